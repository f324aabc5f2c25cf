"""The questions by chapter, with what is answered and what must be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.tui.widgets.tweekanten import Tweekanten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.vragenlijst import Hoofdstuk, Vraag
    from korpsmonitor_tui.tui.tabs.vragenlijst_stand import Vragenlijststand

BEANTWOORD, VERPLICHT, OPEN = "✓", "!", "·"


class Vragenindex(OptionList):
    """Chapters as headings, questions below them; the cursor stands on the question in the form."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", _("invullen"), tooltip=_("ga naar het antwoord op deze vraag")),
    ]

    @dataclass
    class Gekozen(Message):
        """Somebody went to a question; ``invullen`` if they want to answer it."""

        vraag: str
        invullen: bool

    def __init__(self, hoofdstukken: Sequence[Hoofdstuk], *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        self._hoofdstukken = hoofdstukken
        opties: list[Option] = []
        for hoofdstuk in hoofdstukken:
            opties.append(Option("", id=f"/{hoofdstuk.code}", disabled=True))
            opties += [Option("", id=vraag.id) for vraag in hoofdstuk.vragen]
        super().__init__(*opties, id=id, compact=True)
        self._getoond: dict[str, str] = {}

    def toon(self, stand: Vragenlijststand) -> None:
        """Show how much is answered."""
        for hoofdstuk in self._hoofdstukken:
            telling = stand.volledigheid(hoofdstuk)
            aantal = f"{telling.beantwoord}/{telling.totaal}"
            kop = Content.styled(f"{hoofdstuk.nummer} {hoofdstuk.titel}", "bold")
            self._zet(f"/{hoofdstuk.code}", aantal, Tweekanten(kop, Content.styled(aantal, "bold")))
            for vraag in hoofdstuk.vragen:
                teken = merkteken(vraag, stand)
                rechts = Content(_("verplicht") if teken == VERPLICHT and self.size.width > 40 else "")
                self._zet(vraag.id, f"{teken}{rechts}", Tweekanten(Content(f"{teken} {vraag.tekst}"), rechts))

    def _zet(self, optie: str, stand: str, regel: Tweekanten) -> None:
        # Replacing one line makes the list measure all of them again.
        if self._getoond.get(optie) != stand:
            self._getoond[optie] = stand
            self.replace_option_prompt(optie, regel)

    def volg(self, vraag: str) -> None:
        """Put the cursor on the question that is in the form."""
        self.highlighted = self.get_option_index(vraag)

    def on_option_list_option_highlighted(self, gebeurtenis: OptionList.OptionHighlighted) -> None:
        """The cursor also follows the form; only who is in the list chooses by it."""
        gebeurtenis.stop()
        if self.has_focus and gebeurtenis.option_id:
            self.post_message(self.Gekozen(gebeurtenis.option_id, invullen=False))

    def on_option_list_option_selected(self, gebeurtenis: OptionList.OptionSelected) -> None:
        """Enter or a click."""
        gebeurtenis.stop()
        if gebeurtenis.option_id:
            self.post_message(self.Gekozen(gebeurtenis.option_id, invullen=True))


def merkteken(vraag: Vraag, stand: Vragenlijststand) -> str:
    """A sign for: answered, still required, still open."""
    if stand.beantwoord(vraag):
        return BEANTWOORD
    return VERPLICHT if vraag.verplicht else OPEN
