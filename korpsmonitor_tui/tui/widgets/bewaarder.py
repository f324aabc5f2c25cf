"""A text on its way from a field to the store: klad while it is typed, an event when the typing rests."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import KorpsmonitorFout, OpslagFout
from korpsmonitor_tui.services.toegang import eis_typen
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


def _ongewijzigd(tekst: str) -> str:
    return tekst


@dataclass(frozen=True, slots=True)
class Bron:
    """What a field is opened on: which text, how it stands, and how it is written."""

    plaats: Plaats
    veld: Veld
    schrijf: Schrijf
    vertaal: Callable[[str], str] = _ongewijzigd
    """The text as ``schrijf`` writes it, if that leaves out what was only typed to steer the program."""
    begin: Callable[[], object] | None = None
    """Makes the entity, if it is not there until something is typed: runs before the first draft is kept."""
    laat_vallen: Callable[[], object] | None = None
    """Takes back what ``begin`` made, once the field is let go without text."""


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

    def begin_opnieuw(self) -> Future[None]:
        """Let ``begin`` run again if it did: what it wrote besides the text has changed."""
        return _TYPDRAAD.submit(self._doe, self._begin_opnieuw)

    def laat_vallen(self) -> Future[None]:
        """Take back an entity that was begun and has no text after all."""
        return _TYPDRAAD.submit(self._doe, self._laat_vallen)

    @property
    def leeg(self) -> bool:
        """Whether this is an entity to be, with nothing to write in it."""
        return self.bron.laat_vallen is not None and not self.bron.vertaal(self.tekst).strip()

    def vergelijk(self, toon: Callable[[Veld, tuple[str, ...]], object]) -> Future[None]:
        """Look whether the text was changed elsewhere; if so, call ``toon`` with it and with the heads known here."""

        def kijk() -> None:
            try:
                nu = lees_veld(self._sessie.store.lees(), self.bron.plaats, self._koppen)
            except OpslagFout:
                # Nothing depends on it: whoever reads next sees it, and what is written meanwhile stands beside it.
                return
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

    def _doe(self, taak: Callable[[str], None]) -> None:
        tekst, self.fout = self.tekst, None
        try:
            try:
                taak(tekst)
            except OpslagFout:
                raise
            except KorpsmonitorFout as fout:
                # A draft would become an event at the next start after all, past the rule that refuses it.
                self._geweigerd, self.fout = tekst, fout
                self._vergeet_klad()
        except OpslagFout as fout:
            self.fout = fout
        self._meld(self)

    def _bewaar_klad(self, tekst: str) -> None:
        if tekst == self._vastgelegd:
            self._vergeet_klad()
        elif tekst != self._klad:
            self._begin()
            plaats, store = self.bron.plaats, self._sessie.store
            eis_typen(self._sessie, plaats.soort, plaats.entiteit)
            store.bewaar_klad(
                self._sessie.klad, plaats.soort, plaats.entiteit, plaats.veld, tekst, self._koppen
            ).result()
            self._klad = tekst

    def _leg_vast(self, tekst: str) -> None:
        if self.leeg:
            return
        if tekst != self._vastgelegd:
            self.bron.schrijf(tekst, self._koppen)
            geschreven = self.bron.vertaal(tekst)
            koppen, conflict = koppen_na_schrijven(self._sessie, self.bron.plaats, geschreven, self._koppen)
            with self._slot:
                self._koppen, self._vastgelegd, self.conflict = koppen, tekst, conflict
                self._begonnen = self._ooit_vastgelegd = True
        self._vergeet_klad()

    def _begin(self) -> None:
        if not self._begonnen and self.bron.begin is not None:
            self.bron.begin()
            self._begonnen = True

    def _begin_opnieuw(self, _tekst: str) -> None:
        if self._begonnen and self.bron.begin is not None:
            self.bron.begin()

    def _laat_vallen(self, _tekst: str) -> None:
        self._vergeet_klad()
        if self._begonnen and self.bron.laat_vallen is not None:
            self.bron.laat_vallen()
            self._begonnen = False

    def _vergeet_klad(self) -> None:
        if self._klad is not None:
            plaats = self.bron.plaats
            self._sessie.store.vergeet_klad(plaats.soort, plaats.entiteit, plaats.veld).result()
            self._klad = None
