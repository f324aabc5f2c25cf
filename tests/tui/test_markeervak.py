"""Marking words in a text: what is marked always begins and ends with a word, and nothing of the text is lost."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from korpsmonitor_tui.domain.extractie import Spanne
from korpsmonitor_tui.tui.widgets.markeervak import Markeervak, deel_in
from tests.tui.proef import ProefApp

if TYPE_CHECKING:
    from textual.pilot import Pilot

TEKST = "De norm van zes controles wordt gehaald. Niet-vergunde escort: 12,5 procent.\n\nMet het OM is er contact."


@pytest.fixture
def vak() -> Markeervak:
    return Markeervak(id="tekst")


async def _toon(pilot: Pilot[None], vak: Markeervak, gemerkt: Spanne | None = None) -> None:
    vak.toon(TEKST, gemerkt)
    vak.focus()
    await pilot.pause()


def _gemerkt(vak: Markeervak) -> str:
    assert vak.gemerkt is not None
    return vak.gemerkt.van(TEKST)


async def test_pijlen_gaan_van_woord_naar_woord_en_shift_merkt(vak: Markeervak) -> None:
    async with ProefApp(vak).run_test(size=(40, 12)) as pilot:
        await _toon(pilot, vak)
        await pilot.press("right", "right")
        assert _gemerkt(vak) == "van"
        await pilot.press("shift+right", "shift+right")
        assert _gemerkt(vak) == "van zes controles"
        await pilot.press("shift+left")
        assert _gemerkt(vak) == "van zes"
        # Backwards past where it began.
        await pilot.press(*["shift+left"] * 2)
        assert _gemerkt(vak) == "norm van"
        await pilot.press("left")
        assert _gemerkt(vak) == "De"


async def test_zonder_shift_houdt_spatie_vast(vak: Markeervak) -> None:
    async with ProefApp(vak).run_test(size=(40, 12)) as pilot:
        await _toon(pilot, vak)
        await pilot.press("right", "space", "right", "right")
        assert _gemerkt(vak) == "norm van zes"
        await pilot.press("space", "right")
        assert _gemerkt(vak) == "controles"


async def test_een_regel_en_een_zin(vak: Markeervak) -> None:
    async with ProefApp(vak).run_test(size=(40, 12)) as pilot:
        await _toon(pilot, vak)
        await pilot.press("end", "z")
        assert _gemerkt(vak) == "Met het OM is er contact."
        await pilot.press("home", "down", "down", "down")
        assert _gemerkt(vak) == "Met"
        await pilot.press("up", "z")
        assert _gemerkt(vak) == "Niet-vergunde escort: 12,5 procent."
        await pilot.press("home", "shift+down")
        assert _gemerkt(vak).startswith("De norm van zes controles wordt gehaald")


async def test_slepen_met_de_muis(vak: Markeervak) -> None:
    async with ProefApp(vak).run_test(size=(80, 12)) as pilot:
        await _toon(pilot, vak)
        # One column of padding stands before the text.
        await pilot.mouse_down(vak, offset=(4, 0))
        await pilot.hover(vak, offset=(20, 0))
        await pilot.mouse_up(vak, offset=(20, 0))
        assert _gemerkt(vak) == "norm van zes controles"
        await pilot.hover(vak, offset=(1, 0))
        assert _gemerkt(vak) == "norm van zes controles"


async def test_enter_meldt_wat_is_gemerkt_en_begint_bij_wat_er_was(vak: Markeervak) -> None:
    gekozen: list[Spanne] = []

    class App(ProefApp):
        def on_markeervak_gekozen(self, bericht: Markeervak.Gekozen) -> None:
            gekozen.append(bericht.spanne)

    async with App(vak).run_test(size=(40, 12)) as pilot:
        begin = TEKST.index("zes")
        await _toon(pilot, vak, Spanne(begin, begin + len("zes controles")))
        await pilot.press("enter")
        assert gekozen == [Spanne(begin, begin + len("zes controles"))]


async def test_een_tekst_zonder_woorden_laat_zich_niet_merken(vak: Markeervak) -> None:
    async with ProefApp(vak).run_test(size=(40, 12)) as pilot:
        vak.toon(" \n ")
        vak.focus()
        await pilot.press("right", "shift+down", "z", "space", "end", "enter")
        assert vak.gemerkt is None


@given(st.text(st.sampled_from("ab \n\t.é漢-"), max_size=200), st.integers(10, 40))
@example("aaaaaaaa\t漢", 10)
def test_elk_teken_staat_op_precies_een_regel_en_geen_regel_is_te_lang(tekst: str, breedte: int) -> None:
    regels = [brok for regel in deel_in(tekst, breedte) for brok in regel]
    assert all(vorige.eind <= volgende.begin for vorige, volgende in pairwise(regels))
    getoond = "".join(brok.van(tekst) for brok in regels)
    assert "".join(getoond.split()) == "".join(tekst.split())
    for regel in deel_in(tekst, breedte):
        assert sum(cell_len(brok.van(tekst).replace("\t", " ")) for brok in regel) <= breedte
