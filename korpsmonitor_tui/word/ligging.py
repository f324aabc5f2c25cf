"""Pages upright and on their side in one document: sections, with headers and footers as wide as the text."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from docx.enum.section import WD_ORIENTATION
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.section import Section
from lxml import etree

from korpsmonitor_tui.word.basis import koppen_en_voeten
from korpsmonitor_tui.word.opmaak import Xml

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

_MAAT, _SOORT, _ID = qn("w:w"), qn("w:type"), qn("r:id")
_TWIP_PER_EMU = 635
# What in headers and footers is as wide as the text, or stands at its end.
_BREEDTES = (
    (qn("w:tblW"), _MAAT),
    (qn("w:gridCol"), _MAAT),
    (qn("w:tcW"), _MAAT),
    (qn("w:tab"), qn("w:pos")),
)
# The paragraph that ends a section takes no room of its own.
_GEEN_HOOGTE = (
    '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>',
    '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>',
)


class Ligging:
    """The two ways in which a page of this document can lie, and how the text goes from one to the other."""

    def __init__(self, document: Document, breedte: int, *, liggend: bool, beide: bool) -> None:
        """``breedte``: width of the text of the house style, upright, in twentieths of a point.

        ``liggend``: how the first page lies; ``beide``: whether there are pages of the other kind too.
        """
        self._eind: _Element = document.element.body.sectPr
        if beide:
            self._secties = {False: copy.deepcopy(self._eind), True: copy.deepcopy(self._eind)}
            op_zijn_kant = Section(self._secties[True], document.part)
            _draai(op_zijn_kant)
            self._breedtes = {False: breedte, True: _tekstbreedte(op_zijn_kant)}
            self._geef_eigen_koppen(document, breedte)
        else:
            self._breedtes = {
                False: breedte,
                True: leg_op_zijn_kant(document, breedte) if liggend else breedte,
            }
            self._secties = {liggend: self._eind}
        self.liggend = liggend

    @property
    def breedte(self) -> int:
        """Width of the text from here, in twentieths of a point."""
        return self._breedtes[self.liggend]

    def keer(self, *, liggend: bool) -> Xml:
        """The end of what came before, after which pages lie this way."""
        sectie = etree.tostring(self._secties[self.liggend], encoding="unicode")
        self.liggend = liggend
        hoogte, teken = _GEEN_HOOGTE
        return Xml(f"<w:p><w:pPr>{hoogte}{teken}{sectie}</w:pPr></w:p>")

    def sluit(self) -> None:
        """Let the last pages lie as was last asked."""
        laatste = copy.deepcopy(self._secties[self.liggend])
        self._eind[:] = list(laatste)

    def _geef_eigen_koppen(self, document: Document, breedte: int) -> None:
        """Headers and footers as wide as the text for the pages on their side."""
        verwijzingen = self._secties[True].xpath("w:headerReference | w:footerReference")
        for nr, verwijzing in enumerate(verwijzingen, start=1):
            bron = document.part.related_parts[verwijzing.get(_ID)]
            if isinstance(bron, XmlPart):
                kopie, rel_id = _kopieer(document, bron, nr)
                verwijzing.set(_ID, rel_id)
                _rek(kopie.element, breedte, self._breedtes[True])


def leg_op_zijn_kant(document: Document, staand: int) -> int:
    """Turn every page; from the width of the text when it stood upright to that when it lies, in twentieths of a point."""
    for sectie in document.sections:
        _draai(sectie)
    liggend = _tekstbreedte(document.sections[0])
    for _deel, wortel in koppen_en_voeten(document):
        _rek(wortel, staand, liggend)
    return liggend


def _draai(sectie: Section) -> None:
    sectie.orientation = WD_ORIENTATION.LANDSCAPE
    sectie.page_width, sectie.page_height = sectie.page_height, sectie.page_width


def _tekstbreedte(sectie: Section) -> int:
    marges = (sectie.left_margin or 0) + (sectie.right_margin or 0)
    return int(((sectie.page_width or 0) - marges) // _TWIP_PER_EMU)


def _rek(wortel: _Element, van: int, naar: int) -> None:
    """Make everything that is as wide as the text so for another width."""
    for maat, attribuut in _BREEDTES:
        for element in wortel.iter(maat):
            if element.get(attribuut, "").isdecimal() and element.get(_SOORT, "dxa") == "dxa":
                element.set(attribuut, str(int(element.get(attribuut, "0")) * naar // van))


def _kopieer(document: Document, bron: XmlPart, nr: int) -> tuple[XmlPart, str]:
    """A header or footer once more, with what it refers to, and the id of its relationship."""
    kop = bron.content_type == CONTENT_TYPE.WML_HEADER
    naam = PackURI(f"/word/{'header' if kop else 'footer'}_liggend{nr}.xml")
    kopie = XmlPart(naam, bron.content_type, copy.deepcopy(bron.element), document.part.package)
    for rel_id, relatie in bron.rels.items():
        doel = relatie.target_ref if relatie.is_external else relatie.target_part
        kopie.rels.add_relationship(relatie.reltype, doel, rel_id, relatie.is_external)
    soort = RELATIONSHIP_TYPE.HEADER if kop else RELATIONSHIP_TYPE.FOOTER
    return kopie, document.part.relate_to(kopie, soort)
