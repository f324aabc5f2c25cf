"""A table in the colours of the theme, that fits its columns and keeps its cursor when it is filled anew."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import set_cell_size
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import DataTable
from textual.widgets.data_table import RowKey

from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.tui.widgets.tabelorde import als_tsv, celtekst, sorteer, zeef

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.events import Click

_NOG_NIET: Final = Text()
"""Stands in a row until it is looked at."""

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
        Binding("alt+o", "orden", _("sorteren"), show=False, tooltip=_("sorteer op de volgende kolom; na de laatste weer zoals het stond")),
        Binding("alt+r", "keer_om", _("omkeren"), show=False, tooltip=_("sorteer op deze kolom andersom")),
        Binding("alt+f", "zeef", _("filteren"), show=False, tooltip=_("toon alleen regels met deze woorden")),
        Binding("escape", "wis_zeef", _("alles tonen"), show=False, tooltip=_("toon weer alle regels")),
        Binding("ctrl+c", "kopieer_regel", _("regel kopiëren"), show=False, tooltip=_("kopieer deze regel, met tabs ertussen")),
        Binding("alt+c", "kopieer_tabel", _("tabel kopiëren"), show=False, tooltip=_("kopieer wat de tabel toont, voor een rekenblad")),
        Binding("alt+k", "kopieer_cel", _("cel kopiëren"), show=False, tooltip=_("kies een cel van deze regel om te kopiëren")),
    ]  # fmt: skip
    SORTEERBAAR: ClassVar[bool] = True
    """Whether its rows mean the same in another order: groups do not, and korpsen are never ranked by a figure."""

    def __init__(self, kolommen: Sequence[tuple[str, int]], *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """``kolommen`` are (heading, width in columns); a width of 0 takes what is left."""
        super().__init__(id=id, cursor_type="row", cell_padding=0, cursor_foreground_priority="css")
        self._kolommen = kolommen
        self._rijen: dict[str, Sequence[Cel]] = {}
        self._breedtes: list[int] = []
        self._koppen: list[str] = []
        self._teksten: dict[str | None, Text] = {}
        """What rows look like, by their key, of those that were drawn."""
        self._kolom: int | None = None
        """By which column they are sorted."""
        self._achterstevoren = False
        self._woorden = ""
        """What every row that is shown must have."""

    def on_mount(self) -> None:
        """Show the rows in the colours of the theme, also when it changes."""
        self.app.theme_changed_signal.subscribe(self, lambda _thema: self._toon())

    def on_resize(self) -> None:
        """A column that takes what is left changes with the window."""
        if self._breedtes != self._bereken_breedtes():
            self._toon()

    def on_click(self, event: Click) -> None:
        """The first click on a row only goes there, so that its details can be looked at; the second opens it."""
        rij = event.style.meta.get("row")
        if rij == -1:
            event.prevent_default()
            self._klik_kop(event.x + round(self.scroll_x))
        elif rij is not None and rij >= 0 and rij != self.cursor_row:
            event.prevent_default()
            self.move_cursor(row=rij)

    def vul(self, rijen: Iterable[tuple[str, Sequence[Cel]]]) -> None:
        """Show these rows (key, cells); the cursor stays on the row it was on, if that is still there."""
        self._rijen = dict(rijen)
        self._toon()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be opened in an empty table, and nothing copied of it; marked text is copied before a row is."""
        if action in {"select_cursor", "kopieer_cel", "kopieer_tabel"} and not self.row_count:
            return False
        if action == "kopieer_regel":
            return bool(self.row_count) and not self.screen.get_selected_text()
        if action == "orden":
            return self.SORTEERBAAR
        if action == "keer_om":
            return self._kolom is not None
        if action == "wis_zeef":
            return bool(self._woorden)
        return super().check_action(action, parameters)

    @property
    def gekozen(self) -> str | None:
        """Key of the row under the cursor."""
        if not self.is_valid_row_index(self.cursor_row):
            return None
        return self.coordinate_to_cell_key(self.cursor_coordinate).row_key.value

    def inhoud(self) -> list[list[str]]:
        """The texts of all cells, row by row, whole even where they do not fit."""
        return [self._cellen(sleutel) for sleutel in self._rijen]

    def _bereken_breedtes(self) -> list[int]:
        vast = sum(breedte for _kop, breedte in self._kolommen)
        rest = max(10, self.size.width - vast - self.styles.scrollbar_size_vertical)
        return [breedte or rest for _kop, breedte in self._kolommen]

    def _toon(self) -> None:
        vorige, breedtes = self.gekozen, self._bereken_breedtes()
        zichtbaar = self._te_tonen()
        koppen = self._maak_koppen(len(zichtbaar))
        self._teksten = {}
        anders = (breedtes, koppen) != (self._breedtes, self._koppen)
        self.clear(columns=anders)
        if anders:
            self._breedtes, self._koppen = breedtes, koppen
            self.add_column(self._regel(koppen), width=sum(breedtes))
        for sleutel, _cellen in zichtbaar:
            self.add_row(_NOG_NIET, key=sleutel)
        # Textual would measure each of them; columns have a width here.
        self._new_rows.clear()
        if vorige is not None and vorige in self._row_locations:
            self.move_cursor(row=self.get_row_index(vorige), animate=False)
        self.refresh_bindings()

    def get_row(self, row_key: RowKey | str) -> list[Text]:
        """As Textual's; a row is made when it is looked at, because of ten thousand few ever are."""
        sleutel = row_key.value if isinstance(row_key, RowKey) else row_key
        if sleutel not in self._teksten:
            super().get_row(row_key)
            self._teksten[sleutel] = self._regel(self._rijen[sleutel or ""])
        return [self._teksten[sleutel]]

    # -- order and filter --------------------------------------------------------------------------------------------

    def _te_tonen(self) -> list[tuple[str, Sequence[Cel]]]:
        rijen: Iterable[tuple[str, Sequence[Cel]]] = self._rijen.items()
        if self._woorden:
            rijen = zeef(rijen, self._woorden)
        if self._kolom is not None:
            rijen = sorteer(rijen, self._kolom, achterstevoren=self._achterstevoren)
        return list(rijen)

    def _maak_koppen(self, zichtbaar: int) -> list[str]:
        """The headings, with by which the rows are sorted, and which of them are shown."""
        koppen = [kop for kop, _breedte in self._kolommen]
        if self._kolom is not None:
            koppen[self._kolom] = f"{'▼' if self._achterstevoren else '▲'}{koppen[self._kolom]}"
        if self._woorden:
            breedste = max(
                range(len(koppen)), key=lambda nr: (not self._kolommen[nr][1], self._kolommen[nr][1])
            )
            koppen[breedste] = f"“{self._woorden}” {zichtbaar}/{len(self._rijen)}"
        return koppen

    def _klik_kop(self, x: int) -> None:
        """Sort by the column whose heading was clicked; once more the other way, and then as it was."""
        if not self.SORTEERBAAR:
            return
        einden = accumulate(self._breedtes)
        nr = next((nr for nr, einde in enumerate(einden) if x < einde), len(self._breedtes) - 1)
        if nr != self._kolom:
            self._sorteer(nr)
        elif self._achterstevoren:
            self._sorteer(None)
        else:
            self._sorteer(nr, achterstevoren=True)

    def _sorteer(self, kolom: int | None, *, achterstevoren: bool = False) -> None:
        self._kolom, self._achterstevoren = kolom, achterstevoren
        self._toon()

    def action_orden(self) -> None:
        """Sort by the next column that has a heading; after the last one as they were."""
        begin = -1 if self._kolom is None else self._kolom
        volgende = (nr for nr in range(begin + 1, len(self._kolommen)) if self._kolommen[nr][0])
        self._sorteer(next(volgende, None))

    def action_keer_om(self) -> None:
        """The other way round."""
        self._sorteer(self._kolom, achterstevoren=not self._achterstevoren)

    def action_zeef(self) -> None:
        """Ask which rows to show."""
        from korpsmonitor_tui.tui.formulieren.tabel import Filtervraag

        self.app.push_screen(Filtervraag(self._woorden), self._zeef)

    def _zeef(self, woorden: str | None) -> None:
        if woorden is not None:
            self._woorden = woorden
            self._toon()

    def action_wis_zeef(self) -> None:
        """Show every row again."""
        self._zeef("")

    # -- copying -----------------------------------------------------------------------------------------------------

    def _cellen(self, sleutel: str) -> list[str]:
        return [celtekst(cel) for cel in self._rijen[sleutel]]

    def _kopieer(self, tekst: str, gezegd: str) -> None:
        """Hand it to the terminal (OSC 52), which puts it on the clipboard if it may."""
        self.app.copy_to_clipboard(tekst)
        self.notify(gezegd, markup=False)

    def action_kopieer_regel(self) -> None:
        """Copy the row under the cursor."""
        if self.gekozen is not None:
            self._kopieer(
                als_tsv([self._cellen(self.gekozen)]),
                _("De regel is gekopieerd; Ctrl+Q sluit het programma."),
            )

    def action_kopieer_tabel(self) -> None:
        """Copy what is shown, with the headings."""
        sleutels = [rij.key.value or "" for rij in self.ordered_rows]
        rijen = [[kop for kop, _breedte in self._kolommen], *(self._cellen(sleutel) for sleutel in sleutels)]
        gezegd = ngettext(
            "{aantal} regel is gekopieerd, met de koppen.",
            "{aantal} regels zijn gekopieerd, met de koppen.",
            len(sleutels),
        ).format(aantal=len(sleutels))
        self._kopieer(als_tsv(rijen), gezegd)

    def action_kopieer_cel(self) -> None:
        """Ask which cell of the row under the cursor to copy."""
        from korpsmonitor_tui.tui.dialogs import Keuzelijst

        if self.gekozen is None:
            return
        cellen = self._cellen(self.gekozen)
        keuzes = [
            (str(nr), f"{kop}: {cel}" if kop else cel, "")
            for nr, ((kop, _breedte), cel) in enumerate(zip(self._kolommen, cellen, strict=True))
            if cel.strip()
        ]

        def kies(gekozen: str | None) -> None:
            if gekozen is not None:
                self._kopieer(cellen[int(gekozen)], _("De cel is gekopieerd."))

        self.app.push_screen(Keuzelijst(_("Welke cel kopiëren?"), keuzes), kies)

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
