"""Copies of a database: consistent while others write, and verified before they get their name."""

from __future__ import annotations

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from korpsmonitor_tui import __version__
from korpsmonitor_tui.domain.errors import oorzaak_van
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store import kopiebestand, sleutelbestand
from korpsmonitor_tui.store.driver import begrijpelijk, open_database
from korpsmonitor_tui.store.fouten import (
    Beschadigd,
    BronBeschadigd,
    DatabaseBezet,
    OpslagFout,
    SchijfVol,
    SleutelOntbreekt,
)
from korpsmonitor_tui.store.keuring import keur
from korpsmonitor_tui.store.kopiebestand import Kopiebestand, Manifest
from korpsmonitor_tui.store.schijf import geef_naam, leg_vast, maak_besloten, naast, ruim_op

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.keuring import Keuring


@dataclass(frozen=True, slots=True)
class Oorsprong:
    """What a backup is made of: a database, its data key, which monitor it is, and which laptop and place it is on."""

    pad: Path
    sleutel: bytes | None = field(repr=False)
    monitor: str
    herkomst: str
    slot: str = ""
    """The slot of the key file that was seen to open this database; empty if it was opened with the key itself."""


def maak_kopie(van: Oorsprong, doel: Path, nu: datetime, *, vanzelf: bool = False) -> Kopiebestand:
    """Make a backup at ``doel`` while others go on writing; it gets its name once it was read back and holds.

    Raises OpslagFout: no room, no key file, something at ``doel`` already, a folder that cannot be written, or a
    database that does not hold. Nothing is left at ``doel`` then, but for BronBeschadigd: that one holds.
    """
    if doel.exists():
        raise OpslagFout(
            _("{pad} bestaat al en is niet overschreven; kies een andere naam.").format(pad=doel)
        )
    # Beside the database: on a stick or a share SQLite would be slow, and cannot always lock.
    los, deel = naast(van.pad), naast(doel)
    try:
        with _weigering_van_de_schijf(doel):
            sleutel = _lees_sleutelbestand(van)
            # Indexes are made anew in a copy: of the pages that they stand on in the database it says nothing.
            with ThreadPoolExecutor(1, "korpsmonitor-bron") as ernaast:
                bron = ernaast.submit(is_leesbaar, van)
                minstens = _kopieer_los(van, los, doel)
            kenmerken = keur(los, van.sleutel, doel, geheel=False)
            if kenmerken.events < minstens:
                raise Beschadigd(
                    _("De reservekopie {doel} klopt niet; er is niets gewijzigd.").format(doel=doel)
                )
            # Both read the same bytes and take as long: side by side on two processors.
            with ThreadPoolExecutor(1, "korpsmonitor-keuring") as ernaast:
                keuring = ernaast.submit(keur, los, van.sleutel, doel)
                manifest = Manifest(
                    gemaakt=nu,
                    monitor=van.monitor,
                    herkomst=van.herkomst,
                    vanzelf=vanzelf,
                    programma=__version__,
                    schema=kenmerken.schema,
                    events=kenmerken.events,
                    database=kopiebestand.meet(los),
                    sleutel=kopiebestand.meet_bytes(sleutel) if van.sleutel is not None else None,
                )
                _schrijf(deel, manifest, los, sleutel, van.sleutel)
                if keuring.result().gebreken:
                    raise _database_klopt_niet(van.pad, keuring.result())
            geef_naam(deel, doel)
        if not bron.result():
            raise bron_beschadigd(van.pad, doel)
        return kopiebestand.lees_kop(doel)
    finally:
        ruim_op(los)
        ruim_op(deel)


def is_leesbaar(van: Oorsprong) -> bool:
    """Whether every page of the database can be read, and its indexes are those of its tables. Raises DatabaseBezet."""
    try:
        db = open_database(van.pad, van.sleutel, alleen_lezen=True)
        try:
            with begrijpelijk(van.pad, lezend=True):
                return db.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
        finally:
            db.close()
    except DatabaseBezet:
        raise
    except OpslagFout:
        return False


def bron_beschadigd(pad: Path, kopie: Path) -> BronBeschadigd:
    """What to do with a database that is damaged where a backup of it is whole."""
    return BronBeschadigd(
        _(
            "De reservekopie {kopie} is gemaakt en klopt, maar {pad} zelf is beschadigd. Werk er niet in verder: zet deze "
            "kopie terug met `korpsmonitor herstel`, en kijk de schijf na."
        ).format(kopie=kopie, pad=pad)
    )


