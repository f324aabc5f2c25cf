"""Weging: every dimension with its score and why, the evidence beside it, and what the rules make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from korpsmonitor_tui.domain.instrument import EINDSCORE
from korpsmonitor_tui.domain.schaal import NVT
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.tui.basis import DossierTab, Gewijzigd, lees_op_achtergrond
from korpsmonitor_tui.tui.messages import OpenDossier
from korpsmonitor_tui.tui.tabs.weging_regels import open_codes, opties
from korpsmonitor_tui.tui.tabs.weging_stand import Weegstand, lees_weegstand
from korpsmonitor_tui.tui.tabs.weging_woorden import standregels, voluit
from korpsmonitor_tui.tui.widgets.bewijspaneel import Bewijspaneel
from korpsmonitor_tui.tui.widgets.lijst import Lijst

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.services.korpsweging import Partnercel
    from korpsmonitor_tui.services.sessie import Sessie


class Scorelijst(Lijst):
    """The dimensions, a line each."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", _("bewijs"), tooltip=_("lees wat er over deze dimensie is gevonden")),
        Binding("right", "select", show=False),
    ]


class WegingTab(DossierTab):
    """The list, the line under the cursor in full, and its evidence: beside it, or in its place where it is narrow.

    Which keys score depends on the scale: ``weging_toetsen`` makes the tab with them.
    """

    TITEL = _("Weging")
    UITLEG = _(
        "Elke regel is een dimensie, met de scores van eerdere edities en die van nu: {letters}, · nog niet gescoord, ◐ wacht op "
        "wie blind scoort, ! op twee laptops verschillend, * met bewijs dat wijzigde. ≠ wijkt af van de regels, ↺ rust op eerdere "
        "scores. Een weegsessie opent u met s; daarna scoren {toetsen} de regel onder de cursor, ook de eindscore: u motiveert, merkt het bewijs en legt vast met "
        "Ctrl+S. Esc bewaart wat u invulde als klad. Bij de partners neemt o over wat het korps antwoordde; wat de weegploeg vindt komt "
        "ernaast. Rechts staan motivatie, bewijs en wat de weegregels ervan maken; Enter toont wat er "
        "over de dimensie is gevonden, met de norm. Onder Eindscore staat welke eindscores de regels toelaten, en waarom. Spatie "
        "gaat naar de volgende open regel, z toont alleen wat open is, m toont alle korpsen."
    )  # fmt: skip
    OVERIGE: ClassVar[list[Binding]] = [
        Binding("w", "scoor('')", _("wijzigen"), tooltip=_("wijzig score, motivatie of bewijs, of ga verder met uw klad")),
        Binding("c", "conflicten", _("kiezen"), tooltip=_("kies welke van twee scores blijft")),
        Binding("o", "neem_over", _("overnemen"), tooltip=_("neem over wat het korps over zijn partners antwoordde")),
        Binding("space", "volgende(1)", _("volgende"), tooltip=_("naar de volgende regel die nog open is")),
        Binding("z", "open", _("alleen open"), tooltip=_("toon alleen wat nog open is, of weer alles")),
        Binding("s", "sessies", _("weegsessie"), tooltip=_("open, kies of sluit een weegsessie: datum, aanwezigen, wie blind scoort")),
        Binding("m", "matrix", _("alle korpsen"), tooltip=_("de scores van alle korpsen")),
        Binding("u", "app.ongedaan", _("terug"), tooltip=_("draai uw laatste handeling terug")),
        Binding("left", "naar_lijst", _("dimensies"), show=False, tooltip=_("terug naar de lijst van dimensies")),
        Binding("escape", "naar_lijst", _("dimensies"), show=False),
        Binding("alt+down", "rol(1)", _("verder lezen"), show=False, tooltip=_("lees verder in de toelichting")),
        Binding("alt+up", "rol(-1)", _("terug lezen"), show=False, tooltip=_("lees terug in de toelichting")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie, dossier: str) -> None:
        super().__init__(sessie, dossier)
        self._stand: Weegstand | None = None
        self._kies = ""
        """Where the cursor goes at the next showing."""
        self._alleen_open = False
        self._weegbaar = sessie.partij(partij_van(dossier)).gemeten

    def compose(self) -> ComposeResult:
        """How far it is, the list, the details, the evidence."""
        yield Static(id="stand", markup=False)
        with VerticalScroll(id="leeg"):
            yield Static(id="leegtekst", markup=False)
        with Horizontal(id="midden"):
            yield Scorelijst(id="scores")
            with VerticalScroll(id="vak", can_focus=False):
                yield Static(id="details", markup=False)
            yield Bewijspaneel(id="bewijs")

    @property
    def lijst(self) -> Scorelijst:
        """The dimensions."""
        return self.query_one(Scorelijst)

    @property
    def stand(self) -> Weegstand | None:
        """What is shown; None before it was read."""
        return self._stand

    @property
    def gekozen(self) -> str:
        """Code of the line under the cursor."""
        return self.lijst.gekozen

    @property
    def _partner(self) -> Partnercel | None:
        """The partner column under the cursor, if it is one."""
        partners = self._stand.korps.partners if self._stand else ()
        return next((partner for partner in partners if partner.dimensie.code == self.gekozen), None)

    # -- reading and showing -----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read scores and evidence in the background."""
        self.set_class(not self._weegbaar, "-leeg")
        if self._weegbaar:
            lees_op_achtergrond(self, lambda: lees_weegstand(self.sessie, self.dossier), self._toon)
        else:
            self.query_one("#leegtekst", Static).update(
                Content(
                    _(
                        "Een ketenpartner wordt niet gewogen. Wat korpsen van deze partner vinden staat bij de "
                        "replieken (R); m toont de scores van alle korpsen."
                    )
                )
            )

    def _toon(self, stand: Weegstand) -> None:
        self._stand = stand
        velden = {veld.code: veld.naam for veld in self.sessie.instrument.aandachtsvelden}
        self.lijst.vul(list(opties(stand, velden, alleen_open=self._alleen_open)), self._kies)
        self._kies = ""
        if self.lijst.highlighted_option is None or self.lijst.highlighted_option.disabled:
            self.lijst.action_first()
        self.query_one("#stand", Static).update(standregels(stand, alleen_open=self._alleen_open))
        self._toon_gekozen()

    @on(OptionList.OptionHighlighted, "#scores")
    def _verplaatst(self) -> None:
        self.query_one("#vak", VerticalScroll).scroll_home(animate=False)
        self._toon_gekozen()

    def _toon_gekozen(self) -> None:
        stand, code = self._stand, self.gekozen
        if stand is None or not code:
            return
        self.query_one("#details", Static).update(voluit(stand, self.sessie.instrument, code))
        paneel, deel = self.query_one(Bewijspaneel), stand.bewijs.van(code)
        self.set_class(deel is None, "-zonder")
        if deel is not None:
            paneel.toon(stand.bewijs, deel)
        self.refresh_bindings()

    def focus_eerste(self) -> None:
        """Begin in the list."""
        self.query_one("#scores" if self._weegbaar else "#leeg").focus()

    def ga_naar(self, soort: str, entiteit: str) -> None:
        """Select a score, a judgement on a partner, or the eindscore."""
        self._kies = EINDSCORE if soort == "eindscore" else entiteit.removeprefix(f"{self.dossier}/")
        self.ververs()

    # -- moving about ------------------------------------------------------------------------------------------------

    def action_volgende(self, stap: int) -> None:
        """To the next line that is open, if need be from the beginning."""
        if self._stand is None:
            return
        open_, ids = open_codes(self._stand.korps), [optie.id for optie in self.lijst.options]
        nu = ids.index(self.gekozen) if self.gekozen in ids else 0
        volgorde = (*ids[nu + 1 :], *ids[: nu + 1]) if stap > 0 else (*ids[:nu][::-1], *ids[nu:][::-1])
        doel = next((id_ for id_ in volgorde if id_ in open_), None)
        if doel is None:
            self.notify(_("Van dit korps staat niets meer open."))
        else:
            self.lijst.highlighted = ids.index(doel)

    def action_open(self) -> None:
        """Show only what is open, or everything again."""
        self._alleen_open = not self._alleen_open
        if self._stand is not None:
            self._toon(self._stand)

    @on(OptionList.OptionSelected, "#scores")
    def _naar_bewijs(self, gebeurtenis: OptionList.OptionSelected) -> None:
        gebeurtenis.stop()
        if self.has_class("-zonder"):
            return
        self.add_class("-bewijs")
        lijst = self.query_one(Bewijspaneel).lijst
        if lijst.display:
            # The panel may only be shown now: it takes the focus once it is.
            self.call_after_refresh(lijst.focus)

    def action_naar_lijst(self) -> None:
        """Back to the dimensions."""
        self.remove_class("-bewijs")
        self.lijst.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Escape goes back to the list first, where the evidence has taken its place; offer what can be done."""
        if action == "naar_lijst":
            return self.has_class("-bewijs")
        if action == "conflicten":
            return bool(self._stand and self._stand.botsingen)
        if action == "scoor":
            return bool(self._stand) and not (self.gekozen == EINDSCORE and parameters[0] == str(NVT))
        if action == "neem_over":
            return self._partner is not None
        return super().check_action(action, parameters)

    def action_rol(self, richting: int) -> None:
        """Scroll the explanation while the list keeps the focus."""
        self.query_one("#vak", VerticalScroll).scroll_relative(y=3 * richting, animate=False)

    @on(Bewijspaneel.Gekozen)
    def _naar_bron(self, gekozen: Bewijspaneel.Gekozen) -> None:
        self.post_message(OpenDossier(self.dossier, "", gekozen.soort, gekozen.entiteit))

    # -- scoring -----------------------------------------------------------------------------------------------------

    def action_scoor(self, waarde: str) -> None:
        """Score the line under the cursor; without a colour change what stands there."""
        stand, code, score = self._stand, self.gekozen, self.sessie.instrument.schaal.score(waarde)
        if stand is None or not code:
            return
        if stand.weigering:
            self.notify(stand.weigering, severity="warning", markup=False)
        elif self._botst(code):
            self.notify(_("Kies eerst (c) welke van de verschillende scores blijft."), severity="warning")
        elif code == EINDSCORE:
            from korpsmonitor_tui.tui.formulieren.score_eind import vraag_eindscore

            vraag_eindscore(self, self.sessie, stand, score, self._is_gescoord)
        elif stand.korps.cel(code) is not None:
            from korpsmonitor_tui.tui.formulieren.score import vraag_score

            vraag_score(self, self.sessie, stand, code, score, self._is_gescoord)
        else:
            from korpsmonitor_tui.tui.formulieren.score_partner import vraag_ernaast

            vraag_ernaast(self, self.sessie, stand, code, score, self._is_gescoord)

    def action_neem_over(self) -> None:
        """Take over what the korps answered on its partners."""
        from korpsmonitor_tui.tui.formulieren.score_partner import neem_over

        neem_over(self, self.sessie, [partij_van(self.dossier)], self._is_gescoord)

    def _is_gescoord(self, melding: str) -> None:
        if melding:
            self.notify(melding, timeout=12, markup=False)
        self.post_message(Gewijzigd(self.dossier))

    def _botst(self, code: str) -> bool:
        korps = self._stand.korps if self._stand else None
        if korps is None or code == EINDSCORE:
            return bool(korps and korps.eind.botsing)
        cel = korps.cel(code) or self._partner
        return bool(cel and cel.botsing)

    def action_conflicten(self) -> None:
        """Choose what stays of what two laptops set."""
        from korpsmonitor_tui.tui.formulieren.conflict import vraag_conflicten

        vraag_conflicten(self, self.sessie, self.dossier, lambda: None, lambda: self._is_gescoord(""))

    def action_sessies(self) -> None:
        """Open, choose or close a weegsessie."""
        from korpsmonitor_tui.tui.screens.weegsessies import WeegsessiesScreen

        self.app.push_screen(WeegsessiesScreen(self.sessie), lambda _niets: self.ververs())

    def action_matrix(self) -> None:
        """The scores of all korpsen, with the cursor on this one."""
        from korpsmonitor_tui.tui.screens.weegmatrix import WeegmatrixScreen

        scherm = WeegmatrixScreen(self.sessie, self.dossier, self.gekozen if self._weegbaar else "")
        self.app.push_screen(scherm, lambda _niets: self.ververs())
