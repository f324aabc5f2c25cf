"""The database as a file: making it, recognising it, bringing it up to date and copying it."""

from __future__ import annotations

import os
import secrets
import shutil
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import oorzaak_van
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store import migraties, sleutelbestand
from korpsmonitor_tui.store.driver import begrijpelijk, open_database
from korpsmonitor_tui.store.fouten import (
    Beschadigd,
    DatabaseBestaat,
    DatabaseOntbreekt,
    GeenDatabase,
    OpslagFout,
    SleutelOntbreekt,
)
from korpsmonitor_tui.store.schrijver import in_transactie

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.store.driver import Database

_KOPREGEL = b"SQLite format 3\x00"
_BIJBESTANDEN = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database in use; a log left behind would be read into a new database of that name."""


def is_versleuteld(pad: Path) -> bool:
    """Whether the database at ``pad`` needs a key. Raises DatabaseOntbreekt, GeenDatabase or OpslagFout."""
    try:
        with pad.open("rb") as bestand:
            begin = bestand.read(len(_KOPREGEL))
    except FileNotFoundError:
        raise DatabaseOntbreekt(
            _(
                "Er is nog geen database op {pad}. Maak er een met `korpsmonitor init` of probeer `korpsmonitor demo`."
            ).format(pad=pad)
        ) from None
    except OSError as fout:
        raise OpslagFout(
            _("{pad} kan niet worden gelezen ({oorzaak}); er is niets gewijzigd.").format(
                pad=pad, oorzaak=oorzaak_van(fout)
            )
        ) from fout
    if begin == _KOPREGEL:
        return False
    if not begin:
        raise GeenDatabase(
            _("{pad} is een leeg bestand en geen database van korpsmonitor; er is niets gewijzigd.").format(
                pad=pad
            )
        )
    return True


def maak_nieuw(pad: Path, wachtwoord: str | None, database_id: str) -> bytes | None:
    """Make a database, encrypted under ``wachtwoord`` or not, and return its data key.

    Database and key file get their names only when both are complete, the key file first. Raises DatabaseBestaat,
    OpslagFout or BestandFout; nothing is left behind then.
    """
    weiger_bestaand(pad)
    _maak_map(pad.parent)
    tijdelijk = _naast(pad)
    try:
        if wachtwoord is None:
            richt_in(tijdelijk, None, database_id)
            _geef_naam(tijdelijk, pad)
            return None
        sleutel = sleutelbestand.maak_sleutelbestand(tijdelijk, wachtwoord)
        richt_in(tijdelijk, sleutel, database_id)
        _geef_naam(sleutelbestand.pad_van(tijdelijk), sleutelbestand.pad_van(pad))
        try:
            _geef_naam(tijdelijk, pad)
        except BaseException:
            sleutelbestand.pad_van(pad).unlink(missing_ok=True)
            raise
        return sleutel
    finally:
        ruim_op(tijdelijk)


def weiger_bestaand(pad: Path) -> None:
    """Raise DatabaseBestaat if a new database would stand in the way of one, of what is left of one, or of a key."""
    for rest in (pad, *(pad.with_name(pad.name + bij) for bij in _BIJBESTANDEN)):
        if rest.exists():
            raise DatabaseBestaat(
                _(
                    "Er staat al een database op {pad}, of een rest ervan ({rest}); er is niets gewijzigd. "
                    "Kies een ander pad."
                ).format(pad=pad, rest=rest.name)
            )
    if sleutelbestand.pad_van(pad).exists():
        raise DatabaseBestaat(
            _(
                "Er staat al een sleutelbestand zonder database op {pad}; er is niets gewijzigd. Zet de database "
                "terug die erbij hoort, verplaats het sleutelbestand, of kies een ander pad."
            ).format(pad=sleutelbestand.pad_van(pad))
        )


def richt_in(pad: Path, sleutel: bytes | None, database_id: str) -> None:
    """Write the schema of a new database. Raises OpslagFout."""
    _maak_besloten(pad)
    db = open_database(pad, sleutel)
    try:
        with begrijpelijk(pad):
            migraties.pas_toe(db)
        in_transactie(db, lambda d: d.execute("INSERT INTO meta VALUES ('database', ?)", (database_id,)), pad)
    finally:
        db.close()


def werk_bij(pad: Path, sleutel: bytes | None) -> None:
    """Check that this is a database of ours and bring its schema up to date, after a verified backup.

    Raises GeenDatabase, NieuwereVersie, Beschadigd or OpslagFout; the schema is then as it was.
    """
    db = open_database(pad, sleutel)
    try:
        with begrijpelijk(pad, lezend=True):
            if not {"event", "meta"} <= set(db.table_names()):
                raise GeenDatabase(
                    _(
                        "{pad} is wel een SQLite-bestand, maar geen database van korpsmonitor; er is niets gewijzigd."
                    ).format(pad=pad)
                )
            te_doen = migraties.openstaand(db, pad)
            if te_doen:
                doel = pad.with_name(f"{pad.name}.voor-{te_doen[0]}")
                migraties.pas_toe(db, vooraf=lambda: _bewaar_oude_versie(pad, doel, sleutel))
            ontbrekend = migraties.ontbrekende_triggers(db)
        if ontbrekend:
            raise Beschadigd(
                _(
                    "In {pad} ontbreekt de beveiliging {naam}; er is niets gewijzigd. Zet een reservekopie terug."
                ).format(pad=pad, naam=", ".join(ontbrekend))
            )
    finally:
        db.close()


def _bewaar_oude_versie(pad: Path, doel: Path, sleutel: bytes | None) -> None:
    # A connection of its own: the one that migrates is in a transaction already, and VACUUM cannot be.
    db = open_database(pad, sleutel)
    try:
        maak_reservekopie(db, pad, doel, sleutel)
    finally:
        db.close()


def maak_reservekopie(db: Database, pad: Path, doel: Path, sleutel: bytes | None) -> None:
    """Copy the database whole, with its key file, durable and verified by opening and reading the copy.

    An existing copy at ``doel`` is replaced only by a good one. Raises OpslagFout if it cannot be written or does not
    hold together; nothing of it is left then.
    """
    if sleutel is not None and not sleutelbestand.pad_van(pad).exists():
        raise SleutelOntbreekt(
            _(
                "Het sleutelbestand {pad} ontbreekt; een reservekopie zonder dat bestand is niet te lezen. "
                "Zet het terug; er is niets gewijzigd."
            ).format(pad=sleutelbestand.pad_van(pad))
        )
    tijdelijk = _naast(doel)
    try:
        with begrijpelijk(doel):
            minstens = _aantal_events(db)
            _maak_besloten(tijdelijk)
            db.execute("VACUUM INTO ?", (str(tijdelijk),))
            hoogstens = _aantal_events(db)
        if not _is_gaaf(tijdelijk, sleutel, minstens, hoogstens):
            raise Beschadigd(_("De reservekopie {doel} klopt niet; er is niets gewijzigd.").format(doel=doel))
        if sleutel is not None:
            shutil.copy2(sleutelbestand.pad_van(pad), sleutelbestand.pad_van(tijdelijk))
            _leg_vast(sleutelbestand.pad_van(tijdelijk))
            sleutelbestand.pad_van(tijdelijk).replace(sleutelbestand.pad_van(doel))
        _leg_vast(tijdelijk)
        tijdelijk.replace(doel)
        _leg_vast(doel.parent)
    except OSError as fout:
        raise OpslagFout(
            _("De reservekopie {doel} kan niet worden geschreven ({oorzaak}); er is niets gewijzigd.").format(
                doel=doel, oorzaak=oorzaak_van(fout)
            )
        ) from fout
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


def _maak_map(map_: Path) -> None:
    try:
        map_.mkdir(parents=True, exist_ok=True)
    except OSError as fout:
        raise OpslagFout(
            _("De map {map} kan niet worden gemaakt ({oorzaak}); er is niets gewijzigd.").format(
                map=map_, oorzaak=oorzaak_van(fout)
            )
        ) from fout


def _naast(pad: Path) -> Path:
    """A name in the same folder that no other program chooses."""
    return pad.with_name(f".{pad.name}.{secrets.token_hex(6)}")


def _maak_besloten(pad: Path) -> None:
    """Make an empty file that only its owner may read: without it SQLite lets everybody read what is not encrypted."""
    try:
        pad.touch(mode=0o600)
    except OSError as fout:
        raise OpslagFout(
            _("{pad} kan niet worden geschreven ({oorzaak}); er is niets gewijzigd.").format(
                pad=pad, oorzaak=oorzaak_van(fout)
            )
        ) from fout


def _geef_naam(tijdelijk: Path, pad: Path) -> None:
    """Give a complete file its name, without ever replacing one that another program made meanwhile."""
    try:
        try:
            os.link(tijdelijk, pad)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            if pad.exists():
                raise FileExistsError(pad) from None
            tijdelijk.replace(pad)
        _leg_vast(pad.parent)
    except FileExistsError as fout:
        raise DatabaseBestaat(
            _("Een ander programma maakte intussen {pad}; er is niets gewijzigd. Kies een ander pad.").format(
                pad=pad
            )
        ) from fout
    except OSError as fout:
        raise OpslagFout(
            _("{pad} kan niet worden geschreven ({oorzaak}); er is niets gewijzigd.").format(
                pad=pad, oorzaak=oorzaak_van(fout)
            )
        ) from fout


def _leg_vast(pad: Path) -> None:
    """Make a file, or the names in a folder, survive a power loss; only POSIX systems can open a folder."""
    if pad.is_dir() and os.name != "posix":
        return
    handvat = os.open(pad, os.O_RDWR if pad.is_file() else os.O_RDONLY)
    try:
        os.fsync(handvat)
    finally:
        os.close(handvat)


def ruim_op(pad: Path) -> None:
    """Remove a database with its key file and what SQLite keeps beside it: for one that was never finished."""
    for rest in (pad, sleutelbestand.pad_van(pad), *(pad.with_name(pad.name + bij) for bij in _BIJBESTANDEN)):
        rest.unlink(missing_ok=True)
