"""Whose every line of a returned verslag is with every tracked change rejected: as it was sent, and silently edited.

A bookmark says most, then the printed number, then the text: the same, or the likest that stands in the same place.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.teruglezing import Zekerheid
from korpsmonitor_tui.domain.terugstukken import Plek
from korpsmonitor_tui.word.tekstgelijkenis import (
    LIJKT,
    ZEKER,
    gelijken,
    gelijkenis,
    hoort_erbij,
    koppel,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.word.terugregels import Regel

_EIGEN_TEKST: Final = 20
"""Text of so many characters stands in a verslag once."""


def plaats_voor(regels: Sequence[Regel], plekken: Sequence[Plek]) -> None:
    """Give every line its place: one of ``plekken``, or a new one for what was not sent."""
    _Voor(regels, plekken).plaats()


class _Voor:
    def __init__(self, regels: Sequence[Regel], plekken: Sequence[Plek]) -> None:
        self._regels = regels
        self._plekken = plekken
        self._passages = {
            plek.regel.nummer: plek
            for plek in plekken
            if plek.regel is not None and plek.regel.nummer is not None
        }
        self._bezet: set[Plek] = set()

    def plaats(self) -> None:
        self._op_bladwijzer()
        self._op_nummer()
        self._op_gelijke_tekst()
        self._elders()
        self._vervolg()
        self._nog_eens()
        self._op_gelijkende_tekst()
        self._vervolg()
        self._randen()
        for regel in self._open():
            regel.wijs(Plek())

    def _open(self) -> list[Regel]:
        return [regel for regel in self._regels if regel.plek is None]

    def _vrij(self) -> list[Plek]:
        return [plek for plek in self._plekken if plek not in self._bezet and _tekst(plek).strip()]

    def _wijs(self, regel: Regel, plek: Plek, zekerheid: Zekerheid = Zekerheid.VAST) -> None:
        regel.wijs(plek)
        plek.zekerheid = zekerheid
        self._bezet.add(plek)

    def _op_bladwijzer(self) -> None:
        """Of several lines in one bookmark the one with the number is the passage; the others may be its rest."""
        groepen: dict[int, list[Regel]] = {}
        for regel in self._regels:
            if regel.merk is not None:
                groepen.setdefault(regel.merk, []).append(regel)
        for nummer, groep in groepen.items():
            met_nummer = [regel for regel in groep if regel.nummer == nummer]
            self._wijs((met_nummer or groep)[0], self._passages[nummer])

    def _op_nummer(self) -> None:
        """A number that somebody typed anew is not believed against the text itself."""
        teksten = Counter(_tekst(plek) for plek in self._passages.values())
        eigen = {tekst for tekst, aantal in teksten.items() if aantal == 1}
        groepen: dict[int, list[Regel]] = {}
        for regel in self._open():
            plek = self._passages.get(regel.nummer) if regel.nummer is not None else None
            geloofd = plek is not None and (regel.tekst == _tekst(plek) or regel.tekst not in eigen)
            if geloofd and plek not in self._bezet and regel.nummer is not None:
                groepen.setdefault(regel.nummer, []).append(regel)
        for nummer, groep in groepen.items():
            tekst = _tekst(self._passages[nummer])
            scores = [gelijkenis(tekst, regel.tekst) for regel in groep] if len(groep) > 1 else [0.0]
            self._wijs(groep[scores.index(max(scores))], self._passages[nummer])

    def _op_gelijke_tekst(self) -> None:
        """The most lines that are the same as what was sent, in the same order."""
        links = [plek if plek in self._bezet else _tekst(plek) for plek in self._plekken]
        rechts = [regel.plek if regel.plek is not None else regel.tekst for regel in self._regels]
        for nr, ander in gelijken(links, rechts):
            if self._regels[ander].plek is None:
                self._wijs(self._regels[ander], self._plekken[nr])

    def _elders(self) -> None:
        """What stands elsewhere as it was.

        Not in tables: a figure that changes places with another is changed, though the same stands elsewhere.
        """
        vrij = {
            _tekst(plek): plek
            for plek in reversed(self._vrij())
            if not plek.is_passage or len(_tekst(plek)) >= _EIGEN_TEKST
        }
        for regel in self._open():
            plek = vrij.get(regel.tekst) if regel.lopend else None
            if plek is not None and plek not in self._bezet:
                self._wijs(regel, plek)

    def _nog_eens(self) -> None:
        """A copy of a passage that stands in its own place too."""
        alle = {_tekst(plek): plek for plek in self._passages.values() if len(_tekst(plek)) >= _EIGEN_TEKST}
        for regel in self._open():
            if not regel.lopend:
                continue
            nummer = regel.kopie if regel.kopie is not None else regel.nummer
            van = alle.get(regel.tekst) or (self._passages.get(nummer) if nummer is not None else None)
            if van is not None and van in self._bezet and gelijkenis(_tekst(van), regel.tekst) >= LIJKT:
                regel.wijs(Plek(kopie_van=van.regel))

    def _op_gelijkende_tekst(self) -> None:
        """Between what is placed: the same line, edited; or the only one that can be meant."""
        for plekken, regels in self._gaten():
            paren = list(koppel([_tekst(plek) for plek in plekken], [regel.tekst for regel in regels]))
            for paar in paren:
                zeker = paar.gelijkenis >= ZEKER or not plekken[paar.links].is_passage
                self._wijs(
                    regels[paar.rechts],
                    plekken[paar.links],
                    Zekerheid.VAST if zeker else Zekerheid.VOORSTEL,
                )
        for plekken, regels in self._gaten():
            if len(plekken) == len(regels) and (len(plekken) == 1 or not any(r.lopend for r in regels)):
                for plek, regel in zip(plekken, regels, strict=True):
                    if plek.is_passage is regel.lopend or not plek.is_passage:
                        voorstel = Zekerheid.VOORSTEL if plek.is_passage else Zekerheid.VAST
                        self._wijs(regel, plek, voorstel)

    def _gaten(self) -> list[tuple[list[Plek], list[Regel]]]:
        """What is not placed yet, between what is and stands in the same order."""
        plaats = {plek: nr for nr, plek in enumerate(self._plekken)}
        vast = [(nr, plaats[regel.plek]) for nr, regel in enumerate(self._regels) if regel.plek in plaats]
        ketting = list(gelijken(sorted(nr for _regel, nr in vast), [nr for _regel, nr in vast]))
        ankers = [(-1, -1), *(vast[rechts] for _links, rechts in ketting), (len(self._regels), len(plaats))]
        gaten: list[tuple[list[Plek], list[Regel]]] = []
        for (regel_van, plek_van), (regel_tot, plek_tot) in pairwise(ankers):
            regels = [regel for regel in self._regels[regel_van + 1 : regel_tot] if regel.plek is None]
            plekken = [
                plek
                for plek in self._plekken[plek_van + 1 : plek_tot]
                if plek not in self._bezet and _tekst(plek).strip()
            ]
            if regels and plekken:
                gaten.append((plekken, regels))
        return gaten

    def _vervolg(self) -> None:
        """The rest of a passage that was split without tracking stands right behind it."""
        vorige: Plek | None = None
        gelezen = ""
        for regel in self._regels:
            if regel.plek is not None:
                vorige, gelezen = regel.plek, regel.tekst
            elif (
                vorige is not None
                and vorige.regel is not None
                and regel.lopend
                and hoort_erbij(vorige.regel.tekst, gelezen, regel.tekst)
            ):
                regel.wijs(vorige)
                gelezen = f"{gelezen} {regel.tekst}"
            else:
                vorige = None

    def _randen(self) -> None:
        """Headers, footers and boxes come back in another order, and some of them once instead of twice."""
        over: dict[str, list[Plek]] = {}
        for plek in self._vrij():
            if not plek.is_passage:
                over.setdefault(_tekst(plek), []).append(plek)
        for regel in self._open():
            if regel.rand and over.get(regel.tekst):
                self._wijs(regel, over[regel.tekst].pop(0))


def _tekst(plek: Plek) -> str:
    return plek.regel.tekst if plek.regel is not None else ""
