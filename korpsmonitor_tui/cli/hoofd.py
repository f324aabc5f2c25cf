"""The command ``korpsmonitor``: general options, and the commands in the order of the process."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from click.core import ParameterSource

from korpsmonitor_tui import __version__, paths
from korpsmonitor_tui.cli.basis import Groep, Verwijzing
from korpsmonitor_tui.cli.programma import Buiten, Keuzes, Programma
from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie

OMGEVING_MEDEWERKER: Final = "KORPSMONITOR_MEDEWERKER"
KLEINSTE: Final = (80, 24)
"""Columns and rows that the screens need."""

_HIER: Final = "korpsmonitor_tui.cli"

OPDRACHTEN: Final = {
    "init": Verwijzing(f"{_HIER}.init:init", _("Maak een nieuwe, versleutelde database voor een editie.")),
    "demo": Verwijzing(f"{_HIER}.demo:demo", _("Maak of open het uitgewerkte voorbeeld.")),
    "status": Verwijzing(
        f"{_HIER}.status:status", _("Toon hoe ver elk korps en elke ketenpartner is; te laat staat voorop.")
    ),
    "planning": Verwijzing(f"{_HIER}.planning:planning", _("Toon de komende weken: gesprekken, termijnen en wat er moet gebeuren.")),
    "medewerker": Verwijzing(f"{_HIER}.medewerker:medewerker", _("Wie er werken, met welke rollen.")),
    "sleutel": Verwijzing(f"{_HIER}.sleutel:sleutel", _("Wachtwoorden, de herstelsleutel en eigen sleutels.")),
    "gesprek": Verwijzing(f"{_HIER}.gesprek:gesprek", _("Plan een gesprek en leg notities vast.")),
    "partij": Verwijzing(f"{_HIER}.partij:partij", _("Wie er wordt gehoord, wie naar wie leidde en hoe ver het is.")),
    "deskbron": Verwijzing(f"{_HIER}.deskbron:deskbron", _("De bronnen van de deskstudie.")),
    "aanvulling": Verwijzing(f"{_HIER}.aanvulling:aanvulling", _("Wat een organisatie naast het gesprek liet weten.")),
    "opname": Verwijzing(f"{_HIER}.opname:opname", _("Opnamen van gesprekken, tot en met hun vernietiging.")),
    "instrument": Verwijzing(f"{_HIER}.instrument:instrument", _("Wat er wordt gemonitord; maak zelf een instrument.")),
    "vragenlijst": Verwijzing(f"{_HIER}.vragenlijst:vragenlijst", _("Toon, beantwoord of controleer de vragenlijst.")),
    "bron": Verwijzing(f"{_HIER}.bron:bron", _("Vraag lijsten op bij andere bronnen en lees ze in.")),
    "dashboard": Verwijzing(f"{_HIER}.dashboard:dashboard", _("Cijfers per gebied en jaar: lezen, controleren, verbeteren en schrijven.")),
    "plan": Verwijzing(f"{_HIER}.plan:plan", _("Een plan van aanpak: acties, termijnen en voortgang per peildatum.")),
    "verslag": Verwijzing(f"{_HIER}.verslag:verslag", _("Het gespreksverslag, van concept tot definitief.")),
    "extraheer": Verwijzing(f"{_HIER}.extraheer:extraheer", _("Doe voorstellen voor een tekst; zonder database.")),
    "codering": Verwijzing(f"{_HIER}.codering:codering", _("Beslis over voorstellen, codeer, en zie wat er samen van is gemaakt.")),
    "export": Verwijzing(f"{_HIER}.export:export", _("Geef codes, scores en cijfers aan andere programma's.")),
    "model": Verwijzing(f"{_HIER}.model:model", _("Leer van de codes van deze editie en kies wat voorstellen doet.")),
    "weging": Verwijzing(f"{_HIER}.weging:weging", _("Scores per dimensie, en de eindscore volgens de weegregels.")),
    "rapport": Verwijzing(f"{_HIER}.rapport:rapport", _("Maak de Korpsmonitor en zijn delen en brieven, in Word, PDF en als tabel.")),
    "trend": Verwijzing(f"{_HIER}.trend:trend", _("Scores over de edities en cijfers over de jaren.")),
    "aandachtspunt": Verwijzing(f"{_HIER}.aandachtspunt:aandachtspunt", _("Aandachtspunten voor de nieuwe eenheden, elk met zijn bron.")),
    "praktijk": Verwijzing(f"{_HIER}.praktijk:praktijk", _("Best practices en knelpunten, met waarop zij steunen.")),
    "aanbeveling": Verwijzing(f"{_HIER}.aanbeveling:aanbeveling", _("De aanbevelingen van het rapport, en wat ervan kwam.")),
    "maatregel": Verwijzing(f"{_HIER}.maatregel:maatregel", _("Verbetermaatregelen die korpsen toezeggen, tot zij gereed zijn.")),
    "conflict": Verwijzing(f"{_HIER}.conflict:conflict", _("Kies tussen wat op twee laptops verschillend is gewijzigd.")),
    "tijdlijn": Verwijzing(f"{_HIER}.tijdlijn:tijdlijn", _("Toon wat er in een dossier is gebeurd, nieuwste eerst.")),
    "zoek": Verwijzing(f"{_HIER}.zoek:zoek", _("Zoek in notities, verslagen, antwoorden en opmerkingen.")),
    "consistentie": Verwijzing(f"{_HIER}.consistentie:consistentie", _("Toon wat elkaar tegenspreekt, en beslis erover.")),
    "controleer": Verwijzing(f"{_HIER}.controleer:controleer", _("Controleer of de database ongeschonden is.")),
    "doctor": Verwijzing(f"{_HIER}.doctor:doctor", _("Zoek uit wat er op deze computer niet in orde is.")),
    "pakket": Verwijzing(f"{_HIER}.pakket:pakket", _("Wissel uit met collega's zonder netwerk, met een versleuteld bestand.")),
    "vernietig": Verwijzing(f"{_HIER}.vernietig:vernietig", _("Vernietig wat niet langer bewaard mag worden; het bewijs daarvan blijft.")),
    "hub": Verwijzing(f"{_HIER}.hub:hub", _("De hub waarop laptops hun werk uitwisselen.")),
    "sync": Verwijzing(f"{_HIER}.sync:sync", _("Wissel uit met de hub.")),
    "backup": Verwijzing(f"{_HIER}.backup:backup", _("Maak een reservekopie, of toon en controleer welke er zijn.")),
    "herstel": Verwijzing(f"{_HIER}.herstel:herstel", _("Zet een reservekopie terug.")),
    "serve": Verwijzing(f"{_HIER}.serve:serve", _("Toon de schermen in een browser op deze computer.")),
    "ongedaan": Verwijzing(f"{_HIER}.ongedaan:ongedaan", _("Maak uw laatste handeling ongedaan.")),
    "shell": Verwijzing(f"{_HIER}.shell:shell", _("Vul opdrachten aan met Tab, in bash, zsh, fish of PowerShell.")),
}  # fmt: skip


class GeenScherm(KorpsmonitorFout):
    """The screens cannot be shown here."""

    titel = "Geen terminal"


@click.group(
    "korpsmonitor",
    cls=Groep,
    lui=OPDRACHTEN,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=_(
        "Van vragenlijst tot rapport. Zonder opdracht opent het programma zijn schermen."
        " Algemene opties staan vóór de opdracht."
    ),
)
@click.option(
    "--db",
    type=click.Path(path_type=Path),
    envvar=paths.OMGEVING_DB,
    show_envvar=True,
    metavar="PAD",
    help=_("De database; standaard die in uw gegevensmap."),
)
@click.option(
    "--wachtwoord-bestand",
    type=click.Path(path_type=Path),
    metavar="PAD",
    help=_("Lees het wachtwoord uit dit bestand, in plaats van het te vragen."),
)
@click.option(
    "--als",
    default="",
    envvar=OMGEVING_MEDEWERKER,
    show_envvar=True,
    metavar="NAAM",
    help=_("Werk als deze medewerker; standaard wie hier het laatst werkte."),
)
@click.option("--editie", default="", metavar="ID", help=_("Werk in deze editie; standaard de nieuwste."))
@click.version_option(
    __version__,
    "--versie",
    "--version",
    prog_name="korpsmonitor",
    message=_("%(prog)s, versie %(version)s"),
    help=_("Toon de versie en stop."),
)
@click.pass_context
def hoofd(ctx: click.Context, db: Path | None, wachtwoord_bestand: Path | None, als: str, editie: str) -> int:
    """Take the general options, and open the screens if no command follows."""
    buiten = ctx.find_object(Buiten)
    if buiten is None:
        raise AssertionError("started without a composition root")
    ctx.obj = Programma(buiten, Keuzes(db, wachtwoord_bestand, als, editie))
    if ctx.invoked_subcommand is None:
        eis_scherm()
        buiten.bereid_tui_voor()
        if buiten.begin is not None and _is_eerste_gebruik(ctx, ctx.obj.pad):
            return _begin(buiten, buiten.begin(ctx.obj.pad))
        with ctx.obj.sessie() as sessie:
            return buiten.start_tui(sessie)
    return 0


def _is_eerste_gebruik(ctx: click.Context, pad: Path) -> bool:
    """Whether there is no database yet. A path on the command line is meant: nothing there is rather a typing error."""
    if pad.exists() or ctx.get_parameter_source("db") is ParameterSource.COMMANDLINE:
        return False
    from korpsmonitor_tui.services.eerstegebruik import is_eerste_gebruik

    return is_eerste_gebruik(pad)


def _begin(buiten: Buiten, begonnen: Sessie | int) -> int:
    """Go on with what was begun with."""
    if isinstance(begonnen, int):
        return begonnen
    try:
        return buiten.start_tui(begonnen)
    finally:
        begonnen.store.sluit()


def eis_scherm() -> None:
    """Raise GeenScherm unless there is a terminal that the screens fit on, or a browser: that can still be resized."""
    if in_browser():
        return
    if not heeft_scherm():
        raise GeenScherm(
            _(
                "De schermen hebben een terminal nodig; `korpsmonitor --help` noemt de opdrachten die zonder kunnen."
            )
        )
    breedte, hoogte = shutil.get_terminal_size()
    if breedte < KLEINSTE[0] or hoogte < KLEINSTE[1]:
        raise GeenScherm(
            _(
                "De terminal is {breedte}×{hoogte} tekens; maak het venster minstens {nodig_b}×{nodig_h}."
            ).format(breedte=breedte, hoogte=hoogte, nodig_b=KLEINSTE[0], nodig_h=KLEINSTE[1])
        )


def in_browser() -> bool:
    """Whether `korpsmonitor serve` started this program for a tab."""
    return os.environ.get("TEXTUAL_DRIVER", "").endswith(":WebDriver")


def heeft_scherm() -> bool:
    """Whether a person sits at both ends: what is typed and what is shown."""
    return sys.stdin.isatty() and sys.stdout.isatty()
