"""A text on its way from a field to the store: klad while it is typed, an event when the typing rests."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import KorpsmonitorFout, StapGeweigerd
from korpsmonitor_tui.services.velden import Plaats, Veld, koppen_na_schrijven, lees_veld

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie

Schrijf = Callable[[str, tuple[str, ...]], object]
"""Writes a text as an event on the heads it was opened on, by a service call: (text, heads). Raises KorpsmonitorFout."""

_TYPDRAAD: Final = ThreadPoolExecutor(max_workers=1, thread_name_prefix="korpsmonitor-typen")
"""One thread for all fields: jobs end in the order in which they were typed, so heads and drafts never cross."""


class Toestand(Enum):
    """How safe the text in a field is."""

    ONGEWIJZIGD = auto()
    """As it was opened."""
    NIET_OPGESLAGEN = auto()
    KLAD = auto()
    """Survives a crash, on this device only."""
    OPGESLAGEN = auto()


@dataclass(frozen=True, slots=True)
class Bron:
    """What a field is opened on: which text, how it stands, and how it is written."""

    plaats: Plaats
    veld: Veld
    schrijf: Schrijf
    begin: Callable[[], object] | None = None
    """Makes the entity, if it is not there until something is typed; called once, before the first draft is kept."""


class Bewaarder:
    """Keeps one text. The field sets :attr:`tekst`; everything else happens on the typing thread.

    ``meld`` is called from that thread after every job; :attr:`fout` tells what went wrong.
    """

    def __init__(self, sessie: Sessie, bron: Bron, meld: Callable[[Bewaarder], object]) -> None:
        self.bron = bron
        self.tekst = bron.veld.tekst
        self.fout: KorpsmonitorFout | None = None
        self.conflict = bron.veld.conflict
        self._sessie = sessie
        self._meld = meld
        self._slot = threading.Lock()
        self._vastgelegd = bron.veld.tekst
        self._koppen = bron.veld.koppen
        self._klad: str | None = None
        self._geweigerd: str | None = None
        self._begonnen = bron.begin is None
        self._ooit_vastgelegd = False

    @property
    def vuil(self) -> bool:
        """Whether there is text that is no event yet."""
        return self.tekst != self._vastgelegd

    @property
    def geweigerd(self) -> bool:
        """Whether this very text was refused: trying again is of no use until it changes."""
        return self.vuil and self.tekst == self._geweigerd

    @property
    def toestand(self) -> Toestand:
        """How safe the text is now."""
        if not self.vuil:
            return Toestand.OPGESLAGEN if self._ooit_vastgelegd else Toestand.ONGEWIJZIGD
        return Toestand.KLAD if self.tekst == self._klad else Toestand.NIET_OPGESLAGEN

    def bewaar_klad(self) -> Future[None]:
        """Keep the text as it is when the job runs; done when it is durable or has been reported as failed."""
        return _TYPDRAAD.submit(self._doe, self._bewaar_klad)

    def leg_vast(self) -> Future[None]:
        """Make the text as it is when the job runs an event; done when it is, or has been reported as failed."""
        return _TYPDRAAD.submit(self._doe, self._leg_vast)

    def vergelijk(self, toon: Callable[[Veld, tuple[str, ...]], object]) -> Future[None]:
        """Look whether the text was changed elsewhere; if so, call ``toon`` with it and with the heads known here."""

        def kijk() -> None:
            nu = lees_veld(self._sessie.store.lees(), self.bron.plaats, self._koppen)
            if self._koppen != nu.koppen or self.conflict != nu.conflict:
                toon(nu, self._koppen)

        return _TYPDRAAD.submit(kijk)

    def neem_over(self, nieuw: Veld, gezien: tuple[str, ...]) -> bool:
        """Go on with a text from elsewhere, unless something was typed or written since heads ``gezien`` were read."""
        with self._slot:
            if self.vuil or self._koppen != gezien:
                return False
            self.tekst = self._vastgelegd = nieuw.tekst
            self._koppen, self.conflict = nieuw.koppen, nieuw.conflict
            return True

    @property
    def koppen(self) -> tuple[str, ...]:
        """The heads that the next change is made on."""
        return self._koppen

    def _doe(self, taak: Callable[[], None]) -> None:
        self.fout = None
        try:
            taak()
        except KorpsmonitorFout as fout:
            self.fout = fout
        self._meld(self)

    def _bewaar_klad(self) -> None:
        tekst = self.tekst
        if tekst == self._vastgelegd:
            self._vergeet_klad()
        elif tekst != self._klad:
            self._begin()
            plaats, store = self.bron.plaats, self._sessie.store
            store.bewaar_klad(
                self._sessie.wie, plaats.soort, plaats.entiteit, plaats.veld, tekst, self._koppen
            ).result()
            self._klad = tekst

    def _leg_vast(self) -> None:
        tekst = self.tekst
        if tekst != self._vastgelegd:
            try:
                self.bron.schrijf(tekst, self._koppen)
            except StapGeweigerd:
                # A draft would become an event at the next start after all, past the rule that refuses it.
                self._geweigerd = tekst
                self._vergeet_klad()
                raise
            koppen, conflict = koppen_na_schrijven(self._sessie, self.bron.plaats, tekst, self._koppen)
            with self._slot:
                self._koppen, self._vastgelegd, self.conflict = koppen, tekst, conflict
                self._begonnen = self._ooit_vastgelegd = True
        self._vergeet_klad()

    def _begin(self) -> None:
        if not self._begonnen and self.bron.begin is not None:
            self.bron.begin()
            self._begonnen = True

    def _vergeet_klad(self) -> None:
        if self._klad is not None:
            plaats = self.bron.plaats
            self._sessie.store.vergeet_klad(plaats.soort, plaats.entiteit, plaats.veld).result()
            self._klad = None
