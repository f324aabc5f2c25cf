"""What every program of ours on a screen does: themes, keys as they stand on a keyboard, help, and an orderly end."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from rich.console import Console
from textual.app import App
from textual.binding import Binding, BindingType

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.tui.screens.teklein import TeKleinScreen, past_niet
from korpsmonitor_tui.tui.stijlblad import Stijlblad
from korpsmonitor_tui.tui.thema import DONKER, LICHT, THEMAS
from korpsmonitor_tui.tui.toetsen import Toets, actieve_toetsen, toetsnaam
from korpsmonitor_tui.tui.zichtbaarfilter import Zichtbaarfilter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import PurePath

    from textual import events
    from textual.filter import LineFilter
    from textual.screen import Screen

R = TypeVar("R")


class Grondapp(App[R], Generic[R]):
    """Knows nothing of a database: the program that makes the first one is built on it too."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1,question_mark", "help", _("help"), tooltip=_("toetsen en uitleg bij dit scherm")),
        Binding("ctrl+p", "opdrachten", _("meer"), tooltip=_("alle opdrachten van dit scherm, te zoeken op naam")),
        Binding("f2", "thema", _("licht of donker"), show=False, tooltip=_("wissel tussen licht en donker thema")),
        Binding("ctrl+q", "quit", _("afsluiten"), show=False, priority=True, tooltip=_("bewaar en sluit het programma")),
    ]  # fmt: skip

    def __init__(self, stijlen: Sequence[str | PurePath], thema: str = DONKER) -> None:
        """``stijlen`` are style sheets, beside the module of the class or anywhere."""
        super().__init__(css_path=[*stijlen])
        self.fout: Exception | None = None
        for een in THEMAS:
            self.register_theme(een)
        self.theme = thema
        self._zichtbaar = Zichtbaarfilter()
        self.stylesheet = Stijlblad(variables=self.get_css_variables())
        # Textual's own report of a fault holds the values of local variables: minutes, on anybody's terminal.
        self.error_console = Console(file=io.StringIO())

    @property
    def werkstapel(self) -> list[Screen[Any]]:
        """The screens of the work, the lowest first."""
        return self.screen_stack

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own, and the one that lets nothing steer the terminal."""
        return (*super().get_line_filters(), self._zichtbaar)

    def get_key_display(self, binding: Binding) -> str:
        """Keys as they stand on a keyboard."""
        return toetsnaam(binding)

    def on_resize(self, event: events.Resize) -> None:
        """Below the smallest size one message says so, until it fits again."""
        te_klein = past_niet(event.size.width, event.size.height)
        bovenop = isinstance(self.werkstapel[-1], TeKleinScreen)
        if te_klein and not bovenop:
            self.push_screen(TeKleinScreen())
        elif not te_klein and bovenop:
            self.pop_screen()

    def action_help(self) -> None:
        """Explain what lies over a screen; a program adds its screens."""
        from korpsmonitor_tui.tui.modaal import Modaal
        from korpsmonitor_tui.tui.screens.help import HelpScreen

        scherm = self.screen
        if isinstance(scherm, Modaal):
            toetsen = actieve_toetsen(scherm)
            self.push_screen(HelpScreen(scherm.helptitel(), scherm.uitleg(), toetsen, met_verslag=False))

    def action_opdrachten(self) -> None:
        """Offer every action of this screen by name."""
        from korpsmonitor_tui.tui.screens.opdrachten import OpdrachtenScreen

        async def voer_uit(toets: Toets | None) -> None:
            if toets is not None:
                await self.run_action(toets.actie, toets.node)

        self.push_screen(OpdrachtenScreen(actieve_toetsen(self.screen)), voer_uit)

    def action_thema(self) -> None:
        """Switch between light and dark."""
        self.theme = LICHT if self.theme == DONKER else DONKER

    def action_help_quit(self) -> None:
        """Ctrl+C copies; whoever wants to stop is told how."""
        self.notify(_("Ctrl+Q sluit het programma; Ctrl+C kopieert gemarkeerde tekst."), markup=False)

    def run(self, *argumenten: Any, **opties: Any) -> R | None:
        """Run until the user stops it, as Textual does.

        A fault of our own ends it with ``return_code`` 1 and one line on stderr; what was typed is in the database and
        comes back at the next start.
        """
        try:
            return super().run(*argumenten, **opties)
        finally:
            if self.fout is not None:
                from korpsmonitor_tui.tui.storing import leg_vast

                print(leg_vast(self.fout), file=sys.stderr)

    def _handle_exception(self, error: Exception) -> None:
        # The only place where Textual tells of a fault in a handler; it has no public name.
        self.fout = self.fout or error
        super()._handle_exception(error)
