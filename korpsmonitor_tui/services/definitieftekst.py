"""The text of a definitief verslag as it was laid down: the only text of a gesprek that a report may rest on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.event import Operatie, decodeer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Status, statusnaam
from korpsmonitor_tui.services.toegang import lees_status
from korpsmonitor_tui.services.versies import lees_versies, passages_van

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.versies import Versie
    from korpsmonitor_tui.store.driver import Database

_VELDEN: Final = ("hoofdstuk", "tekst", "volgorde", "tags", "bronnen", "afspraken")


@dataclass(frozen=True, slots=True)
class Definitievepassage:
    """One passage as it was laid down."""

    id: str
    nummer: int
    hoofdstuk: str
    """Code of the chapter."""
    tekst: str
    tags: frozenset[str]
    bronnen: frozenset[str]
    """What it was made from, as ``Passage.bronnen``."""
    heeft_afspraak: bool


@dataclass(frozen=True, slots=True)
class Definitieftekst:
    """What was laid down last, if that still holds."""

    versie: int
    """Number of the version; 0 if there is none."""
    passages: tuple[Definitievepassage, ...]
    """In order within each chapter."""
    waarom_niet: str = ""
    """Why this verslag is no source now, one Dutch line; empty if it is."""


def lees_definitief(sessie: Sessie, dossier: str) -> Definitieftekst:
    """The passages that were laid down; none while the verslag is at work, also if it was definitief before."""
    db = sessie.store.lees()
    status = lees_status(db, dossier)
    versie = next((v for v in reversed(lees_versies(db, dossier)) if v.soort == "definitief"), None)
    if status != Status.DEFINITIEF or versie is None:
        return Definitieftekst(0, (), _waarom_niet(status, versie))
    return Definitieftekst(versie.nummer, _passages(db, versie))


def _waarom_niet(status: Status, versie: Versie | None) -> str:
    if versie is not None:
        return _("Versie {nummer} van het gespreksverslag is heropend ({status}) en is nu geen bron.").format(
            nummer=versie.nummer, status=statusnaam(status)
        )
    return _("Het gespreksverslag is nog niet definitief ({status}) en is dus geen bron.").format(
        status=statusnaam(status)
    )


def _passages(db: Database, versie: Versie) -> tuple[Definitievepassage, ...]:
    """What the heads of the version said, whatever was written on another device since."""
    nummers = {id_: nummer for nummer, id_ in passages_van(db, versie).items()}
    # From the passages to their events: a version names thousands of heads, of which these are a handful.
    rijen = db.execute(
        "SELECT e.entiteit, e.veld, p.payload FROM json_each(?) x "
        "JOIN event e ON e.soort = 'passage' AND e.entiteit = x.value JOIN event_payload p ON p.event = e.id "
        "WHERE e.operatie <> ? AND e.veld IN (SELECT value FROM json_each(?)) "
        "AND e.id IN (SELECT k.value FROM versie v, json_each(v.koppen) k WHERE v.id = ?) "
        "ORDER BY e.lamport, e.device, e.dseq",
        (json.dumps(list(nummers)), Operatie.HAAL_WEG.value, json.dumps(_VELDEN), versie.id),
    ).fetchall()
    velden: dict[str, dict[str, list[object]]] = {id_: {} for id_ in nummers}
    for id_, veld, payload in rijen:
        if id_ in velden:
            velden[id_].setdefault(veld, []).append(decodeer(payload))
    return tuple(
        Definitievepassage(
            id_,
            nummers[id_],
            _tekst(waarden, "hoofdstuk"),
            _tekst(waarden, "tekst"),
            frozenset(map(str, waarden.get("tags", ()))),
            frozenset(map(str, waarden.get("bronnen", ()))),
            bool(waarden.get("afspraken")),
        )
        for id_, waarden in sorted(velden.items(), key=lambda paar: (_tekst(paar[1], "volgorde"), paar[0]))
    )


def _tekst(waarden: dict[str, list[object]], veld: str) -> str:
    return str(waarden[veld][-1] or "") if waarden.get(veld) else ""
