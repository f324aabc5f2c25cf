"""The approval list: where every verslag is, who answered, what is open, and whose turn it is."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.goedkeuringslijst import Goedkeuringsregel
from korpsmonitor_tui.domain.proces import Rol, Status, rolnaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.wederhoor import Ronde
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.datums import als_datum, toon
from korpsmonitor_tui.services.gesprekken import lees_gesprek
from korpsmonitor_tui.services.opmerkingen import lees_opmerkingen
from korpsmonitor_tui.services.overzicht import lees_overzicht
from korpsmonitor_tui.services.versies import verzonden_versie
from korpsmonitor_tui.services.volgendestap import standnaam, volgende_stap, wacht_op_bevestiging

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from korpsmonitor_tui.domain.gesprek import Gesprek
    from korpsmonitor_tui.services.overzicht import Regel
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.versies import Versie
    from korpsmonitor_tui.store.driver import Database


VORMEN: Final = ("xlsx", "csv")
"""As what the list can be exported."""
_NA_KORPSEN: Final = 1_000
"""Ketenpartners have no number and come after all korpsen."""


class Antwoordstand(StrEnum):
    """What came from a respondent on the version that was sent last."""

    AKKOORD = "akkoord"
    OPMERKINGEN = "opmerkingen"
    STIL = "stil"


@dataclass(frozen=True, slots=True)
class Respondentstand:
    """One respondent of the version that was sent last."""

    label: str
    stand: Antwoordstand
    datum: date | None
    """Of the answer."""


@dataclass(frozen=True, slots=True)
class Beurt:
    """Whose turn it is: nobody's if there is no role."""

    rollen: tuple[Rol, ...] = ()
    mensen: tuple[str, ...] = ()
    """Ids of who has that role in this dossier; without them everybody with the role."""
    namen: tuple[str, ...] = ()

    def is_van(self, persoon: str, rollen: Iterable[str]) -> bool:
        """Whether it is this person's turn, who has these roles."""
        if self.mensen:
            return persoon in self.mensen
        return bool(set(self.rollen).intersection(rollen))


@dataclass(frozen=True, slots=True)
class Goedkeuring:
    """One verslag in the list."""

    regel: Regel
    verzonden: date | None
    """Day on which the last version was sent; None if none was."""
    verzonden_versie: int | None
    kanaal: str
    ronde: str
    """``ambtelijk`` or ``bestuurlijk``; empty if nothing was sent."""
    termijn: date | None
    """None unless an answer is waited for."""
    respondenten: tuple[Respondentstand, ...]
    open: int
    """Remarks without a decision or answer."""
    onbevestigd: int
    """Remarks not taken over that nobody confirmed yet."""
    rappel: date | None
    """The last reminder about this version."""
    stap: str
    """What has to be done now."""
    beurt: Beurt
    mijn: bool
    """Whether it is the turn of who looks."""

    def aantal(self, stand: Antwoordstand) -> int:
        """How many respondents answered so."""
        return sum(respondent.stand == stand for respondent in self.respondenten)


def lees_goedkeuring(sessie: Sessie) -> tuple[Goedkeuring, ...]:
    """Every verslag of which the gesprek is planned; what is overdue first, the longest first, and what is done last."""
    db = sessie.store.lees()
    namen = medewerkers.namen(db)
    regels = [_lees(sessie, db, regel, namen) for regel in lees_overzicht(sessie) if regel.gepland]
    return tuple(sorted(regels, key=_volgorde))


def beurtnaam(beurt: Beurt) -> str:
    """Whose turn it is, for people."""
    if not beurt.rollen:
        return ""
    rollen = _(" of ").join(rolnaam(rol) for rol in beurt.rollen)
    return f"{rollen} ({', '.join(beurt.namen)})" if beurt.namen else rollen


def respondentnaam(respondent: Respondentstand) -> str:
    """A respondent and the answer, for people."""
    stand = {
        Antwoordstand.AKKOORD: _("akkoord"),
        Antwoordstand.OPMERKINGEN: _("opmerkingen"),
        Antwoordstand.STIL: _("stil"),
    }[respondent.stand]
    return f"{respondent.label}: {stand}"


def als_regel(deel: Goedkeuring) -> Goedkeuringsregel:
    """A verslag as it is copied and exported."""
    return Goedkeuringsregel(
        partij=deel.regel.partij.naam,
        stand=standnaam(deel.regel),
        versie=str(deel.regel.versie),
        verzonden=_dag(deel.verzonden),
        kanaal=deel.kanaal,
        ronde=deel.ronde,
        termijn=_dag(deel.termijn),
        te_laat=_("ja") if deel.regel.te_laat else "",
        antwoorden="; ".join(map(respondentnaam, deel.respondenten)),
        open=str(deel.open or ""),
        onbevestigd=str(deel.onbevestigd or ""),
        rappel=_dag(deel.rappel),
        stap=deel.stap,
        aan_zet=beurtnaam(deel.beurt),
    )


def _dag(dag: date | None) -> str:
    return toon(dag) if dag else ""


