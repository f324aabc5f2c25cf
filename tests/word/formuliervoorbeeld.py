"""A fill-in form with every kind of question, and returned files that were edited as people edit them."""

from __future__ import annotations

import copy
import io
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from docx.oxml.ns import nsdecls, qn
from lxml import etree

from korpsmonitor_tui.domain.formulier import Formulier, Formulierkop, veldcode
from korpsmonitor_tui.domain.vragenlijst import (
    WAARDE,
    Hoofdstuk,
    Keuze,
    Vak,
    Voorwaarde,
    Vraag,
    Vragenlijst,
)
from korpsmonitor_tui.word.formulier import schrijf_formulier
from korpsmonitor_tui.word.formulierlezer import lees_formulier
from tests.word.hulp import met_deel
from tests.word.voorbeeld import HUISSTIJL

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml.etree import _Element

    from korpsmonitor_tui.domain.formulier import Ingelezen

DOCUMENT = "word/document.xml"
KOP = Formulierkop(
    instrument="korpsmonitor",
    titel="Korpsmonitor Prostitutie & Mensenhandel",
    editie="2011-2012",
    versie="2011-2012",
    vingerafdruk="3f" * 32,
    partij="veld_en_vaartstreek",
    partijnaam="Veld- en Vaartstreek",
    termijn=date(2012, 11, 15),
)
TEAM = Vraag("toezicht.team", "Is er een team?", "ja_nee_deels", verplicht=True)
LEDEN = Vraag(
    "toezicht.leden",
    "Hoeveel leden had het team?",
    "aantal",
    toelichting="Tel alleen vaste leden.\n\nWie <PCT & RR> doet, telt mee.",
    jaren=(2011, 2012),
    eenheid="medewerkers",
    minimum=0,
    voorwaarden=(Voorwaarde("toezicht.team", is_een_van=("ja", "deels")),),
)
GEBRUIK = Vraag(
    "toezicht.gebruik",
    "Waarvoor is het vooral gebruikt?",
    "keuze",
    keuzes=(
        Keuze("toets", "toetsing van de eigen werkwijze"),
        Keuze("naslag", "alleen als naslagwerk"),
        Keuze("niet", "het is niet gebruikt"),
    ),
)
TAKEN = replace(GEBRUIK, id="toezicht.taken", tekst="Welke taken heeft het team?", soort="meerkeuze")
AANPAK = Vraag("toezicht.aanpak", "Beschrijf de aanpak.", "open")
REFERENTIES = Vraag(
    "kader.referenties",
    "Welke referenties zijn geborgd?",
    "rooster",
    rijen=tuple(Keuze(f"r{nr:02d}", f"Referentie {nr}") for nr in range(1, 4)),
    cel="keuze",
    keuzes=(Keuze("ja", "geborgd"), Keuze("nee", "niet geborgd")),
)
ZAKEN = Vraag(
    "opsporing.zaken",
    "Hoeveel zaken waren er?",
    "rooster",
    rijen=(Keuze("bb", "binnenlands"), Keuze("gb", "grensoverschrijdend")),
    cel="aantal",
    jaren=(2011, 2012),
)
AANDEEL = Vraag("opsporing.aandeel", "Welk deel werd opgelost?", "percentage", minimum=0, maximum=100)
TOETS = Vraag("opsporing.getoetst", "Wanneer is er getoetst?", "datum")
OORDEEL = Vraag("keten.om", "Hoe beoordeelt u het OM?", "kleur")
VRAGENLIJST = Vragenlijst(
    "2011-2012",
    (
        Hoofdstuk("kader", 1, "Referentiekader", "Het kader telt referenties.", (REFERENTIES,)),
        Hoofdstuk("toezicht", 3, "Toezicht", "", (TEAM, LEDEN, GEBRUIK, TAKEN, AANPAK)),
        Hoofdstuk("opsporing", 5, "Opsporing", "Vul in <wat> u weet & niet meer.", (ZAKEN, AANDEEL, TOETS)),
        Hoofdstuk("keten", 6, "Keten", "", (OORDEEL,)),
        Hoofdstuk("leeg", 7, "Leeg hoofdstuk"),
    ),
    peiljaar=2012,
)
FORMULIER = Formulier(KOP, VRAGENLIJST)
VELDEN = tuple(FORMULIER.velden.values())
LEDEN_2011, LEDEN_2012 = Vak("toezicht.leden", jaar="2011"), Vak("toezicht.leden", jaar="2012")
ENKEL = Vak("toezicht.team")


@cache
def leeg() -> bytes:
    """The blank form."""
    return schrijf(FORMULIER)


def schrijf(formulier: Formulier) -> bytes:
    return schrijf_formulier(formulier, HUISSTIJL.read_bytes())


