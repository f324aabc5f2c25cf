"""Evidence and returned files, kept byte for byte in the encrypted database."""

from __future__ import annotations

import base64
import errno
import hashlib
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.bestanden.lees import lees_bytes
from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, oorzaak_van
from korpsmonitor_tui.domain.event import decodeer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.entiteiten import maak_of_herstel

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie

GROOTSTE: Final = 20 * 2**20
"""Bytes of the largest file taken in."""


def lees_bestand(pad: Path, grootste: int = GROOTSTE) -> bytes:
    """Read a file to be kept.

    Raises OnbruikbareInvoer if it cannot be read, is no ordinary file, is empty or is too large.
    """
    try:
        inhoud = lees_bytes(pad, grootste)
    except OSError as fout:
        if fout.errno == errno.EFBIG:
            raise OnbruikbareInvoer(
                _("{pad} is groter dan {mb} MB en is niet overgenomen; bewaar een kleinere versie.").format(
                    pad=pad, mb=grootste // 2**20
                )
            ) from fout
        raise OnbruikbareInvoer(
            _("{pad} kan niet worden gelezen ({oorzaak}); er is niets vastgelegd.").format(
                pad=pad, oorzaak=oorzaak_van(fout)
            )
        ) from fout
    if not inhoud:
        raise OnbruikbareInvoer(_("{pad} is leeg; er is niets vastgelegd.").format(pad=pad))
    return inhoud


def bewaar(tx: Transactie, dossier: str, naam: str, inhoud: bytes, id_: str | None = None) -> str:
    """Keep a file with the dossier and return its id; ``id_`` for a file that every laptop would name alike."""
    gegevens = {
        "dossier": dossier,
        "naam": naam,
        "sha256": hashlib.sha256(inhoud).hexdigest(),
        "grootte": len(inhoud),
    }
    id_ = maak_of_herstel(tx, "bijlage", gegevens, id_ or tx.nieuw_id())
    tx.zet("bijlage", id_, "inhoud", base64.b64encode(inhoud).decode())
    return id_


def haal_op(sessie: Sessie, bijlage: str) -> tuple[str, bytes]:
    """The name and the bytes of a kept file. Raises NietGevonden if it is unknown, was destroyed or is no file."""
    db = sessie.store.lees()
    rij = db.execute(
        "SELECT b.naam, p.payload FROM bijlage b JOIN kop k ON k.soort = 'bijlage' AND k.entiteit = b.id "
        "AND k.veld = 'inhoud' JOIN event_payload p ON p.event = k.event WHERE b.id = ?",
        (bijlage,),
    ).fetchone()
    inhoud = decodeer(rij[1]) if rij else None
    if not isinstance(inhoud, str):
        raise NietGevonden(_("Dit bestand is er niet (meer)."))
    try:
        return rij[0], base64.b64decode(inhoud, validate=True)
    except ValueError as fout:
        raise NietGevonden(_("Dit bestand is beschadigd vastgelegd en niet te lezen.")) from fout
