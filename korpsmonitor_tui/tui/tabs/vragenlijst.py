"""The tab in which the questionnaire is filled in and looked through."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.domain.vraagtekst import nummering
from korpsmonitor_tui.services.bespreekpunten import maak_bespreekpunt, voeg_toe
from korpsmonitor_tui.tui.basis import DossierTab, Gewijzigd, lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import Redenvraag, vraag_en_doe
from korpsmonitor_tui.tui.tabs.vragenlijst_ernaast import Ernaast, lees_ernaast
from korpsmonitor_tui.tui.tabs.vragenlijst_formulier import Vraagformulier
from korpsmonitor_tui.tui.tabs.vragenlijst_index import BEANTWOORD, OPEN, TWIJFEL, VERPLICHT, Vragenindex
from korpsmonitor_tui.tui.tabs.vragenlijst_stand import SOORT, Vragenlijststand, lees_stand
from korpsmonitor_tui.tui.widgets.bewaarveld import Bewaarveld

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.vragenlijst import Vak, Vraag
    from korpsmonitor_tui.services.sessie import Sessie


_RAND: Final = 6
"""Columns around and between how far the list is and what its signs mean."""


class VragenlijstTab(DossierTab):
    """The questions on the left, the form for one of them on the right."""

    TITEL = _("Vragenlijst")
    UITLEG = _(
        "Links staan de vragen per hoofdstuk: ✓ beantwoord, ! verplicht en open, · open, ? een antwoord om na te kijken, "
        "≠ twee antwoorden, – vervalt. Met ← en → klapt u een hoofdstuk dicht en open. Enter gaat naar het antwoord, en na "
        "een antwoord naar het volgende; Tab gaat van een antwoord naar de toelichting, en daarna naar het volgende "
        "antwoord. In een tabel lopen de pijlen van vak naar vak, en kiest een letter (J, D, N, V). Ctrl+↓ en Ctrl+↑ gaan "
        "naar een andere vraag, Esc terug naar de lijst, Ctrl+N naar de eerstvolgende die open is, Ctrl+T naar het eerstvolgende antwoord dat niet "
        "past bij wat is gevraagd. ▲ is een signaal van de analyse, ◆ een bespreekpunt; Ctrl+G maakt van een signaal een "
        "bespreekpunt, dat dan bij het gesprek klaarstaat. Vul in wat is opgegeven, ook als dat 15-20, Nb of ? is: er wordt niets van gemaakt. "
        "Wat u typt wordt vanzelf bewaard."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "volgende_open", _("volgende open vraag"), tooltip=_("ga naar de eerstvolgende vraag zonder antwoord")),
        Binding("ctrl+t", "volgende_twijfel", _("na te kijken"), tooltip=_("ga naar het eerstvolgende antwoord dat niet past bij wat is gevraagd")),
        Binding("ctrl+g", "bespreek", _("bespreekpunt"), tooltip=_("maak van het eerste signaal bij deze vraag een bespreekpunt; zonder signaal: typ er zelf een")),
        Binding("ctrl+o", "eigen_punt", _("eigen bespreekpunt"), show=False, tooltip=_("typ zelf een bespreekpunt bij deze vraag")),
        Binding("ctrl+down", "stap(1)", _("volgende vraag"), tooltip=_("ga naar de volgende vraag")),
        Binding("alt+down", "rol(1)", _("verder lezen"), show=False, tooltip=_("schuif de vraag omhoog, naar eerdere opgaven en andere bronnen")),
        Binding("alt+up", "rol(-1)", _("terug lezen"), show=False, tooltip=_("schuif de vraag omlaag")),
        Binding("ctrl+up", "stap(-1)", _("vorige vraag"), tooltip=_("ga naar de vorige vraag")),
        Binding("escape", "naar_vragen", _("naar de vragen"), tooltip=_("terug naar de lijst van vragen; wat u typte is bewaard")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie, dossier: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(sessie, dossier, id=id)
        self._vragenlijst = sessie.instrument.vragenlijst
        self._vragen = list(self._vragenlijst.vragen.values())
        self._stand: Vragenlijststand | None = None
        self._ernaast = Ernaast()
        self._te_tonen: tuple[str, str] | None = None

    def compose(self) -> ComposeResult:
        """Index, form, and how far it is."""
        with Horizontal(id="lijst-en-vraag"):
            yield Vragenindex(self._vragenlijst, id="vragen")
            yield Vraagformulier(self.sessie, self.dossier, id="formulier")
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
        """Read all answers in the background, and apart from these what stands beside them: that takes longer."""
        lees_op_achtergrond(self, lambda: lees_stand(self.sessie, self.dossier), self._toon)
        lees = partial(lees_ernaast, self.sessie, self.dossier)
        lees_op_achtergrond(self, lees, self._toon_ernaast, groep="ernaast")
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
        """Show an answer that was searched for; its id holds the dossier, the question and perhaps row and year."""
        if self._stand is None:
            self._te_tonen = (soort, entiteit)
            return
        plek = entiteit.removeprefix(f"{self.dossier}/")
        vraag = self._vragenlijst.vragen.get(plek.partition("/")[0])
        if soort == SOORT and vraag is not None:
            self._toon_vraag(vraag, next((vak for vak in vraag.vakken if str(vak) == plek), None))
            self.formulier.focus_antwoord()

    # -- showing -----------------------------------------------------------------------------------------------------

    def _toon(self, stand: Vragenlijststand) -> None:
        self._stand = stand
        vragen = self._vragenlijst.vragen.values()
        self._vragen = [v for v in vragen if stand.vraag(v).getoond or v == self.formulier.vraag]
        self.index.toon(stand, self._ernaast)
        if (vraag := self.formulier.vraag) is None:
            if self._vragen:
                self._toon_vraag(self._vragen[0])
        else:
            # The cursor of the list stays: it may be on a chapter that was folded.
            self.formulier.toon(vraag, stand)
        self._toon_voortgang(stand)
        if (te_tonen := self._te_tonen) is not None:
            self._te_tonen = None
            self.ga_naar(*te_tonen)

    def _toon_ernaast(self, ernaast: Ernaast) -> None:
        self._ernaast = ernaast
        self.formulier.toon_ernaast(ernaast)
        if self._stand is not None:
            self.index.toon(self._stand, ernaast)

    def _toon_voortgang(self, stand: Vragenlijststand) -> None:
        tellingen = stand.tellingen.values()
        tekst = _("{beantwoord} van {totaal} beantwoord, {verplicht} verplichte open").format(
            beantwoord=sum(telling.beantwoord for telling in tellingen),
            totaal=sum(telling.totaal for telling in tellingen),
            verplicht=sum(telling.verplicht_open for telling in tellingen),
        )
        twijfel = sum(nu.twijfel for nu in stand.vragen.values())
        na_te_kijken = _(", {aantal} na te kijken").format(aantal=twijfel) if twijfel else ""
        legenda = _("{ja} beantwoord  {verplicht} verplicht en open  {open} open  {twijfel} nakijken").format(
            ja=BEANTWOORD, verplicht=VERPLICHT, open=OPEN, twijfel=TWIJFEL
        )
        regel = f"{tekst}{na_te_kijken}"
        # The help has the legend too; half of one says nothing.
        if len(regel) + len(legenda) + _RAND <= self.app.size.width:
            regel = f"{regel}    {legenda}"
        regel = stand.vast or regel
        self.query_one("#voortgang", Static).update(Content(regel))

    def _toon_vraag(self, vraag: Vraag, vak: Vak | None = None) -> None:
        if self._stand is not None:
            self.formulier.toon(vraag, self._stand, vak)
            self.index.volg(vraag.id)

    @on(Bewaarveld.Opgeslagen)
    def _meld_wijziging(self) -> None:
        self.post_message(Gewijzigd(self.dossier))

    # -- what is to be discussed -------------------------------------------------------------------------------------

    def action_bespreek(self) -> None:
        """Make the first finding about this question a discussion point; without one, ask what is to be discussed."""
        vraag = self.formulier.vraag
        signalen = self._ernaast.te_bespreken(vraag.id, self.formulier.vak) if vraag else ()
        if not signalen:
            self.action_eigen_punt()
            return

        def klaar(_id: str) -> None:
            self.notify(
                _("Staat nu bij de bespreekpunten: {tekst}").format(tekst=kort(signalen[0].tekst, 120)),
                markup=False,
            )

        self.schrijf(partial(maak_bespreekpunt, self.sessie, self.dossier, signalen[0]), klaar)

    def action_eigen_punt(self) -> None:
        """Ask what is to be discussed about this question."""
        vraag = self.formulier.vraag
        hoofdstuk = self._vragenlijst.hoofdstuk_van(vraag.id) if vraag else None
        if vraag is None or hoofdstuk is None:
            return
        dialoog = Redenvraag(
            _("Bespreekpunt bij vraag {nummer}").format(nummer=nummering(self._vragenlijst)[vraag.id]),
            vraag.tekst,
            _("Bespreekpunt"),
        )
        voeg = partial(self._voeg_punt_toe, hoofdstuk.code, vraag.id)
        vraag_en_doe(self, dialoog, voeg, lambda _id: self._meld_wijziging())

    def _voeg_punt_toe(self, hoofdstuk: str, vraag: str, tekst: str) -> str:
        return voeg_toe(self.sessie, self.dossier, hoofdstuk, tekst, vraag)

    # -- from question to question -----------------------------------------------------------------------------------

    @on(Vragenindex.Gekozen)
    def _kies(self, keuze: Vragenindex.Gekozen) -> None:
        vraag = self._vragenlijst.vragen[keuze.vraag]
        if keuze.invullen:
            self._toon_vraag(vraag)
            self.formulier.focus_antwoord()
        elif self.index.has_focus and self._stand is not None:
            self.formulier.toon(vraag, self._stand)

    @on(Vraagformulier.Doorgegaan)
    def _ga_door(self) -> None:
        """On to the next question that is asked, given what was just answered."""
        formulier = self.formulier
        verder = (vraag for vraag in self._reeks(rond=False) if not formulier.vervalt(vraag))
        if (volgende := next(verder, None)) is not None:
            self._ga_naar_vraag(volgende)

    def _reeks(self, *, rond: bool) -> list[Vraag]:
        """The questions after the present one, with ``rond`` from the beginning again."""
        vraag = self.formulier.vraag
        plaats = self._vragen.index(vraag) + 1 if vraag in self._vragen else 0
        return [*self._vragen[plaats:], *(self._vragen[:plaats] if rond else [])]

    def action_stap(self, stappen: int) -> None:
        """To the next or previous question; from a field to a field."""
        vraag = self.formulier.vraag
        if vraag not in self._vragen:
            return
        plaats = self._vragen.index(vraag) + stappen
        if 0 <= plaats < len(self._vragen):
            self._ga_naar_vraag(self._vragen[plaats])

    def action_rol(self, richting: int) -> None:
        """Scroll the form: what stands beside the answer is below it on a narrow screen."""
        formulier = self.formulier
        formulier.scroll_relative(y=richting * max(1, formulier.size.height // 2), animate=False)

    def action_volgende_open(self) -> None:
        """To the next question without an answer, if need be from the beginning."""
        formulier = self.formulier
        open_ = (v for v in self._reeks(rond=True) if not (formulier.beantwoord(v) or formulier.vervalt(v)))
        self._spring(next(open_, None), _("Alle vragen zijn beantwoord."))

    def action_volgende_twijfel(self) -> None:
        """To the next answer that does not fit what is asked, if need be from the beginning."""
        formulier = self.formulier
        vakken = [vak for vraag in self._reeks(rond=True) for vak in vraag.vakken]
        if formulier.vak is not None and formulier.vak in vakken:
            # Further on in the question that is shown, before any other.
            plaats = vakken.index(formulier.vak) + 1
            vakken = [*vakken[plaats:], *vakken[:plaats]]
        vragen = self._vragenlijst.vragen
        twijfel = next((vak for vak in vakken if not vragen[vak.vraag].past(formulier.tekst(vak))), None)
        vraag = vragen[twijfel.vraag] if twijfel else None
        self._spring(vraag, _("Elk antwoord past bij wat is gevraagd."), twijfel)

    def _spring(self, vraag: Vraag | None, anders: str, vak: Vak | None = None) -> None:
        """To a place to work on, or say that there is none."""
        if self._stand is None:
            return
        if vraag is None:
            self.notify(anders)
            return
        self._toon_vraag(vraag, vak)
        self.formulier.focus_antwoord(leeg=vak is None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """From the list there is no way back to the list: Escape leaves the dossier there."""
        if action == "naar_vragen" and self.is_attached:
            return not self.index.has_focus
        return super().check_action(action, parameters)

    def action_naar_vragen(self) -> None:
        """From the form to the list; what was typed is kept as the field is left."""
        self.index.focus()

    def _ga_naar_vraag(self, vraag: Vraag) -> None:
        in_formulier = not self.index.has_focus
        self._toon_vraag(vraag)
        if in_formulier:
            self.formulier.focus_antwoord()
