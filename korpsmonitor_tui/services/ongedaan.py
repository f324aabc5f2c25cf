"""Undo across screens: one's own last handeling, and never what outsiders know of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.verslag import GRENZEN
from korpsmonitor_tui.services.tijdlijn import Gebeurtenis, beschrijf
from korpsmonitor_tui.services.verslagtekst import weiger_bevroren
from korpsmonitor_tui.store.ongedaan import maak_ongedaan

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.event import Event
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie


def ongedaan(sessie: Sessie) -> str:
    """Undo the last handeling of who is working, and say which.

    Raises StapGeweigerd if there is nothing to undo, somebody built on it, or it lies before a send, receipt, approval
    or definitief.
    """

    def taak(tx: Transactie) -> str:
        resultaat = maak_ongedaan(tx, _is_grens)
        for event in resultaat.events:
            if event.soort == "passage":
                dossier = tx.db.execute(
                    "SELECT dossier FROM entiteit WHERE soort = 'passage' AND id = ?", (event.entiteit,)
                ).fetchone()[0]
                weiger_bevroren(tx.bij(), dossier)
        gebeurtenissen = [
            Gebeurtenis(e.soort, e.entiteit, e.veld, e.operatie, None) for e in resultaat.events
        ]
        return beschrijf(sessie, gebeurtenissen)[0]

    return sessie.store.voer_uit(sessie.wie, taak)


def _is_grens(event: Event, waarde: object) -> bool:
    if event.soort in {"akkoord", "reactie", "versie"}:
        return True
    is_stap = (event.soort, event.veld) == ("verslag", "status") and isinstance(waarde, dict)
    return is_stap and waarde.get("stap") in GRENZEN  # type: ignore[attr-defined]
