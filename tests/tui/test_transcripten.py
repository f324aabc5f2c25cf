"""A transcript on the screen: looked at before it is recorded, its speakers named, and laid beside the notes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Select, Static, TextArea

from korpsmonitor_tui.domain.anker import Bronsoort, beurt_id
from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.services import coderingen, gesprekken, opnamen, transcripten
from korpsmonitor_tui.services.codeerstand import lees_dossier
from korpsmonitor_tui.services.coderingen import NieuweCodering
from korpsmonitor_tui.services.gesprekken import NieuweNotitie, lees_notities
from korpsmonitor_tui.services.transcriptstand import Transcript, eis_transcript, lees_transcripten
from korpsmonitor_tui.tui.messages import OpenDossier
from korpsmonitor_tui.tui.screens.transcript_inlezing import TranscriptinlezingScreen
from korpsmonitor_tui.tui.screens.transcript_lezen import TranscriptScreen
from korpsmonitor_tui.tui.screens.transcript_sprekers import SprekersScreen
from korpsmonitor_tui.tui.screens.transcripten import TranscriptenScreen
from tests.services import verhaal
from tests.services.gesprekgeluid import REGELS, maak_definitief, schrijf, schrijf_wav, vtt
from tests.services.verhaal import DOSSIER
from tests.tui.scherm import Bediening, beeld, druk, meldingen, plat, programma, rust, typ, vul_in

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Laptop
    from tests.store.conftest import Klok

BEGIN = datetime(2013, 2, 4, 9, tzinfo=UTC)
"""Planned at 10:00 in the Netherlands."""
VERBETERD = (
    *REGELS[:1],
    (4, 9, "Spreker 2", "De vergunde branche controleren wij ieder kwartaal."),
    *REGELS[2:],
)
"""One sentence was corrected."""


@pytest.fixture
def gepland(laptop: Laptop) -> Laptop:
    verhaal.plan(laptop)
    return laptop


@pytest.fixture
def genoteerd(gepland: Laptop, klok: Klok) -> Laptop:
    """Notes 20, 300 and 730 seconds into the gesprek."""
    for seconden, tekst in ((20, "kwartaalcontrole"), (300, "niets gezegd"), (730, "niet vergund")):
        klok.nu = BEGIN + timedelta(seconds=seconden)
        gesprekken.voeg_notities_toe(gepland.notulist, DOSSIER, [NieuweNotitie("toezicht", tekst)])
    return gepland


def importeer(laptop: Laptop, map_: Path, naam: str = "gesprek.vtt") -> Transcript:
    return transcripten.importeer(laptop.notulist, DOSSIER, schrijf(map_, vtt(), naam)).transcript


def bewaard(laptop: Laptop) -> tuple[Transcript, ...]:
    return lees_transcripten(laptop.store.lees(), DOSSIER)


async def open_transcripten(pilot: Bediening) -> str:
    pilot.app.post_message(OpenDossier(DOSSIER, tab="gesprek"))
    await rust(pilot)
    return await druk(pilot, "alt+s")


async def kies_bestand(pilot: Bediening, pad: Path) -> str:
    await druk(pilot, "i")
    await vul_in(pilot, "bestand", str(pad))
    return await druk(pilot, "ctrl+s")


def details(pilot: Bediening) -> str:
    """What is under the cursor in full; a notice may lie over it."""
    return str(pilot.app.screen.query_one("#tekst", Static).render())


# -- the story -----------------------------------------------------------------------------------------------------------


async def test_inlezen_sprekers_benoemen_uitlijnen_en_springen(genoteerd: Laptop, tmp_path: Path) -> None:
    laptop = genoteerd
    async with programma(laptop.notulist) as pilot:
        assert "Druk op i" in plat(await open_transcripten(pilot))
        bekeken = plat(await kies_bestand(pilot, schrijf(tmp_path, vtt())))
        assert isinstance(pilot.app.screen, TranscriptinlezingScreen)
        assert "4 cues" in bekeken
        assert "3 beurten" in bekeken
        assert bewaard(laptop) == ()

        assert "Van 2 sprekers" in await druk(pilot, "enter")
        assert isinstance(pilot.app.screen, SprekersScreen)
        assert len(bewaard(laptop)) == 1
        # The notice that it was recorded lies over the examples; what the first speaker said heads them.
        assert "Auditor B zei onder meer" in beeld(pilot)
        assert "Spreker 2 zei onder meer" in await druk(pilot, "a")
        assert "✓ Van alle sprekers" in await druk(pilot, "1")
        expert = gesprekken.lees_deelnemers(laptop.store.lees(), DOSSIER)[0]
        assert bewaard(laptop)[0].sprekers == {"Auditor B": "auditor", "Spreker 2": expert.id}

        assert "✓ alle 2" in await druk(pilot, "escape")
        assert isinstance(pilot.app.screen, TranscriptenScreen)
        await druk(pilot, "enter")
        scherm = pilot.app.screen
        assert isinstance(scherm, TranscriptScreen)
        # From the last note to what was said then, and back.
        await druk(pilot, "tab", "end")
        assert "Notitie · 0:12:10 · Toezicht" in beeld(pilot)
        assert "Beurt 3 · 0:11:40–0:11:45 · auditor" in await druk(pilot, "enter")
        assert scherm.beurten.has_focus
        await druk(pilot, "enter")
        assert (scherm.notities.has_focus, scherm.notities.hier) == (True, 2)
        # Nothing was said at the second; it was made at the second turn.
        await druk(pilot, "up", "enter")
        assert "niets gezegd" in meldingen(pilot)
        await druk(pilot, "shift+tab", "home", "down", "tab")
        assert scherm.notities.hier == 1
        assert "verschoven -0:04:56" in await druk(pilot, "h")
        assert bewaard(laptop)[0].verschuiving == -296_000
        assert "Beurt 2 ·" in await druk(pilot, "enter")


async def test_verschuiven_per_seconde_en_ongedaan(genoteerd: Laptop, tmp_path: Path) -> None:
    importeer(genoteerd, tmp_path)
    async with programma(genoteerd.notulist) as pilot:
        await open_transcripten(pilot)
        await druk(pilot, "enter", "plus", "greater_than_sign", "minus")
        assert bewaard(genoteerd)[0].verschuiving == 10_000
        assert "verschoven +0:00:10" in beeld(pilot)
        await druk(pilot, "f4")
        assert bewaard(genoteerd)[0].verschuiving == 11_000
        assert "verschoven +0:00:11" in beeld(pilot)


async def test_van_een_beurt_wordt_een_notitie_die_ernaar_verwijst(genoteerd: Laptop, tmp_path: Path) -> None:
    transcript = importeer(genoteerd, tmp_path)
    transcripten.koppel_sprekers(genoteerd.notulist, DOSSIER, transcript.id, {"Spreker 2": "korpsexpert"})
    async with programma(genoteerd.notulist) as pilot:
        await open_transcripten(pilot)
        await druk(pilot, "enter", "down", "m")
        veld = pilot.app.screen.query_one(TextArea)
        assert veld.text == f"{REGELS[1][3]} {REGELS[2][3]}"
        await vul_in(pilot, "tekst", "Acht rechercheurs controleren.")
        assert pilot.app.screen.query_one("#hoofdstuk", Select).value == "referentiekader"
        await druk(pilot, "ctrl+s")
        notitie = lees_notities(genoteerd.store.lees(), DOSSIER)[-1]
        assert (notitie.tekst, notitie.spreker, notitie.verstreken) == (
            "Acht rechercheurs controleren.",
            "korpsexpert",
            4,
        )
        assert notitie.beurt == beurt_id(transcript.id, 2)
        # However the transcript is shifted: the note stands beside its turn.
        await druk(pilot, *["greater_than_sign"] * 3, "tab", "end")
        assert "van een beurt gemaakt" in details(pilot)
        assert "Beurt 2 ·" in await druk(pilot, "enter")


async def test_zoeken_in_het_transcript(genoteerd: Laptop, tmp_path: Path) -> None:
    importeer(genoteerd, tmp_path)
    async with programma(genoteerd.notulist) as pilot:
        await open_transcripten(pilot)
        await druk(pilot, "enter", "n")
        assert "Zoek eerst" in meldingen(pilot)
        await druk(pilot, "slash")
        await typ(pilot, "BRANCHE")
        assert "“BRANCHE”: plaats 1 van 2" in await druk(pilot, "enter")
        assert "Beurt 2 ·" in beeld(pilot)
        assert "Beurt 3 ·" in await druk(pilot, "n")
        assert "Beurt 2 ·" in await druk(pilot, "n")
        assert "Beurt 3 ·" in await druk(pilot, "N")
        await druk(pilot, "slash", "ctrl+u")
        await typ(pilot, "onvindbaar")
        assert "“onvindbaar” staat er niet in" in await druk(pilot, "enter")
        await druk(pilot, "slash", "escape")
        assert isinstance(pilot.app.screen, TranscriptScreen)
        await druk(pilot, "escape")
        assert isinstance(pilot.app.screen, TranscriptenScreen)


# -- a corrected transcript ------------------------------------------------------------------------------------------------


def codeer(laptop: Laptop, transcript: str, nummer: int, citaat: str) -> None:
    beurt = next(
        bron.tekst
        for bron in lees_dossier(laptop.auditor, DOSSIER).bronnen
        if bron.entiteit == beurt_id(transcript, nummer)
    )
    begin = beurt.index(citaat)
    bron = (Bronsoort.BEURT.value, beurt_id(transcript, nummer))
    nieuw = NieuweCodering(
        "dimensie", "toezicht.vergunde_branche", bron, begin, begin + len(citaat), "positief"
    )
    coderingen.voeg_toe(laptop.auditor, DOSSIER, nieuw)


async def test_een_verbeterd_transcript_houdt_de_codes(gepland: Laptop, tmp_path: Path) -> None:
    eerste = importeer(gepland, tmp_path)
    codeer(gepland, eerste.id, 2, "Dat doen acht rechercheurs.")
    codeer(gepland, eerste.id, 2, "De vergunde branche wordt ieder kwartaal gecontroleerd.")
    codeer(gepland, eerste.id, 3, "niet-vergunde branche")
    async with programma(gepland.auditor, hoogte=40) as pilot:
        await open_transcripten(pilot)
        bekeken = plat(await kies_bestand(pilot, schrijf(tmp_path, vtt(*VERBETERD), "beter.vtt")))
        assert "Verbetert transcript 1" in bekeken
        assert "2 blijven staan" in bekeken
        assert "1 gaan mee met een gewijzigde tekst" in bekeken
        assert "0 worden niet teruggevonden" in bekeken
        await druk(pilot, "enter", "escape")
        assert "(vervangen)" in beeld(pilot)
    tweede = bewaard(gepland)[1]
    codes = lees_dossier(gepland.auditor, DOSSIER).eigen
    assert {code.anker.entiteit.rpartition("/")[0] for code in codes} == {tweede.id}
    assert sorted(code.te_bekijken for code in codes) == [False, False, True]


async def test_wie_onafhankelijk_codeert_ziet_alleen_eigen_codes(gepland: Laptop, tmp_path: Path) -> None:
    eerste = importeer(gepland, tmp_path)
    codeer(gepland, eerste.id, 3, "niet-vergunde branche")
    async with programma(gepland.tweede_auditor, hoogte=40) as pilot:
        await open_transcripten(pilot)
        bekeken = plat(await kies_bestand(pilot, schrijf(tmp_path, vtt(*VERBETERD), "beter.vtt")))
        assert "0 blijven staan" in bekeken
        assert "Alleen uw eigen codes zijn geteld" in bekeken


# -- what does not go on ---------------------------------------------------------------------------------------------------


async def test_esc_na_bekijken_legt_niets_vast(gepland: Laptop, tmp_path: Path) -> None:
    async with programma(gepland.notulist) as pilot:
        await open_transcripten(pilot)
        await kies_bestand(pilot, schrijf(tmp_path, vtt()))
        await druk(pilot, "escape")
        assert isinstance(pilot.app.screen, TranscriptenScreen)
    assert bewaard(gepland) == ()


async def test_wat_wordt_vastgelegd_is_wat_werd_bekeken(gepland: Laptop, tmp_path: Path) -> None:
    """Also if the file was changed on disk meanwhile."""
    pad = schrijf(tmp_path, vtt())
    async with programma(gepland.notulist) as pilot:
        await open_transcripten(pilot)
        await kies_bestand(pilot, pad)
        pad.write_text("iets heel anders", encoding="utf-8")
        await druk(pilot, "enter")
    (transcript,) = bewaard(gepland)
    assert transcript.vorm == "vtt"


async def test_vreemde_cues_en_overgeslagen_regels_staan_in_het_overzicht(
    gepland: Laptop, tmp_path: Path
) -> None:
    lus = [(nr, nr + 1, "A", "Bedankt voor het kijken.") for nr in range(4)]
    tekst = vtt(*lus).replace("WEBVTT", "WEBVTT\n\nNOTE door de dienst gemaakt", 1)
    async with programma(gepland.notulist) as pilot:
        await open_transcripten(pilot)
        bekeken = plat(await kies_bestand(pilot, schrijf(tmp_path, tekst)))
        assert "4 cues: herhaalt zich" in bekeken
        assert "regel 3, opmerking: “NOTE door de dienst gemaakt”" in bekeken
        assert "! 4" in await druk(pilot, "enter", "escape")


async def test_een_bestand_dat_al_was_ingelezen(gepland: Laptop, tmp_path: Path) -> None:
    importeer(gepland, tmp_path)
    async with programma(gepland.notulist) as pilot:
        await open_transcripten(pilot)
        assert "was al ingelezen als transcript 1" in await kies_bestand(pilot, tmp_path / "gesprek.vtt")
        assert isinstance(pilot.app.screen, TranscriptinlezingScreen)
        await druk(pilot, "enter")
        assert isinstance(pilot.app.screen, TranscriptinlezingScreen)
    assert len(bewaard(gepland)) == 1


async def test_geen_transcript_is_een_melding(gepland: Laptop, tmp_path: Path) -> None:
    pad = tmp_path / "plaat.vtt"
    pad.write_bytes(b"%PDF-1.7")
    async with programma(gepland.notulist) as pilot:
        await open_transcripten(pilot)
        await kies_bestand(pilot, pad)
        assert "geen transcript" in meldingen(pilot)
        assert isinstance(pilot.app.screen, TranscriptenScreen)
        # Nobody can be named yet: the footer does not offer it.
        assert "sprekers" not in beeld(pilot).splitlines()[-1]


async def test_zonder_notities_zegt_het_transcript_hoe_er_een_komt(gepland: Laptop, tmp_path: Path) -> None:
    importeer(gepland, tmp_path)
    async with programma(gepland.notulist) as pilot:
        await open_transcripten(pilot)
        assert "Nog geen notities" in await druk(pilot, "enter")
        beurten = pilot.app.focused
        # There is no other side to go to.
        await druk(pilot, "tab")
        assert pilot.app.focused is beurten


async def test_na_definitief_kan_worden_gelezen_en_niets_gewijzigd(laptop: Laptop, tmp_path: Path) -> None:
    verhaal.plan(laptop)
    importeer(laptop, tmp_path)
    maak_definitief(laptop)
    async with programma(laptop.notulist) as pilot:
        await open_transcripten(pilot)
        await druk(pilot, "i")
        assert "definitief" in meldingen(pilot)
        await druk(pilot, "s", "a")
        assert bewaard(laptop)[0].sprekers == {}
        await druk(pilot, "escape", "enter", "plus", "m")
        assert isinstance(pilot.app.screen, TranscriptScreen)
        assert bewaard(laptop)[0].verschuiving == 0


async def test_afbreken_tussen_twee_stappen(gepland: Laptop, tmp_path: Path) -> None:
    class Genoeg(KorpsmonitorFout):
        pass

    stappen: list[int] = []

    def meld(gedaan: int, _totaal: int, _wat: str) -> None:
        stappen.append(gedaan)
        if gedaan == 2:
            raise Genoeg("genoeg")

    with pytest.raises(Genoeg):
        transcripten.bereid_voor(gepland.notulist, DOSSIER, schrijf(tmp_path, vtt()), meld)
    assert stappen == [0, 1, 2]
    assert bewaard(gepland) == ()


# -- speakers and recordings -------------------------------------------------------------------------------------------------


async def test_een_rol_typen_en_terugnemen(gepland: Laptop, tmp_path: Path) -> None:
    importeer(gepland, tmp_path)
    async with programma(gepland.notulist) as pilot:
        await open_transcripten(pilot)
        await druk(pilot, "s", "r")
        await vul_in(pilot, "reden", "wijkagent")
        await druk(pilot, "ctrl+s")
        assert bewaard(gepland)[0].sprekers == {"Auditor B": "wijkagent"}
        await druk(pilot, "9")
        assert "geen deelnemer 9" in meldingen(pilot)
        await druk(pilot, "home", "0")
        assert bewaard(gepland)[0].sprekers == {}


async def test_een_transcript_zonder_sprekers(gepland: Laptop, tmp_path: Path) -> None:
    async with programma(gepland.notulist) as pilot:
        await open_transcripten(pilot)
        pad = schrijf(tmp_path, "WEBVTT\n\n00:01.000 --> 00:02.000\nJa.\n")
        assert "noemt geen sprekers" in plat(await kies_bestand(pilot, pad))
        await druk(pilot, "enter", "s")
        assert isinstance(pilot.app.screen, TranscriptenScreen)


async def test_bij_een_opname(gepland: Laptop, tmp_path: Path) -> None:
    """One recording is chosen of itself."""
    opname = opnamen.leg_opname_vast(
        gepland.notulist, DOSSIER, schrijf_wav(tmp_path), opnamen.Opnamegegevens()
    )
    async with programma(gepland.notulist) as pilot:
        await open_transcripten(pilot)
        await kies_bestand(pilot, schrijf(tmp_path, vtt()))
        await druk(pilot, "enter", "escape")
        assert "Opname: opname.wa" in beeld(pilot)
    assert eis_transcript(gepland.store.lees(), DOSSIER).opname == opname.id
