"""What the weegploeg made of the korpsen so far: every score with what it rests on, and what the rules make of them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeVar

from korpsmonitor_tui.domain.event import BESTAAN, decodeer
from korpsmonitor_tui.domain.gegeven_score import (
    Eindoordeel,
    GegevenScore,
    Partneroordeel,
    lees_eindoordeel,
    lees_partneroordeel,
    lees_score,
    zonder_oordeel,
)
from korpsmonitor_tui.domain.instrument import EINDSCORE
from korpsmonitor_tui.domain.weging import Weger
from korpsmonitor_tui.domain.weguitleg import Opgegeven, Uitlegger
from korpsmonitor_tui.services.bewijsstand import Bewijsstanden
from korpsmonitor_tui.services.gids import lees_balken
from korpsmonitor_tui.services.scoreschaal import eis_op_schaal
from korpsmonitor_tui.services.sessie import dossier_id, partij_van

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from korpsmonitor_tui.domain.gegeven_score import Bewijs
    from korpsmonitor_tui.domain.instrument import Dimensie, Gesprekspartij, Instrument
    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.domain.weegregels import Weegregels
    from korpsmonitor_tui.domain.weging import Weging
    from korpsmonitor_tui.domain.wegredenen import Reden
    from korpsmonitor_tui.services.bewijsstand import Bewijsstand
    from korpsmonitor_tui.services.gids import Balk
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database

T = TypeVar("T")
Plek = tuple[str, str, str]
"""Soort, id of the entity, and field."""


@dataclass(frozen=True, slots=True)
class Vastlegging:
    """By whom and when something was set."""

    event: str
    wie: str
    """Id of the medewerker."""
    tijd: str
    """UTC, ISO 8601."""


@dataclass(frozen=True, slots=True)
class Cel:
    """One dimension of one korps."""

    dimensie: Dimensie
    gegeven: GegevenScore | None
    """None while nobody scored it, and while two laptops scored it differently."""
    vastgelegd: Vastlegging | None
    botsing: tuple[GegevenScore, ...] = ()
    """The scores of a conflict, in the order in which they were given; one where it was taken back elsewhere."""
    eerder: Balk | None = None
    """How it was scored in earlier editions; None if that is not known."""
    koppen: tuple[str, ...] = ()
    """The heads that a form opens on."""
    bewijs: tuple[Bewijsstand, ...] = ()
    """What the score rests on, and how that stands now; empty during a conflict."""

    @property
    def score(self) -> Score | None:
        """The score; None if it has none."""
        return self.gegeven.score if self.gegeven else None


@dataclass(frozen=True, slots=True)
class Partnercel:
    """What one korps thinks of one partner: a change never takes the place of what the korps said."""

    dimensie: Dimensie
    overgenomen: Partneroordeel | None
    """The korps's own judgement, once the weegploeg adopted it."""
    wijziging: GegevenScore | None
    """What the weegploeg put beside it."""
    botsing: bool = False
    """Whether two laptops set it differently."""
    eerder: Balk | None = None
    koppen: tuple[str, ...] = ()
    """The heads that a form opens on: of what the korps said, and of what stands beside it."""
    kleur: Score | None = None
    """The colour that the korps gave, if what it gave is one of the scale."""


@dataclass(frozen=True, slots=True)
class Eindcel:
    """The eindscore of one korps."""

    gegeven: Eindoordeel | None
    vastgelegd: Vastlegging | None
    botsing: tuple[Eindoordeel, ...] = ()
    eerder: Balk | None = None
    koppen: tuple[str, ...] = ()
    """The heads that a form opens on."""


@dataclass(frozen=True)
class Korpsweging:
    """Everything that was weighed of one korps."""

    partij: Gesprekspartij
    dossier: str
    cellen: tuple[Cel, ...]
    """Every dimension that takes part in the eindscore, in the instrument's order."""
    partners: tuple[Partnercel, ...]
    """Every partner column but those of the korps itself."""
    eind: Eindcel
    weging: Weging
    """What the rules make of the scores as they are."""
    regels: Weegregels
    """The rules that the edition is weighed by."""

    @cached_property
    def scores(self) -> dict[str, Score | None]:
        """By full dimension code; a conflict counts as not scored."""
        return {cel.dimensie.code: cel.score for cel in self.cellen}

    def cel(self, dimensie: str) -> Cel | None:
        """The cell of this dimension."""
        return next((cel for cel in self.cellen if cel.dimensie.code == dimensie), None)

    @property
    def compleet(self) -> bool:
        """Whether every dimension was scored, without a conflict."""
        return all(cel.gegeven for cel in self.cellen)

    @property
    def verouderd(self) -> bool:
        """Whether a score changed since the eindscore was set."""
        return self.eind.gegeven is not None and not self.eind.gegeven.rust_op(self.scores)


