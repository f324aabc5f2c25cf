"""``vragenlijst importeer``: what came back, with what changed on top and what a person must look at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie
from korpsmonitor_tui.cli.plaatsen import (
    citaat,
    plaats_als_gegevens,
    plaatsnaam,
    plaatssleutels,
    verschil_als_gegevens,
    verschilregel,
    verschilsleutels,
)
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import datumtekst, zeg, zeg_json
from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.domain.formulier import veldcode
from korpsmonitor_tui.domain.oordeel import Uitkomst, twijfelreden
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services.teruggaven import neem_in

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.oordeel import Oordeel, Regel
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.teruggaven import Inneming

_MEESTE_PLAATSEN: Final = 8
"""Empty required places that are named one by one; a blank form has hundreds."""

IMPORTEER_SLEUTELS: Final = {
    "proef": _("of er alleen is gekeken"),
    "fouten[].bestand": _("bestand dat niet kon worden ingelezen"),
    "fouten[].melding": _("waarom niet"),
    "teruggaven[].bestand": _("het gelezen bestand"),
    "teruggaven[].partij": _("code van de partij, of leeg als die niet bekend is"),
    "teruggaven[].vorm": _("docx, xlsx of csv"),
    "teruggaven[].versie": _("versie van de vragenlijst waarvoor is ingevuld"),
    "teruggaven[].nummer": _("hoeveelste teruggave van deze partij; 0 als zij is geweigerd"),
    "teruggaven[].vorige": _("nummer van de teruggave waarmee is vergeleken, of 0"),
    "teruggaven[].al_ingelezen": _("of dit bestand al eerder is ingelezen; dan is er niets gewijzigd"),
    "teruggaven[].geweigerd": _("waarom deze inzending niet is overgenomen, of leeg"),
    "teruggaven[].meldingen[]": _("wat over het bestand als geheel opvalt"),
    **verschilsleutels("teruggaven[].verschillen[]"),
    **plaatssleutels("teruggaven[].overgenomen[]"),
    "teruggaven[].overgenomen[].waarde": _("wat er nu staat"),
    "teruggaven[].overgenomen[].uitkomst": _("nieuw of gewijzigd"),
    "teruggaven[].gelijk": _("aantal teksten dat hier al zo stond"),
    "teruggaven[].behouden": _("aantal teksten dat de partij niet wijzigde en hier intussen anders is"),
    "teruggaven[].leeg": _("aantal lege plaatsen"),
    **plaatssleutels("teruggaven[].twijfels[]"),
    "teruggaven[].twijfels[].soort": _(
        "dubbel, onzeker, los, onbekend, past_niet, leeggemaakt, ontbreekt of botsing"
    ),
    "teruggaven[].twijfels[].reden": _("waarom iemand moet kijken"),
    "teruggaven[].twijfels[].tekst": _("de tekst in het bestand, of leeg"),
    "teruggaven[].twijfels[].plaats": _("waar die tekst in het bestand staat, of leeg"),
    "teruggaven[].twijfels[].huidig": _("wat hier stond, of leeg"),
    "teruggaven[].twijfels[].eerder": _(
        "of een eerdere teruggave dezelfde twijfel gaf; die telt niet opnieuw"
    ),
    "teruggaven[].verplicht_open[]": _("plaatsen van verplichte vragen zonder antwoord"),
    "teruggaven[].niet_gevonden[]": _("plaatsen van het formulier die niet in het bestand staan"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Lees teruggekomen vragenlijsten in: formulieren (.docx, .xlsx) en inzendingen van ODK Central of KoboToolbox"
        " (.csv). Wat zeker is wordt overgenomen zoals het is opgegeven; al het andere wordt een twijfel waarover u met"
        " `vragenlijst twijfel` beslist. Wat u hier zelf wijzigde, blijft staan."
    ),
)
@click.argument(
    "bestanden", metavar="BESTAND...", nargs=-1, required=True, type=click.Path(path_type=Path), help=_("De bestanden.")
)  # fmt: skip
@click.option(
    "--partij",
    default="",
    metavar="PARTIJ",
    help=_("Van wie het is, als het bestand dat niet (goed) zegt; van een .csv alleen haar inzendingen."),
)
@click.option("--proef", is_flag=True, help=_("Toon alleen wat er zou gebeuren."))
@json_optie(IMPORTEER_SLEUTELS)
@met_sessie
def importeer(sessie: Sessie, bestanden: tuple[Path, ...], partij: str, proef: bool, als_json: bool) -> int:
    """Take in every file that can be used; status 2 if one cannot."""
    teruggaven: list[tuple[Path, Inneming]] = []
    fouten: list[tuple[Path, KorpsmonitorFout]] = []
    for pad in bestanden:
        try:
            innemingen = neem_in(sessie, pad, partij, proef=proef)
        except KorpsmonitorFout as fout:
            fouten.append((pad, fout))
            zeg(_("Fout: {melding}").format(melding=_met_naam(pad, fout)), fout=True)
            continue
        teruggaven += [(pad, inneming) for inneming in innemingen]
        if not als_json:
            for inneming in innemingen:
                _toon(pad, inneming, proef=proef)
    if als_json:
        zeg_json(
            {
                "proef": proef,
                "fouten": [{"bestand": str(pad), "melding": str(fout)} for pad, fout in fouten],
                "teruggaven": [_als_gegevens(pad, inneming) for pad, inneming in teruggaven],
            }
        )
    geweigerd = any(inneming.geweigerd for _pad, inneming in teruggaven)
    return max((fout.status for _pad, fout in fouten), default=2 if geweigerd else 0)


def _met_naam(pad: Path, fout: KorpsmonitorFout) -> str:
    """The refusal, with the file that it is about, on one line."""
    melding = " ".join(str(fout).split())
    return melding if pad.name in melding else f"{pad.name}: {melding}"


# -- for people ----------------------------------------------------------------------------------------------------------


def _toon(pad: Path, inneming: Inneming, *, proef: bool) -> None:
    naam = inneming.partij.naam if inneming.partij else _("onbekende partij")
    if inneming.geweigerd:
        zeg(f"{pad.name}, {naam}: {inneming.geweigerd}", fout=True)
        return
    if inneming.eerder is not None:
        zeg(_("{bestand}, {naam}: al ingelezen als teruggave {nummer} ({datum}); er is niets gewijzigd.").format(
            bestand=pad.name, naam=naam, nummer=inneming.eerder.nummer, datum=datumtekst(inneming.eerder.datum)
        ))  # fmt: skip
        return
    zeg(_("{bestand}, {naam}: teruggave {nummer}, vragenlijst {versie}").format(
        bestand=pad.name, naam=naam, nummer=inneming.nummer, versie=inneming.versie
    ) + (_(" (proef: er is niets vastgelegd)") if proef else ""))  # fmt: skip
    for melding in inneming.meldingen:
        zeg(f"  {melding}")
    if inneming.vorige:
        _toon_verschillen(inneming)
    if inneming.oordeel is not None:
        _toon_oordeel(inneming.oordeel, naam, met_wijzigingen=not inneming.vorige)


def _toon_verschillen(inneming: Inneming) -> None:
    aantal = len(inneming.verschillen)
    tekst = (
        ngettext(
            "{aantal} verschil met teruggave {vorige}:",
            "{aantal} verschillen met teruggave {vorige}:",
            aantal,
        )
        if aantal
        else _("Geen verschil met teruggave {vorige}.")
    )
    zeg("  " + tekst.format(aantal=aantal, vorige=inneming.vorige))
    for verschil in inneming.verschillen:
        zeg(f"    {verschilregel(verschil)}")


def _toon_oordeel(oordeel: Oordeel, naam: str, *, met_wijzigingen: bool) -> None:
    zeg("  " + _("Overgenomen: {nieuw} nieuw, {gewijzigd} gewijzigd. Stond er al: {gelijk}. Hier anders gehouden: {behouden}.").format(
        nieuw=oordeel.aantal(Uitkomst.NIEUW),
        gewijzigd=oordeel.aantal(Uitkomst.GEWIJZIGD),
        gelijk=oordeel.aantal(Uitkomst.GELIJK),
        behouden=oordeel.aantal(Uitkomst.BEHOUDEN),
    ))  # fmt: skip
    for regel in oordeel.regels:
        if met_wijzigingen and regel.uitkomst is Uitkomst.GEWIJZIGD:
            zeg(f"    {plaatsnaam(regel.vak, regel.veld)}: {citaat(regel.huidig)} → {citaat(regel.waarde)}")
    if oordeel.twijfels:
        zeg("  " + ngettext(
            "{aantal} twijfel; beslis met `vragenlijst twijfel {naam}`:",
            "{aantal} twijfels; beslis met `vragenlijst twijfel {naam}`:",
            len(oordeel.twijfels),
        ).format(aantal=len(oordeel.twijfels), naam=naam))  # fmt: skip
        for regel in oordeel.twijfels:
            zeg(f"    {twijfelregel(regel)}")
    if aantal := len(oordeel.verplicht_open):
        genoemd = ", ".join(map(str, oordeel.verplicht_open[:_MEESTE_PLAATSEN]))
        rest = (
            _(" en {aantal} andere").format(aantal=aantal - _MEESTE_PLAATSEN)
            if aantal > _MEESTE_PLAATSEN
            else ""
        )
        zeg("  " + _("Verplicht en nog leeg ({aantal}): {plaatsen}{rest}").format(
            aantal=aantal, plaatsen=genoemd, rest=rest
        ))  # fmt: skip
    if oordeel.ontbrekend:
        zeg("  " + _("Niet in het bestand gevonden: {plaatsen}").format(
            plaatsen=", ".join(veldcode(*plek) for plek in oordeel.ontbrekend)
        ))  # fmt: skip


def twijfelregel(regel: Regel) -> str:
    """A doubt on one line: where it belongs, where it stands, the text, why, and what stands here."""
    waar = f" ({regel.plaats})" if regel.plaats else ""
    zin = _("; hier stond {huidig}") if regel.overgenomen else _("; hier staat {huidig}")
    hier = zin.format(huidig=citaat(regel.huidig)) if regel.huidig.strip() else ""
    return f"{plaatsnaam(regel.vak, regel.veld)}{waar}: {citaat(regel.tekst)}: {twijfelreden(regel.twijfel or '')}{hier}"


# -- for programs --------------------------------------------------------------------------------------------------------


def _als_gegevens(pad: Path, inneming: Inneming) -> dict[str, Any]:
    oordeel = inneming.oordeel
    regels = oordeel.regels if oordeel else ()
    return {
        "bestand": str(pad),
        "partij": inneming.partij.code if inneming.partij else "",
        "vorm": inneming.vorm,
        "versie": inneming.versie,
        "nummer": inneming.nummer,
        "vorige": inneming.vorige,
        "al_ingelezen": inneming.eerder is not None,
        "geweigerd": inneming.geweigerd,
        "meldingen": list(inneming.meldingen),
        "verschillen": [verschil_als_gegevens(verschil) for verschil in inneming.verschillen],
        "overgenomen": [
            {**plaats_als_gegevens(r.vak, r.veld), "waarde": r.waarde, "uitkomst": r.uitkomst.value}
            for r in regels
            if r.overgenomen
        ],
        **{
            uitkomst.value: oordeel.aantal(uitkomst) if oordeel else 0
            for uitkomst in (Uitkomst.GELIJK, Uitkomst.BEHOUDEN, Uitkomst.LEEG)
        },
        "twijfels": [_twijfel_als_gegevens(regel) for regel in regels if regel.twijfel],
        "verplicht_open": [str(vak) for vak in oordeel.verplicht_open] if oordeel else [],
        "niet_gevonden": [veldcode(*plek) for plek in oordeel.ontbrekend] if oordeel else [],
    }


def _twijfel_als_gegevens(regel: Regel) -> dict[str, Any]:
    return {
        **plaats_als_gegevens(regel.vak, regel.veld),
        "soort": str(regel.twijfel),
        "reden": twijfelreden(regel.twijfel or ""),
        "tekst": regel.tekst,
        "plaats": regel.plaats,
        "huidig": regel.huidig,
        "eerder": regel.eerder,
    }
