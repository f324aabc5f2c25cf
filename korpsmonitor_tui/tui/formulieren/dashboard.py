"""Forms about a dashboard: what a figure must be, and which file is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.widgets import Input, Select

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.tui.dialogs import Dialoog, Invulvak, Tekstvak, VeldFout, veld
from korpsmonitor_tui.tui.formulieren.padkeuze import Padkeuze
from korpsmonitor_tui.tui.formulieren.score_klad import Kladdialoog
from korpsmonitor_tui.tui.velden import lees_getal

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.telling import Telling
    from korpsmonitor_tui.services.sessie import Sessie

_ZET, _TREK_IN = "zet", "trek_in"
_EERSTE, _LAATSTE = 1900, 2099


@dataclass(frozen=True, slots=True)
class Verbetering:
    """What a figure must be and why, or that a correction is taken back."""

    waarde: str
    reden: str
    intrekken: bool = False


class VerbeterDialoog(Kladdialoog[Verbetering]):
    """What was stated stays; of a correction that is there another can be made, or it is taken back."""

    KLADVELDEN = ("wat", "waarde", "reden")

    def __init__(
        self, sessie: Sessie, formulier: str, klad: str, titel: str, telling: Telling | None
    ) -> None:
        gesteld = telling.waarde if telling else None
        opgegeven = _("niets") if gesteld is None else gesteld.strip() or _("een leeg vak")
        uitleg = _(
            "Opgegeven is {opgegeven}; dat blijft bewaard. Schrijf het cijfer zoals het moet zijn, ook “?” of “-” kan."
        )
        super().__init__(sessie, formulier, klad, titel, uitleg.format(opgegeven=opgegeven))
        self._correctie = telling.correctie if telling else None

    def velden(self) -> ComposeResult:
        """What to do, the figure, the reason."""
        nu = self._correctie
        if nu is not None:
            keuzes = [(_("opnieuw verbeteren"), _ZET), (_("de correctie intrekken"), _TREK_IN)]
            yield veld(_("Correctie"), Select(keuzes, value=_ZET, allow_blank=False, id="wat", compact=True))
        yield veld(_("Cijfer"), Invulvak(nu.waarde if nu else "", id="waarde"))
        yield veld(_("Reden"), Tekstvak(nu.reden if nu else "", id="reden"))

    def gevuld(self) -> None:
        """Begin at the figure."""
        self.query_one("#waarde").focus()

    def lees(self) -> Verbetering:
        """The correction. Raises VeldFout without a reason."""
        reden = self.query_one("#reden", Tekstvak).text.strip()
        if not reden:
            raise VeldFout(_("geef een reden; die wordt bij de correctie vastgelegd."), "reden")
        wat = self.query("#wat")
        intrekken = bool(wat) and wat.first(Select).value == _TREK_IN
        return Verbetering(self.query_one("#waarde", Input).value.strip(), reden, intrekken)


@dataclass(frozen=True, slots=True)
class Leeskeuze:
    """A file, and the year that its figures are of."""

    pad: Path
    jaar: int


class DashboardLeesDialoog(Dialoog[Leeskeuze]):
    """Asks for the file."""

    KNOP = _("Bekijken")

    def __init__(self, begin: str, jaar: str) -> None:
        super().__init__(
            _("Cijfers inlezen"),
            _(
                "Tekst met tabs, CSV of een rekenblad; een .toml-bestand met beweringen kan ook. U ziet eerst wat het wordt."
            ),
        )
        self._begin = begin
        self._jaar = jaar

    def velden(self) -> ComposeResult:
        """Path, list, year."""
        yield veld(_("Jaar"), Invulvak(self._jaar, id="jaar"))
        yield Padkeuze(self._begin, (".tsv", ".txt", ".csv", ".xlsx", ".toml"), id="bestand")

    def on_mount(self) -> None:
        """Begin at the path: the year is mostly that of the edition."""
        self.query_one(Padkeuze).invoer.focus()

    def lees(self) -> Leeskeuze:
        """File and year. Raises VeldFout."""
        jaar = lees_getal(self.query_one("#jaar", Input).value, "jaar")
        if not _EERSTE <= jaar <= _LAATSTE:
            raise VeldFout(_("vul het jaar van de cijfers in."), "jaar")
        return Leeskeuze(self.query_one(Padkeuze).lees(), jaar)
