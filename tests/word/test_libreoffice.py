"""LibreOffice, a reader that is not ours, opens a verslag, prints it, and hands its marks back."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx

from korpsmonitor_tui.word.verslag import controleer_sjabloon, schrijf_verslag
from tests.word import libreoffice
from tests.word.hulp import alle, deel, schrijf, waarden
from tests.word.voorbeeld import HOOFDSTUKKEN, HUISSTIJL, verslag

if TYPE_CHECKING:
    from pathlib import Path


@libreoffice.nodig_met_pdftotext
def test_the_pdf_has_every_text_and_the_marking_on_every_page(tmp_path: Path) -> None:
    bestand = schrijf(passages=60, demonstratie="DEMONSTRATIE", bijhouden=True)
    paginas = libreoffice.pdf_tekst(libreoffice.zet_om(bestand.inhoud, "pdf", tmp_path), tmp_path)
    assert len(paginas) >= 3
    for nummer, pagina in enumerate(paginas, start=1):
        assert "Dienstgeheim – vertrouwelijk" in pagina
        assert "DEMONSTRATIE" in pagina
        assert f"Pagina {nummer} van {len(paginas)}" in pagina
    woorden = " ".join(" ".join(paginas).split())
    for tekst in (
        *HOOFDSTUKKEN,
        "Korpsmonitor Prostitutie & Mensenhandel",
        "29.764",
        "0(1)",
        "<PCT & RR>",
        "3f" * 32,
    ):
        assert tekst in woorden
    assert all(f" {nummer} " in f" {woorden} " for nummer in range(1, 61))


@libreoffice.nodig
def test_the_marks_of_the_passages_survive_a_trip_through_libreoffice(tmp_path: Path) -> None:
    bestand = schrijf(passages=12, bijhouden=True)
    terug = libreoffice.zet_om(bestand.inhoud, "docx:Office Open XML Text", tmp_path)
    wortel = deel(terug, "word/document.xml")
    namen = [naam for naam in waarden(wortel, "w:bookmarkStart", "w:name") if naam.startswith("_psg_")]
    assert namen == [f"_psg_P{nummer:04d}" for nummer in range(1, 13)]
    assert len(alle(deel(terug, "word/settings.xml"), "w:trackRevisions")) == 1
    eigen = {eigenschap.get("name"): eigenschap[0].text for eigenschap in deel(terug, "docProps/custom.xml")}
    assert eigen["korpsmonitor_versie"] == "2"
    assert eigen["korpsmonitor_kop"] == "3f" * 32
    gelezen = [p.text for p in docx.Document(io.BytesIO(terug)).paragraphs]
    verwacht = [regel.tekst for regel in bestand.basis if regel.passage]
    assert [tekst for tekst in gelezen if tekst in verwacht] == verwacht


@libreoffice.nodig
def test_a_house_style_that_was_edited_in_libreoffice_is_still_usable(tmp_path: Path) -> None:
    bewerkt = libreoffice.zet_om(HUISSTIJL.read_bytes(), "docx:Office Open XML Text", tmp_path)
    assert controleer_sjabloon(bewerkt) == ()
    bestand = schrijf_verslag(verslag(5), bewerkt)
    with zipfile.ZipFile(io.BytesIO(bestand.inhoud)) as zip_:
        assert len(zip_.namelist()) == len(set(zip_.namelist()))
    assert len(waarden(deel(bestand, "word/document.xml"), "w:bookmarkStart", "w:name")) == 5
    assert docx.Document(io.BytesIO(bestand.inhoud)).core_properties.language == "nl-NL"
