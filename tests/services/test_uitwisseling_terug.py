"""Codes from other programs: whose they become, where they find their place, and never twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.refiqda import Bron, Code, Memo, Project, Selectie
from korpsmonitor_tui.intake.refiqda import lees_project
from korpsmonitor_tui.services import gesprekken
from korpsmonitor_tui.services.codeerrondes import rond_af
from korpsmonitor_tui.services.coderingen import trek_in
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.services.uitwisselcodes import Doel
from korpsmonitor_tui.services.uitwisseling import maak_project
from korpsmonitor_tui.services.uitwisselinvoer import koppel_codes, neem_project_over
from tests.services import coderen, verhaal
from tests.services.coderen import eigen
from tests.services.uitwisselproef import anders, bestand, neem_over
from tests.services.uitwisselvoorbeeld import ZICHT, codeer, codeer_alles, maak_dossier

if TYPE_CHECKING:
    from tests.services.conftest import Laptop


@pytest.fixture
def dossier(laptop: Laptop) -> str:
    return maak_dossier(laptop)


def test_het_eigen_bestand_terug_voegt_niets_toe(laptop: Laptop, dossier: str) -> None:
    codeer_alles(laptop.auditor, dossier)
    gelezen = lees_project(bestand(laptop.auditor, dossier), "p.qdpx")

    for wie in (laptop.auditor, laptop.tweede_auditor):
        invoer = neem_project_over(wie, gelezen, "p.qdpx")
        assert (len(invoer.bekend), invoer.geplaatst, invoer.niet_geplaatst) == (5, (), ())
    assert not eigen(laptop.tweede_auditor)


@pytest.mark.parametrize("met_namen", [False, True])
def test_codes_uit_een_ander_programma_worden_codes_van_wie_ze_overneemt(
    laptop: Laptop, dossier: str, met_namen: bool
) -> None:
    codeer(laptop.auditor, dossier, "van der Proef controleert", toelichting="Opvallend.")
    codeer(laptop.auditor, dossier, "Er zijn acht rechercheurs.", "opsporing.kwaliteit", "neutraal")
    project = anders(maak_project(laptop.auditor, [dossier], met_namen=met_namen).project)

    proef = neem_over(laptop.tweede_auditor, project, proef=True)
    assert (len(proef.geplaatst), eigen(laptop.tweede_auditor)) == (2, ())
    invoer = neem_over(laptop.tweede_auditor, project)

    assert len(invoer.geplaatst) == 2
    nieuw = {(c.code, c.polariteit, c.anker.citaat) for c in eigen(laptop.tweede_auditor)}
    assert nieuw == {
        # A place that begins within the role is the whole name.
        ("toezicht.kwaliteit", "aandacht", "van der Proef controleert"),
        ("opsporing.kwaliteit", "neutraal", "Er zijn acht rechercheurs."),
    }
    toelichtingen = sorted(c.toelichting for c in eigen(laptop.tweede_auditor))
    assert toelichtingen == [
        "Uit terug.qdpx, gecodeerd door onderzoeker Q.",
        "Uit terug.qdpx, gecodeerd door onderzoeker Q.\nOpvallend.",
    ]
    assert laptop.store.controleer().klopt


def test_hetzelfde_bestand_nog_eens_voegt_niets_toe_ook_met_andere_kenmerken(
    laptop: Laptop, dossier: str
) -> None:
    codeer_alles(laptop.auditor, dossier)
    project = maak_project(laptop.auditor, [dossier]).project
    neem_over(laptop.tweede_auditor, anders(project))
    aantal = len(eigen(laptop.tweede_auditor))
    assert aantal == 4

    for opnieuw in (anders(project), anders(project, uit="MAXQDA")):
        invoer = neem_over(laptop.tweede_auditor, opnieuw)
        assert (len(invoer.bekend), invoer.geplaatst) == (4, ())
    assert len(eigen(laptop.tweede_auditor)) == aantal


def test_overnemen_is_een_handeling_die_ongedaan_kan_en_daarna_weer_kan(laptop: Laptop, dossier: str) -> None:
    codeer_alles(laptop.auditor, dossier)
    project = anders(maak_project(laptop.auditor, [dossier]).project)
    for _keer in range(2):
        neem_over(laptop.tweede_auditor, project)
        assert len(eigen(laptop.tweede_auditor)) == 4
        ongedaan(laptop.tweede_auditor)
        assert not eigen(laptop.tweede_auditor)


def test_een_cijfer_zonder_gegevens_wordt_niet_geraden(laptop: Laptop, dossier: str) -> None:
    codeer_alles(laptop.auditor, dossier)
    invoer = neem_over(laptop.tweede_auditor, anders(maak_project(laptop.auditor, [dossier]).project))

    (over,) = invoer.niet_geplaatst
    assert (over.code, over.citaat) == ("cijfer", "acht rechercheurs")
    assert "met de hand" in over.reden


def vreemd(laptop: Laptop, dossier: str, *namen: str, citaat: str = ZICHT, tekst: str = "") -> Project:
    """A project with codes of its own on our minutes."""
    bron = maak_project(laptop.auditor, [dossier]).project.bronnen[0]
    tekst = tekst or bron.tekst
    begin = tekst.index(citaat)
    codes = tuple(Code(f"code {nr}", naam, codeerbaar=True) for nr, naam in enumerate(namen))
    plaatsen = tuple(
        Selectie(f"s {nr}", begin, begin + len(citaat), code.guid) for nr, code in enumerate(codes)
    )
    return Project("x", "Q", codes, (Bron("b", bron.naam, tekst, plaatsen),))


def test_onbekende_codes_worden_gevraagd_en_met_een_keuze_geplaatst(laptop: Laptop, dossier: str) -> None:
    project = vreemd(laptop, dossier, "Blinde vlek", "Toezicht.Kwaliteit", "Rest", "OM-lijn")
    invoer = neem_over(laptop.auditor, project)

    assert not invoer.geplaatst
    assert [over.reden.split(";")[0] for over in invoer.niet_geplaatst] == [
        "onbekende code", "zonder oordeel", "onbekende code", "onbekende code",
    ]  # fmt: skip
    keuzes = {
        "blinde vlek": "toezicht.niet_vergunde_branche:negatief",
        "Toezicht.Kwaliteit": "toezicht.kwaliteit:neutraal",
        "Rest": "geen",
        "OM-lijn": "organisatie:om",
    }
    invoer = neem_over(laptop.auditor, project, keuzes=keuzes)
    assert [over.doel for over in invoer.geplaatst] == [
        Doel("dimensie", "toezicht.niet_vergunde_branche", "negatief"),
        Doel("dimensie", "toezicht.kwaliteit", "neutraal"),
        Doel("organisatie", "om"),
    ]
    assert [over.reden for over in invoer.niet_geplaatst] == ["deze code is op verzoek overgeslagen"]


@pytest.mark.parametrize(
    ("naam", "doel"),
    [
        ("Staat er niet", "toezicht.kwaliteit"),
        ("Eigen", "toezicht.onzin"),
        ("Eigen", "toezicht.kwaliteit:slecht"),
        ("Eigen", "toezicht.kwaliteit:neutraal:meer"),
        ("Eigen", "organisatie:"),
        ("Eigen", "toezegging:afspraak:neutraal"),
    ],
)
def test_een_keuze_die_niet_kan(laptop: Laptop, dossier: str, naam: str, doel: str) -> None:
    with pytest.raises(OnbruikbareInvoer):
        neem_over(laptop.auditor, vreemd(laptop, dossier, "Eigen"), keuzes={naam: doel})


def test_codes_onder_een_aandachtsveld_of_dimensie_zijn_bij_hun_pad_bekend(laptop: Laptop) -> None:
    oordelen = (Code("p", "Positief", codeerbaar=True), Code("q", "Onzin", codeerbaar=True))
    boom = (
        Code(
            "t",
            "Toezicht",
            codeerbaar=False,
            onder=(Code("k", "Kwaliteit", codeerbaar=True, onder=oordelen),),
        ),
        Code("l", "Kwaliteit", codeerbaar=True),
        Code("a", "Afspraak", codeerbaar=True),
        Code("g", "Organisaties", codeerbaar=False, onder=(Code("o", "emm", codeerbaar=True),)),
        Code("r", "Gedragscode", codeerbaar=True, onder=(Code("n", "Negatief", codeerbaar=True),)),
    )
    doelen = {
        k.naam if k.boven != "Toezicht" else "Toezicht/Kwaliteit": k.doel
        for k in koppel_codes(laptop.auditor, boom, {})
    }

    assert doelen["Toezicht/Kwaliteit"] == Doel("dimensie", "toezicht.kwaliteit")
    assert doelen["Kwaliteit"] is None
    assert doelen["Afspraak"] == Doel("toezegging", "afspraak")
    assert doelen["emm"] == Doel("organisatie", "emm")
    assert doelen["Negatief"] == Doel("dimensie", "organisatie.gedragscode", "negatief")
    assert doelen["Onzin"] is None


KEUZE = {"Eigen": "toezicht.kwaliteit:neutraal"}


def test_een_tekst_die_elders_is_gewijzigd_wordt_gevolgd(laptop: Laptop, dossier: str) -> None:
    tekst = maak_project(laptop.auditor, [dossier]).project.bronnen[0].tekst
    verbeterd = "Vooraf: 😀 let op.\n" + tekst.replace("voldoende zicht", "voldoende helder zicht", 1)
    project = vreemd(laptop, dossier, "Eigen", citaat="Er zijn 12 controles", tekst=verbeterd)
    invoer = neem_over(laptop.auditor, project, keuzes=KEUZE)

    assert [koppeling.gelijk for koppeling in invoer.bronnen] == [False]
    (over,) = invoer.geplaatst
    assert not over.bekijken
    assert [c.anker.citaat for c in eigen(laptop.auditor)] == ["Er zijn 12 controles"]


def test_waar_de_woorden_zelf_zijn_gewijzigd_moet_iemand_kijken(laptop: Laptop, dossier: str) -> None:
    tekst = maak_project(laptop.auditor, [dossier]).project.bronnen[0].tekst
    citaat = "de niet-vergunde branche is nog onvoldoende zicht"
    verbeterd = tekst.replace("branche is onvoldoende", "branche is nog onvoldoende")
    invoer = neem_over(
        laptop.auditor, vreemd(laptop, dossier, "Eigen", citaat=citaat, tekst=verbeterd), keuzes=KEUZE
    )

    assert [over.bekijken for over in invoer.geplaatst] == [True]
    (codering,) = eigen(laptop.auditor)
    assert codering.anker.citaat == "de niet-vergunde branche is onvoldoende zicht"
    assert f"Daar stond: “{citaat}”." in codering.toelichting


def test_wat_geen_plaats_vindt_staat_met_reden_in_de_uitkomst(laptop: Laptop, dossier: str) -> None:
    tekst = maak_project(laptop.auditor, [dossier]).project.bronnen[0].tekst
    weg = vreemd(
        laptop, dossier, "Eigen", citaat="Iets heel anders hier", tekst=f"{tekst}Iets heel anders hier."
    )
    kop = vreemd(laptop, dossier, "Eigen", citaat="Notulen Groningen")
    elders = vreemd(laptop, dossier, "Eigen")
    elders = replace(elders, bronnen=(replace(elders.bronnen[0], naam="Dagboek", tekst="Onvoldoende. " * 9),))
    heel = vreemd(laptop, dossier, "Eigen")
    heel = replace(heel, bronnen=(replace(heel.bronnen[0], selecties=(Selectie("s", -1, -1, "code 0"),)),))
    redenen = [
        neem_over(laptop.auditor, project, keuzes=KEUZE).niet_geplaatst[0].reden
        for project in (weg, kop, elders, heel)
    ]

    assert [reden.split(",")[0] for reden in redenen] == [
        "de tekst is hier niet teruggevonden",
        "zij staat op een kop of op wie er spreekt",
        "deze bron is geen tekst van een gesprek hier",
        "zij heeft geen plaats in de tekst",
    ]
    assert not eigen(laptop.auditor)


def test_een_plaats_over_twee_notities_is_in_elk_een_code(laptop: Laptop, dossier: str) -> None:
    tekst = maak_project(laptop.auditor, [dossier]).project.bronnen[0].tekst
    over_twee = tekst[tekst.index("per jaar wordt gehaald") : tekst.index(ZICHT) + len(ZICHT)]
    invoer = neem_over(laptop.auditor, vreemd(laptop, dossier, "Eigen", citaat=over_twee), keuzes=KEUZE)

    assert len(invoer.geplaatst) == 2
    assert len({c.anker.entiteit for c in eigen(laptop.auditor)}) == 2


def test_een_enkele_notitie_als_bron_wordt_aan_haar_tekst_herkend(laptop: Laptop, dossier: str) -> None:
    tekst = coderen.TEKSTEN[0][1]
    project = vreemd(laptop, dossier, "Eigen", citaat="te weinig tijd", tekst=tekst)
    project = replace(project, bronnen=(replace(project.bronnen[0], naam="los"),))

    assert len(neem_over(laptop.auditor, project, keuzes=KEUZE).geplaatst) == 1
    assert [c.anker.citaat for c in eigen(laptop.auditor)] == ["te weinig tijd"]


def test_memos_gaan_mee_in_de_toelichting(laptop: Laptop, dossier: str) -> None:
    project = vreemd(laptop, dossier, "Eigen")
    (bron,) = project.bronnen
    selectie = replace(bron.selecties[0], omschrijving="Kort.", memos=("m", "weg"))
    project = replace(
        project, bronnen=(replace(bron, selecties=(selectie,)),), memos=(Memo("m", "", "Langer."),)
    )
    neem_over(laptop.auditor, project, keuzes=KEUZE)

    assert [c.toelichting for c in eigen(laptop.auditor)] == ["Uit terug.qdpx.\nKort.\nLanger."]


def test_wie_niet_mag_coderen_legt_niets_vast(laptop: Laptop, dossier: str) -> None:
    project = vreemd(laptop, dossier, "Eigen")
    vooraf = laptop.store.lees().execute("SELECT count(*) FROM event").fetchone()
    with pytest.raises(StapGeweigerd):
        neem_over(laptop.lezer, project, keuzes=KEUZE)
    invoer = neem_over(laptop.eigen_korps, project, keuzes=KEUZE)
    assert "eigen korps" in invoer.niet_geplaatst[0].reden
    assert laptop.store.lees().execute("SELECT count(*) FROM event").fetchone() == vooraf

    rond_af(laptop.auditor, dossier)
    invoer = neem_over(laptop.auditor, project, keuzes=KEUZE)
    assert "afgerond" in invoer.niet_geplaatst[0].reden
    assert not eigen(laptop.auditor)


def test_na_definitief_kan_het_niet_meer(laptop: Laptop) -> None:
    dossier = verhaal.definitief(laptop)
    citaat = "te weinig capaciteit"
    invoer = neem_over(laptop.auditor, vreemd(laptop, dossier, "Eigen", citaat=citaat), keuzes=KEUZE)

    assert "definitief" in invoer.niet_geplaatst[0].reden


def test_een_ingetrokken_code_komt_pas_terug_als_iemand_haar_weer_overneemt(
    laptop: Laptop, dossier: str
) -> None:
    project = vreemd(laptop, dossier, "Eigen")
    neem_over(laptop.auditor, project, keuzes=KEUZE)
    trek_in(laptop.auditor, dossier, eigen(laptop.auditor)[0].id)
    assert not eigen(laptop.auditor)

    assert len(neem_over(laptop.auditor, project, keuzes=KEUZE).geplaatst) == 1
    assert len(eigen(laptop.auditor)) == 1


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.integers(-1, 700),
            st.integers(-1, 700),
            st.sampled_from(["c0", "c1", "c2", "weg", ""]),
            st.text(max_size=5),
        ),
        max_size=6,
    ),
    st.sampled_from(["toezicht.kwaliteit: aandacht", "OM", "", "Iets"]),
)
def test_alles_van_een_willekeurig_project_staat_in_de_uitkomst(
    laptop: Laptop, plaatsen: list[tuple[int, int, str, str]], naam: str
) -> None:
    dossier = "2011-2012/groningen"
    if not gesprekken.lees_gesprek(laptop.store.lees(), dossier):
        maak_dossier(laptop)
    bron = maak_project(laptop.auditor, [dossier]).project.bronnen[0]
    codes = tuple(Code(f"c{nr}", n, codeerbaar=True) for nr, n in enumerate((naam, "afspraak", naam)))
    selecties_ = tuple(
        Selectie(f"{wie}{nr}", begin, eind, code, wie, omschrijving=wie)
        for nr, (begin, eind, code, wie) in enumerate(plaatsen)
    )
    project = Project("x", "Q", codes, (replace(bron, selecties=selecties_),))
    invoer = neem_over(laptop.auditor, project)

    assert len(invoer.overnames) >= len(plaatsen)
    assert len(invoer.geplaatst) + len(invoer.bekend) + len(invoer.niet_geplaatst) == len(invoer.overnames)
    assert not neem_over(laptop.auditor, project).geplaatst
