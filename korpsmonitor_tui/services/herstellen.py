"""Restoring a database from a backup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.services.sessie import AMSTERDAM
from korpsmonitor_tui.store import herstel as opslag
from korpsmonitor_tui.store.sleutelbestand import GEWOON
from korpsmonitor_tui.store.sleutelslot import SLOT_HERSTEL
from korpsmonitor_tui.store.store import Omgeving

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from korpsmonitor_tui.services.openen import Wereld
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.herstel import Hersteld


def herstel(
    wereld: Wereld,
    bron: Path,
    doel: Path,
    geheim: Callable[[], str],
    *,
    vervang: bool = False,
    met_herstelsleutel: bool = False,
) -> Hersteld:
    """Restore the backup, or the bare copy with its key file, at ``bron`` to ``doel``.

    ``geheim`` is only asked for if it is encrypted: a passphrase, or the recovery key. With ``vervang`` what stands at
    ``doel`` is set aside. Needs no role: whoever has the file and the passphrase has the data already. Raises
    OpslagFout, and then nothing has changed.
    """
    return _zet_terug(
        wereld.omgeving(), bron, doel, geheim, vervang=vervang, met_herstelsleutel=met_herstelsleutel
    )


def herstel_elders(sessie: Sessie, bron: Path, doel: Path, wachtwoord: str) -> Hersteld:
    """Restore a backup to another file than the database that is open, where nothing stands yet. Raises as :func:`herstel`."""
    omgeving = Omgeving(sessie.store.voorkeuren.map, sessie.store.klok)
    return _zet_terug(omgeving, bron, doel, lambda: wachtwoord)


def _zet_terug(
    omgeving: Omgeving,
    bron: Path,
    doel: Path,
    geheim: Callable[[], str],
    *,
    vervang: bool = False,
    met_herstelsleutel: bool = False,
) -> Hersteld:
    plaats = opslag.Plaats(doel.absolute(), omgeving.toestand_map, vervang)
    soorten = (SLOT_HERSTEL,) if met_herstelsleutel else GEWOON
    return opslag.herstel(bron, plaats, geheim, omgeving.klok().astimezone(AMSTERDAM), soorten)
