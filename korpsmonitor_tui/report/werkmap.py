"""What every workbook of this program shares: how a page prints, and a file that is the same every time."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING, Final

from openpyxl.xml.functions import tostring

from korpsmonitor_tui.domain.celtekst import LANGSTE_CEL, codeer, lengte
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.packaging.core import DocumentProperties
    from openpyxl.worksheet.header_footer import HeaderFooterItem
    from openpyxl.worksheet.worksheet import Worksheet

_OUDSTE: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that a zip can hold: a file does not tell when it was made."""
_REGELHOOGTE: Final = 13.5
_TEKENS_PER_BREEDTE: Final = 1.1
"""The width of a column counts digits of the standard letter, and most letters are narrower."""
_HOOGSTE_RIJ: Final = 409
"""In points; Excel refuses higher rows."""
_VASTE_HOOGTE: Final = b' customHeight="1"'
_KERN: Final = "docProps/core.xml"
_LANGSTE_KOPDEEL: Final = 80
"""Of the 255 characters that a page header holds, with three parts and their codes."""


def zet_tekst(cel: Cell, tekst: str, plaats: str, raad: str = "") -> None:
    """Put a text in a cell, never a formula; ``plaats`` names it in a refusal, and ``raad`` says what to do then.

    Raises OnbruikbareInvoer for a text that is longer than a cell can hold.
    """
    gecodeerd = codeer(tekst)
    if lengte(gecodeerd) > LANGSTE_CEL:
        raise OnbruikbareInvoer(
            _(
                "De tekst bij {plaats} is langer dan {grens} tekens en past niet in een cel; er is geen bestand gemaakt. "
                "{raad}"
            ).format(
                plaats=plaats,
                grens=f"{LANGSTE_CEL:,}".replace(",", "."),
                raad=raad or _("Maak een Word-formulier, of een formulier zonder antwoorden."),
            )
        )
    cel.value = gecodeerd
    # What begins with = or looks like an error is text all the same.
    cel.data_type = "s"


def zet_pagina(ws: Worksheet, opschrift: str, demonstratie: str, *, liggend: bool = False) -> None:
    """A4, as wide as the page, with whose it is on top and the page number below."""
    ws.page_setup.paperSize = ws.PAPERSIZE_A4
    ws.page_setup.orientation = ws.ORIENTATION_LANDSCAPE if liggend else ws.ORIENTATION_PORTRAIT
    ws.sheet_properties.pageSetUpPr.fitToPage = True
    ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = 1, 0
    _zet(ws.oddHeader, links=opschrift, rechts=demonstratie)
    ws.oddFooter.left.text = "&A"
    ws.oddFooter.right.text = _("pagina {nummer} van {aantal}").format(nummer="&P", aantal="&N")


def zet_hoogte(ws: Worksheet, rij: int, *teksten: tuple[str, float]) -> None:
    """Make a row high enough for texts in columns of these widths; it still grows with what is typed in it."""
    regels = max(
        sum(1 + int(len(regel) // (breedte * _TEKENS_PER_BREEDTE)) for regel in tekst.split("\n"))
        for tekst, breedte in teksten
    )
    ws.row_dimensions[rij].height = min(_HOOGSTE_RIJ, _REGELHOOGTE * regels + 2)


def _zet(kop: HeaderFooterItem, *, links: str, rechts: str) -> None:
    kop.left.text = _in_kop(links)
    kop.right.text = _in_kop(rechts) or None


def _in_kop(tekst: str) -> str:
    """A text for a page header, where an ampersand begins a code."""
    return " ".join(tekst.split())[:_LANGSTE_KOPDEEL].replace("&", "&&")


def als_bytes(werkmap: Workbook, titel: str) -> bytes:
    """The workbook as a file: the same content gives the same bytes."""
    werkmap.properties.title = titel
    werkmap.properties.creator = "korpsmonitor"
    werkmap.properties.language = "nl-NL"
    buffer, uit = io.BytesIO(), io.BytesIO()
    werkmap.save(buffer)
    with zipfile.ZipFile(buffer) as gemaakt, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as vast:
        for lid in gemaakt.namelist():
            inhoud = _zonder_moment(werkmap.properties) if lid == _KERN else gemaakt.read(lid)
            if lid.startswith("xl/worksheets/"):
                # openpyxl fixes every height that is set; then a row would not grow with what is typed in it.
                inhoud = inhoud.replace(_VASTE_HOOGTE, b"")
            vast.writestr(zipfile.ZipInfo(lid, _OUDSTE), inhoud, zipfile.ZIP_DEFLATED)
    return uit.getvalue()


def _zonder_moment(eigenschappen: DocumentProperties) -> bytes:
    """The core properties without the moment of saving, which openpyxl takes from the clock of the machine."""
    eigenschappen.created = eigenschappen.modified = dt.datetime(*_OUDSTE, tzinfo=dt.UTC)
    kern: bytes = tostring(eigenschappen.to_tree())
    return kern
