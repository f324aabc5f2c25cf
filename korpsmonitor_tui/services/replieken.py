"""Replieken of ketenpartners: what a partner says of the judgement of one korps, to be printed beside it.

A repliek changes neither the colour nor the verslag of the korps; corrections to the partner's own verslag are remarks
like any.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.entiteiten import maak_of_herstel
from korpsmonitor_tui.services.toegang import eis_schrijver
from korpsmonitor_tui.services.waardering import lees_waardering

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.waardering import Oordeel
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie


@dataclass(frozen=True, slots=True)
class Repliek:
    """What a partner said of one judgement."""

    id: str
    korps: str
    """Code of the korps that judged."""
    dimensie: str
    """Full code of the partner column."""
    oordeel: str
    """The judgement as it was shown to the partner."""
    tekst: str


def lees_replieken(db: Database, dossier: str) -> tuple[Repliek, ...]:
    """What the partner of this dossier said, by korps and column."""
    rijen = db.execute(
        "SELECT id, korps, dimensie, oordeel, tekst FROM repliek WHERE dossier = ? AND coalesce(tekst, '') != '' "
        "ORDER BY korps, dimensie, id",
        (dossier,),
    ).fetchall()
    return tuple(Repliek(*(waarde or "" for waarde in rij)) for rij in rijen)


def leg_repliek_vast(sessie: Sessie, dossier: str, korps: str, dimensie: str, tekst: str) -> str:
    """Record what the partner of this dossier says of the judgement of a korps, and return the id of the repliek.

    A repliek belongs to the judgement as it is now: one on another judgement is another repliek. An empty text takes it
    back. Raises NietGevonden for an unknown korps, OnbruikbareInvoer for a column that is not the partner's or a
    judgement that was not given.
    """
    plaats = _plaats(sessie, dossier, korps, dimensie)

    def taak(tx: Transactie) -> str:
        if not tekst.strip() and not tx.waarde("repliek", plaats.id, "tekst"):
            raise NietGevonden(_("Er is geen repliek op dit oordeel; schrijf op wat de partner zegt."))
        return schrijf_repliek(tx, dossier, plaats, tekst)

    return sessie.store.voer_uit(sessie.wie, taak)


def typ_repliek(sessie: Sessie, dossier: str, plaats: Repliekplaats, tekst: str, op: Sequence[str]) -> None:
    """Write what was typed beside a judgement as it was shown, on the heads ``op``. Raises StapGeweigerd."""
    eis_schrijver(sessie, dossier)
    sessie.store.voer_uit(sessie.wie, lambda tx: schrijf_repliek(tx, dossier, plaats, tekst, op=op))


def begin_repliek(sessie: Sessie, dossier: str, plaats: Repliekplaats) -> None:
    """Have the repliek that is being typed; without text it shows nowhere. Raises StapGeweigerd."""
    eis_schrijver(sessie, dossier)
    sessie.store.voer_uit(sessie.wie, lambda tx: _maak(tx, dossier, plaats))


@dataclass(frozen=True, slots=True)
class Repliekplaats:
    """The judgement that a repliek belongs to."""

    id: str
    korps: str
    dimensie: str
    oordeel: str
    """As it was shown."""


def schrijf_repliek(
    tx: Transactie, dossier: str, plaats: Repliekplaats, tekst: str, *, op: Sequence[str] | None = None
) -> str:
    """Write a repliek inside a transaction, and return its id."""
    _maak(tx, dossier, plaats)
    tx.zet("repliek", plaats.id, "tekst", tekst, op=op)
    return plaats.id


def plaats_van(dossier: str, oordeel: Oordeel) -> Repliekplaats:
    """Where a repliek on this judgement belongs."""
    getoond = toon_oordeel(oordeel)
    id_ = repliek_id(dossier, oordeel.korps.code, oordeel.dimensie, getoond)
    return Repliekplaats(id_, oordeel.korps.code, oordeel.dimensie, getoond)


def _maak(tx: Transactie, dossier: str, plaats: Repliekplaats) -> None:
    gegevens = {
        "dossier": dossier,
        "korps": plaats.korps,
        "dimensie": plaats.dimensie,
        "oordeel": plaats.oordeel,
    }
    maak_of_herstel(tx, "repliek", gegevens, plaats.id)


def _plaats(sessie: Sessie, dossier: str, korps: str, dimensie: str) -> Repliekplaats:
    eis_schrijver(sessie, dossier)
    tabel = lees_waardering(sessie, dossier)
    if dimensie not in {kolom.code for kolom in tabel.kolommen}:
        raise OnbruikbareInvoer(
            _("“{dimensie}” gaat niet over {naam}; kies uit {kolommen}.").format(
                dimensie=dimensie,
                naam=tabel.partner.naam,
                kolommen=", ".join(kolom.code for kolom in tabel.kolommen),
            )
        )
    partij = sessie.partij(korps)
    oordeel = tabel.oordeel(partij.code, dimensie)
    if oordeel is None or not oordeel.gegeven:
        raise OnbruikbareInvoer(
            _("{naam} gaf hierover geen oordeel; er is niets om op te reageren.").format(naam=partij.naam)
        )
    return plaats_van(dossier, oordeel)


def toon_oordeel(oordeel: Oordeel) -> str:
    """A judgement on one line, as a partner gets to see it: the colour with its explanation."""
    return ": ".join(filter(None, (oordeel.kleur.strip(), oordeel.toelichting.strip()))) or "; ".join(
        tekst for _vraag, tekst in oordeel.opmerkingen
    )


def repliek_id(dossier: str, korps: str, dimensie: str, oordeel: str) -> str:
    """The same repliek on every laptop."""
    return f"{dossier}/{korps}/{dimensie}/{hashlib.sha256(oordeel.encode()).hexdigest()[:16]}"
