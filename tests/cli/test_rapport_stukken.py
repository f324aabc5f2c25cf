"""What the reporting can make by command, and trends: like with like, nothing missing as nought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.conftest import is_een_regel

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Opdrachtregel


def test_wat_er_te_maken_is_en_alles_van_een_soort(gesprek: Opdrachtregel, tmp_path: Path) -> None:
    stukken = gesprek.goed("rapport", "stand", "--json").json["stukken"]
    assert len([stuk for stuk in stukken if stuk["soort"] == "korps"]) == 27
    assert (
        "concept: Het gespreksverslag is nog niet" in gesprek.goed("rapport", "stand", "--soort", "korps").uit
    )
    map_ = tmp_path / "diep" / "uit"
    gemaakt = gesprek.goed("rapport", "maak", "scores", "--map", str(map_), "--vorm", "csv")
    assert "CONCEPT: aan 3 stukken ontbreekt nog iets" in gemaakt.fout
    assert sorted(pad.name for pad in map_.iterdir()) == [
        "scores-2013-2014-1.csv",
        "scores-2013-2014-2.csv",
        "scores-2013-2014-24.csv",
    ]
    nog_eens = gesprek("rapport", "maak", "scores", "2", "--map", str(map_), "--vorm", "csv")
    assert (nog_eens.status, is_een_regel(nog_eens.fout)) == (2, True)
    assert "bestaat al" in nog_eens.fout
    gesprek.goed("rapport", "maak", "scores", "2", "--map", str(map_), "--vorm", "csv", "--overschrijf")


def test_wat_niet_te_maken_is_zegt_waarom(gesprek: Opdrachtregel, tmp_path: Path) -> None:
    for args, waarom in (
        (("brief",), "nu niets te maken"),
        (("brief", "groningen"), "nog niet vastgesteld"),
        (("korps", "atlantis"), "Er is geen stuk “atlantis”"),
    ):
        uitkomst = gesprek("rapport", "maak", *args, "--map", str(tmp_path / "uit"))
        assert (uitkomst.status, waarom in uitkomst.fout) == (2, True), uitkomst.fout
    assert not (tmp_path / "uit").exists()


def test_scores_over_de_edities(gesprek: Opdrachtregel) -> None:
    scores = gesprek.goed("trend", "scores", "--json").json
    edities = {editie["editie"]: editie for editie in scores["edities"]}
    assert (edities["2008"]["korpsen"], edities["2012"]["korpsen"]) == (25, 27)
    assert (edities["2010"]["bekend"], edities["2010"]["rood"], edities["2010"]["nvt"]) == (16, 4, 0)
    uit = gesprek.goed("trend", "scores", "toezicht.vergunde_branche").uit
    assert "Toezicht: Vergunde branche" in uit
    assert "· niet bekend" in uit
    onbekend = gesprek("trend", "scores", "toezicht.niets")
    assert (onbekend.status, is_een_regel(onbekend.fout)) == (2, True)


def test_gepubliceerde_totalen_naast_wat_per_korps_bekend_is(gesprek: Opdrachtregel) -> None:
    """6/14/5 and 12/9/4 over the 25 that were there in 2008, each with its source, and never mixed with what was counted."""
    (reeks,) = gesprek.goed("trend", "scores", "--json").json["gepubliceerd"]
    assert (reeks["groep"], reeks["korpsen"]) == ("regiokorpsen", 25)
    edities = {editie["editie"]: editie for editie in reeks["edities"]}
    assert [
        tuple(edities[jaar][wat] for wat in ("groen", "geel", "rood", "onbekend", "per_korps"))
        for jaar in ("2008", "2010", "2012")
    ] == [(6, 14, 5, 0, 1), (12, 9, 4, 0, 14), (None, None, None, 25, 0)]
    assert edities["2010"]["bron"] == "Brief over de Korpsmonitor 2010 (6 juli 2011)"
    assert not edities["2012"]["bron"]
    uit = gesprek.goed("trend", "scores").uit
    assert "over dezelfde 25 regiokorpsen" in uit
    assert "per korps bekend van 14 van 25" in uit


def test_beweringen_een_voor_een_naast_de_scores(gesprek: Opdrachtregel, tmp_path: Path) -> None:
    """The shipped ones contradict nothing; a file of one's own may, and a mistake in it is told."""
    brief = gesprek.goed("trend", "controleer", "--bron", "002", "--json").json
    assert brief["klopt"]
    assert {b["bron"][:3] for b in brief["beweringen"]} == {"002"}
    op_aantal = {b["bewering"].partition(" van ")[0]: b["uitkomst"] for b in brief["beweringen"]}
    # Nine and four are thirteen; which korpsen were conform norm is nowhere said of all.
    assert (op_aantal["13"], op_aantal["12"], op_aantal["7"]) == ("klopt", "ontoetsbaar", "ontoetsbaar")
    pad = tmp_path / "krant.toml"
    goed = '[[telling]]\njaar = 2010\nkleur = "groen"\naantal = {}\nrijen = "regiokorpsen"\nbron = "krant"\n'
    pad.write_text(goed.format(0), encoding="utf-8")
    uitkomst = gesprek("trend", "controleer", str(pad))
    assert (uitkomst.status, "klopt niet: geteld 1;" in uitkomst.uit) == (1, True), uitkomst.uit
    pad.write_text(goed.format(5).replace("regiokorpsen", "dorpen"), encoding="utf-8")
    fout = gesprek("trend", "controleer", str(pad))
    assert (fout.status, "dorpen" in fout.fout) == (2, True), fout.fout
    assert gesprek("trend", "controleer", str(tmp_path / "weg.toml")).status == 2


def test_cijfers_over_de_jaren(gesprek: Opdrachtregel) -> None:
    assert "opsporing.aangiften" in gesprek.goed("trend", "cijfers").uit
    gesprek.goed("vragenlijst", "antwoord", "Groningen", "opsporing.aangiften", "Nb", "--jaar", "2012")
    cijfer = gesprek.goed("trend", "cijfers", "opsporing.aangiften", "--json").json
    assert [jaar["jaar"] for jaar in cijfer["jaren"]] == [2008, 2010, 2011, 2012]
    assert cijfer["jaren"][-1]["totaal"].startswith("geen totaal (1 korps niet bekend")
    assert cijfer["rijen"][0]["cijfers"][-1] == "Nb"
    assert cijfer["rijen"][1]["cijfers"][-1] is None
    uit = gesprek.goed("trend", "cijfers", "opsporing.aangiften").uit
    assert "Totaal 2010: 494 (1 korps niet bekend)" in uit
    assert "2010 naast 2008, over dezelfde 21 korpsen: 313 → 437" in uit
    assert gesprek("trend", "cijfers", "niets").status == 2
