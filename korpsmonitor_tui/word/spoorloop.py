"""The walk through a Word document that passes over nothing: every piece of text with what was done to it.

With a stack of its own: how deep a file nests is not for Python's stack to bear.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from korpsmonitor_tui.domain.wijzigingen import (
    Cel,
    Grens,
    Grenssoort,
    Leesalinea,
    Merk,
    Segment,
    Spoor,
    Waar,
)
from korpsmonitor_tui.word.spoorparen import Velden, gepaarde_beginnen, gepaarde_velden
from korpsmonitor_tui.word.spoorstand import SPOREN, VERPLAATSBEGIN, VERPLAATSEIND, Bereiken, Merken
from korpsmonitor_tui.word.tekenelementen import TEKENS, qn, symbool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_ID, _NAAM = qn("w:id"), qn("w:name")
_TEKST: Final = (qn("w:t"), f"{_M}t", qn("w:delText"))
_TEKSTVAK: Final = qn("w:txbxContent")
_OPMAAK: Final = tuple(
    qn(f"w:{naam}Change")
    for naam in ("rPr", "pPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "sectPr", "numbering")
)
_EIGENSCHAPPEN: Final = (
    *(
        qn(f"w:{naam}")
        for naam in ("pPr", "rPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr")
    ),
    f"{_M}ctrlPr",
)
_GEEN_TEKST: Final = (qn("w:delInstrText"), qn("w:sdtEndPr"))
_BEELDEN: Final = (qn("w:drawing"), qn("w:pict"), qn("w:object"))
_ONBEKENDE_VERWIJDERING: Final = Merk(Spoor.VERWIJDERING, "", None)
"""Text that says it was deleted, in no change that says by whom."""


class _Afdaling(NamedTuple):
    """What stands in an element, and what is to be done behind it."""

    kinderen: Iterator[_Element]
    sluit: Callable[[], None]


def _niets() -> None:
    """Leave nothing to be done."""


class Spoorloop:
    """Gathers the paragraphs of a document with everything that was done to them.

    ``noten`` gives the footnotes and endnotes by their kind and id; each is read once, where it is referred to.
    """

    def __init__(self, noten: dict[tuple[Waar, str], _Element] | None = None) -> None:
        self.alineas: list[Leesalinea] = []
        self.grenzen: list[Grens] = []
        self.opmaak = 0
        self.beelden = 0
        self.ingesloten = False
        """Whether the document takes in another file, which is not read."""
        self.ankers: dict[str, None] = {}
        """Ids of the comments in the order in which they are met."""
        self._noten = noten or {}
        self._merken = Merken()
        self._bladwijzers, self._opmerkingen = Bereiken(), Bereiken()
        self._velden = Velden(set())
        self._gepaard: set[_Element] = set()
        self._alinea: Leesalinea | None = None
        self._wachtend: list[str] = []
        """Bookmarks that begin between paragraphs: they belong to the next one."""
        self._wachtende_ankers: list[str] = []
        """Comments that are named between paragraphs, likewise."""
        self._cel_hier: Cel | None = None
        self._tabellen = 0
        self._waar, self._houder, self._houders, self._plaats = Waar.TEKST, 0, 0, 0

    def lees(self, wortel: _Element, waar: Waar) -> None:
        """Read a story: the body, a header or footer, or a comment."""
        stapel = [self._verhaal(wortel, waar)]
        while stapel:
            for kind in stapel[-1].kinderen:
                afdaling = self._kind(kind)
                if afdaling is not None:
                    stapel.append(afdaling)
                    break
            else:
                stapel.pop().sluit()

    def lees_overige_noten(self) -> None:
        """Read the notes that nothing refers to: their text is in the file all the same."""
        while self._noten:
            sleutel = next(iter(self._noten))
            self.lees(self._noten.pop(sleutel), sleutel[0])

    def _verhaal(self, wortel: _Element, waar: Waar) -> _Afdaling:
        """Go into text that stands apart; what is open around it holds again behind it."""
        eerder = (self._velden, self._gepaard, self._bladwijzers, self._opmerkingen)
        sluit = self._apart(waar)
        self._velden = Velden(gepaarde_velden(wortel))
        self._gepaard = gepaarde_beginnen(wortel)
        self._bladwijzers, self._opmerkingen = Bereiken(), Bereiken()

        def herstel() -> None:
            sluit()
            self._velden, self._gepaard, self._bladwijzers, self._opmerkingen = eerder

        return _Afdaling(iter(wortel), herstel)

    def _apart(self, waar: Waar) -> Callable[[], None]:
        """Begin a holder of paragraphs, on which what was done around it weighs; returns how to leave it."""
        alinea, houder, eerder_waar = self._alinea, self._houder, self._waar
        eigen, geerfd = self._merken.eigen, self._merken.geerfd
        self._alinea, self._waar = None, waar
        self._merken.zet((), self._merken.geldend)
        self._nieuwe_houder()

        def herstel() -> None:
            self._alinea, self._houder, self._waar = alinea, houder, eerder_waar
            self._merken.zet(eigen, geerfd)

        return herstel

    def _nieuwe_houder(self) -> None:
        self._houders += 1
        self._houder = self._houders

    def _kind(self, kind: _Element) -> _Afdaling | None:
        if not isinstance(kind.tag, str):
            return None
        handeling = _HANDELINGEN.get(kind.tag)
        return handeling(self, kind) if handeling is not None else _Afdaling(iter(kind), _niets)

    def _tekstelement(self, element: _Element) -> None:
        merken = self._merken.geldend
        if element.tag == _TEKST[2] and all(merk.spoor.bijgekomen for merk in merken):
            merken = (*merken, _ONBEKENDE_VERWIJDERING)
        self._tekst(element.text or "", merken)

    def _teken(self, element: _Element) -> None:
        self._tekst(TEKENS[element.tag], self._merken.geldend)

    def _symbool(self, element: _Element) -> None:
        self._tekst(symbool(element), self._merken.geldend)

    def _tekst(self, tekst: str, merken: tuple[Merk, ...]) -> None:
        if not tekst or not self._velden.zichtbaar:
            return
        alinea = self._alinea or self._begin_alinea()
        self._plaats += 1
        alinea.segmenten.append(
            Segment(
                tekst,
                merken,
                self._bladwijzers.namen,
                self._opmerkingen.namen,
                self._plaats,
                self._velden.berekend,
            )
        )

    def _begin_alinea(self) -> Leesalinea:
        self._alinea = Leesalinea(
            self._waar,
            self._houder,
            bladwijzers=self._wachtend,
            ankers=self._wachtende_ankers,
            cel=self._cel_hier,
        )
        self._wachtend, self._wachtende_ankers = [], []
        self.alineas.append(self._alinea)
        return self._alinea

    def _alineaelement(self, element: _Element) -> _Afdaling:
        eerder, rondom = self._alinea, self._merken.geldend
        deze = self._begin_alinea()
        opmaak = element.find(qn("w:pPr"))
        merken = self._merken.merken(opmaak.find(qn("w:rPr")) if opmaak is not None else None)
        self.grenzen += [Grens(Grenssoort.ALINEA, merk) for merk in merken]

        def sluit() -> None:
            deze.einde = (*rondom, *merken)
            self._bladwijzers.alinea_uit()
            self._opmerkingen.alinea_uit()
            self._alinea = eerder

        return _Afdaling(iter(element), sluit)

    def _eigenschappen(self, element: _Element) -> None:
        self.opmaak += sum(1 for _wijziging in element.iter(*_OPMAAK))

    def _spoor(self, element: _Element) -> _Afdaling:
        eigen, geerfd = self._merken.eigen, self._merken.geerfd
        self._merken.zet((*eigen, self._merken.merk(element, SPOREN[element.tag])), geerfd)
        return _Afdaling(iter(element), lambda: self._merken.zet(eigen, geerfd))

    def _tabel(self, element: _Element) -> _Afdaling:
        eerder = self._cel_hier
        self._cel_hier = Cel(self._tabellen, -1, -1)
        self._tabellen += 1

        def sluit() -> None:
            self._cel_hier = eerder
            self._nieuwe_houder()

        return _Afdaling(iter(element), sluit)

    def _rij(self, element: _Element) -> _Afdaling:
        if self._cel_hier is not None:
            self._cel_hier = Cel(self._cel_hier.tabel, self._cel_hier.rij + 1, -1)
        return self._tabeldeel(element, qn("w:trPr"), Grenssoort.RIJ)

    def _cel(self, element: _Element) -> _Afdaling:
        if self._cel_hier is not None:
            self._cel_hier = self._cel_hier._replace(kolom=self._cel_hier.kolom + 1)
        return self._tabeldeel(element, qn("w:tcPr"), Grenssoort.CEL)

    def _tabeldeel(self, element: _Element, eigenschappen: str, soort: Grenssoort) -> _Afdaling:
        """A row or cell; what was done to it was done to all text in it."""
        sluit = self._apart(self._waar)
        merken = self._merken.merken(element.find(eigenschappen))
        self.grenzen += [Grens(soort, merk) for merk in merken]
        self._merken.zet((), (*self._merken.geerfd, *merken))
        return _Afdaling(iter(element), sluit)

    def _tekstvak(self, element: _Element) -> _Afdaling:
        return _Afdaling(iter(element), self._apart(Waar.TEKSTVAK))

    def _beeld(self, element: _Element) -> _Afdaling:
        if self._merken.geldend and next(element.iter(_TEKSTVAK), None) is None:
            self.beelden += 1
        return _Afdaling(iter(element), _niets)

    def _keuze(self, element: _Element) -> _Afdaling | None:
        """The same thing for new and for old programs: read once, in the form that has text."""
        vormen = [kind for kind in element if kind.tag in {f"{_MC}Choice", f"{_MC}Fallback"}]
        met_tekst = (vorm for vorm in vormen if next(vorm.iter(*_TEKST), None) is not None)
        gekozen = next(met_tekst, vormen[0] if vormen else None)
        return _Afdaling(iter(gekozen), _niets) if gekozen is not None else None

    def _nootverwijzing(self, element: _Element) -> _Afdaling | None:
        noot = self._noten.pop((_VERWIJZINGEN[element.tag], element.get(_ID, "")), None)
        return self._verhaal(noot, _VERWIJZINGEN[element.tag]) if noot is not None else None

    def _veldteken(self, element: _Element) -> None:
        self._velden.teken(element)

    def _veldopdracht(self, element: _Element) -> None:
        self._velden.opdracht(element)

    def _eenvoudig_veld(self, element: _Element) -> _Afdaling:
        self._velden.begin_eenvoudig(element)
        return _Afdaling(iter(element), self._velden.eind_eenvoudig)

    def _overslaan(self, _element: _Element) -> None:
        """Leave out what is no text."""

    def _insluiting(self, _element: _Element) -> None:
        self.ingesloten = True

    def _begin_verplaatsing(self, element: _Element) -> None:
        if element in self._gepaard:
            self._merken.begin_verplaatsing(element)

    def _eind_verplaatsing(self, element: _Element) -> None:
        self._merken.eind_verplaatsing(element)

    def _begin_bladwijzer(self, element: _Element) -> None:
        naam = element.get(_NAAM, "")
        (self._alinea.bladwijzers if self._alinea is not None else self._wachtend).append(naam)
        self._bladwijzers.begin(element.get(_ID, ""), naam, heeft_eind=element in self._gepaard)

    def _eind_bladwijzer(self, element: _Element) -> None:
        self._bladwijzers.eind(element.get(_ID, ""))

    def _begin_opmerking(self, element: _Element) -> None:
        id_ = element.get(_ID, "")
        self._noem_opmerking(id_)
        self._opmerkingen.begin(id_, id_, heeft_eind=element in self._gepaard)

    def _eind_opmerking(self, element: _Element) -> None:
        self._opmerkingen.eind(element.get(_ID, ""))

    def _opmerkingverwijzing(self, element: _Element) -> None:
        self._noem_opmerking(element.get(_ID, ""))

    def _noem_opmerking(self, id_: str) -> None:
        self.ankers[id_] = None
        (self._alinea.ankers if self._alinea is not None else self._wachtende_ankers).append(id_)


_VERWIJZINGEN: Final = {
    qn("w:footnoteReference"): Waar.VOETNOOT,
    qn("w:endnoteReference"): Waar.EINDNOOT,
}
_HANDELINGEN: Final[dict[str, Callable[[Spoorloop, _Element], _Afdaling | None]]] = {
    **dict.fromkeys(_TEKST, Spoorloop._tekstelement),
    **dict.fromkeys(TEKENS, Spoorloop._teken),
    **dict.fromkeys(SPOREN, Spoorloop._spoor),
    **dict.fromkeys(_EIGENSCHAPPEN, Spoorloop._eigenschappen),
    **dict.fromkeys(_GEEN_TEKST, Spoorloop._overslaan),
    **dict.fromkeys(_BEELDEN, Spoorloop._beeld),
    **dict.fromkeys(_VERWIJZINGEN, Spoorloop._nootverwijzing),
    **dict.fromkeys(VERPLAATSBEGIN, Spoorloop._begin_verplaatsing),
    **dict.fromkeys(VERPLAATSEIND, Spoorloop._eind_verplaatsing),
    **dict.fromkeys((qn("w:altChunk"), qn("w:subDoc")), Spoorloop._insluiting),
    qn("w:sym"): Spoorloop._symbool,
    qn("w:p"): Spoorloop._alineaelement,
    qn("w:tbl"): Spoorloop._tabel,
    qn("w:tr"): Spoorloop._rij,
    qn("w:tc"): Spoorloop._cel,
    _TEKSTVAK: Spoorloop._tekstvak,
    qn("w:fldChar"): Spoorloop._veldteken,
    qn("w:instrText"): Spoorloop._veldopdracht,
    qn("w:fldSimple"): Spoorloop._eenvoudig_veld,
    f"{_MC}AlternateContent": Spoorloop._keuze,
    qn("w:bookmarkStart"): Spoorloop._begin_bladwijzer,
    qn("w:bookmarkEnd"): Spoorloop._eind_bladwijzer,
    qn("w:commentRangeStart"): Spoorloop._begin_opmerking,
    qn("w:commentRangeEnd"): Spoorloop._eind_opmerking,
    qn("w:commentReference"): Spoorloop._opmerkingverwijzing,
}
