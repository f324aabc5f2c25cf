"""``plan voortgang`` and ``plan voorstel``: how an action stands at a reporting date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.cli.basis import Datum, Opdracht, json_optie
from korpsmonitor_tui.cli.invoer import lees_tekst
from korpsmonitor_tui.cli.plan_actie import nummer_argument
from korpsmonitor_tui.cli.plan_toon import peildatum_optie
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import datumcode, datumtekst, tabel, zeg, zeg_json
from korpsmonitor_tui.domain.plan import Actiestand, standnaam
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services import planinvoer, plannen, planvoortgang

if TYPE_CHECKING:
    from datetime import date

    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "peildatum": _("de peildatum (ISO 8601)"),
    "overgenomen": _("hoeveel voorstellen zijn overgenomen"),
    "acties[].nummer": _("nummer van de actie"),
    "acties[].stand": _("de stand die is opgegeven"),
    "acties[].voorstel": _("de stand die uit de tekst lijkt te blijken"),
    "acties[].bewijs[]": _("de woorden waaruit"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Zeg hoe het op een peildatum met een actie staat: een tekst, een stand of allebei. Wat op een andere peildatum is"
        " gemeld, blijft staan."
    ),
)
@nummer_argument
@click.option("--tekst", metavar="TEKST", help=_("Wat er te melden is; - leest de standaardinvoer."))
@click.option(
    "--stand", type=click.Choice([stand.value for stand in Actiestand]), help=_("Hoe het ermee staat.")
)
@click.option("--peildatum", type=Datum(), metavar="DATUM", help=_("De peildatum; standaard vandaag."))
@met_sessie
def voortgang(
    sessie: Sessie, nummer: str, tekst: str | None, stand: str | None, peildatum: date | None
) -> None:
    """Tell of an action."""
    gezegd = lees_tekst(tekst) if tekst is not None else None
    dag = peildatum or sessie.vandaag()
    deze = plannen.eis_actie(sessie, nummer)[1]
    planvoortgang.meld_voortgang(sessie, deze, dag, gezegd, Actiestand(stand) if stand else None)
    zeg(_("Vastgelegd bij actie {nummer} per {dag}.").format(nummer=nummer, dag=datumtekst(dag)))


@click.command(
    cls=Opdracht,
    help=_(
        "Toon per actie welke stand uit de voortgangstekst lijkt te blijken, met de woorden waaruit. Het is een voorstel: een"
        " stand is het pas als iemand hem opgeeft, met `plan voortgang` of hier met --neem-over."
    ),
)
@peildatum_optie
@click.option(
    "--neem-over", is_flag=True, help=_("Neem de voorstellen over waar nog geen stand is opgegeven.")
)
@json_optie(SLEUTELS)
@met_sessie
def voorstel(sessie: Sessie, peildatum: date | None, neem_over: bool, als_json: bool) -> None:
    """Show proposals, or take them over."""
    plannen.eis_plan(sessie)
    dag = plannen.lees_planstand(sessie, peildatum).peildatum
    aantal = planinvoer.neem_voorstellen_over(sessie, dag) if neem_over else 0
    stand = plannen.lees_planstand(sessie, dag)
    paren = [(staat, plannen.stel_stand_voor(sessie, staat)) for staat in stand.acties if staat.tekst]
    if als_json:
        zeg_json(
            {
                "peildatum": datumcode(dag),
                "overgenomen": aantal,
                "acties": [
                    {
                        "nummer": staat.nummer,
                        "stand": staat.stand.value,
                        "voorstel": voorgesteld.stand.value,
                        "bewijs": list(voorgesteld.bewijs),
                    }
                    for staat, voorgesteld in paren
                ],
            }
        )
        return
    rijen = [
        (staat.nummer, standnaam(staat.stand), standnaam(v.stand), ", ".join(v.bewijs)) for staat, v in paren
    ]
    zeg(tabel((_("nr"), _("opgegeven"), _("voorstel"), _("woorden")), rijen))
    if neem_over:
        wat = ngettext("{aantal} voorstel overgenomen.", "{aantal} voorstellen overgenomen.", aantal)
        zeg(wat.format(aantal=aantal))
