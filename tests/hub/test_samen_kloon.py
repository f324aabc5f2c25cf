"""A laptop that was cloned with its memory of itself, both copies at work: every text of both ends up on the hub."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.services.heraanmelding import meld_opnieuw_aan
from korpsmonitor_tui.services.synchronisatie import Uitkomst, synchroniseer
from korpsmonitor_tui.store.store import Omgeving, Store, richt_in
from tests.hub.conftest import MONITOR, Proefhub
from tests.hub.heraanmeldproces import MOMENTEN
from tests.hub.laptopproces import WORTEL
from tests.store.gegevens import maak_notitie
from tests.store.test_opnemen import afdruk

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fouten.cijfers import Meet

SAMEN, VAN_DE_EEN, VAN_DE_ANDER = 2, 3, 4


@dataclass(frozen=True)
class Machine:
    """A machine whose disk is in ``eigen`` while it is off; switched on, it stands where both believe to be."""

    eigen: Path
    plaats: Path
    hub: Proefhub

    def aan(self) -> Store:
        self.eigen.rename(self.plaats)
        return self.open()

    def open(self) -> Store:
        return Store.open_met_sleutel(self.pad, None, Omgeving(self.plaats / "toestand"))

    def uit(self) -> None:
        self.plaats.rename(self.eigen)

    @property
    def pad(self) -> Path:
        return self.plaats / "monitor.db"

    def werk(self, wie: str, aantal: int) -> None:
        with self.aan() as store:
            for nummer in range(aantal):
                maak_notitie(store, f"{wie} {nummer}")
        self.uit()

    def wissel_uit(self) -> Uitkomst:
        with self.open() as store, self.hub.open("coordinator") as verbinding:
            return synchroniseer(store, verbinding)


@pytest.fixture
def machines(tmp_path: Path, hub: Proefhub) -> tuple[Machine, Machine]:
    """A registered laptop that exchanged, and its clone; then each worked by itself."""
    een = Machine(tmp_path / "een", tmp_path / "hier", hub)
    ander = Machine(tmp_path / "ander", tmp_path / "hier", hub)
    een.eigen.mkdir()
    richt_in(een.eigen / "monitor.db", None, MONITOR)
    with een.aan() as store, hub.open("coordinator") as verbinding:
        verbinding.meld_aan(MONITOR, store.device, "laptop")
        for nummer in range(SAMEN):
            maak_notitie(store, f"samen {nummer}")
        synchroniseer(store, verbinding)
    een.uit()
    shutil.copytree(een.eigen, ander.eigen)
    een.werk("van de een", VAN_DE_EEN)
    ander.werk("van de ander", VAN_DE_ANDER)
    een.aan().sluit()
    assert een.wissel_uit().klopt
    een.uit()
    return een, ander


def notities(store: Store) -> set[str]:
    return {rij[0] for rij in store.lees().execute("SELECT tekst FROM notitie")}


TEKSTEN = frozenset(
    f"{wie} {nummer}"
    for wie, aantal in (("samen", SAMEN), ("van de een", VAN_DE_EEN), ("van de ander", VAN_DE_ANDER))
    for nummer in range(aantal)
)


def eis_dat_alles_er_is(een: Machine, ander: Machine) -> int:
    """After the other copy, which is on, exchanged, both have every text of both; returns how many are missing."""
    uitkomst = ander.wissel_uit()
    if uitkomst.nieuw_apparaat or not uitkomst.klopt:
        raise AssertionError(uitkomst)
    with ander.open() as store:
        alles, beeld = notities(store), afdruk(store)
        assert store.controleer().klopt
    ander.uit()
    assert alles == TEKSTEN
    een.aan().sluit()
    assert een.wissel_uit().klopt
    with een.open() as store:
        assert afdruk(store) == beeld
    een.uit()
    return len(TEKSTEN - alles)


def test_both_copies_of_a_cloned_laptop_end_up_with_everything(
    machines: tuple[Machine, Machine], hub: Proefhub
) -> None:
    een, ander = machines
    with ander.aan() as store:
        voor = notities(store)
    uitkomst = ander.wissel_uit()
    assert len(uitkomst.gevorkt) == 1
    assert uitkomst.achtergebleven == 2 * VAN_DE_ANDER
    with ander.open() as store:
        assert notities(store) == voor
        with hub.open("coordinator") as verbinding:
            assert meld_opnieuw_aan(store, verbinding, "laptop").opnieuw == 2 * VAN_DE_ANDER
    eis_dat_alles_er_is(een, ander)


@pytest.mark.fouten("kloon")
def test_killed_at_any_moment_there_is_the_old_database_or_the_new_one(
    machines: tuple[Machine, Machine], hub: Proefhub, meet: Meet
) -> None:
    een, ander = machines
    with ander.aan() as store:
        voor = notities(store)
    ander.wissel_uit()
    for moment in MOMENTEN:
        _dood_op(ander, moment)
        with ander.open() as store:
            nu = notities(store)
            # Once they changed places, the work of both is in it; until then it is as it was.
            assert nu >= voor
            assert len(nu) == (SAMEN + VAN_DE_EEN + VAN_DE_ANDER if moment == "gewisseld" else len(voor))
            assert store.controleer().klopt
            device = store.device
    # Killed before it remembered its new device, it is one that the hub does not know yet.
    with hub.open("coordinator") as verbinding:
        verbinding.meld_aan(MONITOR, device, "laptop")
    verloren = eis_dat_alles_er_is(een, ander)
    meet("momenten waarop is gedood", len(MOMENTEN))
    meet("verloren teksten", verloren, hoogstens=0)


def _dood_op(machine: Machine, moment: str) -> None:
    hub = machine.hub
    with subprocess.Popen(
        [sys.executable, "-m", "tests.hub.heraanmeldproces", str(machine.pad), str(machine.plaats / "toestand"),
         hub.server.dsn("coordinator", hub.database), hub.wachtwoord("coordinator"), moment],
        cwd=WORTEL, stdout=subprocess.PIPE, text=True,
    ) as proces:  # fmt: skip
        assert proces.stdout is not None
        assert proces.stdout.readline() == f"{moment}\n"
        proces.kill()
