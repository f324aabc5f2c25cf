"""What became of the evidence that scores rest on: a verslag is reopened, an answer corrected; the score stays."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.gegeven_score import Bewijs, Bewijssoort
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Status, statusnaam
from korpsmonitor_tui.services.scorebewijs import antwoordteksten, brontekst, definitieve_versie
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.services.toegang import lees_status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.store.driver import Database


class Bewijslot(StrEnum):
    """How a piece of evidence stands now."""

    GELDT = "geldt"
    HEROPEND = "heropend"
    """Its verslag was reopened and is not definitief again."""
    NIEUWE_VERSIE = "nieuwe versie"
    """Its verslag was reopened and laid down again, with this passage as it was."""
    GEWIJZIGD = "gewijzigd"
    """It says something else now."""
    VERVALLEN = "vervallen"
    """It is there no more."""


@dataclass(frozen=True, slots=True)
class Bewijsstand:
    """A piece of evidence, as it was and as it stands."""

    bewijs: Bewijs
    lot: Bewijslot
    uitleg: str
    """What changed, a sentence; empty if it stands as it was."""

    @property
    def geldt(self) -> bool:
        """Whether nothing changed."""
        return self.lot == Bewijslot.GELDT


class Bewijsstanden:
    """Judges evidence of many scores with few queries: the texts of all passages at once, each verslag once."""

    def __init__(self, db: Database, instrument: Instrument, stukken: Iterable[Bewijs]) -> None:
        self._db = db
        self._instrument = instrument
        self._verslagen: dict[str, tuple[Status, int]] = {}
        ids = {stuk.verwijzing for stuk in stukken if stuk.soort == Bewijssoort.VERSLAG}
        rijen = db.execute(
            "SELECT id, tekst FROM passage WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(ids)),),
        ).fetchall()
        self._passages: dict[str, str] = {id_: tekst or "" for id_, tekst in rijen}

    def stand(self, stuk: Bewijs) -> Bewijsstand:
        """How this piece stands now."""
        if stuk.soort == Bewijssoort.VERSLAG:
            lot, uitleg = self._verslag(stuk)
        elif stuk.soort == Bewijssoort.ANTWOORD:
            nu = antwoordteksten(self._db, self._instrument, [stuk.verwijzing]).get(stuk.verwijzing, "")
            lot, uitleg = _vergelijk(stuk, nu, _("het antwoord"))
        elif stuk.soort == Bewijssoort.BRON and stuk.verwijzing:
            nu = brontekst(self._db, self._instrument, stuk.verwijzing)
            lot, uitleg = _vergelijk(stuk, nu, _("de bron"))
        else:
            lot, uitleg = Bewijslot.GELDT, ""
        return Bewijsstand(stuk, lot, uitleg)

    def _verslag(self, stuk: Bewijs) -> tuple[Bewijslot, str]:
        if stuk.dossier not in self._verslagen:
            self._verslagen[stuk.dossier] = (
                lees_status(self._db, stuk.dossier),
                definitieve_versie(self._db, stuk.dossier),
            )
        status, versie = self._verslagen[stuk.dossier]
        partij = self._instrument.partij(partij_van(stuk.dossier))
        naam = partij.naam if partij else partij_van(stuk.dossier)
        if status != Status.DEFINITIEF:
            return Bewijslot.HEROPEND, _(
                "rust op versie {versie} van het verslag van {partij}, dat is heropend en nu {status} is"
            ).format(versie=stuk.versie, partij=naam, status=statusnaam(status))
        nu = self._passages.get(stuk.verwijzing, "")
        if versie == stuk.versie and nu == stuk.tekst:
            return Bewijslot.GELDT, ""
        rust_op = _("rust op versie {versie} van het verslag van {partij}; in versie {nieuw} ").format(
            versie=stuk.versie, partij=naam, nieuw=versie
        )
        if not nu:
            return Bewijslot.VERVALLEN, rust_op + _("staat de passage niet meer")
        if nu != stuk.tekst:
            return Bewijslot.GEWIJZIGD, rust_op + _("luidt de passage anders")
        return Bewijslot.NIEUWE_VERSIE, rust_op + _("is de passage dezelfde")


def _vergelijk(stuk: Bewijs, nu: str, wat: str) -> tuple[Bewijslot, str]:
    if nu == stuk.tekst:
        return Bewijslot.GELDT, ""
    if not nu:
        return Bewijslot.VERVALLEN, _("{wat} is er niet meer").format(wat=wat)
    return Bewijslot.GEWIJZIGD, _("{wat} luidt nu anders: “{nu}”").format(wat=wat, nu=nu)
