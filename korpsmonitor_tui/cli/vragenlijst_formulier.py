"""``vragenlijst formulier`` and ``xlsform``: the questionnaire as a file that goes out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from korpsmonitor_tui.bestanden.schrijf import schrijf_bestand
from korpsmonitor_tui.cli.basis import Datum, Opdracht, partij_argument, weiger_gebruik
from korpsmonitor_tui.cli.bestandsopties import overschrijf_optie
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import Voortgang, zeg
from korpsmonitor_tui.domain.formulier import VORMEN
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services.formulieren import maak_xlsform
from korpsmonitor_tui.services.uitzendingen import Verzoek, zend_uit

if TYPE_CHECKING:
    from datetime import date

    from korpsmonitor_tui.services.sessie import Sessie


@click.command(
    cls=Opdracht,
    help=_(
        "Schrijf het invulformulier voor een partij, en leg vast dat het is verzonden. Het formulier vraagt alleen wat"
        " voor deze partij geldt en wordt aan zijn eigen kenmerken herkend als het terugkomt."
    ),
)
@partij_argument(verplicht=False)
@click.option(
    "--alle", is_flag=True, help=_("Alle korpsen, behalve dat van uzelf. Ketenpartners noemt u elk apart.")
)
@click.option("--vorm", type=click.Choice(VORMEN), required=True, help=_("Word of rekenblad."))
@click.option(
    "--map", "map_", type=click.Path(file_okay=False, path_type=Path), default=Path(), metavar="MAP",
    help=_("Waar de bestanden komen; standaard de huidige map."),
)  # fmt: skip
@click.option("--termijn", type=Datum(), metavar="DATUM", help=_("Tot wanneer het formulier terug kan."))
@click.option("--met-antwoorden", is_flag=True, help=_("Druk af wat al is ingevuld."))
@click.option("--proef", is_flag=True, help=_("Alleen om te bekijken: leg geen verzending vast."))
@click.option("--overschrijf", is_flag=True, help=_("Vervang bestanden die er al staan."))
@met_sessie
def formulier(
    sessie: Sessie,
    partij: str | None,
    alle: bool,
    vorm: str,
    map_: Path,
    termijn: date | None,
    met_antwoorden: bool,
    proef: bool,
    overschrijf: bool,
) -> int:
    """Write one form or all of them."""
    if alle is (partij is not None):
        weiger_gebruik(_("Noem een PARTIJ, of gebruik --alle."))
    verzoek = Verzoek(vorm, map_, termijn, met_antwoorden, proef, overschrijf)
    partijen, eigen = _korpsen(sessie) if partij is None else ([partij], [])
    voortgang = Voortgang()
    try:
        paden = zend_uit(sessie, partijen, verzoek, voortgang)
    finally:
        voortgang.klaar()
    if alle:
        zeg(ngettext("{aantal} formulier geschreven in {map}.", "{aantal} formulieren geschreven in {map}.",
                     len(paden)).format(aantal=len(paden), map=map_))  # fmt: skip
    else:
        zeg(_("Geschreven: {pad}").format(pad=paden[0]))
    zeg(_("Dit is een proef: er is geen verzending vastgelegd.") if proef else
        ngettext("De verzending is vastgelegd.", "De verzendingen zijn vastgelegd.", len(paden)))  # fmt: skip
    for naam in eigen:
        zeg(_("{naam}: niet gemaakt; niemand werkt aan het eigen korps.").format(naam=naam), fout=True)
    return 2 if eigen else 0


def _korpsen(sessie: Sessie) -> tuple[list[str], list[str]]:
    """Codes of all korpsen that this person may send to, and names of their own."""
    korpsen = [partij for partij in sessie.instrument.partijen if partij.gemeten]
    eigen = sessie.persoon.korpsen
    return [k.code for k in korpsen if k.code not in eigen], [k.naam for k in korpsen if k.code in eigen]


@click.command(
    cls=Opdracht,
    help=_(
        "Schrijf de vragenlijst als XLSForm, voor ODK Central of KoboToolbox. De inzendingen komen als .csv terug met"
        " `vragenlijst importeer`."
    ),
)
@click.argument(
    "bestand", type=click.Path(path_type=Path), help=_("Bestand om te schrijven, zoals vragenlijst.xlsx.")
)
@overschrijf_optie
@met_sessie
def xlsform(sessie: Sessie, bestand: Path, overschrijf: bool) -> None:
    """Write the XLSForm."""
    zeg(
        _("Geschreven: {pad}").format(
            pad=schrijf_bestand(bestand, maak_xlsform(sessie), overschrijf=overschrijf)
        )
    )
