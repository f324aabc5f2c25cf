"""The same step for many verslagen: looked at beforehand, each on its own, and taken up again where it stopped."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import KorpsmonitorFout, StapGeweigerd
from korpsmonitor_tui.domain.openpunt import Ernst
from korpsmonitor_tui.domain.verslag import Stap, Status, overgang
from korpsmonitor_tui.services.overzicht import lees_overzicht
from korpsmonitor_tui.services.toegang import eis_schrijver
from korpsmonitor_tui.services.verslagpunten import lees_openpunten
from korpsmonitor_tui.services.verslagstand import lees_stand

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from korpsmonitor_tui.domain.openpunt import Openpunt
    from korpsmonitor_tui.services.overzicht import Regel
    from korpsmonitor_tui.services.sessie import Sessie

TE_VERSTUREN: Final = frozenset({Status.EERSTE_CHECK})
"""States of what is sent together, unless somebody names others."""


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """A verslag that may take part, and what it lacks."""

    dossier: str
    code: str
    """Of the party."""
    naam: str
    status: Status
    versie: int
    punten: tuple[Openpunt, ...] = ()
    """What is open about its contents."""
    tekorten: tuple[str, ...] = ()
    """What keeps it out, a Dutch line each; empty if nothing does."""

    @property
    def let_op(self) -> tuple[Openpunt, ...]:
        """What is open and does not keep it out."""
        return tuple(punt for punt in self.punten if punt.ernst == Ernst.LET_OP)


@dataclass(slots=True)
class Uitslag:
    """What came of it; together they are all candidates."""

    gedaan: list[Kandidaat] = field(default_factory=list)
    overgeslagen: list[tuple[Kandidaat, str]] = field(default_factory=list)
    """With why."""
    niet_begonnen: list[Kandidaat] = field(default_factory=list)
    """Somebody stopped before their turn."""

    @property
    def volledig(self) -> bool:
        """Whether every candidate was done."""
        return not (self.overgeslagen or self.niet_begonnen)


def te_maken(sessie: Sessie, statussen: Collection[Status] = ()) -> tuple[Kandidaat, ...]:
    """Every verslag with notes or text, in one of these states; no states: in any. What is open keeps none out."""
    regels = [regel for regel in lees_overzicht(sessie) if regel.notities or regel.passages]
    return tuple(
        _kandidaat(sessie, regel, _weigering(partial(eis_schrijver, sessie, regel.dossier)))
        for regel in regels
        if not statussen or regel.status in statussen
    )


def te_versturen(sessie: Sessie, statussen: Collection[Status] = TE_VERSTUREN) -> tuple[Kandidaat, ...]:
    """Every planned verslag in one of these states, with what keeps it from being sent."""

    def probeer(dossier: str) -> None:
        stand = lees_stand(sessie, sessie.store.lees(), dossier)
        overgang(Stap.VERSTUUR, stand, sessie.persoon, vandaag=sessie.vandaag())

    kandidaten = []
    for regel in lees_overzicht(sessie):
        if regel.gepland and regel.status in statussen:
            kandidaat = _kandidaat(sessie, regel, _weigering(partial(probeer, regel.dossier)))
            blokkades = tuple(punt.wat for punt in kandidaat.punten if punt.ernst == Ernst.BLOKKEERT)
            # The step is refused for the first of them; a list names them all.
            kandidaten.append(replace(kandidaat, tekorten=blokkades or kandidaat.tekorten))
    return tuple(kandidaten)


def _weigering(probeer: Callable[[], object]) -> tuple[str, ...]:
    try:
        probeer()
    except StapGeweigerd as fout:
        return (str(fout),)
    return ()


def _kandidaat(sessie: Sessie, regel: Regel, tekorten: tuple[str, ...]) -> Kandidaat:
    punten = lees_openpunten(sessie, regel.dossier) if regel.gepland else ()
    return Kandidaat(
        regel.dossier, regel.partij.code, regel.partij.naam, regel.status, regel.versie, punten, tekorten
    )


def doe_alle(
    kandidaten: Sequence[Kandidaat],
    doe: Callable[[Kandidaat], object],
    *,
    voortgang: Callable[[int, int, str], None] = lambda _gedaan, _totaal, _wat: None,
    gestopt: Callable[[], bool] = lambda: False,
) -> Uitslag:
    """Do each candidate that lacks nothing; one that fails does not stop the others.

    ``gestopt`` is asked between two of them: nothing is left half done.
    """
    uitslag = Uitslag()
    for nr, kandidaat in enumerate(kandidaten, start=1):
        if gestopt():
            uitslag.niet_begonnen.append(kandidaat)
            continue
        if kandidaat.tekorten:
            uitslag.overgeslagen.append((kandidaat, " ".join(kandidaat.tekorten)))
        else:
            try:
                doe(kandidaat)
            except KorpsmonitorFout as fout:
                uitslag.overgeslagen.append((kandidaat, str(fout)))
            else:
                uitslag.gedaan.append(kandidaat)
        voortgang(nr, len(kandidaten), kandidaat.naam)
    return uitslag
