"""A step for many verslagen on the command line: the list beforehand, progress, and what came of it."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from korpsmonitor_tui.cli.uitvoer import Voortgang, zeg
from korpsmonitor_tui.cli.verslag_punten import puntregel
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.verslag import Status, statusnaam
from korpsmonitor_tui.services.verzamelopdracht import doe_alle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from korpsmonitor_tui.services.verzamelopdracht import Kandidaat, Uitslag

F = TypeVar("F", bound="Callable[..., Any]")

_STATUSSEN: Final = [status.value for status in Status]


def status_optie(standaard: str) -> Callable[[F], F]:
    """Decorate a command with the states that ``--alle`` is about (parameter ``statussen``)."""
    return click.option(
        "--status",
        "statussen",
        multiple=True,
        type=click.Choice(_STATUSSEN, case_sensitive=False),
        metavar="STATUS",
        help=_("Welke verslagen bij --alle, naar hun stand; {standaard}. Vaker opgeven mag.").format(
            standaard=standaard
        ),
    )


proef_optie: Final = click.option(
    "--proef", is_flag=True, help=_("Toon bij --alle alleen wat er per verslag ontbreekt; doe niets.")
)


def zonder_alle(partij: str | None) -> str:
    """What is wrong with a command that has options of --alle, or names no party, and not --alle itself."""
    if partij is None:
        return _("Noem een PARTIJ, of gebruik --alle met --map MAP.")
    return _("--map, --status en --proef horen bij --alle. Met een PARTIJ zegt --doel waar het bestand komt.")


def zeg_vooraf(kandidaten: Sequence[Kandidaat]) -> None:
    """List every candidate with what it lacks."""
    if not kandidaten:
        zeg(_("Er is geen verslag in deze stand."))
    for kandidaat in kandidaten:
        zeg(
            _("{partij} (versie {versie}, {status}): {wat}").format(
                partij=kandidaat.naam,
                versie=kandidaat.versie,
                status=statusnaam(kandidaat.status),
                wat=_("wordt overgeslagen") if kandidaat.tekorten else _("kan"),
            )
        )
        for tekort in kandidaat.tekorten:
            zeg(f"    {_('ontbreekt')}: {tekort}")
        for punt in kandidaat.let_op:
            zeg(f"    {puntregel(punt)}")


def doe_en_zeg(kandidaten: Sequence[Kandidaat], doe: Callable[[Kandidaat], None], klaar: str) -> int:
    """Do all, tell what was left out and why, and give the exit status: 1 if anything was.

    ``klaar`` says how many were done, of how many, with ``{gelukt}`` and ``{totaal}``.
    """
    voortgang = Voortgang()
    try:
        with onderbreekbaar() as gestopt:
            uitslag = doe_alle(kandidaten, doe, voortgang=voortgang, gestopt=gestopt)
    finally:
        voortgang.klaar()
    _zeg_overgeslagen(uitslag)
    zeg(klaar.format(gelukt=len(uitslag.gedaan), totaal=len(kandidaten)))
    return int(not uitslag.volledig)


def _zeg_overgeslagen(uitslag: Uitslag) -> None:
    for kandidaat, waarom in uitslag.overgeslagen:
        zeg(_("Overgeslagen: {partij}: {waarom}").format(partij=kandidaat.naam, waarom=waarom), fout=True)
    if aantal := len(uitslag.niet_begonnen):
        zeg(
            ngettext(
                "Onderbroken; {aantal} verslag is nog niet gedaan. Geef dezelfde opdracht nog eens om verder te gaan.",
                "Onderbroken; {aantal} verslagen zijn nog niet gedaan. Geef dezelfde opdracht nog eens om verder te gaan.",
                aantal,
            ).format(aantal=aantal),
            fout=True,
        )


@contextmanager
def onderbreekbaar() -> Iterator[Callable[[], bool]]:
    """Let Ctrl-C stop after what is being done now; a second one stops at once."""
    gevraagd = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield gevraagd.is_set
        return

    def stop(_signaal: int, _plek: object) -> None:
        if gevraagd.is_set():
            raise KeyboardInterrupt
        gevraagd.set()

    eerder = signal.signal(signal.SIGINT, stop)
    try:
        yield gevraagd.is_set
    finally:
        signal.signal(signal.SIGINT, eerder)
