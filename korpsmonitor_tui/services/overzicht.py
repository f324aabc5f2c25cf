"""All korpsen and ketenpartners against the steps of the process."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.datums import als_datum
from korpsmonitor_tui.services.sessie import dossier_id
from korpsmonitor_tui.services.versies import Besluit, alle_vaststellingen

if TYPE_CHECKING:
    from datetime import date

    from korpsmonitor_tui.domain.instrument import Gesprekspartij
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database


@dataclass(frozen=True, slots=True)
class Regel:
    """One party in the overzicht."""

    dossier: str
    partij: Gesprekspartij
    eenheid: str
    """Name of the eenheid; empty for KMar and ketenpartners."""
    gepland: bool
    """Whether a gesprek was planned at all."""
    datum: date | None
    notulist: str
    antwoorden: int
    """Questions with an answer."""
    vragen: int
    """Questions in all."""
    notities: int
    passages: int
    status: Status
    versie: int
    termijn: date | None
    te_laat: bool
    """Sent, the termijn is over, and somebody has not answered."""
    rappels: int
    """Rappels about this version."""
    open_opmerkingen: int
    conflicten: int
    bijzonder: Besluit | None
    """The decision that made it definitief, if that was without a reaction or without akkoord."""


def lees_overzicht(sessie: Sessie) -> tuple[Regel, ...]:
    """Every party of the instrument, korpsen by number and then ketenpartners by name."""
    db = sessie.store.lees()
    vandaag = sessie.vandaag()
    namen = medewerkers.namen(db)
    eenheden = {eenheid.code: eenheid.naam for eenheid in sessie.instrument.eenheden}
    tellingen = _tellingen(db)
    vaststellingen = alle_vaststellingen(db)
    gesprekken = {rij[0]: rij[1:] for rij in db.execute("SELECT id, datum, notulist FROM gesprek").fetchall()}
    verslagen = {
        rij[0]: rij[1:]
        for rij in db.execute("SELECT id, status, versie, termijn, rappels FROM verslag").fetchall()
    }
    regels = []
    for partij in sorted(sessie.instrument.partijen, key=_volgorde):
        dossier = dossier_id(sessie.editie.id, partij.code)
        datum, notulist = gesprekken.get(dossier, (None, None))
        ruw, versie, termijn, rappels = verslagen.get(dossier, (None, 1, None, "[]"))
        status = Status(ruw) if ruw in set(Status) else Status.GEPLAND
        laatste = als_datum(termijn)
        besluit = vaststellingen[dossier][-1] if status == Status.DEFINITIEF else None
        regels.append(
            Regel(
                dossier=dossier,
                partij=partij,
                eenheid=eenheden.get(partij.eenheid or "", ""),
                gepland=dossier in gesprekken,
                datum=als_datum(datum),
                notulist=namen.get(notulist or "", ""),
                antwoorden=tellingen["antwoord"][dossier],
                vragen=len(sessie.instrument.vragen),
                notities=tellingen["notitie"][dossier],
                passages=tellingen["passage"][dossier],
                status=status,
                versie=versie,
                termijn=laatste,
                te_laat=status == Status.TER_VERIFICATIE and laatste is not None and vandaag > laatste,
                rappels=_aantal_rappels(rappels, versie),
                open_opmerkingen=tellingen["opmerking"][dossier],
                conflicten=tellingen["conflict"][dossier],
                bijzonder=besluit if besluit and besluit.bijzonder else None,
            )
        )
    return tuple(regels)


def _aantal_rappels(rappels: str, versie: int) -> int:
    alle = json.loads(rappels)
    return sum(isinstance(rappel, dict) and rappel.get("versie") == versie for rappel in alle)


def _volgorde(partij: Gesprekspartij) -> tuple[bool, int, str]:
    return (partij.nummer is None, partij.nummer or 0, partij.naam)


def _tellingen(db: Database) -> dict[str, Counter[str]]:
    """Counts per dossier, each with one query for all dossiers."""
    vragen = {
        "antwoord": "SELECT dossier, count(DISTINCT vraag) FROM antwoord WHERE trim(coalesce(waarde, '')) != '' GROUP BY 1",
        "notitie": "SELECT dossier, count(*) FROM notitie GROUP BY 1",
        "passage": "SELECT dossier, count(*) FROM passage GROUP BY 1",
        "opmerking": (
            "SELECT dossier, count(*) FROM opmerking WHERE coalesce(besluit, '') = '' "
            "AND NOT (herkomst = 'eerste_check' AND coalesce(antwoord, '') != '') GROUP BY 1"
        ),
        "conflict": "SELECT dossier, count(*) FROM entiteit WHERE conflicten IS NOT '[]' GROUP BY 1",
    }
    return {naam: Counter(dict(db.execute(vraag).fetchall())) for naam, vraag in vragen.items()}
