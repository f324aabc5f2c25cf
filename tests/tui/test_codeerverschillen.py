"""Differences between coders on the screen: nothing before all have finished, then one key and a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from korpsmonitor_tui.services.codeerbesluiten import besluit_verschil, lees_bevindingen, lees_uitkomst
from korpsmonitor_tui.services.codeerrondes import rond_af
from korpsmonitor_tui.services.coderingen import bevestig
from korpsmonitor_tui.services.gesprekken import verwijder_notitie
from korpsmonitor_tui.tui.screens.codeerverschillen import CodeerverschillenScreen
from korpsmonitor_tui.tui.screens.overeenstemming import OvereenstemmingScreen
from korpsmonitor_tui.tui.widgets.lijst import Lijst
from korpsmonitor_tui.tui.widgets.tabel import Tabel
from tests.services import coderen, verhaal
from tests.services.coderen import KORPSEXPERT, OM, ZICHT
from tests.services.conftest import wissel_uit
from tests.services.verhaal import DOSSIER
from tests.tui.scherm import Bediening, beeld, druk, meldingen, plat, programma, rust, typ

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.conftest import Laptop

OPEN = ("enter", "f9", "V")
"""The first dossier, a tab in which nothing is typed, and the differences."""


def _regels(pilot: Bediening) -> list[str]:
    return [plat(str(optie.prompt)) for optie in pilot.app.screen.query_one(Lijst).options]


def _tekst(pilot: Bediening, id_: str) -> str:
    return plat(str(pilot.app.screen.query_one(f"#{id_}", Static).content))


def _codes(pilot: Bediening) -> list[str]:
    """What stands side by side, a text for each coder."""
    return [plat(str(blok.content)) for blok in pilot.app.screen.query(".codeur").results(Static)]


def _bevindingen(sessie: Sessie) -> set[tuple[str, str]]:
    return {(b.codering.code, b.codering.polariteit) for b in lees_bevindingen(sessie, DOSSIER)}


async def test_voor_iedereen_klaar_is_staat_er_niets_van_een_ander(laptop: Laptop) -> None:
    dossier = coderen.plan(laptop)
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, *OPEN)
        assert "nog niet gecodeerd" in _tekst(pilot, "leeg")
    coderen.codeer_verschillend(laptop.auditor, laptop.tweede_auditor, dossier)
    rond_af(laptop.auditor, dossier)

    for sessie in (laptop.coordinator, laptop.auditor, laptop.tweede_auditor):
        async with programma(sessie) as pilot:
            await druk(pilot, *OPEN)
            assert "Nog niet iedereen is klaar." in _tekst(pilot, "leeg")
            assert "auditor B: klaar auditor D: bezig" in _tekst(pilot, "leeg")
            assert _regels(pilot) == []
            assert not any(woord in beeld(pilot) for woord in ("positief", "aandacht", "alfa", OM))
            await druk(pilot, "1", "g", "m", "enter")
            assert isinstance(pilot.app.screen, CodeerverschillenScreen)


async def test_een_auditor_die_nog_kan_coderen_rondt_eerst_af(laptop: Laptop) -> None:
    dossier = verhaal.plan(laptop)
    coderen.plan(laptop)
    coderen.codeer_verschillend(laptop.notulist, laptop.tweede_auditor, dossier)
    for sessie in (laptop.notulist, laptop.tweede_auditor):
        rond_af(sessie, dossier)
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *OPEN)
        assert "hebt uw eigen codering nog niet afgerond" in _tekst(pilot, "leeg")
        assert _regels(pilot) == []


async def test_beide_codes_staan_naast_elkaar_met_tekst_norm_en_overeenstemming(laptop: Laptop) -> None:
    coderen.rond_af_met_verschillen(laptop)
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, *OPEN)
        assert _regels(pilot) == ["? 1 Korpsexpert mandaat", "? 2 OM"]
        assert _tekst(pilot, "maten").startswith("eens over 173 van 174 plaatsen · alfa 0,80 (betrouwbaar)")
        assert "Hier niet bevestigd door auditor D." in _tekst(pilot, "wat")
        assert _codes(pilot) == [
            "auditor B 1 − negatief als voorgesteld · 04-02-2013 10:00",
            "auditor D verworpen als voorgesteld · 04-02-2013 10:00",
        ]
        assert coderen.TEKSTEN[0][1] in _tekst(pilot, "passage")
        assert _tekst(pilot, "norm").startswith("norm ")

        await druk(pilot, "down")
        assert _tekst(pilot, "wat").endswith("Allen vonden dit hier, met een ander oordeel.")
        assert [blok.split(" als ")[0].split(" voor")[0] for blok in _codes(pilot)] == [
            "auditor B 1 + positief",
            "auditor D 2 ! aandacht",
        ]


async def test_besluiten_gaat_met_een_toets_en_een_reden_en_kan_terug(laptop: Laptop) -> None:
    coderen.rond_af_met_verschillen(laptop)
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, *OPEN, "g")
        assert "waarom geldt hier geen code?" in beeld(pilot)
        await druk(pilot, "ctrl+s")
        assert "vul “reden” in" in beeld(pilot)
        await typ(pilot, "Gaat over tijd.")
        await druk(pilot, "ctrl+s")
        assert _regels(pilot) == ["✓ 1 Korpsexpert mandaat", "? 2 OM"]
        # The next that is open is shown; a key for a code that is not there does nothing.
        await druk(pilot, "3")
        assert isinstance(pilot.app.screen, CodeerverschillenScreen)
        await druk(pilot, "2")
        assert "waarom geldt de code van auditor D?" in plat(beeld(pilot))
        await typ(pilot, "Zo is het ook gezegd.")
        await druk(pilot, "ctrl+s")
        assert "2 van 2 verschillen besloten" in _tekst(pilot, "stand")
        assert "besloten door coördinator C, 04-02-2013 10:00: Zo is het ook gezegd." in _tekst(
            pilot, "besluit"
        )
        assert "aandacht ✓ geldt" in _codes(pilot)[1]
        assert _bevindingen(laptop.auditor) == {(ZICHT, "negatief"), (OM, "aandacht")}
        await druk(pilot, "n")
        assert "Over alle verschillen is besloten." in meldingen(pilot)

        await druk(pilot, "ctrl+z")
        assert _regels(pilot) == ["✓ 1 Korpsexpert mandaat", "? 2 OM"]
        assert pilot.app.screen.query_one(Lijst).highlighted == 1
        assert _bevindingen(laptop.auditor) == {(ZICHT, "negatief")}
        # A decision can be replaced: the dialog says that there is one.
        await druk(pilot, "up", "1")
        assert "Hierover is al besloten" in plat(beeld(pilot))
        await typ(pilot, "Toch wel.")
        await druk(pilot, "ctrl+s")
        assert (KORPSEXPERT, "negatief") in _bevindingen(laptop.auditor)


async def test_wie_niet_mag_besluiten_leest_waarom_en_verliest_niets(laptop: Laptop) -> None:
    coderen.rond_af_met_verschillen(laptop)
    async with programma(laptop.lezer) as pilot:
        await druk(pilot, *OPEN)
        assert "mag dit niet" in _tekst(pilot, "besluit")
        await druk(pilot, "1")
        assert "mag dit niet" in meldingen(pilot)
        assert isinstance(pilot.app.screen, CodeerverschillenScreen)


async def test_twee_besluiten_op_twee_laptops_worden_genoemd(hier: Laptop, daar: Laptop) -> None:
    dossier = coderen.rond_af_met_verschillen(hier)
    wissel_uit(hier, daar)
    om = next(v for v in lees_uitkomst(hier.coordinator, dossier).samen.open if v.eerste.code == OM)
    for laptop, codering in zip((hier, daar), om.bevestigd, strict=True):
        besluit_verschil(laptop.coordinator, dossier, om.kenmerk, codering.id, "Volgens mij.")
    wissel_uit(hier, daar)
    async with programma(hier.coordinator) as pilot:
        await druk(pilot, *OPEN, "down")
        assert _regels(pilot)[1] == "≠ 2 OM"
        assert "verschillend besloten" in _tekst(pilot, "besluit")
        assert not any("geldt" in blok for blok in _codes(pilot))


async def test_het_tabblad_extractie_leidt_erheen(laptop: Laptop) -> None:
    coderen.rond_af_met_verschillen(laptop)
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, "enter", "alt+e", "v")
        assert isinstance(pilot.app.screen, CodeerverschillenScreen)
        assert len(_regels(pilot)) == 2


async def test_een_codeur_heeft_niets_om_te_vergelijken(laptop: Laptop) -> None:
    dossier = coderen.plan(laptop)
    bevestig(laptop.notulist, dossier, [coderen.dimensie(laptop.notulist, ZICHT)])
    rond_af(laptop.notulist, dossier)
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, *OPEN)
        assert (
            _tekst(pilot, "leeg") == "Alleen notulist A codeerde dit dossier; er is niets om te vergelijken."
        )


async def test_overeenstemming_per_dimensie_met_uitleg(laptop: Laptop) -> None:
    coderen.rond_af_met_verschillen(laptop)
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, *OPEN, "m")
        assert isinstance(pilot.app.screen, OvereenstemmingScreen)
        rijen = pilot.app.screen.query_one(Tabel).inhoud()
        assert rijen[0] == ["Alle dimensies", "174", "173", "0,80", "0,80", "betrouwbaar"]
        assert ["Korpsexpert mandaat", "6", "5", "0,00", "0,00", "niet meer dan toeval"] in rijen
        assert "wat toeval zou geven" in plat(beeld(pilot))
        await druk(pilot, "escape")
        assert isinstance(pilot.app.screen, CodeerverschillenScreen)


async def test_enter_opent_de_bron_en_een_verwijderde_tekst_wordt_gezegd(laptop: Laptop) -> None:
    dossier = coderen.rond_af_met_verschillen(laptop)
    verschil = lees_uitkomst(laptop.coordinator, dossier).samen.open[0]
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, *OPEN, "enter")
        await rust(pilot)
        assert not isinstance(pilot.app.screen, CodeerverschillenScreen)
        assert coderen.TEKSTEN[0][1][:30] in plat(beeld(pilot))
    verwijder_notitie(laptop.notulist, dossier, verschil.eerste.anker.entiteit)
    async with programma(laptop.coordinator) as pilot:
        # What stands in no text any more comes last.
        await druk(pilot, *OPEN, "end")
        assert "De tekst is er niet meer." in _tekst(pilot, "passage")
