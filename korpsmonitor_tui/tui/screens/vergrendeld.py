"""What covers the screens until the passphrase is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import schermslot
from korpsmonitor_tui.tui.vergrendeling import VergrendelbareApp
from korpsmonitor_tui.tui.widgets.voettekst import Voettekst

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget


class Wachtwoordveld(Input):
    """The field for the passphrase, with its key in the footer."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", _("openen"))]


class VergrendeldScreen(ModalScreen[None]):
    """Asks for the passphrase and names nobody. It stands alone in its mode: there is nothing under it."""

    CSS_PATH = "vergrendeld.tcss"
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "app.quit", _("afsluiten")),
    ]

    def compose(self) -> ComposeResult:
        """Title, field, what went wrong, keys."""
        with Vertical(id="slotkader"):
            yield Label(Content(_("Korpsmonitor is vergrendeld")), id="slottitel")
            yield Wachtwoordveld(password=True, placeholder=_("wachtwoord"), id="wachtwoord", compact=True)
            yield Static(id="slotmelding", markup=False)
            yield Static(
                Content(
                    _("Wat u typte is bewaard. Uw wachtwoord opent het scherm; de herstelsleutel kan ook.")
                ),
                id="slotuitleg",
            )
        yield Voettekst()

    def _extend_compose(self, widgets: list[Widget]) -> None:
        """No notices and no tips: what they tell belongs to the work."""

    def on_screen_resume(self) -> None:
        """Begin empty."""
        self._meld("")
        self.query_one(Input).value = ""
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def _ontgrendel(self) -> None:
        """Try what was typed, off the UI thread: stretching it takes a moment."""
        veld = self.query_one(Input)
        getypt, veld.value = veld.value, ""
        app = self.app
        assert isinstance(app, VergrendelbareApp)
        if not getypt or veld.disabled:
            return
        veld.disabled = True
        self._meld(_("Een ogenblik…"))

        def probeer() -> None:
            try:
                opent, melding = schermslot.ontgrendelt(app.sessie, getypt), _("Dat opent het scherm niet.")
            except KorpsmonitorFout as fout:
                opent, melding = False, str(fout)
            app.call_from_thread(klaar, opent, melding)

        def klaar(opent: bool, melding: str) -> None:
            veld.disabled = False
            veld.focus()
            self._meld("" if opent else melding)
            if opent:
                app.ontgrendel()

        self.run_worker(probeer, thread=True, group="slot", exclusive=True, exit_on_error=True)

    def _meld(self, tekst: str) -> None:
        self.query_one("#slotmelding", Static).update(Content(tekst))
