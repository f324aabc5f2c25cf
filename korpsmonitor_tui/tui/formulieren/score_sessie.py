"""A weegsessie filled in or changed: when, who attends, who scores blind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import SelectionList
from textual.widgets.selection_list import Selection

from korpsmonitor_tui.domain.proces import Rol
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.services.medewerkers import omschrijving
from korpsmonitor_tui.services.weegsessies import Sessiegegevens
from korpsmonitor_tui.tui.dialogs import Dialoog, Invulvak, Tekstvak, VeldFout, veld
from korpsmonitor_tui.tui.velden import eis_datum
from korpsmonitor_tui.tui.widgets.aankruisvak import Aankruislijst

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.verslag import Persoon
    from korpsmonitor_tui.domain.weegsessie import Weegsessie


class WeegsessieDialoog(Dialoog[Sessiegegevens]):
    """The people are ticked with the space bar."""

    def __init__(self, mensen: Sequence[Persoon], weegsessie: Weegsessie | None, vandaag: date) -> None:
        """Without a ``weegsessie`` a new one, today with the whole weegploeg."""
        titel = _("Weegsessie wijzigen") if weegsessie else _("Nieuwe weegsessie")
        super().__init__(titel, _("Wie bij een korps hoort, onthoudt zich bij dat korps vanzelf."))
        # Who scores is nearly always there, and comes first.
        alle = {persoon.id: persoon for persoon in mensen}.values()
        self._mensen = sorted(alle, key=lambda persoon: Rol.WEEGPLOEG not in persoon.rollen)
        self._weegsessie = weegsessie
        datum = weegsessie.datum if weegsessie else vandaag
        self._datum = f"{datum:%d-%m-%Y}" if datum else ""
        ploeg = [persoon.id for persoon in self._mensen if Rol.WEEGPLOEG in persoon.rollen]
        self._aanwezig = set(weegsessie.aanwezig if weegsessie else ploeg)
        self._blind = set(weegsessie.blind if weegsessie else ())

    def velden(self) -> ComposeResult:
        """Date and name, who attends, who scores blind, a remark."""
        was = self._weegsessie
        yield veld(_("Datum"), Invulvak(self._datum, id="datum", voorbeeld=_("dd-mm-jjjj")))
        yield veld(
            _("Naam"),
            Invulvak(was.naam if was else "", id="naam", voorbeeld=_("leeg: Weegsessie met de datum")),
        )
        alle = [_keuze(persoon, self._aanwezig) for persoon in self._mensen]
        yield veld(_("Aanwezig"), Aankruislijst[str](*alle, id="aanwezig", compact=True))
        ploeg = [p for p in self._mensen if Rol.WEEGPLOEG in p.rollen]
        if ploeg:
            keuzes = [_keuze(persoon, self._blind) for persoon in ploeg]
            yield veld(
                _("Blind"),
                Aankruislijst[str](*keuzes, id="blind", compact=True),
                _("niemand, of ten minste twee: zij scoren eerst elk voor zich"),
            )
        yield veld(_("Opmerking"), Tekstvak(was.opmerking if was else "", id="opmerking"))

    def on_mount(self) -> None:
        """Begin at the top."""
        self.query_one("#datum").focus()

    def lees(self) -> Sessiegegevens:
        """What was filled in. Raises VeldFout for no date or nobody present; services judge the rest."""
        datum = eis_datum(self.query_one("#datum", Invulvak).value, "datum")
        naam = self.query_one("#naam", Invulvak).value.strip()
        aanwezig = tuple(self.query_one("#aanwezig", SelectionList).selected)
        if not aanwezig:
            raise VeldFout(_("merk met de spatiebalk wie er is."), "aanwezig")
        blind = tuple(self.query_one("#blind", SelectionList).selected) if self.query("#blind") else ()
        opmerking = self.query_one("#opmerking", Tekstvak).text.strip()
        return Sessiegegevens(naam or None, datum, opmerking, aanwezig, blind)


def _keuze(persoon: Persoon, gekozen: set[str]) -> Selection[str]:
    return Selection(Content(maak_zichtbaar(omschrijving(persoon))), persoon.id, persoon.id in gekozen)
