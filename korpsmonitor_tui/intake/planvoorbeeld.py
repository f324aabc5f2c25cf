"""Reads how the actions of the example of a plan stand, for a document tells that in words only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.plan import Actiestand
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.definitiebestand import open_toml

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from korpsmonitor_tui.intake.bevindingen import Bevinding
    from korpsmonitor_tui.intake.tabel import Tabel

STANDEN: Final = "standen.toml"


@dataclass(frozen=True, slots=True)
class Planvoorbeeld:
    """What is said of the actions of an example, by number in the plan."""

    vastgesteld: date
    standen: dict[str, Actiestand]
    vervallen: dict[str, str]
    """Why an action lapsed."""
    verwijzingen: dict[str, str]
    """What came of an action."""


def lees_standen(map_: Path, nummers: Collection[str]) -> Planvoorbeeld:
    """What ``map_`` says of the actions with these numbers. Raises OnbruikbareBestanden with every mistake in it."""
    bevindingen: list[Bevinding] = []
    bestand = open_toml(map_, STANDEN, bevindingen)
    voorbeeld = _lees(bestand, nummers) if bestand is not None else None
    if voorbeeld is None or bevindingen:
        raise OnbruikbareBestanden(bevindingen)
    return voorbeeld


def _lees(bestand: Tabel, nummers: Collection[str]) -> Planvoorbeeld:
    dag = bestand.waarde("vastgesteld")
    if type(dag) is not date:
        bestand.meld(
            _("vastgesteld is geen datum."), _("Schrijf haar als 2011-03-31, zonder aanhalingstekens.")
        )
        dag = date.min
    voorbeeld = Planvoorbeeld(
        dag,
        _lees_per_stand(bestand.tabel("standen"), nummers),
        _lees_teksten(bestand.tabel("vervallen", verplicht=False), nummers),
        _lees_teksten(bestand.tabel("verwijzingen", verplicht=False), nummers),
    )
    bestand.sluit()
    return voorbeeld


def _lees_per_stand(tabel: Tabel | None, nummers: Collection[str]) -> dict[str, Actiestand]:
    standen: dict[str, Actiestand] = {}
    if tabel is None:
        return standen
    gezien: dict[str, str] = {}
    for stand in Actiestand:
        for nummer in tabel.teksten(stand.value):
            tabel.verwijzing(stand.value, nummer, nummers)
            tabel.eenmalig(stand.value, nummer, gezien)
            standen[nummer] = stand
    tabel.sluit()
    return standen


def _lees_teksten(tabel: Tabel | None, nummers: Collection[str]) -> dict[str, str]:
    if tabel is None:
        return {}
    teksten = {nummer: tabel.tekst(nummer) for nummer in tabel.sleutels()}
    for nummer in teksten:
        tabel.verwijzing(nummer, nummer, nummers)
    return teksten
