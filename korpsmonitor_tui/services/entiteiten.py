"""Entities whose id every laptop would choose, and entities that a form names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie

_DEZE: Final = {
    "aanvulling": _("Deze aanvulling"),
    "bespreekpunt": _("Dit bespreekpunt"),
    "deelnemer": _("Deze deelnemer"),
    "deskbron": _("Deze bron"),
    "notitie": _("Deze notitie"),
    "passage": _("Deze passage"),
}
_DIT: Final = _("Dit")


def maak_of_herstel(tx: Transactie, soort: str, gegevens: Mapping[str, object], id_: str) -> str:
    """Have an entity with this id: made now, brought back if it was deleted or undone, else as it is."""
    stand = tx.stand(soort, id_)
    if stand.koppen and not stand.bestaat:
        tx.herstel(soort, id_)
    return tx.maak(soort, gegevens, id_)


def zet_verzameling(tx: Transactie, soort: str, id_: str, veld: str, waarden: Sequence[str]) -> None:
    """Make a set hold exactly these elements."""
    for element in tx.stand(soort, id_).waarden(veld):
        if element not in waarden:
            tx.haal_weg(soort, id_, veld, element)
    for element in waarden:
        tx.voeg_toe(soort, id_, veld, element)


def zet_reeks(tx: Transactie, soort: str, id_: str, veld: str, waarden: Sequence[str]) -> None:
    """Make a set hold exactly these elements, in this order."""
    nieuw = list(dict.fromkeys(waarden))
    nu = [str(waarde) for waarde in tx.stand(soort, id_).waarden(veld)]
    gelijk = next((nr for nr, (een, ander) in enumerate(zip(nu, nieuw, strict=False)) if een != ander), None)
    behoud = min(len(nu), len(nieuw)) if gelijk is None else gelijk
    # A set keeps the order in which it was added to: what stands after the first difference is added anew.
    for element in nu[behoud:]:
        tx.haal_weg(soort, id_, veld, element)
    for element in nieuw[behoud:]:
        tx.voeg_toe(soort, id_, veld, element)


def eis_in_dossier(db: Database, soort: str, id_: str, dossier: str) -> None:
    """Raise NietGevonden if this is not (or no longer) part of this dossier."""
    rij = db.execute(
        "SELECT 1 FROM entiteit WHERE soort = ? AND id = ? AND dossier = ? AND bestaat", (soort, id_, dossier)
    ).fetchone()
    if rij is None:
        raise NietGevonden(
            _("{naam} is inmiddels verwijderd of hoort bij een ander dossier; er is niets gewijzigd.").format(
                naam=_DEZE.get(soort, _DIT)
            )
        )


def eis_er_nog(tx: Transactie, soort: str, id_: str) -> None:
    """Raise NietGevonden if this was taken away meanwhile: writing in it would bring it back."""
    if not tx.stand(soort, id_).bestaat:
        raise NietGevonden(
            _("{naam} is inmiddels verwijderd; er is niets gewijzigd.").format(naam=_DEZE.get(soort, _DIT))
        )


def schrijf_in(sessie: Sessie, soort: str, id_: str, taak: Callable[[Transactie], object]) -> None:
    """Write in an entity as one handeling. Raises NietGevonden if it was taken away meanwhile."""

    def bewaakt(tx: Transactie) -> None:
        eis_er_nog(tx, soort, id_)
        taak(tx)

    sessie.store.voer_uit(sessie.wie, bewaakt)
