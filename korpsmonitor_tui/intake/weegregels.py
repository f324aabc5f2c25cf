"""Reads the weighing rules of an edition; contradictions between them are told like any mistake, with both places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.weegcontrole import controleer
from korpsmonitor_tui.domain.weegregels import (
    KLEUREN,
    ZONDER_OORDEEL,
    Begin,
    Gevolg,
    Kleuren,
    Ongescoord,
    Openlaten,
    Percentage,
    Regel,
    Score,
    Voorwaarde,
    Vrij,
    Weegregels,
    aaneengesloten,
)
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.definitiebestand import lees_toml, open_los_toml

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.intake.bevindingen import Bevinding
    from korpsmonitor_tui.intake.tabel import Tabel

_ALLE: Final = tuple(Score)

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
        bij = self._scores(tabel, "bij", _ALLE)
        andere = self._scores(tabel, "andere", _ALLE) if "andere" in tabel else frozenset[Score]()
        return Gevolg(*gemeen, bij, self._eindscore(tabel), andere)

    def _lees_voorwaarde(self, tabel: Tabel, gemeen: _Gemeen) -> Regel:
        voor, hoogstens = tabel.tekst("voor"), tabel.tekst("hoogstens")
        tabel.verwijzing("voor", voor, self._dimensies)
        # At most groen would forbid nothing.
        bekend = [kleur for kleur in KLEUREN if kleur != Score.GROEN]
        kleur = Score(hoogstens) if hoogstens in bekend else Score.ROOD
        tabel.verwijzing("hoogstens", hoogstens, bekend)
        return Voorwaarde(*gemeen, self._scores(tabel, "bij", _ALLE), voor, kleur)

    def _lees_percentage(self, tabel: Tabel, gemeen: _Gemeen) -> Regel:
        rood, groen = tabel.geheel("rood_onder"), tabel.geheel("groen_boven")
        if rood is None or groen is None or not 0 <= rood <= groen <= 100:
            tabel.meld(
                _("rood_onder en groen_boven zijn geen oplopende percentages van 0 tot en met 100."),
                _("Schrijf bijvoorbeeld rood_onder = 70 en groen_boven = 90."),
            )
        return Percentage(*gemeen, rood or 0, groen or 0)

    def _eindscore(self, tabel: Tabel) -> Kleuren:
        scores = self._scores(tabel, "eindscore", KLEUREN)
        if scores and not aaneengesloten(scores):
            tabel.meld(
                _("eindscore laat rood en groen toe, maar geel niet."),
                _("Noem ook geel, of haal rood of groen weg."),
            )
        return scores

    def _scores(self, tabel: Tabel, sleutel: str, bekend: Sequence[Score]) -> Kleuren:
        genoemd = tabel.teksten(sleutel, verplicht=True)
        goed = [score for score in genoemd if tabel.verwijzing(sleutel, score, bekend)]
        return frozenset(map(Score, goed))

    def _meld_tegenspraken(self, weegregels: Weegregels) -> None:
        for tegenspraak in controleer(weegregels):
            tabellen = [self._tabellen[regel.code] for regel in tegenspraak.regels]
            plaatsen = [tabel.plaats for tabel in tabellen[:-1]]
            ook = _(" (ook {plaatsen})").format(plaatsen=_(" en ").join(plaatsen)) if plaatsen else ""
            (tabellen[-1] if tabellen else self._bestand).meld(
                tegenspraak.melding.removesuffix(".") + ook + ".", tegenspraak.remedie
            )
