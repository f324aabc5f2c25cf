"""What travels between a laptop and the hub, and what the hub can answer.

A login of a monitor team sees the events of its own korpsen only. Of every other event it gets the place in its
device's chain (:class:`Schakel`) and nothing else, so that the chains it holds can still be verified end to end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import KorpsmonitorFout

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.event import Pakket

DOSSIERSOORTEN: Final = frozenset(
    [
        "aanvulling",
        "aanwijzing",
        "akkoord",
        "antwoord",
        "bespreekpunt",
        "bijlage",
        "blindscore",
        "broncijfer",
        "codeerbesluit",
        "codeerronde",
        "codering",
        "consistentiebesluit",
        "deelnemer",
        "deskbron",
        "eindscore",
        "gesprek",
        "maatregel",
        "notitie",
        "opmerking",
        "opname",
        "opvraging",
        "partneroordeel",
        "passage",
        "praktijk",
        "rapporttekst",
        "reactie",
        "repliek",
        "score",
        "teruggave",
        "transcript",
        "twijfel",
        "uitzending",
        "verbeterbrief",
        "versie",
        "verslag",
        "voorlegging",
    ]
)
"""Soorten that belong to the dossier of one party."""

ALGEMEEN: Final = frozenset(
    [
        "aanbeveling",
        "aandachtspunt",
        "aanwijzing",
        "afkorting",
        "consistentiebesluit",
        "deskbron",
        "editie",
        "extractiemodel",
        "handeling",
        "medewerker",
        "opvolging",
        "partij",
        "planactie",
        "plandeel",
        "planlid",
        "plantekst",
        "praktijk",
        "rapporttekst",
        "telling",
        "tellingbestand",
        "tellingtekst",
        "vernietiging",
        "voortgang",
        "vragenlijstversie",
        "weegsessie",
    ]
)
"""Soorten that are of the whole monitor. Some are both: of one party, or of the whole."""

ALGEMEEN_VAN_TEAMS: Final = frozenset({"afkorting", "handeling"})
"""What of those every monitor team writes: abbreviations, and that a handeling was undone."""

ALLEEN_COORDINATOR: Final = frozenset({"vernietiging"})
"""What only a coördinator's login brings."""


_VOORAAN: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/|psg-(?:[a-z]+:)?")
"""What one of several is of (a blind score of a weegsessie), or that it is made of what is named (a passage)."""


def past_bij_dossier(entiteit: str, dossier: str) -> bool:
    """Whether an entity with this id can be of this dossier (empty for the whole monitor); the hub refuses others.

    An id that every laptop would choose says of which dossier it is. Taken for another one, it would keep the team
    whose it is from its own.
    """
    if "/" not in entiteit or not dossier:
        return True
    vooraan = _VOORAAN.match(entiteit)
    return f"{entiteit[vooraan.end() if vooraan else 0 :]}/".startswith(f"{dossier}/")


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
    soorten: frozenset[str] | None = None
    """Soorten with a dossier that the hub takes from this login, if not ``alles``; None for every one."""
    behalve: frozenset[str] = frozenset()
    """Soorten that this login never writes, ``alles`` or not."""

    def mag(self, soort: str, dossier: str) -> bool:
        """Whether an entity of this soort in this dossier (``edition/party``, empty for none) may be written."""
        if soort in self.behalve:
            return False
        if self.alles:
            return True
        if not dossier:
            return soort in self.algemeen
        return dossier.rpartition("/")[2] in self.partijen and (self.soorten is None or soort in self.soorten)


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
    merk: str = ""
    """The hash of what stands at ``volg``. Shown again with that place, the hub knows whether it is still the same
    place: a hub that was put back as it was yesterday gives its places out a second time."""


class HubFout(KorpsmonitorFout):
    """The hub cannot be reached, or breaks off; what was exchanged so far stands, and the same command goes on."""

    titel = "Hub"


class HubWachtwoordNodig(HubFout):
    """The hub asks for a password and none was given: to be asked for."""


class HubWeigert(HubFout):
    """The hub refuses: an unknown login or device, another monitor, an event that it cannot take."""

    titel = "Geweigerd door de hub"

    def __init__(self, tekst: str, event: str = "") -> None:
        super().__init__(tekst)
        self.event = event
        """The id of the event that was refused, if it is about one."""


class ApparaatOnbekend(HubWeigert):
    """This device is not registered, not with this login, or was withdrawn: register it (again)."""

    titel = "Niet aangemeld"


class PlaatsVervallen(HubFout):
    """The hub was put back: what it gave out as this place is another one now. Fetch from the start."""
