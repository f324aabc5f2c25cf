"""``weging bereken``: what the scores of a korps, or those in a file, may lead to, and by which rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, instrument_optie, json_optie, weiger_gebruik
from korpsmonitor_tui.cli.programma import huidig
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.weguitleg import scorereeks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.domain.weegregels import Weegregels
    from korpsmonitor_tui.domain.weging import Weging
    from korpsmonitor_tui.domain.wegredenen import Reden
    from korpsmonitor_tui.services.korpsweging import Korpsweging

_BESTAND: Final = ".json"

SLEUTELS: Final = {
    "bestand": _("het gelezen bestand; null bij een korps"),
    "korps": _("code van het korps; null bij een bestand"),
    "regels": _("versie van de weegregels"),
    "eindscore": _("code van het oordeel; null als er meer dan één is toegestaan"),
    "toegestaan[]": _("eindscores die zijn toegestaan, beste eerst"),
    "vastgesteld": _("de eindscore die de weegploeg vaststelde, of null"),
    "vastgesteld.score": _("code van het oordeel, of blanco"),
    "vastgesteld.wijkt_af": _("of deze regels die bij deze scores niet toelaten"),
    "vastgesteld.verouderd": _("of er sindsdien een score is gewijzigd"),
    "redenen[].regel": _("code van een regel die geldt, of kan gelden"),
    "redenen[].bron": _("plaats in de bron"),
    "redenen[].uitleg": _("waardoor de regel geldt en wat zij zegt"),
    "redenen[].lezing": _("hoe wij de bron lezen waar zij een keuze laat, of leeg"),
    "redenen[].dimensie": _("code van de dimensie, of leeg"),
    "redenen[].telt_als[]": _("scores waarvoor de dimensie telt; meer dan één als dat open is"),
    "redenen[].zeker": _("of de regel geldt, wat er ook nog open is"),
    "redenen[].andere[]": _("andere dimensies waardoor de regel geldt"),
    "scores[].dimensie": _("code van een dimensie die meetelt"),
    "scores[].score": _("code van het oordeel, blanco of nvt; null: nog niet gescoord"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Zeg welke eindscores de weegregels toelaten, met elke regel die dat zegt: bij de scores van een korps in de"
        " database, of bij die in een bestand dat op .json eindigt. Zo'n bestand heeft bij elke volledige dimensiecode"
        " een oordeel (zoals rood, geel of groen), blanco of nvt, of null. Een dimensie die ontbreekt is nog niet gescoord, net als null. Met"
        ' reden: {"score": "nvt", "reden": "…"}. Bij het Referentiekader kan ook een percentage staan. Een bestand'
        " gebruikt geen database; er wordt nooit iets vastgelegd."
    ),
)
@click.argument("wat", metavar="KORPS|BESTAND", help=_("Korps, of JSON-bestand met de scores van één korps."))
@click.option(
    "--regels",
    default="",
    metavar="VERSIE",
    help=_(
        "Versie van de weegregels, of een bestand dat op .toml eindigt; standaard die van de editie, en bij een"
        " bestand de nieuwste."
    ),
)
@instrument_optie
@json_optie(SLEUTELS)
def bereken(wat: str, regels: str, instrument: str, als_json: bool) -> None:
    """Show what the rules allow."""
    if _is_bestand(wat):
        beeld = _van_bestand(Path(wat), regels, instrument)
    elif instrument:
        weiger_gebruik(_("--instrument hoort bij een bestand; een editie heeft haar eigen instrument."))
    else:
        beeld = _van_korps(wat, regels)
    if als_json:
        zeg_json(beeld.als_gegevens())
    else:
        beeld.zeg()


def _is_bestand(wat: str) -> bool:
    return wat.casefold().endswith(_BESTAND) or Path(wat).is_file()


def _van_bestand(bestand: Path, regels: str, instrument: str) -> _Beeld:
    # Imported late: a help page need not know the rules.
    from korpsmonitor_tui.services.definities import STANDAARD
    from korpsmonitor_tui.services.weegregels import bereken as pas_toe

    uitkomst = pas_toe(bestand, regels, instrument or STANDAARD)
    return _Beeld(uitkomst.regels, uitkomst.weging, uitkomst.uitleg, bestand=str(bestand))


def _van_korps(naam: str, keuze: str) -> _Beeld:
    from korpsmonitor_tui.domain.weging import Weger
    from korpsmonitor_tui.services.korpsweging import lees_korpsweging, leg_uit
    from korpsmonitor_tui.services.scoreinvoer import eis_korps
    from korpsmonitor_tui.services.weegregels import kies_regels

    with huidig().sessie() as sessie:
        dossier = sessie.dossier(naam)
        eis_korps(sessie, dossier)
        korps = lees_korpsweging(sessie, dossier)
        regels = korps.regels
        if keuze:
            regels = kies_regels(sessie.instrumenten, sessie.editie.instrument, keuze)
        weging = Weger(regels).bereken({code: korps.scores.get(code) for code in regels.dimensies})
        return _Beeld(regels, weging, leg_uit(sessie.instrument, korps, weging), korps=korps)


class _Beeld:
    """What rules make of scores, from wherever these came."""

    def __init__(
        self,
        regels: Weegregels,
        weging: Weging,
        uitleg: Sequence[tuple[Reden, str]],
        *,
        bestand: str = "",
        korps: Korpsweging | None = None,
    ) -> None:
        self._regels = regels
        self._weging = weging
        self._uitleg = uitleg
        self._bestand = bestand
        self._korps = korps

    def zeg(self) -> None:
        """For people."""
        zeg(_("{uitkomst} (weegregels {versie})").format(
            uitkomst=uitkomsttekst(self._weging.toegestaan), versie=self._regels.versie
        ))  # fmt: skip
        for regel in self._vastgesteldregels():
            zeg(regel)
        ongescoord = self._regels.ongescoord
        for reden, uitleg in self._uitleg:
            if reden.regel != ongescoord:
                zeg(f"- {uitleg} [{reden.regel.code}; {reden.regel.bron}]")
        # In one line: of a korps that nobody scored yet there would be little else to read.
        if namen := [reden.dimensie for reden, _uitleg in self._uitleg if reden.regel == ongescoord]:
            zeg(_("- Nog niet gescoord: {namen}. {tekst} [{code}; {bron}]").format(
                namen=", ".join(namen), tekst=ongescoord.tekst, code=ongescoord.code, bron=ongescoord.bron
            ))  # fmt: skip

    def _vastgesteldregels(self) -> list[str]:
        gezet = self._vastgesteld()
        if self._korps is None:
            return []
        if gezet is None:
            return [_("Er is nog geen eindscore vastgesteld.")]
        regels = [_("Vastgesteld is {score}.").format(score=gezet["score"])]
        if gezet["wijkt_af"]:
            regels.append(_("≠ Dat wijkt af van wat deze regels toelaten."))
        if gezet["verouderd"]:
            regels.append(_("↺ Na het vaststellen is een score gewijzigd."))
        return regels

    def _vastgesteld(self) -> dict[str, Any] | None:
        gegeven = self._korps.eind.gegeven if self._korps else None
        if gegeven is None or self._korps is None:
            return None
        return {
            "score": gegeven.score,
            "wijkt_af": gegeven.score not in self._weging.toegestaan,
            "verouderd": self._korps.verouderd,
        }

    def als_gegevens(self) -> dict[str, Any]:
        """The promised keys."""
        return {
            "bestand": self._bestand or None,
            "korps": self._korps.partij.code if self._korps else None,
            "regels": self._regels.versie,
            "eindscore": self._weging.eindscore,
            "toegestaan": list(self._weging.toegestaan),
            "vastgesteld": self._vastgesteld(),
            "redenen": [
                {
                    "regel": reden.regel.code,
                    "bron": reden.regel.bron,
                    "uitleg": uitleg,
                    "lezing": reden.regel.lezing,
                    "dimensie": reden.dimensie,
                    "telt_als": list(reden.telt_als),
                    "zeker": reden.zeker,
                    "andere": list(reden.andere),
                }
                for reden, uitleg in self._uitleg
            ],
            "scores": [
                {"dimensie": dimensie, "score": score} for dimensie, score in self._weging.scores.items()
            ],
        }


def uitkomsttekst(toegestaan: Sequence[Score]) -> str:
    """The outcome for people."""
    if len(toegestaan) == 1:
        return _("Eindscore: {score}").format(score=toegestaan[0])
    return _("Toegestaan: {scores}; de weegploeg kiest").format(scores=scorereeks(toegestaan))
