"""The overviews over all korpsen: every cell is what was settled, or says why it is empty."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import docx
import pytest
from openpyxl import load_workbook

from korpsmonitor_tui.bestanden.schrijf import BestandFout
from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.gesprek import Deelnemer
from korpsmonitor_tui.domain.scoretabel import Leegte, Scorevak
from korpsmonitor_tui.services import gesprekken
from korpsmonitor_tui.services.rapportgrond import Rapportgrond
from korpsmonitor_tui.services.rapportscores import (
    DIMENSIES,
    EINDSCORES,
    NUMMERS,
    PARTNERS,
    bewaar_scores,
    lees_scoretabel,
    wat_ontbreekt,
)
from tests.oordelen import BLANCO, GEEL, GROEN, NVT, ROOD
from tests.services import verhaal
from tests.services.conftest import wissel_uit
from tests.services.scoren import neem_over, scoor, scoor_alles, zet_eindscore, zet_ernaast

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.scoretabel import Scoretabel
    from tests.services.conftest import Laptop

KLPD = "2011-2012/klpd"


def _lees(laptop: Laptop, nummer: int) -> Scoretabel:
    return lees_scoretabel(Rapportgrond(laptop.coordinator), nummer)


def _vak(tabel: Scoretabel, korps: str, kolom: str) -> Scorevak:
    rij = next(rij for rij in tabel.rijen if rij.naam == korps)
    return rij.vakken[[k.naam for k in tabel.kolommen].index(kolom)]


def test_all_korpsen_stand_in_the_order_of_their_numbers_whatever_they_scored(laptop: Laptop) -> None:
    scoor_alles(laptop, dossier=KLPD)
    for nummer in NUMMERS:
        assert [rij.nummer for rij in _lees(laptop, nummer).rijen] == list(range(1, 28))
    with pytest.raises(NietGevonden, match="kies uit 1, 2, 24"):
        _lees(laptop, 3)


def test_eindscores_over_the_editions_show_only_what_is_known(laptop: Laptop) -> None:
    zet_eindscore(laptop, GROEN)
    tabel = _lees(laptop, EINDSCORES)
    assert [kolom.titel for kolom in tabel.kolommen] == [
        "2002",
        "2003",
        "2004",
        "2006",
        "2008",
        "2010",
        "2012",
    ]
    assert [vak.waarde for vak in tabel.rijen[0].vakken] == [
        *[Leegte.ONBEKEND] * 5,
        GROEN,
        GROEN,
    ]
    # Monitored since 2010; what was published of this very edition is not yet a score of the weegploeg.
    klpd = next(rij for rij in tabel.rijen if rij.naam == "KLPD")
    assert [vak.waarde for vak in klpd.vakken] == [*[Leegte.BUITEN] * 5, GEEL, Leegte.OPEN]
    # What was published in numbers only stands below it, with its source: no cell is made of it.
    assert tabel.onder[:2] == (
        "Gepubliceerde totalen naast wat is geteld, over dezelfde 25 regiokorpsen:",
        "2008: groen 6, geel 14, rood 5 (Brief over de Korpsmonitor 2010 (6 juli 2011); per korps bekend van 1 van 25)",
    )
    assert wat_ontbreekt(tabel)[0] == "Nog niet vastgesteld: 26 van 189 vakken, van 26 van de 27 korpsen."


def test_reasons_stand_in_notes_and_names_do_not(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    persoon = Deelnemer("", "teamchef", "Groningen", "Wilhelmina Veldwerk", "geheel", respondent=False)
    gesprekken.bewaar_deelnemer(laptop.notulist, verhaal.DOSSIER, persoon)
    scoor(laptop, "organisatie.gedragscode", BLANCO, "Wilhelmina Veldwerk is pas begonnen.")
    scoor(laptop, "toezicht.vergunde_branche", NVT, "Er is geen vergunde branche.")
    scoor(laptop, "toezicht.kwaliteit", GROEN, "Iedereen is gecertificeerd.")
    tabel = _lees(laptop, DIMENSIES)
    assert _vak(tabel, "Groningen", "Organisatie, Gedragscode").waarde == BLANCO
    assert _vak(tabel, "Groningen", "Toezicht, Vergunde branche").waarde is Leegte.NVT
    assert tabel.noten == (
        "Groningen, Organisatie, Gedragscode: teamchef is pas begonnen.",
        "Groningen, Toezicht, Vergunde branche: Er is geen vergunde branche.",
    )


def test_a_deviation_and_an_outdated_eindscore_are_told_beside_it(laptop: Laptop) -> None:
    scoor_alles(laptop)
    zet_eindscore(laptop, ROOD, "De weegploeg weegt het incident zwaar.")
    assert _vak(_lees(laptop, DIMENSIES), "Groningen", "Eindscore") == Scorevak(
        ROOD,
        "wijkt af van de weegregels, die groen toelieten: De weegploeg weegt het incident zwaar.",
    )
    scoor(laptop, "toezicht.kwaliteit", GEEL)
    noot = _vak(_lees(laptop, EINDSCORES), "Groningen", "2012").noot
    assert noot.startswith("gezet op andere scores dan er nu staan; wijkt af")


def test_a_conflict_is_no_score(hier: Laptop, daar: Laptop) -> None:
    scoor(hier, "toezicht.kwaliteit", GROEN)
    scoor(daar, "toezicht.kwaliteit", GEEL)
    wissel_uit(hier, daar)
    tabel = _lees(hier, DIMENSIES)
    assert _vak(tabel, "Groningen", "Toezicht, Kwaliteit").waarde is Leegte.BOTSING
    assert tabel.noten[0].startswith(
        "Groningen, Toezicht, Kwaliteit: op twee laptops verschillend gescoord ("
    )
    assert wat_ontbreekt(tabel)[1] == (
        "Verschillend vastgelegd en nog niet gekozen: 1 van 486 vakken, van Groningen."
    )


def test_the_colour_of_a_partner_is_that_of_the_korps(laptop: Laptop) -> None:
    neem_over(laptop, "partners.om", "Groen", "Loopt goed.")
    zet_ernaast(laptop, "partners.om", GEEL, "Het gesprek klonk anders.")
    neem_over(laptop, "partners.iszw", "", "Weinig contact.")
    neem_over(laptop, "partners.bestuur", "paars", "")
    tabel = _lees(laptop, PARTNERS)
    assert _vak(tabel, "Groningen", "OM") == Scorevak(
        GROEN, "de weegploeg zet hiernaast geel: Het gesprek klonk anders."
    )
    assert _vak(tabel, "Groningen", "ISZW") == Scorevak(Leegte.ZONDER)
    assert _vak(tabel, "Groningen", "Bestuur") == Scorevak(Leegte.ZONDER, "opgegeven is “paars”")
    assert _vak(tabel, "KMar", "KMar").waarde is Leegte.NVT
    assert _vak(tabel, "Drenthe", "OM") == Scorevak(Leegte.OPEN)


# -- files ---------------------------------------------------------------------------------------------------------------


def test_a_file_that_is_not_complete_says_so_first(laptop: Laptop, tmp_path: Path) -> None:
    scoor(laptop, "toezicht.kwaliteit", GEEL)
    bestand = bewaar_scores(Rapportgrond(laptop.coordinator), DIMENSIES, tmp_path / "scores.docx")
    document = docx.Document(str(bestand.pad))
    alineas = [alinea.text for alinea in document.paragraphs]
    concept = next(tekst for tekst in alineas if tekst.startswith("CONCEPT"))
    assert bestand.ontbreekt[0] in concept
    assert alineas.index(concept) < 3
    assert any("CONCEPT" in alinea.text for tabel in document.sections[0].header.tables for rij in tabel.rows for cel in rij.cells for alinea in cel.paragraphs)  # fmt: skip
    with pytest.raises(BestandFout, match="bestaat al"):
        bewaar_scores(Rapportgrond(laptop.coordinator), DIMENSIES, tmp_path / "scores.docx")
    with pytest.raises(OnbruikbareInvoer, match=r"\.docx, \.pdf, \.xlsx of \.csv"):
        bewaar_scores(Rapportgrond(laptop.coordinator), DIMENSIES, tmp_path / "scores.odt")


def test_a_workbook_holds_letters_on_their_colour_and_the_notes(laptop: Laptop, tmp_path: Path) -> None:
    scoor(laptop, "organisatie.gedragscode", BLANCO, "=te kort")
    scoor(laptop, "toezicht.kwaliteit", ROOD)
    pad = bewaar_scores(Rapportgrond(laptop.coordinator), DIMENSIES, tmp_path / "scores.xlsx").pad
    ws, waarom = load_workbook(pad).worksheets
    assert [cel.value for cel in waarom[3]] == [
        "Groningen",
        "Toezicht, Kwaliteit",
        "rood",
        "Zoals in het verslag staat.",
    ]
    rij = next(cellen for cellen in ws.iter_rows() if cellen[0].value == "1. Groningen")
    assert [cel.value for cel in rij[1:7]] == ["…", "…", "…", "– (1)", "R", "…"]
    assert rij[5].fill.fgColor.rgb == "00B3261E"
    onder = [str(cellen[0].value) for cellen in ws.iter_rows(min_row=rij[0].row + 27)]
    assert "(1)  Groningen, Organisatie, Gedragscode: =te kort" in onder
    assert "…  nog niet vastgesteld" in onder
    assert ws.print_title_rows == f"${rij[0].row - 2}:${rij[0].row - 1}"


def test_long_texts_in_a_workbook_run_on_in_their_row(laptop: Laptop, tmp_path: Path) -> None:
    scoor(laptop, "organisatie.gedragscode", BLANCO, "Er was te weinig ervaring. " * 20)
    pad = bewaar_scores(Rapportgrond(laptop.coordinator), DIMENSIES, tmp_path / "scores.xlsx").pad
    ws, waarom = load_workbook(pad).worksheets
    noot = next(cel for (cel,) in ws.iter_rows(max_col=1) if str(cel.value).startswith("(1)"))
    # As wide as the table and no wider, so that the page is too.
    assert f"A{noot.row}:S{noot.row}" in {str(gebied) for gebied in ws.merged_cells.ranges}
    assert ws.row_dimensions[noot.row].height > 40
    assert waarom.row_dimensions[2].height > 60


def test_a_csv_says_everything_in_words_and_no_formula(laptop: Laptop, tmp_path: Path) -> None:
    scoor(laptop, "organisatie.gedragscode", BLANCO, "te kort")
    scoor(laptop, "toezicht.kwaliteit", GROEN)
    pad = bewaar_scores(Rapportgrond(laptop.coordinator), DIMENSIES, tmp_path / "scores.csv").pad
    regels = list(csv.DictReader(io.StringIO(pad.read_bytes().decode("utf-8-sig")), delimiter=";"))
    eerste = regels[0]
    assert (eerste["nummer"], eerste["Korps"], len(regels)) == ("1", "Groningen", 27)
    assert eerste["Organisatie, Gedragscode"] == "blanco"
    assert eerste["Toezicht, Kwaliteit"] == "groen"
    assert eerste["Eindscore"] == "nog niet vastgesteld"
    assert eerste["noten"] == "Organisatie, Gedragscode: te kort"
    assert eerste["status"] == "CONCEPT – Vertrouwelijk"
