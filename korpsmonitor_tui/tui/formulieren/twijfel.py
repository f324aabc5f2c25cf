"""What has to be chosen or typed to decide on a doubt: another place, or another answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.widgets import Checkbox

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.tui.dialogs import Dialoog, Tekstvak, VeldFout, veld
from korpsmonitor_tui.tui.formulieren.zoekkeuze import Zoekkeuze, Zoekregel
from korpsmonitor_tui.tui.plaatsnamen import citaat
from korpsmonitor_tui.tui.widgets.aankruisvak import Aankruisvak

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

    from korpsmonitor_tui.domain.oordeel import Plek

MEESTE = 100
"""Places that are listed; whoever types a word sees fewer."""


@dataclass(frozen=True, slots=True)
class Plaatsregel:
    """A place to choose: how it is called, and what stands there."""

    plek: Plek
    naam: str
    vraag: str
    huidig: str


def vraag_plaats(
    widget: Widget, titel: str, plaatsen: Sequence[Plaatsregel], gekozen: Callable[[Plek], None]
) -> None:
    """Choose a place by words of its question or its code."""
    per_id = {f"{'/'.join(regel.plek[0])} {regel.plek[1]}": regel for regel in plaatsen}
    regels = [
        Zoekregel(
            id_,
            regel.naam,
            kort(regel.vraag, 80),
            _("{vraag} – hier staat nu: {huidig}").format(
                vraag=kort(regel.vraag, 130), huidig=citaat(regel.huidig, 60)
            ),
        )
        for id_, regel in per_id.items()
    ]

    def kies(id_: str | None) -> None:
        if id_ is not None:
            gekozen(per_id[id_].plek)

    voorbeeld = _("Zoek op nummer, woord of jaar…")
    widget.app.push_screen(Zoekkeuze(titel, regels, voorbeeld=voorbeeld, meeste=MEESTE), kies)


@dataclass(frozen=True, slots=True)
class Getypt:
    """What must stand as the answer, and whether the text of the return is put with its explanation."""

    tekst: str
    bij_toelichting: bool


class TypDialoog(Dialoog[Getypt]):
    """Another answer than was stated."""

    def __init__(self, vraag: str, plek: str, opgegeven: str, *, met_toelichting: bool) -> None:
        super().__init__(_("Zelf invullen: {plek}").format(plek=plek), kort(vraag, 200))
        self._opgegeven = opgegeven
        self._met_toelichting = met_toelichting

    def velden(self) -> ComposeResult:
        """The answer, and what becomes of the stated text."""
        yield veld(_("Antwoord"), Tekstvak(self._opgegeven, id="tekst"))
        if self._met_toelichting:
            yield veld("", Aankruisvak(_("zet de opgegeven tekst bij de toelichting"), id="bij"))

    def lees(self) -> Getypt:
        """The answer. Raises VeldFout without one."""
        tekst = self.query_one("#tekst", Tekstvak).text.strip()
        if not tekst:
            raise VeldFout(_("vul in wat er moet staan, of ga met Esc terug."), "tekst")
        return Getypt(tekst, self._met_toelichting and self.query_one("#bij", Checkbox).value)
