"""Choose the words of a text that a code stands on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.tui.dialogs import STIJL
from korpsmonitor_tui.tui.modaal import Modaal
from korpsmonitor_tui.tui.widgets.markeervak import Markeervak
from korpsmonitor_tui.tui.widgets.voettekst import Voettekst

if TYPE_CHECKING:
    from pathlib import PurePath

    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.extractie import Spanne


class Citaatkeuze(Modaal["Spanne | None"]):
    """The whole text; Enter takes the words that are marked."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [STIJL, Path(__file__).with_name("codering_citaat.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "annuleer", _("annuleren")),
    ]
    UITLEG = _(
        "De pijlen lopen van woord naar woord, met Shift erbij markeert u ze. Enter zet de code op de gemarkeerde woorden; Esc "
        "laat staan wat er stond."
    )

    def helptitel(self) -> str:
        """What it does."""
        return _("Woorden aanwijzen")

    def __init__(self, tekst: str, gemerkt: Spanne | None) -> None:
        super().__init__()
        self._tekst = tekst
        self._gemerkt = gemerkt

    def compose(self) -> ComposeResult:
        """Title and text."""
        with Vertical(id="kader"):
            yield Label(Content(_("Op welke woorden staat de code? Enter neemt ze.")), id="dialoogtitel")
            yield Markeervak(id="tekst")
        yield Voettekst()

    def on_mount(self) -> None:
        """Begin with the words as they are."""
        vak = self.query_one(Markeervak)
        vak.toon(self._tekst, self._gemerkt)
        vak.focus()

    @on(Markeervak.Gekozen)
    def _gekozen(self, bericht: Markeervak.Gekozen) -> None:
        self.dismiss(bericht.spanne)

    def action_annuleer(self) -> None:
        """Leave the words as they are."""
        self.dismiss(None)
