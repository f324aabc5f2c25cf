"""All korpsen and ketenpartners against the steps of the process."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.instrument import Onderdeel
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.domain.wederhoor import Besluit as Uitspraak
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.bronnen import Bronstand, dossiers_van, lees_bronstanden, verwachte_bronnen
from korpsmonitor_tui.services.datums import als_datum
from korpsmonitor_tui.services.gespreksoverzicht import is_aangebroken
from korpsmonitor_tui.services.maatregelen import Maatregelstand, lees_standen
from korpsmonitor_tui.services.opvragingen import Opvraagstand, lees_opvraagstanden
from korpsmonitor_tui.services.sessie import dossier_id
from korpsmonitor_tui.services.toegang import als_status
from korpsmonitor_tui.services.versies import Besluit, alle_vaststellingen
from korpsmonitor_tui.services.volledigheid import lees_volledigheid

if TYPE_CHECKING:
    from datetime import date

    from korpsmonitor_tui.domain.instrument import Gesprekspartij, Instrument
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database


_GESPREKKEN: Final = (
    "SELECT g.id, g.datum, g.notulist, EXISTS (SELECT 1 FROM deelnemer d WHERE d.dossier = g.id "
    "AND d.aanwezig IS NOT 'afwezig') FROM gesprek g"
)


@dataclass(frozen=True, slots=True)
class Lijststand:
    """Where the questionnaire of a party is: sent out, come back, and what a person has to decide about it."""

    uitgezet: int = 0
    """How often a form was sent."""
    termijn: date | None = None
    teruggaven: int = 0
    twijfels: int = 0
    """Places of returned forms that wait for a decision."""
    te_laat: bool = False
    """Sent, the termijn is over, and nothing came back."""


@dataclass(frozen=True, slots=True)
class Regel:
    """One party in the overzicht."""

    dossier: str
    partij: Gesprekspartij
    eenheid: str
    """Name of the eenheid, or of the party that it is heard about; empty for who has neither."""
    gepland: bool
    """Whether a gesprek was planned at all."""
    datum: date | None
    gehouden: bool
    """Whether the gesprek was held, as far as its day, who took part and the notes tell."""
    notulist: str
    antwoorden: int
    """Questions with an answer in every place, of those that are asked of this party."""
    vragen: int
    """Questions that are asked of this party, given its answers so far."""
    verplicht_open: int
    """Required questions among them without an answer."""
    lijst: Lijststand
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
    onbevestigd: int
    """Remarks that were rejected by one person only."""
    conflicten: int
    bijzonder: Besluit | None
    """The decision that made it definitief, if that was without a reaction or without akkoord."""
    bronnen: Bronstand
    """Which sources have figures for this korps; none are expected for a ketenpartner."""
    opvragingen: Opvraagstand | None
    """What was asked from this party as a source; None if it is none."""
    maatregelen: Maatregelstand = field(default_factory=Maatregelstand)
    """What this korps promised, and how much of it is still to be done or overdue."""
    met_gesprek: bool = True
    """Whether the instrument holds interviews; else the questionnaire is all that is asked of a party."""
    hoofdstuk: bool = False
    """Whether its verslag is a chapter, made of what others said of it."""


def lees_overzicht(sessie: Sessie) -> tuple[Regel, ...]:
    """Every party of the instrument, korpsen by number and then ketenpartners by name."""
    db = sessie.store.lees()
    vandaag = sessie.vandaag()
    namen = medewerkers.namen(db)
    eenheden = {eenheid.code: eenheid.naam for eenheid in sessie.instrument.eenheden}
    tellingen = _tellingen(db)
    volledigheid = lees_volledigheid(sessie)
    lijsten = _lees_lijsten(db, vandaag)
    bronnen = sessie.instrument.bronnen
    bronstanden = lees_bronstanden(db, sessie.editie.id, bronnen)
    geen_cijfers = Bronstand(verwachte_bronnen(bronnen), ())
    opvraagstanden = {
        **{bron.code: Opvraagstand() for bron in bronnen},
        **lees_opvraagstanden(db, sessie.editie.id, vandaag),
    }
    vaststellingen = alle_vaststellingen(db, *dossiers_van(sessie.editie.id))
    gesprekken = {rij[0]: rij[1:] for rij in db.execute(_GESPREKKEN).fetchall()}
    verslagen = {
        rij[0]: rij[1:]
        for rij in db.execute("SELECT id, status, versie, termijn, rappels FROM verslag").fetchall()
    }
    maatregelen = lees_standen(db, vandaag)
    met_gesprek = sessie.instrument.heeft(Onderdeel.GESPREKKEN)
    met_hoofdstuk = sessie.instrument.heeft(Onderdeel.DESKSTUDIE)
    gemeten = {partij.code: partij.naam for partij in sessie.instrument.gemeten}
    regels = []
    for partij in _op_volgorde(sessie.instrument):
        dossier = dossier_id(sessie.editie.id, partij.code)
        datum, notulist, met_iemand = gesprekken.get(dossier, (None, None, 0))
        notities = tellingen["notitie"][dossier]
        hoofdstuk = met_hoofdstuk and partij.gemeten
        ruw, versie, termijn, rappels = verslagen.get(dossier, (None, 1, None, "[]"))
        status = als_status(ruw)
        laatste = als_datum(termijn)
        besluit = vaststellingen[dossier][-1] if status == Status.DEFINITIEF else None
        regels.append(
            Regel(
                dossier=dossier,
                partij=partij,
                eenheid=eenheden.get(partij.eenheid or "", "") or gemeten.get(partij.hoort_bij, ""),
                gepland=dossier in gesprekken,
                datum=als_datum(datum),
                gehouden=not hoofdstuk and _is_gehouden(datum or "", bool(met_iemand), notities, vandaag),
                notulist=namen.get(notulist or "", ""),
                antwoorden=volledigheid[dossier].beantwoord,
                vragen=volledigheid[dossier].totaal,
                verplicht_open=volledigheid[dossier].verplicht_open,
                lijst=lijsten.get(dossier, Lijststand()),
                notities=notities,
                passages=tellingen["passage"][dossier],
                status=status,
                versie=versie,
                termijn=laatste,
                te_laat=status == Status.TER_VERIFICATIE and laatste is not None and vandaag > laatste,
                rappels=_aantal_rappels(rappels, versie),
                open_opmerkingen=tellingen["opmerking"][dossier],
                onbevestigd=tellingen["onbevestigd"][dossier],
                conflicten=tellingen["conflict"][dossier],
                bijzonder=besluit if besluit and besluit.bijzonder else None,
                bronnen=bronstanden.get(partij.code, geen_cijfers) if partij.gemeten else Bronstand((), ()),
                opvragingen=opvraagstanden.get(partij.code),
                maatregelen=maatregelen.get(dossier, Maatregelstand()),
                met_gesprek=met_gesprek,
                hoofdstuk=hoofdstuk,
            )
        )
    return tuple(regels)


def _is_gehouden(datum: str, met_iemand: bool, notities: int, vandaag: date) -> bool:
    """Today's may still be ahead, and what was noted beforehand is no proof: on the day itself both are asked for."""
    if als_datum(datum) == vandaag:
        return met_iemand and bool(notities)
    return is_aangebroken(datum, vandaag) and (met_iemand or bool(notities))


