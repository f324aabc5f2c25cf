"""Kleurenbalken read the same without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx.oxml.ns import qn

from korpsmonitor_tui.domain.schaal import STANDAARD
from korpsmonitor_tui.domain.verslagdocument import Kleurenbalk
from tests.oordelen import GEEL, GROEN, KLEUREN, ROOD
from tests.word.hulp import alle, deel, schrijf, teksten, waarden

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.schaal import Score


def balk(*kleuren: Score | None) -> Kleurenbalk:
    return Kleurenbalk(
        "Proef",
        tuple(f"dimensie {nr}" for nr in range(len(kleuren))),
        ((2012, kleuren),),
        "voorbeeld, tabel 1",
        STANDAARD.legenda,
    )


def test_a_cell_holds_letter_and_fill_and_an_absent_colour_is_said() -> None:
    wortel = deel(schrijf(kleurenbalken=(balk(*KLEUREN, None),)), "word/document.xml")
    cellen = alle(alle(wortel, "w:tbl")[3], "w:tc")[-5:]
    assert [teksten(cel) for cel in cellen] == ["N", "G", "R", "–", "niet in bron"]
    assert [waarden(cel, "w:shd", "w:fill") for cel in cellen] == [
        ["2E7D32"],
        ["FFD100"],
        ["B3261E"],
        ["FFFFFF"],
        [],
    ]
    assert [waarden(cel, "w:color") for cel in cellen] == [["FFFFFF"], ["1A1A1A"], ["FFFFFF"], ["1A1A1A"], []]


def test_every_kleurenbalk_has_its_legend_and_source_under_it() -> None:
    bestand = schrijf(kleurenbalken=(balk(ROOD), balk(GROEN)))
    tekst = [regel.tekst.replace("\u00a0", " ").replace("\u2007", " ") for regel in bestand.basis]
    legendas = [regel for regel in tekst if "Onvoldoende" in regel]
    assert (
        legendas
        == [
            " R  rood: Onvoldoende    G  geel: Aandacht    N  groen: conform Norm    –  blanco: geen oordeel   "
            "\nBron: voorbeeld, tabel 1"
        ]
        * 2
    )


def test_many_columns_get_upright_headings() -> None:
    breed = deel(schrijf(kleurenbalken=(balk(*[GEEL] * 10),)), "word/document.xml")
    smal = deel(schrijf(kleurenbalken=(balk(*[GEEL] * 4),)), "word/document.xml")
    assert len(alle(breed, "w:textDirection")) == 10
    assert not alle(smal, "w:textDirection")
    assert len({element.get(qn("w:w")) for element in alle(alle(breed, "w:tbl")[3], "w:gridCol")[1:]}) <= 2


def test_no_word_of_a_heading_breaks() -> None:
    titels = (
        "Kwaliteit",
        "Slachtofferbejegening",
        "Procesverantwoordelijkheid",
        "Weging",
        "Financieel rechercheren",
    )
    breed = Kleurenbalk("Proef", titels, ((2012, (GROEN,) * 5),), "", STANDAARD.legenda)
    lang = Kleurenbalk(
        "Proef", ("Procesverantwoordelijkheid",) * 5, ((2012, (GROEN,) * 5),), "", STANDAARD.legenda
    )
    wortel = deel(schrijf(kleurenbalken=(breed, lang)), "word/document.xml")
    liggend, staand = alle(wortel, "w:tbl")[3:5]
    breedtes = [int(element.get(qn("w:w"), "0")) for element in alle(liggend, "w:gridCol")[1:]]
    # LibreOffice takes 83 twentieths of a point a letter for the longest of these.
    assert all(
        breedte >= 90 * max(map(len, titel.split())) for titel, breedte in zip(titels, breedtes, strict=True)
    ), breedtes
    assert not alle(liggend, "w:textDirection")
    assert len(alle(staand, "w:textDirection")) == 5


def test_a_kleurenbalk_without_columns_or_rows_is_still_a_table() -> None:
    leeg = Kleurenbalk("Leeg", (), (), "", STANDAARD.legenda)
    tabel = alle(deel(schrijf(kleurenbalken=(leeg,)), "word/document.xml"), "w:tbl")[3]
    assert teksten(tabel) == "Jaar"


@pytest.mark.parametrize("kleur", list(KLEUREN))
def test_letters_stand_out_from_their_fill(kleur: Score) -> None:
    vorm = kleur.vorm
    lichter, donkerder = sorted((_helderheid(vorm.vulling), _helderheid(vorm.letterkleur)), reverse=True)
    assert (lichter + 0.05) / (donkerder + 0.05) >= 4.5


def test_no_two_colours_share_a_letter() -> None:
    assert len({kleur.vorm.letter for kleur in KLEUREN}) == len(KLEUREN)


def _helderheid(hexkleur: str) -> float:
    """Relative luminance as WCAG defines it."""
    delen = [int(hexkleur[plaats : plaats + 2], 16) / 255 for plaats in (0, 2, 4)]
    rood, groen, blauw = (
        deel_ / 12.92 if deel_ <= 0.03928 else ((deel_ + 0.055) / 1.055) ** 2.4 for deel_ in delen
    )
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw
