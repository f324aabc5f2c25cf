"""What a run of the benchmarks makes of its figures: growth, regressions, the better of two tries, the page."""

from __future__ import annotations

import importlib
import sys
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import opslag
from benchmarks.__main__ import BLAD, LAATSTE, MODULES
from benchmarks.blad import maak
from benchmarks.kind import Deel
from benchmarks.meting import MACHT, Meting, als_tabel, getal, groeimacht, percentiel
from benchmarks.terminal import ER_IS_EEN, open_terminal
from benchmarks.vastlegging import Machine, Run, lees, schrijf, vergelijk
from benchmarks.vergroten import vermenigvuldig
from korpsmonitor_tui.store.driver import open_database
from korpsmonitor_tui.store.store import Omgeving, Store, richt_in
from tests.store.conftest import SLEUTEL

if TYPE_CHECKING:
    from pathlib import Path

MACHINE = Machine(2, 23.5, "Linux x86_64")
ANDERE = Machine(8, 64.0, "Linux x86_64")
_WAARDEN = st.floats(1e-6, 1e6)


def _run(*metingen: Meting) -> Run:
    return Run("2026-11-22", MACHINE, {"Python": "3.11"}, 0.2, 600.0, metingen)


def _meting(waarde: float, eenheid: str = "x", doel: float | None = None, **anders: object) -> Meting:
    kaal = Meting("openen", waarde, eenheid, doel, uitleg="Zo.", onderwerp="Start")
    return replace(kaal, **anders)  # type: ignore[arg-type]


@given(macht=st.floats(-1, 3), begin=st.floats(1e-4, 100))
def test_growth_of_a_power_of_size_is_that_power(macht: float, begin: float) -> None:
    tijden = {maat: begin * maat**macht for maat in (1, 10, 100)}

    assert groeimacht(tijden) == pytest.approx(macht, abs=1e-6)


@given(_WAARDEN, _WAARDEN)
def test_worse_is_more_than_a_fifth_above_the_last_time(toen: float, nu: float) -> None:
    slechter = vergelijk(_run(_meting(toen)), MACHINE, [_meting(nu)])

    assert bool(slechter) == (nu / toen > 1.2)


@given(_WAARDEN, _WAARDEN)
def test_of_what_should_be_more_less_is_worse(toen: float, nu: float) -> None:
    vroeger = _run(_meting(toen, "per s", meer_is_beter=True))

    slechter = vergelijk(vroeger, MACHINE, [_meting(nu, "per s", meer_is_beter=True)])

    assert bool(slechter) == (toen / nu > 1.2)


@pytest.mark.parametrize(("eenheid", "aantal"), [("x", 1), (MACHT, 1), ("ms", 0), ("s", 0), ("MB", 0)])
def test_between_machines_only_ratios_are_compared(eenheid: str, aantal: int) -> None:
    slechter = vergelijk(_run(_meting(1, eenheid)), ANDERE, [_meting(9, eenheid)])

    assert len(slechter) == aantal


def test_an_exponent_near_nought_may_waver() -> None:
    vroeger = _run(_meting(0.01, MACHT))

    assert vergelijk(vroeger, MACHINE, [_meting(0.15, MACHT)]) == []
    assert vergelijk(vroeger, MACHINE, [_meting(0.25, MACHT)]) != []


def test_a_difference_of_nought_or_less_has_no_ratio() -> None:
    assert vergelijk(_run(_meting(-5, "ms")), MACHINE, [_meting(80, "ms")]) == []
    assert vergelijk(_run(_meting(80, "ms")), MACHINE, [_meting(0, "ms")]) == []


def test_nothing_is_worse_than_what_was_never_measured() -> None:
    assert vergelijk(None, MACHINE, [_meting(9)]) == []
    assert vergelijk(_run(_meting(1, wat="sluiten")), MACHINE, [_meting(9)]) == []
    assert vergelijk(_run(_meting(1, onderwerp="Word")), MACHINE, [_meting(9)]) == []


def test_a_run_reads_back_as_it_was_written_without_its_explanations(tmp_path: Path) -> None:
    run = _run(_meting(1.5, doel=2.5, toelichting="“é”"), _meting(7, "per s", wat="x", meer_is_beter=True))

    schrijf(run, tmp_path / "run.json")

    kaal = tuple(replace(meting, uitleg="") for meting in run.metingen)
    assert lees(tmp_path / "run.json") == replace(run, metingen=kaal)
    assert lees(tmp_path / "anders.json") is None


def test_of_two_tries_each_line_keeps_its_better_one() -> None:
    eerste = Deel("Start", "Zo.", (_meting(3), _meting(10, "per s", wat="b", meer_is_beter=True)), 1.0)
    tweede = Deel("Start", "Zo.", (_meting(2), _meting(8, "per s", wat="b", meer_is_beter=True)), 1.0)

    assert [meting.waarde for meting in eerste.of_beter(tweede).metingen] == [2, 10]


