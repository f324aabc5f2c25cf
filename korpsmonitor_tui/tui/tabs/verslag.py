"""The gespreksverslag: its passages on the left, the text on the right, and the steps it goes through."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.services import verslagtekst
from korpsmonitor_tui.services.velden import Plaats, Veld, lees_veld
from korpsmonitor_tui.tui.basis import Aangewezen, DossierTab, Gewijzigd, lees_op_achtergrond, leg_typen_vast
from korpsmonitor_tui.tui.tabs.verslag_acties import vraag_afspraken, vraag_kenmerk, vraag_rubricering
from korpsmonitor_tui.tui.tabs.verslag_check import beantwoord, trek_in, vraag_opmerking
from korpsmonitor_tui.tui.verslaginhoud import HOOFDSTUK, PASSAGE, Verslaginhoud, lees_inhoud
from korpsmonitor_tui.tui.widgets.bewaarder import Bron
from korpsmonitor_tui.tui.widgets.kladveld import KladVeld
from korpsmonitor_tui.tui.widgets.lijst import Lijst

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.verslagtekst import Passage

_BEWERKEN = frozenset(
    {"nieuw", "verwijder", "verplaats", "stel_samen", "kenmerk", "afspraken", "rubricering"}
)
"""Actions that change the text: not offered while it is fixed."""
_CHECKEN = frozenset({"merk", "beantwoord", "volgende_open", "trek_in"})
"""Actions of the first check."""


class Passagelijst(Lijst):
    """Chapters and their passages."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", _("naar de tekst"), show=False, tooltip=_("bewerk of lees de passage"))
    ]


