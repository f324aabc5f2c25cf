"""Other sources on the screen: asking, receiving, lists, and figures by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from korpsmonitor_tui.services import opvragingen
from korpsmonitor_tui.services.bronnen import lees_broncijfers, zet_broncijfer
from korpsmonitor_tui.tui.widgets.lijst import Lijst
from korpsmonitor_tui.tui.widgets.tabel import Tabel
from tests.services.bronbestanden import DefinitiesMetBronnen, lijst
from tests.tui.scherm import Bediening, beeld, druk, meldingen, plat, programma, vul_in

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.conftest import Laptop
    from tests.store.conftest import Klok


@pytest.fixture(scope="session")
def met_bronnen() -> DefinitiesMetBronnen:
    return DefinitiesMetBronnen()


@pytest.fixture
def baas(laptop: Laptop, met_bronnen: DefinitiesMetBronnen) -> Sessie:
    """The coördinator, with the sources of the tests."""
    return replace(laptop.coordinator, instrumenten=met_bronnen)


def _rijen(pilot: Bediening) -> list[list[str]]:
    return pilot.app.screen.query_one(Tabel).inhoud()


def _details(pilot: Bediening) -> str:
    return plat(str(pilot.app.screen.query_one("#details", Static).content))


def _fout(pilot: Bediening) -> str:
    return plat(str(pilot.app.screen.query_one("#fout").render()))


async def test_opvragen_ontvangen_en_herinneren(baas: Sessie, klok: Klok, tmp_path: Path) -> None:
    bestand = tmp_path / "contacten.pdf"
    bestand.write_bytes(b"%PDF-1.4 contacten")
    async with programma(baas) as pilot:
        scherm = await druk(pilot, "b")
        assert "· overzicht van signalen per korps" in scherm
        await druk(pilot, "v")
        await vul_in(pilot, "termijn", "11-02-2013")
        await druk(pilot, "ctrl+s")
        assert "2 opvragingen vastgelegd." in meldingen(pilot)
        assert _rijen(pilot)[1] == [
            " 1 overzicht van contacten met korpsen",
            "04-02-2013",
            "11-02-2013",
            "wacht",
        ]

        klok.verder(days=10)
        await druk(pilot, "escape", "b", "down", "down", "h", "enter")
        assert _rijen(pilot)[2][-1] == "! te laat (1 rappel)"
        assert "De termijn is voorbij" in _details(pilot)

        await druk(pilot, "o", "ctrl+s")
        assert "is een map; kies een bestand daarin" in _fout(pilot)
        await vul_in(pilot, "op", "01-02-2013")
        await vul_in(pilot, "bestand", str(bestand))
        await druk(pilot, "ctrl+s")
        assert "ligt vóór 04-02-2013" in _fout(pilot)
        await vul_in(pilot, "op", "13-02-2013")
        await druk(pilot, "ctrl+s")
        assert _rijen(pilot)[2][-1] == "13-02-2013"
        assert "Bestand: contacten.pdf" in _details(pilot)

        # The other one came without a file.
        await druk(pilot, "up", "o")
        await vul_in(pilot, "opmerking", "telefonisch")
        await druk(pilot, "ctrl+s")
        assert "Opmerking: telefonisch" in _details(pilot)

    binnen = opvragingen.lees_opvragingen(baas, "emm")
    assert [o.ontvangen for o in binnen] == [date(2013, 2, 14), date(2013, 2, 13)]


async def test_een_lijst_maken_en_ingevuld_inlezen(baas: Sessie, tmp_path: Path) -> None:
    zet_broncijfer(baas, "emm", "emm.signalen", "drenthe", "2012", "5")
    ingevuld = lijst(tmp_path / "emm.csv", ("Groningen", "12", "15-20", "?"), ("Drenthe", "3", "7", ""), ("Nergens", "1", "2", "3"))  # fmt: skip
    async with programma(baas) as pilot:
        await druk(pilot, "b", "m")
        await vul_in(pilot, "map", str(tmp_path / "leeg"))
        await druk(pilot, "ctrl+s")
        assert "2011-2012-emm.xlsx" in meldingen(pilot)
        await druk(pilot, "m")
        await vul_in(pilot, "map", str(tmp_path / "leeg"))
        await druk(pilot, "ctrl+s")
        assert "bestaat al" in _fout(pilot)
        await druk(pilot, "escape", "l")
        await vul_in(pilot, "bestand", str(ingevuld))
        await druk(pilot, "ctrl+s")
        uitkomst = plat(str(pilot.app.screen.query("#uitkomst Static").first(Static).content))
        assert "4 cijfers overgenomen" in uitkomst
        assert "1 niet overgenomen; wat hier stond is gebleven" in uitkomst
        assert "rij met deze naam" in uitkomst
        assert "Signalen van het korps, Drenthe 2012: “5” → “7”" in uitkomst
        await druk(pilot, "escape")
        assert "lijst emm.csv" in beeld(pilot)

    cijfers = {c.plek[1:]: c.waarde for c in lees_broncijfers(baas.store.lees(), "2011-2012") if c.gegeven == "emm.signalen"}  # fmt: skip
    assert cijfers[("groningen", "2012")] == "15-20"
    assert cijfers[("drenthe", "2012")] == "5"


async def test_een_cijfer_met_de_hand(baas: Sessie) -> None:
    async with programma(baas) as pilot:
        scherm = await druk(pilot, "b", "enter")
        gegevens = [str(optie.prompt) for optie in pilot.app.screen.query_one("#gegevens", Lijst).options]
        korpsen = sum(partij.soort == "korps" for partij in baas.instrument.partijen)
        assert gegevens == [
            f"! {2 * korpsen:>3} Signalen van het korps",
            f"! {korpsen:>3} Bezoeken aan het korps",
        ]
        assert "ontbreekt" in scherm
        await druk(pilot, "enter", "enter")
        await vul_in(pilot, "waarde", "15-20")
        await vul_in(pilot, "noot", "geschat")
        await druk(pilot, "ctrl+s")
        assert _rijen(pilot)[0] == ["Groningen", "15-20*", "ontbreekt"]
        assert "2011: 15-20 (geschat)" in _details(pilot)
        # Another figure has other years.
        await druk(pilot, "left", "down")
        assert _rijen(pilot)[0] == ["Groningen", "ontbreekt"]
        # A national series, by its source.
        await druk(pilot, "escape", "down", "down", "down", "enter", "enter", "enter")
        await vul_in(pilot, "waarde", "141")
        await druk(pilot, "ctrl+s")
        assert _rijen(pilot) == [["Nederland", "141", "ontbreekt"]]

    (emm, om) = lees_broncijfers(baas.store.lees(), "2011-2012")
    assert (emm.waarde, emm.noot, emm.plek) == ("15-20", "geschat", ("emm.signalen", "groningen", "2011"))
    assert (om.waarde, om.plek) == ("141", ("om.zaken", "nederland", "2011"))


async def test_wie_niet_mag_opvragen_houdt_wat_is_ingevuld(baas: Sessie, laptop: Laptop) -> None:
    notulist = baas.als(laptop.mensen["notulist A"])
    async with programma(notulist) as pilot:
        await druk(pilot, "b", "o")
        assert "Kies eerst een opvraging" in meldingen(pilot)
        await druk(pilot, "v")
        await vul_in(pilot, "anders", "nog iets")
        await druk(pilot, "ctrl+s")
        assert "notulist A mag dit niet" in _fout(pilot)
        assert "nog iets" in beeld(pilot)

    assert opvragingen.lees_opvragingen(baas) == ()
