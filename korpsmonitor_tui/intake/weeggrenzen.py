"""Reads from which percentage each judgement of a scale holds: one border between every two that lie side by side.

A border is named by a judgement: ``groen_boven = 90`` (groen lies above it), ``geel_vanaf = 70`` (geel begins with it) or
``rood_onder = 70`` (rood lies below it), whichever says best what the source says.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.weegregels import Grens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.schaal import Schaal, Score
    from korpsmonitor_tui.intake.tabel import Tabel


def lees_grenzen(tabel: Tabel, schaal: Schaal) -> tuple[Grens, ...]:
    """The borders in a rule, best judgement first; what is wrong with them is noted."""
    paren = tuple(pairwise(schaal.oordelen))
    gelezen = [_lees_grens(tabel, beter, slechter, schaal) for beter, slechter in paren]
    grenzen = tuple(grens for grens in gelezen if grens is not None)
    if len(grenzen) < len(paren) or not _is_oplopend(grenzen[::-1]):
        sleutels = [_gewone_sleutel(beter, slechter, schaal) for beter, slechter in paren[::-1]]
        voorbeeld = [f"{sleutel} = {90 - 15 * nr}" for nr, sleutel in enumerate(sleutels[::-1])][::-1]
        tabel.meld(
            _("{sleutels} zijn geen oplopende percentages van 0 tot en met 100.").format(
                sleutels=_en(sleutels)
            ),
            _("Schrijf bijvoorbeeld {voorbeeld}.").format(voorbeeld=_en(voorbeeld)),
        )
    return grenzen


def _lees_grens(tabel: Tabel, beter: Score, slechter: Score, schaal: Schaal) -> Grens | None:
    boven = f"{beter}_boven"
    genoemd = [sleutel for sleutel in (boven, f"{beter}_vanaf", f"{slechter}_onder") if sleutel in tabel]
    if len(genoemd) > 1:
        tabel.meld(
            _("{sleutels} noemen dezelfde grens.").format(sleutels=_en(genoemd)),
            _("Laat er één staan."),
        )
    for sleutel in genoemd[1:]:
        tabel.geheel(sleutel)
    sleutel = genoemd[0] if genoemd else _gewone_sleutel(beter, slechter, schaal)
    vanaf = tabel.geheel(sleutel)
    return Grens(beter, vanaf, sleutel == boven) if vanaf is not None else None


def _gewone_sleutel(beter: Score, slechter: Score, schaal: Schaal) -> str:
    return f"{slechter}_onder" if slechter == schaal.slechtste else f"{beter}_boven"


def _is_oplopend(grenzen: Sequence[Grens]) -> bool:
    """Whether every judgement is left a percentage; ``grenzen`` from the worst to the best."""
    binnen = all(0 <= grens.vanaf <= 100 for grens in grenzen)
    return binnen and all(
        lager.vanaf < hoger.vanaf or (lager.vanaf == hoger.vanaf and hoger.boven and not lager.boven)
        for lager, hoger in pairwise(grenzen)
    )


def _en(delen: Sequence[str]) -> str:
    return _(" en ").join(filter(None, (", ".join(delen[:-1]), *delen[-1:])))
