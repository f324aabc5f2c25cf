"""Forms as people send them back: everything readable is taken or listed with its place, nothing is guessed silently."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx.oxml.ns import qn

from korpsmonitor_tui.domain.formulier import Losse
from korpsmonitor_tui.domain.vragenlijst import TOELICHTING, WAARDE, Vak
from tests.word import formuliervoorbeeld as vb

if TYPE_CHECKING:
    from lxml.etree import _Element

_RIJ_2011, _RIJ_2012 = "toezicht.leden/2011", "toezicht.leden/2012"
_VELD_2012 = (vb.LEDEN_2012, WAARDE)
_NOOT_2011 = (vb.LEDEN_2011, TOELICHTING)


def test_paragraphs_below_a_table_are_one_loose_text_with_the_answer_before_it() -> None:
    def typ(wortel: _Element) -> None:
        regels = [vb.alinea("Zie ook de bijlage."), vb.alinea(""), vb.alinea("En 45 in 2010.")]
        vb.na(wortel, vb.tabel_van(wortel, _RIJ_2012), *regels)

    assert vb.bewerk_leeg(typ).los == (
        Losse(
            "Zie ook de bijlage.\nEn 45 in 2010.",
            "bij vraag 3.2, buiten de vakken (na tabel 6)",
            vb.LEDEN_2012,
        ),
    )


def test_text_above_a_table_belongs_to_the_question_above_it() -> None:
    def typ(wortel: _Element) -> None:
        vb.na(
            wortel, vb.alinea_met(wortel, "Tel alleen vaste leden."), vb.alinea("Wij tellen ook stagiairs.")
        )

    assert vb.los(vb.bewerk_leeg(typ)) == [("Wij tellen ook stagiairs.", vb.LEDEN_2011)]


def test_text_before_the_first_question_belongs_to_none() -> None:
    def typ(wortel: _Element) -> None:
        vb.na(
            wortel,
            vb.alinea_met(wortel, "Wilt u deze vragenlijst"),
            vb.alinea("Ingevuld door de korpsexpert"),
        )

    assert vb.bewerk_leeg(typ).los == (Losse("Ingevuld door de korpsexpert", "vóór de eerste vraag", None),)


def test_what_is_typed_behind_a_question_is_cut_loose_from_it() -> None:
    def typ(wortel: _Element) -> None:
        vraag = vb.alinea_met(wortel, "Hoeveel leden had het team?")
        vraag.extend(list(vb.alinea(" 12,  waarvan\u00a03 deeltijd")))

    assert vb.los(vb.bewerk_leeg(typ)) == [("12,  waarvan\u00a03 deeltijd", vb.LEDEN_2011)]


def test_a_printed_text_that_was_rewritten_is_listed_whole() -> None:
    def typ(wortel: _Element) -> None:
        tekst = next(vb.alinea_met(wortel, "Tel alleen vaste leden.").iter(qn("w:t")))
        tekst.text = "Tel leden die niet vast zijn."

    assert vb.los(vb.bewerk_leeg(typ)) == [("Tel leden die niet vast zijn.", vb.LEDEN_2011)]


def test_a_short_printed_text_is_recognised_only_as_often_as_it_was_printed() -> None:
    """Somebody may type “3 Toezicht” as an answer; the chapter's heading is printed once."""

    def typ(wortel: _Element) -> None:
        vb.na(wortel, vb.tabel_van(wortel, _RIJ_2012), vb.alinea("3 Toezicht"), vb.alinea("2011-2012"))
        vb.na(wortel, vb.alinea_met(wortel, "Wie <PCT"), vb.alinea("Wie <PCT & RR> doet, telt mee."))

    assert vb.los(vb.bewerk_leeg(typ)) == [("3 Toezicht", vb.LEDEN_2012)]


@pytest.mark.parametrize("breuk", ["", "\u200b"])
@pytest.mark.parametrize("waar", ["achter het jaar", "achter de code", "eronder"])
def test_an_answer_typed_in_the_cell_of_the_code_is_proposed(waar: str, breuk: str) -> None:
    def typ(wortel: _Element) -> None:
        label = vb.cellen(vb.tabelrij(wortel, _RIJ_2012))[0]
        jaar, code = label.iterchildren(qn("w:p"))
        if waar == "achter het jaar":
            jaar.extend(list(vb.alinea(" 45 mensen")))
        elif waar == "achter de code":
            code.extend(list(vb.alinea(f"{breuk} 45 mensen")))
        else:
            vb.typ(label, "", "45 mensen")

    gelezen = vb.bewerk_leeg(typ)
    assert vb.teksten(gelezen) == {_VELD_2012: [("45 mensen", False)]}
    assert gelezen.los == ()


def test_an_answer_behind_a_label_of_several_words_is_proposed() -> None:
    def typ(wortel: _Element) -> None:
        label = vb.cellen(vb.tabelrij(wortel, "opsporing.zaken/gb/2012"))[0]
        next(label.iterchildren(qn("w:p"))).extend(list(vb.alinea(" 7  of 8")))

    assert vb.teksten(vb.bewerk_leeg(typ)) == {
        (Vak("opsporing.zaken", "gb", "2012"), WAARDE): [("7  of 8", False)]
    }


def test_beside_an_answer_in_its_own_cell_the_text_at_the_code_is_loose() -> None:
    def typ(wortel: _Element) -> None:
        vb.vul(wortel, vb.LEDEN_2012, "44")
        vb.typ(vb.cellen(vb.tabelrij(wortel, _RIJ_2012))[0], "", "45 mensen")

    gelezen = vb.bewerk_leeg(typ)
    assert vb.teksten(gelezen) == {_VELD_2012: [("44", True)]}
    assert vb.los(gelezen) == [("45 mensen", vb.LEDEN_2012)]


def test_the_column_heading_is_no_place_for_an_answer() -> None:
    def typ(wortel: _Element) -> None:
        kop = next(vb.tabel_van(wortel, _RIJ_2011).iter(qn("w:tr")))
        vb.typ(vb.cellen(kop)[2], " geldt voor alle jaren")

    gelezen = vb.bewerk_leeg(typ)
    assert vb.teksten(gelezen) == {}
    assert vb.los(gelezen) == [("Toelichting geldt voor alle jaren", vb.LEDEN_2011)]


def test_an_answer_in_the_cell_of_its_explanation_stays_what_it_is() -> None:
    """Nothing tells that it was meant as the answer: it is where it was typed, and the answer is empty."""

    def typ(wortel: _Element) -> None:
        vb.vul(wortel, vb.LEDEN_2011, "45", veld=TOELICHTING)

    assert vb.teksten(vb.bewerk_leeg(typ)) == {_NOOT_2011: [("45", True)]}
