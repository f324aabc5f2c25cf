"""A list of things that people write, the one under the cursor in full, and a field in which its text saves as one types."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.tui.basis import Werkscherm, lees_op_achtergrond
from korpsmonitor_tui.tui.formulieren.score_klad import vraag_met_klad
from korpsmonitor_tui.tui.widgets.bewaarveld import Bewaarveld
from korpsmonitor_tui.tui.widgets.kladveld import KladVeld
from korpsmonitor_tui.tui.widgets.lijst import Lijst

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import PurePath

    from textual.app import ComposeResult

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.tui.formulieren.score_klad import Kladdialoog
    from korpsmonitor_tui.tui.widgets.bewaarder import Bewaarder, Bron

R = TypeVar("R")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stuk:
    """One line of the list."""

    id: str
    regel: Content
    voluit: Content
    """What stands above the field, or instead of it."""
    bron: Bron | None = None
    """What the field is opened on; None: there is nothing to type."""
    vast: str = ""
    """Why nothing can be typed, for who tries."""
    kop: str = ""
    """Heading that the line stands under; the lines of one heading follow one another."""
    overgeslagen: bool = False
    """Whether the line is there to be seen only: the cursor passes over it."""


@dataclass(frozen=True, slots=True)
class Schrijfstand:
    """Everything that the screen shows."""

    kop: str
    stukken: tuple[Stuk, ...]
    leeg: str
    """What to do while there is nothing to show."""


class Stukkenlijst(Lijst):
    """The things, a line each."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", _("tekst"), tooltip=_("ga naar het veld en typ"))
    ]


