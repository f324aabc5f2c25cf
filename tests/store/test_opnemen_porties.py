"""Events in batches, written some at a time: what follows from them does not depend on how they were divided."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from korpsmonitor_tui.store import opnemen
from korpsmonitor_tui.store.databasebestand import richt_in
from korpsmonitor_tui.store.driver import Database, open_database
from korpsmonitor_tui.store.opnemen import neem_op
from korpsmonitor_tui.store.projectiecontrole import gebreken
from tests.hub.keten import Laptop
from tests.store.conftest import SLEUTEL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.domain.event import Pakket

STAPPEN = st.lists(
    st.tuples(
        st.integers(0, 1),
        st.sampled_from(["a", "b"]),
        st.sampled_from(["", "tekst"]),
        st.sampled_from(["maak", "zet", "zet", "haal_weg"]),
        st.sets(st.integers(1, 3)),
    ),
    min_size=1,
    max_size=10,
)
"""Which laptop does what to which field of what, on which of the last events: also those of other fields and entities."""


@pytest.fixture(scope="module")
def leeg(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    pad = tmp_path_factory.mktemp("porties") / "m.db"
    richt_in(pad, SLEUTEL, "db")
    db = open_database(pad, SLEUTEL)
    yield db
    db.close()


def keten(stappen: list[tuple[int, str, str, str, set[int]]]) -> list[Pakket]:
    """What the laptops wrote, knowing of each other, and then one after the other: not in its order."""
    laptops = (Laptop(), Laptop())
    alles: list[Pakket] = []
    for wie, entiteit, veld, operatie, terug in stappen:
        ouders = tuple(alles[-nr] for nr in terug if nr <= len(alles))
        waarde = {"dossier": "2012/twente"} if operatie == "maak" else f"{veld} {len(alles)}"
        alles.append(laptops[wie].schrijf("notitie", entiteit, veld, operatie, waarde, ouders))
    return [*laptops[1].keten, *laptops[0].keten]


@settings(max_examples=100, deadline=None)
@given(stappen=STAPPEN, per_keer=st.integers(1, 10), tegelijk=st.integers(1, 4))
@example(
    # What came first is not what was written first.
    stappen=[
        (0, "a", "", "maak", set()),
        (0, "a", "tekst", "zet", set()),
        (1, "a", "tekst", "zet", set()),
    ],
    per_keer=10,
    tegelijk=4,
)
def test_projections_do_not_depend_on_how_events_were_divided(
    leeg: Database, stappen: list[tuple[int, str, str, str, set[int]]], per_keer: int, tegelijk: int
) -> None:
    """However they are divided over batches, and over what is written at once."""
    pakketten = keten(stappen)
    leeg.execute("BEGIN")
    try:
        with pytest.MonkeyPatch.context() as monkeypatch:
            monkeypatch.setattr(opnemen, "_TEGELIJK", tegelijk)
            for begin in range(0, len(pakketten), per_keer):
                neem_op(leeg, pakketten[begin : begin + per_keer])
        assert leeg.execute("SELECT count(*) FROM event").fetchone() == (len(pakketten),)
        assert list(gebreken(leeg)) == []
    finally:
        leeg.execute("ROLLBACK")
