"""Reads the rows of a returned waarderingstabel in a workbook."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.waarderingslezing import Rij
from korpsmonitor_tui.intake.celwaarde import lees_celwaarde
from korpsmonitor_tui.intake.werkmap import cellen, open_werkmap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.worksheet.worksheet import Worksheet

_MEESTE: Final = 100
"""Columns that are counted one by one: a table of ours has eight."""


def lees_rijen_werkmap(inhoud: bytes, naam: str) -> tuple[Rij, ...]:
    """Every row of every sheet, remarks at its cells last. Raises ArchiefFout for what is no .xlsx that can be read."""
    werkmap = open_werkmap(inhoud, naam)
    rijen = [rij for nr, blad in enumerate(werkmap.bladen) for rij in _rijen(blad, nr)]
    for blad, bijschriften in werkmap.bijschriften.items():
        rijen += [
            Rij(
                _("blad {blad}, opmerking bij {cel}").format(blad=blad, cel=bijschrift.cel),
                (bijschrift.tekst,),
            )
            for bijschrift in bijschriften
        ]
    return tuple(rijen)


def _rijen(blad: Worksheet, tabel: int) -> Iterator[Rij]:
    for nummer, rij in groupby(cellen(blad), key=lambda cel: cel.row):
        teksten = {cel.column: lees_celwaarde(cel.value, cel.number_format).tekst for cel in rij}
        # A far-away cell does not make the cells before it exist.
        kolommen = sorted(teksten)
        vol = {kolom: teksten.get(kolom, "") for kolom in range(1, min(kolommen[-1], _MEESTE) + 1)}
        plaats = _("blad {blad}, rij {rij}").format(blad=blad.title, rij=nummer)
        verder = tuple(teksten[kolom] for kolom in kolommen if kolom > _MEESTE)
        yield Rij(plaats, (*vol.values(), *verder), tabel)
