"""Today's backup while the program is open: made beside it once a day, and only what goes wrong is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import kopieproces, reservekopieen
from korpsmonitor_tui.tui.basis import doe_op_achtergrond

if TYPE_CHECKING:
    import subprocess

    from korpsmonitor_tui.tui.app import KorpsmonitorApp

_UUR: Final = 3600
_KIJK_NA: Final = 20
"""Seconds between two looks at whether it is done."""


class Bijhouder:
    """Starts the process that makes a backup when the day has none yet, and tells if it failed."""

    def __init__(self, app: KorpsmonitorApp) -> None:
        self._app = app
        self._proces: subprocess.Popen[bytes] | None = None
        self._gemeld = ""

    def begin(self) -> None:
        """Look now, and every hour from now on."""
        self._app.set_interval(_UUR, self._start)
        self._start()

    def _start(self) -> None:
        if self._proces is None:
            # The lowest screen is always there to be told: the one that is looked at may be left meanwhile.
            doe_op_achtergrond(
                self._app.werkstapel[0],
                lambda: kopieproces.start(self._app.sessie),
                self._is_gestart,
                groep="reservekopie",
            )

    def _is_gestart(self, proces: subprocess.Popen[bytes] | None) -> None:
        self._proces = proces
        if proces is not None:
            self._app.set_timer(_KIJK_NA, self._kijk)

    def _kijk(self) -> None:
        if self._proces is not None and self._proces.poll() is None:
            self._app.set_timer(_KIJK_NA, self._kijk)
            return
        self._proces = None
        fout = self._app.sessie.store.voorkeuren.lees(reservekopieen.FOUT)
        # Once is enough until it is another: it stands in Beheer as well.
        if fout and fout != self._gemeld:
            self._app.notify(
                _("{fout} Zie Beheer (F10), Reservekopieën (b).").format(fout=fout),
                title=_("De automatische reservekopie is mislukt"),
                severity="warning",
                timeout=20,
                markup=False,
            )
        self._gemeld = fout
