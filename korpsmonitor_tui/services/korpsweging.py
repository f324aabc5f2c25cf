"""What the weegploeg made of the korpsen so far: every score with what it rests on, and what the rules make of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from korpsmonitor_tui.domain.event import decodeer
from korpsmonitor_tui.domain.gegeven_score import (
    Eindoordeel,
    GegevenScore,
    Partneroordeel,
    lees_eindoordeel,
    lees_partneroordeel,
    lees_score,
)
from korpsmonitor_tui.domain.instrument import EINDSCORE
from korpsmonitor_tui.domain.weging import Weger
from korpsmonitor_tui.services.gids import lees_balken
from korpsmonitor_tui.services.sessie import dossier_id

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from korpsmonitor_tui.domain.instrument import Dimensie, Gesprekspartij
    from korpsmonitor_tui.domain.weegregels import Score, Weegregels
    from korpsmonitor_tui.domain.weging import Weging
    from korpsmonitor_tui.services.gids import Balk
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database

T = TypeVar("T")


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
    """The scores of a conflict, in the order in which they were given."""
    eerder: Balk | None = None
    """How it was scored in earlier editions; None if that is not known."""

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


@dataclass(frozen=True, slots=True)
class Eindcel:
    """The eindscore of one korps."""

    gegeven: Eindoordeel | None
    vastgelegd: Vastlegging | None
    botsing: tuple[Eindoordeel, ...] = ()
    eerder: Balk | None = None


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


def lees_korpsweging(sessie: Sessie, dossier: str) -> Korpsweging:
    """What was weighed of one korps. Raises NietGevonden for an unknown korps."""
    partij = sessie.partij(dossier.partition("/")[2])
    return _Lezer(sessie, [dossier]).korps(partij)


def lees_matrix(sessie: Sessie) -> Weegmatrix:
    """What was weighed of every korps, with a handful of queries for all of them."""
    korpsen = [p for p in sessie.instrument.partijen if p.soort == "korps"]
    lezer = _Lezer(sessie, [dossier_id(sessie.editie.id, p.code) for p in korpsen])
    return Weegmatrix(
        lezer.regels, lezer.dimensies, lezer.partnerkolommen, tuple(lezer.korps(p) for p in korpsen)
    )


class _Lezer:
    """Reads the scores of these dossiers at once."""

    def __init__(self, sessie: Sessie, dossiers: Sequence[str]) -> None:
        self._sessie = sessie
        self.regels = sessie.weegregels
        self._weger = Weger(self.regels)
        alle = {dimensie.code: dimensie for dimensie in sessie.instrument.dimensies}
        self.dimensies = tuple(alle[code] for code in self.regels.dimensies)
        kolommen = {code for p in sessie.instrument.partijen for code in p.partnerkolommen}
        self.partnerkolommen = tuple(d for code, d in alle.items() if code in kolommen)
        db = sessie.store.lees()
        self._koppen = _koppen(db, ("score", "eindscore", "partneroordeel"), dossiers)

    def korps(self, partij: Gesprekspartij) -> Korpsweging:
        dossier = dossier_id(self._sessie.editie.id, partij.code)
        balken = lees_balken(self._sessie, partij.code)
        cellen = tuple(self._cel(dossier, d, balken) for d in self.dimensies)
        partners = tuple(
            self._partner(dossier, d, balken)
            for d in self.partnerkolommen
            if d.code not in partij.partnerkolommen
        )
        eind, laatste = self._lees("eindscore", dossier, "oordeel", lees_eindoordeel)
        einde = Eindcel(
            eind[0] if len(eind) == 1 else None, laatste, eind if len(eind) > 1 else (), balken.get(EINDSCORE)
        )
        weging = self._weger.bereken({cel.dimensie.code: cel.score for cel in cellen})
        return Korpsweging(partij, dossier, cellen, partners, einde, weging)

    def _cel(self, dossier: str, dimensie: Dimensie, balken: Mapping[str, Balk]) -> Cel:
        alle, laatste = self._lees("score", score_id(dossier, dimensie.code), "oordeel", lees_score)
        gegeven = alle[0] if len(alle) == 1 else None
        botsing = alle if len(alle) > 1 else ()
        return Cel(dimensie, gegeven, laatste, botsing, balken.get(dimensie.code))

    def _partner(self, dossier: str, dimensie: Dimensie, balken: Mapping[str, Balk]) -> Partnercel:
        id_ = score_id(dossier, dimensie.code)
        over, _laatste = self._lees("partneroordeel", id_, "overgenomen", lees_partneroordeel)
        anders, _laatste = self._lees("partneroordeel", id_, "wijziging", lees_score)
        return Partnercel(
            dimensie,
            over[0] if len(over) == 1 else None,
            anders[0] if len(anders) == 1 else None,
            len(over) > 1 or len(anders) > 1,
            balken.get(dimensie.code),
        )

    def _lees(
        self, soort: str, id_: str, veld: str, lees: Callable[[object], T | None]
    ) -> tuple[tuple[T, ...], Vastlegging | None]:
        """What the heads of a field say, and the last of them."""
        koppen = self._koppen.get((soort, id_, veld), [])
        waarden = [(lees(waarde), vastlegging) for waarde, vastlegging in koppen]
        geldig = [(waarde, wie) for waarde, wie in waarden if waarde is not None]
        return tuple(waarde for waarde, _wie in geldig), geldig[-1][1] if geldig else None


def _koppen(
    db: Database, soorten: Sequence[str], dossiers: Sequence[str]
) -> dict[tuple[str, str, str], list[tuple[object, Vastlegging]]]:
    """The values of every head of these kinds in these dossiers, in the order of the events."""
    rijen = db.execute(
        "SELECT e.soort, e.entiteit, e.veld, p.payload, e.id, e.actor, e.tijd FROM entiteit n "
        "JOIN kop k ON k.soort = n.soort AND k.entiteit = n.id JOIN event e ON e.id = k.event "
        "JOIN event_payload p ON p.event = e.id "
        f"WHERE n.bestaat AND n.soort IN ({', '.join('?' * len(soorten))}) "
        "AND n.dossier IN (SELECT value FROM json_each(?)) ORDER BY e.lamport, e.device, e.dseq",
        (*soorten, json.dumps(list(dossiers))),
    ).fetchall()
    uit: dict[tuple[str, str, str], list[tuple[object, Vastlegging]]] = {}
    for soort, id_, veld, payload, event, actor, tijd in rijen:
        uit.setdefault((soort, id_, veld), []).append((decodeer(payload), Vastlegging(event, actor, tijd)))
    return uit
