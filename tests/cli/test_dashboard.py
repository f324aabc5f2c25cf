"""A dashboard by command: read as it was sent, looked at, checked, corrected and written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui import paths
from tests.cli.conftest import is_een_regel

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Opdrachtregel

MAP = paths.db() / "voorbeelden" / "dashboard"


@pytest.fixture
def dashboard(regel: Opdrachtregel) -> Opdrachtregel:
    """Give an edition of the dashboard without figures yet."""
    regel.goed("init", "--editie", "2022", "--instrument", "dashboard", "--zonder-versleuteling")
    return regel


def test_from_the_document_to_a_file(dashboard: Opdrachtregel, tmp_path: Path) -> None:
    gelezen = dashboard.goed("dashboard", "lees", str(MAP / "dashboard-2022.tsv"))
    assert "2022: 399 cijfers en 7 teksten overgenomen" in gelezen.uit

    tabellen = dashboard.goed("dashboard", "toon", "--gebied", "Twente").uit
    assert "Twente 2022" in tabellen
    assert "Casustafels 2022" in tabellen
    assert "Gelderland-Midden 2022" not in tabellen
    assert "≥15" in tabellen

    cijfer = dashboard.goed("dashboard", "toon", "--indicator", "Strafrechtelijke onderzoeken").uit
    assert "Bron: politie, MRO-registraties" in cijfer
    assert "2019 staat alleen in de tekst" in cijfer
    # In the order of the dashboard, whatever they come to.
    namen = ["IJsselland", "Gelderland-Zuid", "Twente", "Noord-Oost-Gelderland", "Gelderland-Midden"]
    assert sorted(namen, key=cijfer.index) == namen

    controle = dashboard("dashboard", "controleer")
    assert controle.status == 1
    assert "de tekst zegt “2022 (32)”, de tabel 22" in controle.uit

    dashboard.goed(
        "dashboard", "zet", "aanbod.advertenties", "Oost-Nederland", "29.765", "--reden", "optelfout"
    )
    for kenmerk in ("tekst-2dc030bc86", "tekst-fab2d937c9"):
        dashboard.goed(
            *("consistentie", "besluit", kenmerk, "--besluit", "tweede", "--reden", "de tabel klopt")
        )
    assert dashboard("dashboard", "controleer").status == 0
    assert "29.764" in dashboard.goed("dashboard", "toon", "--json").uit

    uit = tmp_path / "uit.xlsx"
    dashboard.goed("dashboard", "schrijf", str(uit))
    assert dashboard("dashboard", "schrijf", str(uit)).status == 2
    terug = dashboard("dashboard", "lees", str(uit), "--proef")
    assert "wijzigd: aanbod.advertenties oost-nederland: “29.764” → “29.765”" in terug.uit
    assert "de correctie 29.765 vervalt" in terug.uit
    assert dashboard.goed(
        "dashboard", "zet", "aanbod.advertenties", "", "--intrekken", "--reden", "toch niet"
    )


def test_a_heading_that_is_not_certain_is_asked(dashboard: Opdrachtregel, tmp_path: Path) -> None:
    pad = tmp_path / "later.csv"
    pad.write_text("NOG;Apeldoorn;Doetin;Totaal\nWaarschuwingen;3;1;4\n", encoding="utf-8")

    vraag = dashboard("dashboard", "lees", str(pad))
    assert vraag.status == 1
    assert "“Doetin”: is in deze tabel niet bekend; zeg wat het is (--betekent: doetinchem)" in vraag.uit

    antwoord = dashboard.goed("dashboard", "lees", str(pad), "--betekent", "Doetin=Doetinchem")
    assert "2022: 1 cijfer en 0 teksten overgenomen, 2 gelijk aan wat er was" in antwoord.uit
    assert dashboard("dashboard", "lees", str(pad), "--betekent", "Doetin=Maan").status == 2
    assert dashboard("dashboard", "lees", str(pad), "--betekent", "Doetin").status == 2


def test_an_empty_cell_is_said_on_purpose(dashboard: Opdrachtregel) -> None:
    dashboard.goed("dashboard", "lees", str(MAP / "dashboard-2022.tsv"))

    dashboard.goed("dashboard", "zet", "opsporing.signalen", "tiel", "--leeg", "--reden", "niet te koppelen")

    cellen = [
        cel
        for tabel in dashboard.goed("dashboard", "toon", "--gebied", "tiel", "--json").json["tabellen"]
        for rij in tabel["rijen"]
        for cel in rij["cellen"]
        if (cel["indicator"], cel["gebied"]) == ("opsporing.signalen", "tiel")
    ]
    assert [(cel["opgegeven"], cel["geldt"]) for cel in cellen] == [("2", "")]
    assert "kon worden gekoppeld" in cellen[0]["ontbreekt"]


def test_a_text_is_written_and_checked(dashboard: Opdrachtregel) -> None:
    dashboard.goed("dashboard", "lees", str(MAP / "dashboard-2022.tsv"))

    dashboard.goed(
        "dashboard", "tekst", "--over", "opvolging.zorg", "-", invoer="Er waren 61 zorgtrajecten.\n"
    )

    assert "de tekst zegt “61 zorgtrajecten”, de tabel 60" in dashboard("dashboard", "controleer").uit


def test_a_file_comes_back_as_it_came_and_reading_is_undone_as_one(
    dashboard: Opdrachtregel, tmp_path: Path
) -> None:
    inhoud = (MAP / "dashboard-2022.tsv").read_bytes()
    dashboard.goed("dashboard", "lees", str(MAP / "dashboard-2022.tsv"))
    sha256 = dashboard.goed("dashboard", "bestand", "--json").json["bestanden"][0]["sha256"]
    assert sha256[:16] in dashboard.goed("dashboard", "bestand").uit

    dashboard.goed("dashboard", "bestand", sha256[:8], "--doel", str(tmp_path))

    assert (tmp_path / "dashboard-2022.tsv").read_bytes() == inhoud
    assert dashboard("dashboard", "bestand", "0000").status == 2

    dashboard.goed("ongedaan")
    assert "nog geen cijfers" in dashboard("dashboard", "toon").fout
    dashboard.goed("dashboard", "lees", str(MAP / "dashboard-2022.tsv"))
    assert len(dashboard.goed("dashboard", "toon", "--json").json["tabellen"]) == 10


@pytest.mark.parametrize(
    "woorden",
    [
        ("dashboard", "toon"),
        ("dashboard", "schrijf", "uit.docx"),
        ("dashboard", "schrijf", "uit.txt"),
        ("dashboard", "lees", "bestaat-niet.tsv"),
        ("dashboard", "zet", "aanbod.controles", "Twente", "1", "--intrekken", "--reden", "r"),
        ("dashboard", "zet", "aanbod.controles", "Twente", "--reden", "r"),
        ("dashboard", "zet", "aanbod.controles", "Twente", "1", "--reden", "r", "--jaar", "22"),
    ],
)
def test_what_cannot_be_done_is_one_line(dashboard: Opdrachtregel, woorden: tuple[str, ...]) -> None:
    uitkomst = dashboard(*woorden)

    assert uitkomst.status == 2
    assert is_een_regel(uitkomst.fout) or "Gebruik" in uitkomst.fout


def test_what_a_dashboard_has_not_is_said_with_what_it_has(dashboard: Opdrachtregel) -> None:
    """Nobody is asked anything and nothing is weighed: neither an empty table nor a word that nobody chose."""
    wel = "Wel is er: dashboard (`korpsmonitor dashboard toon`)."
    for vraag in ("status", "rapport stand"):
        assert wel in dashboard.goed(*vraag.split()).uit
    for woorden in (("weging", "toon"), ("weging", "regels", "--van-editie"), ("plan", "toon")):
        geweigerd = dashboard(*woorden)
        assert (geweigerd.status, is_een_regel(geweigerd.fout), wel in geweigerd.fout) == (2, True, True), (
            woorden
        )
    assert dashboard.goed("status", "--json").json["partijen"] == []
    assert dashboard.goed("rapport", "stand", "--json").json["stukken"] == []


def test_an_instrument_without_a_dashboard_has_none(team: Opdrachtregel) -> None:
    uitkomst = team("dashboard", "toon")

    assert (uitkomst.status, uitkomst.fout) == (
        2,
        "Fout: Korpsmonitor prostitutie & mensenhandel heeft geen dashboard. Wel is er: vragenlijst (`korpsmonitor status`), "
        "gesprekken (`korpsmonitor status`), weging (`korpsmonitor weging toon`). Er is niets gedaan.\n",
    )
