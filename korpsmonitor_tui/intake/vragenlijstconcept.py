"""A copy of a questionnaire's definition for the next edition: the same text, with another label and other years."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.vragenlijstbestand import lees_concepttekst

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.domain.vragenlijst import Voorwaarde, Vraag, Vragenlijst

_STUKKEN: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*', re.DOTALL
)
"""Texts and comments of TOML: where a year or a label is not one that the program reads."""
_VULLING: Final = "\0"
_KOP: Final = re.compile(r"^[ \t]*\[[ \t]*vragenlijst[ \t]*\][ \t\0]*\r?$", re.MULTILINE)
_VOLGENDE_KOP: Final = re.compile(r"^[ \t]*\[", re.MULTILINE)
_VERSIE: Final = re.compile(r"^[ \t]*versie[ \t]*=[ \t]*(\0+)", re.MULTILINE)
_PEILJAAR: Final = re.compile(r"^[ \t]*peiljaar[ \t]*=[ \t]*([0-9_]+)", re.MULTILINE)
_JAREN: Final = re.compile(r"(?<![\w.-])jaren[ \t]*=[ \t]*\[([^\]]*)\]")
_JAAR: Final = re.compile(r"(?<![\w.-])jaar[ \t]*=[ \t]*([0-9_]+)(?!\w)")
_GETAL: Final = re.compile(r"(?<!\w)[0-9][0-9_]*(?!\w)")

Wijziging = tuple[int, int, str]
"""From where to where in the text, and what comes there."""


def maak_concepttekst(
    lijst: Vragenlijst, instrument: Instrument, versie: str, jaar: Callable[[int], int], naam: str
) -> tuple[str, Vragenlijst]:
    """The definition of ``lijst`` with another label and every year changed by ``jaar``, and what it then says.

    Everything else, comments too, stays as it is. ``naam`` is what the new file will be called. Raises
    OnbruikbareBestanden with every mistake in the result, OnbruikbareInvoer if the text is written in a way that
    cannot be changed without a person.
    """
    tekst = lijst.brontekst
    masker = _STUKKEN.sub(lambda stuk: re.sub(r"[^\n]", _VULLING, stuk[0]), tekst)
    wijzigingen = [*_kopwijzigingen(masker, versie, jaar), *_jaarwijzigingen(masker, jaar)]
    for begin, eind, nieuw in sorted(wijzigingen, reverse=True):
        tekst = tekst[:begin] + nieuw + tekst[eind:]
    gelezen = lees_concepttekst(naam, tekst, instrument)
    if gelezen != replace(_verwacht(lijst, versie, jaar), sha256=gelezen.sha256):
        raise OnbruikbareInvoer(
            _(
                "Versie of jaren staan in deze vragenlijst op een manier die niet vanzelf is aan te passen; er is niets"
                " geschreven. Maak een concept zonder andere jaren en pas die daarin zelf aan."
            )
        )
    return tekst, gelezen


def _kopwijzigingen(masker: str, versie: str, jaar: Callable[[int], int]) -> Iterator[Wijziging]:
    kop = _KOP.search(masker)
    if kop is None:
        return
    volgende = _VOLGENDE_KOP.search(masker, kop.end())
    eind = volgende.start() if volgende else len(masker)
    if label := _VERSIE.search(masker, kop.end(), eind):
        yield label.start(1), label.end(1), json.dumps(versie, ensure_ascii=False)
    if peiljaar := _PEILJAAR.search(masker, kop.end(), eind):
        yield peiljaar.start(1), peiljaar.end(1), str(jaar(int(peiljaar[1])))


def _jaarwijzigingen(masker: str, jaar: Callable[[int], int]) -> Iterator[Wijziging]:
    for lijst in _JAREN.finditer(masker):
        for getal in _GETAL.finditer(masker, lijst.start(1), lijst.end(1)):
            yield getal.start(), getal.end(), str(jaar(int(getal[0])))
    for enkel in _JAAR.finditer(masker):
        yield enkel.start(1), enkel.end(1), str(jaar(int(enkel[1])))


def _verwacht(lijst: Vragenlijst, versie: str, jaar: Callable[[int], int]) -> Vragenlijst:
    return replace(
        lijst,
        versie=versie,
        peiljaar=None if lijst.peiljaar is None else jaar(lijst.peiljaar),
        hoofdstukken=tuple(
            replace(hoofdstuk, vragen=tuple(_verwachte_vraag(vraag, jaar) for vraag in hoofdstuk.vragen))
            for hoofdstuk in lijst.hoofdstukken
        ),
    )


def _verwachte_vraag(vraag: Vraag, jaar: Callable[[int], int]) -> Vraag:
    def met_jaar(voorwaarde: Voorwaarde) -> Voorwaarde:
        return replace(voorwaarde, jaar=str(jaar(int(voorwaarde.jaar))) if voorwaarde.jaar else "")

    return replace(
        vraag,
        jaren=tuple(map(jaar, vraag.jaren)),
        voorwaarden=tuple(met_jaar(voorwaarde) for voorwaarde in vraag.voorwaarden),
    )
