"""The file of a backup: database and key file in one, so that they never part.

It is a zip without compression, which any program unpacks, and every byte of it follows from its contents: reading
makes the headers anew and compares them, so that no byte can differ unseen, and nothing in the file says where to look
or how much to unpack. Its seal is keyed with the data key: nobody without that key makes another manifest fit.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import struct
import zlib
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, BinaryIO, Final, NamedTuple

from korpsmonitor_tui.bestanden.lees import open_gewoon
from korpsmonitor_tui.domain.errors import oorzaak_van
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store.fouten import KopieOnbruikbaar, NieuwereVersie
from korpsmonitor_tui.store.sleutelbestand import GROOTSTE_BESTAND as GROOTSTE_SLEUTELBESTAND

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

UITGANG: Final = ".kmkopie"
VERSIE: Final = 1
MANIFEST: Final = "manifest.json"
ZEGEL: Final = "zegel.txt"
SLEUTEL: Final = "monitor.db.sleutel"
DATABASE: Final = "monitor.db"
"""The members, in this order; the key file is absent from a database that is not encrypted."""

BLOK: Final = 1 << 20
GROOTSTE_MANIFEST: Final = 16 * 2**10
_ZEGELLENGTE: Final = 64
_MEESTE_EVENTS: Final = 2**62


class Lid(NamedTuple):
    """A member as it is stored: bytes, and their checksums."""

    grootte: int
    sha256: str
    crc: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself."""

    gemaakt: datetime
    """UTC."""
    monitor: str
    """The id of the database, the same on every laptop of a monitor."""
    herkomst: str
    """Machine and place that it was made on, as a fingerprint: who may clear it away."""
    vanzelf: bool
    """Made by itself, and cleared away by itself; what a person asked for stays."""
    programma: str
    schema: str
    """The last migration that the database had."""
    events: int
    database: Lid
    sleutel: Lid | None


@dataclass(frozen=True, slots=True)
class Kopiebestand:
    """A backup of which the manifest was read, and the size found right; its contents were not looked at."""

    pad: Path
    manifest: Manifest
    ruw: bytes
    """The manifest as it is stored."""
    zegel: bytes
    grootte: int
    """Bytes of the whole file."""


def schrijf(doel: BinaryIO, manifest: Manifest, database: Path, sleutel: bytes, zegel: bytes) -> None:
    """Write a backup to an empty file; ``sleutel`` is the contents of the key file, ``zegel`` the key of the seal."""
    ruw = _codeer(manifest)
    inhoud = {MANIFEST: ruw, ZEGEL: verzegel(ruw, zegel)}
    if manifest.sleutel is not None:
        inhoud[SLEUTEL] = sleutel
    leden = [(naam, meet_bytes(lid)) for naam, lid in inhoud.items()]
    for lid in leden:
        doel.write(_kop(*lid) + inhoud[lid[0]])
    leden.append((DATABASE, manifest.database))
    doel.write(_kop(*leden[-1]))
    with database.open("rb") as bron:
        _kopieer(bron, doel, manifest.database.grootte)
    doel.write(_slot(leden))


def lees_kop(pad: Path) -> Kopiebestand:
    """What a backup says of itself. Raises KopieOnbruikbaar if it is none or not whole, NieuwereVersie if it is newer."""
    with _lezend(pad) as bestand:
        return _lees_kop(bestand, pad)


def pak_uit(kopie: Kopiebestand, database: BinaryIO | None, sleutel: BinaryIO | None) -> None:
    """Write database and key file out (None: nowhere), and compare every byte with what it should be.

    Raises KopieOnbruikbaar; what was written until then is worth nothing.
    """
    pad, manifest = kopie.pad, kopie.manifest
    leden = [(MANIFEST, meet_bytes(kopie.ruw)), (ZEGEL, meet_bytes(kopie.zegel))]
    with _lezend(pad) as bestand:
        if _lees_kop(bestand, pad) != kopie:
            raise onbruikbaar(pad, _("het is tijdens het lezen gewijzigd"))
        for naam, lid, uit in ((SLEUTEL, manifest.sleutel, sleutel), (DATABASE, manifest.database, database)):
            if lid is None:
                continue
            leden.append((naam, lid))
            if bestand.read(_koplengte(naam, lid.grootte)) != _kop(naam, lid):
                raise onbruikbaar(pad, _("het is beschadigd"))
            if _kopieer(bestand, uit, lid.grootte) != lid:
                raise onbruikbaar(pad, _("de inhoud is beschadigd"))
        if bestand.read() != _slot(leden):
            raise onbruikbaar(pad, _("het einde is beschadigd"))


