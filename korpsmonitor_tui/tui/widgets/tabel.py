"""A table in the colours of the theme, that fits its columns and keeps its cursor when it is filled anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.widgets import DataTable

from korpsmonitor_tui.domain.tekens import maak_zichtbaar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Cel = str | tuple[str, str]
"""A text, or a text with a style: ``bold``, ``dim`` or the name of a theme variable such as ``text-error``."""


class Tabel(DataTable[Text]):
    """Rows with a key; columns have fixed widths, and what does not fit ends in ``…``."""

    def __init__(self, kolommen: Sequence[tuple[str, int]], *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """``kolommen`` are (heading, width in columns); a width of 0 takes what is left."""
        super().__init__(
            id=id, cursor_type="row", cell_padding=0, zebra_stripes=False, cursor_foreground_priority="css"
        )
        self._opzet = kolommen
        self._rijen: list[tuple[str, Sequence[Cel]]] = []
        self._breedtes: list[int] = []

    def on_mount(self) -> None:
        """Show the rows in the colours of the theme, also when it changes."""
        self.app.theme_changed_signal.subscribe(self, lambda _thema: self._toon())

    def on_resize(self) -> None:
        """A column that takes what is left changes with the window."""
        if self._breedtes != self._bereken_breedtes():
            self._toon()

    def vul(self, rijen: Iterable[tuple[str, Sequence[Cel]]]) -> None:
        """Show these rows (key, cells); the cursor stays on the row it was on, if that is still there."""
        self._rijen = list(rijen)
        self._toon()

    def _bereken_breedtes(self) -> list[int]:
        vast = sum(breedte for _kop, breedte in self._opzet)
        rest = max(10, self.size.width - vast - self.styles.scrollbar_size_vertical)
        return [breedte or rest for _kop, breedte in self._opzet]

    def _toon(self) -> None:
        vorige = self.gekozen
        nieuw = self._bereken_breedtes()
        if nieuw != self._breedtes:
            self.clear(columns=True)
            self._breedtes = nieuw
            for (kop, _breedte), breedte in zip(self._opzet, nieuw, strict=True):
                self.add_column(Text(kop), width=breedte)
        else:
            self.clear()
        variabelen = self.app.theme_variables
        for sleutel, cellen in self._rijen:
            self.add_row(
                *(_cel(cel, breedte, variabelen) for cel, breedte in zip(cellen, nieuw, strict=True)),
                key=sleutel,
            )
        if vorige is not None and vorige in self.rows:
            self.move_cursor(row=self.get_row_index(vorige), animate=False)

    @property
    def gekozen(self) -> str | None:
        """Key of the row under the cursor."""
        if not self.is_valid_row_index(self.cursor_row):
            return None
        return self.coordinate_to_cell_key(self.cursor_coordinate).row_key.value


def _cel(cel: Cel, breedte: int, variabelen: dict[str, str]) -> Text:
    inhoud, stijl = cel if isinstance(cel, tuple) else (cel, "")
    tekst = Text(
        maak_zichtbaar(inhoud).replace("\n", " "), style=variabelen.get(stijl, stijl), no_wrap=True, end=""
    )
    # One column stays empty, so that neighbours do not touch.
    tekst.truncate(max(1, breedte - 1), overflow="ellipsis")
    return tekst
