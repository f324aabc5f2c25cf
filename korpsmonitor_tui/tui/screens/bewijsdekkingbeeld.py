"""The tables of coverage: all aandachtsvelden or the dimensions of one, and what stands in them of one party."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import fill
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.taal import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from korpsmonitor_tui.domain.instrument import Dimensie
    from korpsmonitor_tui.services.codeerbesluiten import Dekking
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.tui.widgets.tabel import Cel

ALLES: Final = ""
"""Instead of an aandachtsveld: how many dimensions of each."""
NAAM: Final = 23
"""Columns of the name of a party."""
_BREEDST: Final = 24
"""Columns of one count at most."""


@dataclass(frozen=True, slots=True)
class Weergave:
    """One of the tables: all aandachtsvelden, or the dimensions of one."""

    code: str
    naam: str
    dimensies: tuple[Dimensie, ...]
    ruimte: int
    """Columns that there are for counts."""

    @property
    def id(self) -> str:
        """Of its widget."""
        return f"veld-{self.code}" if self.code else "alles"

    @property
    def breedte(self) -> int:
        """Of a column of counts."""
        return min(_BREEDST, self.ruimte // max(1, len(self.dimensies)))

    @property
    def met_letters(self) -> bool:
        """Whether the names do not fit above their columns: then a letter stands there, explained below."""
        return any(len(dimensie.naam) >= self.breedte for dimensie in self.dimensies)

    def kolommen(self) -> tuple[tuple[str, int], ...]:
        """Headings and widths."""
        return tuple(
            (letter if self.met_letters else dimensie.naam, self.breedte)
            for letter, dimensie in zip(_letters(), self.dimensies, strict=False)
        )

    def legenda(self, breedte: int) -> str:
        """What the letters mean, in lines of so many columns; a name stays on one line with its letter."""
        if not self.met_letters:
            return ""
        namen = (f"{letter} {d.naam}" for letter, d in zip(_letters(), self.dimensies, strict=False))
        return fill("  ".join(naam.replace(" ", "\xa0") for naam in namen), breedte).replace("\xa0", " ")


def _letters() -> Iterator[str]:
    return (chr(nr) for nr in range(ord("a"), ord("z") + 1))


def maak_weergaven(sessie: Sessie, ruimte: int) -> tuple[Weergave, ...]:
    """All aandachtsvelden, and then each."""
    instrument = sessie.instrument
    velden = (
        Weergave(
            veld.code,
            veld.naam,
            tuple(dimensie for dimensie in instrument.dimensies if dimensie.aandachtsveld == veld.code),
            ruimte,
        )
        for veld in instrument.aandachtsvelden
    )
    return (Weergave(ALLES, _("Alles"), (), ruimte), *velden)


def veldkolommen(weergaven: Sequence[Weergave]) -> tuple[tuple[str, int], ...]:
    """Headings and widths where each aandachtsveld is one column: as wide as its name, the longest cut where they must."""
    breedst = next(
        (
            b
            for b in range(40, 8, -1)
            if sum(min(len(w.naam) + 1, b) for w in weergaven) <= weergaven[0].ruimte
        ),
        8,
    )
    return tuple((weergave.naam, min(len(weergave.naam) + 1, breedst)) for weergave in weergaven)


def merk(deel: Dekking) -> Cel:
    """How far the coding is, as a sign."""
    if not deel.stand.codeurs:
        return "○", "text-muted"
    if deel.voorlopig:
        return "…", "text-warning"
    return ("?", "text-warning") if deel.open_verschillen else ("✓", "text-success")


def toestand(deel: Dekking) -> str:
    """How far the coding is, in words."""
    if not deel.stand.codeurs:
        return _("○ nog niet gecodeerd")
    if deel.voorlopig:
        return _("… {klaar} van {codeurs} codeurs klaar; alleen uw eigen codes tellen").format(
            klaar=deel.stand.klaar, codeurs=len(deel.stand.codeurs)
        )
    if deel.open_verschillen:
        vorm = ngettext(
            "? {aantal} verschil zonder besluit",
            "? {aantal} verschillen zonder besluit",
            deel.open_verschillen,
        )
        return vorm.format(aantal=deel.open_verschillen)
    return _("✓ codering klaar")


def aantal_op(deel: Dekking, code: str) -> Cel:
    """Bevindingen on one dimension."""
    aantal = deel.aantallen.get(code)
    if aantal is None:
        return _("nvt"), "text-muted"
    return str(aantal) if aantal else ("–", "text-warning")


def deel_van(deel: Dekking, weergave: Weergave) -> Cel:
    """For how many dimensions of an aandachtsveld there is evidence."""
    aantallen = [deel.aantallen[d.code] for d in weergave.dimensies if d.code in deel.aantallen]
    met = sum(1 for aantal in aantallen if aantal)
    tekst = _("{met} van {alle}").format(met=met, alle=len(aantallen))
    return tekst if met == len(aantallen) else (tekst, "text-warning")
