"""The key file ``X.db.sleutel``: the random data key of a database, wrapped in slots.

A slot wraps the same data key under a key derived from a secret, so that changing the passphrase rewrites no data.
Derivation is Argon2id, wrapping is XSalsa20-Poly1305 (libsodium's secretbox), which also tells a wrong secret.
"""

from __future__ import annotations

import base64
import contextlib
import json
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.bestanden.schrijf import schrijf_bestand
from korpsmonitor_tui.domain.errors import oorzaak_van
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store.fouten import SleutelOntbreekt, WachtwoordOnjuist

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

VERSIE: Final = 1
LENGTE: Final = 32
"""Bytes of the data key."""

SLOT_WACHTWOORD: Final = "wachtwoord"

# RFC 9106's recommendation for memory-constrained machines: three passes over 64 MiB.
RONDES: Final = 3
GEHEUGEN: Final = 64 * 2**20
# A damaged file, or one that somebody put there, must not take the machine's memory or an hour.
MEESTE_GEHEUGEN: Final = 4 * GEHEUGEN
MEESTE_RONDES: Final = 4 * RONDES
MEESTE_SLOTS: Final = 8
GROOTSTE_BESTAND: Final = 64 * 2**10

_BESCHADIGD: Final = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What reading nonsense as JSON, numbers and base64 raises."""

AFLEIDING: Final = "argon2id13"
VERPAKKING: Final = "xsalsa20poly1305"


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to the data key: how the secret is stretched, and the wrapped key."""

    soort: str
    zout: bytes
    rondes: int
    geheugen: int
    verpakt: bytes


def pad_van(database: Path) -> Path:
    """Where the key file of a database stands."""
    return database.with_name(database.name + ".sleutel")


def maak_sleutelbestand(database: Path, wachtwoord: str) -> bytes:
    """Make a data key, write it wrapped under ``wachtwoord`` beside ``database``, and return it.

    Written whole and durable before any data: a database without its key would be lost. Raises BestandFout.
    """
    from nacl.utils import random

    sleutel: bytes = random(LENGTE)
    schrijf_bestand(pad_van(database), _codeer((_verpak(sleutel, SLOT_WACHTWOORD, wachtwoord),)))
    return sleutel


def open_sleutelbestand(database: Path, wachtwoord: Callable[[], str]) -> bytes:
    """The data key of ``database``; ``wachtwoord`` is only asked for when there is a readable key file.

    Raises SleutelOntbreekt if the file is missing or damaged, WachtwoordOnjuist if no slot opens.
    """
    slots = _lees(pad_van(database))
    geheim = wachtwoord()
    for slot in slots:
        if slot.soort == SLOT_WACHTWOORD and (sleutel := _pak_uit(slot, geheim)) is not None:
            return sleutel
    raise WachtwoordOnjuist(
        _("Het wachtwoord hoort niet bij {pad}; er is niets gewijzigd. Probeer het opnieuw.").format(
            pad=database
        )
    )


def _stretch(geheim: str, zout: bytes, rondes: int, geheugen: int) -> bytes:
    from nacl.pwhash import argon2id

    # NFC: the same passphrase typed on a Mac and on Windows must be the same bytes.
    genormaliseerd = unicodedata.normalize("NFC", geheim).encode("utf-8", "surrogatepass")
    sleutel: bytes = argon2id.kdf(LENGTE, genormaliseerd, zout, opslimit=rondes, memlimit=geheugen)
    return sleutel


def _verpak(sleutel: bytes, soort: str, geheim: str) -> Slot:
    from nacl.pwhash import argon2id
    from nacl.secret import SecretBox
    from nacl.utils import random

    zout = random(argon2id.SALTBYTES)
    doos = SecretBox(_stretch(geheim, zout, RONDES, GEHEUGEN))
    return Slot(soort, zout, RONDES, GEHEUGEN, bytes(doos.encrypt(sleutel)))


