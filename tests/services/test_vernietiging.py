"""Destroying a dossier: said beforehand, by a coördinator, once; on every laptop, and what came in after is listed."""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui import paths
from korpsmonitor_tui.domain.errors import (
    InmiddelsGewijzigd,
    NietGevonden,
    OnbruikbareInvoer,
    StapGeweigerd,
)
from korpsmonitor_tui.domain.procesregels import Daad, Regel
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.services import (
    bewaartermijnen,
    bijlagen,
    gesprekken,
    opnamen,
    procesregels,
    vernietiging,
    verslagstappen,
)
from korpsmonitor_tui.services.definities import Definities
from korpsmonitor_tui.services.gesprekken import NieuweNotitie
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.services.opnamen import Opnamegegevens
from korpsmonitor_tui.services.overzicht import lees_overzicht
from korpsmonitor_tui.services.tijdlijn import lees_tijdlijn
from korpsmonitor_tui.services.zoeken import zoek
from tests.services import verhaal
from tests.services.conftest import wissel_uit
from tests.services.gesprekgeluid import schrijf_wav
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Laptop
    from tests.store.conftest import Klok

REDEN = "bewaartermijn verstreken"


def vernietig(laptop: Laptop, reden: str = REDEN) -> None:
    plan = vernietiging.bekijk_dossier(laptop.coordinator, "groningen")
    assert vernietiging.vernietig(laptop.coordinator, plan, reden)


def test_what_was_set_aside_is_named_whatever_the_database_is_called(laptop: Laptop) -> None:
    store = laptop.coordinator.store
    store.pad = store.pad.with_name("monitor [noord].db")
    opzij = store.pad.with_name("monitor [noord].db.voor-0010_vertrouwen")
    opzij.touch()
    assert vernietiging.lees_reservekopieen(laptop.coordinator) == (opzij,)


def test_a_dossier_that_was_laid_down_goes_with_everything_in_it(laptop: Laptop) -> None:
    verhaal.definitief(laptop)
    ander = gesprekken.voeg_notities_toe(
        laptop.notulist, verhaal.plan(laptop, "drenthe"), [NieuweNotitie("organisatie", "Drenthe blijft.")]
    )
    plan = vernietiging.bekijk_dossier(laptop.coordinator, "groningen")
    assert plan.titel == "Groningen"
    assert plan.aantal("versie") == 2
    assert any("definitief" in regel for regel in plan.gevolgen())
    vernietig(laptop)

    db = laptop.store.lees()
    resten = db.execute("SELECT count(*) FROM entiteit WHERE dossier = ?", (DOSSIER,)).fetchone()
    assert resten == (0,)
    assert [rij[0] for rij in db.execute("SELECT id FROM notitie")] == list(ander)
    assert zoek(laptop.coordinator, "korpsexpert werkt") == ()
    assert lees_tijdlijn(laptop.coordinator, DOSSIER) == ()
    rij = next(rij for rij in lees_overzicht(laptop.coordinator) if rij.partij.code == "groningen")
    assert rij.status == Status.GEPLAND
    (spoor,) = vernietiging.lees_vernietigingen(laptop.coordinator)
    assert (spoor.titel, spoor.wat, spoor.reden, spoor.wie) == (
        "Groningen",
        "dossier",
        REDEN,
        "coördinator C",
    )
    assert (spoor.aantal, spoor.leeg, spoor.nagekomen) == (len(plan.events), len(plan.events), ())
    controle = laptop.store.controleer()
    assert (controle.gebreken, controle.vernietigd) == ((), len(plan.events))


