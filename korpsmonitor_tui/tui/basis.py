"""What every screen and tab shares: reading and writing off the UI thread, and errors that say what happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeVar, runtime_checkable

from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.tui.vergrendeling import VergrendelbareApp
from korpsmonitor_tui.tui.widgets.titelbalk import Titelbalk
from korpsmonitor_tui.tui.widgets.voettekst import Voettekst

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.widget import Widget

    from korpsmonitor_tui.services.sessie import Sessie

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Aangewezen:
    """A text under the cursor of a tab, that something else can be made of."""

    tekst: str
    passage: str = ""
    """Id of the passage that it is; empty for something else."""
    code: str = ""
    """Code of the dimension that it is about, as far as somebody said."""


@dataclass
class Gewijzigd(Message):
    """Something of a dossier was written: whoever shows it reads again."""

    dossier: str


def meld_fout(widget: Widget, fout: KorpsmonitorFout) -> None:
    """Show an error as a notice that stays long enough to be read."""
    widget.notify(str(fout), title=_(fout.titel), severity="error", timeout=12, markup=False)


def is_te_zien(widget: Widget) -> bool:
    """Whether a widget is part of the program and not being taken away; to be asked on the UI thread.

    Textual takes the parts of a screen away one after another, and calls the screen attached until the last is gone.
    """
    return widget.is_attached and not widget._pruning


def doe_op_achtergrond(
    widget: Widget, taak: Callable[[], T], klaar: Callable[[T], None] | None = None, groep: str = "schrijf"
) -> None:
    """Run a service call in a worker thread; ``klaar`` gets its result on the UI thread.

    A KorpsmonitorFout becomes a notice; anything else is a fault of ours and ends the program.
    """

    def werk() -> None:
        try:
            resultaat = taak()
        except KorpsmonitorFout as fout:
            widget.app.call_from_thread(meld_fout, widget, fout)
            return

        def toon_nog() -> None:
            if klaar is not None and is_te_zien(widget):
                klaar(resultaat)

        if klaar is not None:
            widget.app.call_from_thread(toon_nog)

    widget.run_worker(werk, thread=True, group=groep, exit_on_error=True)


def lees_op_achtergrond(
    widget: Widget, lees: Callable[[], T], toon: Callable[[T], None], groep: str = "lees"
) -> None:
    """Read in a worker thread and show the result on the UI thread; a later reading of the same group replaces it."""

    def werk() -> None:
        worker = get_current_worker()
        try:
            resultaat = lees()
        except KorpsmonitorFout as fout:
            if not worker.is_cancelled:
                widget.app.call_from_thread(meld_fout, widget, fout)
            return

        def toon_nog_geldig() -> None:
            if is_te_zien(widget) and not worker.is_cancelled:
                toon(resultaat)

        if not worker.is_cancelled:
            widget.app.call_from_thread(toon_nog_geldig)

    widget.run_worker(werk, thread=True, group=groep, exclusive=True, exit_on_error=True)


def leg_typen_vast(widget: Widget) -> Callable[[], None]:
    """Make what is being typed on this screen events; the result waits until they are, for a worker thread."""
    # Imported late: the first screen has no field to type long texts in.
    from korpsmonitor_tui.tui.widgets.bewaarveld import Bewaarveld

    # Textual's own selectors only know the first base of a class.
    bezig = [veld.bewaar() for veld in widget.screen.query("*") if isinstance(veld, Bewaarveld)]

    def wacht() -> None:
        for toekomst in bezig:
            toekomst.result()

    return wacht


@runtime_checkable
class Bewarend(Protocol):
    """A screen or form with something typed in it that has to be kept before it goes."""

    def bewaar(self) -> None:
        """Keep what was typed."""


class Werkscherm(Screen[None]):
    """A screen with the bar on top and the keys below; what is between comes from :meth:`inhoud`."""

    TITEL: ClassVar[str] = ""
    """Stands in the bar and heads the help."""
    UITLEG: ClassVar[str] = ""
    """What this screen is for and what to do next: the help shows it above the keys."""

    @dataclass
    class Gewisseld(Message):
        """Somebody else works from now on: the app tells every screen."""

        sessie: Sessie

    def __init__(self, sessie: Sessie) -> None:
        super().__init__()
        self.sessie = sessie
        self._is_gevraagd = False
        """Whether it was asked who works."""

    @property
    def ligt_onder(self) -> bool:
        """Whether this is the screen under every other: there is no way back from it."""
        return isinstance(self.app, VergrendelbareApp) and self.app.werkstapel[0] is self

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a screen that lies over another can be left."""
        if action == "dismiss" and self.is_attached and self.ligt_onder:
            return False
        return super().check_action(action, parameters)

    def on_screen_resume(self) -> None:
        """First of all somebody says who works. Textual calls this besides what a subclass does."""
        if self.sessie.aangenomen and not self._is_gevraagd and self.ligt_onder:
            from korpsmonitor_tui.tui.formulieren.wie import vraag_wie_begint

            vraag_wie_begint(
                self, self.sessie, self._heeft_gevraagd, lambda wie: self.post_message(self.Gewisseld(wie))
            )

    def _heeft_gevraagd(self) -> None:
        self._is_gevraagd = True

    def compose(self) -> ComposeResult:
        """Bar, contents, keys."""
        yield Titelbalk(self.sessie, self.TITEL)
        yield from self.inhoud()
        yield Voettekst()

    def inhoud(self) -> ComposeResult:
        """The widgets between bar and keys."""
        yield from ()

    def ververs(self) -> None:
        """Read again and show; called when the screen is shown and after a change made elsewhere."""

    def bewaar(self) -> None:
        """Make what is being typed an event now: called before leaving the screen or the program."""

    def uitleg(self) -> str:
        """The explanation for the help, as it fits what is shown now."""
        return self.UITLEG

    def uitgelegd(self) -> object:
        """The screen or tab that the help is about."""
        return self

    def action_conflicten(self) -> None:
        """What two laptops wrote differently; a screen that shows such texts binds a key to it."""
        from korpsmonitor_tui.tui.screens.conflicten import ConflictenScreen

        self.app.push_screen(ConflictenScreen(self.sessie))

    def gebruik(self, sessie: Sessie) -> None:
        """Go on as somebody else."""
        self.sessie = sessie
        self.query_one(Titelbalk).toon(sessie)
        self.ververs()


