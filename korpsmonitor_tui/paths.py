"""The only module that knows where things lie: data shipped with the program, and the user's own folders.

Nothing here makes a folder or opens a file; who writes there does.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.domain.taal import _

APP = "korpsmonitor"
OMGEVING_DB = "KORPSMONITOR_DB"
OMGEVING_TOESTAND = "KORPSMONITOR_TOESTAND"
OMGEVING_VERGRENDELD = "KORPSMONITOR_VERGRENDELD"
OMGEVING_INSTRUMENTEN = "KORPSMONITOR_INSTRUMENTEN"
OMGEVING_LEERPYTHON = "KORPSMONITOR_LEERPYTHON"
OMGEVING_LIBREOFFICE = "KORPSMONITOR_LIBREOFFICE"

_PAKKET = Path(__file__).resolve().parent


class GegevensOntbreken(KorpsmonitorFout):
    """The program was installed without the data it needs."""

    titel = "Onvolledige installatie"


def templates() -> Path:
    """Return the folder with one subfolder per instrument. Raises GegevensOntbreken."""
    return _meegeleverd("templates")


def instrumenten() -> Path:
    """Return the folder with the instruments that a user made: that of KORPSMONITOR_INSTRUMENTEN, else among the user's data."""
    return _uit_omgeving(OMGEVING_INSTRUMENTEN) or gebruikersmap() / "instrumenten"


def db() -> Path:
    """Return the folder with the reference data and the schema. Raises GegevensOntbreken."""
    return _meegeleverd("db")


def data() -> Path:
    """Return the folder with labelled sentences to learn from. Raises GegevensOntbreken."""
    return _meegeleverd("data")


def leerpython() -> str:
    """Return the Python that learns: that of KORPSMONITOR_LEERPYTHON, else the one that runs this program."""
    return os.environ.get(OMGEVING_LEERPYTHON) or sys.executable


def libreoffice() -> str | None:
    """Return the LibreOffice that makes PDFs: that of KORPSMONITOR_LIBREOFFICE, else one of this machine; None without."""
    if gekozen := os.environ.get(OMGEVING_LIBREOFFICE):
        return shutil.which(Path(gekozen).expanduser())
    namen = (
        "soffice",
        "libreoffice",
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        str(Path(os.environ.get("PROGRAMFILES", "")) / "LibreOffice" / "program" / "soffice.com"),
    )
    return next((pad for naam in namen if (pad := shutil.which(naam))), None)


def begint_vergrendeld() -> bool:
    """Return whether the screens start under their lock: whoever started this program is not who will look at it."""
    return bool(os.environ.get(OMGEVING_VERGRENDELD))


def omgeving_zonder_geheimen() -> dict[str, str]:
    """Return the environment for programs that this one starts: without passphrases and recovery keys."""
    return {
        naam: waarde
        for naam, waarde in os.environ.items()
        if not (naam.startswith("KORPSMONITOR_") and ("WACHTWOORD" in naam or "HERSTELSLEUTEL" in naam))
    }


def programmamap() -> Path:
    """Return the folder that this program is imported from."""
    return _PAKKET.parent


def gebruikersmap() -> Path:
    """Return the folder in which a database lies if the user names no other."""
    # Imported late: a start that names its own folders needs no platformdirs.
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False)


def toestandsmap() -> Path:
    """Return the folder with what belongs to this device only: never in a backup, never synchronised."""
    gekozen = _uit_omgeving(OMGEVING_TOESTAND)
    if gekozen is not None:
        return gekozen
    from platformdirs import user_state_path

    return user_state_path(APP, appauthor=False)


def database(gekozen: Path | None = None) -> Path:
    """Return the database to use: the one chosen, else that of KORPSMONITOR_DB, else the user's default."""
    if gekozen is not None:
        return gekozen.expanduser()
    return _uit_omgeving(OMGEVING_DB) or gebruikersmap() / f"{APP}.db"


def _uit_omgeving(naam: str) -> Path | None:
    waarde = os.environ.get(naam)
    return Path(waarde).expanduser() if waarde else None


def _meegeleverd(naam: str) -> Path:
    """Find data in the package (installed from a wheel) or beside it (a checkout)."""
    kandidaten = (_PAKKET / "_gegevens" / naam, _PAKKET.parent / naam)
    for map_ in kandidaten:
        if map_.is_dir():
            return map_
    raise GegevensOntbreken(
        _(
            "De map {naam} met gegevens van het programma ontbreekt ({plaats}); uw eigen gegevens zijn"
            " ongemoeid gelaten. Installeer korpsmonitor opnieuw."
        ).format(naam=naam, plaats=kandidaten[0])
    )
