"""``korpsmonitor pakket``: exchange with colleagues by a file, where there is no network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.cli.basis import Groep, json_optie
from korpsmonitor_tui.cli.pakketwachtwoord import (
    lees_pakketwachtwoord,
    nieuw_pakketwachtwoord,
    pakketwachtwoord_optie,
)
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import ingesprongen, zeg, zeg_json
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services import pakketten
from korpsmonitor_tui.services.sessie import lokale_tijd, partij_van

if TYPE_CHECKING:
    from korpsmonitor_tui.services.pakketten import Gemaakt, Lezing
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.pakketbestand import Manifest

_MANIFEST: Final = {
    "soort": _("monitor (alles) of dossier"),
    "monitor": _("kenmerk van de monitor"),
    "editie": _("kenmerk van de editie waarin het is gemaakt"),
    "dossier": _("kenmerk van het dossier, of leeg"),
    "van": _("wie het maakte"),
    "gemaakt": _("wanneer (ISO 8601, UTC)"),
    "vastleggingen": _("aantal vastleggingen in het pakket"),
}
SLEUTELS_TOON: Final = {
    **_MANIFEST,
    "weggelaten": _("aantal vastleggingen waarvan alleen de plaats erin staat"),
}
SLEUTELS_LEES: Final = {
    **_MANIFEST,
    "opgenomen": _("hoeveel daarvan hier nog niet waren"),
    "wachtend": _("hoeveel er hier wachten op iets dat nog ontbreekt"),
    "geweigerd[].kenmerk": _("kenmerk van een vastlegging die is geweigerd"),
    "geweigerd[].reden": _("waarom"),
    "conflicten[].dossier": _("dossier waarin er een conflict bij kwam, of leeg"),
    "conflicten[].aantal": _("hoeveel"),
}

_bestand: Final = click.argument("bestand", type=click.Path(path_type=Path), help=_("Het pakket."))


@click.group(
    cls=Groep,
    help=_(
        "Wissel uit met collega's zonder netwerk: alles, of wat een collega nog niet heeft, als één versleuteld bestand met"
        " een eigen wachtwoord. Heen en terug inlezen geeft op beide laptops hetzelfde; twee keer inlezen verandert niets."
        " Eén dossier gaat met `export dossier`; een tweede laptop begint met `init --van-pakket`."
    ),
)
def pakket() -> None:
    """Hold the commands about exchange files."""


@pakket.command(help=_("Maak een pakket van alles wat op deze laptop staat."))
@_bestand
@click.option(
    "--voor",
    default="",
    metavar="NAAM",
    help=_(
        "Alleen wat deze collega nog niet had in het laatste pakket van hem of haar dat hier is ingelezen; is dat er niet,"
        " dan alles."
    ),
)
@pakketwachtwoord_optie
@click.option("--overschrijf", is_flag=True, help=_("Vervang een eerder pakket."))
@met_sessie
def maak(
    sessie: Sessie, bestand: Path, voor: str, pakketwachtwoord_bestand: Path | None, overschrijf: bool
) -> None:
    """Write a file."""
    wachtwoord = nieuw_pakketwachtwoord(pakketwachtwoord_bestand, bestand)
    zeg_gemaakt(
        pakketten.maak_pakket(sessie, bestand, wachtwoord, voor=voor, overschrijf=overschrijf), voor=voor
    )


def zeg_gemaakt(gemaakt: Gemaakt, voor: str = "") -> None:
    """Say what was written, and what to do with it."""
    zeg(
        ngettext(
            "{pad} is gemaakt: {aantal} vastlegging, {mb} MB.",
            "{pad} is gemaakt: {aantal} vastleggingen, {mb} MB.",
            gemaakt.events,
        ).format(pad=gemaakt.pad, aantal=gemaakt.events, mb=max(1, round(gemaakt.grootte / 1e6)))
    )
    if voor and not gemaakt.vanaf:
        zeg(_("Van {naam} is nog geen pakket ingelezen; daarom zit alles erin.").format(naam=voor))
    zeg(_("Geef het wachtwoord langs een andere weg door dan het bestand."))


@pakket.command(
    help=_(
        "Lees een pakket of een dossier in dat een collega maakte: alles, of niets als het bestand niet heel is. Eindigt met"
        " status 1 als er iets wacht of is geweigerd, of als er een conflict bij kwam."
    )
)
@_bestand
@pakketwachtwoord_optie
@json_optie(SLEUTELS_LEES)
@met_sessie
def lees(sessie: Sessie, bestand: Path, pakketwachtwoord_bestand: Path | None, als_json: bool) -> int:
    """Take a file in."""
    lezing = pakketten.lees_pakket(sessie, bestand, lees_pakketwachtwoord(pakketwachtwoord_bestand, bestand))
    if als_json:
        zeg_json(
            {
                **_manifest(lezing.manifest, lezing.events),
                "opgenomen": lezing.opgenomen,
                "wachtend": lezing.wachtend,
                "geweigerd": [{"kenmerk": id_, "reden": reden} for id_, reden in lezing.geweigerd],
                "conflicten": [
                    {"dossier": dossier, "aantal": aantal} for dossier, aantal in lezing.conflicten.items()
                ],
            }
        )
    else:
        _zeg_lezing(sessie, lezing)
    return int(bool(lezing.wachtend or lezing.geweigerd or lezing.conflicten))


def _zeg_lezing(sessie: Sessie, lezing: Lezing) -> None:
    zeg(
        _("Ingelezen van {wie}: {nieuw} nieuw van {aantal} vastleggingen.").format(
            wie=lezing.manifest.van, nieuw=lezing.opgenomen, aantal=lezing.events
        )
    )
    if lezing.wachtend:
        zeg(
            ngettext(
                "{aantal} vastlegging wacht op iets dat nog ontbreekt: vraag een pakket zonder --voor.",
                "{aantal} vastleggingen wachten op iets dat nog ontbreekt: vraag een pakket zonder --voor.",
                lezing.wachtend,
            ).format(aantal=lezing.wachtend)
        )
    for id_, reden in lezing.geweigerd:
        zeg(_("Geweigerd: {id}: {reden}.").format(id=ingesprongen(id_), reden=reden))
    for dossier, aantal in lezing.conflicten.items():
        partij = sessie.instrument.partij(partij_van(dossier))
        zeg(
            ngettext(
                "{aantal} nieuw conflict in {dossier}; zie `conflict toon`.",
                "{aantal} nieuwe conflicten in {dossier}; zie `conflict toon`.",
                aantal,
            ).format(aantal=aantal, dossier=partij.naam if partij else _("wat bij geen dossier hoort"))
        )


@pakket.command(
    help=_("Toon wat er in een pakket zit, zonder het in te lezen; het wordt tot het einde nagekeken.")
)
@_bestand
@pakketwachtwoord_optie
@json_optie(SLEUTELS_TOON)
def toon(bestand: Path, pakketwachtwoord_bestand: Path | None, als_json: bool) -> None:
    """Show a file."""
    inhoud = pakketten.toon_pakket(bestand, lees_pakketwachtwoord(pakketwachtwoord_bestand, bestand))
    if als_json:
        zeg_json({**_manifest(inhoud.manifest, inhoud.events), "weggelaten": inhoud.weggelaten})
        return
    wat = inhoud.manifest.dossier or _("alles")
    if inhoud.manifest.na:
        wat = _("alleen wat de ontvanger nog niet had")
    zeg(
        _("{wat}, van {wie}, gemaakt op {tijd} in editie {editie}: {aantal} vastleggingen. Het pakket is heel.").format(
            wat=wat,
            wie=inhoud.manifest.van,
            tijd=_tijd(inhoud.manifest.gemaakt),
            editie=inhoud.manifest.editie,
            aantal=inhoud.events,
        )
    )  # fmt: skip
    zeg(_("Monitor: {monitor}").format(monitor=inhoud.manifest.monitor))


def _tijd(gemaakt: str) -> str:
    """The moment as people write it; as it stands there if it is none."""
    try:
        return lokale_tijd(gemaakt).strftime("%d-%m-%Y %H:%M")
    except ValueError:
        return gemaakt


def _manifest(manifest: Manifest, events: int) -> dict[str, object]:
    return {
        "soort": manifest.soort,
        "monitor": manifest.monitor,
        "editie": manifest.editie,
        "dossier": manifest.dossier,
        "van": manifest.van,
        "gemaakt": manifest.gemaakt,
        "vastleggingen": events,
    }