@dataclass(frozen=True)
class Weegmatrix:
    """All korpsen of an edition."""

    regels: Weegregels
    dimensies: tuple[Dimensie, ...]
    """Those that take part in the eindscore."""
    partnerkolommen: tuple[Dimensie, ...]
    korpsen: tuple[Korpsweging, ...]
    """In the order of the instrument; nowhere ranked."""

    def korps(self, code: str) -> Korpsweging | None:
        """The korps with this code."""
        return next((k for k in self.korpsen if k.partij.code == code), None)


def score_id(dossier: str, dimensie: str) -> str:
    """Id of the score of a dimension of a korps: the same on every laptop."""
    return f"{dossier}/{dimensie}"


def lees_korpsweging(sessie: Sessie, dossier: str, db: Database | None = None) -> Korpsweging:
    """What was weighed of one korps; ``db`` is where to look, within a transaction its own.

    Raises NietGevonden for an unknown korps, OnbruikbareInvoer for a score that the scale does not have.
    """
    partij = sessie.partij(partij_van(dossier))
    return _Lezer(sessie, [dossier], db or sessie.store.lees()).korps(partij)


def lees_matrix(sessie: Sessie) -> Weegmatrix:
    """What was weighed of every korps, with a handful of queries for all of them.

    Raises OnbruikbareInvoer for a score that the scale does not have.
    """
    korpsen = [p for p in sessie.instrument.partijen if p.gemeten]
    dossiers = [dossier_id(sessie.editie.id, p.code) for p in korpsen]
    lezer = _Lezer(sessie, dossiers, sessie.store.lees())
    return Weegmatrix(
        lezer.regels, lezer.dimensies, lezer.partnerkolommen, tuple(lezer.korps(p) for p in korpsen)
    )


class _Lezer:
    """Reads the scores of these dossiers at once."""

    def __init__(self, sessie: Sessie, dossiers: Sequence[str], db: Database) -> None:
        self._sessie = sessie
        self.regels = sessie.weegregels
        self._schaal = self.regels.schaal
        self._lees_score = partial(lees_score, schaal=self._schaal)
        self._weger = Weger(self.regels)
        alle = {dimensie.code: dimensie for dimensie in sessie.instrument.dimensies}
        self.dimensies = tuple(alle[code] for code in self.regels.dimensies)
        kolommen = {code for p in sessie.instrument.partijen for code in p.partnerkolommen}
        self.partnerkolommen = tuple(d for code, d in alle.items() if code in kolommen)
        self._velden = _velden(db, ("score", "eindscore", "partneroordeel"), dossiers)
        for (_soort, id_, _veld), veld in self._velden.items():
            for waarde in veld.waarden:
                eis_op_schaal(waarde, self._schaal, id_)
        stukken = (stuk for veld in self._velden.values() for stuk in self._bewijs_in(veld))
        self._bewijs = Bewijsstanden(db, sessie.instrument, stukken)

    def korps(self, partij: Gesprekspartij) -> Korpsweging:
        dossier = dossier_id(self._sessie.editie.id, partij.code)
        balken = lees_balken(self._sessie, partij.code)
        cellen = tuple(self._cel(dossier, d, balken) for d in self.dimensies)
        partners = tuple(
            self._partner(dossier, d, balken)
            for d in self.partnerkolommen
            if d.code not in partij.partnerkolommen
        )
        eind = self._veld("eindscore", dossier, "oordeel")
        oordeel, botsing = _enige(eind, partial(lees_eindoordeel, schaal=self._schaal))
        einde = Eindcel(oordeel, eind.laatste, botsing, balken.get(EINDSCORE), eind.koppen)
        weging = self._weger.bereken({cel.dimensie.code: cel.score for cel in cellen})
        return Korpsweging(partij, dossier, cellen, partners, einde, weging, self.regels)

    def _cel(self, dossier: str, dimensie: Dimensie, balken: Mapping[str, Balk]) -> Cel:
        veld = self._veld("score", score_id(dossier, dimensie.code), "oordeel")
        gegeven, botsing = _enige(veld, self._lees_score)
        bewijs = tuple(map(self._bewijs.stand, gegeven.bewijs)) if gegeven else ()
        return Cel(dimensie, gegeven, veld.laatste, botsing, balken.get(dimensie.code), veld.koppen, bewijs)

    def _partner(self, dossier: str, dimensie: Dimensie, balken: Mapping[str, Balk]) -> Partnercel:
        id_ = score_id(dossier, dimensie.code)
        gezegd, ernaast = (self._veld("partneroordeel", id_, veld) for veld in ("overgenomen", "wijziging"))
        over, over_botst = _enige(gezegd, lees_partneroordeel)
        anders, anders_botst = _enige(ernaast, self._lees_score)
        botst = bool(over_botst or anders_botst)
        koppen = (*gezegd.koppen, *ernaast.koppen)
        kleur = self._schaal.kleur(over.kleur) if over else None
        return Partnercel(dimensie, over, anders, botst, balken.get(dimensie.code), koppen, kleur)

    def _bewijs_in(self, veld: _Veld) -> Iterator[Bewijs]:
        """All evidence that a score in this field rests on."""
        for gegeven in map(self._lees_score, veld.waarden):
            if gegeven is not None:
                yield from gegeven.bewijs

    def _veld(self, soort: str, id_: str, veld: str) -> _Veld:
        return self._velden.get((soort, id_, veld), _Veld())


