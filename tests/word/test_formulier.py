"""The fill-in form in Word: what it prints, its bookmarks and codes, and that it is always the same file."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.ns import qn

from korpsmonitor_tui.domain.formulier import veldcode
from korpsmonitor_tui.domain.formulierkenmerk import eigenschappen, kenmerkregel, uit_eigenschappen
from korpsmonitor_tui.domain.vragenlijst import TOELICHTING, WAARDE, Hoofdstuk, Vak, Vraag, Vragenlijst
from korpsmonitor_tui.word import formulierindeling
from korpsmonitor_tui.word.formulier import SjabloonFout, schrijf_formulier
from korpsmonitor_tui.word.formulierlezer import lees_formulier, lees_kenmerken
from tests.word.formuliervoorbeeld import (
    DOCUMENT,
    ENKEL,
    FORMULIER,
    KOP,
    LEDEN,
    VELDEN,
    ingevuld,
    leeg,
    lees,
    schrijf,
)
from tests.word.hulp import alle, deel, met_deel, teksten, verander, waarden
from tests.word.voorbeeld import HUISSTIJL

if TYPE_CHECKING:
    from docx.document import Document


def _document(inhoud: bytes) -> Document:
    return docx.Document(io.BytesIO(inhoud))


def _proza(inhoud: bytes) -> list[str]:
    return [alinea.text for alinea in _document(inhoud).paragraphs if alinea.text]


def test_the_opening_says_whose_form_this_is() -> None:
    document = _document(leeg())
    assert [alinea.text for alinea in document.paragraphs[:2]] == [
        "Vragenlijst Veld- en Vaartstreek",
        "Korpsmonitor Prostitutie & Mensenhandel, editie 2011-2012",
    ]
    kenmerken = {rij.cells[0].text: rij.cells[1].text for rij in document.tables[0].rows}
    assert kenmerken == {
        "Voor": "Veld- en Vaartstreek",
        "Editie": "2011-2012",
        "Versie": "2011-2012",
        "Omvang": "10 vragen",
        "Terugsturen uiterlijk": "15 november 2012",
        "Kenmerk": kenmerkregel(KOP),
    }
    assert [rij.cells[0].text for rij in document.tables[1].rows] == [
        "Hoofdstuk",
        "1 Referentiekader",
        "3 Toezicht",
        "5 Opsporing",
        "6 Keten",
    ]


def test_a_form_without_a_date_asks_for_none() -> None:
    zonder = schrijf(replace(FORMULIER, kop=replace(KOP, termijn=None)))
    assert "Terugsturen" not in teksten(deel(zonder, DOCUMENT))


def test_the_instruction_explains_every_way_to_state_a_figure() -> None:
    tekst = teksten(deel(leeg(), DOCUMENT))
    for vorm in ("1.869", "15-20", "45 (60 best waarschijnlijk)", "Nb", "n.v.t."):
        assert vorm in tekst
    assert "letterlijk overgenomen" in tekst
    assert "Laat de codes staan" in tekst
    assert "LibreOffice" in tekst
    assert f"zoals {next(iter(FORMULIER.velden))}." in tekst


def test_each_question_shows_number_text_help_condition_options_and_unit_in_that_order() -> None:
    proza = _proza(leeg())
    begin = proza.index("3.1\tIs er een team? (verplicht)")
    assert proza[begin : begin + 12] == [
        "3.1\tIs er een team? (verplicht)",
        "Kies: ja / nee / deels",
        "3.2\tHoeveel leden had het team?",
        "Alleen als het antwoord op vraag 3.1 “ja” of “deels” is.",
        "Tel alleen vaste leden.",
        "Wie <PCT & RR> doet, telt mee.",
        "Gevraagd: een aantal; eenheid: medewerkers; ten minste 0.",
        "3.3\tWaarvoor is het vooral gebruikt?",
        "toets: toetsing van de eigen werkwijze",
        "naslag: alleen als naslagwerk",
        "niet: het is niet gebruikt",
        "3.4\tWelke taken heeft het team?",
    ]
    assert (
        "Kies: rood (onvoldoende) / geel (aandacht) / groen (conform norm) / blanco (geen oordeel)" in proza
    )
    assert "Gevraagd: een percentage; ten minste 0; ten hoogste 100." in proza


def test_an_empty_chapter_is_not_printed() -> None:
    koppen = [a.text for a in _document(leeg()).paragraphs if a.style and a.style.name == "Heading 1"]
    assert koppen == [
        "Zo vult u de vragenlijst in",
        "1 Referentiekader",
        "3 Toezicht",
        "5 Opsporing",
        "6 Keten",
    ]


def test_every_place_has_its_own_closed_bookmark_with_a_short_name() -> None:
    wortel = deel(leeg(), DOCUMENT)
    namen = waarden(wortel, "w:bookmarkStart", "w:name")
    vakken = [naam for naam in namen if naam.startswith("_vak_")]
    assert vakken == [formulierindeling.vakbladwijzer(veldcode(*veld)) for veld in VELDEN]
    assert len(set(namen)) == len(namen)
    assert max(map(len, namen)) <= 40
    begin, einde = (waarden(wortel, f"w:bookmark{kant}", "w:id") for kant in ("Start", "End"))
    assert begin == einde
    assert len(set(begin)) == len(begin)
    for teken in alle(wortel, "w:bookmarkStart"):
        if teken.get(qn("w:name"), "").startswith("_vak_"):
            ouder = teken.getparent()
            assert ouder is not None
            assert ouder.getparent() in alle(wortel, "w:tc")


def test_every_row_prints_its_code_once_and_says_what_it_is_about() -> None:
    wortel = deel(leeg(), DOCUMENT)
    labels = [
        [teksten(alinea) for alinea in alle(alle(rij, "w:tc")[0], "w:p")] for rij in alle(wortel, "w:tr")
    ]
    assert ["Referentie 2", "kader.referenties/r02"] in labels
    assert ["2011", "toezicht.leden/2011"] in labels
    assert ["grensoverschrijdend, 2012", "opsporing.zaken/gb/2012"] in labels
    assert ["Antwoord", "toezicht.team"] in labels
    assert ["Toelichting", "toezicht.team/toelichting"] in labels
    codes = [label[1] for label in labels if len(label) == 2]
    assert len(set(codes)) == len(codes) == 3 + 2 + 4 + 2 * 6 + 1
    assert ["Antwoord", "toezicht.aanpak"] in labels
    assert "toezicht.aanpak/toelichting" not in codes


def test_tables_of_figures_repeat_their_heading_and_their_rows_do_not_split() -> None:
    wortel = deel(leeg(), DOCUMENT)
    for tabel in alle(wortel, "w:tbl"):
        rijen = alle(tabel, "w:tr")
        koppen = [bool(alle(rij, "w:tblHeader")) for rij in rijen]
        assert not any(koppen[1:])
        assert all(len(alle(rij, "w:tc")) == len(alle(tabel, "w:gridCol")) for rij in rijen)
        assert len(alle(tabel, "w:tblCaption")) == 1
        open_ = "toezicht.aanpak" in teksten(tabel)
        assert all(bool(alle(rij, "w:cantSplit")) is not open_ for rij in rijen)
    eerste = [teksten(alle(tabel, "w:tr")[0]) for tabel in alle(wortel, "w:tbl")]
    assert eerste.count("OnderdeelAntwoordToelichting") == 2
    assert eerste.count("JaarAntwoordToelichting") == 1


def test_rows_of_figures_are_not_chained_to_one_another() -> None:
    """Else a word processor moves a grid of sixteen rows, and all that follows, to the next page as a whole."""
    wortel = deel(leeg(), DOCUMENT)
    for rij in alle(wortel, "w:tr"):
        if "opsporing.zaken/" in teksten(rij):
            assert waarden(rij, "w:keepNext") == ["0", "0"]
    klein = [waarden(rij, "w:keepNext") for rij in alle(wortel, "w:tr") if "toezicht.leden/" in teksten(rij)]
    assert klein == [["1", "1"], ["0", "0"]]


def test_a_question_about_one_year_names_the_year_beside_its_answer() -> None:
    een_jaar = replace(LEDEN, jaren=(2012,), voorwaarden=())
    formulier = replace(
        FORMULIER, vragenlijst=Vragenlijst("1", (Hoofdstuk("toezicht", 3, "Toezicht", vragen=(een_jaar,)),))
    )
    tabel = _document(schrijf(formulier)).tables[-1]
    assert [rij.cells[0].text.split("\n") for rij in tabel.rows] == [
        ["Antwoord (2012)", "toezicht.leden/2012"],
        ["Toelichting", "toezicht.leden/2012/toelichting"],
    ]


def test_answers_that_are_known_are_printed_in_their_cells() -> None:
    antwoorden = {veld: f"tekst {nr}\nregel <2> & meer" for nr, veld in enumerate(VELDEN)}
    cellen = {
        cel.text
        for tabel in _document(ingevuld(antwoorden)).tables
        for rij in tabel.rows
        for cel in rij.cells
    }
    assert set(antwoorden.values()) <= cellen


def test_the_demonstration_label_stands_in_the_header_of_every_page() -> None:
    document = _document(schrijf(replace(FORMULIER, kop=replace(KOP, demonstratie="DEMONSTRATIE"))))
    assert all("DEMONSTRATIE" in teksten(sectie.header._element) for sectie in document.sections)
    assert "DEMONSTRATIE" not in teksten(_document(leeg()).sections[0].header._element)
    assert "Korpsmonitor Prostitutie & Mensenhandel" in teksten(document.sections[0].header._element)
    assert "Vragenlijst Veld- en Vaartstreek – versie 2011-2012" in teksten(
        document.sections[0].footer._element
    )


def test_the_properties_of_the_file_say_which_form_it_is() -> None:
    assert lees_kenmerken(leeg()) == uit_eigenschappen(eigenschappen(KOP))
    assert lees_kenmerken(leeg()).partij == KOP.partij
    kern = _document(leeg()).core_properties
    assert kern.title == "Vragenlijst Veld- en Vaartstreek"
    assert kern.language == "nl-NL"


def test_a_form_tracks_no_changes_and_protects_nothing() -> None:
    instellingen = deel(leeg(), "word/settings.xml")
    assert not alle(instellingen, "w:trackRevisions")
    assert not alle(instellingen, "w:documentProtection")


def test_the_same_form_is_the_same_file() -> None:
    assert schrijf(FORMULIER) == schrijf(FORMULIER)
    ander = replace(FORMULIER, antwoorden={(ENKEL, WAARDE): "ja"})
    assert schrijf(ander) != schrijf(FORMULIER)


def test_a_house_style_that_lacks_something_is_refused_by_name() -> None:
    kapot = verander(HUISSTIJL.read_bytes(), {DOCUMENT: ("[[hoofdstukken]]", "hoofdstukken")})
    with pytest.raises(SjabloonFout, match=r"\[\[hoofdstukken\]\]"):
        schrijf_formulier(FORMULIER, kapot)
    with pytest.raises(SjabloonFout):
        schrijf_formulier(FORMULIER, b"geen zip")


def test_two_places_with_one_bookmark_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("korpsmonitor_tui.word.formulier.vakbladwijzer", lambda _code: "_vak_0")
    with pytest.raises(ValueError, match="same bookmark"):
        schrijf(FORMULIER)


def test_bookmarks_do_not_clash_with_those_of_the_house_style() -> None:
    eigen = '<w:bookmarkStart w:id="7" w:name="huis"/><w:bookmarkEnd w:id="7"/>'
    sjabloon = verander(HUISSTIJL.read_bytes(), {DOCUMENT: ("<w:body>", f"<w:body><w:p>{eigen}</w:p>")})
    ids = waarden(deel(schrijf_formulier(FORMULIER, sjabloon), DOCUMENT), "w:bookmarkStart", "w:id")
    assert len(set(ids)) == len(ids)


def test_what_the_house_style_itself_prints_is_no_answer() -> None:
    extra = "<w:p><w:r><w:t>Postbus 20301, Den Haag</w:t></w:r></w:p>"
    sjabloon = verander(HUISSTIJL.read_bytes(), {DOCUMENT: ("<w:body>", f"<w:body>{extra}")})
    kop = "<w:p><w:r><w:t>Directie Rechtshandhaving</w:t></w:r></w:p></w:hdr>"
    sjabloon = verander(sjabloon, {"word/header1.xml": ("</w:hdr>", kop)})
    formulier = schrijf_formulier(FORMULIER, sjabloon)
    assert lees_formulier(formulier, FORMULIER).los == ()
    gewijzigd = verander(formulier, {"word/header1.xml": ("Directie Rechtshandhaving", "Graag bellen")})
    assert [(tekst.tekst, tekst.plaats) for tekst in lees(gewijzigd).los] == [("Graag bellen", "koptekst")]


def test_what_is_printed_for_one_sending_is_no_answer_in_the_next() -> None:
    """A reader knows the questions, not always with which date and label they were sent."""
    eerder = schrijf(replace(FORMULIER, kop=replace(KOP, demonstratie="DEMONSTRATIE", titel="De monitor")))
    assert lees(eerder, replace(FORMULIER, kop=replace(KOP, termijn=None))).los == ()


def test_a_house_style_that_prints_many_texts_is_remembered_whole() -> None:
    extra = "".join(f"<w:p><w:r><w:t>vaste regel {nr}</w:t></w:r></w:p>" for nr in range(50))
    sjabloon = verander(HUISSTIJL.read_bytes(), {DOCUMENT: ("<w:body>", f"<w:body>{extra}")})
    formulier = schrijf_formulier(FORMULIER, sjabloon)
    assert lees(formulier).los == ()
    zonder = met_deel(formulier, "docProps/custom.xml", None)
    assert "vaste regel 49" in "".join(tekst.tekst for tekst in lees(zonder).los)


def test_a_large_form_has_every_place_once() -> None:
    """The markup is written in one pass and no table is walked by cell: the work grows with the questions only."""
    groot = Vragenlijst(
        "1",
        (
            Hoofdstuk(
                "a",
                1,
                "A",
                vragen=tuple(
                    Vraag(f"a.v{nr}", f"Vraag {nr}?", "aantal", jaren=(2010, 2011, 2012)) for nr in range(400)
                ),
            ),
        ),
    )
    formulier = replace(FORMULIER, vragenlijst=groot)
    inhoud = schrijf(formulier)
    gelezen = lees(inhoud, formulier)
    assert len(gelezen.velden) == 400 * 3 * 2
    assert gelezen.los == ()
    assert gelezen.meldingen == ()
    assert len(_document(inhoud).tables) == 400 + 3


def test_control_characters_in_an_answer_become_visible_signs() -> None:
    gelezen = lees(ingevuld({(ENKEL, TOELICHTING): "voor\x07na"}))
    assert [veld.tekst for veld in gelezen.velden if veld.tekst] == ["voor␇na"]


def test_a_copy_of_a_bookmark_is_known_as_one() -> None:
    naam = formulierindeling.vakbladwijzer(str(Vak("a.b")))
    assert formulierindeling.oorspronkelijk(naam) == (naam, False)
    assert formulierindeling.oorspronkelijk(f"{naam}_Copy_1") == (naam, True)
    assert formulierindeling.oorspronkelijk(f"{naam} Copy 2") == (naam, True)
    assert formulierindeling.oorspronkelijk("_GoBack") == ("_GoBack", False)
