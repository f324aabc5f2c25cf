"""Whether a change is only one of writing: signs, spaces, capitals, or one misspelt word.

Strict on purpose: what this lets through can be taken over by the dozen. Figures, dates, numbers in words, negations and
names are never a matter of writing; a doubtful word is for a person.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_WOORD: Final = re.compile(r"\w+(?:[-'’]\w+)*")
_TEKENS: Final = frozenset(" \t\n\u00a0.,;:")
"""Signs that may come, go and change places between words."""
_CIJFER: Final = re.compile(r"\S*\d\S*")
_ONTKENNING: Final = re.compile(
    r"\b(?:niet|geen|nooit|noch|niets|niemand|nergens|zonder|nauwelijks|behalve|tenzij)\b"
)
_TELWOORDEN: Final = (
    "nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|twintig|dertig|veertig|vijftig|"
    "zestig|zeventig|tachtig|negentig|honderd|duizend|miljoen|miljard|helft|half|halve|derde|kwart|dubbel|eerste|tweede"
)
_KALENDER: Final = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|maandag|dinsdag|woensdag|"
    "donderdag|vrijdag|zaterdag|zondag|dagelijks|wekelijks|maandelijks|jaarlijks|kwartaal"
)
_VAST: Final = frozenset(f"{_TELWOORDEN}|{_KALENDER}".split("|"))
_KLANKEN: Final = tuple(
    frozenset(paar) for paar in (("ei", "ij"), ("au", "ou"), ("g", "ch"), ("c", "k"), ("s", "z"), ("f", "v"), ("d", "t"))
)  # fmt: skip
"""Spellings that sound alike: what is taken for the other is a slip of the pen."""
_KORTST: Final = 7
"""Letters of a word from which a slip can be told from another word: zaken and zakken are two."""
_LANG: Final = 11
"""Letters from which a letter that came or went inside is a slip too."""


def is_redactioneel(oud: str, nieuw: str) -> bool:
    """Whether ``nieuw`` says the same in every respect, only written otherwise."""
    if oud == nieuw or not oud.strip() or not nieuw.strip():
        return False
    oud, nieuw = (_effen(tekst) for tekst in (oud, nieuw))
    if _CIJFER.findall(oud) != _CIJFER.findall(nieuw) or _signalen(oud) != _signalen(nieuw):
        return False
    woorden_oud, woorden_nieuw = _WOORD.findall(oud), _WOORD.findall(nieuw)
    if len(woorden_oud) != len(woorden_nieuw):
        return _is_los_geschreven(woorden_oud, woorden_nieuw)
    anders = [paar for paar in zip(woorden_oud, woorden_nieuw, strict=True) if not _zelfde_woord(*paar)]
    return not anders or (len(anders) == 1 and _is_schrijffout(*anders[0]))


def _effen(tekst: str) -> str:
    """Without what only the word processor chose: kinds of quotation marks, dashes and compositions of letters."""
    tekst = unicodedata.normalize("NFC", tekst)
    for tekens, gewoon in (("“”„«»", '"'), ("‘’‚", "'"), ("–—‑", "-"), ("\u00a0\u202f", " ")):
        tekst = tekst.translate(dict.fromkeys(map(ord, tekens), gewoon))
    return tekst.replace("…", "...")


def _signalen(tekst: str) -> tuple[list[str], list[str]]:
    """What must be the same: negations, and every sign that says something, such as ? % ( €."""
    overig = [teken for teken in _WOORD.sub(" ", tekst) if teken not in _TEKENS and not teken.isspace()]
    return _ONTKENNING.findall(tekst.casefold()), overig


def _zelfde_woord(een: str, ander: str) -> bool:
    """Equal, but perhaps for a capital at the begin; OM and om are two words."""
    if een == ander:
        return True
    return een[1:] == ander[1:] and een[0].casefold() == ander[0].casefold() and len(een) > 1


def _is_los_geschreven(oud: list[str], nieuw: list[str]) -> bool:
    """Whether the only difference is one word written as two, or with a hyphen."""
    kaal_oud, kaal_nieuw = ("".join(woorden).replace("-", "") for woorden in (oud, nieuw))
    if kaal_oud != kaal_nieuw or abs(len(oud) - len(nieuw)) != 1:
        return False
    eigen = [woord.casefold() for woord in (*oud, *nieuw) if (woord in oud) != (woord in nieuw)]
    return all(len(woord) > 2 and woord not in _VAST and not _ONTKENNING.search(woord) for woord in eigen)


def _is_schrijffout(oud: str, nieuw: str) -> bool:
    """Whether one of two words can only be a misspelling of the other."""
    if not f"{oud}{nieuw}".replace("-", "").isalpha():
        return False
    # A capital may be a name, and a name is never a slip of ours to judge.
    if oud != oud.casefold() or nieuw != nieuw.casefold():
        return False
    if {oud, nieuw} & _VAST or _ONTKENNING.search(f"{oud} {nieuw}"):
        return False
    if _zonder_accenten(oud) == _zonder_accenten(nieuw) or oud.replace("-", "") == nieuw.replace("-", ""):
        return True
    return _is_werkwoordsfout(oud, nieuw) or (
        min(len(oud), len(nieuw)) >= _KORTST and _verschilt_in_een_letter(oud, nieuw)
    )


def _zonder_accenten(woord: str) -> str:
    return "".join(teken for teken in unicodedata.normalize("NFD", woord) if not unicodedata.combining(teken))


def _is_werkwoordsfout(oud: str, nieuw: str) -> bool:
    """Whether the t after a d came or went."""
    kort, lang = sorted((oud, nieuw), key=len)
    return len(kort) > 2 and kort.endswith("d") and lang == f"{kort}t"


def _verschilt_in_een_letter(oud: str, nieuw: str) -> bool:
    begin = 0
    while begin < min(len(oud), len(nieuw)) and oud[begin] == nieuw[begin]:
        begin += 1
    eind = 0
    while eind < min(len(oud), len(nieuw)) - begin and oud[-1 - eind] == nieuw[-1 - eind]:
        eind += 1
    weg, erbij = oud[begin : len(oud) - eind], nieuw[begin : len(nieuw) - eind]
    if {weg, erbij} == {""}:
        return False
    if not weg or not erbij:
        return _is_letter_meer(max(oud, nieuw, key=len), begin, weg or erbij)
    omgedraaid = len(weg) == len(erbij) == 2 and weg == erbij[::-1]
    return omgedraaid or _klinkt_gelijk(oud, nieuw, begin, eind)


def _is_letter_meer(langste: str, begin: int, letter: str) -> bool:
    """Whether one letter was doubled, or stands inside a long word; at an end it makes another form of the word."""
    if len(letter) != 1 or begin in {0, len(langste) - 1}:
        return False
    return letter in {langste[begin - 1], langste[begin + 1]} or len(langste) > _LANG


def _klinkt_gelijk(oud: str, nieuw: str, begin: int, eind: int) -> bool:
    """Whether the difference is a pair of spellings; letters that both share may belong to it."""
    for voor, na in ((0, 0), (1, 0), (0, 1)):
        delen = {woord[max(0, begin - voor) : len(woord) - eind + na] for woord in (oud, nieuw)}
        if delen in _KLANKEN:
            # Inside a word d and t tell words apart; at its end they tell forms of a verb apart.
            return begin > voor and (eind == 0 or delen != {"d", "t"})
    return False
