"""Every text comes out of Word whole, whatever is in it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from korpsmonitor_tui.domain.verslagdocument import Sectie
from korpsmonitor_tui.word.tekens import maak_zichtbaar
from tests.word.hulp import deel, lees, schrijf
from tests.word.voorbeeld import alinea

DOCUMENT, INSTELLINGEN = "word/document.xml", "word/settings.xml"


MOEILIJK = (
    "Bedrijf & Zn. <script>]]></w:t> &amp; 'quotes\" ",
    "  spaties voor en na  ",
    "\teen tab\ten\nregels\n\nleeg\n",
    "👮🏽‍♀️ 🇳🇱 e\u0301\u0323 ﷽ שלום עולם مرحبا 𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
    "zacht\u00adafbreken vast\u00a0spatie nul\u200bbreed \u202elinks\u202c \ufeff",
    "woord " * 10_000,
    " ",
    "",
)


@pytest.mark.parametrize("tekst", MOEILIJK, ids=range(len(MOEILIJK)))
def test_difficult_text_comes_out_whole(tekst: str) -> None:
    _controleer_heel(tekst)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.characters(codec=None), max_size=80))
def test_any_text_comes_out_whole(tekst: str) -> None:
    _controleer_heel(tekst)


def test_a_passage_of_twelve_million_characters_comes_out_whole() -> None:
    bestand = schrijf(secties=(Sectie("a", "A", (alinea(1, "x" * 12_000_000),)),))
    assert [len(regel.tekst) for regel in bestand.basis if regel.passage] == [12_000_002]


def test_text_in_every_other_field_comes_out_whole_too() -> None:
    lastig = 'A & B <c> "d"\n\te'
    bestand = schrijf(partij=lastig, rubricering=lastig, demonstratie=lastig, instrument=lastig, kop=lastig)
    tekst = [regel.tekst for regel in bestand.basis]
    assert tekst.count(lastig) == 6
    kop = deel(bestand, "docProps/custom.xml")[2][0].text
    assert kop == lastig


def test_control_characters_are_reported() -> None:
    bestand = schrijf(secties=(Sectie("a", "A", (alinea(12, "bel\x07 en nul\x00"),)),))
    assert bestand.meldingen == ("2 besturingstekens zichtbaar gemaakt in passage 12",)
    assert [regel.tekst for regel in bestand.basis if regel.passage] == ["12\tbel\u2407 en nul\u2400"]


def _controleer_heel(tekst: str) -> None:
    bestand = schrijf(secties=(Sectie("a", "A", (alinea(1, tekst),)),))
    verwacht = f"1\t{maak_zichtbaar(tekst).tekst}"
    assert [regel.tekst for regel in bestand.basis if regel.passage] == [verwacht]
    # python-docx is a reader of its own; it knows tabs and breaks the same way.
    assert verwacht in [p.text for p in lees(bestand).paragraphs]
