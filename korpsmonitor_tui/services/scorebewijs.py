"""What may serve as evidence for a score, and with which words (000, 2.1.3 and 2.4).

A passage of a definitief verslag of the korps or of a ketenpartner, an answer, another source, or what a member of the
monitor team who was at the interview says in the weegsessie.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import InmiddelsGewijzigd, NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.gegeven_score import Bewijs, Bewijssoort
from korpsmonitor_tui.domain.instrument import opzoeknaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import zegt_iets
from korpsmonitor_tui.domain.verslag import Status, statusnaam
from korpsmonitor_tui.services.bewijsteksten import antwoordteksten, bronteksten
from korpsmonitor_tui.services.datums import toon
from korpsmonitor_tui.services.gesprekken import lees_deelnemers, lees_gesprek
from korpsmonitor_tui.services.sessie import dossier_id, partij_van
from korpsmonitor_tui.services.toegang import lees_status
from korpsmonitor_tui.services.versies import is_gewijzigd_na_bevriezing
from korpsmonitor_tui.services.weegsessies import wie_is_wie

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.gesprek import Gesprek
    from korpsmonitor_tui.domain.instrument import Gesprekspartij
    from korpsmonitor_tui.domain.verslag import Persoon
    from korpsmonitor_tui.domain.weegsessie import Weegsessie
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database


class Bewijskeuring:
    """Judges evidence for the scores of one korps, as the database is now."""

    def __init__(self, sessie: Sessie, db: Database, dossier: str) -> None:
        self._sessie = sessie
        self._db = db
        self._dossier = dossier
        self.mensen = wie_is_wie(db)
        self._verslagen: dict[str, int] = {}

    def keur(self, stukken: Sequence[Bewijs], weegsessie: Weegsessie) -> tuple[Bewijs, ...]:
        """The same evidence, each once, with the words, place and version that it has now.

        A piece with words of its own must still have those. Raises StapGeweigerd for what may not serve,
        InmiddelsGewijzigd for words that changed, NietGevonden, OnbruikbareInvoer for an oral clarification or source
        that says nothing.
        """
        gekeurd = dict.fromkeys(self._een(stuk, weegsessie) for stuk in stukken)
        return tuple(gekeurd)

    def _een(self, stuk: Bewijs, weegsessie: Weegsessie) -> Bewijs:
        if stuk.soort == Bewijssoort.MONDELING:
            return self._mondeling(stuk, weegsessie)
        if stuk.soort == Bewijssoort.BRON and not stuk.verwijzing:
            return replace(stuk, tekst=_eis_tekst(stuk), dossier="", versie=0)
        nu = {
            Bewijssoort.VERSLAG: self.verslag,
            Bewijssoort.ANTWOORD: self.antwoord,
            Bewijssoort.BRON: self.bron,
        }[stuk.soort](stuk.verwijzing)
        if stuk.tekst and stuk.tekst != nu.tekst:
            raise InmiddelsGewijzigd(
                _(
                    "“{tekst}” luidt inmiddels anders; er is niets vastgelegd. Bekijk het bewijs opnieuw."
                ).format(tekst=stuk.tekst)
            )
        return nu

    # -- verslagen -------------------------------------------------------------------------------------------------------

    def verslag(self, passage: str) -> Bewijs:
        """A passage as evidence. Raises NietGevonden, StapGeweigerd if its verslag is no source."""
        rij = self._db.execute("SELECT dossier, tekst FROM passage WHERE id = ?", (passage,)).fetchone()
        if rij is None or not (rij[1] or "").strip():
            raise NietGevonden(
                _("Deze passage is er niet (meer) of heeft geen tekst; er is niets vastgelegd.")
            )
        dossier, tekst = rij
        versie = self.eis_bron(dossier)
        return Bewijs(Bewijssoort.VERSLAG, passage, tekst, dossier, versie)

    def eis_bron(self, dossier: str) -> int:
        """The number of the definitieve version of this verslag. Raises StapGeweigerd if it is no source here."""
        if dossier not in self._verslagen:
            reden = self.weigering(dossier)
            if reden:
                raise StapGeweigerd(reden)
            self._verslagen[dossier] = definitieve_versie(self._db, dossier)
        return self._verslagen[dossier]

    def weigering(self, dossier: str) -> str:
        """Why passages of this verslag cannot serve for this korps; empty if they can."""
        partij = self._sessie.instrument.partij(partij_van(dossier))
        editie = self._sessie.editie.id
        if partij is None or dossier != dossier_id(editie, partij.code):
            return _("Dit verslag hoort niet bij deze editie; er is niets vastgelegd.")
        if dossier != self._dossier and not is_partner(partij):
            return _(
                "Het verslag van {partij} gaat over een ander korps; bruikbaar zijn het verslag van het korps zelf "
                "en die van ketenpartners."
            ).format(partij=partij.naam)
        if lees_gesprek(self._db, dossier) is None:
            return _(
                "Van {partij} is er nog geen verslag; alleen een definitief verslag is een bron."
            ).format(partij=partij.naam)
        status = lees_status(self._db, dossier)
        if status != Status.DEFINITIEF:
            return _(
                "Het verslag van {partij} is nog {status}; alleen een definitief verslag is een bron voor de weging."
            ).format(partij=partij.naam, status=statusnaam(status))
        if is_gewijzigd_na_bevriezing(self._db, dossier):
            return _(
                "Het verslag van {partij} is na het vaststellen op een ander apparaat gewijzigd; heropen het en stel "
                "het opnieuw vast."
            ).format(partij=partij.naam)
        return ""

    # -- answers and sources ---------------------------------------------------------------------------------------------

    def antwoord(self, id_: str) -> Bewijs:
        """An answer of this korps as evidence. Raises NietGevonden."""
        tekst = antwoordteksten(self._db, self._sessie.instrument, [id_]).get(id_, "")
        if not tekst or not id_.startswith(f"{self._dossier}/"):
            raise NietGevonden(_("Dit antwoord heeft het korps niet (meer) gegeven; er is niets vastgelegd."))
        return Bewijs(Bewijssoort.ANTWOORD, id_, tekst, self._dossier)

    def bron(self, id_: str) -> Bewijs:
        """A figure or list of another source as evidence. Raises NietGevonden, StapGeweigerd for another korps."""
        tekst = bronteksten(self._db, self._sessie.instrument, [id_]).get(id_, "")
        if not tekst or not self._van_deze_editie(id_):
            raise NietGevonden(
                _("Deze bron is er niet (meer) of is nog niet ontvangen; er is niets vastgelegd.")
            )
        rij = self._db.execute("SELECT rij FROM broncijfer WHERE id = ?", (id_,)).fetchone()
        ander = self._sessie.instrument.partij(rij[0] or "") if rij else None
        if ander is not None and ander.code != partij_van(self._dossier):
            raise StapGeweigerd(
                _("Dit cijfer gaat over {korps}; er is niets vastgelegd.").format(korps=ander.naam)
            )
        return Bewijs(Bewijssoort.BRON, id_, tekst)

    def _van_deze_editie(self, id_: str) -> bool:
        rij = self._db.execute(
            "SELECT dossier FROM broncijfer WHERE id = :id UNION ALL SELECT dossier FROM opvraging WHERE id = :id",
            {"id": id_},
        ).fetchone()
        return rij is not None and str(rij[0]).startswith(f"{self._sessie.editie.id}/")

    # -- oral clarification ----------------------------------------------------------------------------------------------

    def _mondeling(self, stuk: Bewijs, weegsessie: Weegsessie) -> Bewijs:
        tekst = _eis_tekst(stuk)
        persoon = self.mensen.get(stuk.verwijzing)
        if persoon is None:
            raise NietGevonden(
                _("Er is geen medewerker “{wie}”; noem wie het vertelde. Er is niets vastgelegd.").format(
                    wie=stuk.verwijzing
                )
            )
        dossier = stuk.dossier or self._dossier
        reden = self.geen_toelichter(persoon, dossier, weegsessie)
        if reden:
            raise StapGeweigerd(reden)
        return Bewijs(Bewijssoort.MONDELING, persoon.id, tekst, dossier)

    def geen_toelichter(self, persoon: Persoon, dossier: str, weegsessie: Weegsessie) -> str:
        """Why this person cannot clarify what was said in this gesprek; empty if they can."""
        if persoon.id not in weegsessie.aanwezig:
            return _(
                "{naam} is niet aanwezig bij weegsessie “{sessie}” en kan daar niets toelichten."
            ).format(naam=persoon.naam, sessie=weegsessie.naam)
        if partij_van(self._dossier) in persoon.korpsen:
            return _("{naam} hoort bij dit korps en onthoudt zich; een toelichting telt dan niet.").format(
                naam=persoon.naam
            )
        partij = self._sessie.instrument.partij(partij_van(dossier))
        if partij is None or (dossier != self._dossier and not is_partner(partij)):
            return _("Een toelichting gaat over het gesprek met het korps zelf of met een ketenpartner.")
        gesprek = lees_gesprek(self._db, dossier)
        if gesprek is None or gesprek.datum is None:
            return _("Met {partij} is nog geen gesprek gehouden.").format(partij=partij.naam)
        if weegsessie.datum is not None and gesprek.datum > weegsessie.datum:
            return _("Het gesprek met {partij} is pas op {datum}, na deze weegsessie.").format(
                partij=partij.naam, datum=toon(gesprek.datum)
            )
        if not self._was_erbij(persoon, gesprek):
            return _("{naam} was niet bij het gesprek met {partij}; alleen wie erbij was licht toe.").format(
                naam=persoon.naam, partij=partij.naam
            )
        return ""

    def _was_erbij(self, persoon: Persoon, gesprek: Gesprek) -> bool:
        if persoon.id in (gesprek.notulist, *gesprek.auditors):
            return True
        namen = {opzoeknaam(deelnemer.naam) for deelnemer in lees_deelnemers(self._db, gesprek.id)}
        return opzoeknaam(persoon.naam) in namen - {""}


def _eis_tekst(stuk: Bewijs) -> str:
    tekst = stuk.tekst.strip()
    if not zegt_iets(tekst):
        raise OnbruikbareInvoer(
            _("Schrijf op wat er mondeling is toegelicht; er is niets vastgelegd.")
            if stuk.soort == Bewijssoort.MONDELING
            else _("Schrijf op welke bron het is en wat die zegt; er is niets vastgelegd.")
        )
    return tekst


def is_partner(partij: Gesprekspartij) -> bool:
    """Whether this party is interviewed as a ketenpartner; KMar is a korps as well."""
    return not partij.gemeten or bool(partij.partnerkolommen)


def definitieve_versie(db: Database, dossier: str) -> int:
    """Number of the definitieve version of a verslag; 0 if it never was."""
    rij = db.execute(
        "SELECT max(nummer) FROM versie WHERE dossier = ? AND soort = 'definitief'", (dossier,)
    ).fetchone()
    return int(rij[0] or 0)
