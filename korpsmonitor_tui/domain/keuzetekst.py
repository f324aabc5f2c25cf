"""What somebody typed where a choice was asked, and which option that certainly is."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.schaal import met_betekenis
from korpsmonitor_tui.domain.vragenlijst import TOELICHTING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.domain.vragenlijst import Vraag

_ONBEDUIDEND: Final = re.compile(r"[\s.,;:)=\"'“”„‘’‚`´‐-―-]+")
"""Signs that set an option apart or end it. A question mark or a bracket that opens is no such sign: it adds doubt."""
_SCHEIDINGEN: Final = (re.compile(r"[\n\r]+"), re.compile(";"), re.compile(","), re.compile(r"(?:^|\s)en\s"))
"""What stands between options, the strongest first: an option's own text may hold the weaker ones."""


def waarde_van(vraag: Vraag, veld: str, tekst: str) -> str:
    """The value to keep for a text: the code of the option that it certainly means, else the text itself.

    Several options (``meerkeuze``) are their codes in the order of the question, with a space between. Everything
    that is no choice, and an explanation, is kept as it was stated.
    """
    codes = vraag.antwoordcodes
    if veld == TOELICHTING or not codes or not tekst.strip():
        return tekst
    namen = _namen(vraag)
    if vraag.vraagt != "meerkeuze":
        return _enige(namen, tekst) or tekst
    gekozen = set(_gekozen(namen, codes, tekst))
    return tekst if None in gekozen else " ".join(code for code in codes if code in gekozen)


def _gekozen(namen: dict[str, set[str]], codes: tuple[str, ...], tekst: str) -> Iterator[str | None]:
    """The codes of the options in a text; None for every part that is not certainly one."""
    delen = tekst.split()
    if all(deel in codes for deel in delen):
        yield from delen
        return
    if (code := _enige(namen, tekst)) is not None:
        yield code
        return
    scheiding = next((teken for teken in _SCHEIDINGEN if teken.search(tekst)), None)
    rest = [deel for deel in scheiding.split(tekst) if deel.strip()] if scheiding else []
    for deel in rest:
        yield from _gekozen(namen, codes, deel)
    if not rest:
        yield None


def _enige(namen: dict[str, set[str]], tekst: str) -> str | None:
    """The one option that a text means; None if it means none, or could mean several."""
    bedoeld = namen.get(_vorm(tekst), set())
    return next(iter(bedoeld)) if len(bedoeld) == 1 else None


@lru_cache(maxsize=2_048)
def _namen(vraag: Vraag) -> dict[str, set[str]]:
    """Every way to name an option, and which options it names."""
    namen: dict[str, set[str]] = {}
    for code, naam in _manieren(vraag):
        vorm = _vorm(naam)
        if vorm:
            namen.setdefault(vorm, set()).add(code)
    return namen


def _manieren(vraag: Vraag) -> Iterator[tuple[str, str]]:
    """(code, a way to name it): its code, its text, both as forms print them, and for yes and no a letter.

    Forms print no letters before options, so elsewhere a single letter could mean anything.
    """
    teksten = {keuze.code: keuze.tekst for keuze in vraag.keuzes}
    met_letter = vraag.vraagt == "kleur" or {"ja", "nee"}.issubset(vraag.antwoordcodes)
    for code in vraag.antwoordcodes:
        yield code, code
        if met_letter:
            yield code, code[0]
        if code in teksten:
            yield code, teksten[code]
            yield code, code + teksten[code]
    for kleur in vraag.kleuren:
        # What a colour means is written in its place, too.
        for naam in (kleur.vorm.naam, kleur.vorm.in_woorden, met_betekenis(kleur)):
            yield str(kleur), naam


def _vorm(tekst: str) -> str:
    """A text as options are compared: without capitals, accents, spaces and the signs around an option."""
    ontleed = unicodedata.normalize("NFKD", tekst.casefold())
    kaal = "".join(teken for teken in ontleed if not unicodedata.combining(teken))
    return _ONBEDUIDEND.sub("", kaal)
