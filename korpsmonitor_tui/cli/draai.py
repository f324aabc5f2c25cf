"""Runs one command line, and turns whatever happens into an exit status and at most one line on standard error."""

from __future__ import annotations

import os
import traceback
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.cli.uitvoer import (
    UitvoerDicht,
    UitvoerMislukt,
    laat_uitvoer_los,
    maak_uitvoer_verdraagzaam,
)
from korpsmonitor_tui.domain.errors import KorpsmonitorFout, oorzaak_van
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import maak_zichtbaar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.cli.programma import Buiten

PROGRAMMA: Final = "korpsmonitor"
OMGEVING_DEBUG: Final = "KORPSMONITOR_DEBUG"

ONBRUIKBAAR: Final = 2
# As a shell reports a program that ended by SIGINT or SIGPIPE, and sysexits.h's EX_SOFTWARE.
AFGEBROKEN: Final = 130
PIJP_DICHT: Final = 141
FOUT_VAN_ONS: Final = 70


def draai(argumenten: Sequence[str] | None, buiten: Buiten) -> int:
    """Run the command line ``argumenten`` (None: that of the process) and return its exit status.

    Raises nothing but the SystemExit of click's shell completion.
    """
    try:
        maak_uitvoer_verdraagzaam()
        return _voer_uit(argumenten, buiten)
    except UitvoerMislukt as fout:
        laat_uitvoer_los()
        return _meld(str(fout), fout.status)
    except KorpsmonitorFout as fout:
        return _meld(str(fout), fout.status)
    except UitvoerDicht:
        laat_uitvoer_los()
        return PIJP_DICHT
    except click.exceptions.NoArgsIsHelpError as fout:
        click.echo(fout.format_message(), err=True)
        return fout.exit_code
    except click.ClickException as fout:
        return _meld(_als_regel(fout), fout.exit_code)
    except (click.Abort, KeyboardInterrupt):
        return _meld(_("Afgebroken; wat al was opgeslagen, blijft bewaard."), AFGEBROKEN)
    except OSError as fout:
        return _meld_systeemfout(fout)
    except Exception as fout:  # noqa: BLE001 - the last resort: a person never sees a traceback
        return _meld_onverwacht(fout)


def _voer_uit(argumenten: Sequence[str] | None, buiten: Buiten) -> int:
    # Imported here, so that an interrupt while modules load is met as well.
    from korpsmonitor_tui.cli.hoofd import hoofd

    status = hoofd.main(argumenten, prog_name=PROGRAMMA, standalone_mode=False, obj=buiten)
    return status if isinstance(status, int) else 0


def _als_regel(fout: click.ClickException) -> str:
    """A usage error with where to find help, on one line."""
    melding = fout.format_message()
    if isinstance(fout, click.UsageError) and fout.ctx is not None:
        melding += " " + _("`{opdracht} --help` geeft uitleg.").format(opdracht=fout.ctx.command_path)
    return melding


def _meld(melding: str, status: int) -> int:
    """One line, whatever a name in it holds; the status stays what it is if nobody can read the line."""
    with suppress(OSError):
        click.echo(_("Fout: {melding}").format(melding=" ".join(maak_zichtbaar(melding).split())), err=True)
    return status


def _meld_systeemfout(fout: OSError) -> int:
    """What the system refuses and no adapter put into words: which file, and why."""
    _toon_voor_ontwikkelaar(fout)
    melding = _("Het systeem weigert {wat} ({oorzaak}); wat al was opgeslagen, blijft bewaard.")
    return _meld(
        melding.format(wat=fout.filename or _("een bestand"), oorzaak=oorzaak_van(fout)),
        ONBRUIKBAAR,
    )


def _toon_voor_ontwikkelaar(fout: Exception) -> None:
    if os.environ.get(OMGEVING_DEBUG):
        with suppress(OSError):
            click.echo(maak_zichtbaar("".join(traceback.format_exception(fout))), err=True)


def _meld_onverwacht(fout: Exception) -> int:
    """A fault of ours: where it happened, but not its text, which may quote minutes."""
    _toon_voor_ontwikkelaar(fout)
    laatste = traceback.extract_tb(fout.__traceback__)[-1]
    melding = _(
        "Onverwachte fout ({soort} in {bestand}, regel {regel}); wat al was opgeslagen, blijft bewaard."
        " Met {omgeving}=1 verschijnt de volledige melding; stuur die aan de beheerder."
    )
    return _meld(
        melding.format(
            soort=type(fout).__name__,
            bestand=Path(laatste.filename).name,
            regel=laatste.lineno,
            omgeving=OMGEVING_DEBUG,
        ),
        FOUT_VAN_ONS,
    )
