"""``plan hoofdstuk`` and ``plan stel-vast``: the chapters of a plan, and the moment at which its text is fixed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from korpsmonitor_tui.cli.basis import Datum, Groep, Opdracht, weiger_gebruik
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import datumtekst, zeg
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import plannen, planschrijven, planvaststelling

if TYPE_CHECKING:
    from datetime import date

    from korpsmonitor_tui.services.sessie import Sessie


@click.group(cls=Groep, help=_("De hoofdstukken van een plan, zolang het niet is vastgesteld."))
def hoofdstuk() -> None:
    """Hold the commands about chapters."""


@hoofdstuk.command(help=_("Voeg een hoofdstuk toe onder het volgende nummer."))
@click.argument("titel", help=_("De titel."))
@click.option("--verantwoordelijk", default="", metavar="WIE", help=_("Organisaties; geen namen."))
@click.option("--inleiding", default="", metavar="TEKST", help=_("De inleiding."))
@click.option("--doelen", default="", metavar="TEKST", help=_("De doelen, apart van de acties."))
@met_sessie
def nieuw(sessie: Sessie, titel: str, verantwoordelijk: str, inleiding: str, doelen: str) -> None:
    """Add a chapter."""
    id_ = planschrijven.voeg_hoofdstuk_toe(sessie, titel, verantwoordelijk, inleiding, doelen)
    zeg(_("Hoofdstuk {nummer} toegevoegd.").format(nummer=id_.rpartition("/")[2]))


@hoofdstuk.command(help=_("Verander titel, verantwoordelijken, inleiding of doelen van een hoofdstuk."))
@click.argument("nummer", help=_("Nummer van het hoofdstuk."))
@click.option("--titel", metavar="TEKST", help=_("De titel."))
@click.option("--verantwoordelijk", metavar="WIE", help=_("Organisaties; geen namen."))
@click.option("--inleiding", metavar="TEKST", help=_("De inleiding."))
@click.option("--doelen", metavar="TEKST", help=_("De doelen, apart van de acties."))
def wijzig(
    nummer: str, titel: str | None, verantwoordelijk: str | None, inleiding: str | None, doelen: str | None
) -> None:
    """Change a chapter."""
    velden = {"titel": titel, "verantwoordelijk": verantwoordelijk, "inleiding": inleiding, "doelen": doelen}
    gegeven = {veld: waarde for veld, waarde in velden.items() if waarde is not None}
    if not gegeven:
        weiger_gebruik(_("Geef --titel, --verantwoordelijk, --inleiding of --doelen."))
    _wijzig(nummer, gegeven)


@met_sessie
def _wijzig(sessie: Sessie, nummer: str, gegeven: dict[str, str]) -> None:
    deel = plannen.eis_deel(sessie, nummer)
    planschrijven.wijzig_deelvelden(sessie, deel, gegeven)
    zeg(_("Hoofdstuk {nummer} gewijzigd.").format(nummer=nummer))


@click.command(
    cls=Opdracht,
    help=_(
        "Stel het plan vast. Teksten en nummers liggen daarna vast: een wijziging van een actie komt naast het oorspronkelijke te"
        " staan, een toegevoegde actie is als nieuw gemerkt. Dit kan niet ongedaan worden gemaakt."
    ),
)
@click.option(
    "--per", "datum", type=Datum(), metavar="DATUM", help=_("Dag van het vaststellen; standaard vandaag.")
)
@met_sessie
def stel_vast(sessie: Sessie, datum: date | None) -> None:
    """Lay the plan down."""
    plan = planvaststelling.stel_vast(sessie, datum)
    zeg(
        _("Het plan is vastgesteld per {dag}: hoofdstukken {delen}, acties en onderdelen {acties}.").format(
            dag=datumtekst(plan.vastgesteld), delen=len(plan.delen), acties=len(plan.acties)
        )
    )
