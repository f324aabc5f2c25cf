"""Where the files of the reporting go, in which form, and making them behind a progress bar."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual.widgets import Checkbox, Input, Select

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Kanaal
from korpsmonitor_tui.services import pdf, rapportstukken, verbeterbrieven
from korpsmonitor_tui.services.rapportstukken import DOCX, Opdracht, Soort
from korpsmonitor_tui.services.verbeterbrieven import WEKEN, Briefopgave
from korpsmonitor_tui.tui.dialogs import Dialoog, Invulvak, VeldFout, veld, vraag_en_doe
from korpsmonitor_tui.tui.formulieren.bestand import lees_map, maak_map
from korpsmonitor_tui.tui.formulieren.voortgang import doe_met_voortgang
from korpsmonitor_tui.tui.velden import lees_datum, toon_datum
from korpsmonitor_tui.tui.widgets.aankruisvak import Aankruisvak

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from textual.app import ComposeResult
    from textual.widget import Widget

    from korpsmonitor_tui.services.rapportstukken import Gemaakt, Rapportstuk
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.verbeterbrieven import Verzonden

MAP: Final = "rapporten"
_VORMEN: Final = {
    DOCX: _("Word (.docx)"),
    rapportstukken.XLSX: _("rekenblad (.xlsx)"),
    rapportstukken.CSV: _("CSV (.csv)"),
}

_DUUR: Final = _(
    "Het hele rapport kan een halve minuut duren: LibreOffice, als het er is, zoekt de bladzijden voor de inhoudsopgave."
)


class RapportDialoog(Dialoog[Opdracht]):
    """Folder, form, PDF/A, and whether earlier files may be replaced."""

    KNOP = _("Maken")

    def __init__(self, stukken: Sequence[Rapportstuk], map_: Path) -> None:
        aantal = len(stukken)
        titel = stukken[0].naam if aantal == 1 else _("{aantal} stukken").format(aantal=aantal)
        concept = sum(bool(stuk.ontbreekt) for stuk in stukken)
        geheel = any(stuk.soort is Soort.GEHEEL for stuk in stukken)
        super().__init__(titel, f"{_uitleg(aantal, concept)} {_DUUR if geheel else ''}".strip())
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
            met_pdf = Aankruisvak(_("ook als PDF/A, van elk Word-bestand"), id="pdf")
            met_pdf.disabled = not pdf.is_mogelijk()
            yield veld("", met_pdf, _("LibreOffice is hier niet gevonden.") if met_pdf.disabled else "")
        yield veld("", Aankruisvak(_("bestaande bestanden vervangen"), id="overschrijf"))

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


@dataclass(frozen=True, slots=True)
class Verzending:
    """How a letter went out."""

    opgave: Briefopgave
    kanaal: str
    bestand: Path | None
    """As it was signed; None: as the program writes it."""


class VerzondenDialoog(Dialoog[Verzending]):
    """Day, last day to answer, reference, channel, and the signed file."""

    def __init__(self, naam: str, vandaag: date) -> None:
        """``naam`` is of the korps."""
        super().__init__(
            _("Brief verzonden: {korps}").format(korps=naam),
            _(
                "Leg vast dat de brief is verzonden. Hij wordt byte voor byte bewaard: het ondertekende bestand, of anders de "
                "brief zoals het programma hem maakt. Dit kan niet ongedaan worden gemaakt."
            ),
        )
        self._vandaag = vandaag

    def velden(self) -> ComposeResult:
        """The fields."""
        yield veld(_("Verzonden op"), Invulvak(toon_datum(self._vandaag), id="datum"))
        weken = _("leeg: {weken} weken na de brief").format(weken=WEKEN)
        yield veld(_("Antwoord voor"), Invulvak(id="termijn", voorbeeld=_("dd-mm-jjjj")), weken)
        yield veld(_("Kenmerk"), Invulvak(id="kenmerk"))
        kanalen = [(kanaal.value, kanaal.value) for kanaal in Kanaal]
        keuze = Select(kanalen, value=Kanaal.POST.value, allow_blank=False, id="kanaal", compact=True)
        yield veld(_("Hoe"), keuze)
        yield veld(
            _("Bestand"), Invulvak(id="bestand"), _("pad van het ondertekende bestand; mag leeg blijven")
        )

    def lees(self) -> Verzending:
        """What was filled in. Raises VeldFout."""
        waarden = {id_: self.query_one(f"#{id_}", Input).value.strip() for id_ in ("kenmerk", "bestand")}
        bestand = Path(waarden["bestand"]).expanduser() if waarden["bestand"] else None
        if bestand is not None and not bestand.is_file():
            raise VeldFout(_("{pad} is er niet.").format(pad=bestand), "bestand")
        return Verzending(
            Briefopgave(
                lees_datum(self.query_one("#termijn", Input).value, "termijn"),
                waarden["kenmerk"],
                lees_datum(self.query_one("#datum", Input).value, "datum"),
            ),
            str(self.query_one("#kanaal", Select).value),
            bestand,
        )


def vraag_verzonden(widget: Widget, sessie: Sessie, stuk: Rapportstuk, klaar: Callable[[], None]) -> None:
    """Ask how the letter of this korps went out, and record that."""

    def leg_vast(verzending: Verzending) -> Verzonden:
        return verbeterbrieven.leg_verzonden_vast(
            sessie, sessie.dossier(stuk.code), verzending.opgave, verzending.kanaal, verzending.bestand
        )

    def is_vast(brief: Verzonden) -> None:
        tekst = _("Verzonden op {datum}; antwoord uiterlijk op {termijn}. De brief is bewaard.")
        widget.notify(
            tekst.format(datum=toon_datum(brief.datum), termijn=toon_datum(brief.termijn)), markup=False
        )
        klaar()

    vraag_en_doe(widget, VerzondenDialoog(stuk.naam, sessie.vandaag()), leg_vast, is_vast)


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
