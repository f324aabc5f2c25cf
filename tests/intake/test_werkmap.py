"""Files that are no honest workbook are refused with one line, quickly and before anything is used."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from korpsmonitor_tui.bestanden.archief import ArchiefFout
from korpsmonitor_tui.intake import werkmap
from korpsmonitor_tui.intake.formulierblad import lees_formulierblad, lees_kenmerken
from korpsmonitor_tui.intake.werkmap import cellen, open_werkmap
from tests.intake.werkmappen import Ingevuld, verander
from tests.vragenlijstvoorbeeld import formulier

if TYPE_CHECKING:
    from collections.abc import Callable

BLAD = "xl/worksheets/sheet3.xml"
GOED = Ingevuld().opgeslagen()


def _zip(**leden: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, inhoud in leden.items():
            zip_.writestr(naam, inhoud)
    return buffer.getvalue()


def _met(element: bytes) -> Callable[[bytes], bytes]:
    return lambda xml: xml.replace(b"</sheetData>", b"</sheetData>" + element)


def _link(soort: str) -> bytes:
    relaties = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{soort}" TargetMode="External" '
        'Target="https://voorbeeld.invalid/x"/></Relationships>'
    )
    return verander(GOED, {"xl/worksheets/_rels/sheet3.xml.rels": lambda _oud: relaties.encode()})


def _macro() -> bytes:
    return verander(
        GOED,
        {
            "[Content_Types].xml": lambda xml: xml.replace(
                b"spreadsheetml.sheet.main+xml", b"spreadsheetml.sheet.macroEnabled.main+xml"
            ).replace(
                b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.macro",
                b"application/vnd.ms-excel.sheet.macro",
            )
        },
    )


WEIGERINGEN = {
    "leeg": (b"", "beschadigd"),
    "pdf": (b"%PDF-1.7\n", "beschadigd"),
    "csv": (b"a;b\n1;2\n", "beschadigd"),
    "xls_of_versleuteld": (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "wachtwoord"),
    "word": (
        verander(
            GOED,
            {
                "[Content_Types].xml": lambda xml: xml.replace(
                    b"spreadsheetml.sheet", b"wordprocessingml.document"
                )
            },
        ),
        "geen leesbaar rekenblad",
    ),
    "macro": (_macro(), "macro"),
    "vba": (verander(GOED, {"xl/vbaProject.bin": lambda _oud: b"x"}), "macro"),
    "100 MB": (b"PK" + bytes(100 * 1024 * 1024), "groter dan 20 MB"),
    "zipbom": (_zip(**{"xl/a.xml": b"<a>" + b" " * (60 * 1024 * 1024) + b"</a>"}), "groter dan 50 MB"),
    "veel tekst": (
        verander(GOED, {"xl/extra.xml": lambda _oud: b"<a>" + b" " * 17_000_000 + b"</a>"}),
        "200 keer zo groot",
    ),
    "andere werkmap": (_link("externalLinkPath"), "andere bestanden"),
    "afbeelding van elders": (_link("image"), "andere bestanden"),
    "afgekapt": (GOED[: len(GOED) // 2], "beschadigd"),
    "geen blad": (verander(GOED, {BLAD: lambda _oud: b"<worksheet>"}), "geen leesbaar rekenblad"),
    "alles samengevoegd": (
        verander(GOED, {BLAD: _met(b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')}),
        "meer in dan",
    ),
    "alles samengevoegd, andere schrijfwijze": (
        verander(GOED, {BLAD: _met(b"<mergeCells><mergeCell  ref = '$A$1:xfd1048576'/></mergeCells>")}),
        "meer in dan",
    ),
    "alles een koppeling": (
        verander(
            GOED, {BLAD: _met(b'<hyperlinks><hyperlink location="x" ref="A1:XFD1048576"/></hyperlinks>')}
        ),
        "meer in dan",
    ),
    "hele rijen een koppeling": (
        verander(GOED, {BLAD: _met(b'<hyperlinks><hyperlink location="x" ref="1:1048576"/></hyperlinks>')}),
        "meer in dan",
    ),
    "verhuld bereik": (
        verander(GOED, {BLAD: _met(b'<mergeCells><mergeCell ref="A1&#58;XFD1048576"/></mergeCells>')}),
        "meer in dan",
    ),
    "andere tekenset": (
        verander(GOED, {BLAD: lambda xml: b'<?xml version="1.0" encoding="ISO-8859-1"?>' + xml}),
        "geen leesbaar rekenblad",
    ),
    "utf-16": (
        verander(GOED, {BLAD: lambda xml: xml.decode().encode("utf-16")}),
        "geen leesbaar rekenblad",
    ),
    "eigenschappen": (
        verander(GOED, {"docProps/custom.xml": lambda _oud: b"<a><b></a>"}),
        "leesbaar rekenblad",
    ),
}


@pytest.mark.parametrize("naam", WEIGERINGEN)
def test_onbruikbare_bestanden_worden_in_een_regel_geweigerd(naam: str) -> None:
    inhoud, oorzaak = WEIGERINGEN[naam]

    with pytest.raises(ArchiefFout, match=oorzaak) as gevangen:
        lees_formulierblad(inhoud, formulier())

    assert "er is niets ingelezen" in str(gevangen.value)
    assert "\n" not in str(gevangen.value)
    if naam != "geen blad":
        with pytest.raises(ArchiefFout, match=oorzaak):
            lees_kenmerken(inhoud)


def test_een_getypt_adres_is_geen_reden_tot_weigeren() -> None:
    assert lees_formulierblad(_link("hyperlink"), formulier()).los == ()


def test_een_cel_in_de_verste_hoek_kost_niets() -> None:
    ver = _met(b"")
    inhoud = verander(
        GOED,
        {
            BLAD: lambda xml: ver(xml).replace(
                b"</sheetData>",
                b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>ver weg</t></is></c></row></sheetData>',
            )
        },
    )

    (stuk,) = lees_formulierblad(inhoud, formulier()).los

    assert (stuk.tekst, stuk.plaats) == ("ver weg", "blad 2 Toezicht, cel XFD1048576")


def test_alle_cellen_komen_op_volgorde_en_geen_andere() -> None:
    ws = Workbook().active
    ws["C5"], ws["A9"], ws["A5"] = 1, 2, 3

    assert [cel.coordinate for cel in cellen(ws)] == ["A5", "C5", "A9"]


@given(st.data())
def test_een_beschadigd_bestand_wordt_gelezen_of_geweigerd(data: st.DataObject) -> None:
    deel = data.draw(
        st.sampled_from(
            [BLAD, "xl/workbook.xml", "xl/styles.xml", "docProps/custom.xml", "xl/_rels/workbook.xml.rels"]
        )
    )
    plaats, lengte = data.draw(st.floats(0, 1)), data.draw(st.integers(1, 40))
    nieuw = data.draw(
        st.binary(max_size=8) | st.sampled_from([b'"', b"<", b"<x/>", b"99999999999", b"s=", b"-1"])
    )

    def beschadig(xml: bytes) -> bytes:
        begin = int(plaats * len(xml))
        return xml[:begin] + nieuw + xml[begin + lengte :]

    try:
        gelezen = lees_formulierblad(verander(GOED, {deel: beschadig}), formulier())
    except ArchiefFout:
        return
    assert all(veld.plaats for veld in gelezen.velden)


def test_niets_wordt_opgehaald_of_geschreven(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    def nooit(*_rest: object, **_meer: object) -> None:
        raise AssertionError

    monkeypatch.setattr("socket.socket.connect", nooit)
    monkeypatch.setattr("tempfile.NamedTemporaryFile", nooit)
    monkeypatch.setattr("tempfile.mkstemp", nooit)

    assert open_werkmap(_link("hyperlink")).bladen


def test_de_lezer_laadt_openpyxl_pas_bij_gebruik() -> None:
    code = (
        f"import sys, {lees_formulierblad.__module__}, {werkmap.__name__}; print('openpyxl' in sys.modules)"
    )
    uit = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=dict(os.environ)
    )

    assert re.fullmatch(r"False\s*", uit.stdout)
