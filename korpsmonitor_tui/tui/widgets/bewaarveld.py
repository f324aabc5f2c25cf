"""What every field that saves as one fills it in has in common: its clock, its retries, and what it tells its user."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.message import Message
from textual.widget import Widget

from korpsmonitor_tui.domain.errors import KorpsmonitorFout, OpslagFout
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.tui.widgets.bewaarder import Bewaarder, Bron, Toestand

if TYPE_CHECKING:
    from textual import events

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.velden import Veld

UITERSTE_WACHT: Final = 10.0
"""Seconds that closing a field waits for the disk: what is no event by then stays klad."""


@dataclass
class Gemeld(Message, bubble=False):
    """The typing thread finished a job for a text of this field."""

    bewaarder: Bewaarder


@dataclass
class Elders(Message, bubble=False):
    """The text is no longer as this field knows it, by the heads ``gezien``."""

    bewaarder: Bewaarder
    nieuw: Veld
    gezien: tuple[str, ...]


@dataclass
class Kapot(Message, bubble=False):
    """The typing thread met a fault of ours."""

    fout: BaseException


class Bewaarveld(Widget):
    """Part of a widget that shows one text, and saves it by a :class:`Bewaarder`.

    The widget itself gives :meth:`neem_tekst` and :meth:`toon_tekst`, and calls :meth:`getypt` after a change.
    """

    TEL: ClassVar[float] = 1.0
    """Seconds between two looks at the clock: the longest that typed text is not yet on its way to the disk."""
    RUST: ClassVar[float] = 5.0
    """Seconds without a key after which a text becomes an event, and between two attempts after a failure."""

    @dataclass
    class Opgeslagen(Message):
        """A text of this field became an event."""

        veld: Bewaarveld

        @property
        def control(self) -> Bewaarveld:
            """The field."""
            return self.veld

    sessie: Sessie
    bewaarder: Bewaarder | None

    def begin_bewaren(self, sessie: Sessie) -> None:
        """To be called when the widget is made: Textual's widgets do not hand arguments on to a second base."""
        self.sessie = sessie
        self.bewaarder = None
        self._achterstand: list[Bewaarder] = []
        self._lopend: set[Future[None]] = set()
        self._laatste_toets = self._wacht_tot = 0.0

    def neem_tekst(self) -> Bewaarder | None:
        """Hand the text as it is now to its keeper, and return that."""
        raise AssertionError(f"{type(self).__name__} takes no text")

    def toon_tekst(self, tekst: str) -> None:
        """Show a text that was not typed here."""
        raise AssertionError(f"{type(self).__name__} shows no text")

    def volg_tekst(self, tekst: str) -> None:
        """Show the same text as it was changed elsewhere."""
        self.toon_tekst(tekst)

    # -- opening and saving ------------------------------------------------------------------------------------------

    def open(self, bron: Bron) -> Bewaarder:
        """Show another text; the one shown until now is saved first. The keeper can be opened again later."""
        bewaarder = Bewaarder(self.sessie, bron, lambda b: self.post_message(Gemeld(b)))
        self.hervat(bewaarder)
        return bewaarder

    def hervat(self, bewaarder: Bewaarder) -> None:
        """Go on with a text that was opened in this field before."""
        self.laat_los()
        self._vergeet(bewaarder)
        self.bewaarder = bewaarder
        self.toon_tekst(bewaarder.tekst)
        self.disabled = False
        self.toon_toestand()

    def sluit(self) -> None:
        """Save the text and show none until :meth:`open`."""
        self.laat_los()
        self.toon_tekst("")
        self.disabled = True
        self.toon_toestand()

    def bewaar(self) -> Future[None]:
        """Make the text an event if it is none yet, off the UI thread; done when earlier typing is settled too."""
        bewaarder = self.neem_tekst()
        if bewaarder is None:
            niets: Future[None] = Future()
            niets.set_result(None)
            return niets
        return self._volg(bewaarder.leg_vast())

    def laat_los(self) -> None:
        """Save the present text and let go of it; what cannot be saved now is tried again later."""
        bewaarder = self.neem_tekst()
        self.bewaarder = None
        if bewaarder is None:
            return
        if bewaarder.leeg:
            self._volg(bewaarder.laat_vallen())
        elif bewaarder.vuil and not bewaarder.geweigerd:
            self._achterstand.append(bewaarder)
            self._volg(bewaarder.leg_vast())

    def ververs(self) -> None:
        """Show what was written elsewhere; what is being typed here stays, and both are kept when it is saved."""
        if (bewaarder := self.bewaarder) is not None:
            self._volg(
                bewaarder.vergelijk(lambda nieuw, gezien: self.post_message(Elders(bewaarder, nieuw, gezien)))
            )

    # -- the clock ---------------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Look at the clock from the first key on."""
        self._hartslag = self.set_interval(self.TEL, self._tik, pause=True)

    def getypt(self) -> None:
        """The text was changed by hand."""
        self._laatste_toets = monotonic()
        self.toon_toestand()
        self._hartslag.resume()

    def _tik(self) -> None:
        nu = monotonic()
        open_ = (*self._achterstand, self.bewaarder)
        te_doen = [b for b in open_ if b is not None and b.vuil and not (b.geweigerd or b.leeg)]
        if not te_doen:
            self._hartslag.pause()
        elif nu >= self._wacht_tot:
            for bewaarder in te_doen:
                if bewaarder is not self.bewaarder or nu - self._laatste_toets >= self.RUST:
                    self._volg(bewaarder.leg_vast())
                elif bewaarder.toestand is Toestand.NIET_OPGESLAGEN:
                    self._volg(bewaarder.bewaar_klad())

    def on_blur(self) -> None:
        """Who leaves a field is done with it."""
        self.bewaar()

    def on_hide(self, event: events.Hide) -> None:
        """A field that is hidden with its tab lets go of the focus.

        Textual would hand it to the next field, hidden likewise, and that would call the tab back.
        """
        if self.has_focus:
            event.prevent_default()
            if not all(widget.display for widget in self.ancestors_with_self if isinstance(widget, Widget)):
                self.screen.set_focus(None)

    async def on_unmount(self) -> None:
        """Save before the field is gone; the screen goes on meanwhile."""
        self.laat_los()
        for bewaarder in self._achterstand:
            self._volg(bewaarder.leg_vast())
        if self._lopend:
            lopend = [asyncio.wrap_future(toekomst) for toekomst in list(self._lopend)]
            gedaan, _rest = await asyncio.wait(lopend, timeout=UITERSTE_WACHT)
            for taak in gedaan:
                taak.result()
        for bewaarder in self._achterstand:
            if bewaarder.fout is not None:
                self._waarschuw(bewaarder)

    # -- what the typing thread says ---------------------------------------------------------------------------------

    def _volg(self, toekomst: Future[None]) -> Future[None]:
        """Let a fault of ours end the program with its traceback instead of vanishing in the future."""

        def kijk(klaar: Future[None]) -> None:
            self._lopend.discard(klaar)
            if not klaar.cancelled() and (fout := klaar.exception()) is not None:
                self.post_message(Kapot(fout))

        self._lopend.add(toekomst)
        toekomst.add_done_callback(kijk)
        return toekomst

    @on(Kapot)
    def _val_om(self, bericht: Kapot) -> None:
        raise bericht.fout

    @on(Gemeld)
    def _verwerk_melding(self, bericht: Gemeld) -> None:
        bewaarder = bericht.bewaarder
        if bewaarder.fout is not None and not isinstance(bewaarder.fout, OpslagFout):
            self._vergeet(bewaarder)
            self.geweigerd(bewaarder)
        elif bewaarder.fout is not None:
            eerste = not self._wacht_tot
            self._wacht_tot = monotonic() + self.RUST
            self._hartslag.resume()
            if eerste:
                self._waarschuw(bewaarder)
        elif not bewaarder.vuil:
            self._vergeet(bewaarder)
            if self._wacht_tot and not self._achterstand:
                self._wacht_tot = 0.0
                self.notify(_("Alsnog opgeslagen."))
            if bewaarder.toestand is Toestand.OPGESLAGEN:
                self.opgeslagen(bewaarder)
        self.toon_toestand()

    def opgeslagen(self, bewaarder: Bewaarder) -> None:
        """A text of this field, maybe no longer the one shown, became an event."""
        self.post_message(self.Opgeslagen(self))

    def geweigerd(self, bewaarder: Bewaarder) -> None:
        """The process does not allow this text; it is not in the database."""
        self._waarschuw(bewaarder)

    def _vergeet(self, bewaarder: Bewaarder) -> None:
        if bewaarder in self._achterstand:
            self._achterstand.remove(bewaarder)

    def _waarschuw(self, bewaarder: Bewaarder) -> None:
        fout = bewaarder.fout or KorpsmonitorFout()
        if bewaarder is self.bewaarder:
            tekst = _("{fout} Uw tekst staat nog in het veld.").format(fout=fout)
        else:
            tekst = _("{fout} Nog niet opgeslagen: “{tekst}”").format(
                fout=fout, tekst=kort(bewaarder.tekst, 200)
            )
        self.app.notify(tekst, title=_(fout.titel), severity="error", timeout=12, markup=False)

    @on(Elders)
    def _toon_elders(self, bericht: Elders) -> None:
        bewaarder = self.neem_tekst()
        if bewaarder is None or bewaarder is not bericht.bewaarder:
            return
        if bewaarder.neem_over(bericht.nieuw, bericht.gezien):
            self.volg_tekst(bericht.nieuw.tekst)
        elif bewaarder.koppen == bericht.gezien:
            bewaarder.conflict = True
        self.toon_toestand()

    def toon_toestand(self) -> None:
        """Say below the field how safe the text is."""
        toestand = self.bewaarder.toestand if self.bewaarder else Toestand.ONGEWIJZIGD
        conflict = self.bewaarder is not None and self.bewaarder.conflict
        fout = bool(self._wacht_tot) or (self.bewaarder is not None and self.bewaarder.geweigerd)
        if conflict and not self.has_class("-conflict"):
            tekst = _("Deze tekst is ook elders gewijzigd; beide versies blijven bewaard om uit te kiezen.")
            self.notify(tekst, severity="warning", timeout=12)
        self.set_class(toestand is Toestand.KLAD, "-klad")
        self.set_class(toestand is Toestand.NIET_OPGESLAGEN, "-niet-opgeslagen")
        self.set_class(conflict, "-conflict")
        self.set_class(fout, "-fout")
        delen = [_("ook elders gewijzigd")] if conflict else []
        delen += [_("opslaan mislukt")] if fout else []
        self.border_subtitle = " · ".join([*delen, *_woorden(toestand)])


def _woorden(toestand: Toestand) -> list[str]:
    """The state for people; nothing is said of a text that nobody touched."""
    woorden = {
        Toestand.NIET_OPGESLAGEN: _("nog niet opgeslagen"),
        Toestand.KLAD: _("bewaard als klad"),
        Toestand.OPGESLAGEN: _("opgeslagen"),
    }
    return [woorden[toestand]] if toestand in woorden else []
