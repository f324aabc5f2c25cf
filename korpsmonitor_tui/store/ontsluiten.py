"""Opening the key file on this device: by the keyring if that was asked for, else by a passphrase, likeliest slot first."""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.store import sleutelbos
from korpsmonitor_tui.store.sleutelbestand import GEWOON, Ontsluiting, lees_slots, ontsluit
from korpsmonitor_tui.store.sleutelslot import SLOT_SLEUTELBOS, pak_uit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_BESTAND: Final = "sleutels.json"
_ONTHOUDEN: Final = 20
"""Slots that opened here last: more people do not share a laptop."""


def ontsluit_hier(
    database: Path,
    wachtwoord: Callable[[], str],
    toestand_map: Path,
    *,
    als: str = "",
    met_sleutelbos: bool = False,
) -> Ontsluiting:
    """The data key, and by which slot. Raises as :func:`korpsmonitor_tui.store.sleutelbestand.ontsluit`.

    ``als`` is the id of who wants to work. With ``met_sleutelbos`` nobody is asked anything if the keyring opens it.
    """
    if met_sleutelbos and (uit_bos := _uit_sleutelbos(database, toestand_map)) is not None:
        return uit_bos
    eerder = _laatste(toestand_map)
    ontsluiting = ontsluit(database, wachtwoord, soorten=GEWOON, eerst=(als, *eerder) if als else eerder)
    _onthoud(toestand_map, ontsluiting.slot.kenmerk, eerder)
    return ontsluiting


def _uit_sleutelbos(database: Path, toestand_map: Path) -> Ontsluiting | None:
    onthouden = sleutelbos.onthouden(toestand_map)
    if not onthouden:
        return None
    for slot in lees_slots(database):
        if slot.soort != SLOT_SLEUTELBOS or slot.kenmerk not in onthouden:
            continue
        geheim = sleutelbos.vraag(slot.kenmerk)
        sleutel = pak_uit(slot, geheim) if geheim is not None else None
        if sleutel is not None:
            return Ontsluiting(sleutel, slot)
    return None


def _laatste(map_: Path) -> list[str]:
    """The slots that opened last here, newest first: only a matter of speed, so unreadable means none."""
    try:
        inhoud = json.loads((map_ / _BESTAND).read_text("utf-8"))
    except (OSError, ValueError):
        return []
    return [str(kenmerk) for kenmerk in inhoud[:_ONTHOUDEN]] if isinstance(inhoud, list) else []


def _onthoud(map_: Path, kenmerk: str, eerder: list[str]) -> None:
    nieuw = [kenmerk, *(ander for ander in eerder if ander != kenmerk)][:_ONTHOUDEN]
    if nieuw != eerder:
        with contextlib.suppress(OSError):
            map_.mkdir(parents=True, exist_ok=True)
            (map_ / _BESTAND).write_text(json.dumps(nieuw), "utf-8")
