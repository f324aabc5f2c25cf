"""What every command that speaks with the hub needs: the store, the password, the connection."""

from __future__ import annotations

import functools
import platform
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

import click

from korpsmonitor_tui.cli.programma import huidig
from korpsmonitor_tui.cli.wachtwoord import GeenWachtwoord, gegeven_wachtwoord, heeft_terminal, is_gegeven
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import hubinstelling
from korpsmonitor_tui.services.hubinstelling import OMGEVING_HUB as OMGEVING_HUB

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from korpsmonitor_tui.hub.verbinding import Hub
    from korpsmonitor_tui.store.store import Store

P = ParamSpec("P")
R = TypeVar("R")
F = TypeVar("F", bound="Callable[..., Any]")


def hubwachtwoord_optie(functie: F) -> F:
    """Decorate a command with where the hub's password may come from (parameter ``hubwachtwoord``)."""
    return click.option(
        "--hub-wachtwoord-bestand",
        "hubwachtwoord",
        type=click.Path(path_type=Path),
        metavar="PAD",
        help=_(
            "Lees het wachtwoord van de hub uit dit bestand; anders uit {omgeving} of PGPASSFILE, of het wordt gevraagd."
        ).format(omgeving=OMGEVING_HUB),
    )(functie)


def naam_optie(functie: F) -> F:
    """Decorate a command with the name by which the administrator knows a laptop (parameter ``naam``)."""
    return click.option(
        "--naam",
        default=platform.node,
        metavar="NAAM",
        help=_("Hoe de beheerder van de hub deze laptop herkent; standaard de naam van de computer."),
    )(functie)


def met_store(functie: Callable[Concatenate[Store, P], R]) -> Callable[P, R]:
    """Give a command the open store as its first argument: it may be one that was not filled from the hub yet."""

    @functools.wraps(functie)
    def met(*args: P.args, **kwargs: P.kwargs) -> R:
        with open_store() as store:
            return functie(store, *args, **kwargs)

    return met


@contextmanager
def open_store() -> Iterator[Store]:
    """Open the database that the general options name, and close it afterwards. Raises KorpsmonitorFout."""
    from korpsmonitor_tui.services import openen

    programma = huidig()
    with openen.open_store(
        programma.buiten.wereld(),
        programma.pad,
        programma.vraag_wachtwoord,
        als=programma.keuzes.als,
        met_sleutelbos=not is_gegeven(programma.keuzes.wachtwoord_bestand),
    ) as store:
        yield store


def verbind(store: Store, bestand: Path | None) -> Hub:
    """Connect to the hub of this database. Raises KorpsmonitorFout."""
    return hubinstelling.verbind(store, gegeven_wachtwoord(bestand, OMGEVING_HUB), vraag_wachtwoord)


def vraag_wachtwoord() -> str:
    """Ask for the hub's password. Raises GeenWachtwoord if nobody can be asked."""
    if not heeft_terminal():
        raise GeenWachtwoord(
            _(
                "De hub vraagt een wachtwoord en er is geen terminal om het te vragen; er is niets uitgewisseld."
                " Gebruik --hub-wachtwoord-bestand BESTAND, {omgeving} of PGPASSFILE."
            ).format(omgeving=OMGEVING_HUB)
        )
    antwoord: str = click.prompt(_("Wachtwoord van de hub"), hide_input=True, err=True)
    return antwoord
