"""A version of a verslag as tracked changes against an earlier one: reject them all and it is that, accept and it is this.

Both files are ours, so that a passage is known by its bookmark, a table by its caption, anything else by its text. What
was written is read back before it is given out: a change that does not lead back to both versions never leaves the house.
"""

from __future__ import annotations

import io
from copy import deepcopy
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

import docx
from docx.oxml.ns import qn
from lxml import etree

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.word import kenmerken
from korpsmonitor_tui.word.basis import alineatekst, koppen_en_voeten, lees_noten
from korpsmonitor_tui.word.delen import zet_voetnoten
from korpsmonitor_tui.word.opmaak import Xml
from korpsmonitor_tui.word.pakket import als_bytes, zet_alleen_lezen, zet_eigen_eigenschappen
from korpsmonitor_tui.word.sporenregel import Sporen, passagenummer
from korpsmonitor_tui.word.wijzigingen import WoordbestandFout, lees_wijzigingen

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from docx.document import Document
    from lxml.etree import _Element

AUTEUR: Final = "Monitorteam"
"""Who the changes are by: a role, never a person."""

_P, _TABEL, _RIJ, _CEL, _SECTIE = (qn(f"w:{naam}") for naam in ("p", "tbl", "tr", "tc", "sectPr"))
_ERBIJ, _WEG = qn("w:ins"), qn("w:del")
_RIJOPMAAK, _BIJSCHRIFT, _WAARDE = qn("w:trPr"), qn("w:tblCaption"), qn("w:val")
_EERSTE_ID: Final = 900_000
"""Ids of changes begin above those of bookmarks."""


def schrijf_sporen(oud: bytes, nieuw: bytes, moment: datetime) -> bytes:
    """The .docx of ``nieuw`` in which everything that differs from ``oud`` is a tracked change of that moment (UTC).

    It cannot be edited without ado, and says of itself that it is an annex: what people answer belongs in the version.
    Raises WoordbestandFout if what was written does not lead back to both.
    """
    eerder, document = docx.Document(io.BytesIO(oud)), docx.Document(io.BytesIO(nieuw))
    schrijver = _Schrijver(Sporen(AUTEUR, moment.strftime("%Y-%m-%dT%H:%M:%SZ"), _EERSTE_ID))
    schrijver.vervang(document.element.body, eerder.element.body)
    for oude_kop, nieuwe_kop in zip(_koppen(eerder), _koppen(document), strict=False):
        schrijver.vervang(nieuwe_kop, oude_kop)
    _vervang_noten(document, lees_noten(eerder), schrijver)
    zet_eigen_eigenschappen(document, {kenmerken.EIGENSCHAP_BIJLAGE: kenmerken.BIJLAGE_WIJZIGINGEN})
    zet_alleen_lezen(document)
    inhoud = als_bytes(document)
    _eis_heen_en_terug(inhoud, oud, nieuw)
    return inhoud


def _koppen(document: Document) -> list[_Element]:
    return [wortel for _deel, wortel in koppen_en_voeten(document)]


def _vervang_noten(document: Document, oud: Mapping[str, _Element], schrijver: _Schrijver) -> None:
    """Put the footnotes of both versions in the file: a footnote has the same id in both."""
    nieuw = lees_noten(document)
    if not (oud or nieuw):
        return
    for id_ in nieuw.keys() & oud.keys():
        schrijver.vervang(nieuw[id_], oud[id_])
    # One that is gone still hangs on its mark, which is struck out in the text.
    samen = {**oud, **nieuw}
    zet_voetnoten(
        document,
        {
            int(id_): Xml("".join(etree.tostring(alinea, encoding="unicode") for alinea in noot))
            for id_, noot in samen.items()
        },
    )


