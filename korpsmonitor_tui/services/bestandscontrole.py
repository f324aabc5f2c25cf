"""Is a file what it should be: definition files, a house style, or a verslag of ours by its fingerprint."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from korpsmonitor_tui import paths
from korpsmonitor_tui.intake.bevindingen import Bevinding, OnbruikbareBestanden
from korpsmonitor_tui.intake.brieven import BRIEVEN, lees_brieven
from korpsmonitor_tui.intake.instrument import KERN, lees_instrument
from korpsmonitor_tui.intake.vragenlijstbestand import lees_concept
from korpsmonitor_tui.services.bijlagen import lees_bestand
from korpsmonitor_tui.services.definities import SJABLOON, STANDAARD
from korpsmonitor_tui.services.sessie import partij_van

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.services.sessie import Sessie


@dataclass(frozen=True, slots=True)
class Definitiecontrole:
    """What was found in definition files; ``instrument`` is None if anything was."""

    map: Path
    bevindingen: tuple[Bevinding, ...]
    instrument: Instrument | None


def controleer_definities(map_: Path | None = None) -> Definitiecontrole:
    """Read the definition files in ``map_`` (default: those shipped) and tell every mistake in them, letters included.

    A single file is read as a draft of the questionnaire, against the instrument that is shipped.
    """
    standaard = paths.templates() / STANDAARD
    map_ = map_ or standaard
    try:
        if not map_.is_file():
            return _controleer_map(map_)
        instrument = lees_instrument(standaard, paths.db())
        return Definitiecontrole(map_, (), replace(instrument, vragenlijst=lees_concept(map_, instrument)))
    except OnbruikbareBestanden as fout:
        return Definitiecontrole(map_, fout.bevindingen, None)


def _controleer_map(map_: Path) -> Definitiecontrole:
    bevindingen: list[Bevinding] = []
    instrument = None
    try:
        instrument = lees_instrument(map_, paths.db())
    except OnbruikbareBestanden as fout:
        bevindingen += fout.bevindingen
    # Of what is no instrument at all, that is enough to say.
    if (map_ / KERN).exists():
        bevindingen += controleer_brieven(map_)
    return Definitiecontrole(map_, tuple(bevindingen), None if bevindingen else instrument)


def controleer_brieven(map_: Path) -> tuple[Bevinding, ...]:
    """Every mistake in the texts of letters in this folder."""
    try:
        lees_brieven(map_)
    except OnbruikbareBestanden as fout:
        return fout.bevindingen
    return ()


@dataclass(frozen=True, slots=True)
class Huisstijlcontrole:
    """What keeps a house style from being used, one Dutch line each."""

    bestand: Path
    gebreken: tuple[str, ...]


def controleer_huisstijl(bestand: Path | None = None) -> Huisstijlcontrole:
    """Check a house style (default: the one shipped). Raises OnbruikbareInvoer if it is no Word document at all."""
    # Imported late: Word is slow to load.
    from korpsmonitor_tui.word.keuring import controleer_sjabloon

    bestand = bestand or paths.templates() / STANDAARD / SJABLOON
    gebreken = controleer_sjabloon(lees_bestand(bestand))
    # The texts of the letters stand beside the house style of an instrument; a single file has none.
    if (bestand.parent / BRIEVEN).exists():
        gebreken += tuple(map(str, controleer_brieven(bestand.parent)))
    return Huisstijlcontrole(bestand, gebreken)


@dataclass(frozen=True, slots=True)
class Herkend:
    """The frozen version that a file is, byte for byte."""

    dossier: str
    partij: str
    """Name for people."""
    nummer: int
    soort: str
    """``verzonden`` or ``definitief``."""
    datum: date | None
    kop: str
    nieuwste: bool
    """Whether no later version of this verslag was frozen."""


@dataclass(frozen=True, slots=True)
class Bestandsherkomst:
    """The fingerprint of a file, and which version of ours it is; ``versie`` None: none."""

    sha256: str
    versie: Herkend | None


def herken(sessie: Sessie, bestand: Path) -> Bestandsherkomst:
    """Which frozen version of any edition in this database ``bestand`` is. Raises OnbruikbareInvoer if unreadable."""
    sha256 = hashlib.sha256(lees_bestand(bestand)).hexdigest()
    rij = (
        sessie.store.lees()
        .execute(
            """SELECT v.dossier, v.nummer, v.soort, v.datum, v.kop, NOT EXISTS (
                SELECT 1 FROM versie n WHERE n.dossier = v.dossier AND (n.nummer, n.id) > (v.nummer, v.id))
            FROM versie v WHERE v.sha256 = ? ORDER BY v.nummer DESC, v.id DESC LIMIT 1""",
            (sha256,),
        )
        .fetchone()
    )
    if rij is None:
        return Bestandsherkomst(sha256, None)
    dossier, nummer, soort, datum, kop, nieuwste = rij
    partij = sessie.instrument.partij(partij_van(dossier))
    return Bestandsherkomst(
        sha256,
        Herkend(
            dossier=dossier,
            partij=partij.naam if partij else partij_van(dossier),
            nummer=nummer,
            soort=soort or "",
            datum=date.fromisoformat(datum) if datum else None,
            kop=kop or "",
            nieuwste=bool(nieuwste),
        ),
    )
