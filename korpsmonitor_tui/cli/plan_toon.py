"""``plan toon`` and ``plan schrijf``: the actions at a reporting date, on the screen and as files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Datum, Opdracht, json_optie
from korpsmonitor_tui.cli.bestandsopties import overschrijf_optie
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import datumcode, datumtekst, tabel, zeg, zeg_json
from korpsmonitor_tui.domain.plan import Actiestand, Wijzigveld, standnaam
from korpsmonitor_tui.domain.planstand import te_laat_eerst
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.services import planbestand, planlijst, plannen
from korpsmonitor_tui.services.planstrijd import meld_strijd

if TYPE_CHECKING:
    from datetime import date

    from korpsmonitor_tui.domain.planstand import Actiestaat, Planstand
    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "peildatum": _("de peildatum (ISO 8601)"),
    "peildata[]": _("peildata tot en met deze, oudste eerst"),
    "vastgesteld": _("dag waarop het plan is vastgesteld (ISO 8601), of null"),
    "acties[].nummer": _("nummer in het plan, zoals 7.13 of 2.2a"),
    "acties[].hoofdstuk": _("nummer van het hoofdstuk"),
    "acties[].tekst": _("tekst zoals die nu geldt, met de tekens van opmaak en noten"),
    "acties[].oorspronkelijk": _("tekst zoals vastgesteld"),
    "acties[].nieuw": _("of de actie later is toegevoegd"),
    "acties[].verantwoordelijk": _("wie bij de actie is genoemd, anders bij het hoofdstuk"),
    "acties[].termijn": _("wanneer het moet zijn gedaan"),
    "acties[].termijn.gesteld": _("de termijn in de woorden van het plan, of leeg"),
    "acties[].termijn.soort": _("periode, doorlopend, onbepaald of geen"),
    "acties[].termijn.van": _("eerste dag (ISO 8601), of null"),
    "acties[].termijn.tot": _("laatste dag (ISO 8601), of null"),
    "acties[].termijn.zeker": _("of de termijn als termijn is gesteld, en niet uit lopende tekst is gelezen"),
    "acties[].stand": _("gereed, loopt, vertraagd, niet_gestart, vervallen of onbekend"),
    "acties[].stand_van": _("peildatum waarop die stand is opgegeven (ISO 8601), of null"),
    "acties[].voortgang": _("wat op deze peildatum is gemeld, of leeg"),
    "acties[].ook_bij": _("nummer van de actie waarvan de tekst ook hierover gaat, of leeg"),
    "acties[].te_laat": _("of de laatste dag voorbij is en de actie niet gereed of vervallen"),
    "acties[].stil": _("of er te lang niets is gemeld"),
    "acties[].strijdig": _("of twee laptops er iets anders over zeggen, zolang niemand kiest"),
    "acties[].hoofdzaak": _("of alleen de onderdelen een stand hebben"),
    "acties[].vervallen": _("waarom de actie verviel, of null"),
    "acties[].wijzigingen[].veld": _("tekst, termijn of verantwoordelijk"),
    "acties[].wijzigingen[].wordt": _("wat het werd"),
    "acties[].wijzigingen[].reden": _("waarom"),
    "acties[].wijzigingen[].datum": _("per welke dag (ISO 8601), of null"),
    "acties[].verwijzing": _("instrument of vragenlijst die eruit voortkwam, of leeg"),
    "telling": _("het hele plan in getallen"),
    "telling.acties": _("hoeveel acties een eigen stand hebben, van alle"),
    "telling.te_laat": _("hoeveel daarvan te laat zijn"),
    "telling.stil": _("hoeveel daarvan stil zijn"),
}
_BREED: Final = 70
peildatum_optie: Final = click.option(
    "--peildatum", type=Datum(), metavar="DATUM", help=_("De peildatum; standaard de laatste met voortgang.")
)


@click.command(
    cls=Opdracht,
    help=_(
        "Toon de acties met hun termijn en hoe het ermee staat; wat te laat is staat voorop, dan wat stil is. TE LAAT? met een"
        " vraagteken: de termijn is uit lopende tekst gelezen."
    ),
)
@click.option("--hoofdstuk", metavar="NUMMER", help=_("Alleen dit hoofdstuk."))
@click.option("--actie", metavar="NUMMER", help=_("Alleen deze actie, met al haar tekst."))
@click.option("--zoek", default="", metavar="WOORDEN", help=_("Alleen waar al deze woorden in staan."))
@click.option("--te-laat", is_flag=True, help=_("Alleen wat te laat is."))
@click.option("--stil", is_flag=True, help=_("Alleen waarover te lang niets is gemeld."))
@peildatum_optie
@json_optie(SLEUTELS)
@met_sessie
def toon(
    sessie: Sessie,
    hoofdstuk: str | None,
    actie: str | None,
    zoek: str,
    te_laat: bool,
    stil: bool,
    peildatum: date | None,
    als_json: bool,
) -> None:
    """Show actions."""
    plannen.eis_plan(sessie)
    stand = plannen.lees_planstand(sessie, peildatum)
    deel = plannen.eis_deel(sessie, hoofdstuk).id if hoofdstuk else None
    deze = plannen.eis_actie(sessie, actie)[1].id if actie else None
    gekozen = [
        staat
        for staat in stand.acties
        if deel in {None, staat.deel.id}
        and deze in {None, staat.actie.id}
        and planlijst.bevat(staat, zoek)
        and (staat.te_laat or not te_laat)
        and (staat.stil or not stil)
    ]
    if als_json:
        zeg_json(_als_gegevens(stand, gekozen))
    elif deze:
        _toon_een(gekozen[0])
    else:
        _toon(stand, gekozen)
    if not als_json and (strijd := meld_strijd(sessie)):
        zeg(strijd, fout=True)


def _toon(stand: Planstand, gekozen: list[Actiestaat]) -> None:
    zichtbaar = [staat for staat in gekozen if not staat.hoofdzaak]
    if not zichtbaar:
        zeg(_("Er is geen actie die hieraan voldoet."))
        return
    rijen = [
        (
            planlijst.let_op(staat),
            staat.nummer,
            standnaam(staat.stand),
            kort(planlijst.termijntekst(staat.termijn), 40),
            kort(planlijst.actietekst(staat), _BREED),
            kort(planlijst.voortgangstekst(staat), _BREED),
        )
        for staat in te_laat_eerst(zichtbaar)
    ]
    koppen = (_("let op"), _("nr"), _("stand"), _("termijn"), _("actie"), _("voortgang"))
    zeg(tabel(koppen, rijen))
    zeg(samenvatting(stand))


def samenvatting(stand: Planstand) -> str:
    """The whole plan in numbers, on one line."""
    telling = stand.telling
    standen = ", ".join(
        f"{telling.standen[kind]} {standnaam(kind)}" for kind in Actiestand if telling.standen[kind]
    )
    return _(
        "Per {dag}: {acties} acties in het hele plan ({standen}); {te_laat} te laat, {stil} zonder bericht."
    ).format(
        dag=datumtekst(stand.peildatum),
        acties=telling.acties,
        standen=standen,
        te_laat=telling.te_laat,
        stil=telling.stil,
    )


def _toon_een(staat: Actiestaat) -> None:
    actie = staat.actie
    zeg(f"{staat.nummer} {planlijst.actietekst(staat)}")
    for kop, tekst in (
        (_("Verantwoordelijk"), actie.geldend(Wijzigveld.VERANTWOORDELIJK) or staat.deel.verantwoordelijk),
        (_("Termijn"), planlijst.termijntekst(staat.termijn)),
        (_("Stand"), standnaam(staat.stand)),
        (_("Let op"), planlijst.let_op(staat)),
        (_("Verwijzing"), actie.verwijzing),
        (_("Voortgang"), planlijst.voortgangstekst(staat)),
    ):
        if tekst:
            zeg(f"  {kop}: {tekst}")
    for wijziging in actie.wijzigingen:
        zeg(
            _("  Gewijzigd ({veld}) per {dag}: {wordt} – {reden}").format(
                veld=planlijst.wijzignaam(wijziging.veld),
                dag=datumtekst(wijziging.datum),
                wordt=wijziging.wordt,
                reden=wijziging.reden,
            )
        )
    if actie.verval is not None:
        zeg(
            _("  Vervallen per {dag}: {reden}").format(
                dag=datumtekst(actie.verval.datum), reden=actie.verval.reden
            )
        )


def _als_gegevens(stand: Planstand, gekozen: list[Actiestaat]) -> dict[str, Any]:
    telling = stand.telling
    return {
        "peildatum": datumcode(stand.peildatum),
        "peildata": [datumcode(dag) for dag in stand.peildata],
        "vastgesteld": datumcode(stand.plan.vastgesteld),
        "acties": [_actie(staat) for staat in gekozen],
        "telling": {"acties": telling.acties, "te_laat": telling.te_laat, "stil": telling.stil},
    }


def _actie(staat: Actiestaat) -> dict[str, Any]:
    actie, termijn = staat.actie, staat.termijn
    return {
        "nummer": staat.nummer,
        "hoofdstuk": staat.deel.nummer,
        "tekst": actie.geldend(Wijzigveld.TEKST),
        "oorspronkelijk": actie.tekst,
        "nieuw": actie.nieuw,
        "verantwoordelijk": actie.geldend(Wijzigveld.VERANTWOORDELIJK) or staat.deel.verantwoordelijk,
        "termijn": {
            "gesteld": termijn.gesteld,
            "soort": termijn.soort.value,
            "van": datumcode(termijn.van),
            "tot": datumcode(termijn.tot),
            "zeker": termijn.zeker,
        },
        "stand": staat.stand.value,
        "stand_van": datumcode(staat.stand_van),
        "voortgang": staat.tekst,
        "ook_bij": staat.ook_bij,
        "te_laat": staat.te_laat,
        "stil": staat.stil,
        "strijdig": staat.strijdig,
        "hoofdzaak": staat.hoofdzaak,
        "vervallen": actie.verval.reden if actie.verval else None,
        "wijzigingen": [
            {
                "veld": wijziging.veld.value,
                "wordt": wijziging.wordt,
                "reden": wijziging.reden,
                "datum": datumcode(wijziging.datum),
            }
            for wijziging in actie.wijzigingen
        ],
        "verwijzing": actie.verwijzing,
    }


@click.command(
    cls=Opdracht,
    help=_(
        "Schrijf de voortgangsrapportage (.docx of .pdf): het plan rechtop, met de voortgang van de peildatum cursief onder elke"
        " actie, nieuwe acties gemerkt en de leden als bijlage. Of schrijf de acties als lijst (.xlsx of .csv), te laat voorop."
    ),
)
@click.argument(
    "bestand",
    type=click.Path(dir_okay=False, path_type=Path),
    help=_("Bestand om te schrijven: .docx, .pdf, .xlsx of .csv."),
)
@peildatum_optie
@overschrijf_optie
@met_sessie
def schrijf(sessie: Sessie, bestand: Path, peildatum: date | None, overschrijf: bool) -> None:
    """Write the report or the list."""
    pad, meldingen = planbestand.schrijf(sessie, bestand, peildatum, overschrijf=overschrijf)
    for melding in meldingen:
        zeg(melding, fout=True)
    zeg(_("Geschreven: {pad}").format(pad=pad))
