"""What was written on two devices that did not know of each other: shown side by side, settled by a person."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.event import BESTAAN, Operatie, codeer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import BEWERKBAAR, Rol, Status
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.blindscores import SOORT as BLIND
from korpsmonitor_tui.services.codeerstand import CODERING
from korpsmonitor_tui.services.conflicttekst import (
    DEFINITIE,
    MODEL,
    OORDELEN,
    STATUS,
    VRAGENLIJST,
    WEEGREGELS,
    waarde_voor_mensen,
)
from korpsmonitor_tui.services.sessie import SCHRIJVERS, lokale_tijd
from korpsmonitor_tui.services.toegang import eis_schrijver, lees_status
from korpsmonitor_tui.services.versies import IN_VERSLAG, bevroren_inhoud, volgend_nummer
from korpsmonitor_tui.services.verslagstand import conflictlabel, lees_opmerkingen
from korpsmonitor_tui.store.projecties import lees_stand

if TYPE_CHECKING:
    from datetime import datetime

    from korpsmonitor_tui.domain.stand import Kop, Stand
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie

ALLEEN_KIEZEN = OORDELEN | {STATUS, VRAGENLIJST, MODEL, WEEGREGELS, DEFINITIE}
"""Where no text of one's own can stand."""
_WEEGPLOEG = (Rol.WEEGPLOEG,)
_RAPPORTEURS = (Rol.WEEGPLOEG, Rol.COORDINATOR)
WEGERS: Final = {
    "score": _WEEGPLOEG,
    "blindscore": _WEEGPLOEG,
    "eindscore": _WEEGPLOEG,
    "partneroordeel": _WEEGPLOEG,
    "rapporttekst": _RAPPORTEURS,
    "aandachtspunt": _RAPPORTEURS,
    "aanbeveling": _RAPPORTEURS,
    "verbeterbrief": _RAPPORTEURS,
    "maatregel": _RAPPORTEURS,
    "consistentiebesluit": _RAPPORTEURS,
}
"""Who settles what belongs to the weging and the report, as far as it belongs to a dossier."""


@dataclass(frozen=True, slots=True)
class Keuze:
    """One of the things that were written."""

    event: str
    waarde: Any
    """To hand to :func:`los_op`; None for a deletion."""
    tekst: str
    """The value for people; may hold line breaks."""
    wie: str
    wanneer: datetime
    device: str
    verwijderd: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two or more values of one field, or a deletion beside an edit that it did not know (empty ``veld``)."""

    soort: str
    entiteit: str
    veld: str
    label: str
    keuzes: tuple[Keuze, ...]
    dossier: str = ""
    """Empty for what belongs to none, such as people."""
    """In the order in which devices that know all of them show them: the last one stands now, but for the state."""

    @property
    def is_verwijdering(self) -> bool:
        """Whether to settle with :func:`herstel` or :func:`verwijder` instead of :func:`los_op`."""
        return self.veld == BESTAAN

    @property
    def kenmerk(self) -> str:
        """The same on every laptop."""
        return f"{self.soort}:{self.entiteit}:{self.veld}"

    @property
    def is_tekst(self) -> bool:
        """Whether a text of one's own can stand, in which what was written apart is joined."""
        plaats = (self.soort, self.veld)
        leesbaar = all(isinstance(keuze.waarde, str) for keuze in self.keuzes)
        return plaats not in ALLEEN_KIEZEN and not self.is_verwijdering and leesbaar

    @property
    def te_kiezen(self) -> bool:
        """Whether who looks may see what there is to choose: not of what others score or code on their own."""
        return any(keuze.waarde is not None or keuze.verwijderd for keuze in self.keuzes)


def lees_conflicten(sessie: Sessie, dossier: str) -> tuple[Conflict, ...]:
    """What has to be settled in a dossier; of an empty dossier what belongs to none, such as people."""
    db = sessie.store.lees()
    namen = medewerkers.namen(db)
    rijen = db.execute(
        "SELECT soort, id, conflicten FROM entiteit WHERE dossier = ? AND conflicten IS NOT '[]' ORDER BY soort, id",
        (dossier,),
    ).fetchall()
    return tuple(
        Conflict(
            soort,
            id_,
            veld,
            conflictlabel(db, soort, id_, [veld]),
            _keuzes(sessie, namen, lees_stand(db, soort, id_), veld),
            dossier,
        )
        for soort, id_, velden in rijen
        for veld in json.loads(velden)
    )


def lees_alle(sessie: Sessie) -> tuple[Conflict, ...]:
    """Everything that has to be settled: what belongs to no dossier, then by party in the order of the instrument."""
    volgorde = {sessie.dossier(partij.code): nr for nr, partij in enumerate(sessie.instrument.partijen)}
    rijen = sessie.store.lees().execute("SELECT DISTINCT dossier FROM entiteit WHERE conflicten IS NOT '[]'")
    hier = [rij[0] for rij in rijen.fetchall() if not rij[0] or rij[0].startswith(f"{sessie.editie.id}/")]
    # Definition files can be replaced by others that no longer know a party.
    hier.sort(key=lambda dossier: (bool(dossier), volgorde.get(dossier, len(volgorde)), dossier))
    return tuple(conflict for dossier in hier for conflict in lees_conflicten(sessie, dossier))


