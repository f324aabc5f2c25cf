"""Filling in the questionnaire."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.domain.vragenlijst import WAARDE, Vak
from korpsmonitor_tui.services import medewerkers, verslagstappen, verslagtekst
from korpsmonitor_tui.services.vragenlijst import lees_antwoorden, zet_antwoord, zet_antwoorden
from korpsmonitor_tui.tui.tabs.vragenlijst import VragenlijstTab
from korpsmonitor_tui.tui.widgets.keuzeveld import Keuzeveld
from korpsmonitor_tui.tui.widgets.kladveld import KladVeld
from tests.tui.proef import Klok, ProefApp, begin_sessie, open_store, plan_gesprek, tot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.pilot import Pilot

    from korpsmonitor_tui.services.sessie import Sessie

JA_NEE = "referentiekader.vastgesteld"
AANTAL = "referentiekader.van_toepassing"
OPEN = "referentiekader.niet_van_toepassing"
KEUZE = "referentiekader.gebruik"
DATUM = "referentiekader.laatst_getoetst"
PER_JAAR = "organisatie.korpsexpert_uren"


class Proeflijst:
    """The questionnaire of one korps, and its tab."""

    def __init__(self, sessie: Sessie) -> None:
        self.sessie = sessie
        self.dossier = plan_gesprek(sessie)
        self.tab = VragenlijstTab(sessie, self.dossier)
        self.app = ProefApp(self.tab)

    def antwoorden(self) -> dict[tuple[str, str], tuple[str, str]]:
        gegeven = lees_antwoorden(self.sessie.store.lees(), self.dossier)
        return {
            (vak.vraag, vak.jaar): (antwoord.waarde, antwoord.toelichting)
            for vak, antwoord in gegeven.items()
        }

    def conflicten(self) -> int:
        vraag = "SELECT count(*) FROM entiteit WHERE soort = 'antwoord' AND conflicten <> '[]'"
        return int(self.sessie.store.lees().execute(vraag).fetchone()[0])

    def veld(self, id_: str) -> KladVeld:
        return self.tab.query_one(f"#{id_}", KladVeld)

    def vraag(self) -> str:
        """Id of the question in the form."""
        return self.tab.formulier.vraag.id if self.tab.formulier.vraag else ""

    @property
    def keuze(self) -> Keuzeveld:
        return self.tab.query_one(Keuzeveld)

    def tekst(self, id_: str) -> str:
        return str(self.tab.query_one(f"#{id_}", Static).content)

    async def ga_naar(self, pilot: Pilot[None], vraag: str) -> None:
        """To the answer of a question, as from a search."""
        await tot(pilot, (lambda: self.tab.formulier.vraag is None, False))
        self.tab.ga_naar("antwoord", f"{self.dossier}/{vraag}")
        await pilot.pause()


@pytest.fixture
def lijst(tmp_path: Path) -> Iterator[Proeflijst]:
    with open_store(tmp_path / "laptop", Klok()) as store:
        yield Proeflijst(begin_sessie(store))


async def test_a_letter_chooses_and_enter_goes_on(lijst: Proeflijst) -> None:
    async with lijst.app.run_test() as pilot:
        await lijst.ga_naar(pilot, JA_NEE)
        assert lijst.keuze.has_focus
        await pilot.press("n")
        await tot(pilot, (lijst.antwoorden, {(JA_NEE, ""): ("nee", "")}))
        await pilot.press("d", "tab", *"niet overal", "shift+tab", "enter")
        await tot(pilot, (lijst.antwoorden, {(JA_NEE, ""): ("deels", "niet overal")}))
        await tot(pilot, (lambda: lijst.veld("waarde-0").has_focus, True))
        await pilot.press(*"15-20", "enter")
        await tot(pilot, (lijst.vraag, "referentiekader.geborgd"))
        await tot(pilot, (lambda: lijst.antwoorden().get((AANTAL, "")), ("15-20", "")))
    assert lijst.conflicten() == 0


async def test_a_choice_is_made_with_the_cursor_and_taken_back(lijst: Proeflijst) -> None:
    async with lijst.app.run_test() as pilot:
        await lijst.ga_naar(pilot, KEUZE)
        await pilot.press("down", "space")
        await tot(pilot, (lijst.antwoorden, {(KEUZE, ""): ("eenheid", "")}))
        await pilot.press("delete")
        await tot(pilot, (lijst.antwoorden, {(KEUZE, ""): ("", "")}))
        # Enter alone answers nothing.
        await pilot.press("enter")
        await pilot.pause(0.1)
        assert lijst.antwoorden() == {(KEUZE, ""): ("", "")}


async def test_colours_are_chosen_by_their_letter(lijst: Proeflijst) -> None:
    kleurvraag = next(vraag for vraag in lijst.sessie.instrument.vragen.values() if vraag.soort == "kleur")
    async with lijst.app.run_test() as pilot:
        await lijst.ga_naar(pilot, kleurvraag.id)
        for letter, kleur in (("r", "rood"), ("g", "geel"), ("n", "groen"), ("b", "blanco")):
            await pilot.press(letter)
            await tot(pilot, (lijst.antwoorden, {(kleurvraag.id, ""): (kleur, "")}))


async def test_every_year_has_a_figure_and_an_explanation_as_stated(lijst: Proeflijst) -> None:
    async with lijst.app.run_test() as pilot:
        await lijst.ga_naar(pilot, PER_JAAR)
        assert [lijst.veld(f"waarde-{nr}").border_title for nr in (0, 1)] == ["2011", "2012"]
        await pilot.press(*"Nb", "enter")
        await tot(pilot, (lambda: lijst.veld("waarde-1").has_focus, True))
        await pilot.press(*"0(1)")
        await tot(
            pilot,
            (lambda: "2011: niet bekend · 2012: 0, met de toevoeging 1" in lijst.tekst("gelezen"), True),
        )
        await pilot.press("tab", *"volgens EMM 1", "ctrl+down")
        await tot(
            pilot,
            (
                lijst.antwoorden,
                {(PER_JAAR, "2011"): ("Nb", ""), (PER_JAAR, "2012"): ("0(1)", "volgens EMM 1")},
            ),
        )
    assert lijst.conflicten() == 0


async def test_going_back_and_forth_shows_and_keeps_what_was_typed(lijst: Proeflijst) -> None:
    async with lijst.app.run_test() as pilot:
        await lijst.ga_naar(pilot, OPEN)
        await pilot.press(
            *"drie", "ctrl+down", *"geen", "ctrl+up", *" stuks", "ctrl+down", *" enkele", "ctrl+up"
        )
        await tot(pilot, (lambda: lijst.veld("open").text, "drie stuks"))
        volgende = "referentiekader.nog_niet_geborgd"
        await tot(
            pilot, (lijst.antwoorden, {(OPEN, ""): ("drie stuks", ""), (volgende, ""): ("geen enkele", "")})
        )
    assert lijst.conflicten() == 0


async def test_ctrl_n_goes_to_the_next_question_without_an_answer(lijst: Proeflijst) -> None:
    vragen = list(lijst.sessie.instrument.vragen.values())
    vakken = [vak for vraag in vragen[1:-1] for vak in vraag.vakken]
    zet_antwoorden(lijst.sessie, lijst.dossier, {(vak, WAARDE): "ja" for vak in vakken})
    aantal = len(vragen)
    async with lijst.app.run_test() as pilot:
        await tot(pilot, (lambda: f"{aantal - 2} van {aantal} beantwoord" in lijst.tekst("voortgang"), True))
        await pilot.press("ctrl+n")
        await tot(pilot, (lijst.vraag, vragen[-1].id))
        await pilot.press("ctrl+n")
        await tot(pilot, (lijst.vraag, vragen[0].id), (lambda: lijst.keuze.has_focus, True))
        await pilot.press("j")
        await tot(pilot, (lambda: f"{aantal - 1} van {aantal} beantwoord" in lijst.tekst("voortgang"), True))


async def test_the_list_counts_per_chapter_and_says_what_is_required(lijst: Proeflijst) -> None:
    async with lijst.app.run_test(size=(120, 40)) as pilot:
        await lijst.ga_naar(pilot, JA_NEE)
        assert "verplicht" in lijst.tekst("vraaguitleg")
        verplicht = sum(vraag.verplicht for vraag in lijst.sessie.instrument.vragen.values())
        assert f"{verplicht} verplichte open" in lijst.tekst("voortgang")
        voor = lijst.app.export_screenshot()
        aantal = len(lijst.sessie.instrument.hoofdstukken[0].vragen)
        assert f"0/{aantal}" in voor
        await pilot.press("j")
        await tot(pilot, (lambda: f"1/{aantal}" in lijst.app.export_screenshot(), True))
        assert f"{verplicht - 1} verplichte open" in lijst.tekst("voortgang")


async def test_an_answer_that_fits_no_possibility_is_shown_and_stays(lijst: Proeflijst) -> None:
    zet_antwoord(lijst.sessie, lijst.dossier, Vak(JA_NEE), "Ja, op [één] na")
    async with lijst.app.run_test() as pilot:
        await lijst.ga_naar(pilot, JA_NEE)
        await pilot.press("enter")
        await pilot.pause(0.1)
        await lijst.ga_naar(pilot, JA_NEE)
        assert "opgegeven: “Ja, op [één] na”" in str(lijst.keuze.options[-1].prompt)
    assert lijst.antwoorden() == {(JA_NEE, ""): ("Ja, op [één] na", "")}


async def test_an_answer_given_elsewhere_meanwhile_stays_beside_ones_own(lijst: Proeflijst) -> None:
    async with lijst.app.run_test() as pilot:
        await lijst.ga_naar(pilot, DATUM)
        await pilot.press(*"voorjaar")
        zet_antwoord(lijst.sessie, lijst.dossier, Vak(DATUM), "najaar")
        await pilot.press("ctrl+down")
        await tot(pilot, (lijst.conflicten, 1))


async def test_leaving_the_tab_keeps_the_answer(lijst: Proeflijst) -> None:
    async with lijst.app.run_test() as pilot:
        await lijst.ga_naar(pilot, AANTAL)
        await pilot.press(*"16")
        lijst.tab.bewaar()
        await tot(pilot, (lijst.antwoorden, {(AANTAL, ""): ("16", "")}))
        await pilot.press("tab", *"alle")
    assert lijst.antwoorden() == {(AANTAL, ""): ("16", "alle")}


async def test_a_frozen_dossier_can_be_read_only(lijst: Proeflijst) -> None:
    zet_antwoord(lijst.sessie, lijst.dossier, Vak(AANTAL), "16")
    verslagtekst.stel_samen(lijst.sessie, lijst.dossier)
    verslagtekst.voeg_passage_toe(lijst.sessie, lijst.dossier, "organisatie", "Een korpsexpert.")
    verslagstappen.bied_aan(lijst.sessie, lijst.dossier)
    async with lijst.app.run_test() as pilot:
        await lijst.ga_naar(pilot, AANTAL)
        await tot(pilot, (lambda: "liggen vast" in lijst.tekst("voortgang"), True))
        await pilot.press(*"99")
        assert lijst.veld("waarde-0").text == "16"
        await lijst.ga_naar(pilot, JA_NEE)
        assert lijst.keuze.disabled
    assert lijst.antwoorden() == {(AANTAL, ""): ("16", "")}


async def test_who_may_not_write_can_look(lijst: Proeflijst) -> None:
    baas = lijst.sessie.als(medewerkers.vind(lijst.sessie.store.lees(), "coördinator A"))
    lezer = lijst.sessie.als(medewerkers.nieuw(baas, "lezer D", [Rol.LEZER]))
    tab = VragenlijstTab(lezer, lijst.dossier)
    async with ProefApp(tab).run_test() as pilot:
        await tot(pilot, (lambda: "mag dit niet" in str(tab.query_one("#voortgang", Static).content), True))
        await pilot.press("down", "enter")
        await tot(pilot, (lambda: tab.formulier.vraag and tab.formulier.vraag.id, AANTAL))
