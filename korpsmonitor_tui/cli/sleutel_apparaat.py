"""``korpsmonitor sleutel onthoud``, ``vergeet`` and ``vergrendeling``: what holds on this device only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.cli.basis import Getal, Opdracht, json_optie
from korpsmonitor_tui.cli.programma import met_sessie, met_wachtwoord
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services import schermslot, sleutels

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {"minuten": _("minuten zonder toets of klik waarna het scherm vergrendelt; 0 is nooit")}


@click.command(
    cls=Opdracht,
    help=_(
        "Laat de sleutelbos van het besturingssysteem de database openen zonder wachtwoord, alleen op dit apparaat en"
        " alleen voor uw gebruiker. Vergrendelt het scherm, dan vraagt het nog steeds om het wachtwoord."
    ),
)
@met_wachtwoord
def onthoud(sessie: Sessie) -> None:
    """Have the keyring open the database here."""
    sleutels.onthoud(sessie)
    zeg(_("De sleutelbos van dit apparaat opent de database voortaan; `sleutel vergeet` draait dat terug."))


@click.command(cls=Opdracht, help=_("Vraag op dit apparaat weer om het wachtwoord."))
@met_sessie
def vergeet(sessie: Sessie) -> None:
    """Take it back."""
    if sleutels.vergeet(sessie):
        zeg(_("De sleutelbos van dit apparaat opent de database niet meer."))
    else:
        zeg(_("De sleutelbos van dit apparaat opende deze database niet."))


@click.command(
    cls=Opdracht,
    help=_(
        "Toon of kies na hoeveel minuten zonder toets of klik het scherm vergrendelt, op dit apparaat. Nu vergrendelen kan"
        " op het scherm met Alt+L."
    ),
)
@click.argument(
    "minuten",
    required=False,
    type=Getal(0, schermslot.MEESTE_MINUTEN),
    help=_("Aantal minuten; 0 is nooit."),
)
@json_optie(SLEUTELS)
@met_sessie
def vergrendeling(sessie: Sessie, minuten: int | None, als_json: bool) -> None:
    """Show or choose when the screen locks."""
    if minuten is not None:
        schermslot.vergrendel_na(sessie, minuten)
    na = schermslot.vergrendelt_na(sessie)
    if als_json:
        zeg_json({"minuten": na})
    elif not na:
        zeg(_("Het scherm vergrendelt niet vanzelf."))
    else:
        zeg(
            ngettext(
                "Het scherm vergrendelt na {aantal} minuut zonder toets of klik.",
                "Het scherm vergrendelt na {aantal} minuten zonder toets of klik.",
                na,
            ).format(aantal=na)
        )
