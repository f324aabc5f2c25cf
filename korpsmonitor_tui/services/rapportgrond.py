"""What every part of a report is made of, read once: the scores of now and before, and what is said instead of names."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from korpsmonitor_tui.services import weegsessies
from korpsmonitor_tui.services.korpsweging import lees_matrix
from korpsmonitor_tui.services.namen import lees_namen
from korpsmonitor_tui.services.rapportteksten import lees_teksten
from korpsmonitor_tui.services.rapportterugblik import lees_terugblikken
from korpsmonitor_tui.services.replieken import lees_replieken
from korpsmonitor_tui.services.sessie import dossier_id
from korpsmonitor_tui.services.trends import lees_scoretrends
from korpsmonitor_tui.services.verbeterbrieven import lees_brieven

if TYPE_CHECKING:
    from collections.abc import Mapping

    from korpsmonitor_tui.domain.weegsessie import Weegsessie
    from korpsmonitor_tui.services.korpsweging import Weegmatrix
    from korpsmonitor_tui.services.rapportteksten import Rapporttekst
    from korpsmonitor_tui.services.rapportterugblik import Terugblikken
    from korpsmonitor_tui.services.replieken import Repliek
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.trends import Scoretrends, Uitgave
    from korpsmonitor_tui.services.verbeterbrieven import Briefstand


class Rapportgrond:
    """Reads each thing when it is first asked for, and keeps it: a report shows one moment. For a worker thread."""

    def __init__(self, sessie: Sessie) -> None:
        self.sessie = sessie
        self._namen: dict[str, Mapping[str, str]] = {}

    @cached_property
    def matrix(self) -> Weegmatrix:
        """The scores of this edition."""
        return lees_matrix(self.sessie)

    @cached_property
    def trends(self) -> Scoretrends:
        """The scores of every edition."""
        return lees_scoretrends(self.sessie, self.matrix)

    @cached_property
    def brieven(self) -> tuple[Briefstand, ...]:
        """How every korps stands with the letter that asks it for measures."""
        return lees_brieven(self.sessie, self.matrix)

    @property
    def eerder(self) -> tuple[Uitgave, ...]:
        """The editions before this one, oldest first."""
        return self.trends.uitgaven[:-1]

    @property
    def nu(self) -> str:
        """What this edition is called in a table: its year."""
        return self.trends.uitgaven[-1].naam

    @cached_property
    def teksten(self) -> Mapping[tuple[str, str], Rapporttekst]:
        """What people wrote about every korps, by (code, part)."""
        return lees_teksten(self.sessie, [korps.partij.code for korps in self.matrix.korpsen])

    @cached_property
    def weegsessies(self) -> Mapping[str, Weegsessie]:
        """The weegsessies of this edition, by id."""
        return {weegsessie.id: weegsessie for weegsessie in weegsessies.lees(self.sessie)}

    @cached_property
    def terugblikken(self) -> Terugblikken:
        """The measures of the previous edition and how they went on, by korps (code)."""
        return lees_terugblikken(self.sessie, [korps.partij.code for korps in self.matrix.korpsen])

    def replieken(self, korps: str, dimensie: str) -> tuple[Repliek, ...]:
        """What partners said of the judgement of this korps (code) in this column."""
        return tuple(
            repliek for repliek in self._replieken if (repliek.korps, repliek.dimensie) == (korps, dimensie)
        )

    @cached_property
    def _replieken(self) -> tuple[Repliek, ...]:
        db, editie = self.sessie.store.lees(), self.sessie.editie.id
        return tuple(
            repliek
            for partij in self.sessie.instrument.partijen
            if partij.partnerkolommen
            for repliek in lees_replieken(db, dossier_id(editie, partij.code))
        )

    def namen(self, *partijen: str) -> Mapping[str, str]:
        """What is said instead of the names of people of these parties (codes)."""
        uit: dict[str, str] = {}
        for partij in partijen:
            if partij not in self._namen:
                dossier = dossier_id(self.sessie.editie.id, partij)
                self._namen[partij] = lees_namen(self.sessie.store.lees(), dossier)
            uit |= self._namen[partij]
        return uit
