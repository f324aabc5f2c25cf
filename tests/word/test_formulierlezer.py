"""Reading a form back: what was put in comes out, to the letter and in its own place."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.formulier import Formulier, Gelezenveld, Herkenning
from korpsmonitor_tui.domain.vragenlijst import TOELICHTING, WAARDE, Hoofdstuk, Vak, Vraag, Vragenlijst
from korpsmonitor_tui.word.formulierlezer import lees_kenmerken
from tests.word import formuliervoorbeeld as vb
from tests.word.hulp import met_deel
from tests.word.hulp import schrijf as schrijf_verslag
from tests.word.voorbeeld import HUISSTIJL

if TYPE_CHECKING:
    from lxml.etree import _Element

# Everything that a cell can hold: no control characters, and none that XML has no place for.
_TEKEN = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")
_REGEL = st.text(_TEKEN, max_size=30)
_TEKST = st.lists(_REGEL, min_size=1, max_size=3).map("\n".join)
_GANGBAAR = st.sampled_from(
    (
        *(
            "12",
            "1.869",
            "15-20",
            "45 (60 best waarschijnlijk)",
            "Nb",
            "-",
            "?",
            "i.o.",
            "0(1)",
            "168-89",
            "17+3",
        ),
        *(
            "Niet bekend\u00a0(nog)",
            "“zo’n 12”",
            "ja",
            "2012",
            "Antwoord",
            "Toelichting",
            "toets",
            "a\tb",
            "x",
        ),
    )
)
_ANTWOORD = _GANGBAAR | _TEKST
_ANTWOORDEN = st.dictionaries(st.sampled_from(vb.VELDEN), _ANTWOORD)


def test_the_blank_form_has_every_place_empty_and_nothing_else() -> None:
    gelezen = vb.lees(vb.leeg())
    assert [(veld.vak, veld.veld) for veld in gelezen.velden] == list(vb.VELDEN)
    assert {veld.tekst for veld in gelezen.velden} == {""}
    assert all(veld.zeker for veld in gelezen.velden)
    assert gelezen.los == ()
    assert gelezen.meldingen == ()
    assert gelezen.herkenning == lees_kenmerken(vb.leeg())


def test_a_place_is_named_so_that_a_person_finds_it() -> None:
    plaatsen = {(veld.vak, veld.veld): veld.plaats for veld in vb.lees(vb.leeg()).velden}
    assert plaatsen[vb.LEDEN_2012, WAARDE] == "vraag 3.2 (tabel 6, rij 3)"
    assert plaatsen[vb.ENKEL, TOELICHTING] == "vraag 3.1 (tabel 5, rij 2)"


@given(_ANTWOORDEN)
def test_what_is_printed_comes_back_to_the_letter(antwoorden: dict[tuple[Vak, str], str]) -> None:
    gelezen = vb.lees(vb.ingevuld(antwoorden))
    verwacht = {veld: tekst.strip() for veld, tekst in antwoorden.items() if tekst.strip()}
    assert vb.teksten(gelezen) == {veld: [(tekst, True)] for veld, tekst in verwacht.items()}
    assert gelezen.los == ()
    assert gelezen.meldingen == ()


@given(_ANTWOORDEN)
def test_what_is_typed_behind_one_another_comes_back_to_the_letter(
    antwoorden: dict[tuple[Vak, str], str],
) -> None:
    def vul(wortel: _Element) -> None:
        for (vak, veld), tekst in antwoorden.items():
            vb.vul(wortel, vak, *tekst.split("\n"), veld=veld)

    gelezen = vb.bewerk_leeg(vul)
    verwacht = {veld: tekst.strip() for veld, tekst in antwoorden.items() if tekst.strip()}
    assert vb.teksten(gelezen) == {veld: [(tekst, True)] for veld, tekst in verwacht.items()}
    assert gelezen.los == ()


@given(_ANTWOORDEN, st.sampled_from([vb.zonder_bladwijzers, vb.zonder_codes]))
def test_one_of_both_carriers_is_enough(antwoorden: dict[tuple[Vak, str], str], verlies: object) -> None:
    assert callable(verlies)
    gelezen = vb.lees(vb.bewerk(vb.ingevuld(antwoorden), verlies))
    verwacht = {veld: tekst.strip() for veld, tekst in antwoorden.items() if tekst.strip()}
    assert vb.teksten(gelezen) == {veld: [(tekst, True)] for veld, tekst in verwacht.items()}
    assert gelezen.los == ()
    assert gelezen.meldingen == ()


@given(st.text(_TEKEN, min_size=1, max_size=60))
def test_text_below_a_table_is_never_lost(tekst: str) -> None:
    def typ(wortel: _Element) -> None:
        vb.na(wortel, vb.tabel_van(wortel, "toezicht.leden/2012"), vb.alinea(tekst))

    gelezen = vb.bewerk_leeg(typ)
    verwacht = [(tekst.strip(), vb.LEDEN_2012)] if vb_zichtbaar(tekst) else []
    assert vb.los(gelezen) == verwacht
    assert vb.teksten(gelezen) == {}


def vb_zichtbaar(tekst: str) -> bool:
    """Whether there is anything to see in a text: spaces and characters without width are nothing."""
    return any(
        not teken.isspace() and teken not in "\u00ad\u200b\u200c\u200d\u2060\ufeff"
        for teken in unicodedata.normalize("NFC", tekst)
    )


def test_answers_in_every_kind_of_cell_are_given_with_their_place() -> None:
    antwoorden = {
        (vb.ENKEL, WAARDE): "deels",
        (Vak("opsporing.zaken", "gb", "2012"), WAARDE): "15-20",
        (Vak("opsporing.zaken", "gb", "2012"), TOELICHTING): "geschat",
        (Vak("kader.referenties", "r02"), WAARDE): "nee",
    }
    gevuld = [veld for veld in vb.lees(vb.ingevuld(antwoorden)).velden if veld.tekst]
    assert gevuld == [
        Gelezenveld(Vak("kader.referenties", "r02"), WAARDE, "nee", "vraag 1.1 (tabel 4, rij 3)"),
        Gelezenveld(vb.ENKEL, WAARDE, "deels", "vraag 3.1 (tabel 5, rij 1)"),
        Gelezenveld(Vak("opsporing.zaken", "gb", "2012"), WAARDE, "15-20", "vraag 5.1 (tabel 10, rij 5)"),
        Gelezenveld(
            Vak("opsporing.zaken", "gb", "2012"), TOELICHTING, "geschat", "vraag 5.1 (tabel 10, rij 5)"
        ),
    ]


def test_a_form_whose_properties_were_lost_is_known_by_its_printed_line() -> None:
    zonder = met_deel(vb.leeg(), "docProps/custom.xml", None)
    assert lees_kenmerken(zonder) == lees_kenmerken(vb.leeg()) != Herkenning()
    assert vb.lees(zonder).herkenning == lees_kenmerken(vb.leeg())


def test_another_word_file_says_that_it_is_no_form() -> None:
    assert lees_kenmerken(schrijf_verslag().inhoud) == Herkenning()
    assert lees_kenmerken(HUISSTIJL.read_bytes()) == Herkenning()


def test_a_file_that_is_no_form_is_read_as_loose_text_only() -> None:
    gelezen = vb.lees(schrijf_verslag(passages=2).inhoud)
    assert gelezen.velden == ()
    assert any("korpsexpert licht toe" in tekst.tekst for tekst in gelezen.los)
    assert gelezen.meldingen[-1].startswith("Niet in het bestand gevonden: kader.referenties/r01,")


def test_a_form_of_another_version_gives_what_both_have_and_shows_the_rest() -> None:
    anders = Vragenlijst(
        "2013",
        (
            Hoofdstuk(
                "toezicht",
                3,
                "Toezicht",
                vragen=(vb.TEAM, replace(vb.LEDEN, jaren=(2012, 2013)), Vraag("toezicht.nieuw", "?", "open")),
            ),
        ),
    )
    ingevuld = vb.ingevuld(
        {(vb.ENKEL, WAARDE): "ja", (vb.LEDEN_2011, WAARDE): "7", (vb.LEDEN_2012, WAARDE): "8"}
    )
    gelezen = vb.lees(ingevuld, Formulier(vb.KOP, anders))
    assert vb.teksten(gelezen) == {
        (vb.ENKEL, WAARDE): [("ja", True)],
        (vb.LEDEN_2012, WAARDE): [("8", True)],
    }
    assert any("toezicht.leden/2011" in tekst.tekst and "7" in tekst.tekst for tekst in gelezen.los)
    assert "toezicht.nieuw" in gelezen.meldingen[-1]


@pytest.mark.parametrize("merk", ["☒ ja ☐ nee ☐ deels", "ja, maar …", "JA", "a", "toets; naslag"])
def test_a_choice_is_given_back_as_it_was_typed(merk: str) -> None:
    """What it means is for the domain to say (``domain.keuzetekst``)."""
    assert vb.teksten(vb.lees(vb.ingevuld({(vb.ENKEL, WAARDE): merk}))) == {
        (vb.ENKEL, WAARDE): [(merk, True)]
    }
