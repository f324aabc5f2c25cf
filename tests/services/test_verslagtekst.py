"""Passages: made of notes once, edited, moved, and numbered for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import NietGevonden, StapGeweigerd
from korpsmonitor_tui.domain.gesprek import Tag
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.services import gesprekken, verslagstappen, verslagtekst
from korpsmonitor_tui.services.gesprekken import NieuweNotitie
from korpsmonitor_tui.services.verslagstand import lees_conflicten
from korpsmonitor_tui.store.transactie import lees_koppen
from tests.services import verhaal
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from tests.services.conftest import Laptop


def nummers(laptop: Laptop) -> list[int]:
    return [nr for nr, _passage in verhaal.passages(laptop)]


def opnieuw_verzonden(laptop: Laptop) -> None:
    """From sent, by way of a reaction, to sent again."""
    verslagstappen.bied_aan(laptop.notulist, DOSSIER)
    verhaal.verstuur(laptop)


def in_bewerking(laptop: Laptop) -> None:
    """What was sent can change again."""
    verhaal.reactie(laptop, (None, "graag aanpassen"))
    verslagstappen.neem_in_verwerking(laptop.notulist, DOSSIER)
    verhaal.beslis_alles(laptop)


def test_assembling_twice_makes_nothing_twice_and_leaves_edits(laptop: Laptop) -> None:
    dossier = verhaal.in_opmaak(laptop)
    eerste = verhaal.passage(laptop, 1)
    verslagtekst.wijzig_passage(laptop.notulist, dossier, eerste.id, "bewerkt")
    assert verslagtekst.stel_samen(laptop.notulist, dossier) == 0
    gesprekken.voeg_notities_toe(laptop.notulist, dossier, [NieuweNotitie("organisatie", "later")])
    assert verslagtekst.stel_samen(laptop.notulist, dossier) == 1
    assert verhaal.teksten(laptop)[:2] == ["bewerkt", "later"]


def test_passages_stand_by_chapter_in_the_order_of_the_minutes(laptop: Laptop) -> None:
    dossier = verhaal.plan(laptop)
    nieuwe = [
        ("prognose", "a"),
        ("toezicht", "b"),
        ("toezicht", "c"),
        ("referentiekader", "d"),
        ("toezicht", "e"),
    ]
    gesprekken.voeg_notities_toe(laptop.notulist, dossier, [NieuweNotitie(h, t) for h, t in nieuwe])
    laatste = gesprekken.lees_notities(laptop.store.lees(), dossier, "toezicht")[-1]
    gesprekken.verplaats_notitie(laptop.notulist, dossier, laatste.id, -1)
    verslagtekst.stel_samen(laptop.notulist, dossier)
    assert verhaal.teksten(laptop) == ["d", "b", "e", "c", "a"]
    assert nummers(laptop) == [1, 2, 3, 4, 5]


def test_empty_notes_make_no_passage_and_tags_come_along(laptop: Laptop) -> None:
    dossier = verhaal.plan(laptop)
    gesprekken.voeg_notities_toe(
        laptop.notulist,
        dossier,
        [NieuweNotitie("toezicht", " \n "), NieuweNotitie("toezicht", "actie", tags=(Tag.ACTIE,))],
    )
    assert verslagtekst.stel_samen(laptop.notulist, dossier) == 1
    ((_nr, passage),) = verhaal.passages(laptop)
    assert passage.tags == (Tag.ACTIE,)
    notitie = gesprekken.lees_notities(laptop.store.lees(), dossier)[1]
    assert passage.bronnen == (notitie.id,)


def test_a_note_deleted_or_changed_after_assembling_leaves_the_passage(laptop: Laptop) -> None:
    dossier = verhaal.in_opmaak(laptop)
    eerste, tweede, _derde = gesprekken.lees_notities(laptop.store.lees(), dossier)
    voor = verhaal.teksten(laptop)
    gesprekken.verwijder_notitie(laptop.notulist, dossier, eerste.id)
    gesprekken.wijzig_notitie(laptop.notulist, dossier, tweede.id, "tekst", "anders")
    assert verslagtekst.stel_samen(laptop.notulist, dossier) == 0
    assert verhaal.teksten(laptop) == voor


def test_the_first_passage_written_by_hand_begins_the_verslag(laptop: Laptop) -> None:
    dossier = verhaal.plan(laptop)
    verslagtekst.voeg_passage_toe(laptop.notulist, dossier, "toezicht", "Met de hand.")
    assert verhaal.status(laptop) == Status.IN_OPMAAK
    verslagstappen.bied_aan(laptop.notulist, dossier)


def test_a_passage_is_put_where_it_was_asked_for(laptop: Laptop) -> None:
    dossier = verhaal.in_opmaak(laptop)
    eerste_toezicht = verhaal.passage(laptop, 2)
    verslagtekst.voeg_passage_toe(laptop.notulist, dossier, "toezicht", "ertussen", na=eerste_toezicht.id)
    verslagtekst.voeg_passage_toe(laptop.notulist, dossier, "toezicht", "achteraan")
    assert verhaal.teksten(laptop)[2::2] == ["ertussen", "achteraan"]
    with pytest.raises(NietGevonden, match="hoofdstuk"):
        verslagtekst.voeg_passage_toe(laptop.notulist, dossier, "bijzaken", "x")


@pytest.mark.parametrize(
    ("stappen", "volgorde"), [(1, "bac"), (2, "bca"), (99, "bca"), (0, "abc"), (-1, "abc")]
)
def test_a_passage_moves_within_its_chapter(laptop: Laptop, stappen: int, volgorde: str) -> None:
    dossier = verhaal.plan(laptop)
    for letter in "abc":
        verslagtekst.voeg_passage_toe(laptop.notulist, dossier, "toezicht", letter)
    verslagtekst.verplaats_passage(laptop.notulist, dossier, verhaal.passage(laptop, 1).id, stappen)
    assert "".join(verhaal.teksten(laptop)) == volgorde


def test_numbers_are_fixed_by_sending_and_stay_wherever_a_passage_goes(laptop: Laptop) -> None:
    dossier = verhaal.verzonden(laptop)
    assert [p.nummer for _nr, p in verhaal.passages(laptop)] == [1, 2, 3]
    in_bewerking(laptop)
    verslagtekst.verplaats_passage(laptop.notulist, dossier, verhaal.passage(laptop, 3).id, -1)
    verslagtekst.voeg_passage_toe(laptop.notulist, dossier, "referentiekader", "vooraan en nieuw")
    assert nummers(laptop) == [4, 1, 3, 2]
    opnieuw_verzonden(laptop)
    assert [p.nummer for _nr, p in verhaal.passages(laptop)] == [4, 1, 3, 2]


def test_the_number_of_a_deleted_passage_is_never_used_again(laptop: Laptop) -> None:
    dossier = verhaal.verzonden(laptop)
    in_bewerking(laptop)
    verslagtekst.verwijder_passage(laptop.notulist, dossier, verhaal.passage(laptop, 3).id)
    verslagtekst.voeg_passage_toe(laptop.notulist, dossier, "prognose", "nieuw")
    assert nummers(laptop) == [1, 2, 4]
    opnieuw_verzonden(laptop)
    in_bewerking(laptop)
    verslagtekst.verwijder_passage(laptop.notulist, dossier, verhaal.passage(laptop, 4).id)
    verslagtekst.voeg_passage_toe(laptop.notulist, dossier, "prognose", "nog nieuwer")
    assert nummers(laptop) == [1, 2, 5]
    opnieuw_verzonden(laptop)
    assert nummers(laptop) == [1, 2, 5]


def test_before_sending_numbers_close_up(laptop: Laptop) -> None:
    dossier = verhaal.in_opmaak(laptop)
    verslagtekst.verwijder_passage(laptop.notulist, dossier, verhaal.passage(laptop, 1).id)
    assert nummers(laptop) == [1, 2]


def test_two_forms_opened_on_the_same_text_keep_both(laptop: Laptop) -> None:
    dossier = verhaal.in_opmaak(laptop)
    eerste = verhaal.passage(laptop, 1)
    geopend_op = lees_koppen(laptop.store.lees(), "passage", eerste.id, "tekst")
    verslagtekst.wijzig_passage(laptop.notulist, dossier, eerste.id, "van de notulist", geopend_op)
    verslagtekst.wijzig_passage(laptop.auditor, dossier, eerste.id, "van de auditor", geopend_op)
    assert lees_conflicten(laptop.store.lees(), dossier) == ("passage “van de auditor” (tekst)",)
    with pytest.raises(StapGeweigerd, match="op twee plaatsen"):
        verslagstappen.bied_aan(laptop.notulist, dossier)


def test_without_passages_there_is_nothing_to_number(laptop: Laptop) -> None:
    assert verslagtekst.genummerd(laptop.coordinator, ()) == []
