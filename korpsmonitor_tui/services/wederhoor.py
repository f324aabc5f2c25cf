"""Hoor en wederhoor: akkoord and reactions of respondents to the version that was sent to them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import (
    NAGEKOMEN,
    OVERGANGEN,
    Stap,
    Status,
    overgang,
    statusnaam,
)
from korpsmonitor_tui.services import bijlagen
from korpsmonitor_tui.services.datums import als_datum, eis_verleden
from korpsmonitor_tui.services.opmerkingen import REACTIE, voeg_opmerking_toe
from korpsmonitor_tui.services.toegang import eis_schrijver, lees_status
from korpsmonitor_tui.services.versies import (
    Versie,
    is_akkoord,
    labels_van_respondenten,
    passages_van,
    verzonden_versie,
    zonder_akkoord,
)
from korpsmonitor_tui.services.verslagstand import lees_stand, zet_stap

# Hearing and answering are one subject for who uses this module.
from korpsmonitor_tui.services.verwerking import BESLUITEN as BESLUITEN
from korpsmonitor_tui.services.verwerking import Uitspraak as Uitspraak
from korpsmonitor_tui.services.verwerking import beantwoord as beantwoord
from korpsmonitor_tui.services.verwerking import beslis as beslis
from korpsmonitor_tui.services.verwerking import bevestig as bevestig
from korpsmonitor_tui.services.verwerking import plaats as plaats
from korpsmonitor_tui.services.verwerking import stel_voor as stel_voor
from korpsmonitor_tui.services.verwerking import volg_voorstel as volg_voorstel
from korpsmonitor_tui.services.verwerking import zet_soort as zet_soort
from korpsmonitor_tui.services.verzending import lees_kanaal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from korpsmonitor_tui.domain.verslag import Persoon
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie


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
    """All approvals, oldest first; ``respondent`` is what the participant was called when the version was sent."""
    rijen = db.execute(
        "SELECT versie, respondent, rol, datum, kanaal, bijlage, toelichting FROM akkoord WHERE dossier = ? ORDER BY id",
        (dossier,),
    ).fetchall()
    labels = labels_van_respondenten(db, dossier)
    return tuple(
        Akkoord(
            versie or 0,
            labels.get(wie, rol or wie),
            rol or "",
            als_datum(datum),
            kanaal or "",
            bijlage or "",
            toelichting or "",
        )
        for versie, wie, rol, datum, kanaal, bijlage, toelichting in rijen
    )


def lees_reacties(db: Database, dossier: str) -> tuple[Reactie, ...]:
    """All reactions, oldest first; ``respondent`` is what the participant was called when the version was sent."""
    rijen = db.execute(
        "SELECT id, versie, respondent, datum, kanaal, tekst, bijlage FROM reactie WHERE dossier = ? "
        "ORDER BY coalesce(datum, ''), id",
        (dossier,),
    ).fetchall()
    labels = labels_van_respondenten(db, dossier)
    return tuple(
        Reactie(
            id_, versie or 0, labels.get(wie, wie), als_datum(datum), kanaal or "", tekst or "", bijlage or ""
        )
        for id_, versie, wie, datum, kanaal, tekst, bijlage in rijen
    )


def leg_akkoord_vast(sessie: Sessie, dossier: str, antwoord: Antwoord) -> tuple[str, ...]:
    """Record that a respondent agrees to the version that was sent. Returns whose akkoord is still missing.

    With the last akkoord the verslag becomes akkoord. Raises StapGeweigerd if nothing was sent or the respondent agreed
    already, OnbruikbareInvoer if the date cannot be or the file cannot be read.
    """
    persoon = eis_schrijver(sessie, dossier)
    bewijs = bijlagen.lees_bestand(antwoord.bewijs) if antwoord.bewijs else None
    kanaal = lees_kanaal(antwoord.kanaal)

    def taak(tx: Transactie) -> tuple[str, ...]:
        db = tx.bij()
        versie = eis_verzonden(db, dossier)
        wie, label = eis_respondent(versie, antwoord.respondent)
        if is_akkoord(db, dossier, wie):
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
                "datum": eis_verleden(sessie, antwoord.datum, vanaf=versie.datum).isoformat(),
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

    Without separate remarks the whole text becomes one, so that no reaction can pass undecided. A reaction that comes
    while an earlier one is processed joins it and leaves the state as it is. Raises StapGeweigerd if nothing was sent,
    OnbruikbareInvoer without any text, for an unknown passage number or for a date that cannot be.
    """
    persoon = eis_schrijver(sessie, dossier)
    bewijs = bijlagen.lees_bestand(antwoord.bewijs) if antwoord.bewijs else None
    kanaal = lees_kanaal(antwoord.kanaal)
    punten = list(opmerkingen) or [(None, _hele_reactie(antwoord))]

    def taak(tx: Transactie) -> str:
        versie = eis_verzonden(tx.bij(), dossier)
        wie, _label = eis_respondent(versie, antwoord.respondent)
        bijlage = (
            bijlagen.bewaar(tx, dossier, antwoord.bewijs.name, bewijs) if antwoord.bewijs and bewijs else ""
        )
        datum = eis_verleden(sessie, antwoord.datum, vanaf=versie.datum)
        reactie = tx.maak(
            "reactie",
            {
                "dossier": dossier,
                "versie": versie.nummer,
                "respondent": wie,
                "datum": datum.isoformat(),
                "kanaal": kanaal,
                "tekst": antwoord.toelichting,
                "bijlage": bijlage,
            },
        )
        _leg_punten_vast(tx, dossier, versie, reactie, punten)
        zet_reactiestap(sessie, tx, dossier, persoon, reactie)
        return reactie

    return sessie.store.voer_uit(sessie.wie, taak)


