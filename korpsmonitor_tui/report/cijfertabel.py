"""Published tables written out row by row: for a reader, and exactly as the source prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from korpsmonitor_tui.domain.cijfer import Cijfer
    from korpsmonitor_tui.domain.cijfertabel import Cijfertabel, Correctie, Rij


def koppen(tabel: Cijfertabel) -> tuple[str, ...]:
    """The heading above every column, on one line; the uitleg where the source has no heading."""
    return tuple(
        _met_noot(", ".join(kolom.kop), kolom.noot) if kolom.kop else kolom.uitleg for kolom in tabel.kolommen
    )


def tabelregels(tabel: Cijfertabel) -> Iterator[tuple[str, ...]]:
    """Every row: number, name, and a text per column with its footnote; empty where the row has no cell."""
    for rij in tabel.rijen:
        nummer = "" if rij.nummer is None else str(rij.nummer)
        yield (
            nummer,
            _met_noot(rij.naam, rij.noot),
            *("" if cel is None else _cel(cel) for cel in rij.cellen),
        )


def bronregels(tabel: Cijfertabel, correcties: Sequence[Correctie]) -> Iterator[tuple[str, ...]]:
    """Every row with the cells that the source has, where it has them, and no others."""
    eigen = [correctie for correctie in correcties if correctie.tabel == tabel.nummer]
    for rij in tabel.rijen:
        soorten = {correctie.soort: correctie for correctie in eigen if rij.code in correctie.rijen}
        cellen = {kolom.sleutel: cel for kolom, cel in zip(tabel.kolommen, rij.cellen, strict=True)}
        if invoeging := soorten.get("ingevoegd"):
            cellen[invoeging.kolom] = None
        if toewijzing := soorten.get("toewijzing"):
            cellen[toewijzing.oud] = cellen.pop(toewijzing.nieuw)
        yield (
            *_naamcellen(rij, aaneen="tab" in soorten),
            *(_cel(cel) for cel in cellen.values() if cel is not None),
        )


def _naamcellen(rij: Rij, *, aaneen: bool) -> tuple[str, ...]:
    naam = _met_noot(rij.naam, rij.noot)
    if rij.nummer is None:
        return (naam,)
    return (f"{rij.nummer} {naam}",) if aaneen else (str(rij.nummer), naam)


def _cel(cijfer: Cijfer) -> str:
    return _met_noot(cijfer.opgegeven, cijfer.noot)


def _met_noot(tekst: str, noot: str) -> str:
    return f"{tekst} [{noot}]" if noot else tekst
