"""Forms as workbooks, to disturb the way people and programs do."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from korpsmonitor_tui.report.formulierblad import schrijf_formulierblad
from tests.vragenlijstvoorbeeld import formulier

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from korpsmonitor_tui.domain.vragenlijst import Vak

TOEZICHT = "2 Toezicht"
REFERENTIES = "1 Referentiekader Mensenhandel"


class Ingevuld:
    """A form that is filled in by changing its workbook."""

    def __init__(self, antwoorden: Mapping[tuple[Vak, str], str] | None = None) -> None:
        self.werkmap: Workbook = load_workbook(io.BytesIO(schrijf_formulierblad(formulier(antwoorden))))

    @property
    def toezicht(self) -> Worksheet:
        """The sheet that most tests disturb."""
        return self.werkmap[TOEZICHT]

    def rij(self, code: str) -> int:
        """Number of the row with a code, on whichever sheet."""
        return next(
            int(cel.row) for ws in self.werkmap for rij in ws.iter_rows() for cel in rij if cel.value == code
        )

    def antwoord(self, code: str) -> Cell:
        """The answer cell of a place on the sheet Toezicht."""
        return self.toezicht.cell(self.rij(code), 5)

    def toelichting(self, code: str) -> Cell:
        """The cell for the explanation of a place on the sheet Toezicht."""
        return self.toezicht.cell(self.rij(code), 6)

    def opgeslagen(self) -> bytes:
        """The file."""
        buffer = io.BytesIO()
        self.werkmap.save(buffer)
        return buffer.getvalue()


def verander(inhoud: bytes, delen: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """The file with some of its parts changed or added; a function gets what is there, or nothing."""
    uit = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(inhoud)) as zip_,
        zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as nieuw,
    ):
        namen = zip_.namelist()
        for lid in dict.fromkeys([*namen, *delen]):
            oud = zip_.read(lid) if lid in namen else b""
            nieuw.writestr(lid, delen[lid](oud) if lid in delen else oud)
    return uit.getvalue()
