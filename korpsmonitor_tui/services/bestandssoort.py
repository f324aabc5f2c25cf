"""Files that people hand in as a Word document and that are something else: told apart, with what to do."""

from __future__ import annotations

import re
from typing import Final

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _

_PDF: Final = b"%PDF-"
_BERICHTKOP: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:From|To|Subject|Date|Received|Return-Path|Delivered-To|MIME-Version|Message-ID|Content-Type"
    rb"|X-[\w-]+):[ \t]",
    re.IGNORECASE,
)
"""How a message begins (RFC 5322), whichever field comes first."""
_MIMEKOP: Final = re.compile(rb"^(?:MIME-Version|Content-Transfer-Encoding):", re.IGNORECASE | re.MULTILINE)
_KOP: Final = 8_192
"""Bytes in which the head of a message stands."""
_OUTLOOK: Final = "__substg1.0_".encode("utf-16-le")
"""Stands in every message that Outlook kept (MS-OXMSG 2.2)."""


def weiger_ander_soort(inhoud: bytes, naam: str) -> None:
    """Raise OnbruikbareInvoer for a PDF or an e-mail message: what it says is to be got out of it another way."""
    if inhoud.startswith(_PDF):
        raise OnbruikbareInvoer(
            _(
                "{naam} is een PDF, waarin niet te lezen is wat er is gewijzigd; er is niets ingelezen. "
                "Typ de opmerkingen met hun passagenummers over in een tekstbestand, en lees dat in."
            ).format(naam=naam)
        )
    if _BERICHTKOP.match(inhoud) or _OUTLOOK in inhoud:
        raise OnbruikbareInvoer(
            _(
                "{naam} is een e-mailbericht; er is niets ingelezen. Bewaar de bijlage als bestand en lees dat in; "
                "opmerkingen in het bericht zelf leest u in als tekst."
            ).format(naam=naam)
        )


def weiger_heel_bericht(inhoud: bytes, naam: str) -> None:
    """Raise OnbruikbareInvoer for a message as it was sent: its text may be encoded, and its head is nobody's remark."""
    if _BERICHTKOP.match(inhoud) and _MIMEKOP.search(inhoud[:_KOP]):
        raise OnbruikbareInvoer(
            _(
                "{naam} is een e-mailbericht zoals het is verzonden; er is niets vastgelegd. Kopieer alleen de tekst van "
                "het bericht naar een tekstbestand, en lees dat in."
            ).format(naam=naam)
        )
