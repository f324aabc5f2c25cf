"""``korpsmonitor sleutel persoon`` and ``intrekken``: keys that are somebody's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from korpsmonitor_tui.cli.basis import Opdracht, weiger_gebruik
from korpsmonitor_tui.cli.programma import met_wachtwoord
from korpsmonitor_tui.cli.sleutel_wachtwoord import nieuw_wachtwoord_optie, vraag_nieuw
from korpsmonitor_tui.cli.uitvoer import zeg
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import medewerkers, sleutels

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.services.sessie import Sessie


@click.command(
    cls=Opdracht,
    help=_(
        "Geef een medewerker een eigen wachtwoord. Wie daarmee opent, werkt als die persoon en als niemand anders. Alleen"
        " een coördinator doet dit; de medewerker kiest daarna zelf een nieuw met `sleutel wijzig`."
    ),
)
@click.argument("naam", help=_("Naam of kenmerk van de medewerker."))
@nieuw_wachtwoord_optie
@met_wachtwoord
def persoon(sessie: Sessie, naam: str, nieuw_bestand: Path | None) -> None:
    """Give somebody a key of their own."""
    wie = medewerkers.eis_actief(sessie.store.lees(), naam)
    wachtwoord = vraag_nieuw(sessie, nieuw_bestand, _("Nieuw wachtwoord voor {naam}").format(naam=wie.naam))
    gegeven = sleutels.geef_persoonlijk(sessie, wie.id, wachtwoord)
    zeg(
        _(
            "{naam} heeft een eigen wachtwoord; vraag {naam} er met `sleutel wijzig` zelf een te kiezen."
        ).format(naam=gegeven.naam)
    )


@click.command(
    cls=Opdracht,
    help=_(
        "Neem een medewerker de eigen sleutel af, of met --gedeeld iedereen het gedeelde wachtwoord: dan opent ieder met een"
        " eigen sleutel. Wie een oude kopie van database en sleutelbestand heeft, kan die kopie blijven openen. Alleen een"
        " coördinator doet dit."
    ),
)
@click.argument("naam", required=False, help=_("Naam of kenmerk van de medewerker."))
@click.option("--gedeeld", is_flag=True, help=_("Trek het gedeelde wachtwoord in."))
def intrekken(naam: str | None, gedeeld: bool) -> None:
    """Take a key away."""
    if (naam is None) != gedeeld:
        weiger_gebruik(_("Noem een medewerker, of gebruik --gedeeld."))
    _trek_in(naam)


@met_wachtwoord
def _trek_in(sessie: Sessie, naam: str | None) -> None:
    if naam is None:
        sleutels.trek_gedeeld_in(sessie)
        zeg(_("Het gedeelde wachtwoord opent niet meer; ieder opent met een eigen sleutel."))
    else:
        wie = sleutels.trek_in(sessie, naam)
        zeg(_("De sleutel van {naam} opent niet meer.").format(naam=wie.naam))
