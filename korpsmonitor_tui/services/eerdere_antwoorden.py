"""Answers that were given for another version of the questionnaire than the one that holds: readable as they were."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.vragenlijstverschil import veranderd
from korpsmonitor_tui.services.vragenlijst import lees_antwoorden
from korpsmonitor_tui.services.vragenlijstversies import lees_versies, vragenlijst_bij

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.vragenlijst import Vak, Vraag, Vragenlijst
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.vragenlijst import Antwoord

_ZEGT_IETS_ANDERS: Final = frozenset({"tekst", "soort", "cel", "keuzes", "rijen", "eenheid", "toelichting"})
"""Attributes of a question without which its answer cannot be understood."""


@dataclass(frozen=True, slots=True)
class EerderAntwoord:
    """An answer, with the question as it was asked."""

    antwoord: Antwoord
    vraag: Vraag | None
    """As it stood in the version that the answer was given for; None if no version in this database asks it."""
    vervallen: bool
    """Whether its place is no longer asked for; else the question is now put differently."""

    @property
    def tekst(self) -> str:
        """The question as it was asked; its id if that is not known any more."""
        return self.vraag.tekst if self.vraag else self.antwoord.vak.vraag


def eerdere_antwoorden(sessie: Sessie, dossier: str) -> tuple[EerderAntwoord, ...]:
    """What was answered to questions that are not asked (so) any more, by version and in the order of that version."""
    nu = sessie.instrument.vragenlijst
    versies = _Versies(sessie)
    gevonden = []
    for antwoord in lees_antwoorden(sessie.store.lees(), dossier).values():
        vraag = nu.vragen.get(antwoord.vak.vraag)
        vervallen = vraag is None or antwoord.vak not in vraag.vakken
        leeg = not antwoord.waarde and not antwoord.toelichting
        if leeg or (not vervallen and antwoord.versie in {"", nu.versie}):
            continue
        toen = versies.vraag(antwoord)
        if vervallen or (toen and vraag and _zegt_iets_anders(toen, vraag)):
            gevonden.append(EerderAntwoord(antwoord, toen, vervallen))
    return tuple(sorted(gevonden, key=lambda eerder: versies.plaats(eerder.antwoord)))


class _Versies:
    """Earlier versions, each looked up once for all answers that name it."""

    def __init__(self, sessie: Sessie) -> None:
        self._sessie = sessie
        self._gevonden: dict[str, Vragenlijst | None] = {}

    def __getitem__(self, label: str) -> Vragenlijst | None:
        if label not in self._gevonden:
            self._gevonden[label] = vragenlijst_bij(self._sessie, label) if label else None
        return self._gevonden[label]

    def vraag(self, antwoord: Antwoord) -> Vraag | None:
        """The question of the version that an answer names; else of the latest that asks it."""
        lijsten = (self[label] for label in (antwoord.versie, *self._labels))
        vragen = (lijst.vragen.get(antwoord.vak.vraag) for lijst in lijsten if lijst)
        return next(filter(None, vragen), None)

    def plaats(self, antwoord: Antwoord) -> tuple[str, int, Vak]:
        """Where an answer comes among the others: by version, and as that version asks."""
        lijst, vraag = self[antwoord.versie], antwoord.vak.vraag
        ids = list(lijst.vragen) if lijst else []
        return antwoord.versie, ids.index(vraag) if vraag in ids else len(ids), antwoord.vak

    @cached_property
    def _labels(self) -> list[str]:
        return [versie.versie for versie in reversed(lees_versies(self._sessie))]


def _zegt_iets_anders(toen: Vraag, nu: Vraag) -> bool:
    return any(verandering.kenmerk in _ZEGT_IETS_ANDERS for verandering in veranderd(toen, nu))
