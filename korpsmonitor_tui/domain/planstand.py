"""How the actions of a plan stand at a reporting date: what was said, what is overdue, and of what nothing is heard."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.plan import AF, Actiestand, volledig_nummer
from korpsmonitor_tui.domain.planopmaak import zonder_opmaak

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from korpsmonitor_tui.domain.plan import Actie, Deel, Plan, Voortgang
    from korpsmonitor_tui.domain.plantermijn import Termijn

_SAMEN: Final = re.compile(
    r"^\W*voortgang\s+(?:van\s+)?acties?\s+(?P<nummers>\d+[a-z]?(?:\s*(?:,|en|t/m|/)\s*\d+[a-z]?)+)\s*:",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Actiestaat:
    """How an action stands at a reporting date."""

    deel: Deel
    actie: Actie
    nummer: str
    """Within the plan: ``7.13``, ``2.2a``."""
    termijn: Termijn
    stand: Actiestand
    stand_van: date | None
    """Reporting date at which the state was said; None if nobody did."""
    tekst: str
    """What was told at this date; empty if nothing."""
    ook_bij: str
    """Number of the action whose text speaks of this one too; empty if none does."""
    te_laat: bool
    """Its last day is past and it is neither done nor lapsed."""
    stil: bool
    """Whether so many reporting dates passed without a word that it stands out."""
    zwijgt: int = 0
    """Latest reporting dates in a row, this one included, at which nothing was told; 0 for what is done or lapsed."""
    hoofdzaak: bool = False
    """Whether it has parts, which each have a state of their own, and none itself."""
    strijdig: bool = False
    """Whether two laptops say something else of it or of how it went, until a person chooses."""

    @property
    def vervallen(self) -> bool:
        """Whether nothing is expected of it any more because it lapsed."""
        return self.stand is Actiestand.VERVALLEN


@dataclass(frozen=True, slots=True)
class Telling:
    """A plan in numbers; actions that only hold parts are not counted."""

    acties: int
    standen: Mapping[Actiestand, int]
    te_laat: int
    stil: int
    nieuw: int


@dataclass(frozen=True, slots=True)
class Planstand:
    """A plan at a reporting date."""

    plan: Plan
    peildatum: date
    peildata: tuple[date, ...]
    """Every reporting date up to and with this one, oldest first."""
    acties: tuple[Actiestaat, ...] = field(default=())

    @property
    def telling(self) -> Telling:
        """The plan in numbers."""
        telbaar = [staat for staat in self.acties if not staat.hoofdzaak]
        return Telling(
            len(telbaar),
            {stand: sum(staat.stand is stand for staat in telbaar) for stand in Actiestand},
            sum(staat.te_laat for staat in telbaar),
            sum(staat.stil for staat in telbaar),
            sum(staat.actie.nieuw for staat in telbaar),
        )


def bepaal_stand(
    plan: Plan, voortgang: Iterable[Voortgang], peildatum: date, *, vanaf: int = 0, stil_na: int = 1
) -> Planstand:
    """How every action stands at ``peildatum``, as told up to and with that day.

    At an earlier reporting date the plan is as it was then; at the last one whatever became of it since counts too, for
    that has no reporting date yet. Years before ``vanaf`` are no term. An action is silent after ``stil_na`` reporting
    dates without a word.
    """
    voortgang = list(voortgang)
    if any(bericht.peildatum > peildatum for bericht in voortgang):
        plan = _zoals_op(plan, peildatum)
    bekend = [bericht for bericht in voortgang if bericht.peildatum <= peildatum]
    peildata = tuple(sorted({bericht.peildatum for bericht in bekend} | {peildatum}))
    per_actie: dict[str, dict[date, Voortgang]] = {}
    for bericht in bekend:
        per_actie.setdefault(bericht.actie, {})[bericht.peildatum] = bericht
    ouders = {actie.ouder for actie in plan.acties if actie.ouder}
    staten: list[Actiestaat] = []
    for deel in plan.delen:
        elders = _elders(deel, per_actie)
        for actie in deel.acties:
            eigen = per_actie.get(actie.id, {})
            gegeven = _Gegeven(
                deel, actie, eigen, elders.get(actie.id, {}), hoofdzaak=actie.id in ouders and not eigen
            )
            staten.append(_staat(gegeven, peildata, actie.leest_termijn(vanaf), stil_na))
    return Planstand(plan, peildatum, peildata, tuple(staten))


def _zoals_op(plan: Plan, dag: date) -> Plan:
    delen = (
        replace(
            deel, acties=tuple(toen for actie in deel.acties if (toen := actie.zoals_op(dag)) is not None)
        )
        for deel in plan.delen
    )
    return replace(plan, delen=tuple(delen))


@dataclass(frozen=True, slots=True)
class _Gegeven:
    deel: Deel
    actie: Actie
    eigen: Mapping[date, Voortgang]
    elders: Mapping[date, Actie]
    """Per date the action whose text speaks of this one too."""
    hoofdzaak: bool


def _elders(deel: Deel, per_actie: Mapping[str, Mapping[date, Voortgang]]) -> dict[str, dict[date, Actie]]:
    op_nummer = {actie.nummer: actie for actie in deel.acties}
    uit: dict[str, dict[date, Actie]] = {}
    for actie in deel.acties:
        for dag, bericht in per_actie.get(actie.id, {}).items():
            for nummer in ook_genoemd(bericht.tekst):
                ander = op_nummer.get(nummer)
                if ander is not None and ander is not actie:
                    uit.setdefault(ander.id, {})[dag] = actie
    return uit


def _staat(gegeven: _Gegeven, peildata: tuple[date, ...], termijn: Termijn, stil_na: int) -> Actiestaat:
    peildatum = peildata[-1]
    stand, stand_van = _gezegd(gegeven, peildata)
    open_ = stand not in AF and not gegeven.hoofdzaak
    zwijgt = _zwijgt(gegeven, peildata) if open_ else 0
    bericht, ander = gegeven.eigen.get(peildatum), gegeven.elders.get(peildatum)
    return Actiestaat(
        deel=gegeven.deel,
        actie=gegeven.actie,
        nummer=volledig_nummer(gegeven.deel.nummer, gegeven.actie.nummer),
        termijn=termijn,
        stand=stand,
        stand_van=stand_van,
        tekst=bericht.tekst if bericht else "",
        ook_bij=volledig_nummer(gegeven.deel.nummer, ander.nummer) if ander else "",
        te_laat=open_ and termijn.voorbij(peildatum),
        stil=open_ and zwijgt >= stil_na,
        zwijgt=zwijgt,
        hoofdzaak=gegeven.hoofdzaak,
        strijdig=gegeven.actie.strijdig or any(een.strijdig for een in gegeven.eigen.values()),
    )


def _gezegd(gegeven: _Gegeven, peildata: tuple[date, ...]) -> tuple[Actiestand, date | None]:
    """The last state that was said, and at which date."""
    if gegeven.actie.verval is not None:
        return Actiestand.VERVALLEN, gegeven.actie.verval.datum
    for dag in reversed(peildata):
        bericht = gegeven.eigen.get(dag)
        if bericht is not None and bericht.stand is not Actiestand.ONBEKEND:
            return bericht.stand, dag
    return Actiestand.ONBEKEND, None


def _zwijgt(gegeven: _Gegeven, peildata: tuple[date, ...]) -> int:
    for keren, dag in enumerate(reversed(peildata)):
        bericht = gegeven.eigen.get(dag)
        if (bericht is not None and bericht.tekst.strip()) or dag in gegeven.elders:
            return keren
    return len(peildata)


def te_laat_eerst(staten: Iterable[Actiestaat]) -> tuple[Actiestaat, ...]:
    """Overdue ones first, those that are certain before those that may be, then silent ones, else in the plan's order."""
    return tuple(
        sorted(
            staten,
            key=lambda staat: (
                not staat.te_laat,
                staat.te_laat and not staat.termijn.zeker,
                not staat.stil,
            ),
        )
    )


def ook_genoemd(tekst: str) -> tuple[str, ...]:
    """The numbers of actions that a text says it is about ("Voortgang actie 2 en 3: …"); none if it says nothing."""
    raak = _SAMEN.match(zonder_opmaak(tekst))
    if raak is None:
        return ()
    nummers = re.findall(r"\d+[a-z]?", raak["nummers"])
    if "t/m" in raak["nummers"] and len(nummers) == 2 and all(nummer.isdigit() for nummer in nummers):
        return tuple(str(nummer) for nummer in range(int(nummers[0]), int(nummers[1]) + 1))
    return tuple(nummers)
