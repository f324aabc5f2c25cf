"""Sending the questionnaire out: the file for each party, and the record that it was sent."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from korpsmonitor_tui.bestanden.schrijf import BestandFout, schrijf_bestand
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.services.datums import als_datum
from korpsmonitor_tui.services.formulieren import maak_formulier
from korpsmonitor_tui.services.toegang import eis_schrijver

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from korpsmonitor_tui.domain.oordeel import Plek
    from korpsmonitor_tui.services.formulieren import Formulierbestand
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie


@dataclass(frozen=True, slots=True)
class Verzoek:
    """How forms are sent out."""

    vorm: str
    """One of ``domain.formulier.VORMEN``."""
    map: Path
    termijn: date | None = None
    met_antwoorden: bool = False
    """Whether what is answered already is printed in the form."""
    proef: bool = False
    """Only write the files, to look at them: nothing is recorded."""
    overschrijf: bool = False


@dataclass(frozen=True, slots=True)
class Uitzending:
    """A form that was sent."""

    id: str
    vorm: str
    versie: str
    datum: date | None
    termijn: date | None
    sha256: str
    voorgedrukt: dict[Plek, str] = field(default_factory=dict)
    """The answers that were printed in it."""


def zend_uit(
    sessie: Sessie,
    partijen: Sequence[str],
    verzoek: Verzoek,
    voortgang: Callable[[int, int, str], None] = lambda _gedaan, _totaal, _wat: None,
) -> tuple[Path, ...]:
    """Write a form for every party in the folder, record each as sent, and return the paths.

    Nobody sends to their own korps. Raises StapGeweigerd, BestandFout if a file is there already or cannot be written,
    and as :func:`maak_formulier`; what was written before is recorded as sent, and no file lacks its record.
    ``voortgang`` (written, total, party) is called before each form is made and after each is recorded; what it
    raises breaks off there.
    """
    dossiers = [sessie.dossier(partij) for partij in partijen]
    for dossier in dossiers:
        eis_schrijver(sessie, dossier)
    bestanden: list[Formulierbestand] = []
    for partij in partijen:
        voortgang(0, len(partijen), sessie.partij(partij).naam)
        bestanden.append(
            maak_formulier(
                sessie, partij, verzoek.vorm, verzoek.termijn, met_antwoorden=verzoek.met_antwoorden
            )
        )
    doelen = [verzoek.map / bestand.naam for bestand in bestanden]
    if not verzoek.overschrijf:
        _weiger_bestaande(doelen)
    for nr, (dossier, bestand, doel) in enumerate(zip(dossiers, bestanden, doelen, strict=True), start=1):
        schrijf_bestand(doel, bestand.inhoud, overschrijf=verzoek.overschrijf)
        if not verzoek.proef:
            _leg_vast(sessie, dossier, bestand)
        voortgang(nr, len(doelen), bestand.formulier.kop.partijnaam)
    return tuple(doelen)


def _weiger_bestaande(doelen: Sequence[Path]) -> None:
    """All or none: half a set of forms beside the other half of last week is a trap."""
    if bestaande := [doel for doel in doelen if doel.exists()]:
        raise BestandFout(
            _(
                "{pad} bestaat al en is niet overschreven; er is niets gemaakt. Kies een andere map, of laat het vervangen (--overschrijf)."
            ).format(pad=bestaande[0])
        )


def _leg_vast(sessie: Sessie, dossier: str, bestand: Formulierbestand) -> None:
    kop = bestand.formulier.kop
    gegevens = {
        "dossier": dossier,
        "vorm": bestand.vorm,
        "versie": kop.versie,
        "datum": sessie.vandaag().isoformat(),
        "sha256": hashlib.sha256(bestand.inhoud).hexdigest(),
        "velden": [
            [*vak, veld, tekst] for (vak, veld), tekst in bestand.formulier.antwoorden.items() if tekst
        ],
    }

    def taak(tx: Transactie) -> None:
        id_ = tx.maak("uitzending", gegevens)
        tx.zet("uitzending", id_, "termijn", kop.termijn.isoformat() if kop.termijn else None)

    sessie.store.voer_uit(sessie.wie, taak)


def lees_uitzendingen(db: Database, dossier: str) -> tuple[Uitzending, ...]:
    """What was sent to a party, oldest first."""
    rijen = db.execute(
        "SELECT id, vorm, versie, datum, termijn, sha256, velden FROM uitzending WHERE dossier = ? ORDER BY datum, id",
        (dossier,),
    ).fetchall()
    return tuple(
        Uitzending(
            id_,
            vorm or "",
            versie or "",
            als_datum(datum),
            als_datum(termijn),
            sha256 or "",
            _teksten(velden),
        )
        for id_, vorm, versie, datum, termijn, sha256, velden in rijen
    )


def _teksten(velden: str | None) -> dict[Plek, str]:
    rijen = [rij for rij in json.loads(velden or "[]") if isinstance(rij, list) and len(rij) == 5]
    return {(Vak(vraag, rij, jaar), veld): tekst for vraag, rij, jaar, veld, tekst in rijen}
