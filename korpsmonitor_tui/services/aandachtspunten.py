"""What a new eenheid must look after: points that people write, and proposals from scores that are geel or rood.

A proposal follows from the scores of its former korpsen and is never part of the report. It becomes a point when a person
adopts it; its id follows from eenheid and dimension, so that two laptops that adopt it have one point.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.volgorde import tussen
from korpsmonitor_tui.domain.weegregels import Score
from korpsmonitor_tui.services.brieven import som_op
from korpsmonitor_tui.services.entiteiten import maak_of_herstel
from korpsmonitor_tui.services.korpsweging import lees_korpsweging
from korpsmonitor_tui.services.maatregelen import verschuif
from korpsmonitor_tui.services.rapportschrijvers import (
    eis_dimensie,
    eis_eenheid,
    eis_rapportschrijver,
    eis_tekst,
    korpsen_van,
)
from korpsmonitor_tui.services.sessie import dossier_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from korpsmonitor_tui.domain.instrument import Dimensie
    from korpsmonitor_tui.services.korpsweging import Korpsweging
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie

SOORT: Final = "aandachtspunt"
WEGGELATEN: Final = "weggelaten"
"""Set of reasons for which people left a proposal out; it outlives the point."""
NIET_CONFORM: Final = frozenset({Score.GEEL, Score.ROOD})


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
        return tuple(Grondregel(oorzaak.korps, oorzaak.score.value) for oorzaak in self.oorzaken)


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
    nu = _voorstellen(sessie, eenheid, wegingen)
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


def _voorstellen(
    sessie: Sessie, eenheid: str, wegingen: Sequence[Korpsweging] | None
) -> tuple[Voorstel, ...]:
    """A point per dimension on which a former korps scores geel or rood, whether it was adopted or not."""
    if wegingen is None:
        korpsen = korpsen_van(sessie, eenheid)
        wegingen = [lees_korpsweging(sessie, dossier_id(sessie.editie.id, k.code)) for k in korpsen]
    velden = {veld.code: veld.naam for veld in sessie.instrument.aandachtsvelden}
    uit: dict[str, tuple[Dimensie, list[Oorzaak]]] = {}
    for weging in wegingen:
        for cel in weging.cellen:
            if cel.gegeven is not None and cel.gegeven.score in NIET_CONFORM:
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
    delen = [
        _("{score} in {korpsen}").format(score=score_in_woorden(score), korpsen=som_op(namen))
        for score in (Score.ROOD, Score.GEEL)
        if (namen := [oorzaak.naam for oorzaak in oorzaken if oorzaak.score is score])
    ]
    kop = _("{dimensie} ({aandachtsveld}): {waar}.").format(
        dimensie=dimensie.naam, aandachtsveld=aandachtsveld.lower(), waar="; ".join(delen)
    )
    waarom = [f"{oorzaak.naam}: {oorzaak.motivatie}" for oorzaak in oorzaken if oorzaak.motivatie]
    return " ".join([kop, *waarom])


def score_in_woorden(score: Score) -> str:
    """What a score says, as in the text of the report."""
    return {
        Score.ROOD: _("onvoldoende"),
        Score.GEEL: _("aandacht"),
        Score.GROEN: _("conform norm"),
        Score.BLANCO: _("geen oordeel"),
        Score.NVT: _("niet van toepassing"),
    }[score]


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


# -- writing -------------------------------------------------------------------------------------------------------------


def voeg_toe(sessie: Sessie, eenheid: str, tekst: str, dimensie: str = "") -> str:
    """Add a point that somebody thought of, and return its id.

    Raises StapGeweigerd for who may not or belongs to a former korps of the eenheid, OnbruikbareInvoer without text,
    NietGevonden for an unknown eenheid or dimension.
    """
    _eis_schrijver(sessie, eenheid)
    gezegd = eis_tekst(tekst, _("Een aandachtspunt"))
    if dimensie:
        eis_dimensie(sessie, dimensie)

    def taak(tx: Transactie) -> str:
        id_ = punt_id(sessie.editie.id, eenheid, tx.nieuw_id())
        _schrijf(tx, sessie.editie.id, eenheid, id_, gezegd, dimensie, ())
        return id_

    return sessie.store.voer_uit(sessie.wie, taak)


def voeg_alle_toe(sessie: Sessie, eenheid: str, teksten: Sequence[str]) -> None:
    """As :func:`voeg_toe`, for several about no dimension, in their order as one handeling."""
    _eis_schrijver(sessie, eenheid)
    gezegd = [eis_tekst(tekst, _("Een aandachtspunt")) for tekst in teksten]

    def taak(tx: Transactie) -> None:
        for tekst in gezegd:
            id_ = punt_id(sessie.editie.id, eenheid, tx.nieuw_id())
            _schrijf(tx, sessie.editie.id, eenheid, id_, tekst, "", ())

    sessie.store.voer_uit(sessie.wie, taak)


def neem_over(sessie: Sessie, eenheid: str, dimensies: Iterable[str]) -> tuple[str, ...]:
    """Adopt what is proposed on these dimensions (full codes), in one handeling; ids of the points.

    One that was left out comes back; one that is there is left as it is. Raises NietGevonden where nothing is proposed, else as :func:`voeg_toe`.
    """
    _eis_schrijver(sessie, eenheid)
    voorstellen = {voorstel.dimensie.code: voorstel for voorstel in _voorstellen(sessie, eenheid, None)}
    gekozen = [_eis_voorstel(voorstellen, dimensie) for dimensie in dimensies]

    def taak(tx: Transactie) -> tuple[str, ...]:
        return tuple(_neem_over(tx, sessie.editie.id, eenheid, voorstel) for voorstel in gekozen)

    return sessie.store.voer_uit(sessie.wie, taak)


def _neem_over(tx: Transactie, editie: str, eenheid: str, voorstel: Voorstel) -> str:
    id_ = punt_id(editie, eenheid, voorstel.dimensie.code)
    if tx.stand(SOORT, id_).bestaat:
        return id_
    for reden in tx.stand(SOORT, id_).waarden(WEGGELATEN):
        tx.haal_weg(SOORT, id_, WEGGELATEN, reden)
    _schrijf(tx, editie, eenheid, id_, voorstel.tekst, voorstel.dimensie.code, voorstel.grond)
    return id_


def _schrijf(
    tx: Transactie,
    editie: str,
    eenheid: str,
    id_: str,
    tekst: str,
    dimensie: str,
    grond: Sequence[Grondregel],
) -> None:
    (laatste,) = (
        tx.bij()
        .execute(
            "SELECT max(volgorde) FROM aandachtspunt WHERE editie = ? AND eenheid = ?", (editie, eenheid)
        )
        .fetchone()
    )
    maak_of_herstel(tx, SOORT, {"dossier": "", "editie": editie, "eenheid": eenheid}, id_)
    tx.zet(SOORT, id_, "tekst", tekst)
    if dimensie:
        tx.zet(SOORT, id_, "dimensie", dimensie)
    if grond:
        tx.zet(SOORT, id_, "grond", [list(regel) for regel in grond])
    tx.zet(SOORT, id_, "volgorde", tussen(laatste, None))


def laat_weg(sessie: Sessie, eenheid: str, dimensie: str, reden: str = "") -> None:
    """Leave out what is proposed on a dimension: it is proposed no more. Raises as :func:`neem_over`."""
    _eis_schrijver(sessie, eenheid)
    voorstellen = {v.dimensie.code: v for v in lees_punten(sessie, eenheid).voorstellen}
    voorstel = _eis_voorstel(voorstellen, dimensie)

    def taak(tx: Transactie) -> None:
        id_ = punt_id(sessie.editie.id, eenheid, voorstel.dimensie.code)
        gegevens = {"dossier": "", "editie": sessie.editie.id, "eenheid": eenheid}
        maak_of_herstel(tx, SOORT, gegevens, id_)
        tx.voeg_toe(SOORT, id_, WEGGELATEN, reden.strip())
        tx.verwijder(SOORT, id_)

    sessie.store.voer_uit(sessie.wie, taak)


def wijzig_tekst(
    sessie: Sessie, eenheid: str, punt: str, tekst: str, op: Sequence[str] | None = None
) -> None:
    """Say a point in other words, made on the heads ``op``. Raises as :func:`voeg_toe`."""
    gezegd = eis_tekst(tekst, _("Een aandachtspunt"))
    _schrijf_in(sessie, eenheid, punt, lambda tx: tx.zet(SOORT, punt, "tekst", gezegd, op=op))


def bevestig_grond(sessie: Sessie, eenheid: str, punt: str) -> None:
    """Say that a point still holds with the scores as they are now. Raises as :func:`voeg_toe`."""
    deze = eis_punt(sessie, eenheid, punt)
    voorstellen = {voorstel.dimensie.code: voorstel for voorstel in _voorstellen(sessie, eenheid, None)}
    nu = voorstellen.get(deze.dimensie)
    grond = [list(regel) for regel in nu.grond] if nu else []
    _schrijf_in(sessie, eenheid, deze.id, lambda tx: tx.zet(SOORT, deze.id, "grond", grond))


def verplaats(sessie: Sessie, eenheid: str, punt: str, stappen: int) -> None:
    """Move a point; past the begin or the end is the begin or the end. Raises as :func:`voeg_toe`."""

    def taak(tx: Transactie) -> None:
        rijen = tx.db.execute(
            "SELECT id, volgorde FROM aandachtspunt WHERE editie = ? AND eenheid = ? ORDER BY volgorde, id",
            (sessie.editie.id, eenheid),
        ).fetchall()
        verschuif(tx, SOORT, punt, rijen, stappen)

    _schrijf_in(sessie, eenheid, punt, taak)


def verwijder(sessie: Sessie, eenheid: str, punt: str) -> None:
    """Take a point out; what gave rise to it is proposed again. Raises as :func:`voeg_toe`."""
    _schrijf_in(sessie, eenheid, punt, lambda tx: tx.verwijder(SOORT, punt))


def _eis_voorstel(voorstellen: dict[str, Voorstel], dimensie: str) -> Voorstel:
    if dimensie not in voorstellen:
        raise NietGevonden(
            _(
                "Op dimensie “{dimensie}” is er voor deze eenheid geen voorstel; er is niets gewijzigd."
            ).format(dimensie=dimensie)
        )
    return voorstellen[dimensie]


def _eis_schrijver(sessie: Sessie, eenheid: str) -> None:
    code = eis_eenheid(sessie, eenheid).code
    eis_rapportschrijver(sessie, [korps.code for korps in korpsen_van(sessie, code)])


def _schrijf_in(sessie: Sessie, eenheid: str, punt: str, taak: Callable[[Transactie], object]) -> None:
    """Run a task on a point that is still there, by who may."""
    _eis_schrijver(sessie, eenheid)

    def bewaakt(tx: Transactie) -> None:
        rij = (
            tx.bij()
            .execute(
                "SELECT 1 FROM aandachtspunt WHERE id = ? AND editie = ? AND eenheid = ?",
                (punt, sessie.editie.id, eenheid),
            )
            .fetchone()
        )
        if rij is None:
            raise NietGevonden(_("Dit aandachtspunt is er niet (meer); er is niets gewijzigd."))
        taak(tx)

    sessie.store.voer_uit(sessie.wie, bewaakt)
