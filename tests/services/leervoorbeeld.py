"""A learning process for tests: one that answers as it is told to, and where the real one can be found."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import korpsmonitor_tui
from korpsmonitor_tui import paths
from korpsmonitor_tui.extract.meten import NA, VOOR, WIJZEN, Meetregel, Meting
from korpsmonitor_tui.extract.model import Lineair, Model, als_tekst
from korpsmonitor_tui.services import coderingen, gesprekken
from korpsmonitor_tui.services.codeerrondes import rond_af
from korpsmonitor_tui.services.gesprekken import NieuweNotitie
from tests.services import verhaal
from tests.services.coderen import open_

if TYPE_CHECKING:
    from tests.services.conftest import Laptop

WORTEL = Path(korpsmonitor_tui.__file__).resolve().parent.parent
ALTIJD = "organisatie.referentiekader"
"""The one dimension that the small model suggests, always."""
_PROGRAMMA = """#!{python}
import json, pathlib, sys, time
opdracht = json.loads(sys.stdin.read())
(pathlib.Path(__file__).with_suffix(".json")).write_text(json.dumps(opdracht))
for regel in {regels!r}:
    print(regel.replace("VERSIE", opdracht["versie"]), flush=True)
{slot}
"""


def klein_model(versie: str, kans: float = 5.0) -> Model:
    """A model that always suggests ``ALTIJD``."""
    een = Lineair(("positief",), (0.0,), {})
    hoofdstuk = Lineair(("organisatie",), (0.0,), {})
    overgang = {"organisatie": {"organisatie": 1.0}}
    return Model(
        versie, Lineair((ALTIJD,), (kans,), {}), hoofdstuk, een, {"organisatie": 1.0}, overgang,
        {"organisatie": 1.0}, 0.36, 0.6, 0.93,
    )  # fmt: skip


def maten() -> list[Meetregel]:
    """Figures before and after, each different from every other."""
    regels = []
    for eigen in (True, False):
        for nr, wijze in enumerate(WIJZEN):
            for na, moment in enumerate((VOOR, NA)):
                goed = 90 - 10 * nr + 5 * na - 40 * eigen
                regels.append(Meetregel(eigen, wijze, moment, Meting(goed, 7, 9, goed - 8, 30, 60, 20, 21)))
    return regels


def klaar(kans: float = 5.0) -> str:
    """The last line of a learning process that succeeded."""
    model = als_tekst(klein_model("VERSIE", kans))
    return json.dumps({"model": model, "meting": [asdict(regel) for regel in maten()]})


def leerder(map_: Path, *regels: str, slot: str = "") -> str:
    """A Python that says these lines instead of learning; what it was asked stands beside it as JSON."""
    pad = map_ / "leerder.py"
    pad.write_text(_PROGRAMMA.format(python=sys.executable, regels=regels, slot=slot), encoding="utf-8")
    pad.chmod(0o755)
    return str(pad)


def goede_leerder(map_: Path, kans: float = 5.0) -> str:
    """A Python that learns the small model."""
    stappen = [json.dumps({"gedaan": nr, "totaal": 3}) for nr in range(4)]
    return leerder(map_, *stappen, klaar(kans))


def echte_python() -> str:
    """A Python with scikit-learn, empty if there is none here: `make` keeps one apart from the program's own."""
    for kandidaat in (
        os.environ.get(paths.OMGEVING_LEERPYTHON, ""),
        sys.executable,
        str(WORTEL / ".venv" / "training" / "bin" / "python"),
    ):
        if kandidaat and Path(kandidaat).exists():
            uitkomst = subprocess.run([kandidaat, "-c", "import sklearn"], capture_output=True, check=False)
            if uitkomst.returncode == 0:
                return kandidaat
    return ""


def plan_zeeland(laptop: Laptop) -> str:
    """A second gesprek, about toezicht."""
    dossier = verhaal.plan(laptop, "zeeland")
    tekst = "Op de niet-vergunde branche is geen zicht. De vergunde branche wordt zes keer per jaar gecontroleerd."
    gesprekken.voeg_notities_toe(laptop.notulist, dossier, [NieuweNotitie("toezicht", tekst)])
    return dossier


def codeer(laptop: Laptop, dossier: str) -> None:
    """One auditor decides on every dimension, rejects what is said of one partner, and finishes."""
    sessie = laptop.auditor
    for suggestie in open_(sessie, dossier):
        if suggestie.soort == "dimensie":
            verwerp = suggestie.code == "partners.belastingdienst"
            (coderingen.verwerp if verwerp else coderingen.bevestig)(sessie, dossier, [suggestie])
    for wie in (laptop.auditor, laptop.tweede_auditor):
        rond_af(wie, dossier)
