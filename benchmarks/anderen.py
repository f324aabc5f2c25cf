"""The programs of others that ours is measured against, each in a Python of its own (``make meetlat``)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Final

_VENV: Final = Path(sys.prefix)
"""Theirs lie in the one of the program."""
_MAP: Final = "Scripts" if sys.platform == "win32" else "bin"
_VRAAG: Final = """
import importlib.metadata, json, sys
print(json.dumps({naam: importlib.metadata.version(naam) for naam in sys.argv[1:]}))
"""
MEETLAT: Final = "meetlat"
POSTING: Final = "meetlat-posting"
PAKKETTEN: Final = {MEETLAT: ("docxtpl", "harlequin", "spacy"), POSTING: ("posting",)}


def programma(plek: str, naam: str = "python") -> Path | None:
    """A program in the Python of others that is called ``plek``; None, and it is said so, if it is not there."""
    pad = _VENV / plek / _MAP / naam
    if pad.exists():
        return pad
    print(f"{naam} van {plek} is er niet (make meetlat); die vergelijking is overgeslagen", file=sys.stderr)
    return None


def versies() -> dict[str, str]:
    """By name the versions of what is there; Textual's by the program that brings its own."""
    gevonden: dict[str, str] = {}
    for plek, namen in PAKKETTEN.items():
        if python := programma(plek):
            uit = subprocess.run(
                [python, "-c", _VRAAG, *namen], capture_output=True, text=True, check=True
            ).stdout
            gevonden |= json.loads(uit)
    return gevonden
