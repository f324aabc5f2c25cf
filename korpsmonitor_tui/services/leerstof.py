"""What a model is learned from: the labelled sentences of an instrument, and the codes of an edition."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from korpsmonitor_tui import paths
from korpsmonitor_tui.domain.anker import Anker, Bronsoort
from korpsmonitor_tui.domain.codering import Coderingsoort, is_polariteit
from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.extractie import Polariteit
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.extract.leerzinnen import Leerstof, Leerzin, lees_zinnen
from korpsmonitor_tui.extract.zinnen import vind_zinnen
from korpsmonitor_tui.services.bijlagen import lees_bestand
from korpsmonitor_tui.services.codeerbesluiten import lees_uitkomst
from korpsmonitor_tui.services.definities import EXTRACTIE, LEREN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from korpsmonitor_tui.domain.codering import Codering
    from korpsmonitor_tui.services.codeerbesluiten import Uitkomst
    from korpsmonitor_tui.services.codeerbronnen import Tekstbron
    from korpsmonitor_tui.services.sessie import Instrumenten, Sessie


def lees_leerstof(definities: Instrumenten, code: str) -> Leerstof:
    """What came with the program to learn from, for this instrument.

    Raises NietGevonden if nothing did, OnbruikbareInvoer for a file that cannot be read.
    """
    instrument, lexicon = definities(code), definities.lexicon(code)
    bestand = definities.map(code) / EXTRACTIE / LEREN
    if not bestand.is_file():
        raise NietGevonden(
            _("Bij het instrument {code} zijn geen gecodeerde zinnen om van te leren.").format(code=code)
        )
    try:
        wat = tomllib.loads(lees_bestand(bestand).decode("utf-8"))
        naam, hoofdstukken = str(wat["naam"]), tuple(str(deel) for deel in wat["hoofdstukken"])
        bestanden = [paths.data() / str(wat[soort]) for soort in ("zinnen", "voorbeelden")]
    except (KeyError, TypeError, ValueError) as fout:
        raise OnbruikbareInvoer(
            _("{bestand} is onvolledig; zet het oorspronkelijke bestand terug.").format(bestand=bestand)
        ) from fout
    zinnen, voorbeelden = (
        lees_zinnen(lees_bestand(pad).decode("utf-8", "replace"), str(pad)) for pad in bestanden
    )
    normen = {dim.code: f"{dim.naam} {dim.definitie} {dim.norm}" for dim in instrument.dimensies}
    return Leerstof(naam, zinnen, voorbeelden, hoofdstukken, normen, lexicon)


def met_partijcodes(stof: Leerstof, sessie: Sessie) -> Leerstof:
    """The same, its korpsen named as in an edition, so that a korps is left out of both at once."""

    def zelfde(zin: Leerzin) -> Leerzin:
        partij = sessie.instrument.partij(zin.korps)
        return replace(zin, korps=partij.code) if partij else zin

    return replace(stof, zinnen=tuple(zelfde(zin) for zin in stof.zinnen))


# -- the codes of an edition ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class EigenZinnen:
    """What the codes of an edition can teach."""

    zinnen: tuple[Leerzin, ...]
    partijen: tuple[str, ...]
    """Codes of the parties whose sentences they are."""
    onvoltooid: tuple[str, ...]
    """Codes of parties with codes that are not learned from yet: not everybody has finished."""


def lees_eigen_zinnen(sessie: Sessie) -> EigenZinnen:
    """The sentences of this edition on which people decided, each with the bevindingen in it.

    Only of dossiers in which everybody who coded has finished. A sentence that nobody decided on teaches nothing: it may
    not have been looked at. Neither does one on which coders still disagree, or whose text was changed after coding.
    """
    zinnen: list[Leerzin] = []
    partijen, onvoltooid = [], []
    db = sessie.store.lees()
    gecodeerd = {rij[0] for rij in db.execute("SELECT DISTINCT dossier FROM codering").fetchall()}
    for partij in sessie.instrument.partijen:
        dossier = sessie.dossier(partij.code)
        if dossier not in gecodeerd:
            continue
        uitkomst = lees_uitkomst(sessie, dossier)
        if uitkomst.voorlopig:
            onvoltooid.append(partij.code)
            continue
        eigen = tuple(_leerzinnen(sessie, partij.code, uitkomst))
        zinnen += eigen
        if eigen:
            partijen.append(partij.code)
    return EigenZinnen(tuple(zinnen), tuple(partijen), tuple(onvoltooid))


def _leerzinnen(sessie: Sessie, korps: str, uitkomst: Uitkomst) -> Iterator[Leerzin]:
    onderdelen = {h.code: h.onderdeel for h in sessie.instrument.hoofdstukken}
    besloten = [code for code in uitkomst.gelezen.coderingen if _is_dimensie(code)]
    bevonden = [b.codering for b in uitkomst.samen.bevindingen if _is_dimensie(b.codering)]
    oneens = [code for verschil in uitkomst.samen.open for code in verschil.bevestigd if _is_dimensie(code)]
    gehad: set[str] = set()
    for bron in uitkomst.gelezen.bronnen:
        hier = [code for code in besloten if _staat_in(code.anker, bron)]
        for zin in vind_zinnen(bron.tekst) if hier else ():
            plaats = Anker(*bron.sleutel, zin.begin, zin.eind, "", "")
            erover = list(_over(hier, plaats))
            tekst = zin.van(bron.tekst)
            # A passage often repeats a note to the letter.
            if not erover or tekst in gehad or any(code.te_bekijken for code in erover):
                continue
            if any(_over(oneens, plaats)):
                continue
            oordelen = {code.code: code.polariteit for code in _over(bevonden, plaats)}
            if not all(map(is_polariteit, oordelen.values())):
                continue
            gehad.add(tekst)
            onderdeel = onderdelen.get(bron.hoofdstuk, "") if bron.soort != Bronsoort.BEURT else ""
            yield Leerzin(korps, tekst, onderdeel, oordelen, _ergste(oordelen.values()), eigen=True)


def _is_dimensie(codering: Codering) -> bool:
    return codering.soort == Coderingsoort.DIMENSIE


def _staat_in(anker: Anker, bron: Tekstbron) -> bool:
    return (anker.soort, anker.entiteit) == bron.sleutel


def _over(coderingen: Iterable[Codering], plaats: Anker) -> Iterator[Codering]:
    return (codering for codering in coderingen if codering.anker.overlapt(plaats))


def _ergste(oordelen: Iterable[str]) -> str:
    """The most severe judgement; empty if there is none, as people judge a sentence by its dimensions only."""
    return max(oordelen, key=lambda oordeel: Polariteit(oordeel).ernst, default="")
