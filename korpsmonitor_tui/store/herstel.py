"""Restoring a database from a backup, or from a bare copy with its key file: verified first, then put in its place."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.bestanden.lees import open_gewoon
from korpsmonitor_tui.domain.errors import oorzaak_van
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store import kopiebestand, sleutelbestand
from korpsmonitor_tui.store.databasebestand import is_versleuteld
from korpsmonitor_tui.store.fouten import (
    DatabaseBestaat,
    DatabaseOntbreekt,
    KopieOnbruikbaar,
    OpslagFout,
    SleutelOntbreekt,
    WachtwoordOnjuist,
)
from korpsmonitor_tui.store.keuring import keur
from korpsmonitor_tui.store.reservekopie import eis_gaaf, eis_ruimte, eis_zegel, pak_uit
from korpsmonitor_tui.store.schijf import bij, leg_vast, naast, ruim_op
from korpsmonitor_tui.store.toestand import Toestand
from korpsmonitor_tui.store.verwissel import alleen, kopieer, vervang, zet_neer

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from datetime import datetime
    from pathlib import Path

    from korpsmonitor_tui.store.kopiebestand import Kopiebestand


@dataclass(frozen=True, slots=True)
class Plaats:
    """Where a database is restored to."""

    pad: Path
    toestand_map: Path
    vervang: bool = False
    """Set aside what stands there; refused otherwise."""


@dataclass(frozen=True, slots=True)
class Hersteld:
    """What was restored."""

    pad: Path
    monitor: str
    events: int
    schema: str
    gemaakt: datetime | None
    """When the backup was made; None for a bare copy, which does not say."""
    terzijde: Path | None
    """Under which name what stood there is kept."""


def herstel(
    bron: Path,
    plaats: Plaats,
    geheim: Callable[[], str],
    nu: datetime,
    soorten: Collection[str] = sleutelbestand.GEWOON,
) -> Hersteld:
    """Restore the backup or bare copy at ``bron``; ``geheim`` is what opens one of the slots of its key file.

    Whoever opens the restored database is a new device: what was written after the backup may be elsewhere under the
    place in the chain that comes next. Raises OpslagFout, and then nothing has changed: a file that does not hold, a
    wrong passphrase, something in the place and not to be replaced, no room.
    """
    in_een_bestand = _is_kopie(bron)
    if not plaats.vervang:
        _weiger_bezette_plaats(plaats.pad, bron)
    los = naast(plaats.pad)
    try:
        with _weigering_van_de_schijf(plaats.pad):
            plaats.pad.parent.mkdir(parents=True, exist_ok=True)
            kopie = kopiebestand.lees_kop(bron) if in_een_bestand else None
            if kopie is not None:
                pak_uit(kopie, los)
            else:
                _neem_over(bron, los)
            sleutel = _ontsluit(bron, los, geheim, soorten) if _versleuteld(kopie, los) else None
            keuring = keur(los, sleutel, bron)
            if kopie is not None:
                eis_zegel(kopie, sleutel)
                eis_gaaf(kopie, keuring)
            elif keuring.gebreken:
                gebrek = keuring.gebreken[0]
                raise kopiebestand.onbruikbaar(bron, f"{gebrek.plaats} {gebrek.uitleg}")
            leg_vast(los)
            Toestand(plaats.toestand_map, keuring.monitor, plaats.pad).vergeet()
            terzijde = _zet_op_zijn_plaats(los, plaats, nu)
    finally:
        ruim_op(los)
    gemaakt = kopie.manifest.gemaakt if kopie else None
    return Hersteld(plaats.pad, keuring.monitor, keuring.events, keuring.schema, gemaakt, terzijde)


def weiger_bezet(pad: Path) -> None:
    """Raise DatabaseBestaat if something of a database stands at ``pad``."""
    if any(rest.exists() for rest in bij(pad)):
        raise DatabaseBestaat(
            _(
                "Op {pad} staat al een database, of een rest ervan; er is niets gewijzigd. Kies een andere plaats met "
                "--naar, of zet haar terzijde met --vervang."
            ).format(pad=pad)
        )


def _weiger_bezette_plaats(pad: Path, bron: Path) -> None:
    """As :func:`weiger_bezet`, but for the key file that a restore of this very file left when it was killed."""
    sleutel = sleutelbestand.pad_van(pad)
    anders = [rest for rest in bij(pad) if rest != sleutel and rest.exists()]
    if anders or (
        sleutel.exists() and not (_is_kopie(bron) and _is_van(sleutel, kopiebestand.lees_kop(bron)))
    ):
        weiger_bezet(pad)


def _is_van(sleutel: Path, kopie: Kopiebestand) -> bool:
    try:
        return kopiebestand.meet(sleutel) == kopie.manifest.sleutel
    except OSError:
        return False


def _is_kopie(bron: Path) -> bool:
    """Whether this is meant to be a backup file. Raises DatabaseOntbreekt or KopieOnbruikbaar if it cannot be read."""
    try:
        with open_gewoon(bron) as bestand:
            return bestand.read(2) == b"PK" or bron.suffix == kopiebestand.UITGANG
    except FileNotFoundError:
        raise DatabaseOntbreekt(
            _(
                "{pad} bestaat niet; er is niets gewijzigd. `korpsmonitor backup --toon` noemt de reservekopieën."
            ).format(pad=bron)
        ) from None
    except OSError as fout:
        raise KopieOnbruikbaar(
            _("{pad} kan niet worden gelezen ({oorzaak}); er is niets gewijzigd.").format(
                pad=bron, oorzaak=oorzaak_van(fout)
            )
        ) from fout


def _versleuteld(kopie: Kopiebestand | None, los: Path) -> bool:
    return is_versleuteld(los) if kopie is None else kopie.manifest.sleutel is not None


def _neem_over(bron: Path, los: Path) -> None:
    """Copy a bare database with its log and its key file; its log is read into it when it is opened."""
    is_versleuteld(bron)
    with alleen(bron) as vast:
        eis_ruimte(los.parent, sum(rest.stat().st_size for rest in bij(bron) if rest.exists()))
        for van, naar in zip(bij(bron), bij(los), strict=True):
            # What SQLite shares between programs belongs to those; it is made anew.
            if van.exists() and not van.name.endswith("-shm"):
                kopieer(van, naar, vast if van == bron else None)


def _ontsluit(bron: Path, los: Path, geheim: Callable[[], str], soorten: Collection[str]) -> bytes:
    """The data key; errors name the file that the user knows."""
    try:
        return sleutelbestand.ontsluit(los, geheim, soorten=soorten).sleutel
    except WachtwoordOnjuist:
        raise WachtwoordOnjuist(
            _(
                "Het wachtwoord of de herstelsleutel hoort niet bij {pad}; er is niets gewijzigd. Probeer het opnieuw."
            ).format(pad=bron)
        ) from None
    except SleutelOntbreekt as fout:
        raise SleutelOntbreekt(
            _(
                "Het sleutelbestand van {pad} ontbreekt of is onbruikbaar, en zonder is de database niet te lezen; "
                "er is niets gewijzigd. Zet {naam} ernaast of kies een andere reservekopie."
            ).format(pad=bron, naam=sleutelbestand.pad_van(bron).name)
        ) from fout


def _zet_op_zijn_plaats(los: Path, plaats: Plaats, nu: datetime) -> Path | None:
    if plaats.vervang and any(rest.exists() for rest in bij(plaats.pad)):
        return vervang(los, plaats.pad, nu)
    zet_neer(los, plaats.pad)
    return None


@contextmanager
def _weigering_van_de_schijf(pad: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fout:
        raise OpslagFout(
            _(
                "{pad} kan niet worden hersteld ({oorzaak}). Wat er stond, staat er nog, of terzijde onder een naam "
                "met “.vervangen-”; maak de oorzaak weg en herhaal de opdracht."
            ).format(pad=pad, oorzaak=oorzaak_van(fout))
        ) from fout
