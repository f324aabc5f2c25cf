"""The transition table: every legal walk stays legal, and every refusal says in Dutch why and what to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.proces import BEWERKBAAR, GRENZEN, NAGEKOMEN, OVERGANGEN, Kanaal
from korpsmonitor_tui.domain.verslag import (
    Persoon,
    Rol,
    Stand,
    Stap,
    Status,
    geldende_stap,
    mogelijke_stappen,
    overgang,
    rolnaam,
    stapnaam,
    statusnaam,
    weiger_eigen_korps,
)

VANDAAG = date(2013, 3, 15)
NOTULIST = Persoon("n", "notulist A", frozenset({Rol.NOTULIST}))
AUDITOR = Persoon("a", "auditor B", frozenset({Rol.AUDITOR}))
COORDINATOR = Persoon("c", "coördinator C", frozenset({Rol.COORDINATOR}))
LEZER = Persoon("l", "lezer D", frozenset({Rol.LEZER}))
WEEGPLOEG = Persoon("w", "lid weegploeg E", frozenset({Rol.WEEGPLOEG}))
EIGEN = Persoon("e", "auditor F", frozenset(Rol), frozenset({"groningen"}))
DUBBEL = Persoon("n", "notulist en auditor G", frozenset({Rol.NOTULIST, Rol.AUDITOR}))
"""Wrote the verslag, and is an auditor too."""

MENSEN = (NOTULIST, AUDITOR, COORDINATOR, LEZER, WEEGPLOEG, EIGEN, DUBBEL)


def stand(status: Status = Status.IN_OPMAAK, **anders: object) -> Stand:
    basis = Stand(status, 1, "groningen", notulist="n", auditors=("a",), heeft_tekst=True)
    return replace(basis, termijn=VANDAAG - timedelta(days=1), **anders)  # type: ignore[arg-type]


def reden_van_weigering(stap: Stap, nu: Stand, persoon: Persoon = AUDITOR, reden: str = "reden") -> str:
    with pytest.raises(StapGeweigerd) as fout:
        overgang(stap, nu, persoon, reden=reden, vandaag=VANDAAG)
    melding = str(fout.value)
    assert melding.endswith(".")
    assert "{" not in melding
    return melding


statussen = st.sampled_from(Status)
stappen = st.sampled_from(Stap)
namen = st.sampled_from([(), ("korpsexpert",), ("korpsexpert", "portefeuillehouder")])
standen = st.builds(
    stand,
    statussen,
    heeft_tekst=st.booleans(),
    open_opmerkingen=st.sampled_from([(), ("“klopt niet”",)]),
    conflicten=st.sampled_from([(), ("passage (tekst)",)]),
    respondenten_zonder_akkoord=namen,
    respondenten_zonder_antwoord=namen,
    gewijzigd_na_verzending=st.booleans(),
)


@given(stappen, standen, st.sampled_from(MENSEN), st.sampled_from(["", "  ", "omdat"]))
def test_a_step_is_taken_as_the_table_says_or_refused_in_dutch(
    stap: Stap, nu: Stand, persoon: Persoon, reden: str
) -> None:
    try:
        regel = overgang(stap, nu, persoon, reden=reden, vandaag=VANDAAG)
    except StapGeweigerd:
        assert "None" not in reden_van_weigering(stap, nu, persoon, reden)
        return
    assert regel is OVERGANGEN[stap]
    assert nu.status in regel.van
    assert persoon.rollen & set(regel.rollen)
    assert reden.strip() or not regel.reden_verplicht
    assert nu.partij not in persoon.korpsen


@given(standen, st.sampled_from(MENSEN))
def test_what_is_offered_can_be_done_and_nothing_else(nu: Stand, persoon: Persoon) -> None:
    aangeboden = mogelijke_stappen(nu, persoon, VANDAAG)
    for stap in Stap:
        if stap in aangeboden:
            assert overgang(stap, nu, persoon, reden="omdat", vandaag=VANDAAG).stap == stap
        else:
            reden_van_weigering(stap, nu, persoon)


@given(standen, st.sampled_from(MENSEN))
def test_nothing_becomes_definitief_with_anything_open(nu: Stand, persoon: Persoon) -> None:
    for stap in (Stap.STEL_VAST, Stap.STEL_VAST_ZONDER_REACTIE, Stap.STEL_VAST_NIET_AKKOORD):
        if stap not in mogelijke_stappen(nu, persoon, VANDAAG):
            continue
        assert nu.heeft_tekst
        assert not nu.open_opmerkingen
        assert not nu.conflicten
        assert persoon.id != nu.notulist
        if stap == Stap.STEL_VAST:
            assert not nu.respondenten_zonder_antwoord


@pytest.mark.parametrize(
    ("stap", "status"),
    [(stap, status) for stap in Stap for status in Status if status not in OVERGANGEN[stap].van],
)
def test_a_step_from_elsewhere_in_the_process_is_refused(stap: Stap, status: Status) -> None:
    assert statusnaam(status) in reden_van_weigering(stap, stand(status), EIGEN)


def test_every_state_is_reached_and_only_definitief_waits_for_nothing() -> None:
    bereikt = {regel.naar for regel in OVERGANGEN.values()}
    assert bereikt | {Status.GEPLAND} == set(Status)
    for status in Status:
        assert any(status in regel.van for regel in OVERGANGEN.values())


@pytest.mark.parametrize("persoon", [LEZER, WEEGPLOEG])
@pytest.mark.parametrize("stap", Stap)
def test_who_only_reads_or_weighs_takes_no_step(stap: Stap, persoon: Persoon) -> None:
    melding = reden_van_weigering(stap, stand(OVERGANGEN[stap].van[0]), persoon)
    assert persoon.naam in melding
    assert stapnaam(stap) in melding


@pytest.mark.parametrize(
    "stap", [Stap.STUUR_RETOUR, Stap.VERSTUUR, Stap.STEL_VAST, Stap.STEL_VAST_NIET_AKKOORD]
)
def test_who_wrote_it_does_not_check_it(stap: Stap) -> None:
    nu = stand(OVERGANGEN[stap].van[0])
    assert "andere auditor" in reden_van_weigering(stap, nu, DUBBEL)
    assert overgang(stap, nu, AUDITOR, reden="omdat", vandaag=VANDAAG)


@pytest.mark.parametrize("stap", Stap)
def test_nobody_takes_a_step_on_their_own_korps(stap: Stap) -> None:
    nu = stand(OVERGANGEN[stap].van[0])
    assert "eigen korps" in reden_van_weigering(stap, nu, EIGEN)


def test_own_korps_is_refused_beside_steps_too() -> None:
    weiger_eigen_korps(EIGEN, "friesland")
    with pytest.raises(StapGeweigerd, match="auditor F hoort bij dit korps"):
        weiger_eigen_korps(EIGEN, "groningen")


@pytest.mark.parametrize(
    ("stap", "woord"),
    [
        (Stap.STUUR_RETOUR, "teruggestuurd"),
        (Stap.HEROPEN, "heropend"),
        (Stap.STEL_VAST_ZONDER_REACTIE, "zonder reactie vastgesteld"),
        (Stap.STEL_VAST_NIET_AKKOORD, "zonder akkoord vastgesteld"),
    ],
)
def test_a_step_that_needs_a_reason_is_refused_without_one(stap: Stap, woord: str) -> None:
    nu = stand(OVERGANGEN[stap].van[0], respondenten_zonder_antwoord=("korpsexpert",))
    assert f"kan het verslag niet {woord} worden" in reden_van_weigering(stap, nu, reden="  ")
    assert overgang(stap, nu, AUDITOR, reden="omdat", vandaag=VANDAAG).reden_verplicht


def test_without_a_reason_goes_what_needs_none() -> None:
    assert not overgang(Stap.BIED_AAN, stand(), NOTULIST).reden_verplicht


def test_empty_and_disputed_text_is_not_offered() -> None:
    assert "geen tekst" in reden_van_weigering(Stap.BIED_AAN, stand(heeft_tekst=False))
    melding = reden_van_weigering(Stap.BIED_AAN, stand(conflicten=("passage “De lijst” (tekst)",)))
    assert "passage “De lijst” (tekst)" in melding
    assert "kies eerst" in melding


@pytest.mark.parametrize("stap", [Stap.BIED_AAN, Stap.VERSTUUR, Stap.STEL_VAST])
def test_open_remarks_are_decided_first(stap: Stap) -> None:
    nu = stand(OVERGANGEN[stap].van[0], open_opmerkingen=("“noem de bron”",))
    assert "“noem de bron”" in reden_van_weigering(stap, nu)


def test_a_returned_concept_goes_back_whatever_is_open() -> None:
    nu = stand(Status.EERSTE_CHECK, open_opmerkingen=("“a”",), conflicten=("passage",))
    assert overgang(Stap.STUUR_RETOUR, nu, AUDITOR, reden="omdat").naar == Status.RETOUR


@pytest.mark.parametrize("status", [Status.AKKOORD, Status.TER_VERIFICATIE])
def test_every_respondent_has_to_agree(status: Status) -> None:
    nu = stand(status, respondenten_zonder_akkoord=("portefeuillehouder",))
    assert "akkoord van portefeuillehouder" in reden_van_weigering(Stap.STEL_VAST, nu)
    assert overgang(Stap.STEL_VAST, stand(status), AUDITOR).naar == Status.DEFINITIEF


def test_the_last_akkoord_is_needed_for_the_step() -> None:
    nu = stand(Status.TER_VERIFICATIE, respondenten_zonder_akkoord=("korpsexpert",))
    assert "Nog geen akkoord" in reden_van_weigering(Stap.AKKOORD, nu)


def test_a_processed_reaction_makes_definitief_once_everybody_was_heard() -> None:
    nu = stand(Status.IN_VERWERKING, respondenten_zonder_akkoord=("korpsexpert",))
    assert overgang(Stap.STEL_VAST, nu, AUDITOR).naar == Status.DEFINITIEF
    wacht = replace(nu, respondenten_zonder_antwoord=("portefeuillehouder",))
    assert "Nog geen antwoord van portefeuillehouder" in reden_van_weigering(Stap.STEL_VAST, wacht)


@pytest.mark.parametrize("status", [Status.TER_VERIFICATIE, Status.IN_VERWERKING])
@pytest.mark.parametrize("dagen", [0, 1, 30])
def test_without_reaction_only_after_the_last_day(status: Status, dagen: int) -> None:
    nu = stand(status, respondenten_zonder_antwoord=("korpsexpert",))
    loopt = replace(nu, termijn=VANDAAG + timedelta(days=dagen))
    melding = reden_van_weigering(Stap.STEL_VAST_ZONDER_REACTIE, loopt)
    assert loopt.termijn is not None
    assert loopt.termijn.strftime("%d-%m-%Y") in melding
    assert "korpsexpert" in melding
    assert overgang(Stap.STEL_VAST_ZONDER_REACTIE, nu, AUDITOR, reden="omdat", vandaag=VANDAAG)


def test_without_reaction_is_no_way_round_answers_that_came() -> None:
    nu = stand(Status.TER_VERIFICATIE)
    assert "heeft geantwoord" in reden_van_weigering(Stap.STEL_VAST_ZONDER_REACTIE, nu)


def test_disagreement_with_one_does_not_pass_over_who_still_has_time() -> None:
    nu = stand(Status.IN_VERWERKING, respondenten_zonder_antwoord=("portefeuillehouder",))
    loopt = replace(nu, termijn=VANDAAG)
    assert "portefeuillehouder" in reden_van_weigering(Stap.STEL_VAST_NIET_AKKOORD, loopt)
    assert overgang(Stap.STEL_VAST_NIET_AKKOORD, nu, AUDITOR, reden="omdat", vandaag=VANDAAG)


@pytest.mark.parametrize("stap", [Stap.STEL_VAST, Stap.STEL_VAST_ZONDER_REACTIE])
def test_an_akkoord_counts_for_the_text_that_was_sent(stap: Stap) -> None:
    nu = stand(Status.TER_VERIFICATIE, gewijzigd_na_verzending=True)
    assert "ander apparaat" in reden_van_weigering(stap, nu)
    assert overgang(Stap.VERWERK, nu, NOTULIST).naar == Status.IN_VERWERKING


@pytest.mark.parametrize("status", [Status.TER_VERIFICATIE, Status.AKKOORD])
def test_what_was_sent_is_taken_back_only_for_a_cause(status: Status) -> None:
    assert "geen reactie" in reden_van_weigering(Stap.VERWERK, stand(status), NOTULIST)
    met_opmerking = stand(status, open_opmerkingen=("“klopt niet”",))
    assert overgang(Stap.VERWERK, met_opmerking, NOTULIST).naar == Status.IN_VERWERKING


def test_definitief_is_only_reopened() -> None:
    assert mogelijke_stappen(stand(Status.DEFINITIEF), AUDITOR, VANDAAG) == (Stap.HEROPEN,)
    assert mogelijke_stappen(stand(Status.DEFINITIEF), NOTULIST, VANDAAG) == ()
    assert "heropen het met een reden" in reden_van_weigering(Stap.REACTIE, stand(Status.DEFINITIEF))


def test_text_changes_only_where_nobody_relies_on_it() -> None:
    assert {Status.EERSTE_CHECK, Status.TER_VERIFICATIE, Status.AKKOORD, Status.DEFINITIEF}.isdisjoint(
        BEWERKBAAR
    )
    assert {OVERGANGEN[stap].naar for stap in GRENZEN}.isdisjoint(BEWERKBAAR)


def test_an_answer_is_taken_in_from_sending_to_definitief() -> None:
    assert NAGEKOMEN.union(OVERGANGEN[Stap.REACTIE].van) == set(Status) - {Status.GEPLAND, Status.DEFINITIEF}


def test_of_concurrent_steps_the_earlier_in_the_process_counts() -> None:
    verzonden = ("2", {"naar": "ter_verificatie"})
    retour = ("3", {"naar": "retour"})
    assert geldende_stap([verzonden, retour]) == retour
    assert geldende_stap([retour, verzonden]) == retour
    assert geldende_stap([]) is None


def test_of_equal_steps_the_later_version_counts() -> None:
    eerste, tweede = ("1", {"naar": "definitief", "versie": 1}), ("2", {"naar": "definitief", "versie": 2})
    assert geldende_stap([eerste, tweede]) == tweede
    assert geldende_stap([("3", {"naar": "definitief", "versie": "x"}), eerste]) == eerste


@given(st.lists(st.tuples(st.uuids().map(str), statussen.map(lambda s: {"naar": s.value})), min_size=1))
def test_the_step_that_counts_does_not_depend_on_arrival(koppen: list[tuple[str, dict[str, str]]]) -> None:
    assert geldende_stap(koppen) == geldende_stap(list(reversed(koppen)))


def test_a_state_of_a_newer_program_counts_as_the_least_far() -> None:
    vreemd = ("1", {"naar": "gearchiveerd"})
    assert geldende_stap([("0", {"naar": "gepland"}), vreemd]) == vreemd


def test_everything_has_a_name_for_people() -> None:
    namen_ = [statusnaam(status) for status in Status] + [stapnaam(stap) for stap in Stap]
    namen_ += [rolnaam(rol) for rol in Rol] + [kanaal.value for kanaal in Kanaal]
    assert all(namen_)
    assert len({statusnaam(status) for status in Status}) == len(Status)
    assert len({stapnaam(stap) for stap in Stap}) == len(Stap)
    assert statusnaam("gearchiveerd") == "gearchiveerd"
