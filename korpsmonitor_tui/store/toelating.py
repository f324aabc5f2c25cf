"""What can be said of an event from elsewhere by looking at it alone: is it what was signed, and can it be taken in.

This needs no database, so that whoever takes in a lot has it done before the database is held, or while the batch before
it is being committed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.event import KOLOMMEN
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store import vernietiging

if TYPE_CHECKING:
    from collections.abc import Iterable

    from korpsmonitor_tui.domain.event import Event, Pakket

_GROOTSTE: Final = 2**62
"""Half of what SQLite can count: after any number from elsewhere there is room to count on."""

_SOORTEN: Final = tuple(int if kolom in {"dseq", "lamport", "vorm"} else str for kolom in KOLOMMEN)
"""The type of every column."""


@dataclass(frozen=True, slots=True)
class Toegelaten:
    """Events that were looked at, by :func:`laat_toe` alone."""

    pakketten: tuple[Pakket, ...]
    """Those that can be taken in."""
    geweigerd: tuple[tuple[str, str], ...]
    """(event id, reason in Dutch) of those that nobody can take in."""


def laat_toe(pakketten: Iterable[Pakket] | Toegelaten) -> Toegelaten:
    """Look at every event; what was looked at before is returned as it is."""
    if isinstance(pakketten, Toegelaten):
        return pakketten
    goed: list[Pakket] = []
    geweigerd: list[tuple[str, str]] = []
    for pakket in pakketten:
        if reden := reden_tot_weigering(pakket):
            geweigerd.append((str(pakket.event.id), reden))
        else:
            goed.append(pakket)
    return Toegelaten(tuple(goed), tuple(geweigerd))


def reden_tot_weigering(pakket: Pakket) -> str:
    """Why this event can never be taken in by anybody, or an empty text."""
    event = pakket.event
    if not _heeft_vorm(pakket):
        return _("het heeft niet de vorm van een vastlegging")
    if not (0 < event.dseq <= _GROOTSTE and 0 < event.lamport <= _GROOTSTE and 0 <= event.vorm <= _GROOTSTE):
        return _("de nummering is onmogelijk")
    if not _kloppen_ouders(event):
        return _("de voorgangers staan niet goed vermeld")
    try:
        if event.herbereken() != event.hash:
            return _("de inhoud is na vastlegging gewijzigd")
        if not pakket.payload_klopt():
            return _("de tekst is na vastlegging gewijzigd")
        if event.soort == vernietiging.SOORT and pakket.payload is None:
            return _("van een vernietiging hoort te blijven staan wat zij vernietigde")
    except UnicodeEncodeError:
        return _("het bevat tekens die geen tekst zijn")
    return ""


def _heeft_vorm(pakket: Pakket) -> bool:
    """Whether each column has its own type: True is a number to Python, and is stored as another than was hashed."""
    ouders = pakket.event.ouders
    if ouders and set(map(type, ouders)) != {str}:
        return False
    return (
        tuple(map(type, pakket.event.als_kolommen())) == _SOORTEN
        and type(pakket.salt) is str
        and pakket.salt.isascii()
        and (pakket.payload is None or type(pakket.payload) is str)
    )


def _kloppen_ouders(event: Event) -> bool:
    """Whether parents are sorted, each once and never the event itself, and no id falls apart where it is stored."""
    ouders = event.ouders
    ids = [event.id, *ouders]
    if " ".join(ids).split() != ids:
        return False
    return ouders == () or (ouders == tuple(sorted(set(ouders))) and event.id not in ouders)
