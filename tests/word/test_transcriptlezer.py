"""Paragraphs of a transcript in Word, whatever they stand in; nothing that was struck out."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from korpsmonitor_tui.bestanden.archief import ArchiefFout
from korpsmonitor_tui.word.transcriptlezer import TranscriptbestandFout, lees_transcriptalineas

W = nsdecls("w")


def opgeslagen(document: docx.document.Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def met_xml(*alineas: str) -> bytes:
    document = docx.Document()
    for alinea in alineas:
        document.element.body.insert(-1, parse_xml(alinea))
    return opgeslagen(document)


def vervang(inhoud: bytes, oud: bytes, nieuw: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as bron, zipfile.ZipFile(buffer, "w") as doel:
        for lid in bron.namelist():
            doel.writestr(lid, bron.read(lid).replace(oud, nieuw))
    return buffer.getvalue()


def test_alineas_tabellen_en_regeleinden() -> None:
    document = docx.Document()
    document.add_paragraph("Auditor B   0:03\nGoede\tmorgen")
    document.add_table(1, 2).rows[0].cells[1].text = "in een cel"
    document.add_paragraph("")
    assert lees_transcriptalineas(opgeslagen(document), "t.docx") == (
        "Auditor B   0:03\nGoede\tmorgen",
        "",
        "in een cel",
        "",
    )


def test_bijgehouden_wijzigingen_gelden_als_aanvaard() -> None:
    inhoud = met_xml(
        f"<w:p {W}><w:r><w:t>acht</w:t></w:r><w:ins w:id='1' w:author='a'><w:r><w:t>tien</w:t></w:r></w:ins>"
        "<w:del w:id='2' w:author='a'><w:r><w:delText>weg</w:delText></w:r></w:del>"
        "<w:moveFrom w:id='3' w:author='a'><w:r><w:t>elders</w:t></w:r></w:moveFrom></w:p>"
    )
    assert lees_transcriptalineas(inhoud, "t.docx") == ("achttien",)


def test_een_tekstvak_is_een_alinea_van_zichzelf_en_staat_er_een_keer() -> None:
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    vak = "<w:txbxContent><w:p><w:r><w:t>in een vak</w:t></w:r></w:p></w:txbxContent>"
    inhoud = met_xml(
        f"<w:p {W} {mc}><w:r><w:t>buiten</w:t><mc:AlternateContent><mc:Choice Requires='wps'>{vak}</mc:Choice>"
        f"<mc:Fallback>{vak}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert lees_transcriptalineas(inhoud, "t.docx") == ("buiten", "in een vak")


def test_ook_strikte_vorm_wordt_gelezen() -> None:
    document = docx.Document()
    document.add_paragraph("ja")
    strikt = vervang(
        opgeslagen(document),
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert lees_transcriptalineas(strikt, "t.docx") == ("ja",)


def test_wat_geen_word_document_is_wordt_geweigerd() -> None:
    goed = opgeslagen(docx.Document())
    with pytest.raises(ArchiefFout):
        lees_transcriptalineas(b"PK\x03\x04 stuk", "t.docx")
    for oud, nieuw in ((b"w:body", b"w:lijf"), (b"<w:body>", b"<w:body><kapot>")):
        with pytest.raises((TranscriptbestandFout, ArchiefFout), match=r"t\.docx") as fout:
            lees_transcriptalineas(vervang(goed, oud, nieuw), "t.docx")
        assert "\n" not in str(fout.value)
