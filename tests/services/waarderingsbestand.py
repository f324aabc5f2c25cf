"""A waarderingstabel as a partner fills it in: typed beside the judgement of a korps, or a row taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import openpyxl

if TYPE_CHECKING:
    from pathlib import Path

UW_REPLIEK = "Uw repliek"


def schrijf_erbij(pad: Path, korps: str, tekst: str) -> None:
    """Type a repliek beside the judgement of a korps."""
    if pad.suffix == ".docx":
        document = docx.Document(str(pad))
        tabel = document.tables[1]
        kolom = [cel.text for cel in tabel.rows[0].cells].index(UW_REPLIEK)
        (rij,) = [rij for rij in tabel.rows if rij.cells[0].text.endswith(korps)]
        rij.cells[kolom].text = tekst
        document.save(str(pad))
        return
    werkmap = openpyxl.load_workbook(pad)
    blad = werkmap.worksheets[0]
    (kop,) = [cel for rij in blad.iter_rows() for cel in rij if cel.value == UW_REPLIEK]
    (nummer,) = [cel.row for rij in blad.iter_rows() for cel in rij if cel.value == korps]
    blad.cell(nummer, kop.column).value = tekst
    werkmap.save(pad)


def haal_rij_weg(pad: Path, korps: str) -> None:
    """Take the row of a korps out of a Word file."""
    document = docx.Document(str(pad))
    (rij,) = [rij for rij in document.tables[1].rows if rij.cells[0].text.endswith(korps)]
    rij._tr.getparent().remove(rij._tr)
    document.save(str(pad))
