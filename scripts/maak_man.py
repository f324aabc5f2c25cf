"""Makes docs/korpsmonitor.1, the manual page of the system, from the commands themselves; see maak_opdrachten.py."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from maak_opdrachten import OMGEVING, STATUS, betekenis, schrijfwijze

from korpsmonitor_tui import __version__
from korpsmonitor_tui.cli.hoofd import hoofd

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DOEL: Final = Path(__file__).resolve().parents[1] / "docs" / "korpsmonitor.1"

BESCHRIJVING: Final = """\
Korpsmonitor is het programma waarmee monitorteams een Korpsmonitor uitvoeren: van de vragenlijst via het korpsgesprek, het
gespreksverslag en het wederhoor tot de weging en het rapport. Zonder opdracht opent het zijn schermen. Het werkt zonder netwerk, en de
gegevens zijn versleuteld.

Een PARTIJ is een korps of ketenpartner, met naam, code of alias. Een DATUM is 12-02-2013 of 2013-02-12. Bestanden worden heel
geschreven of niet, en nooit overschreven zonder `--overschrijf`. Een tekst die met een streepje begint, komt na `--`.
"""

VOORBEELDEN: Final = {
    "Het uitgewerkte voorbeeld openen": "korpsmonitor demo",
    "Een nieuwe editie beginnen": "korpsmonitor init --editie 2013-2014",
    "Een gesprek plannen": 'korpsmonitor gesprek nieuw Twente --datum 2014-02-04 --notulist "notulist 1" --auditor "auditor 1"',
    "Van alle verslagen zien wie aan zet is": "korpsmonitor verslag lijst",
}

BESTANDEN: Final = {
    "korpsmonitor.db": "de database, in uw gegevensmap of waar `--db` wijst",
    "korpsmonitor.db.sleutel": "het sleutelbestand: zonder dat is de database niet te lezen",
    "reservekopieen/*.kmkopie": "reservekopieën, in een map naast de database",
}

_TEKENS: Final = str.maketrans(
    {
        "\\": r"\e",
        "-": r"\-",
        "|": r"|\:",
        "'": r"\(aq",
        "`": r"\(ga",
        "^": r"\(ha",
        "~": r"\(ti",
        '"': r"\(dq",
    }
)
_VET: Final = re.compile(r"`([^`]+)`")


def maak_tekst() -> str:
    """The whole page, in the macros of man(7)."""
    ctx = click.Context(hoofd, info_name="korpsmonitor", **hoofd.context_settings)
    return "\n".join(
        [
            r"'\" -*- coding: utf-8 -*-",
            f'.TH KORPSMONITOR 1 "" "korpsmonitor {__version__}" "Korpsmonitor"',
            # No hyphens at the ends of lines and no spaces that fill one: what is shown is copied.
            ".nh",
            ".ad l",
            *_deel("NAAM", [rf"korpsmonitor \- {troff('van vragenlijst tot rapport')}"]),
            *_deel("OVERZICHT", [rf"\fBkorpsmonitor\fR {troff(' '.join(hoofd.collect_usage_pieces(ctx)))}"]),
            *_deel("BESCHRIJVING", _alineas(BESCHRIJVING)),
            *_deel("OPTIES", _uitleg(ctx)),
            *_deel("OPDRACHTEN", _opdrachten(ctx)),
            *_deel("STATUS", _lijst((str(nr), wat) for nr, wat in STATUS.items())),
            *_deel("OMGEVING", _lijst(OMGEVING.items())),
            *_deel("BESTANDEN", _lijst(BESTANDEN.items())),
            *_deel("VOORBEELDEN", _voorbeelden()),
            *_deel("LICENTIE", [troff("EUPL-1.2")]),
            "",
        ]
    )


def troff(tekst: str) -> str:
    """A text of which troff takes nothing for an instruction; what stands between backquotes becomes bold."""
    delen = _VET.split(tekst)
    uit = "".join(
        rf"\fB{_veilig(deel)}\fR" if plaats % 2 else _veilig(deel) for plaats, deel in enumerate(delen)
    )
    return rf"\&{uit}" if uit.startswith(".") else uit


def _veilig(tekst: str) -> str:
    return " ".join(tekst.split("\n")).translate(_TEKENS)


def _deel(kop: str, regels: Iterable[str]) -> Iterator[str]:
    yield f".SH {kop}"
    yield from regels


def _alineas(tekst: str) -> Iterator[str]:
    for nummer, alinea in enumerate(tekst.strip().split("\n\n")):
        if nummer:
            yield ".PP"
        yield troff(alinea)


def _lijst(regels: Iterable[tuple[str, str]]) -> Iterator[str]:
    for naam, uitleg in regels:
        yield ".TP"
        yield rf"\fB{_veilig(naam)}\fR"
        yield troff(uitleg)


def _voorbeelden() -> Iterator[str]:
    for nummer, (wat, regel) in enumerate(VOORBEELDEN.items()):
        if nummer:
            yield ".PP"
        yield from (troff(f"{wat}:"), ".PP", ".in +4n", ".EX", _veilig(regel), ".EE", ".in")


def _opdrachten(ctx: click.Context) -> Iterator[str]:
    """The section of every command that does something, in the order of the process."""
    groep = ctx.command
    if not isinstance(groep, click.Group):
        return
    for naam in groep.list_commands(ctx):
        opdracht = groep.get_command(ctx, naam)
        assert opdracht is not None, naam
        kind = click.Context(opdracht, info_name=naam, parent=ctx)
        yield f'.SS "{_veilig(kind.command_path.removeprefix("korpsmonitor "))}"'
        yield rf"\fB{_veilig(kind.command_path)}\fR {troff(' '.join(opdracht.collect_usage_pieces(kind)))}"
        yield ".PP"
        yield troff(" ".join(inspect.cleandoc(opdracht.help or "").split()))
        yield from _uitleg(kind)
        yield from _opdrachten(kind)


def _uitleg(ctx: click.Context) -> Iterator[str]:
    """Arguments and options with what they mean."""
    for param in ctx.command.params:
        if isinstance(param, click.Option):
            yield from _lijst([(schrijfwijze(ctx, param), betekenis(param))])
        elif isinstance(param, click.Argument):
            yield from _lijst([(param.make_metavar(ctx), " ".join((param.help or "").split()))])
