"""Whom to interview: who or what led to every organisation, how far it is with it, and where nobody was found yet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import DataTable, Static

from korpsmonitor_tui.domain.sneeuwbal import GEZEGD, Partijstand, standnaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import partijen
from korpsmonitor_tui.services.sessie import dossier_id
from korpsmonitor_tui.tui.basis import Werkscherm, doe_op_achtergrond, lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import Bevestig, Keuzelijst, Redenvraag, vraag_en_doe
from korpsmonitor_tui.tui.formulieren.partijvragen import vraag_nieuw, vraag_weg, vraag_wijziging
from korpsmonitor_tui.tui.messages import OpenDossier
from korpsmonitor_tui.tui.screens.sneeuwbalbeeld import Deel, Tak, lees_delen, over_deel, over_partij, rijen
from korpsmonitor_tui.tui.widgets.filterbalk import Filter, Filterbalk
from korpsmonitor_tui.tui.widgets.tabel import Tabel

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.services.sessie import Sessie

KOLOMMEN = (
    (_("Organisatie"), 30),
    (_("Stand"), 13),
    (_("Dag"), 6),
    (_("Barrière"), 12),
    (_("Gevonden via"), 0),
)
_ALLE: Final = "alle"
_FILTERS: Final = {
    "t": Partijstand.GENOEMD,
    "b": Partijstand.BENADERD,
    "l": Partijstand.GEPLAND,
    "h": Partijstand.GEHOORD,
    "v": Partijstand.AFGEVALLEN,
}


class Partijentabel(Tabel):
    """Organisations under who led to them."""

    # Who was named stands under who named them.
    SORTEERBAAR = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", _("dossier"), tooltip=_("open het dossier van deze organisatie"))
    ]


class SneeuwbalScreen(Werkscherm):
    """The tree per measured party, and what can be done with an organisation."""

    CSS_PATH = "sneeuwbal.tcss"
    TITEL = _("Wie te spreken")
    UITLEG = _(
        "Per onderzochte partij staat wie er wordt gehoord, onder wie of wat daarheen leidde: een gesprek, een aanvulling, de "
        "deskstudie of een barrière van het model. ○ genoemd is nog te benaderen, ◔ benaderd, ◑ gepland, ● gehoord, ✕ "
        "afgevallen. n voegt een organisatie toe, w zegt wie of wat nog meer naar haar leidde, s zegt dat zij is benaderd of "
        "afvalt, p plant het interview (in persoon, telefonisch of schriftelijk); daarmee staat zij vanzelf op gepland en "
        "later op gehoord. g kiest over wie het gaat; een letter in de balk laat alleen die stand zien. Op de regel van een "
        "onderzochte partij staat onderaan hoeveel organisaties er per barrière zijn, en waar nog niemand is."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "nieuw", _("toevoegen"), tooltip=_("voeg een organisatie toe, met wie of wat naar haar leidde")),
        Binding("w", "weg", _("via wie"), tooltip=_("leg nog een weg vast die naar deze organisatie leidde")),
        Binding("s", "stand", _("stand"), tooltip=_("genoemd, benaderd of afgevallen")),
        Binding("p", "plan", _("plannen"), tooltip=_("plan het interview, en hoe het wordt afgenomen")),
        Binding("e", "wijzig", _("wijzigen"), show=False, tooltip=_("naam, barrière en andere namen")),
        Binding("x", "trek_in", _("weg terugnemen"), show=False, tooltip=_("neem terug wat naar deze organisatie zou hebben geleid")),
        Binding("g", "over", _("over wie"), tooltip=_("toon alleen wie over één partij wordt gehoord")),
        Binding("a", f"filter('{_ALLE}')", _("alle"), show=False, tooltip=_("toon iedereen, als boom")),
        *(
            Binding(toets, f"filter('{stand}')", standnaam(stand), show=False, tooltip=_("toon alleen: {stand}").format(stand=standnaam(stand)))
            for toets, stand in _FILTERS.items()
        ),
        Binding("f5", "ververs", _("vernieuwen"), show=False, tooltip=_("lees opnieuw")),
        Binding("escape", "dismiss", _("terug")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie, over: str = "") -> None:
        """``over`` is the code of the measured party to begin with; empty for all."""
        super().__init__(sessie)
        self._over = over
        self._stand: Partijstand | None = None
        self._delen: tuple[Deel, ...] = ()

    def inhoud(self) -> ComposeResult:
        """Filters, tree, the line under the cursor in full."""
        yield Filterbalk(id="filters")
        yield Partijentabel(KOLOMMEN, id="partijen")
        with VerticalScroll(id="details", can_focus=False):
            yield Static(id="detailtekst", markup=False)

    def on_mount(self) -> None:
        """Begin in the table."""
        self.query_one(Tabel).focus()

    def on_screen_resume(self) -> None:
        """What was done elsewhere shows at once."""
        self.ververs()

    # -- reading and showing -----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read in the background."""
        lees_op_achtergrond(self, lambda: lees_delen(self.sessie), self._toon)

    action_ververs = ververs

    def _toon(self, delen: tuple[Deel, ...]) -> None:
        self._delen = delen
        zichtbaar = self._zichtbaar()
        self.query_one(Tabel).vul(rij for deel in zichtbaar for rij in rijen(deel, self._stand))
        balk = self.query_one(Filterbalk)
        balk.filters = (
            Filter(_ALLE, "a", _("Alle")),
            *(
                Filter(stand, toets, f"{standnaam(stand)} {sum(deel.tel(stand) for deel in zichtbaar)}")
                for toets, stand in _FILTERS.items()
            ),
        )
        balk.actief = self._stand or _ALLE
        self._toon_details()

    def _zichtbaar(self) -> tuple[Deel, ...]:
        return tuple(deel for deel in self._delen if self._over in {"", deel.code})

    @on(DataTable.RowHighlighted)
    def _toon_details(self) -> None:
        tak, deel = self._tak, self._deel
        tekst = over_partij(tak) if tak else over_deel(deel) if deel else Content()
        self.query_one("#detailtekst", Static).update(tekst)

    @property
    def _deel(self) -> Deel | None:
        """What the cursor is in."""
        code = (self.query_one(Tabel).gekozen or "").partition("|")[0]
        return next((deel for deel in self._delen if deel.code == code), None)

    @property
    def _tak(self) -> Tak | None:
        """The organisation under the cursor."""
        sleutel = self.query_one(Tabel).gekozen
        return next((tak for deel in self._delen for tak in deel.takken if tak.sleutel == sleutel), None)

    def _eis_tak(self) -> Tak | None:
        tak = self._tak
        if tak is None:
            self.notify(_("Kies eerst een organisatie; n voegt er een toe."))
        return tak

    # -- what is shown -----------------------------------------------------------------------------------------------

    def action_filter(self, stand: str) -> None:
        """Show one state, or everybody as a tree."""
        self._stand = None if stand == _ALLE else Partijstand(stand)
        self._toon(self._delen)

    @on(Filterbalk.Gekozen)
    def _filter_geklikt(self, gebeurtenis: Filterbalk.Gekozen) -> None:
        self.action_filter(gebeurtenis.code)

    def action_over(self) -> None:
        """Choose about whom."""
        keuzes = [(_ALLE, _("iedereen"), "")]
        keuzes += [(f"|{deel.code}", deel.naam, deel.samenvatting) for deel in self._delen]

        def kies(gekozen: str | None) -> None:
            if gekozen is not None:
                self._over = "" if gekozen == _ALLE else gekozen.removeprefix("|")
                self._toon(self._delen)

        self.app.push_screen(Keuzelijst(_("Over wie gaat het?"), keuzes), kies)

    # -- what can be done --------------------------------------------------------------------------------------------

    @on(DataTable.RowSelected)
    def _open(self) -> None:
        tak, deel = self._tak, self._deel
        code = tak.regel.partij.code if tak else deel.code if deel else ""
        if code:
            self.app.post_message(OpenDossier(dossier_id(self.sessie.editie.id, code)))

    def action_nieuw(self) -> None:
        """Add an organisation about the party that the cursor is in."""
        deel = self._deel
        vraag_nieuw(self, self.sessie, self._over or (deel.code if deel else ""), self.ververs)

    def action_weg(self) -> None:
        """Say what else led to the organisation."""
        if (tak := self._eis_tak()) is not None:
            vraag_weg(self, self.sessie, tak.regel.partij, self.ververs)

    def action_wijzig(self) -> None:
        """Change its name, barrière and other names."""
        if (tak := self._eis_tak()) is not None:
            vraag_wijziging(self, self.sessie, tak.regel, self.ververs)

    def action_plan(self) -> None:
        """Plan its interview."""
        from korpsmonitor_tui.tui.formulieren.planning import vraag_planning

        if (tak := self._eis_tak()) is not None:
            dossier = dossier_id(self.sessie.editie.id, tak.regel.partij.code)
            vraag_planning(self, self.sessie, dossier, self.ververs)

    def action_stand(self) -> None:
        """Say how far it is."""
        if (tak := self._eis_tak()) is None:
            return
        regel = tak.regel
        uitleg = {
            Partijstand.GENOEMD: _("Iemand of iets leidde hierheen; er is nog geen contact geweest."),
            Partijstand.BENADERD: _("Om een gesprek gevraagd; er is nog geen afspraak."),
            Partijstand.AFGEVALLEN: _("Wordt niet gehoord; de reden wordt gevraagd en bewaard."),
        }
        keuzes = [(stand.value, standnaam(stand), uitleg[stand]) for stand in GEZEGD]
        keuzes += [
            (stand.value, standnaam(stand), _("dit volgt uit het gesprek: plan het, of leg vast wie er was."))
            for stand in Partijstand
            if stand not in GEZEGD
        ]
        vast = [stand.value for stand in Partijstand if stand not in GEZEGD]
        titel = _("Hoe ver is het met {partij}?").format(partij=regel.partij.naam)
        self.app.push_screen(
            Keuzelijst(titel, keuzes, vast), partial(self._zet_stand, regel.partij.code, regel.reden)
        )

    def _zet_stand(self, code: str, reden: str, gekozen: str | None) -> None:
        if gekozen is None:
            return
        stand = Partijstand(gekozen)
        if stand is Partijstand.AFGEVALLEN:
            dialoog = Redenvraag(_("Waarom valt deze organisatie af?"), waarde=reden)
            zet = partial(partijen.zet_stand, self.sessie, code, stand)
            vraag_en_doe(self, dialoog, zet, lambda _niets: self.ververs())
            return
        doe_op_achtergrond(
            self, partial(partijen.zet_stand, self.sessie, code, stand), lambda _niets: self.ververs()
        )

    def action_trek_in(self) -> None:
        """Take back a way that led to it."""
        if (tak := self._eis_tak()) is None:
            return
        wegen = {a.id: tekst for a, tekst in zip(tak.regel.aanwijzingen, tak.wegen, strict=True)}
        if not wegen:
            self.notify(_("Er is niets vastgelegd dat naar deze organisatie leidde."))
            return

        def kies(gekozen: str | None) -> None:
            if gekozen is not None:
                vraag_en_doe(
                    self,
                    Bevestig(_("Terugnemen"), wegen[gekozen]),
                    lambda _ja: partijen.trek_aanwijzing_in(self.sessie, gekozen),
                    lambda _niets: self.ververs(),
                )

        keuzes = [(id_, tekst, "") for id_, tekst in wegen.items()]
        self.app.push_screen(Keuzelijst(_("Welke weg neemt u terug?"), keuzes), kies)
