"""Destruction by law: what falls away is said first, a coördinator confirms with a reason, and a record stays.

Texts, figures and files go, from the database and from every laptop that takes the vernietiging in. What stays is that
something was written, by whom and when: else nobody could tell destruction from tampering.
"""

from __future__ import annotations

import glob
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.errors import InmiddelsGewijzigd, NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.event import KOLOMMEN, decodeer
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.verslag import BEWERKBAAR, Rol, Status, statusnaam
from korpsmonitor_tui.services import medewerkers, opnamen, reservekopieen
from korpsmonitor_tui.services.sessie import dossier_id, lokale_tijd, partij_van
from korpsmonitor_tui.services.toegang import eis_schrijver, lees_status
from korpsmonitor_tui.services.versies import IN_VERSLAG
from korpsmonitor_tui.store.fouten import OpslagFout
from korpsmonitor_tui.store.vernietiging import SOORT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie


class Wat(StrEnum):
    """What can be destroyed."""

    DOSSIER = "dossier"
    OPNAME = "opname"
    BIJLAGE = "bijlage"
    ONDERDEEL = "onderdeel"


_BUITEN: Final = frozenset({Status.TER_VERIFICATIE, Status.AKKOORD, Status.REACTIE_ONTVANGEN})
"""States in which respondents have the verslag and may still answer."""
_SCORES: Final = ("score", "eindscore", "partneroordeel")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a destruction takes away: shown before anybody confirms it."""

    wat: Wat
    naam: str
    """Id of the dossier, or ``soort/id`` of the entity."""
    titel: str
    """How people call it; to be typed as a confirmation."""
    dossier: str
    events: tuple[str, ...]
    onderdelen: tuple[tuple[str, int], ...]
    """How many of each soort exist now, most first."""
    status: Status
    """Of the verslag of that dossier."""

    @property
    def bij_respondenten(self) -> bool:
        """Whether respondents have the verslag: their answer could not be taken in any more."""
        return self.wat == Wat.DOSSIER and self.status in _BUITEN

    def aantal(self, *soorten: str) -> int:
        """How many entities of these soorten exist."""
        return sum(aantal for soort, aantal in self.onderdelen if soort in soorten)

    def gevolgen(self) -> tuple[str, ...]:
        """What somebody must know before confirming, a line each."""
        regels = [
            ngettext("{aantal} vastlegging wordt leeg", "{aantal} vastleggingen worden leeg", len(self.events)).format(
                aantal=len(self.events)
            )
        ]  # fmt: skip
        for soort, aantal in self.onderdelen:
            regels.append(f"{soort}: {aantal}")
        if scores := self.aantal(*_SCORES):
            regels.append(
                ngettext(
                    "{aantal} score of oordeel vervalt; wat daarvan is gepubliceerd, blijft elders bestaan",
                    "{aantal} scores en oordelen vervallen; wat daarvan is gepubliceerd, blijft elders bestaan",
                    scores,
                ).format(aantal=scores)
            )
        if self.wat == Wat.DOSSIER and self.status != Status.GEPLAND:
            regels.append(_("het verslag is {status}").format(status=statusnaam(self.status)))
        return tuple(regels)


@dataclass(frozen=True, slots=True)
class Nagekomen:
    """Something that was written elsewhere without knowing of the destruction, and came in."""

    event: str
    soort: str
    entiteit: str
    veld: str
    wie: str
    tijd: datetime


@dataclass(frozen=True, slots=True)
class Vernietiging:
    """The record of a destruction."""

    id: str
    wat: str
    naam: str
    titel: str
    reden: str
    datum: str
    wie: str
    tijd: datetime
    aantal: int
    """Events that it named."""
    leeg: int
    """Of those, the ones that are here, and empty."""
    nagekomen: tuple[Nagekomen, ...]


# -- what would fall away ----------------------------------------------------------------------------------------------


def bekijk_dossier(sessie: Sessie, partij: str) -> Plan:
    """What destroying the dossier of a party takes away. Raises NietGevonden if there is nothing (any more)."""
    dossier = sessie.dossier(partij)
    return _bekijk(sessie, sessie.store.lees(), Wat.DOSSIER, dossier, dossier)


def bekijk_opname(sessie: Sessie, partij: str, nummer: str) -> Plan:
    """What destroying the reference to a recording takes away. Raises NietGevonden."""
    dossier = sessie.dossier(partij)
    opname = opnamen.eis_opname(sessie, dossier, nummer)
    return _bekijk(sessie, sessie.store.lees(), Wat.OPNAME, f"{opnamen.SOORT}/{opname.id}", dossier)


def bekijk_onderdeel(sessie: Sessie, soort: str, entiteit: str) -> Plan:
    """What destroying one kept file or other entity of a dossier takes away.

    Raises NietGevonden if it is not in a dossier, StapGeweigerd if only the whole dossier can be destroyed.
    """
    db = sessie.store.lees()
    rij = db.execute(
        "SELECT dossier, EXISTS (SELECT 1 FROM vernietiging WHERE naam = soort || '/' || entiteit.id) "
        "FROM entiteit WHERE soort = ? AND id = ?",
        (soort, entiteit),
    ).fetchone()
    # What came in after its destruction belongs to no dossier any more, and can be destroyed again.
    if rij is None or not (rij[0] or rij[1]):
        raise NietGevonden(
            _("Er is geen {soort} “{id}” in een dossier; er is niets vernietigd.").format(
                soort=soort, id=entiteit
            )
        )
    wat = Wat.BIJLAGE if soort == "bijlage" else Wat.OPNAME if soort == opnamen.SOORT else Wat.ONDERDEEL
    plan = _bekijk(sessie, db, wat, f"{soort}/{entiteit}", rij[0])
    _weiger_deel_van_verslag(plan, soort)
    return plan


def _bekijk(sessie: Sessie, db: Database, wat: Wat, naam: str, dossier: str) -> Plan:
    plaatsen = _plaatsen(db, wat, naam)
    events = _events(db, wat, naam, plaatsen)
    if not events:
        raise NietGevonden(_("Hier is niets (meer) om te vernietigen; er is niets gewijzigd."))
    return Plan(
        wat,
        naam,
        _titel(sessie, wat, naam),
        dossier,
        events,
        _onderdelen(db, plaatsen),
        lees_status(db, dossier),
    )


def _titel(sessie: Sessie, wat: str, naam: str) -> str:
    if wat != Wat.DOSSIER:
        return naam
    partij = sessie.instrument.partij(partij_van(naam))
    return partij.naam if partij and naam == dossier_id(sessie.editie.id, partij.code) else naam


def _plaatsen(db: Database, wat: str, naam: str) -> set[tuple[str, str]]:
    """(soort, entiteit) of everything it is about, also of what was destroyed and came back in part."""
    if wat != Wat.DOSSIER:
        soort, _scheiding, entiteit = naam.partition("/")
        return {(soort, entiteit)}
    rijen = db.execute(
        "SELECT soort, id FROM entiteit WHERE dossier = :naam UNION "
        "SELECT e.soort, e.entiteit FROM vernietigd d JOIN event e ON e.id = d.event "
        "JOIN vernietiging v ON v.id = d.vernietiging JOIN entiteit x ON x.soort = e.soort AND x.id = e.entiteit "
        "WHERE v.wat = 'dossier' AND v.naam = :naam AND x.dossier IN ('', :naam)",
        {"naam": naam},
    ).fetchall()
    return {(soort, entiteit) for soort, entiteit in rijen if soort != SOORT}


def _events(db: Database, wat: str, naam: str, plaatsen: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Everything with a text: of what is in, and of what waits for something that is not here yet."""
    rijen = db.execute(
        "SELECT e.id FROM json_each(?) j JOIN event e ON e.soort = json_extract(j.value, '$[0]') "
        "AND e.entiteit = json_extract(j.value, '$[1]') JOIN event_payload p ON p.event = e.id "
        "WHERE p.payload IS NOT NULL ORDER BY e.lamport, e.device, e.dseq",
        (json.dumps(sorted(plaatsen)),),
    ).fetchall()
    return (*(rij[0] for rij in rijen), *_wachtende(db, wat, naam, set(plaatsen)))


