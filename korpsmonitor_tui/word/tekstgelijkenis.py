"""How alike texts are, and which of two rows of texts belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from rapidfuzz.distance import Indel, LCSseq

from korpsmonitor_tui.domain.terugorde import zwaarste_stijgende

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

LIJKT: Final = 0.4
"""From here two texts may be the same one, edited: texts that are not share a quarter of their words."""
ZEKER: Final = 0.6
"""From here they are, if they stand in the same place."""
_KORT: Final = 4
"""Of fewer words one in common says little."""
_BAND: Final = 60
"""How far from its place in a long row a text is looked for."""


class Paar(NamedTuple):
    """Two texts that belong together."""

    links: int
    rechts: int
    gelijkenis: float
    """From 0 to 1."""


def gelijkenis(links: str, rechts: str) -> float:
    """Share of words, from 0 to 1, that two texts have in common in the same order."""
    return _gelijkenis(links.casefold().split(), rechts.casefold().split())


def _gelijkenis(links: Sequence[str], rechts: Sequence[str]) -> float:
    kort, lang = sorted((len(links), len(rechts)))
    drempel = ZEKER if lang < _KORT else LIJKT
    # No more can be in common than the shorter one has. RapidFuzz sees that too, but first takes in every word: for a
    # text of megabytes that takes a tenth of a second, beside every passage in turn.
    if lang and 2 * kort / (kort + lang) < drempel:
        return 0.0
    return Indel.normalized_similarity(links, rechts, score_cutoff=drempel)


def hoort_erbij(basis: str, begin: str, vervolg: str) -> bool:
    """Whether ``vervolg`` behind ``begin`` is the rest of ``basis``, rather than something added to it."""
    heel, deel, rest = basis.casefold().split(), begin.casefold().split(), vervolg.casefold().split()
    gevonden = LCSseq.similarity(rest, heel)
    return gevonden >= LIJKT * len(rest) and LCSseq.similarity([*deel, *rest], heel) > LCSseq.similarity(
        deel, heel
    ) + LIJKT * len(rest)


def gelijken(links: Sequence[Hashable], rechts: Sequence[Hashable]) -> Iterator[tuple[int, int]]:
    """The most places of two rows at which the same stands, in the order of both."""
    for blok in LCSseq.opcodes(links, rechts):
        if blok.tag == "equal":
            yield from zip(
                range(blok.src_start, blok.src_end), range(blok.dest_start, blok.dest_end), strict=True
            )


def koppel(links: Sequence[str], rechts: Sequence[str]) -> Iterator[Paar]:
    """Which texts are the same one, edited, in the order of both rows."""
    woorden_links = [tekst.casefold().split() for tekst in links]
    woorden_rechts = [tekst.casefold().split() for tekst in rechts]
    paren: list[Paar] = []
    for nr, woorden in enumerate(woorden_links):
        midden = nr * len(rechts) // max(1, len(links))
        # From right to left, so that no text of the left row is taken twice.
        for ander in range(min(len(rechts), midden + _BAND) - 1, max(0, midden - _BAND) - 1, -1):
            score = _gelijkenis(woorden, woorden_rechts[ander])
            if score >= LIJKT:
                paren.append(Paar(nr, ander, score))
    gewichten = [round(10_000 * paar.gelijkenis**2) for paar in paren]
    gekozen = zwaarste_stijgende([paar.rechts for paar in paren], gewichten)
    return (paar for nr, paar in enumerate(paren) if nr in gekozen)
