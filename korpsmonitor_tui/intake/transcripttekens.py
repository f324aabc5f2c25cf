"""What signs in a transcript mean: times, tags, entities, and a name before a colon."""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

KLOK: Final = r"(?:([0-9]{1,4}):)?([0-9]{1,3}):([0-5]?[0-9])(?:[.,]([0-9]{1,9}))?"
"""A time with or without hours and fraction, in four groups."""

# Only tags that the formats know: what somebody wrote between angle brackets is text.
_OPMAAK: Final = re.compile(
    r"</?(?:b|i|u|c|v|lang|ruby|rt|font)(?:[.\s][^<>]*)?>|<[0-9]+:[0-9:.,]+>|\{\\[^{}\n]*\}", re.IGNORECASE
)
# With its semicolon only: “R&D” and “dit&not” are text.
_ENTITEIT: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")

_VOORAF: Final = re.compile(r"(?:>>\s*|[-–—]\s+)?")
_NAAM: Final = re.compile(r"(\[[^\[\]:]{1,60}\]|[^\s:\[\]][^:\[\]]{0,59}?)\s?:(?:\s+|$)")
_SPREKERNUMMER: Final = re.compile(r"\[((?:SPEAKER|Speaker|Spreker|SPREKER)[ _]?[0-9]{1,3})\]:?\s*")
_VOORVOEGSELS: Final = frozenset(
    [
        "van",
        "de",
        "der",
        "den",
        "het",
        "'t",
        "ten",
        "ter",
        "te",
        "op",
        "in",
        "aan",
        "von",
        "du",
        "di",
        "el",
        "al",
        "la",
        "le",
        "d'",
        "en",
        "&",
        "-",
        "/",
    ]
)
_MEESTE_WOORDEN: Final = 5
_KORTE_ROL: Final = 3
"""Words of the longest prefix in lower case that can be a role."""
_GEWOONTE: Final = 0.2
"""Share of pieces that begin with a name from which that is this file's habit."""
_HELFT: Final = 0.5
_BIJNA_ALLES: Final = 0.8


def als_ms(uren: str | None, minuten: str, seconden: str, fractie: str | None) -> int:
    """A time of which the parts were found by KLOK, in whole milliseconds."""
    duizendsten = int((fractie or "0")[:3].ljust(3, "0"))
    return ((int(uren or 0) * 60 + int(minuten)) * 60 + int(seconden)) * 1000 + duizendsten


def zonder_opmaak(tekst: str) -> str:
    """Text without tags, with entities as characters and every run of white space as one space."""
    if "<" in tekst or "{" in tekst:
        tekst = _OPMAAK.sub("", tekst)
    if "&" in tekst:
        tekst = _ENTITEIT.sub(lambda deel: html.unescape(deel[0]) or deel[0], tekst)
    return " ".join(tekst.split())


def splits_naam(tekst: str) -> tuple[str, str] | None:
    """What may be a name before a colon, and the rest; None without one."""
    begin = _VOORAF.match(tekst)
    vanaf = begin.end() if begin else 0
    if nummer := _SPREKERNUMMER.match(tekst, vanaf):
        return nummer[1], tekst[nummer.end() :].strip()
    gevonden = _NAAM.match(tekst, vanaf)
    if gevonden is None:
        return None
    naam = gevonden[1].strip("[]").strip()
    if not any(teken.isalpha() for teken in naam):
        return None
    return naam, tekst[gevonden.end() :].strip()


def is_naamachtig(naam: str) -> bool:
    """Whether it looks like the name of a person or a speaker: few words, each with a capital, figure or bracket."""
    woorden = naam.split()
    return (
        0 < len(woorden) <= _MEESTE_WOORDEN
        and naam[-1] not in ".,;!?"
        and all(_is_naamdeel(woord) for woord in woorden)
        and any(teken.isalpha() for teken in naam)
    )


def _is_naamdeel(woord: str) -> bool:
    return woord.lower() in _VOORVOEGSELS or woord[0].isupper() or woord[0].isdigit() or woord[0] in "(@"


def kies_sprekers(stukken: Iterable[str]) -> frozenset[str]:
    """Which names before a colon are speakers, judged by the habit of the whole file.

    “Het punt is: …” once in an hour of speech is no speaker; a name before nearly every piece is.
    """
    namen: Counter[str] = Counter()
    totaal = 0
    for stuk in stukken:
        totaal += 1
        if gesplitst := splits_naam(stuk):
            namen[gesplitst[0]] += 1
    return _kies(namen, totaal) if totaal else frozenset()


def _kies(namen: Counter[str], totaal: int) -> frozenset[str]:
    namachtig = {naam for naam in namen if is_naamachtig(naam)}
    rollen = {naam for naam in namen if naam not in namachtig and len(naam.split()) <= _KORTE_ROL}
    if _aandeel(namen, namachtig | rollen, totaal) >= _BIJNA_ALLES:
        vaak = {rol for rol in rollen if namen[rol] > 1 or _aandeel(namen, rollen, totaal) >= _GEWOONTE}
        return frozenset(namachtig | vaak)
    aandeel = _aandeel(namen, namachtig, totaal)
    gekozen = {naam for naam in namachtig if aandeel >= _GEWOONTE and (namen[naam] > 1 or aandeel >= _HELFT)}
    vast = {naam for naam in rollen if namen[naam] > _KORTE_ROL and namen[naam] >= _GEWOONTE / 2 * totaal}
    return frozenset(gekozen | vast)


def _aandeel(namen: Counter[str], welke: Iterable[str], totaal: int) -> float:
    return sum(namen[naam] for naam in welke) / totaal


def zijn_naamregels(eerste_regels: Sequence[str]) -> bool:
    """Whether the first lines of cues that have more than one name who speaks."""
    return bool(eerste_regels) and sum(map(is_naamachtig, eerste_regels)) >= _HELFT * len(eerste_regels)
