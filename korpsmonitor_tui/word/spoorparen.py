"""Which marks of a range belong together: a start without an end would run to the end of the document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.word.spoorstand import te_veel_open
from korpsmonitor_tui.word.tekenelementen import qn

if TYPE_CHECKING:
    from lxml.etree import _Element

_ID: Final = qn("w:id")
_VELDTEKEN, _VELDSOORT = qn("w:fldChar"), qn("w:fldCharType")
_EINDEN: Final = {
    qn("w:bookmarkEnd"): qn("w:bookmarkStart"),
    qn("w:commentRangeEnd"): qn("w:commentRangeStart"),
    qn("w:moveFromRangeEnd"): qn("w:moveFromRangeStart"),
    qn("w:moveToRangeEnd"): qn("w:moveToRangeStart"),
}
"""By the tag of an end the tag of its start."""
_BEGINNEN: Final = frozenset(_EINDEN.values())
DIEPSTE: Final = 100
"""Fields within one another: what they say is asked at every piece of text."""
_OPDRACHT: Final = qn("w:instr")
_BEREKEND: Final = frozenset(
    {
        *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "PAGEREF"),
        *("DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "EDITTIME"),
        *("FILENAME", "FILESIZE", "NUMCHARS", "NUMWORDS", "LASTSAVEDBY", "REVNUM"),
    }
)
"""Fields whose result is no text that anybody wrote; that of a link is."""


def gepaarde_beginnen(wortel: _Element) -> set[_Element]:
    """The starts of ranges below ``wortel`` that have an end; of two starts with one end both have it."""
    gepaard: set[_Element] = set()
    wachtend: dict[tuple[str, str], list[_Element]] = {}
    for element in wortel.iter(*_BEGINNEN, *_EINDEN):
        id_ = element.get(_ID, "")
        if element.tag in _BEGINNEN:
            wachtend.setdefault((element.tag, id_), []).append(element)
        else:
            gepaard.update(wachtend.pop((_EINDEN[element.tag], id_), ()))
    return gepaard


def gepaarde_velden(wortel: _Element) -> set[_Element]:
    """The marks below ``wortel`` at which a field begins or ends, of the fields that do both."""
    gepaard: set[_Element] = set()
    open_: list[_Element] = []
    for element in wortel.iter(_VELDTEKEN):
        soort = element.get(_VELDSOORT)
        if soort == "begin":
            open_.append(element)
        elif soort == "end" and open_:
            gepaard |= {open_.pop(), element}
    return gepaard


@dataclass(slots=True)
class Veld:
    """A field that is open."""

    opdracht: str = ""
    """What it says must stand here, as ``PAGE``."""
    resultaat: bool = False
    """Whether its instruction is passed: from there it is text."""

    @property
    def berekend(self) -> bool:
        """Whether a word processor fills it in anew, whatever anybody types there."""
        soort, *_rest = self.opdracht.split(None, 1) or [""]
        return soort.upper() in _BEREKEND


@dataclass(slots=True)
class Velden:
    """The fields that are open: what stands in one before its result is an instruction, and no text."""

    gepaard: set[_Element]
    open_: list[Veld] = field(default_factory=list)

    def teken(self, element: _Element) -> None:
        """Pass a ``w:fldChar``."""
        soort = element.get(_VELDSOORT)
        if soort == "separate" and self.open_:
            self.open_[-1].resultaat = True
        elif element in self.gepaard:
            if soort == "begin":
                self._begin(Veld())
            elif self.open_:
                self.open_.pop()

    def opdracht(self, element: _Element) -> None:
        """Pass a ``w:instrText``."""
        if self.open_ and not self.open_[-1].resultaat:
            self.open_[-1].opdracht += element.text or ""

    def begin_eenvoudig(self, element: _Element) -> None:
        """Go into a ``w:fldSimple``, which holds nothing but its result."""
        self._begin(Veld(element.get(_OPDRACHT, ""), resultaat=True))

    def eind_eenvoudig(self) -> None:
        """Leave it."""
        if self.open_:
            self.open_.pop()

    def _begin(self, veld: Veld) -> None:
        if len(self.open_) >= DIEPSTE:
            raise te_veel_open()
        self.open_.append(veld)

    @property
    def zichtbaar(self) -> bool:
        """Whether what follows is text."""
        return all(veld.resultaat for veld in self.open_)

    @property
    def berekend(self) -> bool:
        """Whether what follows is filled in anew by a word processor."""
        return any(veld.berekend for veld in self.open_)
