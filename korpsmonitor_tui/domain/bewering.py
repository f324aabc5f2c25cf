"""What a text says about a figure of a dashboard, and whether the tables say the same.

Only what is certain is contradicted: a figure that is missing, or of another kind, leaves a statement open.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.betekenis import Bereik, notatie
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.cijfer import Cijfer

_HONDERD: Final = Decimal(100)
_HALF: Final = Decimal("0.5")
_MEESTE: Final = Decimal(10) ** 15
"""More than any figure: the end of a range that has none."""


class Beweersoort(StrEnum):
    """What a statement is about."""

    AANTAL = "aantal"
    """How many, in one year."""
    VERANDERING = "verandering"
    """By how many per cent more or, below nought, fewer than in an earlier year."""
    RICHTING = "richting"
    """More, as many or fewer than in an earlier year, without a number."""
    AANDEEL = "aandeel"
    """Which percentage some of them are of all."""


class Marge(StrEnum):
    """How precise a text is."""

    PRECIES = "precies"
    ONGEVEER = "ongeveer"
    BIJNA = "bijna"
    RUIM = "ruim"
    MEER = "meer dan"
    MINDER = "minder dan"


class Richting(StrEnum):
    """How a figure compares with an earlier one."""

    LAGER = "lager"
    IETS_LAGER = "iets lager"
    GELIJK = "gelijk"
    IETS_HOGER = "iets hoger"
    HOGER = "hoger"


class Uitkomst(StrEnum):
    """What the tables say of a statement."""

    KLOPT = "klopt"
    TEGENSPRAAK = "tegenspraak"
    ONTOETSBAAR = "ontoetsbaar"
    """A figure that it needs is nowhere, or not certain."""


@dataclass(frozen=True, slots=True)
class Bewering:
    """One statement."""

    indicator: str
    gebied: str
    jaar: int
    soort: Beweersoort
    zegt: str
    """As the text says it."""
    plaats: str = ""
    """Where it says it, for people."""
    waarde: Decimal | None = None
    """How many, or a percentage; a decrease is below nought."""
    marge: Marge = Marge.PRECIES
    richting: Richting | None = None
    van: int | None = None
    """The earlier year, of a change; None: the text does not say."""
    over: str = ""
    """What is counted according to the text, where that is something else than the indicator counts."""


@dataclass(frozen=True, slots=True)
class Oordeel:
    """Whether a statement holds."""

    uitkomst: Uitkomst
    berekend: str = ""
    """What the tables say, for people; empty if they say nothing."""


def beoordeel(bewering: Bewering, nu: Cijfer | None, toen: Cijfer | None, speling: int) -> Oordeel:
    """Lay a statement beside the figure of its year, and for a change that of the earlier year.

    ``speling`` is by how many per cent a figure may differ from one that the text calls approximate.
    """
    bereik = nu.telbaar if nu is not None else None
    if bereik is None or nu is None:
        return Oordeel(Uitkomst.ONTOETSBAAR)
    if bewering.soort is Beweersoort.AANTAL:
        return _beoordeel_aantal(bewering, bereik, nu.opgegeven, speling)
    if bewering.soort is Beweersoort.AANDEEL:
        return _beoordeel_aandeel(bewering, bereik)
    eerder = toen.telbaar if toen is not None else None
    if eerder is None or toen is None or eerder.laag <= 0:
        return Oordeel(Uitkomst.ONTOETSBAAR)
    verschil = verandering(eerder, bereik)
    berekend = _("{toen} → {nu}, {procent}").format(
        toen=toen.opgegeven, nu=nu.opgegeven, procent=procenttekst(verschil)
    )
    toegestaan = (
        _richtingbereik(bewering.richting, Decimal(speling))
        if bewering.richting is not None
        else _procentbereik(bewering.waarde or Decimal(), bewering.marge, speling)
    )
    return Oordeel(_raakt(toegestaan, verschil), berekend)


def verandering(toen: Bereik, nu: Bereik) -> Bereik:
    """By how many per cent the one is more than the other: a range if one of them is. ``toen`` is above nought."""
    return Bereik(
        (nu.laag - toen.hoog) / toen.hoog * _HONDERD,
        (nu.hoog - toen.laag) / toen.laag * _HONDERD,
    )


def procenttekst(verschil: Bereik) -> str:
    """A change in per cent with its sign, without decimals."""
    laag, hoog = (_met_teken(grens) for grens in (verschil.laag, verschil.hoog))
    return laag if laag == hoog else _("{laag} tot {hoog}").format(laag=laag, hoog=hoog)


def _met_teken(procent: Decimal) -> str:
    heel = procent.quantize(Decimal(1))
    teken = "+" if heel > 0 else "-" if heel < 0 else ""
    return f"{teken}{notatie(abs(heel))}%"


def _beoordeel_aantal(bewering: Bewering, bereik: Bereik, opgegeven: str, speling: int) -> Oordeel:
    toegestaan = _aantalbereik(bewering.waarde or Decimal(), bewering.marge, speling)
    return Oordeel(_raakt(toegestaan, bereik), opgegeven)


def _beoordeel_aandeel(bewering: Bewering, bereik: Bereik) -> Oordeel:
    """Whether any whole number of them is that percentage of all, rounded to a whole percentage."""
    if bereik.laag != bereik.hoog or bereik.laag <= 0 or bereik.laag != bereik.laag.to_integral_value():
        return Oordeel(Uitkomst.ONTOETSBAAR)
    geheel, procent = bereik.laag, bewering.waarde or Decimal()
    dichtbij = (geheel * procent / _HONDERD).quantize(Decimal(1))
    buren = [aantal for aantal in (dichtbij - 1, dichtbij, dichtbij + 1) if 0 <= aantal <= geheel]
    delen = [(aantal, aantal / geheel * _HONDERD) for aantal in buren]
    if any(abs(deel - procent) <= _HALF for _aantal, deel in delen):
        return Oordeel(Uitkomst.KLOPT)
    delen.sort(key=lambda deel: abs(deel[1] - procent))
    berekend = _(" en ").join(
        _("{aantal} van {geheel} is {procent}%").format(
            aantal=aantal, geheel=notatie(geheel), procent=notatie(deel.quantize(Decimal("0.1")))
        )
        for aantal, deel in sorted(delen[:2])
    )
    return Oordeel(Uitkomst.TEGENSPRAAK, berekend)


def _aantalbereik(waarde: Decimal, marge: Marge, speling: int) -> Bereik:
    return _bereik(waarde, marge, abs(waarde) * speling / _HONDERD, Decimal())


def _procentbereik(waarde: Decimal, marge: Marge, speling: int) -> Bereik:
    """As :func:`_aantalbereik` of a percentage, which a text rounds; a decrease is read by its size."""
    bereik = _bereik(abs(waarde), marge, abs(waarde) * speling / _HONDERD, _HALF)
    return bereik if waarde >= 0 else Bereik(-bereik.hoog, -bereik.laag)


def _bereik(waarde: Decimal, marge: Marge, ruimte: Decimal, afronding: Decimal) -> Bereik:
    ruim = max(ruimte, afronding)
    match marge:
        case Marge.ONGEVEER:
            return Bereik(waarde - ruim, waarde + ruim)
        case Marge.BIJNA:
            return Bereik(waarde - ruim, waarde)
        case Marge.RUIM:
            return Bereik(waarde, waarde + ruim)
        case Marge.MEER:
            return Bereik(waarde, _MEESTE)
        case Marge.MINDER:
            return Bereik(-_MEESTE, waarde)
    return Bereik(waarde - afronding, waarde + afronding)


def _richtingbereik(richting: Richting, speling: Decimal) -> Bereik:
    """Which change in per cent a word allows: "iets" is at most twice what is called about as many."""
    iets = 2 * speling
    return {
        Richting.LAGER: Bereik(-_HONDERD, Decimal()),
        Richting.IETS_LAGER: Bereik(-iets, Decimal()),
        Richting.GELIJK: Bereik(-speling, speling),
        Richting.IETS_HOGER: Bereik(Decimal(), iets),
        Richting.HOGER: Bereik(Decimal(), _MEESTE),
    }[richting]


def _raakt(een: Bereik, ander: Bereik) -> Uitkomst:
    raakt = een.laag <= ander.hoog and ander.laag <= een.hoog
    return Uitkomst.KLOPT if raakt else Uitkomst.TEGENSPRAAK
