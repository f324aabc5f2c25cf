"""Heads kept in memory of entities that a batch brings whole: reading them back costs as much as writing them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.store.projecties import kop_van, stand_van

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from korpsmonitor_tui.domain.event import Pakket
    from korpsmonitor_tui.domain.stand import Kop, Stand
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.projecties import Koppenverschil

_PER_VRAAG: Final = 500
"""Entities that are looked up by one statement."""


class Nieuwkomers:
    """The heads of entities that had none before this batch; all others are read from the database.

    Every event of the batch passes :meth:`leer_kennen` before it is written and :meth:`werk_bij` after that, so what
    stands here is what would be read.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        self._koppen: dict[tuple[str, str], dict[str, tuple[str, Kop]] | None] = {}
        """Per (soort, entiteit) its heads by event, with their field; None for what has to be read."""

    def leer_kennen(self, pakketten: Iterable[Pakket]) -> None:
        """Find out which entities are new, before their first event is written."""
        plaatsen = dict.fromkeys((pakket.event.soort, pakket.event.entiteit) for pakket in pakketten)
        onbekend = [plaats for plaats in plaatsen if plaats not in self._koppen]
        for begin in range(0, len(onbekend), _PER_VRAAG):
            deel = onbekend[begin : begin + _PER_VRAAG]
            oud = self._met_koppen(deel)
            self._koppen.update((plaats, None if plaats in oud else {}) for plaats in deel)

    def _met_koppen(self, plaatsen: Sequence[tuple[str, str]]) -> frozenset[tuple[str, str]]:
        """Which of these have heads in the database."""
        return frozenset(
            self._db.execute(
                f"WITH gevraagd (soort, id) AS (VALUES {', '.join(['(?, ?)'] * len(plaatsen))}) "
                "SELECT soort, id FROM gevraagd g "
                "WHERE EXISTS (SELECT 1 FROM kop k WHERE k.soort = g.soort AND k.entiteit = g.id)",
                [waarde for plaats in plaatsen for waarde in plaats],
            ).fetchall()
        )

    def werk_bij(self, pakketten: Iterable[Pakket], verschil: Koppenverschil) -> None:
        """Take over what writing these events made of the heads."""
        for soort, entiteit, veld, ouder in verschil.vervangen:
            koppen = self._koppen[soort, entiteit]
            if koppen and ouder in koppen and koppen[ouder][0] == veld:
                del koppen[ouder]
        for pakket in pakketten:
            event = pakket.event
            koppen = self._koppen[event.soort, event.entiteit]
            if koppen is not None and event.id in verschil.koppen:
                koppen[event.id] = (event.veld, kop_van(event, pakket.payload))

    def vergeet(self) -> None:
        """From here on read what was written so far: something else than these events changed the heads."""
        self._koppen = dict.fromkeys(self._koppen)

    def standen(self, plaatsen: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], Stand]:
        """The states of those of these entities whose heads stand here."""
        return {
            plaats: stand_van(*plaats, sorted(koppen.values(), key=lambda paar: paar[1].orde))
            for plaats in plaatsen
            if (koppen := self._koppen.get(plaats)) is not None
        }
