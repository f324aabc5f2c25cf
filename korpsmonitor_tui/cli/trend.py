"""``korpsmonitor trend``: scores over the editions and figures over the years, like with like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Groep, Opdracht, Verwijzing, json_optie
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import tabel, zeg, zeg_json
from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.grafiek import scorenaam
from korpsmonitor_tui.domain.instrument import EINDSCORE
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.weguitleg import scorewoord
from korpsmonitor_tui.services.cijfertrends import lees_cijfertrends
from korpsmonitor_tui.services.trends import lees_scoretrends
from korpsmonitor_tui.services.trendtotalen import totaalreeksen

if TYPE_CHECKING:
    from korpsmonitor_tui.services.cijfertrends import Cijferreeks, Cijfertrends
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.trends import Scoretrends, Uitgave
    from korpsmonitor_tui.services.trendtotalen import Totaalreeks

SLEUTELS_SCORES: Final = {
    "dimensie": _("code van de dimensie, of eindscore"),
    "naam": _("naam"),
    "edities[].editie": _("jaar van de editie"),
    "edities[].korpsen": _("hoeveel korpsen meededen"),
    "edities[].bekend": _("van hoeveel de score bekend is"),
    "edities[].rood": _("hoeveel rood: voor elk oordeel van het instrument een sleutel met zijn code"),
    "edities[].geel": _("hoeveel geel"),
    "edities[].groen": _("hoeveel groen"),
    "edities[].blanco": _("hoeveel blanco"),
    "edities[].nvt": _("hoeveel niet van toepassing"),
    "vergelijking": _("de laatste editie met scores naast een eerdere, over dezelfde korpsen; of null"),
    "gepubliceerd[].groep": _("over welke korpsen totalen zijn gepubliceerd; elke regel telt dezelfde"),
    "gepubliceerd[].korpsen": _("hoeveel dat er zijn"),
    "gepubliceerd[].edities[].editie": _("jaar van de editie"),
    "gepubliceerd[].edities[].bron": _(
        "waar de totalen zijn gepubliceerd, of leeg als zij uit de scores zijn geteld"
    ),
    "gepubliceerd[].edities[].per_korps": _("van hoeveel van deze korpsen de score zelf bekend is"),
    "gepubliceerd[].edities[].onbekend": _("hoeveel niet bekend zijn, of in de totalen niet genoemd"),
    "gepubliceerd[].edities[].rood": _(
        "hoeveel rood, of null als dat niet bekend is; een sleutel per oordeel"
    ),
    "gepubliceerd[].edities[].geel": _("hoeveel geel"),
    "gepubliceerd[].edities[].groen": _("hoeveel groen"),
    "gepubliceerd[].edities[].blanco": _("hoeveel blanco"),
    "gepubliceerd[].edities[].nvt": _("hoeveel niet van toepassing"),
    "korpsen[].partij": _("code van een korps, in de volgorde van de nummers"),
    "korpsen[].scores[]": _("de score per editie, of null waar zij niet bekend is"),
}
SLEUTELS_CIJFERS: Final = {
    "cijfers[].vraag": _("kenmerk van een cijfer dat kan worden gekozen; alleen zonder keuze"),
    "cijfers[].tekst": _("wat het cijfer is"),
    "cijfers[].bron": _("wie het opgeeft"),
}
SLEUTELS_CIJFER: Final = {
    "vraag": _("kenmerk van het cijfer"),
    "tekst": _("wat het cijfer is"),
    "eenheid": _("eenheid, of leeg"),
    "jaren[].jaar": _("jaar"),
    "jaren[].totaal": _("het totaal met wat eraan ontbreekt, of null waar optellen niet kan"),
    "rijen[].rij": _("code van het korps, in de volgorde van de nummers"),
    "rijen[].naam": _("naam"),
    "rijen[].cijfers[]": _("wat er per jaar is opgegeven, of null; verschillen twee plaatsen, dan staan beide er met ≠"),
    "vergelijking": _("het laatste jaar naast een eerder, over dezelfde korpsen; of null"),
}  # fmt: skip


@click.group(
    "trend",
    cls=Groep,
    lui={
        "controleer": Verwijzing(
            "korpsmonitor_tui.cli.trend_controleer:controleer",
            _("Leg wat over aantallen scores is gepubliceerd naast de scores."),
        ),
    },
    help=_(
        "Scores over de edities en cijfers over de jaren. Twee edities of jaren worden vergeleken over de korpsen van wie"
        " beide bekend zijn; wat ontbreekt, telt nergens als nul, en korpsen worden niet gerangschikt."
    ),
)
def trend() -> None:
    """Hold the commands about trends."""


@trend.command(
    "scores",
    cls=Opdracht,
    help=_("Toon van een dimensie hoeveel korpsen per editie welke score hadden, en de score van elk korps."),
)
@click.argument("dimensie", default=EINDSCORE, help=_("Code van de dimensie; standaard eindscore."))
@json_optie(SLEUTELS_SCORES)
@met_sessie
def scores(sessie: Sessie, dimensie: str, als_json: bool) -> None:
    """Show the scores on one dimension."""
    trends = lees_scoretrends(sessie)
    reeks = trends.reeks(dimensie)
    if reeks is None:
        raise NietGevonden(
            _("Er is geen dimensie “{code}”; kies uit {codes}.").format(
                code=dimensie, codes=", ".join(deel.code for deel in trends.reeksen)
            )
        )
    if als_json:
        zeg_json(
            {
                "dimensie": reeks.code,
                "naam": reeks.naam,
                "edities": [_editie(trends, dimensie, uitgave) for uitgave in trends.uitgaven],
                "vergelijking": _vergelijking(trends, dimensie) or None,
                "gepubliceerd": [_als_reeks(totalen) for totalen in totaalreeksen(trends, dimensie)],
                "korpsen": [
                    {"partij": korps.code, "scores": list(trends.balk(korps.code, dimensie))}
                    for korps in trends.korpsen
                ],
            }
        )  # fmt: skip
        return
    zeg(f"{reeks.aandachtsveld}: {reeks.naam}" if reeks.aandachtsveld else reeks.naam)
    koppen = (_("Editie"), _("Bekend"), *(scorewoord(score) for score in trends.schaal.scores))
    zeg(tabel(koppen, [_regel(trends, dimensie, uitgave) for uitgave in trends.uitgaven]))
    if vergelijking := _vergelijking(trends, dimensie):
        zeg(vergelijking)
    for totalen in totaalreeksen(trends, dimensie):
        _toon_totalen(totalen)
    rijen = [
        (korps.naam, *(scorewoord(s) if s else "·" for s in trends.balk(korps.code, dimensie)))
        for korps in trends.korpsen
    ]
    zeg()
    zeg(tabel((_("Korps"), *(uitgave.naam for uitgave in trends.uitgaven)), rijen))
    zeg(_("· niet bekend: nog niet gescoord, of niet gepubliceerd"))


def _toon_totalen(totalen: Totaalreeks) -> None:
    zeg()
    zeg(totalen.titel)
    koppen = (_("Editie"), *map(scorewoord, totalen.gebruikt), scorenaam(None), _("Herkomst"))
    rijen = [
        (
            punt.naam,
            *("–" if (aantal := punt.aantal(score)) is None else aantal for score in totalen.gebruikt),
            punt.telling.onbekend,
            punt.herkomst,
        )
        for punt in totalen.punten
    ]
    zeg(tabel(koppen, rijen))
    for zin in totalen.zinnen:
        zeg(zin)


def _als_reeks(totalen: Totaalreeks) -> dict[str, Any]:
    return {
        "groep": totalen.groep,
        "korpsen": len(totalen.korpsen),
        "edities": [
            {
                "editie": punt.naam,
                "bron": punt.bron,
                "per_korps": punt.per_korps,
                "onbekend": punt.telling.onbekend,
                **{score: punt.aantal(score) for score in punt.telling.scores},
            }
            for punt in totalen.punten
        ],
    }


def _editie(trends: Scoretrends, code: str, uitgave: Uitgave) -> dict[str, Any]:
    telling = trends.telling(code, uitgave)
    return {
        "editie": uitgave.naam,
        "korpsen": telling.korpsen,
        "bekend": telling.gescoord,
        **dict(telling.aantallen),
    }


def _regel(trends: Scoretrends, code: str, uitgave: Uitgave) -> tuple[str, ...]:
    telling = trends.telling(code, uitgave)
    bekend = _("{aantal} van {alle}").format(aantal=telling.gescoord, alle=telling.korpsen)
    aantallen = (str(aantal) if telling.gescoord else "–" for _score, aantal in telling.aantallen)
    return (uitgave.naam, bekend, *aantallen)


def _vergelijking(trends: Scoretrends, code: str) -> str:
    for uitgave in reversed(trends.uitgaven):
        vergelijking = trends.vergelijking(code, uitgave)
        if vergelijking is not None:
            verschillen = ", ".join(
                f"{scorewoord(score)} {aantal} → {vergelijking.nu.aantal(score)}"
                for score, aantal in vergelijking.toen.aantallen
                if aantal or vergelijking.nu.aantal(score)
            )
            return _naast(uitgave.naam, vergelijking.met.naam, len(vergelijking.korpsen), verschillen)
    return ""


@trend.command(
    "cijfers",
    cls=Opdracht,
    help=_(
        "Toon een cijfer van alle korpsen over de jaren, zoals opgegeven; zonder keuze welke cijfers er zijn."
    ),
)
@click.argument("vraag", default="", help=_("Kenmerk van het cijfer, zoals opsporing.aangiften."))
@json_optie(SLEUTELS_CIJFERS | SLEUTELS_CIJFER)
@met_sessie
def cijfers(sessie: Sessie, vraag: str, als_json: bool) -> None:
    """Show one figure, or which there are."""
    trends = lees_cijfertrends(sessie)
    if not vraag:
        _toon_keuze(trends, als_json=als_json)
        return
    if trends.vraag(vraag) is None:
        raise NietGevonden(
            _("Er is geen cijfer “{vraag}”; `korpsmonitor trend cijfers` noemt wat er is.").format(
                vraag=vraag
            )
        )
    reeks = trends.reeks(vraag)
    if als_json:
        zeg_json(_als_gegevens(reeks))
        return
    eenheid = f" ({reeks.vraag.eenheid})" if reeks.vraag.eenheid else ""
    zeg(f"{reeks.vraag.tekst}{eenheid} – {reeks.vraag.bronnaam}")
    rijen = [(naam, *(_cel(reeks, rij, jaar) or "·" for jaar in reeks.jaren)) for rij, naam in reeks.rijen]
    zeg(tabel((_("Korps"), *map(str, reeks.jaren)), rijen))
    for jaar in reeks.jaren:
        totaal = reeks.totaal(jaar)
        if totaal is not None and not reeks.vraag.landelijk:
            zeg(_("Totaal {jaar}: {totaal}").format(jaar=jaar, totaal=totaal))
    if vergelijking := _jaarvergelijking(reeks):
        zeg(vergelijking)


def _toon_keuze(trends: Cijfertrends, *, als_json: bool) -> None:
    if als_json:
        zeg_json({"cijfers": [{"vraag": v.id, "tekst": v.tekst, "bron": v.bron} for v in trends.vragen]})
        return
    zeg(tabel((_("Cijfer"), _("Bron"), _("Vraag")), [(v.id, v.bronnaam, v.tekst) for v in trends.vragen]))


def _cel(reeks: Cijferreeks, rij: str, jaar: int) -> str | None:
    punt = reeks.punten.get((rij, jaar))
    return punt.tekst if punt else None


def _als_gegevens(reeks: Cijferreeks) -> dict[str, Any]:
    totalen = ((jaar, reeks.totaal(jaar)) for jaar in reeks.jaren)
    return {
        "vraag": reeks.vraag.id,
        "tekst": reeks.vraag.tekst,
        "eenheid": reeks.vraag.eenheid,
        "jaren": [{"jaar": jaar, "totaal": str(totaal) if totaal else None} for jaar, totaal in totalen],
        "rijen": [
            {"rij": rij, "naam": naam, "cijfers": [_cel(reeks, rij, jaar) for jaar in reeks.jaren]}
            for rij, naam in reeks.rijen
        ],
        "vergelijking": _jaarvergelijking(reeks) or None,
    }


def _jaarvergelijking(reeks: Cijferreeks) -> str:
    for nr, jaar in reversed(list(enumerate(reeks.jaren))):
        for eerder in reversed(reeks.jaren[:nr]):
            vergelijking = reeks.vergelijking(jaar, eerder)
            if vergelijking is not None:
                wat = f"{vergelijking.toen} → {vergelijking.nu}"
                return _naast(str(jaar), str(eerder), len(vergelijking.korpsen), wat)
    return ""


def _naast(nu: str, toen: str, aantal: int, wat: str) -> str:
    """Two editions or years over the same korpsen."""
    return ngettext(
        "{nu} naast {toen}, over het ene korps van wie beide bekend zijn: {wat}",
        "{nu} naast {toen}, over dezelfde {aantal} korpsen: {wat}",
        aantal,
    ).format(nu=nu, toen=toen, aantal=aantal, wat=wat)
