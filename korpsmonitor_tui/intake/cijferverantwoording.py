"""Reads what accounts for the published figures: corrections, printed totals and discrepancies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.cijfer import Cijfer
from korpsmonitor_tui.domain.cijfertabel import (
    CORRECTIESOORTEN,
    DUBBEL,
    TELLINGEN,
    Afwijking,
    Correctie,
    Gedrukttotaal,
)
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.definitiebestand import open_toml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.intake.bevindingen import Bevinding
    from korpsmonitor_tui.intake.cijferindeling import Indeling
    from korpsmonitor_tui.intake.tabel import Tabel

CORRECTIES = "correcties.toml"
TOTALEN = "totalen.toml"
AFWIJKINGEN = "afwijkingen.toml"


class Verantwoording:
    """The files beside the tables; what is wrong in them is noted in ``bevindingen``."""

    def __init__(
        self, map_: Path, indeling: Indeling, instrument: Instrument, bevindingen: list[Bevinding]
    ) -> None:
        self._map = map_
        self._bevindingen = bevindingen
        self._kolommen = {
            str(tabel.nummer): [kolom.sleutel for kolom in tabel.kolommen] for tabel in indeling.tabellen
        }
        self._rijen = _rijgroepen(indeling, instrument)

    def correcties(self) -> tuple[Correctie, ...]:
        """What was put right in the tables."""
        return tuple(self._lees_correctie(tabel) for tabel in self._delen(CORRECTIES, "correctie"))

    def totalen(self) -> tuple[Gedrukttotaal, ...]:
        """The totals that the report prints outside its tables."""
        return tuple(self._lees_totaal(tabel) for tabel in self._delen(TOTALEN, "totalen"))

    def afwijkingen(self) -> tuple[Afwijking, ...]:
        """Where the report contradicts itself."""
        return tuple(self._lees_afwijking(tabel) for tabel in self._delen(AFWIJKINGEN, "afwijking"))

    def _delen(self, naam: str, sleutel: str) -> Iterator[Tabel]:
        bestand = open_toml(self._map, naam, self._bevindingen)
        if bestand is None:
            return
        delen = bestand.tabellen(sleutel, verplicht=False)
        bestand.sluit()
        for deel in delen:
            yield deel
            deel.sluit()

    def _lees_plaats(self, tabel: Tabel, *, verplicht: bool = True) -> tuple[int, str]:
        """The table and the column that something is about."""
        nummer = tabel.geheel("tabel")
        kolom = tabel.tekst("kolom", verplicht=verplicht)
        if nummer is not None and tabel.verwijzing("tabel", str(nummer), self._kolommen):
            tabel.verwijzing("kolom", kolom, self._kolommen[str(nummer)])
        return nummer or 0, kolom

    def _lees_groep(self, tabel: Tabel) -> str:
        """The name of the rows that something is about; empty for all."""
        groep = tabel.tekst("rijen", verplicht=False)
        tabel.verwijzing("rijen", groep, self._rijen)
        return groep

    def _lees_correctie(self, tabel: Tabel) -> Correctie:
        nummer, kolom = self._lees_plaats(tabel, verplicht=False)
        soort = tabel.tekst("soort")
        tabel.verwijzing("soort", soort, CORRECTIESOORTEN)
        codes = tabel.teksten("rijen")
        for code in codes:
            tabel.verwijzing("rijen", code, self._rijen)
        return Correctie(
            tabel=nummer,
            soort=soort,
            oud=tabel.tekst("oud", verplicht=False),
            nieuw=tabel.tekst("nieuw"),
            bewijs=tabel.tekst("bewijs"),
            rijen=codes,
            kolom=kolom,
        )

    def _lees_totaal(self, tabel: Tabel) -> Gedrukttotaal:
        nummer, kolom = self._lees_plaats(tabel)
        telling = tabel.tekst("telling", verplicht=False) or "som"
        tabel.verwijzing("telling", telling, TELLINGEN)
        groep = self._lees_groep(tabel)
        gedrukt = tabel.tekst("gedrukt")
        waarde = Cijfer(tabel.tekst("waarde", verplicht=False) or gedrukt)
        if waarde.telbaar is None:
            tabel.meld(
                _('"{gedrukt}" is geen getal.').format(gedrukt=gedrukt),
                _("Zet het getal in cijfers bij waarde."),
            )
        return Gedrukttotaal(
            tabel=nummer,
            kolom=kolom,
            telling=telling,
            gedrukt=gedrukt,
            waarde=waarde,
            paragraaf=tabel.tekst("paragraaf"),
            regel=tabel.geheel("regel") or 0,
            rijen=self._rijen.get(groep) if groep else None,
            groep=groep,
            opmerking=tabel.tekst("opmerking", verplicht=False),
            jaar=tabel.geheel("jaar", verplicht=False),
            ongeveer=tabel.ja("ongeveer"),
            ruimer=tabel.ja("ruimer"),
        )

    def _lees_afwijking(self, tabel: Tabel) -> Afwijking:
        nummer, kolom = self._lees_plaats(tabel)
        telling = tabel.tekst("telling")
        tabel.verwijzing("telling", telling, (DUBBEL, *TELLINGEN))
        groep = self._lees_groep(tabel)
        return Afwijking(
            tabel=nummer,
            kolom=kolom,
            telling=telling,
            gedrukt=tabel.tekst("gedrukt"),
            berekend=tabel.tekst("berekend"),
            bron=tabel.tekst("bron"),
            rijen=groep,
            opmerking=tabel.tekst("opmerking", verplicht=False),
        )


def _rijgroepen(indeling: Indeling, instrument: Instrument) -> dict[str, tuple[str, ...]]:
    """The codes of rows by every name that stands for some of them: an order, an eenheid, or one row."""
    groepen: dict[str, tuple[str, ...]] = {code: (code,) for code in indeling.andere_rijen.values()}
    groepen |= {partij.code: (partij.code,) for partij in instrument.partijen}
    for eenheid in instrument.eenheden:
        groepen[eenheid.code] = tuple(
            partij.code for partij in instrument.partijen if partij.eenheid == eenheid.code
        )
    return groepen | indeling.volgordes
