"""Where the files of an instrument lie: with the program, or in the folder of instruments that a user made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from korpsmonitor_tui import paths
from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from pathlib import Path

KERN: Final = "instrument.toml"
"""A folder that has this file is an instrument; its name is the instrument's code."""
ALGEMEEN: Final = "algemeen"
"""Folder beside those that come with the program: what an instrument without such a file of its own uses. No instrument."""


class Vindplaats(NamedTuple):
    """The folder of one instrument."""

    code: str
    map: Path
    eigen: bool
    """Whether a user made it; else it came with the program."""


def alle() -> tuple[Vindplaats, ...]:
    """Every instrument there is, a user's own first, each by code. A code that two folders have is there twice."""
    return tuple(
        Vindplaats(kern.parent.name, kern.parent, eigen)
        for eigen, map_ in ((True, paths.instrumenten()), (False, paths.templates()))
        for kern in sorted(map_.glob(f"*/{KERN}"))
    )


def vind(code: str) -> Vindplaats:
    """The instrument with this code. Raises NietGevonden, or OnbruikbareInvoer if two folders have it."""
    gevonden = [plaats for plaats in alle() if plaats.code == code]
    if not gevonden:
        raise NietGevonden(
            _("Er is geen instrument “{code}”; wel: {codes}. Eigen instrumenten staan in {map}.").format(
                code=code, codes=", ".join(codes()), map=paths.instrumenten()
            )
        )
    if len(gevonden) > 1:
        raise OnbruikbareInvoer(
            _(
                "Er zijn twee instrumenten “{code}”: {mappen}. Geef de map van uw eigen instrument, en de code in haar"
                " {kern}, een andere naam; er is niets gewijzigd."
            ).format(code=code, kern=KERN, mappen=_(" en ").join(str(plaats.map) for plaats in gevonden))
        )
    return gevonden[0]


def codes() -> tuple[str, ...]:
    """The codes of all instruments."""
    return tuple(sorted({plaats.code for plaats in alle()}))


def algemeen(map_: Path, naam: str) -> Path:
    """The file ``naam`` of the instrument in ``map_``, or the general one where it has none of its own."""
    eigen = map_ / naam
    return eigen if eigen.is_file() else paths.templates() / ALGEMEEN / naam
