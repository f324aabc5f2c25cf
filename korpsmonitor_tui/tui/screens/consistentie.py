"""What contradicts something else: a list with both values, what was decided, and the way to where it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import DataTable, LoadingIndicator, Static

from korpsmonitor_tui.domain.consistentie import Controle, Ernst, besluitnaam, controlenaam, ernstnaam
from korpsmonitor_tui.domain.instrument import Onderdeel
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.services import consistentie as dienst
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.tui.basis import Werkscherm, lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import Keuzelijst, vraag_en_doe
from korpsmonitor_tui.tui.messages import OpenDossier
from korpsmonitor_tui.tui.widgets.filterbalk import Filter, Filterbalk
from korpsmonitor_tui.tui.widgets.tabel import Cel, Tabel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.consistentie import Besluit, Bevonden, Lezing, Vondst
    from korpsmonitor_tui.services.sessie import Sessie

KOLOMMEN: Final = (("", 2), (_("Controle"), 11), (_("Wat"), 0), (_("Eerste"), 12), (_("Tweede"), 12))
TEKENS: Final = {
    Ernst.FOUT: ("✗", "text-error"),
    Ernst.WAARSCHUWING: ("!", "text-warning"),
    Ernst.INFORMATIE: ("i", "text-muted"),
}
"""Sign and colour; the details say it in words."""
TEKEN_BESLIST: Final = "✓"
_OPEN, _BESLIST = "open", "beslist"


@dataclass(frozen=True, slots=True)
class Keuze:
    """What is shown."""

    filter: str = _OPEN
    """An ``Ernst``, or what is open, or what was decided."""
    controle: Controle | None = None

    def past(self, een: Bevonden) -> bool:
        """Whether this finding is shown."""
        if self.controle is not None and een.vondst.controle is not self.controle:
            return False
        if self.filter == _BESLIST:
            return een.besluit is not None
        if self.filter == _OPEN:
            return een.vraagt_besluit
        return een.besluit is None and een.vondst.ernst.value == self.filter


@dataclass(frozen=True, slots=True)
class Stand:
    """Everything that was read."""

    bevonden: Mapping[str, Bevonden]
    """By kenmerk, in the order in which they are shown."""
    namen: Mapping[str, str]
    """Names of medewerkers by id."""


def lees(sessie: Sessie) -> Stand:
    """Check everything; for a worker thread."""
    bevonden = dienst.lees_consistentie(sessie).bevonden
    return Stand({een.vondst.kenmerk: een for een in bevonden}, medewerkers.namen(sessie.store.lees()))


class Vondstentabel(Tabel):
    """A finding a row."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", _("ga erheen"), tooltip=_("open de plaats waar dit staat"))
    ]


