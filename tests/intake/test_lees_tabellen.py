"""The script that reads the published tables, on a report of our own with the same layout."""

from __future__ import annotations

import importlib
import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.intake.cijfers import lees_cijfers
from tests.intake.conftest import REFERENTIE, WORTEL

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.instrument import Instrument

# Read at once: every test runs without the settings of the developer's own machine.
BRON = os.environ.get("KORPSMONITOR_BRON", "")
BRONREGELS = WORTEL / "tests" / "report" / "gegevens" / "bronregels.tsv"

TABELLEN = """
andere_rijen = [["totaal", "totaal"]]

[volgorde]
drie = ["groningen", "friesland", "drenthe"]
twee = ["friesland", "groningen", "totaal"]

[[tabel]]
nummer = 5
titel = "Aantal controles"
paragraaf = "4.3.2"
volgorde = "drie"
rijkop = ["POLITIEKORPS"]
kolommen = [
    { vraag = "toezicht.ramen", jaar = 2012, bron = "korps", kop = ["Ramen"], breedte = 3 },
    { sleutel = "ramen_of_teams", bron = "korps", kop = [], breedte = 2, uitleg = "Ramen of teams." },
    { vraag = "toezicht.teams", jaar = 2012, bron = "korps", kop = ["Teams"], breedte = 3 },
    { vraag = "toezicht.controles", jaar = 2012, bron = "korps", kop = ["Aantal controles in teams 2012"] },
]

[[tabel]]
nummer = 29
titel = "Meldingen"
paragraaf = "4.4.4"
volgorde = "twee"
rijkop = ["Politieregio"]
kolommen = [
    { vraag = "comensha.man", jaar = 2011, bron = "comensha", kop = ["Man", "2011"] },
    { vraag = "comensha.man", jaar = 2012, bron = "comensha", kop = ["Man", "2012"], noot = "15" },
]

[[tabel]]
nummer = 25
titel = "Afdoening"
paragraaf = "4.4.1"
volgorde = "reeks"
rijkop = ["Zaken"]
reeks = [["Ingeschreven", "om.ingeschreven"]]
kolommen = [{ jaar = 2011, bron = "om", kop = ["2011"] }, { jaar = 2012, bron = "om", kop = ["2012"] }]
"""
CORRECTIES = """
[[correctie]]
tabel = 5
soort = "kop"
oud = "i teams n"
nieuw = "in teams"
bewijs = "De n staat los."

[[correctie]]
tabel = 5
soort = "tab"
rijen = ["friesland"]
oud = "2 Friesland"
nieuw = "2 | Friesland"
bewijs = "De andere rijen."

[[correctie]]
tabel = 5
soort = "ingevoegd"
rijen = ["friesland"]
kolom = "toezicht.teams:2012"
oud = ""
nieuw = "2"
bewijs = "De tekst."

[[correctie]]
tabel = 5
soort = "toewijzing"
rijen = ["drenthe"]
kolom = "ramen_of_teams"
oud = "ramen_of_teams"
nieuw = "toezicht.ramen:2012"
bewijs = "De tekst."
"""
TOTALEN = """
totalen = [{ tabel = 5, kolom = "toezicht.controles:2012", gedrukt = "31", paragraaf = "4.3.2", regel = 1 }]
"""
RAPPORT = """In 2012 waren er 31 controles.

POLITIEKORPS\t\tRamen\tTeams\tAantal con- troles i teams n 2012
1\tGroningen\t150\t1\t12 <sup>14</sup>
2 Friesland\t134\tNb

<sup>14</sup> Exclusief de wijkteams.

POLITIEKORPS\t\tRamen\tTeams\tAantal controles i teams n 2012
3\tDrenthe\t7\t15-20

Tabel 5 Aantal controles

<b>Zaken</b>\t2011\t2012
<b>Ingeschreven</b>\t<b>257</b>\t311

Tabel 25 Afdoening

Meldingen van slachtoffers.

\tMan\t
Politieregio\t2011\t2012 <sup>15</sup>
Fryslân\t1\t-
Groningen <sup>16</sup>\t2\t4
<b>totaal</b>\t<b>3</b>\t<b>5</b>

Tabel 29 Meldingen

<sup>15</sup> Voorlopig.

<sup>16</sup> Alleen de stad.
"""


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(WORTEL / "scripts"))
    return importlib.import_module("lees_tabellen")


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    map_ = tmp_path / "cijfers"
    map_.mkdir()
    for naam, tekst in (("tabellen", TABELLEN), ("correcties", CORRECTIES), ("totalen", TOTALEN)):
        (map_ / f"{naam}.toml").write_text(tekst, encoding="utf-8")
    return map_


def lees(script: Any, map_: Path, instrument: Instrument, rapport: str = RAPPORT) -> dict[str, str]:
    bestanden: dict[str, str]
    bestanden, _bronregels = script.lees_tabellen(rapport.encode(), map_, instrument)
    return bestanden


def test_cells_come_in_their_columns(script: Any, map_: Path, instrument: Instrument) -> None:
    vijf = json.loads(lees(script, map_, instrument)["tabel_05.json"])
    assert [
        (rij["rij"], rij["nummer"], rij["naam"], rij["regel"], rij["cijfers"]) for rij in vijf["rijen"]
    ] == [
        ("groningen", 1, "Groningen", 4, ["150", None, "1", "12"]),
        ("friesland", 2, "Friesland", 5, ["134", None, "2", "Nb"]),
        ("drenthe", 3, "Drenthe", 10, ["7", None, None, "15-20"]),
    ]
    assert vijf["rijen"][0]["noten"] == [["toezicht.controles:2012", "14"]]
    assert vijf["noten"] == [["14", "Exclusief de wijkteams."]]