def _wachtende(db: Database, wat: str, naam: str, plaatsen: set[tuple[str, str]]) -> list[str]:
    ids = []
    for (pakket,) in db.execute("SELECT pakket FROM event_wachtend ORDER BY hash").fetchall():
        kolommen, _salt, payload = json.loads(pakket)
        event = dict(zip(KOLOMMEN, kolommen, strict=True))
        waarde = decodeer(payload)
        nieuw = wat == Wat.DOSSIER and isinstance(waarde, dict) and waarde.get("dossier") == naam
        if payload is not None and (nieuw or (event["soort"], event["entiteit"]) in plaatsen):
            ids.append(str(event["id"]))
    return ids


def _onderdelen(db: Database, plaatsen: set[tuple[str, str]]) -> tuple[tuple[str, int], ...]:
    rijen = db.execute(
        "SELECT x.soort, count(*) FROM json_each(?) j JOIN entiteit x ON x.soort = json_extract(j.value, '$[0]') "
        "AND x.id = json_extract(j.value, '$[1]') WHERE x.bestaat GROUP BY x.soort ORDER BY 2 DESC, 1",
        (json.dumps(sorted(plaatsen)),),
    ).fetchall()
    return tuple((soort, aantal) for soort, aantal in rijen)


def _weiger_deel_van_verslag(plan: Plan, soort: str) -> None:
    """One passage less would be another verslag than was checked, sent or laid down."""
    if soort in {"verslag", "gesprek", "versie"}:
        raise StapGeweigerd(
            _("Zonder {soort} is er geen dossier meer; vernietig zo nodig het hele dossier.").format(
                soort=soort
            )
        )
    if soort in IN_VERSLAG and plan.status not in BEWERKBAAR:
        raise StapGeweigerd(
            _(
                "Het verslag is {status} en dit is er deel van; er is niets vernietigd. Vernietig het hele dossier, of"
                " heropen eerst het verslag."
            ).format(status=statusnaam(plan.status))
        )


