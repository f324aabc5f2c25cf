"""Lists of figures from other sources: what is certain is taken to the letter, everything else is listed."""

from __future__ import annotations

import contextlib
import io
from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment

from korpsmonitor_tui.domain.bronnen import LANDELIJK, PER_LAND, Bron, Gegeven
from korpsmonitor_tui.domain.bronrijen import Plek, Rijnamen
from korpsmonitor_tui.domain.celtekst import codeer
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.instrument import Gesprekspartij
from korpsmonitor_tui.intake.brontabel import Brontabel, lees_brontabel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

EMM = Bron(
    "emm",
    "EMM",
    (
        Gegeven("emm.signalen", "Signalen van het korps", jaren=(2011, 2012)),
        Gegeven("emm.bezoeken", "Bezoeken aan het korps", jaren=(2011, 2012)),
        Gegeven("emm.landelijk_totaal", "Meldingen in heel Nederland", per=PER_LAND, jaren=(2011, 2012)),
        Gegeven("emm.sinds", "Werkt samen sinds"),
    ),
)
RIJEN = Rijnamen(
    (
        Gesprekspartij("groningen", "Groningen", "korps", 1, gemeten=True),
        Gesprekspartij("friesland", "Friesland", "korps", 2, aliassen=("Fryslân",), gemeten=True),
        Gesprekspartij("kmar", "KMar", "korps", 27, gemeten=True),
    ),
    (("mma", "MMA"), ("siod-iszw", "SIOD/ISZW"), ("totaal", "totaal")),
    (Gesprekspartij("iszw", "ISZW", "ketenpartner", aliassen=("Inspectie SZW",)),),
)
KOP = ("nr", "Korps", "emm.signalen/2011", "emm.signalen/2012", "emm.bezoeken/2012")


def xlsx(*rijen: Sequence[Any]) -> bytes:
    werkmap = openpyxl.Workbook()
    for rij in rijen:
        werkmap.active.append(list(rij))
    return bewaard(werkmap)


def bewaard(werkmap: openpyxl.Workbook) -> bytes:
    uit = io.BytesIO()
    werkmap.save(uit)
    return uit.getvalue()


def csv(*rijen: Sequence[str], scheiding: str = ";") -> bytes:
    return "\r\n".join(scheiding.join(rij) for rij in rijen).encode()


def lees(inhoud: bytes) -> Brontabel:
    return lees_brontabel(inhoud, "lijst", EMM, RIJEN)


def cijfers(tabel: Brontabel) -> Mapping[Any, str]:
    return {waarde.plek: waarde.waarde for waarde in tabel.waarden}


def redenen(tabel: Brontabel) -> list[tuple[str, str, str]]:
    return [(melding.plaats, melding.tekst, melding.waarom) for melding in tabel.meldingen]


RIJ_GRONINGEN = {
    ("emm.signalen", "groningen", "2011"): "12",
    ("emm.signalen", "groningen", "2012"): "15-20",
    ("emm.bezoeken", "groningen", "2012"): "Nb",
}


@pytest.mark.parametrize("naam", ["Groningen", "groningen", "GRONINGEN ", "1. Groningen", "1 Groningen"])
@pytest.mark.parametrize("scheiding", [";", ",", "\t"])
def test_a_row_of_a_csv_file_is_a_korps_by_its_name(naam: str, scheiding: str) -> None:
    tabel = lees(csv(KOP, ("1", naam, "12", "15-20", "Nb"), scheiding=scheiding))
    assert cijfers(tabel) == RIJ_GRONINGEN
    assert tabel.meldingen == ()


@pytest.mark.parametrize(
    "kop",
    [
        ("", "", "emm.signalen 2011", "signalen (2012)", "Bezoeken aan het korps 2012"),
        (
            "nr",
            "POLITIEKORPS",
            "Signalen van het korps 2011",
            "2012 signalen van het Korps",
            "emm.bezoeken:2012",
        ),
    ],
)
def test_a_heading_is_an_id_or_a_description_with_a_year(kop: tuple[str, ...]) -> None:
    assert cijfers(lees(csv(kop, ("1", "Groningen", "12", "15-20", "Nb")))) == RIJ_GRONINGEN


def test_two_rows_of_headings_are_read_together_in_either_order() -> None:
    rij = ("1", "Groningen", "12", "15-20", "Nb")
    onder = (("", "Korps", "signalen", "", "bezoeken"), ("", "", "2011", "2012", "2012"), rij)
    boven = (("", "", "2011", "2012", ""), ("", "Korps", "signalen", "signalen", "bezoeken"), rij)
    assert cijfers(lees(csv(*onder))) == RIJ_GRONINGEN
    assert cijfers(lees(csv(*boven))) == RIJ_GRONINGEN


