"""``rapport stand`` and ``rapport maak``: what the reporting can make, what it lacks, and making one, a kind, or all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie, weiger_gebruik
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import Voortgang, tabel, zeg, zeg_json
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.services import rapportstukken
from korpsmonitor_tui.services.onderdelen import wat_er_is
from korpsmonitor_tui.services.rapportstukken import DOCX, Soort, lees_stukken

if TYPE_CHECKING:
    from korpsmonitor_tui.services.rapportstukken import Gemaakt, Rapportstuk
    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "stukken[].soort": _("geheel, korps, scores, cijfers, eenheid, brief of lijst"),
    "stukken[].code": _("waarmee het stuk wordt gekozen"),
    "stukken[].naam": _("naam van het stuk"),
    "stukken[].vormen[]": _("waarin het kan worden gemaakt: docx, xlsx, csv"),
    "stukken[].ontbreekt[]": _("wat er nog ontbreekt; leeg als het compleet is"),
    "stukken[].geen": _("waarom het nu niet te maken is, of leeg"),
    "stukken[].gedaan[]": _("wat er al mee is gebeurd: wanneer een brief is verzonden"),
}
SLEUTELS_MAAK: Final = {
    "paden[]": _("de geschreven bestanden"),
    "concept[]": _("namen van de stukken waaraan nog iets ontbreekt"),
}
BREED: Final = 90
"""Characters of what a piece lacks, in the list; whoever makes the piece, or asks for JSON, reads all of it."""
_SOORT: Final = click.Choice([soort.value for soort in Soort])


@click.command(
    cls=Opdracht,
    help=_(
        "Toon wat de rapportage kan maken, en in het kort wat er aan elk stuk nog ontbreekt; --json noemt alles."
    ),
)
@click.option("--soort", type=_SOORT, help=_("Alleen stukken van deze soort."))
@json_optie(SLEUTELS)
@met_sessie
def stand(sessie: Sessie, soort: str | None, als_json: bool) -> None:
    """Show the pieces."""
    stukken = [stuk for stuk in lees_stukken(sessie) if soort in {None, stuk.soort.value}]
    if als_json:
        zeg_json({"stukken": [_als_gegevens(stuk) for stuk in stukken]})
        return
    if not stukken:
        zeg(
            _("Bij {instrument} heeft de rapportage deze stukken niet. Wel is er: {wat}.").format(
                instrument=sessie.instrument.naam, wat=wat_er_is(sessie.instrument)
            )
        )
        return
    rijen = [(stuk.soort.value, stuk.code, kort(stuk.naam, 40), _stand(stuk)) for stuk in stukken]
    zeg(tabel((_("Soort"), _("Code"), _("Stuk"), _("Stand")), rijen))


def _stand(stuk: Rapportstuk) -> str:
    if stuk.gedaan:
        return " ".join(stuk.gedaan)
    if stuk.geen:
        return stuk.geen
    if not stuk.ontbreekt:
        return _("compleet")
    if len(stuk.ontbreekt) == 1:
        return _("concept: {wat}").format(wat=kort(stuk.ontbreekt[0], BREED))
    return _("concept: {wat} (en {aantal} meer)").format(
        wat=kort(stuk.ontbreekt[0], BREED), aantal=len(stuk.ontbreekt) - 1
    )


def _als_gegevens(stuk: Rapportstuk) -> dict[str, Any]:
    return {
        "soort": stuk.soort.value,
        "code": stuk.code,
        "naam": stuk.naam,
        "vormen": list(stuk.vormen),
        "ontbreekt": list(stuk.ontbreekt),
        "geen": stuk.geen,
        "gedaan": list(stuk.gedaan),
    }


@click.command(
    cls=Opdracht,
    help=_(
        "Schrijf stukken van één soort als bestanden: die met deze codes, of zonder code alle die te maken zijn. `rapport"
        " stand` noemt soorten en codes. Staat een van de bestanden er al, dan wordt er niets gemaakt."
    ),
)
@click.argument(
    "soort",
    type=_SOORT,
    metavar="SOORT",
    help=_("Soort van de stukken: {soorten}.").format(soorten=", ".join(soort.value for soort in Soort)),
)
@click.argument("codes", nargs=-1, help=_("Codes van de stukken; zonder: alle."))
@click.option(
    "--map",
    "map_",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    metavar="MAP",
    help=_("Waar de bestanden komen."),
)
@click.option(
    "--vorm",
    type=click.Choice([DOCX, rapportstukken.XLSX, rapportstukken.CSV]),
    default=DOCX,
    show_default=True,
    help=_("Vorm van de bestanden; een stuk dat die niet heeft, krijgt zijn gewone vorm."),
)
@click.option("--pdf", is_flag=True, help=_("Maak van elk Word-bestand ook een PDF/A."))
@click.option("--overschrijf", is_flag=True, help=_("Vervang bestanden die er al staan."))
@json_optie(SLEUTELS_MAAK)
@met_sessie
def maak(
    sessie: Sessie,
    soort: str,
    codes: tuple[str, ...],
    map_: Path,
    vorm: str,
    pdf: bool,
    overschrijf: bool,
    als_json: bool,
) -> None:
    """Make pieces of one kind."""
    if codes:
        stukken = [rapportstukken.stuk_van(sessie, Soort(soort), code) for code in dict.fromkeys(codes)]
    else:
        stukken = [stuk for stuk in lees_stukken(sessie) if stuk.soort == soort and not stuk.geen]
    if not stukken:
        weiger_gebruik(_("Van deze soort is nu niets te maken; `korpsmonitor rapport stand` zegt waarom."))
    voortgang = Voortgang()
    try:
        gemaakt = rapportstukken.maak(
            sessie, stukken, rapportstukken.Opdracht(map_, vorm, pdf, overschrijf), voortgang
        )
    finally:
        voortgang.klaar()
    _meld(gemaakt, [stuk.naam for stuk in stukken if stuk.ontbreekt], als_json=als_json)


def _meld(gemaakt: Gemaakt, concept: list[str], *, als_json: bool) -> None:
    for melding in gemaakt.meldingen:
        zeg(melding, fout=True)
    if als_json:
        zeg_json({"paden": [str(pad) for pad in gemaakt.paden], "concept": concept})
        return
    for pad in gemaakt.paden:
        zeg(_("Geschreven: {pad}").format(pad=pad))
    if concept:
        wat = ngettext(
            "CONCEPT: aan {aantal} stuk ontbreekt nog iets; dat staat op de eerste pagina.",
            "CONCEPT: aan {aantal} stukken ontbreekt nog iets; dat staat op de eerste pagina.",
            len(concept),
        )
        zeg(wat.format(aantal=len(concept)), fout=True)
