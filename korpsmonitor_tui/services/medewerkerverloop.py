"""How somebody's name, roles, korpsen and team changed: which roles applied when follows from the events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.event import Operatie, decodeer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Rol, rolnaam
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.sessie import lokale_tijd

if TYPE_CHECKING:
    from datetime import datetime

    from korpsmonitor_tui.domain.verslag import Persoon
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database

_VERZAMELINGEN: Final = ("rollen", "korpsen")


@dataclass(frozen=True, slots=True)
class Verloopregel:
    """One change: when (Dutch time), by whom, what it made different, and the roles that applied from then on."""

    tijd: datetime
    wie: str
    wat: tuple[str, ...]
    rollen: tuple[Rol, ...]
    device: str


def lees_verloop(sessie: Sessie, persoon: Persoon) -> tuple[Verloopregel, ...]:
    """Every change of a medewerker, oldest first.

    Changes of two laptops that did not know of each other stand in the order that every laptop gives them; a set
    holds what was added and not taken away by somebody who had seen it, as everywhere.
    """
    db = sessie.store.lees()
    namen = medewerkers.namen(db)
    stand = _Stand(sessie)
    regels = []
    for (_handeling, actor, tijd, device), events in _handelingen(db, persoon.id).items():
        wat = stand.verwerk(events)
        if wat:
            regels.append(
                Verloopregel(
                    lokale_tijd(tijd),
                    namen.get(actor, actor) or _("het programma"),
                    wat,
                    stand.rollen,
                    device,
                )
            )
    return tuple(regels)


@dataclass(frozen=True, slots=True)
class _Wijziging:
    id: str
    veld: str
    operatie: str
    waarde: object
    ouders: tuple[str, ...]


def _handelingen(db: Database, id_: str) -> dict[tuple[str, str, str, str], list[_Wijziging]]:
    """What was changed, by handeling, in the order that every laptop gives it."""
    rijen = db.execute(
        "SELECT e.handeling, e.actor, e.tijd, e.device, e.id, e.veld, e.operatie, p.payload, e.ouders FROM event e "
        "JOIN event_payload p ON p.event = e.id WHERE e.soort = 'medewerker' AND e.entiteit = ? "
        "ORDER BY e.lamport, e.device, e.dseq",
        (id_,),
    ).fetchall()
    gevonden: dict[tuple[str, str, str, str], list[_Wijziging]] = {}
    for handeling, actor, tijd, device, event, veld, operatie, payload, ouders in rijen:
        gevonden.setdefault((handeling, actor, tijd, device), []).append(
            _Wijziging(event, veld, operatie, decodeer(payload), tuple(ouders.split()))
        )
    return gevonden


class _Stand:
    """What is known of somebody so far."""

    def __init__(self, sessie: Sessie) -> None:
        self._sessie = sessie
        self._velden: dict[str, object] = {}
        self._erin: dict[str, dict[str, str]] = {veld: {} for veld in _VERZAMELINGEN}
        """Per set the additions that were not taken away: event id and element."""

    @property
    def rollen(self) -> tuple[Rol, ...]:
        return tuple(rol for rol in Rol if rol in self._erin["rollen"].values())

    def verwerk(self, events: list[_Wijziging]) -> tuple[str, ...]:
        """Take one handeling in, and say what it made different."""
        voor = self._woorden()
        for event in events:
            if event.veld in _VERZAMELINGEN and event.operatie == Operatie.VOEG_TOE:
                self._erin[event.veld][event.id] = str(event.waarde)
            elif event.veld in _VERZAMELINGEN:
                for gezien in event.ouders:
                    self._erin[event.veld].pop(gezien, None)
            elif event.operatie == Operatie.ZET:
                self._velden[event.veld] = event.waarde
        na = self._woorden()
        return tuple(
            _("{veld}: {voor} → {na}").format(veld=veld, voor=voor[veld] or "–", na=na[veld] or "–")
            if voor[veld]
            else f"{veld}: {na[veld]}"
            for veld in na
            if na[veld] != voor[veld]
        )

    def _woorden(self) -> dict[str, str]:
        korpsen = sorted({self._korps(code) for code in self._erin["korpsen"].values()})
        actief = self._velden.get("actief")
        return {
            _("naam"): str(self._velden.get("naam") or ""),
            _("rollen"): ", ".join(rolnaam(rol) for rol in self.rollen),
            _("eigen korps"): ", ".join(korpsen),
            _("team"): str(self._velden.get("team") or ""),
            _("doet mee"): "" if actief is None else _("ja") if actief else _("nee"),
        }

    def _korps(self, code: str) -> str:
        # Definition files can be replaced by others that no longer know a korps.
        partij = self._sessie.instrument.partij(code)
        return partij.naam if partij else code


def als_json(regel: Verloopregel) -> dict[str, object]:
    """The same for programs."""
    return {
        "tijd": regel.tijd.isoformat(timespec="seconds"),
        "wie": regel.wie,
        "wat": list(regel.wat),
        "rollen": [rol.value for rol in regel.rollen],
        "apparaat": regel.device,
    }
