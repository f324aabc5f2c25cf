"""What goes back to who was spoken with: everything together, or one of its parts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.widgets import Checkbox

from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import terugkoppeling, versiebestanden, verwerkingstabel
from korpsmonitor_tui.tui.basis import lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import Dialoog, Invulvak, Keuzelijst, veld, vraag_en_doe
from korpsmonitor_tui.tui.formulieren.bestand import lees_map, maak_map, standaardmap
from korpsmonitor_tui.tui.widgets.aankruisvak import Aankruisvak

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.widget import Widget

    from korpsmonitor_tui.services.sessie import Sessie

ALLES, WIJZIGINGEN, TABEL, WERKMAP = "alles", "wijzigingen", "tabel", "werkmap"
Antwoord = tuple[Path, bool, bool]
"""The folder, whether a PDF is made too, whether what is there may be replaced."""


class TerugDialoog(Dialoog[Antwoord]):
    """Asks for the folder, and what else."""

    KNOP = _("Schrijven")

    def __init__(self, titel: str, uitleg: str, map_: Path, *, met_pdf: bool) -> None:
        """``met_pdf`` offers to make a PDF too."""
        super().__init__(titel, uitleg)
        self._map, self._met_pdf = map_, met_pdf

    def velden(self) -> ComposeResult:
        """Folder, PDF, permission."""
        yield veld(_("Map"), Invulvak(str(self._map), id="map"))
        if self._met_pdf:
            yield veld(
                "",
                Aankruisvak(_("ook een PDF (PDF/A, met LibreOffice)"), id="pdf"),
                _("Dat duurt een paar tellen; zonder LibreOffice komt alles behalve de PDF."),
            )
        yield veld("", Aankruisvak(_("vervangen wat er al staat"), id="overschrijf"))

    def lees(self) -> Antwoord:
        """What was filled in. Raises VeldFout."""
        pdf = self._met_pdf and self.query_one("#pdf", Checkbox).value
        map_ = lees_map(self.query_one("#map", Invulvak).value, "map")
        return map_, pdf, self.query_one("#overschrijf", Checkbox).value


def vraag_terugkoppeling(widget: Widget, sessie: Sessie, dossier: str, wacht: Callable[[], None]) -> None:
    """Choose what is written, and where. ``wacht`` waits until what was typed is in the database."""

    def lees() -> str:
        wacht()
        try:
            terugkoppeling.eis_definitief(sessie.store.lees(), dossier)
        except KorpsmonitorFout as fout:
            return str(fout)
        return ""

    def toon(weigering: str) -> None:
        keuzes = [
            (
                ALLES,
                _("Alles voor het korps"),
                weigering
                or _("Het definitieve verslag, de wijzigingen, de verwerkingstabel en een slotbrief in een eigen map."),
            ),
            (WIJZIGINGEN, _("Wijzigingen"), _("Deze versie als bijgehouden wijzigingen naast de vorige, in Word.")),
            (TABEL, _("Verwerkingstabel (Word)"), _("Per opmerking wat ermee is gedaan en waarom.")),
            (WERKMAP, _("Verwerkingstabel (rekenblad)"), _("Dezelfde tabel als .xlsx.")),
        ]  # fmt: skip
        menu = Keuzelijst(_("Terug naar wie u sprak"), keuzes, [ALLES] if weigering else [])
        widget.app.push_screen(menu, kies)

    def kies(wat: str | None) -> None:
        if wat == ALLES:
            _vraag_alles(widget, sessie, dossier)
        elif wat is not None:
            _vraag_stuk(widget, sessie, dossier, wat)

    lees_op_achtergrond(widget, lees, toon)


def _vraag_alles(widget: Widget, sessie: Sessie, dossier: str) -> None:
    def schrijf(antwoord: Antwoord) -> terugkoppeling.Teruggekoppeld:
        map_, pdf, overschrijf = antwoord
        return terugkoppeling.koppel_terug(
            sessie, dossier, maak_map(map_), met_pdf=pdf, overschrijf=overschrijf
        )

    def klaar(uit: terugkoppeling.Teruggekoppeld) -> None:
        widget.notify(
            _("{aantal} bestanden staan in {map}.").format(aantal=len(uit.bestanden), map=uit.map),
            markup=False,
        )
        _meld(widget, uit.meldingen)

    uitleg = _(
        "Alles komt in een eigen map, met de SHA-256 van elk bestand; het wordt ook in de database bewaard."
    )
    dialoog = TerugDialoog(_("Alles voor het korps"), uitleg, standaardmap(sessie), met_pdf=True)
    vraag_en_doe(widget, dialoog, schrijf, klaar)


def _vraag_stuk(widget: Widget, sessie: Sessie, dossier: str, wat: str) -> None:
    titels = {
        WIJZIGINGEN: _("Wijzigingen ten opzichte van de vorige versie"),
        TABEL: _("Verwerkingstabel"),
        WERKMAP: _("Verwerkingstabel als rekenblad"),
    }

    def schrijf(antwoord: Antwoord) -> tuple[Path, tuple[str, ...]]:
        map_, _pdf, overschrijf = antwoord
        bestand = _maak(sessie, dossier, wat)
        pad = versiebestanden.schrijf_weg(bestand, maak_map(map_), overschrijf=overschrijf)
        return pad, bestand.meldingen

    def klaar(uit: tuple[Path, tuple[str, ...]]) -> None:
        pad, meldingen = uit
        widget.notify(_("Geschreven: {pad}").format(pad=pad), markup=False)
        _meld(widget, meldingen)

    dialoog = TerugDialoog(titels[wat], "", standaardmap(sessie), met_pdf=False)
    vraag_en_doe(widget, dialoog, schrijf, klaar)


def _maak(sessie: Sessie, dossier: str, wat: str) -> versiebestanden.Bestand:
    if wat == WIJZIGINGEN:
        return versiebestanden.wijzigingen(sessie, dossier)
    tabel = verwerkingstabel.stel_tabel_op(sessie, dossier)
    if wat == TABEL:
        return terugkoppeling.tabel_in_word(sessie, dossier, tabel)
    return terugkoppeling.tabel_in_werkmap(sessie, dossier, tabel)


def _meld(widget: Widget, meldingen: tuple[str, ...]) -> None:
    for melding in meldingen:
        widget.notify(melding, severity="warning", timeout=12, markup=False)
