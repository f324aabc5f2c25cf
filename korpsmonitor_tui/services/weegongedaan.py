"""What of the weging cannot be undone: a weegsessie that was scored in, a score outside its weegsessie, what was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.event import Operatie, decodeer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import blindscores, weegsessies
from korpsmonitor_tui.services.scoreinvoer import eis_aanwezig

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.event import Event
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.ongedaan import Ongedaan
    from korpsmonitor_tui.store.transactie import Transactie

_OORDELEN: Final = frozenset({"score", "eindscore", "partneroordeel"})


def weiger_weging(sessie: Sessie, tx: Transactie, resultaat: Ongedaan) -> None:
    """Raise StapGeweigerd if undoing this takes the ground from under a score, or a score back that may not be given."""
    for event in resultaat.events:
        if event.soort == weegsessies.SOORT:
            _weiger_gebruikte_sessie(tx, event)
        elif event.soort == blindscores.SOORT:
            _weiger_gezien(tx, event)
        elif event.soort in _OORDELEN:
            _weiger_buiten_sessie(sessie, tx, event)


def _weiger_buiten_sessie(sessie: Sessie, tx: Transactie, event: Event) -> None:
    """Taking back is scoring: in the weegsessie while that is open, and by who may score this korps now."""
    waarde = _waarde(tx, event)
    gegeven_in = waarde.get("sessie") if isinstance(waarde, dict) else None
    if gegeven_in in {weegsessie.id for weegsessie in weegsessies.alle(tx.bij(), event.editie)}:
        dossier = str(tx.stand(event.soort, event.entiteit).vast("dossier"))
        eis_aanwezig(sessie, tx.db, dossier, str(gegeven_in))


def _weiger_gebruikte_sessie(tx: Transactie, event: Event) -> None:
    db = tx.bij()
    if event.operatie == Operatie.MAAK and weegsessies.is_gebruikt(db, event.entiteit):
        raise StapGeweigerd(
            _("Dit kan niet meer ongedaan worden: er is in deze weegsessie gescoord; sluit haar zo nodig.")
        )
    if event.operatie not in {Operatie.VOEG_TOE, Operatie.HAAL_WEG}:
        return
    lid = str(_waarde(tx, event))
    gegeven = weegsessies.wie_scoorde_blind(db, event.entiteit)
    erbij = event.operatie == Operatie.HAAL_WEG
    gescoord = lid in gegeven or weegsessies.heeft_gescoord(db, event.entiteit, lid)
    if (not erbij and gescoord) or (event.veld == "blind" and erbij and gegeven):
        raise StapGeweigerd(
            _(
                "Dit kan niet meer ongedaan worden: er is in deze weegsessie al gescoord. Er is niets gewijzigd."
            )
        )


def _waarde(tx: Transactie, event: Event) -> object:
    rij = tx.db.execute("SELECT payload FROM event_payload WHERE event = ?", (event.id,)).fetchone()
    return decodeer(rij[0])


def _weiger_gezien(tx: Transactie, event: Event) -> None:
    """Once everybody gave theirs, the blind scores were seen and stay."""
    plek = tx.stand(blindscores.SOORT, event.entiteit)
    dossier, dimensie, sessie, lid = (
        str(plek.vast(naam)) for naam in ("dossier", "dimensie", "sessie", "lid")
    )
    weegsessie = next((s for s in weegsessies.alle(tx.bij(), event.editie) if s.id == sessie), None)
    if weegsessie is None:
        return
    if blindscores.is_gezien(tx.db, dossier, dimensie, weegsessie, lid):
        raise StapGeweigerd(
            _("Dit kan niet meer ongedaan worden: iedereen heeft gescoord en de scores zijn te zien.")
        )
