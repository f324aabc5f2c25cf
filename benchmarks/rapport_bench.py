"""The whole Korpsmonitor as Word, against python-docx writing the same tables and texts the simple way.

Every korps has what was published of it as answers, a score on every dimension with a motivation, an eindscore, a judgement on
every partner and a text of a page. The simple way is that of python-docx's own documentation: a row at a time, cell by cell;
it has no numbering, captions, contents, footnotes or charts. Times are of the processor, so that what else runs does not count;
that of LibreOffice, which fills in the pages, is of the clock.
"""

from __future__ import annotations

import io
import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import docx
import docx.document

from benchmarks.meting import Meting
from korpsmonitor_tui.domain.gegeven_score import Eindoordeel, GegevenScore, Partneroordeel
from korpsmonitor_tui.domain.stuk import Afbeelding, Kader, Kop, Letter, Tabel, Teken, Tekst, Vak, Verwezen
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.services import democijfers, edities, medewerkers, pdf, rapportteksten, vragenlijst
from korpsmonitor_tui.services.definities import Definities
from korpsmonitor_tui.services.korpsweging import lees_korpsweging, score_id
from korpsmonitor_tui.services.rapportgrond import Rapportgrond
from korpsmonitor_tui.services.rapporttotaal import Totaal
from korpsmonitor_tui.services.sessie import Editie
from korpsmonitor_tui.store.store import Omgeving, Store, richt_in
from korpsmonitor_tui.word.inhoudsopgave import REKEN
from korpsmonitor_tui.word.stuk import schrijf_stuk
from tests.oordelen import GROEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.domain.stuk import Stuk
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie

ONDERWERP: Final = "Rapport"
HOE: Final = (
    "Van elk van de 27 korpsen antwoorden, scores met motivatie, een eindscore, oordelen over partners en een bladzijde tekst;"
    " rekentijd van de processor, mediaan van drie keer."
)
_KEREN: Final = 3
_MAX_S: Final = 10
_SLEUTEL: Final = bytes(32)
_ALINEA: Final = (
    "Het korps voldoet aan de uitgangspunten die ervoor gelden en legt dat in zijn registratie vast. " * 6
)
_TEKST: Final = "\n\n".join([_ALINEA] * 2)


def meet() -> list[Meting]:
    """The whole from database to file, its parts, and its ratio to the simple way."""
    with tempfile.TemporaryDirectory() as map_:
        store, sessie = _bouw(Path(map_))
        sjabloon = sessie.instrumenten.sjabloon("korpsmonitor")
        # Definitions and libraries are read once in the life of a program.
        stuk = _stuk(sessie)
        geheel = _mediaan(lambda: schrijf_stuk(_stuk(sessie), sjabloon))
        store.sluit()
    schrijven = _mediaan(lambda: schrijf_stuk(stuk, sjabloon))
    dubbel = replace(stuk, blokken=(*stuk.blokken, *stuk.blokken))
    twee = _mediaan(lambda: schrijf_stuk(dubbel, sjabloon))
    zonder = replace(stuk, blokken=tuple(blok for blok in stuk.blokken if not isinstance(blok, Afbeelding)))
    ons = _mediaan(lambda: schrijf_stuk(zonder, sjabloon))
    eenvoudig = _mediaan(lambda: _eenvoudig(zonder))
    tabellen = sum(isinstance(blok, Tabel) for blok in stuk.blokken)
    beelden = sum(isinstance(blok, Afbeelding) for blok in stuk.blokken)
    metingen = [
        Meting(
            "de hele Korpsmonitor, 27 korpsen, van database tot Word",
            geheel,
            "s",
            _MAX_S,
            f"{tabellen} tabellen, {beelden} grafieken",
            "het hele rapport, met nummering, inhoudsopgave, voetnoten en grafieken.",
        ),
        Meting(
            "het rapport: het schrijven van het Word-bestand",
            schrijven,
            "s",
            uitleg="idem, als alles al is gelezen en berekend.",
        ),
        Meting(
            "het rapport tegenover python-docx op de eenvoudige manier",
            ons / eenvoudig,
            "x",
            1,
            uitleg="dezelfde teksten en tabellen zonder grafieken, gedeeld door python-docx zoals zijn handleiding het doet, cel voor cel.",
        ),
        Meting(
            "het rapport met twee keer zoveel blokken",
            twee / schrijven,
            "x",
            2.5,
            uitleg="2 is recht evenredig met de lengte.",
        ),
    ]
    if pdf.is_mogelijk():
        begin = time.perf_counter()
        pdf.maak_pdf(schrijf_stuk(stuk, sjabloon, REKEN).inhoud)
        metingen.append(
            Meting(
                "het rapport als PDF/A",
                time.perf_counter() - begin,
                "s",
                uitleg="omgezet door LibreOffice, waaruit ook de paginanummers komen; op de klok, één keer.",
            )
        )
    return metingen


