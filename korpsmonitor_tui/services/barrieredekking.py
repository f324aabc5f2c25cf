"""Along which barrières parties were found, and along which nobody yet (001, 2.3.1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.sneeuwbal import Partijstand, Via

if TYPE_CHECKING:
    from collections.abc import Iterable

    from korpsmonitor_tui.domain.deskstudie import Barriere
    from korpsmonitor_tui.services.partijlijst import Partijregel


@dataclass(frozen=True, slots=True)
class Dekking:
    """A barrière with how many stand at it."""

    barriere: Barriere
    partijen: int
    """On the list and not dropped out."""
    gehoord: int


def lees_dekking(barrieres: Iterable[Barriere], regels: Iterable[Partijregel]) -> tuple[Dekking, ...]:
    """Every barrière, in the order of the instrument; a party can stand at several."""
    op_lijst = [regel for regel in regels if regel.stand is not Partijstand.AFGEVALLEN]
    return tuple(
        Dekking(
            barriere,
            sum(_staat_bij(regel, barriere) for regel in op_lijst),
            sum(regel.stand is Partijstand.GEHOORD for regel in op_lijst if _staat_bij(regel, barriere)),
        )
        for barriere in barrieres
    )


def _staat_bij(regel: Partijregel, barriere: Barriere) -> bool:
    return regel.barriere == barriere.naam or any(
        aanwijzing.via is Via.BARRIEREMODEL and aanwijzing.verwijzing == barriere.code
        for aanwijzing in regel.aanwijzingen
    )
