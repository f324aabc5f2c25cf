"""``korpsmonitor init``: a new database for an edition."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from korpsmonitor_tui.cli.basis import Opdracht, weiger_gebruik
from korpsmonitor_tui.cli.invoer import vraag_ja_nee
from korpsmonitor_tui.cli.pakketwachtwoord import lees_pakketwachtwoord, pakketwachtwoord_optie
from korpsmonitor_tui.cli.programma import huidig
from korpsmonitor_tui.cli.uitvoer import zeg
from korpsmonitor_tui.cli.wachtwoord import OMGEVING, is_gegeven, lees_nieuw_wachtwoord
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import eerstegebruik, openen, sleutels
from korpsmonitor_tui.services.definities import STANDAARD
from korpsmonitor_tui.services.sessie import Editie

if TYPE_CHECKING:
    from korpsmonitor_tui.cli.programma import Programma
    from korpsmonitor_tui.services.sessie import Sessie


@click.command(
    cls=Opdracht,
    help=_(
        "Maak een nieuwe, versleutelde database voor een editie. Het sleutelbestand dat ernaast komt te staan hoort"
        " bij elke reservekopie: zonder sleutelbestand is niets meer te lezen, en zonder wachtwoord alleen met een"
        " herstelsleutel."
    ),
)
@click.option(
    "--editie",
    "id_",
    metavar="ID",
    help=_("Kenmerk van de editie, zoals 2013-2014; standaard de twee jaar waarin vandaag valt."),
)
@click.option(
    "--naam",
    metavar="NAAM",
    help=_("Naam van de editie; standaard de korte naam van het instrument en het kenmerk."),
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
@click.option(
    "--herstelsleutel-bestand",
    "herstelbestand",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="PAD",
    help=_(
        "Maak ook een herstelsleutel en schrijf die hier, om af te drukken; niet in de map van de database."
    ),
)
@click.option(
    "--van-pakket",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help=_(
        "Begin met een pakket van een collega: een tweede laptop van dezelfde monitor. Wat editie, instrument en mensen zijn"
        " staat daarin."
    ),
)
@pakketwachtwoord_optie
def init(
    id_: str | None,
    naam: str | None,
    instrument: str,
    medewerker: str,
    zonder_versleuteling: bool,
    herstelbestand: Path | None,
    van_pakket: Path | None,
    pakketwachtwoord_bestand: Path | None,
) -> None:
    """Make the database that the general options name."""
    programma = huidig()
    wereld = programma.buiten.wereld()
    if van_pakket is not None:
        if id_ or naam or herstelbestand or programma.keuzes.editie:
            weiger_gebruik(
                _("Bij --van-pakket horen geen --editie, --naam of --herstelsleutel-bestand; dat kan daarna.")
            )
        _begin_met_pakket(programma, van_pakket, pakketwachtwoord_bestand, zonder_versleuteling)
        return
    id_ = id_ or programma.keuzes.editie or eerstegebruik.huidige_editie(wereld)
    naam = naam or eerstegebruik.editienaam(wereld, instrument, id_)
    pad = programma.pad
    openen.controleer_plaats(pad)
    wachtwoord = None
    if zonder_versleuteling and herstelbestand is not None:
        weiger_gebruik(_("Een database zonder versleuteling heeft geen herstelsleutel."))
    if herstelbestand is not None:
        sleutels.weiger_plaats(pad, herstelbestand)
    if not zonder_versleuteling:
        wachtwoord = lees_nieuw_wachtwoord(
            programma.keuzes.wachtwoord_bestand,
            OMGEVING,
            _("Nieuw wachtwoord voor {pad}").format(pad=pad.name),
            lambda gekozen: eerstegebruik.sterkte(wereld, pad, gekozen, instrument, naam, id_, medewerker),
        )
    sessie = openen.maak(wereld, pad, wachtwoord, Editie(id_, naam, instrument), medewerker)
    try:
        zeg(_("{pad} is gemaakt voor {editie}; u werkt als {naam}.").format(
            pad=pad, editie=naam, naam=sessie.persoon.naam
        ))  # fmt: skip
        # An instrument need not ask anything.
        if versie := sessie.instrument.vragenlijst.versie:
            zeg(_("De vragenlijst {versie} is voor deze editie gepubliceerd.").format(versie=versie))
        if sessie.store.versleuteld:
            zeg(_("Bewaar {pad}.sleutel bij elke reservekopie.").format(pad=pad))
            _bied_herstelsleutel_aan(programma, sessie, herstelbestand)
        else:
            zeg(_("De database is niet versleuteld: wie het bestand heeft, kan alles lezen."))
    finally:
        sessie.store.sluit()


def _begin_met_pakket(
    programma: Programma, pakket: Path, pakketwachtwoord: Path | None, zonder_versleuteling: bool
) -> None:
    from korpsmonitor_tui.services import pakketten

    pad = programma.pad
    openen.controleer_plaats(pad)

    def nieuw_wachtwoord() -> str | None:
        if zonder_versleuteling:
            return None
        return lees_nieuw_wachtwoord(
            programma.keuzes.wachtwoord_bestand,
            OMGEVING,
            _("Nieuw wachtwoord voor {pad}").format(pad=pad.name),
            lambda gekozen: sleutels.sterkte(gekozen, pad),
        )

    manifest = pakketten.begin_met_pakket(
        programma.buiten.wereld(),
        pad,
        nieuw_wachtwoord,
        pakket,
        lees_pakketwachtwoord(pakketwachtwoord, pakket),
    )
    zeg(
        _(
            "{pad} is gemaakt met het pakket van {wie}, editie {editie}. Kies met --als wie hier werkt."
        ).format(pad=pad, wie=manifest.van, editie=manifest.editie)
    )
    if zonder_versleuteling:
        zeg(_("De database is niet versleuteld: wie het bestand heeft, kan alles lezen."))
    else:
        zeg(_("Bewaar {pad}.sleutel bij elke reservekopie.").format(pad=pad))
        zeg(_("Er is geen herstelsleutel; `korpsmonitor sleutel herstelsleutel` maakt er alsnog een."))


def _bied_herstelsleutel_aan(programma: Programma, sessie: Sessie, bestand: Path | None) -> None:
    """Make a recovery key if that was asked for, or if who just typed a passphrase wants one."""
    if bestand is not None:
        sleutels.maak_herstelsleutel(sessie, bestand)
        zeg(
            _("De herstelsleutel staat in {bestand}: druk hem af en verwijder het bestand.").format(
                bestand=bestand
            )
        )
        return
    getypt = not is_gegeven(programma.keuzes.wachtwoord_bestand)
    if getypt and vraag_ja_nee(
        _("Zonder herstelsleutel is een vergeten wachtwoord niet te herstellen. Nu een maken?")
    ):
        zeg(
            _("Herstelsleutel, die u maar één keer ziet: {sleutel}").format(
                sleutel=sleutels.maak_herstelsleutel(sessie)
            )
        )
        zeg(_("Schrijf hem op of druk hem af, en bewaar hem niet bij de laptop."))
    else:
        zeg(_("Er is geen herstelsleutel; `korpsmonitor sleutel herstelsleutel` maakt er alsnog een."))
