"""Destroying by law on the command line: seen, confirmed by typing the name, recorded, and never by somebody else."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui import paths
from korpsmonitor_tui.cli.vernietig import SLEUTELS, VERLOPEN
from korpsmonitor_tui.store.opnemen import lees_pakketten
from korpsmonitor_tui.store.store import Omgeving, Store
from tests.cli.conftest import Opdrachtregel, is_een_regel, paden
from tests.services.gesprekgeluid import schrijf_wav

if TYPE_CHECKING:
    from pathlib import Path

NOTULIST, COORDINATOR = "notulist 1", "coördinator"
OPDRACHT = ("vernietig", "dossier", "Groningen", "--reden", "bewaartermijn verstreken")


def _open(pad: Path) -> Store:
    return Store.open(pad, str, Omgeving(paths.toestandsmap()))


def _notities(regel: Opdrachtregel) -> list[str]:
    return [
        notitie["tekst"] for notitie in regel.goed("gesprek", "toon", "Groningen", "--json").json["notities"]
    ]


def test_wie_de_naam_typt_vernietigt(gesprek: Opdrachtregel) -> None:
    notities = _notities(gesprek)
    gesprek.goed("backup", als=COORDINATOR)
    (kopie,) = (gesprek.db.parent / "reservekopieen").iterdir()
    opzij = gesprek.db.with_name(f"{gesprek.db.name}.vervangen-2013")
    opzij.touch()
    for getypt in ("", "Drenthe\n", "ja\n"):
        weigering = gesprek(*OPDRACHT, als=COORDINATOR, invoer=getypt)
        assert (weigering.status, "er is niets vernietigd" in weigering.fout) == (2, True)
        assert _notities(gesprek) == notities
    uitkomst = gesprek.goed(*OPDRACHT, als=COORDINATOR, invoer="groningen\n")
    assert "notitie" in uitkomst.fout
    assert str(kopie) in uitkomst.uit
    assert str(opzij) in uitkomst.uit
    for tekst in notities:
        assert tekst.encode() not in gesprek.db.read_bytes()
    assert "bewaartermijn verstreken" in gesprek.goed("vernietig", "toon").uit
    assert "vernietig toon" in gesprek.goed("controleer").uit
    assert gesprek.goed("controleer", "--json").json["vernietigd"] > 0
    assert gesprek(*OPDRACHT, "--ja", als=COORDINATOR).status == 2


def test_wat_daarna_binnenkwam_staat_erbij(gesprek: Opdrachtregel, tmp_path: Path) -> None:
    elders = Opdrachtregel(tmp_path / "elders.db", gesprek.klok)
    shutil.copy(gesprek.db, elders.db)
    elders.goed("gesprek", "wijzig-notitie", "Groningen", "1", "--tekst", "Elders bewerkt.", als=NOTULIST)
    gesprek.goed(*OPDRACHT, "--ja", als=COORDINATOR)
    with _open(elders.db) as bron, _open(gesprek.db) as doel:
        doel.neem_op(lees_pakketten(bron.lees()))
    assert "daarna binnengekomen: notitie" in gesprek.goed("vernietig", "toon").uit
    assert paden(gesprek.goed("vernietig", "toon", "--json").json) == set(SLEUTELS)
    gesprek.goed("controleer")


@pytest.mark.parametrize("woorden", [OPDRACHT, ("vernietig", "opname", "Groningen", "1", "--reden", "x")])
def test_een_ander_dan_de_coordinator_wordt_geweigerd(
    gesprek: Opdrachtregel, woorden: tuple[str, ...]
) -> None:
    uitkomst = gesprek(*woorden, "--ja", als=NOTULIST)
    assert (uitkomst.status, uitkomst.uit) == (2, "")
    assert is_een_regel(uitkomst.fout)
    assert "coördinator" in uitkomst.fout


def test_een_opname_en_een_onderdeel(gesprek: Opdrachtregel, tmp_path: Path) -> None:
    gesprek.goed(
        *("opname", "nieuw", "Groningen", str(schrijf_wav(tmp_path)), "--bewaren-tot", "2013-02-13"),
        als=NOTULIST,
    )
    assert "niets te lang" in gesprek.goed("vernietig", "verlopen").uit
    gesprek.klok.zet(2013, 3, 1)
    assert "13-02-2013" in gesprek.goed("vernietig", "verlopen").uit
    (verlopen,) = gesprek.goed("vernietig", "verlopen", "--json").json
    assert paden([verlopen]) == set(VERLOPEN)
    gesprek.goed("vernietig", "opname", "Groningen", "1", "--reden", "x", "--ja", als=COORDINATOR)
    assert gesprek.goed("opname", "toon", "Groningen", "--json").json == []
    weg = gesprek(
        "vernietig", "onderdeel", "opname", verlopen["kenmerk"], "--reden", "x", "--ja", als=COORDINATOR
    )
    assert (weg.status, is_een_regel(weg.fout)) == (2, True)
