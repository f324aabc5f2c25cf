"""Taking in the document of a plan: the first one makes the plan, a later one adds progress and what is new.

What stands here already is never changed by a document: where it says something else, that is told.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.plan import Actiestand, volledig_nummer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.services import plannen
from korpsmonitor_tui.services.bijlagen import lees_bestand
from korpsmonitor_tui.services.entiteiten import maak_of_herstel
from korpsmonitor_tui.services.planleden import schrijf_lid
from korpsmonitor_tui.services.plannen import (
    ACTIE,
    BRON,
    DEEL,
    TEKST,
    TITEL,
    VASTGESTELD,
    VOORTGANG,
    VOORWERK,
)
from korpsmonitor_tui.services.planvelden import algemeen, zet_velden
from korpsmonitor_tui.services.planvoortgang import maak_bericht

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from pathlib import Path

    from korpsmonitor_tui.domain.plan import Actie, Deel, Plan
    from korpsmonitor_tui.domain.plandefinitie import Standvoorstel
    from korpsmonitor_tui.domain.planlezing import GelezenActie, GelezenDeel, Planlezing
    from korpsmonitor_tui.domain.planstand import Actiestaat
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie

GROOTSTE: Final = 10_000_000
"""Largest file that is read, in bytes; most of a Word file can be pictures."""
LANGSTE: Final = 1_000_000
"""Longest text that is read as a plan, in characters; a plan of eleven chapters with its progress has 83,000."""


@dataclass(frozen=True, slots=True)
class Plandocument:
    """A document that was read and not yet taken in."""

    naam: str
    tekst: str
    lezing: Planlezing


@dataclass(frozen=True, slots=True)
class Verschil:
    """Where a document says something else than the plan that stands here; the plan was left as it is."""

    wat: str
    hier: str
    daar: str


@dataclass(slots=True)
class Overname:
    """What came of taking a document in."""

    peildatum: date | None
    """None for a document without a date that was only looked at."""
    delen: int = 0
    acties: int = 0
    nieuw: int = 0
    """Of the actions, those that the document marks or that the plan did not have."""
    berichten: int = 0
    leden: int = 0
    verschillen: list[Verschil] = field(default_factory=list)


def lees_document(sessie: Sessie, pad: Path) -> Plandocument:
    """Read a document, text or Word (.docx), without keeping anything.

    Raises OnbruikbareInvoer if it cannot be read or is no plan, ArchiefFout for a Word file that the guard refuses.
    """
    inhoud = lees_bestand(pad, GROOTSTE)
    if pad.suffix.casefold() == ".docx":
        from korpsmonitor_tui.word.planlezer import lees_planregels

        return lees_tekst(sessie, pad.name, lees_planregels(inhoud, pad.name))
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise OnbruikbareInvoer(
            _(
                "“{naam}” is geen tekst in UTF-8; er is niets ingelezen. Bewaar het document als Word-bestand (.docx) of als"
                " platte tekst."
            ).format(naam=pad.name)
        ) from None
    return lees_tekst(sessie, pad.name, tekst)


def lees_tekst(sessie: Sessie, naam: str, tekst: str) -> Plandocument:
    """As :func:`lees_document`, of a text that is there already."""
    # Imported late: only who takes a plan in needs the reader.
    from korpsmonitor_tui.intake.plantekst import lees_plantekst

    plannen.eis_plan(sessie)
    if len(tekst) > LANGSTE:
        raise OnbruikbareInvoer(
            _("“{naam}” is langer dan een plan kan zijn; er is niets ingelezen.").format(naam=naam)
        )
    lezing = lees_plantekst(tekst, plannen.definitie(sessie))
    if not lezing.acties:
        raise OnbruikbareInvoer(
            _(
                "In “{naam}” staat geen hoofdstuk met acties; er is niets ingelezen. Een hoofdstuk begint als"
                " “1. Titel (leden)”, zijn acties volgen op een regel “Doelstellingen/ acties:”."
            ).format(naam=naam)
        )
    return Plandocument(naam, tekst, lezing)


def neem_over(sessie: Sessie, document: Plandocument, peildatum: date | None = None) -> Overname:
    """Take a document in, in one handeling; ``peildatum`` is its own date by default.

    Raises StapGeweigerd for who is no coördinator, OnbruikbareInvoer without a date.
    """
    plannen.eis_plan(sessie)
    sessie.eis_rol(Rol.COORDINATOR)
    dag = peildatum or document.lezing.peildatum
    if dag is None:
        raise OnbruikbareInvoer(
            _("“{naam}” noemt geen dag; geef de peildatum op. Er is niets ingelezen.").format(
                naam=document.naam
            )
        )
    return sessie.store.voer_uit(sessie.wie, lambda tx: _Overnemer(sessie, tx, dag).neem(document))


class _Overnemer:
    """Takes one document in, within a transaction."""

    def __init__(self, sessie: Sessie, tx: Transactie, peildatum: date) -> None:
        self._sessie = sessie
        self._tx = tx
        self._editie = sessie.editie.id
        self._plan: Plan = plannen.lees(tx.bij(), self._editie)
        self._peildatum = peildatum
        self._over = Overname(peildatum)

    def neem(self, document: Plandocument) -> Overname:
        lezing = document.lezing
        self._bewaar_bron(document)
        self._zet_tekst(TITEL, _("de titel"), lezing.titel.tekst, self._plan.titel)
        self._zet_tekst(VOORWERK, _("het voorwerk"), lezing.voorwerk.tekst, self._plan.voorwerk)
        for deel in lezing.delen:
            self._neem_deel(deel)
        self._neem_leden(lezing)
        return self._over

    def _bewaar_bron(self, document: Plandocument) -> None:
        """The document to the letter; the same one twice is one."""
        kenmerk = hashlib.sha256(document.tekst.encode("utf-8", "replace")).hexdigest()[:16]
        id_ = plannen.tekst_id(self._editie, f"{BRON}/{kenmerk}")
        maak_of_herstel(self._tx, TEKST, algemeen(self._sessie, soort=BRON, naam=document.naam), id_)
        self._tx.zet(TEKST, id_, "tekst", document.tekst)

    def _zet_tekst(self, soort: str, wat: str, tekst: str, hier: str) -> None:
        if not tekst or tekst == hier:
            return
        if hier:
            self._over.verschillen.append(Verschil(wat, hier, tekst))
            return
        id_ = plannen.tekst_id(self._editie, soort)
        maak_of_herstel(self._tx, TEKST, algemeen(self._sessie, soort=soort), id_)
        self._tx.zet(TEKST, id_, "tekst", tekst)

    def _neem_deel(self, gelezen: GelezenDeel) -> None:
        hier = self._plan.deel(gelezen.nummer)
        velden = {
            "titel": gelezen.titel,
            "verantwoordelijk": gelezen.verantwoordelijk,
            "inleiding": gelezen.inleiding.tekst,
            "doelen": gelezen.doelen.tekst,
        }
        if hier is None:
            id_ = plannen.deel_id(self._editie, gelezen.nummer)
            maak_of_herstel(self._tx, DEEL, algemeen(self._sessie, nummer=gelezen.nummer), id_)
            zet_velden(self._tx, DEEL, id_, velden)
            self._leg_vast(DEEL, id_, velden)
            self._over.delen += 1
        else:
            id_ = hier.id
            self._vergelijk_deel(hier, velden)
        acties = {actie.nummer: actie for actie in hier.acties} if hier else {}
        ids = {nummer: actie.id for nummer, actie in acties.items()}
        for actie in gelezen.acties:
            ids[actie.nummer] = self._neem_actie(gelezen, id_, actie, acties.get(actie.nummer), ids)
            self._neem_bericht(volledig_nummer(gelezen.nummer, actie.nummer), ids[actie.nummer], actie)

    def _vergelijk_deel(self, hier: Deel, velden: dict[str, str]) -> None:
        kop = _("hoofdstuk {nummer}, {veld}")
        for veld, daar in velden.items():
            if getattr(hier, veld) != daar:
                self._over.verschillen.append(
                    Verschil(kop.format(nummer=hier.nummer, veld=veld), getattr(hier, veld), daar)
                )

    def _neem_actie(
        self, deel: GelezenDeel, deel_id: str, gelezen: GelezenActie, hier: Actie | None, ids: dict[str, str]
    ) -> str:
        if hier is not None:
            if gelezen.tekst.tekst != hier.tekst:
                nummer = volledig_nummer(deel.nummer, gelezen.nummer)
                self._over.verschillen.append(
                    Verschil(_("actie {nummer}").format(nummer=nummer), hier.tekst, gelezen.tekst.tekst)
                )
            return hier.id
        id_ = plannen.actie_id(self._editie, deel.nummer, gelezen.nummer)
        gegevens = algemeen(
            self._sessie, deel=deel_id, ouder=ids.get(gelezen.ouder, ""), nummer=gelezen.nummer
        )
        maak_of_herstel(self._tx, ACTIE, gegevens, id_)
        velden = {"tekst": gelezen.tekst.tekst, "verantwoordelijk": gelezen.verantwoordelijk, "termijn": ""}
        zet_velden(self._tx, ACTIE, id_, velden)
        self._leg_vast(ACTIE, id_, velden)
        self._over.acties += 1
        if gelezen.nieuw or self._plan.vastgesteld is not None:
            self._tx.zet(ACTIE, id_, "nieuw", self._peildatum.isoformat())
            self._over.nieuw += 1
        return id_

    def _leg_vast(self, soort: str, id_: str, velden: dict[str, str]) -> None:
        """What a later document adds to a plan that was laid down is fixed with it."""
        if self._plan.vastgesteld is not None:
            self._tx.zet(soort, id_, VASTGESTELD, velden)

    def _neem_bericht(self, nummer: str, actie: str, gelezen: GelezenActie) -> None:
        tekst = gelezen.voortgang.tekst
        if not tekst:
            return
        id_ = maak_bericht(self._tx, self._sessie, actie, self._peildatum)
        staat_er = self._tx.waarde(VOORTGANG, id_, "tekst")
        if isinstance(staat_er, str) and staat_er and staat_er != tekst:
            wat = _("de voortgang van actie {nummer}").format(nummer=nummer)
            self._over.verschillen.append(Verschil(wat, staat_er, tekst))
            return
        if self._tx.zet(VOORTGANG, id_, "tekst", tekst) is not None:
            self._over.berichten += 1

    def _neem_leden(self, lezing: Planlezing) -> None:
        bekend = {(lid.organisatie, lid.functie) for lid in self._plan.leden}
        gelezen = [(lid.organisatie, lid.functie) for lid in lezing.leden]
        for organisatie, functie in gelezen:
            if (organisatie, functie) in bekend or not (organisatie or functie):
                continue
            bekend.add((organisatie, functie))
            kenmerk = hashlib.sha256(f"{organisatie}\n{functie}".encode()).hexdigest()[:16]
            schrijf_lid(
                self._tx, self._sessie, f"{self._editie}/{plannen.LID}/{kenmerk}", organisatie, functie
            )
            self._over.leden += 1
        for lid in self._plan.leden if gelezen else ():
            if (lid.organisatie, lid.functie) not in gelezen:
                naam = ", ".join(filter(None, (lid.organisatie, lid.functie)))
                self._over.verschillen.append(Verschil(_("de ledenlijst"), naam, ""))


def lees_voorstellen(sessie: Sessie, peildatum: date) -> tuple[tuple[Actiestaat, Standvoorstel], ...]:
    """Per action without a state at this date the one that its text seems to tell, in the order of the plan."""
    staten = plannen.lees_planstand(sessie, peildatum).acties
    paren = (
        (staat, plannen.stel_stand_voor(sessie, staat))
        for staat in staten
        if staat.tekst and staat.stand_van != peildatum
    )
    return tuple((staat, v) for staat, v in paren if v.stand is not Actiestand.ONBEKEND)


def neem_voorstellen_over(sessie: Sessie, peildatum: date, acties: Collection[str] | None = None) -> int:
    """Take proposed states over, as a person who looked at them; how many.

    ``acties`` are the ids of those to take, None for all; one that was said meanwhile is left as it is. Raises
    StapGeweigerd for who is no coördinator.
    """
    sessie.eis_rol(Rol.COORDINATOR)
    voorstellen = [
        (staat.actie.id, voorstel.stand)
        for staat, voorstel in lees_voorstellen(sessie, peildatum)
        if acties is None or staat.actie.id in acties
    ]

    def taak(tx: Transactie) -> int:
        for actie, voorgesteld in voorstellen:
            tx.zet(VOORTGANG, maak_bericht(tx, sessie, actie, peildatum), "stand", voorgesteld.value)
        return len(voorstellen)

    return sessie.store.voer_uit(sessie.wie, taak)
