"""One user action as one transaction: events and the projections that follow from them, or nothing."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from korpsmonitor_tui.domain.errors import InmiddelsGewijzigd, NietGevonden
from korpsmonitor_tui.domain.event import (
    BESTAAN,
    VORM,
    Event,
    Operatie,
    Pakket,
    bereken_hash,
    bereken_payload_hash,
    codeer,
    decodeer,
    nieuw_id,
)
from korpsmonitor_tui.domain.hub import past_bij_dossier
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store import projecties
from korpsmonitor_tui.store.invoegen import voeg_events_in
from korpsmonitor_tui.store.toestand import Stempel, laatste

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from korpsmonitor_tui.domain.stand import Stand
    from korpsmonitor_tui.store.driver import Database


@dataclass(frozen=True, slots=True)
class Wie:
    """On whose behalf, in which edition and for which monitor team something is written."""

    actor: str
    editie: str
    team: str = ""


class Transactie:
    """Writes events of one handeling; made by the writer thread, inside BEGIN IMMEDIATE.

    Projections are written when they are read (:meth:`bij`) and before commit, so that a handeling of hundreds of
    events writes each row once.
    """

    def __init__(self, db: Database, wie: Wie, device: str, nu: datetime) -> None:
        self.db = db
        self.wie = wie
        self.nu = nu
        self.handeling = nieuw_id(nu)
        self.events: list[Event] = []
        self.device = device
        self._geraakt: dict[tuple[str, str], None] = {}
        self.begin = laatste(db, device)
        self.einde = self.begin
        self._tijd = nu.isoformat(timespec="milliseconds")
        self._lamport: int = db.execute("SELECT coalesce(max(lamport), 0) FROM event").fetchone()[0]

    # -- reading inside the transaction ------------------------------------------------------------------------------

    def bij(self) -> Database:
        """The database with the projections of everything written so far."""
        projecties.projecteer(self.db, self._geraakt)
        self._geraakt.clear()
        return self.db

    def stand(self, soort: str, entiteit: str) -> Stand:
        """The state of an entity, with what this transaction wrote."""
        return projecties.lees_stand(self.db, soort, entiteit)

    def koppen(self, soort: str, entiteit: str, veld: str) -> tuple[str, ...]:
        """Ids of the heads of a field, sorted."""
        return lees_koppen(self.db, soort, entiteit, veld)

    def waarde(self, soort: str, entiteit: str, veld: str) -> Any:
        """The value of a field as it is shown."""
        return self.stand(soort, entiteit).waarde(veld)

    def nieuw_id(self) -> str:
        """An id for a new entity."""
        return nieuw_id(self.nu)

    # -- writing -----------------------------------------------------------------------------------------------------

    def maak(self, soort: str, gegevens: Mapping[str, object], entiteit: str | None = None) -> str:
        """Create an entity with attributes that never change, and return its id.

        An entity with this id that exists already is left as it is: ids that two laptops would both choose are safe.
        Raises ValueError for an id that says that it is of another dossier.
        """
        entiteit = entiteit or self.nieuw_id()
        if not past_bij_dossier(entiteit, str(gegevens.get("dossier") or "")):
            raise ValueError(f"{soort} {entiteit} in {gegevens['dossier']}")
        if not self.koppen(soort, entiteit, BESTAAN):
            self._leg_vast(soort, entiteit, BESTAAN, Operatie.MAAK, dict(gegevens), ())
        return entiteit

    def zet(
        self, soort: str, entiteit: str, veld: str, waarde: object, *, op: Sequence[str] | None = None
    ) -> Event | None:
        """Give a field a value, made on the heads ``op`` (default: the present ones); None if nothing changes.

        A field that has heads besides ``op`` keeps them too, as a conflict that a person ends.
        """
        nu_koppen = self.koppen(soort, entiteit, veld)
        ouders = nu_koppen if op is None else tuple(sorted(op))
        if len(nu_koppen) <= 1 and self._is_gelijk(nu_koppen, waarde):
            return None
        return self._leg_vast(soort, entiteit, veld, Operatie.ZET, waarde, ouders)

    def zet_strikt(self, soort: str, entiteit: str, veld: str, waarde: object, op: Sequence[str]) -> Event:
        """Give a field a value only if its heads are still ``op``. Raises InmiddelsGewijzigd."""
        if self.koppen(soort, entiteit, veld) != tuple(sorted(op)):
            raise InmiddelsGewijzigd(
                _(
                    "Dit is inmiddels door iemand anders gewijzigd; er is niets opgeslagen. Bekijk de nieuwe stand."
                )
            )
        return self._leg_vast(soort, entiteit, veld, Operatie.ZET, waarde, op)

    def voeg_toe(self, soort: str, entiteit: str, veld: str, element: object) -> Event | None:
        """Add an element to a set; None if it is in already."""
        if element in self.stand(soort, entiteit).waarden(veld):
            return None
        return self._leg_vast(soort, entiteit, veld, Operatie.VOEG_TOE, element, ())

    def haal_weg(self, soort: str, entiteit: str, veld: str, element: object) -> Event | None:
        """Remove an element from a set; an addition elsewhere that we do not know stays. None if it is not in."""
        toevoegingen = [
            kop.event for kop in self.stand(soort, entiteit).koppen.get(veld, ()) if kop.waarde == element
        ]
        if not toevoegingen:
            return None
        return self._leg_vast(soort, entiteit, veld, Operatie.HAAL_WEG, element, toevoegingen)

    def verwijder(self, soort: str, entiteit: str) -> Event:
        """Delete an entity as far as known here: an edit made elsewhere survives as a conflict."""
        stand = self.stand(soort, entiteit)
        if not stand.bestaat:
            raise NietGevonden(_("Dit is al verwijderd; er is niets gewijzigd."))
        ouders = [kop.event for koppen in stand.koppen.values() for kop in koppen]
        return self._leg_vast(soort, entiteit, BESTAAN, Operatie.VERWIJDER, self._attributen(stand), ouders)

    def herstel(self, soort: str, entiteit: str) -> Event:
        """Bring a deleted entity back, or end the conflict about its deletion in its favour."""
        stand = self.stand(soort, entiteit)
        return self._leg_vast(
            soort,
            entiteit,
            BESTAAN,
            Operatie.HERSTEL,
            self._attributen(stand),
            [kop.event for kop in stand.koppen.get(BESTAAN, ())],
        )

    def _attributen(self, stand: Stand) -> dict[str, object]:
        eerste = next((k.waarde for k in stand.koppen.get(BESTAAN, ()) if isinstance(k.waarde, dict)), {})
        return dict(eerste)

    def _is_gelijk(self, koppen: Sequence[str], waarde: object) -> bool:
        if not koppen:
            return waarde is None
        payload = self.db.execute(
            "SELECT payload FROM event_payload WHERE event = ?", (koppen[0],)
        ).fetchone()[0]
        # As text, because to Python 1 and True are equal.
        return payload is not None and codeer(decodeer(payload)) == codeer(waarde)

    def _leg_vast(
        self, soort: str, entiteit: str, veld: str, operatie: Operatie, waarde: object, ouders: Sequence[str]
    ) -> Event:
        payload, salt = codeer(waarde), secrets.token_hex(16)
        eigen = tuple(sorted(set(ouders)))
        self._lamport += 1
        zonder_hash = (
            self.device,
            self.einde.dseq + 1,
            nieuw_id(self.nu),
            self.handeling,
            self._lamport,
            self.wie.editie,
            self.wie.team,
            self.wie.actor,
            self._tijd,
            soort,
            entiteit,
            veld,
            operatie.value,
            VORM,
            " ".join(eigen),
            bereken_payload_hash(salt, payload),
            self.einde.hash,
        )
        hash_ = bereken_hash(zonder_hash)
        event = Event(*zonder_hash[:14], eigen, *zonder_hash[15:], hash_)
        self._geraakt.update(voeg_events_in(self.db, [Pakket(event, salt, payload)]))
        self.einde = Stempel(event.dseq, hash_)
        self.events.append(event)
        return event


def lees_koppen(db: Database, soort: str, entiteit: str, veld: str) -> tuple[str, ...]:
    """Ids of the heads of a field, sorted: what a form remembers when it opens."""
    rijen = db.execute(
        "SELECT event FROM kop WHERE soort = ? AND entiteit = ? AND veld = ? ORDER BY event",
        (soort, entiteit, veld),
    ).fetchall()
    return tuple(rij[0] for rij in rijen)
