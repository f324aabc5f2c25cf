"""``korpsmonitor herstel``: restore a database from a backup."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie
from korpsmonitor_tui.cli.programma import huidig
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.cli.wachtwoord import lees_herstelsleutel, lees_wachtwoord
from korpsmonitor_tui.domain.taal import _, ngettext

if TYPE_CHECKING:
    from korpsmonitor_tui.store.herstel import Hersteld

SLEUTELS: Final = {
    "database": _("waar de database nu staat"),
    "vastleggingen": _("aantal vastleggingen erin"),
    "gemaakt": _("wanneer de reservekopie is gemaakt (ISO 8601), of null als het bestand dat niet zegt"),
    "terzijde": _("onder welke naam bewaard is wat er stond, of null"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Zet een reservekopie terug, nadat zij geheel is nagelezen. Ook een kale kopie van een database met haar"
        " sleutelbestand ernaast kan, zoals die van vóór een nieuwe versie van het programma. Er wordt niets"
        " overschreven: met --vervang blijft wat er staat bewaard als NAAM.vervangen-TIJD. Het wachtwoord is dat van toen"
        " de reservekopie werd gemaakt."
    ),
)
@click.argument(
    "bestand",
    type=click.Path(path_type=Path),
    help=_("De reservekopie (.kmkopie), of een kopie van een database."),
)
@click.option(
    "--naar",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="PAD",
    help=_("Waar de database komt; standaard die van --db."),
)
@click.option("--vervang", is_flag=True, help=_("Zet terzijde wat er staat."))
@click.option(
    "--herstelsleutel", is_flag=True, help=_("Vraag om de herstelsleutel in plaats van het wachtwoord.")
)
@click.option(
    "--herstelsleutel-bestand",
    "herstelbestand",
    type=click.Path(path_type=Path),
    metavar="PAD",
    help=_("Lees de herstelsleutel uit dit bestand."),
)
@json_optie(SLEUTELS)
def herstel(
    bestand: Path,
    naar: Path | None,
    vervang: bool,
    herstelsleutel: bool,
    herstelbestand: Path | None,
    als_json: bool,
) -> None:
    """Restore to the database that the general options name, or elsewhere."""
    from korpsmonitor_tui.services.herstellen import herstel as zet_terug

    programma = huidig()
    bestand = bestand.expanduser()
    met_sleutel = herstelsleutel or herstelbestand is not None

    def geheim() -> str:
        if met_sleutel:
            return lees_herstelsleutel(herstelbestand)
        vraag = _("Wachtwoord van {pad}").format(pad=bestand.name)
        return lees_wachtwoord(programma.keuzes.wachtwoord_bestand, vraag)

    hersteld = zet_terug(
        programma.buiten.wereld(),
        bestand,
        naar.expanduser() if naar is not None else programma.pad,
        geheim,
        vervang=vervang,
        met_herstelsleutel=met_sleutel,
    )
    if als_json:
        zeg_json(
            {
                "database": str(hersteld.pad),
                "vastleggingen": hersteld.events,
                "gemaakt": hersteld.gemaakt.isoformat() if hersteld.gemaakt else None,
                "terzijde": str(hersteld.terzijde) if hersteld.terzijde else None,
            }
        )
        return
    _zeg(hersteld, met_sleutel=met_sleutel)


def _zeg(hersteld: Hersteld, *, met_sleutel: bool) -> None:
    zeg(
        ngettext(
            "{pad} is teruggezet en gecontroleerd: {aantal} vastlegging.",
            "{pad} is teruggezet en gecontroleerd: {aantal} vastleggingen.",
            hersteld.events,
        ).format(pad=hersteld.pad, aantal=hersteld.events)
    )
    if hersteld.terzijde is not None:
        zeg(_("Wat er stond, is bewaard als {pad}.").format(pad=hersteld.terzijde))
    if met_sleutel:
        zeg(_("Kies nu een nieuw wachtwoord met `korpsmonitor sleutel herstel`."))
    zeg(
        _(
            "Deze laptop schrijft verder als een nieuw apparaat. Werkt u met een hub, meld hem daar dan opnieuw aan en"
            " geef `korpsmonitor sync`: wat na de reservekopie al was uitgewisseld, komt terug."
        )
    )
    zeg(
        _(
            "Wat na de reservekopie is vernietigd, staat er weer in, tot u weer uitwisselt of het opnieuw vernietigt"
            " (`korpsmonitor vernietig`)."
        )
    )
