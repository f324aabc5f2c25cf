"""Which passages of a verslag go out: by number, chapter or mark."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_DEEL: Final = re.compile(r"(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?")


class Kiesbaar(NamedTuple):
    """What of a passage it can be chosen by."""

    nummer: int
    passage: str
    hoofdstuk: str
    kenmerken: frozenset[str]


@dataclass(frozen=True, slots=True)
class Passagekeuze:
    """What was asked for; a passage goes along if any of the three names it. Without any of them everything does."""

    reeksen: tuple[tuple[int, int], ...] = ()
    """First and last number of each series, both included."""
    hoofdstukken: tuple[str, ...] = ()
    """Codes."""
    kenmerken: tuple[str, ...] = ()
    """Marks of passages, such as ``actie``."""

    def __bool__(self) -> bool:
        return bool(self.reeksen or self.hoofdstukken or self.kenmerken)

    def kies(self, passages: Sequence[Kiesbaar]) -> tuple[Kiesbaar, ...]:
        """The passages meant, in their order. Raises OnbruikbareInvoer for a number, chapter or mark without any."""
        for omschrijving, gevonden in self._delen(passages):
            if not gevonden:
                raise OnbruikbareInvoer(
                    _(
                        "Er is geen passage bij {wat}; er is niets verstuurd. De nummers zijn {nummers}."
                    ).format(
                        wat=omschrijving, nummers=schrijf_nummers(p.nummer for p in passages) or _("er niet")
                    )
                )
        gekozen = {passage for _wat, gevonden in self._delen(passages) for passage in gevonden}
        return tuple(passage for passage in passages if passage in gekozen)

    def _delen(self, passages: Sequence[Kiesbaar]) -> list[tuple[str, list[Kiesbaar]]]:
        return [
            *(
                (_reeks(van, tot), [p for p in passages if van <= p.nummer <= tot])
                for van, tot in self.reeksen
            ),
            *(
                (_("hoofdstuk “{code}”").format(code=code), [p for p in passages if p.hoofdstuk == code])
                for code in self.hoofdstukken
            ),
            *(
                (_("kenmerk “{kenmerk}”").format(kenmerk=naam), [p for p in passages if naam in p.kenmerken])
                for naam in self.kenmerken
            ),
        ]

    def als_gegevens(self, gekozen: Sequence[Kiesbaar], totaal: int) -> dict[str, Any]:
        """What is recorded with the version: what was asked for and what came of it."""
        return {
            "reeksen": [list(reeks) for reeks in self.reeksen],
            "hoofdstukken": list(self.hoofdstukken),
            "kenmerken": list(self.kenmerken),
            "nummers": [passage.nummer for passage in gekozen],
            "totaal": totaal,
        }


def lees_reeksen(tekst: str) -> tuple[tuple[int, int], ...]:
    """Numbers as people write them, ``3, 5-9``. Raises OnbruikbareInvoer for anything else."""
    reeksen = []
    for deel in filter(None, (stuk.strip() for stuk in re.split(r"[,;]|\ben\b", tekst))):
        gevonden = _DEEL.fullmatch(deel)
        van, tot = (int(gevonden[1]), int(gevonden[2] or gevonden[1])) if gevonden else (1, 0)
        if van > tot:
            raise OnbruikbareInvoer(
                _("“{deel}” is geen nummer of reeks van passages; schrijf bijvoorbeeld 3, 5-9.").format(
                    deel=deel
                )
            )
        reeksen.append((van, tot))
    return tuple(reeksen)


def schrijf_nummers(nummers: Iterable[int]) -> str:
    """Numbers as :func:`lees_reeksen` reads them, those that follow on one another as a series: ``3, 5-9``."""
    reeksen: list[list[int]] = []
    for nummer in sorted(set(nummers)):
        if reeksen and nummer == reeksen[-1][1] + 1:
            reeksen[-1][1] = nummer
        else:
            reeksen.append([nummer, nummer])
    return ", ".join(_reeks(van, tot) for van, tot in reeksen)


def _reeks(van: int, tot: int) -> str:
    return str(van) if van == tot else f"{van}-{tot}"
