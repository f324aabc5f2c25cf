"""A table in the colours of the theme, that fits its columns and keeps its cursor when it is filled anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import set_cell_size
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import DataTable

from korpsmonitor_tui.domain.tekens import maak_zichtbaar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.events import Click

Cel = str | tuple[str, str]
"""A text, or a text with a style: ``bold``, ``dim`` or the name of a theme variable such as ``text-error``."""


class Tabel(DataTable[Text]):
    """Rows with a key; columns have fixed widths, and what does not fit ends in ``…``.

    To Textual every row is one cell: drawing ten cells a row took a quarter of the time to the first screen.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        # A row is the cursor: the keys that go to its first and last cell would do nothing.
        Binding("home", "scroll_top", show=False),
        Binding("end", "scroll_bottom", show=False),
    ]

    def __init__(self, kolommen: Sequence[tuple[str, int]], *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """``kolommen`` are (heading, width in columns); a width of 0 takes what is left."""
        super().__init__(id=id, cursor_type="row", cell_padding=0, cursor_foreground_priority="css")
        self._kolommen = kolommen
        self._rijen: dict[str, Sequence[Cel]] = {}
        self._breedtes: list[int] = []

    def on_mount(self) -> None:
        """Show the rows in the colours of the theme, also when it changes."""
        self.app.theme_changed_signal.subscribe(self, lambda _thema: self._toon())

    def on_resize(self) -> None:
        """A column that takes what is left changes with the window."""
        if self._breedtes != self._bereken_breedtes():
            self._toon()

    def on_click(self, event: Click) -> None:
        """The first click on a row only goes there, so that its details can be looked at; the second opens it."""
        rij = event.style.meta.get("row", -1)
        if rij >= 0 and rij != self.cursor_row:
            event.prevent_default()
            self.move_cursor(row=rij)

    def vul(self, rijen: Iterable[tuple[str, Sequence[Cel]]]) -> None:
        """Show these rows (key, cells); the cursor stays on the row it was on, if that is still there."""
        self._rijen = dict(rijen)
        self._toon()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be opened in an empty table."""
        if action == "select_cursor" and not self._rijen:
            return False
        return super().check_action(action, parameters)

    @property
    def gekozen(self) -> str | None:
        """Key of the row under the cursor."""
        if not self.is_valid_row_index(self.cursor_row):
            return None
        return self.coordinate_to_cell_key(self.cursor_coordinate).row_key.value

    def inhoud(self) -> list[list[str]]:
        """The texts of all cells, row by row, whole even where they do not fit."""
        return [[cel if isinstance(cel, str) else cel[0] for cel in rij] for rij in self._rijen.values()]

    def _bereken_breedtes(self) -> list[int]:
        vast = sum(breedte for _kop, breedte in self._kolommen)
        rest = max(10, self.size.width - vast - self.styles.scrollbar_size_vertical)
        return [breedte or rest for _kop, breedte in self._kolommen]

    def _toon(self) -> None:
        vorige, breedtes = self.gekozen, self._bereken_breedtes()
        self.refresh_bindings()
        self.clear(columns=breedtes != self._breedtes)
        if breedtes != self._breedtes:
            self._breedtes = breedtes
            self.add_column(self._regel([kop for kop, _breedte in self._kolommen]), width=sum(breedtes))
        for sleutel, cellen in self._rijen.items():
            self.add_row(self._regel(cellen), key=sleutel)
        if vorige is not None and vorige in self._rijen:
            self.move_cursor(row=self.get_row_index(vorige), animate=False)

    def _regel(self, cellen: Sequence[Cel]) -> Text:
        regel = Text(no_wrap=True, end="")
        laatste = len(cellen) - 1
        for nr, (cel, breedte) in enumerate(zip(cellen, self._breedtes, strict=True)):
            inhoud, stijl = cel if isinstance(cel, tuple) else (cel, "")
            # Between neighbours one column stays empty.
            tekst = _pas(inhoud, breedte) if nr == laatste else f"{_pas(inhoud, breedte - 1)} "
            regel.append(tekst, self.app.theme_variables.get(stijl, stijl))
        return regel


def _pas(inhoud: str, breedte: int) -> str:
    """A text in exactly so many columns."""
    tekst = " ".join(maak_zichtbaar(inhoud).split("\n"))
    passend = set_cell_size(tekst, breedte)
    return passend if passend.rstrip() == tekst.rstrip() else f"{set_cell_size(tekst, breedte - 1)}…"
