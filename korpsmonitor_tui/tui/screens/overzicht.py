"""The first screen: all korpsen and ketenpartners against the steps of the process."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import DataTable, Static

from korpsmonitor_tui.domain.taal import _, in_woorden, ngettext
from korpsmonitor_tui.tui import selectie
from korpsmonitor_tui.tui.basis import Werkscherm, lees_op_achtergrond
from korpsmonitor_tui.tui.messages import OpenDossier
from korpsmonitor_tui.tui.onderdelen import hoort_erbij
from korpsmonitor_tui.tui.overzichtkolommen import cellen, kolommen
from korpsmonitor_tui.tui.selectie import Groep, Overzicht, Selectie
from korpsmonitor_tui.tui.volgende_stap import (
    STANDEN,
    standcode,
    standletter,
    standwoord,
    tab_voor,
    volgende_stap,
)
from korpsmonitor_tui.tui.widgets.filterbalk import Filter, Filterbalk
from korpsmonitor_tui.tui.widgets.partijdetails import Partijdetails
from korpsmonitor_tui.tui.widgets.tabel import Tabel

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets import Input

    from korpsmonitor_tui.services.overzicht import Regel
    from korpsmonitor_tui.services.sessie import Sessie


class Partijentabel(Tabel):
    """The table of parties."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select_cursor", _("openen"))]


