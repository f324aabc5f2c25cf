"""What people type in forms, read as dates, times and numbers, with a clear line if that cannot be done."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.domain.taal import _

_DATUM: Final = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})")
_TIJD: Final = re.compile(r"(\d{1,2})[.:](\d{2})")
_GENUMMERD: Final = re.compile(r"(\d{1,5})\s*[:.)]\s*(\S.*)")


class VeldFout(KorpsmonitorFout):
    """What was filled in cannot be used; ``veld`` is the id of the field to go back to."""

    def __init__(self, melding: str, veld: str = "") -> None:
        super().__init__(melding)
        self.veld = veld


def lees_datum(tekst: str, veld: str) -> date | None:
    """A date as dd-mm-jjjj; None for an empty field. Raises VeldFout."""
    tekst = tekst.strip()
    if not tekst:
        return None
    passend = _DATUM.fullmatch(tekst)
    if passend:
        dag, maand, jaar = (int(deel) for deel in passend.groups())
        try:
            return date(jaar if jaar > 99 else 2000 + jaar, maand, dag)
        except ValueError:
            pass
    raise VeldFout(_("“{tekst}” is geen datum; schrijf bijvoorbeeld 05-03-2013.").format(tekst=tekst), veld)


def eis_datum(tekst: str, veld: str) -> date:
    """A date that must be there. Raises VeldFout."""
    datum = lees_datum(tekst, veld)
    if datum is None:
        raise VeldFout(_("vul een datum in, bijvoorbeeld 05-03-2013."), veld)
    return datum


def lees_tijd(tekst: str, veld: str) -> str:
    """A time of the day as uu:mm; empty for an empty field. Raises VeldFout."""
    tekst = tekst.strip()
    if not tekst:
        return ""
    passend = _TIJD.fullmatch(tekst)
    if passend and int(passend[1]) < 24 and int(passend[2]) < 60:
        return f"{int(passend[1]):02}:{passend[2]}"
    raise VeldFout(_("“{tekst}” is geen tijd; schrijf bijvoorbeeld 10:00.").format(tekst=tekst), veld)


def lees_getal(tekst: str, veld: str) -> int:
    """A whole number. Raises VeldFout."""
    tekst = tekst.strip()
    if not (tekst.isascii() and tekst.isdigit() and len(tekst) < 10):
        raise VeldFout(_("“{tekst}” is geen geheel getal.").format(tekst=tekst), veld)
    return int(tekst)


def lees_opmerkingen(tekst: str) -> list[tuple[int | None, str]]:
    """Remarks, one a line; ``12: tekst`` is about passage 12, a line without a number about the whole verslag."""
    opmerkingen: list[tuple[int | None, str]] = []
    for regel in filter(None, (regel.strip() for regel in tekst.splitlines())):
        passend = _GENUMMERD.fullmatch(regel)
        opmerkingen.append((int(passend[1]), passend[2].strip()) if passend else (None, regel))
    return opmerkingen


def toon_datum(datum: date | None, anders: str = "–") -> str:
    """A date as dd-mm-jjjj."""
    return datum.strftime("%d-%m-%Y") if datum else anders
