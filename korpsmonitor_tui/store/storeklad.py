"""The store's side of what is being typed: kept on this device until it is an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.store import hubrecht, klad
from korpsmonitor_tui.store.storekern import Storekern
from korpsmonitor_tui.store.transactie import Transactie, Wie

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Future

    from korpsmonitor_tui.store.driver import Database


class Kladhouder(Storekern):
    """Drafts: of a field, and of a form that becomes an event only as a whole."""

    def bewaar_klad(
        self, wie: Wie, soort: str, entiteit: str, veld: str, tekst: str, koppen: Sequence[str]
    ) -> Future[None]:
        """Keep text that is being typed: durable when the future is done, not yet an event."""
        return self._bewaar_klad(wie, (soort, entiteit, veld), tekst, koppen)

    def _bewaar_klad(
        self, wie: Wie, plaats: tuple[str, str, str], tekst: str, koppen: Sequence[str]
    ) -> Future[None]:
        def taak(db: Database) -> None:
            self._eis_eigen_bestand()
            klad.bewaar(db, wie, plaats, tekst, koppen, self.klok())

        return self._schrijver.voer_uit(taak)

    def vergeet_klad(self, soort: str, entiteit: str, veld: str) -> Future[None]:
        """Drop a draft that its owner gave up."""
        return self._schrijver.voer_uit(lambda db: klad.vergeet(db, soort, entiteit, veld))

    def zet_en_vergeet_klad(
        self, wie: Wie, soort: str, entiteit: str, veld: str, tekst: str, koppen: Sequence[str]
    ) -> Future[None]:
        """Make typed text an event on the heads that the field was opened on, and drop its draft, together."""

        def taak(transactie: Transactie) -> None:
            transactie.zet(soort, entiteit, veld, tekst, op=koppen)
            klad.vergeet(transactie.db, soort, entiteit, veld)

        return self.schrijf(wie, taak)

    def bewaar_formulier(self, wie: Wie, formulier: str, tekst: str) -> Future[None]:
        """Keep what is typed in a form that becomes an event only as a whole, for who typed it, on this device."""
        return self._bewaar_klad(wie, (klad.FORMULIER, formulier, wie.actor), tekst, ())

    def lees_formulier(self, wie: Wie, formulier: str) -> str:
        """What this person left in a form, also if the program was killed; empty for nothing."""
        return klad.lees_formulier(self.lees(), wie.actor, formulier)

    def vergeet_formulier(self, wie: Wie, formulier: str) -> Future[None]:
        """Drop what was typed in a form: it was recorded, or given up."""
        return self._schrijver.voer_uit(lambda db: klad.vergeet_formulier(db, wie.actor, formulier))

    def _promoveer_klad(self) -> tuple[klad.Klad, ...]:
        """Make what was being typed when a program stopped into events. Returns what was rescued."""
        return tuple(rest for rest in klad.verlaten(self.lees(), self.klok()) if self._promoveer(rest))

    def _promoveer(self, rest: klad.Klad) -> bool:
        """Make one draft an event by who typed it; False if another program did, or its owner typed on.

        False as well for what is not this laptop's to write any more: that stays a draft until it is.
        """

        def taak(transactie: Transactie) -> bool:
            koppen = klad.neem(transactie.db, rest)
            if koppen is None:
                return False
            transactie.zet(rest.soort, rest.entiteit, rest.veld, rest.tekst, op=koppen)
            return True

        try:
            return self.voer_uit(Wie(rest.actor, rest.editie, rest.team), taak)
        except hubrecht.HubrechtOntbreekt:
            return False
