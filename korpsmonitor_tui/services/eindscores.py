"""The eindscore of a korps: one that the rules allow, or another with a reason that stays visible."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import InmiddelsGewijzigd, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.gegeven_score import Eindoordeel, lees_eindoordeel
from korpsmonitor_tui.domain.schaal import NVT, Score
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import zegt_iets
from korpsmonitor_tui.domain.weguitleg import scorereeks
from korpsmonitor_tui.services.entiteiten import maak_of_herstel
from korpsmonitor_tui.services.korpsweging import lees_korpsweging
from korpsmonitor_tui.services.scoreinvoer import eis_aanwezig, eis_korps, onthouden_in, zet_oordeel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from korpsmonitor_tui.services.korpsweging import Korpsweging
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie

SOORT: Final = "eindscore"


@dataclass(frozen=True, slots=True)
class Eindinvoer:
    """What somebody fills in to set an eindscore."""

    score: Score
    """A colour, or blanco."""
    motivatie: str = ""
    """Needed where the rules leave a choice, and for another eindscore than they allow."""
    open_reden: str = ""
    """Needed where dimensions are not scored: why it is set without them."""
    sessie: str = ""
    """Id, name or date of the weegsessie; empty: the one that is open."""


@dataclass(frozen=True, slots=True)
class Einduitslag:
    """What became of setting an eindscore."""

    gegeven: Eindoordeel
    vorige: Eindoordeel | None
    """What it took the place of."""
    gewijzigd: bool
    """False if exactly this stood there already."""


def zet(
    sessie: Sessie,
    dossier: str,
    invoer: Eindinvoer,
    *,
    op: Sequence[str] | None = None,
    gezien: Mapping[str, Score | None] | None = None,
) -> Einduitslag:
    """Set the eindscore of a korps, with the scores and the version of the rules that it rests on.

    ``op`` are the heads and ``gezien`` the scores that the form was opened on. Raises StapGeweigerd for who may not, a
    closed weegsessie, or scores that two laptops gave differently; OnbruikbareInvoer where a motivation or explanation
    is missing; InmiddelsGewijzigd if heads or scores are others now; NietGevonden.
    """
    eis_korps(sessie, dossier)
    if invoer.score == NVT:
        raise OnbruikbareInvoer(
            _("Een eindscore is een kleur of blanco; n.v.t. kan niet. Er is niets vastgelegd.")
        )

    def taak(tx: Transactie) -> Einduitslag:
        weegsessie = eis_aanwezig(sessie, tx.bij(), dossier, invoer.sessie)
        _weiger_strijd(tx.db, dossier)
        weging = lees_korpsweging(sessie, dossier, tx.db)
        if gezien is not None and dict(gezien) != weging.scores:
            raise InmiddelsGewijzigd(
                _("De scores zijn inmiddels gewijzigd; er is niets vastgelegd. Bekijk de nieuwe stand.")
            )
        oordeel = Eindoordeel(
            invoer.score,
            invoer.motivatie.strip(),
            weegsessie.id,
            weging.regels.versie,
            weging.weging.toegestaan,
            tuple(weging.scores.items()),
            onthouden_in(tx.db, weegsessie, dossier),
            invoer.open_reden.strip() if not weging.compleet else "",
        )
        _eis_uitleg(weging, oordeel)
        vorige = lees_eindoordeel(tx.waarde(SOORT, dossier, "oordeel"), sessie.instrument.schaal)
        maak_of_herstel(tx, SOORT, {"dossier": dossier}, dossier)
        zet_oordeel(tx, SOORT, dossier, oordeel.naar_json(), op)
        return Einduitslag(oordeel, vorige, bool(tx.events))

    return sessie.store.voer_uit(sessie.wie, taak)


def _weiger_strijd(db: Database, dossier: str) -> None:
    """No eindscore on scores of which two stand side by side."""
    rijen = db.execute(
        "SELECT id FROM entiteit WHERE dossier = ? AND soort = 'score' AND conflicten IS NOT '[]' ORDER BY id",
        (dossier,),
    ).fetchall()
    if rijen:
        raise StapGeweigerd(
            _(
                "Op twee apparaten is verschillend gescoord: {dimensies}; kies eerst welke score geldt."
            ).format(dimensies=", ".join(rij[0].removeprefix(f"{dossier}/") for rij in rijen))
        )


def _eis_uitleg(weging: Korpsweging, oordeel: Eindoordeel) -> None:
    """A choice, a deviation and what is left open each have their reason."""
    if not weging.compleet and not zegt_iets(oordeel.open_reden):
        raise OnbruikbareInvoer(
            _(
                "Nog niet gescoord: {dimensies}. Scoor ze, of leg uit waarom de eindscore zonder kan. "
                "Er is niets vastgelegd."
            ).format(dimensies=", ".join(cel.dimensie.code for cel in weging.cellen if not cel.gegeven))
        )
    if zegt_iets(oordeel.motivatie):
        return
    toegestaan = scorereeks(oordeel.toegestaan)
    if oordeel.wijkt_af:
        raise OnbruikbareInvoer(
            _(
                "De weegregels laten {toegestaan} toe; geef een reden om daarvan af te wijken. Er is niets vastgelegd."
            ).format(toegestaan=toegestaan)
        )
    if len(oordeel.toegestaan) > 1:
        raise OnbruikbareInvoer(
            _("De weegregels laten {toegestaan} toe; motiveer de keuze. Er is niets vastgelegd.").format(
                toegestaan=toegestaan
            )
        )
