"""Options that were ticked, struck out or left over where they are printed: taken as a code, and never as certain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx.oxml.ns import qn

from korpsmonitor_tui.domain.vragenlijst import WAARDE, Vak
from tests.word import formuliervoorbeeld as vb

if TYPE_CHECKING:
    from lxml.etree import _Element

    from korpsmonitor_tui.domain.formulier import Ingelezen

_TEAM, _GEBRUIK, _TAKEN = (Vak(f"toezicht.{naam}") for naam in ("team", "gebruik", "taken"))
_TOETS, _NASLAG, _NIET = "toets: toetsing", "naslag: alleen", "niet: het is"


def _regel(wortel: _Element, vraag: str, begin: str) -> _Element:
    """The printed line of a question that begins so."""
    kop = vb.alinea_met(wortel, vraag)
    return next(
        p
        for p in kop.itersiblings(qn("w:p"))
        if "".join(t.text or "" for t in p.iter(qn("w:t"))).startswith(begin)
    )


def _lees(*wijzigingen: tuple[str, str, str], vraag: str = "Waarvoor is het", extra: str = "") -> Ingelezen:
    """Read the form with lines of options rewritten: (begin of the line, what is put before it, and behind it)."""

    def wijzig(wortel: _Element) -> None:
        for begin, voor, achter in wijzigingen:
            delen = list(_regel(wortel, vraag, begin).iter(qn("w:t")))
            delen[0].text = voor + (delen[0].text or "")
            delen[-1].text = (delen[-1].text or "") + achter
        if extra:
            vb.vul(wortel, _GEBRUIK, extra)

    return vb.bewerk_leeg(wijzig)


def _teken_aan(wortel: _Element, vraag: str, woord: str, opmaak: str) -> None:
    """Format one printed word of the line with options."""
    run = next(
        r
        for r in _regel(wortel, vraag, "Kies:").iter(qn("w:r"))
        if "".join(t.text or "" for t in r.iter(qn("w:t"))) == woord
    )
    eigenschappen = run.find(qn("w:rPr"))
    assert eigenschappen is not None
    eigenschappen.append(vb.xml(opmaak))


@pytest.mark.parametrize(
    ("voor", "achter"), [("x ", ""), ("", " X"), ("☒ ", ""), ("[x] ", ""), ("", " ✓"), ("(v) ", "")]
)
def test_a_mark_beside_an_option_is_its_code(voor: str, achter: str) -> None:
    gelezen = _lees((_NASLAG, voor, achter))
    assert vb.teksten(gelezen) == {(_GEBRUIK, WAARDE): [("naslag", False)]}
    assert gelezen.los == ()
    assert next(veld.plaats for veld in gelezen.velden if veld.tekst) == "bij de mogelijkheden van vraag 3.3"


def test_the_ticked_one_of_several_boxes_is_its_code() -> None:
    gelezen = _lees((_TOETS, "☐ ", ""), (_NASLAG, "☒ ", ""), (_NIET, "☐ ", ""))
    assert vb.teksten(gelezen) == {(_GEBRUIK, WAARDE): [("naslag", False)]}


def test_empty_boxes_choose_nothing() -> None:
    gelezen = _lees((_TOETS, "☐ ", ""), (_NASLAG, "[ ] ", ""), (_NIET, "( ) ", ""))
    assert vb.teksten(gelezen) == {}
    assert [tekst for tekst, _bij in vb.los(gelezen)] == [
        "☐ toets: toetsing van de eigen werkwijze\n[ ] naslag: alleen als naslagwerk\n( ) niet: het is niet gebruikt"
    ]


def test_two_marks_where_one_is_asked_leave_the_choice_to_a_person() -> None:
    gelezen = _lees((_TOETS, "x ", ""), (_NASLAG, "x ", ""))
    assert vb.teksten(gelezen) == {}
    assert vb.los(gelezen) == [
        ("x toets: toetsing van de eigen werkwijze\nx naslag: alleen als naslagwerk", _GEBRUIK)
    ]


def test_two_marks_where_several_may_be_chosen_are_both_codes() -> None:
    gelezen = _lees((_TOETS, "x ", ""), (_NIET, "x ", ""), vraag="Welke taken")
    assert vb.teksten(gelezen) == {(_TAKEN, WAARDE): [("toets niet", False)]}


def test_a_mark_beside_an_answer_in_its_cell_is_loose() -> None:
    gelezen = _lees((_NASLAG, "x ", ""), extra="toets")
    assert vb.teksten(gelezen) == {(_GEBRUIK, WAARDE): [("toets", True)]}
    assert vb.los(gelezen) == [("x naslag: alleen als naslagwerk", _GEBRUIK)]


def test_words_behind_an_option_are_no_mark() -> None:
    gelezen = _lees((_NASLAG, "", " (soms)"))
    assert vb.teksten(gelezen) == {}
    assert vb.los(gelezen) == [("(soms)", _GEBRUIK)]


@pytest.mark.parametrize(("achter", "code"), [("ja", "ja"), ("nee", "nee"), ("deels", "deels")])
def test_a_mark_in_a_line_belongs_to_the_option_it_stands_beside(achter: str, code: str) -> None:
    def wijzig(wortel: _Element) -> None:
        run = next(t for t in _regel(wortel, "Is er een team?", "Kies:").iter(qn("w:t")) if t.text == achter)
        run.text = f"{achter} x"

    gelezen = vb.bewerk_leeg(wijzig)
    assert vb.teksten(gelezen) == {(_TEAM, WAARDE): [(code, False)]}
    assert gelezen.los == ()


def test_the_option_that_was_not_struck_out_is_the_answer() -> None:
    def wijzig(wortel: _Element) -> None:
        for woord in ("ja", "deels"):
            _teken_aan(wortel, "Is er een team?", woord, "<w:strike/>")

    gelezen = vb.bewerk_leeg(wijzig)
    assert vb.teksten(gelezen) == {(_TEAM, WAARDE): [("nee", False)]}
    assert gelezen.los == ()


def test_one_option_struck_out_of_three_leaves_the_choice_to_a_person() -> None:
    def wijzig(wortel: _Element) -> None:
        _teken_aan(wortel, "Is er een team?", "ja", "<w:strike/>")

    gelezen = vb.bewerk_leeg(wijzig)
    assert vb.teksten(gelezen) == {}
    assert [bij for _tekst, bij in vb.los(gelezen)] == [_TEAM]


def test_lines_struck_out_whole_leave_one() -> None:
    def wijzig(wortel: _Element) -> None:
        for begin in (_TOETS, _NIET):
            for run in _regel(wortel, "Waarvoor is het", begin).iter(qn("w:r")):
                eigenschappen = run.find(qn("w:rPr"))
                if eigenschappen is None:
                    eigenschappen = vb.xml("<w:rPr/>")
                    run.insert(0, eigenschappen)
                eigenschappen.append(vb.xml("<w:strike/>"))

    gelezen = vb.bewerk_leeg(wijzig)
    assert vb.teksten(gelezen) == {(_GEBRUIK, WAARDE): [("naslag", False)]}
    assert gelezen.los == ()


def test_the_only_option_that_was_kept_is_the_answer() -> None:
    def wijzig(wortel: _Element) -> None:
        for begin in (_TOETS, _NIET):
            vb.weg(_regel(wortel, "Waarvoor is het", begin))

    assert vb.teksten(vb.bewerk_leeg(wijzig)) == {(_GEBRUIK, WAARDE): [("naslag", False)]}


def test_the_only_word_that_was_kept_in_a_line_is_the_answer() -> None:
    def wijzig(wortel: _Element) -> None:
        regel = _regel(wortel, "Is er een team?", "Kies:")
        for run in list(regel.iter(qn("w:r"))):
            if "".join(t.text or "" for t in run.iter(qn("w:t"))) not in {"Kies: ", "nee"}:
                vb.weg(run)

    assert vb.teksten(vb.bewerk_leeg(wijzig)) == {(_TEAM, WAARDE): [("nee", False)]}


def test_marks_at_the_options_of_a_grid_are_loose_because_they_name_no_row() -> None:
    gelezen = _lees(("ja: geborgd", "x ", ""), vraag="Welke referenties")
    assert vb.teksten(gelezen) == {}
    assert vb.los(gelezen) == [("x ja: geborgd", Vak("kader.referenties", "r01"))]
