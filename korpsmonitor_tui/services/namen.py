"""Names of participants in a dossier, and what to say instead of them in everything that goes out.

A name stays in its own row of the encrypted database, but people also write it in notes and programs put it in
transcripts. Whoever asks for names gets the texts as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from korpsmonitor_tui.domain.event import decodeer
from korpsmonitor_tui.domain.gesprek import labels, naamvormen, namen_van, vervang, vind_namen
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.gesprekken import lees_deelnemers
from korpsmonitor_tui.services.transcriptstand import lees_transcripten

if TYPE_CHECKING:
    from collections.abc import Mapping

    from korpsmonitor_tui.store.driver import Database


def lees_namen(db: Database, dossier: str) -> dict[str, str]:
    """Every name that a participant of this dossier has or had, and as a transcript spells it -> their role.

    Somebody who was taken off the list is still a person: called “deelnemer”.
    """
    deelnemers = lees_deelnemers(db, dossier)
    heet = labels(deelnemers)
    namen = namen_van(deelnemers)
    for id_, naam in _ooit(db, dossier):
        for vorm in naamvormen(naam):
            namen.setdefault(vorm, heet.get(id_, _("deelnemer")))
    for transcript in lees_transcripten(db, dossier):
        for naam, wie in transcript.sprekers.items():
            # “Spreker 2” is what speech recognition calls somebody; a name of a person has no figure in it.
            if wie in heet and not any(teken.isdigit() for teken in naam):
                namen.setdefault(naam, heet[wie])
    return namen


def _ooit(db: Database, dossier: str) -> list[tuple[str, str]]:
    """Id of a participant, and a name that was written down for them at any time."""
    rijen = db.execute(
        "SELECT e.entiteit, p.payload FROM entiteit x JOIN event e ON e.soort = x.soort AND e.entiteit = x.id "
        "JOIN event_payload p ON p.event = e.id WHERE x.soort = 'deelnemer' AND x.dossier = ? AND e.veld = 'naam'",
        (dossier,),
    ).fetchall()
    gelezen = ((id_, decodeer(payload)) for id_, payload in rijen)
    return [(id_, naam) for id_, naam in gelezen if isinstance(naam, str)]


def verberg(waarde: Any, namen: Mapping[str, str]) -> Any:
    """A value as it is stored, with roles for names in every text of it; keys stay."""
    if isinstance(waarde, str):
        return vervang(waarde, vind_namen(waarde, namen))
    if isinstance(waarde, dict):
        return {sleutel: verberg(deel, namen) for sleutel, deel in waarde.items()}
    if isinstance(waarde, list):
        return [verberg(deel, namen) for deel in waarde]
    return waarde
