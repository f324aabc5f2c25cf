"""Forms about improvement measures: what a korps promises, where it is, and what is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input, Select

from korpsmonitor_tui.domain.opvolging import Maatregelstaat, staatnaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.maatregelen import NieuweMaatregel
from korpsmonitor_tui.tui.dialogs import Invulvak, Tekstvak, VeldFout, veld
from korpsmonitor_tui.tui.formulieren.score_klad import Kladdialoog
from korpsmonitor_tui.tui.velden import lees_datum, toon_datum

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

    from korpsmonitor_tui.services.maatregelen import Maatregel
    from korpsmonitor_tui.services.sessie import Sessie

_GEEN = ""
"""Instead of a dimension: the measure is about the whole korps."""


class MaatregelDialoog(Kladdialoog[NieuweMaatregel]):
    """Dimension, measure, who is responsible and until when; of one that is there the text is changed in the list."""

    KLADVELDEN = ("tekst", "dimensie", "wie", "termijn")

    def __init__(
        self, sessie: Sessie, formulier: str, klad: str, korps: str, maatregel: Maatregel | None = None
    ) -> None:
        """``korps`` is its name."""
        nieuw = maatregel is None
        titel = _("Nieuwe maatregel: {korps}") if nieuw else _("Maatregel wijzigen: {korps}")
        super().__init__(sessie, formulier, klad, titel.format(korps=korps))
        self._instrument = sessie.instrument
        self._maatregel = maatregel

    def velden(self) -> ComposeResult:
        """The fields."""
        nu = self._maatregel
        if nu is None:
            yield veld(_("Maatregel"), Tekstvak(id="tekst"))
        namen = {aandachtsveld.code: aandachtsveld.naam for aandachtsveld in self._instrument.aandachtsvelden}
        keuzes = [(_("het hele korps"), _GEEN)]
        keuzes += [(f"{namen[d.aandachtsveld]}: {d.naam}", d.code) for d in self._instrument.dimensies]
        bekend = {code for _naam, code in keuzes}
        nu_op = nu.dimensie if nu and nu.dimensie in bekend else _GEEN
        yield veld(_("Dimensie"), Select(keuzes, value=nu_op, allow_blank=False, id="dimensie", compact=True))
        yield veld(
            _("Wie"), Invulvak(nu.verantwoordelijke if nu else "", id="wie"), _("een functie, geen naam")
        )
        termijn = toon_datum(nu.termijn, "") if nu else ""
        yield veld(_("Uiterlijk"), Invulvak(termijn, id="termijn", voorbeeld=_("dd-mm-jjjj")))

    def lees(self) -> NieuweMaatregel:
        """What was filled in. Raises VeldFout."""
        tekst = self._maatregel.tekst if self._maatregel else self.query_one("#tekst", Tekstvak).text.strip()
        if not tekst:
            raise VeldFout(_("vul de maatregel in."), "tekst")
        return NieuweMaatregel(
            tekst,
            str(self.query_one("#dimensie", Select).value),
            self.query_one("#wie", Input).value.strip(),
            lees_datum(self.query_one("#termijn", Input).value, "termijn"),
        )


class StaatDialoog(Kladdialoog[tuple[Maatregelstaat, str]]):
    """Where a measure is; one that lapses needs a reason."""

    KLADVELDEN = ("staat", "reden")

    def __init__(self, sessie: Sessie, formulier: str, klad: str, maatregel: Maatregel) -> None:
        super().__init__(sessie, formulier, klad, _("Hoe staat het met de maatregel?"), maatregel.tekst)
        self._maatregel = maatregel

    def velden(self) -> ComposeResult:
        """State and reason."""
        keuzes = [(staatnaam(staat), staat.value) for staat in Maatregelstaat]
        nu = self._maatregel
        yield veld(
            _("Stand"), Select(keuzes, value=nu.staat.value, allow_blank=False, id="staat", compact=True)
        )
        yield veld(_("Reden"), Tekstvak(nu.reden, id="reden"), _("nodig als de maatregel vervalt"))

    def lees(self) -> tuple[Maatregelstaat, str]:
        """State and reason. Raises VeldFout if it lapses without one."""
        staat = Maatregelstaat(str(self.query_one("#staat", Select).value))
        reden = self.query_one("#reden", Tekstvak).text.strip()
        if staat is Maatregelstaat.VERVALLEN and not reden:
            raise VeldFout(_("zeg waarom de maatregel vervalt; het wordt vastgelegd."), "reden")
        return staat, reden


class VoortgangDialoog(Kladdialoog[tuple[str, "date | None"]]):
    """What was told of a measure, and on which day."""

    KLADVELDEN = ("bericht", "datum")

    def __init__(self, sessie: Sessie, formulier: str, klad: str, maatregel: Maatregel) -> None:
        super().__init__(sessie, formulier, klad, _("Voortgang van de maatregel"), maatregel.tekst)

    def velden(self) -> ComposeResult:
        """Day and text."""
        yield veld(_("Bericht"), Tekstvak(id="bericht"))
        yield veld(_("Datum"), Invulvak(toon_datum(self.sessie.vandaag()), id="datum"))

    def lees(self) -> tuple[str, date | None]:
        """Text and day. Raises VeldFout."""
        tekst = self.query_one("#bericht", Tekstvak).text.strip()
        if not tekst:
            raise VeldFout(_("vul in wat er over de maatregel is gemeld."), "bericht")
        return tekst, lees_datum(self.query_one("#datum", Input).value, "datum")
