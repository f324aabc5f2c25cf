"""``korpsmonitor doctor``: what is wrong with this computer for this program."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie
from korpsmonitor_tui.cli.hoofd import KLEINSTE, heeft_scherm
from korpsmonitor_tui.cli.programma import huidig
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.cli.wachtwoord import is_gegeven
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from korpsmonitor_tui.services.doctor import Terminal

SLEUTELS: Final = {
    "goed": _("of er geen fout is gevonden"),
    "inhoud_bekeken": _("of ook in de database is gekeken; daarvoor is een wachtwoord nodig"),
    "regels[].onderdeel": _("wat er is bekeken"),
    "regels[].oordeel": _("goed, let op of fout"),
    "regels[].wat": _("wat er is gevonden"),
    "regels[].doe": _("wat eraan te doen is; leeg als dat niets is"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Zoek uit wat er op deze computer niet in orde is: terminal, tekens, bibliotheken, LibreOffice, klok, mappen,"
        " database, sleutelbestand, schijf en reservekopieën. Er wordt niets gewijzigd en geen wachtwoord gevraagd; met"
        " --wachtwoord-bestand wordt ook in de database gekeken. Eindigt met status 1 als er een fout is."
    ),
)
@json_optie(SLEUTELS)
def doctor(als_json: bool) -> int:
    """Look at everything; status 1 if something is wrong."""
    from korpsmonitor_tui.services.doctor import Oordeel, onderzoek_programma
    from korpsmonitor_tui.services.doctordatabase import onderzoek_database

    programma = huidig()
    wereld = programma.buiten.wereld()
    gegeven = is_gegeven(programma.keuzes.wachtwoord_bestand)
    over_database, bekeken = onderzoek_database(
        wereld, programma.pad, programma.vraag_wachtwoord if gegeven else None
    )
    regels = (*onderzoek_programma(wereld, _terminal(), KLEINSTE), *over_database)
    goed = all(regel.oordeel != Oordeel.FOUT for regel in regels)
    if als_json:
        zeg_json(
            {
                "goed": goed,
                "inhoud_bekeken": bekeken,
                "regels": [
                    {
                        "onderdeel": regel.onderdeel,
                        "oordeel": regel.oordeel.value,
                        "wat": regel.wat,
                        "doe": regel.doe,
                    }
                    for regel in regels
                ],
            }
        )
        return int(not goed)
    for regel in regels:
        zeg(f"{_oordeelnaam(regel.oordeel):<7} {regel.onderdeel}: {regel.wat}")
        if regel.doe:
            zeg(f"{'':<7} → {regel.doe}")
    if not bekeken:
        zeg(_("In de database is niet gekeken; dat kan met --wachtwoord-bestand vóór de opdracht."))
    zeg(_("Er is geen fout gevonden.") if goed else _("Er is iets niet in orde; zie de regels met “fout”."))
    return int(not goed)


def _oordeelnaam(oordeel: str) -> str:
    return {"goed": _("goed"), "let op": _("let op"), "fout": _("fout")}[oordeel]


def _terminal() -> Terminal:
    """What this process can know of its terminal."""
    from korpsmonitor_tui.services.doctor import Terminal

    breedte, hoogte = shutil.get_terminal_size()
    return Terminal(
        scherm=heeft_scherm(),
        breedte=breedte,
        hoogte=hoogte,
        soort=os.environ.get("TERM", ""),
        kleuren=_kleuren(),
        zonder_kleur=bool(os.environ.get("NO_COLOR")),
        codering=sys.stdout.encoding or "",
    )


def _kleuren() -> int:
    """How many colours the terminal says it can show."""
    if os.environ.get("COLORTERM", "").casefold() in {"truecolor", "24bit"} or os.environ.get("WT_SESSION"):
        return 2**24
    soort = os.environ.get("TERM", "")
    if soort in {"", "dumb"}:
        return 0
    return 256 if "256" in soort or "kitty" in soort or "direct" in soort else 16
