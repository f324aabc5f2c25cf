"""How much of the questionnaire every party answered: all dossiers in one pass."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.vragenlijst import Geldigheid, Vak
from korpsmonitor_tui.services.sessie import dossier_id
from korpsmonitor_tui.services.vragenlijst import Volledigheid

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.instrument import Gesprekspartij
    from korpsmonitor_tui.domain.vragenlijst import Vraag, Vragenlijst
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database

_WIT: Final = "".join(teken for teken in map(chr, range(0x3001)) if teken.isspace())
"""What ``str.strip`` removes: an answer of nothing else is none."""


def lees_volledigheid(sessie: Sessie) -> dict[str, Volledigheid]:
    """The whole questionnaire counted for every party of the instrument, by dossier; chapters are not told apart.

    As ``services.vragenlijst.volledigheid`` counts, summed over the chapters.
    """
    db, vragenlijst, editie = sessie.store.lees(), sessie.instrument.vragenlijst, sessie.editie.id
    gegeven = _lees_plaatsen(db, editie, vragenlijst)
    bepalend = _lees_bepalende(db, editie, vragenlijst)
    # Who is asked what without conditions is judged once for all parties that are meant alike.
    genoemd = {
        code for vraag in vragenlijst.vragen.values() for code in (*vraag.alleen_voor, *vraag.niet_voor)
    }
    per_soort: dict[frozenset[str], tuple[list[Vraag], list[Vraag]]] = {}
    standen = {}
    for partij in sessie.instrument.partijen:
        dossier = dossier_id(editie, partij.code)
        soort = frozenset(genoemd.intersection((partij.code, partij.soort)))
        if soort not in per_soort:
            per_soort[soort] = _verdeel(vragenlijst, partij)
        altijd, soms = per_soort[soort]
        gesteld = _stel(vragenlijst, soms, bepalend[dossier], partij)
        beantwoord = gegeven[dossier]
        verplicht = [vraag for vraag in altijd if vraag.verplicht] + [
            vraag for vraag, geldigheid in gesteld if vraag.verplicht and geldigheid is Geldigheid.GELDT
        ]
        telt = [vraag for vraag, _geldigheid in gesteld]
        standen[dossier] = Volledigheid(
            hoofdstuk="",
            beantwoord=sum(vraag.id in beantwoord for lijst in (altijd, telt) for vraag in lijst),
            totaal=len(altijd) + len(telt),
            verplicht_open=sum(vraag.id not in beantwoord for vraag in verplicht),
        )
    return standen


def _verdeel(vragenlijst: Vragenlijst, partij: Gesprekspartij) -> tuple[list[Vraag], list[Vraag]]:
    """The questions that such a party is asked whatever it answered, and those that depend on its answers."""
    altijd, soms = [], []
    for vraag in vragenlijst.vragen.values():
        if vraag.voorwaarden:
            soms.append(vraag)
        elif _oordeel(vragenlijst, vraag, {}, partij) is Geldigheid.GELDT:
            altijd.append(vraag)
    return altijd, soms


def _stel(
    vragenlijst: Vragenlijst, vragen: list[Vraag], gegeven: dict[Vak, str], partij: Gesprekspartij
) -> list[tuple[Vraag, Geldigheid]]:
    """The questions of these that do not lapse."""
    geoordeeld = [(vraag, _oordeel(vragenlijst, vraag, gegeven, partij)) for vraag in vragen]
    return [(vraag, geldigheid) for vraag, geldigheid in geoordeeld if geldigheid is not Geldigheid.VERVALT]


def _oordeel(
    vragenlijst: Vragenlijst, vraag: Vraag, gegeven: dict[Vak, str], partij: Gesprekspartij
) -> Geldigheid:
    return vragenlijst.geldigheid(vraag, lambda vak: gegeven.get(vak, ""), partij.code, partij.soort)


def _lees_plaatsen(db: Database, editie: str, vragenlijst: Vragenlijst) -> defaultdict[str, set[str]]:
    """By dossier the ids of the questions that have an answer in every place."""
    nodig = {vraag.id: len(vraag.vakken) for vraag in vragenlijst.vragen.values()}
    bekend = ["/".join(vak) for vraag in vragenlijst.vragen.values() for vak in vraag.vakken]
    # Counted by the database in the order of its index: a row of Python per place would cost more the more there are.
    rijen = db.execute(
        "SELECT dossier, vraag, count(*) FROM antwoord "
        "WHERE dossier > ? AND dossier < ? AND trim(coalesce(waarde, ''), ?) != '' "
        "AND vraag || '/' || coalesce(rij, '') || '/' || coalesce(jaar, '') IN (SELECT value FROM json_each(?)) "
        "GROUP BY dossier, vraag",
        (f"{editie}/", f"{editie}0", _WIT, json.dumps(bekend)),
    )
    beantwoord: defaultdict[str, set[str]] = defaultdict(set)
    for dossier, vraag, aantal in rijen:
        if aantal == nodig[vraag]:
            beantwoord[dossier].add(vraag)
    return beantwoord


def _lees_bepalende(db: Database, editie: str, vragenlijst: Vragenlijst) -> defaultdict[str, dict[Vak, str]]:
    """By dossier the answers that decide whether other questions are asked."""
    ids = sorted({v.vraag for vraag in vragenlijst.vragen.values() for v in vraag.voorwaarden})
    bepalend: defaultdict[str, dict[Vak, str]] = defaultdict(dict)
    for dossier, vraag, rij, jaar, waarde in db.execute(
        "SELECT dossier, vraag, rij, jaar, waarde FROM antwoord "
        "WHERE dossier > ? AND dossier < ? AND vraag IN (SELECT value FROM json_each(?))",
        (f"{editie}/", f"{editie}0", json.dumps(ids)),
    ).fetchall():
        bepalend[dossier][Vak(vraag or "", rij or "", jaar or "")] = waarde or ""
    return bepalend