def verzegel(manifest: bytes, sleutel: bytes) -> bytes:
    """The seal on a manifest, under a key that follows from the data key (empty without encryption)."""
    afgeleid = hmac.digest(sleutel, b"korpsmonitor reservekopie 1", "sha256")
    return hmac.digest(afgeleid, manifest, "sha256").hex().encode()


def meet(pad: Path) -> Lid:
    """A file as a member. Raises OSError."""
    with pad.open("rb") as bestand:
        return _kopieer(bestand, None, os.fstat(bestand.fileno()).st_size)


def meet_bytes(inhoud: bytes) -> Lid:
    """Bytes as a member."""
    return Lid(len(inhoud), hashlib.sha256(inhoud).hexdigest(), zlib.crc32(inhoud))


def onbruikbaar(pad: Path, oorzaak: str) -> KopieOnbruikbaar:
    """The error for a file that is no whole backup."""
    return KopieOnbruikbaar(
        _(
            "{pad} is geen gave reservekopie: {oorzaak}; er is niets gewijzigd. Kies een andere reservekopie."
        ).format(pad=pad, oorzaak=oorzaak)
    )


@contextmanager
def _lezend(pad: Path) -> Iterator[BinaryIO]:
    try:
        with open_gewoon(pad) as bestand:
            yield bestand
    except OSError as fout:
        raise KopieOnbruikbaar(
            _("{pad} kan niet worden gelezen of uitgepakt ({oorzaak}); er is niets gewijzigd.").format(
                pad=pad, oorzaak=oorzaak_van(fout)
            )
        ) from fout


def _kopieer(van: BinaryIO, naar: BinaryIO | None, aantal: int) -> Lid:
    som, crc, rest = hashlib.sha256(), 0, aantal
    while rest and (blok := van.read(min(BLOK, rest))):
        som.update(blok)
        crc = zlib.crc32(blok, crc)
        rest -= len(blok)
        if naar is not None:
            naar.write(blok)
    return Lid(aantal - rest, som.hexdigest(), crc)


# -- the manifest --------------------------------------------------------------------------------------------------------


def _codeer(manifest: Manifest) -> bytes:
    inhoud = {
        "soort": "korpsmonitor reservekopie",
        "versie": VERSIE,
        **asdict(manifest),
        "gemaakt": manifest.gemaakt.isoformat(),
        "database": manifest.database._asdict(),
        "sleutel": manifest.sleutel._asdict() if manifest.sleutel else None,
    }
    return json.dumps(inhoud, indent=2).encode() + b"\n"


def _lees_kop(bestand: BinaryIO, pad: Path) -> Kopiebestand:
    kop = bestand.read(_koplengte(MANIFEST))
    if len(kop) < _koplengte(MANIFEST) or not (kop.startswith(b"PK") and kop.endswith(MANIFEST.encode())):
        raise onbruikbaar(pad, _("het is geen reservekopie van korpsmonitor"))
    (lengte,) = struct.unpack_from("<I", kop, 18)
    ruw = bestand.read(min(lengte, GROOTSTE_MANIFEST))
    zegelkop, zegel = bestand.read(_koplengte(ZEGEL)), bestand.read(_ZEGELLENGTE)
    if kop != _kop(MANIFEST, meet_bytes(ruw)) or zegelkop != _kop(ZEGEL, meet_bytes(zegel)):
        raise onbruikbaar(pad, _("het begin is beschadigd"))
    manifest = _lees_manifest(ruw, pad)
    grootte = os.fstat(bestand.fileno()).st_size
    if grootte != _lengte(manifest, len(ruw)):
        raise onbruikbaar(pad, _("het is niet heel"))
    return Kopiebestand(pad, manifest, ruw, zegel, grootte)


def _lees_manifest(ruw: bytes, pad: Path) -> Manifest:
    try:
        inhoud = json.loads(ruw)
        if _getal(inhoud["versie"]) > VERSIE:
            raise NieuwereVersie(
                _(
                    "{pad} is gemaakt met een nieuwere versie van korpsmonitor; er is niets gewijzigd. "
                    "Werk korpsmonitor bij."
                ).format(pad=pad)
            )
        return _manifest(inhoud)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError) as fout:
        raise onbruikbaar(pad, _("het begin is beschadigd")) from fout


