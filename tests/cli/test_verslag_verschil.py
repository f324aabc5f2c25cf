"""``verslag verschil``: by word, between versions and the text of now."""

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


def test_wat_er_na_de_verzending_is_gewijzigd(gesprek: Opdrachtregel, tmp_path: Path) -> None:
    _verzonden(gesprek, tmp_path)
    gesprek.goed(
        *("verslag", "reactie", "Groningen", "--respondent", "korpsexpert", "--tekst", "Nee."), als=NOTULIST
    )
    gesprek.goed("verslag", "verwerk", "Groningen", als=NOTULIST)
    oud = gesprek.goed("verslag", "toon", "Groningen", "--json").json["passages"][0]["tekst"]
    gesprek.goed("verslag", "tekst", "Groningen", "1", f"Nieuw. {oud}", als=NOTULIST)

    uit = gesprek.goed("verslag", "verschil", "Groningen").uit
    als_json = gesprek.goed("verslag", "verschil", "Groningen", "--van", "1", "--json").json

    assert f"{{+Nieuw. +}}{oud}" in uit
    assert "1 passage verschilt." in uit
    assert [stuk["soort"] for stuk in als_json["passages"][0]["stukken"]] == ["erbij", "gelijk"]
    assert (als_json["van"]["nummer"], als_json["naar"]["kenmerk"]) == (1, "nu")


def test_zonder_verschil_wordt_dat_gezegd(gesprek: Opdrachtregel, tmp_path: Path) -> None:
    _verzonden(gesprek, tmp_path)

    uit = gesprek.goed("verslag", "verschil", "Groningen").uit
    alles = gesprek.goed("verslag", "verschil", "Groningen", "--alles", "--json").json["passages"]

    assert "De tekst is gelijk." in uit
    assert {deel["soort"] for deel in alles} == {"gelijk"}


def test_een_onbekende_versie_is_een_nette_fout(gesprek: Opdrachtregel, tmp_path: Path) -> None:
    _verzonden(gesprek, tmp_path)

    uitkomst = gesprek("verslag", "verschil", "Groningen", "--van", "9")

    assert uitkomst.status == 2
    assert "Niet duidelijk welke versie “9” is" in uitkomst.fout
