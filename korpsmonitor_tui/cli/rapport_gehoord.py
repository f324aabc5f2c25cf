"""``rapport geinterviewden`` and ``rapport praktijken``: what a study with interviews comes to beside its chapters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie
from korpsmonitor_tui.cli.bestandsopties import bestand_opties
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.domain.praktijk import soortnaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import geinterviewden as lijst
from korpsmonitor_tui.services import rapportpraktijken
from korpsmonitor_tui.services.praktijken import lees_praktijken, themanaam

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.vervolgbestanden import Bewaard

GEINTERVIEWDEN: Final = {
    "groepen[].over": _("code van wie er is onderzocht; leeg voor wie over iedereen is gehoord"),
    "groepen[].naam": _("naam daarvan"),
    "groepen[].interviews[]": _("functies met hun organisatie en de dag, zoals gedrukt"),
    "groepen[].nader[]": _("van wie nadere informatie is ingewonnen, zoals gedrukt"),
    "pad": _("het geschreven bestand, of null"),
}
PRAKTIJKEN: Final = {
    "themas[].thema": _("code van het thema, of leeg"),
    "themas[].naam": _("naam van het thema"),
    "themas[].best_practice[]": _("nummer van een best practice"),
    "themas[].knelpunt[]": _("nummer van een knelpunt"),
    "pad": _("het geschreven bestand, of null"),
}
_BESTAND: Final = _("Bestand om te schrijven: .docx, .pdf, .xlsx of .csv.")


@click.command(
    cls=Opdracht,
    help=_(
        "De lijst met geïnterviewden: functie, organisatie en datum, en van wie nadere informatie is ingewonnen."
    ),
)
@bestand_opties(_BESTAND)
@json_optie(GEINTERVIEWDEN)
@met_sessie
def geinterviewden(sessie: Sessie, bestand: Path | None, overschrijf: bool, als_json: bool) -> None:
    """Show or write who was interviewed."""
    gemaakt = lijst.bewaar(sessie, bestand, overschrijf=overschrijf) if bestand else None
    groepen = lijst.lees_groepen(sessie)
    if als_json:
        zeg_json(
            {
                "groepen": [
                    {
                        "over": groep.code,
                        "naam": groep.naam,
                        "interviews": list(groep.interviews),
                        "nader": list(groep.nader),
                    }
                    for groep in groepen
                ],
                "pad": str(gemaakt.pad) if gemaakt else None,
            }
        )
        return
    if gemaakt is not None:
        _meld(gemaakt)
        return
    if not groepen:
        zeg(_("Er is nog niemand geïnterviewd."))
    for groep in groepen:
        zeg(groep.naam or _("Overige"))
        for regel in groep.interviews:
            zeg(f"  – {regel}")
        for regel in groep.nader:
            zeg(_("  – nadere informatie: {regel}").format(regel=regel))


@click.command(
    cls=Opdracht,
    help=_(
        "Het overzicht van best practices en knelpunten over alle partijen, per thema, met de aanbevelingen in kaders."
    ),
)
@bestand_opties(_BESTAND)
@json_optie(PRAKTIJKEN)
@met_sessie
def praktijken(sessie: Sessie, bestand: Path | None, overschrijf: bool, als_json: bool) -> None:
    """Show or write the overview."""
    gemaakt = rapportpraktijken.bewaar(sessie, bestand, overschrijf=overschrijf) if bestand else None
    alle = lees_praktijken(sessie)
    themas = list(dict.fromkeys(een.thema for een in alle))
    if als_json:
        zeg_json(
            {
                "themas": [
                    {
                        "thema": thema,
                        "naam": themanaam(sessie, thema),
                        "best_practice": [
                            p.nummer for p in alle if (p.thema, p.soort) == (thema, "best_practice")
                        ],
                        "knelpunt": [p.nummer for p in alle if (p.thema, p.soort) == (thema, "knelpunt")],
                    }
                    for thema in themas
                ],
                "pad": str(gemaakt.pad) if gemaakt else None,
            }
        )
        return
    if gemaakt is not None:
        _meld(gemaakt)
        return
    if not alle:
        zeg(_("Er zijn nog geen best practices of knelpunten."))
    for thema in themas:
        zeg(themanaam(sessie, thema))
        for een in (p for p in alle if p.thema == thema):
            zeg(f"  {een.nummer}. {een.naam} ({soortnaam(een.soort)})")


def _meld(gemaakt: Bewaard) -> None:
    for melding in gemaakt.meldingen:
        zeg(melding, fout=True)
    zeg(_("Geschreven: {pad}").format(pad=gemaakt.pad))
