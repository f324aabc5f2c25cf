"""What every screen and tab shares: writing off the UI thread, and errors that say what happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.containers import Vertical
from textual.message import Message

from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.widget import Widget

    from korpsmonitor_tui.services.sessie import Sessie

T = TypeVar("T")


@dataclass
class Gewijzigd(Message):
    """Something of a dossier was written: whoever shows it reads again."""

    dossier: str


def meld_fout(widget: Widget, fout: KorpsmonitorFout) -> None:
    """Show an error as a notice that stays long enough to be read."""
    widget.notify(str(fout), title=_(fout.titel), severity="error", timeout=12)


def doe_op_achtergrond(
    widget: Widget, taak: Callable[[], T], klaar: Callable[[T], None] | None = None, groep: str = "schrijf"
) -> None:
    """Run a service call in a worker thread; ``klaar`` gets its result on the UI thread.

    A KorpsmonitorFout becomes a notice; anything else is a fault of ours and ends the app with its traceback.
    """

    def werk() -> None:
        try:
            resultaat = taak()
        except KorpsmonitorFout as fout:
            widget.app.call_from_thread(meld_fout, widget, fout)
            return
        if klaar is not None and widget.is_attached:
            widget.app.call_from_thread(klaar, resultaat)

    widget.run_worker(werk, thread=True, group=groep, exit_on_error=True)


class DossierTab(Vertical):
    """One tab of a dossier. It reads in :meth:`ververs` and writes through :meth:`schrijf`."""

    TITEL: ClassVar[str] = ""

    def __init__(self, sessie: Sessie, dossier: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.sessie = sessie
        self.dossier = dossier

    def ververs(self) -> None:
        """Read again and show. Called when the tab is shown, and after every change of the dossier."""
        raise AssertionError(f"{type(self).__name__} shows nothing")

    def bewaar(self) -> None:
        """Make what is being typed an event now: called before leaving the tab, the dossier or the program."""

    def schrijf(self, taak: Callable[[], T], klaar: Callable[[T], None] | None = None) -> None:
        """Run a writing service call off the UI thread, then tell the dossier that it changed."""

        def daarna(resultaat: T) -> None:
            if klaar is not None:
                klaar(resultaat)
            self.post_message(Gewijzigd(self.dossier))

        doe_op_achtergrond(self, taak, daarna)
