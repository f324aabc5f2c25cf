"""What travels between a laptop and the hub, and what the hub can answer.

A login of a monitor team sees the events of its own korpsen only. Of every other event it gets the place in its
device's chain (:class:`Schakel`) and nothing else, so that the chains it holds can still be verified end to end.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import KorpsmonitorFout

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.event import Pakket


@dataclass(frozen=True, slots=True)
class Schakel:
    """A place in a device's chain whose event is not for this laptop."""

    device: str
    dseq: int
    hash: str


@dataclass(frozen=True, slots=True)
class Recht:
    """What a login may write; the laptop refuses beforehand what the hub would refuse."""

    alles: bool
    partijen: frozenset[str] = frozenset()
    """Codes of the parties whose dossiers this login sees and writes, if not ``alles``."""
    algemeen: frozenset[str] = frozenset()
    """Soorten without a dossier that this login may write, if not ``alles``."""

    def mag(self, soort: str, dossier: str) -> bool:
        """Whether an entity of this soort in this dossier (``edition/party``, empty for none) may be written."""
        if self.alles:
            return True
        return dossier.rpartition("/")[2] in self.partijen if dossier else soort in self.algemeen


@dataclass(frozen=True, slots=True)
class Begroeting:
    """The hub's answer to a laptop that begins."""

    epoch: str
    """Another text after every failover or restore: places (``volg``) of before mean nothing then."""
    zicht: str
    """Another text whenever this login was given other korpsen: what was passed over may be visible now."""
    volg: int
    """The last place given out."""
    recht: Recht
    team: str = ""


@dataclass(frozen=True, slots=True)
class Levering:
    """A batch from the hub, in the order in which it took the events in."""

    pakketten: tuple[Pakket, ...]
    schakels: tuple[Schakel, ...]
    volg: int
    """Where to go on after this."""
    klaar: bool
    """Whether there was nothing more when this was read."""


class HubFout(KorpsmonitorFout):
    """The hub cannot be reached, or breaks off; what was exchanged so far stands, and the same command goes on."""

    titel = "Hub"


class HubWeigert(HubFout):
    """The hub refuses: an unknown login or device, another monitor, an event that it cannot take."""

    titel = "Geweigerd door de hub"
