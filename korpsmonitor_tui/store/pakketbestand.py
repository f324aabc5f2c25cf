"""Events as one encrypted file: of the whole monitor, or of one dossier with places for what is left out of it.

Inside the container (:mod:`korpsmonitor_tui.store.versleuteld`) stands JSON, one thing a line: what this file is, the
places (:class:`~korpsmonitor_tui.domain.hub.Schakel`) of events that are not in it, the events in their total order,
and how many of both there were.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, fields
from typing import IO, TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.event import KOLOMMEN, Pakket, van_kolommen
from korpsmonitor_tui.domain.hub import Schakel
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store.aanbod import MEESTE_BYTES, lees_aanbod, lees_in_stapels
from korpsmonitor_tui.store.fouten import PakketOnbruikbaar
from korpsmonitor_tui.store.versleuteld import ontsleutel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from korpsmonitor_tui.store.driver import Database

ALLES: Final = "monitor"
DOSSIER: Final = "dossier"
STAPEL: Final = 2_000
"""Events that are taken in at once."""
LANGSTE_REGEL: Final = 128 * 2**20
"""Bytes of one event: the largest file that is kept takes a quarter of it."""

MEE: Final = (
    "afkorting",
    "editie",
    "extractiemodel",
    "medewerker",
    "vernietiging",
    "vragenlijstversie",
    "weegsessie",
)
"""Soorten without a dossier that a dossier cannot be read without."""
_HASH: Final = re.compile("[0-9a-f]{64}")

_VAN_DOSSIER: Final = f"""
SELECT e.id, octet_length(p.payload), e.device, e.dseq FROM event e JOIN event_payload p ON p.event = e.id
JOIN entiteit x ON x.soort = e.soort AND x.id = e.entiteit
WHERE x.dossier = :dossier OR (x.dossier = '' AND e.soort IN {MEE})
ORDER BY e.lamport, e.device, e.dseq
"""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an exchange file is, in its first line."""

    soort: str
    """``monitor`` or ``dossier``."""
    monitor: str
    """Id of the monitor: laptops of another one refuse it."""
    editie: str
    dossier: str
    """Of which dossier; empty for all."""
    van: str
    """Who made it, by name."""
    device: str
    gemaakt: str
    """When: UTC, ISO 8601."""
    programma: str
    na: dict[str, int]
    """Per device the last place that was left out, because the receiver said to have it."""
    stand: dict[str, int]
    """Per device the last place that the maker has; empty if it does not have everything before that."""


@dataclass(frozen=True, slots=True)
class Deel:
    """What is taken in at once."""

    pakketten: list[Pakket]
    schakels: list[Schakel]


def einden(db: Database) -> dict[str, int]:
    """Per device the last event that is here."""
    return dict(db.execute("SELECT device, max(dseq) FROM event GROUP BY device").fetchall())


def is_volledig(db: Database) -> bool:
    """Whether no event is kept from this laptop before one that it has."""
    return db.execute("SELECT 1 FROM schakel LIMIT 1").fetchone() is None


# -- writing -----------------------------------------------------------------------------------------------------------


def schrijf_alles(db: Database, manifest: Manifest) -> Iterator[bytes]:
    """The lines of a file with every event after the places in ``manifest.na``."""
    vanaf = {device: manifest.na.get(device, 0) for device in einden(db)}
    schakels = (
        rij
        for rij in db.execute("SELECT device, dseq, hash FROM schakel ORDER BY device, dseq").fetchall()
        if rij[1] > manifest.na.get(rij[0], 0)
    )
    return _regels(manifest, schakels, lees_aanbod(db, vanaf, STAPEL))


def schrijf_dossier(db: Database, manifest: Manifest) -> Iterator[bytes]:
    """The lines of a file with the events of one dossier, and a place for everything between them."""
    rijen = db.execute(_VAN_DOSSIER, {"dossier": manifest.dossier}).fetchall()
    erin = {(device, dseq) for _id, _lengte, device, dseq in rijen}
    laatste = dict(sorted(erin))
    schakels = (
        rij
        for rij in db.execute(
            "SELECT device, dseq, hash FROM event UNION ALL SELECT device, dseq, hash FROM schakel ORDER BY 1, 2"
        ).fetchall()
        if rij[1] <= laatste.get(rij[0], 0) and (rij[0], rij[1]) not in erin
    )
    return _regels(manifest, schakels, lees_in_stapels(db, [rij[:2] for rij in rijen], STAPEL))


