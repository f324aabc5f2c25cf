"""Charts as pictures: the same input gives the same bytes, and nothing is told by colour alone.

Every bar has its number, every score its letter and its own hatching, so that a grey print says the same.
"""

from __future__ import annotations

import io
import textwrap
from typing import TYPE_CHECKING, Final

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from korpsmonitor_tui.domain.dashboardstuk import balktekst
from korpsmonitor_tui.domain.grafiek import getal, scoreletter, scorenaam
from korpsmonitor_tui.domain.schaal import BLANCO, DONKER, NVT, Score

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from korpsmonitor_tui.domain.dashboardstuk import Balkgrafiek, Balkpaneel
    from korpsmonitor_tui.domain.grafiek import Staafgrafiek, Staafgroep, Stapelgrafiek

_BREED: Final = 6.1
"""Inches: the width of the text, so that letters keep their size."""
_DPI: Final = 150
_LETTER: Final = "DejaVu Sans"
"""Comes with the library: the picture is the same on every machine."""
_MAAT: Final = 8
_BLAUW, _GRIJS, _LIJN = "#154273", "#595959", "#B8C1CC"
_GRIJZEN: Final = ("#154273", "#7A93B3", "#D4DDE8")
"""Of the groups of bars; told apart in grey, and by their hatching."""
_ARCERINGEN: Final = ("", "///", "...")
_OORDEELARCERING: Final = ("", "...", "///", "++", "\\\\\\", "oo", "**")
"""Of judgements, best first: told apart in grey too."""
_ANDERE_ARCERING: Final[dict[Score | None, str]] = {BLANCO: "", NVT: "xx", None: "--"}


def teken_stapels(grafiek: Stapelgrafiek) -> bytes:
    """A PNG with a bar an edition, oldest above, cut into the scores."""
    figuur, assen = _blad(0.5 + 0.36 * len(grafiek.stapels), 0.95, 0.38)
    plekken = list(range(len(grafiek.stapels)))[::-1]
    links = [0] * len(plekken)
    for score in grafiek.gebruikt:
        vulling, inkt = _kleuren(score)
        aantallen = [stapel.aantal(score) for stapel in grafiek.stapels]
        assen.barh(plekken, aantallen, left=links, height=0.62, color=vulling, edgecolor=_rand(inkt), linewidth=0.6, hatch=_arcering(score))  # fmt: skip
        for plek, begin, aantal in zip(plekken, links, aantallen, strict=True):
            if aantal:
                _getal_in(assen, begin + aantal / 2, plek, f"{scoreletter(score)} {aantal}", vulling, inkt)
        links = [begin + aantal for begin, aantal in zip(links, aantallen, strict=True)]
    namen = [f"{stapel.naam} (n={stapel.korpsen})" for stapel in grafiek.stapels]
    assen.set_yticks(plekken, namen)
    assen.set_xlim(0, max(links, default=1) or 1)
    assen.xaxis.set_visible(False)
    vakjes = [
        Patch(facecolor=_kleuren(score)[0], edgecolor=_rand(_kleuren(score)[1]), hatch=_arcering(score), label=f"{scoreletter(score)} {scorenaam(score)}")
        for score in grafiek.gebruikt
    ]  # fmt: skip
    assen.legend(
        handles=vakjes,
        loc="upper center",
        bbox_to_anchor=(0.5, -0.02),
        ncols=6,
        frameon=False,
        fontsize=_MAAT,
    )
    return _als_png(figuur)


