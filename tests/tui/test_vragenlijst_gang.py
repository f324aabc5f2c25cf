"""From question to question: what is open, what does not fit, what lapses, and the list itself."""

from __future__ import annotations

from korpsmonitor_tui.domain.vragenlijst import WAARDE, Vak
from korpsmonitor_tui.services.vragenlijst import zet_antwoorden
from tests.tui.proef import tot
from tests.tui.proeflijst import (
    AANTAL,
    ANDEREN,
    DATUM,
    JA_NEE,
    LEDEN,
    LIJST,
    OPEN,
    PER_JAAR,
    REFERENTIES,
    TABEL,
    TEAM,
    Proeflijst,
    alle,
)


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


async def test_escape_goes_from_an_answer_to_the_questions_and_from_there_out(lijst: Proeflijst) -> None:
    async with lijst.app.run_test() as pilot:
        await lijst.ga_naar(pilot, AANTAL)
        await pilot.press(*"16", "escape")
        assert lijst.tab.index.has_focus
        await tot(pilot, (lijst.antwoorden, {AANTAL: ("16", "")}))
        # The next one is for who shows the tab: there it goes back to the overzicht.
        assert lijst.tab.check_action("naar_vragen", ()) is False
