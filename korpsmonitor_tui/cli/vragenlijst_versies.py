"""``vragenlijst concept``, ``publiceer`` and ``versies``: from a draft to the version that holds."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie, weiger_gebruik
from korpsmonitor_tui.cli.bestandsopties import overschrijf_optie
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import datumcode, datumtekst, tabel, zeg, zeg_json
from korpsmonitor_tui.cli.vragenlijst_verschil import zeg_verschil
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import vragenlijstversies
from korpsmonitor_tui.services.vragenlijstconcept import maak_concept
from korpsmonitor_tui.services.vragenlijstverschil import proef as bepaal_proef

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie

VERSIES_SLEUTELS: Final = {
    "[].kenmerk": _("kenmerk van de versie"),
    "[].versie": _("naam van de versie"),
    "[].sha256": _("vingerafdruk van de definitie"),
    "[].toelichting": _("toelichting bij het publiceren"),
    "[].vorige": _("versie waarmee daarvoor werd gewerkt, of leeg"),
    "[].datum": _("datum van publicatie (ISO 8601), of null"),
    "[].wie": _("wie publiceerde; leeg als de versie bij een nieuwe editie hoorde"),
    "[].geldt": _("of deze editie met deze versie werkt"),
    "[].antwoorden": _("aantal antwoorden in deze editie dat voor deze versie is gegeven"),
}

_JAREN: Final = re.compile(r"\s*\d{4}(\s*,\s*\d{4})*\s*")


@click.command(
    cls=Opdracht,
    help=_(
        "Schrijf een kopie van de vragenlijst waarmee deze editie werkt, om er de volgende versie van te maken. Alles"
        " blijft zoals het is, ook het commentaar; alleen de naam en, als u dat vraagt, de jaren veranderen."
    ),
)
@click.argument(
    "bestand", type=click.Path(path_type=Path), help=_("Bestand om te schrijven, zoals 2013-2014.toml.")
)
@click.option(
    "--versie", required=True, metavar="NAAM", help=_("Naam van de nieuwe versie, zoals 2013-2014.")
)
@click.option("--jaren", metavar="JAREN", help=_("De jaren waarvoor wordt gevraagd, zoals 2013,2014."))
@click.option("--schuif", type=int, metavar="GETAL", help=_("Zoveel jaren later, in plaats van --jaren."))
@overschrijf_optie
def concept(bestand: Path, versie: str, jaren: str | None, schuif: int | None, overschrijf: bool) -> None:
    """Write a draft."""
    if jaren is not None and schuif is not None:
        weiger_gebruik(_("Kies --jaren of --schuif, niet beide."))
    if jaren is not None and not _JAREN.fullmatch(jaren):
        weiger_gebruik(_("Schrijf de jaren met komma's ertussen, zoals 2013,2014."))
    _maak_concept(
        bestand, versie, [int(jaar) for jaar in (jaren or "").split(",") if jaar], schuif or 0, overschrijf
    )


@met_sessie
def _maak_concept(
    sessie: Sessie, bestand: Path, versie: str, jaren: list[int], schuif: int, overschrijf: bool
) -> None:
    gemaakt = maak_concept(
        sessie, bestand, versie=versie, jaren=jaren, schuif=schuif, overschrijf=overschrijf
    )
    zeg(_("{pad} is een kopie van versie {van}, met de naam {versie}.").format(
        pad=gemaakt.pad, van=gemaakt.van, versie=gemaakt.versie
    ))  # fmt: skip
    if gemaakt.noemt_jaren:
        zeg(_("Lees na, want de tekst noemt een eerder jaar: {vragen}.").format(
            vragen=", ".join(gemaakt.noemt_jaren)
        ))  # fmt: skip


@click.command(
    cls=Opdracht,
    help=_(
        "Publiceer een versie van de vragenlijst: zij ligt daarna vast, en deze editie werkt ermee. Antwoorden die er"
        " al zijn, houden de versie waarvoor zij zijn gegeven. Bekijk eerst met --proef wat er verandert."
    ),
)
@click.argument(
    "bestand",
    required=False,
    type=click.Path(path_type=Path),
    help=_("Het definitiebestand; standaard dat van het programma."),
)
@click.option("--toelichting", metavar="TEKST", help=_("Wat er is gewijzigd en waarom."))
@click.option("--proef", is_flag=True, help=_("Toon alleen wat er zou veranderen."))
def publiceer(bestand: Path | None, toelichting: str | None, proef: bool) -> None:
    """Publish a version, or show what that would change."""
    if proef:
        _toon_proef(bestand)
    elif toelichting is None:
        weiger_gebruik(_("Zeg met --toelichting wat er is gewijzigd en waarom, of kijk eerst met --proef."))
    else:
        _publiceer(bestand, toelichting)


@met_sessie
def _toon_proef(sessie: Sessie, bestand: Path | None) -> None:
    zeg_verschil(bepaal_proef(sessie, bestand))
    zeg()
    zeg(_("Dit was een proef; er is niets gepubliceerd."))


@met_sessie
def _publiceer(sessie: Sessie, bestand: Path | None, toelichting: str) -> None:
    verwacht = bepaal_proef(sessie, bestand)
    uitkomst = vragenlijstversies.publiceer(sessie, bestand, toelichting)
    if not uitkomst.gewijzigd:
        zin = _("Deze editie werkt al met precies deze versie {versie}; er is niets gewijzigd.")
    elif uitkomst.nieuw:
        zin = _("Versie {versie} is gepubliceerd; deze editie werkt er nu mee.")
    else:
        zin = _(
            "Deze editie werkt weer met versie {versie}, die al was gepubliceerd; de toelichting van toen blijft."
        )
    zeg(zin.format(versie=uitkomst.versie.versie))
    if uitkomst.gewijzigd and verwacht.gevolgen.per_vraag:
        zeg(_(
            "{blijven} van de {aantal} antwoorden blijven gelden zoals zij zijn; de andere blijven leesbaar"
            " (`vragenlijst verschil {oud} {nieuw}`)."
        ).format(
            blijven=verwacht.gevolgen.blijven,
            aantal=verwacht.gevolgen.antwoorden,
            oud=verwacht.oud.versie,
            nieuw=verwacht.nieuw.versie,
        ))  # fmt: skip


@click.command(cls=Opdracht, help=_("Toon de gepubliceerde versies van de vragenlijst, oudste eerst."))
@json_optie(VERSIES_SLEUTELS)
@met_sessie
def versies(sessie: Sessie, als_json: bool) -> None:
    """List published versions."""
    gevonden = vragenlijstversies.lees_versies(sessie)
    if als_json:
        zeg_json(
            [
                {
                    "kenmerk": versie.id,
                    "versie": versie.versie,
                    "sha256": versie.sha256,
                    "toelichting": versie.toelichting,
                    "vorige": versie.vorige,
                    "datum": datumcode(versie.datum),
                    "wie": versie.wie,
                    "geldt": versie.geldt,
                    "antwoorden": versie.antwoorden,
                }
                for versie in gevonden
            ]
        )
        return
    if not any(versie.geldt for versie in gevonden):
        zeg(_("Voor deze editie is niets gepubliceerd; zij werkt met versie {versie} van het programma.").format(
            versie=sessie.instrument.vragenlijst.versie
        ))  # fmt: skip
    rijen = [
        (
            "→" if versie.geldt else "",
            versie.versie,
            datumtekst(versie.datum),
            versie.wie,
            versie.antwoorden,
            versie.sha256[:12],
            versie.toelichting,
        )
        for versie in gevonden
    ]
    if rijen:
        koppen = (
            *("", _("versie"), _("gepubliceerd"), _("wie"), _("antwoorden"), _("kenmerk")),
            _("toelichting"),
        )
        zeg(tabel(koppen, rijen, rechts=(4,)))
