"""Every published table can be written out again, row by row, exactly as the source prints it."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from korpsmonitor_tui.report.cijfertabel import bronregels, koppen, tabelregels

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.cijfertabel import Cijferverzameling

BRONREGELS = Path(__file__).parent / "gegevens" / "bronregels.tsv"
"""The lines of the source that hold rows, to the letter, each after its line number; a line of # per caption."""
# Read at once: every test runs without the settings of the developer's own machine.
BRON = os.environ.get("KORPSMONITOR_BRON", "")
TABELLEN = range(3, 32)
MET_CEL_TE_WEINIG = {6: 17, 8: 19}
"""Rows of a table that lost a column in the scan."""


class Afdruk(NamedTuple):
    """A table as the source prints it."""

    titel: str
    rijen: dict[int, str]


def afdrukken() -> dict[int, Afdruk]:
    gevonden: dict[int, Afdruk] = {}
    for regel in BRONREGELS.read_text(encoding="utf-8").splitlines()[1:]:
        if kop := re.fullmatch(r"# Tabel (\d+) (.*)", regel):
            gevonden[int(kop[1])] = Afdruk(kop[2], {})
        else:
            nummer, _tab, tekst = regel.partition("\t")
            gevonden[max(gevonden)].rijen[int(nummer)] = tekst
    return gevonden


def cellen(regel: str) -> tuple[str, ...]:
    """The texts of a line: without bold, and with a footnote mark written as [14]."""
    kaal = re.sub(r"</?b>", "", regel)
    return tuple(re.sub(r"\s*<sup>(\d+)</sup>", r" [\1]", cel).strip() for cel in kaal.split("\t"))


@pytest.mark.parametrize("nummer", TABELLEN)
def test_every_row_is_equal_to_the_source(verzameling: Cijferverzameling, nummer: int) -> None:
    tabel = verzameling.tabel(nummer)
    assert tabel is not None
    afdruk = afdrukken()[nummer]
    assert tabel.titel == afdruk.titel
    uit = dict(
        zip(
            (rij.regel for rij in tabel.rijen),
            bronregels(tabel, verzameling.correcties),
            strict=True,
        )
    )
    assert uit == {regel: cellen(tekst) for regel, tekst in afdruk.rijen.items()}


def test_all_tables_are_there_and_no_others(verzameling: Cijferverzameling) -> None:
    assert [tabel.nummer for tabel in verzameling.tabellen] == list(TABELLEN)
    assert list(afdrukken()) == list(TABELLEN)
    rijen = sum(len(afdruk.rijen) for afdruk in afdrukken().values())
    assert rijen == sum(len(tabel.rijen) for tabel in verzameling.tabellen) == 747


@pytest.mark.skipif(not BRON, reason="KORPSMONITOR_BRON noemt de brontekst niet")
def test_the_kept_lines_are_those_of_the_source() -> None:
    inhoud = Path(BRON).read_bytes()
    eerste = BRONREGELS.read_text(encoding="utf-8").splitlines()[0]
    assert eerste == f"# sha256 {hashlib.sha256(inhoud).hexdigest()}"
    regels = inhoud.decode("utf-8").split("\n")
    for afdruk in afdrukken().values():
        for nummer, tekst in afdruk.rijen.items():
            assert regels[nummer - 1] == tekst
        assert any(afdruk.titel in regel for regel in regels)


@pytest.mark.parametrize("nummer", TABELLEN)
def test_a_table_for_readers_is_a_whole_grid(verzameling: Cijferverzameling, nummer: int) -> None:
    tabel = verzameling.tabel(nummer)
    assert tabel is not None
    breedte = len(tabel.kolommen)
    assert len(koppen(tabel)) == breedte
    assert all(koppen(tabel))
    for regel, rij in zip(tabelregels(tabel), tabel.rijen, strict=True):
        assert len(regel) == breedte + 2
        for tekst, cel in zip(regel[2:], rij.cellen, strict=True):
            assert tekst == ("" if cel is None else f"{cel}{f' [{cel.noot}]' if cel.noot else ''}")


def test_a_table_for_readers(verzameling: Cijferverzameling) -> None:
    vijf, twaalf, negenentwintig = (verzameling.tabel(nummer) for nummer in (5, 12, 29))
    assert vijf is not None
    assert twaalf is not None
    assert negenentwintig is not None
    assert koppen(vijf)[0] == "Aantal uitgevoerde controles in vergunde inrichtingen 2010"
    assert koppen(twaalf)[2] == "Prewegvoorstel van EMM, 2012 [26]"
    assert list(tabelregels(vijf))[12] == (
        "13",
        "Amsterdam-Amstelland",
        "108 [14]",
        "336 [15]",
        "381 [16]",
        "32",
        "30",
        "Nb",
        "Nb",
    )
    assert next(tabelregels(negenentwintig))[:2] == ("", "Amsterdam-Amstelland [31]")


@pytest.mark.parametrize("nummer", [6, 8])
def test_rows_that_lost_a_cell_stand_apart(verzameling: Cijferverzameling, nummer: int) -> None:
    tabel = verzameling.tabel(nummer)
    assert tabel is not None
    lengtes = [len(cellen(tekst)) - 2 for tekst in afdrukken()[nummer].rijen.values()]
    te_weinig = MET_CEL_TE_WEINIG[nummer]
    assert lengtes == [7] * te_weinig + [8] * (len(tabel.rijen) - te_weinig)


def test_a_correction_leaves_the_row_of_the_source_readable(verzameling: Cijferverzameling) -> None:
    zes = verzameling.tabel(6)
    assert zes is not None
    drenthe, friesland = zes.rij("drenthe"), zes.rij("friesland")
    assert drenthe is not None
    assert friesland is not None
    uit = {regel[1]: regel[2:] for regel in bronregels(zes, verzameling.correcties)}
    assert uit["Drenthe"] == ("12", "12", "12", "0", "0", "0", "0")
    locaties, ramen = zes.kolom("toezicht.locatiegebonden:2012"), zes.kolom("toezicht.ramen:2012")
    assert locaties is not None
    assert ramen is not None
    assert str(drenthe.cellen[locaties]) == "12"
    assert str(friesland.cellen[ramen]) == "134"


def test_every_correction_shows_in_the_data_and_names_its_proof(verzameling: Cijferverzameling) -> None:
    for correctie in verzameling.correcties:
        tabel = verzameling.tabel(correctie.tabel)
        assert tabel is not None
        assert re.search(r"[Rr]egel \d+|Tabel \d+|bladzijde", correctie.bewijs), correctie.bewijs
        rijen = [rij for rij in tabel.rijen if rij.code in correctie.rijen]
        assert len(rijen) == len(correctie.rijen)
        cellen = [
            dict(zip((kolom.sleutel for kolom in tabel.kolommen), rij.cellen, strict=True)) for rij in rijen
        ]
        match correctie.soort:
            case "ingevoegd":
                assert [str(rij[correctie.kolom]) for rij in cellen] == [correctie.nieuw]
            case "toewijzing":
                assert all(rij[correctie.oud] is None and rij[correctie.nieuw] is not None for rij in cellen)
            case "kop":
                assert any(correctie.nieuw in kop for kop in koppen(tabel))
                assert not any(correctie.oud in kop for kop in koppen(tabel))
            case "kolom":
                assert tabel.kolom(correctie.nieuw) is not None
                assert (
                    tabel.kolom(correctie.oud) is None
                    or correctie.oud == "comensha.slachtoffers_minderjarig:2010"
                )
            case soort:
                assert soort == "tab"
                assert len(rijen) == 7
