"""Writes a project (.qdpx) and a codebook (.qdc) for other programs for qualitative analysis."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final, TypeVar
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from korpsmonitor_tui.domain.refiqda import BRONMAP, CODEBOEK, INTERN, PROJECT, PROJECTDEEL, guid
from korpsmonitor_tui.domain.weergave import overdraagbaar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from korpsmonitor_tui.domain.refiqda import (
        Bron,
        Code,
        Codeboek,
        Gebruiker,
        Geval,
        Memo,
        Project,
        Selectie,
        Variabele,
        Waarde,
    )

T = TypeVar("T")

_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_SCHEMA: Final = "http://schema.qdasoftware.org/versions"
_OUDSTE: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that a zip can hold: when the file was made stands in the project."""


def schrijf_project(project: Project) -> bytes:
    """The project as .qdpx; the same project gives the same bytes."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        _schrijf_deel(zip_, PROJECTDEEL, _als_xml(_project(project)))
        for bron in project.bronnen:
            _schrijf_deel(zip_, f"{BRONMAP}/{bron.guid}.txt", bron.tekst.encode())
    return uit.getvalue()


def schrijf_codeboek(codeboek: Codeboek) -> bytes:
    """The codebook as .qdc."""
    wortel = _wortel("CodeBook", CODEBOEK, f"{_SCHEMA}/Codebook/v1.0/Codebook.xsd")
    wortel.set("origin", overdraagbaar(codeboek.herkomst))
    _zet_codes(SubElement(wortel, "Codes"), codeboek.codes)
    return _als_xml(wortel)


def _schrijf_deel(zip_: zipfile.ZipFile, naam: str, inhoud: bytes) -> None:
    zip_.writestr(zipfile.ZipInfo(naam, _OUDSTE), inhoud, zipfile.ZIP_DEFLATED)


def _als_xml(wortel: Element) -> bytes:
    ElementTree.indent(wortel)
    xml: bytes = ElementTree.tostring(wortel, encoding="utf-8", xml_declaration=True)
    return xml + b"\n"


def _wortel(naam: str, naamruimte: str, schema: str) -> Element:
    return Element(
        naam, {"xmlns": naamruimte, "xmlns:xsi": _XSI, "xsi:schemaLocation": f"{naamruimte} {schema}"}
    )


def _project(project: Project) -> Element:
    """The elements in the order that the schema demands; a list that would be empty is left out."""
    wortel = _wortel("Project", PROJECT, f"{_SCHEMA}/Project/v1.0/Project.xsd")
    _zet(
        wortel,
        name=project.naam,
        origin=project.herkomst,
        creatingUserGUID=project.gebruiker,
        creationDateTime=project.tijd,
    )
    _zet_alle(wortel, "Users", project.gebruikers, _zet_gebruiker)
    _zet_codes(SubElement(SubElement(wortel, "CodeBook"), "Codes"), project.codes)
    _zet_alle(wortel, "Variables", project.variabelen, _zet_variabele)
    _zet_alle(wortel, "Cases", project.gevallen, _zet_geval)
    _zet_alle(wortel, "Sources", project.bronnen, _zet_bron)
    _zet_alle(wortel, "Notes", project.memos, _zet_memo)
    _zet_tekst(wortel, "Description", project.omschrijving)
    return wortel


def _zet_alle(wortel: Element, naam: str, dingen: Sequence[T], zet: Callable[[Element, T], None]) -> None:
    if dingen:
        lijst = SubElement(wortel, naam)
        for ding in dingen:
            zet(lijst, ding)


def _zet_gebruiker(element: Element, gebruiker: Gebruiker) -> None:
    _zet(SubElement(element, "User"), guid=gebruiker.guid, name=gebruiker.naam)


def _zet_variabele(element: Element, variabele: Variabele) -> None:
    kind = SubElement(element, "Variable")
    _zet(kind, guid=variabele.guid, name=variabele.naam, typeOfVariable="Text")


def _zet_geval(element: Element, geval: Geval) -> None:
    kind = _zet(SubElement(element, "Case"), guid=geval.guid, name=geval.naam)
    _zet_waarden(kind, geval.waarden)
    for bron in geval.bronnen:
        _zet(SubElement(kind, "SourceRef"), targetGUID=bron)


def _zet_codes(element: Element, codes: Iterable[Code]) -> None:
    for code in codes:
        kind = _zet(
            SubElement(element, "Code"),
            guid=code.guid,
            name=code.naam,
            isCodable="true" if code.codeerbaar else "false",
            color=code.kleur,
        )
        _zet_tekst(kind, "Description", code.omschrijving)
        _zet_codes(kind, code.onder)


def _zet_bron(element: Element, bron: Bron) -> None:
    tekst = _zet(
        SubElement(element, "TextSource"),
        guid=bron.guid,
        name=bron.naam,
        plainTextPath=f"{INTERN}{bron.guid}.txt",
        creatingUser=bron.gebruiker,
        creationDateTime=bron.tijd,
    )
    for selectie in bron.selecties:
        _zet_selectie(tekst, selectie)
    _zet_waarden(tekst, bron.waarden)


def _zet_selectie(element: Element, selectie: Selectie) -> None:
    plaats = _zet(
        SubElement(element, "PlainTextSelection"),
        guid=guid("selectie", selectie.guid),
        name=selectie.naam,
        startPosition=str(selectie.begin),
        endPosition=str(selectie.eind),
        creatingUser=selectie.gebruiker,
        creationDateTime=selectie.tijd,
    )
    _zet_tekst(plaats, "Description", selectie.omschrijving)
    codering = _zet(
        SubElement(plaats, "Coding"),
        guid=selectie.guid,
        creatingUser=selectie.gebruiker,
        creationDateTime=selectie.tijd,
    )
    _zet(SubElement(codering, "CodeRef"), targetGUID=selectie.code)
    for memo in selectie.memos:
        _zet(SubElement(codering, "NoteRef"), targetGUID=memo)


def _zet_memo(element: Element, memo: Memo) -> None:
    note = _zet(
        SubElement(element, "Note"),
        guid=memo.guid,
        name=memo.naam,
        creatingUser=memo.gebruiker,
        creationDateTime=memo.tijd,
    )
    _zet_tekst(note, "PlainTextContent", memo.tekst)


def _zet_waarden(element: Element, waarden: Iterable[Waarde]) -> None:
    for waarde in waarden:
        kind = SubElement(element, "VariableValue")
        _zet(SubElement(kind, "VariableRef"), targetGUID=waarde.variabele)
        _zet_tekst(kind, "TextValue", waarde.tekst)


def _zet(element: Element, **kenmerken: str) -> Element:
    """Attributes on an element, those that are empty left out; every element keeps its name, empty or not."""
    for naam, waarde in kenmerken.items():
        if waarde or naam == "name":
            element.set(naam, overdraagbaar(waarde))
    return element


def _zet_tekst(element: Element, naam: str, tekst: str) -> None:
    if tekst:
        SubElement(element, naam).text = overdraagbaar(tekst)