class ConsistentieScreen(Werkscherm):
    """The list, and the finding under the cursor with both values beside each other."""

    CSS_PATH = "consistentie.tcss"
    TITEL = _("Consistentie")
    UITLEG = _(
        "Hier staat waar cijfers, kleuren en teksten elkaar tegenspreken: totalen en rijen, deze editie en eerdere publicaties, "
        "scores en hun bewijs, eindscores en de weegregels, rapportteksten en cijfers. ✗ is een fout, ! een waarschuwing, i ter "
        "informatie, ✓ is beslist. Er wordt niets hersteld: u zoekt uit wat juist is en legt met b een besluit met reden vast. "
        "Verandert een waarde daarna, dan vervalt het besluit zichtbaar. Enter gaat naar het dossier, de rapporttekst of het "
        "cijfer waar het staat. Of het bestand zelf gaaf is, controleert u in Beheer."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "beslis", _("beslissen"), tooltip=_("leg vast wat juist is, met een reden")),
        Binding("a", "filter('open')", _("wat openstaat"), show=False, tooltip=_("fouten en waarschuwingen zonder besluit")),
        Binding("f", "filter('fout')", _("fouten"), show=False, tooltip=_("alleen fouten zonder besluit")),
        Binding("w", "filter('waarschuwing')", _("waarschuwingen"), show=False, tooltip=_("alleen waarschuwingen zonder besluit")),
        Binding("i", "filter('ter_informatie')", _("ter informatie"), show=False, tooltip=_("wat het weten waard is")),
        Binding("d", "filter('beslist')", _("beslist"), show=False, tooltip=_("waarover al is beslist")),
        Binding("s", "soort", _("soort"), tooltip=_("toon alleen één soort controle")),
        Binding("f5", "ververs", _("vernieuwen"), show=False, tooltip=_("controleer opnieuw")),
        Binding("escape", "dismiss", _("terug")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie) -> None:
        super().__init__(sessie)
        self._stand: Stand | None = None
        self._keuze = Keuze()

    def inhoud(self) -> ComposeResult:
        """Filters, table, both values."""
        yield Filterbalk(id="filters")
        yield LoadingIndicator(id="bezig")
        yield Static(id="leeg", markup=False)
        yield Vondstentabel(KOLOMMEN, id="vondsten")
        with Vertical(id="details"):
            yield Static(id="wat", markup=False)
            with Horizontal(id="waarden"):
                with VerticalScroll(classes="waarde", can_focus=False):
                    yield Static(id="een", markup=False)
                with VerticalScroll(classes="waarde", can_focus=False):
                    yield Static(id="ander", markup=False)
            yield Static(id="besluit", markup=False)

    def on_mount(self) -> None:
        """Begin in the table."""
        self.query_one("#leeg").display = False
        self.query_one("#details").display = False
        self.query_one(Tabel).focus()

    def on_screen_resume(self) -> None:
        """What was done elsewhere shows at once."""
        self.ververs()

    # -- reading and showing -------------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Check in the background."""
        lees_op_achtergrond(self, lambda: lees(self.sessie), self._toon)

    action_ververs = ververs

    def _toon(self, stand: Stand) -> None:
        self._stand = stand
        self.query_one("#bezig").display = False
        self._toon_lijst()

    def _toon_lijst(self) -> None:
        if self._stand is None:
            return
        gekozen = [een for een in self._stand.bevonden.values() if self._keuze.past(een)]
        self.query_one(Tabel).vul((een.vondst.kenmerk, _cellen(een)) for een in gekozen)
        leeg = self.query_one("#leeg", Static)
        leeg.display = not gekozen
        leeg.update(Content(self._leegtekst()))
        self.query_one("#details").display = bool(gekozen)
        self._toon_filters()
        self._toon_details()

    def _leegtekst(self) -> str:
        if self._stand is not None and not self._stand.bevonden:
            return _("Er is niets gevonden dat elkaar tegenspreekt. F5 controleert opnieuw.")
        if self._keuze == Keuze():
            return _(
                "Over alles is beslist. d toont de besluiten, i wat ter informatie is; F5 controleert opnieuw."
            )
        return _("Niets met dit filter. a toont wat openstaat, s kiest een andere soort.")

    def _toon_filters(self) -> None:
        alle = list(self._stand.bevonden.values()) if self._stand else []

        def aantal(filter_: str) -> int:
            keuze = replace(self._keuze, filter=filter_)
            return sum(keuze.past(een) for een in alle)

        balk = self.query_one(Filterbalk)
        balk.filters = (
            *(
                Filter(code, toets, f"{tekst} {aantal(code)}")
                for code, toets, tekst in (
                    (_OPEN, "a", _("Open")),
                    (Ernst.FOUT.value, "f", _("Fout")),
                    (Ernst.WAARSCHUWING.value, "w", _("Let op")),
                    (Ernst.INFORMATIE.value, "i", _("Info")),
                    (_BESLIST, "d", _("Beslist")),
                )
            ),
            Filter("soort", "s", self._keuze.controle.value if self._keuze.controle else _("alle soorten")),
        )
        balk.actief = self._keuze.filter

    @property
    def _gekozen(self) -> Bevonden | None:
        kenmerk = self.query_one(Tabel).gekozen
        return self._stand.bevonden.get(kenmerk or "") if self._stand else None

    @on(DataTable.RowHighlighted)
    def _toon_details(self) -> None:
        een = self._gekozen
        if een is None or self._stand is None:
            return
        vondst = een.vondst
        teken, stijl = TEKENS[vondst.ernst]
        self.query_one("#wat", Static).update(
            Content.assemble(
                (f"{teken} {ernstnaam(vondst.ernst)}", f"bold ${stijl}"),
                (f" · {controlenaam(vondst.controle)} · {vondst.kenmerk}", "$text-muted"),
                (f" · {vondst.publicatie}" if vondst.publicatie else "", "$text-muted"),
                "\n",
                maak_zichtbaar(vondst.wat),
                ("\n" + maak_zichtbaar(vondst.uitleg) if vondst.uitleg else "", "$text-muted"),
            )
        )
        for id_, nummer, lezing in (("#een", "1", vondst.een), ("#ander", "2", vondst.ander)):
            self.query_one(id_, Static).update(_waarde(nummer, lezing))
        besluit = self.query_one("#besluit", Static)
        besluit.display = bool(een.besluiten)
        regels = (maak_zichtbaar(_besluit(een, genomen, self._stand.namen)) for genomen in een.besluiten)
        besluit.update(Content("\n".join(regels)))
        self.refresh_bindings()

    # -- what can be done ----------------------------------------------------------------------------------------------

    def action_filter(self, welk: str) -> None:
        """Show what is open, of one severity, or decided."""
        self._keuze = replace(self._keuze, filter=welk)
        self._toon_lijst()

    @on(Filterbalk.Gekozen)
    def _filter_geklikt(self, gebeurtenis: Filterbalk.Gekozen) -> None:
        if gebeurtenis.code == "soort":
            self.action_soort()
        else:
            self.action_filter(gebeurtenis.code)

    def action_soort(self) -> None:
        """Ask for the one kind to show."""
        alle = list(self._stand.bevonden.values()) if self._stand else []

        def aantal(controle: Controle | None) -> int:
            keuze = replace(self._keuze, controle=controle)
            return sum(keuze.past(een) for een in alle)

        keuzes = [("", _("alle soorten ({aantal})").format(aantal=aantal(None)), "")]
        keuzes += [(c.value, f"{c.value}: {controlenaam(c)} ({aantal(c)})", "") for c in Controle]

        def kies(gekozen: str | None) -> None:
            if gekozen is not None:
                self._keuze = replace(self._keuze, controle=Controle(gekozen) if gekozen else None)
                self._toon_lijst()

        self.app.push_screen(Keuzelijst(_("Welke controle wilt u zien?"), keuzes), kies)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a finding there is nothing to decide on."""
        if action == "beslis" and self.is_mounted:
            return True if self._gekozen else None
        return True

    def action_beslis(self) -> None:
        """Decide on the finding under the cursor."""
        from korpsmonitor_tui.tui.formulieren.consistentie import BesluitDialoog, Oordeel

        een = self._gekozen
        if een is None:
            return

        def doe(oordeel: Oordeel) -> Besluit:
            return dienst.besluit(self.sessie, een.vondst, oordeel.besluit, oordeel.reden, op=een.koppen)

        def klaar(genomen: Besluit) -> None:
            self.notify(_("Vastgelegd: {besluit}.").format(besluit=besluitnaam(genomen.besluit)))
            self.ververs()

        vraag_en_doe(self, BesluitDialoog(een), doe, klaar)

    @on(DataTable.RowSelected)
    def _ga_erheen(self) -> None:
        een = self._gekozen
        if een is None:
            return
        plaats = een.vondst.plaats
        if plaats.soort == "rapporttekst":
            from korpsmonitor_tui.tui.screens.rapportteksten import RapporttekstenScreen

            # The id is edition, what it is about, and the part.
            self.app.push_screen(RapporttekstenScreen(self.sessie, plaats.entiteit.split("/")[1]))
        elif plaats.dossier:
            self.app.post_message(OpenDossier(plaats.dossier, plaats.tab, plaats.soort, plaats.entiteit))
        elif self.sessie.instrument.heeft(Onderdeel.DASHBOARD):
            self._ga_naar_cijfer(een.vondst)
        else:
            self.notify(
                _("Dit staat in geen dossier: {een} en {ander}.").format(
                    een=een.vondst.een.waar, ander=een.vondst.ander.waar
                ),
                markup=False,
            )

    def _ga_naar_cijfer(self, vondst: Vondst) -> None:
        from korpsmonitor_tui.services.dashboardcontrole import waarover
        from korpsmonitor_tui.tui.screens.dashboard import DashboardScreen

        dashboard = self.sessie.instrumenten.dashboard(self.sessie.editie.instrument)
        self.app.push_screen(DashboardScreen(self.sessie, waarover(dashboard, vondst)))


def _cellen(een: Bevonden) -> tuple[Cel, ...]:
    vondst = een.vondst
    teken, stijl = (TEKEN_BESLIST, "text-success") if een.besluit else TEKENS[vondst.ernst]
    wat = _("besluit vervallen · {wat}").format(wat=vondst.wat) if een.vervallen else vondst.wat
    return (teken, stijl), (vondst.controle.value, "text-muted"), wat, vondst.een.waarde, vondst.ander.waarde


def _waarde(nummer: str, lezing: Lezing) -> Content:
    return Content.assemble(
        (f"{nummer}  {lezing.waar}\n", "$text-muted"), (maak_zichtbaar(lezing.waarde), "bold")
    )


def _besluit(een: Bevonden, genomen: Besluit, namen: Mapping[str, str]) -> str:
    wie = namen.get(genomen.wie, genomen.wie)
    wat = f"{besluitnaam(genomen.besluit)}: {genomen.reden} ({wie})"
    if len(een.besluiten) > 1:
        return _("Op twee laptops verschillend beslist: {wat}").format(wat=wat)
    if een.vervallen:
        return _("Vervallen besluit, genomen toen er {een} en {ander} stond: {wat}").format(
            een=genomen.een, ander=genomen.ander, wat=wat
        )
    return _("Besluit: {wat}").format(wat=wat)
