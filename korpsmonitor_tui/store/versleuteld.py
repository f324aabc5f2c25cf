"""A file that only who knows its passphrase reads, and of which no byte can differ unseen; written and read as a stream.

``KMPAKKET``, a version, the length of a slot and the slot itself (JSON: how the passphrase is stretched with Argon2id,
and the key of this file wrapped under it), and then libsodium's secretstream (XChaCha20-Poly1305) in blocks of 64 KiB.
The stream tells blocks that were taken out, repeated or exchanged, and its last block is marked as such, so that a file
that was cut short is found. Everything before the stream is part of what each block is sealed with.
"""

from __future__ import annotations

import json
import struct
from typing import IO, TYPE_CHECKING, Final

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store.fouten import PakketOnbruikbaar, WachtwoordOnjuist
from korpsmonitor_tui.store.sleutelslot import LENGTE, codeer, ontleed, pak_uit, verpak

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MERK: Final = b"KMPAKKET"
VERSIE: Final = 1
BLOK: Final = 64 * 2**10
"""Bytes of text in a block; only the last may have fewer."""

_BEGIN: Final = struct.Struct(">8sBH")
"""Mark, version, and bytes of the slot."""
_SLOT: Final = "pakket"


def versleutel(delen: Iterable[bytes], wachtwoord: str) -> Iterator[bytes]:
    """The file with these bytes in it, piece by piece; no more than two blocks are held at once."""
    from nacl import bindings
    from nacl.utils import random

    sleutel = random(LENGTE)
    slot = json.dumps(codeer(verpak(sleutel, _SLOT, wachtwoord)), separators=(",", ":")).encode()
    staat = bindings.crypto_secretstream_xchacha20poly1305_state()
    kop = _BEGIN.pack(MERK, VERSIE, len(slot)) + slot
    yield kop
    yield bindings.crypto_secretstream_xchacha20poly1305_init_push(staat, sleutel)
    for blok, is_laatste in _blokken(delen):
        merk = (
            bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL
            if is_laatste
            else bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
        )
        yield bindings.crypto_secretstream_xchacha20poly1305_push(staat, blok, kop, merk)


def _blokken(delen: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Blocks of equal length, each with whether it is the last; there always is a last one."""
    rest = bytearray()
    for deel in delen:
        rest += deel
        # One byte more than a block: only then it is certain that another follows.
        while len(rest) > BLOK:
            yield bytes(rest[:BLOK]), False
            del rest[:BLOK]
    yield bytes(rest), True


def ontsleutel(bron: IO[bytes], wachtwoord: str) -> Iterator[bytes]:
    """The bytes in the file, block by block. Raises WachtwoordOnjuist, or PakketOnbruikbaar.

    Whether the file is whole shows at its end only: until then nothing of it may have a lasting effect.
    """
    from nacl import bindings
    from nacl.exceptions import CryptoError

    kop, sleutel = _open(bron, wachtwoord)
    staat = bindings.crypto_secretstream_xchacha20poly1305_state()
    try:
        begin = bron.read(bindings.crypto_secretstream_xchacha20poly1305_HEADERBYTES)
        bindings.crypto_secretstream_xchacha20poly1305_init_pull(staat, begin, sleutel)
        merk = -1
        while merk != bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL:
            gelezen = bron.read(BLOK + bindings.crypto_secretstream_xchacha20poly1305_ABYTES)
            blok, merk = bindings.crypto_secretstream_xchacha20poly1305_pull(staat, gelezen, kop)
            yield blok
    except (CryptoError, ValueError) as fout:
        raise _beschadigd() from fout
    if bron.read(1):
        raise _beschadigd()


def _open(bron: IO[bytes], wachtwoord: str) -> tuple[bytes, bytes]:
    """Everything before the stream, and its key."""
    kop = bron.read(_BEGIN.size)
    if len(kop) < _BEGIN.size or not kop.startswith(MERK):
        raise PakketOnbruikbaar(_("Dit is geen pakket van korpsmonitor; er is niets overgenomen."))
    _merk, versie, lengte = _BEGIN.unpack(kop)
    if versie != VERSIE:
        raise PakketOnbruikbaar(
            _(
                "Dit pakket is gemaakt met een nieuwere versie van korpsmonitor; er is niets overgenomen. Werk korpsmonitor"
                " bij."
            )
        )
    slot = bron.read(lengte)
    try:
        sleutel = pak_uit(ontleed(json.loads(slot)), wachtwoord)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fout:
        raise _beschadigd() from fout
    if sleutel is None:
        raise WachtwoordOnjuist(
            _(
                "Dit wachtwoord opent het pakket niet, of het begin ervan is beschadigd; er is niets overgenomen. Vraag het"
                " wachtwoord aan wie het pakket maakte."
            )
        )
    return kop + slot, sleutel


def _beschadigd() -> PakketOnbruikbaar:
    return PakketOnbruikbaar(
        _("Het pakket is beschadigd of niet volledig; er is niets overgenomen. Vraag het opnieuw.")
    )
