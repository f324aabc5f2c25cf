"""Hoor en wederhoor: akkoord and reactions of respondents, and what is decided on every remark."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Rol, Stap, Status, overgang, statusnaam
from korpsmonitor_tui.services import bijlagen
from korpsmonitor_tui.services.gesprekken import eis_gesprek, lees_status
from korpsmonitor_tui.services.sessie import SCHRIJVERS
from korpsmonitor_tui.services.verslagstand import (
    Opmerking,
    Versie,
    lees_opmerkingen,
    lees_stand,
    verzonden_versie,
    zet_stap,
    zonder_akkoord,
)
from korpsmonitor_tui.services.verslagstappen import lees_kanaal, voeg_opmerking_toe
from korpsmonitor_tui.services.verslagtekst import eis_passage, lees_passages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie

BESLUITEN: Final = ("overgenomen", "gedeeltelijk overgenomen", "niet overgenomen")
"""What can be decided on a remark; the last two need a reason."""


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What came back from a respondent: by whom, when and how; ``bewijs`` is kept byte for byte."""

    respondent: str
    """Id or label of a participant to whom the version was sent."""
    kanaal: str
    datum: date | None = None
    """Default: today."""
    toelichting: str = ""
    bewijs: Path | None = None


@dataclass(frozen=True, slots=True)
class Akkoord:
    """An approval of one version by one respondent."""

    versie: int
    respondent: str
    rol: str
    datum: date | None
    kanaal: str
    bijlage: str
    toelichting: str


@dataclass(frozen=True, slots=True)
class Reactie:
    """A reaction of one respondent to one version."""

    id: str
    versie: int
    respondent: str
    datum: date | None
    kanaal: str
    tekst: str
    bijlage: str


def lees_akkoorden(db: Database, dossier: str) -> tuple[Akkoord, ...]:
    """All approvals, oldest first; ``respondent`` is the label of the participant."""
    rijen = db.execute(
        "SELECT a.versie, coalesce(nullif(d.naam, ''), d.rol, a.respondent), a.rol, a.datum, a.kanaal, a.bijlage, "
        "a.toelichting FROM akkoord a LEFT JOIN deelnemer d ON d.id = a.respondent WHERE a.dossier = ? ORDER BY a.id",
        (dossier,),
    ).fetchall()
    return tuple(
        Akkoord(versie or 0, wie, rol or "", _datum(datum), kanaal or "", bijlage or "", toelichting or "")
        for versie, wie, rol, datum, kanaal, bijlage, toelichting in rijen
    )


def lees_reacties(db: Database, dossier: str) -> tuple[Reactie, ...]:
    """All reactions, oldest first; ``respondent`` is the label of the participant."""
    rijen = db.execute(
        "SELECT r.id, r.versie, coalesce(nullif(d.naam, ''), d.rol, r.respondent), r.datum, r.kanaal, r.tekst, r.bijlage "
        "FROM reactie r LEFT JOIN deelnemer d ON d.id = r.respondent WHERE r.dossier = ? ORDER BY r.id",
        (dossier,),
    ).fetchall()
    return tuple(
        Reactie(id_, versie or 0, wie, _datum(datum), kanaal or "", tekst or "", bijlage or "")
        for id_, versie, wie, datum, kanaal, tekst, bijlage in rijen
    )


