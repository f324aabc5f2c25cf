"""From the XML of one paragraph to its visible text, and to what was struck, deleted, hidden or hung on it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.word.formulierstructuur import Alinea, Notitie, Notitiesoort, lopend
from korpsmonitor_tui.word.tekenelementen import TEKENS, qn, symbool

if TYPE_CHECKING:
    from lxml.etree import _Element

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_P, _R = qn("w:p"), qn("w:r")
_SDT, _SDT_INHOUD, _SDT_EIG = qn("w:sdt"), qn("w:sdtContent"), qn("w:sdtPr")
_WAARDE, _ID, _NAAM = qn("w:val"), qn("w:id"), qn("w:name")
_BLADWIJZER: Final = qn("w:bookmarkStart")
_UIT: Final = frozenset({"0", "false", "off", "none"})
_OPMAAK: Final = frozenset({qn("w:pPr"), qn("w:rPr"), _SDT_EIG})
_TEKST: Final = frozenset({qn("w:t"), f"{_M}t"})
_WEG_GEHAALD: Final = frozenset({qn("w:del"), qn("w:moveFrom")})
_BIJGEKOMEN: Final = frozenset({qn("w:ins"), qn("w:moveTo")})
_AFBEELDING: Final = frozenset({qn("w:drawing"), qn("w:pict"), qn("w:object")})
_TEKSTVAK: Final = qn("w:txbxContent")
VERWIJZINGEN: Final = {
    qn("w:footnoteReference"): Notitiesoort.VOETNOOT,
    qn("w:endnoteReference"): Notitiesoort.EINDNOOT,
    qn("w:commentRangeStart"): Notitiesoort.OPMERKING,
    qn("w:commentReference"): Notitiesoort.OPMERKING,
}
"""Elements that something hangs on, and what."""
# Fields that every word processor computes anew.
_PAGINAVELD: Final = re.compile(r"\s*(PAGE|NUMPAGES|SECTIONPAGES|SECTION)\b", re.IGNORECASE)
_HOOG: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(slots=True)
class _Veld:
    """A field that began in this paragraph: its code, and whether its result has begun."""

    code: str = ""
    resultaat: bool = False

    @property
    def zichtbaar(self) -> bool:
        return self.resultaat and not _PAGINAVELD.match(self.code)


@dataclass(slots=True)
class Alinealoop:
    """A walk through the runs of one paragraph."""

    alinea: Alinea
    leeg: bool = False
    """Whether what is met is the text of a placeholder."""
    in_vak: bool = False
    """Whether this is a paragraph of a text box: boxes in it are read with the outermost."""
    velden: list[_Veld] = field(default_factory=list)
    verwijderd: bool = False
    doorgehaald: bool = False
    vorige_doorgehaald: bool = False
    """Whether the text before this was struck through as well: parts with text between them are kept apart."""
    hoog: bool = False
    zichtbaar: list[str] = field(default_factory=list)
    gestreept: list[str] = field(default_factory=list)
    weg: list[str] = field(default_factory=list)

    def leg_neer(self) -> None:
        """Put the texts that were gathered into the paragraph."""
        self.alinea.tekst = "".join(self.zichtbaar)
        self.alinea.doorgehaald = "".join(self.gestreept)
        self.alinea.verwijderd = "".join(self.weg)

    def in_(self, element: _Element) -> None:
        for kind in element:
            self.kind(kind)

    def kind(self, kind: _Element) -> None:
        soort = kind.tag
        if not isinstance(soort, str) or soort in _OPMAAK:
            return
        if soort == _R:
            self.run(kind)
        elif soort in _TEKST:
            self.tekst(kind.text or "")
        elif soort in TEKENS:
            self.tekst(TEKENS[soort])
        elif soort == qn("w:delText"):
            self.weg.append(kind.text or "")
        elif soort in _WEG_GEHAALD or soort in _BIJGEKOMEN:
            self.bijgehouden(kind)
        elif soort == _SDT:
            self.regelaar(kind)
        elif soort == _BLADWIJZER:
            self.alinea.bladwijzers.append(kind.get(_NAAM, ""))
        elif soort in VERWIJZINGEN:
            self.notitie(Notitie(VERWIJZINGEN[soort], kind.get(_ID, "")))
        else:
            self.overig(kind)

    def overig(self, kind: _Element) -> None:
        soort = kind.tag
        if soort == qn("w:fldChar"):
            self.veldteken(kind.get(qn("w:fldCharType"), ""))
        elif soort == qn("w:instrText"):
            if self.velden:
                self.velden[-1].code += kind.text or ""
        elif soort == qn("w:fldSimple"):
            if not _PAGINAVELD.match(kind.get(qn("w:instr"), "")):
                self.in_(kind)
        elif soort == qn("w:sym"):
            self.tekst(symbool(kind))
        elif soort == f"{_MC}AlternateContent":
            keuze = kind.find(f"{_MC}Choice")
            keuze = kind.find(f"{_MC}Fallback") if keuze is None else keuze
            if keuze is not None:
                self.in_(keuze)
        elif soort in _AFBEELDING:
            self.beeld(kind)
        else:
            self.in_(kind)

    def run(self, run: _Element) -> None:
        eerder = (self.doorgehaald, self.hoog)
        opmaak = run.find(qn("w:rPr"))
        if opmaak is not None:
            self.doorgehaald = _aan(opmaak, "w:strike") or _aan(opmaak, "w:dstrike")
            self.alinea.verborgen |= _aan(opmaak, "w:vanish") and run.find(qn("w:t")) is not None
            stand = opmaak.find(qn("w:vertAlign"))
            self.hoog = stand is not None and stand.get(_WAARDE) == "superscript"
        self.in_(run)
        self.doorgehaald, self.hoog = eerder

    def bijgehouden(self, element: _Element) -> None:
        eerder = self.verwijderd
        if element.tag in _WEG_GEHAALD:
            self.verwijderd = True
        else:
            self.alinea.ingevoegd = True
        self.in_(element)
        self.verwijderd = eerder

    def regelaar(self, sdt: _Element) -> None:
        """A content control; what stands in it until somebody fills it in is no text."""
        eerder = self.leeg
        self.leeg = self.leeg or toont_aanduiding(sdt)
        for inhoud in sdt.iterchildren(_SDT_INHOUD):
            self.in_(inhoud)
        self.leeg = eerder

    def veldteken(self, soort: str) -> None:
        if soort == "begin":
            self.velden.append(_Veld())
        elif soort == "separate" and self.velden:
            self.velden[-1].resultaat = True
        elif soort == "end" and self.velden:
            self.velden.pop()

    def beeld(self, element: _Element) -> None:
        """A picture cannot be read; the text in a box can."""
        if self.in_vak:
            return
        vakken = [vak for vak in element.iter(_TEKSTVAK) if not _binnen_terugval(vak, element)]
        for vak in vakken:
            tekst = lopend([_losse_alinea(alinea) for alinea in vak.iter(_P)])
            if tekst:
                self.notitie(Notitie(Notitiesoort.TEKSTVAK, tekst=tekst))
        self.alinea.afbeelding |= not vakken and not self.verwijderd

    def notitie(self, notitie: Notitie) -> None:
        self.alinea.notities.append(notitie)

    def tekst(self, tekst: str) -> None:
        if self.leeg or not all(veld.zichtbaar for veld in self.velden):
            return
        if self.verwijderd:
            self.weg.append(tekst)
        elif self.doorgehaald and tekst.strip():
            if self.gestreept and not self.vorige_doorgehaald:
                self.gestreept.append(" ")
            self.gestreept.append(tekst)
            self.vorige_doorgehaald = True
        else:
            self.vorige_doorgehaald = False
            # A raised 1 behind a figure refers to a note; read as a digit it would make another figure.
            self.zichtbaar.append(tekst.translate(_HOOG) if self.hoog else tekst)


def lees_alinea(element: _Element, alinea: Alinea, *, leeg: bool = False) -> Alinea:
    """Fill ``alinea`` from a ``w:p``; ``leeg`` tells that its text is that of a placeholder."""
    loop = Alinealoop(alinea, leeg=leeg)
    loop.in_(element)
    loop.leg_neer()
    opmaak = element.find(qn("w:pPr"))
    if opmaak is not None:
        merken = opmaak.find(qn("w:rPr"))
        alinea.sluit_aan = merken is not None and merken.find(qn("w:del")) is not None
        alinea.genummerd = _is_genummerd(opmaak)
    return alinea


def _losse_alinea(element: _Element) -> Alinea:
    loop = Alinealoop(Alinea(), in_vak=True)
    loop.in_(element)
    loop.leg_neer()
    return loop.alinea


def toont_aanduiding(sdt: _Element) -> bool:
    """Whether a content control (``w:sdt``) shows what it asks for, and holds no text yet."""
    eigenschappen = sdt.find(_SDT_EIG)
    return eigenschappen is not None and _aan(eigenschappen, "w:showingPlcHdr")


def _aan(opmaak: _Element, naam: str) -> bool:
    element = opmaak.find(qn(naam))
    return element is not None and element.get(_WAARDE, "1") not in _UIT


def _is_genummerd(opmaak: _Element) -> bool:
    nummering = opmaak.find(qn("w:numPr"))
    if nummering is None:
        return False
    lijst = nummering.find(qn("w:numId"))
    return lijst is not None and lijst.get(_WAARDE, "0") != "0"


def _binnen_terugval(vak: _Element, tot: _Element) -> bool:
    """Whether a text box is the older copy of one that is there already, or stands in another box."""
    ouder = vak.getparent()
    while ouder is not None and ouder is not tot:
        if ouder.tag in {f"{_MC}Fallback", _TEKSTVAK}:
            return True
        ouder = ouder.getparent()
    return False
