"""A field that writes one's own shorthand codes out while typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.schrijfuit import EINDE_VAN_WOORD, schrijf_uit, woord_voor
from korpsmonitor_tui.tui.widgets.kladveld import KladVeld

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events


class UitschrijfVeld(KladVeld):
    """Once a code of :attr:`codes` is a whole word it becomes what it stands for; Backspace right after takes that back."""

    codes: Mapping[str, str] = {}
    """What is written out, by what is typed; set anew as a whole."""
    _terug: tuple[int, int, str, str] | None = None
    """What was written out last: row, column, what it became and what was typed."""

    def schrijf_code_uit(self) -> None:
        """Write the word before the cursor out, if it is a code."""
        self._terug = None
        begin, einde = self.selection
        rij, kolom = einde
        regel = self.document.get_line(rij)
        if begin != einde or not self.codes or regel[kolom : kolom + 1].isalnum():
            return
        woord = woord_voor(regel[:kolom])
        voluit = schrijf_uit(woord, self.codes)
        if voluit:
            self.replace(voluit, (rij, kolom - len(woord)), (rij, kolom))
            self._terug = (rij, kolom - len(woord), voluit, woord)

    def neem_uitschrijven_terug(self) -> bool:
        """Put back what was typed, if it was written out with the key before this one."""
        terug, self._terug = self._terug, None
        if terug is None:
            return False
        rij, kolom, voluit, woord = terug
        einde = kolom + len(voluit)
        if self.cursor_location != (rij, einde + 1) or self.document.get_line(rij)[kolom:einde] != voluit:
            return False
        self.replace(woord, (rij, kolom), (rij, einde))
        return True

    async def on_key(self, event: events.Key) -> None:
        """Before the sign that ends a word comes into the text, its word is written out."""
        if event.key == "backspace" and self.neem_uitschrijven_terug():
            event.stop()
            event.prevent_default()
        elif event.character in EINDE_VAN_WOORD:
            self.schrijf_code_uit()
        else:
            self._terug = None
