"""A plan of action: its actions under their chapters, and a field for what is told of one at a reporting date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.services import planlijst, plannen, planvoortgang
from korpsmonitor_tui.services.sessie import SCHRIJVERS
from korpsmonitor_tui.services.velden import Plaats, lees_veld
from korpsmonitor_tui.tui import planbewerken, planuitwisseling
from korpsmonitor_tui.tui.basis import lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import Keuzelijst, vraag_en_doe
from korpsmonitor_tui.tui.schrijflijst import Schrijflijst, Schrijfstand, Stuk, waarom_niet
from korpsmonitor_tui.tui.screens.planbeeld import Keuze, Verteld, Welke, kop, regel, voluit
from korpsmonitor_tui.tui.velden import toon_datum
from korpsmonitor_tui.tui.widgets.bewaarder import Bron
from korpsmonitor_tui.tui.widgets.filterbalk import Filter, Filterbalk

if TYPE_CHECKING:
    from pathlib import PurePath

    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.plan import Actiestand, Voortgang
    from korpsmonitor_tui.domain.planstand import Actiestaat, Planstand
    from korpsmonitor_tui.services.sessie import Sessie

_NIEUW = "nieuw"
"""Instead of a reporting date: one that is still to be named."""
_ALLEEN_ONTWERP = frozenset({"hoofdstuk", "stel_vast"})
"""What is done no more once the plan is laid down."""
_BIJ_ACTIE = frozenset({"wijzig", "verval"})
_SCHRIJFACTIES = _ALLEEN_ONTWERP | _BIJ_ACTIE | {"nieuw", "voorstellen"}


class PlanScreen(Schrijflijst):
    """The actions in the order of the plan; the texts of one reporting date can be typed."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [*Schrijflijst.CSS_PATH, Path(__file__).with_name("plan.tcss")]
    TITEL = _("Plan van aanpak")
    UITLEG = _(
        "De acties van het plan onder hun hoofdstuk: ● gereed, ◐ loopt, ◔ vertraagd, ○ niet gestart, ✕ vervallen, · niet "
        "opgegeven. TE LAAT: de termijn is voorbij en de actie is niet gereed; met een vraagteken als de termijn uit lopende tekst is "
        "gelezen. “stil”: er is niets gemeld. Naast of boven het veld staat de actie zoals zij is vastgesteld, met latere wijzigingen en wat op "
        "andere dagen is gemeld. Enter gaat naar het veld: wat u typt is de voortgang per de peildatum en wordt vanzelf bewaard. s zegt hoe "
        "het ermee staat, d kiest een andere peildatum. Een coördinator schrijft het plan: n voegt een actie toe, w wijzigt er een, v laat er een "
        "vervallen of neemt haar weer op, h maakt of wijzigt een hoofdstuk, V stelt het plan vast, S neemt voorgestelde standen over. r schrijft de rapportage of de lijst, i leest "
        "het document van een plan in, m toont de leden, / zoekt een actie, x toont wat op twee laptops verschilt."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "stand", _("stand"), tooltip=_("zeg hoe het op de peildatum met de actie staat")),
        Binding("d", "peildatum", _("peildatum"), tooltip=_("kies de dag waarop de voortgang geldt, of een nieuwe")),
        Binding("n", "nieuw", _("nieuw"), tooltip=_("voeg een actie toe")),
        Binding("w", "wijzig", _("wijzigen"), tooltip=_("tekst, termijn en verantwoordelijke van de actie")),
        Binding("v", "verval", _("vervallen"), show=False, tooltip=_("laat de actie vervallen, of neem haar weer op")),
        Binding("h", "hoofdstuk", _("hoofdstuk"), show=False, tooltip=_("maak een hoofdstuk, of wijzig er een")),
        Binding("V", "stel_vast", _("vaststellen"), show=False, tooltip=_("stel het plan vast: teksten en nummers liggen daarna vast")),
        Binding("S", "voorstellen", _("voorstellen"), show=False, tooltip=_("neem standen over die uit de voortgangstekst lijken te blijken")),
        Binding("r", "rapport", _("rapport"), tooltip=_("schrijf de voortgangsrapportage (Word, PDF) of de lijst van acties")),
        Binding("i", "lees_in", _("inlezen"), tooltip=_("lees het document van een plan, met wat niet is begrepen")),
        Binding("m", "leden", _("leden"), tooltip=_("organisaties en functies die aan het plan meedoen")),
        Binding("a", "filter('alles')", _("alle acties"), show=False, tooltip=_("toon alle acties, van iedereen")),
        Binding("l", "filter('te_laat')", _("te laat"), show=False, tooltip=_("toon waarvan de termijn voorbij is")),
        Binding("z", "filter('stil')", _("stil"), show=False, tooltip=_("toon waarover niets is gemeld")),
        Binding("b", "filter('nieuw')", _("bijgekomen"), show=False, tooltip=_("toon wat later is toegevoegd")),
        Binding("slash", "zoek", _("actie zoeken"), show=False, tooltip=_("ga naar een actie door een deel van haar tekst te typen")),
        Binding("x", "conflicten", _("conflicten"), show=False, tooltip=_("kies wat blijft van wat op twee laptops verschillend is gewijzigd")),
        Binding("o", "wie", _("van wie"), show=False, tooltip=_("toon de acties van één organisatie")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie) -> None:
        super().__init__(sessie)
        self._peildatum: date | None = None
        """None: the last one at which something was told."""
        self._keuze = Keuze()
        self._planstand: Planstand | None = None
        self._staten: dict[str, Actiestaat] = {}
        """By id of the line."""
        self._vast = ""
        """Why this person may tell nothing."""
        self._schrijft = False
        """Whether this person writes the plan itself."""
        self._ligt_vast = False

    def inhoud(self) -> ComposeResult:
        """Filters, then as every list that people write in."""
        yield Filterbalk(id="filters")
        yield from super().inhoud()

    # -- reading -----------------------------------------------------------------------------------------------------

    def lees(self) -> Schrijfstand:
        """The plan at the reporting date."""
        stand = plannen.lees_planstand(self.sessie, self._peildatum)
        berichten: dict[str, list[Voortgang]] = {}
        for bericht in reversed(plannen.lees_voortgang(self.sessie)):
            if bericht.peildatum != stand.peildatum:
                berichten.setdefault(bericht.actie, []).append(bericht)
        vast = self._vast = waarom_niet(lambda: self.sessie.eis_rol(*SCHRIJVERS))
        self._schrijft = not waarom_niet(lambda: self.sessie.eis_rol(Rol.COORDINATOR))
        self._ligt_vast = plannen.lees_plan(self.sessie).vastgesteld is not None
        getoond = [staat for staat in stand.acties if self._keuze.past(staat)]
        stukken = tuple(
            self._stuk(stand, staat, tuple(berichten.get(staat.actie.id, ())), vast) for staat in getoond
        )
        self._planstand = stand
        self._staten = {stuk.id: staat for stuk, staat in zip(stukken, getoond, strict=True)}
        leeg = _("Geen actie met dit filter; a toont alle acties.")
        if not stand.acties:
            leeg = _(
                "Er is nog geen actie. Met i leest u het document van een plan in; een coördinator schrijft zelf een plan met h "
                "(hoofdstuk) en n (actie)."
            )
        return Schrijfstand(kop(stand, len(getoond)), stukken, leeg)

    def _stuk(self, stand: Planstand, staat: Actiestaat, eerder: tuple[Voortgang, ...], vast: str) -> Stuk:
        actie, dag = staat.actie, stand.peildatum
        bron = None
        if not vast:
            plaats = Plaats(plannen.VOORTGANG, plannen.voortgang_id(actie.id, dag), "tekst")
            bron = Bron(
                plaats,
                lees_veld(self.sessie.store.lees(), plaats),
                lambda tekst, op: planvoortgang.meld_voortgang(self.sessie, actie, dag, tekst, op=op),
                str.strip,
                partial(planvoortgang.begin_bericht, self.sessie, actie, dag),
            )
        verteld = Verteld(eerder, plannen.stel_stand_voor(self.sessie, staat))
        hoofdstuk = f"{staat.deel.nummer}. {staat.deel.titel}"
        return Stuk(
            f"{actie.id}|{dag}", regel(staat), voluit(stand, staat, verteld, vast), bron, vast, hoofdstuk
        )

    def begin_bij(self, id_: str) -> None:
        """Go to an action or the first of a chapter (``id|``), or to what is told of it on a day (``id|day``)."""
        dag = id_.partition("|")[2]
        self._peildatum = date.fromisoformat(dag) if dag else self._peildatum
        self._keuze = Keuze()
        super().begin_bij(id_)

    def _toon(self, stand: Schrijfstand) -> None:
        if self._kies.endswith("|"):
            wat = self._kies.removesuffix("|")
            passend = (id_ for id_, s in self._staten.items() if wat in {s.actie.id, s.deel.id})
            self._kies = next(passend, "")
        super()._toon(stand)
        if self._planstand is not None:
            self.veld.border_title = _("Voortgang per {dag}").format(
                dag=toon_datum(self._planstand.peildatum)
            )
            self._toon_filters(self._planstand)
        self.refresh_bindings()

    def _toon_filters(self, stand: Planstand) -> None:
        balk = self.query_one(Filterbalk)

        def aantal(welke: Welke) -> int:
            return sum(replace(self._keuze, welke=welke).past(staat) for staat in stand.acties)

        balk.filters = (
            *(
                Filter(welke, toets, f"{tekst} {aantal(welke)}")
                for welke, toets, tekst in (
                    (Welke.ALLES, "a", _("Alle")),
                    (Welke.TE_LAAT, "l", _("Te laat")),
                    (Welke.STIL, "z", _("Stil")),
                    (Welke.NIEUW, "b", _("Bijgekomen")),
                )
            ),
            Filter("wie", "o", self._keuze.wie or _("van iedereen")),
        )
        balk.actief = self._keuze.welke

    @property
    def _staat(self) -> Actiestaat | None:
        return self._staten.get(self.gekozen)

    # -- what is shown -----------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Of the lowest screen nobody goes back; without an action there is none to speak of."""
        if action == "terug" and self.is_attached and self.ligt_onder:
            return self.veld.has_focus
        if action == "stand" and self.is_mounted:
            return True if self._staat and not self._vast else None
        if action in _SCHRIJFACTIES and self.is_mounted:
            if not self._schrijft or (self._ligt_vast and action in _ALLEEN_ONTWERP):
                return False
            return bool(self._staat or action not in _BIJ_ACTIE) or None
        return super().check_action(action, parameters)

    @on(Filterbalk.Gekozen)
    def _filter_geklikt(self, gebeurtenis: Filterbalk.Gekozen) -> None:
        if gebeurtenis.code == "wie":
            self.action_wie()
        else:
            self.action_filter(gebeurtenis.code)

    def action_filter(self, welke: str) -> None:
        """Show these actions; all of them are those of everybody."""
        gekozen = Welke(welke)
        self._keuze = Keuze() if gekozen is Welke.ALLES else replace(self._keuze, welke=gekozen)
        self.ververs()

    def action_wie(self) -> None:
        """Choose an organisation of which the actions are shown."""
        if self._planstand is None:
            return
        namen = dict.fromkeys(
            naam for staat in self._planstand.acties for naam in planlijst.organisaties(staat)
        )

        def kies(naam: str | None) -> None:
            if naam is not None:
                self._keuze = replace(self._keuze, wie=naam)
                self.ververs()

        keuzes = [
            ("", _("van iedereen"), ""),
            *((naam, naam, "") for naam in sorted(namen, key=str.casefold)),
        ]
        self.app.push_screen(Keuzelijst(_("Van wie wilt u de acties zien?"), keuzes), kies)

    def action_zoek(self) -> None:
        """Go to an action by typing a part of its text."""
        from korpsmonitor_tui.tui.formulieren.zoekkeuze import Zoekkeuze, Zoekregel

        def ga(id_: str | None) -> None:
            if id_ is not None:
                self.ververs_bij(id_)

        stand = self._planstand
        if stand is not None:
            regels = [
                Zoekregel(
                    f"{s.actie.id}|{stand.peildatum}",
                    s.nummer,
                    planlijst.actietekst(s),
                    planlijst.voortgangstekst(s),
                )
                for s in stand.acties
            ]
            self.app.push_screen(Zoekkeuze(_("Welke actie?"), regels, self.gekozen), ga)

    def action_peildatum(self) -> None:
        """Choose the day that the texts are about."""

        def vraag(peildata: tuple[date, ...]) -> None:
            keuzes = [(dag.isoformat(), toon_datum(dag), "") for dag in reversed(peildata)]
            nieuw = (_NIEUW, _("een andere dag…"), _("begin een nieuwe peildatum"))
            self.app.push_screen(Keuzelijst(_("Welke peildatum?"), [*keuzes, nieuw]), kies)

        def kies(gekozen: str | None) -> None:
            if gekozen == _NIEUW:
                from korpsmonitor_tui.tui.formulieren.plan import PeildatumDialoog

                self.app.push_screen(PeildatumDialoog(self.sessie.vandaag()), self._ga_naar)
            elif gekozen is not None:
                self._ga_naar(date.fromisoformat(gekozen))

        lees_op_achtergrond(self, lambda: plannen.lees_peildata(self.sessie), vraag, groep="peildata")

    def _ga_naar(self, dag: date | None) -> None:
        if dag is not None:
            self.bewaar()
            keuze = self._keuze
            self.ververs_bij(f"{self.gekozen.partition('|')[0]}|{dag}")
            self._keuze = keuze

    # -- what can be done --------------------------------------------------------------------------------------------

    def action_stand(self) -> None:
        """Say how the action under the cursor stands."""
        from korpsmonitor_tui.tui.formulieren.plan import StandDialoog

        staat, stand = self._staat, self._planstand
        if staat is None or stand is None:
            return

        def doe(gekozen: Actiestand) -> str:
            return planvoortgang.meld_voortgang(self.sessie, staat.actie, stand.peildatum, stand=gekozen)

        voorstel = plannen.stel_stand_voor(self.sessie, staat)
        vraag_en_doe(self, StandDialoog(staat, stand.peildatum, voorstel), doe, lambda _id: self.ververs())

    def action_voorstellen(self) -> None:
        """Take over the states that the texts seem to tell."""
        if self._planstand is not None:
            self.bewaar()
            planbewerken.neem_voorstellen_over(self, self._planstand.peildatum)

    def action_nieuw(self) -> None:
        """Add an action."""
        planbewerken.voeg_actie_toe(self, self._staat)

    def action_wijzig(self) -> None:
        """Say the action under the cursor otherwise."""
        if self._staat is not None:
            planbewerken.wijzig_actie(self, self._staat)

    def action_verval(self) -> None:
        """Give the action under the cursor up, or take it up again."""
        if self._staat is not None:
            planbewerken.laat_vervallen(self, self._staat)

    def action_hoofdstuk(self) -> None:
        """Make or change a chapter."""
        planbewerken.kies_hoofdstuk(self)

    def action_stel_vast(self) -> None:
        """Lay the plan down."""
        planbewerken.stel_vast(self)

    def action_rapport(self) -> None:
        """Write the report of the reporting date, or the list of actions."""
        if self._planstand is not None:
            self.bewaar()
            planuitwisseling.schrijf(self, self._planstand.peildatum)

    def action_lees_in(self) -> None:
        """Read the document of a plan, and show what was understood before anything is kept."""
        planuitwisseling.lees_in(self)

    def action_leden(self) -> None:
        """Who takes part."""
        from korpsmonitor_tui.tui.screens.planleden import PlanledenScreen

        self.app.push_screen(PlanledenScreen(self.sessie))
