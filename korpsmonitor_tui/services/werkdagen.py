"""Dutch working days, for the termijn of a verification."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _

STANDAARD = 10
"""Working days that a respondent gets unless somebody says otherwise."""

MEESTE = 260


@lru_cache(maxsize=16)
def _feestdagen(jaar: int) -> frozenset[date]:
    # Imported late: only who sends a verslag needs a calendar.
    import holidays

    return frozenset(holidays.country_holidays("NL", years=jaar))


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
