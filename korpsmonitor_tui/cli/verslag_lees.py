"""``korpsmonitor verslag lees``: returned files and typed remarks into the dossier, or any Word document by itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.cli.basis import Datum, Opdracht, json_optie, weiger_gebruik
from korpsmonitor_tui.cli.verslag_lees_los import SLEUTELS as LOS_SLEUTELS
from korpsmonitor_tui.cli.verslag_lees_los import toon_los
from korpsmonitor_tui.cli.verslag_stappen import kanaal_optie
from korpsmonitor_tui.cli.verslag_terugkomst import SLEUTELS as TERUG_SLEUTELS
from korpsmonitor_tui.cli.verslag_terugkomst import Bron, Opdrachtkeuze, lees_in
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from datetime import date

SLEUTELS: Final = {**TERUG_SLEUTELS, **LOS_SLEUTELS}
"""Without ``--los`` the first, with it the others."""


@click.command(
    cls=Opdracht,
    help=_(
        "Lees teruggekomen verslagen in (.docx, .odt), ook meer dan een tegelijk, of met --tekst overgetypte opmerkingen"
        " met passagenummers. Alles wat is gewijzigd of opgemerkt, wordt een opmerking met een nummer; het bestand zelf"
        " wordt bewaard. Een ongewijzigd bestand wordt voorgesteld als akkoord, dat u zelf vastlegt. Met --los toont dit"
        " van een Word-bestand, van wie ook, alle bijgehouden wijzigingen en opmerkingen: zonder database, er wordt"
        " niets vastgelegd."
    ),
)
@click.argument(
    "bestanden", metavar="[BESTAND]...", nargs=-1, type=click.Path(path_type=Path), help=_("De bestanden.")
)
@click.option(
    "--los", is_flag=True, help=_("Lees een bestand op zichzelf, los van een verslag in de database.")
)
@click.option(
    "--tekst",
    metavar="BESTAND",
    help=_("Overgetypte opmerkingen, zoals “12: klopt niet”; - leest de standaardinvoer."),
)
@click.option(
    "--partij", default="", metavar="PARTIJ", help=_("Van wie het is, als het bestand dat niet zegt.")
)
@click.option(
    "--respondent",
    "respondenten",
    multiple=True,
    metavar="WIE",
    help=_("Van welke respondent; bij meer bestanden een voor allemaal, of een per bestand."),
)
@click.option("--datum", type=Datum(), metavar="DATUM", help=_("Dag van ontvangst; standaard vandaag."))
@kanaal_optie()
@click.option("--proef", is_flag=True, help=_("Toon alleen wat er zou worden vastgelegd."))
@json_optie(SLEUTELS)
def lees(
    bestanden: tuple[Path, ...],
    los: bool,
    tekst: str | None,
    partij: str,
    respondenten: tuple[str, ...],
    datum: date | None,
    kanaal: str,
    proef: bool,
    als_json: bool,
) -> int:
    """Take in what came back, or print what was done to a document."""
    if los:
        if len(bestanden) != 1 or tekst is not None or partij or respondenten or datum or proef:
            weiger_gebruik(_("Geef bij --los één bestand, en verder hoogstens --json."))
        toon_los(bestanden[0], als_json=als_json)
        return 0
    if tekst is not None and not partij:
        weiger_gebruik(_("Noem bij --tekst met --partij van wie de opmerkingen zijn."))
    bronnen = [Bron(pad) for pad in bestanden] + (
        [Bron(Path(tekst), getypt=True)] if tekst is not None else []
    )
    if not bronnen:
        weiger_gebruik(
            _("Geef een of meer bestanden, of --tekst. Met --los leest u een bestand op zichzelf.")
        )
    if len(respondenten) not in {0, 1, len(bronnen)}:
        weiger_gebruik(
            _("Noem één --respondent voor alle bestanden, of een per bestand in dezelfde volgorde.")
        )
    return lees_in(bronnen, Opdrachtkeuze(partij, respondenten, datum, kanaal, proef, als_json))
