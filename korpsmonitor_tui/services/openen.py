"""Opening the monitor: database, edition and who works, in one go."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from korpsmonitor_tui import paths
from korpsmonitor_tui.bestanden.tijdelijk import ruim_verlaten_mappen_op
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.services import edities, medewerkers
from korpsmonitor_tui.services.definities import Definities
from korpsmonitor_tui.services.halfgeheim import ruim_half_geheim_op
from korpsmonitor_tui.services.wachtwoordsterkte import eis_wachtwoord
from korpsmonitor_tui.store.databasebestand import weiger_bestaand
from korpsmonitor_tui.store.sleutelbestand import pad_van
from korpsmonitor_tui.store.store import Omgeving, Store
from korpsmonitor_tui.store.toestand import Toestand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from korpsmonitor_tui.services.sessie import Editie, Instrumenten, Sessie


def _nu() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Wereld:
    """What the program needs from outside, so that tests can give something else: files of instruments, the clock."""

    instrumenten: Instrumenten = field(default_factory=Definities)
    klok: Callable[[], datetime] = _nu

    def omgeving(self) -> Omgeving:
        """The store's surroundings."""
        return Omgeving(paths.toestandsmap(), self.klok)


def controleer_plaats(pad: Path) -> None:
    """Raise DatabaseBestaat if no new database can be made at ``pad``: before anybody types a passphrase for it."""
    weiger_bestaand(pad)


def maak(
    wereld: Wereld,
    pad: Path,
    wachtwoord: str | None,
    editie: Editie,
    eerste: str,
    rollen: Iterable[Rol] = (),
) -> Sessie:
    """Make a database for an edition, with ``eerste`` (a name or role) as its first coördinator, and in ``rollen`` too.

    With ``wachtwoord`` None it is not encrypted. Raises KorpsmonitorFout; nothing is left behind then.
    """
    wereld.instrumenten(editie.instrument)
    if wachtwoord is not None:
        eis_wachtwoord(wachtwoord)
    omgeving = wereld.omgeving()
    store = Store.maak(pad, wachtwoord, omgeving)
    try:
        sessie = edities.maak(store, wereld.instrumenten, editie)
        medewerkers.nieuw(sessie, eerste, dict.fromkeys([Rol.COORDINATOR, *rollen]))
        return medewerkers.kies(sessie)
    except BaseException:
        store.sluit()
        for rest in (pad, *(pad.with_name(pad.name + einde) for einde in ("-wal", "-shm")), pad_van(pad)):
            rest.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            Toestand(omgeving.toestand_map, store.monitor, pad).vergeet()
        raise


def open_store(
    wereld: Wereld,
    pad: Path,
    wachtwoord: Callable[[], str],
    *,
    als: str = "",
    met_sleutelbos: bool = False,
) -> Store:
    """Open a database that may be without an edition still. Raises KorpsmonitorFout."""
    return Store.open(pad, wachtwoord, wereld.omgeving(), als=als, met_sleutelbos=met_sleutelbos)


def open_sessie(
    wereld: Wereld,
    pad: Path,
    wachtwoord: Callable[[], str],
    *,
    editie: str = "",
    als: str = "",
    met_sleutelbos: bool = False,
) -> Sessie:
    """Open a database at an edition (default the newest) as somebody (default who worked here last).

    With ``met_sleutelbos`` the system's keyring may open it, if this device was told to. Raises KorpsmonitorFout; the
    database is closed again then.
    """
    ruim_verlaten_mappen_op()
    store = open_store(wereld, pad, wachtwoord, als=als, met_sleutelbos=met_sleutelbos)
    ruim_half_geheim_op(store.voorkeuren)
    try:
        return medewerkers.kies(edities.open_editie(store, wereld.instrumenten, editie), als)
    except BaseException:
        store.sluit()
        raise
