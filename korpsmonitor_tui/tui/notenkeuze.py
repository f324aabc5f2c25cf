"""What can be leaned on and what is, for a passage of a chapter and for a best practice or knelpunt."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import noten, praktijken
from korpsmonitor_tui.services.hoofdstukken import Grondstof, lees_grondstof
from korpsmonitor_tui.services.sessie import SCHRIJVENDE_ROLLEN, dossier_id
from korpsmonitor_tui.services.toegang import eis_schrijver, eis_schrijver_over, weiger_bevroren
from korpsmonitor_tui.services.verslagtekst import genummerd, lees_passages
from korpsmonitor_tui.tui.schrijflijst import waarom_niet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.noten import Noot, Nootsoort
    from korpsmonitor_tui.services.sessie import Sessie


@dataclass(frozen=True, slots=True)
class Notenstand:
    """Everything to show."""

    kop: str
    """What leans on it."""
    stof: tuple[Grondstof, ...]
    gekozen: tuple[Noot, ...]
    gedrukt: str
    """The note as it will be printed; empty without any."""
    vast: str
    """Why nothing can be chosen now; empty if it can."""


class Steunend(Protocol):
    """Something that leans on interviews, additional information and sources."""

    def lees(self, sessie: Sessie) -> Notenstand:
        """How it stands; for a worker thread. Raises KorpsmonitorFout."""

    def zet(self, sessie: Sessie, gekozen: Sequence[Noot]) -> None:
        """Have it lean on exactly these, in this order. Raises KorpsmonitorFout."""


@dataclass(frozen=True, slots=True)
class Passagenoten:
    """A passage of the chapter in a dossier."""

    dossier: str
    passage: str

    def lees(self, sessie: Sessie) -> Notenstand:
        """The passage, and its note among those of the whole chapter: it is told in full only the first time."""
        db = sessie.store.lees()
        gesteund = noten.lees_noten(db, self.dossier)
        passages = genummerd(sessie, lees_passages(db, self.dossier))
        gedrukt = noten.noten_van(sessie, [gesteund.get(passage.id, ()) for _nr, passage in passages])
        teksten = {
            passage.id: (f"{nummer} · {passage.tekst}", noot)
            for (nummer, passage), noot in zip(passages, gedrukt, strict=True)
        }
        kop, noot = teksten.get(self.passage, (_("Deze passage is er niet meer."), ""))
        return Notenstand(
            kop,
            lees_grondstof(sessie, self.dossier),
            gesteund.get(self.passage, ()),
            noot,
            waarom_niet(partial(self._eis, sessie)),
        )

    def _eis(self, sessie: Sessie) -> None:
        eis_schrijver(sessie, self.dossier)
        weiger_bevroren(sessie.store.lees(), self.dossier)

    def zet(self, sessie: Sessie, gekozen: Sequence[Noot]) -> None:
        """Have the passage lean on exactly these."""
        noten.zet_noten(sessie, self.dossier, self.passage, gekozen)


@dataclass(frozen=True, slots=True)
class Praktijkbronnen:
    """A best practice or knelpunt (id)."""

    praktijk: str

    def lees(self, sessie: Sessie) -> Notenstand:
        """What it leans on; one that is about nobody in particular can lean on what was heard anywhere."""
        praktijk = praktijken.eis_praktijk(sessie, self.praktijk)
        over = [praktijk.partij] if praktijk.partij else [partij.code for partij in sessie.instrument.gemeten]
        stof: dict[tuple[Nootsoort, str], Grondstof] = {}
        for code in over:
            for deel in lees_grondstof(sessie, dossier_id(sessie.editie.id, code)):
                stof.setdefault((deel.noot.soort, deel.noot.id), deel)
        return Notenstand(
            praktijk.naam,
            tuple(stof.values()),
            praktijk.bronnen,
            noten.noten_van(sessie, [praktijk.bronnen])[0],
            waarom_niet(partial(eis_schrijver_over, sessie, praktijk.partij, *SCHRIJVENDE_ROLLEN)),
        )

    def zet(self, sessie: Sessie, gekozen: Sequence[Noot]) -> None:
        """Have it lean on exactly these."""
        praktijken.zet_bronnen(sessie, self.praktijk, gekozen)
