"""The program where there is no database yet: it ends with one that is open, or with nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import on

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import eerstegebruik, openen
from korpsmonitor_tui.services.definities import STANDAARD
from korpsmonitor_tui.services.sessie import Sessie
from korpsmonitor_tui.tui.basis import lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import vraag_en_doe
from korpsmonitor_tui.tui.formulieren import begin as formulieren
from korpsmonitor_tui.tui.grondapp import Grondapp
from korpsmonitor_tui.tui.leesverder import leesverder_bij
from korpsmonitor_tui.tui.screens.begin import BeginScreen
from korpsmonitor_tui.tui.toetsen import actieve_toetsen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.screen import Screen

    from korpsmonitor_tui.services.openen import Wereld


class BeginApp(Grondapp[Sessie]):
    """Asks what to begin with at ``pad``, and exits with the session."""

    def __init__(self, wereld: Wereld, pad: Path) -> None:
        super().__init__(["app.tcss", "screens/begin.tcss"])
        self.title = "Korpsmonitor"
        self._wereld = wereld
        self._pad = pad

    def get_default_screen(self) -> Screen[Any]:
        """The choices."""
        return BeginScreen(self._pad)

    def action_help(self) -> None:
        """Explain the choices, or the form over them."""
        scherm = self.screen
        if not isinstance(scherm, BeginScreen):
            super().action_help()
            return
        from korpsmonitor_tui.tui.screens.help import HelpScreen

        verder = leesverder_bij(BeginScreen)
        self.push_screen(
            HelpScreen(scherm.TITEL, scherm.UITLEG, actieve_toetsen(scherm), verder, met_verslag=False)
        )

    @on(BeginScreen.Gekozen)
    def _begin(self, bericht: BeginScreen.Gekozen) -> None:
        {
            "n": self._vraag_nieuw,
            "v": self._toon_voorbeeld,
            "o": self._vraag_bestaand,
            "p": self._vraag_pakket,
            "t": self._vraag_kopie,
        }[bericht.keuze]()

    def _vraag_nieuw(self) -> None:
        from korpsmonitor_tui.services.instrumentbeheer import lijst

        def lees() -> list[tuple[str, str]]:
            return [(regel.plaats.code, regel.instrument.naam) for regel in lijst() if regel.instrument]

        def vraag(instrumenten: list[tuple[str, str]]) -> None:
            dialoog = formulieren.NieuwDialoog(self._wereld, self._pad, instrumenten, STANDAARD)
            vraag_en_doe(
                self.screen,
                dialoog,
                lambda invoer: eerstegebruik.begin_nieuw(self._wereld, self._pad, invoer),
                self._toon_herstelsleutel,
            )

        lees_op_achtergrond(self.screen, lees, vraag)

    def _toon_herstelsleutel(self, begonnen: tuple[Sessie, str]) -> None:
        sessie, sleutel = begonnen
        blad = formulieren.Herstelblad(sleutel, sessie.store.pad)
        self.push_screen(blad, lambda _gezien: self.exit(sessie))

    def _toon_voorbeeld(self) -> None:
        from korpsmonitor_tui.tui.formulieren.voortgang import doe_met_voortgang

        doe_met_voortgang(
            self.screen,
            _("Het voorbeeld wordt gemaakt"),
            lambda voortgang: eerstegebruik.begin_met_voorbeeld(self._wereld, voortgang),
            self.exit,
            _("Het voorbeeld is niet gemaakt; er is niets van blijven staan."),
        )

    def _vraag_bestaand(self) -> None:
        vraag_en_doe(
            self.screen,
            formulieren.OpenDialoog(),
            lambda keuze: openen.open_sessie(self._wereld, keuze.bestand, lambda: keuze.wachtwoord),
            self.exit,
        )

    def _vraag_pakket(self) -> None:
        vraag_en_doe(
            self.screen,
            formulieren.PakketDialoog(self._pad),
            lambda keuze: eerstegebruik.begin_met_pakket(
                self._wereld, self._pad, keuze.bestand, keuze.wachtwoord, keuze.nieuw
            ),
            self.exit,
        )

    def _vraag_kopie(self) -> None:
        vraag_en_doe(
            self.screen,
            formulieren.KopieDialoog(self._pad),
            lambda keuze: eerstegebruik.begin_met_kopie(
                self._wereld, self._pad, keuze.bestand, keuze.wachtwoord
            ),
            self.exit,
        )
