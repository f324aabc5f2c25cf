"""``vragenlijst twijfel``: what a return left in doubt, and deciding on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie, partij_argument, weiger_gebruik
from korpsmonitor_tui.cli.plaatsen import citaat, plaats_als_gegevens, plaatsnaam, plaatssleutels
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services.teruggavestand import lees_twijfels
from korpsmonitor_tui.services.twijfels import BESLUITEN, besluit_twijfels, besluitnaam, vind_plek

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.teruggavestand import Twijfel

ALLE: Final = "alle"
_ALS_OPTIE: Final = {besluit.replace("_", "-"): besluit for besluit in BESLUITEN}
"""Decisions as they are typed and as they are recorded."""
_REEKS: Final = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?")

TWIJFEL_SLEUTELS: Final = {
    "partij": _("code van de partij"),
    "twijfels[].nummer": _("nummer in dit dossier"),
    "twijfels[].teruggave": _("nummer van de teruggave"),
    "twijfels[].soort": _("dubbel, onzeker, los, onbekend, past_niet, leeggemaakt, ontbreekt of botsing"),
    "twijfels[].reden": _("waarom iemand moet kijken"),
    **plaatssleutels("twijfels[]"),
    "twijfels[].tekst": _("de tekst in het bestand, of leeg"),
    "twijfels[].plaats": _("waar die tekst in het bestand staat, of leeg"),
    "twijfels[].huidig": _("wat hier stond toen het bestand werd ingelezen, of leeg"),
    "twijfels[].besluit": _("het besluit, of leeg zolang de twijfel open is"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Toon waarover na het inlezen moet worden beslist, of beslis: NUMMERS is 3, 1,4-6 of “alle” (wat nog open is)."
        " overgenomen zet de tekst als antwoord, gehouden laat staan wat hier staat, anders zet --tekst,"
        " bij-toelichting zet de tekst bij de toelichting (en --tekst als antwoord), niet-van-belang doet niets."
    ),
)
@partij_argument()
@click.argument("nummers", required=False, help=_("Nummers van de twijfels, zoals getoond."))
@click.argument("besluit", required=False, type=click.Choice(list(_ALS_OPTIE)), help=_("Wat ermee gebeurt."))
@click.option(
    "--naar", metavar="PLAATS", help=_("Andere plaats, met haar gedrukte code: toezicht.teamleden/2012.")
)
@click.option("--tekst", metavar="TEKST", help=_("Wat er als antwoord moet staan."))
@click.option("--alles", is_flag=True, help=_("Toon ook waarover al is beslist."))
@json_optie(TWIJFEL_SLEUTELS)
@met_sessie
def twijfel(
    sessie: Sessie,
    partij: str,
    nummers: str | None,
    besluit: str | None,
    naar: str | None,
    tekst: str | None,
    alles: bool,
    als_json: bool,
) -> None:
    """Show doubts, or decide on them."""
    if (nummers is None) is not (besluit is None):
        weiger_gebruik(_("Geef na NUMMERS een besluit: {besluiten}.").format(besluiten=", ".join(_ALS_OPTIE)))
    if besluit is None and (naar is not None or tekst is not None):
        weiger_gebruik(_("--naar en --tekst horen bij een besluit."))
    dossier = sessie.dossier(partij)
    if nummers is not None and besluit is not None:
        gekozen = _kies(lees_twijfels(sessie.store.lees(), dossier), nummers)
        plek = vind_plek(sessie, naar) if naar is not None else None
        besluit_twijfels(sessie, dossier, [punt.id for punt in gekozen], _ALS_OPTIE[besluit], plek, tekst)
        if not als_json:
            zeg(ngettext("{aantal} besluit vastgelegd: {besluit}.", "{aantal} besluiten vastgelegd: {besluit}.",
                         len(gekozen)).format(aantal=len(gekozen), besluit=besluitnaam(_ALS_OPTIE[besluit])))  # fmt: skip
    punten = [punt for punt in lees_twijfels(sessie.store.lees(), dossier) if alles or punt.open]
    if als_json:
        zeg_json({"partij": sessie.partij(partij).code, "twijfels": [_als_gegevens(punt) for punt in punten]})
        return
    for punt in punten:
        zeg(_als_tekst(punt))
    if not punten:
        zeg(_("Er is niets waarover nog moet worden beslist."))


def _kies(twijfels: tuple[Twijfel, ...], nummers: str) -> list[Twijfel]:
    """The doubts that are meant by ``3``, ``1,4-6`` or ``alle``. Raises NietGevonden."""
    if nummers == ALLE:
        return [punt for punt in twijfels if punt.open]
    gevraagd: list[int] = []
    for deel in nummers.split(","):
        gevonden = _REEKS.fullmatch(deel.strip())
        if gevonden is None:
            weiger_gebruik(
                _("“{nummers}” zijn geen nummers; schrijf 3, 1,4-6 of alle.").format(nummers=nummers)
            )
        eerste, laatste = int(gevonden[1]), int(gevonden[2] or gevonden[1])
        gevraagd += range(eerste, min(laatste, len(twijfels)) + 1) if eerste <= laatste else [0]
        if laatste > len(twijfels):
            gevraagd.append(0)
    bekend = {punt.nummer: punt for punt in twijfels}
    if not gevraagd or any(nummer not in bekend for nummer in gevraagd):
        raise NietGevonden(
            _("Er is geen twijfel met nummer {nummers}; er is niets gewijzigd.").format(nummers=nummers)
        )
    return [bekend[nummer] for nummer in dict.fromkeys(gevraagd)]


def _als_tekst(punt: Twijfel) -> str:
    waar = _("teruggave {nummer}").format(nummer=punt.teruggave) + (f", {punt.plaats}" if punt.plaats else "")
    regels = [
        f"{punt.nummer} {plaatsnaam(punt.vak, punt.veld)} ({waar}): {punt.reden}",
        "    " + _("opgegeven: {tekst}").format(tekst=citaat(punt.tekst, 200)),
    ]
    if punt.huidig.strip():
        regels.append("    " + _("hier stond: {tekst}").format(tekst=citaat(punt.huidig, 200)))
    if punt.besluit:
        regels.append("    " + _("besluit: {besluit}").format(besluit=besluitnaam(punt.besluit)))
    return "\n".join(regels)


def _als_gegevens(punt: Twijfel) -> dict[str, Any]:
    return {
        "nummer": punt.nummer,
        "teruggave": punt.teruggave,
        "soort": punt.soort,
        "reden": punt.reden,
        **plaats_als_gegevens(punt.vak, punt.veld),
        "tekst": punt.tekst,
        "plaats": punt.plaats,
        "huidig": punt.huidig,
        "besluit": punt.besluit,
    }
