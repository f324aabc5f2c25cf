"""What two laptops wrote differently in a plan: told wherever the plan is read, because only one of both can stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.taal import _, ngettext

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database

_SOORTEN = ("plandeel", "planactie", "voortgang", "planlid", "plantekst")


def lees_strijdig(db: Database, editie: str) -> frozenset[str]:
    """The ids of everything in the plan of an edition that a person still has to choose about."""
    vraag = " UNION ALL ".join(
        f"SELECT t.id FROM entiteit e JOIN {soort} t ON t.id = e.id "
        f"WHERE e.soort = '{soort}' AND e.dossier = '' AND e.conflicten IS NOT '[]' AND t.editie = :editie"
        for soort in _SOORTEN
    )
    return frozenset(rij[0] for rij in db.execute(vraag, {"editie": editie}))


def meld_strijd(sessie: Sessie) -> str:
    """One line if anything in the plan is still to be chosen; else empty."""
    aantal = len(lees_strijdig(sessie.store.lees(), sessie.editie.id))
    if not aantal:
        return ""
    return ngettext(
        "Let op: {aantal} tekst van dit plan is op twee laptops verschillend (≠); hier staat een van beide. Kies met"
        " `korpsmonitor conflict toon -`.",
        "Let op: {aantal} teksten van dit plan zijn op twee laptops verschillend (≠); hier staat telkens een van beide. Kies"
        " met `korpsmonitor conflict toon -`.",
        aantal,
    ).format(aantal=aantal)


def strijdmerk() -> str:
    """What stands beside an action that two laptops say something else of."""
    return _("≠ twee laptops")
