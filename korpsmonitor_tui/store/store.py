"""The store: opens a database, gives readers and takes writes, and holds what everything else may rely on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.event import nieuw_id
from korpsmonitor_tui.store.controle import Controle, controleer, controleer_ketens, controleer_zoekindex
from korpsmonitor_tui.store.databasebestand import (
    is_versleuteld,
    maak_nieuw,
    richt_in,
    ruim_op,
    weiger_bestaand,
    werk_bij,
)
from korpsmonitor_tui.store.driver import open_database
from korpsmonitor_tui.store.ontsluiten import ontsluit_hier
from korpsmonitor_tui.store.storekern import Omgeving
from korpsmonitor_tui.store.storeklad import Kladhouder
from korpsmonitor_tui.store.storeopname import Ontvanger

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.reservekopie import Oorsprong

__all__ = ["Omgeving", "Store", "is_versleuteld", "richt_in", "weiger_bestaand", "werk_bij"]


class Store(Kladhouder, Ontvanger):
    """One open database. Close it with :meth:`sluit` or use it as a context manager."""

    def __init__(self, pad: Path, sleutel: bytes | None, omgeving: Omgeving) -> None:
        super().__init__(pad, sleutel, omgeving)
        try:
            self.gered = self._promoveer_klad()
            self._maak_schoon_als_het_kan()
        except BaseException:
            self.sluit()
            raise

    # -- opening -----------------------------------------------------------------------------------------------------

    @classmethod
    def maak(cls, pad: Path, wachtwoord: str | None, omgeving: Omgeving, monitor: str = "") -> Store:
        """Make a new database, encrypted under ``wachtwoord`` or, with None, not encrypted, and open it.

        It is of this ``monitor``, else the first of a new one. Raises DatabaseBestaat if something stands at ``pad``,
        OpslagFout or BestandFout if it cannot be written; nothing is left behind then.
        """
        sleutel = maak_nieuw(pad, wachtwoord, monitor or nieuw_id(omgeving.klok()))
        try:
            store = cls(pad, sleutel, omgeving)
            store.sleutels.slot = store.sleutels.slots()[0] if sleutel is not None else None
            return store
        except BaseException:
            ruim_op(pad)
            raise

    @classmethod
    def open(
        cls,
        pad: Path,
        wachtwoord: Callable[[], str],
        omgeving: Omgeving,
        *,
        als: str = "",
        met_sleutelbos: bool = False,
    ) -> Store:
        """Open an existing database; ``wachtwoord`` is asked for only if it is encrypted.

        With ``met_sleutelbos`` the keyring is asked first, if this device was told to. ``als`` may be the id of who
        will work: their key is tried first. Raises OpslagFout (missing, wrong passphrase, no database, newer version,
        read-only, ...); nothing is changed.
        """
        if not is_versleuteld(pad):
            return cls.open_met_sleutel(pad, None, omgeving)
        ontsluiting = ontsluit_hier(
            pad, wachtwoord, omgeving.toestand_map, als=als, met_sleutelbos=met_sleutelbos
        )
        store = cls.open_met_sleutel(pad, ontsluiting.sleutel, omgeving)
        store.sleutels.slot = ontsluiting.slot
        return store

    @classmethod
    def open_met_sleutel(cls, pad: Path, sleutel: bytes | None, omgeving: Omgeving) -> Store:
        """Open with a data key that is known already, e.g. in a second process of the same user."""
        werk_bij(pad, sleutel)
        return cls(pad, sleutel, omgeving)

    # -- backups -----------------------------------------------------------------------------------------------------

    @property
    def oorsprong(self) -> Oorsprong:
        """What a backup is made of and verified with, also in another process of the same user."""
        from korpsmonitor_tui.store.reservekopie import Oorsprong

        slot = self.sleutels.slot.kenmerk if self.sleutels.slot is not None else ""
        return Oorsprong(self.pad, self._sleutel, self.monitor, self._toestand.herkomst, slot)

    # -- integrity ---------------------------------------------------------------------------------------------------

    def controleer(self) -> Controle:
        """Verify file, chains, payloads, projections and the search index."""
        uitkomst = self._controleer_met(controleer)
        # Only a connection that may write can ask the search index, though nothing is written.
        index = self._schrijver.voer_nu_uit(controleer_zoekindex)
        return replace(uitkomst, gebreken=(*uitkomst.gebreken, *index))

    def controleer_ketens(self) -> Controle:
        """Verify chains and payloads alone: seconds for a million events."""
        return self._controleer_met(controleer_ketens)

    def _controleer_met(self, controle: Callable[[Database], Controle]) -> Controle:
        db = open_database(self.pad, self._sleutel, alleen_lezen=True)
        try:
            return controle(db)
        finally:
            db.close()
