"""``verslag bronnen/bevindingen/neem-op``: what passages rest on, and what no passage rests on yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie, partij_argument, weiger_gebruik
from korpsmonitor_tui.cli.plaatsen import citaat
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.cli.vinden import kies_genoemde, vind_passage
from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.transcript import toon_tijd
from korpsmonitor_tui.services.gesprekken import eis_hoofdstuk
from korpsmonitor_tui.services.verslagbevindingen import koppel_bevinding, voeg_bevindingen_toe
from korpsmonitor_tui.services.verslagbronnen import lees_verslagbronnen
from korpsmonitor_tui.services.verslagtekst import genummerd

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from korpsmonitor_tui.domain.codering import Bevinding
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.verslagbronnen import Beurtbron, Bewijs, Passagebronnen, Verslagbronnen


def _codesleutels(voor: str) -> dict[str, str]:
    return {
        f"{voor}.id": _("kenmerk van de code"),
        f"{voor}.soort": _("dimensie, cijfer, organisatie of toezegging"),
        f"{voor}.code": _("de code"),
        f"{voor}.oordeel": _("positief, neutraal, aandacht of negatief; leeg bij wat geen dimensie is"),
        f"{voor}.tekst": _("het citaat"),
        f"{voor}.codeurs[]": _("namen van wie haar bevestigden"),
        f"{voor}.besluit": _("of zij geldt door een besluit over een verschil"),
    }


BRONSLEUTELS: Final = {
    "partij": _("code van de partij"),
    "voorlopig": _("of nog niet iedereen klaar is met coderen; dan staan er alleen uw eigen codes"),
    "passages[].nummer": _("zichtbaar nummer"),
    "passages[].kenmerk": _("kenmerk van de passage"),
    "passages[].notities[].kenmerk": _("kenmerk van een notitie waaruit de passage komt"),
    "passages[].notities[].hoofdstuk": _("code van haar hoofdstuk"),
    "passages[].notities[].spreker": _("wie aan het woord was, of leeg"),
    "passages[].notities[].begin_ms": _("milliseconden na het begin van het gesprek, of null"),
    "passages[].notities[].tekst": _("de notitie"),
    "passages[].beurten[].transcript": _("nummer van het transcript"),
    "passages[].beurten[].nummer": _("nummer van de beurt"),
    "passages[].beurten[].spreker": _("wie aan het woord was"),
    "passages[].beurten[].begin_ms": _("begin in de opname in milliseconden, of null"),
    "passages[].beurten[].eind_ms": _("einde, of null"),
    "passages[].beurten[].tekst": _("wat er is gezegd"),
    "passages[].beurten[].begin": _("eerste teken waaruit de passage komt; null als de beurt alleen bij het moment van een notitie hoort"),
    "passages[].beurten[].eind": _("teken daarachter, of null"),
    **_codesleutels("passages[].codes[]"),
    "passages[].codes[].bij_moment": _("of de code alleen staat in wat op hetzelfde moment is gezegd"),
    "passages[].verdwenen[]": _("bronnen die er niet meer zijn"),
}  # fmt: skip

BEVINDINGSLEUTELS: Final = {
    "partij": _("code van de partij"),
    "voorlopig": _("of nog niet iedereen klaar is met coderen; dan kan er nog niets in het verslag"),
    "bevindingen[].nummer": _("nummer in deze lijst"),
    "bevindingen[].bron": _("vast kenmerk: een notitie, of een plaats in een transcript"),
    "bevindingen[].hoofdstuk": _("code van het hoofdstuk waar zij hoort, of leeg"),
    "bevindingen[].spreker": _("wie het zei, of leeg"),
    "bevindingen[].begin_ms": _("begin in milliseconden, of null"),
    "bevindingen[].tekst": _("wat er is gezegd"),
    **_codesleutels("bevindingen[].codes[]"),
    "bevindingen[].weggelaten": _("of iemand haar uit het verslag haalde"),
    "bevindingen[].bij[]": _("nummers van passages die op dat moment over hetzelfde gaan"),
    "bevindingen[].vanzelf": _("of zij meegaat met `verslag neem-op --alle`"),
}


@click.command(
    cls=Opdracht,
    help=_("Toon waar passages vandaan komen: hun notities, wat er toen is gezegd, en de codes daarin."),
)
@partij_argument()
@click.option("--passage", metavar="NUMMER", help=_("Alleen deze passage, met nummer of kenmerk."))
@json_optie(BRONSLEUTELS)
@met_sessie
def bronnen(sessie: Sessie, partij: str, passage: str | None, als_json: bool) -> None:
    """Show what passages rest on."""
    dossier = sessie.dossier(partij)
    gekozen = vind_passage(sessie, dossier, passage).id if passage is not None else None
    gelezen = lees_verslagbronnen(sessie, dossier)
    delen = [
        (nummer, gelezen.per_passage[deze.id])
        for nummer, deze in genummerd(sessie, [deel.passage for deel in gelezen.per_passage.values()])
        if gekozen in {None, deze.id}
    ]
    if als_json:
        zeg_json(
            {
                "partij": sessie.partij(partij).code,
                "voorlopig": gelezen.voorlopig,
                "passages": [_als_gegevens(nummer, deel, gelezen.namen) for nummer, deel in delen],
            }
        )
        return
    if not delen:
        zeg(_("Het verslag heeft nog geen tekst; `korpsmonitor verslag maak` stelt het samen."))
    _zeg_voorlopig(gelezen)
    for nummer, deel in delen:
        zeg(f"{nummer:>4}  {citaat(deel.passage.tekst, 90)}")
        for regel in _regels(deel, gelezen.namen):
            zeg(f"      {regel}")


def _als_gegevens(nummer: int, deel: Passagebronnen, namen: Mapping[str, str]) -> dict[str, Any]:
    return {
        "nummer": nummer,
        "kenmerk": deel.passage.id,
        "notities": [
            {
                "kenmerk": bron.notitie.id,
                "hoofdstuk": bron.notitie.hoofdstuk,
                "spreker": bron.notitie.spreker,
                "begin_ms": bron.verstreken,
                "tekst": bron.notitie.tekst,
            }
            for bron in deel.notities
        ],
        "beurten": [_beurt_als_gegevens(bron) for bron in deel.beurten],
        "codes": [
            {**_code_als_gegevens(code.bevinding, namen), "bij_moment": code.bij_moment}
            for code in deel.codes
        ],
        "verdwenen": list(deel.verdwenen),
    }


def _beurt_als_gegevens(bron: Beurtbron) -> dict[str, Any]:
    return {
        "transcript": bron.transcript.nummer,
        "nummer": bron.beurt.nummer,
        "spreker": bron.spreker,
        "begin_ms": bron.beurt.begin_ms,
        "eind_ms": bron.beurt.eind_ms,
        "tekst": bron.beurt.tekst,
        "begin": bron.plek.begin if bron.plek else None,
        "eind": bron.plek.eind if bron.plek else None,
    }


def _code_als_gegevens(bevinding: Bevinding, namen: Mapping[str, str]) -> dict[str, Any]:
    codering = bevinding.codering
    return {
        "id": codering.id,
        "soort": codering.soort,
        "code": codering.code,
        "oordeel": codering.polariteit,
        "tekst": codering.anker.citaat,
        "codeurs": [namen.get(wie, wie) for wie in bevinding.codeurs],
        "besluit": bevinding.besluit is not None,
    }


def _regels(deel: Passagebronnen, namen: Mapping[str, str]) -> Iterator[str]:
    for notitie in deel.notities:
        waar = " ".join(filter(None, (toon_tijd(notitie.verstreken), notitie.notitie.spreker)))
        yield _("notitie {waar}: {tekst}").format(waar=waar, tekst=citaat(notitie.notitie.tekst))
    for beurt in deel.beurten:
        tekst = beurt.beurt.tekst
        if beurt.plek:
            tekst = tekst[beurt.plek.begin : beurt.plek.eind]
        soort = _("gezegd") if beurt.plek else _("rond dat moment")
        yield f"{soort} {toon_tijd(beurt.beurt.begin_ms)} {beurt.spreker}: {citaat(tekst)}"
    for code in deel.codes:
        merk = _(" (rond dat moment)") if code.bij_moment else ""
        yield _("code {code}{merk}").format(code=_codetekst(code.bevinding, namen), merk=merk)
    for weg in deel.verdwenen:
        yield _("verdwenen bron: {bron}").format(bron=weg)
    if not (deel.notities or deel.beurten or deel.codes or deel.verdwenen):
        yield _("met de hand geschreven")


def _codetekst(bevinding: Bevinding, namen: Mapping[str, str]) -> str:
    codering = bevinding.codering
    delen = [codering.code, codering.polariteit, citaat(codering.anker.citaat)]
    return " ".join(filter(None, delen)) + f" ({', '.join(namen.get(wie, wie) for wie in bevinding.codeurs)})"


def _zeg_voorlopig(gelezen: Verslagbronnen) -> None:
    if gelezen.voorlopig:
        zeg(_("Nog niet iedereen heeft zijn codering afgerond: er staan alleen uw eigen codes."))


@click.command(
    cls=Opdracht,
    help=_(
        "Toon bevindingen die nog in geen passage staan, zoals een uitspraak in een transcript zonder notitie."
    ),
)
@partij_argument()
@click.option("--hoofdstuk", metavar="CODE", help=_("Alleen die bij dit hoofdstuk horen."))
@json_optie(BEVINDINGSLEUTELS)
@met_sessie
def bevindingen(sessie: Sessie, partij: str, hoofdstuk: str | None, als_json: bool) -> None:
    """Show what no passage rests on."""
    dossier = sessie.dossier(partij)
    if hoofdstuk is not None:
        eis_hoofdstuk(sessie, hoofdstuk)
    gelezen = lees_verslagbronnen(sessie, dossier)
    nummers = _passagenummers(sessie, gelezen)
    los = [(nr, b) for nr, b in enumerate(gelezen.los, 1) if hoofdstuk in {None, b.hoofdstuk}]
    if als_json:
        zeg_json(
            {
                "partij": sessie.partij(partij).code,
                "voorlopig": gelezen.voorlopig,
                "bevindingen": [_los_als_gegevens(nr, b, gelezen.namen, nummers) for nr, b in los],
            }
        )
        return
    _zeg_voorlopig(gelezen)
    if not los:
        zeg(_("Elke bevinding staat al in het verslag."))
    titels = {h.code: h.titel for h in sessie.instrument.hoofdstukken}
    for nr, bewijs in los:
        merken = [titels.get(bewijs.hoofdstuk, _("geen hoofdstuk"))]
        if bewijs.weggelaten:
            merken.append(_("weggelaten"))
        if bewijs.bij:
            merken.append(_("zie ook passage {nummers}").format(nummers=_opsomming(bewijs, nummers)))
        zeg(
            f"{nr:>4}  {toon_tijd(bewijs.begin_ms)} {bewijs.spreker}: {citaat(bewijs.tekst, 90)} [{'; '.join(merken)}]"
        )
        for bevinding in bewijs.bevindingen:
            zeg(f"      {_codetekst(bevinding, gelezen.namen)}")


def _opsomming(bewijs: Bewijs, nummers: Mapping[str, int]) -> str:
    return ", ".join(str(nummers[passage]) for passage in bewijs.bij)


def _passagenummers(sessie: Sessie, gelezen: Verslagbronnen) -> dict[str, int]:
    passages = [deel.passage for deel in gelezen.per_passage.values()]
    return {passage.id: nummer for nummer, passage in genummerd(sessie, passages)}


def _los_als_gegevens(
    nr: int, bewijs: Bewijs, namen: Mapping[str, str], nummers: Mapping[str, int]
) -> dict[str, Any]:
    return {
        "nummer": nr,
        "bron": bewijs.bron,
        "hoofdstuk": bewijs.hoofdstuk,
        "spreker": bewijs.spreker,
        "begin_ms": bewijs.begin_ms,
        "tekst": bewijs.tekst,
        "codes": [_code_als_gegevens(bevinding, namen) for bevinding in bewijs.bevindingen],
        "weggelaten": bewijs.weggelaten,
        "bij": [nummers[passage] for passage in bewijs.bij],
        "vanzelf": bewijs.vanzelf,
    }


@click.command(
    "neem-op",
    cls=Opdracht,
    help=_(
        "Maak passages van bevindingen, met hun nummer of kenmerk uit `verslag bevindingen`; of leg met --bij vast dat"
        " een passage het al vertelt. Met --alle alle die bij een hoofdstuk horen en nog nergens staan."
    ),
)
@partij_argument()
@click.argument("namen", nargs=-1, metavar="[BEVINDING]...", help=_("Nummers of kenmerken."))
@click.option(
    "--alle", is_flag=True, help=_("Alle die geen keuze vragen, of met --hoofdstuk die van een hoofdstuk.")
)
@click.option("--hoofdstuk", metavar="CODE", help=_("Waar zij komen; met --alle: van welk hoofdstuk."))
@click.option(
    "--bij", metavar="PASSAGE", help=_("De passage die het al vertelt; haar tekst blijft zoals zij is.")
)
@met_sessie
def neem_op(
    sessie: Sessie, partij: str, namen: tuple[str, ...], alle: bool, hoofdstuk: str | None, bij: str | None
) -> None:
    """Take bevindingen into the verslag."""
    if alle is bool(namen) or (bij is not None and (alle or hoofdstuk is not None or len(namen) != 1)):
        weiger_gebruik(
            _("Noem bevindingen, of gebruik --alle; bij --bij hoort één bevinding en geen --hoofdstuk.")
        )
    dossier = sessie.dossier(partij)
    los = lees_verslagbronnen(sessie, dossier).los
    if bij is not None:
        koppel_bevinding(sessie, dossier, _kies(los, namen[0]).bron, vind_passage(sessie, dossier, bij).id)
        zeg(_("Vastgelegd bij passage {nummer}.").format(nummer=bij))
        return
    if hoofdstuk is not None:
        eis_hoofdstuk(sessie, hoofdstuk)
    gekozen = (
        [bewijs for bewijs in los if bewijs.vanzelf and hoofdstuk in {None, bewijs.hoofdstuk}]
        if alle
        else [_kies(los, naam) for naam in namen]
    )
    if not gekozen:
        zeg(_("Elke bevinding die geen keuze vraagt, staat al in het verslag."))
        return
    gemaakt = voeg_bevindingen_toe(sessie, dossier, [bewijs.bron for bewijs in gekozen], hoofdstuk or "")
    zeg(
        ngettext("{aantal} passage toegevoegd.", "{aantal} passages toegevoegd.", len(gemaakt)).format(
            aantal=len(gemaakt)
        )
    )


def _kies(los: Sequence[Bewijs], naam: str) -> Bewijs:
    if not los:
        raise NietGevonden(_("Elke bevinding staat al in het verslag; er is niets gewijzigd."))
    return kies_genoemde(los, [bewijs.bron for bewijs in los], naam, _("bevinding"))
