"""What must be talked about in the chapter that is worked in: a line above the notes that unfolds into a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort, maak_zichtbaar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from korpsmonitor_tui.services.bespreekpunten import Bespreekpunt

OPEN, BESPROKEN = "◆", "✓"


class Puntenlijst(OptionList):
    """The points one below another; keys work on the one that is highlighted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,b", "doe('besproken')", _("besproken"), tooltip=_("dit punt is besproken, of toch niet")),
        Binding("u", "doe('uitkomst')", _("uitkomst"), tooltip=_("schrijf op wat de bespreking van dit punt opleverde")),
        Binding("escape", "doe('terug')", _("terug"), tooltip=_("klap de bespreekpunten dicht en ga verder met de notities")),
    ]  # fmt: skip

    @dataclass
    class Gevraagd(Message):
        """A key on a point: ``wat`` is besproken, uitkomst or terug; ``punt`` its id, or empty without points."""

        wat: str
        punt: str

    def action_doe(self, wat: str) -> None:
        """Ask the tab to do something with the highlighted point."""
        optie = self.highlighted_option
        self.post_message(self.Gevraagd(wat, (optie.id or "") if optie else ""))


class Puntenstrook(Vertical, can_focus=False):
    """One line with how many are open and the first of them; unfolded, all of them. Not there without points."""

    DEFAULT_CSS = """
    Puntenstrook { height: auto; max-height: 40%; display: none; border-bottom: solid $border-blurred; }
    Puntenstrook #puntenkop { height: 1; padding: 0 1; color: $text-accent; text-wrap: nowrap; text-overflow: ellipsis; }
    Puntenstrook Puntenlijst {
        display: none; height: auto; max-height: 100%; border: none; padding: 0 1; background: $surface;
    }
    Puntenstrook.-open Puntenlijst { display: block; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._punten: tuple[Bespreekpunt, ...] = ()

    def compose(self) -> ComposeResult:
        """Head and list."""
        yield Static(id="puntenkop", markup=False)
        yield Puntenlijst(id="punten", compact=True)

    @property
    def lijst(self) -> Puntenlijst:
        """The points."""
        return self.query_one(Puntenlijst)

    @property
    def is_open(self) -> bool:
        """Whether the list is unfolded."""
        return self.has_class("-open")

    def toon(self, punten: Sequence[Bespreekpunt]) -> None:
        """Show the points of a chapter; the cursor stays on its point."""
        nieuw = tuple(punten)
        if nieuw == self._punten:
            return
        gekozen = self.lijst.highlighted_option.id if self.lijst.highlighted_option else None
        self._punten = nieuw
        self.lijst.set_options([Option(_regel(punt), id=punt.id) for punt in nieuw])
        ids = [punt.id for punt in nieuw]
        self.lijst.highlighted = ids.index(gekozen) if gekozen in ids else 0 if ids else None
        self.display = bool(nieuw)
        self._toon_kop()

    def klap(self, *, open_: bool) -> None:
        """Fold or unfold."""
        self.set_class(open_ and bool(self._punten), "-open")
        self._toon_kop()

    def punt(self, id_: str) -> Bespreekpunt | None:
        """The point with this id, if it is shown."""
        return next((punt for punt in self._punten if punt.id == id_), None)

    def _toon_kop(self) -> None:
        open_ = [punt for punt in self._punten if not punt.besproken]
        telling = _("{open} van {totaal} te bespreken").format(open=len(open_), totaal=len(self._punten))
        eerste = f": {kort(open_[0].tekst, 200)}" if open_ and not self.is_open else ""
        teken = "▾" if self.is_open else "▸"
        self.query_one("#puntenkop", Static).update(
            Content.assemble(f"{teken} ", (_("Ctrl+G"), "bold"), f" {telling}{eerste}")
        )


def _regel(punt: Bespreekpunt) -> Content:
    teken = BESPROKEN if punt.besproken else OPEN
    uitkomst = _(" — {uitkomst}").format(uitkomst=maak_zichtbaar(punt.uitkomst)) if punt.besproken else ""
    stijl = "$text-muted" if punt.besproken else ""
    return Content.assemble((f"{teken} {maak_zichtbaar(punt.tekst)}", stijl), (uitkomst, stijl))
