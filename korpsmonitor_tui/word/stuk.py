"""Letters, annexes and lists in the house style of the verslag: its styles, headers and footers, and text of their own."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.enum.section import WD_ORIENTATION
from docx.oxml.ns import qn

from korpsmonitor_tui.domain.instrument import Kleur
from korpsmonitor_tui.domain.stuk import Kader, Kenmerken, Kop, Tabel, Vak
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.word.basis import koppen_en_voeten
from korpsmonitor_tui.word.kenmerken import Anker, Stijl
from korpsmonitor_tui.word.kleuren import oordeelcel
from korpsmonitor_tui.word.opmaak import Cel, Kolom, Opmaak, run, voeg
from korpsmonitor_tui.word.pakket import als_bytes, maak_los, zet_bijhouden, zet_eigenschappen, zet_taal
from korpsmonitor_tui.word.sjabloon import vul_koppen, vul_tekst
from korpsmonitor_tui.word.tekens import maak_document_zichtbaar
from korpsmonitor_tui.word.verslag import open_bruikbaar

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document

    from korpsmonitor_tui.domain.stuk import Blok, Stuk
    from korpsmonitor_tui.domain.stuk import Cel as Stukcel
    from korpsmonitor_tui.word.opmaak import Celwaarde, Xml
    from korpsmonitor_tui.word.sjabloon import Sjabloon

_SECTIE, _SOORT, _MAAT = qn("w:sectPr"), qn("w:type"), qn("w:w")
# What in headers and footers is as wide as the text, or stands at its end.
_BREEDTES = (
    (qn("w:tblW"), _MAAT),
    (qn("w:gridCol"), _MAAT),
    (qn("w:tcW"), _MAAT),
    (qn("w:tab"), qn("w:pos")),
)
_TWIP_PER_EMU = 635


@dataclass(frozen=True, slots=True)
class Stukbestand:
    """A written piece."""

    inhoud: bytes
    """The .docx."""
    sha256: str
    meldingen: tuple[str, ...]
    """What a person should know of it, one Dutch line each."""


def schrijf_stuk(stuk: Stuk, sjabloon: bytes) -> Stukbestand:
    """Write ``stuk`` in the house style ``sjabloon``; the same input gives the same bytes.

    Raises SjabloonFout if the house style cannot be used, naming everything that is missing.
    """
    huisstijl = open_bruikbaar(sjabloon)
    schoon, meldingen = maak_document_zichtbaar(stuk, _("de gegevens van het stuk"))
    word = huisstijl.document
    _houd_een_anker(word)
    breedte = _leg_op_zijn_kant(word, huisstijl.breedte) if schoon.liggend else huisstijl.breedte
    opmaak = Opmaak(huisstijl.stijlen, breedte, huisstijl.eerste_bladwijzer)
    vul_tekst(huisstijl, {Anker.TITELBLOK: _inhoud(schoon, opmaak)})
    _vul_koppen(huisstijl, schoon)
    losgemaakt = maak_los(word)
    zet_taal(word)
    zet_bijhouden(word, aan=False)
    zet_eigenschappen(word, schoon.titel, schoon.ondertitel, "", schoon.opgemaakt)
    inhoud = als_bytes(word)
    return Stukbestand(inhoud, hashlib.sha256(inhoud).hexdigest(), (*meldingen, *losgemaakt))


def _houd_een_anker(document: Document) -> None:
    """Leave of the body only the place where the text goes: what stands around the others belongs to a verslag."""
    body = document.element.body
    for element in list(body):
        if element.tag != _SECTIE:
            body.remove(element)
    document.add_paragraph(Anker.TITELBLOK.vorm)


def _leg_op_zijn_kant(document: Document, staand: int) -> int:
    """Turn every page; from the width of the text when it stood upright to that when it lies, in twentieths of a point."""
    for sectie in document.sections:
        sectie.orientation = WD_ORIENTATION.LANDSCAPE
        sectie.page_width, sectie.page_height = sectie.page_height, sectie.page_width
    eerste = document.sections[0]
    marges = (eerste.left_margin or 0) + (eerste.right_margin or 0)
    liggend = int(((eerste.page_width or 0) - marges) // _TWIP_PER_EMU)
    for _deel, wortel in koppen_en_voeten(document):
        for maat, attribuut in _BREEDTES:
            for element in wortel.iter(maat):
                if element.get(attribuut, "").isdecimal() and element.get(_SOORT, "dxa") == "dxa":
                    element.set(attribuut, str(int(element.get(attribuut, "0")) * liggend // staand))
    return liggend


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


def _inhoud(stuk: Stuk, opmaak: Opmaak) -> Xml:
    buren = zip((None, *stuk.blokken), stuk.blokken, (*stuk.blokken[1:], None), strict=False)
    return voeg(
        opmaak.tekst(Stijl.TITEL, stuk.titel),
        opmaak.tekst(Stijl.ONDERTITEL, stuk.ondertitel),
        *(_blok(blok, opmaak, _alineavorm(opmaak, voor, na)) for voor, blok, na in buren),
    )


def _alineavorm(opmaak: Opmaak, voor: Blok | None, na: Blok | None) -> Callable[[Stijl, str], Xml]:
    """How a paragraph between these blocks is written."""
    if isinstance(voor, Kenmerken | Tabel):
        return opmaak.tekst_na_tabel
    return opmaak.tekst_voor_tabel if isinstance(na, Kenmerken | Tabel) else opmaak.tekst


def _blok(blok: Blok, opmaak: Opmaak, tekst_: Callable[[Stijl, str], Xml]) -> Xml:
    match blok:
        case Kop(tekst, niveau):
            return opmaak.tekst(Stijl.KOP1 if niveau == 1 else Stijl.KOP2, tekst)
        case Kader(tekst):
            return tekst_(Stijl.KADER, tekst)
        case Kenmerken(omschrijving, regels):
            return opmaak.kenmerktabel(omschrijving, [(label, waarde or None) for label, waarde in regels])
        case Tabel(omschrijving, kolommen, rijen):
            koppen = [Kolom(titel, deel) for titel, deel in kolommen]
            return opmaak.tabel(omschrijving, koppen, [[_cel(cel) for cel in rij] for rij in rijen])
        case _:
            return tekst_(Stijl.TEKST, blok.tekst)


def _cel(cel: Stukcel) -> Celwaarde:
    match cel:
        case Kleur():
            return oordeelcel(cel)
        case Vak(tekst):
            return Cel(run(tekst))
        case _:
            return cel or None
