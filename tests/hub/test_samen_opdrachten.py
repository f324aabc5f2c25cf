"""The commands of a laptop against a real hub, from the first laptop to a copy that worked on."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui import paths
from korpsmonitor_tui.cli.hubtoegang import OMGEVING_HUB
from tests.cli.conftest import Opdrachtregel, Uitkomst, is_een_regel, regel, team, voorbeelden

if TYPE_CHECKING:
    from pathlib import Path

    from tests.hub.conftest import Proefhub

__all__ = ["regel", "team", "voorbeelden"]

HOOFDSTUK = ("--hoofdstuk", "toezicht")


@dataclass
class AndereLaptop(Opdrachtregel):
    """Another machine: what a laptop remembers of itself lies there."""

    def __call__(self, *woorden: str, als: str = "", invoer: str | bytes = "") -> Uitkomst:
        with pytest.MonkeyPatch.context() as omgeving:
            omgeving.setenv(paths.OMGEVING_TOESTAND, str(self.db.with_suffix(".toestand")))
            return super().__call__(*woorden, als=als, invoer=invoer)


@pytest.fixture
def adres(hub: Proefhub, monkeypatch: pytest.MonkeyPatch) -> str:
    """The coördinator's address; the password is in the environment."""
    monkeypatch.setenv(OMGEVING_HUB, hub.wachtwoord("coordinator"))
    return hub.server.dsn("coordinator", hub.database)


def sluit_aan(team: Opdrachtregel, adres: str) -> None:
    team.goed("hub", "instellen", adres)
    team.goed("hub", "aanmelden", "--naam", "kantoor")


def notitie(regel: Opdrachtregel, tekst: str) -> None:
    regel.goed("gesprek", "notitie", "Groningen", tekst, *HOOFDSTUK, als="notulist 1")


def plan(regel: Opdrachtregel) -> None:
    wie = ("--notulist", "notulist 1", "--auditor", "auditor 1")
    regel.goed("gesprek", "nieuw", "Groningen", "--datum", "11-02-2013", *wie)


def test_van_de_eerste_laptop_naar_een_tweede(team: Opdrachtregel, adres: str, tmp_path: Path) -> None:
    leeg = team.goed("sync", "--toon")
    assert "heeft geen hub" in leeg.uit
    sluit_aan(team, adres)
    plan(team)
    stand = team.goed("sync", "--toon", "--json").json
    assert stand["hub"] == adres
    assert stand["te_brengen"] > 0
    assert stand["laatst"] is None

    heen = team.goed("sync", "--json").json
    assert heen["uitkomst"]["gebracht"] == stand["te_brengen"]
    assert heen["te_brengen"] == 0

    tweede = AndereLaptop(tmp_path / "tweede.db", team.klok)
    gemaakt = tweede.goed("hub", "aansluiten", adres, "--naam", "tweede", "--zonder-versleuteling")
    assert f"{heen['uitkomst']['gebracht']} opgehaald" in gemaakt.uit
    notitie(tweede, "Getypt op de tweede laptop.")
    tweede.goed("sync")
    assert "4 opgehaald" in team.goed("sync").uit
    assert "Getypt op de tweede laptop." in team.goed("gesprek", "toon", "Groningen").uit
    assert "niets nieuws" in team.goed("sync").uit
    team.goed("hub", "vergeet")
    assert "heeft geen hub" in team.goed("sync", "--toon").uit


def test_een_conflict_geeft_status_1_en_de_weg(team: Opdrachtregel, adres: str, tmp_path: Path) -> None:
    sluit_aan(team, adres)
    plan(team)
    team.goed("sync")
    tweede = AndereLaptop(tmp_path / "tweede.db", team.klok)
    tweede.goed("hub", "aansluiten", adres, "--zonder-versleuteling")
    for laptop, plaats in ((team, "Groningen"), (tweede, "Haren")):
        laptop.goed("gesprek", "wijzig", "Groningen", "--plaats", plaats)
        uitkomst = laptop("sync")
    assert uitkomst.status == 1
    assert "1 conflict waarover u moet kiezen (1 nieuw)" in uitkomst.uit


def test_een_teruggezette_laptop_hoort_hoe_het_verder_gaat(
    team: Opdrachtregel, adres: str, tmp_path: Path
) -> None:
    sluit_aan(team, adres)
    shutil.copy(team.db, tmp_path / "oud.db")
    plan(team)
    team.goed("sync")
    terug = AndereLaptop(tmp_path / "oud.db", team.klok)
    geweigerd = terug("sync")
    assert geweigerd.status == 2
    assert is_een_regel(geweigerd.fout)
    assert "korpsmonitor hub aanmelden" in geweigerd.fout
    terug.goed("hub", "aanmelden")
    terug.goed("sync")
    assert "Groningen" in terug.goed("status").uit


def test_twee_kopieen_van_een_laptop_die_allebei_werkten(
    team: Opdrachtregel, adres: str, tmp_path: Path
) -> None:
    map_ = tmp_path / "laptop"
    map_.mkdir()
    shutil.copy(team.db, map_ / "monitor.db")
    laptop = AndereLaptop(map_ / "monitor.db", team.klok)
    sluit_aan(laptop, adres)
    plan(laptop)
    laptop.goed("sync")
    shutil.copytree(map_, tmp_path / "kopie")
    notitie(laptop, "Van de een.")
    laptop.goed("sync")
    # The other machine, at the same place on its own disk.
    map_.rename(tmp_path / "een")
    (tmp_path / "kopie").rename(map_)
    notitie(laptop, "Van de ander.")
    uitkomst = laptop("sync")
    assert uitkomst.status == 1
    assert "`korpsmonitor hub heraanmelden`" in uitkomst.uit
    uit = laptop.goed("hub", "heraanmelden", "--naam", "de ander").uit
    assert "4 vastleggingen staan nu onder een nieuw apparaat" in uit
    assert "4 vastleggingen gebracht" in uit
    gesprek = laptop.goed("gesprek", "toon", "Groningen").uit
    assert "Van de een." in gesprek
    assert "Van de ander." in gesprek
    assert [pad for pad in map_.iterdir() if "voor-heraanmelden" in pad.name]


def test_heraanmelden_weigert_wat_niet_is_gevorkt(team: Opdrachtregel, adres: str) -> None:
    sluit_aan(team, adres)
    team.goed("sync")
    uitkomst = team("hub", "heraanmelden")
    assert uitkomst.status == 2
    assert "niet gevorkt" in uitkomst.fout


def test_fouten_zijn_een_regel(
    team: Opdrachtregel, adres: str, hub: Proefhub, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "nog geen hub" in team("sync").fout
    for onveilig in (f"{adres}&sslmode=require", adres.replace("coordinator@", "coordinator:geheim@")):
        uitkomst = team("hub", "instellen", onveilig)
        assert uitkomst.status == 2
        assert is_een_regel(uitkomst.fout)
        assert "geheim" not in uitkomst.fout
    team.goed("hub", "instellen", adres)
    monkeypatch.setenv(OMGEVING_HUB, "onjuist")
    uitkomst = team("sync")
    assert (uitkomst.status, is_een_regel(uitkomst.fout)) == (2, True)
    monkeypatch.delenv(OMGEVING_HUB)
    uitkomst = team("sync")
    assert "PGPASSFILE" in uitkomst.fout
    assert uitkomst.status == 2
    assert hub.server.proces is not None
