"""The members of a plan: organisations and functions, never names."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services import planleden, plannen
from korpsmonitor_tui.tui.basis import Werkscherm, lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import Bevestig, vraag_en_doe
from korpsmonitor_tui.tui.widgets.tabel import Tabel

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.plan import Lid
    from korpsmonitor_tui.services.sessie import Sessie

KOLOMMEN: Final = ((_("Nr"), 4), (_("Organisatie"), 38), (_("Functie"), 0))


class PlanledenScreen(Werkscherm):
    """A member a row, in the order of the list."""

    CSS_PATH = "planleden.tcss"
    TITEL = _("Leden")
    UITLEG = _(
        "Wie aan het plan meedoet, zoals de bijlage van de rapportage het noemt: organisaties en functies, geen namen. n voegt een lid toe, "
        "x haalt er een weg. Alleen een coördinator kan de lijst wijzigen."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "nieuw", _("nieuw"), tooltip=_("voeg een lid toe")),
        Binding("x", "weg", _("weghalen"), tooltip=_("haal het lid onder de cursor van de lijst")),
        Binding("escape", "dismiss", _("terug")),
    ]

    def __init__(self, sessie: Sessie) -> None:
        super().__init__(sessie)
        self._leden: dict[str, Lid] = {}

    def inhoud(self) -> ComposeResult:
        """How many there are, and the table."""
        yield Static(_("Lezen…"), id="stand", markup=False)
        yield Tabel(KOLOMMEN, id="leden")

    def on_mount(self) -> None:
        """Begin in the table."""
        self.query_one(Tabel).focus()
        self.ververs()

    def ververs(self) -> None:
        """Read in the background."""
        lees_op_achtergrond(self, lambda: plannen.lees_plan(self.sessie).leden, self._toon)

    def _toon(self, leden: tuple[Lid, ...]) -> None:
        self._leden = {lid.id: lid for lid in leden}
        self.query_one(Tabel).vul(
            (lid.id, (str(nr), lid.organisatie, lid.functie)) for nr, lid in enumerate(leden, 1)
        )
        tekst = ngettext("{aantal} lid", "{aantal} leden", len(leden)).format(aantal=len(leden))
        self.query_one("#stand", Static).update(
            Content(tekst if leden else _("Er zijn nog geen leden; n voegt er een toe."))
        )

    def action_nieuw(self) -> None:
        """Add a member."""
        from korpsmonitor_tui.tui.formulieren.plan import LidDialoog

        vraag_en_doe(
            self,
            LidDialoog(),
            lambda lid: planleden.voeg_lid_toe(self.sessie, *lid),
            lambda _id: self.ververs(),
        )

    def action_weg(self) -> None:
        """Take the member under the cursor off the list."""
        lid = self._leden.get(self.query_one(Tabel).gekozen or "")
        if lid is not None:
            naam = ", ".join(filter(None, (lid.organisatie, lid.functie)))
            vraag_en_doe(
                self,
                Bevestig(_("Lid weghalen"), _("“{naam}” van de lijst halen?").format(naam=naam)),
                lambda _ja: planleden.verwijder_lid(self.sessie, lid),
                lambda _niets: self.ververs(),
            )
