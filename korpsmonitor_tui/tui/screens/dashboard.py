"""A dashboard: the figures of a table in one year, and the one under the cursor with what it means."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import DataTable, Static

from korpsmonitor_tui.domain.dashboard import Plek
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services import dashboardcorrectie
from korpsmonitor_tui.tui.basis import Werkscherm, lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import Keuzelijst
from korpsmonitor_tui.tui.screens.dashboardbeeld import Beeld, lees, legenda
from korpsmonitor_tui.tui.widgets.cijferpaneel import Cijferpaneel
from korpsmonitor_tui.tui.widgets.dashboardtabel import Dashboardtabel

if TYPE_CHECKING:
    from pathlib import PurePath

    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.dashboardblad import Dashboardblad
    from korpsmonitor_tui.domain.telling import Telling
    from korpsmonitor_tui.services.dashboardcontrole import Waarover
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.tui.formulieren.dashboard import Leeskeuze, Verbetering

_LEESMAP = "dashboardmap"


class DashboardScreen(Werkscherm):
    """One table of one year at a time."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [Path(__file__).with_name("dashboard.tcss")]
    TITEL = _("Dashboard")
    UITLEG = _(
        "De tabellen zoals zij zijn aangeleverd, elk cijfer tot op de letter. ∅ is een leeg vak, · geen cel, “?” en “-” staan er zoals opgegeven: "
        "geen daarvan is 0 of telt mee. ≥ is een totaal waarvan een deel niet bekend is, * gecorrigeerd, ~ een correctie die niet meer past, ≠ op "
        "twee laptops verschillend. Onder de tabel staat het cijfer onder de cursor: wat is geteld, wiens registratie het is, wat u "
        "erbij moet weten, de verandering tussen jaren en de gebieden ernaast als staven. n en v kiezen de volgende en vorige tabel, t een tabel, "
        "j een jaar, / een cijfer. w verbetert een cijfer met een reden; wat was opgegeven blijft. T schrijft de teksten erbij. c toont wat elkaar tegenspreekt, x wat op twee laptops verschilt."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "stap(1)", _("volgende"), tooltip=_("de volgende tabel")),
        Binding("v", "stap(-1)", _("vorige tabel"), show=False, tooltip=_("de vorige tabel")),
        Binding("t", "tabel", _("tabel"), tooltip=_("kies een tabel")),
        Binding("c", "consistentie", _("tegenspraak"), tooltip=_("wat elkaar tegenspreekt, en beslissen wat juist is")),
        Binding("w", "verbeter", _("verbeteren"), tooltip=_("zeg met een reden wat dit cijfer moet zijn; wat was opgegeven blijft")),
        Binding("T", "teksten", _("teksten"), show=False, tooltip=_("schrijf de inleiding en de teksten bij rubrieken en cijfers")),
        Binding("i", "lees_in", _("inlezen"), tooltip=_("lees tabellen uit een bestand; u ziet eerst wat het wordt")),
        Binding("r", "schrijf", _("rapport"), show=False, tooltip=_("schrijf het dashboard als Word-bestand, PDF of rekenblad")),
        Binding("slash", "zoek", _("cijfer zoeken"), show=False, tooltip=_("ga naar een cijfer door een deel van zijn naam te typen")),
        Binding("j", "jaar", _("jaar"), show=False, tooltip=_("kies een jaar")),
        Binding("x", "conflicten", _("conflicten"), show=False, tooltip=_("kies wat blijft van wat op twee laptops verschillend is gewijzigd")),
        Binding("f5", "ververs", _("vernieuwen"), show=False, tooltip=_("lees opnieuw")),
        Binding("escape", "dismiss", _("terug")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie, waarover: Waarover | None = None) -> None:
        """``waarover`` is the figure to begin at."""
        super().__init__(sessie)
        self._beeld: Beeld | None = None
        self._bladen: tuple[Dashboardblad, ...] = ()
        self._gekozen_jaar: int | None = int(waarover.jaar) if waarover and waarover.jaar.isdigit() else None
        self._tabel = ""
        self._bij = Plek(waarover.indicator, waarover.gebied) if waarover else None

    def inhoud(self) -> ComposeResult:
        """Which table it is, the table, its signs, and the figure under the cursor."""
        yield Static(_("Lezen…"), id="stand", markup=False)
        yield Static(id="leeg", markup=False)
        with Vertical(id="midden"):
            yield Dashboardtabel(id="tabel")
            yield Static(id="legenda", markup=False)
            yield Cijferpaneel(id="paneel")

    def on_mount(self) -> None:
        """Begin in the table."""
        self.query_one("#leeg").display = False
        self.query_one(Dashboardtabel).focus()

    def on_screen_resume(self) -> None:
        """What was done elsewhere shows at once."""
        self.ververs()

    # -- reading and showing -----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read in the background."""
        lees_op_achtergrond(self, lambda: lees(self.sessie), self._toon)

    action_ververs = ververs

    def _toon(self, beeld: Beeld) -> None:
        self._beeld = beeld
        self._bladen = beeld.stand.bladen(self._jaar) if self._jaar is not None else ()
        self.query_one("#midden").display = bool(self._bladen)
        leeg = self.query_one("#leeg", Static)
        leeg.display = not self._bladen
        leeg.update(
            Content(
                _(
                    "Er zijn nog geen cijfers. Met i leest u de tabellen uit een tekstbestand, CSV of rekenblad."
                )
            )
        )
        bij, self._bij = self._bij, None
        if bij is not None:
            met = (blad for blad in self._bladen if _staat_in(blad, bij))
            self._tabel = next((blad.code for blad in met), self._tabel)
        self._toon_tabel(bij)

    def _toon_tabel(self, bij: Plek | None = None) -> None:
        blad = self._blad
        if blad is not None and self._beeld is not None:
            self._tabel = blad.code
            self.query_one(Dashboardtabel).toon(blad, bij)
            tekst = legenda(self._beeld, blad.legenda)
            self.query_one("#legenda", Static).update(Content(tekst))
            self.query_one("#legenda").display = bool(tekst)
            self._toon_cijfer()
        self.query_one("#stand", Static).update(Content(self._stand()))
        self.refresh_bindings()

    def _stand(self) -> str:
        if self._beeld is None or self._blad is None:
            return self.sessie.instrument.naam
        open_ = self._beeld.open
        strijd = ngettext(
            "{aantal} tegenspraak vraagt een besluit (c)",
            "{aantal} tegenspraken vragen een besluit (c)",
            open_,
        )
        nummer = self._bladen.index(self._blad) + 1
        return " · ".join(
            [
                f"{self._blad.titel} {self._blad.jaar}",
                _("tabel {nummer} van {aantal}").format(nummer=nummer, aantal=len(self._bladen)),
                strijd.format(aantal=open_) if open_ else _("geen open tegenspraak"),
            ]
        )

    @property
    def _jaar(self) -> int | None:
        """The year that was chosen if there are figures of it, else the last."""
        if self._beeld is None or self._gekozen_jaar in self._beeld.stand.tellingen:
            return self._gekozen_jaar
        return self._beeld.stand.laatste_jaar

    @property
    def _blad(self) -> Dashboardblad | None:
        gekozen = (blad for blad in self._bladen if blad.code == self._tabel)
        return next(gekozen, self._bladen[0] if self._bladen else None)

    @on(DataTable.CellHighlighted)
    def _toon_cijfer(self) -> None:
        if self._beeld is not None and self._jaar is not None:
            cel = self.query_one(Dashboardtabel).cel
            self.query_one(Cijferpaneel).toon(self._beeld, self._jaar, cel)

    # -- choosing ----------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without figures there is nothing to correct or to write."""
        if action in {"verbeter", "schrijf", "stap", "tabel", "jaar", "zoek", "consistentie", "teksten"}:
            return bool(self._bladen) or None
        return super().check_action(action, parameters)

    def action_stap(self, stap: int) -> None:
        """The table beside this one."""
        if self._blad is not None:
            self._tabel = self._bladen[(self._bladen.index(self._blad) + stap) % len(self._bladen)].code
            self._toon_tabel()

    def action_tabel(self) -> None:
        """Choose a table."""

        def kies(code: str | None) -> None:
            if code is not None:
                self._tabel = code
                self._toon_tabel()

        keuzes = [(blad.code, blad.titel, "") for blad in self._bladen]
        self.app.push_screen(Keuzelijst(_("Welke tabel?"), keuzes), kies)

    def action_jaar(self) -> None:
        """Choose a year."""
        if self._beeld is None:
            return

        def kies(jaar: str | None) -> None:
            if jaar is not None and self._beeld is not None:
                self._gekozen_jaar = int(jaar)
                self._toon(self._beeld)

        keuzes = [(str(jaar), str(jaar), "") for jaar in reversed(self._beeld.stand.jaren)]
        self.app.push_screen(Keuzelijst(_("Welk jaar?"), keuzes), kies)

    def action_zoek(self) -> None:
        """Go to a figure by typing a part of its name."""
        from korpsmonitor_tui.tui.formulieren.zoekkeuze import Zoekkeuze, Zoekregel

        if self._beeld is None:
            return
        dashboard = self._beeld.stand.dashboard
        regels = [
            Zoekregel(i.code, dashboard.indicatornaam(i.code), "", i.definitie) for i in dashboard.indicatoren
        ]

        def kies(code: str | None) -> None:
            if code is None:
                return
            hier = [blad for blad in (self._blad, *self._bladen) if blad and _staat_in(blad, Plek(code, ""))]
            if hier:
                self._tabel = hier[0].code
                self._toon_tabel(Plek(code, ""))
            else:
                self.notify(_("Van dit cijfer is in {jaar} niets opgegeven.").format(jaar=self._jaar))

        self.app.push_screen(Zoekkeuze(_("Welk cijfer?"), regels), kies)

    @on(DataTable.CellSelected)
    def _open_cijfer(self) -> None:
        from korpsmonitor_tui.tui.screens.dashboardcijfer import DashboardcijferScreen

        cel = self.query_one(Dashboardtabel).cel
        if cel is not None and self._beeld is not None and self._jaar is not None:
            self.app.push_screen(DashboardcijferScreen(self.sessie, self._beeld, self._jaar, cel))

    # -- what can be done --------------------------------------------------------------------------------------------

    def action_consistentie(self) -> None:
        """What contradicts something else, to decide on."""
        from korpsmonitor_tui.tui.screens.consistentie import ConsistentieScreen

        self.app.push_screen(ConsistentieScreen(self.sessie))

    def action_teksten(self) -> None:
        """Write the texts of this year, beginning at that of the figure under the cursor."""
        from korpsmonitor_tui.tui.screens.dashboardteksten import DashboardtekstenScreen

        cel = self.query_one(Dashboardtabel).cel
        self.app.push_screen(
            DashboardtekstenScreen(self.sessie, self._jaar, cel.plek.indicator if cel else "")
        )

    def action_verbeter(self) -> None:
        """Say what the figure under the cursor must be."""
        from korpsmonitor_tui.tui.formulieren.dashboard import VerbeterDialoog
        from korpsmonitor_tui.tui.formulieren.score_klad import vraag_met_klad

        cel, beeld, jaar = self.query_one(Dashboardtabel).cel, self._beeld, self._jaar
        if cel is None or beeld is None or jaar is None:
            return
        dashboard, plek = beeld.stand.dashboard, cel.plek
        titel = f"{dashboard.indicatornaam(plek.indicator)}, {dashboard.gebiednaam(plek.gebied)} {jaar}"
        formulier = f"telling/{self.sessie.editie.id}/{jaar}/{plek.indicator}/{plek.gebied}"

        def open_(gelezen: tuple[str, tuple[str, ...]]) -> None:
            klad, koppen = gelezen
            dialoog = VerbeterDialoog(self.sessie, formulier, klad, titel, beeld.stand.telling(jaar, plek))
            vraag_met_klad(self, dialoog, partial(schrijf, koppen), lambda _telling: self.ververs())

        def schrijf(koppen: tuple[str, ...], nieuw: Verbetering) -> Telling:
            return dashboardcorrectie.corrigeer(
                self.sessie, *plek, nieuw.waarde, nieuw.reden, jaar=jaar, wis=nieuw.intrekken, gezien=koppen
            )

        lees_op_achtergrond(
            self,
            lambda: (
                self.sessie.store.lees_formulier(self.sessie.klad, formulier),
                dashboardcorrectie.lees_koppen(self.sessie, jaar, plek),
            ),
            open_,
            groep="formulier",
        )

    def action_schrijf(self) -> None:
        """Write the dashboard of this year."""
        from korpsmonitor_tui.services import dashboardstuk
        from korpsmonitor_tui.tui.formulieren.uitvoer import vraag_uitvoer

        jaar = self._jaar

        def schrijf(pad: Path, overschrijf: bool) -> tuple[Path, tuple[str, ...]]:
            if pad.suffix == ".xlsx":
                return dashboardstuk.schrijf_xlsx(self.sessie, pad, jaar=jaar, overschrijf=overschrijf), ()
            return dashboardstuk.schrijf_docx(self.sessie, pad, jaar=jaar, overschrijf=overschrijf)

        vraag_uitvoer(
            self,
            self.sessie,
            (
                _("Dashboard {jaar} schrijven").format(jaar=jaar),
                _(
                    "Word en PDF: tabellen, staven en kanttekeningen. Rekenblad: de tabellen, om mee verder te rekenen."
                ),
                (".docx", ".pdf", ".xlsx"),
            ),
            lambda _vorm: f"dashboard-{jaar}",
            schrijf,
        )

    def action_lees_in(self) -> None:
        """Read a file, and show what it would change before anything is kept."""
        from korpsmonitor_tui.tui.formulieren.dashboard import DashboardLeesDialoog
        from korpsmonitor_tui.tui.formulieren.inlezen import beginmap, onthoud_map

        def toon(keuze: Leeskeuze | None) -> None:
            if keuze is not None:
                from korpsmonitor_tui.tui.screens.dashboardlezing import DashboardlezingScreen

                onthoud_map(self.sessie, keuze.pad, _LEESMAP)
                self._gekozen_jaar = keuze.jaar
                self.app.push_screen(DashboardlezingScreen(self.sessie, keuze))

        jaar = self.sessie.editie.id if self.sessie.editie.id.isdigit() else str(self._jaar or "")
        self.app.push_screen(DashboardLeesDialoog(beginmap(self.sessie, _LEESMAP), jaar), toon)


def _staat_in(blad: Dashboardblad, plek: Plek) -> bool:
    """Whether a table has this figure; one without an area or an indicator stands for any."""
    return any(
        plek.indicator in {"", cel.plek.indicator} and plek.gebied in {"", cel.plek.gebied}
        for cel in blad.cellen
    )
