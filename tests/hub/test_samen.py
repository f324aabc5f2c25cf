"""Laptops, a real hub, and everything that can go wrong between them: all end up the same, and nothing is lost."""

from __future__ import annotations

import contextlib
import random
import time
from typing import TYPE_CHECKING, Any

import pytest

from korpsmonitor_tui.services.synchronisatie import synchroniseer
from korpsmonitor_tui.store.opnemen import lees_pakketten
from korpsmonitor_tui.store.store import richt_in
from tests.hub.conftest import MONITOR, Proefhub
from tests.hub.knipper import Knipper
from tests.hub.laptopproces import Laptop
from tests.store.test_opnemen import afdruk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from korpsmonitor_tui.store.store import Store
    from tests.fouten.cijfers import Meet

KILLS = 45
KORPSEN = {"auditor": ("twente", "groningen"), "oost": ("twente",), "noord": ("groningen",)}


@pytest.fixture
def laptops(tmp_path: Path, hub: Proefhub) -> Iterator[list[Laptop]]:
    """An auditor's and two teams' laptops, registered."""
    with aangemeld(tmp_path, hub) as gemaakt:
        yield gemaakt


@contextlib.contextmanager
def aangemeld(map_: Path, hub: Proefhub) -> Iterator[list[Laptop]]:
    """The laptops, registered after the coördinator was; whatever still runs is killed at the end."""
    with hub.open("coordinator") as verbinding:
        verbinding.meld_aan(MONITOR, "00000000-0000-4000-8000-000000000000", "kantoor")
    gemaakt = []
    for login, korpsen in KORPSEN.items():
        pad = map_ / login / "monitor.db"
        pad.parent.mkdir()
        richt_in(pad, None, MONITOR)
        dsn = hub.server.dsn(login, hub.database)
        laptop = Laptop(pad, login, dsn, hub.wachtwoord(login), korpsen)
        with laptop.open() as store, hub.open(login) as verbinding:
            verbinding.meld_aan(MONITOR, store.device, login)
        gemaakt.append(laptop)
    try:
        yield gemaakt
    finally:
        for laptop in gemaakt:
            if laptop.proces is not None and laptop.proces.poll() is None:
                laptop.dood()


def sla_ertussen(laptops: Sequence[Laptop], keren: int, zaad: int) -> None:
    """Let all work at once, and kill one of them in the middle of an exchange, again and again."""
    toeval = random.Random(zaad)
    for laptop in laptops:
        laptop.start()
    for _keer in range(keren):
        laptop = toeval.choice(laptops)
        laptop.lees_tot("sync")
        time.sleep(toeval.random() * 0.08)
        laptop.dood()
        laptop.start()
    for laptop in laptops:
        laptop.lees_tot("sync")
        laptop.dood()


def maak_gelijk(laptops: Sequence[Laptop], hub: Proefhub) -> list[dict[str, Any]]:
    """Exchange undisturbed until nothing more comes, and give what each holds."""
    for ronde in range(3):
        for laptop in laptops:
            with laptop.open() as store, hub.open(laptop.login) as verbinding:
                uitkomst = synchroniseer(store, verbinding)
                assert (uitkomst.geweigerd_hier, uitkomst.gevorkt, uitkomst.nieuw_apparaat) == ((), (), False)
                if ronde:
                    # Before that a laptop may rest on what another has still to bring.
                    assert (uitkomst.geweigerd, uitkomst.wachtend, uitkomst.achtergebleven) == ((), 0, 0)
    beelden = []
    for laptop in laptops:
        with laptop.open() as store:
            assert store.controleer().gebreken == ()
            beelden.append({**afdruk(store), "event": _events(store)})
    return beelden


def _events(store: Store) -> list[tuple[str, str, str | None]]:
    return sorted((p.event.hash, p.event.entiteit, p.payload) for p in lees_pakketten(store.lees()))


def van_korps(beeld: dict[str, Any], korps: str) -> dict[str, Any]:
    """What of a laptop's tables is about one korps: every entity of the test bears its name."""
    return {tabel: [rij for rij in rijen if korps in repr(rij)] for tabel, rijen in beeld.items()}


def eis_gelijk(laptops: Sequence[Laptop], hub: Proefhub) -> tuple[int, int]:
    """All see the same of what they may see, and everything that was acknowledged is there.

    Returns how much was acknowledged, and how much of it is missing.
    """
    auditor, oost, noord = maak_gelijk(laptops, hub)
    assert oost == van_korps(auditor, "twente")
    assert noord == van_korps(auditor, "groningen")
    bevestigd = set().union(*(laptop.bevestigd for laptop in laptops))
    with laptops[0].open() as store:
        aanwezig = {rij[0] for rij in store.lees().execute("SELECT id FROM event")}
    verloren = bevestigd - aanwezig
    assert verloren == set()
    with hub.als_beheerder() as db:
        op_hub = {rij[0] for rij in db.execute("SELECT id FROM korpsmonitor.event")}
    assert op_hub == aanwezig
    return len(bevestigd), len(verloren)


@pytest.mark.fouten("sync", kort=True)
def test_two_kills_in_the_middle_of_an_exchange(laptops: list[Laptop], hub: Proefhub) -> None:
    sla_ertussen(laptops, 2, zaad=1)
    assert eis_gelijk(laptops, hub)[0]


@pytest.mark.fouten("sync")
@pytest.mark.parametrize("zaad", [11])
def test_three_laptops_a_bad_line_and_kills_lose_nothing(
    laptops: list[Laptop], hub: Proefhub, meet: Meet, zaad: int
) -> None:
    with Knipper(hub.server.poort, zaad) as knipper:
        for laptop in laptops:
            laptop.dsn = laptop.dsn.replace(f":{hub.server.poort}/", f":{knipper.poort}/")
        sla_ertussen(laptops, KILLS, zaad)
        bevestigd, verloren = eis_gelijk(laptops, hub)
        assert knipper.geknipt
        meet("kill -9 midden in een uitwisseling", KILLS)
        meet("afgebroken verbindingen", knipper.geknipt)
        meet("bevestigde vastleggingen", bevestigd)
        meet("verloren vastleggingen", verloren, hoogstens=0, keren=KILLS)
