"""What the blank form prints and where its places are, to tell answers from what was there already."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docx.oxml.ns import nsdecls
from lxml import etree

from korpsmonitor_tui.domain.formulier import veldcode
from korpsmonitor_tui.word.formulierindeling import (
    codesleutel,
    invulrijen,
    kolomkoppen,
    merk,
    oorspronkelijk,
    vakbladwijzer,
    vergelijkbaar,
    vraagbladwijzer,
)
from korpsmonitor_tui.word.formulierinhoud import blokken, kopteksten
from korpsmonitor_tui.word.formulierontleding import lees_inhoud
from korpsmonitor_tui.word.formulieropmaak import Formulieropmaak
from korpsmonitor_tui.word.formulierstructuur import Alinea, Tabel
from korpsmonitor_tui.word.kenmerken import Stijl
from korpsmonitor_tui.word.opmaak import LEEG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.formulier import Formulier
    from korpsmonitor_tui.domain.vragenlijst import Vraag
    from korpsmonitor_tui.word.formulierindeling import Invulrij, Veld
    from korpsmonitor_tui.word.formulierstructuur import Inhoud
    from korpsmonitor_tui.word.opmaak import Xml

# Any width does: only the texts are looked at.
_BREEDTE: Final = 9_000
_KORT: Final = 3
"""A printed text of at most this many words could be an answer as well, so it is recognised once a time."""
_AANHEF: Final = 16
"""A printed text is found back in a longer one by this many characters of its beginning."""


@dataclass(slots=True)
class Register:
    """The blank form, looked up by what a returned one shows."""

    formulier: Formulier
    vragen: dict[str, Vraag]
    """By the name of the bookmark in their heading, and by the printed heading."""
    nummers: dict[str, str]
    rij_van_code: dict[str, Invulrij]
    veld_van_bladwijzer: dict[str, Veld]
    rij_van_veld: dict[Veld, Invulrij]
    proza: Counter[str]
    """Printed paragraphs, each with how often it may be met."""
    celteksten: set[str]
    """Printed paragraphs in tables, outside the cells for answers."""
    koppen: set[str]
    merken: frozenset[str]
    """Of what the file says was printed besides; see ``formulierindeling.EIGENSCHAP_VOORDRUK``."""
    aanheffen: dict[str, list[str]]

    def veld(self, bladwijzer: str) -> tuple[Veld, bool] | None:
        """The place that a bookmark marks, and whether the bookmark is a copy; None if it marks none of this form."""
        naam, kopie = oorspronkelijk(bladwijzer)
        veld = self.veld_van_bladwijzer.get(naam)
        return None if veld is None else (veld, kopie)

    def is_celtekst(self, tekst: str) -> bool:
        """Whether a paragraph in a table was printed."""
        kaal = vergelijkbaar(tekst)
        return not kaal or kaal in self.celteksten or self.is_gemerkt(kaal)

    def is_koptekst(self, tekst: str) -> bool:
        """Whether a paragraph in a header or footer was printed."""
        kaal = vergelijkbaar(tekst)
        return not kaal or kaal in self.koppen or self.is_gemerkt(kaal)

    def is_gemerkt(self, kaal: str) -> bool:
        """Whether the file says that a text, given as ``vergelijkbaar`` does, was printed."""
        return bool(self.merken) and merk(kaal) in self.merken

    def neem_proza(self, tekst: str) -> bool:
        """Whether a paragraph of the text was printed; a short one is recognised as often as it was."""
        kaal = vergelijkbaar(tekst)
        if not kaal:
            return True
        if kaal not in self.proza:
            if not self.is_gemerkt(kaal):
                return False
            self.proza[kaal] = 1
        if len(kaal.split()) > _KORT:
            return True
        self.proza[kaal] -= 1
        return self.proza[kaal] >= 0

    def zonder_voordruk(self, tekst: str) -> str:
        """A text without the printed one that it begins with; whole if it begins with none."""
        kaal = vergelijkbaar(tekst)
        for voordruk in self.aanheffen.get(kaal[:_AANHEF], ()):
            if kaal.startswith(voordruk):
                patroon = r"\s*" + r"\s+".join(map(re.escape, voordruk.split()))
                gevonden = re.match(patroon, tekst)
                return (tekst[gevonden.end() :] if gevonden else kaal[len(voordruk) :]).strip()
        return tekst.strip()


class _Zondervakken(Formulieropmaak):
    """The form without its tables of answer cells: what those print is known without looking."""

    def invultabel(self, vraag: Vraag, rijen: Sequence[Invulrij], formulier: Formulier) -> Xml:
        return LEEG


def maak_register(formulier: Formulier, merken: frozenset[str]) -> Register:
    """Write the text of the blank form and take down what it prints; ``merken`` are those in the file."""
    opmaak = _Zondervakken({stijl: stijl.naam for stijl in Stijl}, _BREEDTE)
    xml = "".join(blokken(formulier, opmaak).values())
    inhoud = lees_inhoud(
        etree.fromstring(f"<w:body {nsdecls('w')}>{xml}</w:body>".encode(), etree.XMLParser(huge_tree=True))
    )
    vragen = {vraagbladwijzer(vraag.id): vraag for vraag in formulier.vragenlijst.vragen.values()}
    rijen = [rij for vraag in formulier.vragenlijst.vragen.values() for rij in invulrijen(vraag)]
    alineas = [blok for blok in inhoud.blokken if isinstance(blok, Alinea)]
    proza = Counter(vergelijkbaar(alinea.tekst) for alinea in alineas)
    koppen = [(alinea, naam) for alinea in alineas for naam in alinea.bladwijzers if naam in vragen]
    vragen |= {vergelijkbaar(alinea.tekst): vragen[naam] for alinea, naam in koppen}
    aanheffen: dict[str, list[str]] = {}
    for kaal in sorted(proza, key=len, reverse=True):
        if len(kaal) > _AANHEF:
            aanheffen.setdefault(kaal[:_AANHEF], []).append(kaal)
    return Register(
        formulier=formulier,
        vragen=vragen,
        nummers=formulier.nummers,
        rij_van_code={codesleutel(rij.code): rij for rij in rijen},
        veld_van_bladwijzer={vakbladwijzer(veldcode(*veld)): veld for rij in rijen for veld in rij.velden},
        rij_van_veld={veld: rij for rij in rijen for veld in rij.velden},
        proza=proza,
        celteksten=_celteksten(inhoud, rijen),
        koppen={vergelijkbaar(tekst) for tekst in kopteksten(formulier).values()},
        merken=merken,
        aanheffen=aanheffen,
    )


def _celteksten(inhoud: Inhoud, rijen: list[Invulrij]) -> set[str]:
    """What stands printed in cells: in the tables before the questions, and beside and above the answers."""
    tabellen = [blok for blok in inhoud.blokken if isinstance(blok, Tabel)]
    teksten = {alinea.tekst for tabel in tabellen for alinea in tabel.alineas}
    for rij in rijen:
        teksten |= {rij.label, rij.code}
    teksten |= {
        kop for vraag in {rij.vraag.id: rij.vraag for rij in rijen}.values() for kop in kolomkoppen(vraag)
    }
    return set(map(vergelijkbaar, teksten))
