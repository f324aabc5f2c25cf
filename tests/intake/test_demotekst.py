"""The demo input as it comes with the program: published text and figures, and nothing of the page layout."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.instrument import EINDSCORE
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.demotekst import Demotekst, lees_demotekst
from tests.intake.conftest import REFERENTIE
from tests.oordelen import GEEL, GROEN, ROOD

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.instrument import Instrument

BESTAND = REFERENTIE / "voorbeelden" / "korpsmonitor" / "verslagteksten.json"
KORPSEN = [
    "groningen",
    "friesland",
    "ijsselland",
    "noord-oost-gelderland",
    "gelderland-midden",
    "utrecht",
    "zaanstreek-waterland",
    "kennemerland",
    "amsterdam-amstelland",
    "hollands-midden",
    "zeeland",
    "brabant-noord",
    "limburg-zuid",
    "klpd",
]
PAGINARESTEN = re.compile(
    r"[\t\n*#<>|_]|\[tekst|Korpsmonitor\s+prostitutie & mensenhandel 2011|\b(2008|2010|2012) *$|[a-z]- |\w-$"
)
GEDRUKT = {"CONFORM NORM": GROEN, "AANDACHT": GEEL, "ONVOLDOENDE": ROOD}


@pytest.fixture(scope="module")
def demo(instrument: Instrument) -> Demotekst:
    return lees_demotekst(BESTAND, instrument)


def test_the_korpsen_whose_text_the_source_has(demo: Demotekst) -> None:
    assert [korps.partij for korps in demo.korpsen] == KORPSEN
    assert demo.korps("zeeland") is demo.korpsen[10]
    assert demo.korps("drenthe") is None


def test_no_chapter_is_empty_without_a_reason(demo: Demotekst, instrument: Instrument) -> None:
    verklaard = {hoofdstuk for hoofdstuk, reden in demo.zonder_tekst if reden}
    for korps in demo.korpsen:
        gevuld = {sectie.hoofdstuk for sectie in korps.secties}
        assert gevuld | verklaard == {hoofdstuk.code for hoofdstuk in instrument.hoofdstukken}
        assert not gevuld & verklaard
        assert all(sectie.alineas for sectie in korps.secties)


def test_sections_follow_the_report(demo: Demotekst, instrument: Instrument) -> None:
    for korps in demo.korpsen:
        partij = instrument.partij(korps.partij)
        assert partij is not None
        assert all(sectie.paragraaf.startswith(partij.paragraaf) for sectie in korps.secties)
        onderdelen = [sectie.onderdeel for sectie in korps.secties if sectie.onderdeel != "inleiding"]
        assert onderdelen == [
            "organisatie",
            "toezicht",
            "informatie",
            "opsporing",
            "partners",
            "activiteiten",
            "prognose",
        ]
        assert all(
            sectie.hoofdstuk == "prognose"
            for sectie in korps.secties
            if sectie.onderdeel in ("activiteiten", "prognose")
        )


def test_only_text_is_left_of_the_page(demo: Demotekst) -> None:
    for korps in demo.korpsen:
        for sectie in korps.secties:
            for alinea in sectie.alineas:
                rest = PAGINARESTEN.search(alinea.tekst)
                assert not rest or re.match(r"[a-z]- en ", alinea.tekst[rest.start() :]), alinea.tekst
                assert alinea.tekst[0].isupper(), alinea.tekst
                assert alinea.tekst.endswith("."), alinea.tekst
                assert alinea.regels == tuple(sorted(alinea.regels)), korps.partij


def test_every_repair_names_a_rule_and_shows_in_the_text(demo: Demotekst) -> None:
    regels = dict(demo.herstelregels)
    herstellingen = [
        (alinea, herstel)
        for korps in demo.korpsen
        for sectie in korps.secties
        for alinea in sectie.alineas
        for herstel in alinea.herstel
    ]
    assert {herstel.regel for _alinea, herstel in herstellingen} == set(regels)
    for alinea, herstel in herstellingen:
        if herstel.regel == "afbreekstreepje":
            assert herstel.van.replace("-", "") == herstel.naar
            assert herstel.naar in alinea.tekst
            assert herstel.van not in alinea.tekst
        else:
            assert len(alinea.regels) > 1


@pytest.mark.parametrize(
    ("partij", "onderdeel", "deel"),
    [
        ("utrecht", "informatie", "een tweedaagse cursus gegeven aan 170 medewerkers van de gemeenten"),
        ("kennemerland", "opsporing", "Het financieel rechercheren vereist absoluut aandacht."),
        ("zeeland", "opsporing", "een vast team van zes rechercheurs beschikbaar"),
        ("amsterdam-amstelland", "opsporing", "opsporingsindicaties. Dit wordt vooral veroorzaakt"),
        ("brabant-noord", "opsporing", "migratiecriminaliteit en een team van de RIO"),
        ("fryslan", "toezicht", "De toezichhouders van de politie"),
        ("klpd", "inleiding", "Dit is de tweede keer dat het KLPD deelneemt"),
    ],
)
def test_joined_where_the_page_broke_and_left_as_printed_elsewhere(
    demo: Demotekst, instrument: Instrument, partij: str, onderdeel: str, deel: str
) -> None:
    gevonden = instrument.partij(partij)
    assert gevonden is not None
    korps = demo.korps(gevonden.code)
    assert korps is not None
    (sectie,) = [sectie for sectie in korps.secties if sectie.onderdeel == onderdeel]
    assert any(deel in alinea.tekst for alinea in sectie.alineas)


def test_list_items_stay_items(demo: Demotekst) -> None:
    korps = demo.korps("friesland")
    assert korps is not None
    assert [(alinea.soort, alinea.tekst) for alinea in korps.secties[-1].alineas] == [
        ("punt", "De geborgde kwaliteit behouden."),
        ("punt", "Toezichtstaken naar de gemeenten."),
    ]


def test_the_verdict_is_the_published_eindscore(demo: Demotekst, instrument: Instrument) -> None:
    for korps in demo.korpsen:
        regel = instrument.kleurenbalk(korps.partij, 2012)
        assert regel is not None
        assert dict(regel.kleuren)[EINDSCORE] == GEDRUKT[korps.oordeel]
        assert bool(korps.motivatie) == (korps.oordeel != "CONFORM NORM")


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        ('"partij": "utrecht"', '"partij": "utrregt"', 'partij "utrregt" bestaat niet.'),
        ('"hoofdstuk": "toezicht"', '"hoofdstuk": "tz"', 'hoofdstuk "tz" bestaat niet.'),
        ('"soort": "punt"', '"soort": "kop"', 'soort "kop" bestaat niet.'),
        ('"secties": [', '"secties": [3, ', '"secties" heeft een verkeerde vorm.'),
        ('"korpsen": [', '"korpsen": {', "de schrijfwijze is geen geldige JSON."),
    ],
)
def test_a_damaged_demo_file_is_refused(
    tmp_path: Path, instrument: Instrument, oud: str, nieuw: str, melding: str
) -> None:
    tekst = BESTAND.read_text(encoding="utf-8")
    assert oud in tekst
    pad = tmp_path / "demo.json"
    pad.write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")
    with pytest.raises(OnbruikbareBestanden) as gevangen:
        lees_demotekst(pad, instrument)
    assert melding in {fout.melding for fout in gevangen.value.bevindingen}


@pytest.mark.parametrize("inhoud", ["[]", "3", "[" * 100_000, json.dumps({})])
def test_other_json_is_refused(tmp_path: Path, instrument: Instrument, inhoud: str) -> None:
    pad = tmp_path / "demo.json"
    pad.write_text(inhoud, encoding="utf-8")
    with pytest.raises(OnbruikbareBestanden):
        lees_demotekst(pad, instrument)
