"""``vragenlijst analyse``: what stands out in the answers, before the interview."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie, partij_argument, weiger_gebruik
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import tabel, zeg, zeg_json
from korpsmonitor_tui.domain.signaal import Signaalsoort, soortnaam
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services.analyse import analyseer, analyseer_alle
from korpsmonitor_tui.services.bespreekpunten import lees_bespreekpunten, maak_bespreekpunten
from korpsmonitor_tui.services.sessie import partij_van

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.signaal import Signaal
    from korpsmonitor_tui.services.sessie import Sessie

ALLES: Final = "alles"

SLEUTELS: Final = {
    "dossiers[].partij": _("code van de partij"),
    "dossiers[].naam": _("naam van de partij"),
    "dossiers[].signalen[].nummer": _("plaats in de volledige lijst van deze partij, vanaf 1"),
    "dossiers[].signalen[].kenmerk": _("vast kenmerk van het signaal"),
    "dossiers[].signalen[].soort": ", ".join(Signaalsoort),
    "dossiers[].signalen[].hoofdstuk": _("code van het hoofdstuk"),
    "dossiers[].signalen[].vraag": _("kenmerk van de vraag, of leeg"),
    "dossiers[].signalen[].rij": _("code van de rij van een rooster, of leeg"),
    "dossiers[].signalen[].jaar": _("jaar, of leeg"),
    "dossiers[].signalen[].tekst": _("wat er opvalt, met de cijfers zoals opgegeven"),
    "dossiers[].signalen[].vast": _("of het altijd een bespreekpunt is"),
    "dossiers[].signalen[].bespreekpunt": _("of het een bespreekpunt is"),
    "dossiers[].signalen[].bewijs[].wat": _("welke opgave het is"),
    "dossiers[].signalen[].bewijs[].opgegeven": _("de opgave, onveranderd"),
    "dossiers[].signalen[].bewijs[].bron": _("wie het opgaf, en waar het staat"),
}


@dataclass(frozen=True, slots=True)
class _Bevonden:
    """The findings about one party, numbered, and which are discussion points."""

    partij: str
    naam: str
    signalen: tuple[tuple[int, Signaal], ...]
    punten: frozenset[str]


@click.command(
    cls=Opdracht,
    help=_(
        "Toon wat opvalt in de antwoorden: niet beantwoord, onaannemelijk naast de vorige editie, opvallend verbeterd,"
        " in tegenspraak met een andere bron of met zichzelf. Niets wordt beoordeeld of veranderd. Een opvallende"
        " verbetering is altijd een bespreekpunt voor het gesprek; met --bespreek wordt een ander signaal dat ook."
    ),
)
@partij_argument(verplicht=False)
@click.option("--alle", is_flag=True, help=_("Alle korpsen, en wie verder heeft geantwoord."))
@click.option(
    "--soort",
    "soorten",
    type=click.Choice([soort.value for soort in Signaalsoort], case_sensitive=False),
    multiple=True,
    help=_("Alleen deze soort; vaker opgeven mag."),
)
@click.option(
    "--bespreek",
    "bespreek",
    metavar="NR",
    multiple=True,
    help=_(
        "Maak van dit signaal een bespreekpunt: zijn nummer, of “alles” voor alles wat wordt getoond. Vaker opgeven mag."
    ),
)
@json_optie(SLEUTELS)
@met_sessie
def analyse(
    sessie: Sessie,
    partij: str | None,
    alle: bool,
    soorten: tuple[str, ...],
    bespreek: tuple[str, ...],
    als_json: bool,
) -> None:
    """Show what stands out, and make discussion points of it."""
    if (partij is None) != alle:
        weiger_gebruik(_("Noem één partij, of geef --alle."))
    if alle and any(keuze.isdecimal() for keuze in bespreek):
        weiger_gebruik(_("Een nummer hoort bij één partij; kies bij --alle “alles”."))
    gevonden = analyseer_alle(sessie) if partij is None else _een(sessie, partij)
    bevonden = []
    for dossier, signalen in gevonden.items():
        getoond = tuple(
            (nummer, signaal)
            for nummer, signaal in enumerate(signalen, start=1)
            if not soorten or signaal.soort in soorten
        )
        if bespreek:
            _bespreek(sessie, dossier, signalen, [signaal for _nr, signaal in getoond], bespreek)
        naam = sessie.partij(partij_van(dossier)).naam
        punten = frozenset(punt.kenmerk for punt in lees_bespreekpunten(sessie, dossier, signalen))
        bevonden.append(_Bevonden(partij_van(dossier), naam, getoond, punten))
    if als_json:
        zeg_json({"dossiers": [_als_gegevens(dossier) for dossier in bevonden]})
        return
    if alle:
        zeg(_overzicht(bevonden))
    for dossier_ in bevonden:
        if dossier_.signalen or not alle:
            _zeg_dossier(dossier_)


def _een(sessie: Sessie, partij: str) -> dict[str, tuple[Signaal, ...]]:
    dossier = sessie.dossier(partij)
    return {dossier: analyseer(sessie, dossier)}


def _bespreek(
    sessie: Sessie,
    dossier: str,
    signalen: Sequence[Signaal],
    getoond: Sequence[Signaal],
    keuzes: Sequence[str],
) -> None:
    gekozen: dict[str, Signaal] = {}
    for keuze in keuzes:
        if keuze == ALLES:
            nieuw = list(getoond)
        elif keuze.isdecimal() and 0 < int(keuze) <= len(signalen):
            nieuw = [signalen[int(keuze) - 1]]
        else:
            weiger_gebruik(
                _("Er is geen signaal {nr}; kies 1 tot en met {aantal}, of “alles”.").format(
                    nr=keuze, aantal=len(signalen)
                )
            )
        gekozen |= {signaal.kenmerk: signaal for signaal in nieuw}
    if gekozen:
        maak_bespreekpunten(sessie, dossier, list(gekozen.values()))


def _als_gegevens(dossier: _Bevonden) -> dict[str, Any]:
    return {
        "partij": dossier.partij,
        "naam": dossier.naam,
        "signalen": [
            {
                "nummer": nummer,
                "kenmerk": signaal.kenmerk,
                "soort": signaal.soort.value,
                "hoofdstuk": signaal.hoofdstuk,
                "vraag": signaal.vraag,
                "rij": signaal.rij,
                "jaar": signaal.jaar,
                "tekst": signaal.tekst,
                "vast": signaal.vast,
                "bespreekpunt": signaal.kenmerk in dossier.punten,
                "bewijs": [bewijs._asdict() for bewijs in signaal.bewijs],
            }
            for nummer, signaal in dossier.signalen
        ],
    }


def _overzicht(bevonden: Sequence[_Bevonden]) -> str:
    """How many findings of each kind a party has; only kinds that occur."""
    geteld = {dossier.partij: Counter(s.soort for _nr, s in dossier.signalen) for dossier in bevonden}
    soorten = [soort for soort in Signaalsoort if any(soort in telling for telling in geteld.values())]
    koppen = (_("partij"), *(soort.value.replace("_", " ") for soort in soorten))
    rijen = [(dossier.naam, *(geteld[dossier.partij][soort] for soort in soorten)) for dossier in bevonden]
    return tabel(koppen, rijen, rechts=range(1, len(koppen)))


def _zeg_dossier(dossier: _Bevonden) -> None:
    """Print the findings about one party."""
    zeg()
    aantal = len(dossier.signalen)
    zeg(ngettext("{naam}: {aantal} signaal", "{naam}: {aantal} signalen", aantal).format(
        naam=dossier.naam, aantal=aantal
    ))  # fmt: skip
    for nummer, signaal in dossier.signalen:
        if signaal.kenmerk in dossier.punten:
            teken = _(" [altijd besproken]") if signaal.vast else _(" [bespreekpunt]")
        else:
            teken = _(" [weggelaten]") if signaal.vast else ""
        zeg(f"{nummer:3}. {soortnaam(signaal.soort)} ({signaal.hoofdstuk}){teken}\n     {signaal.tekst}")
