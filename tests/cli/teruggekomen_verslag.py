"""A verslag that was sent and came back changed, with everything once that can be done with a remark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.teruglezing import Aard, Teruglezing, Terugpunt, Zekerheid
from korpsmonitor_tui.services import terugkomst
from korpsmonitor_tui.services.openen import Wereld, open_sessie
from korpsmonitor_tui.services.terugkomst import Teruggegeven
from korpsmonitor_tui.services.versies import passages_van, verzonden_versie
from korpsmonitor_tui.services.wederhoor import Antwoord
from tests.word.teruggave import Verzonden

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Opdrachtregel

NOTULIST, AUDITOR, COORDINATOR = "notulist 1", "auditor 1", "coördinator"
PARTIJ = "Flevoland"
TEKST = "Er zijn acht rechercheurs werkzaam."
"""What passage 1 says when it is sent."""


def krijg_terug(regel: Opdrachtregel) -> None:
    """Send a verslag of one passage, and take in what the korpsexpert made of it."""
    verstuur(regel, doel=bestand(regel))
    _lees_in(regel)
    regel.goed("verslag", "verwerk", PARTIJ, als=NOTULIST)


def bestand(regel: Opdrachtregel) -> Path:
    """Where the file that went out is."""
    return regel.db.parent / "flevoland.docx"


def verstuur(regel: Opdrachtregel, *rollen: str, doel: Path | None = None, partij: str = PARTIJ) -> None:
    """Send it to people with these roles, by default the korpsexpert; ``doel`` is where the file is written."""
    regel.goed("gesprek", "nieuw", partij, "--notulist", NOTULIST, "--auditor", AUDITOR)
    for rol in rollen or ("korpsexpert",):
        regel.goed("gesprek", "deelnemer", partij, "--rol", rol, "--respondent")
    regel.goed("gesprek", "notitie", partij, TEKST, "--hoofdstuk", "opsporing", als=NOTULIST)
    regel.goed(
        "verslag", "maak", partij, "--doel", str(regel.db.parent / f"concept-{partij}.docx"), als=NOTULIST
    )
    regel.goed("verslag", "check", partij, als=NOTULIST)
    regel.goed("verslag", "verstuur", partij, *(("--doel", str(doel)) if doel else ()), als=AUDITOR)


def verstuur_met_bestand(regel: Opdrachtregel, map_: Path, *rollen: str) -> Verzonden:
    """Send it, and give the file that went out."""
    pad = map_ / "verzonden.docx"
    verstuur(regel, *rollen, doel=pad)
    return Verzonden(pad.read_bytes(), [], [])


def _lees_in(regel: Opdrachtregel) -> None:
    sessie = open_sessie(Wereld(klok=regel.klok), regel.db, lambda: "", als=NOTULIST)
    try:
        dossier = sessie.dossier(PARTIJ)
        versie = verzonden_versie(sessie.store.lees(), dossier)
        assert versie is not None
        (passage,) = passages_van(sessie.store.lees(), versie).values()
        wie, datum = "R. Espondent", "2013-02-12T09:00:00Z"
        punten = (
            Terugpunt(Aard.BIJGEHOUDEN, passage, 1, wie, datum, TEKST, TEKST.replace("acht", "negen")),
            Terugpunt(Aard.STIL, passage, 1, "", None, TEKST, TEKST.replace("rechercheurs", "rechercheurs,")),
            Terugpunt(Aard.LOS, "", None, wie, datum, "", "Los blad.", zekerheid=Zekerheid.VOORSTEL),
        )
        gegeven = Teruggegeven(
            Antwoord("korpsexpert", "e-mail"),
            "retour.docx",
            b"retour",
            versie.nummer,
            Teruglezing((), punten, (), ()),
        )
        terugkomst.leg_teruggave_vast(sessie, dossier, [gegeven])
    finally:
        sessie.store.sluit()


def beslis_over_de_eerste(regel: Opdrachtregel) -> None:
    """Proposed, followed, and confirmed."""
    regel.goed(
        *("verslag", "voorstel", PARTIJ, "1", "niet-overgenomen", "--reden", "De opname zegt acht."),
        *("--soort", "feitelijke-onjuistheid"),
        als=NOTULIST,
    )
    regel.goed("verslag", "besluit", PARTIJ, "1", "--volgens-voorstel", als=AUDITOR)
    regel.goed("verslag", "bevestig", PARTIJ, "1", als=COORDINATOR)


def reageer_als_partner(regel: Opdrachtregel) -> None:
    """A korps judges the OM, which answers, and says something of the municipalities."""
    vraag = ("vragenlijst", "antwoord", PARTIJ, "ketensamenwerking.om", "geel")
    regel.goed(*vraag, "--toelichting", "Wisselende officieren.")
    regel.goed("vragenlijst", "antwoord", PARTIJ, "ketensamenwerking.riec_inzet", "Bij twee zaken.")
    regel.goed("verslag", "repliek", "om", "--korps", PARTIJ, "--tekst", "Sinds mei een vaste officier.")
