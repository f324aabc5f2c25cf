"""Where a verslag stands: what steps are judged on, and how a step is written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from korpsmonitor_tui.domain.errors import InmiddelsGewijzigd
from korpsmonitor_tui.domain.event import bereken_kop
from korpsmonitor_tui.domain.procesregels import Daad
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.domain.verslag import Overgang, Stand, Status
from korpsmonitor_tui.services import plannen, procesregels
from korpsmonitor_tui.services.datums import als_datum
from korpsmonitor_tui.services.gesprekken import eis_gesprek
from korpsmonitor_tui.services.opmerkingen import Opmerking, lees_opmerkingen
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.services.toegang import lees_status
from korpsmonitor_tui.services.versies import (
    IN_VERSLAG,
    Besluit,
    Versie,
    is_gewijzigd_na_bevriezing,
    lees_kop,
    lees_vaststellingen,
    lees_versienummer,
    lees_versies,
    versiekoppen,
    verzonden_versie,
    zonder_akkoord,
    zonder_antwoord,
)
from korpsmonitor_tui.store.procesregels import lees_aanbieders, lees_schrijvers, van_dossier
from korpsmonitor_tui.store.transactie import lees_koppen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie

__all__ = [
    "IN_VERSLAG",
    "Besluit",
    "Opmerking",
    "Versie",
    "conflictlabel",
    "lees_conflicten",
    "lees_kop",
    "lees_opmerkingen",
    "lees_stand",
    "lees_stempel",
    "lees_vaststellingen",
    "lees_versienummer",
    "lees_versies",
    "versiekoppen",
    "verzonden_versie",
    "weiger_verouderd",
    "zet_stap",
    "zonder_akkoord",
]

NA_HET_VERSLAG = (
    "score",
    "blindscore",
    "eindscore",
    "partneroordeel",
    "rapporttekst",
    "aandachtspunt",
    "aanbeveling",
    "verbeterbrief",
    "maatregel",
    "consistentiebesluit",
    "praktijk",
    "aanwijzing",
)
"""What comes of a verslag and is never part of it."""
_BIJ_RESPONDENT = frozenset({Status.TER_VERIFICATIE, Status.AKKOORD})


def lees_conflicten(db: Database, dossier: str) -> tuple[str, ...]:
    """Labels of what was changed on two devices and is not settled yet; what was weighed since holds up no verslag."""
    rijen = db.execute(
        "SELECT soort, id, conflicten FROM entiteit WHERE dossier = ? AND conflicten IS NOT '[]' "
        "AND soort NOT IN (SELECT value FROM json_each(?)) ORDER BY soort, id",
        (dossier, json.dumps(NA_HET_VERSLAG)),
    ).fetchall()
    return tuple(conflictlabel(db, soort, id_, json.loads(velden)) for soort, id_, velden in rijen)


def _actie_van(db: Database, plantekst: str) -> tuple[str] | None:
    """The text of the action that a change or a reference is about."""
    actie = plannen.gaat_over(plantekst)
    rij: tuple[str] | None = db.execute(
        "SELECT tekst FROM planactie WHERE id = ? AND tekst IS NOT NULL", (actie,)
    ).fetchone()
    return rij


def conflictlabel(db: Database, soort: str, id_: str, velden: list[str]) -> str:
    """What a conflict is about, for people."""
    tekst = ""
    if soort in {
        "passage",
        "notitie",
        "opmerking",
        "bespreekpunt",
        "repliek",
        "aanvulling",
        "planactie",
        "voortgang",
    }:
        rij = db.execute(f"SELECT tekst FROM {soort} WHERE id = ?", (id_,)).fetchone()
        tekst = f" “{kort(rij[0], 30)}”" if rij and rij[0] else ""
    if soort in {"score", "eindscore", "partneroordeel", "blindscore"}:
        tekst = " " + "/".join(id_.split("/")[-2:-1] if soort == "blindscore" else id_.split("/")[2:])
    if soort == "plantekst" and (rij := _actie_van(db, id_)):
        tekst = f" “{kort(rij[0], 30)}”"
    if soort == "telling":
        tekst = f" {', '.join(id_.split('/')[1:])}"
    if soort == "rapporttekst":
        tekst = f" over {id_.split('/')[-1]}"
    naam = {
        "score": _("de score van"),
        "blindscore": _("een blinde score van"),
        "eindscore": _("de eindscore"),
        "partneroordeel": _("het oordeel over partner"),
        "weegsessie": _("een weegsessie"),
        "rapporttekst": _("een tekst van het rapport"),
        "aandachtspunt": _("een aandachtspunt"),
        "aanbeveling": _("een aanbeveling"),
        "opvolging": _("wat er van een aanbeveling is gekomen"),
        "verbeterbrief": _("een brief over verbetermaatregelen"),
        "maatregel": _("een maatregel"),
        "consistentiebesluit": _("een besluit over een bevinding"),
        "passage": _("passage"),
        "notitie": _("notitie"),
        "bespreekpunt": _("bespreekpunt"),
        "opmerking": _("opmerking"),
        "repliek": _("repliek"),
        "gesprek": _("het gesprek"),
        "deelnemer": _("een deelnemer"),
        "opname": _("een opname"),
        "transcript": _("een transcript"),
        "antwoord": _("een antwoord"),
        "twijfel": _("een twijfel over een teruggave"),
        "codering": _("een code"),
        "codeerronde": _("een codering"),
        "codeerbesluit": _("een besluit over een verschil tussen codes"),
        "verslag": _("de stand van het verslag"),
        "medewerker": _("een medewerker"),
        "editie": _("de editie"),
        "afkorting": _("een afkorting"),
        "partij": _("een organisatie"),
        "aanwijzing": _("wat naar een organisatie leidde"),
        "aanvulling": _("een aanvulling"),
        "deskbron": _("een bron van de deskstudie"),
        "praktijk": _("een best practice of knelpunt"),
        "plandeel": _("een hoofdstuk van het plan"),
        "planactie": _("een actie van het plan"),
        "voortgang": _("de voortgang van een actie"),
        "planlid": _("een lid"),
        "plantekst": _("een tekst of wijziging bij het plan"),
        "telling": _("een cijfer van het dashboard"),
        "tellingtekst": _("een tekst bij het dashboard"),
    }.get(soort, soort)
    return f"{naam}{tekst.rstrip()} ({', '.join(veld or _('verwijderd') for veld in velden)})"


def lees_stand(sessie: Sessie, db: Database, dossier: str) -> Stand:
    """Everything that a step is judged on. Raises NietGevonden without a gesprek."""
    gesprek = eis_gesprek(db, dossier)
    status = lees_status(db, dossier)
    rij = db.execute("SELECT termijn FROM verslag WHERE id = ?", (dossier,)).fetchone()
    tekst = db.execute(
        "SELECT 1 FROM passage WHERE dossier = ? AND trim(coalesce(tekst, '')) != '' LIMIT 1", (dossier,)
    ).fetchone()
    opmerkingen = lees_opmerkingen(db, dossier)
    akkoord_open, antwoord_open = zonder_akkoord(db, dossier), zonder_antwoord(db, dossier)
    if status in _BIJ_RESPONDENT and verzonden_versie(db, dossier) is None:
        # The step came in from another device before the version that it sent.
        akkoord_open = antwoord_open = (_("de respondenten"),)
    return Stand(
        status=status,
        versie=lees_versienummer(db, dossier),
        partij=partij_van(dossier),
        notulist=gesprek.notulist,
        auditors=gesprek.auditors,
        heeft_tekst=tekst is not None,
        open_opmerkingen=tuple(_label(opmerking) for opmerking in opmerkingen if opmerking.open),
        onbevestigd=tuple(_label(opmerking) for opmerking in opmerkingen if opmerking.onbevestigd),
        conflicten=lees_conflicten(db, dossier),
        respondenten_zonder_akkoord=akkoord_open,
        respondenten_zonder_antwoord=antwoord_open,
        gewijzigd_na_verzending=(
            status in _BIJ_RESPONDENT | {Status.DEFINITIEF} and is_gewijzigd_na_bevriezing(db, dossier)
        ),
        termijn=als_datum(rij[0]) if rij else None,
        schrijvers=lees_schrijvers(db, dossier),
        aanbieders=lees_aanbieders(db, dossier) if status == Status.EERSTE_CHECK else frozenset(),
        afwijkingen=_lees_afwijkingen(db, dossier),
    )


def _lees_afwijkingen(db: Database, dossier: str) -> tuple[str, ...]:
    """What holds up laying down; who laid it down before does not."""
    houdt_op = {Daad.VERSTUREN, Daad.BESLUIT, Daad.BEVESTIGING}
    gevonden = [afwijking for afwijking in van_dossier(db, dossier) if afwijking.daad in houdt_op]
    return tuple(dict.fromkeys(procesregels.kort(db, afwijking) for afwijking in gevonden))


def _label(opmerking: Opmerking) -> str:
    """A remark by its number and first words."""
    return _("opmerking {nummer} “{tekst}”").format(
        nummer=opmerking.aanduiding, tekst=kort(opmerking.tekst, 40)
    )


def lees_stempel(db: Database, dossier: str) -> str:
    """What a screen with steps was opened on: the present text and the present state."""
    return bereken_kop((*versiekoppen(db, dossier), *lees_koppen(db, "verslag", dossier, "status")))


def weiger_verouderd(db: Database, dossier: str, gezien: str) -> None:
    """Raise InmiddelsGewijzigd if text or state are no longer what the screen showed; an empty stamp asks nothing."""
    if gezien and gezien != lees_stempel(db, dossier):
        raise InmiddelsGewijzigd(
            _(
                "Het verslag is inmiddels door iemand anders gewijzigd; er is niets vastgelegd. Bekijk de nieuwe stand."
            )
        )


def zet_stap(tx: Transactie, dossier: str, regel: Overgang, gegevens: Mapping[str, Any]) -> None:
    """Write a step on the present status. ``gegevens`` holds at least ``versie``."""
    koppen = tx.koppen("verslag", dossier, "status")
    stap = {"stap": regel.stap.value, "naar": regel.naar.value, **gegevens}
    tx.zet_strikt("verslag", dossier, "status", stap, koppen)
