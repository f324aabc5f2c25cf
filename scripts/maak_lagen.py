"""Writes docs/lagen.svg, the picture of the layers, from the contracts that hold them (pyproject.toml)."""

from __future__ import annotations

import ast
import re
import tomllib
from html import escape
from pathlib import Path
from typing import Any, Final

from korpsmonitor_tui.bestanden.schrijf import schrijf_bestand

WORTEL: Final = Path(__file__).resolve().parent.parent
DOEL: Final = WORTEL / "docs" / "lagen.svg"
PAKKET: Final = WORTEL / "korpsmonitor_tui"

BREED: Final = 960
TUSSEN: Final = 12
"""Width of the picture and what lies between boxes, in pixels."""

_REGEL: Final = 15
_TEKENS_PER_PIXEL: Final = 1 / 6.1
_KENT: Final = re.compile(r"korpsmonitor_tui\.(\w+)\S* -> (\w+)")

_STIJL: Final = """\
  rect { fill: #ffffff; stroke: #1d4e89; rx: 6px }
  text { font: 12px sans-serif; fill: #1b1f24 }
  .naam { font-weight: bold; font-size: 15px; fill: #1d4e89 }
  .kent { fill: #57606a; font-style: italic }
"""


def lees_contracten() -> list[dict[str, Any]]:
    """The contracts of import-linter."""
    project = tomllib.loads((WORTEL / "pyproject.toml").read_text("utf-8"))
    contracten: list[dict[str, Any]] = project["tool"]["importlinter"]["contracts"]
    return contracten


def lees_lagen(contracten: list[dict[str, Any]]) -> list[list[str]]:
    """The packages of every layer, from the start of the program down to its rules."""
    (lagen,) = (contract["layers"] for contract in contracten if contract["type"] == "layers")
    return [[naam.strip(" ()") for naam in laag.split("|")] for laag in lagen]


def wie_kent_wat(contracten: list[dict[str, Any]]) -> dict[str, list[str]]:
    """By package the libraries that no other package may import."""
    uit: dict[str, set[str]] = {}
    for contract in contracten:
        for uitzondering in contract.get("ignore_imports", []):
            if raak := _KENT.match(uitzondering):
                uit.setdefault(raak[1], set()).add(raak[2])
    return {pakket: sorted(namen) for pakket, namen in uit.items()}


def maak_beeld() -> str:
    """The whole picture."""
    contracten = lees_contracten()
    kent = wie_kent_wat(contracten)
    y, vakken = TUSSEN, []
    for laag in lees_lagen(contracten):
        breed = (BREED - TUSSEN * (len(laag) + 1)) // len(laag)
        inhoud = [_inhoud(naam, kent.get(naam, []), breed) for naam in laag]
        hoog = 32 + _REGEL * max(map(len, inhoud))
        for plaats, (naam, regels) in enumerate(zip(laag, inhoud, strict=True)):
            x = TUSSEN + plaats * (breed + TUSSEN)
            vakken += _vak(naam, regels, (x, y, breed, hoog))
        y += hoog + TUSSEN
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {BREED} {y}" role="img">',
            "<title>The layers of korpsmonitor_tui: imports only point downwards</title>",
            f"<style>\n{_STIJL}</style>",
            f'<rect width="{BREED}" height="{y}" style="fill: #f6f8fa; stroke: none"/>',
            *vakken,
            "</svg>\n",
        ]
    )


def _inhoud(naam: str, kent: list[str], breed: int) -> list[tuple[str, str]]:
    """Lines with their style: what a package is for, and which libraries it alone knows."""
    past = int((breed - 20) * _TEKENS_PER_PIXEL)
    libs = _breek(f"knows {', '.join(kent)}", past) if kent else []
    return [*((regel, "") for regel in _breek(_doel(naam), past)), *((regel, "kent") for regel in libs)]


def _vak(naam: str, regels: list[tuple[str, str]], plaats: tuple[int, int, int, int]) -> list[str]:
    x, y, breed, hoog = plaats
    return [
        f'<rect x="{x}" y="{y}" width="{breed}" height="{hoog}"/>',
        _tekst(x, y + 20, naam, "naam"),
        *(_tekst(x, y + 37 + _REGEL * nr, regel, soort) for nr, (regel, soort) in enumerate(regels)),
    ]


def _tekst(x: int, y: int, tekst: str, soort: str = "") -> str:
    klasse = f' class="{soort}"' if soort else ""
    return f'<text x="{x + 10}" y="{y}"{klasse}>{escape(tekst)}</text>'


def _doel(naam: str) -> str:
    """What a package or module says of itself, in its first sentence."""
    pad = PAKKET / naam / "__init__.py"
    bron = (pad if pad.exists() else PAKKET / f"{naam}.py").read_text("utf-8")
    eerste = (ast.get_docstring(ast.parse(bron)) or "").split("\n")[0].replace("``", "")
    return re.split(r"\.(?: |$)", eerste)[0]


def _breek(tekst: str, past: int) -> list[str]:
    """The words on lines of at most so many signs."""
    regels = [""]
    for woord in tekst.split():
        if regels[-1] and len(regels[-1]) + 1 + len(woord) > past:
            regels.append("")
        regels[-1] = f"{regels[-1]} {woord}".strip()
    return regels


if __name__ == "__main__":
    schrijf_bestand(DOEL, maak_beeld().encode(), overschrijf=True)
    print(DOEL)
