"""Dutch working days, for the termijn of a verification."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _

STANDAARD = 10
"""Working days that a respondent gets unless somebody says otherwise."""

MEESTE = 260
MEESTE_WEKEN = 52


@lru_cache(maxsize=16)
def _feestdagen(jaar: int) -> dict[date, str]:
    # Imported late: only who sends a verslag or looks ahead needs a calendar.
    import holidays

    return dict(holidays.country_holidays("NL", years=jaar, language="nl"))


def feestdagen(van: date, tot: date) -> dict[date, str]:
    """The official Dutch holidays from ``van`` up to and including ``tot``, with their names."""
    jaren = range(van.year, tot.year + 1)
    return {dag: naam for jaar in jaren for dag, naam in _feestdagen(jaar).items() if van <= dag <= tot}


def is_werkdag(dag: date) -> bool:
    """Whether offices are open: no weekend and no official Dutch holiday."""
    return dag.weekday() < 5 and dag not in _feestdagen(dag.year)


def na_werkdagen(dag: date, aantal: int) -> date:
    """The day that lies ``aantal`` working days after ``dag``. Raises OnbruikbareInvoer unless 1 to 260."""
    if not 1 <= aantal <= MEESTE:
        raise OnbruikbareInvoer(
            _("De termijn moet 1 tot en met {meeste} werkdagen zijn.").format(meeste=MEESTE)
        )
    while aantal:
        dag += timedelta(days=1)
        aantal -= is_werkdag(dag)
    return dag


def na_weken(dag: date, aantal: int) -> date:
    """The day ``aantal`` weeks after ``dag``, or the first working day after that.

    Raises OnbruikbareInvoer unless 1 to 52.
    """
    if not 1 <= aantal <= MEESTE_WEKEN:
        raise OnbruikbareInvoer(
            _("De termijn moet 1 tot en met {meeste} weken zijn.").format(meeste=MEESTE_WEKEN)
        )
    dag += timedelta(weeks=aantal)
    while not is_werkdag(dag):
        dag += timedelta(days=1)
    return dag


def voor_werkdagen(dag: date, aantal: int) -> date:
    """The last day before ``dag`` with ``aantal`` working days between it and the end of ``dag``; itself for 0."""
    while aantal:
        dag -= timedelta(days=1)
        aantal -= is_werkdag(dag)
    return dag
