"""The colours of scores on the screen: never without their letter, as the scale of the instrument has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from korpsmonitor_tui.domain.schaal import BLANCO, NVT

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.services.gids import Balk

    Merk = tuple[str, str]
    """Letter and style."""

_ZONDER_OORDEEL: Final = {BLANCO: "reverse", NVT: "dim reverse"}
"""What is no judgement has no colour of its own: readable on both themes."""
NIET_GESCOORD: Final = ("·", "$text-muted")
BOTSING: Final = ("!", "bold $text-warning reverse")
"""Two laptops gave different scores, and nobody chose yet."""


def stijl_van(score: Score) -> str:
    """How the letter of a score looks."""
    vorm = score.vorm
    return _ZONDER_OORDEEL.get(score) or f"#{vorm.letterkleur} on #{vorm.vulling}".lower()


def merk_van(score: Score) -> Merk:
    """The letter of a score, and how it looks."""
    return score.vorm.schermletter, stijl_van(score)


def balktekst(balk: Balk) -> Content:
    """The years with their colours, and where they were read."""
    delen: list[str | tuple[str, str]] = []
    for jaar, kleur, _bron in balk.kleuren:
        letter, stijl = merk_van(kleur)
        delen += [f"{jaar} ", (f" {letter} ", stijl), " "]
    bronnen = ", ".join(dict.fromkeys(bron for _jaar, _kleur, bron in balk.kleuren))
    return Content.assemble(*delen, (bronnen, "$text-muted"))