class OverzichtScreen(Werkscherm):
    """Every party on a line: where it stands, what is overdue, and what has to be done next."""

    TITEL = _("Overzicht")
    UITLEG = _(
        "Elke regel is een korps of ketenpartner, met hoe ver het gesprek, de vragenlijst en het verslag zijn. "
        "Kies een regel en druk op Enter om het dossier te openen. Onderaan (of rechts, in een breed venster) staat "
        "wat er voor die partij nu moet gebeuren. Lijst: u uitgezet, t terug, ? open twijfels, ! te laat, en welk deel "
        "is beantwoord. Bron: hoeveel bronnen cijfers over het korps gaven; bij een ketenpartner hoeveel van de "
        "opgevraagde lijsten binnen zijn."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "zoek_partij", _("partij zoeken"), tooltip=_("toon alleen partijen met deze naam of eenheid")),
        Binding("p", "plan", _("plannen"), tooltip=_("plan het gesprek: datum, plaats en monitorteam")),
        Binding("S", "sneeuwbal", _("te spreken"), tooltip=_("wie er wordt gehoord, wie of wat naar hen leidde, en waar nog niemand is")),
        Binding("D", "deskbronnen", _("deskstudie"), tooltip=_("de bronnen van de deskstudie, per partij die wordt onderzocht")),
        Binding("g", "goedkeuring", _("goedkeuring"), tooltip=_("van elk verslag wie antwoordde, wat open is en wie aan zet is")),
        Binding("w", "planning", _("weken vooruit"), tooltip=_("gesprekken, termijnen, rappels en bewaartermijnen per week")),
        Binding("W", "weging", _("weging"), tooltip=_("alle scores en eindscores van de korpsen, met waarom")),
        Binding("o", "app.rapportage", _("rapportage"), tooltip=_("wat er te maken is, wat er ontbreekt, teksten en aanbevelingen")),
        Binding("c", "consistentie", _("consistentie"), tooltip=_("wat elkaar tegenspreekt, en wat is beslist")),
        Binding("z", "verzend", _("vragenlijst verzenden"), tooltip=_("maak vragenlijsten voor deze partij of alle korpsen")),
        Binding("b", "bronnen", _("andere bronnen"), tooltip=_("opvragingen bij EMM, OM, CoMensha en andere, en hun cijfers")),
        Binding("t", "trends", _("trends"), tooltip=_("scores over de edities en cijfers over de jaren")),
        Binding("d", "dekking", _("dekking van bewijs"), tooltip=_("voor welke dimensies elk korps bewijs heeft")),
        Binding("B", "praktijken", _("best practices en knelpunten"), tooltip=_("wat goed werkt en wat knelt, per thema, met waarop het steunt")),
        Binding("i", "teruggekomen", _("verslag inlezen"), show=False, tooltip=_("lees een teruggekomen verslag in; het bestand zegt van wie het is")),
        Binding("v", "vragenlijsten", _("versies van de vragenlijst"), show=False, tooltip=_("concept maken, bekijken en publiceren")),
        Binding("x", "conflicten", _("conflicten"), show=False, tooltip=_("kies wat blijft van wat op twee laptops verschillend is gewijzigd")),
        Binding("a", "groep('alle')", _("alle"), show=False, tooltip=_("toon alle partijen")),
        Binding("m", "groep('mijn')", _("mijn"), show=False, tooltip=_("toon waar u in het monitorteam zit")),
        Binding("l", "groep('te_laat')", _("te laat"), show=False, tooltip=_("toon waar de termijn is verstreken")),
        Binding("k", "groep('korpsen')", _("korpsen"), show=False, tooltip=_("toon alleen korpsen")),
        Binding("r", "groep('partners')", _("partners"), show=False, tooltip=_("toon alleen ketenpartners")),
        Binding("s", "stand", _("per stand"), show=False, tooltip=_("toon alleen verslagen met één stand")),
        Binding("f5", "ververs", _("vernieuwen"), show=False, tooltip=_("lees de stand opnieuw")),
        Binding("escape", "wis_filter", _("filter wissen"), tooltip=_("toon weer alle partijen")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie) -> None:
        super().__init__(sessie)
        self._selectie = Selectie()
        self._overzicht: Overzicht | None = None

    def inhoud(self) -> ComposeResult:
        """Filters, table, details of the line under the cursor."""
        yield Filterbalk(id="filters")
        with Horizontal(id="midden"):
            with Vertical(id="links"):
                yield Partijentabel(kolommen(self.sessie.instrument), id="partijen")
                yield Static("", id="leeg", markup=False)
            yield Partijdetails()
        yield Static("", id="strijd", markup=False)
        yield Static("", id="stap", markup=False)

    def on_mount(self) -> None:
        """Begin in the table."""
        self.query_one(Tabel).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what belongs to this instrument, and Escape where something is left out."""
        if action == "wis_filter":
            return self._selectie != Selectie() or bool(self.query("#zoekveld"))
        return hoort_erbij(self.sessie.instrument, action) and super().check_action(action, parameters)

    def on_screen_resume(self) -> None:
        """What was done elsewhere shows at once."""
        self.ververs()

    # -- reading and showing -----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read the overzicht in the background."""
        lees_op_achtergrond(self, lambda: selectie.lees(self.sessie), self._toon)

    action_ververs = ververs

    def _toon(self, overzicht: Overzicht) -> None:
        self._overzicht = overzicht
        strijd = self.query_one("#strijd", Static)
        strijd.display = bool(overzicht.conflicten)
        strijd.update(Content(_conflicten(overzicht.conflicten)))
        self._toon_tabel()

    def _toon_tabel(self) -> None:
        if self._overzicht is None:
            return
        regels = self._overzicht.kies(self._selectie)
        self.query_one(Tabel).vul((regel.dossier, cellen(regel, self.sessie.instrument)) for regel in regels)
        self.query_one("#leeg", Static).display = not regels
        self.query_one("#leeg", Static).update(
            Content(_("Geen partij past bij dit filter; Esc toont alles."))
        )
        self._toon_filters(self._overzicht)
        self._toon_regel()

    def _toon_filters(self, overzicht: Overzicht) -> None:
        stand = self._selectie.stand
        # The usual word is too long to stand beside the other filters in 80 columns.
        gehoord = in_woorden("Ketenpartners")
        partners = _("Partners") if gehoord == "Ketenpartners" else gehoord
        balk = self.query_one(Filterbalk)
        balk.filters = (
            *(
                Filter(groep, toets, f"{tekst} {len(overzicht.in_groep(groep))}")
                for groep, toets, tekst in (
                    (Groep.ALLE, "a", _("Alle")),
                    (Groep.MIJN, "m", _("Mijn")),
                    (Groep.TE_LAAT, "l", _("Te laat")),
                    (Groep.KORPSEN, "k", _("Korpsen")),
                    (Groep.PARTNERS, "r", partners),
                )
            ),
            # The letter: a whole name does not fit beside the other filters in 80 columns.
            Filter(
                "stand", "s", _("Stand: {stand}").format(stand=standletter(stand)) if stand else _("Stand")
            ),
        )
        balk.actief = self._selectie.groep

    @on(DataTable.RowHighlighted)
    def _toon_regel(self) -> None:
        regel = self._gekozen()
        if self._overzicht is not None:
            self.query_one(Partijdetails).toon(self._overzicht, regel)
        stap = f"→ {regel.partij.naam}: {volgende_stap(regel)}" if regel else ""
        self.query_one("#stap", Static).update(Content(stap))

    def _gekozen(self) -> Regel | None:
        sleutel = self.query_one(Tabel).gekozen
        return self._overzicht.regel(sleutel) if self._overzicht and sleutel else None

    # -- filters -----------------------------------------------------------------------------------------------------

    def _kies(self, keuze: Selectie) -> None:
        self._selectie = keuze
        self._toon_tabel()
        self.refresh_bindings()

    def action_groep(self, groep: str) -> None:
        """Show a group of parties."""
        self._kies(replace(self._selectie, groep=Groep(groep)))

    @on(Filterbalk.Gekozen)
    def _filter_geklikt(self, gebeurtenis: Filterbalk.Gekozen) -> None:
        if gebeurtenis.code == "stand":
            self.action_stand()
        else:
            self.action_groep(gebeurtenis.code)

    def action_stand(self) -> None:
        """Ask for the one stand to show."""
        from korpsmonitor_tui.tui.dialogs import Keuzelijst

        aantallen = (
            [standcode(r) for r in self._overzicht.in_groep(self._selectie.groep)] if self._overzicht else []
        )
        keuzes = [("", _("alle"), "")] + [
            (code, f"{standletter(code)} {standwoord(code)} ({aantallen.count(code)})", "")
            for code in STANDEN
        ]

        def kies(gekozen: str | None) -> None:
            if gekozen is not None:
                self._kies(replace(self._selectie, stand=gekozen))

        self.app.push_screen(Keuzelijst(_("Welke stand wilt u zien?"), keuzes), kies)

    async def action_zoek_partij(self) -> None:
        """Type a part of a name."""
        if not self.query("#zoekveld"):
            # Made when asked for: the first screen does not wait for it.
            from textual.widgets import Input

            veld = Input(placeholder=_("Naam van korps, partner of eenheid…"), id="zoekveld", compact=True)
            await self.mount(veld, after="#filters")
        self.query_one("#zoekveld").focus()

    def on_input_changed(self, gebeurtenis: Input.Changed) -> None:
        """Show what fits the letters typed so far."""
        self._kies(replace(self._selectie, zoek=gebeurtenis.value))

    def on_input_submitted(self) -> None:
        """Go on in the table."""
        self.query_one(Tabel).focus()

    async def action_wis_filter(self) -> None:
        """Show everything again."""
        await self.query("#zoekveld").remove()
        self._kies(Selectie())
        self.query_one(Tabel).focus()

    # -- what can be done with a party -------------------------------------------------------------------------------

    @on(DataTable.RowSelected)
    def _open(self) -> None:
        regel = self._gekozen()
        if regel is not None:
            self.app.post_message(OpenDossier(regel.dossier, tab_voor(regel)))

    def action_plan(self) -> None:
        """Plan the gesprek of the party under the cursor."""
        regel = self._gekozen()
        if regel is not None:
            from korpsmonitor_tui.tui.formulieren.planning import vraag_planning

            vraag_planning(self, self.sessie, regel.dossier, self.ververs)

    def action_teruggekomen(self) -> None:
        """Take in a verslag that came back, of whomever it is."""
        from korpsmonitor_tui.tui.screens.terugkomst import vraag_teruggave

        vraag_teruggave(self, self.sessie, "", self.ververs)

    def action_verzend(self) -> None:
        """Send the questionnaire to the party under the cursor, or to all korpsen."""
        regel = self._gekozen()
        if regel is not None:
            from korpsmonitor_tui.tui.formulieren.verzenden import vraag_verzending

            vraag_verzending(self, self.sessie, regel.dossier, self.ververs)

    def action_bronnen(self) -> None:
        """What is asked from other sources."""
        from korpsmonitor_tui.tui.screens.bronnen import BronnenScreen

        self.app.push_screen(BronnenScreen(self.sessie))

    def action_vragenlijsten(self) -> None:
        """Versions of the questionnaire."""
        from korpsmonitor_tui.tui.screens.vragenlijsten import VragenlijstenScreen

        self.app.push_screen(VragenlijstenScreen(self.sessie))

    def action_dekking(self) -> None:
        """For which dimensions every party has evidence."""
        from korpsmonitor_tui.tui.screens.bewijsdekking import BewijsdekkingScreen

        regel = self._gekozen()
        self.app.push_screen(BewijsdekkingScreen(self.sessie, regel.dossier if regel else ""))

    def action_goedkeuring(self) -> None:
        """Every verslag with who answered and whose turn it is."""
        from korpsmonitor_tui.tui.screens.goedkeuring import GoedkeuringScreen

        self.app.push_screen(GoedkeuringScreen(self.sessie))

    def action_weging(self) -> None:
        """The scores of all korpsen."""
        from korpsmonitor_tui.tui.screens.weegmatrix import WeegmatrixScreen

        regel = self._gekozen()
        self.app.push_screen(WeegmatrixScreen(self.sessie, regel.dossier if regel else ""))

    def action_trends(self) -> None:
        """Scores over the editions, figures over the years."""
        from korpsmonitor_tui.tui.screens.trends import TrendsScreen

        self.app.push_screen(TrendsScreen(self.sessie))

    def action_consistentie(self) -> None:
        """What contradicts something else."""
        from korpsmonitor_tui.tui.screens.consistentie import ConsistentieScreen

        self.app.push_screen(ConsistentieScreen(self.sessie))

    def action_sneeuwbal(self) -> None:
        """Whom to interview, about whom the cursor is on."""
        from korpsmonitor_tui.tui.screens.sneeuwbal import SneeuwbalScreen

        regel = self._gekozen()
        partij = regel.partij if regel else None
        over = (partij.code if partij.gemeten else partij.hoort_bij) if partij else ""
        self.app.push_screen(SneeuwbalScreen(self.sessie, over))

    def action_deskbronnen(self) -> None:
        """The sources about everybody."""
        from korpsmonitor_tui.tui.screens.deskbronnen import DeskbronnenScreen

        self.app.push_screen(DeskbronnenScreen(self.sessie))

    def action_praktijken(self) -> None:
        """What works and what does not."""
        from korpsmonitor_tui.tui.screens.praktijken import PraktijkenScreen

        self.app.push_screen(PraktijkenScreen(self.sessie))

    def action_planning(self) -> None:
        """The weeks ahead."""
        from korpsmonitor_tui.tui.screens.planning import PlanningScreen

        self.app.push_screen(PlanningScreen(self.sessie))


def _conflicten(aantal: int) -> str:
    """How much there is to choose, and the key for it."""
    return ngettext(
        "≠ {aantal} conflict tussen twee laptops; met x kiest u wat blijft.",
        "≠ {aantal} conflicten tussen laptops; met x kiest u wat blijft.",
        aantal,
    ).format(aantal=aantal)
