"""Reads the weighing rules of an edition; contradictions between them are told like any mistake, with both places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.schaal import ZONDER_OORDEEL, Score, aaneengesloten, op_volgorde
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.weegcontrole import controleer
from korpsmonitor_tui.domain.weegregels import (
    Begin,
    Gevolg,
    Kleuren,
    Ongescoord,
    Openlaten,
    Percentage,
    Regel,
    Voorwaarde,
    Vrij,
    Weegregels,
)
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.definitiebestand import lees_toml, open_los_toml
from korpsmonitor_tui.intake.weeggrenzen import lees_grenzen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.intake.bevindingen import Bevinding
    from korpsmonitor_tui.intake.tabel import Tabel

_Gemeen = tuple[str, str, str, str, tuple[str, ...]]
"""What every rule has, in the order of ``Regel``."""


def lees_weegregels(bestand: Path, instrument: Instrument) -> Weegregels:
    """The rules in a file, for the dimensions of ``instrument``.

    Raises OnbruikbareBestanden with every mistake, or else with every contradiction.
    """
    bevindingen: list[Bevinding] = []
    return _lees(open_los_toml(bestand, bevindingen), instrument, bevindingen)


def lees_weegtekst(naam: str, tekst: str, instrument: Instrument) -> Weegregels:
    """The rules in a text that is kept under ``naam``. Raises as :func:`lees_weegregels`."""
    bevindingen: list[Bevinding] = []
    return _lees(lees_toml(naam, tekst, bevindingen), instrument, bevindingen)


def _lees(tabel: Tabel | None, instrument: Instrument, bevindingen: list[Bevinding]) -> Weegregels:
    regels = _Lezing(tabel, instrument, bevindingen).lees() if tabel is not None else None
    if regels is None or bevindingen:
        raise OnbruikbareBestanden(bevindingen)
    return regels


class _Lezing:
    """One reading: the file, and the table that each rule stands in."""

    def __init__(self, bestand: Tabel, instrument: Instrument, bevindingen: list[Bevinding]) -> None:
        self._bestand = bestand
        self._instrument = instrument
        self._schaal = instrument.schaal
        self._bevindingen = bevindingen
        self._tabellen: dict[str, Tabel] = {}
        self._codes: dict[str, str] = {}
        self._dimensies: tuple[str, ...] = ()

    def lees(self) -> Weegregels | None:
        """The rules; None if something was noted that leaves too little to look for contradictions in."""
        bestand = self._bestand
        versie, naam, bron = bestand.tekst("versie"), bestand.tekst("naam"), bestand.tekst("bron")
        self._dimensies = self._lees_dimensies()
        begin, ongescoord = self._kop("begin"), self._kop("ongescoord")
        eindscore = self._eindscore(begin[0]) if begin else frozenset[Score]()
        regels = [regel for tabel in bestand.tabellen("regel") if (regel := self._lees_regel(tabel))]
        for tabel in (bestand, *(kop[0] for kop in (begin, ongescoord) if kop)):
            tabel.sluit()
        if not (begin and ongescoord and eindscore) or self._bevindingen:
            return None
        weegregels = Weegregels(
            versie=versie,
            naam=naam,
            bron=bron,
            begin=Begin(*begin[1:], (), eindscore),
            ongescoord=Ongescoord(*ongescoord[1:], ()),
            regels=tuple(regels),
            dimensies=self._dimensies,
            schaal=self._schaal,
        )
        self._meld_tegenspraken(weegregels)
        return weegregels

    def _lees_dimensies(self) -> tuple[str, ...]:
        velden = self._bestand.teksten("aandachtsvelden", verplicht=True)
        bekend = [veld.code for veld in self._instrument.aandachtsvelden]
        for veld in velden:
            self._bestand.verwijzing("aandachtsvelden", veld, bekend)
        return tuple(d.code for d in self._instrument.dimensies if d.aandachtsveld in velden)

    def _kop(self, naam: str) -> tuple[Tabel, str, str, str, str] | None:
        tabel = self._bestand.tabel(naam)
        return (tabel, *self._gemeen(tabel)) if tabel is not None else None

    def _gemeen(self, tabel: Tabel) -> tuple[str, str, str, str]:
        """Code, text, source and reading of a rule."""
        code = tabel.code("code")
        tabel.eenmalig("code", code, self._codes)
        self._tabellen.setdefault(code, tabel)
        return code, tabel.tekst("tekst"), tabel.tekst("bron"), tabel.tekst("lezing", verplicht=False)

    def _lees_regel(self, tabel: Tabel) -> Regel | None:
        soorten: dict[str, Callable[[Tabel, _Gemeen], Regel]] = {
            "eindscore": self._lees_gevolg,
            "voorwaarde": self._lees_voorwaarde,
            "open": lambda deel, gemeen: Openlaten(*gemeen, self._scores(deel, "bij", ZONDER_OORDEEL)),
            "percentage": self._lees_percentage,
            "vrij": lambda _deel, gemeen: Vrij(*gemeen),
        }
        gemeen = self._gemeen(tabel)
        dimensies = tabel.teksten("dimensies", verplicht=True)
        for dimensie in dimensies:
            tabel.verwijzing("dimensies", dimensie, self._dimensies)
        soort = tabel.tekst("soort")
        if not soort or not tabel.verwijzing("soort", soort, soorten):
            return None
        regel = soorten[soort](tabel, (*gemeen, tuple(dict.fromkeys(dimensies))))
        tabel.sluit()
        return regel

    def _lees_gevolg(self, tabel: Tabel, gemeen: _Gemeen) -> Regel:
        bij = self._scores(tabel, "bij", self._schaal.scores)
        andere = (
            self._scores(tabel, "andere", self._schaal.scores) if "andere" in tabel else frozenset[Score]()
        )
        return Gevolg(*gemeen, bij, self._eindscore(tabel), andere)

    def _lees_voorwaarde(self, tabel: Tabel, gemeen: _Gemeen) -> Regel:
        voor, hoogstens = tabel.tekst("voor"), tabel.tekst("hoogstens")
        tabel.verwijzing("voor", voor, self._dimensies)
        # At most the best would forbid nothing.
        bekend = self._schaal.oplopend[:-1]
        oordeel = self._schaal.score(hoogstens) if tabel.verwijzing("hoogstens", hoogstens, bekend) else None
        bij = self._scores(tabel, "bij", self._schaal.scores)
        return Voorwaarde(*gemeen, bij, voor, oordeel or self._schaal.slechtste)

    def _lees_percentage(self, tabel: Tabel, gemeen: _Gemeen) -> Regel:
        return Percentage(*gemeen, lees_grenzen(tabel, self._schaal), self._schaal.slechtste)

    def _eindscore(self, tabel: Tabel) -> Kleuren:
        scores = self._scores(tabel, "eindscore", self._schaal.oplopend)
        if scores and not aaneengesloten(scores):
            reeks = self._schaal.oplopend
            slechtste, beste = op_volgorde(scores)[-1], op_volgorde(scores)[0]
            gat = [s for s in reeks[reeks.index(slechtste) : reeks.index(beste)] if s not in scores]
            tabel.meld(
                _("eindscore laat {slechtste} en {beste} toe, maar {gat} niet.").format(
                    slechtste=slechtste, beste=beste, gat=_(" en ").join(gat)
                ),
                _("Noem ook {gat}, of haal {slechtste} of {beste} weg.").format(
                    gat=_(" en ").join(gat), slechtste=slechtste, beste=beste
                ),
            )
        return scores

    def _scores(self, tabel: Tabel, sleutel: str, bekend: Sequence[Score]) -> Kleuren:
        genoemd = tabel.teksten(sleutel, verplicht=True)
        goed = (self._schaal.score(code) for code in genoemd if tabel.verwijzing(sleutel, code, bekend))
        return frozenset(score for score in goed if score is not None)

    def _meld_tegenspraken(self, weegregels: Weegregels) -> None:
        for tegenspraak in controleer(weegregels):
            tabellen = [self._tabellen[regel.code] for regel in tegenspraak.regels]
            plaatsen = [tabel.plaats for tabel in tabellen[:-1]]
            ook = _(" (ook {plaatsen})").format(plaatsen=_(" en ").join(plaatsen)) if plaatsen else ""
            (tabellen[-1] if tabellen else self._bestand).meld(
                tegenspraak.melding.removesuffix(".") + ook + ".", tegenspraak.remedie
            )
