"""Figure tables: as printed to the letter, and of an edition beside the earlier years."""

from __future__ import annotations

import csv
import io
import re
from itertools import pairwise
from typing import TYPE_CHECKING

import docx
import pytest
from openpyxl import load_workbook

from korpsmonitor_tui import paths
from korpsmonitor_tui.bestanden.schrijf import BestandFout
from korpsmonitor_tui.domain.cijfer import Cijfer
from korpsmonitor_tui.domain.cijferblad import Leeg
from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.stuk import Ligging
from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.services import edities
from korpsmonitor_tui.services.bronnen import zet_broncijfer
from korpsmonitor_tui.services.rapportcijfers import (
    als_stuk,
    bewaar_cijfers,
    blokken,
    lees_bladen,
    nummers,
    wat_ontbreekt,
)
from korpsmonitor_tui.services.sessie import Editie
from korpsmonitor_tui.services.vragenlijst import zet_antwoord
from korpsmonitor_tui.services.vragenlijstversies import publiceer

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.cijferblad import Cijferblad
    from tests.services.conftest import Laptop

INTAKES = "opsporing.intakes"


def _intakes(laptop: Laptop, korps: str, jaar: int, waarde: str) -> None:
    zet_antwoord(laptop.coordinator, f"2011-2012/{korps}", Vak(INTAKES, "", str(jaar)), waarde)


def _kolom(blad: Cijferblad, kop: str) -> list[str]:
    plaats = [kolom.voluit for kolom in blad.kolommen].index(kop)
    return [rij.cellen[plaats].tekst for rij in blad.rijen]


def test_every_printed_cell_is_there_to_the_letter(laptop: Laptop) -> None:
    sessie = laptop.coordinator
    verzameling = sessie.instrumenten.cijfers("korpsmonitor")
    bladen = lees_bladen(sessie, gepubliceerd=True)
    assert [blad.nummer for blad in bladen] == [nummer for nummer in range(3, 32) if nummer != 24]
    for blad in bladen:
        tabel = verzameling.tabel(blad.nummer)
        assert tabel is not None
        assert [rij.naam for rij in blad.rijen] == [rij.naam for rij in tabel.rijen]
        for gedrukt, rij in zip(tabel.rijen, blad.rijen, strict=True):
            for bron, cel in zip(gedrukt.cellen, rij.cellen, strict=True):
                assert (cel.tekst, cel.merk) == (("*", "") if bron is None else (bron.opgegeven, bron.noot))
        for kolom, getoond in zip(tabel.kolommen, blad.kolommen, strict=True):
            assert " ".join(kolom.kop) in (getoond.voluit, re.sub(r" \[[^]]*\]$", "", getoond.voluit), "")


def test_corrections_and_contradictions_stand_below_the_table_they_are_about(laptop: Laptop) -> None:
    verzameling = laptop.coordinator.instrumenten.cijfers("korpsmonitor")
    bladen = {blad.nummer: blad for blad in lees_bladen(laptop.coordinator, gepubliceerd=True)}
    for afwijking in verzameling.afwijkingen:
        if afwijking.tabel in bladen:
            assert any(
                afwijking.gedrukt in regel and afwijking.berekend in regel and afwijking.bron in regel
                for regel in bladen[afwijking.tabel].opmerkingen
            )
    for correctie in verzameling.correcties:
        assert any(correctie.bewijs in regel for regel in bladen[correctie.tabel].opmerkingen)
    # Whose total it is stands there by name, and not by code.
    assert any(regel.startswith("eenheid Rotterdam: ") for regel in bladen[3].opmerkingen)


