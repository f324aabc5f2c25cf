"""Cues with times: WebVTT and SubRip as programs really write them, and the same lines in a Word file.

Nothing is dropped in silence: what stands in no cue is named with its line. A file is read in one pass from arrow to
arrow, so that a damaged cue costs nothing but its own times.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.taal import ngettext
from korpsmonitor_tui.domain.transcript import Cue, Gelezen, Overgeslagen, Soort
from korpsmonitor_tui.intake.transcripttekens import (
    KLOK,
    als_ms,
    is_naamachtig,
    kies_sprekers,
    splits_naam,
    zijn_naamregels,
    zonder_opmaak,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PIJL: Final = "-->"

_TIJDREGEL: Final = re.compile(rf"[^\S\n]*{KLOK}[^\S\n]*-->[^\S\n]*{KLOK}(?![0-9:.,])")
_STEM: Final = re.compile(r"<v(?:\.[^\s<>]*)?(?:\s([^<>]*))?>", re.IGNORECASE)
_WITREGEL: Final = re.compile(r"\n[^\S\n]+(?=\n)")
# Teams: a uuid with the numbers of the utterance and its part; others: a number.
_KENMERK: Final = re.compile(r"[0-9]+|[0-9A-Fa-f-]{36}(?:/[0-9]+-[0-9]+)?")
_ZOOM_KENMERK: Final = re.compile(r'[0-9]+\s+"([^"]{1,100})"(?:\s+\([0-9]+\))?')
_INSTELLING: Final = re.compile(r"(?:vertical|line|position|size|align|region|[XY][12]):\S*")
_OPMAAKBLOKKEN: Final = ("STYLE", "REGION")


def heeft_tijdregel(tekst: str) -> bool:
    """Whether a line gives the begin and the end of a cue."""
    return any(_TIJDREGEL.match(tekst, begin) for begin, _eind in _pijlregels(tekst))


def lees_cues(
    tekst: str,
    vorm: str,
    *,
    nummers: Sequence[int] = (),
    naamregels: bool = False,
    meldingen: tuple[str, ...] = (),
) -> Gelezen:
    """The cues of a text with ``\\n`` as line ends.

    ``nummers`` gives the number of each line where it is not its place; with ``naamregels`` the first of several
    lines may name who speaks.
    """
    return _Lezer(_WITREGEL.sub("\n", tekst), nummers).lees(vorm, meldingen, naamregels=naamregels)


def _pijlregels(tekst: str) -> Iterator[tuple[int, int]]:
    """Begin and end of every line with an arrow."""
    eind = 0
    while (pijl := tekst.find(PIJL, eind)) >= 0:
        begin = max(tekst.rfind("\n", eind, pijl) + 1, eind)
        eind = tekst.find("\n", pijl)
        eind = len(tekst) if eind < 0 else eind
        yield begin, eind


class _Regelteller:
    """Line numbers of places that are asked for in rising order."""

    def __init__(self, tekst: str, nummers: Sequence[int]) -> None:
        self._tekst = tekst
        self._nummers = nummers
        self._tot = self._regel = 0

    def bij(self, plaats: int) -> int:
        """The number of the line at this place."""
        self._regel += self._tekst.count("\n", self._tot, plaats)
        self._tot = plaats
        return self._nummers[min(self._regel, len(self._nummers) - 1)] if self._nummers else self._regel + 1


class _Ruw:
    """A cue while it is being read; ``naam`` is what its identifier says."""

    __slots__ = ("begin_ms", "eind_ms", "naam", "regels")

    def __init__(self, begin_ms: int | None, eind_ms: int | None) -> None:
        self.begin_ms = begin_ms
        self.eind_ms = eind_ms
        self.naam = ""
        self.regels: list[str] = []


class _Lezer:
    """Goes through a text from arrow to arrow."""

    def __init__(self, tekst: str, nummers: Sequence[int]) -> None:
        self._tekst = tekst
        self._teller = _Regelteller(tekst, nummers)
        self._cues: list[_Ruw] = []
        self._overgeslagen: list[Overgeslagen] = []
        self._naam = ""
        """Who the identifier of the cue to come names."""
        self._los = 0
        """Cues that got text from behind a blank line."""

    def lees(self, vorm: str, meldingen: tuple[str, ...], *, naamregels: bool) -> Gelezen:
        tot = 0
        for begin, eind in _pijlregels(self._tekst):
            self._tussen(tot, begin, voor_cue=True)
            self._tijdregel(begin, eind)
            tot = min(eind + 1, len(self._tekst))
        self._tussen(tot, len(self._tekst), voor_cue=False)
        if self._los:
            meldingen = (
                *meldingen,
                ngettext(
                    "Bij {aantal} cue stond tekst na een lege regel; die hoort nu bij die cue.",
                    "Bij {aantal} cues stond tekst na een lege regel; die hoort nu bij die cue.",
                    self._los,
                ).format(aantal=self._los),
            )
        return Gelezen(
            vorm, _met_sprekers(self._cues, naamregels=naamregels), tuple(self._overgeslagen), meldingen
        )

    def _tijdregel(self, begin: int, eind: int) -> None:
        gevonden = _TIJDREGEL.match(self._tekst, begin, eind)
        if gevonden is None:
            # The text below it is kept, as a cue without times.
            self._sla_over(begin, self._tekst[begin:eind], Soort.TIJD)
            cue = _Ruw(None, None)
        else:
            delen = gevonden.groups()
            cue = _Ruw(als_ms(*delen[:4]), als_ms(*delen[4:]))
            rest = self._tekst[gevonden.end() : eind].strip()
            if rest and not all(map(_INSTELLING.fullmatch, rest.split())):
                cue.regels.append(rest)
        cue.naam, self._naam = self._naam, ""
        self._cues.append(cue)

    def _tussen(self, begin: int, eind: int, *, voor_cue: bool) -> None:
        """What stands between two lines with times: text of the first, and what belongs above the second."""
        stuk = self._tekst[begin:eind]
        if not stuk.strip():
            return
        blokken = stuk.split("\n\n")
        plaats = begin
        for nr, blok in enumerate(blokken):
            kaal = blok.strip("\n")
            boven = voor_cue and nr == len(blokken) - 1
            wit = len(blok) - len(blok.lstrip("\n"))
            self._blok(plaats + wit, kaal, eerste=not nr and not wit, boven_cue=boven)
            plaats += len(blok) + 2

    def _blok(self, plaats: int, blok: str, *, eerste: bool, boven_cue: bool) -> None:
        if not blok:
            return
        in_cue = eerste and bool(self._cues)
        soort = None if in_cue else self._soort_blok(plaats, blok)
        if soort is not None and not (boven_cue and "\n" not in blok):
            self._sla_over(plaats, blok, soort)
            return
        if boven_cue:
            blok = self._neem_kenmerk(plaats, blok, in_cue=in_cue)
        if not blok:
            return
        if not self._cues:
            self._sla_over(plaats, blok, Soort.KOP)
            return
        cue = self._cues[-1]
        if not eerste and cue.regels:
            self._los += 1
        cue.regels += blok.split("\n")

    def _soort_blok(self, plaats: int, blok: str) -> Soort | None:
        """What a block is that is no text of a cue."""
        eerste, _eind, rest = blok.partition("\n")
        if plaats == 0 and eerste.startswith("WEBVTT"):
            return Soort.KOP
        if eerste == "NOTE" or eerste.startswith(("NOTE ", "NOTE\t")):
            return Soort.OPMERKING
        if not self._cues and rest and eerste.rstrip() in _OPMAAKBLOKKEN:
            return Soort.OPMAAK
        return None

    def _neem_kenmerk(self, plaats: int, blok: str, *, in_cue: bool) -> str:
        """Take the identifier of the next cue off the end of a block, and give what is left of it."""
        voor, _eind, laatste = blok.rpartition("\n")
        regel = laatste.strip()
        if in_cue and not voor:
            return blok  # no blank line between: all that this cue has
        if zoom := _ZOOM_KENMERK.fullmatch(regel):
            self._naam = zoom[1].strip()
        elif not _KENMERK.fullmatch(regel):
            if in_cue or voor or (self._cues and not self._cues[-1].regels):
                return blok
            # Above its cue, where an identifier stands: a chapter, or a heading.
            self._sla_over(plaats, regel, Soort.KENMERK)
        return voor

    def _sla_over(self, plaats: int, tekst: str, soort: Soort) -> None:
        """Name every line of it that is more than the sign of its format."""
        nummer = self._teller.bij(plaats)
        for nr, regel in enumerate(tekst.split("\n")):
            if regel.strip() and regel.strip() not in {"WEBVTT", "NOTE", *_OPMAAKBLOKKEN}:
                self._overgeslagen.append(Overgeslagen(nummer + nr, regel.strip(), soort))


# -- who speaks ----------------------------------------------------------------------------------------------------------


def _met_sprekers(ruw: list[_Ruw], *, naamregels: bool) -> tuple[Cue, ...]:
    """The cues with their speakers: by tag or identifier, else by a name before a colon or on the first line."""
    if any(_STEM.search(regel) for cue in ruw for regel in cue.regels if "<" in regel):
        return tuple(deel for cue in ruw for deel in _stemmen(cue))
    if any(cue.naam for cue in ruw):
        return tuple(_cue(cue, cue.naam, "\n".join(cue.regels)) for cue in ruw)
    if naamregels and zijn_naamregels([cue.regels[0].strip() for cue in ruw if len(cue.regels) > 1]):
        return tuple(_met_naamregel(cue) for cue in ruw)
    teksten = [zonder_opmaak("\n".join(cue.regels)) for cue in ruw]
    sprekers = kies_sprekers(filter(None, teksten))
    return tuple(_met_naam(cue, tekst, sprekers) for cue, tekst in zip(ruw, teksten, strict=True))


def _cue(cue: _Ruw, spreker: str, tekst: str) -> Cue:
    return Cue(cue.begin_ms, cue.eind_ms, spreker, zonder_opmaak(tekst))


def _stemmen(cue: _Ruw) -> Iterator[Cue]:
    """One cue for each voice in it, all with its times."""
    voor, *rest = _STEM.split("\n".join(cue.regels))
    if voor.strip() or not rest:
        yield _cue(cue, cue.naam, voor)
    for spreker, tekst in zip(rest[::2], rest[1::2], strict=True):
        yield _cue(cue, zonder_opmaak(spreker or "") or cue.naam, tekst)


def _met_naamregel(cue: _Ruw) -> Cue:
    if len(cue.regels) > 1 and is_naamachtig(cue.regels[0].strip()):
        return _cue(cue, zonder_opmaak(cue.regels[0]), "\n".join(cue.regels[1:]))
    return _cue(cue, "", "\n".join(cue.regels))


def _met_naam(cue: _Ruw, tekst: str, sprekers: frozenset[str]) -> Cue:
    gesplitst = splits_naam(tekst) if sprekers else None
    if gesplitst and gesplitst[0] in sprekers:
        return Cue(cue.begin_ms, cue.eind_ms, *gesplitst)
    return Cue(cue.begin_ms, cue.eind_ms, "", tekst)
