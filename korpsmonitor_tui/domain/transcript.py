"""A transcript: cues as they stand in a file, and the turns that they make up.

Cues are kept as they were read; turns are made from them each time. Times are whole milliseconds since the beginning
of the recording.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.transcriptvlaggen import Vlag, vlaggen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_PAUZE: Final = 2_000
"""Milliseconds of silence that end a turn of which the speaker is not known."""
_LANGE_PAUZE: Final = 30_000
"""The same for whoever it is: then something happened in between."""
_LANGE_BEURT: Final = 500
"""Characters after which a turn of which the speaker is not known ends with its sentence."""
_ZINSEINDE: Final = (".", "?", "!", "…", '."', ".”")


class Cue(NamedTuple):
    """One piece of a transcript as it stands in the file; a time is None where the file has none."""

    begin_ms: int | None
    eind_ms: int | None
    spreker: str
    """As the file names them; empty if it does not."""
    tekst: str


class Soort(StrEnum):
    """What something is that stands in the file and in no cue."""

    KOP = "kop"
    """Before the first cue: a title, a date."""
    OPMERKING = "opmerking"
    OPMAAK = "opmaak"
    KENMERK = "kenmerk"
    """A heading above a cue, beside its text."""
    TIJD = "tijd"
    """Something in the place of times that no clock shows."""


class Overgeslagen(NamedTuple):
    """A line that stands in no cue; ``regel`` counts from 1 (in a Word file: paragraphs)."""

    regel: int
    tekst: str
    soort: Soort


@dataclass(frozen=True, slots=True)
class Gelezen:
    """What a reader made of a file."""

    vorm: str
    """``vtt``, ``srt``, ``docx`` or ``txt``."""
    cues: tuple[Cue, ...]
    """In the order of the file."""
    overgeslagen: tuple[Overgeslagen, ...] = ()
    meldingen: tuple[str, ...] = ()
    """Dutch lines about the file as a whole."""


class Deel(NamedTuple):
    """Where a cue stands in the text of a turn."""

    cue: int
    """Its place in the file, from 0."""
    begin: int
    eind: int
    """Code points of the turn's text; ``eind`` is behind the last."""


@dataclass(frozen=True, slots=True)
class Beurt:
    """What one speaker said without a break."""

    nummer: int
    """From 1, in the order of speaking."""
    spreker: str
    begin_ms: int | None
    eind_ms: int | None
    tekst: str
    delen: tuple[Deel, ...]
    vlaggen: tuple[Vlag, ...] = ()
    """What is odd about any of its cues, each once."""


def soortnaam(soort: str) -> str:
    """What was skipped, for people."""
    namen: dict[str, str] = {
        Soort.KOP: _("kop"),
        Soort.OPMERKING: _("opmerking"),
        Soort.OPMAAK: _("opmaak"),
        Soort.KENMERK: _("kenmerk"),
        Soort.TIJD: _("onleesbare tijd"),
    }
    return namen.get(soort, soort)


# -- turns ---------------------------------------------------------------------------------------------------------------


def maak_beurten(
    cues: Sequence[Cue], gevlagd: Mapping[int, tuple[Vlag, ...]] | None = None
) -> tuple[Beurt, ...]:
    """Join adjacent cues of one speaker, in the order of speaking; cues without text are in no turn.

    A long silence begins a new one; where nobody is named so does a short one, or the end of a sentence in a long turn.
    ``gevlagd`` gives the flags by place of who has them already, or is empty for who needs none.
    """
    per_cue = vlaggen(cues) if gevlagd is None else gevlagd
    groepen: list[list[int]] = []
    for nr in _spreekvolgorde(cues):
        if not cues[nr].tekst:
            continue
        if groepen and _hoort_bij(cues, groepen[-1], nr):
            groepen[-1].append(nr)
        else:
            groepen.append([nr])
    return tuple(_beurt(nummer, cues, groep, per_cue) for nummer, groep in enumerate(groepen, start=1))


def _spreekvolgorde(cues: Sequence[Cue]) -> Sequence[int]:
    """By time if every cue has one, else as in the file."""
    if any(cue.begin_ms is None for cue in cues):
        return range(len(cues))
    return sorted(range(len(cues)), key=lambda nr: cues[nr].begin_ms or 0)


def _hoort_bij(cues: Sequence[Cue], groep: Sequence[int], nr: int) -> bool:
    laatste, cue = cues[groep[-1]], cues[nr]
    if laatste.spreker != cue.spreker:
        return False
    if _stilte(laatste, cue) >= (_LANGE_PAUZE if cue.spreker else _PAUZE):
        return False
    if cue.spreker:
        return True
    lang = 0
    for vorige in reversed(groep):
        lang += len(cues[vorige].tekst)
        if lang >= _LANGE_BEURT:
            return not laatste.tekst.endswith(_ZINSEINDE)
    return True


def _stilte(laatste: Cue, cue: Cue) -> int:
    """Milliseconds between two cues; 0 if that is not known."""
    if laatste.eind_ms is None or cue.begin_ms is None:
        return 0
    return cue.begin_ms - laatste.eind_ms


def _beurt(
    nummer: int, cues: Sequence[Cue], groep: Sequence[int], per_cue: Mapping[int, tuple[Vlag, ...]]
) -> Beurt:
    delen, teksten, plaats = [], [], 0
    for nr in groep:
        tekst = cues[nr].tekst
        delen.append(Deel(nr, plaats, plaats + len(tekst)))
        teksten.append(tekst)
        plaats += len(tekst) + 1
    einden = [eind for nr in groep if (eind := cues[nr].eind_ms) is not None]
    return Beurt(
        nummer,
        cues[groep[0]].spreker,
        cues[groep[0]].begin_ms,
        max(einden, default=None),
        " ".join(teksten),
        tuple(delen),
        tuple(dict.fromkeys(vlag for nr in groep for vlag in per_cue.get(nr, ()))),
    )


# -- as it is stored -----------------------------------------------------------------------------------------------------


def als_json(cues: Iterable[Cue]) -> str:
    """Cues as the store keeps them: a list of [begin, end, speaker, text]."""
    return json.dumps([list(cue) for cue in cues], ensure_ascii=False, separators=(",", ":"))


def van_json(tekst: object) -> tuple[Cue, ...]:
    """Cues as they were stored; what another program left there and is no cue is left out."""
    if not isinstance(tekst, str):
        return ()
    try:
        lijst = json.loads(tekst)
    except (ValueError, RecursionError):
        return ()
    if not isinstance(lijst, list):
        return ()
    return tuple(Cue(*rij) for rij in lijst if _is_cue(rij))


def _is_cue(rij: object) -> bool:
    if not isinstance(rij, list) or len(rij) != len(Cue._fields):
        return False
    begin, eind, spreker, tekst = rij
    return (
        (begin is None or type(begin) is int)
        and (eind is None or type(eind) is int)
        and isinstance(spreker, str)
        and isinstance(tekst, str)
    )


def tekst_van(cues: object) -> str:
    """All that was said according to stored cues, one cue a line: what can be searched."""
    return "\n".join(cue.tekst for cue in van_json(cues) if cue.tekst)


def toon_tijd(ms: int | None) -> str:
    """A time for people, such as 1:02:03; empty without one."""
    if ms is None:
        return ""
    seconden = abs(ms) // 1000
    min_teken = "-" if ms <= -1000 else ""
    return f"{min_teken}{seconden // 3600}:{seconden // 60 % 60:02}:{seconden % 60:02}"
