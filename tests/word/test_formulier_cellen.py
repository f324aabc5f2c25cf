"""Returned forms whose rows and cells were moved, merged, split or copied: taken or listed, never guessed silently."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx.oxml.ns import qn

from korpsmonitor_tui.domain.formulier import Gelezenveld, Losse
from korpsmonitor_tui.domain.vragenlijst import TOELICHTING, WAARDE, Vak
from tests.word import formuliervoorbeeld as vb

if TYPE_CHECKING:
    from lxml.etree import _Element

_RIJ_2011, _RIJ_2012 = "toezicht.leden/2011", "toezicht.leden/2012"
_VELD_2011, _VELD_2012 = (vb.LEDEN_2011, WAARDE), (vb.LEDEN_2012, WAARDE)
_NOOT_2011 = (vb.LEDEN_2011, TOELICHTING)


def _gevuld(wortel: _Element) -> None:
    vb.vul(wortel, vb.LEDEN_2011, "11")
    vb.vul(wortel, vb.LEDEN_2011, "noot bij 11", veld=TOELICHTING)
    vb.vul(wortel, vb.LEDEN_2012, "12")


_GEVULD = {_VELD_2011: [("11", True)], _NOOT_2011: [("noot bij 11", True)], _VELD_2012: [("12", True)]}


@pytest.mark.parametrize("verlies", [None, vb.zonder_bladwijzers, vb.zonder_codes])
def test_moved_rows_keep_their_answers(verlies: object) -> None:
    def wijzig(wortel: _Element) -> None:
        _gevuld(wortel)
        vb.tabelrij(wortel, "opsporing.zaken/bb/2011").addprevious(vb.tabelrij(wortel, _RIJ_2012))
        laatste = vb.tabelrij(wortel, "toezicht.team")
        laatste.addprevious(vb.tabelrij(wortel, _RIJ_2011))
        if callable(verlies):
            verlies(wortel)

    gelezen = vb.bewerk_leeg(wijzig)
    assert vb.teksten(gelezen) == _GEVULD
    assert gelezen.los == ()
    assert gelezen.meldingen == ()


def test_a_deleted_row_is_named() -> None:
    def wijzig(wortel: _Element) -> None:
        _gevuld(wortel)
        vb.weg(vb.tabelrij(wortel, _RIJ_2012))
        vb.weg(vb.tabelrij(wortel, "toezicht.aanpak"))

    gelezen = vb.bewerk_leeg(wijzig)
    assert vb.teksten(gelezen) == {veld: t for veld, t in _GEVULD.items() if veld != _VELD_2012}
    assert gelezen.meldingen == (
        "Niet in het bestand gevonden: toezicht.leden/2012, toezicht.leden/2012/toelichting, toezicht.aanpak.",
    )
    assert not [veld for veld in gelezen.velden if veld.vak == vb.LEDEN_2012]


def test_an_inserted_row_is_loose_and_kept_together() -> None:
    def wijzig(wortel: _Element) -> None:
        _gevuld(wortel)
        nieuw = vb.xml(
            "<w:tr>"
            + "".join(f"<w:tc><w:p><w:r><w:t>{t}</w:t></w:r></w:p></w:tc>" for t in ("2010", "9", "oud"))
            + "</w:tr>"
        )
        vb.tabelrij(wortel, _RIJ_2011).addprevious(nieuw)

    gelezen = vb.bewerk_leeg(wijzig)
    assert vb.teksten(gelezen) == _GEVULD
    assert gelezen.los == (Losse("2010\t9\toud", "tabel 6, rij 2", vb.LEDEN_2011),)


def test_an_own_table_is_loose_row_by_row() -> None:
    def wijzig(wortel: _Element) -> None:
        tabel = vb.xml(
            "<w:tbl>"
            + "".join(
                f"<w:tr><w:tc><w:p><w:r><w:t>{a}</w:t></w:r></w:p></w:tc>"
                f"<w:tc><w:p><w:r><w:t>{b}</w:t></w:r></w:p></w:tc></w:tr>"
                for a, b in (("gemeente", "zaken"), ("Voorbeeldstad", "4"))
            )
            + "</w:tbl>"
        )
        vb.na(wortel, vb.tabel_van(wortel, _RIJ_2012), vb.alinea(""), tabel)

    assert vb.los(vb.bewerk_leeg(wijzig)) == [
        ("gemeente\tzaken", vb.LEDEN_2012),
        ("Voorbeeldstad\t4", vb.LEDEN_2012),
    ]


def _voeg_samen(links: _Element, rechts: _Element) -> None:
    """As a word processor merges two cells: the paragraphs of both, in one."""
    opmaak = links.find(qn("w:tcPr"))
    assert opmaak is not None
    opmaak.append(vb.xml('<w:gridSpan w:val="2"/>'))
    links.extend(list(rechts.iterchildren(qn("w:p"))))
    vb.weg(rechts)


def test_merged_answer_and_explanation_are_parted_at_their_bookmarks_and_not_certain() -> None:
    def wijzig(wortel: _Element) -> None:
        _gevuld(wortel)
        _voeg_samen(*vb.cellen(vb.tabelrij(wortel, _RIJ_2011))[1:])

    gelezen = vb.bewerk_leeg(wijzig)
    assert vb.teksten(gelezen) == {
        _VELD_2011: [("11", False)],
        _NOOT_2011: [("noot bij 11", False)],
        _VELD_2012: [("12", True)],
    }
    assert gelezen.los == ()


def test_merged_cells_without_bookmarks_are_one_text_that_is_not_certain() -> None:
    def wijzig(wortel: _Element) -> None:
        _gevuld(wortel)
        _voeg_samen(*vb.cellen(vb.tabelrij(wortel, _RIJ_2011))[1:])
        vb.zonder_bladwijzers(wortel)

    gelezen = vb.bewerk_leeg(wijzig)
    assert vb.teksten(gelezen) == {_VELD_2012: [("12", True)]}
    assert vb.los(gelezen) == [("11\nnoot bij 11", vb.LEDEN_2011)]
    assert gelezen.meldingen[0].startswith("Niet in het bestand gevonden: toezicht.leden/2011,")


def test_a_code_merged_with_its_answer_is_no_part_of_it() -> None:
    def wijzig(wortel: _Element) -> None:
        _gevuld(wortel)
        _voeg_samen(*vb.cellen(vb.tabelrij(wortel, _RIJ_2011))[:2])

    gelezen = vb.bewerk_leeg(wijzig)
    assert vb.teksten(gelezen) == _GEVULD | {_VELD_2011: [("11", False)]}
    assert gelezen.los == ()


def _voeg_onder_elkaar_samen(boven: _Element, onder: _Element, *, inhoud: bool = True) -> None:
    for cel, soort in ((boven, "restart"), (onder, "continue")):
        opmaak = cel.find(qn("w:tcPr"))
        assert opmaak is not None
        opmaak.append(vb.xml(f'<w:vMerge w:val="{soort}"/>'))
    if inhoud:
        boven.extend(list(onder.iterchildren(qn("w:p"))))
        onder.append(vb.alinea(""))


def test_answers_of_two_years_in_one_merged_cell_are_parted_at_their_bookmarks() -> None:
    def wijzig(wortel: _Element) -> None:
        _gevuld(wortel)
        cellen = [vb.cellen(vb.tabelrij(wortel, code))[1] for code in (_RIJ_2011, _RIJ_2012)]
        _voeg_onder_elkaar_samen(*cellen)

    gelezen = vb.bewerk_leeg(wijzig)
    assert vb.teksten(gelezen) == {
        _VELD_2011: [("11", False)],
        _NOOT_2011: [("noot bij 11", True)],
        _VELD_2012: [("12", False)],
    }


def test_one_explanation_for_two_years_is_not_certain_and_the_other_year_is_missing() -> None:
    def wijzig(wortel: _Element) -> None:
        _gevuld(wortel)
        cellen = [vb.cellen(vb.tabelrij(wortel, code))[2] for code in (_RIJ_2011, _RIJ_2012)]
        vb.zonder_bladwijzers(wortel)
        _voeg_onder_elkaar_samen(*cellen, inhoud=False)

    gelezen = vb.bewerk_leeg(wijzig)
    assert vb.teksten(gelezen) == _GEVULD | {_NOOT_2011: [("noot bij 11", False)]}
    assert gelezen.meldingen == ("Niet in het bestand gevonden: toezicht.leden/2012/toelichting.",)


def test_a_split_cell_gives_both_texts_and_neither_is_certain() -> None:
    def wijzig(wortel: _Element) -> None:
        _gevuld(wortel)
        cel = vb.antwoordcel(wortel, vb.LEDEN_2011)
        nieuw = vb.xml("<w:tc><w:tcPr/><w:p/></w:tc>")
        vb.typ(nieuw, "plus 3")
        cel.addnext(nieuw)

    gelezen = vb.bewerk_leeg(wijzig)
    assert vb.teksten(gelezen) == _GEVULD | {_VELD_2011: [("11", False), ("plus 3", False)]}


def test_an_empty_cell_that_was_split_off_changes_nothing() -> None:
    def wijzig(wortel: _Element) -> None:
        _gevuld(wortel)
        vb.antwoordcel(wortel, vb.LEDEN_2011).addnext(vb.xml("<w:tc><w:tcPr/><w:p/></w:tc>"))

    assert vb.teksten(vb.bewerk_leeg(wijzig)) == _GEVULD


def test_a_row_that_was_split_downwards_belongs_to_the_code_that_reaches_into_it() -> None:
    def wijzig(wortel: _Element) -> None:
        _gevuld(wortel)
        rij = vb.tabelrij(wortel, _RIJ_2012)
        nieuw = vb.kopie(rij)
        _voeg_onder_elkaar_samen(vb.cellen(rij)[0], vb.cellen(nieuw)[0], inhoud=False)
        for cel in vb.cellen(nieuw):
            for alinea in list(cel.iterchildren(qn("w:p"))):
                vb.weg(alinea)
            cel.append(vb.alinea(""))
        vb.typ(vb.cellen(nieuw)[1], "waarvan 4 deeltijd")
        rij.addnext(nieuw)

    gelezen = vb.bewerk_leeg(wijzig)
    assert vb.teksten(gelezen)[_VELD_2012] == [("12", False), ("waarvan 4 deeltijd", False)]
    assert gelezen.los == ()


def test_an_added_column_is_read_beside_the_answer_on_its_left() -> None:
    def wijzig(wortel: _Element) -> None:
        _gevuld(wortel)
        for nr, rij in enumerate(vb.tabel_van(wortel, _RIJ_2011).iter(qn("w:tr"))):
            cel = vb.xml("<w:tc><w:tcPr/><w:p/></w:tc>")
            vb.typ(cel, ("Bron", "jaarverslag", "")[nr])
            rij.append(cel)

    gelezen = vb.bewerk_leeg(wijzig)
    assert vb.teksten(gelezen) == _GEVULD | {_NOOT_2011: [("noot bij 11", False), ("jaarverslag", False)]}
    assert vb.los(gelezen) == [("Bron", vb.LEDEN_2011)]


def test_a_table_inside_an_answer_is_part_of_it() -> None:
    def wijzig(wortel: _Element) -> None:
        cel = vb.antwoordcel(wortel, Vak("toezicht.aanpak"))
        vb.typ(cel, "Per stad:")
        cel.append(
            vb.xml(
                "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Oost</w:t></w:r></w:p></w:tc>"
                "<w:tc><w:p><w:r><w:t>4</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
            )
        )
        cel.append(vb.alinea(""))

    assert vb.teksten(vb.bewerk_leeg(wijzig)) == {
        (Vak("toezicht.aanpak"), WAARDE): [("Per stad:\nOost\t4", True)]
    }


# --- copies, and carriers that contradict each other -------------------------------------------------------


def _kopieer_tabel(wortel: _Element, *, achtervoegsel: str) -> _Element:
    tabel = vb.tabel_van(wortel, _RIJ_2011)
    nieuw = vb.kopie(tabel)
    for teken in nieuw.iter(qn("w:bookmarkStart")):
        teken.set(qn("w:name"), teken.get(qn("w:name"), "") + achtervoegsel)
    vb.na(wortel, tabel, vb.alinea(""), nieuw)
    return nieuw


@pytest.mark.parametrize("achtervoegsel", ["_Copy_1", " Copy 1", ""])
def test_a_copied_table_with_other_answers_gives_both(achtervoegsel: str) -> None:
    def wijzig(wortel: _Element) -> None:
        _gevuld(wortel)
        nieuw = _kopieer_tabel(wortel, achtervoegsel=achtervoegsel)
        vb.typ(vb.cellen(vb.tabelrij(nieuw, _RIJ_2012))[1], "4")

    gelezen = vb.bewerk_leeg(wijzig)
    assert vb.teksten(gelezen) == _GEVULD | {_VELD_2012: [("12", False), ("124", False)]}
    assert gelezen.los == ()


def test_a_copied_table_with_the_same_answers_says_nothing_new() -> None:
    def wijzig(wortel: _Element) -> None:
        _gevuld(wortel)
        _kopieer_tabel(wortel, achtervoegsel="_Copy_1")

    assert vb.teksten(vb.bewerk_leeg(wijzig)) == _GEVULD


def test_an_answer_only_in_the_copy_is_not_certain() -> None:
    def wijzig(wortel: _Element) -> None:
        nieuw = _kopieer_tabel(wortel, achtervoegsel="_Copy_1")
        vb.typ(vb.cellen(vb.tabelrij(nieuw, _RIJ_2012))[1], "12")

    assert vb.teksten(vb.bewerk_leeg(wijzig)) == {_VELD_2012: [("12", False)]}


def test_an_answer_that_was_cut_and_pasted_with_its_bookmark_is_where_a_reader_sees_it() -> None:
    """The bookmark says 2011, the row says 2012: what the filler-in saw beside the text decides."""

    def wijzig(wortel: _Element) -> None:
        vb.vul(wortel, vb.LEDEN_2011, "11")
        van, naar = (vb.antwoordcel(wortel, vak) for vak in (vb.LEDEN_2011, vb.LEDEN_2012))
        bron, doel = (next(cel.iterchildren(qn("w:p"))) for cel in (van, naar))
        doel.extend([kind for kind in bron if kind.tag != qn("w:pPr")])

    gelezen = vb.bewerk_leeg(wijzig)
    assert vb.teksten(gelezen) == {_VELD_2012: [("11", False)]}
    assert gelezen.los == ()
    assert gelezen.meldingen == ()


def test_without_any_carrier_a_row_is_loose() -> None:
    def wijzig(wortel: _Element) -> None:
        _gevuld(wortel)
        vb.zonder_bladwijzers(wortel)
        vb.zonder_codes(wortel)

    gelezen = vb.bewerk_leeg(wijzig)
    assert gelezen.velden == ()
    assert [tekst for tekst, _bij in vb.los(gelezen)] == ["11\tnoot bij 11", "12"]


def test_a_code_that_was_retyped_is_still_the_code() -> None:
    def wijzig(wortel: _Element) -> None:
        _gevuld(wortel)
        vb.zonder_bladwijzers(wortel)
        code = next(t for t in wortel.iter(qn("w:t")) if t.text == _RIJ_2012)
        code.text = " Toezicht. leden /2012\u200b"

    assert vb.teksten(vb.bewerk_leeg(wijzig)) == _GEVULD


@pytest.mark.parametrize("verlies", [None, vb.zonder_bladwijzers])
def test_an_explanation_that_names_a_code_stays_an_explanation(verlies: object) -> None:
    def wijzig(wortel: _Element) -> None:
        _gevuld(wortel)
        if callable(verlies):
            verlies(wortel)
        vb.vul(wortel, vb.LEDEN_2012, "toezicht.leden/2011 was te laag", veld=TOELICHTING)

    assert vb.teksten(vb.bewerk_leeg(wijzig)) == _GEVULD | {
        (vb.LEDEN_2012, TOELICHTING): [("toezicht.leden/2011 was te laag", True)]
    }


def test_every_place_is_given_at_most_once_where_all_is_well() -> None:
    gelezen = vb.bewerk_leeg(_gevuld)
    assert gelezen.velden[6:10] == (
        Gelezenveld(vb.ENKEL, WAARDE, "", "vraag 3.1 (tabel 5, rij 1)"),
        Gelezenveld(vb.ENKEL, TOELICHTING, "", "vraag 3.1 (tabel 5, rij 2)"),
        Gelezenveld(vb.LEDEN_2011, WAARDE, "11", "vraag 3.2 (tabel 6, rij 2)"),
        Gelezenveld(vb.LEDEN_2011, TOELICHTING, "noot bij 11", "vraag 3.2 (tabel 6, rij 2)"),
    )


def test_a_row_of_more_cells_than_a_person_makes_is_listed_whole() -> None:
    def wijzig(wortel: _Element) -> None:
        _gevuld(wortel)
        for nr in range(150):
            cel = vb.xml("<w:tc><w:tcPr/><w:p/></w:tc>")
            vb.typ(cel, f"cel{nr}")
            vb.tabelrij(wortel, _RIJ_2012).append(cel)

    gelezen = vb.bewerk_leeg(wijzig)
    assert vb.teksten(gelezen) == _GEVULD
    assert [(tekst.split("\t"), bij) for tekst, bij in vb.los(gelezen)] == [
        ([f"cel{nr}" for nr in range(150)], vb.LEDEN_2012)
    ]
