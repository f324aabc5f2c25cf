"""Figures over the years: a korps a row with what it stated, a bar of the year that was chosen, and its years below."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import DataTable, Static

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.cijfertrends import lees_cijfertrends
from korpsmonitor_tui.tui.basis import Werkscherm, lees_op_achtergrond
from korpsmonitor_tui.tui.screens.trends_cijferbeeld import (
    TOTAAL,
    Cijferbeeld,
    kolommen,
    uitleg,
)
from korpsmonitor_tui.tui.widgets.grafiek import Grafiek
from korpsmonitor_tui.tui.widgets.tabel import Tabel

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.services.cijfertrends import Cijferreeks, Cijfertrends
    from korpsmonitor_tui.services.sessie import Sessie


class Reekstabel(Tabel):
    """A korps a row, a year a column, and a bar."""

    # Korpsen are never ranked by a figure, and the first row is the total.
    SORTEERBAAR = False
    BINDINGS: ClassVar[list[BindingType]] = [
        # Here: the table itself would scroll with these keys.
        Binding("right", "screen.stap_jaar(1)", _("volgend jaar"), show=False, tooltip=_("staven van het volgende jaar")),
        Binding("left", "screen.stap_jaar(-1)", _("vorig jaar"), show=False, tooltip=_("staven van het vorige jaar")),
    ]  # fmt: skip


class CijfertrendsScreen(Werkscherm):
    """One figure of all korpsen, in the order of the instrument."""

    CSS_PATH = "trends_cijfers.tcss"
    TITEL = _("Trends: cijfers")
    UITLEG = _(
        "Eén cijfer van alle korpsen over de jaren, precies zoals opgegeven; / kiest een ander cijfer door te typen, n en"
        " v gaan naar het volgende en vorige. ← en → kiezen het jaar van de staven, k een korps. Onderaan (of rechts, in "
        "een breed venster) staan de jaren van de regel onder de cursor; de eerste regel is het totaal, met wat eraan "
        "ontbreekt en met dezelfde korpsen in twee jaren naast elkaar. Wat ontbreekt, in woorden is gegeven of op twee "
        "plaatsen verschilt (≠), heeft geen staaf en telt nergens als 0. ▒ is het onzekere deel van een bereik, ░ een "
        "onvolledig totaal."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "zoek", _("cijfer"), tooltip=_("kies een cijfer door een deel van de vraag te typen")),
        Binding("k", "korps", _("korps"), tooltip=_("ga naar een korps")),
        Binding("n", "stap(1)", _("volgend cijfer"), tooltip=_("het volgende cijfer van de vragenlijst")),
        Binding("v", "stap(-1)", _("vorig cijfer"), show=False, tooltip=_("het vorige cijfer van de vragenlijst")),
        Binding("f5", "ververs", _("vernieuwen"), show=False, tooltip=_("lees opnieuw")),
        Binding("escape", "dismiss", _("terug")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie, korps: str = "") -> None:
        """``korps`` (code) is where the cursor begins."""
        super().__init__(sessie)
        self._trends: Cijfertrends | None = None
        self._vraag = ""
        self._jaar = 0
        self._begin = korps

    def inhoud(self) -> ComposeResult:
        """The figure, the table, the years of the row under the cursor."""
        yield Static(_("Lezen…"), id="stand", markup=False)
        with Horizontal(id="midden"):
            yield Vertical(id="tabelvak")
            with VerticalScroll(id="beeld"):
                yield Static(id="rijnaam", markup=False)
                yield Grafiek(id="grafiek")
                yield Static(id="uitleg", markup=False)

    def on_mount(self) -> None:
        """Read."""
        self.ververs()

    # -- reading and showing -----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read every figure in the background: another one is then there at once."""
        lees_op_achtergrond(self, lambda: lees_cijfertrends(self.sessie), self._lees_klaar)

    action_ververs = ververs

    def _lees_klaar(self, trends: Cijfertrends) -> None:
        self._trends = trends
        if trends.vraag(self._vraag) is None:
            self._vraag = trends.vragen[0].id if trends.vragen else ""
        if not self._vraag:
            leeg = _("Deze vragenlijst vraagt geen cijfers.")
            self.query_one("#stand", Static).update(Content(leeg))
            return
        self.call_later(self._toon)

    @property
    def _reeks(self) -> Cijferreeks | None:
        return self._trends.reeks(self._vraag) if self._trends and self._vraag else None

    async def _toon(self) -> None:
        """The table has as many columns as the figure has years."""
        reeks = self._reeks
        if reeks is None:
            return
        if self._jaar not in reeks.jaren:
            met = [
                jaar for jaar in reeks.jaren if any((rij, jaar) in reeks.punten for rij, _naam in reeks.rijen)
            ]
            self._jaar = (met or reeks.jaren)[-1]
        beeld = Cijferbeeld(reeks, self._jaar)
        vraag = reeks.vraag
        eenheid = f" ({vraag.eenheid})" if vraag.eenheid else ""
        self.query_one("#stand", Static).update(Content(f"{vraag.tekst}{eenheid} · {vraag.bronnaam}"))
        vorige = self._gekozen or self._begin
        await self.query_one("#tabelvak").remove_children()
        tabel = Reekstabel(kolommen(reeks, self._jaar), id="tabel")
        await self.query_one("#tabelvak").mount(tabel)
        tabel.vul(beeld.rijen(max(10, self._balkbreedte(reeks))))
        if vorige and vorige in {rij for rij, _naam in reeks.rijen}:
            tabel.move_cursor(row=tabel.get_row_index(vorige), animate=False)
        tabel.focus()
        self._toon_rij()

    def _balkbreedte(self, reeks: Cijferreeks) -> int:
        """Columns that are left for a bar."""
        return self.query_one("#tabelvak").size.width - sum(b for _kop, b in kolommen(reeks, self._jaar)) - 2

    @property
    def _gekozen(self) -> str:
        tabel = self.query("#tabel")
        return (tabel.first(Tabel).gekozen or "") if tabel else ""

    @on(DataTable.RowHighlighted)
    def _toon_rij(self) -> None:
        reeks, rij = self._reeks, self._gekozen
        if reeks is None or not rij:
            return
        beeld = Cijferbeeld(reeks, self._jaar)
        self.query_one("#rijnaam", Static).update(Content(beeld.naam(rij)))
        namen, lagen = beeld.staven(rij)
        self.query_one(Grafiek).toon(namen, lagen)
        self.query_one("#uitleg", Static).update(uitleg(reeks, rij, self._jaar))
        self.query_one("#beeld", VerticalScroll).scroll_home(animate=False)

    async def on_resize(self) -> None:
        """Bars fit the window."""
        await self._toon()

    # -- choosing ----------------------------------------------------------------------------------------------------

    def action_zoek(self) -> None:
        """Choose a figure by typing."""
        from korpsmonitor_tui.tui.formulieren.zoekkeuze import Zoekkeuze, Zoekregel

        if self._trends is None:
            return
        regels = [Zoekregel(v.id, v.tekst, v.bronnaam, v.id) for v in self._trends.vragen]
        self.app.push_screen(Zoekkeuze(_("Welk cijfer?"), regels, self._vraag), self._kies)

    def _kies(self, vraag: str | None) -> None:
        if vraag is not None:
            self._vraag = vraag
            self.call_later(self._toon)

    def action_stap(self, stap: int) -> None:
        """The figure beside this one, in the order of the questionnaire."""
        if self._trends is None or not self._vraag:
            return
        ids = [vraag.id for vraag in self._trends.vragen]
        self._kies(ids[(ids.index(self._vraag) + stap) % len(ids)])

    def action_stap_jaar(self, stap: int) -> None:
        """Bars of the year beside this one."""
        reeks = self._reeks
        if reeks is not None:
            self._jaar = reeks.jaren[(reeks.jaren.index(self._jaar) + stap) % len(reeks.jaren)]
            self.call_later(self._toon)

    def action_korps(self) -> None:
        """Go to a korps by typing its name."""
        from korpsmonitor_tui.tui.formulieren.zoekkeuze import Zoekkeuze, Zoekregel

        reeks = self._reeks
        if reeks is None:
            return
        regels = [Zoekregel(code, naam) for code, naam in ((TOTAAL, _("Totaal")), *reeks.rijen)]

        def ga(code: str | None) -> None:
            if code is not None:
                tabel = self.query_one("#tabel", Tabel)
                tabel.move_cursor(row=tabel.get_row_index(code), animate=False)

        self.app.push_screen(Zoekkeuze(_("Welk korps?"), regels, self._gekozen), ga)
