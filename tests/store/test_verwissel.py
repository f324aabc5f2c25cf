"""Taking the place of a database, on paper: whatever a power loss forgets, nothing is ever put together wrongly."""

from __future__ import annotations

import errno
import itertools
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import pytest

from korpsmonitor_tui.store import verwissel
from korpsmonitor_tui.store.herstel import Plaats, herstel
from korpsmonitor_tui.store.schijf import bij, leg_vast
from korpsmonitor_tui.store.sleutelbestand import pad_van
from korpsmonitor_tui.store.store import Omgeving, Store
from korpsmonitor_tui.store.verwissel import kopieer, vervang
from tests.store.kopieren import NU

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.fouten.cijfers import Meet

Stap = tuple[str, ...]
Map = dict[str, str]


@pytest.fixture
def stappen(monkeypatch: pytest.MonkeyPatch) -> list[Stap]:
    """What is done to names in a folder, and when the folder is made durable."""
    gedaan: list[Stap] = []

    def lees_mee(van: Any, naam: str, soort: str) -> None:
        echt = getattr(van, naam)

        def doe(*rest: Any, **opties: Any) -> Any:
            gedaan.append((soort, *(Path(pad).name for pad in rest)))
            return echt(*rest, **opties)

        monkeypatch.setattr(van, naam, doe)

    lees_mee(os, "link", "koppel")
    lees_mee(Path, "unlink", "verwijder")
    lees_mee(Path, "replace", "hernoem")

    def maak_duurzaam(pad: Path) -> None:
        gedaan.append(("duurzaam",))
        leg_vast(pad)

    monkeypatch.setattr(verwissel, "leg_vast", maak_duurzaam)
    return gedaan


def na(begin: Map, stappen: tuple[Stap, ...]) -> Map:
    """The folder after these steps; what a forgotten step should have made cannot be worked on."""
    staat = dict(begin)
    for soort, *namen in stappen:
        inhoud = staat.get(namen[0]) if namen else None
        if inhoud is None:
            continue
        if soort == "koppel":
            staat[namen[1]] = inhoud
        elif soort == "verwijder":
            del staat[namen[0]]
        elif soort == "hernoem":
            staat[namen[1]] = staat.pop(namen[0])
    return staat


def mogelijk(begin: Map, stappen: list[Stap]) -> Iterator[Map]:
    """Every folder that a power loss can leave: what was made durable, and any of the steps after that."""
    vast: tuple[Stap, ...] = ()
    los: list[Stap] = []
    for stap in (*stappen, ("duurzaam",)):
        if stap != ("duurzaam",):
            los.append(stap)
            continue
        for aantal in range(len(los) + 1):
            for keuze in itertools.combinations(los, aantal):
                yield na(begin, (*vast, *keuze))
        vast, los = (*vast, *los), []


@pytest.mark.fouten("reservekopie", kort=True)
@pytest.mark.parametrize("met_sleutel", [True, False])
def test_a_power_loss_leaves_the_old_or_the_new_or_none_and_never_a_mixture(
    tmp_path: Path, stappen: list[Stap], met_sleutel: bool, meet: Meet
) -> None:
    pad, nieuw = tmp_path / "m.db", tmp_path / ".m.db.nieuw"
    for rest in bij(pad):
        rest.write_text("oud")
    nieuw.write_text("nieuw")
    if met_sleutel:
        pad_van(nieuw).write_text("nieuw")
    begin = {bestand.name: bestand.read_text() for bestand in tmp_path.iterdir() if bestand.is_file()}
    stappen.clear()
    terzijde = vervang(nieuw, pad, NU)
    oud = dict.fromkeys((deel.name for deel in bij(pad)), "oud")
    nieuwe = {"m.db": "nieuw"} | ({"m.db.sleutel": "nieuw"} if met_sleutel else {})
    bewaard = {deel.name for deel in bij(terzijde)}
    staten = list(mogelijk(begin, list(stappen)))
    fout = 0
    for staat in staten:
        hier = {naam: inhoud for naam, inhoud in staat.items() if naam in oud}
        heel = all(staat.get(naam) == "oud" for naam in bewaard)
        fout += not (hier == oud or (heel and (hier == nieuwe or "m.db" not in hier)))
    meet("gemengde databases na stroomuitval tijdens een verwisseling", fout, hoogstens=0, keren=len(staten))
    assert fout == 0
    assert len(staten) > 20
    assert {naam: inhoud for naam, inhoud in staten[-1].items() if naam in oud} == nieuwe


# -- held, also while copying ------------------------------------------------------------------------------------------


def _is_vast(pad: Path) -> bool:
    """Whether another process finds it in use: a lock is of a whole process."""
    vraag = "import pathlib, sys; from korpsmonitor_tui.store.verwissel import alleen; alleen(pathlib.Path(sys.argv[1])).__enter__()"
    uitkomst = subprocess.run(
        [sys.executable, "-c", vraag, str(pad)], capture_output=True, text=True, check=False
    )
    assert uitkomst.returncode == 0 or "is in gebruik" in uitkomst.stderr
    return uitkomst.returncode != 0


@pytest.mark.skipif(os.name != "posix", reason="sloten zoals POSIX")
@pytest.mark.parametrize("herstellen", [False, True])
def test_copying_what_is_held_does_not_let_go_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, herstellen: bool
) -> None:
    """Closing a file lets go of every lock that the process has on it."""
    pad = tmp_path / "m.db"
    gezien: list[bool] = []

    def zonder_tweede_namen(*_namen: Path) -> None:
        raise OSError(errno.EOPNOTSUPP, "geen harde koppelingen")

    def kijk(van: Path, naar: Path, vast: BinaryIO | None) -> None:
        kopieer(van, naar, vast)
        if van == pad:
            gezien.append(_is_vast(pad))

    if herstellen:
        bron = Store.maak(pad, None, Omgeving(tmp_path / "t"))
        bron.sluit()
        monkeypatch.setattr("korpsmonitor_tui.store.herstel.kopieer", kijk)
        herstel(pad, Plaats(tmp_path / "daar" / "m.db", tmp_path / "t2"), lambda: "", NU)
    else:
        pad.write_text("oud")
        (tmp_path / "nieuw").write_text("nieuw")
        monkeypatch.setattr(os, "link", zonder_tweede_namen)
        monkeypatch.setattr(verwissel, "kopieer", kijk)
        terzijde = vervang(tmp_path / "nieuw", pad, NU)
        assert (terzijde.read_text(), pad.read_text()) == ("oud", "nieuw")
    assert gezien == [True]
    assert not _is_vast(pad)
