"""Exchanging with the hub: how far this laptop is, what comes and goes, and what asks for a person."""

from __future__ import annotations

import platform
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, ProgressBar, Static

from korpsmonitor_tui.domain.hub import HubWachtwoordNodig
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import hubinstelling
from korpsmonitor_tui.services.hubinstelling import Hubstand, lees_hubstand
from korpsmonitor_tui.services.hubwoorden import standregels, uitkomstregels
from korpsmonitor_tui.tui.basis import Werkscherm, is_te_zien, lees_op_achtergrond, leg_typen_vast
from korpsmonitor_tui.tui.dialogs import Dialoog, Invulvak, VeldFout, veld, vraag_en_doe
from korpsmonitor_tui.tui.uitwisselen import uitwisseling_van
from korpsmonitor_tui.tui.vergrendeling import VergrendelbareApp

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.synchronisatie import Hub
    from korpsmonitor_tui.tui.uitwisselen import Uitwisseling

TEL: Final = 0.25
"""Seconds between two looks at how far it is."""


class Wachtwoordvraag(Dialoog[str]):
    """Asks for the hub's password; what is typed does not show."""

    KNOP = _("Verder")

    def __init__(self) -> None:
        super().__init__(
            _("Wachtwoord van de hub"), _("Het wordt alleen onthouden tot u het programma sluit.")
        )

    def velden(self) -> ComposeResult:
        """One field."""
        yield veld(_("Wachtwoord"), Input(password=True, id="wachtwoord", compact=True))

    def lees(self) -> str:
        """The password. Raises VeldFout without one."""
        if not (getypt := self.query_one("#wachtwoord", Input).value):
            raise VeldFout(_("vul het wachtwoord in."), "wachtwoord")
        return getypt


class Invulvraag(Dialoog[str]):
    """Asks for one line."""

    def __init__(self, titel: str, uitleg: str, opschrift: str, waarde: str) -> None:
        super().__init__(titel, uitleg)
        self._opschrift = opschrift
        self._waarde = waarde

    def velden(self) -> ComposeResult:
        """One field."""
        yield veld(self._opschrift, Invulvak(self._waarde, id="waarde"))

    def lees(self) -> str:
        """What was typed."""
        return self.query_one("#waarde", Input).value.strip()