def _stuk(sessie: Sessie) -> Stuk:
    return Totaal(Rapportgrond(sessie)).stuk()


def _eenvoudig(stuk: Stuk) -> bytes:
    """The same texts and tables, as the documentation of python-docx makes them."""
    document = docx.Document()
    for blok in stuk.blokken:
        match blok:
            case Kop(tekst, niveau):
                document.add_heading(tekst, niveau)
            case Tekst(tekst) | Kader(tekst):
                document.add_paragraph(tekst)
            case Tabel():
                _eenvoudige_tabel(document, blok)
            case _:
                pass
    uit = io.BytesIO()
    document.save(uit)
    return uit.getvalue()


def _eenvoudige_tabel(document: docx.document.Document, blok: Tabel) -> None:
    tabel = document.add_table(rows=1, cols=len(blok.kolommen))
    for cel, (titel, _deel) in zip(tabel.rows[0].cells, blok.kolommen, strict=True):
        cel.text = titel
    for rij in blok.rijen:
        for cel, inhoud in zip(tabel.add_row().cells, rij, strict=True):
            match inhoud:
                case Letter(kleur):
                    cel.text = kleur
                case Teken(tekst) | Verwezen(tekst) | Vak(tekst):
                    cel.text = tekst
                case _:
                    cel.text = str(inhoud)


def _bouw(map_: Path) -> tuple[Store, Sessie]:
    pad = map_ / "monitor.db"
    richt_in(pad, _SLEUTEL, "01929292-0000-7000-8000-000000000000")
    store = Store.open_met_sleutel(pad, _SLEUTEL, Omgeving(map_ / "toestand"))
    sessie = edities.maak(store, Definities(), Editie("2011-2012", "Korpsmonitor 2011-2012", "korpsmonitor"))
    medewerkers.nieuw(sessie, "coördinator", [Rol.COORDINATOR])
    sessie = sessie.als(medewerkers.vind(store.lees(), "coördinator"))
    cijfers = sessie.instrumenten.cijfers("korpsmonitor")
    for korps in sessie.instrument.partijen:
        if korps.soort == "korps":
            teksten = democijfers.antwoorden(sessie.instrument, cijfers, korps)
            vragenlijst.zet_antwoorden(sessie, sessie.dossier(korps.code), teksten)
            for onderdeel in rapportteksten.onderdelen(sessie):
                rapportteksten.schrijf_tekst(sessie, korps.code, onderdeel.code, _TEKST)
            _weeg(sessie, sessie.dossier(korps.code))
    return store, sessie


def _weeg(sessie: Sessie, dossier: str) -> None:
    weging = lees_korpsweging(sessie, dossier)
    codes = tuple(cel.dimensie.code for cel in weging.cellen)
    score = GegevenScore(GROEN, _ALINEA, (), "s").naar_json()
    groen = (GROEN,)
    eind = Eindoordeel(GROEN, "", "s", weging.regels.versie, groen, tuple((c, GROEN) for c in codes))
    oordeel = Partneroordeel("groen", _ALINEA, "vragenlijst", "").naar_json()

    def taak(tx: Transactie) -> None:
        for code in codes:
            id_ = tx.maak("score", {"dossier": dossier, "dimensie": code}, score_id(dossier, code))
            tx.zet("score", id_, "oordeel", score)
        for partner in weging.partners:
            code = partner.dimensie.code
            id_ = tx.maak("partneroordeel", {"dossier": dossier, "dimensie": code}, score_id(dossier, code))
            tx.zet("partneroordeel", id_, "overgenomen", oordeel)
        tx.maak("eindscore", {"dossier": dossier}, dossier)
        tx.zet("eindscore", dossier, "oordeel", eind.naar_json())

    sessie.store.voer_uit(sessie.wie, taak)


def _mediaan(werk: Callable[[], object]) -> float:
    return statistics.median(_duur(werk) for _keer in range(_KEREN))


def _duur(werk: Callable[[], object]) -> float:
    begin = time.process_time()
    werk()
    return time.process_time() - begin
