"""Hoor en wederhoor on the timeline: what was proposed, decided, confirmed, placed and answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.event import BESTAAN
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.services.datums import als_datum, toon
from korpsmonitor_tui.services.versiebestanden import is_stuk

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.services.gebeurtenis import Gebeurtenis
    from korpsmonitor_tui.services.sessie import Sessie


def opmerking(_sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """What was done with remarks: the weightiest thing of a handeling."""
    velden: dict[str, list[Gebeurtenis]] = {}
    for g in gebeurtenissen:
        if g.soort == "opmerking":
            velden.setdefault(g.veld, []).append(g)
    if BESTAAN in velden:
        return None  # made, not dealt with
    if besluiten := velden.get("besluit"):
        reden = str(velden["reden"][0].waarde or "") if "reden" in velden else ""
        return _besluit(besluiten), reden
    for veld, beschrijf in _DADEN.items():
        if veld in velden and (regel := beschrijf(velden[veld][0].waarde)) is not None:
            return regel
    return None


def _voorstel(waarde: object) -> tuple[str, str] | None:
    if not isinstance(waarde, dict):
        return None
    wat = _("voorstel bij opmerking: {besluit}").format(besluit=waarde.get("besluit"))
    return wat, str(waarde.get("reden") or "")


def _plaats(waarde: object) -> tuple[str, str]:
    return (_("opmerking bij een passage geplaatst") if waarde else _("opmerking gaat over het geheel")), ""


_DADEN: Final[dict[str, Callable[[object], tuple[str, str] | None]]] = {
    "bevestiging": lambda _waarde: (_("bevestigd dat een opmerking niet wordt overgenomen"), ""),
    "voorstel": _voorstel,
    "antwoord": lambda waarde: (
        _("opmerking beantwoord: “{tekst}”").format(tekst=kort(str(waarde or ""))),
        "",
    ),
    "passage": _plaats,
    "soort": lambda waarde: (_("soort van opmerking: {soort}").format(soort=waarde), ""),
}
"""What else can be done with a remark, the weightiest first."""


def _besluit(besluiten: list[Gebeurtenis]) -> str:
    aantal = len({g.entiteit for g in besluiten})
    return ngettext(
        "besluit over opmerking: {besluit}", "besluit over {aantal} opmerkingen: {besluit}", aantal
    ).format(aantal=aantal, besluit=besluiten[0].waarde)


def repliek(_sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """What a partner was shown, and what it said about a judgement."""
    voorgelegd = next(
        (g.waarde for g in gebeurtenissen if (g.soort, g.veld) == ("voorlegging", BESTAAN)), None
    )
    if isinstance(voorgelegd, dict):
        wat = _("waarderingstabel voorgelegd aan {aan}").format(aan=voorgelegd.get("aan"))
        dag = als_datum(voorgelegd.get("datum"))
        return wat + (_(" op {dag}").format(dag=toon(dag)) if dag else ""), ""
    teksten = [g.waarde for g in gebeurtenissen if (g.soort, g.veld) == ("repliek", "tekst") and g.waarde]
    if not teksten:
        return None
    wat = ngettext("repliek: “{tekst}”", "{aantal} replieken, zoals “{tekst}”", len(teksten))
    return wat.format(tekst=kort(str(teksten[0])), aantal=len(teksten)), ""


def terugkoppeling(_sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """What was given out with a definitief version, if a handeling did nothing else."""
    gemaakt = {g.entiteit for g in gebeurtenissen if g.veld == BESTAAN}
    if not gemaakt or not all(g.soort == "bijlage" and is_stuk(g.entiteit) for g in gebeurtenissen):
        return None
    return ngettext(
        "terugkoppeling gemaakt: {aantal} bestand naast het verslag",
        "terugkoppeling gemaakt: {aantal} bestanden naast het verslag",
        len(gemaakt),
    ).format(aantal=len(gemaakt)), ""
