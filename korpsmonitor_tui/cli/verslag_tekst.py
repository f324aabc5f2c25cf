"""``korpsmonitor verslag toon`` and what changes the text: passages by number or id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie, partij_argument
from korpsmonitor_tui.cli.invoer import STDIN, lees_tekst
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.cli.vinden import vind_passage
from korpsmonitor_tui.domain.gesprek import tagnaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import statusnaam
from korpsmonitor_tui.services import verslagtekst
from korpsmonitor_tui.services.gesprekken import eis_gesprek, lees_status
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.services.verslagstand import lees_versienummer

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.verslagtekst import Passage

SLEUTELS: Final = {
    "dossier": _("kenmerk van het dossier"),
    "partij": _("code van de partij"),
    "status": _("status van het verslag"),
    "versie": _("nummer van de versie"),
    "passages[].nummer": _("zichtbaar nummer"),
    "passages[].vast": _("of het nummer vastligt, wat zo is na de eerste verzending"),
    "passages[].kenmerk": _("kenmerk van de passage"),
    "passages[].hoofdstuk": _("code van het hoofdstuk"),
    "passages[].tekst": _("de tekst"),
    "passages[].tags[]": _("actie, citaat, cijfer of nagaan"),
    "passages[].vraag": _("vraag waar de passage over gaat, of leeg"),
    "passages[].notities[]": _("kenmerken van de notities waaruit de passage komt"),
    "passages[].plekken[]": _("plaatsen in transcripten waaruit zij komt"),
    "passages[].afspraken[].tekst": _("wat er in de passage is afgesproken"),
    "passages[].afspraken[].wie": _("wie het doet, of leeg"),
    "passages[].afspraken[].wanneer": _("wanneer het klaar is, of leeg"),
}

_passage_argument: Final = click.argument(
    "nummer", help=_("Nummer of kenmerk van de passage, zie `verslag toon`.")
)
_tekst_argument: Final = click.argument(
    "tekst", default=STDIN, help=_("De tekst; zonder tekst, of met -, wordt de standaardinvoer gelezen.")
)  # fmt: skip


@click.command(
    cls=Opdracht, help=_("Toon de tekst van het verslag. Nummers liggen vast zodra een versie is verstuurd.")
)
@partij_argument()
@json_optie(SLEUTELS)
@met_sessie
def toon(sessie: Sessie, partij: str, als_json: bool) -> None:
    """Show the text with its numbers."""
    db = sessie.store.lees()
    dossier = sessie.dossier(partij)
    eis_gesprek(db, dossier)
    passages = verslagtekst.genummerd(sessie, verslagtekst.lees_passages(db, dossier))
    status, versie = lees_status(db, dossier), lees_versienummer(db, dossier)
    if als_json:
        zeg_json(
            {
                "dossier": dossier,
                "partij": partij_van(dossier),
                "status": status.value,
                "versie": versie,
                "passages": [_als_gegevens(nummer, passage) for nummer, passage in passages],
            }
        )
        return
    zeg(_("{partij}: {status}, versie {versie}").format(
        partij=sessie.partij(partij).naam, status=statusnaam(status), versie=versie
    ))  # fmt: skip
    if not passages:
        zeg(_("Het verslag heeft nog geen tekst; `korpsmonitor verslag maak` stelt het samen."))
    _toon_passages(sessie, passages)


def _als_gegevens(nummer: int, passage: Passage) -> dict[str, Any]:
    return {
        "nummer": nummer,
        "vast": passage.nummer is not None,
        "kenmerk": passage.id,
        "hoofdstuk": passage.hoofdstuk,
        "tekst": passage.tekst,
        "tags": list(passage.tags),
        "vraag": passage.vraag,
        "notities": list(passage.notities),
        "plekken": [str(plek) for plek in passage.verwijzingen],
        "afspraken": [
            {"tekst": afspraak.tekst, "wie": afspraak.wie, "wanneer": afspraak.wanneer}
            for afspraak in passage.afspraken
        ],
    }


def _toon_passages(sessie: Sessie, passages: list[tuple[int, Passage]]) -> None:
    titels = {h.code: f"{h.nummer} {h.titel}" for h in sessie.instrument.hoofdstukken}
    hoofdstuk = None
    for nummer, passage in passages:
        if passage.hoofdstuk != hoofdstuk:
            hoofdstuk = passage.hoofdstuk
            zeg()
            zeg(titels.get(hoofdstuk, hoofdstuk))
        tags = "".join(f" [{tagnaam(tag)}]" for tag in passage.tags)
        zeg(f"{nummer:>4}  {passage.id}{tags}")
        zeg("      " + passage.tekst.replace("\n", "\n      "))


@click.command(cls=Opdracht, help=_("Wijzig de tekst van een passage."))
@partij_argument()
@_passage_argument
@_tekst_argument
@met_sessie
def tekst(sessie: Sessie, partij: str, nummer: str, tekst: str) -> None:
    """Change a passage."""
    dossier = sessie.dossier(partij)
    passage = vind_passage(sessie, dossier, nummer)
    verslagtekst.wijzig_passage(sessie, dossier, passage.id, lees_tekst(tekst))
    zeg(_("Passage {nummer} gewijzigd.").format(nummer=nummer))


@click.command(
    "voeg-toe", cls=Opdracht, help=_("Voeg een passage toe die niet uit de notities komt, zoals een eigen inleiding.")
)  # fmt: skip
@partij_argument()
@_tekst_argument
@click.option("--hoofdstuk", required=True, metavar="CODE", help=_("In welk hoofdstuk, zoals toezicht."))
@click.option("--na", metavar="NUMMER", help=_("Na welke passage; standaard aan het eind van het hoofdstuk."))
@met_sessie
def voeg_toe(sessie: Sessie, partij: str, tekst: str, hoofdstuk: str, na: str | None) -> None:
    """Add a passage."""
    dossier = sessie.dossier(partij)
    vorige = vind_passage(sessie, dossier, na).id if na is not None else None
    verslagtekst.voeg_passage_toe(sessie, dossier, hoofdstuk, lees_tekst(tekst), vorige)
    zeg(_("Passage toegevoegd bij {hoofdstuk}.").format(hoofdstuk=hoofdstuk))


@click.command(
    cls=Opdracht, help=_("Verwijder een passage; haar notitie blijft, en `korpsmonitor ongedaan` haalt haar terug.")
)  # fmt: skip
@partij_argument()
@_passage_argument
@met_sessie
def verwijder(sessie: Sessie, partij: str, nummer: str) -> None:
    """Delete a passage."""
    dossier = sessie.dossier(partij)
    verslagtekst.verwijder_passage(sessie, dossier, vind_passage(sessie, dossier, nummer).id)
    zeg(_("Passage {nummer} verwijderd.").format(nummer=nummer))


@click.command(
    cls=Opdracht, help=_("Verplaats een passage zoveel plaatsen omlaag in haar hoofdstuk; een negatief getal na -- is omhoog.")
)  # fmt: skip
@partij_argument()
@_passage_argument
@click.argument("plaatsen", type=int, help=_("Aantal plaatsen."))
@met_sessie
def verplaats(sessie: Sessie, partij: str, nummer: str, plaatsen: int) -> None:
    """Move a passage."""
    dossier = sessie.dossier(partij)
    verslagtekst.verplaats_passage(sessie, dossier, vind_passage(sessie, dossier, nummer).id, plaatsen)
    zeg(_("Passage {nummer} verplaatst.").format(nummer=nummer))
