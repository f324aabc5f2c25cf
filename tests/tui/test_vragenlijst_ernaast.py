"""What stands beside an answer: earlier ones, other sources, and what is to be discussed."""

from __future__ import annotations

from korpsmonitor_tui.domain.signaal import Signaalsoort
from korpsmonitor_tui.domain.vragenlijst import TOELICHTING, WAARDE, Vak
from korpsmonitor_tui.services import edities, medewerkers
from korpsmonitor_tui.services.bespreekpunten import VRIJ, lees_bespreekpunten
from korpsmonitor_tui.services.bronnen import zet_broncijfer
from korpsmonitor_tui.services.sessie import Editie
from korpsmonitor_tui.services.vragenlijst import zet_antwoorden
from korpsmonitor_tui.tui.dialogs import Redenvraag
from tests.tui.proef import tot
from tests.tui.proeflijst import (
    LEDEN,
    OPEN,
    PER_JAAR,
    REFERENTIES,
    TABEL,
    TEAM,
    Proefdefinities,
    Proeflijst,
)


def eerder_opgegeven(lijst: Proeflijst) -> None:
    """What the same korps stated in an edition before this one."""
    store = lijst.sessie.store
    vorige = edities.maak(
        store, Proefdefinities(), Editie("2009-2010", "Korpsmonitor 2009-2010", "korpsmonitor")
    )
    vorige = vorige.als(lijst.sessie.persoon)
    dossier = vorige.dossier("zeeland")
    teksten = {
        (Vak(PER_JAAR, jaar="2012"), WAARDE): "15-20",
        (Vak(PER_JAAR, jaar="2012"), TOELICHTING): "geschat",
        (Vak(REFERENTIES, "r02"), WAARDE): "nee",
    }
    zet_antwoorden(vorige, dossier, teksten)


async def test_earlier_answers_and_other_sources_stand_beside_the_answer(lijst: Proeflijst) -> None:
    eerder_opgegeven(lijst)
    baas = lijst.sessie.als(medewerkers.vind(lijst.sessie.store.lees(), "coördinator A"))
    zet_broncijfer(baas, "emm", "emm.uren", "zeeland", "2011", "8 [sic]", "alleen kantooruren")
    async with lijst.app.run_test(size=(120, 40)) as pilot:
        await lijst.ga_naar(pilot, PER_JAAR)
        await tot(pilot, (lambda: "Expertisecentrum" in lijst.tekst("ernaast"), True))
        regels = lijst.tekst("ernaast").splitlines()
        assert regels == [
            "Eerder opgegeven",
            "2012  15-20  editie 2009-2010, vragenlijst proef",
            "noot: geschat",
            "Expertisecentrum",
            "Uren volgens het EMM",
            "2012  geen cijfer ontvangen",
            "2011  8 [sic]",
            "noot: alleen kantooruren",
        ]
        assert lijst.tab.query_one("#ernaast").region.x > lijst.tab.query_one("#rooster").region.x
        # Of a grid only what was stated in the row that is worked in.
        await lijst.ga_naar(pilot, f"{REFERENTIES}/r01")
        assert "nee" not in lijst.tekst("ernaast")
        await pilot.press("down")
        await tot(pilot, (lambda: "  nee  editie 2009-2010" in lijst.tekst("ernaast"), True))


async def test_on_a_narrow_screen_it_stands_above_the_answer_in_short_and_below_it_in_full(
    lijst: Proeflijst,
) -> None:
    eerder_opgegeven(lijst)
    async with lijst.app.run_test(size=(80, 14)) as pilot:
        await lijst.ga_naar(pilot, PER_JAAR)
        await tot(pilot, (lambda: lijst.tekst("kort-ernaast"), "eerder 2012: “15-20”*"))
        rooster, paneel = (lijst.tab.query_one(wat) for wat in ("#rooster", "#ernaast"))
        assert lijst.tab.query_one("#kort-ernaast").region.y < rooster.region.y < paneel.region.y
        voor = paneel.region.y
        await pilot.press("alt+down")
        assert paneel.region.y < voor
        await lijst.ga_naar(pilot, OPEN)
        assert not lijst.tab.query_one("#kort-ernaast").display


async def test_one_key_makes_a_finding_a_discussion_point(lijst: Proeflijst) -> None:
    teksten = {
        (Vak(TEAM), WAARDE): "nee",
        (Vak(LEDEN), WAARDE): "4",
        (Vak(TABEL, "raam", "2011"), WAARDE): "168-89",
    }
    zet_antwoorden(lijst.sessie, lijst.dossier, teksten)

    def punten() -> list[tuple[str, str]]:
        gevonden = lees_bespreekpunten(lijst.sessie, lijst.dossier)
        return [(punt.vraag, punt.soort) for punt in gevonden]

    async with lijst.app.run_test(size=(120, 40)) as pilot:
        await lijst.ga_naar(pilot, LEDEN)
        await tot(
            pilot, (lambda: lijst.tekst("signalen").startswith("▲ beantwoord terwijl de vraag vervalt"), True)
        )
        assert "4" in lijst.tekst("signalen")
        await tot(pilot, (lambda: "▲1" in lijst.app.export_screenshot(), True))
        await pilot.press("ctrl+g")
        await tot(pilot, (punten, [(LEDEN, Signaalsoort.VERVALLEN)]))
        await tot(pilot, (lambda: lijst.tekst("signalen").startswith("◆ Bespreekpunt."), True))
        await tot(pilot, (lambda: "◆1" in lijst.app.export_screenshot(), True))
        # Nothing else was found here: now it is asked what is to be discussed.
        await pilot.press("ctrl+g")
        await tot(pilot, (lambda: isinstance(pilot.app.screen, Redenvraag), True))
        await pilot.press(*"wie?", "ctrl+s")
        await tot(pilot, (lambda: sorted(punten()), sorted([(LEDEN, Signaalsoort.VERVALLEN), (LEDEN, VRIJ)])))
        await tot(pilot, (lambda: "◆ Bespreekpunt. wie?" in lijst.tekst("signalen"), True))
