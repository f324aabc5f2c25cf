"""``weging blind``: score on one's own, and read the scores once everybody gave theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Groep, json_optie, korps_argument
from korpsmonitor_tui.cli.namen import met_namen_optie, te_verbergen
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.scoreopties import Getypt, score_opties, stel_samen
from korpsmonitor_tui.cli.uitvoer import ingesprongen, zeg, zeg_json
from korpsmonitor_tui.cli.weegtekst import BEWIJS_SLEUTELS, bewijs_als_gegevens
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.weguitleg import scorewoord
from korpsmonitor_tui.services import blindscores, medewerkers
from korpsmonitor_tui.services.namen import verberg
from korpsmonitor_tui.services.scoreinvoer import eis_dimensie, eis_korps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from korpsmonitor_tui.services.blindscores import Blindstand
    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "[].sessie": _("naam van de weegsessie"),
    "[].dimensie": _("volledige code van de dimensie"),
    "[].leden[]": _("wie blind scoort"),
    "[].gedaan[]": _("wie dat deed"),
    "[].wacht_op[]": _("wie nog moet"),
    "[].zichtbaar": _("of de scores van anderen te zien zijn"),
    "[].eens": _("of allen dezelfde score gaven; false zolang dat niet te zien is"),
    "[].scores[].lid": _("wie deze score gaf"),
    "[].scores[].score": _("code van het oordeel, blanco of nvt"),
    "[].scores[].motivatie": _("waarom"),
    **{f"[].scores[].bewijs[].{sleutel}": uitleg for sleutel, uitleg in BEWIJS_SLEUTELS.items()},
}


@click.group(
    cls=Groep,
    help=_(
        "Blind scoren: niemand ziet de score van een ander voordat iedereen die blind scoort de zijne gaf. Daarna stelt"
        " `weging score` vast wat geldt; de blinde scores blijven te lezen."
    ),
)
def blind() -> None:
    """Hold the commands about scoring blind."""


@blind.command(help=_("Scoor een dimensie blind. Zolang nog niet iedereen dat deed, kan het nog anders."))
@score_opties
@met_sessie
def geef(sessie: Sessie, /, korps: str, dimensie: str, **getypt: Any) -> None:
    """Score a dimension blind."""
    dossier = sessie.dossier(korps)
    code = eis_dimensie(sessie, dimensie).code
    invoer = stel_samen(sessie, dossier, code, Getypt(**getypt))
    stand = blindscores.geef(sessie, dossier, code, invoer)
    mensen = medewerkers.namen(sessie.store.lees())
    zeg(
        _("{korps}, {dimensie}: blind gescoord.").format(korps=sessie.partij(korps).naam, dimensie=code)
        + (
            _(" Nog niet door {namen}.").format(namen=_noem(stand.wacht_op, mensen))
            if stand.wacht_op
            else _(" Iedereen heeft gescoord; `weging blind toon` toont de scores.")
        )
    )


@blind.command(help=_("Toon hoe ver het blind scoren van een korps is, en de scores die u mag zien."))
@korps_argument()
@met_namen_optie
@json_optie(SLEUTELS)
@met_sessie
def toon(sessie: Sessie, korps: str, met_namen: bool, als_json: bool) -> None:
    """Show blind scores as far as they may be seen."""
    dossier = sessie.dossier(korps)
    eis_korps(sessie, dossier)
    standen = blindscores.lees_alle(sessie, dossier)
    mensen = medewerkers.namen(sessie.store.lees())
    verborgen = te_verbergen(sessie, dossier, met_namen=met_namen)
    gegevens = [verberg(_als_gegevens(stand, mensen), verborgen) for stand in standen]
    if als_json:
        zeg_json(gegevens)
    elif not standen:
        zeg(_("Van {korps} is nog niets blind gescoord.").format(korps=sessie.partij(korps).naam))
    else:
        woorden = {str(score): scorewoord(score) for score in sessie.instrument.schaal.scores}
        zeg("\n".join(_regels(deel, woorden) for deel in gegevens))


def _noem(ids: tuple[str, ...], mensen: Mapping[str, str]) -> str:
    return ", ".join(mensen.get(id_, id_) for id_ in ids)


def _regels(deel: dict[str, Any], woorden: Mapping[str, str]) -> str:
    kop = f"{deel['dimensie']} ({deel['sessie']}): "
    if not deel["zichtbaar"]:
        kop += _("gedaan door {gedaan}; nog niet door {wacht_op}").format(
            gedaan=", ".join(deel["gedaan"]), wacht_op=", ".join(deel["wacht_op"]) or "?"
        )
    else:
        kop += _("allen gelijk") if deel["eens"] else _("de scores lopen uiteen")
    regels = [
        ingesprongen(f"    {s['lid']}: {woorden[s['score']]} – {s['motivatie']}") for s in deel["scores"]
    ]
    return "\n".join((kop, *regels))


def _als_gegevens(stand: Blindstand, mensen: Mapping[str, str]) -> dict[str, Any]:
    return {
        "sessie": stand.sessie.naam,
        "dimensie": stand.dimensie,
        "leden": [mensen.get(id_, id_) for id_ in stand.leden],
        "gedaan": [mensen.get(id_, id_) for id_ in stand.gedaan],
        "wacht_op": [mensen.get(id_, id_) for id_ in stand.wacht_op],
        "zichtbaar": stand.zichtbaar,
        "eens": stand.eens,
        "scores": [
            {
                "lid": mensen.get(lid, lid),
                "score": gegeven.score,
                "motivatie": gegeven.motivatie,
                "bewijs": [bewijs_als_gegevens(stuk) for stuk in gegeven.bewijs],
            }
            for lid, gegeven in stand.scores
        ],
    }
