"""One writer thread with a queue: the only connection that writes, so that the screen never waits for the disk."""

from __future__ import annotations

import queue
import threading
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, TypeVar

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store.driver import DriverFout, maak_begrijpelijk
from korpsmonitor_tui.store.fouten import OpslagFout

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from korpsmonitor_tui.store.driver import Database

T = TypeVar("T")


class Schrijver:
    """Runs jobs one after another, each inside BEGIN IMMEDIATE: all of a job is committed, or nothing of it."""

    def __init__(self, open_verbinding: Callable[[], Database], pad: Path | str) -> None:
        self._pad = pad
        self._wachtrij: queue.SimpleQueue[tuple[Callable[[Database], Any], Future[Any]] | None] = (
            queue.SimpleQueue()
        )
        self._gesloten = False
        self._slot = threading.Lock()
        gereed: Future[None] = Future()
        self._draad = threading.Thread(
            target=self._werk, args=(open_verbinding, gereed), name="korpsmonitor-schrijver", daemon=True
        )
        self._draad.start()
        gereed.result()

    def voer_uit(self, taak: Callable[[Database], T]) -> Future[T]:
        """Queue a job; its result or its error (a KorpsmonitorFout) is in the future. Raises OpslagFout if closed."""
        toekomst: Future[T] = Future()
        with self._slot:
            if self._gesloten:
                raise OpslagFout(_("De database is gesloten; de wijziging is niet opgeslagen."))
            self._wachtrij.put((taak, toekomst))
        return toekomst

    def sluit(self) -> None:
        """Finish what is queued and close the connection."""
        with self._slot:
            if self._gesloten:
                return
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
            taak, toekomst = opdracht
            if not toekomst.set_running_or_notify_cancel():
                continue
            try:
                toekomst.set_result(in_transactie(db, taak, self._pad))
            except BaseException as fout:  # noqa: BLE001 - handed to the thread that waits
                toekomst.set_exception(fout)
        db.close()


def in_transactie(db: Database, taak: Callable[[Database], T], pad: Path | str) -> T:
    """Run ``taak`` inside BEGIN IMMEDIATE; commit, or roll back and raise.

    IMMEDIATE, because a transaction that begins by reading cannot always become a writing one when others write.
    sqlite-utils' own ``atomic()`` nests inside as a savepoint. The driver's errors come out as OpslagFout.
    """
    try:
        db.execute("BEGIN IMMEDIATE")
        try:
            resultaat = taak(db)
            db.execute("COMMIT")
        except BaseException:
            if db.conn.in_transaction:
                db.execute("ROLLBACK")
            raise
    except DriverFout as fout:
        raise maak_begrijpelijk(fout, pad) from fout
    return resultaat
