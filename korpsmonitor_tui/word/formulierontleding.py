"""From the XML of a Word file to paragraphs, tables, rows and cells: nothing visible is passed over."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.word.formulierruns import VERWIJZINGEN, lees_alinea, toont_aanduiding
from korpsmonitor_tui.word.formulierstructuur import (
    Alinea,
    Cel,
    Inhoud,
    Notitie,
    Rij,
    Tabel,
)
from korpsmonitor_tui.word.tekenelementen import qn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_P, _TBL, _TR, _TC = (qn(f"w:{naam}") for naam in ("p", "tbl", "tr", "tc"))
_SDT, _SDT_INHOUD = qn("w:sdt"), qn("w:sdtContent")
_WAARDE, _ID, _NAAM = qn("w:val"), qn("w:id"), qn("w:name")
_BLADWIJZER: Final = qn("w:bookmarkStart")
_BLOKKEN: Final = frozenset({_P, _TBL, _BLADWIJZER, qn("w:altChunk"), *VERWIJZINGEN})
_EIGENSCHAPPEN: Final = frozenset({qn("w:sectPr"), qn("w:tcPr")})


def lees_inhoud(wortel: _Element) -> Inhoud:
    """Everything in a story: ``w:body``, ``w:hdr``, ``w:ftr``, or one footnote or comment."""
    lezing = _Lezing()
    lezing.blokken(wortel)
    return lezing.inhoud


@dataclass(slots=True)
class _Lezing:
    inhoud: Inhoud = field(default_factory=Inhoud)
    wachtend: list[str] = field(default_factory=list)
    """Bookmarks that begin between paragraphs: they belong to the next one."""
    wachtende_notities: list[Notitie] = field(default_factory=list)
    tabellen: int = 0

    def blokken(self, wortel: _Element) -> None:
        for element, weg in _blokken(wortel):
            if element.tag == _P:
                self.inhoud.blokken.append(self.alinea(element, leeg=weg))
            elif element.tag == _TBL:
                self.inhoud.blokken.append(self.tabel(element))
            else:
                self.tussen(element)
        self.hang_rest()

    def hang_rest(self) -> None:
        """What begins after the last paragraph belongs to it."""
        if self.wachtende_notities:
            laatste = Alinea(notities=self.wachtende_notities)
            self.inhoud.blokken.append(laatste)

    def tussen(self, element: _Element) -> None:
        """A mark between paragraphs, rows or cells."""
        if element.tag == _BLADWIJZER:
            self.wachtend.append(element.get(_NAAM, ""))
        elif element.tag in VERWIJZINGEN:
            self.wachtende_notities.append(Notitie(VERWIJZINGEN[element.tag], element.get(_ID, "")))
        elif element.tag == qn("w:altChunk"):
            self.inhoud.ingesloten = True

    def alinea(self, element: _Element, *, leeg: bool = False) -> Alinea:
        alinea = Alinea(bladwijzers=self.wachtend, notities=self.wachtende_notities)
        self.wachtend, self.wachtende_notities = [], []
        return lees_alinea(element, alinea, leeg=leeg)

    def tabel(self, element: _Element) -> Tabel:
        self.tabellen += 1
        tabel = Tabel([], self.tabellen)
        for tr, _weg in _kinderen(element, _TR):
            if tr.tag != _TR:
                self.tussen(tr)
                continue
            rij = Rij(list(self.cellen(tr)), len(tabel.rijen) + 1)
            eigenschappen = tr.find(qn("w:trPr"))
            if eigenschappen is not None and eigenschappen.find(qn("w:del")) is not None:
                self.verwijder(rij)
                continue
            if eigenschappen is not None and eigenschappen.find(qn("w:ins")) is not None:
                self.inhoud.ingevoegde_rijen += 1
            tabel.rijen.append(rij)
        _tel_hoogten(tabel)
        return tabel

    def verwijder(self, rij: Rij) -> None:
        """Keep the text of a deleted row apart, and its notes in the next paragraph."""
        teksten = [" ".join(filter(None, (a.tekst, a.verwijderd))) for cel in rij.cellen for a in cel.alineas]
        self.inhoud.verwijderd.append(" | ".join(filter(None, map(str.strip, teksten))))
        self.wachtende_notities += [
            notitie for cel in rij.cellen for alinea in cel.alineas for notitie in alinea.notities
        ]

    def cellen(self, tr: _Element) -> Iterator[Cel]:
        kolom = 0
        eigenschappen = tr.find(qn("w:trPr"))
        if eigenschappen is not None:
            kolom = _getal(eigenschappen.find(qn("w:gridBefore")), 0)
        for tc, weg in _kinderen(tr, _TC):
            if tc.tag != _TC:
                self.tussen(tc)
                continue
            celopmaak = tc.find(qn("w:tcPr"))
            samen = celopmaak.find(qn("w:vMerge")) if celopmaak is not None else None
            breed = _getal(celopmaak.find(qn("w:gridSpan")), 1) if celopmaak is not None else 1
            vervolg = samen is not None and samen.get(_WAARDE, "continue") != "restart"
            yield Cel(self.celalineas(tc, weg=weg), kolom, vervolg)
            kolom += max(1, breed)

    def celalineas(self, tc: _Element, *, weg: bool) -> list[Alinea]:
        alineas: list[Alinea] = []
        for element, leeg in _blokken(tc, leeg=weg):
            if element.tag == _P:
                alineas.append(self.alinea(element, leeg=leeg))
            elif element.tag == _TBL:
                alineas += self.geneste_rijen(element)
            else:
                self.tussen(element)
        if alineas:
            # A bookmark behind the last paragraph of a cell belongs to this cell, not to the next.
            alineas[-1].bladwijzers += self.wachtend
            self.wachtend = []
        return alineas

    def geneste_rijen(self, tabel: _Element) -> Iterator[Alinea]:
        """A table inside a cell: a paragraph a row, with tabs between its cells."""
        for tr, _weg in _kinderen(tabel, _TR):
            if tr.tag != _TR:
                self.tussen(tr)
                continue
            cellen = list(self.cellen(tr))
            alineas = [alinea for cel in cellen for alinea in cel.alineas]
            yield Alinea(
                tekst="\t".join(cel.tekst for cel in cellen),
                doorgehaald="".join(alinea.doorgehaald for alinea in alineas),
                verwijderd="".join(alinea.verwijderd for alinea in alineas),
                ingevoegd=any(alinea.ingevoegd for alinea in alineas),
                bladwijzers=[naam for alinea in alineas for naam in alinea.bladwijzers],
                notities=[notitie for alinea in alineas for notitie in alinea.notities],
                verborgen=any(alinea.verborgen for alinea in alineas),
                afbeelding=any(alinea.afbeelding for alinea in alineas),
            )


def _blokken(wortel: _Element, *, leeg: bool = False) -> Iterator[tuple[_Element, bool]]:
    """Paragraphs, tables and marks below ``wortel``, through whatever is wrapped around them.

    With each comes whether its text is that of a placeholder.
    """
    for kind in wortel:
        if not isinstance(kind.tag, str):
            continue
        if kind.tag == _SDT:
            for inhoud in kind.iterchildren(_SDT_INHOUD):
                yield from _blokken(inhoud, leeg=leeg or toont_aanduiding(kind))
        elif kind.tag in _BLOKKEN:
            yield kind, leeg
        elif kind.tag not in _EIGENSCHAPPEN:
            yield from _blokken(kind, leeg=leeg)


def _kinderen(wortel: _Element, gezocht: str, *, leeg: bool = False) -> Iterator[tuple[_Element, bool]]:
    """Rows of a table or cells of a row, and the marks between them, through whatever is wrapped around them."""
    for kind in wortel:
        if kind.tag in {gezocht, _BLADWIJZER} or kind.tag in VERWIJZINGEN:
            yield kind, leeg
        elif isinstance(kind.tag, str) and not kind.tag.endswith("Pr"):
            yield from _kinderen(kind, gezocht, leeg=leeg or (kind.tag == _SDT and toont_aanduiding(kind)))


def _tel_hoogten(tabel: Tabel) -> None:
    """How many rows each cell spans."""
    boven: dict[int, Cel] = {}
    for rij in tabel.rijen:
        for cel in rij.cellen:
            if cel.vervolg and cel.kolom in boven:
                boven[cel.kolom].hoogte += 1
            else:
                boven[cel.kolom] = cel


def _getal(element: _Element | None, anders: int) -> int:
    waarde = element.get(_WAARDE, "") if element is not None else ""
    return int(waarde) if waarde.isascii() and waarde.isdigit() and len(waarde) < 6 else anders