def teken_staven(grafiek: Staafgrafiek) -> bytes:
    """A PNG with a group of bars a figure, a bar a year; a total that is a range has a lighter end."""
    figuur, assen = _blad(2.2, 0.04, 0.8)
    plek, namen, plekken, midden = 0.0, [], [], []
    hoogst = max(
        (float(staaf.waarde.hoog) for groep in grafiek.groepen for staaf in groep.staven), default=0.0
    )
    for nr, groep in enumerate(grafiek.groepen):
        eigen = [plek + nr_ for nr_ in range(len(groep.staven))]
        _teken_groep(assen, groep, eigen, nr % len(_GRIJZEN), hoogst)
        namen += [staaf.jaar for staaf in groep.staven]
        plekken += eigen
        midden.append((eigen[0] + eigen[-1]) / 2)
        plek = eigen[-1] + 2
    assen.set_xticks(plekken, namen)
    assen.set_ylim(0, hoogst * 1.15 or 1)
    assen.set_xlim(-0.8, max(plekken, default=0) + 0.8)
    assen.yaxis.set_visible(False)
    breedte = max(14, 84 // max(1, len(grafiek.groepen)))
    for x, groep in zip(midden, grafiek.groepen, strict=True):
        tekst = "\n".join((*textwrap.wrap(groep.naam, breedte), groep.grondslag))
        assen.annotate(tekst, (x, 0), xytext=(0, -20), xycoords=("data", "axes fraction"), textcoords="offset points", ha="center", va="top", fontsize=_MAAT, color=_GRIJS, fontfamily=_LETTER)  # fmt: skip
    return _als_png(figuur)


def teken_balken(grafiek: Balkgrafiek) -> bytes:
    """A PNG with a panel an indicator, a bar an area; what is not known has its word where a bar would be."""
    namen = [balk.naam for balk in grafiek.panelen[0].balken]
    hoog, links = 0.55 + 0.24 * len(namen), 1.45
    figuur = Figure(figsize=(_BREED, hoog), dpi=_DPI)
    FigureCanvasAgg(figuur)
    breed = (_BREED - links - 0.04) / len(grafiek.panelen)
    for nr, paneel in enumerate(grafiek.panelen):
        plek = ((links + nr * breed) / _BREED, 0.08 / hoog, (breed - 0.12) / _BREED, (hoog - 0.48) / hoog)
        _teken_paneel(figuur.add_axes(plek), paneel, namen if nr == 0 else [], breed)
    return _als_png(figuur)


def _teken_paneel(assen: Axes, paneel: Balkpaneel, namen: list[str], breed: float) -> None:
    plekken = list(range(len(paneel.balken)))[::-1]
    hoogst = max((float(balk.lengte.hoog) for balk in paneel.balken if balk.lengte is not None), default=0.0)
    for plek, balk in zip(plekken, paneel.balken, strict=True):
        tot = 0.0
        if balk.lengte is not None:
            van, tot = float(balk.lengte.laag), float(balk.lengte.hoog)
            assen.barh(plek, van, height=0.62, color=_GRIJZEN[0], edgecolor=_BLAUW, linewidth=0.6)
            assen.barh(plek, tot - van, left=van, height=0.62, color="#FFFFFF", edgecolor=_BLAUW, linewidth=0.6, hatch="...")  # fmt: skip
        assen.text(tot + (hoogst or 1) * 0.03, plek, balktekst(balk), va="center", fontsize=_MAAT - 0.5, fontfamily=_LETTER)  # fmt: skip
    for kant in ("top", "right", "bottom"):
        assen.spines[kant].set_visible(False)
    assen.spines["left"].set_color(_LIJN)
    assen.set_yticks(plekken, namen or [""] * len(plekken))
    assen.tick_params(length=0, labelsize=_MAAT, labelcolor=f"#{DONKER}", labelfontfamily=_LETTER)
    # Room beside the longest bar for its number.
    assen.set_xlim(0, (hoogst or 1) * 1.45)
    assen.xaxis.set_visible(False)
    titel = "\n".join(textwrap.wrap(paneel.naam, max(14, int(breed * 15))))
    assen.set_title(titel, loc="left", fontsize=_MAAT, color=_GRIJS, fontfamily=_LETTER)


def _teken_groep(assen: Axes, groep: Staafgroep, plekken: list[float], soort: int, hoogst: float) -> None:
    lagen = [float(staaf.waarde.laag) for staaf in groep.staven]
    rest = [float(staaf.waarde.hoog - staaf.waarde.laag) for staaf in groep.staven]
    assen.bar(
        plekken,
        lagen,
        width=0.72,
        color=_GRIJZEN[soort],
        edgecolor=_BLAUW,
        linewidth=0.6,
        hatch=_ARCERINGEN[soort],
    )
    if any(rest):
        assen.bar(
            plekken,
            rest,
            bottom=lagen,
            width=0.72,
            color="#FFFFFF",
            edgecolor=_BLAUW,
            linewidth=0.6,
            hatch="...",
        )
    for plek, staaf in zip(plekken, groep.staven, strict=True):
        top = float(staaf.waarde.hoog) + hoogst * 0.015
        assen.text(
            plek, top, getal(staaf.waarde), ha="center", va="bottom", fontsize=_MAAT, fontfamily=_LETTER
        )


def _blad(hoog: float, links: float, onder: float) -> tuple[Figure, Axes]:
    """A figure with fixed margins (inches): to have them computed costs more than the whole rest of a chart."""
    figuur = Figure(figsize=(_BREED, hoog), dpi=_DPI)
    FigureCanvasAgg(figuur)
    rand = 0.04
    assen = figuur.add_axes(
        (links / _BREED, onder / hoog, (_BREED - links - rand) / _BREED, (hoog - onder - rand) / hoog)
    )
    for kant in ("top", "right", "left"):
        assen.spines[kant].set_visible(False)
    assen.spines["bottom"].set_color(_LIJN)
    assen.tick_params(length=0, labelsize=_MAAT, labelcolor=f"#{DONKER}", labelfontfamily=_LETTER)
    return figuur, assen


def _getal_in(assen: Axes, x: float, y: float, tekst: str, vulling: str, inkt: str) -> None:
    """A number on a plain patch, so that hatching never runs through it."""
    vlak = {"boxstyle": "square,pad=0.15", "facecolor": vulling, "edgecolor": "none"}
    assen.text(
        x, y, tekst, ha="center", va="center", fontsize=_MAAT - 0.5, color=inkt, bbox=vlak, fontfamily=_LETTER
    )


def _arcering(score: Score | None) -> str:
    if score is None or score.rang is None:
        return _ANDERE_ARCERING[score]
    return _OORDEELARCERING[score.rang]


def _kleuren(score: Score | None) -> tuple[str, str]:
    """(fill, letters) of a score."""
    if score is None or score == NVT:
        return "#E9EEF4", f"#{DONKER}"
    vorm = score.vorm
    return f"#{vorm.vulling}", f"#{vorm.letterkleur}"


def _rand(inkt: str) -> str:
    return "#FFFFFF" if inkt == "#FFFFFF" else _GRIJS


def _als_png(figuur: Figure) -> bytes:
    uit = io.BytesIO()
    # Without the name and version of the library, which would make other bytes on another machine.
    figuur.savefig(uit, format="png", dpi=_DPI, metadata={"Software": None})
    return uit.getvalue()
