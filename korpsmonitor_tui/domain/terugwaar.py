"""Where in a returned verslag something stands, in words for people, and what a comment hangs on."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.wijzigingen import Waar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from korpsmonitor_tui.domain.terugstukken import Basisregel, Plaatsing, Plek
    from korpsmonitor_tui.domain.wijzigingen import Cel

_RUIM: Final = 2_000
_LANGST: Final = 60
"""Longer text is cut short where it only tells a place."""


class Plaatsnamen:
    """Names places of one file."""

    def __init__(self, plaatsing: Plaatsing) -> None:
        self._plaatsing = plaatsing
        cellen: dict[Cel, list[str]] = {}
        self._alinea_van: dict[str, int] = {}
        """By comment id the first paragraph that names it."""
        self._plek_van: dict[str, Plek] = {}
        """By comment id the place of the first text that it is about."""
        for nr, alinea in enumerate(plaatsing.alineas):
            for id_ in alinea.ankers:
                self._alinea_van.setdefault(id_, nr)
            if alinea.cel is not None:
                cellen.setdefault(alinea.cel, []).append(alinea.nieuw or alinea.oud)
        self._cellen = {cel: " ".join(teksten).strip() for cel, teksten in cellen.items()}
        self._rijkoppen: dict[Cel, str] = {}
        """What the first cell of a row says, or of the nearest one above it that says anything."""
        for stuk in (stuk for stukken in plaatsing.per_alinea for stuk in stukken):
            for id_ in stuk.segment.opmerkingen:
                if stuk.plek is not None:
                    self._plek_van.setdefault(id_, stuk.plek)

    def plek_van_opmerking(self, ids: Iterable[str]) -> Plek | None:
        """What a thread is about, by the first of its comments that hangs on anything."""
        for id_ in ids:
            plek = self._plek_van.get(id_)
            if plek is None and id_ in self._alinea_van:
                plek = self._plek_tot(self._alinea_van[id_])
            if plek is not None:
                return plek
        return None

    def _plek_tot(self, alinea: int) -> Plek | None:
        """What stands in a paragraph, or if it is empty, last before it."""
        return self._plekken_tot[alinea]

    # Asked for every remark: each of these is one pass, where looking back from every place would be a pass each.
    @cached_property
    def _plekken_tot(self) -> list[Plek | None]:
        plekken: list[Plek | None] = []
        laatste: Plek | None = None
        for stukken in self._plaatsing.per_alinea:
            laatste = next((stuk.plek for stuk in stukken if stuk.plek is not None), laatste)
            plekken.append(laatste)
        return plekken

    @cached_property
    def _tekstalineas(self) -> list[int]:
        """Numbers of the paragraphs of the text itself, tables included."""
        return [nr for nr, alinea in enumerate(self._plaatsing.alineas) if alinea.waar is Waar.TEKST]

    @cached_property
    def _koppen(self) -> list[int]:
        """Numbers of the paragraphs that stand in no table and say something."""
        alineas = self._plaatsing.alineas
        return [
            nr
            for nr in self._tekstalineas
            if alineas[nr].cel is None and (alineas[nr].nieuw or alineas[nr].oud).strip()
        ]

    def is_lopende_tekst(self, plek: Plek) -> bool:
        """Whether it stands in the text itself: in no table, note, box, header or footer."""
        alinea = self._plaatsing.alineas[plek.stukken[0].alinea]
        return alinea.waar is Waar.TEKST and alinea.cel is None

    def passage_bij(self, plek: Plek) -> Basisregel | None:
        """The passage that a note or box hangs on."""
        begin = plek.stukken[0].alinea
        if self._plaatsing.alineas[begin].waar not in {Waar.VOETNOOT, Waar.EINDNOOT, Waar.TEKSTVAK}:
            return None
        voor = bisect_left(self._tekstalineas, begin) - 1
        if voor < 0:
            return None
        stukken = self._plaatsing.per_alinea[self._tekstalineas[voor]]
        plekken = (stuk.plek for stuk in stukken if stuk.plek is not None)
        return next((plek.regel for plek in plekken if plek.is_passage), None)

    def van(self, plek: Plek) -> str:
        """Where it stands."""
        if not plek.stukken:
            return self._na(plek)
        begin = plek.stukken[0].alinea
        alinea = self._plaatsing.alineas[begin]
        if alinea.waar is not Waar.TEKST:
            return self._naast(alinea.waar, plek)
        if alinea.cel is not None:
            return self._in_tabel(alinea.cel, begin)
        voor = self._tekst_voor(begin)
        return _("onder “{kop}”").format(kop=voor) if voor else _("aan het begin")

    def _naast(self, waar: Waar, plek: Plek) -> str:
        namen = {
            Waar.KOPTEKST: _("koptekst"),
            Waar.VOETTEKST: _("voettekst"),
            Waar.VOETNOOT: _("voetnoot"),
            Waar.EINDNOOT: _("eindnoot"),
            Waar.TEKSTVAK: _("tekstvak"),
            Waar.OPMERKING: _("opmerking"),
        }
        bij = self.passage_bij(plek)
        if bij is None:
            return namen[waar]
        return _("{naam} bij passage {nummer}").format(naam=namen[waar], nummer=bij.nummer)

    def _in_tabel(self, cel: Cel, alinea: int) -> str:
        rij = self._rijkop(cel._replace(kolom=0))
        kolom = self._cellen.get(cel._replace(rij=0), "") if cel.rij else ""
        voor = self._tekst_voor(alinea)
        delen = [
            _("tabel onder “{kop}”").format(kop=voor) if voor else _("tabel"),
            _("rij “{rij}”").format(rij=_kort(rij)) if rij else "",
            _("kolom “{kolom}”").format(kolom=_kort(kolom)) if kolom else "",
        ]
        return ", ".join(filter(None, delen))

    def _rijkop(self, cel: Cel) -> str:
        boven = cel
        while boven.rij >= 0 and boven not in self._rijkoppen and not self._cellen.get(boven, ""):
            boven = boven._replace(rij=boven.rij - 1)
        kop = self._rijkoppen.get(boven) or self._cellen.get(boven, "")
        for rij in range(boven.rij, cel.rij + 1):
            self._rijkoppen[cel._replace(rij=rij)] = kop
        return kop

    def _tekst_voor(self, alinea: int) -> str:
        """The nearest text above that stands in no table."""
        voor = bisect_left(self._koppen, alinea) - 1
        if voor < 0:
            return ""
        ander = self._plaatsing.alineas[self._koppen[voor]]
        return _kort(ander.nieuw or ander.oud)

    def _na(self, plek: Plek) -> str:
        """Where that stood of which nothing is left."""
        if plek.regel is None:
            return ""
        for ander in reversed(self._plaatsing.basis[: plek.regel.plaats]):
            if ander.regel is not None and ander.regel.tekst.strip():
                return _("na “{tekst}”").format(tekst=_kort(ander.regel.tekst))
        return _("aan het begin")


def _kort(tekst: str) -> str:
    # Of a cell with a book in it the beginning is enough: this is asked for every remark.
    regel = " ".join(tekst[:_RUIM].split())
    return regel if len(regel) <= _LANGST else f"{regel[: _LANGST - 1]}…"
