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
    # Most questions are asked of everybody whatever was answered: those need no judgement per party.
    altijd = [vraag for vraag in vragenlijst.vragen.values() if _is_altijd_gesteld(vraag)]
    soms = [vraag for vraag in vragenlijst.vragen.values() if not _is_altijd_gesteld(vraag)]
    standen = {}
    for partij in sessie.instrument.partijen:
        dossier = dossier_id(editie, partij.code)
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


def _is_altijd_gesteld(vraag: Vraag) -> bool:
    return not (vraag.voorwaarden or vraag.alleen_voor or vraag.niet_voor)


def _stel(
    vragenlijst: Vragenlijst, vragen: list[Vraag], gegeven: dict[Vak, str], partij: Gesprekspartij
) -> list[tuple[Vraag, Geldigheid]]:
    """The questions of these that do not lapse."""

    def antwoord(vak: Vak) -> str:
        return gegeven.get(vak, "")

    zonder_voorwaarde: dict[tuple[tuple[str, ...], tuple[str, ...]], Geldigheid] = {}
    gesteld: list[tuple[Vraag, Geldigheid]] = []
    for vraag in vragen:
        soort = (vraag.alleen_voor, vraag.niet_voor)
        geldigheid = None if vraag.voorwaarden else zonder_voorwaarde.get(soort)
        if geldigheid is None:
            geldigheid = vragenlijst.geldigheid(vraag, antwoord, partij.code, partij.soort)
            if not vraag.voorwaarden:
                zonder_voorwaarde[soort] = geldigheid
        if geldigheid is not Geldigheid.VERVALT:
            gesteld.append((vraag, geldigheid))
    return gesteld


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