def test_footnotes_at_names_and_headings(script: Any, map_: Path, instrument: Instrument) -> None:
    meldingen = json.loads(lees(script, map_, instrument)["tabel_29.json"])
    assert [(rij["rij"], rij["naam"], rij.get("noot")) for rij in meldingen["rijen"]] == [
        ("friesland", "Fryslân", None),
        ("groningen", "Groningen", "16"),
        ("totaal", "totaal", None),
    ]
    assert meldingen["noten"] == [["15", "Voorlopig."], ["16", "Alleen de stad."]]


def test_a_series_has_a_question_per_row(script: Any, map_: Path, instrument: Instrument) -> None:
    (rij,) = json.loads(lees(script, map_, instrument)["tabel_25.json"])["rijen"]
    assert (rij["rij"], rij["vraag"], rij["cijfers"]) == ("nederland", "om.ingeschreven", ["257", "311"])


def test_what_does_not_add_up_is_written_down(script: Any, map_: Path, instrument: Instrument) -> None:
    afwijkingen = lees(script, map_, instrument)["afwijkingen.toml"]
    assert 'gedrukt = "31"\nberekend = "27-32 (1 rij niet bekend)"' in afwijkingen
    assert 'gedrukt = "5"\nberekend = "4 (1 rij niet opgegeven)"' in afwijkingen
    assert afwijkingen.count("[[afwijking]]") == 2


@pytest.mark.parametrize(
    ("oud", "nieuw", "deel"),
    [
        ("Tabel 5 Aantal", "Tabel V Aantal", "Tabel 5 is niet gevonden"),
        ("Tabel 5 Aantal controles", "Tabel 5 Controles", 'het bijschrift is "Controles"'),
        ("Teams\tAantal", "Treinen\tAantal", "de koppen zijn anders"),
        ("\tMan\t\n", "", "er ontbreken koppen"),
        ("\tGroningen\t", "\tGroeningen\t", '"Groeningen" is onbekend'),
        ("12 <sup>14</sup>", "12\t13", "regel 4 heeft 4 cellen"),
        ("\t7\t15-20", "\t7\t1\t15-20", "regel 10 heeft geen cel om toe te wijzen"),
        ("Fryslân\t1\t-\nGroningen <sup>16</sup>\t2\t4", "Groningen\t2\t4\nFryslân\t1\t-", "andere volgorde"),
        ("3\tDrenthe", "3 Drenthe", "regel 10: nummer en naam staan aaneen of juist niet"),
        ("<sup>14</sup> Exclusief", "Exclusief", "noot 14 heeft geen tekst"),
        ("waren er 31", "waren er 32", 'Op regel 1 staat geen "31"'),
    ],
)
def test_another_layout_is_refused(
    script: Any, map_: Path, instrument: Instrument, oud: str, nieuw: str, deel: str
) -> None:
    assert oud in RAPPORT
    with pytest.raises(OnbruikbareInvoer, match=deel):
        lees(script, map_, instrument, RAPPORT.replace(oud, nieuw, 1))


def test_a_correction_must_concern_what_is_there(script: Any, map_: Path, instrument: Instrument) -> None:
    pad = map_ / "correcties.toml"
    pad.write_text(CORRECTIES.replace('["drenthe"]', '["zeeland"]'), encoding="utf-8")
    with pytest.raises(OnbruikbareInvoer, match="een correctie noemt een rij of kolom die er niet is"):
        lees(script, map_, instrument)


def test_run_as_a_command(
    script: Any,
    map_: Path,
    instrument: Instrument,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    bron, regels = tmp_path / "bron.txt", tmp_path / "regels.tsv"
    bron.write_text("iets anders", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["lees_tabellen.py", str(bron), str(map_), "--bronregels", str(regels)])
    assert script.main() == 2
    assert "niet gevonden" in capsys.readouterr().err
    assert len(list(map_.iterdir())) == 3
    bron.write_text(RAPPORT, encoding="utf-8")
    assert script.main() == 0
    assert capsys.readouterr().out == "3 tabellen gelezen.\n"
    assert [tabel.nummer for tabel in lees_cijfers(map_, instrument).tabellen] == [5, 29, 25]
    assert "\n5\t2 Friesland\t134\tNb\n" in regels.read_text(encoding="utf-8")


@pytest.mark.skipif(not BRON, reason="KORPSMONITOR_BRON noemt de brontekst niet")
def test_the_kept_files_are_what_the_script_makes(
    script: Any, instrument: Instrument, tmp_path: Path
) -> None:
    map_ = Path(shutil.copytree(REFERENTIE / "cijfers", tmp_path / "cijfers"))
    bestanden, bronregels = script.lees_tabellen(Path(BRON).read_bytes(), map_, instrument)
    assert bestanden == {
        naam: (REFERENTIE / "cijfers" / naam).read_text(encoding="utf-8") for naam in bestanden
    }
    assert bronregels == BRONREGELS.read_text(encoding="utf-8")
