"""The most memory that a process held."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Final

_EIGEN: Final = """
import pathlib, re, sys
stand = pathlib.Path("/proc/self/status")
print("geheugen", *re.findall(r"VmHWM:\\s+(\\d+)", stand.read_text()) if stand.exists() else (), file=sys.stderr)
"""
"""A program that is being measured says at its end what it held; what started it is counted in other ways of asking."""


def piek(proces: int | str = "self") -> float | None:
    """Megabytes that a running process held at most, None where the system does not tell."""
    stand = Path(f"/proc/{proces}/status")
    gevonden = re.search(r"VmHWM:\s+(\d+) kB", stand.read_text()) if stand.exists() else None
    return int(gevonden[1]) / 1024 if gevonden else None


def draai(python: str, code: str, *argumenten: str, invoer: str = "") -> tuple[str, float | None]:
    """What a program of its own prints, and the megabytes it held at most. Raises CalledProcessError if it fails."""
    gedaan = subprocess.run(
        [python, "-c", code + _EIGEN, *argumenten], input=invoer, capture_output=True, text=True, check=True
    )
    gevonden = re.search(r"geheugen (\d+)", gedaan.stderr)
    return gedaan.stdout, int(gevonden[1]) / 1024 if gevonden else None
