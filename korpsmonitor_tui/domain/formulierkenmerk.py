"""How a form is recognised when it comes back: the properties of its file, and a line that can be read in it."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.formulier import Herkenning

if TYPE_CHECKING:
    from collections.abc import Mapping

    from korpsmonitor_tui.domain.formulier import Formulierkop

SOORT: Final = "korpsmonitor_soort"
"""Custom document property that tells what a file of this program is."""
SOORT_FORMULIER: Final = "vragenlijstformulier"
_VOORZET: Final = "korpsmonitor_"
_NAMEN: Final = tuple(veld.name for veld in fields(Herkenning))
_DEEL: Final = re.compile(rf"\b({'|'.join(_NAMEN)})=([^\s;]*)")


def _gegevens(kop: Formulierkop) -> dict[str, str]:
    termijn = kop.termijn.isoformat() if kop.termijn else ""
    return {naam: termijn if naam == "termijn" else getattr(kop, naam) for naam in _NAMEN}


def eigenschappen(kop: Formulierkop) -> dict[str, str]:
    """The custom document properties of a form."""
    return {SOORT: SOORT_FORMULIER, **{_VOORZET + naam: tekst for naam, tekst in _gegevens(kop).items()}}


def uit_eigenschappen(gelezen: Mapping[str, str]) -> Herkenning:
    """What the properties of a file say; all empty if it is no form of this program."""
    if gelezen.get(SOORT) != SOORT_FORMULIER:
        return Herkenning()
    return Herkenning(**{naam: gelezen.get(_VOORZET + naam, "").strip() for naam in _NAMEN})


def kenmerkregel(kop: Formulierkop) -> str:
    """The same as one line of text, for a file that lost its properties: ``instrument=…; editie=…; …``."""
    return "; ".join(f"{naam}={tekst}" for naam, tekst in _gegevens(kop).items())


def uit_kenmerkregel(tekst: str) -> Herkenning | None:
    """What such a line says, with whatever stands around it; None if the text is no such line."""
    gevonden = dict(_DEEL.findall(tekst))
    return Herkenning(**gevonden) if gevonden.keys() == set(_NAMEN) else None
