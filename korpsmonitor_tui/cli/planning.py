"""``korpsmonitor planning``: the weeks ahead, as a list, as JSON, or for a calendar."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.bestanden.schrijf import schrijf_bestand
from korpsmonitor_tui.cli.basis import Getal, Opdracht, json_optie, weiger_gebruik
from korpsmonitor_tui.cli.bestandsopties import overschrijf_optie
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import datumtekst, tabel, zeg, zeg_json
from korpsmonitor_tui.domain.planning import MEESTE_WEKEN, soortnaam
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services.planning import STANDAARD, lees_planning, maak_agenda

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.planning import Planning, Planpunt
    from korpsmonitor_tui.services.sessie import Sessie

_PUNT: Final = {
    "dag": _("de dag (ISO 8601)"),
    "tijd": _("tijd, of leeg"),
    "soort": _("gesprek, verslag, rappel, vragenlijst, opvraging, opname, brief of maatregel"),
    "waarover": _("naam van korps, ketenpartner of bron"),
    "wat": _("wat er die dag is of moet"),
    "wie": _("voor wie: een rol"),
    "plaats": _("plaats van een gesprek, of leeg"),
    "dossier": _("kenmerk van het dossier, of leeg"),
    "kenmerk": _("kenmerk van het punt"),
}
SLEUTELS: Final = {
    **{f"te_laat[].{sleutel}": uitleg for sleutel, uitleg in _PUNT.items()},
    "weken[].begin": _("maandag van de week"),
    "weken[].nummer": _("weeknummer"),
    "weken[].feestdagen[].dag": _("officiële feestdag"),
    "weken[].feestdagen[].naam": _("naam van de feestdag"),
    **{f"weken[].punten[].{sleutel}": uitleg for sleutel, uitleg in _PUNT.items()},
}


@click.command(
    cls=Opdracht,
    help=_(
        "Toon de komende weken: gesprekken, termijnen van verslagen, rappels, vragenlijsten en lijsten die terug moeten,"
        " verbetermaatregelen, opnamen die vernietigd moeten zijn, en feestdagen. Met --ics wordt het een agendabestand, zonder namen van mensen."
    ),
)
@click.option(
    "--weken",
    type=Getal(min=1, max=MEESTE_WEKEN),
    default=STANDAARD,
    show_default=True,
    metavar="GETAL",
    help=_("Hoeveel weken, deze week meegeteld."),
)
@click.option(
    "--ics", type=click.Path(path_type=Path), metavar="PAD", help=_("Schrijf een agendabestand (.ics).")
)
@overschrijf_optie
@json_optie(SLEUTELS)
@met_sessie
def planning(sessie: Sessie, weken: int, ics: Path | None, overschrijf: bool, als_json: bool) -> None:
    """Show or write the weeks ahead."""
    uit = lees_planning(sessie, weken)
    if ics is not None:
        if ics.suffix.casefold() != ".ics":
            weiger_gebruik(_("Kies bij --ics een naam die op .ics eindigt."))
        pad = schrijf_bestand(ics, maak_agenda(sessie, uit), overschrijf=overschrijf)
        zeg(_("Geschreven: {pad}").format(pad=pad), fout=als_json)
    if als_json:
        zeg_json(_als_gegevens(uit))
    elif ics is None:
        _toon(sessie, uit)


def _toon(sessie: Sessie, uit: Planning) -> None:
    if sessie.editie.demonstratie:
        zeg(sessie.editie.demonstratie)
    if uit.te_laat:
        zeg(_("Te laat"))
        _toon_punten(uit.te_laat)
        zeg()
    for week in uit.weken:
        feest = "".join(f" · {datumtekst(dag)} {naam}" for dag, naam in week.feestdagen)
        zeg(_("Week {nummer}, vanaf {dag}{feest}").format(nummer=week.nummer, dag=datumtekst(week.begin), feest=feest))  # fmt: skip
        _toon_punten(week.punten)
        zeg()
    aantal = len(uit.punten)
    zeg(ngettext("{aantal} punt.", "{aantal} punten.", aantal).format(aantal=aantal))


def _toon_punten(punten: Sequence[Planpunt]) -> None:
    if not punten:
        zeg(f"  {_('niets')}")
        return
    rijen = [
        (datumtekst(punt.dag), punt.tijd, soortnaam(punt.soort), punt.waarover, punt.wie, punt.wat)
        for punt in punten
    ]
    zeg(tabel((_("dag"), _("tijd"), _("wat"), _("waarover"), _("wie"), _("toelichting")), rijen))


def _als_gegevens(uit: Planning) -> dict[str, Any]:
    return {
        "te_laat": [_punt(punt) for punt in uit.te_laat],
        "weken": [
            {
                "begin": week.begin.isoformat(),
                "nummer": week.nummer,
                "feestdagen": [{"dag": dag.isoformat(), "naam": naam} for dag, naam in week.feestdagen],
                "punten": [_punt(punt) for punt in week.punten],
            }
            for week in uit.weken
        ],
    }


def _punt(punt: Planpunt) -> dict[str, str]:
    return {
        "dag": punt.dag.isoformat(),
        "tijd": punt.tijd,
        "soort": punt.soort.value,
        "waarover": punt.waarover,
        "wat": punt.wat,
        "wie": punt.wie,
        "plaats": punt.plaats,
        "dossier": punt.dossier,
        "kenmerk": punt.kenmerk,
    }
