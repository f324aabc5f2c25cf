"""From a verslag as data to a .docx in the house style, with the baseline that a returned file is compared with."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.word import kenmerken
from korpsmonitor_tui.word.basis import Basisalinea, basishash, lees_basis
from korpsmonitor_tui.word.delen import zet_voetnoten
from korpsmonitor_tui.word.inhoud import blokken, kopteksten, noten, titel_van
from korpsmonitor_tui.word.keuring import controleer_sjabloon, gebreken
from korpsmonitor_tui.word.opmaak import Opmaak
from korpsmonitor_tui.word.pakket import (
    als_bytes,
    maak_los,
    zet_bijhouden,
    zet_eigen_eigenschappen,
    zet_eigenschappen,
    zet_taal,
)
from korpsmonitor_tui.word.rapportstijlen import voeg_stijlen_toe
from korpsmonitor_tui.word.sjabloon import SjabloonFout, open_sjabloon, vul_koppen, vul_tekst
from korpsmonitor_tui.word.tekens import maak_document_zichtbaar

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.verslagdocument import Verslagdocument
    from korpsmonitor_tui.word.sjabloon import Sjabloon

__all__ = ["Basisalinea", "SjabloonFout", "Verslagbestand", "controleer_sjabloon", "schrijf_verslag"]


@dataclass(frozen=True, slots=True)
class Verslagbestand:
    """A written verslag."""

    inhoud: bytes
    """The .docx."""
    sha256: str
    meldingen: tuple[str, ...]
    """What a person should know of it, one Dutch line each."""
    basis: tuple[Basisalinea, ...]
    """Every paragraph as it stands in the file."""


def schrijf_verslag(document: Verslagdocument, sjabloon: bytes) -> Verslagbestand:
    """Write ``document`` in the house style ``sjabloon``; the same input gives the same bytes.

    Raises SjabloonFout if the house style cannot be used, naming everything that is missing, and ValueError if
    two passages have the same number.
    """
    passages = _passages(document)
    huisstijl = open_bruikbaar(sjabloon)
    schoon, meldingen = maak_document_zichtbaar(document)
    word = huisstijl.document
    met_noten = any(alinea.noot for sectie in schoon.secties for alinea in sectie.alineas)
    # Only a document with footnotes needs styles beyond those of the house style.
    stijlen = voeg_stijlen_toe(word, huisstijl.stijlen) if met_noten else huisstijl.stijlen
    opmaak = Opmaak(stijlen, huisstijl.breedte, huisstijl.eerste_bladwijzer)
    vul_tekst(huisstijl, blokken(schoon, opmaak))
    vul_koppen(huisstijl, kopteksten(schoon))
    if met_noten:
        zet_voetnoten(word, noten(schoon, opmaak))
    losgemaakt = maak_los(word)
    zet_taal(word)
    zet_bijhouden(word, aan=schoon.bijhouden)
    zet_eigenschappen(word, titel_van(schoon), schoon.editie, schoon.status, schoon.opgemaakt)
    basis = lees_basis(word, passages)
    zet_eigen_eigenschappen(
        word,
        {
            kenmerken.EIGENSCHAP_VERSLAG: schoon.verslag,
            kenmerken.EIGENSCHAP_VERSIE: schoon.versie,
            kenmerken.EIGENSCHAP_KOP: schoon.kop,
            kenmerken.EIGENSCHAP_BASIS: basishash(basis),
        },
    )
    inhoud = als_bytes(word)
    return Verslagbestand(
        inhoud=inhoud,
        sha256=hashlib.sha256(inhoud).hexdigest(),
        meldingen=(*meldingen, *losgemaakt, *_zonder_rubricering(schoon)),
        basis=basis,
    )


def _passages(document: Verslagdocument) -> dict[int, str]:
    """Passage id by visible number."""
    alineas = [alinea for sectie in document.secties for alinea in sectie.alineas]
    passages = {alinea.nummer: alinea.passage for alinea in alineas}
    if len(passages) < len(alineas):
        raise ValueError("two passages with the same number")
    return passages


def open_bruikbaar(sjabloon: bytes) -> Sjabloon:
    """Open a house style; raises SjabloonFout if it cannot be used, naming everything that is missing."""
    huisstijl = open_sjabloon(sjabloon)
    tekort = gebreken(huisstijl)
    if tekort:
        raise SjabloonFout(
            _("De huisstijl is niet te gebruiken; er is niets gemaakt. {tekort}").format(
                tekort=" ".join(tekort)
            )
        )
    return huisstijl


def _zonder_rubricering(document: Verslagdocument) -> tuple[str, ...]:
    if document.rubricering.strip():
        return ()
    return (_("Er is geen rubricering opgegeven: de pagina's dragen er geen."),)
