"""Tables of scores as a report shows them: every cell a colour with its letter, or a sign that says why there is none."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.schaal import Schaal, Score, kleurnaam
from korpsmonitor_tui.domain.stuk import Legenda, Letter, Tabel, Teken
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.stuk import Cel


class Leegte(StrEnum):
    """Why no colour stands in a cell; blanco is a colour."""

    NVT = "nvt"
    """The dimension does not apply."""
    ZONDER = "zonder"
    """The korps judged a partner, but gave no colour."""
    OPEN = "open"
    """Not given yet in the edition that is being worked on."""
    BOTSING = "botsing"
    """Given differently on two laptops, and nobody chose."""
    ONBEKEND = "onbekend"
    """Of an earlier edition: not published, or not to be proved."""
    BUITEN = "buiten"
    """Of an earlier edition: this korps was not monitored yet."""


TEKENS: Final = {
    Leegte.NVT: "x",
    Leegte.ZONDER: "o",
    Leegte.OPEN: "…",
    Leegte.BOTSING: "!",
    Leegte.ONBEKEND: "?",
    Leegte.BUITEN: "/",
}
_ANDER_TEKEN: Final = "="
"""In the place of a sign that looks like a letter of the scale; x never does, no scale has that."""
STAAND, LIGGEND = 9_000, 13_650
"""Width for a table on a page that stands upright, or lies on its side, in twentieths of a point."""
_VEEL_KOLOMMEN: Final = 12
"""A table of more columns has small letters, so that its korpsen stay together on a page or two."""
_VEEL_RIJEN: Final = 10
"""A table of fewer rows stays on one page."""
_LETTER, _HOOFDLETTER, _CELMARGE = 90, 140, 190
"""Width of a letter and a capital of a heading, and of what a cell keeps free, likewise."""
_NAAMLETTER, _KORTE_NAAM = 90, 14
"""Of a letter of a name, on average; in a name of so few letters the average does not hold."""

Waarde = Score | Leegte
"""A judgement or blanco, or why there is none."""


@dataclass(frozen=True, slots=True)
class Scorevak:
    """One cell."""

    waarde: Waarde
    noot: str = ""
    """What a reader must know of it, in a note under the table."""
    grond: str = field(default="", compare=False)
    """Why it is so: the motivation, what the korps said, or where it was published."""


@dataclass(frozen=True, slots=True)
class Scorekolom:
    """One column; ``groep`` stands above it and its neighbours, if the table has groups."""

    titel: str
    groep: str = ""

    @property
    def naam(self) -> str:
        """The title so that it cannot be taken for another: some dimensions are called alike."""
        return f"{self.groep}, {self.titel}" if self.groep else self.titel


@dataclass(frozen=True, slots=True)
class Scorerij:
    """One row: a korps, or a year."""

    naam: str
    vakken: tuple[Scorevak, ...]
    nummer: int | None = None

    @property
    def opschrift(self) -> str:
        """What stands before it."""
        return self.naam if self.nummer is None else f"{self.nummer}. {self.naam}"


@dataclass(frozen=True)
class Scoretabel:
    """A table of scores."""

    titel: str
    """What it is called in a list of tables; empty for a kleurenbalk within a section."""
    omschrijving: str
    """What can be seen in it, for who cannot see it."""
    rijkop: str
    kolommen: tuple[Scorekolom, ...]
    rijen: tuple[Scorerij, ...]
    schaal: Schaal
    """What its letters stand for."""
    bron: str = ""
    nummer: int | None = None
    """The number that the printed report gives this table."""
    breedte: int = STAAND
    onder: tuple[str, ...] = ()
    """What else belongs under it, a line each."""

    @cached_property
    def noten(self) -> tuple[str, ...]:
        """Every note, in the order of the table; what holds for several cells of a row is said once."""
        plaatsen: dict[tuple[str, str], list[str]] = {}
        for rij in self.rijen:
            for kolom, vak in zip(self.kolommen, rij.vakken, strict=True):
                if vak.noot:
                    plaatsen.setdefault((rij.naam, vak.noot), []).append(kolom.naam)
        return tuple(
            _("{plaats}: {noot}").format(plaats=_plaats(naam, kolommen), noot=noot)
            for (naam, noot), kolommen in plaatsen.items()
        )

    def merk(self, rij: Scorerij, vak: Scorevak) -> str:
        """The number of the note of a cell; empty without one."""
        return self._merken.get((rij.naam, vak.noot), "")

    @cached_property
    def _merken(self) -> dict[tuple[str, str], str]:
        uit: dict[tuple[str, str], str] = {}
        for rij in self.rijen:
            for vak in rij.vakken:
                if vak.noot:
                    uit.setdefault((rij.naam, vak.noot), str(len(uit) + 1))
        return uit

    @property
    def leegtes(self) -> tuple[Leegte, ...]:
        """Every sign that stands in it, for the legend."""
        gezien = {vak.waarde for rij in self.rijen for vak in rij.vakken}
        return tuple(leegte for leegte in Leegte if leegte in gezien)

    @property
    def kleuren(self) -> tuple[Score, ...]:
        """Every letter that can stand in it, for the legend."""
        return self.schaal.legenda

    def letter(self, waarde: Waarde) -> str:
        """The one letter or sign of a cell."""
        if isinstance(waarde, Score):
            return waarde.vorm.letter
        # No sign may be taken for a letter of the scale.
        bezet = {score.vorm.letter.casefold() for score in self.schaal.oordelen}
        return _ANDER_TEKEN if TEKENS[waarde] in bezet else TEKENS[waarde]

    def aantal(self, waarde: Waarde) -> int:
        """How many cells hold this."""
        # A reason without a colour may have the code of a score.
        return sum(
            type(vak.waarde) is type(waarde) and vak.waarde == waarde
            for rij in self.rijen
            for vak in rij.vakken
        )

    @property
    def groepen(self) -> tuple[tuple[str, int], ...]:
        """The groups of columns with how many each spans; none if no column has one."""
        groepen = tuple((groep, len(list(deel))) for groep, deel in groupby(k.groep for k in self.kolommen))
        return groepen if any(groep for groep, _aantal in groepen) else ()


def _plaats(rij: str, kolommen: Sequence[str]) -> str:
    """Where a note belongs; a korps that stands in the row and above the column is named once."""
    return (
        rij if [*kolommen] == [rij] else _("{rij}, {kolommen}").format(rij=rij, kolommen="; ".join(kolommen))
    )


def woord(waarde: Waarde) -> str:
    """A cell in a word or two, for a file without colours."""
    if isinstance(waarde, Score):
        return waarde.vorm.naam
    return {
        Leegte.NVT: _("n.v.t."),
        Leegte.ZONDER: _("geen kleur opgegeven"),
        Leegte.OPEN: _("nog niet vastgesteld"),
        Leegte.BOTSING: _("conflict"),
        Leegte.ONBEKEND: _("niet bekend"),
        Leegte.BUITEN: _("niet gemonitord"),
    }[waarde]


def uitleg(waarde: Waarde) -> str:
    """What a letter or sign means, for a legend."""
    if isinstance(waarde, Score):
        return kleurnaam(waarde)
    return {
        Leegte.NVT: _("n.v.t.: niet van toepassing"),
        Leegte.ZONDER: _("geen kleur opgegeven"),
        Leegte.OPEN: _("nog niet vastgesteld"),
        Leegte.BOTSING: _("op twee laptops verschillend; nog kiezen"),
        Leegte.ONBEKEND: _("niet gepubliceerd of niet te staven"),
        Leegte.BUITEN: _("toen nog niet gemonitord"),
    }[waarde]


def tabelblok(tabel: Scoretabel, *, klein: bool = False) -> Tabel:
    """The table as a part of a piece of writing, without its legend; a wide one is in small letters anyhow."""
    namen = max((len(rij.opschrift) for rij in tabel.rijen), default=0)
    eerste = max(_nodig(tabel.rijkop), _naambreedte(namen))
    breedtes = _liggende_koppen(tabel, tabel.breedte - eerste, klein=klein)
    staand = not breedtes
    if staand:
        breedtes = [(tabel.breedte - eerste) // max(len(tabel.kolommen), 1)] * len(tabel.kolommen)
    return Tabel(
        omschrijving=tabel.omschrijving,
        kolommen=(
            (tabel.rijkop, eerste),
            *((kolom.titel, breedte) for kolom, breedte in zip(tabel.kolommen, breedtes, strict=True)),
        ),
        rijen=tuple((rij.opschrift, *(_cel(tabel, rij, vak) for vak in rij.vakken)) for rij in tabel.rijen),
        bijschrift=tabel.titel,
        nummer=tabel.nummer,
        noten=tuple((str(nr), noot) for nr, noot in enumerate(tabel.noten, start=1)),
        bron=tabel.bron,
        kopgroepen=(("", 1), *tabel.groepen) if tabel.groepen else (),
        klein=klein or len(tabel.kolommen) > _VEEL_KOLOMMEN,
        staande_koppen=staand,
        bijeen=len(tabel.rijen) < _VEEL_RIJEN,
    )


def legenda(eerste: Scoretabel, *andere: Scoretabel) -> Legenda:
    """What the letters and signs in these tables mean."""
    gezien = {leegte for tabel in (eerste, *andere) for leegte in tabel.leegtes}
    tekens = tuple((eerste.letter(leegte), uitleg(leegte)) for leegte in Leegte if leegte in gezien)
    return Legenda(eerste.kleuren, tekens=tekens)


def _naambreedte(lengte: int) -> int:
    return _CELMARGE + max(lengte * _NAAMLETTER, min(lengte, _KORTE_NAAM) * _LETTER + 60)


def _nodig(titel: str) -> int:
    """The width in which no word of a heading breaks."""
    return max(map(_woordbreedte, titel.split()), default=0) + _CELMARGE


def _woordbreedte(woord_: str) -> int:
    return sum(_HOOFDLETTER if teken.isupper() else _LETTER for teken in woord_)


def _liggende_koppen(tabel: Scoretabel, breedte: int, *, klein: bool) -> list[int]:
    """Widths of columns with headings that lie down; none if those do not fit."""
    nodig = [_nodig(kolom.titel) for kolom in tabel.kolommen]
    if not nodig:
        return []
    if klein:
        nodig = [_CELMARGE + (deel - _CELMARGE) * 4 // 5 for deel in nodig]
    gelijk = breedte // len(nodig)
    if max(nodig) <= gelijk:
        return [gelijk] * len(nodig)
    over = (breedte - sum(nodig)) // len(nodig)
    return [deel + over for deel in nodig] if over >= 0 else []


def _cel(tabel: Scoretabel, rij: Scorerij, vak: Scorevak) -> Cel:
    merk = tabel.merk(rij, vak)
    return (
        Letter(vak.waarde, merk) if isinstance(vak.waarde, Score) else Teken(tabel.letter(vak.waarde), merk)
    )
