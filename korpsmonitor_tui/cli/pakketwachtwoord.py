"""The passphrase of an exchange file: its own, agreed between who makes it and who reads it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from korpsmonitor_tui.cli.wachtwoord import (
    GeenWachtwoord,
    gegeven_wachtwoord,
    heeft_terminal,
    lees_nieuw_wachtwoord,
)
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.wachtwoordsterkte import beoordeel

if TYPE_CHECKING:
    from collections.abc import Callable

F = TypeVar("F", bound="Callable[..., Any]")

OMGEVING: Final = "KORPSMONITOR_PAKKET_WACHTWOORD"


def pakketwachtwoord_optie(functie: F) -> F:
    """Decorate a command with the file that the passphrase of an exchange file is read from."""
    return click.option(
        "--pakketwachtwoord-bestand",
        type=click.Path(path_type=Path),
        metavar="PAD",
        help=_("Lees het wachtwoord van het pakket uit dit bestand; anders uit {omgeving}, of het wordt gevraagd.").format(
            omgeving=OMGEVING
        ),
    )(functie)  # fmt: skip


def lees_pakketwachtwoord(bestand: Path | None, pakket: Path) -> str:
    """The passphrase that opens a file. Raises GeenWachtwoord if none can be had."""
    if gegeven := gegeven_wachtwoord(bestand, OMGEVING):
        return gegeven
    if not heeft_terminal():
        raise GeenWachtwoord(
            _(
                "Een pakket heeft een eigen wachtwoord en er is geen terminal om het te vragen; er is niets gewijzigd."
                " Gebruik --pakketwachtwoord-bestand BESTAND of {omgeving}."
            ).format(omgeving=OMGEVING)
        )
    antwoord: str = click.prompt(
        _("Wachtwoord van {pakket}").format(pakket=pakket.name), hide_input=True, err=True
    )
    return antwoord


def nieuw_pakketwachtwoord(bestand: Path | None, pakket: Path) -> str:
    """A passphrase for a new file, with a hint on how easily it is guessed. Raises GeenWachtwoord, LeegWachtwoord."""
    return lees_nieuw_wachtwoord(
        bestand,
        OMGEVING,
        _("Wachtwoord voor {pakket}; spreek het af met wie het leest").format(pakket=pakket.name),
        lambda gekozen: beoordeel(gekozen, [pakket.stem]),
    )
