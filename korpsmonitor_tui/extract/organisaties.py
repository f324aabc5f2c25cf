"""Organisations, teams and systems that a passage names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.extractie import Organisatiesuggestie, Spanne

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from korpsmonitor_tui.domain.lexicon import Lexicon, Naam

_NOOTCIJFERS: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LETTER: Final = rf"[^\W{_NOOTCIJFERS}]"
"""Part of a word; the number of a note behind it is not."""
_VOOR: Final = r"(?<![\w&=?])"
"""No word runs on from before, and it is no part of a web address."""
_WOORD: Final = r"[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þa-zà-ÿ]+)*"
_PLAATS: Final = rf"(?:'s-|’s-|[Dd]en |[Dd]e |[Hh]et )?{_WOORD}(?: (?:aan|op|bij) (?:den?|het) [A-Z]\w+)?"
_GEMEENTE: Final = re.compile(rf"{_VOOR}[Gg]emeente (?P<naam>{_PLAATS})")
_GEMEENTEN: Final = re.compile(
    rf"{_VOOR}[Gg]emeenten (?P<namen>{_PLAATS}(?:, {_PLAATS})*(?:,? en {_PLAATS})?)"
)
_LOSSE_PLAATS: Final = re.compile(_PLAATS)
_EIGENNAAM: Final = re.compile(
    rf"{_VOOR}(?P<naam>(?:(?:eenheid|project|[Ss]tichting) {_WOORD}(?: {_WOORD})*|[Aa]rrondissementsparket {_PLAATS}))"
)
_NAAST: Final = (
    r"\b[Mm]et",
    r"\b[Nn]aast",
    r"\b[Zz]oals",
    r"\b[Nn]et als",
    r"\b[Ee]venals",
    r"\b[Tt]ussen",
    r"\b[Rr]egio(?:'s|’s)?",
    r"\b[Kk]orpsen",
    r"\b[Kk]orpsexpert van",
    r"[Bb]uurkorps(?:en)?",
    r"[Bb]uurregio(?:'s|’s)?",
    r"[Aa]angrenzende (?:korps(?:en)?|regio(?:'s|’s)?)",
    r"[Aa]ndere (?:korpsen|regio(?:'s|’s)?)(?: als| zoals|,)?",
)
_ANDER_KORPS: Final = (
    rf"(?:{'|'.join(_NAAST)})\s+(?:het korps |de korpsen |korpsen |de regio(?:'s|’s)? |regio |politie )?"
)
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
        self._korpsnaam = re.compile(rf"(?:{namen})(?!\w)") if namen else None
        self._andere = (
            re.compile(rf"{_ANDER_KORPS}(?P<namen>(?:{namen})(?!\w)(?:(?:, | en | of )(?:{namen})(?!\w))*)")
            if namen
            else None
        )

    def _patroon(self, namen: Iterable[Naam]) -> str:
        wijzen = []
        for naam in namen:
            for wijze in naam.namen:
                self._codes[wijze.casefold()] = naam.code
                # A full stop at the end is part of the name, so no word border follows it.
                grens = "" if wijze.endswith(".") else rf"(?!{_LETTER})"
                niet = f"(?!{naam.zonder})" if naam.zonder else ""
                wijzen.append((wijze, re.escape(wijze) + grens + niet))
        wijzen.sort(key=lambda paar: -len(paar[0]))
        return rf"{_VOOR}(?:{'|'.join(patroon for _wijze, patroon in wijzen)})" if wijzen else ""

    def vind(self, tekst: str) -> tuple[Organisatiesuggestie, ...]:
        """What is named, in order and without overlap; the longer of two names that overlap."""
        treffers = [
            (treffer.start(), treffer.end(), self._codes[treffer.group().casefold()])
            for patroon in self._patronen
            for treffer in patroon.finditer(tekst)
        ]
        treffers += [(t.start(), t.end(), f"gemeente {t['naam']}") for t in _GEMEENTE.finditer(tekst)]
        treffers += [(t.start(), t.end(), t["naam"]) for t in _EIGENNAAM.finditer(tekst)]
        treffers += _in_reeks(_GEMEENTEN, _LOSSE_PLAATS, tekst, "gemeente {}".format)
        if self._andere is not None and self._korpsnaam is not None:
            treffers += _in_reeks(self._andere, self._korpsnaam, tekst, self._korpscode)
        return _zonder_overlap(treffers)

    def _korpscode(self, schrijfwijze: str) -> str:
        return f"korps {self._korpsnamen[schrijfwijze]}"


def _in_reeks(
    reeks: re.Pattern[str], naam: re.Pattern[str], tekst: str, code: Callable[[str], str]
) -> list[tuple[int, int, str]]:
    """Every name of every enumeration, with its code."""
    return [
        (*treffer.span(), code(treffer.group()))
        for geheel in reeks.finditer(tekst)
        for treffer in naam.finditer(tekst, *geheel.span("namen"))
    ]


def _zonder_overlap(treffers: Iterable[tuple[int, int, str]]) -> tuple[Organisatiesuggestie, ...]:
    uitkomst: list[Organisatiesuggestie] = []
    for begin, eind, code in sorted(treffers, key=lambda treffer: (treffer[0], -treffer[1])):
        if not uitkomst or begin >= uitkomst[-1].plaats.eind:
            uitkomst.append(Organisatiesuggestie(Spanne(begin, eind), code))
    return tuple(uitkomst)
