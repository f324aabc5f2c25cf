"""What is wrong in definition files: gathered while reading, reported all at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One mistake: in which file, at which place, what is wrong and how to mend it."""

    bestand: str
    """Folder and name, e.g. ``korpsmonitor/dimensies.toml``."""
    plaats: str
    """E.g. ``regel 12, [[dimensie]] 2``; empty when it concerns the file as a whole."""
    melding: str
    remedie: str

    def __str__(self) -> str:
        waar = f"{self.bestand}, {self.plaats}" if self.plaats else self.bestand
        return f"{waar}: {self.melding} {self.remedie}"


class OnbruikbareBestanden(OnbruikbareInvoer):
    """Definition or demo files cannot be used; ``bevindingen`` holds every mistake found in them."""

    titel = "Onbruikbare bestanden"

    def __init__(self, bevindingen: Iterable[Bevinding]) -> None:
        self.bevindingen: tuple[Bevinding, ...] = tuple(bevindingen)
        eerste, meer = self.bevindingen[0], len(self.bevindingen) - 1
        regel = str(eerste)
        if meer:
            regel += " " + ngettext(
                "Er is nog {aantal} andere fout.", "Er zijn nog {aantal} andere fouten.", meer
            ).format(aantal=meer)
        super().__init__(regel + " " + _("Er is niets ingelezen."))
