"""``verslag lijst``: the approval list as a table, as JSON and as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Opdrachtregel

NOTULIST, AUDITOR = "notulist 1", "auditor 1"


def _verzonden(regel: Opdrachtregel, map_: Path) -> None:
    regel.goed("verslag", "maak", "Groningen", "--doel", str(map_), als=NOTULIST)
    regel.goed("verslag", "check", "Groningen", als=NOTULIST)
    regel.goed("verslag", "verstuur", "Groningen", als=AUDITOR)


def test_wie_aan_zet_is_en_wat_te_laat_is(gesprek: Opdrachtregel, tmp_path: Path) -> None:
    gesprek.goed("gesprek", "nieuw", "Zeeland", "--notulist", NOTULIST)
    _verzonden(gesprek, tmp_path)
    gesprek.klok.zet(2013, 5, 1)

    uit = gesprek.goed("verslag", "lijst").uit
    te_laat = gesprek.goed("verslag", "lijst", "--te-laat", "--json").json["verslagen"]
    mijn = gesprek.goed("verslag", "lijst", "--mijn", "--json", als=NOTULIST).json["verslagen"]

    assert uit.index("TE LAAT") < uit.index("Zeeland")
    assert "2 verslagen, 1 te laat." in uit
    assert [(v["partij"], v["respondenten"][0]["stand"]) for v in te_laat] == [("groningen", "stil")]
    assert [v["partij"] for v in mijn] == ["zeeland"]


def test_als_bestand(gesprek: Opdrachtregel, tmp_path: Path) -> None:
    doel = tmp_path / "lijst.csv"

    gesprek.goed("verslag", "lijst", "--bestand", str(doel))
    nog_eens = gesprek("verslag", "lijst", "--bestand", str(doel))
    anders = gesprek("verslag", "lijst", "--bestand", str(tmp_path / "lijst.pdf"))

    assert "Groningen" in doel.read_text(encoding="utf-8-sig")
    assert (nog_eens.status, anders.status) == (2, 2)
    assert "eindigt" in anders.fout


def test_zonder_verslagen(gesprek: Opdrachtregel) -> None:
    assert "Er is geen verslag dat hieraan voldoet." in gesprek.goed("verslag", "lijst", "--te-laat").uit
