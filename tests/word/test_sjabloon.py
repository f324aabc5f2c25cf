"""A house style is usable, or everything that is wrong with it is named; a broken file ends in one clear line."""

from __future__ import annotations

import contextlib
import io
import random
import runpy
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from korpsmonitor_tui.word.kenmerken import TEKSTANKERS, VERPLICHTE_KOPANKERS, Anker, Stijl
from korpsmonitor_tui.word.verslag import SjabloonFout, controleer_sjabloon, schrijf_verslag
from tests.word.hulp import alle, deel, met_deel, schrijf, teksten, verander
from tests.word.voorbeeld import HUISSTIJL, verslag

BRON = HUISSTIJL.read_bytes()
DOCUMENT, KOP, VOET = "word/document.xml", "word/header1.xml", "word/footer1.xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def test_the_house_style_that_comes_along_is_usable() -> None:
    assert controleer_sjabloon(BRON) == ()


def test_the_house_style_is_what_its_script_writes() -> None:
    script = runpy.run_path(str(Path(__file__).resolve().parents[2] / "scripts" / "maak_huisstijl.py"))
    assert _leden(script["bouw"]()) == _leden(BRON)


@pytest.mark.parametrize("stijl", list(Stijl))
def test_each_missing_style_is_named(stijl: Stijl) -> None:
    zonder = verander(
        BRON, {"word/styles.xml": (f'<w:name w:val="{stijl.naam}"/>', '<w:name w:val="Anders"/>')}
    )
    (regel,) = controleer_sjabloon(zonder)
    assert f"stijl “{stijl.naam}” ontbreekt" in regel
    with pytest.raises(SjabloonFout, match=f"er is niets gemaakt.*{stijl.naam}"):
        schrijf_verslag(verslag(1), zonder)


def test_styles_are_found_by_name_and_kind_whatever_their_id() -> None:
    ander_id = verander(BRON, {"word/styles.xml": ('w:styleId="Kop1"><w:name w:val="heading 1"', 'w:styleId="X9"><w:name w:val="Heading 1"')})  # fmt: skip
    assert controleer_sjabloon(ander_id) == ()
    koppen = [p for p in docx.Document(io.BytesIO(schrijf_verslag(verslag(7), ander_id).inhoud)).paragraphs if p.style and p.style.style_id == "X9"]  # fmt: skip
    assert len(koppen) == 13
    als_teken = verander(BRON, {"word/styles.xml": ('w:type="paragraph" w:styleId="Kop1"', 'w:type="character" w:styleId="Kop1"')})  # fmt: skip
    assert controleer_sjabloon(als_teken) == ("De alineastijl “heading 1” ontbreekt.",)


@pytest.mark.parametrize("anker", TEKSTANKERS)
def test_each_missing_anchor_of_the_body_is_named(anker: Anker) -> None:
    zonder = verander(BRON, {DOCUMENT: (anker.vorm, "tekst")})
    assert controleer_sjabloon(zonder) == (f"Het anker {anker.vorm} ontbreekt als eigen alinea in de tekst.",)


@pytest.mark.parametrize("anker", VERPLICHTE_KOPANKERS)
def test_each_missing_anchor_of_the_header_is_named(anker: Anker) -> None:
    zonder = verander(BRON, {KOP: (anker.vorm, "tekst")})
    assert controleer_sjabloon(zonder) == (f"Het anker {anker.vorm} ontbreekt in de koptekst van sectie 1.",)


@pytest.mark.parametrize(
    ("deelnaam", "oud", "nieuw", "regel"),
    [
        (DOCUMENT, "[[acties]]", "[[cijfers]]", "[[cijfers]] staat vaker dan eens"),
        (DOCUMENT, "<w:sectPr>", "<w:p><w:r><w:t>[[besluiten]]</w:t></w:r></w:p><w:sectPr>", "[[besluiten]] is in de tekst niet bekend"),
        (KOP, "[[instrument]]", "[[logo]]", "[[logo]] is in kop- en voetteksten niet bekend"),
        (VOET, "NUMPAGES", "DATE", "paginanummer (de velden PAGE en NUMPAGES) ontbreekt op sectie 1"),
        (DOCUMENT, "<w:pgSz", "<w:titlePg/><w:pgSz", "[[rubricering]] ontbreekt in de koptekst van de eerste pagina van sectie 1"),
        ("word/settings.xml", "<w:compat>", "<w:evenAndOddHeaders/><w:compat>", "koptekst van de even pagina's van sectie 1"),
        (DOCUMENT, '<w:headerReference w:type="default" r:id="rId4"/>', "", "[[demonstratie]] ontbreekt in de koptekst van sectie 1"),
        (DOCUMENT, "<w:body>", '<w:body><w:p><w:bookmarkStart w:id="1" w:name="_psg_P0001"/><w:bookmarkEnd w:id="1"/></w:p>', "passages van een verslag"),
    ],
)  # fmt: skip
def test_everything_else_that_is_wrong_is_named(deelnaam: str, oud: str, nieuw: str, regel: str) -> None:
    sjabloon = verander(BRON, {deelnaam: (oud, nieuw)})
    assert regel in " ".join(controleer_sjabloon(sjabloon))
    with pytest.raises(SjabloonFout, match="er is niets gemaakt"):
        schrijf_verslag(verslag(1), sjabloon)


def test_an_anchor_in_a_table_does_not_count() -> None:
    oud = '<w:p><w:pPr><w:pStyle w:val="Verslagtekst"/></w:pPr><w:r><w:t xml:space="preserve">[[acties]]</w:t></w:r></w:p>'
    in_tabel = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{oud}</w:tc></w:tr></w:tbl>"
    assert controleer_sjabloon(verander(BRON, {DOCUMENT: (oud, in_tabel)})) == (
        "Het anker [[acties]] ontbreekt als eigen alinea in de tekst.",
    )


