"""Whose every line of a returned verslag is with every tracked change accepted.

Text that was there before is known; what was added belongs to what it was added to, or is a passage that was moved or
typed anew, or is new.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.teruglezing import Zekerheid
from korpsmonitor_tui.domain.terugstukken import Plek, in_nieuw
from korpsmonitor_tui.domain.wijzigingen import Spoor
from korpsmonitor_tui.word.tekstgelijkenis import ZEKER, koppel
from korpsmonitor_tui.word.terugregels import op_bladwijzers, regels_van

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from korpsmonitor_tui.domain.terugstukken import Stuk
    from korpsmonitor_tui.domain.wijzigingen import Leesalinea
    from korpsmonitor_tui.word.terugregels import Regel


def plaats_na(
    alineas: Sequence[Leesalinea], per_alinea: Sequence[list[Stuk]], plekken: Sequence[Plek]
) -> list[Regel]:
    """Give what was added its place, and return the lines, a merged one as several."""
    return _Na(alineas, per_alinea, plekken).plaats()


class _Na:
    def __init__(
        self, alineas: Sequence[Leesalinea], per_alinea: Sequence[list[Stuk]], plekken: Sequence[Plek]
    ) -> None:
        self._alineas = alineas
        self._per_alinea = per_alinea
        self._passages = {
            plek.regel.nummer: plek
            for plek in plekken
            if plek.regel is not None and plek.regel.nummer is not None
        }
        self._plaats = {plek: nr for nr, plek in enumerate(plekken)}
        self._weg: dict[Plek, None] = {}
        """The passages of which no text that was there before is left."""
        self._bij_tekst: dict[str, Plek] = {}
        self._verzet: dict[str, list[Plek]] = {}
        """Those among them that a move took away, by what the move is called."""

    def plaats(self) -> list[Regel]:
        self._erbij_in_alinea()
        regels = regels_van(self._alineas, self._per_alinea, in_nieuw, oud=False)
        for regel in regels:
            _erbij_in_regel(regel)
        over = {stuk.plek for regel in regels for stuk in regel.stukken if stuk.plek is not None}
        self._weg = {plek: None for plek in self._passages.values() if plek not in over}
        self._bij_tekst = {_tekst(plek).strip(): plek for plek in reversed(self._weg)}
        for stuk in (stuk for stukken in self._per_alinea for stuk in stukken):
            if stuk.plek in self._weg:
                for naam in sorted(_namen([stuk], Spoor.VAN)):
                    self._verzet.setdefault(naam, []).append(stuk.plek)
        self._tussenin(regels)
        for zoek in (self._op_bladwijzer, self._op_nummer, self._op_naam, self._op_tekst):
            for regel in _open(regels):
                plek = zoek(regel)
                if plek is not None:
                    self._zet_over(regel, plek)
        self._op_gelijkenis(regels)
        for regel in _open(regels):
            regel.wijs(Plek())
        return [deel for regel in regels for deel in self._per_plek(regel)]

    def _erbij_in_alinea(self) -> None:
        """What was added within a paragraph belongs to what stands before it there, or else behind it."""
        for stukken in self._per_alinea:
            for rij in (stukken, reversed(stukken)):
                vorige: Plek | None = None
                for stuk in rij:
                    if stuk.plek is None:
                        stuk.plek = vorige
                    else:
                        vorige = stuk.plek

    def _tussenin(self, regels: Sequence[Regel]) -> None:
        """What was added between two parts of one passage is of that passage."""
        vorige: Plek | None = None
        wachtend: list[Regel] = []
        for regel in regels:
            if any(stuk.plek is None for stuk in regel.stukken):
                wachtend.append(regel)
                continue
            if vorige is not None and vorige is regel.stukken[0].plek and vorige.is_passage:
                for tussen in wachtend:
                    tussen.wijs(vorige)
            wachtend = []
            vorige = regel.stukken[-1].plek

    def _zet_over(self, regel: Regel, plek: Plek, zekerheid: Zekerheid = Zekerheid.VAST) -> None:
        regel.wijs(plek)
        plek.overgezet = True
        if zekerheid is Zekerheid.VOORSTEL:
            plek.zekerheid = zekerheid
        self._weg.pop(plek, None)

    def _als_weg(self, plek: Plek | None) -> Plek | None:
        return plek if plek is not None and plek in self._weg else None

    def _op_bladwijzer(self, regel: Regel) -> Plek | None:
        merken = [deel.merk for deel in op_bladwijzers(regel, self._passages)]
        return self._als_weg(self._passages.get(merken[0])) if merken[0] is not None else None

    def _op_nummer(self, regel: Regel) -> Plek | None:
        return self._als_weg(self._passages.get(regel.nummer)) if regel.nummer is not None else None

    def _op_naam(self, regel: Regel) -> Plek | None:
        """The passage that a move took away under the name under which it put this here."""
        plekken = (
            plek for naam in sorted(_namen(regel.stukken, Spoor.NAAR)) for plek in self._verzet.get(naam, ())
        )
        return next((plek for plek in plekken if plek in self._weg), None)

    def _op_tekst(self, regel: Regel) -> Plek | None:
        return self._als_weg(self._bij_tekst.get(regel.tekst.strip()))

    def _op_gelijkenis(self, regels: Sequence[Regel]) -> None:
        """In the place of what was taken out: the same passage typed anew, or the only one that can be meant."""
        for weg, open_ in self._gaten(regels):
            for paar in koppel([_tekst(plek) for plek in weg], [regel.tekst for regel in open_]):
                zeker = Zekerheid.VAST if paar.gelijkenis >= ZEKER else Zekerheid.VOORSTEL
                self._zet_over(open_[paar.rechts], weg[paar.links], zeker)
        for weg, open_ in self._gaten(regels):
            if len(weg) == len(open_) == 1 and weg[0] in self._weg:
                self._zet_over(open_[0], weg[0], Zekerheid.VOORSTEL)

    def _gaten(self, regels: Sequence[Regel]) -> Iterator[tuple[list[Plek], list[Regel]]]:
        """What is gone and what is open, between two lines that are known."""
        weg = sorted(self._weg, key=self._plaats.__getitem__)
        begin = -1
        open_: list[Regel] = []
        for regel in (*(regel for regel in regels if regel.lopend), None):
            eind = len(self._plaats) if regel is None else self._plaats.get(_eerste_plek(regel), -1)
            if regel is not None and regel.stukken[0].plek is None:
                open_.append(regel)
            elif eind > begin:
                tussen = [plek for plek in weg if begin < self._plaats[plek] < eind]
                if open_ and tussen:
                    yield tussen, open_
                begin, open_ = eind, []

    def _per_plek(self, regel: Regel) -> Iterator[Regel]:
        """A line as one for each passage that runs on in it."""
        eerste = regel.stukken[0].plek
        if all(stuk.plek is eerste for stuk in regel.stukken):
            regel.plek = eerste
            yield regel
            return
        delen: list[Regel] = []
        for stuk in regel.stukken:
            if not delen or stuk.plek is not delen[-1].plek:
                deel = replace(regel, stukken=[], plek=stuk.plek)
                if delen and stuk.plek is not None and all(ander.plek is not stuk.plek for ander in delen):
                    self._loopt_door(delen[-1].stukken[-1], stuk)
                delen.append(deel)
            delen[-1].stukken.append(stuk)
        yield from delen

    def _loopt_door(self, links: Stuk, rechts: Stuk) -> None:
        plek = rechts.plek
        assert plek is not None
        plek.loopt_door = links.plek
        einden = [merk for nr in range(links.alinea, rechts.alinea) for merk in self._alineas[nr].einde]
        plek.samengevoegd = next((merk for merk in einden if not merk.spoor.bijgekomen), None)


def _erbij_in_regel(regel: Regel) -> None:
    """What was added in a line of which some is known belongs to what stands before it, or else behind it."""
    for rij in (regel.stukken, reversed(regel.stukken)):
        vorige: Plek | None = None
        for stuk in rij:
            if stuk.plek is None:
                stuk.plek = vorige
            else:
                vorige = stuk.plek


def _open(regels: Iterable[Regel]) -> list[Regel]:
    return [regel for regel in regels if any(stuk.plek is None for stuk in regel.stukken)]


def _eerste_plek(regel: Regel) -> Plek:
    return regel.stukken[0].plek or Plek()


def _namen(stukken: Iterable[Stuk], spoor: Spoor) -> set[str]:
    """What the moves are called that these pieces stand in."""
    return {
        merk.naam for stuk in stukken for merk in stuk.segment.merken if merk.spoor is spoor and merk.naam
    }


def _tekst(plek: Plek) -> str:
    return plek.regel.tekst if plek.regel is not None else ""
