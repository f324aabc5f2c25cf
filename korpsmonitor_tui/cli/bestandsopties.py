"""Options of commands that write a file: where to, and whether what is there may be replaced."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Callable

F = TypeVar("F", bound="Callable[..., Any]")


def overschrijf_optie(functie: F) -> F:
    """Decorate a command that writes one file with ``--overschrijf``."""
    return click.option("--overschrijf", is_flag=True, help=_("Vervang een bestand dat er al staat."))(
        functie
    )


def doel_opties(functie: F) -> F:
    """Decorate a command that always writes one file, under its own name in a folder, with ``--doel``."""
    doel = click.option(
        "--doel",
        type=click.Path(path_type=Path),
        default=Path(),
        metavar="PAD",
        help=_("Bestand of bestaande map; standaard de huidige map."),
    )
    return doel(overschrijf_optie(functie))


def bestand_opties(hulp: str) -> Callable[[F], F]:
    """Decorate a command that can write what it shows with ``--bestand``; ``hulp`` says as what."""
    bestand = click.option(
        "--bestand", type=click.Path(dir_okay=False, path_type=Path), metavar="BESTAND", help=hulp
    )
    return lambda functie: bestand(overschrijf_optie(functie))


def lijst_opties(functie: F) -> F:
    """Decorate a command that can write its list as a workbook or CSV."""
    return bestand_opties(_("Schrijf de lijst als .xlsx of .csv."))(functie)
