"""A choice of one or several out of a few, by letter or with the cursor, saved as it is made."""

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


def wissel(tekst: str, waarde: str, mogelijkheden: Sequence[Mogelijkheid]) -> str:
    """An answer of several codes with ``waarde`` added, or taken out if it was in it.

    The codes come in the order of the possibilities; what is none of them stays, behind them.
    """
    delen = tekst.split()
    delen = [deel for deel in delen if deel != waarde] if waarde in delen else [*delen, waarde]
    volgorde = [mogelijk.waarde for mogelijk in mogelijkheden]
    bekend = [code for code in volgorde if code in delen]
    return " ".join([*bekend, *(deel for deel in delen if deel not in volgorde)])


def met_letter(letter: str | None, mogelijkheden: Sequence[Mogelijkheid]) -> Mogelijkheid | None:
    """The possibility that a key chooses."""
    if not letter:
        return None
    return next((m for m in mogelijkheden if m.letter.casefold() == letter.casefold()), None)


class Keuzeveld(OptionList, Bewaarveld):
    """The possibilities below one another; with ``meer`` several can be chosen, stored as their codes with spaces between.

    A stored answer that is none of them is shown, and stays: until another is chosen, with ``meer`` until it is cleared.
    """

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
            tooltip=_("kies wat onder de cursor staat, of kies het niet langer; een letter doet dat meteen"),
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

    @dataclass
    class Veranderd(Message):
        """Something was chosen, or no longer."""

        veld: Keuzeveld

    def __init__(self, sessie: Sessie, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, compact=False)
        self.begin_bewaren(sessie)
        self._meer = False
        self.disabled = True
        self._mogelijkheden: tuple[Mogelijkheid, ...] = ()

    def zet_mogelijkheden(self, mogelijkheden: Sequence[Mogelijkheid], *, meer: bool = False) -> None:
        """What can be chosen; to be followed by :meth:`open` or :meth:`hervat`."""
        self._mogelijkheden, self._meer = tuple(mogelijkheden), meer

    def neem_tekst(self) -> Bewaarder | None:
        """A choice is handed over when it is made."""
        return self.bewaarder

    def toon_tekst(self, tekst: str) -> None:
        """Show what was chosen, with the cursor on the first of it."""
        self._toon(tekst)
        eerste = next(
            (plaats for plaats, m in enumerate(self._mogelijkheden) if m.waarde in self._codes(tekst)), 0
        )
        self.highlighted = eerste if self._mogelijkheden else None

    def volg_tekst(self, tekst: str) -> None:
        """Show what was chosen elsewhere; the cursor stays."""
        self._toon(tekst)

    def _codes(self, tekst: str) -> list[str]:
        """What was chosen, and perhaps what is none of the possibilities."""
        return tekst.split() if self._meer else [tekst] if tekst else []

    def _toon(self, tekst: str) -> None:
        plaats, codes = self.highlighted, self._codes(tekst)
        aan, links, rechts = ("x", "[", "]") if self._meer else ("•", "(", ")")
        opties = [
            Option(
                Content.assemble(
                    f"{links}{aan if mogelijk.waarde in codes else ' '}{rechts} ",
                    (f" {mogelijk.letter} ", f"bold {mogelijk.stijl}".strip()),
                    f" {mogelijk.tekst}",
                ),
                id=mogelijk.waarde,
            )
            for mogelijk in self._mogelijkheden
        ]
        bekend = {mogelijk.waarde for mogelijk in self._mogelijkheden}
        if anders := [code for code in codes if code not in bekend]:
            regel = _("{teken} opgegeven: “{tekst}”").format(
                teken=f"{links}{aan}{rechts}", tekst=kort(" ".join(anders))
            )
            opties.append(Option(Content(regel), disabled=True))
        self.set_options(opties)
        self.highlighted = plaats

    def kies(self, waarde: str) -> None:
        """Answer, and save it; with ``meer``: choose this too, or no longer."""
        if self.bewaarder is not None and not self.disabled:
            if self._meer and waarde:
                waarde = wissel(self.bewaarder.tekst, waarde, self._mogelijkheden)
            self.bewaarder.tekst = waarde
            self._toon(waarde)
            self.getypt()
            self.bewaar()
            self.post_message(self.Veranderd(self))

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
        gekozen = met_letter(event.character, self._mogelijkheden)
        if gekozen is not None:
            event.stop()
            event.prevent_default()
            self.highlighted = self._mogelijkheden.index(gekozen)
            self.kies(gekozen.waarde)
