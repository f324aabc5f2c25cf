"""The questionnaire out and back by commands: what changed on top, doubts by number, and decisions that stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.formulier import VORMEN
from korpsmonitor_tui.domain.vragenlijst import TOELICHTING, WAARDE, Vak
from tests.cli.conftest import is_een_regel
from tests.formulierinvullen import vul_in

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.oordeel import Plek
    from tests.cli.conftest import Opdrachtregel

UREN = (Vak("organisatie.korpsexpert_uren", jaar="2012"), WAARDE)
BIJ_UREN = (UREN[0], TOELICHTING)
JANEE = (Vak("organisatie.korpsexpert_ononderbroken"), WAARDE)
NOTULIST = "notulist 1"


def formulier(regel: Opdrachtregel, map_: Path, vorm: str, *opties: str) -> Path:
    regel.goed("vragenlijst", "formulier", "Groningen", "--vorm", vorm, "--map", str(map_), *opties)
    return map_ / f"vragenlijst-2013-2014-groningen.{vorm}"


def ingevuld(pad: Path, naam: str, teksten: dict[Plek, str]) -> str:
    """A copy of a form with these texts."""
    doel = pad.with_name(naam + pad.suffix)
    doel.write_bytes(vul_in(pad.read_bytes(), pad.suffix[1:], teksten))
    return str(doel)


def antwoorden(regel: Opdrachtregel) -> dict[tuple[str, str], tuple[str, str]]:
    gegevens = regel.goed("vragenlijst", "toon", "Groningen", "--json").json
    return {
        (vraag["kenmerk"], antwoord["jaar"]): (antwoord["waarde"], antwoord["toelichting"])
        for hoofdstuk in gegevens["hoofdstukken"]
        for vraag in hoofdstuk["vragen"]
        for antwoord in vraag["antwoorden"]
    }


@pytest.mark.parametrize("vorm", VORMEN)
def test_out_and_back_corrected_and_decided(team: Opdrachtregel, tmp_path: Path, vorm: str) -> None:
    leeg = formulier(team, tmp_path, vorm, "--termijn", "01-03-2013")
    eerste = ingevuld(leeg, "eerste", {UREN: "32", BIJ_UREN: "geschat", JANEE: "ja, maar niet in 2011"})
    uit = team.goed("vragenlijst", "importeer", eerste, als=NOTULIST).uit
    assert "teruggave 1" in uit
    assert "3 nieuw" in uit
    assert "1 twijfel" in uit
    assert "past niet" in uit

    tweede = ingevuld(leeg, "tweede", {UREN: "24", JANEE: "ja, maar niet in 2011"})
    uit = team.goed("vragenlijst", "importeer", tweede, als=NOTULIST).uit
    regels = uit.splitlines()
    assert regels[1].strip() == "2 verschillen met teruggave 1:"
    assert "“32” → “24”" in regels[2]
    assert "leeggemaakt" in regels[3]
    assert antwoorden(team)["organisatie.korpsexpert_uren", "2012"] == ("24", "geschat")

    weer = team.goed("vragenlijst", "importeer", tweede, als=NOTULIST).uit
    assert "al ingelezen als teruggave 2" in weer
    naast_elkaar = team.goed("vragenlijst", "teruggaven", "Groningen", "--vergelijk", "1", "2").uit
    assert "“geschat” → (leeg)" in naast_elkaar
    assert "2 verschillen." in naast_elkaar
    assert "“geschat”" in team.goed("vragenlijst", "teruggaven", "Groningen", "--vergelijk", "2", "nu").uit

    twijfels = team.goed("vragenlijst", "twijfel", "Groningen").uit
    assert twijfels.startswith("1 organisatie.korpsexpert_ononderbroken")
    assert "2 organisatie.korpsexpert_uren/2012/toelichting" in twijfels
    team.goed("vragenlijst", "twijfel", "Groningen", "1", "bij-toelichting", "--tekst", "deels", als=NOTULIST)
    uit = team.goed("vragenlijst", "twijfel", "Groningen", "alle", "gehouden", als=NOTULIST).uit
    assert "niets waarover nog moet worden beslist" in uit
    assert antwoorden(team)["organisatie.korpsexpert_ononderbroken", ""] == ("deels", "ja, maar niet in 2011")
    assert "besluit: gehouden" in team.goed("vragenlijst", "twijfel", "Groningen", "--alles").uit

    team.goed("ongedaan", als=NOTULIST)
    assert len(team.goed("vragenlijst", "twijfel", "Groningen", "--json").json["twijfels"]) == 1


def test_a_trial_shows_all_and_writes_nothing(team: Opdrachtregel, tmp_path: Path) -> None:
    leeg = formulier(team, tmp_path, "xlsx", "--proef")
    assert team.goed("vragenlijst", "teruggaven", "Groningen", "--json").json["uitzendingen"] == []
    pad = ingevuld(leeg, "eerste", {UREN: "32"})
    uit = team.goed("vragenlijst", "importeer", pad, "--proef", als=NOTULIST).uit
    assert "proef: er is niets vastgelegd" in uit
    assert antwoorden(team) == {}


def test_one_file_that_cannot_be_used_does_not_stop_the_others(team: Opdrachtregel, tmp_path: Path) -> None:
    goed = ingevuld(formulier(team, tmp_path, "xlsx"), "goed", {UREN: "32"})
    kapot = tmp_path / "kapot.docx"
    kapot.write_bytes(b"%PDF-1.4")
    uitkomst = team("vragenlijst", "importeer", str(kapot), goed, als=NOTULIST)
    assert uitkomst.status == 2
    assert is_een_regel(uitkomst.fout)
    assert "kapot.docx" in uitkomst.fout
    assert antwoorden(team) == {("organisatie.korpsexpert_uren", "2012"): ("32", "")}


@pytest.mark.parametrize(
    ("woorden", "melding"),
    [
        (["formulier", "--vorm", "docx"], "Noem een PARTIJ"),
        (["formulier", "Groningen", "--alle", "--vorm", "docx"], "Noem een PARTIJ"),
        (["formulier", "Groningen"], "vorm"),
        (["formulier", "Groningen", "--vorm", "docx", "--termijn", "01-01-2012"], "voorbij"),
        (["formulier", "Atlantis", "--vorm", "docx"], "Atlantis"),
        (["importeer"], "BESTAND"),
        (["importeer", "weg.docx"], "kan niet worden gelezen"),
        (["teruggaven", "Groningen", "--vergelijk", "een", "twee"], "twee nummers"),
        (["teruggaven", "Groningen", "--vergelijk", "1", "2"], "geen teruggave 1"),
        (["twijfel", "Groningen", "1"], "besluit"),
        (["twijfel", "Groningen", "1", "gehouden"], "geen twijfel met nummer 1"),
        (["twijfel", "Groningen", "een", "gehouden"], "geen nummers"),
        (["twijfel", "Groningen", "3-1", "gehouden"], "geen twijfel"),
        (["twijfel", "Groningen", "--naar", "toezicht.x"], "horen bij een besluit"),
    ],
)
def test_wrong_use_is_one_line(team: Opdrachtregel, woorden: list[str], melding: str) -> None:
    uitkomst = team("vragenlijst", *woorden, als="coördinator")
    assert uitkomst.status == 2
    assert is_een_regel(uitkomst.fout)
    assert melding in uitkomst.fout


def test_a_form_for_every_korps_but_ones_own(team: Opdrachtregel, tmp_path: Path) -> None:
    uitkomst = team(
        "vragenlijst", "formulier", "--alle", "--vorm", "xlsx", "--map", str(tmp_path), als="auditor Twente"
    )
    assert uitkomst.status == 2
    assert "26 formulieren" in uitkomst.uit
    assert "Twente" in uitkomst.fout
    assert len(list(tmp_path.glob("vragenlijst-*.xlsx"))) == 26
    assert not (tmp_path / "vragenlijst-2013-2014-twente.xlsx").exists()


def test_loose_text_is_sent_to_a_place_by_its_printed_code(team: Opdrachtregel, tmp_path: Path) -> None:
    vreemd = ingevuld(formulier(team, tmp_path, "docx"), "een", {UREN: "32"})
    team.goed("vragenlijst", "antwoord", "Groningen", UREN[0].vraag, "30", "--jaar", "2012", als=NOTULIST)
    team.goed("vragenlijst", "importeer", vreemd, als=NOTULIST)
    naar = ["--naar", "Organisatie.korpsexpert_uren/2012/toelichting"]
    team.goed("vragenlijst", "twijfel", "Groningen", "1", "overgenomen", *naar, als=NOTULIST)
    assert antwoorden(team) == {("organisatie.korpsexpert_uren", "2012"): ("30", "32")}
    fout = team(
        "vragenlijst", "twijfel", "Groningen", "1", "overgenomen", "--naar", "nergens", als=NOTULIST
    ).fout
    assert "geen plaats “nergens”" in fout


def test_an_xlsform_is_written_whole_or_not_at_all(team: Opdrachtregel, tmp_path: Path) -> None:
    pad = tmp_path / "vragenlijst.xlsx"
    team.goed("vragenlijst", "xlsform", str(pad))
    inhoud = pad.read_bytes()
    assert inhoud.startswith(b"PK")
    assert team("vragenlijst", "xlsform", str(pad)).status == 2
    team.goed("vragenlijst", "xlsform", str(pad), "--overschrijf")
