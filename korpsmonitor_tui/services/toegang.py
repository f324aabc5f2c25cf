"""What every use case that writes asks first: the role, no own korps, and a verslag that may change now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import BEWERKBAAR, Persoon, Rol, Status, statusnaam, weiger_eigen_korps
from korpsmonitor_tui.services.sessie import SCHRIJVENDE_ROLLEN, SCHRIJVERS, Sessie, partij_van

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie


def eis_schrijver(sessie: Sessie, dossier: str, *rollen: Rol) -> Persoon:
    """Who is working, if they may write in this dossier. Raises StapGeweigerd.

    ``rollen`` defaults to everybody who works on minutes and verslagen. Nobody writes about their own korps.
    """
    persoon = sessie.eis_rol(*(rollen or SCHRIJVERS))
    weiger_eigen_korps(persoon, partij_van(dossier))
    return persoon


def eis_schrijver_over(sessie: Sessie, partij: str, *rollen: Rol) -> str:
    """The dossier of what is about this party (code; empty: about all, of no dossier), for who may write it.

    Raises StapGeweigerd, NietGevonden for an unknown party; ``rollen`` as :func:`eis_schrijver`.
    """
    if not partij:
        sessie.eis_rol(*(rollen or SCHRIJVERS))
        return ""
    dossier = sessie.dossier(partij)
    eis_schrijver(sessie, dossier, *rollen)
    return dossier


def eis_typen(sessie: Sessie, soort: str, entiteit: str) -> None:
    """Raise StapGeweigerd for a draft of a text that could not be recorded.

    What a killed program left as klad becomes an event at the next start, when nobody is there to be refused.
    """
    persoon = sessie.eis_rol(*SCHRIJVENDE_ROLLEN)
    db = sessie.store.lees()
    rij = db.execute("SELECT dossier FROM entiteit WHERE soort = ? AND id = ?", (soort, entiteit)).fetchone()
    if rij is None or not rij[0]:
        return
    weiger_eigen_korps(persoon, partij_van(rij[0]))
    if soort in _VASTGELEGD:
        _VASTGELEGD[soort](db, rij[0])


def lees_status(db: Database, dossier: str) -> Status:
    """Where the verslag of a dossier is."""
    rij = db.execute("SELECT status FROM verslag WHERE id = ?", (dossier,)).fetchone()
    return als_status(rij[0] if rij else None)


def als_status(ruw: object) -> Status:
    """A stored status; of a verslag that is not there, or has one of another program, it is the first."""
    return Status(ruw) if isinstance(ruw, str) and ruw in set(Status) else Status.GEPLAND


def weiger_definitief(tx: Transactie, dossier: str) -> None:
    """Raise StapGeweigerd if the verslag is definitief: then its minutes are fixed too."""
    weiger_vastgesteld(tx.bij(), dossier)


def weiger_vastgesteld(db: Database, dossier: str) -> None:
    """As :func:`weiger_definitief`, for who only looks at what would happen."""
    if lees_status(db, dossier) == Status.DEFINITIEF:
        raise StapGeweigerd(
            _(
                "Het verslag is definitief en ligt vast; heropen het met een reden om een nieuwe versie te maken."
            )
        )


def weiger_bevroren(db: Database, dossier: str) -> None:
    """Raise StapGeweigerd if what stands in the verslag (text, figures, people) cannot change in its present state."""
    status = lees_status(db, dossier)
    if status not in BEWERKBAAR:
        raise StapGeweigerd(
            _("Het verslag ligt vast zolang de stand “{status}” is; er is niets gewijzigd.").format(
                status=statusnaam(status)
            )
        )


_VASTGELEGD: Final[dict[str, Callable[[Database, str], None]]] = {
    "passage": weiger_bevroren,
    "notitie": weiger_vastgesteld,
}
"""When a text that is typed in place can no longer change."""
