"""``rapport tekst``: what the section about a korps says, with a proposal and the passages that it can rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie, korps_argument, weiger_gebruik
from korpsmonitor_tui.cli.invoer import lees_tekst
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import tabel, zeg, zeg_json
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.services import medewerkers, rapportteksten
from korpsmonitor_tui.services.korpsweging import lees_korpsweging
from korpsmonitor_tui.services.rapportvoorstellen import Voorsteller
from korpsmonitor_tui.services.sessie import lokale_tijd

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.instrument import Gesprekspartij
    from korpsmonitor_tui.services.rapportteksten import Onderdeel, Rapporttekst
    from korpsmonitor_tui.services.rapportvoorstellen import Voorstel
    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "partij": _("code van het korps"),
    "geen_bron": _("waarom het gespreksverslag nu geen bron is, of leeg"),
    "onderdelen[].onderdeel": _("code van het onderdeel"),
    "onderdelen[].naam": _("naam van het onderdeel"),
    "onderdelen[].verplicht": _("of de paragraaf zonder deze tekst niet af is"),
    "onderdelen[].tekst": _("de tekst zoals vastgesteld, of null"),
    "onderdelen[].wie": _("wie de tekst het laatst schreef, of null"),
    "onderdelen[].wanneer": _("wanneer dat was (ISO 8601, UTC), of null"),
    "onderdelen[].botsing[]": _("teksten die op laptops naast elkaar zijn geschreven; kies eerst"),
    "onderdelen[].voorstel": _("voorstel, samengesteld uit motivaties en passages; of leeg"),
    "onderdelen[].bronnen[].passage": _("kenmerk van een passage van het definitieve verslag"),
    "onderdelen[].bronnen[].nummer": _("nummer van die passage"),
    "onderdelen[].bronnen[].versie": _("versie van het verslag"),
    "onderdelen[].bronnen[].tekst": _("wat er staat"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Toon per onderdeel van de paragraaf over een korps de tekst, een voorstel en de passages van het definitieve verslag"
        " waarop zij kan rusten; of schrijf de tekst. Een regel die met “- ” begint is een punt van een lijst, een lege regel"
        " scheidt alinea's; zo'n tekst komt van de standaardinvoer (-)."
    ),
)
@korps_argument("partij")
@click.argument("onderdeel", default="", help=_("Code van het onderdeel, zoals toezicht; zonder: alle."))
@click.argument(
    "tekst", default="", help=_("Schrijf deze tekst; met - wordt de standaardinvoer gelezen. Zonder: alleen tonen.")
)  # fmt: skip
@click.option("--neem-voorstel", is_flag=True, help=_("Neem het voorstel over als tekst."))
@click.option(
    "--passage",
    "passages",
    type=int,
    multiple=True,
    metavar="NUMMER",
    help=_("Neem deze passage van het definitieve verslag over als alinea; vaker opgeven mag."),
)
@click.option("--leeg", is_flag=True, help=_("Neem de tekst terug."))
@json_optie(SLEUTELS)
@met_sessie
def tekst(
    sessie: Sessie,
    partij: str,
    onderdeel: str,
    tekst: str,
    neem_voorstel: bool,
    passages: tuple[int, ...],
    leeg: bool,
    als_json: bool,
) -> None:
    """Show the texts of a korps, or write one."""
    schrijft = sum((bool(tekst), neem_voorstel, bool(passages), leeg))
    if schrijft > 1:
        weiger_gebruik(_("Geef een tekst, --neem-voorstel, --passage of --leeg; niet samen."))
    if schrijft and not onderdeel:
        weiger_gebruik(_("Noem het onderdeel, zoals toezicht."))
    korps = rapportteksten.eis_korps(sessie, partij)
    alle = rapportteksten.onderdelen(sessie)
    gekozen = (rapportteksten.vind_onderdeel(sessie, onderdeel),) if onderdeel else alle
    voorsteller = Voorsteller(sessie, lees_korpsweging(sessie, sessie.dossier(korps.code)))
    if schrijft:
        nieuw = lees_tekst(tekst) if tekst else _stel_samen(voorsteller, gekozen[0], neem_voorstel, passages)
        if leeg and (korps.code, gekozen[0].code) not in rapportteksten.lees_teksten(sessie, [korps.code]):
            raise OnbruikbareInvoer(_("Er is geen tekst om terug te nemen; er is niets gewijzigd."))
        rapportteksten.schrijf_tekst(sessie, korps.code, gekozen[0].code, nieuw)
    teksten = rapportteksten.lees_teksten(sessie, [korps.code])
    stukken = [
        (deel, teksten.get((korps.code, deel.code)), voorsteller.stel_voor(deel.code)) for deel in gekozen
    ]
    if als_json:
        zeg_json(
            {
                "partij": korps.code,
                "geen_bron": voorsteller.definitief.waarom_niet,
                "onderdelen": [
                    _als_gegevens(sessie, voorsteller.definitief.versie, *stuk) for stuk in stukken
                ],
            }
        )
    elif schrijft:
        wat = _("Tekst teruggenomen: {naam}.") if leeg else _("Tekst vastgesteld: {naam}.")
        zeg(wat.format(naam=gekozen[0].naam))
    elif onderdeel:
        _toon(sessie, *stukken[0], voorsteller.definitief.waarom_niet)
    else:
        _toon_lijst(sessie, korps, stukken, voorsteller.definitief.waarom_niet)


def _stel_samen(
    voorsteller: Voorsteller, onderdeel: Onderdeel, neem_voorstel: bool, passages: tuple[int, ...]
) -> str:
    """The proposal, or these passages one after another; empty if neither was asked."""
    if passages:
        bekend = {passage.nummer: passage.tekst for passage in voorsteller.definitief.passages}
        for nummer in passages:
            if nummer not in bekend:
                raise OnbruikbareInvoer(
                    voorsteller.definitief.waarom_niet
                    or _(
                        "Het definitieve verslag heeft geen passage {nummer}; er is niets gewijzigd."
                    ).format(nummer=nummer)
                )
        return "\n\n".join(bekend[nummer].strip() for nummer in passages)
    voorstel = voorsteller.stel_voor(onderdeel.code).tekst if neem_voorstel else ""
    if neem_voorstel and not voorstel:
        raise OnbruikbareInvoer(
            _("Er is voor {naam} niets om een voorstel uit samen te stellen; er is niets gewijzigd.").format(
                naam=onderdeel.naam
            )
        )
    return voorstel


def _als_gegevens(
    sessie: Sessie, versie: int, onderdeel: Onderdeel, geschreven: Rapporttekst | None, voorstel: Voorstel
) -> dict[str, Any]:
    heeft = geschreven is not None and geschreven.geldt
    return {
        "onderdeel": onderdeel.code,
        "naam": onderdeel.naam,
        "verplicht": onderdeel.verplicht,
        "tekst": geschreven.tekst if geschreven and heeft else None,
        "wie": _wie(sessie, geschreven) if geschreven and heeft else None,
        "wanneer": geschreven.vastgelegd.tijd if geschreven and heeft else None,
        "botsing": list(geschreven.botsing) if geschreven else [],
        "voorstel": voorstel.tekst,
        "bronnen": [
            {"passage": bron.id, "nummer": bron.nummer, "versie": versie, "tekst": bron.tekst}
            for bron in voorstel.bronnen
        ],
    }


def _wie(sessie: Sessie, geschreven: Rapporttekst) -> str:
    id_ = geschreven.vastgelegd.wie
    return medewerkers.namen(sessie.store.lees()).get(id_, id_)


def _stand(sessie: Sessie, geschreven: Rapporttekst | None, voorstel: Voorstel) -> str:
    if geschreven and geschreven.botsing:
        return _("op twee laptops verschillend; kies eerst")
    if geschreven and geschreven.geldt:
        return _("vastgesteld, {wie} {dag}").format(
            wie=_wie(sessie, geschreven), dag=f"{lokale_tijd(geschreven.vastgelegd.tijd):%d-%m-%Y}"
        )
    return _("nog niet vastgesteld; er is een voorstel") if voorstel.tekst else _("nog niet vastgesteld")


def _toon_lijst(
    sessie: Sessie,
    korps: Gesprekspartij,
    stukken: list[tuple[Onderdeel, Rapporttekst | None, Voorstel]],
    geen_bron: str,
) -> None:
    zeg(korps.naam)
    rijen = [
        (
            deel.code,
            deel.naam,
            _stand(sessie, geschreven, voorstel) if deel.verplicht or geschreven else _("(mag leeg blijven)"),
            kort(geschreven.tekst if geschreven and geschreven.geldt else voorstel.tekst, 60),
        )
        for deel, geschreven, voorstel in stukken
    ]
    zeg(tabel((_("Onderdeel"), _("Naam"), _("Stand"), _("Begin")), rijen))
    if geen_bron:
        zeg(geen_bron)


def _toon(
    sessie: Sessie, onderdeel: Onderdeel, geschreven: Rapporttekst | None, voorstel: Voorstel, geen_bron: str
) -> None:
    zeg(f"{onderdeel.naam}: {_stand(sessie, geschreven, voorstel)}")
    if geschreven and geschreven.botsing:
        for nr, ander in enumerate(geschreven.botsing, start=1):
            zeg(f"\n({nr})\n{ander}")
    elif geschreven and geschreven.geldt:
        zeg(f"\n{geschreven.tekst}")
    if voorstel.tekst and not (geschreven and geschreven.geldt):
        zeg("\n" + _("Voorstel (--neem-voorstel neemt het over):") + f"\n{voorstel.tekst}")
    if voorstel.bronnen:
        zeg("\n" + _("Uit het definitieve verslag:"))
        for bron in voorstel.bronnen:
            zeg(f"{bron.nummer:>4}  " + bron.tekst.replace("\n", "\n      "))
    elif geen_bron:
        zeg("\n" + geen_bron)
