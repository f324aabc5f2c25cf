"""Numbers that say how something is called or where it stands, and count nothing: years, dates, notes, articles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.extract.perioden import TIJD

if TYPE_CHECKING:
    from korpsmonitor_tui.extract.getallen import Getal
    from korpsmonitor_tui.extract.tekens import Zoektekst

_JAREN: Final = range(1950, 2100)
_JAAR: Final = r"(?:19|20)\d\d"
_ENIG_JAAR: Final = re.compile(rf"(?<![\d.,/-])({_JAAR})(?![\d,/-]|\.\d)")
_NA_JAAR: Final = re.compile(rf"{_JAAR}\s?[-–/]\s?$")
_GENUMMERD: Final = (
    # places in a law
    r"art(?:ikel(?:en)?|t?\.)?",
    r"lid",
    r"b",
    # places in a report
    r"hoofdstuk(?:ken)?",
    r"paragra(?:af|fen)",
    r"pagina(?:’s|'s)?",
    r"bladzijden?",
    r"blz\.?",
    r"p\.",
    r"§",
    r"tabel(?:len)?",
    r"figu(?:ur|ren)",
    r"bijlagen?",
    r"noot",
    r"noten",
    r"vraag",
    # steps and kinds
    r"stap(?:pen)?",
    r"fasen?",
    r"niveau",
    r"categorie",
    r"versie",
    r"hon",
    r"nr\.?",
    r"nummers?",
)
"""Words that make the numbers behind them names: "de stappen HON 1, 2 en 3"."""
_NUMMER: Final = re.compile(
    rf"(?<!\w)(?:{'|'.join(_GENUMMERD)})\s*(?:[\w.:]+\s*(?:,|en|tot en met|t/m|-)\s*)*$"
)
_REIKWIJDTE: Final = 120
"""How far back an enumeration of numbers is followed."""
_MAANDEN: Final = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_DATUM: Final = re.compile(rf"\s*(?:{_MAANDEN})\b")
_TIJD_OF_DEEL: Final = re.compile(
    rf"\s+(?!uur per|uren per)(?:{TIJD}|uren|derden?|vierden?|vijfden?|tienden?)(?!\w)"
)
"""A time window ("afgelopen vier jaar") or a fraction ("twee derde") is no count; "16 uur per week" is."""
_VASTGESCHREVEN: Final = re.compile(r"\t|-[a-zà-ÿ]")


def enig_jaar(klein: str) -> int | None:
    """The year that a passage speaks of; None if it names none, or more than one."""
    jaren = {int(jaar) for jaar in _ENIG_JAAR.findall(klein)}
    return jaren.pop() if len(jaren) == 1 else None


def is_geen_hoeveelheid(klein: str, getal: Getal) -> bool:
    """Whether a number counts nothing, by its form and by the words around it."""
    voor = klein[max(0, getal.begin - _REIKWIJDTE) : getal.begin]
    return (
        (getal.in_cijfers and _is_jaar(klein, voor, getal))
        or _staat_los(klein, voor, getal)
        or bool(_NUMMER.search(voor))
        or bool(_DATUM.match(klein, getal.eind))
        or bool(_TIJD_OF_DEEL.match(klein, getal.eind))
    )


def is_nootnummer(tekst: Zoektekst, getal: Getal) -> bool:
    """Whether digits begin the passage and a capital follows: the number of a note or a heading."""
    if not getal.in_cijfers or tekst.klein[: getal.begin].strip(" -•["):
        return False
    achter = tekst.spanne(getal.eind, len(tekst.klein)).van(tekst.tekst)
    return achter.lstrip(" [")[:1].isupper()


def _is_jaar(klein: str, voor: str, getal: Getal) -> bool:
    """A year, or what follows one: "2011-2012", "2011/12". A number with a point between thousands is none."""
    los = "." not in klein[getal.begin : getal.eind]
    return (los and getal.waarde in _JAREN and getal.tot in _JAREN) or bool(_NA_JAAR.search(voor))


def _staat_los(klein: str, voor: str, getal: Getal) -> bool:
    """Whether a number stands in a cell of a table, or is written together with other words."""
    return voor.endswith("\t") or bool(_VASTGESCHREVEN.match(klein, getal.eind))
