"""The first time on a computer: a monitor of one's own, that of a colleague, what a backup holds, or the example."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from korpsmonitor_tui import paths
from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.services import demobeheer, openen, sleutels
from korpsmonitor_tui.services.definities import STANDAARD
from korpsmonitor_tui.services.sessie import AMSTERDAM, Editie
from korpsmonitor_tui.store.sleutelbestand import pad_van
from korpsmonitor_tui.store.verwissel import terzijde_van

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from korpsmonitor_tui.domain.verslag import Rol
    from korpsmonitor_tui.intake.voorbeeld import Voorbeeld
    from korpsmonitor_tui.services.openen import Wereld
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.wachtwoordsterkte import Sterkte


@dataclass(frozen=True, slots=True)
class NieuweMonitor:
    """What is asked before there is anything."""

    instrument: str
    editie: str
    """Mark of the edition, such as 2025-2026."""
    naam: str
    """Of the edition; empty for that of the instrument with the mark."""
    eerste: str
    """Name or function of who begins, and is the first coördinator."""
    wachtwoord: str = field(repr=False)
    rollen: tuple[Rol, ...] = ()
    """What else the first coördinator does."""


def is_eerste_gebruik(pad: Path) -> bool:
    """Whether nothing of a database is at ``pad``: no file, no key file, nothing that a restore set aside."""
    return not pad.exists() and not pad_van(pad).exists() and terzijde_van(pad) is None


def huidige_editie(wereld: Wereld) -> str:
    """An edition covers two years, the first one odd (2011-2012)."""
    jaar = wereld.klok().astimezone(AMSTERDAM).year
    begin = jaar if jaar % 2 else jaar - 1
    return f"{begin}-{begin + 1}"


def editienaam(wereld: Wereld, instrument: str, editie: str) -> str:
    """How an edition is called if nobody says otherwise. Raises KorpsmonitorFout for an instrument that cannot be used."""
    return f"{wereld.instrumenten(instrument).korte_naam} {editie}"


def sterkte(wereld: Wereld, pad: Path, wachtwoord: str, instrument: str, *eigen: str) -> Sterkte:
    """A hint on the passphrase of a monitor that is still to be made; ``eigen`` is what it is about. Raises LeegWachtwoord."""
    partijen = (partij.naam for partij in wereld.instrumenten(instrument).partijen)
    return sleutels.sterkte(wachtwoord, pad, None, *eigen, *partijen)


def begin_nieuw(wereld: Wereld, pad: Path, invoer: NieuweMonitor) -> tuple[Sessie, str]:
    """Make a monitor and its recovery key, which nobody can be shown again; empty if only that could not be made.

    Raises KorpsmonitorFout; nothing is left behind then.
    """
    naam = invoer.naam or editienaam(wereld, invoer.instrument, invoer.editie)
    editie = Editie(invoer.editie, naam, invoer.instrument)
    sessie = openen.maak(wereld, pad, invoer.wachtwoord, editie, invoer.eerste, invoer.rollen)
    try:
        return sessie, sleutels.maak_herstelsleutel(sessie)
    except KorpsmonitorFout:
        return sessie, ""


def begin_met_pakket(
    wereld: Wereld, pad: Path, pakket: Path, pakketwachtwoord: str, wachtwoord: str
) -> Sessie:
    """Begin as a second laptop of a colleague's monitor. Raises KorpsmonitorFout; nothing is left behind then."""
    # Imported late: few begin with a file of a colleague.
    from korpsmonitor_tui.services import pakketten

    pakketten.begin_met_pakket(wereld, pad, lambda: wachtwoord, pakket, pakketwachtwoord)
    return openen.open_sessie(wereld, pad, lambda: wachtwoord)


def begin_met_kopie(wereld: Wereld, pad: Path, kopie: Path, wachtwoord: str) -> Sessie:
    """Restore a backup, after it was verified, and open it. Raises KorpsmonitorFout; nothing is left behind then."""
    from korpsmonitor_tui.services.herstellen import herstel

    herstel(wereld, kopie, pad, lambda: wachtwoord)
    return openen.open_sessie(wereld, pad, lambda: wachtwoord)


def demoplaats(voorbeeld: Voorbeeld) -> Path:
    """Where the example lies if nobody says otherwise: a file of its own, never in the place of real work."""
    return paths.gebruikersmap() / f"{voorbeeld.bestand}.db"


def begin_met_voorbeeld(wereld: Wereld, voortgang: Callable[[int, int, str], None]) -> Sessie:
    """Open the example, made first if it is not there yet. Raises KorpsmonitorFout; nothing half is left behind then."""
    # Imported late: what fills the example is needed nowhere else.
    from korpsmonitor_tui.services.voorbeeld import WACHTWOORD, bouw, lees_voorbeeld

    voorbeeld = lees_voorbeeld(STANDAARD)
    pad = demoplaats(voorbeeld)
    if not pad.exists():
        bouw(wereld, voorbeeld, pad, WACHTWOORD, pad.parent / f"{voorbeeld.bestand}-verslagen", voortgang)
    return demobeheer.open_demo(wereld, pad, WACHTWOORD, voorbeeld.instrument)
