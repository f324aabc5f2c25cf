"""``weging regels``: the weighing rules, to read and to check."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, instrument_optie, json_optie, weiger_gebruik
from korpsmonitor_tui.cli.programma import huidig, met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.weguitleg import werking

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.weegregels import Regel, Weegregels
    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "klopt": _("of de weegregels bruikbaar zijn"),
    "bestand": _("wat is gelezen: een versie of een bestand"),
    "versie": _("versie van de weegregels, of null als zij niet bruikbaar zijn"),
    "bron": _("bron van de weegregels, of null"),
    "regels[].code": _("code van de regel"),
    "regels[].dimensies[]": _("codes van de dimensies waarover zij gaat"),
    "regels[].tekst": _("wat de bron zegt, in eigen woorden"),
    "regels[].werking": _("wat de regel doet"),
    "regels[].bron": _("plaats in de bron"),
    "regels[].lezing": _("hoe wij de bron lezen waar zij een keuze laat, of leeg"),
    "bevindingen[].bestand": _("bestand met een fout"),
    "bevindingen[].plaats": _("plaats in het bestand, of leeg"),
    "bevindingen[].melding": _("wat er fout is, of welke regels elkaar tegenspreken"),
    "bevindingen[].remedie": _("hoe het te verhelpen is"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Toon de weegregels met hun bron en hoe wij die lezen. Fouten en regels die elkaar tegenspreken worden alle"
        " ineens genoemd; dan eindigt dit met status 1. Alleen met --van-editie gebruikt dit een database."
    ),
)
@click.argument(
    "keuze",
    metavar="[VERSIE|BESTAND]",
    default="",
    help=_("Versie van de weegregels, of een bestand dat op .toml eindigt; standaard de nieuwste."),
)
@click.option(
    "--van-editie", is_flag=True, help=_("De regels die de editie bewaart en waarmee zij wordt gewogen.")
)
@click.option("--controleer", is_flag=True, help=_("Zeg alleen of de regels bruikbaar zijn."))
@click.option(
    "--kopie",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help=_(
        "Schrijf een kopie om te bewerken; de naam van het bestand wordt haar versie, zoals 2013-2014.toml."
    ),
)
@click.option("--overschrijf", is_flag=True, help=_("Vervang een kopie die er al is."))
@instrument_optie
@json_optie(SLEUTELS)
def regels(
    keuze: str,
    van_editie: bool,
    controleer: bool,
    kopie: Path | None,
    overschrijf: bool,
    instrument: str,
    als_json: bool,
) -> int:
    """Show the rules, or what is wrong in them; status 1 if anything is."""
    if keuze and van_editie:
        weiger_gebruik(_("Noem een versie of een bestand, of --van-editie, niet beide."))
    if instrument and van_editie:
        weiger_gebruik(_("--instrument hoort bij een bestand; een editie heeft haar eigen instrument."))
    if kopie is not None:
        _kopieer(keuze, kopie, instrument, van_editie=van_editie, overschrijf=overschrijf)
        return 0
    # Imported late: a help page need not know the rules.
    from korpsmonitor_tui.services.definities import STANDAARD
    from korpsmonitor_tui.services.weegregels import Regelcontrole
    from korpsmonitor_tui.services.weegregels import controleer as keur

    if van_editie:
        with huidig().sessie() as sessie:
            naam = _("editie {editie}").format(editie=sessie.editie.id)
            uit = Regelcontrole(naam, (), sessie.weegregels)
    else:
        uit = keur(keuze, instrument or STANDAARD)
    if als_json:
        zeg_json(
            {
                "klopt": not uit.bevindingen,
                "bestand": uit.bestand,
                "versie": uit.regels.versie if uit.regels else None,
                "bron": uit.regels.bron if uit.regels else None,
                "regels": [_als_gegevens(regel) for regel in _alle(uit.regels)],
                "bevindingen": [
                    {"bestand": b.bestand, "plaats": b.plaats, "melding": b.melding, "remedie": b.remedie}
                    for b in uit.bevindingen
                ],
            }
        )
    elif uit.regels is None:
        for bevinding in uit.bevindingen:
            zeg(str(bevinding))
        zeg(ngettext("{aantal} fout gevonden.", "{aantal} fouten gevonden.", len(uit.bevindingen)).format(
            aantal=len(uit.bevindingen)
        ))  # fmt: skip
    else:
        if not controleer:
            _toon(uit.regels)
        zeg(_("{versie}: bruikbaar, {regels} regels voor {dimensies} dimensies.").format(
            versie=uit.regels.versie, regels=len(_alle(uit.regels)), dimensies=len(uit.regels.dimensies)
        ))  # fmt: skip
    return int(bool(uit.bevindingen))


def _kopieer(keuze: str, doel: Path, instrument: str, *, van_editie: bool, overschrijf: bool) -> None:
    from korpsmonitor_tui.services.definities import STANDAARD, Definities
    from korpsmonitor_tui.services.weegversies import kopieer, kopieer_van_editie

    if van_editie:
        with huidig().sessie() as sessie:
            kopie = kopieer_van_editie(sessie, doel, overschrijf=overschrijf)
    else:
        kopie = kopieer(Definities(), instrument or STANDAARD, keuze, doel, overschrijf=overschrijf)
    zeg(
        _(
            "Geschreven: {pad}, als versie {versie}. Bewerk haar, controleer haar met `korpsmonitor weging regels {pad}`,"
            " zie met `korpsmonitor weging vergelijk --regels {pad}` wat zij doet, en neem haar in gebruik met"
            " `korpsmonitor weging kies-regels {pad}`."
        ).format(pad=doel, versie=kopie.versie)
    )


KEUZE: Final = {
    "versie": _("versie waarmee de editie wordt gewogen; leeg als daar nog voor gekozen moet worden"),
    "gekozen": _("of de editie deze regels zelf bewaart"),
    "bestanden[]": _("versies waarvan er een bestand is, nieuwste eerst"),
    "bestand_wijkt_af": _("of het bestand van deze versie nu iets anders zegt dan de editie bewaart"),
    "conflict": _("of op twee laptops andere regels zijn gekozen"),
}


@click.command(
    "kies-regels",
    cls=Opdracht,
    help=_(
        "Kies met welke weegregels deze editie wordt gewogen, of toon dat. De editie bewaart de regels zelf: een bestand"
        " dat later wordt gewijzigd of toegevoegd, verandert niets. Vastgestelde eindscores blijven, met de versie waarmee"
        " zij zijn vastgesteld; `weging vergelijk` toont vooraf wat de keuze zou doen."
    ),
)
@click.argument(
    "keuze",
    metavar="[VERSIE|BESTAND]",
    default="",
    help=_("Versie van de weegregels, of een bestand dat op .toml eindigt; zonder wordt getoond wat geldt."),
)
@json_optie(KEUZE)
@met_sessie
def kies_regels(sessie: Sessie, keuze: str, als_json: bool) -> None:
    """Choose the rules of the edition, or show them."""
    from korpsmonitor_tui.services.weegversies import kies, lees_regelstand

    if keuze:
        kies(sessie, keuze)
    stand = lees_regelstand(sessie)
    if als_json:
        zeg_json(asdict(stand))
        return
    zeg(
        _("De editie {editie} wordt gewogen volgens weegregels {versie}.").format(
            editie=sessie.editie.id, versie=stand.versie
        )
        if stand.versie
        else _("Voor de editie {editie} is nog niet gekozen welke weegregels gelden.").format(
            editie=sessie.editie.id
        )
    )
    zeg(_("Bestanden: {versies}.").format(versies=", ".join(stand.bestanden) or _("geen")))
    if stand.bestand_wijkt_af:
        zeg(_("Het bestand van deze versie zegt nu iets anders; de editie houdt de regels die zij bewaart."))
    if stand.conflict:
        zeg(_("Op twee laptops zijn andere weegregels gekozen; kies hier welke gelden."))


def _alle(regels: Weegregels | None) -> tuple[Regel, ...]:
    return (regels.begin, regels.ongescoord, *regels.regels) if regels else ()


def _toon(regels: Weegregels) -> None:
    zeg(f"{regels.naam} ({regels.bron})")
    zeg()
    for regel in _alle(regels):
        zeg(f"{regel.code} [{regel.bron}]")
        for tekst in filter(None, (", ".join(regel.dimensies), regel.tekst, werking(regel))):
            zeg(f"  {tekst}")
        if regel.lezing:
            zeg(_("  Onze lezing: {lezing}").format(lezing=regel.lezing))
        zeg()


def _als_gegevens(regel: Regel) -> dict[str, Any]:
    return {
        "code": regel.code,
        "dimensies": list(regel.dimensies),
        "tekst": regel.tekst,
        "werking": werking(regel),
        "bron": regel.bron,
        "lezing": regel.lezing,
    }
