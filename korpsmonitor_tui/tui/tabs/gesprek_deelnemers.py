"""Who takes part in the gesprek: the list, and the form for one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Label, OptionList, Select, Static
from textual.widgets.option_list import Option

from korpsmonitor_tui.domain.gesprek import Aanwezigheid, Deelnemer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.services import gesprekken
from korpsmonitor_tui.tui.basis import doe_op_achtergrond, lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import STIJL, Bevestig, Dialoog, Invulvak, VeldFout, veld, vraag_en_doe
from korpsmonitor_tui.tui.modaal import Modaal
from korpsmonitor_tui.tui.widgets.voettekst import Voettekst

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.services.sessie import Sessie

NIEUW = Deelnemer("", "", "", "", Aanwezigheid.GEHEEL, False)


class DeelnemerDialoog(Dialoog[Deelnemer]):
    """Role, organisation, name, presence and whether this person verifies the verslag."""

    def __init__(self, deelnemer: Deelnemer) -> None:
        super().__init__(
            _("Deelnemer wijzigen") if deelnemer.id else _("Deelnemer toevoegen"),
            _("Een rol is genoeg; een naam hoeft niet. Een respondent krijgt het verslag ter verificatie."),
        )
        self._deelnemer = deelnemer

    def velden(self) -> ComposeResult:
        """The five fields."""
        deze = self._deelnemer
        yield veld(_("Rol"), Invulvak(deze.rol, id="rol", voorbeeld=_("bijvoorbeeld korpsexpert")))
        yield veld(_("Organisatie"), Invulvak(deze.organisatie, id="organisatie"))
        yield veld(_("Naam"), Invulvak(deze.naam, id="naam", voorbeeld=_("mag leeg blijven")))
        aanwezig = deze.aanwezig if deze.aanwezig in set(Aanwezigheid) else Aanwezigheid.GEHEEL
        keuzes = [(naam, code.value) for code, naam in aanwezigheden().items()]
        yield veld(
            _("Aanwezig"), Select(keuzes, value=str(aanwezig), allow_blank=False, id="aanwezig", compact=True)
        )
        keuzes = [(_("ja"), "ja"), (_("nee"), "nee")]
        waarde = "ja" if deze.respondent else "nee"
        yield veld(
            _("Respondent"), Select(keuzes, value=waarde, allow_blank=False, id="respondent", compact=True)
        )

    def lees(self) -> Deelnemer:
        """The participant as filled in. Raises VeldFout without a role."""
        rol = self.query_one("#rol", Input).value.strip()
        if not rol:
            raise VeldFout(_("vul een rol in, bijvoorbeeld korpsexpert."), "rol")
        return Deelnemer(
            self._deelnemer.id,
            rol,
            self.query_one("#organisatie", Input).value.strip(),
            self.query_one("#naam", Input).value.strip(),
            str(self.query_one("#aanwezig", Select).value),
            self.query_one("#respondent", Select).value == "ja",
        )


class Deelnemerlijst(OptionList):
    """The participants; Enter says what it does."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", _("wijzigen"))]


