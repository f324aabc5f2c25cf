"""The files that the consistency check reads: what the shipped ones hold, and every mistake at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui import paths
from korpsmonitor_tui.domain.schaal import STANDAARD
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.consistentie import lees_publicatie, lees_tekstregels
from korpsmonitor_tui.services.definities import Definities
from tests.oordelen import GEEL, GROEN, ROOD

if TYPE_CHECKING:
    from pathlib import Path

DEFINITIES = Definities()


def test_the_printed_table_is_as_it_was_scanned_and_its_texts_are_there() -> None:
    gepubliceerd = DEFINITIES.publicatie("korpsmonitor")
    assert gepubliceerd is not None
    tabel = gepubliceerd.publicatie.kleurentabel
    assert tabel is not None
    assert len(tabel.rijen) == 27
    laatste = [rij.kleuren[-1] for rij in tabel.rijen]
    assert [laatste.count(kleur) for kleur in (GROEN, GEEL, ROOD)] == [1, 24, 2]
    assert {alinea.partij for alinea in gepubliceerd.alineas} == {k for k, _o in gepubliceerd.eindscores}


def _fout_in_regels(map_: Path, tekst: str) -> str:
    pad = map_ / "consistentie.toml"
    pad.write_text(tekst, encoding="utf-8")
    with pytest.raises(OnbruikbareBestanden) as fout:
        lees_tekstregels(pad, ["toezicht.teamleden"], STANDAARD)
    return "\n".join(f"{b.plaats} {b.melding}" for b in fout.value.bevindingen)


def test_every_mistake_in_the_words_is_told_with_its_place(tmp_path: Path) -> None:
    fouten = _fout_in_regels(
        tmp_path,
        """
[[cijfer]]
vragen = ["toezicht.teamlden"]
eenheden = ["leden"]
[[cijfer]]
vragen = ["toezicht.teamleden"]
woord = ["pct"]
[[ja_nee]]
vraag = "toezicht.teamleden"
[[kleur]]
kleur = "paars"
woorden = ["paarse score"]
""",
    )
    for wat in ("teamlden", "eenheden", "woord", "ja", "paars"):
        assert wat in fouten


@pytest.mark.parametrize(
    ("oud", "nieuw", "wat"),
    [
        ('korps = "twente"', 'korps = "twinte"', "twinte"),
        ('kleuren = ["geel", "geel", "geel", "geel", "geel", "rood", "geel"]', 'kleuren = ["geel"]', "1 kleuren voor 7"),
        ('rijen = "regiokorpsen"', 'rijen = "eenheden"', "eenheden"),
        ('kleur = "groen"', 'kleur = "grun"', "grun"),
        ("verschil = 10", 'verschil = "tien"', "verschil"),
        ('titel = "', 'tietel = "', "tietel"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_publication_is_told(tmp_path: Path, oud: str, nieuw: str, wat: str) -> None:
    tekst = (paths.db() / "cijfers" / "publicatie.toml").read_text(encoding="utf-8")
    assert oud in tekst
    pad = tmp_path / "publicatie.toml"
    pad.write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")
    with pytest.raises(OnbruikbareBestanden) as fout:
        lees_publicatie(pad, paths.db(), DEFINITIES("korpsmonitor"))
    assert wat in "\n".join(f"{b.plaats} {b.melding}" for b in fout.value.bevindingen)
