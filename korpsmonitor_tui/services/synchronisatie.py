"""Bringing to the hub what it lacks, and fetching what came there from elsewhere.

Whatever stops it, a cut line or a killed program, what was exchanged so far stands and the next time goes on from
there: the hub takes a batch whole or not at all and passes over what it has, and a laptop takes in a batch together
with the place that it had reached.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol

from korpsmonitor_tui.domain.hub import HubFout, HubWeigert, PlaatsVervallen
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store.aanbod import gevorkte_ketens, lees_aanbod, tel_aanbod
from korpsmonitor_tui.store.hubrecht import RECHT, VORKEN, codeer_recht
from korpsmonitor_tui.store.toelating import laat_toe

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Self

    from korpsmonitor_tui.domain.event import Pakket
    from korpsmonitor_tui.domain.hub import Begroeting, Levering
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.store import Store
    from korpsmonitor_tui.store.toelating import Toegelaten

EPOCH: Final = "epoch"
ZICHT: Final = "zicht"
VOLG: Final = "volg"
MERK: Final = "merk"
EINDEN: Final = "einden"
"""JSON: per device that this laptop brings, the last place that the hub is known to have."""
LAATST: Final = "laatst"
"""When all was exchanged for the last time (ISO 8601, UTC)."""
TEAM: Final = "team"
STAND: Final = (EPOCH, ZICHT, VOLG, MERK, EINDEN, LAATST, TEAM, RECHT, VORKEN)
"""Everything that is remembered of a hub."""

PER_KEER: Final = 20_000
"""Events that travel at once, at most."""


class Hub(Protocol):
    """An open connection to the hub, as the laptop's login. Everything raises HubFout."""

    def begin(self, monitor: str, device: str) -> Begroeting:
        """Say who comes. Raises HubWeigert for another monitor, or a device that is not registered."""
        ...

    def meld_aan(self, monitor: str, device: str, naam: str) -> None:
        """Register a device of this login."""
        ...

    def einden(self, devices: Iterable[str] = ()) -> dict[str, tuple[int, str]]:
        """The last place (dseq, hash) that the hub has of every device that this login may bring.

        Of ``devices`` also those of which it has nothing yet.
        """
        ...

    def bied_aan(self, pakketten: Sequence[Pakket]) -> int:
        """Bring a batch, all or nothing, and return how many were new there. Raises HubWeigert."""
        ...

    def haal(self, na: int, hoogstens: int, merk: str = "") -> Levering:
        """What came after this place, in the order in which the hub took it in.

        Raises PlaatsVervallen if ``merk`` is not what stands at this place any more.
        """
        ...

    def vraag_alvast(self, na: int, hoogstens: int, merk: str = "") -> None:
        """Have the hub begin with what the next :meth:`haal` asks, if that is the same; raises nothing."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *_fout: object) -> None: ...


Voortgang = Callable[[str, int, int], None]
"""Is told what is being done, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What came of one synchronisation."""

    gebracht: int
    """Events that the hub did not have yet."""
    gehaald: int
    """Events that this laptop did not have yet."""
    wachtend: int
    """Events that wait here for others on which they rest."""
    geweigerd: tuple[tuple[str, str], ...]
    """What the hub did not take from here: event id and why. What its device wrote later stays here too."""
    geweigerd_hier: tuple[tuple[str, str], ...]
    """What this laptop did not take from the hub."""
    achtergebleven: int
    """Events that are not at the hub, because of a refusal, a fork, or because it was stopped."""
    gevorkt: tuple[str, ...]
    """Devices that wrote other things on another machine: see services/heraanmelding."""
    nieuwe_conflicten: int
    conflicten: int
    """Conflicts that a person has to settle, new ones included."""
    nieuw_apparaat: bool = False
    """Whether another copy of this laptop turned out to write as this device: from now on it writes as a new one."""
    onderbroken: bool = False

    @property
    def klopt(self) -> bool:
        """Whether nothing asks for a person."""
        fout = self.geweigerd or self.geweigerd_hier or self.gevorkt or self.conflicten
        return not (fout or self.nieuw_apparaat or self.onderbroken)


@dataclass(slots=True)
class _Verloop:
    """One synchronisation under way."""

    store: Store
    hub: Hub
    voortgang: Voortgang
    stop: Callable[[], bool]
    gebracht: int = 0
    gehaald: int = 0
    wachtend: int = 0
    geweigerd: dict[str, str] = field(default_factory=dict)
    geweigerd_hier: dict[str, str] = field(default_factory=dict)
    vast: set[str] = field(default_factory=set)
    """Devices of which nothing more can be brought."""
    laatste: str = ""
    """The hash of the last event that was brought."""


def synchroniseer(
    store: Store,
    hub: Hub,
    voortgang: Voortgang = lambda _wat, _gedaan, _totaal: None,
    stop: Callable[[], bool] = lambda: False,
) -> Uitkomst:
    """Bring and fetch everything there is. ``stop`` is asked between batches.

    Raises HubWeigert if this device may not come, HubFout if the hub cannot be reached (any more).
    """
    verloop = _Verloop(store, hub, voortgang, stop)
    voor = _conflicten(store.lees())
    device = store.device
    begroeting = hub.begin(store.monitor, device)
    stand = _begin_bij(store, begroeting)
    einden = hub.einden(_apparaten(store))
    heel = _breng(verloop, einden)
    onderbroken = not _haal(verloop, begroeting, _ga_langs_eigen(verloop, begroeting, stand)) or not heel
    gevorkt = gevorkte_ketens(store.lees(), einden)
    achter = tel_aanbod(store.lees(), {**gekende_einden(store), **gevorkt})
    if not onderbroken:
        store.onthoud_hubstand({LAATST: store.klok().isoformat(timespec="seconds")})
    conflicten = _conflicten(store.lees())
    return Uitkomst(
        verloop.gebracht,
        verloop.gehaald,
        verloop.wachtend,
        tuple(verloop.geweigerd.items()),
        tuple(
            (wat, reden)
            for wat, reden in verloop.geweigerd_hier.items()
            if not _is_van(store.lees(), wat, tuple(gevorkt))
        ),
        achter,
        tuple(sorted(gevorkt)),
        len(conflicten - voor),
        len(conflicten),
        store.device != device,
        onderbroken,
    )


def haalstand(begroeting: Begroeting, levering: Levering | None = None) -> dict[str, str]:
    """What to remember once a batch is in; without one, that everything is still to be fetched."""
    return {
        RECHT: codeer_recht(begroeting.recht),
        TEAM: begroeting.team,
        EPOCH: begroeting.epoch,
        ZICHT: begroeting.zicht,
        VOLG: str(levering.volg if levering else 0),
        MERK: levering.merk if levering else "",
    }


def _begin_bij(store: Store, begroeting: Begroeting) -> dict[str, str]:
    """Where to go on fetching; from the start after a failover, or where this login may see something else now."""
    oud, stand = store.hubstand(), haalstand(begroeting)
    if all(oud.get(naam) == stand[naam] for naam in (EPOCH, ZICHT)):
        stand |= {VOLG: oud[VOLG], MERK: oud[MERK]}
    if any(oud.get(naam) != waarde for naam, waarde in stand.items()):
        store.onthoud_hubstand(stand)
    return stand


# -- bringing ----------------------------------------------------------------------------------------------------------


def _breng(verloop: _Verloop, einden: Mapping[str, tuple[int, str]]) -> bool:
    """Bring what the hub lacks, and say whether all was offered.

    A refused event holds up what its own device wrote after it, and nothing else.
    """
    db = verloop.store.lees()
    verloop.vast.update(gevorkte_ketens(db, einden))
    plaatsen = {device: dseq for device, (dseq, _hash) in einden.items()}
    te_brengen = {device: dseq for device, dseq in plaatsen.items() if device not in verloop.vast}
    totaal, gedaan, heel = tel_aanbod(db, te_brengen), 0, True
    # The next batch is read while the hub verifies this one.
    with ThreadPoolExecutor(1, "korpsmonitor-hub") as brenger:
        onderweg: Future[None] | None = None
        for stapel in lees_aanbod(db, te_brengen, PER_KEER):
            if onderweg is not None:
                onderweg.result()
            if verloop.stop():
                heel = False
                break
            verloop.voortgang(_("brengen"), gedaan, totaal)
            onderweg = brenger.submit(_bied_aan, verloop, stapel, plaatsen)
            gedaan += len(stapel)
        if onderweg is not None:
            onderweg.result()
    verloop.store.onthoud_hubstand({EINDEN: json.dumps(plaatsen)})
    return heel


def _bied_aan(verloop: _Verloop, stapel: list[Pakket], plaatsen: dict[str, int]) -> None:
    """Bring a batch; of one that is refused everything but the refused event and what its device wrote after it."""
    stapel = [pakket for pakket in stapel if pakket.event.device not in verloop.vast]
    while stapel:
        try:
            verloop.gebracht += verloop.hub.bied_aan(stapel)
        except HubWeigert as fout:
            geweigerd = next((p.event for p in stapel if p.event.id == fout.event), None)
            if geweigerd is None:
                # Not about an event but about who brings it.
                raise
            verloop.geweigerd[geweigerd.id] = str(fout)
            verloop.vast.add(geweigerd.device)
            stapel = [
                p for p in stapel if p.event.device != geweigerd.device or p.event.dseq < geweigerd.dseq
            ]
        else:
            plaatsen.update((pakket.event.device, pakket.event.dseq) for pakket in stapel)
            verloop.laatste = stapel[-1].event.hash
            return


def _ga_langs_eigen(verloop: _Verloop, begroeting: Begroeting, stand: dict[str, str]) -> dict[str, str]:
    """Go past what was just brought, if nobody else brought anything and nothing was left to fetch before it."""
    if not verloop.gebracht or int(stand[VOLG]) != begroeting.volg:
        return stand
    nu = verloop.hub.begin(verloop.store.monitor, verloop.store.device)
    erlangs = {VOLG: str(nu.volg), MERK: verloop.laatste}
    if haalstand(nu) != haalstand(begroeting) or nu.volg != begroeting.volg + verloop.gebracht:
        return stand
    verloop.store.onthoud_hubstand(erlangs)
    return stand | erlangs


# -- fetching ----------------------------------------------------------------------------------------------------------


def _haal(verloop: _Verloop, begroeting: Begroeting, stand: dict[str, str]) -> bool:
    """Take in what came after this place, a batch with the place that it reaches at a time; True once all came."""
    begin, na, merk, klaar = int(stand[VOLG]), int(stand[VOLG]), stand[MERK], False
    ophaler = _Ophaler(verloop.hub)
    while not klaar and not verloop.stop():
        verloop.voortgang(_("ophalen"), na - begin, max(begroeting.volg, na) - begin)
        try:
            levering, toegelaten = ophaler.haal(na, merk)
        except PlaatsVervallen:
            stand, begin, na, merk = haalstand(begroeting), 0, 0, ""
            continue
        stand, klaar = haalstand(begroeting, levering), levering.klaar
        na, merk = levering.volg, levering.merk
        if not klaar:
            ophaler.vraag(na, merk)
        opname = verloop.store.neem_op(toegelaten, levering.schakels, stand, ophaler.haal_vast)
        verloop.gehaald += opname.opgenomen
        verloop.wachtend = opname.wachtend
        verloop.geweigerd_hier.update(opname.geweigerd)
    return klaar


@dataclass(slots=True)
class _Ophaler:
    """Has the hub work on a batch while the one before it is written here, and looks at it while that is made durable.

    Only events travel beforehand; the place that they reach is nobody's yet.
    """

    hub: Hub
    _gevraagd: tuple[int, str] | None = None
    _gehaald: Future[tuple[Levering, Toegelaten]] | None = None

    def vraag(self, na: int, merk: str) -> None:
        """Have the hub begin with what comes after this place, which the next :meth:`haal` asks for."""
        self._gevraagd = (na, merk)
        self.hub.vraag_alvast(na, PER_KEER, merk)

    def haal_vast(self) -> None:
        """Fetch what was asked, if anything; what goes wrong is raised by :meth:`haal`."""
        if self._gevraagd is None:
            return
        gevraagd, self._gevraagd = self._gevraagd, None
        self._gehaald = Future()
        try:
            self._gehaald.set_result(self._haal(*gevraagd))
        except HubFout as fout:
            self._gehaald.set_exception(fout)

    def haal(self, na: int, merk: str) -> tuple[Levering, Toegelaten]:
        """What came after this place, fetched before or now, and those of its events that can be taken in.

        Raises HubFout.
        """
        gehaald, self._gehaald = self._gehaald, None
        return gehaald.result() if gehaald else self._haal(na, merk)

    def _haal(self, na: int, merk: str) -> tuple[Levering, Toegelaten]:
        levering = self.hub.haal(na, PER_KEER, merk)
        return levering, laat_toe(levering.pakketten)


# -- how things are ----------------------------------------------------------------------------------------------------


def _conflicten(db: Database) -> set[tuple[str, str, str]]:
    rijen = db.execute("SELECT soort, id, conflicten FROM entiteit WHERE conflicten IS NOT '[]'").fetchall()
    return {(soort, id_, veld) for soort, id_, velden in rijen for veld in json.loads(velden)}


def _apparaten(store: Store) -> list[str]:
    return [store.device, *(rij[0] for rij in store.lees().execute("SELECT DISTINCT device FROM event"))]


def gebrachte_apparaten(store: Store) -> set[str]:
    """The devices that this laptop brings, as far as the hub said so."""
    return {store.device, *json.loads(store.hubstand().get(EINDEN, "{}"))}


def gekende_einden(store: Store) -> dict[str, int]:
    """Per device that this laptop brings how far the hub is known to be; before the first time that of all is nothing."""
    bekend = store.hubstand().get(EINDEN)
    return dict.fromkeys(_apparaten(store), 0) if bekend is None else {store.device: 0, **json.loads(bekend)}


def _is_van(db: Database, event: str, devices: Sequence[str]) -> bool:
    """Whether an event or place that was refused here is of a chain of which is already said that it forked."""
    return any(device in event for device in devices) or bool(
        db.execute(
            "SELECT 1 FROM event_wachtend WHERE device IN (SELECT value FROM json_each(?)) "
            "AND json_extract(pakket, '$[0][2]') = ?",
            (json.dumps(devices), event),
        ).fetchone()
    )
