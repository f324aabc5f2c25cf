"""``korpsmonitor verslag maak``: from minutes to text, and from text to Word."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from korpsmonitor_tui.bestanden.schrijf import maak_map
from korpsmonitor_tui.cli.basis import Opdracht, partij_argument, weiger_gebruik
from korpsmonitor_tui.cli.bestandsopties import overschrijf_optie
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg
from korpsmonitor_tui.cli.verzamelen import doe_en_zeg, proef_optie, status_optie, zeg_vooraf, zonder_alle
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.verslag import BEWERKBAAR, Status
from korpsmonitor_tui.services import documenten, verslagtekst
from korpsmonitor_tui.services.gesprekken import eis_gesprek, lees_status
from korpsmonitor_tui.services.verzamelopdracht import te_maken

if TYPE_CHECKING:
    from korpsmonitor_tui.services.documenten import Bewaard
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.verzamelopdracht import Kandidaat


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
@status_optie(_("standaard elke stand"))
@click.option(
    "--map", "map_", type=click.Path(file_okay=False, path_type=Path), metavar="MAP", help=_("De map bij --alle.")
)  # fmt: skip
@proef_optie
@overschrijf_optie
def maak(
    partij: str | None, doel: Path | None, alle: bool, statussen: tuple[str, ...], map_: Path | None, proef: bool,
    overschrijf: bool,
) -> int:  # fmt: skip
    """Make one verslag or all of them."""
    if alle:
        if partij is not None or doel is not None or (map_ is None and not proef):
            weiger_gebruik(_("Gebruik --alle met --map MAP, en zonder PARTIJ of --doel."))
        return _maak_alle(map_ or Path(), statussen, proef=proef, overschrijf=overschrijf)
    if partij is None or map_ is not None or statussen or proef:
        weiger_gebruik(zonder_alle(partij))
    if doel is not None and not doel.is_dir() and doel.suffix.casefold() != ".docx":
        # Else a folder that is yet to be made becomes a file of that name, which no program opens.
        weiger_gebruik(
            _(
                "“{pad}” is geen bestaande map en geen naam die op .docx eindigt; er is niets geschreven."
            ).format(pad=doel)
        )
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


def _maak_een(
    sessie: Sessie, dossier: str, doel: Path, *, overschrijf: bool, gelijk_mag: bool = False
) -> tuple[int, Bewaard]:
    """Assemble if the text can change now, and write; returns how many passages came in."""
    db = sessie.store.lees()
    eis_gesprek(db, dossier)
    erbij = verslagtekst.stel_samen(sessie, dossier) if lees_status(db, dossier) in BEWERKBAAR else 0
    return erbij, documenten.bewaar_verslag(
        sessie, dossier, doel, overschrijf=overschrijf, gelijk_mag=gelijk_mag
    )


@met_sessie
def _maak_alle(
    sessie: Sessie, map_: Path, statussen: tuple[str, ...], *, proef: bool, overschrijf: bool
) -> int:
    """Every verslag that has something to say; one that cannot be made does not stop the others."""
    kandidaten = te_maken(sessie, [Status(status.casefold()) for status in statussen])
    if proef:
        zeg_vooraf(kandidaten)
        return int(any(kandidaat.tekorten for kandidaat in kandidaten))
    maak_map(map_)

    def doe(kandidaat: Kandidaat) -> None:
        doel = map_ / documenten.bestandsnaam(sessie, kandidaat.dossier, kandidaat.versie)
        # What an interrupted run wrote is not in the way of the next one.
        _maak_een(sessie, kandidaat.dossier, doel, overschrijf=overschrijf, gelijk_mag=True)

    return doe_en_zeg(
        kandidaten, doe, _("{{gelukt}} van {{totaal}} verslagen geschreven in {map}.").format(map=map_)
    )
