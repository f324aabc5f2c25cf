"""``korpsmonitor consistentie``: filters, exit status, and decisions that hold and lapse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import is_een_regel

if TYPE_CHECKING:
    from tests.cli.conftest import Opdrachtregel

CONTROLES = ("vragenlijst", "antwoord", "Groningen", "toezicht.controles_vergund")
REEKS = ("consistentie", "--korps", "Groningen", "--soort", "reeks")


def test_beide_waarden_en_een_besluit_dat_vervalt(team: Opdrachtregel) -> None:
    assert team(*REEKS).status == 0
    team.goed(*CONTROLES, "623", "--jaar", "2012", als="coördinator")
    gevonden = team(*REEKS, "--json")
    # A warning is no error.
    assert gevonden.status == 0
    (een,) = gevonden.json["bevindingen"]
    assert [w["waarde"] for w in een["waarden"]] == ["623", "263"]
    assert (een["ernst"], een["besluit"], een["vervallen"]) == ("waarschuwing", None, False)

    besluit = ("consistentie", "besluit", een["kenmerk"], "--besluit")
    assert "tweede" in team.goed(*besluit, "tweede", "--reden", "Verwisseld.", als="coördinator").uit
    assert "nog 1 bevinding" in team.goed(*REEKS).uit
    (beslist,) = team.goed(*REEKS, "--alle", "--json").json["bevindingen"]
    assert (beslist["besluit"]["besluit"], beslist["besluit"]["reden"]) == ("tweede", "Verwisseld.")
    assert "Verwisseld." in team.goed(*REEKS, "--alle").uit

    team.goed(*CONTROLES, "632", "--jaar", "2012", als="coördinator")
    uit = team.goed(*REEKS).uit
    assert een["kenmerk"] in uit
    assert "besluit vervallen: het ging over 623 en 263" in uit
    assert team.goed(*REEKS, "--json").json["bevindingen"][0]["vervallen"]


def test_status_1_zolang_er_een_fout_openstaat(team: Opdrachtregel) -> None:
    dubbel = ("consistentie", "--soort", "bron", "--korps", "Haaglanden")
    fouten = team(*dubbel, "--json")
    assert (fouten.status, fouten.json["klopt"]) == (1, False)
    kenmerken = [een["kenmerk"] for een in fouten.json["bevindingen"]]
    assert len(kenmerken) == 2
    for kenmerk in kenmerken:
        team.goed(
            *("consistentie", "besluit", kenmerk, "--besluit", "blijft", "--reden", "Niet meer na te gaan."),
            als="coördinator",
        )
    klaar = team(*dubbel)
    assert (klaar.status, "0 fouten zonder besluit" in klaar.uit) == (0, True)
    # The whole edition still has others.
    assert team("consistentie").status == 1


def test_ernst_kiest_ook_wat_ter_informatie_is(team: Opdrachtregel) -> None:
    info = team.goed("consistentie", "--ernst", "ter-informatie", "--soort", "korps", "--json").json
    assert {een["ernst"] for een in info["bevindingen"]} == {"ter_informatie"}
    assert team.goed("consistentie", "--soort", "korps", "--json").json["bevindingen"] == []


@pytest.mark.parametrize(
    "woorden",
    [
        ("consistentie", "--korps", "Nergens"),
        ("consistentie", "--soort", "onzin"),
        ("consistentie", "besluit", "niets-12", "--besluit", "eerste", "--reden", "Zo is het."),
        ("consistentie", "besluit", "totaal-", "--besluit", "eerste", "--reden", "Zo is het."),
        ("consistentie", "besluit", "jaar-9f197729bb", "--besluit", "eerste"),
        ("consistentie", "besluit", "jaar-9f197729bb", "--besluit", "eerste", "--reden", " "),
    ],
)
def test_verkeerd_gebruik_is_een_regel(team: Opdrachtregel, woorden: tuple[str, ...]) -> None:
    uitkomst = team(*woorden, als="coördinator")
    assert (uitkomst.status, is_een_regel(uitkomst.fout), uitkomst.uit) == (2, True, "")


def test_wie_niet_mag_beslissen_laat_alles_zoals_het_was(team: Opdrachtregel) -> None:
    besluit = ("consistentie", "besluit", "jaar-9f197729bb", "--besluit", "eerste", "--reden", "Zo is het.")
    geweigerd = team(*besluit, als="notulist 1")
    assert (geweigerd.status, is_een_regel(geweigerd.fout)) == (2, True)
    jaren = team.goed("consistentie", "--soort", "jaar", "--ernst", "waarschuwing", "--json").json
    assert all(een["besluit"] is None for een in jaren["bevindingen"])


def test_namen_van_deelnemers_komen_er_niet_uit(team: Opdrachtregel) -> None:
    team.goed("gesprek", "nieuw", "Groningen", "--datum", "2013-02-04", als="coördinator")
    team.goed(
        *("gesprek", "deelnemer", "Groningen", "--rol", "korpsexpert", "--naam", "Jansma"),
        als="notulist 1",
    )
    team.goed(*CONTROLES, "623", "--jaar", "2012", "--toelichting", "volgens Jansma", als="coördinator")
    (een,) = team.goed(*REEKS, "--json").json["bevindingen"]
    besluit = ("consistentie", "besluit", een["kenmerk"], "--besluit", "tweede")
    team.goed(*besluit, "--reden", "Jansma bevestigt dit.", als="coördinator")
    for vorm in ((), ("--json",)):
        uit = team.goed(*REEKS, "--alle", *vorm).uit
        assert "korpsexpert bevestigt dit." in uit
        assert "Jansma" not in uit
