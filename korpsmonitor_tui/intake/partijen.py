"""Reads who is monitored or interviewed, and the eenheden that korpsen merged into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.instrument import (
    PARTIJSOORTEN,
    Eenheid,
    Gesprekspartij,
    Partijsoort,
    opzoeknaam,
)
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from korpsmonitor_tui.intake.tabel import Tabel


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


_LIDWOORDEN: Final = ("de", "het")


def lees_partijsoorten(kern: Tabel) -> tuple[Partijsoort, ...]:
    """The ``[[partijsoort]]`` tables; an instrument without them has korpsen and ketenpartners."""
    codes: dict[str, str] = {}
    soorten = []
    for tabel in kern.tabellen("partijsoort", verplicht=False):
        lidwoord = tabel.tekst("lidwoord")
        tabel.verwijzing("lidwoord", lidwoord, _LIDWOORDEN)
        soort = Partijsoort(
            code=tabel.code("code"),
            naam=tabel.tekst("naam"),
            meervoud=tabel.tekst("meervoud"),
            lidwoord=lidwoord,
            gemeten=tabel.ja("gemeten"),
        )
        tabel.eenmalig("code", soort.code, codes)
        tabel.sluit()
        soorten.append(soort)
    return tuple(soorten) or PARTIJSOORTEN


def lees_partijen(
    bestanden: Iterable[Tabel],
    eenheden: Collection[str] | None,
    dimensies: Collection[str] | None,
    soorten: Sequence[Partijsoort] = PARTIJSOORTEN,
    *,
    volledig: bool = True,
) -> tuple[Gesprekspartij, ...]:
    """The ``[[partij]]`` tables of all files together; ``soort`` at the top of a file holds for all in it.

    ``eenheden`` and ``dimensies`` are the known codes; None means that their file could not be read. ``volledig`` says
    whether every file with parties could: else nobody is blamed for naming one that may stand in another.
    """
    soort_van = {soort.code: soort for soort in soorten}
    codes: dict[str, str] = {}
    nummers: dict[str, str] = {}
    namen: dict[str, Gesprekspartij] = {}
    partijen = []
    verwijzers: list[tuple[Tabel, str]] = []
    for bestand in bestanden:
        soort = bestand.tekst("soort")
        bestand.verwijzing("soort", soort, soort_van)
        for tabel in bestand.tabellen("partij"):
            partij = _lees_partij(tabel, soort_van.get(soort) or Partijsoort(soort, soort, soort))
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
            if partij.hoort_bij:
                verwijzers.append((tabel, partij.hoort_bij))
        bestand.sluit()
    # A party may be named before the file that it stands in is read.
    gemeten = [partij.code for partij in partijen if partij.gemeten] if volledig else None
    for tabel, hoort_bij in verwijzers:
        tabel.verwijzing("hoort_bij", hoort_bij, gemeten)
    return tuple(partijen)


def _lees_partij(tabel: Tabel, soort: Partijsoort) -> Gesprekspartij:
    return Gesprekspartij(
        code=tabel.code("code"),
        naam=tabel.tekst("naam"),
        soort=soort.code,
        nummer=tabel.geheel("nummer", verplicht=soort.gemeten),
        aliassen=tabel.teksten("aliassen"),
        eenheid=tabel.tekst("eenheid", verplicht=False) or None,
        partnerkolommen=tabel.teksten("partnerkolommen"),
        paragraaf=tabel.tekst("paragraaf", verplicht=False),
        gemonitord_vanaf=tabel.geheel("gemonitord_vanaf", verplicht=False),
        nauwelijks=tabel.teksten("nauwelijks"),
        gemeten=soort.gemeten,
        hoort_bij=tabel.tekst("hoort_bij", verplicht=False),
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
