"""Forms about recommendations: a new one, for whom and on what ground, and what came of one of the previous edition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.widgets import Input, Select, SelectionList
from textual.widgets.selection_list import Selection

from korpsmonitor_tui.domain.opvolging import Opvolgstand, opvolgnaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.aanbevelingen import Grond, NieuweAanbeveling
from korpsmonitor_tui.tui.dialogs import Tekstvak, VeldFout, veld
from korpsmonitor_tui.tui.formulieren.score_klad import Kladdialoog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from korpsmonitor_tui.services.aanbevelingen import Aanbeveling, Opvolging
    from korpsmonitor_tui.services.sessie import Sessie

SCHEIDING: Final = ";"
"""Between addressees and between sources: names hold commas."""


def delen(tekst: str) -> tuple[str, ...]:
    """What stands between the signs, without what is empty."""
    return tuple(filter(None, (deel.strip() for deel in tekst.split(SCHEIDING))))


def _samen(stukken: Sequence[str]) -> str:
    return f"{SCHEIDING} ".join(stukken)


class AanbevelingDialoog(Kladdialoog[NieuweAanbeveling]):
    """For whom, what, and what it rests on; of one that is there the text is changed in the list."""

    KLADVELDEN = ("voor", "tekst", "dimensies", "bronnen")

    def __init__(
        self, sessie: Sessie, formulier: str, klad: str, aanbeveling: Aanbeveling | None = None
    ) -> None:
        nieuw = aanbeveling is None
        titel = _("Nieuwe aanbeveling") if nieuw else _("Voor wie en waarop de aanbeveling rust")
        super().__init__(
            sessie,
            formulier,
            klad,
            titel,
            _("Meer dan één geadresseerde of bron: zet er een puntkomma tussen."),
        )
        self._instrument = sessie.instrument
        self._aanbeveling = aanbeveling

    def velden(self) -> ComposeResult:
        """The fields."""
        nu = self._aanbeveling
        yield veld(_("Voor wie"), Input(_samen(nu.geadresseerden) if nu else "", id="voor", compact=True))
        if nu is None:
            yield veld(_("Aanbeveling"), Tekstvak(id="tekst"))
        gekozen = set(nu.grond.dimensies) if nu else set()
        namen = {aandachtsveld.code: aandachtsveld.naam for aandachtsveld in self._instrument.aandachtsvelden}
        keuzes = (
            Selection(f"{namen[d.aandachtsveld]}: {d.naam}", d.code, d.code in gekozen)
            for d in self._instrument.dimensies
        )
        yield veld(_("Dimensies"), SelectionList(*keuzes, id="dimensies", compact=True))
        yield veld(
            _("Bronnen"),
            Input(_samen(nu.grond.bronnen) if nu else "", id="bronnen", compact=True),
            _("paragrafen, tabellen of figuren van het rapport, zoals 4.3.2; Tabel 5"),
        )

    def lees(self) -> NieuweAanbeveling:
        """What was filled in. Raises VeldFout."""
        voor = delen(self.query_one("#voor", Input).value)
        if not voor:
            raise VeldFout(_("vul in voor wie de aanbeveling is."), "voor")
        tekst = (
            self._aanbeveling.tekst if self._aanbeveling else self.query_one("#tekst", Tekstvak).text.strip()
        )
        if not tekst:
            raise VeldFout(_("vul de aanbeveling in."), "tekst")
        lijst = self.query_one("#dimensies", SelectionList)
        bronnen = delen(self.query_one("#bronnen", Input).value)
        gekozen = set(lijst.selected)
        dimensies = tuple(d.code for d in self._instrument.dimensies if d.code in gekozen)
        return NieuweAanbeveling(tekst, voor, Grond(dimensies, bronnen))


class OpvolgingDialoog(Kladdialoog[tuple[Opvolgstand, str]]):
    """What was done with a recommendation of the previous edition."""

    KLADVELDEN = ("stand", "tekst")

    def __init__(self, sessie: Sessie, formulier: str, klad: str, opvolging: Opvolging) -> None:
        aanbeveling = opvolging.aanbeveling
        super().__init__(
            sessie,
            formulier,
            klad,
            _("Wat er van aanbeveling {nummer} is gekomen").format(nummer=aanbeveling.nummer),
            aanbeveling.tekst,
        )
        self._opvolging = opvolging

    def velden(self) -> ComposeResult:
        """State and text."""
        keuzes = [(opvolgnaam(stand), stand.value) for stand in Opvolgstand]
        nu = self._opvolging.stand
        kies = Select(keuzes, value=nu.value if nu else Select.NULL, id="stand", compact=True)
        yield veld(_("Stand"), kies)
        yield veld(_("Toelichting"), Tekstvak(self._opvolging.tekst, id="tekst"))

    def lees(self) -> tuple[Opvolgstand, str]:
        """State and text. Raises VeldFout."""
        stand = self.query_one("#stand", Select).value
        if not isinstance(stand, str):
            raise VeldFout(_("kies wat er van de aanbeveling is gekomen."), "stand")
        tekst = self.query_one("#tekst", Tekstvak).text.strip()
        if not tekst:
            raise VeldFout(_("vul een toelichting in; zij wordt vastgelegd."), "tekst")
        return Opvolgstand(stand), tekst
