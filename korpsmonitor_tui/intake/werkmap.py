"""Opens a workbook from outside: guarded, bounded, and without anything that leads out of it."""

from __future__ import annotations

import io
import re
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.bestanden.archief import Archief, ArchiefFout, open_archief
from korpsmonitor_tui.bestanden.xmllezer import XmlFout
from korpsmonitor_tui.domain.celtekst import ONDERSTREEP
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.werkmapdelen import bijschriften, eigenschappen, leeswerk, tekeningen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from korpsmonitor_tui.intake.werkmapdelen import Bijschrift

MEESTE_XML: Final = 16 * 1024 * 1024
"""Bytes of all sheets, texts and styles together, unpacked: a filled-in form stays far below it."""
MEESTE_CELLEN: Final = 150_000
"""Cells, rows and shared texts of all sheets together, empty ones included."""
MEESTE_CELLEN_IN_BEREIKEN: Final = 200_000
"""Cells in merged ranges and in links together; openpyxl makes every one of them."""
_HOOFDTYPE: Final = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_BEGIN_XML: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_LEGE_TEKENING: Final = (
    b'<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"/>'
)
_CEL: Final = re.compile(rb"<(?:\w+:)?(?:c|row|si)[\s/>]")
_MET_TEKSTEN: Final = re.compile(rb"<(?:\w+:)?(?:sheetData|sst)[\s>/]")
_MET_FORMULE: Final = re.compile(rb"<(?:\w+:)?f[\s>/]")
_MET_BEREIK: Final = re.compile(rb"""<(?:\w+:)?(?:mergeCell|hyperlink)\s[^<>]*?\bref\s*=\s*["']([^"'<>]*)""")
_BEREIK: Final = re.compile(r"\s*\$?([A-Za-z]{1,3})\$?(\d{1,7})\s*:\s*\$?([A-Za-z]{1,3})\$?(\d{1,7})\s*")
_TEKENSET: Final = re.compile(rb"""\A[^>]*?\bencoding\s*=\s*["']([^"']*)""")
_UTF_8: Final = frozenset({b"utf-8", b"utf8", b"us-ascii"})
_ESCAPE, _TIJDELIJK = b"_x005F_", ONDERSTREEP.encode()


@dataclass(frozen=True)
class Werkmap:
    """An opened workbook."""

    bladen: tuple[Worksheet, ...]
    """Every sheet with cells, hidden ones too; cells hold the value that was last shown."""
    formules: Mapping[str, Mapping[str, str]]
    """By sheet: the formula in a cell such as ``E14``."""
    bijschriften: Mapping[str, tuple[Bijschrift, ...]]
    """By sheet: remarks at cells and texts in shapes."""
    eigenschappen: Mapping[str, str]
    """The custom document properties."""


def open_werkmap(inhoud: bytes, naam: str = "") -> Werkmap:
    """Open a workbook; ``naam`` names the file in a refusal.

    Raises ArchiefFout for what the archive guard refuses, for anything but an .xlsx, for a workbook that leans on
    other files, and for one with more in it than any form has. Nothing is calculated or fetched.
    """
    archief = open_archief(inhoud, naam)
    _keur(archief)
    try:
        pakket = _voor_openpyxl(archief).als_bytes()
        with warnings.catch_warnings():
            # About parts that openpyxl drops: nothing that a form holds.
            warnings.simplefilter("ignore")
            bladen = _laad(pakket, waarden=True)
            met_formules = (
                _laad(pakket, waarden=False) if any(map(_MET_FORMULE.search, _xmldelen(archief))) else ()
            )
        return Werkmap(
            bladen=bladen,
            formules={blad.title: _formules(blad) for blad in met_formules},
            bijschriften=bijschriften(archief),
            eigenschappen=eigenschappen(archief),
        )
    except MemoryError:
        raise
    except ArchiefFout:
        raise
    # openpyxl reports damage by whatever its parsers run into.
    except Exception as fout:
        raise _geen_rekenblad(archief.naam) from fout


def lees_eigenschappen(inhoud: bytes, naam: str = "") -> dict[str, str]:
    """The custom document properties alone; raises as ``open_werkmap`` does."""
    archief = open_archief(inhoud, naam)
    _keur(archief)
    try:
        return eigenschappen(archief)
    except (XmlFout, ValueError, LookupError) as fout:
        raise _geen_rekenblad(archief.naam) from fout


def cellen(blad: Worksheet) -> Iterator[Cell]:
    """Every cell that the file holds, row by row; a far-away cell does not make the rest exist."""
    # The public iterators make every cell of the rectangle: one stray cell in the last corner is 17 thousand million.
    opgeslagen = blad._cells
    for plaats in sorted(opgeslagen):
        yield opgeslagen[plaats]


