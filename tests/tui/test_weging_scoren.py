"""Scoring on the screen: in a weegsessie, with evidence, blind, the eindscore, partners; nothing typed is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Select, SelectionList, Static

from korpsmonitor_tui.domain.gegeven_score import Bewijssoort
from korpsmonitor_tui.services import scores, verslagstappen, weegsessies
from korpsmonitor_tui.services.bewijsaanbod import mogelijk_bewijs
from korpsmonitor_tui.services.korpsweging import lees_korpsweging
from korpsmonitor_tui.services.weegsessies import Sessiegegevens
from korpsmonitor_tui.tui.formulieren import score_klad
from korpsmonitor_tui.tui.formulieren.score import ScoreDialoog
from korpsmonitor_tui.tui.formulieren.score_blad import lees_scoreblad
from korpsmonitor_tui.tui.formulieren.score_eind import EindscoreDialoog
from korpsmonitor_tui.tui.messages import OpenDossier
from korpsmonitor_tui.tui.screens.dossier import DossierScreen
from korpsmonitor_tui.tui.screens.weegsessies import WeegsessiesScreen
from korpsmonitor_tui.tui.tabs.weging import Scorelijst
from korpsmonitor_tui.tui.tabs.weging_stand import lees_weegstand
from tests.oordelen import BLANCO, GEEL, ROOD
from tests.services import verhaal, wegen
from tests.services.conftest import wissel_uit
from tests.services.test_replieken import oordeel
from tests.services.verhaal import DOSSIER
from tests.services.wegen import BUITEN, weging
from tests.tui.proef import tot
from tests.tui.scherm import Bediening, beeld, druk, meldingen, plat, programma, rust, typ, vul_in

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.gegeven_score import Bewijs, GegevenScore
    from korpsmonitor_tui.tui.formulieren.score_blad import Scoreblad
    from tests.services.conftest import Laptop

KWALITEIT = "toezicht.kwaliteit"


@pytest.fixture
def klaar(laptop: Laptop) -> Laptop:
    """The verslag of Groningen is definitief, and a weegsessie is open."""
    verhaal.definitief(laptop)
    wegen.open_sessie(laptop, *wegen.WEGERS, "auditor B")
    return laptop


async def open_(pilot: Bediening, code: str = KWALITEIT, soort: str = "score", dossier: str = DOSSIER) -> str:
    pilot.app.post_message(OpenDossier(dossier, "", soort, f"{dossier}/{code}"))
    await rust(pilot)
    return beeld(pilot)


def gescoord(laptop: Laptop, code: str = KWALITEIT) -> GegevenScore:
    cel = weging(laptop).cel(code)
    assert cel is not None
    assert cel.gegeven is not None
    return cel.gegeven


def klad(laptop: Laptop) -> str:
    """Everything that is kept of forms."""
    # One writer does one thing after another: once this is done, so is what came before.
    laptop.store.vergeet_klad("", "", "").result()
    return str(laptop.store.lees().execute("SELECT tekst FROM klad").fetchall())


def fout(pilot: Bediening) -> str:
    """What the form that is open finds wrong."""
    return plat(str(pilot.app.screen.query_one("#fout", Static).content))


def details(pilot: Bediening) -> str:
    return plat(str(pilot.app.screen.query_one("WegingTab #details", Static).content))


async def merk(pilot: Bediening, nummer: int) -> None:
    lijst = pilot.app.screen.query_one("#bewijs", SelectionList)
    lijst.toggle(lijst.get_option_at_index(nummer))
    await rust(pilot)


async def test_a_weegsessie_is_opened_changed_chosen_and_closed(laptop: Laptop) -> None:
    async with programma(laptop.coordinator) as pilot:
        await open_(pilot)
        assert "Er is nog geen weegsessie." in plat(await druk(pilot, "s"))
        await druk(pilot, "n")
        await vul_in(pilot, "datum", "12-03-2013")
        await druk(pilot, "ctrl+s")
        getoond = beeld(pilot)
        assert "▶ Weegsessie 12-03-2013" in getoond
        assert "3 aanwezigen" in getoond
        assert "weger J · onthoudt zich bij: Groningen" in plat(getoond)
        (eerste,) = weegsessies.lees(laptop.coordinator)
        await druk(pilot, "w")
        blind = pilot.app.screen.query_one("#blind", SelectionList)
        blind.select(laptop.mensen["weger H"].id)
        await druk(pilot, "ctrl+s")
        assert "Blind scoren doen ten minste twee leden" in fout(pilot)
        blind.select(laptop.mensen["weger I"].id)
        await vul_in(pilot, "opmerking", "Op het hoofdbureau.")
        await druk(pilot, "ctrl+s")
        assert "weger H · scoort blind" in plat(beeld(pilot))
        assert weegsessies.lees(laptop.coordinator)[0].opmerking == "Op het hoofdbureau."
        tweede = weegsessies.nieuw(
            laptop.coordinator, Sessiegegevens("Tweede", laptop.coordinator.vandaag(), aanwezig=wegen.WEGERS)
        )
        scherm = pilot.app.screen
        assert isinstance(scherm, WeegsessiesScreen)
        scherm.ververs()
        await rust(pilot)
        scherm.lijst.highlighted = scherm.lijst.get_option_index(tweede.id)
        await druk(pilot, "enter")
        assert "▶ Tweede" in beeld(pilot)
        await druk(pilot, "d")
        assert "gesloten" in beeld(pilot)
        await druk(pilot, "enter")
        assert "Deze weegsessie is gesloten" in meldingen(pilot)
        # Of two only one is left open, so that one it is.
        assert "Weegsessie 12-03-2013" in await druk(pilot, "escape")
        assert {s.id for s in weegsessies.lees(laptop.coordinator) if s.open} == {eerste.id}


async def test_one_key_a_motivation_and_evidence_make_a_score_and_undo_takes_it_back(klaar: Laptop) -> None:
    async with programma(klaar.weger) as pilot:
        getoond = await open_(pilot)
        assert "onthoudt zich: weger J" in getoond
        await druk(pilot, "g")
        assert isinstance(pilot.app.screen, ScoreDialoog)
        # A list that is open brings a key of Textual's own, in English.
        pilot.app.screen.query_one("#score", Select).focus()
        assert "Dismiss" not in await druk(pilot, "enter")
        await druk(pilot, "escape", "tab")
        await typ(pilot, "Ieder kwartaal is te weinig.")
        await druk(pilot, "ctrl+s")
        assert "noem bewijs: merk het" in fout(pilot)
        # What is about the aandachtsveld comes first, and is shown whole under the cursor.
        assert "verslag Groningen, passage 2" in plat(
            str(pilot.app.screen.query_one("#stuk", Static).content)
        )
        await merk(pilot, 0)
        await druk(pilot, "ctrl+s")
        score = gescoord(klaar)
        assert (score.score, score.motivatie) == (GEEL, "Ieder kwartaal is te weinig.")
        assert [(stuk.soort, stuk.tekst, stuk.versie) for stuk in score.bewijs] == [
            (Bewijssoort.VERSLAG, verhaal.TEKSTEN[1][1], 1)
        ]
        assert score.onthouden == (klaar.mensen["weger J"].id,)
        assert "G geel: Aandacht motivatie Ieder kwartaal is te weinig." in details(pilot)
        assert "onthouden: weger J" in details(pilot)
        await druk(pilot, "w")
        assert plat(beeld(pilot)).count("Ieder kwartaal is te weinig.") == 1
        pilot.app.screen.query_one("#score", Select).value = "rood"
        await vul_in(pilot, "bron", "Jaarverslag 2012: twee controles.")
        await druk(pilot, "ctrl+s")
        # Another colour does not hold for the old reason; who goes on typing does so behind it.
        assert "dit is de motivatie van geel; schrijf waarom het rood is" in fout(pilot)
        await typ(pilot, " En minder dan ooit.")
        await druk(pilot, "ctrl+s")
        assert gescoord(klaar).motivatie == "Ieder kwartaal is te weinig. En minder dan ooit."
        assert [stuk.soort for stuk in gescoord(klaar).bewijs] == [Bewijssoort.VERSLAG, Bewijssoort.BRON]
        assert gescoord(klaar).score == ROOD
        await druk(pilot, "u")
        assert gescoord(klaar).score == GEEL
        assert "G geel" in details(pilot)


async def test_blanco_asks_for_its_reason_and_no_evidence_and_who_was_there_clarifies_orally(
    klaar: Laptop,
) -> None:
    async with programma(klaar.weger) as pilot:
        await open_(pilot)
        await druk(pilot, "b", "ctrl+s")
        assert "geef de reden dat er geen oordeel is" in fout(pilot)
        await typ(pilot, "Geen ervaring om op te oordelen.")
        await druk(pilot, "ctrl+s")
        assert gescoord(klaar).score == BLANCO
        assert "reden dat er geen oordeel is Geen ervaring" in details(pilot)
        await druk(pilot, "n")
        pilot.app.screen.query_one("#motivatie").focus()
        await vul_in(pilot, "motivatie", "Zo is het toegelicht.")
        await vul_in(pilot, "mondeling", "Het team is sindsdien uitgebreid.")
        await druk(pilot, "ctrl+s")
        assert "kies wie mondeling toelicht" in fout(pilot)
        wie = pilot.app.screen.query_one("#wie", Select)
        wie.value = f"{klaar.mensen['auditor B'].id} {DOSSIER}"
        await druk(pilot, "ctrl+s")
        (stuk,) = gescoord(klaar).bewijs
        assert (stuk.soort, stuk.verwijzing) == (Bewijssoort.MONDELING, klaar.mensen["auditor B"].id)
        assert "mondeling “Het team is sindsdien uitgebreid.” (auditor B)" in details(pilot)
        await druk(pilot, "w")
        await vul_in(pilot, "bron", "Jaarverslag.")
        await druk(pilot, "ctrl+s")
        assert [b.soort for b in gescoord(klaar).bewijs] == [Bewijssoort.MONDELING, Bewijssoort.BRON]


async def test_an_open_verslag_is_not_offered_and_why_is_said(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    wegen.open_sessie(laptop)
    async with programma(laptop.weger) as pilot:
        await open_(pilot)
        getoond = plat(await druk(pilot, "r"))
        pilot.app.screen.query_one("#bron").focus()
        await rust(pilot)
        assert "Het verslag van Groningen is nog ter verificatie" in getoond + plat(beeld(pilot))
        assert not pilot.app.screen.query("#bewijs")


async def test_who_may_not_score_is_told_why(klaar: Laptop) -> None:
    async with programma(klaar.weger_eigen_korps) as pilot:
        await open_(pilot)
        await druk(pilot, "r")
        assert isinstance(pilot.app.screen, DossierScreen)
        assert "hoort bij" in meldingen(pilot)


async def test_what_was_filled_in_waits_for_who_typed_it_until_it_is_recorded(
    klaar: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with programma(klaar.weger) as pilot:
        await open_(pilot)
        await druk(pilot, "g")
        await typ(pilot, "Gehaast")
        # Who stops the program in the middle of a form loses nothing either.
        await pilot.press("ctrl+q")
    assert "Gehaast" in klad(klaar)
    monkeypatch.setattr(score_klad, "TEL", 0.1)
    async with programma(klaar.weger) as pilot:
        await open_(pilot)
        await druk(pilot, "g")
        assert "Gehaast" in beeld(pilot)
        await vul_in(pilot, "motivatie", "Nog niet af")
        # Kept while it is typed: what a program that is killed leaves behind.
        await tot(pilot, (lambda: "Nog niet af" in klad(klaar), True))
        await merk(pilot, 1)
        await druk(pilot, "escape")
        assert "blijft als klad bewaard" in meldingen(pilot)
    # Another program, and nobody else sees it.
    async with programma(klaar.tweede_weger) as pilot:
        await open_(pilot)
        assert "Nog niet af" not in await druk(pilot, "g")
    async with programma(klaar.weger) as pilot:
        await open_(pilot)
        assert "Nog niet af" in await druk(pilot, "r")
        assert pilot.app.screen.query_one("#score", Select).value == "rood"
        assert len(pilot.app.screen.query_one("#bewijs", SelectionList).selected) == 1
        await druk(pilot, "ctrl+s")
        assert (gescoord(klaar).score, gescoord(klaar).motivatie) == (ROOD, "Nog niet af")
        assert klaar.store.lees().execute("SELECT count(*) FROM klad").fetchone() == (0,)
        await druk(pilot, "w")
        await typ(pilot, " en nu ook niet")
        await druk(pilot, "ctrl+r")
        assert "en nu ook niet" not in beeld(pilot)
        await druk(pilot, "escape")
        assert "blijft als klad" not in meldingen(pilot)


async def test_a_score_that_somebody_else_changed_meanwhile_is_refused_and_what_was_typed_stays(
    klaar: Laptop,
) -> None:
    async with programma(klaar.weger) as pilot:
        await open_(pilot)
        await druk(pilot, "g")
        await typ(pilot, "Mijn motivatie.")
        await merk(pilot, 0)
        scores.geef_score(klaar.tweede_weger, DOSSIER, KWALITEIT, wegen.invoer(ROOD, "Van een ander."))
        await druk(pilot, "ctrl+s")
        assert "inmiddels door iemand anders gewijzigd" in fout(pilot)
        assert "Mijn motivatie." in beeld(pilot)
        assert gescoord(klaar).motivatie == "Van een ander."


async def test_members_score_blind_and_settle_together(laptop: Laptop) -> None:
    verhaal.definitief(laptop)
    wegen.open_sessie(laptop, blind=("weger H", "weger I"))
    async with programma(laptop.weger, breedte=120, hoogte=40) as pilot:
        assert "blind: weger H en weger I" in await open_(pilot)
        assert "Blind scoren: Toezicht, Kwaliteit" in await druk(pilot, "g")
        await typ(pilot, "Geheim van H.")
        await vul_in(pilot, "bron", BUITEN.tekst)
        await druk(pilot, "ctrl+s")
        assert "wacht op weger I" in details(pilot)
        assert "weger H G geel: Aandacht Geheim van H." in details(pilot)
        assert weging(laptop).cel(KWALITEIT) is not None
        assert KWALITEIT not in {code for code, score in weging(laptop).scores.items() if score}
    async with programma(laptop.tweede_weger, breedte=120, hoogte=40) as pilot:
        assert "Geheim van H." not in await open_(pilot)
        assert "G geel" not in details(pilot)
        await druk(pilot, "r")
        await typ(pilot, "Geheim van I.")
        await vul_in(pilot, "bron", "Eigen bron.")
        await druk(pilot, "ctrl+s")
        assert "De scores verschillen; bespreek ze en stel de score vast." in details(pilot)
        assert "Geheim van H." in details(pilot)
        getoond = await druk(pilot, "g")
        assert "Score: Toezicht, Kwaliteit · Groningen" in getoond
        assert "weger I: rood: Onvoldoende" in getoond
        await vul_in(pilot, "motivatie", "Samen besloten.")
        await druk(pilot, "ctrl+s")
        # What both based their score on is kept until a person takes it away.
        assert [stuk.tekst for stuk in gescoord(laptop).bewijs] == [BUITEN.tekst, "Eigen bron."]
        assert set(gescoord(laptop).blind) == {laptop.mensen[naam].id for naam in ("weger H", "weger I")}
        assert "eerst blind gescoord door" in details(pilot)


async def test_the_eindscore_is_one_of_the_allowed_or_another_with_a_reason(klaar: Laptop) -> None:
    wegen.scoor_alles(klaar)
    async with programma(klaar.weger) as pilot:
        await open_(pilot, soort="eindscore")
        assert pilot.app.screen.query_one(Scorelijst).gekozen == "eindscore"
        assert "regels laten toe groen" in details(pilot)
        await druk(pilot, "x")
        assert isinstance(pilot.app.screen, DossierScreen)
        await druk(pilot, "r", "ctrl+s")
        assert isinstance(pilot.app.screen, EindscoreDialoog)
        assert "dit wijkt af van de regels; geef de reden" in fout(pilot)
        await typ(pilot, "De uitvoering blijft achter.")
        await druk(pilot, "ctrl+s")
        assert "wijkt af van de regels; dat blijft overal zichtbaar" in meldingen(pilot)
        eind = weging(klaar).eind.gegeven
        assert eind is not None
        assert (eind.score, eind.motivatie, eind.wijkt_af) == (
            ROOD,
            "De uitvoering blijft achter.",
            True,
        )
        assert "≠ wijkt af" in beeld(pilot)
        await druk(pilot, "n")
        await vul_in(pilot, "motivatie", "")
        await druk(pilot, "ctrl+s")
        eind = weging(klaar).eind.gegeven
        assert eind is not None
        assert not eind.wijkt_af
        wegen.scoor(klaar, GEEL)
        await druk(pilot, "f8", "alt+w")
        assert "↺ scores gewijzigd" in beeld(pilot)


async def test_an_eindscore_without_all_scores_says_why(klaar: Laptop) -> None:
    async with programma(klaar.weger, breedte=120, hoogte=40) as pilot:
        await open_(pilot, soort="eindscore")
        await druk(pilot, "g")
        await typ(pilot, "Alles bijeen.")
        await druk(pilot, "ctrl+s")
        assert "niet alles is gescoord" in fout(pilot)
        await vul_in(pilot, "open_reden", "Over de rest was geen tijd.")
        await druk(pilot, "ctrl+s")
        assert "open gebleven Over de rest was geen tijd." in details(pilot)
    eind = weging(klaar).eind.gegeven
    assert eind is not None
    assert eind.open_reden == "Over de rest was geen tijd."


async def test_of_two_laptops_a_person_chooses_the_score_that_stays(hier: Laptop, daar: Laptop) -> None:
    wegen.open_sessie(hier)
    wissel_uit(hier, daar)
    for laptop, score in ((hier, ROOD), (daar, GEEL)):
        invoer = replace(wegen.invoer(score), motivatie=f"Van {score}.")
        scores.geef_score(laptop.weger, DOSSIER, KWALITEIT, invoer)
    wissel_uit(hier, daar)
    async with programma(hier.weger, breedte=120, hoogte=40) as pilot:
        await open_(pilot)
        assert "2 verschillende scores" in details(pilot)
        await druk(pilot, "n")
        assert "Kies eerst" in meldingen(pilot)
        getoond = await druk(pilot, "c")
        eerste = min((ROOD, GEEL), key=lambda score: getoond.index(f"Van {score}."))
        pilot.app.screen.query_one("#keuze").focus()
        await druk(pilot, "enter", "ctrl+s")
        assert lees_korpsweging(hier.weger, DOSSIER).scores[KWALITEIT] == eerste
        assert f"motivatie Van {eerste}." in details(pilot)


async def test_what_the_korps_thinks_of_a_partner_is_taken_over_and_a_change_stands_beside_it(
    laptop: Laptop,
) -> None:
    wegen.open_sessie(laptop)
    oordeel(laptop, "geel", "Wisselende officieren.", partij="groningen")
    async with programma(laptop.weger) as pilot:
        await open_(pilot, "partners.om", "partneroordeel")
        await druk(pilot, "r")
        assert "Neem eerst (o) over" in meldingen(pilot)
        await druk(pilot, "o")
        assert "1 oordeel overgenomen." in meldingen(pilot)
        assert "korps G geel: Aandacht Wisselende officieren." in details(pilot)
        await druk(pilot, "r", "ctrl+s")
        assert "motiveer waarom de weegploeg" in fout(pilot)
        await typ(pilot, "Er is geen overleg.")
        await druk(pilot, "ctrl+s")
        assert "korps G geel" in details(pilot)
        assert "weegploeg R rood: Onvoldoende motivatie Er is geen overleg." in details(pilot)
        oordeel(laptop, "groen", "Vaste officier.", partij="groningen")
        await druk(pilot, "o")
        assert "OM: was geel, nu groen" in plat(beeld(pilot))
        await druk(pilot, "enter")
        assert "korps N groen: conform Norm Vaste officier." in details(pilot)
        await druk(pilot, "w")
        pilot.app.screen.query_one("#score", Select).value = "geen"
        await druk(pilot, "ctrl+s")
        assert "weegploeg" not in details(pilot)
        await druk(pilot, "m", "o")
        assert "niets nieuws om over te nemen" in meldingen(pilot)


def test_what_a_score_rests_on_and_may_no_longer_serve_is_shown_until_a_person_takes_it_away(
    klaar: Laptop,
) -> None:
    passage = verhaal.passage(klaar, 2)
    scores.geef_score(klaar.weger, DOSSIER, KWALITEIT, wegen.invoer(GEEL, "Daarom.", keur(klaar, passage.id)))
    assert [k.aangeboden for k in blad(klaar).keuzes if k.gekozen] == [True]
    verslagstappen.heropen(klaar.auditor, DOSSIER, "nagekomen")
    (gekozen,) = [k for k in blad(klaar).keuzes if k.gekozen]
    assert not gekozen.aangeboden
    assert gekozen.bewijs.tekst == passage.tekst
    assert any("alleen een definitief verslag" in reden for reden in blad(klaar).geweigerd)


def test_a_form_begins_with_the_score_that_its_heads_are_of(klaar: Laptop) -> None:
    """Somebody else scored since the screen was read: what they wrote is shown, not silently replaced."""
    wegen.scoor(klaar, ROOD)
    gezien = lees_weegstand(klaar.weger, DOSSIER)
    scores.geef_score(klaar.tweede_weger, DOSSIER, KWALITEIT, wegen.invoer(GEEL, "Nieuwe feiten."))
    nu = lees_scoreblad(klaar.weger, gezien, KWALITEIT)
    assert nu.begin is not None
    assert (nu.begin.score, nu.begin.motivatie) == (GEEL, "Nieuwe feiten.")
    cel = weging(klaar).cel(KWALITEIT)
    assert cel is not None
    assert nu.koppen == cel.koppen


def keur(laptop: Laptop, passage: str) -> Bewijs:
    aanbod = mogelijk_bewijs(laptop.weger, DOSSIER, KWALITEIT)
    return next(stuk.bewijs for stuk in aanbod.stukken if stuk.bewijs.verwijzing == passage)


def blad(laptop: Laptop) -> Scoreblad:
    return lees_scoreblad(laptop.weger, lees_weegstand(laptop.weger, DOSSIER), KWALITEIT)
