"""Reads the worked-out example of a study with interviews: whom was heard, what they said, and the chapter made of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.praktijk import Praktijksoort
from korpsmonitor_tui.domain.sneeuwbal import Via
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.definitiebestand import open_toml

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.intake.bevindingen import Bevinding
    from korpsmonitor_tui.intake.tabel import Tabel

AANBEVELINGEN: Final = "aanbevelingen.toml"


@dataclass(frozen=True, slots=True)
class Organisatie:
    """A party that was heard, or that only gave additional information."""

    naam: str
    barriere: str
    datum: date | None
    """None without an interview, or where only the year of it is known."""
    jaar: str
    afname: str
    mensen: tuple[tuple[str, str], ...]
    """(function, organisation) of everybody who was interviewed."""
    via: str
    verwijzing: str


@dataclass(frozen=True, slots=True)
class Aanvulling:
    """Additional information."""

    organisatie: str
    datum: date | None
    kanaal: str
    van: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Bron:
    """A source of the desk study."""

    titel: str
    auteur: str
    jaar: str
    soort: str
    vindplaats: str
    geraadpleegd: date | None
    tekst: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of the chapter, with what it leans on as a person writes it."""

    hoofdstuk: str
    tekst: str
    noten: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vondst:
    """A best practice or knelpunt."""

    soort: Praktijksoort
    thema: str
    naam: str
    tekst: str
    bronnen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deelstudie:
    """Everything about one measured party."""

    partij: str
    organisaties: tuple[Organisatie, ...]
    aanvullingen: tuple[Aanvulling, ...]
    bronnen: tuple[Bron, ...]
    passages: tuple[Passage, ...]
    vondsten: tuple[Vondst, ...]


@dataclass(frozen=True, slots=True)
class Advies:
    """A recommendation."""

    tekst: str
    aan: tuple[str, ...]
    dimensies: tuple[str, ...]
    bronnen: tuple[str, ...]


def lees_studie(map_: Path, instrument: Instrument) -> tuple[tuple[Deelstudie, ...], tuple[Advies, ...]]:
    """The files of an example: one per measured party, named after its code, and the recommendations.

    Raises OnbruikbareBestanden with every mistake.
    """
    bevindingen: list[Bevinding] = []
    delen = [
        _lees_deel(bestand, partij.code, instrument)
        for partij in instrument.gemeten
        if (bestand := open_toml(map_, f"{partij.code}.toml", bevindingen)) is not None
    ]
    bestand = open_toml(map_, AANBEVELINGEN, bevindingen)
    adviezen = _lees_adviezen(bestand) if bestand is not None else ()
    if bevindingen:
        raise OnbruikbareBestanden(bevindingen)
    return tuple(delen), adviezen


def _lees_deel(bestand: Tabel, code: str, instrument: Instrument) -> Deelstudie:
    partij = bestand.code("gemeente")
    bestand.verwijzing("gemeente", partij, [code])
    hoofdstukken = [hoofdstuk.code for hoofdstuk in instrument.hoofdstukken]
    themas = [veld.code for veld in instrument.aandachtsvelden]
    deel = Deelstudie(
        partij,
        tuple(map(_lees_organisatie, bestand.tabellen("organisatie"))),
        tuple(map(_lees_aanvulling, bestand.tabellen("aanvulling", verplicht=False))),
        tuple(map(_lees_bron, bestand.tabellen("bron", verplicht=False))),
        tuple(_lees_passage(tabel, hoofdstukken) for tabel in bestand.tabellen("passage")),
        tuple(_lees_vondst(tabel, themas) for tabel in bestand.tabellen("praktijk", verplicht=False)),
    )
    bestand.sluit()
    return deel


def _dag(tabel: Tabel, sleutel: str) -> date | None:
    tekst = tabel.tekst(sleutel, verplicht=False)
    try:
        return date.fromisoformat(tekst) if tekst else None
    except ValueError:
        tabel.meld(
            _('"{tekst}" is geen datum.').format(tekst=tekst), _("Schrijf jaar-maand-dag: 2012-03-07.")
        )
        return None


def _lees_organisatie(tabel: Tabel) -> Organisatie:
    organisatie = Organisatie(
        naam=tabel.tekst("naam"),
        barriere=tabel.tekst("barriere", verplicht=False),
        datum=_dag(tabel, "datum"),
        jaar=tabel.tekst("jaar", verplicht=False),
        afname=tabel.tekst("afname", verplicht=False),
        mensen=tabel.paren("mensen"),
        via=tabel.tekst("via", verplicht=False),
        verwijzing=tabel.tekst("verwijzing", verplicht=False),
    )
    if organisatie.via:
        tabel.verwijzing("via", organisatie.via, [via.value for via in Via])
    tabel.sluit()
    return organisatie


def _lees_aanvulling(tabel: Tabel) -> Aanvulling:
    aanvulling = Aanvulling(
        tabel.tekst("organisatie"),
        _dag(tabel, "datum"),
        tabel.tekst("kanaal"),
        tabel.tekst("van"),
        tabel.tekst("tekst"),
    )
    tabel.sluit()
    return aanvulling


def _lees_bron(tabel: Tabel) -> Bron:
    bron = Bron(
        titel=tabel.tekst("titel"),
        auteur=tabel.tekst("auteur", verplicht=False),
        jaar=tabel.tekst("jaar", verplicht=False),
        soort=tabel.tekst("soort", verplicht=False),
        vindplaats=tabel.tekst("vindplaats", verplicht=False),
        geraadpleegd=_dag(tabel, "geraadpleegd"),
        tekst=tabel.tekst("tekst", verplicht=False),
    )
    tabel.sluit()
    return bron


def _lees_passage(tabel: Tabel, hoofdstukken: list[str]) -> Passage:
    passage = Passage(tabel.tekst("hoofdstuk"), tabel.tekst("tekst"), tabel.teksten("noten"))
    tabel.verwijzing("hoofdstuk", passage.hoofdstuk, hoofdstukken)
    tabel.sluit()
    return passage


def _lees_vondst(tabel: Tabel, themas: list[str]) -> Vondst:
    soort, thema = tabel.tekst("soort"), tabel.tekst("thema")
    goed = tabel.verwijzing("soort", soort, [een.value for een in Praktijksoort])
    tabel.verwijzing("thema", thema, themas)
    vondst = Vondst(
        Praktijksoort(soort) if goed else Praktijksoort.KNELPUNT,
        thema,
        tabel.tekst("naam"),
        tabel.tekst("tekst"),
        tabel.teksten("bronnen"),
    )
    tabel.sluit()
    return vondst


def _lees_adviezen(bestand: Tabel) -> tuple[Advies, ...]:
    adviezen = []
    for tabel in bestand.tabellen("aanbeveling"):
        adviezen.append(
            Advies(
                tabel.tekst("tekst"),
                tabel.teksten("aan"),
                tabel.teksten("dimensies"),
                tabel.teksten("bronnen"),
            )
        )
        tabel.sluit()
    bestand.sluit()
    return tuple(adviezen)
