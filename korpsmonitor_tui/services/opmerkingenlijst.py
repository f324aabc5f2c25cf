"""The list of remarks: each with its place, round, kind and change, and what was proposed, decided and confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.teruglezing import Zekerheid
from korpsmonitor_tui.domain.wederhoor import Ronde, voorgestelde_soort
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.opmerkingen import REACTIE, Opmerking, lees_opmerkingen
from korpsmonitor_tui.services.sessie import lokale_tijd
from korpsmonitor_tui.services.versies import lees_versies, passages_van
from korpsmonitor_tui.services.verslagtekst import genummerd, lees_passages
from korpsmonitor_tui.services.wederhoor import lees_reacties

if TYPE_CHECKING:
    from datetime import datetime

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database


@dataclass(frozen=True, slots=True)
class Wie:
    """By whom and when (Dutch time)."""

    naam: str
    tijd: datetime
    id: str
    """Of the medewerker."""


@dataclass(frozen=True, slots=True)
class Regel:
    """One remark in the list."""

    opmerking: Opmerking
    ronde: str
    """``ambtelijk`` or ``bestuurlijk``: with whom the version was shared; empty for the first check."""
    respondent: str
    """Label of the respondent; empty for the first check."""
    passage: int | None
    """Number of the passage, also of one that is gone; None if it is about none."""
    soort: str
    """As a person chose, else as proposed; empty if it is for a person to say."""
    te_plaatsen: bool
    """Whether a person has to say, or to confirm, what it is about."""
    voorgesteld: Wie | None
    beslist: Wie | None
    """Who decided, or who answered a remark of the first check."""
    bevestigd: Wie | None


@dataclass(frozen=True, slots=True)
class Filter:
    """Which remarks are asked for; what is None or empty asks nothing."""

    open: bool | None = None
    onbevestigd: bool | None = None
    te_plaatsen: bool | None = None
    soort: str = ""
    ronde: str = ""
    respondent: str = ""
    besluit: str = ""
    passage: int | None = None
    versie: int | None = None

    def past(self, regel: Regel) -> bool:
        """Whether a remark is one of these."""
        punt = regel.opmerking
        paren: tuple[tuple[object, object], ...] = (
            (self.open, punt.open),
            (self.onbevestigd, punt.onbevestigd),
            (self.te_plaatsen, regel.te_plaatsen),
            (self.soort or None, regel.soort),
            (self.ronde or None, regel.ronde),
            (self.respondent.casefold() or None, regel.respondent.casefold()),
            (self.besluit or None, punt.besluit),
            (self.passage, regel.passage),
            (self.versie, punt.versie),
        )
        return all(gevraagd is None or gevraagd == waarde for gevraagd, waarde in paren)


ALLE: Final = Filter()


def lees_lijst(sessie: Sessie, dossier: str, filter_: Filter = ALLE) -> tuple[Regel, ...]:
    """The remarks of a dossier by number."""
    db = sessie.store.lees()
    respondenten = {reactie.id: reactie.respondent for reactie in lees_reacties(db, dossier)}
    rondes = _rondes(db, dossier)
    nummers = _passagenummers(sessie, db, dossier)
    wie = _wie(db, dossier)
    regels = (
        Regel(
            opmerking=punt,
            ronde=rondes.get(punt.versie, Ronde.AMBTELIJK) if punt.herkomst == REACTIE else "",
            respondent=respondenten.get(punt.reactie, ""),
            passage=nummers.get(punt.passage),
            soort=punt.soort or (voorgestelde_soort(punt.punt) or ""),
            te_plaatsen=_is_te_plaatsen(punt),
            voorgesteld=wie.get((punt.id, "voorstel")) if punt.voorstel else None,
            beslist=wie.get((punt.id, "besluit" if punt.besluit else "antwoord")),
            bevestigd=wie.get((punt.id, "bevestiging")) if punt.bevestigd else None,
        )
        for punt in lees_opmerkingen(db, dossier)
    )
    return tuple(regel for regel in regels if filter_.past(regel))


def herkomstnaam(regel: Regel) -> str:
    """From whom a remark is, for people."""
    return regel.respondent or (_("eerste check") if regel.opmerking.herkomst != REACTIE else _("reactie"))


def _is_te_plaatsen(punt: Opmerking) -> bool:
    """Whether its place was only proposed, or could not be found; decided once, it need not be placed any more."""
    if punt.punt is None or punt.geplaatst or punt.besluit:
        return False
    return punt.punt.zekerheid == Zekerheid.VOORSTEL


def _rondes(db: Database, dossier: str) -> dict[int, str]:
    """With whom each version was shared; one that does not say was shared with the organisation itself."""
    rijen = db.execute(
        "SELECT nummer, wederhoor FROM versie WHERE dossier = ? AND soort = 'verzonden'", (dossier,)
    ).fetchall()
    return {nummer: ronde or Ronde.AMBTELIJK for nummer, ronde in rijen}


def _passagenummers(sessie: Sessie, db: Database, dossier: str) -> dict[str, int]:
    """Numbers of the passages that are there, and of those that once were."""
    nummers = {
        passage: nummer
        for versie in lees_versies(db, dossier)
        for nummer, passage in passages_van(db, versie).items()
    }
    return nummers | {passage.id: nummer for nummer, passage in genummerd(sessie, lees_passages(db, dossier))}


def _wie(db: Database, dossier: str) -> dict[tuple[str, str], Wie]:
    """Who last wrote what about which remark."""
    namen = medewerkers.namen(db)
    rijen = db.execute(
        "SELECT k.entiteit, k.veld, e.actor, e.tijd FROM opmerking o "
        "JOIN kop k ON k.soort = 'opmerking' AND k.entiteit = o.id JOIN event e ON e.id = k.event "
        "WHERE o.dossier = ? AND k.veld IN ('voorstel', 'besluit', 'antwoord', 'bevestiging') "
        "ORDER BY e.lamport, e.device, e.dseq",
        (dossier,),
    ).fetchall()
    return {
        (id_, veld): Wie(namen.get(actor, actor), lokale_tijd(tijd), actor)
        for id_, veld, actor, tijd in rijen
    }
