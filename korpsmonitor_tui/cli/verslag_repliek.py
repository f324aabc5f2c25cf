"""``verslag repliek``: what korpsen answered on a ketenpartner, and what the partner says of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie, partij_argument, weiger_gebruik
from korpsmonitor_tui.cli.invoer import lees_tekst
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import tabel, zeg, zeg_json
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.domain.waarderingslezing import uitkomstnaam
from korpsmonitor_tui.services.repliekbestand import lees_repliekbestand
from korpsmonitor_tui.services.replieken import lees_replieken, leg_repliek_vast, toon_oordeel
from korpsmonitor_tui.services.waardering import lees_waardering

if TYPE_CHECKING:
    from korpsmonitor_tui.services.repliekbestand import Repliekbestand
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
    "gelezen": _("wat van een bestand is geworden, of null"),
    "gelezen.sha256": _("SHA-256 van het bestand"),
    "gelezen.regels[].korps": _("code van het korps"),
    "gelezen.regels[].dimensie": _("code van de kolom"),
    "gelezen.regels[].tekst": _("wat in het bestand staat"),
    "gelezen.regels[].hier": _("wat hier stond"),
    "gelezen.regels[].uitkomst": _("nieuw, gewijzigd, gelijk, behouden, leeggemaakt of botsing"),
    "gelezen.regels[].actueel": _("of het korps het oordeel in het bestand nog geeft"),
    "gelezen.niet_geplaatst[].plaats": _("waar in het bestand de tekst staat"),
    "gelezen.niet_geplaatst[].tekst": _("tekst die bij geen oordeel hoort en er niet was afgedrukt"),
    "gelezen.ontbrekend[].korps": _("korps waarvan het afgedrukte oordeel niet meer in het bestand staat"),
    "gelezen.ontbrekend[].dimensie": _("code van de kolom"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Toon wat de korpsen over een ketenpartner antwoordden, met de repliek van de partner, of leg die vast: een voor een"
        " of uit een teruggekomen waarderingstabel (--lees). Een repliek staat naast het oordeel en verandert kleur noch"
        " korpsverslag. Status 1: van het gelezen bestand moet iemand nog iets bekijken."
    ),
)
@partij_argument()
@click.option("--korps", metavar="KORPS", help=_("Op het oordeel van welk korps de partner reageert."))
@click.option(
    "--dimensie", metavar="CODE", help=_("Kolom van de waarderingstabel; mag weg als er maar één is.")
)
@click.option("--tekst", metavar="TEKST", help=_("Wat de partner zegt; - leest de standaardinvoer."))
@click.option(
    "--lees",
    "bestand",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help=_("Lees een teruggekomen waarderingstabel (.docx, .odt of .xlsx)."),
)
@click.option("--proef", is_flag=True, help=_("Toon alleen wat van dat bestand zou worden; leg niets vast."))
@json_optie(SLEUTELS)
@met_sessie
def repliek(
    sessie: Sessie,
    partij: str,
    korps: str | None,
    dimensie: str | None,
    tekst: str | None,
    bestand: Path | None,
    proef: bool,
    als_json: bool,
) -> int:
    """Show the judgements with the replieken, or record one, or those in a file."""
    dossier = sessie.dossier(partij)
    if (bestand and (korps or tekst or dimensie)) or (proef and not bestand):
        weiger_gebruik(
            _("--lees gaat niet samen met --korps, --dimensie of --tekst, en --proef alleen met --lees.")
        )
    if (korps is None) != (tekst is None):
        weiger_gebruik(_("Geef --korps en --tekst samen op, of geen van beide om te kijken."))
    if korps is not None and tekst is not None:
        kolommen = [kolom.code for kolom in lees_waardering(sessie, dossier).kolommen]
        if dimensie is None and len(kolommen) > 1:
            weiger_gebruik(_("Noem met --dimensie een van {kolommen}.").format(kolommen=", ".join(kolommen)))
        leg_repliek_vast(sessie, dossier, korps, dimensie or kolommen[0], lees_tekst(tekst))
    gelezen = lees_repliekbestand(sessie, dossier, bestand, proef=proef) if bestand else None
    if als_json:
        zeg_json(_als_json(sessie, dossier) | {"gelezen": _lezing_json(gelezen) if gelezen else None})
    elif gelezen is not None:
        _toon_lezing(sessie, gelezen, proef=proef)
    elif korps is not None:
        zeg(_("Repliek vastgelegd."))
    else:
        _toon(sessie, dossier)
    return 1 if gelezen is not None and gelezen.open else 0


def _toon_lezing(sessie: Sessie, gelezen: Repliekbestand, *, proef: bool) -> None:
    namen = {dimensie.code: dimensie.naam for dimensie in sessie.instrument.dimensies}
    rijen = [
        (
            sessie.partij(regel.plaats.korps).naam,
            namen.get(regel.plaats.dimensie, regel.plaats.dimensie),
            kort(regel.tekst or regel.hier.tekst, 60),
            uitkomstnaam(regel.uitkomst)
            + ("" if regel.actueel else _("; het korps wijzigde dit oordeel sindsdien")),
        )
        for regel in gelezen.regels
        if regel.tekst or regel.hier.tekst
    ]
    if rijen:
        zeg(tabel((_("korps"), _("kolom"), _("repliek"), _("wat ervan wordt")), rijen))
    else:
        zeg(_("In het bestand staat bij geen oordeel een repliek."))
    for plaats, tekst in gelezen.niet_geplaatst:
        zeg(_("Niet geplaatst ({plaats}): {tekst}").format(plaats=plaats, tekst=tekst))
    for weg in gelezen.ontbrekend:
        zeg(
            _("Niet meer in het bestand: het oordeel van {korps} over {kolom}.").format(
                korps=sessie.partij(weg.korps).naam, kolom=namen.get(weg.dimensie, weg.dimensie)
            )
        )
    zeg(
        _("Dit is een proef: er is niets vastgelegd.")
        if proef
        else _("Het bestand is byte voor byte bewaard.")
    )


def _lezing_json(gelezen: Repliekbestand) -> dict[str, Any]:
    return {
        "sha256": gelezen.sha256,
        "regels": [
            {
                "korps": regel.plaats.korps,
                "dimensie": regel.plaats.dimensie,
                "tekst": regel.tekst,
                "hier": regel.hier.tekst,
                "uitkomst": regel.uitkomst.value,
                "actueel": regel.actueel,
            }
            for regel in gelezen.regels
            if regel.tekst or regel.hier.tekst
        ],
        "niet_geplaatst": [{"plaats": plaats, "tekst": tekst} for plaats, tekst in gelezen.niet_geplaatst],
        "ontbrekend": [{"korps": weg.korps, "dimensie": weg.dimensie} for weg in gelezen.ontbrekend],
    }


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
