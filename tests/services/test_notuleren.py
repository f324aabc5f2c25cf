"""Minutes taken while people talk, and the fields in which they are edited."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import NietGevonden, StapGeweigerd
from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.services import gesprekken, notuleren
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.services.tijdlijn import lees_tijdlijn
from korpsmonitor_tui.services.velden import Plaats, Veld, koppen_na_schrijven, lees_veld, lees_velden
from korpsmonitor_tui.services.vragenlijst import antwoord_id, zet_antwoord
from tests.services import verhaal
from tests.services.conftest import wissel_uit
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from tests.services.conftest import Laptop


def teksten(laptop: Laptop) -> list[str]:
    return [notitie.tekst for notitie in gesprekken.lees_notities(laptop.store.lees(), DOSSIER)]


@pytest.fixture
def gepland(laptop: Laptop) -> Laptop:
    verhaal.plan(laptop)
    return laptop


def test_a_note_that_came_about_in_steps_is_one_handeling(gepland: Laptop) -> None:
    sessie = gepland.notulist
    concept = notuleren.nieuw_concept(sessie, "organisatie")
    notuleren.begin(sessie, DOSSIER, concept)
    concept = replace(concept, hoofdstuk="toezicht", spreker="korpsexpert")
    notuleren.begin(sessie, DOSSIER, concept)
    notuleren.leg_vast(sessie, DOSSIER, concept, "drie", ["cijfer"])
    (notitie,) = gesprekken.lees_notities(gepland.store.lees(), DOSSIER)
    assert (notitie.hoofdstuk, notitie.spreker, notitie.tekst, notitie.tags) == (
        "toezicht",
        "korpsexpert",
        "drie",
        ("cijfer",),
    )
    regels = [regel for regel in lees_tijdlijn(sessie, DOSSIER) if "notitie" in regel.wat]
    assert len(regels) == 1
    ongedaan(sessie)
    assert teksten(gepland) == []
    assert notuleren.is_vervallen(gepland.store.lees(), concept.notitie)


def test_what_is_typed_on_after_an_undo_is_a_note_again(gepland: Laptop) -> None:
    sessie = gepland.notulist
    concept = notuleren.nieuw_concept(sessie, "organisatie")
    notuleren.leg_vast(sessie, DOSSIER, concept, "half")
    koppen = lees_veld(gepland.store.lees(), Plaats("notitie", concept.notitie, "tekst")).koppen
    ongedaan(sessie)
    notuleren.leg_vast(sessie, DOSSIER, concept, "half en heel", op=koppen)
    assert teksten(gepland) == ["half en heel"]
    ongedaan(sessie)
    assert teksten(gepland) == []


def test_a_note_that_was_given_up_is_passed_over_by_undo(gepland: Laptop) -> None:
    sessie = gepland.notulist
    eerste, tweede = (notuleren.nieuw_concept(sessie, "organisatie") for _nr in range(2))
    notuleren.leg_vast(sessie, DOSSIER, eerste, "blijft")
    notuleren.begin(sessie, DOSSIER, tweede)
    notuleren.laat_vallen(sessie, DOSSIER, tweede)
    notuleren.laat_vallen(sessie, DOSSIER, tweede)
    assert teksten(gepland) == ["blijft"]
    ongedaan(sessie)
    assert teksten(gepland) == []


def test_notes_stand_in_the_order_in_which_they_were_begun(gepland: Laptop) -> None:
    sessie = gepland.notulist
    concepten = [notuleren.nieuw_concept(sessie, "organisatie") for _nr in range(3)]
    for concept in concepten:
        notuleren.begin(sessie, DOSSIER, concept)
    for concept in reversed(concepten):
        notuleren.leg_vast(sessie, DOSSIER, concept, str(concepten.index(concept)))
    assert teksten(gepland) == ["0", "1", "2"]


def test_the_minutes_leave_out_what_is_being_typed(gepland: Laptop) -> None:
    sessie, db = gepland.notulist, gepland.store.lees()
    nieuwe = [gesprekken.NieuweNotitie("toezicht", "een"), gesprekken.NieuweNotitie("organisatie", "twee")]
    gesprekken.voeg_notities_toe(sessie, DOSSIER, nieuwe)
    concept = notuleren.nieuw_concept(sessie, "toezicht")
    notuleren.begin(sessie, DOSSIER, concept)
    notulen = notuleren.lees_notulen(db, DOSSIER, "toezicht", concept.notitie)
    assert [notitie.tekst for notitie in notulen.notities] == ["een"]
    assert notulen.aantallen == {"toezicht": 1, "organisatie": 1}
    assert notulen.eerste
    assert notuleren.lees_notulen(db, DOSSIER, "toezicht").aantallen["toezicht"] == 2


def test_minutes_need_a_gesprek_a_chapter_and_somebody_who_may_write(laptop: Laptop) -> None:
    concept = notuleren.nieuw_concept(laptop.notulist, "organisatie")
    with pytest.raises(NietGevonden, match="nog geen gesprek"):
        notuleren.begin(laptop.notulist, DOSSIER, concept)
    verhaal.plan(laptop)
    with pytest.raises(NietGevonden, match="geen hoofdstuk"):
        notuleren.begin(laptop.notulist, DOSSIER, replace(concept, hoofdstuk="elders"))
    for sessie in (laptop.lezer, laptop.eigen_korps):
        assert notuleren.waarom_niet(sessie, DOSSIER)
        with pytest.raises(StapGeweigerd):
            notuleren.begin(sessie, DOSSIER, concept)
    assert notuleren.waarom_niet(laptop.notulist, DOSSIER) == ""


def test_of_two_texts_the_one_that_is_known_is_gone_on_with(gepland: Laptop) -> None:
    sessie, db = gepland.notulist, gepland.store.lees()
    nieuw = gesprekken.NieuweNotitie("toezicht", "begin")
    (notitie,) = gesprekken.voeg_notities_toe(sessie, DOSSIER, [nieuw])
    plaats = Plaats("notitie", notitie, "tekst")
    begin = lees_veld(db, plaats)
    gesprekken.wijzig_notitie(sessie, DOSSIER, notitie, "tekst", "mijn tekst", begin.koppen)
    mijn, conflict = koppen_na_schrijven(sessie, plaats, "mijn tekst", begin.koppen)
    assert not conflict
    gesprekken.wijzig_notitie(sessie, DOSSIER, notitie, "tekst", "andere tekst", begin.koppen)
    assert lees_veld(db, plaats, mijn) == Veld("mijn tekst", mijn, conflict=True)
    assert lees_veld(db, plaats).tekst == "andere tekst"
    assert koppen_na_schrijven(sessie, plaats, "mijn tekst", begin.koppen) == (mijn, True)
    # Nothing was written: the next change is still made on what was seen.
    assert koppen_na_schrijven(sessie, plaats, "niet geschreven", begin.koppen) == (begin.koppen, True)


def test_all_answers_are_read_as_they_are_edited(gepland: Laptop) -> None:
    sessie, db = gepland.notulist, gepland.store.lees()
    vraag = "organisatie.korpsexpert_uren"
    zet_antwoord(sessie, DOSSIER, Vak(vraag, jaar="2011"), "Nb")
    zet_antwoord(sessie, DOSSIER, Vak(vraag, jaar="2011"), "geteld is er niet", veld="toelichting")
    velden = lees_velden(db, "antwoord", DOSSIER)
    id_ = antwoord_id(DOSSIER, Vak(vraag, jaar="2011"))
    assert {plaats.veld: veld.tekst for plaats, veld in velden.items()} == {
        "waarde": "Nb",
        "toelichting": "geteld is er niet",
        "versie": "2011-2012",
    }
    assert all(lees_veld(db, plaats) == veld and plaats.entiteit == id_ for plaats, veld in velden.items())


def test_answers_of_two_laptops_stand_beside_each_other(hier: Laptop, daar: Laptop) -> None:
    verhaal.plan(hier)
    wissel_uit(hier, daar)
    vraag = "organisatie.korpsexpert_uren"
    zet_antwoord(hier.notulist, DOSSIER, Vak(vraag, jaar="2011"), "24", op=())
    zet_antwoord(daar.notulist, DOSSIER, Vak(vraag, jaar="2011"), "36", op=())
    wissel_uit(hier, daar)
    plaats = Plaats("antwoord", antwoord_id(DOSSIER, Vak(vraag, jaar="2011")), "waarde")
    for laptop in (hier, daar):
        veld = lees_veld(laptop.store.lees(), plaats)
        assert veld.conflict
        assert lees_velden(laptop.store.lees(), "antwoord", DOSSIER)[plaats] == veld
