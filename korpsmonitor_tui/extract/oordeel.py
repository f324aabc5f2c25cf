"""What a passage says about a dimension: met, wanting, failed or merely told."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.extract.kenmerken import aansluiting, woorden

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from korpsmonitor_tui.domain.lexicon import Lexicon
    from korpsmonitor_tui.extract.kenmerken import Kenmerken, Vorige
    from korpsmonitor_tui.extract.tekens import Tekenzoeker

_TEGENSTELLING: Final = re.compile(
    r",? (?:maar|echter|hoewel|terwijl|alleen|doch|daarentegen|en in mindere mate|en minder)\b|; |, dit is "
    r"|,? (?:m\.u\.v\.|met uitzondering van|behalve|uitgezonderd) "
)
_UITZONDERING: Final = re.compile(r",? (?:m\.u\.v\.|met uitzondering van|behalve|uitgezonderd) ")
_ONTHOUDEN: Final = 16
"""Passages and parts of them of which the judging words are kept."""
_OMGEKEERD: Final = {
    "negatief": "positief",
    "aandacht": "positief",
    "positief": "aandacht",
    "neutraal": "neutraal",
}
"""What holds for the exception to a judgement."""
_ONTKEND: Final = re.compile(
    r"\b(?:niet|geen|nog niet|onvoldoende|te weinig|weinig|gebrek aan|zonder)\b(?: \w+){0,3}"
)
"""What is denied and the words after it: a good word there is no praise."""


def zinsdelen(klein: str) -> list[str]:
    """A passage cut where it turns against itself."""
    grenzen = [0, *(treffer.start() for treffer in _TEGENSTELLING.finditer(klein)), len(klein)]
    return [deel for van, tot in itertools.pairwise(grenzen) if (deel := klein[van:tot]).strip()]


class Oordeelzoeker:
    """The judging words of a lexicon."""

    def __init__(self, lexicon: Lexicon, tekens: Tekenzoeker) -> None:
        self._soorten = {
            soort: tuple((teken.naam, re.compile(teken.patroon)) for teken in tekens)
            for soort, tekens in lexicon.oordelen
        }
        self._tekens = tekens
        # One passage is judged for each of its dimensions.
        self.gevonden = lru_cache(maxsize=_ONTHOUDEN)(self._vind)

    def _vind(self, klein: str) -> dict[str, tuple[str, ...]]:
        """By kind, the words of judgement; what was solved is no defect, and what is denied no praise."""
        uitkomst: dict[str, tuple[str, ...]] = {}
        rest = klein
        for soort, patronen in self._soorten.items():
            waar = _ONTKEND.sub(" ", rest) if soort == "positief" else rest
            treffers = tuple(naam for naam, patroon in patronen if patroon.search(waar))
            if treffers:
                uitkomst[soort] = treffers
            if soort == "opgelost":
                for _naam, patroon in patronen:
                    rest = patroon.sub(" ", rest)
        return uitkomst

    @staticmethod
    def eerste_oordeel(gevonden: Mapping[str, Sequence[str]]) -> str:
        """The judgement by words alone: the most severe that is not solved."""
        if "geen_oordeel" in gevonden:
            return "neutraal"
        if "negatief" in gevonden:
            return "negatief"
        if "aandacht" in gevonden:
            return "aandacht"
        return "positief" if {"positief", "opgelost", "verbeterd"}.intersection(gevonden) else "neutraal"

    def zinsdeel(self, klein: str, code: str, codes: Sequence[str]) -> str:
        """The part of a passage that speaks of ``code``, where another dimension has a part of its own."""
        delen = zinsdelen(klein)
        if len(delen) < 2 or len(codes) < 2:
            return klein
        eigen = self._beste(delen, code)
        if eigen is None:
            return klein
        anderen = (self._beste(delen, ander) for ander in codes if ander != code)
        return delen[eigen] if any(ander not in {None, eigen} for ander in anderen) else klein

    def _beste(self, delen: Sequence[str], code: str) -> int | None:
        sterktes = [self._tekens.sterkte(code, deel) for deel in delen]
        hoogste = max(sterktes)
        return sterktes.index(hoogste) if hoogste else None

    def kenmerken(
        self, klein: str, code: str, codes: Sequence[str], kansen: Mapping[str, float], vorige: Vorige | None
    ) -> Kenmerken:
        """What the model looks at to judge what is said about ``code``, one of the ``codes`` of the passage."""
        deel = self.zinsdeel(klein, code, codes)
        hoofdzin = ""
        if uitzondering := _UITZONDERING.match(deel):
            hoofdzin, deel = klein.partition(deel)[0], deel[uitzondering.end() :]
        gevonden = self.gevonden(deel)
        oordeel = self.eerste_oordeel(gevonden)
        if hoofdzin and oordeel == "neutraal":
            oordeel = _OMGEKEERD[self.eerste_oordeel(self.gevonden(hoofdzin))]
        geheel = self.eerste_oordeel(self.gevonden(klein)) if deel != klein else oordeel
        veld = code.partition(".")[0]
        uitkomst = woorden(deel)
        uitkomst |= {
            f"O:{oordeel}": 2.0,
            f"OG:{geheel}": 1.0,
            f"O:{oordeel}:{veld}": 0.7,
            f"O:{oordeel}:{code}": 0.5,
            f"d:{code}": 0.7,
            f"v:{veld}": 0.7,
        }
        for soort, treffers in gevonden.items():
            uitkomst[f"N:{soort}"] = min(len(treffers), 3) * 0.6
            uitkomst[f"N:{oordeel}:{soort}"] = 0.5
            uitkomst[f"dx:{code}:{soort}"] = 0.4
            uitkomst |= {f"T:{soort}:{treffer}": 1.0 for treffer in treffers}
        if not gevonden:
            uitkomst["geen"] = 1.0
        for hoofdstuk, kans in kansen.items():
            uitkomst[f"H:{hoofdstuk}"] = 0.5 * kans
        begin = aansluiting(klein)
        if begin:
            uitkomst[f"ana:{begin}"] = 0.7
        if vorige is not None and vorige.oordeel:
            uitkomst[f"PV:{vorige.oordeel}"] = 0.3
            if begin:
                uitkomst[f"PVA:{vorige.oordeel}"] = 0.6
        return uitkomst
