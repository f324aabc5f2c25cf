"""What is odd about the cues of a transcript: said, never repaired."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from korpsmonitor_tui.domain.transcript import Cue

    _Merk = Callable[[int, "Vlag"], None]

_LANGSTE_TEKST: Final = 5_000
"""Characters beyond which one cue cannot be right."""
_LANGSTE_DUUR: Final = 10 * 60_000
"""Milliseconds beyond which one cue with an end cannot be right."""
_KEREN: Final = 3
"""Times that the same comes back before it is a loop."""
_LANGSTE_KRING: Final = 8
"""Cues in the longest cycle that is looked for."""
_NIET_WOORD: Final = re.compile(r"[\W_]+")


class Vlag(StrEnum):
    """What is odd about a cue."""

    OVERLAP = "overlap"
    """It begins before the one before it (in the order of speaking) ended."""
    VOLGORDE = "volgorde"
    """It stands in the file behind one that begins later."""
    TIJD = "tijd"
    """It ends before it begins."""
    DUBBEL = "dubbel"
    """It is the same as the one before it, times and all."""
    HERHALING = "herhaling"
    """Its text, or a cycle that it belongs to, comes back three times or more, as speech recognition does in silence."""
    LEEG = "leeg"
    LANG = "lang"
    """It has more text or lasts longer than one cue can."""


def vlagnaam(vlag: str) -> str:
    """The flag for people."""
    namen: dict[str, str] = {
        Vlag.OVERLAP: _("overlapt de vorige"),
        Vlag.VOLGORDE: _("staat niet op volgorde"),
        Vlag.TIJD: _("eindigt voor het begin"),
        Vlag.DUBBEL: _("staat er dubbel"),
        Vlag.HERHALING: _("herhaalt zich"),
        Vlag.LEEG: _("zonder tekst"),
        Vlag.LANG: _("onwaarschijnlijk lang"),
    }
    return namen.get(vlag, vlag)


def vlaggen(cues: Sequence[Cue]) -> dict[int, tuple[Vlag, ...]]:
    """The flags of every cue that has any, by its place in the file (from 0)."""
    gevonden: dict[int, list[Vlag]] = {}

    def merk(nr: int, vlag: Vlag) -> None:
        gevonden.setdefault(nr, []).append(vlag)

    for nr, cue in enumerate(cues):
        _los(nr, cue, cues[nr - 1] if nr else None, merk)
    for nr in _niet_op_volgorde(cues):
        merk(nr, Vlag.VOLGORDE)
    for nr in _overlappend(cues):
        merk(nr, Vlag.OVERLAP)
    for nr in sorted(_herhalend(cues)):
        merk(nr, Vlag.HERHALING)
    return {nr: tuple(gevonden[nr]) for nr in sorted(gevonden)}


def _los(nr: int, cue: Cue, vorige: Cue | None, merk: _Merk) -> None:
    duur = None if cue.begin_ms is None or cue.eind_ms is None else cue.eind_ms - cue.begin_ms
    if not cue.tekst:
        merk(nr, Vlag.LEEG)
    if duur is not None and duur < 0:
        merk(nr, Vlag.TIJD)
    if len(cue.tekst) > _LANGSTE_TEKST or (duur is not None and duur > _LANGSTE_DUUR):
        merk(nr, Vlag.LANG)
    if cue.tekst and cue.begin_ms is not None and cue == vorige:
        merk(nr, Vlag.DUBBEL)


def _niet_op_volgorde(cues: Sequence[Cue]) -> list[int]:
    laatste, uit = None, []
    for nr, cue in enumerate(cues):
        if cue.begin_ms is None:
            continue
        if laatste is not None and cue.begin_ms < laatste:
            uit.append(nr)
        else:
            laatste = cue.begin_ms
    return uit


def _overlappend(cues: Sequence[Cue]) -> list[int]:
    getimed = sorted(
        (cue.begin_ms, nr)
        for nr, cue in enumerate(cues)
        if cue.begin_ms is not None and cue.eind_ms is not None
    )
    tot, uit = None, []
    for begin, nr in getimed:
        eind = cues[nr].eind_ms
        if tot is not None and begin < tot:
            uit.append(nr)
        if eind is not None and (tot is None or eind > tot):
            tot = eind
    return uit


def _herhalend(cues: Sequence[Cue]) -> set[int]:
    """Places of the cues in a run that repeats itself, empty cues left out."""
    vol = [(nr, sleutel) for nr, cue in enumerate(cues) if (sleutel := _sleutel(cue.tekst))]
    teksten = [sleutel for _nr, sleutel in vol]
    uit: set[int] = set()
    for kring in range(1, _LANGSTE_KRING + 1):
        reeks = 0
        for plaats in range(kring, len(teksten) + 1):
            if plaats < len(teksten) and teksten[plaats] == teksten[plaats - kring]:
                reeks += 1
                continue
            if reeks >= (_KEREN - 1) * kring:
                uit.update(vol[nr][0] for nr in range(plaats - reeks - kring, plaats))
            reeks = 0
    return uit


def _sleutel(tekst: str) -> str:
    return _NIET_WOORD.sub(" ", tekst.casefold()).strip()
