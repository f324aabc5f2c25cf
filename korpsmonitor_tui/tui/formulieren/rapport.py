"""Where the files of the reporting go, in which form, and making them behind a progress bar."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from textual.widgets import Checkbox, Input, Select

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services import pdf, rapportstukken
from korpsmonitor_tui.services.rapportstukken import DOCX, Opdracht
from korpsmonitor_tui.tui.dialogs import Dialoog, Invulvak, VeldFout, veld, vraag_en_doe
from korpsmonitor_tui.tui.formulieren.bestand import lees_map, maak_map
from korpsmonitor_tui.tui.formulieren.voortgang import doe_met_voortgang

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.widget import Widget

    from korpsmonitor_tui.services.rapportstukken import Gemaakt, Rapportstuk
    from korpsmonitor_tui.services.sessie import Sessie

MAP: Final = "rapporten"
_VORMEN: Final = {
    DOCX: _("Word (.docx)"),
    rapportstukken.XLSX: _("rekenblad (.xlsx)"),
    rapportstukken.CSV: _("CSV (.csv)"),
}


class RapportDialoog(Dialoog[Opdracht]):
    """Folder, form, PDF/A, and whether earlier files may be replaced."""

    KNOP = _("Maken")

    def __init__(self, stukken: Sequence[Rapportstuk], map_: Path) -> None:
        aantal = len(stukken)
        titel = stukken[0].naam if aantal == 1 else ngettext("{aantal} stuk", "{aantal} stukken", aantal)
        concept = sum(bool(stuk.ontbreekt) for stuk in stukken)
        super().__init__(titel.format(aantal=aantal) if aantal > 1 else titel, _uitleg(aantal, concept))
        self._vormen = [vorm for vorm in _VORMEN if any(vorm in stuk.vormen for stuk in stukken)]
        self._map = map_

    def velden(self) -> ComposeResult:
        """The fields."""
        yield veld(_("Map"), Invulvak(str(self._map), id="map"))
        keuzes = [(_VORMEN[vorm], vorm) for vorm in self._vormen]
        yield veld(
            _("Vorm"), Select(keuzes, value=self._vormen[0], allow_blank=False, id="vorm", compact=True)
        )
        if DOCX in self._vormen:
            met_pdf = Checkbox(_("ook als PDF/A, van elk Word-bestand"), id="pdf", compact=True)
            met_pdf.disabled = not pdf.is_mogelijk()
            yield veld("", met_pdf, _("LibreOffice is hier niet gevonden.") if met_pdf.disabled else "")
        yield veld("", Checkbox(_("bestaande bestanden vervangen"), id="overschrijf", compact=True))

    def on_mount(self) -> None:
        """Of a long path the beginning shows."""
        self.query_one("#map", Input).cursor_position = 0

    def lees(self) -> Opdracht:
        """What was filled in. Raises VeldFout."""
        met_pdf = self.query("#pdf")
        return Opdracht(
            lees_map(self.query_one("#map", Input).value, "map"),
            str(self.query_one("#vorm", Select).value),
            bool(met_pdf) and met_pdf.first(Checkbox).value,
            self.query_one("#overschrijf", Checkbox).value,
        )


def _uitleg(aantal: int, concept: int) -> str:
    if not concept:
        return _("Niets ontbreekt.")
    if aantal == 1:
        return _(
            "Er ontbreekt nog iets: het wordt een concept, en zegt op de eerste pagina wat er ontbreekt."
        )
    return _(
        "{concept} van {aantal} zijn nog een concept, en zeggen op de eerste pagina wat er ontbreekt."
    ).format(concept=concept, aantal=aantal)


def vraag_en_maak(
    widget: Widget, sessie: Sessie, stukken: Sequence[Rapportstuk], klaar: Callable[[], None]
) -> None:
    """Ask where to, make the pieces, and say where they are."""

    def bereid_voor(opdracht: Opdracht) -> Opdracht:
        maak_map(opdracht.map)
        if not opdracht.overschrijf and (bezet := rapportstukken.bezet(sessie, stukken, opdracht)):
            namen = ", ".join(pad.name for pad in bezet[:2]) + (" …" if len(bezet) > 2 else "")
            raise VeldFout(_("{namen} bestaat al in deze map.").format(namen=namen), "map")
        return opdracht

    def is_klaar(gemaakt: Gemaakt) -> None:
        _meld(widget, gemaakt)
        klaar()

    def begin(opdracht: Opdracht) -> None:
        doe_met_voortgang(
            widget,
            _("Rapportage"),
            partial(rapportstukken.maak, sessie, stukken, opdracht),
            is_klaar,
            _("Afgebroken; wat al geschreven was, staat in {map}.").format(map=opdracht.map),
        )

    vraag_en_doe(widget, RapportDialoog(stukken, sessie.store.pad.parent / MAP), bereid_voor, begin)


def _meld(widget: Widget, gemaakt: Gemaakt) -> None:
    if not gemaakt.paden:
        raise OnbruikbareInvoer(_("Er is niets gemaakt."))
    eerste = gemaakt.paden[0]
    if len(gemaakt.paden) == 1:
        tekst = _("Het bestand staat in {pad}.").format(pad=eerste)
    else:
        tekst = _("{aantal} bestanden staan in {map}.").format(aantal=len(gemaakt.paden), map=eerste.parent)
    widget.notify(tekst, timeout=12, markup=False)
    for melding in gemaakt.meldingen:
        widget.notify(melding, severity="warning", timeout=12, markup=False)
