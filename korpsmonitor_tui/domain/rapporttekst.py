"""A text that people wrote for a report, as parts of a piece of writing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.stuk import Opsomming, Tekst

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.stuk import Blok

PUNT: Final = "- "
"""What an item of a list begins with."""
_PUNT: Final = re.compile(r"\s*[-•–*]\s+(?=\S)")


def als_blokken(tekst: str) -> tuple[Blok, ...]:
    """Paragraphs, parted by empty lines; lines that begin with a dash or a dot are items of a list.

    Lines below an item belong to it, until an empty line. No character but those marks is lost.
    """
    blokken: list[Blok] = []
    for stuk in re.split(r"\n[ \t]*\n", tekst.strip("\n")):
        alinea: list[str] = []
        punten: list[str] = []
        for regel in stuk.splitlines():
            if gevonden := _PUNT.match(regel):
                punten.append(regel[gevonden.end() :].strip())
            elif punten:
                punten[-1] = f"{punten[-1]} {regel.strip()}"
            else:
                alinea.append(regel.strip())
        if any(alinea):
            blokken.append(Tekst("\n".join(alinea).strip()))
        if punten:
            vorige = blokken[-1] if blokken and not any(alinea) else None
            if isinstance(vorige, Opsomming):
                blokken[-1] = Opsomming((*vorige.punten, *punten))
            else:
                blokken.append(Opsomming(tuple(punten)))
    return tuple(blokken)