def _keur(archief: Archief) -> None:
    if _HOOFDTYPE not in archief.delen.get("[Content_Types].xml", b""):
        raise _geen_rekenblad(archief.naam)
    delen = _xmldelen(archief)
    if any(deel.startswith(_UTF_16) for deel in archief.delen.values()) or not all(map(_is_utf_8, delen)):
        raise _geen_rekenblad(archief.naam)
    if sum(len(_CEL.findall(deel)) for deel in delen) > MEESTE_CELLEN:
        raise _te_veel(archief.naam)
    if sum(map(len, delen)) > MEESTE_XML or sum(map(_in_bereiken, delen)) > MEESTE_CELLEN_IN_BEREIKEN:
        raise _te_veel(archief.naam)
    try:
        werk = leeswerk(archief)
    except (XmlFout, LookupError) as fout:
        raise _geen_rekenblad(archief.naam) from fout
    if werk > MEESTE_XML:
        raise _te_veel(archief.naam)
    # A hyperlink is what a program makes of a typed address; it is never followed.
    if any(verwijzing.soort != "hyperlink" for verwijzing in archief.externe_verwijzingen()):
        raise _weigering(
            archief.naam,
            _("het verwijst naar andere bestanden"),
            _("Verbreek de koppelingen, zodat de waarden zelf in de cellen staan, en sla het opnieuw op."),
        )


def _xmldelen(archief: Archief) -> list[bytes]:
    """Every part that can be read as XML, whatever it is called."""
    return [deel for deel in archief.delen.values() if _BEGIN_XML.match(deel)]


def _is_utf_8(xml: bytes) -> bool:
    """Whether a part is in the encoding that every program writes, so that what is counted in it is all there is."""
    tekenset = _TEKENSET.match(xml[:200])
    return b"\0" not in xml and (tekenset is None or tekenset[1].strip().lower() in _UTF_8)


def _in_bereiken(xml: bytes) -> int:
    """Cells in the merged ranges and links of a sheet; too many where that cannot be told."""
    return sum(_cellen_in(ref.decode("utf-8", "replace")) for ref in _MET_BEREIK.findall(xml))


def _cellen_in(ref: str) -> int:
    if ":" not in ref and "&" not in ref:
        return 1
    bereik = _BEREIK.fullmatch(ref)
    if bereik is None:
        return MEESTE_CELLEN_IN_BEREIKEN + 1
    links, boven, rechts, onder = bereik.groups()
    return (abs(_kolom(rechts) - _kolom(links)) + 1) * (abs(int(onder) - int(boven)) + 1)


def _kolom(letters: str) -> int:
    nummer = 0
    for letter in letters.upper():
        nummer = nummer * 26 + ord(letter) - ord("A") + 1
    return nummer


def _laad(pakket: bytes, *, waarden: bool) -> tuple[Worksheet, ...]:
    # The first screen does not wait for it.
    from openpyxl import load_workbook

    werkmap: Workbook = load_workbook(io.BytesIO(pakket), data_only=waarden, keep_links=False)
    return tuple(werkmap.worksheets)


def _formules(blad: Worksheet) -> dict[str, str]:
    return {
        cel.coordinate: str(getattr(cel.value, "text", cel.value))
        for cel in cellen(blad)
        if cel.data_type == "f"
    }


def _voor_openpyxl(archief: Archief) -> Archief:
    """The parts that openpyxl gets: no pictures or drawings, which nobody asks for, and texts it cannot spoil.

    openpyxl drops ``x005F_`` from texts and leaves other codes: afterwards nobody could tell which were codes. Raises
    XmlFout for damaged parts.
    """
    leeg = tekeningen(archief)

    def deel_van(lid: str, deel: bytes) -> bytes:
        if lid in leeg:
            return _LEGE_TEKENING
        # What was not counted as XML is not parsed either: pictures go to a library of their own.
        if not _BEGIN_XML.match(deel):
            return b""
        return deel.replace(_ESCAPE, _TIJDELIJK) if _MET_TEKSTEN.search(deel) else deel

    return Archief(archief.naam, {lid: deel_van(lid, deel) for lid, deel in archief.delen.items()})


def _te_veel(naam: str) -> ArchiefFout:
    return _weigering(
        naam,
        _("er staat meer in dan in een formulier kan staan"),
        _("Verwijder bladen en rijen die niet bij het formulier horen."),
    )


def _geen_rekenblad(naam: str) -> ArchiefFout:
    return _weigering(
        naam,
        _("het is geen leesbaar rekenblad"),
        _("Sla het in Excel of LibreOffice op als .xlsx en probeer het nog eens."),
    )


def _weigering(naam: str, oorzaak: str, raad: str) -> ArchiefFout:
    return ArchiefFout(
        _("{naam} is geweigerd: {oorzaak}; er is niets ingelezen. {raad}").format(
            naam=naam, oorzaak=oorzaak, raad=raad
        )
    )