def apparaatnaam(sessie: Sessie, device: str) -> str:
    """Which laptop, for people: this one, or another by the end of its id, which is the part that differs."""
    if device == sessie.store.device:
        return _("deze laptop")
    return _("laptop {kenmerk}").format(kenmerk=device[-6:])


def kies(sessie: Sessie, conflict: Conflict, gekozen: Keuze | str) -> None:
    """End a conflict with one of its choices, or with a text of one's own. Raises as :func:`los_op`."""
    plaats = (conflict.dossier, conflict.soort, conflict.entiteit)
    if not isinstance(gekozen, Keuze):
        los_op(sessie, *plaats, conflict.veld, gekozen)
    elif not conflict.is_verwijdering:
        los_op(sessie, *plaats, conflict.veld, gekozen.waarde)
    elif gekozen.verwijderd:
        verwijder(sessie, *plaats)
    else:
        herstel(sessie, *plaats)


def _keuzes(sessie: Sessie, namen: dict[str, str], stand: Stand, veld: str) -> tuple[Keuze, ...]:
    keuzes = [_keuze(sessie, namen, kop) for kop in _strijdig(stand, veld)]
    wie = sessie.medewerker.id if sessie.medewerker else ""
    if stand.soort == CODERING and stand.vast("codeur") != wie:
        keuzes = [replace(keuze, waarde=None, tekst=_("(code van iemand anders)")) for keuze in keuzes]
    if stand.soort == BLIND and stand.vast("lid") != wie:
        keuzes = [
            replace(keuze, waarde=None, tekst=_("(blinde score van iemand anders)")) for keuze in keuzes
        ]
    return tuple(keuzes)


def _strijdig(stand: Stand, veld: str) -> tuple[Kop, ...]:
    """The heads to choose from; beside a deletion those that it did not know."""
    if veld != BESTAAN:
        return tuple(kop for kop in stand.koppen[veld] if kop.operatie == Operatie.ZET)
    bestaan = stand.koppen[BESTAAN]
    gekend = {ouder for kop in bestaan if kop.operatie == Operatie.VERWIJDER for ouder in kop.ouders}
    levend = [
        kop
        for naam, koppen in stand.koppen.items()
        for kop in koppen
        if kop.event not in gekend and kop not in bestaan
    ]
    return tuple(sorted((*bestaan, *levend), key=lambda kop: kop.orde))


def _keuze(sessie: Sessie, namen: dict[str, str], kop: Kop) -> Keuze:
    db, schaal = sessie.store.lees(), sessie.instrument.schaal
    actor, tijd, soort, veld, device = db.execute(
        "SELECT actor, tijd, soort, veld, device FROM event WHERE id = ?", (kop.event,)
    ).fetchone()
    verwijderd = kop.operatie == Operatie.VERWIJDER
    return Keuze(
        kop.event,
        None if verwijderd else kop.waarde,
        _("verwijderd") if verwijderd else waarde_voor_mensen(db, (soort, veld), kop.waarde, namen, schaal),
        namen.get(actor, actor),
        lokale_tijd(tijd),
        device,
        verwijderd,
    )


def los_op(sessie: Sessie, dossier: str, soort: str, entiteit: str, veld: str, waarde: Any) -> None:
    """End a conflict with the value that must stand: one of the choices, or for a text any other text.

    Once the verslag is definitief only what was laid down can stand. Raises NietGevonden if there is no such conflict
    (any more), StapGeweigerd if this person may not settle it or not so, OnbruikbareInvoer for a value that cannot
    stand there.
    """
    _eis_rol(sessie, dossier, soort, entiteit, veld)

    def taak(tx: Transactie) -> None:
        stand = _eis_conflict(tx, dossier, soort, entiteit, veld)
        keuzes = [kop.waarde for kop in _strijdig(stand, veld)]
        if not isinstance(waarde, str) or (soort, veld) in ALLEEN_KIEZEN:
            _eis_keuze(waarde, keuzes)
        elif not any(isinstance(keuze, str) for keuze in keuzes):
            raise OnbruikbareInvoer(_("Hier kan geen tekst staan; kies uit wat er staat."))
        if (soort, veld) == STATUS:
            tx.zet(soort, entiteit, veld, _volgende_stand(tx, dossier, waarde))
            return
        _eis_zoals_vastgesteld(tx, dossier, soort, (soort, entiteit, veld, codeer(waarde)))
        tx.zet(soort, entiteit, veld, waarde)

    sessie.store.voer_uit(sessie.wie, taak)


def herstel(sessie: Sessie, dossier: str, soort: str, entiteit: str) -> None:
    """End a conflict about a deletion: it stays, as it was edited elsewhere. Raises as :func:`los_op`."""
    _eis_rol(sessie, dossier, soort, entiteit, BESTAAN)

    def taak(tx: Transactie) -> None:
        _eis_conflict(tx, dossier, soort, entiteit, BESTAAN)
        _eis_zoals_vastgesteld(tx, dossier, soort, (soort, entiteit))
        tx.herstel(soort, entiteit)

    sessie.store.voer_uit(sessie.wie, taak)


