"""The program on the screen: themes, the keys that work everywhere, and an orderly end whatever happens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType

from korpsmonitor_tui.domain.instrument import Onderdeel
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.tui.basis import (
    Bewarend,
    Werkscherm,
    doe_op_achtergrond,
    lees_op_achtergrond,
    leg_typen_vast,
)
from korpsmonitor_tui.tui.onderdelen import SCHERMEN, beginscherm, hoort_erbij
from korpsmonitor_tui.tui.screens.overzicht import OverzichtScreen
from korpsmonitor_tui.tui.thema import DONKER, LICHT
from korpsmonitor_tui.tui.toetsen import actieve_toetsen
from korpsmonitor_tui.tui.vergrendeling import VergrendelbareApp

if TYPE_CHECKING:
    from pathlib import PurePath

    from textual.screen import Screen

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.tui.messages import OpenDossier

BREED: Final = 120
"""Columns from which details stand beside a list."""

KOPIE_NA: Final = 60
"""Seconds after the start at which today's backup is thought of."""

_THEMA: Final = "thema"


class KorpsmonitorApp(VergrendelbareApp):
    """Pushes screens, and does what can be done on all of them."""

    # Textual reads the style sheet of a screen when it is pushed, which the lowest screen never is.
    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "screens/overzicht.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f3", "zoeken", _("zoeken in alles"), show=False, tooltip=_("zoek in notities, verslagen en antwoorden")),
        Binding("ctrl+z,f4", "ongedaan", _("ongedaan maken"), show=False, tooltip=_("draai uw laatste handeling terug")),
        Binding("f9", "synchroniseer", _("synchroniseren"), show=False, tooltip=_("wissel uit met de hub, of kijk hoever deze laptop is")),
        Binding("f12", "wie", _("wie werkt er"), show=False, tooltip=_("ga verder als een andere medewerker")),
        Binding("f10,ctrl+b", "beheer", _("beheer"), show=False, tooltip=_("medewerkers en controle van de database")),
        Binding("f11", "rapportage", _("rapportage"), show=False, tooltip=_("de rapportage: wat er te maken is, en wat er nog ontbreekt")),
        *(Binding(scherm.toets, f"onderdeel('{scherm.onderdeel}')", scherm.naam, show=False, tooltip=scherm.uitleg) for scherm in SCHERMEN),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie) -> None:
        self._begin = beginscherm(sessie.instrument)
        gekozen = sessie.store.voorkeuren.lees(_THEMA)
        stijlen = self._begin.stijlpaden if self._begin else ()
        super().__init__(sessie, stijlen, gekozen if gekozen in {LICHT, DONKER} else DONKER)
        self.title = sessie.instrument.korte_naam
        self.HORIZONTAL_BREAKPOINTS = [(0, "-smal"), (BREED, "-breed")]

    def get_default_screen(self) -> Screen[Any]:
        """The screen under every other: where the work with this instrument begins."""
        klasse = self._begin.laad() if self._begin else OverzichtScreen
        return klasse(self.sessie)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what belongs to this instrument."""
        if not hoort_erbij(self.sessie.instrument, action, parameters):
            return False
        return super().check_action(action, parameters)

    def on_mount(self) -> None:
        """Say what was rescued after the program stopped in the middle of typing."""
        gered = len(self.sessie.store.gered)
        if gered:
            self.notify(
                ngettext(
                    "{aantal} tekst die nog niet was afgerond toen het programma stopte, is bewaard.",
                    "{aantal} teksten die nog niet waren afgerond toen het programma stopte, zijn bewaard.",
                    gered,
                ).format(aantal=gered),
                timeout=12,
                markup=False,
            )

    def houd_reservekopie_bij(self) -> None:
        """Think of today's backup once the start is over, and from then on."""

        def begin() -> None:
            from korpsmonitor_tui.tui.reservekopieren import Bijhouder

            Bijhouder(self).begin()

        self.set_timer(KOPIE_NA, begin)

    def meld_verlies(self) -> None:
        """Say what the files of the instrument no longer know, and that others were laid down: no screen shows either."""
        from korpsmonitor_tui.services.instrumentdefinitie import lees_meldingen

        def toon(regels: tuple[str, ...]) -> None:
            for regel in regels:
                self.notify(regel, title=_("Instrument"), severity="error", timeout=60, markup=False)

        lees_op_achtergrond(self.screen, lambda: lees_meldingen(self.sessie), toon, "verlies")

    def wijs_de_weg(self) -> None:
        """Of a monitor that has only just begun: say what comes first, with the keys that do it."""
        from korpsmonitor_tui.services.eerstestappen import Begin, lees_begin

        if not self.sessie.instrument.heeft(Onderdeel.GESPREKKEN):
            return

        def toon(begin: Begin) -> None:
            if not begin.leeg:
                return
            stappen = [
                *([_("F10 en dan n: voeg toe wie er meewerken.")] if begin.alleen else []),
                _("z: maak de vragenlijst voor een partij of voor alle."),
                _("p: plan het eerste gesprek; Enter opent daarna het dossier."),
                _("F1 legt elk scherm uit, Ctrl+P noemt alles wat er kan."),
            ]
            self.notify("\n".join(stappen), title=_("Zo begint u"), timeout=45, markup=False)
            self.screen_change_signal.subscribe(self, maak_plaats)

        def maak_plaats(scherm: Screen[object]) -> None:
            """Who fills in the first form has begun, and sees all of it."""
            if scherm.is_modal:
                self.screen_change_signal.unsubscribe(self)
                self.clear_notifications()

        lees_op_achtergrond(self.screen, lambda: lees_begin(self.sessie), toon, "begin")

    # -- what works on every screen ----------------------------------------------------------------------------------

    def action_help(self) -> None:
        """Explain this screen and its keys."""
        scherm = self.screen
        if not isinstance(scherm, Werkscherm):
            super().action_help()
            return
        from korpsmonitor_tui.tui.leesverder import leesverder_bij
        from korpsmonitor_tui.tui.screens.help import HelpScreen

        met_verslag = self.sessie.instrument.heeft(Onderdeel.GESPREKKEN)
        verder = leesverder_bij(type(scherm.uitgelegd()))
        toetsen = actieve_toetsen(scherm)
        self.push_screen(HelpScreen(scherm.TITEL, scherm.uitleg(), toetsen, verder, met_verslag=met_verslag))

    def action_thema(self) -> None:
        """Switch between light and dark, and remember it on this device."""
        super().action_thema()
        self.sessie.store.voorkeuren.bewaar(_THEMA, self.theme)

    def action_zoeken(self) -> None:
        """Search everything."""
        from korpsmonitor_tui.tui.screens.zoeken import ZoekenScreen

        self._open(ZoekenScreen)

    def action_beheer(self) -> None:
        """Medewerkers and integrity."""
        from korpsmonitor_tui.tui.screens.beheer import BeheerScreen

        self._open(BeheerScreen)

    def action_rapportage(self) -> None:
        """What can be made of it all."""
        from korpsmonitor_tui.tui.screens.rapportage import RapportageScreen

        self._open(RapportageScreen)

    def action_onderdeel(self, welk: str) -> None:
        """The screen of a part of the instrument."""
        self._open(next(scherm for scherm in SCHERMEN if scherm.onderdeel == welk).laad())

    def action_synchroniseer(self) -> None:
        """Exchange with the hub."""
        from korpsmonitor_tui.tui.screens.synchronisatie import SynchronisatieScreen

        self._open(SynchronisatieScreen)

    def _open(self, klasse: type[Werkscherm]) -> None:
        if not isinstance(self.screen, klasse):
            self.bewaar_alles()
            self.push_screen(klasse(self.sessie))

    def action_ongedaan(self) -> None:
        """Undo the last handeling of who is working, what is being typed included."""
        from korpsmonitor_tui.services.ongedaan import ongedaan

        wacht = leg_typen_vast(self.screen)

        def taak() -> str:
            wacht()
            return ongedaan(self.sessie)

        doe_op_achtergrond(self.screen, taak, self._is_ongedaan)

    def _is_ongedaan(self, wat: str) -> None:
        self.notify(_("Ongedaan gemaakt: {wat}.").format(wat=wat.removesuffix(".")), markup=False)
        for scherm in self._werkschermen():
            scherm.ververs()

    def action_wie(self) -> None:
        """Choose who is working."""
        from korpsmonitor_tui.tui.formulieren.medewerker import kies_wie_werkt

        kies_wie_werkt(self.screen, self.sessie, self.wissel)

    def wissel(self, sessie: Sessie) -> None:
        """Go on as somebody else, on every open screen."""
        self.bewaar_alles()
        self.sessie = sessie
        for scherm in self._werkschermen():
            scherm.gebruik(sessie)

    @on(Werkscherm.Gewisseld)
    def _gewisseld(self, bericht: Werkscherm.Gewisseld) -> None:
        self.wissel(bericht.sessie)

    async def on_open_dossier(self, bericht: OpenDossier) -> None:
        """Show a dossier over the overzicht, whatever was open."""
        from korpsmonitor_tui.tui.screens.dossier import DossierScreen

        partij = partij_van(bericht.dossier)
        if self.sessie.instrument.partij(partij) is None:
            self.notify(
                _("“{partij}” staat niet (meer) in dit instrument.").format(partij=partij), markup=False
            )
            return
        self.bewaar_alles()
        while len(self.werkstapel) > 1:
            await self.pop_screen()
        await self.push_screen(DossierScreen(self.sessie, bericht))

    # -- the end -----------------------------------------------------------------------------------------------------

    def _werkschermen(self) -> list[Werkscherm]:
        return [scherm for scherm in self.werkstapel if isinstance(scherm, Werkscherm)]

    def bewaar_alles(self) -> None:
        """Keep what is being typed, on every open screen and in a form over it."""
        for scherm in self.werkstapel:
            if isinstance(scherm, Bewarend):
                scherm.bewaar()

    async def action_quit(self) -> None:
        """Save what is being typed and stop."""
        self.bewaar_alles()
        self.exit()
