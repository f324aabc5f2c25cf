"""The reporting: everything that can be made, what it still lacks, and the way to what people write for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import DataTable, Static

from korpsmonitor_tui.domain.instrument import Onderdeel
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services.rapportstukken import Rapportstuk, Soort, lees_stukken
from korpsmonitor_tui.tui.basis import Werkscherm, lees_op_achtergrond
from korpsmonitor_tui.tui.widgets.filterbalk import Filter, Filterbalk
from korpsmonitor_tui.tui.widgets.tabel import Cel, Tabel

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.services.sessie import Sessie

SOORTEN: Final = {
    Soort.GEHEEL: _("Geheel"),
    Soort.KORPS: _("Korpsen"),
    Soort.SCORES: _("Scores"),
    Soort.CIJFERS: _("Cijfers"),
    Soort.EENHEID: _("Eenheden"),
    Soort.BRIEF: _("Brieven"),
    Soort.LIJST: _("Lijsten"),
}
"""In the order of their keys, which are their numbers."""
_VAN_WEGING: Final = frozenset({"teksten", "maatregelen", "verzonden", "punten"})
"""Actions of a report on who was weighed."""
KOLOMMEN: Final = (("", 2), (_("Stuk"), 32), (_("Wat er nog ontbreekt"), 0))


class Stukkentabel(Tabel):
    """A piece a row."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", _("maken"), tooltip=_("schrijf dit stuk als bestand")),
        # Here: the table itself would scroll with these keys.
        Binding("right", "screen.stap(1)", _("volgende soort"), show=False),
        Binding("left", "screen.stap(-1)", _("vorige soort"), show=False),
    ]


