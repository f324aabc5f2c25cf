"""Which of the copies that were made by themselves are kept: close together lately, further apart long ago."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable
    from datetime import datetime

DAGEN: Final = 7
WEKEN: Final = 4
MAANDEN: Final = 12


def te_bewaren(momenten: Iterable[datetime]) -> set[datetime]:
    """Of the last days, weeks and months in which there were copies, the last copy of each.

    The times are local ones. Days without a copy count for nothing, so that no holiday empties the folder.
    """
    nieuwste_eerst = sorted(momenten, reverse=True)
    return {
        moment
        for aantal, vak in ((DAGEN, _dag), (WEKEN, _week), (MAANDEN, _maand))
        for moment in _laatste_per(nieuwste_eerst, aantal, vak)
    }


def _laatste_per(
    nieuwste_eerst: list[datetime], aantal: int, vak: Callable[[datetime], Hashable]
) -> list[datetime]:
    laatste: dict[Hashable, datetime] = {}
    for moment in nieuwste_eerst:
        laatste.setdefault(vak(moment), moment)
    return list(laatste.values())[:aantal]


def _dag(moment: datetime) -> Hashable:
    return moment.date()


def _week(moment: datetime) -> Hashable:
    return moment.isocalendar()[:2]


def _maand(moment: datetime) -> Hashable:
    return (moment.year, moment.month)
