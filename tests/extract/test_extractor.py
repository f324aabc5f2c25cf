"""What is suggested as a whole, with the signs and the model that are installed."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.extractie import Polariteit, Suggesties
from korpsmonitor_tui.extract.model import lees_model
from korpsmonitor_tui.extract.tekens import Zoektekst
from korpsmonitor_tui.extract.zinnen import vind_zinnen
from korpsmonitor_tui.services.extraheren import Gesprekslezer

if TYPE_CHECKING:
    from korpsmonitor_tui.extract.extractor import Extractor

TOEZICHT = "toezicht"


def codes(suggesties: Suggesties) -> set[str]:
    return {suggestie.code for suggestie in suggesties.dimensies}


def oordelen(suggesties: Suggesties) -> dict[str, str]:
    return {suggestie.code: suggestie.polariteit.value for suggestie in suggesties.dimensies}


@pytest.mark.parametrize(
    ("tekst", "hoofdstuk", "verwacht"),
    [
        ("De gedragscode wordt streng nageleefd.", "", {"organisatie.gedragscode"}),
        ("Er is voldoende zicht op de vergunde sector.", TOEZICHT, {"toezicht.vergunde_branche"}),
        ("Er is geen zicht op de niet-vergunde branche.", TOEZICHT, {"toezicht.niet_vergunde_branche"}),
        ("In elk dossier zit een financiële paragraaf.", "opsporing", {"opsporing.financieel_rechercheren"}),
        (
            "Er is gebrek aan continuïteit wat betreft de korpsexpert.",
            "organisatie",
            {"organisatie.korpsexpert_kwaliteit", "organisatie.korpsexpert_mandaat"},
        ),
        ("Niet opgegeven.", "prognose", set()),
        ("", "", set()),
    ],
)
def test_dimensions(extractor: Extractor, tekst: str, hoofdstuk: str, verwacht: set[str]) -> None:
    assert codes(extractor.lees(tekst, hoofdstuk)) == verwacht


def test_opposite_judgements_in_one_sentence(extractor: Extractor) -> None:
    tekst = "Er is voldoende zicht op de vergunde branche, maar geen zicht op de niet-vergunde branche."
    suggesties = extractor.lees(tekst, TOEZICHT)
    assert oordelen(suggesties) == {
        "toezicht.vergunde_branche": "positief",
        "toezicht.niet_vergunde_branche": "negatief",
    }
    assert suggesties.polariteit is Polariteit.NEGATIEF


def test_a_sentence_without_a_subject_takes_it_from_the_one_before(extractor: Extractor) -> None:
    extractor.lees("Het toezicht op de niet-vergunde branche is in opbouw.", TOEZICHT)
    vervolg = extractor.lees("Dit vereist nog enige aandacht.", TOEZICHT)
    assert oordelen(vervolg) == {"toezicht.niet_vergunde_branche": "aandacht"}
    extractor.begin_opnieuw()
    assert codes(extractor.lees("Dit vereist nog enige aandacht.", TOEZICHT)) != codes(vervolg)


def test_the_evidence_is_the_words(extractor: Extractor) -> None:
    tekst = "Ĳsselland: de gedragscode is bĳ allen bekend."
    (suggestie,) = extractor.lees(tekst, "organisatie").dimensies
    assert [plaats.van(tekst) for plaats in suggestie.bewijs] == ["gedragscode"]


def test_the_same_every_time(extractor: Extractor) -> None:
    zinnen = [
        "De CIE wordt structureel ingezet.",
        "Dat gaat goed.",
        "Maandelijks gaan gegevens naar het EMM.",
    ]

    def lees() -> list[Suggesties]:
        extractor.begin_opnieuw()
        return [extractor.lees(zin) for zin in zinnen]

    assert lees() == lees()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=300), st.sampled_from(["", TOEZICHT, "prognose", "bestaat niet"]))
def test_any_text_is_read(extractor: Extractor, tekst: str, hoofdstuk: str) -> None:
    for suggestie in extractor.lees(tekst, hoofdstuk).dimensies:
        for plaats in suggestie.bewijs:
            assert 0 <= plaats.begin < plaats.eind <= len(tekst)


def test_another_conversation_begins_where_the_id_jumps(extractor: Extractor) -> None:
    lezer = Gesprekslezer(extractor)
    lezer.lees("GRO-1", "Het toezicht op de niet-vergunde branche is in opbouw.", TOEZICHT)
    vervolg = codes(lezer.lees("GRO-2", "Dit vereist nog enige aandacht.", TOEZICHT))
    lezer.lees("GRO-3", "Het toezicht op de niet-vergunde branche is in opbouw.", TOEZICHT)
    assert vervolg == {"toezicht.niet_vergunde_branche"}
    for kenmerk in ("GRO-1", "DRE-4", "GRO-40", "zonder nummer"):
        lezer.lees("GRO-3", "Het toezicht op de niet-vergunde branche is in opbouw.", TOEZICHT)
        assert codes(lezer.lees(kenmerk, "Dit vereist nog enige aandacht.", TOEZICHT)) != vervolg


@pytest.mark.parametrize(
    "inhoud",
    ["", "[]", "{}", '{"vorm": 2}', json.dumps({"vorm": 1, "versie": "x", "dimensies": {"klassen": ["a"], "basis": []}})],
)  # fmt: skip
def test_a_damaged_model_is_refused_in_one_line(inhoud: str) -> None:
    with pytest.raises(OnbruikbareInvoer, match=r"model\.json is geen bruikbaar model"):
        lees_model(inhoud, "model.json")


def test_inference_needs_no_numerical_library() -> None:
    code = (
        "import sys; from korpsmonitor_tui.services.definities import Definities as D;"
        "from korpsmonitor_tui.services.extraheren import maak_extractor as m;"
        "assert m(D(), 'korpsmonitor').lees('De gedragscode wordt nageleefd.').dimensies;"
        "print([naam for naam in ('sklearn', 'numpy', 'scipy', 'docx', 'textual', 'sqlite_utils') if naam in sys.modules])"
    )
    gelezen = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert gelezen.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("tekst", "zinnen"),
    [
        ("Een zin. Nog een zin!", ["Een zin.", "Nog een zin!"]),
        ("Dit is o.a. een zin. En nog een.", ["Dit is o.a. een zin.", "En nog een."]),
        ("Het O.M. komt. Ja.", ["Het O.M. komt.", "Ja."]),
        ("Kop\n\nTekst zonder punt", ["Kop", "Tekst zonder punt"]),
        ("- een punt\n- nog een", ["- een punt", "- nog een"]),
        ("Het aantal is 1.869. Dat is veel.", ["Het aantal is 1.869.", "Dat is veel."]),
        ("  \n\n ", []),
    ],
)
def test_sentences(tekst: str, zinnen: list[str]) -> None:
    assert [plaats.van(tekst) for plaats in vind_zinnen(tekst)] == zinnen


@given(st.text(alphabet=st.sampled_from("ab. !?\n-•1)\r\t") | st.characters()))
def test_sentences_hold_all_text_once(tekst: str) -> None:
    plaatsen = vind_zinnen(tekst)
    los = "".join(plaats.van(tekst) for plaats in plaatsen)
    assert "".join(los.split()) == "".join(tekst.split())
    assert all(een.eind <= twee.begin for een, twee in itertools.pairwise(plaatsen))


@given(st.text())
def test_what_is_found_in_lower_case_has_its_place_in_the_text(tekst: str) -> None:
    zoektekst = Zoektekst(tekst)
    geheel = zoektekst.spanne(0, len(zoektekst.klein)) if zoektekst.klein else None
    assert geheel is None or (geheel.begin, geheel.eind) == (0, len(tekst))
