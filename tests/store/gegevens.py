"""What tests of the store write, without pytest: other programs that tests start use it too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.store.transactie import Transactie, Wie

if TYPE_CHECKING:
    from korpsmonitor_tui.store.store import Store

SLEUTEL = bytes(range(32))
WIE = Wie("notulist-1", "2011-2012")


def maak_notitie(store: Store, tekst: str = "eerste zin") -> str:
    """Write a note in one handeling of two events, and return its id."""

    def taak(tx: Transactie) -> str:
        notitie = tx.maak("notitie", {"dossier": "2011-2012/groningen", "tijd": "10:00"})
        tx.zet("notitie", notitie, "tekst", tekst)
        return notitie

    return store.voer_uit(WIE, taak)