def _lees_lijsten(db: Database, vandaag: date) -> dict[str, Lijststand]:
    """Where the questionnaire of every party is that has one out, back or in doubt."""
    gevonden: dict[str, dict[str, tuple[int, str]]] = {}
    for soort, dossier, aantal, termijn in db.execute(
        "SELECT 'uit', dossier, count(*), max(coalesce(termijn, '')) FROM uitzending GROUP BY dossier "
        "UNION ALL SELECT 'terug', dossier, count(*), '' FROM teruggave GROUP BY dossier "
        "UNION ALL SELECT 'twijfel', dossier, count(*), '' FROM twijfel WHERE coalesce(besluit, '') = '' "
        "GROUP BY dossier"
    ).fetchall():
        gevonden.setdefault(dossier, {})[soort] = (aantal, termijn)
    niets = (0, "")
    return {
        dossier: Lijststand(
            uitgezet=delen.get("uit", niets)[0],
            termijn=(termijn := als_datum(delen.get("uit", niets)[1])),
            teruggaven=delen.get("terug", niets)[0],
            twijfels=delen.get("twijfel", niets)[0],
            te_laat="terug" not in delen and termijn is not None and vandaag > termijn,
        )
        for dossier, delen in gevonden.items()
    }


def _aantal_rappels(rappels: str, versie: int) -> int:
    alle = json.loads(rappels)
    return sum(isinstance(rappel, dict) and rappel.get("versie") == versie for rappel in alle)


def _op_volgorde(instrument: Instrument) -> list[Gesprekspartij]:
    """Measured parties by number, each with who is heard about it below it; then the others by name."""
    gemeten = {partij.code: partij for partij in instrument.gemeten}

    def plek(partij: Gesprekspartij) -> tuple[bool, bool, int, str, bool, str]:
        top = gemeten.get(partij.hoort_bij, partij)
        nummer = (top.nummer is None, top.nummer or 0)
        return (not top.gemeten, *nummer, top.naam.casefold(), partij is not top, partij.naam.casefold())

    return sorted(instrument.partijen, key=plek)


def _tellingen(db: Database) -> dict[str, Counter[str]]:
    """Counts per dossier, with few queries for all dossiers."""
    vragen = {
        "notitie": "SELECT dossier, count(*) FROM notitie GROUP BY 1",
        "passage": "SELECT dossier, count(*) FROM passage GROUP BY 1",
        "conflict": "SELECT dossier, count(*) FROM entiteit WHERE conflicten IS NOT '[]' GROUP BY 1",
    }
    tellingen = {naam: Counter(dict(db.execute(vraag).fetchall())) for naam, vraag in vragen.items()}
    opmerkingen = db.execute(
        "SELECT dossier, sum(coalesce(besluit, '') = '' AND NOT (herkomst IS 'eerste_check' AND coalesce(antwoord, '') != '')), "
        "sum(herkomst IS 'reactie' AND besluit IS ? AND coalesce(bevestiging, '') IS NOT coalesce(besluit_event, '-')) FROM opmerking GROUP BY 1",
        (Uitspraak.NIET.value,),
    ).fetchall()
    tellingen["opmerking"] = Counter({dossier: open_ for dossier, open_, _onbevestigd in opmerkingen})
    tellingen["onbevestigd"] = Counter({dossier: aantal for dossier, _open, aantal in opmerkingen})
    return tellingen


def tel_conflicten(sessie: Sessie) -> int:
    """How many fields two laptops wrote differently in this edition, people and the edition itself included."""
    rijen = sessie.store.lees().execute(
        "SELECT conflicten FROM entiteit WHERE conflicten IS NOT '[]' AND (dossier = '' OR dossier LIKE ? || '/%')",
        (sessie.editie.id,),
    )
    return sum(len(json.loads(rij[0])) for rij in rijen.fetchall())
