"""The folder that backups are kept in: which there are, and clearing away those that this place made by itself."""

from __future__ import annotations

import contextlib
import re
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import OpslagFout
from korpsmonitor_tui.store.kopiebestand import UITGANG, Kopiebestand, lees_kop

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import datetime
    from pathlib import Path

    from korpsmonitor_tui.store.reservekopie import Oorsprong

_VERLATEN_NA: Final = 24 * 3600
"""Seconds after which what a killed program was writing is nobody's any more."""


@dataclass(frozen=True, slots=True)
class Onleesbaar:
    """A file that is called a backup and cannot be read as one."""

    pad: Path
    reden: str


def lees(map_: Path) -> tuple[list[Kopiebestand], list[Onleesbaar]]:
    """The backups in a folder, newest first, and what only has their name; of a folder that is not there nothing.

    Only the beginning of each is read: whether the contents hold is for ``controleer_kopie``.
    """
    kopieen: list[Kopiebestand] = []
    onleesbaar: list[Onleesbaar] = []
    try:
        paden = sorted(
            pad for pad in map_.iterdir() if pad.suffix == UITGANG and not pad.name.startswith(".")
        )
    except OSError:
        return [], []
    for pad in paden:
        try:
            kopieen.append(lees_kop(pad))
        except OpslagFout as fout:
            onleesbaar.append(Onleesbaar(pad, str(fout)))
    kopieen.sort(key=lambda kopie: (kopie.manifest.gemaakt, kopie.pad), reverse=True)
    return kopieen, onleesbaar


def ruim_op(
    map_: Path,
    van: Oorsprong,
    nieuwste: Kopiebestand,
    te_bewaren: Callable[[Collection[datetime]], Collection[datetime]],
    niet_goed: Collection[str] = (),
) -> list[Path]:
    """Remove the backups that this place made by itself and that need not be kept; returns those.

    ``nieuwste`` was verified just now and always stays. Those named in ``niet_goed`` were found not to hold: they take no
    place of a good one, and stay for a person to look at. What a person asked for, what another laptop or another
    database put here, and what cannot be read is never touched.
    """
    eigen = [kopie for kopie in lees(map_)[0] if _is_van(kopie, van) and kopie.pad.name not in niet_goed]
    if nieuwste not in eigen:
        return []
    bewaard = set(te_bewaren([kopie.manifest.gemaakt for kopie in eigen]))
    weg = [kopie for kopie in eigen if kopie.manifest.gemaakt not in bewaard and kopie != nieuwste]
    return [kopie.pad for kopie in weg if _verwijder(kopie)]


def ruim_verlaten_op(map_: Path, begin: str) -> None:
    """Remove what a program was writing here, under a name that begins so, when it was killed at least a day ago."""
    tijdelijk = re.compile(rf"\.{re.escape(begin)}.*\.[0-9a-f]{{12}}(\.sleutel|-wal|-shm|-journal)?")
    with contextlib.suppress(OSError):
        for pad in map_.iterdir():
            if tijdelijk.fullmatch(pad.name) and time.time() - pad.stat().st_mtime > _VERLATEN_NA:
                with contextlib.suppress(OSError):
                    pad.unlink()


def _is_van(kopie: Kopiebestand, van: Oorsprong) -> bool:
    zegt = kopie.manifest
    return zegt.vanzelf and (zegt.monitor, zegt.herkomst) == (van.monitor, van.herkomst)


def _verwijder(kopie: Kopiebestand) -> bool:
    """Remove a backup if it still is the one that was looked at."""
    try:
        if lees_kop(kopie.pad) != kopie:
            return False
        kopie.pad.unlink()
    except (OpslagFout, OSError):
        return False
    return True
