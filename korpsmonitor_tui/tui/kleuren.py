"""The colours of scores on the screen: never without their letter, R G N B as in the questionnaire."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from korpsmonitor_tui.domain.instrument import Kleur
from korpsmonitor_tui.domain.weegregels import Score

if TYPE_CHECKING:
    from korpsmonitor_tui.services.gids import Balk

KLEURLETTERS: Final = {
    Kleur.ROOD: ("R", "#ffffff on #b3261e"),
    Kleur.GEEL: ("G", "#1c1b1f on #ffd100"),
    Kleur.GROEN: ("N", "#ffffff on #2e7d32"),
    Kleur.BLANCO: ("B", "reverse"),
}
"""Rood, geel, groen, blanco: letter and style."""

SCORELETTERS: Final = {
    **{Score(kleur.value): vorm for kleur, vorm in KLEURLETTERS.items()},
    Score.NVT: ("x", "dim reverse"),
}
"""The same of scores; n.v.t. is another thing than blanco."""
NIET_GESCOORD: Final = ("·", "$text-muted")
BOTSING: Final = ("!", "bold $text-warning reverse")
"""Two laptops gave different scores, and nobody chose yet."""


def balktekst(balk: Balk) -> Content:
    """The years with their colours, and where they were read."""
    delen: list[str | tuple[str, str]] = []
    for jaar, kleur, _bron in balk.kleuren:
        letter, stijl = KLEURLETTERS[kleur]
        delen += [f"{jaar} ", (f" {letter} ", stijl), " "]
    bronnen = ", ".join(dict.fromkeys(bron for _jaar, _kleur, bron in balk.kleuren))
    return Content.assemble(*delen, (bronnen, "$text-muted"))
