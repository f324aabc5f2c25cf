"""Table of contents and lists of tables and figures: fields that hold their result, with a link to every entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.word import velden
from korpsmonitor_tui.word.ingangen import soortnaam
from korpsmonitor_tui.word.opmaak import LEEG, Xml, run, voeg
from korpsmonitor_tui.word.rapportstijlen import Rapportstijl

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.stuk import Bijschriftenlijst, Inhoudsopgave
    from korpsmonitor_tui.word.ingangen import Ingang, Ingangen
    from korpsmonitor_tui.word.opmaak import Opmaak

_STIJLEN = (Rapportstijl.INHOUD1, Rapportstijl.INHOUD2, Rapportstijl.INHOUD3)
# Where the text begins behind the number of a heading, and behind that of a caption.
_NA_KOPNUMMER, _NA_BIJSCHRIFTNUMMER = 567, 1134


def inhoudsopgave(opmaak: Opmaak, blok: Inhoudsopgave, ingangen: Ingangen) -> Xml:
    """The headings."""
    regels = [
        (_STIJLEN[kop.niveau - 1], kop.ingang, _NA_KOPNUMMER + (kop.niveau == len(_STIJLEN)) * _NA_KOPNUMMER)
        for kop in ingangen.koppen.values()
        if kop.niveau <= blok.niveaus
    ]
    return _lijst(opmaak, blok.titel, f'TOC \\o "1-{blok.niveaus}" \\h \\z \\u', regels)


def bijschriftenlijst(opmaak: Opmaak, blok: Bijschriftenlijst, ingangen: Ingangen) -> Xml:
    """The captions of one kind; nothing where there are none."""
    regels = [
        (Rapportstijl.BIJSCHRIFTENLIJST, regel.ingang, _NA_BIJSCHRIFTNUMMER)
        for regel in ingangen.bijschriften.values()
        if regel.soort is blok.soort
    ]
    return _lijst(opmaak, blok.titel, f'TOC \\h \\z \\c "{soortnaam(blok.soort)}"', regels)


def _lijst(
    opmaak: Opmaak, titel: str, opdracht: str, regels: Sequence[tuple[Rapportstijl, Ingang, int]]
) -> Xml:
    if not regels:
        return LEEG
    laatste = len(regels) - 1
    delen = [opmaak.tekst(Rapportstijl.INHOUDSKOP, titel)]
    for nr, (stijl, ingang, plaats) in enumerate(regels):
        tabs = (
            f'<w:tabs><w:tab w:val="left" w:pos="{plaats}"/>'
            f'<w:tab w:val="right" w:leader="dot" w:pos="{opmaak.breedte}"/></w:tabs>'
        )
        tekst = run(f"{ingang.nummer}\t{ingang.tekst}" if ingang.nummer else ingang.tekst)
        inhoud = voeg(
            velden.begin(opdracht) if nr == 0 else LEEG,
            velden.verwijzing(ingang, tekst, "0"),
            velden.eind() if nr == laatste else LEEG,
        )
        delen.append(opmaak.alinea_met(stijl, Xml(tabs), inhoud))
    return voeg(*delen)
