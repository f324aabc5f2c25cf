"""``korpsmonitor init``: a new database for an edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from korpsmonitor_tui.cli.basis import Opdracht
from korpsmonitor_tui.cli.programma import huidig
from korpsmonitor_tui.cli.uitvoer import zeg
from korpsmonitor_tui.cli.wachtwoord import lees_wachtwoord
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import openen
from korpsmonitor_tui.services.definities import STANDAARD
from korpsmonitor_tui.services.sessie import AMSTERDAM, Editie

if TYPE_CHECKING:
    from korpsmonitor_tui.services.openen import Wereld


@click.command(
    cls=Opdracht,
    help=_(
        "Maak een nieuwe, versleutelde database voor een editie. Het sleutelbestand dat ernaast komt te staan hoort"
        " bij elke reservekopie: zonder sleutelbestand of wachtwoord is niets meer te lezen."
    ),
)
@click.option(
    "--editie",
    "id_",
    metavar="ID",
    help=_("Kenmerk van de editie, zoals 2013-2014; standaard de twee jaar waarin vandaag valt."),
)
@click.option(
    "--naam", metavar="NAAM", help=_("Naam van de editie; standaard “Korpsmonitor” en het kenmerk.")
)
@click.option(
    "--instrument", default=STANDAARD, show_default=True, metavar="CODE", help=_("Wat er wordt gemonitord.")
)
@click.option(
    "--medewerker",
    default=_("coördinator"),
    show_default=True,
    metavar="NAAM",
    help=_("Naam of functie van de eerste coördinator."),
)
@click.option(
    "--zonder-versleuteling", is_flag=True, help=_("Maak de database leesbaar voor ieder met het bestand.")
)
def init(
    id_: str | None, naam: str | None, instrument: str, medewerker: str, zonder_versleuteling: bool
) -> None:
    """Make the database that the general options name."""
    programma = huidig()
    wereld = programma.buiten.wereld()
    id_ = id_ or programma.keuzes.editie or _huidige_editie(wereld)
    naam = naam or _("Korpsmonitor {editie}").format(editie=id_)
    pad = programma.pad
    openen.controleer_plaats(pad)
    wachtwoord = None
    if not zonder_versleuteling:
        wachtwoord = lees_wachtwoord(
            programma.keuzes.wachtwoord_bestand,
            _("Nieuw wachtwoord voor {pad}").format(pad=pad.name),
            herhaal=True,
        )
    sessie = openen.maak(wereld, pad, wachtwoord, Editie(id_, naam, instrument), medewerker)
    try:
        zeg(_("{pad} is gemaakt voor {editie}; u werkt als {naam}.").format(
            pad=pad, editie=naam, naam=sessie.persoon.naam
        ))  # fmt: skip
        zeg(_("De vragenlijst {versie} is voor deze editie gepubliceerd.").format(
            versie=sessie.instrument.vragenlijst.versie
        ))  # fmt: skip
        if sessie.store.versleuteld:
            zeg(_("Bewaar {pad}.sleutel bij elke reservekopie; een vergeten wachtwoord is niet te herstellen.").format(
                pad=pad
            ))  # fmt: skip
        else:
            zeg(_("De database is niet versleuteld: wie het bestand heeft, kan alles lezen."))
    finally:
        sessie.store.sluit()


def _huidige_editie(wereld: Wereld) -> str:
    """An edition covers two years, the first one odd (2011-2012)."""
    jaar = wereld.klok().astimezone(AMSTERDAM).year
    begin = jaar if jaar % 2 else jaar - 1
    return f"{begin}-{begin + 1}"
