"""What the chapter on plans shows can be done: its document is read, its commands exist."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import click

from korpsmonitor_tui.domain.plandefinitie import Plandefinitie
from korpsmonitor_tui.intake.plantekst import lees_plantekst

HANDLEIDING: Final = Path(__file__).resolve().parents[1] / "docs" / "handleiding" / "plan.md"
_BLOK: Final = re.compile(r"^```\n(.*?)^```", re.MULTILINE | re.DOTALL)
_OPDRACHT: Final = re.compile(r"`(?:korpsmonitor )?(plan [a-z][^`]*)`")


def test_het_document_in_de_handleiding_wordt_gelezen() -> None:
    (document,) = (blok for blok in _BLOK.findall(HANDLEIDING.read_text("utf-8")) if "Doelstellingen" in blok)
    lezing = lees_plantekst(document, Plandefinitie())
    assert [(actie.nummer, bool(actie.voortgang.tekst), actie.nieuw) for actie in lezing.acties] == [
        ("1", True, False),
        ("2", False, False),
        ("2a", True, False),
        ("3", False, True),
    ]
    assert not lezing.onbegrepen
    assert not lezing.kanttekeningen


def test_de_genoemde_opdrachten_bestaan() -> None:
    # Only now: commands take their language when they are imported.
    from korpsmonitor_tui.cli.plan import plan

    ctx = click.Context(plan)
    genoemd = {tuple(raak[1].split()[1:]) for raak in _OPDRACHT.finditer(HANDLEIDING.read_text("utf-8"))}
    assert len(genoemd) >= 8
    for woorden in genoemd:
        opdracht = plan.get_command(ctx, woorden[0])
        assert opdracht is not None, woorden
        if isinstance(opdracht, click.Group):
            assert opdracht.get_command(ctx, woorden[1]) is not None, woorden
