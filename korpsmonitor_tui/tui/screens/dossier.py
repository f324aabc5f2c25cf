"""One dossier: where it stands on top, and a tab for each part of the work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static, TabbedContent, TabPane

from korpsmonitor_tui.domain.instrument import Onderdeel
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.services.hoofdstukdelen import is_hoofdstuk
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.tui import selectie
from korpsmonitor_tui.tui.basis import DossierTab, Gewijzigd, Werkscherm, lees_op_achtergrond, leg_typen_vast
from korpsmonitor_tui.tui.messages import OpenDossier
from korpsmonitor_tui.tui.onderdelen import hoort_erbij
from korpsmonitor_tui.tui.velden import toon_datum
from korpsmonitor_tui.tui.volgende_stap import standtekst, volgende_stap

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import PurePath

    from textual.app import ComposeResult

    from korpsmonitor_tui.services.overzicht import Regel
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.tui.selectie import Overzicht


@dataclass(frozen=True, slots=True)
class Tabsoort:
    """A tab: its id, its title, the function key that shows it, and what makes it."""

    code: str
    titel: str
    toets: str
    maak: Callable[[Sessie, str], DossierTab]
    onderdeel: Onderdeel | None = None
    """The part of the instrument that it shows; None for what every instrument has."""

    @property
    def opschrift(self) -> Content:
        """The function key and the title; of a letter with Alt the letter is underlined: seven names fit on a line."""
        alt, plus, letter = self.toets.partition("+")
        if not plus:
            return Content(f"{alt.title()} {self.titel}")
        plaats = self.titel.casefold().find(letter)
        if plaats < 0:
            # A translated title need not hold the letter.
            return Content(f"{letter.upper()} {self.titel}").stylize("underline", 0, 1)
        return Content(self.titel).stylize("underline", plaats, plaats + 1)


def _vragenlijst(sessie: Sessie, dossier: str) -> DossierTab:
    from korpsmonitor_tui.tui.tabs.vragenlijst import VragenlijstTab

    return VragenlijstTab(sessie, dossier)


def _gesprek(sessie: Sessie, dossier: str) -> DossierTab:
    from korpsmonitor_tui.tui.tabs.gesprek import GesprekTab

    return GesprekTab(sessie, dossier)


def _extractie(sessie: Sessie, dossier: str) -> DossierTab:
    from korpsmonitor_tui.tui.tabs.extractie import ExtractieTab

    return ExtractieTab(sessie, dossier)


def _verslag(sessie: Sessie, dossier: str) -> DossierTab:
    from korpsmonitor_tui.tui.tabs.verslag import VerslagTab

    return VerslagTab(sessie, dossier)


def _wederhoor(sessie: Sessie, dossier: str) -> DossierTab:
    from korpsmonitor_tui.tui.tabs.wederhoor import WederhoorTab

    return WederhoorTab(sessie, dossier)


def _weging(sessie: Sessie, dossier: str) -> DossierTab:
    from korpsmonitor_tui.tui.tabs.weging_toetsen import maak_wegingtab

    toetsen = (binding.key for binding in DossierScreen.BINDINGS if isinstance(binding, Binding))
    return maak_wegingtab(sessie, dossier, frozenset(toetsen))


def _tijdlijn(sessie: Sessie, dossier: str) -> DossierTab:
    from korpsmonitor_tui.tui.tabs.tijdlijn import TijdlijnTab

    return TijdlijnTab(sessie, dossier)


# Made when first shown: nobody waits for tabs that are not looked at.
TABS = (
    Tabsoort("vragenlijst", _("Vragenlijst"), "f5", _vragenlijst, Onderdeel.VRAGENLIJST),
    Tabsoort("gesprek", _("Gesprek"), "f6", _gesprek, Onderdeel.GESPREKKEN),
    # The function keys were given out before these tabs came, and people know them by heart.
    Tabsoort("extractie", _("Extractie"), "alt+e", _extractie, Onderdeel.GESPREKKEN),
    Tabsoort("verslag", _("Verslag"), "f7", _verslag, Onderdeel.GESPREKKEN),
    Tabsoort("wederhoor", _("Wederhoor"), "f8", _wederhoor, Onderdeel.GESPREKKEN),
    Tabsoort("weging", _("Weging"), "alt+w", _weging, Onderdeel.WEGING),
    Tabsoort("tijdlijn", _("Tijdlijn"), "f9", _tijdlijn),
)

_GESPROKEN: Final = frozenset({"vragenlijst", "gesprek"})
"""What is asked and said: a chapter is made of what others answered, in dossiers of their own."""

TAB_VAN_SOORT = {
    "antwoord": "vragenlijst",
    "notitie": "gesprek",
    "beurt": "gesprek",
    "deelnemer": "gesprek",
    "codering": "extractie",
    "passage": "verslag",
    "hoofdstuk": "verslag",
    "bevinding": "verslag",
    "opmerking": "wederhoor",
    "reactie": "wederhoor",
    "score": "weging",
    "eindscore": "weging",
    "partneroordeel": "weging",
}
"""Where what a search found is shown."""


class DossierScreen(Werkscherm):
    """Head, tabs, and the tab that is worked in."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [
        "dossier.tcss",
        "../tabs/vragenlijst.tcss",
        "../tabs/gesprek.tcss",
        "../tabs/extractie.tcss",
        "../tabs/verslag.tcss",
        "../tabs/wederhoor.tcss",
        "../tabs/weging.tcss",
        "../tabs/tijdlijn.tcss",
    ]
    TITEL = _("Dossier")
    UITLEG = _(
        "Bovenaan staat hoe ver dit dossier is en wat er nu moet gebeuren. F5 tot en met F9, Alt+E, Alt+W en 1 tot en met 7 "
        "wisselen van tabblad; wat u typt wordt vanzelf bewaard. Ctrl+R toont wat van de vragenlijst is verzonden en terugkwam: "
        "daar leest u in, beslist u over twijfels en vergelijkt u teruggaven. Esc gaat terug naar het overzicht."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(soort.toets, f"tab('{soort.code}')", soort.titel.lower(), show=False, priority=True)
            for soort in TABS
        ),
        *(
            Binding(str(nr), f"tab('{soort.code}')", soort.titel.lower(), show=False)
            for nr, soort in enumerate(TABS, start=1)
        ),
        Binding("ctrl+pagedown", "volgend_tab(1)", _("volgend tabblad"), show=False, priority=True),
        Binding("ctrl+pageup", "volgend_tab(-1)", _("vorig tabblad"), show=False, priority=True),
        Binding("p", "plan", _("plannen"), show=False, tooltip=_("plan het gesprek: datum, plaats en monitorteam")),
        Binding("ctrl+r", "teruggaven", _("heen en terug"), show=False, tooltip=_("vragenlijst verzenden, inlezen, twijfels beoordelen en teruggaven vergelijken")),
        Binding("E", "bewijs", _("bewijs"), show=False, tooltip=_("per dimensie het bewijs van dit dossier, en waar het ontbreekt")),
        Binding("V", "codeerverschillen", _("verschillen tussen codeurs"), show=False, tooltip=_("vergelijk wie onafhankelijk codeerden en besluit over verschillen")),
        Binding("D", "versieverschil", _("verschillen tussen versies"), show=False, tooltip=_("wat er per woord verschilt tussen versies van het verslag")),
        Binding("T", "terugkoppeling", _("terug naar het korps"), show=False, tooltip=_("schrijf het definitieve verslag met wijzigingen, verwerkingstabel en slotbrief naar een map")),
        Binding("R", "replieken", _("replieken"), show=False, tooltip=_("wat de korpsen van deze ketenpartner vinden, en wat die ervan zegt")),
        Binding("S", "sneeuwbal", _("te spreken"), tooltip=_("wie er wordt gehoord, en wie of wat naar hen leidde")),
        Binding("B", "deskbronnen", _("deskstudie"), tooltip=_("de bronnen van de deskstudie over deze partij")),
        Binding("A", "aanvullingen", _("aanvullingen"), tooltip=_("wat deze organisatie naast haar interview liet weten")),
        Binding("P", "praktijk", _("best practice of knelpunt"), show=False, tooltip=_("leg vast wat goed werkt of knelt, uit de passage, notitie of code die u aanwijst")),
        Binding("X", "conflicten", _("conflicten"), show=False, tooltip=_("kies wat blijft van wat op twee laptops verschillend is gewijzigd")),
        Binding("escape", "terug", _("overzicht"), tooltip=_("bewaar en ga terug naar het overzicht")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie, vraag: OpenDossier) -> None:
        super().__init__(sessie)
        self.dossier = vraag.dossier
        self._vraag = vraag
        self._tabs: dict[str, DossierTab] = {}
        self._overzicht: Overzicht | None = None
        self._wisselt = True
        """Whether another tab was asked for that does not have the focus yet."""
        instrument = sessie.instrument
        niet = _GESPROKEN if is_hoofdstuk(sessie, self.dossier) else frozenset()
        self._soorten = tuple(
            soort
            for soort in TABS
            if soort.code not in niet and (soort.onderdeel is None or instrument.heeft(soort.onderdeel))
        )

    def inhoud(self) -> ComposeResult:
        """Two lines about the dossier, and empty panes."""
        yield Static(id="kop1", markup=False)
        yield Static(id="kop2", markup=False)
        with TabbedContent(initial=self._eerste_tab(), id="tabs"):
            for soort in self._soorten:
                yield TabPane(soort.opschrift, id=soort.code)

    def _eerste_tab(self) -> str:
        gevraagd = self._vraag.tab or TAB_VAN_SOORT.get(self._vraag.soort, "")
        codes = [soort.code for soort in self._soorten]
        return next((code for code in (gevraagd, "gesprek", "verslag") if code in codes), codes[0])

    # -- head --------------------------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read the head and the visible tab again."""
        lees_op_achtergrond(self, lambda: selectie.lees(self.sessie), self._toon_kop)
        tab = self._tabs.get(self.query_one(TabbedContent).active)
        if tab is not None:
            tab.ververs()

    def on_mount(self) -> None:
        """Show where the dossier stands."""
        self.ververs()

    def on_gewijzigd(self, _bericht: Gewijzigd) -> None:
        """A tab wrote something."""
        self.ververs()

    def on_resize(self) -> None:
        """More or less of the head fits."""
        if self._overzicht is not None:
            self._toon_kop(self._overzicht)

    def _toon_kop(self, overzicht: Overzicht) -> None:
        self._overzicht = overzicht
        regel = overzicht.regel(self.dossier)
        if regel is None:
            return
        delen: list[str | tuple[str, str]] = [(regel.partij.naam, "bold"), "  "]
        stand, kleur = standtekst(regel)
        delen.append((stand, f"bold ${kleur}"))
        if regel.gepland:
            delen.append(_(" · versie {versie}").format(versie=regel.versie))
        if regel.status == Status.TER_VERIFICATIE and regel.termijn:
            delen.append(_(" · uiterlijk {termijn}").format(termijn=toon_datum(regel.termijn)))
        if regel.te_laat:
            delen.append((_(" ! te laat"), "bold $text-error"))
        if regel.eenheid:
            delen.append((f" · {regel.eenheid}", "$text-muted"))
        self.query_one("#kop1", Static).update(Content.assemble(*delen))
        self.query_one("#kop2", Static).update(self._stapregel(regel, overzicht))

    def _stapregel(self, regel: Regel, overzicht: Overzicht) -> Content:
        """What to do now, and as much of the monitor team as fits whole; planning shows all of it."""
        stap = f"→ {volgende_stap(regel)}"
        ruimte = self.size.width - 2 - Content(stap).cell_length
        teams = (f"  {team}" for team in _team(overzicht, self.dossier))
        team = next((team for team in teams if Content(team).cell_length <= ruimte), "")
        return Content.assemble((stap, "$text-accent"), (team, "$text-muted"))

    # -- tabs --------------------------------------------------------------------------------------------------------

    @property
    def opent(self) -> bool:
        """Whether the tab that was asked for has still to take the focus: keys are for that tab."""
        tab = self._tabs.get(self.query_one(TabbedContent).active)
        return self._wisselt or tab is None or tab.begint

    @on(TabbedContent.TabActivated)
    async def _tab_gekozen(self, gebeurtenis: TabbedContent.TabActivated) -> None:
        code = gebeurtenis.pane.id or ""
        # Notices keep off the field below that is typed in.
        self.set_class(code in _GESPROKEN, "-getypt")
        await self._toon_tab(code)

    async def _toon_tab(self, code: str) -> None:
        if code not in self._tabs:
            soort = next(soort for soort in TABS if soort.code == code)
            tab = self._tabs[code] = soort.maak(self.sessie, self.dossier)
            await self.query_one(f"#{code}", TabPane).mount(tab)
        self._tabs[code].ververs()
        if self.query_one(TabbedContent).active != code:
            # Somebody went on to another tab meanwhile, and works there.
            return
        self._tabs[code].focus_eerste()
        self._wisselt = False
        if self._vraag.entiteit and TAB_VAN_SOORT.get(self._vraag.soort) == code:
            self._tabs[code].ga_naar(self._vraag.soort, self._vraag.entiteit)
            self._vraag = OpenDossier(self.dossier)

    def on_open_dossier(self, bericht: OpenDossier) -> None:
        """A tab asks for what another tab of this dossier shows: no new screen is needed for that."""
        code = bericht.tab or TAB_VAN_SOORT.get(bericht.soort, "")
        if bericht.dossier == self.dossier and code:
            bericht.stop()
            self._vraag = bericht
            self.action_tab(code)

    def action_tab(self, code: str) -> None:
        """Show a tab; what is being typed in the present one is saved."""
        self.bewaar()
        tabs = self.query_one(TabbedContent)
        self._wisselt = tabs.active != code
        tabs.active = code

    def action_volgend_tab(self, stap: int) -> None:
        """Show the tab beside this one."""
        codes = [soort.code for soort in self._soorten]
        nu = codes.index(self.query_one(TabbedContent).active)
        self.action_tab(codes[(nu + stap) % len(codes)])

    def bewaar(self) -> None:
        """Save what is being typed in any tab."""
        for tab in self._tabs.values():
            tab.bewaar()

    def gebruik(self, sessie: Sessie) -> None:
        """Make the tabs anew for somebody else."""
        tabs, self._tabs = self._tabs, {}
        for tab in tabs.values():
            tab.remove()
        super().gebruik(sessie)
        self.call_next(self._toon_tab, self.query_one(TabbedContent).active)

    def uitleg(self) -> str:
        """What the visible tab is for, and then the dossier."""
        tab = self._tabs.get(self.query_one(TabbedContent).active)
        return "\n\n".join(filter(None, (tab.UITLEG if tab else "", self.UITLEG)))

    def uitgelegd(self) -> object:
        """The visible tab."""
        return self._tabs.get(self.query_one(TabbedContent).active, self)

    # -- what can be done with the dossier ---------------------------------------------------------------------------

    def action_plan(self) -> None:
        """Plan the gesprek."""
        from korpsmonitor_tui.tui.formulieren.planning import vraag_planning

        vraag_planning(self, self.sessie, self.dossier, self.ververs)

    def action_teruggaven(self) -> None:
        """What went out and came back; the tab shows what was decided there."""
        from korpsmonitor_tui.tui.screens.teruggaven import TeruggavenScreen

        self.bewaar()
        self.app.push_screen(TeruggavenScreen(self.sessie, self.dossier), lambda _niets: self.ververs())

    def action_bewijs(self) -> None:
        """The evidence by dimension."""
        from korpsmonitor_tui.tui.screens.bewijs import BewijsScreen

        self.bewaar()
        self.app.push_screen(BewijsScreen(self.sessie, self.dossier), lambda _niets: self.ververs())

    def action_codeerverschillen(self) -> None:
        """What coders do not agree on."""
        from korpsmonitor_tui.tui.screens.codeerverschillen import CodeerverschillenScreen

        self.bewaar()
        self.app.push_screen(
            CodeerverschillenScreen(self.sessie, self.dossier), lambda _niets: self.ververs()
        )

    def action_versieverschil(self) -> None:
        """What differs between versions of the verslag, what was just typed included."""
        from korpsmonitor_tui.tui.screens.versieverschil import toon_versieverschil

        toon_versieverschil(self, self.sessie, self.dossier, leg_typen_vast(self))

    def action_terugkoppeling(self) -> None:
        """Write what goes back to who was spoken with."""
        from korpsmonitor_tui.tui.formulieren.terugkoppeling import vraag_terugkoppeling

        vraag_terugkoppeling(self, self.sessie, self.dossier, leg_typen_vast(self))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what belongs to this instrument; and only of a ketenpartner do korpsen have a judgement."""
        if not hoort_erbij(self.sessie.instrument, action):
            return False
        if action == "tab":
            return any(soort.code == parameters[0] for soort in self._soorten)
        if action in {"deskbronnen", "aanvullingen"}:
            gemeten = self.sessie.partij(partij_van(self.dossier)).gemeten
            return gemeten == (action == "deskbronnen")
        if action == "replieken":
            return bool(self.sessie.partij(partij_van(self.dossier)).partnerkolommen)
        return super().check_action(action, parameters)

    def action_replieken(self) -> None:
        """What the korpsen answered on this partner, and what it says of it."""
        from korpsmonitor_tui.tui.screens.replieken import RepliekenScreen

        self.bewaar()
        self.app.push_screen(RepliekenScreen(self.sessie, self.dossier), lambda _niets: self.ververs())

    def action_sneeuwbal(self) -> None:
        """Whom to interview about the party that this dossier is about."""
        from korpsmonitor_tui.tui.screens.sneeuwbal import SneeuwbalScreen

        partij = self.sessie.partij(partij_van(self.dossier))
        self.bewaar()
        self.app.push_screen(
            SneeuwbalScreen(self.sessie, partij.code if partij.gemeten else partij.hoort_bij),
            lambda _niets: self.ververs(),
        )

    def action_deskbronnen(self) -> None:
        """The sources about this party."""
        from korpsmonitor_tui.tui.screens.deskbronnen import DeskbronnenScreen

        self.bewaar()
        self.app.push_screen(
            DeskbronnenScreen(self.sessie, partij_van(self.dossier)), lambda _niets: self.ververs()
        )

    def action_aanvullingen(self) -> None:
        """What this organisation told beside its interview."""
        from korpsmonitor_tui.tui.screens.aanvullingen import AanvullingenScreen

        self.bewaar()
        self.app.push_screen(AanvullingenScreen(self.sessie, self.dossier), lambda _niets: self.ververs())

    def action_praktijk(self) -> None:
        """Record what works or does not, of what is under the cursor."""
        from korpsmonitor_tui.tui.formulieren.praktijk import vraag_praktijk

        tab = self._tabs.get(self.query_one(TabbedContent).active)
        wat = tab.aangewezen() if tab else None
        if wat is None:
            self.notify(_("Zet de cursor eerst op een passage, notitie of code."))
            return
        self.bewaar()
        vraag_praktijk(self, self.sessie, self.dossier, wat)

    def action_conflicten(self) -> None:
        """What two laptops wrote differently here, what was just typed included."""
        from korpsmonitor_tui.tui.screens.conflicten import ConflictenScreen

        def toon(_niets: None) -> None:
            scherm = ConflictenScreen(self.sessie, self.dossier)
            self.app.push_screen(scherm, lambda _leeg: self.ververs())

        lees_op_achtergrond(self, leg_typen_vast(self), toon, groep="conflicten")

    def action_terug(self) -> None:
        """Save and go back."""
        self.bewaar()
        self.dismiss()


def _team(overzicht: Overzicht, dossier: str) -> tuple[str, ...]:
    """The monitor team, longest first: everybody, and only who writes."""
    gesprek = overzicht.gesprekken.get(dossier)
    if gesprek is None:
        return ()
    notulist = overzicht.namen.get(gesprek.notulist, "") or _("geen notulist")
    allen = _("(notulist: {notulist}; auditors: {auditors})").format(
        notulist=notulist, auditors=overzicht.team(dossier) or _("geen")
    )
    return allen, _("(notulist: {notulist})").format(notulist=notulist)
