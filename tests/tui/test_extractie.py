"""The tab Extractie: suggestions are looked at one by one, decided with single keys, and never accepted by themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from textual.geometry import Region
from textual.widgets import Static

from korpsmonitor_tui.domain.anker import Lot
from korpsmonitor_tui.domain.errors import NietGevonden, StapGeweigerd
from korpsmonitor_tui.services import coderingen, gesprekken, transcripten, verslagtekst
from korpsmonitor_tui.services.codeerrondes import rond_af
from korpsmonitor_tui.services.codeerstand import lees_codeerstand
from korpsmonitor_tui.tui.messages import OpenDossier
from korpsmonitor_tui.tui.screens.codeerverschillen import CodeerverschillenScreen
from korpsmonitor_tui.tui.screens.dossier import DossierScreen
from korpsmonitor_tui.tui.screens.transcript_lezen import TranscriptScreen
from korpsmonitor_tui.tui.tabs.extractie import ExtractieTab
from korpsmonitor_tui.tui.tabs.extractie_details import details
from korpsmonitor_tui.tui.widgets.filterbalk import Filterbalk
from korpsmonitor_tui.tui.widgets.lijst import Lijst
from tests.services import coderen, verhaal
from tests.services.coderen import TEKSTEN, dimensie, eigen, open_, suggesties
from tests.services.test_suggesties import leg_transcript_neer
from tests.services.verhaal import DOSSIER
from tests.tui.scherm import Bediening, beeld, druk, meldingen, plat, programma, rust, typ, vul_in

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.codering import Codering, Suggestie
    from tests.services.conftest import Laptop

EXTRACTIE = ("enter", "alt+e")
ZICHT = "toezicht.niet_vergunde_branche"
ZIN = "Op de niet-vergunde branche is onvoldoende zicht."


@pytest.fixture(autouse=True)
def _een_suggesteur(monkeypatch: pytest.MonkeyPatch) -> None:
    """Building the extraction once is enough for all tests; reading with it is what they are about."""
    monkeypatch.setattr("korpsmonitor_tui.services.suggesties.Suggesteur", coderen.suggesteur)


@pytest.fixture
def dossier(laptop: Laptop) -> str:
    return coderen.plan(laptop)


def _tab(pilot: Bediening) -> ExtractieTab:
    return pilot.app.screen.query_one(ExtractieTab)


def _tekst(pilot: Bediening, id_: str) -> str:
    return plat(str(_tab(pilot).query_one(f"#{id_}", Static).content))


def _aantallen(pilot: Bediening) -> list[str]:
    return [keuze.tekst for keuze in _tab(pilot).query_one(Filterbalk).filters]


def _gekozen(pilot: Bediening) -> str:
    regel = _tab(pilot).gekozen
    return f"{regel.code} {regel.anker.citaat}" if regel else ""


async def _naar(pilot: Bediening, suggestie: Suggestie) -> None:
    _tab(pilot).kies(suggestie.kenmerk)
    await rust(pilot)


def corrigeer(laptop: Laptop, oud: str, nieuw: str) -> None:
    """Change words in the note that has them."""
    notitie = next(n for n in gesprekken.lees_notities(laptop.store.lees(), DOSSIER) if oud in n.tekst)
    gesprekken.wijzig_notitie(
        laptop.notulist, DOSSIER, notitie.id, "tekst", notitie.tekst.replace(oud, nieuw)
    )


def _een(laptop: Laptop) -> Codering:
    (codering,) = eigen(laptop.auditor)
    return codering


# -- looking -------------------------------------------------------------------------------------------------------------


async def test_de_lijst_staat_in_de_orde_van_de_teksten_en_begint_bij_de_eerste_open_regel(
    laptop: Laptop, dossier: str
) -> None:
    async with programma(laptop.auditor) as pilot:
        scherm = await druk(pilot, *EXTRACTIE)
        assert [regel.id for regel in _tab(pilot).zichtbaar] == [
            s.kenmerk for s in suggesties(laptop.auditor)
        ]
        assert "? ●●○ midden Korpsexpert kwaliteit" in scherm
        # Bands, never bare decimals.
        assert not re.search(r"\d[.,]\d", str(_tab(pilot).query_one(Lijst).render_lines(Region(0, 0, 80, 6))))
        assert _gekozen(pilot).endswith("De korpsexpert heeft te weinig tijd.")
        assert _tekst(pilot, "stand") == "1 van 13 · u codeert onafhankelijk; k als u klaar bent"


async def test_de_passage_staat_in_haar_context_met_het_bewijs_en_de_norm(
    laptop: Laptop, dossier: str
) -> None:
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE)
        suggestie = dimensie(laptop.auditor, ZICHT)
        await _naar(pilot, suggestie)
        passage = _tekst(pilot, "passage")
        norm = next(d.norm for d in laptop.auditor.instrument.dimensies if d.code == ZICHT)
        # The sentence of the note before it, the one itself, the one after.
        assert f"[De norm van zes controles per jaar wordt gehaald.] {ZIN} Er zijn 12 controles" in passage
        assert plat(norm) in passage
        assert suggestie.model in passage
        stand, regel = _tab(pilot).stand, _tab(pilot).gekozen
        assert stand is not None
        assert regel is not None
        inhoud = details(stand, laptop.auditor.instrument, regel)
        onderstreept = {inhoud.plain[s.start : s.end] for s in inhoud.spans if "underline" in str(s.style)}
        assert onderstreept == {spanne.van(TEKSTEN[2][1]) for spanne in suggestie.bewijs}


async def test_zonder_tekst_zegt_het_tabblad_wat_er_moet_gebeuren(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    async with programma(laptop.auditor) as pilot:
        scherm = plat(await druk(pilot, *EXTRACTIE))
        assert "Er is nog geen tekst om te coderen." in scherm
        assert "importeer daar een transcript" in scherm
        assert "filter" not in scherm.splitlines()[-1], "there is nothing to leave out"


async def test_bekende_namen_die_dubbel_zijn_noemen_hun_aandachtsveld(laptop: Laptop, dossier: str) -> None:
    async with programma(laptop.auditor) as pilot:
        assert "Kwaliteit (toezicht)" in await druk(pilot, *EXTRACTIE)


# -- deciding ------------------------------------------------------------------------------------------------------------


async def test_een_toets_beslist_en_de_volgende_komt_vanzelf(laptop: Laptop, dossier: str) -> None:
    eerste, tweede, derde, *_rest = suggesties(laptop.auditor)
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE, "b")
        assert _gekozen(pilot) == f"{tweede.code} {tweede.anker.citaat}"
        await druk(pilot, "x")
        assert _gekozen(pilot) == f"{derde.code} {derde.anker.citaat}"
        assert _aantallen(pilot) == ["alles 13", "open 11", "te bekijken 0", "besloten 2"]
        await druk(pilot, "up")
        assert "Verworpen · auditor B · 04-02-2013 10:00 · model korpsmonitor" in _tekst(pilot, "passage")

    assert {(c.kenmerk, c.oordeel) for c in eigen(laptop.auditor)} == {
        (eerste.kenmerk, "bevestigd"),
        (tweede.kenmerk, "verworpen"),
    }


async def test_wat_besloten_is_staat_er_na_een_herstart_nog(laptop: Laptop, dossier: str) -> None:
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE, "b", "x")
    async with programma(laptop.auditor) as pilot:
        scherm = await druk(pilot, *EXTRACTIE)
        assert _aantallen(pilot)[-1] == "besloten 2"
        assert "✓ ●●○ midden Korpsexpert kwaliteit" in scherm
        assert _tekst(pilot, "stand").startswith("3 van 13")


async def test_ongedaan_maakt_de_regel_weer_open_en_gaat_erheen(laptop: Laptop, dossier: str) -> None:
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE, "b", "n", "n", "u")
        assert "Ongedaan gemaakt" in meldingen(pilot)
        assert _gekozen(pilot).endswith("De korpsexpert heeft te weinig tijd.")
    assert eigen(laptop.auditor) == ()


async def test_overslaan_laat_open_en_gaat_rond(laptop: Laptop, dossier: str) -> None:
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE, "N")
        assert _tekst(pilot, "stand").startswith("13 van 13")
        await druk(pilot, "space")
        assert _tekst(pilot, "stand").startswith("1 van 13")
    assert eigen(laptop.auditor) == ()


async def test_een_besluit_kan_worden_herzien(laptop: Laptop, dossier: str) -> None:
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE, "b", "up", "x")
    assert _een(laptop).oordeel == "verworpen"


async def test_wijzigen_bevestigt_anders_en_onthoudt_het_voorstel(laptop: Laptop, dossier: str) -> None:
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE)
        await _naar(pilot, dimensie(laptop.auditor, ZICHT))
        await druk(pilot, "w")
        # The list of judgements opens, and goes down one.
        await druk(pilot, "enter", "up", "enter")
        await vul_in(pilot, "toelichting", "Nagevraagd.")
        await druk(pilot, "ctrl+s")
        assert "w ●●● hoog   Niet-vergunde branche" in beeld(pilot)
        await druk(pilot, "up")
        assert "Gewijzigd bevestigd" in _tekst(pilot, "passage")
        assert "Voorgesteld was: Niet-vergunde branche, − negatief" in _tekst(pilot, "passage")

    codering = _een(laptop)
    assert (codering.polariteit, codering.toelichting, codering.gewijzigd) == (
        "aandacht",
        "Nagevraagd.",
        True,
    )


async def test_een_cijfer_wijzigen_en_een_fout_getal_blijft_staan(laptop: Laptop, dossier: str) -> None:
    cijfer = next(s for s in suggesties(laptop.auditor) if s.soort == "cijfer")
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE)
        await _naar(pilot, cijfer)
        await druk(pilot, "w")
        await vul_in(pilot, "waarde", "ongeveer acht")
        await druk(pilot, "ctrl+s")
        assert "waarde en tot zijn getallen" in plat(str(pilot.app.screen.query_one("#fout", Static).content))
        await vul_in(pilot, "waarde", "7,5")
        await vul_in(pilot, "jaar", "2012")
        await druk(pilot, "ctrl+s")
    gegevens = dict(_een(laptop).gegevens)
    assert (gegevens["waarde"], gegevens["tot"], gegevens["jaar"]) == ("7.5", "8", "2012")


async def test_andere_woorden_merken_bij_een_voorstel(laptop: Laptop, dossier: str) -> None:
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE)
        await _naar(pilot, dimensie(laptop.auditor, ZICHT))
        await druk(pilot, "w", "ctrl+t")
        await pilot.press("home", *["right"] * 2, *["shift+right"] * 4)
        await druk(pilot, "enter")
        assert "“niet-vergunde branche is onvoldoende zicht”" in plat(beeld(pilot))
        await druk(pilot, "ctrl+s")
    assert _een(laptop).anker.citaat == "niet-vergunde branche is onvoldoende zicht"


async def test_intrekken_opent_het_voorstel_weer(laptop: Laptop, dossier: str) -> None:
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE, "b", "up", "t")
        assert _aantallen(pilot)[1] == "open 13"
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
        assert _aantallen(pilot)[1] == "open 13"
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


# -- filters -------------------------------------------------------------------------------------------------------------


async def test_groepen_filters_en_zoeken(laptop: Laptop, dossier: str) -> None:
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE, "b", "O")
        assert len(_tab(pilot).zichtbaar) == 12
        await druk(pilot, "B")
        assert [regel.open for regel in _tab(pilot).zichtbaar] == [False]
        assert "Hier staat nu niets; A toont alles, O wat open is." in plat(await druk(pilot, "T"))
        await druk(pilot, "A", "f")
        await typ(pilot, "niet vergund")
        await druk(pilot, "enter")
        assert {regel.code for regel in _tab(pilot).zichtbaar} == {ZICHT}
        assert "filter: Niet-vergunde branche (Esc wist)" in _tekst(pilot, "stand")
        await druk(pilot, "escape", "slash")
        await typ(pilot, "belastingdienst")
        assert {regel.soort for regel in _tab(pilot).zichtbaar} == {"dimensie", "organisatie"}
        await druk(pilot, "enter", "escape")
        assert len(_tab(pilot).zichtbaar) == 13
        await druk(pilot, "slash")
        await typ(pilot, "zzz")
        assert _tekst(pilot, "passage") == "Niets met dit filter; Esc toont alles."


# -- texts that changed --------------------------------------------------------------------------------------------------


async def test_een_gewijzigde_tekst_vraagt_om_te_kijken(laptop: Laptop, dossier: str) -> None:
    coderingen.bevestig(laptop.auditor, dossier, [dimensie(laptop.auditor, ZICHT)])
    corrigeer(laptop, "onvoldoende zicht", "nog steeds onvoldoende zicht")
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE, "T")
        passage = _tekst(pilot, "passage")
        assert f"Toen: “{ZIN}”" in passage
        assert "Nu: “Op de niet-vergunde branche is nog steeds onvoldoende zicht.”" in passage
        # It cannot be confirmed by the key for suggestions, which would be another decision.
        await druk(pilot, "b")
        assert _een(laptop).verankering.lot == Lot.GEWIJZIGD
        await druk(pilot, "a")
        assert _aantallen(pilot)[2] == "te bekijken 0"
        assert _een(laptop).verankering.lot == Lot.GELIJK
        await druk(pilot, "u")
        assert _aantallen(pilot)[2] == "te bekijken 1"


async def test_wat_niet_is_teruggevonden_staat_achteraan_en_kan_worden_ingetrokken(
    laptop: Laptop, dossier: str
) -> None:
    eerste = suggesties(laptop.auditor)[0]
    coderingen.bevestig(laptop.auditor, dossier, [eerste])
    notitie = gesprekken.lees_notities(laptop.store.lees(), dossier)[0]
    gesprekken.verwijder_notitie(laptop.notulist, dossier, notitie.id)
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE)
        assert _tab(pilot).zichtbaar[-1].los
        await druk(pilot, "T", "a")
        assert "niet teruggevonden" in _tekst(pilot, "passage")
        assert _een(laptop).verankering.lot == Lot.LOS
        await druk(pilot, "t")
    assert eigen(laptop.auditor) == ()


async def test_een_notitie_die_intussen_veranderde_geeft_nieuwe_voorstellen(
    laptop: Laptop, dossier: str
) -> None:
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE)
        corrigeer(laptop, "onvoldoende zicht", "nu goed zicht")
        await druk(pilot, "b")
        assert "goed zicht" in " ".join(regel.anker.citaat for regel in _tab(pilot).zichtbaar)


# -- who may, and who sees what ------------------------------------------------------------------------------------------


async def test_de_codes_van_een_ander_zijn_onzichtbaar(laptop: Laptop, dossier: str) -> None:
    ander = laptop.tweede_auditor
    coderingen.bevestig(ander, dossier, [dimensie(ander, ZICHT)])
    bron = suggesties(ander)[0].anker
    nieuw = coderingen.NieuweCodering("organisatie", "GEHEIM-X", (bron.soort, bron.entiteit), 0, 14)
    coderingen.voeg_toe(ander, dossier, nieuw)
    async with programma(laptop.auditor, breedte=120, hoogte=40) as pilot:
        scherm = await druk(pilot, *EXTRACTIE)
        assert "GEHEIM-X" not in scherm
        assert _aantallen(pilot) == ["alles 13", "open 13", "te bekijken 0", "besloten 0"]
        assert "GEHEIM-X" not in await druk(pilot, "c")


async def test_klaar_zijn_en_toch_verder_gaan(laptop: Laptop, dossier: str) -> None:
    coderingen.bevestig(laptop.tweede_auditor, dossier, [dimensie(laptop.tweede_auditor, ZICHT)])
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE, "k")
        scherm = str(pilot.app.screen.query_one("#uitleg", Static).content)
        assert "Pas als iedereen die codeerde klaar is, ziet u elkaars codes" in scherm
        assert "over 13 voorstellen hebt u nog niet beslist" in scherm
        await druk(pilot, "enter")
        assert "u bent klaar; nog niet klaar is auditor D (k: toch verder)" in _tekst(pilot, "stand")
        await druk(pilot, "b")
        assert "heropen haar eerst" in meldingen(pilot)
        assert eigen(laptop.auditor) == ()
        await druk(pilot, "k", "enter")
        assert not lees_codeerstand(laptop.auditor, dossier).afgerond
        await druk(pilot, "k", "enter")
        rond_af(laptop.tweede_auditor, dossier)
        await druk(pilot, "f7", "alt+e")
        assert "Iedereen is klaar" in _tekst(pilot, "stand")
        # One's own lines only: those of others stand in the comparison.
        assert _aantallen(pilot) == ["alles 13", "open 13", "te bekijken 0", "besloten 0"]
        await druk(pilot, "b")
        await druk(pilot, "v")
        assert isinstance(pilot.app.screen, CodeerverschillenScreen)
    assert eigen(laptop.auditor) == ()


async def test_over_het_eigen_korps_kan_niemand_beslissen(laptop: Laptop, dossier: str) -> None:
    async with programma(laptop.eigen_korps) as pilot:
        await druk(pilot, *EXTRACTIE)
        assert "korps" in _tekst(pilot, "stand")
        await druk(pilot, "b")
        assert "korps" in meldingen(pilot)
    with pytest.raises(StapGeweigerd):
        coderingen.bevestig(laptop.eigen_korps, dossier, [suggesties(laptop.auditor)[0]])
    assert len(open_(laptop.eigen_korps)) == 13


async def test_een_definitief_verslag_ligt_vast_en_is_te_lezen(laptop: Laptop) -> None:
    dossier = verhaal.definitief(laptop)
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE)
        assert "Het verslag is definitief: de codes liggen vast." in _tekst(pilot, "stand")
        assert _tab(pilot).zichtbaar
        await druk(pilot, "b")
        assert "definitief" in meldingen(pilot)
    assert eigen(laptop.auditor, dossier) == ()


# -- to the source -------------------------------------------------------------------------------------------------------


async def test_de_bron_van_een_notitie_en_van_een_passage(laptop: Laptop, dossier: str) -> None:
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE, "g")
        scherm = pilot.app.screen
        assert isinstance(scherm, DossierScreen)
        assert scherm.query_one("TabbedContent").active == "gesprek"  # type: ignore[attr-defined]
        assert "De korpsexpert heeft te weinig tijd." in beeld(pilot)

    verslagtekst.voeg_passage_toe(
        laptop.notulist, dossier, "toezicht", "Op de vergunde branche is goed zicht."
    )
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE)
        passage = next(r for r in _tab(pilot).zichtbaar if r.anker.soort == "passage")
        _tab(pilot).kies(passage.id)
        await rust(pilot)
        await druk(pilot, "enter")
        assert pilot.app.screen.query_one("TabbedContent").active == "verslag"  # type: ignore[attr-defined]


async def test_de_bron_van_een_beurt_is_het_transcript(laptop: Laptop, dossier: str) -> None:
    transcript = leg_transcript_neer(
        laptop, dossier, 1, "Goedemorgen allemaal.", "Er is goed zicht op de escort."
    )
    transcripten.koppel_sprekers(laptop.notulist, dossier, transcript, {"spreker 0": "portefeuillehouder"})
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE)
        beurt = next(r for r in _tab(pilot).zichtbaar if r.anker.entiteit == f"{transcript}/2")
        _tab(pilot).kies(beurt.id)
        await rust(pilot)
        # What was said just before belongs to another speaker, who is shown by role and never by a name.
        assert "[portefeuillehouder: Goedemorgen allemaal.] Er is goed zicht" in _tekst(pilot, "passage")
        assert "spreker 0" not in beeld(pilot)
        assert "spreker 1" not in beeld(pilot)
        await druk(pilot, "g")
        assert isinstance(pilot.app.screen, TranscriptScreen)
        await druk(pilot, "escape")
        assert _tab(pilot).gekozen == beurt


async def test_een_code_die_het_zoeken_vond_wordt_getoond(laptop: Laptop, dossier: str) -> None:
    suggestie = dimensie(laptop.auditor, ZICHT)
    (id_,) = coderingen.bevestig(laptop.auditor, dossier, [suggestie])
    async with programma(laptop.auditor) as pilot:
        pilot.app.post_message(OpenDossier(dossier, "", "codering", id_))
        await rust(pilot)
        assert _gekozen(pilot) == f"{ZICHT} {ZIN}"


async def test_zonder_woordenlijst_kan_er_nog_met_de_hand_worden_gecodeerd(
    laptop: Laptop, dossier: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def geen(_sessie: object) -> None:
        raise NietGevonden("Dit instrument heeft geen woordenlijst.")

    monkeypatch.setattr("korpsmonitor_tui.services.suggesties.Suggesteur", geen)
    async with programma(laptop.auditor) as pilot:
        scherm = plat(await druk(pilot, *EXTRACTIE))
        assert "geen woordenlijst. Met c codeert u zelf" in scherm
        await druk(pilot, "c", "enter")
        await druk(pilot, "z", "enter")
        await typ(pilot, "cijfer")
        await druk(pilot, "enter")
        await vul_in(pilot, "waarde", "12")
        await druk(pilot, "ctrl+s", "escape", "escape")
        assert _aantallen(pilot)[0] == "alles 1"
    assert dict(_een(laptop).gegevens)["tot"] == "12"


# -- by hand -------------------------------------------------------------------------------------------------------------


async def test_met_de_hand_coderen_met_het_toetsenbord(laptop: Laptop, dossier: str) -> None:
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE)
        await _naar(pilot, dimensie(laptop.auditor, ZICHT))
        await druk(pilot, "c")
        await pilot.press("home", "right", "right", "shift+right")
        await druk(pilot, "enter")
        await typ(pilot, "gedrag")
        await druk(pilot, "enter")
        assert "“niet-vergunde branche”" in plat(beeld(pilot))
        await druk(pilot, "ctrl+s")
        assert "kies wat er over wordt gezegd" in plat(
            str(pilot.app.screen.query_one("#fout", Static).content)
        )
        await druk(pilot, "enter", "down", "enter", "ctrl+s")
        assert "Code vastgelegd" in meldingen(pilot)
        await druk(pilot, "escape", "escape")
        assert any(regel.code == "organisatie.gedragscode" for regel in _tab(pilot).zichtbaar)

    codering = _een(laptop)
    assert (codering.code, codering.anker.citaat) == ("organisatie.gedragscode", "niet-vergunde branche")
    assert not codering.voorstel


async def test_met_de_hand_een_organisatie_die_nog_niemand_kende(laptop: Laptop, dossier: str) -> None:
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE, "c", "z", "enter")
        await typ(pilot, "Meldpunt M.")
        await druk(pilot, "enter", "ctrl+s")
    codering = _een(laptop)
    assert (codering.soort, codering.code) == ("organisatie", "Meldpunt M.")
    assert codering.anker.citaat == "De korpsexpert heeft te weinig tijd."
