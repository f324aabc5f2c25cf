"""Scores over the editions: of one dimension over all korpsen, or the kleurenbalken of one korps. Nothing is ranked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import ContentSwitcher, DataTable, OptionList, Static

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.trends import lees_scoretrends
from korpsmonitor_tui.tui.basis import Werkscherm, lees_op_achtergrond
from korpsmonitor_tui.tui.screens.trendsbeeld import (
    balkregel,
    dimensieopties,
    getoond,
    lagen,
    legenda,
    tellingkolommen,
    tellingrij,
    vergelijkingstekst,
    verloop,
)
from korpsmonitor_tui.tui.widgets.grafiek import Grafiek
from korpsmonitor_tui.tui.widgets.lijst import Lijst
from korpsmonitor_tui.tui.widgets.tabel import Tabel

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.trends import Scoretrends

_LAND: Final = "land"
_KORPS: Final = "korps"


class TrendsScreen(Werkscherm):
    """On the left what is scored; on the right how many korpsen had which score in every edition."""

    CSS_PATH = "trends.tcss"
    TITEL = _("Trends: scores")
    UITLEG = _(
        "Links kiest u een dimensie (of / en een deel van de naam). Rechts staat per editie hoeveel korpsen welke score "
        "hadden, en van hoeveel het niet bekend is: nog niet gescoord, of niet gepubliceerd. "
        "Niet elke editie telde evenveel korpsen; daaronder staan twee edities naast elkaar over alleen de korpsen van wie "
        "beide scores bekend zijn, en wat alleen in totalen is gepubliceerd, met de bron. k toont de kleurenbalken van één korps, met waarop een score rust; a weer alle korpsen. "
        "c gaat naar de cijfers. Korpsen worden nergens gerangschikt."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "zoek", _("dimensie"), tooltip=_("kies een dimensie door een deel van de naam te typen")),
        Binding("k", "korps", _("korps"), tooltip=_("de kleurenbalken van één korps")),
        Binding("a", "alle", _("alle"), tooltip=_("tel over alle korpsen")),
        Binding("c", "cijfers", _("cijfers"), tooltip=_("cijfers over de jaren")),
        Binding("f5", "ververs", _("vernieuwen"), show=False, tooltip=_("lees opnieuw")),
        Binding("escape", "dismiss", _("terug")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie) -> None:
        super().__init__(sessie)
        self._trends: Scoretrends | None = None
        self._korps = ""

    def inhoud(self) -> ComposeResult:
        """All korpsen, or one."""
        yield Static(_("Lezen…"), id="stand", markup=False)
        with ContentSwitcher(initial=_LAND, id="weergave"):
            with Horizontal(id=_LAND):
                yield Lijst(id="dimensies")
                with VerticalScroll(id="beeld", can_focus=False):
                    yield Grafiek(id="grafiek")
                    yield Vertical(id="tellingvak")
                    yield Static(id="vergelijking", markup=False)
            with Vertical(id=_KORPS):
                yield Vertical(id="balkvak")
                with VerticalScroll(id="grondvak"):
                    yield Static(id="grond", markup=False)
        yield Static(legenda(self.sessie.instrument.schaal), id="legenda", markup=False)

    def on_mount(self) -> None:
        """Begin at the dimensions."""
        self.query_one("#dimensies").focus()

    def on_screen_resume(self) -> None:
        """What was done elsewhere shows at once."""
        self.ververs()

    # -- reading and showing -----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read in the background."""
        lees_op_achtergrond(self, lambda: lees_scoretrends(self.sessie), self._lees_klaar)

    action_ververs = ververs

    async def _bouw(self, trends: Scoretrends) -> None:
        """The tables have as many columns as there are editions."""
        await self.query_one("#tellingvak").remove_children()
        tellingen = Tabel(tellingkolommen(trends.schaal), id="tellingen")
        tellingen.can_focus = False
        tellingen.show_cursor = False
        await self.query_one("#tellingvak").mount(tellingen)
        jaren = tuple((uitgave.naam, 5) for uitgave in trends.uitgaven)
        await self.query_one("#balkvak").remove_children()
        balken = Tabel(((_("Veld"), 13), (_("Dimensie"), 28), *jaren), id="balken")
        await self.query_one("#balkvak").mount(balken)

    def _lees_klaar(self, trends: Scoretrends) -> None:
        self.call_later(self._toon, trends)

    async def _toon(self, trends: Scoretrends) -> None:
        if self._trends is None or _namen(self._trends) != _namen(trends):
            await self._bouw(trends)
        self._trends = trends
        self.query_one(Lijst).vul(dimensieopties(trends))
        self._toon_weergave()

    def _toon_weergave(self) -> None:
        trends = self._trends
        if trends is None:
            return
        self.query_one(ContentSwitcher).current = _KORPS if self._korps else _LAND
        if self._korps:
            naam = self.sessie.partij(self._korps).naam
            self.query_one("#stand", Static).update(Content(_("{korps} · kleurenbalken").format(korps=naam)))
            tabel = self.query_one("#balken", Tabel)
            tabel.vul((reeks.code, balkregel(trends, self._korps, reeks)) for reeks in trends.reeksen)
            tabel.focus()
            self._toon_grond()
        else:
            self._toon_dimensie()
            self.query_one(Lijst).focus()

    @on(OptionList.OptionHighlighted, "#dimensies")
    def _toon_dimensie(self) -> None:
        trends, code = self._trends, self.query_one(Lijst).gekozen
        reeks = trends.reeks(code) if trends else None
        if trends is None or reeks is None or self._korps:
            return
        veld = f"{reeks.aandachtsveld} · " if reeks.aandachtsveld else ""
        self.query_one("#stand", Static).update(
            Content(_("{veld}{naam} · alle korpsen").format(veld=veld, naam=reeks.naam))
        )
        uitgaven = getoond(trends, code)
        hoogste = max(trends.telling(code, uitgave).korpsen for uitgave in uitgaven)
        self.query_one(Grafiek).toon([u.naam for u in uitgaven], lagen(trends, code), hoogste)
        tellingen = self.query_one("#tellingen", Tabel)
        tellingen.vul((uitgave.naam, tellingrij(trends, code, uitgave)) for uitgave in uitgaven)
        tellingen.styles.height = len(uitgaven) + 1
        self.query_one("#vergelijking", Static).update(vergelijkingstekst(trends, code))
        self.query_one("#beeld", VerticalScroll).scroll_home(animate=False)

    @on(DataTable.RowHighlighted, "#balken")
    def _toon_grond(self) -> None:
        tabel = self.query_one("#balken", Tabel)
        reeks = self._trends.reeks(tabel.gekozen or "") if self._trends else None
        if self._trends is not None and reeks is not None and self._korps:
            self.query_one("#grond", Static).update(verloop(self._trends, self._korps, reeks))
            self.query_one("#grondvak", VerticalScroll).scroll_home(animate=False)

    # -- choosing ----------------------------------------------------------------------------------------------------

    def action_zoek(self) -> None:
        """Choose a dimension by typing."""
        from korpsmonitor_tui.tui.formulieren.zoekkeuze import Zoekkeuze, Zoekregel

        if self._trends is None:
            return
        regels = [Zoekregel(r.code, r.naam, r.aandachtsveld) for r in self._trends.reeksen]
        self.app.push_screen(Zoekkeuze(_("Welke dimensie?"), regels, self._gekozen()), self._kies_dimensie)

    def _gekozen(self) -> str:
        if self._korps:
            return self.query_one("#balken", Tabel).gekozen or ""
        return self.query_one(Lijst).gekozen

    def _kies_dimensie(self, code: str | None) -> None:
        if code is None:
            return
        lijst = self.query_one(Lijst)
        lijst.highlighted = lijst.get_option_index(code)
        if self._korps:
            tabel = self.query_one("#balken", Tabel)
            tabel.move_cursor(row=tabel.get_row_index(code), animate=False)

    def action_korps(self) -> None:
        """Choose the korps to show."""
        from korpsmonitor_tui.tui.formulieren.zoekkeuze import Zoekkeuze, Zoekregel

        if self._trends is None:
            return
        regels = [Zoekregel(k.code, k.naam, str(k.nummer or "")) for k in self._trends.korpsen]
        self.app.push_screen(Zoekkeuze(_("Welk korps?"), regels, self._korps), self._kies_korps)

    def _kies_korps(self, code: str | None) -> None:
        if code is not None:
            self._korps = code
            self._toon_weergave()

    def action_alle(self) -> None:
        """Count over all korpsen again."""
        self._korps = ""
        self._toon_weergave()

    def action_cijfers(self) -> None:
        """Figures over the years."""
        from korpsmonitor_tui.tui.screens.trends_cijfers import CijfertrendsScreen

        self.app.push_screen(CijfertrendsScreen(self.sessie, self._korps))


def _namen(trends: Scoretrends) -> tuple[str, ...]:
    return tuple(uitgave.naam for uitgave in trends.uitgaven)
