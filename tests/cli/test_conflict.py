"""Two laptops that did not know of each other: what differs is shown, and a person chooses."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

from korpsmonitor_tui import paths
from korpsmonitor_tui.cli.conflict import SLEUTELS
from korpsmonitor_tui.store.opnemen import lees_pakketten
from korpsmonitor_tui.store.store import Omgeving, Store
from tests.cli.conftest import Opdrachtregel, is_een_regel, paden

if TYPE_CHECKING:
    from pathlib import Path

NOTULIST = "notulist 1"


def _open(pad: Path) -> Store:
    return Store.open(pad, str, Omgeving(paths.toestandsmap()))


def _notities(regel: Opdrachtregel) -> list[str]:
    return [
        notitie["tekst"] for notitie in regel.goed("gesprek", "toon", "Groningen", "--json").json["notities"]
    ]


def _conflicten(regel: Opdrachtregel) -> list[dict[str, Any]]:
    conflicten: list[dict[str, Any]] = regel("conflict", "toon", "--json").json
    return conflicten


@pytest.fixture
def oneens(gesprek: Opdrachtregel, tmp_path: Path) -> Opdrachtregel:
    """Give a laptop on which note 1 was changed here and elsewhere, and note 2 deleted here and changed elsewhere."""
    elders = Opdrachtregel(tmp_path / "elders.db", gesprek.klok)
    shutil.copy(gesprek.db, elders.db)
    for regel, tekst in ((gesprek, "Hier gewijzigd."), (elders, "Elders\ngewijzigd.")):
        regel.goed("gesprek", "wijzig-notitie", "Groningen", "1", "--tekst", tekst, als=NOTULIST)
    elders.goed("gesprek", "wijzig-notitie", "Groningen", "2", "--tekst", "Toch bewerkt.", als=NOTULIST)
    gesprek.goed("gesprek", "verwijder-notitie", "Groningen", "2", als=NOTULIST)
    with _open(elders.db) as bron, _open(gesprek.db) as doel:
        doel.neem_op(lees_pakketten(bron.lees()))
    return gesprek


def test_beide_teksten_staan_naast_elkaar(oneens: Opdrachtregel) -> None:
    als_tekst = oneens("conflict", "toon", "Groningen")
    tekst, verwijderd = sorted(_conflicten(oneens), key=lambda geval: bool(geval["verwijdering"]))

    assert als_tekst.status == 1
    assert paden(_conflicten(oneens)) == set(SLEUTELS)
    assert "Hier gewijzigd." in als_tekst.uit
    assert "Elders\n     gewijzigd." in als_tekst.uit
    assert {keuze["tekst"] for keuze in tekst["keuzes"]} == {"Hier gewijzigd.", "Elders\ngewijzigd."}
    assert {keuze["wie"] for keuze in tekst["keuzes"]} == {NOTULIST}
    assert len({keuze["apparaat"] for keuze in tekst["keuzes"]}) == 2
    assert verwijderd["verwijdering"] is True
    assert oneens.goed("status", "--filter", "conflicten", "--json").json["partijen"][0]["conflicten"] == 2


def test_een_keuze_beeindigt_het_conflict(oneens: Opdrachtregel) -> None:
    tekst, verwijderd = sorted(_conflicten(oneens), key=lambda geval: bool(geval["verwijdering"]))
    elders = next(keuze for keuze in tekst["keuzes"] if keuze["tekst"].startswith("Elders"))
    weg = next(keuze for keuze in verwijderd["keuzes"] if keuze["tekst"] == "verwijderd")

    oneens.goed("conflict", "kies", "Groningen", tekst["kenmerk"], elders["kenmerk"], als=NOTULIST)
    oneens.goed("conflict", "kies", "Groningen", verwijderd["kenmerk"], str(weg["nummer"]), als=NOTULIST)

    assert _notities(oneens) == ["Elders\ngewijzigd."]
    assert oneens.goed("conflict", "toon").uit == "Er is niets te kiezen.\n"
    assert oneens("controleer").status == 0


def test_wat_verwijderd_was_kan_blijven_en_een_nieuwe_tekst_kan_ook(oneens: Opdrachtregel) -> None:
    for geval in _conflicten(oneens):
        if geval["verwijdering"]:
            bewerkt = next(keuze for keuze in geval["keuzes"] if keuze["tekst"] != "verwijderd")
            keuze = [bewerkt["kenmerk"]]
        else:
            keuze = ["--tekst", "-"]
        oneens.goed(
            *("conflict", "kies", "Groningen", geval["kenmerk"], *keuze),
            als=NOTULIST,
            invoer="Samengevoegd.\n",
        )

    assert _notities(oneens) == ["Samengevoegd.", "Toch bewerkt."]
    assert _conflicten(oneens) == []


@pytest.mark.parametrize(
    "woorden",
    [["9", "1"], ["1", "9"], ["1"], ["1", "1", "--tekst", "x"], ["1", "--tekst", " "]],
    ids=" ".join,
)
def test_een_keuze_die_er_niet_is(woorden: list[str], oneens: Opdrachtregel) -> None:
    uitkomst = oneens("conflict", "kies", "Groningen", *woorden, als=NOTULIST)

    assert (uitkomst.status, uitkomst.uit) == (2, "")
    assert is_een_regel(uitkomst.fout)
    assert len(_conflicten(oneens)) == 2


def test_zonder_conflict_is_er_niets_te_kiezen(gesprek: Opdrachtregel) -> None:
    for woorden in ([], ["Groningen"], ["-"]):
        assert gesprek.goed("conflict", "toon", *woorden).uit == "Er is niets te kiezen.\n"


def test_alles_wat_te_kiezen_is_ook_van_mensen(oneens: Opdrachtregel, tmp_path: Path) -> None:
    elders = Opdrachtregel(tmp_path / "derde.db", oneens.klok)
    shutil.copy(oneens.db, elders.db)
    for regel, naam in ((oneens, "auditor hier"), (elders, "auditor daar")):
        regel.goed("medewerker", "wijzig", "auditor 1", "--naam", naam, als="coördinator")
    with _open(elders.db) as bron, _open(oneens.db) as doel:
        doel.neem_op(lees_pakketten(bron.lees()))

    alle = oneens("conflict", "toon", "--alle", "--json")

    assert alle.status == 1
    assert alle.json == _conflicten(oneens)
    assert [(geval["dossier"], geval["nummer"]) for geval in alle.json] == [
        ("", 1),
        ("2013-2014/groningen", 1),
        ("2013-2014/groningen", 2),
    ]
    assert ", laptop " in oneens("conflict", "toon", "-").uit
    assert oneens("conflict", "toon", "Groningen", "--alle").status == 2
    oneens.goed("conflict", "kies", "-", "1", "2", als="coördinator")
    assert len(_conflicten(oneens)) == 2
