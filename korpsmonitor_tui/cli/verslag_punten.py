"""``verslag punten/afspraak/kenmerk/rubricering``: what is open before sending, and what is told besides the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.cli.basis import Getal, Opdracht, json_optie, partij_argument, weiger_gebruik
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import Voortgang, zeg, zeg_json
from korpsmonitor_tui.cli.vinden import kies_genoemde, vind_passage
from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.gesprek import Tag, tagnaam
from korpsmonitor_tui.domain.openpunt import blokkeert, ernstnaam, soortnaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslagbron import Afspraak
from korpsmonitor_tui.services import documenten, verslagtekst
from korpsmonitor_tui.services.afspraken import zet_afspraken
from korpsmonitor_tui.services.suggesties import Suggesteur
from korpsmonitor_tui.services.verslagpunten import lees_openpunten

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.openpunt import Openpunt
    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "partij": _("code van de partij"),
    "blokkeert": _("of er iets is waardoor versturen wordt geweigerd"),
    "punten[].kenmerk": _("vast kenmerk, zolang het punt open is"),
    "punten[].soort": _("soort punt"),
    "punten[].ernst": _("blokkeert of let_op"),
    "punten[].wat": _("wat er open is"),
    "punten[].waar": _("waar, zoals een passage of hoofdstuk"),
    "punten[].plaats[]": _("soort en kenmerk van wat het betreft, of leeg"),
}

_passage_argument: Final = click.argument(
    "passage", help=_("Nummer of kenmerk van de passage, zie `verslag toon`.")
)


@click.command(
    cls=Opdracht,
    help=_(
        "Toon wat er nog open is voordat het verslag kan worden verstuurd: wat versturen tegenhoudt, en waar u op let."
        " De uitgang is 1 zolang iets het tegenhoudt."
    ),
)
@partij_argument()
@click.option("--zonder-suggesties", is_flag=True, help=_("Tel geen suggesties; dat is sneller."))
@json_optie(SLEUTELS)
@met_sessie
def punten(sessie: Sessie, partij: str, zonder_suggesties: bool, als_json: bool) -> int:
    """Show open points."""
    gelezen = lees_punten(sessie, sessie.dossier(partij), met_suggesties=not zonder_suggesties)
    if als_json:
        zeg_json(
            {
                "partij": sessie.partij(partij).code,
                "blokkeert": blokkeert(gelezen),
                "punten": [
                    {
                        "soort": punt.soort.value,
                        "ernst": punt.ernst.value,
                        "plaats": list(punt.plaats),
                        **punt.als_gegevens(),
                    }
                    for punt in gelezen
                ],
            }
        )
    elif not gelezen:
        zeg(_("Er is niets open; het verslag kan worden verstuurd."))
    else:
        for punt in gelezen:
            zeg(puntregel(punt))
    return int(blokkeert(gelezen))


def lees_punten(sessie: Sessie, dossier: str, *, met_suggesties: bool) -> tuple[Openpunt, ...]:
    """The open points of a dossier, with a line of progress while texts are read for suggestions."""
    if not met_suggesties:
        return lees_openpunten(sessie, dossier)
    try:
        suggesteur = Suggesteur(sessie)
    except NietGevonden:
        # An instrument without words to recognise has no suggestions.
        return lees_openpunten(sessie, dossier)
    voortgang = Voortgang()

    def meld(gedaan: int, totaal: int) -> bool:
        voortgang(gedaan, totaal, _("suggesties"))
        return True

    try:
        return lees_openpunten(sessie, dossier, suggesteur=suggesteur, voortgang=meld)
    finally:
        voortgang.klaar()


def puntregel(punt: Openpunt) -> str:
    """An open point on one line."""
    return f"{ernstnaam(punt.ernst):<9}  {soortnaam(punt.soort):<13}  {punt.waar}: {punt.wat}"


@click.command(
    cls=Opdracht,
    help=_(
        "Toon de afspraken in een passage, voeg er een toe, of wis er een. Zij komen in de tabel met afspraken en acties;"
        " bevestigde toezeggingen staan er vanzelf."
    ),
)
@partij_argument()
@_passage_argument
@click.argument("tekst", required=False, help=_("Wat er is afgesproken."))
@click.option("--wie", default="", metavar="TEKST", help=_("Wie het doet."))
@click.option("--wanneer", default="", metavar="TEKST", help=_("Wanneer het klaar is."))
@click.option("--wis", type=Getal(min=1), metavar="NUMMER", help=_("Wis de afspraak met dit nummer."))
@met_sessie
def afspraak(
    sessie: Sessie, partij: str, passage: str, tekst: str | None, wie: str, wanneer: str, wis: int | None
) -> None:
    """Show, add or remove agreements of a passage."""
    if (wis is not None and (tekst or wie or wanneer)) or (tekst is None and (wie or wanneer)):
        weiger_gebruik(_("Geef TEKST met --wie en --wanneer, of alleen --wis, of geen van alle."))
    dossier = sessie.dossier(partij)
    deze = vind_passage(sessie, dossier, passage)
    nu = list(deze.afspraken)
    if wis is not None:
        nu.remove(kies_genoemde(nu, [al.bron for al in nu], str(wis), _("afspraak")))
    elif tekst is not None:
        nu.append(Afspraak(tekst.strip(), wie.strip(), wanneer.strip()))
    if tuple(nu) != deze.afspraken:
        zet_afspraken(sessie, dossier, deze.id, nu)
    for nr, al in enumerate(nu, 1):
        erbij = ", ".join(filter(None, (al.wie, al.wanneer)))
        zeg(f"{nr:>4}  {al.tekst}" + (f" ({erbij})" if erbij else ""))
    if not nu:
        zeg(_("Er staan geen afspraken bij deze passage."))


@click.command(
    cls=Opdracht,
    help=_("Zet een kenmerk bij een passage, of haal het weg, zoals nagaan als een cijfer is geverifieerd."),
)
@partij_argument()
@_passage_argument
@click.argument("kenmerk", type=click.Choice([tag.value for tag in Tag]), help=_("Het kenmerk."))
@met_sessie
def kenmerk(sessie: Sessie, partij: str, passage: str, kenmerk: str) -> None:
    """Put a tag on a passage, or take it off."""
    dossier = sessie.dossier(partij)
    id_ = vind_passage(sessie, dossier, passage).id
    verslagtekst.wissel_tag(sessie, dossier, id_, kenmerk)
    tags = ", ".join(tagnaam(tag) for tag in vind_passage(sessie, dossier, id_).tags) or _("geen")
    zeg(_("Kenmerken van passage {nummer}: {tags}.").format(nummer=passage, tags=tags))


@click.command(
    cls=Opdracht,
    help=_(
        "Toon de rubricering die op elke pagina staat, of geef een andere; een lege tekst is weer de gewone."
    ),
)
@partij_argument()
@click.argument("tekst", required=False, help=_("De rubricering, op één regel."))
@met_sessie
def rubricering(sessie: Sessie, partij: str, tekst: str | None) -> None:
    """Show or set the confidentiality marking."""
    dossier = sessie.dossier(partij)
    if tekst is None:
        zeg(documenten.lees_rubricering(sessie.store.lees(), dossier))
    else:
        zeg(documenten.zet_rubricering(sessie, dossier, tekst))
