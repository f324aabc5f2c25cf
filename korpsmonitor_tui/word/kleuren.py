"""Kleurenbalken: coloured cells that read the same without colour, and the legend under them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.instrument import Kleur
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.word.kenmerken import Stijl
from korpsmonitor_tui.word.opmaak import Cel, Celwaarde, Kolom, Opmaak, Xml, run, voeg

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.verslagdocument import Kleurenbalk

LICHT = "FFFFFF"
DONKER = "1A1A1A"
_VAST = "\u00a0"
# A figure space does not break either, and LibreOffice draws its fill in one piece with the letter.
_RUIM = "\u2007"

# Beyond this many columns a heading no longer fits lying down.
_LIGGENDE_KOPPEN = 6
_TWIP_PER_TEKEN = 100
_HOOGTE_KOPPEN = (900, 3_400)


@dataclass(frozen=True, slots=True)
class Kleurvorm:
    """How a colour looks in Word; the pairs of fill and letter colour are readable in print too."""

    letter: str
    vulling: str
    letterkleur: str


VORMEN = {
    Kleur.ROOD: Kleurvorm("R", "B3261E", LICHT),
    Kleur.GEEL: Kleurvorm("G", "FFD100", DONKER),
    Kleur.GROEN: Kleurvorm("N", "2E7D32", LICHT),
    Kleur.BLANCO: Kleurvorm("–", "FFFFFF", DONKER),
}


def kleurenbalk(opmaak: Opmaak, balk: Kleurenbalk) -> Xml:
    """The colours of one aandachtsveld under its title: a row a year, then the legend and the source."""
    staand = _hoogte(balk) if len(balk.kolommen) > _LIGGENDE_KOPPEN else 0
    eerste = 10 if staand else 14
    overig = (100 - eerste) // max(1, len(balk.kolommen))
    kolommen = [Kolom(_("Jaar"), eerste), *(Kolom(titel, overig) for titel in balk.kolommen)]
    rijen: list[list[Celwaarde]] = [
        [str(jaar), *(kleurcel(opmaak, kleur) for kleur in kleuren)] for jaar, kleuren in balk.rijen
    ]
    return voeg(
        opmaak.tekst(Stijl.KOP2, balk.titel),
        opmaak.tabel(
            _("Kleurenbalk {titel}: een rij per jaar, een letter per oordeel").format(titel=balk.titel),
            kolommen,
            rijen,
            stijl=Stijl.KLEURENBALK,
            staande_koppen=staand,
            bijeen=True,
        ),
        legenda(opmaak, balk.bron),
    )


def kleurcel(opmaak: Opmaak, kleur: Kleur | None) -> Cel:
    """A cell with the letter of the colour on it; without a colour it says so."""
    if kleur is None:
        return Cel(opmaak.run(_("niet in bron"), Stijl.NIET_INGEVULD), midden=True)
    vorm = VORMEN[kleur]
    return Cel(_letter(vorm.letter, vorm), vulling=vorm.vulling, midden=True)


def legenda(opmaak: Opmaak, bron: str) -> Xml:
    """One line that says what each letter means, and where the colours come from."""
    oordelen = {
        Kleur.ROOD: _("rood: Onvoldoende"),
        Kleur.GEEL: _("geel: Aandacht"),
        Kleur.GROEN: _("groen: conform Norm"),
        Kleur.BLANCO: _("blanco: geen oordeel"),
    }
    # No-break spaces: a letter and its meaning stay on one line.
    delen = [
        voeg(_blokje(VORMEN[kleur]), run(f" {tekst}".replace(" ", _VAST) + "   "))
        for kleur, tekst in oordelen.items()
    ]
    herkomst = _("Bron: {bron}").format(bron=bron) if bron else ""
    return opmaak.alinea(Stijl.LEGENDA, *delen, run(f"\n{herkomst}") if herkomst else run(""))


def _letter(tekst: str, vorm: Kleurvorm, extra: str = "") -> Xml:
    return run(tekst, Xml(f'<w:b/><w:color w:val="{vorm.letterkleur}"/>{extra}'))


def _blokje(vorm: Kleurvorm) -> Xml:
    arcering = f'<w:shd w:val="clear" w:color="auto" w:fill="{vorm.vulling}"/>'
    return _letter(f"{_RUIM}{vorm.letter}{_RUIM}", vorm, arcering)


def _hoogte(balk: Kleurenbalk) -> int:
    """Height of a row of upright headings, by the longest of them, in twentieths of a point."""
    laagst, hoogst = _HOOGTE_KOPPEN
    return min(hoogst, max(laagst, max(map(len, balk.kolommen)) * _TWIP_PER_TEKEN + 200))
