"""Reads a returned verslag beside the version that was sent: what was done to every passage, by whom and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.teruglezing import Herkomst
from korpsmonitor_tui.domain.terugpunten import lees_punten
from korpsmonitor_tui.domain.terugstukken import basisregels
from korpsmonitor_tui.word import kenmerken
from korpsmonitor_tui.word.leespakket import Leespakket
from korpsmonitor_tui.word.tekstgelijkenis import ZEKER, gelijkenis
from korpsmonitor_tui.word.terugplaatsing import plaats
from korpsmonitor_tui.word.wijzigingen import WoordbestandFout, lees_pakket

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from korpsmonitor_tui.domain.teruglezing import Passagelot, Teruglezing

_EIGENSCHAPPEN: Final = frozenset({"custom-properties", "customProperties"})
"""Last segment of the type of the relationship, as the transitional and the strict format call it."""


def lees_teruggave(
    inhoud: bytes,
    naam: str,
    basis: Iterable[Sequence[str | None]],
    passages: Iterable[Sequence[object]],
) -> tuple[Herkomst, Teruglezing]:
    """What a returned file is, and everything that was done in it.

    ``basis`` are the paragraphs that were sent, as (text, id of the passage or nothing), ``passages`` begin with id and
    number; ``naam`` names the file in messages. Raises ArchiefFout if the guard refuses it, and WoordbestandFout if it
    is no Word document or damaged.
    """
    pakket = Leespakket(inhoud, naam or _("Het bestand"), WoordbestandFout)
    lezing = lees_pakket(pakket)
    teruglezing = lees_punten(plaats(lezing.alineas, basisregels(basis, passages)), lezing)
    return _herkomst(pakket, teruglezing), teruglezing


def _herkomst(pakket: Leespakket, lezing: Teruglezing) -> Herkomst:
    eigenschappen = _eigenschappen(pakket)
    versie = eigenschappen.get(kenmerken.EIGENSCHAP_VERSIE, "")
    return Herkomst(
        verslag=eigenschappen.get(kenmerken.EIGENSCHAP_VERSLAG, ""),
        versie=int(versie) if versie.isdecimal() else None,
        kop=eigenschappen.get(kenmerken.EIGENSCHAP_KOP, ""),
        basis=eigenschappen.get(kenmerken.EIGENSCHAP_BASIS, ""),
        passages=len(lezing.passages),
        herkend=sum(map(_is_herkend, lezing.passages)),
    )


def _is_herkend(lot: Passagelot) -> bool:
    """Whether the text of a passage is in the file, before or after the changes."""
    teksten = (lot.nieuw, *(punt.nieuw for punt in lot.punten))
    return any(tekst == lot.oud or gelijkenis(lot.oud, tekst) >= ZEKER for tekst in teksten if tekst)


def _eigenschappen(pakket: Leespakket) -> dict[str, str]:
    """The custom document properties."""
    return {
        eigenschap.get("name", ""): "".join(str(tekst) for tekst in eigenschap.itertext()).strip()
        for soort, lid in pakket.relaties("")
        if soort in _EIGENSCHAPPEN
        for eigenschap in pakket.ontleed(lid)
    }
