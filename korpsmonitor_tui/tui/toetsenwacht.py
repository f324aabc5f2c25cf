"""What is typed while a screen is still being opened waits for that screen: it never works on the one before."""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING, Any, Final, Protocol, runtime_checkable

from textual import events
from textual.widgets import Input

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import App

GEDULD: Final = 5.0
"""Seconds after which a screen gets its keys, whatever it is waiting for."""

_TUSSENPOOS: Final = 0.003
"""Seconds between two looks whether the screen is there."""

_STUUR: Final = ("ctrl+", "alt+", "escape", *(f"f{nr}" for nr in range(1, 10)))
"""How the names of keys begin that do something else than type, in a field too."""


@runtime_checkable
class Openend(Protocol):
    """A screen of which the part that is worked in may come later than the screen itself."""

    @property
    def opent(self) -> bool:
        """Whether the work cannot begin yet."""


class Toetsenwacht:
    """Hands keys and pasted texts to the app one after another, each when what the one before asked for is there.

    Textual gives a key to whatever has the focus at that moment. Between Enter on a list and the screen that it opens there
    are a few messages and sometimes a module to load; who types on meanwhile would type commands of the list. Letters
    typed into a field go straight on: nothing is put off there.
    """

    def __init__(self, app: App[Any], geef: Callable[[events.Event], Awaitable[None]]) -> None:
        """``geef`` does with an event what the app would have done; it is awaited from the app's own messages."""
        self._app = app
        self._geef = geef
        self._rij: deque[events.Event] = deque()
        self._sinds = 0.0
        self._opgegeven: object = None
        """The screen that was waited for in vain."""
        self._na_opdracht = False
        """Whether the last key may have led to another screen."""

    @property
    def houdt(self) -> bool:
        """Whether something typed is still waiting."""
        return bool(self._rij)

    def houd(self, gebeurtenis: events.Event) -> bool:
        """Whether this event is kept until it is its turn; else it is for the caller to hand on."""
        if not isinstance(gebeurtenis, (events.Key, events.Paste)) or gebeurtenis.is_forwarded:
            return False
        if self._rij:
            self._rij.append(gebeurtenis)
            return True
        if self._is_gereed():
            self._onthoud(gebeurtenis)
            return False
        self._rij.append(gebeurtenis)
        self._sinds = time.monotonic()
        self._kijk_straks()
        return True

    def vergeet(self) -> None:
        """Drop what waits: it was typed for a screen that is covered now."""
        self._rij.clear()

    def _kijk_straks(self) -> None:
        self._app.set_timer(_TUSSENPOOS, lambda: self._app.call_later(self._geef_door))

    async def _geef_door(self) -> None:
        if not self._app.screen_stack:
            # The program was closed meanwhile.
            self.vergeet()
        while self._rij:
            if not self._is_gereed():
                if time.monotonic() - self._sinds < GEDULD:
                    self._kijk_straks()
                    return
                self._opgegeven = self._app.screen
            gebeurtenis = self._rij.popleft()
            self._onthoud(gebeurtenis)
            await self._geef(gebeurtenis)

    def _onthoud(self, gebeurtenis: events.Event) -> None:
        toets = gebeurtenis.key if isinstance(gebeurtenis, events.Key) else ""
        veld = self._app.focused
        # Asked by a letter: text areas are not to be loaded for the sake of this question.
        typt = veld is not None and veld.check_consume_key("a", "a")
        stuurt = toets.startswith(_STUUR) or (toets == "enter" and isinstance(veld, Input))
        self._na_opdracht = not typt or stuurt

    def _is_gereed(self) -> bool:
        """Whether what was typed last is done, and the screen that it led to can be worked in."""
        scherm = self._app.screen
        if scherm is self._opgegeven:
            return True
        if not scherm.is_mounted or (isinstance(scherm, Openend) and scherm.opent):
            return False
        if not self._na_opdracht:
            return True
        veld = self._app.focused
        pompen = (self._app, scherm, *(veld.ancestors_with_self if veld else ()))
        return not any(pomp.message_queue_size for pomp in pompen)
