"""Kleurenbalken: coloured cells that read the same without colour, and the legend under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.schaal import kleurnaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.word.kenmerken import Stijl
from korpsmonitor_tui.word.opmaak import LEEG, Cel, Celwaarde, Kolom, Opmaak, Xml, run, voeg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.schaal import Score, Vorm
    from korpsmonitor_tui.domain.verslagdocument import Kleurenbalk

_VAST = "\u00a0"
# A figure space does not break either, and LibreOffice draws its fill in one piece with the letter.
_RUIM = "\u2007"

# Of a bold letter in a heading; LibreOffice took 83 on average for the longest of ours.
_TWIP_PER_TEKEN = 92
_CELMARGE = 220
_JAARKOLOM = 700
# Headings that lie down are read best while a column keeps room for a word or two.
_LIGGENDE_KOPPEN = 6
_HOOGTE_KOPPEN = (900, 3_400)


def kleurenbalk(opmaak: Opmaak, balk: Kleurenbalk) -> Xml:
    """The colours of one aandachtsveld under its title: a row a year, then the legend and the source."""
    breedtes = _liggend(balk.kolommen, opmaak.breedte - _JAARKOLOM)
    staand = 0 if breedtes else _hoogte(balk)
    overig = breedtes or [(opmaak.breedte - _JAARKOLOM) // len(balk.kolommen)] * len(balk.kolommen)
    kolommen = [Kolom(_("Jaar"), _JAARKOLOM), *map(Kolom, balk.kolommen, overig)]
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
        legenda(opmaak, balk.kleuren, balk.bron),
    )


def kleurcel(opmaak: Opmaak, kleur: Score | None, merk: str = "") -> Cel:
    """A cell with the letter of the colour on it, and the mark of a note; without a colour it says so."""
    if kleur is None:
        return Cel(opmaak.run(_("niet in bron"), Stijl.NIET_INGEVULD), midden=True)
    vorm = kleur.vorm
    noot = _letter(merk, vorm, '<w:vertAlign w:val="superscript"/>') if merk else LEEG
    return Cel(voeg(_letter(vorm.letter, vorm), noot), vulling=vorm.vulling, midden=True)


def oordeelcel(kleur: Score) -> Cel:
    """A coloured cell with the letter and the words of the colour."""
    vorm = kleur.vorm
    return Cel(_letter(f"{vorm.letter}  {kleurnaam(kleur)}", vorm), vulling=vorm.vulling)


def legenda(
    opmaak: Opmaak, kleuren: Sequence[Score], bron: str, tekens: Sequence[tuple[str, str]] = ()
) -> Xml:
    """One line that says what each letter and sign means, and where the colours come from."""
    # No-break spaces: a letter and its meaning stay on one line.
    delen = [
        voeg(_blokje(kleur.vorm), run(f" {kleurnaam(kleur)}".replace(" ", _VAST) + "   "))
        for kleur in kleuren
    ]
    delen += [run(f"{teken} {uitleg}".replace(" ", _VAST) + "   ") for teken, uitleg in tekens]
    herkomst = _("Bron: {bron}").format(bron=bron) if bron else ""
    return opmaak.alinea(Stijl.LEGENDA, *delen, run(f"\n{herkomst}") if herkomst else run(""))


def _letter(tekst: str, vorm: Vorm, extra: str = "") -> Xml:
    return run(tekst, Xml(f'<w:b/><w:color w:val="{vorm.letterkleur}"/>{extra}'))


def _blokje(vorm: Vorm) -> Xml:
    arcering = f'<w:shd w:val="clear" w:color="auto" w:fill="{vorm.vulling}"/>'
    return _letter(f"{_RUIM}{vorm.letter}{_RUIM}", vorm, arcering)


def _hoogte(balk: Kleurenbalk) -> int:
    """Height of a row of upright headings, by the longest of them, in twentieths of a point."""
    laagst, hoogst = _HOOGTE_KOPPEN
    return min(hoogst, max(laagst, max(map(len, balk.kolommen)) * _TWIP_PER_TEKEN + 200))


def _liggend(titels: Sequence[str], breedte: int) -> list[int]:
    """Widths for headings that lie down, in which no word of them breaks; none if they must stand upright."""
    if not titels:
        return [breedte]
    nodig = [max(map(len, titel.split()), default=0) * _TWIP_PER_TEKEN + _CELMARGE for titel in titels]
    over = (breedte - sum(nodig)) // len(titels)
    if len(titels) > _LIGGENDE_KOPPEN or over < 0:
        return []
    gelijk = breedte // len(titels)
    return [gelijk] * len(titels) if max(nodig) <= gelijk else [deel + over for deel in nodig]
