"""Remarks typed over from an e-mail, a telephone call or a PDF, each with the numbers of the passages that it names.

Every line is in exactly one remark; what names no passage is about the whole, and for a person to place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_GETAL: Final = r"[0-9]{1,5}"
_BEREIK: Final = rf"{_GETAL}(?:\s*(?:-|–|t/m|tot\s+en\s+met)\s*{_GETAL})?"
_NUMMERS: Final = rf"(?P<nummers>{_BEREIK}(?:\s*(?:,|;|/|&|\+|\ben\b)\s*{_BEREIK})*)"
_WOORD: Final = r"(?:passages?|pass\.?|alinea['’]?s?|nummers?|nrs?\.?|no\.?|#)"
_AANHEF: Final = r"\s*[-*•]?\s*(?:(?:opmerking(?:en)?\s+)?(?:bij|over|op|ad|t\.a\.v\.|m\.b\.t\.)\s+)?"
_GENUMMERD: Final = re.compile(
    # “12: klopt niet”, not 10:30, 3.5 or 12-02-2013.
    rf"{_AANHEF}(?:{_WOORD}\s*)?{_NUMMERS}\s*(?:[:.)](?=\s|$)|(?:-|–|—)(?=\s+[^\s0-9]|$))\s*(?P<tekst>.*)",
    re.IGNORECASE,
)
_GENOEMD: Final = re.compile(rf"{_AANHEF}{_WOORD}\s*{_NUMMERS}(?![0-9.:-])\b.*", re.IGNORECASE)
"""“Passage 12 klopt niet”: the number is part of what is said."""
_OPSOMMING: Final = re.compile(r"\s*[-*•–]\s")
_EINDE: Final = re.compile(r"[.!?:;]['\"’”)]*\s*$")
_AFGEBROKEN: Final = 60
"""Columns from which a line that ends in a full stop may still go on in the next."""
_MEESTE: Final = 200
"""Passages that one remark can name: more is no row of passages."""


@dataclass(frozen=True, slots=True)
class Getypt:
    """One remark."""

    nummers: tuple[int, ...]
    """Of the passages that it names, in the order in which it does; none if it is about the whole."""
    tekst: str
    """Without the number, if it names one passage and nothing else before what it says."""
    regels: tuple[str, ...]
    """The lines that it was typed in."""


def lees_getypte(tekst: str) -> tuple[Getypt, ...]:
    """The remarks in a text, in their order."""
    opmerkingen: list[tuple[str, list[str]]] = []
    vorige = ""
    for regel in tekst.splitlines():
        if regel.strip():
            if opmerkingen and vorige.strip() and _gaat_door(opmerkingen[-1][1], regel):
                opmerkingen[-1][1].append(regel)
            else:
                opmerkingen.append((regel, [regel]))
        vorige = regel
    return tuple(_lees(regels) for _eerste, regels in opmerkingen)


def _gaat_door(regels: list[str], regel: str) -> bool:
    """Whether a line that follows without a white line says more of the same remark."""
    if _kop(regel) or _OPSOMMING.match(regel):
        return False
    kop, vorige = _kop(regels[0]), regels[-1]
    if kop is None or regel[:1].isspace():
        return True
    leeg = len(regels) == 1 and not kop[1]
    return leeg or len(vorige.rstrip()) >= _AFGEBROKEN or not _EINDE.search(vorige)


def _kop(regel: str) -> tuple[tuple[int, ...], str] | None:
    """The passages that a line begins with, and what it says of them; None if it names none."""
    gevonden = _GENUMMERD.fullmatch(regel)
    if gevonden is None:
        gevonden = _GENOEMD.fullmatch(regel)
        tekst = regel.strip()
    else:
        tekst = gevonden["tekst"].strip()
    nummers = tuple(dict.fromkeys(_lees_nummers(gevonden["nummers"]))) if gevonden else ()
    if not nummers or len(nummers) > _MEESTE:
        return None
    return nummers, tekst if len(nummers) == 1 else regel.strip()


def _lees_nummers(tekst: str) -> Iterator[int]:
    for bereik in re.findall(_BEREIK, tekst):
        begin, *eind = map(int, re.findall(_GETAL, bereik))
        # No longer than can be of use: what is longer is no row of passages.
        yield from range(begin, min(eind[0] if eind else begin, begin + _MEESTE) + 1)


def _lees(regels: list[str]) -> Getypt:
    kop = _kop(regels[0])
    nummers, eerste = kop or ((), regels[0].strip())
    tekst = "\n".join(filter(None, (eerste, *(regel.strip() for regel in regels[1:]))))
    return Getypt(nummers, tekst or regels[0].strip(), tuple(regels))
