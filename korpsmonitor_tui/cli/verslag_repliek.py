"""``verslag repliek``: what korpsen answered on a ketenpartner, and what the partner says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie, partij_argument, weiger_gebruik
from korpsmonitor_tui.cli.invoer import lees_tekst
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import tabel, zeg, zeg_json
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.replieken import lees_replieken, leg_repliek_vast, toon_oordeel
from korpsmonitor_tui.services.waardering import lees_waardering

if TYPE_CHECKING:
    from korpsmonitor_tui.services.replieken import Repliek
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.waardering import Oordeel

SLEUTELS: Final = {
    "partij": _("code van de ketenpartner"),
    "kolommen[].dimensie": _("code van een kolom van de waarderingstabel"),
    "kolommen[].naam": _("naam van die kolom"),
    "oordelen[].korps": _("code van het korps"),
    "oordelen[].dimensie": _("code van de kolom"),
    "oordelen[].kleur": _("kleur die het korps gaf, of leeg"),
    "oordelen[].toelichting": _("toelichting van het korps, of leeg"),
    "oordelen[].opmerkingen[].vraag": _("open vraag die deze kolom raakt"),
    "oordelen[].opmerkingen[].antwoord": _("wat het korps daarop antwoordde"),
    "replieken[].kenmerk": _("kenmerk van de repliek"),
    "replieken[].korps": _("code van het korps"),
    "replieken[].dimensie": _("code van de kolom"),
    "replieken[].oordeel": _("het oordeel zoals het is voorgelegd"),
    "replieken[].tekst": _("wat de partner ervan zegt"),
    "replieken[].actueel": _("of het korps dit oordeel nog geeft"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Toon wat de korpsen over een ketenpartner antwoordden, met de repliek van de partner, of leg die vast. Een repliek"
        " staat naast het oordeel en verandert kleur noch korpsverslag."
    ),
)
@partij_argument()
@click.option("--korps", metavar="KORPS", help=_("Op het oordeel van welk korps de partner reageert."))
@click.option(
    "--dimensie", metavar="CODE", help=_("Kolom van de waarderingstabel; mag weg als er maar één is.")
)
@click.option("--tekst", metavar="TEKST", help=_("Wat de partner zegt; - leest de standaardinvoer."))
@json_optie(SLEUTELS)
@met_sessie
def repliek(
    sessie: Sessie,
    partij: str,
    korps: str | None,
    dimensie: str | None,
    tekst: str | None,
    als_json: bool,
) -> None:
    """Show the judgements with the replieken, or record one."""
    dossier = sessie.dossier(partij)
    if (korps is None) != (tekst is None):
        weiger_gebruik(_("Geef --korps en --tekst samen op, of geen van beide om te kijken."))
    if korps is not None and tekst is not None:
        kolommen = [kolom.code for kolom in lees_waardering(sessie, dossier).kolommen]
        if dimensie is None and len(kolommen) > 1:
            weiger_gebruik(_("Noem met --dimensie een van {kolommen}.").format(kolommen=", ".join(kolommen)))
        leg_repliek_vast(sessie, dossier, korps, dimensie or kolommen[0], lees_tekst(tekst))
    if als_json:
        zeg_json(_als_json(sessie, dossier))
    elif korps is not None:
        zeg(_("Repliek vastgelegd."))
    else:
        _toon(sessie, dossier)


def _toon(sessie: Sessie, dossier: str) -> None:
    waardering = lees_waardering(sessie, dossier)
    namen = {kolom.code: kolom.naam for kolom in waardering.kolommen}
    replieken = lees_replieken(sessie.store.lees(), dossier)
    rijen = [
        (
            oordeel.korps.naam,
            namen[oordeel.dimensie],
            toon_oordeel(oordeel),
            "; ".join(r.tekst for r in replieken if _hoort_bij(r, oordeel)),
        )
        for rij in waardering.rijen
        for oordeel in rij
        if oordeel.gegeven
    ]
    if not rijen:
        zeg(_("Geen korps gaf nog een oordeel over {naam}.").format(naam=waardering.partner.naam))
        return
    zeg(_("Voorlopige waarderingstabel van {naam}").format(naam=waardering.partner.naam))
    zeg(tabel((_("korps"), _("kolom"), _("oordeel"), _("repliek")), rijen))


def _hoort_bij(repliek: Repliek, oordeel: Oordeel) -> bool:
    return (repliek.korps, repliek.dimensie, repliek.oordeel) == (
        oordeel.korps.code,
        oordeel.dimensie,
        toon_oordeel(oordeel),
    )


def _als_json(sessie: Sessie, dossier: str) -> dict[str, Any]:
    waardering = lees_waardering(sessie, dossier)
    oordelen = [oordeel for rij in waardering.rijen for oordeel in rij if oordeel.gegeven]
    return {
        "partij": waardering.partner.code,
        "kolommen": [{"dimensie": kolom.code, "naam": kolom.naam} for kolom in waardering.kolommen],
        "oordelen": [
            {
                "korps": oordeel.korps.code,
                "dimensie": oordeel.dimensie,
                "kleur": oordeel.kleur,
                "toelichting": oordeel.toelichting,
                "opmerkingen": [{"vraag": vraag, "antwoord": tekst} for vraag, tekst in oordeel.opmerkingen],
            }
            for oordeel in oordelen
        ],
        "replieken": [
            {
                "kenmerk": repliek.id,
                "korps": repliek.korps,
                "dimensie": repliek.dimensie,
                "oordeel": repliek.oordeel,
                "tekst": repliek.tekst,
                "actueel": any(_hoort_bij(repliek, oordeel) for oordeel in oordelen),
            }
            for repliek in lees_replieken(sessie.store.lees(), dossier)
        ],
    }
