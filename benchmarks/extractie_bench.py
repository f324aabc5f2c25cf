"""What suggestions for a passage cost, against cutting the same passages into words, and from a cold start.

One yardstick is a bare regular expression that cuts words: the least that anything which reads text must do. The other is
spaCy's blank Dutch pipeline with its sentencizer, which cuts words and sentences; in a Python of its own (``make meetlat``),
in the same run on the same sentences.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Final

from benchmarks import anderen
from benchmarks.geheugen import draai
from benchmarks.meting import Meting, getal
from korpsmonitor_tui import paths
from korpsmonitor_tui.services.definities import STANDAARD, Definities
from korpsmonitor_tui.services.extraheren import maak_extractor

if TYPE_CHECKING:
    from collections.abc import Callable

ONDERWERP: Final = "Extractie"
HOE: Final = "De voorbeeldzinnen waarop de extractie is ontwikkeld, elk als passage; rekentijd van één kern, de beste van drie keer."
ZINNEN = paths.data() / "extraction" / "dev.jsonl"
_WOORD = re.compile(r"\w+|[^\w\s]")
_SPACY = """
import json, sys, time
import spacy

knip, zinnen, tijden = spacy.blank("nl"), json.load(sys.stdin), []
knip.add_pipe("sentencizer")
for _keer in range(int(sys.argv[1])):
    begin = time.process_time()
    for zin in zinnen:
        knip(zin)
    tijden.append(time.process_time() - begin)
print(min(tijden))
"""
_KAAL_SPACY = """
import spacy

knip = spacy.blank("nl")
knip.add_pipe("sentencizer")
knip("De gedragscode wordt nageleefd.")
"""
_ONS = """
import runpy, sys

sys.argv = ["korpsmonitor", "extraheer"]
try:
    runpy.run_module("korpsmonitor_tui", run_name="__main__")
except SystemExit:
    pass
"""
_KEREN = 3
_MAX_MB = 150
_MAX_SECONDEN = 0.7


def meet() -> list[Meting]:
    """Each figure from the best of a few repetitions."""
    zinnen = [json.loads(regel)["text"] for regel in ZINNEN.read_text(encoding="utf-8").splitlines()]
    extractor = maak_extractor(Definities(), STANDAARD)

    def lees() -> None:
        extractor.begin_opnieuw()
        for zin in zinnen:
            extractor.lees(zin)

    alles = _beste(lees, time.process_time)
    woorden = _beste(lambda: [_WOORD.findall(zin) for zin in zinnen], time.process_time)
    leeg = _beste(lambda: _draai("-c", "pass"), time.perf_counter)
    eerste = _beste(lambda: _draai("-m", "korpsmonitor_tui", "extraheer"), time.perf_counter)
    lang = " ".join(zinnen)

    def een_passage(tekens: int) -> float:
        return _beste(lambda: extractor.lees(lang[:tekens]), time.process_time)

    mb = len(lang.encode()) / 1e6
    return [
        Meting(
            "één passage van 50.000 tekens tegenover 5.000",
            een_passage(50_000) / een_passage(5_000),
            doel=20,
            uitleg="een heel lang stuk tekst ineens; 10 is recht evenredig.",
        ),
        Meting(
            "alle voorstellen voor een passage",
            alles / len(zinnen) * 1000,
            "ms",
            doel=1,
            toelichting=f"{getal(len(zinnen) / alles)} passages/s",
            uitleg="codes met zekerheid en bewijs, cijfers, organisaties en toezeggingen van een passage.",
        ),
        Meting(
            "alle voorstellen per MB tekst",
            alles / mb,
            "s",
            toelichting=f"{getal(mb * 1000)} kB gemeten",
            uitleg="dezelfde tijd, per miljoen bytes tekst.",
        ),
        Meting(
            "alle voorstellen tegenover alleen woorden knippen",
            alles / woorden,
            uitleg="idem, gedeeld door één reguliere expressie die dezelfde zinnen in woorden knipt.",
        ),
        *_tegenover_spacy(zinnen, alles),
        Meting(
            "van start tot eerste voorstel",
            eerste,
            "s",
            doel=_MAX_SECONDEN,
            uitleg="`korpsmonitor extraheer` met één zin, van het starten van het proces tot het einde.",
        ),
        Meting(
            "van start tot eerste voorstel tegenover een lege Python",
            eerste / leeg,
            uitleg="idem, gedeeld door een Python die niets doet.",
        ),
        *_geheugen(),
    ]


def _tegenover_spacy(zinnen: list[str], alles: float) -> list[Meting]:
    """How much longer all suggestions take than spaCy takes to cut words and sentences; nothing where there is no spaCy."""
    python = anderen.programma(anderen.MEETLAT)
    if python is None:
        return []
    spacy = float(draai(str(python), _SPACY, str(_KEREN), invoer=json.dumps(zinnen))[0])
    return [
        Meting(
            "alle voorstellen tegenover woorden en zinnen knippen met spaCy",
            alles / spacy,
            toelichting=f"spaCy {getal(len(zinnen) / spacy)} passages/s",
            uitleg="idem, gedeeld door spaCy blank(“nl”) met sentencizer, dat woorden en zinnen knipt en verder niets voorstelt.",
        )
    ]


def _draai(*argumenten: str) -> None:
    subprocess.run(
        [sys.executable, *argumenten],
        input=b"De gedragscode wordt nageleefd.",
        capture_output=True,
        check=True,
    )


def _geheugen() -> list[Meting]:
    """Most memory that a run on one sentence held, ours and spaCy's."""
    _uit, ons = draai(sys.executable, _ONS, invoer="De gedragscode wordt nageleefd.")
    python = anderen.programma(anderen.MEETLAT)
    spacy = draai(str(python), _KAAL_SPACY)[1] if python else None
    regels = (("", ons, _MAX_MB), (", spaCy dat één zin knipt", spacy, None))
    return [
        Meting(
            f"geheugen bij het eerste voorstel{wie}",
            meeste,
            "MB",
            doel,
            uitleg="het hoogste werkgeheugen van een proces voor zich alleen, met één zin.",
        )
        for wie, meeste, doel in regels
        if meeste is not None
    ]


def _beste(werk: Callable[[], object], klok: Callable[[], float]) -> float:
    """Seconds of the fastest repetition."""
    tijden: list[float] = []
    for _keer in range(_KEREN):
        begin = klok()
        werk()
        tijden.append(klok() - begin)
    return min(tijden)
