"""An exchange with the hub in the background: it goes on while people type, whatever screen they look at."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.domain.hub import HubWachtwoordNodig
from korpsmonitor_tui.services import hubinstelling
from korpsmonitor_tui.services.hubinstelling import OMGEVING_HUB
from korpsmonitor_tui.services.synchronisatie import synchroniseer

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from textual.app import App

    from korpsmonitor_tui.services.synchronisatie import Hub, Uitkomst
    from korpsmonitor_tui.store.store import Store


@dataclass(eq=False)
class Uitwisseling:
    """How the exchange of one store is going; kept as long as the store is open."""

    store: Store
    bezig: bool = False
    wat: str = ""
    gedaan: int = 0
    totaal: int = 0
    stopt: bool = False
    uitkomst: Uitkomst | None = None
    fout: KorpsmonitorFout | None = None
    wachtwoord_nodig: bool = False
    """The hub asked for a password, and nobody gave one yet."""
    _wachtwoord: str | None = field(default=None, repr=False)

    def start(
        self,
        app: App[Any],
        vooraf: Callable[[], None],
        klaar: Callable[[Uitwisseling], None],
        wachtwoord: str | None = None,
    ) -> None:
        """Begin, unless one is under way; ``klaar`` is called on the UI thread when it ended, in whatever way.

        ``vooraf`` is waited for off the UI thread: what has to be recorded before, so that it goes along. A password
        that the hub took is remembered until the program ends, and nowhere else.
        """
        if self.bezig:
            return
        self.bezig, self.stopt, self.uitkomst, self.fout = True, False, None, None
        self.wat, self.gedaan, self.totaal, self.wachtwoord_nodig = "", 0, 0, False
        # Of the app, not of a screen: leaving the screen must not break it off.
        app.run_worker(
            partial(self._werk, app, vooraf, klaar, wachtwoord), thread=True, group="hub", exit_on_error=True
        )

    def stop(self) -> None:
        """Stop after the batch that is under way."""
        self.stopt = True

    def doe_met_hub(self, taak: Callable[[Hub], object], wachtwoord: str | None = None) -> None:
        """Connect and do something there. Raises KorpsmonitorFout, HubWachtwoordNodig if one has to be asked for."""
        gegeven = wachtwoord or self._wachtwoord or os.environ.get(OMGEVING_HUB)
        with hubinstelling.verbind(self.store, gegeven, _geen_vraag) as hub:
            self._wachtwoord = gegeven
            taak(hub)

    def _werk(
        self,
        app: App[Any],
        vooraf: Callable[[], None],
        klaar: Callable[[Uitwisseling], None],
        wachtwoord: str | None,
    ) -> None:
        try:
            vooraf()
            self.doe_met_hub(self._wissel_uit, wachtwoord)
        except HubWachtwoordNodig:
            self.wachtwoord_nodig = True
        except KorpsmonitorFout as fout:
            self.fout = fout
        finally:
            self.bezig = False
        app.call_from_thread(klaar, self)

    def _wissel_uit(self, hub: Hub) -> None:
        self.uitkomst = synchroniseer(self.store, hub, self._vorder, lambda: self.stopt)

    def _vorder(self, wat: str, gedaan: int, totaal: int) -> None:
        self.wat, self.gedaan, self.totaal = wat, gedaan, totaal


_lopend: Final[WeakKeyDictionary[Store, Uitwisseling]] = WeakKeyDictionary()


def uitwisseling_van(store: Store) -> Uitwisseling:
    """The exchange of this store, under way or not: a screen that is opened again finds it."""
    return _lopend.setdefault(store, Uitwisseling(store))


def _geen_vraag() -> str:
    raise HubWachtwoordNodig
