"""``korpsmonitor gesprek toon``: the planning, the people and the minutes of an interview."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie, partij_argument
from korpsmonitor_tui.cli.namen import met_namen_optie
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import datumcode, datumtekst, tabel, zeg, zeg_json
from korpsmonitor_tui.domain.gesprek import duur, naamloos, tagnaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.bespreekpunten import lees_bespreekpunten
from korpsmonitor_tui.services.gesprekken import eis_gesprek, lees_deelnemers, lees_notities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.gesprek import Deelnemer, Gesprek, Notitie
    from korpsmonitor_tui.services.bespreekpunten import Bespreekpunt
    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "dossier": _("kenmerk van het dossier"),
    "partij": _("code van de partij"),
    "naam": _("naam van de partij"),
    "datum": _("dag van het gesprek (ISO 8601) of null"),
    "tijd": _("begintijd, of leeg"),
    "plaats": _("plaats, of leeg"),
    "notulist": _("naam van de notulist, of leeg"),
    "auditors[]": _("namen van de auditors"),
    "deelnemers[].kenmerk": _("kenmerk van de deelnemer"),
    "deelnemers[].rol": _("functie"),
    "deelnemers[].organisatie": _("organisatie, of leeg"),
    "deelnemers[].naam": _("naam, alleen met --met-namen; anders leeg"),
    "deelnemers[].aanwezig": _("geheel, gedeeltelijk of afwezig"),
    "deelnemers[].respondent": _("of deze deelnemer het verslag verifieert"),
    "bespreekpunten[].nummer": _("plaats in het gesprek, vanaf 1"),
    "bespreekpunten[].kenmerk": _("kenmerk van het bespreekpunt"),
    "bespreekpunten[].soort": _("soort signaal waar het uit komt, of vrij"),
    "bespreekpunten[].vast": _(
        "of het altijd wordt besproken: een opvallende verbetering, of een cijfer dat anders is gezegd dan opgegeven"
    ),
    "bespreekpunten[].hoofdstuk": _("code van het hoofdstuk"),
    "bespreekpunten[].vraag": _("kenmerk van de vraag, of leeg"),
    "bespreekpunten[].tekst": _("wat aan de orde moet komen"),
    "bespreekpunten[].uitkomst": _("wat ervan is gekomen; leeg: nog niet besproken"),
    "notities[].nummer": _("plaats in de notities, vanaf 1"),
    "notities[].kenmerk": _("kenmerk van de notitie"),
    "notities[].hoofdstuk": _("code van het hoofdstuk"),
    "notities[].vraag": _("kenmerk van de vraag, of leeg"),
    "notities[].spreker": _("wie het zei, of leeg"),
    "notities[].tijd": _("wanneer de notitie is begonnen (UTC, ISO 8601)"),
    "notities[].verstreken": _("seconden sinds de klok van het gesprek is gestart, of null"),
    "notities[].tekst": _("de tekst"),
    "notities[].tags[]": _("actie, citaat, cijfer of nagaan"),
}


@click.command(cls=Opdracht, help=_("Toon planning, deelnemers en notities van een gesprek."))
@partij_argument()
@click.option("--hoofdstuk", metavar="CODE", help=_("Alleen de notities van dit hoofdstuk."))
@met_namen_optie
@json_optie(SLEUTELS)
@met_sessie
def toon(sessie: Sessie, partij: str, hoofdstuk: str | None, met_namen: bool, als_json: bool) -> None:
    """Show an interview."""
    db = sessie.store.lees()
    dossier = sessie.dossier(partij)
    gesprek = eis_gesprek(db, dossier)
    namen = medewerkers.namen(db)
    aan_tafel = lees_deelnemers(db, dossier)
    # Who is called by name here is not called by name anywhere else either.
    verborgen = () if met_namen else aan_tafel
    deelnemers = aan_tafel if met_namen else tuple(replace(d, naam="") for d in aan_tafel)
    notities = [
        (nummer, _zonder_namen(notitie, verborgen))
        for nummer, notitie in enumerate(lees_notities(db, dossier), start=1)
        if hoofdstuk in {None, notitie.hoofdstuk}
    ]
    punten = [
        (nummer, punt)
        for nummer, punt in enumerate(lees_bespreekpunten(sessie, dossier), start=1)
        if hoofdstuk in {None, punt.hoofdstuk}
    ]
    if als_json:
        gegevens = _als_gegevens(sessie, gesprek, namen, deelnemers, notities)
        zeg_json({**gegevens, "bespreekpunten": _punten(punten)})
        return
    zeg(_kop(sessie, gesprek, namen))
    if deelnemers:
        zeg()
        zeg(_deelnemertabel(deelnemers))
    if punten:
        zeg()
        zeg(_puntentekst(punten))
    for nummer, notitie in notities:
        zeg()
        zeg(_notitieregels(nummer, notitie))


def _zonder_namen(notitie: Notitie, verborgen: Sequence[Deelnemer]) -> Notitie:
    return replace(
        notitie, tekst=naamloos(notitie.tekst, verborgen), spreker=naamloos(notitie.spreker, verborgen)
    )


def _als_gegevens(
    sessie: Sessie,
    gesprek: Gesprek,
    namen: dict[str, str],
    deelnemers: tuple[Deelnemer, ...],
    notities: list[tuple[int, Notitie]],
) -> dict[str, Any]:
    return {
        "dossier": gesprek.id,
        "partij": gesprek.partij,
        "naam": sessie.partij(gesprek.partij).naam,
        "datum": datumcode(gesprek.datum),
        "tijd": gesprek.tijd,
        "plaats": gesprek.plaats,
        "notulist": namen.get(gesprek.notulist, ""),
        "auditors": [namen.get(auditor, auditor) for auditor in gesprek.auditors],
        "deelnemers": [
            {
                "kenmerk": deelnemer.id,
                "rol": deelnemer.rol,
                "organisatie": deelnemer.organisatie,
                "naam": deelnemer.naam,
                "aanwezig": deelnemer.aanwezig,
                "respondent": deelnemer.respondent,
            }
            for deelnemer in deelnemers
        ],
        "notities": [
            {
                "nummer": nummer,
                "kenmerk": notitie.id,
                "hoofdstuk": notitie.hoofdstuk,
                "vraag": notitie.vraag,
                "spreker": notitie.spreker,
                "tijd": notitie.tijd,
                "verstreken": notitie.verstreken,
                "tekst": notitie.tekst,
                "tags": list(notitie.tags),
            }
            for nummer, notitie in notities
        ],
    }


def _punten(punten: list[tuple[int, Bespreekpunt]]) -> list[dict[str, Any]]:
    return [
        {
            "nummer": nummer,
            "kenmerk": punt.id,
            "soort": punt.soort,
            "vast": punt.vast,
            "hoofdstuk": punt.hoofdstuk,
            "vraag": punt.vraag,
            "tekst": punt.tekst,
            "uitkomst": punt.uitkomst,
        }
        for nummer, punt in punten
    ]


def _puntentekst(punten: list[tuple[int, Bespreekpunt]]) -> str:
    regels = [_("Te bespreken:")]
    for nummer, punt in punten:
        regels.append(f"{nummer}. [{punt.hoofdstuk}] {punt.tekst}")
        if punt.besproken:
            regels.append(f"   → {punt.uitkomst}")
    return "\n".join(regels)


def _kop(sessie: Sessie, gesprek: Gesprek, namen: dict[str, str]) -> str:
    wanneer = " ".join(filter(None, (datumtekst(gesprek.datum), gesprek.tijd, gesprek.plaats)))
    auditors = ", ".join(namen.get(auditor, auditor) for auditor in gesprek.auditors)
    niemand = _("nog niemand")
    return "\n".join(
        (
            _("Gesprek met {partij}").format(partij=sessie.partij(gesprek.partij).naam),
            _("wanneer en waar: {wanneer}").format(wanneer=wanneer or _("nog niet bekend")),
            _("notulist: {wie}").format(wie=namen.get(gesprek.notulist, "") or niemand),
            _("auditors: {wie}").format(wie=auditors or niemand),
        )
    )


def _deelnemertabel(deelnemers: tuple[Deelnemer, ...]) -> str:
    rijen = [
        (d.rol, d.organisatie, d.naam, d.aanwezig, _("ja") if d.respondent else _("nee"), d.id)
        for d in deelnemers
    ]
    koppen = (_("rol"), _("organisatie"), _("naam"), _("aanwezig"), _("respondent"), _("kenmerk"))
    return tabel(koppen, rijen)


def _notitieregels(nummer: int, notitie: Notitie) -> str:
    moment = duur(notitie.verstreken) if notitie.verstreken is not None else ""
    bij = ", ".join(filter(None, (moment, notitie.spreker, notitie.vraag, *map(tagnaam, notitie.tags))))
    kop = f"{nummer}. [{notitie.hoofdstuk}] {bij}".rstrip()
    return f"{kop}\n   " + notitie.tekst.replace("\n", "\n   ")
