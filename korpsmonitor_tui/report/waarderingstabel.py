"""The provisional waarderingstabel as a workbook: a row a judgement; a text in it is never a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.waarderingstabel import REPLIEK
from korpsmonitor_tui.report.bladstijl import BOVEN, LETTERTYPE, RAND, TEKST, TITEL, maak_koprij
from korpsmonitor_tui.report.werkmap import als_bytes, zet_hoogte, zet_pagina, zet_tekst

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from korpsmonitor_tui.domain.waarderingstabel import Waarderingsdocument, Waarderingsregel

_OORDEEL: Final = 4
"""Number of the column with the colour."""


def schrijf_waarderingstabel(tabel: Waarderingsdocument) -> bytes:
    """The table as .xlsx; the same table gives the same bytes.

    Raises OnbruikbareInvoer for a text that is longer than a cell can hold.
    """
    werkmap = Workbook()
    werkmap.remove(werkmap.active)
    ws = werkmap.create_sheet(_("Waardering"))
    ws.sheet_view.showGridLines = False
    kop = [tabel.titel, tabel.ondertitel, f"{tabel.merk}, {tabel.opgemaakt:%d-%m-%Y}", *tabel.uitleg]
    for rij, tekst in enumerate(kop, start=1):
        _zet(ws, rij, 1, tekst, tabel.titel)
        ws.cell(rij, 1).font = TITEL if rij == 1 else TEKST
    koprij = len(kop) + 2
    _schrijf_tabel(ws, koprij, _kolommen(tabel.repliekkop), list(_rijen(tabel)))
    for rij, regel in enumerate((r for _naam, regels in tabel.per_kolom for r in regels), start=koprij + 1):
        _kleur(ws, rij, regel)
    ws.auto_filter.ref = f"A{koprij}:{get_column_letter(len(_kolommen('')))}{koprij + len(tabel.regels)}"
    ws.freeze_panes = f"C{koprij + 1}"
    ws.print_title_rows = f"{koprij}:{koprij}"
    zet_pagina(ws, f"{tabel.merk} – {tabel.titel}", tabel.demonstratie, liggend=True)
    if tabel.eerder:
        _schrijf_eerder(werkmap.create_sheet(_("Eerder oordeel")), tabel)
    return als_bytes(werkmap, tabel.titel)


def _kolommen(repliek: str) -> tuple[tuple[str, float], ...]:
    """Titles and widths."""
    return (
        (_("Nr"), 5),
        (_("Korps"), 24),
        (_("Onderwerp"), 20),
        (_("Oordeel"), 22),
        (_("Toelichting van het korps"), 50),
        (_("Vragenlijst"), 12),
        (repliek, 50),
        (_("Code"), 30),
    )


def _rijen(tabel: Waarderingsdocument) -> Iterator[tuple[str, ...]]:
    for naam, regels in tabel.per_kolom:
        for regel in regels:
            yield (
                "" if regel.nummer is None else str(regel.nummer),
                regel.korps,
                naam,
                regel.oordeel,
                regel.toelichting,
                regel.versie,
                regel.repliek,
                regel.code,
            )


def _schrijf_eerder(ws: Worksheet, tabel: Waarderingsdocument) -> None:
    namen = dict(tabel.kolommen)
    kolommen = ((_("Korps"), 24), (_("Onderwerp"), 20), (_("Oordeel toen"), 60), (REPLIEK, 60))
    rijen = [(e.korps, namen.get(e.kolom, e.kolom), e.oordeel, e.repliek) for e in tabel.eerder]
    _schrijf_tabel(ws, 1, kolommen, rijen)
    zet_pagina(ws, f"{tabel.merk} – {tabel.titel}", tabel.demonstratie, liggend=True)


def _schrijf_tabel(
    ws: Worksheet, koprij: int, kolommen: Sequence[tuple[str, float]], rijen: Sequence[tuple[str, ...]]
) -> None:
    for kolom, (titel, _breedte) in enumerate(kolommen, start=1):
        _zet(ws, koprij, kolom, titel, titel)
    maak_koprij(ws, koprij, [breedte for _titel, breedte in kolommen])
    for rij, teksten in enumerate(rijen, start=koprij + 1):
        for kolom, tekst in enumerate(teksten, start=1):
            cel = ws.cell(rij, kolom)
            _zet(ws, rij, kolom, tekst, teksten[1])
            cel.font, cel.border, cel.alignment = TEKST, RAND, BOVEN
        zet_hoogte(
            ws, rij, *((tekst, breedte) for tekst, (_t, breedte) in zip(teksten, kolommen, strict=True))
        )


def _kleur(ws: Worksheet, rij: int, regel: Waarderingsregel) -> None:
    if (kleur := regel.scorekleur) is not None:
        vorm = kleur.vorm
        cel = ws.cell(rij, _OORDEEL)
        cel.fill = PatternFill("solid", fgColor=vorm.vulling)
        cel.font = Font(LETTERTYPE, 10, bold=True, color=vorm.letterkleur)


def _zet(ws: Worksheet, rij: int, kolom: int, tekst: str, plaats: str) -> None:
    if tekst:
        zet_tekst(ws.cell(rij, kolom), tekst, plaats, _("Kies de waarderingstabel in Word (.docx)."))