def aantal_events(van: Oorsprong) -> int:
    """How much is recorded in the database now. Raises OpslagFout."""
    db = open_database(van.pad, van.sleutel, alleen_lezen=True)
    try:
        return _aantal_events(db)
    finally:
        db.close()


def controleer_kopie(pad: Path, sleutel: bytes | None, werkmap: Path) -> Kopiebestand:
    """Read a backup whole and verify it: every byte, the seal, the database and its chains.

    ``werkmap`` is where it is unpacked for that. Raises KopieOnbruikbaar, or OpslagFout if there is no room.
    """
    kopie = kopiebestand.lees_kop(pad)
    los = naast(werkmap / pad.name)
    try:
        with _weigering_van_de_schijf(pad):
            pak_uit(kopie, los)
        eis_zegel(kopie, sleutel)
        eis_gaaf(kopie, keur(los, sleutel, pad))
    finally:
        ruim_op(los)
    return kopie


def pak_uit(kopie: Kopiebestand, los: Path) -> None:
    """Unpack the database to ``los`` and its key file beside it, every byte compared, durable.

    Raises KopieOnbruikbaar, SchijfVol or OSError; who calls clears away what is there then.
    """
    eis_ruimte(los.parent, kopie.grootte)
    sleutelpad = sleutelbestand.pad_van(los)
    maak_besloten(los)
    maak_besloten(sleutelpad)
    with los.open("wb") as database, sleutelpad.open("wb") as sleutel:
        kopiebestand.pak_uit(kopie, database, sleutel)
    leg_vast(los)
    if kopie.manifest.sleutel is None:
        sleutelpad.unlink()
    else:
        leg_vast(sleutelpad)


def eis_zegel(kopie: Kopiebestand, sleutel: bytes | None) -> None:
    """Raise KopieOnbruikbaar unless the backup was sealed with this data key: nobody else can have made it then."""
    if kopie.zegel != kopiebestand.verzegel(kopie.ruw, sleutel or b""):
        raise kopiebestand.onbruikbaar(
            kopie.pad,
            _(
                "het zegel past niet bij de sleutel, dus hoort de kopie bij een andere database of is zij vervalst"
            ),
        )


def eis_gaaf(kopie: Kopiebestand, keuring: Keuring) -> None:
    """Raise KopieOnbruikbaar unless the database in a backup holds, and is the one that its manifest speaks of."""
    if keuring.gebreken:
        gebrek = keuring.gebreken[0]
        raise kopiebestand.onbruikbaar(kopie.pad, f"{gebrek.plaats} {gebrek.uitleg}")
    zegt = kopie.manifest
    if (keuring.monitor, keuring.schema, keuring.events) != (zegt.monitor, zegt.schema, zegt.events):
        raise kopiebestand.onbruikbaar(kopie.pad, _("het begin hoort bij een andere database"))


