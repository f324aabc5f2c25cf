"""``korpsmonitor consistentie``: what contradicts something else in this edition and in what was published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from korpsmonitor_tui.cli.basis import Groep, Opdracht, json_optie
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.domain.consistentie import (
    Besluitsoort,
    Controle,
    Ernst,
    besluitnaam,
    controlenaam,
    ernstnaam,
    heeft_open_fout,
)
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services import consistentie as dienst
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.namen import lees_namen, verberg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from korpsmonitor_tui.domain.consistentie import Besluit, Bevonden, Lezing
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database

T = TypeVar("T")

SLEUTELS: Final = {
    "klopt": _("of er in wat gekozen is geen fout is waarover niet is beslist"),
    "bevindingen[].kenmerk": _("vast kenmerk, om over te beslissen"),
    "bevindingen[].soort": _("wat er is gecontroleerd"),
    "bevindingen[].ernst": _("fout, waarschuwing of ter_informatie"),
    "bevindingen[].wat": _("wat er niet klopt"),
    "bevindingen[].partij": _("code van het korps of de ketenpartner, of leeg"),
    "bevindingen[].publicatie": _("in welke publicatie, of leeg als het in deze database staat"),
    "bevindingen[].waarden[].waar": _("waar de waarde staat"),
    "bevindingen[].waarden[].waarde": _("de waarde zoals zij daar staat; de eerste en de tweede"),
    "bevindingen[].plaats[]": _("dossier, tabblad, en soort en kenmerk van wat daar staat; leeg waar dat niet bestaat"),
    "bevindingen[].uitleg": _("wat helpt bij het oordeel, of leeg"),
    "bevindingen[].besluit": _("het besluit dat geldt, of null"),
    "bevindingen[].besluit.besluit": _("eerste, tweede, beide of blijft"),
    "bevindingen[].besluit.reden": _("de reden"),
    "bevindingen[].besluit.wie": _("wie besliste"),
    "bevindingen[].besluit.tijd": _("wanneer (UTC, ISO 8601)"),
    "bevindingen[].vervallen": _("of er een besluit is dat niet meer geldt, omdat een waarde veranderde"),
    "bevindingen[].botsing": _("of op twee laptops verschillend is beslist"),
}  # fmt: skip

_ERNST: Final = {ernst.value.replace("_", "-"): ernst for ernst in Ernst}
_TEKENS: Final = {Ernst.FOUT: "✗", Ernst.WAARSCHUWING: "!", Ernst.INFORMATIE: "i"}
"""Beside the word: what is shown must not hang on a sign or a colour alone."""


@click.group(
    cls=Groep,
    invoke_without_command=True,
    help=_(
        "Toon waar cijfers, kleuren en teksten van deze editie elkaar, de weegregels, hun bewijs of een eerdere publicatie"
        " tegenspreken, met beide waarden. Er wordt niets hersteld. Eindigt met status 1 zolang er een fout is waarover"
        " niemand heeft beslist. Of de database zelf gaaf is zegt `controleer`."
    ),
)
@click.option(
    "--korps", default="", metavar="NAAM", help=_("Alleen wat over dit korps of deze ketenpartner gaat.")
)
@click.option(
    "--soort",
    "soorten",
    multiple=True,
    type=click.Choice([controle.value for controle in Controle], case_sensitive=False),
    metavar="SOORT",
    help=_("Alleen deze controle; vaker opgeven mag. Kies uit: {soorten}.").format(
        soorten=", ".join(controle.value for controle in Controle)
    ),
)
@click.option(
    "--ernst",
    "ernsten",
    multiple=True,
    type=click.Choice(list(_ERNST), case_sensitive=False),
    help=_("Alleen met deze ernst; vaker opgeven mag."),
)
@click.option("--alle", is_flag=True, help=_("Ook wat ter informatie is en waarover al is beslist."))
@json_optie(SLEUTELS)
@click.pass_context
def consistentie(
    ctx: click.Context,
    korps: str,
    soorten: tuple[str, ...],
    ernsten: tuple[str, ...],
    alle: bool,
    als_json: bool,
) -> int:
    """Show findings; status 1 while there is an undecided error."""
    if ctx.invoked_subcommand is not None:
        return 0
    return int(ctx.invoke(_toon, korps=korps, soorten=soorten, ernsten=ernsten, alle=alle, als_json=als_json))


@met_sessie
def _toon(
    sessie: Sessie,
    korps: str,
    soorten: tuple[str, ...],
    ernsten: tuple[str, ...],
    alle: bool,
    als_json: bool,
) -> int:
    partij = sessie.partij(korps).code if korps else ""
    ernsten_gekozen = {_ERNST[naam] for naam in ernsten} or set(Ernst)
    alles = [
        een
        for een in dienst.lees_consistentie(sessie).bevonden
        if (not partij or een.vondst.partij == partij)
        and (not soorten or een.vondst.controle in soorten)
        and een.vondst.ernst in ernsten_gekozen
    ]
    getoond = [een for een in alles if alle or een.vraagt_besluit or (ernsten and een.besluit is None)]
    klopt = not heeft_open_fout(alles)
    namen = medewerkers.namen(sessie.store.lees())
    verborgen = _Verborgen(sessie.store.lees())
    if als_json:
        gegevens = [verborgen.in_(een, als_gegevens(een, namen)) for een in getoond]
        zeg_json({"klopt": klopt, "bevindingen": gegevens})
    else:
        for een in getoond:
            zeg(verborgen.in_(een, als_tekst(een, namen)))
        zeg(samenvatting(alles, len(getoond)))
    return int(not klopt)


class _Verborgen:
    """Roles for the names of participants: what is said may quote a verslag."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._per_dossier: dict[str, Mapping[str, str]] = {"": {}}

    def in_(self, een: Bevonden, waarde: T) -> T:
        """The same text or data about a finding, without names of participants of its dossier."""
        dossier = een.vondst.plaats.dossier
        if dossier not in self._per_dossier:
            self._per_dossier[dossier] = lees_namen(self._db, dossier)
        zonder: T = verberg(waarde, self._per_dossier[dossier])
        return zonder


