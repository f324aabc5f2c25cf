"""Organisations, teams and systems that a passage names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.extractie import Organisatiesuggestie, Spanne

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from korpsmonitor_tui.domain.lexicon import Lexicon, Naam

_VOOR_PLAATS: Final = r"(?:'s-|’s-|[Dd]en |[Dd]e |[Hh]et )?"
_ACHTER_PLAATS: Final = r"(?: (?:aan|op|bij) (?:den?|het) [A-Z]\w+)?"
_GEMEENTE: Final = re.compile(rf"(?<!\w)[Gg]emeente (?P<naam>{_VOOR_PLAATS}[A-ZÀ-Þ][\w-]+{_ACHTER_PLAATS})")
_EIGENNAAM: Final = re.compile(r"(?<!\w)(?P<naam>(?:eenheid|project) [A-ZÀ-Þ][\w-]+)")
_NAAST: Final = (
    r"\b[Mm]et",
    r"\b[Nn]aast",
    r"\b[Zz]oals",
    r"\b[Rr]egio(?:'s|’s)?",
    r"[Kk]orpsexpert van",
    r"buurkorps(?:en)?",
    r"aangrenzende korpsen?",
)
_ANDER_KORPS: Final = rf"(?:{'|'.join(_NAAST)})\s+(?:het korps |de korpsen |de regio |regio )?"
"""Words that speak of another korps than the one that is read about."""


class Namenzoeker:
    """The names of a lexicon, and those of other korpsen by the words around them."""

    def __init__(self, lexicon: Lexicon, korpsen: Mapping[str, Iterable[str]]) -> None:
        """``korpsen`` gives for each korps by name the ways in which it is written."""
        self._codes: dict[str, str] = {}
        vast = self._patroon(naam for naam in lexicon.namen if naam.hoofdletters)
        vrij = self._patroon(naam for naam in lexicon.namen if not naam.hoofdletters)
        self._patronen = tuple(
            re.compile(patroon, vlag)
            for patroon, vlag in ((vast, re.NOFLAG), (vrij, re.IGNORECASE))
            if patroon
        )
        self._korpsnamen = {
            schrijfwijze: naam for naam, wijzen in korpsen.items() for schrijfwijze in (naam, *wijzen)
        }
        namen = "|".join(re.escape(wijze) for wijze in sorted(self._korpsnamen, key=len, reverse=True))
        self._korps = (
            re.compile(rf"{_ANDER_KORPS}(?P<een>{namen})(?!\w)(?:(?:, | en | of )(?P<twee>{namen})(?!\w))?")
            if namen
            else None
        )

    def _patroon(self, namen: Iterable[Naam]) -> str:
        wijzen = []
        for naam in namen:
            for wijze in naam.namen:
                self._codes[wijze.casefold()] = naam.code
                # A full stop at the end is part of the name, so no word border follows it.
                grens = "" if wijze.endswith(".") else r"(?!\w)"
                niet = f"(?!{naam.zonder})" if naam.zonder else ""
                wijzen.append((wijze, re.escape(wijze) + grens + niet))
        wijzen.sort(key=lambda paar: -len(paar[0]))
        return rf"(?<![\w])(?:{'|'.join(patroon for _wijze, patroon in wijzen)})" if wijzen else ""

    def vind(self, tekst: str) -> tuple[Organisatiesuggestie, ...]:
        """What is named, in order and without overlap; the longer of two names that overlap."""
        treffers = [
            (treffer.start(), treffer.end(), self._codes[treffer.group().casefold()])
            for patroon in self._patronen
            for treffer in patroon.finditer(tekst)
        ]
        treffers += [(t.start(), t.end(), f"gemeente {t['naam']}") for t in _GEMEENTE.finditer(tekst)]
        treffers += [(t.start(), t.end(), t["naam"]) for t in _EIGENNAAM.finditer(tekst)]
        if self._korps is not None:
            for treffer in self._korps.finditer(tekst):
                treffers += [
                    (*treffer.span(groep), f"korps {self._korpsnamen[treffer[groep]]}")
                    for groep in ("een", "twee")
                    if treffer[groep]
                ]
        return _zonder_overlap(treffers)


def _zonder_overlap(treffers: Iterable[tuple[int, int, str]]) -> tuple[Organisatiesuggestie, ...]:
    uitkomst: list[Organisatiesuggestie] = []
    for begin, eind, code in sorted(treffers, key=lambda treffer: (treffer[0], -treffer[1])):
        if not uitkomst or begin >= uitkomst[-1].plaats.eind:
            uitkomst.append(Organisatiesuggestie(Spanne(begin, eind), code))
    return tuple(uitkomst)
