"""Reads who is monitored or interviewed, and the eenheden that korpsen merged into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.instrument import Eenheid, Gesprekspartij, opzoeknaam
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from korpsmonitor_tui.intake.tabel import Tabel

SOORTEN = ("korps", "ketenpartner")


def lees_eenheden(bestand: Tabel) -> tuple[Eenheid, ...]:
    """The ``[[eenheid]]`` tables of one file."""
    gezien: dict[str, str] = {}
    eenheden = []
    for tabel in bestand.tabellen("eenheid"):
        eenheid = Eenheid(tabel.code("code"), tabel.tekst("naam"), tabel.tekst("paragraaf"))
        tabel.eenmalig("code", eenheid.code, gezien)
        tabel.sluit()
        eenheden.append(eenheid)
    bestand.sluit()
    return tuple(eenheden)


def lees_partijen(
    bestanden: Iterable[Tabel], eenheden: Collection[str] | None, dimensies: Collection[str] | None
) -> tuple[Gesprekspartij, ...]:
    """The ``[[partij]]`` tables of all files together; ``soort`` at the top of a file holds for all in it.

    ``eenheden`` and ``dimensies`` are the known codes; None means that their file could not be read.
    """
    codes: dict[str, str] = {}
    nummers: dict[str, str] = {}
    namen: dict[str, Gesprekspartij] = {}
    partijen = []
    for bestand in bestanden:
        soort = bestand.tekst("soort")
        bestand.verwijzing("soort", soort, SOORTEN)
        for tabel in bestand.tabellen("partij"):
            partij = _lees_partij(tabel, soort)
            tabel.eenmalig("code", partij.code, codes)
            tabel.eenmalig("nummer", str(partij.nummer or ""), nummers)
            tabel.verwijzing("eenheid", partij.eenheid or "", eenheden)
            for kolom in partij.partnerkolommen:
                tabel.verwijzing("partnerkolommen", kolom, dimensies)
            for dimensie in partij.nauwelijks:
                tabel.verwijzing("nauwelijks", dimensie, dimensies)
            tabel.sluit()
            _meld_gedeelde_namen(partij, tabel, namen)
            partijen.append(partij)
        bestand.sluit()
    return tuple(partijen)


def _lees_partij(tabel: Tabel, soort: str) -> Gesprekspartij:
    return Gesprekspartij(
        code=tabel.code("code"),
        naam=tabel.tekst("naam"),
        soort=soort,
        nummer=tabel.geheel("nummer", verplicht=soort == "korps"),
        aliassen=tabel.teksten("aliassen"),
        eenheid=tabel.tekst("eenheid", verplicht=False) or None,
        partnerkolommen=tabel.teksten("partnerkolommen"),
        paragraaf=tabel.tekst("paragraaf", verplicht=False),
        gemonitord_vanaf=tabel.geheel("gemonitord_vanaf", verplicht=False),
        nauwelijks=tabel.teksten("nauwelijks"),
    )


def _meld_gedeelde_namen(partij: Gesprekspartij, tabel: Tabel, namen: dict[str, Gesprekspartij]) -> None:
    """Two parties that answer to one name: looking that name up would silently give the last of them."""
    for naam in (partij.naam, *partij.aliassen):
        ander = namen.setdefault(opzoeknaam(naam), partij)
        if ander is not partij and ander.code != partij.code:
            tabel.meld(
                _('de naam "{naam}" hoort ook bij {ander}.').format(
                    naam=naam, ander=ander.naam or ander.code
                ),
                _("Laat een naam of alias maar bij één partij staan."),
            )
