"""What can go wrong with the database, each in one Dutch line."""

from __future__ import annotations

from korpsmonitor_tui.domain.errors import OpslagFout

__all__ = [
    "AlleenLezen",
    "Beschadigd",
    "BronBeschadigd",
    "DatabaseBestaat",
    "DatabaseBezet",
    "DatabaseOntbreekt",
    "GeenDatabase",
    "KopieOnbruikbaar",
    "NieuwereVersie",
    "OpslagFout",
    "PakketOnbruikbaar",
    "SchijfVol",
    "SleutelOntbreekt",
    "WachtwoordOnjuist",
]


class DatabaseOntbreekt(OpslagFout):
    """There is no database at this path."""

    titel = "Geen database"


class DatabaseBestaat(OpslagFout):
    """A new database was asked for where there already is one."""


class WachtwoordOnjuist(OpslagFout):
    """The passphrase does not open the key file."""

    titel = "Wachtwoord onjuist"


class SleutelOntbreekt(OpslagFout):
    """The key file beside an encrypted database is missing or damaged."""


class GeenDatabase(OpslagFout):
    """The file is no database of this program, or the key is not its key."""


class NieuwereVersie(OpslagFout):
    """The database was written by a newer version of the program."""


class DatabaseBezet(OpslagFout):
    """Another program holds the database longer than we wait."""


class SchijfVol(OpslagFout):
    """There is no room to write."""


class AlleenLezen(OpslagFout):
    """The database or its folder cannot be written."""


class Beschadigd(OpslagFout):
    """The database's contents do not hold together."""


class BronBeschadigd(Beschadigd):
    """The backup holds and stays; of the database itself something cannot be read any more that a copy makes anew."""


class KopieOnbruikbaar(OpslagFout):
    """A file is no backup, or not a whole and unaltered one."""

    titel = "Reservekopie"


class PakketOnbruikbaar(OpslagFout):
    """A file is no exchange file of this program, not a whole and unaltered one, or not for this monitor."""

    titel = "Pakket"