def eis_ruimte(map_: Path, nodig: int) -> None:
    """Raise SchijfVol unless ``nodig`` bytes fit on the disk of a folder. Raises OSError if it cannot be looked at."""
    vrij = shutil.disk_usage(map_).free
    if vrij < nodig:
        raise SchijfVol(
            _(
                "Op de schijf van {map} is {vrij} MB vrij en {nodig} MB nodig; er is niets gewijzigd. "
                "Maak ruimte vrij of kies een andere map."
            ).format(map=map_, vrij=vrij // 10**6, nodig=nodig // 10**6 + 1)
        )


def _kopieer_los(van: Oorsprong, los: Path, doel: Path) -> int:
    """The database as it is at one moment, compact and still encrypted; returns how many events it has at least."""
    # Not one that may only read: SQLite counts a copy as writing.
    db = open_database(van.pad, van.sleutel)
    try:
        with begrijpelijk(van.pad, lezend=True):
            # SQLCipher says the second as text.
            bladen, blad = (
                int(db.execute(f"PRAGMA {wat}").fetchone()[0]) for wat in ("page_count", "page_size")
            )
            eis_ruimte(los.parent, bladen * blad)
            eis_ruimte(doel.parent, bladen * blad)
            minstens = _aantal_events(db)
            maak_besloten(los)
            db.execute("VACUUM INTO ?", (str(los),))
            return minstens
    finally:
        db.close()


def _schrijf(
    deel: Path, manifest: Manifest, los: Path, sleutelbestand_: bytes, sleutel: bytes | None
) -> None:
    """Write the backup durable, and read it back."""
    maak_besloten(deel)
    with deel.open("wb") as uit:
        kopiebestand.schrijf(uit, manifest, los, sleutelbestand_, sleutel or b"")
    leg_vast(deel)
    _lees_van_de_schijf(deel, manifest, sleutel)


def _lees_van_de_schijf(deel: Path, manifest: Manifest, sleutel: bytes | None) -> None:
    """Raise KopieOnbruikbaar unless what the disk gives back is what was written, byte for byte."""
    if hasattr(os, "posix_fadvise"):
        with deel.open("rb") as bestand:
            # Otherwise the system would show what it remembers of writing.
            os.posix_fadvise(bestand.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    kopie = kopiebestand.lees_kop(deel)
    if kopie.manifest != manifest:
        raise kopiebestand.onbruikbaar(deel, _("het begin is beschadigd"))
    kopiebestand.pak_uit(kopie, None, None)
    eis_zegel(kopie, sleutel)


def _lees_sleutelbestand(van: Oorsprong) -> bytes:
    """The key file as it is now, if it can be used. Raises SleutelOntbreekt."""
    if van.sleutel is None:
        return b""
    _eis_sleutelbestand(van.pad)
    kenmerken = {slot.kenmerk for slot in sleutelbestand.lees_slots(van.pad)}
    if van.slot and van.slot not in kenmerken:
        raise SleutelOntbreekt(
            _(
                "Het sleutelbestand {pad} is gewijzigd sinds de database werd geopend, zodat niet vaststaat dat het haar "
                "opent; er is geen reservekopie gemaakt. Sluit het programma en open het opnieuw."
            ).format(pad=sleutelbestand.pad_van(van.pad))
        )
    return sleutelbestand.pad_van(van.pad).read_bytes()


def _eis_sleutelbestand(pad: Path) -> None:
    if not sleutelbestand.pad_van(pad).exists():
        raise SleutelOntbreekt(
            _(
                "Het sleutelbestand {pad} ontbreekt; een reservekopie zonder dat bestand is niet te lezen. "
                "Zet het terug; er is niets gewijzigd."
            ).format(pad=sleutelbestand.pad_van(pad))
        )


def _database_klopt_niet(pad: Path, keuring: Keuring) -> Beschadigd:
    gebrek = keuring.gebreken[0]
    return Beschadigd(
        _(
            "In {pad} klopt iets niet ({plaats}: {uitleg}); er is geen reservekopie gemaakt en de eerdere zijn bewaard. "
            "Voer `korpsmonitor controleer` uit."
        ).format(pad=pad, plaats=gebrek.plaats, uitleg=gebrek.uitleg)
    )


@contextmanager
def _weigering_van_de_schijf(doel: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fout:
        raise OpslagFout(
            _("De reservekopie {doel} kan niet worden geschreven ({oorzaak}); er is niets gewijzigd.").format(
                doel=doel, oorzaak=oorzaak_van(fout)
            )
        ) from fout


def maak_reservekopie(db: Database, pad: Path, doel: Path, sleutel: bytes | None) -> None:
    """Copy the database whole, with its key file, durable and verified by opening and reading the copy.

    An existing copy at ``doel`` is replaced only by a good one. Raises OpslagFout if it cannot be written or does not
    hold together; nothing of it is left then.
    """
    if sleutel is not None:
        _eis_sleutelbestand(pad)
    tijdelijk = naast(doel)
    try:
        with _weigering_van_de_schijf(doel), begrijpelijk(doel):
            minstens = _aantal_events(db)
            maak_besloten(tijdelijk)
            db.execute("VACUUM INTO ?", (str(tijdelijk),))
            hoogstens = _aantal_events(db)
            if not _is_gaaf(tijdelijk, sleutel, minstens, hoogstens):
                raise Beschadigd(
                    _("De reservekopie {doel} klopt niet; er is niets gewijzigd.").format(doel=doel)
                )
            if sleutel is not None:
                shutil.copy2(sleutelbestand.pad_van(pad), sleutelbestand.pad_van(tijdelijk))
                leg_vast(sleutelbestand.pad_van(tijdelijk))
                sleutelbestand.pad_van(tijdelijk).replace(sleutelbestand.pad_van(doel))
            leg_vast(tijdelijk)
            tijdelijk.replace(doel)
            leg_vast(doel.parent)
    finally:
        ruim_op(tijdelijk)


def _aantal_events(db: Database) -> int:
    aantal: int = db.execute("SELECT count(*) FROM event").fetchone()[0]
    return aantal


def _is_gaaf(pad: Path, sleutel: bytes | None, minstens: int, hoogstens: int) -> bool:
    """Whether the copy holds together, and all events that were there when it was made (others may have been added)."""
    kopie = open_database(pad, sleutel, alleen_lezen=True)
    try:
        gaaf: bool = kopie.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        return gaaf and minstens <= _aantal_events(kopie) <= hoogstens
    finally:
        kopie.close()
