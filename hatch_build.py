"""Build hook: compiles the language catalogues and carries templates/, db/ and data/ into the wheel."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PAKKET = "korpsmonitor_tui"
# Data lie beside the package in a checkout; a wheel has room only inside the package.
GEGEVENS = {map_: f"{PAKKET}/_gegevens/{map_}" for map_ in ("templates", "db", "data")}
TIJD = datetime(2020, 2, 2, tzinfo=UTC)


def vertaal(wortel: Path) -> list[Path]:
    """Compile every catalogue (.po) under ``wortel`` and return the .mo files, written whole or not at all.

    Raises babel's PoFileError if a catalogue holds a line that cannot be read.
    """
    return [_compileer(po) for po in sorted((wortel / PAKKET / "locale").rglob("*.po"))]


def _compileer(po: Path) -> Path:
    # Babel is a build requirement: imported when a catalogue is compiled, not when the hook is found.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with po.open("rb") as bron:
        catalogus = read_po(bron, abort_invalid=True)
    # Babel puts in the time of now; nobody reads it, and the same source has to give the same bytes.
    catalogus.creation_date = catalogus.revision_date = TIJD
    mo = po.with_suffix(".mo")
    # A running program or a second build may be reading the old one.
    tijdelijk = mo.with_name(f".{mo.name}.{os.getpid()}")
    try:
        with tijdelijk.open("wb") as doel:
            write_mo(doel, catalogus)
        tijdelijk.replace(mo)
    finally:
        tijdelijk.unlink(missing_ok=True)
    return mo


class CustomBuildHook(BuildHookInterface[BuilderConfig]):
    """Hatchling finds this class by its base; it runs for wheels, editable ones too."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the catalogues; copy the data folders unless the install points back at the checkout."""
        vertaal(Path(self.root))
        if version == "standard":
            build_data["force_include"].update(GEGEVENS)


if __name__ == "__main__":
    for bestand in vertaal(Path(__file__).resolve().parent):
        print(bestand)
