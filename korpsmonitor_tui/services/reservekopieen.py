"""Backups of the database: where they are kept, which there are, making and verifying them, by hand and by themselves."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.bestanden.schrijf import BestandFout, maak_map
from korpsmonitor_tui.domain.bewaarschema import te_bewaren
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer, OpslagFout
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.sessie import AMSTERDAM
from korpsmonitor_tui.store import kopiemap
from korpsmonitor_tui.store.fouten import BronBeschadigd, KopieOnbruikbaar
from korpsmonitor_tui.store.kopiebestand import UITGANG, Kopiebestand
from korpsmonitor_tui.store.reservekopie import (
    aantal_events,
    bron_beschadigd,
    controleer_kopie,
    is_leesbaar,
    maak_kopie,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.kopiemap import Onleesbaar
    from korpsmonitor_tui.store.reservekopie import Oorsprong
    from korpsmonitor_tui.store.voorkeuren import Voorkeuren

STANDAARDMAP: Final = "reservekopieen"
OUD: Final = timedelta(days=7)
"""After this a newest backup is called old, if anything was written since."""

_MAP: Final = "reservekopie.map"
_GECONTROLEERD: Final = "reservekopie.gecontroleerd"
DAG: Final = "reservekopie.dag"
"""The last day on which a backup was made by itself, or was not needed."""
FOUT: Final = "reservekopie.fout"
"""Why the last attempt to make one by itself failed; empty if it did not."""


@dataclass(frozen=True, slots=True)
class Kopie:
    """A backup in the folder, and what is known of whether it holds."""

    bestand: Kopiebestand
    gecontroleerd: datetime
    """When it was last verified: when it was made, or later."""
    klopt: bool
    """Whether it held then."""
    van_hier: bool
    """Whether it is of this database: others may be kept in the same folder."""

    @property
    def pad(self) -> Path:
        """Where it is."""
        return self.bestand.pad

    @property
    def gemaakt(self) -> datetime:
        """When, in the Netherlands."""
        return self.bestand.manifest.gemaakt.astimezone(AMSTERDAM)


@dataclass(frozen=True, slots=True)
class Overzicht:
    """What there is in the folder."""

    map: Path
    kopieen: tuple[Kopie, ...]
    """Newest first."""
    onleesbaar: tuple[Onleesbaar, ...]
    zelfde_schijf: bool
    """Whether the folder is on the disk of the database, so that one broken disk takes both."""
    events: int
    """How much is recorded in the database now."""
    nu: datetime
    bereikbaar: bool
    """Whether the folder is there; one on a stick that is not plugged in is not."""
    fout: str
    """Why the last one by itself failed; empty if it did not."""

    @property
    def nieuwste(self) -> Kopie | None:
        """The last one of this database that held when it was verified."""
        return next((kopie for kopie in self.kopieen if kopie.van_hier and kopie.klopt), None)

    @property
    def verouderd(self) -> bool:
        """Whether there is work that is in no backup, and none was made in the last week."""
        if self.nieuwste is None:
            return self.events > 0
        zegt = self.nieuwste.bestand.manifest
        return zegt.events != self.events and self.nu - zegt.gemaakt > OUD


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What verifying one file came to; ``gebrek`` is empty if it holds."""

    pad: Path
    gebrek: str


def map_van(sessie: Sessie) -> Path:
    """The folder for backups: the one chosen on this device, else one beside the database."""
    return map_bij(sessie.store.voorkeuren, sessie.store.pad)


def map_bij(voorkeuren: Voorkeuren, database: Path) -> Path:
    """As :func:`map_van`, of a database that is not open."""
    gekozen = voorkeuren.lees(_MAP)
    return Path(gekozen) if gekozen else _standaardmap(database)


def _standaardmap(database: Path) -> Path:
    return database.absolute().parent / STANDAARDMAP


def _eis_map(map_: Path, database: Path) -> None:
    """Have the folder, made if it is the one beside the database; another was made when it was chosen.

    Where a disk is not plugged in, a folder made in its place would be on the disk of the database. Raises BestandFout.
    """
    if map_ == _standaardmap(database):
        maak_map(map_)
    elif not map_.is_dir():
        raise BestandFout(
            _(
                "De map {map} is er niet, dus is er geen reservekopie gemaakt. Sluit de schijf aan waarop zij staat, of "
                "kies een andere map."
            ).format(map=map_)
        )


