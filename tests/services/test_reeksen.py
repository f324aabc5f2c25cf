"""Series run by question id, across editions, versions and published tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.vragenlijst import TOELICHTING, WAARDE, Vak
from korpsmonitor_tui.services import edities
from korpsmonitor_tui.services.reeksen import eigen_jaren, lees_alle_reeksen, lees_reeksen
from korpsmonitor_tui.services.sessie import Editie
from korpsmonitor_tui.services.vragenlijst import schrijf_antwoord, zet_antwoorden
from korpsmonitor_tui.services.vragenlijstversies import publiceer
from tests.services.lijsten import EEN, PLAN, TWEE, schrijf
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.reeks import Opgave
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie
    from tests.services.conftest import Laptop

CONTROLES = "toezicht.controles_vergund"


def reeks_van(sessie: Sessie, partij: str, vraag: str) -> tuple[Opgave, ...]:
    return lees_reeksen(sessie, partij).get(vraag, ())


def test_published_figures_of_earlier_years_stand_to_the_letter_with_their_table(laptop: Laptop) -> None:
    reeks = reeks_van(laptop.coordinator, "Groningen", CONTROLES)
    gedrukt = laptop.coordinator.instrumenten.cijfers("korpsmonitor").vermeldingen(CONTROLES, "groningen")
    assert [(o.jaar, o.tekst) for o in reeks] == [
        (v.cijfer.jaar, v.cijfer.opgegeven) for v in gedrukt if v.cijfer.jaar == 2010
    ]
    assert [o.herkomst for o in reeks] == ["gepubliceerd, Tabel 5", "gepubliceerd, Tabel 7"]


def test_what_this_edition_asks_for_is_not_earlier(laptop: Laptop) -> None:
    """What was published for 2011 and 2012 is the outcome of edition 2011-2012 itself, of every source."""
    reeksen = lees_reeksen(laptop.coordinator, "groningen")
    assert reeksen
    assert {o.jaar for opgaven in reeksen.values() for o in opgaven} == {2008, 2010}


def test_a_figure_without_a_year_is_of_the_edition_that_printed_it(laptop: Laptop) -> None:
    assert reeks_van(laptop.coordinator, "groningen", "toezicht.gemeenten") == ()


def test_every_published_figure_of_another_year_is_there(laptop: Laptop) -> None:
    sessie = laptop.coordinator
    cijfers = sessie.instrumenten.cijfers("korpsmonitor")
    eigen = eigen_jaren(sessie.instrument.vragenlijst)
    for partij in sessie.instrument.partijen:
        reeksen = lees_reeksen(sessie, partij.code)
        for vraag in cijfers.vragen:
            gedrukt = [v for v in cijfers.vermeldingen(vraag, partij.code) if v.cijfer.jaar is not None]
            verwacht = [v.cijfer.opgegeven for v in gedrukt if v.cijfer.jaar not in eigen[vraag]]
            assert [o.tekst for o in reeksen.get(vraag, ()) if o.herkomst.startswith("gepubl")] == verwacht


def test_answers_of_other_editions_belong_to_the_series(laptop: Laptop) -> None:
    sessie = laptop.coordinator
    zet_antwoorden(sessie, DOSSIER, {(Vak(CONTROLES, jaar="2012"), WAARDE): "0(1)"})
    zet_antwoorden(sessie, DOSSIER, {(Vak(CONTROLES, jaar="2012"), TOELICHTING): "geschat"})
    zet_antwoorden(sessie, DOSSIER, {(Vak("toezicht.vast_team"), WAARDE): "deels"})
    later = edities.maak(laptop.store, sessie.instrumenten, Editie("2013-2014", "KM", "korpsmonitor"))

    reeks = [o for o in reeks_van(later, "groningen", CONTROLES) if o.editie]
    (team,) = [o for o in reeks_van(later, "groningen", "toezicht.vast_team") if o.editie]

    assert [(o.jaar, o.tekst, o.noot, o.editie) for o in reeks] == [(2012, "0(1)", "geschat", "2011-2012")]
    assert reeks[0].herkomst == "editie 2011-2012, vragenlijst 2011-2012"
    assert team.jaar == 2012, "an answer without a year speaks of the peiljaar of its version"


def test_an_answer_speaks_of_the_year_of_the_version_that_it_was_given_for(
    laptop: Laptop, tmp_path: Path
) -> None:
    """Also once another version with another peiljaar holds, which does not even ask it any more."""
    sessie = laptop.coordinator
    publiceer(sessie, schrijf(tmp_path, EEN, "een.toml"), "Kort")
    zet_antwoorden(sessie, DOSSIER, {(PLAN, WAARDE): "deels"})
    later = TWEE.replace("peiljaar = 2012", "peiljaar = 2014").replace("    2012,", "    2013, 2014,")
    later = later.replace("jaar = 2012, meer_dan", "jaar = 2014, meer_dan")
    publiceer(sessie, schrijf(tmp_path, later, "twee.toml"), "Later")
    zet_antwoorden(sessie, DOSSIER, {(Vak("organisatie.beleid"), WAARDE): "ja"})

    reeksen = lees_reeksen(sessie, "groningen")
    assert [(o.jaar, o.herkomst) for o in reeksen["organisatie.plan"]] == [
        (2012, "editie 2011-2012, vragenlijst een")
    ]
    assert [o.jaar for o in reeksen["organisatie.beleid"]] == [2014]
    assert {o.jaar for o in reeksen[CONTROLES]} == {2010, 2011, 2012}, (
        "what this version does not ask for is earlier"
    )


def test_an_answer_of_an_unknown_version_has_no_year(laptop: Laptop) -> None:
    sessie = laptop.coordinator

    def taak(tx: Transactie) -> None:
        schrijf_antwoord(tx, DOSSIER, Vak("oud.vraag"), "ja", "1999")

    laptop.store.voer_uit(sessie.wie, taak)
    (opgave,) = reeks_van(sessie, "groningen", "oud.vraag")
    assert (opgave.jaar, opgave.tekst) == (None, "ja")


def test_an_edition_of_another_instrument_is_another_series(laptop: Laptop) -> None:
    sessie = laptop.coordinator
    zet_antwoorden(sessie, DOSSIER, {(Vak(CONTROLES, jaar="2012"), WAARDE): "12"})

    def taak(tx: Transactie) -> None:
        tx.zet("editie", "2011-2012", "instrument", "gemeenten")

    laptop.store.voer_uit(sessie.wie, taak)
    assert not [o for o in reeks_van(sessie, "groningen", CONTROLES) if o.editie]


def test_colours_in_words_belong_to_the_question_about_their_dimension(laptop: Laptop) -> None:
    """Every published colour of an earlier year that a question about one dimension asks for, and no other."""
    sessie = laptop.coordinator
    kleuren = {v.dimensies[0]: v.id for v in sessie.instrument.vragen.values() if v.vraagt == "kleur"}
    for partij in sessie.instrument.partijen:
        verwacht = {
            (kleuren[dimensie], regel.jaar, kleur)
            for regel in sessie.instrument.kleurenbalken
            if regel.partij == partij.code and regel.jaar < 2011
            for dimensie, kleur in regel.kleuren
            if dimensie in kleuren
        }
        reeksen = lees_reeksen(sessie, partij.code)
        assert {
            (v, o.jaar, o.tekst) for v in kleuren.values() for o in reeksen.get(v, ()) if o.tekst
        } == verwacht


def test_an_unknown_party_is_refused(laptop: Laptop) -> None:
    with pytest.raises(NietGevonden, match="Atlantis"):
        lees_reeksen(laptop.coordinator, "Atlantis")


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1).filter(str.strip), st.text())
def test_what_was_stated_is_given_back_to_the_letter(laptop: Laptop, tekst: str, noot: str) -> None:
    vak = Vak(CONTROLES, jaar="2011")
    zet_antwoorden(laptop.coordinator, DOSSIER, {(vak, WAARDE): tekst, (vak, TOELICHTING): noot})
    (opgave,) = [o for o in reeks_van(laptop.coordinator, "groningen", CONTROLES) if o.editie]
    assert (opgave.tekst, opgave.noot) == (tekst, noot)


def test_the_series_of_several_parties_are_those_of_each(laptop: Laptop) -> None:
    zet_antwoorden(laptop.coordinator, DOSSIER, {(Vak(CONTROLES, jaar="2012"), WAARDE): "12"})
    zet_antwoorden(laptop.coordinator, "2011-2012/zeeland", {(Vak(CONTROLES, jaar="2012"), WAARDE): "3"})
    partijen = ["groningen", "zeeland", "friesland", "om"]
    assert lees_alle_reeksen(laptop.coordinator, partijen) == {
        partij: lees_reeksen(laptop.coordinator, partij) for partij in partijen
    }
    assert [o.tekst for o in reeks_van(laptop.coordinator, "groningen", CONTROLES) if o.editie] == ["12"]
