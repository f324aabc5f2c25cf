"""The evidence by dimension, and coverage of all parties: what lacks stands out by words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import OptionList, Static

from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.services.codeerbronnen import lees_bronnen
from korpsmonitor_tui.services.codeerregels import Wijziging
from korpsmonitor_tui.services.codeerrondes import rond_af
from korpsmonitor_tui.services.coderingen import NieuweCodering, bevestig, bevestig_gewijzigd, voeg_toe
from korpsmonitor_tui.services.vragenlijst import zet_antwoord
from korpsmonitor_tui.tui.screens.bewijs import BewijsScreen
from korpsmonitor_tui.tui.screens.bewijsdekking import BewijsdekkingScreen
from korpsmonitor_tui.tui.screens.codeerverschillen import CodeerverschillenScreen
from korpsmonitor_tui.tui.screens.dossier import DossierScreen
from korpsmonitor_tui.tui.screens.overzicht import OverzichtScreen
from korpsmonitor_tui.tui.widgets.bewijspaneel import Bewijslijst
from tests.services import coderen, verhaal
from tests.services.coderen import OM, ZICHT, dimensie, suggesties
from tests.tui.scherm import Bediening, beeld, druk, plat, programma, rust

if TYPE_CHECKING:
    from tests.services.conftest import Laptop

OPEN = ("enter", "f9", "E")
CONTROLES = "toezicht.controles_vergund"


def _tekst(pilot: Bediening, id_: str) -> str:
    return plat(str(pilot.app.screen.query_one(f"#{id_}", Static).content))


def _stukken(pilot: Bediening) -> list[str]:
    return [plat(str(optie.prompt)) for optie in pilot.app.screen.query_one(Bewijslijst).options]


async def _naar(pilot: Bediening, code: str) -> None:
    lijst = pilot.app.screen.query_one("#dimensies", OptionList)
    lijst.highlighted = lijst.get_option_index(code)
    await rust(pilot)


def _codes(pilot: Bediening) -> list[str]:
    opties = pilot.app.screen.query_one("#dimensies", OptionList).options
    return [optie.id for optie in opties if optie.id]


async def test_per_dimensie_citaat_bron_wie_en_norm_en_zonder_bewijs_voorop(laptop: Laptop) -> None:
    coderen.rond_af_met_verschillen(laptop)
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, *OPEN)
        assert "bewijs voor 1 van 27 dimensies · ? 2 verschillen open" in _tekst(pilot, "stand")
        assert "Geen bewijs: in notities" in _tekst(pilot, "bewijstekst")
        assert not pilot.app.screen.query_one("#voorlopig").display
        await _naar(pilot, ZICHT)
        assert "1× negatief" in _tekst(pilot, "bewijstekst")
        assert "norm" in _tekst(pilot, "bewijstekst")
        assert _stukken(pilot) == [
            "− negatief · notitie · Toezicht “Op de niet-vergunde branche is onvoldoende zicht.” "
            "bevestigd door auditor B en auditor D, 04-02-2013"
        ]
        await _naar(pilot, OM)
        assert "over 1 plaats moet nog worden besloten" in _tekst(pilot, "bewijstekst")
        assert _stukken(pilot) == []
        await druk(pilot, "z")
        assert ZICHT not in _codes(pilot)
        assert OM in _codes(pilot)
        await druk(pilot, "z")
        assert ZICHT in _codes(pilot)


async def test_naar_de_bron_de_verschillen_en_alle_korpsen(laptop: Laptop) -> None:
    coderen.rond_af_met_verschillen(laptop)
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, *OPEN, "v")
        assert isinstance(pilot.app.screen, CodeerverschillenScreen)
        await druk(pilot, "g")
        pilot.app.screen.query_one("#reden").text = "Zo is het."  # type: ignore[attr-defined]
        await druk(pilot, "ctrl+s", "escape")
        assert "? 1 verschil open" in _tekst(pilot, "stand")
        await druk(pilot, "d")
        assert isinstance(pilot.app.screen, BewijsdekkingScreen)
        await druk(pilot, "escape")
        await _naar(pilot, ZICHT)
        await druk(pilot, "enter", "left", "right", "enter")
        assert isinstance(pilot.app.screen, DossierScreen)
        assert "Op de niet-vergunde branche is onvoldoende" in plat(beeld(pilot))


async def test_voorlopig_zegt_op_wie_wordt_gewacht_en_toont_alleen_eigen_codes(laptop: Laptop) -> None:
    dossier = coderen.plan(laptop)
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, *OPEN)
        assert "Nog niet gecodeerd" in _tekst(pilot, "voorlopig")
        assert "tabblad Extractie" in _tekst(pilot, "geenbewijs")
    bevestig(laptop.auditor, dossier, [dimensie(laptop.auditor, ZICHT)])
    async with programma(laptop.tweede_auditor) as pilot:
        await druk(pilot, *OPEN)
        assert "alleen uw eigen codes: auditor B codeert nog." in _tekst(pilot, "voorlopig")
        await _naar(pilot, ZICHT)
        assert _stukken(pilot) == []
        assert "Nog geen bewijs (voorlopig)" in _tekst(pilot, "bewijstekst")
        assert "wat anderen vonden, telt daarna mee" in _tekst(pilot, "geenbewijs")
    rond_af(laptop.auditor, dossier)
    async with programma(laptop.tweede_auditor) as pilot:
        await druk(pilot, *OPEN)
        assert "rond eerst uw eigen codering af" in _tekst(pilot, "voorlopig")
        await _naar(pilot, ZICHT)
        assert _stukken(pilot) == []


async def test_anders_gezegd_staat_er_met_beide_waarden_en_leidt_naar_de_vraag(laptop: Laptop) -> None:
    dossier = coderen.plan(laptop)
    b = laptop.auditor
    zet_antwoord(laptop.notulist, dossier, Vak(CONTROLES, jaar="2012"), "9")
    cijfer = next(s for s in suggesties(b) if s.soort == "cijfer" and s.anker.citaat.startswith("12"))
    bevestig_gewijzigd(b, dossier, cijfer, Wijziging(vraag=CONTROLES))
    rond_af(b, dossier)
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, *OPEN)
        assert _codes(pilot)[0] == "≠"
        await _naar(pilot, "toezicht.vergunde_branche")
        assert [stuk.partition(" Hoeveel")[0] for stuk in _stukken(pilot)] == [
            "≠ opgegeven “9” · gezegd “12 controles per jaar”"
        ]
        await _naar(pilot, "≠")
        assert len(_stukken(pilot)) == 1
        await druk(pilot, "enter", "enter")
        assert isinstance(pilot.app.screen, DossierScreen)
        await rust(pilot)
        assert "F5 Vragenlijst" in beeld(pilot)
        assert "controles" in plat(beeld(pilot))


def _rijen(pilot: Bediening) -> dict[str, list[str]]:
    scherm = pilot.app.screen
    assert isinstance(scherm, BewijsdekkingScreen)
    return {rij[1]: [rij[0], *rij[2:]] for rij in scherm._tabel.inhoud()}


async def test_dekking_telt_per_korps_en_dimensie(laptop: Laptop) -> None:
    coderen.rond_af_met_verschillen(laptop)
    verhaal.plan(laptop, "drenthe")
    verhaal.plan(laptop, "om")
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, "d")
        assert _rijen(pilot) == {
            "Groningen": ["?", "0 van 4", "1 van 4", "0 van 4", "0 van 5", "0 van 10"],
            "Drenthe": ["○", "0 van 4", "0 van 4", "0 van 4", "0 van 5", "0 van 10"],
            "Openbaar Ministerie": ["○", "0 van 4", "0 van 4", "0 van 4", "0 van 5", "0 van 9"],
        }
        assert "? 2 verschillen zonder besluit" in _tekst(pilot, "details")
        assert "Toezicht: Kwaliteit, Continuïteit, Vergunde branche; Informatie:" in _tekst(pilot, "details")
        await druk(pilot, "2")
        assert _rijen(pilot)["Groningen"] == ["?", "–", "–", "–", "1"]
        assert "zonder bewijs Kwaliteit, Continuïteit, Vergunde branche" in _tekst(pilot, "details")
        await druk(pilot, "5")
        assert _rijen(pilot)["Openbaar Ministerie"][1] == "nvt"
        assert "a OM b Bestuur" in _tekst(pilot, "legenda")
        await druk(pilot, "down", "right")
        assert "Alles" in _tekst(pilot, "stand")
        assert "Drenthe ○ nog niet gecodeerd" in _tekst(pilot, "details")
        await druk(pilot, "left", "left")
        assert "Opsporing" in _tekst(pilot, "stand")
        await druk(pilot, "enter")
        assert isinstance(pilot.app.screen, BewijsScreen)
        await druk(pilot, "escape", "escape")
        assert isinstance(pilot.app.screen, OverzichtScreen)


async def test_dekking_toont_alleen_waar_bewijs_ontbreekt(laptop: Laptop) -> None:
    dossier = coderen.plan(laptop)
    verhaal.plan(laptop, "drenthe")
    bron = next(bron for bron in lees_bronnen(laptop.auditor, dossier) if bron.hoofdstuk == "toezicht")
    for dim in laptop.coordinator.instrument.dimensies:
        if dim.aandachtsveld == "toezicht":
            nieuw = NieuweCodering("dimensie", dim.code, bron.sleutel, 0, 6, "neutraal")
            voeg_toe(laptop.auditor, dossier, nieuw)
    rond_af(laptop.auditor, dossier)

    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, "d", "z")
        assert set(_rijen(pilot)) == {"Groningen", "Drenthe"}
        await druk(pilot, "2")
        assert set(_rijen(pilot)) == {"Drenthe"}
        assert "alleen zonder bewijs: 1 (z: alle)" in _tekst(pilot, "stand")
        await druk(pilot, "z")
        assert set(_rijen(pilot)) == {"Groningen", "Drenthe"}


async def test_dekking_zonder_gesprekken_zegt_wat_te_doen(laptop: Laptop) -> None:
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, "d")
        assert "Er is nog geen gesprek gepland; plan er een in het overzicht (p)." in plat(beeld(pilot))
