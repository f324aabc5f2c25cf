"""What reading a transcript of six hours costs against webvtt-py bare, and taking it in from file to durable."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import webvtt

from benchmarks.meting import Meting, getal
from korpsmonitor_tui.domain.transcript import maak_beurten
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.intake.transcript import MEESTE_REGELS, lees_transcript
from korpsmonitor_tui.services import edities, gesprekken, medewerkers, transcripten
from korpsmonitor_tui.services.definities import Definities
from korpsmonitor_tui.services.gesprekken import NieuweNotitie, Planning
from korpsmonitor_tui.services.sessie import Editie, Sessie
from korpsmonitor_tui.services.transcriptstand import lees_beurten
from korpsmonitor_tui.services.uitlijning import lijn_uit
from korpsmonitor_tui.store.store import Omgeving, Store, richt_in

if TYPE_CHECKING:
    from collections.abc import Callable

ONDERWERP: Final = "Transcript"
HOE: Final = (
    "Een WebVTT van zes uur met elke 3,6 seconde een ondertitel en vier sprekers. Lezen is de beste van vijf keer, om en om met"
    " webvtt-py; vastleggen gebeurt één keer, in een versleutelde database."
)
_CUES: Final = 6_000
"""One every 3.6 seconds for six hours."""
_KEREN: Final = 5
_MB: Final = 50
_REGELS_PER_CUE: Final = 5
"""Four, and some room for the head."""
_ZIN: Final = "Zin {nr} gaat over het toezicht op de vergunde branche en wie dat in dit korps doet."
_WOORD: Final = "<00:00:01.000><c>woord</c> "
"""As speech recognition writes each word with its time."""


def meet() -> list[Meting]:
    """Best of a few repetitions; the two readers take turns."""
    tekst = _vtt(_CUES, _ZIN)
    inhoud, kaal, onze = tekst.encode(), [], []
    for _ in range(_KEREN):
        kaal.append(_duur(lambda: webvtt.from_string(tekst)))
        onze.append(_duur(lambda: maak_beurten(lees_transcript(inhoud, "zes uur.vtt").cues)))
    lang = _vtt(_CUES, _ZIN + _WOORD * (_MB * 2**20 // _CUES // len(_WOORD))).encode()
    dicht = _vtt(min(_MB * 2**20 * _CUES // len(inhoud), MEESTE_REGELS // _REGELS_PER_CUE), _ZIN).encode()
    with tempfile.TemporaryDirectory() as map_:
        binnen, verbeterd, beurten, naast = _importeer(Path(map_), tekst)
    return [
        Meting(
            "transcript van 6 uur lezen en beurten maken tegenover webvtt-py kaal",
            min(onze) / min(kaal),
            doel=1,
            toelichting=f"{getal(min(onze) * 1e3)} ms tegenover {getal(min(kaal) * 1e3)} ms, {getal(len(inhoud) / 2**20)} MB",
            uitleg="lezen, herhalingen en overlap nagaan en beurten van één spreker samenvoegen, gedeeld door webvtt-py dat alleen ontleedt.",
        ),
        Meting(
            f"transcript van 6 uur met een tijd bij elk woord lezen ({len(lang) / 2**20:.0f} MB)",
            _duur(lambda: lees_transcript(lang, "woorden.vtt")),
            "s",
            2,
            uitleg="zoals spraakherkenning schrijft: elk woord met zijn eigen tijd.",
        ),
        Meting(
            f"{len(dicht) / 2**20:.0f} MB gewone ondertitels lezen",
            _duur(lambda: lees_transcript(dicht, "dicht.vtt")),
            "s",
            toelichting=f"{getal(dicht.count(b'-->'))} ondertitels, {getal(dicht.count(b'-->') // 1000)} uur",
            uitleg="het langste bestand dat nog wordt gelezen, één keer.",
        ),
        Meting(
            "transcript van 6 uur inlezen, van bestand tot vastgelegd",
            binnen,
            "s",
            2,
            uitleg="idem met vastleggen: één keer, in een database waarin het gesprek al 500 notities heeft.",
        ),
        Meting(
            "een verbeterd transcript van 6 uur inlezen en vergelijken",
            verbeterd,
            "s",
            2,
            uitleg="een tweede bestand waarin elke tiende ondertitel is verbeterd, met de lijst van wat er anders is.",
        ),
        Meting(
            "alle beurten ervan ophalen",
            beurten * 1e3,
            "ms",
            uitleg="wat het scherm van een transcript leest.",
        ),
        Meting(
            "500 notities ernaast leggen",
            naast * 1e3,
            "ms",
            uitleg="bij elke notitie de beurt die er volgens tijd en woorden bij hoort.",
        ),
    ]


def _vtt(cues: int, zin: str) -> str:
    return "WEBVTT\n\n" + "".join(
        f"{nr}\n{_tijd(nr * 3_600)} --> {_tijd(nr * 3_600 + 3_000)}\n"
        f"<v Spreker {nr // 3 % 4}>{zin.replace('{nr}', str(nr))}</v>\n\n"
        for nr in range(cues)
    )


def _tijd(ms: int) -> str:
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1_000 % 60:02}.{ms % 1_000:03}"


def _importeer(map_: Path, tekst: str) -> tuple[float, float, float, float]:
    """Seconds of taking in, of taking in a corrected one, of reading its turns, and of laying notes beside it."""
    pad = map_ / "monitor.db"
    richt_in(pad, bytes(range(32)), "01929292-0000-7000-8000-000000000000")
    with Store.open_met_sleutel(pad, bytes(range(32)), Omgeving(map_ / "toestand")) as store:
        sessie = _sessie(store)
        dossier = gesprekken.plan(sessie, "groningen", Planning()).id
        notities = [NieuweNotitie("toezicht", f"notitie {nr}") for nr in range(500)]
        gesprekken.voeg_notities_toe(sessie, dossier, notities)
        eerste, tweede = map_ / "gesprek.vtt", map_ / "verbeterd.vtt"
        eerste.write_text(tekst, encoding="utf-8")
        # Every tenth cue is corrected, and with it its turn.
        tweede.write_text(tekst.replace("0 gaat over", "0 ging over"), encoding="utf-8")
        binnen = _duur(lambda: transcripten.importeer(sessie, dossier, eerste))
        verbeterd = _duur(lambda: transcripten.importeer(sessie, dossier, tweede))
        transcript = f"{dossier}/transcript"
        id_ = next(
            t for (t,) in store.lees().execute("SELECT id FROM transcript") if t.startswith(transcript)
        )
        return (
            binnen,
            verbeterd,
            _duur(lambda: lees_beurten(sessie, id_)),
            _duur(lambda: lijn_uit(sessie, dossier)),
        )


def _sessie(store: Store) -> Sessie:
    sessie = edities.maak(store, Definities(), Editie("2011-2012", "Korpsmonitor", "korpsmonitor"))
    medewerkers.nieuw(sessie, "coördinator", [Rol.COORDINATOR])
    return medewerkers.kies(sessie)


def _duur(werk: Callable[[], object]) -> float:
    begin = time.perf_counter()
    werk()
    return time.perf_counter() - begin
