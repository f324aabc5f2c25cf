"""``export tabellen`` and ``export sqlite``: the data of a monitor without persons, for others to reckon with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from korpsmonitor_tui.cli.basis import Opdracht
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import tabel, zeg
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from korpsmonitor_tui.services.openbaaruitvoer import Uitvoer
    from korpsmonitor_tui.services.sessie import Sessie


@click.command(
    cls=Opdracht,
    help=_(
        "Schrijf scores, eindscores, oordelen over partners en cijfers als tabellen: een rij per waarneming, met elke"
        " ontbrekende waarde als code in een eigen kolom. In de map komen een CSV per tabel, datapackage.json (Frictionless"
        " Data), een uitleg van elke kolom en alles als .xlsx. Namen, notities, verslagen, toelichtingen en motivaties"
        " gaan nooit mee."
    ),
)
@click.option(
    "--map",
    "map_",
    required=True,
    metavar="MAP",
    type=click.Path(path_type=Path, file_okay=False),
    help=_("De map die wordt gemaakt."),
)
@click.option("--overschrijf", is_flag=True, help=_("Vervang een eerdere export in die map."))
@met_sessie
def tabellen(sessie: Sessie, map_: Path, overschrijf: bool) -> None:
    """Write the tables."""
    from korpsmonitor_tui.services.openbaaruitvoer import schrijf_tabellen

    _zeg(schrijf_tabellen(sessie, map_, overschrijf=overschrijf), map_)


@click.command(
    cls=Opdracht,
    help=_(
        "Schrijf dezelfde tabellen als gewoon, onversleuteld SQLite-bestand, met verwijzingen tussen de tabellen, weergaven"
        " met namen van korpsen en vragen, en zoeken in vragen en dimensies. Ernaast komt de uitleg voor Datasette:"
        " `datasette BESTAND --metadata BESTAND.metadata.json`. Er staan geen persoonsgegevens in."
    ),
)
@click.argument("bestand", type=click.Path(path_type=Path), help=_("Het bestand dat wordt geschreven."))
@click.option("--overschrijf", is_flag=True, help=_("Vervang een eerdere export."))
@met_sessie
def sqlite(sessie: Sessie, bestand: Path, overschrijf: bool) -> None:
    """Write the database."""
    from korpsmonitor_tui.services.openbaaruitvoer import schrijf_sqlite

    uit = schrijf_sqlite(sessie, bestand, overschrijf=overschrijf)
    _zeg(uit, bestand)
    zeg(_("Uitleg voor Datasette: {pad}").format(pad=uit.paden[-1]))


def _zeg(uit: Uitvoer, pad: Path) -> None:
    zeg(tabel([_("tabel"), _("rijen")], [[naam, aantal] for naam, aantal in uit.rijen], rechts=(1,)))
    zeg(_("Geschreven: {pad}").format(pad=pad))
    if uit.demonstratie:
        zeg(_("Let op: {label}").format(label=uit.demonstratie))
