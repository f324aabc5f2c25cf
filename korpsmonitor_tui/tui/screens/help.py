"""F1: what this screen is for, what to do next, and every key that works here."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.tui.volgende_stap import NIETS, STANDEN, standletter, standwoord
from korpsmonitor_tui.tui.widgets.voettekst import Voettekst

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.app import ComposeResult

    from korpsmonitor_tui.tui.leesverder import Leesverder
    from korpsmonitor_tui.tui.toetsen import Toets

KOLOM = 20
"""Columns for the keys."""
BREEDTE = 70
"""Columns of the text within its frame."""


class HelpScreen(ModalScreen[None]):
    """Made from the keys that are really bound, so that it cannot be out of date."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,q", "dismiss", _("sluiten")),
        Binding("down,j", "rol(1)", _("omlaag")),
        Binding("up,k", "rol(-1)", _("omhoog")),
        Binding("pagedown,space", "rol(10)", _("verder")),
        Binding("pageup", "rol(-10)", _("terug"), show=False),
    ]

    def __init__(
        self,
        titel: str,
        uitleg: str,
        toetsen: Sequence[Toets],
        verder: Leesverder | None = None,
        *,
        met_verslag: bool,
    ) -> None:
        """``met_verslag``: whether there are verslagen, of which the letters are explained; ``verder``: where to read more."""
        super().__init__()
        self._titel = titel
        self._uitleg = uitleg
        self._toetsen = toetsen
        self._verder = verder
        self._met_verslag = met_verslag

    def compose(self) -> ComposeResult:
        """Title and one long text."""
        with Vertical(id="kader"):
            yield Label(Content(_("Help bij {scherm}").format(scherm=self._titel)), id="helptitel")
            with VerticalScroll(id="helptekst", can_focus=False):
                yield Static(self._tekst())
        yield Voettekst()

    def action_rol(self, regels: int) -> None:
        """Scroll by so many lines."""
        self.query_one("#helptekst").scroll_relative(y=regels, animate=False)

    def _tekst(self) -> Content:
        hier = [toets for toets in self._toetsen if not toets.algemeen]
        return Content.assemble(
            f"{self._uitleg}\n",
            *_blok(_("Meest gebruikt op dit scherm"), _regels(toets for toets in hier if toets.toon)),
            *_blok(_("Ook op dit scherm"), _regels(toets for toets in hier if not toets.toon)),
            *_blok(
                _("Toetsen die overal werken"), _regels(toets for toets in self._toetsen if toets.algemeen)
            ),
            *_blok(_("Lijsten en tekstvakken"), vaste_toetsen()),
            *(_blok(_("Letters voor de stand van het verslag"), _letters()) if self._met_verslag else ()),
            *_blok(_("Meer lezen"), _bladwijzers(self._verder) if self._verder else ()),
        )


def _regels(toetsen: Iterable[Toets]) -> list[tuple[str, str]]:
    """Keys with what they do; of what cannot be done now that it cannot."""
    return [
        (
            " / ".join(toets.namen),
            toets.uitleg or toets.tekst
            if toets.beschikbaar
            else _("{wat} (nu niet)").format(wat=toets.uitleg or toets.tekst),
        )
        for toets in toetsen
    ]


def _bladwijzers(verder: Leesverder) -> list[tuple[str, str]]:
    return [(_("handleiding"), verder.pad), (_("als opdracht"), verder.opdrachtregel)]


def _blok(kop: str, regels: Sequence[tuple[str, str]]) -> list[str | tuple[str, str]]:
    """A heading with its lines; nothing at all without lines."""
    if not regels:
        return []
    delen: list[str | tuple[str, str]] = [(f"\n{kop}\n", "bold $text-accent")]
    inspring = " " * (KOLOM + 2)
    for toetsen, uitleg in regels:
        regels_ = wrap(uitleg, BREEDTE - len(inspring))
        delen += [(f"  {toetsen:<{KOLOM}}", "bold"), f"\n{inspring}".join(regels_), "\n"]
    return delen


def _letters() -> list[tuple[str, str]]:
    return [(standletter(code), standwoord(code)) for code in STANDEN if code != NIETS] + [
        ("!", _("de termijn is verstreken en niet iedereen heeft geantwoord")),
        ("≠", _("op twee laptops is iets anders geschreven; kies wat blijft")),
        ("*", _("vastgesteld zonder reactie of zonder akkoord")),
    ]


def vaste_toetsen() -> list[tuple[str, str]]:
    """The keys that work in every list and text field, with what they do."""
    return [
        ("↑ ↓ PgUp PgDn", _("door een lijst lopen")),
        ("Enter", _("kiezen, openen, of het veld bevestigen")),
        ("Tab / Shift+Tab", _("naar het volgende of vorige vak")),
        ("Shift+" + _("pijl"), _("tekst markeren")),
        ("Ctrl+C / X / V", _("kopiëren, knippen, plakken")),
        ("Ctrl+Z / Ctrl+Y", _("in een tekstvak: typen terugdraaien of opnieuw")),
        ("Ctrl+← / Ctrl+→", _("een woord terug of verder")),
    ]