class VerslagTab(DossierTab):
    """Write, order, read through, and take the next step."""

    TITEL = _("Verslag")
    UITLEG = _(
        "Links staan de passages per hoofdstuk, rechts de tekst. Enter gaat naar de tekst, Esc terug naar de lijst, "
        "Alt+↓ en Alt+↑ naar de volgende en vorige passage. "
        "Begin met s: dat maakt van elke notitie een passage. b toont waar een passage vandaan komt, i wat er is gecodeerd en nog in "
        "geen passage staat, o wat er nog open is. Is de tekst af, kies dan met a de volgende stap; het menu "
        "laat zien wat nu kan en waarom iets anders niet kan. Tijdens de eerste check en de verificatie ligt de tekst vast. "
        "Bij de eerste check maakt een auditor met m een opmerking bij een passage (? in de lijst; op een hoofdstukregel bij het "
        "geheel); g beantwoordt haar, u gaat naar de volgende die open is. In een hoofdstuk over een partij kiest e waarop een passage "
        "steunt; de noot staat onder de tekst zoals zij wordt gedrukt."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "stap", _("stap"), tooltip=_("aanbieden, versturen, vaststellen en alle andere stappen")),
        Binding("e", "noten", _("noten"), tooltip=_("waarop deze passage van het hoofdstuk steunt: interviews, aanvullingen en bronnen")),
        Binding("m", "merk", _("opmerking"), tooltip=_("maak bij de eerste check een opmerking bij deze passage")),
        Binding("g", "beantwoord", _("beantwoorden"), tooltip=_("zeg wat er met de opmerking van de eerste check is gedaan")),
        Binding("u", "volgende_open", _("volgende open"), tooltip=_("naar de volgende open opmerking van de eerste check")),
        Binding("x", "trek_in", _("opmerking intrekken"), show=False, tooltip=_("neem uw opmerking van de eerste check terug")),
        Binding("s", "stel_samen", _("samenstellen"), tooltip=_("maak passages van de notities die nog niet in het verslag staan")),
        Binding("n", "nieuw", _("nieuw"), tooltip=_("nieuwe passage na deze, of in dit hoofdstuk")),
        Binding("b", "bronnen", _("bronnen"), tooltip=_("notities, wat er is gezegd en de codes waar deze passage op rust")),
        Binding("i", "bevindingen", _("bevindingen"), tooltip=_("neem bevindingen op die nog in geen passage staan")),
        Binding("o", "punten", _("punten"), tooltip=_("wat nog open is voordat het verslag kan worden verstuurd")),
        Binding("v", "voorbeeld", _("lezen"), tooltip=_("lees het hele verslag door")),
        Binding("w", "word", _("Word"), tooltip=_("schrijf het verslag als Word-bestand")),
        Binding("c", "conflicten", _("conflicten"), tooltip=_("kies wat blijft van wat op twee laptops is geschreven")),
        Binding("k", "kenmerk", _("kenmerk"), show=False, tooltip=_("actie, citaat, cijfer of nagaan bij deze passage")),
        Binding("f", "afspraken", _("afspraken"), show=False, tooltip=_("wie doet wat wanneer, volgens deze passage")),
        Binding("r", "rubricering", _("rubricering"), show=False, tooltip=_("wat er op elke pagina over vertrouwelijkheid staat")),
        Binding("delete", "verwijder", _("verwijderen"), show=False, tooltip=_("haal de passage uit het verslag")),
        Binding("shift+up,K", "verplaats(-1)", _("omhoog"), show=False, tooltip=_("zet de passage een plaats hoger")),
        Binding("shift+down,J", "verplaats(1)", _("omlaag"), show=False, tooltip=_("zet de passage een plaats lager")),
        Binding("alt+down", "buur(1)", _("volgende passage"), show=False, priority=True, tooltip=_("naar de volgende passage, ook uit de tekst")),
        Binding("alt+up", "buur(-1)", _("vorige passage"), show=False, priority=True, tooltip=_("naar de vorige passage, ook uit de tekst")),
        Binding("escape", "naar_lijst", _("naar de lijst")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie, dossier: str) -> None:
        super().__init__(sessie, dossier)
        self._inhoud: Verslaginhoud | None = None
        self._kies = ""
        self._open = ""
        """Id of the passage in the field."""
        self._ga_schrijven = False

    def compose(self) -> ComposeResult:
        """List, and the text of what is selected in it."""
        with Horizontal():
            yield Passagelijst(id="passages")
            with Vertical(id="tekst"):
                yield Static(id="wat", markup=False)
                yield KladVeld(self.sessie, id="editor")
                with VerticalScroll(id="leesvak"):
                    yield Static(id="leestekst", markup=False)
                yield Static(id="opmerkingen", markup=False)

    # -- reading and showing -----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read the passages in the background."""
        lees_op_achtergrond(self, lambda: lees_inhoud(self.sessie, self.dossier), self._toon)

    def _toon(self, inhoud: Verslaginhoud) -> None:
        eerste_keer, self._inhoud = self._inhoud is None, inhoud
        self.query_one(Lijst).vul(inhoud.opties(), self._kies or (inhoud.eerste if eerste_keer else ""))
        self._kies = ""
        self._toon_gekozen()

    @on(OptionList.OptionHighlighted, "#passages")
    def _toon_gekozen(self) -> None:
        """Show the passage under the cursor: in the field, or to read if the text is fixed."""
        inhoud, gekozen = self._inhoud, self.query_one(Lijst).gekozen
        if inhoud is None:
            return
        editor = self.query_one(KladVeld)
        passage = gekozen.removeprefix(PASSAGE) if gekozen.startswith(PASSAGE) else ""
        self.query_one("#wat", Static).update(Content(inhoud.opschrift(gekozen)))
        self.query_one("#opmerkingen", Static).update(inhoud.opmerkingen_bij(gekozen))
        self.refresh_bindings()
        schrijfbaar = bool(passage) and inhoud.bewerkbaar
        editor.display = schrijfbaar
        self.query_one("#leesvak").display = not schrijfbaar
        if not schrijfbaar:
            self._sluit(editor)
            self.query_one("#leestekst", Static).update(inhoud.leesinhoud(gekozen))
        elif passage != self._open:
            self._sluit(editor)
            self._open = passage
            plaats = Plaats("passage", passage, "tekst")
            lees_op_achtergrond(
                self,
                lambda: lees_veld(self.sessie.store.lees(), plaats),
                partial(self._open_veld, plaats),
                "passage",
            )
        else:
            editor.ververs()

    def _sluit(self, editor: KladVeld) -> None:
        if self._open:
            editor.sluit()
            self._open = ""

    def _open_veld(self, plaats: Plaats, veld: Veld) -> None:
        if plaats.entiteit != self._open:
            return

        def schrijf(tekst: str, koppen: tuple[str, ...]) -> None:
            verslagtekst.wijzig_passage(self.sessie, self.dossier, plaats.entiteit, tekst, op=koppen)

        editor = self.query_one(KladVeld)
        editor.open(Bron(plaats, veld, schrijf))
        if self._ga_schrijven:
            self._ga_schrijven = False
            editor.focus()

    @on(KladVeld.Opgeslagen)
    def _opgeslagen(self) -> None:
        self.post_message(Gewijzigd(self.dossier))

    def ga_naar(self, soort: str, entiteit: str) -> None:
        """Select a passage that a search found, or what is open: a chapter, or bevindingen."""
        if soort == "bevinding":
            self.action_bevindingen()
        voor = {"passage": PASSAGE, "hoofdstuk": HOOFDSTUK}.get(soort)
        if voor is not None:
            self._kies = f"{voor}{entiteit}"
            self.ververs()

    def bewaar(self) -> None:
        """Make the text in the field an event."""
        self.query_one(KladVeld).bewaar()

    @property
    def begint(self) -> bool:
        """Whether somebody goes on typing in a passage of which the text has still to be read."""
        return self._ga_schrijven

    # -- moving about ------------------------------------------------------------------------------------------------

    @on(OptionList.OptionSelected, "#passages")
    def _naar_tekst(self) -> None:
        doel = self.query_one(KladVeld) if self.query_one(KladVeld).display else self.query_one("#leesvak")
        doel.focus()

    def action_naar_lijst(self) -> None:
        """From the text back to the list."""
        self.query_one(Lijst).focus()

    def action_buur(self, stap: int) -> None:
        """Go to the next passage, over the chapters; who was typing goes on typing there."""
        lijst = self.query_one(Lijst)
        ids = [str(optie.id) for optie in lijst.options]
        nu = lijst.highlighted if lijst.highlighted is not None else -1
        verder = ids[nu + 1 :] if stap > 0 else ids[: max(nu, 0)][::-1]
        doel = next((id_ for id_ in verder if id_.startswith(PASSAGE)), None)
        if doel is None:
            self.app.bell()
            return
        # The field is put on the text only when that was read: until then nothing is typed.
        self._ga_schrijven = self.query_one(KladVeld).has_focus
        lijst.highlighted = ids.index(doel)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done now: no change of a fixed text, and Escape only where there is a list to go back to."""
        inhoud = self._inhoud
        if action == "naar_lijst":
            return not any(lijst.has_focus for lijst in self.query(Lijst))
        # A chapter is written from what was said in other dossiers, with notes that say where.
        if action in {"noten", "stel_samen"} and bool(inhoud and inhoud.hoofdstuk) != (action == "noten"):
            return False
        if action in {"bronnen", "kenmerk", "afspraken", "noten"} and (
            inhoud is None or self._passage() is None
        ):
            return False
        if action == "conflicten":
            return bool(inhoud and inhoud.conflicten)
        if action in _CHECKEN:
            return inhoud is not None and self._kan_checken(action, inhoud)
        return not (action in _BEWERKEN and inhoud is not None and not inhoud.bewerkbaar)

    def _kan_checken(self, action: str, inhoud: Verslaginhoud) -> bool:
        """What the first check asks for now: marking while it lasts, answering where there is something to answer."""
        if action == "volgende_open":
            return bool(inhoud.open_van_check())
        if action == "beantwoord":
            return bool(inhoud.open_van_check(self.query_one(Lijst).gekozen))
        in_check = inhoud.status == Status.EERSTE_CHECK
        return in_check and (action == "merk" or bool(inhoud.open_van_check(self.query_one(Lijst).gekozen)))

    # -- changing ----------------------------------------------------------------------------------------------------

    def action_stel_samen(self) -> None:
        """Make passages of new notes."""
        wacht = leg_typen_vast(self)

        def taak() -> int:
            wacht()
            return verslagtekst.stel_samen(self.sessie, self.dossier)

        self.schrijf(taak, self._is_samengesteld)

    def _is_samengesteld(self, aantal: int) -> None:
        if aantal:
            melding = ngettext("{aantal} passage toegevoegd.", "{aantal} passages toegevoegd.", aantal)
        else:
            melding = _("Alle notities staan al in het verslag.")
        self.notify(melding.format(aantal=aantal), markup=False)

    def action_nieuw(self) -> None:
        """Add a passage after the one under the cursor, and go and write it."""
        if self._inhoud is None:
            return
        gekozen = self.query_one(Lijst).gekozen
        hoofdstuk = self._inhoud.hoofdstuk_van(gekozen)
        na = gekozen.removeprefix(PASSAGE) if gekozen.startswith(PASSAGE) else None
        self.schrijf(
            lambda: verslagtekst.voeg_passage_toe(self.sessie, self.dossier, hoofdstuk, "", na),
            self._is_toegevoegd,
        )

    def _is_toegevoegd(self, passage: str) -> None:
        self._kies = f"{PASSAGE}{passage}"
        self._ga_schrijven = True

    def action_verwijder(self) -> None:
        """Take the passage out."""
        gekozen = self.query_one(Lijst).gekozen
        if not gekozen.startswith(PASSAGE):
            return
        # What was typed last belongs to what undo brings back.
        wacht = leg_typen_vast(self)
        self._sluit(self.query_one(KladVeld))

        def taak() -> None:
            wacht()
            verslagtekst.verwijder_passage(self.sessie, self.dossier, gekozen.removeprefix(PASSAGE))

        self.schrijf(taak, lambda _niets: self.notify(_("Passage verwijderd; Ctrl+Z zet haar terug.")))

    def action_verplaats(self, stappen: int) -> None:
        """Move the passage within its chapter."""
        gekozen = self.query_one(Lijst).gekozen
        if gekozen.startswith(PASSAGE):
            passage = gekozen.removeprefix(PASSAGE)
            self.schrijf(lambda: verslagtekst.verplaats_passage(self.sessie, self.dossier, passage, stappen))

    # -- sources, marks, what is open --------------------------------------------------------------------------------

    def _passage(self) -> tuple[int, Passage] | None:
        """The passage under the cursor with its number."""
        return self._inhoud.passage(self.query_one(Lijst).gekozen) if self._inhoud else None

    def action_bronnen(self) -> None:
        """Show what the passage rests on."""
        from korpsmonitor_tui.tui.screens.verslagbronnen import VerslagbronnenScreen

        gekozen = self._passage()
        if gekozen is not None:
            nummer, passage = gekozen
            self.bewaar()
            self.app.push_screen(VerslagbronnenScreen(self.sessie, self.dossier, passage.id, nummer))

    def aangewezen(self) -> Aangewezen | None:
        """The passage under the cursor."""
        gekozen = self._passage()
        return Aangewezen(gekozen[1].tekst, gekozen[1].id) if gekozen else None

    def action_noten(self) -> None:
        """Choose what the passage leans on."""
        from korpsmonitor_tui.tui.notenkeuze import Passagenoten
        from korpsmonitor_tui.tui.screens.noten import NotenScreen

        gekozen = self._passage()
        if gekozen is not None:
            self.bewaar()
            scherm = NotenScreen(self.sessie, Passagenoten(self.dossier, gekozen[1].id))
            self.app.push_screen(scherm, lambda _niets: self._gewijzigd())

    def action_bevindingen(self) -> None:
        """Show what no passage rests on, and take it in."""
        from korpsmonitor_tui.tui.screens.verslagbevindingen import VerslagbevindingenScreen

        self.bewaar()
        self.app.push_screen(
            VerslagbevindingenScreen(self.sessie, self.dossier), lambda _niets: self._gewijzigd()
        )

    def action_punten(self) -> None:
        """Show what is open before sending."""
        from korpsmonitor_tui.tui.screens.verslagpunten import VerslagpuntenScreen

        self.bewaar()
        self.app.push_screen(VerslagpuntenScreen(self.sessie, self.dossier))

    def action_kenmerk(self) -> None:
        """Put a mark on the passage, or take it off."""
        if (gekozen := self._passage()) is not None:
            vraag_kenmerk(self, gekozen[1])

    def action_afspraken(self) -> None:
        """Change the agreements in the passage."""
        if (gekozen := self._passage()) is not None:
            vraag_afspraken(self, gekozen[1])

    def action_rubricering(self) -> None:
        """Change the confidentiality marking."""
        vraag_rubricering(self)

    # -- the first check ---------------------------------------------------------------------------------------------

    def action_merk(self) -> None:
        """Make a remark on the passage, at a chapter on the whole."""
        vraag_opmerking(self, self._passage())

    def action_beantwoord(self) -> None:
        """Say what was done with a remark."""
        if self._inhoud is not None:
            punten = self._inhoud.open_van_check(self.query_one(Lijst).gekozen)
            self.bewaar()
            beantwoord(self, punten, len(self._inhoud.open_van_check()))

    def action_trek_in(self) -> None:
        """Take a remark back."""
        if self._inhoud is not None:
            trek_in(self, self._inhoud.open_van_check(self.query_one(Lijst).gekozen))

    def action_volgende_open(self) -> None:
        """Go to the next passage with an open remark."""
        lijst = self.query_one(Lijst)
        if self._inhoud is not None and (doel := self._inhoud.volgende_open(lijst.gekozen)):
            lijst.highlighted = lijst.get_option_index(doel)
            lijst.focus()

    # -- steps, files, conflicts -------------------------------------------------------------------------------------

    def _gewijzigd(self) -> None:
        self.post_message(Gewijzigd(self.dossier))

    def action_stap(self) -> None:
        """Show which steps can be taken."""
        from korpsmonitor_tui.tui.stappen import vraag_stap

        vraag_stap(self, self.sessie, self.dossier, leg_typen_vast(self), self._gewijzigd)

    def action_voorbeeld(self) -> None:
        """Read the whole verslag."""
        from korpsmonitor_tui.tui.screens.voorbeeld import toon_voorbeeld

        toon_voorbeeld(self, self.sessie, self.dossier, leg_typen_vast(self))

    def action_word(self) -> None:
        """Write the verslag as a Word file."""
        from korpsmonitor_tui.tui.formulieren.bestand import vraag_bestand

        vraag_bestand(self, self.sessie, self.dossier, leg_typen_vast(self))

    def action_conflicten(self) -> None:
        """Settle what was written on two laptops."""
        from korpsmonitor_tui.tui.formulieren.conflict import vraag_conflicten

        vraag_conflicten(self, self.sessie, self.dossier, leg_typen_vast(self), self._gewijzigd)
