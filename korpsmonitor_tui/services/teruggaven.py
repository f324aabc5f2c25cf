"""Taking in a returned questionnaire: the file, its answers and its doubts, as one handeling."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.domain.teruggave import beoordeel
from korpsmonitor_tui.domain.teruggaveverschil import vergelijk
from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.services import bijlagen
from korpsmonitor_tui.services.entiteiten import maak_of_herstel
from korpsmonitor_tui.services.formulieren import lees_teksten
from korpsmonitor_tui.services.teruggavebestand import Overgeslagen, lees_teruggekomen
from korpsmonitor_tui.services.teruggavestand import (
    als_velden,
    lees_basis,
    lees_bekend,
    lees_teruggaven,
    twijfel_id,
    vragen_van,
)
from korpsmonitor_tui.services.toegang import eis_schrijver, weiger_bevroren
from korpsmonitor_tui.services.vragenlijst import schrijf_antwoorden

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.instrument import Gesprekspartij
    from korpsmonitor_tui.domain.oordeel import Oordeel, Plek
    from korpsmonitor_tui.domain.teruggaveverschil import Verschil
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.teruggavebestand import Teruggekomen
    from korpsmonitor_tui.services.teruggavestand import Teruggave
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie


@dataclass(frozen=True, slots=True)
class Inneming:
    """What came of one return."""

    partij: Gesprekspartij | None
    """None if it is not known whose it is."""
    dossier: str
    vorm: str
    versie: str
    nummer: int
    """Of the return in its dossier; with ``proef`` the number that it would get."""
    vorige: int
    """Number of the return that it is compared with; 0 if it is the first."""
    oordeel: Oordeel | None = None
    """None if it was taken in before, or refused."""
    verschillen: tuple[Verschil, ...] = ()
    """How it differs from the previous return."""
    meldingen: tuple[str, ...] = ()
    eerder: Teruggave | None = None
    """The return that this file is: it was taken in already, and nothing was changed."""
    geweigerd: str = ""
    """Why this submission was not taken in while others in the file were."""


def neem_in(sessie: Sessie, pad: Path, partij: str = "", *, proef: bool = False) -> tuple[Inneming, ...]:
    """Take in what came back: a form, or every submission of an export, each as one handeling.

    What is recognised is kept with the file, byte for byte; answers that are certain are written and pinned to the
    version of the form, and everything else becomes a doubt. ``partij`` as in :func:`lees_teruggekomen`; with
    ``proef`` nothing is written.

    Raises OnbruikbareInvoer for a file that cannot be used, StapGeweigerd for one's own korps or while the verslag is
    frozen; then nothing of that return is written. Of several submissions the others are taken in all the same.
    """
    inhoud = bijlagen.lees_bestand(pad)
    lijst = lees_teruggekomen(sessie, inhoud, pad.name, partij)
    if len(lijst) == 1:
        if isinstance(lijst[0], Overgeslagen):
            raise lijst[0].fout
        return (verwerk(sessie, pad.name, inhoud, lijst[0], proef=proef),)
    return tuple(verwerk_of_weiger(sessie, pad.name, inhoud, een, proef=proef) for een in lijst)


def verwerk(sessie: Sessie, naam: str, inhoud: bytes, een: Teruggekomen, *, proef: bool = False) -> Inneming:
    """Take in one return that was read; ``inhoud`` is the file ``naam`` that it came in. Raises StapGeweigerd."""
    dossier = sessie.dossier(een.partij.code)
    eis_schrijver(sessie, dossier)
    inname = _Inname(sessie, dossier, een)
    if proef:
        return inname.bereken(sessie.store.lees())[0]
    return sessie.store.voer_uit(sessie.wie, lambda tx: inname.schrijf(tx, naam, inhoud))


def verwerk_of_weiger(
    sessie: Sessie, naam: str, inhoud: bytes, een: Teruggekomen | Overgeslagen, *, proef: bool
) -> Inneming:
    """As :func:`verwerk`, but what cannot be taken in is told, not raised: others in the file can be."""
    if isinstance(een, Overgeslagen):
        return Inneming(None, "", "csv", "", 0, 0, geweigerd=str(een.fout))
    try:
        return verwerk(sessie, naam, inhoud, een, proef=proef)
    except KorpsmonitorFout as fout:
        versie = een.formulier.vragenlijst.versie
        return Inneming(
            een.partij, sessie.dossier(een.partij.code), een.vorm, versie, 0, 0, geweigerd=str(fout)
        )


class _Inname:
    """One return on its way into a dossier."""

    def __init__(self, sessie: Sessie, dossier: str, een: Teruggekomen) -> None:
        self._sessie = sessie
        self._dossier = dossier
        self._een = een
        self._versie = een.formulier.vragenlijst.versie

    def bereken(self, db: Database) -> tuple[Inneming, Oordeel | None]:
        """What would come of it, given what stands in the database."""
        teruggaven = lees_teruggaven(db, self._dossier)
        eerder = next((t for t in teruggaven if t.sha256 == self._een.sha256), None)
        if eerder is not None:
            return self._inneming(eerder.nummer, 0, eerder=eerder), None
        weiger_bevroren(db, self._dossier)
        bekend = lees_bekend(db, self._dossier)
        oordeel = beoordeel(
            self._een.ingelezen,
            self._een.formulier.vragenlijst,
            lees_basis(db, self._dossier, bekend),
            lees_teksten(db, self._dossier),
            bekend,
            _omstreden(db, self._dossier),
        )
        vorige = teruggaven[-1] if teruggaven else None
        verschillen: tuple[Verschil, ...] = ()
        if vorige is not None:
            vragen = {
                **vragen_van(self._sessie, [vorige.versie]),
                **self._een.formulier.vragenlijst.vragen,
            }
            verschillen = vergelijk(vorige.inhoud, self._een.ingelezen, vragen)
        inneming = self._inneming(
            len(teruggaven) + 1, vorige.nummer if vorige else 0, oordeel=oordeel, verschillen=verschillen
        )
        return inneming, oordeel

    def _inneming(
        self,
        nummer: int,
        vorige: int,
        *,
        oordeel: Oordeel | None = None,
        verschillen: tuple[Verschil, ...] = (),
        eerder: Teruggave | None = None,
    ) -> Inneming:
        een = self._een
        meldingen = (*een.meldingen, *(oordeel.meldingen if oordeel else ()))
        return Inneming(
            een.partij, self._dossier, een.vorm, self._versie, nummer, vorige, oordeel, verschillen, meldingen, eerder
        )  # fmt: skip

    def schrijf(self, tx: Transactie, naam: str, inhoud: bytes) -> Inneming:
        """Judge on what stands there now, and write the file, the return, the answers and the doubts."""
        inneming, oordeel = self.bereken(tx.bij())
        if oordeel is None:
            return inneming
        teruggave = self._schrijf_teruggave(tx, naam, inhoud, inneming.nummer)
        schrijf_antwoorden(tx, self._dossier, oordeel.over_te_nemen, self._versie)
        for plaats, regel in enumerate(oordeel.regels):
            if regel.twijfel is None or regel.eerder:
                continue
            vak = regel.vak or Vak("")
            gegevens = {
                "dossier": self._dossier,
                "teruggave": teruggave,
                "soort": regel.twijfel.value,
                **vak._asdict(),
                "veld": regel.veld,
                "tekst": regel.tekst,
                "plaats": regel.plaats,
                "huidig": regel.huidig,
            }
            maak_of_herstel(tx, "twijfel", gegevens, twijfel_id(teruggave, regel.sleutel, plaats))
        return inneming

    def _schrijf_teruggave(self, tx: Transactie, naam: str, inhoud: bytes, nummer: int) -> str:
        id_ = f"{self._dossier}/teruggave/{self._een.sha256[:16]}"
        gegevens = {
            "dossier": self._dossier,
            "nummer": nummer,
            "vorm": self._een.vorm,
            "naam": naam,
            "sha256": self._een.sha256,
            "bijlage": self._bewaar_bestand(tx, naam, inhoud, id_),
            "versie": self._versie,
            "datum": self._sessie.vandaag().isoformat(),
            "velden": als_velden(self._een.ingelezen),
        }
        return maak_of_herstel(tx, "teruggave", gegevens, id_)

    def _bewaar_bestand(self, tx: Transactie, naam: str, inhoud: bytes, teruggave: str) -> str:
        if self._een.vorm != "csv":
            return bijlagen.bewaar(tx, self._dossier, naam, inhoud, f"{teruggave}/bestand")
        # An export holds the answers of others too, so it is kept once and belongs to no dossier.
        afdruk = hashlib.sha256(inhoud).hexdigest()
        return bijlagen.bewaar(tx, "", naam, inhoud, f"inzendingen/{afdruk[:16]}")


def _omstreden(db: Database, dossier: str) -> set[Plek]:
    """Answers that two laptops gave differently and nobody settled yet."""
    rijen = db.execute(
        "SELECT a.vraag, a.rij, a.jaar, x.conflicten FROM entiteit x JOIN antwoord a ON a.id = x.id "
        "WHERE x.soort = 'antwoord' AND x.dossier = ? AND x.conflicten IS NOT '[]'",
        (dossier,),
    ).fetchall()
    return {
        (Vak(vraag or "", rij or "", jaar or ""), veld)
        for vraag, rij, jaar, velden in rijen
        for veld in json.loads(velden)
    }
