"""Whatever goes wrong ends in one Dutch line and the promised status, and leaves what was there as it was."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlcipher3 import dbapi2

from korpsmonitor_tui.services import openen
from korpsmonitor_tui.store import migraties
from tests.cli.conftest import draai_proces, is_een_regel

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Opdrachtregel

WACHTWOORD = {"KORPSMONITOR_WACHTWOORD": "juist"}

POSIX = pytest.mark.skipif(os.name != "posix", reason="alleen op POSIX")


@pytest.fixture
def versleuteld(tmp_path: Path) -> Path:
    """Give an encrypted database, made by the program itself."""
    pad = tmp_path / "monitor.db"
    uitkomst = draai_proces("--db", str(pad), "init", "--editie", "2013-2014", omgeving=WACHTWOORD)
    assert uitkomst.status == 0, uitkomst.fout
    return pad


@pytest.mark.parametrize(
    ("omgeving", "verwacht"),
    [
        ({"KORPSMONITOR_WACHTWOORD": "fout"}, "hoort niet bij"),
        ({}, "geen terminal om het te vragen"),
        ({"KORPSMONITOR_WACHTWOORD": ""}, "geen terminal om het te vragen"),
    ],
)
def test_een_verkeerd_of_ontbrekend_wachtwoord(
    omgeving: dict[str, str], verwacht: str, versleuteld: Path
) -> None:
    voor = versleuteld.read_bytes()

    uitkomst = draai_proces("--db", str(versleuteld), "status", omgeving=omgeving)

    assert (uitkomst.status, uitkomst.uit) == (2, "")
    assert verwacht in uitkomst.fout
    assert is_een_regel(uitkomst.fout)
    assert versleuteld.read_bytes() == voor


def test_het_juiste_wachtwoord_opent(versleuteld: Path) -> None:
    assert versleuteld.read_bytes()[:6] != b"SQLite"
    uitkomst = draai_proces("--db", str(versleuteld), "controleer", omgeving=WACHTWOORD)

    assert (uitkomst.status, uitkomst.fout) == (0, "")


def test_een_sleutelbestand_dat_ontbreekt(versleuteld: Path) -> None:
    versleuteld.with_name("monitor.db.sleutel").unlink()

    uitkomst = draai_proces("--db", str(versleuteld), "status", omgeving=WACHTWOORD)

    assert uitkomst.status == 2
    assert "sleutelbestand" in uitkomst.fout
    assert is_een_regel(uitkomst.fout)


def _ontbreekt(_pad: Path) -> None:
    """Leave nothing there."""


def _leeg(pad: Path) -> None:
    pad.touch()


def _iets_anders(pad: Path) -> None:
    pad.write_text("geen database\n" * 400)


def _van_een_ander_programma(pad: Path) -> None:
    verbinding = dbapi2.connect(str(pad))
    verbinding.execute("CREATE TABLE bladwijzers (a)")
    verbinding.commit()
    verbinding.close()


def _nieuwere_versie(pad: Path) -> None:
    draai_proces("--db", str(pad), "init", "--zonder-versleuteling")
    verbinding = dbapi2.connect(str(pad))
    verbinding.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('korpsmonitor', '9999_toekomst', '')"
    )
    verbinding.commit()
    verbinding.close()


@pytest.mark.parametrize(
    ("leg_neer", "verwacht"),
    [
        (_ontbreekt, "korpsmonitor init"),
        (_leeg, "leeg bestand"),
        (_iets_anders, "sleutelbestand"),
        (_van_een_ander_programma, "geen database van korpsmonitor"),
        (_nieuwere_versie, "nieuwere versie"),
    ],
)
def test_een_bestand_dat_geen_bruikbare_database_is(
    leg_neer: Callable[[Path], None], verwacht: str, tmp_path: Path
) -> None:
    pad = tmp_path / "x.db"
    leg_neer(pad)

    uitkomst = draai_proces("--db", str(pad), "status", omgeving=WACHTWOORD)

    assert (uitkomst.status, uitkomst.uit) == (2, "")
    assert verwacht in uitkomst.fout
    assert is_een_regel(uitkomst.fout)


def test_init_naast_een_bestaande_database(team: Opdrachtregel) -> None:
    voor = team.db.read_bytes()

    uitkomst = team("init", "--zonder-versleuteling")

    assert uitkomst.status == 2
    assert str(team.db) in uitkomst.fout
    assert is_een_regel(uitkomst.fout)
    assert team.db.read_bytes() == voor


@pytest.mark.parametrize("waar", ["bestand/monitor.db", "bestand/map/monitor.db"])
def test_een_map_die_niet_te_maken_is(waar: str, tmp_path: Path, regel: Opdrachtregel) -> None:
    (tmp_path / "bestand").touch()
    regel.db = tmp_path / waar

    uitkomst = regel("init", "--zonder-versleuteling")

    assert uitkomst.status == 2
    assert is_een_regel(uitkomst.fout)


# Without its privileges root too must ask the folder for permission.
ZONDER_RECHTEN = ("setpriv", "--bounding-set=-all", "--inh-caps=-all")


@pytest.mark.fouten("alleenlezen", kort=True)
@POSIX
@pytest.mark.skipif(shutil.which("setpriv") is None, reason="setpriv ontbreekt")
@pytest.mark.parametrize(
    "woorden",
    [
        ["--db", "{map}/monitor.db", "init", "--zonder-versleuteling"],
        ["--db", "{db}", "verslag", "maak", "Groningen", "--doel", "{map}"],
        ["--db", "{db}", "verslag", "maak", "--alle", "--map", "{map}"],
        ["--db", "{map}/demo.db", "demo"],
    ],
)
def test_een_map_die_alleen_te_lezen_is(woorden: list[str], tmp_path: Path, gesprek: Opdrachtregel) -> None:
    map_ = tmp_path / "alleen-lezen"
    map_.mkdir()
    map_.chmod(0o555)
    opdracht = [woord.format(map=map_, db=gesprek.db) for woord in woorden]

    uitkomst = draai_proces(*opdracht, voorzet=ZONDER_RECHTEN if os.geteuid() == 0 else ())

    map_.chmod(0o755)
    assert uitkomst.status == 2, uitkomst
    assert is_een_regel(uitkomst.fout)
    assert list(map_.iterdir()) == []


@pytest.mark.fouten("schijf", kort=True)
@POSIX
def test_een_volle_schijf_bewaart_wat_er_al_was(gesprek: Opdrachtregel) -> None:
    # The system refuses files beyond this size, as a full disk refuses to grow any.
    grens = gesprek.db.stat().st_size + 100_000
    voorzet = ("sh", "-c", f'ulimit -f {grens // 512}; exec "$@"', "sh")
    groot = "een lange notitie " * 100_000

    uitkomst = draai_proces(
        *("--db", str(gesprek.db), "gesprek", "notitie", "Groningen", "-", "--hoofdstuk", "toezicht"),
        invoer=groot,
        voorzet=voorzet,
    )

    assert uitkomst.status == 2, uitkomst
    assert "schijf" in uitkomst.fout
    assert is_een_regel(uitkomst.fout)
    assert len(gesprek.goed("gesprek", "toon", "Groningen", "--json").json["notities"]) == 2
    assert gesprek("controleer").status == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full ontbreekt")
def test_uitvoer_naar_een_volle_schijf(team: Opdrachtregel) -> None:
    with Path("/dev/full").open("w") as vol:
        proces = subprocess.run(
            [sys.executable, "-m", "korpsmonitor_tui", "--db", str(team.db), "status"],
            stdout=vol,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert proces.returncode == 2
    assert "kan niet worden geschreven" in proces.stderr
    assert is_een_regel(proces.stderr)


@POSIX
def test_een_lezer_die_genoeg_heeft_gezien_krijgt_geen_foutmelding(team: Opdrachtregel) -> None:
    opdracht = f'"{sys.executable}" -m korpsmonitor_tui --db "{team.db}" vragenlijst toon --json'
    proces = subprocess.run(
        ["bash", "-c", f"{opdracht} | true; exit ${{PIPESTATUS[0]}}"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (proces.returncode, proces.stderr) == (141, "")


@pytest.mark.parametrize(
    ("woorden", "verwacht"),
    [
        (["tijdlijn", "Atlantis"], "Er is geen korps of ketenpartner “Atlantis”"),
        (["tijdlijn", "een\nnaam\x1b[2J"], "geen korps of ketenpartner"),
        (["gesprek", "toon", "Twente"], "nog geen gesprek"),
        (["gesprek", "nieuw", "Twente", "--notulist", "niemand"], "geen medewerker “niemand”"),
        (["gesprek", "nieuw", "Groningen"], "al gepland"),
        (["gesprek", "notitie", "Groningen", "x", "--hoofdstuk", "weer"], "geen hoofdstuk “weer”"),
        (["gesprek", "notitie", "Groningen"], "Zeg bij welk hoofdstuk dit hoort: referentiekader, "),
        (["gesprek", "notitie", "Groningen", "--hoofdstuk", "toezicht"], "geen tekst opgegeven"),
        (["gesprek", "verwijder-notitie", "Groningen", "9"], "geen notitie “9”"),
        (["gesprek", "deelnemer", "Groningen", "--wijzig", "x", "--naam", "y"], "korpsexpert"),
        (["vragenlijst", "antwoord", "Groningen", "nergens", "1"], "geen vraag “nergens”"),
        (["vragenlijst", "antwoord", "Groningen", "referentiekader.geborgd", "1", "--jaar", "1900"], "1900"),
        (["verslag", "tekst", "Groningen", "9", "x"], "geen passage “9”"),
        (["verslag", "verwerk", "Groningen", "--opmerking", "9", "--antwoord", "x"], "geen opmerking “9”"),
        (["verslag", "controleer", "/bestaat/niet.docx"], "kan niet worden gelezen"),
        (["verslag", "sjabloon", "controleer", "/bestaat/niet.docx"], "kan niet worden gelezen"),
        (["verslag", "stel-vast", "Groningen"], "kan alleen"),
        (["medewerker", "nieuw", "notulist 1", "--rol", "notulist"], "al een medewerker"),
        (["ongedaan"], "Er is niets van u"),
    ],
)
def test_wat_er_niet_is_of_niet_kan(woorden: list[str], verwacht: str, gesprek: Opdrachtregel) -> None:
    als = "auditor 1" if woorden == ["ongedaan"] else "coördinator"

    uitkomst = gesprek(*woorden, als=als)

    assert (uitkomst.status, uitkomst.uit) == (2, "")
    assert verwacht in uitkomst.fout
    assert is_een_regel(uitkomst.fout)
    assert "\x1b" not in uitkomst.fout


def test_invoer_die_geen_utf8_is(gesprek: Opdrachtregel) -> None:
    uitkomst = gesprek("gesprek", "notitie", "Groningen", "--hoofdstuk", "toezicht", invoer=b"co\xf6rdinator")

    assert uitkomst.status == 2
    assert "UTF-8" in uitkomst.fout


def test_een_onbekende_editie_of_medewerker(team: Opdrachtregel) -> None:
    assert "2013-2014" in team("--editie", "1999", "status").fout
    assert "Bekend zijn: auditor 1" in team("status", als="niemand").fout


def test_init_met_een_onmogelijke_editie_laat_niets_achter(regel: Opdrachtregel) -> None:
    uitkomst = regel("init", "--editie", "twee woorden", "--zonder-versleuteling")

    assert uitkomst.status == 2
    assert list(regel.db.parent.glob("monitor*")) == []


def _wacht_op(voorwaarde: Callable[[], bool]) -> None:
    einde = time.monotonic() + 30
    while not voorwaarde():
        assert time.monotonic() < einde
        time.sleep(0.005)


@POSIX
def test_ctrl_c_tijdens_lang_werk_laat_niets_halfs_achter(tmp_path: Path) -> None:
    map_ = tmp_path / "voorbeeld"
    proces = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "korpsmonitor_tui",
            "--db",
            str(map_ / "demo.db"),
            "demo",
            "--map",
            str(tmp_path),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    # The first Word file is written well before the database is complete.
    _wacht_op(lambda: any(tmp_path.glob("*.docx")))

    proces.send_signal(signal.SIGINT)
    uit, fout = proces.communicate(timeout=60)

    assert (proces.returncode, uit) == (130, "")
    assert fout.strip() == "Fout: Afgebroken; wat al was opgeslagen, blijft bewaard."
    assert list(map_.iterdir()) == []


def test_ctrl_d_bij_een_vraag_is_ook_afbreken(team: Opdrachtregel, monkeypatch: pytest.MonkeyPatch) -> None:
    def breek_af(*_gegevens: object, **_namen: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(openen, "open_sessie", breek_af)

    uitkomst = team("status")

    assert uitkomst.status == 130
    assert is_een_regel(uitkomst.fout)


def test_een_fout_van_ons_noemt_de_plaats_en_geen_tekst(
    team: Opdrachtregel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ga_stuk(*_gegevens: object, **_namen: object) -> None:
        raise ZeroDivisionError("vertrouwelijk")

    monkeypatch.setattr(openen, "open_sessie", ga_stuk)

    kort = team("status")
    monkeypatch.setenv("KORPSMONITOR_DEBUG", "1")
    lang = team("status")

    assert kort.status == 70
    assert "ZeroDivisionError in test_fouten.py" in kort.fout
    assert "vertrouwelijk" not in kort.fout
    assert is_een_regel(kort.fout)
    assert lang.status == 70
    assert "Traceback" in lang.fout


def test_controleer_eindigt_met_1_als_er_iets_niet_klopt(team: Opdrachtregel) -> None:
    verbinding = dbapi2.connect(str(team.db))
    verbinding.execute("UPDATE medewerker SET naam = 'een ander'")
    verbinding.commit()
    verbinding.close()

    als_tekst = team("controleer")
    als_json = team("controleer", "--json")

    assert (als_tekst.status, als_json.status) == (1, 1)
    assert "klopt niet" in als_tekst.uit
    assert {"plaats", "uitleg"} == set(als_json.json["gebreken"][0])


def test_alleen_de_ketens_controleren_zegt_alleen_iets_over_vastleggingen(team: Opdrachtregel) -> None:
    verbinding = dbapi2.connect(str(team.db))
    verbinding.execute("UPDATE medewerker SET naam = 'een ander'")
    verbinding.commit()
    assert "De vastleggingen kloppen" in team("controleer", "--ketens").uit

    verbinding.execute("DROP TRIGGER event_payload_wijzig_niet")
    verbinding.execute("UPDATE event_payload SET payload = replace(payload, 'a', 'b')")
    verbinding.execute(migraties.TRIGGERS["event_payload_wijzig_niet"])
    verbinding.commit()
    verbinding.close()

    gewijzigd = team("controleer", "--ketens", "--json")

    assert gewijzigd.status == 1
    assert {"de tekst is na vastlegging gewijzigd"} == {g["uitleg"] for g in gewijzigd.json["gebreken"]}


def test_kapotte_definitiebestanden_geven_alle_fouten_ineens(regel: Opdrachtregel, tmp_path: Path) -> None:
    (tmp_path / "instrument.toml").write_text('code = "x"\nonbekend = 1\n')

    uitkomst = regel("vragenlijst", "controleer", str(tmp_path))

    assert uitkomst.status == 1
    assert len(uitkomst.uit.splitlines()) > 3
    assert regel("vragenlijst", "controleer").status == 0


def test_een_onbruikbare_huisstijl(regel: Opdrachtregel, tmp_path: Path) -> None:
    import docx

    leeg = tmp_path / "leeg.docx"
    docx.Document().save(str(leeg))
    geen_word = tmp_path / "geen.docx"
    geen_word.write_text("tekst")

    mist = regel("verslag", "sjabloon", "controleer", str(leeg))
    als_json = regel("verslag", "sjabloon", "controleer", str(leeg), "--json")
    kan_niet = regel("verslag", "sjabloon", "controleer", str(geen_word))

    assert (mist.status, als_json.status, kan_niet.status) == (1, 1, 2)
    assert f"{len(als_json.json['gebreken'])} gebreken gevonden." in mist.uit
    assert is_een_regel(kan_niet.fout)
    assert regel("verslag", "sjabloon", "controleer").status == 0
