"""The baseline of a verslag: every paragraph as it was written, boilerplate included.

A returned file is compared with it, so it is read from the finished document and not from what was meant to
stand there. Results of fields that every word processor computes anew (page numbers) are left out.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from lxml import etree

from korpsmonitor_tui.word.kenmerken import nummer_van
from korpsmonitor_tui.word.spoorparen import Velden, gepaarde_velden

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docx.document import Document
    from lxml.etree import _Element

_P, _T, _TEKSTVAK = qn("w:p"), qn("w:t"), qn("w:txbxContent")
_VELDTEKEN, _VELDOPDRACHT, _EENVOUDIG_VELD = qn("w:fldChar"), qn("w:instrText"), qn("w:fldSimple")
_NOOT, _NOOTVERWIJZING, _ID, _SOORT = (
    qn("w:footnote"),
    qn("w:footnoteReference"),
    qn("w:id"),
    qn("w:type"),
)
_BLADWIJZER, _NAAM = qn("w:bookmarkStart"), qn("w:name")
_TEKEN_VAN = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "\u2011"}
_OVERGESLAGEN = {qn("w:pPr"), qn("w:rPr"), _TEKSTVAK}
# A paragraph without these is its text and nothing else; tab stops bear the name of a tab.
_NIET_GEWOON = frozenset({_VELDTEKEN, _VELDOPDRACHT, _EENVOUDIG_VELD, qn("w:tabs")})
_GELEZEN = (_P, _T, *_TEKEN_VAN, _BLADWIJZER, *_NIET_GEWOON)


class Deel(StrEnum):
    """The part of the file that a paragraph stands in."""

    TEKST = "tekst"
    KOPTEKST = "koptekst"
    VOETTEKST = "voettekst"


@dataclass(frozen=True, slots=True)
class Basisalinea:
    """One paragraph of the baseline, in document order; a passage's text begins with its number and a tab."""

    tekst: str
    passage: str | None = None
    """Id of the passage in the store; None for boilerplate."""
    nummer: int | None = None
    deel: Deel = Deel.TEKST


def alineatekst(alinea: _Element) -> str:
    """Visible text of a ``w:p``: tabs as tabs, breaks as line feeds; no computed results, no text boxes inside it."""
    delen: list[str] = []
    _verzamel(alinea, delen, Velden(gepaarde_velden(alinea)))
    return "".join(delen)


def lees_basis(document: Document, passages: Mapping[int, str]) -> tuple[Basisalinea, ...]:
    """Every paragraph of body, headers and footers; ``passages`` gives the passage id by visible number."""
    noten = lees_noten(document)
    gelezen = _met_noten(document.element.body, noten) if noten else _lees_alineas(document.element.body)
    regels = [
        Basisalinea(tekst, passages.get(nummer or 0), nummer if nummer in passages else None)
        for tekst, nummer in gelezen
    ]
    for deel, wortel in koppen_en_voeten(document):
        regels += [Basisalinea(alineatekst(alinea), deel=deel) for alinea in wortel.iter(_P)]
    return tuple(regels)


def lees_noten(document: Document) -> dict[str, _Element]:
    """The footnotes of the file that somebody wrote, by id."""
    for relatie in document.part.rels.values():
        if relatie.reltype == RELATIONSHIP_TYPE.FOOTNOTES and not relatie.is_external:
            wortel = etree.fromstring(relatie.target_part.blob)
            return {noot.get(_ID, ""): noot for noot in wortel.iter(_NOOT) if noot.get(_SOORT) is None}
    return {}


def _met_noten(body: _Element, noten: Mapping[str, _Element]) -> Iterator[tuple[str, int | None]]:
    """As :func:`_lees_alineas`, with every footnote behind the paragraph that refers to it, as a reader meets it."""
    for alinea in body.iter(_P):
        yield alineatekst(alinea), _nummer_in(alinea)
        for verwijzing in alinea.iter(_NOOTVERWIJZING):
            noot = noten.get(verwijzing.get(_ID, ""))
            if noot is not None:
                yield from ((alineatekst(regel), None) for regel in noot.iter(_P))


def basishash(basis: tuple[Basisalinea, ...]) -> str:
    """SHA-256 over the texts of the baseline, each with its length before it."""
    som = hashlib.sha256()
    for alinea in basis:
        tekst = alinea.tekst.encode()
        som.update(len(tekst).to_bytes(8, "big"))
        som.update(tekst)
    return som.hexdigest()


def koppen_en_voeten(document: Document) -> Iterator[tuple[Deel, _Element]]:
    """Every header and footer part of the file once, in the order of the relationships."""
    soorten = {RELATIONSHIP_TYPE.HEADER: Deel.KOPTEKST, RELATIONSHIP_TYPE.FOOTER: Deel.VOETTEKST}
    for relatie in document.part.rels.values():
        if (
            not relatie.is_external
            and relatie.reltype in soorten
            and isinstance(relatie.target_part, XmlPart)
        ):
            yield soorten[relatie.reltype], relatie.target_part.element


def _lees_alineas(body: _Element) -> Iterator[tuple[str, int | None]]:
    """Text of every paragraph with the number in its bookmark, in one walk: a verslag of ours holds little else."""
    if next(body.iter(_TEKSTVAK), None) is not None:
        # Paragraphs within paragraphs.
        for alinea in body.iter(_P):
            yield alineatekst(alinea), _nummer_in(alinea)
        return
    lopend: _Element | None = None
    delen: list[str] = []
    nummer: int | None = None
    gewoon = True
    for element in body.iter(*_GELEZEN):
        soort = element.tag
        if soort == _P:
            if lopend is not None:
                yield "".join(delen) if gewoon else alineatekst(lopend), nummer
            lopend, delen, nummer, gewoon = element, [], None, True
        elif soort == _BLADWIJZER:
            if nummer is None and element.getparent() is lopend:
                nummer = nummer_van(element.get(_NAAM, ""))
        elif soort in _NIET_GEWOON:
            gewoon = False
        else:
            delen.append(_TEKEN_VAN.get(soort) or element.text or "")
    if lopend is not None:
        yield "".join(delen) if gewoon else alineatekst(lopend), nummer


def _nummer_in(alinea: _Element) -> int | None:
    nummers = (nummer_van(bladwijzer.get(_NAAM, "")) for bladwijzer in alinea.iterchildren(_BLADWIJZER))
    return next((nummer for nummer in nummers if nummer is not None), None)


def _verzamel(element: _Element, delen: list[str], velden: Velden) -> None:
    """Add the text under ``element``."""
    for kind in element:
        soort = kind.tag
        if soort == _VELDTEKEN:
            velden.teken(kind)
        elif soort == _VELDOPDRACHT:
            velden.opdracht(kind)
        elif soort == _EENVOUDIG_VELD:
            velden.begin_eenvoudig(kind)
            _verzamel(kind, delen, velden)
            velden.eind_eenvoudig()
        elif soort == _T or soort in _TEKEN_VAN:
            if velden.zichtbaar and not velden.berekend:
                delen.append(_TEKEN_VAN.get(soort) or kind.text or "")
        elif soort not in _OVERGESLAGEN:
            _verzamel(kind, delen, velden)