def kies_map(sessie: Sessie, map_: Path) -> None:
    """Keep backups in another folder from now on, on this device. Raises BestandFout if it cannot be written."""
    maak_map(map_)
    sessie.store.voorkeuren.bewaar(_MAP, str(map_.absolute()))


def maak(sessie: Sessie, doel: Path | None = None, *, map_: Path | None = None) -> Kopiebestand:
    """Make a backup now, as ``doel`` (a file, or a folder that is there), in ``map_``, or in the folder for backups.

    It stays until a person removes it. Raises OpslagFout or BestandFout; nothing is left then.
    """
    return maak_kopie(sessie.store.oorsprong, _doelbestand(sessie, doel, map_), sessie.store.klok())


def lees(sessie: Sessie, map_: Path | None = None) -> Overzicht:
    """The backups in a folder, by default the one for backups."""
    map_ = map_ or map_van(sessie)
    store = sessie.store
    kopieen, onleesbaar = kopiemap.lees(map_)
    bekend = laatst_gecontroleerd(store.voorkeuren)
    return Overzicht(
        map=map_,
        kopieen=tuple(_kopie(kopie, bekend, store.monitor) for kopie in kopieen),
        onleesbaar=tuple(onleesbaar),
        zelfde_schijf=zelfde_schijf(map_, store.pad),
        events=store.lees().execute("SELECT count(*) FROM event").fetchone()[0],
        nu=store.klok(),
        bereikbaar=map_.is_dir() or map_ == _standaardmap(store.pad),
        fout=store.voorkeuren.lees(FOUT),
    )


def controleer(sessie: Sessie, pad: Path) -> Uitkomst:
    """Read a backup of this database whole, and remember whether it holds. Raises OpslagFout if there is no room for it."""
    store = sessie.store
    try:
        controleer_kopie(pad, store.oorsprong.sleutel, store.pad.parent)
        uitkomst = Uitkomst(pad, "")
    except KopieOnbruikbaar as fout:
        uitkomst = Uitkomst(pad, str(fout))
    _onthoud_controle(store.voorkeuren, pad, store.klok(), klopt=not uitkomst.gebrek)
    return uitkomst


def controleer_alle(sessie: Sessie, map_: Path | None = None) -> tuple[Uitkomst, ...]:
    """The same for every backup of this database in the folder, and everything there that only has the name of one."""
    overzicht = lees(sessie, map_)
    eigen = tuple(controleer(sessie, kopie.pad) for kopie in overzicht.kopieen if kopie.van_hier)
    return eigen + tuple(Uitkomst(bestand.pad, bestand.reden) for bestand in overzicht.onleesbaar)


# -- by itself -----------------------------------------------------------------------------------------------------------


def maak_vanzelf(van: Oorsprong, map_: Path, nu: datetime, voorkeuren: Voorkeuren) -> Kopiebestand | None:
    """Make the backup of today if there is work that is in none yet, and clear away what need not be kept.

    Returns None if there was nothing to do. Raises OpslagFout or BestandFout.
    """
    kopiemap.ruim_verlaten_op(map_, f"{van.pad.stem}-")
    kopiemap.ruim_verlaten_op(van.pad.parent, van.pad.name)
    slecht = _niet_goed(voorkeuren)
    laatste = _laatste(van, map_, slecht)
    if laatste is not None and (
        _dag(laatste.manifest.gemaakt) == _dag(nu) or laatste.manifest.events == aantal_events(van)
    ):
        # What was wrong the last time is looked at again before it is said to be well.
        if voorkeuren.lees(FOUT) and not is_leesbaar(van):
            raise bron_beschadigd(van.pad, laatste.pad)
        return None
    _eis_map(map_, van.pad)
    try:
        kopie = maak_kopie(van, map_ / _naam(van.pad, nu), nu, vanzelf=True)
    except BronBeschadigd:
        raise
    except OpslagFout:
        laatste = _laatste(van, map_, slecht)
        if laatste is not None and _dag(laatste.manifest.gemaakt) == _dag(nu):
            # Another program made it meanwhile.
            return None
        raise
    kopiemap.ruim_op(map_, van, kopie, _te_bewaren, slecht)
    return kopie


