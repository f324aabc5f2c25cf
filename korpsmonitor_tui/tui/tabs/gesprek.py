"""The tab in which minutes are taken while people talk."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, OptionList, Static

from korpsmonitor_tui.domain.gesprek import tagnaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.services import notuleren
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.services.velden import Plaats, lees_veld
from korpsmonitor_tui.tui.basis import DossierTab, Gewijzigd, lees_op_achtergrond
from korpsmonitor_tui.tui.tabs.gesprek_acties import doe_met_notitie, doe_met_punt
from korpsmonitor_tui.tui.tabs.gesprek_balken import Hoofdstuklijst, Sprekerbalk
from korpsmonitor_tui.tui.tabs.gesprek_bewerken import Bewerkveld
from korpsmonitor_tui.tui.tabs.gesprek_invoer import Invoerveld
from korpsmonitor_tui.tui.tabs.gesprek_notities import Notitielijst
from korpsmonitor_tui.tui.tabs.gesprek_punten import Puntenlijst, Puntenstrook
from korpsmonitor_tui.tui.tabs.gesprek_stand import Gespreksstand, lees_stand
from korpsmonitor_tui.tui.tabs.gesprek_steno import TEKENS, laatste_afkorting
from korpsmonitor_tui.tui.widgets.kladveld import KladVeld

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.gesprek import Notitie
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.velden import Veld


class GesprekTab(DossierTab):
    """Chapters, the notes of one chapter, and below them the field for the next note."""

    TITEL = _("Gesprek")
    UITLEG = _(
        "Typ onderaan wat er wordt gezegd; Enter legt de notitie vast en begint de volgende. Alt+cijfer kiest wie er "
        "spreekt (of typ 2: voor de tekst), Ctrl+↑ en Ctrl+↓ kiezen het hoofdstuk. Met ! voor de tekst wordt het een "
        "actie, met \" een citaat, met # een cijfer en met ? iets om na te gaan; na een spatie is het gewone tekst. "
        "↑ gaat naar de notities, om ze te bewerken, te verplaatsen of te verwijderen. Ctrl+G toont wat in dit hoofdstuk "
        "besproken moet worden; Enter op een punt merkt het als besproken."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+g",
            "punten",
            _("bespreekpunten"),
            tooltip=_("klap open of dicht wat in dit hoofdstuk besproken moet worden"),
        ),
        Binding("ctrl+t", "deelnemers", _("deelnemers"), tooltip=_("wie er aan tafel zitten, met hun rol")),
    ]

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
        """The clock runs."""
        self.set_interval(1.0, self._toon_klok)

    @property
    def invoer(self) -> Invoerveld:
        """The field for the next note."""
        return self.query_one(Invoerveld)

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
        self.query_one(Bewerkveld).ververs()

    def bewaar(self) -> None:
        """Make what stands in the fields an event."""
        self.invoer.bewaar()
        self.query_one(Bewerkveld).bewaar()

    def focus_eerste(self) -> None:
        """Begin in the field, or where the gesprek can be planned."""
        self._begint = self._stand is None
        if not self._begint:
            (self.query_one("#plan") if self.has_class("-ongepland") else self.invoer).focus()

    def ga_naar(self, soort: str, entiteit: str) -> None:
        """Show a note that was searched for, in its chapter."""
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
        if stand.gesprek is None or stand.vast:
            invoer.sluit()
        elif invoer.bewaarder is None or invoer.is_weg(stand.vervallen):
            invoer.nieuw()
        if begint:
            self.focus_eerste()
        self._toon_keuze()
        self._toon_klok()
        self._toon_hint()
        if stand.hoofdstuk == invoer.hoofdstuk:
            self._toon_punten(stand)
            self._toon_notities(stand.notulen.notities)

    def _toon_notities(self, notities: tuple[Notitie, ...]) -> None:
        if not notities and self.lijst.has_focus:
            self.invoer.focus()
        self.lijst.vul(notities)
        self.lijst.display = bool(notities)
        self.query_one("#geen-notities").display = not notities
        if self._te_tonen and self.lijst.ga_naar(self._te_tonen):
            self._te_tonen = ""
            self.lijst.focus()

    def _toon_keuze(self) -> None:
        """The chapter and the speaker for what is typed now."""
        invoer, stand = self.invoer, self._stand
        if stand is None:
            return
        self.query_one(Hoofdstuklijst).toon(stand.notulen.aantallen, invoer.hoofdstuk)
        self.query_one(Sprekerbalk).toon(stand.sprekers, invoer.spreker)
        hoofdstuk = self._hoofdstukken[invoer.hoofdstuk]
        titel = filter(None, (f"{hoofdstuk.nummer} {hoofdstuk.titel}", maak_zichtbaar(invoer.spreker)))
        invoer.border_title = Content(" · ".join(titel)).markup

    def _toon_klok(self) -> None:
        eerste = self._stand.notulen.eerste if self._stand else ""
        self.query_one(Sprekerbalk).zet_klok(self.sessie.store.klok(), eerste)

    @on(KladVeld.Changed, "#invoer")
    def _toon_hint(self) -> None:
        """What the shorthand and the last abbreviation mean; without either, how to use the field."""
        invoer = self.invoer
        delen = [", ".join(tagnaam(tag) for tag in invoer.steno.tags)]
        if afkorting := laatste_afkorting(invoer.text, self._afkortingen):
            delen.append(f"{afkorting[0]} = {afkorting[1]}")
        tekens = "  ".join(f"{teken} {tagnaam(tag)}" for teken, tag in TEKENS.items())
        uitleg = _("{tekens}  Alt+2 of 2: spreker  Ctrl+↑↓ hoofdstuk  Ctrl+J nieuwe regel").format(
            tekens=tekens
        )
        tekst = (self._stand.vast if self._stand else "") or " · ".join(filter(None, delen)) or uitleg
        self.query_one("#hint", Static).update(Content(tekst))

    # -- chapter, speaker and participants ---------------------------------------------------------------------------

    @on(Invoerveld.Gekozen)
    def _volg_invoer(self) -> None:
        self._toon_keuze()
        self.ververs()

    @on(Hoofdstuklijst.Gekozen)
    def _volg_hoofdstuk(self, keuze: Hoofdstuklijst.Gekozen) -> None:
        self.invoer.kies(hoofdstuk=keuze.hoofdstuk)
        if keuze.klaar:
            self.invoer.focus()

    def action_deelnemers(self) -> None:
        """Show who takes part, to add and to change."""
        from korpsmonitor_tui.tui.tabs.gesprek_deelnemers import DeelnemersScherm

        def daarna(gewijzigd: bool | None) -> None:
            if gewijzigd:
                self.post_message(Gewijzigd(self.dossier))

        if self._stand is not None and self._stand.gesprek is not None:
            self.app.push_screen(DeelnemersScherm(self.sessie, self.dossier), daarna)

    @on(Button.Pressed, "#plan")
    def _plan(self) -> None:
        from korpsmonitor_tui.tui.formulieren.planning import vraag_planning

        vraag_planning(self, self.sessie, self.dossier, self._meld_wijziging)

    # -- what must be talked about -----------------------------------------------------------------------------------

    @property
    def strook(self) -> Puntenstrook:
        """The discussion points of the chapter."""
        return self.query_one(Puntenstrook)

    def _toon_punten(self, stand: Gespreksstand) -> None:
        self.strook.toon(stand.punten)
        if not stand.punten and self.strook.is_open:
            self._sluit_punten()

    def action_punten(self) -> None:
        """Unfold the discussion points and go there, or back to the minutes."""
        strook = self.strook
        if strook.is_open and strook.lijst.has_focus:
            self._sluit_punten()
        elif strook.display:
            strook.klap(open_=True)
            strook.lijst.focus()
        else:
            self.notify(_("In dit hoofdstuk staan geen bespreekpunten."))

    def _sluit_punten(self) -> None:
        terug = self.strook.lijst.has_focus
        self.strook.klap(open_=False)
        if terug:
            (self.query_one(Bewerkveld) if self.has_class("-bewerkt") else self.invoer).focus()

    @on(Puntenlijst.Gevraagd)
    def _doe_met_punt(self, vraag: Puntenlijst.Gevraagd) -> None:
        punt = self.strook.punt(vraag.punt)
        if vraag.wat == "terug" or punt is None:
            self._sluit_punten()
        elif self._mag_schrijven():
            doe_met_punt(self, vraag.wat, punt)

    # -- notes -------------------------------------------------------------------------------------------------------

    @on(KladVeld.Opgeslagen)
    def _meld_wijziging(self) -> None:
        self.post_message(Gewijzigd(self.dossier))

    @on(Invoerveld.NaarLijst)
    def _naar_lijst(self) -> None:
        if self.lijst.option_count:
            self.lijst.focus()

    def _mag_schrijven(self) -> bool:
        if self._vast:
            self.notify(self._vast, severity="warning", markup=False)
        return not self._vast

    @on(OptionList.OptionSelected, "#notities")
    def _bewerk(self, gebeurtenis: OptionList.OptionSelected) -> None:
        """Open a note below, where it was typed."""
        notitie = self.lijst.notitie(gebeurtenis.option_id or "")
        if notitie is None or not self._mag_schrijven():
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

    @on(Notitielijst.Gevraagd)
    def _doe(self, vraag: Notitielijst.Gevraagd) -> None:
        """What a key on a note asks for."""
        if vraag.wat == "invoer":
            self.invoer.focus()
        elif vraag.notitie and self._mag_schrijven():
            doe_met_notitie(self, vraag.wat, vraag.notitie, self._stand.sprekers if self._stand else ())
