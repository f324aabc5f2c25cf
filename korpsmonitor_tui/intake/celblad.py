"""Reads a spreadsheet or a CSV file into sheets of stated texts: what a cell shows is never turned into anything else."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final
from xml.etree.ElementTree import ParseError

from korpsmonitor_tui.bestanden.archief import MB, open_archief
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Iterator

GROOTSTE: Final = 10 * MB
"""Bytes of sheets or text beyond which a file is no list of figures."""
MEESTE_CELLEN: Final = 500_000
SCHEIDINGEN: Final = (";", "\t", ",")
"""What can stand between the cells of a CSV file; a Dutch spreadsheet program writes a semicolon."""
_ZIP: Final = b"PK"
_OUD: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
# What openpyxl is known to raise on a file that breaks its format behind an intact archive.
_ONLEESBAAR: Final = (
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    AssertionError,
    OSError,
    RecursionError,
    ParseError,
    zipfile.BadZipFile,
)


@dataclass(frozen=True, slots=True)
class Cel:
    """One cell: the text it shows, without the spaces around it."""

    tekst: str = ""
    gebrek: str = ""
    """Why the text cannot be used, in Dutch; empty if it can."""
    noot: str = ""
    """What was remarked at the cell."""


LEEG: Final = Cel()


@dataclass(frozen=True, slots=True)
class Blad:
    """One sheet, or a CSV file. Rows can differ in length."""

    naam: str
    """Empty for a CSV file."""
    rijen: tuple[tuple[Cel, ...], ...]
    nummers: tuple[int, ...]
    """Of every row: its number in the sheet, or the line that it begins on."""

    def cel(self, rij: int, kolom: int) -> Cel:
        """The cell at these places, counted from 0; empty beyond the end of a row."""
        cellen = self.rijen[rij]
        return cellen[kolom] if kolom < len(cellen) else LEEG

    def plaats(self, rij: int, kolom: int | None = None) -> str:
        """Where a cell or a row stands, for people."""
        nummer = self.nummers[rij]
        if not self.naam:
            if kolom is None:
                return _("regel {regel}").format(regel=nummer)
            return _("regel {regel}, kolom {kolom}").format(regel=nummer, kolom=kolom + 1)
        if kolom is None:
            return _("blad {blad}, rij {rij}").format(blad=self.naam, rij=nummer)
        return _("blad {blad}, cel {cel}").format(blad=self.naam, cel=f"{kolomletters(kolom)}{nummer}")


def kolomletters(kolom: int) -> str:
    """The name of a column counted from 0: A, B, …, Z, AA."""
    letters, rest = "", kolom + 1
    while rest:
        rest, cijfer = divmod(rest - 1, 26)
        letters = chr(ord("A") + cijfer) + letters
    return letters


def lees_bladen(inhoud: bytes, naam: str) -> tuple[tuple[Blad, ...], ...]:
    """The ways in which a file can be read: one for a spreadsheet, one per possible separator for a CSV file.

    What it is shows from its contents. Raises OnbruikbareInvoer for anything else, and for a file that is too large.
    """
    if inhoud.startswith((_ZIP, _OUD)):
        return (_lees_werkmap(inhoud, naam),)
    tekst = _decodeer(inhoud, naam)
    return tuple((blad,) for scheiding in SCHEIDINGEN if (blad := _lees_csv(tekst, scheiding, naam)))


# -- spreadsheets --------------------------------------------------------------------------------------------------------


def _lees_werkmap(inhoud: bytes, naam: str) -> tuple[Blad, ...]:
    archief = open_archief(inhoud, naam)
    bladen = {lid: deel for lid, deel in archief.delen.items() if lid.casefold().startswith("xl/")}
    if sum(map(len, bladen.values())) > GROOTSTE:
        raise _te_groot(naam)
    # Only here: who reads no spreadsheet does not wait for it.
    import openpyxl

    try:
        waarden = openpyxl.load_workbook(io.BytesIO(inhoud), data_only=True, keep_links=False)
        met_formules = any(b"<f" in deel for deel in bladen.values())
        formules = openpyxl.load_workbook(io.BytesIO(inhoud), keep_links=False) if met_formules else None
        return tuple(
            _lees_werkblad(blad, formules[blad.title] if formules else None, naam)
            for blad in waarden.worksheets
        )
    except _ONLEESBAAR as fout:
        raise OnbruikbareInvoer(
            _(
                "{naam} is geen leesbaar rekenblad; er is niets ingelezen. Sla het opnieuw op als .xlsx of als CSV."
            ).format(naam=naam)
        ) from fout


def _lees_werkblad(blad: Any, formules: Any, naam: str) -> Blad:
    if blad.max_row * blad.max_column > MEESTE_CELLEN:
        raise _te_groot(naam)
    rijen = [[_lees_cel(cel, formules) for cel in rij] for rij in blad.iter_rows()]
    for gebied in blad.merged_cells.ranges:
        _vul_samengevoegd(rijen, gebied)
    return Blad(blad.title, tuple(map(tuple, rijen)), tuple(range(1, len(rijen) + 1)))


def _vul_samengevoegd(rijen: list[list[Cel]], gebied: Any) -> None:
    """Let every cell of a merged area show its text, with the warning that it is stated once for all of them."""
    eerste = rijen[gebied.min_row - 1][gebied.min_col - 1]
    if not eerste.tekst:
        return
    gebrek = _("de cel is samengevoegd met andere; voor welke het cijfer geldt, is niet te zien")
    for rij in range(gebied.min_row - 1, min(gebied.max_row, len(rijen))):
        for kolom in range(gebied.min_col - 1, min(gebied.max_col, len(rijen[rij]))):
            rijen[rij][kolom] = Cel(eerste.tekst, gebrek)


def _lees_cel(cel: Any, formules: Any) -> Cel:
    waarde = cel.value
    noot = getattr(cel, "comment", None)
    tekst, gebrek = _als_tekst(waarde, cel)
    if waarde is None and formules is not None and formules[cel.coordinate].value is not None:
        tekst, gebrek = str(formules[cel.coordinate].value), _("de formule heeft geen berekende uitkomst")
    return Cel(tekst, gebrek, noot.text.strip() if noot is not None else "")


def _als_tekst(waarde: Any, cel: Any) -> tuple[str, str]:
    """The text of a cell's value, and why it cannot be used."""
    if waarde is None:
        return "", ""
    if isinstance(waarde, bool):
        return _("waar") if waarde else _("onwaar"), _("er staat geen cijfer maar waar of onwaar")
    if isinstance(waarde, int | float):
        return _als_getal(waarde, "%" in (cel.number_format or "")), ""
    if isinstance(waarde, datetime | date | time | timedelta):
        # A program made it of 12-17; what was typed is gone.
        return str(waarde), _(
            "het rekenblad heeft er een datum of tijd van gemaakt; typ het cijfer als tekst"
        )
    if cel.data_type == "e":
        return str(waarde), _("de formule geeft een fout")
    return str(waarde).strip(), ""


