"""What every command works with: the outside world, the general options, and the session made from them."""

from __future__ import annotations

import functools
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

import click

from korpsmonitor_tui import paths
from korpsmonitor_tui.cli.uitvoer import zeg
from korpsmonitor_tui.cli.wachtwoord import is_gegeven, lees_wachtwoord
from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.domain.taal import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from korpsmonitor_tui.services.openen import Wereld
    from korpsmonitor_tui.services.sessie import Sessie

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Webkeuze:
    """What to offer in a browser, and where."""

    db: Path
    als: str
    editie: str
    wachtwoord: str | None
    """None for a database that is not encrypted."""
    adres: str
    poort: int
    openbaar: str
    zeg: Callable[[str], None]
    """Tells an address that works once."""


@dataclass(frozen=True, slots=True)
class Buiten:
    """What the composition root hands in. Both are made late: help needs neither a store nor a screen."""

    wereld: Callable[[], Wereld]
    start_tui: Callable[[Sessie], int]
    """Shows the screens until the user leaves them, and returns the exit status."""
    bereid_tui_voor: Callable[[], None] = lambda: None
    """Called as soon as it is sure that the screens will be shown, before the database is opened."""
    begin: Callable[[Path], Sessie | int] | None = None
    """Asks on the screen what to begin with where there is no database, and returns it open, or the exit status."""
    start_server: Callable[[Webkeuze], int] | None = None
    """Offers the screens in a browser until it is stopped, and returns the exit status."""


@dataclass(frozen=True, slots=True)
class Keuzes:
    """The general options, as they stand before the command."""

    db: Path | None = None
    wachtwoord_bestand: Path | None = None
    als: str = ""
    editie: str = ""


@dataclass(frozen=True, slots=True)
class Programma:
    """One run of the program."""

    buiten: Buiten
    keuzes: Keuzes = field(default_factory=Keuzes)

    @property
    def pad(self) -> Path:
        """The database to use."""
        return paths.database(self.keuzes.db)

    def vraag_wachtwoord(self) -> str:
        """The passphrase of the database. Raises GeenWachtwoord."""
        return lees_wachtwoord(
            self.keuzes.wachtwoord_bestand, _("Wachtwoord van {pad}").format(pad=self.pad.name)
        )

    @contextmanager
    def sessie(
        self, *, met_sleutelbos: bool = True, wachtwoord: Callable[[], str] | None = None
    ) -> Iterator[Sessie]:
        """Open the database as the general options say, and close it afterwards. Raises KorpsmonitorFout.

        The keyring is only asked if nobody gave a passphrase. ``wachtwoord`` is who is asked for one, if need be.
        """
        # Imported late: help and usage errors need no store.
        from korpsmonitor_tui.services import openen

        sessie = openen.open_sessie(
            self.buiten.wereld(),
            self.pad,
            wachtwoord or self.vraag_wachtwoord,
            editie=self.keuzes.editie,
            als=self.keuzes.als,
            met_sleutelbos=met_sleutelbos and not is_gegeven(self.keuzes.wachtwoord_bestand),
        )
        try:
            if gered := len(sessie.store.gered):
                zeg(
                    ngettext(
                        "Na een onderbreking is {aantal} getypte tekst alsnog opgeslagen.",
                        "Na een onderbreking zijn {aantal} getypte teksten alsnog opgeslagen.",
                        gered,
                    ).format(aantal=gered),
                    fout=True,
                )
            for melding in _meldingen(sessie):
                zeg(melding, fout=True)
            yield sessie
        finally:
            sessie.store.sluit()


def huidig() -> Programma:
    """The run that the present command belongs to."""
    programma = click.get_current_context().find_object(Programma)
    if programma is None:
        raise AssertionError("a command outside the program")
    return programma


def met_sessie(functie: Callable[Concatenate[Sessie, P], R]) -> Callable[P, R]:
    """Give a command the open session as its first argument, and close it whatever happens."""

    @functools.wraps(functie)
    def met(*args: P.args, **kwargs: P.kwargs) -> R:
        with huidig().sessie() as sessie:
            return functie(sessie, *args, **kwargs)

    return met


def met_wachtwoord(functie: Callable[Concatenate[Sessie, P], R]) -> Callable[P, R]:
    """As :func:`met_sessie`, for what changes keys: whoever sits at the keyboard must know a passphrase."""

    @functools.wraps(functie)
    def met(*args: P.args, **kwargs: P.kwargs) -> R:
        with huidig().sessie(met_sleutelbos=False) as sessie:
            return functie(sessie, *args, **kwargs)

    return met


def _meldingen(sessie: Sessie) -> tuple[str, ...]:
    """What has to be said of the files of the instrument. Files that cannot be read stop only what needs them.

    A backup and a check of the database do not need them.
    """
    from korpsmonitor_tui.services.instrumentdefinitie import lees_meldingen

    with suppress(KorpsmonitorFout):
        return lees_meldingen(sessie)
    return ()
