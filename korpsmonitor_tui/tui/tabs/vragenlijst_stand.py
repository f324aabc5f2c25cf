"""What the questionnaire tab shows, read at one moment."""

from __future__ import annotations

from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import BEWERKBAAR, statusnaam
from korpsmonitor_tui.domain.vragenlijst import VELDEN, Geldigheid
from korpsmonitor_tui.services.formulieren import vragenlijst_voor
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.services.toegang import eis_schrijver, lees_status
from korpsmonitor_tui.services.velden import Plaats, Veld, lees_velden
from korpsmonitor_tui.services.vragenlijst import (
    Antwoord,
    Volledigheid,
    antwoord_id,
    is_beantwoord,
    lees_antwoorden,
    opgave,
    volledigheid,
)

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.instrument import Gesprekspartij
    from korpsmonitor_tui.domain.referentiekader import Referentieregel
    from korpsmonitor_tui.domain.vragenlijst import Vak, Vraag, Vragenlijst
    from korpsmonitor_tui.services.sessie import Sessie

SOORT = "antwoord"


@dataclass(frozen=True, slots=True)
class Vraagstand:
    """Where one question stands."""

    geldigheid: Geldigheid = Geldigheid.GELDT
    getoond: bool = True
    """Whether it has a place here: it is asked of this party, or was answered all the same."""
    beantwoord: bool = False
    """Whether every place has an answer."""
    twijfel: bool = False
    """Whether an answer does not fit what is asked."""
    conflict: bool = False
    """Whether two texts stand in one place."""


@dataclass(frozen=True, slots=True)
class Vragenlijststand:
    """All answers of a dossier, as they count and as they are edited."""

    antwoorden: dict[Vak, Antwoord]
    velden: dict[Plaats, Veld]
    vast: str
    """Why nothing can be filled in now, or empty."""
    vragenlijst: Vragenlijst
    partij: Gesprekspartij
    referentieregel: Referentieregel | None = None
    vragen: dict[str, Vraagstand] = field(default_factory=dict)
    """By question id."""
    tellingen: dict[str, Volledigheid] = field(default_factory=dict)
    """By chapter."""
    gelezen_op: float = 0.0
    """When reading began, on the clock of this process: what was written later is not in it."""

    def vraag(self, vraag: Vraag) -> Vraagstand:
        """Where this question stands."""
        return self.vragen.get(vraag.id, Vraagstand())

    def open(self, vraag: Vraag) -> bool:
        """Whether this question waits for an answer: one that lapsed does not."""
        stand = self.vraag(vraag)
        return not stand.beantwoord and stand.geldigheid != Geldigheid.VERVALT


def lees_stand(sessie: Sessie, dossier: str) -> Vragenlijststand:
    """For a worker thread."""
    gelezen_op, db = monotonic(), sessie.store.lees()
    vragenlijst, partij = sessie.instrument.vragenlijst, sessie.partij(partij_van(dossier))
    antwoorden, velden = lees_antwoorden(db, dossier), lees_velden(db, SOORT, dossier)
    gesteld = vragenlijst_voor(vragenlijst, partij, antwoorden).vragen
    return Vragenlijststand(
        antwoorden,
        velden,
        _waarom_niet(sessie, dossier),
        vragenlijst,
        partij,
        sessie.instrument.referentieregel,
        {
            vraag.id: Vraagstand(
                vragenlijst.geldigheid(vraag, opgave(antwoorden), partij.code, partij.soort),
                vraag.id in gesteld,
                is_beantwoord(vraag, antwoorden),
                any(not vraag.past(antwoorden[vak].waarde) for vak in vraag.vakken if vak in antwoorden),
                _in_conflict(vraag, dossier, velden),
            )
            for vraag in vragenlijst.vragen.values()
        },
        {h.code: volledigheid(vragenlijst, h, antwoorden, partij) for h in vragenlijst.hoofdstukken},
        gelezen_op,
    )


def _in_conflict(vraag: Vraag, dossier: str, velden: dict[Plaats, Veld]) -> bool:
    plaatsen = (plaats_van(dossier, vak, veld) for vak in vraag.vakken for veld in VELDEN)
    return any(plaats in velden and velden[plaats].conflict for plaats in plaatsen)


def _waarom_niet(sessie: Sessie, dossier: str) -> str:
    try:
        eis_schrijver(sessie, dossier)
    except StapGeweigerd as fout:
        return str(fout)
    status = lees_status(sessie.store.lees(), dossier)
    if status not in BEWERKBAAR:
        return _("De antwoorden liggen vast zolang het verslag {status} is.").format(
            status=statusnaam(status)
        )
    return ""


def plaats_van(dossier: str, vak: Vak, veld: str) -> Plaats:
    """Where the answer (``waarde``) or its explanation (``toelichting``) stands."""
    return Plaats(SOORT, antwoord_id(dossier, vak), veld)
