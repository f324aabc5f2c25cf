"""Two returns side by side: every place that differs, what was emptied and changed first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import DataTable, Static

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.teruggaveverschil import richtingnaam
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.services.teruggavestand import lees_teruggaven, vergelijk_teruggaven
from korpsmonitor_tui.services.vragenlijst import antwoord_id
from korpsmonitor_tui.tui.basis import Werkscherm, lees_op_achtergrond
from korpsmonitor_tui.tui.messages import OpenDossier
from korpsmonitor_tui.tui.plaatsnamen import Plaatsnamen, citaat
from korpsmonitor_tui.tui.screens.inlezing import LETTERS, STIJLEN, naar_ernst
from korpsmonitor_tui.tui.velden import toon_datum
from korpsmonitor_tui.tui.widgets.filterbalk import Filter, Filterbalk
from korpsmonitor_tui.tui.widgets.tabel import Cel, Tabel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.teruggaveverschil import Verschil
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.teruggavestand import Teruggave

BREED = 120
"""Columns from which the question has one of its own."""
NU = 0
"""Instead of a number: what stands in the dossier now."""
ALLE = ""
KOLOMMEN = ((_("Richting"), 14), (_("Plaats"), 17), (_("Was"), 22), (_("Is"), 0))
BREDE_KOLOMMEN = (*KOLOMMEN[:2], (_("Vraag"), 36), (_("Was"), 26), (_("Is"), 0))
"""Where there is room the question itself stands beside its place."""


@dataclass(frozen=True)
class Vergelijking:
    """Two sides and how they differ."""

    teruggaven: tuple[Teruggave, ...]
    oud: int
    nieuw: int
    """Number of a return, or ``NU``."""
    verschillen: tuple[Verschil, ...]
    namen: Plaatsnamen

    def naam(self, nummer: int) -> str:
        """A side, for people."""
        if nummer == NU:
            return _("nu in het dossier")
        datum = next(t.datum for t in self.teruggaven if t.nummer == nummer)
        return _("teruggave {nummer} ({datum})").format(nummer=nummer, datum=toon_datum(datum))

    def aantal(self, richting: str) -> int:
        """How many places differ in this direction, or in any."""
        return sum(richting in {ALLE, verschil.richting} for verschil in self.verschillen)

    def waarde(self, verschil: Verschil, tekst: str) -> str:
        """What stood on one side, in words."""
        return self.namen.waarde(verschil.vak, verschil.veld, tekst)


def lees_vergelijking(sessie: Sessie, dossier: str, oud: int, nieuw: int) -> Vergelijking:
    """For a worker thread; ``oud`` 0 is the return before ``nieuw``; the first is put beside what stands here."""
    teruggaven = lees_teruggaven(sessie.store.lees(), dossier)
    if not oud:
        oud, nieuw = (nieuw - 1, nieuw) if nieuw > 1 else (nieuw, NU)
    verschillen = vergelijk_teruggaven(sessie, dossier, oud, nieuw or None)
    versies = [t.versie for t in teruggaven if t.nummer in {oud, nieuw}]
    return Vergelijking(teruggaven, oud, nieuw, tuple(naar_ernst(verschillen)), Plaatsnamen(sessie, versies))


class Verschillentabel(Tabel):
    """A place a row."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", _("naar de vraag"), tooltip=_("open de vragenlijst bij deze vraag"))
    ]


