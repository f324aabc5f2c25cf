"""The keys of an open database: by which slot it was opened, whose that is, and changing the slots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store import sleutelbos
from korpsmonitor_tui.store.fouten import SleutelOntbreekt, WachtwoordOnjuist
from korpsmonitor_tui.store.sleutelbestand import Nieuw, lees_slots, ontsluit, pad_van, wijzig_slots
from korpsmonitor_tui.store.sleutelslot import LENGTE, SLOT_SLEUTELBOS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from korpsmonitor_tui.store.sleutelslot import Slot


class Sleutelring:
    """What one open store knows of its key file. Only an encrypted database has slots."""

    def __init__(
        self,
        pad: Path,
        sleutel: bytes | None,
        toestand_map: Path,
        alleen: Callable[[Callable[[], None]], None],
    ) -> None:
        """``alleen`` runs something while no other program writes in this database."""
        self._pad = pad
        self._sleutel = sleutel
        self._map = toestand_map
        self._alleen = alleen
        self.slot: Slot | None = None
        """By which slot it was opened; None if that was with a known key or without any."""

    @property
    def houder(self) -> str:
        """Id of the only medewerker who may work with this key; empty if people share it."""
        return self.slot.medewerker if self.slot is not None else ""

    @property
    def aanwezig(self) -> bool:
        """Whether there is a key file, so that a passphrase can be asked for."""
        return self._sleutel is not None and pad_van(self._pad).exists()

    def slots(self) -> tuple[Slot, ...]:
        """All slots. Raises SleutelOntbreekt."""
        return lees_slots(self._pad)

    def wijzig(self, weg: Callable[[Slot], bool], *nieuw: Nieuw) -> None:
        """Take slots away and add others. Raises OpslagFout or BestandFout; nothing is changed then."""
        sleutel = self._sleutel
        if sleutel is None:
            raise SleutelOntbreekt(
                _("Deze database is niet versleuteld en heeft geen sleutels; er is niets gewijzigd.")
            )
        self._alleen(lambda: wijzig_slots(self._pad, sleutel, weg, *nieuw))
        if self.slot is not None and weg(self.slot):
            # Whoever replaced the slot that opened goes on by the new one, as the same person.
            eigen = (slot for slot in self.slots() if slot.medewerker == self.houder)
            self.slot = next((slot for slot in eigen if slot.soort == self.slot.soort), self.slot)

    def zoek(self, geheim: str, soorten: Collection[str]) -> Slot | None:
        """The slot of these kinds that this secret opens, or None. Raises SleutelOntbreekt without a key file."""
        eerst = (self.slot.kenmerk,) if self.slot is not None else ()
        try:
            ontsluiting = ontsluit(self._pad, lambda: geheim, soorten=soorten, eerst=eerst)
        except WachtwoordOnjuist:
            return None
        return ontsluiting.slot if ontsluiting.sleutel == self._sleutel else None

    # -- the keyring of the operating system -------------------------------------------------------------------------

    def onthoud(self) -> None:
        """Have the keyring open this database here, as whom it is open now. Raises GeenSleutelbos or as :meth:`wijzig`.

        What is left of an attempt that failed opens nothing.
        """
        from nacl.utils import random

        geheim = random(LENGTE).hex()
        sleutelbos.eis()
        self.vergeet()
        voor = {slot.kenmerk for slot in self.slots()}
        self.wijzig(lambda _slot: False, Nieuw(SLOT_SLEUTELBOS, geheim, self.houder))
        (nieuw,) = (slot for slot in self.slots() if slot.kenmerk not in voor)
        try:
            sleutelbos.onthoud(self._map, nieuw.kenmerk, geheim)
        except BaseException:
            self.wijzig(lambda slot: slot.kenmerk == nieuw.kenmerk)
            raise

    def vergeet(self) -> int:
        """Take back what this device's keyring opens, and return how many slots that were. Raises as :meth:`wijzig`."""
        weg = [slot.kenmerk for slot in self.slots() if self._van_dit_apparaat(slot)]
        if weg:
            self.wijzig(lambda slot: slot.kenmerk in weg)
        sleutelbos.vergeet(self._map, weg)
        return len(weg)

    def _van_dit_apparaat(self, slot: Slot) -> bool:
        return slot.soort == SLOT_SLEUTELBOS and slot.kenmerk in sleutelbos.onthouden(self._map)
