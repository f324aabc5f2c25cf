"""``vragenlijst controleer``: are the definition files usable."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.domain.taal import _, ngettext

CONTROLEER_SLEUTELS: Final = {
    "klopt": _("of de bestanden bruikbaar zijn"),
    "map": _("de gelezen map, of het gelezen bestand"),
    "bevindingen[].bestand": _("bestand met een fout"),
    "bevindingen[].plaats": _("plaats in het bestand, of leeg"),
    "bevindingen[].melding": _("wat er fout is"),
    "bevindingen[].remedie": _("hoe het te verhelpen is"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Controleer de definitiebestanden van een instrument, of één concept van de vragenlijst, en noem alle fouten"
        " ineens. Eindigt met status 1 als er fouten zijn. Dit gebruikt geen database."
    ),
)
@click.argument(
    "map_",
    metavar="[PAD]",
    required=False,
    type=click.Path(exists=True, path_type=Path),
    help=_(
        "De map met instrument.toml, standaard die van het programma zelf; of een concept van de vragenlijst."
    ),
)
@json_optie(CONTROLEER_SLEUTELS)
def controleer(map_: Path | None, als_json: bool) -> int:
    """Check definition files; status 1 if there are mistakes."""
    from korpsmonitor_tui.services.bestandscontrole import controleer_definities

    uitkomst = controleer_definities(map_)
    if als_json:
        bevindingen = [
            {"bestand": b.bestand, "plaats": b.plaats, "melding": b.melding, "remedie": b.remedie}
            for b in uitkomst.bevindingen
        ]
        zeg_json({"klopt": not uitkomst.bevindingen, "map": str(uitkomst.map), "bevindingen": bevindingen})
    elif uitkomst.instrument is not None:
        aantal = len(uitkomst.instrument.vragen)
        zeg(_("{map}: bruikbaar, {hoofdstukken} hoofdstukken en {vragen} vragen.").format(
            map=uitkomst.map, hoofdstukken=len(uitkomst.instrument.hoofdstukken), vragen=aantal
        ))  # fmt: skip
    else:
        for bevinding in uitkomst.bevindingen:
            zeg(str(bevinding))
        zeg(ngettext("{aantal} fout gevonden.", "{aantal} fouten gevonden.", len(uitkomst.bevindingen)).format(
            aantal=len(uitkomst.bevindingen)
        ))  # fmt: skip
    return int(bool(uitkomst.bevindingen))
