"""A list about a verslag with what is under the cursor in full below it, and from there to where it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.tui.basis import Werkscherm
from korpsmonitor_tui.tui.widgets.lijst import Lijst

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import PurePath

    from textual.app import ComposeResult

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.tui.messages import OpenDossier


@dataclass(frozen=True, slots=True)
class Regel:
    """One line; without an id it is a heading."""

    tekst: Content
    id: str = ""
    details: Content | None = None
    naar: OpenDossier | None = None
    """Where Enter goes; None if there is nothing to go to."""


class _Regels(Lijst):
    KIJKT_EERST = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", _("ga erheen"), tooltip=_("toon waar dit staat"))
    ]


class VerslaglijstScreen(Werkscherm):
    """What the three lists about a verslag share."""

    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath] | None] = "verslaglijst.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", _("terug"))]
    LEEG: ClassVar[str] = ""
    """What stands there when there is nothing to list."""

    def __init__(self, sessie: Sessie, dossier: str) -> None:
        super().__init__(sessie)
        self.dossier = dossier
        self._regels: dict[str, Regel] = {}

    def inhoud(self) -> ComposeResult:
        """What it is about, the list, and the details."""
        yield Static(id="kop", markup=False)
        yield _Regels(id="regels")
        with VerticalScroll(id="details", can_focus=False):
            yield Static(id="detailtekst", markup=False)

    def on_mount(self) -> None:
        """Begin in the list."""
        self.query_one(Lijst).focus()

    def on_screen_resume(self) -> None:
        """What was changed on another screen shows at once."""
        self.ververs()

    def vul(self, kop: Content, regels: Sequence[Regel]) -> None:
        """Show these lines; the cursor stays where it was."""
        self.query_one("#kop", Static).update(kop)
        self._regels = {regel.id: regel for regel in regels if regel.id}
        lijst = self.query_one(Lijst)
        opties = [Option(regel.tekst, id=regel.id or None, disabled=not regel.id) for regel in regels]
        lijst.vul(opties, lijst.gekozen or next(iter(self._regels), ""))
        if not self._regels:
            self.query_one("#detailtekst", Static).update(Content(self.LEEG))
        self._toon_details()
        self.refresh_bindings()

    @property
    def gekozen(self) -> str:
        """Id of the line under the cursor; empty without one."""
        return self.query_one(Lijst).gekozen

    @on(OptionList.OptionHighlighted)
    def _toon_details(self) -> None:
        regel = self._regels.get(self.gekozen)
        if regel is not None:
            self.query_one("#detailtekst", Static).update(regel.details or Content())
            self.query_one("#details", VerticalScroll).scroll_home(animate=False)
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    def _ga_erheen(self) -> None:
        regel = self._regels.get(self.gekozen)
        if regel is not None and regel.naar is not None:
            self.app.post_message(regel.naar)
        else:
            self.notify(_("Hier is niets om heen te gaan."))


def kopregel(tekst: str) -> Regel:
    """A heading in a list."""
    return Regel(Content.styled(tekst, "bold $text-accent"))
