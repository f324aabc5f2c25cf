"""``korpsmonitor vragenlijst``: the questionnaire, the answers to it, and its definition files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Groep, json_optie, partij_argument
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services.gesprekken import eis_hoofdstuk
from korpsmonitor_tui.services.vragenlijst import Antwoord, lees_antwoorden, volledigheid, zet_antwoord

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.instrument import Hoofdstuk, Vraag
    from korpsmonitor_tui.services.sessie import Sessie

    Antwoorden = dict[tuple[str, str], Antwoord]

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
    "hoofdstukken[].vragen[].soort": _("open, ja_nee_deels, keuze, aantal, percentage, datum of kleur"),
    "hoofdstukken[].vragen[].toelichting": _("toelichting voor de invuller, of leeg"),
    "hoofdstukken[].vragen[].verplicht": _("of het antwoord verplicht is"),
    "hoofdstukken[].vragen[].eenheid": _("waarin geteld wordt, of leeg"),
    "hoofdstukken[].vragen[].bron": _("paragraaf van de bron, of leeg"),
    "hoofdstukken[].vragen[].dimensies[]": _("codes van de dimensies waarvoor het antwoord een bron is"),
    "hoofdstukken[].vragen[].jaren[]": _("jaren waarvoor een cijfer wordt gevraagd"),
    "hoofdstukken[].vragen[].keuzes[].code": _("code van een mogelijkheid"),
    "hoofdstukken[].vragen[].keuzes[].tekst": _("tekst van een mogelijkheid"),
    "hoofdstukken[].vragen[].antwoorden[].jaar": _("jaar, of leeg"),
    "hoofdstukken[].vragen[].antwoorden[].waarde": _("het antwoord zoals opgegeven; leeg: niet beantwoord"),
    "hoofdstukken[].vragen[].antwoorden[].toelichting": _("toelichting bij het antwoord, of leeg"),
}

CONTROLEER_SLEUTELS: Final = {
    "klopt": _("of de bestanden bruikbaar zijn"),
    "map": _("de gelezen map"),
    "bevindingen[].bestand": _("bestand met een fout"),
    "bevindingen[].plaats": _("plaats in het bestand, of leeg"),
    "bevindingen[].melding": _("wat er fout is"),
    "bevindingen[].remedie": _("hoe het te verhelpen is"),
}


@click.group(cls=Groep, help=_("Toon, beantwoord of controleer de vragenlijst."))
def vragenlijst() -> None:
    """Hold the commands about the questionnaire."""


@vragenlijst.command(help=_("Toon de vragenlijst van de editie, met een partij ook haar antwoorden."))
@partij_argument(verplicht=False)
@click.option("--hoofdstuk", metavar="CODE", help=_("Alleen dit hoofdstuk."))
@json_optie(TOON_SLEUTELS)
@met_sessie
def toon(sessie: Sessie, partij: str | None, hoofdstuk: str | None, als_json: bool) -> None:
    """Show questions and answers."""
    if hoofdstuk is not None:
        eis_hoofdstuk(sessie, hoofdstuk)
    hoofdstukken = [h for h in sessie.instrument.hoofdstukken if hoofdstuk in {None, h.code}]
    antwoorden = lees_antwoorden(sessie.store.lees(), sessie.dossier(partij)) if partij is not None else {}
    if als_json:
        zeg_json(
            {
                "instrument": sessie.instrument.code,
                "versie": sessie.instrument.vragenlijstversie,
                "partij": sessie.partij(partij).code if partij is not None else None,
                "hoofdstukken": [_als_gegevens(h, antwoorden) for h in hoofdstukken],
            }
        )
        return
    for nr, h in enumerate(hoofdstukken):
        if nr:
            zeg()
        zeg(_als_tekst(h, antwoorden, met_antwoorden=partij is not None))


def _als_gegevens(hoofdstuk: Hoofdstuk, antwoorden: Antwoorden) -> dict[str, Any]:
    stand = volledigheid(hoofdstuk, antwoorden)
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
        "keuzes": [{"code": keuze.code, "tekst": keuze.tekst} for keuze in vraag.keuzes],
        "antwoorden": [
            {"jaar": gegeven.jaar, "waarde": gegeven.waarde, "toelichting": gegeven.toelichting}
            for gegeven in _gegeven(vraag, antwoorden)
        ],
    }


def _gegeven(vraag: Vraag, antwoorden: Antwoorden) -> list[Antwoord]:
    jaren = [str(jaar) for jaar in vraag.jaren] or [""]
    return [antwoorden[vraag.id, jaar] for jaar in jaren if (vraag.id, jaar) in antwoorden]


def _als_tekst(hoofdstuk: Hoofdstuk, antwoorden: Antwoorden, *, met_antwoorden: bool) -> str:
    regels = [f"{hoofdstuk.nummer} {hoofdstuk.titel} ({hoofdstuk.code})"]
    if met_antwoorden:
        stand = volledigheid(hoofdstuk, antwoorden)
        regels.append(
            _("{beantwoord} van {totaal} vragen beantwoord, {open} verplichte open").format(
                beantwoord=stand.beantwoord, totaal=stand.totaal, open=stand.verplicht_open
            )
        )
    for vraag in hoofdstuk.vragen:
        verplicht = _(" (verplicht)") if vraag.verplicht else ""
        regels.append(f"  {vraag.id}: {vraag.tekst}{verplicht}")
        for gegeven in _gegeven(vraag, antwoorden):
            jaar = f"{gegeven.jaar}: " if gegeven.jaar else ""
            toelichting = f" ({gegeven.toelichting})" if gegeven.toelichting else ""
            regels.append(f"    → {jaar}{gegeven.waarde}{toelichting}")
    return "\n".join(regels)


@vragenlijst.command(
    help=_(
        "Leg een antwoord vast, precies zoals het is opgegeven: 12, 15-20, Nb of -. Een waarde die met een minteken"
        " begint komt na --. Een lege waarde wist het antwoord."
    )
)
@partij_argument()
@click.argument("vraag", help=_("Kenmerk van de vraag, zie `vragenlijst toon`."))
@click.argument("waarde", help=_("Het antwoord."))
@click.option("--jaar", default="", metavar="JAAR", help=_("Bij een vraag die per jaar wordt gesteld."))
@click.option("--toelichting", metavar="TEKST", help=_("Toelichting bij het antwoord."))
@met_sessie
def antwoord(
    sessie: Sessie, partij: str, vraag: str, waarde: str, jaar: str, toelichting: str | None
) -> None:
    """Write an answer and its explanation."""
    dossier = sessie.dossier(partij)
    zet_antwoord(sessie, dossier, vraag, waarde, jaar=jaar)
    if toelichting is not None:
        zet_antwoord(sessie, dossier, vraag, toelichting, jaar=jaar, veld="toelichting")
    bij = f"{vraag} {jaar}".rstrip()
    zeg(_("Vastgelegd bij {vraag}: “{waarde}”.").format(vraag=bij, waarde=waarde) if waarde else
        _("Gewist: het antwoord op {vraag}.").format(vraag=bij))  # fmt: skip


@vragenlijst.command(
    help=_(
        "Controleer de definitiebestanden van een instrument en noem alle fouten ineens. Eindigt met status 1 als er"
        " fouten zijn. Dit gebruikt geen database."
    )
)
@click.argument(
    "map_",
    metavar="[MAP]",
    required=False,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help=_("De map met instrument.toml; standaard die van het programma zelf."),
)
@json_optie(CONTROLEER_SLEUTELS)
def controleer(map_: Path | None, als_json: bool) -> int:
    """Check definition files; status 1 if there are mistakes."""
    from korpsmonitor_tui.services.bestandscontrole import controleer_definities

    uitkomst = controleer_definities(map_)
    if als_json:
        bevindingen = [
            {"bestand": b.bestand, "plaats": b.plaats, "melding": b.melding, "remedie": b.remedie}
            for b in uitkomst.bevindingen
        ]
        zeg_json({"klopt": not uitkomst.bevindingen, "map": str(uitkomst.map), "bevindingen": bevindingen})
    elif uitkomst.instrument is not None:
        aantal = len(uitkomst.instrument.vragen)
        zeg(_("{map}: bruikbaar, {hoofdstukken} hoofdstukken en {vragen} vragen.").format(
            map=uitkomst.map, hoofdstukken=len(uitkomst.instrument.hoofdstukken), vragen=aantal
        ))  # fmt: skip
    else:
        for bevinding in uitkomst.bevindingen:
            zeg(str(bevinding))
        zeg(ngettext("{aantal} fout gevonden.", "{aantal} fouten gevonden.", len(uitkomst.bevindingen)).format(
            aantal=len(uitkomst.bevindingen)
        ))  # fmt: skip
    return int(bool(uitkomst.bevindingen))
