"""``korpsmonitor gesprek notitie`` and what changes notes afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Getal, Opdracht, partij_argument, weiger_gebruik
from korpsmonitor_tui.cli.invoer import STDIN, lees_tekst
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg
from korpsmonitor_tui.cli.vinden import vind_notitie
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.gesprek import Tag
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import gesprekken, notitiedelen, transcripten, transcriptstand
from korpsmonitor_tui.services.gesprekken import NieuweNotitie

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie

TAGS: Final = click.Choice([tag.value for tag in Tag], case_sensitive=False)

_nummer_argument: Final = click.argument(
    "nummer", help=_("Nummer of kenmerk van de notitie, zie `gesprek toon`.")
)


@click.command(
    cls=Opdracht,
    help=_(
        "Voeg een notitie toe aan het eind van een gesprek. Met --beurt is zij van een beurt van het transcript gemaakt: zij"
        " krijgt de tijd en de spreker ervan, en onthoudt welke beurt het was."
    ),
)
@partij_argument()
@click.argument(
    "tekst",
    required=False,
    help=_("De tekst; zonder tekst die van --beurt, anders (of met -) wordt de standaardinvoer gelezen."),
)
@click.option(
    "--hoofdstuk", default="", metavar="CODE", help=_("Bij welk hoofdstuk, zoals toezicht; verplicht.")
)
@click.option("--spreker", default="", metavar="NAAM", help=_("Wie het zei."))
@click.option("--vraag", default="", metavar="KENMERK", help=_("Bij welke vraag van de vragenlijst."))
@click.option(
    "--tag", "tags", type=TAGS, multiple=True, help=_("Wat voor notitie het is; vaker opgeven mag.")
)
@click.option("--beurt", type=Getal(min=1), metavar="NR", help=_("Van welke beurt, zie `gesprek beurten`."))
@click.option(
    "--transcript", default="", metavar="NR", help=_("Van welk transcript; niet nodig als er maar één geldt.")
)
@met_sessie
def notitie(
    sessie: Sessie, partij: str, tekst: str | None, hoofdstuk: str, spreker: str, vraag: str, tags: tuple[str, ...],
    beurt: int | None, transcript: str
) -> None:  # fmt: skip
    """Add a note."""
    dossier = sessie.dossier(partij)
    if transcript and beurt is None:
        weiger_gebruik(_("Geef bij --transcript ook op van welke --beurt."))
    # Before a text is read that would be typed in vain.
    gesprekken.eis_hoofdstuk(sessie, hoofdstuk)
    if beurt is None:
        nieuwe = NieuweNotitie(hoofdstuk, lees_tekst(tekst or STDIN), spreker, vraag, tags)
        gesprekken.voeg_notities_toe(sessie, dossier, [nieuwe])
    else:
        nieuwe = NieuweNotitie(hoofdstuk, lees_tekst(tekst) if tekst else "", spreker, vraag, tags)
        id_ = transcriptstand.eis_transcript(sessie.store.lees(), dossier, transcript).id
        transcripten.noteer_beurt(sessie, dossier, id_, beurt, nieuwe)
    zeg(_("Notitie toegevoegd bij {hoofdstuk}.").format(hoofdstuk=hoofdstuk))


@click.command(
    cls=Opdracht, help=_("Wijzig één ding aan een notitie: tekst, spreker, vraag, hoofdstuk, tag of plaats.")
)
@partij_argument()
@_nummer_argument
@click.option("--tekst", metavar="TEKST", help=_("Nieuwe tekst; - leest de standaardinvoer."))
@click.option("--spreker", metavar="NAAM", help=_("Wie het zei."))
@click.option("--vraag", metavar="KENMERK", help=_("Bij welke vraag van de vragenlijst."))
@click.option("--hoofdstuk", metavar="CODE", help=_("Bij welk hoofdstuk."))
@click.option("--tag", type=TAGS, help=_("Zet deze tag, of haal hem weg als hij er al op staat."))
@click.option(
    "--schuif", type=int, metavar="PLAATSEN", help=_("Zoveel plaatsen omlaag in het hoofdstuk; met een minteken omhoog.")
)  # fmt: skip
def wijzig_notitie(partij: str, nummer: str, **gegevens: Any) -> None:
    """Change one thing, so that undo takes back exactly this."""
    gekozen = {veld: waarde for veld, waarde in gegevens.items() if waarde is not None}
    if len(gekozen) != 1:
        weiger_gebruik(_("Geef precies één wijziging op."))
    ((veld, waarde),) = gekozen.items()
    _wijzig(partij, nummer, veld, lees_tekst(waarde) if veld == "tekst" else waarde)


@met_sessie
def _wijzig(sessie: Sessie, partij: str, nummer: str, veld: str, waarde: Any) -> None:
    dossier = sessie.dossier(partij)
    deze = vind_notitie(sessie, dossier, nummer)
    if veld == "tag":
        gesprekken.wissel_tag(sessie, dossier, deze.id, waarde)
    elif veld == "schuif":
        gesprekken.verplaats_notitie(sessie, dossier, deze.id, waarde)
    else:
        gesprekken.wijzig_notitie(sessie, dossier, deze.id, veld, waarde)
    zeg(_("Notitie gewijzigd."))


@click.command(cls=Opdracht, help=_("Verwijder een notitie; `korpsmonitor ongedaan` haalt haar terug."))
@partij_argument()
@_nummer_argument
@met_sessie
def verwijder_notitie(sessie: Sessie, partij: str, nummer: str) -> None:
    """Delete a note."""
    dossier = sessie.dossier(partij)
    gesprekken.verwijder_notitie(sessie, dossier, vind_notitie(sessie, dossier, nummer).id)
    zeg(_("Notitie verwijderd."))


@click.command(
    cls=Opdracht,
    help=_(
        "Splits een notitie vóór de opgegeven woorden. Beide delen houden hoofdstuk, vraag, spreker, tijd en tags;"
        " `korpsmonitor ongedaan` herstelt haar."
    ),
)
@partij_argument()
@_nummer_argument
@click.option("--voor", required=True, metavar="TEKST", help=_("Met welke woorden de tweede notitie begint."))
@met_sessie
def splits_notitie(sessie: Sessie, partij: str, nummer: str, voor: str) -> None:
    """Cut a note in two."""
    dossier = sessie.dossier(partij)
    deze = vind_notitie(sessie, dossier, nummer)
    if deze.tekst.count(voor) != 1 or not voor.strip():
        raise OnbruikbareInvoer(
            _("“{voor}” moet precies één keer in de notitie staan; er is niets gesplitst.").format(voor=voor)
        )
    notitiedelen.splits_notitie(sessie, dossier, deze.id, deze.tekst.index(voor), deze.tekst)
    zeg(_("Notitie gesplitst."))


@click.command(
    cls=Opdracht,
    help=_(
        "Zet een notitie achter de notitie erboven in hetzelfde hoofdstuk; de tags van beide blijven."
        " `korpsmonitor ongedaan` haalt ze weer uit elkaar."
    ),
)
@partij_argument()
@_nummer_argument
@met_sessie
def voeg_samen(sessie: Sessie, partij: str, nummer: str) -> None:
    """Join a note with the one above it."""
    dossier = sessie.dossier(partij)
    notitiedelen.voeg_samen(sessie, dossier, vind_notitie(sessie, dossier, nummer).id)
    zeg(_("Notities samengevoegd."))