def test_an_image_that_would_be_fetched_from_outside_is_named() -> None:
    extern = f'<Relationship Id="rId9" Type="{OFFICE}/image" Target="http://voorbeeld.invalid/logo.png" TargetMode="External"/>'
    link = extern.replace("rId9", "rId8").replace("/image", "/hyperlink")
    rels = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{extern}{link}</Relationships>'
    (regel,) = controleer_sjabloon(met_deel(BRON, "word/_rels/header1.xml.rels", rels))
    assert (
        regel
        == "De huisstijl haalt http://voorbeeld.invalid/logo.png van buiten op; neem het in het bestand zelf op."
    )


def test_an_anchor_that_word_split_over_runs_is_still_one() -> None:
    gesplitst = '[[rubri</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:i/></w:rPr><w:t>cering]]'
    sjabloon = verander(BRON, {KOP: ("[[rubricering]]", gesplitst)})
    kop = deel(schrijf_verslag(verslag(1), sjabloon).inhoud, KOP)
    assert "Dienstgeheim – vertrouwelijk" in teksten(kop)
    assert "[[" not in teksten(kop)


def test_the_look_of_an_anchor_goes_to_the_text_that_takes_its_place() -> None:
    vet = verander(BRON, {KOP: ('<w:r><w:t xml:space="preserve">[[rubricering]]', "<w:r><w:rPr><w:caps/></w:rPr><w:t>[[rubricering]]")})  # fmt: skip
    kop = deel(schrijf_verslag(verslag(1), vet).inhoud, KOP)
    assert [teksten(run) for run in alle(kop, "w:r") if alle(run, "w:caps")] == [
        "Dienstgeheim – vertrouwelijk"
    ]


def test_anchors_may_stand_in_any_order_and_a_body_never_ends_in_a_table() -> None:
    omgekeerd = verander(BRON, {DOCUMENT: ("[[colofon]]", "[[tijdelijk]]")})
    omgekeerd = verander(omgekeerd, {DOCUMENT: ("[[acties]]", "[[colofon]]")})
    omgekeerd = verander(omgekeerd, {DOCUMENT: ("[[tijdelijk]]", "[[acties]]")})
    body = deel(schrijf_verslag(verslag(1), omgekeerd).inhoud, DOCUMENT)[0]
    assert [kind.tag.rpartition("}")[2] for kind in body][-3:] == ["tbl", "p", "sectPr"]


def test_text_of_the_house_style_itself_stays_where_it_stands() -> None:
    eigen = verander(BRON, {DOCUMENT: ("<w:sectPr>", "<w:p><w:r><w:t>Postadres van de eenheid</w:t></w:r></w:p><w:sectPr>")})  # fmt: skip
    basis = schrijf_verslag(verslag(1), eigen).basis
    tekst = [regel for regel in basis if regel.tekst == "Postadres van de eenheid"]
    assert len(tekst) == 1
    assert tekst[0].passage is None


@pytest.mark.parametrize(
    "sjabloon",
    [
        b"",
        b"geen bestand",
        BRON[:-200],
        met_deel(BRON, DOCUMENT, None),
        met_deel(BRON, "[Content_Types].xml", None),
        met_deel(BRON, "_rels/.rels", None),
        met_deel(BRON, "word/styles.xml", None),
        met_deel(BRON, DOCUMENT, "<w:document"),
        met_deel(BRON, DOCUMENT, "<document/>"),
        met_deel(BRON, DOCUMENT, '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
        met_deel(BRON, "word/vbaProject.bin", b"\0"),
        verander(BRON, {"[Content_Types].xml": ("document.main+xml", "template.main+xml")}),
        verander(BRON, {DOCUMENT: ('w:w="11906"', 'w:w="breed"')}),
    ],
    ids=range(13),
)
def test_a_file_that_cannot_be_used_ends_in_one_clear_line(sjabloon: bytes) -> None:
    for poging in (lambda: controleer_sjabloon(sjabloon), lambda: schrijf_verslag(verslag(1), sjabloon)):
        with pytest.raises(SjabloonFout) as fout:
            poging()
        assert str(fout.value).startswith(("De huisstijl is ", "Het huisstijlbestand is geweigerd"))
        assert "er is niets" in str(fout.value)
        assert "\n" not in str(fout.value)


@settings(max_examples=200, deadline=None)
@given(
    st.integers(0, 100_000),
    st.sampled_from([DOCUMENT, KOP, "word/styles.xml", "[Content_Types].xml", "_rels/.rels"]),
)
def test_damage_in_a_part_never_ends_in_another_error(zaad: int, naam: str) -> None:
    toeval = random.Random(zaad)
    inhoud = bytearray(_leden(BRON)[naam])
    for _keer in range(toeval.randrange(1, 4)):
        plaats = toeval.randrange(len(inhoud))
        inhoud[plaats : plaats + toeval.randrange(4)] = toeval.choice([b"", b"x", b'"', b"1", b"</", b"w:"])
    with contextlib.suppress(SjabloonFout):
        bestand = schrijf_verslag(verslag(1), met_deel(BRON, naam, bytes(inhoud)))
        assert len(alle(deel(bestand, DOCUMENT), "w:bookmarkStart")) == 1


def test_what_is_written_can_be_a_house_style_no_more() -> None:
    assert any("[[titelblok]] ontbreekt" in regel for regel in controleer_sjabloon(schrijf().inhoud))


def _leden(inhoud: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        return {naam: zip_.read(naam) for naam in zip_.namelist()}
