"""``korpsmonitor gesprek gids``: what to ask in an interview, and what was not raised."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie, partij_argument
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.gesprekken import eis_gesprek, eis_hoofdstuk
from korpsmonitor_tui.services.gids import Gidshoofdstuk, Gidsvraag, lees_gids

if TYPE_CHECKING:
    from korpsmonitor_tui.services.bespreekpunten import Bespreekpunt
    from korpsmonitor_tui.services.gids import Gids
    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "partij": _("code van de partij"),
    "naam": _("naam van de partij"),
    "gedekt": _("hoeveel vragen aan de orde zijn geweest"),
    "totaal": _("hoeveel vragen er zijn"),
    "eindscore[].jaar": _("jaar van de eerdere editie"),
    "eindscore[].kleur": _("eindscore van toen: code van het oordeel, of blanco"),
    "eindscore[].bron": _("waar die eindscore staat"),
    "hoofdstukken[].hoofdstuk": _("code van het hoofdstuk"),
    "hoofdstukken[].titel": _("titel van het hoofdstuk"),
    "hoofdstukken[].gedekt": _("hoeveel vragen van het hoofdstuk aan de orde zijn geweest"),
    "hoofdstukken[].totaal": _("hoeveel vragen het hoofdstuk heeft"),
    "hoofdstukken[].vragen[].vraag": _("kenmerk van de vraag"),
    "hoofdstukken[].vragen[].tekst": _("de vraag"),
    "hoofdstukken[].vragen[].gedekt": _("of de vraag aan de orde is geweest"),
    "hoofdstukken[].vragen[].notities": _("aantal notities bij de vraag"),
    "hoofdstukken[].vragen[].nu[].rij": _("rij van het rooster, of leeg"),
    "hoofdstukken[].vragen[].nu[].jaar": _("jaar, of leeg"),
    "hoofdstukken[].vragen[].nu[].waarde": _("het antwoord in deze editie, zoals opgegeven"),
    "hoofdstukken[].vragen[].nu[].toelichting": _("toelichting bij het antwoord, of leeg"),
    "hoofdstukken[].vragen[].eerder[].rij": _("rij van het rooster, of leeg"),
    "hoofdstukken[].vragen[].eerder[].jaar": _("jaar, of null"),
    "hoofdstukken[].vragen[].eerder[].waarde": _("wat eerder is opgegeven"),
    "hoofdstukken[].vragen[].eerder[].herkomst": _("waar dat staat"),
    "hoofdstukken[].vragen[].kleuren[].dimensie": _("code van de dimensie"),
    "hoofdstukken[].vragen[].kleuren[].jaar": _("jaar van de eerdere editie"),
    "hoofdstukken[].vragen[].kleuren[].kleur": _("code van het oordeel, of blanco"),
    "hoofdstukken[].vragen[].kleuren[].bron": _("waar die kleur staat"),
    "hoofdstukken[].vragen[].punten[].kenmerk": _("kenmerk van het bespreekpunt"),
    "hoofdstukken[].vragen[].punten[].tekst": _("wat aan de orde moet komen"),
    "hoofdstukken[].vragen[].punten[].uitkomst": _("wat ervan is gekomen; leeg: nog niet besproken"),
    "hoofdstukken[].punten[].kenmerk": _("kenmerk van een bespreekpunt zonder vraag"),
    "hoofdstukken[].punten[].tekst": _("wat aan de orde moet komen"),
    "hoofdstukken[].punten[].uitkomst": _("wat ervan is gekomen; leeg: nog niet besproken"),
}

GEDEKT, OPEN, PUNT = "✓", "○", "◆"


@click.command(
    cls=Opdracht,
    help=_(
        "Toon de gespreksleidraad: per hoofdstuk de vragen, wat het korps nu en eerder antwoordde en scoorde, en wat er"
        " te bespreken is. Een vraag is aan de orde geweest (✓) als er een notitie bij staat of als alle"
        " bespreekpunten erbij besproken zijn."
    ),
)
@partij_argument()
@click.option("--hoofdstuk", metavar="CODE", help=_("Alleen dit hoofdstuk."))
@click.option("--open", "alleen_open", is_flag=True, help=_("Alleen wat niet aan de orde is geweest."))
@json_optie(SLEUTELS)
@met_sessie
def gids(sessie: Sessie, partij: str, hoofdstuk: str | None, alleen_open: bool, als_json: bool) -> None:
    """Show the guide, or what of it was not raised."""
    dossier = sessie.dossier(partij)
    eis_gesprek(sessie.store.lees(), dossier)
    if hoofdstuk is not None:
        eis_hoofdstuk(sessie, hoofdstuk)
    stand = lees_gids(sessie, dossier)
    delen = [deel for deel in stand.hoofdstukken if hoofdstuk in {None, deel.hoofdstuk.code}]
    if als_json:
        zeg_json(_als_gegevens(sessie, partij, stand, delen, alleen_open=alleen_open))
        return
    zeg(
        _("Leidraad voor {partij}: {gedekt} van {totaal} vragen aan de orde geweest.").format(
            partij=sessie.partij(partij).naam, gedekt=stand.gedekt, totaal=stand.totaal
        )
    )
    if stand.eindscore and not alleen_open:
        kleuren = ", ".join(f"{jaar} {kleur.vorm.naam} ({bron})" for jaar, kleur, bron in stand.eindscore)
        zeg(_("Eindscore eerder: {kleuren}.").format(kleuren=kleuren))
    for deel in delen:
        vragen, punten = _keuze(deel, alleen_open=alleen_open)
        if not vragen and not punten:
            continue
        zeg()
        kop = deel.hoofdstuk
        zeg(f"{kop.nummer} {kop.titel} ({deel.gedekt}/{len(deel.vragen)})")
        for punt in punten:
            zeg(_punttekst(punt, ""))
        for vraag in vragen:
            zeg(_vraagtekst(vraag, beknopt=alleen_open))


def _keuze(
    deel: Gidshoofdstuk, *, alleen_open: bool
) -> tuple[tuple[Gidsvraag, ...], tuple[Bespreekpunt, ...]]:
    return (deel.open_vragen, deel.open_punten) if alleen_open else (deel.vragen, deel.punten)


def _punttekst(punt: Bespreekpunt, inspring: str) -> str:
    teken = GEDEKT if punt.besproken else PUNT
    uitkomst = f" → {punt.uitkomst}" if punt.besproken else ""
    return f"{inspring}{teken} {punt.tekst}{uitkomst}"


def _vraagtekst(vraag: Gidsvraag, *, beknopt: bool) -> str:
    regels = [f"{GEDEKT if vraag.gedekt else OPEN} {vraag.vraag.tekst} [{vraag.vraag.id}]"]
    regels += [_punttekst(punt, "    ") for punt in (vraag.open_punten if beknopt else vraag.punten)]
    if not beknopt:
        rond = vraag.achtergrond
        if rond.nu:
            delen = ["/".join(filter(None, (a.vak.rij, a.vak.jaar))) for a in rond.nu]
            gezegd = [
                f"{waar + ': ' if waar else ''}“{a.waarde}”{' (' + a.toelichting + ')' if a.toelichting else ''}"
                for waar, a in zip(delen, rond.nu, strict=True)
            ]
            regels.append("    " + _("nu: {opgaven}").format(opgaven="; ".join(gezegd)))
        if rond.eerder:
            eerder = [f"{o.jaar or '?'}{'/' + o.rij if o.rij else ''}: “{o.tekst}”" for o in rond.eerder]
            regels.append("    " + _("eerder: {opgaven}").format(opgaven="; ".join(eerder)))
        for balk in rond.balken:
            kleuren = ", ".join(f"{jaar} {kleur.vorm.naam} ({bron})" for jaar, kleur, bron in balk.kleuren)
            regels.append(f"    {balk.naam}: {kleuren}")
    return "\n".join(regels)


def _als_gegevens(
    sessie: Sessie, partij: str, stand: Gids, delen: list[Gidshoofdstuk], *, alleen_open: bool
) -> dict[str, Any]:
    wie = sessie.partij(partij)
    return {
        "partij": wie.code,
        "naam": wie.naam,
        "gedekt": stand.gedekt,
        "totaal": stand.totaal,
        "eindscore": [{"jaar": jaar, "kleur": kleur, "bron": bron} for jaar, kleur, bron in stand.eindscore],
        "hoofdstukken": [_hoofdstuk(deel, alleen_open=alleen_open) for deel in delen],
    }


def _hoofdstuk(deel: Gidshoofdstuk, *, alleen_open: bool) -> dict[str, Any]:
    vragen, punten = _keuze(deel, alleen_open=alleen_open)
    return {
        "hoofdstuk": deel.hoofdstuk.code,
        "titel": deel.hoofdstuk.titel,
        "gedekt": deel.gedekt,
        "totaal": len(deel.vragen),
        "vragen": [_vraag(vraag) for vraag in vragen],
        "punten": _punten(punten),
    }


def _vraag(vraag: Gidsvraag) -> dict[str, Any]:
    rond = vraag.achtergrond
    return {
        "vraag": vraag.vraag.id,
        "tekst": vraag.vraag.tekst,
        "gedekt": vraag.gedekt,
        "notities": vraag.notities,
        "nu": [
            {"rij": a.vak.rij, "jaar": a.vak.jaar, "waarde": a.waarde, "toelichting": a.toelichting}
            for a in rond.nu
        ],
        "eerder": [
            {"rij": o.rij, "jaar": o.jaar, "waarde": o.tekst, "herkomst": o.herkomst} for o in rond.eerder
        ],
        "kleuren": [
            {"dimensie": balk.dimensie, "jaar": jaar, "kleur": kleur, "bron": bron}
            for balk in rond.balken
            for jaar, kleur, bron in balk.kleuren
        ],
        "punten": _punten(vraag.punten),
    }


def _punten(punten: tuple[Bespreekpunt, ...]) -> list[dict[str, Any]]:
    return [{"kenmerk": punt.id, "tekst": punt.tekst, "uitkomst": punt.uitkomst} for punt in punten]
