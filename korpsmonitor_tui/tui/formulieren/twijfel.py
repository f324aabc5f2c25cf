"""What has to be chosen or typed to decide on a doubt: another place, or another answer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Checkbox, Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from korpsmonitor_tui.domain.instrument import opzoeknaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.tui.dialogs import STIJL, Dialoog, Invulvak, Tekstvak, VeldFout, veld
from korpsmonitor_tui.tui.plaatsnamen import citaat
from korpsmonitor_tui.tui.widgets.lijst import Lijst
from korpsmonitor_tui.tui.widgets.voettekst import Voettekst

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import PurePath

    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.oordeel import Plek

MEESTE = 100
"""Places that are listed; whoever types a word sees fewer."""


@dataclass(frozen=True, slots=True)
class Plaatsregel:
    """A place to choose: how it is called, and what stands there."""

    plek: Plek
    naam: str
    vraag: str
    huidig: str


class Plaatskeuze(ModalScreen["Plek | None"]):
    """Type words of a question or a code, Enter chooses the place under the cursor."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [STIJL, Path(__file__).with_name("twijfel.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "kies", _("kiezen")),
        Binding("down", "stap(1)", _("volgende"), priority=True),
        Binding("up", "stap(-1)", _("vorige"), priority=True),
        Binding("escape", "annuleer", _("annuleren")),
    ]

    def __init__(self, titel: str, plaatsen: Sequence[Plaatsregel]) -> None:
        super().__init__()
        self._titel = titel
        self._plaatsen = [
            (regel, opzoeknaam(f"{regel.naam} {regel.vraag} {'/'.join(regel.plek[0])}")) for regel in plaatsen
        ]
        self._zichtbaar: list[Plaatsregel] = []

    def compose(self) -> ComposeResult:
        """Field, list, the whole question."""
        with Vertical(id="kader"):
            yield Label(Content(self._titel), id="dialoogtitel")
            yield Invulvak(id="zoek", voorbeeld=_("Zoek op nummer, woord of jaar…"))
            yield Lijst(id="plaatsen")
            yield Static("", id="uitleg", markup=False)
        yield Voettekst()

    def on_mount(self) -> None:
        """Show the first places."""
        self._vul("")
        self.query_one("#zoek").focus()

    @on(Input.Changed)
    def _zoek(self, gebeurtenis: Input.Changed) -> None:
        self._vul(gebeurtenis.value)

    def _vul(self, tekst: str) -> None:
        woorden = [opzoeknaam(woord) for woord in tekst.split()]
        passend = [regel for regel, zoek in self._plaatsen if all(woord in zoek for woord in woorden)]
        self._zichtbaar = passend[:MEESTE]
        self.query_one(Lijst).vul(
            [Option(_regel(regel), id=str(nr)) for nr, regel in enumerate(self._zichtbaar)], "0"
        )
        if not passend:
            self._leg_uit(_("Geen plaats met deze woorden."))

    @on(OptionList.OptionHighlighted)
    def _verplaatst(self, gebeurtenis: OptionList.OptionHighlighted) -> None:
        regel = self._zichtbaar[gebeurtenis.option_index]
        self._leg_uit(
            _("{vraag}\nHier staat nu: {huidig}").format(
                vraag=kort(regel.vraag, 130), huidig=citaat(regel.huidig, 60)
            )
        )

    def _leg_uit(self, tekst: str) -> None:
        self.query_one("#uitleg", Static).update(Content(tekst))

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def action_kies(self) -> None:
        """Dismiss with the place under the cursor."""
        nummer = self.query_one(Lijst).highlighted
        if nummer is not None and self._zichtbaar:
            self.dismiss(self._zichtbaar[nummer].plek)

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


def _regel(regel: Plaatsregel) -> Content:
    return Content.assemble((f"{regel.naam}  ", "bold $text-accent"), kort(regel.vraag, 80))


@dataclass(frozen=True, slots=True)
class Getypt:
    """What must stand as the answer, and whether the text of the return is put with its explanation."""

    tekst: str
    bij_toelichting: bool


class TypDialoog(Dialoog[Getypt]):
    """Another answer than was stated."""

    def __init__(self, vraag: str, plek: str, opgegeven: str, *, met_toelichting: bool) -> None:
        super().__init__(_("Zelf invullen: {plek}").format(plek=plek), kort(vraag, 200))
        self._opgegeven = opgegeven
        self._met_toelichting = met_toelichting

    def velden(self) -> ComposeResult:
        """The answer, and what becomes of the stated text."""
        yield veld(_("Antwoord"), Tekstvak(self._opgegeven, id="tekst"))
        if self._met_toelichting:
            yield veld("", Checkbox(_("zet de opgegeven tekst bij de toelichting"), id="bij", compact=True))

    def lees(self) -> Getypt:
        """The answer. Raises VeldFout without one."""
        tekst = self.query_one("#tekst", Tekstvak).text.strip()
        if not tekst:
            raise VeldFout(_("vul in wat er moet staan, of ga met Esc terug."), "tekst")
        return Getypt(tekst, self._met_toelichting and self.query_one("#bij", Checkbox).value)
