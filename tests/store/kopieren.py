"""Databases with a key file, and backups of them, for tests that copy and restore."""

from __future__ import annotations

import functools
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from korpsmonitor_tui.store.reservekopie import Oorsprong, maak_kopie
from korpsmonitor_tui.store.sleutelbestand import _als_bestand, pad_van
from korpsmonitor_tui.store.sleutelslot import SLOT_HERSTEL, SLOT_WACHTWOORD, codeer, verpak
from tests.store.gegevens import SLEUTEL

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.store.kopiebestand import Kopiebestand
    from korpsmonitor_tui.store.store import Store

NU = datetime(2013, 2, 4, 17, tzinfo=UTC)
WACHTWOORD = "wachtwoord van de proef"
HERSTELSLEUTEL = "HERSTELSLEUTEL"


@functools.cache
def _sleutelbestand() -> bytes:
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
