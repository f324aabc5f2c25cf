"""The lines of a returned verslag as they are placed: with their marks and numbers, merged ones taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.terugstukken import Stuk, gedrukt_nummer, zonder_gedrukt_nummer
from korpsmonitor_tui.domain.wijzigingen import Waar, leesregels
from korpsmonitor_tui.word.kenmerken import nummer_van

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from korpsmonitor_tui.domain.terugstukken import Plek
    from korpsmonitor_tui.domain.wijzigingen import Leesalinea, Segment

_KOPIE: Final = re.compile(r"(_psg_P\d{4,})_.+")
"""A copy that LibreOffice made has the name of the original with something behind it."""
_NUMMER_BINNENIN: Final = re.compile(r"(?<!\d)(\d{1,5})\t")


@dataclass(eq=False, slots=True)
class Regel:
    """A line of one view, or what of it is a single passage."""

    stukken: list[Stuk]
    alineas: list[Leesalinea]
    lopend: bool
    """Whether it stands in the text itself: in no table, note, box, header or footer."""
    rand: bool
    """Whether it stands in a note, box, header or footer."""
    merk: int | None = None
    """The passage whose bookmark it stands in."""
    kopie: int | None = None
    """The passage of whose bookmark it has a copy."""
    plek: Plek | None = None
    tekst: str = ""
    """Without the number that it begins with."""
    nummer: int | None = None
    """The number that it begins with."""

    def lees_tekst(self) -> None:
        """Set text and number from the pieces."""
        tekst = "".join(stuk.segment.tekst for stuk in self.stukken)
        self.nummer = gedrukt_nummer(tekst) if self.lopend else None
        self.tekst = tekst if self.nummer is None else zonder_gedrukt_nummer(tekst)

    def wijs(self, plek: Plek) -> None:
        """Say whose it is."""
        self.plek = plek
        for stuk in self.stukken:
            stuk.plek = plek


def in_stukken(alineas: Sequence[Leesalinea]) -> list[list[Stuk]]:
    """The text of every paragraph; what a word processor computes is nobody's."""
    return [
        [Stuk(segment, nr) for segment in alinea.segmenten if segment.merken or not segment.berekend]
        for nr, alinea in enumerate(alineas)
    ]


def regels_van(
    alineas: Sequence[Leesalinea],
    per_alinea: Sequence[Sequence[Stuk]],
    staat_er: Callable[[Segment], bool],
    *,
    oud: bool,
) -> list[Regel]:
    """The lines of one view that have text."""
    plaats = {id(alinea): nr for nr, alinea in enumerate(alineas)}
    regels: list[Regel] = []
    for delen in leesregels(alineas, oud=oud):
        stukken = [
            stuk for alinea in delen for stuk in per_alinea[plaats[id(alinea)]] if staat_er(stuk.segment)
        ]
        if any(stuk.segment.tekst.strip() for stuk in stukken):
            eerste = delen[0]
            rand = eerste.waar is not Waar.TEKST
            regel = Regel(stukken, delen, lopend=not rand and eerste.cel is None, rand=rand)
            regel.lees_tekst()
            regels.append(regel)
    return regels


def op_bladwijzers(regel: Regel, bekend: Collection[int]) -> Iterator[Regel]:
    """A line taken apart where the bookmark of another passage begins; ``bekend`` are the numbers of all passages."""
    namen = [naam for alinea in regel.alineas for naam in alinea.bladwijzers]
    if not namen and not any(stuk.segment.bladwijzers for stuk in regel.stukken):
        yield regel
        return
    nummers = [_bladwijzer(stuk.segment.bladwijzers, bekend) for stuk in regel.stukken]
    if len({*nummers} - {None}) < 2:
        # Text that was typed anew stands behind a bookmark that has nothing left in it.
        regel.merk = next(filter(None, nummers), None) or _bladwijzer(namen, bekend)
        kopieen = (gevonden[1] for naam in namen if (gevonden := _KOPIE.fullmatch(naam)))
        regel.kopie = nummer_van(next(kopieen, ""))
        yield regel
        return
    delen: list[Regel] = []
    for stuk, nummer in zip(regel.stukken, nummers, strict=True):
        if not delen or (nummer is not None and delen[-1].merk not in {None, nummer}):
            delen.append(replace(regel, stukken=[]))
        delen[-1].stukken.append(stuk)
        delen[-1].merk = nummer if nummer is not None else delen[-1].merk
    for deel in delen:
        deel.lees_tekst()
        yield deel


def _bladwijzer(namen: Sequence[str], bekend: Collection[int]) -> int | None:
    """The passage of the bookmark that began last."""
    nummers = (nummer_van(naam) for naam in reversed(namen))
    return next((nummer for nummer in nummers if nummer in bekend), None)


def op_nummers(regel: Regel, vermist: set[int], per_alinea: Sequence[list[Stuk]]) -> Iterator[Regel]:
    """A line taken apart where the number stands of a passage that is nowhere else."""
    tekst = "".join(stuk.segment.tekst for stuk in regel.stukken)
    plaatsen = [
        gevonden.start()
        for gevonden in _NUMMER_BINNENIN.finditer(tekst)
        if gevonden.start() and int(gevonden[1]) in vermist
    ]
    if not regel.lopend or not plaatsen:
        yield regel
        return
    over = regel.stukken
    begin = 0
    for plaats in (*plaatsen, len(tekst)):
        voor, over = knip(over, plaats - begin, per_alinea)
        deel = replace(regel, stukken=voor, merk=regel.merk if begin == 0 else None)
        deel.lees_tekst()
        begin = plaats
        yield deel


def knip(
    stukken: Sequence[Stuk], tekens: int, per_alinea: Sequence[list[Stuk]]
) -> tuple[list[Stuk], list[Stuk]]:
    """Pieces of ``tekens`` characters together, and the rest; the piece in the middle is cut in two."""
    voor: list[Stuk] = []
    na: list[Stuk] = []
    for stuk in stukken:
        tekst = stuk.segment.tekst
        if tekens >= len(tekst):
            voor.append(stuk)
        elif tekens <= 0:
            na.append(stuk)
        else:
            rest = Stuk(replace(stuk.segment, tekst=tekst[tekens:]), stuk.alinea)
            in_alinea = per_alinea[stuk.alinea]
            in_alinea.insert(in_alinea.index(stuk) + 1, rest)
            na.append(rest)
            stuk.segment = replace(stuk.segment, tekst=tekst[:tekens])
            voor.append(stuk)
        tekens -= len(tekst)
    return voor, na
