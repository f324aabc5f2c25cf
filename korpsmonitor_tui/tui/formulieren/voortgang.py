"""Long work behind a bar that says how far it is; Escape breaks it off between two steps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label, ProgressBar, Static

from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.tui.basis import meld_fout
from korpsmonitor_tui.tui.dialogs import STIJL
from korpsmonitor_tui.tui.modaal import Modaal
from korpsmonitor_tui.tui.widgets.voettekst import Voettekst

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import PurePath

    from textual.app import ComposeResult
    from textual.widget import Widget

    Voortgang = Callable[[int, int, str], None]

T = TypeVar("T")


class Afgebroken(KorpsmonitorFout):
    """Somebody pressed Escape before the next step."""

    titel = "Afgebroken"


class VoortgangScreen(Modaal[T | KorpsmonitorFout], Generic[T]):
    """Does the work in a thread of its own, and dismisses with its result or with why there is none."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [STIJL, Path(__file__).with_name("voortgang.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "breek_af", _("afbreken"))]
    UITLEG = _(
        "Het programma is bezig; onder de balk staat waarmee. Esc breekt af na de stap die nu loopt: wat klaar is, blijft."
    )

    def __init__(self, titel: str, taak: Callable[[Voortgang], T], afgebroken: str) -> None:
        """``taak`` calls what it is given before each step; ``afgebroken`` says what breaking off leaves behind."""
        super().__init__()
        self._titel = titel
        self._taak = taak
        self._melding = afgebroken
        self._breekt_af = False

    def helptitel(self) -> str:
        """Its own title."""
        return self._titel

    def compose(self) -> ComposeResult:
        """Title, bar, what is being done."""
        with Vertical(id="kader"):
            yield Label(Content(self._titel), id="dialoogtitel")
            yield ProgressBar(total=None, show_eta=False, id="balk")
            yield Static("", id="stap", markup=False)
        yield Voettekst()

    def on_mount(self) -> None:
        """Begin."""
        self.run_worker(self._werk, thread=True, group="voortgang", exit_on_error=True)

    def _werk(self) -> None:
        try:
            uitkomst: T | KorpsmonitorFout = self._taak(self._meld)
        except KorpsmonitorFout as fout:
            uitkomst = fout
        self.app.call_from_thread(self.dismiss, uitkomst)

    def _meld(self, gedaan: int, totaal: int, wat: str) -> None:
        """In the worker thread: show the step, unless this is the place to stop. What is done to the end stays done."""
        if self._breekt_af and gedaan < totaal:
            raise Afgebroken(self._melding)
        self.app.call_from_thread(self._toon, gedaan, totaal, wat)

    def _toon(self, gedaan: int, totaal: int, wat: str) -> None:
        self.query_one(ProgressBar).update(total=totaal, progress=gedaan)
        self.query_one("#stap", Static).update(Content(wat))

    def action_breek_af(self) -> None:
        """Stop before the next step."""
        self._breekt_af = True
        self.query_one("#stap", Static).update(Content(_("Wordt afgebroken…")))


def doe_met_voortgang(
    widget: Widget,
    titel: str,
    taak: Callable[[Voortgang], T],
    klaar: Callable[[T], None],
    afgebroken: str,
) -> None:
    """Do long work behind a bar and give its result to ``klaar``; a refusal or breaking off becomes a notice."""

    def daarna(uitkomst: T | KorpsmonitorFout | None) -> None:
        if isinstance(uitkomst, KorpsmonitorFout):
            meld_fout(widget, uitkomst)
        elif uitkomst is not None:
            klaar(uitkomst)

    widget.app.push_screen(VoortgangScreen(titel, taak, afgebroken), daarna)
