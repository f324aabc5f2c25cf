"""Undo across screens: one's own last handeling, and never what outsiders know of."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.event import Operatie, decodeer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import BEWERKBAAR, GRENZEN
from korpsmonitor_tui.services.aanbevelingen import SOORT as AANBEVELING
from korpsmonitor_tui.services.aanbevelingen import VAST
from korpsmonitor_tui.services.codeerstand import CODERING, RONDE, lees_codeerstand
from korpsmonitor_tui.services.geldend import SOORT as VERSIE
from korpsmonitor_tui.services.medewerkers import eis_coordinator
from korpsmonitor_tui.services.modellen import SOORT as MODEL
from korpsmonitor_tui.services.modellen import gekozen
from korpsmonitor_tui.services.namen import lees_namen
from korpsmonitor_tui.services.partijrijen import SOORT as PARTIJ
from korpsmonitor_tui.services.plannen import is_vastgelegd
from korpsmonitor_tui.services.tijdlijn import beschrijf, lees_handeling
from korpsmonitor_tui.services.toegang import lees_status, weiger_bevroren
from korpsmonitor_tui.services.versies import IN_VERSLAG
from korpsmonitor_tui.services.weegongedaan import weiger_weging
from korpsmonitor_tui.store.ongedaan import SOORT, maak_ongedaan

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.event import Event
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.ongedaan import Ongedaan
    from korpsmonitor_tui.store.transactie import Transactie

_CODEREN: Final = frozenset({CODERING, RONDE})


def ongedaan(sessie: Sessie) -> str:
    """Undo the last handeling of who is working, and say which.

    Raises StapGeweigerd if there is nothing to undo, somebody built on it, or it lies before a send, receipt, approval
    or definitief.
    """

    def taak(tx: Transactie) -> str:
        resultaat = maak_ongedaan(tx, _is_grens)
        _weiger_bevroren_inhoud(tx, resultaat)
        _weiger_na_stap(tx, resultaat)
        _weiger_nodige_medewerker(tx, resultaat)
        _weiger_gebruikte_versie(tx, resultaat)
        _weiger_gekozen_model(tx, resultaat)
        _weiger_vastgestelde_aanbeveling(tx, resultaat)
        _weiger_vastgesteld_plan(tx, resultaat)
        _weiger_gebruikte_partij(tx, resultaat)
        _weiger_afgeronde_codering(sessie, tx, resultaat)
        weiger_weging(sessie, tx, resultaat)
        namen: dict[str, str] = {}
        for dossier in {_dossier(tx.db, event) for event in resultaat.events}:
            namen |= lees_namen(tx.db, dossier)
        return beschrijf(sessie, lees_handeling(tx.db, resultaat.handeling, namen))[0]

    return sessie.store.voer_uit(sessie.wie, taak)


def _is_grens(event: Event, waarde: object) -> bool:
    if event.soort in {"akkoord", "reactie", "versie", "verbeterbrief"}:
        return True
    return _is_stap(event) and isinstance(waarde, dict) and waarde.get("stap") in GRENZEN


def _is_stap(event: Event) -> bool:
    return (event.soort, event.veld) == ("verslag", "status")


def _dossier(db: Database, event: Event) -> str:
    rij = db.execute(
        "SELECT dossier FROM entiteit WHERE soort = ? AND id = ?", (event.soort, event.entiteit)
    ).fetchone()
    return str(rij[0]) if rij else ""


def _weiger_bevroren_inhoud(tx: Transactie, resultaat: Ongedaan) -> None:
    """What is being checked or was sent stays as it is, also when somebody takes an older change back."""
    inhoud = [event for event in resultaat.events if event.soort in IN_VERSLAG and event.soort != "verslag"]
    db = tx.bij()
    for dossier in {_dossier(db, event) for event in inhoud}:
        weiger_bevroren(db, dossier)


def _weiger_na_stap(tx: Transactie, resultaat: Ongedaan) -> None:
    """No step back to a frozen state once somebody wrote: the text is then not the one that was checked or sent."""
    db = tx.bij()
    for stap in filter(_is_stap, resultaat.events):
        if lees_status(db, stap.entiteit) in BEWERKBAAR:
            continue
        later = db.execute(
            "SELECT 1 FROM event e JOIN entiteit x ON x.soort = e.soort AND x.id = e.entiteit "
            "WHERE x.dossier = ? AND e.lamport > ? AND e.soort IN (SELECT value FROM json_each(?)) "
            "AND e.handeling NOT IN (?, ?) AND NOT EXISTS (SELECT 1 FROM event u WHERE u.soort = ? "
            "AND (u.entiteit = e.handeling OR u.handeling = e.handeling))",
            (stap.entiteit, stap.lamport, json.dumps(IN_VERSLAG), stap.handeling, tx.handeling, SOORT),
        ).fetchone()
        if later:
            raise StapGeweigerd(_("Dit kan niet meer ongedaan worden: er is op voortgebouwd."))


def _weiger_afgeronde_codering(sessie: Sessie, tx: Transactie, resultaat: Ongedaan) -> None:
    """Codes stand once their coder finished, and so does the finishing once it showed them those of others."""
    for event in resultaat.events:
        stand = (
            lees_codeerstand(sessie, _dossier(tx.db, event), tx.bij()) if event.soort in _CODEREN else None
        )
        if stand is None or event.veld == "anker":
            continue
        gezien = stand.anderen and all(codeur in stand.afgerond for codeur in stand.anderen)
        if event.actor in stand.afgerond if event.soort == CODERING else gezien:
            raise StapGeweigerd(
                _("Dit kan niet meer ongedaan worden: de codering is afgerond; heropen haar zo nodig.")
            )


def _weiger_nodige_medewerker(tx: Transactie, resultaat: Ongedaan) -> None:
    """Somebody who did anything keeps a name on the timeline, and a coördinator remains."""
    mensen = [event for event in resultaat.events if event.soort == "medewerker"]
    for event in mensen:
        werkte = tx.db.execute("SELECT 1 FROM event WHERE actor = ? LIMIT 1", (event.entiteit,)).fetchone()
        if event.operatie == Operatie.MAAK and werkte:
            raise StapGeweigerd(
                _("Dit kan niet meer ongedaan worden: deze medewerker heeft al iets vastgelegd.")
            )
    if mensen:
        eis_coordinator(tx.bij())


def _weiger_gebruikte_versie(tx: Transactie, resultaat: Ongedaan) -> None:
    """A version that answers, or forms that went out, name stays published."""
    for event in resultaat.events:
        if (event.soort, event.veld) != ("editie", "vragenlijst"):
            continue
        payload = tx.db.execute("SELECT payload FROM event_payload WHERE event = ?", (event.id,)).fetchone()
        versie = tx.stand(VERSIE, str(decodeer(payload[0]))).vast("versie")
        gebruikt = tx.db.execute(
            "SELECT 1 WHERE EXISTS (SELECT 1 FROM antwoord WHERE versie = :versie) "
            "OR EXISTS (SELECT 1 FROM uitzending WHERE versie = :versie) "
            "OR EXISTS (SELECT 1 FROM teruggave WHERE versie = :versie)",
            {"versie": versie},
        ).fetchone()
        if gebruikt:
            raise StapGeweigerd(
                _(
                    "Versie {versie} van de vragenlijst is al verstuurd of beantwoord; publiceren kan dan niet meer"
                    " ongedaan worden. Publiceer zo nodig een nieuwe versie."
                ).format(versie=versie)
            )


def _weiger_gekozen_model(tx: Transactie, resultaat: Ongedaan) -> None:
    """A model that suggestions are made with, perhaps on another laptop's choice, stays."""
    for event in resultaat.events:
        if (event.soort, event.operatie) == (MODEL, Operatie.MAAK) and gekozen(
            tx.bij(), event.editie
        ) == event.entiteit:
            raise StapGeweigerd(
                _("Dit kan niet meer ongedaan worden: dit model is in gebruik; kies eerst een ander.")
            )


