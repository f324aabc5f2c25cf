"""Filling in the questionnaire."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Static, TabbedContent

from korpsmonitor_tui.domain.signaal import Signaalsoort
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.domain.vragenlijst import TOELICHTING, WAARDE, Keuze, Vak, Vraag
from korpsmonitor_tui.services import edities, medewerkers, verslagstappen, verslagtekst
from korpsmonitor_tui.services.bespreekpunten import VRIJ, lees_bespreekpunten
from korpsmonitor_tui.services.bronnen import zet_broncijfer
from korpsmonitor_tui.services.sessie import Editie
from korpsmonitor_tui.services.vragenlijst import zet_antwoord, zet_antwoorden
from korpsmonitor_tui.tui.basis import leg_typen_vast
from korpsmonitor_tui.tui.dialogs import Redenvraag
from korpsmonitor_tui.tui.messages import OpenDossier
from korpsmonitor_tui.tui.tabs.gesprek import GesprekTab
from korpsmonitor_tui.tui.tabs.vragenlijst import VragenlijstTab
from korpsmonitor_tui.tui.tabs.vragenlijst_rooster import Indeling
from korpsmonitor_tui.tui.tabs.vragenlijst_weergave import mogelijkheden_van
from korpsmonitor_tui.tui.widgets.celveld import Celveld
from korpsmonitor_tui.tui.widgets.keuzecel import Keuzecel
from korpsmonitor_tui.tui.widgets.keuzeveld import Mogelijkheid, wissel
from tests.tui.proef import Klok, ProefApp, begin_sessie, open_store, tot
from tests.tui.proeflijst import (
    AANTAL,
    ANDEREN,
    DATUM,
    JA_NEE,
    KEUZE,
    KLEUR,
    LEDEN,
    LIJST,
    MEER,
    OPEN,
    PER_JAAR,
    REFERENTIES,
    TABEL,
    TEAM,
    Proefdefinities,
    Proeflijst,
    alle,
)
from tests.tui.scherm import programma, rust

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def lijst(tmp_path: Path) -> Iterator[Proeflijst]:
    with open_store(tmp_path / "laptop", Klok()) as store:
        begin_sessie(store)
        sessie = edities.open_editie(store, Proefdefinities())
        yield Proeflijst(sessie.als(medewerkers.vind(store.lees(), "notulist C")))


# -- one answer ------------------------------------------------------------------------------------------------------


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


# -- tables ----------------------------------------------------------------------------------------------------------


async def test_every_year_has_a_figure_and_an_explanation_as_stated(lijst: Proeflijst) -> None:
    async with lijst.app.run_test() as pilot:
        await lijst.ga_naar(pilot, PER_JAAR)
        assert lijst.vak() == f"{PER_JAAR}/2011"
        await pilot.press(*"Nb", "enter", *"0(1)")
        await tot(
            pilot,
            (lambda: "2011: niet bekend · 2012: 0, met de toevoeging 1" in lijst.tekst("gelezen"), True),
        )
        await pilot.press("tab", *"volgens EMM 1", "ctrl+down")
        verwacht = {f"{PER_JAAR}/2011": ("Nb", ""), f"{PER_JAAR}/2012": ("0(1)", "volgens EMM 1")}
        await tot(pilot, (lijst.antwoorden, verwacht))
        await pilot.press("ctrl+up")
        await tot(pilot, (lambda: "2012  0(1)" in lijst.beeld() and "volgens EMM 1" in lijst.beeld(), True))
    assert lijst.conflicten() == 0


async def test_sixteen_rows_take_one_key_each_and_their_explanations_stand_beside(lijst: Proeflijst) -> None:
    async with lijst.app.run_test() as pilot:
        await lijst.ga_naar(pilot, REFERENTIES)
        await tot(pilot, (lambda: lijst.tab.query_one(Keuzecel).has_focus, True))
        await pilot.press("j", "down", "d", "down", "n", "down", "v", "up")
        rijen = {
            f"{REFERENTIES}/r{nr:02}": (code, "") for nr, code in enumerate(("ja", "deels", "nee", "nvt"), 1)
        }
        await tot(pilot, (lijst.antwoorden, rijen))
        assert lijst.vak() == f"{REFERENTIES}/r03"
        assert "4 van 16 ingevuld · 6,7-86,7% geborgd (3 van toepassing, 12 open)" in lijst.tekst("telling")
        await pilot.press("tab", *"wacht op de eenheid", "tab")
        await tot(pilot, (lijst.vak, f"{REFERENTIES}/r04"), (lambda: "wacht op" in lijst.beeld(), True))
        rijen[f"{REFERENTIES}/r03"] = ("nee", "wacht op de eenheid")
        await tot(pilot, (lijst.antwoorden, rijen))
        # Space goes through the possibilities, delete leaves the row open again.
        await pilot.press("space", "delete", "enter")
        rijen[f"{REFERENTIES}/r04"] = ("", "")
        await tot(pilot, (lijst.antwoorden, rijen), (lijst.vak, f"{REFERENTIES}/r05"))
        await pilot.press(*["enter"] * 12)
        await tot(pilot, (lijst.vraag, OPEN))
    assert lijst.conflicten() == 0


async def test_a_table_of_rows_and_years_is_walked_with_the_arrows(lijst: Proeflijst) -> None:
    zet_antwoord(lijst.sessie, lijst.dossier, Vak(TABEL, "vergund", "2010"), "168-89")
    zet_antwoord(lijst.sessie, lijst.dossier, Vak(TABEL, "raam", "2012"), "12", veld=TOELICHTING)
    async with lijst.app.run_test(size=(120, 40)) as pilot:
        await lijst.ga_naar(pilot, f"{TABEL}/vergund/2011")
        await tot(pilot, (lambda: "?168-89" in lijst.beeld(), True))
        await pilot.press("1", "2", "down", "7", "right", "8", "left", "left", "left", "9")
        await tot(pilot, (lijst.vak, f"{TABEL}/niet_vergund/2011"))
        verwacht = {
            f"{TABEL}/vergund/2010": ("168-89", ""),
            f"{TABEL}/vergund/2011": ("12", ""),
            f"{TABEL}/niet_vergund/2011": ("97", ""),
            f"{TABEL}/niet_vergund/2012": ("8", ""),
            f"{TABEL}/raam/2012": ("", "12"),
        }
        lijst.tab.bewaar()
        await tot(pilot, (lijst.antwoorden, verwacht))
        regels = lijst.beeld().splitlines()
        assert regels[0].split() == ["2010", "2011", "2012"]
        assert "*" in regels[3]
        await pilot.click("#roostertekst", offset=(lijst.tab.formulier.rooster._indeling.kop + 2, 3))  # type: ignore[union-attr]
        await tot(
            pilot, (lijst.vak, f"{TABEL}/raam/2010"), (lambda: lijst.tab.query_one(Celveld).has_focus, True)
        )
        await pilot.press("enter", "enter", "enter")
        await tot(pilot, (lijst.vraag, DATUM))
    assert lijst.conflicten() == 0


async def test_a_cell_changed_elsewhere_is_seen_and_one_that_was_typed_in_too_is_kept_beside_it(
    lijst: Proeflijst,
) -> None:
    async with lijst.app.run_test() as pilot:
        await lijst.ga_naar(pilot, PER_JAAR)
        await pilot.press("4", "enter", "5")
        await tot(pilot, (lambda: f"{PER_JAAR}/2011" in lijst.antwoorden(), True))
        zet_antwoord(lijst.sessie, lijst.dossier, Vak(PER_JAAR, jaar="2011"), "400")
        lijst.tab.ververs()
        await tot(pilot, (lambda: "400" in lijst.beeld(), True))
        zet_antwoord(lijst.sessie, lijst.dossier, Vak(PER_JAAR, jaar="2012"), "500")
        await pilot.press("up")
        await tot(pilot, (lijst.conflicten, 1), (lambda: "≠" in lijst.beeld(), True))
        assert lijst.veld("celveld").text == "400"


# -- beside the answer -------------------------------------------------------------------------------------------------


def eerder_opgegeven(lijst: Proeflijst) -> None:
    """What the same korps stated in an edition before this one."""
    store = lijst.sessie.store
    vorige = edities.maak(
        store, Proefdefinities(), Editie("2009-2010", "Korpsmonitor 2009-2010", "korpsmonitor")
    )
    vorige = vorige.als(lijst.sessie.persoon)
    dossier = vorige.dossier("zeeland")
    teksten = {
        (Vak(PER_JAAR, jaar="2012"), WAARDE): "15-20",
        (Vak(PER_JAAR, jaar="2012"), TOELICHTING): "geschat",
        (Vak(REFERENTIES, "r02"), WAARDE): "nee",
    }
    zet_antwoorden(vorige, dossier, teksten)


async def test_earlier_answers_and_other_sources_stand_beside_the_answer(lijst: Proeflijst) -> None:
    eerder_opgegeven(lijst)
    baas = lijst.sessie.als(medewerkers.vind(lijst.sessie.store.lees(), "coördinator A"))
    zet_broncijfer(baas, "emm", "emm.uren", "zeeland", "2011", "8 [sic]", "alleen kantooruren")
    async with lijst.app.run_test(size=(120, 40)) as pilot:
        await lijst.ga_naar(pilot, PER_JAAR)
        await tot(pilot, (lambda: "Expertisecentrum" in lijst.tekst("ernaast"), True))
        regels = lijst.tekst("ernaast").splitlines()
        assert regels == [
            "Eerder opgegeven",
            "2012  15-20  editie 2009-2010, vragenlijst proef",
            "noot: geschat",
            "Expertisecentrum",
            "Uren volgens het EMM",
            "2012  geen cijfer ontvangen",
            "2011  8 [sic]",
            "noot: alleen kantooruren",
        ]
        assert lijst.tab.query_one("#ernaast").region.x > lijst.tab.query_one("#rooster").region.x
        # Of a grid only what was stated in the row that is worked in.
        await lijst.ga_naar(pilot, f"{REFERENTIES}/r01")
        assert "nee" not in lijst.tekst("ernaast")
        await pilot.press("down")
        await tot(pilot, (lambda: "  nee  editie 2009-2010" in lijst.tekst("ernaast"), True))


async def test_on_a_narrow_screen_it_stands_above_the_answer_in_short_and_below_it_in_full(
    lijst: Proeflijst,
) -> None:
    eerder_opgegeven(lijst)
    async with lijst.app.run_test(size=(80, 14)) as pilot:
        await lijst.ga_naar(pilot, PER_JAAR)
        await tot(pilot, (lambda: lijst.tekst("kort-ernaast"), "eerder 2012: “15-20”*"))
        rooster, paneel = (lijst.tab.query_one(wat) for wat in ("#rooster", "#ernaast"))
        assert lijst.tab.query_one("#kort-ernaast").region.y < rooster.region.y < paneel.region.y
        voor = paneel.region.y
        await pilot.press("alt+down")
        assert paneel.region.y < voor
        await lijst.ga_naar(pilot, OPEN)
        assert not lijst.tab.query_one("#kort-ernaast").display


async def test_one_key_makes_a_finding_a_discussion_point(lijst: Proeflijst) -> None:
    teksten = {
        (Vak(TEAM), WAARDE): "nee",
        (Vak(LEDEN), WAARDE): "4",
        (Vak(TABEL, "raam", "2011"), WAARDE): "168-89",
    }
    zet_antwoorden(lijst.sessie, lijst.dossier, teksten)

    def punten() -> list[tuple[str, str]]:
        gevonden = lees_bespreekpunten(lijst.sessie, lijst.dossier)
        return [(punt.vraag, punt.soort) for punt in gevonden]

    async with lijst.app.run_test(size=(120, 40)) as pilot:
        await lijst.ga_naar(pilot, LEDEN)
        await tot(
            pilot, (lambda: lijst.tekst("signalen").startswith("▲ beantwoord terwijl de vraag vervalt"), True)
        )
        assert "4" in lijst.tekst("signalen")
        await tot(pilot, (lambda: "▲1" in lijst.app.export_screenshot(), True))
        await pilot.press("ctrl+g")
        await tot(pilot, (punten, [(LEDEN, Signaalsoort.VERVALLEN)]))
        await tot(pilot, (lambda: lijst.tekst("signalen").startswith("◆ Bespreekpunt."), True))
        await tot(pilot, (lambda: "◆1" in lijst.app.export_screenshot(), True))
        # Nothing else was found here: now it is asked what is to be discussed.
        await pilot.press("ctrl+g")
        await tot(pilot, (lambda: isinstance(pilot.app.screen, Redenvraag), True))
        await pilot.press(*"wie?", "ctrl+s")
        await tot(pilot, (lambda: sorted(punten()), sorted([(LEDEN, Signaalsoort.VERVALLEN), (LEDEN, VRIJ)])))
        await tot(pilot, (lambda: "◆ Bespreekpunt. wie?" in lijst.tekst("signalen"), True))


# -- nothing gets lost -------------------------------------------------------------------------------------------------


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


# -- from question to question ---------------------------------------------------------------------------------------


async def test_ctrl_n_goes_to_the_next_question_that_is_open(lijst: Proeflijst) -> None:
    klaar = [vraag for vraag in LIJST.vragen.values() if vraag.id not in {OPEN, TABEL, LEDEN, TEAM, ANDEREN}]
    antwoorden = {(vak, WAARDE): "ja" for vraag in klaar for vak in vraag.vakken}
    antwoorden |= {(Vak(TEAM), WAARDE): "nee", (Vak(TABEL, "vergund", "2010"), WAARDE): "1"}
    zet_antwoorden(lijst.sessie, lijst.dossier, antwoorden)
    async with lijst.app.run_test() as pilot:
        # Two questions lapse: one by an answer, one is not for a korps.
        await tot(pilot, (lambda: "9 van 11 beantwoord" in lijst.tekst("voortgang"), True))
        await pilot.press("ctrl+n")
        await tot(pilot, (lijst.vraag, OPEN))
        await pilot.press("ctrl+n")
        await tot(pilot, (lijst.vak, f"{TABEL}/vergund/2011"), (lijst.vraag, TABEL))
        await pilot.press("ctrl+n")
        await tot(pilot, (lijst.vraag, OPEN), (lambda: lijst.veld("open").has_focus, True))
        await pilot.press(*"geen", "ctrl+n")
        await tot(pilot, (lijst.vraag, TABEL))


async def test_ctrl_t_goes_to_the_next_answer_that_does_not_fit(lijst: Proeflijst) -> None:
    twijfel = {
        (Vak(TABEL, "raam", "2011"), WAARDE): "168-89",
        (Vak(TABEL, "raam", "2012"), WAARDE): "veel of weinig",
        (Vak(DATUM), WAARDE): "ooit",
        (Vak(AANTAL), WAARDE): "Nb",
    }
    zet_antwoorden(lijst.sessie, lijst.dossier, twijfel)
    async with lijst.app.run_test() as pilot:
        await tot(pilot, (lambda: ", 2 na te kijken" in lijst.tekst("voortgang"), True))
        gevonden = []
        for _keer in range(4):
            await pilot.press("ctrl+t")
            gevonden.append(lijst.vak())
        assert gevonden == [
            f"{TABEL}/raam/2011",
            f"{TABEL}/raam/2012",
            DATUM,
            f"{TABEL}/raam/2011",
        ]


async def test_a_question_lapses_with_the_answer_it_depends_on(lijst: Proeflijst) -> None:
    async with lijst.app.run_test(size=(120, 40)) as pilot:
        await lijst.ga_naar(pilot, LEDEN)
        assert "Afhankelijk van een eerder antwoord" in lijst.tekst("geldigheid")
        assert "vraag 2.2 “ja” of “deels” is" in lijst.tekst("geldigheid")
        await lijst.ga_naar(pilot, TEAM)
        await pilot.press("n", "enter")
        # At once, also before the answer has reached the disk.
        await tot(pilot, (lijst.vraag, TABEL))
        await tot(
            pilot,
            (
                lambda: (
                    "– 2.3 Hoeveel leden"
                    in lijst.app.export_screenshot().replace("\xa0", " ").replace("&#160;", " ")
                ),
                True,
            ),
        )
        await lijst.ga_naar(pilot, LEDEN)
        assert lijst.tekst("geldigheid").startswith("Vervalt.")
        await lijst.ga_naar(pilot, ANDEREN)
        assert lijst.tekst("geldigheid") == "Vervalt: wordt niet gesteld aan Zeeland."
        await lijst.ga_naar(pilot, TEAM)
        await pilot.press("j", "enter")
        await tot(pilot, (lijst.vraag, LEDEN), (lambda: lijst.tekst("geldigheid"), ""))


async def test_what_is_asked_of_others_is_in_the_list_only_if_it_was_answered(lijst: Proeflijst) -> None:
    anders = [vraag.id for vraag in LIJST.hoofdstukken[1].vragen if vraag.id != ANDEREN]
    async with lijst.app.run_test(size=(120, 40)) as pilot:
        await lijst.ga_naar(pilot, anders[-1])
        await tot(pilot, (lambda: lijst.index()[-len(anders) :], anders))
        await pilot.press("ctrl+down")
        await pilot.pause()
        assert lijst.vraag() == anders[-1], "nothing comes after it"
        zet_antwoorden(lijst.sessie, lijst.dossier, {(Vak(ANDEREN), WAARDE): "Meer overleg."})
        lijst.tab.ververs()
        await tot(pilot, (lambda: lijst.index()[-1], ANDEREN))
        await pilot.press("ctrl+down")
        await tot(pilot, (lijst.vraag, ANDEREN))


async def test_chapters_fold_and_count(lijst: Proeflijst) -> None:
    zet_antwoorden(lijst.sessie, lijst.dossier, alle(REFERENTIES, "ja"))
    eerste = [vraag.id for vraag in LIJST.hoofdstukken[0].vragen]
    async with lijst.app.run_test(size=(120, 40)) as pilot:
        await tot(pilot, (lijst.index, ["/referentiekader", *eerste, "/organisatie"]))
        beeld = lijst.app.export_screenshot()
        assert "!1&#160;&#160;1/6" in beeld
        assert "0/6" in beeld
        await pilot.press("left")
        assert lijst.tab.index.highlighted == 0
        await pilot.press("left")
        await tot(pilot, (lijst.index, ["/referentiekader", "/organisatie"]))
        # What is in the form stays, also after it was read again.
        lijst.tab.ververs()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert lijst.index() == ["/referentiekader", "/organisatie"]
        assert lijst.vraag() == JA_NEE
        await pilot.press("down", "right", "right")
        await tot(pilot, (lijst.vraag, PER_JAAR))
        await pilot.press("left", "enter")
        await tot(pilot, (lijst.index, ["/referentiekader", "/organisatie"]))
        await pilot.press("up", "enter", "down", "enter")
        await tot(pilot, (lijst.vraag, JA_NEE), (lambda: lijst.keuze.has_focus, True))
        await pilot.press("j")
        await tot(pilot, (lambda: "2/6" in lijst.app.export_screenshot(), True))


# -- without a screen --------------------------------------------------------------------------------------------------


def test_letters_of_a_grid_are_their_own_and_those_of_the_referenties_can_be_remembered() -> None:
    letters = [mogelijk.letter for mogelijk in mogelijkheden_van(LIJST.vragen[REFERENTIES])]
    assert letters == ["J", "D", "N", "V"]


@given(st.lists(st.text("abcxyz_", min_size=1, max_size=5), unique=True, max_size=12))
def test_every_possibility_of_a_grid_has_a_letter_of_its_own(codes: list[str]) -> None:
    keuzes = tuple(Keuze(code, code) for code in codes)
    vraag = Vraag("a.b", "?", "rooster", cel="keuze", keuzes=keuzes, rijen=(Keuze("r1", "Rij"),))
    letters = [mogelijk.letter for mogelijk in mogelijkheden_van(vraag)]
    assert len(letters) == len(set(letters)) == len(codes)
    assert all(letter.isalpha() and letter.isupper() for letter in letters)


_MOGELIJK = tuple(Mogelijkheid(code, code.upper(), code) for code in "abc")


@given(st.lists(st.sampled_from(["a", "b", "c", "anders", "[x]"]), unique=True), st.sampled_from("abc"))
def test_to_toggle_changes_that_choice_and_nothing_else(delen: list[str], code: str) -> None:
    gewisseld = wissel(" ".join(delen), code, _MOGELIJK).split()
    assert set(gewisseld) == set(delen) ^ {code}
    assert [deel for deel in gewisseld if deel in "abc"] == sorted(
        deel for deel in gewisseld if deel in "abc"
    )
    assert set(wissel(" ".join(gewisseld), code, _MOGELIJK).split()) == set(delen)


@given(
    st.integers(0, 20),
    st.integers(0, 8),
    st.integers(1, 60),
    st.integers(20, 200),
)
def test_a_table_holds_every_place_once_and_fits_its_width(
    rijen: int, jaren: int, lengte: int, breedte: int
) -> None:
    vraag = Vraag(
        "a.b",
        "?",
        "rooster",
        cel="aantal",
        rijen=tuple(Keuze(f"r{nr}", "x" * lengte) for nr in range(rijen)),
        jaren=tuple(range(2005, 2005 + jaren)),
    )
    indeling = Indeling.van(vraag, breedte)
    vakken = [vak for _kop, vakken in indeling.rijen for vak in vakken]
    assert vakken == list(vraag.vakken)
    assert indeling.kop + indeling.cel * max(1, len(indeling.jaren)) <= max(breedte, 22), indeling
    for vak in vakken:
        rij, kolom = indeling.plaats(vak)
        assert indeling.rijen[rij][1][kolom] == vak
