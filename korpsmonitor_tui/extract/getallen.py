"""Dutch numbers in words and digits, as quantities: a number, or a range."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_EENHEDEN: Final = {
    "één": 1, "eén": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9,
}  # fmt: skip
_TOT_TWINTIG: Final = {
    "tien": 10, "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15, "zestien": 16,
    "zeventien": 17, "achttien": 18, "negentien": 19,
}  # fmt: skip
_TIENTALLEN: Final = {
    "twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80,
    "negentig": 90,
}  # fmt: skip
_VOOR_TIENTAL: Final = {
    "een": 1,
    "één": 1,
    **{woord: waarde for woord, waarde in _EENHEDEN.items() if waarde > 1},
}


def _bouw_woorden() -> dict[str, Decimal]:
    """Every number that is written as one word up to 9,999."""
    klein = {**_EENHEDEN, **_TOT_TWINTIG, **_TIENTALLEN}
    klein |= {
        f"{eenheid}{'ën' if eenheid.endswith('e') else 'en'}{tiental}": waarde + tien
        for eenheid, waarde in _VOOR_TIENTAL.items()
        for tiental, tien in _TIENTALLEN.items()
    }
    honderd = {
        f"{voor}honderd": waarde * 100 for voor, waarde in {"": 1, **_EENHEDEN, **_TOT_TWINTIG}.items()
    }
    duizend = {f"{voor}duizend": waarde * 1000 for voor, waarde in {"": 1, **_EENHEDEN}.items()}
    samen = {
        f"{groot}{tussen}{woord}": waarde + rest
        for groot, waarde in honderd.items()
        for woord, rest in klein.items()
        for tussen in ("", "en")
    }
    los = {
        "anderhalf": Decimal("1.5"),
        "anderhalve": Decimal("1.5"),
        "tweeënhalf": Decimal("2.5"),
        "tweeënhalve": Decimal("2.5"),
    }
    return {
        woord: Decimal(waarde) for woord, waarde in {**klein, **honderd, **duizend, **samen}.items()
    } | los


WOORDEN: Final = _bouw_woorden()
"""Value of a number that is written as one word. The article "een" is none: nobody counts with it."""

_CIJFERS: Final = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_LOS: Final = rf"(?:{_CIJFERS}|[a-zà-ÿ]+)"
_GETAL: Final = re.compile(
    rf"(?<![\w.,:/€-])(?P<een>{_CIJFERS})(?P<tot>\s?[-–]\s?(?P<twee>{_CIJFERS}))?(?!(?!x\b)[\w]|[.,]\d|-\d)"
)
_TOT: Final = re.compile(rf"\s+(?:tot|à|á|a|of)\s+(?P<twee>{_LOS})(?!\w)")
_TUSSEN: Final = re.compile(r"(?<!\w)tussen (?:de )?$")
_EN: Final = re.compile(rf"\s+en\s+(?:de\s+)?(?P<twee>{_LOS})(?!\w)")
_WOORD: Final = re.compile(r"(?<![\w-])[a-zà-ÿ]+(?![\w])")
_BREUK: Final = {"helft": Decimal("0.5"), "kwart": Decimal("0.25")}


@dataclass(frozen=True, slots=True)
class Getal:
    """A number in a text."""

    begin: int
    eind: int
    waarde: Decimal
    tot: Decimal
    in_cijfers: bool


def lees_getal(tekst: str) -> Decimal | None:
    """The value of one number in lower-case words or in digits; None if it is none."""
    if tekst in WOORDEN:
        return WOORDEN[tekst]
    if re.fullmatch(_CIJFERS, tekst):
        return Decimal(tekst.replace(".", "").replace(",", "."))
    return None


def vind_getallen(klein: str) -> list[Getal]:
    """Every number in a lower-case text, in order; what it counts is not looked at."""
    gevonden = []
    bezet = 0
    kandidaten = sorted(
        [*_GETAL.finditer(klein), *(m for m in _WOORD.finditer(klein) if m.group() in WOORDEN)],
        key=lambda treffer: treffer.start(),
    )
    for treffer in kandidaten:
        if treffer.start() < bezet:
            continue
        getal = _lees_treffer(klein, treffer)
        if getal is not None:
            gevonden.append(getal)
            bezet = getal.eind
    return gevonden


def _lees_treffer(klein: str, treffer: re.Match[str]) -> Getal | None:
    in_cijfers = treffer.re is _GETAL
    waarde = lees_getal(treffer["een"] if in_cijfers else treffer.group())
    if waarde is None:
        return None
    tot, eind = waarde, treffer.end()
    tweede = treffer["twee"] if in_cijfers else None
    grens = _EN if _TUSSEN.search(klein, max(0, treffer.start() - 12), treffer.start()) else _TOT
    if tweede is None and (vervolg := grens.match(klein, eind)):
        tweede, eind_van_bereik = vervolg["twee"], vervolg.end()
        hoger = lees_getal(tweede)
        if hoger is not None and hoger > waarde:
            tot, eind = hoger, eind_van_bereik
    elif tweede is not None:
        hoger = lees_getal(tweede)
        if hoger is None or hoger < waarde:
            return None
        tot = hoger
    return Getal(treffer.start(), eind, waarde, tot, in_cijfers)
