"""The words by which text is recognised: signs of dimensions and of judgements, names, and units, as users edit them."""

from __future__ import annotations

from dataclasses import dataclass

EN = " && "
"""Between parts of a sign that must all occur."""
NIET = " !! "
"""Before what must not occur beside a sign."""
OORDELEN = ("geen_oordeel", "opgelost", "verbeterd", "negatief", "aandacht", "positief", "neutraal")
"""Kinds of judging words, in the order in which they are looked for."""


@dataclass(frozen=True, slots=True)
class Teken:
    """A sign in lower-case text: regular expressions that all occur, and one that does not."""

    patroon: str
    """As written in the lexicon: ``korpsexpert && (kennis|ervaring) !! mandaat``."""
    herkomst: str = ""
    """The sign that this one was made from, if it was: a model knows it by that name."""

    @property
    def naam(self) -> str:
        """What a model calls it."""
        return self.herkomst or self.patroon

    @property
    def delen(self) -> tuple[str, ...]:
        """The expressions that must all occur."""
        return tuple(self.patroon.partition(NIET)[0].split(EN))

    @property
    def zonder(self) -> str:
        """The expression that must not occur; empty if there is none."""
        return self.patroon.partition(NIET)[2]


@dataclass(frozen=True, slots=True)
class Naam:
    """An organisation, team or system with the ways in which it is written."""

    code: str
    namen: tuple[str, ...]
    hoofdletters: bool = False
    """Whether only this very spelling counts: ``OM`` is not ``om``."""
    zonder: str = ""
    """A regular expression for what may not surround the name, e.g. a method that carries it."""


@dataclass(frozen=True)
class Lexicon:
    """All words of one instrument."""

    dimensies: tuple[tuple[str, tuple[Teken, ...]], ...]
    """(full code, its signs), in the order of the file."""
    oordelen: tuple[tuple[str, tuple[Teken, ...]], ...]
    """(one of ``OORDELEN``, its signs, each of one part)."""
    namen: tuple[Naam, ...] = ()
    geen_eenheden: tuple[str, ...] = ()
    """Words that a number before them does not count: ``artikel``, ``stap``."""
