"""What this laptop remembers of its hub, first of all what it may write there: what the hub would refuse is refused here, before anybody is told it is kept."""

from __future__ import annotations

import functools
import json
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.hub import Recht
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from korpsmonitor_tui.domain.event import Event
    from korpsmonitor_tui.store.driver import Database

RECHT: Final = "recht"
"""Name in hubstand under which the hub's last word on it stands."""
VORKEN: Final = "vorken"
"""Name in hubstand of the chains of which a place showed that another copy went on: device to the last place before it."""


class HubrechtOntbreekt(StapGeweigerd):
    """The hub would not take this from this laptop; nothing was recorded."""

    titel = "Niet van uw team"


def onthoud(db: Database, stand: Mapping[str, str]) -> None:
    """Remember values under their names, inside the caller's transaction."""
    for naam, waarde in stand.items():
        db.execute("INSERT OR REPLACE INTO hubstand VALUES (?, ?)", (naam, waarde))


def codeer_recht(recht: Recht) -> str:
    """What a login may write, as it is remembered."""
    return json.dumps(
        {
            "alles": recht.alles,
            "partijen": sorted(recht.partijen),
            "algemeen": sorted(recht.algemeen),
            "soorten": None if recht.soorten is None else sorted(recht.soorten),
            "behalve": sorted(recht.behalve),
        }
    )


@functools.lru_cache(maxsize=4)
def decodeer_recht(tekst: str) -> Recht:
    """What was remembered."""
    inhoud = json.loads(tekst)
    soorten = inhoud["soorten"]
    return Recht(
        inhoud["alles"],
        frozenset(inhoud["partijen"]),
        frozenset(inhoud["algemeen"]),
        None if soorten is None else frozenset(soorten),
        frozenset(inhoud["behalve"]),
    )


def lees_recht(db: Database) -> Recht | None:
    """What this laptop may write; None while it has no hub, and then everything is its own."""
    rij = db.execute("SELECT waarde FROM hubstand WHERE naam = ?", (RECHT,)).fetchone()
    return decodeer_recht(rij[0]) if rij else None


def eis_recht(db: Database, events: Iterable[Event]) -> None:
    """Raise HubrechtOntbreekt if one of these events, whose projections are written, is not for this laptop to make."""
    recht = lees_recht(db)
    if recht is None or (recht.alles and not recht.behalve):
        return
    for soort, entiteit in dict.fromkeys((event.soort, event.entiteit) for event in events):
        (dossier,) = db.execute(
            "SELECT dossier FROM entiteit WHERE soort = ? AND id = ?", (soort, entiteit)
        ).fetchone()
        if recht.mag(soort, dossier):
            continue
        if dossier and not recht.alles and dossier.rpartition("/")[2] not in recht.partijen:
            raise HubrechtOntbreekt(
                _(
                    "“{dossier}” hoort niet bij de korpsen van uw team; er is niets vastgelegd. "
                    "Wat u typte blijft op deze laptop bewaard. De beheerder van de hub kan het team dit korps geven."
                ).format(dossier=dossier)
            )
        raise HubrechtOntbreekt(
            _(
                "Uw aanmelding bij de hub mag dit niet wijzigen ({soort}); er is niets vastgelegd. "
                "Een coördinator met een eigen aanmelding kan het wel."
            ).format(soort=soort)
        )
