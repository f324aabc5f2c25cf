"""Learning with the codes of an edition beside learning without them, each measured on korpsen that were left out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from joblib import Parallel, delayed

from korpsmonitor_tui.extract.leerzinnen import documenten, per_korps
from korpsmonitor_tui.extract.leren import leer
from korpsmonitor_tui.extract.meten import NA, VOOR, WIJZEN, Meetregel, Meting, meet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from korpsmonitor_tui.extract.leerzinnen import Leerstof, Leerzin
    from korpsmonitor_tui.extract.model import Model

Sleutel = tuple[bool, str, str]


def vergelijk(
    stof: Leerstof, eigen: Sequence[Leerzin], versie: str, meld: Callable[[int, int], object]
) -> tuple[Model, list[Meetregel]]:
    """The model with the codes of the edition, and figures before and after.

    Each korps is read by two models that saw nothing of that korps, neither in the sentences of the program nor in those
    of the edition. Of an edition with one korps there is no difference to be seen on its own sentences.
    """
    alles = [*stof.zinnen, *eigen]
    korpsen = list(per_korps(alles))
    totaal = len(korpsen) + 1
    telling: defaultdict[Sleutel, Meting] = defaultdict(Meting)
    meld(0, totaal)
    stappen = Parallel(n_jobs=-1, return_as="generator_unordered")(
        delayed(_laat_weg)(stof, eigen, korps) for korps in korpsen
    )
    for gedaan, uitkomst in enumerate(stappen, start=1):
        for sleutel, meting in uitkomst.items():
            telling[sleutel] += meting
        meld(gedaan, totaal)
    model = leer(stof, alles, versie)
    meld(totaal, totaal)
    return model, [Meetregel(*sleutel, telling[sleutel]) for sleutel in _orde() if sleutel in telling]


def _orde() -> list[Sleutel]:
    return [(eigen, wijze, moment) for eigen in (True, False) for wijze in WIJZEN for moment in (VOOR, NA)]


def _laat_weg(stof: Leerstof, eigen: Sequence[Leerzin], korps: str) -> dict[Sleutel, Meting]:
    zonder = [zin for zin in stof.zinnen if zin.korps != korps]
    erbij = [zin for zin in eigen if zin.korps != korps]
    voor = leer(stof, zonder, VOOR)
    modellen = {VOOR: voor, NA: leer(stof, [*zonder, *erbij], NA) if erbij else voor}
    gelezen = documenten(zin for zin in (*stof.zinnen, *eigen) if zin.korps == korps)
    return {
        (document[0].eigen, wijze, moment): meet(stof, stof.lexicon, model, document, wijze)
        for document in gelezen
        for wijze in WIJZEN
        for moment, model in modellen.items()
    }
