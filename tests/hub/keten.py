"""Chains of events as laptops write them, without a database: to offer them, and to forge them."""

from __future__ import annotations

import dataclasses
import itertools
import secrets
import uuid
from datetime import UTC, datetime
from typing import Any

from korpsmonitor_tui.domain.event import (
    BEGIN_VAN_KETEN,
    KOLOMMEN,
    Event,
    Pakket,
    bereken_hash,
    bereken_payload_hash,
    codeer,
    nieuw_id,
)

_NU = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
_lamport = itertools.count(1)


class Laptop:
    """One device and its chain."""

    def __init__(self) -> None:
        self.device = str(uuid.uuid4())
        self.keten: list[Pakket] = []

    def maak(self, soort: str, entiteit: str, dossier: str | None, **meer: object) -> Pakket:
        """Create an entity."""
        gegevens = meer if dossier is None else {"dossier": dossier, **meer}
        return self.schrijf(soort, entiteit, "", "maak", gegevens)

    def zet(self, soort: str, entiteit: str, waarde: object, *ouders: Pakket, veld: str = "tekst") -> Pakket:
        """Give a field a value."""
        return self.schrijf(soort, entiteit, veld, "zet", waarde, ouders)

    def notitie(self, dossier: str, tekst: str) -> list[Pakket]:
        """An entity with one field, as two events."""
        entiteit = nieuw_id(_NU)
        return [self.maak("notitie", entiteit, dossier), self.zet("notitie", entiteit, tekst)]

    def schrijf(
        self,
        soort: str,
        entiteit: str,
        veld: str,
        operatie: str,
        waarde: object,
        ouders: tuple[Pakket, ...] = (),
    ) -> Pakket:
        """The next event of this chain."""
        payload = codeer(waarde)
        pakket = self.smeed(
            payload=payload,
            soort=soort,
            entiteit=entiteit,
            veld=veld,
            operatie=operatie,
            ouders=tuple(sorted({p.event.id for p in ouders})),
        )
        self.keten.append(pakket)
        return pakket

    def smeed(self, payload: str | None = '"tekst"', salt: str | None = None, **kolommen: Any) -> Pakket:
        """The next event of this chain with these columns, right in every other way; it is not kept."""
        einde = self.keten[-1].event if self.keten else None
        zout = secrets.token_hex(16) if salt is None else salt
        waarden: dict[str, Any] = {
            "device": self.device,
            "dseq": (einde.dseq if einde else 0) + 1,
            "id": nieuw_id(_NU),
            "handeling": nieuw_id(_NU),
            "lamport": next(_lamport),
            "editie": "2012",
            "team": "",
            "actor": "notulist",
            "tijd": _NU.isoformat(),
            "soort": "notitie",
            "entiteit": nieuw_id(_NU),
            "veld": "tekst",
            "operatie": "zet",
            "vorm": 1,
            "ouders": (),
            "payload_hash": bereken_payload_hash(zout, payload or ""),
            "vorige": einde.hash if einde else BEGIN_VAN_KETEN,
            "hash": "",
            **kolommen,
        }
        event = Event(**{naam: waarden[naam] for naam in KOLOMMEN})
        if "hash" not in kolommen:
            event = dataclasses.replace(event, hash=bereken_hash(event.als_kolommen()[:-1]))
        return Pakket(event, zout, payload)


def opnieuw_gehasht(pakket: Pakket, **kolommen: Any) -> Pakket:
    """The event with other columns and a hash that fits them again."""
    event = dataclasses.replace(pakket.event, **kolommen)
    return dataclasses.replace(
        pakket, event=dataclasses.replace(event, hash=bereken_hash(event.als_kolommen()[:-1]))
    )
