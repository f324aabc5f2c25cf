"""What goes back to the korps by command: changes, table, letter, all in one folder; and fetching back what is kept."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from tests.cli.teruggekomen_verslag import (
    AUDITOR,
    COORDINATOR,
    NOTULIST,
    PARTIJ,
    beslis_over_de_eerste,
    krijg_terug,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Opdrachtregel

STAM = "2013-2014-flevoland"


@pytest.fixture
def verwerkt(team: Opdrachtregel) -> Opdrachtregel:
    """Give a verslag of which every remark was decided; version 2 is a concept."""
    krijg_terug(team)
    beslis_over_de_eerste(team)
    team.goed("verslag", "besluit", PARTIJ, "2", "overgenomen", als=AUDITOR)
    team.goed("verslag", "plaats", PARTIJ, "3", "--geheel", als=NOTULIST)
    team.goed("verslag", "besluit", PARTIJ, "3", "niet-overgenomen", "--reden", "Onleesbaar.", als=AUDITOR)
    team.goed("verslag", "bevestig", PARTIJ, "3", als=COORDINATOR)
    return team


@pytest.fixture
def definitief(verwerkt: Opdrachtregel) -> Opdrachtregel:
    verwerkt.goed("verslag", "check", PARTIJ, als=NOTULIST)
    verwerkt.goed("verslag", "verstuur", PARTIJ, als=AUDITOR)
    verwerkt.goed("verslag", "akkoord", PARTIJ, "--respondent", "korpsexpert", als=NOTULIST)
    verwerkt.goed("verslag", "stel-vast", PARTIJ, als=AUDITOR)
    return verwerkt


def test_terwijl_aan_versie_2_wordt_gewerkt(verwerkt: Opdrachtregel, tmp_path: Path) -> None:
    sporen = tmp_path / "sporen.docx"
    verwerkt.goed("verslag", "wijzigingen", PARTIJ, "--doel", str(sporen))
    gelezen = verwerkt.goed("verslag", "lees", "--los", str(sporen), "--json").json
    assert {wijziging["auteur"] for wijziging in gelezen["invoegingen"]} == {"Monitorteam"}
    for vorm in ("docx", "xlsx"):
        verwerkt.goed("verslag", "verwerkingstabel", PARTIJ, "--vorm", vorm, "--doel", str(tmp_path))
        assert (tmp_path / f"verwerkingstabel-{STAM}-v2.{vorm}").exists()
    verwerkt.goed("verslag", "verwerkingstabel", PARTIJ, "--doel", str(tmp_path / "tabel.xlsx"))
    assert (tmp_path / "tabel.xlsx").read_bytes() == (
        tmp_path / f"verwerkingstabel-{STAM}-v2.xlsx"
    ).read_bytes()


GEWEIGERD = (
    (("slotbrief", PARTIJ), "zodra het verslag definitief is"),
    (("terugkoppeling", PARTIJ), "zodra het verslag definitief is"),
    (("wijzigingen", PARTIJ, "--van", "7"), "Versie 7 is niet vastgelegd"),
    (("bestand", PARTIJ, "--versie", "2"), "Versie 2 is niet vastgelegd; vastgelegd: 1 (verzonden)"),
    (("bijlage", PARTIJ, "zzz"), "Er is niet één bestand"),
    (("bijlage", PARTIJ, "zzz", "--json"), "--json toont de lijst"),
    (("bestand", PARTIJ), "--versie"),
)


def test_wat_niet_kan_wordt_geweigerd_en_er_komt_geen_bestand(
    verwerkt: Opdrachtregel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hier = tmp_path / "leeg"
    hier.mkdir()
    monkeypatch.chdir(hier)
    for woorden, melding in GEWEIGERD:
        uitkomst = verwerkt("verslag", *woorden, als=NOTULIST)
        assert uitkomst.status == 2, woorden
        assert melding in uitkomst.fout
        assert "Traceback" not in uitkomst.fout
    assert list(hier.iterdir()) == []


def test_alles_in_een_map_en_ieder_bestand_is_te_herkennen(definitief: Opdrachtregel, tmp_path: Path) -> None:
    uit = definitief.goed(
        "verslag", "terugkoppeling", PARTIJ, "--map", str(tmp_path), "--json", als=NOTULIST
    ).json
    map_ = tmp_path / f"terugkoppeling-gespreksverslag-{STAM}-v2"
    assert uit["map"] == str(map_)
    assert uit["bestanden"] == [
        f"gespreksverslag-{STAM}-v2.docx",
        f"gespreksverslag-{STAM}-v2-wijzigingen-sinds-v1.docx",
        f"verwerkingstabel-{STAM}-v2.docx",
        f"verwerkingstabel-{STAM}-v2.xlsx",
        f"slotbrief-{STAM}-v2.docx",
        "inhoud.txt",
    ]
    verslag = map_ / uit["bestanden"][0]
    assert hashlib.sha256(verslag.read_bytes()).hexdigest() == uit["sha256"]
    ja = definitief("verslag", "controleer", str(verslag), "--definitief")
    assert (ja.status, f"versie 2 van {PARTIJ}, definitief vastgesteld" in ja.uit) == (0, True)
    brief = definitief("verslag", "controleer", str(map_ / uit["bestanden"][4]))
    assert (brief.status, "is de slotbrief bij versie 2" in brief.uit) == (0, True)
    assert definitief("verslag", "controleer", str(map_ / uit["bestanden"][4]), "--definitief").status == 1
    nogmaals = definitief("verslag", "terugkoppeling", PARTIJ, "--map", str(tmp_path), als=NOTULIST)
    assert (nogmaals.status, "bestaat al" in nogmaals.fout) == (2, True)
    definitief.goed(
        "verslag", "terugkoppeling", PARTIJ, "--map", str(tmp_path), "--overschrijf", als=NOTULIST
    )


def test_een_eerdere_versie_en_bewijs_komen_terug_zoals_ze_waren(
    definitief: Opdrachtregel, tmp_path: Path
) -> None:
    lijst = definitief.goed("verslag", "bijlage", PARTIJ, "--json").json["bijlagen"]
    assert "retour.docx" in [een["naam"] for een in lijst]
    assert "retour.docx" in definitief.goed("verslag", "bijlage", PARTIJ).uit
    kenmerk = next(een["kenmerk"] for een in lijst if een["naam"] == "retour.docx")
    definitief.goed("verslag", "bijlage", PARTIJ, kenmerk[:12], "--doel", str(tmp_path))
    assert (tmp_path / "retour.docx").read_bytes() == b"retour"
    inhoud = set()
    for opties in (("--versie", "1"), ("--versie", "2"), ("--versie", "2", "--verzonden")):
        doel = tmp_path / ("-".join(opties) + ".docx")
        definitief.goed("verslag", "bestand", PARTIJ, *opties, "--doel", str(doel))
        inhoud.add(doel.read_bytes())
        assert definitief("verslag", "controleer", str(doel)).status == 0
    assert len(inhoud) == 3
    leeg = definitief.goed("verslag", "bijlage", "Twente").uit
    assert leeg == "Bij dit dossier zijn nog geen bestanden bewaard.\n"
