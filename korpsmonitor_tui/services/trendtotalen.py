"""Totals that were published of an edition, beside what is known per korps, and beside other editions over the same korpsen.

A published total stands for itself: no colour of a korps is made of it, and it is never mixed with what was counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.grafiek import scorenaam
from korpsmonitor_tui.domain.schaal import toonvolgorde
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.trends import Scoretelling, tel

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from korpsmonitor_tui.domain.publicatie import Kleurtelling
    from korpsmonitor_tui.domain.schaal import Schaal, Score
    from korpsmonitor_tui.services.trends import Scoretrends, Uitgave


@dataclass(frozen=True, slots=True)
class Reekspunt:
    """How many of the same korpsen had which score in one edition."""

    naam: str
    """The edition."""
    telling: Scoretelling
    """``onbekend``: korpsen that a publication gave no score in its numbers, or whose score is not known."""
    bron: str
    """Where these totals were published; empty: counted from the scores."""
    per_korps: int
    """Of how many of these korpsen the score itself is known."""
    genoemd: frozenset[Score] = frozenset()
    """Of published totals: the scores of which the number was told."""

    def aantal(self, score: Score) -> int | None:
        """How many had this score; None where that is not known: what a publication does not tell is no nought."""
        ongenoemd = self.bron and self.telling.onbekend and score not in self.genoemd
        return None if ongenoemd or not self.telling.gescoord else self.telling.aantal(score)

    @property
    def herkomst(self) -> str:
        """Where the numbers come from and how many korpsen the scores are known of, for people."""
        bekend = _("per korps bekend van {aantal} van {alle}").format(
            aantal=self.per_korps, alle=self.telling.korpsen
        )
        return f"{self.bron}; {bekend}" if self.bron else _("geteld; {bekend}").format(bekend=bekend)


@dataclass(frozen=True, slots=True)
class Totaalreeks:
    """The editions over one group of korpsen."""

    groep: str
    """What these korpsen are called together."""
    korpsen: tuple[str, ...]
    punten: tuple[Reekspunt, ...]
    """Oldest first; of an edition with published totals these, and how many are known per korps."""

    @property
    def titel(self) -> str:
        """For above a table."""
        return _("Gepubliceerde totalen naast wat is geteld, over dezelfde {aantal} {groep}").format(
            aantal=len(self.korpsen), groep=self.groep
        )

    @property
    def bronnen(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Every publication with the editions of which it gave totals."""
        per_bron: dict[str, list[str]] = {}
        for punt in self.punten:
            if punt.bron:
                per_bron.setdefault(punt.bron, []).append(punt.naam)
        return tuple((bron, tuple(edities)) for bron, edities in per_bron.items())

    @property
    def gebruikt(self) -> tuple[Score, ...]:
        """The scores that occur, as they are shown."""
        return toonvolgorde(
            {score for punt in self.punten for score, aantal in punt.telling.aantallen if aantal}
        )

    @property
    def regels(self) -> tuple[str, ...]:
        """All of it as lines, for where no table of its own fits."""
        return (f"{self.titel}:", *map(self._regel, self.punten), *self.zinnen)

    def _regel(self, punt: Reekspunt) -> str:
        delen = [
            f"{scorenaam(score)} {aantal}"
            for score in self.gebruikt
            if (aantal := punt.aantal(score)) is not None
        ]
        if punt.telling.onbekend:
            delen.append(f"{scorenaam(None)} {punt.telling.onbekend}")
        return f"{punt.naam}: {', '.join(delen)} ({punt.herkomst})"

    @property
    def zinnen(self) -> tuple[str, ...]:
        """Every published edition beside the last one of which scores are known, a sentence each.

        Of a total every korps is in it: beside an edition of which some are not known it says nothing yet.
        """
        geteld = [punt for punt in self.punten if not punt.bron and punt.telling.gescoord]
        if not geteld:
            return ()
        nu = geteld[-1]
        if nu.telling.onbekend:
            zin = _(
                "{nu} naast een totaal leggen kan pas als van alle {aantal} de score bekend is; nu van {bekend}"
            )
            return (zin.format(nu=nu.naam, aantal=len(self.korpsen), bekend=nu.telling.gescoord),)
        toen = self.punten[: self.punten.index(nu)]
        return tuple(self._zin(punt, nu) for punt in toen if punt.bron)

    def _zin(self, toen: Reekspunt, nu: Reekspunt) -> str:
        paren = [
            (scorenaam(score), eerst, nu.telling.aantal(score))
            for score in self.gebruikt
            if (eerst := toen.aantal(score)) is not None
        ]
        return _("{nu} naast {toen}, over dezelfde {aantal} {groep}: {verschillen}").format(
            nu=nu.naam,
            toen=toen.naam,
            aantal=len(self.korpsen),
            groep=self.groep,
            verschillen=", ".join(f"{naam} {eerst} → {dan}" for naam, eerst, dan in paren if eerst or dan),
        )


def totaalreeksen(trends: Scoretrends, code: str) -> tuple[Totaalreeks, ...]:
    """Of a dimension or the eindscore a series for every group over which totals were published; none without totals."""
    totalen = [telling for telling in trends.totalen if telling.dimensie == code]
    groepen = {telling.partijen: telling.groep for telling in totalen}
    return tuple(
        Totaalreeks(
            groep,
            korpsen,
            tuple(_punten(trends, code, korpsen, [t for t in totalen if t.partijen == korpsen])),
        )
        for korpsen, groep in groepen.items()
    )


def _punten(
    trends: Scoretrends, code: str, korpsen: tuple[str, ...], totalen: list[Kleurtelling]
) -> Iterable[Reekspunt]:
    uitgaven = {uitgave.jaar: uitgave for uitgave in trends.uitgaven if uitgave.jaar is not None}
    for jaar in sorted({*uitgaven, *(telling.jaar for telling in totalen)}):
        uitgave = uitgaven.get(jaar)
        geteld = _geteld(trends, code, korpsen, uitgave)
        van_jaar = [telling for telling in totalen if telling.jaar == jaar]
        for bron in dict.fromkeys(telling.bron for telling in van_jaar):
            aantallen = {t.kleuren[0]: t.aantal for t in van_jaar if t.bron == bron}
            gepubliceerd = _gepubliceerd(aantallen, len(korpsen), trends.schaal)
            yield Reekspunt(str(jaar), gepubliceerd, bron, geteld.gescoord, frozenset(aantallen))
        if uitgave is not None and (uitgave.lopend or (geteld.gescoord and not van_jaar)):
            yield Reekspunt(uitgave.naam, geteld, "", geteld.gescoord)
    for uitgave in trends.uitgaven:
        if uitgave.jaar is None:
            geteld = _geteld(trends, code, korpsen, uitgave)
            yield Reekspunt(uitgave.naam, geteld, "", geteld.gescoord)


def _geteld(
    trends: Scoretrends, code: str, korpsen: tuple[str, ...], uitgave: Uitgave | None
) -> Scoretelling:
    scores = uitgave.scores if uitgave is not None else {}
    return tel([scores.get((korps, code)) for korps in korpsen], trends.schaal)


def _gepubliceerd(aantallen: Mapping[Score, int], korpsen: int, schaal: Schaal) -> Scoretelling:
    rest = korpsen - sum(aantallen.values())
    # More than there are is a contradiction, which `trend controleer` tells; here it is shown as it was published.
    return Scoretelling(tuple((score, aantallen.get(score, 0)) for score in schaal.scores), max(rest, 0))
