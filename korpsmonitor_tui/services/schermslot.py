"""The lock of the screens: after how long, and what opens it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain import herstelsleutel
from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store.sleutelbestand import GEWOON
from korpsmonitor_tui.store.sleutelslot import SLOT_HERSTEL

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie

VERGRENDELING: Final = "vergrendeling"
"""Preference of this device: minutes without a key or click after which the screen is covered; 0 for never."""
MINUTEN: Final = 10
MEESTE_MINUTEN: Final = 24 * 60


def is_te_vergrendelen(sessie: Sessie) -> bool:
    """Whether there is a passphrase to ask for."""
    return sessie.store.sleutels.aanwezig


def vergrendelt_na(sessie: Sessie) -> int:
    """Minutes without a key or click after which the screen is covered; 0 for never."""
    bewaard = sessie.store.voorkeuren.lees(VERGRENDELING)
    return min(int(bewaard), MEESTE_MINUTEN) if bewaard.isdecimal() else MINUTEN


def vergrendel_na(sessie: Sessie, minuten: int) -> None:
    """Choose that number, for this device. Raises StapGeweigerd for one that is no number of minutes of a day."""
    if not 0 <= minuten <= MEESTE_MINUTEN:
        raise StapGeweigerd(
            _("Kies 0 (nooit) tot {meeste} minuten; er is niets gewijzigd.").format(meeste=MEESTE_MINUTEN)
        )
    sessie.store.voorkeuren.bewaar(VERGRENDELING, str(minuten))


def ontgrendelt(sessie: Sessie, getypt: str) -> bool:
    """Whether this passphrase or recovery key may uncover the screen of who is working.

    Opened with a key of one's own only that key does; else the shared passphrase or the own key of who is working. The
    recovery key always does. Raises SleutelOntbreekt if the key file cannot be read.
    """
    ring = sessie.store.sleutels
    try:
        if ring.zoek(herstelsleutel.lees(getypt), (SLOT_HERSTEL,)) is not None:
            return True
    except herstelsleutel.HerstelsleutelOnjuist:
        pass
    slot = ring.zoek(getypt, GEWOON)
    if slot is None:
        return False
    werkt = sessie.medewerker.id if sessie.medewerker else ""
    return slot.medewerker == (ring.houder or werkt) or (not ring.houder and not slot.medewerker)
