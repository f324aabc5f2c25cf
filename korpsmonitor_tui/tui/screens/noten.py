"""Choose what a passage, best practice or knelpunt leans on, and see the note as it will be printed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from korpsmonitor_tui.domain.noten import Noot, Nootsoort
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort, maak_zichtbaar
from korpsmonitor_tui.services.hoofdstukken import Grondstof
from korpsmonitor_tui.tui.basis import Werkscherm, doe_op_achtergrond, lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import Dialoog, Invulvak, veld, vraag_en_doe
from korpsmonitor_tui.tui.widgets.lijst import Lijst

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textual.app import ComposeResult

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.tui.notenkeuze import Notenstand, Steunend

_KOPPEN = {
    Nootsoort.GESPREK: _("Interviews"),
    Nootsoort.AANVULLING: _("Aanvullingen"),
    Nootsoort.DESKBRON: _("Bronnen van de deskstudie"),
    Nootsoort.ANTWOORD: _("Antwoorden"),
}


class Keuzelijst(Lijst):
    """What can be leaned on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "select", _("wel of niet"), tooltip=_("neem op in de noot, of haal eruit"))
    ]


class PlaatsDialoog(Dialoog[str]):
    """Where in an interview or source it stands."""

    def __init__(self, omschrijving: str, plaats: str) -> None:
        super().__init__(_("Plaats in de bron"), omschrijving)
        self._plaats = plaats

    def velden(self) -> ComposeResult:
        """One field."""
        yield veld(_("Plaats"), Invulvak(self._plaats, id="plaats"), _("zoals p. 65; leeg: geen plaats"))

    def lees(self) -> str:
        """The place."""
        return self.query_one("#plaats", Input).value.strip()


