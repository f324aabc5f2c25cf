"""Restoring a database from a backup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.store import herstel as opslag
from korpsmonitor_tui.store.sleutelbestand import GEWOON
from korpsmonitor_tui.store.sleutelslot import SLOT_HERSTEL

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from korpsmonitor_tui.services.openen import Wereld
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
    omgeving = wereld.omgeving()
    plaats = opslag.Plaats(doel.absolute(), omgeving.toestand_map, vervang)
    soorten = (SLOT_HERSTEL,) if met_herstelsleutel else GEWOON
    return opslag.herstel(bron, plaats, geheim, omgeving.klok(), soorten)
