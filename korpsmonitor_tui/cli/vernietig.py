"""``korpsmonitor vernietig``: destroying by law what stands in a dossier, and the record that stays of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from korpsmonitor_tui.cli.basis import Groep, json_optie, partij_argument
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import datumtekst, ingesprongen, tabel, vraag_tekst, zeg, zeg_json
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.services import vernietiging as dienst
from korpsmonitor_tui.services.datums import als_datum
from korpsmonitor_tui.services.sessie import partij_van

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.vernietiging import Plan, Vernietiging

F = TypeVar("F", bound="Callable[..., Any]")

SLEUTELS: Final = {
    "[].kenmerk": _("kenmerk van de vernietiging"),
    "[].wat": _("dossier, opname, bijlage of onderdeel"),
    "[].naam": _("kenmerk van wat er is vernietigd"),
    "[].titel": _("hoe het heet"),
    "[].reden": _("waarom"),
    "[].datum": _("dag van de vernietiging"),
    "[].wie": _("wie haar vastlegde"),
    "[].vastleggingen": _("aantal vastleggingen dat zij noemt"),
    "[].leeg": _("hoeveel daarvan hier zijn, en leeg"),
    "[].nagekomen[].kenmerk": _("kenmerk van een vastlegging die daarna binnenkwam"),
    "[].nagekomen[].soort": _("wat het is"),
    "[].nagekomen[].entiteit": _("waarvan het is"),
    "[].nagekomen[].veld": _("welk veld, of leeg"),
    "[].nagekomen[].wie": _("wie het schreef"),
    "[].nagekomen[].tijd": _("wanneer (ISO 8601)"),
}


VERLOPEN: Final = {
    "[].soort": _("dossier, transcript, opname (de verwijzing) of geluid (de opname zelf, die elders ligt)"),
    "[].dossier": _("kenmerk van het dossier"),
    "[].partij": _("code van de partij"),
    "[].kenmerk": _("kenmerk van het onderdeel, of leeg voor een heel dossier"),
    "[].naam": _("naam"),
    "[].laatste_dag": _("laatste dag dat het bewaard mocht worden"),
    "[].grond": _("waar de termijn op berust"),
}


@click.group(
    cls=Groep,
    help=_(
        "Vernietig wat niet langer bewaard mag worden: de tekst verdwijnt uit de database en, na uitwisseling, van elke"
        " laptop. Dat er iets is geschreven, door wie en wanneer, blijft vastliggen, met wie het vernietigde en waarom."
        " Alleen een coördinator kan dit; het kan niet ongedaan worden gemaakt."
    ),
)
def vernietig() -> None:
    """Hold the commands about destruction."""


def _bevestiging(functie: F) -> F:
    for optie in (
        click.option("--ja", is_flag=True, help=_("Vraag niet om bevestiging.")),
        click.option(
            "--reden", required=True, metavar="TEKST", help=_("Waarom, zoals “bewaartermijn verstreken”.")
        ),
    ):
        functie = optie(functie)
    return functie


@vernietig.command(
    help=_(
        "Vernietig een dossier: antwoorden, notities, transcripten, verslag met alle versies, opmerkingen, bijlagen, codes,"
        " scores en eindscore. Wat er wegvalt wordt eerst getoond."
    )
)
@partij_argument()
@click.option(
    "--ook-bij-respondenten",
    is_flag=True,
    help=_("Ook als het verslag nu bij respondenten ligt; hun reactie kan er daarna niet meer bij."),
)
@_bevestiging
@met_sessie
def dossier(sessie: Sessie, partij: str, ook_bij_respondenten: bool, reden: str, ja: bool) -> None:
    """Destroy a dossier."""
    sessie.eis_rol(Rol.COORDINATOR)
    _vernietig(sessie, dienst.bekijk_dossier(sessie, partij), reden, ja, ook_bij_respondenten)


@vernietig.command(help=_("Vernietig de verwijzing naar een opname: haar naam, kenmerk en toestemming."))
@partij_argument()
@click.argument("nr", help=_("Nummer of kenmerk van de opname, zie `opname toon`."))
@_bevestiging
@met_sessie
def opname(sessie: Sessie, partij: str, nr: str, reden: str, ja: bool) -> None:
    """Destroy the reference to a recording."""
    sessie.eis_rol(Rol.COORDINATOR)
    _vernietig(sessie, dienst.bekijk_opname(sessie, partij, nr), reden, ja)


@vernietig.command(
    help=_(
        "Vernietig één bewaard bestand of ander onderdeel van een dossier. Delen van een verslag dat vastligt kunnen alleen"
        " met het hele dossier weg."
    )
)
@click.argument("soort", help=_("Wat het is, zoals bijlage, notitie of transcript."))
@click.argument("kenmerk", help=_("Het kenmerk, zoals --json dat toont."))
@_bevestiging
@met_sessie
def onderdeel(sessie: Sessie, soort: str, kenmerk: str, reden: str, ja: bool) -> None:
    """Destroy one entity."""
    sessie.eis_rol(Rol.COORDINATOR)
    _vernietig(sessie, dienst.bekijk_onderdeel(sessie, soort, kenmerk), reden, ja)


def _vernietig(sessie: Sessie, plan: Plan, reden: str, ja: bool, ook_bij_respondenten: bool = False) -> None:
    if not ja:
        _bevestig(plan)
    schoon = dienst.vernietig(sessie, plan, reden, ook_bij_respondenten=ook_bij_respondenten)
    zeg(
        ngettext(
            "Vernietigd: {titel} ({aantal} vastlegging). Het bewijs daarvan staat in `vernietig toon`.",
            "Vernietigd: {titel} ({aantal} vastleggingen). Het bewijs daarvan staat in `vernietig toon`.",
            len(plan.events),
        ).format(titel=plan.titel, aantal=len(plan.events))
    )
    if not schoon:
        zeg(
            _(
                "Het databasebestand wordt opgeschoond zodra niemand anders het gebruikt, op zijn laatst bij de volgende"
                " start."
            )
        )
    zeg(
        _(
            "Niet vernietigd: wat al buiten de database staat (documenten, rapporten, exports, pakketten) en reservekopieën"
            " van vóór dit moment. Wis die zelf; van andere laptops verdwijnt het bij de volgende uitwisseling."
        )
    )
    for pad in dienst.lees_reservekopieen(sessie):
        zeg(f"  {pad}")


def _bevestig(plan: Plan) -> None:
    """Let who is at the keyboard type the name. Raises OnbruikbareInvoer for another one."""
    zeg(_("Dit verdwijnt voorgoed uit {titel}:").format(titel=plan.titel), fout=True)
    for regel in plan.gevolgen():
        zeg(f"  {regel}", fout=True)
    vraag = _("Typ “{titel}” om te vernietigen").format(titel=plan.titel)
    try:
        getypt = vraag_tekst(vraag, default="", show_default=False)
    except click.Abort as fout:
        raise OnbruikbareInvoer(
            _("Er is niet bevestigd; er is niets vernietigd. In een script bevestigt --ja.")
        ) from fout
    if getypt.strip().casefold() != plan.titel.casefold():
        raise OnbruikbareInvoer(_("Dat is niet “{titel}”; er is niets vernietigd.").format(titel=plan.titel))


@vernietig.command(
    help=_("Toon wat er is vernietigd, door wie en waarom, en wat er daarna nog over hetzelfde binnenkwam.")
)
@json_optie(SLEUTELS)
@met_sessie
def toon(sessie: Sessie, als_json: bool) -> None:
    """Show the record."""
    lijst = dienst.lees_vernietigingen(sessie)
    if als_json:
        zeg_json([_als_gegevens(een) for een in lijst])
        return
    if not lijst:
        zeg(_("Er is niets vernietigd."))
    for een in lijst:
        zeg(
            _("{datum} {wat} {titel}, door {wie}: {reden} ({leeg} van {aantal} vastleggingen hier, leeg)").format(
                datum=datumtekst(als_datum(een.datum)) or een.datum, wat=een.wat, titel=een.titel, wie=een.wie, reden=een.reden, leeg=een.leeg,
                aantal=een.aantal,
            )
        )  # fmt: skip
        for later in een.nagekomen:
            regel = _("daarna binnengekomen: {soort} {entiteit} {veld}, door {wie} op {tijd}").format(
                soort=later.soort,
                entiteit=later.entiteit,
                veld=later.veld,
                wie=later.wie,
                tijd=later.tijd.strftime("%d-%m-%Y %H:%M"),
            )
            zeg(f"  {ingesprongen(regel)}")


def _als_gegevens(een: Vernietiging) -> dict[str, Any]:
    return {
        "kenmerk": een.id,
        "wat": een.wat,
        "naam": een.naam,
        "titel": een.titel,
        "reden": een.reden,
        "datum": een.datum,
        "wie": een.wie,
        "vastleggingen": een.aantal,
        "leeg": een.leeg,
        "nagekomen": [
            {
                "kenmerk": later.event,
                "soort": later.soort,
                "entiteit": later.entiteit,
                "veld": later.veld,
                "wie": later.wie,
                "tijd": later.tijd.isoformat(),
            }
            for later in een.nagekomen
        ],
    }


@vernietig.command(
    help=_(
        "Toon wat langer is bewaard dan mag, het langst verlopen eerst. Termijnen staan in bewaartermijnen.toml van het"
        " instrument; er wordt niets vanzelf vernietigd."
    )
)
@json_optie(VERLOPEN)
@met_sessie
def verlopen(sessie: Sessie, als_json: bool) -> None:
    """Show what is past its last day."""
    from korpsmonitor_tui.services.bewaartermijnen import lees_verlopen

    lijst = lees_verlopen(sessie)
    if als_json:
        zeg_json(
            [
                {
                    "soort": een.soort,
                    "dossier": een.dossier,
                    "partij": partij_van(een.dossier),
                    "kenmerk": een.kenmerk,
                    "naam": een.naam,
                    "laatste_dag": een.laatste_dag.isoformat(),
                    "grond": een.grond,
                }
                for een in lijst
            ]
        )
    elif not lijst:
        zeg(_("Er is niets te lang bewaard."))
    else:
        koppen = (_("tot en met"), _("wat"), _("dossier"), _("naam"), _("kenmerk"), _("grond"))
        zeg(
            tabel(
                koppen,
                [
                    (datumtekst(een.laatste_dag), een.soort, een.dossier, een.naam, een.kenmerk, een.grond)
                    for een in lijst
                ],
            )
        )
