"""Databases with a key file, and backups of them, for tests that copy and restore."""

from __future__ import annotations

import functools
import os
import signal
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.store import sleutelslot
from korpsmonitor_tui.store.reservekopie import Oorsprong, maak_kopie
from korpsmonitor_tui.store.sleutelbestand import _als_bestand, pad_van
from korpsmonitor_tui.store.sleutelslot import SLOT_HERSTEL, SLOT_WACHTWOORD, codeer, verpak
from tests.store.gegevens import SLEUTEL

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from korpsmonitor_tui.store.kopiebestand import Kopiebestand
    from korpsmonitor_tui.store.store import Store

NU = datetime(2013, 2, 4, 17, tzinfo=UTC)
WACHTWOORD = "wachtwoord van de proef"
HERSTELSLEUTEL = "HERSTELSLEUTEL"


_STAPPEN = frozenset({"os.link", "os.rename", "os.remove", "os.truncate"})


def stop_bij(nr: int, taak: Callable[[], object]) -> bool:
    """Run in a process that is killed at its ``nr``-th step on the disk; whether it got to the end."""
    kind = os.fork()
    if kind == 0:
        gedaan = 0

        def tel(gebeurtenis: str, _rest: object) -> None:
            nonlocal gedaan
            if gebeurtenis in _STAPPEN:
                gedaan += 1
                if gedaan == nr:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(tel)
        try:
            taak()
        except BaseException:  # noqa: BLE001 - this process must never become a second run of the tests
            os._exit(1)
        os._exit(0)
    afloop = os.waitstatus_to_exitcode(os.waitpid(kind, 0)[1])
    assert afloop in (0, -signal.SIGKILL), "wat gedood moest worden, mislukte zelf"
    return afloop == 0


@functools.cache
def _sleutelbestand() -> bytes:
    # How dear a secret is to try stands in the slot: a light one opens as a heavy one does, sooner.
    with pytest.MonkeyPatch.context() as plek:
        plek.setattr(sleutelslot, "RONDES", 1)
        plek.setattr(sleutelslot, "GEHEUGEN", 8 * 2**10)
        slots = (
            verpak(SLEUTEL, SLOT_WACHTWOORD, WACHTWOORD),
            verpak(SLEUTEL, SLOT_HERSTEL, HERSTELSLEUTEL),
        )
    return _als_bestand([codeer(slot) for slot in slots])


def leg_sleutel_bij(pad: Path) -> None:
    """A key file for the raw key of the tests."""
    pad_van(pad).write_bytes(_sleutelbestand())


def oorsprong(store: Store) -> Oorsprong:
    return Oorsprong(store.pad, SLEUTEL, store.monitor, "ab" * 32)


def kopieer(store: Store, doel: Path) -> Kopiebestand:
    """Make a backup of an open database, its key file made as well."""
    leg_sleutel_bij(store.pad)
    return maak_kopie(oorsprong(store), doel, NU)
