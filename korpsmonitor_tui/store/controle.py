"""Integrity: do the chains hold, are the payloads the ones signed for, and do the projections follow from the events."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store import ketens, migraties, projectiecontrole
from korpsmonitor_tui.store.driver import DriverFout
from korpsmonitor_tui.store.gebrek import Gebrek

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.store.driver import Database

__all__ = ["Controle", "Gebrek", "controleer", "controleer_ketens", "controleer_zoekindex"]


@dataclass(frozen=True, slots=True)
class Controle:
    """The outcome of a check."""

    events: int
    devices: int
    gebreken: tuple[Gebrek, ...]
    vernietigd: int = 0
    """Events of which the text was destroyed by law; their chains hold all the same."""

    @property
    def klopt(self) -> bool:
        """Whether nothing was found."""
        return not self.gebreken


def controleer(db: Database) -> Controle:
    """Check file, triggers, chains, payloads and projections; reads only, needs no key of its own.

    ``db`` must be newly opened: SQLite checks the search index against what a connection remembers of it, and takes
    what others added since for damage. What is read belongs to one moment, for the same reason.
    """
    with _een_moment(db):
        gebreken = [
            *_bestand(db),
            *ketens.gebreken(db),
            *_ouders(db),
            *_vernietigd(db),
            *projectiecontrole.gebreken(db),
        ]
        events, devices = _tel(db)
        vernietigd = db.execute("SELECT count(*) FROM event_payload WHERE payload IS NULL").fetchone()[0]
    return Controle(events, devices, tuple(gebreken), vernietigd)


def controleer_ketens(db: Database) -> Controle:
    """Check triggers, chains and payloads alone: whether history is what was recorded, in seconds per million events.

    Of the file every page is read on which they stand, and refused if it is not as it was written (raises the error of
    ``db``); of tables and indexes only a full check says whether they fit.
    """
    with _een_moment(db):
        gebreken = [*_triggers(db), *ketens.gebreken(db)]
        events, devices = _tel(db)
        return Controle(events, devices, tuple(gebreken))


def controleer_zoekindex(db: Database) -> tuple[Gebrek, ...]:
    """Whether the full-text index is that of the texts beside it; ``db`` must be a writing connection."""
    try:
        # Rank 1: compare with the content; SQLite's own check only looks whether the index holds together.
        db.execute("INSERT INTO zoekregel_fts (zoekregel_fts, rank) VALUES ('integrity-check', 1)")
    except DriverFout:
        return (Gebrek(_("zoekindex"), _("hoort niet bij de teksten, zodat zoeken iets kan missen")),)
    return ()


@contextmanager
def _een_moment(db: Database) -> Iterator[None]:
    """A snapshot, in which text that is no text (after tampering) is read as something instead of as an error."""
    gewoon = db.conn.text_factory
    db.conn.text_factory = partial(str, encoding="utf-8", errors="replace")
    try:
        db.execute("BEGIN")
        yield
    finally:
        db.conn.text_factory = gewoon
        if db.conn.in_transaction:
            db.execute("ROLLBACK")


def _tel(db: Database) -> tuple[int, int]:
    events, devices = db.execute("SELECT count(*), count(DISTINCT device) FROM event").fetchone()
    return events, devices


def _bestand(db: Database) -> Iterator[Gebrek]:
    for rij in db.execute("PRAGMA integrity_check").fetchall():
        if rij[0] != "ok":
            yield Gebrek(_("bestand"), str(rij[0]))
    for rij in db.execute("PRAGMA foreign_key_check").fetchall():
        yield Gebrek(_("tabel {naam}").format(naam=rij[0]), _("verwijst naar iets dat er niet is"))
    yield from _triggers(db)


def _triggers(db: Database) -> Iterator[Gebrek]:
    for naam in migraties.ontbrekende_triggers(db):
        yield Gebrek(
            _("beveiliging {naam}").format(naam=naam), _("ontbreekt, zodat geschiedenis gewijzigd kon worden")
        )


def _ouders(db: Database) -> Iterator[Gebrek]:
    """The table of parents must say what the events say."""
    for id_, in_event, in_tabel in db.execute(
        "SELECT e.id, e.ouders, coalesce(o.ouders, '') FROM event e LEFT JOIN ("
        "SELECT kind, group_concat(ouder, ' ' ORDER BY ouder) AS ouders FROM event_ouder GROUP BY kind"
        ") o ON o.kind = e.id WHERE e.ouders IS NOT coalesce(o.ouders, '')"
    ):
        yield Gebrek(
            _("vastlegging {id}").format(id=id_),
            _("de voorgangers in de tabel ({tabel}) zijn niet die van de vastlegging ({event})").format(
                tabel=in_tabel or "-", event=in_event or "-"
            ),
        )


def _vernietigd(db: Database) -> Iterator[Gebrek]:
    """What is empty was destroyed by a vernietiging that is here, and what one of them destroys is empty."""
    for device, dseq, leeg in db.execute(
        "SELECT e.device, e.dseq, p.payload IS NULL FROM event e JOIN event_payload p ON p.event = e.id "
        "LEFT JOIN vernietigd v ON v.event = e.id AND e.soort <> 'vernietiging' "
        "WHERE (p.payload IS NULL) IS NOT (v.event IS NOT NULL) OR (p.payload IS NULL AND p.salt <> '')"
    ):
        yield Gebrek(
            _("vastlegging {dseq} van apparaat {device}").format(dseq=dseq, device=device),
            _("de tekst is gewist zonder vernietiging die dat vastlegt")
            if leeg
            else _("de tekst is vernietigd en staat er toch"),
        )
