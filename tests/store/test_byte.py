"""A byte that changed on the disk: it is found, wherever it is, and never shown as if it were what was written."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Final

import pytest

from korpsmonitor_tui.domain.errors import OpslagFout
from korpsmonitor_tui.store.store import Omgeving, Store
from tests.store.conftest import SLEUTEL, MaakStore
from tests.store.gegevens import maak_notitie

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fouten.cijfers import Meet

BLADZIJDE: Final = 4096


def vindt(map_: Path, inhoud: bytes) -> bool:
    """Whether opening and checking these bytes says that something is wrong."""
    pad = map_ / "m.db"
    pad.write_bytes(inhoud)
    try:
        with Store.open_met_sleutel(pad, SLEUTEL, Omgeving(map_ / "toestand")) as store:
            return not store.controleer().klopt
    except OpslagFout:
        return True
    finally:
        for bij in ("-wal", "-shm"):
            pad.with_name(pad.name + bij).unlink(missing_ok=True)


@pytest.mark.parametrize(
    "keren",
    [
        pytest.param(12, marks=pytest.mark.fouten("byte", kort=True)),
        pytest.param(None, marks=pytest.mark.fouten("byte")),
    ],
)
def test_a_byte_that_changed_in_any_page_of_the_database_is_found(
    tmp_path: Path, maak_store: MaakStore, meet: Meet, keren: int | None
) -> None:
    """One byte, of the text, the vector or the signature of a page; without ``keren`` in every page there is."""
    store = maak_store("laptop")
    for nr in range(20):
        maak_notitie(store, f"zin {nr} " * 100)
    store.sluit()
    gaaf = store.pad.read_bytes()
    map_ = tmp_path / "kopie"
    map_.mkdir()
    assert not vindt(map_, gaaf)
    toeval = random.Random(7)
    bladzijden = list(range(0, len(gaaf), BLADZIJDE))
    if keren is not None:
        bladzijden = [0, *toeval.sample(bladzijden[1:], keren - 1)]
    gemist = []
    for begin in bladzijden:
        plaats = begin + toeval.randrange(BLADZIJDE)
        anders = gaaf[plaats] ^ 1 << toeval.randrange(8)
        if not vindt(map_, gaaf[:plaats] + bytes([anders]) + gaaf[plaats + 1 :]):
            gemist.append(plaats)
    meet("gewijzigde bytes van de database niet gevonden", len(gemist), hoogstens=0, keren=len(bladzijden))
    assert gemist == []
