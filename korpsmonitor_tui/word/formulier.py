"""The questionnaire as a fill-in form in the house style: answer cells with a printed code and a bookmark each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from korpsmonitor_tui.domain.formulierkenmerk import eigenschappen
from korpsmonitor_tui.word.basis import alineatekst, koppen_en_voeten
from korpsmonitor_tui.word.formulierindeling import EIGENSCHAP_VOORDRUK, merk, vakbladwijzer
from korpsmonitor_tui.word.formulierinhoud import (
    blokken,
    kopteksten,
    teksten_over_dit_formulier,
    titel_van,
)
from korpsmonitor_tui.word.formulieropmaak import Formulieropmaak
from korpsmonitor_tui.word.pakket import (
    als_bytes,
    maak_los,
    zet_bijhouden,
    zet_eigen_eigenschappen,
    zet_eigenschappen,
    zet_taal,
)
from korpsmonitor_tui.word.sjabloon import SjabloonFout, ankers, vul_koppen, vul_tekst
from korpsmonitor_tui.word.verslag import open_bruikbaar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document

    from korpsmonitor_tui.domain.formulier import Formulier

__all__ = ["SjabloonFout", "schrijf_formulier"]

_P = qn("w:p")
# What one custom property holds; the rest goes into further ones.
_MERKEN_PER_EIGENSCHAP = 20


def schrijf_formulier(formulier: Formulier, sjabloon: bytes) -> bytes:
    """The .docx of a form in the house style ``sjabloon``; the same input gives the same bytes.

    Raises SjabloonFout if the house style cannot be used, naming everything that is missing, and ValueError if two
    places would have the same bookmark.
    """
    _eis_eigen_bladwijzers(formulier)
    huisstijl = open_bruikbaar(sjabloon)
    word = huisstijl.document
    opmaak = Formulieropmaak(huisstijl.stijlen, huisstijl.breedte, huisstijl.eerste_bladwijzer)
    merken = sorted({merk(tekst) for tekst in (*_voorgedrukt(word), *teksten_over_dit_formulier(formulier))})
    vul_tekst(huisstijl, blokken(formulier, opmaak))
    vul_koppen(huisstijl, kopteksten(formulier))
    maak_los(word)
    zet_taal(word)
    zet_bijhouden(word, aan=False)
    kop = formulier.kop
    zet_eigenschappen(word, titel_van(formulier), kop.editie, kop.versie, None)
    zet_eigen_eigenschappen(word, {**eigenschappen(kop), **dict(_als_eigenschappen(merken))})
    return als_bytes(word)


def _eis_eigen_bladwijzers(formulier: Formulier) -> None:
    namen = {vakbladwijzer(code) for code in formulier.velden}
    if len(namen) < len(formulier.velden):
        raise ValueError("two places with the same bookmark")


def _voorgedrukt(document: Document) -> Iterator[str]:
    """What the house style itself prints beside its anchors, in body, headers and footers."""
    wortels = [document.element.body, *(wortel for _deel, wortel in koppen_en_voeten(document))]
    for wortel in wortels:
        eigen = {alinea for alinea, _naam in ankers(wortel.iter(_P))}
        yield from (
            tekst for alinea in wortel.iter(_P) if alinea not in eigen and (tekst := alineatekst(alinea))
        )


def _als_eigenschappen(merken: list[str]) -> Iterator[tuple[str, str]]:
    for nr, begin in enumerate(range(0, len(merken), _MERKEN_PER_EIGENSCHAP), start=1):
        yield f"{EIGENSCHAP_VOORDRUK}_{nr}", " ".join(merken[begin : begin + _MERKEN_PER_EIGENSCHAP])
