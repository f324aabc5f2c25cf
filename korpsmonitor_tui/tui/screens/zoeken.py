"""Search everything that was written, while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services.zoeken import MEESTE, Zoekresultaat, plaats_van, zoek
from korpsmonitor_tui.tui.basis import Werkscherm, lees_op_achtergrond
from korpsmonitor_tui.tui.messages import OpenDossier
from korpsmonitor_tui.tui.vindplaatsen import Vindplaats, vindplaats
from korpsmonitor_tui.tui.widgets.lijst import Lijst

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.services.sessie import Sessie


AANLOOP = 40
"""Characters before the first word found, so that it stands within the line."""


class Trefferlijst(Lijst):
    """What was found."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", _("openen"))]


class ZoekenScreen(Werkscherm):
    """A field, and below it what was found; Enter opens the dossier where it stands."""

    CSS_PATH = "zoeken.tcss"
    TITEL = _("Zoeken")
    UITLEG = _(
        "Typ een of meer woorden; het laatste mag een begin van een woord zijn. Gezocht wordt in notities, transcripten, "
        "passages, antwoorden, opmerkingen en reacties van alle korpsen en ketenpartners, in uw codes, en in teksten van het "
        "rapport, een plan en een dashboard. Deelnemers staan er met hun rol. Met ↓ gaat u naar de lijst, Enter opent het dossier "
        "of het scherm op de goede plaats."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        # First of all: a field of Textual would scroll itself with this key.
        Binding("down", "naar_lijst", _("naar de lijst"), priority=True),
        Binding("slash", "naar_veld", _("ander woord"), show=False),
        Binding("escape", "dismiss", _("terug")),
    ]

    def __init__(self, sessie: Sessie) -> None:
        super().__init__(sessie)
        self._gevonden: tuple[Zoekresultaat, ...] = ()

    def inhoud(self) -> ComposeResult:
        """Field, number of results, results."""
        yield Input(placeholder=_("Wat zoekt u?"), id="vraag", compact=True)
        yield Static(id="aantal", markup=False)
        yield Trefferlijst(id="resultaten")

    def on_mount(self) -> None:
        """Begin typing."""
        self.query_one("#vraag").focus()

    @on(Input.Changed, "#vraag")
    def ververs(self) -> None:
        """Search in the background; a later letter replaces an earlier search."""
        tekst = self.query_one("#vraag", Input).value
        lees_op_achtergrond(self, lambda: zoek(self.sessie, tekst), self._toon)

    def _toon(self, gevonden: tuple[Zoekresultaat, ...]) -> None:
        self._gevonden = gevonden
        self.query_one(Lijst).vul(
            [Option(_regel(treffer), id=str(nr)) for nr, treffer in enumerate(gevonden)]
        )
        self.query_one("#aantal", Static).update(Content(self._melding()))

    def _melding(self) -> str:
        aantal = len(self._gevonden)
        if not self.query_one("#vraag", Input).value.strip():
            return ""
        if aantal == MEESTE:
            return _("De eerste {aantal} plaatsen; typ een woord erbij om verder te zoeken.").format(
                aantal=aantal
            )
        if not aantal:
            return _("Niets gevonden.")
        return ngettext("{aantal} plaats gevonden.", "{aantal} plaatsen gevonden.", aantal).format(
            aantal=aantal
        )

    @on(Input.Submitted, "#vraag")
    def action_naar_lijst(self) -> None:
        """From the field to the results."""
        if self._gevonden:
            self.query_one(Lijst).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the list the same key goes down a line."""
        return action != "naar_lijst" or self.query_one("#vraag").has_focus

    def action_naar_veld(self) -> None:
        """Back to the field."""
        self.query_one("#vraag").focus()

    @on(OptionList.OptionSelected, "#resultaten")
    def _open(self, gebeurtenis: OptionList.OptionSelected) -> None:
        treffer = self._gevonden[gebeurtenis.option_index]

        def open_(plaats: Vindplaats | tuple[str, str]) -> None:
            if isinstance(plaats, Vindplaats):
                plaats.toon(self)
            else:
                soort, entiteit = plaats
                self.app.post_message(OpenDossier(treffer.dossier, soort=soort, entiteit=entiteit))

        lees_op_achtergrond(
            self,
            lambda: vindplaats(self.sessie, treffer) or plaats_van(self.sessie, treffer),
            open_,
            groep="openen",
        )


def _regel(treffer: Zoekresultaat) -> Content:
    """Two lines: where it stands, and the words around what was found."""
    waar = " · ".join(filter(None, (treffer.soortnaam, treffer.hoofdstuk)))
    fragment = [
        (deel.replace("\n", " "), "bold reverse" if gevonden else "") for deel, gevonden in treffer.delen
    ]
    voor = fragment[0][0]
    if not treffer.delen[0][1] and len(voor) > AANLOOP:
        fragment[0] = (f"…{voor[-AANLOOP:].partition(' ')[2]}", "")
    eerst, *dan = filter(None, (treffer.partij, waar))
    bij = f"  {' '.join(dan)}" if dan else ""
    return Content.assemble((eerst, "bold $text-accent"), (f"{bij}\n  ", "$text-muted"), *fragment)
