"""The scale that an instrument judges by: its judgements from best to worst, how each is named, and how it looks.

Beside the judgements of the instrument there are two answers that are none: blanco and n.v.t. They are the same everywhere
and stand in no order. What a process asks of a score is a role on the scale, never a colour: the best judgement is *conform
norm*, and others only where the instrument says so; the last is the *worst*. A letter always goes with a colour, because not
everybody sees colours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Collection

LICHT: Final = "FFFFFF"
DONKER: Final = "1A1A1A"
_ZWART: Final = "000000"
CONTRAST: Final = 4.5
"""The least ratio between a letter and its background at which people can read it (WCAG 2.2, 1.4.3)."""
KLEINSTE, GROOTSTE = 2, 7
"""How many judgements a scale can have."""
_KLEUR: Final = re.compile(r"[0-9A-F]{6}")


@dataclass(frozen=True, slots=True)
class Vorm:
    """How a score is named and how it looks, on paper and on a screen alike."""

    code: str
    naam: str
    """One word for people, e.g. ``groen``."""
    letter: str
    """Stands for it in every table."""
    betekenis: str
    """What it says, as a heading has it: ``conform Norm``."""
    vulling: str
    """Background, six hexadecimal digits."""
    letterkleur: str
    """Of the letter on it, likewise."""
    toets: str = ""
    """The letter that a screen shows for it and that it is chosen by, where that is another than ``letter``."""

    @property
    def schermletter(self) -> str:
        """What stands for it on a screen."""
        return self.toets or self.letter

    @property
    def in_woorden(self) -> str:
        """What it says, in the middle of a sentence: ``conform norm``."""
        return " ".join(
            woord if len(woord) > 1 and woord.isupper() else woord.lower() for woord in self.betekenis.split()
        )


class Score(str):
    """What a dimension can be given; not yet scored is None wherever scores are held.

    It is its code, kept and compared as such; it also knows how it looks, so that whoever shows it needs no table.
    """

    __slots__ = ("conform", "rang", "vorm")
    vorm: Vorm
    rang: int | None
    """Its place on the scale, 0 for the best; None for blanco and n.v.t."""
    conform: bool
    """Whether it says that the norm is met."""

    def __new__(cls, vorm: Vorm, rang: int | None = None, *, conform: bool = False) -> Score:
        """The score with the code of ``vorm``."""
        score = super().__new__(cls, vorm.code)
        score.vorm = vorm
        score.rang = rang
        score.conform = conform
        return score

    def __getnewargs_ex__(self) -> tuple[tuple[Vorm, int | None], dict[str, bool]]:
        """What a copy is made of."""
        return (self.vorm, self.rang), {"conform": self.conform}

    @property
    def is_oordeel(self) -> bool:
        """Whether it is a judgement: neither blanco nor n.v.t."""
        return self.rang is not None

    @property
    def tekortkoming(self) -> bool:
        """Whether it says that the norm is not met; blanco and n.v.t. do not."""
        return self.rang is not None and not self.conform


BLANCO: Final = Score(Vorm("blanco", _("blanco"), "–", _("geen oordeel"), "FFFFFF", DONKER, "B"))
"""No judgement, for want of experience to judge by."""
NVT: Final = Score(Vorm("nvt", _("n.v.t."), "x", _("niet van toepassing"), "E9EEF4", DONKER))
"""The dimension does not apply to this party."""
ZONDER_OORDEEL: Final = (BLANCO, NVT)


@dataclass(frozen=True)
class Schaal:
    """The judgements of an instrument."""

    vormen: tuple[Vorm, ...]
    """Best first."""
    conform: int = 1
    """How many of them, from the best on, say that the norm is met: never all."""

    @cached_property
    def oordelen(self) -> tuple[Score, ...]:
        """What an eindscore can be, best first."""
        return tuple(Score(vorm, rang, conform=rang < self.conform) for rang, vorm in enumerate(self.vormen))

    @cached_property
    def oplopend(self) -> tuple[Score, ...]:
        """The same, worst first."""
        return self.oordelen[::-1]

    @cached_property
    def kleuren(self) -> tuple[Score, ...]:
        """What somebody can say who judges another: the judgements, best first, and blanco."""
        return (*self.oordelen, BLANCO)

    @cached_property
    def legenda(self) -> tuple[Score, ...]:
        """The same as a questionnaire and a legend have them: judgements worst first, and blanco."""
        return (*self.oplopend, BLANCO)

    @cached_property
    def scores(self) -> tuple[Score, ...]:
        """Everything that a dimension can be given: judgements worst first, blanco, n.v.t."""
        return (*self.oplopend, *ZONDER_OORDEEL)

    @cached_property
    def getoond(self) -> tuple[Score, ...]:
        """The same in the order in which they are counted and shown: judgements best first."""
        return (*self.oordelen, *ZONDER_OORDEEL)

    @property
    def beste(self) -> Score:
        """The first judgement: conform norm."""
        return self.oordelen[0]

    @property
    def slechtste(self) -> Score:
        """The last judgement."""
        return self.oordelen[-1]

    @cached_property
    def _op_code(self) -> dict[str, Score]:
        return {str(score): score for score in self.scores}

    def score(self, code: object) -> Score | None:
        """The score with this code; None if the scale has none such."""
        return self._op_code.get(code) if isinstance(code, str) else None

    def kleur(self, code: str) -> Score | None:
        """The judgement or blanco that somebody wrote, whatever its capitals; None if it is neither."""
        score = self.score(code.strip().casefold())
        return score if score is not None and score != NVT else None


def op_volgorde(scores: Collection[Score]) -> tuple[Score, ...]:
    """The judgements among these as they are shown: best first."""
    return tuple(sorted({score for score in scores if score.rang is not None}, key=_rang))


def toonvolgorde(scores: Collection[Score]) -> tuple[Score, ...]:
    """All of these as they are shown: the judgements best first, then what is none."""
    return (*op_volgorde(scores), *(score for score in ZONDER_OORDEEL if score in scores))


def aaneengesloten(scores: Collection[Score]) -> bool:
    """Whether these are judgements, at least one, with none left out between them."""
    plaatsen = [score.rang for score in op_volgorde(scores) if score.rang is not None]
    return 0 < len(plaatsen) == len(scores) == plaatsen[-1] - plaatsen[0] + 1


def kleurnaam(score: Score) -> str:
    """A score with what it means, as a legend has it: ``groen: conform Norm``."""
    return f"{score.vorm.naam}: {score.vorm.betekenis}"


def met_uitleg(score: Score) -> str:
    """The same beside its letter or as a choice: ``groen: conform norm``."""
    return f"{score.vorm.naam}: {score.vorm.in_woorden}"


def met_betekenis(score: Score) -> str:
    """A score with what it means, as a form offers it: ``groen (conform norm)``."""
    return f"{score.vorm.naam} ({score.vorm.in_woorden})"


def contrast(een: str, ander: str) -> float:
    """The ratio of two colours of six hexadecimal digits, from 1 to 21 (WCAG 2.2, relative luminance)."""
    hoog, laag = sorted((_helderheid(een), _helderheid(ander)), reverse=True)
    return (hoog + 0.05) / (laag + 0.05)


def leesbaarste(vulling: str) -> str:
    """A light or a dark letter, whichever is read best on this background; black where neither is read well."""
    beste = max((LICHT, DONKER), key=lambda letterkleur: contrast(vulling, letterkleur))
    return beste if contrast(vulling, beste) >= CONTRAST else _ZWART


def is_kleur(tekst: str) -> bool:
    """Whether this is six hexadecimal digits in capitals."""
    return _KLEUR.fullmatch(tekst) is not None


def _rang(score: Score) -> int:
    return score.rang if score.rang is not None else GROOTSTE


def _helderheid(kleur: str) -> float:
    rood, groen, blauw = (_lineair(int(kleur[plaats : plaats + 2], 16) / 255) for plaats in (0, 2, 4))
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


def _lineair(deel: float) -> float:
    return deel / 12.92 if deel <= 0.04045 else ((deel + 0.055) / 1.055) ** 2.4


STANDAARD: Final = Schaal(
    (
        Vorm("groen", _("groen"), "N", _("conform Norm"), "2E7D32", LICHT),
        Vorm("geel", _("geel"), "G", _("Aandacht"), "FFD100", DONKER),
        Vorm("rood", _("rood"), "R", _("Onvoldoende"), "B3261E", LICHT),
    )
)
"""Of an instrument that names no judgements of its own: those of the Korpsmonitor (000, 2.4)."""