def test_lines_above_the_heading_and_a_heading_that_is_repeated_are_no_figures() -> None:
    tekst = ("", "Korps", "Signalen van het korps 2011", "signalen 2012", "bezoeken 2012")
    tabel = lees(
        csv(
            ("Lijst van het EMM",),
            (),
            tekst,
            KOP,
            ("1", "Groningen", "12", "15-20", "Nb"),
            KOP,
            ("2", "Fryslân", "0"),
        )
    )
    assert cijfers(tabel) == RIJ_GRONINGEN | {
        ("emm.signalen", "friesland", "2011"): "0",
        ("emm.signalen", "friesland", "2012"): "",
        ("emm.bezoeken", "friesland", "2012"): "",
    }
    assert tabel.meldingen == ()


def test_a_national_series_has_a_figure_a_row_and_a_year_a_column() -> None:
    tabel = lees(
        csv(
            ("Gegeven", "2011", "2012"),
            ("• Meldingen in heel Nederland", "1.869", "2 Ja"),
            ("Iets anders", "1", "2"),
        )
    )
    assert cijfers(tabel) == {
        ("emm.landelijk_totaal", LANDELIJK, "2011"): "1.869",
        ("emm.landelijk_totaal", LANDELIJK, "2012"): "2 Ja",
    }
    assert redenen(tabel) == [
        ("regel 3", "Iets anders | 1 | 2", "de naam van de rij is geen gegeven van deze bron")
    ]


def test_a_figure_per_korps_is_not_taken_for_the_whole_country_nor_the_other_way_round() -> None:
    tabel = lees(
        csv(
            ("Korps", "emm.signalen/2012", "emm.landelijk_totaal/2012"),
            ("Groningen", "1", "2"),
            ("Nederland", "3", "4"),
        )
    )
    assert cijfers(tabel) == {
        ("emm.signalen", "groningen", "2012"): "1",
        ("emm.landelijk_totaal", LANDELIJK, "2012"): "4",
    }
    assert [tekst for _plaats, tekst, _waarom in redenen(tabel)] == ["2", "3"]


def test_what_is_unknown_is_listed_with_its_place_and_all_that_stood_there() -> None:
    tabel = lees(
        csv(
            (*KOP, "Contactpersoon", "emm.signalen"),
            ("1", "Groningen", "12", "15-20", "Nb", "de LEM", ""),
            ("", "Atlantis", "7", "", "8", "", ""),
            ("2", "Groningen", "9", "9", "9", "", ""),
            ("", "ISZW", "1", "", "", "", ""),
            ("", "SIOD/ISZW", "3", "", "", "", ""),
        )
    )
    assert cijfers(tabel) == RIJ_GRONINGEN | {
        ("emm.signalen", "siod-iszw", "2011"): "3",
        ("emm.signalen", "siod-iszw", "2012"): "",
        ("emm.bezoeken", "siod-iszw", "2012"): "",
    }
    assert redenen(tabel) == [
        ("regel 3", "Atlantis | 7 | 8", "er is geen korps en geen andere rij met deze naam"),
        (
            "regel 4",
            "2 | Groningen | 9 | 9 | 9",
            "naam en nummer of code van de rij wijzen niet hetzelfde korps aan",
        ),
        ("regel 5", "ISZW | 1", "dit is een ketenpartner, geen rij van deze lijst"),
        (
            "kolom 6",
            "Contactpersoon",
            "de kolom noemt geen gegeven van deze bron met een jaar; 1 cel niet gelezen",
        ),
    ]


def test_two_rows_for_one_korps_are_taken_only_where_they_agree() -> None:
    tabel = lees(csv(KOP, ("1", "Groningen", "12", "1", ""), ("", "Groningen", "12", "2", "")))
    assert cijfers(tabel) == {
        ("emm.signalen", "groningen", "2011"): "12",
        ("emm.bezoeken", "groningen", "2012"): "",
    }
    assert redenen(tabel) == [
        ("regel 2, kolom 3 en regel 3, kolom 3", "12 | 12", "staat er twee keer, met hetzelfde cijfer"),
        (
            "regel 2, kolom 4 en regel 3, kolom 4",
            "1 | 2",
            "staat er twee keer, met verschillende cijfers; kies zelf met `bron cijfer`",
        ),
    ]


