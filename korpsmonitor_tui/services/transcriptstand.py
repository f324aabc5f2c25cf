"""Transcripts as they stand in a dossier: which there are, their text, and who their speakers are."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.transcript import maak_beurten, van_json
from korpsmonitor_tui.services.datums import als_datum
from korpsmonitor_tui.services.gesprekken import lees_deelnemers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from korpsmonitor_tui.domain.transcript import Beurt, Cue
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database

SOORT: Final = "transcript"


@dataclass(frozen=True, slots=True)
class Transcript:
    """A transcript as it was taken in, without its text."""

    id: str
    nummer: int
    vorm: str
    """``vtt``, ``srt``, ``docx`` or ``txt``."""
    naam: str
    """Of the file."""
    sha256: str
    bijlage: str
    """Id of the file itself, kept byte for byte."""
    opname: str
    """Id of the recording that it is of; empty if that was not said."""
    vorige: str
    """Id of the transcript that it corrects; empty if none."""
    datum: date | None
    sprekers: dict[str, str]
    """Names in the file -> id of a deelnemer, or a role in words."""
    verschuiving: int
    """Milliseconds to add to the time since the begin of the gesprek to get the time in the recording."""
    vervangen: bool = False
    """Whether a correction of it was taken in."""


_TRANSCRIPT: Final = (
    "SELECT t.id, t.nummer, t.vorm, t.naam, t.sha256, t.bijlage, t.opname, t.vorige, t.datum, t.sprekers, "
    "t.verschuiving, EXISTS (SELECT 1 FROM transcript n WHERE n.dossier = t.dossier AND n.vorige = t.id) "
    "FROM transcript t"
)


def lees_transcripten(db: Database, dossier: str) -> tuple[Transcript, ...]:
    """The transcripts of a gesprek, in the order in which they were taken in."""
    rijen = db.execute(f"{_TRANSCRIPT} WHERE t.dossier = ? ORDER BY t.nummer, t.id", (dossier,)).fetchall()
    return tuple(_transcript(rij) for rij in rijen)


def _transcript(rij: Sequence[Any]) -> Transcript:
    id_, nummer, vorm, naam, sha256, bijlage, opname, vorige, datum, sprekers, verschuiving, vervangen = rij
    return Transcript(
        id_,
        nummer,
        vorm or "",
        naam or "",
        sha256 or "",
        bijlage or "",
        opname or "",
        vorige or "",
        als_datum(datum),
        lees_sprekers(sprekers),
        verschuiving or 0,
        bool(vervangen),
    )


def lees_sprekers(tekst: str | None) -> dict[str, str]:
    """A stored mapping of speakers; nothing for what another program may have left there."""
    try:
        waarde = json.loads(tekst or "{}")
    except ValueError:
        return {}
    if not isinstance(waarde, dict):
        return {}
    return {naam: wie for naam, wie in waarde.items() if isinstance(wie, str)}


def eis_transcript(db: Database, dossier: str, welke: str = "") -> Transcript:
    """The transcript with this number or id; without one the only one that was not replaced. Raises NietGevonden."""
    lijst = lees_transcripten(db, dossier)
    passend = [t for t in lijst if (welke in {str(t.nummer), t.id} if welke else not t.vervangen)]
    if len(passend) == 1:
        return passend[0]
    bekend = ", ".join(f"{t.nummer} ({t.naam})" for t in lijst) or _("geen")
    if not welke:
        raise NietGevonden(
            _("Noem het transcript bij zijn nummer; er zijn er: {bekend}.").format(bekend=bekend)
        )
    raise NietGevonden(
        _(
            "Er is geen transcript “{welke}” in dit dossier; er is niets gewijzigd. Kies uit: {bekend}."
        ).format(welke=welke, bekend=bekend)
    )


def lees_cues(db: Database, transcript: str) -> tuple[Cue, ...]:
    """The cues of a transcript (id) as they stand in its file."""
    rij = db.execute("SELECT cues FROM transcript WHERE id = ?", (transcript,)).fetchone()
    return van_json(rij[0]) if rij else ()


def lees_beurten(sessie: Sessie, transcript: str, *, met_vlaggen: bool = True) -> tuple[Beurt, ...]:
    """Who said what in a transcript (id), in the order of speaking."""
    cues = lees_cues(sessie.store.lees(), transcript)
    return maak_beurten(cues, None if met_vlaggen else {})


def sprekerlabels(db: Database, dossier: str, sprekers: Mapping[str, str]) -> dict[str, str]:
    """Names in a file -> who that is: the role of a deelnemer, never a name, or the role that was given."""
    rollen = {deelnemer.id: deelnemer.rol for deelnemer in lees_deelnemers(db, dossier)}
    return {naam: rollen.get(wie, wie) for naam, wie in sprekers.items()}


def koppeling(
    db: Database, dossier: str, namen: Sequence[str], sprekers: Mapping[str, str]
) -> dict[str, str]:
    """Who ``sprekers`` means: name in the file (one of ``namen``) -> id of a deelnemer, or the role in words.

    Raises NietGevonden for a name that the file does not have, or if more than one deelnemer is meant.
    """
    deelnemers = lees_deelnemers(db, dossier)
    uit: dict[str, str] = {}
    for naam, wie in sprekers.items():
        if naam not in namen:
            raise NietGevonden(
                _(
                    "In het transcript spreekt geen “{naam}”; er is niets gewijzigd. Kies uit: {namen}."
                ).format(naam=naam, namen=", ".join(namen) or _("niemand"))
            )
        passend = [
            d for d in deelnemers if wie.casefold() in {d.id, d.naam.casefold(), d.rol.casefold()} - {""}
        ]
        if len(passend) > 1:
            raise NietGevonden(
                _("Er zijn meer deelnemers “{wie}”; er is niets gewijzigd. Kies uit: {bekend}.").format(
                    wie=wie, bekend=", ".join(f"{d.label} ({d.id})" for d in passend)
                )
            )
        uit[naam] = passend[0].id if passend else wie.strip()
    return uit
