"""``codering wijzig/nieuw/trek-in/herveranker/rond-af/heropen``: one's own codes, and declaring to be finished."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, partij_argument, weiger_gebruik
from korpsmonitor_tui.cli.codering_suggesties import kies_suggesties, lees_genummerd
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg
from korpsmonitor_tui.cli.vinden import kies_genoemde
from korpsmonitor_tui.domain.codering import CIJFERVELDEN, Coderingsoort
from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.extractie import Polariteit
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services import codeerrondes, coderingen
from korpsmonitor_tui.services.codeerbronnen import lees_bronnen
from korpsmonitor_tui.services.codeerregels import Wijziging
from korpsmonitor_tui.services.codeerstand import lees_dossier
from korpsmonitor_tui.services.coderingen import NieuweCodering

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.codering import Codering
    from korpsmonitor_tui.services.sessie import Sessie

EIGEN: Final = "code:"
"""Stands before the number of a code, as against that of a suggestion."""

_codenummers: Final = click.argument(
    "nummers", nargs=-1, required=True, metavar="NUMMER...", help=_("Nummers of kenmerken, zoals `codering toon` ze toont.")
)  # fmt: skip


@click.command(
    cls=Opdracht,
    help=_(
        "Bevestig een voorstel anders dan het is gedaan, of wijzig een eigen code. NUMMER is dat van het voorstel in"
        " `codering suggesties`, of code: met het nummer in `codering toon`, zoals code:3."
    ),
)
@partij_argument()
@click.argument("nummer", help=_("Nummer of kenmerk van het voorstel, of code: met een nummer."))
@click.option("--code", metavar="CODE", help=_("Een andere code."))
@click.option("--oordeel", type=click.Choice([p.value for p in Polariteit]), help=_("Een ander oordeel."))
@click.option("--begin", type=int, metavar="TEKEN", help=_("Eerste teken van het citaat, vanaf 0."))
@click.option("--eind", type=int, metavar="TEKEN", help=_("Teken achter het citaat."))
@click.option("--vraag", metavar="KENMERK", help=_("Vraag die een cijfer beantwoordt; leeg voor geen."))
@click.option("--toelichting", metavar="TEKST", help=_("Toelichting."))
@met_sessie
def wijzig(
    sessie: Sessie,
    partij: str,
    nummer: str,
    code: str | None,
    oordeel: str | None,
    begin: int | None,
    eind: int | None,
    vraag: str | None,
    toelichting: str | None,
) -> None:
    """Confirm a suggestion otherwise, or change a code."""
    if (begin is None) is not (eind is None):
        weiger_gebruik(_("Geef --begin en --eind samen op."))
    spanne = (begin, eind) if begin is not None and eind is not None else None
    wijziging = Wijziging(code, oordeel, spanne, None, vraag, toelichting)
    if wijziging == Wijziging():
        weiger_gebruik(_("Geef op wat er moet veranderen."))
    dossier = sessie.dossier(partij)
    if nummer.startswith(EIGEN):
        (eigen,) = _kies(sessie, dossier, (nummer.removeprefix(EIGEN),))
        coderingen.wijzig(sessie, dossier, eigen.id, wijziging)
    else:
        (suggestie,) = kies_suggesties(lees_genummerd(sessie, dossier), (nummer,))
        coderingen.bevestig_gewijzigd(sessie, dossier, suggestie, wijziging)
    zeg(_("Code vastgelegd."))


@click.command(
    cls=Opdracht,
    help=_(
        "Codeer met de hand: CITAAT staat letterlijk in precies één notitie, beurt of passage. Bij een dimensie hoort een"
        " oordeel, bij een cijfer --waarde."
    ),
)
@partij_argument()
@click.argument("citaat", help=_("De woorden waarop de code staat."))
@click.option(
    "--soort",
    type=click.Choice([s.value for s in Coderingsoort]),
    default=Coderingsoort.DIMENSIE.value,
    help=_("Wat wordt gecodeerd; standaard een dimensie."),
)
@click.option(
    "--code",
    default="",
    metavar="CODE",
    help=_("De code, zoals toezicht.vergunde_branche; niet bij een cijfer."),
)
@click.option(
    "--oordeel",
    type=click.Choice([p.value for p in Polariteit]),
    default=None,
    help=_("Het oordeel, bij een dimensie."),
)
@click.option("--waarde", default="", metavar="GETAL", help=_("Bij een cijfer: het getal, met een punt."))
@click.option(
    "--tot", default="", metavar="GETAL", help=_("Bij een cijfer: de bovengrens; standaard de waarde.")
)
@click.option("--eenheid", default="", metavar="TEKST", help=_("Bij een cijfer: wat is geteld."))
@click.option(
    "--periode", default="", metavar="TEKST", help=_("Bij een cijfer: per jaar, maand, week of dag.")
)
@click.option("--jaar", default="", metavar="JAAR", help=_("Bij een cijfer: over welk jaar."))
@click.option(
    "--vraag", default="", metavar="KENMERK", help=_("Bij een cijfer: de vraag die het beantwoordt.")
)
@click.option("--toelichting", default="", metavar="TEKST", help=_("Toelichting."))
@met_sessie
def nieuw(
    sessie: Sessie, /, partij: str, citaat: str, soort: str, code: str, oordeel: str | None, vraag: str, toelichting: str, **cijfer: str
) -> None:  # fmt: skip
    """Code by hand."""
    dossier = sessie.dossier(partij)
    plaatsen = [
        (bron.sleutel, bron.tekst.index(citaat))
        for bron in lees_bronnen(sessie, dossier)
        for _keer in range(bron.tekst.count(citaat) if citaat.strip() else 0)
    ]
    if len(plaatsen) != 1:
        raise NietGevonden(
            _("“{citaat}” staat {aantal} keer in de teksten van dit dossier; geef een citaat dat er één keer staat.").format(
                citaat=citaat, aantal=len(plaatsen)
            )
        )  # fmt: skip
    sleutel, begin = plaatsen[0]
    is_cijfer = soort == Coderingsoort.CIJFER
    gegevens = {naam: cijfer.get(naam, "") for naam in CIJFERVELDEN} if is_cijfer else {}
    if is_cijfer:
        gegevens["tot"] = gegevens["tot"] or gegevens["waarde"]
    coderingen.voeg_toe(
        sessie,
        dossier,
        NieuweCodering(
            soort, code or (soort if is_cijfer else ""), sleutel, begin, begin + len(citaat), oordeel or "", gegevens,
            vraag, toelichting,
        ),
    )  # fmt: skip
    zeg(_("Code vastgelegd."))


@click.command(cls=Opdracht, help=_("Trek een eigen code in; een voorstel is dan weer open."))
@partij_argument()
@click.argument("nummer", help=_("Nummer of kenmerk, zoals `codering toon` het toont."))
@met_sessie
def trek_in(sessie: Sessie, partij: str, nummer: str) -> None:
    """Take a code away."""
    dossier = sessie.dossier(partij)
    (eigen,) = _kies(sessie, dossier, (nummer,))
    coderingen.trek_in(sessie, dossier, eigen.id)
    zeg(_("Code ingetrokken."))


@click.command(
    cls=Opdracht,
    help=_(
        "Zet codes waarvan de tekst is gecorrigeerd bij de tekst van nu, nadat u hebt gezien dat zij daar horen."
    ),
)
@partij_argument()
@_codenummers
@met_sessie
def herveranker(sessie: Sessie, partij: str, nummers: tuple[str, ...]) -> None:
    """Have codes stand where they were found again."""
    dossier = sessie.dossier(partij)
    gekozen = _kies(sessie, dossier, nummers)
    aantal = coderingen.herveranker(sessie, dossier, [codering.id for codering in gekozen])
    zeg(ngettext("{aantal} code bij de tekst van nu gezet.", "{aantal} codes bij de tekst van nu gezet.", aantal).format(aantal=aantal))  # fmt: skip


@click.command(
    cls=Opdracht,
    help=_(
        "Verklaar dat uw codering van dit dossier klaar is, ook als u er niets in codeerde. Pas als iedereen klaar is,"
        " zijn de codes van anderen te zien."
    ),
)
@partij_argument()
@met_sessie
def rond_af(sessie: Sessie, partij: str) -> None:
    """Declare to be finished."""
    codeerrondes.rond_af(sessie, sessie.dossier(partij))
    zeg(_("Uw codering van {partij} is afgerond.").format(partij=sessie.partij(partij).naam))


@click.command(
    cls=Opdracht, help=_("Codeer toch verder; dat kan zolang u de codes van een ander niet kon zien.")
)
@partij_argument()
@met_sessie
def heropen(sessie: Sessie, partij: str) -> None:
    """Go on coding."""
    codeerrondes.heropen(sessie, sessie.dossier(partij))
    zeg(_("Uw codering van {partij} is weer open.").format(partij=sessie.partij(partij).naam))


def _kies(sessie: Sessie, dossier: str, namen: tuple[str, ...]) -> list[Codering]:
    zichtbaar = lees_dossier(sessie, dossier).coderingen
    ids = [codering.id for codering in zichtbaar]
    return [kies_genoemde(zichtbaar, ids, naam, _("code")) for naam in namen]
