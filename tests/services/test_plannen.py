"""A plan of action: taken in from its document, fixed, changed beside the original, and told of at reporting dates."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from korpsmonitor_tui import paths
from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.plan import Actie, Actiestand, Plan, Wijzigveld
from korpsmonitor_tui.services import (
    conflicten,
    planbestand,
    planinvoer,
    planleden,
    planlijst,
    plannen,
    planschrijven,
    planvaststelling,
    planvoortgang,
)
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.services.planschrijven import NieuweActie
from korpsmonitor_tui.services.tijdlijn import lees_tijdlijn
from korpsmonitor_tui.store.opnemen import lees_pakketten
from tests.intake.plandocument import DOCUMENT
from tests.services import planproef

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from korpsmonitor_tui.services.definities import Definities
    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.conftest import Laptop
    from tests.services.planproef import Planploeg
    from tests.store.conftest import Klok

DAG = date(2013, 4, 8)
LATER = date(2013, 10, 1)


@pytest.fixture(scope="module")
def begin_plan(tmp_path_factory: pytest.TempPathFactory, definities: Definities) -> Path:
    return planproef.maak_begin(tmp_path_factory.mktemp("plan"), definities)


@pytest.fixture
def ploeg(begin_plan: Path, tmp_path: Path, definities: Definities, klok: Klok) -> Iterator[Planploeg]:
    with planproef.open_kopie(begin_plan, tmp_path / "plan-hier", definities, klok) as ploeg:
        yield ploeg


@pytest.fixture
def ander(begin_plan: Path, tmp_path: Path, definities: Definities, klok: Klok) -> Iterator[Planploeg]:
    with planproef.open_kopie(begin_plan, tmp_path / "plan-daar", definities, klok) as ploeg:
        yield ploeg


@pytest.fixture
def sessie(ploeg: Planploeg) -> Sessie:
    return ploeg.coordinator


def _actie(sessie: Sessie, nummer: str) -> Actie:
    return plannen.eis_actie(sessie, nummer)[1]


def _nummers(plan: Plan) -> list[str]:
    return [f"{deel.nummer}.{actie.nummer}" for deel in plan.delen for actie in deel.acties]


def _wissel(een: Sessie, twee: Sessie) -> None:
    """Each laptop takes in what the other wrote."""
    for van, naar in ((een, twee), (twee, een)):
        naar.store.neem_op(lees_pakketten(van.store.lees()))


# -- taking in -----------------------------------------------------------------------------------------------------------


def test_het_document_wordt_het_plan(sessie: Sessie) -> None:
    plan = plannen.lees_plan(sessie)
    assert _nummers(plan) == ["1.1", "1.2", "1.2a", "1.2b", "1.3", "1.5", "2."]
    assert plan.delen[0].verantwoordelijk == "OM (een functionaris), Politie, Bestuur (Stad)"
    assert plan.acties[2].ouder == plan.acties[1].id
    assert [actie.nummer for actie in plan.acties if actie.nieuw] == ["5"]
    assert [(lid.organisatie, lid.functie) for lid in plan.leden] == [
        ("OM", "voorzitter; hoofd"),
        ("", "burgemeester van Stad"),
    ]
    assert plan.vastgesteld is None
    bewaard = sessie.store.lees().execute("SELECT tekst FROM plantekst WHERE soort = 'bron'").fetchall()
    assert [rij[0] for rij in bewaard] == [DOCUMENT]


def test_de_stand_op_de_peildatum_van_het_document(sessie: Sessie) -> None:
    stand = plannen.lees_planstand(sessie)
    assert (stand.peildatum, stand.peildata) == (DAG, (DAG,))
    staten = {staat.nummer: staat for staat in stand.acties}
    assert [nummer for nummer, staat in staten.items() if staat.te_laat] == ["1.1", "1.2a", "1.3"]
    assert [nummer for nummer, staat in staten.items() if staat.stil] == ["1.2b", "1.5"]
    assert staten["1.2"].hoofdzaak
    assert staten["2"].tekst.startswith("Het aantal zaken steeg.")


def test_hetzelfde_document_voegt_niets_toe(sessie: Sessie) -> None:
    over = planinvoer.neem_over(sessie, planinvoer.lees_tekst(sessie, "plan.txt", DOCUMENT))
    assert (over.delen, over.acties, over.berichten, over.leden, over.verschillen) == (0, 0, 0, 0, [])


def test_een_later_document_voegt_toe_en_overschrijft_niets(sessie: Sessie) -> None:
    planvaststelling.stel_vast(sessie, date(2011, 3, 1))
    later = (
        DOCUMENT.replace("8 april 2013", "1 oktober 2013")
        .replace("Een methode maken.", "Een andere methode maken.")
        .replace("5 (nieuw). Een bijeenkomst", "5 (nieuw). Een bijeenkomst\n\n6. Een vervolg")
        .replace("burgemeester van Stad", "burgemeester van Dorp")
    )
    over = planinvoer.neem_over(sessie, planinvoer.lees_tekst(sessie, "later.txt", later))
    assert (over.peildatum, over.acties, over.nieuw, over.leden) == (LATER, 1, 1, 1)
    assert [verschil.wat for verschil in over.verschillen] == ["actie 1.1", "de ledenlijst"]
    plan = plannen.lees_plan(sessie)
    assert plan.acties[0].tekst.startswith("Een methode maken.")
    assert _nummers(plan)[5:7] == ["1.5", "1.6"]
    assert plan.acties[6].nieuw
    assert plannen.lees_peildata(sessie) == (DAG, LATER)


def test_twee_laptops_die_hetzelfde_inlezen_maken_hetzelfde(ploeg: Planploeg, ander: Planploeg) -> None:
    later = DOCUMENT.replace("8 april 2013", "1 oktober 2013").replace(
        "Een bijeenkomst", "Een bijeenkomst\n\n- *Begonnen.*\n\n6. Een vervolg"
    )
    for hier in (ploeg, ander):
        planinvoer.neem_over(hier.coordinator, planinvoer.lees_tekst(hier.coordinator, "later.txt", later))
    _wissel(ploeg.coordinator, ander.coordinator)
    for hier in (ploeg, ander):
        assert not conflicten.lees_conflicten(hier.coordinator, "")
        assert _nummers(plannen.lees_plan(hier.coordinator))[5:7] == ["1.5", "1.6"]
    assert plannen.lees_planstand(ploeg.coordinator) == plannen.lees_planstand(ander.coordinator)


def test_een_ander_bericht_op_dezelfde_dag_wordt_genoemd(sessie: Sessie) -> None:
    anders = DOCUMENT.replace("De cursus is\ngegeven.", "De cursus is\nuitgesteld.")
    over = planinvoer.neem_over(sessie, planinvoer.lees_tekst(sessie, "plan.txt", anders))
    assert [(v.wat, v.daar) for v in over.verschillen] == [
        ("de voortgang van actie 1.2a", "De cursus is uitgesteld.")
    ]
    staat = next(s for s in plannen.lees_planstand(sessie).acties if s.nummer == "1.2a")
    assert staat.tekst == "De cursus is gegeven."


def test_wat_geen_plan_is_wordt_geweigerd(sessie: Sessie, tmp_path: Path, laptop: Laptop) -> None:
    with pytest.raises(OnbruikbareInvoer, match="geen hoofdstuk met acties"):
        planinvoer.lees_tekst(sessie, "brief.txt", "Geachte heer")
    with pytest.raises(OnbruikbareInvoer, match="langer dan"):
        planinvoer.lees_tekst(sessie, "boek.txt", DOCUMENT + "x" * planinvoer.LANGSTE)
    pad = tmp_path / "plan.txt"
    pad.write_bytes(b"\xff\xfe")
    with pytest.raises(OnbruikbareInvoer, match="UTF-8"):
        planinvoer.lees_document(sessie, pad)
    zonder_dag = planinvoer.lees_tekst(sessie, "plan.txt", DOCUMENT.replace("8 april 2013", "nieuw"))
    with pytest.raises(OnbruikbareInvoer, match="peildatum"):
        planinvoer.neem_over(sessie, zonder_dag)
    with pytest.raises(StapGeweigerd, match="geen plan van aanpak"):
        planinvoer.lees_tekst(laptop.coordinator, "plan.txt", DOCUMENT)


def test_alleen_de_coordinator_schrijft_het_plan(ploeg: Planploeg) -> None:
    document = planinvoer.lees_tekst(ploeg.notulist, "plan.txt", DOCUMENT)
    actie = _actie(ploeg.notulist, "1.1")
    for doe in (
        lambda: planinvoer.neem_over(ploeg.notulist, document),
        lambda: planvaststelling.stel_vast(ploeg.notulist),
        lambda: planschrijven.voeg_actie_toe(ploeg.notulist, "1", NieuweActie("x")),
        lambda: planschrijven.laat_vervallen(ploeg.notulist, actie, "x"),
        lambda: planleden.voeg_lid_toe(ploeg.notulist, "x", ""),
        lambda: planvoortgang.meld_voortgang(ploeg.lezer, actie, DAG, "x"),
    ):
        with pytest.raises(StapGeweigerd):
            doe()


def test_de_rapportage_leest_terug_als_hetzelfde_plan(
    sessie: Sessie, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Pages in the table of contents are tested where pieces of writing are.
    monkeypatch.setenv(paths.OMGEVING_LIBREOFFICE, "/bestaat/niet")
    planvaststelling.stel_vast(sessie)
    pad, _meldingen = planbestand.schrijf(sessie, tmp_path / "rapport.docx")
    document = planinvoer.lees_document(sessie, pad)
    assert (document.lezing.peildatum, document.lezing.onbegrepen) == (DAG, ())
    over = planinvoer.neem_over(sessie, document)
    assert (over.delen, over.acties, over.berichten, over.leden) == (0, 0, 0, 0)
    # The title page and what stands around it is made anew in every report.
    assert [verschil.wat for verschil in over.verschillen] == ["het voorwerk"]
    kapot = tmp_path / "kapot.docx"
    kapot.write_bytes(b"PK geen zip")
    with pytest.raises(OnbruikbareInvoer, match=r"kapot\.docx"):
        planinvoer.lees_document(sessie, kapot)


# -- the text of the plan ------------------------------------------------------------------------------------------------


def test_tot_het_vaststellen_wijzigt_de_tekst_zelf(sessie: Sessie) -> None:
    planschrijven.wijzig_velden(sessie, _actie(sessie, "1.1"), {Wijzigveld.TEKST: "Anders."})
    actie = _actie(sessie, "1.1")
    assert (actie.tekst, actie.wijzigingen) == ("Anders.", ())
    planschrijven.verwijder_actie(sessie, _actie(sessie, "1.2"))
    assert _nummers(plannen.lees_plan(sessie)) == ["1.1", "1.3", "1.5", "2."]
    assert ongedaan(sessie)
    assert "1.2a" in _nummers(plannen.lees_plan(sessie))


def test_na_het_vaststellen_blijft_het_oorspronkelijke_staan(sessie: Sessie) -> None:
    planvaststelling.stel_vast(sessie, date(2011, 3, 1))
    actie = _actie(sessie, "1.1")
    with pytest.raises(OnbruikbareInvoer, match="zeg waarom"):
        planschrijven.wijzig_velden(sessie, actie, {Wijzigveld.TEKST: "Anders."})
    planschrijven.wijzig_velden(sessie, actie, {Wijzigveld.TERMIJN: "eind 2013"}, "uitgesteld", DAG)
    planschrijven.wijzig_velden(sessie, actie, {Wijzigveld.TERMIJN: "eind 2014"}, "weer uitgesteld", LATER)
    nu = _actie(sessie, "1.1")
    assert (nu.tekst, nu.termijn) == (actie.tekst, actie.termijn)
    assert [(w.wordt, w.reden, w.datum) for w in nu.wijzigingen] == [
        ("eind 2013", "uitgesteld", DAG),
        ("eind 2014", "weer uitgesteld", LATER),
    ]
    assert nu.geldend(Wijzigveld.TERMIJN) == "eind 2014"
    # The last reporting date knows of all; once there is a later one it is as it was.
    planvoortgang.meld_voortgang(sessie, nu, LATER, "Bezig.")
    eerder = plannen.lees_planstand(sessie, DAG).acties[0]
    assert (eerder.termijn.gesteld, len(eerder.actie.wijzigingen)) == ("eind 2013", 1)
    assert not next(s for s in plannen.lees_planstand(sessie).acties if s.nummer == "1.1").te_laat
    with pytest.raises(StapGeweigerd, match="alleen nog vervallen"):
        planschrijven.verwijder_actie(sessie, actie)
    with pytest.raises(StapGeweigerd, match="ligt dan vast"):
        planschrijven.voeg_hoofdstuk_toe(sessie, "Nieuw")
    with pytest.raises(StapGeweigerd, match="al vastgesteld"):
        planvaststelling.stel_vast(sessie)


def test_wat_elders_nog_wordt_getypt_verandert_niets_meer(ploeg: Planploeg, ander: Planploeg) -> None:
    planvaststelling.stel_vast(ploeg.coordinator)
    planschrijven.wijzig_velden(
        ander.coordinator, _actie(ander.coordinator, "1.1"), {Wijzigveld.TEKST: "Te laat getypt."}
    )
    _wissel(ploeg.coordinator, ander.coordinator)
    for hier in (ploeg, ander):
        assert _actie(hier.coordinator, "1.1").tekst.startswith("Een methode maken.")


def test_vaststellen_is_niet_ongedaan_te_maken(sessie: Sessie) -> None:
    planschrijven.wijzig_velden(sessie, _actie(sessie, "1.1"), {Wijzigveld.TEKST: "Anders."})
    planvaststelling.stel_vast(sessie)
    with pytest.raises(StapGeweigerd, match="het plan is vastgesteld"):
        ongedaan(sessie)
    assert plannen.lees_plan(sessie).vastgesteld is not None
    planschrijven.voeg_actie_toe(sessie, "2", NieuweActie("Later erbij."))
    assert ongedaan(sessie)
    assert _nummers(plannen.lees_plan(sessie))[-1] == "2."


def test_een_verschil_tussen_laptops_gaat_voor_vaststellen(ploeg: Planploeg, ander: Planploeg) -> None:
    for hier, tekst in ((ploeg, "Zo."), (ander, "Anders.")):
        planschrijven.wijzig_velden(
            hier.coordinator, _actie(hier.coordinator, "1.1"), {Wijzigveld.TEKST: tekst}
        )
    _wissel(ploeg.coordinator, ander.coordinator)
    (conflict,) = conflicten.lees_conflicten(ploeg.coordinator, "")
    assert conflict.label in {f"een actie van het plan “{tekst}” (tekst)" for tekst in ("Zo.", "Anders.")}
    with pytest.raises(StapGeweigerd, match=r"actie 1\.1"):
        planvaststelling.stel_vast(ploeg.coordinator)
    conflicten.kies(ploeg.coordinator, conflict, "Zo en anders.")
    planvaststelling.stel_vast(ploeg.coordinator)
    assert _actie(ploeg.coordinator, "1.1").tekst == "Zo en anders."


def test_nummers_gaan_door_en_komen_nooit_terug(sessie: Sessie) -> None:
    planvaststelling.stel_vast(sessie)
    planschrijven.voeg_actie_toe(sessie, "1", NieuweActie("Zesde", "eind 2014", "Politie"))
    planschrijven.voeg_actie_toe(sessie, "1", NieuweActie("Derde deel", ouder="1.2"))
    planschrijven.laat_vervallen(sessie, _actie(sessie, "1.6"), "geen draagvlak", DAG)
    planschrijven.voeg_actie_toe(sessie, "1", NieuweActie("Zevende"))
    plan = plannen.lees_plan(sessie)
    assert _nummers(plan) == ["1.1", "1.2", "1.2a", "1.2b", "1.2c", "1.3", "1.5", "1.6", "1.7", "2."]
    zesde = _actie(sessie, "1.6")
    assert zesde.nieuw
    assert zesde.verval is not None
    planschrijven.hervat(sessie, zesde)
    assert _actie(sessie, "1.6").verval is None
    with pytest.raises(OnbruikbareInvoer, match="geen onderdeel"):
        planschrijven.voeg_actie_toe(sessie, "1", NieuweActie("x", ouder="1.2a"))


def test_twee_laptops_met_hetzelfde_nummer_blijven_beide_te_zien(ploeg: Planploeg, ander: Planploeg) -> None:
    for hier, tekst in ((ploeg, "Hier."), (ander, "Daar.")):
        planschrijven.voeg_actie_toe(hier.coordinator, "2", NieuweActie(tekst))
    _wissel(ploeg.coordinator, ander.coordinator)
    for hier in (ploeg, ander):
        assert {n: _actie(hier.coordinator, n).tekst for n in ("2.1", "2.1-2")} in (
            {"2.1": "Hier.", "2.1-2": "Daar."},
            {"2.1": "Daar.", "2.1-2": "Hier."},
        )


def test_hoofdstuk_leden_en_verwijzing(sessie: Sessie) -> None:
    planschrijven.voeg_hoofdstuk_toe(sessie, "Internet", "Politie", "Een inleiding.")
    planschrijven.voeg_actie_toe(sessie, "3", NieuweActie("Doen."))
    planschrijven.zet_verwijzing(sessie, _actie(sessie, "3.1"), "ketenaanpak")
    assert _actie(sessie, "3.1").verwijzing == "ketenaanpak"
    planschrijven.wijzig_deelvelden(sessie, plannen.eis_deel(sessie, "3"), {"titel": "Internet en media"})
    assert plannen.eis_deel(sessie, "3").titel == "Internet en media"
    planleden.voeg_lid_toe(sessie, "Politie", "chef")
    leden = plannen.lees_plan(sessie).leden
    assert leden[-1].functie == "chef"
    planleden.verwijder_lid(sessie, leden[0])
    assert len(plannen.lees_plan(sessie).leden) == len(leden) - 1
    with pytest.raises(NietGevonden):
        plannen.eis_actie(sessie, "9.9")


# -- progress ------------------------------------------------------------------------------------------------------------


def test_voortgang_per_peildatum(ploeg: Planploeg) -> None:
    actie = _actie(ploeg.notulist, "1.2b")
    planvoortgang.meld_voortgang(ploeg.notulist, actie, LATER, "Het netwerk staat.", Actiestand.GEREED)
    planvoortgang.meld_voortgang(ploeg.notulist, actie, LATER, stand=Actiestand.LOOPT)
    staat = next(s for s in plannen.lees_planstand(ploeg.notulist).acties if s.nummer == "1.2b")
    assert (staat.stand, staat.stand_van, staat.tekst) == (Actiestand.LOOPT, LATER, "Het netwerk staat.")
    eerder = next(s for s in plannen.lees_planstand(ploeg.notulist, DAG).acties if s.nummer == "1.2b")
    assert (eerder.stand, eerder.tekst, eerder.stil) == (Actiestand.ONBEKEND, "", True)
    with pytest.raises(OnbruikbareInvoer, match="een stand of allebei"):
        planvoortgang.meld_voortgang(ploeg.notulist, actie, LATER)


def test_twee_laptops_over_een_actie_zijn_een_conflict(ploeg: Planploeg, ander: Planploeg) -> None:
    for hier, tekst in ((ploeg, "Klaar."), (ander, "Begonnen.")):
        planvoortgang.meld_voortgang(hier.notulist, _actie(hier.notulist, "1.5"), LATER, tekst)
    _wissel(ploeg.coordinator, ander.coordinator)
    (conflict,) = conflicten.lees_conflicten(ander.coordinator, "")
    assert {keuze.tekst for keuze in conflict.keuzes} == {"Klaar.", "Begonnen."}
    assert conflict.label.startswith("de voortgang van een actie “")


def test_wat_op_twee_laptops_verschilt_is_gemerkt_waar_het_plan_wordt_gelezen_of_geschreven(
    ploeg: Planploeg, ander: Planploeg, tmp_path: Path
) -> None:
    planvaststelling.stel_vast(ploeg.coordinator, DAG)
    _wissel(ploeg.coordinator, ander.coordinator)
    for hier, wat in ((ploeg, "eind 2013"), (ander, "eind 2014")):
        actie = _actie(hier.coordinator, "1.5")
        planschrijven.wijzig_velden(hier.coordinator, actie, {Wijzigveld.TERMIJN: wat}, "later", DAG)
        planvoortgang.meld_voortgang(hier.notulist, _actie(hier.notulist, "1.1"), LATER, wat)
    sessie = ploeg.coordinator
    assert not planbestand.schrijf(sessie, tmp_path / "voor.docx")[1]
    _wissel(sessie, ander.coordinator)

    staten = {staat.nummer: staat for staat in plannen.lees_planstand(sessie).acties}
    assert {nummer for nummer, staat in staten.items() if staat.strijdig} == {"1.1", "1.5"}
    assert planlijst.let_op(staten["1.5"]).startswith("≠ twee laptops")
    for naam in ("na.docx", "na.csv"):
        (melding,) = planbestand.schrijf(sessie, tmp_path / naam)[1]
        assert melding.startswith("Let op: 2 teksten van dit plan zijn op twee laptops verschillend")
    assert (tmp_path / "na.csv").read_text("utf-8-sig").count("≠") == 2
    with ZipFile(tmp_path / "na.docx") as docx:
        inhoud = docx.read("word/document.xml").decode()
    assert inhoud.count("Twee laptops zeggen hierover iets anders") == 2
    labels = {conflict.label for conflict in conflicten.lees_conflicten(sessie, "")}
    assert any(label.startswith("een tekst of wijziging bij het plan “") for label in labels)

    for conflict in conflicten.lees_conflicten(sessie, ""):
        conflicten.kies(sessie, conflict, conflict.keuzes[0])
    assert not any(staat.strijdig for staat in plannen.lees_planstand(sessie).acties)


def test_een_vervallen_actie_krijgt_geen_stand_die_niemand_zou_zien(ploeg: Planploeg) -> None:
    planvaststelling.stel_vast(ploeg.coordinator, DAG)
    planschrijven.laat_vervallen(ploeg.coordinator, _actie(ploeg.coordinator, "1.5"), "niet nodig", LATER)
    actie = _actie(ploeg.coordinator, "1.5")
    with pytest.raises(StapGeweigerd, match="vervallen"):
        planvoortgang.meld_voortgang(ploeg.notulist, actie, LATER, "Toch.", Actiestand.GEREED)
    # Before that day it had a state, and why it lapsed can be told.
    planvoortgang.meld_voortgang(ploeg.notulist, actie, DAG, stand=Actiestand.LOOPT)
    planvoortgang.meld_voortgang(ploeg.notulist, actie, LATER, "Overgenomen door een ander.")


def test_een_stand_en_een_wijziging_lezen_als_woorden(ploeg: Planploeg, ander: Planploeg) -> None:
    planvaststelling.stel_vast(ploeg.coordinator)
    _wissel(ploeg.coordinator, ander.coordinator)
    for hier, stand, termijn in (
        (ploeg, Actiestand.GEREED, "eind 2013"),
        (ander, Actiestand.NIET_GESTART, "eind 2014"),
    ):
        actie = _actie(hier.coordinator, "1.5")
        planvoortgang.meld_voortgang(hier.notulist, actie, LATER, stand=stand)
        planschrijven.wijzig_velden(hier.coordinator, actie, {Wijzigveld.TERMIJN: termijn}, "later", DAG)
        planschrijven.laat_vervallen(hier.coordinator, actie, termijn, DAG)
    _wissel(ploeg.coordinator, ander.coordinator)
    gelezen = {
        conflict.veld: {keuze.tekst for keuze in conflict.keuzes}
        for conflict in conflicten.lees_conflicten(ander.coordinator, "")
    }
    assert gelezen == {
        "stand": {"gereed", "niet gestart"},
        "tekst": {
            "eind 2013\nreden: later",
            "eind 2014\nreden: later",
        },
        "vervallen": {"vervallen per 08-04-2013: eind 2013", "vervallen per 08-04-2013: eind 2014"},
    }
    stand_conflict = next(c for c in conflicten.lees_conflicten(ander.coordinator, "") if c.veld == "stand")
    with pytest.raises(OnbruikbareInvoer):
        conflicten.kies(ander.coordinator, stand_conflict, "bijna")


def test_de_tijdlijn_zegt_wat_er_met_welke_actie_is_gebeurd(sessie: Sessie) -> None:
    planvaststelling.stel_vast(sessie, date(2011, 3, 31))
    planschrijven.voeg_actie_toe(sessie, "1", NieuweActie("Zesde"))
    nieuw = _actie(sessie, "1.6")
    planvoortgang.meld_voortgang(sessie, nieuw, LATER, "Klaar.", Actiestand.GEREED)
    planschrijven.wijzig_velden(sessie, nieuw, {Wijzigveld.TERMIJN: "eind 2014"}, "later")
    planschrijven.laat_vervallen(sessie, nieuw, "geen draagvlak")
    planschrijven.hervat(sessie, _actie(sessie, "1.6"))
    planschrijven.zet_verwijzing(sessie, nieuw, "ketenregisseurs")
    assert [(regel.wat, regel.reden) for regel in lees_tijdlijn(sessie, "")][:8] == [
        ("actie 1.6 verwijst naar “ketenregisseurs”", ""),
        ("actie 1.6 weer opgenomen", ""),
        ("actie 1.6 vervallen", "geen draagvlak"),
        ("actie 1.6 gewijzigd (termijn): “eind 2014”", "later"),
        ("voortgang van actie 1.6: gereed, “Klaar.”", ""),
        ("actie van het plan toegevoegd: “Zesde”", ""),
        ("plan vastgesteld per 31-03-2011", ""),
        ("document “plan.txt” ingelezen: 4 voortgangsteksten", ""),
    ]


def test_een_voorstel_wordt_pas_een_stand_als_iemand_het_overneemt(sessie: Sessie) -> None:
    staat = next(s for s in plannen.lees_planstand(sessie).acties if s.nummer == "1.1")
    assert staat.stand is Actiestand.ONBEKEND
    planvoortgang.meld_voortgang(sessie, staat.actie, LATER, "De methode is afgerond.")
    staat = next(s for s in plannen.lees_planstand(sessie).acties if s.nummer == "1.1")
    voorstel = plannen.stel_stand_voor(sessie, staat)
    assert (voorstel.stand, voorstel.bewijs) == (Actiestand.GEREED, ("afgerond",))
    assert planinvoer.neem_voorstellen_over(sessie, LATER) == 1
    assert (
        next(s for s in plannen.lees_planstand(sessie).acties if s.nummer == "1.1").stand is Actiestand.GEREED
    )
    assert planinvoer.neem_voorstellen_over(sessie, LATER) == 0


def test_wat_in_een_keer_wordt_gewijzigd_gaat_in_een_keer_terug(ploeg: Planploeg) -> None:
    sessie = ploeg.coordinator
    actie = _actie(sessie, "1.1")
    nieuw = {Wijzigveld.TEKST: "Anders.", Wijzigveld.TERMIJN: "eind 2014"}
    planschrijven.wijzig_velden(sessie, actie, nieuw, op=planschrijven.lees_actiekoppen(sessie, actie))
    assert (_actie(sessie, "1.1").tekst, _actie(sessie, "1.1").termijn) == ("Anders.", "eind 2014")
    ongedaan(sessie)
    assert (_actie(sessie, "1.1").tekst, _actie(sessie, "1.1").termijn) == (actie.tekst, actie.termijn)


@pytest.mark.parametrize("ligt_vast", [False, True])
def test_een_formulier_dat_te_lang_open_stond_wist_niets(ploeg: Planploeg, *, ligt_vast: bool) -> None:
    sessie = ploeg.coordinator
    if ligt_vast:
        planvaststelling.stel_vast(sessie)
    actie = _actie(sessie, "1.1")
    koppen = planschrijven.lees_actiekoppen(sessie, actie)
    for tekst in ("Van een ander.", "Van het formulier."):
        planschrijven.wijzig_velden(sessie, actie, {Wijzigveld.TEKST: tekst}, "reden", op=koppen)
    (conflict,) = conflicten.lees_conflicten(sessie, "")
    getoond = [keuze.tekst for keuze in conflict.keuzes]
    assert ["Van een ander" in getoond[0], "Van het formulier" in getoond[1]] == [True, True]
