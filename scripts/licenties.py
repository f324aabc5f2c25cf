"""The licence of each package that the program needs, and whether the program may need it; a table when it is run."""

from __future__ import annotations

import re
import sys
import tomllib
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any, Final

import slot
from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from packaging.utils import canonicalize_name

WORTEL: Final = Path(__file__).resolve().parents[1]
AFSPRAKEN: Final = Path(__file__).with_suffix(".toml")
_WOORD: Final = re.compile(r"[^\s()]+")
_LICENTIEBESTAND: Final = re.compile(r"(LICEN[CS]E|COPYING)[^/]*$", re.IGNORECASE)


class Bezwaar(Exception):
    """A licence that is not known or not allowed, or a package that is not there in the locked version."""


@dataclass(frozen=True)
class Licentie:
    """An SPDX expression, and whether the package declares it itself or people read it in its licence file."""

    expressie: str
    gelezen: bool


def lees_afspraken(pad: Path = AFSPRAKEN) -> dict[str, Any]:
    """Return what people agreed on about licences. Raises OSError and tomllib.TOMLDecodeError."""
    return tomllib.loads(pad.read_text(encoding="utf-8"))


def licentie_van(pakket: metadata.Distribution, afspraken: dict[str, Any]) -> Licentie:
    """Return the licence of ``pakket``; raises Bezwaar if it is not certain or not allowed."""
    naam = canonicalize_name(pakket.name)
    eigen = afspraken["pakket"].get(naam)
    if eigen is not None and eigen["zin"] not in _licentietekst(pakket):
        raise Bezwaar(
            f"{naam}: de licentie zegt niet meer “{eigen['zin']}”; lees haar opnieuw ({AFSPRAKEN.name})"
        )
    expressie = eigen["licentie"] if eigen else _opgegeven(pakket, afspraken["vertaald"])
    if expressie is None:
        raise Bezwaar(f"{naam}: de licentie is niet bekend; lees haar en noteer haar in {AFSPRAKEN.name}")
    woorden = {woord for woord in _WOORD.findall(expressie) if woord not in {"AND", "OR", "WITH"}}
    if vreemd := sorted(woorden - set(afspraken["toegestaan"])):
        raise Bezwaar(
            f"{naam}: {', '.join(vreemd)} staat niet bij de toegestane licenties van {AFSPRAKEN.name}"
        )
    return Licentie(expressie, gelezen=eigen is not None)


def _opgegeven(pakket: metadata.Distribution, vertaald: dict[str, str]) -> str | None:
    velden = ("License-Expression", "License", "Classifier")
    for waarde in (waarde for veld in velden for waarde in pakket.metadata.get_all(veld, [])):
        try:
            return canonicalize_license_expression(vertaald.get(waarde, waarde))
        except InvalidLicenseExpression:
            continue
    return None


def _licentietekst(pakket: metadata.Distribution) -> str:
    paden = [pad for pad in pakket.files or () if _LICENTIEBESTAND.search(str(pad))]
    return " ".join(" ".join(pad.read_text(encoding="utf-8").split()) for pad in paden)


def van_slot(pad: Path, geinstalleerd: Path | None = None) -> dict[str, Licentie]:
    """Return the licence by package of everything in ``pad`` for this Python.

    ``geinstalleerd`` is the folder where the packages are installed; None is where this Python has them. Raises
    Bezwaar with every objection, one a line.
    """
    afspraken = lees_afspraken()
    aanwezig = pakketten(geinstalleerd)
    gevonden: dict[str, Licentie] = {}
    bezwaren: list[str] = []
    for regel in slot.lees(pad):
        if not regel.geldt_hier():
            continue
        pakket = aanwezig.get(regel.naam)
        try:
            if pakket is None or pakket.version != regel.versie:
                raise Bezwaar(f"{regel.naam} {regel.versie} is niet geïnstalleerd; make setup")
            gevonden[regel.naam] = licentie_van(pakket, afspraken)
        except Bezwaar as bezwaar:
            bezwaren.append(str(bezwaar))
    if bezwaren:
        raise Bezwaar("\n".join(bezwaren))
    return gevonden


def pakketten(map_: Path | None = None) -> dict[str, metadata.Distribution]:
    """Return what is installed in ``map_`` (None: for this Python), by its normalised name."""
    gevonden = metadata.distributions() if map_ is None else metadata.distributions(path=[str(map_)])
    return {canonicalize_name(pakket.name): pakket for pakket in gevonden}


if __name__ == "__main__":
    try:
        for naam_, licentie in van_slot(WORTEL / "requirements.txt").items():
            print(
                f"{naam_:24} {licentie.expressie}{' (gelezen in het licentiebestand)' if licentie.gelezen else ''}"
            )
    except Bezwaar as bezwaar_:
        sys.exit(str(bezwaar_))
