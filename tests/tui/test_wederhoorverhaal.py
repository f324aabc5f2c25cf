"""Hoor en wederhoor on the screens: from a first check to definitief, with a verslag that came back as a Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.domain.wijzigingen import wijzigingen
from korpsmonitor_tui.services.versies import lees_versies
from korpsmonitor_tui.word.sporenschrijver import AUTEUR
from korpsmonitor_tui.word.wijzigingen import lees_wijzigingen
from tests.services import verhaal
from tests.services.verhaal import DOSSIER, TEKSTEN
from tests.services.verslagretour import erachter, stil, terug, vervang, verzonden
from tests.tui.scherm import Bediening, beeld, druk, meldingen, plat, programma, rust, typ, vul_in
from tests.tui.test_verhaal import zet_stap
from tests.tui.test_verslag import _menu
from tests.tui.test_wederhoor import _opmerkingen
from tests.word.spoorvoorbeeld import bij_opmerking, t
from tests.word.teruggave import Bewerking, met_opmerkingen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Laptop

EEN, TWEE, DRIE = (tekst for _hoofdstuk, tekst in TEKSTEN)
TWEE += " Dat is sinds 2012."
NIEUW = "Sinds mei is er een convenant met de gemeenten."
VERSIE_2 = [
    EEN.replace("32", "36"),
    TWEE.replace("wordt ieder", "wordt, ieder"),
    f"{DRIE} Dat geldt sinds 2012.",
    NIEUW,
]
"""The passages after everything was decided."""


async def test_van_eerste_check_tot_definitief(laptop: Laptop, tmp_path: Path) -> None:
    verhaal.plan(laptop)
    verhaal.noteer(laptop)
    await _doe_eerste_check(laptop)
    await _verstuur(laptop)
    assert verhaal.status(laptop) == Status.TER_VERIFICATIE
    await _lees(laptop, tmp_path)
    await _beslis(laptop)
    await _stel_vast(laptop, tmp_path)
    _is_definitief(laptop, tmp_path)


async def _doe_eerste_check(laptop: Laptop) -> None:
    """The auditor finds something; the notulist mends it and answers."""
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "enter", "f7", "s")
        await zet_stap(pilot, "aanbieden voor de eerste check")
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, "enter", "f7", "a")
        await druk(pilot, *["down"] * _menu(pilot)[0].index("terugsturen naar de notulist"), "enter")
        await vul_in(pilot, "reden", "onduidelijk")
        await vul_in(pilot, "opmerkingen", "2: Sinds wanneer?")
        await druk(pilot, "ctrl+s")
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "enter", "f7", "down", "down", "enter")
        await typ(pilot, " Dat is sinds 2012.")
        await druk(pilot, "escape", "f8")
        await druk(pilot, "b")
        await vul_in(pilot, "reden", "Aangevuld.")
        await druk(pilot, "ctrl+s")
        await zet_stap(pilot, "aanbieden voor de eerste check")
    assert verhaal.teksten(laptop) == [EEN, TWEE, DRIE]


async def _verstuur(laptop: Laptop) -> None:
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, "enter")
        await zet_stap(pilot, "ter verificatie versturen")
        assert "Aan: korpsexpert, portefeuillehouder." in beeld(pilot)
        await druk(pilot, "ctrl+s")
        assert "is vastgelegd; antwoord uiterlijk" in meldingen(pilot)


def _retour(laptop: Laptop) -> bytes:
    """Tracked, silent, a comma, a new passage, and a comment."""

    def vraag(bewerking: Bewerking) -> None:
        bewerking.vervang(
            3, bij_opmerking("1", t("Voor de niet-vergunde branche")) + t(" is te weinig capaciteit.")
        )

    inhoud = terug(
        laptop,
        vervang(1, "32", "36", "R. Expert"),
        stil(2, TWEE.replace("wordt ieder", "wordt, ieder")),
        vraag,
        erachter(3, NIEUW),
    )
    return met_opmerkingen(inhoud, verband=True)


async def _lees(laptop: Laptop, map_: Path) -> None:
    pad = map_ / "retour korpsexpert.docx"
    pad.write_bytes(_retour(laptop))
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "enter", "f8", "i")
        await vul_in(pilot, "bestand", str(pad))
        beeld_ = plat(await druk(pilot, "ctrl+s"))
        assert "retour korpsexpert.docx: Groningen, versie 1, van korpsexpert" in beeld_
        assert "Enter maakt hiervan 5 genummerde opmerkingen." in beeld_
        await druk(pilot, "enter", "enter")
        assert _opmerkingen(pilot) == [
            "b 1 p.2 eerste check Sinds wanneer?",
            "? 2 p.1 korpsexpert “32” wordt “36”",
            "? 3 p.2 korpsexpert redact. erbij: “,”",
            "? 4 p.3 korpsexpert bij “Voor de niet-vergunde branche” Klopt dit? Auteur B: Ja."
            " (in het bestand als opgelost gemarkeerd)",
            f"? 5 p.– korpsexpert nieuwe passage: “{NIEUW}”",
            "? 6 p.– korpsexpert Zie de nota.",
        ]
        await zet_stap(pilot, "in verwerking nemen")


async def _kies(pilot: Bediening, nummer: int) -> None:
    """Go to the remark with this number, as all are shown."""
    await pilot.press("home", *["down"] * (nummer - 1))
    await rust(pilot)


async def _beslis(laptop: Laptop) -> None:
    """The notulist proposes, an auditor decides, another confirms what was rejected."""
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "enter", "f8")
        await _kies(pilot, 2)
        await druk(pilot, "o")
        assert "Opmerking 2: voorgesteld is overgenomen." in meldingen(pilot)
        await _kies(pilot, 6)
        await druk(pilot, "n")
        await vul_in(pilot, "reden", "Welke nota is niet gezegd.")
        await druk(pilot, "ctrl+s")
        assert _opmerkingen(pilot)[5].endswith("→ niet overgenomen?")
        assert "1 van 6 beslist" in beeld(pilot)
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, "enter", "f8")
        await _kies(pilot, 2)
        await druk(pilot, "d", "m", "ctrl+s")
        await _kies(pilot, 4)
        await druk(pilot, "j")
        await vul_in(pilot, "tekst", f"{DRIE} Dat geldt sinds 2012.")
        await druk(pilot, "ctrl+s")
        await _kies(pilot, 5)
        await druk(pilot, "o")
        await _kies(pilot, 6)
        await druk(pilot, "d")
        assert [regel.split()[0] for regel in _opmerkingen(pilot)] == ["b", "o", "o", "j", "o", "n!"]
        assert verhaal.teksten(laptop) == VERSIE_2
        await druk(pilot, "a")
        assert "definitief vaststellen" in _menu(pilot)[1], "not before the rejection is confirmed"
    async with programma(laptop.tweede_auditor) as pilot:
        await druk(pilot, "enter", "f8", "B", "t")
        assert "Opmerking 6: afwijzing bevestigd." in meldingen(pilot)
        assert "6 van 6 beslist" in beeld(pilot)


async def _stel_vast(laptop: Laptop, map_: Path) -> None:
    """Version 2 goes out; one respondent returns it as it was, the other agrees by telephone."""
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "enter")
        await zet_stap(pilot, "aanbieden voor de eerste check")
    await _verstuur(laptop)
    pad = map_ / "korpsexpert.docx"
    pad.write_bytes(verzonden(laptop).inhoud)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "enter", "f8", "i")
        await vul_in(pilot, "bestand", str(pad))
        assert "Er is niets gewijzigd. Is de respondent akkoord?" in plat(await druk(pilot, "ctrl+s"))
        await druk(pilot, "a", "enter")
        assert "Nog geen akkoord van portefeuillehouder." in meldingen(pilot)
        await druk(pilot, "k", "enter")
        assert "Iedereen is akkoord." in meldingen(pilot)
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, "enter")
        await zet_stap(pilot, "definitief vaststellen")
        assert "Versie 2 is definitief." in meldingen(pilot)
        await druk(pilot, "T", "enter")
        await vul_in(pilot, "map", str(map_ / "terug"))
        await druk(pilot, "ctrl+s")
        assert "bestanden staan in" in meldingen(pilot)


def _is_definitief(laptop: Laptop, map_: Path) -> None:
    """What went back to the korps says what changed and what became of every remark, as a reader reads it."""
    teksten = {
        soort: lees_wijzigingen(pad.read_bytes())
        for pad in map_.glob("terug/*/*.docx")
        for soort in ("wijzigingen", "verwerkingstabel", "slotbrief", "gespreksverslag")
        if soort in pad.name
        # The annex with changes has the name of the verslag in its own.
        and (soort != "gespreksverslag" or "wijzigingen" not in pad.name)
    }
    bijlage, definitief = teksten["wijzigingen"], teksten["gespreksverslag"]
    assert list(filter(None, bijlage.oud)) == list(
        filter(None, lees_wijzigingen(verzonden(laptop, 1).inhoud).nieuw)
    )
    assert list(filter(None, bijlage.nieuw)) == list(filter(None, definitief.nieuw))
    assert {wijziging.merk.auteur for wijziging in wijzigingen(bijlage.alineas)} == {AUTEUR}
    assert wijzigingen(definitief.alineas) == ()
    assert all(any(tekst in regel for regel in definitief.nieuw) for tekst in VERSIE_2)
    assert "niet overgenomen: Welke nota is niet gezegd." in teksten["verwerkingstabel"].nieuw
    assert any("5 opmerkingen" in regel for regel in teksten["slotbrief"].nieuw)
    assert verhaal.status(laptop) == Status.DEFINITIEF
    assert verhaal.teksten(laptop) == VERSIE_2
    assert [(v.nummer, v.soort) for v in lees_versies(laptop.store.lees(), DOSSIER)] == [
        (1, "verzonden"),
        (2, "verzonden"),
        (2, "definitief"),
    ]
    assert laptop.store.controleer().klopt
