"""What lies ahead: interviews, and the days on which something is due, by week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Plansoort(StrEnum):
    """What happens or is due on a day, in the order in which it is shown."""

    GESPREK = "gesprek"
    VERSLAG = "verslag"
    """The last day on which respondents may answer."""
    RAPPEL = "rappel"
    VRAGENLIJST = "vragenlijst"
    """The last day on which a questionnaire may come back."""
    OPVRAGING = "opvraging"
    """The last day on which a list that was asked from a source may come."""
    OPNAME = "opname"
    """The last day on which a recording may be kept."""
    BRIEF = "brief"
    """The last day on which a korps may say what measures it takes."""
    MAATREGEL = "maatregel"
    """The last day on which a measure may be done."""


def soortnaam(soort: Plansoort) -> str:
    """What it is, for people."""
    return {
        Plansoort.GESPREK: _("gesprek"),
        Plansoort.VERSLAG: _("termijn verslag"),
        Plansoort.RAPPEL: _("rappel"),
        Plansoort.VRAGENLIJST: _("vragenlijst terug"),
        Plansoort.OPVRAGING: _("lijst terug"),
        Plansoort.OPNAME: _("opname vernietigen"),
        Plansoort.BRIEF: _("maatregelen gevraagd"),
        Plansoort.MAATREGEL: _("termijn maatregel"),
    }[soort]


@dataclass(frozen=True, slots=True)
class Planpunt:
    """One thing on one day."""

    dag: date
    soort: Plansoort
    waarover: str
    """Name of the korps, ketenpartner or source."""
    wat: str
    """A Dutch sentence, with roles and never a name."""
    wie: str
    """Who it is for: a role."""
    kenmerk: str
    """What it is, the same on every laptop and when the day changes."""
    dossier: str = ""
    """Where it is mended; empty for a source."""
    tijd: str = ""
    """As 10:00; empty for the whole day."""
    plaats: str = ""
    te_laat: bool = False


@dataclass(frozen=True, slots=True)
class Week:
    """One week, from Monday."""

    begin: date
    punten: tuple[Planpunt, ...]
    feestdagen: tuple[tuple[date, str], ...]

    @property
    def nummer(self) -> int:
        """As in Dutch calendars (ISO 8601)."""
        return self.begin.isocalendar().week


@dataclass(frozen=True, slots=True)
class Planning:
    """What is overdue, and the weeks from this one."""

    te_laat: tuple[Planpunt, ...]
    weken: tuple[Week, ...]

    @property
    def punten(self) -> tuple[Planpunt, ...]:
        """Everything, what is overdue first."""
        return (*self.te_laat, *(punt for week in self.weken for punt in week.punten))


MEESTE_WEKEN: Final = 52
_SOORTEN: Final = list(Plansoort)


def maandag(dag: date) -> date:
    """The first day of the week of ``dag``."""
    return dag - timedelta(days=dag.weekday())


def deel_in(
    punten: Iterable[Planpunt], vandaag: date, weken: int, feestdagen: Mapping[date, str]
) -> Planning:
    """Lay points in the weeks from that of ``vandaag``; what is overdue stands apart, what lies outside is left out."""
    begin = maandag(vandaag)
    geordend = sorted(punten, key=_volgorde)
    dagen: dict[date, list[Planpunt]] = {}
    for punt in geordend:
        if not punt.te_laat:
            dagen.setdefault(maandag(punt.dag), []).append(punt)
    reeks = (begin + timedelta(weeks=nr) for nr in range(weken))
    return Planning(
        tuple(punt for punt in geordend if punt.te_laat),
        tuple(
            Week(
                dag,
                tuple(dagen.get(dag, ())),
                tuple((feest, naam) for feest, naam in sorted(feestdagen.items()) if maandag(feest) == dag),
            )
            for dag in reeks
        ),
    )


def _volgorde(punt: Planpunt) -> tuple[date, str, int, str]:
    return punt.dag, punt.tijd, _SOORTEN.index(punt.soort), punt.waarover