class RapportageScreen(Werkscherm):
    """The pieces of one kind, and in full what the one under the cursor lacks."""

    CSS_PATH = "rapportage.tcss"
    TITEL = _("Rapportage")
    UITLEG = _(
        "Alles wat de rapportage kan maken, per soort (cijfers of ← →): ✓ compleet, ○ nog een concept, – kan nu niet, ✉ verzonden. Onderaan "
        "staat wat er ontbreekt (Tab gaat erheen). Enter maakt het stuk onder de cursor, m alle stukken die u ziet; u kiest de map en de vorm, en "
        "Esc breekt af tussen twee stukken. Wat niet compleet is, zegt dat op de eerste pagina. t opent de teksten over een "
        "korps of eenheid, a de aanbevelingen, v de verbetermaatregelen, p de aandachtspunten van een eenheid, z legt vast dat een brief is verzonden."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "maak_alle", _("alle maken"), tooltip=_("schrijf alle stukken van deze soort als bestand")),
        Binding("t", "teksten", _("teksten"), tooltip=_("wat het rapport over een korps zegt")),
        Binding("a", "aanbevelingen", _("aanbevelingen"), tooltip=_("de aanbevelingen van het rapport")),
        Binding("v", "maatregelen", _("maatregelen"), tooltip=_("de verbetermaatregelen van de korpsen")),
        Binding("z", "verzonden", _("verzonden"), show=False, tooltip=_("leg vast dat de brief aan dit korps is verzonden")),
        Binding("p", "punten", _("aandachtspunten"), show=False, tooltip=_("de aandachtspunten van de nieuwe eenheden")),
        *(Binding(str(nr), f"soort('{soort}')", naam, show=False) for nr, (soort, naam) in enumerate(SOORTEN.items(), 1)),
        Binding("f5", "ververs", _("vernieuwen"), show=False, tooltip=_("lees opnieuw wat er ontbreekt")),
        Binding("escape", "dismiss", _("terug")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie) -> None:
        super().__init__(sessie)
        self._soorten: tuple[Soort, ...] = ()
        """Of which there are pieces."""
        self._soort = Soort.GEHEEL
        self._stukken: dict[str, Rapportstuk] = {}

    def inhoud(self) -> ComposeResult:
        """Kinds, the pieces, what the one under the cursor lacks."""
        yield Filterbalk(id="soorten")
        yield Static(_("Lezen…"), id="stand", markup=False)
        yield Stukkentabel(KOLOMMEN, id="stukken")
        with VerticalScroll(id="vak"):
            yield Static(id="details", markup=False)

    def on_mount(self) -> None:
        """Begin in the table."""
        self._tabel.focus()

    def on_screen_resume(self) -> None:
        """What was written elsewhere shows at once."""
        self.ververs()

    @property
    def _tabel(self) -> Stukkentabel:
        return self.query_one(Stukkentabel)

    @property
    def _getoond(self) -> list[Rapportstuk]:
        return [stuk for stuk in self._stukken.values() if stuk.soort is self._soort]

    @property
    def _gekozen(self) -> Rapportstuk | None:
        return self._stukken.get(self._tabel.gekozen or "")

    # -- reading and showing -----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read in the background what every piece lacks."""
        lees_op_achtergrond(self, lambda: lees_stukken(self.sessie), self._lees_klaar)

    action_ververs = ververs

    def _lees_klaar(self, stukken: tuple[Rapportstuk, ...]) -> None:
        self._stukken = {stuk.id: stuk for stuk in stukken}
        er_zijn = {stuk.soort for stuk in stukken}
        self._soorten = tuple(soort for soort in SOORTEN if soort in er_zijn)
        if self._soorten and self._soort not in er_zijn:
            self._soort = self._soorten[0]
        self._toon()
        self.refresh_bindings()

    def _toon(self) -> None:
        balk = self.query_one(Filterbalk)
        balk.filters = tuple(
            Filter(soort, str(nr), naam)
            for nr, (soort, naam) in enumerate(SOORTEN.items(), 1)
            if soort in self._soorten
        )
        balk.actief = self._soort
        self._tabel.vul((stuk.id, _rij(stuk)) for stuk in self._getoond)
        self.query_one("#stand", Static).update(Content(self._stand()))
        self._toon_details()

    def _stand(self) -> str:
        stukken = self._getoond
        if not stukken:
            return _("Er is niets te maken.")
        niet = sum(bool(stuk.geen) for stuk in stukken)
        concept = sum(bool(stuk.ontbreekt) and not stuk.geen for stuk in stukken)
        delen = [
            ngettext("{aantal} stuk", "{aantal} stukken", len(stukken)).format(aantal=len(stukken)),
            _("✓ {aantal} compleet").format(aantal=len(stukken) - concept - niet),
            _("○ {aantal} nog concept").format(aantal=concept),
        ]
        if niet:
            delen.append(_("– {aantal} nu niet te maken").format(aantal=niet))
        return " · ".join(delen)

    @on(DataTable.RowHighlighted)
    def _toon_details(self) -> None:
        stuk = self._gekozen
        self.query_one("#vak", VerticalScroll).scroll_home(animate=False)
        self.query_one("#details", Static).update(_details(stuk) if stuk else "")

    # -- choosing ----------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what the reporting on this instrument has."""
        if action == "soort":
            return parameters[0] in self._soorten
        if action in _VAN_WEGING and not self.sessie.instrument.heeft(Onderdeel.WEGING):
            return False
        return super().check_action(action, parameters)

    @on(Filterbalk.Gekozen)
    def _soort_geklikt(self, gebeurtenis: Filterbalk.Gekozen) -> None:
        self.action_soort(gebeurtenis.code)

    def action_soort(self, soort: str) -> None:
        """Show the pieces of this kind."""
        self._soort = Soort(soort)
        self._toon()
        self._tabel.focus()

    def action_stap(self, stap: int) -> None:
        """The kind beside this one."""
        if self._soorten:
            nr = self._soorten.index(self._soort) + stap
            self.action_soort(self._soorten[nr % len(self._soorten)])

    # -- making ------------------------------------------------------------------------------------------------------

    @on(DataTable.RowSelected)
    def _maak_een(self) -> None:
        stuk = self._gekozen
        if stuk is not None and stuk.geen:
            self.notify(stuk.geen, severity="warning", markup=False)
        elif stuk is not None:
            self._maak([stuk])

    def action_maak_alle(self) -> None:
        """Make every piece of this kind that can be made."""
        stukken = [stuk for stuk in self._getoond if not stuk.geen]
        if stukken:
            self._maak(stukken)
        else:
            self.notify(_("Van deze soort is nu niets te maken; onderaan staat waarom."), severity="warning")

    def _maak(self, stukken: list[Rapportstuk]) -> None:
        from korpsmonitor_tui.tui.formulieren.rapport import vraag_en_maak

        vraag_en_maak(self, self.sessie, stukken, self.ververs)

    def action_verzonden(self) -> None:
        """Record that the letter to the korps under the cursor went out."""
        from korpsmonitor_tui.tui.formulieren.rapport import vraag_verzonden

        stuk = self._gekozen
        if stuk is None or stuk.soort is not Soort.BRIEF:
            self.notify(_("Kies eerst een brief (6)."))
        elif stuk.geen:
            self.notify(stuk.geen, severity="warning", markup=False)
        else:
            vraag_verzonden(self, self.sessie, stuk, self.ververs)

    # -- what people write -------------------------------------------------------------------------------------------

    def action_teksten(self) -> None:
        """The texts about the korps or eenheid under the cursor, else the first korps."""
        from korpsmonitor_tui.tui.screens.rapportteksten import RapporttekstenScreen

        instrument, stuk = self.sessie.instrument, self._gekozen
        korpsen = [partij.code for partij in instrument.partijen if partij.gemeten]
        bekend = {*korpsen, *(eenheid.code for eenheid in instrument.eenheden)}
        over = stuk.code if stuk and stuk.code in bekend else korpsen[0]
        self.app.push_screen(RapporttekstenScreen(self.sessie, over))

    def action_punten(self) -> None:
        """The points of the eenheid under the cursor, or that the korps under it became part of; else the first."""
        from korpsmonitor_tui.tui.screens.aandachtspunten import AandachtspuntenScreen

        code = self._gekozen.code if self._gekozen else ""
        partij = self.sessie.instrument.partij(code)
        eenheden = [eenheid.code for eenheid in self.sessie.instrument.eenheden]
        eenheid = code if code in eenheden else partij.eenheid or "" if partij else ""
        self.app.push_screen(AandachtspuntenScreen(self.sessie, eenheid))

    def action_aanbevelingen(self) -> None:
        """The recommendations."""
        from korpsmonitor_tui.tui.screens.aanbevelingen import AanbevelingenScreen

        self.app.push_screen(AanbevelingenScreen(self.sessie))

    def action_maatregelen(self) -> None:
        """The improvement measures."""
        from korpsmonitor_tui.tui.screens.maatregelen import MaatregelenScreen

        self.app.push_screen(MaatregelenScreen(self.sessie))


