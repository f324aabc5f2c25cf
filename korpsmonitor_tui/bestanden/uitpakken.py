"""Unpacks members of a zip no further than its directory says, and finds a directory that lies."""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_KOP: Final = struct.Struct("<4s22xHH")
"""The header before each member: its signature, and the lengths of the name and of the extra field."""
_HANDTEKENING: Final = b"PK\x03\x04"
_UTF_8: Final = 0x800


class Uitpakfout(Exception):
    """A member is not what the directory says of it."""


def pak_uit(inhoud: bytes, leden: Sequence[zipfile.ZipInfo]) -> dict[str, bytes]:
    """The bytes of these members, stored or deflated, by name.

    The zipfile module unpacks a whole member before it cuts it off at the size that the directory states, so a
    directory that lies would fill the memory. Raises Uitpakfout for a member that is larger or smaller than stated,
    is damaged, has another name, or shares bytes with another.
    """
    delen: dict[str, bytes] = {}
    bezet = 0
    for lid in sorted(leden, key=lambda lid: lid.header_offset):
        begin, eind = _plaats(inhoud, lid)
        if lid.header_offset < bezet:
            raise Uitpakfout(lid.filename)
        bezet = eind
        delen[lid.filename] = _pak_lid_uit(memoryview(inhoud)[begin:eind], lid)
    return {lid.filename: delen[lid.filename] for lid in leden}


def _plaats(inhoud: bytes, lid: zipfile.ZipInfo) -> tuple[int, int]:
    """Where the packed bytes of a member begin and end."""
    try:
        handtekening, naam, extra = _KOP.unpack_from(inhoud, lid.header_offset)
    except struct.error as fout:
        raise Uitpakfout(lid.filename) from fout
    vanaf = lid.header_offset + _KOP.size
    codering = "utf-8" if lid.flag_bits & _UTF_8 else "cp437"
    eind = vanaf + naam + extra + lid.compress_size
    if (
        handtekening != _HANDTEKENING
        or inhoud[vanaf : vanaf + naam] != lid.orig_filename.encode(codering, "replace")
        or eind > len(inhoud)
    ):
        raise Uitpakfout(lid.filename)
    return vanaf + naam + extra, eind


def _pak_lid_uit(ingepakt: memoryview, lid: zipfile.ZipInfo) -> bytes:
    if lid.compress_type == zipfile.ZIP_STORED:
        uitgepakt, klaar = bytes(ingepakt), True
    else:
        pakker = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            # One byte more than stated is enough to see that there are more.
            uitgepakt = pakker.decompress(ingepakt, lid.file_size + 1)
        except zlib.error as fout:
            raise Uitpakfout(lid.filename) from fout
        klaar = pakker.eof
    if not klaar or len(uitgepakt) != lid.file_size or zlib.crc32(uitgepakt) != lid.CRC:
        raise Uitpakfout(lid.filename)
    return uitgepakt
