"""Laying a plan down: from then on the text of its chapters and actions is fixed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.plan import volledig_nummer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import plannen
from korpsmonitor_tui.services.entiteiten import maak_of_herstel
from korpsmonitor_tui.services.plannen import ACTIE, ACTIEVELDEN, DEEL, DEELVELDEN, TEKST, VASTGESTELD
from korpsmonitor_tui.services.planvelden import algemeen, eis_planschrijver

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from korpsmonitor_tui.domain.plan import Plan
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie


def stel_vast(sessie: Sessie, datum: date | None = None) -> Plan:
    """Lay the plan down: from now on its text is fixed. The plan as it is fixed.

    Raises StapGeweigerd for who is no coördinator, without an action, twice, or while laptops differ about a text.
    """
    eis_planschrijver(sessie)
    dag = (datum or sessie.vandaag()).isoformat()

    def taak(tx: Transactie) -> None:
        plan = plannen.lees(tx.bij(), sessie.editie.id)
        if plan.vastgesteld is not None:
            raise StapGeweigerd(_("Het plan is al vastgesteld; er is niets gewijzigd."))
        if not plan.acties:
            raise StapGeweigerd(_("Er is nog geen actie om vast te stellen; er is niets gewijzigd."))
        leg_vast(tx, plan)
        id_ = maak_of_herstel(
            tx, TEKST, algemeen(sessie, soort=VASTGESTELD), plannen.tekst_id(sessie.editie.id, VASTGESTELD)
        )
        tx.zet(TEKST, id_, "tekst", dag)

    sessie.store.voer_uit(sessie.wie, taak)
    return plannen.lees_plan(sessie)


def leg_vast(tx: Transactie, plan: Plan) -> None:
    """Fix the texts of chapters and actions as they stand. Raises StapGeweigerd where laptops differ."""
    for deel in plan.delen:
        _leg_vast(tx, DEEL, deel.id, DEELVELDEN, _("hoofdstuk {nummer}").format(nummer=deel.nummer))
        for actie in deel.acties:
            nummer = volledig_nummer(deel.nummer, actie.nummer)
            _leg_vast(tx, ACTIE, actie.id, ACTIEVELDEN, _("actie {nummer}").format(nummer=nummer))


def _leg_vast(tx: Transactie, soort: str, id_: str, velden: Iterable[str], naam: str) -> None:
    stand = tx.stand(soort, id_)
    if stand.conflicten:
        raise StapGeweigerd(
            _(
                "Over {wat} zeggen twee laptops iets anders; kies eerst wat geldt met `korpsmonitor conflict toon -`."
                " Er is niets vastgesteld."
            ).format(wat=naam)
        )
    tx.zet(soort, id_, VASTGESTELD, {veld: stand.waarde(veld) or "" for veld in velden})