def _laatste(van: Oorsprong, map_: Path, slecht: Collection[str]) -> Kopiebestand | None:
    """The newest backup of this database by this machine that is not known to be damaged."""
    for kopie in kopiemap.lees(map_)[0]:
        zegt = kopie.manifest
        if (zegt.monitor, zegt.herkomst) == (van.monitor, van.herkomst) and kopie.pad.name not in slecht:
            return kopie
    return None


def is_vandaag_gedaan(voorkeuren: Voorkeuren, nu: datetime) -> bool:
    """Whether this device looked today already, and all was well."""
    return voorkeuren.lees(DAG) == _dag(nu) and not voorkeuren.lees(FOUT)


def onthoud_poging(voorkeuren: Voorkeuren, nu: datetime, fout: str) -> None:
    """Remember how making one by itself ended."""
    voorkeuren.bewaar(DAG, _dag(nu))
    voorkeuren.bewaar(FOUT, fout)


def _dag(moment: datetime) -> str:
    return moment.astimezone(AMSTERDAM).date().isoformat()


def _te_bewaren(momenten: Collection[datetime]) -> Collection[datetime]:
    return te_bewaren(moment.astimezone(AMSTERDAM) for moment in momenten)


# -- names and memory ----------------------------------------------------------------------------------------------------


def _naam(database: Path, nu: datetime) -> str:
    return f"{database.stem}-{nu.astimezone(AMSTERDAM):%Y-%m-%dT%H%M%S}{UITGANG}"


def _doelbestand(sessie: Sessie, doel: Path | None, map_: Path | None) -> Path:
    naam = _naam(sessie.store.pad, sessie.store.klok())
    if doel is None:
        if map_ is None:
            map_ = map_van(sessie)
            _eis_map(map_, sessie.store.pad)
        else:
            maak_map(map_)
        return map_ / naam
    if doel.is_dir():
        return doel / naam
    if doel.suffix != UITGANG:
        raise OnbruikbareInvoer(
            _(
                "{doel} is geen bestaande map en eindigt niet op {uitgang}; er is niets gemaakt. Noem een map die er "
                "is, of een bestand op {uitgang}."
            ).format(doel=doel, uitgang=UITGANG)
        )
    return doel


def _kopie(bestand: Kopiebestand, bekend: dict[str, tuple[datetime, bool]], monitor: str) -> Kopie:
    gemaakt = bestand.manifest.gemaakt
    wanneer, klopt = bekend.get(bestand.pad.name, (gemaakt, True))
    return Kopie(
        bestand, max(wanneer, gemaakt), klopt or wanneer < gemaakt, bestand.manifest.monitor == monitor
    )


def zelfde_schijf(pad: Path, database: Path) -> bool:
    """Whether they share a disk, so that one that breaks takes both; of what is still to be made, where it will be."""
    bestaand = [ouder for ouder in (pad, *pad.absolute().parents) if ouder.exists()]
    try:
        return bool(bestaand) and bestaand[0].stat().st_dev == database.stat().st_dev
    except OSError:
        return False


def laatst_gecontroleerd(voorkeuren: Voorkeuren) -> dict[str, tuple[datetime, bool]]:
    """When files were last verified, by name, and whether they held."""
    try:
        inhoud = json.loads(voorkeuren.lees(_GECONTROLEERD) or "{}")
        return {
            str(naam): (datetime.fromisoformat(moment), klopt is True)
            for naam, (moment, klopt) in inhoud.items()
        }
    except (ValueError, TypeError, AttributeError):
        return {}


def _niet_goed(voorkeuren: Voorkeuren) -> frozenset[str]:
    return frozenset(naam for naam, (_moment, klopt) in laatst_gecontroleerd(voorkeuren).items() if not klopt)


def _onthoud_controle(voorkeuren: Voorkeuren, pad: Path, nu: datetime, *, klopt: bool) -> None:
    bekend = laatst_gecontroleerd(voorkeuren) | {pad.name: (nu, klopt)}
    # Of files that were removed long ago nothing need be known.
    laatste = sorted(bekend.items(), key=lambda regel: regel[1][0], reverse=True)[:100]
    voorkeuren.bewaar(
        _GECONTROLEERD, json.dumps({naam: [moment.isoformat(), goed] for naam, (moment, goed) in laatste})
    )
