"""How much of what reading found the consistency check finds, and how much of what it calls an error is one."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from korpsmonitor_tui.domain.consistentie import Ernst

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.consistentie import Vondst

MAP = Path(__file__).with_name("gegevens")


@dataclass(frozen=True)
class Meting:
    """What came of it, by id of the fact or kenmerk of the finding."""

    gevonden: tuple[str, ...]
    gemist: tuple[str, ...]
    """Facts that do not hold, with or without a finding about them."""
    vals_alarm: tuple[str, ...]
    """Facts that do hold, of which an error is listed all the same."""
    juist: tuple[str, ...]
    onjuist: tuple[str, ...]
    """Errors that were judged by reading the source."""
    ongelezen: tuple[str, ...]
    """Errors that nobody judged yet."""

    @property
    def precisie(self) -> float:
        return len(self.juist) / max(1, len(self.juist) + len(self.onjuist) + len(self.ongelezen))


def meet(vondsten: Sequence[Vondst]) -> Meting:
    """Lay the findings beside what was read."""
    feiten = _lees("consistentie_feiten.toml")["feit"]
    oordelen = {o["kenmerk"]: o["juist"] for o in _lees("consistentie_oordelen.toml")["oordeel"]}
    fouten = [v for v in vondsten if v.ernst is Ernst.FOUT]
    onwaar = [f for f in feiten if not f["klopt"]]
    geraakt = {f["id"] for f in onwaar if any(_gaat_over(v, f["woorden"]) for v in vondsten)}
    return Meting(
        tuple(f["id"] for f in onwaar if f["id"] in geraakt),
        tuple(f["id"] for f in onwaar if f["id"] not in geraakt),
        tuple(f["id"] for f in feiten if f["klopt"] and any(_gaat_over(v, f["woorden"]) for v in fouten)),
        *(
            tuple(v.kenmerk for v in fouten if oordelen.get(v.kenmerk) is welk)
            for welk in (True, False, None)
        ),
    )


def _gaat_over(vondst: Vondst, woorden: Sequence[str]) -> bool:
    tekst = "\n".join((vondst.wat, *vondst.een, *vondst.ander))
    return all(woord in tekst for woord in woorden)


def _lees(naam: str) -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((MAP / naam).read_text(encoding="utf-8"))
