"""What people did to a Word document: every piece of text with who added, deleted or moved it, and every comment.

The text *before* is that with every tracked change rejected, the text *after* that with every one accepted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Spoor(StrEnum):
    """What was done to a piece of text while changes were tracked."""

    INVOEGING = "invoeging"
    VERWIJDERING = "verwijdering"
    VAN = "van"
    """It was moved away from here."""
    NAAR = "naar"
    """It was moved to here."""

    @property
    def bijgekomen(self) -> bool:
        """Whether the text stands here only if the change is accepted."""
        return self in {Spoor.INVOEGING, Spoor.NAAR}

    @property
    def verplaatst(self) -> bool:
        """Whether the same text stands elsewhere too."""
        return self in {Spoor.VAN, Spoor.NAAR}


class Waar(StrEnum):
    """The part of a document that a paragraph stands in."""

    TEKST = "tekst"
    KOPTEKST = "koptekst"
    VOETTEKST = "voettekst"
    VOETNOOT = "voetnoot"
    EINDNOOT = "eindnoot"
    TEKSTVAK = "tekstvak"
    OPMERKING = "opmerking"


@dataclass(frozen=True, slots=True)
class Merk:
    """One tracked change, as the file states it."""

    spoor: Spoor
    auteur: str
    datum: str | None
    """Date and time exactly as they stand in the file, in UTC (``…Z``) or without a zone; None if it has none."""
    naam: str = ""
    """For a move: what both its sides are called."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text of which every character had the same done to it."""

    tekst: str
    merken: tuple[Merk, ...]
    """From the outermost to the innermost: text that was inserted and then deleted has two."""
    bladwijzers: tuple[str, ...]
    """Names of the bookmarks that it stands in."""
    opmerkingen: tuple[str, ...]
    """Ids of the comments that it stands in."""
    plaats: int
    """Orders the pieces of a document, those in notes and boxes included."""
    berekend: bool = False
    """Whether a word processor fills it in anew, as the number of a page."""

    @property
    def in_oud(self) -> bool:
        """Whether it stands in the text before."""
        return not any(merk.spoor.bijgekomen for merk in self.merken)

    @property
    def in_nieuw(self) -> bool:
        """Whether it stands in the text after."""
        return all(merk.spoor.bijgekomen for merk in self.merken)


class Cel(NamedTuple):
    """Where in its table a cell stands, counted from 0 as the file has them."""

    tabel: int
    rij: int
    kolom: int


@dataclass(slots=True)
class Leesalinea:
    """One paragraph as it stands in the file, before and after at once."""

    waar: Waar
    houder: int
    """Which cell, box, note or stretch between tables it stands in: only paragraphs of one can become one."""
    segmenten: list[Segment] = field(default_factory=list)
    bladwijzers: list[str] = field(default_factory=list)
    """Names of the bookmarks that begin in it."""
    einde: tuple[Merk, ...] = ()
    """What was done to its end: a paragraph whose end was deleted runs on into the next."""
    ankers: list[str] = field(default_factory=list)
    """Ids of the comments that it names."""
    cel: Cel | None = None
    """The cell of a table that it stands in."""

    @property
    def oud(self) -> str:
        """Its text with every change rejected."""
        return "".join(segment.tekst for segment in self.segmenten if segment.in_oud)

    @property
    def nieuw(self) -> str:
        """Its text with every change accepted."""
        return "".join(segment.tekst for segment in self.segmenten if segment.in_nieuw)


@dataclass(frozen=True, slots=True)
class Wijziging:
    """Text next to each other that one person changed in one way."""

    merk: Merk
    tekst: str
    """Of an insertion without what was deleted again: empty if nothing is left of it."""
    waar: Waar


class Grenssoort(StrEnum):
    """What holds text without being text."""

    ALINEA = "alinea"
    RIJ = "rij"
    CEL = "cel"


@dataclass(frozen=True, slots=True)
class Grens:
    """The end of a paragraph, or a row or cell of a table, that was added, deleted or moved."""

    soort: Grenssoort
    merk: Merk


@dataclass(frozen=True, slots=True)
class Woordopmerking:
    """A comment."""

    id: str
    auteur: str
    initialen: str
    datum: str | None
    """As with :class:`Merk`."""
    tekst: str
    bij: str
    """The text that it is about; empty if it hangs on a place."""
    antwoord_op: str | None = None
    """Id of the comment that it replies to."""
    opgelost: bool = False