def _regels(
    manifest: Manifest, schakels: Iterable[tuple[str, int, str]], stapels: Iterable[list[Pakket]]
) -> Iterator[bytes]:
    yield _regel(asdict(manifest))
    events = plaatsen = 0
    for schakel in schakels:
        plaatsen += 1
        yield _regel(list(schakel))
    for stapel in stapels:
        events += len(stapel)
        yield b"".join(_regel([p.event.als_kolommen(), p.salt, p.payload]) for p in stapel)
    yield _regel({"events": events, "schakels": plaatsen})


def _regel(waarde: object) -> bytes:
    return json.dumps(waarde, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


# -- reading -----------------------------------------------------------------------------------------------------------


class Pakketlezer:
    """An exchange file while it is read: what it is, and then what is in it. Raises PakketOnbruikbaar."""

    def __init__(self, bron: IO[bytes], wachtwoord: str) -> None:
        """Raises WachtwoordOnjuist if it is not the passphrase of this file."""
        self._regels = _splits(ontsleutel(bron, wachtwoord))
        self.events = 0
        self.schakels = 0
        self.manifest = _manifest(next(self._regels, b""))

    def delen(self) -> Iterator[Deel]:
        """Its content in order; only once this is exhausted it is sure that the file was whole."""
        deel, gewicht = Deel([], []), 0
        slot: Mapping[str, Any] | None = None
        for regel in self._regels:
            if slot is not None:
                raise _onbegrepen()
            waarde = _lees_json(regel)
            if isinstance(waarde, dict):
                slot = waarde
            elif _is_schakel(waarde):
                deel.schakels.append(Schakel(*waarde))
            else:
                deel.pakketten.append(_pakket(waarde))
            gewicht += len(regel)
            if len(deel.pakketten) >= STAPEL or gewicht >= MEESTE_BYTES:
                yield self._tel(deel)
                deel, gewicht = Deel([], []), 0
        yield self._tel(deel)
        if slot != {"events": self.events, "schakels": self.schakels}:
            raise _onbegrepen()

    def _tel(self, deel: Deel) -> Deel:
        self.events += len(deel.pakketten)
        self.schakels += len(deel.schakels)
        return deel


def _splits(blokken: Iterable[bytes]) -> Iterator[bytes]:
    """Lines without their end; of the last one the end is missed if it has none."""
    begin: list[bytes] = []
    lengte = 0
    for blok in blokken:
        eerste, *rest = blok.split(b"\n")
        begin.append(eerste)
        lengte += len(eerste)
        for deel in rest:
            yield b"".join(begin)
            begin, lengte = [deel], len(deel)
        if lengte > LANGSTE_REGEL:
            raise _onbegrepen()
    if lengte:
        raise _onbegrepen()


def _lees_json(regel: bytes) -> Any:
    try:
        return json.loads(regel)
    except (ValueError, RecursionError) as fout:
        raise _onbegrepen() from fout


def _manifest(regel: bytes) -> Manifest:
    waarde = _lees_json(regel)
    soorten = {veld.name: dict if veld.name in {"na", "stand"} else str for veld in fields(Manifest)}
    if not isinstance(waarde, dict) or not waarde.keys() >= soorten.keys():
        raise _onbegrepen()
    if not all(isinstance(waarde[naam], soort) for naam, soort in soorten.items()):
        raise _onbegrepen()
    plaatsen = [*waarde["na"].values(), *waarde["stand"].values()]
    if waarde["soort"] not in {ALLES, DOSSIER} or not all(type(plaats) is int for plaats in plaatsen):
        raise _onbegrepen()
    return Manifest(**{naam: waarde[naam] for naam in soorten})


def _is_schakel(waarde: Any) -> bool:
    return (
        isinstance(waarde, list)
        and [type(deel) for deel in waarde] == [str, int, str]
        and 0 < waarde[1] < 2**62
        and _HASH.fullmatch(waarde[2]) is not None
    )


def _pakket(waarde: Any) -> Pakket:
    """An event as it stands there; whether it holds is for who takes it in."""
    try:
        kolommen, salt, payload = waarde
        if len(kolommen) != len(KOLOMMEN):
            raise _onbegrepen()
        return Pakket(van_kolommen(kolommen), salt, payload)
    except (ValueError, TypeError, AttributeError) as fout:
        raise _onbegrepen() from fout


def _onbegrepen() -> PakketOnbruikbaar:
    return PakketOnbruikbaar(
        _("De inhoud van het pakket is niet te begrijpen; er is niets overgenomen. Vraag het opnieuw.")
    )
