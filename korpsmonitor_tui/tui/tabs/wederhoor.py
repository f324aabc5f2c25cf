"""Hoor en wederhoor: what was sent and what came back above, the remarks and what is decided on them below."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import OptionList, Static

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.services import wederhoor
from korpsmonitor_tui.services.wederhoor import BESLUITEN
from korpsmonitor_tui.tui import wederhoorstappen
from korpsmonitor_tui.tui.basis import DossierTab, Gewijzigd, lees_op_achtergrond, leg_typen_vast
from korpsmonitor_tui.tui.dialogs import Redenvraag, vraag_en_doe
from korpsmonitor_tui.tui.formulieren.wederhoor import Besluit, BesluitDialoog
from korpsmonitor_tui.tui.wederhoorinhoud import Wederhoorinhoud, lees_inhoud
from korpsmonitor_tui.tui.widgets.lijst import Lijst

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.verslagstand import Opmerking


class WederhoorTab(DossierTab):
    """Record answers, decide on remarks."""

    TITEL = _("Wederhoor")
    UITLEG = _(
        "Boven staat wat is verstuurd en wie heeft geantwoord, onder de opmerkingen met hun stand: ? open, o overgenomen, "
        "g gedeeltelijk, n niet overgenomen, b beantwoord. Leg akkoord vast met k en een reactie met r. Een auditor die het "
        "verslag niet schreef, beslist met o, g of n zodra het in verwerking is."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "stap", _("stap"), tooltip=_("in verwerking nemen, vaststellen en alle andere stappen")),
        Binding("k", "akkoord", _("akkoord"), tooltip=_("leg vast dat een respondent akkoord is")),
        Binding("r", "reactie", _("reactie"), tooltip=_("leg vast wat een respondent terugstuurde")),
        Binding("o", "besluit(0)", _("wel"), tooltip=_("neem de opmerking over")),
        Binding("g", "besluit(1)", _("deels"), tooltip=_("neem de opmerking gedeeltelijk over, met reden")),
        Binding("n", "besluit(2)", _("niet"), tooltip=_("neem de opmerking niet over, met reden")),
        Binding("b", "beantwoord", _("antwoord"), tooltip=_("zeg wat met een opmerking van de eerste check is gedaan")),
        Binding("h", "rappel", _("rappel"), tooltip=_("leg vast dat u hebt herinnerd")),
        Binding("c", "conflicten", _("conflicten"), tooltip=_("kies wat blijft van wat op twee laptops is geschreven")),
        Binding("v", "verleng", _("verlengen"), tooltip=_("geef meer tijd, met reden")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie, dossier: str) -> None:
        super().__init__(sessie, dossier)
        self._inhoud: Wederhoorinhoud | None = None
        self._kies = ""

    def compose(self) -> ComposeResult:
        """Facts above; remarks and the one under the cursor below."""
        with VerticalScroll(id="verloopvak"):
            yield Static(id="verloop", markup=False)
        with Horizontal(id="onder"):
            yield Lijst(id="opmerkingen")
            with VerticalScroll(id="detailvak"):
                yield Static(id="details", markup=False)

    # -- reading and showing -----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read everything in the background."""
        lees_op_achtergrond(self, lambda: lees_inhoud(self.sessie, self.dossier), self._toon)

    def _toon(self, inhoud: Wederhoorinhoud) -> None:
        self._inhoud = inhoud
        self.query_one("#verloop", Static).update(inhoud.verloop())
        self.query_one(Lijst).vul(inhoud.opties(), self._kies)
        self._kies = ""
        # An empty list takes no room, and cannot hold the focus.
        lijst = self.query_one(Lijst)
        lijst.display = bool(inhoud.opmerkingen)
        if not lijst.display and lijst.has_focus:
            self.query_one("#verloopvak").focus()
        self._toon_details()

    @on(OptionList.OptionHighlighted, "#opmerkingen")
    def _toon_details(self) -> None:
        punt = self._gekozen()
        tekst = self._inhoud.details(punt) if self._inhoud and punt else _("Er zijn geen opmerkingen.")
        self.query_one("#details", Static).update(tekst)
        self.refresh_bindings()

    def _gekozen(self) -> Opmerking | None:
        return self._inhoud.opmerking(self.query_one(Lijst).gekozen) if self._inhoud else None

    def focus_eerste(self) -> None:
        """Begin at the remarks."""
        self.query_one(Lijst).focus()

    def ga_naar(self, soort: str, entiteit: str) -> None:
        """Select a remark that a search found."""
        if soort == "opmerking":
            self._kies = entiteit
            self.ververs()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the remark under the cursor and in this state."""
        if self._inhoud is None:
            return True
        punt = self._gekozen()
        if action == "besluit":
            return punt is not None and punt.herkomst == "reactie"
        if action == "beantwoord":
            return punt is not None and punt.herkomst == "eerste_check"
        if action == "conflicten":
            return self._inhoud.conflicten
        if action in {"rappel", "verleng"}:
            return self._inhoud.status == Status.TER_VERIFICATIE
        return True

    @on(OptionList.OptionSelected, "#opmerkingen")
    def _lees_details(self) -> None:
        self.query_one("#detailvak").focus()

    # -- what respondents answered -----------------------------------------------------------------------------------

    def _gewijzigd(self) -> None:
        self.post_message(Gewijzigd(self.dossier))

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

    def action_besluit(self, nummer: int) -> None:
        """Decide on the remark under the cursor."""
        punt = self._gekozen()
        if punt is None or self._inhoud is None or punt.herkomst != "reactie":
            return
        _nummer, passage = self._inhoud.passages.get(punt.passage, (0, None))

        def doe(besluit: Besluit) -> None:
            wederhoor.beslis(
                self.sessie, self.dossier, punt.id, besluit.besluit, besluit.reden, besluit.tekst
            )

        vraag_en_doe(
            self, BesluitDialoog(punt, BESLUITEN[nummer], passage), doe, lambda _niets: self._gewijzigd()
        )

    def action_beantwoord(self) -> None:
        """Answer the remark of the first check under the cursor."""
        punt = self._gekozen()
        if punt is None or punt.herkomst != "eerste_check":
            return
        vraag_en_doe(
            self,
            Redenvraag(_("Opmerking beantwoorden"), f"“{punt.tekst}”", _("Antwoord"), punt.antwoord),
            lambda antwoord: wederhoor.beantwoord(self.sessie, self.dossier, punt.id, antwoord),
            lambda _niets: self._gewijzigd(),
        )