# -- destroying --------------------------------------------------------------------------------------------------------


def vernietig(sessie: Sessie, plan: Plan, reden: str, *, ook_bij_respondenten: bool = False) -> bool:
    """Destroy exactly what ``plan`` says. Returns whether the file is clean too; otherwise that is done later.

    Raises StapGeweigerd for who is no coördinator, belongs to the korps, or while respondents have the verslag
    (unless that was asked for), InmiddelsGewijzigd if anything was written since the plan was made, OnbruikbareInvoer
    without a reason. Nothing is destroyed then.
    """
    eis_schrijver(sessie, plan.dossier, Rol.COORDINATOR)
    if not reden.strip():
        raise OnbruikbareInvoer(_("Geef op waarom dit wordt vernietigd; er is niets vernietigd."))

    def taak(tx: Transactie) -> None:
        nu = _bekijk(sessie, tx.bij(), plan.wat, plan.naam, plan.dossier)
        if nu.events != plan.events:
            raise InmiddelsGewijzigd(
                _(
                    "Er is intussen iets bijgeschreven of vernietigd; er is niets vernietigd. Bekijk het opnieuw."
                )
            )
        if nu.bij_respondenten and not ook_bij_respondenten:
            raise StapGeweigerd(
                _(
                    "Het verslag is {status}: wie het nu heeft, kan er daarna niet meer op reageren. Er is niets"
                    " vernietigd; geef --ook-bij-respondenten op als het toch moet."
                ).format(status=statusnaam(nu.status))
            )
        tx.maak(
            SOORT,
            {
                "dossier": "",
                "wat": plan.wat.value,
                "naam": plan.naam,
                "reden": reden.strip(),
                "datum": sessie.vandaag().isoformat(),
                "aantal": len(plan.events),
                "events": list(plan.events),
            },
        )

    sessie.store.voer_uit(sessie.wie, taak)
    try:
        return sessie.store.maak_schoon()
    except OpslagFout:
        return False


