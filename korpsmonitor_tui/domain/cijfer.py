"""A figure as somebody stated it, and totals that say what they lack.

What was stated is kept to the letter. Nothing that is missing, worded or unclear ever counts as nought.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.betekenis import (
    Bereik,
    Betekenis,
    Getal,
    Ontbreekreden,
    Ontbreekt,
    Samengesteld,
    Verband,
    lees_betekenis,
    notatie,
)
from korpsmonitor_tui.domain.taal import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Cijfer:
    """A figure: what was stated, for which year, by which source, with which footnote."""

    opgegeven: str
    """The stated text, never altered; shown and written back as it stands."""
    jaar: int | None = None
    bron: str = ""
    """``korps``, or the code of the party whose registration it comes from, e.g. ``emm``."""
    noot: str = ""
    """Number of the footnote that belongs to it."""

    def __str__(self) -> str:
        return self.opgegeven

    @property
    def betekenis(self) -> Betekenis:
        """What the stated text means."""
        return lees_betekenis(self.opgegeven)

    @property
    def hoofd(self) -> Betekenis:
        """What the figure itself means, without what stands in brackets behind it."""
        return _delen_met_haakjes(self.betekenis)[0]

    @property
    def heeft_toevoeging(self) -> bool:
        """Whether something stands in brackets behind the figure."""
        return len(_delen_met_haakjes(self.betekenis)) > 1

    @property
    def ontbreekt(self) -> Ontbreekreden | None:
        """In which way the figure is missing; None if something was stated."""
        hoofd = self.hoofd
        return hoofd.reden if isinstance(hoofd, Ontbreekt) else None

    @property
    def telbaar(self) -> Bereik | None:
        """What a total counts for this figure, a number being a range of one; None if it cannot be counted.

        A percentage cannot: percentages of different wholes have no sum.
        """
        hoofd = self.hoofd
        if isinstance(hoofd, Samengesteld) and hoofd.verband is Verband.SOM:
            som = sum((deel.waarde for deel in hoofd.delen if isinstance(deel, Getal)), Decimal())
            return Bereik(som, som)
        if isinstance(hoofd, Getal) and not hoofd.procent:
            return Bereik(hoofd.waarde, hoofd.waarde)
        return hoofd if isinstance(hoofd, Bereik) and not hoofd.procent else None

    def uit_haakjes(self, bron: str) -> Cijfer | None:
        """What ``bron`` stated, where a table prints its figure in brackets behind that of another source."""
        if not self.heeft_toevoeging:
            return None
        return Cijfer(self.opgegeven.strip()[:-1].partition("(")[2].strip(), self.jaar, bron, self.noot)


@dataclass(frozen=True, slots=True)
class Totaal:
    """A sum of figures, with everything that is not in it."""

    som: Bereik | None
    """None if no figure could be counted: that is not nought."""
    geteld: int = 0
    ontbreekt: tuple[tuple[Ontbreekreden, int], ...] = ()
    """How many figures are missing in each way, in the order of Ontbreekreden; without ways that do not occur."""
    zonder: int = 0
    """How many have no figure at all, such as a korps that returned nothing."""
    niet_telbaar: int = 0
    """How many were stated in a form that cannot be added up: words, percentages, unclear texts."""
    met_toevoeging: int = 0
    """How many are counted without what stood in brackets behind them."""

    @property
    def volledig(self) -> bool:
        """Whether every figure is counted as it was stated."""
        return not (self.ontbreekt or self.zonder or self.niet_telbaar or self.met_toevoeging)

    def __str__(self) -> str:
        """The total in Dutch with what it lacks, e.g. ``1.234 (3 korpsen niet bekend)``."""
        return self.weergave(lambda aantal: ngettext("korps", "korpsen", aantal))

    def weergave(self, naam: Callable[[int], str]) -> str:
        """As ``str``, with ``naam`` giving for a number of them what the figures belong to."""
        gemis = self.gemis(naam)
        return f"{self.getal} ({gemis})" if gemis else self.getal

    def gemis(self, naam: Callable[[int], str]) -> str:
        """Everything that is not in the total, in Dutch; empty if nothing is missing."""
        return ", ".join(
            tekst.format(aantal=aantal, korpsen=naam(aantal))
            for tekst, aantal in self._kanttekeningen()
            if aantal
        )

    @property
    def getal(self) -> str:
        """The total itself, in Dutch."""
        if self.som is None:
            return _("geen totaal")
        laag, hoog = notatie(self.som.laag), notatie(self.som.hoog)
        return laag if laag == hoog else f"{laag}-{hoog}"

    def _kanttekeningen(self) -> Iterator[tuple[str, int]]:
        for reden, aantal in self.ontbreekt:
            yield _ontbreektekst(reden), aantal
        yield _("{aantal} {korpsen} zonder cijfer"), self.zonder
        yield _("{aantal} {korpsen} niet op te tellen"), self.niet_telbaar
        yield _("{aantal} {korpsen} met een toevoeging die niet is meegeteld"), self.met_toevoeging


def tel_op(cijfers: Iterable[Cijfer | None]) -> Totaal:
    """Add up figures, one per korps, None for a korps without one.

    Ranges give a range; what cannot be counted is told apart by kind and never counts as nought.
    """
    laag = hoog = Decimal()
    geteld = zonder = niet_telbaar = met_toevoeging = 0
    ontbreekt: Counter[Ontbreekreden] = Counter()
    for cijfer in cijfers:
        if cijfer is None:
            zonder += 1
        elif (telbaar := cijfer.telbaar) is not None:
            laag, hoog = laag + telbaar.laag, hoog + telbaar.hoog
            geteld += 1
            met_toevoeging += cijfer.heeft_toevoeging
        elif (reden := cijfer.ontbreekt) is not None:
            ontbreekt[reden] += 1
        else:
            niet_telbaar += 1
    return Totaal(
        som=Bereik(laag, hoog) if geteld else None,
        geteld=geteld,
        ontbreekt=tuple((reden, ontbreekt[reden]) for reden in Ontbreekreden if ontbreekt[reden]),
        zonder=zonder,
        niet_telbaar=niet_telbaar,
        met_toevoeging=met_toevoeging,
    )


def _delen_met_haakjes(betekenis: Betekenis) -> tuple[Betekenis, ...]:
    """The figure itself, and what stands in brackets behind it if anything does."""
    if isinstance(betekenis, Samengesteld) and betekenis.verband is Verband.HAAKJES:
        return betekenis.delen
    return (betekenis,)


def _ontbreektekst(reden: Ontbreekreden) -> str:
    return {
        Ontbreekreden.LEEG: _("{aantal} {korpsen} niet ingevuld"),
        Ontbreekreden.NIET_OPGEGEVEN: _("{aantal} {korpsen} niet opgegeven"),
        Ontbreekreden.NIET_BEKEND: _("{aantal} {korpsen} niet bekend"),
        Ontbreekreden.VRAAGTEKEN: _("{aantal} {korpsen} met een vraagteken"),
        Ontbreekreden.NIET_VAN_TOEPASSING: _("{aantal} {korpsen} niet van toepassing"),
    }[reden]
