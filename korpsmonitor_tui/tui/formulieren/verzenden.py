"""Making forms and recording them as sent: for one party, or for all korpsen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from textual.widgets import Checkbox, Input, Select

from korpsmonitor_tui.domain.formulier import VORMEN
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.services.uitzendingen import Verzoek, zend_uit
from korpsmonitor_tui.tui.dialogs import Dialoog, Invulvak, VeldFout, veld
from korpsmonitor_tui.tui.formulieren.bestand import lees_map, maak_map
from korpsmonitor_tui.tui.formulieren.voortgang import doe_met_voortgang
from korpsmonitor_tui.tui.velden import lees_datum
from korpsmonitor_tui.tui.widgets.aankruisvak import Aankruisvak

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.widget import Widget

    from korpsmonitor_tui.services.sessie import Sessie

MAP: Final = "vragenlijsten"
"""Folder beside the database."""


class VerzendDialoog(Dialoog[tuple[tuple[str, ...], Verzoek]]):
    """For whom, as what, until when, where to."""

    KNOP = _("Maken")

    def __init__(self, sessie: Sessie, partij: str, map_: Path) -> None:
        """``partij`` is the code of the one that was chosen."""
        super().__init__(
            _("Vragenlijst verzenden"),
            _("Schrijft de formulieren in de map en legt vast dat zij zijn verzonden; mailen doet u zelf."),
        )
        self._sessie = sessie
        self._partij = sessie.partij(partij)
        self._map = map_

    def velden(self) -> ComposeResult:
        """The seven fields."""
        eigen = self._sessie.persoon.korpsen
        self._korpsen = [
            p.code for p in self._sessie.instrument.partijen if p.gemeten and p.code not in eigen
        ]
        alle = ngettext("{aantal} korps", "alle {aantal} korpsen", len(self._korpsen)).format(
            aantal=len(self._korpsen)
        )
        if eigen:
            alle = _("{alle}, zonder dat van uzelf").format(alle=alle)
        yield veld(_("Voor"), _keuze([(self._partij.naam, "een"), (alle, "alle")], "wie"))
        yield veld(_("Vorm"), _keuze([(_("Word"), VORMEN[0]), (_("rekenblad"), VORMEN[1])], "vorm"))
        yield veld(_("Terug vóór"), Invulvak(id="termijn", voorbeeld=_("dd-mm-jjjj; mag leeg blijven")))
        yield veld(_("Map"), Invulvak(str(self._map), id="map"))
        yield veld("", Aankruisvak(_("druk af wat al is ingevuld"), id="antwoorden"))
        yield veld("", Aankruisvak(_("alleen bekijken: leg geen verzending vast"), id="proef"))
        yield veld("", Aankruisvak(_("bestaande bestanden vervangen"), id="overschrijf"))

    def on_mount(self) -> None:
        """Begin at the deadline: the rest is filled in already."""
        # Of a long path the beginning shows.
        self.query_one("#map", Input).cursor_position = 0
        self.query_one("#termijn").focus()

    def lees(self) -> tuple[tuple[str, ...], Verzoek]:
        """Codes of the parties, and how they are sent to. Raises VeldFout."""
        termijn = lees_datum(self.query_one("#termijn", Input).value, "termijn")
        if termijn is not None and termijn < self._sessie.vandaag():
            raise VeldFout(_("deze dag is al voorbij."), "termijn")
        verzoek = Verzoek(
            str(self.query_one("#vorm", Select).value),
            lees_map(self.query_one("#map", Input).value, "map"),
            termijn,
            *(self.query_one(f"#{naam}", Checkbox).value for naam in ("antwoorden", "proef", "overschrijf")),
        )
        een = self.query_one("#wie", Select).value == "een"
        return (self._partij.code,) if een else tuple(self._korpsen), verzoek


def _keuze(keuzes: list[tuple[str, str]], id_: str) -> Select[str]:
    return Select(keuzes, value=keuzes[0][1], allow_blank=False, id=id_, compact=True)


def vraag_verzending(widget: Widget, sessie: Sessie, dossier: str, klaar: Callable[[], None]) -> None:
    """Ask how, and make the forms behind a bar."""

    def maak(antwoord: tuple[tuple[str, ...], Verzoek] | None) -> None:
        if antwoord is None:
            return
        partijen, verzoek = antwoord

        def is_gemaakt(paden: tuple[Path, ...]) -> None:
            widget.notify(_melding(paden, verzoek), markup=False, timeout=10)
            klaar()

        doe_met_voortgang(
            widget,
            ngettext("{aantal} formulier maken", "{aantal} formulieren maken", len(partijen)).format(
                aantal=len(partijen)
            ),
            partial(_zend, sessie, partijen, verzoek),
            is_gemaakt,
            _(
                "Afgebroken. Formulieren die al waren geschreven, zijn vastgelegd als verzonden; de andere niet."
            ),
        )

    map_ = sessie.store.pad.parent / MAP
    widget.app.push_screen(VerzendDialoog(sessie, partij_van(dossier), map_), maak)


def _zend(
    sessie: Sessie,
    partijen: tuple[str, ...],
    verzoek: Verzoek,
    voortgang: Callable[[int, int, str], None],
) -> tuple[Path, ...]:
    maak_map(verzoek.map)
    gemaakt = 0

    def meld(geschreven: int, totaal: int, wat: str) -> None:
        """One bar for both halves: nothing is written before every form is made."""
        nonlocal gemaakt
        if geschreven:
            voortgang(totaal + geschreven, 2 * totaal, _("{partij} vastgelegd").format(partij=wat))
        else:
            gemaakt += 1
            voortgang(gemaakt - 1, 2 * totaal, _("{partij} maken").format(partij=wat))

    return zend_uit(sessie, partijen, verzoek, meld)


def _melding(paden: tuple[Path, ...], verzoek: Verzoek) -> str:
    waar = paden[0] if len(paden) == 1 else verzoek.map
    geschreven = ngettext(
        "{aantal} formulier staat in {waar}.", "{aantal} formulieren staan in {waar}.", len(paden)
    )
    vast = (
        _("Er is geen verzending vastgelegd.")
        if verzoek.proef
        else ngettext("De verzending is vastgelegd.", "De verzendingen zijn vastgelegd.", len(paden))
    )
    return f"{geschreven.format(aantal=len(paden), waar=waar)} {vast}"
