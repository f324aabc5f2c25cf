"""What another version of the questionnaire means for answers that were given: none is altered, some count no longer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.vragenlijst import Geldigheid

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from korpsmonitor_tui.domain.vragenlijst import Vak, Vraag, Vragenlijst
    from korpsmonitor_tui.domain.vragenlijstverschil import Wijziging


@dataclass(frozen=True, slots=True)
class Ingevuld:
    """What one party answered: the texts in places that hold any."""

    partij: str
    """Code of the party."""
    soort: str
    """Kind of the party."""
    waarden: Mapping[Vak, str]
    """The answer in each place, as stated; empty where only an explanation was given."""


class Gevolgsoort(StrEnum):
    """Why an answer no longer stands as it did."""

    PLAATS_WEG = "plaats_weg"
    """Its question, row or year is no longer asked: it stays readable with its version and counts no longer."""
    KEUZE_WEG = "keuze_weg"
    """It is an option that is no longer there: it stays in its place, and a person should look."""
    PAST_NIET = "past_niet"
    """It cannot be read as what is asked for now: it stays in its place, and a person should look."""
    VERVALT = "vervalt"
    """The question is no longer asked of this party: the answer stays in its place and counts no longer."""


@dataclass(frozen=True, slots=True)
class Gevolg:
    """Answers to one question that no longer stand as they did, for one reason."""

    vraag: str
    soort: Gevolgsoort
    aantal: int
    """How many answers."""
    partijen: tuple[str, ...]
    """Codes of the parties that gave them, sorted."""


@dataclass(frozen=True, slots=True)
class Gevolgen:
    """What all answers together mean; every answer stands under at most one reason."""

    antwoorden: int
    """How many answers there are."""
    blijven: int
    """How many stand in a place of the new version as they did in the old one."""
    elders: int
    """How many stood in no place of the old version: they were given for an even earlier one."""
    per_vraag: tuple[Gevolg, ...]
    nieuwe_vakken: int
    """Places for an answer that nobody can have filled in yet."""

    def aantal(self, soort: Gevolgsoort) -> int:
        """How many answers stand under a reason."""
        return sum(gevolg.aantal for gevolg in self.per_vraag if gevolg.soort == soort)


def bepaal_gevolgen(
    oud: Vragenlijst, nieuw: Vragenlijst, wijzigingen: Sequence[Wijziging], ingevuld: Iterable[Ingevuld]
) -> Gevolgen:
    """What the changes from ``oud`` to ``nieuw`` mean for what was answered."""
    oude_vakken, nieuwe_vakken = _vakken(oud), _vakken(nieuw)
    geraakt: Counter[tuple[str, Gevolgsoort]] = Counter()
    wie: dict[tuple[str, Gevolgsoort], set[str]] = {}
    totaal = elders = 0
    for partij in ingevuld:
        totaal += len(partij.waarden)
        elders += sum(vak not in oude_vakken for vak in partij.waarden)
        vervalt = _vervalt(oud, nieuw, partij)
        for vak, waarde in partij.waarden.items():
            soort = _gevolg(waarde, oude_vakken.get(vak), nieuwe_vakken.get(vak))
            if soort is None and vak.vraag in vervalt and vak in oude_vakken:
                soort = Gevolgsoort.VERVALT
            if soort is not None:
                geraakt[vak.vraag, soort] += 1
                wie.setdefault((vak.vraag, soort), set()).add(partij.partij)
    per_vraag = tuple(
        Gevolg(vraag, soort, geraakt[vraag, soort], tuple(sorted(wie[vraag, soort])))
        for vraag in oud.vragen
        for soort in Gevolgsoort
        if (vraag, soort) in geraakt
    )
    erbij = {vak for wijziging in wijzigingen for vak in wijziging.vakken_erbij}
    return Gevolgen(totaal, totaal - elders - geraakt.total(), elders, per_vraag, len(erbij))


def _vakken(lijst: Vragenlijst) -> dict[Vak, Vraag]:
    return {vak: vraag for vraag in lijst.vragen.values() for vak in vraag.vakken}


def _gevolg(waarde: str, voor: Vraag | None, na: Vraag | None) -> Gevolgsoort | None:
    """What becomes of an answer whose place belonged to ``voor`` and belongs to ``na``; None: nothing."""
    if voor is None:
        return None
    if na is None:
        return Gevolgsoort.PLAATS_WEG
    if na.past(waarde) or not voor.past(waarde):
        return None
    # Of options only the option can be gone; anything else is another kind of answer.
    return Gevolgsoort.KEUZE_WEG if na.vraagt == voor.vraagt else Gevolgsoort.PAST_NIET


def _vervalt(oud: Vragenlijst, nieuw: Vragenlijst, partij: Ingevuld) -> frozenset[str]:
    """Ids of questions that were asked of this party, given its answers, and no longer are."""

    def gegeven(vak: Vak) -> str:
        return partij.waarden.get(vak, "")

    return frozenset(
        id_
        for id_ in {vak.vraag for vak in partij.waarden}
        if (voor := oud.vragen.get(id_)) and (na := nieuw.vragen.get(id_))
        if oud.geldigheid(voor, gegeven, partij.partij, partij.soort) != Geldigheid.VERVALT
        if nieuw.geldigheid(na, gegeven, partij.partij, partij.soort) == Geldigheid.VERVALT
    )
