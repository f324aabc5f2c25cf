"""The members of a plan: organisations and functions, never names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.volgorde import tussen
from korpsmonitor_tui.services.entiteiten import maak_of_herstel
from korpsmonitor_tui.services.plannen import LID
from korpsmonitor_tui.services.planvelden import algemeen, eis_planschrijver, zet_velden

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.plan import Lid
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie


def voeg_lid_toe(sessie: Sessie, organisatie: str, functie: str) -> str:
    """Add a member, by organisation and function. Raises StapGeweigerd, OnbruikbareInvoer where both are empty."""
    eis_planschrijver(sessie)
    if not (organisatie.strip() or functie.strip()):
        raise OnbruikbareInvoer(_("Noem een organisatie, een functie of allebei; er is niets vastgelegd."))

    def taak(tx: Transactie) -> str:
        return schrijf_lid(tx, sessie, tx.nieuw_id(), organisatie.strip(), functie.strip())

    return sessie.store.voer_uit(sessie.wie, taak)


def schrijf_lid(tx: Transactie, sessie: Sessie, id_: str, organisatie: str, functie: str) -> str:
    """Put a member at the end of the list, within a transaction that checked who writes."""
    (laatste,) = (
        tx.bij().execute("SELECT max(volgorde) FROM planlid WHERE editie = ?", (sessie.editie.id,)).fetchone()
    )
    maak_of_herstel(tx, LID, algemeen(sessie), id_)
    velden = {"organisatie": organisatie, "functie": functie, "volgorde": tussen(laatste, None)}
    zet_velden(tx, LID, id_, velden)
    return id_


def verwijder_lid(sessie: Sessie, lid: Lid) -> None:
    """Take a member off the list. Raises StapGeweigerd."""
    eis_planschrijver(sessie)
    sessie.store.voer_uit(sessie.wie, lambda tx: tx.verwijder(LID, lid.id))
