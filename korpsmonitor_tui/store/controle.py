"""Integrity: do the chains hold, are the payloads the ones signed for, and do the projections follow from the events."""

from __future__ import annotations

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
    """Something that does not hold, where, and what it means."""

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
    """Check file, triggers, chains, payloads and projections; reads only, needs no key of its own."""
    gebreken = [*_bestand(db), *_ketens(db), *_ouders(db), *_projecties(db)]
    events, devices = db.execute("SELECT count(*), count(DISTINCT device) FROM event").fetchone()
    return Controle(events, devices, tuple(gebreken))


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
    device, dseq, vorige = "", 0, BEGIN_VAN_KETEN
    for rij in db.execute(_EVENTS):
        event = van_kolommen(rij[: len(KOLOMMEN)])
        salt, payload, aanwezig = rij[len(KOLOMMEN) :]
        if event.device != device:
            device, dseq, vorige = event.device, 0, BEGIN_VAN_KETEN
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
        for tabel in ("event", "event_payload"):
            _kopieer(db, opnieuw, tabel)
        projecties.herbouw(opnieuw)
        for tabel in projecties.TABELLEN:
            yield from _vergelijk(db, opnieuw, tabel)
        opnieuw.execute("ROLLBACK")
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
    kolommen = [
        kolom.name for kolom in opnieuw.table(tabel).columns if (tabel, kolom.name) != ("zoekregel", "nr")
    ]
    vraag = f"SELECT {', '.join(kolommen)} FROM {tabel}"
    hier = set(db.execute(vraag).fetchall())
    daar = set(opnieuw.execute(vraag).fetchall())
    for rij in sorted(hier - daar, key=repr):
        yield Gebrek(
            _("tabel {naam}").format(naam=tabel),
            _("rij volgt niet uit de vastleggingen: {rij}").format(rij=_kort(rij)),
        )
    for rij in sorted(daar - hier, key=repr):
        yield Gebrek(_("tabel {naam}").format(naam=tabel), _("rij ontbreekt: {rij}").format(rij=_kort(rij)))


def _kort(rij: tuple[object, ...]) -> str:
    """Ids only: a report of a fault must not spread the text of minutes."""
    return " / ".join(str(waarde)[:40] for waarde in rij[:2])
