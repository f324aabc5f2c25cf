"""Each block of a piece of writing as markup, between its neighbours."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.schaal import Score
from korpsmonitor_tui.domain.stuk import (
    Afbeelding,
    Bijschriftenlijst,
    Inhoudsopgave,
    Kader,
    Kenmerken,
    Kop,
    Legenda,
    Letter,
    Opgemaakt,
    Opsomming,
    Paginaeinde,
    Tabel,
    Teken,
    Tekst,
    Vak,
    Verwezen,
)
from korpsmonitor_tui.domain.stuk import Ligging as Liggingblok
from korpsmonitor_tui.word.afbeeldingen import teken
from korpsmonitor_tui.word.bijschriften import bijschrift, merk, noten_onder
from korpsmonitor_tui.word.delen import Nummering, voeg_png_toe, zet_voetnoten
from korpsmonitor_tui.word.ingangen import zoek_ingangen
from korpsmonitor_tui.word.inhoudsopgave import Inhoudslijsten
from korpsmonitor_tui.word.kenmerken import Stijl
from korpsmonitor_tui.word.kleuren import kleurcel, legenda, oordeelcel
from korpsmonitor_tui.word.opgemaakt import opgemaakte_alinea
from korpsmonitor_tui.word.opmaak import LEEG, Cel, Kolom, Opmaak, Xml, run, voeg
from korpsmonitor_tui.word.rapportstijlen import Rapportstijl
from korpsmonitor_tui.word.voetnoten import Voetnoten

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from docx.document import Document

    from korpsmonitor_tui.domain.stuk import Blok
    from korpsmonitor_tui.domain.stuk import Cel as Stukcel
    from korpsmonitor_tui.word.ingangen import Ingang
    from korpsmonitor_tui.word.inhoudsopgave import Paginas
    from korpsmonitor_tui.word.ligging import Ligging
    from korpsmonitor_tui.word.opmaak import Celwaarde

    Zichtbaar = (
        Kop
        | Tekst
        | Opgemaakt
        | Opsomming
        | Kader
        | Kenmerken
        | Tabel
        | Legenda
        | Afbeelding
        | Liggingblok
        | Inhoudsopgave
        | Bijschriftenlijst
    )

_KOPSTIJLEN: tuple[Stijl | Rapportstijl, ...] = (Stijl.KOP1, Stijl.KOP2, Rapportstijl.KOP3)
_TWIP_PER_TEKEN = {False: 86, True: 66}
"""Of a bold letter in a heading, ordinary and small."""
# The properties of the first paragraph, up to where the schema wants a page break.
_EERSTE_ALINEA = re.compile(r'^(<w:p><w:pPr><w:pStyle w:val="[^"]*"/>(?:<w:keepNext/>)?(?:<w:keepLines/>)?)')
_REGELHOOGTE = {False: 250, True: 200}
"""Of a line of a heading, ordinary and small, in twentieths of a point."""
_CELMARGE = 170
_HOOGTE_KOPPEN = (900, 3_400)


class Blokschrijver:
    """Writes the blocks of one piece, and puts what they refer to (pictures, footnotes, numbering) into the package."""

    def __init__(
        self,
        document: Document,
        opmaak: Opmaak,
        ligging: Ligging,
        blokken: Sequence[Blok],
        eerste_bladwijzer: int,
        paginas: Paginas = None,
    ) -> None:
        self._document = document
        self._opmaak = opmaak
        self._ligging = ligging
        self._blokken = blokken
        self._ingangen = zoek_ingangen(blokken, eerste_bladwijzer)
        self.inhoud = Inhoudslijsten(opmaak, self._ingangen, paginas)
        self._voetnoten = Voetnoten(opmaak)
        self._nummering = Nummering(document)
        self._afbeeldingen = 0

    def schrijf(self) -> Xml:
        """All blocks, in order."""
        buren = zip((None, *self._blokken), self._blokken, (*self._blokken[1:], None), strict=False)
        delen: list[Xml] = []
        for plaats, (voor, blok, na) in enumerate(buren):
            if not isinstance(blok, Paginaeinde):
                deel = self._blok(plaats, blok, self._alineavorm(voor, blok, na))
                delen.append(_op_nieuwe_pagina(deel) if isinstance(voor, Paginaeinde) else deel)
        self._nummering.schrijf()
        if self._voetnoten.teksten:
            zet_voetnoten(self._document, dict(enumerate(self._voetnoten.teksten, start=1)))
        return voeg(*delen)

    def _alineavorm(self, voor: Blok | None, blok: Blok, na: Blok | None) -> Callable[[Stijl, Xml], Xml]:
        """How a paragraph between these blocks is written."""
        if isinstance(blok, Kader) and isinstance(na, Kader) and not isinstance(voor, Kader):
            # It says what the frames after it are; a frame keeps its own distance to a table.
            return self._opmaak.alinea_voor_tabel
        if isinstance(voor, Kenmerken) or (isinstance(voor, Tabel) and not (voor.noten or voor.bron)):
            return self._opmaak.alinea_na_tabel
        zonder_bijschrift = isinstance(na, Tabel) and not na.bijschrift
        hoort_bij = isinstance(na, Kenmerken | Opsomming | Afbeelding) or zonder_bijschrift
        return self._opmaak.alinea_voor_tabel if hoort_bij else self._opmaak.alinea

    def _blok(self, plaats: int, blok: Zichtbaar, alinea: Callable[[Stijl, Xml], Xml]) -> Xml:
        match blok:
            case Tekst(tekst, noten):
                return alinea(Stijl.TEKST, voeg(run(tekst), self._voetnoten.verwijzingen(noten)))
            case Kader(tekst):
                return alinea(Stijl.KADER, run(tekst))
            case Opgemaakt():
                return opgemaakte_alinea(self._opmaak, self._voetnoten, blok)
            case Opsomming():
                return self._opsomming(blok)
            case Kop() | Tabel() | Afbeelding():
                return self._met_ingang(plaats, blok)
            case Kenmerken(omschrijving, regels):
                waarden = [(label, waarde or None) for label, waarde in regels]
                return self._opmaak.kenmerktabel(omschrijving, waarden)
            case Legenda(kleuren, bron, tekens):
                return legenda(self._opmaak, kleuren, bron, tekens)
            case _:
                return self._bladindeling(blok)

    def _met_ingang(self, plaats: int, blok: Kop | Tabel | Afbeelding) -> Xml:
        """What a table of contents can refer to."""
        if isinstance(blok, Kop):
            return self._kop(blok, self._ingangen.koppen[plaats].ingang)
        regel = self._ingangen.bijschriften.get(plaats)
        titel = bijschrift(self._opmaak, regel) if regel else LEEG
        return self._tabel(blok, titel) if isinstance(blok, Tabel) else self._afbeelding(blok, titel)

    def _bladindeling(self, blok: Liggingblok | Inhoudsopgave | Bijschriftenlijst) -> Xml:
        match blok:
            case Liggingblok(liggend):
                gekeerd = self._ligging.keer(liggend=liggend)
                self._opmaak.breedte = self._ligging.breedte
                return gekeerd
            case Inhoudsopgave():
                return self.inhoud.inhoudsopgave(blok)
            case Bijschriftenlijst():
                return self.inhoud.bijschriftenlijst(blok)

    def _kop(self, kop: Kop, ingang: Ingang) -> Xml:
        lijst = (
            Xml(
                f'<w:numPr><w:ilvl w:val="{kop.niveau - 1}"/><w:numId w:val="{self._nummering.voor_koppen()}"/></w:numPr>'
            )
            if kop.genummerd
            else LEEG
        )
        stijl = _KOPSTIJLEN[kop.niveau - 1]
        return self._opmaak.alinea_met(stijl, lijst, ingang.omvat(run(kop.tekst)))

    def _opsomming(self, blok: Opsomming) -> Xml:
        lijst = self._nummering.voor_nieuwe_lijst() if blok.genummerd else self._nummering.voor_punten()
        opmaak = Xml(f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{lijst}"/></w:numPr>')
        return voeg(*(self._opmaak.alinea_met(Rapportstijl.LIJST, opmaak, run(punt)) for punt in blok.punten))

    def _tabel(self, tabel: Tabel, titel: Xml) -> Xml:
        kolommen = [Kolom(titel, deel) for titel, deel in tabel.kolommen]
        letters = (
            (Rapportstijl.KLEINE_KOP, Rapportstijl.KLEINE_TEKST)
            if tabel.klein
            else (Stijl.TABELKOP, Stijl.TABELTEKST)
        )
        return voeg(
            titel,
            self._opmaak.tabel(
                tabel.omschrijving,
                kolommen,
                [[self._cel(cel) for cel in rij] for rij in tabel.rijen],
                staande_koppen=_kophoogte(tabel, self._opmaak.breedte) if tabel.staande_koppen else 0,
                bijeen=tabel.bijeen,
                kopgroepen=tabel.kopgroepen,
                rechts=frozenset(tabel.rechts),
                letters=letters,
            ),
            noten_onder(self._opmaak, tabel.noten, tabel.bron),
        )

    def _cel(self, cel: Stukcel) -> Celwaarde:
        match cel:
            case Score():
                return oordeelcel(cel)
            case Letter(kleur, teken_):
                return kleurcel(self._opmaak, kleur, teken_)
            case Teken(tekst, teken_):
                return Cel(voeg(run(tekst), merk(teken_)), midden=True)
            case Verwezen(tekst, teken_):
                return Cel(voeg(run(tekst), merk(teken_)))
            case Vak(tekst):
                return Cel(run(tekst))
            case _:
                return cel or None

    def _afbeelding(self, beeld: Afbeelding, titel: Xml) -> Xml:
        self._afbeeldingen += 1
        rel_id = voeg_png_toe(self._document, self._afbeeldingen, beeld.png)
        tekening = teken(beeld, rel_id, self._afbeeldingen, self._opmaak.breedte)
        alinea = self._opmaak.alinea_voor_tabel if titel else self._opmaak.alinea
        return voeg(alinea(Stijl.TEKST, tekening), titel)


def _op_nieuwe_pagina(deel: Xml) -> Xml:
    """The same markup, its first paragraph at the top of a page."""
    boven, gevonden = _EERSTE_ALINEA.subn(r"\1<w:pageBreakBefore/>", deel, count=1)
    # Before a table there is no paragraph to say it of.
    return Xml(boven) if gevonden else voeg(Xml('<w:p><w:r><w:br w:type="page"/></w:r></w:p>'), deel)


def _kophoogte(tabel: Tabel, breedte: int) -> int:
    """Height of a row of upright headings, each over as many lines as its column is wide, in twentieths of a point."""
    laagst, hoogst = _HOOGTE_KOPPEN
    som = sum(deel for _titel, deel in tabel.kolommen)
    tekens = 0
    for titel, deel in tabel.kolommen[1:]:
        regels = max(1, (breedte * deel // som - _CELMARGE) // _REGELHOOGTE[tabel.klein])
        langste = max(map(len, titel.split()), default=1)
        # The narrowest in which it takes no more lines than there is room for.
        passend = (w for w in range(langste, len(titel) + 1) if len(textwrap.wrap(titel, w)) <= regels)
        tekens = max(tekens, next(passend, len(titel)))
    return min(hoogst, max(laagst, tekens * _TWIP_PER_TEKEN[tabel.klein] + 130))
