"""Reads the Word document of a plan into the lines that a plan is read from: italics, numbers and footnotes as signs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.word.leespakket import Leespakket
from korpsmonitor_tui.word.planstijlen import Stijlboek, is_aan
from korpsmonitor_tui.word.tekenelementen import TEKENS, qn, symbool

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_P, _R, _T, _RPR, _PPR = qn("w:p"), qn("w:r"), qn("w:t"), qn("w:rPr"), qn("w:pPr")
_TABEL, _RIJ, _CEL = qn("w:tbl"), qn("w:tr"), qn("w:tc")
_ID, _SOORT, _WAARDE = qn("w:id"), qn("w:type"), qn("w:val")
_NOTEN: Final = {"footnotes": qn("w:footnote"), "endnotes": qn("w:endnote")}
"""Elements of the notes by their part; a reference to one is called after it."""
_VERWIJZINGEN: Final = {f"{tag}Reference": tag for tag in _NOTEN.values()}
_BIJ: Final = frozenset({"styles", "numbering", *_NOTEN})
"""Parts besides the text that are read."""
_SYM: Final = qn("w:sym")
# Of a moved text its new place counts; the drawing that old programs get would say everything twice.
_OVERSLAAN: Final = frozenset(
    {
        qn("w:del"),
        qn("w:moveFrom"),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
_HOOG: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TEKEN: Final = re.compile(r"(?P<nummer>\d{1,2}\.|[a-z]\.|[-–•])\t")
_CELGRENS: Final = " | "


class PlanbestandFout(OnbruikbareInvoer):
    """A file is no Word document that can be read."""

    titel = "Onleesbaar plan"


class _Stuk(NamedTuple):
    tekst: str
    schuin: bool


def lees_planregels(inhoud: bytes, naam: str) -> str:
    """The body in its order, a paragraph a line with a blank line after it, a row of a table on one line.

    Tracked changes are as if accepted. Raises ArchiefFout if the guard refuses the file, PlanbestandFout if it is no Word
    document or damaged.
    """
    return _Planlezer(Leespakket(inhoud, naam, PlanbestandFout)).lees()


class _Planlezer:
    def __init__(self, pakket: Leespakket) -> None:
        self._body = pakket.body()
        delen = dict(pakket.relaties(pakket.hoofddeel))
        lees = {naam: pakket.ontleed(lid) for naam, lid in delen.items() if naam in _BIJ}
        self._stijlen = Stijlboek(lees.get("styles"), lees.get("numbering"))
        self._noten = {
            (tag, noot.get(_ID, "")): noot
            for deel, tag in _NOTEN.items()
            if deel in lees
            for noot in lees[deel].iter(tag)
            if noot.get(_SOORT) is None
        }
        self._verwezen: dict[tuple[str, str], str] = {}
        """Marks of the notes that were referred to."""
        self._rij: list[tuple[str, str]] = []
        """Those notes, in the order in which they are."""

    def lees(self) -> str:
        regels = list(self._regels())
        # Grows while it is read: a note can refer to another.
        for noot in self._rij:
            tekst = " ".join(_vlak(self._stukken(self._noten[noot])).split())
            regels.append(f"{self._verwezen[noot]} {tekst}")
        return "\n\n".join(regels) + "\n"

    def _regels(self) -> Iterator[str]:
        for blok in self._blokken():
            if blok.tag == _TABEL:
                for rij in _eigen(blok, _RIJ, _TABEL):
                    cellen = (" ".join(_vlak(self._stukken(cel)).split()) for cel in _eigen(rij, _CEL, _RIJ))
                    if tekst := _CELGRENS.join(cellen).strip(_CELGRENS):
                        yield tekst
            elif tekst := self._alinea(blok):
                yield tekst

    def _blokken(self) -> Iterator[_Element]:
        """Paragraphs and tables of the body, whatever they are wrapped in."""
        stapel = list(reversed(self._body))
        while stapel:
            kind = stapel.pop()
            if kind.tag in {_P, _TABEL}:
                yield kind
            elif kind.tag not in _OVERSLAAN:
                stapel.extend(reversed(kind))

    def _alinea(self, alinea: _Element) -> str:
        stukken = list(self._stukken(alinea))
        plat = _vlak(stukken)
        teken = _TEKEN.match(plat.lstrip())
        if teken is not None:
            voor = _met_teken(teken["nummer"])
            stukken = _na(stukken, len(plat) - len(plat.lstrip()) + teken.end())
        else:
            voor = _met_teken(self._stijlen.nummer(alinea))
        return f"{voor}{_opgemaakt(stukken)}".rstrip() if _vlak(stukken).strip() else ""

    def _stukken(self, element: _Element) -> Iterator[_Stuk]:
        """The text of an element with whether it is italic.

        With a stack of its own: how deep a file nests is not for Python's stack to bear.
        """
        ppr = element.find(_PPR) if element.tag == _P else None
        van_alinea = self._stijlen.is_schuin(ppr)
        stapel: list[tuple[_Element, bool, bool]] = [(kind, van_alinea, False) for kind in reversed(element)]
        while stapel:
            kind, schuin, hoog = stapel.pop()
            if kind.tag == _T:
                yield _Stuk(f"^{kind.text}" if hoog and kind.text == "e" else str(kind.text or ""), schuin)
            elif kind.tag in TEKENS:
                yield _Stuk("\t" if TEKENS[kind.tag] == "\t" else " ", schuin)
            elif kind.tag == _SYM:
                yield _Stuk(symbool(kind), schuin)
            elif kind.tag in _VERWIJZINGEN:
                yield _Stuk(self._merk((_VERWIJZINGEN[kind.tag], kind.get(_ID, ""))), schuin)
            elif kind.tag not in _OVERSLAAN and kind.tag not in {_PPR, _RPR}:
                if kind.tag == _R:
                    schuin, hoog = self._van_run(kind, van_alinea)
                stapel.extend((deel, schuin, hoog) for deel in reversed(kind))
                if kind.tag == _P:
                    # The words of two paragraphs in a cell are not one word.
                    yield _Stuk(" ", False)

    def _van_run(self, run: _Element, van_alinea: bool) -> tuple[bool, bool]:
        rpr = run.find(_RPR)
        if rpr is None:
            return van_alinea, False
        hoog = rpr.find(qn("w:vertAlign"))
        eigen = rpr.find(qn("w:i"))
        schuin = is_aan(eigen) if eigen is not None else van_alinea or self._stijlen.is_schuin(rpr)
        return schuin, hoog is not None and hoog.get(_WAARDE) == "superscript"

    def _merk(self, noot: tuple[str, str]) -> str:
        if noot not in self._noten:
            return ""
        if noot not in self._verwezen:
            self._rij.append(noot)
            self._verwezen[noot] = str(len(self._rij)).translate(_HOOG)
        return self._verwezen[noot]


def _eigen(element: _Element, tag: str, van: str) -> Iterator[_Element]:
    """The parts of an element that are not those of one within it: a table can stand in a cell."""
    return (deel for deel in element.iter(tag) if next(deel.iterancestors(van)) is element)


def _vlak(stukken: Iterator[_Stuk] | list[_Stuk]) -> str:
    return "".join(stuk.tekst for stuk in stukken)


def _na(stukken: list[_Stuk], lengte: int) -> list[_Stuk]:
    """What follows the first characters."""
    uit = []
    for stuk in stukken:
        uit.append(stuk._replace(tekst=stuk.tekst[lengte:]))
        lengte = max(0, lengte - len(stuk.tekst))
    return uit


def _met_teken(teken: str) -> str:
    """A number, letter or sign of a list as the lines of a plan have it."""
    if not teken:
        return ""
    if teken[0].isdigit():
        return f"{teken} "
    return f"- {teken} " if teken[0].isalpha() else "- "


def _opgemaakt(stukken: list[_Stuk]) -> str:
    """The text with stars around what is italic; tabs are kept, for they part a heading from its page."""
    groepen: list[tuple[bool, list[str]]] = []
    for stuk in stukken:
        # Blanks between italics are italic with them.
        leeg = not stuk.tekst.strip()
        if groepen and (leeg or groepen[-1][0] == stuk.schuin):
            groepen[-1][1].append(stuk.tekst)
        elif stuk.tekst:
            groepen.append((stuk.schuin, [stuk.tekst]))
    tekst = "".join(_met_sterren(_Stuk("".join(delen), schuin)) for schuin, delen in groepen)
    return re.sub(r"[^\S\t]+", " ", tekst).strip()


def _met_sterren(stuk: _Stuk) -> str:
    kaal = stuk.tekst.strip()
    if not stuk.schuin or not kaal:
        return stuk.tekst
    begin = len(stuk.tekst) - len(stuk.tekst.lstrip())
    eind = begin + len(kaal)
    return f"{stuk.tekst[:begin]}*{kaal}*{stuk.tekst[eind:]}"
