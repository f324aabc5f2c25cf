"""docs/prestaties.md: one table of everything measured, what missed its target, and what each line means."""

from __future__ import annotations

import itertools
from datetime import date
from typing import TYPE_CHECKING, Final

from benchmarks.meting import getal
from korpsmonitor_tui.domain.datumtekst import datumtekst

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.meting import Meting
    from benchmarks.vastlegging import Run, Verslechtering

_INLEIDING: Final = """\
# Prestaties

Gemaakt door `make bench` (`python -m benchmarks`); niet met de hand wijzigen. `python -m benchmarks NAAM` meet één onderwerp
en schrijft niets. De cijfers staan ook in `benchmarks/laatste.json`; de volgende keer toont wat meer dan 20 % slechter is.

Eenheid **x** is een verhouding binnen dezelfde keer: 2 x duurt twee keer zo lang als waarmee wordt vergeleken, 0,5 x de
helft. Eenheid **macht** zegt hoe de tijd groeit met de hoeveelheid: 0 is altijd even lang, 1 recht evenredig.
"""
_KOP: Final = "| onderwerp | meting | waarde | doel | gehaald | |\n| --- | --- | ---: | ---: | --- | --- |\n"


def maak(run: Run, slechter: Sequence[Verslechtering], vorige: str, hoe: Mapping[str, str]) -> str:
    """The page; ``vorige`` is the day of the run before (ISO, empty for none), ``hoe`` says by subject how it was measured."""
    return "\n".join(
        [
            _INLEIDING,
            _omstandigheden(run),
            *_gemist(run.metingen),
            *_slechter(slechter, vorige),
            "## Alle metingen\n",
            _KOP + "".join(_rij(meting) for meting in run.metingen),
            "## Wat de regels betekenen\n",
            *_uitleg(run.metingen, hoe),
        ]
    )


def _omstandigheden(run: Run) -> str:
    machine = run.machine
    druk = (
        " De machine deed tegelijk ander werk: wat tijd meet, komt daardoor hoger uit dan op een machine die niets anders doet."
        if run.belasting > machine.kernen / 2
        else ""
    )
    versies = ", ".join(f"{naam} {versie}" for naam, versie in run.versies.items())
    return (
        f"Gemeten op {datumtekst(date.fromisoformat(run.datum))} in {getal(run.duur / 60)} minuten op {machine.systeem}, "
        f"{machine.kernen} kernen, {getal(machine.geheugen)} GB geheugen; belasting vooraf {getal(run.belasting)}.{druk}\n\n"
        f"Versies: {versies}.\n"
    )


def _gemist(metingen: Sequence[Meting]) -> list[str]:
    met_doel = [meting for meting in metingen if meting.doel is not None]
    gemist = [meting for meting in met_doel if not meting.gehaald]
    kop = f"Van {len(met_doel)} metingen met een doel zijn er {len(met_doel) - len(gemist)} gehaald.\n"
    if not gemist:
        return [kop]
    regels = [
        f"- **{_cel(m.wat)}** ({m.onderwerp}): {m.uitkomst}, doel {m.gewenst}"
        for m in sorted(gemist, key=lambda m: m.waarde / (m.doel or 1), reverse=True)
    ]
    return [kop, "## Niet gehaald\n", "\n".join(regels) + "\n"]


def _slechter(slechter: Sequence[Verslechtering], vorige: str) -> list[str]:
    if not vorige:
        return []
    toen = datumtekst(date.fromisoformat(vorige))
    if not slechter:
        return [f"Niets is meer dan 20 % slechter dan op {toen}.\n"]
    regels = [
        f"- {_cel(s.meting.wat)} ({s.meting.onderwerp}): {s.meting.uitkomst}, was {getal(s.vorige)}"
        for s in slechter
    ]
    return [f"## Meer dan 20 % slechter dan op {toen}\n", "\n".join(regels) + "\n"]


def _rij(meting: Meting) -> str:
    gehaald = "" if meting.doel is None else "ja" if meting.gehaald else "**NEE**"
    waarde = meting.uitkomst if meting.gehaald else f"**{meting.uitkomst}**"
    cellen = (meting.onderwerp, meting.wat, waarde, meting.gewenst, gehaald, meting.toelichting)
    return f"| {' | '.join(map(_cel, cellen))} |\n"


def _uitleg(metingen: Sequence[Meting], hoe: Mapping[str, str]) -> list[str]:
    delen = []
    for onderwerp, groep in itertools.groupby(metingen, key=lambda meting: meting.onderwerp):
        regels = [f"- **{_cel(meting.wat)}**: {meting.uitleg}" for meting in groep]
        delen.append(f"### {onderwerp}\n\n{hoe[onderwerp]}\n\n" + "\n".join(regels) + "\n")
    return delen


def _cel(tekst: str) -> str:
    """Text that does not end its cell."""
    return tekst.replace("|", "\\|").replace("\n", " ")
