"""A table of a dashboard: the cursor is on one figure, and the names of the rows stay in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import cell_len
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.coordinate import Coordinate
from textual.widgets import DataTable

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort, maak_zichtbaar

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.domain.dashboard import Plek
    from korpsmonitor_tui.domain.dashboardblad import Dashboardblad, Dashboardcel

NAAMBREEDTE: Final = 30
"""Columns of the names of rows at least."""
_KOPBREEDTE: Final = 9
_KOPRUIMST: Final = 18
"""Columns of a heading where there is no room, and where there is plenty."""
_KOPREGELS: Final = 2
_SMALST: Final = 5
_VULLING: Final = 2
"""Empty columns around a cell, and beside the table for its scrollbar."""


class Dashboardtabel(DataTable[Text]):
    """Shows one table; a cell by its indicator and area."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", _("cijfer"), tooltip=_("dit cijfer over gebieden en jaren, met wat het betekent")),
    ]  # fmt: skip

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(
            id=id,
            cursor_type="cell",
            fixed_columns=1,
            header_height=_KOPREGELS,
            cursor_foreground_priority="css",
        )
        self._blad: Dashboardblad | None = None
        self._ingedeeld_op = 0
        """The width that the columns were laid out for."""

    def toon(self, blad: Dashboardblad, bij: Plek | None = None) -> None:
        """Show a table; the cursor goes to ``bij``, else stays where it was if that is a cell of it too."""
        plaats = self.cursor_coordinate
        self._blad = blad
        self.clear(columns=True)
        naambreedte, koppen = self._indeling(blad)
        self.add_column(Text(f"{blad.titel}\n{blad.jaar}"), width=naambreedte)
        for regels in koppen:
            self.add_column(Text("\n".join(regels), justify="right"), width=_kolombreedte(regels))
        for rij in blad.rijen:
            naam = kort(maak_zichtbaar(rij.naam), naambreedte)
            self.add_row(
                Text(naam, style="bold" if rij.is_kop else ""),
                *(
                    Text(maak_zichtbaar(cel.op_scherm), justify="right", style=_stijl(cel))
                    for cel in rij.cellen
                ),
            )
        self.move_cursor(row=0, column=0)
        nieuw = self._zoek(bij) if bij is not None else plaats
        if nieuw is None or self._cel(nieuw) is None:
            nieuw = next((self._plaats(r, 0) for r, rij in enumerate(blad.rijen) if rij.cellen), plaats)
        self.move_cursor(row=nieuw.row, column=nieuw.column)

    def on_resize(self) -> None:
        """With another width other words have to be broken off."""
        if self._blad is not None and self._ingedeeld_op != self.size.width:
            self.toon(self._blad)

    def _indeling(self, blad: Dashboardblad) -> tuple[int, list[list[str]]]:
        """Columns for the names of rows, and the headings on their lines: words are broken off only where it is narrow."""
        self._ingedeeld_op = breedte = self.size.width
        namen = [maak_zichtbaar(kop) for _code, kop in blad.kolommen]
        for kopbreedte in range(_KOPRUIMST, _KOPBREEDTE - 1, -1):
            koppen = [breek_af(naam, kopbreedte) for naam in namen]
            over = breedte - sum(_kolombreedte(regels) + _VULLING for regels in koppen) - 2 * _VULLING
            if over >= NAAMBREEDTE:
                break
        langst = max((cell_len(maak_zichtbaar(rij.naam)) for rij in blad.rijen), default=0)
        return max(NAAMBREEDTE, min(langst, over)), koppen

    @property
    def cel(self) -> Dashboardcel | None:
        """The figure under the cursor; of the name of a row its first."""
        hier = self.cursor_coordinate
        return self._cel(hier) or self._cel(self._plaats(hier.row, 0))

    def action_cursor_down(self) -> None:
        """Down to the next row with figures: a heading has none."""
        self._stap(super().action_cursor_down)

    def action_cursor_up(self) -> None:
        """Up likewise."""
        self._stap(super().action_cursor_up)

    def _stap(self, stap: Callable[[], None]) -> None:
        voor = hier = self.cursor_coordinate
        stap()
        while self.cursor_coordinate != hier and self._is_kop(self.cursor_row):
            hier = self.cursor_coordinate
            stap()
        if self._is_kop(self.cursor_row):
            self.move_cursor(row=voor.row, column=voor.column)

    def _is_kop(self, rij: int) -> bool:
        return self._blad is not None and rij < len(self._blad.rijen) and self._blad.rijen[rij].is_kop

    def _cel(self, plaats: Coordinate) -> Dashboardcel | None:
        if self._blad is None or not 0 <= plaats.row < len(self._blad.rijen) or plaats.column < 1:
            return None
        cellen = self._blad.rijen[plaats.row].cellen
        return cellen[plaats.column - 1] if plaats.column <= len(cellen) else None

    def _zoek(self, plek: Plek) -> Coordinate | None:
        """Where a figure stands; one without an area at the first of its indicator, one without an indicator likewise."""
        for r, rij in enumerate(self._blad.rijen if self._blad else ()):
            for k, cel in enumerate(rij.cellen):
                if plek.indicator in {"", cel.plek.indicator} and plek.gebied in {"", cel.plek.gebied}:
                    return self._plaats(r, k)
        return None

    @staticmethod
    def _plaats(rij: int, kolom: int) -> Coordinate:
        return Coordinate(rij, kolom + 1)


def _kolombreedte(regels: list[str]) -> int:
    return max(_SMALST, *map(cell_len, regels))


def breek_af(kop: str, breedte: int = _KOPBREEDTE) -> list[str]:
    """A heading on two lines of a narrow column; a word that does not fit is broken off, and what is left is cut."""
    regels = [""]
    for woord in kop.split():
        rest = woord
        while cell_len(rest) > breedte:
            if regels[-1]:
                regels.append("")
            regels[-1], rest = f"{rest[: breedte - 1]}-", rest[breedte - 1 :]
        if regels[-1] and cell_len(f"{regels[-1]} {rest}") > breedte:
            regels.append("")
        regels[-1] = f"{regels[-1]} {rest}".strip()
    if len(regels) > _KOPREGELS:
        regels[_KOPREGELS - 1] = f"{regels[_KOPREGELS - 1][: breedte - 1]}…"
    return regels[:_KOPREGELS]


def _stijl(cel: Dashboardcel) -> str:
    """The sign says it; this only helps to find it."""
    if cel.cijfer is None or cel.cijfer.ontbreekt is not None:
        return "dim"
    return "bold" if cel.merken else ""