class DeelnemersScherm(Modaal[bool]):
    """The participants; dismissed with whether anything was changed."""

    CSS_PATH = STIJL
    DEFAULT_CSS = """
    DeelnemersScherm { align: center middle; background: $background 60%; }
    DeelnemersScherm #deelnemers { height: auto; max-height: 14; border: none; padding: 0; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,insert", "nieuw", _("toevoegen")),
        Binding("delete", "verwijder", _("verwijderen")),
        Binding("escape", "sluit", _("sluiten")),
    ]
    UITLEG = _(
        "Wie bij het gesprek waren. n voegt iemand toe, Enter wijzigt wie onder de cursor staat, Del haalt die van de lijst. "
        "Wie respondent is, krijgt straks het verslag voor wederhoor."
    )

    def helptitel(self) -> str:
        """Its own title."""
        return _("Deelnemers aan het gesprek")

    def __init__(self, sessie: Sessie, dossier: str) -> None:
        super().__init__()
        self._sessie = sessie
        self._dossier = dossier
        self._deelnemers: dict[str, Deelnemer] = {}
        self._gewijzigd = False

    def compose(self) -> ComposeResult:
        """Title, list, or what to do without participants."""
        with Vertical(id="kader"):
            yield Label(Content(_("Deelnemers aan het gesprek")), id="dialoogtitel")
            yield Deelnemerlijst(id="deelnemers", compact=True)
            yield Static(Content(_("Er is nog niemand; N voegt een deelnemer toe.")), id="niemand")
        yield Voettekst()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """From an empty list nobody is taken off."""
        if action == "verwijder":
            return bool(self._deelnemers)
        return super().check_action(action, parameters)

    def on_mount(self) -> None:
        """Read who there is."""
        self._ververs()

    def _ververs(self) -> None:
        lees_op_achtergrond(
            self, lambda: gesprekken.lees_deelnemers(self._sessie.store.lees(), self._dossier), self._toon
        )

    def _toon(self, deelnemers: tuple[Deelnemer, ...]) -> None:
        lijst = self.query_one("#deelnemers", OptionList)
        plaats = lijst.highlighted or 0
        self._deelnemers = {deelnemer.id: deelnemer for deelnemer in deelnemers}
        lijst.set_options([Option(_regel(deelnemer), id=deelnemer.id) for deelnemer in deelnemers])
        lijst.highlighted = min(plaats, len(deelnemers) - 1) if deelnemers else None
        lijst.display = bool(deelnemers)
        self.query_one("#niemand").display = not deelnemers
        lijst.focus()
        self.refresh_bindings()

    def _gekozen(self) -> Deelnemer | None:
        optie = self.query_one("#deelnemers", OptionList).highlighted_option
        return self._deelnemers.get(optie.id or "") if optie else None

    @on(OptionList.OptionSelected)
    def _wijzig(self) -> None:
        """Change the participant under the cursor."""
        if (deelnemer := self._gekozen()) is not None:
            self._vraag(deelnemer)

    def action_nieuw(self) -> None:
        """Add a participant."""
        self._vraag(NIEUW)

    def _vraag(self, deelnemer: Deelnemer) -> None:
        vraag_en_doe(
            self,
            DeelnemerDialoog(deelnemer),
            lambda ingevuld: gesprekken.bewaar_deelnemer(self._sessie, self._dossier, ingevuld),
            self._na_wijziging,
        )

    def action_verwijder(self) -> None:
        """Take the participant under the cursor off the list, after a question."""
        deelnemer = self._gekozen()
        if deelnemer is None:
            return

        def daarna(zeker: bool | None) -> None:
            if zeker:
                doe_op_achtergrond(
                    self,
                    lambda: gesprekken.verwijder_deelnemer(self._sessie, self._dossier, deelnemer.id),
                    self._na_wijziging,
                )

        vraag = _("{wie} van de lijst halen? Ctrl+Z draait het terug.").format(wie=deelnemer.label)
        self.app.push_screen(Bevestig(_("Deelnemer verwijderen"), vraag), daarna)

    def _na_wijziging(self, _uitkomst: object) -> None:
        self._gewijzigd = True
        self._ververs()

    def action_sluit(self) -> None:
        """Back to the minutes."""
        self.dismiss(self._gewijzigd)


def aanwezigheden() -> dict[Aanwezigheid, str]:
    """Presence for people."""
    return {
        Aanwezigheid.GEHEEL: _("het hele gesprek"),
        Aanwezigheid.GEDEELTELIJK: _("een deel van het gesprek"),
        Aanwezigheid.AFWEZIG: _("afwezig"),
    }


def _regel(deelnemer: Deelnemer) -> Content:
    namen = {code.value: naam for code, naam in aanwezigheden().items()}
    delen = [
        deelnemer.rol if deelnemer.naam else "",
        deelnemer.organisatie,
        namen.get(deelnemer.aanwezig, deelnemer.aanwezig),
        _("respondent") if deelnemer.respondent else "",
    ]
    rest = " · ".join(maak_zichtbaar(deel) for deel in delen if deel)
    return Content.assemble((maak_zichtbaar(deelnemer.naam or deelnemer.label), "bold"), f" · {rest}")
