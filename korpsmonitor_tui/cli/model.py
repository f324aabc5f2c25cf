"""``korpsmonitor model``: learning from the codes of this edition, and choosing what suggestions are made with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui import paths
from korpsmonitor_tui.cli.basis import Groep, json_optie
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import Voortgang, tabel, zeg, zeg_json
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services import modellen
from korpsmonitor_tui.services.modelcijfers import KOLOMMEN, cijferrijen, waarschuwing

if TYPE_CHECKING:
    from korpsmonitor_tui.extract.meten import Meetregel
    from korpsmonitor_tui.services.modellen import Geleerd, Modelstand
    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "meegeleverd": _("versie van het model dat met het programma meekwam"),
    "in_gebruik": _("versie waarmee voorstellen worden gedaan"),
    "conflict": _("of op twee laptops een ander model is gekozen"),
    "modellen[].nummer": _("nummer, vanaf 1"),
    "modellen[].kenmerk": _("vast kenmerk"),
    "modellen[].versie": _("versie, zoals elk voorstel haar draagt"),
    "modellen[].datum": _("wanneer geleerd (ISO 8601)"),
    "modellen[].wie": _("wie het liet leren"),
    "modellen[].in_gebruik": _("of dit model in gebruik is"),
    "modellen[].zinnen": _("van hoeveel zinnen van deze editie het leerde"),
    "modellen[].partijen[]": _("codes van de partijen van wie die zinnen zijn"),
    "modellen[].cijfers[].zinnen": _("waarop is gemeten: eigen (van deze editie) of meegeleverd"),
    "modellen[].cijfers[].wijze": _("bekend (met hoofdstuk), verloop (zonder) of los (alleen de zin)"),
    "modellen[].cijfers[].moment": _("voor (zonder de codes van deze editie) of na"),
    "modellen[].cijfers[].dimensies": _("aantal dimensies dat mensen gaven"),
    "modellen[].cijfers[].precisie": _("deel van de voorgestelde dimensies dat juist was"),
    "modellen[].cijfers[].volledigheid": _("deel van de dimensies dat werd voorgesteld"),
    "modellen[].cijfers[].f1": _("micro-F1 van beide"),
    "modellen[].cijfers[].oordeel": _("deel van de juiste voorstellen met het juiste oordeel"),
    "modellen[].cijfers[].hoog_juist": _("deel van de voorstellen met zekerheid hoog dat juist was"),
    "modellen[].cijfers[].hoog": _("aantal voorstellen met zekerheid hoog"),
}


@click.group(
    cls=Groep,
    help=_(
        "Het model dat voorstellen doet. Het kan leren van wat in deze editie is bevestigd en verworpen; een mens bekijkt"
        " de cijfers en kiest. Alle laptops van de editie werken met hetzelfde model. Zie docs/modelkaart.md."
    ),
)
def model() -> None:
    """Hold the commands about the model."""


@model.command(
    help=_(
        "Leer een model van de meegeleverde zinnen en de codes van deze editie, en meet het op korpsen die telkens zijn"
        " weggelaten. Het duurt enkele minuten en verandert niets aan de voorstellen: `model kies` neemt het in gebruik."
        " Geleerd wordt van dossiers waarvan de codering is afgerond. Dit vraagt scikit-learn."
    )
)
@click.option(
    "--python",
    default="",
    envvar=paths.OMGEVING_LEERPYTHON,
    show_envvar=True,
    metavar="PAD",
    help=_("De Python met scikit-learn, als dat niet die van dit programma is."),
)
@met_sessie
def leer(sessie: Sessie, python: str) -> None:
    """Learn, and show the figures."""
    from korpsmonitor_tui.services.leren import leer as leer_model

    voortgang = Voortgang()
    try:
        geleerd = leer_model(sessie, voortgang, python)
    finally:
        voortgang.klaar()
    zeg(_als_tekst(_nummer(modellen.lees_modellen(sessie), geleerd), geleerd))
    if not geleerd.in_gebruik:
        zeg()
        zeg(
            _(
                "Nog niet in gebruik; `korpsmonitor model kies {nummer}` doet voortaan voorstellen met dit model."
            ).format(nummer=_nummer(modellen.lees_modellen(sessie), geleerd))
        )


@model.command(help=_("Toon welk model voorstellen doet, welke er zijn geleerd, en hun cijfers voor en na."))
@json_optie(SLEUTELS)
@met_sessie
def toon(sessie: Sessie, als_json: bool) -> None:
    """Show the models."""
    stand = modellen.lees_modellen(sessie)
    if als_json:
        zeg_json(_als_gegevens(stand))
        return
    zeg(_("In gebruik: {versie}").format(versie=_in_gebruik(stand)))
    if stand.conflict:
        zeg(_("Op twee laptops is een ander model gekozen; kies er een met `korpsmonitor model kies`."))
    for nummer, geleerd in enumerate(stand.modellen, start=1):
        zeg()
        zeg(_als_tekst(nummer, geleerd))
    if not stand.modellen:
        zeg(_("Deze editie heeft nog niets geleerd; `korpsmonitor model leer` leert van de codes."))


@model.command(
    help=_(
        "Doe voortaan voorstellen met dit model. Gegeven codes blijven zoals zij zijn; `model terug` keert terug."
    )
)
@click.argument("naam", metavar="MODEL", help=_("Nummer of versie volgens `model toon`, of “meegeleverd”."))
@met_sessie
def kies(sessie: Sessie, naam: str) -> None:
    """Choose a model."""
    gewijzigd = modellen.kies(sessie, modellen.vind(sessie, naam))
    versie = _in_gebruik(modellen.lees_modellen(sessie))
    zeg(
        (
            _("Voorstellen komen voortaan van {versie}.")
            if gewijzigd
            else _("{versie} was al in gebruik; er is niets gewijzigd.")
        ).format(versie=versie)
    )


@model.command(help=_("Keer terug naar het model dat in gebruik was toen dit werd geleerd."))
@met_sessie
def terug(sessie: Sessie) -> None:
    """Go back."""
    modellen.terug(sessie)
    zeg(_("Voorstellen komen weer van {versie}.").format(versie=_in_gebruik(modellen.lees_modellen(sessie))))


def _nummer(stand: Modelstand, geleerd: Geleerd) -> int:
    return [model.id for model in stand.modellen].index(geleerd.id) + 1


def _in_gebruik(stand: Modelstand) -> str:
    """Version of the model in use; its id if it is not in this database."""
    if not stand.in_gebruik:
        return stand.meegeleverd
    return next((m.versie for m in stand.modellen if m.id == stand.in_gebruik), stand.in_gebruik)


def _als_tekst(nummer: int, geleerd: Geleerd) -> str:
    zin = ngettext(
        "{nummer} {versie}{nu}\n  geleerd op {datum} door {wie}, van {zinnen} zin van deze editie ({partijen})",
        "{nummer} {versie}{nu}\n  geleerd op {datum} door {wie}, van {zinnen} zinnen van deze editie ({partijen})",
        geleerd.zinnen,
    )
    kop = zin.format(
        nummer=nummer,
        versie=geleerd.versie,
        nu=_(" (in gebruik)") if geleerd.in_gebruik else "",
        datum=geleerd.datum,
        wie=geleerd.wie,
        zinnen=geleerd.zinnen,
        partijen=", ".join(geleerd.partijen),
    )
    cijfers = tabel(KOLOMMEN, cijferrijen(geleerd), rechts=range(2, len(KOLOMMEN)))
    return "\n".join(filter(None, (kop, cijfers, waarschuwing(geleerd))))


def _als_gegevens(stand: Modelstand) -> dict[str, Any]:
    return {
        "meegeleverd": stand.meegeleverd,
        "in_gebruik": _in_gebruik(stand),
        "conflict": stand.conflict,
        "modellen": [
            {
                "nummer": nummer,
                "kenmerk": geleerd.id,
                "versie": geleerd.versie,
                "datum": geleerd.datum,
                "wie": geleerd.wie,
                "in_gebruik": geleerd.in_gebruik,
                "zinnen": geleerd.zinnen,
                "partijen": list(geleerd.partijen),
                "cijfers": [_cijfers(maat) for maat in geleerd.maten],
            }
            for nummer, geleerd in enumerate(stand.modellen, start=1)
        ],
    }


def _cijfers(regel: Meetregel) -> dict[str, Any]:
    maat = regel.meting
    return {
        "zinnen": "eigen" if regel.eigen else "meegeleverd",
        "wijze": regel.wijze,
        "moment": regel.moment,
        "dimensies": maat.goed + maat.gemist,
        **{
            naam: round(getattr(maat, naam), 4)
            for naam in ("precisie", "volledigheid", "f1", "oordeel", "hoog_juist")
        },
        "hoog": maat.hoog,
    }
