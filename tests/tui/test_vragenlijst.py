"""Filling in the questionnaire: one answer, and what keeps it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Static, TabbedContent

from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.services import medewerkers, verslagstappen, verslagtekst
from korpsmonitor_tui.services.vragenlijst import zet_antwoord
from korpsmonitor_tui.tui.basis import leg_typen_vast
from korpsmonitor_tui.tui.messages import OpenDossier
from korpsmonitor_tui.tui.tabs.gesprek import GesprekTab
from korpsmonitor_tui.tui.tabs.vragenlijst import VragenlijstTab
from korpsmonitor_tui.tui.widgets.keuzeveld import Mogelijkheid, wissel
from tests.tui.proef import ProefApp, tot
from tests.tui.proeflijst import (
    AANTAL,
    DATUM,
    JA_NEE,
    KEUZE,
    KLEUR,
    MEER,
    REFERENTIES,
    TABEL,
    Proeflijst,
)
from tests.tui.scherm import programma, rust


async def test_a_letter_chooses_and_enter_goes_on(lijst: Proeflijst) -> None:
    async with lijst.app.run_test() as pilot:
        await lijst.ga_naar(pilot, JA_NEE)
        assert lijst.keuze.has_focus
        await pilot.press("n")
        await tot(pilot, (lijst.antwoorden, {JA_NEE: ("nee", "")}))
        await pilot.press("d", "tab", *"niet overal", "shift+tab", "enter")
        await tot(pilot, (lijst.antwoorden, {JA_NEE: ("deels", "niet overal")}))
        await tot(pilot, (lambda: lijst.veld("waarde").has_focus, True))
        await pilot.press(*"15-20", "enter")
        await tot(pilot, (lijst.vraag, REFERENTIES))
        await tot(pilot, (lambda: lijst.antwoorden().get(AANTAL), ("15-20", "")))
    assert lijst.conflicten() == 0


async def test_a_choice_is_made_with_the_cursor_and_taken_back(lijst: Proeflijst) -> None:
    async with lijst.app.run_test() as pilot:
        await lijst.ga_naar(pilot, KEUZE)
        await pilot.press("down", "space")
        await tot(pilot, (lijst.antwoorden, {KEUZE: ("eenheid", "")}))
        await pilot.press("delete")
        await tot(pilot, (lijst.antwoorden, {KEUZE: ("", "")}))
        # Enter alone answers nothing.
        await pilot.press("enter")
        await tot(pilot, (lijst.vraag, MEER))
        assert lijst.antwoorden() == {KEUZE: ("", "")}


async def test_several_are_chosen_by_letter_or_space_in_the_order_of_the_question(lijst: Proeflijst) -> None:
    async with lijst.app.run_test() as pilot:
        await lijst.ga_naar(pilot, MEER)
        await pilot.press("c", "a")
        await tot(pilot, (lijst.antwoorden, {MEER: ("vreemdelingen financieel", "")}))
        await pilot.press("space", "down", "space")
        await tot(pilot, (lijst.antwoorden, {MEER: ("zeden financieel", "")}))
        assert [str(optie.prompt)[:3] for optie in lijst.keuze.options] == ["[ ]", "[x]", "[x]"]
        await pilot.press("backspace")
        await tot(pilot, (lijst.antwoorden, {MEER: ("", "")}))
        # Choosing is writing: undo waits for it as for typing.
        await pilot.press("b")
        leg_typen_vast(lijst.tab)()
        assert lijst.antwoorden() == {MEER: ("zeden", "")}


async def test_colours_are_chosen_by_their_letter(lijst: Proeflijst) -> None:
    async with lijst.app.run_test() as pilot:
        await lijst.ga_naar(pilot, KLEUR)
        for letter, kleur in (("r", "rood"), ("g", "geel"), ("n", "groen"), ("b", "blanco")):
            await pilot.press(letter)
            await tot(pilot, (lijst.antwoorden, {KLEUR: (kleur, "")}))


async def test_an_answer_that_fits_no_possibility_is_shown_and_stays(lijst: Proeflijst) -> None:
    zet_antwoord(lijst.sessie, lijst.dossier, Vak(JA_NEE), "Ja, op [één] na")
    zet_antwoord(lijst.sessie, lijst.dossier, Vak(MEER), "zeden [anders]")
    async with lijst.app.run_test() as pilot:
        await lijst.ga_naar(pilot, JA_NEE)
        await pilot.press("enter")
        await tot(pilot, (lijst.vraag, AANTAL))
        await lijst.ga_naar(pilot, JA_NEE)
        assert "opgegeven: “Ja, op [één] na”" in str(lijst.keuze.options[-1].prompt)
        assert "? Kijk dit na: “Ja, op [één] na” is geen van de mogelijkheden" in lijst.tekst("gelezen")
        await lijst.ga_naar(pilot, MEER)
        assert "opgegeven: “[anders]”" in str(lijst.keuze.options[-1].prompt)
        await pilot.press("a")
        verwacht = {JA_NEE: ("Ja, op [één] na", ""), MEER: ("vreemdelingen zeden [anders]", "")}
        await tot(pilot, (lijst.antwoorden, verwacht))


async def test_an_answer_for_another_version_says_so(lijst: Proeflijst) -> None:
    def taak(tx: object) -> None:
        schrijf_antwoord(tx, lijst.dossier, Vak(AANTAL), "12", "2009-2010")  # type: ignore[arg-type]

    from korpsmonitor_tui.services.vragenlijst import schrijf_antwoord

    lijst.sessie.store.voer_uit(lijst.sessie.wie, taak)
    async with lijst.app.run_test() as pilot:
        await lijst.ga_naar(pilot, AANTAL)
        assert "Gegeven bij versie 2009-2010" in lijst.tekst("gelezen")
        await pilot.press("5", "ctrl+down")
        await tot(pilot, (lambda: lijst.antwoorden().get(AANTAL), ("125", "")))
        await pilot.press("ctrl+up")
        await tot(pilot, (lambda: lijst.tekst("gelezen"), ""))


async def test_going_back_and_forth_shows_and_keeps_what_was_typed(lijst: Proeflijst) -> None:
    async with lijst.app.run_test() as pilot:
        await lijst.ga_naar(pilot, DATUM)
        await pilot.press(*"2010", "ctrl+up", *"3", "ctrl+down", *"-11", "ctrl+up", *"4", "ctrl+down")
        await tot(pilot, (lambda: lijst.veld("waarde").text, "2010-11"))
        verwacht = {DATUM: ("2010-11", ""), f"{TABEL}/vergund/2010": ("34", "")}
        await tot(pilot, (lijst.antwoorden, verwacht))
    assert lijst.conflicten() == 0


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
        await tot(pilot, (lijst.antwoorden, {AANTAL: ("16", "")}))
        await lijst.ga_naar(pilot, f"{TABEL}/raam/2012")
        await pilot.press(*"3", "tab", *"alle")
    assert lijst.antwoorden() == {AANTAL: ("16", ""), f"{TABEL}/raam/2012": ("3", "alle")}


@pytest.mark.parametrize("vraag", [JA_NEE, AANTAL, TABEL, REFERENTIES])
async def test_another_tab_stays_when_an_answer_was_being_given(lijst: Proeflijst, vraag: str) -> None:
    async with programma(lijst.sessie) as pilot:
        pilot.app.post_message(
            OpenDossier(lijst.dossier, "vragenlijst", "antwoord", f"{lijst.dossier}/{vraag}")
        )
        await rust(pilot)
        tab = pilot.app.screen.query_one(VragenlijstTab)
        await tot(pilot, (lambda: tab.formulier.antwoordveld.has_focus, True))
        await pilot.press("n", "f6")
        await tot(pilot, (lambda: pilot.app.screen.query(GesprekTab).first().invoer.has_focus, True))
        await pilot.pause()
        assert pilot.app.screen.query_one(TabbedContent).active == "gesprek"
        await tot(pilot, (lambda: len(lijst.antwoorden()), 1))


async def test_a_frozen_dossier_can_be_read_only(lijst: Proeflijst) -> None:
    zet_antwoord(lijst.sessie, lijst.dossier, Vak(AANTAL), "16")
    verslagtekst.stel_samen(lijst.sessie, lijst.dossier)
    verslagtekst.voeg_passage_toe(lijst.sessie, lijst.dossier, "organisatie", "Een korpsexpert.")
    verslagstappen.bied_aan(lijst.sessie, lijst.dossier)
    async with lijst.app.run_test() as pilot:
        await lijst.ga_naar(pilot, AANTAL)
        await tot(pilot, (lambda: "liggen vast" in lijst.tekst("voortgang"), True))
        await pilot.press(*"99")
        assert lijst.veld("waarde").text == "16"
        for plek in (f"{TABEL}/raam/2012", REFERENTIES, JA_NEE):
            await lijst.ga_naar(pilot, plek)
            await pilot.press("9", "j")
        assert lijst.keuze.disabled
    assert lijst.antwoorden() == {AANTAL: ("16", "")}


async def test_who_may_not_write_can_look(lijst: Proeflijst) -> None:
    baas = lijst.sessie.als(medewerkers.vind(lijst.sessie.store.lees(), "coördinator A"))
    lezer = lijst.sessie.als(medewerkers.nieuw(baas, "lezer D", [Rol.LEZER]))
    tab = VragenlijstTab(lezer, lijst.dossier)
    async with ProefApp(tab).run_test() as pilot:
        await tot(pilot, (lambda: "mag dit niet" in str(tab.query_one("#voortgang", Static).content), True))
        await pilot.press("down", "enter")
        await tot(pilot, (lambda: tab.formulier.vraag and tab.formulier.vraag.id, AANTAL))


_MOGELIJK = tuple(Mogelijkheid(code, code.upper(), code) for code in "abc")


@given(st.lists(st.sampled_from(["a", "b", "c", "anders", "[x]"]), unique=True), st.sampled_from("abc"))
def test_to_toggle_changes_that_choice_and_nothing_else(delen: list[str], code: str) -> None:
    gewisseld = wissel(" ".join(delen), code, _MOGELIJK).split()
    assert set(gewisseld) == set(delen) ^ {code}
    assert [deel for deel in gewisseld if deel in "abc"] == sorted(
        deel for deel in gewisseld if deel in "abc"
    )
    assert set(wissel(" ".join(gewisseld), code, _MOGELIJK).split()) == set(delen)
