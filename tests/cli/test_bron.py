"""Other sources from the command line: ask, receive, write a list, read it back, and set a figure."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.cli.conftest import is_een_regel

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Opdrachtregel

AUDITOR, NOTULIST = "auditor 1", "notulist 1"


def vul_in(pad: Path, cijfers: dict[tuple[str, str], str]) -> None:
    """Fill in cells of a list by the name of the row and the id in the heading."""
    werkmap = openpyxl.load_workbook(io.BytesIO(pad.read_bytes()))
    for blad in werkmap.worksheets:
        kolommen = {cel.value: cel.column for rij in blad.iter_rows() for cel in rij if cel.value}
        rijen = {str(cel.value): cel.row for rij in blad.iter_rows() for cel in rij if cel.value}
        for (rij, kolom), waarde in cijfers.items():
            if kolom in kolommen and rij in rijen:
                blad.cell(rijen[rij], kolommen[kolom]).value = waarde
    werkmap.save(pad)


def test_van_vraag_tot_ingelezen_lijst(team: Opdrachtregel, tmp_path: Path) -> None:
    gevraagd = team.goed("bron", "vraag", "CoMensha", "--alles", "--termijn", "2013-02-20", als=AUDITOR)
    assert gevraagd.uit.count("Gevraagd: comensha") == 2
    assert "al gevraagd" in team.goed("bron", "vraag", "comensha", "--alles").uit
    team.klok.zet(2013, 3, 1)
    assert "TE LAAT" in team.goed("bron", "toon", "comensha").uit
    assert "1 rappel" in team.goed("bron", "rappel", "comensha", "1", als=AUDITOR).uit

    assert "2013-2014-comensha.xlsx" in team.goed("bron", "lijst", "comensha", str(tmp_path)).uit
    pad = tmp_path / "2013-2014-comensha.xlsx"
    assert team("bron", "lijst", "comensha", str(pad)).status == 2
    vul_in(
        pad,
        {
            ("Twente", "comensha.slachtoffers/2012"): "15-20",
            ("Drenthe", "comensha.slachtoffers/2012"): "7",
            ("comensha.b9_aangevraagd", "2012"): "1.869",
        },
    )
    proef = team.goed("bron", "importeer", "comensha", str(pad), "--opvraging", "1", "--proef")
    assert "er is niets vastgelegd" in proef.uit
    ingelezen = team.goed("bron", "importeer", "comensha", str(pad), "--opvraging", "1", als=AUDITOR)
    assert ingelezen.uit.startswith("3 cijfers overgenomen, 0 gelijk, 0 gehouden, 0 keer niet te lezen.")

    team.goed("bron", "cijfer", "comensha", "slachtoffers", "70", "--rij", "Drenthe", "--jaar", "2012")
    vul_in(
        pad, {("Twente", "comensha.slachtoffers/2012"): "21", ("Drenthe", "comensha.slachtoffers/2012"): "8"}
    )
    tweede = team.goed("bron", "importeer", "comensha", str(pad), "--opvraging", "1").uit
    assert "gewijzigd: comensha.slachtoffers twente 2012: “15-20” → “21”" in tweede
    assert "gehouden: comensha.slachtoffers drenthe 2012: “70” → “8”" in tweede

    (gegevens,) = team.goed("bron", "toon", "comensha", "--json").json
    slachtoffers = next(
        g for g in gegevens["gegevens"] if (g["gegeven"], g["jaar"]) == ("comensha.slachtoffers", "2012")
    )
    assert {c["rij"]: c["waarde"] for c in slachtoffers["cijfers"]} == {"twente": "21", "drenthe": "70"}
    assert len(slachtoffers["ontbreekt"]) == 25
    assert [o["ontvangen"] for o in gegevens["opvragingen"]] == ["2013-03-01", None]

    stand = {p["partij"]: p for p in team.goed("status", "--json").json["partijen"]}
    assert stand["twente"]["bronnen"] == {"verwacht": ["emm", "comensha"], "binnen": ["comensha"]}
    assert stand["comensha"]["opvragingen"] == {"gevraagd": 2, "ontvangen": 1, "te_laat": 1}
    assert stand["twente"]["opvragingen"] is None


def test_een_lijst_zonder_cijfers_wordt_ontvangen_met_opmerking(team: Opdrachtregel, tmp_path: Path) -> None:
    team.goed("bron", "vraag", "nrm", "rapport over 2012")
    assert team("bron", "ontvangen", "nrm", "1").status == 2
    pad = tmp_path / "rapport.pdf"
    pad.write_bytes(b"%PDF-1.7")
    uit = team.goed("bron", "ontvangen", "nrm", "1", "--bestand", str(pad), "--op", "12-02-2013").uit
    assert "Ontvangen op 12-02-2013: nrm 1, rapport over 2012." in uit
    assert "SHA-256" in uit
    team.goed("bron", "vraag", "om", "telling")
    team.goed("bron", "ontvangen", "om", "1", "--opmerking", "telefonisch")


@pytest.mark.parametrize(
    "woorden",
    [
        ("toon", "twente"),
        ("vraag", "emm"),
        ("vraag", "emm", "iets", "--alles"),
        ("vraag", "emm", "iets", "--op", "2099-01-01"),
        ("ontvangen", "emm", "9", "--opmerking", "x"),
        ("lijst", "nrm", "x.xlsx"),
        ("importeer", "emm", "bestaat-niet.csv"),
        ("cijfer", "emm", "emm.bezoeken", "3", "--jaar", "2012"),
        ("cijfer", "emm", "emm.bezoeken", "3", "--rij", "Twente", "--jaar", "nooit"),
    ],
)
def test_wat_niet_kan_is_een_regel_en_status_2(team: Opdrachtregel, woorden: tuple[str, ...]) -> None:
    uitkomst = team("bron", *woorden)
    assert uitkomst.status == 2
    assert uitkomst.uit == ""
    assert is_een_regel(uitkomst.fout.replace("\n\n", "\n").strip().splitlines()[-1])
    assert "Traceback" not in uitkomst.fout


def test_een_notulist_en_iemand_van_het_korps_zelf_schrijven_niet(team: Opdrachtregel) -> None:
    woorden = ("bron", "cijfer", "emm", "emm.bezoeken", "3", "--rij", "Twente", "--jaar", "2012")
    assert team(*woorden, als=NOTULIST).status == 2
    assert team(*woorden, als="auditor Twente").status == 2
    team.goed(*woorden, als=AUDITOR)
