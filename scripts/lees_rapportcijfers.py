"""Reads the figures for the demo from the tables in the text of the Korpsmonitor 2011-2012."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.domain.instrument import Instrument

CIJFERS = {
    "Tabel 4": (
        (4, "PCM gecertificeerden 2012", "toezicht.pcm_gecertificeerden"),
        (7, "Aangewezen als toezichthouder 2012", "toezicht.aangewezen_toezichthouder"),
    ),
    "Tabel 5": (
        (3, "Aantal uitgevoerde controles i vergunde inrichtingen n 2011", "toezicht.controles_vergund"),
        (4, "Aantal uitgevoerde controles i vergunde inrichtingen n 2012", "toezicht.controles_vergund"),
        (6, "Aantal misstanden vergunde inrichtingen 2012", "toezicht.misstanden_vergund"),
        (8, "Aantal misstanden niet-vergunde inrichtingen 2012", "toezicht.misstanden_niet_vergund"),
    ),
}
"""Per table: (column, its heading as scanned, question id).

Only columns that are read with certainty: those with numbers add up to the totals that the text of 4.3.2 names.
"""
PARAGRAAF = "4.3.2"

_NOOT = re.compile(r"<sup>(\d+)</sup>\s*(.*)")


def lees_cijfers(regels: list[str], instrument: Instrument) -> Iterator[tuple[str, dict[str, str | int]]]:
    """(party code, figure as printed); raises OnbruikbareInvoer if a table is not as expected."""
    noten = {treffer[1]: treffer[2].strip() for regel in regels if (treffer := _NOOT.fullmatch(regel))}
    for tabel, kolommen in CIJFERS.items():
        for nummer, cellen in _lees_rijen(regels, tabel):
            partij = instrument.partij(cellen[1])
            if partij is None:
                raise OnbruikbareInvoer(
                    _('Regel {regel}: het korps "{naam}" is onbekend; er is niets geschreven.').format(
                        regel=nummer, naam=cellen[1]
                    )
                )
            for kolom, kop, vraag in kolommen:
                opgegeven, _teken, noot = cellen[kolom].partition("<sup>")
                yield (
                    partij.code,
                    {
                        "vraag": vraag,
                        "jaar": int(kop[-4:]),
                        "opgegeven": opgegeven.strip(),
                        "noot": noten.get(noot.removesuffix("</sup>"), ""),
                        "tabel": tabel,
                        "paragraaf": PARAGRAAF,
                        "regel": nummer,
                    },
                )


def _lees_rijen(regels: list[str], tabel: str) -> list[tuple[int, list[str]]]:
    """The numbered rows above the caption of ``tabel``, with their line in the source."""
    bijschrift = next((n for n, regel in enumerate(regels, 1) if regel.startswith(f"{tabel} ")), 0)
    rijen = []
    for nummer in range(bijschrift - 1, 0, -1):
        cellen = [cel.strip() for cel in regels[nummer - 1].split("\t")]
        if cellen[0].startswith(("Tabel ", "#")):
            break
        if len(cellen) < 3:
            continue
        if cellen[0].isdecimal():
            rijen.append((nummer, cellen))
        elif not _koppen_kloppen(cellen, tabel):
            raise OnbruikbareInvoer(
                _(
                    "Regel {regel}: {tabel} heeft andere kolommen dan verwacht; er is niets geschreven."
                ).format(regel=nummer, tabel=tabel)
            )
    if not rijen:
        raise OnbruikbareInvoer(_("{tabel} is niet gevonden; er is niets geschreven.").format(tabel=tabel))
    return rijen[::-1]


def _koppen_kloppen(cellen: list[str], tabel: str) -> bool:
    # The scan breaks headings at other places on each page, so spaces do not count.
    return all(
        kolom < len(cellen) and "".join(cellen[kolom].split()) == "".join(kop.split())
        for kolom, kop, _vraag in CIJFERS[tabel]
    )
