"""Ids of one handeling sort in the order of making, also under a clock that stands still."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

from korpsmonitor_tui.domain.event import nieuw_id
from korpsmonitor_tui.domain.volgnummer import BITS, Volgnummer

NU = datetime(2013, 2, 1, tzinfo=UTC)


def test_ids_made_in_one_millisecond_sort_by_making_and_differ() -> None:
    ids = [nieuw_id(NU) for _nr in range(500)]
    assert ids == sorted(ids)
    assert len(set(ids)) == 500


def test_a_clock_that_goes_back_makes_older_ids_that_still_differ() -> None:
    later, eerder = nieuw_id(NU), nieuw_id(NU - timedelta(seconds=1))
    assert eerder < later
    assert len({nieuw_id(moment) for moment in (NU, NU - timedelta(seconds=1)) * 50}) == 100


def test_every_millisecond_counts_from_nought() -> None:
    teller = Volgnummer()
    assert [teller.volgende(ms) for ms in (1, 1, 1, 2, 2)] == [0, 1, 2, 0, 1]


def test_the_number_fits_and_threads_never_share_one() -> None:
    teller = Volgnummer()
    nummers: list[int] = []

    def tel() -> None:
        nummers.extend([teller.volgende(7) for _nr in range(1000)])

    draden = [threading.Thread(target=tel) for _nr in range(4)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert sorted(nummers) == list(range(4000))
    assert max(nummers) < 2**BITS
