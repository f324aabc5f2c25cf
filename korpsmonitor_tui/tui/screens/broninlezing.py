"""What came of a list of another source: taken, changed, kept, and what could not be read with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from korpsmonitor_tui.domain.bronnen import LANDELIJK
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.broninlezing import GENOMEN, Lot, lotnaam
from korpsmonitor_tui.services.bronnen import bron_van, lees_rijen
from korpsmonitor_tui.tui.basis import Werkscherm
from korpsmonitor_tui.tui.plaatsnamen import citaat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from korpsmonitor_tui.services.broninlezing import Inlezing, Lijstregel
    from korpsmonitor_tui.services.sessie import Sessie

Deel = str | tuple[str, str]
GENOEMD = (Lot.GEWIJZIGD, Lot.VERVALLEN, Lot.GEHOUDEN, Lot.EIGEN_KORPS)
"""Figures that are listed one by one; what is new or equal is only counted."""


class BroninlezingScreen(Werkscherm):
    """Read only."""

    CSS_PATH = "broninlezing.tcss"
    TITEL = _("Lijst ingelezen")
    UITLEG = _(
        "Wat er van de lijst kwam. Alles wat zeker was is overgenomen zoals het er staat; wat iemand hier met de hand wijzigde "
        "is gebleven, en wat niet te lezen was staat hier met zijn plaats in het bestand. Esc gaat terug."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter", "dismiss", _("terug"))]

    def __init__(self, sessie: Sessie, inlezing: Inlezing) -> None:
        super().__init__(sessie)
        self._inlezing = inlezing

    def inhoud(self) -> ComposeResult:
        """One text, to scroll through."""
        with VerticalScroll(id="uitkomst"):
            yield Static(Content.assemble(*self._tekst()))

    def on_mount(self) -> None:
        """The arrow keys scroll at once."""
        self.query_one("#uitkomst").focus()

    def _tekst(self) -> Iterator[Deel]:
        inlezing = self._inlezing
        bron = bron_van(self.sessie, inlezing.bron)
        yield (
            _("{bestand} van {bron}").format(bestand=inlezing.bestand, bron=bron.naam) + "\n",
            "bold $text-accent",
        )
        if inlezing.proef:
            yield (_("Dit was een proef: er is niets vastgelegd.") + "\n", "bold $text-warning")
        elif inlezing.opvraging is not None:
            yield _("Geboekt op opvraging {nr}: {wat}.\n").format(
                nr=inlezing.opvraging.nummer, wat=inlezing.opvraging.omschrijving
            )
        niet = [melding for melding in inlezing.meldingen if not melding.genomen]
        for aantal, tekst in (
            (len(inlezing.met(*GENOMEN)), _("cijfers overgenomen")),
            (len(inlezing.met(Lot.GELIJK)), _("stonden hier al zo")),
            (
                len(inlezing.met(Lot.GEHOUDEN, Lot.EIGEN_KORPS)),
                _("niet overgenomen; wat hier stond is gebleven"),
            ),
            (len(niet), _("niet te lezen")),
        ):
            yield f"{aantal:>6}  {tekst}\n"
        yield from self._meldingen(genomen=False, kop=_("Niet te lezen, en dus niet overgenomen"))
        namen = {g.id: g.tekst for g in bron.gegevens}
        rijen = lees_rijen(self.sessie).namen
        for lot in GENOEMD:
            if regels := inlezing.met(lot):
                yield (f"\n{lotnaam(lot).capitalize()}\n", "bold $text-accent")
                yield from (_regel(regel, namen, rijen) for regel in regels)
        yield from self._meldingen(genomen=True, kop=_("Let op"))

    def _meldingen(self, *, genomen: bool, kop: str) -> Iterator[Deel]:
        meldingen = [melding for melding in self._inlezing.meldingen if melding.genomen is genomen]
        if meldingen:
            yield (f"\n{kop}\n", "bold $text-warning")
        for melding in meldingen:
            tekst = f" {citaat(melding.tekst, 60)}" if melding.tekst else ""
            yield f"  {melding.plaats}{tekst}: {melding.waarom}\n"


def _regel(regel: Lijstregel, namen: dict[str, str], rijen: dict[str, str]) -> str:
    rij = "" if regel.plek.rij == LANDELIJK else rijen.get(regel.plek.rij, regel.plek.rij)
    waar = " ".join(filter(None, (rij, regel.plek.jaar)))
    return _("  {gegeven}, {waar}: {huidig} → {waarde} ({plaats})\n").format(
        gegeven=namen.get(regel.plek.gegeven, regel.plek.gegeven),
        waar=waar,
        huidig=citaat(regel.huidig, 40),
        waarde=citaat(regel.waarde, 40),
        plaats=regel.plaats,
    )
