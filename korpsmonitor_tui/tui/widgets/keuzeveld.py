"""A choice of one out of a few, by letter or with the cursor, saved as it is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.tui.widgets.bewaarveld import Bewaarveld

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.tui.widgets.bewaarder import Bewaarder


@dataclass(frozen=True, slots=True)
class Mogelijkheid:
    """One of the possible answers."""

    waarde: str
    """What is stored."""
    letter: str
    """The key that chooses it, as it is shown."""
    tekst: str
    stijl: str = ""
    """Style of the letter; the letter and the text say the same without it."""


class Keuzeveld(OptionList, Bewaarveld):
    """The possibilities below one another. A stored answer that is none of them is shown, and stays until one is chosen."""

    DEFAULT_CSS = """
    Keuzeveld { height: auto; border: round $border-blurred; padding: 0 1; border-subtitle-color: $text-muted; }
    Keuzeveld:focus { border: round $border; }
    Keuzeveld.-niet-opgeslagen, Keuzeveld.-conflict { border-subtitle-color: $text-warning; }
    Keuzeveld.-fout { border: round $error; border-subtitle-color: $text-error; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "verder", _("verder"), tooltip=_("ga naar het volgende antwoord")),
        Binding(
            "space",
            "select",
            _("kiezen"),
            tooltip=_("kies wat onder de cursor staat; een letter kiest meteen"),
        ),
        Binding("delete,backspace", "wis", _("wissen"), tooltip=_("laat deze vraag weer open")),
    ]

    @dataclass
    class Klaar(Message):
        """Enter: on to the next answer."""

        veld: Keuzeveld

        @property
        def control(self) -> Keuzeveld:
            """The field."""
            return self.veld

    def __init__(self, sessie: Sessie, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, compact=False)
        self.begin_bewaren(sessie)
        self.disabled = True
        self._mogelijkheden: tuple[Mogelijkheid, ...] = ()

    def zet_mogelijkheden(self, mogelijkheden: Sequence[Mogelijkheid]) -> None:
        """What can be chosen; to be followed by :meth:`open` or :meth:`hervat`."""
        self._mogelijkheden = tuple(mogelijkheden)

    def neem_tekst(self) -> Bewaarder | None:
        """A choice is handed over when it is made."""
        return self.bewaarder

    def toon_tekst(self, tekst: str) -> None:
        """Show which one was chosen."""
        opties = []
        gekozen = None
        for plaats, mogelijk in enumerate(self._mogelijkheden):
            teken = "•" if mogelijk.waarde == tekst else " "
            gekozen = plaats if mogelijk.waarde == tekst else gekozen
            delen = (
                f"({teken}) ",
                (f" {mogelijk.letter} ", f"bold {mogelijk.stijl}".strip()),
                f" {mogelijk.tekst}",
            )
            opties.append(Option(Content.assemble(*delen), id=mogelijk.waarde))
        if tekst and gekozen is None:
            opties.append(
                Option(Content(_("(•) opgegeven: “{tekst}”").format(tekst=kort(tekst))), disabled=True)
            )
        self.set_options(opties)
        self.highlighted = gekozen if gekozen is not None else 0 if self._mogelijkheden else None

    def kies(self, waarde: str) -> None:
        """Answer, and save it."""
        if self.bewaarder is not None and not self.disabled:
            self.bewaarder.tekst = waarde
            self.toon_tekst(waarde)
            self.getypt()
            self.bewaar()

    def action_wis(self) -> None:
        """Leave the question open."""
        self.kies("")

    def action_select(self) -> None:
        """Choose what the cursor is on."""
        if self.highlighted_option is not None:
            self.kies(self.highlighted_option.id or "")

    def action_verder(self) -> None:
        """Go on; who did not choose leaves the question open."""
        self.post_message(self.Klaar(self))

    def on_key(self, event: events.Key) -> None:
        """A letter chooses."""
        gekozen = next(
            (
                m
                for m in self._mogelijkheden
                if event.character and m.letter.casefold() == event.character.casefold()
            ),
            None,
        )
        if gekozen is not None:
            event.stop()
            event.prevent_default()
            self.kies(gekozen.waarde)
