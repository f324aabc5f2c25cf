"""``vragenlijst toon`` and ``antwoord``: the questionnaire, and what was answered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie, partij_argument
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vragenlijst import TOELICHTING, WAARDE, Vak
from korpsmonitor_tui.services.eerdere_antwoorden import eerdere_antwoorden
from korpsmonitor_tui.services.formulieren import vragenlijst_voor
from korpsmonitor_tui.services.gesprekken import eis_hoofdstuk
from korpsmonitor_tui.services.vragenlijst import lees_antwoorden, volledigheid, zet_antwoorden

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.vragenlijst import Hoofdstuk, Vraag
    from korpsmonitor_tui.services.eerdere_antwoorden import EerderAntwoord
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.vragenlijst import Antwoord, Volledigheid

    Antwoorden = dict[Vak, Antwoord]

TOON_SLEUTELS: Final = {
    "instrument": _("code van het instrument"),
    "versie": _("versie van de vragenlijst"),
    "partij": _("code van de partij, of null als geen partij is gevraagd"),
    "hoofdstukken[].code": _("code van het hoofdstuk"),
    "hoofdstukken[].nummer": _("nummer van het hoofdstuk"),
    "hoofdstukken[].titel": _("titel"),
    "hoofdstukken[].beantwoord": _("aantal beantwoorde vragen"),
    "hoofdstukken[].totaal": _("aantal vragen"),
    "hoofdstukken[].verplicht_open": _("aantal verplichte vragen zonder antwoord"),
    "hoofdstukken[].vragen[].kenmerk": _("vast kenmerk van de vraag"),
    "hoofdstukken[].vragen[].tekst": _("de vraag"),
    "hoofdstukken[].vragen[].soort": _(
        "open, ja_nee_deels, keuze, meerkeuze, aantal, percentage, datum, kleur of rooster"
    ),
    "hoofdstukken[].vragen[].toelichting": _("toelichting voor de invuller, of leeg"),
    "hoofdstukken[].vragen[].verplicht": _("of het antwoord verplicht is"),
    "hoofdstukken[].vragen[].eenheid": _("waarin geteld wordt, of leeg"),
    "hoofdstukken[].vragen[].bron": _("paragraaf van de bron, of leeg"),
    "hoofdstukken[].vragen[].dimensies[]": _("codes van de dimensies waarvoor het antwoord een bron is"),
    "hoofdstukken[].vragen[].jaren[]": _("jaren waarvoor een cijfer wordt gevraagd"),
    "hoofdstukken[].vragen[].keuzes[].code": _("code van een mogelijkheid"),
    "hoofdstukken[].vragen[].keuzes[].tekst": _("tekst van een mogelijkheid"),
    "hoofdstukken[].vragen[].cel": _("bij een rooster: wat elke rij vraagt, of leeg"),
    "hoofdstukken[].vragen[].rijen[].code": _("code van een rij van een rooster"),
    "hoofdstukken[].vragen[].rijen[].tekst": _("tekst van een rij"),
    "hoofdstukken[].vragen[].antwoorden[].rij": _("code van de rij, of leeg"),
    "hoofdstukken[].vragen[].antwoorden[].jaar": _("jaar, of leeg"),
    "hoofdstukken[].vragen[].antwoorden[].versie": _(
        "versie van de vragenlijst waarvoor het antwoord is gegeven"
    ),
    "hoofdstukken[].vragen[].antwoorden[].waarde": _("het antwoord zoals opgegeven; leeg: niet beantwoord"),
    "hoofdstukken[].vragen[].antwoorden[].toelichting": _("toelichting bij het antwoord, of leeg"),
    "eerdere[].vraag": _("kenmerk van een vraag die niet meer, of nu anders wordt gesteld"),
    "eerdere[].tekst": _("de vraag zoals zij werd gesteld"),
    "eerdere[].rij": _("code van de rij, of leeg"),
    "eerdere[].jaar": _("jaar, of leeg"),
    "eerdere[].versie": _("versie waarvoor het antwoord is gegeven, of leeg"),
    "eerdere[].waarde": _("het antwoord zoals opgegeven"),
    "eerdere[].toelichting": _("toelichting bij het antwoord, of leeg"),
    "eerdere[].vervallen": _("of de plaats niet meer wordt gevraagd; anders is de vraag gewijzigd"),
}


@click.command(cls=Opdracht, help=_("Toon de vragenlijst van de editie, met een partij ook haar antwoorden."))
@partij_argument(verplicht=False)
@click.option("--hoofdstuk", metavar="CODE", help=_("Alleen dit hoofdstuk."))
@json_optie(TOON_SLEUTELS)
@met_sessie
def toon(sessie: Sessie, partij: str | None, hoofdstuk: str | None, als_json: bool) -> None:
    """Show questions and answers."""
    if hoofdstuk is not None:
        eis_hoofdstuk(sessie, hoofdstuk)
    lijst = sessie.instrument.vragenlijst
    gevraagd = sessie.partij(partij) if partij is not None else None
    antwoorden = lees_antwoorden(sessie.store.lees(), sessie.dossier(gevraagd.code)) if gevraagd else {}
    getoond = vragenlijst_voor(lijst, gevraagd, antwoorden) if gevraagd else lijst
    hoofdstukken = [h for h in getoond.hoofdstukken if hoofdstuk in {None, h.code}]
    eerdere = eerdere_antwoorden(sessie, sessie.dossier(gevraagd.code)) if gevraagd and not hoofdstuk else ()
    stand = partial(volledigheid, lijst, antwoorden=antwoorden, partij=gevraagd)
    if als_json:
        zeg_json(
            {
                "instrument": sessie.instrument.code,
                "versie": lijst.versie,
                "partij": gevraagd.code if gevraagd else None,
                "hoofdstukken": [_als_gegevens(h, stand(h), antwoorden) for h in hoofdstukken],
                "eerdere": [_eerder_als_gegevens(eerder) for eerder in eerdere],
            }
        )
        return
    for nr, h in enumerate(hoofdstukken):
        if nr:
            zeg()
        zeg(_als_tekst(h, stand(h) if gevraagd else None, antwoorden))
    if eerdere:
        zeg()
        zeg("\n".join((_("Antwoorden op eerdere versies"), *map(_eerder_als_tekst, eerdere))))


def _eerder_als_gegevens(eerder: EerderAntwoord) -> dict[str, Any]:
    return {
        "vraag": eerder.antwoord.vak.vraag,
        "tekst": eerder.tekst,
        "rij": eerder.antwoord.vak.rij,
        "jaar": eerder.antwoord.vak.jaar,
        "versie": eerder.antwoord.versie,
        "waarde": eerder.antwoord.waarde,
        "toelichting": eerder.antwoord.toelichting,
        "vervallen": eerder.vervallen,
    }


def _eerder_als_tekst(eerder: EerderAntwoord) -> str:
    staat = _("niet meer gevraagd") if eerder.vervallen else _("nu anders gevraagd")
    versie = eerder.antwoord.versie or _("onbekend")
    return "\n".join(
        (
            f"  {eerder.antwoord.vak.vraag}: {eerder.tekst}",
            _("    versie {versie}; {staat}").format(versie=versie, staat=staat),
            _antwoordregel(eerder.antwoord),
        )
    )


def _als_gegevens(hoofdstuk: Hoofdstuk, stand: Volledigheid, antwoorden: Antwoorden) -> dict[str, Any]:
    return {
        "code": hoofdstuk.code,
        "nummer": hoofdstuk.nummer,
        "titel": hoofdstuk.titel,
        "beantwoord": stand.beantwoord,
        "totaal": stand.totaal,
        "verplicht_open": stand.verplicht_open,
        "vragen": [_vraag_als_gegevens(vraag, antwoorden) for vraag in hoofdstuk.vragen],
    }


def _vraag_als_gegevens(vraag: Vraag, antwoorden: Antwoorden) -> dict[str, Any]:
    return {
        "kenmerk": vraag.id,
        "tekst": vraag.tekst,
        "soort": vraag.soort,
        "toelichting": vraag.toelichting,
        "verplicht": vraag.verplicht,
        "eenheid": vraag.eenheid,
        "bron": vraag.bron,
        "dimensies": list(vraag.dimensies),
        "jaren": list(vraag.jaren),
        "cel": vraag.cel,
        "rijen": [{"code": rij.code, "tekst": rij.tekst} for rij in vraag.rijen],
        "keuzes": [{"code": keuze.code, "tekst": keuze.tekst} for keuze in vraag.keuzes],
        "antwoorden": [
            {
                "rij": gegeven.vak.rij,
                "jaar": gegeven.vak.jaar,
                "versie": gegeven.versie,
                "waarde": gegeven.waarde,
                "toelichting": gegeven.toelichting,
            }
            for gegeven in _gegeven(vraag, antwoorden)
        ],
    }


def _gegeven(vraag: Vraag, antwoorden: Antwoorden) -> list[Antwoord]:
    return [antwoorden[vak] for vak in vraag.vakken if vak in antwoorden]


def _als_tekst(hoofdstuk: Hoofdstuk, stand: Volledigheid | None, antwoorden: Antwoorden) -> str:
    regels = [f"{hoofdstuk.nummer} {hoofdstuk.titel} ({hoofdstuk.code})"]
    if stand is not None:
        regels.append(
            _("{beantwoord} van {totaal} vragen beantwoord, {open} verplichte open").format(
                beantwoord=stand.beantwoord, totaal=stand.totaal, open=stand.verplicht_open
            )
        )
    for vraag in hoofdstuk.vragen:
        verplicht = _(" (verplicht)") if vraag.verplicht else ""
        regels.append(f"  {vraag.id}: {vraag.tekst}{verplicht}")
        for gegeven in _gegeven(vraag, antwoorden):
            regels.append(_antwoordregel(gegeven))
    return "\n".join(regels)


def _antwoordregel(gegeven: Antwoord) -> str:
    plaats = "/".join(filter(None, (gegeven.vak.rij, gegeven.vak.jaar)))
    jaar = f"{plaats}: " if plaats else ""
    toelichting = f" ({gegeven.toelichting})" if gegeven.toelichting else ""
    return f"    → {jaar}{gegeven.waarde}{toelichting}"


@click.command(
    cls=Opdracht,
    help=_(
        "Leg een antwoord vast, precies zoals het is opgegeven: 12, 15-20, Nb of -. Een waarde die met een minteken"
        " begint komt na --. Een lege waarde wist het antwoord."
    ),
)
@partij_argument()
@click.argument("vraag", help=_("Kenmerk van de vraag, zie `vragenlijst toon`."))
@click.argument("waarde", help=_("Het antwoord."))
@click.option("--rij", default="", metavar="CODE", help=_("Bij een rooster: de rij."))
@click.option("--jaar", default="", metavar="JAAR", help=_("Bij een vraag die per jaar wordt gesteld."))
@click.option("--toelichting", metavar="TEKST", help=_("Toelichting bij het antwoord."))
@met_sessie
def antwoord(
    sessie: Sessie, partij: str, vraag: str, waarde: str, rij: str, jaar: str, toelichting: str | None
) -> None:
    """Write an answer and its explanation."""
    vak = Vak(vraag, rij, jaar)
    teksten = {(vak, WAARDE): waarde}
    if toelichting is not None:
        teksten[vak, TOELICHTING] = toelichting
    zet_antwoorden(sessie, sessie.dossier(partij), teksten)
    bij = " ".join(filter(None, vak))
    zeg(_("Vastgelegd bij {vraag}: “{waarde}”.").format(vraag=bij, waarde=waarde) if waarde else
        _("Gewist: het antwoord op {vraag}.").format(vraag=bij))  # fmt: skip