def test_an_edition_stands_beside_the_earlier_years(laptop: Laptop) -> None:
    _intakes(laptop, "groningen", 2012, "15-20")
    _intakes(laptop, "friesland", 2012, "Nb")
    _intakes(laptop, "drenthe", 2012, "7")
    (blad,) = lees_bladen(laptop.coordinator, [14])
    assert [k.kop for k in blad.kolommen if k.groep == "Aantal intake MH"] == ["2008", "2010", "2011", "2012"]
    gedrukt = laptop.coordinator.instrumenten.cijfers("korpsmonitor").vermeldingen(INTAKES, "groningen")
    eerder = {v.cijfer.jaar: v.cijfer.opgegeven for v in gedrukt}
    assert _kolom(blad, "Aantal intake MH 2010")[0] == eerder[2010]
    nu = _kolom(blad, "Aantal intake MH 2012")
    assert nu[:4] == ["15-20", "Nb", "7", "…"]
    assert nu[-1] == "22-27"
    totaal = blad.rijen[-1].cellen[3]
    assert dict(blad.noten)[totaal.merk] == "Niet in het totaal: 1 rij niet bekend, 24 rijen zonder cijfer."
    assert _kolom(blad, "Aantal intake MH 2011") == [*["…"] * 27, ""]
    assert len(blad.open) == 27


def test_two_questions_under_one_heading_are_told_apart(laptop: Laptop) -> None:
    (blad,) = lees_bladen(laptop.coordinator, [8])
    koppen = [kolom.voluit for kolom in blad.kolommen]
    assert koppen[1:3] == ["Ramen: inrichting 2012", "Ramen 2012"]
    assert len(set(koppen)) == len(koppen)


def test_nothing_that_is_missing_counts_as_nought(laptop: Laptop) -> None:
    for blad in lees_bladen(laptop.coordinator):
        assert all(
            cel.tekst != "0" for rij in blad.rijen for cel in rij.cellen if not isinstance(cel.inhoud, Cijfer)
        )


def test_a_question_that_is_not_asked_is_no_gap(laptop: Laptop) -> None:
    (blad,) = lees_bladen(laptop.coordinator, [6])
    niet = {rij.naam for rij in blad.rijen if any(cel.inhoud is Leeg.NIET_GEVRAAGD for cel in rij.cellen)}
    assert niet == {"KLPD", "KMar"}
    assert not niet & set(blad.open)
    assert len(blad.open) == 25


def test_a_figure_of_another_source_comes_from_its_list(laptop: Laptop) -> None:
    zet_broncijfer(laptop.coordinator, "emm", "emm.signalen_slim", "groningen", "2012", "12")
    (blad,) = lees_bladen(laptop.coordinator, [10])
    assert _kolom(blad, "Signalen SLIM 2012")[0] == "12"
    assert _kolom(blad, "Signalen SLIM 2012")[1] == "…"


def test_a_table_that_repeats_another_is_not_made_twice(laptop: Laptop) -> None:
    assert 7 in nummers(laptop.coordinator)
    assert 7 not in [blad.nummer for blad in lees_bladen(laptop.coordinator)]
    assert [blad.nummer for blad in lees_bladen(laptop.coordinator, [7])] == [7]


def test_a_table_that_is_not_there_is_told(laptop: Laptop) -> None:
    with pytest.raises(NietGevonden, match="geen cijfertabel 24"):
        lees_bladen(laptop.coordinator, [24])
    with pytest.raises(NietGevonden, match="geen cijfertabel 99"):
        lees_bladen(laptop.coordinator, [99], gepubliceerd=True)


def test_pages_stand_upright_again_after_a_wide_table(laptop: Laptop) -> None:
    alles = blokken(lees_bladen(laptop.coordinator, gepubliceerd=True))
    liggingen = [blok.liggend for blok in alles if isinstance(blok, Ligging)]
    assert liggingen[0] is True
    assert liggingen[-1] is False
    assert all(een != ander for een, ander in pairwise(liggingen))


def test_a_gap_makes_a_concept(laptop: Laptop) -> None:
    bladen = lees_bladen(laptop.coordinator, [14])
    ontbreekt = wat_ontbreekt(bladen)
    assert ontbreekt == ("Tabel 14: nog geen antwoord van 27 korpsen of bronnen.",)
    assert als_stuk(laptop.coordinator, bladen, ontbreekt).rubricering == "CONCEPT – Vertrouwelijk"
    gedrukt = lees_bladen(laptop.coordinator, [14], gepubliceerd=True)
    assert wat_ontbreekt(gedrukt) == ()
    assert als_stuk(laptop.coordinator, gedrukt, ()).rubricering == "Vertrouwelijk"


