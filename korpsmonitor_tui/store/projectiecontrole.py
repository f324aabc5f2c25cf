"""Do the tables follow from the events: what every entity should look like, worked out anew, beside what stands there.

Both are read in the order of the entities, one at a time, so that a million events take no more memory than a hundred.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.event import KOLOMMEN, Event, decodeer, van_kolommen
from korpsmonitor_tui.domain.stand import Kop
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store import projecties, vernietiging
from korpsmonitor_tui.store.gebrek import Gebrek
from korpsmonitor_tui.store.projectietabellen import PROJECTIES

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from korpsmonitor_tui.store.driver import Database

Rij = tuple[Any, ...]
Plaats = tuple[str, str]
"""The soort and the id of an entity."""

# The payload by its row, as in ketens.py; one that stands elsewhere is looked up.
_EVENTS: Final = (
    f"SELECT {', '.join(f'e.{kolom}' for kolom in KOLOMMEN)}, p.event, p.payload "
    "FROM event e LEFT JOIN event_payload p ON p.rowid = e.rowid AND p.event = e.id ORDER BY e.soort, e.entiteit"
)
_TABELLEN: Final = {
    "kop": "SELECT soort, entiteit, veld, event FROM kop ORDER BY soort, entiteit",
    "entiteit": "SELECT soort, id, dossier, bestaat, conflicten FROM entiteit ORDER BY soort, id",
    "zoekregel": "SELECT soort, entiteit, dossier, tekst FROM zoekregel ORDER BY soort, entiteit",
}


def gebreken(db: Database) -> Iterator[Gebrek]:
    """Every row that should not be there, and every one that should; reads only."""
    vernietigd = vernietiging.genoemde(db)
    yield from _verschil("vernietigd", set(vernietigd.items()), db.execute("SELECT * FROM vernietigd"))
    tabellen = [_Tabel(naam, db.execute(vraag)) for naam, vraag in _TABELLEN.items()]
    eigen = _Tabel("", _eigen_rijen(db))
    for plaats, groep in itertools.groupby(_events(db), lambda paar: (paar[0].soort, paar[0].entiteit)):
        verwacht = _verwacht(plaats, list(groep), vernietigd)
        for tabel in (*tabellen, eigen):
            yield from tabel.overbodig(plaats)
            yield from _verschil(tabel.naam or plaats[0], verwacht[tabel.naam], tabel.van(plaats))
    for tabel in (*tabellen, eigen):
        yield from tabel.overbodig(None)


class _Tabel:
    """The rows of a table, which begin with the entity they are of, in the order of the entities.

    Without a name they are of several tables, each named after its soort.
    """

    def __init__(self, naam: str, rijen: Iterable[Rij]) -> None:
        self.naam = naam
        self._rijen = iter(rijen)
        self._volgende = next(self._rijen, None)

    def overbodig(self, tot: Plaats | None) -> Iterator[Gebrek]:
        """What stands there of entities before ``tot`` (None: whatever is left) that no event knows."""
        while self._volgende is not None and (tot is None or self._volgende[:2] < tot):
            rij = self._neem(self._volgende)
            yield from _verschil(self.naam or rij[0], set(), [rij if self.naam else rij[1:]])

    def van(self, plaats: Plaats) -> Iterator[Rij]:
        """The rows of this entity, as they stand in the table."""
        while self._volgende is not None and self._volgende[:2] == plaats:
            rij = self._neem(self._volgende)
            yield rij if self.naam else rij[1:]

    def _neem(self, rij: Rij) -> Rij:
        self._volgende = next(self._rijen, None)
        return rij


def _eigen_rijen(db: Database) -> Iterator[Rij]:
    """The rows of every soort with a table of its own, each behind its soort."""
    for soort in sorted(PROJECTIES):
        kolommen = ", ".join(("id", *PROJECTIES[soort].kolommen))
        for rij in db.execute(f"SELECT {kolommen} FROM {soort} ORDER BY id"):
            yield (soort, *rij)


def _events(db: Database) -> Iterator[tuple[Event, str | None]]:
    """Every event with its payload, in the order of the entities."""
    for *kolommen, aanwezig, payload in db.execute(_EVENTS):
        event = van_kolommen(kolommen)
        if aanwezig is None:
            vraag = "SELECT payload FROM event_payload WHERE event = ?"
            (payload,) = db.execute(vraag, (event.id,)).fetchone() or (None,)
        yield event, payload


def _verwacht(
    plaats: Plaats, events: list[tuple[Event, str | None]], vernietigd: Container[str]
) -> dict[str, set[Rij]]:
    """The rows of an entity, by table; those of the table of its soort under an empty name."""
    events.sort(key=lambda paar: paar[0].orde)
    levend = (event for event, _payload in events)
    # A vernietiging is never destroyed itself.
    koppen, _vervangen = projecties.koppen_na(levend, () if plaats[0] == vernietiging.SOORT else vernietigd)
    stand = projecties.stand_van(
        *plaats,
        (
            (event.veld, Kop(event.id, event.operatie, decodeer(payload), event.orde, event.ouders))
            for event, payload in events
            if event.id in koppen
        ),
    )
    rijen = projecties.leid_af(stand)
    return {
        "kop": {(*waar, id_) for id_, waar in koppen.items()},
        "entiteit": {rijen.entiteit},
        "zoekregel": {rijen.zoekregel} if rijen.zoekregel else set(),
        "": {rijen.projectie} if rijen.projectie else set(),
    }


def _verschil(tabel: str, verwacht: set[Rij], aanwezig: Iterable[Rij]) -> Iterator[Gebrek]:
    hier = set(aanwezig)
    if hier == verwacht:
        return
    plaats = _("tabel {naam}").format(naam=tabel)
    for rij in sorted(hier - verwacht, key=repr):
        yield Gebrek(plaats, _("rij volgt niet uit de vastleggingen: {rij}").format(rij=_kenmerk(tabel, rij)))
    for rij in sorted(verwacht - hier, key=repr):
        yield Gebrek(plaats, _("rij ontbreekt: {rij}").format(rij=_kenmerk(tabel, rij)))


def _kenmerk(tabel: str, rij: Rij) -> str:
    """What identifies a row, and nothing else of it: a report of a fault must not spread names or minutes."""
    lengte = {"kop": 4, "entiteit": 2, "zoekregel": 2}.get(tabel, 1)
    return " / ".join(str(waarde)[:40] for waarde in rij[:lengte])
