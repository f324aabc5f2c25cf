"""Footnotes of running text: the mark in the text, and the text at the foot of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.word.opmaak import LEEG, Xml, voeg
from korpsmonitor_tui.word.rapportstijlen import Rapportstijl

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.word.opmaak import Opmaak


class Voetnoten:
    """The footnotes of one piece, numbered in the order in which they are referred to."""

    def __init__(self, opmaak: Opmaak) -> None:
        self._opmaak = opmaak
        self.teksten: list[Xml] = []
        """Contents of each, as the part for footnotes holds it."""

    def verwijzingen(self, teksten: Sequence[str]) -> Xml:
        """The marks of new footnotes at one place."""
        tussen = self._opmaak.run(", ", Rapportstijl.NOOTVERWIJZING)
        return voeg(
            *(voeg(tussen if nr else LEEG, self._verwijzing(tekst)) for nr, tekst in enumerate(teksten))
        )

    def _verwijzing(self, tekst: str) -> Xml:
        self.teksten.append(self._opmaak.noottekst(tekst))
        return self._opmaak.nootverwijzing(len(self.teksten))