def _datum(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


def leg_akkoord_vast(sessie: Sessie, dossier: str, antwoord: Antwoord) -> tuple[str, ...]:
    """Record that a respondent agrees to the version that was sent. Returns whose akkoord is still missing.

    With the last akkoord the verslag becomes akkoord. Raises StapGeweigerd if nothing was sent, the respondent agreed
    already, or the file cannot be read.
    """
    persoon = sessie.eis_rol(*SCHRIJVERS)
    bewijs = bijlagen.lees_bestand(antwoord.bewijs) if antwoord.bewijs else None
    kanaal = lees_kanaal(antwoord.kanaal)

    def taak(tx: Transactie) -> tuple[str, ...]:
        db = tx.bij()
        versie = _eis_verzonden(
            db, dossier, (Status.TER_VERIFICATIE, Status.REACTIE_ONTVANGEN, Status.IN_VERWERKING)
        )
        wie, label = _respondent(versie, antwoord.respondent)
        if label not in zonder_akkoord(db, dossier):
            raise StapGeweigerd(_("Het akkoord van {wie} op deze versie is al vastgelegd.").format(wie=label))
        bijlage = (
            bijlagen.bewaar(tx, dossier, antwoord.bewijs.name, bewijs) if antwoord.bewijs and bewijs else ""
        )
        rol = db.execute("SELECT rol FROM deelnemer WHERE id = ?", (wie,)).fetchone()
        tx.maak(
            "akkoord",
            {
                "dossier": dossier,
                "versie": versie.nummer,
                "kop": versie.kop,
                "sha256": versie.sha256,
                "respondent": wie,
                "rol": rol[0] if rol else label,
                "datum": (antwoord.datum or sessie.vandaag()).isoformat(),
                "kanaal": kanaal,
                "bijlage": bijlage,
                "toelichting": antwoord.toelichting,
            },
        )
        ontbreekt = zonder_akkoord(tx.bij(), dossier)
        if not ontbreekt and lees_status(tx.db, dossier) == Status.TER_VERIFICATIE:
            stand = lees_stand(sessie, tx.db, dossier)
            regel = overgang(Stap.AKKOORD, stand, persoon, vandaag=sessie.vandaag())
            zet_stap(tx, dossier, regel, {"versie": versie.nummer, "kop": versie.kop})
        return ontbreekt

    return sessie.store.voer_uit(sessie.wie, taak)


def leg_reactie_vast(
    sessie: Sessie, dossier: str, antwoord: Antwoord, opmerkingen: Sequence[tuple[int | None, str]] = ()
) -> str:
    """Record a reaction with its remarks, (passage number or None, text), and return its id.

    Without separate remarks the whole text becomes one, so that no reaction can pass undecided.
    Raises OnbruikbareInvoer without any text or for an unknown passage number.
    """
    persoon = sessie.eis_rol(*SCHRIJVERS)
    bewijs = bijlagen.lees_bestand(antwoord.bewijs) if antwoord.bewijs else None
    kanaal = lees_kanaal(antwoord.kanaal)
    punten = list(opmerkingen)
    if not punten and not antwoord.toelichting.strip():
        if bewijs is None:
            raise OnbruikbareInvoer(
                _("Een reactie zonder tekst of bestand is niet vastgelegd; geef aan wat er is gezegd.")
            )
        naam = antwoord.bewijs.name if antwoord.bewijs else ""
        punten = [(None, _("Zie het ontvangen bestand {naam}.").format(naam=naam))]
    punten = punten or [(None, antwoord.toelichting)]

    def taak(tx: Transactie) -> str:
        db = tx.bij()
        stand = lees_stand(sessie, db, dossier)
        regel = overgang(Stap.REACTIE, stand, persoon, vandaag=sessie.vandaag())
        versie = _eis_verzonden(db, dossier, (stand.status,))
        wie, _label = _respondent(versie, antwoord.respondent)
        nummers = {passage.nummer: passage.id for passage in lees_passages(db, dossier)}
        bijlage = (
            bijlagen.bewaar(tx, dossier, antwoord.bewijs.name, bewijs) if antwoord.bewijs and bewijs else ""
        )
        reactie = tx.maak(
            "reactie",
            {
                "dossier": dossier,
                "versie": versie.nummer,
                "respondent": wie,
                "datum": (antwoord.datum or sessie.vandaag()).isoformat(),
                "kanaal": kanaal,
                "tekst": antwoord.toelichting,
                "bijlage": bijlage,
            },
        )
        for nummer, tekst in punten:
            if nummer is not None and nummer not in nummers:
                raise OnbruikbareInvoer(
                    _("Passage {nummer} staat niet in versie {versie}; er is niets vastgelegd.").format(
                        nummer=nummer, versie=versie.nummer
                    )
                )
            passage = "" if nummer is None else nummers[nummer]
            voeg_opmerking_toe(tx, dossier, versie.nummer, "reactie", passage, tekst, reactie)
        zet_stap(tx, dossier, regel, {"versie": stand.versie, "reactie": reactie})
        return reactie

    return sessie.store.voer_uit(sessie.wie, taak)


def beslis(
    sessie: Sessie,
    dossier: str,
    opmerking: str,
    besluit: str,
    reden: str = "",
    nieuwe_tekst: str | None = None,
) -> None:
    """Decide on a remark from a reaction, and change the passage at once where that was decided.

    Only an auditor who did not write the verslag decides. Raises OnbruikbareInvoer for an unknown decision or one
    that needs a reason.
    """
    persoon = sessie.eis_rol(Rol.AUDITOR)
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
        _eis_in_verwerking(db, dossier)
        if eis_gesprek(db, dossier).notulist == persoon.id:
            raise StapGeweigerd(
                _("{naam} schreef dit verslag; een andere auditor beslist over de opmerkingen.").format(
                    naam=persoon.naam
                )
            )
        tx.zet("opmerking", opmerking, "besluit", besluit)
        tx.zet("opmerking", opmerking, "reden", reden)
        if nieuwe_tekst is not None and punt.passage:
            eis_passage(db, punt.passage)
            tx.zet("passage", punt.passage, "tekst", nieuwe_tekst)

    sessie.store.voer_uit(sessie.wie, taak)


def beantwoord(sessie: Sessie, dossier: str, opmerking: str, antwoord: str) -> None:
    """Say what was done with a remark of the first check. Raises OnbruikbareInvoer without a text."""
    sessie.eis_rol(*SCHRIJVERS)
    if not antwoord.strip():
        raise OnbruikbareInvoer(_("Schrijf op wat er met de opmerking is gedaan."))

    def taak(tx: Transactie) -> None:
        punt = _eis_opmerking(tx.bij(), dossier, opmerking)
        if punt.herkomst != "eerste_check":
            raise StapGeweigerd(_("Over een opmerking van een respondent beslist een auditor."))
        tx.zet("opmerking", opmerking, "antwoord", antwoord)

    sessie.store.voer_uit(sessie.wie, taak)


def _eis_opmerking(db: Database, dossier: str, opmerking: str) -> Opmerking:
    for punt in lees_opmerkingen(db, dossier):
        if punt.id == opmerking:
            return punt
    raise NietGevonden(_("Deze opmerking is er niet (meer); er is niets gewijzigd."))


def _eis_in_verwerking(db: Database, dossier: str) -> None:
    status = lees_status(db, dossier)
    if status != Status.IN_VERWERKING:
        raise StapGeweigerd(
            _("Beslissen kan zodra de reactie in verwerking is genomen; het verslag is nu {status}.").format(
                status=statusnaam(status)
            )
        )


def _eis_verzonden(db: Database, dossier: str, statussen: tuple[Status, ...]) -> Versie:
    status = lees_status(db, dossier)
    versie = verzonden_versie(db, dossier)
    if versie is None or status not in statussen:
        raise StapGeweigerd(
            _("Er is nu geen versie bij een respondent: het verslag is {status}.").format(
                status=statusnaam(status)
            )
        )
    return versie


def _respondent(versie: Versie, naam: str) -> tuple[str, str]:
    """Which respondent of this version is meant, by id or label."""
    passend = [
        (wie, label) for wie, label in versie.respondenten if naam.casefold() in {wie, label.casefold()}
    ]
    if len(passend) != 1:
        raise NietGevonden(
            _("“{naam}” hoort niet bij de respondenten van versie {versie}: {namen}.").format(
                naam=naam, versie=versie.nummer, namen=", ".join(label for _wie, label in versie.respondenten)
            )
        )
    return passend[0]
