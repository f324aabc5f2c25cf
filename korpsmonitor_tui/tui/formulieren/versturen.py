"""What has to be filled in to send a verslag for verification."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypedDict

from textual.widgets import Select

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.passagekeuze import Passagekeuze, lees_reeksen
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.wederhoor import Ronde
from korpsmonitor_tui.services import werkdagen
from korpsmonitor_tui.services.verzending import Uitvoer, Verzending
from korpsmonitor_tui.tui.dialogs import Dialoog, Invulvak, VeldFout, veld
from korpsmonitor_tui.tui.formulieren.bestand import lees_map
from korpsmonitor_tui.tui.formulieren.stappen import kanaalkeuze
from korpsmonitor_tui.tui.velden import eis_datum, toon_datum

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

_TERMIJN: Final = re.compile(r"(\d{1,4})\s*(?:(weken|week)|werkdagen|werkdag)?")


class Termijn(TypedDict, total=False):
    """One of the ways in which a :class:`Verzending` is told its last day."""

    werkdagen: int
    weken: int
    tot: date


def lees_termijn(tekst: str, veld_id: str) -> Termijn:
    """A termijn as people write it: ``10``, ``10 werkdagen``, ``3 weken`` or a date. Raises VeldFout."""
    if gevonden := _TERMIJN.fullmatch(tekst.strip().casefold()):
        aantal = int(gevonden[1])
        if not aantal:
            raise VeldFout(_("dat laat geen tijd om te antwoorden."), veld_id)
        return {"weken": aantal} if gevonden[2] else {"werkdagen": aantal}
    try:
        return {"tot": eis_datum(tekst, veld_id)}
    except VeldFout:
        raise VeldFout(
            _("“{tekst}” is geen termijn; schrijf 10 werkdagen, 3 weken of een datum als 05-03-2013.").format(
                tekst=tekst
            ),
            veld_id,
        ) from None


class VerzendDialoog(Dialoog[Verzending]):
    """Sends the concept for verification: with what is filled in already, one key is enough."""

    KNOP = _("Versturen")

    def __init__(self, vandaag: date, map_: Path, respondenten: tuple[str, ...]) -> None:
        wie = ", ".join(respondenten) or _("nog niemand: wijs bij Gesprek een respondent aan")
        super().__init__(
            _("Ter verificatie versturen"),
            _("Aan: {wie}. De tekst ligt daarna vast; mailen of posten doet u zelf.").format(wie=wie),
        )
        self._vandaag = vandaag
        self._map = map_

    def velden(self) -> ComposeResult:
        """How, when, until when, for what, to whom, what of it, and as which files."""
        vormen = [
            (_("map met verslag, brief en bijlagen"), Uitvoer.BUNDEL.value),
            (_("e-mail die klaarstaat (.eml)"), Uitvoer.EML.value),
            (_("alleen het Word-bestand"), Uitvoer.WORD.value),
        ]
        yield veld(_("Kanaal"), kanaalkeuze())
        yield veld(
            _("Verzonden op"), Invulvak(toon_datum(self._vandaag), id="datum", voorbeeld=_("dd-mm-jjjj"))
        )
        yield veld(
            _("Termijn"),
            Invulvak(
                _("{aantal} werkdagen").format(aantal=werkdagen.STANDAARD),
                id="termijn",
                voorbeeld=_("10 werkdagen, 3 weken of dd-mm-jjjj"),
            ),
        )
        yield veld(_("Wederhoor"), _keuze([(ronde.value, ronde.value) for ronde in Ronde], "ronde"))
        yield veld(_("Alleen aan"), Invulvak(id="respondenten", voorbeeld=_("leeg: alle respondenten")))
        yield veld(_("Passages"), Invulvak(id="passages", voorbeeld=_("leeg: alle; of bijvoorbeeld 3, 5-9")))
        yield veld(_("Bijlage"), Invulvak(id="bijlage", voorbeeld=_("pad van een bestand; mag leeg blijven")))
        yield veld(_("Klaarzetten"), _keuze(vormen, "vorm"))
        yield veld(_("In map"), Invulvak(str(self._map), id="map"))

    def on_mount(self) -> None:
        """Begin at the termijn; of a long path the beginning shows."""
        self.query_one("#map", Invulvak).cursor_position = 0
        self.query_one("#termijn").focus()

    def lees(self) -> Verzending:
        """The sending. Raises VeldFout."""
        bijlage = Path(self._waarde("bijlage")).expanduser() if self._waarde("bijlage") else None
        if bijlage is not None and not bijlage.is_file():
            raise VeldFout(_("het bestand {pad} is er niet.").format(pad=bijlage), "bijlage")
        namen = (naam.strip() for naam in self._waarde("respondenten").split(","))
        return Verzending(
            str(self.query_one("#kanaal", Select).value),
            eis_datum(self._waarde("datum"), "datum"),
            doel=lees_map(self._waarde("map"), "map"),
            ronde=str(self.query_one("#ronde", Select).value),
            respondenten=tuple(filter(None, namen)),
            keuze=self._keuze(),
            vorm=Uitvoer(str(self.query_one("#vorm", Select).value)),
            bijlagen=(bijlage,) if bijlage is not None else (),
            **lees_termijn(self._waarde("termijn"), "termijn"),
        )

    def _keuze(self) -> Passagekeuze:
        try:
            return Passagekeuze(lees_reeksen(self._waarde("passages")))
        except OnbruikbareInvoer as fout:
            raise VeldFout(str(fout), "passages") from fout

    def _waarde(self, veld_id: str) -> str:
        return self.query_one(f"#{veld_id}", Invulvak).value.strip()


def _keuze(keuzes: list[tuple[str, str]], id_: str) -> Select[str]:
    return Select(keuzes, value=keuzes[0][1], allow_blank=False, id=id_, compact=True)
