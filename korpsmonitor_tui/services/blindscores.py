"""Scoring blind: members score a dimension on their own, and see one another's only when all of them did.

Then a person settles it with :func:`korpsmonitor_tui.services.scores.geef_score`, which names who scored blind; the blind
scores stay to be read. Until then nothing that is read here tells what another gave.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.weegsessie import blind_zichtbaar, blinde_leden
from korpsmonitor_tui.services import weegsessies
from korpsmonitor_tui.services.entiteiten import maak_of_herstel
from korpsmonitor_tui.services.scoreinvoer import (
    Scoreinvoer,
    eis_aanwezig,
    eis_dimensie,
    eis_korps,
    keur_invoer,
    zet_oordeel,
)
from korpsmonitor_tui.services.scoreschaal import lees_op_schaal
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.store.transactie import lees_koppen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from korpsmonitor_tui.domain.gegeven_score import GegevenScore
    from korpsmonitor_tui.domain.weegsessie import Weegsessie
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie

SOORT: Final = "blindscore"


@dataclass(frozen=True, slots=True)
class Blindstand:
    """How far the blind scoring of one dimension of one korps is, as far as who looks may know."""

    sessie: Weegsessie
    dimensie: str
    leden: tuple[str, ...]
    """Ids of the members who score it blind; empty if nobody does."""
    gedaan: tuple[str, ...]
    """Ids of those who did, sorted."""
    zichtbaar: bool
    """Whether the scores of others may be seen."""
    scores: tuple[tuple[str, GegevenScore], ...]
    """(id of the member, score): one's own, and everybody's once that may be."""

    @property
    def wacht_op(self) -> tuple[str, ...]:
        """Ids of the members who still have to score."""
        return tuple(lid for lid in self.leden if lid not in self.gedaan)

    @property
    def eens(self) -> bool:
        """Whether everybody gave the same colour; only known once it is visible."""
        return self.zichtbaar and len({gegeven.score for _lid, gegeven in self.scores}) == 1


def blindscore_id(weegsessie: str, dossier: str, dimensie: str, lid: str) -> str:
    """The same blind score on every laptop."""
    return f"{weegsessie}/{dossier}/{dimensie}/{lid}"


def lees(sessie: Sessie, dossier: str, dimensie: str, weegsessie: Weegsessie) -> Blindstand:
    """The blind scoring of a dimension in a weegsessie."""
    return lees_blindstand(sessie, sessie.store.lees(), dossier, dimensie, weegsessie)


def lees_alle(sessie: Sessie, dossier: str) -> tuple[Blindstand, ...]:
    """Every blind scoring of this korps that was begun, by weegsessie and dimension."""
    db = sessie.store.lees()
    begonnen = db.execute(
        "SELECT DISTINCT sessie, dimensie FROM blindscore WHERE dossier = ? AND oordeel IS NOT NULL",
        (dossier,),
    ).fetchall()
    volgorde = {d.code: nr for nr, d in enumerate(sessie.instrument.dimensies)}
    return tuple(
        lees(sessie, dossier, dimensie, weegsessie)
        for weegsessie in weegsessies.lees(sessie)
        for dimensie in sorted(
            (d for s, d in begonnen if s == weegsessie.id), key=lambda d: volgorde.get(d, len(volgorde))
        )
    )


def lees_blindstand(
    sessie: Sessie, db: Database, dossier: str, dimensie: str, weegsessie: Weegsessie
) -> Blindstand:
    """As :func:`lees`, from this database. Raises OnbruikbareInvoer for a score that the scale does not have."""
    wie, schaal = sessie.medewerker.id if sessie.medewerker else "", sessie.instrument.schaal
    leden = blinde_leden(weegsessie, weegsessies.wie_is_wie(db), partij_van(dossier))
    gegeven = {
        lid: score
        for lid, oordeel in _lees_oordelen(db, dossier, dimensie, weegsessie)
        if (score := lees_op_schaal(oordeel, schaal, f"{dossier}/{dimensie}")) is not None
    }
    zichtbaar = blind_zichtbaar(leden, gegeven)
    return Blindstand(
        weegsessie,
        dimensie,
        leden,
        tuple(gegeven),
        zichtbaar,
        tuple((lid, score) for lid, score in gegeven.items() if zichtbaar or lid == wie),
    )


def is_gezien(db: Database, dossier: str, dimensie: str, weegsessie: Weegsessie, ook: str) -> bool:
    """Whether all who score this blind did, with ``ook`` (id of a medewerker) among those who did."""
    leden = blinde_leden(weegsessie, weegsessies.wie_is_wie(db), partij_van(dossier))
    gedaan = {
        lid for lid, oordeel in _lees_oordelen(db, dossier, dimensie, weegsessie) if isinstance(oordeel, dict)
    }
    return blind_zichtbaar(leden, {*gedaan, ook})


def _lees_oordelen(
    db: Database, dossier: str, dimensie: str, weegsessie: Weegsessie
) -> Iterator[tuple[str, object]]:
    """Members with what they gave, as it is kept; what two laptops gave differently is absent."""
    rijen = db.execute(
        "SELECT b.lid, b.oordeel FROM blindscore b JOIN entiteit e ON e.soort = 'blindscore' AND e.id = b.id "
        "WHERE b.dossier = ? AND b.dimensie = ? AND b.sessie = ? AND e.conflicten = '[]' ORDER BY b.lid",
        (dossier, dimensie, weegsessie.id),
    ).fetchall()
    return ((str(lid), _json(oordeel)) for lid, oordeel in rijen if lid)


def koppen(sessie: Sessie, dossier: str, dimensie: str, weegsessie: Weegsessie) -> tuple[str, ...]:
    """The heads of one's own blind score, for a form that opens on it."""
    id_ = blindscore_id(weegsessie.id, dossier, dimensie, sessie.persoon.id)
    return lees_koppen(sessie.store.lees(), SOORT, id_, "oordeel")