def _eis_heen_en_terug(inhoud: bytes, oud: bytes, nieuw: bytes) -> None:
    gelezen = lees_wijzigingen(inhoud)
    voor, na = lees_wijzigingen(oud).nieuw, lees_wijzigingen(nieuw).nieuw
    if _gevuld(gelezen.oud) != _gevuld(voor) or _gevuld(gelezen.nieuw) != _gevuld(na):
        raise WoordbestandFout(
            _(
                "De wijzigingen zijn niet zo in Word te zetten dat beide versies eruit volgen; er is niets gemaakt. "
                "Leg de twee versies naast elkaar."
            )
        )


def _gevuld(regels: Iterable[str]) -> list[str]:
    """Lines without the empty ones: a table that goes leaves the paragraph that Word wants after it."""
    return [regel for regel in regels if regel]


class _Schrijver:
    """Lays the blocks of two versions side by side."""

    def __init__(self, sporen: Sporen) -> None:
        self._sporen = sporen

    def vervang(self, nieuw: _Element, oud: _Element) -> None:
        """Put in ``nieuw`` (a body, a header, a cell) the blocks of both, with what differs marked."""
        blokken = list(self._blokken(_inhoud(oud), _inhoud(nieuw)))
        for element in _inhoud(nieuw):
            nieuw.remove(element)
        vast = [kind for kind in nieuw if kind.tag == _SECTIE]
        for blok in blokken:
            if vast:
                vast[0].addprevious(blok)
            else:
                nieuw.append(blok)

    def _blokken(self, oud: Sequence[_Element], nieuw: Sequence[_Element]) -> Iterator[_Element]:
        for links, rechts in _paren(oud, nieuw, (_kenmerk,), _verwant):
            if links is not None and rechts is not None and links.tag == rechts.tag == _P:
                yield from self._sporen.gewijzigd(links, rechts)
            elif links is not None and rechts is not None and _zelfde_vorm(links, rechts):
                yield self._tabel(links, rechts)
            else:
                if links is not None:
                    yield self._heel(links, _WEG)
                if rechts is not None:
                    yield self._heel(rechts, _ERBIJ)

    def _heel(self, blok: _Element, soort: str) -> _Element:
        """A block that only one of both versions has."""
        if blok.tag == _P:
            return self._alinea(blok, soort)
        return self._hele_tabel(blok, soort) if blok.tag == _TABEL else deepcopy(blok)

    def _alinea(self, alinea: _Element, soort: str) -> _Element:
        return self._sporen.ingevoegd(alinea) if soort == _ERBIJ else self._sporen.verwijderd(alinea)

    def _hele_tabel(self, tabel: _Element, soort: str) -> _Element:
        kopie = deepcopy(tabel)
        for rij in list(kopie.iterchildren(_RIJ)):
            kopie.replace(rij, self._rij(rij, soort))
        return kopie

    def _tabel(self, oud: _Element, nieuw: _Element) -> _Element:
        """A table of which rows came, went, or hold another text."""
        kopie = deepcopy(nieuw)
        rijen = list(kopie.iterchildren(_RIJ))
        for rij in rijen:
            kopie.remove(rij)
        oude_rijen = list(oud.iterchildren(_RIJ))
        for links, rechts in _paren(oude_rijen, rijen, (_rijtekst, _rijkop), _even_breed):
            if links is not None and rechts is not None:
                for oude_cel, cel in zip(links.iterchildren(_CEL), rechts.iterchildren(_CEL), strict=True):
                    self.vervang(cel, oude_cel)
                kopie.append(rechts)
            elif links is not None:
                kopie.append(self._rij(links, _WEG))
            elif rechts is not None:
                kopie.append(self._rij(rechts, _ERBIJ))
        return kopie

    def _rij(self, rij: _Element, soort: str) -> _Element:
        kopie = deepcopy(rij)
        opmaak = kopie.find(_RIJOPMAAK)
        if opmaak is None:
            opmaak = etree.Element(_RIJOPMAAK)
            kopie.insert(sum(kind.tag == qn("w:tblPrEx") for kind in kopie), opmaak)
        opmaak.append(self._sporen.spoor(soort))
        for cel in kopie.iterchildren(_CEL):
            for alinea in list(cel.iterchildren(_P)):
                cel.replace(alinea, self._alinea(alinea, soort))
        return kopie


