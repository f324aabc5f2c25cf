"""A hub in memory that keeps the promises of the real one, for tests of what the laptop does with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.event import BEGIN_VAN_KETEN, BESTAAN, decodeer
from korpsmonitor_tui.domain.hub import (
    ApparaatOnbekend,
    Begroeting,
    HubFout,
    HubWeigert,
    Levering,
    PlaatsVervallen,
    Recht,
    Schakel,
)
from korpsmonitor_tui.store.toelating import reden_tot_weigering

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Self

    from korpsmonitor_tui.domain.event import Pakket

ALLES = Recht(alles=True)


@dataclass
class Centrale:
    """What every connection shares: the events in the order in which they were taken in."""

    pakketten: list[Pakket] = field(default_factory=list)
    epoch: str = "1"
    monitor: str = ""
    apparaten: dict[str, str] = field(default_factory=dict)
    """Login by device."""
    dossiers: dict[tuple[str, str], str] = field(default_factory=dict)

    def einde(self, device: str) -> tuple[int, str]:
        eigen = [p.event for p in self.pakketten if p.event.device == device]
        return (eigen[-1].dseq, eigen[-1].hash) if eigen else (0, BEGIN_VAN_KETEN)

    def verlies(self, vanaf: int, *, ongemerkt: bool = False) -> None:
        """Fail over to a copy that lags behind; one that was put back file by file does not even know."""
        del self.pakketten[vanaf:]
        self.epoch += "" if ongemerkt else "x"


@dataclass
class HubDubbel:
    """A connection of one login; ``knip_na`` breaks it after so many exchanges of batches."""

    centrale: Centrale
    login: str = "laptop"
    recht: Recht = ALLES
    per_keer: int = 7
    knip_na: int | None = None
    verzoeken: int = 0
    stapels: list[int] = field(default_factory=list)
    gevraagd: tuple[int, int, str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fout: object) -> None:
        pass

    @property
    def monitor(self) -> str:
        return self.centrale.monitor

    def begin(self, monitor: str, device: str) -> Begroeting:
        assert monitor
        self.gevraagd = None
        if device not in self.centrale.apparaten:
            raise ApparaatOnbekend("dit apparaat is niet aangemeld")
        zicht = ",".join(sorted(self.recht.partijen))
        return Begroeting(self.centrale.epoch, zicht, len(self.centrale.pakketten), self.recht)

    def meld_aan(self, monitor: str, device: str, naam: str) -> None:
        assert naam
        self.centrale.monitor = self.centrale.monitor or monitor
        assert monitor == self.centrale.monitor
        self.centrale.apparaten[device] = self.login

    def einden(self, devices: Iterable[str] = ()) -> dict[str, tuple[int, str]]:
        eigen = [d for d, login in self.centrale.apparaten.items() if login == self.login]
        # Who may write everything brings also what nobody else will.
        anders = [d for d in devices if self.recht.alles and d not in self.centrale.apparaten]
        return {device: self.centrale.einde(device) for device in (*eigen, *anders)}

    def bied_aan(self, pakketten: Sequence[Pakket]) -> int:
        self._telt()
        self.stapels.append(len(pakketten))
        voor = len(self.centrale.pakketten)
        dossiers = dict(self.centrale.dossiers)
        try:
            for pakket in pakketten:
                self._neem_aan(pakket)
        except HubWeigert:
            del self.centrale.pakketten[voor:]
            self.centrale.dossiers = dossiers
            raise
        return len(self.centrale.pakketten) - voor

    def _neem_aan(self, pakket: Pakket) -> None:
        event = pakket.event
        bekend = {p.event.id: p.event for p in self.centrale.pakketten}
        if event.id in bekend:
            if bekend[event.id].hash == event.hash:
                return
            raise HubWeigert("dit kenmerk is er al", event.id)
        if reden := reden_tot_weigering(pakket):
            raise HubWeigert(f"{reden}", event.id)
        dseq, hash_ = self.centrale.einde(event.device)
        if (event.dseq, event.vorige) != (dseq + 1, hash_):
            raise HubWeigert("sluit niet aan", event.id)
        sleutel = (event.soort, event.entiteit)
        if event.veld == BESTAAN and event.operatie == "maak":
            self.centrale.dossiers.setdefault(sleutel, decodeer(pakket.payload).get("dossier", ""))
        if sleutel not in self.centrale.dossiers:
            raise HubWeigert("onbekende entiteit", event.id)
        if not self.recht.mag(event.soort, self.centrale.dossiers[sleutel]):
            raise HubWeigert("hoort niet bij uw korpsen", event.id)
        self.centrale.pakketten.append(pakket)

    def haal(self, na: int, hoogstens: int, merk: str = "") -> Levering:
        # What is asked beforehand is what is fetched next, or the hub works for nothing.
        gevraagd, self.gevraagd = self.gevraagd, None
        assert gevraagd in (None, (na, hoogstens, merk))
        self._telt()
        if merk and merk != self._merk(na):
            raise PlaatsVervallen("de hub is teruggezet")
        tot = na + min(hoogstens, self.per_keer)
        zichtbaar, schakels = [], []
        for pakket in self.centrale.pakketten[na:tot]:
            event = pakket.event
            dossier = self.centrale.dossiers[(event.soort, event.entiteit)]
            if not dossier or self.recht.mag(event.soort, dossier):
                zichtbaar.append(pakket)
            else:
                schakels.append(Schakel(event.device, event.dseq, event.hash))
        einde = len(self.centrale.pakketten)
        return Levering(
            tuple(zichtbaar), tuple(schakels), min(tot, einde), tot >= einde, self._merk(min(tot, einde))
        )

    def vraag_alvast(self, na: int, hoogstens: int, merk: str = "") -> None:
        self.gevraagd = (na, hoogstens, merk)

    def _merk(self, volg: int) -> str:
        return (
            self.centrale.pakketten[volg - 1].event.hash if 0 < volg <= len(self.centrale.pakketten) else "-"
        )

    def _telt(self) -> None:
        self.verzoeken += 1
        if self.knip_na is not None and self.verzoeken > self.knip_na:
            raise HubFout("de verbinding met de hub is verbroken")
