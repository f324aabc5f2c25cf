"""Letters, annexes, lists and reports in the house style of the verslag: its styles, headers and footers, own text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from korpsmonitor_tui.domain.stuk import Ligging as Liggingblok
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.word.kenmerken import Anker, Stijl
from korpsmonitor_tui.word.ligging import Ligging
from korpsmonitor_tui.word.opmaak import Opmaak, voeg
from korpsmonitor_tui.word.pakket import als_bytes, maak_los, zet_bijhouden, zet_eigenschappen, zet_taal
from korpsmonitor_tui.word.rapportstijlen import voeg_stijlen_toe
from korpsmonitor_tui.word.sjabloon import vul_koppen, vul_tekst
from korpsmonitor_tui.word.stukblokken import Blokschrijver
from korpsmonitor_tui.word.tekens import maak_document_zichtbaar
from korpsmonitor_tui.word.verslag import open_bruikbaar

if TYPE_CHECKING:
    from docx.document import Document

    from korpsmonitor_tui.domain.stuk import Stuk
    from korpsmonitor_tui.word.inhoudsopgave import Paginas
    from korpsmonitor_tui.word.sjabloon import Sjabloon

_SECTIE = qn("w:sectPr")


@dataclass(frozen=True, slots=True)
class Stukbestand:
    """A written piece."""

    inhoud: bytes
    """The .docx."""
    sha256: str
    meldingen: tuple[str, ...]
    """What a person should know of it, one Dutch line each."""
    verwezen: tuple[str, ...] = ()
    """The bookmark behind every line of the tables of contents, in the order of the lines."""


def schrijf_stuk(stuk: Stuk, sjabloon: bytes, paginas: Paginas = None) -> Stukbestand:
    """Write ``stuk`` in the house style ``sjabloon``; the same input gives the same bytes.

    ``paginas``: the page of every bookmark that a table of contents refers to. Where they are not known its lines
    have no page, and Word asks to compute them; with ``REKEN`` LibreOffice computes them itself, for a PDF.

    Raises SjabloonFout if the house style cannot be used, naming everything that is missing.
    """
    huisstijl = open_bruikbaar(sjabloon)
    schoon, meldingen = maak_document_zichtbaar(stuk, _("de gegevens van het stuk"))
    word = huisstijl.document
    _houd_een_anker(word)
    verwezen = _schrijf_tekst(huisstijl, schoon, paginas)
    _vul_koppen(huisstijl, schoon)
    losgemaakt = maak_los(word)
    zet_taal(word)
    zet_bijhouden(word, aan=False)
    zet_eigenschappen(word, schoon.titel, schoon.ondertitel, "", schoon.opgemaakt)
    inhoud = als_bytes(word)
    meldingen = (*meldingen, *losgemaakt)
    return Stukbestand(inhoud, hashlib.sha256(inhoud).hexdigest(), meldingen, verwezen)


def _schrijf_tekst(huisstijl: Sjabloon, stuk: Stuk, paginas: Paginas) -> tuple[str, ...]:
    """Write the body; returns what its tables of contents refer to."""
    word = huisstijl.document
    beide = any(isinstance(blok, Liggingblok) for blok in stuk.blokken)
    ligging = Ligging(word, huisstijl.breedte, liggend=stuk.liggend, beide=beide)
    stijlen = voeg_stijlen_toe(word, huisstijl.stijlen)
    opmaak = Opmaak(stijlen, ligging.breedte, huisstijl.eerste_bladwijzer)
    schrijver = Blokschrijver(word, opmaak, ligging, stuk.blokken, huisstijl.eerste_bladwijzer, paginas)
    inhoud = voeg(
        opmaak.tekst(Stijl.TITEL, stuk.titel),
        opmaak.tekst(Stijl.ONDERTITEL, stuk.ondertitel),
        schrijver.schrijf(),
    )
    vul_tekst(huisstijl, {Anker.TITELBLOK: inhoud})
    ligging.sluit()
    return tuple(schrijver.inhoud.verwezen)


def _houd_een_anker(document: Document) -> None:
    """Leave of the body only the place where the text goes: what stands around the others belongs to a verslag."""
    body = document.element.body
    for element in list(body):
        if element.tag != _SECTIE:
            body.remove(element)
    document.add_paragraph(Anker.TITELBLOK.vorm)


def _vul_koppen(huisstijl: Sjabloon, stuk: Stuk) -> None:
    vul_koppen(
        huisstijl,
        {
            Anker.RUBRICERING: stuk.rubricering,
            Anker.DEMONSTRATIE: stuk.demonstratie,
            Anker.INSTRUMENT: stuk.instrument,
            Anker.KENMERK: stuk.kenmerk,
        },
    )
