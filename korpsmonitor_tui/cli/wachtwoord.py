"""Where the passphrase comes from: a file, the environment or a hidden prompt; never the command line itself."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer, oorzaak_van
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from pathlib import Path

OMGEVING: Final = "KORPSMONITOR_WACHTWOORD"


class GeenWachtwoord(OnbruikbareInvoer):
    """A passphrase is needed and none can be had."""

    titel = "Wachtwoord"


def lees_wachtwoord(bestand: Path | None, vraag: str, *, herhaal: bool = False) -> str:
    """The passphrase from ``bestand``, else from KORPSMONITOR_WACHTWOORD, else asked for as ``vraag``.

    With ``herhaal`` a person types it twice. Raises GeenWachtwoord if the file is unusable or nobody can be asked.
    """
    if gegeven := gegeven_wachtwoord(bestand):
        return gegeven
    if not _heeft_terminal():
        raise GeenWachtwoord(
            _(
                "Deze database heeft een wachtwoord en er is geen terminal om het te vragen; er is niets gewijzigd."
                " Gebruik --wachtwoord-bestand BESTAND of {omgeving}."
            ).format(omgeving=OMGEVING)
        )
    nogmaals = _("Herhaal het wachtwoord") if herhaal else False
    antwoord: str = click.prompt(vraag, hide_input=True, confirmation_prompt=nogmaals, err=True)
    return antwoord


def gegeven_wachtwoord(bestand: Path | None) -> str | None:
    """The passphrase that was handed in without asking; None if none was. Raises GeenWachtwoord as above."""
    return os.environ.get(OMGEVING) or None if bestand is None else _uit_bestand(bestand)


def _uit_bestand(pad: Path) -> str:
    try:
        inhoud = pad.expanduser().read_text("utf-8-sig")
    except OSError as fout:
        raise GeenWachtwoord(
            _(
                "Het wachtwoordbestand {pad} kan niet worden gelezen ({oorzaak}); er is niets gewijzigd."
            ).format(pad=pad, oorzaak=oorzaak_van(fout))
        ) from fout
    except UnicodeDecodeError as fout:
        raise GeenWachtwoord(
            _("Het wachtwoordbestand {pad} is geen UTF-8-tekst; er is niets gewijzigd.").format(pad=pad)
        ) from fout
    regels = inhoud.splitlines()
    if len(regels) != 1 or not regels[0]:
        raise GeenWachtwoord(
            _(
                "In het wachtwoordbestand {pad} hoort precies één regel te staan; er is niets gewijzigd."
            ).format(pad=pad)
        )
    return regels[0]


def _heeft_terminal() -> bool:
    """Whether somebody can be asked, also when text comes in through a pipe."""
    if sys.stdin is not None and sys.stdin.isatty():
        return True
    if os.name != "posix":
        return False
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True
