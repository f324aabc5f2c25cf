"""Alt and a digit as real terminals send them: the bytes go through Textual's own parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events
from textual._xterm_parser import XTermParser

from tests.tui.proef import Klok, begin_sessie, open_store, tot
from tests.tui.test_gesprek import Proefgesprek

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.pilot import Pilot


@pytest.fixture
def gesprek(tmp_path: Path) -> Iterator[Proefgesprek]:
    with open_store(tmp_path / "laptop", Klok()) as store:
        yield Proefgesprek(begin_sessie(store))


async def stuur(pilot: Pilot[None], ruw: str) -> None:
    """Send what a terminal sends."""
    for event in XTermParser().feed(ruw):
        if isinstance(event, events.Key):
            pilot.app.post_message(event)
    await pilot.pause()


@pytest.mark.parametrize("ruw", ["\x1b2", "\x1b[50;3u"], ids=["legacy", "kitty"])
async def test_alt_and_a_digit_choose_the_speaker_and_leave_no_sign_in_the_text(
    gesprek: Proefgesprek, ruw: str
) -> None:
    async with gesprek.app.run_test() as pilot:
        await gesprek.begin(pilot)
        await stuur(pilot, f"{ruw}#drie")
        await gesprek.typ(pilot, "\n")
        await tot(pilot, (lambda: len(gesprek.getoond()), 1))
    assert gesprek.regels() == [("referentiekader", "portefeuillehouder", ("cijfer",), "drie")]


async def test_a_pound_sign_inside_a_note_is_text(gesprek: Proefgesprek) -> None:
    async with gesprek.app.run_test() as pilot:
        await gesprek.begin(pilot)
        await stuur(pilot, "boete van £50, zie § 3")
        await gesprek.typ(pilot, "\n")
        await tot(pilot, (lambda: len(gesprek.getoond()), 1))
    assert gesprek.regels() == [("referentiekader", "", (), "boete van £50, zie § 3")]
