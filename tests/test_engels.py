"""The English catalogue is whole: the proof that every text goes through a catalogue, and that another language can be."""

from __future__ import annotations

import runpy
import string
from pathlib import Path

import pytest

SCRIPT = runpy.run_path(str(Path(__file__).resolve().parents[1] / "scripts" / "maak_catalogus.py"))


@pytest.fixture(scope="module")
def teksten() -> dict[str, str]:
    return dict(SCRIPT["lees_teksten"]())


def test_every_text_is_translated_and_nothing_else_stands_in_the_catalogue(teksten: dict[str, str]) -> None:
    """``make pot`` brings it up to date and names what is to be translated."""
    tekst, open_ = SCRIPT["werk_bij"](SCRIPT["lees_catalogus"](), teksten)
    assert len(teksten) > 8000
    assert open_ == []
    assert tekst == SCRIPT["ENGELS"].read_text("utf-8")


def test_what_is_new_or_has_another_plural_waits_for_a_translation(teksten: dict[str, str]) -> None:
    anders = {"Nog niet vertaald": "", "één notitie": "geheel anders"}
    tekst, open_ = SCRIPT["werk_bij"](SCRIPT["lees_catalogus"](), anders)
    assert open_ == sorted(anders)
    assert tekst.count("\nmsgid ") == len(anders) + 1


def _velden(tekst: str) -> set[str]:
    return {naam for _tekst, naam, _opmaak, _omzetting in string.Formatter().parse(tekst) if naam is not None}


def test_a_translation_fills_in_the_same() -> None:
    anders = []
    for bericht in SCRIPT["lees_catalogus"]():
        bron, vertaald = SCRIPT["vormen"](bericht.id), SCRIPT["vormen"](bericht.string)
        # A number may stand in the plural alone: "one note".
        mogelijk = set[str]().union(*map(_velden, bron))
        if _velden(bron[-1]) != _velden(vertaald[-1]) or not _velden(vertaald[0]) <= mogelijk:
            anders.append(bericht.id)
    assert anders == []
