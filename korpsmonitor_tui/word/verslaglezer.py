"""Reads a returned verslag beside the version that was sent: what was done to every passage, by whom and when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.aanvaarden import aanvaard
from korpsmonitor_tui.domain.teruglezing import Herkomst
from korpsmonitor_tui.domain.terugpunten import lees_punten
from korpsmonitor_tui.domain.terugstukken import basisregels
from korpsmonitor_tui.word import kenmerken
from korpsmonitor_tui.word.sporenschrijver import AUTEUR
from korpsmonitor_tui.word.tekstgelijkenis import ZEKER, gelijkenis
from korpsmonitor_tui.word.terugplaatsing import plaats
from korpsmonitor_tui.word.wijzigingen import lees_pakket, open_pakket

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from korpsmonitor_tui.domain.teruglezing import Passagelot, Teruglezing
    from korpsmonitor_tui.domain.wijzigingen import Woordlezing


@dataclass(frozen=True, slots=True)
class Teruggave:
    """A returned file that was opened, before it is known what to lay it beside."""

    eigenschappen: Mapping[str, str]
    """The custom document properties by name (:mod:`kenmerken`): which verslag and version it says it is."""
    lezing: Woordlezing

    def leg_naast(
        self, basis: Iterable[Sequence[str | None]], passages: Iterable[Sequence[object]]
    ) -> tuple[Herkomst, Teruglezing]:
        """What it is, and everything that was done in it to this version.

        ``basis`` are the paragraphs that were sent, as (text, id of the passage or nothing); ``passages`` begin with
        id and number. In our annex with changes, what we changed ourselves counts as accepted.
        """
        lezing = self.lezing
        if self._is_bijlage:
            lezing = replace(lezing, alineas=aanvaard(lezing.alineas, AUTEUR))
        teruglezing = lees_punten(plaats(lezing.alineas, basisregels(basis, passages)), lezing)
        return self._herkomst(teruglezing), teruglezing

    @property
    def _is_bijlage(self) -> bool:
        return self.eigenschappen.get(kenmerken.EIGENSCHAP_BIJLAGE) == kenmerken.BIJLAGE_WIJZIGINGEN

    def _herkomst(self, lezing: Teruglezing) -> Herkomst:
        versie = self.eigenschappen.get(kenmerken.EIGENSCHAP_VERSIE, "")
        return Herkomst(
            verslag=self.eigenschappen.get(kenmerken.EIGENSCHAP_VERSLAG, ""),
            versie=int(versie) if versie.isdecimal() and len(versie) < 10 else None,
            kop=self.eigenschappen.get(kenmerken.EIGENSCHAP_KOP, ""),
            basis=self.eigenschappen.get(kenmerken.EIGENSCHAP_BASIS, ""),
            bijlage=self._is_bijlage,
            passages=len(lezing.passages),
            herkend=sum(map(_is_herkend, lezing.passages)),
            respondent=self.eigenschappen.get(kenmerken.EIGENSCHAP_RESPONDENT, ""),
        )


def open_teruggave(inhoud: bytes, naam: str) -> Teruggave:
    """Open a returned .docx or .odt; ``naam`` names it in messages.

    Raises ArchiefFout if the guard refuses it, and WoordbestandFout if it is no text document or damaged.
    """
    pakket = open_pakket(inhoud, naam)
    return Teruggave(pakket.eigenschappen(), lees_pakket(pakket))


def lees_teruggave(
    inhoud: bytes,
    naam: str,
    basis: Iterable[Sequence[str | None]],
    passages: Iterable[Sequence[object]],
) -> tuple[Herkomst, Teruglezing]:
    """Open a returned file and lay it beside a version. Raises as :func:`open_teruggave`."""
    return open_teruggave(inhoud, naam).leg_naast(basis, passages)


def _is_herkend(lot: Passagelot) -> bool:
    """Whether the text of a passage is in the file, before or after the changes."""
    teksten = (lot.nieuw, *(punt.nieuw for punt in lot.punten))
    return any(tekst == lot.oud or gelijkenis(lot.oud, tekst) >= ZEKER for tekst in teksten if tekst)
