"""The value of a cell as the text that a person sees in it, and whether that certainly is what was typed."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from korpsmonitor_tui.domain.celtekst import ontcijfer

_GETALVORM: Final = re.compile(r"General|@|#?,?#*0*(?:\.(?P<deel>[0#?]+))?(?P<procent>%?)", re.IGNORECASE)
"""Formats that show a number and nothing else."""
_DECIMALEN_ZONDER_VORM: Final = 15
_LETTERLIJK: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


@dataclass(frozen=True, slots=True)
class Celtekst:
    """What stands in a cell."""

    tekst: str
    """Without the spaces around it."""
    zeker: bool = True
    """False where a program may have made something else of what was typed."""


def lees_celwaarde(waarde: object, vorm: str, *, datum_gevraagd: bool = False) -> Celtekst:
    """The text of a cell with this value and number format; ``datum_gevraagd``: its question asks for a date.

    A date is only certain where a date was asked for and day, month and year are shown: programs make dates of
    15-20 and 3-5. A number is certain unless its format shows something else than the number.
    """
    if waarde is None:
        return Celtekst("")
    if isinstance(waarde, str):
        return Celtekst(ontcijfer(waarde).strip())
    if isinstance(waarde, bool):
        return Celtekst("WAAR" if waarde else "ONWAAR", zeker=False)
    if isinstance(waarde, int | float):
        return _lees_getal(waarde, vorm)
    if isinstance(waarde, dt.datetime | dt.date):
        return Celtekst(_datum(waarde), zeker=datum_gevraagd and _toont_hele_datum(vorm))
    if isinstance(waarde, dt.time):
        return Celtekst(waarde.strftime("%H:%M"), zeker=False)
    return Celtekst(str(waarde).strip(), zeker=False)


def _lees_getal(waarde: int | float, vorm: str) -> Celtekst:
    # Fifteen significant digits is what workbooks show; more is the noise of binary fractions.
    getal = Decimal(f"{waarde:.15g}") if isinstance(waarde, float) else Decimal(waarde)
    if not getal.is_finite():
        return Celtekst(str(waarde), zeker=False)
    gevonden = _GETALVORM.fullmatch(_kaal(vorm))
    if gevonden is None:
        return Celtekst(_notatie(getal), zeker=False)
    procent = gevonden["procent"] or ""
    if procent:
        getal *= 100
    vast = vorm.casefold() not in ("general", "@")
    decimalen = len(gevonden["deel"] or "") if vast else _DECIMALEN_ZONDER_VORM
    tekst = _notatie(getal)
    # A format with fewer decimals shows another number than the one that is kept.
    return Celtekst(tekst + procent, zeker=len(tekst.partition(",")[2]) <= decimalen)


def _kaal(vorm: str) -> str:
    """The format for positive numbers, without colours, conditions and blanks."""
    deel = vorm.partition(";")[0]
    return re.sub(r"\[[^\]]*\]|_.|\*.|\s", "", deel)


def _notatie(getal: Decimal) -> str:
    """As people type it: no points between thousands, a comma before the fraction, no zeros behind it."""
    tekst = f"{getal:f}"
    return (tekst.rstrip("0").rstrip(".") if "." in tekst else tekst).replace(".", ",")


def _datum(waarde: dt.datetime | dt.date) -> str:
    tekst = waarde.strftime("%d-%m-%Y")
    if isinstance(waarde, dt.datetime) and waarde.time() != dt.time():
        tekst += waarde.strftime(" %H:%M")
    return tekst


def _toont_hele_datum(vorm: str) -> bool:
    tekens = set(_LETTERLIJK.sub("", vorm).casefold())
    return {"d", "m", "y"} <= tekens or {"d", "m", "j"} <= tekens
