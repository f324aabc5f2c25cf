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
        # A document names the same few over and over.
        self._schuin: dict[str, bool] = {}
        self._vormen: dict[tuple[str, int], str | None] = {}
        self._lijsten: dict[str, tuple[str, int] | None] = {}

    def is_schuin(self, eigenschappen: _Element | None) -> bool:
        """Whether the style that paragraph or run properties name is italic."""
        naam = _stijlnaam(eigenschappen)
        if naam not in self._schuin:
            gezegd = (stijl.find(f"{_RPR}/{_SCHUIN}") for stijl in self._stijlrij(naam))
            self._schuin[naam] = is_aan(next((schuin for schuin in gezegd if schuin is not None), None))
        return self._schuin[naam]

    def nummer(self, alinea: _Element) -> str:
        """The number, letter or bullet that Word puts before this paragraph, which it counts; empty for none."""
        ppr = alinea.find(_PPR)
        plaats = self._lijstplaats(ppr)
        if plaats is None:
            return ""
        lijst, niveau = plaats
        if plaats not in self._vormen:
            self._vormen[plaats] = self._vorm(lijst, niveau)
        vorm = self._vormen[plaats]
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

    def _stijlrij(self, naam: str) -> list[_Element]:
        """The style with this name, and those that it is based on."""
        rij: list[_Element] = []
        while (stijl := self._stijlen.get(naam)) is not None and len(rij) < _DIEPSTE:
            rij.append(stijl)
            basis = stijl.find(qn("w:basedOn"))
            naam = basis.get(_WAARDE, "") if basis is not None else ""
        return rij

    def _lijstplaats(self, ppr: _Element | None) -> tuple[str, int] | None:
        if (eigen := _plaats_in(ppr)) is not None:
            return eigen
        naam = _stijlnaam(ppr)
        if naam not in self._lijsten:
            plaatsen = (_plaats_in(stijl.find(_PPR)) for stijl in self._stijlrij(naam))
            self._lijsten[naam] = next((plaats for plaats in plaatsen if plaats is not None), None)
        return self._lijsten[naam]

    def _vorm(self, lijst: str, niveau: int) -> str | None:
        nummer = self._nummers.get(lijst)
        verwijzing = nummer.find(qn("w:abstractNumId")) if nummer is not None else None
        soort = self._abstract.get(verwijzing.get(_WAARDE, "")) if verwijzing is not None else None
        for deel in soort.iter(qn("w:lvl")) if soort is not None else ():
            if deel.get(qn("w:ilvl")) == str(niveau):
                vorm = deel.find(qn("w:numFmt"))
                return vorm.get(_WAARDE) if vorm is not None else "decimal"
        return None


def _stijlnaam(eigenschappen: _Element | None) -> str:
    """Id of the style that paragraph or run properties name; empty for none."""
    if eigenschappen is None:
        return ""
    namen = (eigenschappen.find(qn(soort)) for soort in ("w:pStyle", "w:rStyle"))
    return next((naam.get(_WAARDE, "") for naam in namen if naam is not None), "")


def _plaats_in(ppr: _Element | None) -> tuple[str, int] | None:
    """List and level that paragraph properties name themselves."""
    lijst = ppr.find(f"{qn('w:numPr')}/{qn('w:numId')}") if ppr is not None else None
    if ppr is None or lijst is None:
        return None
    diepte = ppr.find(f"{qn('w:numPr')}/{qn('w:ilvl')}")
    niveau = diepte.get(_WAARDE, "0") if diepte is not None else "0"
    return lijst.get(_WAARDE, ""), int(niveau) if len(niveau) == 1 and niveau in "012345678" else 0


def _op_id(wortel: _Element | None, tag: str, sleutel: str) -> dict[str, _Element]:
    return {deel.get(sleutel, ""): deel for deel in wortel.iter(qn(tag))} if wortel is not None else {}
