"""What was written on two laptops, side by side: a person chooses what stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import RadioButton, RadioSet, Static

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.services import conflicten
from korpsmonitor_tui.services.conflicten import ALLEEN_KIEZEN, Conflict, Keuze
from korpsmonitor_tui.tui.basis import lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import Dialoog, Tekstvak, VeldFout, veld, vraag_en_doe

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
            _("Beide zijn bewaard. Kies er een, of schrijf hieronder één tekst die beide verenigt."),
        )
        self._conflict = conflict

    @property
    def _is_tekst(self) -> bool:
        keuzes = self._conflict.keuzes
        plaats = (self._conflict.soort, self._conflict.veld)
        return (
            plaats not in ALLEEN_KIEZEN
            and not self._conflict.is_verwijdering
            and all(isinstance(k.waarde, str) for k in keuzes)
        )

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
                yield RadioButton(_("{nr} (van {wie})").format(nr=nr, wie=keuze.wie))
            if self._is_tekst:
                yield RadioButton(_("de tekst hieronder"))
        if self._is_tekst:
            yield veld(
                _("Eigen tekst"),
                Tekstvak("\n\n".join(str(k.waarde) for k in self._conflict.keuzes), id="eigen"),
            )

    def lees(self) -> Keuze | str:
        """What must stay. Raises VeldFout without a choice."""
        gekozen = self.query_one("#keuze", RadioSet).pressed_index
        if gekozen < 0:
            raise VeldFout(_("kies wat blijft."), "keuze")
        if gekozen < len(self._conflict.keuzes):
            return self._conflict.keuzes[gekozen]
        return self.query_one("#eigen", Tekstvak).text


def los_op(sessie: Sessie, dossier: str, conflict: Conflict, gekozen: Keuze | str) -> None:
    """End one conflict. Raises KorpsmonitorFout."""
    plaats = (conflict.soort, conflict.entiteit)
    if not isinstance(gekozen, Keuze):
        conflicten.los_op(sessie, dossier, *plaats, conflict.veld, gekozen)
    elif not conflict.is_verwijdering:
        conflicten.los_op(sessie, dossier, *plaats, conflict.veld, gekozen.waarde)
    elif gekozen.verwijderd:
        conflicten.verwijder(sessie, dossier, *plaats)
    else:
        conflicten.herstel(sessie, dossier, *plaats)


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
            lambda gekozen: los_op(sessie, dossier, eerste, gekozen),
            opgelost,
        )

    lees_op_achtergrond(widget, lees, vraag, groep="conflicten")
