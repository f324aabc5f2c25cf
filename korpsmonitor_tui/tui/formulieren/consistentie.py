"""What a person makes of a finding: which value is right, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.widgets import Select

from korpsmonitor_tui.domain.consistentie import Besluitsoort, besluitnaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.tui.dialogs import Dialoog, Tekstvak, VeldFout, veld

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.consistentie import Bevonden


@dataclass(frozen=True, slots=True)
class Oordeel:
    """What was chosen."""

    besluit: Besluitsoort
    reden: str


class BesluitDialoog(Dialoog[Oordeel]):
    """A decision with its reason."""

    def __init__(self, een: Bevonden) -> None:
        vondst = een.vondst
        super().__init__(
            _("Besluit over {kenmerk}").format(kenmerk=vondst.kenmerk),
            _("{wat}\n1  {een}: {een_waarde}\n2  {ander}: {ander_waarde}").format(
                wat=kort(vondst.wat, 200),
                een=kort(vondst.een.waar, 50),
                een_waarde=kort(vondst.een.waarde, 60),
                ander=kort(vondst.ander.waar, 50),
                ander_waarde=kort(vondst.ander.waarde, 60),
            ),
        )
        self._eerder = een.besluiten[-1] if een.besluiten else None

    def velden(self) -> ComposeResult:
        """Which, and why."""
        keuze = Select(
            [(besluitnaam(soort), soort.value) for soort in Besluitsoort],
            value=self._eerder.besluit.value if self._eerder else Select.NULL,
            prompt=_("kies…"),
            id="keuze",
            compact=True,
        )
        yield veld(_("Besluit"), keuze)
        yield veld(_("Reden"), Tekstvak(self._eerder.reden if self._eerder else "", id="reden"))

    def lees(self) -> Oordeel:
        """The decision. Raises VeldFout without one, or without a reason."""
        gekozen = self.query_one("#keuze", Select).value
        if not isinstance(gekozen, str):
            raise VeldFout(_("kies wat u besluit."), "keuze")
        reden = self.query_one("#reden", Tekstvak).text.strip()
        if not reden:
            raise VeldFout(_("geef een reden; die wordt bij het besluit vastgelegd."), "reden")
        return Oordeel(Besluitsoort(gekozen), reden)
