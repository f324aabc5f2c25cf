"""Fills the example of a dashboard: its tables and texts as files that are taken in, and what it comes to as files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.services.dashboardlezing import lees_in
from korpsmonitor_tui.services.dashboardstuk import schrijf_docx, schrijf_xlsx

if TYPE_CHECKING:
    from korpsmonitor_tui.services.voorbeeld import Bouw

_BESTANDEN: Final = ("dashboard-*.tsv", "beweringen-*.toml")
"""What is taken in, in this order; the year stands in the name."""


def vul(bouw: Bouw) -> int:
    """Take the files of the example in, and write its dashboard; how many documents there are."""
    bestanden = [pad for vorm in _BESTANDEN for pad in sorted(bouw.bron.glob(vorm))]
    for nr, pad in enumerate(bestanden):
        bouw.voortgang(nr, len(bestanden), pad.name)
        lees_in(bouw.sessie, pad, jaar=int(pad.stem.rpartition("-")[2]))
    paden = (bouw.map / f"dashboard-{bouw.sessie.editie.id}.{soort}" for soort in ("docx", "xlsx"))
    schrijf_docx(bouw.sessie, next(paden))
    schrijf_xlsx(bouw.sessie, next(paden))
    bouw.voortgang(len(bestanden), len(bestanden), "")
    return 2
