"""How every workbook of this program looks: its letters, lines and heading rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

LETTERTYPE: Final = "Calibri"
_BLAUW, _GRIJS, _LIJN, _GEEL = "154273", "767676", "B8C1CC", "FFFBE6"

TITEL: Final = Font(LETTERTYPE, 14, bold=True, color=_BLAUW)
TEKST: Final = Font(LETTERTYPE, 10)
VET: Final = Font(LETTERTYPE, 10, bold=True)
CODE: Final = Font(LETTERTYPE, 7, color=_GRIJS)
KOP: Final = Font(LETTERTYPE, 10, bold=True, color="FFFFFF")
KOPVLAK: Final = PatternFill("solid", fgColor=_BLAUW)
INVULVLAK: Final = PatternFill("solid", fgColor=_GEEL)
"""Behind what is to be filled in."""
RAND: Final = Border(*(Side("thin", color=_LIJN) for _kant in range(4)))
BOVEN: Final = Alignment(vertical="top", wrap_text=True)


def maak_koprij(ws: Worksheet, rij: int, breedtes: Sequence[float]) -> None:
    """The looks of a heading row, and columns of these widths (in characters)."""
    for kolom, breedte in enumerate(breedtes, start=1):
        cel = ws.cell(rij, kolom)
        cel.font, cel.fill, cel.border, cel.alignment = KOP, KOPVLAK, RAND, BOVEN
        ws.column_dimensions[get_column_letter(kolom)].width = breedte
