"""A copy of a version for every respondent, so that what comes back is known by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.bestanden.naam import veilige_naam
from korpsmonitor_tui.bestanden.schrijf import Klaarzetter
from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import documenten
from korpsmonitor_tui.services.partijen import maak_code
from korpsmonitor_tui.services.versiebestanden import VERZONDEN, haal_inhoud, kies_versie
from korpsmonitor_tui.services.versies import verzonden_versie

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.services.sessie import Sessie

_LANGSTE = 40
"""Characters of a function in the name of a file."""


def schrijf_exemplaren(
    sessie: Sessie, dossier: str, map_: Path, *, nummer: int | None = None
) -> tuple[Path, ...]:
    """Write a copy of what was sent last (or of version ``nummer``) per respondent, all or none; the text is the same.

    They come in a new folder inside ``map_``. Changes nothing in the database. Raises NietGevonden if nothing was sent,
    BestandFout if the folder is there already or cannot be written.
    """
    # Imported late: start-up must not pay for Word.
    from korpsmonitor_tui.word.exemplaar import maak_exemplaar

    db = sessie.store.lees()
    versie = (
        verzonden_versie(db, dossier)
        if nummer is None
        else kies_versie(db, dossier, nummer, VERZONDEN, alleen=True)
    )
    if versie is None:
        raise NietGevonden(_("Er is nog geen versie verstuurd; er is niets gemaakt."))
    inhoud = haal_inhoud(sessie, versie)
    stam = documenten.bestandsnaam(sessie, dossier, versie.nummer).removesuffix(".docx")
    bestanden = {
        veilige_naam(f"{stam}-{nr:02}-{maak_code(label)[:_LANGSTE].rstrip('-')}.docx"): maak_exemplaar(
            inhoud, wie
        )
        for nr, (wie, label) in enumerate(versie.respondenten, start=1)
    }
    doel = map_ / f"{stam}-exemplaren"
    with Klaarzetter() as klaar:
        klaar.zet_map(doel, bestanden)
        klaar.plaats()
    return tuple(doel / naam for naam in bestanden)
