"""Deciding in the tab Extractie: with single keys, several at once, again when a text changed, and never by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from korpsmonitor_tui.domain.anker import Lot
from korpsmonitor_tui.services import coderingen, gesprekken
from korpsmonitor_tui.tui.screens.dossier import DossierScreen
from tests.services.coderen import TEKSTEN, dimensie, eigen, suggesties
from tests.tui.extractieproef import (
    EXTRACTIE,
    ZICHT,
    ZIN,
    aantallen,
    corrigeer,
    een,
    gekozen,
    naar,
    tab,
    tekst,
)
from tests.tui.scherm import beeld, druk, meldingen, plat, programma, rust, typ, vul_in

if TYPE_CHECKING:
    from tests.services.conftest import Laptop


pytestmark = pytest.mark.usefixtures("een_suggesteur")


# -- deciding ------------------------------------------------------------------------------------------------------------


async def test_een_toets_beslist_en_de_volgende_komt_vanzelf(laptop: Laptop, dossier: str) -> None:
    eerste, tweede, derde, *_rest = suggesties(laptop.auditor)
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE, "b")
        assert gekozen(pilot) == f"{tweede.code} {tweede.anker.citaat}"
        await druk(pilot, "x")
        assert gekozen(pilot) == f"{derde.code} {derde.anker.citaat}"
        assert aantallen(pilot) == ["alles 13", "open 11", "te bekijken 0", "besloten 2"]
        await druk(pilot, "up")
        assert "Verworpen · auditor B · 04-02-2013 10:00 · model korpsmonitor" in tekst(pilot, "passage")

    assert {(c.kenmerk, c.oordeel) for c in eigen(laptop.auditor)} == {
        (eerste.kenmerk, "bevestigd"),
        (tweede.kenmerk, "verworpen"),
    }


async def test_wat_besloten_is_staat_er_na_een_herstart_nog(laptop: Laptop, dossier: str) -> None:
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE, "b", "x")
    async with programma(laptop.auditor) as pilot:
        scherm = await druk(pilot, *EXTRACTIE)
        assert aantallen(pilot)[-1] == "besloten 2"
        assert "✓ ●●○ midden Korpsexpert kwaliteit" in scherm
        assert tekst(pilot, "stand").startswith("3 van 13")


async def test_ongedaan_maakt_de_regel_weer_open_en_gaat_erheen(laptop: Laptop, dossier: str) -> None:
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE, "b", "n", "n", "u")
        assert "Ongedaan gemaakt" in meldingen(pilot)
        assert gekozen(pilot).endswith("De korpsexpert heeft te weinig tijd.")
    assert eigen(laptop.auditor) == ()


async def test_overslaan_laat_open_en_gaat_rond(laptop: Laptop, dossier: str) -> None:
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE, "N")
        assert tekst(pilot, "stand").startswith("13 van 13")
        await druk(pilot, "space")
        assert tekst(pilot, "stand").startswith("1 van 13")
    assert eigen(laptop.auditor) == ()


async def test_een_besluit_kan_worden_herzien(laptop: Laptop, dossier: str) -> None:
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE, "b", "up", "x")
    assert een(laptop).oordeel == "verworpen"


async def test_wijzigen_bevestigt_anders_en_onthoudt_het_voorstel(laptop: Laptop, dossier: str) -> None:
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE)
        await naar(pilot, dimensie(laptop.auditor, ZICHT))
        await druk(pilot, "w")
        # The list of judgements opens, and goes down one.
        await druk(pilot, "enter", "up", "enter")
        await vul_in(pilot, "toelichting", "Nagevraagd.")
        await druk(pilot, "ctrl+s")
        assert "w ●●● hoog   Niet-vergunde branche" in beeld(pilot)
        await druk(pilot, "up")
        assert "Gewijzigd bevestigd" in tekst(pilot, "passage")
        assert "Voorgesteld was: Niet-vergunde branche, − negatief" in tekst(pilot, "passage")

    codering = een(laptop)
    assert (codering.polariteit, codering.toelichting, codering.gewijzigd) == (
        "aandacht",
        "Nagevraagd.",
        True,
    )


async def test_een_cijfer_wijzigen_en_een_fout_getal_blijft_staan(laptop: Laptop, dossier: str) -> None:
    cijfer = next(s for s in suggesties(laptop.auditor) if s.soort == "cijfer")
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE)
        await naar(pilot, cijfer)
        await druk(pilot, "w")
        await vul_in(pilot, "waarde", "ongeveer acht")
        await druk(pilot, "ctrl+s")
        assert "waarde en tot zijn getallen" in plat(str(pilot.app.screen.query_one("#fout", Static).content))
        await vul_in(pilot, "waarde", "7,5")
        await vul_in(pilot, "jaar", "2012")
        await druk(pilot, "ctrl+s")
    gegevens = dict(een(laptop).gegevens)
    assert (gegevens["waarde"], gegevens["tot"], gegevens["jaar"]) == ("7.5", "8", "2012")


async def test_andere_woorden_merken_bij_een_voorstel(laptop: Laptop, dossier: str) -> None:
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE)
        await naar(pilot, dimensie(laptop.auditor, ZICHT))
        await druk(pilot, "w", "ctrl+t")
        await pilot.press("home", *["right"] * 2, *["shift+right"] * 4)
        await druk(pilot, "enter")
        assert "“niet-vergunde branche is onvoldoende zicht”" in plat(beeld(pilot))
        await druk(pilot, "ctrl+s")
    assert een(laptop).anker.citaat == "niet-vergunde branche is onvoldoende zicht"


async def test_intrekken_opent_het_voorstel_weer(laptop: Laptop, dossier: str) -> None:
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE, "b", "up", "t")
        assert aantallen(pilot)[1] == "open 13"
        assert "Code ingetrokken" in meldingen(pilot)
    assert eigen(laptop.auditor) == ()


# -- several at once -----------------------------------------------------------------------------------------------------


async def test_samen_bevestigen_is_alleen_de_hoogste_zekerheid_en_een_handeling(
    laptop: Laptop, dossier: str
) -> None:
    hoog = {s.kenmerk for s in suggesties(laptop.auditor) if s.in_bulk}
    async with programma(laptop.auditor, hoogte=40) as pilot:
        scherm = plat(await druk(pilot, *EXTRACTIE, "h"))
        assert ZIN in scherm
        assert "De samenwerking met het OM is goed." not in scherm.partition("Samen bevestigen")[2]
        await druk(pilot, "b")
        assert f"{len(hoog)} voorstellen bevestigd" in meldingen(pilot)
        assert {c.kenmerk for c in eigen(laptop.auditor)} == hoog
        await druk(pilot, "u")
        assert aantallen(pilot)[1] == "open 13"
    assert eigen(laptop.auditor) == ()


async def test_samen_bevestigen_kan_pas_als_alles_in_beeld_is_geweest(laptop: Laptop, dossier: str) -> None:
    zinnen = [tekst for _hoofdstuk, tekst in TEKSTEN]
    for nr in range(6):
        nieuw = gesprekken.NieuweNotitie("toezicht", f"Punt {nr}: {zinnen[2]}")
        gesprekken.voeg_notities_toe(laptop.notulist, dossier, [nieuw])
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE, "h", "b")
        assert "voorstellen niet bekeken" in plat(beeld(pilot))
        # The end alone is not enough: what lies between was not seen.
        await druk(pilot, "end", "b")
        assert "niet bekeken" in plat(beeld(pilot))
        assert eigen(laptop.auditor) == ()
        await pilot.press("home", *["pagedown"] * 4)
        await rust(pilot)
        assert "Alles bekeken" in plat(beeld(pilot))
        # One is left out.
        await druk(pilot, "home", "space", "b")
    hoog = [s for s in suggesties(laptop.auditor) if s.in_bulk]
    assert {c.kenmerk for c in eigen(laptop.auditor)} == {s.kenmerk for s in hoog[1:]}


async def test_zonder_hoogste_zekerheid_is_er_niets_samen(laptop: Laptop, dossier: str) -> None:
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE, "f")
        await typ(pilot, "midden")
        await druk(pilot, "enter", "h")
        assert "geen open voorstel met zekerheid hoog" in meldingen(pilot)
        assert isinstance(pilot.app.screen, DossierScreen)


# -- texts that changed --------------------------------------------------------------------------------------------------


async def test_een_gewijzigde_tekst_vraagt_om_te_kijken(laptop: Laptop, dossier: str) -> None:
    coderingen.bevestig(laptop.auditor, dossier, [dimensie(laptop.auditor, ZICHT)])
    corrigeer(laptop, "onvoldoende zicht", "nog steeds onvoldoende zicht")
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE, "T")
        passage = tekst(pilot, "passage")
        assert f"Toen: “{ZIN}”" in passage
        assert "Nu: “Op de niet-vergunde branche is nog steeds onvoldoende zicht.”" in passage
        # It cannot be confirmed by the key for suggestions, which would be another decision.
        await druk(pilot, "b")
        assert een(laptop).verankering.lot == Lot.GEWIJZIGD
        await druk(pilot, "a")
        assert aantallen(pilot)[2] == "te bekijken 0"
        assert een(laptop).verankering.lot == Lot.GELIJK
        await druk(pilot, "u")
        assert aantallen(pilot)[2] == "te bekijken 1"


async def test_wat_niet_is_teruggevonden_staat_achteraan_en_kan_worden_ingetrokken(
    laptop: Laptop, dossier: str
) -> None:
    eerste = suggesties(laptop.auditor)[0]
    coderingen.bevestig(laptop.auditor, dossier, [eerste])
    notitie = gesprekken.lees_notities(laptop.store.lees(), dossier)[0]
    gesprekken.verwijder_notitie(laptop.notulist, dossier, notitie.id)
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE)
        assert tab(pilot).zichtbaar[-1].los
        await druk(pilot, "T", "a")
        assert "niet teruggevonden" in tekst(pilot, "passage")
        assert een(laptop).verankering.lot == Lot.LOS
        await druk(pilot, "t")
    assert eigen(laptop.auditor) == ()


async def test_een_notitie_die_intussen_veranderde_geeft_nieuwe_voorstellen(
    laptop: Laptop, dossier: str
) -> None:
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE)
        corrigeer(laptop, "onvoldoende zicht", "nu goed zicht")
        await druk(pilot, "b")
        assert "goed zicht" in " ".join(regel.anker.citaat for regel in tab(pilot).zichtbaar)
