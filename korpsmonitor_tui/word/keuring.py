"""Whether a house style can be used: everything that is missing or in the way, one Dutch line each."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml.ns import qn

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.word.basis import koppen_en_voeten
from korpsmonitor_tui.word.kenmerken import (
    KOPPELING_SJABLOON,
    TEKSTANKERS,
    VERPLICHTE_KOPANKERS,
    VRIJE_KOPANKERS,
    Stijl,
    nummer_van,
)
from korpsmonitor_tui.word.sjabloon import ankers, open_sjabloon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from lxml.etree import _Element

    from korpsmonitor_tui.word.sjabloon import Sjabloon

_P, _SECTIE, _SOORT = qn("w:p"), qn("w:sectPr"), qn("w:type")
_VELD = re.compile(r"\b(PAGE|NUMPAGES)\b")
# A hyperlink waits for a click, and the link to a template is dropped on writing.
_ONSCHADELIJKE_KOPPELINGEN = {RELATIONSHIP_TYPE.HYPERLINK, KOPPELING_SJABLOON}


def controleer_sjabloon(sjabloon: bytes) -> tuple[str, ...]:
    """What is missing or wrong in a house style, one Dutch line each; empty if it can be used.

    Raises SjabloonFout if the file cannot be read as a Word document at all.
    """
    return gebreken(open_sjabloon(sjabloon))


def gebreken(sjabloon: Sjabloon) -> tuple[str, ...]:
    """Everything that keeps this house style from being used."""
    document = sjabloon.document
    return (
        *_stijlgebreken(sjabloon),
        *_tekstankergebreken(document),
        *_kopgebreken(document),
        *_koppelinggebreken(document),
    )


def _stijlgebreken(sjabloon: Sjabloon) -> Iterator[str]:
    soorten = {"paragraph": _("alineastijl"), "character": _("tekenstijl"), "table": _("tabelstijl")}
    for stijl in Stijl:
        if stijl not in sjabloon.stijlen:
            yield _("De {soort} “{naam}” ontbreekt.").format(soort=soorten[stijl.soort], naam=stijl.naam)


def _tekstankergebreken(document: Document) -> Iterator[str]:
    body = document.element.body
    aantallen = Counter(anker for _alinea, anker in ankers(body.iterchildren(_P)))
    for anker in TEKSTANKERS:
        if not aantallen[anker]:
            yield _("Het anker {anker} ontbreekt als eigen alinea in de tekst.").format(anker=anker.vorm)
        elif aantallen[anker] > 1:
            yield _("Het anker {anker} staat vaker dan eens in de tekst.").format(anker=anker.vorm)
    bekend: set[str] = set(TEKSTANKERS)
    for _alinea, naam in ankers(body.iter(_P)):
        if naam not in bekend:
            yield _("Het anker {anker} is in de tekst niet bekend.").format(anker=f"[[{naam}]]")
    if any(nummer_van(teken.get(qn("w:name"), "")) is not None for teken in body.iter(qn("w:bookmarkStart"))):
        yield _("Er staan passages van een verslag in de tekst; begin met een lege huisstijl.")


def _kopgebreken(document: Document) -> Iterator[str]:
    """Anchors and page numbers must be on every page, so in every header that any section shows."""
    bekend: set[str] = {*VERPLICHTE_KOPANKERS, *VRIJE_KOPANKERS}
    for _deel, wortel in koppen_en_voeten(document):
        for _alinea, naam in ankers(wortel.iter(_P)):
            if naam not in bekend:
                yield _("Het anker {anker} is in kop- en voetteksten niet bekend.").format(
                    anker=f"[[{naam}]]"
                )
    for blad, kop, voet in _bladen(document):
        aanwezig = {naam for _alinea, naam in ankers(kop.iter(_P))} if kop is not None else set()
        for anker in VERPLICHTE_KOPANKERS:
            if anker not in aanwezig:
                yield _("Het anker {anker} ontbreekt in de koptekst van {blad}.").format(
                    anker=anker.vorm, blad=blad
                )
        if {"PAGE", "NUMPAGES"} - _velden(kop) - _velden(voet):
            yield _("Het paginanummer (de velden PAGE en NUMPAGES) ontbreekt op {blad}.").format(blad=blad)


def _bladen(document: Document) -> Iterator[tuple[str, _Element | None, _Element | None]]:
    """(name, header, footer) of each kind of page in each section; a section takes over what it does not define."""
    namen = {"default": _("sectie {nummer}"), "first": _("de eerste pagina van sectie {nummer}")}
    namen["even"] = _("de even pagina's van sectie {nummer}")
    geldig: dict[tuple[str, str], _Element] = {}
    even = document.settings.odd_and_even_pages_header_footer
    for nummer, sectie in enumerate(document.element.body.iter(_SECTIE), start=1):
        for rol in ("header", "footer"):
            for verwijzing in sectie.iterchildren(qn(f"w:{rol}Reference")):
                deel = document.part.related_parts.get(verwijzing.get(qn("r:id")))
                if isinstance(deel, XmlPart):
                    geldig[rol, verwijzing.get(_SOORT, "default")] = deel.element
        eerste = sectie.find(qn("w:titlePg"))
        eigen_eerste = eerste is not None and eerste.get(qn("w:val"), "1") not in {"0", "false", "off"}
        for soort, getoond in (("default", True), ("first", eigen_eerste), ("even", even)):
            if getoond:
                kop, voet = geldig.get(("header", soort)), geldig.get(("footer", soort))
                yield namen[soort].format(nummer=nummer), kop, voet


def _velden(wortel: _Element | None) -> set[str]:
    """Which of the page fields stand in a header or footer."""
    if wortel is None:
        return set()
    codes = [element.text or "" for element in wortel.iter(qn("w:instrText"))]
    codes += [element.get(qn("w:instr"), "") for element in wortel.iter(qn("w:fldSimple"))]
    # One field code can be spread over runs.
    return set(_VELD.findall(" ".join([*codes, "".join(codes)])))


def _koppelinggebreken(document: Document) -> Iterator[str]:
    """What the reader's word processor would fetch from elsewhere when a confidential verslag is opened."""
    for deel in document.part.package.iter_parts():
        for relatie in deel.rels.values():
            if relatie.is_external and relatie.reltype not in _ONSCHADELIJKE_KOPPELINGEN:
                yield _("De huisstijl haalt {doel} van buiten op; neem het in het bestand zelf op.").format(
                    doel=relatie.target_ref
                )
