"""Files that cannot be read are refused in one clear line; damage never ends in another error."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.errors import KorpsmonitorFout, OnbruikbareInvoer
from korpsmonitor_tui.word import leespakket
from korpsmonitor_tui.word.formulierlezer import FormulierFout, lees_kenmerken
from tests.word import formuliervoorbeeld as vb
from tests.word.hulp import met_deel, verander

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_MB = 1024 * 1024


def _pak(delen: Mapping[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, inhoud in delen.items():
            zip_.writestr(naam, inhoud)
    return buffer.getvalue()


def _bom() -> bytes:
    with zipfile.ZipFile(io.BytesIO(vb.leeg())) as zip_:
        delen = {lid: zip_.read(lid) for lid in zip_.namelist()}
    return _pak({**delen, "word/media/bom.bin": b"\0" * (51 * _MB)})


def _met_doctype() -> bytes:
    entiteit = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return met_deel(vb.leeg(), vb.DOCUMENT, f"{entiteit}<w:document {nsdecls('w')}><w:body/></w:document>")


def _rekenblad() -> bytes:
    return verander(vb.leeg(), {vb.DOCUMENT: ("w:document", "w:workbook")})


_VIJANDIG: dict[str, tuple[bytes | Callable[[], bytes], str]] = {
    "leeg": (b"", "beschadigd of geen Word"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "beschadigd of geen Word"),
    "tekst": (b"Beste collega, hierbij de cijfers.", "beschadigd of geen Word"),
    "100 MB": (b"\0" * (100 * _MB), "groter dan 20 MB"),
    "versleuteld": (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "wachtwoord"),
    "macro": (lambda: met_deel(vb.leeg(), "word/vbaProject.bin", b"x"), "macro"),
    "bom": (_bom, "uitgepakt groter dan 50 MB"),
    "doctype": (_met_doctype, "documenttypedeclaratie"),
    "zip zonder Word": (lambda: _pak({"a.txt": "a"}), "geen hoofdtekst"),
    "odt": (
        lambda: _pak({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}),
        r"als OpenDocument \(\.odt\) bewaard",
    ),
    "rekenblad": (_rekenblad, "geen Word-document"),
    "geen tekst": (
        lambda: met_deel(vb.leeg(), vb.DOCUMENT, f"<w:document {nsdecls('w')}/>"),
        "geen Word-document",
    ),
    "afgebroken": (
        lambda: met_deel(vb.leeg(), vb.DOCUMENT, f"<w:document {nsdecls('w')}><w:body>"),
        "beschadigd",
    ),
    "te diep": (
        lambda: met_deel(
            vb.leeg(),
            vb.DOCUMENT,
            f"<w:document {nsdecls('w')}><w:body>{'<w:p>' * 400}{'</w:p>' * 400}</w:body></w:document>",
        ),
        "beschadigd",
    ),
}


@pytest.mark.parametrize("soort", _VIJANDIG)
def test_a_file_that_is_no_readable_form_is_refused_in_one_line(soort: str) -> None:
    maak, oorzaak = _VIJANDIG[soort]
    inhoud = maak() if callable(maak) else maak
    for lees in (vb.lees, lees_kenmerken):
        with pytest.raises(OnbruikbareInvoer, match=oorzaak) as gevangen:
            lees(inhoud)
        regel = str(gevangen.value)
        assert "\n" not in regel
        assert "er is niets ingelezen" in regel


def test_more_text_than_a_form_can_have_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leespakket, "MAX_TEKSTDEEL", 1024)
    with pytest.raises(FormulierFout, match="meer tekst dan"):
        vb.lees(vb.leeg())


def test_a_damaged_side_part_is_refused_and_not_passed_over() -> None:
    """Half a file of comments could be half the remarks: better none than some."""
    kapot = met_deel(vb.leeg(), "word/header1.xml", f"<w:hdr {nsdecls('w')}>")
    with pytest.raises(FormulierFout, match="een onderdeel is onleesbaar"):
        vb.lees(kapot)


def test_a_relationship_to_nothing_is_no_reason_to_refuse() -> None:
    zonder = met_deel(vb.leeg(), "word/footer1.xml", None)
    assert len(vb.lees(zonder).velden) == len(vb.VELDEN)


@given(st.integers(0, 2**32), st.integers(1, 40))
def test_damage_never_ends_in_another_error(zaad: int, aantal: int) -> None:
    inhoud = bytearray(vb.leeg())
    for nr in range(aantal):
        plaats = (zaad * 2654435761 + nr * 40503) % len(inhoud)
        inhoud[plaats] = (inhoud[plaats] + zaad + nr) % 256
    for lees in (vb.lees, lees_kenmerken):
        assert "\n" not in _weigering(lees, bytes(inhoud))


def _weigering(lees: Callable[[bytes], object], inhoud: bytes) -> str:
    """The line with which a file is refused; empty if it is not."""
    try:
        lees(inhoud)
    except KorpsmonitorFout as fout:
        return str(fout)
    return ""


_ELEMENT = st.sampled_from(
    [
        *(
            "w:p",
            "w:r",
            "w:t",
            "w:tbl",
            "w:tr",
            "w:tc",
            "w:sdt",
            "w:sdtContent",
            "w:ins",
            "w:del",
            "w:pPr",
            "w:rPr",
        ),
        *(
            "w:trPr",
            "w:tcPr",
            "w:vMerge",
            "w:gridSpan",
            "w:bookmarkStart",
            "w:fldChar",
            "w:instrText",
            "w:fldSimple",
        ),
        *("w:strike", "w:txbxContent", "w:drawing", "w:sym", "w:hyperlink", "w:numPr", "w:numId", "w:sdtPr"),
        *(
            "w:showingPlcHdr",
            "w:commentRangeStart",
            "w:footnoteReference",
            "w:altChunk",
            "w:br",
            "w:gridBefore",
        ),
    ]
)
_BOOM = st.recursive(
    st.tuples(
        _ELEMENT,
        st.sampled_from(["", "12", "toezicht.leden/2012", "begin", "separate", "end", "restart", "9"]),
    ),
    lambda kinderen: st.tuples(_ELEMENT, st.lists(kinderen, max_size=5)),
    max_leaves=60,
)


def _als_xml(knoop: tuple[str, object]) -> str:
    naam, inhoud = knoop
    if isinstance(inhoud, list):
        return f"<{naam}>{''.join(map(_als_xml, inhoud))}</{naam}>"
    return f'<{naam} w:val="{inhoud}" w:fldCharType="{inhoud}" w:id="{inhoud}" w:name="{inhoud}">{inhoud}</{naam}>'


@given(st.lists(_BOOM, max_size=6))
def test_elements_in_any_order_are_read_without_an_error(bomen: list[tuple[str, object]]) -> None:
    markup = "".join(map(_als_xml, bomen))
    gek = met_deel(
        vb.leeg(), vb.DOCUMENT, f"<w:document {nsdecls('w')}><w:body>{markup}</w:body></w:document>"
    )
    gelezen = vb.lees(gek)
    assert all(veld.vak in {vak for vak, _veld in vb.VELDEN} for veld in gelezen.velden)
