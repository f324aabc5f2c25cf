"""The house style: opened behind the archive guard and filled at its anchors."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from korpsmonitor_tui.bestanden.archief import ArchiefFout, open_archief
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.word.basis import alineatekst, koppen_en_voeten
from korpsmonitor_tui.word.kenmerken import EIGEN_EIGENSCHAPPEN, Anker, Stijl
from korpsmonitor_tui.word.leespakket import eis_gewone_omvang
from korpsmonitor_tui.word.opmaak import tekstinhoud
from korpsmonitor_tui.word.pakket import leden

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docx.document import Document
    from lxml.etree import _Element

    from korpsmonitor_tui.word.opmaak import Xml

_P, _R, _RPR, _PPR = qn("w:p"), qn("w:r"), qn("w:rPr"), qn("w:pPr")
_SECTIE, _TABEL, _WAARDE = qn("w:sectPr"), qn("w:tbl"), qn("w:val")
_ANKERVORM = re.compile(r"\[\[(.+)\]\]")
_TWIP_PER_EMU = 635
_MINSTE_BREEDTE = 2_000


class SjabloonFout(OnbruikbareInvoer):
    """The house style cannot be used as it is."""

    titel = "Huisstijl onbruikbaar"


@dataclass(frozen=True, slots=True)
class Sjabloon:
    """An opened house style, not yet checked."""

    document: Document
    stijlen: Mapping[Stijl, str]
    """Id of each required style that is there."""
    breedte: int
    """Width of the text in twentieths of a point."""
    eerste_bladwijzer: int
    """First bookmark id that the house style itself does not use."""


def open_sjabloon(inhoud: bytes) -> Sjabloon:
    """Open a house style.

    Raises SjabloonFout if the archive guard refuses it or if it is no Word document.
    """
    try:
        naam = _("Het huisstijlbestand")
        archief = open_archief(inhoud, naam)
        eis_gewone_omvang(archief, naam, SjabloonFout)
        document = docx.Document(io.BytesIO(archief.als_bytes()))
        _eis_gaaf(document)
        eerste = document.sections[0]
        marges = (eerste.left_margin or 0) + (eerste.right_margin or 0)
        return Sjabloon(
            document=document,
            stijlen=_stijlen(document),
            breedte=max(_MINSTE_BREEDTE, ((eerste.page_width or 0) - marges) // _TWIP_PER_EMU),
            eerste_bladwijzer=1 + max(map(_id_van, document.element.iter(qn("w:bookmarkStart"))), default=-1),
        )
    except ArchiefFout as fout:
        raise SjabloonFout(str(fout)) from fout
    # What python-docx lets escape on packages that are zip files but no Word documents.
    except (KeyError, ValueError, AttributeError, IndexError, TypeError, etree.LxmlError) as fout:
        raise SjabloonFout(
            _(
                "De huisstijl is niet als Word-document te lezen; er is niets gemaakt. "
                "Sla hem in Word of LibreOffice op als .docx en probeer opnieuw."
            )
        ) from fout


def vul_tekst(sjabloon: Sjabloon, blokken: Mapping[Anker, Xml]) -> None:
    """Put each block in the place of its anchor, with one parse for all of them."""
    naamruimte = nsdecls("w")
    xml = "".join(f"<w:{anker.value}>{blok}</w:{anker.value}>" for anker, blok in blokken.items())
    # Not python-docx's own parser, which refuses a text of ten million characters.
    wortel = etree.fromstring(
        f"<w:blokken {naamruimte}>{xml}</w:blokken>".encode(), etree.XMLParser(huge_tree=True)
    )
    body = sjabloon.document.element.body
    plaatsen = {tekst: alinea for alinea, tekst in ankers(body.iterchildren(_P))}
    for (anker, _blok), inhoud in zip(blokken.items(), wortel, strict=True):
        plaats = plaatsen[anker.value]
        for element in list(inhoud):
            _plaats_voor(plaats, element)
        _ruim_op(plaats)
    inhoud = [element for element in body if element.tag != _SECTIE]
    if inhoud and inhoud[-1].tag == _TABEL:
        # A body that ends in a table is repaired by Word when it opens the file.
        inhoud[-1].addnext(etree.Element(_P))


def vul_koppen(sjabloon: Sjabloon, teksten: Mapping[Anker, str]) -> None:
    """Put each text in the place of its anchor in headers and footers; an empty text takes the paragraph away."""
    for _deel, wortel in koppen_en_voeten(sjabloon.document):
        for alinea, anker in list(ankers(wortel.iter(_P))):
            tekst = teksten[Anker(anker)]
            if tekst.strip():
                _vervang_tekst(alinea, tekst)
            else:
                _ruim_op(alinea)


def _eis_gaaf(document: Document) -> None:
    """Raise now what python-docx would raise, or silently write wrongly, when the verslag is saved."""
    pakket = document.part.package
    for rel_id, relatie in list(pakket.rels.items()):
        # LibreOffice gives this relationship a type of its own; python-docx would then add a second part.
        if not relatie.is_external and relatie.target_part.content_type == CONTENT_TYPE.OPC_CORE_PROPERTIES:
            del pakket.rels[rel_id]
            pakket.relate_to(relatie.target_part, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    # These parts are read, or made where they are missing, only when they are asked for.
    _benodigd = document.core_properties.title, document.settings.element, document.styles.element
    # The part for custom properties is written anew: nothing else may have its name.
    namen = [
        deel.partname
        for deel in pakket.iter_parts()
        if deel.content_type != CONTENT_TYPE.OFC_CUSTOM_PROPERTIES
    ]
    if len({*namen, EIGEN_EIGENSCHAPPEN}) <= len(namen):
        raise ValueError("two parts with one name")
    for _naam, _inhoud in leden(document):
        pass


def _stijlen(document: Document) -> dict[Stijl, str]:
    """Required styles by kind and name; Word writes built-in names with and without a capital."""
    aanwezig = {
        (stijl.get(qn("w:type"), ""), naam.get(_WAARDE, "").casefold()): stijl.get(qn("w:styleId"), "")
        for stijl in document.styles.element.iter(qn("w:style"))
        if (naam := stijl.find(qn("w:name"))) is not None
    }
    gezocht = {stijl: (stijl.soort.value, stijl.naam.casefold()) for stijl in Stijl}
    return {stijl: aanwezig[sleutel] for stijl, sleutel in gezocht.items() if aanwezig.get(sleutel)}


def ankers(alineas: Iterator[_Element]) -> Iterator[tuple[_Element, str]]:
    """The paragraphs that are an anchor, each with the name in it, known or not."""
    for alinea in alineas:
        gevonden = _ANKERVORM.fullmatch(alineatekst(alinea).strip())
        if gevonden:
            yield alinea, gevonden[1]


def _plaats_voor(plaats: _Element, element: _Element) -> None:
    """Move a parsed element into the document; a table row by row, as lxml's cost is quadratic in what moves at once."""
    rijen = list(element) if element.tag == _TABEL else []
    for rij in rijen:
        element.remove(rij)
    plaats.addprevious(element)
    element.extend(rijen)


def _vervang_tekst(alinea: _Element, tekst: str) -> None:
    """The text in the look of the first run of the anchor."""
    eerste = next(alinea.iter(_R))
    opmaak = eerste.find(_RPR)
    _maak_leeg(alinea)
    run = etree.SubElement(alinea, _R)
    if opmaak is not None:
        run.append(opmaak)
    run.extend(etree.fromstring(f"<w:r {nsdecls('w')}>{tekstinhoud(tekst)}</w:r>"))


def _ruim_op(alinea: _Element) -> None:
    """Take an anchor away; where a paragraph must stay (the last of a cell, the end of a section) only its text."""
    ouder = alinea.getparent()
    if ouder is None:
        return
    eind_van_sectie = alinea.find(f"{_PPR}/{_SECTIE}") is not None
    if eind_van_sectie or (ouder.tag != qn("w:body") and ouder[-1] is alinea):
        _maak_leeg(alinea)
    else:
        ouder.remove(alinea)


def _maak_leeg(alinea: _Element) -> None:
    for kind in list(alinea):
        if kind.tag != _PPR:
            alinea.remove(kind)


def _id_van(bladwijzer: _Element) -> int:
    return int(bladwijzer.get(qn("w:id"), "0"))
