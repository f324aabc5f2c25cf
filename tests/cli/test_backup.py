"""``backup`` and ``herstel`` as a person gives them: what is said, what is refused, and what a lost laptop comes to."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from korpsmonitor_tui import paths
from korpsmonitor_tui.cli.wachtwoord import OMGEVING as WACHTWOORD
from korpsmonitor_tui.cli.wachtwoord import OMGEVING_NIEUW
from korpsmonitor_tui.services.sessie import AMSTERDAM
from tests.cli.conftest import Opdrachtregel, draai_proces, is_een_regel

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def omvallen(pad: Path) -> None:
    inhoud = bytearray(pad.read_bytes())
    inhoud[-5_000] ^= 1
    pad.write_bytes(inhoud)


def test_from_backup_to_another_laptop(
    regel: Opdrachtregel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Encrypted, with the passphrase lost and the recovery key kept: the whole way back."""
    (tmp_path / "usb").mkdir()
    gedrukt = str(tmp_path / "usb" / "sleutel.txt")
    monkeypatch.setenv(WACHTWOORD, "korps paard batterij nietje")
    regel.goed("init", "--editie", "2013-2014", "--herstelsleutel-bestand", gedrukt)
    regel.goed("medewerker", "nieuw", "notulist 1", "--rol", "notulist")
    gemaakt = regel.goed("backup")
    assert "Reservekopie gemaakt en gecontroleerd" in gemaakt.uit
    assert "--map PAD --bewaar" in gemaakt.uit
    (kopie,) = (tmp_path / "reservekopieen").iterdir()
    assert kopie.name == "monitor-2013-02-12T100000.kmkopie"

    daar = Opdrachtregel(tmp_path / "daar" / "monitor.db")
    monkeypatch.setenv(paths.OMGEVING_TOESTAND, str(tmp_path / "daar" / "toestand"))
    monkeypatch.setenv(WACHTWOORD, "vergeten")
    geweigerd = daar("herstel", str(kopie))
    assert (geweigerd.status, is_een_regel(geweigerd.fout)) == (2, True)
    assert "hoort niet bij" in geweigerd.fout
    hersteld = daar.goed("herstel", str(kopie), "--herstelsleutel-bestand", gedrukt)
    assert "is teruggezet en gecontroleerd" in hersteld.uit
    assert "korpsmonitor sleutel herstel" in hersteld.uit
    monkeypatch.setenv(OMGEVING_NIEUW, "een heel ander wachtwoord")
    daar.goed("sleutel", "herstel", "--herstelsleutel-bestand", gedrukt)
    monkeypatch.setenv(WACHTWOORD, "een heel ander wachtwoord")
    assert "notulist 1" in daar.goed("medewerker", "lijst").uit
    assert daar.goed("controleer").status == 0


def test_what_is_refused_names_the_way_out(team: Opdrachtregel, tmp_path: Path) -> None:
    team.goed("backup", str(tmp_path / "eigen.kmkopie"))
    for woorden, melding in (
        (("backup", str(tmp_path / "eigen.kmkopie")), "bestaat al"),
        (("backup", str(tmp_path / "weg")), "eindigt niet op .kmkopie"),
        (("backup", "--bewaar"), "noem die erbij"),
        (("backup", "--toon", "--controleer", "x"), "Kies een reservekopie"),
        (("backup", "--alle"), "Kies een reservekopie"),
        (("backup", "--controleer"), "of --alle"),
        (("backup", "x.kmkopie", "--map", str(tmp_path)), "niet allebei"),
        (("herstel", str(tmp_path / "eigen.kmkopie")), "--vervang"),
        (("herstel", str(tmp_path / "weg.kmkopie")), "backup --toon"),
        (("herstel", str(tmp_path)), "kan niet worden gelezen"),
    ):
        uitkomst = team(*woorden)
        assert (uitkomst.status, is_een_regel(uitkomst.fout)) == (2, True), woorden
        assert melding in uitkomst.fout, woorden


def test_what_is_there_and_whether_it_holds(team: Opdrachtregel, tmp_path: Path) -> None:
    assert "nog geen reservekopie" in team.goed("backup", "--toon").uit
    assert "geen reservekopieën om te controleren" in team.goed("backup", "--controleer", "--alle").uit
    map_ = tmp_path / "schijf"
    team.goed("backup", "--map", str(map_), "--bewaar")
    team.klok.zet(2013, 2, 13)
    team.goed("backup")
    assert [rij.split()[0] for rij in team.goed("backup", "--toon").uit.splitlines()[3:5]] == [
        "13-02-2013",
        "12-02-2013",
    ]
    assert team.goed("backup", "--controleer", "--alle").uit.count("klopt.") == 2
    oudste = min(map_.iterdir())
    omvallen(oudste)
    gevonden = team("backup", "--controleer", str(oudste))
    assert (gevonden.status, gevonden.fout) == (1, "")
    assert "inhoud is beschadigd" in gevonden.uit
    assert "KLOPT NIET" in team.goed("backup", "--toon").uit
    geweigerd = team("herstel", str(oudste), "--vervang")
    assert geweigerd.status == 2
    assert "inhoud is beschadigd" in geweigerd.fout
    assert team.goed("medewerker", "lijst").status == 0


def test_restoring_in_its_place_keeps_what_stood_there(team: Opdrachtregel, tmp_path: Path) -> None:
    team.goed("backup", str(tmp_path / "k.kmkopie"))
    team.goed("medewerker", "nieuw", "later gekomen", "--rol", "lezer")
    hersteld = team.goed("herstel", str(tmp_path / "k.kmkopie"), "--vervang")
    assert "Wat er stond, is bewaard als" in hersteld.uit
    assert "Wat na de reservekopie is vernietigd, staat er weer in" in hersteld.uit
    assert "later gekomen" not in team.goed("medewerker", "lijst").uit
    # By the same clock as the names of backups: in the Netherlands it is an hour later than in UTC.
    naam = f"monitor.db.vervangen-{team.klok().astimezone(AMSTERDAM):%Y-%m-%dT%H%M%S}"
    (bewaard,) = tmp_path.glob("monitor.db.vervangen-*")
    assert bewaard.name == naam
    assert "later gekomen" in Opdrachtregel(bewaard).goed("medewerker", "lijst").uit


def test_a_copy_from_before_a_new_version_is_restored_by_the_same_command(
    team: Opdrachtregel, tmp_path: Path
) -> None:
    shutil.copy(team.db, tmp_path / "monitor.db.voor-0010_vertrouwen")
    elders = tmp_path / "elders.db"
    team.goed("herstel", str(tmp_path / "monitor.db.voor-0010_vertrouwen"), "--naar", str(elders))
    assert "notulist 1" in Opdrachtregel(elders).goed("medewerker", "lijst").uit


def test_a_real_process_makes_one_and_says_so_in_utf8(team: Opdrachtregel, tmp_path: Path) -> None:
    uitkomst = draai_proces("--db", str(team.db), "backup", str(tmp_path / "k.kmkopie"))
    assert (uitkomst.status, uitkomst.fout) == (0, "")
    assert (tmp_path / "k.kmkopie").exists()
