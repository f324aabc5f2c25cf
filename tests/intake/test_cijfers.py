"""The published figures that come with the program, and every mistake that somebody can make in their files."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.cijfers import lees_cijfers
from tests.intake.conftest import KORPSMONITOR, REFERENTIE

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.cijfertabel import Cijferverzameling
    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.intake.bevindingen import Bevinding

CIJFERS = REFERENTIE / "cijfers"
TABELLEN, CORRECTIES, TOTALEN, AFWIJKINGEN, VIJF = (
    "tabellen.toml",
    "correcties.toml",
    "totalen.toml",
    "afwijkingen.toml",
    "tabel_05.json",
)


@pytest.fixture(scope="module")
def verzameling(instrument: Instrument) -> Cijferverzameling:
    return lees_cijfers(CIJFERS, instrument)


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CIJFERS, tmp_path / "cijfers"))


def fouten(map_: Path, instrument: Instrument) -> tuple[Bevinding, ...]:
    with pytest.raises(OnbruikbareBestanden) as gevangen:
        lees_cijfers(map_, instrument)
    return gevangen.value.bevindingen


def vervang(pad: Path, oud: str, nieuw: str) -> None:
    tekst = pad.read_text(encoding="utf-8")
    assert oud in tekst, f"{oud!r} staat niet in {pad.name}"
    pad.write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")


def test_every_figure_is_found_by_its_question(verzameling: Cijferverzameling) -> None:
    assert len(verzameling.tabellen) == 29
    bron = {
        vermelding.cijfer.bron
        for vraag in verzameling.vragen
        for vermelding in verzameling.vermeldingen(vraag)
    }
    assert bron == {"korps", "emm", "om", "comensha"}
    reeks = verzameling.vermeldingen("toezicht.controles_vergund", "haaglanden")
    assert [(v.tabel, v.cijfer.jaar, str(v.cijfer), v.cijfer.noot) for v in reeks] == [
        (5, 2010, "172", "17"),
        (7, 2010, "172", "23"),
        (5, 2011, "329", ""),
        (7, 2011, "329", ""),
        (5, 2012, "520", ""),
        (7, 2012, "520", ""),
    ]
    mma = verzameling.vermeldingen("emm.signalen_van_korps", "mma")
    assert [str(vermelding.cijfer) for vermelding in mma] == ["119", "80", "144"]


def test_which_tables_come_from_other_registrations(verzameling: Cijferverzameling) -> None:
    bronnen = {tabel.nummer: {kolom.bron for kolom in tabel.kolommen} for tabel in verzameling.tabellen}
    assert {nummer for nummer, bron in bronnen.items() if "korps" not in bron} == {10, 25, 29, 31}
    assert {nummer for nummer, bron in bronnen.items() if len(bron) > 1} == {12, 23, 30}


def test_the_brackets_of_the_emm_are_what_the_korps_stated(verzameling: Cijferverzameling) -> None:
    korps = verzameling.vermeldingen("informatie.prewegvoorstellen_van_emm")
    assert {(vermelding.rij, str(vermelding.cijfer)) for vermelding in korps} == {
        ("groningen", "1"),
        ("twente", "1"),
        ("utrecht", "4"),
        ("noord-holland-noord", "-"),
        ("amsterdam-amstelland", "-"),
        ("brabant-noord", "1"),
        ("brabant-zuid-oost", "2"),
        ("limburg-zuid", "0"),
        ("flevoland", "2"),
    }
    assert all(vermelding.cijfer.bron == "korps" for vermelding in korps)


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "plaats", "melding"),
    [
        (TABELLEN, "nummer = 4\n", "nummer = 3\n", "[[tabel]] 2", 'nummer "3" komt twee keer voor'),
        (TABELLEN, "nummer = 4\n", 'nummer = "4"\n', "[[tabel]] 2", '"nummer" heeft een verkeerde vorm.'),
        (TABELLEN, "titel = ", "tittel = ", "[[tabel]] 1", 'de sleutel "tittel" is hier onbekend.'),
        (
            TABELLEN,
            'volgorde = "korpsen"',
            'volgorde = "korpzen"',
            "[[tabel]] 1",
            'volgorde "korpzen" bestaat niet.',
        ),
        (TABELLEN, '"groningen"', '"groningne"', "[volgorde]", 'korpsen "groningne" bestaat niet.'),
        (
            TABELLEN,
            '"toezicht.vast_team", jaar = 2008',
            '"toezigt.vast_team", jaar = 2008',
            "[[tabel]] 1, kolom 1",
            'vraag "toezigt" bestaat niet.',
        ),
        (
            TABELLEN,
            '"toezicht.vast_team", jaar = 2008',
            '"toezicht", jaar = 2008',
            "[[tabel]] 1, kolom 1",
            'vraag "toezicht" is geen volledige naam.',
        ),
        (
            TABELLEN,
            'jaar = 2008, bron = "korps"',
            'jaar = 2010, bron = "korps"',
            "[[tabel]] 1, kolom 2",
            'sleutel "toezicht.vast_team:2010" komt twee keer voor',
        ),
        (
            TABELLEN,
            'jaar = 2008, bron = "korps"',
            'jaar = 208, bron = "korps"',
            "[[tabel]] 1, kolom 1",
            "208 is geen jaar van een cijfer.",
        ),
        (
            TABELLEN,
            'jaar = 2008, bron = "korps"',
            'jaar = 2008, bron = "emm"',
            "[[tabel]] 1, kolom 1",
            'vraag "toezicht.vast_team" past niet bij bron "emm".',
        ),
        (
            TABELLEN,
            'jaar = 2008, bron = "korps"',
            'jaar = 2008, bron = "groningen"',
            "[[tabel]] 1, kolom 1",
            'bron "groningen" bestaat niet.',
        ),
        (
            TABELLEN,
            'haakjes = "informatie.',
            'haakjes = "emm.',
            "[[tabel]] 10, kolom 3",
            'haakjes "emm.prewegvoorstellen_van_emm" past niet bij bron "korps".',
        ),
        (
            TABELLEN,
            '"om.ingeschreven"',
            '"emm.ingeschreven"',
            "[[tabel]] 23",
            'reeks "emm.ingeschreven" past niet bij bron "om".',
        ),
        (
            TABELLEN,
            "breedte = 8",
            'breedte = "8"',
            "[[tabel]] 4, kolom 5",
            '"breedte" heeft een verkeerde vorm.',
        ),
        (VIJF, '"tabel": 5', '"tabel": 6', "", "het bestand hoort niet bij Tabel 5."),
        (VIJF, '"264", ', "", "rij 1", "Groningen heeft 6 cellen, de tabel heeft 7 kolommen."),
        (VIJF, '"264"', "264", "rij 1", '"cijfers" heeft een verkeerde vorm.'),
        (VIJF, '"264"', '["264"]', "rij 1", '"cijfers" heeft een verkeerde vorm.'),
        (VIJF, '"groningen"', '"friesland"', "", "de rijen staan vanaf rij 1 niet in de volgorde"),
        (VIJF, '"groningen"', '"Groningen"', "rij 1", 'rij "Groningen" is geen code.'),
        (VIJF, '"naam": "Groningen"', '"naam": ""', "rij 1", '"naam" ontbreekt of is leeg.'),
        (VIJF, '"regel"', '"reggel"', "rij 1", '"regel" ontbreekt of is leeg.'),
        (VIJF, ', "14"]', ', "41"]', "rij 13", 'noten "41" bestaat niet.'),
        (VIJF, '_vergund:2010", "14"]', '_vergund:2009", "14"]', "rij 13", "bestaat niet."),
        (VIJF, '"noten": [\n', '"noten": 3, "rest": [\n', "", '"noten" heeft een verkeerde vorm.'),
        (TOTALEN, "tabel = 3,", "tabel = 2,", "[[totalen]] 1", 'tabel "2" bestaat niet.'),
        (TOTALEN, ":2012", ":2013", "[[totalen]] 1", 'kolom "toezicht.teamleden:2013" bestaat niet.'),
        (TOTALEN, 'telling = "ja"', 'telling = "jaa"', "[[totalen]] 2", 'telling "jaa" bestaat niet.'),
        (TOTALEN, '"noord-nederland"', '"noord"', "[[totalen]] 4", 'rijen "noord" bestaat niet.'),
        (TOTALEN, ', waarde = "20"', "", "[[totalen]] 4", '"twintig" is geen getal.'),
        (CORRECTIES, 'soort = "kop"', 'soort = "kopje"', "[[correctie]] 1", 'soort "kopje" bestaat niet.'),
        (CORRECTIES, "bewijs = ", "bewijz = ", "[[correctie]] 1", '"bewijs" ontbreekt of is leeg.'),
        (CORRECTIES, '["drenthe"]', '["dreenthe"]', "[[correctie]] 3", 'rijen "dreenthe" bestaat niet.'),
        (
            AFWIJKINGEN,
            'telling = "ja"',
            'telling = "jaa"',
            "[[afwijking]] 1",
            'telling "jaa" bestaat niet.',
        ),
    ],
)
def test_every_mistake_is_named_with_its_place(
    map_: Path, instrument: Instrument, bestand: str, oud: str, nieuw: str, plaats: str, melding: str
) -> None:
    vervang(map_ / bestand, oud, nieuw)
    gevonden = fouten(map_, instrument)
    assert any(
        fout.bestand == f"cijfers/{bestand}" and plaats in fout.plaats and melding in fout.melding
        for fout in gevonden
    ), [str(fout) for fout in gevonden]
    assert all(fout.remedie for fout in gevonden)


def test_all_mistakes_in_all_files_are_told_at_once(map_: Path, instrument: Instrument) -> None:
    vervang(map_ / VIJF, '"264", ', "")
    vervang(map_ / "tabel_06.json", '"groningen"', '"drenthe"')
    (map_ / "tabel_07.json").unlink()
    (map_ / "tabel_08.json").write_bytes(b"\xff")
    (map_ / "tabel_09.json").write_text("[]", encoding="utf-8")
    vervang(map_ / TOTALEN, 'telling = "ja"', 'telling = "jaa"')
    (map_ / CORRECTIES).write_text("[[correctie", encoding="utf-8")
    gevonden = fouten(map_, instrument)
    assert [Path(fout.bestand).name for fout in gevonden] == [
        VIJF,
        "tabel_06.json",
        "tabel_07.json",
        "tabel_08.json",
        "tabel_09.json",
        CORRECTIES,
        TOTALEN,
    ]
    with pytest.raises(OnbruikbareBestanden, match=r"nog 6 andere fouten\. Er is niets ingelezen\."):
        lees_cijfers(map_, instrument)


def test_without_the_layout_nothing_is_read(tmp_path: Path, instrument: Instrument) -> None:
    (fout,) = fouten(tmp_path, instrument)
    assert Path(fout.bestand).name == TABELLEN
    assert fout.melding == "het bestand ontbreekt."


def test_a_cell_is_read_to_the_letter(map_: Path, instrument: Instrument) -> None:
    vreemd = " 2  64\u00a0\t\\ é \u202e"
    vervang(map_ / VIJF, '"264"', json.dumps(vreemd))
    groningen = lees_cijfers(map_, instrument).vermeldingen("toezicht.controles_vergund", "groningen")
    assert groningen[0].cijfer.opgegeven == vreemd


def test_reading_all_tables_is_fast() -> None:
    # A process of its own, so that measuring coverage does not slow it; its own time, so that others do not.
    code = (
        "import sys, time; from pathlib import Path;"
        "from korpsmonitor_tui.intake.instrument import lees_instrument;"
        "from korpsmonitor_tui.intake.cijfers import lees_cijfers;"
        "instrument = lees_instrument(Path(sys.argv[1]), Path(sys.argv[2]));"
        "begin = time.process_time(); lees_cijfers(Path(sys.argv[2]) / 'cijfers', instrument);"
        "print(time.process_time() - begin)"
    )
    uit = subprocess.run(
        [sys.executable, "-c", code, str(KORPSMONITOR), str(REFERENTIE)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert float(uit.stdout) <= 0.1


def test_importing_the_reader_does_not_load_parsers() -> None:
    code = (
        "import sys, korpsmonitor_tui.intake.cijfers;"
        "print(sorted({'tomllib', 'json', 'difflib'} & sys.modules.keys()))"
    )
    uit = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert uit.stdout.strip() == "[]"
