"""A report: numbers, captions, contents, footnotes, pictures and pages on their side."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.stuk import (
    Afbeelding,
    Bijschriftenlijst,
    Bijschriftsoort,
    Inhoudsopgave,
    Kop,
    Tabel,
    Tekst,
    dieper,
)
from korpsmonitor_tui.word.ingangen import zoek_ingangen
from korpsmonitor_tui.word.inhoudsopgave import REKEN
from korpsmonitor_tui.word.stuk import schrijf_stuk
from tests.word.hulp import alle, deel, met_deel, teksten, waarden
from tests.word.rapport import BLOKKEN, CIJFERS, png, rapport
from tests.word.voorbeeld import HUISSTIJL

if TYPE_CHECKING:
    from lxml.etree import _Element

STIJL = HUISSTIJL.read_bytes()


def _document(**anders: object) -> _Element:
    return deel(schrijf_stuk(rapport(**anders), STIJL).inhoud, "word/document.xml")


def _regels(wortel: _Element, stijl: str) -> list[str]:
    """Text of the paragraphs in this style, tabs included."""
    gevonden = []
    for alinea in alle(wortel, "w:p"):
        if stijl in waarden(alinea, "w:pStyle"):
            gevonden.append(
                "".join(
                    "\t" if element.tag == qn("w:tab") else element.text or ""
                    for element in alinea.iter(qn("w:t"), qn("w:tab"))
                    if not element.get(qn("w:pos"))
                )
            )
    return gevonden


def test_the_contents_stand_there_without_any_update() -> None:
    paginas = dict.fromkeys(schrijf_stuk(rapport(), STIJL).verwezen, 7)
    wortel = deel(schrijf_stuk(rapport(), STIJL, paginas).inhoud, "word/document.xml")
    assert _regels(wortel, "RapportToc1") == ["1\tInleiding\t7", "2\tOverzicht\t7", "Bijlage\t7"]
    assert _regels(wortel, "RapportToc2") == ["1.1\tDoel\t7", "2.1\tBeeld\t7"]
    assert _regels(wortel, "RapportTableOfFigures") == [
        "Tabel 1\tAantal controles\t7",
        "Tabel 2\tScores\t7",
        "Figuur 1\tHet vlak\t7",
    ]
    opdrachten = [opdracht.text for opdracht in alle(wortel, "w:instrText")]
    assert (
        opdrachten.count(' TOC \\o "1-2" \\h \\z \\u ') == opdrachten.count(' TOC \\h \\z \\c "Tabel" ') == 1
    )
    assert not [teken for teken in alle(wortel, "w:fldChar") if teken.get(qn("w:dirty"))]


def test_a_page_that_is_not_known_is_no_page() -> None:
    wortel = _document()
    assert _regels(wortel, "RapportToc1")[0] == "1\tInleiding"
    vuil = [teken for teken in alle(wortel, "w:fldChar") if teken.get(qn("w:dirty"))]
    assert len(vuil) == 3


def test_every_line_of_the_contents_leads_to_a_place_in_the_text() -> None:
    wortel = _document()
    namen = set(waarden(wortel, "w:bookmarkStart", "w:name"))
    doelen = waarden(wortel, "w:hyperlink", "w:anchor")
    assert len(doelen) == len(set(doelen)) == 8
    assert set(doelen) <= namen
    ids = waarden(wortel, "w:bookmarkStart", "w:id")
    assert len(ids) == len(set(ids))
    assert sorted(ids) == sorted(waarden(wortel, "w:bookmarkEnd", "w:id"))


@pytest.mark.parametrize("paginas", [None, REKEN])
def test_every_field_and_table_is_closed(paginas: str | None) -> None:
    inhoud = schrijf_stuk(rapport(), STIJL, paginas).inhoud  # type: ignore[arg-type]
    soorten = waarden(deel(inhoud, "word/document.xml"), "w:fldChar", "w:fldCharType")
    diepte = 0
    for soort in soorten:
        diepte += {"begin": 1, "separate": 0, "end": -1}[soort]
        assert diepte >= 0
    assert diepte == 0


def test_headings_have_their_number_from_word_and_the_same_in_the_contents() -> None:
    inhoud = schrijf_stuk(rapport(), STIJL).inhoud
    document = docx.Document(io.BytesIO(inhoud))
    koppen = {
        alinea.text: (alinea.style.name, alle(alinea._p, "w:numPr"))
        for alinea in document.paragraphs
        if alinea.style is not None and (alinea.style.name or "").startswith("Heading")
    }
    assert koppen["Dieper"][0] == "Heading 3"
    assert koppen["Inleiding"][1]
    assert not koppen["Bijlage"][1]
    nummering = deel(inhoud, "word/numbering.xml")
    assert waarden(nummering, "w:lvlText")[:3] == ["%1", "%1.%2", "%1.%2.%3"]


def test_a_fixed_number_is_counted_on_from() -> None:
    tabellen = (
        Tabel("a", (("A", 1),), (("1",),), bijschrift="Vijf", nummer=5),
        Tabel("b", (("A", 1),), (("1",),), bijschrift="Zes"),
        Tabel("c", (("A", 1),), (("1",),)),
    )
    wortel = _document(blokken=tabellen)
    assert _regels(wortel, "RapportCaption") == ["Tabel 5  Vijf", "Tabel 6  Zes"]
    opdrachten = [opdracht.text for opdracht in alle(wortel, "w:instrText")]
    assert opdrachten == [" SEQ Tabel \\* ARABIC \\r 5 ", " SEQ Tabel \\* ARABIC "]


def test_footnotes_are_footnotes_and_those_of_a_table_stand_under_it() -> None:
    inhoud = schrijf_stuk(rapport(), STIJL).inhoud
    wortel = deel(inhoud, "word/document.xml")
    assert waarden(wortel, "w:footnoteReference", "w:id") == ["1", "2", "3"]
    noten = deel(inhoud, "word/footnotes.xml")
    assert [teksten(noot).strip() for noot in alle(noten, "w:footnote")] == [
        *("", ""),
        "Eerste noot < & >.",
        "Tweede noot.",
        "Derde noot.",
    ]
    assert any(
        teksten(alinea) == "1 Niet bekend.Bron: opgave van de korpsen" for alinea in alle(wortel, "w:p")
    )


def test_a_picture_has_words_and_its_own_shape() -> None:
    wortel = _document()
    beeld = next(element for element in wortel.iter() if element.tag.endswith("}docPr"))
    assert beeld.get("descr") == "Een grijs vlak"
    maat = next(element for element in wortel.iter() if element.tag.endswith("}extent"))
    assert int(maat.get("cx", "0")) // 2 == int(maat.get("cy", "0"))
    with pytest.raises(ValueError, match="PNG"):
        schrijf_stuk(rapport(blokken=(Afbeelding(b"GIF89a", "x", ""),)), STIJL)


def test_pages_turn_and_turn_back_with_headers_of_their_width() -> None:
    document = docx.Document(io.BytesIO(schrijf_stuk(rapport(), STIJL).inhoud))
    breed = [(sectie.page_width or 0) > (sectie.page_height or 0) for sectie in document.sections]
    assert breed == [False, True, False]
    koppen = [sectie.header._element for sectie in document.sections]
    breedtes = [sum(map(int, waarden(kop, "w:gridCol", "w:w"))) for kop in koppen]
    assert breedtes[0] == breedtes[2] < breedtes[1]
    for kop in koppen:
        assert {"Vertrouwelijk", "DEMONSTRATIE"} <= set(re.split(r"[\n\t]", "\n".join(kop.itertext())))
    tabellen = [sum(map(int, waarden(tabel._tbl, "w:gridCol", "w:w"))) for tabel in document.tables]
    assert tabellen[1] > tabellen[0] * 1.3


def test_headings_of_headings_are_repeated_too() -> None:
    wortel = _document(blokken=(CIJFERS,))
    assert len(alle(wortel, "w:tblHeader")) == 2
    assert waarden(wortel, "w:gridSpan") == ["2"]
    assert waarden(wortel, "w:jc").count("right") == 2 * 30 + 2


def test_a_table_whose_headings_do_not_fit_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="3"):
        Tabel("x", (("A", 1), ("B", 1)), (), kopgroepen=(("te breed", 3),))


def test_a_house_style_with_its_own_caption_is_followed() -> None:
    eigen = (
        '<w:style w:type="paragraph" w:styleId="Onderschrift"><w:name w:val="caption"/>'
        '<w:basedOn w:val="Normal"/></w:style></w:styles>'
    )
    with zipfile.ZipFile(io.BytesIO(STIJL)) as bron:
        stijlen = bron.read("word/styles.xml").decode()
    inhoud = schrijf_stuk(
        rapport(), met_deel(STIJL, "word/styles.xml", stijlen.replace("</w:styles>", eigen))
    ).inhoud
    assert _regels(deel(inhoud, "word/document.xml"), "Onderschrift")[0] == "Tabel 1  Aantal controles"
    assert "RapportCaption" not in waarden(deel(inhoud, "word/styles.xml"), "w:style", "w:styleId")


def test_a_letter_has_none_of_it() -> None:
    inhoud = schrijf_stuk(rapport(blokken=(Kop("Kop"), Tekst("Tekst."))), STIJL).inhoud
    with zipfile.ZipFile(io.BytesIO(inhoud)) as bestand:
        namen = set(bestand.namelist())
    assert not namen & {"word/numbering.xml", "word/footnotes.xml", "word/media/figuur1.png"}
    leeg = rapport(blokken=(Bijschriftenlijst("Figuren", Bijschriftsoort.FIGUUR), Inhoudsopgave("Inhoud")))
    assert "Figuren" not in teksten(deel(schrijf_stuk(leeg, STIJL).inhoud, "word/document.xml"))


def test_the_same_report_gives_the_same_bytes() -> None:
    assert schrijf_stuk(rapport(), STIJL) == schrijf_stuk(rapport(), STIJL)


def test_deeper_headings_are_numbered_until_the_third_level() -> None:
    blokken = dieper(
        (Kop("Korps"), Kop("Veld", 2), Kop("Dimensie", 3), Tabel("t", (("A", 1),), (), nummer=2))
    )
    assert blokken[:3] == (Kop("Korps", 2, True), Kop("Veld", 3, True), Kop("Dimensie", 3, False))
    assert isinstance(blokken[3], Tabel)
    assert blokken[3].nummer is None


@given(st.lists(st.tuples(st.integers(1, 3), st.booleans())))
def test_numbers_of_headings_never_repeat_and_go_up(koppen: list[tuple[int, bool]]) -> None:
    blokken = [Kop("x", niveau, genummerd=genummerd) for niveau, genummerd in koppen]
    nummers = [kop.ingang.nummer for kop in zoek_ingangen(blokken, 0).koppen.values() if kop.ingang.nummer]
    delen = [tuple(map(int, nummer.split("."))) for nummer in nummers]
    assert delen == sorted(set(delen))
    assert [len(deel) for deel in delen] == [niveau for niveau, genummerd in koppen if genummerd]


def test_the_example_has_every_kind_of_block() -> None:
    assert len({type(blok) for blok in BLOKKEN}) == 10
    assert png().startswith(b"\x89PNG")


def test_numbering_of_the_house_style_keeps_its_place() -> None:
    eigen = (
        f"<w:numbering {nsdecls('w')}>"
        '<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:lvlText w:val="eigen"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num><w:numIdMacAtCleanup w:val="1"/></w:numbering>'
    )
    huisstijl = docx.Document(io.BytesIO(STIJL))
    deel_ = Part(
        PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, eigen.encode(), huisstijl.part.package
    )
    huisstijl.part.relate_to(deel_, RELATIONSHIP_TYPE.NUMBERING)
    uit = io.BytesIO()
    huisstijl.save(uit)
    inhoud = schrijf_stuk(rapport(), uit.getvalue()).inhoud
    nummering = deel(inhoud, "word/numbering.xml")
    assert [kind.tag.partition("}")[2] for kind in nummering] == [
        *("abstractNum",) * 4,
        *("num",) * 4,
        "numIdMacAtCleanup",
    ]
    assert waarden(nummering, "w:abstractNum", "w:abstractNumId") == ["4", "8", "9", "10"]
    assert waarden(nummering, "w:num", "w:numId") == ["7", "8", "9", "10"]
    gebruikt = set(waarden(deel(inhoud, "word/document.xml"), "w:numId"))
    assert gebruikt == {"8", "9", "10"}
