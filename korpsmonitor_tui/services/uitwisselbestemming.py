"""Which text here a source of a project file is, and what is coded in it already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from korpsmonitor_tui.domain.anker import Lot, gelijk_begin, vingerafdruk
from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.domain.instrument import opzoeknaam
from korpsmonitor_tui.domain.refiqda import guid
from korpsmonitor_tui.domain.tekstvolger import Tekstvolger
from korpsmonitor_tui.domain.weergave import Opbouw
from korpsmonitor_tui.services.codeerbronnen import lees_bronnen
from korpsmonitor_tui.services.codeerrondes import eis_open_codering
from korpsmonitor_tui.services.codeerstand import lees_dossier
from korpsmonitor_tui.services.coderingen import codering_id
from korpsmonitor_tui.services.toegang import eis_schrijver
from korpsmonitor_tui.services.uitwisselcodes import Doel
from korpsmonitor_tui.services.uitwisseling import codeurnamen
from korpsmonitor_tui.services.uitwisselteksten import lees_teksten

if TYPE_CHECKING:
    from collections.abc import Iterable

    from korpsmonitor_tui.domain.refiqda import Bron
    from korpsmonitor_tui.domain.weergave import Plaats, Sleutel, Weergave
    from korpsmonitor_tui.services.sessie import Sessie


class Bestemmingsdossier:
    """A dossier that codes may come into."""

    def __init__(self, sessie: Sessie, dossier: str) -> None:
        self.id = dossier
        self._wie = sessie.persoon.id
        self.weigering = _weigering(sessie, dossier)
        """Why who is working cannot code here, in Dutch; empty if they can."""
        rijen = (
            sessie.store.lees().execute("SELECT id FROM codering WHERE dossier = ?", (dossier,)).fetchall()
        )
        self._ids = {str(rij[0]) for rij in rijen}
        self.guids = {guid("codering", id_) for id_ in self._ids}
        """Of every code here, as our own files name it."""
        self.bronnen = lees_bronnen(sessie, dossier)
        self._teksten = {bron.sleutel: bron.tekst for bron in self.bronnen}
        # Who sees the codes of others must not get them a second time as codes of their own.
        heet = [codeurnamen(sessie, met_namen=keuze) for keuze in (False, True)]
        self._gegeven: set[tuple[str, Plaats | tuple[Sleutel, int, int], Doel]] = set()
        for codering in lees_dossier(sessie, dossier).coderingen:
            if codering.bevestigd and codering.verankering.lot != Lot.LOS:
                anker = codering.anker
                plaats = ((anker.soort, anker.entiteit), anker.begin, anker.eind)
                doel = Doel(codering.soort, codering.code, codering.polariteit)
                namen = {self._wie} if codering.codeur == self._wie else set()
                for naam in (*namen, *(namen_.get(codering.codeur, "") for namen_ in heet)):
                    self._gegeven.add((naam, plaats, doel))

    def tekst(self, sleutel: Sleutel) -> str:
        """One of the texts of the dossier."""
        return self._teksten[sleutel]

    def heeft(self, kenmerk: str, plaats: Plaats, doel: Doel, codeur: str) -> bool:
        """Whether this code is here already: taken in before, or given by who is working or by ``codeur``."""
        if codering_id(self.id, self._wie, kenmerk) in self._ids:
            return True
        gevraagd = (plaats.sleutel, plaats.begin, plaats.eind)
        return any((naam, gevraagd, doel) in self._gegeven for naam in (self._wie, codeur) if naam)

    def onthoud(self, plaats: Plaats, doel: Doel) -> None:
        """Count a code as given: the same one again in the same file adds nothing."""
        self._gegeven.add((self._wie, (plaats.sleutel, plaats.begin, plaats.eind), doel))


def _weigering(sessie: Sessie, dossier: str) -> str:
    try:
        eis_schrijver(sessie, dossier)
        eis_open_codering(sessie, sessie.store.lees(), dossier)
    except KorpsmonitorFout as fout:
        return str(fout)
    return ""


@dataclass(frozen=True)
class Bestemming:
    """A text here that a source of a file can be."""

    dossier: Bestemmingsdossier
    guid: str
    naam: str
    weergave: Weergave

    def volg(self, bron: Bron) -> Volger:
        """Finds places of the source in the texts of the dossier."""
        return Volger(Tekstvolger(bron.tekst, self.weergave.tekst), self.weergave)


class Volger(NamedTuple):
    """A source of a file beside our text."""

    tekst: Tekstvolger
    weergave: Weergave

    def zoek(self, begin: int, eind: int) -> tuple[Lot, tuple[Plaats, ...]]:
        """Where a place of the source stands in the texts of the dossier, and whether that is certain."""
        lot, van, tot = self.tekst.zoek(begin, eind)
        return lot, (() if lot == Lot.LOS else self.weergave.herleid(van, tot))


class Bestemmingen:
    """The texts of dossiers, found by what they are: the same text, else the same id, else the same name."""

    def __init__(self, sessie: Sessie, dossiers: Iterable[str]) -> None:
        self._op_tekst: dict[str, list[Bestemming]] = {}
        self._op_guid: dict[str, list[Bestemming]] = {}
        self._op_naam: dict[str, list[Bestemming]] = {}
        for id_ in dossiers:
            dossier = Bestemmingsdossier(sessie, id_)
            for met_namen in (False, True):
                for tekst in lees_teksten(sessie, id_, met_namen=met_namen).lijst:
                    self._voeg_toe(Bestemming(dossier, tekst.guid, tekst.naam, tekst.weergave))
            for bron in dossier.bronnen:
                opbouw = Opbouw()
                opbouw.neem_op(bron.sleutel, bron.tekst)
                enkel = Bestemming(dossier, "", "", opbouw.klaar())
                self._op_tekst.setdefault(_afdruk(bron.tekst), []).append(enkel)

    def _voeg_toe(self, bestemming: Bestemming) -> None:
        self._op_tekst.setdefault(_afdruk(bestemming.weergave.tekst), []).append(bestemming)
        self._op_guid.setdefault(bestemming.guid, []).append(bestemming)
        self._op_naam.setdefault(opzoeknaam(bestemming.naam), []).append(bestemming)

    def vind(self, bron: Bron) -> Bestemming | None:
        """The text that a source is; None if it is none, or if more than one could be meant."""
        gelijk = self._op_tekst.get(_afdruk(bron.tekst), [])
        if len({bestemming.weergave.stukken for bestemming in gelijk}) == 1:
            return gelijk[0]
        for kandidaten in (self._op_guid.get(bron.guid, []), self._op_naam.get(opzoeknaam(bron.naam), [])):
            if len({bestemming.guid for bestemming in kandidaten}) == 1:
                return max(kandidaten, key=lambda b: gelijk_begin(b.weergave.tekst, bron.tekst))
        return None


def zelfde_tekst(links: str, rechts: str) -> bool:
    """Whether two texts are the same but for white space at the end, which programs add and take away."""
    return links.rstrip() == rechts.rstrip()


def _afdruk(tekst: str) -> str:
    return vingerafdruk(tekst.rstrip())
