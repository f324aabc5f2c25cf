"""Pieces as files: the pages in a table of contents are those of the PDF."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest

from korpsmonitor_tui.services import pdf, stukken
from korpsmonitor_tui.services.pdf import maak_pdf
from korpsmonitor_tui.services.stukken import lees_paginas
from korpsmonitor_tui.word.inhoudsopgave import REKEN
from korpsmonitor_tui.word.stuk import schrijf_stuk
from tests.word import libreoffice
from tests.word.rapport import rapport
from tests.word.voorbeeld import HUISSTIJL

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Laptop

REFERENTIE = (
    b"/Subtype/Link/Border[0 0 0]/Rect[1 2 3 4]/Contents<FEFF0033>/Dest[46 0 R/XYZ 1 2 0]/StructParent 7>>"
)


@libreoffice.nodig_met_pdftotext
def test_the_pages_of_the_contents_are_where_the_headings_stand(tmp_path: Path) -> None:
    bestand = schrijf_stuk(rapport(), HUISSTIJL.read_bytes(), REKEN)
    gemaakt = maak_pdf(bestand.inhoud)
    paginas = lees_paginas(gemaakt, len(bestand.verwezen))
    assert paginas is not None
    teksten = libreoffice.pdf_tekst(gemaakt, tmp_path)
    gezocht = ["Inleiding", "Doel", "Overzicht", "Beeld", "Bijlage", "Aantal controles", "Scores", "Het vlak"]
    for kop, pagina in zip(gezocht, paginas, strict=True):
        assert kop in teksten[pagina - 1]
        assert pagina > 2
    assert b"pdfaid:part" in gemaakt


@pytest.mark.parametrize(
    ("inhoud", "aantal", "verwacht"),
    [
        (b"/Kids[1 0 R\n8 0 R 46 0 R]" + REFERENTIE, 1, (3,)),
        (b"/Kids[1 0 R 8 0 R 46 0 R]" + REFERENTIE, 2, None),
        (b"/Kids[1 0 R 46 0 R 8 0 R]" + REFERENTIE, 1, None),
        (b"/Kids[1 0 R 8 0 R]" + REFERENTIE, 1, None),
        (b"/Kids[1 0 R 8 0 R 46 0 R]" + REFERENTIE.replace(b"0033", b"0078"), 1, None),
        (REFERENTIE, 1, None),
        (b"", 0, None),
    ],
)
def test_a_page_that_is_not_certain_is_not_told(
    inhoud: bytes, aantal: int, verwacht: tuple[int, ...] | None
) -> None:
    assert lees_paginas(inhoud, aantal) == verwacht


def test_the_pages_of_the_pdf_stand_in_the_word_file(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    gemaakt: list[bytes] = []

    def maak(docx: bytes) -> bytes:
        gemaakt.append(docx)
        delen = (REFERENTIE.replace(b"StructParent 7", b"StructParent %d" % nr) for nr in range(8))
        return b"/Kids[1 0 R 8 0 R 46 0 R]" + b"".join(delen)

    monkeypatch.setattr(pdf, "is_mogelijk", lambda: True)
    monkeypatch.setattr(pdf, "maak_pdf", maak)
    uit = stukken.schrijf(laptop.coordinator, rapport())
    assert uit.pdf is None
    assert uit.meldingen == ()
    assert "1 Inleiding 3" in _inhoud(uit.docx)
    assert len(gemaakt) == 1
    assert stukken.schrijf(laptop.coordinator, rapport(), als_pdf=True).pdf == maak(b"")
    gemaakt.clear()
    snel = stukken.schrijf(laptop.coordinator, rapport(), paginas=False)
    assert "1 Inleiding" in _inhoud(snel.docx)
    assert len(snel.meldingen) == 1
    assert not gemaakt


def test_without_certain_pages_word_is_left_to_fill_them_in(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "is_mogelijk", lambda: True)
    monkeypatch.setattr(pdf, "maak_pdf", lambda _docx: b"%PDF-1.7")
    uit = stukken.schrijf(laptop.coordinator, rapport(), als_pdf=True)
    assert uit.pdf == b"%PDF-1.7"
    assert "paginanummers" in uit.meldingen[0]
    assert "1 Inleiding" in _inhoud(uit.docx)


def _inhoud(inhoud: bytes) -> list[str]:
    """The lines of the table of contents."""
    document = docx.Document(io.BytesIO(inhoud))
    return [
        " ".join(alinea.text.split()) for alinea in document.paragraphs if alinea.style and (alinea.style.name or "").startswith("toc ")
    ]  # fmt: skip
