"""People of the monitor, and the check of the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from korpsmonitor_tui.domain.hub import Schakel
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.services import conflicten, medewerkers
from korpsmonitor_tui.store.controle import Controle, Gebrek
from korpsmonitor_tui.tui.widgets.tabel import Tabel
from tests.services.conftest import wissel_uit
from tests.tui.scherm import Bediening, beeld, druk, meldingen, plat, programma, vul_in

if TYPE_CHECKING:
    import pytest

    from tests.services.conftest import Laptop, MaakLaptop


def _rijen(pilot: Bediening) -> dict[str, list[str]]:
    """The cells of each person, by name."""
    return {rij[1]: rij for rij in pilot.app.screen.query_one(Tabel).inhoud()}


def _fout(pilot: Bediening) -> str:
    return str(pilot.app.screen.query_one("#fout", Static).content)


async def _naar(pilot: Bediening, naam: str) -> None:
    """Put the cursor on a person."""
    await druk(pilot, *["down"] * list(_rijen(pilot)).index(naam))


async def test_iedereen_staat_er_met_rollen_en_korpsen(laptop: Laptop) -> None:
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, "f10")
        rijen = _rijen(pilot)

    assert rijen["coördinator C"] == ["→", "coördinator C", "coördinator", "–"]
    assert rijen["auditor E"] == ["", "auditor E", "auditor, notulist", "Groningen"]


async def test_een_medewerker_toevoegen(laptop: Laptop) -> None:
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, "f10", "n", "ctrl+s")
        assert "vul een naam of functie in." in _fout(pilot)
        await vul_in(pilot, "naam", "auditor H")
        await druk(pilot, "ctrl+s")
        assert "kies ten minste één rol" in _fout(pilot)
        # Coördinator stands first, then auditor.
        await druk(pilot, "down", "space", "tab", "space")
        await vul_in(pilot, "team", "Noord")
        await druk(pilot, "ctrl+s")
        assert _rijen(pilot)["auditor H"][2:] == ["auditor", "Groningen"]

    persoon = medewerkers.vind(laptop.store.lees(), "auditor H")
    assert persoon.rollen == {Rol.AUDITOR}
    assert persoon.korpsen == {"groningen"}
    assert persoon.team == "Noord"


async def test_een_naam_die_al_bestaat(laptop: Laptop) -> None:
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, "f10", "n")
        await vul_in(pilot, "naam", "Auditor B")
        await druk(pilot, "tab", "space", "ctrl+s")
        assert "Er is al een medewerker “Auditor B”" in _fout(pilot)


async def test_alleen_een_coordinator_voegt_mensen_toe(laptop: Laptop) -> None:
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "f10", "n")
        await vul_in(pilot, "naam", "auditor H")
        await druk(pilot, "tab", "space", "ctrl+s")
        assert "notulist A mag dit niet; dit doet een coördinator." in _fout(pilot)


async def test_iemand_die_weg_is_blijft_zichtbaar(laptop: Laptop) -> None:
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, "f10")
        await _naar(pilot, "lezer F")
        await druk(pilot, "w", "tab", "tab", "tab", "tab", "space", "ctrl+s")
        assert "lezer F (weg)" in _rijen(pilot)

    assert "lezer F" not in [persoon.naam for persoon in medewerkers.lijst(laptop.store.lees())]


async def test_de_laatste_coordinator_blijft(laptop: Laptop) -> None:
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, "f10")
        await _naar(pilot, "coördinator C")
        await druk(pilot, "w", "tab", "tab", "tab", "tab", "space", "ctrl+s")
        assert "Er moet ten minste één coördinator blijven" in _fout(pilot)


async def test_zichzelf_wijzigen_geldt_meteen(laptop: Laptop) -> None:
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, "f10")
        await _naar(pilot, "coördinator C")
        await druk(pilot, "w")
        await vul_in(pilot, "naam", "projectleiding")
        await druk(pilot, "ctrl+s")
        assert "projectleiding" in beeld(pilot).splitlines()[0]


async def test_werken_als_een_ander(laptop: Laptop) -> None:
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, "f10")
        await _naar(pilot, "notulist A")
        await druk(pilot, "enter")
        assert "notulist A" in beeld(pilot).splitlines()[0]
        assert _rijen(pilot)["notulist A"][0] == "→"
        await druk(pilot, "escape")
        assert "notulist A" in beeld(pilot).splitlines()[0]

    assert medewerkers.kies(laptop.coordinator).persoon.naam == "notulist A"


async def test_wie_weg_is_kan_niet_werken(laptop: Laptop) -> None:
    medewerkers.wijzig(laptop.coordinator, "lezer F", medewerkers.Wijziging(actief=False))
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, "f10")
        await _naar(pilot, "lezer F (weg)")
        await druk(pilot, "enter")
        assert "lezer F werkt niet meer mee" in meldingen(pilot)
        assert "coördinator C" in beeld(pilot).splitlines()[0]


async def test_de_controle_van_een_gave_database(laptop: Laptop) -> None:
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, "f10", "c")
        uitkomst = str(pilot.app.screen.query_one("#uitkomst", Static).content)
        assert uitkomst.startswith("De database is gaaf. ")
        assert "van 1 apparaat gelezen." in uitkomst
        assert "heraanmelden" not in uitkomst

        # A copy of this laptop wrote something else at a place that is taken here.
        medewerkers.wijzig(laptop.coordinator, "lezer F", medewerkers.Wijziging(actief=False))
        laptop.store.neem_op((), [Schakel(laptop.store.device, 1, "f" * 64)])
        await druk(pilot, "c")
        uitkomst = str(pilot.app.screen.query_one("#uitkomst", Static).content)
        assert uitkomst.startswith("De database is gaaf. ")
        assert "Geef `korpsmonitor hub heraanmelden`" in uitkomst


async def test_de_controle_noemt_wat_niet_klopt(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    gebreken = tuple(Gebrek(f"vastlegging {nr}", "is na vastlegging gewijzigd") for nr in range(60))
    monkeypatch.setattr(laptop.store, "controleer", lambda: Controle(100, 2, gebreken))
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, "f10", "c")
        uitkomst = str(pilot.app.screen.query_one("#uitkomst", Static).content)

    assert uitkomst.startswith("60 gebreken gevonden. 100 vastleggingen van 2 apparaten gelezen.")
    assert "vastlegging 49: is na vastlegging gewijzigd" in uitkomst
    assert "vastlegging 50" not in uitkomst
    assert "… en nog 10." in uitkomst


async def test_een_naam_die_op_twee_laptops_is_gewijzigd(maak_laptop: MaakLaptop) -> None:
    hier, daar = maak_laptop("hier"), maak_laptop("daar")
    for laptop, naam in ((hier, "lezer hier"), (daar, "lezer daar")):
        medewerkers.wijzig(laptop.coordinator, "lezer F", medewerkers.Wijziging(naam=naam))
    wissel_uit(hier, daar)
    async with programma(hier.coordinator, hoogte=40) as pilot:
        scherm = plat(await druk(pilot, "f10", "x"))
        assert "lezer hier" in scherm
        assert "lezer daar" in scherm
        scherm = plat(await druk(pilot, "2", "enter"))
        assert "Er is niets te kiezen" in scherm
        await druk(pilot, "escape")
        assert len([naam for naam in _rijen(pilot) if naam.startswith("lezer ")]) == 1

    assert conflicten.lees_conflicten(hier.coordinator, "") == ()
