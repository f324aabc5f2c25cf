"""A code in its text, and a decision on it, as the commands about codes show them: without names of participants."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.gesprek import naamloos
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.gesprekken import lees_deelnemers

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.codering import Besluit, Codering
    from korpsmonitor_tui.domain.gesprek import Deelnemer
    from korpsmonitor_tui.services.codeerplaatsen import Codeerplaats
    from korpsmonitor_tui.services.sessie import Sessie

PLAATS: Final = {
    "tekst": _("het citaat in de tekst van nu"),
    "omgeving": _("de tekst waarin het staat, of de zinnen eromheen; leeg als die weg is"),
    "bron": _("notitie, beurt of passage"),
    "entiteit": _("kenmerk van die bron"),
    "spreker": _("rol van wie het zei, of leeg"),
    "hoofdstuk": _("hoofdstuk, of leeg"),
}
BESLUIT: Final = {
    "reden": _("reden van het besluit, of leeg"),
    "door": _("wie besloot, of leeg"),
    "tijd": _("wanneer (UTC), of leeg"),
}


def sleutels_onder(voor: str, sleutels: dict[str, str]) -> dict[str, str]:
    return {f"{voor}.{naam}": uitleg for naam, uitleg in sleutels.items()}


def verborgen_van(sessie: Sessie, dossier: str, *, met_namen: bool) -> tuple[Deelnemer, ...]:
    """Whose names do not go out."""
    return () if met_namen else lees_deelnemers(sessie.store.lees(), dossier)


def plaats_als_gegevens(
    codering: Codering, plaats: Codeerplaats, verborgen: tuple[Deelnemer, ...]
) -> dict[str, Any]:
    return {
        "tekst": naamloos(codering.anker.citaat, verborgen),
        "omgeving": naamloos(plaats.omgeving, verborgen),
        "bron": plaats.soort,
        "entiteit": codering.anker.entiteit,
        "spreker": naamloos(plaats.spreker, verborgen),
        "hoofdstuk": plaats.hoofdstuk,
    }


def besluit_als_gegevens(besluit: Besluit | None, namen: dict[str, str]) -> dict[str, str]:
    if besluit is None:
        return dict.fromkeys(BESLUIT, "")
    return {"reden": besluit.reden, "door": namen.get(besluit.door, besluit.door), "tijd": besluit.tijd}
