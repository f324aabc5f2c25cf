"""An app that can cover its screens: nothing under the lock is shown or reached, and work in the background goes on.

Textual keeps a stack of screens per mode and shows and steers only that of the present one. The work has a mode, and
so has the lock: whatever a worker does meanwhile to the stack of the work happens there, unseen.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import schermslot
from korpsmonitor_tui.tui.grondapp import Grondapp
from korpsmonitor_tui.tui.thema import DONKER
from korpsmonitor_tui.tui.toetsenwacht import Toetsenwacht

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path, PurePath

    from textual.await_complete import AwaitComplete
    from textual.screen import Screen

    from korpsmonitor_tui.services.sessie import Sessie

WERK: Final = "werk"
SLOT: Final = "slot"

TIK: Final = 5.0
"""Seconds between two looks at the clock; a key or click looks too, before it does anything."""
_ALTIJD: Final = frozenset({"quit", "focus_next", "focus_previous"})
"""What the program itself still does under the lock; stopping saves, and starting asks for the passphrase."""


class VergrendelbareApp(Grondapp[None]):
    """Covers its screens on a key, or after minutes without one; see :class:`VergrendeldScreen`."""

    DEFAULT_MODE = WERK
    CSS_PATH: ClassVar[list[str | PurePath]] = []
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+l", "vergrendel", _("vergrendelen"), show=False, tooltip=_("vergrendel het scherm nu; het wachtwoord opent het weer")),
        # Also where a field has Ctrl+L itself, and in a dialog.
        Binding("alt+l", "vergrendel", _("vergrendelen"), show=False, priority=True, tooltip=_("vergrendel het scherm nu; het wachtwoord opent het weer")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie, stijlen: Iterable[Path] = (), thema: str = DONKER) -> None:
        """``stijlen`` are style sheets besides those of the class."""
        super().__init__([*self.CSS_PATH, *stijlen], thema)
        self.sessie = sessie
        self._ingehouden: list[tuple[str, dict[str, Any]]] = []
        self.toetsenwacht = Toetsenwacht(self, super().on_event)
        self.add_mode(WERK, self.get_default_screen)
        self.add_mode(SLOT, self._maak_slot)
        self._te_vergrendelen = schermslot.is_te_vergrendelen(sessie)
        self.gebruik_voorkeur()
        self._noteer_gebruik()

    @property
    def werkstapel(self) -> list[Screen[Any]]:
        """The screens of the work, also under the lock."""
        return self.get_screen_stack(WERK)

    @property
    def vergrendeld(self) -> bool:
        """Whether the screens are covered."""
        return self.current_mode == SLOT

    def bewaar_alles(self) -> None:
        """Keep what is being typed, on every screen of the work."""

    def _maak_slot(self) -> Screen[Any]:
        from korpsmonitor_tui.tui.screens.vergrendeld import VergrendeldScreen

        return VergrendeldScreen()

    # -- locking -----------------------------------------------------------------------------------------------------

    def action_vergrendel(self) -> None:
        """Cover the screens now."""
        if not self._te_vergrendelen:
            self.notify(
                _("Deze database heeft geen wachtwoord; er is niets om het scherm mee te openen."),
                markup=False,
            )
        elif not self.vergrendeld:
            self.bewaar_alles()
            self.capture_mouse(None)
            self.clear_notifications()
            self.toetsenwacht.vergeet()
            self.switch_mode(SLOT)

    def ontgrendel(self) -> None:
        """Show the work again, with what there was to tell meanwhile."""
        self._noteer_gebruik()
        self.switch_mode(WERK)
        ingehouden, self._ingehouden = self._ingehouden, []
        for bericht, opties in ingehouden:
            self.notify(bericht, **opties)

    def notify(self, message: str, **opties: Any) -> None:
        """As Textual's; under the lock it waits."""
        if self.vergrendeld:
            self._ingehouden.append((message, opties))
        else:
            super().notify(message, **opties)

    # -- the clock ---------------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Look at the clock from now on."""
        if self._te_vergrendelen:
            self._noteer_gebruik()
            self.set_interval(TIK, self._kijk)

    def gebruik_voorkeur(self) -> None:
        """Read again after how many minutes to lock."""
        self._na = timedelta(minutes=schermslot.vergrendelt_na(self.sessie))

    def _noteer_gebruik(self) -> None:
        self._laatst = (self.sessie.store.klok(), time.monotonic())

    def _kijk(self) -> None:
        if self._is_verlaten():
            self.action_vergrendel()

    def _is_verlaten(self) -> bool:
        """Whether nobody touched a key for so long: by the clock on the wall, which goes on while a laptop sleeps.

        That clock can be set, in either direction, so the one that only counts counts too.
        """
        wand, teller = self._laatst
        verstreken = max(abs(self.sessie.store.klok() - wand), timedelta(seconds=time.monotonic() - teller))
        return self._te_vergrendelen and bool(self._na) and verstreken >= self._na

    async def on_event(self, event: events.Event) -> None:
        """As Textual's; the first touch after too long only finds the lock, and keys wait for the screen they are for."""
        ingevoerd = isinstance(event, (events.InputEvent, events.Paste)) and not event.is_forwarded
        if ingevoerd and not self.vergrendeld:
            if self._is_verlaten():
                self.action_vergrendel()
                return
            if not isinstance(event, events.MouseMove):
                self._noteer_gebruik()
        if self.vergrendeld or not self.toetsenwacht.houd(event):
            await super().on_event(event)

    # -- nothing under the lock is reached ---------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Under the lock the program does next to nothing."""
        if self.vergrendeld and action not in _ALTIJD:
            return False
        return super().check_action(action, parameters)

    def push_screen(self, *argumenten: Any, **opties: Any) -> Any:
        """As Textual's, always on the stack of the work."""
        return super().push_screen(*argumenten, **{"mode": WERK, **opties})

    def pop_screen(self) -> AwaitComplete:
        """As Textual's, always from the stack of the work."""
        with self._op_werkstapel():
            return super().pop_screen()

    def switch_screen(self, screen: Screen[Any] | str) -> AwaitComplete:
        """As Textual's, always on the stack of the work."""
        with self._op_werkstapel():
            return super().switch_screen(screen)

    @contextmanager
    def _op_werkstapel(self) -> Iterator[None]:
        # Textual takes a mode for pushing a screen, and for taking one away only the present one.
        nu, self._current_mode = self._current_mode, WERK
        try:
            yield
        finally:
            self._current_mode = nu
