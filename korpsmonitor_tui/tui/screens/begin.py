"""The first screen on a computer without a database: what to begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.tui.widgets.lijst import Lijst
from korpsmonitor_tui.tui.widgets.voettekst import Voettekst

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

KEUZES: Final = {
    "n": (_("Een nieuwe monitor beginnen"), _("Een eigen, versleutelde database voor een editie. Duurt een minuut.")),
    "v": (_("Het voorbeeld bekijken"), _("De gepubliceerde Korpsmonitor 2011-2012, met verzonnen mensen en data. Alles kan erin, en niets ervan raakt eigen werk.")),
    "o": (_("Een bestaande database openen"), _("Er staat al een monitor op deze computer, of op een schijf die eraan hangt.")),
    "p": (_("Beginnen met een pakket van een collega"), _("Een tweede laptop van een monitor die elders al loopt, zonder netwerk.")),
    "t": (_("Een reservekopie terugzetten"), _("Verder met wat op een andere computer is bewaard.")),
}  # fmt: skip
"""By the key of the choice: what it is called, and what comes of it."""


class _Keuzes(Lijst):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", _("kiezen"))]


class BeginScreen(Screen[None]):
    """Says that there is nothing yet, and where to begin."""

    TITEL: ClassVar[str] = _("Eerste gebruik")
    UITLEG: ClassVar[str] = _(
        "Op deze computer is nog geen monitor. Kies met ↑, ↓ en Enter, of met de letter, waarmee u begint. Wie het programma "
        "wil leren kennen, neemt het voorbeeld. Er wordt niets geschreven voordat u een formulier bevestigt; Esc gaat overal terug."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(toets, f"kies('{toets}')", tekst, show=False)
            for toets, (tekst, _uitleg) in KEUZES.items()
        ),
        Binding("escape", "app.quit", _("afsluiten")),
    ]

    class Gekozen(Message):
        """Somebody chose what to begin with."""

        def __init__(self, keuze: str) -> None:
            super().__init__()
            self.keuze = keuze

    def __init__(self, pad: Path) -> None:
        super().__init__()
        self._pad = pad

    def compose(self) -> ComposeResult:
        """Bar, what is the matter, the choices, what the one under the cursor means."""
        yield Static(Content(_("Korpsmonitor · Eerste gebruik")), id="beginbalk")
        with Vertical(id="begin"):
            yield Static(
                Content(_("Welkom. Er is nog geen monitor op {pad}.").format(pad=self._pad)), id="welkom"
            )
            yield _Keuzes(id="keuzes")
            yield Static(id="uitleg", markup=False)
        yield Voettekst()

    def on_mount(self) -> None:
        """Begin at the top."""
        lijst = self.query_one(_Keuzes)
        lijst.vul(
            [
                Option(Content.assemble((f" {toets}  ", "bold $text-accent"), tekst), id=toets)
                for toets, (tekst, _uitleg) in KEUZES.items()
            ]
        )
        lijst.highlighted = 0
        lijst.focus()

    @on(OptionList.OptionHighlighted)
    def _leg_uit(self, gebeurtenis: OptionList.OptionHighlighted) -> None:
        self.query_one("#uitleg", Static).update(Content(KEUZES[gebeurtenis.option_id or "n"][1]))

    @on(OptionList.OptionSelected)
    def _gekozen(self, gebeurtenis: OptionList.OptionSelected) -> None:
        self.action_kies(gebeurtenis.option_id or "n")

    def action_kies(self, keuze: str) -> None:
        """Begin with this."""
        self.post_message(self.Gekozen(keuze))
