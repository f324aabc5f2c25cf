"""What was written on two laptops, side by side: a person chooses what stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.widgets import RadioButton, RadioSet, Static, TextArea

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.services import conflicten
from korpsmonitor_tui.services.conflicten import Conflict, Keuze
from korpsmonitor_tui.tui.basis import lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import Dialoog, Tekstvak, VeldFout, veld, vraag_en_doe
from korpsmonitor_tui.tui.widgets.aankruisvak import Keuzerondje

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.widget import Widget

    from korpsmonitor_tui.services.sessie import Sessie


class ConflictDialoog(Dialoog[Keuze | str]):
    """Gives the choice, or a text of one's own in which both are joined."""

    KNOP = _("Dit blijft")

    def __init__(self, conflict: Conflict) -> None:
        super().__init__(
            _("Wat blijft van {label}?").format(label=conflict.label),
            _(
                "Beide zijn bewaard, ook na uw keuze. Kies er een, of schrijf één tekst die beide verenigt: wat u "
                "kiest, staat in het veld om verder te bewerken. PgDn leest verder."
            )
            if conflict.is_tekst
            else _("Beide zijn bewaard, ook na uw keuze."),
        )
        self._conflict = conflict
        self._ingevuld = ""

    def velden(self) -> ComposeResult:
        """Both texts with who wrote them, and a field for one's own."""
        for nr, keuze in enumerate(self._conflict.keuzes, start=1):
            yield Static(
                Content.assemble(
                    (f"{nr}. {keuze.wie}, {keuze.wanneer:%d-%m-%Y %H:%M}\n", "bold"),
                    maak_zichtbaar(keuze.tekst),
                ),
                classes="keuze",
            )
        with RadioSet(id="keuze", compact=True):
            for nr, keuze in enumerate(self._conflict.keuzes, start=1):
                yield Keuzerondje(_("{nr} (van {wie})").format(nr=nr, wie=keuze.wie))
            if self._conflict.is_tekst:
                yield Keuzerondje(_("de tekst hieronder"))
        if self._conflict.is_tekst:
            self._ingevuld = "\n\n".join(str(k.waarde) for k in self._conflict.keuzes)
            yield veld(_("Eigen tekst"), Tekstvak(self._ingevuld, id="eigen"))

    def on_mount(self) -> None:
        """Begin where reading begins: the focus is further down, and would scroll the first text out of sight."""
        self.query_one("#keuze").focus(scroll_visible=False)
        self.call_after_refresh(self.query_one("#velden").scroll_home, animate=False)

    @on(RadioSet.Changed, "#keuze")
    def _begin_met(self, gebeurtenis: RadioSet.Changed) -> None:
        """A text that nobody typed in yet gives way to what was chosen, to go on from."""
        vakken = self.query("#eigen").results(Tekstvak)
        for vak in vakken:
            if gebeurtenis.index < len(self._conflict.keuzes) and vak.text == self._ingevuld:
                self._ingevuld = vak.begin = str(self._conflict.keuzes[gebeurtenis.index].waarde)
                vak.text = self._ingevuld

    @on(TextArea.Changed, "#eigen")
    def _zelf_getypt(self, gebeurtenis: TextArea.Changed) -> None:
        """Who types means what they type."""
        if gebeurtenis.text_area.text != self._ingevuld:
            self.query_one(RadioSet).query(RadioButton).last().value = True

    def lees(self) -> Keuze | str:
        """What must stay. Raises VeldFout without a choice."""
        gekozen = self.query_one("#keuze", RadioSet).pressed_index
        if gekozen < 0:
            raise VeldFout(_("kies wat blijft."), "keuze")
        if gekozen < len(self._conflict.keuzes):
            return self._conflict.keuzes[gekozen]
        return self.query_one("#eigen", Tekstvak).text


def vraag_conflicten(
    widget: Widget, sessie: Sessie, dossier: str, wacht: Callable[[], None], klaar: Callable[[], None]
) -> None:
    """Ask about the conflicts of a dossier one by one, until none is left or the user stops."""

    def lees() -> tuple[Conflict, ...]:
        wacht()
        return conflicten.lees_conflicten(sessie, dossier)

    def vraag(gevonden: tuple[Conflict, ...]) -> None:
        if not gevonden:
            widget.notify(_("Er is niets meer om te kiezen."), markup=False)
            return
        eerste = gevonden[0]

        def opgelost(_niets: None) -> None:
            klaar()
            vraag_conflicten(widget, sessie, dossier, wacht, klaar)

        vraag_en_doe(
            widget,
            ConflictDialoog(eerste),
            lambda gekozen: conflicten.kies(sessie, eerste, gekozen),
            opgelost,
        )

    lees_op_achtergrond(widget, lees, vraag, groep="conflicten")
