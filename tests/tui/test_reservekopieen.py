"""Backups on the screen: made, read again, and restored beside the database that is open."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from korpsmonitor_tui.bootstrap import start_tui
from korpsmonitor_tui.domain.errors import OpslagFout
from korpsmonitor_tui.services import kopieproces, reservekopieen
from korpsmonitor_tui.tui.app import KorpsmonitorApp
from korpsmonitor_tui.tui.reservekopieren import Bijhouder
from korpsmonitor_tui.tui.widgets.tabel import Tabel
from tests.store.gegevens import maak_notitie
from tests.store.kopieren import WACHTWOORD, leg_sleutel_bij
from tests.tui.scherm import Bediening, beeld, druk, meldingen, plat, programma, rust, vul_in

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.conftest import Laptop
    from tests.store.conftest import Klok


@pytest.fixture
def sessie(laptop: Laptop) -> Sessie:
    leg_sleutel_bij(laptop.store.pad)
    return laptop.coordinator


def _rijen(pilot: Bediening) -> list[list[str]]:
    return pilot.app.screen.query_one(Tabel).inhoud()


def _tekst(pilot: Bediening, vak: str) -> str:
    return str(pilot.app.screen.query_one(vak, Static).content)


async def test_maken_nalezen_en_terugzetten(sessie: Sessie, klok: Klok, tmp_path: Path) -> None:
    async with programma(sessie) as pilot:
        assert "nog geen reservekopie van deze database. b toont" in plat(await druk(pilot, "f10"))
        scherm = plat(await druk(pilot, "b"))
        assert "nog geen reservekopie van deze database. n maakt er een" in scherm
        assert "terugzetten" not in scherm
        await druk(pilot, "n")
        assert "Gemaakt en nagelezen" in _tekst(pilot, "#uitkomst")
        assert [rij[0] for rij in _rijen(pilot)] == ["04-02-2013 10:00"]
        assert "(vandaag)" in _tekst(pilot, "#stand")
        assert "terugzetten" in plat(beeld(pilot))

    klok.verder(days=9)
    maak_notitie(sessie.store)
    async with programma(sessie) as pilot:
        await druk(pilot, "f10", "b")
        assert "9 dagen oud" in _tekst(pilot, "#stand")
        assert "Sindsdien is er gewerkt" in _tekst(pilot, "#stand")

        await druk(pilot, "t", "ctrl+s")
        assert "vul het wachtwoord in" in _tekst(pilot, "#fout")
        await vul_in(pilot, "doel", str(tmp_path / "elders" / "m.db"))
        await vul_in(pilot, "wachtwoord", "verkeerd")
        await druk(pilot, "ctrl+s")
        assert "hoort niet bij" in _tekst(pilot, "#fout")
        await vul_in(pilot, "wachtwoord", WACHTWOORD)
        await druk(pilot, "ctrl+s")
        assert f"--db {tmp_path / 'elders' / 'm.db'}" in _tekst(pilot, "#uitkomst")

        (kopie,) = reservekopieen.map_van(sessie).iterdir()
        inhoud = bytearray(kopie.read_bytes())
        inhoud[30_000] ^= 1
        kopie.write_bytes(inhoud)
        await druk(pilot, "c")
        assert "inhoud is beschadigd" in _tekst(pilot, "#uitkomst")
        assert _rijen(pilot)[0][-1] == "KLOPT NIET, 13-02-2013"
        assert "nog geen reservekopie van deze database" in _tekst(pilot, "#stand")

        await druk(pilot, "m")
        await vul_in(pilot, "map", str(tmp_path / "schijf"))
        await druk(pilot, "ctrl+s", "n", "a")
        assert "1 reservekopie klopt." in _tekst(pilot, "#uitkomst")
        assert f"Map: {tmp_path / 'schijf'}" in _tekst(pilot, "#stand")


async def test_wie_het_scherm_verliet_hoort_dat_het_mislukte(
    sessie: Sessie, monkeypatch: pytest.MonkeyPatch
) -> None:
    bezig, verder = threading.Event(), threading.Event()

    def vol(_sessie: Sessie) -> None:
        bezig.set()
        assert verder.wait(30)
        raise OpslagFout("De schijf is vol.")

    monkeypatch.setattr(reservekopieen, "maak", vol)
    async with programma(sessie) as pilot:
        await druk(pilot, "f10", "b")
        await pilot.press("n")
        while not bezig.is_set():
            await pilot.pause(0.01)
        await pilot.press("escape")
        verder.set()
        await rust(pilot)
        assert "De schijf is vol." in meldingen(pilot)


async def test_wat_er_misgaat_met_de_automatische_wordt_een_keer_gezegd(sessie: Sessie) -> None:
    reservekopieen.map_van(sessie).write_text("geen map")
    async with programma(sessie) as pilot:
        app: KorpsmonitorApp = pilot.app  # type: ignore[assignment]
        bijhouder = Bijhouder(app)
        for _keer in range(2):
            bijhouder._start()
            await rust(pilot)
            proces = bijhouder._proces
            assert proces is not None
            proces.wait(60)
            bijhouder._kijk()
            await rust(pilot)
        assert meldingen(pilot).count("De automatische reservekopie is mislukt") == 1
        assert "F10" in meldingen(pilot)


def test_na_het_afsluiten_komt_de_reservekopie_van_vandaag(
    sessie: Sessie, monkeypatch: pytest.MonkeyPatch
) -> None:
    gestart: list[subprocess.Popen[bytes]] = []
    echt = kopieproces.start

    def start(van: Sessie) -> subprocess.Popen[bytes] | None:
        proces = echt(van)
        gestart.extend([proces] if proces else [])
        return proces

    monkeypatch.setattr(kopieproces, "start", start)
    monkeypatch.setattr(KorpsmonitorApp, "run", lambda _app: None)
    assert [start_tui(sessie) for _keer in range(2)] == [0, 0]
    for proces in gestart:
        proces.wait(60)
    kopieen = reservekopieen.lees(sessie).kopieen
    assert [kopie.bestand.manifest.vanzelf for kopie in kopieen] == [True] * len(kopieen)
    assert kopieen
    # Once it is there, leaving again starts nothing.
    voor = len(gestart)
    assert start_tui(sessie) == 0
    assert len(gestart) == voor