def _manifest(inhoud: dict[str, Any]) -> Manifest:
    gemaakt = datetime.fromisoformat(_tekst(inhoud["gemaakt"]))
    if gemaakt.tzinfo is None or type(inhoud["vanzelf"]) is not bool:
        raise ValueError(gemaakt)
    sleutel = inhoud["sleutel"]
    return Manifest(
        gemaakt=gemaakt.astimezone(UTC),
        monitor=_tekst(inhoud["monitor"]),
        herkomst=_tekst(inhoud["herkomst"]),
        vanzelf=inhoud["vanzelf"],
        programma=_tekst(inhoud["programma"]),
        schema=_tekst(inhoud["schema"]),
        events=_getal(inhoud["events"]),
        database=_lid(inhoud["database"]),
        sleutel=None if sleutel is None else _lid(sleutel, GROOTSTE_SLEUTELBESTAND),
    )


def _lid(inhoud: dict[str, Any], grootste: int = _MEESTE_EVENTS) -> Lid:
    lid = Lid(_getal(inhoud["grootte"]), _tekst(inhoud["sha256"]), _getal(inhoud["crc"]))
    if lid.grootte > grootste:
        raise ValueError(lid.grootte)
    return lid


def _getal(waarde: object) -> int:
    if type(waarde) is not int or not 0 <= waarde <= _MEESTE_EVENTS:
        raise TypeError(type(waarde).__name__)
    return waarde


def _tekst(waarde: object) -> str:
    if type(waarde) is not str:
        raise TypeError(type(waarde).__name__)
    return waarde


# -- the zip around it (APPNOTE 6.3): stored members, no dates, the same bytes for the same contents ---------------------

_GROOT: Final = 0xFFFFFFFF
"""From here on sizes and places stand in a ZIP64 field."""
_DATUM: Final = 0x21  # 1 January 1980, the first that a zip can say
_RECHTEN: Final = 0o100600 << 16


def _koplengte(naam: str, grootte: int = 0) -> int:
    return 30 + len(naam) + (20 if grootte >= _GROOT else 0)


def _extra(grootte: int) -> bytes:
    return struct.pack("<HHQQ", 1, 16, grootte, grootte) if grootte >= _GROOT else b""


def _gemeen(naam: str, lid: Lid) -> bytes:
    """What the header before a member and the one in the directory have in common."""
    maat = min(lid.grootte, _GROOT)
    extra = _extra(lid.grootte)
    return struct.pack(
        "<HHHHHIIIHH", 45 if extra else 20, 0, 0, 0, _DATUM, lid.crc, maat, maat, len(naam), len(extra)
    )


def _kop(naam: str, lid: Lid) -> bytes:
    return b"PK\x03\x04" + _gemeen(naam, lid) + naam.encode() + _extra(lid.grootte)


def _slot(leden: list[tuple[str, Lid]]) -> bytes:
    """The directory and what ends the file."""
    plaats, regels = 0, b""
    for naam, lid in leden:
        # The database comes last, so that no member ever begins beyond what 32 bits can say.
        regels += b"PK\x01\x02" + struct.pack("<H", 3 << 8 | 45) + _gemeen(naam, lid)
        regels += struct.pack("<HHHII", 0, 0, 0, _RECHTEN, plaats) + naam.encode() + _extra(lid.grootte)
        plaats += _koplengte(naam, lid.grootte) + lid.grootte
    aantal, lengte = len(leden), len(regels)
    groot = b""
    if plaats >= _GROOT:
        groot = b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, aantal, aantal, lengte, plaats)
        groot += b"PK\x06\x07" + struct.pack("<IQI", 0, plaats + lengte, 1)
    einde = struct.pack("<HHHHIIH", 0, 0, aantal, aantal, lengte, min(plaats, _GROOT), 0)
    return regels + groot + b"PK\x05\x06" + einde


def _lengte(manifest: Manifest, voorop: int) -> int:
    """Bytes that the whole file must have; ``voorop`` is the length of the manifest."""
    leden = [(MANIFEST, Lid(voorop, "", 0)), (ZEGEL, Lid(_ZEGELLENGTE, "", 0)), (DATABASE, manifest.database)]
    if manifest.sleutel is not None:
        leden.insert(2, (SLEUTEL, manifest.sleutel))
    return sum(_koplengte(naam, lid.grootte) + lid.grootte for naam, lid in leden) + len(_slot(leden))
