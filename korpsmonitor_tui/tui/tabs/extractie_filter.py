"""What of the suggestions is shown: a group by one key, a band, kind or code by name, and words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from textual import on
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from korpsmonitor_tui.domain.instrument import opzoeknaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.tui.tabs.extractie_regels import Groep, Keuze
from korpsmonitor_tui.tui.tabs.extractie_woorden import filternamen, filterregels
from korpsmonitor_tui.tui.widgets.filterbalk import Filter, Filterbalk

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.tui.tabs.extractie_stand import Extractiestand

TOETSEN: Final = {Groep.ALLES: "A", Groep.OPEN: "O", Groep.BEKIJKEN: "T", Groep.BESLOTEN: "B"}


class Extractiefilter(Vertical):
    """The line of groups, and below it the field for words while somebody looks for them."""

    class Gewijzigd(Message):
        """Something else is to be shown."""

    class Klaar(Message):
        """Who typed goes on in the list."""

    def __init__(self) -> None:
        super().__init__()
        self.keuze = Keuze()

    def compose(self) -> ComposeResult:
        """Groups, words."""
        yield Filterbalk()
        yield Input(placeholder=_("Zoek in citaat, code of oordeel…"), id="zoek", compact=True)

    def toon(self, stand: Extractiestand) -> None:
        """How much each group has, and which one is shown."""
        balk = self.query_one(Filterbalk)
        balk.filters = tuple(
            Filter(groep.value, toets, f"{naam} {stand.aantallen[groep]}")
            for (groep, toets), naam in zip(TOETSEN.items(), filternamen(), strict=True)
        )
        balk.actief = self.keuze.groep.value

    @property
    def te_wissen(self) -> bool:
        """Whether there is more to clear than a group."""
        return self.keuze.verfijnd or self.query_one("#zoek").has_class("zichtbaar")

    def _zet(self, keuze: Keuze) -> None:
        self.keuze = keuze
        self.post_message(self.Gewijzigd())

    def kies_groep(self, groep: str) -> None:
        """Show one group."""
        self._zet(replace(self.keuze, groep=Groep(groep)))

    @on(Filterbalk.Gekozen)
    def _geklikt(self, bericht: Filterbalk.Gekozen) -> None:
        self.kies_groep(bericht.code)

    def vraag(self, stand: Extractiestand) -> None:
        """Let choose a band, a kind or a code."""
        from korpsmonitor_tui.tui.formulieren.zoekkeuze import Zoekkeuze

        def gekozen(id_: str | None) -> None:
            if id_ is not None:
                naam, _scheiding, waarde = id_.partition(":")
                deel = {"band": "", "soort": "", "code": "", **({naam: waarde} if naam else {})}
                self._zet(replace(self.keuze, band=deel["band"], soort=deel["soort"], code=deel["code"]))

        self.app.push_screen(Zoekkeuze(_("Wat wilt u zien?"), filterregels(stand)), gekozen)

    def zoek(self) -> None:
        """Let type words to look for."""
        self.query_one("#zoek").add_class("zichtbaar").focus()

    @on(Input.Changed)
    def _zoek(self, gebeurtenis: Input.Changed) -> None:
        woorden = tuple(filter(None, map(opzoeknaam, gebeurtenis.value.split())))
        if woorden != self.keuze.woorden:
            self._zet(replace(self.keuze, woorden=woorden))

    @on(Input.Submitted)
    def _naar_lijst(self) -> None:
        self.post_message(self.Klaar())

    def wis(self) -> None:
        """Show the whole group again."""
        veld = self.query_one("#zoek", Input)
        veld.value = ""
        veld.remove_class("zichtbaar")
        self._zet(Keuze(self.keuze.groep))
        self.post_message(self.Klaar())

    def toon_alles(self) -> None:
        """Leave nothing out, without a word to the list: it is about to show what was asked for."""
        self.keuze = Keuze()
        veld = self.query_one("#zoek", Input)
        veld.value = ""
        veld.remove_class("zichtbaar")
