"""Reads the published figures: one file per table, and the files that account for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.cijfer import Cijfer
from korpsmonitor_tui.domain.cijfertabel import Cijferverzameling, Rij
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.cijferindeling import TABELLEN, lees_indeling
from korpsmonitor_tui.intake.cijferverantwoording import Verantwoording
from korpsmonitor_tui.intake.definitiebestand import open_json, open_toml

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.cijfertabel import Cijfertabel
    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.intake.bevindingen import Bevinding
    from korpsmonitor_tui.intake.cijferindeling import Tabelindeling
    from korpsmonitor_tui.intake.tabel import Tabel


def cijferbestand(nummer: int) -> str:
    """Name of the file with the figures of the table with this printed number."""
    return f"tabel_{nummer:02}.json"


def lees_cijfers(map_: Path, instrument: Instrument) -> Cijferverzameling:
    """Read every published table in ``map_``.

    Raises OnbruikbareBestanden with every mistake in every file. Without the layout of the tables nothing else
    can be read.
    """
    bevindingen: list[Bevinding] = []
    bestand = open_toml(map_, TABELLEN, bevindingen)
    if bestand is None:
        raise OnbruikbareBestanden(bevindingen)
    indeling = lees_indeling(bestand, instrument)
    verantwoording = Verantwoording(map_, indeling, instrument, bevindingen)
    verzameling = Cijferverzameling(
        tabellen=tuple(
            gelezen
            for tabel in indeling.tabellen
            if (gelezen := _lees_tabel(map_, tabel, bevindingen)) is not None
        ),
        correcties=verantwoording.correcties(),
        totalen=verantwoording.totalen(),
        afwijkingen=verantwoording.afwijkingen(),
        andere_rijen=indeling.namen,
    )
    if bevindingen:
        raise OnbruikbareBestanden(bevindingen)
    return verzameling


def _lees_tabel(map_: Path, indeling: Tabelindeling, bevindingen: list[Bevinding]) -> Cijfertabel | None:
    bestand = open_json(map_ / cijferbestand(indeling.nummer), bevindingen)
    if bestand is None:
        return None
    if bestand.geheel("tabel") != indeling.nummer:
        bestand.meld(
            _("het bestand hoort niet bij Tabel {nummer}.").format(nummer=indeling.nummer),
            _("Zet het oorspronkelijke bestand terug."),
        )
    noten = bestand.paren("noten")
    rijen = tuple(
        _lees_rij(deel, indeling, dict(noten)) for deel in bestand.delen("rijen", _("rij"), verplicht=True)
    )
    _controleer_volgorde(bestand, indeling, rijen)
    bestand.sluit()
    return indeling.tabel(rijen, noten)


def _lees_rij(deel: Tabel, indeling: Tabelindeling, noten: dict[str, str]) -> Rij:
    naam = deel.tekst("naam")
    teksten = deel.cellen("cijfers")
    verwezen = dict(deel.paren("noten"))
    noot = deel.tekst("noot", verplicht=False)
    if len(teksten) != len(indeling.kolommen):
        deel.meld(
            _("{naam} heeft {aantal} cellen, de tabel heeft {kolommen} kolommen.").format(
                naam=naam, aantal=len(teksten), kolommen=len(indeling.kolommen)
            ),
            _("Geef elke kolom een cel; null waar de rij er geen heeft."),
        )
        teksten = (None,) * len(indeling.kolommen)
    for kolom in verwezen:
        deel.verwijzing("noten", kolom, [kolom.sleutel for kolom in indeling.kolommen])
    for nummer in (noot, *verwezen.values()):
        deel.verwijzing("noten", nummer, noten)
    rij = Rij(
        code=deel.code("rij"),
        naam=naam,
        regel=deel.geheel("regel") or 0,
        cellen=tuple(
            None if tekst is None else Cijfer(tekst, kolom.jaar, kolom.bron, verwezen.get(kolom.sleutel, ""))
            for kolom, tekst in zip(indeling.kolommen, teksten, strict=True)
        ),
        nummer=deel.geheel("nummer", verplicht=False),
        vraag=deel.code("vraag") if indeling.reeks else "",
        noot=noot,
    )
    deel.sluit()
    return rij


def _controleer_volgorde(bestand: Tabel, indeling: Tabelindeling, rijen: tuple[Rij, ...]) -> None:
    gevonden = [(rij.code, rij.vraag) for rij in rijen]
    vragen = [vraag for _naam, vraag in indeling.reeks] or [""] * len(indeling.volgorde)
    verwacht = list(zip(indeling.volgorde, vragen, strict=True))
    if gevonden != verwacht:
        plaats = next(
            (nr for nr, paar in enumerate(zip(gevonden, verwacht, strict=False)) if paar[0] != paar[1]),
            min(len(gevonden), len(verwacht)),
        )
        bestand.meld(
            _("de rijen staan vanaf rij {nummer} niet in de volgorde van {bestand}.").format(
                nummer=plaats + 1, bestand=TABELLEN
            ),
            _("Zet elke rij één keer, in de gedrukte volgorde."),
        )
