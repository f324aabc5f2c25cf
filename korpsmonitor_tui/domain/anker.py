"""Where a code stands: a quote at a place in a text, found again after the text was corrected.

A code is never dropped because its text changed: what cannot be found again is named, for a person to look at.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WOORD: Final = re.compile(r"\w+|[^\w\s]")
_LANG: Final = 20
"""Code points from which a quote is taken to be the same statement wherever it stands."""
_OMGEVING: Final = 24
"""Code points to either side by which places of the same quote are told apart."""
_VENSTER: Final = 200
"""Words to either side of a quote within which a correction is looked for: what keeps this linear."""
_VERWANT: Final = 0.6
"""Share of a quote that must have stayed for the rest to be a correction of it."""
_TEKENS: Final = 400
"""Code points up to which quotes are compared letter by letter, else word by word."""
_PLAATSEN: Final = 50
"""Places of a quote that are looked at to either side of where it is expected."""


class Bronsoort(StrEnum):
    """What kind of text is coded."""

    NOTITIE = "notitie"
    BEURT = "beurt"
    """A turn of a transcript; its id is that of the transcript and the number of the turn."""
    PASSAGE = "passage"


class Lot(StrEnum):
    """What became of a quote."""

    GELIJK = "gelijk"
    """The whole text is as it was."""
    VERPLAATST = "verplaatst"
    """The text around it changed; the quote itself did not."""
    GEWIJZIGD = "gewijzigd"
    """The quote was corrected, or it is not certain that this is the same place: a person looks at it."""
    LOS = "los"
    """Not found again."""


@dataclass(frozen=True, slots=True)
class Anker:
    """A quote at its place; ``begin`` and ``eind`` count code points, the end not included."""

    soort: str
    """One of ``Bronsoort``."""
    entiteit: str
    begin: int
    eind: int
    citaat: str
    sha256: str
    """Of the whole text that it was made on."""

    def overlapt(self, ander: Anker) -> bool:
        """Whether two quotes of the same text have words in common."""
        zelfde = (self.soort, self.entiteit) == (ander.soort, ander.entiteit)
        return zelfde and self.begin < ander.eind and ander.begin < self.eind


class Verankering(NamedTuple):
    """Where a quote stands now; of one that was not found the place it had."""

    lot: Lot
    anker: Anker


def lotnaam(lot: Lot) -> str:
    """What became of a quote, for people; empty if nobody needs to look."""
    return {Lot.GEWIJZIGD: _("tekst gewijzigd"), Lot.LOS: _("niet teruggevonden")}.get(lot, "")


def vingerafdruk(tekst: str) -> str:
    """SHA-256 of a text."""
    return hashlib.sha256(tekst.encode("utf-8", "surrogatepass")).hexdigest()


def beurt_id(transcript: str, nummer: int) -> str:
    """The id of a turn."""
    return f"{transcript}/{nummer}"


def maak_anker(soort: str, entiteit: str, tekst: str, begin: int, eind: int) -> Anker:
    """A quote of a text. Raises ValueError if it is empty or does not lie within the text."""
    if not 0 <= begin < eind <= len(tekst):
        raise ValueError((begin, eind, len(tekst)))
    return Anker(soort, entiteit, begin, eind, tekst[begin:eind], vingerafdruk(tekst))


def veranker(anker: Anker, oud: str | None, nieuw: str) -> Verankering:
    """Find a quote again in ``nieuw``; ``oud`` is the text it was made on, None if that is not known any more.

    Takes time in proportion to the texts. Never raises; unless it is ``LOS`` the quote lies within ``nieuw``.
    """
    afdruk = vingerafdruk(nieuw)
    if afdruk == anker.sha256 and _staat_in(anker, nieuw):
        return Verankering(Lot.GELIJK, anker)
    if not anker.citaat.strip():
        return Verankering(Lot.LOS, anker)
    gevonden = (
        _zonder_oud(anker, nieuw)
        if oud is None or not _staat_in(anker, oud)
        else _Wijziging(anker, oud, nieuw).zoek()
    )
    if gevonden is None:
        return Verankering(Lot.LOS, anker)
    lot, begin, eind = gevonden
    return Verankering(lot, replace(anker, begin=begin, eind=eind, citaat=nieuw[begin:eind], sha256=afdruk))


def _staat_in(anker: Anker, tekst: str) -> bool:
    heel = anker.begin >= 0 and anker.eind - anker.begin == len(anker.citaat)
    return heel and tekst[anker.begin : anker.eind] == anker.citaat


Gevonden = tuple[Lot, int, int]


def _zonder_oud(anker: Anker, nieuw: str) -> Gevonden | None:
    """Of a quote alone is only certain what occurs once and says enough."""
    plaatsen = list(_voorkomens(nieuw, anker.citaat, anker.begin))
    if not plaatsen:
        return None
    zeker = len(plaatsen) == 1 and len(anker.citaat) >= _LANG
    begin = min(plaatsen, key=lambda plaats: (abs(plaats - anker.begin), plaats))
    return (Lot.VERPLAATST if zeker else Lot.GEWIJZIGD), begin, begin + len(anker.citaat)


class _Wijziging:
    """One text that became another, and a quote of the first."""

    def __init__(self, anker: Anker, oud: str, nieuw: str) -> None:
        self._begin, self._eind, self._citaat = anker.begin, anker.eind, anker.citaat
        self._oud, self._nieuw = oud, nieuw
        self._voor = gelijk_begin(oud, nieuw)
        self._na = gelijk_begin(oud[::-1], nieuw[::-1])
        self._groei = len(nieuw) - len(oud)

    def zoek(self) -> Gevonden | None:
        """Where the quote stands now."""
        if self._eind <= self._voor:
            return Lot.VERPLAATST, self._begin, self._eind
        if self._begin >= len(self._oud) - self._na:
            return Lot.VERPLAATST, self._begin + self._groei, self._eind + self._groei
        return self._verhuisd() or self._gecorrigeerd() or self._elders()

    def _verhuisd(self) -> Gevonden | None:
        """The same words, where the text changed: what stayed as it was is another place."""
        na = min(self._na, min(len(self._oud), len(self._nieuw)) - self._voor)
        eind = len(self._nieuw) - na
        plaatsen = [
            plaats
            for plaats in _voorkomens(self._nieuw, self._citaat, self._begin + self._groei)
            if plaats + len(self._citaat) > self._voor and plaats < eind
        ]
        if not plaatsen:
            return None
        beste = max(plaatsen, key=lambda p: (self._omgeving(p), -abs(p - self._begin), -p))
        if len(self._citaat) >= _LANG or self._omgeving(beste) >= _OMGEVING:
            return Lot.VERPLAATST, beste, beste + len(self._citaat)
        return None

    def _omgeving(self, plaats: int) -> int:
        """How many code points around a place are as they were around the quote."""
        links = self._oud[max(0, self._begin - _OMGEVING) : self._begin][::-1]
        rechts = self._oud[self._eind : self._eind + _OMGEVING]
        eind = plaats + len(self._citaat)
        hier = self._nieuw[max(0, plaats - _OMGEVING) : plaats][::-1]
        return gelijk_begin(links, hier) + gelijk_begin(rechts, self._nieuw[eind : eind + _OMGEVING])

    def _gecorrigeerd(self) -> Gevonden | None:
        """The same sentence with other words in it: aligned word by word, near where it stood."""
        oud = self._woorden(self._oud, self._begin, self._eind)
        nieuw = self._woorden(
            self._nieuw,
            min(self._begin, self._begin + self._groei),
            max(self._eind, self._eind + self._groei),
        )
        plaats = _beeld_af(oud, nieuw, self._begin, self._eind)
        if plaats is None:
            return None
        begin, eind = plaats
        if _gelijkenis(self._citaat, self._nieuw[begin:eind]) < _VERWANT:
            return None
        return Lot.GEWIJZIGD, begin, eind

    @staticmethod
    def _woorden(tekst: str, begin: int, eind: int) -> list[re.Match[str]]:
        """The words around a place; of a long quote at most as many as fit in the window."""
        woorden = list(_WOORD.finditer(tekst))
        eerste = next((nr for nr, woord in enumerate(woorden) if woord.end() > begin), len(woorden))
        laatste = next(
            (nr for nr, w in enumerate(woorden[eerste:], eerste) if w.start() >= eind), len(woorden)
        )
        laatste = min(laatste, eerste + 4 * _VENSTER)
        return woorden[max(0, eerste - _VENSTER) : laatste + _VENSTER]

    def _elders(self) -> Gevonden | None:
        """The same words at a place that was there before too: perhaps what is meant."""
        heel = [
            plaats
            for plaats in _voorkomens(self._nieuw, self._citaat, self._begin)
            if _op_woordgrens(self._nieuw, plaats, plaats + len(self._citaat))
        ]
        if not heel:
            return None
        beste = max(heel, key=lambda p: (self._omgeving(p), -abs(p - self._begin), -p))
        return Lot.GEWIJZIGD, beste, beste + len(self._citaat)


def _beeld_af(
    oud: Sequence[re.Match[str]], nieuw: Sequence[re.Match[str]], begin: int, eind: int
) -> tuple[int, int] | None:
    """The words of ``nieuw`` that came in the place of those between ``begin`` and ``eind``."""
    vergelijker = SequenceMatcher(None, [w.group() for w in oud], [w.group() for w in nieuw], autojunk=False)
    eerste = next((nr for nr, woord in enumerate(oud) if woord.end() > begin), len(oud))
    laatste = next((nr for nr in range(len(oud) - 1, -1, -1) if oud[nr].start() < eind), -1)
    geraakt: list[int] = []
    for soort, o1, o2, n1, n2 in vergelijker.get_opcodes():
        van, tot = max(o1, eerste), min(o2, laatste + 1)
        if van >= tot or n1 == n2:
            continue
        if soort == "equal":
            geraakt += (n1 + van - o1, n1 + tot - o1 - 1)
        else:
            # What replaced words of the quote and words beside it is shared out from the side that is meant.
            links, rechts = van - o1, o2 - tot
            geraakt += (min(n1 + links, n2 - 1), max(n2 - 1 - rechts, n1))
    if not geraakt:
        return None
    return nieuw[min(geraakt)].start(), nieuw[max(geraakt)].end()


def _gelijkenis(links: str, rechts: str) -> float:
    """Twice what two texts have in common over both; 0 to 1."""
    if max(len(links), len(rechts)) <= _TEKENS:
        return SequenceMatcher(None, links, rechts, autojunk=False).ratio()
    woorden = (_WOORD.findall(links)[: 8 * _VENSTER], _WOORD.findall(rechts)[: 8 * _VENSTER])
    return SequenceMatcher(None, *woorden, autojunk=False).ratio()


def _voorkomens(tekst: str, citaat: str, bij: int) -> Iterator[int]:
    """Places of a quote, the nearest to ``bij`` on either side; not all where there are very many."""
    bij = min(max(bij, 0), len(tekst))
    plaats = tekst.find(citaat, bij)
    for _nr in range(_PLAATSEN):
        if plaats < 0:
            break
        yield plaats
        plaats = tekst.find(citaat, plaats + 1)
    # A place that begins before `bij` may end behind it.
    plaats = tekst.rfind(citaat, 0, bij + len(citaat) - 1)
    for _nr in range(_PLAATSEN):
        if plaats < 0:
            break
        yield plaats
        plaats = tekst.rfind(citaat, 0, plaats + len(citaat) - 1)


def _op_woordgrens(tekst: str, begin: int, eind: int) -> bool:
    links = begin > 0 and tekst[begin - 1].isalnum() and tekst[begin].isalnum()
    rechts = eind < len(tekst) and tekst[eind - 1].isalnum() and tekst[eind].isalnum()
    return not links and not rechts


def gelijk_begin(links: str, rechts: str) -> int:
    """How many code points two texts begin with alike, by halving what is left."""
    laag, hoog = 0, min(len(links), len(rechts))
    while laag < hoog:
        midden = (laag + hoog + 1) // 2
        if links[laag:midden] == rechts[laag:midden]:
            laag = midden
        else:
            hoog = midden - 1
    return laag
