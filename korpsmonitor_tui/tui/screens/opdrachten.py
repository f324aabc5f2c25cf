"""The command palette: every action of the screen by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from korpsmonitor_tui.domain.instrument import opzoeknaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.tui.modaal import Modaal
from korpsmonitor_tui.tui.toetsen import Toets
from korpsmonitor_tui.tui.widgets.voettekst import Voettekst

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

_ZELF = frozenset({"opdrachten"})


class _Zoekvak(Input):
    """The field, with the key that Textual gives it under its own name."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", _("kiezen"))]


class OpdrachtenScreen(Modaal[Toets | None]):
    """Type a part of a name, Enter does it."""

    CSS_PATH = "opdrachten.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "annuleer", _("sluiten")),
        Binding("down", "stap(1)", _("volgende"), priority=True),
        Binding("up", "stap(-1)", _("vorige"), priority=True),
    ]
    UITLEG = _(
        "Alles wat op dit scherm kan, met zijn toets. Typ een deel van wat u wilt doen, en Enter doet wat onder de cursor "
        "staat. Zo leert u ook de toets."
    )

    def __init__(self, toetsen: Sequence[Toets]) -> None:
        super().__init__()
        self._toetsen = [toets for toets in toetsen if toets.beschikbaar and toets.actie not in _ZELF]
        self._zichtbaar = self._toetsen

    def helptitel(self) -> str:
        """How the key is called."""
        return _("Opdrachten")

    def compose(self) -> ComposeResult:
        """Search field and list."""
        with Vertical(id="palet"):
            yield _Zoekvak(placeholder=_("Zoek een opdracht…"), id="zoek", compact=True)
            yield OptionList(id="lijst", compact=True)
            yield Static(_("Geen opdracht met deze woorden."), id="leeg")
        yield Voettekst()

    def on_mount(self) -> None:
        """Begin with everything."""
        self._vul()

    @on(Input.Changed)
    def _zoek(self, gebeurtenis: Input.Changed) -> None:
        woorden = [opzoeknaam(woord) for woord in gebeurtenis.value.split()]
        self._zichtbaar = [
            toets
            for toets in self._toetsen
            if all(woord in opzoeknaam(f"{toets.tekst} {toets.uitleg}") for woord in woorden)
        ]
        self._vul()

    def _vul(self) -> None:
        lijst = self.query_one(OptionList)
        lijst.set_options(Option(_regel(toets)) for toets in self._zichtbaar)
        lijst.highlighted = 0 if self._zichtbaar else None
        lijst.display = bool(self._zichtbaar)
        self.query_one("#leeg").display = not self._zichtbaar

    def action_stap(self, stap: int) -> None:
        """Move through the list while the field keeps the focus."""
        lijst = self.query_one(OptionList)
        if stap > 0:
            lijst.action_cursor_down()
        else:
            lijst.action_cursor_up()

    @on(Input.Submitted)
    def _bevestig(self) -> None:
        nummer = self.query_one(OptionList).highlighted
        if nummer is not None:
            self.dismiss(self._zichtbaar[nummer])

    @on(OptionList.OptionSelected)
    def _gekozen(self, gebeurtenis: OptionList.OptionSelected) -> None:
        self.dismiss(self._zichtbaar[gebeurtenis.option_index])

    def action_annuleer(self) -> None:
        """Do nothing."""
        self.dismiss(None)


def _regel(toets: Toets) -> Content:
    return Content.assemble(
        (f"{toets.namen[0]:<11}", "bold $text-accent"),
        toets.tekst,
        (f"  {toets.uitleg}" if toets.uitleg else "", "$text-muted"),
    )
