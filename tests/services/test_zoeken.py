"""Finding texts across dossiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.services import (
    edities,
    gesprekken,
    medewerkers,
    verslagstappen,
    verslagtekst,
    vragenlijst,
)
from korpsmonitor_tui.services.gesprekken import NieuweNotitie
from korpsmonitor_tui.services.sessie import Editie
from korpsmonitor_tui.services.zoeken import BEGIN, EIND, MEESTE, zoek
from tests.services import verhaal
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from tests.services.conftest import Laptop


def noteer(laptop: Laptop, *teksten: str, dossier: str = DOSSIER) -> None:
    gesprekken.voeg_notities_toe(
        laptop.notulist, dossier, [NieuweNotitie("toezicht", tekst) for tekst in teksten]
    )


def test_every_kind_of_text_is_found_with_its_place(laptop: Laptop) -> None:
    dossier = verhaal.plan(laptop)
    noteer(laptop, "Over de prijs van zilver.")
    verslagtekst.stel_samen(laptop.notulist, dossier)
    vragenlijst.zet_antwoord(laptop.notulist, dossier, Vak("organisatie.korpsexpert_inzet"), "zilver")
    verslagstappen.bied_aan(laptop.notulist, dossier)
    verhaal.verstuur(laptop)
    verhaal.reactie(laptop, (1, "Zilver klopt niet."))
    gevonden = {(r.soort, r.soortnaam, r.hoofdstuk) for r in zoek(laptop.lezer, "zilver")}
    assert gevonden == {
        ("notitie", "notitie", "Toezicht"),
        ("passage", "passage", "Toezicht"),
        ("antwoord", "antwoord", "Organisatie"),
        ("opmerking", "opmerking", "Toezicht"),
    }
    (reactie,) = zoek(laptop.lezer, "Zie onze")
    assert (reactie.soort, reactie.partij, reactie.hoofdstuk) == ("reactie", "Groningen", "")


@pytest.mark.parametrize(
    "vraag", ["coordinatie", "COÖRDINATIE", "coörd", "prijs coordinatie", '"prijs" AND -x* prijs']
)
def test_what_is_typed_is_text_whatever_its_accents(laptop: Laptop, vraag: str) -> None:
    verhaal.plan(laptop)
    noteer(laptop, "De coördinatie heeft een prijs, en x ook.", "iets anders")
    assert len(zoek(laptop.lezer, vraag)) == ("AND" not in vraag)


@pytest.mark.parametrize("vraag", ["", "  ", "?!", '"', "*"])
def test_without_words_nothing_is_found(laptop: Laptop, vraag: str) -> None:
    verhaal.plan(laptop)
    noteer(laptop, 'tekst met " en * en ?!')
    assert zoek(laptop.lezer, vraag) == ()


def test_the_fragment_shows_the_words_and_nothing_that_steers_a_terminal(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    noteer(laptop, "voor \x1b[31m zilver \x07 na")
    (resultaat,) = zoek(laptop.lezer, "zilv")
    assert f"{BEGIN}zilver{EIND}" in resultaat.fragment
    assert "\x1b" not in resultaat.fragment
    assert "\x07" not in resultaat.fragment
    assert resultaat.delen == (("voor ␛[31m ", False), ("zilver", True), (" ␇ na", False))


def test_marks_in_the_text_itself_do_no_harm(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    noteer(laptop, f"{EIND}goud{BEGIN} en {BEGIN} zilver")
    (resultaat,) = zoek(laptop.lezer, "zilver")
    assert ("zilver", True) in resultaat.delen
    assert "".join(deel for deel, _raak in resultaat.delen).replace("…", "").split() == [
        "goud",
        "en",
        "zilver",
    ]


def test_one_dossier_can_be_searched(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    ander = verhaal.plan(laptop, "friesland")
    noteer(laptop, "zilver hier")
    noteer(laptop, "zilver daar", dossier=ander)
    assert {r.partij for r in zoek(laptop.lezer, "zilver")} == {"Groningen", "Friesland"}
    (enige,) = zoek(laptop.lezer, "zilver", ander)
    assert (enige.dossier, enige.partij) == (ander, "Friesland")


def test_another_edition_is_not_searched_and_takes_no_places(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    noteer(laptop, "zilver en nog veel meer woorden die deze treffer minder goed maken dan de andere")
    ander = edities.maak(
        laptop.store, laptop.coordinator.instrumenten, Editie("2013-2014", "Volgende", "korpsmonitor")
    )
    ander = ander.als(medewerkers.vind(laptop.store.lees(), "coördinator C"))
    gesprek = gesprekken.plan(ander, "groningen", gesprekken.Planning())
    zilver = [NieuweNotitie("toezicht", "zilver")] * (MEESTE + 1)
    gesprekken.voeg_notities_toe(ander, gesprek.id, zilver)
    (enige,) = zoek(laptop.lezer, "zilver")
    assert enige.dossier == DOSSIER
    assert len(zoek(ander, "zilver")) == MEESTE


def test_what_was_deleted_is_not_found(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    passage = verhaal.passage(laptop, 1)
    assert {r.soort for r in zoek(laptop.lezer, "korpsexpert")} == {"notitie", "passage"}
    verslagtekst.verwijder_passage(laptop.notulist, DOSSIER, passage.id)
    assert {r.soort for r in zoek(laptop.lezer, "korpsexpert")} == {"notitie"}
