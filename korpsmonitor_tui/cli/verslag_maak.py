"""``korpsmonitor verslag maak``: from minutes to text, and from text to Word."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from korpsmonitor_tui.cli.basis import Opdracht, partij_argument, weiger_gebruik
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import Voortgang, zeg
from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.verslag import BEWERKBAAR
from korpsmonitor_tui.services import documenten, verslagtekst
from korpsmonitor_tui.services.gesprekken import eis_gesprek, lees_status
from korpsmonitor_tui.services.overzicht import Regel, lees_overzicht

if TYPE_CHECKING:
    from korpsmonitor_tui.services.documenten import Bewaard
    from korpsmonitor_tui.services.sessie import Sessie


@click.command(
    cls=Opdracht,
    help=_(
        "Maak van notities die nog niet in het verslag staan passages, en schrijf het Word-bestand. Wat al bewerkt is,"
        " blijft. Van een verstuurde of definitieve versie komt het vastgelegde bestand zelf, byte voor byte."
    ),
)
@partij_argument(verplicht=False)
@click.option(
    "--doel",
    type=click.Path(path_type=Path),
    metavar="PAD",
    help=_("Bestand of bestaande map voor het Word-bestand; standaard de huidige map."),
)
@click.option("--alle", is_flag=True, help=_("Alle verslagen met notities, in de map van --map."))
@click.option(
    "--map", "map_", type=click.Path(file_okay=False, path_type=Path), metavar="MAP", help=_("De map bij --alle.")
)  # fmt: skip
@click.option("--overschrijf", is_flag=True, help=_("Vervang een bestand dat er al staat."))
def maak(partij: str | None, doel: Path | None, alle: bool, map_: Path | None, overschrijf: bool) -> int:
    """Make one verslag or all of them."""
    if alle:
        if partij is not None or doel is not None or map_ is None:
            weiger_gebruik(_("Gebruik --alle met --map MAP, en zonder PARTIJ of --doel."))
        return _maak_alle(map_, overschrijf=overschrijf)
    if partij is None or map_ is not None:
        weiger_gebruik(_("Noem een PARTIJ, of gebruik --alle met --map MAP."))
    _maak_verslag(partij, doel or Path(), overschrijf=overschrijf)
    return 0


@met_sessie
def _maak_verslag(sessie: Sessie, partij: str, doel: Path, *, overschrijf: bool) -> None:
    erbij, bestand = _maak_een(sessie, sessie.dossier(partij), doel, overschrijf=overschrijf)
    if erbij:
        zeg(ngettext(
            "{aantal} passage toegevoegd uit de notities.", "{aantal} passages toegevoegd uit de notities.", erbij
        ).format(aantal=erbij))  # fmt: skip
    zeg(_("Geschreven: {pad}").format(pad=bestand.pad))
    for melding in bestand.meldingen:
        zeg(melding, fout=True)


def _maak_een(sessie: Sessie, dossier: str, doel: Path, *, overschrijf: bool) -> tuple[int, Bewaard]:
    """Assemble if the text can change now, and write; returns how many passages came in."""
    db = sessie.store.lees()
    eis_gesprek(db, dossier)
    erbij = verslagtekst.stel_samen(sessie, dossier) if lees_status(db, dossier) in BEWERKBAAR else 0
    return erbij, documenten.bewaar_verslag(sessie, dossier, doel, overschrijf=overschrijf)


@met_sessie
def _maak_alle(sessie: Sessie, map_: Path, *, overschrijf: bool) -> int:
    """Every verslag that has something to say; one that this person may not work on does not stop the others."""
    regels = [regel for regel in lees_overzicht(sessie) if regel.notities or regel.passages]
    voortgang = Voortgang()
    geweigerd: list[tuple[Regel, StapGeweigerd]] = []
    try:
        for nr, regel in enumerate(regels, start=1):
            doel = map_ / documenten.bestandsnaam(sessie, regel.dossier, regel.versie)
            try:
                _maak_een(sessie, regel.dossier, doel, overschrijf=overschrijf)
            except StapGeweigerd as fout:
                geweigerd.append((regel, fout))
            voortgang(nr, len(regels), regel.partij.naam)
    finally:
        voortgang.klaar()
    for regel, oorzaak in geweigerd:
        zeg(f"{regel.partij.naam}: {oorzaak}", fout=True)
    zeg(
        _("{gelukt} van {totaal} verslagen geschreven in {map}.").format(
            gelukt=len(regels) - len(geweigerd), totaal=len(regels), map=map_
        )
    )
    return max((oorzaak.status for _regel, oorzaak in geweigerd), default=0)
