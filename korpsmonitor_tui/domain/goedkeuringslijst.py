"""The approval list as people copy and export it: one row a verslag, every cell a text."""

from __future__ import annotations

from typing import NamedTuple

from korpsmonitor_tui.domain.taal import _


class Goedkeuringsregel(NamedTuple):
    """One verslag; every field is a column, in this order."""

    partij: str
    stand: str
    versie: str
    verzonden: str
    kanaal: str
    ronde: str
    termijn: str
    te_laat: str
    antwoorden: str
    open: str
    onbevestigd: str
    rappel: str
    stap: str
    aan_zet: str


def kolomnamen() -> dict[str, str]:
    """The heading of every column, for people."""
    return {
        "partij": _("Korps of partner"),
        "stand": _("Stand"),
        "versie": _("Versie"),
        "verzonden": _("Verzonden"),
        "kanaal": _("Kanaal"),
        "ronde": _("Wederhoor"),
        "termijn": _("Termijn"),
        "te_laat": _("Te laat"),
        "antwoorden": _("Antwoorden"),
        "open": _("Open"),
        "onbevestigd": _("Te bevestigen"),
        "rappel": _("Rappel"),
        "stap": _("Volgende stap"),
        "aan_zet": _("Aan zet"),
    }
