"""What is wrong with this computer for this program: terminal, language, libraries, disk, database and backups.

Nothing is changed, and nobody is asked for a passphrase: what cannot be looked at without one is told.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from enum import StrEnum
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui import __version__, paths
from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.store.inzage import versies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.services.openen import Wereld

OUDSTE_PYTHON: Final = (3, 11)
BIBLIOTHEKEN: Final = (
    "textual", "click", "sqlite-utils", "sqlcipher3", "pynacl", "python-docx", "lxml", "openpyxl", "rapidfuzz",
    "platformdirs", "tzdata", "zxcvbn",
)  # fmt: skip
"""What the program cannot do its work without."""
_GEDULD: Final = 30
"""Seconds in which LibreOffice must say its version."""
_VOORUIT: Final = 24 * 3600
"""Seconds that files of the program may be newer than the clock: they come from computers elsewhere."""


class Oordeel(StrEnum):
    """How bad it is."""

    GOED = "goed"
    LET_OP = "let op"
    FOUT = "fout"


@dataclass(frozen=True, slots=True)
class Regel:
    """One thing that was looked at."""

    onderdeel: str
    oordeel: Oordeel
    wat: str
    """What was found, in one line."""
    doe: str = ""
    """What to do about it; empty if nothing."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where the program shows itself."""

    scherm: bool
    """Whether a person sits at both ends."""
    breedte: int
    hoogte: int
    soort: str
    """TERM."""
    kleuren: int
    """How many it can show, 0 for none."""
    zonder_kleur: bool
    """Whether somebody asked for no colours (NO_COLOR)."""
    codering: str
    """Encoding of what is written to it."""


def onderzoek_programma(wereld: Wereld, terminal: Terminal, kleinste: tuple[int, int]) -> tuple[Regel, ...]:
    """Everything but the database: what holds before there is any. ``kleinste`` are columns and rows that are needed."""
    return (
        *_terminal(terminal, kleinste),
        _tekens(terminal),
        _python(),
        _bibliotheken(),
        _stuurprogramma(),
        _libreoffice(),
        _klok(wereld),
        *_instrumenten(),
    )


def _terminal(terminal: Terminal, kleinste: tuple[int, int]) -> Iterator[Regel]:
    wat = _("terminal")
    if not terminal.scherm:
        yield Regel(
            wat,
            Oordeel.LET_OP,
            _("De uitvoer gaat niet naar een terminal: grootte en kleuren zijn niet te zien."),
            _("Geef dit zonder pijp of omleiding in het venster waarin u werkt."),
        )
        return
    maat = f"{terminal.breedte}×{terminal.hoogte}"
    if terminal.breedte < kleinste[0] or terminal.hoogte < kleinste[1]:
        yield Regel(
            wat,
            Oordeel.FOUT,
            _("Het venster is {maat} tekens.").format(maat=maat),
            _("Maak het minstens {breedte}×{hoogte}.").format(breedte=kleinste[0], hoogte=kleinste[1]),
        )
    elif terminal.soort in {"", "dumb"}:
        yield Regel(
            wat,
            Oordeel.FOUT,
            _("De terminal zegt niet wat zij kan (TERM is “{soort}”).").format(soort=terminal.soort),
            _("Zet TERM op xterm-256color, of gebruik een andere terminal."),
        )
    else:
        yield Regel(wat, Oordeel.GOED, _("{maat} tekens, {soort}.").format(maat=maat, soort=terminal.soort))
    yield _kleuren(terminal)


def _kleuren(terminal: Terminal) -> Regel:
    wat = _("kleuren")
    if terminal.zonder_kleur:
        return Regel(wat, Oordeel.GOED, _("Zonder kleur, omdat NO_COLOR is gezet."))
    if terminal.kleuren >= 256:
        return Regel(wat, Oordeel.GOED, _("{aantal} kleuren.").format(aantal=terminal.kleuren))
    return Regel(
        wat,
        Oordeel.LET_OP,
        _(
            "De terminal meldt {aantal} kleuren; tinten vallen samen. Letters en tekens zeggen hetzelfde."
        ).format(aantal=terminal.kleuren),
        _("Zet TERM op xterm-256color als de terminal dat kan."),
    )


def _tekens(terminal: Terminal) -> Regel:
    wat = _("tekens")
    if terminal.codering.replace("-", "").casefold() == "utf8":
        return Regel(wat, Oordeel.GOED, _("UTF-8."))
    return Regel(
        wat,
        Oordeel.FOUT,
        _("De terminal gebruikt {codering}: lijnen, ● en ≠ worden vraagtekens.").format(
            codering=terminal.codering or _("geen codering")
        ),
        _("Zet LANG op nl_NL.UTF-8 of C.UTF-8, of PYTHONUTF8 op 1."),
    )


