"""Asks two public services whether a known leak is in what a list of versions locks.

Ends with 0 if everything was looked up and nothing found, 1 if a leak is known, and 2 if not everything could be looked
up, as without a network: “nothing found” is only said of what was looked at.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

WORTEL: Final = Path(__file__).resolve().parents[1]
# The second has the same leaks, and is asked where the first cannot be reached.
DIENSTEN: Final = ("osv", "pypi")
WACHT: Final = 300
GEVONDEN: Final = 1
NIET_GECONTROLEERD: Final = 2


@dataclass(frozen=True)
class Antwoord:
    """What a service said: how many packages it knew, which it did not, and a line for each leak."""

    bekeken: int
    onbekend: tuple[str, ...]
    lekken: tuple[str, ...]


def lees(tekst: str) -> Antwoord | None:
    """Return what pip-audit wrote as JSON; None if it wrote no answer, because the service gave none.

    pip-audit ends well where a service knows none of the packages: it then skipped them.
    """
    try:
        regels: list[dict[str, Any]] = json.loads(tekst)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return None
    bekeken = [regel for regel in regels if "vulns" in regel]
    onbekend = tuple(sorted(regel["name"] for regel in regels if "vulns" not in regel))
    lekken = tuple(_lek(regel, lek) for regel in bekeken for lek in regel["vulns"])
    return Antwoord(len(bekeken), onbekend, lekken)


def _lek(regel: dict[str, Any], lek: dict[str, Any]) -> str:
    namen = ", ".join(dict.fromkeys([lek["id"], *lek.get("aliases", ())]))
    versies = ", ".join(lek.get("fix_versions", ()))
    return f"{regel['name']} {regel['version']}: {namen}; " + (
        f"verholpen in {versies}" if versies else "nog niet verholpen"
    )


def oordeel(antwoorden: dict[str, Antwoord | None], slot: str) -> tuple[int, str]:
    """Return the exit status and what to say, for the answer of each service that was asked."""
    gegeven = {dienst: antwoord for dienst, antwoord in antwoorden.items() if antwoord}
    if lekken := dict.fromkeys(lek for antwoord in gegeven.values() for lek in antwoord.lekken):
        return GEVONDEN, "\n".join([f"Bekende lekken in wat {slot} vastlegt:", *lekken])
    for dienst, antwoord in gegeven.items():
        if antwoord.bekeken and not antwoord.onbekend:
            return (
                0,
                f"Geen bekend lek in de {antwoord.bekeken} pakketten van {slot} (gevraagd aan {dienst}).",
            )
    redenen = [f"{dienst}: {_reden(antwoord)}" for dienst, antwoord in antwoorden.items()]
    return NIET_GECONTROLEERD, "\n".join([f"Niet gecontroleerd of {slot} bekende lekken heeft.", *redenen])


def _reden(antwoord: Antwoord | None) -> str:
    if antwoord is None:
        return "geen antwoord; is er netwerk?"
    if not antwoord.bekeken:
        return "kent hier geen enkel pakket"
    return f"kent {antwoord.bekeken} pakketten wel, en niet: {', '.join(antwoord.onbekend)}"


def vraag(dienst: str, slot: Path) -> Antwoord | None:
    """Ask ``dienst`` about everything in ``slot``; None if it gives no answer within five minutes."""
    opdracht: list[str | Path] = [
        sys.executable,
        "-m",
        "pip_audit",
        "--requirement",
        slot,
        "--require-hashes",
        "--disable-pip",
    ]
    wijze = ["--vulnerability-service", dienst, "--format", "json", "--progress-spinner", "off"]
    try:
        uitkomst = subprocess.run(
            [*opdracht, *wijze], capture_output=True, text=True, check=False, timeout=WACHT
        )
    except subprocess.TimeoutExpired:
        return None
    return lees(uitkomst.stdout)


def main() -> int:
    """Judge each list that is named, that of the program without one; return the exit status."""
    status = 0
    for naam in sys.argv[1:] or ["requirements.txt"]:
        antwoorden: dict[str, Antwoord | None] = {}
        for dienst in DIENSTEN:
            antwoorden[dienst] = vraag(dienst, WORTEL / naam)
            uitkomst, tekst = oordeel(antwoorden, naam)
            if uitkomst != NIET_GECONTROLEERD:
                break
        print(tekst, file=sys.stderr if uitkomst else sys.stdout)
        status = max(status, uitkomst) if GEVONDEN not in {status, uitkomst} else GEVONDEN
    return status


if __name__ == "__main__":
    sys.exit(main())
