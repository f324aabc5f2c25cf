"""How far people who coded independently agree, corrected for what chance alone would give.

Krippendorff's alpha takes any number of coders and lacking values; Cohen's kappa takes two coders who judged everything
(Krippendorff 2011, Computing Krippendorff's Alpha-Reliability; Cohen 1960). Both are 1 for perfect agreement, 0 for
what chance gives, and below 0 for less. Values are nominal: equal or not. Counted exactly, rounded once at the end.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence


def krippendorff_alpha(eenheden: Iterable[Sequence[Hashable | None]]) -> float | None:
    """Alpha over units, each with one value a coder in a fixed order of coders; None is a value that lacks.

    None where it is not defined: no unit with two values, or everywhere the same value, so that nothing shows whether
    coders can tell one from another.
    """
    waargenomen = Fraction(0)
    aantallen: Counter[Hashable] = Counter()
    for eenheid in eenheden:
        waarden = Counter(waarde for waarde in eenheid if waarde is not None)
        totaal = waarden.total()
        if totaal < 2:
            continue
        aantallen += waarden
        ongelijk = totaal * totaal - sum(aantal * aantal for aantal in waarden.values())
        waargenomen += Fraction(ongelijk, totaal - 1)
    totaal = aantallen.total()
    toeval = totaal * totaal - sum(aantal * aantal for aantal in aantallen.values())
    if not toeval:
        return None
    return float(1 - (totaal - 1) * waargenomen / toeval)


def cohens_kappa(paren: Iterable[tuple[Hashable | None, Hashable | None]]) -> float | None:
    """Kappa of two coders; pairs in which one lacks do not count.

    None where it is not defined: no pairs, or both gave everything the same value.
    """
    volledig = [(een, ander) for een, ander in paren if een is not None and ander is not None]
    aantal = len(volledig)
    if not aantal:
        return None
    gelijk = sum(een == ander for een, ander in volledig)
    eerste, tweede = Counter(een for een, _ander in volledig), Counter(ander for _een, ander in volledig)
    toeval = sum(eerste[waarde] * tweede[waarde] for waarde in eerste)
    if toeval == aantal * aantal:
        return None
    return float(Fraction(gelijk * aantal - toeval, aantal * aantal - toeval))


@dataclass(frozen=True, slots=True)
class Overeenstemming:
    """Agreement on one set of units."""

    eenheden: int
    """Units with two values or more."""
    gelijk: int
    """Units on which all values are equal."""
    alpha: float | None
    kappa: float | None
    """None also where there are not exactly two coders."""


def meet(eenheden: Iterable[Sequence[Hashable | None]]) -> Overeenstemming:
    """All measures over units, each with one value a coder in a fixed order of coders."""
    lijst = [tuple(eenheid) for eenheid in eenheden]
    met_twee = [tuple(w for w in eenheid if w is not None) for eenheid in lijst]
    met_twee = [waarden for waarden in met_twee if len(waarden) > 1]
    van_twee = bool(lijst) and all(len(eenheid) == 2 for eenheid in lijst)
    return Overeenstemming(
        len(met_twee),
        sum(len(set(waarden)) == 1 for waarden in met_twee),
        krippendorff_alpha(lijst),
        cohens_kappa((eenheid[0], eenheid[1]) for eenheid in lijst) if van_twee else None,
    )


BETROUWBAAR: Final = 0.8
VOORLOPIG: Final = 0.67
"""Krippendorff's rule of thumb: from the first on conclusions can rest on it, from the second tentative ones."""


def duiding(alpha: float | None) -> str:
    """What an alpha says, in words for who is no statistician; judged as it is shown, in two decimals."""
    if alpha is None:
        return _("niet te bepalen")
    getoond = round(alpha, 2)
    if getoond >= BETROUWBAAR:
        return _("betrouwbaar")
    if getoond >= VOORLOPIG:
        return _("bruikbaar met voorbehoud")
    return _("te laag om op te bouwen") if getoond > 0 else _("niet meer dan toeval")


def maatgetal(waarde: float | None) -> str:
    """A measure with a Dutch comma; what cannot be determined is not nought."""
    return _("n.t.b.") if waarde is None else f"{waarde:.2f}".replace(".", ",")
