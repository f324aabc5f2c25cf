"""One slot of a key file: the data key of a database, wrapped under a key that is stretched from a secret.

Derivation is Argon2id, wrapping is XSalsa20-Poly1305 (libsodium's secretbox), which also tells a wrong secret.
"""

from __future__ import annotations

import base64
import hashlib
import os
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store.fouten import SleutelOntbreekt

if TYPE_CHECKING:
    from collections.abc import Sequence

LENGTE: Final = 32
"""Bytes of the data key."""

SLOT_WACHTWOORD: Final = "wachtwoord"
SLOT_PERSOON: Final = "persoon"
SLOT_HERSTEL: Final = "herstel"
SLOT_SLEUTELBOS: Final = "sleutelbos"

# RFC 9106's recommendation for memory-constrained machines: three passes over 64 MiB.
RONDES: Final = 3
GEHEUGEN: Final = 64 * 2**20
# A damaged file, or one that somebody put there, must not take the machine's memory or an hour.
MEESTE_GEHEUGEN: Final = 4 * GEHEUGEN
MEESTE_RONDES: Final = 4 * RONDES
_LANGSTE_KENMERK: Final = 64
"""Characters of the id of a medewerker."""

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
    medewerker: str = ""
    """Id of whose it is; empty for what people share."""

    @property
    def kenmerk(self) -> str:
        """What a device calls this slot: another one whenever its secret changes."""
        return self.zout.hex()

    @property
    def aanbevolen(self) -> bool:
        """Whether guessing the secret costs at least what is recommended now."""
        return self.rondes >= RONDES and self.geheugen >= GEHEUGEN


def verpak(sleutel: bytes, soort: str, geheim: str, medewerker: str = "") -> Slot:
    """Wrap the data key under a secret, with the recommended strength. Raises SleutelOntbreekt without memory."""
    from nacl.pwhash import argon2id
    from nacl.secret import SecretBox
    from nacl.utils import random

    leeg = Slot(soort, random(argon2id.SALTBYTES), RONDES, GEHEUGEN, b"", medewerker)
    verpakt = bytes(SecretBox(_doossleutel(leeg, geheim)).encrypt(sleutel))
    return Slot(soort, leeg.zout, RONDES, GEHEUGEN, verpakt, medewerker)


def pak_uit(slot: Slot, geheim: str) -> bytes | None:
    """The data key, or None if this is not the secret. Raises SleutelOntbreekt if there is too little memory."""
    from nacl.exceptions import CryptoError
    from nacl.secret import SecretBox

    doos = SecretBox(_doossleutel(slot, geheim))
    try:
        return bytes(doos.decrypt(slot.verpakt))
    except CryptoError:
        return None


def zoek_die_opent(slots: Sequence[Slot], geheim: str) -> tuple[bytes, Slot] | None:
    """The data key and the first of these slots that this secret opens; None if none does.

    The likeliest comes first and is tried by itself; the others side by side, as many as there are processors: a wrong
    passphrase costs a tenth of a second for each. Together they take no more memory than one slot may. Raises
    SleutelOntbreekt if there is too little.
    """
    for slot in slots[:1]:
        if (sleutel := pak_uit(slot, geheim)) is not None:
            return sleutel, slot
    if len(slots) < 2:
        return None
    from concurrent.futures import ThreadPoolExecutor

    rest = slots[1:]
    naast_elkaar = MEESTE_GEHEUGEN // max(slot.geheugen for slot in rest)
    with ThreadPoolExecutor(max(1, min(naast_elkaar, os.cpu_count() or 1)), "korpsmonitor-sleutel") as draden:
        try:
            for slot, sleutel in zip(rest, draden.map(lambda slot: pak_uit(slot, geheim), rest), strict=True):
                if sleutel is not None:
                    return sleutel, slot
        finally:
            draden.shutdown(wait=False, cancel_futures=True)
    return None


def _doossleutel(slot: Slot, geheim: str) -> bytes:
    from nacl.exceptions import CryptoError

    try:
        gerekt = _stretch(geheim, slot.zout, slot.rondes, slot.geheugen)
    except (CryptoError, MemoryError) as fout:
        raise SleutelOntbreekt(
            _(
                "Er is te weinig geheugen vrij ({megabytes} MB nodig) om de sleutel te openen; er is niets gewijzigd. "
                "Sluit andere programma's en probeer het opnieuw."
            ).format(megabytes=slot.geheugen // 2**20)
        ) from fout
    if slot.soort == SLOT_WACHTWOORD:
        return gerekt
    # Whose slot it is belongs to its key: with another name written over it, it no longer opens.
    bij = f"{slot.soort}\0{slot.medewerker}".encode()
    return hashlib.blake2b(bij, key=gerekt, digest_size=LENGTE).digest()


def _stretch(geheim: str, zout: bytes, rondes: int, geheugen: int) -> bytes:
    from nacl.pwhash import argon2id

    # NFC: the same passphrase typed on a Mac and on Windows must be the same bytes.
    genormaliseerd = unicodedata.normalize("NFC", geheim).encode("utf-8", "surrogatepass")
    sleutel: bytes = argon2id.kdf(LENGTE, genormaliseerd, zout, opslimit=rondes, memlimit=geheugen)
    return sleutel


# -- as JSON -------------------------------------------------------------------------------------------------------------


def codeer(slot: Slot) -> dict[str, Any]:
    """The slot as it stands in the file."""
    return {
        "soort": slot.soort,
        **({"medewerker": slot.medewerker} if slot.medewerker else {}),
        "afleiding": {
            "soort": AFLEIDING,
            "zout": base64.b64encode(slot.zout).decode(),
            "rondes": slot.rondes,
            "geheugen": slot.geheugen,
        },
        "verpakking": VERPAKKING,
        "sleutel": base64.b64encode(slot.verpakt).decode(),
    }


def ontleed(gegevens: Any) -> Slot:
    """The slot that stands there. Raises ValueError, TypeError, KeyError or AttributeError for anything else."""
    from nacl.pwhash import argon2id
    from nacl.secret import SecretBox

    afleiding = gegevens["afleiding"]
    slot = Slot(
        soort=str(gegevens["soort"]),
        zout=base64.b64decode(afleiding["zout"], validate=True),
        rondes=getal(afleiding["rondes"]),
        geheugen=getal(afleiding["geheugen"]),
        verpakt=base64.b64decode(gegevens["sleutel"], validate=True),
        medewerker=str(gegevens.get("medewerker", "")),
    )
    heel = (
        (afleiding["soort"], gegevens["verpakking"]) == (AFLEIDING, VERPAKKING)
        and len(slot.zout) == argon2id.SALTBYTES
        and len(slot.verpakt) == LENGTE + SecretBox.NONCE_SIZE + SecretBox.MACBYTES
        and 1 <= slot.rondes <= MEESTE_RONDES
        and 8 * 2**10 <= slot.geheugen <= MEESTE_GEHEUGEN
        and len(slot.medewerker) <= _LANGSTE_KENMERK
        # A personal slot without a person would open as anybody.
        and (slot.soort != SLOT_PERSOON or slot.medewerker != "")
    )
    if not heel:
        raise ValueError(slot.soort)
    return slot


def getal(waarde: object) -> int:
    """A whole number that JSON wrote as one: not true, 1.0 or "1". Raises TypeError."""
    if type(waarde) is not int:
        raise TypeError(type(waarde).__name__)
    return waarde
