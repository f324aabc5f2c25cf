"""A first proposal for what the section about a korps says, with the passages that it can rest on.

Composed of what people wrote (motivations, the korps's own explanation, passages of the definitief verslag) and of nothing
else; until a person takes it over it is no text of the report.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.codering import Coderingsoort
from korpsmonitor_tui.domain.gesprek import Tag
from korpsmonitor_tui.domain.rapporttekst import PUNT
from korpsmonitor_tui.services.codeerbesluiten import lees_bevindingen
from korpsmonitor_tui.services.definitieftekst import lees_definitief
from korpsmonitor_tui.services.rapportteksten import (
    ACTIVITEITEN,
    EINDSCORE,
    INLEIDING,
    PARTNERS,
    PROGNOSE,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from korpsmonitor_tui.services.definitieftekst import Definitieftekst, Definitievepassage
    from korpsmonitor_tui.services.korpsweging import Korpsweging
    from korpsmonitor_tui.services.sessie import Sessie


@dataclass(frozen=True, slots=True)
class Voorstel:
    """What a text could begin with."""

    tekst: str
    """Empty if there is nothing to compose it of."""
    bronnen: tuple[Definitievepassage, ...]
    """Passages that it can rest on."""


class Voorsteller:
    """Proposals for one korps; what was laid down is read once for all parts."""

    def __init__(
        self, sessie: Sessie, weging: Korpsweging, definitief: Definitieftekst | None = None
    ) -> None:
        self._sessie = sessie
        self._weging = weging
        self._onderdelen = {h.code: h.onderdeel for h in sessie.instrument.hoofdstukken}
        self.definitief = definitief or lees_definitief(sessie, weging.dossier)

    def stel_voor(self, onderdeel: str) -> Voorstel:
        """The proposal for this part of the section."""
        if onderdeel in (ACTIVITEITEN, PROGNOSE):
            terug, vooruit = self._terug_en_vooruit()
            return _opsomming(terug if onderdeel == ACTIVITEITEN else vooruit, lijst=onderdeel == PROGNOSE)
        bronnen = self._passages(onderdeel)
        if onderdeel == PARTNERS:
            return Voorstel(self._over_partners(), bronnen)
        if onderdeel == EINDSCORE:
            eind = self._weging.eind.gegeven
            return Voorstel(eind.motivatie.strip() if eind else "", ())
        if onderdeel == INLEIDING:
            return Voorstel("", ())
        return Voorstel(self._motivaties(onderdeel), bronnen)

    def _passages(self, onderdeel: str) -> tuple[Definitievepassage, ...]:
        """The passages of its chapters, and those that a score of it rests on."""
        bewijs = {
            stuk.verwijzing
            for cel in self._weging.cellen
            if cel.gegeven and cel.dimensie.aandachtsveld == onderdeel
            for stuk in cel.gegeven.bewijs
        }
        return tuple(
            passage
            for passage in self.definitief.passages
            if self._onderdelen.get(passage.hoofdstuk) == onderdeel or passage.id in bewijs
        )

    def _motivaties(self, veld: str) -> str:
        """A paragraph a motivation; where several dimensions have the same one they share it."""
        per_motivatie: dict[str, list[str]] = {}
        for cel in self._weging.cellen:
            if cel.dimensie.aandachtsveld == veld and cel.gegeven and cel.gegeven.motivatie.strip():
                per_motivatie.setdefault(cel.gegeven.motivatie.strip(), []).append(cel.dimensie.naam)
        return _alineas(per_motivatie)

    def _over_partners(self) -> str:
        per_toelichting: dict[str, list[str]] = {}
        for cel in self._weging.partners:
            if cel.overgenomen and cel.overgenomen.toelichting.strip():
                per_toelichting.setdefault(cel.overgenomen.toelichting.strip(), []).append(cel.dimensie.naam)
        return _alineas(per_toelichting)

    def _terug_en_vooruit(self) -> tuple[list[Definitievepassage], list[Definitievepassage]]:
        """Passages of the prognose: what came of the previous edition, and what is planned.

        A code decides; without one a passage that holds an agreement or action looks ahead.
        """
        if not self.definitief.passages:
            return [], []
        codes = self._codes()
        terug: list[Definitievepassage] = []
        vooruit: list[Definitievepassage] = []
        for passage in self.definitief.passages:
            gecodeerd = {code for bron in (passage.id, *passage.bronnen) for code in codes.get(bron, ())}
            in_hoofdstuk = self._onderdelen.get(passage.hoofdstuk) == PROGNOSE
            plant = Tag.ACTIE in passage.tags or passage.heeft_afspraak
            zonder_code = in_hoofdstuk and not gecodeerd & {ACTIVITEITEN, PROGNOSE}
            if ACTIVITEITEN in gecodeerd or (zonder_code and not plant):
                terug.append(passage)
            if PROGNOSE in gecodeerd or (zonder_code and plant):
                vooruit.append(passage)
        return terug, vooruit

    def _codes(self) -> dict[str, set[str]]:
        """What passages and notes were coded as, by their id."""
        uit: dict[str, set[str]] = {}
        for bevinding in lees_bevindingen(self._sessie, self._weging.dossier):
            codering = bevinding.codering
            if codering.soort == Coderingsoort.DIMENSIE:
                uit.setdefault(codering.anker.entiteit, set()).add(codering.code)
        return uit


def _alineas(per_tekst: dict[str, list[str]]) -> str:
    return "\n\n".join(f"{', '.join(namen)}: {tekst}" for tekst, namen in per_tekst.items())


def _opsomming(passages: Sequence[Definitievepassage], *, lijst: bool) -> Voorstel:
    teksten: Iterable[str] = filter(None, (passage.tekst.strip() for passage in passages))
    if lijst:
        return Voorstel("\n".join(PUNT + " ".join(tekst.split()) for tekst in teksten), tuple(passages))
    return Voorstel("\n\n".join(teksten), tuple(passages))
