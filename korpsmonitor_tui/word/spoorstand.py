"""What is open at one point of a document: tracked changes, bookmarks, comments and moves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.wijzigingen import Merk, Spoor
from korpsmonitor_tui.word.tekenelementen import qn

if TYPE_CHECKING:
    from lxml.etree import _Element

_ID, _NAAM, _AUTEUR, _DATUM = qn("w:id"), qn("w:name"), qn("w:author"), qn("w:date")
SPOREN: Final = {
    qn("w:ins"): Spoor.INVOEGING,
    qn("w:del"): Spoor.VERWIJDERING,
    qn("w:moveFrom"): Spoor.VAN,
    qn("w:moveTo"): Spoor.NAAR,
}
CELSPOREN: Final = {qn("w:cellIns"): Spoor.INVOEGING, qn("w:cellDel"): Spoor.VERWIJDERING}
VERPLAATSBEGIN: Final = {qn("w:moveFromRangeStart"): Spoor.VAN, qn("w:moveToRangeStart"): Spoor.NAAR}
VERPLAATSEIND: Final = {qn("w:moveFromRangeEnd"): Spoor.VAN, qn("w:moveToRangeEnd"): Spoor.NAAR}
MEESTE_OPEN: Final = 2_000
"""Ranges of one kind that can be open at one place: what is open is known at every piece of text."""


def te_veel_open() -> OnbruikbareInvoer:
    """Why a document is refused in which ever more begins and nothing ends."""
    return OnbruikbareInvoer(
        _(
            "Het bestand bevat meer opmaak over elkaar dan een document van een mens heeft; er is niets ingelezen. "
            "Kopieer de tekst naar een nieuw document, en lever dat aan."
        )
    )


@dataclass(slots=True)
class Merken:
    """The changes that text stands in: its own, and those of the row, box or note around it."""

    eigen: tuple[Merk, ...] = ()
    geerfd: tuple[Merk, ...] = ()
    verplaatsingen: dict[tuple[Spoor, str], str] = field(default_factory=dict)
    """Names of the moves that are open, by side and id."""
    geldend: tuple[Merk, ...] = ()
    """All that hold: what a row says is left out where the text in it says the same of itself."""

    def merk(self, element: _Element, spoor: Spoor) -> Merk:
        """The change that an element states."""
        naam = ""
        if spoor.verplaatst:
            naam = next(
                (naam for (kant, _id), naam in reversed(self.verplaatsingen.items()) if kant is spoor), ""
            )
        return Merk(spoor, element.get(_AUTEUR, "").strip(), element.get(_DATUM) or None, naam)

    def merken(self, eigenschappen: _Element | None) -> tuple[Merk, ...]:
        """The changes that stand in properties, as those of a row or of the end of a paragraph."""
        if eigenschappen is None:
            return ()
        soorten = SPOREN | CELSPOREN
        return tuple(self.merk(kind, soorten[kind.tag]) for kind in eigenschappen if kind.tag in soorten)

    def zet(self, eigen: tuple[Merk, ...], geerfd: tuple[Merk, ...]) -> None:
        """Let these hold from here."""
        self.eigen, self.geerfd = eigen, geerfd
        gezegd = {merk.spoor.bijgekomen for merk in eigen}
        self.geldend = (*(merk for merk in geerfd if merk.spoor.bijgekomen not in gezegd), *eigen)

    def begin_verplaatsing(self, element: _Element) -> None:
        """Pass the start of a range that moved."""
        if len(self.verplaatsingen) >= MEESTE_OPEN:
            raise te_veel_open()
        self.verplaatsingen[VERPLAATSBEGIN[element.tag], element.get(_ID, "")] = element.get(_NAAM, "")

    def eind_verplaatsing(self, element: _Element) -> None:
        """Pass the end of one."""
        self.verplaatsingen.pop((VERPLAATSEIND[element.tag], element.get(_ID, "")), None)


@dataclass(slots=True)
class Bereiken:
    """Open ranges of one kind: bookmarks or comments."""

    open_: dict[str, str] = field(default_factory=dict)
    """What each open range is called, by its id."""
    kort: set[str] = field(default_factory=set)
    """Ids of those without an end: they last until their paragraph ends."""
    namen: tuple[str, ...] = ()

    def begin(self, id_: str, naam: str, *, heeft_eind: bool) -> None:
        """Open one."""
        if len(self.open_) >= MEESTE_OPEN:
            raise te_veel_open()
        self.open_[id_] = naam
        if not heeft_eind:
            self.kort.add(id_)
        self.namen = tuple(self.open_.values())

    def eind(self, id_: str) -> None:
        """Close one; of a range that is not open nothing happens."""
        if self.open_.pop(id_, None) is not None:
            self.kort.discard(id_)
            self.namen = tuple(self.open_.values())

    def alinea_uit(self) -> None:
        """Close what has no end of its own."""
        for id_ in list(self.kort):
            self.eind(id_)
