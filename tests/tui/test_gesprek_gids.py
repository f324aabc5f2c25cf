"""The guide beside the minutes: looking at a question, binding what is typed, and what is left to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.services import afkortingen, bespreekpunten, gesprekken
from korpsmonitor_tui.services.gesprekken import NieuweNotitie
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.services.vragenlijst import zet_antwoord
from korpsmonitor_tui.tui.tabs.gesprek_bewerken import Bewerkveld
from tests.tui.proef import Klok, begin_sessie, open_store, tot
from tests.tui.test_gesprek import Proefgesprek

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def klok() -> Klok:
    return Klok()


@pytest.fixture
def gesprek(tmp_path: Path, klok: Klok) -> Iterator[Proefgesprek]:
    with open_store(tmp_path / "laptop", klok) as store:
        yield Proefgesprek(begin_sessie(store))


def tekst(gesprek: Proefgesprek, id_: str) -> str:
    return str(gesprek.tab.query_one(f"#{id_}", Static).content)


def vragen(gesprek: Proefgesprek, hoofdstuk: str) -> list[str]:
    deel = gesprek.sessie.instrument.hoofdstuk(hoofdstuk)
    assert deel is not None
    return [vraag.id for vraag in deel.vragen]


def gebonden(gesprek: Proefgesprek) -> list[tuple[str, str]]:
    return [(notitie.tekst, notitie.vraag) for notitie in gesprek.notities()]


async def test_one_key_binds_what_is_typed_and_covers_the_question(gesprek: Proefgesprek) -> None:
    eerste, tweede, *_rest = vragen(gesprek, "organisatie")
    zet_antwoord(gesprek.sessie, gesprek.dossier, Vak(eerste), "deels")
    async with gesprek.app.run_test(size=(120, 40)) as pilot:
        await gesprek.begin(pilot)
        await tot(pilot, (lambda: gesprek.tab.paneel.lijst.option_count > 0, True))
        assert gesprek.tab.paneel.is_open
        await pilot.press("ctrl+down")
        await tot(pilot, (lambda: "0/15 aan de orde" in tekst(gesprek, "gidskop"), True))
        assert "nu deels" in tekst(gesprek, "gidstekst")
        # Typed before and after the key: the note belongs to the question, and so does the next.
        await gesprek.typ(pilot, "tot maart")
        await pilot.press("ctrl+o")
        await gesprek.typ(pilot, " onbezet\ndaarna wel\n")
        await pilot.press("alt+down", "ctrl+o")
        await gesprek.typ(pilot, "door de collega\n")
        await pilot.press("ctrl+o")
        await gesprek.typ(pilot, "iets anders\n")
        await tot(pilot, (lambda: len(gesprek.getoond()), 4))
        await tot(pilot, (lambda: "2/15 aan de orde" in tekst(gesprek, "gidskop"), True))
        # Another chapter is not about that question any more.
        await pilot.press("ctrl+o", "ctrl+down")
        assert gesprek.tab.invoer.vraag == ""
    assert gebonden(gesprek) == [
        ("tot maart onbezet", eerste),
        ("daarna wel", eerste),
        ("door de collega", tweede),
        ("iets anders", ""),
    ]


async def test_the_next_open_question_is_found_across_chapters_without_leaving_the_field(
    gesprek: Proefgesprek,
) -> None:
    sessie, dossier = gesprek.sessie, gesprek.dossier
    bezig = [*vragen(gesprek, "referentiekader")[1:], *vragen(gesprek, "organisatie")]
    # The second of the first chapter stays open for a point that was not talked about.
    bespreekpunten.voeg_toe(sessie, dossier, "referentiekader", "Waarom minder?", bezig[0])
    nieuwe = [NieuweNotitie("organisatie", "x", vraag=vraag) for vraag in bezig]
    gesprekken.voeg_notities_toe(sessie, dossier, nieuwe)
    async with gesprek.app.run_test(size=(80, 24)) as pilot:
        await gesprek.begin(pilot)
        await tot(pilot, (lambda: "7/8 aan de orde" in tekst(gesprek, "gidskop"), True))
        assert not gesprek.tab.paneel.is_open
        invoer = gesprek.tab.invoer
        await pilot.press("ctrl+n")
        nu = invoer.gids.nu(invoer.hoofdstuk)
        assert nu is not None
        assert (invoer.hoofdstuk, nu.vraag.id) == ("referentiekader", bezig[0])
        await pilot.press("ctrl+n")
        assert invoer.hoofdstuk == "toezicht"
        assert invoer.has_focus
        # From the last to the first again.
        invoer.kies(hoofdstuk="prognose")
        invoer.gids.kies("prognose", invoer.gids.vragen("prognose")[-1].vraag.id)
        await pilot.press("ctrl+n")
        assert invoer.hoofdstuk == "referentiekader"


async def test_the_guide_unfolds_as_a_strip_and_folds_again(gesprek: Proefgesprek) -> None:
    async with gesprek.app.run_test(size=(80, 24)) as pilot:
        await gesprek.begin(pilot)
        await tot(pilot, (lambda: "0/8 aan de orde" in tekst(gesprek, "gidskop"), True))
        paneel, invoer = gesprek.tab.paneel, gesprek.tab.invoer
        hoogte = paneel.outer_size.height
        assert hoogte == 1
        await pilot.press("ctrl+l")
        await tot(pilot, (lambda: paneel.lijst.has_focus, True), (lambda: paneel.lijst.size.height > 1, True))
        await pilot.press("down", "enter")
        await tot(pilot, (lambda: invoer.has_focus, True))
        assert invoer.vraag == vragen(gesprek, "referentiekader")[1]
        assert "▶" in str(invoer.border_title)
        await tot(pilot, (lambda: paneel.lijst.display, False))
        assert paneel.is_open
        await gesprek.typ(pilot, "zestien\n")
        await tot(pilot, (lambda: len(gesprek.getoond()), 1))
        await pilot.press("ctrl+l")
        await tot(pilot, (lambda: paneel.lijst.has_focus, True))
        await pilot.press("ctrl+l")
        await tot(pilot, (lambda: paneel.outer_size.height, 1), (lambda: invoer.has_focus, True))
    assert gebonden(gesprek) == [("zestien", vragen(gesprek, "referentiekader")[1])]


async def test_a_note_is_bound_afterwards_split_and_joined(gesprek: Proefgesprek) -> None:
    (eerste, *_rest) = vragen(gesprek, "referentiekader")
    gesprek.voeg_toe("ervoor", "een twee")
    async with gesprek.app.run_test(size=(80, 24)) as pilot:
        await gesprek.begin(pilot)
        await tot(pilot, (lambda: len(gesprek.getoond()), 2))
        await tot(pilot, (lambda: "0/8" in tekst(gesprek, "gidskop"), True))
        await pilot.press("up", "v")
        await tot(pilot, (lambda: gebonden(gesprek)[1], ("een twee", eerste)))
        await tot(pilot, (lambda: "1/8" in tekst(gesprek, "gidskop"), True))
        await pilot.press("enter")
        veld = gesprek.tab.query_one(Bewerkveld)
        await tot(pilot, (lambda: veld.has_focus, True))
        # What was typed just before goes along.
        await pilot.press("!", *["left"] * 5, "ctrl+o")
        await tot(pilot, (lambda: [t for t, _v in gebonden(gesprek)], ["ervoor", "een", "twee!"]))
        await tot(pilot, (lambda: gesprek.tab.has_class("-bewerkt"), False))
        await tot(pilot, (gesprek.getoond, ["ervoor", "een", "twee!"]))
        await tot(pilot, (lambda: gesprek.tab.lijst.notitie(gesprek.tab.lijst.gekozen).tekst, "twee!"))  # type: ignore[union-attr]
        await pilot.press("up", "m")
        await tot(pilot, (gesprek.getoond, ["ervoor een", "twee!"]))
        ongedaan(gesprek.sessie)
        ongedaan(gesprek.sessie)
        gesprek.tab.ververs()
        await tot(pilot, (gesprek.getoond, ["ervoor", "een twee!"]))
    assert gebonden(gesprek)[1] == ("een twee!", eerste)


async def test_a_split_that_is_refused_leaves_the_note_open(gesprek: Proefgesprek) -> None:
    gesprek.voeg_toe("een")
    async with gesprek.app.run_test() as pilot:
        await gesprek.begin(pilot)
        await tot(pilot, (lambda: len(gesprek.getoond()), 1))
        await pilot.press("up", "enter")
        veld = gesprek.tab.query_one(Bewerkveld)
        await tot(pilot, (lambda: veld.has_focus, True))
        await pilot.press("ctrl+o")
        await tot(pilot, (lambda: any("niet gesplitst" in m for m in gesprek.app.meldingen), True))
        assert veld.text == "een"
    assert gesprek.teksten() == ["een"]


async def test_only_codes_of_ones_own_are_written_out_and_backspace_takes_it_back(
    gesprek: Proefgesprek,
) -> None:
    afkortingen.bewaar(gesprek.sessie, "mh", "mensenhandel")
    afkortingen.bewaar(gesprek.sessie, "ke", "korpsexpert")
    async with gesprek.app.run_test() as pilot:
        await gesprek.begin(pilot)
        await gesprek.typ(pilot, "Mh bij EMM, (mh) en mhx. Volgens ke\n")
        await gesprek.typ(pilot, "# de ke ")
        await pilot.press("backspace")
        assert gesprek.tab.invoer.text == "# de ke "
        await pilot.press(*"en mh", "ctrl+j", *"mh")
        await gesprek.typ(pilot, "\n")
        await tot(pilot, (lambda: len(gesprek.getoond()), 2))
        await pilot.press("up", "enter")
        await tot(pilot, (lambda: gesprek.tab.query_one(Bewerkveld).has_focus, True))
        await pilot.press(" ", *"ke", ".", "escape")
        await tot(pilot, (lambda: gesprek.teksten()[1].endswith("."), True))
    assert gesprek.teksten() == [
        "Mensenhandel bij EMM, (mensenhandel) en mhx. Volgens korpsexpert",
        "de ke en mensenhandel\nmensenhandel korpsexpert.",
    ]


async def test_one_key_starts_the_clock_and_notes_carry_it(gesprek: Proefgesprek, klok: Klok) -> None:
    async with gesprek.app.run_test() as pilot:
        await gesprek.begin(pilot)
        await gesprek.typ(pilot, "ervoor\n")
        await tot(pilot, (lambda: len(gesprek.getoond()), 1))
        await pilot.press("alt+t")
        await tot(pilot, (lambda: "▶ 0:00:00" in tekst(gesprek, "klok"), True))
        klok.verder(minutes=3, seconds=5)
        await gesprek.typ(pilot, "erna\n")
        await tot(pilot, (lambda: [n.verstreken for n in gesprek.notities()], [None, 185]))
        await tot(pilot, (lambda: "▶ 0:03:05" in tekst(gesprek, "klok"), True))
        # A clock that runs is not started anew by accident.
        await pilot.press("alt+t")
        await tot(pilot, (lambda: type(pilot.app.screen).__name__, "Bevestig"))
        await pilot.press("enter")
        await tot(pilot, (lambda: "▶ 0:00:00" in tekst(gesprek, "klok"), True))
    assert [n.verstreken for n in gesprek.notities()] == [None, 185]
