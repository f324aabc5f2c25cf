"""Transcripts without arrows: a name and a time where a person or a program put them, and text.

Known habits: Teams and Otter (name and time on a line, text below), MAXQDA and f4 (``Naam: tekst #00:01:02-3#``),
``[00:12:03] Naam: tekst``, ``Naam (00:12:03): tekst``, and ``Naam: tekst`` alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.transcript import Cue, Gelezen, Overgeslagen, Soort
from korpsmonitor_tui.intake.transcripttekens import (
    KLOK,
    als_ms,
    is_naamachtig,
    kies_sprekers,
    splits_naam,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# f4 and MAXQDA write tenths behind a hyphen; brackets within a text must have hours, else “[10:30]” would be one.
_STEMPEL: Final = re.compile(
    r"#([0-9]{1,3}):([0-9]{2}):([0-5][0-9])(?:[-.,]([0-9]{1,3}))?#"
    r"|[\[(]([0-9]{1,3}):([0-9]{2}):([0-5][0-9])(?:[.,]([0-9]{1,3}))?[\])]"
)
_VOORAAN: Final = re.compile(
    rf"[\[(]{KLOK}[\])]\s*|((?:[0-9]{{1,3}}:)[0-9]{{2}}:[0-5][0-9](?:[.,][0-9]{{1,3}})?)(?![0-9:])\s*"
)
_NAAM_EN_TIJD: Final = re.compile(rf"(\S.{{0,59}}?)(\s{{1,99}}|,\s{{0,99}}){KLOK}")
_NAAM_EN_HAAK: Final = re.compile(rf"([^\s\[\]():][^\[\]():]{{0,59}}?)\s{{0,99}}[\[(]{KLOK}[\])]\s?:?\s*")
_MELDING: Final = re.compile(
    r".{0,80}\b(?:(?:started|stopped) transcription|heeft de transcriptie (?:gestart|gestopt|beëindigd))\.?"
)


@dataclass(frozen=True, slots=True)
class Blok:
    """Lines that belong together: a paragraph; ``regel`` is the number of its first line (in a Word file: its own)."""

    regel: int
    regels: list[str]


@dataclass(slots=True)
class _Stuk:
    """A cue while it is being read."""

    spreker: str
    begin_ms: int | None
    regels: list[str]


@dataclass(frozen=True, slots=True)
class _Begin:
    """What a line says about who speaks and when, and the text that is left of it."""

    spreker: str
    begin_ms: int | None
    tekst: str


def lees_blokken(blokken: Iterable[Blok], vorm: str) -> Gelezen:
    """The cues of a text without lines of times."""
    lijst = list(blokken)
    # A name begins every paragraph, or every line where there are no blank lines.
    sprekers = kies_sprekers(_kaal(blok.regels[0]) for blok in lijst) | kies_sprekers(
        _kaal(regel) for blok in lijst for regel in blok.regels
    )
    lezer = _Lezer(sprekers)
    for blok in lijst:
        lezer.blok(blok)
    return lezer.uitkomst(vorm)


class _Lezer:
    """Goes through the paragraphs and knows who is speaking."""

    def __init__(self, sprekers: frozenset[str]) -> None:
        self._sprekers = sprekers
        self._stukken: list[_Stuk] = []
        self._voor: list[Overgeslagen] = []
        """What stands before anybody speaks."""
        self._overgeslagen: list[Overgeslagen] = []
        self._begonnen = False

    def blok(self, blok: Blok) -> None:
        """Read one paragraph."""
        for nr, ruw in enumerate(blok.regels):
            regel = ruw.strip()
            if not regel:
                continue
            if _MELDING.fullmatch(regel):
                self._overgeslagen.append(Overgeslagen(blok.regel + nr, regel, Soort.OPMERKING))
            elif begin := _begin(regel, self._sprekers):
                self._begin(begin)
            elif not self._begonnen:
                self._voor.append(Overgeslagen(blok.regel + nr, regel, Soort.KOP))
                self._tekst(regel, nieuw=not nr)
            else:
                self._tekst(regel, nieuw=not nr)

    def _begin(self, begin: _Begin) -> None:
        if not self._begonnen:
            # What came before is a heading after all.
            self._begonnen = True
            self._stukken.clear()
        self._stukken.append(
            _Stuk(begin.spreker or self._spreker, begin.begin_ms, [begin.tekst] if begin.tekst else [])
        )

    @property
    def _spreker(self) -> str:
        return self._stukken[-1].spreker if self._stukken else ""

    def _tekst(self, regel: str, *, nieuw: bool) -> None:
        """Text of who is speaking; a new paragraph is a cue of its own, unless its name or time stood alone."""
        if not self._stukken or (nieuw and self._stukken[-1].regels):
            self._stukken.append(_Stuk(self._spreker, None, []))
        self._stukken[-1].regels.append(regel)

    def uitkomst(self, vorm: str) -> Gelezen:
        """Everything that was read."""
        overgeslagen = [*(self._voor if self._begonnen else ()), *self._overgeslagen]
        cues: list[Cue] = []
        for stuk in self._stukken:
            cues += _gestempeld(stuk, cues[-1].eind_ms if cues else None)
        return Gelezen(vorm, tuple(cues), tuple(sorted(overgeslagen)))


def _begin(regel: str, sprekers: frozenset[str]) -> _Begin | None:
    """What this line begins, or None if it goes on with what was being said."""
    if kop := _naam_en_tijd(regel):
        return kop
    ms, rest = _zonder_tijd(regel)
    gesplitst = splits_naam(rest)
    if gesplitst and gesplitst[0] in sprekers:
        return _Begin(gesplitst[0], ms, gesplitst[1])
    if ms is not None:
        return _Begin("", ms, rest)
    return None


def _naam_en_tijd(regel: str) -> _Begin | None:
    """``Naam   0:03`` alone on a line, or ``Naam (00:12:03): tekst``."""
    if gevonden := _NAAM_EN_TIJD.fullmatch(regel):
        naam, tussen, *klok = gevonden.groups()
        if is_naamachtig(naam.rstrip(",")) and (len(tussen) > 1 or len(naam.split()) > 1 or klok[0]):
            return _Begin(" ".join(naam.rstrip(",").split()), als_ms(*klok), "")
    if gevonden := _NAAM_EN_HAAK.match(regel):
        naam, *klok = gevonden.groups()
        if is_naamachtig(naam):
            return _Begin(" ".join(naam.split()), als_ms(*klok), regel[gevonden.end() :].strip())
    return None


def _zonder_tijd(regel: str) -> tuple[int | None, str]:
    """The time at the beginning of a line, and the rest; a stamp of f4 stays, as it ends what was said as often."""
    gevonden = _VOORAAN.match(regel)
    if gevonden is None:
        if stempel := _STEMPEL.match(regel):
            return _ms(stempel), regel[stempel.end() :].strip()
        return None, regel
    if gevonden[5] is None:
        return als_ms(*gevonden.groups()[:4]), regel[gevonden.end() :].strip()
    klok = re.fullmatch(KLOK, gevonden[5])
    return (als_ms(*klok.groups()), regel[gevonden.end() :].strip()) if klok else (None, regel)


def _kaal(regel: str) -> str:
    """A line without the time before it."""
    return _zonder_tijd(regel.strip())[1]


def _ms(stempel: re.Match[str]) -> int:
    delen = stempel.groups()
    return als_ms(*(delen[:4] if delen[0] is not None else delen[4:]))


def _gestempeld(stuk: _Stuk, vorig_einde: int | None) -> Iterator[Cue]:
    """A cue for each piece between the time stamps in a text: a stamp ends what is before it and begins what follows."""
    tekst = " ".join(" ".join(stuk.regels).split())
    begin = stuk.begin_ms if stuk.begin_ms is not None else vorig_einde
    plaats, aantal = 0, 0
    for stempel in _STEMPEL.finditer(tekst):
        deel = tekst[plaats : stempel.start()].strip()
        if deel:
            yield Cue(begin, _ms(stempel), stuk.spreker, deel)
            aantal += 1
        begin, plaats = _ms(stempel), stempel.end()
    rest = tekst[plaats:].strip()
    if rest or (not aantal and not plaats):
        yield Cue(begin, None, stuk.spreker, rest)
