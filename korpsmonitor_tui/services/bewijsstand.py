"""What became of the evidence that scores rest on: a verslag is reopened, an answer corrected; the score stays."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.gegeven_score import Bewijs, Bewijssoort
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Status, statusnaam
from korpsmonitor_tui.services.bewijsteksten import antwoordteksten, bronteksten
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.services.toegang import als_status

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
    """Judges evidence of many scores with a handful of queries, however many pieces there are."""

    def __init__(self, db: Database, instrument: Instrument, stukken: Iterable[Bewijs]) -> None:
        self._instrument = instrument
        ids: dict[Bewijssoort, set[str]] = defaultdict(set)
        dossiers = set()
        for stuk in stukken:
            ids[stuk.soort].add(stuk.verwijzing)
            if stuk.soort == Bewijssoort.VERSLAG:
                dossiers.add(stuk.dossier)
        self._verslagen = _verslagen(db, dossiers)
        self._passages = _passages(db, ids[Bewijssoort.VERSLAG])
        self._antwoorden = antwoordteksten(db, instrument, ids[Bewijssoort.ANTWOORD])
        self._bronnen = bronteksten(db, instrument, ids[Bewijssoort.BRON])

    def stand(self, stuk: Bewijs) -> Bewijsstand:
        """How a piece that was given at the start stands now."""
        if stuk.soort == Bewijssoort.VERSLAG:
            lot, uitleg = self._verslag(stuk)
        elif stuk.soort == Bewijssoort.ANTWOORD:
            lot, uitleg = _vergelijk(stuk, self._antwoorden.get(stuk.verwijzing, ""), _("het antwoord"))
        elif stuk.soort == Bewijssoort.BRON and stuk.verwijzing:
            lot, uitleg = _vergelijk(stuk, self._bronnen.get(stuk.verwijzing, ""), _("de bron"))
        else:
            lot, uitleg = Bewijslot.GELDT, ""
        return Bewijsstand(stuk, lot, uitleg)

    def _verslag(self, stuk: Bewijs) -> tuple[Bewijslot, str]:
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


def _verslagen(db: Database, dossiers: Iterable[str]) -> dict[str, tuple[Status, int]]:
    """By dossier where its verslag is, and the number of its definitieve version; 0 if it never was."""
    gevraagd = sorted(dossiers)
    rijen = db.execute(
        "SELECT d.value, v.status, (SELECT max(nummer) FROM versie WHERE dossier = d.value AND soort = 'definitief') "
        "FROM json_each(?) d LEFT JOIN verslag v ON v.id = d.value",
        (json.dumps(gevraagd),),
    )
    return {dossier: (als_status(status), int(nummer or 0)) for dossier, status, nummer in rijen.fetchall()}


def _passages(db: Database, ids: Iterable[str]) -> dict[str, str]:
    rijen = db.execute(
        "SELECT id, tekst FROM passage WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(ids)),),
    )
    return {id_: tekst or "" for id_, tekst in rijen.fetchall()}
