"""The tab Weging with a key for every score: which keys those are depends on the scale of the instrument."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from korpsmonitor_tui.domain.schaal import ZONDER_OORDEEL, met_betekenis
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.weguitleg import scorewoord
from korpsmonitor_tui.tui.tabs.weging import WegingTab

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.schaal import Schaal, Score
    from korpsmonitor_tui.services.sessie import Sessie


def maak_wegingtab(sessie: Sessie, dossier: str, bezet: frozenset[str]) -> WegingTab:
    """The tab of a dossier, with a key for every score of its instrument; ``bezet`` are keys of the screen around it."""
    return tab_met_toetsen(sessie.instrument.schaal, bezet)(sessie, dossier)


@lru_cache(maxsize=4)
def tab_met_toetsen(schaal: Schaal, bezet: frozenset[str]) -> type[WegingTab]:
    """The tab for one scale: keys belong to a class, and the scores come first in the footer."""
    toetsen = scoretoetsen(schaal, bezet)
    scoren = [
        Binding(toets, f"scoor('{score}')", scorewoord(score), tooltip=_("scoor dit {score}").format(score=scorewoord(score)))
        for toets, score in toetsen.items()
    ]  # fmt: skip
    uitleg = WegingTab.UITLEG.format(
        letters=", ".join(f"{score.vorm.schermletter} {met_betekenis(score)}" for score in schaal.scores),
        toetsen=_(" en ").join((", ".join([*toetsen][:-1]), [*toetsen][-1])),
    )

    class MetToetsen(WegingTab):
        BINDINGS: ClassVar[list[BindingType]] = [*scoren, *WegingTab.OVERIGE]
        UITLEG = uitleg

    return MetToetsen


def scoretoetsen(schaal: Schaal, bezet: frozenset[str]) -> dict[str, Score]:
    """By key the score that it gives: its letter; numbers from the best on where one of these keys does something else."""
    bezet = bezet.union(binding.key for binding in WegingTab.OVERIGE)
    letters = {score.vorm.schermletter.lower(): score for score in schaal.scores}
    if bezet.isdisjoint(letters):
        return letters
    nummers = {str(nr): oordeel for nr, oordeel in enumerate(schaal.oordelen, start=1)}
    return {**nummers, **{score.vorm.schermletter.lower(): score for score in ZONDER_OORDEEL}}
