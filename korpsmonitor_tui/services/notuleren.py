"""Minutes taken while people talk: a note is there from its first keystroke, and is one handeling all the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.event import nieuw_id
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.domain.volgorde import tussen
from korpsmonitor_tui.services.entiteiten import maak_of_herstel, zet_verzameling
from korpsmonitor_tui.services.gesprekken import begin_van_notitie, eis_gesprek, eis_hoofdstuk, lees_notities
from korpsmonitor_tui.services.toegang import (
    eis_schrijver,
    lees_status,
    weiger_bevroren,
    weiger_definitief,
)
from korpsmonitor_tui.store.ongedaan import SOORT as ONGEDAAN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from korpsmonitor_tui.domain.gesprek import Notitie
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie

SOORT = "notitie"


@dataclass(frozen=True, slots=True)
class Concept:
    """A note that is being typed. Everything that is written of it belongs to one handeling, so one undo takes it away."""

    notitie: str
    handeling: str
    hoofdstuk: str
    spreker: str = ""
    vraag: str = ""


@dataclass(frozen=True, slots=True)
class Notulen:
    """The minutes as they are looked at while they are taken: one chapter, and how much there is in the others."""

    notities: tuple[Notitie, ...]
    aantallen: dict[str, int]
    """Notes by chapter."""
    eerste: str
    """When the first note was begun, UTC; empty without notes."""


def lees_notulen(db: Database, dossier: str, hoofdstuk: str, behalve: str = "") -> Notulen:
    """The notes of a chapter, without the one that is being typed."""
    rijen = db.execute(
        "SELECT hoofdstuk, count(*), min(tijd) FROM notitie WHERE dossier = ? AND id <> ? GROUP BY hoofdstuk",
        (dossier, behalve),
    ).fetchall()
    return Notulen(
        tuple(notitie for notitie in lees_notities(db, dossier, hoofdstuk) if notitie.id != behalve),
        {code or "": aantal for code, aantal, _eerste in rijen},
        min((eerste for _code, _aantal, eerste in rijen if eerste), default=""),
    )


def waarom_niet(sessie: Sessie, dossier: str) -> str:
    """Why who is working cannot take minutes in this dossier now; empty if they can."""
    try:
        eis_schrijver(sessie, dossier)
    except StapGeweigerd as fout:
        return str(fout)
    if lees_status(sessie.store.lees(), dossier) == Status.DEFINITIEF:
        return _("Het verslag is definitief: de notities liggen vast.")
    return ""


def is_vervallen(db: Database, notitie: str) -> bool:
    """Whether a note that was begun is gone: undone, or deleted elsewhere."""
    rij = db.execute("SELECT bestaat FROM entiteit WHERE soort = ? AND id = ?", (SOORT, notitie)).fetchone()
    return rij is not None and not rij[0]


def nieuw_concept(sessie: Sessie, hoofdstuk: str, spreker: str = "", vraag: str = "") -> Concept:
    """A note to be; nothing is written yet."""
    nu = sessie.store.klok()
    return Concept(nieuw_id(nu), nieuw_id(nu), hoofdstuk, spreker, vraag)


def start_klok(sessie: Sessie, dossier: str, begonnen: datetime | None = None) -> datetime:
    """Start the clock of the conversation, now or at ``begonnen``, and return its start.

    Notes that are begun from here on carry how far into the conversation that was. A clock that runs begins again;
    what was noted before keeps its time. Raises NietGevonden without a gesprek, OnbruikbareInvoer for a start that is
    still to come, StapGeweigerd while the verslag is frozen.
    """
    eis_schrijver(sessie, dossier)

    def taak(tx: Transactie) -> datetime:
        eis_gesprek(tx.bij(), dossier)
        weiger_bevroren(tx.db, dossier)
        begin_ = begonnen or tx.nu
        if begin_ > tx.nu:
            raise OnbruikbareInvoer(
                _("Een gesprek kan niet later zijn begonnen dan nu; de klok is niet gewijzigd.")
            )
        zet_verzameling(
            tx, "gesprek", dossier, "begonnen", [begin_.astimezone(UTC).isoformat(timespec="seconds")]
        )
        return begin_

    return sessie.store.voer_uit(sessie.wie, taak)


def begin(sessie: Sessie, dossier: str, concept: Concept) -> None:
    """Have the note at the end of the minutes, in this chapter and of this speaker, its text as it is.

    Raises NietGevonden without a gesprek or for an unknown chapter, StapGeweigerd once the verslag is definitief.
    """
    _schrijf(sessie, dossier, concept)


def leg_vast(
    sessie: Sessie,
    dossier: str,
    concept: Concept,
    tekst: str,
    tags: Sequence[str] = (),
    op: Sequence[str] = (),
) -> None:
    """Write the note with its text, made on the heads ``op``, and exactly these tags. Raises as :func:`begin`."""

    def inhoud(tx: Transactie) -> None:
        tx.zet(SOORT, concept.notitie, "tekst", tekst, op=op)
        zet_verzameling(tx, SOORT, concept.notitie, "tags", tags)

    _schrijf(sessie, dossier, concept, inhoud)


def laat_vallen(sessie: Sessie, dossier: str, concept: Concept) -> None:
    """Take back a note that was begun and then emptied; undo passes over it."""
    eis_schrijver(sessie, dossier)

    def taak(tx: Transactie) -> None:
        weiger_definitief(tx, dossier)
        if tx.stand(SOORT, concept.notitie).bestaat:
            tx.verwijder(SOORT, concept.notitie)
            tx.maak(ONGEDAAN, {"ongedaan_door": tx.handeling}, concept.handeling)

    sessie.store.voer_uit(sessie.wie, taak)


def _schrijf(
    sessie: Sessie, dossier: str, concept: Concept, inhoud: Callable[[Transactie], None] | None = None
) -> None:
    eis_schrijver(sessie, dossier)
    eis_hoofdstuk(sessie, concept.hoofdstuk)

    def taak(tx: Transactie) -> None:
        weiger_definitief(tx, dossier)
        eis_gesprek(tx.db, dossier)
        stand = tx.stand(SOORT, concept.notitie)
        if stand.bestaat or not stand.koppen:
            tx.handeling = concept.handeling
        # Else somebody undid the beginning: what is typed on is a handeling of its own, that can be undone again.
        maak_of_herstel(tx, SOORT, begin_van_notitie(tx, dossier), concept.notitie)
        if stand.waarde("volgorde") is None:
            laatste = tx.db.execute(
                "SELECT max(volgorde) FROM notitie WHERE dossier = ?", (dossier,)
            ).fetchone()
            tx.zet(SOORT, concept.notitie, "volgorde", tussen(laatste[0], None))
        tx.zet(SOORT, concept.notitie, "hoofdstuk", concept.hoofdstuk)
        for veld, waarde in (("spreker", concept.spreker), ("vraag", concept.vraag)):
            if waarde or stand.waarde(veld):
                tx.zet(SOORT, concept.notitie, veld, waarde)
        if inhoud is not None:
            inhoud(tx)

    sessie.store.voer_uit(sessie.wie, taak)
