"""``korpsmonitor verslag status``: where a verslag is, who has answered, and what is still open."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie, partij_argument
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.status import aandachtspunten
from korpsmonitor_tui.cli.uitvoer import datumcode, datumtekst, tabel, zeg, zeg_json
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Status, statusnaam
from korpsmonitor_tui.services.overzicht import lees_overzicht
from korpsmonitor_tui.services.verslagstand import (
    lees_conflicten,
    lees_opmerkingen,
    lees_stand,
    lees_vaststellingen,
    lees_versies,
)
from korpsmonitor_tui.services.verslagtekst import lees_passages
from korpsmonitor_tui.services.volgendestap import standnaam
from korpsmonitor_tui.services.wederhoor import lees_akkoorden, lees_reacties

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database

SLEUTELS: Final = {
    "verslagen[].dossier": _("kenmerk van het dossier"),
    "verslagen[].partij": _("code van de partij"),
    "verslagen[].naam": _("naam van de partij"),
    "verslagen[].status": _("status van het verslag"),
    "verslagen[].versie": _("nummer van de versie"),
    "verslagen[].termijn": _("laatste dag om te reageren, of null"),
    "verslagen[].te_laat": _("of de termijn voorbij is zonder antwoord van ieder"),
    "verslagen[].zonder_akkoord[]": _("respondenten van de laatst verstuurde versie zonder akkoord"),
    "verslagen[].conflicten[]": _("wat op twee plaatsen verschillend is gewijzigd"),
    "verslagen[].versies[].nummer": _("nummer van een vastgelegde versie"),
    "verslagen[].versies[].soort": _("verzonden of definitief"),
    "verslagen[].versies[].datum": _("dag van vastlegging, of null"),
    "verslagen[].versies[].kanaal": _("hoe verzonden, of leeg"),
    "verslagen[].versies[].respondenten[]": _("aan wie verzonden"),
    "verslagen[].versies[].sha256": _("SHA-256 van het Word-bestand"),
    "verslagen[].versies[].kop": _("vingerafdruk van de inhoud, zoals in het colofon"),
    "verslagen[].akkoorden[].versie": _("versie waarmee akkoord is gegaan"),
    "verslagen[].akkoorden[].respondent": _("wie akkoord ging"),
    "verslagen[].akkoorden[].rol": _("functie van de respondent"),
    "verslagen[].akkoorden[].datum": _("dag van ontvangst, of null"),
    "verslagen[].akkoorden[].kanaal": _("hoe ontvangen"),
    "verslagen[].akkoorden[].toelichting": _("wat erbij is gezegd, of leeg"),
    "verslagen[].akkoorden[].bewijs": _("of er een bestand bij is bewaard"),
    "verslagen[].reacties[].versie": _("versie waarop is gereageerd"),
    "verslagen[].reacties[].respondent": _("wie reageerde"),
    "verslagen[].reacties[].datum": _("dag van ontvangst, of null"),
    "verslagen[].reacties[].kanaal": _("hoe ontvangen"),
    "verslagen[].reacties[].tekst": _("de reactie, of leeg"),
    "verslagen[].reacties[].bewijs": _("of er een bestand bij is bewaard"),
    "verslagen[].opmerkingen[].nummer": _("nummer van de opmerking, vanaf 1"),
    "verslagen[].opmerkingen[].aanduiding": _("dat nummer met een letter als twee laptops het gaven"),
    "verslagen[].opmerkingen[].kenmerk": _("kenmerk van de opmerking"),
    "verslagen[].opmerkingen[].versie": _("versie waarbij de opmerking hoort"),
    "verslagen[].opmerkingen[].herkomst": _("eerste_check of reactie"),
    "verslagen[].opmerkingen[].passage": _("nummer van de passage, of null"),
    "verslagen[].opmerkingen[].tekst": _("de opmerking"),
    "verslagen[].opmerkingen[].open": _("of er nog geen besluit of antwoord is"),
    "verslagen[].opmerkingen[].antwoord": _("antwoord op een opmerking van de eerste check, of leeg"),
    "verslagen[].opmerkingen[].besluit": _("besluit over een opmerking uit een reactie, of leeg"),
    "verslagen[].opmerkingen[].reden": _("reden bij het besluit, of leeg"),
    "verslagen[].vaststellingen[].versie": _("nummer van de vastgestelde versie"),
    "verslagen[].vaststellingen[].besluit": _("hoe de versie definitief werd"),
    "verslagen[].vaststellingen[].datum": _("dag van vaststelling, of null"),
    "verslagen[].vaststellingen[].door": _("wie vaststelde"),
    "verslagen[].vaststellingen[].reden": _("opgegeven reden, of leeg"),
}


@click.command(
    cls=Opdracht,
    help=_("Toon waar de verslagen zijn. Met een partij ook versies, akkoorden, reacties en opmerkingen."),
)
@partij_argument(verplicht=False)
@json_optie(SLEUTELS)
@met_sessie
def status(sessie: Sessie, partij: str | None, als_json: bool) -> None:
    """Show one verslag, or all that are planned."""
    if als_json:
        dossiers = (
            [sessie.dossier(partij)]
            if partij is not None
            else [regel.dossier for regel in lees_overzicht(sessie) if regel.gepland]
        )
        zeg_json({"verslagen": [als_gegevens(sessie, dossier) for dossier in dossiers]})
    elif partij is not None:
        _toon(sessie, als_gegevens(sessie, sessie.dossier(partij)))
    else:
        regels = [regel for regel in lees_overzicht(sessie) if regel.gepland]
        rijen = [
            (
                regel.partij.naam,
                standnaam(regel),
                regel.versie,
                datumtekst(regel.termijn),
                aandachtspunten(regel),
            )
            for regel in sorted(regels, key=lambda regel: not regel.te_laat)
        ]
        zeg(tabel((_("partij"), _("status"), _("versie"), _("termijn"), _("let op")), rijen, rechts=(2,)))


def als_gegevens(sessie: Sessie, dossier: str) -> dict[str, Any]:
    """Everything about a verslag except its text. Raises NietGevonden without a gesprek."""
    db = sessie.store.lees()
    stand = lees_stand(sessie, db, dossier)
    te_laat = stand.termijn is not None and sessie.vandaag() > stand.termijn
    return {
        "dossier": dossier,
        "partij": stand.partij,
        "naam": sessie.partij(stand.partij).naam,
        "status": stand.status.value,
        "versie": stand.versie,
        "termijn": datumcode(stand.termijn),
        "te_laat": stand.status == Status.TER_VERIFICATIE and te_laat,
        "zonder_akkoord": list(stand.respondenten_zonder_akkoord),
        "conflicten": list(lees_conflicten(db, dossier)),
        "versies": _versies(db, dossier),
        "akkoorden": _akkoorden(db, dossier),
        "reacties": _reacties(db, dossier),
        "opmerkingen": _opmerkingen(db, dossier),
        "vaststellingen": _vaststellingen(db, dossier),
    }


def _versies(db: Database, dossier: str) -> list[dict[str, Any]]:
    return [
        {
            "nummer": versie.nummer,
            "soort": versie.soort,
            "datum": datumcode(versie.datum),
            "kanaal": versie.kanaal,
            "respondenten": [label for _id, label in versie.respondenten],
            "sha256": versie.sha256,
            "kop": versie.kop,
        }
        for versie in lees_versies(db, dossier)
    ]


def _akkoorden(db: Database, dossier: str) -> list[dict[str, Any]]:
    return [
        {
            "versie": akkoord.versie,
            "respondent": akkoord.respondent,
            "rol": akkoord.rol,
            "datum": datumcode(akkoord.datum),
            "kanaal": akkoord.kanaal,
            "toelichting": akkoord.toelichting,
            "bewijs": bool(akkoord.bijlage),
        }
        for akkoord in lees_akkoorden(db, dossier)
    ]


def _reacties(db: Database, dossier: str) -> list[dict[str, Any]]:
    return [
        {
            "versie": reactie.versie,
            "respondent": reactie.respondent,
            "datum": datumcode(reactie.datum),
            "kanaal": reactie.kanaal,
            "tekst": reactie.tekst,
            "bewijs": bool(reactie.bijlage),
        }
        for reactie in lees_reacties(db, dossier)
    ]


def _opmerkingen(db: Database, dossier: str) -> list[dict[str, Any]]:
    nummers = {passage.id: passage.nummer for passage in lees_passages(db, dossier)}
    return [
        {
            "nummer": opmerking.nummer,
            "aanduiding": opmerking.aanduiding,
            "kenmerk": opmerking.id,
            "versie": opmerking.versie,
            "herkomst": opmerking.herkomst,
            "passage": nummers.get(opmerking.passage),
            "tekst": opmerking.tekst,
            "open": opmerking.open,
            "antwoord": opmerking.antwoord,
            "besluit": opmerking.besluit,
            "reden": opmerking.reden,
        }
        for opmerking in lees_opmerkingen(db, dossier)
    ]


def _vaststellingen(db: Database, dossier: str) -> list[dict[str, Any]]:
    return [
        {
            "versie": besluit.versie,
            "besluit": besluit.besluit,
            "datum": datumcode(besluit.datum),
            "door": besluit.door,
            "reden": besluit.reden,
        }
        for besluit in lees_vaststellingen(db, dossier)
    ]


def _toon(sessie: Sessie, verslag: dict[str, Any]) -> None:
    stand = lees_stand(sessie, sessie.store.lees(), verslag["dossier"])
    zeg(_("{partij}: {status}, versie {versie}").format(
        partij=verslag["naam"], status=statusnaam(stand.status), versie=stand.versie
    ))  # fmt: skip
    if stand.status == Status.TER_VERIFICATIE:
        zeg(_("termijn: {termijn}{te_laat}").format(
            termijn=datumtekst(stand.termijn), te_laat=_(" (TE LAAT)") if verslag["te_laat"] else ""
        ))  # fmt: skip
        zeg(_("nog geen akkoord van: {wie}").format(wie=", ".join(verslag["zonder_akkoord"])))
    for conflict in verslag["conflicten"]:
        zeg(_("conflict: {wat}").format(wat=conflict))
    _toon_reeks(_("versies"), ("nummer", "soort", "datum", "kanaal", "sha256"), verslag["versies"])
    _toon_reeks(
        _("akkoorden"), ("versie", "respondent", "datum", "kanaal", "toelichting"), verslag["akkoorden"]
    )
    _toon_reeks(_("reacties"), ("versie", "respondent", "datum", "kanaal", "tekst"), verslag["reacties"])
    _toon_reeks(
        _("opmerkingen"),
        ("nummer", "versie", "passage", "tekst", "besluit", "reden", "antwoord"),
        verslag["opmerkingen"],
    )
    _toon_reeks(
        _("vaststellingen"), ("versie", "besluit", "datum", "door", "reden"), verslag["vaststellingen"]
    )


def _toon_reeks(titel: str, kolommen: tuple[str, ...], reeks: list[dict[str, Any]]) -> None:
    if not reeks:
        return
    rijen = [[_cel(kolom, element[kolom]) for kolom in kolommen] for element in reeks]
    zeg()
    zeg(titel)
    zeg(tabel(kolommen, rijen))


def _cel(kolom: str, waarde: Any) -> str:
    if waarde is None:
        return ""
    return datumtekst(date.fromisoformat(waarde)) if kolom == "datum" else str(waarde)
