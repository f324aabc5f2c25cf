"""Makes the demo input from the text of the Korpsmonitor 2011-2012.

    python scripts/lees_rapporttekst.py BRONTEKST UIT

BRONTEKST is the report as text: a line per paragraph, tables as tab-separated lines. The text is carried over
as published; only what the page layout broke is joined again, and every such repair is recorded with its
passage. Korpsen whose text the source omits are left out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from korpsmonitor_tui.bestanden.schrijf import schrijf_bestand
from korpsmonitor_tui.domain.errors import KorpsmonitorFout, OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.instrument import lees_instrument

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.instrument import Gesprekspartij, Instrument

WORTEL = Path(__file__).resolve().parent.parent

HERSTELREGELS = {
    "afbreekstreepje": "Een woord met een streepje erin is aaneengeschreven als het zonder streepje ook elders in de "
    "bron staat: het streepje stamt dan vermoedelijk van een afgebroken regel of pagina.",
    "paginabreuk": "Twee tekstblokken zijn samengevoegd als het eerste niet met een leesteken eindigt.",
    "tabelbreuk": "Tekst die door een kleurentabel in tweeën is gedeeld, is samengevoegd.",
}
TOELICHTING = (
    "Gepubliceerde tekst van de korpsparagrafen, aangehaald als voorbeeldmateriaal. 'paragraaf' is die van het "
    "gedrukte rapport (het derde cijfer is de zoveelste kop); 'nummer_in_scan' en "
    "'regels' wijzen de plaats in de brontekst aan. Koppen, kleurentabellen en paginaopmaak zijn weggelaten; de spelling is ongemoeid gelaten. De activiteiten naar aanleiding van de "
    "vorige Korpsmonitor staan als onderdeel 'activiteiten' in het hoofdstuk prognose, omdat de vragenlijst er daar "
    "naar vraagt. Een inleiding van een korpsparagraaf staat als onderdeel 'inleiding' in het hoofdstuk organisatie."
)
ZONDER_TEKST = {
    "referentiekader": "Het rapport behandelt het Referentiekader in de paragraaf Organisatie.",
}
"""Chapters of the questionnaire that no korps has a section for, with the reason."""
KOPPEN = (
    ("Organisatie", "organisatie", "organisatie"),
    ("Toezicht", "toezicht", "toezicht"),
    ("Informatie", "informatie", "informatie"),
    ("Opsporing", "opsporing", "opsporing"),
    ("Eindscore", "", "eindscore"),
    ("Oordeel over", "ketensamenwerking", "partners"),
    ("Activiteiten naar aanleiding", "prognose", "activiteiten"),
    ("Prognose", "prognose", "prognose"),
)
"""(how the heading starts, chapter code, part). Sections are known by heading: their numbers are partly wrong."""
SLUITKOP = "Eindresultaat"
"""Heading of the chapter after the korps sections."""
WEGGELATEN = "[tekst weggelaten]"
PAGINAVOET = re.compile(r"-{3,}|Korpsmonitor\s*|prostitutie & mensenhandel 2011-2012\s*")
KOP = re.compile(r"#+\s+(.*)")
KORPSKOP = re.compile(r"2\.\d+\s+(\D.*)")
SECTIENUMMERS = re.compile(r"((?:\d+(?:\.\d+)*\.?\s+)*)(.*)")
VETGEDRUKT = re.compile(r"\*\*(.+?)\*\*")
STREEPJE = re.compile(r"\b([a-zà-ÿ]+)-([a-zà-ÿ]+)\b")


@dataclass
class Blok:
    """A paragraph (``alinea``) or list item (``punt``), with its source lines and the repairs made."""

    soort: str
    tekst: str
    regels: list[int]
    herstel: list[dict[str, str]] = field(default_factory=list)


@dataclass
class Sectie:
    """The lines under one heading; ``volgnummer`` 0 is what precedes the first heading."""

    kop: str
    nummer_in_scan: str
    regel: int
    volgnummer: int
    regels: list[tuple[int, str]] = field(default_factory=list)


def lees_secties(regels: list[str], begin: int, eind: int) -> list[Sectie]:
    """The sections of one korps, from its heading on line ``begin`` up to line ``eind``."""
    secties = [Sectie("Inleiding", "", begin, 0)]
    for nummer in range(begin + 1, eind):
        regel = regels[nummer - 1]
        if kop := KOP.fullmatch(regel):
            delen = SECTIENUMMERS.fullmatch(kop[1].replace("*", "").strip())
            cijfers, titel = (delen[1], delen[2]) if delen else ("", kop[1])
            secties.append(Sectie(titel.rstrip("."), cijfers.strip(), nummer, len(secties)))
        else:
            secties[-1].regels.append((nummer, regel))
    return secties


def lees_blokken(sectie: Sectie, woorden: set[str]) -> list[Blok]:
    """The paragraphs and list items of a section, joined where a page or a table broke them."""
    blokken: list[Blok] = []
    tabel = False
    for nummer, regel in sectie.regels:
        tekst = regel.strip()
        if "\t" in regel:
            tabel = True
        elif tekst and tekst != WEGGELATEN and not PAGINAVOET.fullmatch(tekst):
            soort = "punt" if tekst.startswith("- ") else "alinea"
            blok = Blok(soort, tekst.removeprefix("- "), [nummer])
            vorige = blokken[-1] if blokken else None
            if vorige and (breuk := _breuk(vorige, blok, tabel)):
                _voeg_samen(vorige, blok, breuk)
            else:
                blokken.append(blok)
            tabel = False
    for blok in blokken:
        _herstel_streepjes(blok, woorden)
    return blokken


def _breuk(vorige: Blok, blok: Blok, tabel: bool) -> str:
    if blok.soort == "punt":
        return ""
    if tabel:
        return "tabelbreuk"
    # Bold at the end is a verdict, which the report prints without a full stop.
    return "" if vorige.tekst.endswith((".", "!", "?", ":", ";", "**")) else "paginabreuk"


def _voeg_samen(vorige: Blok, blok: Blok, breuk: str) -> None:
    voor, na = vorige.tekst.split()[-1], blok.tekst.split()[0]
    # A hyphen at the end stays for now: whether it belongs to the word is decided by _herstel_streepjes.
    naad = "" if vorige.tekst.endswith("-") else " "
    vorige.tekst += naad + blok.tekst
    vorige.regels += blok.regels
    vorige.herstel.append({"regel": breuk, "van": f"{voor} | {na}", "naar": f"{voor}{naad}{na}"})


def _herstel_streepjes(blok: Blok, woorden: set[str]) -> None:
    def heel(treffer: re.Match[str]) -> str:
        samen = treffer[1] + treffer[2]
        if samen not in woorden:
            return treffer[0]
        blok.herstel.append({"regel": "afbreekstreepje", "van": treffer[0], "naar": samen})
        return samen

    blok.tekst = STREEPJE.sub(heel, blok.tekst)


def lees_korps(secties: list[Sectie], partij: Gesprekspartij, woorden: set[str]) -> dict[str, object]:
    """The text of one korps by chapter, and its eindscore with the motivation that is printed with it."""
    korps: dict[str, object] = {"partij": partij.code, "paragraaf": partij.paragraaf}
    teksten = []
    for sectie in secties:
        blokken = lees_blokken(sectie, woorden)
        if not blokken:
            continue
        hoofdstuk, onderdeel = _plaats(sectie)
        plek = {
            "paragraaf": f"{partij.paragraaf}.{sectie.volgnummer}" if sectie.volgnummer else partij.paragraaf,
            "nummer_in_scan": sectie.nummer_in_scan,
            "regel": sectie.regel,
        }
        if hoofdstuk:
            kop = {"hoofdstuk": hoofdstuk, "onderdeel": onderdeel, "kop": sectie.kop}
            teksten.append({**kop, **plek, "alineas": [asdict(blok) for blok in blokken]})
        else:
            korps["eindscore"] = {**_lees_eindscore(blokken), **plek}
    return {**korps, "secties": teksten}


def _lees_eindscore(blokken: list[Blok]) -> dict[str, object]:
    oordeel = VETGEDRUKT.search(blokken[0].tekst)
    return {
        "oordeel": oordeel[1].rstrip(".") if oordeel else "",
        "motivatie": [blok.tekst for blok in blokken[1:]],
    }


def _plaats(sectie: Sectie) -> tuple[str, str]:
    if not sectie.volgnummer:
        return "organisatie", "inleiding"
    for begin, hoofdstuk, onderdeel in KOPPEN:
        if sectie.kop.startswith(begin):
            return hoofdstuk, onderdeel
    raise OnbruikbareInvoer(
        _('Regel {regel}: de kop "{kop}" is onbekend; er is niets geschreven.').format(
            regel=sectie.regel, kop=sectie.kop
        )
    )


def lees_rapport(inhoud: bytes, instrument: Instrument) -> dict[str, object]:
    """The whole demo input; raises OnbruikbareInvoer if the text is not laid out as expected."""
    tekst = inhoud.decode("utf-8")
    regels = tekst.split("\n")
    woorden = set(re.findall(r"[a-zà-ÿ]+", tekst))
    korpsen = []
    for begin, eind, partij in _korpsgrenzen(regels, instrument):
        korps = lees_korps(lees_secties(regels, begin, eind), partij, woorden)
        if korps["secties"]:
            korpsen.append(korps)
    return {
        "bron": instrument.bron,
        "sha256": hashlib.sha256(inhoud).hexdigest(),
        "toelichting": TOELICHTING,
        "herstelregels": HERSTELREGELS,
        "zonder_tekst": ZONDER_TEKST,
        "korpsen": korpsen,
    }


def _korpsgrenzen(regels: list[str], instrument: Instrument) -> list[tuple[int, int, Gesprekspartij]]:
    """(first line, line after the last, party) of every korps section."""
    begin: list[tuple[int, Gesprekspartij]] = []
    eind = 0
    for nummer, regel in enumerate(regels, 1):
        kop = KOP.fullmatch(regel)
        titel = kop[1].replace("*", "").strip() if kop else ""
        korps = KORPSKOP.fullmatch(titel)
        partij = instrument.partij(korps[1]) if korps else None
        if partij and partij.nummer:
            begin.append((nummer, partij))
        elif titel.endswith(SLUITKOP):
            eind = nummer
    verwacht = [partij.code for partij in instrument.partijen if partij.nummer]
    if [partij.code for _nummer, partij in begin] != verwacht or not eind:
        raise OnbruikbareInvoer(_("De korpsparagrafen zijn niet alle gevonden; er is niets geschreven."))
    volgende = [nummer for nummer, _partij in begin[1:]] + [eind]
    return [(nummer, tot, partij) for (nummer, partij), tot in zip(begin, volgende, strict=True)]


def main() -> int:
    """Read the arguments, write the file and say what was read."""
    opdracht = argparse.ArgumentParser(description="Maakt de demo-invoer uit de tekst van de Korpsmonitor.")
    opdracht.add_argument("brontekst", type=Path)
    opdracht.add_argument("uit", type=Path)
    keuzes = opdracht.parse_args()
    try:
        instrument = lees_instrument(WORTEL / "templates" / "korpsmonitor", WORTEL / "db")
        rapport = lees_rapport(keuzes.brontekst.read_bytes(), instrument)
        inhoud = json.dumps(rapport, ensure_ascii=False, indent=1) + "\n"
        schrijf_bestand(keuzes.uit, inhoud.encode(), overschrijf=True)
    except (KorpsmonitorFout, OSError, UnicodeDecodeError) as fout:
        sys.stderr.write(f"{fout}\n")
        return 2
    sys.stdout.write(f"{keuzes.uit}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
