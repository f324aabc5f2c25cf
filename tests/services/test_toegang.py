"""Who may write what and when: every writing use case asks for a role, refuses one's own korps and respects a freeze."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import NietGevonden, StapGeweigerd
from korpsmonitor_tui.domain.gesprek import Deelnemer, Tag
from korpsmonitor_tui.domain.verslag import BEWERKBAAR, Rol, Status
from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.services import (
    gesprekken,
    medewerkers,
    modellen,
    twijfels,
    verslagbevindingen,
    verslagstappen,
    verslagtekst,
    vragenlijst,
    wederhoor,
)
from korpsmonitor_tui.services.gesprekken import NieuweNotitie, Planning
from korpsmonitor_tui.services.medewerkers import Wijziging
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.services.sessie import Sessie
from korpsmonitor_tui.services.toegang import eis_typen
from korpsmonitor_tui.services.verslagstappen import Verzending
from korpsmonitor_tui.services.wederhoor import Antwoord
from tests.services import verhaal
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.services.conftest import Laptop

    Schrijven = Callable[[Laptop, Sessie], object]

VRAAG = "organisatie.korpsexpert_opdracht"


def _notitie(laptop: Laptop) -> str:
    return gesprekken.lees_notities(laptop.store.lees(), DOSSIER)[0].id


def _deelnemer(laptop: Laptop) -> Deelnemer:
    return gesprekken.lees_deelnemers(laptop.store.lees(), DOSSIER)[2]


def _opmerking(laptop: Laptop, herkomst: str) -> str:
    return next(o.id for o in verhaal.opmerkingen(laptop) if o.herkomst == herkomst)


NOTITIES: dict[str, Schrijven] = {
    "notitie erbij": lambda _l, s: gesprekken.voeg_notities_toe(s, DOSSIER, [NieuweNotitie("toezicht", "x")]),
    "notitie wijzigen": lambda lap, s: gesprekken.wijzig_notitie(
        s, DOSSIER, _notitie(lap), "tekst", "anders"
    ),
    "notitie verplaatsen": lambda lap, s: gesprekken.verplaats_notitie(
        s, DOSSIER, gesprekken.lees_notities(lap.store.lees(), DOSSIER, "toezicht")[1].id, -1
    ),
    "kenmerk": lambda lap, s: gesprekken.wissel_tag(s, DOSSIER, _notitie(lap), Tag.CITAAT),
    "notitie weg": lambda lap, s: gesprekken.verwijder_notitie(s, DOSSIER, _notitie(lap)),
}
INHOUD: dict[str, Schrijven] = {
    "deelnemer erbij": lambda _l, s: gesprekken.bewaar_deelnemer(
        s, DOSSIER, Deelnemer("", "officier van justitie", "OM", "", "geheel", respondent=False)
    ),
    "deelnemer wijzigen": lambda lap, s: gesprekken.bewaar_deelnemer(
        s, DOSSIER, Deelnemer(_deelnemer(lap).id, "chef", "x", "", "geheel", respondent=True)
    ),
    "deelnemer weg": lambda lap, s: gesprekken.verwijder_deelnemer(s, DOSSIER, _deelnemer(lap).id),
    "antwoord": lambda _l, s: vragenlijst.zet_antwoord(s, DOSSIER, Vak(VRAAG), "nee"),
    "samenstellen": lambda _l, s: verslagtekst.stel_samen(s, DOSSIER),
    "passage erbij": lambda _l, s: verslagtekst.voeg_passage_toe(s, DOSSIER, "prognose", "Nieuw."),
    "passage wijzigen": lambda lap, s: verslagtekst.wijzig_passage(
        s, DOSSIER, verhaal.passage(lap, 1).id, "anders"
    ),
    "passage verplaatsen": lambda lap, s: verslagtekst.verplaats_passage(
        s, DOSSIER, verhaal.passage(lap, 2).id, 1
    ),
    "passage weg": lambda lap, s: verslagtekst.verwijder_passage(s, DOSSIER, verhaal.passage(lap, 1).id),
}
PLANNEN: dict[str, Schrijven] = {
    "plannen": lambda _l, s: gesprekken.plan(
        s, "groningen", Planning(date(2013, 2, 8), notulist="notulist A")
    ),
}


def _retour_van_een_ander(laptop: Laptop) -> str:
    """Nobody answers a remark of their own."""
    dossier = verhaal.in_check(laptop)
    verslagstappen.stuur_retour(laptop.tweede_auditor, dossier, "onduidelijk")
    return dossier


WEDERHOOR: dict[str, tuple[Callable[[Laptop], str], Schrijven]] = {
    "rappel": (verhaal.verzonden, lambda _l, s: verslagstappen.herinner(s, DOSSIER, "post")),
    "akkoord": (
        verhaal.verzonden,
        lambda _l, s: wederhoor.leg_akkoord_vast(s, DOSSIER, Antwoord("korpsexpert", "post")),
    ),
    "reactie": (
        verhaal.verzonden,
        lambda _l, s: wederhoor.leg_reactie_vast(s, DOSSIER, Antwoord("korpsexpert", "post"), [(1, "x")]),
    ),
    "nagekomen reactie": (
        verhaal.in_verwerking,
        lambda _l, s: wederhoor.leg_reactie_vast(s, DOSSIER, Antwoord("korpsexpert", "post"), [(1, "x")]),
    ),
    "in verwerking": (
        verhaal.met_reactie,
        lambda _l, s: verslagstappen.neem_in_verwerking(s, DOSSIER),
    ),
    "aanbieden": (verhaal.in_opmaak, lambda _l, s: verslagstappen.bied_aan(s, DOSSIER)),
    "beantwoorden": (
        _retour_van_een_ander,
        lambda lap, s: wederhoor.beantwoord(s, DOSSIER, _opmerking(lap, "eerste_check"), "gedaan"),
    ),
}


LEIDING: dict[str, tuple[Callable[[Laptop], str], Schrijven]] = {
    "verlengen": (
        verhaal.verzonden,
        lambda _l, s: verslagstappen.verleng(s, DOSSIER, date(2013, 6, 1), "omdat"),
    ),
    "heropenen": (verhaal.definitief, lambda _l, s: verslagstappen.heropen(s, DOSSIER, "omdat")),
}
AUDITOR: dict[str, tuple[Callable[[Laptop], str], Schrijven]] = {
    "retour": (verhaal.in_check, lambda _l, s: verslagstappen.stuur_retour(s, DOSSIER, "omdat")),
    "versturen": (verhaal.in_check, lambda _l, s: verslagstappen.verstuur(s, DOSSIER, Verzending("post"))),
    "beslissen": (
        verhaal.in_verwerking,
        lambda lap, s: wederhoor.beslis(s, DOSSIER, _opmerking(lap, "reactie"), "overgenomen"),
    ),
    "vaststellen": (
        verhaal.verwerkt,
        lambda _l, s: verslagstappen.stel_vast(s, DOSSIER),
    ),
}

BIJ_OPMAAK = {naam: (verhaal.in_opmaak, doe) for naam, doe in {**NOTITIES, **INHOUD, **PLANNEN}.items()}
ALLES = {**BIJ_OPMAAK, **WEDERHOOR, **LEIDING, **AUDITOR}
BEVRIEST = {**INHOUD, **PLANNEN}


def events(laptop: Laptop) -> int:
    return int(laptop.store.lees().execute("SELECT count(*) FROM event").fetchone()[0])


def weigert(laptop: Laptop, sessie: Sessie, doe: Schrijven, melding: str) -> None:
    voor = events(laptop)
    with pytest.raises(StapGeweigerd, match=melding):
        doe(laptop, sessie)
    assert events(laptop) == voor


@pytest.mark.parametrize("naam", ALLES)
def test_a_reader_writes_nothing(laptop: Laptop, naam: str) -> None:
    begin, doe = ALLES[naam]
    begin(laptop)
    weigert(laptop, laptop.lezer, doe, "lezer F mag dit niet")


@pytest.mark.parametrize("naam", [naam for naam in ALLES if naam != "plannen"])
def test_nobody_writes_about_their_own_korps(laptop: Laptop, naam: str) -> None:
    begin, doe = ALLES[naam]
    begin(laptop)
    medewerkers.wijzig(laptop.coordinator, "auditor E", Wijziging(rollen=tuple(Rol)))
    weigert(laptop, laptop.eigen_korps, doe, "eigen korps")


@pytest.mark.parametrize("naam", [*LEIDING, *AUDITOR])
def test_a_notulist_takes_no_decisions(laptop: Laptop, naam: str) -> None:
    begin, doe = ALLES[naam]
    begin(laptop)
    weigert(laptop, laptop.notulist, doe, "notulist A mag dit niet")


@pytest.mark.parametrize("naam", AUDITOR)
def test_a_coordinator_does_not_check(laptop: Laptop, naam: str) -> None:
    begin, doe = ALLES[naam]
    begin(laptop)
    weigert(laptop, laptop.coordinator, doe, "auditor")


@pytest.mark.parametrize("naam", ALLES)
def test_who_may_can(laptop: Laptop, naam: str) -> None:
    begin, doe = ALLES[naam]
    begin(laptop)
    voor = events(laptop)
    doe(laptop, laptop.auditor)
    assert events(laptop) > voor or naam == "samenstellen"


@pytest.mark.parametrize("naam", AUDITOR)
def test_an_auditor_who_wrote_it_does_not_check_it(laptop: Laptop, naam: str) -> None:
    begin, doe = ALLES[naam]
    begin(replace(laptop, schrijver="notulist en auditor G"))
    weigert(laptop, laptop.dubbelrol, doe, "ander")


@pytest.mark.parametrize("status", [s for s in verhaal.TOT if s not in BEWERKBAAR])
@pytest.mark.parametrize("naam", BEVRIEST)
def test_what_was_offered_sent_or_laid_down_does_not_change(
    laptop: Laptop, naam: str, status: Status
) -> None:
    verhaal.TOT[status](laptop)
    voor = verhaal.stand(laptop), verhaal.passages(laptop)
    weigert(laptop, laptop.coordinator, BEVRIEST[naam], "ligt vast zolang de stand “")
    assert (verhaal.stand(laptop), verhaal.passages(laptop)) == voor


@pytest.mark.parametrize("naam", NOTITIES)
def test_minutes_can_be_kept_until_definitief(laptop: Laptop, naam: str) -> None:
    verhaal.verzonden(laptop)
    voor = verhaal.passages(laptop)
    NOTITIES[naam](laptop, laptop.notulist)
    assert verhaal.passages(laptop) == voor
    for wie in ("korpsexpert", "portefeuillehouder"):
        verhaal.akkoord(laptop, wie)
    verslagstappen.stel_vast(laptop.auditor, DOSSIER)
    if naam != "notitie weg":
        weigert(laptop, laptop.notulist, NOTITIES[naam], "definitief")


def test_remarks_are_not_answered_again_after_definitief(laptop: Laptop) -> None:
    verhaal.retour(laptop)
    verhaal.beslis_alles(laptop)
    verslagstappen.bied_aan(laptop.notulist, DOSSIER)
    verhaal.verstuur(laptop)
    for wie in ("korpsexpert", "portefeuillehouder"):
        verhaal.akkoord(laptop, wie)
    verslagstappen.stel_vast(laptop.auditor, DOSSIER)
    weigert(laptop, laptop.notulist, WEDERHOOR["beantwoorden"][1], "definitief")


@pytest.mark.parametrize("naam", ["notitie erbij", "deelnemer erbij", "samenstellen", "passage erbij"])
def test_nothing_is_written_without_a_gesprek(laptop: Laptop, naam: str) -> None:
    voor = events(laptop)
    with pytest.raises(NietGevonden, match="nog geen gesprek"):
        ALLES[naam][1](laptop, laptop.notulist)
    assert events(laptop) == voor


def test_what_belongs_to_another_dossier_is_not_changed_through_this_one(laptop: Laptop) -> None:
    """Else a note of a definitief verslag could be changed under the name of one that is not."""
    verhaal.in_opmaak(laptop)
    ander = verhaal.plan(laptop, "friesland")
    notitie, deelnemer, passage = _notitie(laptop), _deelnemer(laptop), verhaal.passage(laptop, 1)
    s = laptop.notulist
    pogingen: list[Callable[[], object]] = [
        lambda: gesprekken.wijzig_notitie(s, ander, notitie, "tekst", "x"),
        lambda: gesprekken.wissel_tag(s, ander, notitie, Tag.CITAAT),
        lambda: gesprekken.verwijder_notitie(s, ander, notitie),
        lambda: gesprekken.verplaats_notitie(s, ander, notitie, 1),
        lambda: gesprekken.bewaar_deelnemer(s, ander, deelnemer),
        lambda: gesprekken.verwijder_deelnemer(s, ander, deelnemer.id),
        lambda: verslagtekst.wijzig_passage(s, ander, passage.id, "x"),
        lambda: verslagtekst.verplaats_passage(s, ander, passage.id, 1),
        lambda: verslagtekst.verwijder_passage(s, ander, passage.id),
    ]
    voor = events(laptop)
    for poging in pogingen:
        with pytest.raises(NietGevonden, match="ander dossier"):
            poging()
    assert events(laptop) == voor


def test_what_was_deleted_meanwhile_is_not_brought_to_life_by_a_form(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    notitie, deelnemer, passage = _notitie(laptop), _deelnemer(laptop), verhaal.passage(laptop, 1)
    gesprekken.verwijder_notitie(laptop.coordinator, DOSSIER, notitie)
    gesprekken.verwijder_deelnemer(laptop.coordinator, DOSSIER, deelnemer.id)
    verslagtekst.verwijder_passage(laptop.coordinator, DOSSIER, passage.id)
    for poging in (
        lambda: gesprekken.wijzig_notitie(laptop.notulist, DOSSIER, notitie, "tekst", "x"),
        lambda: gesprekken.bewaar_deelnemer(laptop.notulist, DOSSIER, deelnemer),
        lambda: verslagtekst.wijzig_passage(laptop.notulist, DOSSIER, passage.id, "x"),
    ):
        with pytest.raises(NietGevonden, match="inmiddels verwijderd"):
            poging()
    assert verhaal.stand(laptop).conflicten == ()


def test_nobody_chosen_writes_nothing(laptop: Laptop) -> None:
    niemand = Sessie(laptop.store, laptop.coordinator.instrumenten, laptop.coordinator.editie)
    for doe in (
        lambda: gesprekken.plan(niemand, "groningen", Planning()),
        lambda: ongedaan(niemand),
        lambda: medewerkers.wijzig(niemand, "lezer F", Wijziging(naam="x")),
        lambda: medewerkers.nieuw(niemand, "x", [Rol.LEZER]),
    ):
        with pytest.raises(StapGeweigerd, match="Kies eerst wie er werkt"):
            doe()


@pytest.mark.parametrize("naam", ["notulist A", "auditor B", "lezer F"])
def test_only_a_coordinator_manages_people(laptop: Laptop, naam: str) -> None:
    with pytest.raises(StapGeweigerd, match="coördinator"):
        medewerkers.nieuw(laptop.als(naam), "x", [Rol.LEZER])
    with pytest.raises(StapGeweigerd, match="coördinator"):
        medewerkers.wijzig(laptop.als(naam), naam, Wijziging(rollen=(Rol.COORDINATOR,)))


# -- roles as they are now, not as they were when a program or a screen was opened ---------------------------------------


@pytest.mark.parametrize("naam", ["notitie wijzigen", "reactie", "versturen", "vaststellen"])
@pytest.mark.parametrize(
    ("wijziging", "melding"),
    [
        (Wijziging(rollen=(Rol.LEZER,)), "mag dit niet"),
        (Wijziging(rollen=(Rol.WEEGPLOEG,)), "mag dit niet"),
        (Wijziging(korpsen=("Groningen",)), "eigen korps"),
        (Wijziging(actief=False), "werkt niet meer mee"),
    ],
)
def test_what_was_taken_from_somebody_meanwhile_binds_at_once(
    laptop: Laptop, naam: str, wijziging: Wijziging, melding: str
) -> None:
    begin, doe = ALLES[naam]
    begin(laptop)
    geopend = laptop.auditor
    medewerkers.wijzig(laptop.coordinator, "auditor B", wijziging)
    weigert(laptop, geopend, doe, melding)


def test_a_role_that_was_given_meanwhile_counts_at_once(laptop: Laptop) -> None:
    verhaal.in_check(laptop)
    geopend = laptop.als("weger H")
    medewerkers.wijzig(laptop.coordinator, "weger H", Wijziging(rollen=(Rol.AUDITOR,)))
    assert geopend.persoon.rollen == {Rol.AUDITOR}


@pytest.mark.parametrize(
    ("soort", "wie", "melding"),
    [
        ("notitie", "lezer F", "mag dit niet"),
        ("notitie", "auditor E", "eigen korps"),
        ("passage", "auditor E", "eigen korps"),
        ("passage", "notulist A", "ligt vast zolang"),
    ],
)
def test_nothing_is_typed_that_could_not_be_recorded(
    laptop: Laptop, soort: str, wie: str, melding: str
) -> None:
    """What a killed program left becomes an event at the next start, when nobody is there to be refused."""
    verhaal.verzonden(laptop)
    entiteit = _notitie(laptop) if soort == "notitie" else verhaal.passage(laptop, 1).id
    with pytest.raises(StapGeweigerd, match=melding):
        eis_typen(laptop.als(wie), soort, entiteit)
    eis_typen(laptop.notulist, "notitie", _notitie(laptop))


@pytest.mark.parametrize(
    "doe",
    [
        lambda s: twijfels.besluit_twijfel(s, DOSSIER, "x", "overgenomen"),
        lambda s: verslagbevindingen.voeg_bevindingen_toe(s, DOSSIER, ["x"]),
        lambda s: modellen.kies(s, "x"),
    ],
)
def test_a_reader_is_refused_before_anything_is_looked_up(
    laptop: Laptop, doe: Callable[[Sessie], object]
) -> None:
    verhaal.in_opmaak(laptop)
    with pytest.raises(StapGeweigerd, match="lezer F mag dit niet"):
        doe(laptop.lezer)
