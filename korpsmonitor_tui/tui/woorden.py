"""How a change is shown by words: what came bold and underlined, what went struck through, never by colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.domain.woordverschil import stukken, woorden

if TYPE_CHECKING:
    from collections.abc import Iterator

ERBIJ: Final = "bold underline $text-success"
WEG: Final = "strike $text-error"
_STIJLEN: Final = {"=": "", "+": ERBIJ, "-": WEG}


_WERD: Final = ("→", "$text-muted")
"""Between what went and what came for it: without looks too they are not one word."""


def woordverschil(oud: str, nieuw: str, omgeving: int | None = None) -> Iterator[tuple[str, str]]:
    """The pieces of both texts in reading order, each with its style.

    ``omgeving`` is how many words around each change are shown; None shows both texts whole.
    """
    delen = stukken(oud, nieuw)
    for nr, (soort, tekst) in enumerate(delen):
        if soort == "+" and nr and delen[nr - 1][0] == "-":
            yield _WERD
        if soort == "=" and omgeving is not None:
            tekst = _rond(tekst, omgeving, begin=nr == 0, eind=nr == len(delen) - 1)
        yield maak_zichtbaar(tekst), _STIJLEN[soort]


def _rond(tekst: str, omgeving: int, *, begin: bool, eind: bool) -> str:
    """Of text between changes only what stands beside them; at the begin and the end of the whole only one side."""
    delen = woorden(tekst)
    # Every second one is a space.
    aantal = 2 * omgeving
    voor, na = (0 if begin else aantal), (0 if eind else aantal)
    if len(delen) <= voor + na + 2:
        return tekst
    return "".join((*delen[:voor], " … " if voor and na else "…" if na else " …", *delen[len(delen) - na :]))
