"""The figures of one source: korps by year, and what is missing; one can be set by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import DataTable, OptionList, Static
from textual.widgets.option_list import Option

from korpsmonitor_tui.domain.bronnen import LANDELIJK
from korpsmonitor_tui.domain.bronrijen import NEDERLAND
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.services.bronnen import lees_rijen, zet_broncijfer
from korpsmonitor_tui.services.bronoverzicht import lees_bronoverzicht
from korpsmonitor_tui.tui.basis import Werkscherm, lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import vraag_en_doe
from korpsmonitor_tui.tui.widgets.lijst import Lijst
from korpsmonitor_tui.tui.widgets.tabel import Cel, Tabel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from korpsmonitor_tui.services.bronnen import Broncijfer
    from korpsmonitor_tui.services.bronoverzicht import Bronoverzicht, Gegevenstand
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.tui.formulieren.bronnen import Cijferinvoer

_JAARBREEDTE = 11


class Cijfertabel(Tabel):
    """A korps a row, a year a column."""

    # Korpsen are never ranked by a figure.
    SORTEERBAAR = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", _("cijfer invullen"), tooltip=_("vul een cijfer met de hand in"))
    ]


class BroncijfersScreen(Werkscherm):
    """What the source states on the left, its figures on the right."""

    CSS_PATH = "broncijfers.tcss"
    TITEL = _("Cijfers van een andere bron")
    UITLEG = _(
        "Links staat wat de bron opgeeft, met hoeveel cijfers er nog ontbreken; rechts de cijfers per korps en jaar, precies "
        "zoals opgegeven. “ontbreekt” is iets anders dan 0. Tab of → gaat naar de cijfers; Enter vult er een met de hand in. "
        "Wat u zelf invult of wijzigt, blijft staan als er later een lijst wordt ingelezen."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "naar_cijfers", _("naar de cijfers"), show=False),
        Binding("left", "naar_gegevens", _("naar de gegevens"), show=False),
        Binding("escape", "dismiss", _("terug")),
    ]

    def __init__(self, sessie: Sessie, bron: str) -> None:
        """``bron`` is the code of the source."""
        super().__init__(sessie)
        self._bron = bron
        self._overzicht: Bronoverzicht | None = None
        self._jaren: tuple[str, ...] = ()

    def inhoud(self) -> ComposeResult:
        """What is stated, the figures, the figure under the cursor in full."""
        yield Static(id="stand", markup=False)
        with Horizontal(id="gegevens-en-cijfers"):
            yield Lijst(id="gegevens")
            yield Vertical(id="cijfervak")
        yield Static(id="details", markup=False)

    def on_mount(self) -> None:
        """Begin at the figures that the source states."""
        self.query_one("#gegevens").focus()
        self.ververs()

    # -- reading and showing -----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read in the background."""
        lees_op_achtergrond(self, lambda: lees_bronoverzicht(self.sessie, self._bron)[0], self._toon)

    async def _toon_tabel(self) -> None:
        """The years are columns, so other years make another table."""
        standen = self._standen()
        jaren = tuple(stand.jaar for stand in standen)
        vak = self.query_one("#cijfervak", Vertical)
        if jaren != self._jaren or not self.query(Tabel):
            self._jaren = jaren
            kolommen = [(_("Korps of rij"), 0), *((jaar or _("cijfer"), _JAARBREEDTE) for jaar in jaren)]
            await vak.remove_children()
            await vak.mount(Cijfertabel(kolommen, id="cijfers"))
        self.query_one(Tabel).vul(self._rijen(standen))
        self._toon_details()

    def _toon(self, overzicht: Bronoverzicht) -> None:
        self._overzicht = overzicht
        self.query_one("#stand", Static).update(Content(_stand(overzicht)))
        opties = [
            Option(_gegevenregel(gegeven.tekst, ontbreekt), id=gegeven.id)
            for gegeven in overzicht.bron.gegevens
            for ontbreekt in [sum(len(s.ontbreekt) for s in overzicht.gegevens if s.gegeven.id == gegeven.id)]
        ]
        self.query_one("#gegevens", Lijst).vul(opties)
        self.call_next(self._toon_tabel)

    @on(OptionList.OptionHighlighted, "#gegevens")
    async def _ander_gegeven(self) -> None:
        if self._overzicht is not None:
            await self._toon_tabel()

    def _standen(self) -> list[Gegevenstand]:
        """Of the figure under the cursor, a year each."""
        gekozen = self.query_one("#gegevens", Lijst).gekozen
        return [s for s in self._overzicht.gegevens if s.gegeven.id == gekozen] if self._overzicht else []

    def _rijen(self, standen: list[Gegevenstand]) -> Iterator[tuple[str, tuple[Cel, ...]]]:
        per_plek = {(c.rij, c.jaar): c for stand in standen for c in stand.cijfers}
        ontbreekt = {(rij, stand.jaar) for stand in standen for rij in stand.ontbreekt}
        rijen = {rij for rij, _jaar in (*per_plek, *ontbreekt)}
        namen = {LANDELIJK: NEDERLAND, **lees_rijen(self.sessie).namen}
        volgorde = [code for code in namen if code in rijen]
        for code in (*volgorde, *sorted(rijen - set(volgorde))):
            cellen = [_cel(per_plek.get((code, s.jaar)), mist=(code, s.jaar) in ontbreekt) for s in standen]
            yield code, (namen.get(code, code), *cellen)

    @on(DataTable.RowHighlighted)
    def _toon_details(self) -> None:
        delen = [stand.gegeven.tekst for stand in self._standen()[:1]]
        delen += [
            _("{jaar}: {waarde}{noot}").format(
                jaar=cijfer.jaar or _("cijfer"),
                waarde=maak_zichtbaar(cijfer.waarde),
                noot=f" ({maak_zichtbaar(cijfer.noot)})" if cijfer.noot else "",
            )
            for cijfer in self._cijfers().values()
        ]
        self.query_one("#details", Static).update(Content("\n".join(delen)))

    def _cijfers(self) -> dict[str, Broncijfer]:
        """The figures of the row under the cursor, by year."""
        tabellen = self.query(Tabel)
        rij = tabellen.first().gekozen if tabellen else None
        return {s.jaar: c for s in self._standen() for c in s.cijfers if c.rij == rij}

    # -- what can be done --------------------------------------------------------------------------------------------

    def action_naar_cijfers(self) -> None:
        """From what is stated to the figures."""
        self.query_one(Tabel).focus()

    def action_naar_gegevens(self) -> None:
        """Back to what is stated."""
        self.query_one("#gegevens").focus()

    @on(OptionList.OptionSelected, "#gegevens")
    def _kies_gegeven(self) -> None:
        self.action_naar_cijfers()

    @on(DataTable.RowSelected)
    def _vul_in(self) -> None:
        from korpsmonitor_tui.tui.formulieren.bronnen import CijferDialoog

        standen, rij = self._standen(), self.query_one(Tabel).gekozen
        if not standen or rij is None:
            return
        gegeven = standen[0].gegeven
        staat = self._cijfers()
        naam = {LANDELIJK: NEDERLAND, **lees_rijen(self.sessie).namen}.get(rij, rij)

        def doe(invoer: Cijferinvoer) -> Broncijfer:
            wie = "" if rij == LANDELIJK else rij
            return zet_broncijfer(
                self.sessie, self._bron, gegeven.id, wie, invoer.jaar, invoer.waarde, invoer.noot
            )

        cijfers = {
            s.jaar: (staat[s.jaar].waarde, staat[s.jaar].noot) if s.jaar in staat else ("", "")
            for s in standen
        }
        dialoog = CijferDialoog(_("Cijfer van {rij}").format(rij=naam), gegeven.tekst, cijfers)
        vraag_en_doe(self, dialoog, doe, lambda _cijfer: self.ververs())


def _cel(cijfer: Broncijfer | None, *, mist: bool) -> Cel:
    if cijfer is None:
        return (_("ontbreekt"), "text-warning") if mist else ""
    return f"{cijfer.waarde}*" if cijfer.noot else cijfer.waarde


def _gegevenregel(tekst: str, ontbreekt: int) -> Content:
    teken = (f"! {ontbreekt:>3} ", "$text-warning") if ontbreekt else ("✓     ", "$text-success")
    return Content.assemble(teken, tekst)


def _stand(overzicht: Bronoverzicht) -> str:
    aantal = sum(len(stand.cijfers) for stand in overzicht.gegevens)
    ontbreekt = sum(len(stand.ontbreekt) for stand in overzicht.gegevens)
    cijfers = ngettext("{aantal} cijfer", "{aantal} cijfers", aantal).format(aantal=aantal)
    return _("{cijfers} binnen, {ontbreekt} ontbreken (!), * noot · {bron}").format(
        bron=overzicht.bron.naam, cijfers=cijfers, ontbreekt=ontbreekt
    )
