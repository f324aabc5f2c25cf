"""Characters that XML cannot hold become visible signs, and each place where that happened is reported."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TypeVar

from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.verslagdocument import (
    Actieregel,
    Alinea,
    Cijferregel,
    Deelnemerregel,
    Kleurenbalk,
    Sectie,
    Vaststelling,
)

_REGELEINDE = re.compile(r"\r\n?")
# Tab and line feed have elements of their own in Word.
_BESTURING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_ONGELDIG = re.compile("[\ud800-\udfff\ufffe\uffff]")
_BIJZONDER = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_TEKENS_VOOR_BESTURING = 0x2400
_TEKEN_VOOR_DELETE = "\u2421"
_VERVANGING = "\ufffd"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Zichtbaar:
    """A text that XML can hold, and how many characters were replaced to get there."""

    tekst: str
    besturing: int = 0
    """Control characters, now signs of the block U+2400."""
    ongeldig: int = 0
    """Half surrogates, U+FFFE and U+FFFF, now U+FFFD."""


def maak_zichtbaar(tekst: str) -> Zichtbaar:
    """Replace what XML cannot hold; carriage returns become line feeds, everything else stays as it is."""
    if not _BIJZONDER.search(tekst):
        return Zichtbaar(tekst)
    tekst = _REGELEINDE.sub("\n", tekst)
    tekst, besturing = _BESTURING.subn(lambda gevonden: _teken_voor(gevonden[0]), tekst)
    tekst, ongeldig = _ONGELDIG.subn(_VERVANGING, tekst)
    return Zichtbaar(tekst, besturing, ongeldig)


def maak_document_zichtbaar(document: T, waar: str = "") -> tuple[T, tuple[str, ...]]:
    """The same document with every text made visible, and one Dutch report a place and kind of replacement.

    ``waar`` names the place of what has no name of its own; default: the particulars of the verslag.
    """
    vervangen: dict[str, tuple[int, int]] = {}
    schoon = _schoon(document, waar or _("de gegevens van het verslag"), vervangen)
    meldingen: list[str] = []
    for plaats, (besturing, ongeldig) in vervangen.items():
        if besturing:
            meldingen.append(
                ngettext(
                    "{aantal} besturingsteken zichtbaar gemaakt in {plaats}",
                    "{aantal} besturingstekens zichtbaar gemaakt in {plaats}",
                    besturing,
                ).format(aantal=besturing, plaats=plaats)
            )
        if ongeldig:
            meldingen.append(
                ngettext(
                    "{aantal} ongeldig teken vervangen in {plaats}",
                    "{aantal} ongeldige tekens vervangen in {plaats}",
                    ongeldig,
                ).format(aantal=ongeldig, plaats=plaats)
            )
    return schoon, tuple(meldingen)


def _teken_voor(besturing: str) -> str:
    return _TEKEN_VOOR_DELETE if besturing == "\x7f" else chr(_TEKENS_VOOR_BESTURING + ord(besturing))


def _schoon(waarde: T, plaats: str, vervangen: dict[str, tuple[int, int]]) -> T:
    """``waarde`` with every text in it made visible; an untouched value comes back itself."""
    if isinstance(waarde, str):
        zichtbaar = maak_zichtbaar(waarde)
        if zichtbaar.besturing or zichtbaar.ongeldig:
            besturing, ongeldig = vervangen.get(plaats, (0, 0))
            vervangen[plaats] = (besturing + zichtbaar.besturing, ongeldig + zichtbaar.ongeldig)
        return waarde if zichtbaar.tekst == waarde else type(waarde)(zichtbaar.tekst)
    if isinstance(waarde, tuple):
        leden = tuple(_schoon(lid, plaats, vervangen) for lid in waarde)
        return (
            waarde
            if all(nieuw is oud for nieuw, oud in zip(leden, waarde, strict=True))
            else type(waarde)(leden)
        )
    if is_dataclass(waarde) and not isinstance(waarde, type):
        plaats = _plaats_van(waarde) or plaats
        oud = {veld.name: getattr(waarde, veld.name) for veld in fields(waarde)}
        nieuw = {naam: _schoon(lid, plaats, vervangen) for naam, lid in oud.items()}
        gewijzigd = {naam: lid for naam, lid in nieuw.items() if lid is not oud[naam]}
        return replace(waarde, **gewijzigd) if gewijzigd else waarde
    return waarde


def _plaats_van(deel: object) -> str:
    """Where a reader finds this part of the verslag; empty for a part without a name of its own."""
    match deel:
        case Alinea(nummer=nummer):
            return _("passage {nummer}").format(nummer=nummer)
        case Sectie():
            return _("een hoofdstuktitel")
        case Deelnemerregel():
            return _("de deelnemers")
        case Cijferregel():
            return _("de cijfers")
        case Kleurenbalk():
            return _("de kleurenbalken")
        case Actieregel():
            return _("de acties")
        case Vaststelling():
            return _("de vaststelling")
        case _anders:
            return ""
