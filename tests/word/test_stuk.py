"""Letters, annexes and lists in the house style."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.ns import qn

from korpsmonitor_tui.domain.stuk import Afbeelding, Kader, Kenmerken, Kop, Stuk, Tabel, Tekst
from korpsmonitor_tui.word.sjabloon import SjabloonFout
from korpsmonitor_tui.word.stuk import schrijf_stuk
from korpsmonitor_tui.word.wijzigingen import lees_wijzigingen
from tests.word import libreoffice
from tests.word.hulp import alle, deel, teksten
from tests.word.rapport import png
from tests.word.voorbeeld import HUISSTIJL

if TYPE_CHECKING:
    from pathlib import Path


def _stuk(**anders: object) -> Stuk:
    velden: dict[str, object] = {
        "titel": "Verwerking van uw opmerkingen",
        "ondertitel": "Veld- en Vaartstreek, versie 1",
        "blokken": (
            Kenmerken("Gegevens van de brief", (("Aan", "korpsexpert"), ("Ons kenmerk", ""))),
            Tekst("Geachte heer, mevrouw,\nHierbij < & > ontvangt u het verslag."),
            Kop("Opmerkingen"),
            Kop("Passage 1", niveau=2),
            Kader("Let op de termijn."),
            Tabel("Wat met elke opmerking is gedaan", (("Nr", 1), ("Opmerking", 5)), (("1", "45 moet 54 zijn"), ("2", ""))),
        ),
        "instrument": "Korpsmonitor",
        "kenmerk": "Verwerkingstabel – versie 1",
        "rubricering": "Vertrouwelijk",
        "demonstratie": "DEMONSTRATIE",
        "opgemaakt": date(2012, 5, 3),
    }  # fmt: skip
    return Stuk(**(velden | anders))  # type: ignore[arg-type]


def test_every_block_stands_there_in_order() -> None:
    inhoud = schrijf_stuk(_stuk(), HUISSTIJL.read_bytes()).inhoud
    regels = [regel for regel in lees_wijzigingen(inhoud).nieuw if regel]
    assert regels[:16] == [
        "Verwerking van uw opmerkingen",
        "Veld- en Vaartstreek, versie 1",
        *("Aan", "korpsexpert", "Ons kenmerk", "niet ingevuld"),
        "Geachte heer, mevrouw,\nHierbij < & > ontvangt u het verslag.",
        *("Opmerkingen", "Passage 1", "Let op de termijn."),
        *("Nr", "Opmerking", "1", "45 moet 54 zijn", "2", "niet ingevuld"),
    ]
    assert any("DEMONSTRATIE" in regel for regel in regels[16:])
    assert any("Vertrouwelijk" in regel for regel in regels[16:])
    assert any("Verwerkingstabel – versie 1" in regel for regel in regels[16:])


def test_headings_are_headings_and_the_table_repeats_its_head() -> None:
    inhoud = schrijf_stuk(_stuk(), HUISSTIJL.read_bytes()).inhoud
    document = docx.Document(io.BytesIO(inhoud))
    stijlen = {alinea.text: alinea.style.name for alinea in document.paragraphs if alinea.style is not None}
    assert (stijlen["Opmerkingen"], stijlen["Passage 1"]) == ("Heading 1", "Heading 2")
    wortel = deel(inhoud, "word/document.xml")
    assert len(alle(wortel, "w:tblHeader")) == 1
    assert {teken.get(qn("w:val")) for teken in alle(wortel, "w:tblCaption")} == {
        "Gegevens van de brief",
        "Wat met elke opmerking is gedaan",
    }


def test_a_wide_table_lies_on_its_side_and_fills_the_page() -> None:
    staand, liggend = (
        docx.Document(io.BytesIO(schrijf_stuk(_stuk(liggend=kant), HUISSTIJL.read_bytes()).inhoud))
        for kant in (False, True)
    )
    assert liggend.sections[0].page_width == staand.sections[0].page_height
    breedtes = [
        sum(int(kolom.get(qn("w:w"), "0")) for kolom in document.tables[-1]._tbl.tblGrid)
        for document in (staand, liggend)
    ]
    assert breedtes[1] > breedtes[0] * 1.3


def test_a_sentence_stays_with_the_table_that_it_introduces() -> None:
    blokken = (Tekst("Los."), Tekst("De lijst:"), Tabel("Lijst", (("Nr", 1),), (("1",),)), Tekst("Erna."))
    wortel = deel(schrijf_stuk(_stuk(blokken=blokken), HUISSTIJL.read_bytes()).inhoud, "word/document.xml")
    bijeen = [
        teksten(alinea)
        for alinea in alle(wortel, "w:p")
        if alle(alinea, "w:keepNext") and not any(True for _tabel in alinea.iterancestors(qn("w:tbl")))
    ]
    assert bijeen == ["De lijst:"]


def test_the_first_of_some_frames_stays_with_the_second() -> None:
    tabel = Tabel("Lijst", (("Nr", 1),), (("1",),))
    blokken = (tabel, Kader("Voorstel:"), Kader("Een."), Kader("Twee."), Tekst("Los."), Kader("Alleen."))
    wortel = deel(schrijf_stuk(_stuk(blokken=blokken), HUISSTIJL.read_bytes()).inhoud, "word/document.xml")
    bijeen = [
        teksten(alinea)
        for alinea in wortel.iterfind(f"{qn('w:body')}/{qn('w:p')}")
        if alle(alinea, "w:keepNext")
    ]
    assert bijeen == ["Voorstel:"]


def test_a_sentence_stays_with_the_picture_that_it_introduces() -> None:
    blokken = (Tekst("Los."), Tekst("Het beeld:"), Afbeelding(png(40, 20), "Een beeld", "Beeld"))
    wortel = deel(schrijf_stuk(_stuk(blokken=blokken), HUISSTIJL.read_bytes()).inhoud, "word/document.xml")
    bijeen = [teksten(alinea) for alinea in alle(wortel, "w:p") if alle(alinea, "w:keepNext")]
    assert "Het beeld:" in bijeen
    assert "Los." not in bijeen


def test_what_xml_cannot_hold_is_shown_and_told() -> None:
    stuk = schrijf_stuk(_stuk(titel="Titel\x07"), HUISSTIJL.read_bytes())
    assert stuk.meldingen == ("1 besturingsteken zichtbaar gemaakt in de gegevens van het stuk",)


def test_the_same_piece_gives_the_same_bytes() -> None:
    assert schrijf_stuk(_stuk(), HUISSTIJL.read_bytes()) == schrijf_stuk(_stuk(), HUISSTIJL.read_bytes())


def test_an_unusable_house_style_is_refused() -> None:
    with pytest.raises(SjabloonFout):
        schrijf_stuk(_stuk(), b"geen docx")


@libreoffice.nodig_met_pdftotext
def test_every_page_carries_its_marks(tmp_path: Path) -> None:
    rijen = tuple((str(nr), "Een opmerking die over een regel gaat.") for nr in range(1, 90))
    lang = _stuk(liggend=True, blokken=(Tabel("Opmerkingen", (("Nr", 1), ("Opmerking", 5)), rijen),))
    pdf = libreoffice.zet_om(schrijf_stuk(lang, HUISSTIJL.read_bytes()).inhoud, "pdf", tmp_path)
    paginas = libreoffice.pdf_tekst(pdf, tmp_path)
    assert len(paginas) > 1
    for pagina in paginas:
        assert {"Vertrouwelijk", "DEMONSTRATIE", "Opmerking"} <= set(pagina.replace("\n", " ").split(" ")), (
            pagina
        )
