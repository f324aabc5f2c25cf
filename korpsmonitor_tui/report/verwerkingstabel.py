"""The verwerkingstabel as a workbook: a row a remark, to filter and sort; a text in it is never a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.report.bladstijl import BOVEN, RAND, TEKST, TITEL, maak_koprij
from korpsmonitor_tui.report.werkmap import als_bytes, zet_hoogte, zet_pagina, zet_tekst

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from korpsmonitor_tui.domain.verwerkingstabel import Handelend, Verwerkingsregel, Verwerkingstabel

_KOPRIJ: Final = 4
_DATUM: Final = "dd-mm-yyyy"


def schrijf_verwerkingstabel(tabel: Verwerkingstabel) -> bytes:
    """The table as .xlsx; the same table gives the same bytes.

    Raises OnbruikbareInvoer for a text that is longer than a cell can hold.
    """
    werkmap = Workbook()
    werkmap.remove(werkmap.active)
    ws = werkmap.create_sheet(_("Verwerking"))
    ws.sheet_view.showGridLines = False
    soort = _("definitief") if tabel.definitief else _("concept")
    versie = _("Versie {nummer} ({soort}), vingerafdruk van de inhoud {kop}").format(
        nummer=tabel.versie, soort=soort, kop=tabel.kop
    )
    for rij, (tekst, letter) in enumerate(
        ((tabel.titel, TITEL), (tabel.ondertitel, TEKST), (versie, TEKST)), start=1
    ):
        _zet(ws, rij, 1, tekst, tabel.titel)
        ws.cell(rij, 1).font = letter
    kolommen = _kolommen()
    for kolom, (titel, _breedte) in enumerate(kolommen, start=1):
        _zet(ws, _KOPRIJ, kolom, titel, titel)
    maak_koprij(ws, _KOPRIJ, [breedte for _titel, breedte in kolommen])
    for rij, regel in enumerate(tabel.regels, start=_KOPRIJ + 1):
        _schrijf_regel(ws, rij, regel, kolommen)
    laatste = f"{get_column_letter(len(kolommen))}{_KOPRIJ + len(tabel.regels)}"
    ws.auto_filter.ref = f"A{_KOPRIJ}:{laatste}"
    ws.freeze_panes = f"B{_KOPRIJ + 1}"
    ws.print_title_rows = f"{_KOPRIJ}:{_KOPRIJ}"
    zet_pagina(ws, f"{tabel.titel} ({tabel.rubricering})", tabel.demonstratie, liggend=True)
    return als_bytes(werkmap, tabel.titel)


def _kolommen() -> tuple[tuple[str, float], ...]:
    """Titles and widths."""
    return (
        (_("Nr"), 6),
        (_("Ronde"), 24),
        (_("Passage"), 9),
        (_("Van"), 18),
        (_("Soort"), 16),
        (_("Opmerking"), 45),
        (_("Besluit"), 18),
        (_("Reden"), 35),
        (_("Tekst nu"), 45),
        (_("Door"), 12),
        (_("Op"), 11),
        (_("Bevestigd door"), 12),
        (_("Bevestigd op"), 11),
    )


def _schrijf_regel(
    ws: Worksheet, rij: int, regel: Verwerkingsregel, kolommen: Sequence[tuple[str, float]]
) -> None:
    waarden = (
        regel.nummer,
        regel.ronde,
        regel.passage,
        regel.respondent,
        regel.soort,
        regel.opmerking,
        regel.besluit or _("nog niet besloten"),
        regel.reden,
        _("(vervallen)") if regel.vervallen else regel.tekst,
        *_wie(regel.beslist),
        *_wie(regel.bevestigd),
    )
    for kolom, waarde in enumerate(waarden, start=1):
        cel = ws.cell(rij, kolom)
        if isinstance(waarde, str):
            _zet(ws, rij, kolom, waarde, _("opmerking {nummer}").format(nummer=regel.nummer))
        elif waarde is not None:
            cel.value, cel.number_format = waarde, _DATUM
        cel.font, cel.border, cel.alignment = TEKST, RAND, BOVEN
    teksten = [
        (waarde, breedte)
        for waarde, (_titel, breedte) in zip(waarden, kolommen, strict=True)
        if isinstance(waarde, str)
    ]
    zet_hoogte(ws, rij, *teksten)


def _wie(wie: Handelend | None) -> tuple[object, object]:
    return (wie.rol, wie.dag) if wie else ("", None)


def _zet(ws: Worksheet, rij: int, kolom: int, tekst: str, plaats: str) -> None:
    if tekst:
        zet_tekst(ws.cell(rij, kolom), tekst, plaats, _("Kies de verwerkingstabel in Word."))