def ingevuld(antwoorden: Mapping[tuple[Vak, str], str]) -> bytes:
    """The form with answers printed in it."""
    return schrijf(replace(FORMULIER, antwoorden=antwoorden))


def lees(inhoud: bytes, formulier: Formulier = FORMULIER) -> Ingelezen:
    return lees_formulier(inhoud, formulier)


def teksten(ingelezen: Ingelezen) -> dict[tuple[Vak, str], list[tuple[str, bool]]]:
    """(text, certain) for every place that holds text."""
    gevonden: dict[tuple[Vak, str], list[tuple[str, bool]]] = {}
    for veld in ingelezen.velden:
        if veld.tekst:
            gevonden.setdefault((veld.vak, veld.veld), []).append((veld.tekst, veld.zeker))
    return gevonden


def los(ingelezen: Ingelezen) -> list[tuple[str, Vak | None]]:
    return [(tekst.tekst, tekst.bij) for tekst in ingelezen.los]


def bewerk(inhoud: bytes, wijzig: Callable[[_Element], None], deel: str = DOCUMENT) -> bytes:
    """A .docx whose text (or another part) was changed in place."""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        wortel = etree.fromstring(zip_.read(deel))
    wijzig(wortel)
    return met_deel(inhoud, deel, etree.tostring(wortel, xml_declaration=True, encoding="UTF-8"))


def bewerk_leeg(wijzig: Callable[[_Element], None]) -> Ingelezen:
    """The blank form, changed in place and read."""
    return lees(bewerk(leeg(), wijzig))


def xml(markup: str) -> _Element:
    """An element of the text."""
    return etree.fromstring(f"<w:_ {nsdecls('w', 'r')}>{markup}</w:_>")[0]


def alinea(tekst: str, opmaak: str = "") -> _Element:
    nieuw = xml(f'<w:p><w:r><w:rPr>{opmaak}</w:rPr><w:t xml:space="preserve"/></w:r></w:p>')
    next(nieuw.iter(qn("w:t"))).text = tekst
    return nieuw


def tabelrij(wortel: _Element, code: str) -> _Element:
    """The row in which a code is printed."""
    return next(
        rij
        for rij in wortel.iter(qn("w:tr"))
        if any("".join(deel.text or "" for deel in p.iter(qn("w:t"))) == code for p in rij.iter(qn("w:p")))
    )


def cellen(rij: _Element) -> list[_Element]:
    return list(rij.iterchildren(qn("w:tc")))


def antwoordcel(wortel: _Element, vak: Vak, veld: str = WAARDE) -> _Element:
    """The cell for a text: in a row of its own, or in the column of the field."""
    try:
        return cellen(tabelrij(wortel, veldcode(vak, veld)))[1]
    except StopIteration:
        return cellen(tabelrij(wortel, str(vak)))[2]


def typ(cel: _Element, *regels: str, opmaak: str = "") -> None:
    """Type in a cell behind what stands there, a paragraph a line."""
    eerste = list(cel.iterchildren(qn("w:p")))[-1]
    for nr, regel in enumerate(regels):
        nieuw = alinea(regel, opmaak)
        if nr == 0:
            eerste.extend(list(nieuw))
        else:
            cel.append(nieuw)


def vul(wortel: _Element, vak: Vak, *regels: str, veld: str = WAARDE) -> None:
    typ(antwoordcel(wortel, vak, veld), *regels)


def zonder_bladwijzers(wortel: _Element) -> None:
    """As a program leaves it that keeps no bookmarks."""
    for naam in ("w:bookmarkStart", "w:bookmarkEnd"):
        for teken in list(wortel.iter(qn(naam))):
            weg(teken)


def zonder_codes(wortel: _Element) -> None:
    """As somebody leaves it who finds the grey codes ugly."""
    codes = {veldcode(*veld) for veld in VELDEN} | {str(vak) for vak, _veld in VELDEN}
    for tekst in list(wortel.iter(qn("w:t"))):
        if tekst.text in codes:
            tekst.text = ""


def weg(element: _Element) -> None:
    ouder = element.getparent()
    assert ouder is not None
    ouder.remove(element)


def na(wortel: _Element, element: _Element, *nieuw: _Element) -> None:
    """Put elements behind another."""
    for volgende in reversed(nieuw):
        element.addnext(volgende)


def tabel_van(wortel: _Element, code: str) -> _Element:
    ouder = tabelrij(wortel, code).getparent()
    assert ouder is not None
    return ouder


def kopie(element: _Element) -> _Element:
    return copy.deepcopy(element)


def alinea_met(wortel: _Element, tekst: str) -> _Element:
    """The printed paragraph that contains a text."""
    return next(
        p for p in wortel.iter(qn("w:p")) if tekst in "".join(deel.text or "" for deel in p.iter(qn("w:t")))
    )
