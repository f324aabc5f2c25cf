"""What was published about numbers of colours, checked statement by statement against the scores that are known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.bewering import Uitkomst
from korpsmonitor_tui.domain.bronvermelding import bronvermelding
from korpsmonitor_tui.domain.instrument import EINDSCORE
from korpsmonitor_tui.domain.kleurtoets import (
    Kleurtoets,
    Rijen,
    grens_van_kleur,
    tel_rijen,
    toets_telling,
    toets_verschil,
)
from korpsmonitor_tui.domain.publicatie import Kleurbeweringen
from korpsmonitor_tui.domain.schaal import met_betekenis
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.trends import lees_scoretrends

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from korpsmonitor_tui.domain.kleurtoets import Grens
    from korpsmonitor_tui.domain.publicatie import Kleurtelling, Kleurverschil
    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.trends import Scoretrends, Uitgave


@dataclass(frozen=True, slots=True)
class Getoetst:
    """One statement with what came of it."""

    bewering: str
    """What it says, in our words."""
    bron: str
    """Where it stands, as the data file has it."""
    jaar: int
    dimensie: str
    toets: Kleurtoets


@dataclass(frozen=True, slots=True)
class Toetslijst:
    """Every statement, in the order of its file: counts, then changes."""

    getoetst: tuple[Getoetst, ...]

    @property
    def klopt(self) -> bool:
        """Whether nothing was contradicted."""
        return not self.aantal(Uitkomst.TEGENSPRAAK)

    def aantal(self, uitkomst: Uitkomst) -> int:
        """How many came out so."""
        return sum(een.toets.uitkomst is uitkomst for een in self.getoetst)


def lees_toetslijst(sessie: Sessie, bestand: Path | None = None, bron: str = "") -> Toetslijst:
    """Check the statements of a data file, or without one those that were published of this instrument.

    ``bron`` leaves those of which the source begins with this code, e.g. ``002``; all of them still count as what a
    statement is checked by. For a worker thread. Raises OnbruikbareBestanden with every mistake in the file.
    """
    beweringen = _lees_beweringen(sessie, bestand)
    lezer = _Lezer(sessie, beweringen)
    getoetst = (*map(lezer.telling, beweringen.tellingen), *map(lezer.verschil, beweringen.verschillen))
    return Toetslijst(tuple(een for een in getoetst if een.bron.startswith(bron)))


def _lees_beweringen(sessie: Sessie, bestand: Path | None) -> Kleurbeweringen:
    if bestand is not None:
        from korpsmonitor_tui.intake.consistentie import lees_kleurbeweringen

        return lees_kleurbeweringen(bestand, sessie.instrument)
    gepubliceerd = sessie.instrumenten.publicatie(sessie.editie.instrument)
    if gepubliceerd is None:
        return Kleurbeweringen()
    return Kleurbeweringen(gepubliceerd.publicatie.tellingen, gepubliceerd.publicatie.verschillen)


class _Lezer:
    """The statements of one file beside the scores of this database and what was published."""

    def __init__(self, sessie: Sessie, beweringen: Kleurbeweringen) -> None:
        self._instrument = sessie.instrument
        self._beweringen = beweringen
        self._trends: Scoretrends = lees_scoretrends(sessie)
        self._uitgaven = {uitgave.jaar: uitgave for uitgave in self._trends.uitgaven}

    def telling(self, telling: Kleurtelling) -> Getoetst:
        """A count."""
        uitgave = self._uitgaven.get(telling.jaar)
        kleuren = self._kleuren(uitgave, telling.dimensie)
        ontleend = self._ontleend(uitgave, telling.dimensie, telling.bron)
        toets = toets_telling(telling, tel_rijen(telling, kleuren, ontleend), self._beweringen.tellingen)
        wat = _("{aantal} van {alle} ({groep}): {kleuren}").format(
            aantal=telling.aantal,
            alle=len(telling.partijen),
            groep=telling.groep,
            kleuren=_(" of ").join(map(met_betekenis, telling.kleuren)),
        )
        reeks = self._trends.reeks(telling.dimensie)
        if telling.dimensie != EINDSCORE and reeks is not None:
            wat = f"{wat} · {reeks.aandachtsveld}, {reeks.naam}"
        return Getoetst(wat, telling.bron, telling.jaar, telling.dimensie, toets)

    def verschil(self, verschil: Kleurverschil) -> Getoetst:
        """A change, over all who took part in each of the years."""
        nu, toen = (self._grens(verschil.kleur, jaar) for jaar in (verschil.jaar, verschil.eerder))
        kleuren = self._kleuren(self._uitgaven.get(verschil.jaar), EINDSCORE)
        rijen = Rijen(
            sum(kleur == verschil.kleur for kleur in kleuren.values()),
            len(kleuren),
            len(self._deelnemers(verschil.jaar)),
        )
        wat = _("{verschil:+d} keer {kleur} ten opzichte van {eerder}").format(
            verschil=verschil.verschil, kleur=met_betekenis(verschil.kleur), eerder=verschil.eerder
        )
        zeker = self._grens(verschil.kleur, verschil.jaar, zonder=verschil.bron).verschil(
            self._grens(verschil.kleur, verschil.eerder, zonder=verschil.bron)
        )
        toets = toets_verschil(verschil, nu, toen, rijen, zeker)
        return Getoetst(wat, verschil.bron, verschil.jaar, EINDSCORE, toets)

    def _grens(self, kleur: Score, jaar: int, zonder: str = "") -> Grens:
        """How many eindscores of a year can be of a colour; ``zonder``: as if what leans on this source is not known."""
        tellingen = [t for t in self._beweringen.tellingen if (t.jaar, t.dimensie) == (jaar, EINDSCORE)]
        uitgave = self._uitgaven.get(jaar)
        weg = self._ontleend(uitgave, EINDSCORE, zonder) if zonder else set()
        kleuren = {k: s for k, s in self._kleuren(uitgave, EINDSCORE).items() if k not in weg}
        return grens_van_kleur(kleur, self._deelnemers(jaar), kleuren, tellingen)

    def _deelnemers(self, jaar: int) -> list[str]:
        return [
            korps.code
            for korps in self._trends.korpsen
            if korps.gemonitord_vanaf is None or jaar >= korps.gemonitord_vanaf
        ]

    def _kleuren(self, uitgave: Uitgave | None, dimensie: str) -> dict[str, Score]:
        scores = uitgave.scores if uitgave is not None else {}
        return {korps: score for (korps, code), score in scores.items() if code == dimensie}

    def _ontleend(self, uitgave: Uitgave | None, dimensie: str, bron: str) -> set[str]:
        """Korpsen whose score was published with the source of the statement as a ground."""
        gronden: Iterable[tuple[tuple[str, str], str]] = (
            uitgave.gronden.items() if uitgave is not None else ()
        )
        publicaties = self._instrument.publicaties
        # A statement of the publication itself names only its paragraph.
        naam = next(
            (naam for code, naam in publicaties if _noemt(bron, code)), bronvermelding(bron, publicaties)
        )
        return {
            korps for (korps, code), grond in gronden if code == dimensie and _noemt(grond, naam, overal=True)
        }


def _noemt(bron: str, wat: str, *, overal: bool = False) -> bool:
    """Whether a source begins with this code, or ``overal``: names it anywhere; 4.1 is not named by 4.1.2 or 14.1."""
    patroon = rf"(?<![\w.]){re.escape(wat)}(?!\.?\w)"
    return re.search(patroon if overal else rf"\A{patroon}", bron) is not None