def _inhoud(houder: _Element) -> list[_Element]:
    """The blocks of a body, a header or a cell."""
    vast = {_SECTIE, qn("w:tcPr")}
    return [kind for kind in houder if kind.tag not in vast]


def _paren(
    oud: Sequence[_Element],
    nieuw: Sequence[_Element],
    kenmerken_: Sequence[Callable[[_Element], Hashable]],
    verwant: Callable[[_Element, _Element], bool],
) -> Iterator[tuple[_Element | None, _Element | None]]:
    """What of one side belongs with what of the other, in order; what is gone goes before what came.

    Blocks with an equal first mark are one; of those left between them, blocks with an equal second, and so on; at last
    those of one place, if they are ``verwant``.
    """
    if not kenmerken_:
        yield from _op_plaats(oud, nieuw, verwant)
        return
    sleutels_oud, sleutels_nieuw = ([kenmerken_[0](blok) for blok in kant] for kant in (oud, nieuw))
    vergeleken = SequenceMatcher(None, sleutels_oud, sleutels_nieuw, autojunk=False)
    for soort, o1, o2, n1, n2 in vergeleken.get_opcodes():
        if soort == "equal":
            yield from zip(oud[o1:o2], nieuw[n1:n2], strict=True)
        else:
            yield from _paren(oud[o1:o2], nieuw[n1:n2], kenmerken_[1:], verwant)


def _op_plaats(
    oud: Sequence[_Element], nieuw: Sequence[_Element], verwant: Callable[[_Element, _Element], bool]
) -> Iterator[tuple[_Element | None, _Element | None]]:
    erbij: list[_Element] = []
    for links, rechts in zip_longest(oud, nieuw):
        if links is not None and rechts is not None and verwant(links, rechts):
            yield from ((None, blok) for blok in erbij)
            erbij.clear()
            yield links, rechts
            continue
        if links is not None:
            yield links, None
        if rechts is not None:
            erbij.append(rechts)
    yield from ((None, blok) for blok in erbij)


def _kenmerk(blok: _Element) -> Hashable:
    """What tells a block from others in both versions."""
    if blok.tag == _P:
        nummer = passagenummer(blok)
        return ("passage", nummer) if nummer is not None else ("tekst", alineatekst(blok))
    bijschrift = next(blok.iter(_BIJSCHRIFT), None)
    return blok.tag, bijschrift.get(_WAARDE) if bijschrift is not None else None


def _verwant(links: _Element, rechts: _Element) -> bool:
    """Whether blocks that stand in the same gap are one that changed: passages are told apart by their number alone."""
    return links.tag == rechts.tag == _P and passagenummer(links) is None and passagenummer(rechts) is None


def _zelfde_vorm(links: _Element, rechts: _Element) -> bool:
    """Whether both are tables of rows with as many cells."""
    if links.tag != _TABEL or rechts.tag != _TABEL:
        return False
    breedtes = {len(rij.findall(_CEL)) for tabel in (links, rechts) for rij in tabel.iterchildren(_RIJ)}
    return len(breedtes) == 1


def _even_breed(links: _Element, rechts: _Element) -> bool:
    return len(links.findall(_CEL)) == len(rechts.findall(_CEL))


def _rijtekst(rij: _Element) -> Hashable:
    return tuple(alineatekst(alinea) for alinea in rij.iter(_P))


def _rijkop(rij: _Element) -> Hashable:
    """What a row is about: all but what is stated in it."""
    return tuple(alineatekst(alinea) for cel in rij.findall(_CEL)[:2] for alinea in cel.iter(_P))
