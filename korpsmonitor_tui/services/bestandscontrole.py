"""Is a file what it should be: definition files, a house style, or a verslag of ours by its fingerprint."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui import paths
from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.bevindingen import Bevinding, OnbruikbareBestanden
from korpsmonitor_tui.intake.brieven import BRIEVEN
from korpsmonitor_tui.intake.instrument import lees_instrument
from korpsmonitor_tui.intake.vragenlijstbestand import lees_concept
from korpsmonitor_tui.services.bijlagen import lees_bestand
from korpsmonitor_tui.services.definities import SJABLOON, STANDAARD
from korpsmonitor_tui.services.instrumentcontrole import controleer_brieven, lees
from korpsmonitor_tui.services.instrumentmappen import ALGEMEEN
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.services.versiebestanden import DEFINITIEF, stuk_van, stuknaam

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.domain.teruglezing import Teruglezing
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.word.verslaglezer import Teruggave

_MINSTENS_HERKEND: Final = 0.5
"""Share of the passages from which a file is a copy of a version."""
_MEESTE: Final = 4
"""Versions that a file without marks is laid beside in full."""


@dataclass(frozen=True, slots=True)
class Definitiecontrole:
    """What was found in definition files; ``instrument`` is None if anything was."""

    map: Path
    bevindingen: tuple[Bevinding, ...]
    instrument: Instrument | None


def controleer_definities(map_: Path | None = None) -> Definitiecontrole:
    """Read the definition files in ``map_`` (default: those shipped) and tell every mistake in them, letters and weighing rules included.

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
    instrument, bevindingen = lees(map_)
    return Definitiecontrole(map_, bevindingen, None if bevindingen else instrument)


@dataclass(frozen=True, slots=True)
class Huisstijlcontrole:
    """What keeps a house style from being used, one Dutch line each."""

    bestand: Path
    gebreken: tuple[str, ...]


def controleer_huisstijl(bestand: Path | None = None) -> Huisstijlcontrole:
    """Check a house style (default: the one shipped). Raises OnbruikbareInvoer if it is no Word document at all."""
    # Imported late: Word is slow to load.
    from korpsmonitor_tui.word.keuring import controleer_sjabloon

    bestand = bestand or paths.templates() / ALGEMEEN / SJABLOON
    gebreken = controleer_sjabloon(lees_bestand(bestand))
    # The texts of the letters stand beside the house style of an instrument; a single file has none.
    if (bestand.parent / BRIEVEN).exists():
        gebreken += tuple(map(str, controleer_brieven(bestand.parent)))
    return Huisstijlcontrole(bestand, gebreken)


class Uitkomst(StrEnum):
    """What a file is."""

    VERSIE = "versie"
    """A frozen version, byte for byte."""
    STUK = "stuk"
    """Something that was given out with a definitief version, byte for byte."""
    BEWAARD = "bewaard"
    """Byte for byte a file that was kept with a dossier, such as a return or evidence."""
    TEKST_GELIJK = "tekst gelijk"
    """A frozen version that was saved again: other bytes, the same text."""
    GEWIJZIGD = "gewijzigd"
    """A frozen version in which something was changed."""
    BIJLAGE = "bijlage"
    """Our annex with changes, saved again: not the verslag itself."""
    ONBEKEND = "onbekend"


@dataclass(frozen=True, slots=True)
class Herkend:
    """A frozen version that a file is, or is like."""

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
    """The fingerprint of a file, and what of ours it is."""

    sha256: str
    uitkomst: Uitkomst
    versie: Herkend | None = None
    """The version that it is, is like, or went along with."""
    wat: str = ""
    """Of something that went along or was kept: what that is, for people."""
    verschillen: int = 0
    """Of a version in which something was changed: how many changes and comments."""

    @property
    def onveranderd(self) -> bool:
        """Whether it is byte for byte what we gave out."""
        return self.uitkomst in {Uitkomst.VERSIE, Uitkomst.STUK}

    @property
    def is_geldend(self) -> bool:
        """Whether it is byte for byte the definitief version that holds now."""
        versie = self.versie
        return (
            self.uitkomst == Uitkomst.VERSIE
            and versie is not None
            and versie.soort == DEFINITIEF
            and versie.nieuwste
        )


def herken(sessie: Sessie, bestand: Path) -> Bestandsherkomst:
    """What of any edition in this database ``bestand`` is: by its bytes, else by its text; for a worker thread.

    A file that is no text document, or that the guard refuses, is unknown. Raises OnbruikbareInvoer if unreadable.
    """
    inhoud = lees_bestand(bestand)
    sha256 = hashlib.sha256(inhoud).hexdigest()
    return (
        _als_versie(sessie, sha256)
        or _als_bewaard(sessie, sha256)
        or _naar_tekst(sessie, inhoud, bestand.name, sha256)
        or Bestandsherkomst(sha256, Uitkomst.ONBEKEND)
    )


