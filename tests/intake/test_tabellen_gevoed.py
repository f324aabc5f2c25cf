"""The shipped questionnaire feeds the report: every table by a question or a named other source, every norm by a count."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

from korpsmonitor_tui.domain.bronnen import PER_LAND, PER_RIJ
from korpsmonitor_tui.domain.cijfertabel import KORPS, Kolom
from korpsmonitor_tui.domain.referentiekader import REFERENTIECODES
from korpsmonitor_tui.domain.vragenlijst import CIJFERSOORTEN, ROOSTER, Geldigheid, Vak
from korpsmonitor_tui.intake.cijfers import lees_cijfers
from tests.intake.conftest import REFERENTIE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.domain.bronnen import Gegeven
    from korpsmonitor_tui.domain.cijfertabel import Cijfertabel, Cijferverzameling
    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.domain.vragenlijst import Vraag

EDITIEJAREN = (2011, 2012)
BUITEN = {10, 25, 29, 31}
"""Tables that only other sources fill."""
GEMENGD = {12, 23, 30}
"""Tables that korpsen and other sources fill together."""
ONBESLIST = {
    (6, "ramen_of_niet_locatiegebonden"): {"toezicht.ramen", "toezicht.niet_locatiegebonden"},
    (8, "tippelzones_of_parenclubs"): {"toezicht.tippelzones", "toezicht.parenclubs"},
    (8, "parenclubs_of_seksshops"): {"toezicht.parenclubs", "toezicht.seksshops"},
    (8, "seksinrichtingen_samen"): {"toezicht.locatiegebonden"},
}
"""Columns that the scan leaves undecided, and the questions that can have filled them."""
NIET_PER_JAAR = {("opsporing.financieel_onderzoek", 2011)}
"""A yes or no is asked about the peiljaar; its explanation asks for the year before."""
TELNORMEN = {
    "organisatie.referentiekader": ("2.4.1", {"referentiekader.geborgd", "referentiekader.van_toepassing"}),
    "toezicht.kwaliteit": ("2.3.2", {"toezicht.controles_met_pcm", "toezicht.pcm_gecertificeerden"}),
    "toezicht.vergunde_branche": ("2.3.2", {"toezicht.controles_vergund", "toezicht.locatiegebonden"}),
    "informatie.aanleveren_emm": ("2.3.3", {"informatie.leveringen_emm"}),
    "opsporing.kwaliteit": ("2.3.4", {"opsporing.gelijktijdig"}),
    "opsporing.slachtofferbejegening": ("2.3.4", {"opsporing.informatief_gesprek"}),
    "opsporing.financieel_rechercheren": ("2.3.4", {"opsporing.financiele_paragraaf"}),
}
"""Dimensions whose norm names a quantity: its printed paragraph in 000, and what counts it. In that order: more than 90
and 70 percent; at least one certified colleague at every check; six checks a year; once a month and at least six times
a year; more than one investigation at a time; a talk before every aangifte; a paragraph in every dossier."""


class Voeding(NamedTuple):
    """What fills cells of a published table."""

    tabel: int
    bron: str
    vraag: str
    jaar: int | None


@pytest.fixture(scope="module")
def cijfers(instrument: Instrument) -> Cijferverzameling:
    return lees_cijfers(REFERENTIE / "cijfers", instrument)


@pytest.fixture(scope="module")
def voedingen(cijfers: Cijferverzameling) -> tuple[Voeding, ...]:
    return tuple(voeding for tabel in cijfers.tabellen for voeding in voedingen_van(tabel))


@pytest.fixture(scope="module")
def gegevens(instrument: Instrument) -> dict[str, tuple[str, Gegeven]]:
    """Every figure of another source, with the code of that source."""
    return {gegeven.id: (bron.code, gegeven) for bron in instrument.bronnen for gegeven in bron.gegevens}


def voedingen_van(tabel: Cijfertabel) -> Iterator[Voeding]:
    for kolom in tabel.kolommen:
        for bron, vraag in vragen_van(tabel, kolom):
            yield Voeding(tabel.nummer, bron, vraag, kolom.jaar)


def vragen_van(tabel: Cijfertabel, kolom: Kolom) -> Iterator[tuple[str, str]]:
    """(source, question) for everything that stands in a column."""
    if kolom.vraag:
        yield kolom.bron, kolom.vraag
    if kolom.haakjes:
        yield KORPS, kolom.haakjes
    for rij in tabel.rijen:
        if rij.vraag:
            yield kolom.bron, rij.vraag


def gevraagde_jaren(instrument: Instrument, vraag: Vraag) -> set[int | None]:
    return {instrument.vragenlijst.jaar_van(vak) for vak in vraag.vakken}


def test_every_column_leads_to_a_question_or_to_a_figure_of_a_named_source(
    instrument: Instrument, voedingen: tuple[Voeding, ...], gegevens: dict[str, tuple[str, Gegeven]]
) -> None:
    assert {voeding.tabel for voeding in voedingen} == set(range(3, 32))
    for voeding in voedingen:
        if voeding.bron == KORPS:
            assert voeding.vraag in instrument.vragen, voeding
        else:
            assert gegevens[voeding.vraag][0] == voeding.bron, voeding


def test_columns_that_the_scan_leaves_undecided_lead_to_questions_as_well(
    instrument: Instrument, cijfers: Cijferverzameling
) -> None:
    zonder = {
        (tabel.nummer, kolom.sleutel)
        for tabel in cijfers.tabellen
        for kolom in tabel.kolommen
        if not list(vragen_van(tabel, kolom))
    }
    assert zonder == set(ONBESLIST)
    assert set().union(*ONBESLIST.values()) <= set(instrument.vragen)


def test_tables_of_other_sources_and_mixed_tables_are_exactly_these(voedingen: tuple[Voeding, ...]) -> None:
    van_korpsen = {voeding.tabel for voeding in voedingen if voeding.bron == KORPS}
    van_anderen = {voeding.tabel for voeding in voedingen if voeding.bron != KORPS}
    assert van_anderen - van_korpsen == BUITEN
    assert van_anderen & van_korpsen == GEMENGD


def test_every_figure_of_this_edition_is_asked_for_its_year(
    instrument: Instrument, voedingen: tuple[Voeding, ...], gegevens: dict[str, tuple[str, Gegeven]]
) -> None:
    for voeding in voedingen:
        if voeding.jaar not in EDITIEJAREN:
            continue
        if voeding.bron != KORPS:
            assert voeding.jaar in gegevens[voeding.vraag][1].jaren, voeding
        elif (voeding.vraag, voeding.jaar) not in NIET_PER_JAAR:
            assert voeding.jaar in gevraagde_jaren(instrument, instrument.vragen[voeding.vraag]), voeding


def test_what_feeds_a_table_says_so_and_is_required(
    instrument: Instrument, voedingen: tuple[Voeding, ...], gegevens: dict[str, tuple[str, Gegeven]]
) -> None:
    for voeding in voedingen:
        bron = (
            instrument.vragen[voeding.vraag].bron
            if voeding.bron == KORPS
            else gegevens[voeding.vraag][1].bron
        )
        genoemd = {
            int(nummer) for nummer in re.findall(r"\d+", " ".join(re.findall(r"Tabel [\d en]+", bron)))
        }
        # A figure that is printed once more, or under the wrong heading, names the table that is about it.
        assert voeding.tabel in genoemd or (voeding.tabel, voeding.vraag) in {
            (30, "comensha.slachtoffers_vrouw"),
        }, (voeding, bron)
        if voeding.bron == KORPS and voeding.tabel != 8:
            vraag = instrument.vragen[voeding.vraag]
            assert vraag.verplicht or "Tabel 6 en 8" in vraag.bron, voeding


def test_other_figures_are_not_asked_for_in_vain(
    voedingen: tuple[Voeding, ...], gegevens: dict[str, tuple[str, Gegeven]]
) -> None:
    assert set(gegevens) == {voeding.vraag for voeding in voedingen if voeding.bron != KORPS}


def test_a_figure_stands_beside_the_question_that_asks_the_same(
    instrument: Instrument, gegevens: dict[str, tuple[str, Gegeven]], cijfers: Cijferverzameling
) -> None:
    assert {id_: gegeven.tegenover for id_, (_bron, gegeven) in gegevens.items() if gegeven.tegenover} == {
        "emm.signalen_van_korps": ("informatie.signalen_emm", "informatie.signalen"),
        "emm.prewegvoorstellen_aan_korps": ("informatie.prewegvoorstellen_van_emm",),
        "comensha.slachtoffers": ("ketensamenwerking.slachtoffers_gemeld",),
    }
    reeksen = {rij.vraag for tabel in cijfers.tabellen for rij in tabel.rijen if rij.vraag}
    for id_, (_bron, gegeven) in gegevens.items():
        assert gegeven.per == (PER_LAND if id_ in reeksen else PER_RIJ), id_
        for vraag in gegeven.tegenover:
            assert instrument.vragen[vraag].eenheid == gegeven.eenheid, id_


def test_every_source_is_asked_for_something(instrument: Instrument) -> None:
    assert [bron.code for bron in instrument.bronnen] == ["emm", "om", "comensha", "nrm"]
    assert all(bron.opvragingen for bron in instrument.bronnen)


def test_every_dimension_has_an_open_question(instrument: Instrument) -> None:
    eigen = {d.code for d in instrument.dimensies if d.aandachtsveld != "partners"}
    assert len(eigen) == 17
    open_ = {
        code for vraag in instrument.vragen.values() if vraag.vraagt == "open" for code in vraag.dimensies
    }
    assert eigen <= open_


@pytest.mark.parametrize("dimensie", TELNORMEN)
def test_a_norm_that_names_a_quantity_is_counted(instrument: Instrument, dimensie: str) -> None:
    paragraaf, tellend = TELNORMEN[dimensie]
    norm = next(d for d in instrument.dimensies if d.code == dimensie)
    assert paragraaf in norm.bron
    for id_ in tellend:
        vraag = instrument.vragen[id_]
        assert vraag.vraagt in CIJFERSOORTEN, id_
        assert dimensie in vraag.dimensies, id_
        assert vraag.verplicht, id_


def test_a_norm_in_numbers_is_listed(instrument: Instrument) -> None:
    getal = re.compile(r"\d|\b(één|zes|elke?|ten minste)\b", re.IGNORECASE)
    met_getal = {
        d.code for d in instrument.dimensies if d.aandachtsveld != "partners" and getal.search(d.norm)
    }
    # One place where signals meet, a function that does not rest on one person: not something to count.
    assert met_getal - {
        "organisatie.korpsexpert_mandaat",
        "informatie.informatieorganisatie",
        "informatie.centrale_informatiecoordinatie",
    } == set(TELNORMEN)


def test_ten_partners_are_judged_in_colour(instrument: Instrument) -> None:
    kleuren = [vraag for vraag in instrument.vragen.values() if vraag.vraagt == "kleur"]
    assert [vraag.dimensies for vraag in kleuren] == [
        (d.code,) for d in instrument.dimensies if d.aandachtsveld == "partners"
    ]
    assert all(vraag.verplicht for vraag in kleuren)
    assert [vraag.id for vraag in kleuren if vraag.niet_voor] == ["ketensamenwerking.kmar"]


def test_national_korpsen_have_no_establishments_and_kmar_does_not_judge_itself(
    instrument: Instrument,
) -> None:
    def vervallen(partij: str) -> set[str]:
        return _vervallen(instrument, partij, "korps") - van_partners

    van_partners = _vervallen(instrument, "groningen", "korps")
    assert all(instrument.vragen[id_].alleen_voor == ("ketenpartner",) for id_ in van_partners)
    inrichtingen = {
        id_ for id_, vraag in instrument.vragen.items() if re.search(r"Tabel (6|8)\b", vraag.bron)
    }
    assert len(inrichtingen) == 11
    assert vervallen("klpd") == inrichtingen | {"toezicht.gemeenten_zonder_aanwijzing"}
    assert vervallen("kmar") == vervallen("klpd") | {"ketensamenwerking.kmar", "prognose.eenheid"}


def test_a_ketenpartner_is_asked_nothing_that_is_about_a_korps(instrument: Instrument) -> None:
    """The questionnaire is for korpsen (000, 2.1.1); ketenpartners are interviewed about their judgement (2.1.4)."""
    partners = [partij for partij in instrument.partijen if partij.soort == "ketenpartner"]
    assert partners
    for partij in partners:
        gesteld = set(instrument.vragen) - _vervallen(instrument, partij.code, partij.soort)
        assert gesteld == {
            "ketensamenwerking.partner_korpsen",
            "ketensamenwerking.partner_reactie",
            "prognose.partner_aanbevelingen",
            "prognose.partner_voornemens",
        }


def _vervallen(instrument: Instrument, partij: str, soort: str) -> set[str]:
    lijst = instrument.vragenlijst
    return {
        vraag.id
        for vraag in lijst.vragen.values()
        if lijst.geldigheid(vraag, lambda _vak: "", partij, soort) is Geldigheid.VERVALT
    }


def test_sixteen_referenties_in_a_grid_that_is_counted_by_rule(instrument: Instrument) -> None:
    regel = instrument.referentieregel
    assert regel is not None
    rooster = instrument.vragen[regel.rooster]
    assert (rooster.soort, rooster.cel) == (ROOSTER, "keuze")
    assert rooster.antwoordcodes == REFERENTIECODES
    assert [vak.rij for vak in rooster.vakken] == [f"r{nummer:02d}" for nummer in range(1, 17)]
    assert regel.deels == 0


def test_the_questionnaire_looks_back_and_ahead(instrument: Instrument) -> None:
    prognose = instrument.hoofdstuk("prognose")
    assert prognose is not None
    tekst = " ".join(vraag.tekst for vraag in prognose.vragen)
    assert "Korpsmonitor 2010" in tekst
    assert "2013 en 2014" in tekst


def test_what_is_counted_or_answered_in_part_is_explained(instrument: Instrument) -> None:
    uitleg = {
        v.id for v in instrument.vragen.values() if v.vraagt in (*CIJFERSOORTEN, "ja_nee_deels", "kleur")
    }
    assert {id_ for id_ in uitleg if not instrument.vragen[id_].toelichting} == set()


def test_a_question_stands_by_itself(instrument: Instrument) -> None:
    terug = re.compile(r"\b(daarvan|daarbij|deze onderzoeken|die acties)\b")
    assert [vraag.id for vraag in instrument.vragen.values() if terug.search(vraag.tekst)] == []


def test_figures_are_bounded(instrument: Instrument) -> None:
    in_delen = {"uur per week", "fte", "euro"}
    for vraag in instrument.vragen.values():
        if vraag.vraagt == "percentage":
            assert (vraag.minimum, vraag.maximum, vraag.geheel) == (0, 100, False), vraag.id
        elif vraag.vraagt == "aantal":
            assert vraag.minimum in (0, 1), vraag.id
            assert vraag.geheel == (vraag.eenheid not in in_delen), vraag.id


def test_checks_between_figures_hold_for_most_published_rows(
    instrument: Instrument, cijfers: Cijferverzameling
) -> None:
    opgegeven = {
        (vermelding.cijfer.jaar, vermelding.rij, vraag): vermelding.cijfer.telbaar
        for vraag in cijfers.vragen
        for vermelding in cijfers.vermeldingen(vraag)
    }
    for vraag in instrument.vragen.values():
        if not vraag.hoogstens or vraag.hoogstens not in cijfers.vragen or vraag.id not in cijfers.vragen:
            continue
        paren = [
            (eigen, grens)
            for (jaar, rij, id_), eigen in opgegeven.items()
            if id_ == vraag.id
            and eigen is not None
            and (grens := opgegeven.get((jaar, rij, vraag.hoogstens))) is not None
        ]
        raak = sum(eigen.laag <= grens.hoog for eigen, grens in paren)
        assert len(paren) > 50, vraag.id
        assert raak / len(paren) > 0.8, (vraag.id, raak, len(paren))


def test_the_kinds_of_establishments_add_up_in_most_published_rows(
    instrument: Instrument, cijfers: Cijferverzameling
) -> None:
    zes, acht = (next(t for t in cijfers.tabellen if t.nummer == nummer) for nummer in (6, 8))
    som = instrument.vragen["toezicht.locatiegebonden"].som_van
    kolommen = [
        plaats
        for plaats, kolom in enumerate(acht.kolommen)
        if kolom.vraag in som or kolom.sleutel in ("tippelzones_of_parenclubs", "parenclubs_of_seksshops")
    ]
    verschillen = []
    for rij in acht.rijen:
        zelfde = zes.rij(rij.code)
        assert zelfde is not None
        cellen = [rij.cellen[plaats] for plaats in kolommen]
        delen = [telbaar.laag for cel in cellen if cel is not None and (telbaar := cel.telbaar) is not None]
        geheel = zelfde.cellen[zes.kolom("toezicht.locatiegebonden:2012") or 0]
        if delen and geheel is not None and geheel.telbaar is not None:
            verschillen.append(abs(geheel.telbaar.laag - sum(delen)))
    assert len(verschillen) > 15
    assert sum(verschil <= 2 for verschil in verschillen) / len(verschillen) > 0.7


def test_conditions_follow_the_answers(instrument: Instrument) -> None:
    def geldig(id_: str, **eerder: str) -> Geldigheid:
        gegeven = {vak.replace("__", "."): antwoord for vak, antwoord in eerder.items()}

        def antwoord(vak: Vak) -> str:
            return gegeven.get(vak.vraag, "")

        return instrument.vragenlijst.geldigheid(instrument.vragen[id_], antwoord, "zeeland", "korps")

    assert geldig("toezicht.teamleden") is Geldigheid.ONBEKEND
    assert geldig("toezicht.teamleden", toezicht__vast_team="Ja") is Geldigheid.GELDT
    assert geldig("toezicht.teamleden", toezicht__vast_team="nee") is Geldigheid.VERVALT
    # Half an answer makes no question lapse.
    assert geldig("toezicht.teamleden", toezicht__vast_team="i.o.") is Geldigheid.ONBEKEND
    assert geldig("ketensamenwerking.riec_inzet", ketensamenwerking__riec_actief="nee") is Geldigheid.VERVALT
    gevolg = "informatie.prewegvoorstellen_gevolg"
    assert geldig(gevolg, informatie__prewegvoorstellen_van_emm="0") is Geldigheid.VERVALT
    assert geldig(gevolg, informatie__prewegvoorstellen_van_emm="0-2") is Geldigheid.ONBEKEND
    assert geldig(gevolg, informatie__prewegvoorstellen_van_emm="2") is Geldigheid.GELDT
