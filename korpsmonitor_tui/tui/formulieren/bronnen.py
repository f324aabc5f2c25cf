"""What has to be filled in when other sources are asked, answer, or state one figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.widgets import Checkbox, Input, Select, SelectionList
from textual.widgets.selection_list import Selection

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.tui.dialogs import Dialoog, Invulvak, VeldFout, veld
from korpsmonitor_tui.tui.formulieren.bestand import lees_map
from korpsmonitor_tui.tui.formulieren.padkeuze import Padkeuze
from korpsmonitor_tui.tui.velden import eis_datum, lees_datum, toon_datum
from korpsmonitor_tui.tui.widgets.aankruisvak import Aankruislijst, Aankruisvak

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.bronnen import Bron
    from korpsmonitor_tui.services.opvragingen import Opvraging

LIJSTEN: Final = (".xlsx", ".csv")
_DATUM: Final = _("dd-mm-jjjj")


@dataclass(frozen=True, slots=True)
class Vraag:
    """What is asked from a source."""

    teksten: tuple[str, ...]
    op: date
    termijn: date | None


class OpvraagDialoog(Dialoog[Vraag]):
    """What is asked, when, and until when it can be answered."""

    def __init__(self, bron: Bron, nog_te_vragen: Sequence[str], vandaag: date) -> None:
        super().__init__(_("Opvragen bij {bron}").format(bron=bron.naam))
        self._teksten = tuple(nog_te_vragen)
        self._vandaag = vandaag

    def velden(self) -> ComposeResult:
        """Lists to ask, one of one's own, two dates."""
        if self._teksten:
            keuzes = [Selection(tekst, nr, True) for nr, tekst in enumerate(self._teksten)]
            yield veld(_("Elke editie"), Aankruislijst(*keuzes, id="vast", compact=True))
        yield veld(_("Iets anders"), Invulvak(id="anders", voorbeeld=_("omschrijving; mag leeg blijven")))
        yield veld(_("Gevraagd op"), Invulvak(toon_datum(self._vandaag), id="op", voorbeeld=_DATUM))
        yield veld(_("Uiterlijk"), Invulvak(id="termijn", voorbeeld=_DATUM))

    def lees(self) -> Vraag:
        """The request. Raises VeldFout if nothing is asked."""
        gekozen = self.query_one("#vast", SelectionList).selected if self._teksten else []
        eigen = self.query_one("#anders", Input).value.strip()
        teksten = (*(self._teksten[nr] for nr in sorted(gekozen)), *([eigen] if eigen else []))
        if not teksten:
            raise VeldFout(_("kies of typ wat u vraagt."), "anders")
        return Vraag(
            teksten,
            eis_datum(self.query_one("#op", Input).value, "op"),
            lees_datum(self.query_one("#termijn", Input).value, "termijn"),
        )


@dataclass(frozen=True, slots=True)
class Ontvangst:
    """How a list came in."""

    op: date
    bestand: Path | None
    opmerking: str


class OntvangDialoog(Dialoog[Ontvangst]):
    """When a list came in, and the file or a remark."""

    def __init__(self, opvraging: Opvraging, begin: str, vandaag: date) -> None:
        super().__init__(
            _("Ontvangen: {wat}").format(wat=opvraging.omschrijving),
            _("Het bestand wordt ongewijzigd bewaard; cijfers leest u daarna in met l. Zonder bestand: een opmerking."),
        )  # fmt: skip
        self._begin = begin
        self._vandaag = vandaag

    def velden(self) -> ComposeResult:
        """Date, remark, file."""
        yield veld(_("Ontvangen op"), Invulvak(toon_datum(self._vandaag), id="op", voorbeeld=_DATUM))
        yield veld(
            _("Opmerking"), Invulvak(id="opmerking", voorbeeld=_("hoe het is ontvangen, of wat ontbreekt"))
        )
        yield Padkeuze(self._begin, (), id="bestand")

    def on_mount(self) -> None:
        """Begin at the remark: the date is filled in already."""
        self.query_one("#opmerking").focus()

    def lees(self) -> Ontvangst:
        """The receipt. Raises VeldFout."""
        opmerking = self.query_one("#opmerking", Input).value.strip()
        padveld = self.query_one(Padkeuze)
        # The folder to begin with is no choice of a file.
        geen = padveld.invoer.value.strip() == self._begin and opmerking
        bestand = None if geen else padveld.lees_eventueel()
        if bestand is None and not opmerking:
            raise VeldFout(_("kies het bestand, of schrijf op hoe de lijst is ontvangen."), "opmerking")
        return Ontvangst(eis_datum(self.query_one("#op", Input).value, "op"), bestand, opmerking)