def _als_versie(sessie: Sessie, sha256: str) -> Bestandsherkomst | None:
    rij = (
        sessie.store.lees()
        .execute("SELECT id FROM versie WHERE sha256 = ? ORDER BY nummer DESC, id DESC LIMIT 1", (sha256,))
        .fetchone()
    )
    return Bestandsherkomst(sha256, Uitkomst.VERSIE, _herkend(sessie, rij[0])) if rij else None


def _als_bewaard(sessie: Sessie, sha256: str) -> Bestandsherkomst | None:
    db = sessie.store.lees()
    rijen = db.execute(
        "SELECT id, naam, dossier FROM bijlage WHERE sha256 = ? ORDER BY id", (sha256,)
    ).fetchall()
    for id_, naam, dossier in rijen:
        if (bij := stuk_van(db, id_)) is not None:
            return Bestandsherkomst(sha256, Uitkomst.STUK, _herkend(sessie, bij[0]), stuknaam(bij[1]))
        wat = _("{naam}, bewaard bij {partij}").format(naam=naam, partij=_partijnaam(sessie, dossier))
        return Bestandsherkomst(sha256, Uitkomst.BEWAARD, wat=wat)
    return None


def _herkend(sessie: Sessie, versie: str) -> Herkend:
    dossier, nummer, soort, datum, kop, nieuwste = (
        sessie.store.lees()
        .execute(
            """SELECT v.dossier, v.nummer, v.soort, v.datum, v.kop, NOT EXISTS (
                SELECT 1 FROM versie n WHERE n.dossier = v.dossier AND (n.nummer, n.id) > (v.nummer, v.id))
            FROM versie v WHERE v.id = ?""",
            (versie,),
        )
        .fetchone()
    )
    return Herkend(
        dossier=dossier,
        partij=_partijnaam(sessie, dossier),
        nummer=nummer,
        soort=soort or "",
        datum=date.fromisoformat(datum) if datum else None,
        kop=kop or "",
        nieuwste=bool(nieuwste),
    )


def _partijnaam(sessie: Sessie, dossier: str) -> str:
    partij = sessie.instrument.partij(partij_van(dossier))
    return partij.naam if partij else partij_van(dossier)


# -- by its text ---------------------------------------------------------------------------------------------------------


def _naar_tekst(sessie: Sessie, inhoud: bytes, naam: str, sha256: str) -> Bestandsherkomst | None:
    """The frozen version that a saved or changed copy was made of, by as few differences as there are."""
    # Imported late: Word is slow to load.
    from korpsmonitor_tui.word.verslaglezer import open_teruggave

    try:
        teruggave = open_teruggave(inhoud, naam)
    except KorpsmonitorFout:
        return None
    gelegd = [
        (id_, *teruggave.leg_naast(json.loads(basis), json.loads(passages)))
        for id_, basis, passages in _kandidaten(sessie, teruggave)
    ]
    passend = [
        (id_, herkomst, lezing)
        for id_, herkomst, lezing in gelegd
        if herkomst.passages and herkomst.herkend >= _MINSTENS_HERKEND * herkomst.passages
    ]
    if not passend:
        return None
    # Candidates come latest first: of equal ones that is the one.
    id_, herkomst, lezing = min(passend, key=lambda kandidaat: _verschillen(kandidaat[2]))
    aantal = _verschillen(lezing)
    if herkomst.bijlage:
        uitkomst = Uitkomst.BIJLAGE
    else:
        uitkomst = Uitkomst.GEWIJZIGD if aantal else Uitkomst.TEKST_GELIJK
    return Bestandsherkomst(sha256, uitkomst, _herkend(sessie, id_), verschillen=aantal)


def _verschillen(lezing: Teruglezing) -> int:
    return len(lezing.punten)


def _kandidaten(sessie: Sessie, teruggave: Teruggave) -> list[tuple[str, str, str]]:
    """Versions that a file may be, latest first: (id, baseline, passages).

    Of the verslag that it says it is, else the few of which most lines are in it.
    """
    from korpsmonitor_tui.word import kenmerken

    db = sessie.store.lees()
    eigen = teruggave.eigenschappen.get(kenmerken.EIGENSCHAP_VERSLAG, "")
    rijen = db.execute(
        "SELECT id, coalesce(basis, '[]'), coalesce(passages, '[]') FROM versie WHERE ? = '' OR dossier = ? "
        "ORDER BY nummer DESC, id DESC",
        (eigen, eigen),
    ).fetchall()
    if eigen:
        return rijen
    regels = {regel.strip() for regel in (*teruggave.lezing.oud, *teruggave.lezing.nieuw)}

    def gedeeld(rij: tuple[str, str, str]) -> int:
        return sum(str(tekst).strip() in regels for tekst, passage in json.loads(rij[1]) if passage)

    return [rij for rij in sorted(rijen, key=gedeeld, reverse=True)[:_MEESTE] if gedeeld(rij)]