class Schrijflijst(Werkscherm):
    """Subclasses read in :meth:`lees`, name their field, and bind what else can be done."""

    # Absolute: Textual reads a relative path beside the module of the subclass.
    CSS_PATH: ClassVar[list[str | PurePath]] = [Path(__file__).with_name("schrijflijst.tcss")]
    VELDNAAM: ClassVar[str] = ""
    BIJ_REGEL: ClassVar[frozenset[str]] = frozenset()
    """Actions on the line under the cursor: without one they are not offered."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("alt+down", "stap(1)", _("volgende"), show=False, priority=True),
        Binding("alt+up", "stap(-1)", _("vorige"), show=False, priority=True),
        Binding("f5", "ververs", _("vernieuwen"), show=False, tooltip=_("lees opnieuw")),
        Binding(
            "escape", "terug", _("terug"), tooltip=_("van het veld naar de lijst, en van de lijst terug")
        ),
    ]

    def __init__(self, sessie: Sessie) -> None:
        super().__init__(sessie)
        self._stukken: dict[str, Stuk] = {}
        self._bewaarders: dict[str, Bewaarder] = {}
        self._getoond = ""
        self._kies = ""

    def lees(self) -> Schrijfstand:
        """Everything to show; in a worker thread. Raises KorpsmonitorFout."""
        raise AssertionError(f"{type(self).__name__} reads nothing")

    def inhoud(self) -> ComposeResult:
        """How far it is, the list, the thing under the cursor with its field."""
        yield Static(_("Lezen…"), id="stand", markup=False)
        yield Static(id="leeg", markup=False)
        with Horizontal(id="midden"):
            yield Stukkenlijst(id="stukken")
            with Vertical(id="vak"):
                with VerticalScroll(id="voluitvak"):
                    yield Static(id="voluit", markup=False)
                yield KladVeld(self.sessie, id="tekst")

    @property
    def lijst(self) -> Stukkenlijst:
        """The list."""
        return self.query_one(Stukkenlijst)

    @property
    def veld(self) -> KladVeld:
        """The field."""
        return self.query_one(KladVeld)

    @property
    def gekozen(self) -> str:
        """Id of the line under the cursor; empty if there is none."""
        id_ = self.lijst.gekozen
        return id_ if id_ in self._stukken else ""

    def on_mount(self) -> None:
        """Begin in the list."""
        self.veld.border_title = self.VELDNAAM
        self.query_one("#leeg", Static).display = False
        self.lijst.focus()

    def on_screen_resume(self) -> None:
        """What was done elsewhere shows at once."""
        self.ververs()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is done with a line where there is none."""
        if action in self.BIJ_REGEL and self.is_mounted:
            return bool(self.gekozen) or None
        return super().check_action(action, parameters)

    # -- reading and showing -----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read in the background."""
        lees_op_achtergrond(self, self.lees, self._toon)

    action_ververs = ververs

    def ververs_bij(self, id_: str) -> None:
        """Read again, and go to this line."""
        self.begin_bij(id_)
        self.ververs()

    def begin_bij(self, id_: str) -> None:
        """Go to this line once everything was read; for a screen that is not shown yet."""
        self._kies = id_

    def gebruik(self, sessie: Sessie) -> None:
        """Go on as somebody else: who may type is asked again."""
        self.veld.sluit()
        self.veld.sessie = sessie
        self._bewaarders.clear()
        self._getoond = ""
        super().gebruik(sessie)

    def _toon(self, stand: Schrijfstand) -> None:
        self._stukken = {stuk.id: stuk for stuk in stand.stukken}
        self.query_one("#stand", Static).update(Content(stand.kop))
        self.query_one("#leeg", Static).update(Content(stand.leeg))
        self.query_one("#leeg", Static).display = not stand.stukken
        self.query_one("#midden").display = bool(stand.stukken)
        kies, self._kies = self._kies, ""
        eerste = next(iter(self._te_kiezen()), "") if not self._getoond else ""
        self.lijst.vul(_opties(stand.stukken), kies if kies in self._stukken else eerste)
        if stand.stukken and self.focused is None:
            self.lijst.focus()
        self._toon_gekozen()
        self.veld.ververs()

    @on(OptionList.OptionHighlighted, "#stukken")
    def _toon_gekozen(self) -> None:
        stuk = self._stukken.get(self.gekozen)
        self.refresh_bindings()
        self.query_one("#voluit", Static).update(stuk.voluit if stuk else "")
        if stuk is None:
            self._getoond = ""
            self.veld.sluit()
            return
        anders = stuk.id != self._getoond
        if anders:
            self.query_one("#voluitvak", VerticalScroll).scroll_home(animate=False)
        self.veld.display = stuk.bron is not None
        if anders or (stuk.bron is None) != self.veld.disabled:
            self._getoond = stuk.id
            self._open(stuk)

    def _open(self, stuk: Stuk) -> None:
        """A text that was open before goes on where it was: it may still be on its way to the disk."""
        if stuk.bron is None:
            self.veld.sluit()
        elif (bekend := self._bewaarders.get(stuk.id)) is not None:
            self.veld.hervat(bekend)
            self.veld.ververs()
        else:
            self._bewaarders[stuk.id] = self.veld.open(stuk.bron)

    @on(Bewaarveld.Opgeslagen)
    def _is_bewaard(self) -> None:
        self.ververs()

    # -- what can be done --------------------------------------------------------------------------------------------

    def vraag(
        self,
        formulier: str,
        maak: Callable[[str], Kladdialoog[R]],
        taak: Callable[[R], T],
        klaar: Callable[[T], None],
    ) -> None:
        """Open a form with what this person left in it; ``maak`` gets that, ``taak`` and ``klaar`` are as elsewhere."""
        lees_op_achtergrond(
            self,
            lambda: self.sessie.store.lees_formulier(self.sessie.klad, formulier),
            lambda klad: vraag_met_klad(self, maak(klad), taak, klaar),
            groep="formulier",
        )

    @on(OptionList.OptionSelected, "#stukken")
    def naar_veld(self) -> None:
        """Type, or say why that cannot be done."""
        stuk = self._stukken.get(self.gekozen)
        if stuk is not None and stuk.bron is not None:
            self.veld.focus()
        elif stuk is not None and stuk.vast:
            self.notify(stuk.vast, severity="warning", markup=False)

    def _te_kiezen(self) -> list[str]:
        return [id_ for id_, stuk in self._stukken.items() if not stuk.overgeslagen]

    def action_stap(self, stappen: int) -> None:
        """The line above or below, also from the field."""
        ids = self._te_kiezen()
        if self._getoond in ids:
            nieuw = ids[(ids.index(self._getoond) + stappen) % len(ids)]
            self.lijst.highlighted = self.lijst.get_option_index(nieuw)

    def ga_verder(self, ids: Collection[str]) -> bool:
        """Go to the next of these lines, after the last one to the first; False if there is none."""
        alle = self._te_kiezen()
        na = alle.index(self._getoond) + 1 if self._getoond in alle else 0
        doel = next((id_ for id_ in (*alle[na:], *alle[:na]) if id_ in ids), None)
        if doel is not None:
            self.lijst.highlighted = self.lijst.get_option_index(doel)
        return doel is not None

    def bewaar(self) -> None:
        """Make what is being typed an event."""
        self.veld.bewaar()

    def action_terug(self) -> None:
        """From the field to the list, from the list back."""
        if self.veld.has_focus:
            self.lijst.focus()
        else:
            self.bewaar()
            self.dismiss()


def waarom_niet(eis: Callable[[], object]) -> str:
    """Why somebody may not write here, as ``eis`` says when it is called; empty if they may."""
    try:
        eis()
    except StapGeweigerd as fout:
        return str(fout)
    return ""


def _opties(stukken: tuple[Stuk, ...]) -> list[Option]:
    opties: list[Option] = []
    kop = ""
    for stuk in stukken:
        if stuk.kop != kop:
            kop = stuk.kop
            opties.append(Option(Content.styled(kop, "bold $text-accent"), disabled=True))
        opties.append(Option(stuk.regel, id=stuk.id, disabled=stuk.overgeslagen))
    return opties
