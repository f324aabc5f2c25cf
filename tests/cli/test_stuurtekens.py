"""What another laptop puts in a text is printed as signs by every command that reads, and as escapes in JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import pytest

from korpsmonitor_tui.cli.basis import JsonOptie
from tests.vergiftigd import MERK, STUREND, vergiftig

if TYPE_CHECKING:
    from tests.cli.conftest import Opdrachtregel, Plaats

_LANG = frozenset(
    {"consistentie", "rapport", "trend", "model", "codering", "sync", "sleutel", "hub", "backup"}
)
"""Groups that read what is published rather than what people typed here, or that reckon: only in `make fouten`."""


def _lees_alles(
    regel: Opdrachtregel, boom: list[Plaats], overslaan: frozenset[str] = frozenset()
) -> set[str]:
    """Run every command that can give JSON, both ways; gives those that showed the nasty text."""
    getoond = set()
    for plaats in boom:
        opdracht = plaats.opdracht
        if isinstance(opdracht, click.Group) or overslaan & set(plaats.woorden[:1]):
            continue
        if not any(isinstance(param, JsonOptie) for param in opdracht.params):
            continue
        verplicht = any(isinstance(param, click.Argument) and param.required for param in opdracht.params)
        for vlag in ((), ("--json",)):
            uitkomst = regel(*plaats.woorden, *(("Groningen",) if verplicht else ()), *vlag)
            assert uitkomst.status in {0, 1, 2}, (plaats.woorden, uitkomst.fout)
            for tekst in (uitkomst.uit, uitkomst.fout):
                assert not STUREND.search(tekst), (plaats.woorden, STUREND.search(tekst))
            if MERK in uitkomst.uit:
                getoond.add(" ".join(plaats.woorden))
    return getoond


def _vergiftigd(regel: Opdrachtregel) -> Opdrachtregel:
    regel.goed("verslag", "maak", "Groningen", "--doel", str(regel.db.parent), als="notulist 1")
    regel.goed("gesprek", "bespreekpunt", "nieuw", "Groningen", "Wat nu?", "--hoofdstuk", "prognose")
    assert vergiftig(regel.db) > 10
    return regel


def test_no_reading_command_prints_what_steers_a_terminal(gesprek: Opdrachtregel, boom: list[Plaats]) -> None:
    getoond = _lees_alles(_vergiftigd(gesprek), boom, _LANG)
    assert {
        "status",
        "gesprek toon",
        "gesprek gids",
        "verslag toon",
        "medewerker lijst",
    } <= getoond


@pytest.mark.fouten("vijandig")
def test_no_command_at_all_prints_what_steers_a_terminal(gesprek: Opdrachtregel, boom: list[Plaats]) -> None:
    assert len(_lees_alles(_vergiftigd(gesprek), boom)) > 10


def test_an_error_that_quotes_a_name_is_one_harmless_line(regel: Opdrachtregel) -> None:
    for woorden in (
        ("verslag", "lees", "--los", "\x1b[2Jweg\u202e.docx"),
        ("gesprek", "toon", "\x1b]0;x\x07"),
    ):
        uitkomst = regel(*woorden)
        assert uitkomst.status == 2
        assert not STUREND.search(uitkomst.fout)
