"""What two laptops that did not know of each other recorded differently of an organisation."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.event import BESTAAN
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.partijrijen import SOORT
from korpsmonitor_tui.store.projecties import lees_standen

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie


def lees_partijstrijd(sessie: Sessie) -> dict[str, str]:
    """Per code of a party what to look at, in words.

    A name makes one party on every laptop. Where two added it for different measured parties it can only stand with one of
    them: whoever added it for the other must know.
    """
    db, editie = sessie.store.lees(), sessie.editie.id
    conflicten = {
        code: _("≠ op twee laptops verschillend; zie conflicten")
        for code, velden in db.execute(
            "SELECT p.code, e.conflicten FROM partij p JOIN entiteit e ON e.soort = ? AND e.id = p.id "
            "WHERE p.editie = ? AND e.conflicten IS NOT '[]'",
            (SOORT, editie),
        )
        if json.loads(velden)
    }
    vaker = db.execute(
        "SELECT k.entiteit FROM kop k JOIN partij p ON p.id = k.entiteit WHERE k.soort = ? AND k.veld = ? "
        "AND p.editie = ? GROUP BY k.entiteit HAVING count(*) > 1",
        (SOORT, BESTAAN, editie),
    ).fetchall()
    namen = {partij.code: partij.naam for partij in sessie.instrument.gemeten}
    for stand in lees_standen(db, [(SOORT, id_) for (id_,) in vaker]) if vaker else ():
        hier = stand.vast("hoort_bij")
        gegeven = [kop.waarde for kop in stand.koppen[BESTAAN] if isinstance(kop.waarde, dict)]
        elders = dict.fromkeys(
            str(een.get("hoort_bij") or "") for een in gegeven if een.get("hoort_bij") != hier
        )
        if elders:
            waar = ", ".join(namen.get(code, code) or _("iedereen") for code in elders)
            tekst = _(
                "≠ op een andere laptop toegevoegd over {waar}; is dat een andere organisatie, voeg haar dan toe onder een"
                " andere naam"
            ).format(waar=waar)
            code = str(stand.vast("code"))
            conflicten[code] = "; ".join(filter(None, (conflicten.get(code), tekst)))
    return conflicten