def test_it_can_be_begun_anew_and_destroyed_again(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    vernietig(laptop)
    verhaal.in_opmaak(laptop)
    assert verhaal.teksten(laptop)
    vernietig(laptop)
    with pytest.raises(NietGevonden):
        vernietiging.bekijk_dossier(laptop.coordinator, "groningen")
    assert laptop.store.controleer().klopt


def test_on_other_laptops_the_same_goes_and_what_they_wrote_meanwhile_is_listed(
    hier: Laptop, daar: Laptop
) -> None:
    verhaal.in_opmaak(hier)
    wissel_uit(hier, daar)
    gesprekken.voeg_notities_toe(daar.notulist, DOSSIER, [NieuweNotitie("toezicht", "nog onbekend")])
    passage = verhaal.passage(daar, 1)
    daar.store.voer_uit(
        daar.notulist.wie, lambda tx: tx.zet("passage", passage.id, "tekst", "andere woorden")
    )
    vernietig(hier)
    wissel_uit(hier, daar)
    for laptop in (hier, daar):
        (spoor,) = vernietiging.lees_vernietigingen(laptop.coordinator)
        assert [later.veld for later in spoor.nagekomen] == ["tekst"]
        assert laptop.store.controleer().klopt
        assert lees_overzicht(laptop.coordinator)
    # What came in after it is destroyed like the first.
    vernietig(daar, "nagekomen")
    wissel_uit(hier, daar)
    assert [len(spoor.nagekomen) for spoor in vernietiging.lees_vernietigingen(hier.coordinator)] == [0, 0]
    assert hier.store.lees().execute("SELECT count(*) FROM notitie").fetchone() == (0,)


def test_only_a_coordinator_with_a_reason_and_not_of_what_was_not_seen(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    plan = vernietiging.bekijk_dossier(laptop.coordinator, "groningen")
    for sessie in (laptop.notulist, laptop.auditor, laptop.lezer, laptop.weger):
        with pytest.raises(StapGeweigerd, match="coördinator"):
            vernietiging.vernietig(sessie, plan, REDEN)
    with pytest.raises(OnbruikbareInvoer):
        vernietiging.vernietig(laptop.coordinator, plan, "  ")
    gesprekken.voeg_notities_toe(laptop.notulist, DOSSIER, [NieuweNotitie("toezicht", "intussen")])
    with pytest.raises(InmiddelsGewijzigd):
        vernietiging.vernietig(laptop.coordinator, plan, REDEN)
    assert laptop.store.controleer().vernietigd == 0


def test_a_vernietiging_by_who_may_not_is_found_on_every_laptop(hier: Laptop, daar: Laptop) -> None:
    """Another program, or one that was changed, asks nobody."""
    verhaal.in_opmaak(hier)
    plan = vernietiging.bekijk_dossier(hier.coordinator, "groningen")
    gegevens = {"dossier": "", "wat": "dossier", "naam": DOSSIER, "events": list(plan.events)}
    for sessie in (hier.notulist, hier.eigen_korps):
        hier.store.voer_uit(sessie.wie, lambda tx: tx.maak("vernietiging", gegevens))
    wissel_uit(hier, daar)
    for laptop in (hier, daar):
        gevonden = [
            (een.regel, een.wie)
            for een in procesregels.lees_afwijkingen(laptop.coordinator)
            if een.daad == Daad.VERNIETIGING
        ]
        assert sorted(gevonden) == sorted(
            [
                (Regel.ROL, hier.notulist.persoon.id),
                (Regel.ROL, hier.eigen_korps.persoon.id),
                (Regel.EIGEN_KORPS, hier.eigen_korps.persoon.id),
            ]
        )


def test_while_respondents_have_it_it_must_be_asked_for(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    plan = vernietiging.bekijk_dossier(laptop.coordinator, "groningen")
    with pytest.raises(StapGeweigerd, match="ter verificatie"):
        vernietiging.vernietig(laptop.coordinator, plan, REDEN)
    assert vernietiging.vernietig(laptop.coordinator, plan, REDEN, ook_bij_respondenten=True)


def test_undo_does_not_bring_it_back(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    vernietig(laptop)
    for sessie in (laptop.coordinator, laptop.notulist):
        with pytest.raises(StapGeweigerd, match="vernietigd"):
            ongedaan(sessie)


def test_one_recording_or_one_file_goes_alone(laptop: Laptop, tmp_path: Path) -> None:
    verhaal.plan(laptop)
    opname = opnamen.leg_opname_vast(
        laptop.notulist, DOSSIER, schrijf_wav(tmp_path), Opnamegegevens(toestemming="allen")
    )
    bijlage = laptop.store.voer_uit(
        laptop.notulist.wie, lambda tx: bijlagen.bewaar(tx, DOSSIER, "brief.txt", b"de brief")
    )
    vernietiging.vernietig(
        laptop.coordinator, vernietiging.bekijk_opname(laptop.coordinator, "groningen", "1"), REDEN
    )
    assert opnamen.lees_opnamen(laptop.coordinator, DOSSIER) == ()
    assert bijlagen.haal_op(laptop.coordinator, bijlage)[1] == b"de brief"
    vernietiging.vernietig(
        laptop.coordinator, vernietiging.bekijk_onderdeel(laptop.coordinator, "bijlage", bijlage), REDEN
    )
    with pytest.raises(NietGevonden):
        bijlagen.haal_op(laptop.coordinator, bijlage)
    assert {spoor.naam for spoor in vernietiging.lees_vernietigingen(laptop.coordinator)} == {
        f"opname/{opname.id}",
        f"bijlage/{bijlage}",
    }
    for soort, id_ in (("medewerker", laptop.coordinator.persoon.id), ("notitie", "x"), ("gesprek", DOSSIER)):
        with pytest.raises((NietGevonden, StapGeweigerd)):
            vernietiging.bekijk_onderdeel(laptop.coordinator, soort, id_)


def test_a_passage_of_a_frozen_verslag_does_not_go_alone(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    passage = verhaal.passage(laptop, 1).id
    with pytest.raises(StapGeweigerd, match="deel van"):
        vernietiging.bekijk_onderdeel(laptop.coordinator, "passage", passage)


TERMIJNEN = """
[[bewaartermijn]]
soort = "dossier"
jaren = 5
grond = "selectielijst 12"
[[bewaartermijn]]
soort = "opname"
jaren = 1
grond = "selectielijst 13"
"""


@pytest.fixture
def termijnen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    map_ = tmp_path / "korpsmonitor"
    shutil.copytree(paths.templates() / "korpsmonitor", map_)
    monkeypatch.setattr(Definities, "map", lambda _definities, _code: map_)
    return map_ / "bewaartermijnen.toml"


def test_what_is_past_its_term_is_listed_and_stays(
    laptop: Laptop, termijnen: Path, tmp_path: Path, klok: Klok
) -> None:
    verhaal.definitief(laptop)
    tot = laptop.coordinator.vandaag() + timedelta(days=30)
    opname = opnamen.leg_opname_vast(
        laptop.notulist, DOSSIER, schrijf_wav(tmp_path), Opnamegegevens(bewaren_tot=tot)
    )
    assert bewaartermijnen.lees_verlopen(laptop.coordinator) == ()
    termijnen.write_text(TERMIJNEN, "utf-8")
    klok.verder(days=400)
    verlopen = bewaartermijnen.lees_verlopen(laptop.coordinator)
    assert [(een.soort, een.kenmerk) for een in verlopen] == [("geluid", opname.id), ("opname", opname.id)]
    klok.verder(days=1_500)
    verlopen = bewaartermijnen.lees_verlopen(laptop.coordinator)
    assert [(een.soort, een.grond) for een in verlopen][-1] == ("dossier", "selectielijst 12")
    assert verhaal.status(laptop) == Status.DEFINITIEF
    # What was reopened is no longer laid down, and its term does not run.
    verslagstappen.heropen(laptop.auditor, DOSSIER, "fout in een cijfer")
    assert {een.soort for een in bewaartermijnen.lees_verlopen(laptop.coordinator)} == {"geluid"}


@pytest.mark.parametrize(
    ("van", "naar", "melding"),
    [
        ('"dossier"', '"alles"', "soort"),
        ("jaren = 5", "jaren = 0", "geen bewaartermijn"),
        ("jaren = 5", 'jaren = "5"', "jaren"),
        ('grond = "selectielijst 12"', "", "grond"),
        ("jaren = 5", "jaren = 5\nmaanden = 3", "maanden"),
    ],
)
def test_a_mistake_in_the_terms_is_told(
    laptop: Laptop, termijnen: Path, van: str, naar: str, melding: str
) -> None:
    termijnen.write_text(TERMIJNEN.replace(van, naar, 1), "utf-8")
    with pytest.raises(OnbruikbareBestanden, match=melding):
        bewaartermijnen.lees_verlopen(laptop.coordinator)
