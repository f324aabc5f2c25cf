"""Does a database that was set apart, unpacked or copied, hold: the file, the protection of its history, its chains."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store import ketens, migraties
from korpsmonitor_tui.store.driver import DriverFout, begrijpelijk, open_database
from korpsmonitor_tui.store.fouten import GeenDatabase, OpslagFout
from korpsmonitor_tui.store.gebrek import Gebrek

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from korpsmonitor_tui.store.driver import Database


@dataclass(frozen=True, slots=True)
class Keuring:
    """What was found in a database of ours."""

    monitor: str
    """The id of the database, the same on every laptop of a monitor."""
    schema: str
    """The last migration that it had."""
    events: int
    gebreken: tuple[Gebrek, ...]
    """The first few things that do not hold."""


MEESTE_GEBREKEN = 3


def keur(los: Path, sleutel: bytes | None, genoemd: Path, *, geheel: bool = True) -> Keuring:
    """Open the database at ``los``, which nobody else writes in, and verify it; it may be one of an older program.

    Without ``geheel`` only what it is, not whether it holds; once opened so, its file does not change any more by
    being verified. ``genoemd`` is how an error calls it. Raises GeenDatabase if it is none of ours or the key is not its key,
    NieuwereVersie for one of a newer program, and OpslagFout if it cannot be read at all.
    """
    try:
        db = open_database(los, sleutel)
    except OpslagFout as fout:
        # Nobody knows the name that it was unpacked under.
        raise type(fout)(str(fout).replace(str(los), str(genoemd))) from fout
    try:
        with begrijpelijk(genoemd, lezend=True):
            if not {"event", "event_payload", "meta"} <= set(db.table_names()):
                raise GeenDatabase(
                    _("{pad} is geen database van korpsmonitor; er is niets gewijzigd.").format(pad=genoemd)
                )
            migraties.openstaand(db, genoemd)
            _vul_aan(db)
            monitor = db.execute("SELECT waarde FROM meta WHERE sleutel = 'database'").fetchone()
            return Keuring(
                monitor=str(monitor[0]) if monitor else "",
                schema=max(migratie.name for migratie in migraties.migraties.applied(db)),
                events=db.execute("SELECT count(*) FROM event").fetchone()[0],
                gebreken=tuple(itertools.islice(_gebreken(db), MEESTE_GEBREKEN)) if geheel else (),
            )
    finally:
        db.close()


def _vul_aan(db: Database) -> None:
    """Before there were hubs no chain had places without an event, and no table for them."""
    if "schakel" not in db.table_names():
        db.execute("CREATE TEMP TABLE schakel (device TEXT, dseq INTEGER, hash TEXT)")


def _gebreken(db: Database) -> Iterator[Gebrek]:
    try:
        for (regel,) in db.execute("PRAGMA integrity_check"):
            if regel != "ok":
                yield Gebrek(_("bestand"), str(regel))
        # The first version had no search index, and nothing to keep it in step.
        met_index = "zoekregel" in db.table_names()
        for naam in migraties.ontbrekende_triggers(db):
            if naam in migraties.ZOEK_TRIGGERS and not met_index:
                continue
            yield Gebrek(_("beveiliging {naam}").format(naam=naam), _("ontbreekt"))
        yield from ketens.gebreken(db)
    except DriverFout:
        yield Gebrek(_("bestand"), _("kan niet worden gelezen"))
