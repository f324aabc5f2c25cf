"""``verslag hoofdstuk``, ``noten`` and ``noot``: the chapter about a party and what its passages lean on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.cli.basis import Getal, Opdracht, json_optie, partij_argument
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import ingesprongen, tabel, zeg, zeg_json
from korpsmonitor_tui.cli.vinden import vind_passage
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services import hoofdstukken
from korpsmonitor_tui.services import noten as notendienst
from korpsmonitor_tui.services.exemplaren import schrijf_exemplaren
from korpsmonitor_tui.services.gesprekken import eis_gesprek
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.services.verslagtekst import genummerd, lees_passages

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "passages[].nummer": _("nummer van de passage"),
    "passages[].tekst": _("tekst van de passage"),
    "passages[].verwijzingen[]": _("waarop zij steunt, zoals `verslag noot` het aanneemt"),
    "passages[].noot": _("de noot zoals gedrukt; leeg zonder"),
    "grondstof[].verwijzing": _("waarop gesteund kan worden"),
    "grondstof[].omschrijving": _("het zelfde in woorden"),
    "grondstof[].klaar": _("of het vaststaat; bij een gesprek of het verslag definitief is"),
    "grondstof[].keren": _("hoeveel passages erop steunen"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Begin het hoofdstuk over een partij, of werk bij wie het controleert: iedereen die over haar is geïnterviewd. Daarna"
        " gaat het als elk verslag: passages, eerste check, versturen, verwerken en vaststellen."
    ),
)
@partij_argument()
@click.option("--notulist", default="", metavar="NAAM", help=_("Wie het schrijft."))
@click.option("--auditor", "auditors", multiple=True, metavar="NAAM", help=_("Wie het nakijkt; mag vaker."))
@met_sessie
def hoofdstuk(sessie: Sessie, partij: str, notulist: str, auditors: tuple[str, ...]) -> None:
    """Begin a chapter, or bring who checks it up to date."""
    uitkomst = hoofdstukken.begin(sessie, partij, notulist, auditors)
    for wie in uitkomst.erbij:
        zeg(_("Erbij: {wie}").format(wie=wie))
    for wie in uitkomst.gewijzigd:
        zeg(_("Gewijzigd: {wie}").format(wie=wie))
    for wie in uitkomst.weg:
        zeg(_("Van de lijst: {wie}").format(wie=wie))
    zeg(
        ngettext(
            "{aantal} geïnterviewde controleert het hoofdstuk over {partij}.",
            "{aantal} geïnterviewden controleren het hoofdstuk over {partij}.",
            uitkomst.aantal,
        ).format(aantal=uitkomst.aantal, partij=sessie.partij(partij).naam)
    )


@click.command(
    cls=Opdracht,
    help=_(
        "Schrijf van wat er is verstuurd een exemplaar per respondent. De tekst is gelijk; een merk in het bestand zegt van wie"
        " het is, zodat `verslag lees` dat bij terugkomst vanzelf weet."
    ),
)
@partij_argument()
@click.option(
    "--map",
    "map_",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    metavar="MAP",
    help=_("Waarin een map met de exemplaren komt."),
)
@click.option(
    "--versie", type=Getal(min=1), metavar="NUMMER", help=_("Standaard de laatste die is verstuurd.")
)
@met_sessie
def exemplaren(sessie: Sessie, partij: str, map_: Path, versie: int | None) -> None:
    """Write a copy per respondent."""
    for pad in schrijf_exemplaren(sessie, sessie.dossier(partij), map_, nummer=versie):
        zeg(_("Geschreven: {pad}").format(pad=pad))


@click.command(
    cls=Opdracht, help=_("Toon de noten van een verslag of hoofdstuk, en waarop het nog kan steunen.")
)
@partij_argument()
@json_optie(SLEUTELS)
@met_sessie
def noten(sessie: Sessie, partij: str, als_json: bool) -> None:
    """Show the notes."""
    dossier = sessie.dossier(partij)
    db = sessie.store.lees()
    eis_gesprek(db, dossier)
    passages = genummerd(sessie, lees_passages(db, dossier))
    gesteund = notendienst.lees_noten(db, dossier)
    reeksen = [gesteund.get(passage.id, ()) for _nr, passage in passages]
    teksten = notendienst.noten_van(sessie, reeksen)
    stof = hoofdstukken.lees_grondstof(sessie, dossier)
    if als_json:
        zeg_json(
            {
                "passages": [
                    {
                        "nummer": nummer,
                        "tekst": passage.tekst,
                        "verwijzingen": [str(noot) for noot in reeks],
                        "noot": tekst,
                    }
                    for (nummer, passage), reeks, tekst in zip(passages, reeksen, teksten, strict=True)
                ],
                "grondstof": [
                    {
                        "verwijzing": str(deel.noot),
                        "omschrijving": deel.omschrijving,
                        "klaar": deel.klaar,
                        "keren": deel.keren,
                    }
                    for deel in stof
                ],
            }
        )
        return
    for (nummer, passage), tekst in zip(passages, teksten, strict=True):
        zeg(ingesprongen(f"{nummer:>4}  {passage.tekst}"))
        if tekst:
            zeg(f"        ↳ {tekst}")
    if stof:
        rijen = [(deel.omschrijving, _("ja") if deel.klaar else _("nee"), deel.keren) for deel in stof]
        zeg("")
        zeg(tabel((_("waarop het kan steunen"), _("staat vast"), _("keren")), rijen, rechts=(2,)))


@click.command(
    cls=Opdracht,
    help=_(
        "Zeg waarop een passage steunt: “gesprek PARTIJ”, “aanvulling PARTIJ NUMMER” of “bron NUMMER”, zo nodig met een plaats"
        " (“bron 2, p. 65”). Wat er stond vervalt; zonder verwijzing heeft de passage geen noot."
    ),
)
@partij_argument()
@click.argument("nummer", help=_("Nummer van de passage, zie `verslag noten`."))
@click.argument("verwijzingen", nargs=-1, help=_("Waarop zij steunt, in de volgorde van de noot."))
@met_sessie
def noot(sessie: Sessie, partij: str, nummer: str, verwijzingen: tuple[str, ...]) -> None:
    """Set what a passage leans on."""
    dossier = sessie.dossier(partij)
    passage = vind_passage(sessie, dossier, nummer)
    gevonden = [notendienst.vind_noot(sessie, tekst, partij_van(dossier)) for tekst in verwijzingen]
    notendienst.zet_noten(sessie, dossier, passage.id, gevonden)
    zeg(_("Noot van passage {nummer} vastgelegd.").format(nummer=nummer))