class NotenScreen(Werkscherm):
    """The list with a number at what is chosen, in the order of the note."""

    CSS_PATH = "noten.tcss"
    TITEL = _("Noten")
    UITLEG = _(
        "Waarop deze tekst steunt. Enter neemt een interview, aanvulling of bron op in de noot, of haalt hem eruit; het cijfer "
        "ervoor is de plaats in de noot. J en K zetten hem een plaats later of eerder, p zegt waar het in de bron staat. "
        "Onderaan staat de noot zoals zij wordt gedrukt: een interview voluit waar het voor het eerst wordt genoemd, daarna "
        "kort. ◌ is een interview waarvan de uitwerking nog niet definitief is."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "plaats", _("plaats"), tooltip=_("zeg waar het in de bron staat, zoals p. 65")),
        Binding("shift+up,K", "verplaats(-1)", _("eerder"), tooltip=_("zet hem een plaats eerder in de noot")),
        Binding("shift+down,J", "verplaats(1)", _("later"), tooltip=_("zet hem een plaats later in de noot")),
        Binding("escape", "dismiss", _("terug")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie, steunend: Steunend) -> None:
        super().__init__(sessie)
        self._steunend = steunend
        self._stand: Notenstand | None = None
        self._stof: dict[str, Grondstof] = {}

    def inhoud(self) -> ComposeResult:
        """What leans, the list, what the line under the cursor says, and the note."""
        yield Static(id="kop", markup=False)
        yield Keuzelijst(id="keuzes")
        with VerticalScroll(id="details", can_focus=False):
            yield Static(id="detailtekst", markup=False)
        yield Static(id="gedrukt", markup=False)

    def on_mount(self) -> None:
        """Begin in the list."""
        self.query_one(Lijst).focus()

    def on_screen_resume(self) -> None:
        """What was done elsewhere shows at once."""
        self.ververs()

    # -- reading and showing -----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read in the background."""
        lees_op_achtergrond(self, lambda: self._steunend.lees(self.sessie), self._toon)

    def _toon(self, stand: Notenstand) -> None:
        self._stand = stand
        self._stof = {_sleutel(deel.noot): deel for deel in (*stand.stof, *_verdwenen(stand))}
        self.query_one("#kop", Static).update(Content(kort(stand.kop, 230)))
        lijst = self.query_one(Lijst)
        eerste = next(iter(self._stof), "")
        lijst.vul(list(_opties(self._stof.values(), stand.gekozen)), lijst.gekozen or eerste)
        gedrukt = stand.gedrukt or _("Deze tekst steunt nog nergens op; Enter neemt iets op in de noot.")
        if not self._stof:
            gedrukt = _(
                "Er is nog niets om op te steunen: plan interviews, en leg aanvullingen en bronnen van de deskstudie vast."
            )
        self.query_one("#gedrukt", Static).update(
            Content.assemble(
                (_("Noot: ") if stand.gedrukt else "", "bold $text-accent"),
                maak_zichtbaar(gedrukt),
                (f"\n{stand.vast}" if stand.vast else "", "$text-warning"),
            )
        )
        self._toon_details()

    @on(OptionList.OptionHighlighted)
    def _toon_details(self) -> None:
        deel = self._stof.get(self.query_one(Lijst).gekozen)
        tekst = Content()
        if deel is not None:
            tekst = Content.assemble(
                (maak_zichtbaar(deel.omschrijving), "bold"),
                "" if deel.klaar else _(" · ◌ de uitwerking is nog niet definitief"),
                f"\n{maak_zichtbaar(deel.tekst)}" if deel.tekst else "",
            )
        self.query_one("#detailtekst", Static).update(tekst)
        self.query_one("#details", VerticalScroll).scroll_home(animate=False)
        self.refresh_bindings()

    # -- choosing ----------------------------------------------------------------------------------------------------

    def _plek(self) -> int | None:
        """The place in the note of the line under the cursor, from 0; None if it is not in it."""
        gekozen = self._stand.gekozen if self._stand else ()
        sleutels = [_sleutel(noot) for noot in gekozen]
        nu = self.query_one(Lijst).gekozen
        return sleutels.index(nu) if nu in sleutels else None

    def _zet(self, noten: Sequence[Noot]) -> None:
        if self._stand is not None and self._stand.vast:
            self.notify(self._stand.vast, severity="warning", markup=False)
            return
        doe_op_achtergrond(
            self, partial(self._steunend.zet, self.sessie, tuple(noten)), lambda _niets: self.ververs()
        )

    @on(OptionList.OptionSelected)
    def _wissel(self) -> None:
        deel = self._stof.get(self.query_one(Lijst).gekozen)
        if self._stand is None or deel is None:
            return
        noten, plek = list(self._stand.gekozen), self._plek()
        if plek is None:
            noten.append(deel.noot)
        else:
            del noten[plek]
        self._zet(noten)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What stands in no note has no place in it."""
        if action in {"plaats", "verplaats"}:
            return bool(self._stand and not self._stand.vast) and self._plek() is not None
        return super().check_action(action, parameters)

    def action_verplaats(self, stappen: int) -> None:
        """Earlier or later in the note."""
        plek = self._plek()
        if self._stand is None or plek is None:
            self.notify(_("Kies eerst iets dat in de noot staat."))
            return
        noten = list(self._stand.gekozen)
        noten.insert(max(0, plek + stappen), noten.pop(plek))
        self._zet(noten)

    def action_plaats(self) -> None:
        """Say where in it."""
        plek = self._plek()
        if self._stand is None or plek is None:
            self.notify(_("Kies eerst iets dat in de noot staat."))
            return
        noten = list(self._stand.gekozen)

        def zet(plaats: str) -> None:
            noten[plek] = replace(noten[plek], plaats=plaats)
            self._steunend.zet(self.sessie, noten)

        omschrijving = self._stof[_sleutel(noten[plek])].omschrijving
        vraag_en_doe(
            self, PlaatsDialoog(omschrijving, noten[plek].plaats), zet, lambda _niets: self.ververs()
        )


def _sleutel(noot: Noot) -> str:
    """What is leaned on, wherever in it."""
    return f"{noot.soort}:{noot.id}"


def _verdwenen(stand: Notenstand) -> Iterator[Grondstof]:
    """What is leaned on and stands in no list: an answer, or what was taken away elsewhere."""
    bekend = {_sleutel(deel.noot) for deel in stand.stof}
    for noot in stand.gekozen:
        if _sleutel(noot) not in bekend:
            wat = noot.id if noot.soort is Nootsoort.ANTWOORD else _("niet meer op de lijst")
            yield Grondstof(replace(noot, plaats=""), wat, "", True, 1)


def _opties(stof: Iterable[Grondstof], gekozen: Sequence[Noot]) -> Iterator[Option]:
    plekken = {_sleutel(noot): nr for nr, noot in enumerate(gekozen, start=1)}
    soort: Nootsoort | None = None
    for deel in stof:
        if deel.noot.soort is not soort:
            soort = deel.noot.soort
            yield Option(Content.styled(_KOPPEN[soort], "bold $text-accent"), disabled=True)
        sleutel = _sleutel(deel.noot)
        plek = plekken.get(sleutel)
        keren = _("{aantal}×").format(aantal=deel.keren)
        yield Option(
            Content.assemble(
                (f" [{plek}] " if plek else " [ ] ", "bold $text-success" if plek else "$text-muted"),
                "" if deel.klaar else "◌ ",
                kort(deel.omschrijving, 150),
                (f"  {keren}" if deel.keren else "", "$text-muted"),
            ),
            id=sleutel,
        )
