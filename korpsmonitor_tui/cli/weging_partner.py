"""``weging partner``: what korpsen think of their partners, taken over as it stood, and what is put beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Groep, Opdracht, json_optie, korps_argument
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.scoreopties import weegsessie_optie
from korpsmonitor_tui.cli.uitvoer import tabel, zeg, zeg_json
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services import partneroordelen
from korpsmonitor_tui.services.partneroordelen import Staat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.gegeven_score import Partneroordeel
    from korpsmonitor_tui.services.partneroordelen import Overname, Overnames
    from korpsmonitor_tui.services.sessie import Sessie

_OORDEEL: Final = {
    "kleur": _("kleur zoals het korps die gaf, of leeg"),
    "toelichting": _("toelichting van het korps"),
    "herkomst": _("vragenlijst of verslag"),
    "verwijzing": _("id van het antwoord of de passage"),
}
_KOLOM: Final = {
    "korps": _("code van het korps"),
    "naam": _("naam van het korps"),
    "dimensie": _("volledige code van de partnerkolom"),
    "staat": _("geen, nieuw, gelijk, gewijzigd, uit_verslag, onbruikbaar of botsing"),
    **{
        f"{deel}.{sleutel}": uitleg
        for deel in ("antwoord", "overgenomen")
        for sleutel, uitleg in _OORDEEL.items()
    },
}
TOON: Final = {
    **{f"[].{sleutel}": uitleg for sleutel, uitleg in _KOLOM.items()},
    "[].antwoord": _("wat het korps nu antwoordt; null als het niets antwoordt"),
    "[].overgenomen": _("wat is overgenomen, of null"),
    "[].wijziging": _("wat de weegploeg ernaast zette, of null"),
    "[].wijziging.score": _("kleur, blanco of nvt"),
    "[].wijziging.motivatie": _("waarom"),
    "[].wijziging.sessie": _("id van de weegsessie"),
}

_KORPSEN: Final = click.argument(
    "korpsen", nargs=-1, metavar="[KORPS]...", help=_("Namen of codes; standaard alle korpsen.")
)
_KOLOM_ARGUMENT: Final = click.argument("kolom", help=_("Partnerkolom, zoals “om”."))


@click.group(
    cls=Groep,
    help=_(
        "Wat elk korps van zijn externe partners vindt. Het oordeel is dat van het korps: het wordt overgenomen zoals het"
        " er stond. Wat de weegploeg ervan maakt, komt ernaast; geen van beide telt mee voor de eindscore."
    ),
)
def partner() -> None:
    """Hold the commands about partner columns."""


@partner.command(
    cls=Opdracht,
    help=_(
        "Neem over wat korpsen in de vragenlijst van hun partners vinden. Nog eens doen verandert niets: een antwoord dat"
        " sindsdien is gewijzigd wordt getoond, en pas met --opnieuw overgenomen."
    ),
)
@_KORPSEN
@click.option(
    "--opnieuw",
    is_flag=True,
    help=_("Neem ook over wat sinds de vorige keer is gewijzigd, ook waar uit het verslag is overgenomen."),
)
@met_sessie
def overneem(sessie: Sessie, korpsen: tuple[str, ...], opnieuw: bool) -> None:
    """Take over what the questionnaire says."""
    _zeg_overnames(partneroordelen.neem_over(sessie, korpsen, opnieuw=opnieuw), opnieuw=opnieuw)


def _zeg_overnames(uit: Overnames, *, opnieuw: bool) -> None:
    for overname in uit.gedaan:
        was = (
            _(" (was: {was})").format(was=_oordeeltekst(overname.overgenomen)) if overname.overgenomen else ""
        )
        zeg(
            _("{korps}, {kolom}: {oordeel}{was} [{bron}]").format(
                korps=overname.korps.naam,
                kolom=overname.dimensie.naam,
                oordeel=_oordeeltekst(overname.antwoord),
                was=was,
                bron=_bron(overname.antwoord or overname.overgenomen),
            )
        )
    for overname in uit.gebleven:
        zeg(_gebleven(overname))
    for korps in uit.eigen:
        zeg(_("{korps}: overgeslagen, want u hoort bij dit korps.").format(korps=korps.naam))
    zeg(
        ngettext(
            "{aantal} oordeel over een partner overgenomen.",
            "{aantal} oordelen over partners overgenomen.",
            len(uit.gedaan),
        ).format(aantal=len(uit.gedaan))
    )
    if not opnieuw and any(o.staat == Staat.GEWIJZIGD for o in uit.gebleven):
        zeg(_("Met --opnieuw wordt ook overgenomen wat is gewijzigd."))


def _gebleven(overname: Overname) -> str:
    plaats = f"{overname.korps.naam}, {overname.dimensie.naam}"
    nu = _oordeeltekst(overname.antwoord)
    if overname.staat == Staat.BOTSING:
        return _("{plaats}: op twee laptops anders overgenomen; kies met `korpsmonitor conflict`.").format(
            plaats=plaats
        )
    if overname.staat == Staat.ONBRUIKBAAR:
        return _("{plaats}: niet overgenomen, want “{nu}” is geen kleur.").format(plaats=plaats, nu=nu)
    return _("{plaats}: overgenomen als {was}, het korps antwoordt nu {nu}.").format(
        plaats=plaats, was=_oordeeltekst(overname.overgenomen), nu=nu
    )


@partner.command(
    "uit-verslag",
    cls=Opdracht,
    help=_(
        "Neem het oordeel over een partner over uit een passage van het definitieve verslag, als de vragenlijst het niet"
        " geeft of het gesprek iets anders opleverde."
    ),
)
@korps_argument()
@_KOLOM_ARGUMENT
@click.argument("passage", type=int, help=_("Nummer van de passage in het definitieve verslag."))
@click.argument(
    "kleur", help=_("Een oordeel van het instrument, zoals geel, of blanco: zoals de passage het zegt.")
)
@met_sessie
def uit_verslag(sessie: Sessie, korps: str, kolom: str, passage: int, kleur: str) -> None:
    """Take over what a passage says."""
    overname = partneroordelen.neem_over_uit_verslag(sessie, korps, kolom, passage, kleur)
    zeg(
        _(
            "{korps}, {kolom}: {kleur}, uit passage {passage} van het definitieve verslag (was: {was})."
        ).format(
            korps=overname.korps.naam,
            kolom=overname.dimensie.naam,
            kleur=kleur,
            passage=passage,
            was=_oordeeltekst(overname.overgenomen),
        )
    )


@partner.command(
    cls=Opdracht,
    help=_(
        "Zet een oordeel van de weegploeg naast dat van het korps, met motivatie en weegsessie. Wat het korps zei blijft"
        " staan. Zonder KLEUR vervalt wat ernaast stond."
    ),
)
@korps_argument()
@_KOLOM_ARGUMENT
@click.argument("kleur", default="", help=_("Een oordeel van het instrument, zoals geel, of blanco of nvt."))
@click.option(
    "--motivatie", default="", metavar="TEKST", help=_("Waarom de weegploeg er anders over oordeelt.")
)
@weegsessie_optie
@met_sessie
def wijzig(sessie: Sessie, korps: str, kolom: str, kleur: str, motivatie: str, weegsessie: str) -> None:
    """Put a judgement of the weegploeg beside that of the korps."""
    overname = partneroordelen.zet_ernaast(sessie, korps, kolom, kleur, motivatie, weegsessie)
    zeg(
        _("{korps}, {kolom}: het korps zei {eigen}; de weegploeg zet daar {kleur} naast.").format(
            korps=overname.korps.naam,
            kolom=overname.dimensie.naam,
            eigen=_oordeeltekst(overname.overgenomen),
            kleur=kleur or _("niets meer"),
        )
    )


@partner.command(
    cls=Opdracht, help=_("Toon wat korpsen van hun partners vinden, wat is overgenomen en wat ernaast staat.")
)
@_KORPSEN
@json_optie(TOON)
@met_sessie
def toon(sessie: Sessie, korpsen: tuple[str, ...], als_json: bool) -> None:
    """Show the partner columns."""
    overnames = partneroordelen.lees_overnames(sessie, partneroordelen.kies_korpsen(sessie, korpsen))
    if als_json:
        zeg_json([_als_gegevens(overname) for overname in overnames])
        return
    _toon_tabel(overnames)


def _toon_tabel(overnames: Sequence[Overname]) -> None:
    rijen = [
        [
            overname.korps.naam,
            overname.dimensie.naam,
            _oordeeltekst(overname.overgenomen),
            overname.wijziging.score if overname.wijziging else "",
            _staattekst(overname),
            _toelichting(overname),
        ]
        for overname in overnames
        if overname.staat != Staat.GEEN or overname.wijziging
    ]
    if not rijen:
        zeg(_("Geen van deze korpsen gaf een oordeel over een partner."))
        return
    zeg(tabel([_("korps"), _("partner"), _("overgenomen"), _("weegploeg"), "", _("toelichting")], rijen))


def _toelichting(overname: Overname) -> str:
    """Why: of the korps, and behind it of the weegploeg where that put something beside it."""
    oordeel = overname.overgenomen or overname.antwoord
    delen = [oordeel.toelichting if oordeel else ""]
    if overname.wijziging:
        delen.append(_("weegploeg: {motivatie}").format(motivatie=overname.wijziging.motivatie))
    return "; ".join(filter(None, delen))


def _staattekst(overname: Overname) -> str:
    return {
        Staat.GEEN: "",
        Staat.NIEUW: _("nog over te nemen: {oordeel}"),
        Staat.GELIJK: "",
        Staat.GEWIJZIGD: _("antwoord is nu: {oordeel}"),
        Staat.UIT_VERSLAG: _("uit het verslag; vragenlijst: {oordeel}"),
        Staat.ONBRUIKBAAR: _("geen kleur: {oordeel}"),
        Staat.BOTSING: _("op twee laptops anders"),
    }[overname.staat].format(oordeel=_oordeeltekst(overname.antwoord))


def _oordeeltekst(oordeel: Partneroordeel | None) -> str:
    if oordeel is None:
        return _("niets")
    return oordeel.kleur or _("zonder kleur")


def _bron(oordeel: Partneroordeel | None) -> str:
    return f"{oordeel.herkomst} {oordeel.verwijzing}".strip() if oordeel else ""


def _als_gegevens(overname: Overname) -> dict[str, Any]:
    wijziging = overname.wijziging
    return {
        "korps": overname.korps.code,
        "naam": overname.korps.naam,
        "dimensie": overname.dimensie.code,
        "staat": overname.staat.value,
        "antwoord": overname.antwoord.naar_json() if overname.antwoord else None,
        "overgenomen": overname.overgenomen.naar_json() if overname.overgenomen else None,
        "wijziging": (
            {"score": wijziging.score, "motivatie": wijziging.motivatie, "sessie": wijziging.sessie}
            if wijziging
            else None
        ),
    }