class SynchronisatieScreen(Werkscherm):
    """The hub of this laptop; the exchange itself goes on when this screen is left."""

    CSS_PATH = "synchronisatie.tcss"
    TITEL = _("Synchroniseren")
    UITLEG = _(
        "Hier wisselt deze laptop uit met de hub: wat u hebt vastgelegd gaat erheen, wat anderen brachten komt hier. U "
        "kunt intussen doorwerken, ook op een ander scherm; stoppen mag altijd, de volgende keer gaat het verder waar het "
        "was. Een laptop doet mee na het instellen van de hub (h) en het aanmelden (a), elk één keer."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "wissel_uit", _("uitwisselen"), tooltip=_("breng en haal alles wat er is")),
        Binding("x", "stop", _("stoppen"), tooltip=_("stop na het deel dat nu onderweg is")),
        Binding("c", "conflicten", _("conflicten"), tooltip=_("kies wat blijft van wat op twee laptops is gewijzigd")),
        Binding("a", "aanmelden", _("aanmelden"), tooltip=_("meld deze laptop aan bij de hub")),
        Binding("h", "instellen", _("hub"), tooltip=_("stel in met welke hub deze laptop uitwisselt")),
        Binding("escape", "dismiss", _("terug")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie) -> None:
        super().__init__(sessie)
        self._stand: Hubstand | None = None
        self._was_bezig = False

    @property
    def _uitwisseling(self) -> Uitwisseling:
        return uitwisseling_van(self.sessie.store)

    def inhoud(self) -> ComposeResult:
        """How far this laptop is, a bar while it is busy, and what came of it."""
        with VerticalScroll(id="vak"):
            yield Static(id="hubstand", markup=False)
            yield ProgressBar(total=None, show_eta=False, id="balk")
            yield Static(id="hubuitkomst", markup=False)

    def on_mount(self) -> None:
        """Show, and follow what is under way."""
        self.query_one("#vak").focus()
        self.set_interval(TEL, self._toon_voortgang)
        self.ververs()

    # -- showing -----------------------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read in the background."""
        lees_op_achtergrond(self, lambda: lees_hubstand(self.sessie.store), self._toon)

    def _toon(self, stand: Hubstand) -> None:
        self._stand = stand
        regels = standregels(stand)
        if not stand.adres:
            regels = [
                _("Deze laptop heeft nog geen hub. Druk op h en geef het adres dat u van de beheerder kreeg.")
            ]
        self.query_one("#hubstand", Static).update(Content("\n".join(regels)))
        self._toon_voortgang()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done now is offered: nothing to stop without an exchange, no registering without a hub."""
        if action == "stop":
            return self._uitwisseling.bezig
        if action == "aanmelden":
            return bool(self._stand and self._stand.adres)
        return super().check_action(action, parameters)

    def _toon_voortgang(self) -> None:
        bezig = self._uitwisseling
        balk = self.query_one("#balk", ProgressBar)
        balk.display = bezig.bezig
        if bezig.bezig:
            balk.update(total=bezig.totaal or None, progress=bezig.gedaan)
        if bezig.bezig != self._was_bezig:
            self._was_bezig = bezig.bezig
            self.refresh_bindings()
        self.query_one("#hubuitkomst", Static).update(Content("\n\n".join(self._regels(bezig))))

    def _regels(self, bezig: Uitwisseling) -> list[str]:
        if bezig.bezig and bezig.stopt:
            return [_("Stopt na dit deel…")]
        if bezig.bezig:
            return [_("Bezig met {wat}… U kunt doorwerken.").format(wat=bezig.wat or _("verbinden"))]
        if bezig.wachtwoord_nodig:
            return [_("De hub vraagt een wachtwoord; druk op s om het te geven.")]
        if bezig.fout is not None:
            return [_("Niet gelukt. {fout}").format(fout=bezig.fout)]
        if bezig.uitkomst is not None:
            return uitkomstregels(bezig.uitkomst, _("druk op c"))
        return [_("Druk op s om uit te wisselen.")] if self._stand and self._stand.adres else []

    # -- doing -------------------------------------------------------------------------------------------------------

    def action_wissel_uit(self) -> None:
        """Exchange; what is being typed on the screens below goes along."""
        if self._stand is None or not self._stand.adres:
            self.action_instellen()
            return
        self._begin()

    def _begin(self, wachtwoord: str | None = None) -> None:
        app = self.app
        assert isinstance(app, VergrendelbareApp)
        getypt = [leg_typen_vast(scherm) for scherm in app.werkstapel]

        def leg_vast() -> None:
            for wacht in getypt:
                wacht()

        self._uitwisseling.start(app, leg_vast, partial(self._klaar, app), wachtwoord)
        self._toon_voortgang()

    def _klaar(self, app: VergrendelbareApp, bezig: Uitwisseling) -> None:
        """Tell who left this screen what came of it, and let every screen show what came in."""
        if not is_te_zien(self):
            klopt = bezig.uitkomst is not None and bezig.uitkomst.klopt
            app.notify(
                "\n".join(self._regels(bezig)),
                title=self.TITEL,
                severity="information" if klopt else "warning",
                timeout=12,
                markup=False,
            )
        elif bezig.wachtwoord_nodig:
            app.push_screen(Wachtwoordvraag(), self._met_wachtwoord)
        # Also under the lock: the work has its own stack, and shows what came in when it is back.
        for scherm in app.werkstapel:
            if isinstance(scherm, Werkscherm):
                scherm.ververs()

    def _met_wachtwoord(self, wachtwoord: str | None) -> None:
        if wachtwoord is not None:
            self._begin(wachtwoord)

    def action_stop(self) -> None:
        """Stop; what was exchanged stays."""
        if self._uitwisseling.bezig:
            self._uitwisseling.stop()
            self._toon_voortgang()

    def action_conflicten(self) -> None:
        """What waits for a choice, whatever it came from."""
        from korpsmonitor_tui.tui.screens.conflicten import ConflictenScreen

        self.app.push_screen(ConflictenScreen(self.sessie))

    def action_instellen(self) -> None:
        """Ask for the hub's address."""
        adres = self._stand.adres if self._stand else ""
        uitleg = _("Zoals postgresql://naam@hub.voorbeeld.nl/korpsmonitor, zonder wachtwoord.")
        dialoog = Invulvraag(_("Met welke hub?"), uitleg, _("Adres"), adres)
        vraag_en_doe(
            self,
            dialoog,
            lambda waarde: hubinstelling.stel_in(self.sessie.store, waarde),
            lambda _al_aangemeld: self.ververs(),
        )

    def action_aanmelden(self) -> None:
        """Register this device under a name that its people know."""
        uitleg = _("Een keer per laptop, en opnieuw na het terugzetten van een reservekopie.")
        dialoog = Invulvraag(_("Laptop aanmelden"), uitleg, _("Naam"), platform.node())
        vraag_en_doe(self, dialoog, self._meld_aan, self._aangemeld)

    def _meld_aan(self, naam: str) -> str:
        """In a worker thread. Returns the name if the hub asks for a password first."""

        def taak(hub: Hub) -> None:
            hubinstelling.meld_aan(self.sessie.store, hub, naam)

        try:
            self._uitwisseling.doe_met_hub(taak)
        except HubWachtwoordNodig:
            return naam
        return ""

    def _aangemeld(self, nog_te_doen: str) -> None:
        if not nog_te_doen:
            self.notify(_("Deze laptop is aangemeld; s wisselt uit."), markup=False)
            return

        def doe(wachtwoord: str) -> str:
            def taak(hub: Hub) -> None:
                hubinstelling.meld_aan(self.sessie.store, hub, nog_te_doen)

            self._uitwisseling.doe_met_hub(taak, wachtwoord)
            return ""

        vraag_en_doe(self, Wachtwoordvraag(), doe, self._aangemeld)
