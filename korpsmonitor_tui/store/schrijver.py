"""One writer thread with a queue: the only connection that writes, so that the screen never waits for the disk."""

from __future__ import annotations

import contextlib
import queue
import threading
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, TypeVar

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store.driver import DriverFout, begrijpelijk
from korpsmonitor_tui.store.fouten import OpslagFout

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from korpsmonitor_tui.store.driver import Database

T = TypeVar("T")


class Schrijver:
    """Runs jobs one after another, each inside BEGIN IMMEDIATE: all of a job is committed, or nothing of it.

    ``bij_rust`` is called on the writer thread whenever nothing waits: for what nobody should wait for. Its errors are
    passed over. ``neem_beurt`` surrounds every transaction, so that programs write in turn.
    """

    def __init__(
        self,
        open_verbinding: Callable[[], Database],
        pad: Path | str,
        bij_rust: Callable[[Database], None] = lambda _db: None,
        neem_beurt: Callable[[], AbstractContextManager[None]] = contextlib.nullcontext,
    ) -> None:
        self._pad = pad
        self._neem_beurt = neem_beurt
        self._bij_rust = bij_rust
        self._wachtrij: queue.SimpleQueue[tuple[Callable[[Database], Any], Future[Any]] | None] = (
            queue.SimpleQueue()
        )
        self._gesloten = False
        self.vastgelegd = 0
        """How many jobs were committed; counted before anybody hears that theirs is done."""
        self._slot = threading.Lock()
        gereed: Future[None] = Future()
        self._draad = threading.Thread(
            target=self._werk, args=(open_verbinding, gereed), name="korpsmonitor-schrijver", daemon=True
        )
        self._draad.start()
        try:
            gereed.result()
        except BaseException:
            self._wachtrij.put(None)
            raise

    def voer_uit(self, taak: Callable[[Database], T]) -> Future[T]:
        """Queue a job; its result or its error (a KorpsmonitorFout) is in the future. Raises OpslagFout if closed."""
        toekomst: Future[T] = Future()
        with self._slot:
            if self._gesloten:
                raise OpslagFout(_("De database is gesloten; de wijziging is niet opgeslagen."))
            self._wachtrij.put((taak, toekomst))
        return toekomst

    def voer_nu_uit(self, taak: Callable[[Database], T]) -> T:
        """As :meth:`voer_uit`, waiting for the result. Raises RuntimeError in a job: it would wait for itself."""
        return self.voer_uit_terwijl(taak, lambda: None)

    def voer_uit_terwijl(self, taak: Callable[[Database], T], terwijl: Callable[[], object]) -> T:
        """As :meth:`voer_nu_uit`; ``terwijl`` runs here once the job is done, while it is being committed.

        Not sooner: two threads that both compute keep each other from it. It is not called for a job that fails before
        its commit, and what it raises comes out while the job stands or falls by itself.
        """
        if threading.current_thread() is self._draad:
            raise RuntimeError("a job cannot wait for another job of the same writer")
        geschreven = threading.Event()

        def schrijf(db: Database) -> T:
            resultaat = taak(db)
            geschreven.set()
            return resultaat

        toekomst = self.voer_uit(schrijf)
        # Also for a job that never got to its end, or never began.
        toekomst.add_done_callback(lambda _toekomst: geschreven.set())
        geschreven.wait()
        if not (toekomst.done() and toekomst.exception()):
            terwijl()
        return toekomst.result()

    def sluit(self) -> None:
        """Finish what is queued and close the connection; on return it is closed, whoever asked first."""
        with self._slot:
            if not self._gesloten:
                self._gesloten = True
                self._wachtrij.put(None)
        self._draad.join()

    def _werk(self, open_verbinding: Callable[[], Database], gereed: Future[None]) -> None:
        try:
            db = open_verbinding()
        except BaseException as fout:  # noqa: BLE001 - handed to the thread that waits
            gereed.set_exception(fout)
            return
        gereed.set_result(None)
        while (opdracht := self._wachtrij.get()) is not None:
            self._doe(db, *opdracht)
            # While the thread waits, a job taken in from elsewhere would keep its hundred thousand events alive.
            del opdracht
            if self._wachtrij.empty():
                self._rust(db)
        self._rust(db)
        db.close()

    def _doe(self, db: Database, taak: Callable[[Database], T], toekomst: Future[T]) -> None:
        if not toekomst.set_running_or_notify_cancel():
            return
        try:
            with self._neem_beurt():
                resultaat = in_transactie(db, taak, self._pad)
        except BaseException as fout:  # noqa: BLE001 - handed to the thread that waits
            toekomst.set_exception(fout)
        else:
            self.vastgelegd += 1
            toekomst.set_result(resultaat)

    def _rust(self, db: Database) -> None:
        # Nobody waits for this, and a thread that dies of it would leave every later job waiting for ever.
        with contextlib.suppress(Exception):
            self._bij_rust(db)


def in_transactie(db: Database, taak: Callable[[Database], T], pad: Path | str) -> T:
    """Run ``taak`` inside BEGIN IMMEDIATE; commit, or roll back and raise.

    IMMEDIATE, because a transaction that begins by reading cannot always become a writing one when others write.
    sqlite-utils' own ``atomic()`` nests inside as a savepoint. The driver's errors come out as OpslagFout.
    """
    with begrijpelijk(pad):
        _draai_terug(db)
        db.execute("BEGIN IMMEDIATE")
        try:
            resultaat = taak(db)
            db.execute("COMMIT")
        except BaseException:
            # What went wrong first is what is told; a rollback that fails too is repeated before the next job.
            with contextlib.suppress(DriverFout):
                _draai_terug(db)
            raise
    return resultaat


def _draai_terug(db: Database) -> None:
    if db.conn.in_transaction:
        db.execute("ROLLBACK")
