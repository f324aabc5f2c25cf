"""A returned waarderingstabel: what a partner wrote beside each judgement, and everything else that is not as printed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.waarderingstabel import REPLIEKKOPPEN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Rij:
    """A row of a table in the file, or a line outside tables (one cell)."""

    plaats: str
    """Where it stands, for people."""
    cellen: tuple[str, ...]
    tabel: int | None = None
    """Which table or sheet it belongs to; None for a line outside tables."""


@dataclass(frozen=True, slots=True)
class Gelezen:
    """What stands in one file."""

    replieken: Mapping[str, str]
    """Code of a row -> what stands in its column for the partner; empty if nothing does."""
    rest: tuple[tuple[str, str], ...]
    """Every other text, in order: (place, text)."""


class Uitkomst(StrEnum):
    """What becomes of what a partner wrote beside a judgement."""

    NIEUW = "nieuw"
    GEWIJZIGD = "gewijzigd"
    GELIJK = "gelijk"
    BEHOUDEN = "behouden"
    """The file still says what was printed in it; here somebody changed it since, and that stays."""
    LEEGGEMAAKT = "leeggemaakt"
    """Printed in the file and taken out; not followed, for a person to see."""
    BOTSING = "botsing"
    """Here and in the file it was changed in different ways; what stands here stays."""


def lees_rijen(rijen: Iterable[Rij], codes: Collection[str]) -> Gelezen:
    """Lay every text of a file where it belongs: beside the judgement whose code its row has, or in the rest.

    ``codes`` are those that can be in it. The text of a second row with a code is rest: it was copied.
    """
    replieken: dict[str, str] = {}
    rest: list[tuple[str, str]] = []
    kolom: dict[int, int] = {}
    """Of each table, which column is the partner's."""
    for rij in rijen:
        cellen = [vlak(cel) for cel in rij.cellen]
        kop = next((nr for nr, cel in enumerate(cellen) if cel in REPLIEKKOPPEN), None)
        if rij.tabel is not None and kop is not None:
            kolom[rij.tabel] = kop
        code = next((cel for cel in cellen if cel in codes), "")
        eigen = kolom.get(rij.tabel) if rij.tabel is not None else None
        if code and code not in replieken and eigen is not None and eigen < len(cellen):
            replieken[code] = rij.cellen[eigen].strip()
        else:
            eigen = None
        rest += [(rij.plaats, cel.strip()) for nr, cel in enumerate(rij.cellen) if vlak(cel) and nr != eigen]
    return Gelezen(replieken, tuple(rest))


def niet_gedrukt(gelezen: Gelezen, gedrukt: Gelezen) -> tuple[tuple[str, str], ...]:
    """What of the rest was not printed in the file: (place, text)."""
    over = Counter(vlak(tekst) for _plaats, tekst in gedrukt.rest)
    anders = []
    for plaats, tekst in gelezen.rest:
        if over[vlak(tekst)]:
            over[vlak(tekst)] -= 1
        else:
            anders.append((plaats, tekst))
    return tuple(anders)


def beoordeel(gedrukt: str, terug: str, hier: str) -> Uitkomst:
    """What becomes of a text, by what was printed, what came back, and what stands here now."""
    if vlak(terug) == vlak(hier):
        return Uitkomst.GELIJK
    if vlak(terug) == vlak(gedrukt):
        return Uitkomst.BEHOUDEN
    if not vlak(terug):
        return Uitkomst.LEEGGEMAAKT
    if not vlak(hier):
        return Uitkomst.NIEUW
    return Uitkomst.GEWIJZIGD if vlak(hier) == vlak(gedrukt) else Uitkomst.BOTSING


def uitkomstnaam(uitkomst: Uitkomst) -> str:
    """The outcome in Dutch."""
    return {
        Uitkomst.NIEUW: _("overgenomen"),
        Uitkomst.GEWIJZIGD: _("overgenomen, in plaats van een eerdere tekst"),
        Uitkomst.GELIJK: _("stond hier al"),
        Uitkomst.BEHOUDEN: _("ongewijzigd terug; wat hier intussen is gewijzigd, is gebleven"),
        Uitkomst.LEEGGEMAAKT: _("leeg teruggekomen; wat hier staat, is gebleven"),
        Uitkomst.BOTSING: _("hier staat iets anders, en dat is gebleven; leg vast wat moet gelden"),
    }[uitkomst]


def vlak(tekst: str) -> str:
    """A text as two are compared: what a word processor does to spaces and lines makes no difference."""
    return " ".join(tekst.split())