class DossierTab(Vertical):
    """One tab of a dossier. It reads in :meth:`ververs` and writes through :meth:`schrijf`."""

    TITEL: ClassVar[str] = ""
    UITLEG: ClassVar[str] = ""
    """What this tab is for and what to do next: the help shows it above the keys."""

    def __init__(self, sessie: Sessie, dossier: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.sessie = sessie
        self.dossier = dossier

    def ververs(self) -> None:
        """Read again and show. Called when the tab is shown, and after every change of the dossier."""
        raise AssertionError(f"{type(self).__name__} shows nothing")

    def bewaar(self) -> None:
        """Make what is being typed an event now: called before leaving the tab, the dossier or the program."""

    @property
    def begint(self) -> bool:
        """Whether the tab is shown but what is worked in first has still to be read."""
        return False

    def focus_eerste(self) -> None:
        """Begin where the work begins: the first field or list of the tab."""
        eerste = next((widget for widget in self.query("*") if widget.focusable), None)
        if eerste is not None:
            eerste.focus()

    def ga_naar(self, soort: str, entiteit: str) -> None:
        """Select what a search found, if this tab shows it."""

    def aangewezen(self) -> Aangewezen | None:
        """The text under the cursor; None where there is none."""
        return None

    def schrijf(self, taak: Callable[[], T], klaar: Callable[[T], None] | None = None) -> None:
        """Run a writing service call off the UI thread, then tell the dossier that it changed."""

        def daarna(resultaat: T) -> None:
            if klaar is not None:
                klaar(resultaat)
            self.post_message(Gewijzigd(self.dossier))

        doe_op_achtergrond(self, taak, daarna)
