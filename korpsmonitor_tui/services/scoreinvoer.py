"""A score as somebody gives it, judged: who gives it, in which weegsessie, why and on which evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import InmiddelsGewijzigd, NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.gegeven_score import GegevenScore, zonder_oordeel
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import zegt_iets
from korpsmonitor_tui.domain.weegsessie import eis_weger, onthouders
from korpsmonitor_tui.services import medewerkers, weegsessies
from korpsmonitor_tui.services.datums import toon
from korpsmonitor_tui.services.scorebewijs import Bewijskeuring
from korpsmonitor_tui.services.sessie import dossier_id, partij_van

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.gegeven_score import Bewijs
    from korpsmonitor_tui.domain.instrument import Dimensie, Gesprekspartij
    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.domain.weegsessie import Weegsessie
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie


@dataclass(frozen=True, slots=True)
class Scoreinvoer:
    """What somebody fills in to score a dimension."""

    score: Score
    motivatie: str
    bewijs: tuple[Bewijs, ...] = ()
    """As :func:`korpsmonitor_tui.services.bewijsaanbod.mogelijk_bewijs` offers it; words and version are filled in."""
    sessie: str = ""
    """Id, name or date of the weegsessie; empty: the one that is open."""


def eis_korps(sessie: Sessie, dossier: str) -> Gesprekspartij:
    """The korps of this dossier. Raises NietGevonden for another party or edition."""
    partij = sessie.partij(partij_van(dossier))
    if not partij.gemeten or dossier != dossier_id(sessie.editie.id, partij.code):
        raise NietGevonden(
            _("{naam} is geen korps van deze editie; alleen korpsen worden gewogen.").format(naam=partij.naam)
        )
    return partij


def eis_dimensie(sessie: Sessie, code: str) -> Dimensie:
    """A dimension that is scored, by full code, or by its name or last part where that is only one. Raises NietGevonden."""
    weegbaar = set(sessie.weegregels.dimensies)
    dimensies = [d for d in sessie.instrument.dimensies if d.code in weegbaar]
    gezocht = code.strip().casefold()
    passend = [d for d in dimensies if d.code == gezocht] or [
        d for d in dimensies if gezocht in (d.code.partition(".")[2], d.naam.casefold())
    ]
    if len(passend) == 1:
        return passend[0]
    if any(d.code == gezocht for d in sessie.instrument.dimensies):
        raise NietGevonden(
            _("{code} is het eigen oordeel van het korps over een partner en wordt niet gescoord.").format(
                code=code
            )
        )
    raise NietGevonden(
        _("Er is geen dimensie “{code}”; kies uit {codes}.").format(
            code=code, codes=", ".join(d.code for d in passend or dimensies)
        )
    )


def eis_aanwezig(sessie: Sessie, db: Database, dossier: str, weegsessie: str) -> Weegsessie:
    """The weegsessie in which who is working may score this korps. Raises StapGeweigerd, NietGevonden."""
    partij = eis_korps(sessie, dossier)
    gevonden = weegsessies.vind(db, sessie.editie.id, weegsessie)
    # As the database knows them: a screen may have been opened before a role or korps was added, or before they left.
    persoon = medewerkers.eis_actief(db, sessie.persoon.id)
    eis_weger(persoon, partij.code, partij.naam, gevonden)
    if gevonden.datum is not None and gevonden.datum > sessie.vandaag():
        raise StapGeweigerd(
            _(
                "Weegsessie “{sessie}” is pas op {datum}; er is niets vastgelegd. Pas zo nodig de datum aan."
            ).format(sessie=gevonden.naam, datum=toon(gevonden.datum))
        )
    return gevonden


def onthouden_in(db: Database, weegsessie: Weegsessie, dossier: str) -> tuple[str, ...]:
    """Ids of those present who abstain on this korps."""
    return onthouders(weegsessie, weegsessies.wie_is_wie(db), partij_van(dossier))


def keur_invoer(sessie: Sessie, tx: Transactie, dossier: str, invoer: Scoreinvoer) -> GegevenScore:
    """The score to keep. Raises KorpsmonitorFout where something is missing or may not be."""
    db = tx.bij()
    weegsessie = eis_aanwezig(sessie, db, dossier, invoer.sessie)
    motivatie = invoer.motivatie.strip()
    if not zegt_iets(motivatie):
        raise OnbruikbareInvoer(
            _("Geef de reden waarom er geen oordeel is; er is niets vastgelegd.")
            if zonder_oordeel(invoer.score)
            else _("Geef een motivatie bij de score; er is niets vastgelegd.")
        )
    bewijs = Bewijskeuring(sessie, db, dossier).keur(invoer.bewijs, weegsessie)
    if not bewijs and not zonder_oordeel(invoer.score):
        raise OnbruikbareInvoer(
            _(
                "Noem ten minste één bewijs: een passage uit een definitief verslag, een antwoord, een andere bron of "
                "een mondelinge toelichting. Er is niets vastgelegd."
            )
        )
    return GegevenScore(invoer.score, motivatie, bewijs, weegsessie.id, onthouden_in(db, weegsessie, dossier))


def zet_oordeel(
    tx: Transactie, soort: str, id_: str, waarde: dict[str, object], op: Sequence[str] | None
) -> None:
    """Write the judgement of an entity; nothing if it says so already.

    Raises InmiddelsGewijzigd if its heads are no longer ``op``, StapGeweigerd while two laptops contradict each other.
    """
    weiger_conflict(tx, soort, id_)
    eis_koppen(tx, soort, id_, ("oordeel",), op)
    tx.zet(soort, id_, "oordeel", waarde)


def eis_koppen(tx: Transactie, soort: str, id_: str, velden: Sequence[str], op: Sequence[str] | None) -> None:
    """Raise InmiddelsGewijzigd if the heads of these fields are no longer ``op``; None: there was no form."""
    koppen = sorted(kop for veld in velden for kop in tx.koppen(soort, id_, veld))
    if op is not None and sorted(op) != koppen:
        raise InmiddelsGewijzigd(
            _(
                "Dit is inmiddels door iemand anders gewijzigd; er is niets vastgelegd. Bekijk de nieuwe stand."
            )
        )


def weiger_conflict(tx: Transactie, soort: str, id_: str) -> None:
    """Raise StapGeweigerd if two laptops set this differently: that is settled by choosing."""
    if tx.stand(soort, id_).conflicten:
        raise StapGeweigerd(
            _(
                "Hier is op twee apparaten iets anders vastgelegd; kies eerst wat geldt (conflicten van dit dossier)."
            )
        )
