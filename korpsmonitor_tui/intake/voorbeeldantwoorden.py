"""Reads what an example sends out, gets back and makes of it: forms, answers and best practices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.formulier import VORMEN
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.definitiebestand import open_toml

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.intake.bevindingen import Bevinding
    from korpsmonitor_tui.intake.tabel import Tabel

BESTAND: Final = "antwoorden.toml"


@dataclass(frozen=True, slots=True)
class Teruggekomen:
    """A form that came back."""

    partij: str
    dagen_geleden: int
    antwoorden: tuple[tuple[str, str], ...]
    """(printed code of the place, text)."""


@dataclass(frozen=True, slots=True)
class Opgesteld:
    """A best practice or knelpunt that was made of an answer."""

    partij: str
    vraag: str
    naam: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Voorbeeldantwoorden:
    """One round of forms."""

    verzonden: int
    """How many days ago."""
    termijn: int
    """Days after that."""
    vormen: tuple[tuple[str, str], ...]
    """(party, one of ``VORMEN``) of who gets another form than Word."""
    teruggaven: tuple[Teruggekomen, ...]
    praktijken: tuple[Opgesteld, ...]


def lees_voorbeeldantwoorden(map_: Path, instrument: Instrument) -> Voorbeeldantwoorden:
    """Read the answers in ``map_``. Raises OnbruikbareBestanden with every mistake."""
    bevindingen: list[Bevinding] = []
    bestand = open_toml(map_, BESTAND, bevindingen)
    gelezen = _lees(bestand, instrument) if bestand is not None else None
    if gelezen is None or bevindingen:
        raise OnbruikbareBestanden(bevindingen)
    return gelezen


def _lees(bestand: Tabel, instrument: Instrument) -> Voorbeeldantwoorden:
    partijen = [partij.code for partij in instrument.partijen]
    vormen = bestand.tabel("vormen", verplicht=False)
    gelezen = Voorbeeldantwoorden(
        verzonden=bestand.geheel("verzonden") or 0,
        termijn=bestand.geheel("termijn") or 0,
        vormen=_lees_vormen(vormen, partijen) if vormen is not None else (),
        teruggaven=tuple(_lees_teruggave(deel, partijen) for deel in bestand.tabellen("teruggave")),
        praktijken=tuple(
            _lees_praktijk(deel, partijen, instrument)
            for deel in bestand.tabellen("praktijk", verplicht=False)
        ),
    )
    bestand.sluit()
    return gelezen


def _lees_vormen(tabel: Tabel, partijen: Collection[str]) -> tuple[tuple[str, str], ...]:
    vormen = tuple((partij, tabel.tekst(partij)) for partij in tabel.sleutels())
    for partij, vorm in vormen:
        tabel.verwijzing("vormen", partij, partijen)
        tabel.verwijzing(partij, vorm, VORMEN)
    return vormen


def _lees_teruggave(tabel: Tabel, partijen: Collection[str]) -> Teruggekomen:
    antwoorden = tabel.tabel("antwoorden")
    teruggave = Teruggekomen(
        tabel.code("partij"),
        tabel.geheel("dagen_geleden") or 0,
        tuple((plaats, antwoorden.tekst(plaats)) for plaats in antwoorden.sleutels()) if antwoorden else (),
    )
    tabel.verwijzing("partij", teruggave.partij, partijen)
    tabel.sluit()
    return teruggave


def _lees_praktijk(tabel: Tabel, partijen: Collection[str], instrument: Instrument) -> Opgesteld:
    praktijk = Opgesteld(
        tabel.code("partij"), tabel.tekst("vraag"), tabel.tekst("naam"), tabel.tekst("tekst")
    )
    tabel.verwijzing("partij", praktijk.partij, partijen)
    tabel.verwijzing("vraag", praktijk.vraag, [v.id for v in instrument.vragen.values() if v.praktijk])
    tabel.sluit()
    return praktijk
