"""What another laptop puts in a text is shown on the screen as signs: it steers no terminal and gives no colour."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.color import Color

from korpsmonitor_tui import paths
from korpsmonitor_tui.tui.zichtbaarfilter import Zichtbaarfilter
from tests.services import verhaal
from tests.tui.proef import SLEUTEL
from tests.tui.scherm import beeld, druk, programma
from tests.vergiftigd import GIF, MERK, STUREND, vergiftig

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.services.conftest import Laptop

_SCHERMEN = {
    "overzicht": "",
    "vragenlijst": "enter",
    "gesprek": "f6",
    "verslag": "f7",
    "wederhoor": "f8",
    "tijdlijn": "f9",
    "beheer": "f10",
}
"""The key from each screen to the next."""
_GEKLEURD = re.compile(r"31m␈␡[^\[\n]{0,8}x")
"""What is left of the text if markup in it is obeyed."""


async def test_no_text_steers_the_terminal_on_any_screen(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(paths.OMGEVING_LIBREOFFICE, "/bestaat/niet")
    verhaal.met_reactie(laptop)
    assert vergiftig(tmp_path / "hier" / "monitor.db", SLEUTEL) > 20
    met_merk = []
    async with programma(laptop.als("auditor B"), breedte=140, hoogte=50) as pilot:
        for naam, toets in _SCHERMEN.items():
            tekst = await druk(pilot, toets) if toets else beeld(pilot)
            assert not STUREND.search(tekst), (naam, STUREND.search(tekst))
            assert not _GEKLEURD.search(tekst), naam
            met_merk += [naam] if MERK in tekst else []
    assert met_merk == list(_SCHERMEN)


def test_a_line_stays_as_wide_as_it_was() -> None:
    segmenten = [Segment("voor "), Segment(f"a{GIF}b"), Segment("\x1b[1m", control=[]), Segment(" na")]
    breedte = Segment.get_line_length(segmenten)
    uit = Zichtbaarfilter().apply(segmenten, Color(0, 0, 0))
    assert Segment.get_line_length(uit) == breedte
    assert not any(STUREND.search(segment.text) for segment in uit if not segment.control)
    assert "".join(segment.text for segment in uit).startswith("voor a␛]0;BOOS␇␛[2J")


def test_an_ordinary_line_is_left_alone() -> None:
    segmenten = [Segment("coördinatie – 100 %\t")]
    assert Zichtbaarfilter().apply(segmenten, Color(0, 0, 0)) is segmenten
