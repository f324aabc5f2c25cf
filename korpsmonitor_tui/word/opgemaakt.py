"""A paragraph with italics, raised letters and footnotes in it, perhaps behind a number of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.planopmaak import Stukvorm
from korpsmonitor_tui.word.kenmerken import Stijl
from korpsmonitor_tui.word.opmaak import LEEG, Xml, run, voeg

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.planopmaak import Stukje
    from korpsmonitor_tui.domain.stuk import Opgemaakt
    from korpsmonitor_tui.word.opmaak import Opmaak
    from korpsmonitor_tui.word.voetnoten import Voetnoten

INSPRONG: Final = 454
"""Twentieths of a point that one level lies further in; the number stands in them."""
_SCHUIN: Final = Xml("<w:i/><w:iCs/>")
_VERHEVEN: Final = Xml('<w:vertAlign w:val="superscript"/>')


def opgemaakte_alinea(opmaak: Opmaak, voetnoten: Voetnoten, blok: Opgemaakt) -> Xml:
    """The paragraph, with its footnotes put among the others."""
    return opmaak.alinea_met(
        Stijl.TEKST,
        _vorm(blok),
        run(f"{blok.teken}\t", _SCHUIN if blok.schuin else LEEG) if blok.teken else LEEG,
        *(_stukje(opmaak, voetnoten, stuk, schuin=blok.schuin) for stuk in blok.stukjes),
    )


def _vorm(blok: Opgemaakt) -> Xml:
    # In the order of the schema: staying together, tabs, distance, indent.
    links = (blok.inspringing + bool(blok.teken)) * INSPRONG
    hangend = f' w:hanging="{INSPRONG}"' if blok.teken else ""
    return voeg(
        Xml("<w:keepNext/>") if blok.bijeen else LEEG,
        Xml(f'<w:ind w:left="{links}"{hangend}/>') if links else LEEG,
    )


def _stukje(opmaak: Opmaak, voetnoten: Voetnoten, stuk: Stukje, *, schuin: bool) -> Xml:
    if stuk.vorm is Stukvorm.NOOT:
        return voetnoten.verwijzingen([stuk.tekst])
    # Within italics what is emphasised stands upright.
    cursief = _SCHUIN if schuin != (stuk.vorm is Stukvorm.SCHUIN) else LEEG
    return run(stuk.tekst, voeg(cursief, _VERHEVEN if stuk.vorm is Stukvorm.VERHEVEN else LEEG))


__all__ = ["INSPRONG", "opgemaakte_alinea"]
