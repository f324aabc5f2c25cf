"""``korpsmonitor maatregel``: what korpsen promised, where it is, and what the next edition asks about again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Datum, Getal, Groep, json_optie, korps_argument, weiger_gebruik
from korpsmonitor_tui.cli.bestandsopties import lijst_opties
from korpsmonitor_tui.cli.invoer import STDIN, lees_tekst
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import datumcode, datumtekst, tabel, zeg, zeg_json
from korpsmonitor_tui.domain.opvolging import Maatregelstaat, staatnaam
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services import maatregelen, maatregelvervolg, rapportlijsten
from korpsmonitor_tui.services.maatregelen import NieuweMaatregel, eis_maatregel
from korpsmonitor_tui.services.rapportschrijvers import eis_rapportschrijver

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from korpsmonitor_tui.domain.instrument import Gesprekspartij
    from korpsmonitor_tui.services.maatregelen import Maatregel
    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "korpsen[].partij": _("code van het korps"),
    "korpsen[].naam": _("naam van het korps"),
    "korpsen[].maatregelen[].nummer": _("nummer van de maatregel bij dit korps"),
    "korpsen[].maatregelen[].kenmerk": _("kenmerk van de maatregel"),
    "korpsen[].maatregelen[].dimensie": _("volledige code van de dimensie, of leeg"),
    "korpsen[].maatregelen[].tekst": _("wat er wordt gedaan"),
    "korpsen[].maatregelen[].verantwoordelijke": _("rol van wie ervoor verantwoordelijk is, of leeg"),
    "korpsen[].maatregelen[].termijn": _("laatste dag (ISO 8601), of null"),
    "korpsen[].maatregelen[].staat": _("toegezegd, loopt, gereed of vervallen"),
    "korpsen[].maatregelen[].reden": _("waarom zij verviel, of leeg"),
    "korpsen[].maatregelen[].te_laat": _("of zij open is en de termijn voorbij"),
    "korpsen[].maatregelen[].uit_vorige_editie": _("of zij is overgenomen uit de vorige editie"),
    "korpsen[].maatregelen[].voortgang[].datum": _("dag van een bericht (ISO 8601), of null"),
    "korpsen[].maatregelen[].voortgang[].tekst": _("wat er is gemeld"),
    "korpsen[].nog_open[]": _("maatregelen uit de vorige editie die nog open staan"),
}

_nummer_argument: Final = click.argument(
    "nummer", help=_("Nummer of kenmerk van de maatregel, zie `maatregel toon`.")
)
_tekst_argument: Final = click.argument(
    "tekst", default=STDIN, help=_("De tekst; zonder tekst, of met -, wordt de standaardinvoer gelezen.")
)
_dimensie_optie: Final = click.option(
    "--dimensie", metavar="CODE", help=_("Bij welke dimensie, zoals toezicht.kwaliteit.")
)
_wie_optie: Final = click.option(
    "--verantwoordelijke", metavar="ROL", help=_("Welke functionaris; een rol, geen naam.")
)
_termijn_optie: Final = click.option("--termijn", type=Datum(), metavar="DATUM", help=_("Laatste dag."))


@click.group(
    cls=Groep,
    help=_(
        "Verbetermaatregelen die korpsen toezeggen: wat, wie, wanneer en hoe het ermee staat. Wat open blijft, wordt in de"
        " volgende editie vanzelf een bespreekpunt."
    ),
)
def maatregel() -> None:
    """Hold the commands about measures."""


@maatregel.command(help=_("Toon de maatregelen van een korps, of van alle; wat te laat is, staat erbij."))
@korps_argument("partij", verplicht=False)
@click.option("--open", "open_", is_flag=True, help=_("Alleen wat nog moet worden gedaan."))
@click.option("--te-laat", is_flag=True, help=_("Alleen wat te laat is."))
@lijst_opties
@json_optie(SLEUTELS)
@met_sessie
def toon(
    sessie: Sessie,
    partij: str | None,
    open_: bool,
    te_laat: bool,
    bestand: Path | None,
    overschrijf: bool,
    als_json: bool,
) -> None:
    """Show or write measures."""
    per_korps = [
        (korps, [m for m in lijst if (m.open or not open_) and (m.te_laat or not te_laat)])
        for korps, lijst in _lees(sessie, partij)
    ]
    if bestand is not None:
        lijst = rapportlijsten.maatregellijst(sessie, per_korps)
        pad = rapportlijsten.bewaar(sessie, lijst, bestand, overschrijf=overschrijf)
        zeg(_("Geschreven: {pad}").format(pad=pad), fout=als_json)
    nog_open = {k.code: maatregelvervolg.lees_nog_open(sessie, sessie.dossier(k.code)) for k, _m in per_korps}
    if als_json:
        zeg_json({"korpsen": [_als_gegevens(k, lijst, nog_open[k.code]) for k, lijst in per_korps]})
    elif bestand is None:
        _toon(per_korps)
        for korps, _lijst in per_korps:
            for eerder in nog_open[korps.code]:
                zeg(
                    _("{korps}, uit de vorige editie ({staat}): {tekst}").format(
                        korps=korps.naam, staat=staatnaam(eerder.staat), tekst=eerder.tekst
                    )
                )


def _lees(sessie: Sessie, partij: str | None) -> list[tuple[Gesprekspartij, tuple[Maatregel, ...]]]:
    korpsen = [sessie.partij(partij)] if partij else [p for p in sessie.instrument.partijen if p.gemeten]
    dossiers = {korps.code: sessie.dossier(korps.code) for korps in korpsen}
    alle = maatregelen.lees_alle(sessie, dossiers.values())
    return [(korps, alle.get(dossiers[korps.code], ())) for korps in korpsen]


def _toon(per_korps: list[tuple[Gesprekspartij, list[Maatregel]]]) -> None:
    rijen = [
        (
            _("TE LAAT") if m.te_laat else "",
            korps.naam,
            m.nummer,
            staatnaam(m.staat),
            datumtekst(m.termijn),
            m.verantwoordelijke,
            m.dimensie,
            f"{m.tekst} ({m.reden})" if m.reden else m.tekst,
            m.voortgang[-1].tekst if m.voortgang else "",
        )
        for korps, lijst in per_korps
        for m in lijst
    ]
    if not rijen:
        zeg(_("Er is geen maatregel die hieraan voldoet."))
        return
    koppen = (
        *(_("let op"), _("korps"), _("nr"), _("staat"), _("termijn"), _("verantwoordelijke"), _("dimensie")),
        *(_("maatregel"), _("laatste bericht")),
    )
    zeg(tabel(koppen, rijen, rechts=(2,)))


def _als_gegevens(
    korps: Gesprekspartij, lijst: list[Maatregel], nog_open: tuple[Maatregel, ...]
) -> dict[str, Any]:
    return {
        "partij": korps.code,
        "naam": korps.naam,
        "maatregelen": [
            {
                "nummer": m.nummer,
                "kenmerk": m.id,
                "dimensie": m.dimensie,
                "tekst": m.tekst,
                "verantwoordelijke": m.verantwoordelijke,
                "termijn": datumcode(m.termijn),
                "staat": m.staat.value,
                "reden": m.reden,
                "te_laat": m.te_laat,
                "uit_vorige_editie": bool(m.vorige),
                "voortgang": [{"datum": datumcode(v.datum), "tekst": v.tekst} for v in m.voortgang],
            }
            for m in lijst
        ],
        "nog_open": [m.tekst for m in nog_open],
    }


@maatregel.command(help=_("Leg een maatregel vast die een korps toezegt."))
@korps_argument("partij")
@_tekst_argument
@_dimensie_optie
@_wie_optie
@_termijn_optie
@met_sessie
def nieuw(
    sessie: Sessie,
    partij: str,
    tekst: str,
    dimensie: str | None,
    verantwoordelijke: str | None,
    termijn: date | None,
) -> None:
    """Add a measure."""
    belofte = NieuweMaatregel(lees_tekst(tekst), dimensie or "", verantwoordelijke or "", termijn)
    dossier = sessie.dossier(partij)
    id_ = maatregelen.voeg_toe(sessie, dossier, belofte)
    zeg(_("Maatregel {nummer} toegevoegd.").format(nummer=eis_maatregel(sessie, dossier, id_).nummer))


@maatregel.command(
    help=_(
        "Verander tekst, dimensie, verantwoordelijke of termijn; wat niet is opgegeven, blijft zoals het is."
    )
)
@korps_argument("partij")
@_nummer_argument
@click.option("--tekst", metavar="TEKST", help=_("Wat er wordt gedaan."))
@_dimensie_optie
@_wie_optie
@_termijn_optie
def wijzig(
    partij: str,
    nummer: str,
    tekst: str | None,
    dimensie: str | None,
    verantwoordelijke: str | None,
    termijn: date | None,
) -> None:
    """Change a measure."""
    dag = termijn.isoformat() if termijn else None
    velden = {"tekst": tekst, "dimensie": dimensie, "verantwoordelijke": verantwoordelijke, "termijn": dag}
    gegeven = {veld: waarde for veld, waarde in velden.items() if waarde is not None}
    if not gegeven:
        weiger_gebruik(_("Geef --tekst, --dimensie, --verantwoordelijke of --termijn."))
    _wijzig(partij, nummer, gegeven)


@met_sessie
def _wijzig(sessie: Sessie, partij: str, nummer: str, gegeven: dict[str, str]) -> None:
    dossier = sessie.dossier(partij)
    deze = eis_maatregel(sessie, dossier, nummer)
    for veld, waarde in gegeven.items():
        maatregelen.wijzig(sessie, dossier, deze.id, veld, waarde)
    zeg(_("Maatregel {nummer} gewijzigd.").format(nummer=deze.nummer))


@maatregel.command(help=_("Zeg hoe het met een maatregel staat; bij vervallen met de reden."))
@korps_argument("partij")
@_nummer_argument
@click.argument(
    "staat", type=click.Choice([staat.value for staat in Maatregelstaat]), help=_("De nieuwe staat.")
)
@click.option("--reden", default="", metavar="TEKST", help=_("Waarom zij vervalt."))
@met_sessie
def staat(sessie: Sessie, partij: str, nummer: str, staat: str, reden: str) -> None:
    """Set the state."""
    dossier = sessie.dossier(partij)
    deze = eis_maatregel(sessie, dossier, nummer)
    maatregelen.zet_staat(sessie, dossier, deze.id, Maatregelstaat(staat), reden)
    zeg(_("Maatregel {nummer}: {staat}.").format(nummer=deze.nummer, staat=staatnaam(Maatregelstaat(staat))))


@maatregel.command(help=_("Leg vast wat er over een maatregel is gemeld; eerdere berichten blijven staan."))
@korps_argument("partij")
@_nummer_argument
@_tekst_argument
@click.option("--datum", type=Datum(), metavar="DATUM", help=_("Dag van het bericht; standaard vandaag."))
@met_sessie
def voortgang(sessie: Sessie, partij: str, nummer: str, tekst: str, datum: date | None) -> None:
    """Add a progress note."""
    dossier = sessie.dossier(partij)
    deze = eis_maatregel(sessie, dossier, nummer)
    maatregelen.meld_voortgang(sessie, dossier, deze.id, lees_tekst(tekst), datum)
    zeg(_("Voortgang vastgelegd bij maatregel {nummer}.").format(nummer=deze.nummer))


@maatregel.command(help=_("Zet een maatregel op een andere plaats in de lijst."))
@korps_argument("partij")
@_nummer_argument
@click.argument("plaats", type=Getal(min=1), help=_("De nieuwe plaats, vanaf 1."))
@met_sessie
def verplaats(sessie: Sessie, partij: str, nummer: str, plaats: int) -> None:
    """Move a measure."""
    dossier = sessie.dossier(partij)
    deze = eis_maatregel(sessie, dossier, nummer)
    maatregelen.verplaats(sessie, dossier, deze.id, plaats - deze.nummer)
    zeg(_("Maatregel verplaatst."))


@maatregel.command(
    help=_(
        "Verwijder een maatregel die bij vergissing is vastgelegd; `korpsmonitor ongedaan` haalt haar terug."
    )
)
@korps_argument("partij")
@_nummer_argument
@met_sessie
def verwijder(sessie: Sessie, partij: str, nummer: str) -> None:
    """Delete a measure."""
    dossier = sessie.dossier(partij)
    maatregelen.verwijder(sessie, dossier, eis_maatregel(sessie, dossier, nummer).id)
    zeg(_("Maatregel verwijderd."))


@maatregel.command(
    "neem-over", help=_("Ga in deze editie verder met de maatregelen die in de vorige open bleven.")
)
@korps_argument("partij", verplicht=False)
@click.option("--alle", is_flag=True, help=_("Bij alle korpsen."))
def neem_over(partij: str | None, alle: bool) -> None:
    """Carry measures over."""
    if alle == bool(partij):
        weiger_gebruik(_("Noem een korps, of geef --alle; niet beide."))
    _neem_over(partij)


@met_sessie
def _neem_over(sessie: Sessie, partij: str | None) -> None:
    persoon, aantal = eis_rapportschrijver(sessie), 0
    for korps, _lijst in _lees(sessie, partij):
        if partij is None and korps.code in persoon.korpsen:
            zeg(_("Overgeslagen: {korps}; u hoort bij dit korps.").format(korps=korps.naam), fout=True)
            continue
        aantal += len(maatregelvervolg.neem_over(sessie, sessie.dossier(korps.code)))
    zeg(
        ngettext("{aantal} maatregel overgenomen.", "{aantal} maatregelen overgenomen.", aantal).format(
            aantal=aantal
        )
    )