@pytest.mark.parametrize(
    ("rijen", "totaal", "klopt"),
    [
        (("1", "2"), "3", True),
        (("1", "2"), "4", False),
        (("1", "2-4"), "5", True),
        (("1", "2-4"), "6", False),
        (("1", "Nb"), "5", True),
        (("3", "Nb"), "2", False),
        (("1", "2"), "Nb", True),
        (("Nb", "-"), "3", True),
    ],
)
def test_a_total_that_does_not_add_up_is_reported_and_kept(
    rijen: tuple[str, str], totaal: str, klopt: bool
) -> None:
    tabel = lees(
        csv(("Korps", "emm.signalen/2012"), ("Groningen", rijen[0]), ("MMA", rijen[1]), ("Totaal", totaal))
    )
    assert cijfers(tabel)["emm.signalen", "totaal", "2012"] == totaal
    assert ([melding.tekst for melding in tabel.meldingen] == []) == klopt


def test_an_unclear_figure_is_taken_as_it_stands_and_pointed_at() -> None:
    tabel = lees(csv(("Korps", "emm.signalen/2012"), ("Groningen", "168-89")))
    assert cijfers(tabel) == {("emm.signalen", "groningen", "2012"): "168-89"}
    assert [melding.genomen for melding in tabel.meldingen] == [True]


def test_a_row_that_is_longer_than_the_heading_may_have_moved_and_is_not_taken() -> None:
    tabel = lees(csv(("Korps", "emm.signalen/2012"), ("Groningen", "3", "5"), scheiding=","))
    assert cijfers(tabel) == {}
    assert redenen(tabel) == [("regel 2", "Groningen | 3 | 5", "de rij heeft meer cellen dan de kop")]


def test_remarks_of_the_row_and_of_the_cell_come_along() -> None:
    werkmap = openpyxl.Workbook()
    blad = werkmap.active
    blad.append(["Korps", "emm.signalen/2012", "Toelichting"])
    blad.append(["Groningen", "12", "geschat"])
    blad["B2"].comment = Comment("tot 1 november", "EMM")
    tabel = lees(bewaard(werkmap))
    assert [waarde.noot for waarde in tabel.waarden] == ["tot 1 november geschat"]


def test_numbers_of_a_spreadsheet_are_written_as_people_write_them() -> None:
    werkmap = openpyxl.Workbook()
    blad = werkmap.active
    blad.append(["Korps", "emm.signalen/2011", "emm.signalen/2012", "emm.bezoeken/2011", "emm.bezoeken/2012"])
    blad.append(["Groningen", 1869, 3.5, 0.255, 0.1 + 0.2])
    blad["D2"].number_format = "0.0%"
    tabel = lees(bewaard(werkmap))
    assert [waarde.waarde for waarde in tabel.waarden] == ["1869", "3,5", "25,5%", "0,3"]


def test_what_a_spreadsheet_made_of_a_figure_is_not_taken_for_what_was_typed() -> None:
    werkmap = openpyxl.Workbook()
    blad = werkmap.active
    blad.append(["Korps", "emm.signalen/2011", "emm.signalen/2012", "emm.bezoeken/2011", "emm.bezoeken/2012"])
    blad.append(["Groningen", date(2012, 12, 17), True, "=1+1", "#N/A"])
    tabel = lees(bewaard(werkmap))
    assert tabel.waarden == ()
    assert [melding.plaats for melding in tabel.meldingen] == [f"blad Sheet, cel {k}2" for k in "BCDE"]
    assert tabel.meldingen[2].tekst == "=1+1"


def test_merged_cells_are_a_heading_but_no_figure() -> None:
    werkmap = openpyxl.Workbook()
    blad = werkmap.active
    for rij in (
        ["Korps", "signalen", None],
        [None, 2011, 2012],
        ["Groningen", 4, 5],
        ["Friesland", 7, None],
        ["KMar", 8],
    ):
        blad.append(rij)
    blad.merge_cells("B1:C1")
    blad.merge_cells("B4:C4")
    tabel = lees(bewaard(werkmap))
    assert cijfers(tabel) == {
        ("emm.signalen", "groningen", "2011"): "4",
        ("emm.signalen", "groningen", "2012"): "5",
        ("emm.signalen", "kmar", "2011"): "8",
        ("emm.signalen", "kmar", "2012"): "",
    }
    assert [melding.plaats for melding in tabel.meldingen] == ["blad Sheet, cel B4", "blad Sheet, cel C4"]


