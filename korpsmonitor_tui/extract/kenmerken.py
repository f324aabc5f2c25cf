"""What a model looks at in a passage, as named values; training and use share this, so they cannot drift apart."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_WOORD: Final = re.compile(r"[a-zà-ÿ0-9&'-]+")
_AANSLUITEND: Final = re.compile(
    r"(dit|deze|dat|die|hij|zij|het|daar\w*|hier\w*|ook|verder|wel|later|vervolgens|nu|zo|er|en|maar|echter|"
    r"bij|een en ander|tevens|voorts)\b"
)
"""How a passage begins that takes its subject from the one before."""
_LANG: Final = 7
"""Words longer than this also count by their beginning and their end: Dutch writes compounds as one word."""
_STUK: Final = 6
_WOORDGEWICHT: Final = 0.3
_TEKENGEWICHT: Final = 0.5
"""That a dimension has a sign tells more than which one: signs vary from korps to korps."""
_HOOFDSTUKGEWICHT: Final = 1.5
_KLEINSTE_KANS: Final = 0.03
"""Chapters less likely than this are not looked at."""

Kenmerken = dict[str, float]


@dataclass(frozen=True, slots=True)
class Vorige:
    """What is known of the passage before, in the same conversation and chapter."""

    tekens: tuple[str, ...]
    """Codes whose signs it has."""
    codes: tuple[str, ...]
    """Codes that it was given."""
    oordeel: str = ""
    """The first judgement of its words: see ``extract.oordeel``."""


def woorden(klein: str) -> Kenmerken:
    """The words of a passage, in pairs and in parts."""
    reeks = _WOORD.findall(klein)
    kenmerken = {f"b:{eerste} {tweede}": _WOORDGEWICHT for eerste, tweede in itertools.pairwise(reeks)}
    for woord in reeks:
        kenmerken[f"w:{woord}"] = _WOORDGEWICHT
        if len(woord) > _LANG:
            kenmerken[f"p:{woord[:_STUK]}"] = _WOORDGEWICHT
            kenmerken[f"s:{woord[-_STUK:]}"] = _WOORDGEWICHT
    return kenmerken


def aansluiting(klein: str) -> str:
    """The word by which a passage leans on the one before; empty if it stands by itself."""
    treffer = _AANSLUITEND.match(klein.lstrip("-• "))
    return treffer[1] if treffer else ""


def inhoud(klein: str, tekens: Mapping[str, tuple[str, ...]], vorige: Vorige | None) -> Kenmerken:
    """Everything in the passage itself and in the one before, without its chapter."""
    kenmerken = woorden(klein)
    velden: Counter[str] = Counter()
    for code, namen in tekens.items():
        velden[code.partition(".")[0]] += 1
        kenmerken[f"D:{code}"] = 1.0
        if len(namen) > 1:
            kenmerken[f"D2:{code}"] = 1.0
        for naam in namen:
            kenmerken[f"C:{code}:{naam}"] = _TEKENGEWICHT
    for veld, aantal in velden.items():
        kenmerken[f"A:{veld}"] = min(aantal, 3) / 2
    if not tekens:
        kenmerken["leeg"] = 1.0
    begin = aansluiting(klein)
    if begin:
        kenmerken[f"ana:{begin}"] = 0.5
    if vorige is not None:
        _voeg_vorige_toe(kenmerken, vorige, begin=bool(begin), leeg=not tekens)
    return kenmerken


def _voeg_vorige_toe(kenmerken: Kenmerken, vorige: Vorige, *, begin: bool, leeg: bool) -> None:
    for code in vorige.tekens:
        kenmerken[f"P:{code}"] = 0.5
        if begin:
            kenmerken[f"PA:{code}"] = 1.0
        if leeg:
            kenmerken[f"PN:{code}"] = 1.0
    for code in vorige.codes:
        if begin:
            kenmerken[f"VA:{code}"] = 0.5
        if leeg:
            kenmerken[f"VN:{code}"] = 0.5
        if begin and leeg:
            kenmerken[f"VX:{code}"] = 1.0


def met_hoofdstuk(
    kenmerken: Mapping[str, float], tekens: Mapping[str, tuple[str, ...]], kansen: Mapping[str, float]
) -> Kenmerken:
    """The same with the chapter, known (one chance of 1) or estimated."""
    uitkomst = dict(kenmerken)
    for hoofdstuk, kans in kansen.items():
        if kans < _KLEINSTE_KANS:
            continue
        uitkomst[f"H:{hoofdstuk}"] = _HOOFDSTUKGEWICHT * kans
        for code in tekens:
            uitkomst[f"X:{code}:{hoofdstuk}"] = kans
        if not tekens:
            uitkomst[f"XL:{hoofdstuk}"] = kans
    return uitkomst
