"""Quantities in a passage: how many of what, how often, in which year, as a norm or as a result."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.extractie import Cijfersuggestie
from korpsmonitor_tui.extract.eenheden import eenheid_achter, eenheid_voor
from korpsmonitor_tui.extract.getallen import WOORDEN, Getal, lees_getal, vind_getallen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from korpsmonitor_tui.extract.tekens import Zoektekst

_JAREN: Final = range(1950, 2100)
_BIJWOORD: Final = {
    "dagelijks": "dag", "wekelijks": "week", "maandelijks": "maand", "jaarlijks": "jaar", "tweewekelijks": "2 weken",
    "tweemaandelijks": "2 maanden", "tweejaarlijks": "2 jaar", "halfjaarlijks": "half jaar", "driemaandelijks": "3 maanden",
}  # fmt: skip
_FREQUENTIE: Final = re.compile(rf"(?<![\w-])({'|'.join(_BIJWOORD)})e?(?!\w)")
_TIJD: Final = r"jaren|jaar|maand(?:en)?|weken|week|dag(?:en)?|kwartaal|kwartalen|uur"
_PERIODE: Final = re.compile(
    rf"\s+(?:(?:per|in de|in het|elke?|iedere?)\s+(?:(?P<aantal>[\w-]+)\s+)?(?P<tijd>{_TIJD})|(?P<los>p/j|p\.j\.|pj)|(?P<bijw>dagelijks|wekelijks|maandelijks|jaarlijks))(?!\w)"
)
_EENS: Final = re.compile(
    rf"(?<!\w)(?P<hoe>eens|eenmaal|éénmaal|tweemaal|driemaal|viermaal|zesmaal)\s+(?:per|in de|in het|elke?|iedere?)\s+(?:(?P<aantal>[\w-]+)\s+)?(?P<tijd>{_TIJD})(?!\w)"
)
_MAAL: Final = {
    "eens": 1,
    "eenmaal": 1,
    "éénmaal": 1,
    "tweemaal": 2,
    "driemaal": 3,
    "viermaal": 4,
    "zesmaal": 6,
}
_NUMMER: Final = re.compile(
    r"(?<!\w)(?:art(?:ikel(?:en)?|t?\.)?|stap(?:pen)?|hon|nr\.?|nummers?|tabel(?:len)?|bijlagen?|paragra(?:af|fen)|hoofdstuk(?:ken)?|pagina(?:’s)?|blz\.?|p\.|lid|fase|"
    r"noot|figuur|versie|b|categorie|niveau|bladzijde|§)\s*(?:[\w.:]+\s*(?:,|en|tot en met|t/m|-)\s*)*$"
)
_DATUM: Final = re.compile(
    r"\s*(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b"
)
_VAN_WIE: Final = re.compile(r"van (?:wie|hen|deze|de \w+)(?:\s+er)?\s+$|waarvan(?:\s+er)?\s+$|onder wie\s+$")
_NA_DEEL: Final = re.compile(
    r"\s+(?:(?:zijn|is|waren|was|worden)\s+)?((?:pcm-|amo-|ams-)?(?:gecertificeerd|opgeleid|aangewezen|geschoold|fulltime|parttime|vrouw|man))(?!\w)"
)
_TIJD_OF_DEEL: Final = re.compile(rf"\s+(?:{_TIJD}|derden?|vierden?|vijfden?|tienden?)(?!\w)")
"""A time window ("afgelopen vier jaar") or a fraction ("twee derde") is no count."""
_EIGENNAAM: Final = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]")
"""A capital behind a number begins a note or a heading, not what is counted; CIE-medewerkers are."""
_VASTGESCHREVEN: Final = re.compile(r"\t|-[a-zà-ÿ]")
_ONTKEND: Final = re.compile(r"\b(?:niet|geen)\b")
_VAN_DE: Final = re.compile(r"\s+van de\s+(?P<geheel>[\w.]+)\s+")
_NORM_VAN: Final = re.compile(r"norm van\s+(?:(?:minimaal|ten minste|minstens)\s+)?$")


def vind_cijfers(
    tekst: Zoektekst, geen_eenheden: frozenset[str] = frozenset()
) -> tuple[Cijfersuggestie, ...]:
    """The quantities in a passage, in order. Years, dates, article and step numbers and time windows are none.

    ``geen_eenheden``: words that "één" does not count, such as ``punt``.
    """
    klein = tekst.klein
    jaar = _enig_jaar(klein)
    uitkomst: list[tuple[int, int, Cijfersuggestie]] = []
    for treffer in _EENS.finditer(klein):
        periode = _periodenaam(treffer["aantal"], treffer["tijd"])
        if periode is not None:
            waarde = Decimal(_MAAL[treffer["hoe"]])
            uitkomst.append(
                (*treffer.span(), _suggestie(tekst, treffer.span(), (waarde, waarde), "keer", periode, jaar))
            )
    for getal in vind_getallen(klein):
        if any(begin <= getal.begin < eind for begin, eind, _s in uitkomst):
            continue
        gelezen = _lees(tekst, getal, jaar, geen_eenheden)
        if gelezen is not None:
            uitkomst.append((gelezen.plaats.begin, gelezen.plaats.eind, gelezen))
    uitkomst += _frequenties(tekst, klein, jaar, [suggestie for _b, _e, suggestie in uitkomst])
    return tuple(suggestie for _b, _e, suggestie in sorted(uitkomst, key=lambda deel: deel[:2]))


def _enig_jaar(klein: str) -> int | None:
    jaren = {int(jaar) for jaar in re.findall(r"(?<![\d.,/-])((?:19|20)\d\d)(?![\d,/-]|\.\d)", klein)}
    return jaren.pop() if len(jaren) == 1 else None


def _suggestie(
    tekst: Zoektekst,
    plek: tuple[int, int],
    bereik: tuple[Decimal, Decimal],
    eenheid: str,
    periode: str,
    jaar: int | None,
    *,
    norm: bool = False,
) -> Cijfersuggestie:
    return Cijfersuggestie(tekst.spanne(*plek), *bereik, eenheid, periode, jaar, norm)


def _lees(
    tekst: Zoektekst, getal: Getal, jaar: int | None, geen_eenheden: frozenset[str]
) -> Cijfersuggestie | None:
    klein = tekst.klein
    voor = klein[: getal.begin]
    if _is_geen_hoeveelheid(klein, voor, getal):
        return None
    norm = bool(_NORM_VAN.search(voor))
    bereik = (getal.waarde, getal.tot)
    if _VAN_WIE.search(voor) and (deel := _NA_DEEL.match(klein, getal.eind)):
        return _suggestie(
            tekst,
            (getal.begin, deel.end(1)),
            bereik,
            tekst.spanne(*deel.span(1)).van(tekst.tekst),
            "",
            jaar,
            norm=norm,
        )
    if (deel := _VAN_DE.match(klein, getal.eind)) and lees_getal(deel["geheel"]) is not None:
        # "negen van de tien zaken": nine is what was counted.
        getal = replace(getal, eind=deel.end("geheel"))
    if direct := _PERIODE.match(klein, getal.eind):
        periode = _periode_van(direct)
        eenheid = eenheid_voor(voor)
        if periode is None:
            return None
        return _suggestie(tekst, (getal.begin, direct.end()), bereik, eenheid, periode, jaar, norm=norm)
    gevonden = eenheid_achter(klein, getal, geen_eenheden)
    if gevonden is None:
        return None
    begin, eind = gevonden
    eenheid = tekst.spanne(begin, eind).van(tekst.tekst)
    if _EIGENNAAM.match(eenheid) or _is_nootnummer(tekst, getal):
        return None
    if eenheid.casefold() in {"x", "maal"}:
        eenheid = "keer"
    periode, tot = "", eind
    if vervolg := _PERIODE.match(klein, eind):
        periode, tot = _periode_van(vervolg) or "", vervolg.end()
    elif overal := re.search(r"(?<!\w)(jaarlijks|maandelijks|wekelijks|dagelijks)e?(?!\w)", klein):
        periode = _BIJWOORD[overal[1]]
    return _suggestie(tekst, (getal.begin, tot), bereik, eenheid, periode, jaar, norm=norm)


def _is_geen_hoeveelheid(klein: str, voor: str, getal: Getal) -> bool:
    if (
        getal.in_cijfers
        and getal.waarde in _JAREN
        and getal.tot in _JAREN
        and "." not in klein[getal.begin : getal.eind]
    ):
        return True
    if getal.in_cijfers and re.search(r"(?:19|20)\d\d\s?[-–/]\s?$", voor):
        return True
    if _staat_los(klein, voor, getal):
        return True
    if _NUMMER.search(voor) or _DATUM.match(klein, getal.eind):
        return True
    return bool(_TIJD_OF_DEEL.match(klein, getal.eind))


def _is_nootnummer(tekst: Zoektekst, getal: Getal) -> bool:
    """Whether digits begin the passage and a capital follows: the number of a note or a heading."""
    if not getal.in_cijfers or tekst.klein[: getal.begin].strip(" -•["):
        return False
    achter = tekst.spanne(getal.eind, len(tekst.klein)).van(tekst.tekst)
    return achter.lstrip(" [")[:1].isupper()


def _staat_los(klein: str, voor: str, getal: Getal) -> bool:
    """Whether a number stands in a cell of a table, or is written together with other words."""
    return voor.endswith("\t") or bool(_VASTGESCHREVEN.match(klein, getal.eind))


def _periode_van(treffer: re.Match[str]) -> str | None:
    if treffer["los"]:
        return "jaar"
    if treffer["bijw"]:
        return _BIJWOORD[treffer["bijw"]]
    return _periodenaam(treffer["aantal"], treffer["tijd"])


def _periodenaam(aantal: str | None, tijd: str) -> str | None:
    enkel = {"maanden": "maand", "weken": "week", "dagen": "dag", "kwartalen": "kwartaal"}.get(tijd, tijd)
    if aantal is None or aantal in {"één", "een", "1"}:
        return enkel
    if re.fullmatch(r"\d+(?:[-–]\d+)?", aantal):
        return f"{aantal.replace('–', '-')} {tijd}"
    if aantal in WOORDEN:
        return f"{WOORDEN[aantal].normalize():f} {tijd}"
    return None


def _frequenties(
    tekst: Zoektekst, klein: str, jaar: int | None, al: Iterable[Cijfersuggestie]
) -> list[tuple[int, int, Cijfersuggestie]]:
    """Adverbs such as "maandelijks", unless they belong to a number that was found."""
    bezet = list(al)
    uitkomst = []
    for treffer in _FREQUENTIE.finditer(klein):
        periode = _BIJWOORD[treffer[1]]
        plaats = tekst.spanne(*treffer.span())
        if periode == "jaar" and _ONTKEND.search(klein):
            continue
        if any(s.periode == periode or s.plaats.begin <= plaats.begin < s.plaats.eind for s in bezet):
            continue
        een = Decimal(1)
        uitkomst.append(
            (*treffer.span(), _suggestie(tekst, treffer.span(), (een, een), "keer", periode, jaar))
        )
    return uitkomst
