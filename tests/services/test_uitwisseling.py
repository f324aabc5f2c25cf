"""Codes to other programs and back: without names, as far as who exports may see, and never twice."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from korpsmonitor_tui.domain.codelijst import Coderegel, kolomuitleg
from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.refiqda import Bron, Code, Gebruiker, Gelezen, Memo, Project, Selectie, paden
from korpsmonitor_tui.intake.refiqda import lees_project
from korpsmonitor_tui.report.codelijst import schrijf_csv, schrijf_xlsx
from korpsmonitor_tui.report.refiqda import schrijf_project
from korpsmonitor_tui.services import codeerbesluiten, gesprekken, transcripten, verslagtekst
from korpsmonitor_tui.services.codeerbronnen import lees_bronnen
from korpsmonitor_tui.services.codeerrondes import rond_af
from korpsmonitor_tui.services.coderingen import bevestig, trek_in, verwerp
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.services.uitwisselcodes import Doel
from korpsmonitor_tui.services.uitwisseling import kies_dossiers, maak_codeboek, maak_project
from korpsmonitor_tui.services.uitwisselinvoer import Invoer, koppel_codes, neem_project_over
from korpsmonitor_tui.services.uitwissellijst import lees_codelijst
from korpsmonitor_tui.services.uitwisselteksten import lees_teksten
from tests.services import coderen, verhaal
from tests.services.coderen import eigen
from tests.services.uitwisselvoorbeeld import NAAM, ZICHT, codeer, codeer_alles, maak_dossier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.conftest import Laptop


@pytest.fixture
def dossier(laptop: Laptop) -> str:
    return maak_dossier(laptop)


def bestand(sessie: Sessie, dossier: str, *, met_namen: bool = False) -> bytes:
    return schrijf_project(maak_project(sessie, [dossier], met_namen=met_namen).project)


def neem_over(
    sessie: Sessie, project: Project, *, proef: bool = False, keuzes: dict[str, str] | None = None
) -> Invoer:
    return neem_project_over(sessie, Gelezen(project), "terug.qdpx", keuzes=keuzes, proef=proef)


def selecties(project: Project) -> Iterator[tuple[str, Selectie, str]]:
    namen = {pad[-1].guid: pad[-1].naam for pad in paden(project.codes)}
    for bron in project.bronnen:
        for selectie in bron.selecties:
            yield namen[selectie.code], selectie, bron.tekst[selectie.begin : selectie.eind]


def anders(project: Project, codeur: str = "onderzoeker Q", uit: str = "QualCoder") -> Project:
    """The same project as another program writes it: every id is new."""
    nieuw = {pad[-1].guid: f"{uit}-{pad[-1].guid}" for pad in paden(project.codes)}

    def code(oud: Code) -> Code:
        return replace(oud, guid=nieuw[oud.guid], onder=tuple(code(kind) for kind in oud.onder))

    bronnen = tuple(
        replace(
            bron,
            guid=f"{uit}-{bron.guid}",
            selecties=tuple(
                replace(s, guid=f"{uit}-{s.guid}", code=nieuw[s.code], gebruiker="q", memos=())
                for s in bron.selecties
            ),
        )
        for bron in project.bronnen
    )
    return replace(
        project,
        herkomst=uit,
        codes=tuple(code(c) for c in project.codes),
        bronnen=bronnen,
        gebruikers=(Gebruiker("q", codeur),),
        memos=(),
    )


# -- out -----------------------------------------------------------------------------------------------------------------


def test_elke_code_staat_op_haar_woorden_met_rollen_op_de_plaats_van_namen(
    laptop: Laptop, dossier: str
) -> None:
    codeer_alles(laptop.auditor, dossier)
    project = lees_project(bestand(laptop.auditor, dossier), "p.qdpx").project

    assert {(naam, citaat) for naam, _s, citaat in selecties(project)} == {
        ("toezicht.niet_vergunde_branche: negatief", ZICHT),
        ("toezicht.kwaliteit: positief", "korpsexpert controleert"),
        ("cijfer", "acht rechercheurs"),
        ("om", "het OM"),
        ("opsporing.kwaliteit: neutraal", "Er zijn acht rechercheurs."),
    }
    assert [bron.naam for bron in project.bronnen] == ["Notulen Groningen", "Transcript Groningen 1"]
    (met_memo,) = [s for _naam, s, _citaat in selecties(project) if s.memos]
    assert [memo.tekst for memo in project.memos if memo.guid in met_memo.memos] == ["Zei korpsexpert."]
    (cijfer,) = [s for naam, s, _citaat in selecties(project) if naam == "cijfer"]
    assert "eenheid: fte" in cijfer.omschrijving


def test_namen_van_deelnemers_staan_nergens_en_die_van_medewerkers_alleen_op_verzoek(
    laptop: Laptop, dossier: str
) -> None:
    codeer_alles(laptop.auditor, dossier)
    zonder, met = (
        maak_project(laptop.auditor, [dossier], met_namen=keuze).project for keuze in (False, True)
    )

    for project in (zonder, met):
        assert "Proef" not in repr(project)
    assert "auditor B" not in repr(zonder)
    assert [gebruiker.naam for gebruiker in zonder.gebruikers] == ["auditor 1"]
    assert [gebruiker.naam for gebruiker in met.gebruikers] == ["auditor B"]
    assert zonder.gebruikers[0].guid == met.gebruikers[0].guid


def test_een_spreker_van_wie_niet_is_gezegd_wie_hij_is_heet_bij_een_nummer(
    laptop: Laptop, dossier: str
) -> None:
    uitvoer = maak_project(laptop.auditor, [dossier])
    transcript = next(b for b in uitvoer.project.bronnen if b.naam.startswith("Transcript"))

    assert uitvoer.ongekoppeld == ("spreker 0", "spreker 1")
    assert "0:00:00 spreker 1: Ik ben korpsexpert." in transcript.tekst
    id_ = lees_bronnen(laptop.auditor, dossier)[-1].entiteit.rpartition("/")[0]
    transcripten.koppel_sprekers(laptop.notulist, dossier, id_, {"spreker 0": NAAM, "spreker 1": "auditor"})

    uitvoer = maak_project(laptop.auditor, [dossier])
    assert not uitvoer.ongekoppeld
    assert "0:00:09 auditor: 😀 Er zijn" in uitvoer.project.bronnen[-1].tekst
    assert "0:00:00 korpsexpert: Ik ben korpsexpert." in uitvoer.project.bronnen[-1].tekst


def test_dezelfde_stand_geeft_hetzelfde_bestand_en_vaste_kenmerken(laptop: Laptop, dossier: str) -> None:
    codeer_alles(laptop.auditor, dossier)
    een = maak_project(laptop.auditor, [dossier]).project
    assert bestand(laptop.auditor, dossier) == bestand(laptop.auditor, dossier)

    codeer(laptop.auditor, dossier, "12 controles")
    twee = maak_project(laptop.auditor, [dossier]).project
    assert {bron.guid for bron in een.bronnen} == {bron.guid for bron in twee.bronnen}
    assert {s.guid for _n, s, _c in selecties(een)} < {s.guid for _n, s, _c in selecties(twee)}


def test_wie_blind_codeert_geeft_alleen_eigen_codes(laptop: Laptop, dossier: str) -> None:
    codeer(laptop.auditor, dossier, ZICHT)
    codeer(laptop.tweede_auditor, dossier, "acht toezichthouders")

    blind = maak_project(laptop.auditor, [dossier])
    assert [citaat for _n, _s, citaat in selecties(blind.project)] == [ZICHT]
    assert blind.verborgen == ("Groningen",)
    assert [regel.citaat for regel in lees_codelijst(laptop.auditor, [dossier])] == [ZICHT]

    rond_af(laptop.auditor, dossier)
    rond_af(laptop.tweede_auditor, dossier)
    open_ = maak_project(laptop.auditor, [dossier])
    assert (open_.coderingen, open_.verborgen) == (2, ())
    assert len(open_.project.gebruikers) == 2


def test_verworpen_en_verloren_codes_zijn_geen_codering(laptop: Laptop, dossier: str) -> None:
    verwerp(laptop.auditor, dossier, [coderen.suggesties(laptop.auditor)[0]])
    codeer(laptop.auditor, dossier, ZICHT)
    notitie = next(n for n in gesprekken.lees_notities(laptop.store.lees(), dossier) if ZICHT in n.tekst)
    gesprekken.verwijder_notitie(laptop.notulist, dossier, notitie.id)

    uitvoer = maak_project(laptop.auditor, [dossier])
    assert uitvoer.coderingen == 0
    assert [codering.anker.citaat for codering in uitvoer.los] == [ZICHT]


def test_het_verslag_is_een_tekst_van_zichzelf(laptop: Laptop, dossier: str) -> None:
    verslagtekst.stel_samen(laptop.notulist, dossier)

    assert [tekst.naam for tekst in lees_teksten(laptop.auditor, dossier).lijst] == [
        "Notulen Groningen", "Transcript Groningen 1", "Gespreksverslag Groningen",
    ]  # fmt: skip


def test_het_codeboek_heeft_elke_naam_een_keer_en_elke_dimensie_met_haar_norm(laptop: Laptop) -> None:
    codes = [pad[-1] for pad in paden(maak_codeboek(laptop.auditor).codes)]
    namen = [code.naam for code in codes]

    assert len(set(namen)) == len(namen)
    for dimensie in laptop.auditor.instrument.dimensies:
        (code,) = [code for code in codes if code.naam == dimensie.code]
        assert dimensie.norm in code.omschrijving
        assert len(code.onder) == 4


def test_welke_dossiers(laptop: Laptop, dossier: str) -> None:
    assert kies_dossiers(laptop.auditor) == kies_dossiers(laptop.auditor, ["Groningen"]) == (dossier,)
    with pytest.raises(NietGevonden, match="Twente"):
        kies_dossiers(laptop.auditor, ["Twente"])


# -- in ------------------------------------------------------------------------------------------------------------------


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


# -- as a list -----------------------------------------------------------------------------------------------------------


def test_de_lijst_heeft_een_rij_per_code_met_alles_wat_erover_bekend_is(laptop: Laptop, dossier: str) -> None:
    codeer_alles(laptop.auditor, dossier)
    bevestig(laptop.auditor, dossier, [coderen.dimensie(laptop.auditor, "toezicht.niet_vergunde_branche")])
    verwerp(laptop.auditor, dossier, [coderen.dimensie(laptop.auditor, "partners.om")])
    regels = lees_codelijst(laptop.auditor, [dossier])

    assert len(regels) == 7
    assert "Proef" not in repr(regels)
    assert {regel.geldt for regel in regels} == {""}
    rechercheurs = next(regel for regel in regels if regel.soort == "cijfer")
    assert (rechercheurs.korps, rechercheurs.bron, rechercheurs.tijd) == (
        "Groningen",
        "Transcript Groningen 1",
        "0:00:09",
    )
    assert (rechercheurs.spreker, rechercheurs.codeur, rechercheurs.citaat) == (
        "spreker 2",
        "auditor 1",
        "acht rechercheurs",
    )
    assert "eenheid: fte" in rechercheurs.gegevens
    assert next(regel for regel in regels if regel.model).zekerheid
    assert {regel.beslissing for regel in regels} == {"bevestigd", "verworpen"}

    rond_af(laptop.auditor, dossier)
    rond_af(laptop.tweede_auditor, dossier)
    regels = lees_codelijst(laptop.auditor, [dossier])
    assert {(regel.beslissing, regel.geldt) for regel in regels} == {
        ("bevestigd", "ja"),
        ("verworpen", "nee"),
    }


def test_wat_geldt_volgt_uit_wie_het_eens_zijn_of_uit_een_besluit(laptop: Laptop, dossier: str) -> None:
    for wie, oordeel in ((laptop.auditor, "aandacht"), (laptop.tweede_auditor, "negatief")):
        codeer(wie, dossier, ZICHT, oordeel=oordeel)
        codeer(wie, dossier, "acht toezichthouders")
        rond_af(wie, dossier)
    oordelen = {
        (regel.citaat, regel.oordeel, regel.geldt) for regel in lees_codelijst(laptop.auditor, [dossier])
    }
    assert oordelen == {
        ("acht toezichthouders", "aandacht", "ja"), (ZICHT, "aandacht", "nee"), (ZICHT, "negatief", "nee"),
    }  # fmt: skip

    (verschil,) = codeerbesluiten.lees_uitkomst(laptop.auditor, dossier).samen.verschillen
    gekozen = next(c for c in verschil.bevestigd if c.polariteit == "negatief")
    codeerbesluiten.besluit_verschil(laptop.auditor, dossier, verschil.kenmerk, gekozen.id, "Zo is het.")
    geldig = {
        regel.oordeel
        for regel in lees_codelijst(laptop.auditor, [dossier])
        if regel.geldt == "ja" and regel.citaat == ZICHT
    }
    assert geldig == {"negatief"}


GEVAARLIJK = '=HYPERLINK("http://x";"klik")'
LEEG = Coderegel(**dict.fromkeys(Coderegel._fields, ""))


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t=", "\r=", "＝"])
def test_een_formule_blijft_in_csv_tekst(begin: str) -> None:
    regel = LEEG._replace(citaat=f"{begin}1+1", toelichting='een "aanhaling"; en\nregel')
    tekst = schrijf_csv([regel]).decode("utf-8-sig")
    koppen, rij = csv.reader(io.StringIO(tekst, newline=""), delimiter=";")

    assert tuple(koppen) == Coderegel._fields
    assert rij[koppen.index("citaat")] == f"'{begin}1+1"
    assert rij[koppen.index("toelichting")] == regel.toelichting


def test_een_formule_blijft_in_excel_tekst_en_elke_kolom_is_uitgelegd() -> None:
    werkmap = load_workbook(
        io.BytesIO(schrijf_xlsx([LEEG._replace(citaat=GEVAARLIJK)], "Codes", "DEMONSTRATIE"))
    )
    codes, kolommen = werkmap.worksheets

    cel = codes.cell(2, 1 + Coderegel._fields.index("citaat"))
    assert (cel.value, cel.data_type) == (GEVAARLIJK, "s")
    assert (
        [rij[0].value for rij in kolommen.iter_rows(min_row=2)]
        == list(Coderegel._fields)
        == list(kolomuitleg())
    )


def test_een_tekst_die_niet_in_een_cel_past_gaat_alleen_als_csv() -> None:
    lang = LEEG._replace(toelichting="x" * 32_768)
    with pytest.raises(OnbruikbareInvoer, match="rij 2"):
        schrijf_xlsx([lang], "Codes")
    assert b"x" * 32_768 in schrijf_csv([lang])
