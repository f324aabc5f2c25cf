"""``korpsmonitor dashboard``: figures per area and year, read as they were sent, checked, corrected and written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.cli.basis import Getal, Groep, Verwijzing, weiger_gebruik
from korpsmonitor_tui.cli.bestandsopties import overschrijf_optie
from korpsmonitor_tui.cli.invoer import lees_tekst
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import dashboardcorrectie

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie

_HIER: Final = "korpsmonitor_tui.cli"

jaar_optie = click.option(
    "--jaar", type=Getal(1900, 2099), metavar="JAAR", help=_("Het jaar; standaard het laatste met cijfers.")
)


@click.group(
    cls=Groep,
    lui={
        "lees": Verwijzing(f"{_HIER}.dashboard_lees:lees", _("Lees tabellen met de tekst erbij, of beweringen.")),
        "toon": Verwijzing(f"{_HIER}.dashboard_toon:toon", _("Toon de tabellen, of één cijfer over gebieden en jaren.")),
        "bestand": Verwijzing(
            f"{_HIER}.dashboard_bestand:bestand", _("Toon of geef terug wat is ingelezen, ongewijzigd.")
        ),
        "controleer": Verwijzing(f"{_HIER}.dashboard_controleer:controleer", _("Toon wat elkaar tegenspreekt.")),
    },
    help=_(
        "Een dashboard: cijfers per gebied en jaar, zoals opgegeven. Leeg, “?”, “-” en 0 blijven verschillende dingen, en"
        " wat niet bekend is telt nergens als 0 mee."
    ),
)  # fmt: skip
def dashboard() -> None:
    """Hold the commands about a dashboard."""


@dashboard.command(
    "zet",
    help=_(
        "Verbeter één cijfer, met een reden. Wat was opgegeven blijft bewaard en te zien; leest u later een bestand waarin"
        " iets anders staat, dan vervalt de correctie zichtbaar."
    ),
)
@click.argument("indicator", help=_("Code of naam van het cijfer, zoals opsporing.onderzoeken."))
@click.argument("gebied", help=_("Code of naam van het gebied, zoals Twente."))
@click.argument(
    "waarde", required=False, default="", help=_("Wat het cijfer moet zijn; een streepje komt na --.")
)
@click.option("--reden", required=True, metavar="TEKST", help=_("Waarom."))
@click.option("--leeg", is_flag=True, help=_("Het vak moet leeg zijn; dat is iets anders dan 0."))
@click.option("--intrekken", is_flag=True, help=_("Trek een correctie in: wat was opgegeven geldt weer."))
@jaar_optie
@met_sessie
def zet(
    sessie: Sessie,
    indicator: str,
    gebied: str,
    waarde: str,
    reden: str,
    leeg: bool,
    intrekken: bool,
    jaar: int | None,
) -> None:
    """Correct one figure, or take that back."""
    if [bool(waarde), leeg, intrekken].count(True) != 1:
        weiger_gebruik(_("Geef een waarde, --leeg of --intrekken, één daarvan."))
    telling = dashboardcorrectie.corrigeer(sessie, indicator, gebied, waarde, reden, jaar=jaar, wis=intrekken)
    opgegeven = _("niets") if telling.waarde is None else _("“{waarde}”").format(waarde=telling.waarde)
    bij = f"{telling.plek.indicator} {telling.plek.gebied} {telling.jaar}"
    zeg(
        _("Ingetrokken: bij {bij} geldt weer wat is opgegeven, {opgegeven}.").format(
            bij=bij, opgegeven=opgegeven
        )
        if intrekken
        else _("Vastgelegd bij {bij}: “{waarde}”; opgegeven is {opgegeven}.").format(
            bij=bij, waarde=waarde, opgegeven=opgegeven
        )
    )


@dashboard.command(
    "tekst",
    help=_(
        "Schrijf de tekst over een cijfer of een rubriek, of zonder onderwerp de inleiding. Wat zij over cijfers zegt, legt"
        " `dashboard controleer` ernaast."
    ),
)
@click.option("--over", default="", metavar="CODE", help=_("Code of naam van een cijfer of rubriek."))
@click.argument("tekst", help=_("De tekst; - leest de standaardinvoer."))
@jaar_optie
@met_sessie
def schrijf_tekst(sessie: Sessie, over: str, tekst: str, jaar: int | None) -> None:
    """Write a text."""
    naam = dashboardcorrectie.zet_tekst(sessie, over, lees_tekst(tekst), jaar=jaar)
    zeg(_("De tekst bij “{naam}” is vastgelegd.").format(naam=naam))


@dashboard.command(
    "schrijf",
    help=_(
        "Schrijf het dashboard van een jaar: als Word-bestand of PDF voor lezers, met wat elk cijfer telt, of als rekenblad dat"
        " `dashboard lees` terugleest."
    ),
)
@click.argument(
    "bestand",
    type=click.Path(dir_okay=False, path_type=Path),
    help=_("Bestand om te schrijven: .docx, .pdf of .xlsx."),
)
@jaar_optie
@overschrijf_optie
@met_sessie
def schrijf(sessie: Sessie, bestand: Path, jaar: int | None, overschrijf: bool) -> None:
    """Write the dashboard."""
    from korpsmonitor_tui.services import dashboardstuk

    vorm = bestand.suffix.casefold()
    if vorm == ".xlsx":
        pad = dashboardstuk.schrijf_xlsx(sessie, bestand, jaar=jaar, overschrijf=overschrijf)
    elif vorm in (".docx", ".pdf"):
        pad, meldingen = dashboardstuk.schrijf_docx(sessie, bestand, jaar=jaar, overschrijf=overschrijf)
        for melding in meldingen:
            zeg(melding, fout=True)
    else:
        raise OnbruikbareInvoer(
            _(
                "Noem een bestand dat eindigt op .docx, .pdf of .xlsx, niet “{naam}”; er is niets gemaakt."
            ).format(naam=bestand.name)
        )
    zeg(_("Geschreven: {pad}").format(pad=pad))
