"""Reading a written .docx back: with python-docx, and as the XML that stands in it."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
from docx.oxml.ns import qn
from lxml import etree

from korpsmonitor_tui.word.verslag import Verslagbestand, schrijf_verslag
from tests.word.voorbeeld import HUISSTIJL, verslag

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document
    from lxml.etree import _Element


def schrijf(**anders: object) -> Verslagbestand:
    return schrijf_verslag(verslag(**anders), HUISSTIJL.read_bytes())  # type: ignore[arg-type]


def lees(bestand: Verslagbestand) -> Document:
    return docx.Document(io.BytesIO(bestand.inhoud))


def deel(bestand: Verslagbestand | bytes, naam: str) -> _Element:
    inhoud = bestand if isinstance(bestand, bytes) else bestand.inhoud
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        return etree.fromstring(zip_.read(naam))


def alle(wortel: _Element, naam: str) -> list[_Element]:
    return list(wortel.iter(qn(naam)))


def waarden(wortel: _Element, naam: str, eigenschap: str = "w:val") -> list[str]:
    return [element.get(qn(eigenschap), "") for element in wortel.iter(qn(naam))]


def teksten(wortel: _Element) -> str:
    return "".join(element.text or "" for element in wortel.iter(qn("w:t")))


def verander(inhoud: bytes, delen: Mapping[str, tuple[str, str]]) -> bytes:
    """A .docx in which one text is replaced in each named part; a text that is not there is an error in the test."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as bron, zipfile.ZipFile(buffer, "w") as doel:
        for lid in bron.namelist():
            tekst = bron.read(lid)
            if lid in delen:
                oud, nieuw = (kant.encode() for kant in delen[lid])
                assert oud in tekst, f"{oud!r} staat niet in {lid}"
                tekst = tekst.replace(oud, nieuw)
            doel.writestr(lid, tekst)
    return buffer.getvalue()


def met_deel(inhoud: bytes, naam: str, tekst: str | bytes | None) -> bytes:
    """A .docx in which one part is added, replaced, or (None) taken away."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as bron, zipfile.ZipFile(buffer, "w") as doel:
        for lid in bron.namelist():
            if lid != naam:
                doel.writestr(lid, bron.read(lid))
        if tekst is not None:
            doel.writestr(naam, tekst)
    return buffer.getvalue()
