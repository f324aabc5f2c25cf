"""Who was what when: roles and korpsen of medewerkers as they were recorded before any given event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.event import Operatie, decodeer

if TYPE_CHECKING:
    from korpsmonitor_tui.store.driver import Database

SOORT: Final = "medewerker"


class Mensen:
    """Everybody's roles and korpsen through time, read once.

    "Before" is by Lamport number: of two laptops that did not know of each other it is the order that every laptop
    gives their events, which need not be what the clock said.
    """

    def __init__(self, db: Database) -> None:
        self._wijzigingen: dict[tuple[str, str], list[tuple[int, str, str, tuple[str, ...]]]] = {}
        for id_, wie, veld, operatie, lamport, ouders, payload in db.execute(
            "SELECT e.id, e.entiteit, e.veld, e.operatie, e.lamport, e.ouders, p.payload FROM event e "
            "JOIN event_payload p ON p.event = e.id WHERE e.soort = ? AND e.veld IN ('rollen', 'korpsen') "
            "ORDER BY e.lamport, e.device, e.dseq",
            (SOORT,),
        ).fetchall():
            waarde = str(decodeer(payload)) if operatie == Operatie.VOEG_TOE else ""
            self._wijzigingen.setdefault((wie, veld), []).append(
                (lamport, id_, waarde, tuple(ouders.split()))
            )
        self.bekend = frozenset(
            rij[0] for rij in db.execute("SELECT id FROM entiteit WHERE soort = ?", (SOORT,)).fetchall()
        )

    def had(self, wie: str, veld: str, lamport: int) -> frozenset[str]:
        """What was in ``rollen`` or ``korpsen`` of somebody before an event."""
        erin: dict[str, str] = {}
        for wanneer, id_, waarde, ouders in self._wijzigingen.get((wie, veld), ()):
            if wanneer >= lamport:
                break
            if waarde:
                erin[id_] = waarde
            for weg in ouders:
                erin.pop(weg, None)
        return frozenset(erin.values())

    def perioden(self, wie: str) -> list[tuple[int, int | None, frozenset[str]]]:
        """The roles of somebody from one change to the next: (from, up to or None, roles), in Lamport numbers.

        What happened at the very number of a change knew nothing of it, and belongs to the time before.
        """
        grenzen = sorted({lamport for lamport, *_rest in self._wijzigingen.get((wie, "rollen"), ())})
        einden = [*grenzen[1:], None]
        return [
            (van, tot, self.had(wie, "rollen", van + 1)) for van, tot in zip(grenzen, einden, strict=True)
        ]

    def leden(self) -> list[tuple[str, str]]:
        """Everybody who ever belonged to a korps, with its code."""
        return sorted(
            {
                (wie, waarde)
                for (wie, veld), rij in self._wijzigingen.items()
                if veld == "korpsen"
                for _lamport, _id, waarde, _ouders in rij
                if waarde
            }
        )
