"""``verslag plaats/voorstel/besluit/bevestig``: one remark after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from korpsmonitor_tui.cli.basis import Opdracht, partij_argument, weiger_gebruik
from korpsmonitor_tui.cli.invoer import lees_tekst
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg
from korpsmonitor_tui.cli.verslag_wederhoor import BESLUIT_OPTIES
from korpsmonitor_tui.cli.vinden import vind_opmerking, vind_passage
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.wederhoor import Soort
from korpsmonitor_tui.services import verwerking
from korpsmonitor_tui.services.verwerking import Uitspraak

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.services.sessie import Sessie

F = TypeVar("F", bound="Callable[..., Any]")

SOORT_OPTIES: Final = {soort.value.replace(" ", "-"): soort.value for soort in Soort}
"""Kinds as they are typed, and as they are recorded."""


def _uitspraak_opties(functie: F) -> F:
    """Decorate a command with what a decision, or a proposal for one, consists of."""
    for optie in (
        click.option("--soort", type=click.Choice(list(SOORT_OPTIES), case_sensitive=False), help=_("Waar de opmerking over gaat.")),
        click.option(
            "--tekst", metavar="TEKST", help=_("De hele passage zoals zij wordt; - leest de standaardinvoer. Zonder deze wordt de wijziging van de respondent ingepast.")
        ),
        click.option("--reden", default="", metavar="TEKST", help=_("Waarom niet, of niet geheel, overgenomen.")),
    ):  # fmt: skip
        functie = optie(functie)
    return functie


def _uitspraak(besluit: str, reden: str, tekst: str | None, soort: str | None) -> Uitspraak:
    gelezen = lees_tekst(tekst) if tekst is not None else None
    return Uitspraak(BESLUIT_OPTIES[besluit], reden, gelezen, SOORT_OPTIES[soort] if soort else "")


def opmerking_argument() -> Callable[[F], F]:
    """Decorate a command with the remark that it is about."""
    return click.argument(
        "opmerking",
        metavar="NUMMER",
        help=_("Nummer of kenmerk van de opmerking; zie `verslag opmerkingen`."),
    )


@click.command(
    cls=Opdracht,
    help=_(
        "Beslis over een opmerking van een respondent; de tekst verandert meteen mee. Anders beslissen neemt terug wat het"
        " vorige besluit met de tekst deed."
    ),
)
@partij_argument()
@opmerking_argument()
@click.argument(
    "besluit",
    required=False,
    type=click.Choice(list(BESLUIT_OPTIES), case_sensitive=False),
    help=_("Wat er met de opmerking gebeurt."),
)
@_uitspraak_opties
@click.option("--volgens-voorstel", is_flag=True, help=_("Beslis zoals is voorgesteld."))
@met_sessie
def besluit(
    sessie: Sessie,
    partij: str,
    opmerking: str,
    besluit: str | None,
    reden: str,
    tekst: str | None,
    soort: str | None,
    volgens_voorstel: bool,
) -> None:
    """Decide on one remark."""
    dossier = sessie.dossier(partij)
    if volgens_voorstel:
        if besluit or reden or tekst or soort:
            weiger_gebruik(_("Met --volgens-voorstel ligt het besluit vast; laat de rest weg."))
        genomen = verwerking.volg_voorstel(sessie, dossier, vind_opmerking(sessie, dossier, opmerking).id)
        zeg(_("Besluit vastgelegd: {besluit}.").format(besluit=genomen))
        return
    if besluit is None:
        weiger_gebruik(_("Noem een besluit, of --volgens-voorstel."))
    uitspraak = _uitspraak(besluit, reden, tekst, soort)
    punt = vind_opmerking(sessie, dossier, opmerking)
    verwerking.beslis(
        sessie, dossier, punt.id, uitspraak.besluit, reden, uitspraak.tekst, soort=uitspraak.soort
    )
    zeg(_("Besluit vastgelegd: {besluit}.").format(besluit=uitspraak.besluit))


@click.command(cls=Opdracht, help=_("Stel een besluit over een opmerking voor; een auditor beslist."))
@partij_argument()
@opmerking_argument()
@click.argument(
    "besluit", type=click.Choice(list(BESLUIT_OPTIES), case_sensitive=False), help=_("Wat u voorstelt.")
)
@_uitspraak_opties
@met_sessie
def voorstel(
    sessie: Sessie,
    partij: str,
    opmerking: str,
    besluit: str,
    reden: str,
    tekst: str | None,
    soort: str | None,
) -> None:
    """Propose a decision on one remark."""
    dossier = sessie.dossier(partij)
    punt = vind_opmerking(sessie, dossier, opmerking)
    verwerking.stel_voor(sessie, dossier, punt.id, _uitspraak(besluit, reden, tekst, soort))
    zeg(_("Voorstel vastgelegd; een auditor beslist."))


@click.command(
    cls=Opdracht,
    help=_(
        "Bevestig dat opmerkingen niet worden overgenomen. Dat doet een andere auditor dan wie besliste, of de coördinator."
    ),
)
@partij_argument()
@click.argument("opmerkingen", metavar="NUMMER...", nargs=-1, required=True, help=_("Nummers of kenmerken."))
@met_sessie
def bevestig(sessie: Sessie, partij: str, opmerkingen: tuple[str, ...]) -> None:
    """Confirm rejections, each by itself: what cannot be confirmed leaves the others as they are."""
    dossier = sessie.dossier(partij)
    for punt in [vind_opmerking(sessie, dossier, naam) for naam in opmerkingen]:
        verwerking.bevestig(sessie, dossier, punt.id)
        zeg(_("Opmerking {nummer}: afwijzing bevestigd.").format(nummer=punt.aanduiding))


@click.command(
    cls=Opdracht,
    help=_(
        "Zeg over welke passage een opmerking gaat die niet vanzelf geplaatst kon worden; bij een nieuwe passage na welke"
        " zij komt. Zo bevestigt u ook een voorgestelde plaats."
    ),
)
@partij_argument()
@opmerking_argument()
@click.option("--passage", metavar="NUMMER", help=_("Nummer of kenmerk van de passage."))
@click.option("--geheel", is_flag=True, help=_("De opmerking gaat over het verslag als geheel."))
@click.option(
    "--soort", type=click.Choice(list(SOORT_OPTIES), case_sensitive=False), help=_("Waar de opmerking over gaat.")
)  # fmt: skip
@met_sessie
def plaats(
    sessie: Sessie, partij: str, opmerking: str, passage: str | None, geheel: bool, soort: str | None
) -> None:
    """Place a remark, say of what kind it is, or both."""
    if (passage is not None and geheel) or (passage is None and not geheel and soort is None):
        weiger_gebruik(_("Noem --passage of --geheel, een --soort, of beide."))
    dossier = sessie.dossier(partij)
    punt = vind_opmerking(sessie, dossier, opmerking)
    if passage is not None or geheel:
        doel = vind_passage(sessie, dossier, passage).id if passage is not None else ""
        verwerking.plaats(sessie, dossier, punt.id, doel)
        zeg(_("Opmerking {nummer} geplaatst.").format(nummer=punt.aanduiding))
    if soort is not None:
        verwerking.zet_soort(sessie, dossier, punt.id, SOORT_OPTIES[soort])
        zeg(_("Opmerking {nummer}: {soort}.").format(nummer=punt.aanduiding, soort=SOORT_OPTIES[soort]))