@dataclass
class _Veld:
    """What the heads of one field say."""

    waarden: list[object] = field(default_factory=list)
    """In the order of the events; none of an entity that was deleted."""
    koppen: tuple[str, ...] = ()
    strijdig: bool = False
    """Whether people who did not know of each other set it differently, or one deleted what another set."""
    laatste: Vastlegging | None = None


def _enige(veld: _Veld, lees: Callable[[object], T | None]) -> tuple[T | None, tuple[T, ...]]:
    """The value of a field, or what stands side by side."""
    gelezen = [waarde for ruw in veld.waarden if (waarde := lees(ruw)) is not None]
    if veld.strijdig:
        return None, tuple(gelezen)
    return (gelezen[-1] if gelezen else None), ()


def _velden(db: Database, soorten: Sequence[str], dossiers: Sequence[str]) -> dict[Plek, _Veld]:
    """Every field of these kinds in these dossiers."""
    rijen = db.execute(
        "SELECT e.soort, e.entiteit, e.veld, p.payload, e.id, e.actor, e.tijd, n.bestaat, n.conflicten FROM entiteit n "
        "JOIN kop k ON k.soort = n.soort AND k.entiteit = n.id JOIN event e ON e.id = k.event "
        "JOIN event_payload p ON p.event = e.id "
        f"WHERE n.soort IN ({', '.join('?' * len(soorten))}) AND e.veld != ? "
        "AND n.dossier IN (SELECT value FROM json_each(?)) ORDER BY e.lamport, e.device, e.dseq",
        (*soorten, BESTAAN, json.dumps(list(dossiers))),
    ).fetchall()
    uit: dict[Plek, _Veld] = {}
    for soort, id_, naam, payload, event, actor, tijd, bestaat, conflicten in rijen:
        veld = uit.setdefault((soort, id_, naam), _Veld())
        veld.koppen = tuple(sorted((*veld.koppen, event)))
        if bestaat:
            veld.waarden.append(decodeer(payload))
            veld.strijdig = not {naam, BESTAAN}.isdisjoint(json.loads(conflicten))
            veld.laatste = Vastlegging(event, actor, tijd) if veld.waarden[-1] is not None else veld.laatste
    return uit


def leg_uit(
    instrument: Instrument, korps: Korpsweging, weging: Weging | None = None
) -> tuple[tuple[Reden, str], ...]:
    """Why the rules allow what they allow of this korps, each reason in words; ``weging`` by other rules, perhaps."""
    weging = weging or korps.weging
    # Only of what has no judgement a motivation says why.
    redenen = {
        cel.dimensie.code: cel.gegeven.motivatie
        for cel in korps.cellen
        if cel.gegeven and zonder_oordeel(cel.gegeven.score)
    }
    zeg = Uitlegger(instrument, weging, Opgegeven({}, redenen))
    return tuple((reden, zeg(reden)) for reden in weging.redenen)
