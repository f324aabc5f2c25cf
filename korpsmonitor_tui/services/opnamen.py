"""Recordings of interviews: which file, with whose consent, how long it may be kept, and that it was destroyed.

The recording itself is never kept here; its fingerprint says which file is meant.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.intake.opnamebestand import lees_opname
from korpsmonitor_tui.services.datums import als_datum, eis_verleden, toon
from korpsmonitor_tui.services.entiteiten import eis_in_dossier, maak_of_herstel
from korpsmonitor_tui.services.gesprekken import eis_gesprek
from korpsmonitor_tui.services.toegang import eis_schrijver, lees_status

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie

SOORT = "opname"


@dataclass(frozen=True, slots=True)
class Opnamegegevens:
    """What is written down about a recording; None leaves a value as it is."""

    lengte: int | None = None
    """In milliseconds."""
    toestemming: str | None = None
    """Who consented, and how."""
    toestemming_op: date | None = None
    """By default today, if consent is noted."""
    bewaren_tot: date | None = None
    """The last day on which the recording may be kept."""


@dataclass(frozen=True, slots=True)
class Opname:
    """A recording of a gesprek."""

    id: str
    dossier: str
    nummer: int
    naam: str
    """Of the file."""
    sha256: str
    grootte: int
    lengte: int | None
    """In milliseconds."""
    toestemming: str
    """Who consented; empty if that was not noted."""
    toestemming_op: date | None
    bewaren_tot: date | None
    vernietigd: date | None
    """None as long as it should still be there."""
    vernietigd_door: str
    vernietigd_hoe: str
    te_laat: bool
    """It should have been destroyed by now."""


def lees_opnamen(sessie: Sessie, dossier: str) -> tuple[Opname, ...]:
    """The recordings of a gesprek, in the order in which they were noted."""
    rijen = (
        sessie.store.lees().execute(f"{_OPNAME} WHERE dossier = ? ORDER BY nummer, id", (dossier,)).fetchall()
    )
    return tuple(_opname(sessie, rij) for rij in rijen)


def lees_verlopen(sessie: Sessie) -> tuple[Opname, ...]:
    """The recordings in this edition that should have been destroyed by now, the longest overdue first."""
    begin = f"{sessie.editie.id}/"
    rijen = sessie.store.lees().execute(
        f"{_OPNAME} WHERE substr(dossier, 1, ?) = ? AND vernietigd IS NULL AND bewaren_tot < ? "
        "ORDER BY bewaren_tot, dossier, nummer",
        (len(begin), begin, sessie.vandaag().isoformat()),
    )
    return tuple(_opname(sessie, rij) for rij in rijen.fetchall())


_OPNAME = "SELECT id, dossier, nummer, naam, sha256, grootte, lengte, toestemming, bewaren_tot, vernietigd FROM opname"


def _opname(sessie: Sessie, rij: Sequence[Any]) -> Opname:
    id_, dossier, nummer, naam, sha256, grootte, lengte, toestemming, bewaren_tot, vernietigd = rij
    akkoord, weg = _delen(toestemming), _delen(vernietigd)
    tot, op = als_datum(bewaren_tot), als_datum(weg.get("datum"))
    return Opname(
        id_,
        dossier,
        nummer,
        naam or "",
        sha256 or "",
        grootte or 0,
        lengte,
        str(akkoord.get("wie") or ""),
        als_datum(akkoord.get("datum")),
        tot,
        op,
        str(weg.get("wie") or ""),
        str(weg.get("hoe") or ""),
        vernietigd is None and tot is not None and sessie.vandaag() > tot,
    )


def _delen(waarde: str | None) -> dict[str, Any]:
    """A field of several parts; nothing for what another program may have left there."""
    try:
        delen = json.loads(waarde or "{}")
    except ValueError:
        return {}
    return delen if isinstance(delen, dict) else {}


def eis_opname(sessie: Sessie, dossier: str, welke: str) -> Opname:
    """The recording with this number or id. Raises NietGevonden, also if two laptops gave out the number."""
    opnamen = lees_opnamen(sessie, dossier)
    passend = [opname for opname in opnamen if welke in {str(opname.nummer), opname.id}]
    if len(passend) == 1:
        return passend[0]
    bekend = ", ".join(f"{opname.nummer} ({opname.id})" for opname in opnamen) or _("geen")
    raise NietGevonden(
        _("Niet duidelijk welke opname “{welke}” is; er is niets gewijzigd. Kies uit: {bekend}.").format(
            welke=welke, bekend=bekend
        )
    )


def leg_opname_vast(sessie: Sessie, dossier: str, pad: Path, gegevens: Opnamegegevens) -> Opname:
    """Note a recording, or more about one that was noted before; the file is read, never kept.

    Also once the verslag is definitief: a recording that was forgotten must still be destroyed. Raises NietGevonden
    without a gesprek, OnbruikbareInvoer for a file that cannot be read or a date that cannot be.
    """
    eis_schrijver(sessie, dossier)
    bestand = lees_opname(pad)
    id_ = f"{dossier}/{SOORT}/{bestand.sha256[:16]}"

    def taak(tx: Transactie) -> None:
        eis_gesprek(tx.bij(), dossier)
        vast = {
            "dossier": dossier,
            "nummer": _volgend_nummer(tx.db, dossier),
            "naam": bestand.naam,
            "sha256": bestand.sha256,
            "grootte": bestand.grootte,
        }
        maak_of_herstel(tx, SOORT, vast, id_)
        if bestand.lengte is not None and gegevens.lengte is None:
            tx.zet(SOORT, id_, "lengte", bestand.lengte)
        _schrijf(tx, sessie, id_, gegevens)

    sessie.store.voer_uit(sessie.wie, taak)
    return eis_opname(sessie, dossier, id_)


def wijzig_opname(sessie: Sessie, dossier: str, opname: str, gegevens: Opnamegegevens) -> Opname:
    """Change what is written down about a recording (id). Raises as :func:`leg_opname_vast`."""
    eis_schrijver(sessie, dossier)

    def taak(tx: Transactie) -> None:
        eis_in_dossier(tx.bij(), SOORT, opname, dossier)
        _schrijf(tx, sessie, opname, gegevens)

    sessie.store.voer_uit(sessie.wie, taak)
    return eis_opname(sessie, dossier, opname)


def _volgend_nummer(db: Database, dossier: str) -> int:
    hoogste = db.execute("SELECT max(nummer) FROM opname WHERE dossier = ?", (dossier,)).fetchone()[0]
    return (hoogste or 0) + 1


def _schrijf(tx: Transactie, sessie: Sessie, id_: str, gegevens: Opnamegegevens) -> None:
    if gegevens.lengte is not None:
        if gegevens.lengte <= 0:
            raise OnbruikbareInvoer(_("Een opname duurt langer dan niets; er is niets vastgelegd."))
        tx.zet(SOORT, id_, "lengte", gegevens.lengte)
    if gegevens.toestemming is not None:
        if not gegevens.toestemming.strip():
            raise OnbruikbareInvoer(_("Geef op wie toestemming gaf; er is niets vastgelegd."))
        op = eis_verleden(sessie, gegevens.toestemming_op)
        tx.zet(SOORT, id_, "toestemming", {"wie": gegevens.toestemming.strip(), "datum": op.isoformat()})
    if gegevens.bewaren_tot is not None:
        tx.zet(SOORT, id_, "bewaren_tot", gegevens.bewaren_tot.isoformat())


def vernietig(
    sessie: Sessie, dossier: str, opname: Opname, hoe: str, *, wie: str = "", op: date | None = None
) -> Opname:
    """Record that a recording was destroyed: how, by whom (by default who is working) and when (by default today).

    Raises StapGeweigerd before the verslag is definitief, or if it was destroyed already.
    """
    persoon = eis_schrijver(sessie, dossier)
    dag = eis_verleden(sessie, op)
    if not hoe.strip():
        raise OnbruikbareInvoer(_("Geef op hoe de opname is vernietigd; er is niets vastgelegd."))
    gegevens = {"datum": dag.isoformat(), "hoe": hoe.strip(), "wie": wie.strip() or persoon.naam}

    def taak(tx: Transactie) -> None:
        if lees_status(tx.bij(), dossier) != Status.DEFINITIEF:
            raise StapGeweigerd(
                _(
                    "Een opname wordt pas vernietigd als het verslag definitief is: tot dan kan zij nodig zijn. "
                    "Er is niets vastgelegd."
                )
            )
        eis_in_dossier(tx.db, SOORT, opname.id, dossier)
        if tx.waarde(SOORT, opname.id, "vernietigd") is not None:
            raise StapGeweigerd(_("Deze opname is al vernietigd; er is niets gewijzigd."))
        tx.zet(SOORT, opname.id, "vernietigd", gegevens)

    sessie.store.voer_uit(sessie.wie, taak)
    return eis_opname(sessie, dossier, opname.id)


def regel(opname: Opname) -> str:
    """A recording in a few words, for people."""
    if opname.vernietigd:
        stand = _("vernietigd op {dag}").format(dag=toon(opname.vernietigd))
    elif opname.bewaren_tot:
        stand = _("bewaren tot en met {dag}").format(dag=toon(opname.bewaren_tot))
    else:
        stand = _("zonder bewaartermijn")
    return f"{opname.nummer}. {opname.naam}, {stand}"
