"""The texts of letters as a file that people edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui import paths
from korpsmonitor_tui.domain.brief import VELDEN, Briefsoort
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.brieven import BRIEVEN, lees_brieven

if TYPE_CHECKING:
    from pathlib import Path

BRON = paths.templates() / "korpsmonitor" / BRIEVEN


def test_the_letters_that_are_shipped_are_read() -> None:
    brieven = lees_brieven(BRON.parent)
    assert [sjabloon.soort for sjabloon in brieven.sjablonen] == list(Briefsoort)
    assert "{sha256}" in " ".join(brieven.sjabloon(Briefsoort.AFSLUITEND).alineas)
    assert (brieven.rappel.vooraf, brieven.rappel.daarna) == (3, 2)


def test_every_place_is_told_in_the_file() -> None:
    uitleg = BRON.read_text(encoding="utf-8").split("afzender =")[0]
    assert [naam for naam in VELDEN if f"{{{naam}}}" not in uitleg] == []


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        ("{partij}: verzoek", "{korps}: verzoek", 'de plaats "{korps}" is niet bekend.'),
        (
            "{partij}: verzoek",
            "{partij.__class__}: verzoek",
            'de plaats "{partij.__class__}" is niet bekend.',
        ),
        ("{partij}: verzoek", "{partij!r}: verzoek", 'de plaats "{partij!r}" is niet bekend.'),
        ("{partij}: verzoek", "{partij: verzoek", "passen niet bij elkaar"),
        ('soort = "rappel"', 'soort = "aanmaning"', "aanmaning"),
        ('soort = "rappel"', "", '"soort" ontbreekt of is leeg.'),
        ('soort = "rappel"', 'soort = "begeleidend"', 'de brief van soort "rappel" ontbreekt.'),
        ("vooraf = 3", "vooraf = -1", "vooraf is geen aantal werkdagen"),
        ("slot =", "einde =", "slot"),
        ('    "{dimensietabel}",', '    "Zie {dimensietabel}",', "staat tussen andere tekst"),
        ('partij = "kmar"', 'partij = "klpd"', "klpd"),
        ('aan = "De korpsbeheerder van het korps {partij}"', 'aan = "{korps}"', '"{korps}" is niet bekend'),
    ],
)
def test_a_mistake_is_told_with_its_file(tmp_path: Path, oud: str, nieuw: str, melding: str) -> None:
    tekst = BRON.read_text(encoding="utf-8")
    assert oud in tekst
    (tmp_path / BRIEVEN).write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")
    with pytest.raises(OnbruikbareBestanden) as fout:
        lees_brieven(tmp_path)
    assert any(melding in bevinding.melding for bevinding in fout.value.bevindingen), fout.value.bevindingen
    assert all(BRIEVEN in bevinding.bestand for bevinding in fout.value.bevindingen)
    # What follows from a mistake is not told as another: the keys of a letter of no kind are not unknown.
    assert "onbekend" not in "".join(
        bevinding.melding for bevinding in fout.value.bevindingen if oud.startswith("soort")
    )
