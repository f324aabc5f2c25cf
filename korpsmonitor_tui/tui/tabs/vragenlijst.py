"""The tab in which the questionnaire is filled in and looked through."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.tui.basis import DossierTab, Gewijzigd, lees_op_achtergrond
from korpsmonitor_tui.tui.tabs.vragenlijst_formulier import Vraagformulier
from korpsmonitor_tui.tui.tabs.vragenlijst_index import BEANTWOORD, OPEN, VERPLICHT, Vragenindex
from korpsmonitor_tui.tui.tabs.vragenlijst_stand import SOORT, Vragenlijststand, lees_stand
from korpsmonitor_tui.tui.widgets.bewaarveld import Bewaarveld

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.vragenlijst import Vraag
    from korpsmonitor_tui.services.sessie import Sessie


class VragenlijstTab(DossierTab):
    """The questions on the left, the form for one of them on the right."""

    TITEL = _("Vragenlijst")
    UITLEG = _(
        "Links staan de vragen per hoofdstuk; ✓ is beantwoord, ! is verplicht en nog open. Enter gaat naar het antwoord, "
        "en na een antwoord naar het volgende; Ctrl+↓ en Ctrl+↑ gaan naar een andere vraag, Ctrl+N naar de eerstvolgende "
        "die nog open is. Vul in wat is opgegeven, ook als dat 15-20, Nb of ? is: er wordt niets van gemaakt. Wat u typt "
        "wordt vanzelf bewaard."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "volgende_open", _("volgende open vraag"), tooltip=_("ga naar de eerstvolgende vraag zonder antwoord")),
        Binding("ctrl+down", "stap(1)", _("volgende vraag"), tooltip=_("ga naar de volgende vraag")),
        Binding("ctrl+up", "stap(-1)", _("vorige vraag"), tooltip=_("ga naar de vorige vraag")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie, dossier: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(sessie, dossier, id=id)
        self._hoofdstukken = [h for h in sessie.instrument.hoofdstukken if h.vragen]
        self._vragen = [vraag for hoofdstuk in self._hoofdstukken for vraag in hoofdstuk.vragen]
        self._stand: Vragenlijststand | None = None

    def compose(self) -> ComposeResult:
        """Index, form, and how far it is."""
        with Horizontal(id="lijst-en-vraag"):
            yield Vragenindex(self._hoofdstukken, id="vragen")
            yield Vraagformulier(self.sessie, self.dossier, self._hoofdstukken, id="formulier")
        yield Static(id="voortgang", markup=False)

    @property
    def formulier(self) -> Vraagformulier:
        """The form on the right."""
        return self.query_one(Vraagformulier)

    @property
    def index(self) -> Vragenindex:
        """The questions on the left."""
        return self.query_one(Vragenindex)

    # -- what the frame asks -----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read all answers in the background."""
        lees_op_achtergrond(self, lambda: lees_stand(self.sessie, self.dossier), self._toon)
        for veld in self.formulier.velden():
            veld.ververs()

    def bewaar(self) -> None:
        """Make what stands in the fields an event."""
        for veld in self.formulier.velden():
            veld.bewaar()

    def focus_eerste(self) -> None:
        """Begin at the list of questions."""
        self.index.focus()

    def ga_naar(self, soort: str, entiteit: str) -> None:
        """Show an answer that was searched for; its id holds the dossier, the question and perhaps a year."""
        vraag = entiteit.removeprefix(f"{self.dossier}/").partition("/")[0]
        if soort == SOORT and vraag in self.sessie.instrument.vragen:
            self._toon_vraag(self.sessie.instrument.vragen[vraag])
            self.formulier.focus_antwoord()

    # -- showing -----------------------------------------------------------------------------------------------------

    def _toon(self, stand: Vragenlijststand) -> None:
        self._stand = stand
        self.index.toon(stand)
        self._toon_vraag(self.formulier.vraag or self._vragen[0])
        tellingen = [stand.volledigheid(hoofdstuk) for hoofdstuk in self._hoofdstukken]
        tekst = _("{beantwoord} van {totaal} beantwoord, {verplicht} verplichte open").format(
            beantwoord=sum(telling.beantwoord for telling in tellingen),
            totaal=sum(telling.totaal for telling in tellingen),
            verplicht=sum(telling.verplicht_open for telling in tellingen),
        )
        legenda = _("{ja} beantwoord  {verplicht} verplicht en open  {open} open").format(
            ja=BEANTWOORD, verplicht=VERPLICHT, open=OPEN
        )
        self.query_one("#voortgang", Static).update(Content(stand.vast or f"{tekst}    {legenda}"))

    def _toon_vraag(self, vraag: Vraag) -> None:
        if self._stand is not None:
            self.formulier.toon(vraag, self._stand)
            self.index.volg(vraag.id)

    @on(Bewaarveld.Opgeslagen)
    def _meld_wijziging(self) -> None:
        self.post_message(Gewijzigd(self.dossier))

    # -- from question to question -----------------------------------------------------------------------------------

    @on(Vragenindex.Gekozen)
    def _kies(self, keuze: Vragenindex.Gekozen) -> None:
        self._toon_vraag(self.sessie.instrument.vragen[keuze.vraag])
        if keuze.invullen:
            self.formulier.focus_antwoord()

    @on(Vraagformulier.Doorgegaan)
    def _ga_door(self) -> None:
        self.action_stap(1)

    def action_stap(self, stappen: int) -> None:
        """To the next or previous question; from a field to a field."""
        vraag = self.formulier.vraag
        if vraag is None:
            return
        plaats = self._vragen.index(vraag) + stappen
        if 0 <= plaats < len(self._vragen):
            self._ga_naar_vraag(self._vragen[plaats])

    def action_volgende_open(self) -> None:
        """To the next question without an answer, if need be from the beginning."""
        vraag, stand = self.formulier.vraag, self._stand
        if vraag is None or stand is None:
            return
        plaats = self._vragen.index(vraag) + 1
        reeks = [*self._vragen[plaats:], *self._vragen[:plaats]]
        open_ = next((volgende for volgende in reeks if not stand.beantwoord(volgende)), None)
        if open_ is None:
            self.notify(_("Alle vragen zijn beantwoord."))
        else:
            self._ga_naar_vraag(open_)
            self.formulier.focus_antwoord()

    def _ga_naar_vraag(self, vraag: Vraag) -> None:
        in_formulier = not self.index.has_focus
        self._toon_vraag(vraag)
        if in_formulier:
            self.formulier.focus_antwoord()
