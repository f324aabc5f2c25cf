"""One module of measurements in a process of its own: ``python -m benchmarks.kind NAAM BESTAND`` writes them as JSON.

Of its own, so that the most memory it held is that of this subject, and nothing that another loaded or warmed helps it.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final

from benchmarks.geheugen import piek
from benchmarks.meting import Meting

_ONGEWENST: Final = ("PYTHONDONTWRITEBYTECODE", "KORPSMONITOR_DB", "KORPSMONITOR_MEDEWERKER")
"""Without compiled modules every start is that of a fresh installation; the others are somebody's own."""


@dataclass(frozen=True, slots=True)
class Deel:
    """What one module measured: its subject, how it measures, the figures, and how many seconds it took."""

    onderwerp: str
    hoe: str
    metingen: tuple[Meting, ...]
    duur: float

    def of_beter(self, weer: Deel) -> Deel:
        """By line the better of two tries: what was slower once only, was the machine."""
        tweede = {meting.wat: meting for meting in weer.metingen}
        beste = (
            (max if meting.meer_is_beter else min)(
                meting, tweede.get(meting.wat, meting), key=lambda m: m.waarde
            )
            for meting in self.metingen
        )
        return replace(self, metingen=tuple(beste))


def meet_los(naam: str) -> Deel:
    """What a module measures in a process of its own. Raises CalledProcessError if that fails."""
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as map_:
        uit = Path(map_) / "metingen.json"
        omgeving = {naam: waarde for naam, waarde in os.environ.items() if naam not in _ONGEWENST}
        omgeving["KORPSMONITOR_TOESTAND"] = str(Path(map_) / "toestand")
        # What it prints is for who looks on; the table alone goes to standard output.
        subprocess.run(
            [sys.executable, "-m", "benchmarks.kind", naam, str(uit)],
            env=omgeving,
            stdout=sys.stderr,
            check=True,
        )
        onderwerp, hoe, metingen = json.loads(uit.read_text("utf-8"))
    return Deel(onderwerp, hoe, tuple(Meting(**meting) for meting in metingen), time.monotonic() - begin)


def main(naam: str, uit: Path) -> None:
    """Measure and write."""
    module = importlib.import_module(f"benchmarks.{naam}")
    metingen: list[Meting] = module.meet()
    hoogste = piek()
    if metingen and hoogste:
        metingen.append(
            Meting(
                f"meeste geheugen onder deze metingen ({naam})",
                hoogste,
                "MB",
                uitleg="het hoogste werkgeheugen van het meetproces zelf, met het klaarzetten van de gegevens en de vergelijkingen erbij.",
            )
        )
    regels = [asdict(replace(meting, onderwerp=module.ONDERWERP)) for meting in metingen]
    uit.write_text(json.dumps([module.ONDERWERP, module.HOE, regels]), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
