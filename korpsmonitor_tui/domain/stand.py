"""The state of one entity, derived from the heads of its fields: the same on every device that has the same events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from korpsmonitor_tui.domain.event import BESTAAN, Operatie

PLAATSEN: Final = frozenset({"volgorde", "nummer"})
"""Fields that say where something stands: the last one counts, because nothing that somebody wrote is lost by it."""


@dataclass(frozen=True, slots=True)
class Kop:
    """A head: an event of a field that no known event has replaced."""

    event: str
    operatie: str
    waarde: Any
    orde: tuple[int, str, int]
    ouders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stand:
    """All heads of one entity, per field, each in total order."""

    soort: str
    entiteit: str
    koppen: dict[str, tuple[Kop, ...]]

    @property
    def bestaat(self) -> bool:
        """Whether the entity is made and not deleted; an edit that the deletion did not know keeps it alive."""
        bestaan = self.koppen.get(BESTAAN, ())
        if not bestaan:
            return False
        return any(kop.operatie != Operatie.VERWIJDER for kop in bestaan) or self.overleeft_verwijdering

    @property
    def overleeft_verwijdering(self) -> bool:
        """Whether the entity was deleted by somebody who did not know of an edit made elsewhere."""
        verwijderd = [k for k in self.koppen.get(BESTAAN, ()) if k.operatie == Operatie.VERWIJDER]
        if not verwijderd:
            return False
        gekend = {ouder for kop in verwijderd for ouder in kop.ouders}
        return any(
            kop.event not in gekend
            for veld, koppen in self.koppen.items()
            if veld != BESTAAN
            for kop in koppen
        )

    def vast(self, naam: str) -> Any:
        """An attribute given at creation; of concurrent creations the first in total order counts."""
        for kop in self.koppen.get(BESTAAN, ()):
            if isinstance(kop.waarde, dict) and naam in kop.waarde:
                return kop.waarde[naam]
        return None

    def waarde(self, veld: str) -> Any:
        """The value to show for a field: of several heads the last in total order, and ``conflicten`` names it."""
        koppen = self.koppen.get(veld)
        return koppen[-1].waarde if koppen else None

    def waarden(self, veld: str) -> list[Any]:
        """The elements of an add/remove set, each once, in order of addition."""
        uniek: list[Any] = []
        for kop in self.koppen.get(veld, ()):
            if kop.operatie == Operatie.VOEG_TOE and kop.waarde not in uniek:
                uniek.append(kop.waarde)
        return uniek

    @property
    def conflicten(self) -> tuple[str, ...]:
        """Fields to which people who did not know of each other gave different values, and a lost deletion."""
        velden = [
            veld
            for veld, koppen in self.koppen.items()
            if len(koppen) > 1 and veld != BESTAAN and veld not in PLAATSEN and _verschillen(koppen)
        ]
        verwijderd = {kop.operatie == Operatie.VERWIJDER for kop in self.koppen.get(BESTAAN, ())}
        if True in verwijderd and (False in verwijderd or self.overleeft_verwijdering):
            velden.append(BESTAAN)
        return tuple(sorted(velden))


def _verschillen(koppen: tuple[Kop, ...]) -> bool:
    waarden = [kop.waarde for kop in koppen if kop.operatie == Operatie.ZET]
    return any(waarde != waarden[0] for waarde in waarden[1:])
