"""The tab in which minutes are taken while people talk."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, OptionList, Static

from korpsmonitor_tui.domain.anker import Bronsoort
from korpsmonitor_tui.domain.gesprek import tagnaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort, maak_zichtbaar
from korpsmonitor_tui.services import gesprekken, notuleren
from korpsmonitor_tui.services.notitiedelen import splits_notitie
from korpsmonitor_tui.services.sessie import lokale_tijd, partij_van
from korpsmonitor_tui.services.velden import Plaats, lees_veld
from korpsmonitor_tui.tui.basis import Aangewezen, Gewijzigd, lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import Bevestig
from korpsmonitor_tui.tui.onderdelen import hoort_erbij
from korpsmonitor_tui.tui.tabs.gesprek_acties import doe_met_notitie, open_beurt
from korpsmonitor_tui.tui.tabs.gesprek_balken import Hoofdstuklijst, Sprekerbalk
from korpsmonitor_tui.tui.tabs.gesprek_bewerken import Bewerkveld
from korpsmonitor_tui.tui.tabs.gesprek_gids import Gidspaneel
from korpsmonitor_tui.tui.tabs.gesprek_invoer import Invoerveld
from korpsmonitor_tui.tui.tabs.gesprek_leidraad import BREED, Leidraadtab
from korpsmonitor_tui.tui.tabs.gesprek_notities import Notitielijst
from korpsmonitor_tui.tui.tabs.gesprek_punten import Puntenstrook
from korpsmonitor_tui.tui.tabs.gesprek_stand import Gespreksstand, lees_stand
from korpsmonitor_tui.tui.tabs.gesprek_steno import TEKENS, laatste_afkorting
from korpsmonitor_tui.tui.widgets.kladveld import KladVeld

if TYPE_CHECKING:
    from datetime import datetime

    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.gesprek import Notitie
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.velden import Veld


class GesprekTab(Leidraadtab):
    """Chapters, the notes of one chapter, and below them the field for the next note."""

    TITEL = _("Gesprek")
    UITLEG = _(
        "Typ onderaan wat er wordt gezegd; Enter legt de notitie vast en begint de volgende. Alt+cijfer kiest wie er "
        "spreekt (of typ 2: voor de tekst), Ctrl+↑ en Ctrl+↓ kiezen het hoofdstuk. Met ! voor de tekst wordt het een "
        "actie, met \" een citaat, met # een cijfer en met ? iets om na te gaan; na een spatie is het gewone tekst. "
        "↑ gaat naar de notities, om ze te bewerken, te verplaatsen of te verwijderen. Ctrl+G toont wat in dit hoofdstuk "
        "besproken moet worden; Enter op een punt merkt het als besproken. Ctrl+L klapt de leidraad open: de vragen van het "
        "hoofdstuk, wat nu en eerder is geantwoord en hoe het korps eerder scoorde. Alt+↑ en Alt+↓ kiezen een vraag, Ctrl+O "
        "laat wat u typt bij die vraag horen en Ctrl+N gaat naar de volgende die nog niet aan de orde is geweest. Alt+T "
        "start de klok: notities dragen dan de verstreken tijd. Alt+S opent de transcripten van de opname. Afkortingen als EMM blijven staan zoals u ze typt; alleen "
        "codes die u zelf opgeeft met `korpsmonitor gesprek afkorting nieuw` worden uitgeschreven, en Backspace direct "
        "daarna zet terug wat u typte. Bij het bewerken van een notitie splitst Ctrl+O haar bij de cursor; M in de lijst "
        "voegt een notitie samen met die erboven, V laat haar bij de vraag van de leidraad horen."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t", "deelnemers", _("deelnemers"), tooltip=_("wie er aan tafel zitten, met hun rol")),
        Binding("alt+s", "transcripten", _("transcripten"), tooltip=_("lees een transcript in, en zet wat er is gezegd naast de notities")),
        Binding("alt+g", "genoemd", _("genoemd"), tooltip=_("een organisatie werd genoemd: zet haar op de lijst van wie te spreken")),
        Binding("alt+t", "klok", _("klok"), show=False, tooltip=_("start de klok van het gesprek, of begin opnieuw")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie, dossier: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(sessie, dossier, id=id)
        self._hoofdstukken = {hoofdstuk.code: hoofdstuk for hoofdstuk in sessie.instrument.hoofdstukken}
        self._afkortingen = dict(sessie.instrument.afkortingen)
        self._stand: Gespreksstand | None = None
        self._te_tonen = ""
        self._begint = False

    def compose(self) -> ComposeResult:
        """What to do without a gesprek; else lists above, field below."""
        with Vertical(id="ongepland"):
            tekst = _(
                "Er is nog geen gesprek gepland met {partij}. Plan het eerst: dan staat vast wie notulist en auditors "
                "zijn, en kunnen hier notities worden gemaakt."
            )
            partij = self.sessie.partij(partij_van(self.dossier)).naam
            yield Static(Content(tekst.format(partij=partij)))
            yield Button(_("Plan het gesprek"), id="plan", variant="primary", compact=True)
        with Vertical(id="gepland"):
            yield Gidspaneel(id="gids")
            yield Puntenstrook(id="puntenstrook")
            with Horizontal(id="lijsten"):
                yield Hoofdstuklijst(list(self._hoofdstukken.values()), id="hoofdstukken")
                yield Notitielijst(id="notities")
                yield Static(Content(_("Nog geen notities in dit hoofdstuk.")), id="geen-notities")
            yield Sprekerbalk()
            yield Invoerveld(self.sessie, self.dossier, list(self._hoofdstukken), id="invoer")
            yield Bewerkveld(self.sessie, id="bewerken")
            yield Static(id="hint", markup=False)

    def on_mount(self) -> None:
        """The clock runs; where there is room the guide is unfolded."""
        self.paneel.klap(open_=self.app.size.width >= BREED)
        self.set_interval(1.0, self._toon_klok)

    @property
    def lijst(self) -> Notitielijst:
        """The notes of the chapter."""
        return self.query_one(Notitielijst)

    @property
    def _vast(self) -> str:
        """Why nothing can be written now; empty if it can."""
        return self._stand.vast if self._stand else _("De notities worden nog gelezen.")

    # -- what the frame asks -----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read the minutes in the background."""
        invoer = self.invoer
        lees = partial(lees_stand, self.sessie, self.dossier, invoer.hoofdstuk, invoer.notitie)
        lees_op_achtergrond(self, lees, self._toon)
        self.ververs_gids()
        self.query_one(Bewerkveld).ververs()

    def bewaar(self) -> None:
        """Make what stands in the fields an event."""
        self.invoer.bewaar()
        self.query_one(Bewerkveld).bewaar()

    @property
    def begint(self) -> bool:
        """Until the minutes are read nobody knows whether they can be written in."""
        return self._begint

    def focus_eerste(self) -> None:
        """Begin in the field, or where the gesprek can be planned."""
        self._begint = self._stand is None
        if not self._begint:
            # Without the focus anywhere in the tab none of its keys would work.
            if self.has_class("-ongepland"):
                self.query_one("#plan").focus()
            else:
                self.naar_veld()

    def ga_naar(self, soort: str, entiteit: str) -> None:
        """Show a note that was searched for in its chapter, or a turn in its transcript."""
        if soort == Bronsoort.BEURT:
            open_beurt(self, entiteit)
        if soort != notuleren.SOORT:
            return
        self._te_tonen = entiteit
        plaats = Plaats(soort, entiteit, "hoofdstuk")

        def kies(hoofdstuk: Veld) -> None:
            if hoofdstuk.tekst in self._hoofdstukken:
                self.invoer.kies(hoofdstuk=hoofdstuk.tekst)
                self.ververs()

        lees_op_achtergrond(self, lambda: lees_veld(self.sessie.store.lees(), plaats), kies, groep="zoek")

    # -- showing -----------------------------------------------------------------------------------------------------

    def _toon(self, stand: Gespreksstand) -> None:
        self._stand = stand
        invoer = self.invoer
        begint = self._begint or (self.has_class("-ongepland") and stand.gesprek is not None)
        self.set_class(stand.gesprek is None, "-ongepland")
        invoer.zet_sprekers(stand.sprekers)
        invoer.codes = self.query_one(Bewerkveld).codes = stand.codes
        if stand.gesprek is None or stand.vast:
            invoer.sluit()
        elif invoer.bewaarder is None or invoer.is_weg(stand.vervallen):
            invoer.nieuw()
        if begint:
            self.focus_eerste()
        self.toon_keuze()
        self._toon_klok()
        self._toon_hint()
        if stand.hoofdstuk == invoer.hoofdstuk:
            self._toon_notities(stand.notulen.notities)

    def _toon_notities(self, notities: tuple[Notitie, ...]) -> None:
        if not notities and self.lijst.has_focus:
            self.naar_veld()
        self.lijst.vul(notities)
        self.lijst.display = bool(notities)
        self.query_one("#geen-notities").display = not notities
        if self._te_tonen and self.lijst.ga_naar(self._te_tonen):
            self._te_tonen = ""
            self.lijst.focus()

    def toon_keuze(self) -> None:
        """The chapter and the speaker for what is typed now."""
        invoer, stand = self.invoer, self._stand
        if stand is None:
            return
        self.query_one(Hoofdstuklijst).toon(stand.notulen.aantallen, invoer.gids.gids, invoer.hoofdstuk)
        self.query_one(Sprekerbalk).toon(stand.sprekers, invoer.spreker)
        hoofdstuk = self._hoofdstukken[invoer.hoofdstuk]
        vraag = self.sessie.instrument.vragen.get(invoer.vraag)
        delen = (
            f"{hoofdstuk.nummer} {hoofdstuk.titel}",
            maak_zichtbaar(invoer.spreker),
            f"▶ {kort(vraag.tekst, 50)}" if vraag else "",
        )
        invoer.border_title = Content(" · ".join(filter(None, delen))).markup
        self.toon_leidraad()

    def _toon_klok(self) -> None:
        stand = self._stand
        eerste = stand.notulen.eerste if stand else ""
        begonnen = stand.gesprek.begonnen if stand and stand.gesprek else ""
        self.query_one(Sprekerbalk).zet_klok(self.sessie.store.klok(), eerste, begonnen)

    @on(KladVeld.Changed, "#invoer")
    def _toon_hint(self) -> None:
        """What the shorthand and the last abbreviation mean; without either, how to use the field."""
        invoer = self.invoer
        delen = [", ".join(tagnaam(tag) for tag in invoer.steno.tags)]
        codes = {**self._afkortingen, **invoer.codes}
        if afkorting := laatste_afkorting(invoer.text, codes):
            delen.append(f"{afkorting[0]} = {afkorting[1]}")
        tekens = "  ".join(f"{teken} {tagnaam(tag)}" for teken, tag in TEKENS.items())
        uitleg = _("{tekens}  2: spreker  Ctrl+↑↓ hoofdstuk").format(tekens=tekens)
        tekst = (self._stand.vast if self._stand else "") or " · ".join(filter(None, delen)) or uitleg
        hint = self.query_one("#hint", Static)
        # Every update lays the whole screen out again: for most letters there is nothing new to say.
        if str(hint.content) != tekst:
            hint.update(Content(tekst))

    # -- chapter, speaker and participants ---------------------------------------------------------------------------

    @on(Invoerveld.Gekozen)
    def _volg_invoer(self) -> None:
        self.toon_keuze()
        self.ververs()

    @on(Hoofdstuklijst.Gekozen)
    def _volg_hoofdstuk(self, keuze: Hoofdstuklijst.Gekozen) -> None:
        self.invoer.kies(hoofdstuk=keuze.hoofdstuk)
        if keuze.klaar and not self.invoer.disabled:
            self.invoer.focus()
        elif keuze.klaar:
            self._naar_lijst()

    def action_deelnemers(self) -> None:
        """Show who takes part, to add and to change."""
        from korpsmonitor_tui.tui.tabs.gesprek_deelnemers import DeelnemersScherm

        def daarna(gewijzigd: bool | None) -> None:
            if gewijzigd:
                self.post_message(Gewijzigd(self.dossier))

        if self._stand is not None and self._stand.gesprek is not None:
            self.app.push_screen(DeelnemersScherm(self.sessie, self.dossier), daarna)

    def action_transcripten(self) -> None:
        """Show what was said, as the recording has it."""
        from korpsmonitor_tui.tui.screens.transcripten import TranscriptenScreen

        if self._stand is not None and self._stand.gesprek is not None:
            self.bewaar()
            self.app.push_screen(
                TranscriptenScreen(self.sessie, self.dossier), lambda _niets: self._meld_wijziging()
            )

    def action_klok(self) -> None:
        """Start the clock, or after a question begin it anew."""
        gesprek = self._stand.gesprek if self._stand else None
        if gesprek is None or not self.mag_schrijven():
            return

        def start() -> None:
            self.schrijf(partial(notuleren.start_klok, self.sessie, self.dossier), gestart)

        def gestart(_begin: datetime) -> None:
            self.notify(_("De klok loopt: notities dragen vanaf nu de verstreken tijd."))

        def daarna(ja: bool | None) -> None:
            if ja:
                start()

        if not gesprek.begonnen:
            start()
            return
        sinds = f"{lokale_tijd(gesprek.begonnen):%d-%m %H:%M}"
        vraag = _("De klok loopt sinds {sinds}. Opnieuw beginnen? Wat al genoteerd is, houdt zijn tijd.")
        self.app.push_screen(Bevestig(_("Klok"), vraag.format(sinds=sinds)), daarna)

    @on(Button.Pressed, "#plan")
    def _plan(self) -> None:
        from korpsmonitor_tui.tui.formulieren.planning import vraag_planning

        vraag_planning(self, self.sessie, self.dossier, self._meld_wijziging)

    # -- notes -------------------------------------------------------------------------------------------------------

    @on(KladVeld.Opgeslagen)
    def _meld_wijziging(self) -> None:
        self.post_message(Gewijzigd(self.dossier))

    @on(Invoerveld.NaarLijst)
    def _naar_lijst(self) -> None:
        if self.lijst.option_count:
            self.lijst.focus()

    def aangewezen(self) -> Aangewezen | None:
        """The note under the cursor of the list."""
        notitie = self.lijst.notitie(self.lijst.gekozen)
        return Aangewezen(notitie.tekst) if notitie else None

    def action_genoemd(self) -> None:
        """Record which organisation was named here."""
        from korpsmonitor_tui.tui.formulieren.partijvragen import vraag_genoemd

        vraag_genoemd(self, self.sessie, self.dossier, self._meld_wijziging)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what belongs to this instrument."""
        return hoort_erbij(self.sessie.instrument, action) and super().check_action(action, parameters)

    def mag_schrijven(self) -> bool:
        if self._vast:
            self.notify(self._vast, severity="warning", markup=False)
        return not self._vast

    @on(OptionList.OptionSelected, "#notities")
    def _bewerk(self, gebeurtenis: OptionList.OptionSelected) -> None:
        """Open a note below, where it was typed."""
        notitie = self.lijst.notitie(gebeurtenis.option_id or "")
        if notitie is None or not self.mag_schrijven():
            return
        plaats = Plaats(notuleren.SOORT, notitie.id, "tekst")
        veld = self.query_one(Bewerkveld)

        def open_(stand: Veld) -> None:
            veld.bewerk(self.dossier, notitie, stand)
            self.add_class("-bewerkt")
            veld.focus()

        lees_op_achtergrond(
            self, lambda: lees_veld(self.sessie.store.lees(), plaats), open_, groep="bewerken"
        )

    @on(Bewerkveld.Gesloten)
    def _bewerkt(self) -> None:
        self.remove_class("-bewerkt")
        self.lijst.focus()

    @on(Notitielijst.NaarVeld)
    def _naar_invoer(self) -> None:
        self.invoer.focus()

    @on(Notitielijst.Gevraagd)
    def _doe(self, vraag: Notitielijst.Gevraagd) -> None:
        """What a key on a note asks for."""
        if vraag.wat == "invoer":
            self.naar_veld()
        elif vraag.wat == "vraag":
            self._koppel(vraag.notitie)
        elif vraag.notitie and self.mag_schrijven():
            doe_met_notitie(self, vraag.wat, vraag.notitie, self._stand.sprekers if self._stand else ())

    def _koppel(self, notitie: str) -> None:
        """Bind a note to the question that is looked at, or to none if that is its question."""
        deze, nu = self.lijst.notitie(notitie), self.invoer.gids.nu(self.invoer.hoofdstuk)
        if deze is not None and nu is not None and self.mag_schrijven():
            vraag = "" if deze.vraag == nu.vraag.id else nu.vraag.id
            self.schrijf(
                partial(gesprekken.wijzig_notitie, self.sessie, self.dossier, notitie, "vraag", vraag)
            )

    @on(Bewerkveld.Splits)
    def _splits(self, vraag: Bewerkveld.Splits) -> None:
        def taak() -> str:
            vraag.klaar.result()
            return splits_notitie(self.sessie, self.dossier, vraag.notitie, vraag.plek, vraag.tekst)

        def gedaan(deel: str) -> None:
            self.query_one(Bewerkveld).action_klaar()
            self._te_tonen = deel
            self.notify(_("Gesplitst. F4 of Ctrl+Z maakt er weer één notitie van."))

        self.schrijf(taak, gedaan)