class VergelijkingScreen(Werkscherm):
    """The two sides, the places that differ, and the one under the cursor in full."""

    CSS_PATH = "vergelijking.tcss"
    TITEL = _("Twee teruggaven naast elkaar")
    UITLEG = _(
        "Elke plaats waar de twee verschillen: L leeggemaakt en G gewijzigd eerst, dan I ingevuld. Zonder keuze staan de "
        "laatste twee teruggaven naast elkaar; o kiest de oude kant, n de nieuwe, ook wat nu in het dossier staat. "
        "a, l, g en i tonen alles of één richting. Enter gaat naar de vraag."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "kies('oud')", _("oude kant"), tooltip=_("kies de teruggave links")),
        Binding("n", "kies('nieuw')", _("nieuwe kant"), tooltip=_("kies de teruggave rechts, of wat nu in het dossier staat")),
        Binding("a", f"richting('{ALLE}')", _("alle"), show=False, tooltip=_("toon alle verschillen")),
        *(
            Binding(letter.lower(), f"richting('{richting.value}')", richtingnaam(richting), show=False, tooltip=_("toon alleen deze verschillen"))
            for richting, letter in LETTERS.items()
        ),
        Binding("escape", "dismiss", _("terug")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie, dossier: str, nieuw: int) -> None:
        """``nieuw`` is the number of the return on the right; the one before it stands on the left."""
        super().__init__(sessie)
        self.dossier = dossier
        self._kanten = (0, nieuw)
        self._richting = ALLE
        self._breed = False
        self._vergelijking: Vergelijking | None = None

    def inhoud(self) -> ComposeResult:
        """Sides, filters, table, details."""
        yield Static(id="kanten", markup=False)
        yield Filterbalk(id="filters")
        self._breed = self.app.size.width >= BREED
        yield Verschillentabel(BREDE_KOLOMMEN if self._breed else KOLOMMEN, id="verschillen")
        with VerticalScroll(id="vak", can_focus=False):
            yield Static(id="details", markup=False)

    def on_mount(self) -> None:
        """Begin in the table."""
        self.query_one(Tabel).focus()
        self.ververs()

    # -- reading and showing -----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Compare in the background."""
        oud, nieuw = self._kanten
        lees_op_achtergrond(
            self, lambda: lees_vergelijking(self.sessie, self.dossier, oud, nieuw), self._toon
        )

    def _toon(self, uit: Vergelijking) -> None:
        self._vergelijking = uit
        self._kanten = (uit.oud, uit.nieuw)
        partij = self.sessie.partij(partij_van(self.dossier)).naam
        self.query_one("#kanten", Static).update(
            Content(f"{partij} · {uit.naam(uit.oud)} → {uit.naam(uit.nieuw)}")
        )
        balk = self.query_one(Filterbalk)
        balk.filters = (
            Filter(ALLE, "a", _("Alle {aantal}").format(aantal=uit.aantal(ALLE))),
            *(
                Filter(r.value, letter.lower(), f"{richtingnaam(r).capitalize()} {uit.aantal(r)}")
                for r, letter in LETTERS.items()
            ),
        )
        balk.actief = self._richting
        self.query_one(Tabel).vul(self._rijen(uit))
        self._toon_details()

    def _rijen(self, uit: Vergelijking) -> Iterator[tuple[str, tuple[Cel, ...]]]:
        for nr, verschil in enumerate(uit.verschillen):
            if self._richting in {ALLE, verschil.richting}:
                richting = f"{LETTERS[verschil.richting]} {richtingnaam(verschil.richting)}"
                plaats = uit.namen.kort(verschil.vak, verschil.veld)
                was, wordt = (
                    citaat(uit.waarde(verschil, tekst), 200) for tekst in (verschil.oud, verschil.nieuw)
                )
                vraag = (verschil.vraag,) if self._breed else ()
                yield str(nr), ((richting, STIJLEN[verschil.richting]), plaats, *vraag, was, wordt)

    @on(DataTable.RowHighlighted)
    def _toon_details(self) -> None:
        uit = self._vergelijking
        verschil = self._gekozen
        vak = self.query_one("#vak", VerticalScroll)
        vak.scroll_home(animate=False)
        if uit is None:
            return
        if verschil is None:
            leeg = (
                _("Deze twee zijn gelijk.")
                if not uit.verschillen
                else _("Geen verschil in deze richting; a toont alles.")
            )
            self.query_one("#details", Static).update(Content(leeg))
            return
        plek = uit.namen.plek(verschil.vak, verschil.veld)
        self.query_one("#details", Static).update(
            Content.assemble(
                (uit.namen.vraag(verschil.vak), "bold"),
                (f"  {plek}\n" if plek else "\n", "$text-muted"),
                (_("was  "), "$text-accent"),
                f"{citaat(uit.waarde(verschil, verschil.oud))}\n",
                (_("is   "), "$text-accent"),
                citaat(uit.waarde(verschil, verschil.nieuw)),
            )
        )

    @property
    def _gekozen(self) -> Verschil | None:
        sleutel = self.query_one(Tabel).gekozen
        return self._vergelijking.verschillen[int(sleutel)] if self._vergelijking and sleutel else None

    # -- what can be done --------------------------------------------------------------------------------------------

    @on(Filterbalk.Gekozen)
    def _filter_geklikt(self, gebeurtenis: Filterbalk.Gekozen) -> None:
        self.action_richting(gebeurtenis.code)

    def action_richting(self, richting: str) -> None:
        """Show one direction, or all."""
        self._richting = richting
        if self._vergelijking is not None:
            self._toon(self._vergelijking)

    def action_kies(self, kant: str) -> None:
        """Choose one of the two sides."""
        from korpsmonitor_tui.tui.dialogs import Keuzelijst

        uit = self._vergelijking
        if uit is None:
            return
        nummers = [teruggave.nummer for teruggave in uit.teruggaven] + ([NU] if kant == "nieuw" else [])
        keuzes = [(str(nummer), uit.naam(nummer), "") for nummer in nummers]
        ander = uit.nieuw if kant == "oud" else uit.oud
        titel = _("Welke teruggave is de oude kant?") if kant == "oud" else _("Waarmee vergelijkt u?")
        weigering = [str(ander)] if len(nummers) > 1 else []
        self.app.push_screen(Keuzelijst(titel, keuzes, weigering), self._zet_kant(kant))

    def _zet_kant(self, kant: str) -> Callable[[str | None], None]:
        def zet(gekozen: str | None) -> None:
            if gekozen is not None:
                oud, nieuw = self._kanten
                self._kanten = (int(gekozen), nieuw) if kant == "oud" else (oud, int(gekozen))
                self.ververs()

        return zet

    @on(DataTable.RowSelected)
    def _naar_vraag(self) -> None:
        verschil = self._gekozen
        if verschil is None or verschil.vak is None:
            self.notify(_("Deze tekst hoort bij geen vraag."))
            return
        self.app.post_message(
            OpenDossier(self.dossier, "vragenlijst", "antwoord", antwoord_id(self.dossier, verschil.vak))
        )
