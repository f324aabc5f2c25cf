"""Wegen per opdracht: met bestanden zonder database, met elke reden."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.conftest import is_een_regel

if TYPE_CHECKING:
    from tests.cli.conftest import Opdrachtregel

REGELS = Path(__file__).resolve().parents[2] / "templates" / "korpsmonitor" / "weegregels" / "2011-2012.toml"


@pytest.fixture
def groen(regel: Opdrachtregel) -> dict[str, Any]:
    """Give every dimension that takes part a green score."""
    regels = regel.goed("weging", "regels", "--json").json["regels"]
    return {code: "groen" for een in regels for code in een["dimensies"]}


def schrijf(map_: Path, scores: dict[str, Any], naam: str = "korps.json") -> str:
    pad = map_ / naam
    pad.write_text(json.dumps(scores), encoding="utf-8")
    return str(pad)


def test_alles_groen_is_groen_zonder_database(
    regel: Opdrachtregel, groen: dict[str, Any], tmp_path: Path
) -> None:
    uit = regel.goed("weging", "bereken", schrijf(tmp_path, groen), "--json").json
    assert (uit["eindscore"], uit["toegestaan"]) == ("groen", ["groen"])
    assert [reden["regel"] for reden in uit["redenen"]] == ["begin"]
    assert len(uit["scores"]) == 17
    assert not regel.db.exists()


def test_een_open_uitkomst_heeft_geen_eindscore_en_wel_redenen_met_bron(
    regel: Opdrachtregel, groen: dict[str, Any], tmp_path: Path
) -> None:
    bestand = schrijf(tmp_path, {**groen, "toezicht.vergunde_branche": "rood", "toezicht.kwaliteit": "geel"})
    uit = regel.goed("weging", "bereken", bestand, "--json", "--regels", "2011-2012").json
    assert (uit["eindscore"], uit["toegestaan"]) == (None, ["geel", "rood"])
    (samen,) = [reden for reden in uit["redenen"] if reden["andere"]]
    assert samen["andere"] == ["toezicht.kwaliteit"]
    assert "Dimensie Vergunde branche" in samen["bron"]
    tekst = regel.goed("weging", "bereken", bestand).uit
    assert tekst.startswith("Toegestaan: geel of rood; de weegploeg kiest (weegregels 2011-2012)")
    assert "en van de andere dimensies: Toezicht, Kwaliteit (geel)" in tekst


def test_wat_ontbreekt_is_nog_niet_gescoord(regel: Opdrachtregel, tmp_path: Path) -> None:
    bestand = schrijf(tmp_path, {"opsporing.weging": "geel"})
    uit = regel.goed("weging", "bereken", bestand, "--json").json
    assert uit["toegestaan"] == ["geel", "rood"]
    assert sum(score["score"] is None for score in uit["scores"]) == 16
    tekst = regel.goed("weging", "bereken", bestand).uit
    assert tekst.count("Nog niet gescoord:") == 1


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        ('{"toezicht.kwalitiet": "rood"}', 'dimensie "toezicht.kwalitiet" bestaat niet.'),
        ('{"partners.om": "rood"}', 'dimensie "partners.om" bestaat niet.'),
        ('{"toezicht.kwaliteit": "paars"}', 'score van toezicht.kwaliteit "paars" bestaat niet.'),
        ('{"toezicht.kwaliteit": "rood", "toezicht.kwaliteit": "groen"}', "staat er twee keer."),
        ("geen json", "geen geldige JSON"),
    ],
)
def test_onbruikbare_invoer_is_een_regel_en_status_2(
    regel: Opdrachtregel, tmp_path: Path, inhoud: str, melding: str
) -> None:
    pad = tmp_path / "korps.json"
    pad.write_text(inhoud, encoding="utf-8")
    uitkomst = regel("weging", "bereken", str(pad))
    assert (uitkomst.status, uitkomst.uit) == (2, "")
    assert melding in uitkomst.fout
    assert is_een_regel(uitkomst.fout)


def test_onbekende_regels_en_bestanden(regel: Opdrachtregel, tmp_path: Path) -> None:
    bestand = schrijf(tmp_path, {})
    for woorden, melding in (
        (("bereken", bestand, "--regels", "1999"), "Er zijn geen weegregels “1999”; wel: 2011-2012."),
        (("bereken", bestand, "--regels", str(tmp_path / "weg.toml")), "het bestand ontbreekt"),
        (("bereken", str(tmp_path / "weg.json")), "het bestand ontbreekt"),
        (("vergelijk", bestand, "--regels", "2011-2012"), "Noem twee versies"),
    ):
        uitkomst = regel("weging", *woorden)
        assert uitkomst.status == 2
        assert melding in uitkomst.fout
        assert is_een_regel(uitkomst.fout)


def test_regels_worden_getoond_en_gekeurd(regel: Opdrachtregel, tmp_path: Path) -> None:
    tekst = regel.goed("weging", "regels").uit
    assert "vergunde_branche.geel [000, 2.4.1, Dimensie Vergunde branche]" in tekst
    assert "Onze lezing: " in tekst
    for werking in (
        "onder 70% rood, van 70% tot en met 90% geel, daarboven groen",
        "bij geel of rood: organisatie.referentiekader telt hoogstens als geel",
        "bij blanco of n.v.t.: elke kleur blijft mogelijk",
        "bij rood, als een andere dimensie geel of rood is: geel of rood",
        "bij geel: groen of geel",
        "beslist uit zichzelf niets",
    ):
        assert f"  {werking}\n" in tekst
    assert regel.goed("weging", "regels", "--controleer").uit.startswith("2011-2012: bruikbaar")

    kapot = tmp_path / "kapot.toml"
    kapot.write_text(
        REGELS.read_text(encoding="utf-8").replace('bij = ["rood"]', 'bij = ["roze"]'), encoding="utf-8"
    )
    uitkomst = regel("weging", "regels", str(kapot), "--controleer")
    assert uitkomst.status == 1
    assert 'bij "roze" bestaat niet.' in uitkomst.uit
    assert "fouten gevonden." in uitkomst.uit


def test_twee_versies_naast_elkaar(regel: Opdrachtregel, groen: dict[str, Any], tmp_path: Path) -> None:
    ander = tmp_path / "ander.toml"
    tekst = REGELS.read_text(encoding="utf-8")
    oud = 'dimensies = ["opsporing.kwaliteit"]\nbij = ["geel"]\neindscore = ["groen", "geel"]'
    assert oud in tekst
    ander.write_text(tekst.replace(oud, oud.replace('["groen", "geel"]', '["geel"]')), encoding="utf-8")
    bestanden = (
        schrijf(tmp_path, {**groen, "opsporing.kwaliteit": "geel"}, "zeeland.json"),
        schrijf(tmp_path, groen, "twente.json"),
    )
    woorden = ("weging", "vergelijk", *bestanden, "--regels", "2011-2012", "--regels", str(ander))
    zeeland, twente = regel.goed(*woorden, "--json").json
    assert (zeeland["verschilt"], twente["verschilt"]) == (True, False)
    assert (zeeland["een"]["eindscore"], zeeland["ander"]["eindscore"]) == (None, "geel")
    uit = regel.goed(*woorden).uit
    assert "zeeland" in uit
    assert "Bij 1 van de 2 korpsen is iets anders toegestaan." in uit
    assert "opsporing_kwaliteit.geel (anders)" in uit


def test_regels_kopieren_vergelijken_en_kiezen(team: Opdrachtregel, tmp_path: Path) -> None:
    kopie = tmp_path / "2013-2014.toml"
    assert "als versie 2013-2014" in team.goed("weging", "regels", "--kopie", str(kopie)).uit
    assert team("weging", "regels", "--kopie", str(kopie)).status == 2
    dezelfde = team.goed("weging", "vergelijk", "--regels", str(kopie))
    assert "De twee versies hebben dezelfde regels." in dezelfde.uit
    assert "Bij 0 van de 27 korpsen is iets anders toegestaan." in dezelfde.uit
    assert "Van 27 korpsen is nog niet alles gescoord" in dezelfde.uit
    assert "Noem met --regels" in team("weging", "vergelijk").fout

    assert "volgens weegregels 2011-2012." in team.goed("weging", "kies-regels").uit
    geweigerd = team("weging", "kies-regels", str(kopie), als="notulist 1")
    assert (geweigerd.status, is_een_regel(geweigerd.fout)) == (2, True)
    assert (
        "volgens weegregels 2013-2014."
        in team.goed("weging", "kies-regels", str(kopie), als="coördinator").uit
    )
    stand = team.goed("weging", "kies-regels", "--json").json
    assert (stand["versie"], stand["gekozen"], stand["bestanden"]) == ("2013-2014", True, ["2011-2012"])
    eigen = tmp_path / "2013-2014" / "2013-2014.toml"
    team.goed("weging", "regels", "--van-editie", "--kopie", str(eigen))
    assert eigen.read_bytes() == kopie.read_bytes()
    assert team.goed("weging", "regels", "--van-editie", "--json").json["versie"] == "2013-2014"
    assert "niet beide" in team("weging", "regels", "2011-2012", "--van-editie").fout
    team.goed("ongedaan", als="coördinator")
    assert team.goed("weging", "kies-regels", "--json").json["versie"] == "2011-2012"


def test_oordelen_over_partners_worden_een_keer_overgenomen(team: Opdrachtregel) -> None:
    vraag = "ketensamenwerking.om"
    team.goed("vragenlijst", "antwoord", "Zeeland", vraag, "geel", "--toelichting", "Wisselend.")
    assert "Geen van deze korpsen" in team.goed("weging", "partner", "toon", "Twente").uit
    tekst = team.goed("weging", "partner", "toon").uit
    assert "nog over te nemen: geel  Wisselend." in tekst
    eerste = team.goed("weging", "partner", "overneem").uit
    assert "Zeeland, OM" in eerste
    assert "[vragenlijst 2013-2014/zeeland/ketensamenwerking.om]" in eerste
    assert "1 oordeel over een partner overgenomen." in eerste
    assert team.goed("weging", "partner", "overneem").uit == "0 oordelen over partners overgenomen.\n"

    team.goed("vragenlijst", "antwoord", "Zeeland", vraag, "groen")
    assert (
        "overgenomen als geel, het korps antwoordt nu groen" in team.goed("weging", "partner", "overneem").uit
    )
    assert "groen (was: geel)" in team.goed("weging", "partner", "overneem", "zeeland", "--opnieuw").uit
    for woorden, melding in (
        (("overneem", "om"), "geen korps"),
        (("uit-verslag", "Zeeland", "om", "1", "groen"), "is dus geen bron"),
        (("uit-verslag", "Zeeland", "nergens", "1", "groen"), "geen partnerkolom"),
        (("wijzig", "Zeeland", "om", "geel"), "geen open weegsessie"),
    ):
        uitkomst = team("weging", "partner", *woorden)
        assert (uitkomst.status, is_een_regel(uitkomst.fout)) == (2, True), woorden
        assert melding in uitkomst.fout
    om = next(
        o
        for o in team.goed("weging", "partner", "toon", "Zeeland", "--json").json
        if o["dimensie"] == "partners.om"
    )
    assert om["overgenomen"] == {
        "kleur": "groen",
        "toelichting": "Wisselend.",
        "herkomst": "vragenlijst",
        "verwijzing": "2013-2014/zeeland/ketensamenwerking.om",
    }
    assert (om["staat"], om["wijziging"]) == ("gelijk", None)
