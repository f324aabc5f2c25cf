"""Pictures of a verslag that came back, and of the remarks that were made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.teruglezing import Aard, Terugpunt, Zekerheid
from korpsmonitor_tui.services import verslagstappen, wederhoor
from korpsmonitor_tui.tui.app import KorpsmonitorApp
from korpsmonitor_tui.tui.thema import DONKER, LICHT
from tests.services import verhaal
from tests.services.teruggestuurd import OUD, bestand, neem_op, nieuwe_passage, passages, wijziging
from tests.services.verhaal import DOSSIER
from tests.services.verslagretour import erachter, stil, terug, vervang
from tests.tui.test_beelden import BREED, SMAL, vergelijk

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Laptop
    from tests.tui.test_beelden import Vergelijk

__all__ = ["vergelijk"]


def met_van_alles(laptop: Laptop) -> None:
    """Two respondents answered; one change was taken over, another is proposed, a third was rejected."""
    verhaal.verzonden(laptop)
    ids = passages(laptop)
    los = Terugpunt(
        Aard.LOS, "", None, "R. Espondent", None, "", "Losse tekst.", zekerheid=Zekerheid.VOORSTEL
    )
    bron = Terugpunt(Aard.OPMERKING, ids[2], 2, "P. Houder", None, OUD[1], "", "Welke bron?", "kwartaal")
    neem_op(
        laptop,
        bestand(
            laptop,
            wijziging(laptop, 1, OUD[0].replace("32", "36")),
            wijziging(laptop, 1, OUD[0].replace("32 uur per week", "40 uren")),
            wijziging(laptop, 3, OUD[2].replace("branche is", "branche, is")),
            nieuwe_passage("Er is een convenant.", ids[1]),
            los,
            inhoud=b"1",
        ),
        # Reactions of one day stand in the order of their ids, which follow from the bytes.
        bestand(laptop, bron, wie="portefeuillehouder", inhoud=b"2"),
    )
    verslagstappen.neem_in_verwerking(laptop.notulist, DOSSIER)
    eerste, _tweede, _derde, vierde, *_rest, laatste = verhaal.opmerkingen(laptop)
    wederhoor.beslis(laptop.auditor, DOSSIER, eerste.id, "overgenomen")
    wederhoor.beslis(laptop.auditor, DOSSIER, laatste.id, "niet overgenomen", "Dit staat al elders.")
    wederhoor.stel_voor(laptop.notulist, DOSSIER, vierde.id, wederhoor.Uitspraak("overgenomen"))


def test_opmerkingen_smal(laptop: Laptop, vergelijk: Vergelijk) -> None:
    met_van_alles(laptop)
    vergelijk(KorpsmonitorApp(laptop.auditor), LICHT, SMAL, ("enter", "f8", "home", "down"))


def test_opmerkingen_breed(laptop: Laptop, vergelijk: Vergelijk) -> None:
    met_van_alles(laptop)
    vergelijk(KorpsmonitorApp(laptop.auditor), DONKER, BREED, ("enter", "f8", "home", "down", "down", "down"))


def test_botsing(laptop: Laptop, vergelijk: Vergelijk) -> None:
    met_van_alles(laptop)
    vergelijk(
        KorpsmonitorApp(laptop.auditor), DONKER, SMAL, ("enter", "f8", "home", "down", "o", "tab", "tab")
    )


def test_redactioneel(laptop: Laptop, vergelijk: Vergelijk) -> None:
    met_van_alles(laptop)
    vergelijk(KorpsmonitorApp(laptop.auditor), LICHT, SMAL, ("enter", "f8", "home", "m"))


def test_teruggekomen(laptop: Laptop, vergelijk: Vergelijk, tmp_path: Path) -> None:
    verhaal.verzonden(laptop)
    pad = tmp_path / "retour korpsexpert.docx"
    pad.write_bytes(
        terug(
            laptop,
            vervang(1, "32", "36"),
            stil(2, OUD[1].replace("kwartaal", "maand")),
            erachter(3, "Er is een convenant."),
        )
    )
    # Where the file lies differs from run to run; the picture is of what is in it.
    vergelijk(
        KorpsmonitorApp(laptop.notulist), DONKER, SMAL, ("enter", "f8", "i", "ctrl+u", f":{pad}", "ctrl+s")
    )
