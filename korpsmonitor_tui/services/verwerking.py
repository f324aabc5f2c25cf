"""What is done with remarks: an auditor decides on those of respondents, who writes answers those of the first check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import BEWERKBAAR, Rol, statusnaam
from korpsmonitor_tui.services.entiteiten import eis_in_dossier
from korpsmonitor_tui.services.gesprekken import eis_gesprek
from korpsmonitor_tui.services.toegang import eis_schrijver, lees_status, weiger_definitief
from korpsmonitor_tui.services.verslagstand import Opmerking, lees_opmerkingen

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie

BESLUITEN: Final = ("overgenomen", "gedeeltelijk overgenomen", "niet overgenomen")
"""What can be decided on a remark; the last two need a reason."""


def beslis(
    sessie: Sessie,
    dossier: str,
    opmerking: str,
    besluit: str,
    reden: str = "",
    nieuwe_tekst: str | None = None,
) -> None:
    """Decide on a remark from a reaction, and change the passage at once where that was decided.

    Only an auditor who did not write the verslag decides. Raises OnbruikbareInvoer for an unknown decision, one that
    needs a reason, or a new text that has no place; StapGeweigerd while the text cannot change.
    """
    persoon = eis_schrijver(sessie, dossier, Rol.AUDITOR)
    if besluit not in BESLUITEN:
        raise OnbruikbareInvoer(
            _("Onbekend besluit “{besluit}”; kies uit {besluiten}.").format(
                besluit=besluit, besluiten=", ".join(BESLUITEN)
            )
        )
    if besluit != BESLUITEN[0] and not reden.strip():
        raise OnbruikbareInvoer(
            _("Geef een reden op als een opmerking niet of niet geheel wordt overgenomen.")
        )

    def taak(tx: Transactie) -> None:
        db = tx.bij()
        punt = _eis_opmerking(db, dossier, opmerking)
        _eis_te_verwerken(db, dossier)
        if eis_gesprek(db, dossier).notulist == persoon.id:
            raise StapGeweigerd(
                _("{naam} schreef dit verslag; een andere auditor beslist over de opmerkingen.").format(
                    naam=persoon.naam
                )
            )
        tx.zet("opmerking", opmerking, "besluit", besluit)
        tx.zet("opmerking", opmerking, "reden", reden)
        if nieuwe_tekst is not None:
            _pas_passage_aan(tx, dossier, punt, besluit, nieuwe_tekst)

    sessie.store.voer_uit(sessie.wie, taak)


def _pas_passage_aan(tx: Transactie, dossier: str, punt: Opmerking, besluit: str, tekst: str) -> None:
    if not punt.passage:
        raise OnbruikbareInvoer(
            _("Deze opmerking gaat niet over één passage; wijzig de tekst bij de passage zelf.")
        )
    eis_in_dossier(tx.db, "passage", punt.passage, dossier)
    if besluit == BESLUITEN[-1] and tekst != tx.waarde("passage", punt.passage, "tekst"):
        raise OnbruikbareInvoer(
            _("Een opmerking die niet wordt overgenomen, verandert de tekst niet; er is niets vastgelegd.")
        )
    tx.zet("passage", punt.passage, "tekst", tekst)


def beantwoord(sessie: Sessie, dossier: str, opmerking: str, antwoord: str) -> None:
    """Say what was done with a remark of the first check.

    Raises OnbruikbareInvoer without a text, StapGeweigerd once the verslag is definitief.
    """
    eis_schrijver(sessie, dossier)
    if not antwoord.strip():
        raise OnbruikbareInvoer(_("Schrijf op wat er met de opmerking is gedaan."))

    def taak(tx: Transactie) -> None:
        weiger_definitief(tx, dossier)
        punt = _eis_opmerking(tx.db, dossier, opmerking)
        if punt.herkomst != "eerste_check":
            raise StapGeweigerd(_("Over een opmerking van een respondent beslist een auditor."))
        tx.zet("opmerking", opmerking, "antwoord", antwoord)

    sessie.store.voer_uit(sessie.wie, taak)


def _eis_opmerking(db: Database, dossier: str, opmerking: str) -> Opmerking:
    for punt in lees_opmerkingen(db, dossier):
        if punt.id == opmerking:
            return punt
    raise NietGevonden(_("Deze opmerking is er niet (meer); er is niets gewijzigd."))


def _eis_te_verwerken(db: Database, dossier: str) -> None:
    status = lees_status(db, dossier)
    if status not in BEWERKBAAR:
        raise StapGeweigerd(
            _("Beslissen kan zodra de reactie in verwerking is genomen; het verslag is nu {status}.").format(
                status=statusnaam(status)
            )
        )
