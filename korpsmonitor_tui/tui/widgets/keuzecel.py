"""A choice in one cell of a grid: by letter, on one line, saved as it is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.tui.widgets.bewaarveld import Bewaarveld
from korpsmonitor_tui.tui.widgets.keuzeveld import Mogelijkheid, met_letter, wissel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.tui.widgets.bewaarder import Bewaarder

BEWEGINGEN = {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1)}
"""Keys that go to another cell, as (rows, columns)."""


@dataclass
class Celbeweging(Message):
    """To another cell: so many rows and columns further, or with ``verder`` to the next answer."""

    rijen: int = 0
    kolommen: int = 0
    verder: bool = False


@dataclass
class Celtoestand(Message):
    """How safe the text in the cell is, in words; or it was changed."""

    woorden: str


def celtekst(tekst: str, mogelijkheden: Sequence[Mogelijkheid], *, meer: bool) -> Content:
    """What was chosen: letter and code; what is no possibility as it was stated, between quotes."""
    bekend = {mogelijk.waarde: mogelijk for mogelijk in mogelijkheden}
    codes = tekst.split() if meer else [tekst] if tekst else []
    delen: list[Content] = []
    for code in codes:
        mogelijk = bekend.get(code)
        if mogelijk is None:
            delen.append(Content(f"“{maak_zichtbaar(code)}”"))
        elif meer:
            delen.append(Content.styled(mogelijk.letter, "bold"))
        else:
            letter = Content.styled(f" {mogelijk.letter} ", f"bold {mogelijk.stijl}".strip())
            delen.append(Content.assemble(letter, code))
    return Content(" ").join(delen)


class Keuzecel(Bewaarveld, can_focus=True):
    """The cell that the cursor of a grid is on. ``meer``: letters add and take out."""

    DEFAULT_CSS = """
    Keuzecel { height: 1; background: $block-cursor-blurred-background; color: $block-cursor-blurred-foreground; }
    Keuzecel:focus { background: $block-cursor-background; color: $block-cursor-foreground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "verder", _("verder"), tooltip=_("ga naar het volgende antwoord")),
        Binding("space", "volgende", _("kiezen"), tooltip=_("kies de volgende mogelijkheid; een letter kiest meteen")),
        Binding("delete,backspace", "wis", _("wissen"), tooltip=_("laat dit vak weer open")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.begin_bewaren(sessie)
        self.disabled = True
        self._mogelijkheden: tuple[Mogelijkheid, ...] = ()
        self._meer = False
        self._tekst = ""

    def zet_mogelijkheden(self, mogelijkheden: Sequence[Mogelijkheid], *, meer: bool) -> None:
        """What can be chosen; to be followed by :meth:`open` or :meth:`hervat`."""
        self._mogelijkheden, self._meer = tuple(mogelijkheden), meer

    def render(self) -> Content:
        """What was chosen here."""
        return celtekst(self._tekst, self._mogelijkheden, meer=self._meer)

    def neem_tekst(self) -> Bewaarder | None:
        """A choice is handed over when it is made."""
        return self.bewaarder

    def toon_tekst(self, tekst: str) -> None:
        """Show what was chosen."""
        self._tekst = tekst
        self.refresh()

    def toon_toestand(self) -> None:
        """The frame of the grid says it: a cell has none."""
        super().toon_toestand()
        self.post_message(Celtoestand(str(self.border_subtitle or "")))

    def kies(self, waarde: str) -> None:
        """Answer, and save it; with several possible: choose this too, or no longer."""
        if self.bewaarder is not None and not self.disabled:
            if self._meer and waarde:
                waarde = wissel(self.bewaarder.tekst, waarde, self._mogelijkheden)
            self.bewaarder.tekst = waarde
            self.toon_tekst(waarde)
            self.getypt()
            self.bewaar()

    def action_wis(self) -> None:
        """Leave the place open."""
        self.kies("")

    def action_volgende(self) -> None:
        """Choose the possibility after the one chosen, without a letter."""
        if self._mogelijkheden and not self._meer:
            waarden = [mogelijk.waarde for mogelijk in self._mogelijkheden]
            plaats = waarden.index(self._tekst) + 1 if self._tekst in waarden else 0
            self.kies(waarden[plaats % len(waarden)])

    def action_verder(self) -> None:
        """To the next answer."""
        self.post_message(Celbeweging(verder=True))

    def on_key(self, event: events.Key) -> None:
        """A letter chooses, an arrow goes to another cell."""
        gekozen = met_letter(event.character, self._mogelijkheden)
        if gekozen is not None:
            self.kies(gekozen.waarde)
        elif (beweging := BEWEGINGEN.get(event.key)) is not None:
            self.post_message(Celbeweging(*beweging))
        else:
            return
        event.stop()
        event.prevent_default()
