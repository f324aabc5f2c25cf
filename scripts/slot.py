"""Reads a list of locked versions, such as requirements.txt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from packaging.markers import Marker

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_REGEL: Final = re.compile(
    r"^(?P<naam>[a-z0-9.-]+)==(?P<versie>\S+)(?: ; (?P<waar>.+?))?(?: \\)?$", re.MULTILINE
)
_SOM: Final = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True)
class Vastgelegd:
    """One package in one version, with the SHA-256 of every file that may be installed for it."""

    naam: str
    versie: str
    waar: str | None
    """On which Pythons and platforms, as a marker of PEP 508; None is everywhere."""
    sommen: tuple[str, ...]

    def geldt_hier(self) -> bool:
        """Whether it is the one for the Python that runs this."""
        return self.waar is None or Marker(self.waar).evaluate()


def lees(pad: Path) -> Iterator[Vastgelegd]:
    """Read everything that ``pad`` locks, in its order. Raises OSError."""
    tekst = pad.read_text(encoding="utf-8")
    regels = list(_REGEL.finditer(tekst))
    einden = [regel.start() for regel in regels[1:]] + [len(tekst)]
    for regel, eind in zip(regels, einden, strict=True):
        sommen = tuple(_SOM.findall(tekst, regel.end(), eind))
        yield Vastgelegd(regel["naam"], regel["versie"], regel["waar"], sommen)
