"""``codering suggesties/bevestig/verwerp``: what is suggested, and deciding on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie, partij_argument
from korpsmonitor_tui.cli.namen import met_namen_optie, te_verbergen
from korpsmonitor_tui.cli.plaatsen import citaat
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.domain.codering import soortnaam
from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services import coderingen
from korpsmonitor_tui.services.codeerstand import lees_dossier
from korpsmonitor_tui.services.namen import verberg
from korpsmonitor_tui.services.suggesties import lees_suggesties, nog_te_beslissen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from korpsmonitor_tui.domain.codering import Gegevens, Suggestie
    from korpsmonitor_tui.services.sessie import Sessie

KORTSTE: Final = 6
"""Characters of a kenmerk that are enough to name a suggestion by."""

SUGGESTIE_SLEUTELS: Final = {
    "partij": _("code van de partij"),
    "suggesties[].nummer": _("nummer; verandert als een tekst verandert"),
    "suggesties[].kenmerk": _("vast kenmerk van bron, code en citaat"),
    "suggesties[].soort": _("dimensie, cijfer, organisatie of toezegging"),
    "suggesties[].code": _("voorgestelde code"),
    "suggesties[].zekerheid": _("hoog, midden of laag; leeg bij wat geen dimensie is"),
    "suggesties[].oordeel": _("positief, neutraal, aandacht of negatief; leeg bij wat geen dimensie is"),
    "suggesties[].tekst": _("het citaat"),
    "suggesties[].bron": _("notitie, beurt of passage"),
    "suggesties[].entiteit": _("kenmerk van die bron"),
    "suggesties[].begin": _("eerste teken van het citaat in de bron, vanaf 0"),
    "suggesties[].eind": _("teken achter het citaat"),
    "suggesties[].hoofdstuk": _("code van het hoofdstuk, of leeg"),
    "suggesties[].vraag": _("vraag waaronder is genoteerd, of leeg"),
    "suggesties[].bewijs[].begin": _("eerste teken van woorden die het bewijs gaven"),
    "suggesties[].bewijs[].eind": _("teken achter die woorden"),
    "suggesties[].gegevens[].naam": _("naam van een gegeven, zoals waarde of eenheid"),
    "suggesties[].gegevens[].waarde": _("dat gegeven, of leeg"),
    "suggesties[].model": _("versie van het model"),
    "suggesties[].beslist": _("of u hierover al hebt beslist"),
}


class Genummerd(NamedTuple):
    """A suggestion with the number by which it is shown."""

    nummer: int
    suggestie: Suggestie
    open: bool


def lees_genummerd(sessie: Sessie, dossier: str) -> list[Genummerd]:
    """All suggestions; those that were decided on keep their number, so that deciding shifts nothing."""
    alle = lees_suggesties(sessie, dossier)
    te_doen = {s.kenmerk for s in nog_te_beslissen(alle, lees_dossier(sessie, dossier).eigen)}
    return [Genummerd(nr, suggestie, suggestie.kenmerk in te_doen) for nr, suggestie in enumerate(alle, 1)]


def kies_suggesties(genummerd: Sequence[Genummerd], namen: Sequence[str]) -> list[Suggestie]:
    """The suggestions with these numbers or kenmerken. Raises NietGevonden."""
    gekozen = {}
    for naam in namen:
        passend = [
            regel.suggestie
            for regel in genummerd
            if naam == str(regel.nummer)
            or (len(naam) >= KORTSTE and regel.suggestie.kenmerk.startswith(naam))
        ]
        if len(passend) != 1:
            raise NietGevonden(
                _("Er is geen voorstel “{naam}”; `korpsmonitor codering suggesties` noemt ze.").format(
                    naam=naam
                )
            )
        gekozen[passend[0].kenmerk] = passend[0]
    return list(gekozen.values())


nummers_argument: Final[Callable[[Any], Any]] = click.argument(
    "nummers",
    nargs=-1,
    required=True,
    metavar="NUMMER...",
    help=_("Nummers of kenmerken van voorstellen, zoals `codering suggesties` ze toont."),
)


@click.command(
    cls=Opdracht,
    help=_(
        "Toon wat voor de notities, het transcript en het verslag wordt voorgesteld en waarover u nog niet hebt beslist."
        " Er wordt niets vastgelegd."
    ),
)
@partij_argument()
@click.option("--alles", is_flag=True, help=_("Toon ook waarover u al hebt beslist."))
@met_namen_optie
@json_optie(SUGGESTIE_SLEUTELS)
@met_sessie
def suggesties(sessie: Sessie, partij: str, alles: bool, met_namen: bool, als_json: bool) -> None:
    """Show suggestions."""
    dossier = sessie.dossier(partij)
    genummerd = lees_genummerd(sessie, dossier)
    namen = te_verbergen(sessie, dossier, met_namen=met_namen)
    getoond = [regel for regel in genummerd if alles or regel.open]
    if als_json:
        gegevens = verberg([_als_gegevens(r) for r in getoond], namen)
        zeg_json({"partij": sessie.partij(partij).code, "suggesties": gegevens})
        return
    for regel in getoond:
        zeg(_als_tekst(regel, namen))
    if not getoond:
        zeg(_("Er is geen voorstel waarover nog moet worden beslist."))


@click.command(
    cls=Opdracht,
    help=_("Bevestig voorstellen zoals zij zijn getoond; meer tegelijk alleen met zekerheid hoog."),
)
@partij_argument()
@nummers_argument
@met_sessie
def bevestig(sessie: Sessie, partij: str, nummers: tuple[str, ...]) -> None:
    """Confirm suggestions."""
    dossier = sessie.dossier(partij)
    gekozen = kies_suggesties(lees_genummerd(sessie, dossier), nummers)
    coderingen.bevestig(sessie, dossier, gekozen)
    zeg(ngettext("{aantal} voorstel bevestigd.", "{aantal} voorstellen bevestigd.", len(gekozen)).format(aantal=len(gekozen)))  # fmt: skip


@click.command(cls=Opdracht, help=_("Verwerp voorstellen; meer tegelijk alleen met zekerheid hoog."))
@partij_argument()
@nummers_argument
@met_sessie
def verwerp(sessie: Sessie, partij: str, nummers: tuple[str, ...]) -> None:
    """Reject suggestions."""
    dossier = sessie.dossier(partij)
    gekozen = kies_suggesties(lees_genummerd(sessie, dossier), nummers)
    coderingen.verwerp(sessie, dossier, gekozen)
    zeg(ngettext("{aantal} voorstel verworpen.", "{aantal} voorstellen verworpen.", len(gekozen)).format(aantal=len(gekozen)))  # fmt: skip


def gegevenstekst(gegevens: Gegevens) -> str:
    """What is known besides a code, on one line."""
    return ", ".join(f"{naam}: {waarde}" for naam, waarde in gegevens if waarde)


def gegevens_als_json(gegevens: Gegevens) -> list[dict[str, str]]:
    """The same for JSON."""
    return [{"naam": naam, "waarde": waarde} for naam, waarde in gegevens]


def _als_tekst(regel: Genummerd, namen: Mapping[str, str]) -> str:
    s = regel.suggestie
    kop = " · ".join(
        filter(None, (soortnaam(s.soort), s.code if s.code != s.soort else "", s.polariteit,
                      _("zekerheid {band}").format(band=s.zekerheid.value) if s.zekerheid else "",
                      verberg(gegevenstekst(s.gegevens), namen), "" if regel.open else _("beslist")))
    )  # fmt: skip
    waar = " ".join(filter(None, (s.anker.soort, s.hoofdstuk)))
    return (
        f"{regel.nummer} {kop}\n    {citaat(verberg(s.anker.citaat, namen), 200)} ({waar}, {s.kenmerk[:8]})"
    )


def _als_gegevens(regel: Genummerd) -> dict[str, Any]:
    s = regel.suggestie
    return {
        "nummer": regel.nummer,
        "kenmerk": s.kenmerk,
        "soort": s.soort,
        "code": s.code,
        "zekerheid": s.zekerheid.value if s.zekerheid else "",
        "oordeel": s.polariteit,
        "tekst": s.anker.citaat,
        "bron": s.anker.soort,
        "entiteit": s.anker.entiteit,
        "begin": s.anker.begin,
        "eind": s.anker.eind,
        "hoofdstuk": s.hoofdstuk,
        "vraag": s.vraag,
        "bewijs": [{"begin": spanne.begin, "eind": spanne.eind} for spanne in s.bewijs],
        "gegevens": gegevens_als_json(s.gegevens),
        "model": s.model,
        "beslist": not regel.open,
    }
