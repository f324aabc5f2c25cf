"""Reads how documents of a plan are written, and the words from which a state is proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.plandefinitie import VOORRANG, Plandefinitie
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.definitiebestand import open_toml

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.plan import Actiestand
    from korpsmonitor_tui.intake.bevindingen import Bevinding
    from korpsmonitor_tui.intake.tabel import Tabel

_JAREN: Final = range(1900, 2100)


def lees_plandefinitie(map_: Path, naam: str) -> Plandefinitie:
    """How plans are written, as ``map_/naam`` says. Raises OnbruikbareBestanden with every mistake in it."""
    bevindingen: list[Bevinding] = []
    bestand = open_toml(map_, naam, bevindingen)
    definitie = _lees(bestand) if bestand is not None else None
    if definitie is None or bevindingen:
        raise OnbruikbareBestanden(bevindingen)
    return definitie


def _lees(bestand: Tabel) -> Plandefinitie:
    gewoon = Plandefinitie()
    definitie = Plandefinitie(
        doelkop=bestand.teksten("doelkop") or gewoon.doelkop,
        leden=bestand.tekst("leden", verplicht=False) or gewoon.leden,
        nieuw=bestand.tekst("nieuw", verplicht=False) or gewoon.nieuw,
        bijlage=bestand.tekst("bijlage", verplicht=False) or gewoon.bijlage,
        versie=bestand.tekst("versie", verplicht=False) or gewoon.versie,
        standwoorden=_lees_standwoorden(bestand.tabel("standwoorden", verplicht=False)),
        stil_na=_lees_stil_na(bestand, gewoon.stil_na),
        vanaf=_lees_vanaf(bestand),
    )
    bestand.sluit()
    return definitie


def _lees_stil_na(bestand: Tabel, gewoon: int) -> int:
    aantal = bestand.geheel("stil_na", verplicht=False)
    if aantal is not None and aantal < 1:
        bestand.meld(_("stil_na is kleiner dan 1."), _("Geef een aantal peildata, zoals 1."))
    return aantal or gewoon


def _lees_vanaf(bestand: Tabel) -> int:
    jaar = bestand.geheel("vanaf", verplicht=False) or 0
    if jaar and jaar not in _JAREN:
        bestand.meld(_("vanaf is geen jaar."), _("Geef het jaar waarin het plan begint, zoals 2011."))
    return jaar


def _lees_standwoorden(tabel: Tabel | None) -> tuple[tuple[Actiestand, tuple[str, ...]], ...]:
    if tabel is None:
        return ()
    woorden = []
    for stand in VOORRANG:
        lijst = tabel.teksten(stand.value)
        for tekst in lijst:
            if not any(deel.strip() for deel in tekst.split("…")):
                tabel.meld(
                    _('"{tekst}" noemt geen woord.').format(tekst=tekst),
                    _("Noem woorden; … mag er alleen tussen staan."),
                )
        woorden.append((stand, lijst))
    tabel.sluit()
    return tuple(woorden)
