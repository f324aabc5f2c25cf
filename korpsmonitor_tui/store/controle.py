"""Integrity: do the chains hold, are the payloads the ones signed for, and do the projections follow from the events."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.event import BEGIN_VAN_KETEN, KOLOMMEN, Pakket, van_kolommen
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store import migraties, projecties
from korpsmonitor_tui.store.driver import DriverFout, open_database

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.store.driver import Database

_EVENTS: Final = (
    f"SELECT {', '.join(f'e.{kolom}' for kolom in KOLOMMEN)}, p.salt, p.payload, p.event "
    "FROM event e LEFT JOIN event_payload p ON p.event = e.id ORDER BY e.device, e.dseq"
)


@dataclass(frozen=True, slots=True)
class Gebrek:
    """Something that does not hold, where, and what it means; never with text that people wrote."""

    plaats: str
    uitleg: str


@dataclass(frozen=True, slots=True)
class Controle:
    """The outcome of a check."""

    events: int
    devices: int
    gebreken: tuple[Gebrek, ...]

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
        gebreken = [*_bestand(db), *_ketens(db), *_ouders(db), *_projecties(db)]
        events, devices = db.execute("SELECT count(*), count(DISTINCT device) FROM event").fetchone()
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
    db.conn.text_factory = lambda bytes_: bytes_.decode("utf-8", "replace")
    try:
        db.execute("BEGIN")
        yield
    finally:
        db.conn.text_factory = gewoon
        if db.conn.in_transaction:
            db.execute("ROLLBACK")


def _bestand(db: Database) -> Iterator[Gebrek]:
    for rij in db.execute("PRAGMA integrity_check").fetchall():
        if rij[0] != "ok":
            yield Gebrek(_("bestand"), str(rij[0]))
    for rij in db.execute("PRAGMA foreign_key_check").fetchall():
        yield Gebrek(_("tabel {naam}").format(naam=rij[0]), _("verwijst naar iets dat er niet is"))
    for naam in migraties.ontbrekende_triggers(db):
        yield Gebrek(
            _("beveiliging {naam}").format(naam=naam), _("ontbreekt, zodat geschiedenis gewijzigd kon worden")
        )


def _ketens(db: Database) -> Iterator[Gebrek]:
    schakels = _lees_schakels(db)
    device, dseq, vorige = "", 0, BEGIN_VAN_KETEN
    for rij in db.execute(_EVENTS):
        event = van_kolommen(rij[: len(KOLOMMEN)])
        salt, payload, aanwezig = rij[len(KOLOMMEN) :]
        if event.device != device:
            device, dseq, vorige = event.device, 0, BEGIN_VAN_KETEN
        # What a hub keeps from this laptop has a place in the chain all the same.
        while (hash_ := schakels.get((device, dseq + 1))) is not None and dseq + 1 < event.dseq:
            dseq, vorige = dseq + 1, hash_
        plaats = _("vastlegging {dseq} van apparaat {device}").format(dseq=event.dseq, device=event.device)
        if event.dseq != dseq + 1:
            yield Gebrek(plaats, _("de vorige vastlegging ontbreekt"))
        elif event.vorige != vorige:
            yield Gebrek(plaats, _("sluit niet aan op de vorige vastlegging"))
        if event.herbereken() != event.hash:
            yield Gebrek(plaats, _("is na vastlegging gewijzigd"))
        if aanwezig is None:
            yield Gebrek(plaats, _("de tekst ontbreekt"))
        elif not Pakket(event, salt, payload).payload_klopt():
            yield Gebrek(plaats, _("de tekst is na vastlegging gewijzigd"))
        dseq, vorige = event.dseq, event.hash


def _lees_schakels(db: Database) -> dict[tuple[str, int], str]:
    return {
        (device, dseq): hash_ for device, dseq, hash_ in db.execute("SELECT device, dseq, hash FROM schakel")
    }


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


def _projecties(db: Database) -> Iterator[Gebrek]:
    """Rebuild every projection beside the database and compare it row by row."""
    opnieuw = open_database(":memory:", None)
    try:
        migraties.pas_toe(opnieuw)
        opnieuw.execute("PRAGMA foreign_keys = OFF")
        opnieuw.execute("BEGIN")
        # Its search index is not compared; see controleer_zoekindex.
        for trigger in migraties.ZOEK_TRIGGERS:
            opnieuw.execute(f"DROP TRIGGER {trigger}")
        for tabel in ("event", "event_payload"):
            _kopieer(db, opnieuw, tabel)
        projecties.herbouw(opnieuw)
        for tabel in projecties.TABELLEN:
            yield from _vergelijk(db, opnieuw, tabel)
    except DriverFout as fout:
        yield Gebrek(_("herbouw"), _("lukt niet: {oorzaak}").format(oorzaak=fout))
    finally:
        opnieuw.close()


def _kopieer(van: Database, naar: Database, tabel: str) -> None:
    lezer = van.execute(f"SELECT * FROM {tabel}")
    vragen = ", ".join("?" * len(lezer.description))
    while blok := lezer.fetchmany(1_000):
        naar.conn.executemany(f"INSERT INTO {tabel} VALUES ({vragen})", blok)


def _vergelijk(db: Database, opnieuw: Database, tabel: str) -> Iterator[Gebrek]:
    plaats = _("tabel {naam}").format(naam=tabel)
    kolommen = [
        kolom.name for kolom in opnieuw.table(tabel).columns if (tabel, kolom.name) != ("zoekregel", "nr")
    ]
    vraag = f"SELECT {', '.join(kolommen)} FROM {tabel}"
    hier = set(db.execute(vraag).fetchall())
    daar = set(opnieuw.execute(vraag).fetchall())
    for rij in sorted(hier - daar, key=repr):
        yield Gebrek(plaats, _("rij volgt niet uit de vastleggingen: {rij}").format(rij=_kenmerk(tabel, rij)))
    for rij in sorted(daar - hier, key=repr):
        yield Gebrek(plaats, _("rij ontbreekt: {rij}").format(rij=_kenmerk(tabel, rij)))


def _kenmerk(tabel: str, rij: tuple[object, ...]) -> str:
    """What identifies a row, and nothing else of it: a report of a fault must not spread names or minutes."""
    lengte = {"kop": 4, "entiteit": 2, "zoekregel": 2}.get(tabel, 1)
    return " / ".join(str(waarde)[:40] for waarde in rij[:lengte])
