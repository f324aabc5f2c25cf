"""The dashboard on the screen: figures with what they mean, corrections, contradictions, and reading a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.services import edities, medewerkers
from korpsmonitor_tui.services.dashboard import lees_stand
from korpsmonitor_tui.services.sessie import Editie
from korpsmonitor_tui.tui.app import KorpsmonitorApp
from korpsmonitor_tui.tui.screens.dashboard import DashboardScreen
from korpsmonitor_tui.tui.screens.dashboardteksten import DashboardtekstenScreen
from korpsmonitor_tui.tui.screens.zoeken import ZoekenScreen
from korpsmonitor_tui.tui.thema import DONKER, LICHT
from korpsmonitor_tui.tui.widgets.dashboardtabel import breek_af
from tests.services.test_dashboard import CONTROLES, begin_dashboard, gevuld
from tests.tui.scherm import beeld, druk, meldingen, plat, programma, typ, vastgelegd, vul_in
from tests.tui.test_beelden import BREED, SMAL, Vergelijk, vergelijk

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.services.sessie import Sessie

__all__ = ["begin_dashboard", "gevuld", "vergelijk"]

TWENTE = ("n", "n")
"""Keys to the table of Twente."""
TOTAAL = ("right",) * 6


@pytest.mark.parametrize(
    ("kop", "regels"),
    [
        ("Zwolle", ["Zwolle"]),
        ("Hof van Twente", ["Hof van", "Twente"]),
        ("Steenwijkerland", ["Steenwij-", "kerland"]),
        ("Aantal vergaderingen (casustafel MH)", ["Aantal", "vergader…"]),
        ("", [""]),
    ],
)
def test_een_kop_past_in_een_smalle_kolom(kop: str, regels: list[str]) -> None:
    assert breek_af(kop) == regels


async def test_waar_ruimte_is_wordt_geen_naam_afgebroken(gevuld: Sessie) -> None:
    async with programma(gevuld, breedte=120, hoogte=40) as pilot:
        scherm = beeld(pilot)
        assert "Hardenberg" in scherm
        assert "Zichtbaar aanbod seksuele dienstverlening" in scherm
        await pilot.resize_terminal(80, 24)
        await druk(pilot, "right")
        assert "Hardenbe-" in beeld(pilot)
        assert "Steenwijkerland 2022" in plat(beeld(pilot))


async def test_een_cijfer_staat_met_wat_het_betekent_en_wat_ontbreekt_is_geen_nul(gevuld: Sessie) -> None:
    async with programma(gevuld, breedte=120, hoogte=40) as pilot:
        assert isinstance(pilot.app.screen, DashboardScreen)
        await druk(pilot, "escape", "f11")
        assert isinstance(pilot.app.screen, DashboardScreen)
        scherm = plat(await druk(pilot, *TWENTE))
        assert "tabel 3 van 10 · 8 tegenspraken vragen een besluit" in scherm
        assert "Enschede 2022 2035" in scherm

        # A heading between rows is passed by.
        scherm = plat(await druk(pilot, "down", "down", "down", *("right",) * 3))
        assert "Hof van Twente 2022 ∅" in scherm
        assert "dat is geen 0" in scherm
        scherm = plat(await druk(pilot, "enter"))
        assert "Enschede 19" in scherm
        assert "Hof van Twente leeg" in scherm
        assert "Tubbergen" in await druk(pilot, "escape")


async def test_verbeteren_laat_staan_wat_was_opgegeven(gevuld: Sessie) -> None:
    async with programma(gevuld) as pilot:
        await druk(pilot, *TWENTE, "down", *TOTAAL, "w")
        assert "Opgegeven is 25" in plat(beeld(pilot))
        await vul_in(pilot, "waarde", "26")
        assert "geef een reden" in plat(await druk(pilot, "ctrl+s"))
        await vul_in(pilot, "reden", "nageteld")
        scherm = plat(await druk(pilot, "ctrl+s"))
        assert "Twente 2022 26*" in scherm
        assert "opgegeven 25 correctie 26: nageteld (coördinator C)" in scherm

        await druk(pilot, "w")
        await vul_in(pilot, "reden", "toch niet")
        pilot.app.screen.query_one("#wat").value = "trek_in"  # type: ignore[attr-defined]
        assert "Twente 2022 25" in plat(await druk(pilot, "ctrl+s"))
    telling = lees_stand(gevuld).telling(2022, CONTROLES)
    assert telling is not None
    assert (telling.waarde, telling.correctie) == ("25", None)


async def test_van_een_tegenspraak_naar_het_cijfer(gevuld: Sessie) -> None:
    async with programma(gevuld) as pilot:
        assert "29.764" in await druk(pilot, "c")
        scherm = plat(await druk(pilot, "enter"))
        assert "Oost-Nederland 2022 29.764" in scherm
        assert "✗ Actieve seksadvertenties, Oost-Nederland (2022): het totaal is 29.764" in scherm
        assert "29.764" in await druk(pilot, "escape")


async def test_een_bestand_wordt_bekeken_en_een_kop_die_twee_dingen_kan_zijn_gevraagd(
    gevuld: Sessie, tmp_path: Path
) -> None:
    bestand = tmp_path / "later.csv"
    bestand.write_text("NOG;Apeldoorn;Doetin;Totaal\nWaarschuwingen;3;1;4\n", encoding="utf-8")
    leeg = edities.maak(gevuld.store, gevuld.instrumenten, Editie("2023", "Dashboard 2023", "dashboard"))
    sessie = leeg.als(gevuld.persoon)
    async with programma(sessie) as pilot:
        await druk(pilot, "i")
        await vul_in(pilot, "bestand", str(bestand))
        scherm = plat(await druk(pilot, "ctrl+s"))
        assert "Nog niet vastgelegd" in scherm
        assert 2023 not in lees_stand(sessie).tellingen
        assert "“Doetin”: is in deze tabel niet bekend; zeg wat het is – Doetinchem? (k)" in scherm
        assert "Wat is “Doetin”?" in plat(await druk(pilot, "k"))
        scherm = plat(await druk(pilot, "enter"))
        assert "3 cijfers overgenomen" in scherm
        assert "Doetin" not in scherm
        assert "Vastgelegd; het bestand is bewaard." in plat(await druk(pilot, "v"))
        assert "Noord-Oost-Gelderland 2023" in await druk(pilot, "escape")


async def test_het_dashboard_wordt_geschreven(gevuld: Sessie, tmp_path: Path) -> None:
    async with programma(gevuld) as pilot:
        await druk(pilot, "r")
        await vul_in(pilot, "map", str(tmp_path))
        pilot.app.screen.query_one("#vorm").value = ".xlsx"  # type: ignore[attr-defined]
        await druk(pilot, "ctrl+s")
        assert "dashboard-2022.xlsx" in meldingen(pilot)
    assert (tmp_path / "dashboard-2022.xlsx").is_file()


@pytest.mark.parametrize(
    ("thema", "maat", "toetsen"),
    [
        (DONKER, SMAL, (*TWENTE, "right", "right", "right", "down", "down", "down")),
        (LICHT, BREED, (*TWENTE, "right", "right", "down", "down", "down")),
    ],
    ids=["smal-donker", "breed-licht"],
)
def test_dashboard(
    gevuld: Sessie, vergelijk: Vergelijk, thema: str, maat: tuple[int, int], toetsen: tuple[str, ...]
) -> None:
    vergelijk(KorpsmonitorApp(gevuld), thema, maat, toetsen)


async def test_teksten_worden_getypt_bij_wat_zij_gaan_over(gevuld: Sessie) -> None:
    async with programma(gevuld) as pilot:
        scherm = await druk(pilot, "down", "T")
        assert "○ Zichtbaar aanbod" in scherm
        assert "Vermoedelijk" not in scherm
        await druk(pilot, "enter")
        await typ(pilot, "Vermoedelijk meer ")
        await vastgelegd(pilot)
        geschreven = {tekst.tekst for tekst in lees_stand(gevuld).teksten}
        assert any("Vermoedelijk meer" in tekst for tekst in geschreven)

        # Found again, and opened where it stands.
        await druk(pilot, "escape", "escape", "f3")
        await typ(pilot, "vermoedelijk")
        assert "tekst bij het dashboard" in beeld(pilot)
        await druk(pilot, "enter", "enter")
        assert isinstance(pilot.app.screen, DashboardtekstenScreen)
        assert "Vermoedelijk meer" in pilot.app.screen.veld.text
        await druk(pilot, "escape")
        assert isinstance(pilot.app.screen, ZoekenScreen)


async def test_wie_niet_mag_schrijven_leest_de_teksten(gevuld: Sessie) -> None:
    lezer = gevuld.als(medewerkers.vind(gevuld.store.lees(), "lezer F"))
    async with programma(lezer, breedte=120, hoogte=40) as pilot:
        scherm = plat(await druk(pilot, "T"))
        assert "lezer F mag dit niet" in scherm
        assert "Vergeleken met 2019 is dit een stijging" in scherm
        assert "Tekst" not in {
            str(veld.border_title) for veld in pilot.app.screen.query("#tekst") if veld.display
        }
