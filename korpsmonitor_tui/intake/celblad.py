"""Reads a spreadsheet or a CSV file into sheets of stated texts: what a cell shows is never turned into anything else."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.celwaarde import lees_celwaarde
from korpsmonitor_tui.intake.werkmap import cellen, open_werkmap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.cell_range import CellRange
    from openpyxl.worksheet.worksheet import Worksheet

GROOTSTE: Final = 10 * 2**20
"""Bytes of text beyond which a file is no list of figures."""
MEESTE_CELLEN: Final = 500_000
"""Of one sheet or a CSV file, the empty ones before the last of a row included."""
_MEESTE_TEKENS: Final = 2 * MEESTE_CELLEN
"""Of a separator, those within texts included."""
SCHEIDINGEN: Final = (";", "\t", ",")
"""What can stand between the cells of a CSV file; a Dutch spreadsheet program writes a semicolon."""
_ZIP: Final = b"PK"
_OUD: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")


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
    werkmap = open_werkmap(inhoud, naam)
    return tuple(
        _lees_werkblad(
            blad,
            werkmap.formules.get(blad.title, {}),
            {bijschrift.cel: bijschrift.tekst for bijschrift in werkmap.bijschriften.get(blad.title, ())},
        )
        for blad in werkmap.bladen
    )


def _lees_werkblad(blad: Worksheet, formules: Mapping[str, str], noten: Mapping[str, str]) -> Blad:
    rijen: dict[int, dict[int, Cel]] = {}
    for cel in cellen(blad):
        gelezen = _lees_cel(cel, formules, noten.get(cel.coordinate, ""))
        if gelezen.tekst:
            rijen.setdefault(cel.row, {})[cel.column - 1] = gelezen
    for gebied in blad.merged_cells.ranges:
        _vul_samengevoegd(rijen, gebied)
    if sum(max(rij) + 1 for rij in rijen.values()) > MEESTE_CELLEN:
        # A row is as long as its last cell: one in the last column of every row would fill the memory.
        raise _te_groot(blad.title)
    nummers = tuple(sorted(rijen))
    return Blad(blad.title, tuple(_als_rij(rijen[nummer]) for nummer in nummers), nummers)


def _als_rij(gelezen: Mapping[int, Cel]) -> tuple[Cel, ...]:
    return tuple(gelezen.get(kolom, LEEG) for kolom in range(max(gelezen) + 1))


def _vul_samengevoegd(rijen: dict[int, dict[int, Cel]], gebied: CellRange) -> None:
    """Let every cell of a merged area show its text, with the warning that it is stated once for all of them."""
    eerste = rijen.get(gebied.min_row, {}).get(gebied.min_col - 1)
    if eerste is None:
        return
    gebrek = _("de cel is samengevoegd met andere; voor welke het cijfer geldt, is niet te zien")
    for rij, kolom in gebied.cells:
        rijen.setdefault(rij, {})[kolom - 1] = Cel(eerste.tekst, gebrek)


def _lees_cel(cel: Cell, formules: Mapping[str, str], noot: str) -> Cel:
    if cel.value is None and cel.coordinate in formules:
        return Cel(formules[cel.coordinate], _("de formule heeft geen berekende uitkomst"))
    gelezen = lees_celwaarde(cel.value, cel.number_format)
    if cel.data_type == "e":
        return Cel(gelezen.tekst, _("de formule geeft een fout"))
    gebrek = _("het rekenblad kan er iets anders van hebben gemaakt dan is getypt; typ het cijfer als tekst")
    return Cel(gelezen.tekst, "" if gelezen.zeker else gebrek, noot.strip())


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
    if tekst.count(scheiding) > _MEESTE_TEKENS:
        raise _te_groot(naam)
    try:
        gelezen = list(_records(tekst, scheiding, overgeslagen, naam))
    except csv.Error as fout:
        raise OnbruikbareInvoer(
            _("{naam} is geen leesbare CSV ({oorzaak}); er is niets ingelezen.").format(
                naam=naam, oorzaak=_("een cel is te lang of een regel is afgebroken")
            )
        ) from fout
    return Blad("", tuple(rij for _nr, rij in gelezen), tuple(nr for nr, _rij in gelezen))


def _records(tekst: str, scheiding: str, vooraf: int, naam: str) -> Iterator[tuple[int, tuple[Cel, ...]]]:
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding)
    begin, aantal = 1, 0
    for record in lezer:
        # An empty line costs as much as one with a cell.
        aantal += len(record) or 1
        if aantal > MEESTE_CELLEN:
            raise _te_groot(naam)
        yield vooraf + begin, tuple(Cel(tekst.strip()) for tekst in record)
        begin = lezer.line_num + 1


def _te_groot(naam: str) -> OnbruikbareInvoer:
    return OnbruikbareInvoer(
        _(
            "{naam} is te groot voor een lijst met cijfers; er is niets ingelezen. Bewaar alleen het blad met de lijst."
        ).format(naam=naam)
    )
