"""Extractie: what the texts seem to say, one suggestion at a time, for a person to confirm, change or reject."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from korpsmonitor_tui.domain.anker import Bronsoort
from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.tui.basis import (
    Aangewezen,
    DossierTab,
    Gewijzigd,
    doe_op_achtergrond,
    is_te_zien,
    lees_op_achtergrond,
    meld_fout,
)
from korpsmonitor_tui.tui.messages import OpenDossier
from korpsmonitor_tui.tui.tabs.extractie_acties import Coderingacties
from korpsmonitor_tui.tui.tabs.extractie_filter import TOETSEN, Extractiefilter
from korpsmonitor_tui.tui.tabs.extractie_lezer import Extractielezer
from korpsmonitor_tui.tui.tabs.extractie_regels import CODE, volgende
from korpsmonitor_tui.tui.tabs.extractie_tekens import Coderegelbeeld
from korpsmonitor_tui.tui.tabs.extractie_woorden import leeg, niets_te_zien, standregel
from korpsmonitor_tui.tui.widgets.lijst import Lijst

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.tui.tabs.extractie_regels import Codenamen, Coderegel
    from korpsmonitor_tui.tui.tabs.extractie_stand import Extractiestand


class Voorstellenlijst(Lijst):
    """Suggestions and codes, a line each."""

    KIJKT_EERST = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", _("bron"), show=False, tooltip=_("open de tekst waarin dit staat")),
    ]


class ExtractieTab(DossierTab):
    """The list, and the passage under the cursor in its context with the norm."""

    TITEL = _("Extractie")
    UITLEG = _(
        "Wat in notities, transcript en verslag lijkt te staan, in de volgorde van de teksten: ? wacht op u, ✓ bevestigd, "
        "w gewijzigd bevestigd, x verworpen, + met de hand gecodeerd, ! de tekst is sindsdien gewijzigd. ●●● is de hoogste "
        "zekerheid. Onderstreepte woorden gaven het bewijs. Niets wordt vanzelf aangenomen: b bevestigt, x verwerpt, w "
        "wijzigt, en de volgende open regel komt vanzelf; u draait terug. h bevestigt samen wat de hoogste zekerheid heeft, "
        "nadat u alles hebt gezien. c codeert met de hand. U codeert onafhankelijk: wat een ander codeerde ziet u pas als "
        "iedereen met k heeft gezegd klaar te zijn; daarna vergelijkt v de codes."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "doe('bevestig')", _("bevestig"), tooltip=_("bevestig dit voorstel zoals het er staat")),
        Binding("x", "doe('verwerp')", _("verwerp"), tooltip=_("verwerp dit voorstel")),
        Binding("w", "doe('wijzig')", _("wijzig"), tooltip=_("bevestig het anders: code, oordeel, cijfer of citaat")),
        Binding("a", "doe('herveranker')", _("bij tekst zetten"), tooltip=_("zet de code bij de tekst van nu")),
        Binding("t", "doe('trek_in')", _("intrekken"), tooltip=_("trek deze code in; een voorstel is dan weer open")),
        Binding("n,space", "volgende(1)", _("volgende"), tooltip=_("naar de volgende open regel; deze blijft open")),
        Binding("u", "app.ongedaan", _("terug"), tooltip=_("draai uw laatste handeling terug")),
        Binding("h", "doe('samen')", _("samen"), tooltip=_("bekijk alle open voorstellen met zekerheid hoog en bevestig ze samen")),
        Binding("c", "doe('codeer')", _("codeer"), tooltip=_("codeer met de hand: merk woorden en kies een code")),
        Binding("f", "filter", _("filter"), tooltip=_("toon één zekerheid, soort of dimensie")),
        Binding("slash", "zoek", _("zoek"), tooltip=_("toon alleen regels met deze woorden")),
        Binding("k", "doe('klaar')", _("klaar"), tooltip=_("zeg dat u klaar bent met dit dossier, of ga toch verder")),
        Binding("v", "screen.codeerverschillen", _("vergelijk"), tooltip=_("als iedereen klaar is: vergelijk de codes en besluit over verschillen")),
        Binding("g", "bron", _("bron"), tooltip=_("open de notitie, de beurt of de passage")),
        Binding("N", "volgende(-1)", _("vorige open"), show=False, tooltip=_("naar de vorige open regel")),
        *(
            Binding(toets, f"groep('{groep.value}')", groep.value, show=False, tooltip=_("toon: {groep}").format(groep=groep.value))
            for groep, toets in TOETSEN.items()
        ),
        Binding("alt+down", "rol(1)", _("verder lezen"), show=False, tooltip=_("schuif de passage omhoog")),
        Binding("alt+up", "rol(-1)", _("terug lezen"), show=False, tooltip=_("schuif de passage omlaag")),
        Binding("escape", "wis_filter", _("filter wissen")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie, dossier: str) -> None:
        super().__init__(sessie, dossier)
        self._lezer = Extractielezer(sessie, dossier)
        self._stand: Extractiestand | None = None
        self._zichtbaar: list[Coderegel] = []
        self._kies = ""
        """Where the cursor goes at the next showing."""
        self._begonnen = False
        """Whether an open line was found to begin at: the first texts may all have been decided on."""
        self._acties = Coderingacties(self)

    def compose(self) -> ComposeResult:
        """Filters, how far it is, the list, the passage."""
        yield Extractiefilter()
        yield Static(id="stand", markup=False)
        with VerticalScroll(id="leeg"):
            yield Static(id="leegtekst", markup=False)
        with Horizontal(id="voorstellen-en-passage"):
            yield Voorstellenlijst(id="voorstellen")
            with VerticalScroll(id="passagevak", can_focus=False):
                yield Static(id="kop", markup=False)
                yield Static(id="passage", markup=False)

    # -- reading and showing -----------------------------------------------------------------------------------------

    @property
    def stand(self) -> Extractiestand | None:
        """What is shown; None before it was read."""
        return self._stand

    @property
    def zichtbaar(self) -> list[Coderegel]:
        """The lines of the list."""
        return self._zichtbaar

    @property
    def gekozen(self) -> Coderegel | None:
        """The line under the cursor."""
        return self._stand.regel(self.query_one(Lijst).gekozen) if self._stand else None

    def aangewezen(self) -> Aangewezen | None:
        """The quote under the cursor, with what it is coded as."""
        regel = self.gekozen
        return Aangewezen(regel.anker.citaat, code=regel.code) if regel else None

    def ververs(self) -> None:
        """Read codes and suggestions in the background."""

        def lees() -> Extractiestand | None:
            worker = get_current_worker()

            def toon(stand: Extractiestand) -> None:
                if is_te_zien(self) and not worker.is_cancelled:
                    self._toon(stand)

            def tussen(stand: Extractiestand) -> None:
                if not worker.is_cancelled and self.is_attached:
                    self.app.call_from_thread(toon, stand)

            return self._lezer.lees(tussen, lambda: worker.is_cancelled or not self.is_attached)

        lees_op_achtergrond(self, lees, self._toon)

    def _toon(self, stand: Extractiestand | None) -> None:
        if stand is None:
            return
        vorige, self._stand = self._stand, stand
        self._acties.bezig = False
        self._vul(self._waarheen(vorige, stand))
        if stand.compleet:
            self._kies = ""

    def _waarheen(self, vorige: Extractiestand | None, stand: Extractiestand) -> str:
        """The line to show: what was asked for, at first the first open one, after undoing the one that is open again."""
        if self._kies:
            regel = stand.regel_van_codering(self._kies.removeprefix(CODE)) or stand.regel(self._kies)
            if regel is not None:
                self._begonnen = True
                return regel.id
        if vorige is None or not self._begonnen:
            begin = volgende(stand.regels, "")
            self._begonnen = bool(begin)
            return begin
        terug = [
            regel.id
            for regel in stand.regels
            if regel.open and (was := vorige.regel(regel.id)) is not None and not was.open
        ]
        return terug[0] if terug else ""

    def _vul(self, kies: str = "") -> None:
        stand = self._stand
        if stand is None:
            return
        vorige, self._zichtbaar = self._zichtbaar, stand.kies(self._filter.keuze)
        if kies and kies not in {regel.id for regel in self._zichtbaar} and stand.regel(kies) is not None:
            # What somebody asked to see is shown, whatever was left out before.
            self._filter.toon_alles()
            self._zichtbaar = stand.kies(self._filter.keuze)
        self._vul_lijst(vorige, stand.namen, kies)
        self._filter.toon(stand)
        self._toon_leeg(leeg(stand))
        self._toon_gekozen()

    def _vul_lijst(self, vorige: list[Coderegel], namen: Codenamen, kies: str) -> None:
        """Show the lines; after a decision most are as they were, and are left alone."""
        lijst, regels = self.query_one(Lijst), self._zichtbaar
        if [regel.id for regel in vorige] != [regel.id for regel in regels]:
            lijst.vul([Option(Coderegelbeeld(regel, namen), id=regel.id) for regel in regels], kies)
            return
        for was, regel in zip(vorige, regels, strict=True):
            if was != regel:
                lijst.replace_option_prompt(regel.id, Coderegelbeeld(regel, namen))
        if kies:
            self.kies(kies)

    def _toon_leeg(self, tekst: str) -> None:
        """Say what to do where there is no line; the keys work there too."""
        was_leeg = self.has_class("-leeg")
        self.set_class(bool(tekst), "-leeg")
        self.query_one("#leegtekst", Static).update(Content(tekst))
        bezet = self.screen.focused
        if was_leeg != bool(tekst) and (bezet is None or self in bezet.ancestors):
            self.focus_eerste()

    @on(OptionList.OptionHighlighted, "#voorstellen")
    def _verplaatst(self) -> None:
        self.query_one("#passagevak", VerticalScroll).scroll_home(animate=False)
        self._toon_gekozen()

    def _toon_gekozen(self) -> None:
        stand, regel = self._stand, self.gekozen
        if stand is None:
            return
        # Imported late: finding sentences brings the extraction along.
        from korpsmonitor_tui.tui.tabs.extractie_details import details, kop

        self.query_one("#kop", Static).update(kop(stand, regel) if regel else Content(""))
        anders = Content(niets_te_zien(self._filter.keuze) if stand.regels else "")
        self.query_one("#passage", Static).update(
            details(stand, self.sessie.instrument, regel) if regel else anders
        )
        nummer = self.query_one(Lijst).highlighted
        waar = (0 if regel is None or nummer is None else nummer + 1, len(self._zichtbaar))
        self.query_one("#stand", Static).update(standregel(stand, self._filter.keuze, waar))
        self.refresh_bindings()

    def focus_eerste(self) -> None:
        """Begin in the list."""
        self.query_one("#leeg" if self.has_class("-leeg") else "#voorstellen").focus()

    def ga_naar(self, soort: str, entiteit: str) -> None:
        """Select a code of one's own that a search found."""
        if soort == "codering":
            self._kies = f"{CODE}{entiteit}"
            self.ververs()

    def toon_straks(self, id_: str) -> None:
        """Go to this line at the next showing; empty keeps the place."""
        self._kies = id_

    # -- moving about ------------------------------------------------------------------------------------------------

    def action_volgende(self, stap: int) -> None:
        """To the next or previous line that is open."""
        self.kies(volgende(self._zichtbaar, self.query_one(Lijst).gekozen, stap))

    def kies(self, id_: str) -> None:
        """Move the cursor to a line of the list."""
        plaats = next((nr for nr, regel in enumerate(self._zichtbaar) if regel.id == id_), None)
        if plaats is None:
            self.app.bell()
        else:
            self.query_one(Lijst).highlighted = plaats

    def action_rol(self, richting: int) -> None:
        """Scroll the passage while the list keeps the focus."""
        self.query_one("#passagevak", VerticalScroll).scroll_relative(y=3 * richting, animate=False)

    def action_bron(self) -> None:
        """Show the source that the code stands in."""
        regel = self.gekozen
        if regel is None or regel.los:
            return
        anker = regel.anker
        if anker.soort == Bronsoort.BEURT:
            self._open_beurt(anker.entiteit)
        else:
            self.post_message(OpenDossier(self.dossier, "", anker.soort, anker.entiteit))

    def _open_beurt(self, beurt: str) -> None:
        """Show the transcript at a turn; what was done there is read again afterwards."""
        from korpsmonitor_tui.tui.screens.transcript_lezen import TranscriptScreen

        transcript, _streep, nummer = beurt.rpartition("/")
        scherm = TranscriptScreen(self.sessie, self.dossier, transcript, beurt=int(nummer))
        self.app.push_screen(scherm, lambda _niets: self.ververs())

    @on(OptionList.OptionSelected, "#voorstellen")
    def _enter(self, gebeurtenis: OptionList.OptionSelected) -> None:
        gebeurtenis.stop()
        self.action_bron()

    # -- filters -----------------------------------------------------------------------------------------------------

    @property
    def _filter(self) -> Extractiefilter:
        return self.query_one(Extractiefilter)

    @on(Extractiefilter.Gewijzigd)
    def _anders(self) -> None:
        self._vul()

    @on(Extractiefilter.Klaar)
    def _naar_lijst(self) -> None:
        self.focus_eerste()

    def action_groep(self, groep: str) -> None:
        """Show one group."""
        self._filter.kies_groep(groep)

    def action_filter(self) -> None:
        """Choose a band, a kind or a code."""
        if self._stand is not None:
            self._filter.vraag(self._stand)

    def action_zoek(self) -> None:
        """Type words to look for."""
        self._filter.zoek()

    def action_wis_filter(self) -> None:
        """Show the whole group again."""
        self._filter.wis()

    # -- what can be done with the line under the cursor -------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with this line, and Escape only where there is a filter to clear."""
        if action == "wis_filter":
            return self._filter.te_wissen
        if action in {"volgende", "filter", "zoek", "groep"}:
            return bool(self._stand is None or self._stand.regels)
        if action == "bron":
            return self.gekozen is not None and not self.gekozen.los
        return action != "doe" or self._acties.kan(str(parameters[0]))

    def doe(
        self, taak: Callable[[], object], klaar: Callable[[], None] | None = None, naar: str = ""
    ) -> None:
        """Write off the UI thread, tell the dossier, and go to ``naar``; after a refusal everything is read again."""

        def werk() -> bool:
            try:
                taak()
            except KorpsmonitorFout as fout:
                self.app.call_from_thread(meld_fout, self, fout)
                return False
            return True

        def daarna(gelukt: bool) -> None:
            if gelukt:
                self.toon_straks(naar)
                if klaar is not None:
                    klaar()
            self.post_message(Gewijzigd(self.dossier))

        doe_op_achtergrond(self, werk, daarna)

    def action_doe(self, wat: str) -> None:
        """Write what a key stands for; see :class:`Coderingacties`."""
        self._acties.doe(wat)
