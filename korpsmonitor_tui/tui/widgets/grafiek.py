"""Bars in the terminal, made of letters or blocks, beside the table that holds the numbers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.color import Color
from textual_plotext import PlotextPlot

from korpsmonitor_tui.domain.betekenis import notatie

if TYPE_CHECKING:
    from collections.abc import Sequence

VOL = "█"
_STREPEN = 5
"""Numbers along the axis, at most."""
_KLEINST = 4
"""Columns that bars have at least, also before their widget has a size."""


@dataclass(frozen=True, slots=True)
class Laag:
    """One kind of stretch in every bar, after those of the layers before it."""

    lengtes: tuple[float, ...]
    """One a bar; 0 where the bar has no such stretch."""
    teken: str = VOL
    """Makes up the stretch, so that colour is not all that tells it from its neighbours."""
    kleur: str = "accent"
    """A variable of the theme."""


class Grafiek(PlotextPlot):
    """Horizontal bars, the first on top, in the colours of the theme."""

    DEFAULT_CSS = """
    Grafiek { width: 1fr; height: auto; }
    """

    can_focus = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.display = False
        self._namen: tuple[str, ...] = ()
        self._lagen: tuple[Laag, ...] = ()
        self._hoogste = 1.0

    def on_mount(self) -> None:
        """Follow the theme."""
        self.app.theme_changed_signal.subscribe(self, lambda _thema: self._teken())

    def toon(self, namen: Sequence[str], lagen: Sequence[Laag], hoogste: float = 0) -> None:
        """Draw a bar a name, a line each; ``hoogste`` is the end of the axis where that is fixed.

        What is missing has no length: then the name has to say so.
        """
        self._namen, self._lagen = tuple(namen), tuple(lagen)
        sommen = [sum(lengtes) for lengtes in zip(*(laag.lengtes for laag in lagen), strict=True)]
        self._hoogste = hoogste or max(sommen, default=0) or 1
        # The bars, and the numbers below them.
        self.styles.height = len(self._namen) + 1
        self.display = bool(self._namen)
        self._teken()

    def on_resize(self) -> None:
        """The axis fits the width."""
        self._teken()

    def _teken(self) -> None:
        """As texts: the library's own bars are a column too long, which of one korps makes three."""
        plot, aantal = self.plt, len(self._namen)
        plot.clear_figure()
        breedst = max(map(cell_len, self._namen), default=0) + 1
        kolommen = max(_KLEINST, self.size.width - breedst)
        for nr in range(aantal):
            eind = 0
            einden = verdeel([laag.lengtes[nr] for laag in self._lagen], self._hoogste, kolommen)
            for laag, kolom in zip(self._lagen, einden, strict=True):
                if kolom > eind:
                    plot.text(
                        laag.teken * (kolom - eind),
                        eind,
                        # The library draws upwards.
                        aantal - nr,
                        color=self._kleur(laag.kleur),
                        background=self._kleur("surface"),
                        alignment="left",
                    )
                eind = kolom
        plot.yticks(
            [float(nr) for nr in range(1, aantal + 1)], [f"{naam} " for naam in reversed(self._namen)]
        )
        plot.ylim(0.5, aantal + 0.5)
        plot.xlim(0, kolommen - 1)
        merken = strepen(self._hoogste)
        plaatsen = [min(kolommen - 1.0, merk * kolommen / self._hoogste) for merk in merken]
        plot.xticks(plaatsen, [notatie(Decimal(merk)) for merk in merken])
        plot.frame(False)
        self.refresh(layout=True)

    def _kleur(self, naam: str) -> tuple[int, int, int]:
        """Where a terminal draws in fewer colours it takes the nearest."""
        return Color.parse(self.app.theme_variables[naam]).rgb


def verdeel(lengtes: Sequence[float], hoogste: float, kolommen: int) -> list[int]:
    """Where each stretch of a bar ends, in columns: what is longer than nought has at least one, nought has none."""
    einden: list[int] = []
    eind, som = 0, 0.0
    for lengte in lengtes:
        som += lengte
        if lengte:
            eind = min(kolommen, max(eind + 1, round(som * kolommen / hoogste)))
        einden.append(eind)
    return einden


def strepen(hoogste: float) -> list[int]:
    """Round numbers from nought up to ``hoogste``, a few of them."""
    if hoogste < 1:
        return [0]
    stap = 1
    while hoogste / stap > _STREPEN:
        # 1, 2, 5, 10, 20, 50, …
        stap = stap * 5 // 2 if str(stap).startswith("2") else stap * 2
    return list(range(0, int(hoogste) + 1, stap))