def zet_reactiestap(sessie: Sessie, tx: Transactie, dossier: str, persoon: Persoon, reactie: str) -> None:
    """Let the state follow from a reaction; one that comes while an earlier is processed leaves it as it is."""
    stand = lees_stand(sessie, tx.bij(), dossier)
    if stand.status in NAGEKOMEN:
        # Written all the same: who lays the verslag down elsewhere, not knowing of this, is noticed.
        regel = replace(OVERGANGEN[Stap.REACTIE], naar=stand.status)
    else:
        regel = overgang(Stap.REACTIE, stand, persoon, vandaag=sessie.vandaag())
    zet_stap(tx, dossier, regel, {"versie": stand.versie, "reactie": reactie})


def _hele_reactie(antwoord: Antwoord) -> str:
    """The remark that stands for a reaction without separate remarks."""
    if antwoord.toelichting.strip():
        return antwoord.toelichting
    if antwoord.bewijs is None:
        raise OnbruikbareInvoer(
            _("Een reactie zonder tekst of bestand is niet vastgelegd; geef aan wat er is gezegd.")
        )
    return _("Zie het ontvangen bestand {naam}.").format(naam=antwoord.bewijs.name)


def _leg_punten_vast(
    tx: Transactie, dossier: str, versie: Versie, reactie: str, punten: Sequence[tuple[int | None, str]]
) -> None:
    """Respondents number passages as in the version that they hold, whatever became of them here since."""
    nummers = passages_van(tx.db, versie)
    for nummer, tekst in punten:
        if nummer is not None and nummer not in nummers:
            raise OnbruikbareInvoer(
                _("Passage {nummer} staat niet in versie {versie}; er is niets vastgelegd.").format(
                    nummer=nummer, versie=versie.nummer
                )
            )
        passage = "" if nummer is None else nummers[nummer]
        voeg_opmerking_toe(tx, dossier, versie.nummer, REACTIE, passage, tekst, reactie)


def eis_verzonden(db: Database, dossier: str) -> Versie:
    """The version that respondents hold. Raises StapGeweigerd if they hold none that can be answered now."""
    status = lees_status(db, dossier)
    versie = verzonden_versie(db, dossier)
    ontvangbaar = NAGEKOMEN.union(OVERGANGEN[Stap.REACTIE].van)
    if versie is None or status not in ontvangbaar:
        raise StapGeweigerd(
            _("Er is nu geen versie bij een respondent: het verslag is {status}.").format(
                status=statusnaam(status)
            )
        )
    return versie


def eis_respondent(versie: Versie, naam: str) -> tuple[str, str]:
    """Which respondent of this version is meant by an id or label: both. Raises NietGevonden."""
    passend = [
        (wie, label)
        for wie, label in versie.respondenten
        if naam in {wie, label} or naam.strip().casefold() == label.casefold()
    ]
    if len(passend) != 1:
        raise NietGevonden(
            _("“{naam}” hoort niet bij de respondenten van versie {versie}: {namen}.").format(
                naam=naam, versie=versie.nummer, namen=", ".join(label for _wie, label in versie.respondenten)
            )
        )
    return passend[0]
