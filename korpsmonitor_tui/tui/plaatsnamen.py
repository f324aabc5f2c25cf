"""Places of the questionnaire and what stands in them, as the screens about returns name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.formulier import veldcode
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort, maak_zichtbaar
from korpsmonitor_tui.domain.vraagtekst import nummering
from korpsmonitor_tui.domain.vragenlijst import TOELICHTING, WAARDE
from korpsmonitor_tui.services.teruggavestand import vragen_van

if TYPE_CHECKING:
    from collections.abc import Iterable

    from korpsmonitor_tui.domain.vragenlijst import Vak
    from korpsmonitor_tui.services.sessie import Sessie


class Plaatsnamen:
    """Names places for people, also those of versions that no longer hold."""

    def __init__(self, sessie: Sessie, versies: Iterable[str] = ()) -> None:
        """``versies`` are labels of the versions that returns were given for."""
        self.vragen = vragen_van(sessie, versies)
        self._nummers = nummering(sessie.instrument.vragenlijst)

    def kort(self, vak: Vak | None, veld: str) -> str:
        """Number, row and year on a narrow line, e.g. ``2.4 2012 toel.``; a question without a number by its id."""
        if vak is None:
            return _("los")
        delen = [self._nummers.get(vak.vraag, vak.vraag), self._rij(vak), vak.jaar]
        return " ".join(filter(None, [*delen, _("toel.") if veld == TOELICHTING else ""]))

    def vraag(self, vak: Vak | None) -> str:
        """The question with its number; what is known of it if this database does not have it."""
        if vak is None:
            return _("Losse tekst, bij geen vraag")
        vraag = self.vragen.get(vak.vraag)
        nummer = self._nummers.get(vak.vraag, "")
        tekst = (
            vraag.tekst if vraag else _("vraag “{vraag}”, die deze versie niet heeft").format(vraag=vak.vraag)
        )
        return f"{nummer} {tekst}".strip()

    def plek(self, vak: Vak | None, veld: str) -> str:
        """Row, year, field and printed code, in full."""
        if vak is None:
            return ""
        nader = ", ".join(
            filter(None, [self._rij(vak), vak.jaar, _("toelichting") if veld == TOELICHTING else ""])
        )
        code = veldcode(vak, veld or WAARDE)
        return f"{nader} ({code})" if nader else code

    def waarde(self, vak: Vak | None, veld: str, tekst: str) -> str:
        """What stands in a place as people say it: a choice by its text."""
        vraag = self.vragen.get(vak.vraag) if vak else None
        keuzes = {keuze.code: keuze.tekst for keuze in vraag.keuzes} if vraag and veld == WAARDE else {}
        return maak_zichtbaar(keuzes.get(tekst, tekst))

    def _rij(self, vak: Vak) -> str:
        vraag = self.vragen.get(vak.vraag)
        return next((rij.tekst for rij in vraag.rijen if rij.code == vak.rij), vak.rij) if vraag else vak.rij


def citaat(tekst: str, lengte: int = 0) -> str:
    """A text between quotes, cut off at ``lengte`` on one line if that is given; nothing is said to be nothing."""
    if not tekst.strip():
        return _("(leeg)")
    return f"“{kort(tekst, lengte) if lengte else maak_zichtbaar(tekst)}”"
