"""kill -9 and Ctrl-C at any moment: what was acknowledged is there, what is there holds together, nothing is half."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import OpslagFout
from korpsmonitor_tui.store.sleutelbestand import pad_van
from korpsmonitor_tui.store.store import Omgeving, Store
from tests.store.buitenproces import WORTEL, buitenproces, lees_regel
from tests.store.conftest import SLEUTEL, MaakStore
from tests.store.gegevens import maak_notitie

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fouten.cijfers import Meet


@pytest.mark.parametrize(
    "keren",
    [
        pytest.param(8, marks=pytest.mark.fouten("kill", kort=True)),
        pytest.param(60, marks=pytest.mark.fouten("kill")),
    ],
)
def test_kills_in_the_middle_of_writing_lose_nothing_acknowledged(
    tmp_path: Path, maak_store: MaakStore, meet: Meet, keren: int
) -> None:
    pad = maak_store("laptop").pad
    toestand = tmp_path / "laptop" / "toestand"
    toeval, vastgelegd = random.Random(27), set()
    for _keer in range(keren):
        with buitenproces("schrijf", pad, toestand) as proces:
            vastgelegd.add(lees_regel(proces))
            time.sleep(toeval.random() * 0.05)
            proces.kill()
            assert proces.stdout is not None
            # A last line without its end was not acknowledged.
            *heel, _half = proces.stdout.read().split("\n")
            vastgelegd.update(heel)
    with Store.open_met_sleutel(pad, SLEUTEL, Omgeving(toestand)) as store:
        aanwezig = {rij[0] for rij in store.lees().execute("SELECT id FROM notitie")}
        meet("notities bevestigd voor een kill", len(vastgelegd), keren=keren)
        meet("bevestigde notities verloren", len(vastgelegd - aanwezig), hoogstens=0, keren=keren)
        assert vastgelegd <= aanwezig
        # At most the one that was committed and not yet acknowledged, per kill.
        assert len(aanwezig - vastgelegd) <= keren
        assert store.controleer().gebreken == ()
        # Killed programs go on as the same device: none of them was taken for a copy.
        assert store.lees().execute("SELECT count(DISTINCT device) FROM event").fetchone() == (1,)


@pytest.mark.fouten("kill", kort=True)
@pytest.mark.parametrize("wat", ["maak", "maak_versleuteld"])
def test_a_kill_while_a_database_is_made_leaves_nothing_half(tmp_path: Path, wat: str) -> None:
    """Afterwards it opens whole, or it is not there and can be made, or one clear line says what is in the way."""
    toeval = random.Random(28)
    wachtwoord = None if wat == "maak" else "wachtwoord"
    for keer in range(5):
        pad = tmp_path / f"{wat}{keer}" / "m.db"
        omgeving = Omgeving(tmp_path / "toestand")
        with buitenproces(wat, pad, tmp_path / "toestand") as proces:
            lees_regel(proces)
            time.sleep(toeval.random() * 0.2)
            proces.kill()
            proces.wait()
        if pad.exists():
            store = Store.open(pad, lambda: "wachtwoord", omgeving)
        elif pad_van(pad).exists():
            with pytest.raises(OpslagFout, match="sleutelbestand zonder database"):
                Store.maak(pad, wachtwoord, omgeving)
            continue
        else:
            store = Store.maak(pad, wachtwoord, omgeving)
        with store:
            maak_notitie(store)
            assert store.controleer().gebreken == ()


@pytest.mark.fouten("kill", kort=True)
@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is op Windows geen signaal aan een ander proces")
@pytest.mark.parametrize("wat", ["maak_versleuteld", "schrijf"])
def test_ctrl_c_leaves_nothing_half(tmp_path: Path, maak_store: MaakStore, wat: str) -> None:
    pad = maak_store("laptop").pad if wat == "schrijf" else tmp_path / "nieuw" / "m.db"
    for wachttijd in (0.0, 0.02, 0.05, 0.1):
        with buitenproces(wat, pad, tmp_path / "laptop" / "toestand") as proces:
            vastgelegd = [lees_regel(proces)]
            time.sleep(wachttijd)
            proces.send_signal(signal.SIGINT)
            assert proces.stdout is not None
            vastgelegd += proces.stdout.read().split("\n")[:-1]
            proces.wait(timeout=10)
        if wat == "schrijf":
            with Store.open_met_sleutel(pad, SLEUTEL, Omgeving(tmp_path / "t")) as store:
                aanwezig = {rij[0] for rij in store.lees().execute("SELECT id FROM notitie")}
                assert set(vastgelegd) <= aanwezig
                assert store.controleer().gebreken == ()
        else:
            namen = {bestand.name for bestand in pad.parent.glob("*")} if pad.parent.exists() else set()
            assert namen in (set(), {"m.db", "m.db.sleutel"})
            for bestand in (pad, pad_van(pad)):
                bestand.unlink(missing_ok=True)


VOL = """
import resource, sys
from pathlib import Path
from korpsmonitor_tui.store.fouten import SchijfVol
from korpsmonitor_tui.store.store import Omgeving, Store
from tests.store.gegevens import SLEUTEL, maak_notitie

pad, toestand = Path(sys.argv[1]), Path(sys.argv[2])
with Store.open_met_sleutel(pad, SLEUTEL, Omgeving(toestand)) as store:
    maak_notitie(store, "van voor de volle schijf")
    grens = pad.with_name(pad.name + "-wal").stat().st_size
    _, hoogste = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (grens, hoogste))
    for _keer in range(3):
        try:
            maak_notitie(store, "past niet")
        except SchijfVol as fout:
            print(fout)
    resource.setrlimit(resource.RLIMIT_FSIZE, (hoogste, hoogste))
    maak_notitie(store, "na het opruimen")
    assert store.controleer().gebreken == (), store.controleer()
    print([rij[0] for rij in store.lees().execute("SELECT tekst FROM notitie ORDER BY id")])
"""


@pytest.mark.fouten("schijf", kort=True)
@pytest.mark.skipif(sys.platform == "win32", reason="resource bestaat niet op Windows")
def test_a_disk_that_is_full_at_the_commit_loses_only_that_change(
    tmp_path: Path, maak_store: MaakStore, meet: Meet
) -> None:
    """The log is written at COMMIT, after every statement went well."""
    pad = maak_store("laptop").pad
    proces = subprocess.run(
        [sys.executable, "-c", VOL, str(pad), str(tmp_path / "laptop" / "toestand")],
        cwd=WORTEL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert proces.returncode == 0, proces.stderr
    *meldingen, teksten = proces.stdout.splitlines()
    assert len(meldingen) == 3
    assert all("niet opgeslagen" in melding for melding in meldingen)
    assert teksten == "['van voor de volle schijf', 'na het opruimen']"
    meet("geweigerde opslagen die zeggen dat er niets is opgeslagen", len(meldingen), minstens=3, keren=3)