def geef(
    sessie: Sessie, dossier: str, dimensie: str, invoer: Scoreinvoer, *, op: Sequence[str] | None = None
) -> Blindstand:
    """Score a dimension blind, or score it otherwise as long as not everybody did.

    Raises StapGeweigerd for who does not score blind here or once the scores were seen, and as
    :func:`korpsmonitor_tui.services.scores.geef_score`.
    """
    eis_korps(sessie, dossier)
    code = eis_dimensie(sessie, dimensie).code
    wie = sessie.persoon

    def taak(tx: Transactie) -> Weegsessie:
        weegsessie = eis_aanwezig(sessie, tx.bij(), dossier, invoer.sessie)
        stand = lees_blindstand(sessie, tx.db, dossier, code, weegsessie)
        if wie.id not in stand.leden:
            raise StapGeweigerd(
                _(
                    "{naam} scoort dit korps niet blind in weegsessie “{sessie}”; er is niets vastgelegd."
                ).format(naam=wie.naam, sessie=weegsessie.naam)
            )
        if stand.zichtbaar:
            raise StapGeweigerd(
                _("Iedereen heeft al gescoord en de scores zijn te zien; stel nu samen vast welke geldt.")
            )
        gegevens = {"dossier": dossier, "dimensie": code, "sessie": weegsessie.id, "lid": wie.id}
        id_ = blindscore_id(weegsessie.id, dossier, code, wie.id)
        oordeel = keur_invoer(sessie, tx, dossier, invoer)
        maak_of_herstel(tx, SOORT, gegevens, id_)
        zet_oordeel(tx, SOORT, id_, oordeel.naar_json(), op)
        return weegsessie

    return lees(sessie, dossier, code, sessie.store.voer_uit(sessie.wie, taak))


def _json(tekst: str | None) -> object:
    try:
        return json.loads(tekst or "null")
    except (ValueError, RecursionError):
        return None
