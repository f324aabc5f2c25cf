"""Where passphrases and recovery keys come from: a file, the environment or a hidden prompt; never the command line."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.cli.uitvoer import zeg
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer, oorzaak_van
from korpsmonitor_tui.domain.herstelsleutel import HerstelsleutelOnjuist, lees
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from korpsmonitor_tui.services.wachtwoordsterkte import Sterkte

OMGEVING: Final = "KORPSMONITOR_WACHTWOORD"
OMGEVING_NIEUW: Final = "KORPSMONITOR_NIEUW_WACHTWOORD"
OMGEVING_HERSTEL: Final = "KORPSMONITOR_HERSTELSLEUTEL"
GROOTSTE: Final = 64 * 2**10
"""Characters of a file with a passphrase or a recovery key."""


class GeenWachtwoord(OnbruikbareInvoer):
    """A passphrase is needed and none can be had."""

    titel = "Wachtwoord"


def lees_wachtwoord(bestand: Path | None, vraag: str) -> str:
    """The passphrase from ``bestand``, else from KORPSMONITOR_WACHTWOORD, else asked for as ``vraag``.

    Raises GeenWachtwoord if the file is unusable or nobody can be asked.
    """
    if gegeven := gegeven_wachtwoord(bestand):
        return gegeven
    if not heeft_terminal():
        raise GeenWachtwoord(
            _(
                "Deze database heeft een wachtwoord en er is geen terminal om het te vragen; er is niets gewijzigd."
                " Gebruik --wachtwoord-bestand BESTAND of {omgeving}."
            ).format(omgeving=OMGEVING)
        )
    antwoord: str = click.prompt(vraag, hide_input=True, err=True)
    return antwoord


def gegeven_wachtwoord(bestand: Path | None, omgeving: str = OMGEVING) -> str | None:
    """The passphrase that was handed in without asking; None if none was. Raises GeenWachtwoord as above."""
    return os.environ.get(omgeving) or None if bestand is None else _uit_bestand(bestand)


def is_gegeven(bestand: Path | None) -> bool:
    """Whether a passphrase was handed in, usable or not."""
    return bestand is not None or bool(os.environ.get(OMGEVING))


def lees_nieuw_wachtwoord(
    bestand: Path | None, omgeving: str, vraag: str, oordeel: Callable[[str], Sterkte]
) -> str:
    """A new passphrase: handed in, or typed twice with a hint in between. Raises GeenWachtwoord as above.

    ``oordeel`` may refuse one by a KorpsmonitorFout.
    """
    if gegeven := gegeven_wachtwoord(bestand, omgeving):
        if not (sterkte := oordeel(gegeven)).genoeg:
            zeg(sterkte.hint, fout=True)
        return gegeven
    if not heeft_terminal():
        raise GeenWachtwoord(
            _(
                "Er is een nieuw wachtwoord nodig en geen terminal om het te vragen; er is niets gewijzigd."
                " Geef het in een bestand, of in {omgeving}."
            ).format(omgeving=omgeving)
        )

    def toon_hint(getypt: str) -> str:
        zeg(oordeel(getypt).hint, fout=True)
        return getypt

    antwoord: str = click.prompt(
        vraag,
        hide_input=True,
        confirmation_prompt=_("Herhaal het wachtwoord"),
        err=True,
        value_proc=toon_hint,
    )
    return antwoord


def lees_herstelsleutel(bestand: Path | None) -> str:
    """The recovery key from ``bestand`` (also as it was printed), else from KORPSMONITOR_HERSTELSLEUTEL, else asked for.

    Raises HerstelsleutelOnjuist for a mistake in it, GeenWachtwoord if there is none to be had.
    """
    if bestand is not None:
        return _herstelsleutel_in(bestand)
    if gegeven := os.environ.get(OMGEVING_HERSTEL):
        return lees(gegeven)
    if not heeft_terminal():
        raise GeenWachtwoord(
            _(
                "De herstelsleutel is nodig en er is geen terminal om hem te vragen; er is niets gewijzigd."
                " Gebruik --herstelsleutel-bestand BESTAND of {omgeving}."
            ).format(omgeving=OMGEVING_HERSTEL)
        )
    getypt: str = click.prompt(_("Herstelsleutel"), hide_input=True, err=True)
    return lees(getypt)


def _herstelsleutel_in(pad: Path) -> str:
    """The only line that is a recovery key; of a file of one line what is wrong with it."""
    regels = [regel for regel in _lees_tekst(pad, _("Het bestand")).splitlines() if regel.strip()]
    if len(regels) == 1:
        return lees(regels[0])
    for regel in regels:
        try:
            return lees(regel)
        except HerstelsleutelOnjuist:
            continue
    raise GeenWachtwoord(_("In {pad} staat geen gave herstelsleutel; er is niets gewijzigd.").format(pad=pad))


def _uit_bestand(pad: Path) -> str:
    regels = _lees_tekst(pad, _("Het wachtwoordbestand")).splitlines()
    if len(regels) != 1 or not regels[0]:
        raise GeenWachtwoord(
            _(
                "In het wachtwoordbestand {pad} hoort precies één regel te staan; er is niets gewijzigd."
            ).format(pad=pad)
        )
    return regels[0]


def _lees_tekst(pad: Path, wat: str) -> str:
    try:
        with pad.expanduser().open(encoding="utf-8-sig") as bestand:
            tekst = bestand.read(GROOTSTE + 1)
    except OSError as fout:
        raise GeenWachtwoord(
            _("{wat} {pad} kan niet worden gelezen ({oorzaak}); er is niets gewijzigd.").format(
                wat=wat, pad=pad, oorzaak=oorzaak_van(fout)
            )
        ) from fout
    except UnicodeDecodeError as fout:
        raise GeenWachtwoord(
            _("{wat} {pad} is geen UTF-8-tekst; er is niets gewijzigd.").format(wat=wat, pad=pad)
        ) from fout
    if len(tekst) > GROOTSTE:
        # Half of it would open as well, and nobody would know which half.
        raise GeenWachtwoord(
            _("{wat} {pad} is te groot voor een geheim; er is niets gewijzigd.").format(wat=wat, pad=pad)
        )
    return tekst


def heeft_terminal() -> bool:
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
