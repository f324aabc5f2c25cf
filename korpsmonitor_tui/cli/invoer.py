"""What people type: texts from the command line or standard input, and remarks with a passage number."""

from __future__ import annotations

import re
import sys
from typing import Final

from korpsmonitor_tui.bestanden.lees import lees_stroom
from korpsmonitor_tui.cli.uitvoer import vraag_tekst
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer, oorzaak_van
from korpsmonitor_tui.domain.taal import _

STDIN: Final = "-"
GROOTSTE: Final = 20 * 2**20
"""Bytes of the longest text that comes in."""

# The space tells “12: klopt niet” from “10:30 uur klopt niet”.
_GENUMMERD: Final = re.compile(r"\s*([0-9]{1,9})\s*:\s+(.*\S)\s*", re.DOTALL)


def lees_standaardinvoer() -> bytes:
    """All of standard input. Raises OnbruikbareInvoer beyond 20 MB."""
    try:
        return lees_stroom(sys.stdin.buffer, GROOTSTE)
    except OSError as fout:
        raise OnbruikbareInvoer(
            _("De invoer kan niet worden gelezen ({oorzaak}); er is niets vastgelegd.").format(
                oorzaak=oorzaak_van(fout)
            )
        ) from fout


def lees_tekst(tekst: str) -> str:
    """The text given, or with ``-`` all of standard input.

    Raises OnbruikbareInvoer if that is empty, too large or not UTF-8.
    """
    if tekst == STDIN:
        try:
            tekst = lees_standaardinvoer().decode("utf-8-sig")
        except UnicodeDecodeError as fout:
            raise OnbruikbareInvoer(
                _("De invoer is geen UTF-8-tekst; er is niets vastgelegd. Sla de tekst op als UTF-8.")
            ) from fout
        tekst = tekst.replace("\r\n", "\n").removesuffix("\n")
    if not tekst.strip():
        raise OnbruikbareInvoer(_("Er is geen tekst opgegeven; er is niets vastgelegd."))
    return tekst


def lees_opmerking(tekst: str) -> tuple[int | None, str]:
    """Passage number and text of a remark such as ``12: dit klopt niet``; None: about the verslag as a whole."""
    gevonden = _GENUMMERD.fullmatch(tekst)
    return (int(gevonden[1]), gevonden[2]) if gevonden else (None, tekst)


def vraag_ja_nee(vraag: str) -> bool:
    """Ask somebody at the terminal; Enter means yes."""
    while True:
        antwoord = vraag_tekst(f"{vraag} {_('[J/n]')}", default=_("j"), show_default=False)
        if (keuze := antwoord.strip().lower()) in {_("j"), _("ja"), _("n"), _("nee")}:
            return keuze in {_("j"), _("ja")}
