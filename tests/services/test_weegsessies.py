"""Weegsessies: who opens them, who attends, and that nobody who could have seen a blind score joins."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import InmiddelsGewijzigd, NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.services import blindscores, weegsessies
from korpsmonitor_tui.services.weegsessies import Sessiegegevens
from tests.services import wegen
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from korpsmonitor_tui.store.transactie import Transactie
    from tests.services.conftest import Laptop


def _mensen(laptop: Laptop, *namen: str) -> tuple[str, ...]:
    return tuple(sorted(laptop.mensen[naam].id for naam in namen))


def test_a_weegsessie_holds_its_day_and_who_attends(laptop: Laptop) -> None:
    sessie = wegen.open_sessie(laptop, "weger H", "auditor B")
    assert (sessie.datum, sessie.naam) == (date(2013, 2, 4), "Weegsessie 04-02-2013")
    assert sessie.aanwezig == _mensen(laptop, "weger H", "auditor B")
    assert sessie.open
    assert weegsessies.lees(laptop.coordinator) == (sessie,)


def test_only_weegploeg_and_coordinator_open_one(laptop: Laptop) -> None:
    for sessie in (laptop.auditor, laptop.notulist, laptop.lezer):
        with pytest.raises(StapGeweigerd):
            weegsessies.nieuw(sessie, Sessiegegevens(aanwezig=("weger H",)))
    weegsessies.nieuw(laptop.weger, Sessiegegevens("eerste", aanwezig=("weger H",)))
    weegsessies.nieuw(laptop.coordinator, Sessiegegevens("tweede", aanwezig=("weger H",)))


@pytest.mark.parametrize(
    ("gegevens", "fout", "melding"),
    [
        (Sessiegegevens(), OnbruikbareInvoer, "aanwezig"),
        (Sessiegegevens(aanwezig=("niemand",)), NietGevonden, "niemand"),
        (Sessiegegevens(aanwezig=("weger H", "weger I"), blind=("weger H",)), OnbruikbareInvoer, "ten minste twee"),
        (Sessiegegevens(aanwezig=("weger H",), blind=("weger H", "weger I")), StapGeweigerd, "niet als aanwezig"),
        (Sessiegegevens(aanwezig=("weger H", "auditor B"), blind=("weger H", "auditor B")), StapGeweigerd, "weegploeg"),
    ],
)  # fmt: skip
def test_what_cannot_be_leaves_nothing(
    laptop: Laptop, gegevens: Sessiegegevens, fout: type[Exception], melding: str
) -> None:
    with pytest.raises(fout, match=melding):
        weegsessies.nieuw(laptop.weger, gegevens)
    assert weegsessies.lees(laptop.coordinator) == ()


def test_what_another_program_left_there_is_passed_over(laptop: Laptop) -> None:
    sessie = wegen.open_sessie(laptop)

    def taak(tx: Transactie) -> None:
        tx.voeg_toe("weegsessie", sessie.id, "aanwezig", {"wie": 1})
        tx.voeg_toe("weegsessie", sessie.id, "blind", 7)
        tx.zet("weegsessie", sessie.id, "datum", "gisteren")

    laptop.store.voer_uit(laptop.coordinator.wie, taak)
    (gelezen,) = weegsessies.lees(laptop.coordinator)
    assert (gelezen.aanwezig, gelezen.blind, gelezen.datum) == (sessie.aanwezig, (), None)
    assert wegen.scoor(laptop).gewijzigd


def test_a_name_is_used_once(laptop: Laptop) -> None:
    wegen.open_sessie(laptop, naam="voorjaar")
    with pytest.raises(OnbruikbareInvoer, match="Voorjaar"):
        wegen.open_sessie(laptop, naam="Voorjaar")
    sessie = wegen.open_sessie(laptop, naam=" na\njaar\t1 ")
    assert sessie.naam == "na jaar 1"
    gewijzigd = weegsessies.wijzig(laptop.coordinator, sessie.id, Sessiegegevens("na\r\nzomer"))
    assert gewijzigd.naam == "na zomer"


def test_the_only_open_one_needs_no_name(laptop: Laptop) -> None:
    db, editie = laptop.store.lees(), laptop.coordinator.editie.id
    with pytest.raises(NietGevonden, match="geen open weegsessie"):
        weegsessies.vind(db, editie)
    eerste = wegen.open_sessie(laptop, naam="eerste")
    assert weegsessies.vind(db, editie).id == eerste.id
    wegen.open_sessie(laptop, naam="tweede")
    with pytest.raises(NietGevonden, match="2 weegsessies"):
        weegsessies.vind(db, editie)
    assert weegsessies.vind(db, editie, "EERSTE").id == eerste.id
    with pytest.raises(NietGevonden, match="derde"):
        weegsessies.vind(db, editie, "derde")


def test_closing_and_opening_again(laptop: Laptop) -> None:
    sessie = wegen.open_sessie(laptop)
    assert not weegsessies.sluit(laptop.weger, sessie.id).open
    with pytest.raises(StapGeweigerd, match="al gesloten"):
        weegsessies.sluit(laptop.weger, sessie.id)
    with pytest.raises(StapGeweigerd, match="is gesloten"):
        weegsessies.wijzig(laptop.weger, sessie.id, Sessiegegevens(opmerking="later"))
    assert weegsessies.heropen(laptop.coordinator, sessie.id).open


def test_a_form_that_showed_another_weegsessie_takes_nobody_away(laptop: Laptop) -> None:
    gezien = wegen.open_sessie(laptop, "weger H", "weger I")
    erbij = Sessiegegevens(aanwezig=("weger H", "weger I", "auditor B"))
    nu = weegsessies.wijzig(laptop.coordinator, gezien.id, erbij, gezien=gezien)
    ingevuld = Sessiegegevens(gezien.naam, gezien.datum, "Op het hoofdbureau.", gezien.aanwezig, ())
    with pytest.raises(InmiddelsGewijzigd, match="inmiddels"):
        weegsessies.wijzig(laptop.weger, gezien.id, ingevuld, gezien=gezien)
    assert weegsessies.lees(laptop.coordinator) == (nu,)


def test_who_scored_stays_among_those_present(laptop: Laptop) -> None:
    sessie = wegen.open_sessie(laptop)
    wegen.scoor(laptop)
    with pytest.raises(StapGeweigerd, match="weger H scoorde al"):
        weegsessies.wijzig(laptop.coordinator, sessie.id, Sessiegegevens(aanwezig=("weger I", "weger J")))
    na = weegsessies.wijzig(laptop.coordinator, sessie.id, Sessiegegevens(aanwezig=("weger H", "auditor B")))
    assert na.aanwezig == _mensen(laptop, "weger H", "auditor B")


def test_nobody_joins_or_leaves_blind_scoring_once_somebody_did(laptop: Laptop) -> None:
    blind = ("weger H", "weger I")
    sessie = wegen.open_sessie(laptop, blind=blind)
    blindscores.geef(laptop.weger, DOSSIER, wegen.DIMENSIE, wegen.invoer())
    with pytest.raises(StapGeweigerd, match="al blind gescoord"):
        weegsessies.wijzig(laptop.coordinator, sessie.id, Sessiegegevens(blind=(*blind, "weger J")))
    with pytest.raises(StapGeweigerd, match="blijft daarbij staan"):
        weegsessies.wijzig(laptop.coordinator, sessie.id, Sessiegegevens(blind=()))
