"""One root for every error that a person can cause or must act upon."""

from __future__ import annotations

import errno

from korpsmonitor_tui.domain.taal import _


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


def oorzaak_van(fout: OSError) -> str:
    """Why the system refuses something, in words for people; what has no Dutch words here, in the system's own."""
    redenen = {
        errno.ENOENT: _("het bestaat niet"),
        errno.EACCES: _("geen toestemming"),
        errno.EPERM: _("geen toestemming"),
        errno.EEXIST: _("het bestaat al"),
        errno.EISDIR: _("het is een map"),
        errno.ENOTDIR: _("een deel van het pad is geen map"),
        errno.ENOTEMPTY: _("de map is niet leeg"),
        errno.ENOSPC: _("de schijf is vol"),
        errno.EROFS: _("de schijf is alleen te lezen"),
        errno.ENAMETOOLONG: _("de naam is te lang"),
        errno.ELOOP: _("de koppelingen verwijzen in een kring"),
        errno.EBUSY: _("het is in gebruik"),
        errno.EMFILE: _("er zijn te veel bestanden open"),
        errno.EIO: _("de schijf geeft een leesfout"),
        errno.EADDRINUSE: _("die is al in gebruik"),
        errno.EADDRNOTAVAIL: _("dit adres heeft deze computer niet"),
    }
    return redenen.get(fout.errno or 0) or fout.strerror or str(fout) or type(fout).__name__
