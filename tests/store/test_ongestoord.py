"""The collector of cycles waits, and never longer than was asked."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.store.ongestoord import ongestoord
from korpsmonitor_tui.store.opnemen import lees_pakketten
from tests.store.gegevens import maak_notitie

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.store.conftest import MaakStore


@pytest.fixture(autouse=True)
def daarna_aan() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def test_the_collector_goes_on_afterwards_whatever_went_wrong() -> None:
    with pytest.raises(ZeroDivisionError), ongestoord():
        1 / int(gc.isenabled())
    assert gc.isenabled()


def test_who_had_switched_it_off_keeps_it_off() -> None:
    gc.disable()
    with ongestoord(), ongestoord():
        pass
    assert not gc.isenabled()


def test_it_waits_while_events_are_taken_in(maak_store: MaakStore) -> None:
    hier, daar = maak_store("hier"), maak_store("daar")
    maak_notitie(hier)
    gezien: list[bool] = []
    daar.neem_op(lees_pakketten(hier.lees()), terwijl=lambda: gezien.append(gc.isenabled()))
    assert gezien == [False]
    assert gc.isenabled()
