"""Choose one of many by typing a part of its name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from korpsmonitor_tui.domain.instrument import opzoeknaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.tui.dialogs import STIJL, Invulvak
from korpsmonitor_tui.tui.modaal import Modaal
from korpsmonitor_tui.tui.widgets.lijst import Lijst
from korpsmonitor_tui.tui.widgets.voettekst import Voettekst

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import PurePath

    from textual.app import ComposeResult


@dataclass(frozen=True, slots=True)
class Zoekregel:
    """One to choose: its id, its name, what stands behind it, and what it means."""

    id: str
    naam: str
    bij: str = ""
    uitleg: str = ""


class _Zoekvak(Invulvak):
    """The field, with the key that Textual gives it under its own name."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", _("kiezen"))]


class Zoekkeuze(Modaal[str | None]):
    """Type words of a name or a code; Enter chooses the line under the cursor."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [STIJL, Path(__file__).with_name("zoekkeuze.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "kies", _("kiezen")),
        Binding("down", "stap(1)", _("volgende"), priority=True),
        Binding("up", "stap(-1)", _("vorige"), priority=True),
        Binding("escape", "annuleer", _("annuleren")),
    ]
    UITLEG = _(
        "Typ een deel van een naam of code: de lijst toont alleen nog wat daarbij past. De pijlen lopen door de lijst terwijl "
        "u typt, Enter kiest de regel onder de cursor. Esc kiest niets."
    )

    def __init__(
        self,
        titel: str,
        regels: Sequence[Zoekregel],
        kies: str = "",
        anders: Callable[[str], Zoekregel | None] = lambda _tekst: None,
        *,
        voorbeeld: str = "",
        meeste: int | None = None,
    ) -> None:
        """Begin at ``kies``; ``anders`` makes a line of its own of what was typed, or None.

        ``voorbeeld`` says what to type; of more than ``meeste`` lines only those are listed until somebody types.
        """
        super().__init__()
        self._titel = titel
        self._regels = [
            (regel, opzoeknaam(f"{regel.naam} {regel.id} {regel.bij} {regel.uitleg}")) for regel in regels
        ]
        self._kies = kies
        self._anders = anders
        self._voorbeeld = voorbeeld or _("Typ een deel van de naam…")
        self._meeste = meeste
        self._zichtbaar: list[Zoekregel] = []

    def helptitel(self) -> str:
        """Its own title."""
        return self._titel

    def compose(self) -> ComposeResult:
        """Field, list, what the line under the cursor means."""
        with Vertical(id="kader"):
            yield Label(Content(self._titel), id="dialoogtitel")
            yield _Zoekvak(id="zoek", voorbeeld=self._voorbeeld)
            yield Lijst(id="keuzes")
            yield Static("", id="uitleg", markup=False)
        yield Voettekst()

    def on_mount(self) -> None:
        """Show everything."""
        self._vul("", self._kies)
        self.query_one("#zoek").focus()

    @on(Input.Changed)
    def _zoek(self, gebeurtenis: Input.Changed) -> None:
        self._vul(gebeurtenis.value)

    def _vul(self, tekst: str, kies: str = "") -> None:
        woorden = [opzoeknaam(woord) for woord in tekst.split()]
        passend = [regel for regel, zoek in self._regels if all(woord in zoek for woord in woorden)]
        # A name that begins with what was typed comes before one that has it in its explanation.
        eerste = opzoeknaam(tekst)
        passend.sort(key=lambda regel: eerste not in opzoeknaam(regel.naam))
        eigen = self._anders(tekst.strip()) if tekst.strip() else None
        self._zichtbaar = [*passend[: self._meeste], *([eigen] if eigen else [])]
        lijst = self.query_one(Lijst)
        opties = [Option(_regel(regel), id=str(nr)) for nr, regel in enumerate(self._zichtbaar)]
        gekozen = next((nr for nr, regel in enumerate(self._zichtbaar) if regel.id == kies), 0)
        lijst.vul(opties, str(gekozen))
        if not opties:
            self._leg_uit(_("Niets met deze woorden."))

    @on(OptionList.OptionHighlighted)
    def _verplaatst(self, gebeurtenis: OptionList.OptionHighlighted) -> None:
        if gebeurtenis.option_index < len(self._zichtbaar):
            self._leg_uit(self._zichtbaar[gebeurtenis.option_index].uitleg)

    def _leg_uit(self, tekst: str) -> None:
        self.query_one("#uitleg", Static).update(Content(kort(tekst, 210)))

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def action_kies(self) -> None:
        """Dismiss with the id of the line under the cursor."""
        nummer = self.query_one(Lijst).highlighted
        if nummer is not None and nummer < len(self._zichtbaar):
            self.dismiss(self._zichtbaar[nummer].id)

    def action_stap(self, stap: int) -> None:
        """Move through the list while the field keeps the focus."""
        lijst = self.query_one(Lijst)
        if stap > 0:
            lijst.action_cursor_down()
        else:
            lijst.action_cursor_up()

    def action_annuleer(self) -> None:
        """Choose nothing."""
        self.dismiss(None)


def _regel(regel: Zoekregel) -> Content:
    return Content.assemble((f"{regel.naam}  ", "bold"), (regel.bij, "$text-muted"))
