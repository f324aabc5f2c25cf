"""``weging eindscore``: set the eindscore of a korps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from korpsmonitor_tui.cli.basis import Opdracht, korps_argument
from korpsmonitor_tui.cli.invoer import lees_tekst
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.scoreopties import weegsessie_optie
from korpsmonitor_tui.cli.uitvoer import zeg
from korpsmonitor_tui.cli.weegtekst import lees_score
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.weguitleg import scorereeks, scorewoord
from korpsmonitor_tui.services import eindscores
from korpsmonitor_tui.services.eindscores import Eindinvoer

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie


@click.command(
    cls=Opdracht,
    help=_(
        "Stel de eindscore van een korps vast, in een open weegsessie. Laten de weegregels meer dan één eindscore toe, dan"
        " hoort er een motivatie bij. Een andere kan ook, met een reden; zij blijft als afwijking zichtbaar."
    ),
)
@korps_argument()
@click.argument("kleur", metavar="SCORE", help=_("Een oordeel van het instrument, zoals geel, of blanco."))
@click.option("--motivatie", default="", metavar="TEKST", help=_("Waarom deze; - leest de standaardinvoer."))
@click.option(
    "--zonder-scores",
    default="",
    metavar="REDEN",
    help=_("Waarom het kan hoewel niet elke dimensie is gescoord."),
)
@weegsessie_optie
@met_sessie
def eindscore(
    sessie: Sessie, korps: str, kleur: str, motivatie: str, zonder_scores: str, weegsessie: str
) -> None:
    """Set the eindscore."""
    invoer = Eindinvoer(
        lees_score(kleur, sessie.instrument.schaal),
        lees_tekst(motivatie) if motivatie else "",
        zonder_scores,
        weegsessie,
    )
    uitslag = eindscores.zet(sessie, sessie.dossier(korps), invoer)
    naam = sessie.partij(korps).naam
    if not uitslag.gewijzigd:
        zeg(_("{naam}: deze eindscore stond er al; er is niets gewijzigd.").format(naam=naam))
        return
    was = _(" (was {score})").format(score=scorewoord(uitslag.vorige.score)) if uitslag.vorige else ""
    zeg(
        _("{naam}: eindscore {score}{was}, weegregels {regels}").format(
            naam=naam, score=scorewoord(uitslag.gegeven.score), was=was, regels=uitslag.gegeven.regels
        )
    )
    if uitslag.gegeven.wijkt_af:
        zeg(
            _("Wijkt af: de weegregels laten {toegestaan} toe.").format(
                toegestaan=scorereeks(frozenset(uitslag.gegeven.toegestaan))
            )
        )
