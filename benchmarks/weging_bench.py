"""The weighing rules over a hundred editions of korpsen, reasons included, against the rules written out as plain code.

The scores are random, far messier than a real edition: half of the korpsen have something that is not green on nearly every
field, one score in nine is without judgement, and one in sixty is not scored yet. The plain code knows the dimensions by
name, gives no reasons and takes what is open for green; it is what rules as data are measured against. Times are of the processor, so that what else runs does not count.
"""

from __future__ import annotations

import random
import statistics
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from benchmarks.meting import Meting, getal
from korpsmonitor_tui.domain.weegregels import Gevolg
from korpsmonitor_tui.domain.weegverschil import Vergelijker
from korpsmonitor_tui.domain.weging import Weger
from korpsmonitor_tui.services.definities import STANDAARD, Definities
from tests.oordelen import GEEL, GROEN, ROOD, SCORES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.domain.weegregels import Weegregels

ONDERWERP: Final = "Weging"
HOE: Final = "De weegregels van de Korpsmonitor over 2.700 korpsen met willekeurige scores; rekentijd van de processor, mediaan van negen keer."
KORPSEN: Final = 2_700
_KEREN: Final = 9
_MAX_MS: Final = 100
_SCORES: Final = (*SCORES, None)
_GEWICHTEN: Final = (6, 18, 72, 6, 6, 2)

_GROEN_VEREIST: Final = (
    "organisatie.referentiekader",
    "organisatie.korpsexpert_kwaliteit",
    "organisatie.korpsexpert_mandaat",
    "opsporing.slachtofferbejegening",
    "opsporing.weging",
    "opsporing.financieel_rechercheren",
)
_GEEL_MAG: Final = (
    "organisatie.gedragscode",
    "toezicht.kwaliteit",
    "toezicht.continuiteit",
    "informatie.informatieorganisatie",
    "informatie.centrale_informatiecoordinatie",
    "informatie.aanleveren_emm",
    "opsporing.kwaliteit",
)


def meet() -> list[Meting]:
    """The median of the whole, of the same with nothing scored, and the ratio to plain code."""
    weger = Weger(Definities().weegregels(STANDAARD))
    keuze = random.Random(1)
    korpsen = [
        dict(zip(weger.regels.dimensies, keuze.choices(_SCORES, _GEWICHTEN, k=17), strict=True))
        for _nr in range(KORPSEN)
    ]
    ons = _mediaan(lambda: [weger.bereken(scores) for scores in korpsen])
    kaal = _mediaan(lambda: [_met_de_hand(scores) for scores in korpsen])
    tiende = _mediaan(lambda: [weger.bereken(scores) for scores in korpsen[: KORPSEN // 10]])
    leeg = _mediaan(lambda: weger.bereken({}))
    vergelijker = Vergelijker(weger.regels, _strenger(weger.regels))
    naast = _mediaan(lambda: [vergelijker.vergelijk(scores) for scores in korpsen])
    anders = sum(vergelijker.vergelijk(scores).verschilt for scores in korpsen)
    return [
        Meting(
            f"weegregels over {getal(KORPSEN)} korpsen, met redenen",
            ons * 1000,
            "ms",
            _MAX_MS,
            uitleg="de toegestane eindscores van elk korps en bij elke beperking de regel die haar oplegt.",
        ),
        Meting(
            "weegregels tegenover dezelfde regels als gewone code",
            ons / kaal,
            uitleg="idem, gedeeld door de regels uitgeschreven als Python, zonder redenen en zonder open scores.",
        ),
        Meting(
            "weegregels tegenover tien keer een tiende ervan",
            ons / (10 * tiende),
            uitleg="1 is recht evenredig met het aantal korpsen.",
        ),
        Meting(
            "weegregels voor een korps waarvan niets is gescoord",
            leeg * 1000,
            "ms",
            uitleg="het zwaarste geval: alles is nog mogelijk.",
        ),
        Meting(
            f"twee versies over {getal(KORPSEN)} korpsen, met de regel die het verschil maakt",
            naast * 1000,
            "ms",
            toelichting=f"bij {getal(anders)} korpsen anders",
            uitleg="twee versies van de regels naast elkaar, en bij elk verschil de regel waardoor het komt.",
        ),
        Meting(
            "twee versies tegenover twee keer wegen",
            naast / (2 * ons),
            uitleg="1 betekent dat het zoeken van de regel die het verschil maakt niets kost.",
        ),
    ]


def _strenger(regels: Weegregels) -> Weegregels:
    """The same, with three rules that leave only rood."""
    rood = frozenset({ROOD})
    streng = [regel.code for regel in regels.regels if isinstance(regel, Gevolg)][::5][:3]
    return replace(
        regels,
        regels=tuple(
            replace(regel, eindscore=rood) if isinstance(regel, Gevolg) and regel.code in streng else regel
            for regel in regels.regels
        ),
    )


def _met_de_hand(scores: Mapping[str, Score | None]) -> frozenset[Score]:
    """What is allowed, the shortest way."""
    ook_elders = sum(score in {ROOD, GEEL} for score in scores.values()) > 1
    beste, slechtste = 2, 2
    for dimensie in _GROEN_VEREIST:
        if scores[dimensie] in {ROOD, GEEL}:
            beste, slechtste = min(beste, 1), 0
    for dimensie in _GEEL_MAG:
        if scores[dimensie] == ROOD:
            beste, slechtste = min(beste, 1), 0
        elif scores[dimensie] == GEEL:
            slechtste = min(slechtste, 1)
    for dimensie in ("toezicht.vergunde_branche", "toezicht.niet_vergunde_branche"):
        if scores[dimensie] == ROOD:
            beste, slechtste = min(beste, 1), 0 if ook_elders else min(slechtste, 1)
        elif scores[dimensie] == GEEL:
            slechtste = min(slechtste, 1)
    if scores["toezicht.vergunde_branche"] == GEEL:
        beste = min(beste, 1)
    return frozenset((ROOD, GEEL, GROEN)[slechtste : beste + 1])


def _mediaan(werk: Callable[[], object]) -> float:
    duren = []
    for _keer in range(_KEREN):
        begin = time.process_time()
        werk()
        duren.append(time.process_time() - begin)
    return statistics.median(duren)
