"""What a sentence of a report states about a figure or a colour, and whether what was stated elsewhere contradicts it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.betekenis import Antwoord, Bereik, Woord
from korpsmonitor_tui.domain.cijfer import Cijfer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from korpsmonitor_tui.domain.extractie import Spanne
    from korpsmonitor_tui.domain.schaal import Score


@dataclass(frozen=True, slots=True)
class Cijferregel:
    """By which words a sentence states how many: words are compared in lower case, by how they begin."""

    vragen: tuple[str, ...]
    """Questions that ask for it; a text may also state their sum."""
    eenheden: tuple[str, ...]
    """What is counted."""
    onderdelen: tuple[str, ...] = ()
    """Parts of a text where it means this; empty: everywhere."""
    woorden: tuple[str, ...] = ()
    """At least one of them stands in the sentence; empty: none is needed."""
    zonder: tuple[str, ...] = ()
    """None of them stands in it."""
    erin: tuple[str, ...] = ()
    """At least one of them stands in what is counted itself; empty: none is needed."""
    anders_geteld: bool = False
    """Whether the text probably counts something else than the question asks."""


@dataclass(frozen=True, slots=True)
class Janeeregel:
    """By which phrases a sentence states that something is there, or is not."""

    vraag: str
    ja: tuple[str, ...]
    nee: tuple[str, ...]
    """These hold where both are found."""
    onderdelen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tekstregels:
    """How the texts of an instrument speak of figures and colours."""

    cijfers: tuple[Cijferregel, ...] = ()
    ja_nee: tuple[Janeeregel, ...] = ()
    kleuren: tuple[tuple[Score, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Uitspraak:
    """A figure, or a yes or no, that a sentence states."""

    vragen: tuple[str, ...]
    waarde: Bereik | Woord
    plaats: Spanne
    """Within the sentence."""
    jaren: tuple[int, ...] = ()
    """The years that the sentence names; empty: it speaks of how things are."""
    anders_geteld: bool = False


@dataclass(frozen=True, slots=True)
class Kleuruitspraak:
    """A colour that a sentence states of one dimension, or of the whole (``EINDSCORE``)."""

    dimensie: str
    kleur: Score
    plaats: Spanne


def weerspreekt(uitspraak: Uitspraak, opgaven: Mapping[str, Sequence[str]]) -> bool:
    """Whether what was stated, by question and as stated, cannot be what the sentence says.

    Only certain figures are compared: missing, in words, or of another kind contradicts nothing. Where the sentence
    may speak of one question or of several together, it is enough that one of these is so.
    """
    if isinstance(uitspraak.waarde, Woord):
        return _spreekt_antwoord_tegen(uitspraak.waarde, opgaven.get(uitspraak.vragen[0], ()))
    maten = [[m for m in map(_maat, opgaven.get(vraag, ())) if m is not None] for vraag in uitspraak.vragen]
    bekend = [van_vraag for van_vraag in maten if van_vraag]
    if not bekend:
        return False
    los = [maat for van_vraag in bekend for maat in van_vraag]
    samen = [_som(combinatie) for combinatie in product(*bekend)] if len(bekend) == len(maten) else []
    return not any(_raakt(uitspraak.waarde, maat) for maat in (*los, *samen))


def _spreekt_antwoord_tegen(waarde: Woord, opgaven: Sequence[str]) -> bool:
    gegeven = [Cijfer(tekst).hoofd for tekst in opgaven]
    zeker = [w for w in gegeven if isinstance(w, Woord) and w.antwoord in (Antwoord.JA, Antwoord.NEE)]
    return bool(zeker) and waarde not in zeker


def _maat(tekst: str) -> Bereik | None:
    return Cijfer(tekst).telbaar


def _som(maten: Sequence[Bereik]) -> Bereik:
    return Bereik(
        sum((m.laag for m in maten), Decimal()),
        sum((m.hoog for m in maten), Decimal()),
    )


def _raakt(een: Bereik, ander: Bereik) -> bool:
    return een.laag <= ander.hoog and ander.laag <= een.hoog
