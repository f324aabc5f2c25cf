"""``bron toon`` and ``bron importeer``: what is known from other sources, and lists of theirs read in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import datumcode, datumtekst, tabel, zeg, zeg_json
from korpsmonitor_tui.domain.bronnen import LANDELIJK
from korpsmonitor_tui.domain.bronrijen import NEDERLAND
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services.broninlezing import GENOMEN, Lot, importeer_brontabel, lotnaam
from korpsmonitor_tui.services.bronnen import lees_rijen
from korpsmonitor_tui.services.bronoverzicht import lees_bronoverzicht

if TYPE_CHECKING:
    from collections.abc import Iterable

    from korpsmonitor_tui.intake.brontabel import Melding
    from korpsmonitor_tui.services.broninlezing import Inlezing, Lijstregel
    from korpsmonitor_tui.services.bronoverzicht import Bronoverzicht, Gegevenstand
    from korpsmonitor_tui.services.opvragingen import Opvraging
    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "[].bron": _("code van de bron"),
    "[].naam": _("naam van de bron"),
    "[].opvragingen[].nummer": _("nummer van de opvraging bij deze bron"),
    "[].opvragingen[].kenmerk": _("kenmerk van de opvraging"),
    "[].opvragingen[].omschrijving": _("wat er is gevraagd"),
    "[].opvragingen[].gevraagd": _("dag van de vraag (ISO 8601) of null"),
    "[].opvragingen[].termijn": _("laatste dag om te antwoorden, of null"),
    "[].opvragingen[].ontvangen": _("dag van ontvangst, of null"),
    "[].opvragingen[].bestand": _("naam van het bewaarde bestand, of leeg"),
    "[].opvragingen[].sha256": _("SHA-256 van dat bestand, of leeg"),
    "[].opvragingen[].opmerking": _("opmerking, of leeg"),
    "[].opvragingen[].rappels": _("aantal rappels"),
    "[].opvragingen[].te_laat": _("of de termijn voorbij is en er niets is ontvangen"),
    "[].nog_te_vragen[]": _("wat elke editie wordt gevraagd en nu nog niet is gevraagd"),
    "[].gegevens[].gegeven": _("kenmerk van het gegeven"),
    "[].gegevens[].tekst": _("wat er is geteld"),
    "[].gegevens[].per": _("rij of land"),
    "[].gegevens[].jaar": _("jaar, of leeg"),
    "[].gegevens[].ontbreekt[]": _("codes van de korpsen zonder cijfer"),
    "[].gegevens[].cijfers[].rij": _("code van het korps of de andere rij"),
    "[].gegevens[].cijfers[].waarde": _("het cijfer, zoals opgegeven"),
    "[].gegevens[].cijfers[].noot": _("opmerking van de bron, of leeg"),
    "[].gegevens[].cijfers[].opvraging": _("kenmerk van de opvraging, of leeg als het met de hand is gezet"),
}
IMPORTSLEUTELS: Final = {
    "bron": _("code van de bron"),
    "bestand": _("naam van het bestand"),
    "proef": _("of er niets is vastgelegd"),
    "opvraging": _("kenmerk van de opvraging waarop de lijst is geboekt, of null bij een proef"),
    "cijfers[].gegeven": _("kenmerk van het gegeven"),
    "cijfers[].rij": _("code van het korps of de andere rij"),
    "cijfers[].jaar": _("jaar, of leeg"),
    "cijfers[].lot": _("nieuw, gewijzigd, vervallen, gelijk, gehouden of eigen korps"),
    "cijfers[].huidig": _("wat er was, of leeg"),
    "cijfers[].waarde": _("wat de lijst zegt"),
    "cijfers[].noot": _("opmerking in de lijst, of leeg"),
    "cijfers[].plaats": _("waar het in het bestand staat"),
    "meldingen[].plaats": _("waar in het bestand"),
    "meldingen[].tekst": _("wat er staat, of leeg"),
    "meldingen[].waarom": _("wat ermee is"),
    "meldingen[].overgenomen": _("of het cijfer toch is overgenomen"),
}


@click.command(
    cls=Opdracht, help=_("Toon wat bij een bron is opgevraagd en ontvangen, haar cijfers en wat ontbreekt.")
)
@click.argument("bron", required=False, default="", help=_("Code of naam van de bron; zonder: alle bronnen."))
@json_optie(SLEUTELS)
@met_sessie
def toon(sessie: Sessie, bron: str, als_json: bool) -> None:
    """Show sources."""
    overzichten = lees_bronoverzicht(sessie, bron)
    if als_json:
        zeg_json([_als_gegevens(overzicht) for overzicht in overzichten])
        return
    zeg("\n\n".join(_als_tekst(sessie, overzicht, met_cijfers=bool(bron)) for overzicht in overzichten))


def _als_gegevens(overzicht: Bronoverzicht) -> dict[str, Any]:
    return {
        "bron": overzicht.bron.code,
        "naam": overzicht.bron.naam,
        "opvragingen": [_opvraging(opvraging) for opvraging in overzicht.opvragingen],
        "nog_te_vragen": list(overzicht.nog_te_vragen),
        "gegevens": [_gegeven(stand) for stand in overzicht.gegevens],
    }


def _opvraging(opvraging: Opvraging) -> dict[str, Any]:
    return {
        "nummer": opvraging.nummer,
        "kenmerk": opvraging.id,
        "omschrijving": opvraging.omschrijving,
        "gevraagd": datumcode(opvraging.gevraagd),
        "termijn": datumcode(opvraging.termijn),
        "ontvangen": datumcode(opvraging.ontvangen),
        "bestand": opvraging.bestand,
        "sha256": opvraging.sha256,
        "opmerking": opvraging.opmerking,
        "rappels": opvraging.rappels,
        "te_laat": opvraging.te_laat,
    }


def _gegeven(stand: Gegevenstand) -> dict[str, Any]:
    return {
        "gegeven": stand.gegeven.id,
        "tekst": stand.gegeven.tekst,
        "per": stand.gegeven.per,
        "jaar": stand.jaar,
        "ontbreekt": list(stand.ontbreekt),
        "cijfers": [
            {"rij": c.rij, "waarde": c.waarde, "noot": c.noot, "opvraging": c.opvraging}
            for c in stand.cijfers
        ],
    }


def _als_tekst(sessie: Sessie, overzicht: Bronoverzicht, *, met_cijfers: bool) -> str:
    delen = [f"{overzicht.bron.naam} ({overzicht.bron.code})"]
    if overzicht.opvragingen:
        delen.append(_opvragingtabel(overzicht.opvragingen))
    delen += [_("nog niet gevraagd: {wat}").format(wat=tekst) for tekst in overzicht.nog_te_vragen]
    if overzicht.gegevens:
        koppen = (_("gegeven"), _("jaar"), _("cijfers"), _("zonder cijfer"))
        delen.append(tabel(koppen, [_gegevenrij(sessie, stand) for stand in overzicht.gegevens], rechts=(2,)))
    rijen = [rij for stand in overzicht.gegevens for rij in _cijferrijen(sessie, stand)]
    if met_cijfers and rijen:
        delen.append(tabel((_("gegeven"), _("jaar"), _("korps of rij"), _("cijfer"), _("noot")), rijen))
    return "\n\n".join(delen)


def _opvragingtabel(opvragingen: Iterable[Opvraging]) -> str:
    koppen = (_("nr"), _("opvraging"), _("gevraagd"), _("uiterlijk"), _("ontvangen"), _("bestand"))
    return tabel(koppen, [_opvragingrij(opvraging) for opvraging in opvragingen], rechts=(0,))


def _opvragingrij(opvraging: Opvraging) -> tuple[object, ...]:
    ontvangen = datumtekst(opvraging.ontvangen) or (_("TE LAAT") if opvraging.te_laat else "–")
    if opvraging.open and opvraging.rappels:
        ontvangen += ngettext(" ({aantal} rappel)", " ({aantal} rappels)", opvraging.rappels).format(
            aantal=opvraging.rappels
        )
    return (
        opvraging.nummer,
        opvraging.omschrijving,
        datumtekst(opvraging.gevraagd) or "–",
        datumtekst(opvraging.termijn) or "–",
        ontvangen,
        " ".join(filter(None, (opvraging.bestand, opvraging.sha256[:12], opvraging.opmerking))),
    )


def _rijnaam(sessie: Sessie, code: str) -> str:
    return NEDERLAND if code == LANDELIJK else lees_rijen(sessie).namen.get(code, code)


def _gegevenrij(sessie: Sessie, stand: Gegevenstand) -> tuple[object, ...]:
    ontbreekt = stand.ontbreekt if stand.cijfers else ()
    namen = ", ".join(_rijnaam(sessie, code) for code in ontbreekt)
    return (stand.gegeven.id, stand.jaar, len(stand.cijfers), namen if stand.cijfers else _("alle"))


def _cijferrijen(sessie: Sessie, stand: Gegevenstand) -> list[tuple[object, ...]]:
    return [
        (stand.gegeven.id, stand.jaar, _rijnaam(sessie, cijfer.rij), cijfer.waarde, cijfer.noot)
        for cijfer in stand.cijfers
    ]


@click.command(
    cls=Opdracht,
    help=_(
        "Lees een lijst (.xlsx of CSV) van een bron in: een rij per korps of per gegeven, een kolom per gegeven en jaar."
        " Alles wat zeker is wordt overgenomen; de rest wordt genoemd met de plaats. Wat sinds de vorige lijst met de"
        " hand is gewijzigd of niet meer wordt opgegeven, blijft."
    ),
)
@click.argument("bron", help=_("Code of naam van de bron."))
@click.argument("bestand", type=click.Path(path_type=Path), help=_("De lijst die de bron heeft gegeven."))
@click.option("--opvraging", default="", metavar="NR", help=_("De opvraging waarop dit het antwoord is."))
@click.option("--proef", is_flag=True, help=_("Toon alleen wat er zou gebeuren; leg niets vast."))
@json_optie(IMPORTSLEUTELS)
@met_sessie
def importeer(sessie: Sessie, bron: str, bestand: Path, opvraging: str, proef: bool, als_json: bool) -> None:
    """Read a list."""
    inlezing = importeer_brontabel(sessie, bron, bestand, opvraging=opvraging, proef=proef)
    if als_json:
        zeg_json(_inlezing(inlezing))
        return
    for lot in (Lot.GEWIJZIGD, Lot.VERVALLEN, Lot.GEHOUDEN, Lot.EIGEN_KORPS):
        for regel in inlezing.met(lot):
            zeg(f"{lotnaam(lot)}: {_verschil(regel)}")
    for melding in inlezing.meldingen:
        zeg(_meldingregel(melding))
    zeg(_samenvatting(inlezing))


def _inlezing(inlezing: Inlezing) -> dict[str, Any]:
    return {
        "bron": inlezing.bron,
        "bestand": inlezing.bestand,
        "proef": inlezing.proef,
        "opvraging": inlezing.opvraging.id if inlezing.opvraging else None,
        "cijfers": [
            {
                **regel.plek._asdict(),
                "lot": regel.lot.value,
                "huidig": regel.huidig,
                "waarde": regel.waarde,
                "noot": regel.noot,
                "plaats": regel.plaats,
            }
            for regel in inlezing.regels
        ],
        "meldingen": [
            {"plaats": m.plaats, "tekst": m.tekst, "waarom": m.waarom, "overgenomen": m.genomen}
            for m in inlezing.meldingen
        ],
    }


def _verschil(regel: Lijstregel) -> str:
    bij = " ".join(filter(None, regel.plek))
    return _("{bij}: “{huidig}” → “{waarde}” ({plaats})").format(
        bij=bij, huidig=regel.huidig, waarde=regel.waarde, plaats=regel.plaats
    )


def _meldingregel(melding: Melding) -> str:
    tekst = f" “{melding.tekst}”" if melding.tekst else ""
    stand = _("let op") if melding.genomen else _("niet overgenomen")
    return f"{stand}: {melding.plaats}{tekst}: {melding.waarom}"


def _samenvatting(inlezing: Inlezing) -> str:
    niet = sum(not melding.genomen for melding in inlezing.meldingen)
    tekst = _(
        "{genomen} cijfers overgenomen, {gelijk} gelijk, {gehouden} gehouden, {niet} keer niet te lezen."
    ).format(
        genomen=len(inlezing.met(*GENOMEN)),
        gelijk=len(inlezing.met(Lot.GELIJK)),
        gehouden=len(inlezing.met(Lot.GEHOUDEN, Lot.VERVALLEN, Lot.EIGEN_KORPS)),
        niet=niet,
    )
    if inlezing.proef:
        return f"{tekst} {_('Dit was een proef: er is niets vastgelegd.')}"
    if inlezing.opvraging is None:
        return tekst
    geboekt = _("Geboekt op opvraging {nr}: {wat}.").format(
        nr=inlezing.opvraging.nummer, wat=inlezing.opvraging.omschrijving
    )
    return f"{tekst} {geboekt}"