def maak_bestand(sessie: Sessie, delen: Sequence[Goedkeuring], vorm: str) -> bytes:
    """These verslagen as a file; ``vorm`` is csv or xlsx."""
    # Imported late: only who exports needs spreadsheets.
    from korpsmonitor_tui.report import goedkeuringslijst

    regels = list(map(als_regel, delen))
    if vorm == "csv":
        return goedkeuringslijst.schrijf_csv(regels)
    titel = _("{editie}: goedkeuring van verslagen").format(editie=sessie.editie.naam)
    return goedkeuringslijst.schrijf_xlsx(regels, titel, sessie.editie.demonstratie)


def _volgorde(deel: Goedkeuring) -> tuple[bool, bool, date, int, str]:
    partij = deel.regel.partij
    klaar = deel.regel.status == Status.DEFINITIEF
    return (
        not deel.regel.te_laat,
        klaar,
        deel.termijn or date.max,
        partij.nummer or _NA_KORPSEN,
        partij.naam,
    )


def _lees(sessie: Sessie, db: Database, regel: Regel, namen: Mapping[str, str]) -> Goedkeuring:
    versie = verzonden_versie(db, regel.dossier)
    opmerkingen = lees_opmerkingen(db, regel.dossier)
    beurt = _beurt(regel, lees_gesprek(db, regel.dossier), namen)
    ik = sessie.medewerker
    return Goedkeuring(
        regel=regel,
        verzonden=versie.datum if versie else None,
        verzonden_versie=versie.nummer if versie else None,
        kanaal=versie.kanaal if versie else "",
        ronde=_ronde(db, versie),
        termijn=regel.termijn if regel.status == Status.TER_VERIFICATIE else None,
        respondenten=_respondenten(db, regel.dossier, versie),
        open=sum(punt.open for punt in opmerkingen),
        onbevestigd=regel.onbevestigd,
        rappel=_laatste_rappel(db, regel),
        stap=volgende_stap(regel),
        beurt=beurt,
        mijn=ik is not None and regel.partij.code not in ik.korpsen and beurt.is_van(ik.id, ik.rollen),
    )


def _ronde(db: Database, versie: Versie | None) -> str:
    if versie is None:
        return ""
    rij = db.execute("SELECT wederhoor FROM versie WHERE id = ?", (versie.id,)).fetchone()
    return rij[0] or Ronde.AMBTELIJK


def _respondenten(db: Database, dossier: str, versie: Versie | None) -> tuple[Respondentstand, ...]:
    if versie is None:
        return ()
    akkoord = dict(
        db.execute(
            "SELECT respondent, max(datum) FROM akkoord WHERE dossier = ? AND versie = ? AND kop = ? GROUP BY 1",
            (dossier, versie.nummer, versie.kop),
        ).fetchall()
    )
    reactie = dict(
        db.execute(
            "SELECT respondent, max(datum) FROM reactie WHERE dossier = ? AND versie = ? GROUP BY 1",
            (dossier, versie.nummer),
        ).fetchall()
    )
    uit = []
    for wie, label in versie.respondenten:
        if wie in akkoord:
            stand, dag = Antwoordstand.AKKOORD, akkoord[wie]
        elif wie in reactie:
            stand, dag = Antwoordstand.OPMERKINGEN, reactie[wie]
        else:
            stand, dag = Antwoordstand.STIL, None
        uit.append(Respondentstand(label, stand, als_datum(dag)))
    return tuple(uit)


def _laatste_rappel(db: Database, regel: Regel) -> date | None:
    rij = db.execute("SELECT rappels FROM verslag WHERE id = ?", (regel.dossier,)).fetchone()
    dagen = [
        als_datum(rappel.get("datum"))
        for rappel in json.loads(rij[0] if rij else "[]")
        if isinstance(rappel, dict) and rappel.get("versie") == regel.versie
    ]
    return max((dag for dag in dagen if dag), default=None)


# -- whose turn it is ----------------------------------------------------------------------------------------------------


def _beurt(regel: Regel, gesprek: Gesprek | None, namen: Mapping[str, str]) -> Beurt:
    notulist = tuple(filter(None, [gesprek.notulist if gesprek else ""]))
    # Who wrote it neither checks nor decides.
    auditors = tuple(wie for wie in (gesprek.auditors if gesprek else ()) if wie not in notulist)
    if wacht_op_bevestiging(regel):
        return Beurt((Rol.AUDITOR, Rol.COORDINATOR))
    if regel.status == Status.DEFINITIEF and not regel.conflicten:
        return Beurt()
    if regel.status == Status.TER_VERIFICATIE and not regel.conflicten:
        return Beurt((Rol.COORDINATOR, Rol.AUDITOR)) if regel.te_laat else Beurt()
    wacht_op_auditor = regel.status in {Status.EERSTE_CHECK, Status.AKKOORD} or (
        regel.status == Status.IN_VERWERKING and regel.open_opmerkingen
    )
    rol, mensen = (Rol.AUDITOR, auditors) if wacht_op_auditor else (Rol.NOTULIST, notulist)
    return Beurt((rol,), mensen, tuple(namen.get(wie, wie) for wie in mensen))
