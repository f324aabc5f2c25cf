"""The points of a new eenheid as they stand, and what the scores of its former korpsen propose."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.schaal import op_volgorde
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.brieven import som_op
from korpsmonitor_tui.services.korpsweging import lees_korpsweging
from korpsmonitor_tui.services.rapportschrijvers import korpsen_van
from korpsmonitor_tui.services.sessie import dossier_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.instrument import Dimensie
    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.services.korpsweging import Korpsweging
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database

SOORT: Final = "aandachtspunt"
WEGGELATEN: Final = "weggelaten"
"""Set of reasons for which people left a proposal out; it outlives the point."""


class Grondregel(NamedTuple):
    """A score that a point rests on."""

    korps: str
    """Code."""
    score: str


@dataclass(frozen=True, slots=True)
class Aandachtspunt:
    """One point of an eenheid."""

    id: str
    eenheid: str
    """Code."""
    nummer: int
    """Its place in the list, from 1."""
    dimensie: str
    """Full code; empty if it is about none."""
    tekst: str
    grond: tuple[Grondregel, ...]
    """The scores that it was adopted on; empty for one that somebody thought of."""
    verouderd: bool
    """Whether these scores are others now."""


@dataclass(frozen=True, slots=True)
class Oorzaak:
    """A score that a proposal comes from."""

    korps: str
    """Code."""
    naam: str
    score: Score
    motivatie: str


@dataclass(frozen=True, slots=True)
class Voorstel:
    """A point that nobody adopted yet."""

    dimensie: Dimensie
    oorzaken: tuple[Oorzaak, ...]
    """By korps, in the order of the instrument."""
    tekst: str

    @property
    def grond(self) -> tuple[Grondregel, ...]:
        """The scores alone."""
        return tuple(Grondregel(oorzaak.korps, oorzaak.score) for oorzaak in self.oorzaken)


@dataclass(frozen=True, slots=True)
class Eenheidspunten:
    """The points of an eenheid, and what is proposed."""

    punten: tuple[Aandachtspunt, ...]
    voorstellen: tuple[Voorstel, ...]
    """Neither adopted nor left out, in the order of the dimensions."""


def punt_id(editie: str, eenheid: str, dimensie: str) -> str:
    """The same point on every laptop."""
    return f"{dossier_id(editie, eenheid)}/{SOORT}/{dimensie}"


def lees_punten(
    sessie: Sessie, eenheid: str, wegingen: Sequence[Korpsweging] | None = None
) -> Eenheidspunten:
    """Points and proposals of an eenheid (code); ``wegingen`` are those of its korpsen, for who has them already."""
    nu = lees_voorstellen(sessie, eenheid, wegingen)
    db = sessie.store.lees()
    punten = _lees_punten(
        db, sessie.editie.id, eenheid, {voorstel.dimensie.code: voorstel for voorstel in nu}
    )
    bekend = {punt.id for punt in punten} | _weggelaten(db)
    open_ = (v for v in nu if punt_id(sessie.editie.id, eenheid, v.dimensie.code) not in bekend)
    return Eenheidspunten(punten, tuple(open_))


def _lees_punten(
    db: Database, editie: str, eenheid: str, nu: dict[str, Voorstel]
) -> tuple[Aandachtspunt, ...]:
    rijen = db.execute(
        "SELECT id, dimensie, tekst, grond FROM aandachtspunt WHERE editie = ? AND eenheid = ? ORDER BY volgorde, id",
        (editie, eenheid),
    ).fetchall()
    return tuple(_als_punt(eenheid, nr, rij, nu.get(rij[1] or "")) for nr, rij in enumerate(rijen, start=1))


def _als_punt(eenheid: str, nummer: int, rij: Sequence[str | None], nu: Voorstel | None) -> Aandachtspunt:
    id_, dimensie, tekst, ruw = rij
    grond = tuple(
        Grondregel(str(deel[0]), str(deel[1]))
        for deel in json.loads(ruw or "[]")
        if isinstance(deel, list) and len(deel) == 2
    )
    gewijzigd = bool(grond) and grond != (nu.grond if nu else ())
    return Aandachtspunt(id_ or "", eenheid, nummer, dimensie or "", tekst or "", grond, gewijzigd)


def lees_voorstellen(
    sessie: Sessie, eenheid: str, wegingen: Sequence[Korpsweging] | None = None
) -> tuple[Voorstel, ...]:
    """A point per dimension on which a former korps does not meet the norm, whether it was adopted or not."""
    if wegingen is None:
        korpsen = korpsen_van(sessie, eenheid)
        wegingen = [lees_korpsweging(sessie, dossier_id(sessie.editie.id, k.code)) for k in korpsen]
    velden = {veld.code: veld.naam for veld in sessie.instrument.aandachtsvelden}
    uit: dict[str, tuple[Dimensie, list[Oorzaak]]] = {}
    for weging in wegingen:
        for cel in weging.cellen:
            if cel.gegeven is not None and cel.gegeven.score.tekortkoming:
                uit.setdefault(cel.dimensie.code, (cel.dimensie, []))[1].append(
                    Oorzaak(
                        weging.partij.code,
                        weging.partij.naam,
                        cel.gegeven.score,
                        cel.gegeven.motivatie.strip(),
                    )
                )
    volgorde = {dimensie.code: nr for nr, dimensie in enumerate(sessie.instrument.dimensies)}
    return tuple(
        Voorstel(
            dimensie, tuple(oorzaken), _voorstel(dimensie, velden.get(dimensie.aandachtsveld, ""), oorzaken)
        )
        for code, (dimensie, oorzaken) in sorted(uit.items(), key=lambda deel: volgorde[deel[0]])
    )


def _voorstel(dimensie: Dimensie, aandachtsveld: str, oorzaken: Sequence[Oorzaak]) -> str:
    """A point in words: what, where, and why it was scored so."""
    slechtste_eerst = op_volgorde([oorzaak.score for oorzaak in oorzaken])[::-1]
    delen = [
        _("{score} in {korpsen}").format(
            score=score.vorm.in_woorden,
            korpsen=som_op([oorzaak.naam for oorzaak in oorzaken if oorzaak.score == score]),
        )
        for score in slechtste_eerst
    ]
    kop = _("{dimensie} ({aandachtsveld}): {waar}.").format(
        dimensie=dimensie.naam, aandachtsveld=aandachtsveld.lower(), waar="; ".join(delen)
    )
    waarom = [f"{oorzaak.naam}: {oorzaak.motivatie}" for oorzaak in oorzaken if oorzaak.motivatie]
    return " ".join([kop, *waarom])


def _weggelaten(db: Database) -> set[str]:
    """Proposals that a person left out, as against points that were undone."""
    rijen = db.execute(
        "SELECT DISTINCT k.entiteit FROM kop k JOIN entiteit e ON e.soort = k.soort AND e.id = k.entiteit "
        "WHERE k.soort = ? AND k.veld = ? AND NOT e.bestaat",
        (SOORT, WEGGELATEN),
    )
    return {rij[0] for rij in rijen.fetchall()}


def eis_punt(sessie: Sessie, eenheid: str, welk: str) -> Aandachtspunt:
    """A point by its place in the list or its id. Raises NietGevonden."""
    for punt in lees_punten(sessie, eenheid).punten:
        if welk in {str(punt.nummer), punt.id}:
            return punt
    raise NietGevonden(
        _(
            "Er is geen aandachtspunt “{welk}” bij deze eenheid; er is niets gewijzigd. `korpsmonitor aandachtspunt toon`"
            " noemt de nummers."
        ).format(welk=welk)
    )