def _pak_uit(slot: Slot, geheim: str) -> bytes | None:
    from nacl.exceptions import CryptoError
    from nacl.secret import SecretBox

    try:
        doos = SecretBox(_stretch(geheim, slot.zout, slot.rondes, slot.geheugen))
    except (CryptoError, MemoryError) as fout:
        raise SleutelOntbreekt(
            _(
                "Er is te weinig geheugen vrij ({megabytes} MB nodig) om de sleutel te openen; er is niets gewijzigd. "
                "Sluit andere programma's en probeer het opnieuw."
            ).format(megabytes=slot.geheugen // 2**20)
        ) from fout
    try:
        return bytes(doos.decrypt(slot.verpakt))
    except CryptoError:
        return None


def _codeer(slots: tuple[Slot, ...]) -> bytes:
    inhoud = {
        "versie": VERSIE,
        "slots": [
            {
                "soort": slot.soort,
                "afleiding": {
                    "soort": AFLEIDING,
                    "zout": base64.b64encode(slot.zout).decode(),
                    "rondes": slot.rondes,
                    "geheugen": slot.geheugen,
                },
                "verpakking": VERPAKKING,
                "sleutel": base64.b64encode(slot.verpakt).decode(),
            }
            for slot in slots
        ],
    }
    return json.dumps(inhoud, indent=2).encode() + b"\n"


def _lees(pad: Path) -> tuple[Slot, ...]:
    try:
        with pad.open("rb") as bestand:
            inhoud = json.loads(bestand.read(GROOTSTE_BESTAND))
        if _getal(inhoud["versie"]) > VERSIE:
            raise SleutelOntbreekt(
                _(
                    "Het sleutelbestand {pad} is van een nieuwere versie; er is niets gewijzigd. "
                    "Werk korpsmonitor bij."
                ).format(pad=pad)
            )
        return _lees_slots(inhoud["slots"])
    except FileNotFoundError:
        raise SleutelOntbreekt(
            _(
                "Het sleutelbestand {pad} ontbreekt; zonder dat bestand is de database niet te lezen. "
                "Zet het terug uit een reservekopie; er is niets gewijzigd."
            ).format(pad=pad)
        ) from None
    except OSError as fout:
        raise SleutelOntbreekt(
            _("Het sleutelbestand {pad} kan niet worden gelezen ({oorzaak}); er is niets gewijzigd.").format(
                pad=pad, oorzaak=oorzaak_van(fout)
            )
        ) from fout
    except _BESCHADIGD as fout:
        raise SleutelOntbreekt(
            _(
                "Het sleutelbestand {pad} is beschadigd; er is niets gewijzigd. Zet het terug uit een reservekopie."
            ).format(pad=pad)
        ) from fout


def _lees_slots(gegevens: list[dict[str, Any]]) -> tuple[Slot, ...]:
    """The slots that are whole: a damaged one must not shut out the others. Raises ValueError without any."""
    slots = []
    for slot in gegevens[:MEESTE_SLOTS]:
        with contextlib.suppress(*_BESCHADIGD):
            slots.append(_slot(slot))
    if not slots:
        raise ValueError(len(gegevens))
    return tuple(slots)


def _slot(gegevens: dict[str, Any]) -> Slot:
    from nacl.pwhash import argon2id
    from nacl.secret import SecretBox

    afleiding = gegevens["afleiding"]
    slot = Slot(
        soort=str(gegevens["soort"]),
        zout=base64.b64decode(afleiding["zout"], validate=True),
        rondes=_getal(afleiding["rondes"]),
        geheugen=_getal(afleiding["geheugen"]),
        verpakt=base64.b64decode(gegevens["sleutel"], validate=True),
    )
    heel = (
        (afleiding["soort"], gegevens["verpakking"]) == (AFLEIDING, VERPAKKING)
        and len(slot.zout) == argon2id.SALTBYTES
        and len(slot.verpakt) == LENGTE + SecretBox.NONCE_SIZE + SecretBox.MACBYTES
        and 1 <= slot.rondes <= MEESTE_RONDES
        and 8 * 2**10 <= slot.geheugen <= MEESTE_GEHEUGEN
    )
    if not heel:
        raise ValueError(slot.soort)
    return slot


def _getal(waarde: object) -> int:
    """A whole number that JSON wrote as one: not true, 1.0 or "1"."""
    if type(waarde) is not int:
        raise TypeError(type(waarde).__name__)
    return waarde
