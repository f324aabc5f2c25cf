"""What a number counts: the word behind it, past adjectives, or the one before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.extract.getallen import lees_getal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.extract.getallen import Getal

_LETTERS: Final = r"[a-zß-ö]+[a-z0-9ß-öø-ÿ]*"
_WOORD: Final = re.compile(rf"{_LETTERS}(?:['’./&-]{_LETTERS})*")
_AFGEBROKEN: Final = re.compile(r"-(?:\s|$)")
"""A word that goes on in the next line is not known."""
_VERWIJZING: Final = frozenset({"lid", "sub", "ev", "ff", "vv", "zie", "nr", "nrs", "apv", "uurs"})
"""Words that make the number a place in a law or a book."""
_OP_TE: Final = frozenset(
    {"gemeente", "ruimte", "ziekte", "hoogte", "diepte", "breedte", "lengte", "menigte", "minute"}
)
"""Nouns that end as participles do."""
_VERSTE: Final = 10
"""Words behind a number that are looked at."""
_BEREIK: Final = 400
"""Characters behind a number that are looked at."""
_WERKWOORDEN: Final = frozenset({
    "is", "zijn", "was", "waren", "wordt", "worden", "werd", "werden", "heeft", "hebben", "had", "hadden",
    "kan", "kunnen", "kon", "konden", "moet", "moeten", "zal", "zullen",
})  # fmt: skip
_KLEINE_WOORDEN: Final = frozenset({
    "er", "dat", "die", "en", "of", "maar", "om", "te", "tot", "van", "met", "voor", "in", "op", "bij", "aan",
    "naar", "als", "dan", "ook", "niet", "per", "over", "wel", "á", "à", "daarvan", "ervan", "hiervan", "vorig", "vorige",
})  # fmt: skip
_EINDE: Final = _WERKWOORDEN | _KLEINE_WOORDEN
"""Words that end the search: no noun came."""
_BEPALING: Final = frozenset({"door", "voor", "binnen", "uit"})
"""Words that begin a phrase between adjectives: "door de gemeenten aangewezen"."""
_LIDWOORDEN: Final = frozenset({"de", "het", "een"})
_BIJVOEGLIJK: Final = frozenset(
    ["extra", "fulltime", "full-time", "parttime", "part-time", "ervaren", "speciaal", "structureel", "vast"]
)
_HOORT_BIJ_NAAMWOORD: Final = frozenset(["financieel", "tactisch", "operationeel", "digitaal", "strategisch"])
"""Adjectives without ending that make one term with the noun: financieel rechercheur."""
_BUIGING: Final = ("eerde", "ende", "end", "gde", "lde", "wezen", "leide", "oolde", "gebonden")
_GEEN_BUIGING: Final = ("ie", "ee")
_TERUGKEREND: Final = (
    r"controles?", r"onderzoeken", r"zaken", r"signalen", r"bijeenkomsten", r"overleg\w*", r"keer", r"bezoeken",
    r"rapportages", r"gesprekken", r"intakes", r"aangiften", r"briefings", r"trainingen",
)  # fmt: skip
"""What is counted by how often it happens."""
_VOORAF: Final = re.compile(rf"(?:{'|'.join(_TERUGKEREND)})(?!\w)")
_PROCENT: Final = re.compile(r"\s?(%|procent|percent)(?!\w)")


def eenheid_achter(klein: str, getal: Getal, geen_eenheden: frozenset[str]) -> tuple[int, int] | None:
    """Where the words stand that are counted; None if nothing is. ``geen_eenheden``: what "één" does not count."""
    if procent := _PROCENT.match(klein, getal.eind):
        return procent.span(1)
    for treffer in _naamwoorden(klein, getal.eind):
        woord = treffer.group()
        if woord in _VERWIJZING or _AFGEBROKEN.match(klein, treffer.end()):
            return None
        if woord in _HOORT_BIJ_NAAMWOORD and (volgend := _WOORD.match(klein, treffer.end() + 1)):
            return treffer.start(), volgend.end()
        if woord in _BIJVOEGLIJK or (_is_verbogen(woord) and _gaat_door(klein, treffer.end())):
            continue
        if woord in _EINDE or lees_getal(woord) is not None:
            return None
        if getal.waarde == 1 and not getal.in_cijfers and woord in geen_eenheden:
            return None
        return treffer.span()
    return None


def _naamwoorden(klein: str, plek: int) -> Iterator[re.Match[str]]:
    """The words behind a number in the same part of the sentence, without phrases between adjectives."""
    in_bepaling = False
    for nummer, treffer in enumerate(_WOORD.finditer(klein, plek, plek + _BEREIK)):
        tussen = klein[plek : treffer.start()]
        if nummer == _VERSTE or _breekt_af(tussen, eerste=not nummer):
            return
        plek = treffer.end()
        if in_bepaling:
            in_bepaling = treffer.group() in _LIDWOORDEN
        elif nummer and treffer.group() in _BEPALING:
            in_bepaling = True
        elif not (nummer and treffer.group() == "en"):
            yield treffer


def _breekt_af(tussen: str, *, eerste: bool) -> bool:
    """Whether what stands between two words ends the phrase; next to the number only a space may stand."""
    if eerste and tussen.strip(" -x") and tussen != "\n":
        return True
    return any(teken in tussen for teken in ".;:()?!\t%[")


def _is_verbogen(woord: str) -> bool:
    """Whether a word looks like an adjective or participle before a noun."""
    return woord.endswith(_BUIGING) or (
        woord not in _OP_TE and len(woord) > 3 and woord.endswith("e") and not woord.endswith(_GEEN_BUIGING)
    )


def _gaat_door(klein: str, plek: int) -> bool:
    return bool(re.match(r"\s+[a-zà-ÿ]", klein[plek:]))


def eenheid_voor(voor: str) -> str:
    """What was counted before a number that names a period only: "controles, ongeveer twaalf per jaar"."""
    treffers = [treffer.group() for treffer in _VOORAF.finditer(voor)]
    return treffers[-1] if treffers else "keer"
