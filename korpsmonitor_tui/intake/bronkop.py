"""Finds the heading of a list of figures: which column states which figure for which year."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from korpsmonitor_tui.domain.instrument import opzoeknaam

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.bronnen import Bron, Gegeven
    from korpsmonitor_tui.intake.celblad import Blad, Cel

_JAAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_HOOGSTE_KOP: Final = 40
"""Rows among which the heading is looked for."""
_RIJKOPPEN: Final = frozenset(
    (
        *("", "nr", "nummer", "no", "code", "id", "kenmerk", "rij", "naam", "gegeven", "omschrijving"),
        *("korps", "korpsen", "politiekorps", "politieregio", "regio", "partij"),
    )
)
"""Headings, the empty one included, of columns that say which row it is."""
_NOOTKOPPEN: Final = frozenset(
    map(opzoeknaam, ("toelichting", "noot", "noten", "voetnoot", "opmerking", "opmerkingen"))
)


class Kolom(NamedTuple):
    """What the cells of a column state."""

    gegeven: str
    """Empty if every row names its own."""
    jaar: str


class Gegevens:
    """The figures of a source by every name that a heading can have for them."""

    def __init__(self, bron: Bron) -> None:
        self.op_id: dict[str, Gegeven] = {gegeven.id: gegeven for gegeven in bron.gegevens}
        ids: dict[str, set[str]] = defaultdict(set)
        for gegeven in bron.gegevens:
            kort = gegeven.id.partition(".")[2]
            for naam in (gegeven.id, kort, gegeven.tekst):
                ids[opzoeknaam(naam)].add(gegeven.id)
        self._op_naam = {naam: next(iter(gevonden)) for naam, gevonden in ids.items() if len(gevonden) == 1}

    def id(self, tekst: str) -> str | None:
        """The figure with this id or description; None for none, and for a name that several share."""
        return self._op_naam.get(opzoeknaam(tekst))

    def kolom(self, kop: str) -> Kolom | None:
        """What a heading says that its column holds: a figure and a year, or a year alone."""
        if (zonder_jaar := self.id(kop)) and not self.op_id[zonder_jaar].jaren:
            return Kolom(zonder_jaar, "")
        jaren = set(_JAAR.findall(kop))
        if len(jaren) != 1:
            return None
        rest = _JAAR.sub(" ", kop)
        if not opzoeknaam(rest):
            return Kolom("", jaren.pop())
        gevonden = self.id(rest)
        return Kolom(gevonden, jaren.pop()) if gevonden else None


@dataclass(frozen=True)
class Kop:
    """The heading of a sheet."""

    laatste: int
    """Its last row."""
    kolommen: dict[int, Kolom]
    rijkolommen: tuple[int, ...]
    """Columns that say which row it is."""
    nootkolom: int | None
    onbekend: dict[int, str] = field(default_factory=dict)
    """Headings of the other columns."""

    @property
    def kolommental(self) -> int:
        """How many columns it explains."""
        return len(self.kolommen)


def vind_kop(blad: Blad, woorden: Gegevens) -> Kop | None:
    """The heading that explains most columns: one row, or two together; the first of equals."""
    beste: tuple[int, int, list[str]] | None = None
    for nr in range(min(len(blad.rijen), _HOOGSTE_KOP)):
        enkel = [cel.tekst for cel in blad.rijen[nr]]
        mogelijk = [(nr, enkel)]
        if nr + 1 < len(blad.rijen):
            mogelijk.append((nr + 1, _samen(blad.rijen[nr], blad.rijen[nr + 1])))
        for laatste, koppen in mogelijk:
            score = _score(koppen, blad, laatste, woorden)
            if score and (beste is None or score > beste[0]):
                beste = (score, laatste, koppen)
    if beste is None:
        return None
    return _maak_kop(beste[2], beste[1], woorden)


def _samen(boven: Sequence[Cel], onder: Sequence[Cel]) -> list[str]:
    """Two rows of headings as one: what stands above several columns stands in the first of them."""
    teksten, vorige = [], ""
    for nr in range(max(len(boven), len(onder))):
        bovenste = boven[nr].tekst if nr < len(boven) else ""
        onderste = onder[nr].tekst if nr < len(onder) else ""
        vorige = bovenste or vorige
        teksten.append(" ".join(filter(None, (vorige, onderste))) if onderste else bovenste)
    return teksten


def _score(koppen: Sequence[str], blad: Blad, laatste: int, woorden: Gegevens) -> int:
    kolommen = [kolom for kop in koppen if (kolom := woorden.kolom(kop))]
    per_kolom = sum(bool(kolom.gegeven) for kolom in kolommen)
    alleen_jaar = len(kolommen) - per_kolom
    if alleen_jaar > per_kolom:
        eerste = min(nr for nr, kop in enumerate(koppen) if woorden.kolom(kop))
        in_rijen = any(
            woorden.id(cel.tekst) for rij in blad.rijen[laatste + 1 :] for cel in rij[:eerste] if cel.tekst
        )
        return alleen_jaar if in_rijen else per_kolom
    return per_kolom


def _maak_kop(koppen: Sequence[str], laatste: int, woorden: Gegevens) -> Kop:
    alle = {nr: kolom for nr, kop in enumerate(koppen) if (kolom := woorden.kolom(kop))}
    reeks = sum(not kolom.gegeven for kolom in alle.values()) > len(alle) / 2
    kolommen = {nr: kolom for nr, kolom in alle.items() if bool(kolom.gegeven) != reeks}
    eerste = min(kolommen)
    rijkolommen = tuple(nr for nr in range(eerste) if opzoeknaam(koppen[nr]) in _RIJKOPPEN)
    if not any(opzoeknaam(koppen[nr]) for nr in rijkolommen):
        rijkolommen = tuple(range(eerste))
    noten = [nr for nr, kop in enumerate(koppen) if opzoeknaam(kop) in _NOOTKOPPEN and nr not in rijkolommen]
    gebruikt = {*kolommen, *rijkolommen, *noten[:1]}
    return Kop(
        laatste=laatste,
        kolommen=kolommen,
        rijkolommen=rijkolommen,
        nootkolom=noten[0] if noten else None,
        onbekend={nr: kop for nr, kop in enumerate(koppen) if nr not in gebruikt},
    )
