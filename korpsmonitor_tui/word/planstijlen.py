"""What styles and numbering of a Word document say of a paragraph: whether it is italic, and the number Word gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.word.tekenelementen import qn

if TYPE_CHECKING:
    from lxml.etree import _Element

_ID, _WAARDE, _SCHUIN, _RPR, _PPR = qn("w:styleId"), qn("w:val"), qn("w:i"), qn("w:rPr"), qn("w:pPr")
_UIT: Final = frozenset({"0", "false", "off"})
_DIEPSTE: Final = 20
"""Styles that may be based on one another; more is a circle."""
_NIVEAUS: Final = 9


def is_aan(schakelaar: _Element | None) -> bool:
    """Whether a property that is on or off is on."""
    return schakelaar is not None and schakelaar.get(_WAARDE, "1") not in _UIT


class Stijlboek:
    """The styles and lists of one document; counts as Word does while paragraphs are asked for in their order."""

    def __init__(self, stijlen: _Element | None, nummering: _Element | None) -> None:
        self._stijlen = _op_id(stijlen, "w:style", _ID)
        self._nummers = _op_id(nummering, "w:num", qn("w:numId"))
        self._abstract = _op_id(nummering, "w:abstractNum", qn("w:abstractNumId"))
        self._tellers: dict[str, list[int]] = {}

    def is_schuin(self, eigenschappen: _Element | None) -> bool:
        """Whether the style that paragraph or run properties name is italic."""
        for stijl in self._stijlrij(eigenschappen):
            schuin = stijl.find(f"{_RPR}/{_SCHUIN}")
            if schuin is not None:
                return is_aan(schuin)
        return False

    def nummer(self, alinea: _Element) -> str:
        """The number, letter or bullet that Word puts before this paragraph, which it counts; empty for none."""
        ppr = alinea.find(_PPR)
        plaats = self._lijstplaats(ppr)
        if plaats is None:
            return ""
        lijst, niveau = plaats
        vorm = self._vorm(lijst, niveau)
        if vorm is None:
            return ""
        tellers = self._tellers.setdefault(lijst, [0] * _NIVEAUS)
        tellers[niveau] += 1
        tellers[niveau + 1 :] = [0] * (_NIVEAUS - niveau - 1)
        if vorm == "decimal":
            return f"{tellers[niveau]}."
        if vorm == "lowerLetter" and tellers[niveau] <= 26:
            return f"{chr(ord('a') + tellers[niveau] - 1)}."
        return "-" if vorm == "bullet" else ""

    def _stijlrij(self, eigenschappen: _Element | None) -> list[_Element]:
        """The style that is named, and those that it is based on."""
        if eigenschappen is None:
            return []
        genoemd = eigenschappen.find(qn("w:pStyle"))
        if genoemd is None:
            genoemd = eigenschappen.find(qn("w:rStyle"))
        rij: list[_Element] = []
        while genoemd is not None and len(rij) < _DIEPSTE:
            stijl = self._stijlen.get(genoemd.get(_WAARDE, ""))
            if stijl is None:
                break
            rij.append(stijl)
            genoemd = stijl.find(qn("w:basedOn"))
        return rij

    def _lijstplaats(self, ppr: _Element | None) -> tuple[str, int] | None:
        if ppr is None:
            return None
        for bron in (ppr, *(stijl.find(_PPR) for stijl in self._stijlrij(ppr))):
            lijst = bron.find(f"{qn('w:numPr')}/{qn('w:numId')}") if bron is not None else None
            if lijst is not None and bron is not None:
                diepte = bron.find(f"{qn('w:numPr')}/{qn('w:ilvl')}")
                niveau = diepte.get(_WAARDE, "0") if diepte is not None else "0"
                return lijst.get(_WAARDE, ""), int(niveau) if niveau in "012345678" else 0
        return None

    def _vorm(self, lijst: str, niveau: int) -> str | None:
        nummer = self._nummers.get(lijst)
        verwijzing = nummer.find(qn("w:abstractNumId")) if nummer is not None else None
        soort = self._abstract.get(verwijzing.get(_WAARDE, "")) if verwijzing is not None else None
        for deel in soort.iter(qn("w:lvl")) if soort is not None else ():
            if deel.get(qn("w:ilvl")) == str(niveau):
                vorm = deel.find(qn("w:numFmt"))
                return vorm.get(_WAARDE) if vorm is not None else "decimal"
        return None


def _op_id(wortel: _Element | None, tag: str, sleutel: str) -> dict[str, _Element]:
    return {deel.get(sleutel, ""): deel for deel in wortel.iter(qn(tag))} if wortel is not None else {}
