"""Reads what identifies a recording: its fingerprint, its size and, of a WAV file, its length. It is never kept."""

from __future__ import annotations

import hashlib
import struct
import wave
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from korpsmonitor_tui.bestanden.lees import open_gewoon
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer, oorzaak_van
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from pathlib import Path

_HAP: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Opnamebestand:
    """A recording as it was found."""

    naam: str
    sha256: str
    grootte: int
    """In bytes."""
    lengte: int | None
    """In milliseconds; None if it cannot be told from the file."""


def lees_opname(pad: Path) -> Opnamebestand:
    """Read a recording in pieces, however large. Raises OnbruikbareInvoer if it cannot be read or is empty."""
    afdruk, grootte = hashlib.sha256(), 0
    try:
        with open_gewoon(pad) as bestand:
            while hap := bestand.read(_HAP):
                afdruk.update(hap)
                grootte += len(hap)
            bestand.seek(0)
            lengte = _lengte(bestand, grootte)
    except OSError as fout:
        raise OnbruikbareInvoer(
            _("{pad} kan niet worden gelezen ({oorzaak}); er is niets vastgelegd.").format(
                pad=pad, oorzaak=oorzaak_van(fout)
            )
        ) from fout
    if not grootte:
        raise OnbruikbareInvoer(_("{pad} is leeg; er is niets vastgelegd.").format(pad=pad))
    return Opnamebestand(pad.name, afdruk.hexdigest(), grootte, lengte)


def _lengte(bestand: BinaryIO, grootte: int) -> int | None:
    """The length that a WAV file states, no longer than the bytes that it has."""
    # RuntimeError: wave on a chunk that says it is longer than the file.
    with suppress(wave.Error, EOFError, struct.error, ValueError, RuntimeError), wave.open(bestand) as geluid:
        per_seconde = geluid.getframerate() * geluid.getnchannels() * geluid.getsampwidth()
        gegevens = min(geluid.getnframes() * geluid.getnchannels() * geluid.getsampwidth(), grootte)
        return gegevens * 1000 // per_seconde if per_seconde > 0 else None
    return None
