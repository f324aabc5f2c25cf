"""Which returned verslag is read, and from whom, when and how it came."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.widgets import Select

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.verslaglezing import GETYPT, SOORTEN
from korpsmonitor_tui.services.wederhoor import Antwoord
from korpsmonitor_tui.tui.dialogs import Dialoog, Invulvak, veld
from korpsmonitor_tui.tui.formulieren.padkeuze import Padkeuze
from korpsmonitor_tui.tui.formulieren.stappen import kanaalkeuze
from korpsmonitor_tui.tui.formulieren.wederhoor import respondentkeuze
from korpsmonitor_tui.tui.velden import eis_datum, toon_datum

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual.app import ComposeResult

    from korpsmonitor_tui.tui.formulieren.wederhoor import Respondent


class BestandDialoog(Dialoog[Path]):
    """Asks for the file."""

    KNOP = _("Bekijken")

    def __init__(self, begin: str, partij: str) -> None:
        """``partij`` is the name of the dossier that one is in; empty in the overzicht, where the file tells."""
        titel = (
            _("Teruggekomen verslag van {partij} inlezen").format(partij=partij)
            if partij
            else _("Teruggekomen verslag inlezen")
        )
        super().__init__(
            titel,
            _(
                "Het Word- of OpenDocument-bestand (.docx, .odt), of een tekst met overgetypte opmerkingen (.txt). U ziet eerst wat erin staat."
            ),
        )
        self._begin = begin

    def velden(self) -> ComposeResult:
        """The path."""
        yield Padkeuze(self._begin, (*SOORTEN, *GETYPT), id="bestand")

    def on_mount(self) -> None:
        """Begin at the path."""
        self.query_one(Padkeuze).invoer.focus()

    def lees(self) -> Path:
        """The file. Raises VeldFout."""
        return self.query_one(Padkeuze).lees()


class OntvangstDialoog(Dialoog[Antwoord]):
    """From whom, when and how: Enter records what was read."""

    def __init__(self, naam: str, respondenten: Sequence[Respondent], vandaag: date) -> None:
        """The first respondent is chosen."""
        super().__init__(_("{naam} vastleggen").format(naam=naam))
        self._respondenten = respondenten
        self._vandaag = vandaag

    def velden(self) -> ComposeResult:
        """Who, when, how."""
        yield veld(_("Van"), respondentkeuze(self._respondenten))
        yield veld(
            _("Ontvangen op"), Invulvak(toon_datum(self._vandaag), id="datum", voorbeeld=_("dd-mm-jjjj"))
        )
        yield veld(_("Kanaal"), kanaalkeuze())

    def on_mount(self) -> None:
        """Enter records at once."""
        self.query_one("#datum").focus()

    def lees(self) -> Antwoord:
        """From whom. Raises VeldFout."""
        return Antwoord(
            str(self.query_one("#respondent", Select).value),
            str(self.query_one("#kanaal", Select).value),
            eis_datum(self.query_one("#datum", Invulvak).value, "datum"),
        )
