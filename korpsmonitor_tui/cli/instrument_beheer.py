"""``instrument lijst``, ``nieuw`` and ``controleer``: a user's own instruments, made without a programmer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie
from korpsmonitor_tui.cli.uitvoer import tabel, zeg, zeg_json
from korpsmonitor_tui.domain.instrument import Onderdeel
from korpsmonitor_tui.domain.taal import _, ngettext

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.services.instrumentbeheer import Regel
    from korpsmonitor_tui.services.instrumentcontrole import Controle

LIJST: Final = {
    "map": _("waar uw eigen instrumenten staan"),
    "instrumenten[].code": _("code van het instrument"),
    "instrumenten[].naam": _("naam; null als de bestanden niet te gebruiken zijn"),
    "instrumenten[].eigen": _("of het een eigen instrument is; anders hoort het bij het programma"),
    "instrumenten[].map": _("map met de bestanden"),
    "instrumenten[].onderdelen[]": _("waaruit het instrument bestaat"),
    "instrumenten[].partijen": _("aantal partijen; null als de bestanden niet te gebruiken zijn"),
    "instrumenten[].fout": _("waarom het niet te gebruiken is, of null"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Toon alle instrumenten, eigen eerst. Eigen instrumenten staan in de map instrumenten van uw gegevensmap, of in"
        " de map die KORPSMONITOR_INSTRUMENTEN noemt."
    ),
)
@json_optie(LIJST)
def lijst(als_json: bool) -> None:
    """List every instrument there is."""
    from korpsmonitor_tui import paths
    from korpsmonitor_tui.services import instrumentbeheer

    regels = instrumentbeheer.lijst()
    if als_json:
        zeg_json({"map": str(paths.instrumenten()), "instrumenten": [_als_gegevens(r) for r in regels]})
        return
    koppen = (_("code"), _("naam"), _("van wie"), _("onderdelen"), _("partijen"))
    zeg(tabel(koppen, [_als_rij(regel) for regel in regels], rechts=(4,)))
    for regel in regels:
        if regel.fout:
            zeg(f"{regel.plaats.code}: {regel.fout}")
    zeg(_("Eigen instrumenten staan in {map}.").format(map=paths.instrumenten()))


def _als_gegevens(regel: Regel) -> dict[str, Any]:
    gelezen = regel.instrument
    return {
        "code": regel.plaats.code,
        "naam": gelezen.naam if gelezen else None,
        "eigen": regel.plaats.eigen,
        "map": str(regel.plaats.map),
        "onderdelen": _onderdelen(gelezen),
        "partijen": len(gelezen.partijen) if gelezen else None,
        "fout": regel.fout or None,
    }


def _als_rij(regel: Regel) -> tuple[str, ...]:
    gelezen = regel.instrument
    return (
        regel.plaats.code,
        gelezen.naam if gelezen else _("(niet te gebruiken)"),
        _("eigen") if regel.plaats.eigen else _("programma"),
        ", ".join(_onderdelen(gelezen)),
        str(len(gelezen.partijen)) if gelezen else "",
    )


def _onderdelen(instrument: Instrument | None) -> list[str]:
    return [deel.value for deel in Onderdeel if instrument is not None and instrument.heeft(deel)]


NIEUW: Final = {
    "code": _("code van het nieuwe instrument"),
    "map": _("map waarin het staat"),
    "van": _("code van het instrument waarvan het een kopie is; null voor het voorbeeld"),
    "bestanden[]": _("bestanden in de map"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Maak een eigen instrument met deze code: een klein, volledig voorbeeld met uitleg in elk bestand, of een kopie van"
        " een bestaand instrument. Pas de bestanden daarna aan en controleer ze. Er wordt nooit iets overschreven."
    ),
)
@click.argument("code", help=_("Code van het nieuwe instrument: kleine letters, cijfers en streepjes."))
@click.option(
    "--van", default="", metavar="CODE", help=_("Kopieer dit instrument, in plaats van het voorbeeld.")
)
@click.option(
    "--map",
    "map_",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="MAP",
    help=_(
        "Waar de map van het instrument komt; standaard bij uw eigen instrumenten, waar het wordt gevonden."
    ),
)
@json_optie(NIEUW)
def nieuw(code: str, van: str, map_: Path | None, als_json: bool) -> None:
    """Copy the starter or another instrument under a code of its own."""
    from korpsmonitor_tui.services import instrumentbeheer

    gemaakt = instrumentbeheer.nieuw(code, van=van, onder=map_)
    if als_json:
        zeg_json(
            {
                "code": gemaakt.code,
                "map": str(gemaakt.map),
                "van": gemaakt.van or None,
                "bestanden": list(gemaakt.bestanden),
            }
        )
        return
    zeg(_("{map} is gemaakt:").format(map=gemaakt.map))
    for bestand in gemaakt.bestanden:
        zeg(f"  {bestand}")
    wat = code if map_ is None else str(gemaakt.map)
    zeg(
        _("Pas de bestanden aan en controleer ze met `korpsmonitor instrument controleer {wat}`.").format(
            wat=wat
        )
    )
    if map_ is None:
        zeg(_("Begin een editie met `korpsmonitor init --instrument {code}`.").format(code=code))
    else:
        zeg(
            _("Zet KORPSMONITOR_INSTRUMENTEN op {map} om het daar te gebruiken.").format(
                map=gemaakt.map.parent
            )
        )


CONTROLEER: Final = {
    "klopt": _("of er niets te verbeteren is"),
    "instrumenten[].code": _("code van het instrument; null als die niet te lezen is"),
    "instrumenten[].map": _("map met de bestanden"),
    "instrumenten[].klopt": _("of er in deze map niets te verbeteren is"),
    "instrumenten[].bevindingen[].soort": _(
        "fout, of let_op: bruikbaar, maar waarschijnlijk niet zo bedoeld"
    ),
    "instrumenten[].bevindingen[].bestand": _("het bestand"),
    "instrumenten[].bevindingen[].plaats": _("plaats in het bestand, of leeg"),
    "instrumenten[].bevindingen[].melding": _("wat er is"),
    "instrumenten[].bevindingen[].remedie": _("wat eraan te doen is"),
    "instrumenten[].afwezig[].bestand": _("een bestand dat mag ontbreken en ontbreekt"),
    "instrumenten[].afwezig[].gevolg": _("wat er dan niet is, of hoe het dan gaat"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Controleer alle bestanden van een instrument, ook tussen bestanden: elke fout met bestand, regel en wat er wel kan;"
        " daarna wat nergens voor wordt gebruikt en wat er niet is. Zonder WAT alle instrumenten. Eindigt met status 1 als"
        " er iets te verbeteren is."
    ),
)
@click.argument(
    "wat", required=False, default="", metavar="[WAT]", help=_("Code van een instrument, of een map.")
)
@json_optie(CONTROLEER)
def controleer(wat: str, als_json: bool) -> int:
    """Check an instrument, or all of them; status 1 if there is anything to mend."""
    from korpsmonitor_tui.services import instrumentcontrole

    controles = [instrumentcontrole.controleer(map_) for map_ in instrumentcontrole.mappen(wat)]
    klopt = all(controle.klopt for controle in controles)
    if als_json:
        zeg_json({"klopt": klopt, "instrumenten": [_controle_als_gegevens(c) for c in controles]})
    else:
        for controle in controles:
            _toon(controle)
    return int(not klopt)


def _controle_als_gegevens(controle: Controle) -> dict[str, Any]:
    return {
        "code": controle.instrument.code if controle.instrument else None,
        "map": str(controle.map),
        "klopt": controle.klopt,
        "bevindingen": [
            {
                "soort": soort,
                "bestand": een.bestand,
                "plaats": een.plaats,
                "melding": een.melding,
                "remedie": een.remedie,
            }
            for soort, bevindingen in (("fout", controle.fouten), ("let_op", controle.waarschuwingen))
            for een in bevindingen
        ],
        "afwezig": [{"bestand": een.bestand, "gevolg": een.gevolg} for een in controle.afwezig],
    }


def _toon(controle: Controle) -> None:
    naam = controle.instrument.naam if controle.instrument else _("niet te lezen")
    zeg(f"{controle.map} ({naam})")
    for bevinding in controle.fouten:
        zeg(_("  fout: {bevinding}").format(bevinding=bevinding))
    for bevinding in controle.waarschuwingen:
        zeg(_("  let op: {bevinding}").format(bevinding=bevinding))
    for een in controle.afwezig:
        zeg(_("  zonder {bestand}: {gevolg}.").format(bestand=een.bestand, gevolg=een.gevolg))
    if controle.klopt:
        zeg(_("  Er is niets te verbeteren."))
    else:
        aantal = len(controle.fouten) + len(controle.waarschuwingen)
        zeg(
            "  "
            + ngettext("{aantal} punt te verbeteren.", "{aantal} punten te verbeteren.", aantal).format(
                aantal=aantal
            )
        )
