"""``dashboard toon``: the tables of a year, one area, or one figure over areas and years as bars."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Getal, Opdracht, json_optie
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import tabel, zeg, zeg_json
from korpsmonitor_tui.domain.dashboard import Plek
from korpsmonitor_tui.domain.dashboardblad import leegtekst
from korpsmonitor_tui.domain.dashboardreeks import maak_balken, maak_reeks
from korpsmonitor_tui.domain.dashboardstuk import balktekst
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.dashboard import eis_gebied, eis_indicator, lees_stand
from korpsmonitor_tui.services.dashboardstuk import eis_jaar_met_cijfers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from korpsmonitor_tui.domain.dashboardblad import Dashboardblad, Dashboardcel
    from korpsmonitor_tui.domain.dashboardreeks import Balk, Jaarreeks
    from korpsmonitor_tui.services.dashboard import Dashboardstand
    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "jaar": _("het jaar"),
    "jaren[]": _("de jaren met cijfers"),
    "tabellen[].tabel": _("code van de tabel"),
    "tabellen[].titel": _("titel"),
    "tabellen[].kolommen[]": _("kop van elke kolom"),
    "tabellen[].rijen[].code": _("code van het cijfer, het gebied of de rubriek"),
    "tabellen[].rijen[].naam": _("naam van de rij"),
    "tabellen[].rijen[].cellen[].indicator": _("code van het cijfer"),
    "tabellen[].rijen[].cellen[].gebied": _("code van het gebied"),
    "tabellen[].rijen[].cellen[].opgegeven": _("wat is opgegeven, tot op de letter; null zonder cel"),
    "tabellen[].rijen[].cellen[].geldt": _("wat telt: de correctie als die er is, anders wat is opgegeven"),
    "tabellen[].rijen[].cellen[].ontbreekt": _("wat een leeg vak of een teken hier betekent, of null"),
    "tabellen[].rijen[].cellen[].ten_minste": _("of het een totaal is waarvan een deel niet bekend is"),
    "tabellen[].rijen[].cellen[].correctie": _("een correctie, of null"),
    "tabellen[].rijen[].cellen[].correctie.waarde": _("wat het moet zijn"),
    "tabellen[].rijen[].cellen[].correctie.reden": _("waarom"),
    "tabellen[].rijen[].cellen[].correctie.wie": _("wie dat zei"),
    "tabellen[].rijen[].cellen[].correctie.tijd": _("wanneer (UTC, ISO 8601)"),
    "tabellen[].rijen[].cellen[].vervallen": _("of die correctie over iets anders ging dan nu is opgegeven"),
    "tabellen[].rijen[].cellen[].strijdig": _("of op twee laptops iets anders staat"),
    "tabellen[].rijen[].cellen[].plaats": _("waar het in het ingelezen bestand stond"),
    "tabellen[].noten[]": _("wat een lezer van de cijfers moet weten"),
}
SLEUTELS_CIJFER: Final = {
    "indicator": _("code van het cijfer; alleen met --indicator"),
    "naam": _("naam"),
    "definitie": _("wat er is geteld"),
    "bron": _("wiens registratie het is"),
    "kanttekeningen[]": _("wat een lezer moet weten"),
    "gebied": _("code van het gebied"),
    "balken[].gebied": _("code van een deel van dat gebied, in de volgorde van het dashboard"),
    "balken[].cijfer": _("wat telt, of null"),
    "balken[].ten_minste": _("of een deel ervan niet bekend is"),
    "jaarreeks[].jaar": _("jaar"),
    "jaarreeks[].cijfer": _("wat telt"),
    "jaarreeks[].uit_tekst": _("of alleen de tekst het noemt"),
    "jaarreeks[].verschil": _("verschil met het vorige bekende jaar, of null"),
    "jaarreeks[].procent": _("hetzelfde in procenten, of null"),
    "jaarreeks[].let_op[]": _("waarom de jaren niet zonder meer te vergelijken zijn"),
}
_BALK: Final = "█"
_VAAG: Final = "░"
_LANGSTE: Final = 40
"""Characters of the longest bar."""


@click.command(
    cls=Opdracht,
    help=_(
        "Toon de tabellen van een jaar; met --gebied alleen die van een gebied, met --indicator één cijfer over de delen van"
        " een gebied als staven en over de jaren. Gebieden staan in hun eigen volgorde en worden niet gerangschikt."
    ),
)
@click.option("--indicator", default="", metavar="CIJFER", help=_("Code of naam van één cijfer."))
@click.option("--gebied", default="", metavar="GEBIED", help=_("Code of naam van een gebied."))
@click.option(
    "--jaar", type=Getal(1900, 2099), metavar="JAAR", help=_("Het jaar; standaard het laatste met cijfers.")
)
@json_optie(SLEUTELS | SLEUTELS_CIJFER)
@met_sessie
def toon(sessie: Sessie, indicator: str, gebied: str, jaar: int | None, als_json: bool) -> None:
    """Show tables, or one figure."""
    stand = lees_stand(sessie)
    gekozen = eis_jaar_met_cijfers(stand, jaar)
    if indicator:
        plek = Plek(eis_indicator(stand.dashboard, indicator), eis_gebied(stand.dashboard, gebied))
        if als_json:
            zeg_json(_cijfergegevens(stand, gekozen, plek))
        else:
            zeg("\n".join(_cijferregels(stand, gekozen, plek)))
        return
    bladen = _bladen(stand, gekozen, eis_gebied(stand.dashboard, gebied) if gebied else "")
    if als_json:
        namen = medewerkers.namen(sessie.store.lees())
        zeg_json(
            {
                "jaar": gekozen,
                "jaren": list(stand.jaren),
                "tabellen": [_tabelgegevens(stand, blad, namen) for blad in bladen],
            }
        )
        return
    zeg("\n\n".join("\n".join(_tabelregels(blad)) for blad in bladen))
    if not bladen:
        zeg(_("Geen tabel van {jaar} gaat over dit gebied.").format(jaar=gekozen))


def _bladen(stand: Dashboardstand, jaar: int, gebied: str) -> list[Dashboardblad]:
    """All tables, or those with this area in them."""
    return [
        blad
        for blad in stand.bladen(jaar)
        if not gebied or any(cel.plek.gebied == gebied for cel in blad.cellen)
    ]


def _tabelregels(blad: Dashboardblad) -> Iterator[str]:
    koppen = (f"{blad.titel} {blad.jaar}", *(naam for _code, naam in blad.kolommen))
    leeg = [""] * len(blad.kolommen)
    rijen = [
        (f"{rij.naam}:", *leeg) if rij.is_kop else (rij.naam, *(cel.op_scherm for cel in rij.cellen))
        for rij in blad.rijen
    ]
    yield tabel(koppen, rijen, rechts=range(1, len(koppen)))
    if blad.legenda:
        yield "; ".join(f"{teken} {wat}" for teken, wat in blad.legenda)


def _tabelgegevens(stand: Dashboardstand, blad: Dashboardblad, namen: Mapping[str, str]) -> dict[str, Any]:
    return {
        "tabel": blad.code,
        "titel": blad.titel,
        "kolommen": [naam for _code, naam in blad.kolommen],
        "rijen": [
            {
                "code": rij.code,
                "naam": rij.naam,
                "cellen": [_celgegevens(stand, blad.jaar, cel, namen) for cel in rij.cellen],
            }
            for rij in blad.rijen
        ],
        "noten": [noot for _code, noot in blad.noten],
    }


def _celgegevens(
    stand: Dashboardstand, jaar: int, cel: Dashboardcel, namen: Mapping[str, str]
) -> dict[str, Any]:
    telling = stand.telling(jaar, cel.plek)
    correctie = telling.correctie if telling else None
    return {
        **cel.plek._asdict(),
        "opgegeven": telling.waarde if telling else None,
        "geldt": cel.cijfer.opgegeven if cel.cijfer is not None else None,
        "ontbreekt": leegtekst(stand.dashboard, cel.plek, cel.cijfer) or None if cel.cijfer else None,
        "ten_minste": cel.is_ondergrens,
        "correctie": {
            "waarde": correctie.waarde,
            "reden": correctie.reden,
            "wie": namen.get(correctie.wie, correctie.wie),
            "tijd": correctie.tijd,
        }
        if correctie
        else None,
        "vervallen": telling.vervallen if telling else False,
        "strijdig": telling.strijdig if telling else False,
        "plaats": telling.plaats if telling else "",
    }


# -- one figure ----------------------------------------------------------------------------------------------------------


def _reeks(stand: Dashboardstand, plek: Plek) -> Jaarreeks:
    return maak_reeks(stand.reeksgrond, plek)


def _cijferregels(stand: Dashboardstand, jaar: int, plek: Plek) -> Iterator[str]:
    dashboard = stand.dashboard
    indicator = dashboard.indicator(plek.indicator)
    yield f"{dashboard.indicatornaam(plek.indicator)}, {dashboard.gebiednaam(plek.gebied)} {jaar}"
    if indicator is not None:
        yield indicator.definitie
        yield _("Bron: {bron}").format(bron=indicator.bron)
        yield from (f"• {noot}" for noot in indicator.kanttekeningen)
    yield ""
    balken = maak_balken(dashboard, stand.cijfers[jaar], plek.indicator, plek.gebied)
    yield from _balkregels(balken)
    reeks = _reeks(stand, plek)
    if reeks.verschillen:
        yield ""
        yield tabel(
            (_("Jaar"), _("Cijfer"), _("Verschil"), _("Procent"), _("Let op")),
            [
                (punt.jaar, punt.cijfer, *_verschil(reeks, punt.jaar))
                for punt in reeks.punten
            ],
            rechts=(1, 2, 3),
        )  # fmt: skip


def _verschil(reeks: Jaarreeks, jaar: int) -> tuple[str, str, str]:
    gevonden = next((een for een in reeks.verschillen if een.nu.jaar == jaar), None)
    return (gevonden.aantal, gevonden.procent, "; ".join(gevonden.let_op)) if gevonden else ("", "", "")


def _balkregels(balken: Sequence[Balk]) -> Iterator[str]:
    """A bar an area; what is not known has its word, and no bar."""
    naambreed = max((len(balk.naam) for balk in balken), default=0)
    hoogst = max((balk.lengte.hoog for balk in balken if balk.lengte is not None), default=0)
    breed = (
        min(_LANGSTE, shutil.get_terminal_size().columns - naambreed - 14)
        if sys.stdout.isatty()
        else _LANGSTE
    )
    for balk in balken:
        lijn = ""
        if balk.lengte is not None and hoogst:
            vast = round(balk.lengte.laag * breed / hoogst)
            lijn = _BALK * vast + _VAAG * (round(balk.lengte.hoog * breed / hoogst) - vast)
        yield f"{balk.naam:<{naambreed}}  {lijn}{' ' if lijn else ''}{balktekst(balk)}"


def _cijfergegevens(stand: Dashboardstand, jaar: int, plek: Plek) -> dict[str, Any]:
    indicator = stand.dashboard.indicator(plek.indicator)
    reeks = _reeks(stand, plek)
    verschillen = {verschil.nu.jaar: verschil for verschil in reeks.verschillen}
    balken = maak_balken(stand.dashboard, stand.cijfers[jaar], plek.indicator, plek.gebied)
    return {
        "jaar": jaar,
        "jaren": list(stand.jaren),
        **plek._asdict(),
        "naam": stand.dashboard.indicatornaam(plek.indicator),
        "definitie": indicator.definitie if indicator else "",
        "bron": indicator.bron if indicator else "",
        "kanttekeningen": list(indicator.kanttekeningen) if indicator else [],
        "balken": [
            {
                "gebied": balk.gebied,
                "cijfer": balk.cijfer.opgegeven if balk.cijfer is not None else None,
                "ten_minste": balk.ten_minste,
            }
            for balk in balken
        ],
        "jaarreeks": [
            {
                "jaar": punt.jaar,
                "cijfer": punt.cijfer.opgegeven,
                "uit_tekst": punt.uit_tekst,
                "verschil": verschillen[punt.jaar].aantal if punt.jaar in verschillen else None,
                "procent": verschillen[punt.jaar].procent if punt.jaar in verschillen else None,
                "let_op": list(verschillen[punt.jaar].let_op) if punt.jaar in verschillen else [],
            }
            for punt in reeks.punten
        ],
    }
