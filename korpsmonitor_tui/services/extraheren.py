"""Suggestions for text from anywhere: needs the definition files of an instrument, and no database."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.extract.extractor import Extractor
from korpsmonitor_tui.extract.zinnen import vind_zinnen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.domain.extractie import Spanne, Suggesties
    from korpsmonitor_tui.extract.model import Model
    from korpsmonitor_tui.services.sessie import Instrumenten

_NUMMER: Final = re.compile(r"(?P<voor>.*?)(?P<nr>\d{1,9})\D*", re.DOTALL)
_SPRONG: Final = 3
"""A conversation goes on while the number in the id rises by no more than this."""


def maak_extractor(definities: Instrumenten, code: str, model: Model | None = None) -> Extractor:
    """An extractor for an instrument, by default with the model that is installed.

    Raises NietGevonden if the instrument has no lexicon, or OnbruikbareInvoer with every error in its files.
    """
    instrument = definities(code)
    korpsen = {partij.naam: partij.aliassen for partij in instrument.partijen if partij.eenheid is not None}
    return Extractor(definities.lexicon(code), model or definities.model(code), korpsen)


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a text, with what is suggested for it."""

    plaats: Spanne
    tekst: str
    suggesties: Suggesties


def lees_tekst(extractor: Extractor, tekst: str) -> Iterator[Passage]:
    """Suggestions for a running text, a sentence at a time."""
    extractor.begin_opnieuw()
    for plaats in vind_zinnen(tekst):
        zin = plaats.van(tekst)
        yield Passage(plaats, zin, extractor.lees(zin))


class Gesprekslezer:
    """Reads passages that come one by one with an id, and notices where another conversation begins."""

    def __init__(self, extractor: Extractor) -> None:
        self._extractor = extractor
        self._vorige: tuple[str, int] | None = None

    def lees(self, kenmerk: str, tekst: str, hoofdstuk: str = "") -> Suggesties:
        """Suggestions for a passage; it follows on the one before if its id does (``GRO-12`` after ``GRO-11``)."""
        treffer = _NUMMER.fullmatch(kenmerk)
        deze = (treffer["voor"], int(treffer["nr"])) if treffer else None
        if not _volgt(self._vorige, deze):
            self._extractor.begin_opnieuw()
        self._vorige = deze
        return self._extractor.lees(tekst, hoofdstuk)


def _volgt(vorige: tuple[str, int] | None, deze: tuple[str, int] | None) -> bool:
    if vorige is None or deze is None:
        # Without a number the order of arrival is all there is.
        return vorige is deze
    return vorige[0] == deze[0] and 0 < deze[1] - vorige[1] <= _SPRONG
