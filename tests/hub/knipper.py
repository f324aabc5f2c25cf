"""A network between laptops and hub that gives out: connections are cut after a random number of bytes."""

from __future__ import annotations

import contextlib
import random
import socket
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Self


class Knipper:
    """Passes bytes on to a port of this machine. A context manager; ``kans`` is how many connections are cut."""

    def __init__(self, naar: int, zaad: int, kans: float = 0.5, grootst: int = 40_000) -> None:
        self._naar = naar
        self._toeval = random.Random(zaad)
        self._kans = kans
        self._grootst = grootst
        self.geknipt = 0
        self._slot = threading.Lock()
        self._luister = socket.create_server(("127.0.0.1", 0))
        self.poort: int = self._luister.getsockname()[1]

    def __enter__(self) -> Self:
        threading.Thread(target=self._neem_aan, daemon=True).start()
        return self

    def __exit__(self, *_fout: object) -> None:
        self._luister.close()

    def _neem_aan(self) -> None:
        while True:
            try:
                klant, _adres = self._luister.accept()
                hub = socket.create_connection(("127.0.0.1", self._naar))
            except OSError:
                return
            with self._slot:
                budget = self._toeval.randrange(self._grootst) if self._toeval.random() < self._kans else None
            rest = [budget]
            for van, naar in ((klant, hub), (hub, klant)):
                threading.Thread(target=self._geef_door, args=(van, naar, rest), daemon=True).start()

    def _geef_door(self, van: socket.socket, naar: socket.socket, rest: list[int | None]) -> None:
        """One direction; both share what is left before the line is cut."""
        try:
            while stuk := van.recv(4096):
                if rest[0] is not None:
                    rest[0] -= len(stuk)
                    if rest[0] < 0:
                        self.geknipt += 1
                        break
                naar.sendall(stuk)
        except OSError:
            pass
        for kant in (van, naar):
            # Closing alone does not end the line while the other direction waits for bytes of it.
            with contextlib.suppress(OSError):
                kant.shutdown(socket.SHUT_RDWR)
            kant.close()