def _als_getal(waarde: float, procent: bool) -> str:
    """A number in Dutch, without points between thousands: nobody typed those."""
    # Spreadsheets keep fifteen digits; what comes behind is noise of the binary form.
    getal = Decimal(f"{waarde:.15g}") * (100 if procent else 1)
    tekst = f"{getal:f}"
    if "." in tekst:
        tekst = tekst.rstrip("0").rstrip(".")
    return tekst.replace(".", ",") + ("%" if procent else "")


# -- CSV -----------------------------------------------------------------------------------------------------------------


def _decodeer(inhoud: bytes, naam: str) -> str:
    if len(inhoud) > GROOTSTE:
        raise _te_groot(naam)
    codering = "utf-16" if inhoud.startswith(_UTF16) else "utf-8-sig"
    try:
        tekst = inhoud.decode(codering)
    except UnicodeDecodeError as fout:
        raise OnbruikbareInvoer(
            _(
                "{naam} is geen rekenblad en geen CSV in UTF-8; er is niets ingelezen. Sla het op als .xlsx of als"
                " “CSV UTF-8”."
            ).format(naam=naam)
        ) from fout
    if "\0" in tekst or tekst.startswith("%PDF"):
        raise OnbruikbareInvoer(
            _("{naam} is geen rekenblad en geen CSV; er is niets ingelezen.").format(naam=naam)
        )
    return tekst


def _lees_csv(tekst: str, scheiding: str, naam: str) -> Blad | None:
    """The text with this separator between cells; None if no line has it."""
    eerste, _einde, rest = tekst.partition("\n")
    overgeslagen = 0
    if eerste.strip().casefold() == f"sep={scheiding}".strip():
        tekst, overgeslagen = rest, 1
    if scheiding not in tekst:
        return None
    try:
        gelezen = list(_records(tekst, scheiding, overgeslagen))
    except csv.Error as fout:
        raise OnbruikbareInvoer(
            _("{naam} is geen leesbare CSV ({oorzaak}); er is niets ingelezen.").format(
                naam=naam, oorzaak=_("een cel is te lang of een regel is afgebroken")
            )
        ) from fout
    if sum(len(cellen) for _nr, cellen in gelezen) > MEESTE_CELLEN:
        raise _te_groot(naam)
    return Blad("", tuple(cellen for _nr, cellen in gelezen), tuple(nr for nr, _cellen in gelezen))


def _records(tekst: str, scheiding: str, vooraf: int) -> Iterator[tuple[int, tuple[Cel, ...]]]:
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding)
    begin = 1
    for cellen in lezer:
        yield vooraf + begin, tuple(Cel(cel.strip()) for cel in cellen)
        begin = lezer.line_num + 1


def _te_groot(naam: str) -> OnbruikbareInvoer:
    return OnbruikbareInvoer(
        _(
            "{naam} is te groot voor een lijst met cijfers; er is niets ingelezen. Bewaar alleen het blad met de lijst."
        ).format(naam=naam)
    )
