"""``codering importeer``: codes that were given in another program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie, weiger_gebruik
from korpsmonitor_tui.cli.plaatsen import citaat
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.domain.refiqda import Codeboek
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.services.uitwisselinvoer import (
    Invoer,
    Overname,
    koppel_codes,
    lees_bestand,
    neem_project_over,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.uitwisselcodes import Doel
    from korpsmonitor_tui.services.uitwisselinvoer import Codekoppeling

SLEUTELS: Final = {
    "proef": _("of er niets is vastgelegd: bij --proef, en bij een codeboek altijd"),
    "codes[].naam": _("code in het bestand"),
    "codes[].boven": _("code waar zij onder hangt, of leeg"),
    "codes[].soort": _("wat zij hier is: dimensie, cijfer, organisatie of toezegging; leeg: onbekend"),
    "codes[].code": _("code hier, of leeg"),
    "codes[].oordeel": _("oordeel bij een dimensie, of leeg"),
    "codes[].aantal": _("hoe vaak zij in het bestand is gegeven"),
    "bronnen[].naam": _("bron in het bestand"),
    "bronnen[].partij": _("code van de partij van wie de tekst is; leeg: geen tekst van hier"),
    "bronnen[].gelijk": _("of de tekst nog is zoals hier"),
    "bronnen[].aantal": _("hoeveel codes erop staan"),
    "coderingen[].staat": _("geplaatst, bekend (was er al) of niet_geplaatst"),
    "coderingen[].reden": _("waarom niet geplaatst, of leeg"),
    "coderingen[].bekijken": _("of de tekst daar is gewijzigd, zodat iemand moet kijken"),
    "coderingen[].bron": _("bron in het bestand"),
    "coderingen[].partij": _("code van de partij, of leeg"),
    "coderingen[].naam": _("code in het bestand"),
    "coderingen[].code": _("code hier, of leeg"),
    "coderingen[].oordeel": _("oordeel hier, of leeg"),
    "coderingen[].codeur": _("wie haar gaf volgens het bestand, of leeg"),
    "coderingen[].citaat": _("de woorden waarop zij staat in het bestand"),
}


def _keuzes(teksten: Iterable[str]) -> dict[str, str]:
    """``NAAM=CODE``, split at the last sign: names can hold one."""
    keuzes = {}
    for tekst in teksten:
        naam, teken, doel = tekst.rpartition("=")
        if not teken or not naam.strip() or not doel.strip():
            weiger_gebruik(_("Schrijf --code als “naam in het bestand=toezicht.kwaliteit:aandacht”."))
        keuzes[naam.strip()] = doel.strip()
    return keuzes


@click.command(
    cls=Opdracht,
    help=_(
        "Neem codes over die in een ander programma zijn gegeven, uit een REFI-QDA-project (.qdpx). Zij worden uw eigen"
        " codes, met in de toelichting wie ze gaf; wat geen plaats vindt, wordt met reden genoemd. Hetzelfde bestand nog"
        " eens voegt niets toe. Van een codeboek (.qdc) wordt alleen getoond wat de codes hier zijn."
    ),
)
@click.argument("bestand", type=click.Path(path_type=Path), help=_("Het project of codeboek."))
@click.argument(
    "partijen", nargs=-1, metavar="[PARTIJ]...", help=_("Korpsen of ketenpartners; standaard elk gesprek.")
)
@click.option(
    "--code",
    "keuzes",
    multiple=True,
    metavar="NAAM=CODE",
    help=_(
        "Wat een code uit het bestand hier is, zoals “Te weinig zicht=toezicht.kwaliteit:negatief”; geen slaat haar over."
    ),
)
@click.option("--proef", is_flag=True, help=_("Toon wat er zou gebeuren; leg niets vast."))
@json_optie(SLEUTELS)
@met_sessie
def importeer(
    sessie: Sessie,
    bestand: Path,
    partijen: tuple[str, ...],
    keuzes: tuple[str, ...],
    proef: bool,
    als_json: bool,
) -> None:
    """Take in codes of another program."""
    gekozen = _keuzes(keuzes)
    gelezen = lees_bestand(bestand)
    if isinstance(gelezen, Codeboek):
        invoer = Invoer(koppel_codes(sessie, gelezen.codes, gekozen), (), (), proef=True)
    else:
        invoer = neem_project_over(
            sessie, gelezen, bestand.name, partijen=partijen, keuzes=gekozen, proef=proef
        )
    if als_json:
        zeg_json(_als_gegevens(invoer))
    elif isinstance(gelezen, Codeboek):
        _zeg_codes(invoer.codes)
        zeg(_("Het codeboek van het instrument is niet gewijzigd."))
    else:
        _zeg_project(invoer)


def _als_gegevens(invoer: Invoer) -> dict[str, Any]:
    return {
        "proef": invoer.proef,
        "codes": [
            {"naam": k.naam, "boven": k.boven, **_doel(k.doel, met_soort=True), "aantal": k.aantal}
            for k in invoer.codes
        ],
        "bronnen": [
            {"naam": k.naam, "partij": k.partij, "gelijk": k.gelijk, "aantal": k.aantal}
            for k in invoer.bronnen
        ],
        "coderingen": [_codering(overname) for overname in invoer.overnames],
    }


def _doel(doel: Doel | None, *, met_soort: bool = False) -> dict[str, str]:
    soort = {"soort": doel.soort if doel else ""} if met_soort else {}
    return {**soort, "code": doel.code if doel else "", "oordeel": doel.polariteit if doel else ""}


def _codering(overname: Overname) -> dict[str, Any]:
    staat = "niet_geplaatst" if overname.reden else "bekend" if overname.bekend else "geplaatst"
    return {
        "staat": staat,
        "reden": overname.reden,
        "bekijken": overname.bekijken,
        "bron": overname.bron,
        "partij": partij_van(overname.dossier),
        "naam": overname.code,
        **_doel(overname.doel),
        "codeur": overname.codeur,
        "citaat": overname.citaat,
    }


def _zeg_codes(codes: Iterable[Codekoppeling]) -> None:
    """What every code that can be given is here; what is not known comes last."""
    gegeven = [koppeling for koppeling in codes if koppeling.codeerbaar]
    for koppeling in sorted(gegeven, key=lambda k: k.doel is None):
        wordt = koppeling.doel.naam if koppeling.doel else _("onbekend")
        zeg(f"{koppeling.naam} → {wordt}")


def _zeg_project(invoer: Invoer) -> None:
    _zeg_codes(k for k in invoer.codes if k.aantal)
    for bron in invoer.bronnen:
        if bron.partij and not bron.gelijk:
            zeg(
                _("De tekst van “{bron}” is niet meer die van hier; de codes zijn erin teruggezocht.").format(
                    bron=bron.naam
                )
            )
    nieuw, bekend, over = len(invoer.geplaatst), len(invoer.bekend), len(invoer.niet_geplaatst)
    delen = (
        ngettext("{aantal} code overgenomen", "{aantal} codes overgenomen", nieuw).format(aantal=nieuw),
        ngettext("{aantal} was er al", "{aantal} waren er al", bekend).format(aantal=bekend),
        _("{aantal} niet geplaatst").format(aantal=over),
    )
    zeg(f"{', '.join(delen)}.")
    if invoer.proef:
        zeg(_("Dit was een proef: er is niets vastgelegd."))
    for overname in invoer.geplaatst:
        if overname.bekijken:
            zeg(_("bekijk: {wat}; de tekst is daar gewijzigd").format(wat=_regel(overname)))
    for overname in invoer.niet_geplaatst:
        zeg(_("niet geplaatst: {wat}: {reden}").format(wat=_regel(overname), reden=overname.reden))


def _regel(overname: Overname) -> str:
    return " · ".join(filter(None, (overname.bron, overname.code, citaat(overname.citaat, 80))))
