"""Which remarks the tab Wederhoor lists: a group by one key, of one respondent or wederhoor, with words in them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.wederhoor import Ronde
from korpsmonitor_tui.tui.wederhoorregels import TOETSEN, Groep, Keuze, aantal_in, herkomsten
from korpsmonitor_tui.tui.widgets.filterbalk import Filter, Filterbalk

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.tui.wederhoorinhoud import Wederhoorinhoud


class Wederhoorfilter(Vertical):
    """How far the remarks are, the line of groups, and a field for words while somebody looks for them."""

    class Gewijzigd(Message):
        """Something else is to be listed."""

    class Klaar(Message):
        """Who chose or typed goes on in the list."""

    def __init__(self) -> None:
        super().__init__()
        self.keuze = Keuze()

    def compose(self) -> ComposeResult:
        """Progress, groups, words."""
        yield Static(id="voortgang", markup=False)
        yield Filterbalk(id="groepen")
        yield Input(placeholder=_("Zoek in de opmerkingen…"), id="zoek", compact=True)

    def toon(self, inhoud: Wederhoorinhoud) -> None:
        """How many were decided on, and how many each group has."""
        self.display = bool(inhoud.regels)
        balk = self.query_one(Filterbalk)
        balk.filters = tuple(
            Filter(groep.value, toets, f"{groep.opschrift} {aantal_in(inhoud, self.keuze, groep)}")
            for groep, toets in TOETSEN.items()
        )
        balk.actief = self.keuze.groep.value
        self.query_one("#voortgang", Static).update(self._voortgang(inhoud))

    def _voortgang(self, inhoud: Wederhoorinhoud) -> Content:
        stand = _("{beslist} van {alle} beslist").format(
            beslist=inhoud.aantal_beslist, alle=len(inhoud.regels)
        )
        delen: list[tuple[str, str]] = [(stand, "bold")]
        keuze = self.keuze
        for gekozen in (keuze.van, keuze.ronde, keuze.woorden and f"“{keuze.woorden}”"):
            if gekozen:
                delen.append((f" · {gekozen}", "$text-accent"))
        if keuze.verfijnd:
            delen.append((_(" (Esc toont alles)"), "$text-muted"))
        return Content.assemble(*delen)

    @property
    def te_wissen(self) -> bool:
        """Whether there is more to clear than a group."""
        return self.keuze.verfijnd or self.query_one("#zoek").has_class("zichtbaar")

    def zet(self, keuze: Keuze) -> None:
        """Choose what is listed."""
        self.keuze = keuze
        self.post_message(self.Gewijzigd())

    def kies_groep(self, groep: str) -> None:
        """List another group."""
        self.zet(replace(self.keuze, groep=Groep(groep)))
        self.post_message(self.Klaar())

    @on(Filterbalk.Gekozen)
    def _groep_aangeklikt(self, gebeurtenis: Filterbalk.Gekozen) -> None:
        self.kies_groep(gebeurtenis.code)

    def vraag_van(self, inhoud: Wederhoorinhoud) -> None:
        """Choose from whom, or of which wederhoor."""
        from korpsmonitor_tui.tui.dialogs import Keuzelijst

        rondes = {regel.ronde for regel in inhoud.regels}
        keuzes = [("", _("iedereen"), "")]
        keuzes += [(f"van:{naam}", naam, "") for naam in herkomsten(inhoud.regels)]
        keuzes += [
            (f"ronde:{ronde.value}", _("{ronde} wederhoor").format(ronde=ronde.value), "")
            for ronde in Ronde
            if ronde.value in rondes
        ]

        def gekozen(code: str | None) -> None:
            if code is not None:
                soort, _dubbelepunt, naam = code.partition(":")
                van, ronde = (naam if soort == wat else "" for wat in ("van", "ronde"))
                self.zet(replace(self.keuze, van=van, ronde=ronde))

        self.app.push_screen(Keuzelijst(_("Opmerkingen van"), keuzes), gekozen)

    def zoek(self) -> None:
        """Type words to look for."""
        veld = self.query_one("#zoek", Input)
        veld.add_class("zichtbaar")
        veld.focus()

    @on(Input.Changed, "#zoek")
    def _gezocht(self, gebeurtenis: Input.Changed) -> None:
        self.zet(replace(self.keuze, woorden=gebeurtenis.value.strip()))

    @on(Input.Submitted, "#zoek")
    def _uitgezocht(self) -> None:
        self.post_message(self.Klaar())

    def wis(self, groep: Groep) -> None:
        """Show everything of a group."""
        veld = self.query_one("#zoek", Input)
        veld.value = ""
        veld.remove_class("zichtbaar")
        self.zet(Keuze(groep))
        self.post_message(self.Klaar())
