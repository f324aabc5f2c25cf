"""Tables of figures as a workbook, a sheet a table, and one of them as CSV: every cell as it was stated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.report import lijst

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from korpsmonitor_tui.domain.cijferblad import Bladrij, Cijferblad

_NUMMER, _NAAM, _CIJFER, _WOORDEN = 6.0, 32.0, 14.0, 40.0
"""Widths in characters."""


def koppen(blad: Cijferblad) -> tuple[str, ...]:
    """The heading above every column, on one line."""
    return (_("nummer"), blad.rijkop, *(kolom.voluit for kolom in blad.kolommen))


def regels(blad: Cijferblad) -> Iterator[tuple[str, ...]]:
    """Every row; the mark of a note stands in square brackets behind what it belongs to."""
    for rij in blad.rijen:
        yield _regel(rij)


def onderschrift(blad: Cijferblad) -> Iterator[str]:
    """What stands under the table: what its codes mean, its notes, its source, and what a reader should know."""
    yield from blad.legenda
    yield from (f"[{merk}] {tekst}" for merk, tekst in blad.noten)
    if blad.bron:
        yield _("Bron: {bron}").format(bron=blad.bron)
    yield from blad.opmerkingen


def schrijf_csv(blad: Cijferblad, kop: Iterable[str]) -> bytes:
    """One table, with what it says of itself (``kop``) and its notes below it."""
    leeg = ("",) * (len(blad.kolommen) + 1)
    onder = [("", *leeg), *((tekst, *leeg) for tekst in (*kop, *onderschrift(blad)))]
    return lijst.schrijf_csv(koppen(blad), [*regels(blad), *onder])


def schrijf_xlsx(
    bladen: Iterable[Cijferblad], kop: Iterable[str], opschrift: str, demonstratie: str
) -> bytes:
    """A sheet a table, with what the file says of itself (``kop``) under each.

    Raises OnbruikbareInvoer for a text that is longer than a cell can hold.
    """
    onder = tuple(kop)
    return lijst.schrijf_xlsx((_blad(blad, onder) for blad in bladen), opschrift, demonstratie)


def _blad(blad: Cijferblad, kop: tuple[str, ...]) -> lijst.Blad:
    breedtes = [_CIJFER if kolom.cijfers else _WOORDEN for kolom in blad.kolommen]
    # In the column of the names, which is the widest.
    onder = [("", ""), *(("", tekst) for tekst in (blad.titel, *kop, *onderschrift(blad)))]
    return lijst.Blad(
        _("Tabel {nummer}").format(nummer=blad.nummer),
        koppen(blad),
        [*regels(blad), *onder],
        (_NUMMER, _NAAM, *breedtes),
    )


def _regel(rij: Bladrij) -> tuple[str, ...]:
    nummer = "" if rij.nummer is None else str(rij.nummer)
    return (nummer, _met_merk(rij.naam, rij.merk), *(_met_merk(cel.tekst, cel.merk) for cel in rij.cellen))


def _met_merk(tekst: str, merk: str) -> str:
    return f"{tekst} [{merk}]" if merk else tekst
