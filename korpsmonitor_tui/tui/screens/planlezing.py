"""What was understood of the document of a plan: looked at first, and only then taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import planinvoer
from korpsmonitor_tui.tui.basis import Werkscherm, doe_op_achtergrond
from korpsmonitor_tui.tui.plaatsnamen import citaat
from korpsmonitor_tui.tui.velden import toon_datum

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from textual.app import ComposeResult

    from korpsmonitor_tui.services.planinvoer import Overname, Plandocument
    from korpsmonitor_tui.services.sessie import Sessie

Deel = str | tuple[str, str]
_BREED = 90
"""Characters of a line that is quoted."""


class PlanlezingScreen(Werkscherm):
    """Nothing is kept until somebody says so."""

    CSS_PATH = "planlezing.tcss"
    TITEL = _("Document gelezen")
    UITLEG = _(
        "Wat er van het document is begrepen. Er is nog niets vastgelegd: v neemt het over, Esc laat alles zoals het was. Wat nergens "
        "is geplaatst, staat hier met zijn regelnummer. Is er al een plan, dan wijzigt een document het nooit: waar het iets anders zegt, "
        "staat dat na het overnemen hier."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "neem_over", _("vastleggen"), tooltip=_("neem het document over in het plan")),
        Binding("escape", "dismiss", _("terug")),
    ]

    def __init__(self, sessie: Sessie, document: Plandocument, peildatum: date | None) -> None:
        super().__init__(sessie)
        self._document = document
        self._peildatum = peildatum or document.lezing.peildatum
        self._over: Overname | None = None

    def inhoud(self) -> ComposeResult:
        """One text, to scroll through."""
        with VerticalScroll(id="uitkomst"):
            yield Static(Content.assemble(*self._tekst()), id="tekst")

    def on_mount(self) -> None:
        """The arrow keys scroll at once."""
        self.query_one("#uitkomst").focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A document is taken in once."""
        return self._over is None if action == "neem_over" else super().check_action(action, parameters)

    def action_neem_over(self) -> None:
        """Take it in."""

        def klaar(over: Overname) -> None:
            self._over = over
            self.query_one("#tekst", Static).update(Content.assemble(*self._tekst()))
            self.query_one("#uitkomst").scroll_home(animate=False)
            self.refresh_bindings()

        doe_op_achtergrond(
            self, lambda: planinvoer.neem_over(self.sessie, self._document, self._peildatum), klaar
        )

    def _tekst(self) -> Iterator[Deel]:
        lezing = self._document.lezing
        yield (f"{self._document.naam}\n", "bold $text-accent")
        if self._over is None:
            dag = toon_datum(
                self._peildatum, _("het document noemt geen peildatum; kies er een bij het inlezen")
            )
            yield (
                _("Nog niet vastgelegd; v legt het vast per {dag}.").format(dag=dag) + "\n",
                "bold $text-warning",
            )
        else:
            yield (
                _("Vastgelegd per {dag}.").format(dag=toon_datum(self._over.peildatum)) + "\n",
                "bold $text-success",
            )
        for aantal, tekst in self._aantallen():
            yield f"{aantal:>6}  {tekst}\n"
        if self._over is not None and self._over.verschillen:
            yield (_("\nAnders dan het plan dat hier staat, en niet overgenomen\n"), "bold $text-warning")
            for verschil in self._over.verschillen:
                yield _("  {wat}: hier {hier}, in het document {daar}\n").format(
                    wat=verschil.wat, hier=citaat(verschil.hier, _BREED), daar=citaat(verschil.daar, _BREED)
                )
        if lezing.onbegrepen:
            yield (_("\nNiet begrepen, en nergens geplaatst\n"), "bold $text-warning")
        for regel in lezing.onbegrepen:
            yield _("  regel {regel}: {tekst}\n").format(
                regel=regel.nummer, tekst=citaat(regel.tekst.strip(), _BREED)
            )
        if lezing.kanttekeningen:
            yield (_("\nOm zelf te bekijken\n"), "bold $text-accent")
        for let_op in lezing.kanttekeningen:
            yield _("  regel {regel}: {tekst}\n").format(regel=let_op.regel, tekst=let_op.tekst)

    def _aantallen(self) -> Iterator[tuple[int, str]]:
        lezing, over = self._document.lezing, self._over
        if over is None:
            yield len(lezing.delen), _("hoofdstukken")
            yield len(lezing.acties), _("acties en onderdelen")
            yield sum(bool(actie.voortgang.tekst) for actie in lezing.acties), _("voortgangsteksten")
            yield len(lezing.leden), _("leden")
        else:
            yield over.delen, _("hoofdstukken toegevoegd")
            yield over.acties, _("acties toegevoegd, waarvan nieuw: {nieuw}").format(nieuw=over.nieuw)
            yield over.berichten, _("voortgangsteksten toegevoegd")
            yield over.leden, _("leden toegevoegd")
        yield len(lezing.plaatsen) - len(lezing.onbegrepen), _("regels van het document geplaatst")
        yield len(lezing.onbegrepen), _("regels niet begrepen")
