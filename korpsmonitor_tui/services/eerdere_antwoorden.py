"""Answers that were given for another version of the questionnaire than the one that holds: readable as they were."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.vragenlijstverschil import veranderd
from korpsmonitor_tui.services.vragenlijst import lees_antwoorden
from korpsmonitor_tui.services.vragenlijstversies import lees_versies, vragenlijst_bij

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.vragenlijst import Vraag, Vragenlijst
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
    gevonden = []
    for antwoord in lees_antwoorden(sessie.store.lees(), dossier).values():
        vraag = nu.vragen.get(antwoord.vak.vraag)
        vervallen = vraag is None or antwoord.vak not in vraag.vakken
        leeg = not antwoord.waarde and not antwoord.toelichting
        if leeg or (not vervallen and antwoord.versie in {"", nu.versie}):
            continue
        toen = _vraag_toen(sessie, antwoord)
        if vervallen or (toen and vraag and _zegt_iets_anders(toen, vraag)):
            gevonden.append(EerderAntwoord(antwoord, toen, vervallen))
    return tuple(sorted(gevonden, key=lambda eerder: _volgorde(sessie, eerder)))


def _vraag_toen(sessie: Sessie, antwoord: Antwoord) -> Vraag | None:
    """The question of the version that an answer names; of the latest that asks it, if that version is not known."""
    labels = [antwoord.versie] if antwoord.versie else []
    lijsten: list[Vragenlijst | None] = [vragenlijst_bij(sessie, label) for label in labels]
    if not any(lijsten):
        lijsten = [vragenlijst_bij(sessie, versie.versie) for versie in reversed(lees_versies(sessie))]
    vragen = (lijst.vragen.get(antwoord.vak.vraag) for lijst in lijsten if lijst)
    return next(filter(None, vragen), None)


def _zegt_iets_anders(toen: Vraag, nu: Vraag) -> bool:
    return any(verandering.kenmerk in _ZEGT_IETS_ANDERS for verandering in veranderd(toen, nu))


def _volgorde(sessie: Sessie, eerder: EerderAntwoord) -> tuple[str, int, object]:
    lijst = vragenlijst_bij(sessie, eerder.antwoord.versie)
    ids = list(lijst.vragen) if lijst else []
    vraag = eerder.antwoord.vak.vraag
    return eerder.antwoord.versie, ids.index(vraag) if vraag in ids else len(ids), eerder.antwoord.vak
