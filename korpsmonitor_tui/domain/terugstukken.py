"""A returned verslag in pieces: what of the file belongs to which line of the version that was sent."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.teruglezing import Zekerheid
from korpsmonitor_tui.domain.wijzigingen import Segment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from korpsmonitor_tui.domain.wijzigingen import Leesalinea, Merk

_GRENS: Final = "\x1e"
"""Stands between the paragraphs that one passage was made into; XML cannot hold it."""
_NUMMER: Final = re.compile(r"\s*(\d{1,5})\t")


@dataclass(frozen=True, slots=True)
class Basisregel:
    """One paragraph of the version that was sent."""

    plaats: int
    tekst: str
    """Of a passage without its number."""
    passage: str = ""
    """Id of the passage; empty for text around the passages."""
    nummer: int | None = None

    @property
    def gedrukt(self) -> str:
        """The text as it stands in the file."""
        return self.tekst if self.nummer is None else f"{self.nummer}\t{self.tekst}"


@dataclass(eq=False, slots=True)
class Stuk:
    """A piece of text of the file, and whose it is."""

    segment: Segment
    alinea: int
    """Which paragraph of the file it stands in."""
    plek: Plek | None = None


@dataclass(eq=False, slots=True)
class Plek:
    """What of the file belongs together: to one line of what was sent, or to none of them."""

    regel: Basisregel | None = None
    kopie_van: Basisregel | None = None
    """The passage that it repeats."""
    zekerheid: Zekerheid = Zekerheid.VAST
    stukken: list[Stuk] = field(default_factory=list)
    """In the order of the file; of a passage that was moved from both places."""
    overgezet: bool = False
    """Whether all that is left of it was put where it stands while changes were tracked."""
    loopt_door: Plek | None = None
    """What it runs on from, on the same line."""
    samengevoegd: Merk | None = None
    """Who tracked that it runs on; None if nobody did."""

    @property
    def passage(self) -> str:
        """Id of the passage that this is; empty if it is none."""
        return self.regel.passage if self.regel is not None else ""

    @property
    def is_passage(self) -> bool:
        """Whether it is a passage that was sent."""
        return bool(self.passage)

    @property
    def onaangeroerd(self) -> bool:
        """Whether the file has it just as it was sent: what most of a verslag is, so it is asked first."""
        if self.regel is None or not self.stukken or self.loopt_door is not None:
            return False
        begin = self.stukken[0].alinea
        if any(stuk.segment.merken or stuk.alinea != begin for stuk in self.stukken):
            return False
        return "".join([stuk.segment.tekst for stuk in self.stukken]) == self.regel.gedrukt

    def segmenten(self, alineas: Sequence[Leesalinea]) -> list[Segment]:
        """Its text with a mark between paragraphs, which has the changes of the end that stands there."""
        segmenten: list[Segment] = []
        vorige: Stuk | None = None
        for stuk in self.stukken:
            if vorige is not None and vorige.alinea != stuk.alinea:
                segmenten.append(Segment(_GRENS, alineas[vorige.alinea].einde, (), (), stuk.segment.plaats))
            segmenten.append(stuk.segment)
            vorige = stuk
        return segmenten


def basisregels(
    basis: Iterable[Sequence[str | None]], passages: Iterable[Sequence[object]]
) -> tuple[Basisregel, ...]:
    """The version that was sent: ``basis`` as (text, passage id or nothing), ``passages`` as (id, number, …)."""
    nummers = {str(passage[0]): int(str(passage[1])) for passage in passages}
    regels: list[Basisregel] = []
    for plaats, (tekst, passage) in enumerate(basis):
        nummer = nummers.get(passage) if passage else None
        if nummer is None:
            regels.append(Basisregel(plaats, tekst or ""))
        else:
            regels.append(Basisregel(plaats, (tekst or "").removeprefix(f"{nummer}\t"), str(passage), nummer))
    return tuple(regels)


def tekst_van(segmenten: Iterable[Segment], staat_er: Callable[[Segment], bool]) -> str:
    """The text of one view, its paragraphs joined by line breaks."""
    samen = "".join(segment.tekst for segment in segmenten if staat_er(segment))
    if _GRENS not in samen:
        return samen
    return "\n".join(deel for deel in samen.split(_GRENS) if deel.strip())


def is_grens(segment: Segment) -> bool:
    """Whether it is no text, but stands between two paragraphs."""
    return segment.tekst == _GRENS


def in_oud(segment: Segment) -> bool:
    """Whether it stands in the text with every change rejected."""
    return segment.in_oud


def in_nieuw(segment: Segment) -> bool:
    """Whether it stands in the text with every change accepted."""
    return segment.in_nieuw


def met_alleen(auteur: str, *, overgezet: bool) -> Callable[[Segment], bool]:
    """Whether a piece of text stands there if the changes of ``auteur`` are accepted, and nobody else's.

    ``overgezet``: the whole was moved while changes were tracked; that is left as it is, or it would stand there twice.
    """

    def staat_er(segment: Segment) -> bool:
        merken = segment.merken
        if overgezet and any(merk.spoor.verplaatst for merk in merken):
            if any(merk.spoor.verplaatst and not merk.spoor.bijgekomen for merk in merken):
                return False
            merken = tuple(merk for merk in merken if not merk.spoor.verplaatst)
        erbij = [merk.auteur for merk in merken if merk.spoor.bijgekomen]
        eraf = {merk.auteur for merk in merken if not merk.spoor.bijgekomen}
        return (not erbij or erbij[-1] == auteur) and auteur not in eraf

    return staat_er


def gedrukt_nummer(tekst: str) -> int | None:
    """The number that a paragraph begins with, as passages do; None if it has none."""
    gevonden = _NUMMER.match(tekst)
    return int(gevonden[1]) if gevonden else None


def zonder_gedrukt_nummer(tekst: str) -> str:
    """A paragraph without the number that it begins with."""
    return _NUMMER.sub("", tekst, count=1) if _NUMMER.match(tekst) else tekst


def knip_nummer(segmenten: list[Segment], regel: Basisregel) -> tuple[list[Segment], set[int]]:
    """A passage without its number, before and after the changes; and which other numbers stood there."""
    eigen = re.compile(rf"\s*{regel.nummer}(?:[.)]?[ \u00a0]{{1,3}}|[.)]?\t)")
    vreemd: set[int] = set()
    for staat_er in (in_oud, in_nieuw):
        tekst = "".join(segment.tekst for segment in segmenten if staat_er(segment))
        gevonden = _NUMMER.match(tekst) or (None if eigen.match(regel.tekst) else eigen.match(tekst))
        if gevonden is None or (_NUMMER.match(regel.tekst) and not eigen.match(tekst)):
            continue
        nummer = gedrukt_nummer(tekst)
        if nummer is not None and nummer != regel.nummer:
            vreemd.add(nummer)
        segmenten = _zonder_begin(segmenten, gevonden.end(), staat_er)
    return segmenten, vreemd


def _zonder_begin(
    segmenten: Iterable[Segment], tekens: int, staat_er: Callable[[Segment], bool]
) -> list[Segment]:
    over: list[Segment] = []
    for segment in segmenten:
        eraf = min(tekens, len(segment.tekst)) if staat_er(segment) else 0
        tekens -= eraf
        if eraf < len(segment.tekst):
            over.append(replace(segment, tekst=segment.tekst[eraf:]) if eraf else segment)
    return over


@dataclass(frozen=True, slots=True)
class Plaatsing:
    """The whole file, every piece of text with whose it is."""

    alineas: tuple[Leesalinea, ...]
    basis: tuple[Plek, ...]
    """A place for every line that was sent, in its order; without pieces if it is not in the file."""
    overig: tuple[Plek, ...]
    """What is no line that was sent, in the order of the file."""
    per_alinea: tuple[tuple[Stuk, ...], ...]
    """The pieces of every paragraph of the file."""
    volgorde_voor: tuple[Plek, ...]
    """What stands one below another in the text, tables left out, with every change rejected."""
    volgorde_na: tuple[Plek, ...]
    """The same with every change accepted."""
