"""What is wrong with a computer is found, each fault caused for real, and nothing is changed by looking."""

from __future__ import annotations

import os
import shutil
import time
from collections import namedtuple
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui import paths
from korpsmonitor_tui.services import doctor, openen, reservekopieen, sleutels
from korpsmonitor_tui.services.doctor import Oordeel, Regel, Terminal, onderzoek_programma
from korpsmonitor_tui.services.doctordatabase import onderzoek_database
from korpsmonitor_tui.services.openen import Wereld
from korpsmonitor_tui.services.sessie import Editie
from korpsmonitor_tui.store.driver import open_database
from korpsmonitor_tui.store.sleutelbestand import pad_van
from tests.tui.proef import INSTRUMENTEN

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

NU = datetime.now(UTC)
WACHTWOORD = "vier losse ongewone woorden"
GOED = Terminal(True, 120, 40, "xterm-256color", 256, False, "utf-8")
EDITIE = Editie("2013-2014", "Korpsmonitor 2013-2014", "korpsmonitor")
WERELD = Wereld(INSTRUMENTEN, lambda: NU)


@pytest.fixture(scope="module")
def gemaakt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a database with everything in order, and one that is not encrypted; made once, to be copied."""
    map_ = tmp_path_factory.mktemp("doctor")
    with pytest.MonkeyPatch.context() as omgeving:
        omgeving.setenv(paths.OMGEVING_TOESTAND, str(map_ / "toestand"))
        sessie = openen.maak(WERELD, map_ / "monitor.db", WACHTWOORD, EDITIE, "coördinator A")
        (map_ / "kaal").mkdir()
        for naam in ("monitor.db.sleutel", "monitor.db"):
            shutil.copy(map_ / naam, map_ / "kaal")
        sleutels.maak_herstelsleutel(sessie)
        reservekopieen.maak(sessie)
        sessie.store.sluit()
        shutil.copy(map_ / "monitor.db", map_ / "kaal")
        openen.maak(WERELD, map_ / "open.db", None, EDITIE, "coördinator A").store.sluit()
    return map_


@pytest.fixture
def database(gemaakt: Path, tmp_path: Path) -> Path:
    """Give a database with everything in order: a recovery key, and a backup of now."""
    for naam in ("monitor.db", "monitor.db.sleutel"):
        shutil.copy(gemaakt / naam, tmp_path)
    shutil.copytree(gemaakt / "reservekopieen", tmp_path / "reservekopieen")
    return tmp_path / "monitor.db"


@pytest.fixture
def open_(gemaakt: Path, tmp_path: Path) -> Path:
    """Give a database that is not encrypted."""
    shutil.copy(gemaakt / "open.db", tmp_path)
    return tmp_path / "open.db"


def _fouten(regels: Iterable[Regel], oordeel: Oordeel = Oordeel.FOUT) -> dict[str, str]:
    return {regel.onderdeel: regel.wat for regel in regels if regel.oordeel == oordeel}


def _kijk(pad: Path, wachtwoord: str | None = WACHTWOORD, wereld: Wereld = WERELD) -> tuple[Regel, ...]:
    return onderzoek_database(wereld, pad, None if wachtwoord is None else lambda: wachtwoord)[0]


# -- the computer --------------------------------------------------------------------------------------------------------


def test_een_computer_waarop_alles_klopt() -> None:
    assert _fouten(onderzoek_programma(WERELD, GOED, (80, 24))) == {}


@pytest.mark.parametrize(
    ("terminal", "onderdeel", "oordeel"),
    [
        (replace(GOED, breedte=79), "terminal", Oordeel.FOUT),
        (replace(GOED, hoogte=23), "terminal", Oordeel.FOUT),
        (replace(GOED, soort="dumb", kleuren=0), "terminal", Oordeel.FOUT),
        (replace(GOED, soort=""), "terminal", Oordeel.FOUT),
        (replace(GOED, scherm=False), "terminal", Oordeel.LET_OP),
        (replace(GOED, codering="ISO-8859-1"), "tekens", Oordeel.FOUT),
        (replace(GOED, codering=""), "tekens", Oordeel.FOUT),
        (replace(GOED, kleuren=16), "kleuren", Oordeel.LET_OP),
    ],
)
def test_een_terminal_die_tekortschiet(terminal: Terminal, onderdeel: str, oordeel: Oordeel) -> None:
    regels = [*doctor._terminal(terminal, (80, 24)), doctor._tekens(terminal)]
    (regel,) = [regel for regel in regels if regel.onderdeel == onderdeel]
    assert regel.oordeel == oordeel
    assert regel.doe


def test_zonder_kleur_op_verzoek_is_goed() -> None:
    regels = doctor._terminal(replace(GOED, kleuren=0, zonder_kleur=True), (80, 24))
    assert {regel.oordeel for regel in regels} == {Oordeel.GOED}


def test_een_bibliotheek_die_ontbreekt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "BIBLIOTHEKEN", ("click", "bestaat-niet-korpsmonitor"))
    regel = doctor._bibliotheken()
    assert (regel.oordeel, regel.wat) == (Oordeel.FOUT, "Niet gevonden: bestaat-niet-korpsmonitor.")


@pytest.mark.skipif(os.name != "posix", reason="een script als programma")
@pytest.mark.parametrize(
    ("script", "oordeel", "zegt"),
    [
        ("echo LibreOffice 99.1", Oordeel.GOED, "LibreOffice 99.1"),
        ("exit 3", Oordeel.LET_OP, "start niet"),
        (None, Oordeel.LET_OP, "Niet gevonden"),
    ],
)
def test_libreoffice(
    script: str | None, oordeel: Oordeel, zegt: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programma = tmp_path / "soffice"
    if script is not None:
        programma.write_text(f"#!/bin/sh\n{script}\n")
        programma.chmod(0o700)
    monkeypatch.setenv(paths.OMGEVING_LIBREOFFICE, str(programma))
    regel = doctor._libreoffice()
    assert regel.oordeel == oordeel
    assert zegt in regel.wat


def test_een_klok_die_achterloopt() -> None:
    regels = onderzoek_programma(
        Wereld(INSTRUMENTEN, lambda: datetime(2001, 1, 1, tzinfo=UTC)), GOED, (80, 24)
    )
    assert set(_fouten(regels)) == {"klok"}


def test_een_eigen_instrument_dat_niet_te_lezen_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "stuk").mkdir()
    (tmp_path / "stuk" / "instrument.toml").write_text("dit is geen toml")
    monkeypatch.setenv(paths.OMGEVING_INSTRUMENTEN, str(tmp_path))
    fouten = _fouten(doctor._instrumenten())
    assert fouten["instrumenten"].startswith("stuk: ")


# -- the database --------------------------------------------------------------------------------------------------------


def test_een_database_waaraan_niets_ontbreekt_en_die_niet_verandert(database: Path) -> None:
    voor = {pad: pad.read_bytes() for pad in database.parent.rglob("*") if pad.is_file()}
    for wachtwoord in (None, WACHTWOORD):
        regels = _kijk(database, wachtwoord)
        assert _fouten(regels) == {}
        # Backups beside the database are on its disk.
        assert set(_fouten(regels, Oordeel.LET_OP)) == {"reservekopieën"}
    na = {pad: pad.read_bytes() for pad in database.parent.rglob("*") if pad.is_file()}
    assert {pad.name: na[pad] == voor.get(pad) for pad in na} == {pad.name: True for pad in voor}


def test_zonder_wachtwoord_wordt_niet_in_de_database_gekeken(database: Path) -> None:
    assert onderzoek_database(WERELD, database, None)[1] is False
    assert onderzoek_database(WERELD, database, lambda: WACHTWOORD)[1] is True


def test_er_is_nog_geen_database(tmp_path: Path) -> None:
    regels = _kijk(tmp_path / "nog" / "niets.db")
    assert (_fouten(regels), set(_fouten(regels, Oordeel.LET_OP))) == ({}, {"database"})


def test_een_map_waarin_niet_te_schrijven_is(tmp_path: Path) -> None:
    (tmp_path / "geen map").touch()
    assert "gegevensmap" in _fouten(_kijk(tmp_path / "geen map" / "monitor.db"))


def test_het_wachtwoord_is_een_ander(database: Path) -> None:
    assert set(_fouten(_kijk(database, "een ander"))) == {"wachtwoord"}


def test_een_sleutelbestand_dat_weg_of_stuk_is(database: Path) -> None:
    sleutel = pad_van(database)
    sleutel.write_bytes(b"{}")
    assert {"sleutelbestand", "wachtwoord"} <= set(_fouten(_kijk(database)))
    sleutel.unlink()
    assert "sleutelbestand" in _fouten(_kijk(database, None))


def test_een_sleutelbestand_zonder_database(database: Path) -> None:
    database.unlink()
    assert "database" in _fouten(_kijk(database))


def test_geen_herstelsleutel_en_geen_reservekopie(gemaakt: Path) -> None:
    regels = _kijk(gemaakt / "kaal" / "monitor.db")
    assert _fouten(regels) == {}
    assert {"herstelsleutel", "reservekopieën"} <= set(_fouten(regels, Oordeel.LET_OP))


@pytest.mark.skipif(os.name != "posix", reason="rechten van POSIX")
def test_anderen_mogen_erbij(open_: Path) -> None:
    open_.chmod(0o644)
    assert "chmod 600" in next(regel.doe for regel in _kijk(open_) if regel.onderdeel == "rechten")


def test_een_database_zonder_versleuteling(open_: Path) -> None:
    assert "versleuteling" in _fouten(_kijk(open_, None), Oordeel.LET_OP)


def test_de_inhoud(open_: Path) -> None:
    assert _fouten(_kijk(open_)) == {}
    db = open_database(open_, None)
    (trigger,) = db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' LIMIT 1").fetchone()
    db.execute(f"DROP TRIGGER {trigger}")
    db.close()
    assert set(_fouten(_kijk(open_))) == {"beveiliging"}
    later = Wereld(INSTRUMENTEN, lambda: NU - timedelta(days=3))
    assert set(_fouten(_kijk(open_, None, later))) == {"beveiliging", "klok"}


def test_een_leeg_bestand_is_geen_database(tmp_path: Path) -> None:
    (tmp_path / "leeg.db").touch()
    assert "database" in _fouten(_kijk(tmp_path / "leeg.db"))


@pytest.mark.parametrize(("vrij", "oordeel"), [(10 * 2**20, Oordeel.FOUT), (200 * 2**20, Oordeel.LET_OP)])
def test_een_volle_schijf(vrij: int, oordeel: Oordeel, open_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    schijf = namedtuple("schijf", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _pad: schijf(2**40, 0, vrij))
    assert "schijf" in _fouten(_kijk(open_), oordeel)


def test_wat_een_afgebroken_programma_liet_staan(open_: Path) -> None:
    rest = open_.with_name(f".{open_.name}.123-abcdef")
    rest.touch()
    assert "resten" not in _fouten(_kijk(open_), Oordeel.LET_OP)
    eergisteren = time.time() - 2 * 24 * 3600
    os.utime(rest, (eergisteren, eergisteren))
    assert rest.name in _fouten(_kijk(open_), Oordeel.LET_OP)["resten"]


def test_oude_en_kapotte_reservekopieen(database: Path) -> None:
    over_een_maand = Wereld(INSTRUMENTEN, lambda: NU + timedelta(days=30))
    oud = [regel for regel in _kijk(database, WACHTWOORD, over_een_maand) if "kopie in" in regel.wat]
    assert [regel.oordeel for regel in oud] == [Oordeel.LET_OP]

    (kopie,) = (database.parent / "reservekopieen").glob("*.kmkopie")
    inhoud = bytearray(kopie.read_bytes())
    inhoud[-1000] ^= 1
    kopie.write_bytes(inhoud)
    sessie = openen.open_sessie(WERELD, database, lambda: WACHTWOORD)
    assert reservekopieen.controleer(sessie, kopie).gebrek
    sessie.store.sluit()
    assert kopie.name in _fouten(_kijk(database))["reservekopieën"]

    kopie.write_bytes(b"PK")
    assert "reservekopieën" in _fouten(_kijk(database), Oordeel.LET_OP)
