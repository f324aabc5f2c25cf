"""One paragraph as tracked changes: what stood in it and what stands in it now, word by word."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docx.oxml.ns import qn
from lxml import etree

from korpsmonitor_tui.domain.woordverschil import verschil, woorden
from korpsmonitor_tui.word.basis import alineatekst
from korpsmonitor_tui.word.kenmerken import nummer_van

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element

_P, _PPR, _RPR, _R, _T = (qn(f"w:{naam}") for naam in ("p", "pPr", "rPr", "r", "t"))
_BEGIN, _EIND, _NAAM, _ID = qn("w:bookmarkStart"), qn("w:bookmarkEnd"), qn("w:name"), qn("w:id")
_NOOT: Final = qn("w:footnoteReference")
_INGEVOEGD, _VERWIJDERD = qn("w:ins"), qn("w:del")
_AUTEUR, _DATUM, _RUIMTE = qn("w:author"), qn("w:date"), "{http://www.w3.org/XML/1998/namespace}space"
_TEKENS: Final = {"\t": qn("w:tab"), "\n": qn("w:br")}
_TEKEN_VAN: Final = {element: teken for teken, element in _TEKENS.items()} | {qn("w:cr"): "\n"}
_WEG_NAAR: Final = {qn("w:t"): qn("w:delText"), qn("w:instrText"): qn("w:delInstrText")}
"""What text is called inside a deletion."""
_STIL: Final = {qn("w:proofErr"), qn("w:lastRenderedPageBreak")}
"""What word processors leave behind and nobody sees."""


@dataclass(frozen=True, slots=True)
class Woord:
    """A word, or a sign with an element of its own, in one look."""

    tekst: str
    """Empty for what is no text."""
    opmaak: bytes
    """The run properties, as XML; empty for none."""
    element: bytes = b""
    """What is no text, as XML: a field, a picture."""


class Sporen:
    """Makes tracked changes by one author at one moment, each with an id of its own."""

    def __init__(self, auteur: str, datum: str, eerste_id: int) -> None:
        """``datum`` as Word states it: ``2012-04-03T12:00:00Z``."""
        self._kenmerken = {_AUTEUR: auteur, _DATUM: datum}
        self._id = eerste_id

    def spoor(self, soort: str) -> _Element:
        """The mark of one change: ``w:ins`` or ``w:del``."""
        self._id += 1
        return etree.Element(soort, {_ID: str(self._id), **self._kenmerken})

    def ingevoegd(self, alinea: _Element) -> _Element:
        """A paragraph that was not there before."""
        return self._hele(deepcopy(alinea), _INGEVOEGD)

    def verwijderd(self, alinea: _Element) -> _Element:
        """A paragraph that is there no more; its bookmarks are those of where its text may have gone."""
        weg = deepcopy(alinea)
        for bladwijzer in list(weg.iter(_BEGIN, _EIND)):
            _haal_weg(bladwijzer)
        return self._hele(weg, _VERWIJDERD)

    def _hele(self, alinea: _Element, soort: str) -> _Element:
        self._merk_einde(alinea, soort)
        self._omhul(alinea, soort)
        return alinea

    def _merk_einde(self, alinea: _Element, soort: str) -> None:
        """Mark the end of a paragraph: without it the next goes on in it."""
        eigenschappen = alinea.find(_PPR)
        if eigenschappen is None:
            eigenschappen = etree.Element(_PPR)
            alinea.insert(0, eigenschappen)
        opmaak = eigenschappen.find(_RPR)
        if opmaak is None:
            opmaak = etree.Element(_RPR)
            # After everything but what closes a section (ISO/IEC 29500-1, 17.3.1.26).
            na = [kind for kind in eigenschappen if kind.tag in {qn("w:sectPr"), qn("w:pPrChange")}]
            eigenschappen.insert(len(eigenschappen) - len(na), opmaak)
        opmaak.insert(0, self.spoor(soort))

    def _omhul(self, houder: _Element, soort: str) -> None:
        """Put every run under ``houder`` inside a change, also those in a link."""
        for kind in list(houder):
            if kind.tag == _R:
                spoor = self.spoor(soort)
                kind.addprevious(spoor)
                spoor.append(_als_weg(kind) if soort == _VERWIJDERD else kind)
            elif kind.tag != _PPR:
                self._omhul(kind, soort)

    def gewijzigd(self, oud: _Element, nieuw: _Element) -> list[_Element]:
        """What stands in the place of a paragraph that changed: itself, or if it cannot be told by words, both."""
        if alineatekst(oud) == alineatekst(nieuw) and _noten(oud) == _noten(nieuw):
            return [deepcopy(nieuw)]
        woorden_oud, woorden_nieuw = _woorden(oud), _woorden(nieuw)
        if woorden_oud is None or woorden_nieuw is None:
            return [self.verwijderd(oud), self.ingevoegd(nieuw)]
        alinea = etree.Element(_P)
        eigenschappen = nieuw.find(_PPR)
        if eigenschappen is not None:
            alinea.append(deepcopy(eigenschappen))
        alinea.extend(deepcopy(bladwijzer) for bladwijzer in nieuw.iter(_BEGIN))
        alinea.extend(self._delen(woorden_oud, woorden_nieuw))
        alinea.extend(deepcopy(bladwijzer) for bladwijzer in nieuw.iter(_EIND))
        return [alinea]

    def _delen(self, oud: Sequence[Woord], nieuw: Sequence[Woord]) -> Iterator[_Element]:
        def los(plaats: int) -> bool:
            woord = oud[plaats]
            return not woord.element and not woord.tekst.isalnum()

        for deel in verschil(oud, nieuw, los):
            weg, erbij = oud[slice(*deel.oud)], nieuw[slice(*deel.nieuw)]
            if deel.gelijk:
                yield from _runs(erbij)
                continue
            for soort, woorden_ in ((_VERWIJDERD, weg), (_INGEVOEGD, erbij)):
                if woorden_:
                    spoor = self.spoor(soort)
                    spoor.extend(map(_als_weg, _runs(woorden_)) if soort == _VERWIJDERD else _runs(woorden_))
                    yield spoor


def _noten(alinea: _Element) -> list[str | None]:
    """The footnotes that a paragraph refers to."""
    return [verwijzing.get(_ID) for verwijzing in alinea.iter(_NOOT)]


def passagenummer(alinea: _Element) -> int | None:
    """The number in the bookmark of a passage; None for any other paragraph."""
    nummers = (nummer_van(bladwijzer.get(_NAAM, "")) for bladwijzer in alinea.iterchildren(_BEGIN))
    return next((nummer for nummer in nummers if nummer is not None), None)


def _als_weg(run: _Element) -> _Element:
    for element in run.iter(*_WEG_NAAR):
        element.tag = _WEG_NAAR[element.tag]
    return run


def _haal_weg(element: _Element) -> None:
    ouder = element.getparent()
    if ouder is not None:
        ouder.remove(element)


def _woorden(alinea: _Element) -> list[Woord] | None:
    """The words of a paragraph that holds plain runs only; None for one with links, changes or controls in it."""
    gevonden: list[Woord] = []
    for kind in alinea:
        if kind.tag == _R:
            gevonden += _woorden_van(kind)
        elif kind.tag not in {_PPR, _BEGIN, _EIND, *_STIL}:
            return None
    return gevonden


def _woorden_van(run: _Element) -> Iterator[Woord]:
    eigenschappen = run.find(_RPR)
    opmaak = b"" if eigenschappen is None else _als_bytes(eigenschappen)
    for kind in run:
        if kind.tag == _T:
            yield from (Woord(woord, opmaak) for woord in woorden(kind.text or ""))
        elif kind.tag in _TEKEN_VAN and not kind.attrib:
            yield Woord(_TEKEN_VAN[kind.tag], opmaak)
        elif kind.tag != _RPR and kind.tag not in _STIL:
            yield Woord("", opmaak, _als_bytes(kind))


def _als_bytes(element: _Element) -> bytes:
    """The same for the same element, whatever names the file around it declares."""
    return etree.tostring(element, method="c14n", exclusive=True)


def _runs(woorden_: Iterable[Woord]) -> Iterator[_Element]:
    """Words as runs, as few as their looks allow."""
    run: _Element | None = None
    opmaak: bytes | None = None
    for woord in woorden_:
        if run is None or woord.opmaak != opmaak:
            if run is not None:
                yield run
            run, opmaak = etree.Element(_R), woord.opmaak
            if opmaak:
                run.append(etree.fromstring(opmaak))
        if woord.element:
            run.append(etree.fromstring(woord.element))
        elif woord.tekst in _TEKENS:
            etree.SubElement(run, _TEKENS[woord.tekst])
        elif len(run) and run[-1].tag == _T:
            run[-1].text = f"{run[-1].text}{woord.tekst}"
        else:
            tekst = etree.SubElement(run, _T, {_RUIMTE: "preserve"})
            tekst.text = woord.tekst
    if run is not None:
        yield run
