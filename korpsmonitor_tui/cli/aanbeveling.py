"""``korpsmonitor aanbeveling``: recommendations, their numbers, and what came of those of the previous edition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Getal, Groep, json_optie, weiger_gebruik
from korpsmonitor_tui.cli.bestandsopties import bestand_opties, lijst_opties
from korpsmonitor_tui.cli.invoer import STDIN, lees_tekst
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import tabel, zeg, zeg_json
from korpsmonitor_tui.domain.opvolging import Opvolgstand, opvolgnaam
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services import aanbevelingen, rapportlijsten
from korpsmonitor_tui.services.aanbevelingen import (
    Grond,
    NieuweAanbeveling,
    lees_aanbevelingen,
    lees_opvolging,
)
from korpsmonitor_tui.services.vervolgbestanden import bewaar_aanbevelingen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from korpsmonitor_tui.services.aanbevelingen import Aanbeveling, Opvolging
    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "aanbevelingen[].nummer": _("nummer zoals het wordt gedrukt; tot het vaststellen de plaats"),
    "aanbevelingen[].kenmerk": _("kenmerk van de aanbeveling"),
    "aanbevelingen[].vast": _("of zij met het rapport is vastgesteld"),
    "aanbevelingen[].geadresseerden[]": _("voor wie zij is"),
    "aanbevelingen[].tekst": _("de tekst"),
    "aanbevelingen[].dimensies[]": _("volledige code van een dimensie waarop zij rust"),
    "aanbevelingen[].bronnen[]": _("paragraaf, tabel of figuur waarop zij rust"),
    "aanbevelingen[].ingetrokken": _("waarom zij is ingetrokken, of leeg"),
}
OPVOLGING_SLEUTELS: Final = {
    "aanbevelingen[].nummer": _("nummer in de vorige editie"),
    "aanbevelingen[].editie": _("kenmerk van die editie"),
    "aanbevelingen[].geadresseerden[]": _("voor wie zij is"),
    "aanbevelingen[].aanbeveling": _("de aanbeveling"),
    "aanbevelingen[].stand": _("overgenomen, gedeeltelijk, niet of loopt; null zolang niemand het zei"),
    "aanbevelingen[].toelichting": _("wat ervan is gekomen, of leeg"),
}

_nummer_argument: Final = click.argument(
    "nummer", help=_("Nummer of kenmerk van de aanbeveling, zie `aanbeveling toon`.")
)
_tekst_argument: Final = click.argument(
    "tekst", default=STDIN, help=_("De tekst; zonder tekst, of met -, wordt de standaardinvoer gelezen.")
)


@click.group(
    cls=Groep,
    help=_(
        "De aanbevelingen van het rapport. Tot het vaststellen is het nummer de plaats in de lijst; daarna liggen nummer en"
        " tekst vast en kan een aanbeveling alleen worden ingetrokken."
    ),
)
def aanbeveling() -> None:
    """Hold the commands about recommendations."""


@aanbeveling.command(
    help=_("Toon de aanbevelingen, of schrijf ze als deel van het rapport of als rekenblad.")
)
@bestand_opties(_("Schrijf ze als .docx, .pdf, .xlsx of .csv."))
@json_optie(SLEUTELS)
@met_sessie
def toon(sessie: Sessie, bestand: Path | None, overschrijf: bool, als_json: bool) -> None:
    """Show or write recommendations."""
    alle = lees_aanbevelingen(sessie)
    if bestand is not None:
        gemaakt = bewaar_aanbevelingen(sessie, bestand, overschrijf=overschrijf)
        for melding in gemaakt.meldingen:
            zeg(melding, fout=True)
        zeg(_("Geschreven: {pad}").format(pad=gemaakt.pad), fout=als_json)
    if als_json:
        zeg_json({"aanbevelingen": [_als_gegevens(deel) for deel in alle]})
    elif bestand is None:
        _toon(alle)


def _toon(alle: Sequence[Aanbeveling]) -> None:
    if not alle:
        zeg(_("Er zijn nog geen aanbevelingen."))
        return
    rijen = [
        (
            deel.nummer,
            _("ingetrokken") if deel.ingetrokken else _("vast") if deel.vast else _("concept"),
            "; ".join(deel.geadresseerden),
            deel.tekst,
            "; ".join((*deel.grond.dimensies, *deel.grond.bronnen)),
        )
        for deel in alle
    ]
    zeg(tabel((_("nr"), _("stand"), _("voor"), _("aanbeveling"), _("grond")), rijen, rechts=(0,)))


def _als_gegevens(deel: Aanbeveling) -> dict[str, Any]:
    return {
        "nummer": deel.nummer,
        "kenmerk": deel.id,
        "vast": deel.vast,
        "geadresseerden": list(deel.geadresseerden),
        "tekst": deel.tekst,
        "dimensies": list(deel.grond.dimensies),
        "bronnen": list(deel.grond.bronnen),
        "ingetrokken": deel.ingetrokken,
    }


@aanbeveling.command(help=_("Voeg een aanbeveling toe."))
@_tekst_argument
@click.option("--aan", multiple=True, required=True, metavar="WIE", help=_("Voor wie; vaker opgeven mag."))
@click.option(
    "--dimensie", multiple=True, metavar="CODE", help=_("Op welke dimensie zij rust; vaker opgeven mag.")
)
@click.option(
    "--bron",
    multiple=True,
    metavar="TEKST",
    help=_("Op welke paragraaf, tabel of figuur; vaker opgeven mag."),
)
@met_sessie
def nieuw(
    sessie: Sessie, tekst: str, aan: tuple[str, ...], dimensie: tuple[str, ...], bron: tuple[str, ...]
) -> None:
    """Add a recommendation."""
    id_ = aanbevelingen.voeg_toe(sessie, NieuweAanbeveling(lees_tekst(tekst), aan, Grond(dimensie, bron)))
    zeg(
        _("Aanbeveling {nummer} toegevoegd.").format(nummer=aanbevelingen.eis_aanbeveling(sessie, id_).nummer)
    )


@aanbeveling.command("tekst", help=_("Verander de tekst van een aanbeveling die nog niet vastligt."))
@_nummer_argument
@_tekst_argument
@met_sessie
def wijzig_tekst(sessie: Sessie, nummer: str, tekst: str) -> None:
    """Change the text."""
    deel = aanbevelingen.eis_aanbeveling(sessie, nummer)
    aanbevelingen.wijzig_tekst(sessie, deel.id, lees_tekst(tekst))
    zeg(_("Aanbeveling {nummer} gewijzigd.").format(nummer=deel.nummer))


@aanbeveling.command(
    help=_(
        "Verander voor wie een aanbeveling is of waarop zij rust; wat niet is opgegeven, blijft zoals het is."
    )
)
@_nummer_argument
@click.option("--aan", multiple=True, metavar="WIE", help=_("Voor wie; vaker opgeven mag."))
@click.option(
    "--dimensie", multiple=True, metavar="CODE", help=_("Op welke dimensie zij rust; vaker opgeven mag.")
)
@click.option(
    "--bron",
    multiple=True,
    metavar="TEKST",
    help=_("Op welke paragraaf, tabel of figuur; vaker opgeven mag."),
)
def wijzig(nummer: str, aan: tuple[str, ...], dimensie: tuple[str, ...], bron: tuple[str, ...]) -> None:
    """Change addressee or ground."""
    if not (aan or dimensie or bron):
        weiger_gebruik(_("Geef --aan, --dimensie of --bron."))
    _wijzig(nummer, aan, dimensie, bron)


@met_sessie
def _wijzig(
    sessie: Sessie, nummer: str, aan: tuple[str, ...], dimensie: tuple[str, ...], bron: tuple[str, ...]
) -> None:
    deel = aanbevelingen.eis_aanbeveling(sessie, nummer)
    if dimensie or bron:
        grond = Grond(dimensie or deel.grond.dimensies, bron or deel.grond.bronnen)
        aanbevelingen.wijzig_grond(sessie, deel.id, grond)
    if aan:
        aanbevelingen.wijzig_geadresseerden(sessie, deel.id, aan)
    zeg(_("Aanbeveling {nummer} gewijzigd.").format(nummer=deel.nummer))


@aanbeveling.command(help=_("Zet een aanbeveling die nog niet vastligt op een andere plaats."))
@_nummer_argument
@click.argument("stappen", type=Getal(), help=_("Hoeveel plaatsen verder; met een minteken na --: terug."))
@met_sessie
def verplaats(sessie: Sessie, nummer: str, stappen: int) -> None:
    """Move a recommendation."""
    deel = aanbevelingen.eis_aanbeveling(sessie, nummer)
    aanbevelingen.verplaats(sessie, deel.id, stappen)
    zeg(_("Aanbeveling verplaatst; zij heeft nu nummer {nummer}.").format(
        nummer=aanbevelingen.eis_aanbeveling(sessie, deel.id).nummer
    ))  # fmt: skip


@aanbeveling.command(help=_("Verwijder een aanbeveling die nog niet vastligt."))
@_nummer_argument
@met_sessie
def verwijder(sessie: Sessie, nummer: str) -> None:
    """Delete a recommendation."""
    aanbevelingen.verwijder(sessie, aanbevelingen.eis_aanbeveling(sessie, nummer).id)
    zeg(_("Aanbeveling verwijderd."))


@aanbeveling.command(
    "stel-vast",
    help=_("Stel alle aanbevelingen vast met het rapport: nummer en tekst veranderen daarna niet meer."),
)
@met_sessie
def stel_vast(sessie: Sessie) -> None:
    """Lay down."""
    nieuw_ = aanbevelingen.stel_vast(sessie)
    zeg(
        ngettext(
            "{aantal} aanbeveling vastgesteld: nummer {eerste}.",
            "{aantal} aanbevelingen vastgesteld: nummers {eerste} tot en met {laatste}.",
            len(nieuw_),
        ).format(aantal=len(nieuw_), eerste=nieuw_[0].nummer, laatste=nieuw_[-1].nummer)
    )


@aanbeveling.command("trek-in", help=_("Trek een vastgestelde aanbeveling in; haar nummer komt niet vrij."))
@_nummer_argument
@click.option("--reden", required=True, metavar="TEKST", help=_("Waarom."))
@met_sessie
def trek_in(sessie: Sessie, nummer: str, reden: str) -> None:
    """Withdraw."""
    aanbevelingen.trek_in(sessie, nummer, reden)
    zeg(_("Aanbeveling {nummer} ingetrokken.").format(nummer=nummer))


@aanbeveling.command(
    help=_(
        "Toon wat er van de aanbevelingen uit de vorige editie is gekomen, of leg dat van een ervan vast: haar nummer, wat"
        " ermee is gedaan en een toelichting."
    )
)
@click.argument("nummer", default="", help=_("Nummer in de vorige editie; zonder: toon alles."))
@click.argument(
    "stand",
    default="",
    help=_("Wat ermee is gedaan: {standen}.").format(standen=", ".join(Opvolgstand)),
)
@click.argument("tekst", default="", help=_("Toelichting; met - wordt de standaardinvoer gelezen."))
@lijst_opties
@json_optie(OPVOLGING_SLEUTELS)
@met_sessie
def opvolging(
    sessie: Sessie,
    nummer: str,
    stand: str,
    tekst: str,
    bestand: Path | None,
    overschrijf: bool,
    als_json: bool,
) -> None:
    """Show or say what came of recommendations."""
    if nummer:
        if stand not in set(Opvolgstand) or not tekst:
            weiger_gebruik(
                _("Geef na het nummer wat ermee is gedaan ({standen}) en een toelichting.").format(
                    standen=", ".join(Opvolgstand)
                )
            )
        aanbevelingen.leg_opvolging_vast(sessie, nummer, Opvolgstand(stand), lees_tekst(tekst))
        zeg(_("Vastgelegd bij aanbeveling {nummer}.").format(nummer=nummer), fout=als_json)
    delen = lees_opvolging(sessie)
    if bestand is not None:
        lijst = rapportlijsten.opvolginglijst(delen)
        pad = rapportlijsten.bewaar(sessie, lijst, bestand, overschrijf=overschrijf)
        zeg(_("Geschreven: {pad}").format(pad=pad), fout=als_json)
    if als_json:
        zeg_json({"aanbevelingen": [_opvolging(deel) for deel in delen]})
    elif bestand is None and not nummer:
        _toon_opvolging(delen)


def _toon_opvolging(delen: Sequence[Opvolging]) -> None:
    if not delen:
        zeg(_("Er is geen vorige editie met vastgestelde aanbevelingen."))
        return
    rijen = [
        (
            deel.aanbeveling.nummer,
            opvolgnaam(deel.stand) if deel.stand else _("nog niet bekend"),
            deel.aanbeveling.tekst,
            deel.tekst,
        )
        for deel in delen
    ]
    zeg(tabel((_("nr"), _("wat is gedaan"), _("aanbeveling"), _("toelichting")), rijen, rechts=(0,)))


def _opvolging(deel: Opvolging) -> dict[str, Any]:
    return {
        "nummer": deel.aanbeveling.nummer,
        "editie": deel.aanbeveling.editie,
        "geadresseerden": list(deel.aanbeveling.geadresseerden),
        "aanbeveling": deel.aanbeveling.tekst,
        "stand": deel.stand.value if deel.stand else None,
        "toelichting": deel.tekst,
    }
