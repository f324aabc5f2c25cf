"""What is done with remarks: a writer proposes, an auditor decides, a second person confirms a rejection."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import InmiddelsGewijzigd, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import BEWERKBAAR, Rol, statusnaam
from korpsmonitor_tui.domain.wederhoor import (
    BEVESTIGERS,
    ERBIJ,
    Besluit,
    eis_passende_tekst,
    lees_besluit,
    lees_soort,
)
from korpsmonitor_tui.services import tekstgevolg
from korpsmonitor_tui.services.entiteiten import eis_in_dossier
from korpsmonitor_tui.services.opmerkingen import (
    EERSTE_CHECK,
    REACTIE,
    Opmerking,
    eis_opmerking,
    gemaakt_door,
)
from korpsmonitor_tui.services.toegang import eis_schrijver, lees_status, weiger_definitief
from korpsmonitor_tui.services.verslagstand import weiger_verouderd
from korpsmonitor_tui.store.procesregels import besloten_door, lees_schrijvers

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.verslag import Persoon
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie

BESLUITEN: Final = tuple(besluit.value for besluit in Besluit)
"""What can be decided on a remark."""


@dataclass(frozen=True, slots=True)
class Uitspraak:
    """A decision on a remark, or a proposal for one."""

    besluit: str
    reden: str = ""
    tekst: str | None = None
    """The passage as it will read; None puts the change of the remark into the present text."""
    soort: str = ""
    """Kind of the remark; empty leaves it as it is."""


def beslis(
    sessie: Sessie,
    dossier: str,
    opmerking: str,
    besluit: str,
    reden: str = "",
    nieuwe_tekst: str | None = None,
    *,
    soort: str = "",
    gezien: str = "",
) -> None:
    """Decide on a remark from a reaction, and change the text at once where that was decided.

    Only an auditor who did not write the verslag decides. Deciding otherwise takes back what the former decision did to
    the text. Raises OnbruikbareInvoer for an unknown decision, one that needs a reason, or a new text that has no place;
    TekstBotst where the change meets another one; StapGeweigerd while the text cannot change, and for a remark of the
    first check.
    """
    persoon = eis_schrijver(sessie, dossier, Rol.AUDITOR)
    uitspraak = Uitspraak(lees_besluit(besluit, reden), reden, nieuwe_tekst, soort and lees_soort(soort))

    def taak(tx: Transactie) -> None:
        weiger_verouderd(tx.bij(), dossier, gezien)
        punt = _eis_van_respondent(tx.db, dossier, opmerking)
        eis_beslisser(tx.db, dossier, persoon)
        leg_uitspraak_vast(sessie, tx, dossier, punt, uitspraak)

    sessie.store.voer_uit(sessie.wie, taak)


def eis_beslisser(db: Database, dossier: str, persoon: Persoon) -> None:
    """Raise StapGeweigerd while nothing can be decided, or if this person wrote the verslag."""
    status = lees_status(db, dossier)
    if status not in BEWERKBAAR:
        raise StapGeweigerd(
            _("Beslissen kan zodra de reactie in verwerking is genomen; het verslag is nu {status}.").format(
                status=statusnaam(status)
            )
        )
    if persoon.id in lees_schrijvers(db, dossier):
        raise StapGeweigerd(
            _("{naam} schreef dit verslag; een andere auditor beslist over de opmerkingen.").format(
                naam=persoon.naam
            )
        )


def leg_uitspraak_vast(
    sessie: Sessie, tx: Transactie, dossier: str, punt: Opmerking, uitspraak: Uitspraak
) -> None:
    """Write a decision and what it does to the text. Raises as :func:`beslis`."""
    besluit = Besluit(uitspraak.besluit)
    tekst = _eis_plaats_voor_tekst(tx, dossier, punt, uitspraak)
    anders = besluit != punt.besluit or len(tx.koppen("opmerking", punt.id, "besluit")) > 1
    if anders or tekst is not None or punt.open:
        zelf = tekst is not None and besluit != Besluit.CONTEXT
        tekstgevolg.neem_terug(tx, dossier, punt, laat_tekst=zelf)
        eis_passende_tekst(besluit, _tekst_van(tx, punt), uitspraak.tekst)
        if tekst is not None and punt.over:
            tekstgevolg.zet_tekst(tx, punt, tekst)
        elif tekst is not None or besluit == Besluit.OVERGENOMEN:
            tekstgevolg.neem_over(sessie, tx, dossier, punt, tekst)
    if anders or uitspraak.reden != punt.reden:
        # Written anew for another reason too: what a second person confirms is this decision with this reason.
        tx.zet_strikt(
            "opmerking", punt.id, "besluit", besluit.value, tx.koppen("opmerking", punt.id, "besluit")
        )
    tx.zet("opmerking", punt.id, "reden", uitspraak.reden)
    if uitspraak.soort:
        tx.zet("opmerking", punt.id, "soort", uitspraak.soort)


def _eis_plaats_voor_tekst(tx: Transactie, dossier: str, punt: Opmerking, uitspraak: Uitspraak) -> str | None:
    """The text to write, None for none. Raises OnbruikbareInvoer if it has no place, NietGevonden if that is gone."""
    if uitspraak.tekst is None and uitspraak.besluit != Besluit.CONTEXT:
        return None
    nieuw = punt.punt is not None and punt.punt.aard in ERBIJ
    if not punt.over and (not nieuw or uitspraak.besluit == Besluit.CONTEXT):
        raise OnbruikbareInvoer(
            _("Deze opmerking gaat niet over één passage; wijzig de tekst bij de passage zelf.")
        )
    if punt.over:
        eis_in_dossier(tx.bij(), "passage", punt.over, dossier)
    # What is not taken over changes nothing; that it does not is checked once earlier changes are taken back.
    return None if uitspraak.besluit == Besluit.NIET else uitspraak.tekst


def _tekst_van(tx: Transactie, punt: Opmerking) -> str:
    return str(tx.waarde("passage", punt.over, "tekst") or "") if punt.over else ""


# -- proposing and confirming --------------------------------------------------------------------------------------------


def stel_voor(sessie: Sessie, dossier: str, opmerking: str, uitspraak: Uitspraak) -> None:
    """Propose a decision on a remark from a reaction; nothing changes until an auditor follows it.

    Raises as :func:`beslis`, and StapGeweigerd if somebody decided already.
    """
    eis_schrijver(sessie, dossier)
    besluit = lees_besluit(uitspraak.besluit, uitspraak.reden)
    soort = uitspraak.soort and lees_soort(uitspraak.soort)

    def taak(tx: Transactie) -> None:
        weiger_definitief(tx, dossier)
        punt = _eis_van_respondent(tx.db, dossier, opmerking)
        if not punt.open:
            raise StapGeweigerd(
                _("Over opmerking {nummer} is al beslist; er is niets voorgesteld.").format(
                    nummer=punt.aanduiding
                )
            )
        _eis_plaats_voor_tekst(tx, dossier, punt, uitspraak)
        if uitspraak.tekst is not None:
            eis_passende_tekst(besluit, _tekst_van(tx, punt), uitspraak.tekst)
        voorstel = {
            "besluit": besluit.value,
            "reden": uitspraak.reden,
            "tekst": uitspraak.tekst,
            "soort": soort,
            "op": list(tx.koppen("passage", punt.over, "tekst")) if uitspraak.tekst is not None else [],
        }
        tx.zet("opmerking", opmerking, "voorstel", voorstel)

    sessie.store.voer_uit(sessie.wie, taak)


def volg_voorstel(sessie: Sessie, dossier: str, opmerking: str, *, gezien: str = "") -> str:
    """Decide as was proposed, and return what that is.

    Raises as :func:`beslis`, and InmiddelsGewijzigd if the passage was changed after a text was proposed for it.
    """
    persoon = eis_schrijver(sessie, dossier, Rol.AUDITOR)

    def taak(tx: Transactie) -> str:
        weiger_verouderd(tx.bij(), dossier, gezien)
        punt = _eis_van_respondent(tx.db, dossier, opmerking)
        eis_beslisser(tx.db, dossier, persoon)
        voorstel = punt.voorstel
        if voorstel is None:
            raise StapGeweigerd(
                _("Voor opmerking {nummer} is niets voorgesteld; beslis zelf.").format(nummer=punt.aanduiding)
            )
        if voorstel.tekst is not None and tx.koppen("passage", punt.over, "tekst") != voorstel.op:
            raise InmiddelsGewijzigd(
                _("De passage is gewijzigd nadat dit werd voorgesteld; beslis zelf. Er is niets vastgelegd.")
            )
        besluit = lees_besluit(voorstel.besluit, voorstel.reden)
        uitspraak = Uitspraak(besluit, voorstel.reden, voorstel.tekst, voorstel.soort)
        leg_uitspraak_vast(sessie, tx, dossier, punt, uitspraak)
        return besluit.value

    return sessie.store.voer_uit(sessie.wie, taak)


def bevestig(sessie: Sessie, dossier: str, opmerking: str) -> None:
    """Confirm that a remark is not taken over: the second pair of eyes.

    An auditor or the coördinator, but neither who decided nor who wrote the verslag. Raises StapGeweigerd.
    """
    persoon = eis_schrijver(sessie, dossier, *BEVESTIGERS)

    def taak(tx: Transactie) -> None:
        weiger_definitief(tx, dossier)
        punt = _eis_van_respondent(tx.db, dossier, opmerking)
        _eis_te_bevestigen(tx.db, dossier, punt, persoon)
        tx.zet("opmerking", opmerking, "bevestiging", punt.besluit_event)

    sessie.store.voer_uit(sessie.wie, taak)


def _eis_te_bevestigen(db: Database, dossier: str, punt: Opmerking, persoon: Persoon) -> None:
    if punt.besluit != Besluit.NIET or punt.open:
        raise StapGeweigerd(
            _("Bevestigen is alleen nodig als een opmerking niet is overgenomen; er is niets vastgelegd.")
        )
    if punt.bevestigd:
        raise StapGeweigerd(_("Deze afwijzing is al bevestigd; er is niets gewijzigd."))
    if persoon.id in besloten_door(db, punt.besluit_event):
        raise StapGeweigerd(
            _("{naam} besloot dit zelf; een andere auditor of de coördinator bevestigt het.").format(
                naam=persoon.naam
            )
        )
    if persoon.id in lees_schrijvers(db, dossier):
        raise StapGeweigerd(
            _("{naam} schreef dit verslag; een ander bevestigt wat niet wordt overgenomen.").format(
                naam=persoon.naam
            )
        )


def _eis_van_respondent(db: Database, dossier: str, opmerking: str) -> Opmerking:
    punt = eis_opmerking(db, dossier, opmerking)
    if punt.herkomst != REACTIE:
        raise StapGeweigerd(
            _("Een opmerking van de eerste check wordt beantwoord; daar beslist niemand over.")
        )
    return punt


# -- kind, place and answer ----------------------------------------------------------------------------------------------


def zet_soort(sessie: Sessie, dossier: str, opmerking: str, soort: str) -> None:
    """Say of what kind a remark is. Raises OnbruikbareInvoer for an unknown kind."""
    eis_schrijver(sessie, dossier)
    gekozen = lees_soort(soort)

    def taak(tx: Transactie) -> None:
        weiger_definitief(tx, dossier)
        eis_opmerking(tx.db, dossier, opmerking)
        tx.zet("opmerking", opmerking, "soort", gekozen.value)

    sessie.store.voer_uit(sessie.wie, taak)


def plaats(sessie: Sessie, dossier: str, opmerking: str, passage: str) -> None:
    """Say which passage a remark is about, of a new passage after which one it comes; empty: the verslag as a whole.

    Confirms a place that was only proposed. Raises StapGeweigerd once it was decided on, NietGevonden for a passage that
    is not there.
    """
    eis_schrijver(sessie, dossier)

    def taak(tx: Transactie) -> None:
        weiger_definitief(tx, dossier)
        punt = _eis_van_respondent(tx.db, dossier, opmerking)
        if punt.besluit:
            raise StapGeweigerd(
                _("Over opmerking {nummer} is al beslist; zij blijft waar zij is.").format(
                    nummer=punt.aanduiding
                )
            )
        if passage:
            eis_in_dossier(tx.db, "passage", passage, dossier)
        tx.zet("opmerking", opmerking, "passage", passage)
        if punt.voorstel and punt.voorstel.tekst is not None and passage != punt.passage:
            # It was written for another passage.
            tx.zet("opmerking", opmerking, "voorstel", None)

    sessie.store.voer_uit(sessie.wie, taak)


def beantwoord(sessie: Sessie, dossier: str, opmerking: str, antwoord: str) -> None:
    """Say what was done with a remark of the first check.

    Raises OnbruikbareInvoer without a text, StapGeweigerd once the verslag is definitief, or to who made the remark:
    otherwise nobody else would have looked at it.
    """
    persoon = eis_schrijver(sessie, dossier)
    if not antwoord.strip():
        raise OnbruikbareInvoer(_("Schrijf op wat er met de opmerking is gedaan."))

    def taak(tx: Transactie) -> None:
        weiger_definitief(tx, dossier)
        punt = eis_opmerking(tx.db, dossier, opmerking)
        if punt.herkomst != EERSTE_CHECK:
            raise StapGeweigerd(_("Over een opmerking van een respondent beslist een auditor."))
        if gemaakt_door(tx.db, opmerking) == persoon.id:
            raise StapGeweigerd(
                _("{naam} maakte deze opmerking zelf; de notulist zegt wat ermee is gedaan.").format(
                    naam=persoon.naam
                )
            )
        tx.zet("opmerking", opmerking, "antwoord", antwoord)

    sessie.store.voer_uit(sessie.wie, taak)
