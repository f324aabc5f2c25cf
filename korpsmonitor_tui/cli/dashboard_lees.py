"""``dashboard lees``: a file of figures taken in as it was sent, with everything that was not certain."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Getal, Opdracht, json_optie, weiger_gebruik
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services.dashboardlezing import GENOMEN, Lot, lees_in

if TYPE_CHECKING:
    from korpsmonitor_tui.services.dashboardlezing import Inlezing, Leesregel
    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "bestand": _("naam van het bestand"),
    "jaar": _("het jaar van de cijfers"),
    "proef": _("of er niets is vastgelegd"),
    "tabellen[]": _("titels van de tabellen in het bestand"),
    "cijfers[].indicator": _("code van het cijfer"),
    "cijfers[].gebied": _("code van het gebied"),
    "cijfers[].lot": _("nieuw, gewijzigd, gelijk of gehouden"),
    "cijfers[].huidig": _("wat was opgegeven, of null"),
    "cijfers[].waarde": _("wat het bestand zegt, tot op de letter; leeg als de cel leeg is"),
    "cijfers[].plaats": _("waar het in het bestand staat"),
    "cijfers[].correctie": _("een correctie die hierdoor vervalt, of leeg"),
    "teksten[].onderwerp": _("code van het cijfer of de rubriek, of leeg voor de inleiding"),
    "teksten[].lot": _("nieuw, gewijzigd, gelijk of gehouden"),
    "beweringen": _("hoeveel beweringen zijn vastgelegd, bij een .toml-bestand"),
    "meldingen[].plaats": _("waar in het bestand"),
    "meldingen[].tekst": _("wat er staat"),
    "meldingen[].waarom": _("waarom het niet is overgenomen"),
    "meldingen[].mogelijk[]": _("codes die het kan zijn, voor --betekent"),
    "meldingen[].gemist": _("of er een cijfer gemist kan zijn"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Lees cijfers in: tekst met tabs, CSV of .xlsx, met de tabellen zoals zij in een document staan en de tekst eronder."
        " Afgebroken woorden in koppen worden herkend; wat twee dingen kan zijn, wordt gevraagd en niet overgenomen. Een"
        " .toml-bestand met [[bewering]] legt vast wat een tekst over cijfers zegt. Eindigt met status 1 als er een cijfer"
        " niet is overgenomen."
    ),
)
@click.argument(
    "bestand", type=click.Path(path_type=Path), help=_("Het bestand; het wordt ongewijzigd bewaard.")
)
@click.option(
    "--jaar",
    type=Getal(1900, 2099),
    metavar="JAAR",
    help=_("Het jaar van de cijfers; standaard dat waarnaar de editie heet."),
)
@click.option(
    "--betekent",
    "antwoorden",
    multiple=True,
    metavar="KOP=CODE",
    help=_("Wat een kop of regel is, zoals “Hof=hof-van-twente”; vaker opgeven mag."),
)
@click.option("--proef", is_flag=True, help=_("Leg niets vast; toon wat er zou gebeuren."))
@json_optie(SLEUTELS)
def lees(bestand: Path, jaar: int | None, antwoorden: tuple[str, ...], proef: bool, als_json: bool) -> int:
    """Take a file in."""
    betekent = {}
    for antwoord in antwoorden:
        kop, teken, code = antwoord.rpartition("=")
        if not teken or not kop.strip() or not code.strip():
            weiger_gebruik(_("Schrijf --betekent als KOP=CODE, niet “{antwoord}”.").format(antwoord=antwoord))
        betekent[kop.strip()] = code.strip()
    return _lees(bestand, jaar, betekent, proef, als_json)


@met_sessie
def _lees(
    sessie: Sessie, bestand: Path, jaar: int | None, betekent: dict[str, str], proef: bool, als_json: bool
) -> int:
    inlezing = lees_in(sessie, bestand, jaar=jaar, betekent=betekent, proef=proef)
    if als_json:
        zeg_json(_gegevens(inlezing))
    else:
        zeg(_als_tekst(inlezing))
    return int(inlezing.gemist)


def _gegevens(inlezing: Inlezing) -> dict[str, Any]:
    return {
        "bestand": inlezing.bestand,
        "jaar": inlezing.jaar,
        "proef": inlezing.proef,
        "tabellen": list(inlezing.tabellen),
        "cijfers": [
            {
                **regel.plek._asdict(),
                "lot": regel.lot.value,
                "huidig": regel.huidig,
                "waarde": regel.waarde,
                "plaats": regel.plaats,
                "correctie": regel.correctie,
            }
            for regel in inlezing.regels
        ],
        "teksten": [{"onderwerp": tekst.onderwerp, "lot": tekst.lot.value} for tekst in inlezing.teksten],
        "beweringen": inlezing.beweringen,
        "meldingen": [
            {
                "plaats": melding.plaats,
                "tekst": melding.tekst,
                "waarom": melding.waarom,
                "mogelijk": list(melding.mogelijk),
                "gemist": melding.gemist,
            }
            for melding in inlezing.meldingen
        ],
    }


def _als_tekst(inlezing: Inlezing) -> str:
    if inlezing.beweringen:
        zin = ngettext(
            "{aantal} bewering in {bestand}", "{aantal} beweringen in {bestand}", inlezing.beweringen
        ).format(aantal=inlezing.beweringen, bestand=inlezing.bestand)
        return f"{zin}; {_vastgelegd(inlezing)}"
    regels = [_("Tabellen: {tabellen}.").format(tabellen=", ".join(inlezing.tabellen))]
    regels += [_verschil(regel) for regel in inlezing.met(Lot.GEWIJZIGD, Lot.GEHOUDEN)]
    for melding in inlezing.meldingen:
        if melding.gemist:
            keuze = (
                _(" (--betekent: {codes})").format(codes=_(" of ").join(melding.mogelijk))
                if melding.mogelijk
                else ""
            )
            regels.append(f"! {melding.plaats}: “{melding.tekst}”: {melding.waarom}{keuze}")
    rest = sum(not melding.gemist for melding in inlezing.meldingen)
    if rest:
        regels.append(
            ngettext(
                "{aantal} regel tekst is niet overgenomen.",
                "{aantal} regels tekst zijn niet overgenomen.",
                rest,
            ).format(aantal=rest)
        )
    genomen, gelijk = len(inlezing.met(*GENOMEN)), len(inlezing.met(Lot.GELIJK))
    teksten = sum(tekst.lot in GENOMEN for tekst in inlezing.teksten)
    gehouden = [tekst.onderwerp or _("inleiding") for tekst in inlezing.teksten if tekst.lot is Lot.GEHOUDEN]
    if gehouden:
        regels.append(
            _("Zelf gewijzigd sinds het vorige bestand en dus gebleven: de tekst bij {namen}.").format(
                namen=", ".join(gehouden)
            )
        )
    overgenomen = _(" en ").join(
        (
            ngettext("{aantal} cijfer", "{aantal} cijfers", genomen).format(aantal=genomen),
            ngettext("{aantal} tekst", "{aantal} teksten", teksten).format(aantal=teksten),
        )
    )
    regels.append(
        _("{jaar}: {overgenomen} overgenomen, {gelijk} gelijk aan wat er was; {wat}").format(
            jaar=inlezing.jaar, overgenomen=overgenomen, gelijk=gelijk, wat=_vastgelegd(inlezing)
        )
    )
    return "\n".join(regels)


def _vastgelegd(inlezing: Inlezing) -> str:
    return _("er is niets vastgelegd (proef).") if inlezing.proef else _("het bestand is bewaard.")


def _verschil(regel: Leesregel) -> str:
    bij = f"{regel.plek.indicator} {regel.plek.gebied}"
    vervalt = _("; de correctie {waarde} vervalt").format(waarde=regel.correctie) if regel.correctie else ""
    return _("{lot}: {bij}: “{huidig}” → “{waarde}” ({plaats}){vervalt}").format(
        lot=regel.lot.value,
        bij=bij,
        huidig=regel.huidig or "",
        waarde=regel.waarde,
        plaats=regel.plaats,
        vervalt=vervalt,
    )