def _weiger_vastgestelde_aanbeveling(tx: Transactie, resultaat: Ongedaan) -> None:
    """A recommendation that was laid down with the report stays as it was printed."""
    for event in resultaat.events:
        if event.soort == AANBEVELING and tx.stand(AANBEVELING, event.entiteit).koppen.get(VAST):
            raise StapGeweigerd(
                _("Dit kan niet meer ongedaan worden: de aanbeveling ligt vast met het rapport.")
            )


def _weiger_vastgesteld_plan(tx: Transactie, resultaat: Ongedaan) -> None:
    """The text of a plan stays as it was laid down; what was added since can be taken back as a whole."""
    gemaakt = {event.entiteit for event in resultaat.events if event.operatie == Operatie.MAAK}
    for event in resultaat.events:
        if event.entiteit not in gemaakt and is_vastgelegd(tx, event):
            raise StapGeweigerd(_("Dit kan niet meer ongedaan worden: het plan is vastgesteld."))


def _weiger_gebruikte_partij(tx: Transactie, resultaat: Ongedaan) -> None:
    """A party that something was recorded about, perhaps on another laptop, stays: its dossier would have no name."""
    for event in resultaat.events:
        if (event.soort, event.operatie) != (PARTIJ, Operatie.MAAK):
            continue
        stand = tx.stand(PARTIJ, event.entiteit)
        dossier = f"{stand.vast('editie')}/{stand.vast('code')}"
        if (
            tx.bij()
            .execute("SELECT 1 FROM entiteit WHERE dossier = ? AND bestaat LIMIT 1", (dossier,))
            .fetchone()
        ):
            raise StapGeweigerd(
                _("Dit kan niet meer ongedaan worden: bij deze organisatie is al iets vastgelegd.")
            )
