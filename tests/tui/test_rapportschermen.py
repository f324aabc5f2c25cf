"""What people write for the report: texts of a korps, recommendations and measures, each saved as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input, Select, Static

from korpsmonitor_tui.domain.opvolging import Maatregelstaat
from korpsmonitor_tui.services import aanbevelingen, aandachtspunten, edities, maatregelen, rapportteksten
from korpsmonitor_tui.services.aanbevelingen import NieuweAanbeveling
from korpsmonitor_tui.services.maatregelen import NieuweMaatregel
from korpsmonitor_tui.services.sessie import Editie
from korpsmonitor_tui.services.velden import lees_veld
from korpsmonitor_tui.tui.schrijflijst import Stukkenlijst
from korpsmonitor_tui.tui.screens.aanbevelingen import AanbevelingenScreen
from korpsmonitor_tui.tui.screens.aandachtspunten import AandachtspuntenScreen
from korpsmonitor_tui.tui.screens.maatregelen import MaatregelenScreen
from korpsmonitor_tui.tui.screens.rapportteksten import RapporttekstenScreen
from korpsmonitor_tui.tui.toetsen import actieve_toetsen
from tests.oordelen import GEEL, ROOD
from tests.services import verhaal
from tests.services.trendgegevens import zet_score
from tests.tui.scherm import Bediening, beeld, druk, meldingen, plat, programma, rust, typ, vastgelegd, vul_in

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.tui.schrijflijst import Schrijflijst
    from tests.services.conftest import Laptop


def _tekst(pilot: Bediening, id_: str) -> str:
    return plat(str(pilot.app.screen.query_one(f"#{id_}", Static).content))


async def _open(pilot: Bediening, scherm: Schrijflijst) -> str:
    pilot.app.push_screen(scherm)
    await rust(pilot)
    return plat(beeld(pilot))


def _rapporttekst(sessie: Sessie, korps: str, onderdeel: str) -> str:
    return lees_veld(sessie.store.lees(), rapportteksten.plaats_van(sessie, korps, onderdeel)).tekst


async def test_teksten_over_een_korps(laptop: Laptop) -> None:
    verhaal.definitief(laptop)
    sessie = laptop.weger
    async with programma(sessie) as pilot:
        await _open(pilot, RapporttekstenScreen(sessie, "groningen"))
        assert _tekst(pilot, "stand").startswith("Groningen · nog te schrijven: 7")
        await druk(pilot, "down", "down")
        assert _tekst(pilot, "voluit").startswith("Toezicht")
        await druk(pilot, "v")
        assert "Er is niets om een voorstel uit samen te stellen" in meldingen(pilot)
        await druk(pilot, "enter")
        await typ(pilot, "Het toezicht is geregeld.")
        await vastgelegd(pilot)
        assert _rapporttekst(sessie, "groningen", "toezicht") == "Het toezicht is geregeld."
        assert "nog te schrijven: 6" in _tekst(pilot, "stand")
        await druk(pilot, "escape", "v")
        assert "Er staat al een tekst" in meldingen(pilot)
        await druk(pilot, "k")
        await typ(pilot, "drent")
        await druk(pilot, "enter")
        assert _tekst(pilot, "stand").startswith("Drenthe")
        assert pilot.app.screen.query_one("#tekst").text == ""  # type: ignore[attr-defined]


async def test_een_tekst_over_het_eigen_korps_is_alleen_te_lezen(laptop: Laptop) -> None:
    async with programma(laptop.weger_eigen_korps) as pilot:
        await _open(pilot, RapporttekstenScreen(laptop.weger_eigen_korps, "groningen"))
        await druk(pilot, "enter")
        assert not pilot.app.screen.query_one("#tekst").display
        assert "eigen korps" in meldingen(pilot)


async def test_aanbevelingen_van_nieuw_tot_ingetrokken(laptop: Laptop) -> None:
    sessie = laptop.coordinator
    aanbevelingen.voeg_toe(sessie, NieuweAanbeveling("Eerst dit.", ("OM",)))
    async with programma(sessie) as pilot:
        await _open(pilot, AanbevelingenScreen(sessie))
        await druk(pilot, "n", "ctrl+s")
        assert "vul in voor wie" in _tekst(pilot, "fout")
        await vul_in(pilot, "voor", "Groningen; College van PG's")
        await druk(pilot, "escape", "n")
        assert pilot.app.screen.query_one("#voor", Input).value == "Groningen; College van PG's", "klad"
        await vul_in(pilot, "bronnen", "4.3.2; Tabel 5")
        await vul_in(pilot, "tekst", "Daarna dat")
        await druk(pilot, "ctrl+s")
        nieuw = aanbevelingen.eis_aanbeveling(sessie, "2")
        assert (nieuw.tekst, nieuw.geadresseerden) == ("Daarna dat", ("Groningen", "College van PG's"))
        assert nieuw.grond.bronnen == ("4.3.2", "Tabel 5")
        await druk(pilot, "u", "enter")
        await typ(pilot, " ook")
        await vastgelegd(pilot)
        assert [a.tekst for a in aanbevelingen.lees_aanbevelingen(sessie)] == ["Daarna dat ook", "Eerst dit."]
        await druk(pilot, "escape", "V", "enter")
        assert "2 aanbevelingen liggen nu vast." in meldingen(pilot)
        await druk(pilot, "x")
        await vul_in(pilot, "reden", "Achterhaald.")
        await druk(pilot, "ctrl+s")
        assert aanbevelingen.eis_aanbeveling(sessie, "1").ingetrokken == "Achterhaald."
        assert "ingetrokken Achterhaald." in _tekst(pilot, "voluit")
        await druk(pilot, "enter")
        assert "ligt vast" in meldingen(pilot)


async def test_wat_er_van_een_eerdere_aanbeveling_is_gekomen(laptop: Laptop) -> None:
    aanbevelingen.voeg_toe(laptop.coordinator, NieuweAanbeveling("Eerst dit.", ("OM",)))
    aanbevelingen.stel_vast(laptop.coordinator)
    editie = Editie("2013-2014", "KM", "korpsmonitor")
    nieuw = edities.maak(laptop.store, laptop.coordinator.instrumenten, editie).als(
        laptop.coordinator.persoon
    )
    async with programma(nieuw) as pilot:
        assert "Vorige editie" in await _open(pilot, AanbevelingenScreen(nieuw))
        await druk(pilot, "o")
        pilot.app.screen.query_one("#stand", Select).value = "gedeeltelijk"
        await vul_in(pilot, "tekst", "Bij twee parketten.")
        await druk(pilot, "ctrl+s")
        (deel,) = aanbevelingen.lees_opvolging(nieuw)
        assert (deel.stand, deel.tekst) == ("gedeeltelijk", "Bij twee parketten.")
        assert "gedeeltelijk overgenomen Bij twee parketten." in _tekst(pilot, "voluit")


async def test_maatregelen_met_stand_voortgang_en_termijn(laptop: Laptop) -> None:
    sessie, dossier = laptop.weger, "2011-2012/groningen"
    ander = maatregelen.voeg_toe(sessie, "2011-2012/drenthe", NieuweMaatregel("Werf een analist."))
    async with programma(sessie) as pilot:
        assert "1 maatregel · 1 open · 0 te laat" in await _open(pilot, MaatregelenScreen(sessie))
        await druk(pilot, "n")
        await typ(pilot, "gronin")
        await druk(pilot, "enter")
        await vul_in(pilot, "tekst", "Benoem een vervanger.")
        await vul_in(pilot, "termijn", "32-01-2013")
        await druk(pilot, "ctrl+s")
        assert "geen datum" in _tekst(pilot, "fout")
        await vul_in(pilot, "termijn", "01-02-2013")
        await druk(pilot, "ctrl+s")
        (maatregel,) = maatregelen.lees_maatregelen(sessie, dossier)
        assert maatregel.te_laat
        assert pilot.app.screen.query_one("#stukken").gekozen == maatregel.id  # type: ignore[attr-defined]
        await druk(pilot, "s")
        pilot.app.screen.query_one("#staat", Select).value = "vervallen"
        await druk(pilot, "ctrl+s")
        assert "zeg waarom" in _tekst(pilot, "fout")
        pilot.app.screen.query_one("#staat", Select).value = "loopt"
        await druk(pilot, "ctrl+s", "g")
        await vul_in(pilot, "bericht", "De werving loopt.")
        await druk(pilot, "ctrl+s", "w")
        await vul_in(pilot, "wie", "plaatsvervangend korpschef")
        await druk(pilot, "ctrl+s")
        (nu,) = maatregelen.lees_maatregelen(sessie, dossier)
        assert nu.staat is Maatregelstaat.LOOPT
        assert [bericht.tekst for bericht in nu.voortgang] == ["De werving loopt."]
        assert (nu.verantwoordelijke, nu.termijn) == ("plaatsvervangend korpschef", maatregel.termijn)
        await druk(pilot, "l")
        assert "Werf een analist" not in plat(beeld(pilot))
        await druk(pilot, "a", "x", "enter")
        assert [m.id for m in maatregelen.lees_alle(sessie, [dossier, "2011-2012/drenthe"]).get("2011-2012/drenthe", ())] == [ander]  # fmt: skip
        assert not maatregelen.lees_maatregelen(sessie, dossier)


async def test_wie_intussen_iets_anders_zei_wordt_niet_overschreven(laptop: Laptop) -> None:
    sessie, dossier = laptop.weger, "2011-2012/groningen"
    id_ = maatregelen.voeg_toe(sessie, dossier, NieuweMaatregel("Benoem een vervanger."))
    async with programma(sessie) as pilot:
        await _open(pilot, MaatregelenScreen(sessie))
        await druk(pilot, "s")
        maatregelen.zet_staat(laptop.coordinator, dossier, id_, Maatregelstaat.GEREED)
        pilot.app.screen.query_one("#staat", Select).value = "loopt"
        await druk(pilot, "ctrl+s")
        assert "inmiddels door iemand anders gewijzigd" in _tekst(pilot, "fout")
        (maatregel,) = maatregelen.lees_maatregelen(sessie, dossier)
        assert maatregel.staat is Maatregelstaat.GEREED


async def test_aandachtspunten_van_een_eenheid(laptop: Laptop) -> None:
    sessie = laptop.weger
    zet_score(laptop.coordinator, "groningen", "toezicht.continuiteit", ROOD)
    zet_score(laptop.coordinator, "drenthe", "opsporing.weging", GEEL)
    async with programma(sessie) as pilot:
        await _open(pilot, AandachtspuntenScreen(sessie))
        assert _tekst(pilot, "stand") == "Noord-Nederland · 0 aandachtspunten · 2 voorstellen"
        assert "R Groningen: Zo is het." in _tekst(pilot, "voluit")
        await druk(pilot, "o")
        (punt,) = aandachtspunten.lees_punten(sessie, "noord-nederland").punten
        assert punt.dimensie == "toezicht.continuiteit"
        await druk(pilot, "enter")
        await typ(pilot, " En snel.")
        await vastgelegd(pilot)
        await druk(pilot, "escape", "n")
        await vul_in(pilot, "reden", "Regel de fusie.")
        await druk(pilot, "ctrl+s", "u")
        assert [p.tekst for p in aandachtspunten.lees_punten(sessie, "noord-nederland").punten] == [
            "Regel de fusie.",
            f"{punt.tekst} En snel.",
        ]
        pilot.app.screen.query_one(Stukkenlijst).action_last()
        await druk(pilot, "x")
        await vul_in(pilot, "reden", "Speelt niet meer.")
        await druk(pilot, "ctrl+s")
        assert not aandachtspunten.lees_punten(sessie, "noord-nederland").voorstellen
        zet_score(laptop.coordinator, "groningen", "toezicht.continuiteit", GEEL)
        await druk(pilot, "f5", "home", "down")
        assert "intussen anders" in _tekst(pilot, "voluit")
        await druk(pilot, "b")
        assert "geel" in _tekst(pilot, "voluit")
        await druk(pilot, "k")
        await typ(pilot, "landelijk")
        await druk(pilot, "enter")
        assert "geen score waaruit er een volgt" in _tekst(pilot, "leeg")


async def test_teksten_over_een_eenheid(laptop: Laptop) -> None:
    sessie = laptop.weger
    async with programma(sessie) as pilot:
        await _open(pilot, RapporttekstenScreen(sessie, "noord-nederland"))
        await druk(pilot, "enter")
        await typ(pilot, "Samen sterker.")
        await vastgelegd(pilot)
    assert _rapporttekst(sessie, "noord-nederland", "organisatie") == "Samen sterker."


async def test_alle_voorstellen_van_een_eenheid_in_een_keer(laptop: Laptop) -> None:
    sessie = laptop.weger
    zet_score(laptop.coordinator, "groningen", "toezicht.continuiteit", ROOD)
    zet_score(laptop.coordinator, "drenthe", "opsporing.weging", GEEL)
    async with programma(sessie) as pilot:
        await _open(pilot, AandachtspuntenScreen(sessie))
        assert "2 voorstellen worden aandachtspunten" in plat(await druk(pilot, "O"))
        await druk(pilot, "ctrl+s")
        assert _tekst(pilot, "stand") == "Noord-Nederland · 2 aandachtspunten · 0 voorstellen"
        # Nothing is left to take over, so nothing is asked.
        await druk(pilot, "O")
        assert isinstance(pilot.app.screen, AandachtspuntenScreen)
        await druk(pilot, "ctrl+z")
        assert _tekst(pilot, "stand") == "Noord-Nederland · 0 aandachtspunten · 2 voorstellen"


async def test_wat_bij_een_regel_hoort_wordt_zonder_regel_niet_aangeboden(laptop: Laptop) -> None:
    async with programma(laptop.coordinator) as pilot:
        await _open(pilot, MaatregelenScreen(laptop.coordinator))
        aan = {toets.actie: toets.beschikbaar for toets in actieve_toetsen(pilot.app.screen)}
        assert aan["nieuw"]
        assert not any(aan[actie] for actie in ("staat", "voortgang", "wijzig", "weg"))