def _python() -> Regel:
    versie = ".".join(str(deel) for deel in sys.version_info[:3])
    wat = _("korpsmonitor {versie} met Python {python}.").format(versie=__version__, python=versie)
    if sys.version_info >= OUDSTE_PYTHON:
        return Regel(_("programma"), Oordeel.GOED, wat)
    return Regel(_("programma"), Oordeel.FOUT, wat, _("Installeer Python 3.11 of later."))


def _bibliotheken() -> Regel:
    aanwezig, weg = [], []
    for naam in BIBLIOTHEKEN:
        try:
            aanwezig.append(f"{naam} {metadata.version(naam)}")
        except metadata.PackageNotFoundError:
            weg.append(naam)
    if weg:
        return Regel(
            _("bibliotheken"),
            Oordeel.FOUT,
            _("Niet gevonden: {namen}.").format(namen=", ".join(weg)),
            _("Installeer korpsmonitor opnieuw."),
        )
    return Regel(_("bibliotheken"), Oordeel.GOED, f"{', '.join(aanwezig)}.")


def _stuurprogramma() -> Regel:
    wat = _("opslag")
    try:
        sqlite, cipher = versies()
    except KorpsmonitorFout as fout:
        return Regel(wat, Oordeel.FOUT, str(fout))
    if not cipher:
        return Regel(
            wat,
            Oordeel.FOUT,
            _("SQLite {sqlite} kan niet versleutelen.").format(sqlite=sqlite),
            _("Installeer sqlcipher3 opnieuw."),
        )
    return Regel(
        wat, Oordeel.GOED, _("SQLite {sqlite} met SQLCipher {cipher}.").format(sqlite=sqlite, cipher=cipher)
    )


def _libreoffice() -> Regel:
    wat, waarvoor = "LibreOffice", _("Alleen PDF-bestanden hebben het nodig; al het andere werkt zonder.")
    programma = paths.libreoffice()
    if programma is None:
        return Regel(
            wat,
            Oordeel.LET_OP,
            _("Niet gevonden. {waarvoor}").format(waarvoor=waarvoor),
            _("Installeer het, of wijs het aan met {variabele}.").format(
                variabele=paths.OMGEVING_LIBREOFFICE
            ),
        )
    try:
        gezegd = subprocess.run(
            [programma, "--version"],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_GEDULD,
            env=paths.omgeving_zonder_geheimen(),
            check=True,
        ).stdout.strip()
    except (OSError, subprocess.SubprocessError) as fout:
        return Regel(
            wat,
            Oordeel.LET_OP,
            _("{pad} start niet ({oorzaak}). {waarvoor}").format(
                pad=programma, oorzaak=type(fout).__name__, waarvoor=waarvoor
            ),
            _("Start het zelf een keer, of installeer het opnieuw."),
        )
    return Regel(wat, Oordeel.GOED, kort(gezegd.splitlines()[0] if gezegd else programma, 80))


def _klok(wereld: Wereld) -> Regel:
    """A clock that is behind the program's own files is behind."""
    nu = wereld.klok().timestamp()
    programma = max((pad.stat().st_mtime for pad in Path(__file__).parent.glob("*.py")), default=0.0)
    moment = wereld.klok().astimezone().strftime("%d-%m-%Y %H:%M")
    if nu < programma - _VOORUIT:
        return Regel(
            _("klok"),
            Oordeel.FOUT,
            _("Het is hier {moment}, vóór dit programma er was.").format(moment=moment),
            _("Zet de klok van de computer gelijk: elk tijdstip in een verslag komt ervan."),
        )
    return Regel(_("klok"), Oordeel.GOED, f"{moment}.")


def _instrumenten() -> Iterator[Regel]:
    # Imported late: reading definitions is half of the work here.
    from korpsmonitor_tui.services.instrumentbeheer import lijst

    regels = lijst()
    for regel in regels:
        if regel.fout:
            yield Regel(
                _("instrumenten"),
                Oordeel.FOUT,
                f"{regel.plaats.code}: {regel.fout}",
                _("`korpsmonitor instrument controleer {code}` noemt elke vergissing.").format(
                    code=regel.plaats.code
                ),
            )
    bruikbaar = [regel.plaats.code for regel in regels if not regel.fout]
    yield Regel(_("instrumenten"), Oordeel.GOED, f"{', '.join(bruikbaar)}.")


def mag_anders(pad: Path) -> bool:
    """Whether others on this computer may read a file; on Windows rights stand elsewhere and nobody knows."""
    return os.name == "posix" and bool(pad.stat().st_mode & 0o077)
