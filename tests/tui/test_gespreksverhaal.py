"""One interview on the screens: a transcript comes in, is laid beside the notes, read for codes, and stands in the verslag."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import docx
import pytest
from textual.widgets import OptionList

from korpsmonitor_tui.services import gesprekken
from korpsmonitor_tui.services.codeerbesluiten import lees_dekking
from korpsmonitor_tui.services.gesprekken import NieuweNotitie
from korpsmonitor_tui.services.transcriptstand import eis_transcript
from korpsmonitor_tui.tui.screens.bewijsdekking import BewijsdekkingScreen
from korpsmonitor_tui.tui.screens.transcript_lezen import TranscriptScreen
from korpsmonitor_tui.tui.screens.transcript_sprekers import SprekersScreen
from korpsmonitor_tui.tui.tabs.extractie import ExtractieTab
from tests.services import coderen, verhaal
from tests.services.coderen import ZICHT as NIET_VERGUND
from tests.services.coderen import dimensie, eigen
from tests.services.korpsgesprek import AUDITOR, CHEF, CUES, EXPERT, TIJD, ZICHT, schrijf_gesprek
from tests.services.verhaal import DOSSIER
from tests.tui.scherm import Bediening, beeld, druk, meldingen, plat, programma, rust, vul_in

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.codering import Suggestie
    from tests.services.conftest import Laptop
    from tests.store.conftest import Klok

BEGIN = datetime(2013, 2, 4, 9, tzinfo=UTC)
"""Planned at 10:00 in the Netherlands; the recording began two minutes later."""
NOTITIE = "Te weinig zicht op niet-vergund."


pytestmark = pytest.mark.usefixtures("een_suggesteur")


@pytest.fixture
def genotuleerd(laptop: Laptop, klok: Klok) -> Laptop:
    """Notes at over two and nearly five minutes."""
    verhaal.plan(laptop)
    for seconden, hoofdstuk, tekst in (
        (138, "organisatie", "Mandaat is duidelijk."),
        (283, "toezicht", NOTITIE),
    ):
        klok.nu = BEGIN + timedelta(seconds=seconden)
        gesprekken.voeg_notities_toe(laptop.notulist, DOSSIER, [NieuweNotitie(hoofdstuk, tekst)])
    return laptop


async def test_van_transcript_tot_verslag_met_bevindingen(genotuleerd: Laptop, tmp_path: Path) -> None:
    laptop = genotuleerd
    async with programma(laptop.notulist, hoogte=40) as pilot:
        await _lees_in(pilot, schrijf_gesprek(tmp_path))
        await _lijn_uit(pilot, laptop)
    async with programma(laptop.auditor) as pilot:
        await _beoordeel(pilot, laptop)
    async with programma(laptop.tweede_auditor, hoogte=40) as pilot:
        # Codes independently; found nothing to add.
        await druk(pilot, "enter", "alt+e", "k", "enter")
    async with programma(laptop.notulist, hoogte=40) as pilot:
        await _neem_op(pilot, laptop)
        await druk(pilot, "w")
        await vul_in(pilot, "map", str(tmp_path))
        await druk(pilot, "ctrl+s")
        await _zie_wat_ontbreekt(pilot, laptop)
    _controleer_word(tmp_path)
    assert laptop.store.controleer().gebreken == ()


async def _lees_in(pilot: Bediening, pad: Path) -> None:
    """Looked at first, then taken in, and who speaks is said at once."""
    await druk(pilot, "enter", "f6", "alt+s", "i")
    await vul_in(pilot, "bestand", str(pad))
    bekeken = plat(await druk(pilot, "ctrl+s"))
    assert f"{CUES} cues" in bekeken
    await druk(pilot, "enter")
    assert isinstance(pilot.app.screen, SprekersScreen)
    for toets in ("a", "1", "2"):
        await druk(pilot, toets)
    assert "✓ Van alle sprekers" in beeld(pilot)
    await druk(pilot, "escape")


async def _lijn_uit(pilot: Bediening, laptop: Laptop) -> None:
    """Look up what was said, point at the note that was made of it, and say so."""
    await druk(pilot, "enter")
    scherm = pilot.app.screen
    assert isinstance(scherm, TranscriptScreen)
    await druk(pilot, "slash")
    scherm.query_one("#zoek").focus()
    await pilot.press(*"onvoldoende")
    assert "onvoldoende zicht" in await druk(pilot, "enter")
    await druk(pilot, "tab", "end", "shift+tab", "h")
    transcript = eis_transcript(laptop.store.lees(), DOSSIER)
    assert transcript.verschuiving == -122_000
    rollen = {naam: wie for naam, wie in transcript.sprekers.items() if wie == "auditor"}
    assert rollen == {AUDITOR: "auditor"}
    assert set(transcript.sprekers) == {AUDITOR, EXPERT, CHEF}
    # From the note to what was said then.
    assert ZICHT in plat(await druk(pilot, "tab", "enter"))


async def _ga_naar(pilot: Bediening, kenmerk: str) -> None:
    pilot.app.screen.query_one(ExtractieTab).kies(kenmerk)
    await rust(pilot)


async def _beoordeel(pilot: Bediening, laptop: Laptop) -> None:
    """One confirmed, one rejected, one changed, what is sure together after looking; then finished."""
    await druk(pilot, "enter", "alt+e")
    zicht, tijd = dimensie(laptop.auditor, NIET_VERGUND, "onvoldoende zicht"), _suggestie(laptop, TIJD)
    await _ga_naar(pilot, zicht.kenmerk)
    await druk(pilot, "b")
    await druk(pilot, "x")
    await _ga_naar(pilot, tijd.kenmerk)
    # The list of judgements opens, and goes up one.
    await druk(pilot, "w", "enter", "up", "enter")
    await vul_in(pilot, "toelichting", "Het gaat om 32 uur.")
    await druk(pilot, "ctrl+s", "h", "b")
    assert "niet bekeken" in plat(beeld(pilot))
    await pilot.press(*["pagedown"] * 4)
    await rust(pilot)
    await druk(pilot, "b")
    assert "voorstellen bevestigd" in meldingen(pilot)
    codes = eigen(laptop.auditor)
    assert {(c.oordeel, c.gewijzigd) for c in codes} == {
        ("bevestigd", False),
        ("bevestigd", True),
        ("verworpen", False),
    }
    await druk(pilot, "k", "enter")


def _suggestie(laptop: Laptop, citaat: str) -> Suggestie:
    return next(s for s in coderen.suggesties(laptop.auditor) if s.anker.citaat == citaat)


async def _kies_regel(pilot: Bediening, woord: str, lijst: str = "OptionList") -> None:
    regels = pilot.app.screen.query_one(lijst, OptionList)
    teksten = [plat(str(optie.prompt)) for optie in regels.options]
    regels.highlighted = next(nr for nr, tekst in enumerate(teksten) if woord in tekst)
    await rust(pilot)


async def _neem_op(pilot: Bediening, laptop: Laptop) -> None:
    """The notes become passages, and so do bevindingen; of such a passage is known what was said."""
    await druk(pilot, "enter", "f7", "s", "i")
    for tekst in (ZICHT, TIJD):
        await _kies_regel(pilot, tekst)
        await druk(pilot, "t")
    await druk(pilot, "escape")
    assert {NOTITIE, ZICHT, TIJD} <= set(verhaal.teksten(laptop))
    await _kies_regel(pilot, ZICHT[:20], "#passages")
    await druk(pilot, "b")
    await _kies_regel(pilot, f"korpsexpert: {ZICHT}")
    await _kies_regel(pilot, "Niet-vergunde branche")
    assert "bevestigd door" in plat(beeld(pilot))
    await druk(pilot, "escape")


def _controleer_word(map_: Path) -> None:
    """The file has them, and no name that the recording gave."""
    (pad,) = map_.glob("*.docx")
    geschreven = " ".join("".join(deel.itertext()) for deel in docx.Document(str(pad)).element.body)
    for tekst in (NOTITIE, ZICHT, TIJD):
        assert tekst in geschreven
    assert EXPERT not in geschreven


async def _zie_wat_ontbreekt(pilot: Bediening, laptop: Laptop) -> None:
    """Of this korps and beside the others."""
    dekking = lees_dekking(laptop.notulist, DOSSIER)
    assert NIET_VERGUND not in dekking.zonder
    scherm = plat(await druk(pilot, "f9", "E"))
    assert f"bewijs voor {27 - len(dekking.zonder)} van 27 dimensies" in scherm
    await druk(pilot, "z")
    opties = pilot.app.screen.query_one("#dimensies", OptionList).options
    assert {optie.id for optie in opties if optie.id} == set(dekking.zonder)
    assert "Groningen" in await druk(pilot, "d")
    assert isinstance(pilot.app.screen, BewijsdekkingScreen)
