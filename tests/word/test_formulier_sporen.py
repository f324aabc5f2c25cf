"""What hangs on a returned form or was done to it: tracked changes, comments, notes, boxes, controls, pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx.oxml.ns import qn

from korpsmonitor_tui.domain.formulier import Losse
from korpsmonitor_tui.domain.vragenlijst import TOELICHTING, WAARDE, Vak
from tests.word import formuliervoorbeeld as vb
from tests.word.hulp import deel, met_deel, verander

if TYPE_CHECKING:
    from lxml.etree import _Element

    from korpsmonitor_tui.domain.formulier import Ingelezen

_VELD = (vb.LEDEN_2012, WAARDE)
_PLAATS = "vraag 3.2 (tabel 6, rij 3)"
_BIJGEHOUDEN = "In het bestand zijn wijzigingen bijgehouden; het is gelezen alsof ze zijn geaccepteerd."
_WIE = 'w:id="9" w:author="iemand" w:date="2012-11-01T00:00:00Z"'


def _in_cel(markup: str, *, vak: Vak = vb.LEDEN_2012, veld: str = WAARDE) -> Ingelezen:
    """The blank form with markup put behind what stands in the paragraph of an answer."""

    def wijzig(wortel: _Element) -> None:
        alinea = next(vb.antwoordcel(wortel, vak, veld).iterchildren(qn("w:p")))
        alinea.extend(list(vb.xml(f"<w:p>{markup}</w:p>")))

    return vb.bewerk_leeg(wijzig)


def _run(tekst: str, opmaak: str = "") -> str:
    return f'<w:r><w:rPr>{opmaak}</w:rPr><w:t xml:space="preserve">{tekst}</w:t></w:r>'


# --- tracked changes ---------------------------------------------------------------------------------------


def test_tracked_changes_are_read_as_accepted_and_what_was_deleted_is_named() -> None:
    weg = f"<w:del {_WIE}><w:r><w:delText>15</w:delText></w:r></w:del>"
    gelezen = _in_cel(weg + f"<w:ins {_WIE}>{_run('12')}</w:ins>")
    assert vb.teksten(gelezen) == {_VELD: [("12", True)]}
    assert gelezen.meldingen == (
        _BIJGEHOUDEN,
        f"Verwijderd met wijzigingen bijhouden ({_PLAATS}): “15”",
    )
    assert gelezen.los == ()


def test_moved_text_is_read_where_it_went() -> None:
    def wijzig(wortel: _Element) -> None:
        for vak, soort in ((vb.LEDEN_2011, "moveFrom"), (vb.LEDEN_2012, "moveTo")):
            alinea = next(vb.antwoordcel(wortel, vak).iterchildren(qn("w:p")))
            alinea.append(vb.xml(f"<w:{soort} {_WIE}>{_run('12')}</w:{soort}>"))

    gelezen = vb.bewerk_leeg(wijzig)
    assert vb.teksten(gelezen) == {_VELD: [("12", True)]}
    assert gelezen.meldingen[0] == _BIJGEHOUDEN


def test_a_deleted_paragraph_end_joins_what_it_parted() -> None:
    def wijzig(wortel: _Element) -> None:
        cel = vb.antwoordcel(wortel, vb.LEDEN_2012)
        vb.typ(cel, "12 me", "nsen")
        eigenschappen = next(cel.iter(qn("w:pPr")))
        eigenschappen.append(vb.xml(f"<w:rPr><w:del {_WIE}/></w:rPr>"))

    assert vb.teksten(vb.bewerk_leeg(wijzig)) == {_VELD: [("12 mensen", True)]}


def test_a_row_deleted_with_tracking_is_named_with_its_text() -> None:
    def wijzig(wortel: _Element) -> None:
        vb.vul(wortel, vb.LEDEN_2012, "12")
        eigenschappen = vb.tabelrij(wortel, "toezicht.leden/2012").find(qn("w:trPr"))
        assert eigenschappen is not None
        eigenschappen.append(vb.xml(f"<w:del {_WIE}/>"))

    gelezen = vb.bewerk_leeg(wijzig)
    assert vb.teksten(gelezen) == {}
    assert gelezen.meldingen == (
        _BIJGEHOUDEN,
        "Verwijderd met wijzigingen bijhouden (een hele tabelrij): “2012 | toezicht.leden/2012 | 12”",
        "Niet in het bestand gevonden: toezicht.leden/2012, toezicht.leden/2012/toelichting.",
    )


def test_a_row_added_with_tracking_is_reported_as_tracking() -> None:
    def wijzig(wortel: _Element) -> None:
        rij = vb.xml(
            f"<w:tr><w:trPr><w:ins {_WIE}/></w:trPr><w:tc><w:p>{_run('2010')}</w:p></w:tc>"
            f"<w:tc><w:p>{_run('9')}</w:p></w:tc></w:tr>"
        )
        vb.tabelrij(wortel, "toezicht.leden/2012").addnext(rij)

    gelezen = vb.bewerk_leeg(wijzig)
    assert gelezen.meldingen == (_BIJGEHOUDEN,)
    assert vb.los(gelezen) == [("2010\t9", vb.LEDEN_2012)]


# --- struck, hidden, raised --------------------------------------------------------------------------------


@pytest.mark.parametrize("streep", ["<w:strike/>", '<w:dstrike w:val="true"/>'])
def test_what_was_struck_through_does_not_run_into_the_answer(streep: str) -> None:
    gelezen = _in_cel(_run("12", streep) + _run(" 14"))
    assert vb.teksten(gelezen) == {_VELD: [("14", False)]}
    assert gelezen.los == (Losse("12", f"doorgehaald, {_PLAATS}", vb.LEDEN_2012),)


def test_formatting_that_was_switched_off_strikes_nothing() -> None:
    assert vb.teksten(_in_cel(_run("12", '<w:strike w:val="0"/>'))) == {_VELD: [("12", True)]}


def test_a_raised_figure_refers_to_a_note_and_makes_no_other_number() -> None:
    assert vb.teksten(_in_cel(_run("12") + _run("1", '<w:vertAlign w:val="superscript"/>'))) == {
        _VELD: [("12¹", True)]
    }


def test_hidden_text_is_read_and_said() -> None:
    gelezen = _in_cel(_run("12", "<w:vanish/>"))
    assert vb.teksten(gelezen) == {_VELD: [("12", False)]}
    assert gelezen.meldingen == (f"Er staat verborgen tekst ({_PLAATS}); die is gewoon gelezen.",)


def test_an_automatic_number_is_said_because_it_is_no_text() -> None:
    def wijzig(wortel: _Element) -> None:
        for vak in (vb.LEDEN_2012, Vak("toezicht.aanpak")):
            vb.vul(wortel, vak, "stuks")
            opmaak = next(vb.antwoordcel(wortel, vak).iter(qn("w:pPr")))
            opmaak.append(vb.xml('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'))

    assert vb.bewerk_leeg(wijzig).meldingen == (
        f"Er staat een automatisch nummer voor het antwoord ({_PLAATS}); dat is niet gelezen.",
    )


# --- content controls, fields, symbols ---------------------------------------------------------------------


def _regelaar(tekst: str, eigenschappen: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{eigenschappen}</w:sdtPr><w:sdtContent>{_run(tekst)}</w:sdtContent></w:sdt>"


def test_a_content_control_holds_text_only_when_somebody_typed_it() -> None:
    assert vb.teksten(_in_cel(_regelaar("12"))) == {_VELD: [("12", True)]}
    assert vb.teksten(_in_cel(_regelaar("Vul hier uw aantal in", "<w:showingPlcHdr/>"))) == {}
    assert vb.teksten(_in_cel(_regelaar("12", '<w:showingPlcHdr w:val="0"/>'))) == {_VELD: [("12", True)]}


@pytest.mark.parametrize(
    "tekst", ["Klik om tekst in te voeren", "Kies een item.", "Klik of tik om tekst in te voeren."]
)
def test_a_placeholder_that_lost_its_control_is_no_answer(tekst: str) -> None:
    assert vb.teksten(_in_cel(_run(tekst))) == {}
    assert vb.teksten(_in_cel(_run(f"{tekst} 12"))) == {_VELD: [(f"{tekst} 12", True)]}


@pytest.mark.parametrize("omvat", ["cel", "alinea", "rij"])
def test_a_control_around_a_cell_paragraph_or_row_hides_nothing(omvat: str) -> None:
    def wijzig(wortel: _Element) -> None:
        vb.vul(wortel, vb.LEDEN_2012, "12")
        cel = vb.antwoordcel(wortel, vb.LEDEN_2012)
        rij = vb.tabelrij(wortel, "toezicht.leden/2012")
        element = {"cel": cel, "rij": rij, "alinea": next(cel.iterchildren(qn("w:p")))}[omvat]
        regelaar = vb.xml("<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>")
        element.addprevious(regelaar)
        regelaar[1].append(element)

    gelezen = vb.bewerk_leeg(wijzig)
    assert vb.teksten(gelezen) == {_VELD: [("12", True)]}
    assert gelezen.los == ()


def _veld(code: str, resultaat: str) -> str:
    teken = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        teken.format("begin")
        + f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        + teken.format("separate")
        + _run(resultaat)
        + teken.format("end")
    )


def test_the_result_of_a_field_is_what_was_typed_but_a_page_number_is_not() -> None:
    assert vb.teksten(_in_cel(_veld(" FORMTEXT ", "12"))) == {_VELD: [("12", True)]}
    assert vb.teksten(_in_cel(_veld(' HYPERLINK "http://voorbeeld.invalid" ', "bijlage"))) == {
        _VELD: [("bijlage", True)]
    }
    assert vb.teksten(_in_cel(_veld(" PAGE ", "3"))) == {}
    assert vb.teksten(_in_cel(f'<w:fldSimple w:instr=" NUMPAGES ">{_run("3")}</w:fldSimple>')) == {}
    assert vb.teksten(_in_cel(f'<w:fldSimple w:instr=" DATE ">{_run("3-4-2012")}</w:fldSimple>')) == {
        _VELD: [("3-4-2012", True)]
    }


def test_a_field_without_an_end_hides_no_more_than_its_own_paragraph() -> None:
    def wijzig(wortel: _Element) -> None:
        alinea = next(vb.antwoordcel(wortel, vb.LEDEN_2011).iterchildren(qn("w:p")))
        alinea.append(vb.xml('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'))
        vb.vul(wortel, vb.LEDEN_2012, "12")

    assert vb.teksten(vb.bewerk_leeg(wijzig)) == {_VELD: [("12", True)]}


def test_signs_of_symbol_fonts_and_special_hyphens_are_characters() -> None:
    vinkje = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    koppel = "<w:r><w:noBreakHyphen/></w:r>"
    assert vb.teksten(_in_cel(f"{vinkje}{_run(' 15')}{koppel}{_run('20')}")) == {
        _VELD: [("☒ 15\u201120", True)]
    }
    assert vb.teksten(_in_cel('<w:r><w:sym w:font="Symbol" w:char="zz"/></w:r>')) == {
        _VELD: [("\ufffd", True)]
    }


# --- notes, comments, boxes, pictures, headers -------------------------------------------------------------

_TYPEN, _RELATIES = "[Content_Types].xml", "word/_rels/document.xml.rels"
_SOORT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _met_noten(inhoud: bytes, deelnaam: str, markup: str) -> bytes:
    """A file with a part for comments or notes."""
    ns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    inhoud = met_deel(inhoud, f"word/{deelnaam}.xml", f"<w:{deelnaam} {ns}>{markup}</w:{deelnaam}>")
    relatie = f'<Relationship Id="rId99" Type="{_SOORT}/{deelnaam}" Target="{deelnaam}.xml"/></Relationships>'
    return verander(inhoud, {_RELATIES: ("</Relationships>", relatie)})


def test_comments_are_loose_texts_with_who_made_them_and_where() -> None:
    def wijzig(wortel: _Element) -> None:
        vb.vul(wortel, vb.LEDEN_2012, "12")
        alinea = next(vb.antwoordcel(wortel, vb.LEDEN_2012).iterchildren(qn("w:p")))
        alinea.insert(1, vb.xml('<w:commentRangeStart w:id="1"/>'))
        alinea.append(vb.xml('<w:commentRangeEnd w:id="1"/>'))
        alinea.append(vb.xml('<w:r><w:commentReference w:id="1"/></w:r>'))

    opmerkingen = (
        f'<w:comment w:id="1" w:author="korpsexpert"><w:p>{_run("Nog na te")}</w:p><w:p>{_run("gaan")}</w:p></w:comment>'
        f'<w:comment w:id="2"><w:p>{_run("Zwevend")}</w:p></w:comment>'
    )
    gelezen = vb.lees(_met_noten(vb.bewerk(vb.leeg(), wijzig), "comments", opmerkingen))
    assert vb.teksten(gelezen) == {_VELD: [("12", True)]}
    assert gelezen.los == (
        Losse("Nog na te\ngaan", f"opmerking bij {_PLAATS} (van korpsexpert)", vb.LEDEN_2012),
        Losse("Zwevend", "opmerking zonder plaats in de tekst", None),
    )


@pytest.mark.parametrize(("soort", "naam"), [("footnote", "voetnoot"), ("endnote", "eindnoot")])
def test_a_footnote_is_a_loose_text_at_the_answer(soort: str, naam: str) -> None:
    def wijzig(wortel: _Element) -> None:
        vb.vul(wortel, vb.LEDEN_2012, "12")
        alinea = next(vb.antwoordcel(wortel, vb.LEDEN_2012).iterchildren(qn("w:p")))
        alinea.append(vb.xml(f'<w:r><w:{soort}Reference w:id="2"/></w:r>'))

    noten = (
        f'<w:{soort} w:id="0" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:{soort}>'
        f'<w:{soort} w:id="2"><w:p><w:r><w:{soort}Ref/></w:r>{_run(" Alleen fulltime")}</w:p></w:{soort}>'
    )
    gelezen = vb.lees(_met_noten(vb.bewerk(vb.leeg(), wijzig), f"{soort}s", noten))
    assert vb.teksten(gelezen) == {_VELD: [("12", True)]}
    assert gelezen.los == (Losse("Alleen fulltime", f"{naam} bij {_PLAATS}", vb.LEDEN_2012),)


_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_VAK = "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent>"


def test_a_text_box_is_read_once_though_the_file_holds_it_twice() -> None:
    nieuw = f"<w:drawing>{_VAK.format('In een vak')}</w:drawing>"
    oud = f"<w:pict>{_VAK.format('In een vak')}</w:pict>"
    wissel = (
        f"<w:r><mc:AlternateContent {_MC}><mc:Choice>{nieuw}</mc:Choice><mc:Fallback>{oud}</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    gelezen = _in_cel(wissel)
    assert gelezen.los == (Losse("In een vak", f"tekstvak bij {_PLAATS}", vb.LEDEN_2012),)
    assert gelezen.meldingen == ()
    assert vb.teksten(gelezen) == {}


def test_boxes_in_boxes_are_read_once_however_deep() -> None:
    """Reading each box again for every box around it would take for ever."""
    diep = 30
    open_, dicht = "<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"
    gelezen = _in_cel(
        f"<w:r><w:pict>{_VAK.format('buiten')[:-16]}{open_ * diep}<w:p>{_run('binnen')}</w:p>{dicht * diep}</w:txbxContent></w:pict></w:r>"
    )
    assert [tekst.tekst.split() for tekst in gelezen.los] == [["buiten", "binnen"]]


def test_a_text_box_outside_the_tables_is_read_too() -> None:
    def wijzig(wortel: _Element) -> None:
        nieuw = vb.xml(f"<w:p><w:r><w:pict>{_VAK.format('Los vak')}</w:pict></w:r></w:p>")
        vb.na(wortel, vb.tabel_van(wortel, "toezicht.leden/2012"), nieuw)

    assert vb.los(vb.bewerk_leeg(wijzig)) == [("Los vak", vb.LEDEN_2012)]


def test_a_picture_in_place_of_an_answer_is_named_because_it_cannot_be_read() -> None:
    gelezen = _in_cel("<w:r><w:drawing/></w:r>")
    assert vb.teksten(gelezen) == {}
    assert gelezen.meldingen == (f"Er staat een afbeelding ({_PLAATS}); die is niet gelezen.",)


def test_text_in_a_header_is_listed() -> None:
    def wijzig(wortel: _Element) -> None:
        wortel.append(vb.alinea("Vertrouwelijk, niet volledig"))

    gelezen = vb.lees(vb.bewerk(vb.leeg(), wijzig, "word/header1.xml"))
    assert gelezen.los == (Losse("Vertrouwelijk, niet volledig", "koptekst", None),)


def test_what_a_file_takes_from_elsewhere_is_named_and_not_fetched() -> None:
    extra = (
        f'<Relationship Id="rId98" Type="{_SOORT}/image" Target="http://voorbeeld.invalid/a.png" TargetMode="External"/>'
        f'<Relationship Id="rId97" Type="{_SOORT}/hyperlink" Target="http://voorbeeld.invalid" TargetMode="External"/>'
        "</Relationships>"
    )
    gelezen = vb.lees(verander(vb.leeg(), {_RELATIES: ("</Relationships>", extra)}))
    assert gelezen.meldingen == (
        "Het bestand verwijst naar http://voorbeeld.invalid/a.png; dat is niet opgehaald.",
    )


def test_a_file_inside_the_file_is_named() -> None:
    def wijzig(wortel: _Element) -> None:
        vb.na(wortel, vb.tabel_van(wortel, "toezicht.leden/2012"), vb.xml('<w:altChunk r:id="rId50"/>'))

    assert vb.bewerk_leeg(wijzig).meldingen == (
        "In het bestand is een ander bestand ingevoegd; dat is niet gelezen.",
    )


def test_marks_between_paragraphs_belong_to_the_next_and_the_last_are_kept() -> None:
    def wijzig(wortel: _Element) -> None:
        tabel = vb.tabel_van(wortel, "toezicht.leden/2012")
        vb.na(wortel, tabel, vb.xml('<w:commentRangeStart w:id="1"/>'), vb.alinea(""))
        body = next(wortel.iter(qn("w:body")))
        body.append(vb.xml('<w:commentRangeStart w:id="2"/>'))

    opmerkingen = "".join(
        f'<w:comment w:id="{nr}"><w:p>{_run(tekst)}</w:p></w:comment>'
        for nr, tekst in ((1, "een"), (2, "twee"))
    )
    gelezen = vb.lees(_met_noten(vb.bewerk(vb.leeg(), wijzig), "comments", opmerkingen))
    assert vb.los(gelezen) == [("een", vb.LEDEN_2012), ("twee", Vak("keten.om"))]


def test_word_s_strict_form_of_the_format_is_read_as_well() -> None:
    gewoon = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strikt = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    assert deel(vb.leeg(), vb.DOCUMENT).tag.startswith(f"{{{gewoon}}}")
    ingevuld = verander(vb.ingevuld({_VELD: "12"}), {vb.DOCUMENT: (gewoon, strikt)})
    assert vb.teksten(vb.lees(ingevuld)) == {_VELD: [("12", True)]}
    assert vb.lees(ingevuld).los == ()


def test_an_explanation_has_its_own_traces() -> None:
    gelezen = _in_cel(_run("oud", "<w:strike/>"), veld=TOELICHTING)
    assert gelezen.los == (Losse("oud", f"doorgehaald, {_PLAATS}", vb.LEDEN_2012),)
