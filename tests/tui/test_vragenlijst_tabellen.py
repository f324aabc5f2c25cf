"""Questions with many places: years, rows, and both."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.vragenlijst import TOELICHTING, Keuze, Vak, Vraag
from korpsmonitor_tui.services.vragenlijst import zet_antwoord
from korpsmonitor_tui.tui.tabs.vragenlijst_rooster import Indeling
from korpsmonitor_tui.tui.tabs.vragenlijst_weergave import mogelijkheden_van
from korpsmonitor_tui.tui.widgets.celveld import Celveld
from korpsmonitor_tui.tui.widgets.keuzecel import Keuzecel
from tests.tui.proef import tot
from tests.tui.proeflijst import (
    DATUM,
    LIJST,
    OPEN,
    PER_JAAR,
    REFERENTIES,
    TABEL,
    Proeflijst,
)


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
