"""The tab Extractie: every suggestion is looked at with its text, its norm and its source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from textual.geometry import Region

from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.services import coderingen, transcripten, verslagtekst
from korpsmonitor_tui.tui.messages import OpenDossier
from korpsmonitor_tui.tui.screens.dossier import DossierScreen
from korpsmonitor_tui.tui.screens.transcript_lezen import TranscriptScreen
from korpsmonitor_tui.tui.tabs.extractie_details import details
from korpsmonitor_tui.tui.widgets.lijst import Lijst
from tests.services import verhaal
from tests.services.coderen import TEKSTEN, dimensie, suggesties
from tests.services.test_suggesties import leg_transcript_neer
from tests.tui.extractieproef import (
    EXTRACTIE,
    ZICHT,
    ZIN,
    aantallen,
    een,
    gekozen,
    naar,
    tab,
    tekst,
)
from tests.tui.scherm import beeld, druk, plat, programma, rust, typ, vul_in

if TYPE_CHECKING:
    from tests.services.conftest import Laptop


pytestmark = pytest.mark.usefixtures("een_suggesteur")


# -- looking -------------------------------------------------------------------------------------------------------------


async def test_de_lijst_staat_in_de_orde_van_de_teksten_en_begint_bij_de_eerste_open_regel(
    laptop: Laptop, dossier: str
) -> None:
    async with programma(laptop.auditor) as pilot:
        scherm = await druk(pilot, *EXTRACTIE)
        assert [regel.id for regel in tab(pilot).zichtbaar] == [s.kenmerk for s in suggesties(laptop.auditor)]
        assert "? ●●○ midden Korpsexpert kwaliteit" in scherm
        # Bands, never bare decimals.
        assert not re.search(r"\d[.,]\d", str(tab(pilot).query_one(Lijst).render_lines(Region(0, 0, 80, 6))))
        assert gekozen(pilot).endswith("De korpsexpert heeft te weinig tijd.")
        assert tekst(pilot, "stand") == "1 van 13 · u codeert onafhankelijk; k als u klaar bent"


async def test_de_passage_staat_in_haar_context_met_het_bewijs_en_de_norm(
    laptop: Laptop, dossier: str
) -> None:
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE)
        suggestie = dimensie(laptop.auditor, ZICHT)
        await naar(pilot, suggestie)
        passage = tekst(pilot, "passage")
        norm = next(d.norm for d in laptop.auditor.instrument.dimensies if d.code == ZICHT)
        # The sentence of the note before it, the one itself, the one after.
        assert f"[De norm van zes controles per jaar wordt gehaald.] {ZIN} Er zijn 12 controles" in passage
        assert plat(norm) in passage
        assert suggestie.model in passage
        stand, regel = tab(pilot).stand, tab(pilot).gekozen
        assert stand is not None
        assert regel is not None
        inhoud = details(stand, laptop.auditor.instrument, regel)
        onderstreept = {inhoud.plain[s.start : s.end] for s in inhoud.spans if "underline" in str(s.style)}
        assert onderstreept == {spanne.van(TEKSTEN[2][1]) for spanne in suggestie.bewijs}


async def test_zonder_tekst_zegt_het_tabblad_wat_er_moet_gebeuren(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    async with programma(laptop.auditor) as pilot:
        scherm = plat(await druk(pilot, *EXTRACTIE))
        assert "Er is nog geen tekst om te coderen." in scherm
        assert "importeer daar een transcript" in scherm
        assert "filter" not in scherm.splitlines()[-1], "there is nothing to leave out"


async def test_bekende_namen_die_dubbel_zijn_noemen_hun_aandachtsveld(laptop: Laptop, dossier: str) -> None:
    async with programma(laptop.auditor) as pilot:
        assert "Kwaliteit (toezicht)" in await druk(pilot, *EXTRACTIE)


# -- filters -------------------------------------------------------------------------------------------------------------


async def test_groepen_filters_en_zoeken(laptop: Laptop, dossier: str) -> None:
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE, "b", "O")
        assert len(tab(pilot).zichtbaar) == 12
        await druk(pilot, "B")
        assert [regel.open for regel in tab(pilot).zichtbaar] == [False]
        assert "Hier staat nu niets; A toont alles, O wat open is." in plat(await druk(pilot, "T"))
        await druk(pilot, "A", "f")
        await typ(pilot, "niet vergund")
        await druk(pilot, "enter")
        assert {regel.code for regel in tab(pilot).zichtbaar} == {ZICHT}
        assert "filter: Niet-vergunde branche (Esc wist)" in tekst(pilot, "stand")
        await druk(pilot, "escape", "slash")
        await typ(pilot, "belastingdienst")
        assert {regel.soort for regel in tab(pilot).zichtbaar} == {"dimensie", "organisatie"}
        await druk(pilot, "enter", "escape")
        assert len(tab(pilot).zichtbaar) == 13
        await druk(pilot, "slash")
        await typ(pilot, "zzz")
        assert tekst(pilot, "passage") == "Niets met dit filter; Esc toont alles."


# -- to the source -------------------------------------------------------------------------------------------------------


async def test_de_bron_van_een_notitie_en_van_een_passage(laptop: Laptop, dossier: str) -> None:
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE, "g")
        scherm = pilot.app.screen
        assert isinstance(scherm, DossierScreen)
        assert scherm.query_one("TabbedContent").active == "gesprek"  # type: ignore[attr-defined]
        assert "De korpsexpert heeft te weinig tijd." in beeld(pilot)

    verslagtekst.voeg_passage_toe(
        laptop.notulist, dossier, "toezicht", "Op de vergunde branche is goed zicht."
    )
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE)
        passage = next(r for r in tab(pilot).zichtbaar if r.anker.soort == "passage")
        tab(pilot).kies(passage.id)
        await rust(pilot)
        await druk(pilot, "enter")
        assert pilot.app.screen.query_one("TabbedContent").active == "verslag"  # type: ignore[attr-defined]


async def test_de_bron_van_een_beurt_is_het_transcript(laptop: Laptop, dossier: str) -> None:
    transcript = leg_transcript_neer(
        laptop, dossier, 1, "Goedemorgen allemaal.", "Er is goed zicht op de escort."
    )
    transcripten.koppel_sprekers(laptop.notulist, dossier, transcript, {"spreker 0": "portefeuillehouder"})
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE)
        beurt = next(r for r in tab(pilot).zichtbaar if r.anker.entiteit == f"{transcript}/2")
        tab(pilot).kies(beurt.id)
        await rust(pilot)
        # What was said just before belongs to another speaker, who is shown by role and never by a name.
        assert "[portefeuillehouder: Goedemorgen allemaal.] Er is goed zicht" in tekst(pilot, "passage")
        assert "spreker 0" not in beeld(pilot)
        assert "spreker 1" not in beeld(pilot)
        await druk(pilot, "g")
        assert isinstance(pilot.app.screen, TranscriptScreen)
        await druk(pilot, "escape")
        assert tab(pilot).gekozen == beurt


async def test_een_code_die_het_zoeken_vond_wordt_getoond(laptop: Laptop, dossier: str) -> None:
    suggestie = dimensie(laptop.auditor, ZICHT)
    (id_,) = coderingen.bevestig(laptop.auditor, dossier, [suggestie])
    async with programma(laptop.auditor) as pilot:
        pilot.app.post_message(OpenDossier(dossier, "", "codering", id_))
        await rust(pilot)
        assert gekozen(pilot) == f"{ZICHT} {ZIN}"


async def test_zonder_woordenlijst_kan_er_nog_met_de_hand_worden_gecodeerd(
    laptop: Laptop, dossier: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def geen(_sessie: object) -> None:
        raise NietGevonden("Dit instrument heeft geen woordenlijst.")

    monkeypatch.setattr("korpsmonitor_tui.services.suggesties.Suggesteur", geen)
    async with programma(laptop.auditor) as pilot:
        scherm = plat(await druk(pilot, *EXTRACTIE))
        assert "geen woordenlijst. Met c codeert u zelf" in scherm
        await druk(pilot, "c", "enter")
        await druk(pilot, "z", "enter")
        await typ(pilot, "cijfer")
        await druk(pilot, "enter")
        await vul_in(pilot, "waarde", "12")
        await druk(pilot, "ctrl+s", "escape", "escape")
        assert aantallen(pilot)[0] == "alles 1"
    assert dict(een(laptop).gegevens)["tot"] == "12"