def _rij(stuk: Rapportstuk) -> tuple[Cel, ...]:
    if stuk.gedaan:
        return ("✉", "text-success"), stuk.naam, stuk.gedaan[-1]
    if stuk.geen:
        return ("–", "text-muted"), stuk.naam, (stuk.geen, "text-muted")
    if not stuk.ontbreekt:
        return ("✓", "text-success"), stuk.naam, ""
    eerste = stuk.ontbreekt[0]
    meer = _(" (en {aantal} meer)").format(aantal=len(stuk.ontbreekt) - 1) if len(stuk.ontbreekt) > 1 else ""
    return ("○", "text-warning"), stuk.naam, f"{eerste}{meer}"


def _details(stuk: Rapportstuk) -> Content:
    vormen = ", ".join(f".{vorm}" for vorm in stuk.vormen)
    delen = [Content.assemble((stuk.naam, "bold"), (f"  {vormen}", "$text-muted"))]
    if stuk.geen:
        delen.append(Content(stuk.geen))
    elif not stuk.ontbreekt:
        delen.append(Content(_("Niets ontbreekt.")))
    delen += [Content.assemble(("✉ ", "$text-success"), regel) for regel in stuk.gedaan]
    delen += [Content.assemble(("○ ", "$text-warning"), regel) for regel in stuk.ontbreekt]
    return Content("\n").join(delen)
