"""What commands show: text that cannot steer a terminal, aligned tables, and JSON."""

from __future__ import annotations

import json
import os
import shutil
import sys
from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.domain.errors import KorpsmonitorFout, oorzaak_van
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import STUREND, kort, maak_zichtbaar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_TUSSEN: Final = "  "
_SMALSTE: Final = 12
"""No column is made narrower than this to fit the screen."""


class UitvoerMislukt(KorpsmonitorFout):
    """What was asked is done, but cannot be shown."""

    titel = "Uitvoer"


class UitvoerDicht(Exception):
    """Who reads our output has seen enough, as ``head`` does."""


def zeg(tekst: str = "", *, fout: bool = False) -> None:
    """Show a text on standard output or, with ``fout``, on standard error.

    Raises UitvoerDicht if nobody reads it any more, UitvoerMislukt if it cannot be written.
    """
    _schrijf(maak_zichtbaar(tekst), fout=fout)


def zeg_json(gegevens: Any, *, op_een_regel: bool = False) -> None:
    """Show a value as JSON, every text exactly as it is stored. Raises as :func:`zeg`."""
    tekst = json.dumps(gegevens, ensure_ascii=False, indent=None if op_een_regel else 2)
    # JSON escapes control characters below U+0020 itself, and not the others.
    _schrijf(STUREND.sub(lambda teken: f"\\u{ord(teken[0]):04x}", tekst), fout=False)


def vraag_tekst(vraag: str, **keuzes: Any) -> str:
    """What somebody at the terminal answers, asked for on standard error; ``keuzes`` are click's."""
    antwoord: str = click.prompt(maak_zichtbaar(vraag), err=True, **keuzes)
    return antwoord


def _schrijf(tekst: str, *, fout: bool) -> None:
    try:
        click.echo(tekst, err=fout)
    except BrokenPipeError as oorzaak:
        raise UitvoerDicht from oorzaak
    except OSError as oorzaak:
        raise UitvoerMislukt(
            _("De uitvoer kan niet worden geschreven ({oorzaak}).").format(oorzaak=oorzaak_van(oorzaak))
        ) from oorzaak


def maak_uitvoer_verdraagzaam() -> None:
    """Let a terminal or file that lacks a character show a question mark, instead of stopping the program."""
    for stroom in (sys.stdout, sys.stderr):
        if hasattr(stroom, "reconfigure"):
            stroom.reconfigure(errors="replace")


def laat_uitvoer_los() -> None:
    """Keep the interpreter from trying once more, with a traceback, to write what nobody can receive."""
    try:
        handvat = sys.stdout.fileno()
    except (OSError, ValueError, AttributeError):  # output that is no file, as in a test
        return
    niets = os.open(os.devnull, os.O_WRONLY)
    os.dup2(niets, handvat)
    os.close(niets)


def ingesprongen(regel: str) -> str:
    """A line of which the text may have lines of its own: these stand under it, and never pass for a line of ours."""
    return regel.replace("\n", "\n        ")


def datumtekst(datum: date | None) -> str:
    """A date as people write it; empty without one."""
    return datum.strftime("%d-%m-%Y") if datum else ""


def datumcode(datum: date | None) -> str | None:
    """A date for JSON: ISO 8601, or null."""
    return datum.isoformat() if datum else None


def tabel(koppen: Sequence[str], rijen: Sequence[Sequence[object]], rechts: Sequence[int] = ()) -> str:
    """Aligned columns, those numbered in ``rechts`` to the right; on a terminal no wider than the screen."""
    cellen = [[kort(str(cel), 1_000) for cel in rij] for rij in (koppen, *rijen)]
    breedtes = _pas_in([max(len(rij[nr]) for rij in cellen) for nr in range(len(koppen))])
    regels = []
    for rij in (cellen[0], ["─" * breedte for breedte in breedtes], *cellen[1:]):
        delen = [
            kort(cel, breedte).rjust(breedte) if nr in rechts else kort(cel, breedte).ljust(breedte)
            for nr, (cel, breedte) in enumerate(zip(rij, breedtes, strict=True))
            if breedte
        ]
        regels.append(_TUSSEN.join(delen).rstrip())
    return "\n".join(regels)


def _pas_in(breedtes: list[int]) -> list[int]:
    """Take from the widest columns until a row fits the screen; a file or pipe has no width."""
    if not sys.stdout.isatty():
        return breedtes
    teveel = sum(breedtes) + len(_TUSSEN) * (len(breedtes) - 1) - shutil.get_terminal_size().columns
    while teveel > 0 and max(breedtes) > _SMALSTE:
        breedste = breedtes.index(max(breedtes))
        breedtes[breedste] -= 1
        teveel -= 1
    return breedtes


class Voortgang:
    """How far long work is, on one line of standard error; silent when that is no terminal."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._lengte = 0

    def __call__(self, gedaan: int, totaal: int, wat: str) -> None:
        """Show that ``gedaan`` of ``totaal`` are done, and which was the last."""
        if not self._terminal:
            return
        regel = kort(f"{gedaan}/{totaal} {wat}", shutil.get_terminal_size().columns - 1)
        click.echo("\r" + regel.ljust(self._lengte), nl=False, err=True)
        self._lengte = len(regel)

    def klaar(self) -> None:
        """Give the line back to what comes next."""
        if self._lengte:
            click.echo("\r" + " " * self._lengte + "\r", nl=False, err=True)
            self._lengte = 0