def als_tekst(een: Bevonden, namen: Mapping[str, str]) -> str:
    """A finding on some lines, with an empty one below."""
    vondst = een.vondst
    onder = [
        *(_lezing(lezing) for lezing in (vondst.een, vondst.ander)),
        *([vondst.uitleg] if vondst.uitleg else []),
        *(_besluit(een, genomen, namen) for genomen in een.besluiten),
    ]
    return "\n".join(
        (
            f"{_TEKENS[vondst.ernst]} {ernstnaam(vondst.ernst)}  {vondst.kenmerk}  ({controlenaam(vondst.controle)})",
            f"    {vondst.wat}",
            *(f"      {regel}" for regel in onder),
            "",
        )
    )


def _lezing(lezing: Lezing) -> str:
    return f"{lezing.waar}: {lezing.waarde}" if lezing.waar else lezing.waarde


def _besluit(een: Bevonden, genomen: Besluit, namen: Mapping[str, str]) -> str:
    if len(een.besluiten) > 1:
        kop = _("op twee laptops verschillend beslist")
    elif een.vervallen:
        kop = _("besluit vervallen: het ging over {een} en {ander}").format(
            een=genomen.een, ander=genomen.ander
        )
    else:
        kop = _("besluit")
    wie = namen.get(genomen.wie, genomen.wie)
    return f"{kop}: {besluitnaam(genomen.besluit)} ({genomen.reden}; {wie})"


def samenvatting(alles: Sequence[Bevonden], getoond: int) -> str:
    """How many errors nobody decided on, and how many findings were not shown."""
    open_fouten = sum(een.open_fout for een in alles)
    fouten = ngettext("{aantal} fout zonder besluit", "{aantal} fouten zonder besluit", open_fouten)
    meer = len(alles) - getoond
    rest = (
        ngettext(
            "; nog {meer} bevinding staat hier niet (--alle)",
            "; nog {meer} bevindingen staan hier niet (--alle)",
            meer,
        )
        if meer
        else ""
    )
    return (fouten + rest + ".").format(aantal=open_fouten, meer=meer)


def als_gegevens(een: Bevonden, namen: Mapping[str, str]) -> dict[str, Any]:
    """A finding for JSON, by the keys that the command promises."""
    vondst, besluit = een.vondst, een.besluit
    return {
        "kenmerk": vondst.kenmerk,
        "soort": vondst.controle.value,
        "ernst": vondst.ernst.value,
        "wat": vondst.wat,
        "partij": vondst.partij,
        "publicatie": vondst.publicatie,
        "waarden": [{"waar": lezing.waar, "waarde": lezing.waarde} for lezing in (vondst.een, vondst.ander)],
        "plaats": [vondst.plaats.dossier, vondst.plaats.tab, vondst.plaats.soort, vondst.plaats.entiteit],
        "uitleg": vondst.uitleg,
        "besluit": {
            "besluit": besluit.besluit.value,
            "reden": besluit.reden,
            "wie": namen.get(besluit.wie, besluit.wie),
            "tijd": besluit.tijd,
        }
        if besluit
        else None,
        "vervallen": een.vervallen,
        "botsing": len(een.besluiten) > 1,
    }


@consistentie.command(
    "besluit",
    cls=Opdracht,
    help=_(
        "Beslis over een bevinding, met een reden. Het besluit geldt zolang beide waarden blijven wat zij nu zijn; daarna"
        " vervalt het zichtbaar. Een volgend besluit komt ervoor in de plaats."
    ),
)
@click.argument("kenmerk", help=_("Kenmerk van de bevinding, of het begin ervan als dat er één aanwijst."))
@click.option(
    "--besluit",
    "keuze",
    required=True,
    type=click.Choice([soort.value for soort in Besluitsoort], case_sensitive=False),
    help=_("Welke waarde juist is, of dat beide dat zijn, of dat het verschil blijft staan."),
)
@click.option("--reden", required=True, metavar="TEKST", help=_("Waarom."))
@met_sessie
def besluit(sessie: Sessie, kenmerk: str, keuze: str, reden: str) -> None:
    """Decide on one finding."""
    een = dienst.zoek(dienst.lees_consistentie(sessie), kenmerk)
    genomen = dienst.besluit(sessie, een.vondst, Besluitsoort(keuze), reden)
    zeg(
        _("Besluit vastgelegd bij {kenmerk}: {besluit}.").format(
            kenmerk=een.vondst.kenmerk, besluit=besluitnaam(genomen.besluit)
        )
    )
