"""Reminding who has not answered: when that is due, and the letter."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.services import werkdagen
from korpsmonitor_tui.services.brieven import rappelbrief
from korpsmonitor_tui.services.datums import als_datum
from korpsmonitor_tui.services.sessie import dossier_id
from korpsmonitor_tui.services.versies import verzonden_versie, zonder_antwoord
from korpsmonitor_tui.services.verslagstand import lees_stand

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from korpsmonitor_tui.domain.brief import Rappelregel
    from korpsmonitor_tui.services.brieven import Geschreven
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie


class Moment(StrEnum):
    """Which reminder a day is for."""

    VOORAF = "vooraf"
    """Before the termijn ends."""
    DAARNA = "daarna"
    """After it ended."""


@dataclass(frozen=True, slots=True)
class Rappelstand:
    """A verslag that is out and not answered by everybody."""

    dossier: str
    partij: str
    """Code of the party."""
    versie: int
    verzonden: date | None
    termijn: date
    wie: tuple[str, ...]
    """Labels of who neither agreed nor reacted."""
    laatste: date | None
    """Day of the last reminder about this version."""
    moment: Moment | None
    """The reminder that is due today and was not given; None if none is."""
    volgende: date | None
    """Day on which the next reminder falls due; None after the last."""


def rappeldagen(termijn: date, regel: Rappelregel) -> tuple[tuple[date, Moment], ...]:
    """The days on which reminders about a termijn fall due, in their order."""
    daarna = werkdagen.na_werkdagen(termijn, regel.daarna) if regel.daarna else termijn + timedelta(days=1)
    return (werkdagen.voor_werkdagen(termijn, regel.vooraf), Moment.VOORAF), (daarna, Moment.DAARNA)


def aan_de_beurt(
    termijn: date, vandaag: date, gegeven: Sequence[date], regel: Rappelregel
) -> tuple[Moment | None, date | None]:
    """The reminder that is due and was not given since its day came, and the day of the next one to come.

    An earlier reminder that nobody gave lapses when a later one is due.
    """
    dagen = rappeldagen(termijn, regel)
    moment = None
    for dag, soort in dagen:
        if dag <= vandaag:
            moment = None if any(eerder >= dag for eerder in gegeven) else soort
    return moment, next((dag for dag, _soort in dagen if dag > vandaag), None)


def lees_rappels(sessie: Sessie) -> tuple[Rappelstand, ...]:
    """Every verslag that waits for an answer, those with a reminder due first, then by termijn."""
    db, vandaag = sessie.store.lees(), sessie.vandaag()
    regel = sessie.instrumenten.brieven(sessie.editie.instrument).rappel
    standen = []
    for partij in sessie.instrument.partijen:
        dossier = dossier_id(sessie.editie.id, partij.code)
        rij = db.execute("SELECT status, termijn, rappels FROM verslag WHERE id = ?", (dossier,)).fetchone()
        termijn = als_datum(rij[1]) if rij and rij[0] == Status.TER_VERIFICATIE else None
        versie = verzonden_versie(db, dossier) if termijn else None
        wie = zonder_antwoord(db, dossier)
        if termijn is None or versie is None or not wie:
            continue
        gegeven = _gegeven(json.loads(rij[2] or "[]"), versie.nummer)
        moment, volgende = aan_de_beurt(termijn, vandaag, gegeven, regel)
        standen.append(
            Rappelstand(
                dossier,
                partij.code,
                versie.nummer,
                versie.datum,
                termijn,
                wie,
                max(gegeven, default=None),
                moment,
                volgende,
            )
        )
    return tuple(sorted(standen, key=lambda stand: (stand.moment is None, stand.termijn, stand.dossier)))


def _gegeven(rappels: list[Any], versie: int) -> list[date]:
    eigen = (rappel for rappel in rappels if isinstance(rappel, dict) and rappel.get("versie") == versie)
    return [dag for rappel in eigen if (dag := als_datum(rappel.get("datum")))]


def schrijf_rappel(sessie: Sessie, tx: Transactie, dossier: str) -> Geschreven:
    """The letter to who has not answered. Raises StapGeweigerd if everybody has."""
    stand, versie = lees_stand(sessie, tx.db, dossier), verzonden_versie(tx.db, dossier)
    if versie is None or not stand.respondenten_zonder_antwoord:
        raise StapGeweigerd(_("Iedere respondent heeft geantwoord; er is niemand om te herinneren."))
    return rappelbrief(
        sessie,
        tx.db,
        dossier,
        versie.nummer,
        stand.respondenten_zonder_antwoord,
        verzonden=versie.datum,
        termijn=stand.termijn,
    )
