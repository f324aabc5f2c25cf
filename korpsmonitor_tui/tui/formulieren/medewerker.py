"""People of the monitor: who works now, and who they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.widgets import Checkbox, SelectionList
from textual.widgets.selection_list import Selection

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Persoon, Rol, rolnaam
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.medewerkers import Wijziging
from korpsmonitor_tui.tui.basis import lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import Dialoog, Invulvak, VeldFout, veld
from korpsmonitor_tui.tui.formulieren.wie import wiekeuze
from korpsmonitor_tui.tui.widgets.aankruisvak import Aankruisvak

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

    from korpsmonitor_tui.domain.instrument import Gesprekspartij
    from korpsmonitor_tui.services.sessie import Sessie


@dataclass(frozen=True, slots=True)
class Invulling:
    """A medewerker as filled in."""

    naam: str
    rollen: tuple[Rol, ...]
    korpsen: tuple[str, ...]
    actief: bool
    team: str = ""

    def wijziging(self) -> Wijziging:
        """The same for the service."""
        return Wijziging(self.naam, self.rollen, self.korpsen, self.actief, self.team)


class MedewerkerDialoog(Dialoog[Invulling]):
    """Name or function, roles, korpsen, team, and whether the person still takes part."""

    def __init__(
        self, partijen: Sequence[Gesprekspartij], persoon: Persoon | None = None, *, actief: bool = True
    ) -> None:
        titel = _("Nieuwe medewerker") if persoon is None else _("Medewerker wijzigen")
        super().__init__(titel, _("Wie bij een korps hoort, werkt niet mee aan het oordeel over dat korps."))
        self._partijen = partijen
        self._persoon = persoon
        self._actief = actief

    def velden(self) -> ComposeResult:
        """The five fields."""
        persoon = self._persoon
        yield veld(_("Naam of functie"), Invulvak(persoon.naam if persoon else "", id="naam"))
        rollen = persoon.rollen if persoon else frozenset()
        yield veld(
            _("Rollen"),
            SelectionList(
                *(Selection(rolnaam(rol), rol.value, rol in rollen) for rol in Rol), id="rollen", compact=True
            ),
        )
        korpsen = persoon.korpsen if persoon else frozenset()
        yield veld(
            _("Hoort bij"),
            SelectionList(
                *(Selection(partij.naam, partij.code, partij.code in korpsen) for partij in self._partijen),
                id="korpsen",
                compact=True,
            ),
        )
        yield veld(
            _("Monitorteam"),
            Invulvak(
                persoon.team if persoon else "",
                id="team",
                voorbeeld=_("leeg bij één team of bij de landelijke staf"),
            ),
        )
        yield veld("", Aankruisvak(_("werkt mee aan deze monitor"), self._actief, id="actief"))

    def lees(self) -> Invulling:
        """The person as filled in. Raises VeldFout without name or role."""
        naam = self.query_one("#naam", Invulvak).value.strip()
        if not naam:
            raise VeldFout(_("vul een naam of functie in."), "naam")
        rollen = tuple(Rol(rol) for rol in self.query_one("#rollen", SelectionList).selected)
        if not rollen:
            raise VeldFout(_("kies ten minste één rol (spatie zet aan of uit)."), "rollen")
        korpsen = tuple(self.query_one("#korpsen", SelectionList).selected)
        actief = self.query_one("#actief", Checkbox).value
        return Invulling(naam, rollen, korpsen, actief, self.query_one("#team", Invulvak).value)


def kies_wie_werkt(widget: Widget, sessie: Sessie, klaar: Callable[[Sessie], None]) -> None:
    """Ask who works from now on."""

    def kies(gekozen: str | None) -> None:
        if gekozen is not None:
            lees_op_achtergrond(widget, lambda: medewerkers.kies(sessie, gekozen), klaar, groep="wie")

    def vraag(mensen: tuple[Persoon, ...]) -> None:
        if not mensen:
            widget.notify(_("Er is nog niemand; voeg bij Beheer (F10) een medewerker toe."), markup=False)
            return
        widget.app.push_screen(wiekeuze(sessie, mensen), kies)

    lees_op_achtergrond(widget, lambda: medewerkers.lijst(sessie.store.lees()), vraag, groep="wie")
