"""The first check: an auditor marks passages while reading, the notulist answers every remark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Rol, Status, statusnaam, weiger_ander_team
from korpsmonitor_tui.services import verwerking
from korpsmonitor_tui.services.entiteiten import eis_in_dossier
from korpsmonitor_tui.services.gesprekken import eis_gesprek
from korpsmonitor_tui.services.opmerkingen import (
    EERSTE_CHECK,
    eis_opmerking,
    gemaakt_door,
    voeg_opmerking_toe,
)
from korpsmonitor_tui.services.toegang import eis_schrijver, lees_status
from korpsmonitor_tui.services.versies import lees_versienummer
from korpsmonitor_tui.store.procesregels import lees_schrijvers

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.verslag import Persoon
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie


def merk(sessie: Sessie, dossier: str, passage: str, tekst: str, *, citaat: str = "") -> str:
    """Record a remark on a passage, perhaps on words of it, and return its id; the verslag stays where it is.

    ``passage`` empty is the verslag as a whole. Until it is answered or withdrawn the verslag is not sent. Raises
    StapGeweigerd unless an auditor of this gesprek does the first check now, OnbruikbareInvoer without a text, or if the
    words do not stand in the passage.
    """
    persoon = eis_schrijver(sessie, dossier, Rol.AUDITOR)
    woorden = citaat.strip()

    def taak(tx: Transactie) -> str:
        _eis_checker(tx.bij(), dossier, persoon)
        if passage:
            eis_in_dossier(tx.db, "passage", passage, dossier)
        if woorden:
            _eis_woorden(tx, passage, woorden)
        versie = lees_versienummer(tx.db, dossier)
        return voeg_opmerking_toe(tx, dossier, versie, EERSTE_CHECK, passage, tekst, citaat=woorden)

    return sessie.store.voer_uit(sessie.wie, taak)


def trek_in(sessie: Sessie, dossier: str, opmerking: str) -> None:
    """Take back a remark of one's own that nobody answered yet. Raises StapGeweigerd for any other."""
    persoon = eis_schrijver(sessie, dossier, Rol.AUDITOR)

    def taak(tx: Transactie) -> None:
        db = tx.bij()
        punt = eis_opmerking(db, dossier, opmerking)
        if punt.herkomst != EERSTE_CHECK or not punt.open:
            raise StapGeweigerd(
                _("Alleen een opmerking van de eerste check die nog niet is beantwoord, is in te trekken.")
            )
        _eis_checker(db, dossier, persoon)
        if gemaakt_door(db, opmerking) != persoon.id:
            raise StapGeweigerd(_("Een ander maakte deze opmerking; alleen die kan haar intrekken."))
        tx.verwijder("opmerking", opmerking)

    sessie.store.voer_uit(sessie.wie, taak)


def beantwoord(sessie: Sessie, dossier: str, opmerking: str, *, gedaan: bool, toelichting: str = "") -> str:
    """Say of a remark that it was done, or why not, and return the answer as it is recorded.

    Raises OnbruikbareInvoer for not done without why, and as :func:`verwerking.beantwoord`.
    """
    tekst = toelichting.strip()
    if not gedaan and not tekst:
        raise OnbruikbareInvoer(_("Schrijf op waarom het niet is gedaan; er is niets vastgelegd."))
    if gedaan:
        antwoord = _("Gedaan: {tekst}").format(tekst=tekst) if tekst else _("Gedaan.")
    else:
        antwoord = _("Niet gedaan: {tekst}").format(tekst=tekst)
    verwerking.beantwoord(sessie, dossier, opmerking, antwoord)
    return antwoord


def _eis_checker(db: Database, dossier: str, persoon: Persoon) -> None:
    """Raise StapGeweigerd unless this person may do the first check of this verslag now."""
    status, gesprek = lees_status(db, dossier), eis_gesprek(db, dossier)
    if status != Status.EERSTE_CHECK:
        raise StapGeweigerd(
            _("Opmerkingen maken kan tijdens de eerste check; het verslag is nu {status}.").format(
                status=statusnaam(status)
            )
        )
    if persoon.id in lees_schrijvers(db, dossier):
        raise StapGeweigerd(
            _("{naam} schreef dit verslag als notulist; een andere auditor doet de eerste check.").format(
                naam=persoon.naam
            )
        )
    weiger_ander_team(persoon, gesprek.auditors)


def _eis_woorden(tx: Transactie, passage: str, woorden: str) -> None:
    tekst = str(tx.waarde("passage", passage, "tekst") or "") if passage else ""
    if woorden not in tekst:
        raise OnbruikbareInvoer(
            _("“{woorden}” staat niet in deze passage; er is niets vastgelegd.").format(woorden=woorden)
        )
