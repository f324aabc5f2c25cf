"""Consistency on the screen: filters, both values, a decision, and the way to the dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Select, Static

from korpsmonitor_tui.domain.vragenlijst import WAARDE, Vak
from korpsmonitor_tui.services import consistentie, rapportteksten, vragenlijst
from korpsmonitor_tui.tui.formulieren.consistentie import BesluitDialoog
from korpsmonitor_tui.tui.screens.consistentie import ConsistentieScreen
from korpsmonitor_tui.tui.screens.dossier import DossierScreen
from korpsmonitor_tui.tui.screens.rapportteksten import RapporttekstenScreen
from korpsmonitor_tui.tui.widgets.tabel import Tabel
from tests.oordelen import GROEN
from tests.services import scoren, verhaal
from tests.tui.scherm import Bediening, beeld, druk, meldingen, plat, programma, rust, vul_in

if TYPE_CHECKING:
    import pytest

    from tests.services.conftest import Laptop

CONTROLES = Vak("toezicht.controles_vergund", jaar="2012")


def _rijen(pilot: Bediening) -> list[list[str]]:
    return pilot.app.screen.query_one(Tabel).inhoud()


def _tekst(pilot: Bediening, id_: str) -> str:
    return plat(str(pilot.app.screen.query_one(id_, Static).content))


async def _kies_soort(pilot: Bediening, nummer: int) -> None:
    """The kinds stand in their own order, below all of them."""
    await druk(pilot, "s", *["down"] * nummer, "enter")


async def test_beide_waarden_beslissen_en_erheen(laptop: Laptop) -> None:
    dossier = verhaal.plan(laptop)
    vragenlijst.zet_antwoorden(laptop.coordinator, dossier, {(CONTROLES, WAARDE): "623"})
    async with programma(laptop.coordinator, breedte=120, hoogte=40) as pilot:
        await druk(pilot, "c")
        assert isinstance(pilot.app.screen, ConsistentieScreen)
        assert {rij[0] for rij in _rijen(pilot)} == {"✗", "!"}
        await druk(pilot, "f")
        assert {rij[0] for rij in _rijen(pilot)} == {"✗"}

        await druk(pilot, "w")
        await _kies_soort(pilot, 4)  # reeks
        ((teken, soort, wat, een, ander),) = _rijen(pilot)
        assert (teken, soort, een, ander) == ("!", "reeks", "623", "263")
        assert "Groningen" in wat
        assert "waarschuwing" in _tekst(pilot, "#wat")
        assert "623" in _tekst(pilot, "#een")
        assert "Korpsmonitor 2011-2012, Tabel" in _tekst(pilot, "#ander")

        await druk(pilot, "b", "ctrl+s")
        assert isinstance(pilot.app.screen, BesluitDialoog)
        assert "kies wat u besluit" in beeld(pilot)
        pilot.app.screen.query_one("#keuze", Select).value = "tweede"
        await druk(pilot, "ctrl+s")
        assert "geef een reden" in beeld(pilot)
        await vul_in(pilot, "reden", "Verwisseld.")
        await druk(pilot, "ctrl+s")
        assert "tweede waarde is juist" in meldingen(pilot)
        assert _rijen(pilot) == []
        assert "Niets met dit filter" in beeld(pilot)

        await druk(pilot, "d")
        assert [rij[0] for rij in _rijen(pilot)] == ["✓"]
        assert "Verwisseld." in _tekst(pilot, "#besluit")
        # A value that changes takes the decision away, and says so.
        vragenlijst.zet_antwoorden(laptop.coordinator, dossier, {(CONTROLES, WAARDE): "632"})
        await druk(pilot, "f5", "a")
        assert "besluit vervallen" in _rijen(pilot)[0][2]
        assert "623 en 263" in _tekst(pilot, "#besluit")

        await druk(pilot, "enter")
        assert isinstance(pilot.app.screen, DossierScreen)
        assert pilot.app.screen.dossier == dossier


async def test_wat_in_geen_dossier_staat_en_een_lege_lijst(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    rapportteksten.schrijf_tekst(laptop.weger, "drenthe", "eindscore", "De eindscore is AANDACHT.")
    scoren.zet_eindscore(laptop, GROEN, dossier="2011-2012/drenthe")
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, "c", "f")
        tabel = pilot.app.screen.query_one(Tabel)
        tabel.move_cursor(row=[rij[4] for rij in tabel.inhoud()].index("groen"))
        await druk(pilot, "enter")
        assert isinstance(pilot.app.screen, RapporttekstenScreen)
        assert "Drenthe" in beeld(pilot)
        await druk(pilot, "escape")
        pilot.app.screen.query_one(Tabel).move_cursor(row=0)
        await druk(pilot, "enter")
        assert "staat in geen dossier" in meldingen(pilot)
        assert isinstance(pilot.app.screen, ConsistentieScreen)
        monkeypatch.setattr(consistentie, "lees_consistentie", lambda _sessie: consistentie.Consistentie(()))
        await druk(pilot, "f5")
        await rust(pilot)
        assert "niets gevonden dat elkaar tegenspreekt" in plat(beeld(pilot))
        await druk(pilot, "b")
        assert isinstance(pilot.app.screen, ConsistentieScreen)
