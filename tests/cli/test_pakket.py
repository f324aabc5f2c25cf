"""Exchange by file on the command line: out, in, a second laptop, one dossier and its answer, and every refusal a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.cli.pakket import SLEUTELS_LEES, SLEUTELS_TOON
from korpsmonitor_tui.cli.pakketwachtwoord import OMGEVING
from korpsmonitor_tui.store import sleutelslot
from tests.cli.conftest import Opdrachtregel, is_een_regel, paden

if TYPE_CHECKING:
    from pathlib import Path

NOTULIST = "notulist 1"


@pytest.fixture(autouse=True)
def _wachtwoord(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OMGEVING, "fiets oud regen")
    monkeypatch.setattr(sleutelslot, "GEHEUGEN", 8 * 2**10)
    monkeypatch.setattr(sleutelslot, "RONDES", 1)


def _notities(regel: Opdrachtregel) -> list[str]:
    return [
        notitie["tekst"] for notitie in regel.goed("gesprek", "toon", "Groningen", "--json").json["notities"]
    ]


@pytest.mark.parametrize("opdracht", [("pakket", "maak"), ("export", "dossier", "Groningen", "--naar")])
def test_een_tweede_laptop_begint_ermee_en_stuurt_terug(
    gesprek: Opdrachtregel, tmp_path: Path, opdracht: tuple[str, ...]
) -> None:
    heen, terug = str(tmp_path / "heen.kmpakket"), str(tmp_path / "terug.kmpakket")
    assert "vastleggingen" in gesprek.goed(*opdracht, heen).uit
    getoond = gesprek.goed("pakket", "toon", heen, "--json").json
    assert paden(getoond) == set(SLEUTELS_TOON)
    tweede = Opdrachtregel(tmp_path / "tweede.db", gesprek.klok)
    tweede.goed("init", "--van-pakket", heen, "--zonder-versleuteling")
    assert _notities(tweede) == _notities(gesprek)
    tweede.goed("gesprek", "wijzig-notitie", "Groningen", "1", "--tekst", "Daar gewijzigd.", als=NOTULIST)
    gesprek.goed("gesprek", "wijzig-notitie", "Groningen", "1", "--tekst", "Hier gewijzigd.", als=NOTULIST)
    tweede.goed(*opdracht, terug, als=NOTULIST)
    gelezen = gesprek("pakket", "lees", terug)
    assert (gelezen.status, "1 nieuw conflict in Groningen" in gelezen.uit) == (1, True)
    opnieuw = gesprek("pakket", "lees", terug, "--json")
    assert (opnieuw.status, opnieuw.json["opgenomen"], opnieuw.json["conflicten"]) == (0, 0, [])
    assert paden(opnieuw.json) >= {pad for pad in SLEUTELS_LEES if "[]" not in pad}
    # Now it is known what the other has: only what is new goes.
    if opdracht[0] == "pakket":
        gesprek.goed("pakket", "maak", heen, "--voor", NOTULIST, "--overschrijf")
        assert gesprek.goed("pakket", "toon", heen, "--json").json["vastleggingen"] == 1
    gesprek.goed("controleer")


def test_elke_weigering_is_een_regel(
    gesprek: Opdrachtregel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heen = tmp_path / "heen.kmpakket"
    gesprek.goed("pakket", "maak", str(heen))
    ander = Opdrachtregel(tmp_path / "ander.db", gesprek.klok)
    ander.goed("init", "--zonder-versleuteling")
    monkeypatch.setenv("KORPSMONITOR_STATE", str(tmp_path / "elders"))
    tweede = Opdrachtregel(tmp_path / "tweede.db", gesprek.klok)
    for regel, woorden in (
        (gesprek, ("pakket", "maak", str(heen))),
        (gesprek, ("pakket", "lees", str(gesprek.db))),
        (gesprek, ("pakket", "toon", str(tmp_path))),
        (gesprek, ("export", "dossier", "Groningen", "--naar", str(gesprek.db), "--overschrijf")),
        (ander, ("pakket", "lees", str(heen))),
        (tweede, ("init", "--van-pakket", str(gesprek.db), "--zonder-versleuteling")),
        (tweede, ("init", "--van-pakket", str(heen), "--naam", "x", "--zonder-versleuteling")),
        (tweede, ("--editie", "2015", "init", "--van-pakket", str(heen), "--zonder-versleuteling")),
    ):
        uitkomst = regel(*woorden)
        assert (uitkomst.status, uitkomst.uit) == (2, ""), woorden
        assert is_een_regel(uitkomst.fout) or "Gebruik:" in uitkomst.fout, uitkomst.fout
    assert not tweede.db.exists()
    monkeypatch.setenv(OMGEVING, "een ander")
    geen = gesprek("pakket", "lees", str(heen))
    assert (geen.status, "opent het pakket niet" in geen.fout) == (2, True)
