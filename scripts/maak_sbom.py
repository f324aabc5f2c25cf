"""Writes what a release needs to run as a software bill of materials, CycloneDX 1.6, into dist/.

It is about the locked versions (requirements.txt) on the Python it is made for: each with the SHA-256 of every file that
may be installed for it, its licence, and what it needs in turn. What a wheel says to carry inside is listed under it.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import uuid
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import licenties
import slot
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from importlib.metadata import Distribution

WORTEL: Final = Path(__file__).resolve().parents[1]
SLOT: Final = WORTEL / "requirements.txt"
PROGRAMMA: Final = "korpsmonitor-tui"
# What the tool that repairs a wheel writes: of this one it is certain that all of it is inside.
INGEBOUWD: Final = "auditwheel.cdx.json"


class Onvolledig(Exception):
    """The bill would not be true: something is needed and not locked, or the other way round."""


def stuklijst(geinstalleerd: Path | None = None, *, tijd: datetime | None = None) -> dict[str, Any]:
    """Return the bill of what is installed in ``geinstalleerd`` (None: for this Python).

    Equal for equal packages, but for ``tijd``. Raises licenties.Bezwaar and Onvolledig.
    """
    aanwezig = licenties.pakketten(geinstalleerd)
    programma = aanwezig[PROGRAMMA]
    vast = {regel.naam: regel for regel in slot.lees(SLOT) if regel.geldt_hier()}
    nodig = _nodig(aanwezig)
    if verschil := nodig.keys() ^ {PROGRAMMA, *vast}:
        raise Onvolledig(f"{', '.join(sorted(verschil))}: nodig en niet vastgelegd, of andersom; make lock")
    licentie = licenties.van_slot(SLOT, geinstalleerd)
    onderdelen = [_onderdeel(regel, aanwezig[naam], licentie[naam]) for naam, regel in sorted(vast.items())]
    afhankelijk = [
        {"ref": _purl(aanwezig[naam]), "dependsOn": sorted(_purl(aanwezig[ander]) for ander in anderen)}
        for naam, anderen in sorted(nodig.items())
    ]
    inhoud: dict[str, Any] = {
        "metadata": {
            "component": {
                "type": "application",
                **_kop(programma),
                "licenses": [{"expression": programma.metadata["License-Expression"]}],
            },
            "properties": [
                {"name": "korpsmonitor:python", "value": ".".join(map(str, sys.version_info[:2]))},
                {"name": "korpsmonitor:platform", "value": sys.platform},
            ],
        },
        "components": onderdelen,
        "dependencies": afhankelijk,
    }
    if tijd is not None:
        inhoud["metadata"]["timestamp"] = tijd.strftime("%Y-%m-%dT%H:%M:%SZ")
    nummer = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(inhoud, sort_keys=True))
    kop = {"bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": nummer.urn, "version": 1}
    return {"$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json", **kop, **inhoud}


def _nodig(aanwezig: Mapping[str, Distribution]) -> dict[str, set[str]]:
    """Return what each package that the program needs, the program too, needs itself."""
    nodig: dict[str, set[str]] = {}
    gezien: set[tuple[str, frozenset[str]]] = set()
    wachtrij: list[tuple[str, frozenset[str]]] = [(PROGRAMMA, frozenset())]
    while wachtrij:
        naam, extras = wachtrij.pop()
        if (naam, extras) in gezien:
            continue
        gezien.add((naam, extras))
        if naam not in aanwezig:
            raise Onvolledig(f"{naam} is nodig en niet geïnstalleerd; make setup")
        eisen = list(_eisen(aanwezig[naam].requires or (), extras))
        nodig.setdefault(naam, set()).update(ander for ander, _extras in eisen)
        wachtrij += eisen
    return nodig


def _eisen(regels: Iterable[str], extras: frozenset[str]) -> Iterable[tuple[str, frozenset[str]]]:
    for eis in map(Requirement, regels):
        if eis.marker is None or any(eis.marker.evaluate({"extra": extra}) for extra in extras | {""}):
            yield canonicalize_name(eis.name), frozenset(eis.extras)


def _purl(pakket: Distribution) -> str:
    return f"pkg:pypi/{canonicalize_name(pakket.name)}@{pakket.version}"


def _kop(pakket: Distribution) -> dict[str, str]:
    return {
        "bom-ref": _purl(pakket),
        "name": pakket.name,
        "version": pakket.version,
        # Not every package has one.
        "description": "".join(pakket.metadata.get_all("Summary", [])),
        "purl": _purl(pakket),
    }


def _onderdeel(regel: slot.Vastgelegd, pakket: Distribution, licentie: licenties.Licentie) -> dict[str, Any]:
    uitkomst: dict[str, Any] = {
        "type": "library",
        **_kop(pakket),
        "scope": "required",
        "licenses": [
            {
                "expression": licentie.expressie,
                "acknowledgement": "concluded" if licentie.gelezen else "declared",
            }
        ],
        # One version is many files, one for each platform and Python: the hashes are those of a distribution, not of the
        # component.
        "externalReferences": [
            {
                "type": "distribution",
                "url": _purl(pakket),
                "comment": "Eén van deze bestanden; requirements.txt laat geen ander toe.",
                "hashes": [{"alg": "SHA-256", "content": som} for som in sorted(regel.sommen)],
            }
        ],
    }
    eigen = [pad for pad in pakket.files or () if ".dist-info/sboms/" in pad.as_posix()]
    for pad in eigen:
        if pad.name == INGEBOUWD:
            uitkomst["components"] = _ingebouwd(json.loads(pad.read_text(encoding="utf-8")), pakket)
    if eigen:
        uitkomst["properties"] = [
            {"name": "korpsmonitor:eigen-sbom", "value": pad.name} for pad in sorted(eigen)
        ]
    return uitkomst


def _ingebouwd(bron: Mapping[str, Any], pakket: Distribution) -> list[dict[str, Any]]:
    return [
        {
            "type": deel["type"],
            "bom-ref": f"{_purl(pakket)}#{deel['name']}",
            **{veld: deel[veld] for veld in ("name", "version", "purl") if veld in deel},
        }
        for deel in bron["components"]
        if canonicalize_name(deel["name"]) != canonicalize_name(pakket.name)
    ]


def keur(tekst: str) -> None:
    """Hold ``tekst`` against the published schema; raises Onvolledig with the first thing that is wrong."""
    versie = import_module("cyclonedx.schema").SchemaVersion.V1_6
    if fout := import_module("cyclonedx.validation.json").JsonStrictValidator(versie).validate_str(tekst):
        raise Onvolledig(f"niet volgens CycloneDX 1.6: {fout}")


def _tijd() -> datetime:
    """When the release was made, as a reproducible build has it; else now."""
    vast = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(vast), UTC) if vast else datetime.now(UTC)


def main() -> None:
    """Write the bill for the packages of the Python of ``--van``."""
    opties = argparse.ArgumentParser(description=__doc__)
    opties.add_argument(
        "--van", type=Path, required=True, help="de Python waarin het programma is geïnstalleerd"
    )
    opties.add_argument("--map", type=Path, default=WORTEL / "dist", help="waar het bestand komt")
    keuze = opties.parse_args()
    vraag = [keuze.van, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    geinstalleerd = Path(subprocess.run(vraag, capture_output=True, text=True, check=True).stdout.strip())
    try:
        lijst = stuklijst(geinstalleerd, tijd=_tijd())
        tekst = json.dumps(lijst, ensure_ascii=False, indent=2) + "\n"
        keur(tekst)
    except (licenties.Bezwaar, Onvolledig) as fout:
        sys.exit(f"Geen stuklijst gemaakt.\n{fout}")
    keuze.map.mkdir(exist_ok=True)
    doel = keuze.map / f"korpsmonitor_tui-{lijst['metadata']['component']['version']}.cdx.json"
    doel.write_text(tekst, encoding="utf-8")
    print(
        f"{doel}: {len(lijst['components'])} onderdelen, volgens CycloneDX 1.6; alle licenties zijn toegestaan."
    )


if __name__ == "__main__":
    main()
