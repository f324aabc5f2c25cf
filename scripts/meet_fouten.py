"""Run every fault test, long ones included, and write docs/betrouwbaarheid.md: ``make fouten``.

``python scripts/meet_fouten.py [--cijfers BESTAND]``; with a file of figures of an earlier run, only write the page.
Tests that measure time run by themselves, after the others. Exit 1 if a test failed or a figure missed its target.
"""

from __future__ import annotations

import argparse
import itertools
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

WORTEL: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(WORTEL))

from sqlcipher3 import dbapi2  # noqa: E402

from tests.fouten.cijfers import OMGEVING, Cijfer, Uitkomst, lees  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SOORTEN: Final = WORTEL / "scripts" / "fouten.toml"
BLAD: Final = WORTEL / "docs" / "betrouwbaarheid.md"
BEURTEN: Final = (
    ("fouten and not fouten(alleen=True)", ("--numprocesses=2", "--dist=load")),
    ("fouten(alleen=True)", ()),
)
"""What is run after one another: which tests, and how."""

MAANDEN: Final = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli"),
    *("augustus", "september", "oktober", "november", "december"),
)
INLEIDING: Final = """\
# Betrouwbaarheid

Gemaakt door `make fouten` (`scripts/meet_fouten.py`); niet met de hand wijzigen. Elke regel is een test die een fout met
opzet veroorzaakt. “Gezien falen zonder” noemt de bewaking die er één keer uit is gehaald om de test te zien falen.
"""


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of the page: what was looked at, how often, what came out, what was wanted, and by which test."""

    wat: str
    keren: str
    uitkomst: str
    doel: str
    gehaald: str
    test: str


def main() -> int:
    """Run, write, print; returns the exit status."""
    opdracht = argparse.ArgumentParser(description=__doc__)
    opdracht.add_argument(
        "--cijfers", type=Path, help="cijfers van een eerdere keer; er wordt niets gedraaid"
    )
    keuzes = opdracht.parse_args()
    begin, belasting = time.monotonic(), os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    if keuzes.cijfers:
        cijfers, uitkomsten = lees(keuzes.cijfers)
        duur = sum(uitkomst.duur for uitkomst in uitkomsten)
    else:
        with tempfile.TemporaryDirectory() as map_:
            draai(Path(map_) / "cijfers")
            cijfers, uitkomsten = lees(Path(map_) / "cijfers")
        duur = time.monotonic() - begin
    soorten = tomllib.loads(SOORTEN.read_text("utf-8"))["soort"]
    kop = f"{INLEIDING}\n{omstandigheden(duur, belasting, len(uitkomsten))}"
    BLAD.write_text(kop + "".join(deel(soort, cijfers, uitkomsten) for soort in soorten), "utf-8")
    return vat_samen(cijfers, uitkomsten)


def draai(cijfers: Path) -> None:
    """Run every fault test; what they deliver is appended to ``cijfers``."""
    cijfers.touch()
    for keuze, hoe in BEURTEN:
        subprocess.run(
            [sys.executable, "-m", "pytest", "-m", keuze, *hoe],
            cwd=WORTEL,
            env={**os.environ, OMGEVING: str(cijfers)},
            check=False,
        )


def omstandigheden(duur: float, belasting: float | None, tests: int) -> str:
    """When and on what it ran."""
    vandaag = date.today()  # noqa: DTZ011 - the day on the wall of who runs it
    geheugen = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    kernen = os.cpu_count() or 1
    bezig = ""
    if belasting is not None and belasting > kernen:
        bezig = (
            f" De machine deed tegelijk ander werk (belasting {getal(belasting)} op {kernen} kernen): "
            "wat tijd meet, komt daardoor hoger uit dan op een machine die niets anders doet."
        )
    return (
        f"Gedraaid op {vandaag.day} {MAANDEN[vandaag.month - 1]} {vandaag.year}, {tests} tests in {getal(duur / 60)} minuten, "
        f"op {platform.system()} {platform.machine()} met {kernen} kernen en {getal(geheugen)} GB geheugen; "
        f"Python {platform.python_version()}, SQLite {dbapi2.sqlite_version} (SQLCipher), {postgresql()}.{bezig}\n"
    )


def postgresql() -> str:
    """The newest PostgreSQL that the tests of the hub find."""
    for programma in sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), reverse=True):
        uit = subprocess.run([programma, "--version"], capture_output=True, text=True, check=False).stdout
        if versie := re.search(r"\d+\.\d+", uit):
            return f"PostgreSQL {versie[0]}"
    return "zonder PostgreSQL"


def deel(soort: dict[str, Any], cijfers: Sequence[Cijfer], uitkomsten: Sequence[Uitkomst]) -> str:
    """The part of the page about one kind of fault."""
    gezien = soort.get("gezien", [])
    regels = list(regels_van(soort["id"], cijfers, uitkomsten))
    rijen = [
        f"| {regel.wat} | {regel.keren} | {regel.uitkomst} | {regel.doel} | {regel.gehaald} | `{regel.test}` | "
        f"{'; '.join(g['bewaking'] for g in gezien if g['test'] == regel.test)} |\n"
        for regel in regels
    ] or ["| niet uitgevoerd | | | | | | |\n"]
    hoe = "".join(f"- Zonder {g['bewaking']} faalt `{g['test']}`: {g['faalde']}\n" for g in gezien)
    return (
        f"\n## {soort['titel']}\n\n{soort['gedaan']}\n\n"
        "| wat | keren | uitkomst | doel | gehaald | test | gezien falen zonder |\n"
        f"| --- | --- | --- | --- | --- | --- | --- |\n{''.join(rijen)}" + (f"\n{hoe}" if hoe else "")
    )


def regels_van(soort: str, cijfers: Sequence[Cijfer], uitkomsten: Sequence[Uitkomst]) -> Iterator[Regel]:
    """One line per figure, of a short and a long form of one test the long one; a test without any has one line."""
    per_test = sorted(
        (uitkomst for uitkomst in uitkomsten if uitkomst.soort == soort), key=lambda u: functie(u.test)
    )
    for test, groep in itertools.groupby(per_test, key=lambda u: functie(u.test)):
        gevallen = list(groep)
        eigen: dict[str, Cijfer] = {}
        for cijfer in cijfers:
            if cijfer.soort == soort and functie(cijfer.test) == test:
                vorig = eigen.get(cijfer.wat)
                if vorig is None or (cijfer.keren or 0) >= (vorig.keren or 0):
                    eigen[cijfer.wat] = cijfer
        for cijfer in eigen.values():
            yield Regel(
                cijfer.wat,
                aantal(cijfer.keren),
                f"{getal(cijfer.waarde)} {cijfer.eenheid}".strip(),
                doel(cijfer),
                ("ja" if cijfer.gehaald else "**nee**") if doel(cijfer) else "",
                test,
            )
        mislukt = [geval for geval in gevallen if geval.uitkomst == "failed"]
        weg = [geval for geval in gevallen if geval.uitkomst == "skipped"]
        if mislukt:
            yield Regel(
                "de test zelf", str(len(gevallen)), f"{len(mislukt)} mislukt", "geen", "**nee**", test
            )
        elif weg:
            yield Regel("de test zelf", str(len(gevallen)), f"overgeslagen: {weg[0].reden}", "", "", test)
        elif not eigen:
            yield Regel("alle gevallen houden stand", str(len(gevallen)), "geslaagd", "geslaagd", "ja", test)


def functie(test: str) -> str:
    """The name of a test without its file and its parameters."""
    return test.split("::", 1)[-1].split("[", 1)[0]


def doel(cijfer: Cijfer) -> str:
    """What was wanted, as text; empty for a figure that is only told."""
    if cijfer.minstens is not None and cijfer.minstens == cijfer.hoogstens:
        return getal(cijfer.minstens)
    grenzen = [("≥", cijfer.minstens), ("≤", cijfer.hoogstens)]
    return " en ".join(f"{teken} {getal(grens)}" for teken, grens in grenzen if grens is not None)


def aantal(keren: int | None) -> str:
    """A count in Dutch, empty for none."""
    return "" if keren is None else f"{keren:,}".replace(",", ".")


def getal(waarde: float) -> str:
    """A number in Dutch: whole if it is, else with one decimal, or two below ten."""
    if waarde == int(waarde):
        return aantal(int(waarde))
    tekst = f"{waarde:,.{2 if abs(waarde) < 10 else 1}f}"
    return tekst.translate(str.maketrans(",.", ".,"))


def vat_samen(cijfers: Sequence[Cijfer], uitkomsten: Sequence[Uitkomst]) -> int:
    """Print the figures and what did not hold; returns the exit status."""
    for cijfer in cijfers:
        oordeel = "" if cijfer.gehaald else "NIET GEHAALD"
        regel = f"{cijfer.soort:14} {cijfer.wat:72} {getal(cijfer.waarde):>10} {cijfer.eenheid:3} {doel(cijfer):8} {oordeel}"
        print(regel.rstrip())
    mislukt = [uitkomst for uitkomst in uitkomsten if uitkomst.uitkomst == "failed"]
    for uitkomst in mislukt:
        print(f"MISLUKT {uitkomst.test}")
    gehaald = all(cijfer.gehaald for cijfer in cijfers)
    return int(bool(mislukt) or not gehaald or not uitkomsten)


if __name__ == "__main__":
    sys.exit(main())
