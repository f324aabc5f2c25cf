"""``verslag opmerkingen/redactioneel``: the list of remarks, and what of it can be taken over together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie, partij_argument, weiger_gebruik
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import tabel, zeg, zeg_json
from korpsmonitor_tui.cli.verslag_besluit import SOORT_OPTIES
from korpsmonitor_tui.cli.verslag_wederhoor import BESLUIT_OPTIES
from korpsmonitor_tui.cli.vinden import vind_opmerking
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.domain.wederhoor import Ronde
from korpsmonitor_tui.services import redactioneel as diensten
from korpsmonitor_tui.services.opmerkingenlijst import Filter, Regel, Wie, herkomstnaam, lees_lijst

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie

OPMERKINGEN_SLEUTELS: Final = {
    "partij": _("code van de partij"),
    "opmerkingen[].nummer": _("nummer van de opmerking, vanaf 1"),
    "opmerkingen[].aanduiding": _("dat nummer met een letter als twee laptops het gaven"),
    "opmerkingen[].kenmerk": _("kenmerk van de opmerking"),
    "opmerkingen[].herkomst": _("eerste_check of reactie"),
    "opmerkingen[].versie": _("versie waarbij de opmerking hoort"),
    "opmerkingen[].ronde": _("ambtelijk of bestuurlijk; leeg bij de eerste check"),
    "opmerkingen[].respondent": _("van wie; leeg bij de eerste check"),
    "opmerkingen[].passage": _("nummer van de passage, of null"),
    "opmerkingen[].te_plaatsen": _("of iemand moet zeggen of bevestigen waarover zij gaat"),
    "opmerkingen[].soort": _("soort, gekozen of voorgesteld; leeg als dat niet is gezegd"),
    "opmerkingen[].soort_gekozen": _("of iemand die soort koos"),
    "opmerkingen[].tekst": _("de opmerking"),
    "opmerkingen[].aard": _("op welke manier de passage is geraakt, of leeg"),
    "opmerkingen[].auteur": _("auteur volgens het bestand, of leeg"),
    "opmerkingen[].datum": _("datum volgens het bestand, of null"),
    "opmerkingen[].oud": _("de passage zoals verzonden, of leeg"),
    "opmerkingen[].nieuw": _("de passage met alleen deze wijziging, of leeg"),
    "opmerkingen[].voorstel": _("voorgesteld besluit, of leeg"),
    "opmerkingen[].voorstel_reden": _("reden bij het voorstel, of leeg"),
    "opmerkingen[].voorgesteld_door": _("wie het voorstelde, of leeg"),
    "opmerkingen[].besluit": _("besluit, of leeg"),
    "opmerkingen[].reden": _("reden bij het besluit, of leeg"),
    "opmerkingen[].antwoord": _("antwoord op een opmerking van de eerste check, of leeg"),
    "opmerkingen[].door": _("wie besliste of antwoordde, of leeg"),
    "opmerkingen[].wanneer": _("wanneer, of null"),
    "opmerkingen[].open": _("of er nog niet over is beslist"),
    "opmerkingen[].onbevestigd": _("of de afwijzing nog door een ander bevestigd moet worden"),
    "opmerkingen[].bevestigd_door": _("wie de afwijzing bevestigde, of leeg"),
    "opmerkingen[].bevestigd_op": _("wanneer, of null"),
}

REDACTIONEEL_SLEUTELS: Final = {
    "stempel": _("noem dit bij --neem-over: wat u zag"),
    "opmerkingen[].nummer": _("aanduiding van de opmerking"),
    "opmerkingen[].kenmerk": _("kenmerk van de opmerking"),
    "opmerkingen[].wijziging": _("wat er verandert"),
    "opmerkingen[].nu": _("de passage zoals zij nu is"),
    "opmerkingen[].wordt": _("de passage zoals zij wordt; null als zij een andere wijziging raakt"),
}


@click.command(
    cls=Opdracht,
    help=_("Toon de opmerkingen bij een verslag, met wat is voorgesteld, besloten en bevestigd."),
)
@partij_argument()
@click.option("--open", "open_", is_flag=True, help=_("Alleen waarover nog niet is beslist."))
@click.option("--onbevestigd", is_flag=True, help=_("Alleen afwijzingen die een ander nog moet bevestigen."))
@click.option("--te-plaatsen", is_flag=True, help=_("Alleen waarvan de plaats niet zeker is."))
@click.option(
    "--soort", type=click.Choice(list(SOORT_OPTIES), case_sensitive=False), help=_("Alleen deze soort.")
)
@click.option(
    "--besluit",
    type=click.Choice(list(BESLUIT_OPTIES), case_sensitive=False),
    help=_("Alleen met dit besluit."),
)
@click.option(
    "--ronde", type=click.Choice([ronde.value for ronde in Ronde]), help=_("Alleen uit dit wederhoor.")
)
@click.option("--respondent", default="", metavar="WIE", help=_("Alleen van deze respondent."))
@click.option("--passage", type=int, metavar="NUMMER", help=_("Alleen over deze passage."))
@click.option("--versie", type=int, metavar="NUMMER", help=_("Alleen bij deze versie."))
@json_optie(OPMERKINGEN_SLEUTELS)
@met_sessie
def opmerkingen(
    sessie: Sessie,
    partij: str,
    open_: bool,
    onbevestigd: bool,
    te_plaatsen: bool,
    soort: str | None,
    besluit: str | None,
    ronde: str | None,
    respondent: str,
    passage: int | None,
    versie: int | None,
    als_json: bool,
) -> None:  # fmt: skip
    """Show the list of remarks."""
    gevraagd = Filter(
        open=open_ or None,
        onbevestigd=onbevestigd or None,
        te_plaatsen=te_plaatsen or None,
        soort=SOORT_OPTIES[soort] if soort else "",
        ronde=ronde or "",
        respondent=respondent,
        besluit=BESLUIT_OPTIES[besluit] if besluit else "",
        passage=passage,
        versie=versie,
    )
    regels = lees_lijst(sessie, sessie.dossier(partij), gevraagd)
    if als_json:
        gegevens = {
            "partij": sessie.partij(partij).code,
            "opmerkingen": [_als_json(regel) for regel in regels],
        }
        zeg_json(gegevens)
        return
    if not regels:
        zeg(_("Er zijn geen opmerkingen die hieraan voldoen."))
        return
    koppen = (_("nr"), _("passage"), _("van"), _("soort"), _("opmerking"), _("stand"))
    zeg(tabel(koppen, [_rij(regel) for regel in regels]))


def _rij(regel: Regel) -> tuple[str, ...]:
    punt = regel.opmerking
    plek = str(regel.passage or "–") + ("?" if regel.te_plaatsen else "")
    soort = regel.soort if punt.soort or not regel.soort else f"{regel.soort}?"
    return (punt.aanduiding, plek, herkomstnaam(regel), soort, kort(punt.tekst, 80), _stand(regel))


def _stand(regel: Regel) -> str:
    """Where a remark stands, and with whom that lies."""
    punt = regel.opmerking
    if punt.open:
        if punt.voorstel:
            return _("open; voorstel: {besluit}").format(besluit=punt.voorstel.besluit)
        return _("open")
    if not punt.besluit:
        return _("beantwoord")
    if punt.onbevestigd:
        return _("{besluit}; nog te bevestigen").format(besluit=punt.besluit)
    return punt.besluit


def _als_json(regel: Regel) -> dict[str, Any]:
    punt, wijziging = regel.opmerking, regel.opmerking.punt
    return {
        "nummer": punt.nummer,
        "aanduiding": punt.aanduiding,
        "kenmerk": punt.id,
        "herkomst": punt.herkomst,
        "versie": punt.versie,
        "ronde": regel.ronde,
        "respondent": regel.respondent,
        "passage": regel.passage,
        "te_plaatsen": regel.te_plaatsen,
        "soort": regel.soort,
        "soort_gekozen": bool(punt.soort),
        "tekst": punt.tekst,
        "aard": wijziging.aard.value if wijziging else "",
        "auteur": wijziging.auteur if wijziging else "",
        "datum": wijziging.datum if wijziging else None,
        "oud": wijziging.oud if wijziging else "",
        "nieuw": wijziging.nieuw if wijziging else "",
        "voorstel": punt.voorstel.besluit if punt.voorstel else "",
        "voorstel_reden": punt.voorstel.reden if punt.voorstel else "",
        "voorgesteld_door": _naam(regel.voorgesteld),
        "besluit": punt.besluit,
        "reden": punt.reden,
        "antwoord": punt.antwoord,
        "door": _naam(regel.beslist),
        "wanneer": _tijd(regel.beslist),
        "open": punt.open,
        "onbevestigd": punt.onbevestigd,
        "bevestigd_door": _naam(regel.bevestigd),
        "bevestigd_op": _tijd(regel.bevestigd),
    }


def _naam(wie: Wie | None) -> str:
    return wie.naam if wie else ""


def _tijd(wie: Wie | None) -> str | None:
    return wie.tijd.isoformat(timespec="seconds") if wie else None


@click.command(
    cls=Opdracht,
    help=_(
        "Toon de wijzigingen die alleen de schrijfwijze betreffen. Een auditor neemt ze daarna samen over, als één"
        " handeling, met --neem-over en het stempel van de lijst."
    ),
)
@partij_argument()
@click.option(
    "--neem-over",
    "nummers",
    multiple=True,
    metavar="NUMMER",
    help=_("Neem deze opmerking over; vaker opgeven mag."),
)
@click.option("--stempel", default="", metavar="STEMPEL", help=_("Het stempel dat onder de lijst staat."))
@json_optie(REDACTIONEEL_SLEUTELS)
@met_sessie
def redactioneel(
    sessie: Sessie, partij: str, nummers: tuple[str, ...], stempel: str, als_json: bool
) -> None:  # fmt: skip
    """List slips of the pen, or take the named ones over."""
    dossier = sessie.dossier(partij)
    if nummers and not stempel:
        weiger_gebruik(_("Noem met --stempel de lijst die u zag; `verslag redactioneel` toont het stempel."))
    if nummers:
        ids = [vind_opmerking(sessie, dossier, nummer).id for nummer in nummers]
        genomen = diensten.neem_redactionele_over(sessie, dossier, ids, stempel)
        if not als_json:
            zeg(
                ngettext(
                    "{aantal} redactionele wijziging overgenomen.",
                    "{aantal} redactionele wijzigingen overgenomen.",
                    len(genomen),
                ).format(aantal=len(genomen))
            )
            return
    lijst = diensten.lees_redactionele(sessie.store.lees(), dossier)
    if als_json:
        zeg_json({"stempel": lijst.stempel, "opmerkingen": [_schrijffout(punt) for punt in lijst.punten]})
        return
    if not lijst.punten:
        zeg(_("Er zijn geen redactionele wijzigingen om over te nemen."))
        return
    rijen = [
        (
            punt.opmerking.aanduiding,
            punt.opmerking.tekst,
            "" if punt.nieuw is not None else _("raakt een andere"),
        )
        for punt in lijst.punten
    ]
    zeg(tabel((_("nr"), _("wijziging"), _("let op")), rijen))
    zeg(_("Stempel: {stempel}").format(stempel=lijst.stempel))


def _schrijffout(punt: diensten.Schrijffout) -> dict[str, Any]:
    return {
        "nummer": punt.opmerking.aanduiding,
        "kenmerk": punt.opmerking.id,
        "wijziging": punt.opmerking.tekst,
        "nu": punt.nu,
        "wordt": punt.nieuw,
    }
