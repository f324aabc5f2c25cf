"""The plan of an edition as it stands: chapters, actions, members, and what was told at every reporting date."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.instrument import Onderdeel
from korpsmonitor_tui.domain.plan import (
    Actie,
    Actiestand,
    Deel,
    Lid,
    Plan,
    Verval,
    Voortgang,
    Wijziging,
    Wijzigveld,
    lees_stand,
    volgorde_nummer,
    volledig_nummer,
)
from korpsmonitor_tui.domain.planstand import bepaal_stand
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.datums import als_datum
from korpsmonitor_tui.services.onderdelen import eis_onderdeel
from korpsmonitor_tui.services.planstrijd import lees_strijdig

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from korpsmonitor_tui.domain.event import Event
    from korpsmonitor_tui.domain.plandefinitie import Plandefinitie, Standvoorstel
    from korpsmonitor_tui.domain.planstand import Actiestaat, Planstand
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie

DEEL: Final = "plandeel"
ACTIE: Final = "planactie"
VOORTGANG: Final = "voortgang"
LID: Final = "planlid"
TEKST: Final = "plantekst"
WIJZIGING: Final = "wijziging"
VERWIJZING: Final = "verwijzing"
VASTGESTELD: Final = "vastgesteld"
"""Of a plantekst: since when the plan is fixed. Of chapters and actions: the field that holds what was laid down."""
BRON: Final = "bron"
"""Of a plantekst: a document that was read in, to the letter."""
DEELVELDEN: Final = ("titel", "verantwoordelijk", "inleiding", "doelen")
ACTIEVELDEN: Final = tuple(veld.value for veld in Wijzigveld)
"""What is fixed when a plan is laid down."""
TITEL: Final = "titel"
VOORWERK: Final = "voorwerk"


def eis_plan(sessie: Sessie) -> None:
    """Raise StapGeweigerd if the instrument of this edition has no plan."""
    eis_onderdeel(sessie.instrument, Onderdeel.PLAN)


def definitie(sessie: Sessie) -> Plandefinitie:
    """How plans of this instrument are written."""
    return sessie.instrumenten.plan(sessie.editie.instrument)


# -- ids that every laptop would choose ----------------------------------------------------------------------------------


def deel_id(editie: str, nummer: str) -> str:
    """The chapter with this number."""
    return f"{editie}/{DEEL}/{nummer}"


def actie_id(editie: str, deel: str, nummer: str) -> str:
    """The action with this number, as a document that is read in gives it; ``0`` for one without a number."""
    return f"{editie}/{ACTIE}/{deel}.{nummer or '0'}"


def voortgang_id(actie: str, peildatum: date) -> str:
    """What was told of an action at a reporting date."""
    return f"{actie}/{peildatum.isoformat()}"


def tekst_id(editie: str, soort: str) -> str:
    """A text of which a plan has one."""
    return f"{editie}/{TEKST}/{soort}"


def wijziging_id(actie: str, veld: Wijzigveld, datum: date) -> str:
    """What became of a part of an action on a day."""
    return f"{actie}/{WIJZIGING}/{veld.value}/{datum.isoformat()}"


def gaat_over(id_: str) -> str:
    """The action that a change or a reference (id of a plantekst) is about; another id as it is."""
    return id_.partition(f"/{WIJZIGING}/")[0].removesuffix(f"/{VERWIJZING}")


def is_vastgelegd(tx: Transactie, event: Event) -> bool:
    """Whether an event says something of a plan that was laid down, or laid it down."""
    if event.soort == TEKST:
        return event.entiteit == tekst_id(event.editie, VASTGESTELD)
    vast = {ACTIE: ACTIEVELDEN, DEEL: DEELVELDEN}.get(event.soort, ())
    return event.veld in {*vast, VASTGESTELD} and bool(
        vast and tx.stand(event.soort, event.entiteit).koppen.get(VASTGESTELD)
    )


# -- reading -------------------------------------------------------------------------------------------------------------


def lees_plan(sessie: Sessie) -> Plan:
    """The plan of this edition; without chapters if there is none yet."""
    return lees(sessie.store.lees(), sessie.editie.id)


def lees(db: Database, editie: str) -> Plan:
    """The plan of an edition."""
    teksten = _lees_teksten(db, editie)
    acties = _lees_acties(db, editie, teksten)
    rijen = db.execute(
        "SELECT id, nummer, titel, verantwoordelijk, inleiding, doelen FROM plandeel WHERE editie = ?",
        (editie,),
    ).fetchall()
    delen = (
        Deel(
            id_,
            nummer or "",
            titel or "",
            wie or "",
            inleiding or "",
            doelen or "",
            tuple(acties.get(id_, ())),
        )
        for id_, nummer, titel, wie, inleiding, doelen in rijen
    )
    return Plan(
        tuple(sorted(delen, key=lambda deel: (volgorde_nummer(deel.nummer), deel.id))),
        _lees_leden(db, editie),
        titel=teksten.get(tekst_id(editie, TITEL), ""),
        voorwerk=teksten.get(tekst_id(editie, VOORWERK), ""),
        vastgesteld=als_datum(teksten.get(tekst_id(editie, VASTGESTELD))),
    )


def lees_voortgang(sessie: Sessie) -> tuple[Voortgang, ...]:
    """Everything that was told, oldest reporting date first; where somebody began and wrote nothing, nothing was."""
    rijen = (
        sessie.store.lees()
        .execute(
            "SELECT id, actie, peildatum, tekst, stand FROM voortgang WHERE editie = ? ORDER BY peildatum, id",
            (sessie.editie.id,),
        )
        .fetchall()
    )
    strijdig = lees_strijdig(sessie.store.lees(), sessie.editie.id)
    berichten = (
        Voortgang(actie, dag, tekst or "", lees_stand(stand), strijdig=id_ in strijdig)
        for id_, actie, ruw, tekst, stand in rijen
        if (dag := als_datum(ruw)) is not None
    )
    return tuple(b for b in berichten if b.tekst or b.stand is not Actiestand.ONBEKEND)


def lees_planstand(sessie: Sessie, peildatum: date | None = None) -> Planstand:
    """How the plan stands at a reporting date, by default the last one at which something was told, else today."""
    voortgang = lees_voortgang(sessie)
    dag = peildatum or max((bericht.peildatum for bericht in voortgang), default=sessie.vandaag())
    zo = definitie(sessie)
    return bepaal_stand(lees_plan(sessie), voortgang, dag, vanaf=zo.vanaf, stil_na=zo.stil_na)


def lees_peildata(sessie: Sessie) -> tuple[date, ...]:
    """The days at which something was told, oldest first."""
    return tuple(sorted({bericht.peildatum for bericht in lees_voortgang(sessie)}))


def stel_stand_voor(sessie: Sessie, staat: Actiestaat) -> Standvoorstel:
    """The state that the text of this date seems to tell, with the words that say so; a person decides."""
    return definitie(sessie).stel_voor(staat.tekst)


def eis_actie(sessie: Sessie, welke: str) -> tuple[Deel, Actie]:
    """An action by its number in the plan (``7.13``, ``2.2a``) or its id. Raises NietGevonden."""
    gezocht = welke.strip().casefold()
    for deel in lees_plan(sessie).delen:
        for actie in deel.acties:
            if gezocht in {volledig_nummer(deel.nummer, actie.nummer).casefold(), actie.id.casefold()}:
                return deel, actie
    raise NietGevonden(
        _(
            "Er is geen actie “{welke}” in dit plan; er is niets gewijzigd. `korpsmonitor plan toon` noemt de nummers."
        ).format(welke=welke)
    )


def eis_deel(sessie: Sessie, nummer: str) -> Deel:
    """A chapter by its number. Raises NietGevonden."""
    deel = lees_plan(sessie).deel(nummer.strip())
    if deel is None:
        raise NietGevonden(
            _("Er is geen hoofdstuk “{nummer}” in dit plan; er is niets gewijzigd.").format(nummer=nummer)
        )
    return deel


def _lees_teksten(db: Database, editie: str) -> dict[str, str]:
    """Every text of a plan by id, but not the documents that were read in."""
    rijen = db.execute(
        "SELECT id, tekst FROM plantekst WHERE editie = ? AND soort <> ?", (editie, BRON)
    ).fetchall()
    return {id_: tekst or "" for id_, tekst in rijen}


def _lees_leden(db: Database, editie: str) -> tuple[Lid, ...]:
    rijen = db.execute(
        "SELECT id, organisatie, functie FROM planlid WHERE editie = ? ORDER BY volgorde, id", (editie,)
    ).fetchall()
    return tuple(Lid(id_, organisatie or "", functie or "") for id_, organisatie, functie in rijen)


def _lees_acties(db: Database, editie: str, teksten: Mapping[str, str]) -> dict[str, list[Actie]]:
    """The actions by chapter, in the order of their numbers, an action before its parts."""
    rijen = db.execute(
        "SELECT id, deel, ouder, nummer, tekst, verantwoordelijk, termijn, nieuw, vervallen FROM planactie "
        "WHERE editie = ? ORDER BY id",
        (editie,),
    ).fetchall()
    uit: dict[str, list[Actie]] = {}
    wijzigingen = _lees_wijzigingen(teksten)
    strijdig = {gaat_over(id_) for id_ in lees_strijdig(db, editie)}
    for id_, deel, ouder, nummer, tekst, wie, termijn, nieuw, vervallen in rijen:
        actie = Actie(
            id=id_,
            deel=deel or "",
            nummer=nummer or "",
            tekst=tekst or "",
            verantwoordelijk=wie or "",
            termijn=termijn or "",
            ouder=ouder or "",
            nieuw=bool(nieuw),
            sinds=als_datum(nieuw),
            verval=_lees_verval(vervallen),
            wijzigingen=tuple(wijzigingen.get(id_, ())),
            verwijzing=teksten.get(f"{id_}/{VERWIJZING}", ""),
            strijdig=id_ in strijdig,
        )
        uit.setdefault(actie.deel, []).append(actie)
    return {deel: _op_nummer(acties) for deel, acties in uit.items()}


def _op_nummer(acties: Iterable[Actie]) -> list[Actie]:
    """In the order of their numbers; of two that laptops gave one number the later made has a mark."""
    uit: list[Actie] = []
    keren: Counter[str] = Counter()
    for actie in sorted(acties, key=lambda actie: (volgorde_nummer(actie.nummer), actie.id)):
        keren[actie.nummer] += 1
        keer = keren[actie.nummer]
        uit.append(actie if keer == 1 else replace(actie, nummer=f"{actie.nummer}-{keer}"))
    return uit


def _lees_verval(ruw: str | None) -> Verval | None:
    gegevens = _als_gegevens(ruw)
    return Verval(_tekst(gegevens, "reden"), als_datum(gegevens.get("datum"))) if gegevens else None


def _lees_wijzigingen(teksten: Mapping[str, str]) -> dict[str, list[Wijziging]]:
    """What became of actions, by id, oldest first."""
    uit: dict[str, list[Wijziging]] = {}
    for id_, tekst in teksten.items():
        actie, _streep, plaats = id_.rpartition(f"/{WIJZIGING}/")
        veld, _schuin, dag = plaats.partition("/")
        gegevens = _als_gegevens(tekst) if actie and veld in set(Wijzigveld) else {}
        if gegevens:
            uit.setdefault(actie, []).append(
                Wijziging(
                    Wijzigveld(veld), _tekst(gegevens, "wordt"), _tekst(gegevens, "reden"), als_datum(dag)
                )
            )
    for lijst in uit.values():
        lijst.sort(key=lambda wijziging: wijziging.datum or date.min)
    return uit


def _als_gegevens(ruw: str | None) -> dict[str, Any]:
    """Several things that are one value; nothing for none, or for what another program may have left there."""
    try:
        gelezen = json.loads(ruw or "null")
    except (ValueError, RecursionError):
        return {}
    return gelezen if isinstance(gelezen, dict) else {}


def _tekst(gegevens: Mapping[str, Any], sleutel: str) -> str:
    waarde = gegevens.get(sleutel)
    return waarde if isinstance(waarde, str) else ""
