"""Captions that Word counts on with, and the notes under a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.stuk import Bijschriftsoort
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.word.ingangen import soortnaam
from korpsmonitor_tui.word.kenmerken import Stijl
from korpsmonitor_tui.word.opmaak import LEEG, Xml, run, voeg
from korpsmonitor_tui.word.rapportstijlen import Rapportstijl
from korpsmonitor_tui.word.velden import veld

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.word.ingangen import Bijschriftingang
    from korpsmonitor_tui.word.opmaak import Opmaak

_BOVEN = Xml('<w:vertAlign w:val="superscript"/>')


def bijschrift(opmaak: Opmaak, regel: Bijschriftingang) -> Xml:
    """The caption: its kind, its number, its text."""
    naam = soortnaam(regel.soort)
    opdracht = f"SEQ {naam} \\* ARABIC" + (f" \\r {regel.nummer}" if regel.gezet else "")
    stijl = Rapportstijl.BIJSCHRIFT if regel.soort is Bijschriftsoort.TABEL else Rapportstijl.ONDERSCHRIFT
    inhoud = voeg(run(f"{naam} "), veld(opdracht, str(regel.nummer)), run(f"  {regel.ingang.tekst}"))
    return opmaak.alinea(stijl, regel.ingang.omvat(inhoud))


def merk(teken: str) -> Xml:
    """The mark of a note, above the line; nothing where there is none."""
    return run(teken, _BOVEN)


def noten_onder(opmaak: Opmaak, noten: Sequence[tuple[str, str]], bron: str) -> Xml:
    """The notes of a table and where it comes from, in one paragraph under it; nothing where there are neither."""
    regels = [voeg(merk(teken), run(f" {tekst}" if teken else tekst)) for teken, tekst in noten]
    if bron:
        regels.append(run(_("Bron: {bron}").format(bron=bron)))
    if not regels:
        return LEEG
    einde = Xml("<w:r><w:br/></w:r>")
    return opmaak.alinea(
        Stijl.LEGENDA, *(voeg(einde if nr else LEEG, regel) for nr, regel in enumerate(regels))
    )
