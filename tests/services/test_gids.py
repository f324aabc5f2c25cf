"""The interview guide: what is asked, what is known, and what was raised."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.services import bespreekpunten, gesprekken, notuleren
from korpsmonitor_tui.services.gesprekken import NieuweNotitie
from korpsmonitor_tui.services.gids import lees_gids, lees_grond
from korpsmonitor_tui.services.vragenlijst import zet_antwoord
from tests.services import verhaal
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from korpsmonitor_tui.services.gids import Gids, Gidsvraag
    from tests.services.conftest import Laptop

UREN, ONONDERBROKEN, VERVANGING = (
    "organisatie.korpsexpert_uren",
    "organisatie.korpsexpert_ononderbroken",
    "organisatie.korpsexpert_vervanging",
)
CONTROLES = "toezicht.controles_vergund"


@pytest.fixture
def gepland(laptop: Laptop) -> Laptop:
    verhaal.plan(laptop)
    return laptop


def gids(laptop: Laptop) -> Gids:
    return lees_gids(laptop.notulist, DOSSIER)


def vraag(laptop: Laptop, id_: str) -> Gidsvraag:
    return next(v for deel in gids(laptop).hoofdstukken for v in deel.vragen if v.vraag.id == id_)


def test_a_question_shows_what_was_answered_now_and_before_and_scored_before(gepland: Laptop) -> None:
    zet_antwoord(gepland.notulist, DOSSIER, Vak(CONTROLES, jaar="2012"), "15-20", veld="waarde")
    zet_antwoord(gepland.notulist, DOSSIER, Vak(CONTROLES, jaar="2012"), "geschat", veld="toelichting")
    rond = vraag(gepland, CONTROLES).achtergrond
    assert [(a.vak.jaar, a.waarde, a.toelichting) for a in rond.nu] == [("2012", "15-20", "geschat")]
    jaren = [opgave.jaar or 0 for opgave in rond.eerder]
    assert jaren
    assert jaren == sorted(jaren, reverse=True)
    # The years of this very edition are its outcome, not what went before.
    assert not {2011, 2012}.intersection(jaren)


def test_colours_of_earlier_editions_stand_by_the_questions_of_their_dimension(laptop: Laptop) -> None:
    dossier = verhaal.plan(laptop, "zeeland")
    stand = lees_gids(laptop.notulist, dossier)
    om = next(v for deel in stand.hoofdstukken for v in deel.vragen if v.vraag.id == "ketensamenwerking.om")
    (balk,) = om.achtergrond.balken
    assert (balk.dimensie, [(jaar, kleur) for jaar, kleur, _bron in balk.kleuren]) == (
        "partners.om",
        [(2008, "groen"), (2010, "groen")],
    )
    assert all(bron.startswith("000, 3.19.6") for _jaar, _kleur, bron in balk.kleuren)
    # 2012 is the outcome of this very edition, and of 2010 the source shows no eindscore of this korps.
    assert stand.eindscore == ()
    verhaal.plan(laptop)
    assert [jaar for jaar, _kleur, _bron in gids(laptop).eindscore] == [2010]


def test_a_question_that_lapses_is_not_in_the_guide(gepland: Laptop) -> None:
    voor = gids(gepland).totaal
    zet_antwoord(gepland.notulist, DOSSIER, Vak(ONONDERBROKEN), "ja")
    na = gids(gepland)
    assert na.totaal < voor
    assert VERVANGING not in {v.vraag.id for deel in na.hoofdstukken for v in deel.vragen}


def test_a_note_with_text_covers_its_question(gepland: Laptop) -> None:
    sessie = gepland.notulist
    assert gids(gepland).gedekt == 0
    concept = notuleren.nieuw_concept(sessie, "organisatie", vraag=UREN)
    notuleren.begin(sessie, DOSSIER, concept)
    assert not vraag(gepland, UREN).gedekt
    notuleren.leg_vast(sessie, DOSSIER, concept, "24 uur")
    deel = gids(gepland).per_hoofdstuk["organisatie"]
    assert (deel.gedekt, gids(gepland).gedekt, vraag(gepland, UREN).notities) == (1, 1, 1)
    assert UREN not in {v.vraag.id for v in deel.open_vragen}
    gesprekken.wijzig_notitie(sessie, DOSSIER, concept.notitie, "vraag", "")
    assert gids(gepland).gedekt == 0


def test_a_point_that_was_talked_about_covers_its_question_and_an_open_one_stays_open(
    gepland: Laptop,
) -> None:
    sessie = gepland.notulist
    een = bespreekpunten.voeg_toe(sessie, DOSSIER, "organisatie", "Waarom minder?", UREN)
    twee = bespreekpunten.voeg_toe(sessie, DOSSIER, "organisatie", "Wie vervangt?", UREN)
    bespreekpunten.zet_uitkomst(sessie, DOSSIER, een, "bezuiniging")
    assert not vraag(gepland, UREN).gedekt
    gesprekken.voeg_notities_toe(sessie, DOSSIER, [NieuweNotitie("organisatie", "x", vraag=UREN)])
    nu = vraag(gepland, UREN)
    assert (nu.gedekt, [punt.id for punt in nu.open_punten]) == (True, [twee])
    assert UREN in {v.vraag.id for v in gids(gepland).per_hoofdstuk["organisatie"].open_vragen}
    bespreekpunten.zet_uitkomst(sessie, DOSSIER, twee, "niemand")
    assert UREN not in {v.vraag.id for v in gids(gepland).per_hoofdstuk["organisatie"].open_vragen}


def test_points_without_a_question_stand_by_their_chapter(gepland: Laptop) -> None:
    sessie = gepland.notulist
    vrij = bespreekpunten.voeg_toe(sessie, DOSSIER, "prognose", "Het nieuwe team")
    # A point of a question that is not asked any more must not vanish.
    vervallen = bespreekpunten.voeg_toe(sessie, DOSSIER, "organisatie", "Wie nam waar?", VERVANGING)
    zet_antwoord(sessie, DOSSIER, Vak(ONONDERBROKEN), "ja")
    delen = gids(gepland).per_hoofdstuk
    assert [punt.id for punt in delen["prognose"].open_punten] == [vrij]
    assert [punt.id for punt in delen["organisatie"].punten] == [vervallen]
    bespreekpunten.zet_uitkomst(sessie, DOSSIER, vrij, "twaalf mensen")
    assert gids(gepland).per_hoofdstuk["prognose"].open_punten == ()


def test_what_was_read_once_gives_the_same_guide(gepland: Laptop) -> None:
    grond = lees_grond(gepland.notulist, DOSSIER)
    gesprekken.voeg_notities_toe(gepland.notulist, DOSSIER, [NieuweNotitie("organisatie", "x", vraag=UREN)])
    assert lees_gids(gepland.notulist, DOSSIER, grond) == gids(gepland)
    assert gids(gepland).gedekt == 1
