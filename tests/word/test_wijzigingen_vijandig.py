"""Damage never ends in another error than a Dutch line, and time is in proportion to the text."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.bestanden import archief
from korpsmonitor_tui.domain.errors import KorpsmonitorFout, OnbruikbareInvoer
from korpsmonitor_tui.domain.wijzigingen import wijzigingen
from korpsmonitor_tui.word import leespakket
from korpsmonitor_tui.word.spoorloop import Spoorloop
from korpsmonitor_tui.word.wijzigingen import WoordbestandFout, lees_wijzigingen
from tests.word.spoorvoorbeeld import (
    RELATIES,
    A,
    W,
    bij_opmerking,
    cel,
    docx,
    opmerking,
    p,
    rij,
    spoor,
    t,
    tabel,
    weg,
)

_BODY = (
    p(t("a"), spoor("ins", t("b") + spoor("del", weg("c"))), bij_opmerking("1", t("d")), einde=spoor("ins"))
    + tabel(rij(cel(p('<w:bookmarkStart w:id="1" w:name="x"/>', t("e"), '<w:bookmarkEnd w:id="1"/>'))))
    + p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:footnoteReference w:id="2"/></w:r>')
)
_GOED = docx(
    _BODY,
    footnotes=f'<w:footnote w:id="2">{p(t("noot"))}</w:footnote>',
    comments=opmerking("1", "Vraag", sleutel="0A"),
    commentsEx='<w15:commentEx w15:paraId="0A" w15:done="1"/>',
)
_ONVOLTOOID = f'<w:document xmlns:w="{W}"><w:body>'
_VIJANDIG = {
    "niets": (b"", "beschadigd of geen Word"),
    "pdf": (b"%PDF-1.7\n1 0 obj", "beschadigd of geen Word"),
    "oud Word": (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "wachtwoord"),
    "macro": (docx(p(), {"word/vbaProject.bin": b"x"}), "macro"),
    "odt": (docx(p(), {"mimetype": "application/vnd.oasis.opendocument.text"}), "OpenDocument"),
    "doctype": (docx(p(), {"word/document.xml": f"<!DOCTYPE x>{_ONVOLTOOID}</w:body></w:document>"}), "documenttype"),
    "afgebroken": (docx(p(), {"word/document.xml": _ONVOLTOOID}), "beschadigd"),
    "ander soort": (docx(p(), {"word/document.xml": f'<w:workbook xmlns:w="{W}"/>'}), "geen Word-document"),
    "kapotte opmerkingen": (docx(p(), {"word/comments.xml": "<w:comments"}, comments=""), "onleesbaar"),
    "geen hoofdtekst": (docx(p(), {"_rels/.rels": "<Relationships/>"}), "geen hoofdtekst"),
}  # fmt: skip


@pytest.mark.parametrize("soort", _VIJANDIG)
def test_an_unusable_file_is_refused_in_one_line(soort: str) -> None:
    inhoud, oorzaak = _VIJANDIG[soort]
    with pytest.raises(OnbruikbareInvoer, match=oorzaak) as gevangen:
        lees_wijzigingen(inhoud, "terug.docx")
    regel = str(gevangen.value)
    assert regel.startswith("terug.docx is ")
    assert "er is niets ingelezen" in regel
    assert "\n" not in regel


def test_more_text_than_a_document_can_have_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leespakket, "MAX_TEKSTDEEL", 1024)
    with pytest.raises(WoordbestandFout, match="meer tekst dan"):
        lees_wijzigingen(docx(p(t("x" * 2000))))


def test_a_million_tiny_elements_are_refused_before_they_are_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archief, "MAX_VERHOUDING", 2_000)
    inhoud = docx("<w:p/>" * 1_000_000)
    assert len(inhoud) < 20_000
    with pytest.raises(WoordbestandFout, match="meer opmaak dan"):
        lees_wijzigingen(inhoud)


def test_small_parts_together_are_bounded_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leespakket, "MAX_TAGS", 100)
    alineas = "<w:p/>" * 40
    lees_wijzigingen(docx(alineas))
    with pytest.raises(WoordbestandFout, match="meer opmaak dan"):
        lees_wijzigingen(docx(alineas, hdr=alineas, ftr=alineas))


def test_nothing_outside_the_file_is_fetched_and_it_is_said() -> None:
    buiten = (
        f'<Relationship Id="b1" Type="{RELATIES}/image" Target="http://elders.invalid/x.png" TargetMode="External"/>'
        f'<Relationship Id="b2" Type="{RELATIES}/header" Target="http://elders.invalid/h.xml" TargetMode="External"/>'
        f'<Relationship Id="b4" Type="{RELATIES}/header" Target="document.xml" TargetMode="External"/>'
        f'<Relationship Id="b3" Type="{RELATIES}/footnotes" Target="bestaat-niet.xml"/>'
    )
    ruimte = "http://schemas.openxmlformats.org/package/2006/relationships"
    relaties = f'<Relationships xmlns="{ruimte}">{buiten}</Relationships>'
    lezing = lees_wijzigingen(docx(p("<w:altChunk/>", t("a")), {"word/_rels/document.xml.rels": relaties}))
    assert lezing.nieuw == ("a",)
    assert lezing.meldingen == (
        "Het bestand verwijst naar http://elders.invalid/x.png; dat is niet opgehaald.",
        "Het bestand verwijst naar http://elders.invalid/h.xml; dat is niet opgehaald.",
        "Het bestand verwijst naar document.xml; dat is niet opgehaald.",
        "In het bestand is een ander bestand ingevoegd; dat is niet gelezen.",
    )


def test_a_note_that_refers_to_itself_is_read_once() -> None:
    verwijzing = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    lezing = lees_wijzigingen(
        docx(
            p(verwijzing, verwijzing),
            footnotes=f'<w:footnote w:id="2">{p(t("noot"), verwijzing)}</w:footnote>',
        )
    )
    assert lezing.nieuw == ("", "noot")


@given(st.integers(0, 2**32), st.integers(1, 40))
def test_damaged_bytes_never_end_in_another_error(zaad: int, aantal: int) -> None:
    inhoud = bytearray(_GOED)
    for nr in range(aantal):
        plaats = (zaad * 2654435761 + nr * 40503) % len(inhoud)
        inhoud[plaats] = (inhoud[plaats] + zaad + nr) % 256
    assert "\n" not in _lees_of_weiger(bytes(inhoud))


_NAMEN = (
    *("p", "r", "t", "delText", "ins", "del", "moveFrom", "moveTo", "tbl", "tr", "tc", "trPr", "tcPr", "pPr", "rPr"),
    *("cellDel", "rPrChange", "sdt", "sdtContent", "fldSimple", "sym", "tab", "txbxContent", "drawing", "footnoteReference"),
    *("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "moveFromRangeStart"),
    *("moveFromRangeEnd", "fldChar", "instrText", "body", "comment"),
)  # fmt: skip
_KENMERKEN = st.sampled_from(
    ["", 'w:id="1"', 'w:id="2" w:name="x"', 'w:author="Auteur A" w:id="-"', 'w:fldCharType="begin"', 'w:fldCharType="end"', 'w:fldCharType="separate"', 'w:char="ZZ"']
)  # fmt: skip
_XML = st.recursive(
    st.sampled_from(["<w:t>x</w:t>", "<w:delText>y</w:delText>", "<w:br/>", "los"]),
    lambda kinderen: st.builds(
        lambda naam, kenmerk, inhoud: f"<w:{naam} {kenmerk}>{''.join(inhoud)}</w:{naam}>",
        st.sampled_from(_NAMEN),
        _KENMERKEN,
        st.lists(kinderen, max_size=4),
    ),
    max_leaves=25,
)


@given(st.lists(_XML, max_size=6), st.lists(_XML, max_size=3))
def test_any_elements_in_any_order_are_read(body: list[str], noot: list[str]) -> None:
    inhoud = docx(
        "".join(body),
        footnotes=f'<w:footnote w:id="1">{"".join(noot)}</w:footnote>',
        comments=f'<w:comment w:id="1">{"".join(noot)}</w:comment>',
    )
    lezing = lees_wijzigingen(inhoud)
    segmenten = [segment for alinea in lezing.alineas for segment in alinea.segmenten]
    for weergave, hoort in ((lezing.oud, "in_oud"), (lezing.nieuw, "in_nieuw")):
        tekens = "".join(segment.tekst for segment in segmenten if getattr(segment, hoort))
        assert sorted("".join(weergave)) == sorted(tekens)
    assert len({segment.plaats for segment in segmenten}) == len(segmenten)


@given(
    st.sampled_from(["document", "_rels/document", "footnotes", "comments", "commentsExtended"]),
    st.binary(max_size=60),
)
def test_any_part_can_be_replaced_by_rubbish(deel: str, rommel: bytes) -> None:
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_GOED)) as bron, zipfile.ZipFile(uit, "w") as doel:
        for naam in bron.namelist():
            geraakt = naam.startswith(f"word/{deel}.xml")
            doel.writestr(naam, bron.read(naam)[: len(rommel) * 9] + rommel if geraakt else bron.read(naam))
    assert "\n" not in _lees_of_weiger(uit.getvalue())


def _lees_of_weiger(inhoud: bytes) -> str:
    """The line with which a file is refused; empty if it is read."""
    try:
        lezing = lees_wijzigingen(inhoud)
    except KorpsmonitorFout as fout:
        return str(fout)
    wijzigingen(lezing.alineas)
    assert len(lezing.oud) <= len(lezing.alineas)
    return ""


def test_the_work_grows_with_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted, not timed: each element is met once, however many changes and comments there are."""
    stappen = 0
    eerder = Spoorloop._kind

    def tel(self: Spoorloop, kind: object) -> object:
        nonlocal stappen
        stappen += 1
        return eerder(self, kind)  # type: ignore[arg-type]

    monkeypatch.setattr(Spoorloop, "_kind", tel)
    per_aantal = []
    for aantal in (50, 100):
        stappen = 0
        alinea = p(*(t("tekst ") + spoor("ins", t("erbij"), A) for _nr in range(10)))
        lees_wijzigingen(docx(alinea * aantal))
        per_aantal.append(stappen)
    assert per_aantal[1] == 2 * per_aantal[0]