def test_files_hold_what_was_stated(laptop: Laptop, tmp_path: Path) -> None:
    _intakes(laptop, "groningen", 2012, "=1+1")
    for vorm in ("docx", "xlsx", "csv"):
        bewaar_cijfers(laptop.coordinator, tmp_path / f"c.{vorm}", [14])
    tabel = docx.Document(str(tmp_path / "c.docx")).tables[0]
    assert [cel.text for cel in tabel.rows[2].cells][:2] == ["1", "Groningen"]
    assert [cel.text for cel in tabel.rows[2].cells][5] == "=1+1"
    blad = load_workbook(tmp_path / "c.xlsx")["Tabel 14"]
    eerste = next(rij for rij in blad.iter_rows() if rij[1].value == "Groningen")
    assert (eerste[5].value, eerste[5].data_type) == ("=1+1", "s")
    assert blad.print_title_rows == f"${eerste[0].row - 1}:${eerste[0].row - 1}"
    assert str(blad["A2"].value).startswith("CONCEPT")
    tekst = (tmp_path / "c.csv").read_bytes().decode("utf-8-sig")
    rijen = list(csv.reader(io.StringIO(tekst), delimiter=";"))
    assert rijen[1][5] == "'=1+1"
    assert any(rij[0].startswith("CONCEPT") for rij in rijen)
    with pytest.raises(BestandFout):
        bewaar_cijfers(laptop.coordinator, tmp_path / "c.csv", [14])


def test_a_file_of_another_kind_is_refused(laptop: Laptop, tmp_path: Path) -> None:
    with pytest.raises(OnbruikbareInvoer, match="niets gemaakt"):
        bewaar_cijfers(laptop.coordinator, tmp_path / "c.odt")
    with pytest.raises(OnbruikbareInvoer, match="één tabel"):
        bewaar_cijfers(laptop.coordinator, tmp_path / "c.csv", gepubliceerd=True)
    assert not list(tmp_path.glob("c.*"))


def _volgende_lijst(map_: Path, jaar: int) -> Path:
    """The shipped questionnaire as it would ask for the two years up to ``jaar``."""
    tekst = (paths.templates() / "korpsmonitor" / "vragenlijsten" / "2011-2012.toml").read_text("utf-8")
    for oud, nieuw in ((2012, jaar), (2011, jaar - 1)):
        tekst = re.sub(rf"(?<=[ \[]){oud}(?=[\],\s}}])", str(nieuw), tekst)
    bestand = map_ / f"{jaar}.toml"
    bestand.write_text(tekst.replace('"2011-2012"', f'"{jaar}"'), "utf-8")
    return bestand


def test_what_an_earlier_edition_here_stated_stands_beside_it(laptop: Laptop, tmp_path: Path) -> None:
    eerst = laptop.coordinator
    publiceer(eerst, _volgende_lijst(tmp_path, 2014), "2014")
    zet_antwoord(eerst, "2011-2012/groningen", Vak(INTAKES, "", "2014"), "41")
    later = edities.maak(laptop.store, eerst.instrumenten, Editie("2015-2016", "KM", "korpsmonitor"))
    later = later.als(eerst.persoon)
    publiceer(later, _volgende_lijst(tmp_path, 2016), "2016")
    zet_antwoord(later, "2015-2016/groningen", Vak(INTAKES, "", "2016"), "52")

    (blad,) = lees_bladen(later, [14])
    intakes = {
        k.kop: blad.rijen[0].cellen[nr].tekst for nr, k in enumerate(blad.kolommen) if "intake" in k.groep
    }
    gedrukt = later.instrumenten.cijfers("korpsmonitor").vermeldingen(INTAKES, "groningen")
    eerder = {str(v.cijfer.jaar): v.cijfer.opgegeven for v in gedrukt}
    assert intakes == eerder | {"2014": "41", "2015": "…", "2016": "52"}
    drenthe = {
        k.kop: blad.rijen[2].cellen[nr].tekst for nr, k in enumerate(blad.kolommen) if "intake" in k.groep
    }
    assert drenthe["2014"] == "n.g."
    assert blad.titel == "Gegevens intake en aangiften MH, 2008-2016"
    assert blad.bron.startswith("2015, 2016: opgegeven in editie KM")