class ToelichtingDialoog(Dialoog[str]):
    """A line that may stay empty."""

    def __init__(self, titel: str, uitleg: str) -> None:
        super().__init__(titel, uitleg)

    def velden(self) -> ComposeResult:
        """One field."""
        yield veld(_("Toelichting"), Invulvak(id="toelichting", voorbeeld=_("mag leeg blijven")))

    def lees(self) -> str:
        """What was said."""
        return self.query_one("#toelichting", Input).value.strip()


class MapDialoog(Dialoog[tuple["Path", bool]]):
    """The folder that an empty list goes to, and whether an earlier one is replaced."""

    KNOP = _("Schrijven")

    def __init__(self, titel: str, uitleg: str, map_: Path) -> None:
        super().__init__(titel, uitleg)
        self._map = map_

    def velden(self) -> ComposeResult:
        """Folder and permission."""
        yield veld(_("Map"), Invulvak(str(self._map), id="map"))
        yield veld("", Aankruisvak(_("een bestaand bestand vervangen"), id="overschrijf"))

    def lees(self) -> tuple[Path, bool]:
        """Folder and permission. Raises VeldFout."""
        return (
            lees_map(self.query_one("#map", Input).value, "map"),
            self.query_one("#overschrijf", Checkbox).value,
        )


@dataclass(frozen=True, slots=True)
class Lijstkeuze:
    """A list to take in."""

    bestand: Path
    opvraging: str
    """Id of the request that it answers; empty: the program finds out."""
    proef: bool


class LijstDialoog(Dialoog[Lijstkeuze]):
    """Which list is taken in, and which request it answers."""

    KNOP = _("Inlezen")

    def __init__(self, bron: Bron, opvragingen: Sequence[Opvraging], kies: str, begin: str) -> None:
        """``kies`` is the id of the request under the cursor, or empty."""
        super().__init__(_("Lijst van {bron} inlezen").format(bron=bron.naam))
        self._opvragingen = opvragingen
        self._kies = kies
        self._begin = begin

    def velden(self) -> ComposeResult:
        """File, request, rehearsal."""
        yield Padkeuze(self._begin, LIJSTEN, id="bestand")
        keuzes = [
            (_("zelf laten bepalen"), ""),
            *((f"{o.nummer} {o.omschrijving}", o.id) for o in self._opvragingen),
        ]
        yield veld(
            _("Antwoord op"),
            Select(keuzes, value=self._kies, allow_blank=False, id="opvraging", compact=True),
        )
        yield veld("", Aankruisvak(_("alleen bekijken: leg niets vast"), id="proef"))

    def on_mount(self) -> None:
        """Begin at the path."""
        self.query_one(Padkeuze).invoer.focus()

    def lees(self) -> Lijstkeuze:
        """The list. Raises VeldFout."""
        return Lijstkeuze(
            self.query_one(Padkeuze).lees(),
            str(self.query_one("#opvraging", Select).value),
            self.query_one("#proef", Checkbox).value,
        )


@dataclass(frozen=True, slots=True)
class Cijferinvoer:
    """A figure as it was stated."""

    jaar: str
    waarde: str
    noot: str


class CijferDialoog(Dialoog[Cijferinvoer]):
    """One figure by hand: exactly as stated, or empty to take it back."""

    def __init__(self, titel: str, uitleg: str, cijfers: dict[str, tuple[str, str]]) -> None:
        """``cijfers`` are (figure, note) by year, as they stand now."""
        super().__init__(titel, uitleg)
        self._cijfers = cijfers

    def velden(self) -> ComposeResult:
        """Year, figure, note."""
        jaren = list(self._cijfers)
        if jaren != [""]:
            eerste = next((jaar for jaar in jaren if not self._cijfers[jaar][0]), jaren[0])
            keuze = Select(
                [(jaar, jaar) for jaar in jaren], value=eerste, allow_blank=False, id="jaar", compact=True
            )
            yield veld(_("Jaar"), keuze)
        yield veld(_("Cijfer"), Invulvak(id="waarde"), _("precies zoals opgegeven; leeg neemt het terug"))
        yield veld(_("Noot"), Invulvak(id="noot"))

    def on_mount(self) -> None:
        """Show what stands there."""
        self._toon()
        self.query_one("#waarde").focus()

    def on_select_changed(self) -> None:
        """Another year has another figure."""
        self._toon()

    def _jaar(self) -> str:
        keuze = self.query("#jaar")
        return str(keuze.first(Select).value) if keuze else ""

    def _toon(self) -> None:
        waarde, noot = self._cijfers[self._jaar()]
        self.query_one("#waarde", Input).value = waarde
        self.query_one("#noot", Input).value = noot

    def lees(self) -> Cijferinvoer:
        """The figure."""
        return Cijferinvoer(
            self._jaar(),
            self.query_one("#waarde", Input).value.strip(),
            self.query_one("#noot", Input).value.strip(),
        )
