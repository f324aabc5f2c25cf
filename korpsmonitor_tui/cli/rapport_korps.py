"""``rapport korps``: the section about a korps as a Word file, or of all of them, and what is still missing."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.bestanden.schrijf import maak_map
from korpsmonitor_tui.cli.basis import Opdracht, json_optie, korps_argument, weiger_gebruik
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import Voortgang, zeg, zeg_json
from korpsmonitor_tui.domain.korpsrapport import eindwoord
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.rapportgrond import Rapportgrond
from korpsmonitor_tui.services.rapportkorps import bestandsnaam, bewaar_korpsrapport, lees_korpsrapport

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.korpsrapport import Korpsrapport
    from korpsmonitor_tui.services.rapportkorps import Korpsbestand
    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "korpsen[].korps": _("code van het korps"),
    "korpsen[].naam": _("naam van het korps"),
    "korpsen[].eindscore": _("code van het oordeel, of blanco; null zolang zij niet is gezet"),
    "korpsen[].af": _("of de paragraaf af is"),
    "korpsen[].ontbreekt[].soort": _("verslag, score, eindscore, partner of tekst"),
    "korpsen[].ontbreekt[].tekst": _("wat er ontbreekt"),
    "korpsen[].pad": _("het geschreven bestand, of null"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Schrijf de paragraaf over een korps (of over alle): kleurenbalken over de edities, toelichting, eindscore met haar"
        " gronden, partners met hun repliek, activiteiten en prognose. Zonder bestand: toon wat er nog ontbreekt. Een stuk dat"
        " niet af is, is als concept gemerkt en noemt op de eerste pagina wat ontbreekt."
    ),
)
@korps_argument("partij", verplicht=False)
@click.option("--alle", is_flag=True, help=_("Alle korpsen."))
@click.option(
    "--bestand",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help=_("Bestand om te schrijven (.docx of .pdf), of een map."),
)
@click.option(
    "--map", "map_", type=click.Path(file_okay=False, path_type=Path), metavar="MAP", help=_("Met --alle: map voor de bestanden.")
)  # fmt: skip
@click.option("--verantwoording", is_flag=True, help=_("Met een bijlage: waarop elke score rust."))
@click.option("--overschrijf", is_flag=True, help=_("Vervang bestanden die er al staan."))
@json_optie(SLEUTELS)
@met_sessie
def korps(
    sessie: Sessie,
    partij: str | None,
    alle: bool,
    bestand: Path | None,
    map_: Path | None,
    verantwoording: bool,
    overschrijf: bool,
    als_json: bool,
) -> None:
    """Write sections, or show what they lack."""
    if alle == (partij is not None):
        weiger_gebruik(_("Noem een korps, of --alle."))
    if (bestand and alle) or (map_ and not alle):
        weiger_gebruik(_("Gebruik --bestand bij één korps en --map bij --alle."))
    if verantwoording and not (bestand or map_):
        weiger_gebruik(_("Noem met --bestand of --map wat er moet worden geschreven."))
    grond = Rapportgrond(sessie)
    bewaar = partial(bewaar_korpsrapport, grond, met_verantwoording=verantwoording, overschrijf=overschrijf)
    if map_:
        maak_map(map_)
    korpsen = [k.partij.code for k in grond.matrix.korpsen] if alle else [sessie.partij(partij or "").code]
    voortgang = Voortgang()
    uit: list[tuple[Korpsrapport, Path | None]] = []
    for nr, code in enumerate(korpsen, start=1):
        doel = map_ / bestandsnaam(sessie, code) if map_ else bestand
        uit.append((lees_korpsrapport(grond, code), _meld(bewaar(code, doel)) if doel else None))
        if alle and doel:
            voortgang(nr, len(korpsen), sessie.partij(code).naam)
    voortgang.klaar()
    if als_json:
        zeg_json({"korpsen": [_als_gegevens(rapport, pad) for rapport, pad in uit]})
        return
    for rapport, pad in uit:
        _toon(rapport, pad)


def _meld(gemaakt: Korpsbestand) -> Path:
    for melding in gemaakt.meldingen:
        zeg(melding, fout=True)
    return gemaakt.pad


def _als_gegevens(rapport: Korpsrapport, pad: Path | None) -> dict[str, Any]:
    return {
        "korps": rapport.code,
        "naam": rapport.naam,
        "eindscore": rapport.einde.kleur if rapport.einde.kleur else None,
        "af": not rapport.hiaten,
        "ontbreekt": [{"soort": hiaat.soort.value, "tekst": hiaat.tekst} for hiaat in rapport.hiaten],
        "pad": str(pad) if pad else None,
    }


def _toon(rapport: Korpsrapport, pad: Path | None) -> None:
    """What is missing goes to standard error beside a file that was written."""
    if pad is None:
        zeg(_("{korps}, eindscore: {woord}").format(korps=rapport.naam, woord=eindwoord(rapport.einde.kleur)))
        for hiaat in rapport.hiaten:
            zeg(f"  – {hiaat.tekst}")
        if not rapport.hiaten:
            zeg(_("  De paragraaf is af."))
        return
    zeg(_("Geschreven: {pad}").format(pad=pad))
    if rapport.hiaten:
        zeg(_("{korps} is een CONCEPT; er ontbreekt:").format(korps=rapport.naam), fout=True)
        for hiaat in rapport.hiaten:
            zeg(f"  – {hiaat.tekst}", fout=True)
