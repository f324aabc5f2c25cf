"""The walk through an OpenDocument text: every piece of text with what was done to it.

Elements nest no deeper than the parser allows (256), so that Python's own stack bears the walk.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

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
from korpsmonitor_tui.word.odtpakket import odf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lxml.etree import _Element

_WIT: Final = re.compile(r"[ \t\r\n]+")
_ALINEAS: Final = {odf("text:p"), odf("text:h")}
_BEREKEND: Final = {
    odf(f"text:{naam}") for naam in ("page-number", "page-count", "date", "time", "page-continuation")
}
_OVERGESLAGEN: Final = {
    odf(naam)
    for naam in (
        *("text:tracked-changes", "text:sequence-decls", "text:variable-decls", "text:user-field-decls"),
        *(
            "text:note-citation",
            "text:soft-page-break",
            "office:forms",
            "office:change-info",
            "office:scripts",
        ),
        *("svg:title", "svg:desc", "draw:image", "table:table-column"),
    )
}
_NOOT: Final = {"footnote": Waar.VOETNOOT, "endnote": Waar.EINDNOOT}
_CELLEN: Final = {odf("table:table-cell"), odf("table:covered-table-cell")}
_OVER_VERWIJDERING: Final = {odf("office:change-info"), odf("text:insertion")}
_AUTEUR, _DATUM = odf("dc:creator"), odf("dc:date")


class Odtloop:
    """Gathers the paragraphs of a document with everything that was done to them."""

    def __init__(self) -> None:
        self.alineas: list[Leesalinea] = []
        self.grenzen: list[Grens] = []
        self.buiten: list[str] = []
        """What the file shows from elsewhere."""
        self.ouders: dict[str, str] = {}
        """By comment what it replies to."""
        self.opmaak = 0
        """Number of changes that touch the looks only."""
        self._regio: dict[str, _Element] = {}
        self._invoegingen: dict[str, Merk] = {}
        """Insertions that are open, by id."""
        self._geerfd: tuple[Merk, ...] = ()
        """What was done to all text here: that of a deletion stands apart from the text."""
        self._bladwijzers: dict[str, None] = {}
        self._open: dict[str, None] = {}
        """Comments that are open, by id."""
        self._met_eind: set[str] = set()
        """Names of the comments that say where the words that they are about end."""
        self.opmerkingen: dict[str, _Element] = {}
        """Comments by id, in the order in which they are met."""
        self._alinea: Leesalinea | None = None
        self._waar, self._houder, self._houders, self._plaats = Waar.TEKST, 0, 0, 0
        self._cel: Cel | None = None
        self._tabellen = 0

    def lees(self, wortel: _Element, waar: Waar) -> None:
        """Read a story: the body, a header or a footer."""
        for regio in wortel.iter(odf("text:changed-region")):
            id_ = regio.get(odf("text:id")) or regio.get("{http://www.w3.org/XML/1998/namespace}id") or ""
            self._regio[id_] = regio
            self.opmaak += sum(kind.tag == odf("text:format-change") for kind in regio)
        self._met_eind |= {
            eind.get(odf("office:name"), "") for eind in wortel.iter(odf("office:annotation-end"))
        }
        self.lees_los(wortel, waar)

    def lees_los(self, houder: _Element, waar: Waar) -> None:
        """Read the blocks under an element as text of its own."""
        with self._apart(waar):
            self._blokken(houder)

    # -- blocks --------------------------------------------------------------------------------------------------------

    @contextmanager
    def _apart(self, waar: Waar) -> Iterator[None]:
        """Within it text stands apart, such as that of a cell; what was open around it is open again behind it."""
        eerder = (self._alinea, self._houder, self._waar, self._cel)
        self._alinea, self._houder, self._waar = None, self._nieuwe_houder(), waar
        yield
        self._alinea, self._houder, self._waar, self._cel = eerder

    def _nieuwe_houder(self) -> int:
        self._houders += 1
        return self._houders

    def _blokken(self, houder: _Element) -> None:
        for kind in houder:
            self._blok(kind)

    def _blok(self, blok: _Element) -> None:
        if not isinstance(blok.tag, str) or blok.tag in _OVERGESLAGEN:
            return
        if blok.tag in _ALINEAS:
            self._alineaelement(blok)
        elif blok.tag == odf("table:table"):
            self._tabel(blok)
        elif blok.tag in _PLAATSEN:
            _PLAATSEN[blok.tag](self, blok)
        else:
            self._blokken(blok)

    def _alineaelement(self, element: _Element) -> None:
        self._begin_alinea()
        self._inhoud(element)
        self._eind_alinea(tuple(self._invoegingen.values()))
        self._alinea = None

    def _begin_alinea(self) -> Leesalinea:
        self._alinea = Leesalinea(self._waar, self._houder, cel=self._cel)
        self.alineas.append(self._alinea)
        return self._alinea

    def _eind_alinea(self, merken: tuple[Merk, ...]) -> None:
        if self._alinea is not None:
            self._alinea.einde = (*merken, *self._geerfd)
            self.grenzen += [Grens(Grenssoort.ALINEA, merk) for merk in self._alinea.einde]

    def _tabel(self, element: _Element) -> None:
        tabel, self._tabellen = self._tabellen, self._tabellen + 1
        for rij, rijelement in enumerate(_rijen(element)):
            for kolom, celelement in enumerate(kind for kind in rijelement if kind.tag in _CELLEN):
                with self._apart(self._waar):
                    self._cel = Cel(tabel, rij, kolom)
                    self._blokken(celelement)
        self._houder = self._nieuwe_houder()

    # -- text ----------------------------------------------------------------------------------------------------------

    def _inhoud(self, element: _Element, *, berekend: bool = False) -> None:
        """Read what stands in a paragraph or a part of it: text between elements and in them."""
        self._tekst(element.text, berekend=berekend)
        for kind in element:
            if isinstance(kind.tag, str) and kind.tag not in _OVERGESLAGEN:
                self._kind(kind, berekend=berekend)
            self._tekst(kind.tail, berekend=berekend)

    def _kind(self, kind: _Element, *, berekend: bool) -> None:
        if kind.tag in _PLAATSEN:
            _PLAATSEN[kind.tag](self, kind)
        elif kind.tag in _ALINEAS or kind.tag in {odf("text:list"), odf("table:table")}:
            self._vak([kind])
        else:
            self._inhoud(kind, berekend=berekend or kind.tag in _BEREKEND)

    def _tekst(self, tekst: str | None, *, berekend: bool) -> None:
        """White space is one space, and none begins a paragraph (OpenDocument 1.3, part 3, 6.1.2)."""
        lopend = _WIT.sub(" ", tekst or "")
        if lopend.startswith(" ") and (self._alinea is None or not self._alinea.segmenten):
            lopend = lopend[1:]
        self._voeg_toe(lopend, berekend=berekend)

    def _voeg_toe(self, tekst: str, *, berekend: bool = False) -> None:
        if not tekst:
            return
        alinea = self._alinea or self._begin_alinea()
        self._plaats += 1
        merken = (*self._invoegingen.values(), *self._geerfd)
        alinea.segmenten.append(
            Segment(tekst, merken, tuple(self._bladwijzers), tuple(self._open), self._plaats, berekend)
        )

    def _spaties(self, element: _Element) -> None:
        aantal = element.get(odf("text:c"), "1")
        self._voeg_toe(" " * (int(aantal) if aantal.isdecimal() and len(aantal) < 5 else 1))

    def _tab(self, _element: _Element) -> None:
        self._voeg_toe("\t")

    def _regeleinde(self, _element: _Element) -> None:
        self._voeg_toe("\n")

    def _vak(self, blokken: Iterable[_Element]) -> None:
        """Text in a box, which stands in the middle of a paragraph."""
        with self._apart(Waar.TEKSTVAK):
            for blok in blokken:
                self._blok(blok)

    def _tekstvak(self, element: _Element) -> None:
        self._vak(element)

    def _kader(self, element: _Element) -> None:
        for beeld in element.iter(odf("draw:image")):
            doel = beeld.get(odf("xlink:href"), "")
            if ":" in doel:
                self.buiten.append(doel)
        for vak in element.iterchildren(odf("draw:text-box")):
            self._tekstvak(vak)

    def _noot(self, element: _Element) -> None:
        waar = _NOOT.get(element.get(odf("text:note-class"), ""), Waar.VOETNOOT)
        for inhoud in element.iterchildren(odf("text:note-body")):
            self.lees_los(inhoud, waar)

    # -- changes -------------------------------------------------------------------------------------------------------

    def _begin_invoeging(self, element: _Element) -> None:
        id_ = element.get(odf("text:change-id"), "")
        ingevoegd = self._deel(id_, "text:insertion")
        if ingevoegd is not None:
            self._invoegingen[id_] = _merk(Spoor.INVOEGING, ingevoegd)

    def _eind_invoeging(self, element: _Element) -> None:
        self._invoegingen.pop(element.get(odf("text:change-id"), ""), None)

    def _verwijdering(self, element: _Element) -> None:
        """What was deleted stands apart; who rejects the deletion has a paragraph that ended in it end here."""
        weg = self._deel(element.get(odf("text:change-id"), ""), "text:deletion")
        if weg is None:
            return
        eerst_ingevoegd = weg.find(odf("text:insertion"))
        merken: tuple[Merk, ...] = (_merk(Spoor.VERWIJDERING, weg),)
        if eerst_ingevoegd is not None:
            merken = (_merk(Spoor.INVOEGING, eerst_ingevoegd), *merken)
        eerder, tussen_alineas = self._geerfd, self._alinea is None
        self._geerfd = (*eerder, *merken)
        blokken = [kind for kind in weg if kind.tag not in _OVER_VERWIJDERING]
        for nr, blok in enumerate(blokken):
            if blok.tag not in _ALINEAS:
                with self._apart(self._waar):
                    self._blok(blok)
                continue
            self._inhoud(blok)
            if tussen_alineas or nr < len(blokken) - 1:
                self._eind_alinea(tuple(self._invoegingen.values()))
                self._alinea = None if tussen_alineas else self._begin_alinea()
        self._geerfd = eerder

    def _deel(self, id_: str, soort: str) -> _Element | None:
        regio = self._regio.get(id_)
        return regio.find(odf(soort)) if regio is not None else None

    # -- marks ---------------------------------------------------------------------------------------------------------

    def _begin_bladwijzer(self, element: _Element) -> None:
        naam = element.get(odf("text:name"), "")
        (self._alinea or self._begin_alinea()).bladwijzers.append(naam)
        self._bladwijzers[naam] = None

    def _eind_bladwijzer(self, element: _Element) -> None:
        self._bladwijzers.pop(element.get(odf("text:name"), ""), None)

    def _puntbladwijzer(self, element: _Element) -> None:
        (self._alinea or self._begin_alinea()).bladwijzers.append(element.get(odf("text:name"), ""))

    def _opmerking(self, element: _Element) -> None:
        naam = element.get(odf("office:name"), "")
        id_ = naam or f"opmerking-{len(self.opmerkingen) + 1}"
        if id_ in self.opmerkingen:
            id_ = f"{id_}-{len(self.opmerkingen) + 1}"
        self.opmerkingen[id_] = element
        ouder = element.get(odf("loext:parent-name"))
        if ouder:
            self.ouders[id_] = ouder
        (self._alinea or self._begin_alinea()).ankers.append(id_)
        if naam in self._met_eind:
            self._open[id_] = None

    def _eind_opmerking(self, element: _Element) -> None:
        self._open.pop(element.get(odf("office:name"), ""), None)


def _merk(spoor: Spoor, element: _Element) -> Merk:
    info = element.find(odf("office:change-info"))
    if info is None:
        return Merk(spoor, "", None)
    return Merk(
        spoor, (info.findtext(odf("dc:creator")) or "").strip(), info.findtext(odf("dc:date")) or None
    )


def _rijen(tabel: _Element) -> Iterator[_Element]:
    """The rows of a table, those in groups of rows too, but not of a table in a cell."""
    for kind in tabel:
        if kind.tag == odf("table:table-row"):
            yield kind
        elif isinstance(kind.tag, str) and kind.tag.startswith(odf("table:table-")):
            yield from _rijen(kind)


_PLAATSEN: Final[dict[str, Callable[[Odtloop, _Element], None]]] = {
    odf("text:s"): Odtloop._spaties,
    odf("text:tab"): Odtloop._tab,
    odf("text:line-break"): Odtloop._regeleinde,
    odf("text:note"): Odtloop._noot,
    odf("text:change-start"): Odtloop._begin_invoeging,
    odf("text:change-end"): Odtloop._eind_invoeging,
    odf("text:change"): Odtloop._verwijdering,
    odf("text:bookmark-start"): Odtloop._begin_bladwijzer,
    odf("text:bookmark-end"): Odtloop._eind_bladwijzer,
    odf("text:bookmark"): Odtloop._puntbladwijzer,
    odf("office:annotation"): Odtloop._opmerking,
    odf("office:annotation-end"): Odtloop._eind_opmerking,
    odf("draw:text-box"): Odtloop._tekstvak,
    odf("draw:frame"): Odtloop._kader,
}
