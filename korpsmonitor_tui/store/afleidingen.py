"""How a column of a projection follows from the heads of one entity."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from korpsmonitor_tui.domain import verslag
from korpsmonitor_tui.domain.stand import Stand

Afleiding = Callable[[Stand], str | int | None]


@dataclass(frozen=True)
class Projectie:
    """How the table of one soort is filled: a function of the entity's state per column.

    ``zoek`` names the columns whose text can be searched.
    """

    soort: str
    kolommen: dict[str, Afleiding]
    zoek: tuple[str, ...] = ()

    @cached_property
    def invoegen(self) -> str:
        """The statement that writes a row; one that is there is changed in place, which spares its indexes."""
        namen = ", ".join(("id", *self.kolommen))
        vragen = ", ".join("?" * (len(self.kolommen) + 1))
        nieuw = ", ".join(f"{naam} = excluded.{naam}" for naam in self.kolommen)
        return f"INSERT INTO {self.soort} ({namen}) VALUES ({vragen}) ON CONFLICT (id) DO UPDATE SET {nieuw}"

    @cached_property
    def verwijderen(self) -> str:
        """The statement that removes a row."""
        return f"DELETE FROM {self.soort} WHERE id = ?"


def als_tekst(waarde: object) -> str | None:
    """A payload's value as a TEXT column: text as it is, anything else as JSON, so that odd payloads are not lost."""
    if waarde is None or isinstance(waarde, str):
        return waarde
    return json.dumps(waarde, ensure_ascii=False, sort_keys=True)


def als_getal(waarde: object) -> int | None:
    """A payload's value as an INTEGER column; what is no whole number of 64 bits is not one."""
    if isinstance(waarde, int) and -(2**63) <= waarde < 2**63:
        return int(waarde)
    return None


def vast(naam: str) -> Afleiding:
    return lambda stand: als_tekst(stand.vast(naam))


def vast_getal(naam: str) -> Afleiding:
    return lambda stand: als_getal(stand.vast(naam))


def veld(naam: str) -> Afleiding:
    return lambda stand: als_tekst(stand.waarde(naam))


def eigen_of_vast(naam: str) -> Afleiding:
    """What a person made of it, else what it was made with."""
    return lambda stand: als_tekst(stand.waarde(naam)) or als_tekst(stand.vast(naam))


def gezet_of_vast(naam: str) -> Afleiding:
    """What a person made of it, nothing included, else what it was made with."""

    def leid_af(stand: Stand) -> str | int | None:
        waarde = als_tekst(stand.waarde(naam))
        return als_tekst(stand.vast(naam)) if waarde is None else waarde

    return leid_af


def veld_getal(naam: str) -> Afleiding:
    return lambda stand: als_getal(stand.waarde(naam))


def verzameling(naam: str) -> Afleiding:
    return lambda stand: json.dumps(stand.waarden(naam), ensure_ascii=False)


def verzameling_of_niets(naam: str) -> Afleiding:
    """As :func:`verzameling`, of a column that came later: rows from before it stay as they are."""
    return lambda stand: json.dumps(stand.waarden(naam), ensure_ascii=False) if stand.waarden(naam) else None


def eerste_van(naam: str) -> Afleiding:
    """Of what was noted in several places at once the least: two laptops that start one clock are no conflict."""
    return lambda stand: min((als_tekst(waarde) or "" for waarde in stand.waarden(naam)), default=None)


def deel(naam: str, sleutel: str) -> Afleiding:
    """One text out of a field that holds several things at once."""

    def leid_af(stand: Stand) -> str | None:
        waarde = stand.waarde(naam)
        return als_tekst(waarde.get(sleutel)) if isinstance(waarde, dict) else None

    return leid_af


def vastgesteld(stand: Stand) -> dict[str, object]:
    """What was laid down of an entity; empty before that."""
    waarde = stand.waarde("vastgesteld")
    return waarde if isinstance(waarde, dict) else {}


def vastgelegd(naam: str) -> Afleiding:
    """A field as it was laid down, whatever is written in it after that; before that as it is."""

    def leid_af(stand: Stand) -> str | None:
        vastgelegde = vastgesteld(stand)
        return als_tekst(vastgelegde[naam]) if naam in vastgelegde else als_tekst(stand.waarde(naam))

    return leid_af


def teksten(naam: str, sleutel: str) -> Afleiding:
    """One text out of every element of a set, a line each."""
    return lambda stand: "\n".join(
        als_tekst(waarde.get(sleutel)) or "" for waarde in stand.waarden(naam) if isinstance(waarde, dict)
    )


def gesproken(stand: Stand) -> str:
    # Imported late: the first screen shows no transcript.
    from korpsmonitor_tui.domain.transcript import tekst_van

    return tekst_van(stand.vast("cues"))


def dossier_van(stand: Stand) -> str:
    return als_tekst(stand.vast("dossier")) or ""


def velden(*namen: str) -> dict[str, Afleiding]:
    return {naam: veld(naam) for naam in namen}


def vaste(*namen: str) -> dict[str, Afleiding]:
    return {naam: vast(naam) for naam in namen}


def status(kolom: str) -> Afleiding:
    def leid_af(stand: Stand) -> str | int | None:
        geldend = verslag.geldende_stap(
            (kop.event, kop.waarde) for kop in stand.koppen.get("status", ()) if isinstance(kop.waarde, dict)
        )
        event, stap = geldend if geldend else ("", {})
        if kolom == "event":
            return event
        if kolom == "versie":
            return als_getal(stap.get("versie")) or 1
        if kolom == "status":
            return als_tekst(stap.get("naar")) or verslag.Status.GEPLAND.value
        return als_tekst(stap.get(kolom)) or ""

    return leid_af


def laatste_event(veld: str) -> Afleiding:
    def leid_af(stand: Stand) -> str | None:
        koppen = stand.koppen.get(veld)
        return koppen[-1].event if koppen else None

    return leid_af