@dataclass(frozen=True, slots=True)
class Woordlezing:
    """Everything that was done to a document."""

    alineas: tuple[Leesalinea, ...]
    opmerkingen: tuple[Woordopmerking, ...]
    """In the order of the places that they hang on, a reply after what it replies to."""
    grenzen: tuple[Grens, ...]
    opmaak: int
    """Number of tracked changes that touch the looks only."""
    beelden: int
    """Number of pictures that were added, deleted or moved."""
    meldingen: tuple[str, ...]
    """Dutch lines about what the file holds but was not read."""

    @property
    def oud(self) -> tuple[str, ...]:
        """The paragraphs with every change rejected."""
        return _regels(self.alineas, oud=True)

    @property
    def nieuw(self) -> tuple[str, ...]:
        """The paragraphs with every change accepted."""
        return _regels(self.alineas, oud=False)


def wijzigingen(alineas: Iterable[Leesalinea]) -> tuple[Wijziging, ...]:
    """Every change of text in document order; what one person did on one moment, side by side, is one."""
    gevonden: list[tuple[int, int, Wijziging]] = []
    for alinea in alineas:
        lopend: dict[Merk, list[Segment]] = {}
        for segment in alinea.segmenten:
            for merk in [merk for merk in lopend if merk not in segment.merken]:
                gevonden.append(_wijziging(merk, lopend.pop(merk), alinea.waar))
            for merk in dict.fromkeys(segment.merken):
                lopend.setdefault(merk, []).append(segment)
        gevonden += [_wijziging(merk, segmenten, alinea.waar) for merk, segmenten in lopend.items()]
    return tuple(wijziging for _begin, _diepte, wijziging in sorted(gevonden, key=lambda deel: deel[:2]))


def _wijziging(merk: Merk, segmenten: list[Segment], waar: Waar) -> tuple[int, int, Wijziging]:
    # What was deleted again is told by the deletion; the insertion tells what it still adds.
    staat_er = [
        segment.tekst for segment in segmenten if merk.spoor is not Spoor.INVOEGING or segment.in_nieuw
    ]
    return segmenten[0].plaats, segmenten[0].merken.index(merk), Wijziging(merk, "".join(staat_er), waar)


def tekst_bij(alineas: Iterable[Leesalinea]) -> dict[str, str]:
    """By comment id the text that it is about: as it reads after the changes, or if nothing is left, before them."""
    na: dict[str, list[str]] = {}
    voor: dict[str, list[str]] = {}
    for alinea in alineas:
        gezien: set[str] = set()
        for segment in alinea.segmenten:
            for opmerking in segment.opmerkingen:
                for delen, staat_er in ((na, segment.in_nieuw), (voor, segment.in_oud)):
                    regels = delen.setdefault(opmerking, [])
                    if opmerking not in gezien:
                        regels.append("")
                    if staat_er:
                        regels[-1] += segment.tekst
                gezien.add(opmerking)
    return {id_: _lopend(na[id_]) or _lopend(voor[id_]) for id_ in na}


def _lopend(regels: list[str]) -> str:
    return "\n".join(filter(None, regels))


def _regels(alineas: Iterable[Leesalinea], *, oud: bool) -> tuple[str, ...]:
    return tuple(
        "".join(alinea.oud if oud else alinea.nieuw for alinea in regel)
        for regel in leesregels(alineas, oud=oud)
    )


def leesregels(alineas: Iterable[Leesalinea], *, oud: bool) -> list[list[Leesalinea]]:
    """The lines of one view, each with the paragraphs that it is made of.

    An end that is not there in this view joins two of them, and leaves nothing of an empty one.
    """
    regels: list[list[Leesalinea]] = []
    open_: dict[int, list[Leesalinea]] = {}
    """By holder the line that the next paragraph in it goes on with."""
    for alinea in alineas:
        regel = open_.pop(alinea.houder, None)
        if regel is None:
            regel = []
            regels.append(regel)
        regel.append(alinea)
        if any(merk.spoor.bijgekomen is oud for merk in alinea.einde):
            open_[alinea.houder] = regel
    weg = [
        id(regel)
        for regel in open_.values()
        if not any(alinea.oud if oud else alinea.nieuw for alinea in regel)
    ]
    return [regel for regel in regels if id(regel) not in weg]
