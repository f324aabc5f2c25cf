"""Which returned file is taken in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from textual.widgets import Checkbox

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.inlezen import lees_in
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.tui.dialogs import Dialoog, veld
from korpsmonitor_tui.tui.formulieren.padkeuze import Padkeuze
from korpsmonitor_tui.tui.formulieren.voortgang import doe_met_voortgang
from korpsmonitor_tui.tui.widgets.aankruisvak import Aankruisvak

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.widget import Widget

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.teruggaven import Inneming

SOORTEN: Final = (".docx", ".xlsx", ".csv")
_MAP: Final = "inleesmap"


@dataclass(frozen=True, slots=True)
class Keuze:
    """A file, and whether it is read although it does not say that it is of this party."""

    pad: Path
    toch: bool


class InleesDialoog(Dialoog[Keuze]):
    """Asks for the file."""

    KNOP = _("Inlezen")

    def __init__(self, partij: str, begin: str) -> None:
        super().__init__(
            _("Teruggekomen vragenlijst van {partij} inlezen").format(partij=partij),
            _("Een ingevuld formulier (.docx, .xlsx) of een uitvoer van ODK Central of KoboToolbox (.csv)."),
        )
        self._partij = partij
        self._begin = begin

    def velden(self) -> ComposeResult:
        """Path, list, permission."""
        yield Padkeuze(self._begin, SOORTEN, id="bestand")
        yield veld(
            "",
            Aankruisvak(
                _("het is van {partij}, ook als het dat niet zegt").format(partij=self._partij),
                id="toch",
            ),
            _("leest ook een formulier van een andere editie of een onbekende versie"),
        )

    def on_mount(self) -> None:
        """Begin at the path."""
        self.query_one(Padkeuze).invoer.focus()

    def lees(self) -> Keuze:
        """The file. Raises VeldFout."""
        return Keuze(self.query_one(Padkeuze).lees(), self.query_one("#toch", Checkbox).value)


def beginmap(sessie: Sessie, naam: str = _MAP) -> str:
    """The folder in which a file was chosen last on this device, else that of the database."""
    return sessie.store.voorkeuren.lees(naam) or f"{sessie.store.pad.parent}/"


def onthoud_map(sessie: Sessie, pad: Path, naam: str = _MAP) -> None:
    """Begin there the next time."""
    sessie.store.voorkeuren.bewaar(naam, f"{pad.parent}/")


def vraag_inlezen(
    widget: Widget, sessie: Sessie, dossier: str, klaar: Callable[[tuple[Inneming, ...]], None]
) -> None:
    """Ask for a file, take it in behind a bar, and give what came of it to ``klaar``."""
    partij = sessie.partij(partij_van(dossier))

    def lees(keuze: Keuze | None) -> None:
        if keuze is None:
            return
        onthoud_map(sessie, keuze.pad)
        doe_met_voortgang(
            widget,
            _("{naam} inlezen").format(naam=keuze.pad.name),
            partial(lees_in, sessie, dossier, keuze.pad, toch=keuze.toch),
            klaar,
            _("Het inlezen is afgebroken; wat nog niet was vastgelegd, is niet overgenomen."),
        )

    widget.app.push_screen(InleesDialoog(partij.naam, beginmap(sessie)), lees)
