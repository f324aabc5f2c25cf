"""Hoor en wederhoor: what was sent and what came back above, the remarks and what is decided on them below."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import OptionList, Static

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.domain.wederhoor import Besluit
from korpsmonitor_tui.services.opmerkingen import EERSTE_CHECK, REACTIE
from korpsmonitor_tui.tui import wederhoorstappen
from korpsmonitor_tui.tui.basis import DossierTab, Gewijzigd, lees_op_achtergrond, leg_typen_vast
from korpsmonitor_tui.tui.tabs.wederhoor_filter import Wederhoorfilter
from korpsmonitor_tui.tui.wederhoorinhoud import Wederhoorinhoud, lees_inhoud
from korpsmonitor_tui.tui.wederhoorregels import TOETSEN, Groep, details, opties
from korpsmonitor_tui.tui.widgets.lijst import Lijst

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content

    from korpsmonitor_tui.services.opmerkingenlijst import Regel
    from korpsmonitor_tui.services.sessie import Sessie


class WederhoorTab(DossierTab):
    """Record answers, decide on remarks."""

    TITEL = _("Wederhoor")
    UITLEG = _(
        "Boven staat wat is verstuurd en wie heeft geantwoord, onder de opmerkingen met hun stand: ? open, o overgenomen, "
        "g gedeeltelijk, n niet overgenomen, j juist geciteerd, b beantwoord; → voorgesteld, ! wacht op bevestiging. i leest een "
        "teruggekomen verslag in, k legt een akkoord vast en r een reactie. Een auditor die het verslag niet schreef, beslist "
        "met o, g, n of j zodra het in verwerking is; ieder ander stelt met dezelfde toetsen een besluit voor, dat de auditor "
        "met d volgt. Wat niet wordt overgenomen, bevestigt een ander met t. w zegt over welke passage een opmerking gaat, s "
        "van welke soort zij is, m neemt redactionele wijzigingen samen over, z gaat naar de volgende open opmerking. A, O, "
        "R, P en B kiezen wat u ziet, f van wie, / zoekt woorden. Wat erbij kwam is vet en onderstreept, wat verviel is "
        "doorgestreept."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "besluit('OVERGENOMEN')", _("wel"), tooltip=_("neem de opmerking over, of stel dat voor")),
        Binding("g", "besluit('GEDEELTELIJK')", _("deels"), tooltip=_("neem de opmerking gedeeltelijk over, met reden")),
        Binding("n", "besluit('NIET')", _("niet"), tooltip=_("neem de opmerking niet over, met reden")),
        Binding("j", "besluit('CONTEXT')", _("juist"), show=False, tooltip=_("juist geciteerd: voeg de context toe")),
        Binding("d", "volg_voorstel", _("voorstel"), tooltip=_("beslis zoals is voorgesteld")),
        Binding("t", "bevestig", _("bevestig"), tooltip=_("bevestig als tweede dat de opmerking niet wordt overgenomen")),
        Binding("b", "beantwoord", _("antwoord"), tooltip=_("zeg wat met een opmerking van de eerste check is gedaan")),
        Binding("w", "plaats", _("waar"), tooltip=_("zeg over welke passage de opmerking gaat")),
        Binding("m", "redactioneel", _("samen"), tooltip=_("neem redactionele wijzigingen samen over")),
        Binding("a", "stap", _("stap"), tooltip=_("in verwerking nemen, vaststellen en alle andere stappen")),
        Binding("i", "teruggekomen", _("inlezen"), tooltip=_("lees een teruggekomen verslag of overgetypte opmerkingen in")),
        Binding("k", "akkoord", _("akkoord"), tooltip=_("leg vast dat een respondent akkoord is")),
        Binding("r", "reactie", _("reactie"), tooltip=_("leg vast wat een respondent terugstuurde")),
        Binding("s", "soort", _("soort"), show=False, tooltip=_("zeg van welke soort de opmerking is")),
        Binding("z", "volgende", _("volgende"), show=False, tooltip=_("ga naar de volgende opmerking waarop iets wacht")),
        Binding("u", "app.ongedaan", _("terug"), show=False, tooltip=_("draai uw laatste handeling terug")),
        Binding("h", "rappel", _("rappel"), tooltip=_("leg vast dat u hebt herinnerd")),
        Binding("c", "conflicten", _("conflicten"), tooltip=_("kies wat blijft van wat op twee laptops is geschreven")),
        Binding("v", "verleng", _("verlengen"), tooltip=_("geef meer tijd, met reden")),
        *(Binding(toets, f"groep('{groep.value}')", groep.opschrift, show=False, tooltip=_("kies welke opmerkingen u ziet")) for groep, toets in TOETSEN.items()),
        Binding("f", "van", _("van wie"), show=False, tooltip=_("toon alleen opmerkingen van één respondent of één wederhoor")),
        Binding("slash", "zoek", _("zoeken"), show=False, tooltip=_("toon alleen opmerkingen met deze woorden")),
        Binding("escape", "wis", _("alles tonen")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie, dossier: str) -> None:
        super().__init__(sessie, dossier)
        self._inhoud: Wederhoorinhoud | None = None
        self._kies = ""
        self._bezig = False
        """Whether a decision is being written: the same key again is no second decision."""

    def compose(self) -> ComposeResult:
        """Facts above; remarks and the one under the cursor below."""
        with VerticalScroll(id="verloopvak"):
            yield Static(id="verloop", markup=False)
        yield Wederhoorfilter()
        with Horizontal(id="onder"):
            yield Lijst(id="opmerkingen")
            with VerticalScroll(id="detailvak"):
                yield Static(id="details", markup=False)

    # -- reading and showing -----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read everything in the background."""
        lees_op_achtergrond(self, lambda: lees_inhoud(self.sessie, self.dossier), self._toon)

    def _toon(self, inhoud: Wederhoorinhoud) -> None:
        if self._inhoud is None and not self._kies:
            # Who opens the tab comes for what waits.
            self._kies = next(iter(inhoud.wachten), "")
        self._inhoud = inhoud
        self._bezig = False
        self.query_one("#verloop", Static).update(inhoud.verloop())
        self._toon_lijst()

    def _toon_lijst(self) -> None:
        inhoud = self._inhoud
        if inhoud is None:
            return
        filter_ = self.query_one(Wederhoorfilter)
        filter_.toon(inhoud)
        lijst = self.query_one(Lijst)
        lijst.vul(opties(inhoud, filter_.keuze), self._kies)
        self._kies = ""
        # An empty list takes no room, and cannot hold the focus.
        lijst.display = lijst.option_count > 0
        if not lijst.display and lijst.has_focus:
            self.query_one("#verloopvak").focus()
        self._toon_details()

    @on(OptionList.OptionHighlighted, "#opmerkingen")
    def _toon_details(self) -> None:
        regel = self._gekozen()
        tekst: Content | str = self._leeg()
        if self._inhoud and regel:
            tekst = details(self._inhoud, regel)
        self.query_one("#details", Static).update(tekst)
        self.query_one("#detailvak", VerticalScroll).scroll_home(animate=False)
        self.refresh_bindings()

    def _leeg(self) -> str:
        if self._inhoud and self._inhoud.regels:
            return _("Geen opmerking voldoet hieraan. A toont alle, Esc wist wat u zocht.")
        if self._inhoud and not self._inhoud.feiten:
            return ""
        return _("Er zijn geen opmerkingen. i leest een teruggekomen verslag in, r legt een reactie vast.")

    def _gekozen(self) -> Regel | None:
        return self._inhoud.regel(self.query_one(Lijst).gekozen) if self._inhoud else None

    def focus_eerste(self) -> None:
        """Begin at the remarks."""
        self.query_one(Lijst).focus()

    def ga_naar(self, soort: str, entiteit: str) -> None:
        """Select a remark that a search found."""
        if soort == "opmerking":
            self._kies = entiteit
            self.query_one(Wederhoorfilter).wis(Groep.ALLE)
            self.ververs()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the remark under the cursor and in this state."""
        inhoud = self._inhoud
        if inhoud is None:
            return True
        regel = self._gekozen()
        van_respondent = regel is not None and regel.opmerking.herkomst == REACTIE
        punt = regel.opmerking if regel else None
        mag = {
            "besluit": van_respondent,
            "soort": regel is not None,
            "volg_voorstel": van_respondent
            and punt is not None
            and punt.open
            and punt.voorstel is not None
            and inhoud.beslist,
            "bevestig": punt is not None and punt.onbevestigd,
            "plaats": van_respondent and punt is not None and not punt.besluit,
            "beantwoord": punt is not None and punt.herkomst == EERSTE_CHECK,
            "redactioneel": bool(inhoud.redactioneel)
            and inhoud.beslist
            and inhoud.status == Status.IN_VERWERKING,
            "teruggekomen": bool(inhoud.feiten),
            "akkoord": bool(inhoud.feiten),
            "reactie": bool(inhoud.feiten),
            "volgende": bool(inhoud.regels),
            "groep": bool(inhoud.regels),
            "van": bool(inhoud.regels),
            "zoek": bool(inhoud.regels),
            "wis": self.query_one(Wederhoorfilter).te_wissen,
            "conflicten": inhoud.conflicten,
            "rappel": inhoud.status == Status.TER_VERIFICATIE,
            "verleng": inhoud.status == Status.TER_VERIFICATIE,
        }
        return mag.get(action, True)

    @on(OptionList.OptionSelected, "#opmerkingen")
    def _lees_details(self) -> None:
        self.query_one("#detailvak").focus()

    # -- what is listed ----------------------------------------------------------------------------------------------

    @on(Wederhoorfilter.Gewijzigd)
    def _anders_gekozen(self) -> None:
        self._toon_lijst()

    @on(Wederhoorfilter.Klaar)
    def _naar_lijst(self) -> None:
        self.query_one(Lijst).focus()

    def action_groep(self, groep: str) -> None:
        """List another group."""
        self.query_one(Wederhoorfilter).kies_groep(groep)

    def action_van(self) -> None:
        """Choose from whom, or of which wederhoor."""
        if self._inhoud is not None:
            self.query_one(Wederhoorfilter).vraag_van(self._inhoud)

    def action_zoek(self) -> None:
        """Type words to look for."""
        self.query_one(Wederhoorfilter).zoek()

    def action_wis(self) -> None:
        """Show everything of this group again."""
        filter_ = self.query_one(Wederhoorfilter)
        filter_.wis(filter_.keuze.groep)

    def action_volgende(self) -> None:
        """Go to the next remark that waits for something; after the last comes the first."""
        if self._inhoud is None:
            return
        wachten = self._inhoud.wachten
        lijst = self.query_one(Lijst)
        zichtbaar = [optie.id for optie in lijst.options]
        na = (lijst.highlighted or 0) + 1
        doel = next((id_ for id_ in [*zichtbaar[na:], *zichtbaar[:na]] if id_ in wachten), None)
        if doel is None:
            self.notify(_("Hier wacht geen opmerking meer."), markup=False)
            return
        lijst.highlighted = zichtbaar.index(doel)
        lijst.focus()

    # -- what respondents answered -----------------------------------------------------------------------------------

    def _gewijzigd(self) -> None:
        self.post_message(Gewijzigd(self.dossier))

    def action_teruggekomen(self) -> None:
        """Take in what came back."""
        from korpsmonitor_tui.tui.screens.terugkomst import vraag_teruggave

        vraag_teruggave(self, self.sessie, self.dossier, self._gewijzigd)

    def action_akkoord(self) -> None:
        """Record an akkoord."""
        wederhoorstappen.vraag_akkoord(self, self.sessie, self.dossier, self._gewijzigd)

    def action_reactie(self) -> None:
        """Record a reaction."""
        wederhoorstappen.vraag_reactie(self, self.sessie, self.dossier, self._gewijzigd)

    def action_rappel(self) -> None:
        """Record a rappel."""
        wederhoorstappen.vraag_rappel(self, self.sessie, self.dossier, self._gewijzigd)

    def action_verleng(self) -> None:
        """Give respondents more time."""
        wederhoorstappen.vraag_verlenging(self, self.sessie, self.dossier, self._gewijzigd)

    def action_stap(self) -> None:
        """Show which steps can be taken."""
        from korpsmonitor_tui.tui.stappen import vraag_stap

        vraag_stap(self, self.sessie, self.dossier, leg_typen_vast(self), self._gewijzigd)

    def action_conflicten(self) -> None:
        """Settle what was written on two laptops."""
        from korpsmonitor_tui.tui.formulieren.conflict import vraag_conflicten

        vraag_conflicten(self, self.sessie, self.dossier, leg_typen_vast(self), self._gewijzigd)

    # -- what becomes of remarks -------------------------------------------------------------------------------------

    def action_besluit(self, naam: str) -> None:
        """Decide on the remark under the cursor, or propose it."""
        from korpsmonitor_tui.tui import wederhoorbesluiten

        regel = self._gekozen()
        if regel is None or self._inhoud is None or self._bezig or regel.opmerking.herkomst != REACTIE:
            return
        self._bezig = wederhoorbesluiten.beslis(self, self._inhoud, regel, Besluit[naam], self._gewijzigd)

    def action_volg_voorstel(self) -> None:
        """Decide as was proposed."""
        from korpsmonitor_tui.tui import wederhoorbesluiten

        if (regel := self._gekozen()) is not None and self._inhoud is not None:
            wederhoorbesluiten.volg_voorstel(self, self._inhoud, regel, self._gewijzigd)

    def action_bevestig(self) -> None:
        """Confirm that the remark under the cursor is not taken over."""
        from korpsmonitor_tui.tui import wederhoorbesluiten

        if (regel := self._gekozen()) is not None:
            wederhoorbesluiten.bevestig(self, regel, self._gewijzigd)

    def action_plaats(self) -> None:
        """Say which passage the remark under the cursor is about."""
        from korpsmonitor_tui.tui import wederhoorbesluiten

        if (regel := self._gekozen()) is not None and self._inhoud is not None:
            wederhoorbesluiten.plaats(self, self._inhoud, regel, self._gewijzigd)

    def action_soort(self) -> None:
        """Say of what kind the remark under the cursor is."""
        from korpsmonitor_tui.tui import wederhoorbesluiten

        if (regel := self._gekozen()) is not None:
            wederhoorbesluiten.kies_soort(self, regel, self._gewijzigd)

    def action_redactioneel(self) -> None:
        """Take slips of the pen over together."""
        from korpsmonitor_tui.tui import wederhoorbesluiten

        wederhoorbesluiten.neem_redactionele_over(self, self._gewijzigd)

    def action_beantwoord(self) -> None:
        """Answer the remark of the first check under the cursor."""
        from korpsmonitor_tui.tui import wederhoorbesluiten

        if (regel := self._gekozen()) is not None and regel.opmerking.herkomst == EERSTE_CHECK:
            wederhoorbesluiten.beantwoord(self, regel, self._gewijzigd)
