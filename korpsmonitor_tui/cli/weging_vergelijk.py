"""``weging vergelijk``: what another version of the rules would do, to the korpsen of an edition or to files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, instrument_optie, json_optie, weiger_gebruik
from korpsmonitor_tui.cli.programma import huidig
from korpsmonitor_tui.cli.uitvoer import tabel, zeg, zeg_json
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.weguitleg import scorereeks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.domain.weegverschil import Regelverschil
    from korpsmonitor_tui.domain.wegredenen import Reden
    from korpsmonitor_tui.services.weegregels import Uitkomst, Vergelijking
    from korpsmonitor_tui.services.weegversies import Editievergelijking, Korpsvergelijking

_UITKOMST: Final = {
    "regels": _("versie van de weegregels"),
    "eindscore": _("code van het oordeel; null als er meer dan één is toegestaan"),
    "toegestaan[]": _("eindscores die zijn toegestaan, beste eerst"),
    "redenen[].regel": _("code van een regel die geldt, of kan gelden"),
    "redenen[].uitleg": _("waardoor de regel geldt en wat zij zegt"),
}
SLEUTELS: Final = {
    "[].bestand": _("het gelezen bestand; null bij een korps van de editie"),
    "[].korps": _("code van het korps; null bij een bestand"),
    "[].verschilt": _("of de tweede versie iets anders toelaat dan de eerste"),
    "[].eindscore": _("de vastgestelde eindscore van het korps, of null"),
    "[].mag_een": _("of de eerste versie die eindscore toelaat; null als er geen is"),
    "[].mag_ander": _("of de tweede versie die eindscore toelaat; null als er geen is"),
    "[].door[].regel": _("code van een regel die het verschil maakt"),
    "[].door[].wijziging": _("nieuw, vervallen of anders"),
    "[].een": _("uitkomst met de eerste versie"),
    "[].ander": _("uitkomst met de tweede versie"),
    **{f"[].{naam}.{sleutel}": uitleg for naam in ("een", "ander") for sleutel, uitleg in _UITKOMST.items()},
}


@click.command(
    cls=Opdracht,
    help=_(
        "Toon waar een andere versie van de weegregels iets anders toelaat, en welke regel dat doet. Zonder bestanden gaat"
        " het over alle korpsen van de editie: met één --regels wordt die versie gelegd naast de regels van de editie,"
        " met twee naast elkaar. Met bestanden (als bij `weging bereken`, één per korps) zijn er twee nodig en wordt geen"
        " database gebruikt. Er wordt niets vastgelegd."
    ),
)
@click.argument(
    "bestanden",
    nargs=-1,
    metavar="[BESTAND]...",
    type=click.Path(path_type=Path),
    help=_("JSON-bestanden met scores, één per korps; standaard alle korpsen van de editie."),
)
@click.option(
    "--regels",
    multiple=True,
    metavar="VERSIE",
    help=_("Een versie van de weegregels, of een bestand dat op .toml eindigt; twee keer voor twee versies."),
)
@instrument_optie
@json_optie(SLEUTELS)
def vergelijk(bestanden: tuple[Path, ...], regels: tuple[str, ...], instrument: str, als_json: bool) -> None:
    """Show both outcomes of every korps or file."""
    if bestanden:
        _vergelijk_bestanden(bestanden, regels, instrument, als_json=als_json)
        return
    if instrument:
        weiger_gebruik(_("--instrument hoort bij een bestand; een editie heeft haar eigen instrument."))
    if not 1 <= len(regels) <= 2:
        weiger_gebruik(
            _("Noem met --regels de versie om naast die van de editie te leggen, of twee versies.")
        )
    # Imported late: a help page need not know the rules.
    from korpsmonitor_tui.services.weegversies import vergelijk_editie

    with huidig().sessie() as sessie:
        uit = vergelijk_editie(sessie, regels[0] if len(regels) == 2 else "", regels[-1])
    if als_json:
        zeg_json([_korps_als_gegevens(uit, korps) for korps in uit.korpsen])
    else:
        _toon_editie(uit)


def _vergelijk_bestanden(
    bestanden: Sequence[Path], regels: Sequence[str], instrument: str, *, als_json: bool
) -> None:
    if len(regels) != 2:
        weiger_gebruik(_("Noem twee versies van de weegregels, elk met --regels."))
    from korpsmonitor_tui.services.definities import STANDAARD
    from korpsmonitor_tui.services.weegregels import vergelijk as pas_toe

    uit = pas_toe(bestanden, (regels[0], regels[1]), instrument or STANDAARD)
    if als_json:
        zeg_json([_bestand_als_gegevens(vergelijking) for vergelijking in uit])
    else:
        _toon_bestanden(uit, regels)


def _toon_editie(uit: Editievergelijking) -> None:
    rijen = [
        [
            korps.korps.naam,
            scorereeks(korps.uitkomsten.een.toegestaan),
            scorereeks(korps.uitkomsten.ander.toegestaan),
            _regelcodes(korps.uitkomsten.door),
            _eindscoretekst(korps),
        ]
        for korps in uit.korpsen
    ]
    koppen = [_("korps"), _naam(uit.een.versie, 1), _naam(uit.ander.versie, 2), _("door"), _("eindscore")]
    zeg(tabel(koppen, rijen))
    if not uit.regels:
        zeg(_("De twee versies hebben dezelfde regels."))
    _zeg_aantal(sum(k.uitkomsten.verschilt for k in uit.korpsen), len(uit.korpsen))
    onvolledig = sum(None in k.uitkomsten.een.scores.values() for k in uit.korpsen)
    if onvolledig:
        zeg(
            ngettext(
                "Van {aantal} korps is nog niet alles gescoord; wat nog open is laat elke uitkomst mogelijk.",
                "Van {aantal} korpsen is nog niet alles gescoord; wat nog open is laat elke uitkomst mogelijk.",
                onvolledig,
            ).format(aantal=onvolledig)
        )
    niet_meer = [k.korps.naam for k in uit.korpsen if k.mag == (True, False)]
    if niet_meer:
        zeg(
            _("De vastgestelde eindscore zou niet meer zijn toegestaan bij: {korpsen}.").format(
                korpsen=", ".join(niet_meer)
            )
        )


def _naam(versie: str, nummer: int) -> str:
    return _("{nummer}: {versie}").format(nummer=nummer, versie=versie)


def _eindscoretekst(korps: Korpsvergelijking) -> str:
    if korps.eindscore is None or korps.mag is None:
        return ""
    oordeel = {
        (True, True): _("toegestaan"),
        (True, False): _("alleen in 1 toegestaan"),
        (False, True): _("alleen in 2 toegestaan"),
        (False, False): _("in geen van beide toegestaan"),
    }[korps.mag]
    return f"{korps.eindscore}: {oordeel}"


def _regelcodes(regels: Iterable[Regelverschil]) -> str:
    return ", ".join(f"{verschil.code} ({verschil.wijziging})" for verschil in regels)


def _toon_bestanden(uit: Sequence[Vergelijking], regels: Sequence[str]) -> None:
    rijen = [
        [
            v.bestand.stem,
            scorereeks(v.een.weging.toegestaan),
            scorereeks(v.ander.weging.toegestaan),
            _regelcodes(v.door),
        ]
        for v in uit
    ]
    zeg(tabel([_("bestand"), *regels, _("door")], rijen))
    _zeg_aantal(sum(v.verschilt for v in uit), len(uit))


def _zeg_aantal(anders: int, totaal: int) -> None:
    zeg(
        ngettext(
            "Bij {aantal} van de {totaal} korpsen is iets anders toegestaan.",
            "Bij {aantal} van de {totaal} korpsen is iets anders toegestaan.",
            anders,
        ).format(aantal=anders, totaal=totaal)
    )


def _korps_als_gegevens(uit: Editievergelijking, korps: Korpsvergelijking) -> dict[str, Any]:
    een, ander = korps.uitkomsten.een, korps.uitkomsten.ander
    mag_een, mag_ander = korps.mag or (None, None)
    return {
        "bestand": None,
        "korps": korps.korps.code,
        "verschilt": korps.uitkomsten.verschilt,
        "eindscore": korps.eindscore,
        "mag_een": mag_een,
        "mag_ander": mag_ander,
        "door": _door_als_gegevens(korps.uitkomsten.door),
        "een": _uitkomst(uit.een.versie, een.toegestaan, korps.uitleg[0]),
        "ander": _uitkomst(uit.ander.versie, ander.toegestaan, korps.uitleg[1]),
    }


def _bestand_als_gegevens(vergelijking: Vergelijking) -> dict[str, Any]:
    return {
        "bestand": str(vergelijking.bestand),
        "korps": None,
        "verschilt": vergelijking.verschilt,
        "eindscore": None,
        "mag_een": None,
        "mag_ander": None,
        "door": _door_als_gegevens(vergelijking.door),
        "een": _van_bestand(vergelijking.een),
        "ander": _van_bestand(vergelijking.ander),
    }


def _van_bestand(uitkomst: Uitkomst) -> dict[str, Any]:
    return _uitkomst(uitkomst.regels.versie, uitkomst.weging.toegestaan, uitkomst.uitleg)


def _door_als_gegevens(regels: Iterable[Regelverschil]) -> list[dict[str, str]]:
    return [{"regel": verschil.code, "wijziging": verschil.wijziging.value} for verschil in regels]


def _uitkomst(
    versie: str, toegestaan: Sequence[Score], redenen: Iterable[tuple[Reden, str]]
) -> dict[str, Any]:
    return {
        "regels": versie,
        "eindscore": toegestaan[0] if len(toegestaan) == 1 else None,
        "toegestaan": list(toegestaan),
        "redenen": [{"regel": reden.regel.code, "uitleg": uitleg} for reden, uitleg in redenen],
    }