@given(st.floats(-1e9, 1e9))
def test_a_number_in_dutch_keeps_three_figures(waarde: float) -> None:
    terug = float(getal(waarde).translate(str.maketrans(",.", ".,")).replace(",", ""))

    assert terug == pytest.approx(waarde, rel=0.006)


def test_numbers_as_they_are_written_in_dutch() -> None:
    assert [getal(waarde) for waarde in (0, 2.5, 0.0625, 12.0, 1234.5, 100_000)] == [
        *("0", "2,5", "0,0625", "12", "1.234", "100.000"),
    ]


def test_the_page_shows_what_missed_and_what_became_slower() -> None:
    goed, mis = _meting(2.0, doel=2.5), _meting(3.0, doel=2.5, wat="typen | Enter")
    slechter = vergelijk(_run(_meting(1, wat="typen | Enter")), MACHINE, [mis])

    blad = maak(_run(goed, mis), slechter, "2026-11-01", {"Start": "Zeven keer."})

    assert "Van 2 metingen met een doel zijn er 1 gehaald." in blad
    assert "- **typen \\| Enter** (Start): 3 x, doel ≤ 2,5 x" in blad
    assert "## Meer dan 20 % slechter dan op 1 november 2026" in blad
    assert "- typen \\| Enter (Start): 3 x, was 1" in blad
    assert "| Start | openen | 2 x | ≤ 2,5 x | ja |  |" in blad
    assert "| Start | typen \\| Enter | **3 x** | ≤ 2,5 x | **NEE** |  |" in blad
    assert "### Start\n\nZeven keer.\n\n- **openen**: Zo.\n" in blad


def test_the_page_of_a_first_run_compares_with_nothing() -> None:
    blad = maak(_run(_meting(2.0, doel=2.5)), [], "", {"Start": ""})

    assert "slechter dan" not in blad
    assert "Niet gehaald" not in blad


def test_a_busy_machine_is_told() -> None:
    assert "deed tegelijk ander werk" not in maak(_run(), [], "", {})
    assert "deed tegelijk ander werk" in maak(replace(_run(), belasting=1.4), [], "", {})


def test_the_table_in_the_terminal_names_what_missed() -> None:
    tabel = als_tabel([_meting(2.0, doel=2.5), _meting(3.0, "ms", doel=2.5, toelichting="n = 9")])

    assert tabel.count("NIET GEHAALD") == 1
    assert "NIET GEHAALD n = 9" in tabel


def test_the_highest_percentile_lies_near_the_highest() -> None:
    assert percentiel([float(nr) for nr in range(101)], 99) == 99


def test_what_is_multiplied_is_there_so_often_and_is_found_in_the_index(tmp_path: Path) -> None:
    richt_in(tmp_path / "m.db", SLEUTEL, "monitor")
    with Store.open_met_sleutel(tmp_path / "m.db", SLEUTEL, Omgeving(tmp_path / "toestand")) as store:
        for nr in range(4):
            store.voer_uit(opslag.WIE, lambda tx, n=nr: opslag._schrijf_notitie(tx, n))  # type: ignore[misc]
    with closing(open_database(tmp_path / "m.db", SLEUTEL)) as db:
        vermenigvuldig(db, 3)
        (notities,), (dossiers,), (gevonden,), (vastleggingen,) = (
            db.execute(vraag).fetchone()
            for vraag in (
                "SELECT count(*) FROM notitie",
                "SELECT count(DISTINCT dossier) FROM notitie",
                "SELECT count(*) FROM zoekregel_fts WHERE zoekregel_fts MATCH 'korpsexpert'",
                "SELECT count(*) FROM event_payload p JOIN event e ON e.id = p.event",
            )
        )
    assert (notities, dossiers, gevonden) == (12, 12, 12)
    assert vastleggingen % 3 == 0


@pytest.mark.skipif(not ER_IS_EEN, reason="no terminal to run programs in")
def test_a_program_in_a_terminal_is_watched_until_its_word_stands_there() -> None:
    code = "import os; print(os.get_terminal_size().columns, input())"

    with open_terminal((sys.executable, "-c", code), {}) as terminal:
        terminal.schrijf(b"dag\n")
        assert terminal.wacht_op("120 dag") > terminal.begin
        with pytest.raises(AssertionError, match="ended"):
            terminal.wacht_op("wat er niet komt")


@pytest.mark.parametrize("naam", MODULES)
def test_every_module_says_what_it_is_about_and_how_it_measures(naam: str) -> None:
    module = importlib.import_module(f"benchmarks.{naam}")

    assert module.ONDERWERP
    assert module.HOE.endswith(".")
    assert callable(module.meet)


def test_what_was_recorded_last_stands_on_the_page_and_every_line_is_explained() -> None:
    laatste = lees(LAATSTE)
    assert laatste is not None
    blad = BLAD.read_text("utf-8")

    for meting in laatste.metingen:
        wat = meting.wat.replace("|", "\\|")
        assert f"| {meting.onderwerp} | {wat} | " in blad
        (uitleg,) = [regel for regel in blad.splitlines() if regel.startswith(f"- **{wat}**: ")]
        assert uitleg.endswith(".")
