"""What a score of one dimension could rest on: offered to choose from, with why the rest cannot be used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.anker import Bronsoort
from korpsmonitor_tui.domain.codering import Coderingsoort
from korpsmonitor_tui.domain.extractie import Polariteit
from korpsmonitor_tui.domain.gegeven_score import Bewijs, Bewijssoort
from korpsmonitor_tui.domain.instrument import opzoeknaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vraagtekst import nummering
from korpsmonitor_tui.services.bewijsteksten import antwoordteksten, bronteksten
from korpsmonitor_tui.services.bronnen import lees_broncijfers
from korpsmonitor_tui.services.codeerbesluiten import lees_uitkomst
from korpsmonitor_tui.services.opvragingen import lees_opvragingen
from korpsmonitor_tui.services.referentiescore import lees_referentiescore
from korpsmonitor_tui.services.scorebewijs import Bewijskeuring, is_partner
from korpsmonitor_tui.services.scoreinvoer import eis_dimensie, eis_korps
from korpsmonitor_tui.services.sessie import dossier_id
from korpsmonitor_tui.services.verslagtekst import genummerd, lees_passages
from korpsmonitor_tui.services.vragenlijst import lees_antwoorden

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.domain.anker import Anker
    from korpsmonitor_tui.domain.instrument import Dimensie, Gesprekspartij
    from korpsmonitor_tui.domain.verslag import Persoon
    from korpsmonitor_tui.domain.weegsessie import Weegsessie
    from korpsmonitor_tui.services.referentiescore import Referentiescore
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.verslagtekst import Passage


@dataclass(frozen=True, slots=True)
class Mogelijk:
    """A piece of evidence to choose."""

    kenmerk: str
    """What it is called on a command line, e.g. ``verslag:3``, ``verslag:om:3``, ``antwoord:toezicht.teamleden/2012``."""
    bewijs: Bewijs
    waar: str
    """Where it stands, for people."""
    raakt: bool
    """Whether it is about this dimension, as far as is known."""
    polariteit: str = ""
    """How who coded it judged it; empty if nobody did, and while others still code on their own."""


@dataclass(frozen=True, slots=True)
class Toelichter:
    """Somebody who can clarify orally what was said in a gesprek: who takes part in the weegsessie and was there."""

    wie: Persoon
    dossier: str
    """Of the gesprek."""
    partij: str
    """Name of who was interviewed."""


@dataclass(frozen=True, slots=True)
class Bewijsaanbod:
    """What a score could rest on."""

    stukken: tuple[Mogelijk, ...]
    """What is about the dimension first, in each part in the order of the texts."""
    geweigerd: tuple[str, ...]
    """Why other verslagen cannot be used, a sentence each."""
    toelichters: tuple[Toelichter, ...]
    geteld: Referentiescore | None = None
    """What the answers on the referenties come to, for a dimension that is scored by percentage."""

    def stuk(self, kenmerk: str) -> Mogelijk | None:
        """The piece with this name."""
        return next((stuk for stuk in self.stukken if stuk.kenmerk == kenmerk.strip()), None)


def mogelijk_bewijs(
    sessie: Sessie, dossier: str, dimensie: str, weegsessie: Weegsessie | None = None
) -> Bewijsaanbod:
    """What a score of this dimension could rest on; for a worker thread. ``weegsessie`` tells who can clarify orally.

    Of a ketenpartner the passages are offered that name the korps. Raises NietGevonden for an unknown korps or
    dimension.
    """
    return _Aanbod(sessie, dossier, eis_dimensie(sessie, dimensie)).maak(weegsessie)


class _Aanbod:
    """Collects what there is on one dimension of one korps."""

    def __init__(self, sessie: Sessie, dossier: str, dimensie: Dimensie) -> None:
        self._sessie = sessie
        self._db = sessie.store.lees()
        self._dossier = dossier
        self._korps = eis_korps(sessie, dossier)
        self._dimensie = dimensie
        self._keuring = Bewijskeuring(sessie, self._db, dossier)
        self._geweigerd: list[str] = []

    def maak(self, weegsessie: Weegsessie | None) -> Bewijsaanbod:
        stukken = [*self._verslagen(), *self._antwoorden(), *self._cijfers(), *self._lijsten()]
        stukken.sort(key=lambda stuk: not stuk.raakt)
        return Bewijsaanbod(
            tuple(stukken),
            tuple(self._geweigerd),
            tuple(self._toelichters(weegsessie)) if weegsessie else (),
            lees_referentiescore(self._sessie, self._dossier, self._dimensie.code),
        )

    # -- verslagen -------------------------------------------------------------------------------------------------------

    def _gesprekken(self) -> list[tuple[Gesprekspartij, str]]:
        """Of the korps, also without a gesprek, and of every partner that was interviewed."""
        editie = self._sessie.editie.id
        gehouden = {rij[0] for rij in self._db.execute("SELECT id FROM gesprek").fetchall()}
        partners = [
            (partij, dossier_id(editie, partij.code))
            for partij in self._sessie.instrument.partijen
            if is_partner(partij) and partij.code != self._korps.code
        ]
        return [(self._korps, self._dossier), *(paar for paar in partners if paar[1] in gehouden)]

    def _verslagen(self) -> Iterator[Mogelijk]:
        for partij, dossier in self._gesprekken():
            reden = self._keuring.weigering(dossier)
            if reden:
                self._geweigerd.append(reden)
                continue
            eigen = dossier == self._dossier
            oordelen = self._oordelen() if eigen else {}
            passages = lees_passages(self._db, dossier)
            for nummer, passage in genummerd(self._sessie, passages):
                if not passage.tekst.strip() or not (eigen or self._noemt_korps(passage.tekst)):
                    continue
                polariteit = _oordeel_van(passage, oordelen)
                yield Mogelijk(
                    f"verslag:{nummer}" if eigen else f"verslag:{partij.code}:{nummer}",
                    self._keuring.verslag(passage.id),
                    _("verslag {partij}, passage {nummer}").format(partij=partij.naam, nummer=nummer),
                    bool(polariteit) or (eigen and passage.hoofdstuk == self._dimensie.aandachtsveld),
                    polariteit,
                )

    def _noemt_korps(self, tekst: str) -> bool:
        gezocht = opzoeknaam(tekst)
        return any(opzoeknaam(naam) in gezocht for naam in (self._korps.naam, *self._korps.aliassen))

    def _oordelen(self) -> dict[tuple[str, str], str]:
        """How the bevindingen on this dimension were judged, by kind and id of their text; the most severe counts."""
        uit: dict[tuple[str, str], str] = {}
        ernst = [polariteit.value for polariteit in Polariteit]
        for bevinding in lees_uitkomst(self._sessie, self._dossier).samen.bevindingen:
            code = bevinding.codering
            if code.soort != Coderingsoort.DIMENSIE or code.code != self._dimensie.code:
                continue
            plek = _plek(code.anker)
            uit[plek] = max(
                uit.get(plek, ""), code.polariteit, key=lambda p: ernst.index(p) if p in ernst else -1
            )
        return uit

    # -- answers and sources ---------------------------------------------------------------------------------------------

    def _antwoorden(self) -> Iterator[Mogelijk]:
        vragenlijst = self._sessie.instrument.vragenlijst
        antwoorden = lees_antwoorden(self._db, self._dossier)
        teksten = antwoordteksten(self._db, self._sessie.instrument, (a.id for a in antwoorden.values()))
        nummers = nummering(vragenlijst)
        plaats = {vraag: nr for nr, vraag in enumerate(vragenlijst.vragen)}
        for vak, antwoord in sorted(
            antwoorden.items(), key=lambda paar: (plaats.get(paar[0].vraag, -1), paar[0])
        ):
            vraag = vragenlijst.vragen.get(vak.vraag)
            if antwoord.id not in teksten:
                continue
            rijen = {rij.code: rij.tekst for rij in vraag.rijen} if vraag else {}
            nader = ", ".join(filter(None, (rijen.get(vak.rij, vak.rij), vak.jaar)))
            yield Mogelijk(
                f"antwoord:{vak}",
                Bewijs(Bewijssoort.ANTWOORD, antwoord.id, teksten[antwoord.id], self._dossier),
                _("vraag {nummer}: {tekst}").format(
                    nummer=nummers.get(vak.vraag, vak.vraag), tekst=vraag.tekst if vraag else vak.vraag
                )
                + (f" ({nader})" if nader else ""),
                vraag is not None and self._dimensie.code in vraag.dimensies,
            )

    def _cijfers(self) -> Iterator[Mogelijk]:
        vragen = self._sessie.instrument.vragen
        gegevens = {g.id: g for bron in self._sessie.instrument.bronnen for g in bron.gegevens}
        cijfers = lees_broncijfers(self._db, self._sessie.editie.id, self._korps.code)
        teksten = bronteksten(self._db, self._sessie.instrument, (cijfer.id for cijfer in cijfers))
        for cijfer in cijfers:
            gegeven = gegevens.get(cijfer.gegeven)
            tegenover = (vragen[id_] for id_ in gegeven.tegenover if id_ in vragen) if gegeven else ()
            yield Mogelijk(
                "bron:" + "/".join(filter(None, (cijfer.gegeven, cijfer.jaar))),
                Bewijs(Bewijssoort.BRON, cijfer.id, teksten.get(cijfer.id, "")),
                _("cijfer van een andere bron"),
                any(self._dimensie.code in vraag.dimensies for vraag in tegenover),
            )

    def _lijsten(self) -> Iterator[Mogelijk]:
        ontvangen = [lijst for lijst in lees_opvragingen(self._sessie) if lijst.ontvangen is not None]
        teksten = bronteksten(self._db, self._sessie.instrument, (lijst.id for lijst in ontvangen))
        for lijst in ontvangen:
            yield Mogelijk(
                f"bron:{lijst.bron}/{lijst.nummer}",
                Bewijs(Bewijssoort.BRON, lijst.id, teksten.get(lijst.id, "")),
                _("lijst van een andere bron"),
                raakt=False,
            )

    # -- oral clarification ----------------------------------------------------------------------------------------------

    def _toelichters(self, weegsessie: Weegsessie) -> Iterator[Toelichter]:
        for partij, dossier in self._gesprekken():
            for persoon in self._keuring.mensen.values():
                if not self._keuring.geen_toelichter(persoon, dossier, weegsessie):
                    yield Toelichter(persoon, dossier, partij.naam)


def _plek(anker: Anker) -> tuple[str, str]:
    return anker.soort, anker.entiteit


def _oordeel_van(passage: Passage, oordelen: dict[tuple[str, str], str]) -> str:
    """How what this passage was made of, or the passage itself, was judged."""
    plekken = [(Bronsoort.PASSAGE, passage.id), *((Bronsoort.NOTITIE, bron) for bron in passage.notities)]
    plekken += [(Bronsoort.BEURT, verwijzing.beurt) for verwijzing in passage.verwijzingen]
    return next((oordelen[plek] for plek in plekken if plek in oordelen), "")
