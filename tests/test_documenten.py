"""What the documents for people point at is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

WORTEL = Path(__file__).resolve().parents[1]
DOCUMENTEN = (
    "README.md",
    "SECURITY.md",
    "docs/architecture.md",
    "docs/hub.md",
    "docs/handleiding/instrument.md",
)
_TESTS = re.compile(r"`(tests/[\w/]+(?:\.py|/))`")
_KOPPELING = re.compile(r"\]\((?!https?:|#)([^)#]+)")
_DOEL = re.compile(r"`make ([a-z-]+)`")


@pytest.mark.parametrize("naam", DOCUMENTEN)
def test_tests_koppelingen_en_doelen_bestaan(naam: str) -> None:
    document = WORTEL / naam
    tekst = document.read_text("utf-8")
    genoemd = [WORTEL / pad for pad in _TESTS.findall(tekst)]
    genoemd += [document.parent / pad for pad in _KOPPELING.findall(tekst)]
    assert [str(pad) for pad in genoemd if not pad.exists()] == []
    doelen = re.findall(r"^([a-z-]+):", (WORTEL / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert set(_DOEL.findall(tekst)) <= set(doelen)
