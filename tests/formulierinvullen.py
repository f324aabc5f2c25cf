"""Fills in forms by script, as a korps would in Word or a spreadsheet: texts by their printed code."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from korpsmonitor_tui.domain.formulier import veldcode
from korpsmonitor_tui.domain.formulierblad import Kolom
from korpsmonitor_tui.domain.vragenlijst import TOELICHTING
from tests.word.formuliervoorbeeld import antwoordcel, bewerk, typ

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element
    from openpyxl import Workbook

    from korpsmonitor_tui.domain.oordeel import Plek

VORMEN = ("docx", "xlsx")


def vul_in(inhoud: bytes, vorm: str, teksten: Mapping[Plek, str]) -> bytes:
    """The form with these texts in their cells; an empty text empties its cell."""
    return _vul_docx(inhoud, teksten) if vorm == "docx" else _vul_xlsx(inhoud, teksten)


def _vul_docx(inhoud: bytes, teksten: Mapping[Plek, str]) -> bytes:
    def wijzig(wortel: _Element) -> None:
        for (vak, veld), tekst in teksten.items():
            typ(antwoordcel(wortel, vak, veld), *tekst.split("\n"))

    return bewerk(inhoud, wijzig)


def _vul_xlsx(inhoud: bytes, teksten: Mapping[Plek, str]) -> bytes:
    werkmap = load_workbook(io.BytesIO(inhoud))
    plaatsen = rijen(werkmap)
    for (vak, veld), tekst in teksten.items():
        blad, rij = plaatsen[veldcode(vak, "waarde")]
        cel = werkmap[blad].cell(rij, Kolom.TOELICHTING if veld == TOELICHTING else Kolom.ANTWOORD)
        cel.value = tekst or None
    return opgeslagen(werkmap)


def rijen(werkmap: Workbook) -> dict[str, tuple[str, int]]:
    """Sheet and row of every printed code."""
    return {
        str(rij[0].value): (blad.title, rij[0].row)
        for blad in werkmap
        for rij in blad.iter_rows(max_col=1)
        if rij[0].value
    }


def opgeslagen(werkmap: Workbook) -> bytes:
    """The workbook as a file."""
    buffer = io.BytesIO()
    werkmap.save(buffer)
    return buffer.getvalue()