def test_a_second_sheet_can_hold_the_series_and_a_sheet_without_heading_is_named() -> None:
    werkmap = openpyxl.Workbook()
    werkmap.active.append(["Korps", "emm.signalen/2012"])
    werkmap.active.append(["Groningen", "1"])
    reeks = werkmap.create_sheet("Landelijk")
    reeks.append(["kenmerk", "Gegeven", 2011, 2012])
    reeks.append(["emm.landelijk_totaal", "Meldingen in heel Nederland", "5", "6"])
    werkmap.create_sheet("Notities").append(["gebeld"])
    tabel = lees(bewaard(werkmap))
    assert len(tabel.waarden) == 3
    assert [melding.plaats for melding in tabel.meldingen] == ["blad Notities"]


@pytest.mark.parametrize(
    "inhoud",
    [
        b"%PDF-1.7 x;y",
        b"PK\x03\x04kapot",
        b"\xff\xd8\xff\xe0jpeg",
        b"a;b\0c",
        b"Korps;Iets\r\nGroningen;1",
        b"zomaar tekst",
        bytes.fromhex("d0cf11e0a1b11ae1"),
        xlsx(("Korps", "aantal"), ("Groningen", 1)),
        b'Korps;emm.signalen/2012\r\nGroningen;"' + b"x" * 200_000,
        "Korps;emm.signalen/2012\r\nFrysl\xe2n;1".encode("latin-1"),
    ],
    ids=[
        "pdf",
        "geen-zip",
        "jpeg",
        "nul",
        "andere-kop",
        "tekst",
        "beveiligd",
        "ander-blad",
        "lange-cel",
        "geen-utf8",
    ],
)
def test_a_file_that_is_no_list_of_this_source_is_refused_in_one_line(inhoud: bytes) -> None:
    with pytest.raises(OnbruikbareInvoer) as fout:
        lees(inhoud)
    assert "\n" not in str(fout.value)
    assert "er is niets ingelezen" in str(fout.value)


def test_a_cell_in_the_last_corner_of_a_sheet_costs_nothing_and_is_listed() -> None:
    werkmap = openpyxl.Workbook()
    werkmap.active.append(["Korps", "emm.signalen/2012"])
    werkmap.active["XFD1048576"] = "ver weg"
    assert redenen(lees(bewaard(werkmap))) == [
        ("blad Sheet, rij 1048576", "ver weg", "de rij heeft meer cellen dan de kop")
    ]


def test_utf16_and_a_separator_line_of_a_spreadsheet_program_are_understood() -> None:
    tekst = "sep=;\r\nKorps;emm.signalen/2012\r\nFryslân;1"
    for codering in ("utf-16", "utf-8-sig"):
        assert cijfers(lees(tekst.encode(codering))) == {("emm.signalen", "friesland", "2012"): "1"}


celtekst = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(celtekst, min_size=1, max_size=5), max_size=6))
def test_whatever_stands_below_the_heading_every_text_is_taken_or_listed(rijen: list[list[str]]) -> None:
    import csv as csvschrijver

    uit = io.StringIO(newline="")
    csvschrijver.writer(uit, delimiter=";").writerows([KOP, *rijen])
    tabel = lees(uit.getvalue().encode())
    terug = " | ".join(
        [waarde.waarde for waarde in tabel.waarden] + [melding.tekst for melding in tabel.meldingen]
    )
    for rij in rijen:
        for cel in rij[2:]:
            assert cel.strip() in terug
    assert len({waarde.plek for waarde in tabel.waarden}) == len(tabel.waarden)


@settings(max_examples=150, deadline=None)
@given(celtekst.filter(lambda tekst: tekst.strip()))
@example("_x0000_")
def test_what_was_stated_is_never_altered(opgegeven: str) -> None:
    werkmap = openpyxl.Workbook()
    werkmap.active.append(["Korps", "emm.signalen/2012"])
    werkmap.active.append(["Groningen", None])
    # As Excel writes it: a text that looks like a code for a character is itself coded.
    werkmap.active["B2"].value = codeer(opgegeven)
    werkmap.active["B2"].data_type = "s"
    tabel = lees(bewaard(werkmap))
    assert {waarde.plek: waarde.waarde for waarde in tabel.waarden} == {
        Plek("emm.signalen", "groningen", "2012"): opgegeven.strip()
    }


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_make_anything_but_a_list_or_one_clear_line(inhoud: bytes) -> None:
    with contextlib.suppress(OnbruikbareInvoer):
        lees(inhoud)
