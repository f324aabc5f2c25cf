"""Pieces as files: the pages in a table of contents are those of the PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.services.pdf import maak_pdf
from korpsmonitor_tui.services.stukken import lees_paginas
from korpsmonitor_tui.word.inhoudsopgave import REKEN
from korpsmonitor_tui.word.stuk import schrijf_stuk
from tests.word import libreoffice
from tests.word.rapport import rapport
from tests.word.voorbeeld import HUISSTIJL

if TYPE_CHECKING:
    from pathlib import Path

REFERENTIE = (
    b"/Subtype/Link/Border[0 0 0]/Rect[1 2 3 4]/Contents<FEFF0033>/Dest[46 0 R/XYZ 1 2 0]/StructParent 7>>"
)


@libreoffice.nodig_met_pdftotext
def test_the_pages_of_the_contents_are_where_the_headings_stand(tmp_path: Path) -> None:
    bestand = schrijf_stuk(rapport(), HUISSTIJL.read_bytes(), REKEN)
    pdf = maak_pdf(bestand.inhoud)
    paginas = lees_paginas(pdf, len(bestand.verwezen))
    assert paginas is not None
    teksten = libreoffice.pdf_tekst(pdf, tmp_path)
    gezocht = ["Inleiding", "Doel", "Overzicht", "Beeld", "Bijlage", "Aantal controles", "Scores", "Het vlak"]
    for kop, pagina in zip(gezocht, paginas, strict=True):
        assert kop in teksten[pagina - 1]
        assert pagina > 2
    assert b"pdfaid:part" in pdf


@pytest.mark.parametrize(
    ("pdf", "aantal", "verwacht"),
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
    pdf: bytes, aantal: int, verwacht: tuple[int, ...] | None
) -> None:
    assert lees_paginas(pdf, aantal) == verwacht