def verwijder(sessie: Sessie, dossier: str, soort: str, entiteit: str) -> None:
    """End a conflict about a deletion: it goes, the edit made elsewhere included. Raises as :func:`los_op`."""
    _eis_rol(sessie, dossier, soort, entiteit, BESTAAN)

    def taak(tx: Transactie) -> None:
        _eis_conflict(tx, dossier, soort, entiteit, BESTAAN)
        _eis_zoals_vastgesteld(tx, dossier, soort, (soort, entiteit), aanwezig=False)
        tx.verwijder(soort, entiteit)

    sessie.store.voer_uit(sessie.wie, taak)


def _eis_eigen_code(sessie: Sessie, codering: str) -> None:
    """A code is its coder's, and what they gave is not for others to see while they code too."""
    if lees_stand(sessie.store.lees(), CODERING, codering).vast("codeur") != sessie.persoon.id:
        raise StapGeweigerd(_("Dit is een code van iemand anders; alleen die kan hier kiezen."))


def _eis_eigen_blindscore(sessie: Sessie, blindscore: str) -> None:
    """Likewise of who scores blind."""
    if lees_stand(sessie.store.lees(), BLIND, blindscore).vast("lid") != sessie.persoon.id:
        raise StapGeweigerd(_("Dit is een blinde score van iemand anders; alleen die kan hier kiezen."))


def _eis_rol(sessie: Sessie, dossier: str, soort: str, entiteit: str, veld: str) -> None:
    """Who may write this may settle it; which step counts is for an auditor or coördinator."""
    if not dossier:
        sessie.eis_rol(Rol.COORDINATOR)
        return
    if soort == CODERING:
        _eis_eigen_code(sessie, entiteit)
    if soort == BLIND:
        _eis_eigen_blindscore(sessie, entiteit)
    if soort in WEGERS:
        eis_schrijver(sessie, dossier, *WEGERS[soort])
        return
    stap = (soort, veld) == STATUS
    besluit = soort == "opmerking" and veld in {"besluit", "reden", "bevestiging"}
    rollen = (Rol.AUDITOR, Rol.COORDINATOR) if stap else (Rol.AUDITOR,) if besluit else SCHRIJVERS
    eis_schrijver(sessie, dossier, *rollen)


def _eis_conflict(tx: Transactie, dossier: str, soort: str, entiteit: str, veld: str) -> Stand:
    db = tx.bij()
    rij = db.execute(
        "SELECT conflicten FROM entiteit WHERE soort = ? AND id = ? AND dossier = ?",
        (soort, entiteit, dossier),
    ).fetchone()
    if rij is None or veld not in json.loads(rij[0]):
        raise NietGevonden(_("Dit is inmiddels al opgelost; er is niets gewijzigd."))
    return tx.stand(soort, entiteit)


def _eis_zoals_vastgesteld(
    tx: Transactie, dossier: str, soort: str, deel: tuple[str, ...], *, aanwezig: bool = True
) -> None:
    """Settling changes nothing of what was laid down; ``deel`` is the begin of a piece of its content."""
    if lees_status(tx.db, dossier) != Status.DEFINITIEF or soort not in IN_VERSLAG:
        return
    vastgesteld = any(stuk[: len(deel)] == deel for stuk in bevroren_inhoud(tx.db, dossier))
    if vastgesteld is not aanwezig:
        raise StapGeweigerd(
            _(
                "Het verslag is definitief; alleen wat is vastgesteld kan blijven. "
                "Heropen het met een reden om iets anders te kiezen."
            )
        )


def _eis_keuze(waarde: Any, keuzes: list[Any]) -> None:
    if waarde not in keuzes:
        raise OnbruikbareInvoer(_("Kies een van de mogelijkheden; er is niets gewijzigd."))


def _volgende_stand(tx: Transactie, dossier: str, stap: Any) -> Any:
    """The chosen step, which must not close over remarks, nor go back under a number that went out already."""
    naar = stap.get("naar") if isinstance(stap, dict) else None
    volgend = volgend_nummer(tx.db, dossier)
    if naar == Status.DEFINITIEF and any(
        opmerking.open or opmerking.onbevestigd for opmerking in lees_opmerkingen(tx.db, dossier)
    ):
        raise StapGeweigerd(
            _(
                "Er zijn nog opmerkingen zonder besluit of zonder bevestiging; definitief kan dan niet. "
                "Kies een andere stand."
            )
        )
    if naar == Status.DEFINITIEF and int(stap.get("versie") or 1) < volgend - 1:
        raise StapGeweigerd(
            _("Versie {nummer} is al verzonden of vastgesteld; kies die stand.").format(nummer=volgend - 1)
        )
    if naar in BEWERKBAAR | {Status.EERSTE_CHECK}:
        return {**stap, "versie": max(int(stap.get("versie") or 1), volgend)}
    return stap
