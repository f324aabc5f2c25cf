"""What is told of an action at a reporting date: a text, a state, or both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.plan import Actiestand
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import plannen
from korpsmonitor_tui.services.entiteiten import eis_er_nog, maak_of_herstel
from korpsmonitor_tui.services.plannen import ACTIE, VOORTGANG
from korpsmonitor_tui.services.planvelden import algemeen
from korpsmonitor_tui.services.sessie import SCHRIJVERS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from korpsmonitor_tui.domain.plan import Actie, Plan
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie


def meld_voortgang(
    sessie: Sessie,
    actie: Actie,
    peildatum: date,
    tekst: str | None = None,
    stand: Actiestand | None = None,
    op: Sequence[str] | None = None,
) -> str:
    """Say how an action stands at a reporting date: text, state or both; what is None stays. Id of what was told.

    ``op`` are the heads of the text that a form was opened on. Raises StapGeweigerd for who may not, OnbruikbareInvoer
    where nothing is said.
    """
    sessie.eis_rol(*SCHRIJVERS)
    if tekst is None and stand is None:
        raise OnbruikbareInvoer(_("Geef een tekst, een stand of allebei; er is niets vastgelegd."))

    def taak(tx: Transactie) -> str:
        eis_er_nog(tx, ACTIE, actie.id)
        if stand not in {None, Actiestand.VERVALLEN}:
            _weiger_vervallen(plannen.lees(tx.bij(), sessie.editie.id), actie.id, peildatum)
        id_ = maak_bericht(tx, sessie, actie.id, peildatum)
        if tekst is not None:
            tx.zet(VOORTGANG, id_, "tekst", tekst.strip(), op=op)
        if stand is not None:
            tx.zet(VOORTGANG, id_, "stand", stand.value)
        return id_

    return sessie.store.voer_uit(sessie.wie, taak)


def _weiger_vervallen(plan: Plan, actie: str, peildatum: date) -> None:
    """Raise StapGeweigerd for the state of an action that had lapsed: nothing would show it."""
    toen = next((een.zoals_op(peildatum) for een in plan.acties if een.id == actie), None)
    if toen is not None and toen.verval is not None:
        raise StapGeweigerd(
            _(
                "Deze actie is vervallen en heeft dus geen andere stand; neem haar eerst weer op met `korpsmonitor plan actie"
                " hervat`. Er is niets gewijzigd."
            )
        )


def begin_bericht(sessie: Sessie, actie: Actie, peildatum: date) -> None:
    """Have a place to type what is told of an action at a reporting date. Raises StapGeweigerd for who may not."""
    sessie.eis_rol(*SCHRIJVERS)
    sessie.store.voer_uit(sessie.wie, lambda tx: maak_bericht(tx, sessie, actie.id, peildatum))


def maak_bericht(tx: Transactie, sessie: Sessie, actie: str, peildatum: date) -> str:
    """Have a place for what is told of an action at a reporting date, and return its id."""
    gegevens = algemeen(sessie, actie=actie, peildatum=peildatum.isoformat())
    return maak_of_herstel(tx, VOORTGANG, gegevens, plannen.voortgang_id(actie, peildatum))
