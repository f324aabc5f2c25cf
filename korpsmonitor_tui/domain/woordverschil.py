"""How one text differs from another, by words: what a person reads as a change, and what Word shows as one."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

_WOORD: Final = re.compile(r"\w+|\s|[^\w\s]")
_TE_LANG: Final = 1_000_000
"""Pairs of words (some 500 words a side) beyond which to look for what stayed between two differences takes seconds."""


class Deel(NamedTuple):
    """A stretch of words: the same on both sides, or what one side has instead of the other.

    Places count words, the ends not included; an empty side means that the other was added or taken out.
    """

    gelijk: bool
    oud: tuple[int, int]
    nieuw: tuple[int, int]


def woorden(tekst: str) -> list[str]:
    """The words, white space and signs of a text; joined they are the text."""
    return _WOORD.findall(tekst)


def verschil(
    oud: Sequence[Hashable], nieuw: Sequence[Hashable], los: Callable[[int], bool]
) -> Iterator[Deel]:
    """How two rows of words differ, in order; together the parts cover both rows.

    ``los`` tells of the place of an old word whether it is too little to hold two changes apart, such as a space:
    changes with nothing else between them are one. Of very long texts what lies between the first and the last
    difference is one change.
    """
    begin = 0
    while begin < min(len(oud), len(nieuw)) and oud[begin] == nieuw[begin]:
        begin += 1
    staart = 0
    while staart < min(len(oud), len(nieuw)) - begin and oud[-1 - staart] == nieuw[-1 - staart]:
        staart += 1
    midden_oud, midden_nieuw = oud[begin : len(oud) - staart], nieuw[begin : len(nieuw) - staart]
    delen = [Deel(True, (0, begin), (0, begin))]
    if len(midden_oud) * len(midden_nieuw) > _TE_LANG:
        delen.append(Deel(False, (begin, len(oud) - staart), (begin, len(nieuw) - staart)))
    else:
        vergeleken = SequenceMatcher(None, midden_oud, midden_nieuw, autojunk=False)
        for soort, o1, o2, n1, n2 in vergeleken.get_opcodes():
            delen.append(Deel(soort == "equal", (begin + o1, begin + o2), (begin + n1, begin + n2)))
    delen.append(Deel(True, (len(oud) - staart, len(oud)), (len(nieuw) - staart, len(nieuw))))
    return _voeg_samen(_schuif(delen, oud, nieuw), los)


def _schuif(delen: list[Deel], oud: Sequence[Hashable], nieuw: Sequence[Hashable]) -> list[Deel]:
    """What was only added or only taken out, as far back as it can stand: a sentence ends in its own full stop."""
    geschoven = list(delen)
    for nr, (deel, volgend) in enumerate(pairwise(delen)):
        kant, (begin, eind) = (nieuw, deel.nieuw) if deel.oud[0] == deel.oud[1] else (oud, deel.oud)
        alleen = deel.oud[0] == deel.oud[1] or deel.nieuw[0] == deel.nieuw[1]
        if deel.gelijk or not alleen or not volgend.gelijk:
            continue
        stap = 0
        while stap < volgend.oud[1] - volgend.oud[0] and kant[begin + stap] == kant[eind + stap]:
            stap += 1
        if stap:
            voor = geschoven[nr - 1]
            geschoven[nr - 1] = Deel(True, _tot(voor.oud, stap), _tot(voor.nieuw, stap))
            geschoven[nr] = Deel(False, _verder(deel.oud, stap), _verder(deel.nieuw, stap))
            geschoven[nr + 1] = Deel(True, _vanaf(volgend.oud, stap), _vanaf(volgend.nieuw, stap))
    return geschoven


def _tot(spanne: tuple[int, int], stap: int) -> tuple[int, int]:
    return spanne[0], spanne[1] + stap


def _verder(spanne: tuple[int, int], stap: int) -> tuple[int, int]:
    return spanne[0] + stap, spanne[1] + stap


def _vanaf(spanne: tuple[int, int], stap: int) -> tuple[int, int]:
    return spanne[0] + stap, spanne[1]


def _voeg_samen(delen: list[Deel], los: Callable[[int], bool]) -> Iterator[Deel]:
    """Parts without the empty ones; a change takes in the next if only loose words stand between."""
    delen = [deel for deel in delen if deel.oud[0] < deel.oud[1] or deel.nieuw[0] < deel.nieuw[1]]
    lopend: Deel | None = None
    for nr, deel in enumerate(delen):
        tussen_wijzigingen = lopend is not None and not lopend.gelijk and nr + 1 < len(delen)
        neem_op = not deel.gelijk or (tussen_wijzigingen and all(map(los, range(*deel.oud))))
        if lopend is not None and not lopend.gelijk and neem_op:
            lopend = Deel(False, (lopend.oud[0], deel.oud[1]), (lopend.nieuw[0], deel.nieuw[1]))
            continue
        if lopend is not None:
            yield lopend
        lopend = deel
    if lopend is not None:
        yield lopend


def stukken(oud: str, nieuw: str) -> tuple[tuple[str, str], ...]:
    """How two texts differ: (``=``, ``-`` or ``+``, text) in reading order, what is gone before what came for it.

    Without what was added it is the old text, without what is gone the new one.
    """
    woorden_oud, woorden_nieuw = woorden(oud), woorden(nieuw)

    def los(plaats: int) -> bool:
        return not woorden_oud[plaats].isalnum()

    uit: list[tuple[str, str]] = []
    for deel in verschil(woorden_oud, woorden_nieuw, los):
        weg, erbij = "".join(woorden_oud[slice(*deel.oud)]), "".join(woorden_nieuw[slice(*deel.nieuw)])
        if deel.gelijk:
            uit.append(("=", weg))
        else:
            uit += [paar for paar in (("-", weg), ("+", erbij)) if paar[1]]
    return tuple(uit)
