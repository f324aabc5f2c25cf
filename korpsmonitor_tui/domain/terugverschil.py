"""One author's tracked changes on the text as it was sent, where others changed that text without tracking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.terugstukken import in_oud, is_grens, tekst_van
from korpsmonitor_tui.domain.woordverschil import verschil, woorden

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from korpsmonitor_tui.domain.wijzigingen import Segment


def over_op_basis(basis: str, segmenten: Sequence[Segment], staat_er: Callable[[Segment], bool]) -> str:
    """``basis`` with only the changes of ``segmenten`` that ``staat_er`` accepts.

    Where such a change stands within a silent one they cannot be told apart: then the text has both.
    """
    oud = tekst_van(segmenten, in_oud)
    met_beide = tekst_van(segmenten, staat_er)
    if oud == basis:
        return met_beide
    if any(is_grens(segment) and segment.in_oud for segment in segmenten):
        return met_beide
    vanaf, tot_en_met = _plaatsen(oud, basis)
    delen: list[str] = []
    gelezen, geschreven = 0, 0
    for segment in segmenten:
        begin, blijft = gelezen, staat_er(segment)
        gelezen += len(segment.tekst) if segment.in_oud else 0
        if segment.in_oud is blijft:
            continue
        tot = tot_en_met.get(gelezen)
        van = vanaf.get(begin) if gelezen > begin else tot
        if van is None or tot is None or van < geschreven:
            return met_beide
        delen.append(basis[geschreven:van])
        if blijft:
            delen.append("\n" if is_grens(segment) else segment.tekst)
        geschreven = tot
    return "".join(delen) + basis[geschreven:]


def _plaatsen(oud: str, basis: str) -> tuple[dict[int, int], dict[int, int]]:
    """By place in ``oud`` the same place in ``basis``, for what begins and for what ends there.

    They are two where ``basis`` has words that ``oud`` has not. None within what differs.
    """
    oude, nieuwe = woorden(oud), woorden(basis)
    vanaf: dict[int, int] = {}
    tot_en_met: dict[int, int] = {}
    plaats_oud = plaats_nieuw = 0
    for deel in verschil(oude, nieuwe, lambda _plaats: False):
        lengte_oud = sum(map(len, oude[slice(*deel.oud)]))
        lengte_nieuw = sum(map(len, nieuwe[slice(*deel.nieuw)]))
        binnen = range(lengte_oud + 1) if deel.gelijk else (0,)
        for nr in binnen:
            tot_en_met.setdefault(plaats_oud + nr, plaats_nieuw + nr)
            vanaf[plaats_oud + nr] = plaats_nieuw + nr
        plaats_oud += lengte_oud
        plaats_nieuw += lengte_nieuw
    tot_en_met.setdefault(plaats_oud, plaats_nieuw)
    vanaf[plaats_oud] = plaats_nieuw
    return vanaf, tot_en_met
