"""Coverage: for which dimensions each party has evidence, in counts and words. It says nothing of who does better."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import ContentSwitcher, DataTable, Static

from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services.codeerbesluiten import lees_alle_dekking
from korpsmonitor_tui.tui.basis import Werkscherm, lees_op_achtergrond
from korpsmonitor_tui.tui.screens.bewijsdekkingbeeld import (
    ALLES,
    NAAM,
    aantal_op,
    deel_van,
    maak_weergaven,
    merk,
    toestand,
    veldkolommen,
)
from korpsmonitor_tui.tui.widgets.filterbalk import Filter, Filterbalk
from korpsmonitor_tui.tui.widgets.tabel import Tabel

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.services.codeerbesluiten import Dekking
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.tui.screens.bewijsdekkingbeeld import Weergave
    from korpsmonitor_tui.tui.widgets.tabel import Cel


class Dekkingstabel(Tabel):
    """The parties, a line each."""

    # Korpsen are never ranked by a figure.
    SORTEERBAAR = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", _("bewijs")),
        # Here: the table itself would scroll with these keys.
        Binding("right", "screen.stap(1)", _("volgend veld"), tooltip=_("het volgende aandachtsveld")),
        Binding("left", "screen.stap(-1)", _("vorig veld"), show=False, tooltip=_("het vorige aandachtsveld")),
    ]  # fmt: skip


class BewijsdekkingScreen(Werkscherm):
    """Every party with a gesprek against the dimensions."""

    CSS_PATH = "bewijsdekking.tcss"
    TITEL = _("Dekking: bewijs per korps")
    UITLEG = _(
        "Elke regel is een korps of ketenpartner met een gepland gesprek. 0 toont per aandachtsveld voor hoeveel dimensies "
        "er bewijs is; een cijfer kiest een aandachtsveld, met per dimensie het aantal bevindingen. – is geen bewijs, nvt "
        "een oordeel over de partij zelf. Vooraan: ○ nog niet gecodeerd, … nog niet iedereen klaar (dan tellen alleen uw "
        "eigen codes), ? verschillen zonder besluit, ✓ klaar. z toont alleen waar in deze kolommen bewijs ontbreekt. "
        "Aantallen zeggen niet wie het beter doet. Enter opent het bewijs."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("z", "zonder", _("zonder bewijs"), tooltip=_("toon alleen waar bewijs ontbreekt, of weer alles")),
        *(Binding(str(nr), f"veld({nr})", _("aandachtsveld {nr}").format(nr=nr), show=False) for nr in range(10)),
        Binding("f5", "ververs", _("vernieuwen"), show=False, tooltip=_("lees de stand opnieuw")),
        Binding("escape", "dismiss", _("terug")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie, dossier: str = "") -> None:
        """``dossier`` is where the cursor begins."""
        super().__init__(sessie)
        self._weergaven: tuple[Weergave, ...] = ()
        self._nu = 0
        self._begin = dossier
        self._alleen_zonder = False
        self._dekking: dict[str, Dekking] = {}
        self._gelezen = False

    def inhoud(self) -> ComposeResult:
        """Filters, the tables, what is said of the line under the cursor."""
        self._weergaven = maak_weergaven(self.sessie, self.app.size.width - NAAM - 4)
        yield Filterbalk(id="filters")
        yield Static(id="stand", markup=False)
        with ContentSwitcher(initial="alles", id="tabellen"):
            for weergave in self._weergaven:
                yield Dekkingstabel(self._kolommen(weergave), id=weergave.id)
        yield Static(id="leeg", markup=False)
        yield Static(id="legenda", markup=False)
        with VerticalScroll(id="vak", can_focus=False):
            yield Static(id="details", markup=False)

    def _kolommen(self, weergave: Weergave) -> tuple[tuple[str, int], ...]:
        begin = (("", 2), (_("Korps of partner"), NAAM))
        if weergave.code:
            return (*begin, *weergave.kolommen())
        return (*begin, *veldkolommen(self._weergaven[1:]))

    def on_mount(self) -> None:
        """Begin in the table."""
        self._tabel.focus()

    def on_resize(self) -> None:
        """The legend fits the window."""
        if self._gelezen:
            self._toon()

    def on_screen_resume(self) -> None:
        """What was done elsewhere shows at once."""
        self.ververs()

    @property
    def _weergave(self) -> Weergave:
        return self._weergaven[self._nu]

    @property
    def _tabel(self) -> Dekkingstabel:
        return self.query_one(f"#{self._weergave.id}", Dekkingstabel)

    # -- reading and showing -----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read the coverage in the background."""
        if not self._gelezen:
            self.query_one("#stand", Static).update(Content(_("Lezen…")))
        lees_op_achtergrond(self, lambda: lees_alle_dekking(self.sessie), self._lees_klaar)

    action_ververs = ververs

    def _lees_klaar(self, dekking: tuple[Dekking, ...]) -> None:
        self._gelezen = True
        self._dekking = {deel.dossier: deel for deel in dekking}
        self._toon()

    def _toon(self) -> None:
        weergave, tabel = self._weergave, self._tabel
        regels = [deel for deel in self._dekking.values() if not self._alleen_zonder or self._ontbreekt(deel)]
        tabel.vul((deel.dossier, self._rij(deel)) for deel in regels)
        if self._begin in {deel.dossier for deel in regels}:
            tabel.move_cursor(row=tabel.get_row_index(self._begin), animate=False)
            self._begin = ""
        self.query_one(ContentSwitcher).current = weergave.id
        self.query_one(ContentSwitcher).display = bool(regels)
        balk = self.query_one(Filterbalk)
        balk.filters = tuple(Filter(w.code, str(nr), w.naam) for nr, w in enumerate(self._weergaven))
        balk.actief = weergave.code
        self._toon_stand(len(regels))
        legenda = weergave.legenda(max(20, self.size.width - 2))
        self.query_one("#legenda", Static).update(Content(legenda))
        self.query_one("#legenda", Static).display = bool(legenda)
        self._toon_details()

    def _toon_stand(self, getoond: int) -> None:
        delen = [self._weergave.naam, ngettext("{aantal} gesprek", "{aantal} gesprekken", len(self._dekking)).format(aantal=len(self._dekking))]  # fmt: skip
        if self._alleen_zonder:
            delen.append(_("alleen zonder bewijs: {aantal} (z: alle)").format(aantal=getoond))
        self.query_one("#stand", Static).update(Content(" · ".join(delen)))
        leeg = self.query_one("#leeg", Static)
        leeg.display = not getoond
        leeg.update(Content(self._waarom_leeg() if not getoond else ""))

    def _waarom_leeg(self) -> str:
        if not self._dekking:
            return _("Er is nog geen gesprek gepland; plan er een in het overzicht (p).")
        return _("Nergens ontbreekt bewijs in deze kolommen; z toont alle gesprekken.")

    def _codes(self) -> set[str]:
        """Of the dimensions that are shown."""
        return {
            d.code for w in self._weergaven if self._weergave.code in {ALLES, w.code} for d in w.dimensies
        }

    def _ontbreekt(self, deel: Dekking) -> bool:
        return bool(self._codes().intersection(deel.zonder))

    def _rij(self, deel: Dekking) -> tuple[Cel, ...]:
        begin: tuple[Cel, ...] = (merk(deel), self.sessie.partij(deel.partij).naam)
        if self._weergave.code:
            return (*begin, *(aantal_op(deel, dimensie.code) for dimensie in self._weergave.dimensies))
        return (*begin, *(deel_van(deel, weergave) for weergave in self._weergaven[1:]))

    @on(DataTable.RowHighlighted)
    def _toon_details(self) -> None:
        deel = self._gekozen
        self.query_one("#vak", VerticalScroll).scroll_home(animate=False)
        self.query_one("#details", Static).update(self._details(deel) if deel else Content(""))

    def _details(self, deel: Dekking) -> Content:
        """What lacks by name; among all aandachtsvelden each with its own, for some names are alike."""
        zonder = [
            (weergave.naam, ", ".join(d.naam for d in weergave.dimensies if d.code in deel.zonder))
            for weergave in self._weergaven
            if self._weergave.code in {ALLES, weergave.code}
        ]
        met_veld = self._weergave.code == ALLES
        namen = [f"{veld}: {tekst}" if met_veld else tekst for veld, tekst in zonder if tekst]
        return Content.assemble(
            (self.sessie.partij(deel.partij).naam, "bold"),
            f"  {toestand(deel)}\n",
            (_("zonder bewijs "), "bold $text-accent"),
            "; ".join(namen) or _("niets in deze kolommen"),
        )

    @property
    def _gekozen(self) -> Dekking | None:
        sleutel = self._tabel.gekozen
        return self._dekking.get(sleutel) if sleutel else None

    # -- what can be done --------------------------------------------------------------------------------------------

    @on(Filterbalk.Gekozen)
    def _filter_geklikt(self, gebeurtenis: Filterbalk.Gekozen) -> None:
        self.action_veld([weergave.code for weergave in self._weergaven].index(gebeurtenis.code))

    def action_veld(self, nummer: int) -> None:
        """Show an aandachtsveld, or with 0 all; the cursor stays on its party."""
        if nummer >= len(self._weergaven):
            return
        self._begin = self._tabel.gekozen or ""
        self._nu = nummer
        self._toon()
        self._tabel.focus()

    def action_stap(self, stap: int) -> None:
        """The aandachtsveld beside this one."""
        self.action_veld((self._nu + stap) % len(self._weergaven))

    def action_zonder(self) -> None:
        """Show only where evidence lacks, or everything again."""
        self._alleen_zonder = not self._alleen_zonder
        self._toon()

    @on(DataTable.RowSelected)
    def _open(self) -> None:
        from korpsmonitor_tui.tui.screens.bewijs import BewijsScreen

        if (deel := self._gekozen) is not None:
            self.app.push_screen(BewijsScreen(self.sessie, deel.dossier))
