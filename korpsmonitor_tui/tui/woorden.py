"""How a change is shown by words: what came bold and underlined, what went struck through, never by colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.domain.woordverschil import stukken

if TYPE_CHECKING:
    from collections.abc import Iterator

ERBIJ: Final = "bold underline $text-success"
WEG: Final = "strike $text-error"
_STIJLEN: Final = {"=": "", "+": ERBIJ, "-": WEG}


def woordverschil(oud: str, nieuw: str) -> Iterator[tuple[str, str]]:
    """The pieces of both texts in reading order, each with its style."""
    for soort, tekst in stukken(oud, nieuw):
        yield maak_zichtbaar(tekst), _STIJLEN[soort]
