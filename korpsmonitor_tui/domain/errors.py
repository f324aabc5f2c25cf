"""One root for every error that a person can cause or must act upon."""

from __future__ import annotations


class KorpsmonitorFout(Exception):
    """What happened, what was kept and what to do, in one Dutch sentence or two.

    ``str(fout)`` is the line for people. ``titel`` heads a dialog. A command that meets it ends with
    ``status`` (2: wrong use or unusable input; 1: the thing asked about does not hold).
    """

    titel = "Dat kan niet"
    status = 2


class OnbruikbareInvoer(KorpsmonitorFout):
    """A file or value from outside cannot be used."""

    titel = "Onbruikbare invoer"


class OpslagFout(KorpsmonitorFout):
    """The database cannot be opened, read or written."""

    titel = "Opslag"


class StapGeweigerd(KorpsmonitorFout):
    """A step in the process is not allowed now, or not by this person."""

    titel = "Stap geweigerd"


class InmiddelsGewijzigd(StapGeweigerd):
    """Somebody else changed what this form was opened on."""

    titel = "Inmiddels gewijzigd"


class NietGevonden(KorpsmonitorFout):
    """The thing named does not exist here."""

    titel = "Niet gevonden"
