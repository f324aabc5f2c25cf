"""Discussion points: one key for a finding on every laptop, and none that a person took out comes back by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.signaal import Signaalsoort
from korpsmonitor_tui.domain.vragenlijst import WAARDE, Vak
from korpsmonitor_tui.services import bespreekpunten
from korpsmonitor_tui.services.analyse import analyseer
from korpsmonitor_tui.services.bespreekpunten import lees_bespreekpunten
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.services.tijdlijn import lees_tijdlijn
from korpsmonitor_tui.services.verslagstand import lees_conflicten
from korpsmonitor_tui.services.vragenlijst import zet_antwoorden
from tests.services import verhaal
from tests.services.conftest import wissel_uit
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.signaal import Signaal
    from korpsmonitor_tui.services.bespreekpunten import Bespreekpunt
    from tests.services.conftest import Laptop

CONTROLES = "toezicht.controles_vergund"
"""Has a published figure of Groningen over 2010 (Tabel 5)."""


def _antwoord(laptop: Laptop, waarde: str, vraag: str = CONTROLES, jaar: str = "2012") -> None:
    zet_antwoorden(laptop.notulist, DOSSIER, {(Vak(vraag, jaar=jaar), WAARDE): waarde})


def _signaal(laptop: Laptop, soort: Signaalsoort) -> Signaal:
    return next(s for s in analyseer(laptop.notulist, DOSSIER) if s.soort is soort)


def _verbeterd(laptop: Laptop) -> Signaal:
    _antwoord(laptop, "9.000")
    return _signaal(laptop, Signaalsoort.VERBETERD)


def _punten(laptop: Laptop) -> tuple[Bespreekpunt, ...]:
    return lees_bespreekpunten(laptop.notulist, DOSSIER)


def test_a_remarkable_improvement_is_a_point_though_nobody_wrote_it_down(laptop: Laptop) -> None:
    assert _punten(laptop) == ()
    signaal = _verbeterd(laptop)
    geschreven = laptop.store.stand

    (punt,) = _punten(laptop)
    assert punt.id == f"{DOSSIER}/bespreekpunt/{signaal.kenmerk}"
    assert (punt.soort, punt.hoofdstuk, punt.vraag, punt.jaar) == (
        "verbeterd",
        "toezicht",
        CONTROLES,
        "2012",
    )
    assert (punt.kenmerk, punt.tekst, punt.uitkomst) == (signaal.kenmerk, signaal.tekst, "")
    assert punt.vast
    assert "“9.000” over 2012" in punt.tekst
    assert "in 2010 (gepubliceerd, Tabel 5)" in punt.tekst
    assert lees_bespreekpunten(laptop.lezer, DOSSIER) == (punt,), "who may only read sees it too"
    assert laptop.store.stand == geschreven, "reading writes nothing"

    _antwoord(laptop, "270")
    assert _punten(laptop) == (), "a corrected answer is no improvement"


def test_the_same_point_whether_it_was_written_or_not(laptop: Laptop) -> None:
    signaal = _verbeterd(laptop)
    vanzelf = _punten(laptop)
    assert bespreekpunten.maak_bespreekpunt(laptop.notulist, DOSSIER, signaal) == vanzelf[0].id
    assert _punten(laptop) == vanzelf
    assert lees_bespreekpunten(laptop.notulist, DOSSIER, analyseer(laptop.notulist, DOSSIER)) == vanzelf


@pytest.mark.parametrize("geschreven", [True, False])
def test_what_people_say_about_it_is_kept(laptop: Laptop, geschreven: bool) -> None:
    signaal = _verbeterd(laptop)
    id_ = _id(signaal)
    if geschreven:
        bespreekpunten.maak_bespreekpunt(laptop.notulist, DOSSIER, signaal)
    bespreekpunten.wijzig_tekst(laptop.notulist, DOSSIER, id_, "Vraag naar de registratie.")
    bespreekpunten.zet_uitkomst(laptop.auditor, DOSSIER, id_, "Nieuw systeem.")
    bespreekpunten.maak_bespreekpunt(laptop.notulist, DOSSIER, signaal)
    _antwoord(laptop, "264")

    (punt,) = _punten(laptop)
    assert (punt.tekst, punt.uitkomst, punt.besproken) == (
        "Vraag naar de registratie.",
        "Nieuw systeem.",
        True,
    )
    assert (punt.kenmerk, punt.hoofdstuk, punt.vraag) == (signaal.kenmerk, "toezicht", CONTROLES)


def test_what_was_talked_about_keeps_the_words_of_that_moment(laptop: Laptop) -> None:
    signaal = _verbeterd(laptop)
    bespreekpunten.zet_uitkomst(laptop.notulist, DOSSIER, _id(signaal), "Nieuw systeem.")
    _antwoord(laptop, "8.000")
    (punt,) = _punten(laptop)
    assert punt.tekst == signaal.tekst


def test_undo_gives_it_back_as_it_was(laptop: Laptop) -> None:
    _verbeterd(laptop)
    vanzelf = _punten(laptop)
    id_ = vanzelf[0].id
    bespreekpunten.zet_uitkomst(laptop.notulist, DOSSIER, id_, "Nieuw systeem.")
    ongedaan(laptop.notulist)
    assert _punten(laptop) == vanzelf
    bespreekpunten.wijzig_tekst(laptop.notulist, DOSSIER, id_, "Waarom?")
    ongedaan(laptop.notulist)
    assert _punten(laptop) == vanzelf
    bespreekpunten.verwijder(laptop.notulist, DOSSIER, id_, "Andere telling.")
    assert _punten(laptop) == ()
    assert ongedaan(laptop.notulist) == "bespreekpunt weggelaten"
    assert _punten(laptop) == vanzelf
    assert lees_conflicten(laptop.store.lees(), DOSSIER) == ()
    bespreekpunten.zet_uitkomst(laptop.notulist, DOSSIER, id_, "Toch besproken.")
    assert [punt.uitkomst for punt in _punten(laptop)] == ["Toch besproken."]


def test_two_laptops_make_one_point_of_one_finding(hier: Laptop, daar: Laptop) -> None:
    signaal = _verbeterd(hier)
    wissel_uit(hier, daar)
    bespreekpunten.maak_bespreekpunt(hier.notulist, DOSSIER, signaal)
    bespreekpunten.zet_uitkomst(hier.notulist, DOSSIER, _id(signaal), "Nieuw systeem.")
    bespreekpunten.wijzig_tekst(daar.notulist, DOSSIER, _id(signaal), "Waarom zo veel?")
    wissel_uit(hier, daar)

    assert _punten(hier) == _punten(daar)
    assert [(punt.tekst, punt.uitkomst) for punt in _punten(hier)] == [("Waarom zo veel?", "Nieuw systeem.")]
    assert lees_conflicten(hier.store.lees(), DOSSIER) == (), "they wrote different things about it"


def test_one_that_a_person_took_out_does_not_come_back_by_itself(laptop: Laptop) -> None:
    signaal = _verbeterd(laptop)
    id_ = _id(signaal)
    with pytest.raises(OnbruikbareInvoer, match="geef een reden"):
        bespreekpunten.verwijder(laptop.notulist, DOSSIER, id_, "  ")
    assert len(_punten(laptop)) == 1

    bespreekpunten.verwijder(laptop.notulist, DOSSIER, id_, "Teldatum gewijzigd.")
    _antwoord(laptop, "9.001")
    assert _punten(laptop) == ()
    with pytest.raises(NietGevonden, match="Dit bespreekpunt"):
        bespreekpunten.zet_uitkomst(laptop.notulist, DOSSIER, id_, "toch")

    bespreekpunten.maak_bespreekpunt(laptop.notulist, DOSSIER, signaal)
    assert len(_punten(laptop)) == 1, "a person can put it back"
    bespreekpunten.verwijder(laptop.notulist, DOSSIER, id_, "Toch niet.")
    assert ongedaan(laptop.notulist) == "bespreekpunt weggelaten"
    assert len(_punten(laptop)) == 1


def test_taken_out_for_two_reasons_on_two_laptops_is_no_conflict(hier: Laptop, daar: Laptop) -> None:
    id_ = _id(_verbeterd(hier))
    wissel_uit(hier, daar)
    bespreekpunten.verwijder(hier.notulist, DOSSIER, id_, "Eerste reden.")
    bespreekpunten.verwijder(daar.notulist, DOSSIER, id_, "Tweede reden.")
    wissel_uit(hier, daar)
    assert _punten(hier) == _punten(daar) == ()
    assert lees_conflicten(hier.store.lees(), DOSSIER) == ()


def test_taken_out_here_and_talked_about_there_is_a_conflict_that_loses_nothing(
    hier: Laptop, daar: Laptop
) -> None:
    id_ = _id(_verbeterd(hier))
    wissel_uit(hier, daar)
    bespreekpunten.verwijder(hier.notulist, DOSSIER, id_, "Andere telling.")
    bespreekpunten.zet_uitkomst(daar.notulist, DOSSIER, id_, "Nieuw systeem.")
    wissel_uit(hier, daar)
    assert _punten(hier) == _punten(daar)
    assert [punt.uitkomst for punt in _punten(hier)] == ["Nieuw systeem."]
    assert len(lees_conflicten(hier.store.lees(), DOSSIER)) == 1


def test_a_free_point_needs_no_reason_to_go(laptop: Laptop) -> None:
    id_ = bespreekpunten.voeg_toe(laptop.notulist, DOSSIER, "prognose", "Wat komt er van de eenheid?")
    assert [punt.soort for punt in _punten(laptop)] == ["vrij"]
    bespreekpunten.verwijder(laptop.notulist, DOSSIER, id_)
    assert _punten(laptop) == ()


def test_points_stand_in_the_order_of_the_interview(laptop: Laptop) -> None:
    bespreekpunten.voeg_toe(laptop.notulist, DOSSIER, "prognose", "laatste")
    bespreekpunten.voeg_toe(laptop.notulist, DOSSIER, "toezicht", "vrij bij toezicht")
    bespreekpunten.voeg_toe(laptop.notulist, DOSSIER, "toezicht", "bij de vraag", "toezicht.teamleden")
    _verbeterd(laptop)

    vragen = list(laptop.notulist.instrument.vragen)
    assert vragen.index("toezicht.teamleden") < vragen.index(CONTROLES)
    punten = bespreekpunten.lees_bespreekpunten(laptop.notulist, DOSSIER)
    assert [(punt.hoofdstuk, punt.vraag) for punt in punten] == [
        ("toezicht", "toezicht.teamleden"),
        ("toezicht", CONTROLES),
        ("toezicht", ""),
        ("prognose", ""),
    ]


@pytest.mark.parametrize(
    ("hoofdstuk", "tekst", "vraag", "fout", "melding"),
    [
        ("nergens", "x", "", NietGevonden, "nergens"),
        ("toezicht", "  ", "", OnbruikbareInvoer, "heeft tekst nodig"),
        ("toezicht", "x", "bestaat.niet", NietGevonden, "bestaat.niet"),
        ("prognose", "x", CONTROLES, OnbruikbareInvoer, "hoort bij het hoofdstuk toezicht"),
    ],
)
def test_a_free_point_that_cannot_stand_is_refused(
    laptop: Laptop, hoofdstuk: str, tekst: str, vraag: str, fout: type[Exception], melding: str
) -> None:
    with pytest.raises(fout, match=melding):
        bespreekpunten.voeg_toe(laptop.notulist, DOSSIER, hoofdstuk, tekst, vraag)
    assert _punten(laptop) == ()


def test_who_may_not_write_makes_no_points(laptop: Laptop) -> None:
    signaal = _verbeterd(laptop)
    for sessie in (laptop.lezer, laptop.eigen_korps):
        with pytest.raises(StapGeweigerd):
            bespreekpunten.maak_bespreekpunt(sessie, DOSSIER, signaal)
        with pytest.raises(StapGeweigerd):
            bespreekpunten.verwijder(sessie, DOSSIER, _id(signaal), "weg")


def test_once_the_verslag_is_definitief_nothing_moves(laptop: Laptop) -> None:
    signaal = _verbeterd(laptop)
    verhaal.definitief(laptop)
    id_ = _id(signaal)
    with pytest.raises(StapGeweigerd, match="definitief"):
        bespreekpunten.maak_bespreekpunt(laptop.notulist, DOSSIER, signaal)
    with pytest.raises(StapGeweigerd, match="definitief"):
        bespreekpunten.voeg_toe(laptop.notulist, DOSSIER, "toezicht", "te laat")
    with pytest.raises(StapGeweigerd, match="definitief"):
        bespreekpunten.zet_uitkomst(laptop.notulist, DOSSIER, id_, "te laat")


def test_a_point_of_another_dossier_is_not_touched(laptop: Laptop) -> None:
    id_ = bespreekpunten.voeg_toe(laptop.notulist, DOSSIER, "toezicht", "hier")
    with pytest.raises(NietGevonden, match="Dit bespreekpunt"):
        bespreekpunten.zet_uitkomst(laptop.notulist, "2011-2012/drenthe", id_, "x")


def test_two_outcomes_are_a_conflict_that_is_named(hier: Laptop, daar: Laptop) -> None:
    id_ = bespreekpunten.voeg_toe(hier.notulist, DOSSIER, "toezicht", "Zijn alle panden geteld?")
    wissel_uit(hier, daar)
    bespreekpunten.zet_uitkomst(hier.notulist, DOSSIER, id_, "ja")
    bespreekpunten.zet_uitkomst(daar.notulist, DOSSIER, id_, "nee")
    wissel_uit(hier, daar)
    assert lees_conflicten(hier.store.lees(), DOSSIER) == (
        "bespreekpunt “Zijn alle panden geteld?” (uitkomst)",
    )


def test_the_timeline_says_what_became_of_a_point(laptop: Laptop) -> None:
    signaal = replace(_verbeterd(laptop), tekst="Waarom?")
    id_ = bespreekpunten.maak_bespreekpunt(laptop.notulist, DOSSIER, signaal)
    bespreekpunten.zet_uitkomst(laptop.notulist, DOSSIER, id_, "Nieuw systeem.")
    bespreekpunten.zet_uitkomst(laptop.notulist, DOSSIER, id_, "")
    bespreekpunten.verwijder(laptop.notulist, DOSSIER, id_, "Dubbel.")
    regels = [(regel.wat, regel.reden) for regel in lees_tijdlijn(laptop.notulist, DOSSIER)]
    assert regels[:4] == [
        ("bespreekpunt weggelaten", "Dubbel."),
        ("bespreekpunt nog niet besproken", ""),
        ("bespreekpunt besproken: “Nieuw systeem.”", ""),
        ("bespreekpunt toegevoegd: “Waarom?”", ""),
    ]


def _id(signaal: Signaal) -> str:
    return bespreekpunten.bespreekpunt_id(DOSSIER, signaal.kenmerk)
