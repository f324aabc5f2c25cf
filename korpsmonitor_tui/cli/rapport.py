"""``korpsmonitor rapport``: what the monitor is for, as Word files and tables."""

from __future__ import annotations

from typing import Final

import click

from korpsmonitor_tui.cli.basis import Groep, Verwijzing
from korpsmonitor_tui.domain.taal import _

_HIER: Final = "korpsmonitor_tui.cli"

STAPPEN: Final = {
    "brief": Verwijzing(f"{_HIER}.rapport_brief:brief", _("Vraag korpsen die niet conform norm zijn om verbetermaatregelen.")),
    "eenheid": Verwijzing(f"{_HIER}.rapport_eenheid:eenheid", _("De uitkomst per nieuwe eenheid, met aandachtspunten.")),
    "eenheidtekst": Verwijzing(f"{_HIER}.rapport_eenheid:eenheidtekst", _("Schrijf wat het rapport bij een eenheid zegt.")),
    "cijfers": Verwijzing(f"{_HIER}.rapport_cijfers:cijfers", _("De cijfertabellen, naast de eerdere jaren of zoals gedrukt.")),
    "geinterviewden": Verwijzing(f"{_HIER}.rapport_gehoord:geinterviewden", _("Wie er is geïnterviewd, naar functie.")),
    "korps": Verwijzing(f"{_HIER}.rapport_korps:korps", _("Schrijf de paragraaf over een korps, en zeg wat er nog ontbreekt.")),
    "maak": Verwijzing(f"{_HIER}.rapport_stukken:maak", _("Schrijf in één keer alle stukken van een soort, of enkele.")),
    "praktijken": Verwijzing(f"{_HIER}.rapport_gehoord:praktijken", _("Best practices en knelpunten, per thema.")),
    "scores": Verwijzing(f"{_HIER}.rapport_scores:scores", _("Overzicht van alle korpsen: eindscores, dimensies of partners.")),
    "stand": Verwijzing(f"{_HIER}.rapport_stukken:stand", _("Wat er te maken is, en wat er aan elk stuk nog ontbreekt.")),
    "tekst": Verwijzing(f"{_HIER}.rapport_tekst:tekst", _("Toon of schrijf wat het rapport over een korps zegt.")),
    "totaal": Verwijzing(f"{_HIER}.rapport_totaal:totaal", _("De hele Korpsmonitor als één document, of wat daarvoor nog ontbreekt.")),
}  # fmt: skip


@click.group(
    cls=Groep,
    lui=STAPPEN,
    help=_(
        "De rapportage: de hele Korpsmonitor of een deel ervan (korpsen, eenheden, scores, cijfers), en brieven; in Word, en"
        " tabellen ook als Excel of CSV. Wat nog niet vaststaat, staat er als zodanig in; een stuk dat niet af is zegt dat op"
        " de eerste pagina."
    ),
)
def rapport() -> None:
    """Hold the commands about reports."""