def lees_reservekopieen(sessie: Sessie) -> tuple[Path, ...]:
    """Copies of this database that we know of: they still hold what was destroyed, until a person removes them.

    Backups in the folder for them, and databases that were set aside beside this one.
    """
    pad = sessie.store.pad
    kopieen = [kopie.pad for kopie in reservekopieen.lees(sessie).kopieen if kopie.van_hier]
    # E.g. monitor.db.voor-0010_vertrouwen, made before a migration, or monitor.db.vervangen-…, by restoring.
    kopieen += [
        opzij
        for opzij in pad.parent.glob(f"{glob.escape(pad.name)}.v*")
        if not opzij.name.endswith((".sleutel", "-wal", "-shm"))
    ]
    return tuple(sorted(kopieen))


# -- the record --------------------------------------------------------------------------------------------------------


def lees_vernietigingen(sessie: Sessie) -> tuple[Vernietiging, ...]:
    """Every destruction, newest first, with what came in afterwards of the same."""
    db = sessie.store.lees()
    namen = medewerkers.namen(db)
    rijen = db.execute(
        "SELECT v.id, v.wat, v.naam, v.reden, v.datum, v.aantal, e.actor, e.tijd FROM vernietiging v "
        "JOIN event e ON e.soort = ? AND e.entiteit = v.id AND e.veld = '' AND e.operatie = 'maak' "
        "ORDER BY e.lamport DESC, e.device, e.dseq",
        (SOORT,),
    ).fetchall()
    return tuple(_vernietiging(sessie, db, namen, rij) for rij in rijen)


def _vernietiging(sessie: Sessie, db: Database, namen: dict[str, str], rij: tuple[Any, ...]) -> Vernietiging:
    id_, wat, naam, reden, datum, aantal, actor, tijd = rij
    leeg = db.execute(
        "SELECT count(*) FROM vernietigd d JOIN event_payload p ON p.event = d.event "
        "WHERE d.vernietiging = ? AND p.payload IS NULL",
        (id_,),
    ).fetchone()[0]
    return Vernietiging(
        id_,
        wat or "",
        naam or "",
        _titel(sessie, wat or "", naam or ""),
        reden or "",
        datum or "",
        namen.get(actor, actor),
        lokale_tijd(tijd),
        aantal or 0,
        leeg,
        _nagekomen(db, namen, id_),
    )


def _nagekomen(db: Database, namen: dict[str, str], vernietiging: str) -> tuple[Nagekomen, ...]:
    """What was written on what this destroyed, by who did not know."""
    rijen = db.execute(
        "SELECT DISTINCT e.id, e.soort, e.entiteit, e.veld, e.actor, e.tijd, e.lamport, e.device, e.dseq "
        "FROM vernietigd d JOIN event weg ON weg.id = d.event "
        "JOIN event e ON e.soort = weg.soort AND e.entiteit = weg.entiteit "
        "JOIN event_payload p ON p.event = e.id AND p.payload IS NOT NULL "
        "WHERE d.vernietiging = ? ORDER BY e.lamport, e.device, e.dseq",
        (vernietiging,),
    ).fetchall()
    return tuple(
        Nagekomen(id_, soort, entiteit, veld, namen.get(actor, actor), lokale_tijd(tijd))
        for id_, soort, entiteit, veld, actor, tijd, *_orde in rijen
    )
