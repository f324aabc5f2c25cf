"""Linear models: named weights in a JSON file, used without any numerical library."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Mapping

VORM = 1
"""Version of the file's layout."""


@dataclass(frozen=True)
class Lineair:
    """Weights per feature and class."""

    klassen: tuple[str, ...]
    basis: tuple[float, ...]
    gewichten: Mapping[str, tuple[tuple[int, float], ...]]
    """Feature to (number of the class, weight); a feature or class that is absent weighs nothing."""

    def scores(self, kenmerken: Mapping[str, float]) -> list[float]:
        """The raw score of every class."""
        scores = list(self.basis)
        gewichten = self.gewichten
        for naam, waarde in kenmerken.items():
            for klasse, gewicht in gewichten.get(naam, ()):
                scores[klasse] += gewicht * waarde
        return scores

    def elk(self, kenmerken: Mapping[str, float]) -> dict[str, float]:
        """The chance of every class by itself: several can hold at once."""
        return {
            klasse: 1 / (1 + math.exp(-max(min(score, 30.0), -30.0)))
            for klasse, score in zip(self.klassen, self.scores(kenmerken), strict=True)
        }

    def samen(self, kenmerken: Mapping[str, float]) -> dict[str, float]:
        """The chances of classes of which exactly one holds."""
        scores = self.scores(kenmerken)
        hoogste = max(scores)
        machten = [math.exp(score - hoogste) for score in scores]
        som = sum(machten)
        return {klasse: macht / som for klasse, macht in zip(self.klassen, machten, strict=True)}


@dataclass(frozen=True)
class Model:
    """Everything that was learned from labelled passages."""

    versie: str
    """What suggestions record as their origin."""
    dimensies: Lineair
    hoofdstuk: Lineair
    polariteit: Lineair
    begin: Mapping[str, float]
    """Chance of a conversation to begin in a chapter."""
    overgang: Mapping[str, Mapping[str, float]]
    """Chance to go from one chapter to another between passages."""
    aandeel: Mapping[str, float]
    """Share of each chapter among passages."""
    drempel: float
    """Chance from which a dimension is suggested."""
    midden: float
    hoog: float
    """Chances from which a suggestion belongs to a band."""


def lees_model(tekst: str, naam: str) -> Model:
    """Read a model file. Raises OnbruikbareInvoer, naming ``naam``, if it is not one of ours."""
    try:
        inhoud = json.loads(tekst)
        if inhoud["vorm"] != VORM:
            raise ValueError(inhoud["vorm"])
        return Model(
            versie=str(inhoud["versie"]),
            dimensies=_lees_lineair(inhoud["dimensies"]),
            hoofdstuk=_lees_lineair(inhoud["hoofdstuk"]),
            polariteit=_lees_lineair(inhoud["polariteit"]),
            begin=_lees_kansen(inhoud["begin"]),
            overgang={van: _lees_kansen(naar) for van, naar in inhoud["overgang"].items()},
            aandeel=_lees_kansen(inhoud["aandeel"]),
            drempel=float(inhoud["drempel"]),
            midden=float(inhoud["midden"]),
            hoog=float(inhoud["hoog"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as fout:
        raise OnbruikbareInvoer(
            _("{naam} is geen bruikbaar model; zet het oorspronkelijke bestand terug.").format(naam=naam)
        ) from fout


def als_tekst(model: Model) -> str:
    """A model as JSON, one feature a line, so that two models can be compared by eye."""
    delen = []
    for naam, waarde in {"vorm": VORM, **asdict(model)}.items():
        if isinstance(waarde, dict) and "gewichten" in waarde:
            regels = ",\n".join(
                f"  {json.dumps(k, ensure_ascii=False)}: {json.dumps(v)}"
                for k, v in waarde["gewichten"].items()
            )
            kop = f'"klassen": {json.dumps(waarde["klassen"])}, "basis": {json.dumps(waarde["basis"])}'
            delen.append(f'"{naam}": {{{kop}, "gewichten": {{\n{regels}\n}}}}')
        else:
            delen.append(f'"{naam}": {json.dumps(waarde, ensure_ascii=False)}')
    return "{\n" + ",\n".join(delen) + "\n}\n"


def _lees_kansen(inhoud: Any) -> dict[str, float]:
    return {str(naam): float(kans) for naam, kans in inhoud.items()}


def _lees_lineair(inhoud: Any) -> Lineair:
    klassen = tuple(str(klasse) for klasse in inhoud["klassen"])
    basis = tuple(float(waarde) for waarde in inhoud["basis"])
    if len(basis) != len(klassen):
        raise ValueError(len(basis))
    gewichten = {
        str(naam): tuple((_binnen(int(klasse), len(klassen)), float(gewicht)) for klasse, gewicht in paren)
        for naam, paren in inhoud["gewichten"].items()
    }
    return Lineair(klassen, basis, gewichten)


def _binnen(klasse: int, aantal: int) -> int:
    if not 0 <= klasse < aantal:
        raise ValueError(klasse)
    return klasse
