"""Freezing a version of a verslag: its numbers, its text, its file and what goes with it, once and for all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.bestanden.schrijf import BestandFout
from korpsmonitor_tui.domain.event import bereken_kop
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import bijlagen, documenten
from korpsmonitor_tui.services.versies import versiekoppen
from korpsmonitor_tui.services.verslagstand import zet_stap
from korpsmonitor_tui.services.verslagtekst import genummerd, lees_passages

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from korpsmonitor_tui.bestanden.schrijf import Klaarzetter
    from korpsmonitor_tui.domain.verslag import Overgang
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie


@dataclass(frozen=True, slots=True)
class Bevroren:
    """A version that was frozen."""

    nummer: int
    kop: str
    sha256: str
    termijn: date | None
    bestand: Path | None
    meldingen: tuple[str, ...] = ()


def bevries(
    sessie: Sessie,
    tx: Transactie,
    dossier: str,
    regel: Overgang,
    nummer: int,
    soort: str,
    gegevens: Mapping[str, object],
    mee: Sequence[Mapping[str, str]] = (),
    gekozen: Mapping[str, int] | None = None,
) -> tuple[Bevroren, bytes]:
    """Fix passage numbers, write the step, make the document and record what it was made of.

    ``mee`` are the files kept with it; ``gekozen`` the passages (ids) that it is limited to.
    """
    for nr, passage in genummerd(sessie, lees_passages(tx.bij(), dossier)):
        tx.zet("passage", passage.id, "nummer", nr)
    koppen = versiekoppen(tx.bij(), dossier)
    kop = bereken_kop(koppen)
    zet_stap(tx, dossier, regel, {"versie": nummer, "kop": kop, **gegevens})
    alleen = None if gekozen is None else frozenset(gekozen)
    bestand = documenten.schrijf(sessie, tx.bij(), dossier, alleen)
    passages = [
        [passage.id, passage.nummer, passage.hoofdstuk, passage.tekst]
        for passage in lees_passages(tx.db, dossier)
        if alleen is None or passage.id in alleen
    ]
    tx.maak(
        "versie",
        {
            "dossier": dossier,
            "nummer": nummer,
            "soort": soort,
            "kop": kop,
            "koppen": list(koppen),
            "sha256": bestand.sha256,
            "passages": passages,
            "basis": [[alinea.tekst, alinea.passage] for alinea in bestand.basis],
            "stap": regel.stap.value,
            "bestand": bijlagen.bewaar(
                tx, dossier, documenten.bestandsnaam(sessie, dossier, nummer), bestand.inhoud
            ),
            **gegevens,
            **({"bijlagen": list(mee)} if mee else {}),
        },
    )
    return Bevroren(nummer, kop, bestand.sha256, None, None, bestand.meldingen), bestand.inhoud


def plaats(klaar: Klaarzetter, bevroren: Bevroren) -> None:
    """Give what is ready its name, now that the version is recorded. Raises BestandFout, which says that it is."""
    try:
        klaar.plaats()
    except BestandFout as fout:
        raise BestandFout(
            _(
                "Versie {nummer} is vastgelegd en bewaard, maar de bestanden staan niet op hun plaats: {fout} "
                "Haal ze opnieuw op uit de database."
            ).format(nummer=bevroren.nummer, fout=fout)
        ) from fout
