"""What has to be filled in to make a draft of the questionnaire, to look at one, and to publish it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual.widgets import Checkbox, Input

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.tui.dialogs import Dialoog, Invulvak, VeldFout, veld
from korpsmonitor_tui.tui.formulieren.padkeuze import Padkeuze
from korpsmonitor_tui.tui.widgets.aankruisvak import Aankruisvak

if TYPE_CHECKING:
    from textual.app import ComposeResult

DEFINITIES: Final = (".toml",)
_JAREN: Final = re.compile(r"\d{4}([\s,]+\d{4})*")


@dataclass(frozen=True, slots=True)
class Conceptvraag:
    """A draft to write."""

    pad: Path
    versie: str
    jaren: tuple[int, ...]
    schuif: int
    overschrijf: bool


class ConceptDialoog(Dialoog[Conceptvraag]):
    """Where the copy goes, what it is called, and which years it asks for."""

    KNOP = _("Schrijven")

    def __init__(self, versie: str, map_: Path) -> None:
        super().__init__(
            _("Concept van de volgende vragenlijst"),
            _("Schrijft een kopie van versie {versie} als tekstbestand, met het commentaar; dat bestand wijzigt u zelf.").format(versie=versie),
        )  # fmt: skip
        self._map = map_

    def velden(self) -> ComposeResult:
        """The five fields."""
        yield veld(_("Naam"), Invulvak(id="versie", voorbeeld=_("van de nieuwe versie, zoals 2013-2014")))
        yield veld(_("Bestand"), Invulvak(str(self._map / "vragenlijst.toml"), id="pad"))
        yield veld(_("Jaren"), Invulvak(id="jaren", voorbeeld=_("zoals 2013, 2014; leeg laat ze staan")))
        yield veld(_("Of later"), Invulvak(id="schuif", voorbeeld=_("zoveel jaren later, zoals 2")))
        yield veld("", Aankruisvak(_("een bestaand bestand vervangen"), id="overschrijf"))

    def lees(self) -> Conceptvraag:
        """The draft to write. Raises VeldFout."""
        versie, pad, jaren, schuif = (
            self.query_one(f"#{naam}", Input).value.strip() for naam in ("versie", "pad", "jaren", "schuif")
        )
        if not versie:
            raise VeldFout(_("geef de nieuwe versie een naam."), "versie")
        if not pad:
            raise VeldFout(_("vul een bestand in."), "pad")
        if jaren and not _JAREN.fullmatch(jaren):
            raise VeldFout(_("schrijf de jaren zoals 2013, 2014."), "jaren")
        if schuif and not re.fullmatch(r"-?\d{1,2}", schuif):
            raise VeldFout(_("schrijf een aantal jaren, zoals 2."), "schuif")
        if jaren and schuif:
            raise VeldFout(_("vul de jaren in, of hoeveel later; niet beide."), "schuif")
        return Conceptvraag(
            Path(pad).expanduser(),
            versie,
            tuple(int(jaar) for jaar in re.findall(r"\d{4}", jaren)),
            int(schuif or 0),
            self.query_one("#overschrijf", Checkbox).value,
        )


class DefinitieDialoog(Dialoog[Path]):
    """Which draft is looked at."""

    KNOP = _("Bekijken")

    def __init__(self, begin: str) -> None:
        super().__init__(
            _("Concept bekijken"),
            _("Toont wat er verandert en wat dat voor de antwoorden betekent; er wordt niets gepubliceerd."),
        )
        self._begin = begin

    def velden(self) -> ComposeResult:
        """Path and list."""
        yield Padkeuze(self._begin, DEFINITIES, id="bestand")

    def on_mount(self) -> None:
        """Begin at the path."""
        self.query_one(Padkeuze).invoer.focus()

    def lees(self) -> Path:
        """The draft. Raises VeldFout."""
        return self.query_one(Padkeuze).lees()
