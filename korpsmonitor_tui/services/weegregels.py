"""Weighing by rules, without a database: what a file of scores may lead to, and what another version would do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.weegverschil import Vergelijker
from korpsmonitor_tui.domain.weging import Weger
from korpsmonitor_tui.domain.wegredenen import Reden
from korpsmonitor_tui.domain.weguitleg import Opgegeven, Uitlegger
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.weegregels import lees_weegregels
from korpsmonitor_tui.intake.weegscores import lees_scores
from korpsmonitor_tui.services.definities import STANDAARD, WEEGREGELS, Definities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.domain.weegregels import Weegregels
    from korpsmonitor_tui.domain.weegverschil import Regelverschil
    from korpsmonitor_tui.domain.weging import Weging
    from korpsmonitor_tui.intake.bevindingen import Bevinding
    from korpsmonitor_tui.services.sessie import Instrumenten

_SUFFIX = ".toml"


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What rules make of the scores in a file."""

    bestand: Path
    regels: Weegregels
    weging: Weging
    uitleg: tuple[tuple[Reden, str], ...]
    """Every reason, in words; never empty."""


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """One file by two versions of the rules."""

    bestand: Path
    een: Uitkomst
    ander: Uitkomst
    door: tuple[Regelverschil, ...] = ()
    """The rules that make the difference; empty if there is none."""

    @property
    def verschilt(self) -> bool:
        """Whether the other version allows something else."""
        return self.een.weging.toegestaan != self.ander.weging.toegestaan


@dataclass(frozen=True, slots=True)
class Regelcontrole:
    """What was found in a file of rules; ``regels`` is None if anything was."""

    bestand: str
    bevindingen: tuple[Bevinding, ...]
    regels: Weegregels | None


def kies_regels(instrumenten: Instrumenten, instrument: str, keuze: str = "") -> Weegregels:
    """The rules that ``keuze`` names: a version, a file (its name ends in .toml), or if empty the newest version.

    ``instrument`` is the code of what they are about. Raises NietGevonden, or OnbruikbareInvoer with every mistake in
    them.
    """
    if keuze.endswith(_SUFFIX):
        return lees_weegregels(Path(keuze), instrumenten(instrument))
    return instrumenten.weegregels(instrument, keuze)


def bereken(bestand: Path, keuze: str = "", instrument: str = STANDAARD) -> Uitkomst:
    """Apply rules to the scores in a file. Raises OnbruikbareInvoer, NietGevonden."""
    return _Rekening(Definities(), instrument, keuze).bereken(bestand)


def vergelijk(
    bestanden: Sequence[Path], keuzes: tuple[str, str], instrument: str = STANDAARD
) -> tuple[Vergelijking, ...]:
    """Apply two versions to each file. Raises OnbruikbareInvoer, NietGevonden."""
    definities = Definities()
    een, ander = (_Rekening(definities, instrument, keuze) for keuze in keuzes)
    vergelijker = Vergelijker(een.regels, ander.regels)
    uit = []
    for bestand in bestanden:
        voor, na = een.bereken(bestand), ander.bereken(bestand)
        scores = {**na.weging.scores, **voor.weging.scores}
        uit.append(Vergelijking(bestand, voor, na, vergelijker.vergelijk(scores).door))
    return tuple(uit)


def controleer(keuze: str = "", instrument: str = STANDAARD) -> Regelcontrole:
    """Check the rules that ``keuze`` names, as :func:`kies_regels`. Raises NietGevonden for an unknown version."""
    try:
        regels = kies_regels(Definities(), instrument, keuze)
    except OnbruikbareBestanden as fout:
        return Regelcontrole(keuze or WEEGREGELS, fout.bevindingen, None)
    return Regelcontrole(keuze or regels.versie, (), regels)


class _Rekening:
    """One version of the rules, ready for files."""

    def __init__(self, definities: Definities, instrument: str, keuze: str) -> None:
        self._instrument = definities(instrument)
        self.regels = kies_regels(definities, instrument, keuze)
        self._weger = Weger(self.regels)

    def bereken(self, bestand: Path) -> Uitkomst:
        percentages = self.regels.percentages
        gelezen = lees_scores(bestand, self.regels.schaal, self.regels.dimensies, percentages)
        uit_percentage: dict[str, Score] = {
            dimensie: percentages[dimensie].score(waarde) for dimensie, waarde in gelezen.percentages.items()
        }
        weging = self._weger.bereken({**gelezen.scores, **uit_percentage})
        redenen = (
            *(Reden(percentages[d], d, (score,)) for d, score in uit_percentage.items()),
            *weging.redenen,
        )
        zeg = Uitlegger(self._instrument, weging, Opgegeven(gelezen.percentages, gelezen.redenen))
        return Uitkomst(bestand, self.regels, weging, tuple((reden, zeg(reden)) for reden in redenen))
