"""Whose every paragraph of a returned verslag is: first as it was before the tracked changes, then after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.terugstukken import Plaatsing, Plek, in_oud
from korpsmonitor_tui.word.terugplaatsing_na import plaats_na
from korpsmonitor_tui.word.terugplaatsing_voor import plaats_voor
from korpsmonitor_tui.word.terugregels import in_stukken, op_bladwijzers, op_nummers, regels_van

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from korpsmonitor_tui.domain.terugstukken import Basisregel, Stuk
    from korpsmonitor_tui.domain.wijzigingen import Leesalinea
    from korpsmonitor_tui.word.terugregels import Regel


def plaats(alineas: tuple[Leesalinea, ...], basis: Sequence[Basisregel]) -> Plaatsing:
    """Lay a file beside the version that was sent; every piece of its text gets a place."""
    plekken = tuple(Plek(regel) for regel in basis)
    per_alinea = in_stukken(alineas)
    voor = _regels_voor(alineas, per_alinea, basis)
    plaats_voor(voor, plekken)
    na = plaats_na(alineas, per_alinea, plekken)
    overig = _verzamel(per_alinea)
    return Plaatsing(
        alineas=alineas,
        basis=plekken,
        overig=overig,
        per_alinea=tuple(map(tuple, per_alinea)),
        volgorde_voor=_volgorde(voor),
        volgorde_na=_volgorde(na),
    )


def _regels_voor(
    alineas: Sequence[Leesalinea], per_alinea: Sequence[list[Stuk]], basis: Iterable[Basisregel]
) -> list[Regel]:
    nummers = {regel.nummer for regel in basis if regel.nummer is not None}
    regels = [
        deel
        for regel in regels_van(alineas, per_alinea, in_oud, oud=True)
        for deel in op_bladwijzers(regel, nummers)
    ]
    vermist = nummers - {regel.merk for regel in regels} - {regel.nummer for regel in regels}
    if not vermist:
        return regels
    return [deel for regel in regels for deel in op_nummers(regel, vermist, per_alinea)]


def _verzamel(per_alinea: Iterable[Iterable[Stuk]]) -> tuple[Plek, ...]:
    """Give every place its pieces; those that are no line that was sent are returned in order."""
    overig: dict[Plek, None] = {}
    los: Plek | None = None
    for stuk in (stuk for stukken in per_alinea for stuk in stukken):
        if stuk.plek is None:
            # Text of blanks only, or that was added and taken out again: with what stands before it.
            stuk.plek = los = los or Plek()
        else:
            los = stuk.plek
        stuk.plek.stukken.append(stuk)
        if stuk.plek.regel is None:
            overig[stuk.plek] = None
    return tuple(overig)


def _volgorde(regels: Iterable[Regel]) -> tuple[Plek, ...]:
    return tuple(dict.fromkeys(regel.plek for regel in regels if regel.lopend and regel.plek is not None))
