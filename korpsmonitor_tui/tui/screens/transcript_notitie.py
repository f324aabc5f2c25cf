"""Asks what becomes of a turn in the minutes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.widgets import Select

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.tui.dialogs import Dialoog, Tekstvak, VeldFout, veld

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult


@dataclass(frozen=True, slots=True)
class Notitiekeuze:
    """What becomes of a turn in the minutes."""

    tekst: str
    hoofdstuk: str


class BeurtnotitieDialoog(Dialoog[Notitiekeuze]):
    """The text of the note, to be shortened, and its chapter."""

    def __init__(self, wie: str, tekst: str, hoofdstukken: Sequence[tuple[str, str]], kies: str) -> None:
        """``hoofdstukken`` are (title, code)."""
        super().__init__(
            _("Notitie van wat {wie} zei").format(wie=maak_zichtbaar(wie)),
            _("Kort in of verbeter; het transcript zelf blijft zoals het is. De notitie onthoudt bij welke beurt zij hoort."),
        )  # fmt: skip
        self._tekst = tekst
        self._hoofdstukken = hoofdstukken
        self._kies = kies

    def velden(self) -> ComposeResult:
        """Text and chapter."""
        yield veld(_("Notitie"), Tekstvak(self._tekst, id="tekst"))
        yield veld(
            _("Hoofdstuk"),
            Select(self._hoofdstukken, value=self._kies, allow_blank=False, id="hoofdstuk", compact=True),
        )

    def lees(self) -> Notitiekeuze:
        """The note. Raises VeldFout without a text."""
        tekst = self.query_one("#tekst", Tekstvak).text.strip()
        if not tekst:
            raise VeldFout(_("vul de tekst van de notitie in."), "tekst")
        return Notitiekeuze(tekst, str(self.query_one("#hoofdstuk", Select).value))
