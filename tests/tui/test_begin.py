"""The first time on a computer: keyboard only, nothing written before the last step, and every refusal one line."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, cast

import pytest
from textual.widgets import Input

from korpsmonitor_tui.domain.herstelsleutel import lees
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.services import openen, pakketten, reservekopieen, sleutels
from korpsmonitor_tui.services.openen import Wereld
from korpsmonitor_tui.services.sessie import Editie, Sessie
from korpsmonitor_tui.tui.begin import BeginApp
from korpsmonitor_tui.tui.toetsen import actieve_toetsen
from tests.services import verhaal
from tests.tui.proef import INSTRUMENTEN, Klok
from tests.tui.scherm import Bediening, beeld, druk, meldingen, plat, programma, rust, typ

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from korpsmonitor_tui.tui.app import KorpsmonitorApp
    from tests.services.conftest import Laptop

WACHTWOORD = "vier losse ongewone woorden"


@pytest.fixture
def wereld() -> Wereld:
    """The world outside, on a fixed day."""
    return Wereld(INSTRUMENTEN, Klok())


@asynccontextmanager
async def begin(wereld: Wereld, pad: Path) -> AsyncIterator[Any]:
    """The program where there is no database, on its first screen; what it ends with is closed afterwards."""
    app = BeginApp(wereld, pad)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await rust(cast("Bediening", pilot))
        try:
            yield pilot
        finally:
            if isinstance(app.return_value, Sessie):
                app.return_value.store.sluit()


async def vul(pilot: Bediening, **waarden: str) -> None:
    """Fill fields in without typing each letter."""
    for id_, waarde in waarden.items():
        pilot.app.screen.query_one(f"#{id_}", Input).value = waarde
    await rust(pilot)


async def test_een_nieuwe_monitor_met_alleen_het_toetsenbord(wereld: Wereld, tmp_path: Path) -> None:
    pad = tmp_path / "eigen" / "monitor.db"
    async with begin(wereld, pad) as pilot:
        assert "nog geen monitor" in plat(beeld(pilot))
        await druk(pilot, "n")
        # Instrument, edition, name, who, roles, passphrase.
        await druk(pilot, "tab", "tab", "tab")
        await pilot.press("ctrl+u")
        await typ(pilot, "Auditor Z")
        await druk(pilot, "tab", "space", "tab")
        await typ(pilot, WACHTWOORD)
        assert "sterk genoeg" in plat(beeld(pilot))
        await druk(pilot, "tab")
        await typ(pilot, WACHTWOORD)
        assert not pad.parent.exists()
        scherm = plat(await druk(pilot, "enter"))
        assert "De herstelsleutel" in scherm
        sleutel = next(woord for woord in scherm.split() if woord.count("-") == 7)
        # Nobody passes it by with the key that was pressed a moment ago.
        await druk(pilot, "enter", "escape")
        assert sleutel in plat(beeld(pilot))
        await druk(pilot, "ctrl+s")
        sessie = pilot.app.return_value
        assert isinstance(sessie, Sessie)
        assert sessie.persoon.naam == "Auditor Z"
        assert sessie.persoon.rollen == {Rol.COORDINATOR, Rol.NOTULIST}
        assert (sessie.editie.id, sessie.editie.naam) == ("2013-2014", "Korpsmonitor 2013-2014")

    sleutels.herstel(wereld, pad, lambda: lees(sleutel), lambda: "een ander wachtwoord")


async def test_wat_niet_klopt_legt_niets_vast_en_wijst_het_veld_aan(wereld: Wereld, tmp_path: Path) -> None:
    pad = tmp_path / "monitor.db"
    # What turns up in the place while the form is open is not written over.
    sleutel = pad.with_name("monitor.db.sleutel")
    sleutel.touch()
    async with begin(wereld, pad) as pilot:
        await druk(pilot, "enter")
        for waarden, melding, veld in (
            ({"editie": ""}, "vul een editie in", "editie"),
            ({"editie": "2013-2014", "eerste": " "}, "vul in wie u bent", "eerste"),
            ({"eerste": "A"}, "kies een wachtwoord", "wachtwoord"),
            ({"wachtwoord": "welkom"}, "nog eens", "herhaling"),
            ({"herhaling": "welkomm"}, "niet tweemaal hetzelfde", "herhaling"),
            ({"herhaling": "welkom"}, "sleutelbestand zonder database", ""),
        ):
            await vul(pilot, **waarden)
            if "wachtwoord" in waarden:
                assert "wordt het eerst geprobeerd" in plat(beeld(pilot))
            await druk(pilot, "ctrl+s")
            assert melding in plat(beeld(pilot))
            assert not veld or (pilot.app.focused is not None and pilot.app.focused.id == veld)
        await druk(pilot, "escape", "escape")
    assert pilot.app.return_value is None
    assert (pad.exists(), sleutel.read_bytes()) == (False, b"")


async def test_openen_wijst_af_met_een_regel_en_opent_dan(wereld: Wereld, tmp_path: Path) -> None:
    elders = _monitor(wereld, tmp_path / "elders.db")
    elders.store.sluit()
    async with begin(wereld, tmp_path / "hier.db") as pilot:
        await druk(pilot, "o")
        await vul(pilot, bestand=str(tmp_path / "niets.db"), wachtwoord=WACHTWOORD)
        assert "geen database op" in plat(await druk(pilot, "ctrl+s"))
        await vul(pilot, bestand=str(elders.store.pad), wachtwoord="verkeerd")
        assert "Let op" in plat(await druk(pilot, "ctrl+s"))
        await vul(pilot, wachtwoord=WACHTWOORD)
        await druk(pilot, "ctrl+s")
        assert pilot.app.return_value.store.pad == elders.store.pad


async def test_een_reservekopie_en_een_pakket(wereld: Wereld, tmp_path: Path) -> None:
    bron = _monitor(wereld, tmp_path / "bron.db")
    kopie = reservekopieen.maak(bron, tmp_path / "kopie.kmkopie").pad
    pakket = tmp_path / "collega.kmpakket"
    pakketten.maak_pakket(bron, pakket, "pakketwoord")
    bron.store.sluit()

    async with begin(wereld, tmp_path / "terug.db") as pilot:
        await druk(pilot, "t")
        await vul(pilot, bestand=str(kopie), wachtwoord=WACHTWOORD)
        await druk(pilot, "ctrl+s")
        assert pilot.app.return_value.store.pad == tmp_path / "terug.db"
    async with begin(wereld, tmp_path / "tweede.db") as pilot:
        await druk(pilot, "p")
        await vul(
            pilot, bestand=str(pakket), wachtwoord="pakketwoord", nieuw="eigen woord", herhaling="eigen"
        )
        assert "niet tweemaal" in plat(await druk(pilot, "ctrl+s"))
        await vul(pilot, herhaling="eigen woord")
        await druk(pilot, "ctrl+s")
        assert pilot.app.return_value.editie.id == "2013-2014"


def _monitor(wereld: Wereld, pad: Path) -> Sessie:
    editie = Editie("2013-2014", "Korpsmonitor 2013-2014", "korpsmonitor")
    return openen.maak(wereld, pad, WACHTWOORD, editie, "coördinator A")


async def test_een_nieuwe_monitor_zegt_wat_eerst_komt_met_toetsen_die_werken(laptop: Laptop) -> None:
    async with programma(laptop.coordinator) as pilot:
        cast("KorpsmonitorApp", pilot.app).wijs_de_weg()
        await rust(pilot)
        gezegd = meldingen(pilot)
        toetsen = {toets for actief in actieve_toetsen(pilot.app.screen) for toets in actief.namen}
    assert {"z", "p", "F1", "Ctrl+P", "F10"} <= toetsen
    assert "z: maak de vragenlijst" in gezegd
    # Others work here already.
    assert "F10" not in gezegd


async def test_wat_eerst_komt_maakt_plaats_voor_het_eerste_formulier(laptop: Laptop) -> None:
    async with programma(laptop.coordinator) as pilot:
        cast("KorpsmonitorApp", pilot.app).wijs_de_weg()
        await rust(pilot)
        assert meldingen(pilot) != ""
        await druk(pilot, "p")
        assert meldingen(pilot) == ""


async def test_een_monitor_waarin_gewerkt_wordt_zegt_dat_niet_meer(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.coordinator) as pilot:
        cast("KorpsmonitorApp", pilot.app).wijs_de_weg()
        await rust(pilot)
        assert meldingen(pilot) == ""
