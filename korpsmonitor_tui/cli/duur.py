"""Lengths of time as people type and read them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Callable

_DUUR: Final = re.compile(r"([-+]?)([0-9]{1,3}):([0-5]?[0-9]):([0-5][0-9])")


class Duur(click.ParamType[int, Any]):
    """A length of time as 1:30:00; the value is in milliseconds. With ``teken`` it may be negative."""

    name = "duur"

    def __init__(self, *, teken: bool = False) -> None:
        self._teken = teken

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The milliseconds. Fails for anything else."""
        if isinstance(value, int):
            return value
        gevonden = _DUUR.fullmatch(str(value).strip())
        if gevonden is None or (gevonden[1] and not self._teken):
            self.fail(
                _("“{tekst}” is geen tijdsduur; schrijf uren, minuten en seconden als 1:30:00.").format(
                    tekst=value
                ),
                param,
                ctx,
            )
        uren, minuten, seconden = map(int, gevonden.groups()[1:])
        return (-1 if gevonden[1] == "-" else 1) * ((uren * 60 + minuten) * 60 + seconden) * 1000


def spreker_optie(functie: Callable[..., Any]) -> Callable[..., Any]:
    """Decorate a command with ``--spreker NAAM=WIE`` (parameter ``sprekers``, a mapping)."""
    return click.option(
        "--spreker",
        "sprekers",
        multiple=True,
        metavar="NAAM=WIE",
        callback=_lees_sprekers,
        help=_(
            "Wie een naam in het bestand is: een deelnemer (naam, rol of kenmerk) of een rol, zoals “Spreker 2=korpsexpert”;"
            " vaker opgeven mag."
        ),
    )(functie)


def _lees_sprekers(ctx: click.Context, param: click.Parameter, waarden: tuple[str, ...]) -> dict[str, str]:
    sprekers = {}
    for waarde in waarden:
        naam, is_, wie = waarde.partition("=")
        if not is_ or not naam.strip():
            raise click.BadParameter(
                _("“{waarde}” is geen spreker; schrijf “Spreker 2=korpsexpert”.").format(waarde=waarde),
                ctx,
                param,
            )
        sprekers[naam.strip()] = wie.strip()
    return sprekers
