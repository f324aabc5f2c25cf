"""The gespreksverslag in Word, read back: headings, passages, tables, marking and baseline."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from docx.oxml.ns import qn

from korpsmonitor_tui.domain.verslagdocument import Actieregel, Cijferregel, Sectie
from korpsmonitor_tui.word.basis import Deel, alineatekst
from korpsmonitor_tui.word.kenmerken import bladwijzer, nummer_van
from korpsmonitor_tui.word.verslag import schrijf_verslag
from tests.word.hulp import alle, deel, lees, schrijf, teksten, verander, waarden
from tests.word.voorbeeld import HOOFDSTUKKEN, HUISSTIJL, alinea, cijfers, verslag

DOCUMENT, INSTELLINGEN = "word/document.xml", "word/settings.xml"


def test_chapters_have_real_heading_styles_in_order() -> None:
    koppen = [
        alinea_.text
        for alinea_ in lees(schrijf()).paragraphs
        if alinea_.style and alinea_.style.name == "Heading 1"
    ]
    assert koppen == [
        "Deelnemers",
        *HOOFDSTUKKEN,
        "Opgegeven cijfers",
        "Kleurenbalken",
        "Afspraken en acties",
        "Vaststelling",
        "Colofon",
    ]


def test_the_title_block_says_what_this_is() -> None:
    document = lees(schrijf(termijn=date(2012, 5, 3)))
    assert [(p.style.name, p.text) for p in document.paragraphs[:2] if p.style] == [
        ("Title", "Gespreksverslag Veld- en Vaartstreek"),
        ("Subtitle", "Korpsmonitor Prostitutie & Mensenhandel, editie 2011-2012"),
    ]
    kenmerken = {rij.cells[0].text: rij.cells[1].text for rij in document.tables[0].rows}
    assert kenmerken == {
        "Gesprekspartij": "Veld- en Vaartstreek",
        "Datum gesprek": "3 april 2012",
        "Plaats": "Voorbeeldstad",
        "Notulist": "notulist 1",
        "Auditors": "auditor A, auditor B",
        "Versie": "2 (concept)",
        "Rubricering": "Dienstgeheim – vertrouwelijk",
        "Reactie uiterlijk": "3 mei 2012",
    }


def test_every_passage_carries_its_number_and_one_closed_bookmark() -> None:
    wortel = deel(schrijf(passages=25), DOCUMENT)
    namen = waarden(wortel, "w:bookmarkStart", "w:name")
    assert namen == [f"_psg_P{nummer:04d}" for nummer in range(1, 26)]
    begin, einde = (waarden(wortel, f"w:bookmark{kant}", "w:id") for kant in ("Start", "End"))
    assert begin == einde
    assert len(set(begin)) == 25
    for teken in alle(wortel, "w:bookmarkStart"):
        ouder = teken.getparent()
        assert ouder is not None
        kinderen = [kind.tag for kind in ouder]
        assert kinderen[1] == qn("w:bookmarkStart")
        assert kinderen[-1] == qn("w:bookmarkEnd")
        assert alineatekst(ouder).startswith(f"{nummer_van(teken.get(qn('w:name'), ''))}\t")


def test_bookmarks_do_not_clash_with_those_of_the_house_style() -> None:
    eigen = '<w:bookmarkStart w:id="7" w:name="huis"/><w:bookmarkEnd w:id="7"/>'
    sjabloon = verander(HUISSTIJL.read_bytes(), {DOCUMENT: ("<w:body>", f"<w:body><w:p>{eigen}</w:p>")})
    wortel = deel(schrijf_verslag(verslag(3), sjabloon).inhoud, DOCUMENT)
    assert waarden(wortel, "w:bookmarkStart", "w:id") == ["7", "8", "9", "10"]


def test_a_bookmark_name_is_read_back_and_a_copy_is_none() -> None:
    assert nummer_van(bladwijzer(12)) == 12
    assert nummer_van(bladwijzer(12_345)) == 12_345
    assert nummer_van("_psg_P0012_Copy_1") is None
    assert nummer_van("_GoBack") is None


def test_two_passages_with_one_number_are_refused() -> None:
    with pytest.raises(ValueError, match="same number"):
        schrijf(secties=(Sectie("a", "A", (alinea(1), alinea(1))),))


def test_a_stated_figure_is_never_altered_and_a_missing_one_looks_different() -> None:
    tabel = alle(deel(schrijf(), DOCUMENT), "w:tbl")[2]
    cellen = [alle(rij, "w:tc")[2] for rij in alle(tabel, "w:tr")[1:]]
    opgegeven = [cijfer.opgegeven for cijfer in cijfers()]
    assert [teksten(cel) for cel in cellen] == [stand or "niet ingevuld" for stand in opgegeven]
    assert [waarden(cel, "w:rStyle") for cel in cellen] == [
        [] if stand else ["Verslagnietingevuld"] for stand in opgegeven
    ]


def test_heading_rows_repeat_in_every_table_that_has_one() -> None:
    tabellen = alle(deel(schrijf(), DOCUMENT), "w:tbl")
    met_kop = [tabel for tabel in tabellen if waarden(tabel, "w:tblLook", "w:firstRow") == ["1"]]
    assert len(tabellen) == 8
    assert len(met_kop) == 6
    for tabel in met_kop:
        rijen = alle(tabel, "w:tr")
        assert [bool(alle(rij, "w:tblHeader")) for rij in rijen] == [True] + [False] * (len(rijen) - 1)
    assert all(len(alle(tabel, "w:tblCaption")) == 1 for tabel in tabellen)
    assert all(
        len(alle(rij, "w:tc")) == len(alle(tabel, "w:gridCol"))
        for tabel in tabellen
        for rij in alle(tabel, "w:tr")
    )


def test_marking_and_demonstration_label_stand_in_every_header() -> None:
    document = lees(schrijf(demonstratie="DEMONSTRATIE"))
    for sectie in document.sections:
        tekst = teksten(sectie.header._element)
        assert "Dienstgeheim – vertrouwelijk" in tekst
        assert "DEMONSTRATIE" in tekst


def test_every_kind_of_header_is_filled_in_a_house_style_with_sections() -> None:
    bron = HUISSTIJL.read_bytes()
    titel = '<w:headerReference w:type="first" r:id="rId4"/><w:footerReference w:type="first" r:id="rId5"/>'
    sectie = f"<w:p><w:pPr><w:sectPr>{titel}<w:titlePg/></w:sectPr></w:pPr></w:p>"
    anker = (
        '<w:p><w:pPr><w:pStyle w:val="Verslagtekst"/></w:pPr><w:r><w:t xml:space="preserve">[[deelnemers]]'
    )
    kop = '<w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>'
    sjabloon = verander(bron, {DOCUMENT: (anker, sectie.replace("<w:sectPr>", f"<w:sectPr>{kop}") + anker)})
    bestand = schrijf_verslag(verslag(3), sjabloon)
    assert len(alle(deel(bestand, DOCUMENT), "w:sectPr")) == 2
    document = lees(bestand)
    assert "Dienstgeheim" in teksten(document.sections[0].first_page_header._element)
    assert "Dienstgeheim" in teksten(document.sections[1].header._element)


def test_without_a_demonstration_label_nothing_is_left_of_it() -> None:
    kop = deel(schrijf(), "word/header1.xml")
    assert "demonstratie" not in teksten(kop)
    assert "Verslagdemonstratie" not in waarden(kop, "w:pStyle")
    assert kop[-1].tag == qn("w:p")


def test_a_verslag_without_marking_says_so_in_the_report() -> None:
    bestand = schrijf(rubricering=" ")
    assert bestand.meldingen == ("Er is geen rubricering opgegeven: de pagina's dragen er geen.",)
    assert "[[" not in teksten(deel(bestand, "word/header1.xml"))


def test_the_footer_counts_pages_and_names_the_version() -> None:
    voet = deel(schrijf(), "word/footer1.xml")
    assert [(code.text or "").strip() for code in alle(voet, "w:instrText")] == ["PAGE", "NUMPAGES"]
    assert "Gespreksverslag Veld- en Vaartstreek – versie 2 (concept)" in teksten(voet)
    assert "Pagina " in teksten(voet)


def test_the_baseline_is_every_paragraph_of_the_file() -> None:
    bestand = schrijf(passages=9, demonstratie="DEMO")
    wortel = deel(bestand, DOCUMENT)
    tekst = [regel for regel in bestand.basis if regel.deel is Deel.TEKST]
    assert [regel.tekst for regel in tekst] == [alineatekst(p) for p in alle(wortel, "w:p")]
    passages = {regel.nummer: regel for regel in bestand.basis if regel.passage}
    assert [regel.passage for regel in passages.values()] == [f"passage-{nummer}" for nummer in range(1, 10)]
    for sectie in verslag(9).secties:
        for alinea_ in sectie.alineas:
            assert passages[alinea_.nummer].tekst == f"{alinea_.nummer}\t{alinea_.tekst}"
    assert "DEMO" in [regel.tekst for regel in bestand.basis if regel.deel is Deel.KOPTEKST]
    # Page numbers are fields: their results change on every computer.
    assert "Pagina  van " in [regel.tekst for regel in bestand.basis if regel.deel is Deel.VOETTEKST]


def test_what_is_not_there_is_said_or_left_out() -> None:
    leeg = schrijf(
        deelnemers=(), acties=(), cijfers=(), kleurenbalken=(), vaststellingen=(), datum=None, auditors=(),
        secties=(Sectie("a", "Toezicht", ()),),
    )  # fmt: skip
    tekst = "\n".join(regel.tekst for regel in leeg.basis)
    assert "Er zijn geen deelnemers vastgelegd." in tekst
    assert "Over dit onderwerp is niets vastgelegd." in tekst
    assert "Er zijn geen afspraken of acties vastgelegd." in tekst
    assert tekst.count("niet ingevuld") == 2
    for kop in ("Opgegeven cijfers", "Kleurenbalken", "Vaststelling"):
        assert kop not in tekst


def test_participants_get_a_name_column_only_where_names_are_given() -> None:
    zonder = [cel.text for cel in lees(schrijf()).tables[1].rows[0].cells]
    assert zonder == ["Rol", "Organisatie", "Aanwezigheid"]
    eerste = verslag().deelnemers[0]
    met = type(eerste)(eerste.rol, eerste.organisatie, eerste.aanwezigheid, "X. Ample")
    rijen = lees(schrijf(deelnemers=(met, *verslag().deelnemers[1:]))).tables[1].rows
    assert rijen[0].cells[0].text == "Naam"
    assert [rij.cells[0].text for rij in rijen[1:]] == ["X. Ample", "", ""]


def test_numbers_of_more_than_four_digits_stay_unique() -> None:
    document = verslag(secties=(Sectie("a", "A", (alinea(9_999), alinea(10_000))),))
    wortel = deel(schrijf_verslag(document, HUISSTIJL.read_bytes()), DOCUMENT)
    assert waarden(wortel, "w:bookmarkStart", "w:name") == ["_psg_P9999", "_psg_P10000"]


def test_a_figure_to_verify_is_marked_behind_what_was_stated() -> None:
    eerste, *rest = cijfers()
    gemerkt = schrijf(
        cijfers=(replace(eerste, na_te_gaan=True), *(replace(c, na_te_gaan=True) for c in rest[1:3]))
    )
    tabel = next(t for t in lees(gemerkt).tables if "Opgegeven" in [c.text for c in t.rows[0].cells])
    opgegeven = [rij.cells[2].text for rij in tabel.rows[1:]]
    # What was not stated has nothing to verify.
    assert opgegeven == ["0 (te verifiëren)", "niet ingevuld", "- (te verifiëren)"]
    assert "te verifiëren" not in teksten(lees(schrijf()).element)


def test_an_agreement_says_who_when_and_in_which_passage() -> None:
    acties = (Actieregel("Plan maken", "OM", "1 juli", 8), Actieregel("Lijst nasturen"))
    tabel = next(
        t for t in lees(schrijf(acties=acties)).tables if t.rows[0].cells[0].text == "Afspraak of actie"
    )
    assert [[cel.text for cel in rij.cells] for rij in tabel.rows] == [
        ["Afspraak of actie", "Wie", "Wanneer", "Passage"],
        ["Plan maken", "OM", "1 juli", "8"],
        ["Lijst nasturen", "niet ingevuld", "niet ingevuld", ""],
    ]


def test_the_years_of_a_figure_stay_on_one_page() -> None:
    opgaven = tuple(Cijferregel(vraag, "Hoeveel?", jaar, "1") for vraag in "ab" for jaar in ("2011", "2012"))
    tabel = alle(deel(schrijf(cijfers=opgaven), "word/document.xml"), "w:tbl")[2]
    bijeen = [bool(alle(rij, "w:keepNext")) for rij in alle(tabel, "w:tr")]
    assert bijeen == [True, True, False, True, False], "the heading, and all but the last year of each figure"
