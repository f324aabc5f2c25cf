"""Where what was found belongs, in words: a chapter, a dimension, an action of a plan, an indicator with its year."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.instrument import Onderdeel
from korpsmonitor_tui.domain.plan import volledig_nummer
from korpsmonitor_tui.services import plannen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.zoek import Treffer

_CODES: Final = {
    "notitie": "SELECT id, '', hoofdstuk FROM notitie",
    "passage": "SELECT id, '', hoofdstuk FROM passage",
    "antwoord": "SELECT id, '', vraag FROM antwoord",
    "opmerking": "SELECT o.id AS id, '', p.hoofdstuk FROM opmerking o JOIN passage p ON p.id = o.passage",
    "rapporttekst": "SELECT id, iif(dossier = '', over, ''), onderdeel FROM rapporttekst",
    "score": "SELECT id, '', dimensie FROM score",
    "aandachtspunt": "SELECT id, eenheid, dimensie FROM aandachtspunt",
    "praktijk": "SELECT id, '', thema FROM praktijk",
    "plandeel": "SELECT id, id, '' FROM plandeel",
    "planactie": "SELECT id, id, '' FROM planactie",
    "voortgang": "SELECT id, actie, peildatum FROM voortgang",
    "tellingtekst": "SELECT id, indicator, jaar FROM tellingtekst",
    "opvolging": "SELECT id, aanbeveling, '' FROM opvolging",
}
"""Per soort its id, what it is about besides a dossier, and which part of that; codes or ids, or empty."""
_VAN_PLAN: Final = frozenset({"plandeel", "planactie", "voortgang"})


def lees_plaatsen(sessie: Sessie, db: Database, treffers: Iterable[Treffer]) -> dict[tuple[str, str], str]:
    """Titles of where they belong, by (soort, id); nothing for what belongs to no part of anything."""
    per_soort: dict[str, list[str]] = {}
    for treffer in treffers:
        if treffer.soort in _CODES and treffer.soort != "opvolging":
            per_soort.setdefault(treffer.soort, []).append(treffer.entiteit)
    titels = dict(_titels(sessie))
    if _VAN_PLAN & per_soort.keys():
        titels |= _van_plan(sessie)
    uit = {}
    for soort, ids in per_soort.items():
        vraag = f"SELECT * FROM ({_CODES[soort]}) WHERE id IN (SELECT value FROM json_each(?))"
        for id_, over, deel in db.execute(vraag, (json.dumps(ids),)).fetchall():
            namen = (titels.get(code, code) for code in (over, deel) if code)
            uit[(soort, id_)] = ", ".join(dict.fromkeys(namen))
    return uit


def lees_codes(sessie: Sessie, soort: str, entiteit: str) -> tuple[str, str]:
    """What an entity is about besides its dossier, and which part of that, in codes or ids; empty where there is none."""
    if soort not in _CODES:
        return "", ""
    rij = sessie.store.lees().execute(f"SELECT * FROM ({_CODES[soort]}) WHERE id = ?", (entiteit,)).fetchone()
    return (rij[1] or "", rij[2] or "") if rij else ("", "")


def _titels(sessie: Sessie) -> Iterator[tuple[str, str]]:
    """Codes of an instrument with their names; of a question the title of its chapter."""
    instrument = sessie.instrument
    velden = {veld.code: veld.naam for veld in instrument.aandachtsvelden}
    yield from velden.items()
    for hoofdstuk in instrument.hoofdstukken:
        yield hoofdstuk.code, hoofdstuk.titel
        for vraag in hoofdstuk.vragen:
            yield vraag.id, hoofdstuk.titel
    for dimensie in instrument.dimensies:
        yield dimensie.code, f"{velden[dimensie.aandachtsveld]}, {dimensie.naam}"
    for eenheid in instrument.eenheden:
        yield eenheid.code, eenheid.naam
    if instrument.heeft(Onderdeel.DASHBOARD):
        dashboard = sessie.instrumenten.dashboard(sessie.editie.instrument)
        yield from ((rubriek.code, rubriek.naam) for rubriek in dashboard.rubrieken)
        yield from ((i.code, dashboard.indicatornaam(i.code)) for i in dashboard.indicatoren)


def _van_plan(sessie: Sessie) -> dict[str, str]:
    """Ids of chapters and actions with number and title."""
    uit = {}
    for deel in plannen.lees_plan(sessie).delen:
        uit[deel.id] = f"{deel.nummer}. {deel.titel}"
        for actie in deel.acties:
            uit[actie.id] = f"{volledig_nummer(deel.nummer, actie.nummer)} {deel.titel}"
    return uit
